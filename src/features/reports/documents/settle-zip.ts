import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const CORE = 'docProps/core.xml';
/** Between the tags that say when a file was made or changed. */
const MADE = /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g;

/** An Office file that says nothing of when it was written but this: the same report gives the same bytes every time. */
export function settleZip(bytes: Uint8Array, at: Date): Uint8Array {
  const parts = unzipSync(bytes);
  const core = parts[CORE];
  if (core) {
    const instant = `${at.toISOString().slice(0, 19)}Z`;
    parts[CORE] = strToU8(strFromU8(core).replaceAll(MADE, `$1${instant}$3`));
  }
  const names = Object.keys(parts)
    .filter((name) => !name.endsWith('/'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name]!])), {
    mtime: '2000-01-01',
    level: 6,
  });
}

/** Readers expect the list of contents first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2;
}
