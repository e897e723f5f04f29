import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { plainNumber, type Assessment } from "../../../engine/index.js";
import { useSay, useShared } from "../context.js";
import { signed } from "../format.js";
import { Bar } from "./Bar.js";
import { Headline } from "./Headline.js";
import { LevelBadge, LightBadge } from "./LightBadge.js";
import { Section } from "./Section.js";

const useStyles = makeStyles({
  label: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  ranking: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  rankLine: {
    display: "grid",
    gridTemplateColumns: "22px minmax(0, 1fr) 52px",
    columnGap: "8px",
    rowGap: "4px",
    alignItems: "center",
    padding: "7px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":last-child": { borderBottomStyle: "none", paddingBottom: 0 },
  },
  rank: { textAlign: "center", fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
  podium: { fontWeight: tokens.fontWeightBold, color: tokens.colorBrandForeground1 },
  name: { display: "flex", alignItems: "center", gap: "6px", flexWrap: "wrap", minWidth: 0 },
  total: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", textAlign: "end" },
  light: { justifySelf: "end" },
  wideCell: { minWidth: 0 },
  detail: { gridColumnStart: "2", gridColumnEnd: "-1", display: "flex", flexWrap: "wrap", columnGap: "10px" },
  legend: {
    display: "flex",
    gap: "10px",
    alignItems: "center",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  swatch: {
    display: "inline-block",
    width: "10px",
    height: "10px",
    borderRadius: "2px",
    marginInlineEnd: "4px",
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  swatchBonus: {
    backgroundColor: tokens.colorPaletteLightGreenBackground3,
    "@media (forced-colors: active)": { backgroundColor: "GrayText" },
  },
});

/** Every unit by rank, with what its total is made of. */
export function Ranking({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const { say, openUnit } = useShared();
  const byName = new Map(assessment.units.map((unit) => [unit.name, unit]));
  const longest = Math.max(100, ...assessment.units.map((unit) => unit.base + unit.bonus));
  return (
    <Section title={say.ranking} aside={<Legend />}>
      <Headline />
      <ol className={styles.ranking}>
        {assessment.ranking.map((name) => {
          const unit = byName.get(name);
          if (unit === undefined) return null;
          return (
            <li key={name} className={styles.rankLine}>
              <span
                className={mergeClasses(styles.rank, unit.rank <= 3 && styles.podium)}
                aria-label={say.rankNumber(unit.rank)}
              >
                {unit.rank}
              </span>
              <span className={styles.name}>
                <Link as="button" inline lang="zh-CN" onClick={() => openUnit(name)} title={say.openUnit(name)}>
                  {name}
                </Link>
                <LevelBadge level={unit.escalation.level} />
              </span>
              <span className={styles.total} aria-label={say.points(plainNumber(unit.total))}>
                {plainNumber(unit.total)}
              </span>
              <span />
              <div className={styles.wideCell}>
                <Bar value={unit.base} second={unit.bonus} whole={longest} />
              </div>
              <span className={styles.light}>
                <LightBadge light={unit.light} />
              </span>
              <span className={mergeClasses(styles.label, styles.detail)}>
                {unit.group !== undefined && (
                  <span>{`${say.rankWithin(unit.group.name)} ${unit.group.rank}/${unit.group.of}`}</span>
                )}
                <span>{say.baseShort(plainNumber(unit.base))}</span>
                {unit.bonus !== 0 && <span>{say.bonusShort(signed(unit.bonus))}</span>}
                {unit.deduction !== 0 && <span>{say.deductionShort(signed(unit.deduction))}</span>}
                <span>
                  {say.quotaShort(
                    unit.quota.filled === null ? "–" : plainNumber(unit.quota.filled),
                    plainNumber(unit.quota.required),
                  )}
                </span>
                <span>{say.visitsShort(plainNumber(unit.visits.done), plainNumber(unit.visits.required))}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Legend() {
  const styles = useStyles();
  const say = useSay();
  return (
    <span className={styles.legend}>
      <span>
        <span className={styles.swatch} aria-hidden="true" />
        {say.base}
      </span>
      <span>
        <span className={mergeClasses(styles.swatch, styles.swatchBonus)} aria-hidden="true" />
        {say.bonus}
      </span>
    </span>
  );
}
