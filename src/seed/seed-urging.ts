import {
  findOfficialDocument,
  issueDocument,
  type PlainStep,
  signDocument,
  takeOfficialStep,
} from '../features/official-documents/index.ts';
import { type Act, findCalendar, listOfficers } from '../features/organisation/index.ts';
import { answerCase, findCase, searchCases, urgeByClock } from '../features/urging/index.ts';
import { type Calendar, isWorkingDay } from '../law/calendar.ts';
import { addDays, type Day, instant, toLocalDay } from '../law/day.ts';
import type { Platform } from '../platform/platform.ts';
import { keyOf } from './key.ts';
import { DEMO_PASSWORD } from './seed-organisation.ts';

/** Working days before now on which the demo's clock urged. */
const TURNS = [12, 6] as const;
/** And on which the unit answered. */
const ANSWERED = 4;

/**
 * What the demo's clock would have urged in the last weeks, by the real verbs, once: what the centre leads is the chairman's by now, one
 * letter of the director is issued and was answered before, the others wait for their signatures, and what became late is just opened.
 * The demo's certificates are of today, so nothing was signed before.
 */
export async function seedUrging(platform: Platform, wardId: number): Promise<void> {
  const { database, now } = platform;
  const every = { kind: null, unitId: null, step: null, before: null, after: null, limit: 200 };
  const known = async () => (await searchCases(database.db, wardId, { ...every, isOpen: true })).lines;
  const closed = await searchCases(database.db, wardId, { ...every, isOpen: false });
  if (closed.lines.length > 0 || (await known()).length > 0) return;
  const { calendar } = await findCalendar(database.db, wardId);
  const today = toLocalDay(now());
  const at = (days: number) => instant(workedBefore(today, days, calendar), 9 * 60);
  for (const days of TURNS) await urgeByClock(database, wardId, at(days));
  const [line] = (await known()).filter(({ step, kind }) => step === 2 && kind === 'task');
  if (line) {
    await answer(platform, wardId, line.id, at(ANSWERED));
    await issueLetter(platform, wardId, line.id, now());
  }
  await urgeByClock(database, wardId, now());
}

function workedBefore(day: Day, days: number, calendar: Calendar): Day {
  let found = day;
  for (let left = days; left > 0; ) {
    found = addDays(found, -1);
    if (isWorkingDay(found, calendar)) left--;
  }
  return found;
}

/** Submitted, reviewed, signed by the director, numbered, sealed, sent. */
async function issueLetter(platform: Platform, wardId: number, caseId: number, now: Date): Promise<void> {
  const { database } = platform;
  const { state } = await findCase(database.db, { wardId, caseId });
  const { documentId: id } = state.steps.at(-1)!;
  const act = await actsOf(platform, wardId, now);
  const request = async (what: string) => {
    const { stepCount, version } = await findOfficialDocument(database.db, wardId, id);
    return { id, stepCount, version, clientKey: keyOf(`urging ${caseId} ${what}`), secret: DEMO_PASSWORD };
  };
  const take = async (step: PlainStep, username: string, unitIds: number[] = []) => {
    const asked = { ...(await request(step)), step, unitIds };
    await database.transact((tx) => takeOfficialStep(tx, platform, act(username), asked));
  };
  await take('submit', 'kiemsoat');
  await take('review', 'giamdoc');
  const { steps } = await findOfficialDocument(database.db, wardId, id);
  const file = steps.findLast(({ step }) => step === 'submit')!.file!;
  await signDocument(platform, act('giamdoc'), { ...(await request('sign')), file });
  await issueDocument(platform, act('vanthu'), await request('issue'));
  await take('send', 'vanthu', state.unitIds);
}

/** What the urged unit said, without a day that would put anything off. */
async function answer(platform: Platform, wardId: number, caseId: number, now: Date): Promise<void> {
  const { database, files } = platform;
  const { state } = await findCase(database.db, { wardId, caseId });
  const officers = await listOfficers(database.db, wardId);
  const officer = officers.find(({ unitId }) => state.unitIds.includes(unitId));
  if (!officer) return;
  const form = {
    clientKey: keyOf(`urging ${caseId} answer`),
    text: 'Đơn vị đã phân công người làm, còn vướng ở khâu tổng hợp số liệu của các tổ dân phố.',
  };
  const act: Act = { officer, now, requestId: 'seed' };
  await database.transact((tx) => answerCase(tx, files, act, { caseId, form, file: null }));
}

async function actsOf({ database }: Platform, wardId: number, now: Date): Promise<(username: string) => Act> {
  const officers = await listOfficers(database.db, wardId);
  return (username) => {
    const officer = officers.find((each) => each.username === username);
    if (!officer) throw new Error(`Không có tài khoản "${username}" để gieo dữ liệu.`);
    return { officer, now, requestId: 'seed' };
  };
}
