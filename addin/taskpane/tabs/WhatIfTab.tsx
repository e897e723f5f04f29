import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { useMemo, useState, type FormEvent } from "react";
import {
  addToFacts,
  assess,
  isoDate,
  parseIsoDate,
  plainNumber,
  type Addition,
  type Assessment,
  type Day,
} from "../../../engine/index.js";
import { useAssessment, useKept, useSay, useShared } from "../context.js";
import { dayText } from "../format.js";
import { useColumns } from "../parts/columns.js";
import { Section } from "../parts/Section.js";
import type { Strings } from "../strings.zh.js";

const kinds = ["project", "visit", "lead"] as const satisfies readonly Addition["kind"][];
type Kind = (typeof kinds)[number];
/** What can be supposed here. */
type Supposition = Extract<Addition, { kind: Kind }>;
const stages = ["signed", "started", "producing"] as const;
type Stage = (typeof stages)[number];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  form: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(120px, 1fr))",
    columnGap: "12px",
    rowGap: "8px",
    alignItems: "end",
  },
  wide: { gridColumnStart: "1", gridColumnEnd: "-1" },
  kinds: { flexWrap: "wrap" },
  control: { minWidth: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  line: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "8px",
    paddingBlock: "4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  scroll: { overflowX: "auto" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    "& th, & td": { padding: "4px 8px 4px 0", textAlign: "start", fontWeight: tokens.fontWeightRegular },
    "& thead th": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    "& td": { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  },
  moved: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
});

/** 试算: what another project, visit or lead would change, without touching the workbook. */
export function WhatIfTab() {
  const styles = useStyles();
  const columns = useColumns();
  const { say, language } = useShared();
  const assessment = useAssessment();
  const [suppositions, setSuppositions] = useKept<readonly Supposition[]>("whatIf", []);
  return (
    <div className={columns.two}>
      <div className={columns.stack}>
        <Section title={say.whatIfAdd}>
          <p className={styles.quiet}>{say.whatIfIntro}</p>
          <SuppositionForm onAdd={(supposition) => setSuppositions([...suppositions, supposition])} />
        </Section>
        <Section
          title={say.whatIfList}
          aside={
            suppositions.length > 1 ? (
              <Button size="small" onClick={() => setSuppositions([])}>
                {say.removeAll}
              </Button>
            ) : undefined
          }
        >
          {suppositions.length === 0 ? (
            <p className={styles.quiet}>{say.whatIfEmpty}</p>
          ) : (
            <ul className={styles.list}>
              {suppositions.map((supposition, index) => {
                const text = suppositionText(supposition, say, (day) => dayText(day, language));
                return (
                  <li key={index} className={styles.line}>
                    <span>{text}</span>
                    <Button
                      appearance="subtle"
                      size="small"
                      icon={<DismissRegular />}
                      aria-label={say.removeThis(text)}
                      title={say.remove}
                      onClick={() => setSuppositions(suppositions.filter((_, other) => other !== index))}
                    />
                  </li>
                );
              })}
            </ul>
          )}
        </Section>
      </div>
      {suppositions.length > 0 && <Result before={assessment} suppositions={suppositions} />}
    </div>
  );
}

function suppositionText(supposition: Supposition, say: Strings, day: (day: Day) => string): string {
  const { unit, count = 1 } = supposition;
  if (supposition.kind === "visit") return say.whatIfVisit(unit, count);
  if (supposition.kind === "lead") return say.whatIfLead(unit, count, day(supposition.day));
  const { category, started, producing, investment, topTier = false } = supposition;
  const stage: Stage = producing !== undefined ? "producing" : started !== undefined ? "started" : "signed";
  return say.whatIfProject(
    unit,
    category,
    say.whatIfStages[stage],
    investment === undefined ? "" : plainNumber(investment),
    topTier,
  );
}

function SuppositionForm({ onAdd }: { onAdd: (supposition: Supposition) => void }) {
  const styles = useStyles();
  const say = useSay();
  const { units, plan, asOf } = useAssessment();
  const first = units[0]?.name ?? "";
  const [kind, setKind] = useState<Kind>("project");
  const [unit, setUnit] = useKept("unit", first);
  const [service, setService] = useState("");
  const [category, setCategory] = useState(plan.categories[0]?.name ?? "");
  const [stage, setStage] = useState<Stage>("signed");
  const [investment, setInvestment] = useState("");
  const [topTier, setTopTier] = useState(false);
  const [count, setCount] = useState("1");
  const [day, setDay] = useState(isoDate(asOf));
  const amount = Number(investment);
  const amountFine = investment.trim() === "" || (Number.isFinite(amount) && amount >= 0);
  const number = Number(count);
  const countFine = Number.isInteger(number) && number >= 1 && number <= 999;
  const when = parseIsoDate(day);
  const fine = kind === "project" ? amountFine : countFine && (kind === "visit" || when !== undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fine) return;
    if (kind === "project") {
      onAdd({
        kind,
        unit,
        servicedBy: service || unit,
        category,
        signed: asOf,
        ...(stage !== "signed" && { started: asOf }),
        ...(stage === "producing" && { producing: asOf }),
        topTier,
        ...(investment.trim() !== "" && { investment: amount }),
      });
    } else if (kind === "visit") onAdd({ kind, unit, day: asOf, count: number });
    else if (when !== undefined) onAdd({ kind, unit, count: number, day: when });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={say.whatIfKind} className={styles.wide}>
        <RadioGroup
          layout="horizontal"
          className={styles.kinds}
          value={kind}
          onChange={(_, { value }) => setKind(value as Kind)}
        >
          {kinds.map((option) => (
            <Radio key={option} value={option} label={say.whatIfKinds[option]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={say.unit}>
        <Select className={styles.control} value={unit} onChange={(_, { value }) => setUnit(value)}>
          {units.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      {kind === "project" && (
        <>
          <Field label={say.whatIfCategory}>
            <Select className={styles.control} value={category} onChange={(_, { value }) => setCategory(value)}>
              {plan.categories.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </Field>
          <Field label={say.whatIfStage}>
            <Select className={styles.control} value={stage} onChange={(_, { value }) => setStage(value as Stage)}>
              {stages.map((option) => (
                <option key={option} value={option}>
                  {say.whatIfStages[option]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say.whatIfInvestment} {...(!amountFine && { validationMessage: say.badNumber })}>
            <Input
              className={styles.control}
              input={{ style: { minWidth: 0 } }}
              inputMode="decimal"
              value={investment}
              onChange={(_, { value }) => setInvestment(value)}
            />
          </Field>
          <Field label={say.whatIfService}>
            <Select
              className={styles.control}
              value={service || unit}
              onChange={(_, { value }) => setService(value === unit ? "" : value)}
            >
              {units.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </Field>
          <Checkbox
            label={say.whatIfTopTier}
            checked={topTier}
            onChange={(_, { checked }) => setTopTier(checked === true)}
          />
        </>
      )}
      {kind !== "project" && (
        <Field label={say.whatIfCount} {...(!countFine && { validationMessage: say.badCount })}>
          <Input
            className={styles.control}
            input={{ style: { minWidth: 0 } }}
            type="number"
            min={1}
            max={999}
            value={count}
            onChange={(_, { value }) => setCount(value)}
          />
        </Field>
      )}
      {kind === "lead" && (
        <Field label={say.whatIfDay}>
          <Input
            className={styles.control}
            input={{ style: { minWidth: 0 } }}
            type="date"
            value={day}
            min={`${plan.year}-01-01`}
            max={isoDate(asOf)}
            onChange={(_, { value }) => setDay(value)}
          />
        </Field>
      )}
      <div className={styles.wide}>
        <Button type="submit" appearance="primary" icon={<AddRegular />} disabled={!fine}>
          {say.add}
        </Button>
      </div>
    </form>
  );
}

function Result({ before, suppositions }: { before: Assessment; suppositions: readonly Supposition[] }) {
  const styles = useStyles();
  const say = useSay();
  const after = useMemo(
    () => assess(addToFacts(before.facts, suppositions), { asOf: before.asOf, readings: before.readings }),
    [before, suppositions],
  );
  const touched = new Set(
    suppositions.flatMap((supposition) =>
      supposition.kind === "project"
        ? [supposition.unit, supposition.servicedBy ?? supposition.unit]
        : [supposition.unit],
    ),
  );
  const pairs = before.units.map((unit, index) => ({ now: unit, then: after.units[index] ?? unit }));
  const main = pairs.filter(({ now }) => touched.has(now.name));
  const moved = pairs.filter(({ now, then }) => !touched.has(now.name) && now.rank !== then.rank);
  const change = (now: number, then: number) => (
    <td className={now === then ? undefined : styles.moved}>
      {now === then ? plainNumber(now) : `${plainNumber(now)} → ${plainNumber(then)}`}
    </td>
  );
  return (
    <Section title={say.whatIfResult} note={`${say.whatIfNow} → ${say.whatIfThen}`}>
      <div role="status" className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say.unit}</th>
              <th scope="col">{say.total}</th>
              <th scope="col">{say.rank}</th>
              <th scope="col">{say.reachable}</th>
            </tr>
          </thead>
          <tbody>
            {main.map(({ now, then }) => (
              <tr key={now.name}>
                <th scope="row" lang="zh-CN">
                  {now.name}
                </th>
                {change(now.total, then.total)}
                {change(now.rank, then.rank)}
                {change(now.reachable, then.reachable)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {moved.length > 0 && (
        <div>
          <p className={styles.quiet}>{say.whatIfOthers}</p>
          <table className={styles.table}>
            <tbody>
              {moved.map(({ now, then }) => (
                <tr key={now.name}>
                  <th scope="row" lang="zh-CN">
                    {now.name}
                  </th>
                  {change(now.rank, then.rank)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
