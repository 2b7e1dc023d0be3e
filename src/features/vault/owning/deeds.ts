import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { noteUses } from '../log.ts';
import { CHOICES, type Choice, type UseKind, type VaultItem } from '../schema.ts';
import { chooserOf } from './consents.ts';
import { lockOwnItems } from './own-items.ts';

/** What an owner does to one item; each done again changes nothing. */
export const DEEDS = ['withdraw', 'restore', 'delete', 'choose'] as const;
export type Deed = (typeof DEEDS)[number];

/**
 * Does it, under a lock: a use at this moment comes wholly before or is refused.
 * @throws Problem not_found, not_allowed; step_not_open when a paper must be kept; invalid
 */
export async function doDeed(
  tx: Tx,
  act: VisitorAct,
  itemId: number,
  { deed, choice }: { deed: Deed; choice?: unknown },
): Promise<void> {
  const { citizenId } = chooserOf(act);
  const { wardId } = act.visitor;
  const [item] = await lockOwnItems(tx, act.visitor, [itemId]);
  if (!item) throw new Problem('not_found', 'Không có giấy tờ này trong kho của bạn.');
  const done = deed === 'choose' ? choosing(item, choice) : CHANGES[deed](item, act.now);
  if (done === null) return;
  await tx
    .updateTable('vault_items')
    .set(done.set)
    .where('ward_id', '=', wardId)
    .where('id', '=', itemId)
    .execute();
  await noteUses(tx, wardId, [{ itemId, what: done.what, at: act.now, citizenId }]);
}

interface Done {
  set: {
    withdrawn_at?: Date | null;
    deleted_at?: Date;
    file?: null;
    reuse?: Choice | null;
  };
  what: UseKind;
}

const CHANGES: Record<Exclude<Deed, 'choose'>, (item: VaultItem, now: Date) => Done | null> = {
  withdraw: (item, now) => (item.isWithdrawn ? null : { set: { withdrawn_at: now }, what: 'withdrawn' }),
  restore: (item) => (item.isWithdrawn ? { set: { withdrawn_at: null }, what: 'restored' } : null),
  delete: (item, now) => {
    if (item.file === null) return null;
    if (!mayDelete(item))
      throw new Problem(
        'step_not_open',
        'Giấy tờ này thuộc hồ sơ mà pháp luật buộc phải lưu nên không xóa được; bạn có thể ngừng cho dùng.',
      );
    return { set: { file: null, deleted_at: now }, what: 'deleted' };
  },
};

/**
 * Whether its owner may have it deleted: what he put in himself and no officer relied on.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4 (quyền xóa); hồ sơ đã giải quyết phải lưu theo thời hạn
 * @checked 2026-11-27 in a digest
 * @uncertain the article's text was not read
 */
export function mayDelete(item: VaultItem): boolean {
  return item.source === 'upload' && item.verified === null;
}

function choosing(item: VaultItem, given: unknown): Done | null {
  const choice = given === '' ? null : CHOICES.find((each) => each === given);
  if (choice === undefined)
    throw new Problem('invalid', 'Chưa lưu được lựa chọn.', { choice: 'Chọn một trong các cách.' });
  if (choice === item.reuse) return null;
  const what = choice === null ? 'unset' : choice === 'allow' ? 'allowed' : 'asked';
  return { set: { reuse: choice }, what };
}
