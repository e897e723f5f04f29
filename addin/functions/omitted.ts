/** What WPS hands over for an argument that is left out (DISP_E_PARAMNOTFOUND). */
const wpsOmitted = -2147352572;

/** Whether an argument was left out: Excel gives `null` for that and, for a reference to an empty cell, 0. */
export function isOmittedArgument(argument: unknown): argument is null | undefined | 0 | "" {
  return (
    argument === null ||
    argument === undefined ||
    argument === 0 ||
    argument === wpsOmitted ||
    (typeof argument === "string" && argument.trim() === "")
  );
}
