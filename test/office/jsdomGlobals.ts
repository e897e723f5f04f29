/** What every browser has and jsdom lacks; imported before anything that decodes text. */
import { TextDecoder, TextEncoder } from "node:util";

Object.assign(globalThis, { TextDecoder, TextEncoder });
