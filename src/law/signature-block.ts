import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/** In whose name a document is signed: the committee's as a body, or its chairman's own. */
export type Authority = 'collective' | 'chairman';

/** The lines above a signer's name, top first, each as it stands in a line of its own. */
export interface SignatureBlock {
  lines: string[];
}

interface SigningWords extends Dated {
  body: string;
  head: string;
  deputy: string;
}

/**
 * The committee of a ward and its offices, as they stand above a signature.
 * @law NĐ 30/2020/NĐ-CP, Điều 13 và Phụ lục I (ký thay mặt, ký thay, ký thừa lệnh)
 * @checked 2026-11-27 in a digest of the article
 * @uncertain the annex itself was not read; which results are the chairman's own and which the committee's is set by each procedure
 */
export const SIGNING_WORDS: readonly SigningWords[] = [
  {
    ...{ from: '1995-01-01', until: null },
    ...{ body: 'TM. ỦY BAN NHÂN DÂN', head: 'CHỦ TỊCH', deputy: 'PHÓ CHỦ TỊCH' },
  },
];

/**
 * What stands above the name of whoever signs: the chairman for the committee or for himself, a deputy in his place (KT.),
 * the head of a unit by his order (TL.).
 * @law NĐ 30/2020/NĐ-CP, Điều 13
 * @checked 2026-11-27 in a digest of the article
 * @uncertain the order of TM. and KT. in one block follows practice; the annex itself was not read
 */
export function signatureBlock(authority: Authority, office: string, day: Day): SignatureBlock {
  const { body, head, deputy } = inForce(SIGNING_WORDS, day);
  const above = authority === 'collective' ? [body] : [];
  if (/^chủ tịch/i.test(office)) return { lines: [...above, head] };
  if (/^phó chủ tịch/i.test(office)) return { lines: [...above, `KT. ${head}`, deputy] };
  return { lines: [`TL. ${head}`, office.toUpperCase()] };
}

/**
 * A number with its sign: below ten a nought stands before it.
 * @law NĐ 30/2020/NĐ-CP, Điều 15 và Phụ lục I: số nhỏ hơn 10 ghi thêm số 0 phía trước
 * @checked 2026-11-27
 */
export function documentNumber(number: number, symbol: string): string {
  const text = String(number).padStart(2, '0');
  return symbol === '' ? text : `${text}/${symbol}`;
}
