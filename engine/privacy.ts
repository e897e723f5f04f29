/** What must not leave the ledgers: telephone numbers, legal representatives, and names that the plan itself spells in two ways. */
import type { Plan } from "./plan.js";
import { maskPhones } from "./phones.js";
import { visibleText } from "./visibleText.js";

export { maskPhones } from "./phones.js";

/** Printed where a name must first be settled. */
export const unsettledName = "【待核】";

/** `欧阳明` → `欧**`: the first sign stays. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  return signs.length === 0 ? "" : `${signs[0]}${"*".repeat(Math.max(1, signs.length - 1))}`;
}

/** Words behind which a legal representative is named, and what may stand between. */
const representative =
  /(法定代表人|法人代表|企业法人)((?:姓名)?[\s\u3000:：为是系“”"（(]{0,4})(\p{Script=Han}[\p{Script=Han}·]{1,3})/gu;
const compound = /^(?:欧阳|司马|诸葛|上官|司徒|东方|独孤|南宫|夏侯|尉迟|皇甫|慕容|令狐|公孙|轩辕|端木|百里|呼延|西门)/u;
/** Family names of nine in ten people; any other sign behind the words begins no name. */
const familyNames = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝",
);
/** Words that begin like a name and stand where one could. */
const noNames = new Set(
  "项目 项目名 时间 时限 时段 单位 单位名 金额 金属 万元 方式 方案 方向 车间 成果 成效 成立 全区 全部 全年 党政办 计划 安排 江西 温州 高新 高新区 路线 费用 卫生 符合 章程 白瓷 石材 尚未 尚无 全称 支持 房屋 任务 任务数 管理 应用 付款".split(
    " ",
  ),
);
/** Signs with which a sentence goes on behind a name. */
const goesOn = new Set("等和与及来到赴带率在对向就表说称同前参考电联将已为的一是有签洽邀拜介");

/** Whether a text is a person's name by its look: a family name and one or two signs more. */
export function looksLikeName(text: string): boolean {
  const start = compound.exec(text)?.[0].length ?? (familyNames.has(text[0] ?? "") ? 1 : 0);
  return (
    start > 0 &&
    !noNames.has(text) &&
    /^\p{Script=Han}+$/u.test(text) &&
    text.length > start &&
    text.length <= start + 2
  );
}

/** Names that a text itself calls legal representatives: `法定代表人：欧阳明` → `法定代表人：欧**`. */
function maskNamedRepresentatives(text: string): string {
  return text.replace(representative, (whole, word: string, gap: string, signs: string) => {
    const start = compound.exec(signs)?.[0].length ?? (familyNames.has(signs[0] as string) ? 1 : 0);
    if (start === 0) return whole;
    let end = start;
    while (end < signs.length && end < start + 2 && !goesOn.has(signs[end] as string)) end++;
    return end === start ? whole : `${word}${gap}${maskName(signs.slice(0, end))}${signs.slice(end)}`;
  });
}

/**
 * What every text that leaves the ledgers goes through: telephone numbers and legal representatives are masked, control characters shown.
 * @param people legal representatives that the ledgers name
 */
export function masked(text: string, people: Iterable<string> = []): string {
  return maskerOf(people)(text);
}

/** What stands beside a label of a form or a heading of a ledger: behind 法定代表人 the whole value is a name. */
export function maskedValue(heading: string, value: string): string {
  return /法定代表人|法人代表/.test(heading) ? value.replace(/[^、，,;；/\s]+/g, maskName) : masked(value);
}

/** The same for many texts. */
export function maskerOf(people: Iterable<string>): (text: string) => string {
  // The longest first: 欧阳明 before 欧阳.
  const hidden = [...new Set(people)]
    .filter((name) => signsOf(name).length > 1)
    .sort((one, other) => other.length - one.length);
  const byStart = new Map<string, NameMask[]>();
  hidden.forEach((name, order) => {
    const start = signsOf(name).slice(0, 2).join("");
    const mask = { order, pattern: new RegExp(spaced(name), "g"), mask: maskName(signsOf(name).join("")) };
    const others = byStart.get(start);
    if (others === undefined) byStart.set(start, [mask]);
    else others.push(mask);
  });
  return (text) => {
    let clean = maskNamedRepresentatives(maskPhones(visibleText(text)));
    if (byStart.size > 0) for (const { pattern, mask } of begunIn(clean, byStart)) clean = clean.replace(pattern, mask);
    return clean;
  };
}

interface NameMask {
  /** The longest is the first. */
  readonly order: number;
  readonly pattern: RegExp;
  readonly mask: string;
}

/** The names whose first two signs follow each other in a text: of thousands that a workbook may name few stand in a sentence. */
function begunIn(text: string, byStart: ReadonlyMap<string, readonly NameMask[]>): NameMask[] {
  const found = new Set<NameMask>();
  let before = "";
  for (const sign of text) {
    if (sign.trim() === "") continue;
    for (const mask of byStart.get(before + sign) ?? []) found.add(mask);
    before = sign;
  }
  return [...found].sort((one, other) => one.order - other.order);
}

/** What every text of a document goes through. @param people legal representatives that the ledgers name */
export function cleanerOf(plan: Plan, people: Iterable<string>): (text: string) => string {
  const doubtful = plan.doubts
    .flatMap(({ namesInDoubt = [] }) => namesInDoubt)
    .map((name) => new RegExp(spaced(name), "g"));
  const mask = maskerOf(people);
  return (text) => doubtful.reduce((clean, pattern) => clean.replace(pattern, unsettledName), mask(text));
}

/** The signs of a name that can be seen. */
function signsOf(name: string): string[] {
  return [...name].filter((sign) => sign.trim() !== "");
}

/** A name as a pattern: white space may stand between its signs (`俞 炜炳`). */
function spaced(name: string): string {
  return signsOf(name)
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[\\s\u3000]*");
}
