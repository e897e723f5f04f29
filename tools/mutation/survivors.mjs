/** Changes that may live, each with its reason: survivors.json holds `{ file, reason, changes: [{ at, change }] }`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A change is known by its file, its source line and what it makes of what; line numbers would move with every edit. */
export function keyOf({ file, at, original, replacement }) {
  return `${file}: ${JSON.stringify([at, `${original} => ${replacement}`])}`;
}

/** The keys of the list. */
export function readList() {
  const list = JSON.parse(readFileSync(join(import.meta.dirname, "survivors.json"), "utf8"));
  return new Set(
    list.flatMap(({ file, changes }) => changes.map(({ at, change }) => `${file}: ${JSON.stringify([at, change])}`)),
  );
}
