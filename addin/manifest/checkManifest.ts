/**
 * Checks an add-in only manifest without asking Microsoft's validation service, which an intranet cannot reach.
 * The rules are those of the schema (MS-OWEMXML) and of the manifest reference that Excel enforces silently: a manifest that breaks one is simply not shown.
 */
import { checkOrder } from "./checkOrder.js";
import { checkRibbon, checkSharedRuntime } from "./checkRibbon.js";
import { childrenOf, elementTree, withDescendants, XmlError, type XmlElement } from "./elementTree.js";
import { longest, type Find, type ManifestFinding } from "./finding.js";

/** Which kind of resource an element's `resid` must name. */
const residKinds: Readonly<Record<string, string>> = {
  Image: "Images",
  Runtime: "Urls",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

const permissions = ["Restricted", "ReadDocument", "ReadAllDocument", "WriteDocument", "ReadWriteDocument"];

/**
 * All findings, in order of their lines; empty for a good manifest.
 * @param xml text of the manifest
 */
export function checkManifest(xml: string): readonly ManifestFinding[] {
  let root: XmlElement;
  try {
    root = elementTree(xml);
  } catch (error) {
    if (error instanceof XmlError)
      return [{ rule: "xml", line: error.line, message: `不是格式良好的 XML Not well-formed: ${error.message}` }];
    throw error;
  }
  const findings: ManifestFinding[] = [];
  const find: Find = (rule, { line }, message) => void findings.push({ rule, line, message });
  if (root.name !== "OfficeApp" || root.attributes["type"] !== "TaskPaneApp") {
    find(
      "root",
      root,
      '根元素必须是 xsi:type="TaskPaneApp" 的 OfficeApp The root must be an OfficeApp of type TaskPaneApp',
    );
    return findings;
  }
  for (const element of withDescendants(root)) checkOrder(element, find);
  checkBase(root, find);
  checkUrls(root, find);
  const resources = checkResources(root, find);
  checkReferences(root, resources, find);
  checkSharedRuntime(root, find);
  checkRibbon(root, find);
  checkNamespace(root, resources, find);
  return findings.sort((left, right) => left.line - right.line);
}

/**
 * `true` when `after` says something else than `before` under a version that is not higher: Excel then keeps what it has cached.
 * Both must be well-formed manifests.
 */
export function changedWithoutNewVersion(before: string, after: string): boolean {
  const [versionBefore, versionAfter] = [versionOf(before), versionOf(after)];
  if (before.replace(versionElement, "") === after.replace(versionElement, "")) return false;
  for (let part = 0; part < 4; part++) {
    const step = (versionAfter[part] ?? 0) - (versionBefore[part] ?? 0);
    if (step !== 0) return step < 0;
  }
  return true;
}

type Resource = { readonly kind: string; readonly value: string };

const versionElement = /<Version>[^<]*<\/Version>/;

function versionOf(xml: string): number[] {
  return (childrenOf(elementTree(xml), "Version")[0]?.text.trim() ?? "").split(".").map(Number);
}

function checkBase(root: XmlElement, find: Find): void {
  const text = (name: string, rule: string, good: (text: string) => boolean, message: string) => {
    for (const element of childrenOf(root, name)) if (!good(element.text.trim())) find(rule, element, message);
  };
  text(
    "Id",
    "guid",
    (id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) && !/^[0-]+$/.test(id),
    "Id 必须是 GUID The id must be a GUID",
  );
  text(
    "Version",
    "version",
    (version) => /^\d{1,5}(\.\d{1,5}){1,3}$/.test(version),
    "版本号应为 2 至 4 段数字，如 1.0.0.0 A version has two to four numbers, such as 1.0.0.0",
  );
  text("DefaultLocale", "locale", isLocale, "DefaultLocale 应形如 zh-CN The locale looks like zh-CN");
  text(
    "ProviderName",
    "length",
    (name) => name !== "" && name.length <= longest.displayName,
    `ProviderName 不能为空，最多 ${longest.displayName} 字 The provider's name has 1 to ${longest.displayName} characters`,
  );
  text(
    "Permissions",
    "permissions",
    (permission) => permissions.includes(permission),
    `Permissions 应为 ${permissions.join("、")} 之一 Permissions must be one of these`,
  );
  for (const [name, limit] of [
    ["DisplayName", longest.displayName],
    ["Description", longest.description],
  ] as const) {
    for (const element of childrenOf(root, name)) {
      for (const [holder, value] of textsOf(element)) {
        if (value.trim() === "" || value.length > limit)
          find("length", holder, `${name} 不能为空，最多 ${limit} 字 ${name} has 1 to ${limit} characters`);
      }
    }
  }
  if (!childrenOf(root, "Hosts", "Host").some(({ attributes }) => attributes["Name"] === "Workbook"))
    find("host", root, "Hosts 里没有 Workbook The hosts lack Workbook");
  for (const element of withDescendants(root)) {
    if (element.name === "Override" && !isLocale(element.attributes["Locale"] ?? ""))
      find("locale", element, "Override 的 Locale 应形如 en-US The locale of an override looks like en-US");
    if (element.name === "Set" && !/^\d+\.\d+$/.test(element.attributes["MinVersion"] ?? "1.1"))
      find("set", element, "MinVersion 应形如 1.14 A MinVersion looks like 1.14");
  }
}

function isLocale(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/.test(text);
}

/** The default value of a localised element, and those of its overrides. */
function textsOf(element: XmlElement): (readonly [XmlElement, string])[] {
  return [
    [element, element.attributes["DefaultValue"] ?? ""],
    ...childrenOf(element, "Override").map((override) => [override, override.attributes["Value"] ?? ""] as const),
  ];
}

/** Every address: https, at most 2,048 characters, and pictures that Excel can show. */
function checkUrls(root: XmlElement, find: Find): void {
  const pictures = [
    ...childrenOf(root, "IconUrl"),
    ...childrenOf(root, "HighResolutionIconUrl"),
    ...childrenOf(root, "VersionOverrides", "Resources", "Images", "Image"),
  ];
  const addresses = [
    ...pictures,
    ...childrenOf(root, "SupportUrl"),
    ...childrenOf(root, "DefaultSettings", "SourceLocation"),
    ...childrenOf(root, "VersionOverrides", "Resources", "Urls", "Url"),
  ];
  const check = (holder: XmlElement, value: string) => {
    if (!isHttps(value)) find("https", holder, `地址必须是 https The address must be https: ${value}`);
    if (value.length > longest.url)
      find("length", holder, `地址最多 ${longest.url} 字 An address has at most ${longest.url} characters`);
  };
  for (const element of addresses) for (const [holder, value] of textsOf(element)) check(holder, value);
  for (const domain of childrenOf(root, "AppDomains", "AppDomain")) check(domain, domain.text.trim());
  for (const picture of pictures) {
    for (const [holder, value] of textsOf(picture))
      if (!/\.(png|gif|jpe?g|bmp)$/i.test(value))
        find("picture", holder, `图标应为 png 等图片 An icon must be a picture: ${value}`);
  }
}

function isHttps(value: string): boolean {
  try {
    return new URL(value).protocol === "https:";
  } catch {
    return false;
  }
}

/** The resources by id. */
function checkResources(root: XmlElement, find: Find): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const group of childrenOf(root, "VersionOverrides", "Resources").flatMap(({ children }) => children)) {
    for (const element of group.children) {
      const id = element.attributes["id"] ?? "";
      if (id === "" || id.length > longest.resid)
        find(
          "resid",
          element,
          `资源的 id 为 1 至 ${longest.resid} 字 A resource id has 1 to ${longest.resid} characters: ${id}`,
        );
      if (resources.has(id)) find("duplicateId", element, `资源的 id 重复 Two resources have the id ${id}`);
      resources.set(id, { kind: group.name, value: element.attributes["DefaultValue"] ?? "" });
      if (group.name !== "ShortStrings" && group.name !== "LongStrings") continue;
      for (const [holder, value] of textsOf(element)) {
        if (value.length > longest[group.name])
          find(
            "length",
            holder,
            `${group.name} 最多 ${longest[group.name]} 字 A text in ${group.name} has at most ${longest[group.name]} characters`,
          );
        if (value.trim() === "") find("emptyText", holder, `${id} 没有文字 ${id} has no text`);
      }
    }
  }
  return resources;
}

function checkReferences(root: XmlElement, resources: ReadonlyMap<string, Resource>, find: Find): void {
  const used = new Set<string>();
  for (const element of withDescendants(root)) {
    const resid = element.attributes["resid"];
    if (resid === undefined) continue;
    used.add(resid);
    if (resid.length > longest.resid)
      find(
        "resid",
        element,
        `resid 最多 ${longest.resid} 字 A resid has at most ${longest.resid} characters: ${resid}`,
      );
    const resource = resources.get(resid);
    const wanted = residKinds[element.name];
    if (resource === undefined) find("residUndefined", element, `resid 没有定义 The resid is not defined: ${resid}`);
    else if (wanted !== undefined && resource.kind !== wanted)
      find(
        "residKind",
        element,
        `${element.name} 的 resid 应在 ${wanted} 中，却在 ${resource.kind} 中 The resid of ${element.name} belongs in ${wanted}, not in ${resource.kind}: ${resid}`,
      );
  }
  for (const element of withDescendants(root)) {
    const id = element.attributes["id"];
    if (id !== undefined && resources.has(id) && ["Image", "Url", "String"].includes(element.name) && !used.has(id))
      find("unused", element, `资源没有用到 The resource is not used: ${id}`);
  }
}

/** A namespace may be left out, but not be empty: an empty one broke the desktop (office-js issue 869). */
function checkNamespace(root: XmlElement, resources: ReadonlyMap<string, Resource>, find: Find): void {
  for (const element of withDescendants(root)) {
    if (element.name !== "Namespace") continue;
    const value = resources.get(element.attributes["resid"] ?? "")?.value ?? "";
    if (!/^[\p{L}_][\p{L}\p{N}_.]{0,31}$/u.test(value))
      find(
        "namespace",
        element,
        `命名空间不用就整个去掉；要用就以字母开头，不含空格，最多 32 字 Leave Namespace out, or give it 1 to 32 letters, digits, _ or . that begin with a letter: “${value}”`,
      );
  }
}
