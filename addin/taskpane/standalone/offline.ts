/** The page's side of starting without a network: it registers the service worker and learns of new versions. */
import type { PaneServices } from "../services.js";

const hour = 3_600_000;

/**
 * Registers the service worker. Without one (an old browser, a plain-http address) the page works as long as its server does, and
 * no version is ever told.
 */
export function startOffline(now: () => number): NonNullable<PaneServices["newVersion"]> {
  let found: ReturnType<NonNullable<PaneServices["newVersion"]>["current"]>;
  const listeners = new Set<() => void>();
  const tell = (next: typeof found) => {
    found = next;
    for (const listener of listeners) listener();
  };
  if ("serviceWorker" in navigator) void register(tell, now).catch(() => undefined);
  return {
    current: () => found,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function register(tell: (found: "running" | "waiting") => void, now: () => number): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register("serviceWorker.js", { updateViaCache: "none" });
  const greet = async (next: ServiceWorker | null) => {
    // The first version of all is nothing new.
    if (next !== null && serviceWorker.controller !== null) tell((await isOurs(next)) ? "running" : "waiting");
  };
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed") void greet(next);
    });
  });
  void greet(registration.waiting);

  let asked = now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || now() - asked < hour) return;
    asked = now();
    registration.update().catch(() => undefined);
  });

  await serviceWorker.ready;
  // Told to nobody but who looks for it: an administrator, a test.
  document.documentElement.dataset["offline"] = "ready";
}

/** Whether a worker keeps the version that this page is of: its list names the page's own scripts. */
function isOurs(worker: ServiceWorker): Promise<boolean> {
  const scripts = [...document.scripts].map(({ src }) => new URL(src).pathname.split("/").at(-1) as string);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<readonly string[]>) => {
      port1.close();
      resolve(scripts.every((script) => data.includes(script)));
    };
    worker.postMessage({ kind: "files" }, [port2]);
  });
}
