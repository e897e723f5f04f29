import { childrenOf, type XmlElement } from "./elementTree.js";
import type { Find } from "./finding.js";

/** Children in the order that the schema wants; `*` may be repeated, `!` must be there. */
const orders: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id!",
    "AlternateId",
    "Version!",
    "ProviderName!",
    "DefaultLocale!",
    "DisplayName!",
    "Description!",
    "IconUrl!",
    "HighResolutionIconUrl!",
    "SupportUrl!",
    "AppDomains",
    "Hosts!",
    "Requirements",
    "DefaultSettings!",
    "Permissions!",
    "VersionOverrides",
    "ExtendedOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts!", "Resources!", "WebApplicationInfo", "EquivalentAddins"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor", "MobileFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint*"],
  GetStarted: ["Title!", "Description!", "LearnMoreUrl!"],
  "ExtensionPoint:CustomFunctions": ["Script!", "Page!", "Metadata!", "Namespace"],
  "ExtensionPoint:PrimaryCommandSurface": ["OfficeTab*", "CustomTab*"],
  CustomTab: ["OverriddenByRibbonApi", "Group*", "Label!", "InsertAfter", "InsertBefore"],
  Group: ["OverriddenByRibbonApi", "Label!", "Icon!", "Control*"],
  Control: ["OverriddenByRibbonApi", "Label!", "Supertip!", "Icon!", "Action!", "Enabled"],
  Supertip: ["Title!", "Description!"],
  "Action:ShowTaskpane": ["TaskpaneId", "SourceLocation!", "Title"],
  "Action:ExecuteFunction": ["FunctionName!"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

/** Schemas here are sequences: a child at the wrong place makes the whole manifest void. */
export function checkOrder(element: XmlElement, find: Find): void {
  const type = element.attributes["type"];
  const order = orders[`${element.name}:${type}`] ?? orders[element.name];
  if (order === undefined || (element.name === "Host" && type === undefined)) return;
  const names = order.map((name) => name.replace(/[!*]$/, ""));
  let at = 0;
  for (const child of element.children) {
    const position = names.indexOf(child.name);
    if (position < 0)
      find("unknownElement", child, `${element.name} 里不能有 ${child.name} ${element.name} takes no ${child.name}`);
    else if (position < at)
      find(
        "order",
        child,
        `${child.name} 的位置不对，应在 ${names[at]} 之前 ${child.name} must stand before ${names[at]}`,
      );
    else at = position;
  }
  for (const [index, name] of names.entries()) {
    const count = childrenOf(element, name).length;
    if (order[index]?.endsWith("!") === true && count === 0)
      find("missing", element, `${element.name} 缺少 ${name} ${element.name} lacks ${name}`);
    if (order[index]?.endsWith("*") === false && count > 1)
      find("repeated", element, `${name} 只能有一个 There may be only one ${name}`);
  }
}
