/** The members that the stand-in has, by the interface of Kingsoft's types that declares each; `members.test.ts` looks every one up there. */
export const memberList = {
  "Et.Application": ["ActiveWorkbook", "Calculation", "CalculateFull", "DisplayAlerts", "FileDialog", "Workbooks"],
  "Et.Workbooks": ["Count", "Item", "Open"],
  "Et.Workbook": [
    "Activate",
    "Close",
    "Date1904",
    "FullName",
    "Name",
    "Path",
    "ProtectStructure",
    "SaveCopyAs",
    "Saved",
    "Worksheets",
  ],
  "Et.Sheets": ["Add", "Count", "Item"],
  "Et.Worksheet": ["Activate", "Delete", "Name", "Parent", "Range", "UsedRange", "Visible"],
  "Et.Range": ["Address", "Item", "NumberFormat", "Select", "Value", "Value2"],
  "Kso.FileDialog": ["SelectedItems", "Show"],
  "Kso.FileDialogSelectedItems": ["Count", "Item"],
  "WPS.AddonRoot": ["CreateTaskPane", "Env", "EtApplication", "FileSystem", "GetTaskPane", "PluginStorage"],
  "WPS.EtAddonRoot": ["AddCustomFunction", "ApiEvent"],
  "WPS.EtApiEvent": ["AddApiEventListener"],
  "WPS.CustomTaskpane": ["Delete", "DockPosition", "ID", "MinWidth", "Navigate", "Visible", "Width"],
  "WPS.Env": ["GetDesktopPath", "GetDownloadPath", "GetHomePath", "GetTempPath"],
  "WPS.FileSystem": [
    "Exists",
    "ReadFileAsArrayBuffer",
    "Remove",
    "constants",
    "copyFileSync",
    "existsSync",
    "readAsBinaryString",
    "tmpdir",
    "unlinkSync",
    "writeAsBinaryString",
  ],
  "WPS.FsConstants": ["COPYFILE_EXCL"],
  "WPS.PluginStorage": ["clear", "getItem", "length", "removeItem", "setItem"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** An interface of Kingsoft's types. */
export type PartName = keyof typeof memberList;

/** What the two globals may have: Kingsoft's types merge both of three interfaces. */
export const rootMembers: readonly string[] = [
  ...memberList["Et.Application"],
  ...memberList["WPS.AddonRoot"],
  ...memberList["WPS.EtAddonRoot"],
];
