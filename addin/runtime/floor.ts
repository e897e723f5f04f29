/** The oldest Excel that is served: LTSC 2021. What is newer is used where it is found. */
export const floor = [
  ["ExcelApi", "1.14"],
  ["SharedRuntime", "1.1"],
  ["CustomFunctionsRuntime", "1.3"],
] as const;

/** What an Excel lacks of it, such as `ExcelApi 1.14`; empty at or above the floor. */
export function lackingOf(isSetSupported: (set: string, version: string) => boolean): readonly string[] {
  return floor.filter(([set, version]) => !isSetSupported(set, version)).map(([set, version]) => `${set} ${version}`);
}
