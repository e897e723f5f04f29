import { useDeferredValue, useMemo } from "react";
import { endedMonths } from "../../../engine/index.js";
import { HeatMap } from "../charts/HeatMap.js";
import { ProgressChart } from "../charts/ProgressChart.js";
import { useAssessment, useSay } from "../context.js";
import { isBlank, ledgerReadings } from "../model/readingView.js";
import { Board } from "../parts/Board.js";
import { useColumns } from "../parts/columns.js";
import { DueNowSection } from "../parts/DueNowSection.js";
import { Ranking } from "../parts/Ranking.js";
import { Repairs } from "../parts/Repairs.js";
import { SearchAll } from "../parts/SearchAll.js";
import { Section } from "../parts/Section.js";
import { WhatWasRead } from "../parts/WhatWasRead.js";

/** 概览: the district against time, the ranking, and what cannot wait. */
export function OverviewTab() {
  const assessment = useAssessment();
  const columns = useColumns();
  const say = useSay();
  const blank = useMemo(() => isBlank(ledgerReadings(assessment)), [assessment]);
  // The ranking is on the screen before what stands below it is drawn.
  const below = useDeferredValue(true, false);
  if (blank) return <WhatWasRead />;
  return (
    <div className={columns.stack}>
      <WhatWasRead />
      <Repairs withHeadings={false} />
      <SearchAll />
      <div className={columns.two}>
        <div className={columns.stack}>
          <Ranking assessment={assessment} />
          {below && (
            <Section title={say.heatTitle} note={say.heatNote}>
              <HeatMap assessment={assessment} />
            </Section>
          )}
        </div>
        <div className={columns.stack}>
          <DueNowSection assessment={assessment} />
          {below && (
            <>
              <Board assessment={assessment} />
              <Section title={say.progressTitle}>
                <ProgressChart assessment={assessment} time={endedMonths(assessment.plan.year, assessment.asOf) / 12} />
              </Section>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
