/**
 * The two objects that office.js looks for when it starts: `window.external`, which tells what host this is, and
 * `window._richApiNativeBridge`, over which batches, events and function calls go as JSON texts. Nothing of office.js is patched.
 */
import type { ApiSets } from "./apiTable.js";
import type { Entry } from "./wire.js";

/** What a window must let us define. */
export type Target = Window & typeof globalThis;

export interface SeamOptions {
  readonly sets: ApiSets;
  /** Such as `zh-CN`. */
  readonly language: string;
  readonly fileName: string;
  readonly theme: ThemeName;
  /** Answers a request message's body; `flags` has 64 when the batch may wait for the end of cell editing. */
  answer(bodyText: string, flags: number): Promise<string>;
}

const requestMessage = 1;
const pushMessage = 3;

/** COM arrays know `toArray`. */
const safeArray = (list: readonly unknown[]) => ({ toArray: () => list });

/** Installs the host objects; returns how entries are pushed to the add-in. */
export function installSeam(target: Target, options: SeamOptions): (entries: readonly Entry[]) => void {
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "scorecard",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => options.language,
    GetAppDataLocale: () => options.language,
    GetDocUrl: () => `C:\\office\\${options.fileName}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "",
    GetInstanceId: () => "instance",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetHostFullVersion: () => "16.0.14332.20000",
    GetInitialDisplayMode: () => 2,
    GetSupportedMatrix: () => JSON.stringify(options.sets),
    GetOfficeThemeInfo: () => JSON.stringify(themes[options.theme]),
    GetSettings: () => ({ GetKeys: () => safeArray([]), GetValues: () => safeArray([]), Read: () => [], Write: () => undefined }),
  };
  const external = {
    GetHostInfo: () => `Excel$Win32$16.01$${options.language}$stand-in$$disableLogging$3`,
    GetLoggingAllowed: () => false,
    GetContext: () => context,
    Execute: (_dispatch: number, _parameters: unknown, done: (result: unknown) => void) => setTimeout(() => done(safeArray([0])), 0),
    RegisterEvent: (_dispatch: number, _target: string, _handler: unknown, done: (status: number) => void) => setTimeout(() => done(0), 0),
    UnregisterEvent: (_dispatch: number, _target: string, done: (status: number) => void) => setTimeout(() => done(0), 0),
  };
  Object.defineProperty(target, "external", { value: external, configurable: true, writable: true });

  const bridge = {
    onMessageFromHost: undefined as ((text: string) => void) | undefined,
    sendMessageToHost(text: string): void {
      const request = JSON.parse(text) as { id: number; type: number; flags?: number; message: { body: unknown } };
      if (request.type !== requestMessage) return;
      const { body } = request.message;
      const bodyText = typeof body === "string" ? body : JSON.stringify(body);
      void options.answer(bodyText, request.flags ?? 0).then((reply) => {
        bridge.onMessageFromHost?.(JSON.stringify({ id: request.id, type: requestMessage, message: { statusCode: 200, headers: {}, body: reply } }));
      });
    },
  };
  Object.defineProperty(target, "_richApiNativeBridge", { value: bridge, configurable: true, writable: true });
  return (entries) => {
    setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ type: pushMessage, message: { entries } })), 0);
  };
}

/** Colours of Office's themes as numbers: fonts and backgrounds of the ribbon and of the pane. */
const themes = {
  light: { primaryFontColor: 0x262626, primaryBackgroundColor: 0xe6e6e6, secondaryFontColor: 0x262626, secondaryBackgroundColor: 0xffffff },
  dark: { primaryFontColor: 0xffffff, primaryBackgroundColor: 0x262626, secondaryFontColor: 0xffffff, secondaryBackgroundColor: 0x363636 },
} as const;
export type ThemeName = keyof typeof themes;
