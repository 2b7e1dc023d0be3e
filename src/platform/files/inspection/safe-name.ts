/** Signs that are not seen and change how what is seen reads: controls, marks of direction, joiners, lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu;
/** Signs that a folder of Windows does not take. */
const UNSAFE = /[<>:"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
const LONGEST = 120;
/** What is looked at of a given name: the end, where its ending stands. */
const LOOKED_AT = 1000;

/** The name of a file apart from its ending: what may be shown, logged in a dossier, and saved on any machine. */
export function splitName(given: string): { stem: string; extension: string } {
  const last = given.slice(-LOOKED_AT).normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = last
    .replace(UNSEEN, '')
    .replace(UNSAFE, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 ? clean.slice(dot + 1).toLowerCase() : '';
  return dot > 0 && /^[a-z0-9]{1,10}$/.test(extension)
    ? { stem: clean.slice(0, dot), extension }
    : { stem: clean, extension: '' };
}

/** A display name with this ending; of a name with nothing left, a plain one. */
export function joinName(stem: string, extension: string): string {
  const short = [...stem]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/, '');
  const base = short.split('.')[0]!.trim();
  const safe = short === '' ? 'tep-dinh-kem' : RESERVED.test(base) ? `_${short}` : short;
  return `${safe}.${extension}`;
}

/** Any given name as it may be repeated in a sentence to the user. */
export function shownName(given: string): string {
  const { stem, extension } = splitName(given);
  const short = [...(stem === '' ? 'không tên' : stem)].slice(0, 60).join('');
  return extension === '' ? short : `${short}.${extension}`;
}
