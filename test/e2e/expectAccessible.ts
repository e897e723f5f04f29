import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * Serious or not, axe has nothing to say.
 * Our pages have no frames, so axe need not open a second page to gather what frames say (its legacy mode); and nodes that pass are not described.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(page.frames().length).toBe(1);
  // Fluent's focus guards: out of sight, they hand the focus on at once; its makers exclude them in the same way.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .exclude("[data-tabster-dummy]")
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
  ).toEqual([]);
}
