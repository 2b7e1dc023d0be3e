import {
  type DocumentTemplate,
  draftDocument,
  fillFields,
  findDocumentTemplate,
  findOfficialDocument,
  issueDocument,
  type PlainStep,
  readMarks,
  signDocument,
  takeOfficialStep,
} from '../features/official-documents/index.ts';
import { listOfficers, type Officer } from '../features/organisation/index.ts';
import { findPlanInUse } from '../features/plans/index.ts';
import { toLocalDay } from '../law/day.ts';
import type { Platform } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';
import { rowOf } from '../staff/official-documents/editor-form.tsx';
import { LIVE_FIELDS } from '../staff/official-documents/live-fields.ts';
import { keyOf } from './key.ts';
import { DEMO_PASSWORD } from './seed-organisation.ts';

/** How far each of the demo's documents has come, by its template. */
const DOCUMENTS = {
  'ke-hoach-tuyen-truyen': 'published',
  'cong-van-don-doc': 'sent',
  'trien-khai-tai-cau-truc': 'issued',
  'ket-luan-giao-ban': 'issued',
  'giay-moi-giao-ban': 'reviewed',
  'bao-cao-chuyen-de': 'submitted',
  'cong-van-huong-dan': 'drafted',
} as const;
type Stage = (typeof DOCUMENTS)[keyof typeof DOCUMENTS];

/** Documents for tasks of the plan, from the house's templates and by the real verbs, once; it needs the demo's certificates and its plan. */
export async function seedOfficialDocuments(platform: Platform, wardId: number): Promise<void> {
  const { db } = platform.database;
  const begun = await db
    .selectFrom('official_documents')
    .select('id')
    .where('ward_id', '=', wardId)
    .limit(1)
    .execute();
  const plan = await findPlanInUse(db, wardId, Number(toLocalDay(platform.now()).slice(0, 4)));
  if (begun.length > 0 || plan === null) return;
  const officers = await listOfficers(db, wardId);
  const writer = officers.find(({ duties }) => duties.includes('control') && !duties.includes('oversee'));
  const leader = officers.find((each) => each.duties.includes('oversee') && each.unitId === writer?.unitId);
  const clerk = officers.find(({ duties }) => duties.includes('stamp'));
  if (!writer || !leader || !clerk) return;
  const house = { platform, wardId, officers, plan, writer, leader, clerk };
  for (const [code, stage] of Object.entries(DOCUMENTS))
    await bring(house, findDocumentTemplate(code), stage).catch(unlessRefused);
}

/** A ward where nobody holds an office has the document as far as it comes. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

interface House {
  platform: Platform;
  wardId: number;
  officers: Officer[];
  plan: NonNullable<Awaited<ReturnType<typeof findPlanInUse>>>;
  writer: Officer;
  leader: Officer;
  clerk: Officer;
}

const actOf = ({ now }: Platform, officer: Officer) => ({ officer, now: now(), requestId: 'seed' });

async function bring(house: House, template: DocumentTemplate, stage: Stage): Promise<void> {
  const { platform, wardId, officers, writer, leader, clerk } = house;
  const id = await draft(house, template);
  if (stage === 'drafted') return;
  await take(house, id, writer, 'submit');
  if (stage === 'submitted') return;
  await take(house, id, officers.find((each) => each.duties.includes('review'))!, 'review');
  if (stage === 'reviewed') return;
  const document = await findOfficialDocument(platform.database.db, wardId, id);
  const signer = officers.find((each) => each.id === document.signerId)!;
  const file = document.steps.findLast(({ step }) => step === 'submit')!.file!;
  const secret = DEMO_PASSWORD;
  await signDocument(platform, actOf(platform, signer), { ...(await seen(house, id, 'sign')), file, secret });
  await issueDocument(platform, actOf(platform, clerk), { ...(await seen(house, id, 'issue')), secret });
  if (stage === 'published') await take(house, id, leader, 'publish');
  const offices = officers.filter(({ duties }) => duties.includes('examine')).map(({ unitId }) => unitId);
  if (stage === 'sent') await take(house, id, clerk, 'send', [...new Set(offices)]);
}

async function draft({ platform, wardId, plan, writer }: House, template: DocumentTemplate): Promise<number> {
  const { code, kind, signing, subject, addressees, basis, body, recipients, planRows } = template;
  const filled = await fillFields(
    { db: platform.database.db, wardId, asOf: platform.now(), fields: LIVE_FIELDS },
    { subject, addressees, basis, body, recipients },
  );
  const tasks = plan.tasks.filter((task) => planRows.includes(rowOf(task)));
  return platform.database.transact((tx) =>
    draftDocument(tx, actOf(platform, writer), {
      ...{ clientKey: keyOf(`document ${code}`), kind, signing, origin: null, subject: filled.subject },
      ...{ addressees: filled.addressees.split('\n'), basis: filled.basis.split('\n') },
      ...{ ...readMarks(filled.body), recipients: filled.recipients.split('\n') },
      tasks: tasks.map((task) => ({ planId: plan.id, taskKey: task.key })),
    }),
  );
}

async function seen({ platform, wardId }: House, id: number, what: string) {
  const { stepCount, version } = await findOfficialDocument(platform.database.db, wardId, id);
  return { id, stepCount, version, clientKey: keyOf(`document ${id} ${what} ${stepCount}`) };
}

async function take(
  house: House,
  id: number,
  officer: Officer,
  step: PlainStep,
  unitIds: number[] = [],
): Promise<void> {
  const { platform } = house;
  const request = { ...(await seen(house, id, step)), step, unitIds };
  await platform.database.transact((tx) => takeOfficialStep(tx, platform, actOf(platform, officer), request));
}
