import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * Serious or not, axe has nothing to say.
 * @param skip what axe need not look at again: it takes four times as long over contrasts as over everything else,
 * and the stand-alone page shows each tab in the light and in the dark colours, where it does
 * Our pages have no frames, so axe need not open a second page to gather what frames say (its legacy mode); and nodes that pass are not described.
 */
export async function expectAccessible(
  page: Page,
  what: string,
  skip: "nothing" | "contrasts" = "nothing",
): Promise<void> {
  expect(page.frames().length).toBe(1);
  await settled(page);
  // Fluent's focus guards: out of sight, they hand the focus on at once; its makers exclude them in the same way.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .exclude("[data-tabster-dummy]")
    .disableRules(skip === "contrasts" ? ["color-contrast"] : [])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
  ).toEqual([]);
}

/** A button that becomes enabled while axe computes its colours is judged by the colours of two states: so the page has to be at rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let last = performance.now();
        const observer = new MutationObserver(() => (last = performance.now()));
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        const look = () => {
          const running = document
            .getAnimations()
            .some(
              ({ playState, effect }) =>
                playState === "running" && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
            );
          if (performance.now() - last < 150 || running) requestAnimationFrame(look);
          else {
            observer.disconnect();
            resolve();
          }
        };
        look();
      }),
  );
}
