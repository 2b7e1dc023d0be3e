import { randomUUID } from 'node:crypto';
import {
  draftDocument,
  findOfficialDocument,
  issueDocument,
  type NewDocument,
  type PlainStep,
  signDocument,
  takeOfficialStep,
} from '../src/features/official-documents/index.ts';
import { DEMO_PASSWORD } from '../src/seed/seed-organisation.ts';
import type { TestDatabase } from './database.ts';

/** A letter as an officer would write it. */
export function letterOf(given: Partial<NewDocument> = {}): NewDocument {
  return {
    ...{ clientKey: randomUUID(), kind: 'report', origin: null, subject: 'Kết quả số hóa hồ sơ tháng 10' },
    ...{ addressees: ['Ủy ban nhân dân thành phố'], basis: [], recipients: ['Như trên'] },
    ...{ signing: 'vice_chairman', tasks: [] },
    body: [{ kind: 'paragraph', text: 'Các phòng đã số hóa đủ hồ sơ trong tháng.' }],
    ...given,
  };
}

/** Documents taken through their life by the real verbs, by those who have the duty in the demo ward. */
export function officialLife({ database, platform, wardId, act }: TestDatabase) {
  const read = (id: number) => findOfficialDocument(database.db, wardId, id);
  const draft = (given: Partial<NewDocument> = {}, username = 'kiemsoat') =>
    database.transact((tx) => draftDocument(tx, act(username), letterOf(given)));
  const request = async (id: number, clientKey: string = randomUUID()) => {
    const { stepCount, version } = await read(id);
    return { id, clientKey, stepCount, version };
  };
  const take = async (
    id: number,
    username: string,
    step: PlainStep,
    more: { why?: string; unitIds?: number[]; clientKey?: string } = {},
  ) => {
    const asked = { ...(await request(id)), step, ...more };
    await database.transact((tx) => takeOfficialStep(tx, platform, act(username), asked));
  };
  const submitted = async (given: Partial<NewDocument> = {}) => {
    const id = await draft(given);
    await take(id, 'kiemsoat', 'submit');
    return id;
  };
  const reviewed = async (given: Partial<NewDocument> = {}) => {
    const id = await submitted(given);
    await take(id, 'giamdoc', 'review');
    return id;
  };
  const sign = async (id: number, secret = DEMO_PASSWORD, username = 'phochutich') => {
    const { steps } = await read(id);
    const file = steps.findLast(({ step }) => step === 'submit')!.file!;
    await signDocument(platform, act(username), { ...(await request(id)), file, secret });
  };
  const issue = async (id: number, secret = DEMO_PASSWORD, clientKey: string = randomUUID()) =>
    issueDocument(platform, act('vanthu'), { ...(await request(id, clientKey)), secret });
  const issued = async (given: Partial<NewDocument> = {}) => {
    const id = await reviewed(given);
    await sign(id);
    await issue(id);
    return id;
  };
  return { read, draft, request, take, submitted, reviewed, sign, issue, issued };
}
