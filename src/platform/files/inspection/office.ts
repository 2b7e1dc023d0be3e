import { refuseEicar } from './foreign.ts';
import { BROKEN, refuse } from './refuse.ts';
import { readZip, seeEntry, type ZipEntry } from './zip.ts';

/** The kinds of parts that Word and Excel write. What else lies in the file is not part of the document. */
const PARTS =
  /^(?:.*\/)?(?:\[Content_Types\]\.xml|[^/]*\.(?:xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|odttf|bin))$|\/$/i;
const ARCHIVES = ['PK\x03\x04', 'Rar!', '7z\xbc\xaf', '\x1f\x8b\x08', 'MZ', '\xd0\xcf\x11\xe0', '%PDF-'];
const MACROS = /vbaProject|vbaData|activeX|macrosheets|customUI/i;
const PDF_INSTEAD = 'Hãy lưu lại dưới dạng PDF rồi gửi.';

/** Which of the two a zip is; null: neither. */
export function officeKind(bytes: Buffer): 'docx' | 'xlsx' | null {
  if (!bytes.includes('[Content_Types].xml')) return null;
  if (bytes.includes('word/document.xml')) return 'docx';
  return bytes.includes('xl/workbook.xml') ? 'xlsx' : null;
}

/** A Word or Excel file that is text, tables and pictures only. @throws Problem file_unreadable, file_infected */
export async function checkOffice(name: string, bytes: Buffer): Promise<void> {
  const entries = readZip(name, bytes);
  if (!entries.some((entry) => entry.name === '[Content_Types].xml')) refuse(name, BROKEN);
  for (const entry of entries) {
    if (MACROS.test(entry.name)) refuse(name, `có macro (mã lệnh) nên không được nhận. ${PDF_INSTEAD}`);
    if (/\/embeddings\//i.test(entry.name) || !PARTS.test(entry.name))
      refuse(
        name,
        `có tệp khác nhúng bên trong (${entry.name.slice(0, 60)}) nên không được nhận. ${PDF_INSTEAD}`,
      );
  }
  for (const entry of entries) await checkEntry(name, entry);
}

async function checkEntry(name: string, entry: ZipEntry): Promise<void> {
  let tail = '';
  let isFirst = true;
  await seeEntry(name, entry, (piece) => {
    const text = piece.toString('latin1');
    if (isFirst && ARCHIVES.some((head) => text.startsWith(head)))
      refuse(name, `có tệp khác nhúng bên trong nên không được nhận. ${PDF_INSTEAD}`);
    isFirst = false;
    checkPiece(name, entry, tail + text);
    tail = text.slice(-2048);
  });
}

function checkPiece(name: string, entry: ZipEntry, text: string): void {
  refuseEicar(name, text);
  if (!/\.(xml|rels|vml)$/i.test(entry.name)) return;
  const plain = text.replaceAll('\0', '');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(plain))
    refuse(name, `có khai báo XML nguy hiểm nên không được nhận. ${PDF_INSTEAD}`);
  if (/macroEnabled|vbaProject/i.test(plain))
    refuse(name, `có macro (mã lệnh) nên không được nhận. ${PDF_INSTEAD}`);
  const isDynamic =
    /<w:instrText[^<>]{0,200}>\s{0,200}DDE|w:instr="\s{0,200}DDE|<ddeLink|<f[^<>]{0,200}>[^<]{0,500}\bcmd\|/i.test(
      plain,
    );
  if (isDynamic || fetchesElsewhere(plain))
    refuse(name, `có liên kết tự tải nội dung bên ngoài nên không được nhận. ${PDF_INSTEAD}`);
}

/** A link that a person clicks is no danger; a template or object that Word fetches by itself is. */
function fetchesElsewhere(text: string): boolean {
  for (const [tag] of text.matchAll(/<Relationship\s[^<>]{0,2000}>/g))
    if (/TargetMode\s*=\s*["']External/i.test(tag) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag))
      return true;
  return false;
}
