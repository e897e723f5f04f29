/** Why a formula has no value: `#N/A` or `#VALUE!`, the only two errors that can carry a sentence. */
export class FunctionTrouble extends Error {
  constructor(
    readonly kind: "notAvailable" | "invalidValue",
    message: string,
  ) {
    super(message);
    this.name = "FunctionTrouble";
  }
}
