/** 最高不超过N分, 封顶N分, 扣完为止, 最低N分: endings that any line may carry. */
import { shapeOf } from "./cellSentences.js";

/** A cap or a floor in points. */
export type Ending = { readonly kind: "cap" | "floor" | "untilNothing"; readonly points: number };

const whose = "(?:本项|该项|单项|此项|累计|合计|总计|总共|全年|每年|每部门|各部门)*";
const cap = new RegExp(
  `^${whose}(?:(?:最高|最多|至多|封顶|上限|不超过|不得超过|以)(?:不超过|不得超过|不超|可加|可扣|加分|扣分|得分|计分|加|扣|得|计|为|至)*#(?:为限|封顶|为上限|为止)?|(?:加|扣|得)?满?#(?:封顶|为限|为上限|为止))$`,
);
const floor = new RegExp(`^${whose}(?:最低|最少|下限|不低于|保底)(?:不低于|得分|计分|得|计|为)*#$`);
const untilNothing = new RegExp(
  `^(?:直至|直到|至)?${whose}(?:分值|分数|得分|分)?扣完(?:本项|该项)?(?:分值|分数|得分|分)?为止$`,
);

/** What a piece of a sentence sets as a cap or a floor; `undefined` when it is no ending. */
export function endingOf(text: string): Ending | undefined {
  if (text.length > 30) return undefined;
  const { shape, numbers } = shapeOf(text);
  if (untilNothing.test(shape)) return { kind: "untilNothing", points: 0 };
  const [points] = numbers;
  if (points === undefined) return undefined;
  if (cap.test(shape)) return { kind: "cap", points };
  return floor.test(shape) ? { kind: "floor", points } : undefined;
}
