import type { VisitorAct } from '../src/features/citizens/index.ts';
import {
  type ApplicantStep,
  answerSupplement,
  askedNow,
  changeDelivery,
  correctContact,
  findDossier,
  takeStep,
  withdrawOwn,
} from '../src/features/dossiers/index.ts';
import type { StoredFile } from '../src/platform/files/file-store.ts';
import type { TestDatabase } from './database.ts';

/** What applicants do themselves, by the real verbs; whoever acts showed the dossier's code and the one-time code. */
export function ownLife(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const guest = (dossierId: number, now = platform.now()): VisitorAct => ({
    ...{ visitor: { kind: 'guest', wardId, dossierId }, now, requestId: 'test' },
  });
  const find = (dossierId: number) => findDossier(database.db, { wardId, dossierId });
  const request = async (dossierId: number) => ({
    code: (await find(dossierId)).state.code,
    clientKey: crypto.randomUUID(),
  });
  const answer = async (
    dossierId: number,
    given: { note?: string; files?: StoredFile[]; now?: Date } = {},
  ) => {
    const asked = askedNow(await find(dossierId))?.stepNo;
    const { note = 'Đã gửi bổ sung.', files = [] } = given;
    const own = await request(dossierId);
    return database.transact((tx) =>
      answerSupplement(tx, platform.files, guest(dossierId, given.now), {
        ...own,
        answer: { note, asked, files: files.map((file, no) => ({ name: `Giấy tờ ${no + 1}`, file })) },
      }),
    );
  };
  const withdraw = async (dossierId: number, now?: Date) => {
    const own = await request(dossierId);
    return database.transact((tx) =>
      withdrawOwn(tx, guest(dossierId, now), { ...own, reason: 'Tôi không cần nữa.' }),
    );
  };
  const deliver = async (dossierId: number, returnBy: string, now?: Date) => {
    const own = await request(dossierId);
    return database.transact((tx) =>
      changeDelivery(tx, guest(dossierId, now), { ...own, returnBy, address: '' }),
    );
  };
  /** Whatever fits, for walks through all that is open; a contact is corrected by an account alone. */
  const take = (dossierId: number, step: ApplicantStep, now: Date) => {
    if (step === 'answer_supplement') return answer(dossierId, { now });
    if (step === 'withdraw') return withdraw(dossierId, now);
    return find(dossierId).then(({ applicant }) =>
      deliver(dossierId, applicant.returnBy === 'online' ? 'centre' : 'online', now),
    );
  };
  const correct = async (act: VisitorAct, dossierId: number, contact: { phone: string; email: string }) => {
    const own = await request(dossierId);
    return database.transact((tx) => correctContact(tx, act, { ...own, ...contact }));
  };
  /** The clerk's stamp with the signed file. */
  const stamp = async (dossierId: number, file: StoredFile) => {
    const { stepCount } = (await find(dossierId)).state;
    const taken = {
      dossierId,
      step: 'stamp' as const,
      clientKey: crypto.randomUUID(),
      stepCount,
      fields: {},
    };
    return database.transact((tx) => takeStep(tx, platform.files, at.act('vanthu'), { ...taken, file }));
  };
  return { guest, find, stamp, answer, withdraw, deliver, take, correct };
}
