/** The tests of this describe, or file, run without Node's own inflater, as in a browser. */
export function inflateAsBrowsers(): void {
  const { getBuiltinModule } = process;
  beforeAll(() => Object.assign(process, { getBuiltinModule: undefined }));
  afterAll(() => Object.assign(process, { getBuiltinModule }));
}
