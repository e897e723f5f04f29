/** The English of each function, by its id; of each parameter, by its name. */
export const functionTexts: Readonly<
  Record<string, { readonly description: string; readonly parameters: Readonly<Record<string, string>> }>
>;
