import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { INDICATORS } from '../../indicators.ts';

/**
 * Numbers of the components of QĐ 766 that a figure of ours comes nearest to; not every definition is the same, so the reviewer decides.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-27 in the notes on the decision, not in its text
 * @uncertain the numbering of components was taken from the dashboard of the national portal
 */
const COMPONENTS: Record<string, string> = {
  '2.1': 'on-time',
  '3.3': 'received-online',
  '3.6': 'payments-online',
  '4.1': 'electronic-result',
  '4.2': 'digitised',
  '4.3': 'reuse',
  '5.4': 'satisfaction',
};

/** Ours by the words of an official list, folded. The first that matches wins, so the narrow ones stand first. */
const WORDS: readonly (readonly [string, RegExp])[] = [
  ['payments-online', /thanh toan/],
  ['satisfaction', /hai long/],
  ['reuse', /khai thac|su dung lai/],
  ['electronic-result', /ket qua.*dien tu/],
  ['digitised', /so hoa/],
  ['on-time', /dung han|truoc han|tien do/],
  ['processed-online', /(xu ly|giai quyet) truc tuyen/],
  ['received-online', /(nop|nhan|ho so).*truc tuyen|truc tuyen.*ho so/],
  ['on-system', /tren he thong|dong bo/],
  ['full-online-services', /toan trinh/],
  ['published-procedures', /cong khai/],
];

/** The code of our figure that an official one names by number or words; null when none fits. */
export function matchOfficial(code: string, name: string): string | null {
  const number = /^\s*(\d\.\d)\b/.exec(code || name)?.[1];
  const component = number === undefined ? undefined : COMPONENTS[number];
  const own = INDICATORS.find((each) => each.code === code.trim())?.code;
  const words = foldVietnamese(name || code);
  return own ?? component ?? WORDS.find(([, known]) => known.test(words))?.[0] ?? null;
}
