/** What the platform knows of deflate and CRC-32: Node's zlib, a browser's streams, or neither. */

export interface NodeZlib {
  inflateRawSync(bytes: Uint8Array, options: { chunkSize: number; maxOutputLength: number }): Uint8Array;
  createInflateRaw(options: { chunkSize: number; readableHighWaterMark: number }): AsyncIterable<Uint8Array> & {
    end(bytes: Uint8Array): void;
  };
  deflateRawSync(bytes: Uint8Array, options: { level: number }): Uint8Array;
  /** Since 20.15. */
  crc32?(bytes: Uint8Array, before: number): number;
}

/** Nothing in a browser, nor in a Node before 20.16. */
export const nodeZlib = () =>
  (globalThis as { process?: { getBuiltinModule?(name: string): NodeZlib } }).process?.getBuiltinModule?.("node:zlib");

/** A stream of the platform; none where there is no such thing, or, in browsers before Chromium 103, none that knows raw deflate to write it. */
export function platformStream<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
