import type { EscalationLevel } from "../assessment.js";

/** What a rung of the ladder is called and who may take it (四、4). */
export const escalationNames: Readonly<
  Record<Exclude<EscalationLevel, "none">, { readonly title: string; readonly body: string }>
> = {
  districtNotice: { title: "全区通报", body: "招商引资工作领导小组办公室" },
  summonedTalk: { title: "约谈", body: "区纪检监察工委" },
  accountability: { title: "问责", body: "区纪检监察工委" },
};
