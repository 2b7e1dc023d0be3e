import type { IdKeys } from './keys.ts';

let open: () => IdKeys = () => {
  throw new Error('The keys of the personal ids are asked for before they were named.');
};
let opened: IdKeys | null = null;

/**
 * Says with which keys this process seals personal ids, once, before it touches a row that holds one; opened when first
 * needed, so that a command that touches none runs without them. They are of the process, as its log is, and stand in no value
 * that a page or a job is given.
 */
export function useIdKeys(how: () => IdKeys): void {
  open = how;
  opened = null;
}

/** @throws Error with one Vietnamese line when they cannot be used */
export function idKeys(): IdKeys {
  opened ??= open();
  return opened;
}
