/**
 * Keeps the stand-alone page at hand, so that it starts without a network. What is kept is one version, whole: every file that the build listed,
 * those loaded later included. A new version is fetched beside the old one and takes its place when no page of the old one is open any more.
 */

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
  /** Written in front of this script by the build (`tools/webpack/standaloneFiles.mjs`); the page itself is the first file. */
  readonly standalone: { readonly version: string; readonly files: readonly [string, ...string[]] };
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: WorkerEvent & MessageEvent) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
const { version, files } = worker.standalone;
const shelves = "changnan-scorecard";
const shelf = `${shelves}-${version}`;
const folder = new URL("./", worker.location.href).href;
const addresses = files.map((file) => new URL(file, folder).href) as [string, ...string[]];
const [page] = addresses;

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(clear().then(() => worker.clients.claim())));

/** A page asks what version this is, to know whether it is of the same one. */
worker.addEventListener("message", (event) => {
  if ((event.data as { kind?: unknown } | null)?.kind === "files") event.ports[0]?.postMessage(files);
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0] as string;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (address === page || address === folder) event.respondWith(pageFirstFromNetwork(request));
  } else if (addresses.includes(address)) event.respondWith(keptFirst(request, address));
});

/** Takes in the whole version, or fails and is tried again at a later visit. */
async function fill(): Promise<void> {
  const cache = await caches.open(shelf);
  await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(address, { cache: "no-cache" });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      await cache.put(address, response);
    }),
  );
  // The server may have been given another version meanwhile; its page names other scripts.
  const html = await (await cache.match(page))?.text();
  const scripts = [...(html ?? "").matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] as string);
  if (scripts.length === 0 || scripts.some((script) => !files.includes(script))) {
    await caches.delete(shelf);
    throw new Error("the page and its parts are of different versions");
  }
}

async function clear(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(shelves) && name !== shelf) await caches.delete(name);
}

/** The network first, so that a new version is there at the next visit; the kept page when there is none. */
async function pageFirstFromNetwork(request: Request): Promise<Response> {
  const kept = async () => (await caches.open(shelf)).match(page);
  try {
    const response = await fetch(request);
    return response.ok ? response : ((await kept()) ?? response);
  } catch (error) {
    const response = await kept();
    if (response !== undefined) return response;
    throw error;
  }
}

/** A file whose name tells its content, or that hardly ever changes. */
async function keptFirst(request: Request, address: string): Promise<Response> {
  return (await (await caches.open(shelf)).match(address)) ?? fetch(request);
}

export {};
