import { asOwner, type Database } from '../platform/database/database.ts';
import { countSealed, type SealedCount } from '../platform/personal-ids/count-sealed.ts';
import { idKeys } from '../platform/personal-ids/keys-in-use.ts';
import { forgetIdKeys, noteIdKey } from '../platform/personal-ids/known-keys.ts';
import { resealIds } from '../platform/personal-ids/reseal.ts';
import { withDatabase } from './database.ts';
import { readOptions } from './options.ts';

const MOST_SHOWN = 50;

/** `ids verify|reencrypt`: looks after the personal ids that are kept sealed. @returns 0, or 1 when something is amiss */
export async function lookAfterIds([what = '', ...args]: string[]): Promise<number> {
  const work = WORKS[what];
  if (!work) throw new RangeError('cần một trong: ids verify, ids reencrypt.');
  const options = readOptions(args, { '--json': 'flag' });
  const { counts, text } = await withDatabase(process.env, (url) => asOwner(url, work));
  const isSealed = counts.inClear === 0 && counts.unreadable.length === 0;
  const isDone =
    counts.resealed === undefined || Object.keys(counts.byKey).every((id) => id === idKeys().current.id);
  const isWell = isSealed && isDone;
  const faults = counts.unreadable.slice(0, MOST_SHOWN).map((each) => `\n  ${each}`);
  process.stdout.write(
    options.has('--json')
      ? `${JSON.stringify({ ok: isWell, current: idKeys().current.id, ...counts })}\n`
      : `${text}${faults.join('')}\n`,
  );
  return isWell ? 0 : 1;
}

interface Found {
  counts: SealedCount & { resealed?: number };
  text: string;
}

const WORKS: Record<string, (owner: Database) => Promise<Found>> = {
  verify: async (owner) => {
    const counts = await countSealed(owner.db);
    return { counts, text: asText(counts) };
  },
  reencrypt: async (owner) => {
    await noteIdKey(owner);
    const { resealed } = await resealIds(owner);
    const counts = await countSealed(owner.db);
    await forgetIdKeys(owner, Object.keys(counts.byKey));
    return {
      counts: { ...counts, resealed },
      text: `${resealed} dòng vừa được mã hóa bằng khóa hiện tại.\n${asText(counts)}`,
    };
  },
};

function asText({ byKey, inClear, unreadable }: SealedCount): string {
  const { current, all } = idKeys();
  const lines = Object.entries(byKey).map(([id, count]) => {
    const known = all.some((key) => key.id === id) ? 'khóa cũ' : 'KHÔNG CÓ KHÓA';
    return `${count} giá trị dưới khóa ${id} (${id === current.id ? 'hiện tại' : known})`;
  });
  return [...lines, `${inClear} để trần`, `${unreadable.length} dòng không đọc được`].join('\n');
}
