import { findBatch, type WholeBatch } from '../../features/digitisation/index.ts';
import { type Dossier, findDossier } from '../../features/dossiers/index.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { mustHandle } from '../dossier/read-dossier.ts';
import { requireDuty, type StaffContext } from '../session.ts';

export const SCANS = '/can-bo/so-hoa';
export const TRAY = `${SCANS}/khay`;
export const SCANS_LIVE = '/can-bo/su-kien/scans';

/** Where files that are scanned for a dossier are sent. */
export const uploadsOf = (dossierId: number) => `/can-bo/ho-so/${dossierId}/so-hoa`;

export const pathOf = ({ id }: { id: number }) => `${SCANS}/${id}`;

/** Only who digitises. @throws Problem not_allowed */
export function mustDigitise(c: StaffContext): void {
  mustHandle(c);
  requireDuty(c.var.officer, 'receive', 'examine');
}

export interface OwnBatch {
  batch: WholeBatch;
  dossier: Dossier;
}

/**
 * The batch that an address names, with its dossier. What lies in a tray has pages of its own.
 * @throws Problem not_found, not_allowed
 */
export async function readBatch(c: StaffContext): Promise<OwnBatch> {
  mustDigitise(c);
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const batch = await findBatch(db, { wardId, batchId: mustBeId(c.req.param('batch')) });
  if (batch.dossierId === null) throw new Problem('not_found', 'Không có lô quét này.');
  return { batch, dossier: await findDossier(db, { wardId, dossierId: batch.dossierId }) };
}
