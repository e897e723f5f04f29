import { childrenOf, withDescendants, type XmlElement } from "./elementTree.js";
import { longest, type Find } from "./finding.js";

const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80];
const neededIconSizes = [16, 32, 80];
const controlsInGroup = 6;
const groupsInTab = 10;

/** One runtime for functions, commands and pane: every page that runs is the same page. */
export function checkSharedRuntime(root: XmlElement, find: Find): void {
  for (const host of childrenOf(root, "VersionOverrides", "Hosts", "Host")) {
    const runtimes = childrenOf(host, "Runtimes", "Runtime");
    const [runtime] = runtimes;
    if (runtime === undefined) {
      find("sharedRuntime", host, "没有共享运行时 There is no shared runtime");
      continue;
    }
    if (runtimes.length > 1) find("sharedRuntime", host, "只能有一个运行时 There may be only one runtime");
    if (runtime.attributes["lifetime"] !== "long")
      find(
        "sharedRuntime",
        runtime,
        "共享运行时的 lifetime 必须是 long The lifetime of the shared runtime must be long",
      );
    const sets = childrenOf(root, "VersionOverrides", "Requirements", "Sets", "Set").map(
      ({ attributes }) => attributes["Name"],
    );
    if (!sets.includes("SharedRuntime"))
      find("sharedRuntime", runtime, "Requirements 里没有 SharedRuntime The requirements lack SharedRuntime");
    const panes = [...withDescendants(host)].filter(
      ({ name, attributes }) => name === "Action" && attributes["type"] === "ShowTaskpane",
    );
    const pages = [
      ...childrenOf(host, "AllFormFactors", "ExtensionPoint", "Page", "SourceLocation"),
      ...childrenOf(host, "DesktopFormFactor", "FunctionFile"),
      ...panes.flatMap((pane) => childrenOf(pane, "SourceLocation")),
    ];
    for (const page of pages) {
      if (page.attributes["resid"] !== runtime.attributes["resid"])
        find(
          "onePage",
          page,
          `${page.name} 的 resid 必须与 Runtime 相同 The resid of ${page.name} must be that of Runtime`,
        );
    }
    const names = new Set(panes.map((pane) => childrenOf(pane, "TaskpaneId")[0]?.text.trim()));
    if (names.size > 1) find("onePane", host, "共享运行时只能有一个面板 A shared runtime has one pane");
  }
}

/** One tab, and names, numbers and icons of what stands in it. */
export function checkRibbon(root: XmlElement, find: Find): void {
  const all = [...withDescendants(root)];
  const tabs = all.filter(({ name }) => name === "CustomTab");
  for (const tab of tabs.slice(1)) find("oneTab", tab, "一个加载项只能有一个自己的选项卡 An add-in has one custom tab");
  const ids = new Set<string>();
  for (const element of all.filter(({ name }) => ["CustomTab", "Group", "Control"].includes(name))) {
    const id = element.attributes["id"] ?? "";
    if (id === "" || id.length > longest.id)
      find(
        "controlId",
        element,
        `${element.name} 的 id 为 1 至 ${longest.id} 字 The id of ${element.name} has 1 to ${longest.id} characters`,
      );
    if (ids.has(id)) find("duplicateId", element, `id 重复 Two have the id ${id}`);
    ids.add(id);
  }
  for (const tab of tabs)
    if (childrenOf(tab, "Group").length > groupsInTab)
      find("tooMany", tab, `选项卡最多 ${groupsInTab} 组 A tab has at most ${groupsInTab} groups`);
  for (const group of all.filter(({ name }) => name === "Group"))
    if (childrenOf(group, "Control").length > controlsInGroup)
      find("tooMany", group, `一组最多 ${controlsInGroup} 个按钮 A group has at most ${controlsInGroup} controls`);
  for (const icon of all.filter(({ name }) => name === "Icon")) {
    const sizes = childrenOf(icon, "Image").map(({ attributes }) => Number(attributes["size"]));
    const lacking = neededIconSizes.filter((size) => !sizes.includes(size));
    if (lacking.length > 0) find("iconSize", icon, `图标缺少尺寸 The icon lacks the sizes ${lacking.join(", ")}`);
    const odd = sizes.filter((size) => !iconSizes.includes(size));
    if (odd.length > 0) find("iconSize", icon, `没有这样的图标尺寸 There are no icons of size ${odd.join(", ")}`);
  }
  for (const name of all.filter(({ name }) => name === "FunctionName")) {
    if (!/^[A-Za-z_]\w*$/.test(name.text.trim()))
      find("functionName", name, `FunctionName 应为函数名 A function's name is wanted: ${name.text}`);
  }
}
