/** How many workbooks are being read at the moment, so that a test can wait for the end of it and not for a time. */
let underWay = 0;

/** Counts a reading until it is over. */
export function counted<T>(reading: Promise<T>): Promise<T> {
  underWay++;
  return reading.finally(() => void underWay--);
}

export const isReading = (): boolean => underWay > 0;
