/** How numbers, days and shares are printed; nothing here decides anything. */
import { chineseDate, isoDate, plainNumber, type Day, type Month } from "../../engine/index.js";
import type { Language } from "./services.js";

/** `2024年3月5日`, or `2024-03-05` in English. */
export function dayText(day: Day, language: Language): string {
  return language === "zh-CN" ? chineseDate(day) : isoDate(day);
}

/** `2024年3月`, or `2024-03` in English. */
export function monthText(month: Month, language: Language): string {
  return language === "zh-CN" ? `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月` : month;
}

/** `3月`, or `03`: where the year is clear. */
export function shortMonthText(month: Month, language: Language): string {
  return language === "zh-CN" ? `${Number(month.slice(5, 7))}月` : month.slice(5, 7);
}

/** `+5`, `-5`, `0`. */
export function signed(points: number): string {
  const text = plainNumber(points);
  return points > 0 && text !== "0" ? `+${text}` : text;
}

/** Part of a whole as 0–100, for the length of a bar. */
export function percent(part: number, whole: number): number {
  if (!(whole > 0)) return 0;
  return Math.max(0, Math.min(100, (part / whole) * 100));
}

/** The file's name alone, without folders; both kinds of slash. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** `2024-04-01 09:30` by this computer's clock. */
export function localTime(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
