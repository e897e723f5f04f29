import { Badge, type BadgeProps } from "@fluentui/react-components";
import type { EscalationLevel, Light, Severity } from "../../../engine/index.js";
import { useSay } from "../context.js";

const lightColors = { green: "success", yellow: "warning", red: "danger", none: "subtle" } as const satisfies Record<
  Light,
  BadgeProps["color"]
>;
const levelColors = { districtNotice: "warning", summonedTalk: "severe", accountability: "danger" } as const;
const severityColors = { error: "danger", warning: "warning", info: "informative" } as const satisfies Record<
  Severity,
  BadgeProps["color"]
>;

/** Progress against time, as a word on a colour. */
export function LightBadge({ light }: { light: Light }) {
  const say = useSay();
  return (
    <Badge appearance="tint" size="medium" color={lightColors[light]} title={say.lightTitles[light]}>
      {say.lights[light]}
    </Badge>
  );
}

/** A proposed measure; nothing where there is none. */
export function LevelBadge({ level }: { level: EscalationLevel }) {
  const say = useSay();
  if (level === "none") return null;
  return (
    <Badge appearance="tint" size="medium" color={levelColors[level]} title={say.proposalOnly}>
      {say.levels[level]}
    </Badge>
  );
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  const say = useSay();
  return (
    <Badge appearance="tint" size="medium" color={severityColors[severity]}>
      {say.severities[severity]}
    </Badge>
  );
}
