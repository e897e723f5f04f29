/** Tests of what is built, in real programs: browsers, LibreOffice's oracle, npm, a validator. `npm run e2e` runs these, `npm test` all others. */
export const realPrograms = ["test/e2e/", "test/package/", "test/validity/", "test/templates/formulaOracle.test.ts"];
