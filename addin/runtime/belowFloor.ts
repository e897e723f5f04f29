/** A plain page for an Excel below the floor, which says what to do instead. @param lacking what it lacks (`floor.ts`) */
export function belowFloor(lacking: readonly string[]): HTMLElement {
  const box = document.createElement("main");
  box.className = "plain";
  const title = document.createElement("h1");
  title.textContent = document.title;
  box.append(title);
  const line = (text: string) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    box.append(paragraph);
    return paragraph;
  };
  line(
    `此版本的 Excel 不支持本加载项（缺少 ${lacking.join("、")}）。请使用 Excel 2021 或更高版本、Microsoft 365 或网页版 Excel；也可以不用 Excel，在浏览器里打开单机页面。`,
  );
  line(
    `This Excel cannot run the add-in (it lacks ${lacking.join(", ")}). Use Excel 2021 or later, Microsoft 365 or Excel on the web, or the stand-alone page in a browser.`,
  );
  const link = document.createElement("a");
  link.href = "standalone.html";
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "打开单机页面 Open the stand-alone page";
  line("").append(link);
  return box;
}
