/** A file that was chosen and is not yet with the ward: kept in this browser, so that a reload does not lose it. */
export interface Waiting {
  /** Made once; beginning again with it goes on where it stopped. */
  key: string;
  action: string;
  part: string;
  name: string;
  blob: Blob;
  at: number;
}

const DAY_MS = 24 * 3_600_000;
const STORE = 'files';

/** Null where the browser keeps nothing, as in a private window: then a reload begins anew. */
const opened = new Promise<IDBDatabase | null>((done) => {
  try {
    const request = indexedDB.open('motcua-attachments', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => done(null);
  } catch {
    done(null);
  }
});

async function inStore<Result>(work: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result | null> {
  const database = await opened;
  if (!database) return null;
  return new Promise((done) => {
    try {
      const request = work(database.transaction(STORE, 'readwrite').objectStore(STORE));
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
}

export const keep = (file: Waiting) => inStore((store) => store.put(file));
export const forget = (key: string) => inStore((store) => store.delete(key));

/** What still waits for this place; what is older than a day is forgotten, of any place. */
export async function listWaiting(action: string, part: string): Promise<Waiting[]> {
  const all: Waiting[] = (await inStore((store) => store.getAll())) ?? [];
  for (const each of all) if (each.at < Date.now() - DAY_MS) await forget(each.key);
  return all.filter((each) => each.action === action && each.part === part && each.at >= Date.now() - DAY_MS);
}
