import type { LetterStyle } from '../../../law/document-layout.ts';
import { documentNumber } from '../../../law/signature-block.ts';
import { longDay } from '../../dossiers/index.ts';
import type { Block, OfficialDocument } from './model.ts';

/** The letters of a text as its component asks for them. */
export function lettersOf(text: string, { upper = false }: LetterStyle): string {
  return upper ? text.toUpperCase() : text;
}

/** "15/BC-UBND"; while it is a draft there is room for the number. */
export function numberText({ number, symbol }: Pick<OfficialDocument, 'number' | 'symbol'>): string {
  return number === null ? `        /${symbol}` : documentNumber(Number(number), symbol);
}

/** "Hải Dương, ngày 05 tháng 11 năm 2026"; while it is a draft there is room for the day. */
export function placeAndDay({ place, day }: Pick<OfficialDocument, 'place' | 'day'>): string {
  return `${place}, ${day === null ? 'ngày       tháng       năm ' : longDay(day)}`;
}

/** Each basis ends with ";", the last with "."; what was written at its end does not stand twice. */
export function basisLines(basis: readonly string[]): string[] {
  const bare = basis.map((line) => line.trim().replace(/[;.,\s]+$/, '')).filter((line) => line !== '');
  return bare.map((line, at) => `${line}${at === bare.length - 1 ? '.' : ';'}`);
}

/** "./." stands at the end of the text, once. */
export function withEndMark(body: readonly Block[]): Block[] {
  const at = body.findLastIndex((block) => block.kind === 'paragraph' || block.kind === 'item');
  return body.map((block, place) => {
    if (place !== at || (block.kind !== 'paragraph' && block.kind !== 'item')) return block;
    return { ...block, text: `${block.text.trim().replace(/[\s.;,/]+$/, '')}./.` };
  });
}

/** "(Kèm theo Báo cáo số": what leads from an annex to its document, around its number and day. */
export function annexWords({ kindName, agency }: Pick<OfficialDocument, 'kindName' | 'agency'>): {
  before: string;
  after: string;
} {
  const name = kindName === null ? 'Công văn' : sentence(kindName);
  return { before: `(Kèm theo ${name} số `, after: `của ${sentence(agency.name.replace(/\n/g, ' '))})` };
}

/** "15/BC-UBND ngày 05 tháng 11 năm 2026" */
export function numberAndDay(document: Pick<OfficialDocument, 'number' | 'symbol' | 'day'>): string {
  const day = document.day === null ? 'ngày       tháng       năm' : longDay(document.day);
  return `${numberText(document).trim()} ${day}`;
}

/** "ỦY BAN NHÂN DÂN PHƯỜNG HẢI DƯƠNG" → "Ủy ban nhân dân phường Hải Dương"; what is not all upper case stays. */
function sentence(text: string): string {
  if (text !== text.toUpperCase()) return text;
  const [head = '', name = ''] = text.split(/ (?=PHƯỜNG |XÃ |ĐẶC KHU )/);
  const lower = head.toLowerCase();
  const begun = lower.charAt(0).toUpperCase() + lower.slice(1);
  if (name === '') return begun;
  const [kind = '', ...rest] = name.split(/ (?=\S+(?:\s|$))/);
  const proper = rest.map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return [begun, kind.toLowerCase(), ...proper].join(' ');
}
