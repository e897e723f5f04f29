import type { Mechanism } from "../mechanism.js";

/** 取消: the line of the plan does not exist. */
export const cancelled: Mechanism = { needs: [], takes: [], rule: () => undefined };
