import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { RequiredDocument } from '../schema.ts';
import { linesOf, pick } from './read-cells.ts';

type Source = Record<string, unknown>;

/** The head of the table of papers, which the portal's text runs together. */
const HEAD = /Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng/g;
/** The name of a file that stands behind a paper's. */
const FILE = /\S*\.(docx?|pdf|xlsx?|rtf)\s*$/i;
const LONGEST = 1000;
const MOST = 100;

/**
 * The papers of a procedure: records, records grouped by case, or the portal's text, in which each ends with how many
 * originals or copies. None when the text cannot be taken apart.
 */
export function readDocuments(value: unknown): RequiredDocument[] {
  const found = Array.isArray(value) ? value.flatMap((each) => fromRecord(each, null)) : fromText(value);
  const isSound =
    found.length <= MOST && found.every(({ name }) => name.length >= 3 && name.length <= LONGEST);
  return isSound ? found.map((each, at) => ({ ...each, no: at + 1 })) : [];
}

function fromRecord(value: unknown, when: string | null): RequiredDocument[] {
  if (typeof value === 'string') return fromText(value);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Source;
  const group = Object.entries(record).find(([, each]) => Array.isArray(each) && each.length > 0);
  if (group) {
    const ofCase = pick(record, /^(truong hop|ten|case)/) || when;
    return (group[1] as unknown[]).flatMap((each) => fromRecord(each, ofCase));
  }
  const name = pick(record, /^(ten|giay to|name)/);
  const originals = Number.parseInt(pick(record, /ban chinh/), 10) || 0;
  const copies = Number.parseInt(pick(record, /ban sao/), 10) || 0;
  const given = Number.parseInt(pick(record, /^so luong$|^quantity/), 10) || 0;
  return [
    paper(name, originals === 0 && copies > 0 ? 'copy' : 'original', originals || copies || given || 1, when),
  ];
}

function fromText(value: unknown): RequiredDocument[] {
  const text = linesOf(value).join('\n').replace(HEAD, '\n');
  const pieces = [...text.matchAll(/([\s\S]*?)(\d+)\s*bản (chính|sao)/gi)];
  if (pieces.length === 0) return [];
  return pieces.flatMap(([, before, quantity, kind]) => {
    const lines = before!.split('\n').map((line) => line.replace(/^[\s;,.:*•+-]+/, '').trim());
    const name = (lines.filter(Boolean).at(-1) ?? '').replace(FILE, '').trim();
    if (name === '') return [];
    return [paper(name, kind!.toLowerCase() === 'sao' ? 'copy' : 'original', Number(quantity), null)];
  });
}

function paper(
  name: string,
  form: RequiredDocument['form'],
  quantity: number,
  when: string | null,
): RequiredDocument {
  const isIfAny = /\(?nếu có\)?[.;]?$/i.test(name);
  const needed = when && foldVietnamese(when) !== 'thanh phan ho so' ? when : isIfAny ? 'nếu có' : null;
  const amount = Math.min(Math.max(quantity, 1), 999);
  return { no: 1, name, form, quantity: amount, required: needed === null, when: needed };
}
