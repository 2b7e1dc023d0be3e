import { randomUUID } from 'node:crypto';
import {
  findDossier,
  findMoment,
  openSteps,
  type TakeableStep,
  takeStep,
} from '../features/dossiers/index.ts';
import { listOfficers, type Officer } from '../features/organisation/index.ts';
import {
  FIELD_PREFIX,
  findDraft,
  issueResults,
  placesOf,
  proposedFields,
  RESULT_TEMPLATES,
  resultSource,
  saveDraft,
  signResults,
  templatesFor,
} from '../features/results/index.ts';
import { toLocalDay } from '../law/day.ts';
import type { Platform } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';
import { DEMO_PASSWORD } from './seed-organisation.ts';

/** How far each of the demo's results has come. */
const STAGES = ['issued', 'to seal', 'to sign', 'issued', 'drafted', 'to sign'] as const;
type Stage = (typeof STAGES)[number];

/** Some of the demo's dossiers get electronic results by the real verbs, once; it needs the demo's certificates. */
export async function seedResults(platform: Platform, wardId: number): Promise<void> {
  const { db } = platform.database;
  const begun = await db
    .selectFrom('result_drafts')
    .select('id')
    .where('ward_id', '=', wardId)
    .limit(1)
    .execute();
  if (begun.length > 0) return;
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('status', '=', 'in_process')
    .where(
      'procedure_code',
      'in',
      RESULT_TEMPLATES.flatMap((each) => each.procedures ?? []),
    )
    .orderBy('id', 'desc')
    .limit(STAGES.length)
    .execute();
  for (const [at, { id }] of rows.entries()) await bring(platform, { wardId, dossierId: id }, STAGES[at]!);
}

interface Key {
  wardId: number;
  dossierId: number;
}

async function bring(platform: Platform, key: Key, stage: Stage): Promise<void> {
  const officers = await listOfficers(platform.database.db, key.wardId);
  const signer = officers.find((each) => /^chủ tịch/i.test(each.title) && each.duties.includes('sign'));
  if (!signer || !(await write(platform, key, officers, signer)) || stage === 'drafted') return;
  const steps = ['propose', 'submit_for_signature'] as const;
  for (const step of steps) if (!(await take(platform, key, officers, step))) return;
  if (stage === 'to sign') return;
  const dossier = await findDossier(platform.database.db, key);
  const { file } = (await findDraft(platform.database.db, dossier))!.versions.at(-1)!;
  const once = () => ({ clientKey: randomUUID(), secret: DEMO_PASSWORD });
  const toSign = { dossierId: key.dossierId, stepCount: dossier.state.stepCount, file };
  await signResults(platform, actOf(platform, signer), { ...once(), items: [toSign] });
  const clerk = officers.find((each) => each.duties.includes('stamp'));
  const { state } = await findDossier(platform.database.db, key);
  if (stage === 'to seal' || !clerk || state.status !== 'signed') return;
  const toIssue = { dossierId: key.dossierId, stepCount: state.stepCount };
  await issueResults(platform, actOf(platform, clerk), { ...once(), items: [toIssue] });
}

const actOf = ({ now }: Platform, officer: Officer) => ({ officer, now: now(), requestId: 'seed' });

/** A draft in the words that are proposed; what nobody proposed says that it is an example. */
async function write(platform: Platform, key: Key, officers: Officer[], signer: Officer): Promise<boolean> {
  const { db } = platform.database;
  const dossier = await findDossier(db, key);
  const examiner = officers.find(({ id }) => id === dossier.state.holderOfficerId);
  const [template] = templatesFor(RESULT_TEMPLATES, dossier.state.procedureCode, toLocalDay(platform.now()));
  if (!examiner || !template) return false;
  const proposed = proposedFields(template, placesOf(await resultSource(db, dossier, '')), () => '');
  const written = template.fields.map(({ name, type }) => [
    FIELD_PREFIX + name,
    proposed[name] || (type === 'day' ? toLocalDay(platform.now()) : '(ví dụ của bản trình diễn)'),
  ]);
  const fields = { clientKey: randomUUID(), template: template.code, signerId: String(signer.id), seen: '0' };
  const given = { ...fields, ...Object.fromEntries(written), dossierId: key.dossierId };
  return platform.database
    .transact((tx) => saveDraft(tx, platform, actOf(platform, examiner), given))
    .then(() => true, unlessRefused);
}

/** By whoever may take it. Says whether it was taken. */
async function take(platform: Platform, key: Key, officers: Officer[], step: TakeableStep): Promise<boolean> {
  const { db } = platform.database;
  const { state } = await findDossier(db, key);
  for (const officer of officers) {
    const act = actOf(platform, officer);
    if (!openSteps(state, officer, await findMoment(db, officer, act.now)).includes(step)) continue;
    const request = {
      ...{ dossierId: key.dossierId, step, clientKey: randomUUID(), stepCount: state.stepCount },
    };
    const fields = { outcome: 'granted' };
    return platform.database
      .transact((tx) => takeStep(tx, platform.files, act, { ...request, fields, quiet: true }))
      .then(() => true, unlessRefused);
  }
  return false;
}

function unlessRefused(error: unknown): false {
  if (error instanceof Problem) return false;
  throw error;
}
