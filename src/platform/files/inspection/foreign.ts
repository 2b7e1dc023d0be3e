import { InfectedFile, refuse } from './refuse.ts';

/** The test virus every scanner knows, in two halves so that this file is not taken for it. */
const EICAR = `$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`;

/** What a browser could run, if it were ever made to read the file as a page. */
const MARKUP =
  /<(?:script|html|iframe|object|embed|body|applet|meta|link)[\s>/]|<!doctype\s{1,20}html|<\?php\s|javascript:/i;

/** Tags too short to be no chance: they count when something in them could run, or draws them. */
const SHORT_TAGS = /<(?:svg|img)\s/gi;
const RUNS = /^<svg\s[\s\S]*xmlns|\son\w{3,30}\s{0,20}=/i;
const TAG_REACH = 400;
/** More of them than a picture has by chance are a page, whatever they hold. */
const MOST_TAGS = 100;

/** Heads of archives and programs, long enough not to come up by chance within ten megabytes. */
const ARCHIVES = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', 'This program cannot be run in DOS mode'];
const ZIP_ENTRY = 'PK\x03\x04';
const ZIP_END = 'PK\x05\x06';
const ZIP_END_REACH = 65_557;

/** @throws Problem file_infected */
export function refuseEicar(name: string, text: string): void {
  if (text.includes(EICAR)) throw new InfectedFile(name, 'EICAR-Test');
}

/** A page or script that hides in a file of another kind. `text` is the bytes as Latin-1. @throws Problem file_unreadable */
export function refuseMarkup(name: string, text: string): void {
  if (MARKUP.test(text) || holdsRunningTag(text))
    refuse(
      name,
      'có mã lệnh trang web (HTML) giấu bên trong nên không được nhận. Hãy chụp hoặc quét lại giấy tờ.',
    );
}

/** A second file behind, before or within the first. @throws Problem file_unreadable */
export function refuseHiddenFiles(name: string, text: string): void {
  if (
    ARCHIVES.some((head) => text.includes(head)) ||
    holdsZipEntry(text) ||
    text.slice(-ZIP_END_REACH).includes(ZIP_END)
  )
    refuse(name, 'có tệp khác giấu bên trong nên không được nhận. Hãy chụp hoặc quét lại giấy tờ.');
}

/** An entry of a zip says which version unpacks it, 1.0 to 6.3; four bytes alone come up by chance. */
function holdsZipEntry(text: string): boolean {
  for (let at = text.indexOf(ZIP_ENTRY); at >= 0; at = text.indexOf(ZIP_ENTRY, at + 4)) {
    const version = text.charCodeAt(at + 4);
    if (version >= 10 && version <= 63 && text.charCodeAt(at + 5) === 0) return true;
  }
  return false;
}

function holdsRunningTag(text: string): boolean {
  let count = 0;
  for (const { index } of text.matchAll(SHORT_TAGS))
    if (++count > MOST_TAGS || RUNS.test(text.slice(index, index + TAG_REACH))) return true;
  return false;
}
