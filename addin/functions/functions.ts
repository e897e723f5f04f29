/**
 * The custom functions: three lines each. What they show comes from `answers.ts`, how they stay up to date from `stream.ts`.
 * Excel hands over `null` for what a formula leaves out, whatever the type says (`answers.ts` expects it).
 * The tags below become functions.json, so their Chinese texts are what Excel shows; the English ones stand in texts.en.js.
 */
import { escalationOf, quotaDone, quotaOf, rankingTable, rankOf, scoreOf } from "./answers.js";
import { stream } from "./stream.js";

const longAnswers = () => import(/* webpackChunkName: "longAnswers", webpackPrefetch: true */ "./longAnswers.js");

/**
 * 部门得分：总分，或附件5中的一项
 * @customfunction SCORE
 * @param dept 部门名称或简称，如 产促局
 * @param {string} [item] 考核项目：英文键或中文名，如 信息报送；省略为总分
 * @param {any} [asOf] 截止日期；省略为今天，最晚为方案年度的12月31日
 * @param {CustomFunctions.StreamingInvocation<number>} invocation 由 Excel 提供
 * @streaming
 */
export function score(
  dept: string,
  item: string,
  asOf: any,
  invocation: CustomFunctions.StreamingInvocation<number>,
): void {
  stream(invocation, asOf, (assessment) => scoreOf(assessment, dept, item));
}

/**
 * 部门名次，并列同名次（1、1、3）
 * @customfunction SCORERANK
 * @param dept 部门名称或简称
 * @param {any} [asOf] 截止日期；省略为今天
 * @param {CustomFunctions.StreamingInvocation<number>} invocation 由 Excel 提供
 * @streaming
 */
export function scoreRank(dept: string, asOf: any, invocation: CustomFunctions.StreamingInvocation<number>): void {
  stream(invocation, asOf, (assessment) => rankOf(assessment, dept));
}

/**
 * 附件1的招引任务数
 * @customfunction QUOTA
 * @param dept 部门名称或简称
 * @param {string} [category] 行业类别，如 先进陶瓷；省略为全部
 * @param {CustomFunctions.StreamingInvocation<number>} invocation 由 Excel 提供
 * @streaming
 */
export function quota(dept: string, category: string, invocation: CustomFunctions.StreamingInvocation<number>): void {
  stream(invocation, null, (assessment) => quotaOf(assessment, dept, category));
}

/**
 * 已完成的招引任务数
 * @customfunction QUOTADONE
 * @param dept 部门名称或简称
 * @param {string} [category] 行业类别，如 先进陶瓷；省略为全部
 * @param {any} [asOf] 截止日期；省略为今天
 * @param {CustomFunctions.StreamingInvocation<number>} invocation 由 Excel 提供
 * @streaming
 */
export function quotaFilled(
  dept: string,
  category: string,
  asOf: any,
  invocation: CustomFunctions.StreamingInvocation<number>,
): void {
  stream(invocation, asOf, (assessment) => quotaDone(assessment, dept, category));
}

/**
 * 按四、4应提请的通报、约谈、问责；没有则为空
 * @customfunction ESCALATION
 * @param dept 部门名称或简称
 * @param {any} [asOf] 截止日期；省略为今天
 * @param {CustomFunctions.StreamingInvocation<string>} invocation 由 Excel 提供
 * @streaming
 */
export function escalation(dept: string, asOf: any, invocation: CustomFunctions.StreamingInvocation<string>): void {
  stream(invocation, asOf, (assessment) => escalationOf(assessment, dept));
}

/**
 * 得分说明：步骤、带数字的算式、所据的行、条款；结果占多个单元格
 * @customfunction SCOREWHY
 * @param dept 部门名称或简称
 * @param {string} [item] 考核项目：英文键或中文名；省略为全部
 * @param {any} [asOf] 截止日期；省略为今天
 * @param {CustomFunctions.StreamingInvocation<string[][]>} invocation 由 Excel 提供
 * @streaming
 */
export function scoreWhy(
  dept: string,
  item: string,
  asOf: any,
  invocation: CustomFunctions.StreamingInvocation<string[][]>,
): void {
  stream(invocation, asOf, async (assessment) => (await longAnswers()).whyTable(assessment, dept, item));
}

/**
 * 全区排名表；结果占多个单元格
 * @customfunction SCORETABLE
 * @param {any} [asOf] 截止日期；省略为今天
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation 由 Excel 提供
 * @streaming
 */
export function scoreTable(asOf: any, invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  stream(invocation, asOf, rankingTable);
}

/**
 * 台账中需要核对的问题；结果占多个单元格
 * @customfunction SCOREISSUES
 * @param {CustomFunctions.StreamingInvocation<string[][]>} invocation 由 Excel 提供
 * @streaming
 */
export function scoreIssues(invocation: CustomFunctions.StreamingInvocation<string[][]>): void {
  stream(invocation, null, async (assessment) => (await longAnswers()).issuesTable(assessment));
}
