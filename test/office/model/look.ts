/** How one cell looks; never changed in place, so that cells share them. */

export interface BorderLook {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

export interface Look {
  readonly numberFormat: string;
  /** `""`: no fill. */
  readonly fill: string;
  readonly fontName: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strikethrough: boolean;
  readonly fontColor: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly shrink: boolean;
  readonly rotation: number;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** By edge: `EdgeTop`, `EdgeBottom`, `EdgeLeft`, `EdgeRight`, `DiagonalDown`, `DiagonalUp`. */
  readonly borders: Readonly<Record<string, BorderLook>>;
}

export const noBorder: BorderLook = { style: "None", weight: "Thin", color: "#000000" };

/** A cell that nobody touched. */
export const plainLook: Look = {
  numberFormat: "General",
  fill: "",
  fontName: "宋体",
  size: 11,
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  fontColor: "#000000",
  horizontal: "General",
  vertical: "Center",
  wrap: false,
  indent: 0,
  shrink: false,
  rotation: 0,
  locked: true,
  formulaHidden: false,
  borders: {},
};
