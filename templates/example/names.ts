/** Names that are no enterprise's. */
import type { Chance } from "../random.js";

/** Words of invented names: constellations and things of the sky, so that no name is an enterprise's. */
const words = [
  "角木",
  "亢金",
  "氐土",
  "房日",
  "心月",
  "尾火",
  "箕水",
  "斗木",
  "牛金",
  "女土",
  "虚日",
  "危月",
  "室火",
  "壁水",
  "奎木",
  "娄金",
  "胃土",
  "昴日",
  "毕月",
  "觜火",
  "参水",
  "井木",
  "鬼金",
  "柳土",
  "星日",
  "张月",
  "翼火",
  "轸水",
];

/** What an enterprise of a category makes. */
export const trades: Readonly<Record<string, readonly string[]>> = {
  先进陶瓷: ["精密陶瓷", "陶瓷基板", "陶瓷轴承", "氮化硅"],
  日用陶瓷: ["日用瓷", "骨质瓷", "餐具瓷", "茶具瓷"],
  文旅: ["研学营地", "非遗街区", "民宿集群"],
  城市建设: ["停车设施", "口袋公园", "智慧管廊"],
  农业: ["生态茶园", "设施蔬菜"],
  装备制造: ["窑炉装备", "专用车零部件"],
  商贸: ["商贸综合体", "供应链"],
  电子信息: ["电子浆料", "传感器"],
};

export const cities = ["佛山", "深圳", "潮州", "东莞", "长沙", "苏州", "宁波", "杭州", "厦门", "淄博", "南昌", "上海"];

/** Takes the name of an enterprise of a category. */
export type FirmNames = (category: string) => string;

/** Names one after the other, none twice: 示例 + star + trade. */
export function firmNames(dice: Chance): FirmNames {
  const used = new Set<string>();
  return (category) => {
    const list = trades[category] ?? trades["商贸"] ?? [];
    for (;;) {
      const name = `示例${dice.pick(words)}${used.size >= 60 ? dice.pick(words) : ""}${dice.pick(list)}公司`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
