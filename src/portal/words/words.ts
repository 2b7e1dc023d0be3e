import { here, type Lang } from '../here.ts';

type Table<Key extends string> = Record<Lang, Record<Key, string>>;

/** Every dictionary of the portal; a test looks at all of them. */
export const DICTIONARIES: Table<string>[] = [];

/**
 * Words of a page in every language of the portal: a key that one of them lacks does not compile.
 * @returns what gives the words in the language of the request
 */
export function words<Key extends string>(table: Table<Key>): () => Record<Key, string> {
  DICTIONARIES.push(table);
  return () => table[here().lang];
}
