import {
  beginDraft,
  dueDaysFrom,
  type FeedbackActing,
  type FeedbackPayloads,
  findFeedbackGround,
  findPublishGround,
  publishFeedback,
  raiseFeedbackAlarms,
  receiveFeedback,
  type TakenFeedbackStep,
  takeFeedbackStep,
} from '../features/feedback/index.ts';
import { listOfficers, type Officer } from '../features/organisation/index.ts';
import type { Day } from '../law/day.ts';
import { addDays, instant, toLocalDay } from '../law/day.ts';
import { feedbackDue } from '../law/feedback.ts';
import type { Database, Tx } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { Chance } from './chance.ts';
import {
  FEEDBACK_SUBJECTS,
  FEEDBACK_WAYS,
  type FeedbackFate,
  fateOf,
  placeOf,
  senderOf,
} from './feedback-lives.ts';
import { keyOf } from './key.ts';

const ITEMS = 60;
const DAYS_BETWEEN = 6;
/** Units that handle, by an officer of each. */
const HANDLERS = ['kinhte', 'vanhoa', 'hotich'];

interface Sown {
  id: number;
  name: string;
  chance: Chance;
  officers: ReadonlyMap<string, Officer>;
  tx: Tx;
  files: FileStore;
  wardId: number;
  until: Date;
  day: Day;
}

export interface FeedbackSeed {
  database: Database;
  files: FileStore;
  wardId: number;
  until: Date;
  /** How many; left out: a year's. */
  count?: number;
}

/** A year of petitions by every channel and with every outcome, some overdue, some still open; then their alarms. Twice is once. */
export async function seedFeedback(seed: FeedbackSeed): Promise<void> {
  const { database, files, wardId, until, count = ITEMS } = seed;
  const officers = new Map((await listOfficers(database.db, wardId)).map((each) => [each.username, each]));
  if (![...HANDLERS, 'kiemsoat', 'giamdoc'].every((each) => officers.has(each))) return;
  let previous: number | null = null;
  for (let at = 0; at < count; at++) {
    const name = `feedback ${at}`;
    const chance = new Chance(name);
    const day = addDays(toLocalDay(until), -DAYS_BETWEEN * (count - at) + chance.between(0, 4));
    const fate = fateOf(at, chance);
    const before = previous;
    const id = await database.transact(async (tx) => {
      const given = { at, name, chance, day, isAnonymous: fate === 'anonymous' };
      const received = await receive(tx, wardId, given);
      await LIVES[fate]({ tx, files, wardId, until, id: received, name, chance, officers, day }, before);
      return received;
    });
    if (fate === 'published') previous = id;
  }
  await raiseFeedbackAlarms(database, wardId, until);
}

async function receive(
  tx: Tx,
  wardId: number,
  given: { at: number; name: string; chance: Chance; day: Day; isAnonymous: boolean },
): Promise<number> {
  const { at, name, chance, day } = given;
  const subject = FEEDBACK_SUBJECTS[at % FEEDBACK_SUBJECTS.length]!;
  const now = instant(day, chance.between(8 * 60, 16 * 60));
  const { id } = await receiveFeedback(
    tx,
    { wardId, takenBy: null, now },
    {
      ...{ clientKey: keyOf(name), channel: FEEDBACK_WAYS[at % FEEDBACK_WAYS.length]!, files: [] },
      words: { ...subject.words, ...placeOf(at), aboutWhom: '', source: '' },
      sender: given.isAnonymous ? null : senderOf(at),
      ...{ procedureCode: null, dossierId: null, subjectUnitId: null },
    },
  );
  return id;
}

type Who = string | 'sender' | 'system';

/** Some days later; nothing when that day has not come. @returns whether it was taken */
async function take<Name extends TakenFeedbackStep>(
  sown: Sown,
  who: Who,
  step: Name,
  { after, payload }: { after: number; payload: FeedbackPayloads[Name] },
): Promise<boolean> {
  sown.day = addDays(sown.day, after);
  const now = instant(sown.day, 16 * 60 + 30);
  if (now > sown.until) return false;
  const { tx, wardId, id, name } = sown;
  const acting =
    who === 'sender' || who === 'system'
      ? { officer: null, by: who, wardId, now }
      : { officer: sown.officers.get(who)!, now, requestId: 'seed' };
  const clientKey = keyOf(`${name} ${step} ${sown.day}`);
  const taken = { step, clientKey, stepCount: null, payload };
  await takeFeedbackStep(tx, acting as FeedbackActing, id, taken);
  return true;
}

const groundOf = ({ tx, wardId, day }: Sown, after: number) =>
  findFeedbackGround(tx, wardId, instant(addDays(day, after), 9 * 60));

async function accept(sown: Sown, after = 1): Promise<boolean> {
  const { matters } = FEEDBACK_SUBJECTS[Number(sown.name.split(' ')[1]) % FEEDBACK_SUBJECTS.length]!;
  const payload = {
    ...{ group: matters.includes('conduct') ? ('conduct' as const) : ('own_regulation' as const) },
    ...{ matters: [...matters], fieldCode: null, procedureCode: null, dossierId: null },
    ...{ subjectUnitId: null, subjectOfficerId: null, note: '' },
  };
  return take(sown, 'kiemsoat', 'accept', { after, payload });
}

async function assign(sown: Sown): Promise<Officer | null> {
  const handler = sown.officers.get(HANDLERS[sown.chance.between(0, HANDLERS.length - 1)]!)!;
  const payload = { unitId: handler.unitId, officerId: handler.id, note: '' };
  return (await take(sown, 'kiemsoat', 'assign', { after: 0, payload })) ? handler : null;
}

/** From the classification to the answer; some days of work, too many where it becomes late. */
async function answer(
  sown: Sown,
  { days, isPublished }: { days: number; isPublished: boolean },
): Promise<boolean> {
  const handler = await assign(sown);
  return handler !== null && conclude(sown, handler, { days, isPublished });
}

async function conclude(
  sown: Sown,
  handler: Officer,
  { days, isPublished }: { days: number; isPublished: boolean },
): Promise<boolean> {
  const answered = 'Đã xem xét, trả lời người gửi và chấn chỉnh bộ phận liên quan.';
  const record = {
    kind: 'verification',
    text: 'Đã làm việc với các bên.',
    officerId: null,
    criteria: null,
  } as const;
  if (!(await take(sown, handler.username, 'record', { after: 2, payload: record }))) return false;
  const submit = { conclusion: 'partly_founded', outcomes: ['correction'], answer: answered } as const;
  const handed = { ...submit, outcomes: [...submit.outcomes] };
  if (!(await take(sown, handler.username, 'submit', { after: days, payload: handed }))) return false;
  const { rules, calendar, today } = await groundOf(sown, 1);
  const publishBy = isPublished ? feedbackDue('publish', { from: today, rules }, calendar) : null;
  const withheld = isPublished ? null : 'Nội dung riêng tư của người gửi.';
  return take(sown, 'giamdoc', 'approve', { after: 1, payload: { answer: answered, publishBy, withheld } });
}

/** As the page proposes it: the original with everything masked that was found. */
async function publish(sown: Sown, after = 1): Promise<boolean> {
  sown.day = addDays(sown.day, after);
  const now = instant(sown.day, 16 * 60 + 30);
  if (now > sown.until) return false;
  const { tx, files, id, name } = sown;
  const officer = sown.officers.get('kiemsoat')!;
  const ground = await findPublishGround(tx, officer, id);
  const form = {
    ...{ ...beginDraft(ground).text, isRead: '1', stepCount: ground.item.state.stepCount },
    clientKey: keyOf(`${name} publish ${sown.day}`),
    showsPlace: ground.item.words.latitude === null ? '' : '1',
    reason: ground.versions.length > 0 ? 'Trả lời mới sau khi mở lại.' : '',
  };
  await publishFeedback(tx, files, { officer, now, requestId: 'seed' }, { id, form });
  return true;
}

type Live = (sown: Sown, previous: number | null) => Promise<unknown>;

/** The whole way to the public. */
const throughTo =
  (days: (chance: Chance) => number, publishAfter = 1): Live =>
  async (sown) => {
    await accept(sown);
    if (await answer(sown, { days: days(sown.chance), isPublished: true })) await publish(sown, publishAfter);
  };

const LIVES: Record<FeedbackFate, Live> = {
  anonymous: async () => {},
  untouched: async () => {},
  published: throughTo((chance) => chance.between(2, 8)),
  late: throughTo((chance) => chance.between(26, 34)),
  published_late: throughTo(() => 4, 12),
  withheld: async (sown) => {
    await accept(sown);
    await answer(sown, { days: 5, isPublished: false });
  },
  stuck: async (sown) => {
    await accept(sown);
    await assign(sown);
  },
  declined: (sown) =>
    take(sown, 'kiemsoat', 'decline', { after: 1, payload: { reason: 'unclear', note: '' } }),
  redirected: (sown) =>
    take(sown, 'kiemsoat', 'redirect', {
      after: 1,
      payload: { as: 'other_regulation', to: 'Sở Xây dựng', note: '' },
    }),
  complaint: (sown) =>
    take(sown, 'kiemsoat', 'redirect', {
      after: 1,
      payload: { as: 'complaint', to: 'Bộ phận tiếp công dân', note: '' },
    }),
  withdrawn: (sown) =>
    take(sown, 'sender', 'withdraw', { after: 1, payload: { reason: 'Đã được giải quyết' } }),
  supplemented: async (sown) => {
    await ask(sown);
    const dueDays = dueDaysFrom(await groundOf(sown, 3));
    const text = 'Việc xảy ra sáng thứ Hai, tại quầy số 3.';
    if (!(await take(sown, 'sender', 'supplement', { after: 3, payload: { text, dueDays } }))) return;
    await accept(sown);
    if (await answer(sown, { days: 4, isPublished: true })) await publish(sown);
  },
  not_supplemented: async (sown) => {
    await ask(sown);
    await take(sown, 'system', 'decline', { after: 25, payload: { reason: 'not_supplemented', note: '' } });
  },
  reopened: async (sown) => {
    await accept(sown);
    const handler = await assign(sown);
    if (!handler || !(await conclude(sown, handler, { days: 3, isPublished: true }))) return;
    if (!(await publish(sown))) return;
    const dueDays = dueDaysFrom(await groundOf(sown, 2));
    const reason = 'Việc vẫn như cũ.';
    if (!(await take(sown, 'sender', 'reopen', { after: 2, payload: { reason, dueDays } }))) return;
    if (await conclude(sown, handler, { days: 5, isPublished: true })) await publish(sown);
  },
  merged: (sown, previous) =>
    previous === null
      ? Promise.resolve()
      : take(sown, 'kiemsoat', 'merge', { after: 1, payload: { intoId: previous, note: 'Cùng một việc' } }),
};

async function ask(sown: Sown): Promise<void> {
  const { rules, calendar, today } = await groundOf(sown, 1);
  const dueOn = feedbackDue('sender', { from: today, rules }, calendar);
  const payload = { ask: 'Xin cho biết ngày, nơi xảy ra việc.', dueOn };
  await take(sown, 'kiemsoat', 'ask_supplement', { after: 1, payload });
}
