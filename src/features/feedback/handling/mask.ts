import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { FeedbackSender } from '../schema.ts';

type Known = Pick<FeedbackSender, 'name' | 'phone' | 'email' | 'address'>;

/** Shorter words of an address stand in too many sentences. */
const SHORTEST_ADDRESS = 6;

/**
 * A text without what is known of the sender: name, phone (also written +84 or with gaps), mail and address, in whatever case and with or
 * without accents. Other people's data stay: that is not what this is for.
 */
export function maskSender(text: string, sender: Known | null): string {
  if (sender === null) return text;
  const patterns: [RegExp | null, string][] = [
    [wordsOf(sender.email, 3), '[thư điện tử]'],
    [phoneOf(sender.phone), '[số điện thoại]'],
    [wordsOf(sender.address, SHORTEST_ADDRESS), '[địa chỉ]'],
    [wordsOf(sender.name, 2), '[người gửi]'],
  ];
  return patterns.reduce(
    (masked, [pattern, by]) => (pattern === null ? masked : replaceFolded(masked, pattern, by)),
    text.normalize('NFC'),
  );
}

function wordsOf(text: string, shortest: number): RegExp | null {
  const words = foldVietnamese(text)
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.join('').length < shortest) return null;
  return new RegExp(`(?<![a-z0-9])${words.map(escaped).join('[\\s,]+')}(?![a-z0-9])`, 'g');
}

function phoneOf(phone: string): RegExp | null {
  const digits = phone.replace(/\D/g, '').replace(/^84/, '0').replace(/^0/, '');
  if (digits.length < 8) return null;
  return new RegExp(`(?<!\\d)(?:\\+?84|0)?[\\s.()-]*${[...digits].join('[\\s.()-]*')}(?!\\d)`, 'g');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Finds in the text without accents, replaces in the text as it is: letter stands against letter. */
function replaceFolded(text: string, pattern: RegExp, by: string): string {
  const letters = [...text];
  const folded = letters.map((letter) => foldVietnamese(letter).slice(0, 1) || ' ').join('');
  let [out, at] = ['', 0];
  for (const match of folded.matchAll(pattern)) {
    out += letters.slice(at, match.index).join('') + by;
    at = match.index + match[0].length;
  }
  return out + letters.slice(at).join('');
}

/** Who sent these items, to mask lists. Never shown. */
export async function findKnownSenders(
  db: Db,
  wardId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('feedback_senders')
    .select(['feedback_id', 'name', 'phone', 'email', 'address'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ feedback_id, ...known }) => [feedback_id, known]));
}
