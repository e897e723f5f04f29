/** The day from which the open workbook counts its dates. */

/** A serial number of 2000-01-01 where days are counted from 1904; 36526 where they are counted from 1900. No property tells which. */
const newYearFrom1904 = 35064;

/**
 * Asks for the date system with the next `context.sync()`.
 * @returns what was answered, once it has been: whether days are counted from 1904
 */
export function askDateSystem(context: Excel.RequestContext): () => boolean {
  const newYear = context.workbook.functions.date(2000, 1, 1);
  newYear.load("value");
  return () => newYear.value === newYearFrom1904;
}
