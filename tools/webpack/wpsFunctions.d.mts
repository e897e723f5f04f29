import type { Registration } from "../../addin/wps/functions.js";

export function wpsRegistrations(): Promise<readonly Registration[]>;
