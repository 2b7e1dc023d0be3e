import { openCitizenSession } from '../src/features/citizens/index.ts';
import { sealedNumber } from '../src/platform/personal-ids/sealing.ts';
import { VISITOR_COOKIE } from '../src/portal/visitor.ts';
import { Visitor } from './browse.ts';
import type { TestDatabase } from './database.ts';

/** A made-up person with an account at the ward, and the cookie of a session. Personal ids begin with 999: none is real. */
export async function makeCitizen(
  at: TestDatabase,
  given: { subject?: string; name?: string; personalId?: string; assurance?: 1 | 2; phone?: string } = {},
): Promise<{ citizenId: number; cookie: string }> {
  const subject = given.subject ?? crypto.randomUUID();
  return at.database.transact(async (tx) => {
    const now = at.platform.now();
    const { id } = await tx
      .insertInto('citizens')
      .values({
        ward_id: at.wardId,
        issuer: 'https://dinh-danh.example',
        subject,
        name: given.name ?? 'Công dân Thử Nghiệm',
        ...sealedNumber('citizens.personal_id', at.wardId, given.personalId ?? newNumber()),
        birth_on: '1990-05-20',
        address: 'Tổ dân phố 1',
        phone: given.phone ?? '0000001234',
        email: 'cong-dan@example.com',
        assurance: given.assurance ?? 2,
        created_at: now,
        signed_in_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { citizenId: id, cookie: await openCitizenSession(tx, at.wardId, { citizenId: id }, now) };
  });
}

const newNumber = () => `999${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;

/** A browser with that person's session. */
export async function citizenVisitor(
  at: TestDatabase,
  given: Parameters<typeof makeCitizen>[1] = {},
): Promise<{ visitor: Visitor; citizenId: number }> {
  const { citizenId, cookie } = await makeCitizen(at, given);
  const visitor = new Visitor(at);
  visitor.setCookie(VISITOR_COOKIE, cookie);
  return { visitor, citizenId };
}
