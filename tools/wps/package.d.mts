export function writePackage(what: {
  readonly from: string;
  readonly to: string;
  readonly version: string;
  readonly url: string;
}): Promise<readonly string[]>;
