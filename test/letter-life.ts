import { randomUUID } from 'node:crypto';
import {
  findOfficialDocument,
  issueDocument,
  type PlainStep,
  signDocument,
  takeOfficialStep,
} from '../src/features/official-documents/index.ts';
import { DEMO_PASSWORD } from '../src/seed/seed-organisation.ts';
import type { TestDatabase } from './database.ts';

/** Letters that the system drafted, taken through the desk by those who have the duty in the demo ward. */
export function letterLife({ database, platform, wardId, act }: TestDatabase) {
  const read = (id: number) => findOfficialDocument(database.db, wardId, id);
  const request = async (id: number) => {
    const { stepCount, version } = await read(id);
    return { id, clientKey: randomUUID(), stepCount, version };
  };
  const take = async (
    id: number,
    username: string,
    step: PlainStep,
    more: { why?: string; unitIds?: number[] } = {},
  ) => {
    const asked = { ...(await request(id)), step, ...more };
    await database.transact((tx) => takeOfficialStep(tx, platform, act(username), asked));
  };
  /** Submitted, reviewed, signed with the signer's certificate, numbered, sealed, and sent to units. */
  const issue = async (id: number, signer: string, unitIds: number[]) => {
    await take(id, 'kiemsoat', 'submit');
    await take(id, 'giamdoc', 'review');
    const file = (await read(id)).steps.findLast(({ step }) => step === 'submit')!.file!;
    await signDocument(platform, act(signer), { ...(await request(id)), file, secret: DEMO_PASSWORD });
    await issueDocument(platform, act('vanthu'), { ...(await request(id)), secret: DEMO_PASSWORD });
    await take(id, 'vanthu', 'send', { unitIds });
    return read(id);
  };
  return { read, take, issue };
}
