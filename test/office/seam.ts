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

/** The way from the host to the add-in. */
export interface Seam {
  /** Events, function calls, cancellations. */
  push(entries: readonly Entry[]): void;
  /** Presses a ribbon button by the name of its function; resolves when the add-in says that it is done. */
  press(action: string): Promise<void>;
}

const buttonPressed = 39;
const buttonDone = 94;

/** Installs the host objects. */
export function installSeam(target: Target, options: SeamOptions): Seam {
  const handlers = new Map<number, (dispatch: number, payload: unknown) => void>();
  let buttonsReady = () => {};
  const buttons = new Promise<void>((resolve) => (buttonsReady = resolve));
  const pressed = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
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
    GetSettings: () => ({
      GetKeys: () => safeArray([]),
      GetValues: () => safeArray([]),
      Read: () => [],
      Write: () => undefined,
    }),
  };
  const external = {
    GetHostInfo: () => `Excel$Win32$16.01$${options.language}$stand-in$$disableLogging$3`,
    GetLoggingAllowed: () => false,
    GetContext: () => context,
    Execute(dispatch: number, parameters: readonly unknown[], done: (result: unknown) => void): void {
      if (dispatch === buttonDone) {
        const [id, status] = parameters;
        const waiting = pressed.get(String(id));
        pressed.delete(String(id));
        if (status === 0) waiting?.resolve();
        else waiting?.reject(new Error(`the add-in has no such function (${String(status)})`));
      }
      setTimeout(() => done(safeArray([0])), 0);
    },
    RegisterEvent(
      dispatch: number,
      _target: string,
      handler: (dispatch: number, payload: unknown) => void,
      done: (status: number) => void,
    ): void {
      setTimeout(() => {
        done(0);
        // office.js hears events only after it was told that the registration went well.
        handlers.set(dispatch, handler);
        if (dispatch === buttonPressed) buttonsReady();
      }, 0);
    },
    UnregisterEvent(dispatch: number, _target: string, done: (status: number) => void): void {
      handlers.delete(dispatch);
      setTimeout(() => done(0), 0);
    },
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
        bridge.onMessageFromHost?.(
          JSON.stringify({
            id: request.id,
            type: requestMessage,
            message: { statusCode: 200, headers: {}, body: reply },
          }),
        );
      });
    },
  };
  Object.defineProperty(target, "_richApiNativeBridge", { value: bridge, configurable: true, writable: true });
  let presses = 0;
  return {
    push(entries) {
      setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ type: pushMessage, message: { entries } })), 0);
    },
    async press(action) {
      await buttons;
      await new Promise<void>((resolve, reject) => {
        const id = `press${++presses}`;
        pressed.set(id, { resolve, reject });
        handlers.get(buttonPressed)?.(
          buttonPressed,
          safeArray([id, action, JSON.stringify({ source: { id: action } })]),
        );
      });
    },
  };
}

/** Colours of Office's themes, as numbers: of the pane's body and of the controls around it. */
const themes = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x262626,
    controlBackgroundColor: 0xe6e6e6,
    controlForegroundColor: 0x262626,
  },
  dark: {
    bodyBackgroundColor: 0x262626,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x363636,
    controlForegroundColor: 0xffffff,
  },
} as const;
export type ThemeName = keyof typeof themes;
