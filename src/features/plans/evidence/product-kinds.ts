import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Evidence, ProductKind } from './evidence.ts';

/** What a deliverable asks for, by its words in the plan. */
const ASKED: readonly { kind: ProductKind; words: RegExp }[] = [
  { kind: 'loudspeaker', words: /loa truyen thanh/ },
  { kind: 'article', words: /tin,? bai|phong su|bai viet|chuyen muc/ },
  { kind: 'trip', words: /doan cong tac|luu dong/ },
  { kind: 'weekly', words: /hang tuan/ },
  { kind: 'meeting', words: /hoi nghi|giao ban|cuoc hop|tap huan/ },
  { kind: 'idea', words: /sang kien|giai phap|mo hinh/ },
  { kind: 'posting', words: /niem yet/ },
  { kind: 'report', words: /bao cao/ },
  { kind: 'plan', words: /ke hoach/ },
  { kind: 'paper', words: /van ban|huong dan|cong van|thong bao|quyet dinh/ },
];

/** A deliverable that only is there when something makes it necessary is not waited for. */
export function isOptional(deliverable: string): boolean {
  return /neu co/.test(foldVietnamese(deliverable));
}

/** The kinds of product that a deliverable asks for; none when its words say nothing that is known. */
export function kindsAsked(deliverable: string): ProductKind[] {
  const text = foldVietnamese(deliverable);
  const found = ASKED.filter(({ words }) => words.test(text)).map(({ kind }) => kind);
  if (found.includes('loudspeaker')) return ['loudspeaker'];
  return found.includes('weekly') ? ['weekly'] : found;
}

/** What an officer wrote down, by its number ("52/BC-TTPVHCC") and else by its words. */
export function kindsOfRecord({ title, number }: { title: string; number: string | null }): ProductKind[] {
  const symbol = /\/\s*([A-ZĐ]{2,5})\s*-/.exec(number ?? '')?.[1];
  const text = foldVietnamese(title);
  const said: ProductKind[] = [];
  if (/loa truyen thanh|phat thanh/.test(text)) said.push('loudspeaker');
  if (/tin,? bai|phong su|dang tin|dang bai/.test(text)) said.push('article');
  if (/luu dong|to dan pho/.test(text)) said.push('trip');
  if (/ket qua danh gia tuan|cong khai.* tuan/.test(text)) said.push('weekly');
  if (/giao ban|hoi nghi|tap huan/.test(text)) said.push('meeting');
  if (/sang kien|giai phap|mo hinh/.test(text)) said.push('idea');
  if (/niem yet/.test(text)) said.push('posting');
  if (symbol === 'BC' || /^bao cao/.test(text)) said.push('report');
  if (symbol === 'KH' || /ban hanh ke hoach/.test(text)) said.push('plan');
  if ((number ?? '') !== '' && symbol !== 'BC' && symbol !== 'KH') said.push('paper');
  return said;
}

/** Whether a piece of evidence is the product that a deliverable asks for. Who recorded it and named a deliverable is believed. */
export function fulfils(deliverable: string, found: Evidence): boolean {
  if (found.deliverable != null) return foldVietnamese(found.deliverable) === foldVietnamese(deliverable);
  return kindsAsked(deliverable).some((kind) => found.kinds.includes(kind));
}
