/** The pictures of 帮助, one for each task of the catalogue in its order; taken by the end-to-end run into `addin/assets/pictures/`. */
export const pictureNames = [
  "overview",
  "collect",
  "month",
  "unit",
  "summary",
  "check",
  "repair",
  "drafts",
  "rules",
  "whatIf",
] as const;

export type PictureName = (typeof pictureNames)[number];
