import { randomUUID } from 'node:crypto';
import { findDossier } from '../src/features/dossiers/index.ts';
import { answerSurvey, checkAnswer, handOutLink, typePaper } from '../src/features/surveys/index.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

/** Ends dossiers and has them rated, by the real verbs. */
export function surveyLife(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const life = dossierLife(at);
  const find = (id: number) => findDossier(database.db, { wardId, dossierId: id });
  const codeOf = async (id: number) => (await find(id)).state.code;
  const refused = async () => {
    const id = await life.accept();
    await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
    return id;
  };
  const rate = async (id: number, fields: Record<string, unknown>, clientKey: string = randomUUID()) => {
    const dossier = await find(id);
    const sent = { clientKey, way: 'link' as const, now: platform.now() };
    await database.transact((tx) => answerSurvey(tx, dossier, sent, fields));
  };
  const handOut = async (id: number, who = 'quay1') => {
    const dossier = await find(id);
    return database.transact((tx) => handOutLink(tx, at.act(who), dossier));
  };
  const type = async (id: number, who: string, fields: Record<string, unknown>) => {
    const form = { clientKey: randomUUID(), code: await codeOf(id), paperNo: '7', ...fields };
    await database.transact((tx) => typePaper(tx, platform.files, at.act(who), { form, paper: null }));
  };
  const check = async (id: number, who: string, fields: Record<string, unknown>) => {
    const form = { clientKey: randomUUID(), code: await codeOf(id), ...fields };
    await database.transact((tx) => checkAnswer(tx, at.act(who), form));
  };
  return { find, codeOf, refused, rate, handOut, type, check };
}
