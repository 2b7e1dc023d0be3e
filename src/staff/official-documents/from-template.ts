import {
  type DocumentTemplate,
  fillFields,
  possibleSignings,
} from '../../features/official-documents/index.ts';
import { listOfficers } from '../../features/organisation/index.ts';
import { findPlanInUse } from '../../features/plans/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffContext } from '../session.ts';
import { rowOf } from './editor-form.tsx';
import { LIVE_FIELDS } from './live-fields.ts';

/** A template as the editor begins with it: its fields filled, the tasks of its rows chosen, the first who may sign so. */
export async function fromTemplate(
  c: StaffContext,
  template: DocumentTemplate,
): Promise<{ values: Record<string, unknown>; problem?: Problem }> {
  const { database, now } = c.var.platform;
  const { wardId, unitId } = c.var.officer;
  const { subject, addressees, basis, body, recipients } = template;
  const texts = { subject, addressees, basis, body, recipients };
  const plan = await findPlanInUse(database.db, wardId, Number(toLocalDay(now()).slice(0, 4)));
  const own = plan?.tasks.filter((task) => template.planRows.includes(rowOf(task))) ?? [];
  const signing = possibleSignings(await listOfficers(database.db, wardId), unitId).find(
    (each) => each.signing === template.signing,
  );
  const chosen = {
    kind: template.kind,
    signing: signing ? `${signing.signing}.${signing.officer.id}` : '',
    task: own.map((task) => `${plan!.id}.${task.key}`),
  };
  try {
    const filling = { db: database.db, wardId, asOf: now(), fields: LIVE_FIELDS };
    return { values: { ...(await fillFields(filling, texts)), ...chosen } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { values: { ...texts, ...chosen }, problem: error };
  }
}
