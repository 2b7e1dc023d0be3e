import {
  acceptDossier,
  findDossier,
  type IntakeDocument,
  type IntakeInput,
  type TakeableStep,
  takeStep,
} from '../src/features/dossiers/index.ts';
import type { TestDatabase } from './database.ts';

/** Takes dossiers through their steps by the real verbs, at times that the test chooses. */
export function dossierLife(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const accept = async (change: Partial<IntakeInput> = {}, documents: IntakeDocument[] = [], now?: Date) => {
    const form: IntakeInput = {
      clientKey: crypto.randomUUID(),
      procedureCode: '1.004873',
      termNo: 1,
      channel: 'direct',
      competentUnitId: at.officer('hotich').unitId,
      applicantKind: 'citizen',
      applicantName: 'Người nộp thử',
      applicantPhone: '0000001234',
      ...change,
    };
    const act = at.act('quay1', now);
    const { dossierId } = await database.transact((tx) =>
      acceptDossier(tx, platform.files, act, { form, documents }),
    );
    return dossierId;
  };
  const take = async (
    id: number,
    who: string,
    step: TakeableStep,
    fields: Record<string, unknown> = {},
    now?: Date,
  ) => {
    const { state } = await findDossier(database.db, { wardId, dossierId: id });
    const request = {
      dossierId: id,
      step,
      clientKey: crypto.randomUUID(),
      stepCount: state.stepCount,
      fields,
    };
    return database.transact((tx) => takeStep(tx, platform.files, at.act(who, now), request));
  };
  const assign = async (id: number, now?: Date) => {
    await take(id, 'chanhvp', 'assign', { officerId: at.officer('hotich').id }, now);
    return take(id, 'hotich', 'take_over', {}, now);
  };
  const finish = async (id: number, now?: Date) => {
    await take(id, 'quay1', 'transfer', {}, now);
    await assign(id, now);
    await take(id, 'hotich', 'propose', { outcome: 'granted' }, now);
    await take(id, 'chanhvp', 'submit_for_signature', {}, now);
    await take(id, 'chutich', 'sign', {}, now);
    return take(id, 'vanthu', 'stamp', {}, now);
  };
  return { accept, take, assign, finish };
}
