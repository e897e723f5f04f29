/** Every rule there is: a line of 附件5 is one file, entered here once. */
import type { ItemRule, NativeFormula } from "./rule.js";
import { admonitionTalk, nativeFormula as admonitionTalkFormula } from "./scoring/admonitionTalk.js";
import { enterpriseVisits, nativeFormula as enterpriseVisitsFormula } from "./scoring/enterpriseVisits.js";
import { largeProjects, nativeFormula as largeProjectsFormula } from "./scoring/largeProjects.js";
import { leadReporting, nativeFormula as leadReportingFormula } from "./scoring/leadReporting.js";
import { projectAttraction, nativeFormula as projectAttractionFormula } from "./scoring/projectAttraction.js";
import { projectService, nativeFormula as projectServiceFormula } from "./scoring/projectService.js";
import { quotaExcess, nativeFormula as quotaExcessFormula } from "./scoring/quotaExcess.js";
import { reminderTalk, nativeFormula as reminderTalkFormula } from "./scoring/reminderTalk.js";
import { summonedTalk, nativeFormula as summonedTalkFormula } from "./scoring/summonedTalk.js";
import { trackingReports, nativeFormula as trackingReportsFormula } from "./scoring/trackingReports.js";

const known = {
  leadReporting,
  enterpriseVisits,
  projectAttraction,
  projectService,
  trackingReports,
  quotaExcess,
  largeProjects,
  summonedTalk,
  reminderTalk,
  admonitionTalk,
} satisfies Record<string, ItemRule>;
/** The rules by the keys of the plan's lines. */
export type RuleName = keyof typeof known;
/** One rule a line of 附件5, in printed order. */
export const rules: Readonly<Record<string, ItemRule>> = known;

/** The same lines as native formulas; only the templates need them. */
export const nativeFormulas: Readonly<Record<string, NativeFormula>> = {
  leadReporting: leadReportingFormula,
  enterpriseVisits: enterpriseVisitsFormula,
  projectAttraction: projectAttractionFormula,
  projectService: projectServiceFormula,
  trackingReports: trackingReportsFormula,
  quotaExcess: quotaExcessFormula,
  largeProjects: largeProjectsFormula,
  summonedTalk: summonedTalkFormula,
  reminderTalk: reminderTalkFormula,
  admonitionTalk: admonitionTalkFormula,
} satisfies Record<RuleName, NativeFormula>;
