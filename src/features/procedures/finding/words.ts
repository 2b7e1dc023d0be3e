import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { root } from '../../../platform/root.ts';

const searchWords = z.object({
  /** Words that say nothing about which procedure is meant. */
  fillers: z.array(z.string()),
  /** How a word is misspelled, and how the catalogue spells it. */
  spellings: z.record(z.string(), z.string()),
  /** What people call a thing, and the procedures that they mean, the likeliest first. */
  topics: z.array(z.object({ said: z.array(z.string()), codes: z.array(z.string()) })),
});
export type SearchWords = z.infer<typeof searchWords>;

let read: SearchWords | undefined;

/** The list of everyday words, folded as queries are; read once. */
export function readSearchWords(): SearchWords {
  read ??= searchWords.parse(
    JSON.parse(readFileSync(join(root, 'db', 'seeds', 'finding', 'search-words.json'), 'utf8')),
  );
  return read;
}

/** A query as it was understood. */
export interface Asked {
  /** Every word, spelled as the catalogue does. */
  words: string[];
  /** The words without those that say nothing; the same where nothing else is left. */
  telling: string[];
  /** The procedures of the topic that the whole query names. */
  meant: string[];
  /** The procedures of a topic that stands somewhere in the query. */
  touched: string[];
}

/** Puts the words of a citizen into those of the catalogue. */
export function understand(query: string): Asked {
  const { fillers, topics } = readSearchWords();
  const plain = foldVietnamese(query)
    .replace(/[^a-z0-9.\s]/g, ' ')
    .replace(/(^|\s)\.+|\.+(?=\s|$)/g, ' ')
    .trim();
  const text = respell(plain.split(/\s+/).join(' '));
  const words = text.split(' ').filter(Boolean);
  const isTelling = (word: string) => !fillers.includes(word);
  const telling = words.filter(isTelling);
  const asked = { words, telling: telling.length > 0 ? telling : words };
  const found = topics
    .flatMap(({ said, codes }) => said.map((phrase) => ({ phrase, codes })))
    .filter(({ phrase }) => holds(text, phrase))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  let rest = ` ${text} `;
  const topic: string[][] = [];
  for (const { phrase, codes } of found) {
    if (!rest.includes(` ${phrase} `)) continue;
    rest = rest.replace(` ${phrase} `, ' | ');
    topic.push(codes);
  }
  const codes = inTurn(topic);
  const isWhole = rest.split(/[\s|]+/).every((word) => word === '' || !isTelling(word));
  return isWhole ? { ...asked, meant: codes, touched: [] } : { ...asked, meant: [], touched: codes };
}

/** The first of each list, then the second of each. */
function inTurn(lists: readonly string[][]): string[] {
  const most = Math.max(0, ...lists.map((each) => each.length));
  const all = Array.from({ length: most }, (_, at) => lists.flatMap((each) => each[at] ?? []));
  return [...new Set(all.flat())];
}

function holds(text: string, phrase: string): boolean {
  return ` ${text} `.includes(` ${phrase} `);
}

/** The longest misspelling first, so that a short one inside it does not spoil it. */
function respell(text: string): string {
  const wrong = Object.entries(readSearchWords().spellings).sort(([a], [b]) => b.length - a.length);
  let spelled = ` ${text} `;
  for (const [from, to] of wrong) spelled = spelled.replaceAll(` ${from} `, ` ${to} `);
  return spelled.trim();
}

/**
 * What a keyboard without its Vietnamese mode left behind: "keets hoon", "ket61 hon6", "ke^'t ho^n" become "ket hon". No Vietnamese
 * syllable holds s, f, r, x, j or w after its first sound, a digit, or the same letter twice. What has no vowel was none.
 */
export function undoKeys(query: string): string {
  const words = foldVietnamese(query)
    .replace(/[\^'`~?.(+*]/g, '')
    .split(' ')
    .map((word) => (/^[a-z]+[a-z0-9]*$/.test(word) ? undoKeysOf(word) : word));
  return words.every((word) => /[aeiouy]/.test(word)) ? words.join(' ') : query;
}

function undoKeysOf(word: string): string {
  const start = /^(tr|dd|[a-z])/.exec(word)![0];
  const rest = word.slice(start.length).replace(/[sfrxjwz0-9]/g, '');
  return `${start === 'dd' ? 'd' : start}${rest}`.replace(/([a-z])\1+/g, '$1');
}
