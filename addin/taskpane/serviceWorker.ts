/** Keeps the stand-alone page at hand, so that it starts without a network. Nothing but the page's own files is kept. */

/** The parts of a service worker's world that are used; the DOM library's types describe a page. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: WorkerEvent & MessageEvent) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
const shelf = "changnan-scorecard";

const isOurs = (address: string) => new URL(address, worker.location.href).origin === worker.location.origin;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const message = event.data as { kind?: unknown; addresses?: unknown };
  if (message?.kind === "keep" && Array.isArray(message.addresses)) {
    const addresses = message.addresses.filter(
      (address): address is string => typeof address === "string" && isOurs(address),
    );
    event.waitUntil(keep(addresses).then(() => event.source?.postMessage({ kind: "kept" })));
  }
});

worker.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && isOurs(event.request.url)) event.respondWith(answer(event.request));
});

/** Takes in what the page is made of now, and lets go of what it was made of before. */
async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(shelf);
  const wanted = [...new Set(addresses)];
  await Promise.all(
    wanted.map(async (address) => {
      const response = await fetch(address, { cache: "no-cache" });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      await cache.put(address, response);
    }),
  );
  for (const request of await cache.keys()) {
    if (!wanted.includes(request.url)) await cache.delete(request);
  }
}

/** The network first, so that an update is seen at once; the shelf when there is none. */
async function answer(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(shelf)).match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept !== undefined) return kept;
    throw error;
  }
}

export {};
