import { projectStage } from "../../engine/projectStage.js";
import { day, facts, type ProjectRow } from "../helpers/facts.js";

const asOf = day("2024-06-30");
const stageOf = (row: ProjectRow) => projectStage(facts({ projects: [row] }).projects[0]!, asOf);

test.each<[string, ProjectRow, string]>([
  ["not signed, not reviewed", { signed: null, review: "unreviewed" }, "talks"],
  ["not signed, failed in the review", { signed: null, review: "failed" }, "talks"],
  ["not signed, passed the review", { signed: null, review: "passed" }, "reviewed"],
  ["signed on the day itself", { signed: "2024-06-30" }, "signed"],
  ["signed a day later", { signed: "2024-07-01", review: "passed" }, "reviewed"],
  ["signed, with a park", { signed: "2024-03-01", park: "古坊群" }, "landed"],
  ["signed, with a plant", { signed: "2024-03-01", plantArea: 3000 }, "landed"],
  ["signed, with land", { signed: "2024-03-01", landArea: 20 }, "landed"],
  ["started on the day itself", { signed: "2024-03-01", started: "2024-06-30" }, "started"],
  ["to be started a day later", { signed: "2024-03-01", started: "2024-07-01" }, "signed"],
  ["producing", { signed: "2024-03-01", started: "2024-04-01", producing: "2024-06-30" }, "producing"],
  [
    "ended on the day itself, whatever it had reached",
    { producing: "2024-05-01", terminated: "2024-06-30" },
    "terminated",
  ],
  ["to end a day later", { producing: "2024-05-01", terminated: "2024-07-01" }, "producing"],
])("%s", (_, row, stage) => expect(stageOf(row)).toBe(stage));
