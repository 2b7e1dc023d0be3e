import { randomUUID } from 'node:crypto';
import {
  findOfficialDocument,
  issueDocument,
  type PlainStep,
  signDocument,
  takeOfficialStep,
} from '../features/official-documents/index.ts';
import { listOfficers, type Officer } from '../features/organisation/index.ts';
import { listReports, makeDueReports, type Report, submitReport } from '../features/reports/index.ts';
import { addDays, toLocalDay } from '../law/day.ts';
import type { Platform } from '../platform/platform.ts';
import { DEMO_PASSWORD } from './seed-organisation.ts';

/** How far the demo's newest reports have come, from the one before the newest on. */
const STAGES = ['handed in', 'issued', 'issued'] as const;
/** So many days of periods that ended. */
const DAYS = 130;

/**
 * The demo's reports of the last months, once, by the real verbs: the newest a draft, one handed in, two signed, numbered and sealed.
 * It needs the demo's certificates. What is signed bears the day on which the demo was made.
 */
export async function seedReports(platform: Platform, wardId: number): Promise<void> {
  const { database, now } = platform;
  const today = toLocalDay(now());
  const span = { from: addDays(today, -DAYS), to: addDays(today, 1) };
  if ((await listReports(database.db, wardId, span)).length > 0) return;
  await makeDueReports(database, wardId, now(), span.from);
  const [, ...older] = await listReports(database.db, wardId, span);
  const officers = await listOfficers(database.db, wardId);
  for (const [at, stage] of STAGES.entries())
    if (older[at]) await bring(platform, officers, older[at], stage);
}

async function bring(
  platform: Platform,
  officers: readonly Officer[],
  report: Report,
  stage: (typeof STAGES)[number],
): Promise<void> {
  const { database, now } = platform;
  const actOf = (officer: Officer) => ({ officer, now: now(), requestId: 'seed' });
  const has = (duty: Officer['duties'][number]) => officers.find((each) => each.duties.includes(duty));
  const [writer, leader, clerk] = [has('control'), has('oversee'), has('stamp')];
  if (!writer || !leader || !clerk) return;
  const signing = stage === 'issued' ? 'vice_chairman' : 'chairman';
  const id = await database.transact((tx) =>
    submitReport(tx, actOf(writer), report.id, { clientKey: randomUUID(), signing }),
  );
  const request = async () => {
    const { stepCount, version } = await findOfficialDocument(database.db, writer.wardId, id);
    return { id, clientKey: randomUUID(), stepCount, version };
  };
  const take = async (officer: Officer, step: PlainStep) => {
    const asked = { ...(await request()), step };
    await database.transact((tx) => takeOfficialStep(tx, platform, actOf(officer), asked));
  };
  await take(writer, 'submit');
  if (stage === 'handed in') return;
  await take(leader, 'review');
  const { steps, signerId } = await findOfficialDocument(database.db, writer.wardId, id);
  const signer = officers.find((each) => each.id === signerId);
  if (!signer) return;
  const { file } = steps.findLast(({ step }) => step === 'submit')!;
  const secret = DEMO_PASSWORD;
  await signDocument(platform, actOf(signer), { ...(await request()), file: file!, secret });
  await issueDocument(platform, actOf(clerk), { ...(await request()), secret });
}
