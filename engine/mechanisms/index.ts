/** Every 计分方式 of 考核规则, one a file. */
import type { Mechanism } from "../mechanism.js";
import type { Method } from "../ruleLine.js";
import { asPlanned } from "./asPlanned.js";
import { banded } from "./banded.js";
import { cancelled } from "./cancelled.js";
import { entered } from "./entered.js";
import { groupScaled } from "./groupScaled.js";
import { periodic } from "./periodic.js";
import { perPiece } from "./perPiece.js";
import { proportional } from "./proportional.js";

export const mechanisms: Readonly<Record<Method, Mechanism>> = {
  asPlanned,
  cancelled,
  perPiece,
  proportional,
  banded,
  monthly: periodic("monthly"),
  weekly: periodic("weekly"),
  quarterly: periodic("quarterly"),
  entered,
  groupScaled,
};
