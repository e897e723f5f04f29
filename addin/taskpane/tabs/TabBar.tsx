import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useSay, useShared } from "../context.js";
import type { TabId } from "./tabId.js";
import { tabs, type PaneTab } from "./tabs.js";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "nowrap",
    overflow: "hidden",
    minWidth: 0,
    padding: "0 4px",
    "& > *": { flexShrink: 0 },
  },
  lines: { flexWrap: "wrap", padding: "0 4px" },
  more: { alignSelf: "center" },
});

/** The tabs: short names in as many lines as they need (two in the narrowest pane), long ones in a row with a menu for those that do not fit. */
export function TabBar({ chosen, onChoose }: { chosen: TabId; onChoose: (id: TabId) => void }) {
  const styles = useStyles();
  const { say, language } = useShared();
  if (language === "zh-CN") {
    return (
      <TabList
        className={styles.lines}
        size="small"
        selectedValue={chosen}
        onTabSelect={(_, { value }) => onChoose(value as TabId)}
        aria-label={say.tabsLabel}
      >
        {tabs.map(({ id }) => (
          <Tab key={id} value={id} id={tabId(id)} aria-controls={panelId}>
            {say.tabs[id]}
          </Tab>
        ))}
      </TabList>
    );
  }
  return (
    <Overflow minimumVisible={2} padding={8}>
      <TabList
        className={styles.bar}
        size="small"
        selectedValue={chosen}
        onTabSelect={(_, { value }) => onChoose(value as TabId)}
        aria-label={say.tabsLabel}
      >
        {tabs.map((tab) => (
          <OverflowItem key={tab.id} id={tab.id} priority={tab.id === chosen ? 2 : 1}>
            <Tab value={tab.id} id={tabId(tab.id)} aria-controls={panelId}>
              {say.tabs[tab.id]}
            </Tab>
          </OverflowItem>
        ))}
        <MoreTabs onChoose={onChoose} />
      </TabList>
    </Overflow>
  );
}

/** Id of the element that shows the chosen tab. */
export const panelId = "pane-content";

export function tabId(id: TabId): string {
  return `tab-${id}`;
}

function MoreTabs({ onChoose }: { onChoose: (id: TabId) => void }) {
  const styles = useStyles();
  const say = useSay();
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    <div ref={ref} role="presentation" className={styles.more}>
      <Menu positioning={{ position: "below", align: "end" }}>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            size="small"
            icon={<MoreHorizontalRegular />}
            aria-label={say.moreTabs}
            role="tab"
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {tabs.map((tab) => (
              <HiddenTab key={tab.id} tab={tab} onChoose={onChoose} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

function HiddenTab({ tab, onChoose }: { tab: PaneTab; onChoose: (id: TabId) => void }) {
  const say = useSay();
  if (useIsOverflowItemVisible(tab.id)) return null;
  return <MenuItem onClick={() => onChoose(tab.id)}>{say.tabs[tab.id]}</MenuItem>;
}
