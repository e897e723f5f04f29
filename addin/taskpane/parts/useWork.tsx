import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import type { NoticeState } from "./Notice.js";
import { fileSaid } from "./fileSaid.js";

export interface Work {
  readonly busy: boolean;
  readonly notice: NoticeState | undefined;
  dismiss(): void;
  /** Runs a task and shows what it gives, or how it failed. */
  run(task: () => Promise<NoticeState | undefined>): Promise<void>;
  copy(text: string): Promise<void>;
  /** Hands out a file and says where it went and what to do when nothing came of it. */
  download(bytes: Uint8Array, name: string): Promise<void>;
}

/** Work of one part of a tab, with its outcome for a `Notice`. */
export function useWork(): Work {
  const { say, services } = useShared();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<NoticeState>();

  const run = async (task: () => Promise<NoticeState | undefined>) => {
    setBusy(true);
    setNotice(undefined);
    try {
      setNotice(await task());
    } catch (error) {
      setNotice({ kind: "failed", text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const copy = (text: string) =>
    run(() =>
      services.copyText(text).then(
        (): NoticeState => ({ kind: "done", text: say.copied }),
        (): NoticeState => ({ kind: "failed", text: say.copyFailed }),
      ),
    );
  const download = (bytes: Uint8Array, name: string) =>
    run(async () => {
      const file = services.saveFile(bytes, name);
      const { openStandalone } = services;
      if (openStandalone === undefined) return { kind: "told", text: fileSaid(services, say, file) };
      const text = name.endsWith(".txt") ? new TextDecoder().decode(bytes) : undefined;
      return {
        kind: "told",
        text: text === undefined ? fileSaid(services, say, file) : `${say.downloaded(file)}${say.noTextInPane}`,
        actions: (
          <>
            {text !== undefined && (
              <Button size="small" onClick={() => void copy(text)}>
                {say.copyAsText}
              </Button>
            )}
            <Button size="small" onClick={openStandalone}>
              {say.openStandalone}
            </Button>
          </>
        ),
      };
    });
  return { busy, notice, dismiss: () => setNotice(undefined), run, copy, download };
}
