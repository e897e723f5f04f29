/** The order of the test files: those that take longest first, so that no worker begins a long one when the others are done. */
import sequencer from "@jest/test-sequencer";

/** Jest's own, which is CommonJS. */
const Sequencer = sequencer.default ?? sequencer;

/** By their time; a file that is not here comes after them, in Jest's own order. */
const longest = [
  "test/templates/formulaOracle.test.ts",
  "test/e2e/standalone.test.ts",
  "test/e2e/excel.test.ts",
  "test/package/install.test.ts",
  "test/e2e/offline.test.ts",
  "test/realInput/annexes.test.ts",
  "test/addin/collect/collect.test.ts",
  "test/addin/taskpane/standalone/OpenWorkbook.test.ts",
  "test/addin/manifest/tools.test.ts",
  "test/addin/taskpane/pane.test.ts",
  "test/addin/excel/draw.test.ts",
  "test/addin/file/write/drawSheets.test.ts",
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
