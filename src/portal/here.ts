import { AsyncLocalStorage } from 'node:async_hooks';
import type { Article } from '../features/articles/index.ts';
import type { Visitor } from '../features/citizens/index.ts';

/** The portal speaks these; Vietnamese is the ward's own, and what holds in doubt. */
export const LANGS = ['vi', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** What the frame of every citizens' page needs to know of the request that it answers. */
export interface Here {
  lang: Lang;
  /** Path and query without the language. */
  address: string;
  /** Scheme and host that links from elsewhere use. */
  origin: string;
  downtime: readonly Article[];
  visitor: Visitor | null;
  /** Token of the visitor's session; empty without one. */
  token: string;
}

const NOWHERE: Here = { lang: 'vi', address: '/', origin: '', downtime: [], visitor: null, token: '' };
const storage = new AsyncLocalStorage<Here>();

/** Answers a request with its surroundings known, so that not every page has to hand them on. */
export function answerHere<Result>(here: Here, answer: () => Result): Result {
  return storage.run(here, answer);
}

export function here(): Here {
  return storage.getStore() ?? NOWHERE;
}

/** The same page in a language: an address that can be sent on, and that needs no script. */
export function addressIn(lang: Lang, address = here().address): string {
  return `${address}${address.includes('?') ? '&' : '?'}ngon-ngu=${lang}`;
}
