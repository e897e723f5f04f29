import type { Mechanism } from "../mechanism.js";

/**
 * 按方案: the plan's own rule with its readings. 满分 and 每个分值 stand for the rule's numbers; 封顶 and 下限 bound what it gives.
 */
export const asPlanned: Mechanism = { needs: [], takes: ["points"], rule: () => undefined };
