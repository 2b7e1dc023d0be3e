// Keeps the look of the portal and the procedures that were read, for when the net is away. What belongs to a person is
// never kept: only the addresses below are, and they are fetched for the shelf without cookies.
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** The few parts of a service worker that are used: its library cannot stand beside that of pages. */
const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', heard: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', heard: (event: Asked) => void): void;
};

/** Put in front by the server: the built files of the portal's look, and a mark that changes with them. */
declare const SHELL: string[];
declare const SHELL_MARK: string;

const LOOK = `look-${SHELL_MARK}`;
const READ = 'read';
const OFFLINE = '/ngoai-tuyen';
const MOST_PAGES = 40;
const isKept = (path: string) => /^\/(?:thu-tuc(?:\/[\d.]+)?|gioi-thieu|tin-tuc)?$/.test(path);

worker.addEventListener('install', (event) => {
  const ready = caches.open(LOOK).then((look) => look.addAll([...SHELL, OFFLINE].map(nameless)));
  event.waitUntil(ready.then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const sweep = async () => {
    for (const name of await caches.keys()) if (name !== LOOK && name !== READ) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(sweep());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fromShelf(request));
  else if (request.mode === 'navigate') {
    const mayKeep = isKept(pathname) && search === '';
    if (mayKeep) event.waitUntil(keep(pathname));
    event.respondWith(fetch(request).catch(() => away(mayKeep ? pathname : '')));
  }
});

async function fromShelf(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The page as it was read last, else the word that the net is away. */
async function away(path: string): Promise<Response> {
  const found = path === '' ? undefined : await (await caches.open(READ)).match(path);
  return found ?? (await caches.match(OFFLINE)) ?? Response.error();
}

async function keep(path: string): Promise<void> {
  const answer = await fetch(nameless(path)).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const read = await caches.open(READ);
  await read.delete(path);
  await read.put(path, answer);
  for (const old of (await read.keys()).slice(0, -MOST_PAGES)) await read.delete(old);
}

/** Asked as a stranger would: the answer holds nobody's name. */
function nameless(path: string): Request {
  return new Request(path, { credentials: 'omit', cache: 'no-cache' });
}
