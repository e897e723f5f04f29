import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";
import type { ThemeKind } from "./services.js";

/** Cobalt blue, as on Jingdezhen's blue-and-white porcelain. */
const cobalt: BrandVariants = {
  10: "#030711",
  20: "#0b1830",
  30: "#0e2650",
  40: "#11326c",
  50: "#153d84",
  60: "#1a489b",
  70: "#2054b0",
  80: "#2a61c2",
  90: "#4074d0",
  100: "#5a88db",
  110: "#739ae4",
  120: "#8cacea",
  130: "#a5bff1",
  140: "#bdd0f5",
  150: "#d5e1f9",
  160: "#edf3fd",
};

/** Chinese first: the system's own fonts of Windows, macOS and Linux; nothing is loaded. */
const fonts = {
  fontFamilyBase:
    '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
  fontFamilyNumeric: '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif',
};

const themes: Readonly<Record<ThemeKind, Theme>> = {
  light: { ...createLightTheme(cobalt), ...fonts },
  dark: {
    ...createDarkTheme(cobalt),
    // Fluent's own steps of the ramp are too dark for text on a dark ground (below 4.5 to 1).
    colorBrandForeground1: cobalt[110],
    colorBrandForeground2: cobalt[120],
    colorBrandForegroundLink: cobalt[110],
    colorBrandForegroundLinkHover: cobalt[120],
    colorBrandForegroundLinkPressed: cobalt[100],
    colorCompoundBrandForeground1: cobalt[110],
    ...fonts,
  },
  highContrast: { ...teamsHighContrastTheme, ...fonts },
};

/** The Fluent theme for a kind of theme. */
export function themeOf(kind: ThemeKind): Theme {
  return themes[kind];
}
