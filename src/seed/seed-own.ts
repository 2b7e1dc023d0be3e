import { acceptDossier, type TakeableStep, takeStep } from '../features/dossiers/index.ts';
import { listOfficers, type Officer } from '../features/organisation/index.ts';
import { demoPersonalId } from '../law/personal-id.ts';
import { addWorkingMinutes } from '../law/working-time.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore, StoredFile } from '../platform/files/file-store.ts';
import { keyOf } from './key.ts';
import { drawSample } from './sample-paper.ts';

/** The demo person of the development identity provider whose level 2 vouches for his personal id. */
const PERSON = { name: 'Công dân Thử Một', personalId: demoPersonalId(1), phone: '0000000001' };

/** What happens to one dossier: who does what, in the order of its coming. */
type Taken = [who: string, step: TakeableStep, fields?: Record<string, unknown>, file?: 'result'];

const TO_EXAMINER: Taken[] = [
  ['quay1', 'transfer'],
  ['chanhvp', 'assign', { officerId: 'hotich' }],
  ['hotich', 'take_over'],
];
const TO_RESULT: Taken[] = [
  ...TO_EXAMINER,
  ['hotich', 'propose', { outcome: 'granted' }],
  ['chanhvp', 'submit_for_signature'],
  ['chutich', 'sign'],
  ['vanthu', 'stamp', {}, 'result'],
];
const ASKED: Taken = [
  'hotich',
  'request_supplement',
  {
    ...{ items: 'Bản chụp rõ giấy tờ tùy thân\nTờ khai có chữ ký', reason: 'Ảnh gửi kèm bị mờ.' },
    ...{ mode: 'restart', days: '15' },
  },
];

interface OwnStory {
  procedureCode: string;
  returnBy: 'centre' | 'online';
  /** Working hours before now at which it was taken in. */
  hoursAgo: number;
  steps: Taken[];
}

const STORIES: OwnStory[] = [
  { procedureCode: '1.004873', returnBy: 'online', hoursAgo: 6, steps: TO_EXAMINER },
  { procedureCode: '1.004873', returnBy: 'online', hoursAgo: 12, steps: [...TO_EXAMINER, ASKED] },
  { procedureCode: '1.004873', returnBy: 'online', hoursAgo: 22, steps: TO_RESULT },
  {
    ...{ procedureCode: '1.004873', returnBy: 'centre', hoursAgo: 60 },
    steps: [...TO_RESULT, ['quay1', 'return_result', { receiver: PERSON.name }]],
  },
  {
    ...{ procedureCode: '1.004873', returnBy: 'centre', hoursAgo: 90 },
    steps: [['quay1', 'refuse', { reason: 'Nơi cư trú không thuộc phường.' }]],
  },
];

interface OwnSeed {
  database: Database;
  files: FileStore;
  wardId: number;
  until: Date;
}

/** A few dossiers that bear the demo person's id, one in each state that he can do something about. Twice is once. */
export async function seedOwn(seed: OwnSeed): Promise<void> {
  const found = await listOfficers(seed.database.db, seed.wardId);
  const officers = new Map(found.map((each) => [each.username, each]));
  const result: StoredFile = {
    ...{ name: 'ket-qua-mau.pdf', mediaType: 'application/pdf' },
    bytes: await drawSample('Kết quả mẫu'),
  };
  for (const [no, story] of STORIES.entries()) await tellStory(seed, { no, story, officers, result });
}

async function tellStory(
  { database, files, until }: OwnSeed,
  given: { no: number; story: OwnStory; officers: Map<string, Officer>; result: StoredFile },
): Promise<void> {
  const { no, story, officers, result } = given;
  const began = workingHoursBefore(until, story.hoursAgo);
  const actOf = (who: string, now: Date) => ({ officer: officers.get(who)!, now, requestId: 'gieo' });
  const form = {
    ...{ clientKey: keyOf(`own/${no}/1`), procedureCode: story.procedureCode, termNo: 1 },
    ...{ channel: 'online' as const, competentUnitId: officers.get('hotich')!.unitId },
    ...{ applicantKind: 'citizen' as const, applicantName: PERSON.name, applicantPhone: PERSON.phone },
    ...{ applicantPersonalId: PERSON.personalId, returnBy: story.returnBy },
    applicantAddress: 'Tổ dân phố số 1, phường Hải Dương',
  };
  const { dossierId } = await database.transact((tx) =>
    acceptDossier(tx, files, actOf('quay1', began), { form, documents: [], quiet: true }),
  );
  let stepCount = 1;
  for (const [at, [who, step, fields = {}, file]] of story.steps.entries()) {
    const officerId = officers.get(String(fields.officerId))?.id;
    const request = {
      ...{ dossierId, step, stepCount, clientKey: keyOf(`own/${no}/${at + 2}`), quiet: true },
      fields: { ...fields, ...(officerId !== undefined && { officerId }) },
      file: file === undefined ? null : result,
    };
    const now = addWorkingMinutes(began, (at + 1) * 20);
    const { state } = await database.transact((tx) => takeStep(tx, files, actOf(who, now), request));
    stepCount = state.stepCount;
  }
}

/** Whole days back, so that it falls into working time as `until` does; weekends are gone over. */
function workingHoursBefore(until: Date, hours: number): Date {
  let at = new Date(until.getTime() - Math.ceil(hours / 8) * 86_400_000);
  while (addWorkingMinutes(at, hours * 60) > until) at = new Date(at.getTime() - 86_400_000);
  return at;
}
