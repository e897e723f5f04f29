import { a1 } from "../grid/a1.js";
import type { Place } from "../grid/grid.js";

/** `信息报送台账!C17`, for a message that names another cell. */
export function cellName(place: Place): string {
  return `${place.sheet}!${a1(place)}`;
}
