import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../problem.ts';
import type { StoredFile } from './file-store.ts';
import { refuseEicar, refuseHiddenFiles, refuseMarkup } from './inspection/foreign.ts';
import { checkJpeg } from './inspection/jpeg.ts';
import { KINDS, otherKind, type PaperKind } from './inspection/kinds.ts';
import { checkOffice, officeKind } from './inspection/office.ts';
import { checkPdf } from './inspection/pdf.ts';
import { checkPng } from './inspection/png.ts';
import { BROKEN, refuse } from './inspection/refuse.ts';
import { joinName, shownName, splitName } from './inspection/safe-name.ts';
import { openTurns } from './turns.ts';

export type { PaperKind } from './inspection/kinds.ts';
export { shownName } from './inspection/safe-name.ts';

interface Allowed {
  kinds: readonly PaperKind[];
  megabytes: number;
}

/** Looking at ten megabytes takes some fifty of memory: a rush of files waits its turn. */
const inTurn = openTurns(4);

/**
 * A given file as what it really is: its kind by its bytes, a name that is safe to show, and for a picture only the picture.
 * Nothing is written and nothing is unpacked into memory.
 * @throws Problem file_too_large, file_unreadable, file_infected; each says in a sentence what to do
 */
export function inspectFile(
  given: { name: string; bytes: Uint8Array },
  allowed: Allowed,
): Promise<StoredFile> {
  return inTurn(() => inspect(given, allowed));
}

async function inspect(
  given: { name: string; bytes: Uint8Array },
  { kinds, megabytes }: Allowed,
): Promise<StoredFile> {
  const name = shownName(given.name);
  const bytes = Buffer.from(given.bytes.buffer, given.bytes.byteOffset, given.bytes.byteLength);
  if (bytes.length === 0) refuse(name, 'là tệp rỗng. Hãy chọn tệp khác.');
  if (bytes.length > megabytes * 1024 * 1024)
    throw new Problem(
      'file_too_large',
      `Tệp "${name}" lớn hơn ${megabytes} MB. Hãy quét lại với độ phân giải 200–300 dpi.`,
    );
  const text = bytes.toString('latin1');
  refuseEicar(name, text);
  const kind = kindOf(bytes);
  if (kind === null || !kinds.includes(kind)) refuse(name, await whyNot(bytes, text, kinds));
  const { stem, extension } = splitName(given.name);
  checkExtension(name, extension, kind!);
  const kept = await checkContent(name, kind!, bytes, text);
  const { mediaType, extensions } = KINDS[kind!];
  const isKnown = extension === '' || extensions.includes(extension);
  return {
    name: joinName(isKnown ? stem : `${stem}.${extension}`, extensions[0]!),
    mediaType,
    bytes: kept,
  };
}

/** By the first byte on: a file that is something else before it is a paper is not one. */
function kindOf(bytes: Buffer): PaperKind | null {
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head === '\x89PNG\r\n\x1a\n') return 'png';
  return head.startsWith('PK\x03\x04') ? officeKind(bytes) : null;
}

async function whyNot(bytes: Buffer, text: string, kinds: readonly PaperKind[]): Promise<string> {
  const words = kinds.map((kind) => KINDS[kind].word).join(', ');
  if (text.slice(1, 1100).includes('%PDF-'))
    return 'có dữ liệu lạ đứng trước phần PDF nên không được nhận. Hãy in lại ra PDF rồi gửi.';
  // Only the head is looked at: what a container holds further on is nobody's need.
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined);
  return `${otherKind(found?.mime, text)} Chỉ nhận ${words}.`;
}

/** An ending that names another kind lies; one that names none is part of the name. */
function checkExtension(name: string, extension: string, kind: PaperKind): void {
  const { extensions, word } = KINDS[kind];
  if (extension === '' || extensions.includes(extension) || !isFileEnding(extension)) return;
  refuse(
    name,
    `mang đuôi .${extension} nhưng nội dung là ${word}. Hãy đổi đuôi tệp thành .${extensions[0]} nếu đúng là giấy tờ của bạn.`,
  );
}

const ENDINGS = new Set(
  'exe,com,bat,cmd,scr,pif,msi,dll,jar,js,mjs,vbs,vbe,wsf,hta,ps1,sh,py,php,asp,aspx,jsp,lnk,url,apk,htm,html,xhtml,mht,svg,xml,swf,zip,rar,7z,gz,tar,iso,gif,webp,bmp,tif,tiff,heic,heif,avif,ico,psd,doc,docm,dot,dotm,xls,xlsm,xlsb,ppt,pptx,pptm,odt,ods,rtf,txt,csv,eml,msg,mp3,mp4,mov,avi'.split(
    ',',
  ),
);

function isFileEnding(extension: string): boolean {
  return ENDINGS.has(extension) || Object.values(KINDS).some((each) => each.extensions.includes(extension));
}

async function checkContent(name: string, kind: PaperKind, bytes: Buffer, text: string): Promise<Buffer> {
  if (kind === 'docx' || kind === 'xlsx') {
    await checkOffice(name, bytes);
    return bytes;
  }
  refuseMarkup(name, text);
  refuseHiddenFiles(name, text);
  if (kind !== 'pdf' && text.includes('%PDF-'))
    refuse(name, 'có tệp PDF giấu bên trong ảnh nên không được nhận. Hãy chụp hoặc quét lại.');
  if (kind === 'jpeg') return checkJpeg(name, bytes);
  if (kind === 'png') await checkPng(name, bytes);
  else if (kind === 'pdf') await checkPdf(name, bytes);
  else refuse(name, BROKEN);
  return bytes;
}
