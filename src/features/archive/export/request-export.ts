import { z } from 'zod';
import { addDays, isDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { findDossierByCode, isEnded } from '../../dossiers/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { findEnded, type Period } from './find-ended.ts';

/** What pages that show the making of packages follow live. */
export const ARCHIVE_TOPIC = 'archive';
/** The job that makes one package. */
export const PACK_DOSSIER = 'archive.pack-dossier';
/** More are asked for in several periods: a download has an end. */
export const MOST_PACKAGES = 2000;
const KEPT_MS = 24 * 3_600_000;
const WRONG = 'Chưa xuất được gói hồ sơ.';

const day = z
  .string()
  .refine((text) => text === '' || isDay(text), 'Ghi ngày.')
  .default('');
const exportForm = z.object({
  clientKey: z.uuid(),
  /** One dossier … */
  code: z.string().trim().toUpperCase().max(60).default(''),
  /** … or all that ended from this day to that, both counted. */
  from: day,
  to: day,
  reason: z.string().trim().min(5, 'Ghi lý do xuất, từ 5 ký tự.').max(300, 'Tối đa 300 ký tự.'),
});

/**
 * Orders the packages of one ended dossier or of all that ended in a period of days; a worker makes them. The same client
 * key orders once.
 * @returns the export's id @throws Problem not_allowed, invalid with the fields
 */
export async function requestExport(tx: Tx, act: Act, given: unknown): Promise<number> {
  if (!act.officer.duties.includes('control'))
    throw new Problem('not_allowed', 'Chỉ cán bộ kiểm soát thủ tục hành chính được xuất gói hồ sơ.');
  const form = parseFields(exportForm, given, WRONG);
  const { wardId, id: requestedBy } = act.officer;
  const order = { wardId, requestedBy, clientKey: form.clientKey, reason: form.reason };
  const repeated = await findByKey(tx, wardId, form.clientKey);
  if (repeated !== null) return repeated;
  if ((form.code === '') === (form.from === '' && form.to === ''))
    throw new Problem('invalid', WRONG, { code: 'Ghi mã một hồ sơ, hoặc từ ngày và đến ngày.' });
  const what = form.code === '' ? await ofPeriod(tx, wardId, form) : await oneDossier(tx, wardId, form.code);
  const id = await saveExport(tx, { ...order, ...what, now: act.now, keptMs: KEPT_MS });
  await noteAct(tx, act, 'export_packages', `gói hồ sơ ${id}`);
  return id;
}

async function oneDossier(tx: Tx, wardId: number, code: string) {
  const dossier = await findDossierByCode(tx, wardId, code);
  if (dossier === null) throw new Problem('invalid', WRONG, { code: 'Không có hồ sơ mang mã này.' });
  if (!isEnded(dossier.state.status))
    throw new Problem('invalid', WRONG, { code: 'Hồ sơ này chưa kết thúc.' });
  return { code, period: null, dossierIds: [dossier.id] };
}

async function ofPeriod(tx: Tx, wardId: number, { from, to }: { from: string; to: string }) {
  if (from === '' || to === '')
    throw new Problem('invalid', WRONG, { [from === '' ? 'from' : 'to']: 'Ghi đủ cả hai ngày.' });
  if (to < from) throw new Problem('invalid', WRONG, { to: 'Ngày cuối không trước ngày đầu.' });
  const period = { from, until: addDays(to, 1) };
  const dossierIds = await findEnded(tx, wardId, period);
  if (dossierIds.length === 0)
    throw new Problem('invalid', WRONG, { from: 'Không có hồ sơ nào kết thúc trong những ngày này.' });
  if (dossierIds.length > MOST_PACKAGES)
    throw new Problem('invalid', WRONG, {
      from: `Có ${dossierIds.length} hồ sơ, mỗi lần xuất được ${MOST_PACKAGES}. Hãy chia thành nhiều kỳ.`,
    });
  return { code: null, period, dossierIds };
}

export interface NewExport {
  wardId: number;
  /** Null: the ward's monthly export. */
  requestedBy: number | null;
  clientKey: string;
  reason: string;
  code: string | null;
  period: Period | null;
  dossierIds: number[];
  now: Date;
  /** For how long the packages can be fetched, in milliseconds. */
  keptMs: number;
}

/** An export with one job for each of its dossiers. @returns its id */
export async function saveExport(tx: Tx, order: NewExport): Promise<number> {
  const { wardId, now, period } = order;
  const { id } = await tx
    .insertInto('archive_exports')
    .values({
      ...{ ward_id: wardId, client_key: order.clientKey, requested_by: order.requestedBy },
      ...{ requested_at: now, reason: order.reason, code: order.code },
      ...{ closed_from: period?.from ?? null, closed_until: period?.until ?? null },
      expires_at: new Date(now.getTime() + order.keptMs),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const items = order.dossierIds.map((dossierId) => ({
    ...{ ward_id: wardId, export_id: id, dossier_id: dossierId },
  }));
  await tx.insertInto('archive_export_items').values(items).execute();
  for (const dossierId of order.dossierIds)
    await enqueue(tx, PACK_DOSSIER, { wardId, exportId: id, dossierId }, { now });
  return id;
}

export async function findByKey(tx: Tx, wardId: number, clientKey: string): Promise<number | null> {
  const row = await tx
    .selectFrom('archive_exports')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.id ?? null;
}
