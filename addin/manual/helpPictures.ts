/** The pictures of 帮助, those of each task of the catalogue in its order; taken by the end-to-end run into `addin/assets/pictures/`. */
export const taskPictures = [
  ["overview"],
  ["collect", "week"],
  ["month"],
  ["unit"],
  ["summary"],
  ["check"],
  ["repair"],
  ["drafts"],
  ["rules"],
  ["whatIf"],
] as const;

export type PictureName = (typeof taskPictures)[number][number];

/** All of them, as they stand in 帮助 from the top. */
export const pictureNames: readonly PictureName[] = taskPictures.flat();
