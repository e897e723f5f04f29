/** The order of the test files: those that take longest first, so that no worker begins a long one when the others are done. */
import sequencer from "@jest/test-sequencer";

/** Jest's own, which is CommonJS. */
const Sequencer = sequencer.default ?? sequencer;

/** By their time; a file that is not here comes after them, in Jest's own order. */
const longest = [
  "test/e2e/standalone.test.ts",
  "test/e2e/excel.test.ts",
  "test/templates/formulaOracle.test.ts",
  "test/validity/validity.test.ts",
  "test/e2e/olderBrowsers.test.ts",
  "test/addin/taskpane/tabs/officeTabs.test.ts",
  "test/addin/cli/scorecard.test.ts",
  "test/engine/plans/years.test.ts",
  "test/addin/excel/faults.test.ts",
  "test/e2e/clicks.test.ts",
  "test/e2e/pictures.test.ts",
  "test/addin/cli/officeCommands.test.ts",
  "test/package/install.test.ts",
  "test/addin/taskpane/tabs/tabs.test.ts",
  "test/templates/buildTemplate.test.ts",
  "test/engine/tables/updateFacts.test.ts",
  "test/addin/collect/collect.test.ts",
  "test/addin/drafts/draftDocx.test.ts",
  "test/package/kills.test.ts",
  "test/addin/taskpane/pane.test.ts",
  "test/e2e/soak.test.ts",
  "test/e2e/offline.test.ts",
  "test/e2e/packages.test.ts",
  "test/addin/file/read/hostile.test.ts",
  "test/realInput/annexes.test.ts",
];

export default class TestOrder extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = longest.findIndex((name) => path.replaceAll("\\", "/").endsWith(`/${name}`));
      return at < 0 ? longest.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
