import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { eraseAccount, type VisitorAct } from '../../citizens/index.ts';
import { isEnded, ownDossiers, type Status } from '../../dossiers/index.ts';
import { eraseDrafts } from '../../drafts/index.ts';
import { forgetStops, recipientOf } from '../../notices/index.ts';
import { erasePastAppointments } from '../../reception/index.ts';
import { blankComments } from '../../surveys/index.ts';
import type { Dropped } from '../../uploads/index.ts';
import { eraseVault, takeBackConsents } from '../../vault/index.ts';
import type { Person } from '../export/gather-dossiers.ts';
import type { DataPart, RequestKind } from './schema.ts';

interface Deed {
  tx: Tx;
  act: VisitorAct & { visitor: Person };
  /** Collects what is forgotten after the commit. */
  dropped: Dropped[];
}

/** What a granted erasure does to each kind of data; those that are not here stay by law. The account goes last: others are found by it. */
const ERASE: Partial<Record<DataPart, (deed: Deed) => Promise<number>>> = {
  drafts: async ({ tx, act, dropped }) => {
    const { wardId, citizen } = act.visitor;
    const erased = await eraseDrafts(tx, { wardId, citizenId: citizen.id });
    dropped.push(...erased.dropped);
    return erased.count;
  },
  vault: ({ tx, act }) => eraseVault(tx, act),
  ratings: async ({ tx, act: { visitor } }) => {
    const own = await ownDossiers(tx, visitor).select('id').execute();
    return blankComments(
      tx,
      visitor.wardId,
      own.map(({ id }) => id),
    );
  },
  appointments: async ({ tx, act: { visitor, now } }) => {
    const { name, phone } = visitor.citizen;
    if (phone === null) return 0;
    return erasePastAppointments(tx, visitor.wardId, { name, phone, before: toLocalDay(now) });
  },
  account: async (deed) => {
    const { wardId, citizen } = deed.act.visitor;
    const stops = await eraseStops(deed);
    if (citizen.id === 0) return stops;
    return stops + (await eraseAccount(deed.tx, { wardId, citizen }, deed.act.now));
  },
};

/** What he has stopped goes too, but not while a dossier of his is under way: he would be told of it again. */
async function eraseStops({ tx, act: { visitor } }: Deed): Promise<number> {
  const { phone, email } = visitor.citizen;
  const own = await ownDossiers(tx, visitor).select('status').execute();
  if (own.some(({ status }) => !isEnded(status as Status))) return 0;
  return forgetStops(tx, visitor.wardId, [
    ...(phone === null ? [] : [recipientOf('sms', phone)]),
    ...(email === null ? [] : [recipientOf('mail', email)]),
  ]);
}

/** Does for one person what granting means at once. @returns how many rows; null: nothing is done by itself */
export async function doAtOnce(kind: RequestKind, part: DataPart, deed: Deed): Promise<number | null> {
  if (kind === 'erase') return (await ERASE[part]?.(deed)) ?? null;
  if (kind === 'withdraw_consent' && part === 'vault') return takeBackConsents(deed.tx, deed.act);
  return null;
}
