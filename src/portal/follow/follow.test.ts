import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { citizenVisitor, makeCitizen } from '../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { ownLife } from '../../../test/own-life.ts';
import { PDF } from '../../../test/ward-world.ts';
import { openCitizenSession } from '../../features/citizens/index.ts';
import { parseLocal, toLocalIso } from '../../law/day.ts';
import { sealedNumber } from '../../platform/personal-ids/sealing.ts';
import { VISITOR_COOKIE } from '../visitor.ts';

const NOW = parseLocal('2026-11-23T10:00');
let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let own: ReturnType<typeof ownLife>;
beforeAll(async () => {
  at = await testDatabase(NOW);
  life = dossierLife(at);
  own = ownLife(at);
});
beforeEach(() => at.platform.setNow(NOW));
afterAll(() => at.close());

let people = 0;
/** A person with an account at level 2, and his number. */
async function someone(given: { assurance?: 1 | 2; personalId?: string } = {}) {
  const personalId = given.personalId ?? `999555${String(++people).padStart(6, '0')}`;
  const { visitor, citizenId } = await citizenVisitor(at, { ...given, personalId });
  return { visitor, citizenId, personalId };
}
/** A dossier of that person with its address. */
async function dossierOf(personalId: string, change: object = {}) {
  const id = await life.accept({ applicantPersonalId: personalId, applicantAddress: 'Tổ 1', ...change });
  return { id, path: `/ho-so-cua-toi/${(await own.find(id)).state.code}` };
}
const examined = async (id: number) => {
  await life.take(id, 'quay1', 'transfer');
  await life.assign(id);
};
const ask = async (id: number, fields: object = {}) =>
  life.take(id, 'hotich', 'request_supplement', {
    ...{ items: 'Bản sao giấy khai sinh\nẢnh thẻ', reason: 'Thiếu giấy tờ.', mode: 'restart', days: '15' },
    ...fields,
  });
async function guestOf(dossierId: number): Promise<Visitor> {
  const visitor = new Visitor(at);
  const cookie = await at.database.transact((tx) => openCitizenSession(tx, at.wardId, { dossierId }, NOW));
  visitor.setCookie(VISITOR_COOKIE, cookie);
  return visitor;
}
const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const stepsOf = async (id: number) => (await own.find(id)).steps.map(({ step }) => step.step);
const tellsOf = async (id: number) => {
  const { code } = (await own.find(id)).state;
  const rows = await at.database.db
    .selectFrom('notices')
    .select(['event', 'recipient'])
    .where('subject_code', '=', code)
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.event} ${row.recipient}`);
};

describe('the list of my dossiers', () => {
  it('shows mine alone, what needs me first, in pages, by filter', async () => {
    const { visitor, personalId } = await someone();
    const asked = await dossierOf(personalId);
    await examined(asked.id);
    await ask(asked.id);
    const ended = await dossierOf(personalId);
    await life.take(ended.id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
    for (let count = 0; count < 21; count++) await dossierOf(personalId);
    const foreign = await dossierOf('999444000001');
    const codes = (page: string) =>
      [...page.matchAll(/href="(\/ho-so-cua-toi\/(?!ban-sao")[^"?]+)"/g)].map(([, path]) => path);
    const first = await textOf(visitor.get('/ho-so-cua-toi'));
    expect(codes(first)[0]).toBe(asked.path);
    expect(first).toContain('Cần bạn: bổ sung giấy tờ');
    const more = /href="([^"]*sau=[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const second = await textOf(visitor.get(more));
    const all = [...codes(first), ...codes(second)];
    expect(new Set(all).size).toBe(23);
    expect(all.length).toBe(23);
    expect(all).not.toContain(foreign.path);
    expect(codes(await textOf(visitor.get('/ho-so-cua-toi?loc=can')))).toEqual([asked.path]);
    expect(codes(await textOf(visitor.get('/ho-so-cua-toi?loc=xong')))).toEqual([ended.path]);
    for (const bad of ['sau=9~x~y', 'sau=0~2026~0', 'loc=%00', 'loc=../'])
      expect((await visitor.get(`/ho-so-cua-toi?${bad}`)).status).toBeLessThan(500);
  });
});

describe('whose a dossier is', () => {
  const ROUTES = ['', '/bo-sung', '/rut', '/nhan-ket-qua', '/lien-he', '/tep/1', '/ket-qua', '/hen-tra.ics'];
  const SLIP = '/phieu/acceptance-slip.pdf';

  it.each([...ROUTES, SLIP])(
    'another’s is not found at %s, read or posted, and nothing is written',
    async (part) => {
      const mine = await someone();
      const theirs = await dossierOf('999444000002');
      const before = await stepsOf(theirs.id);
      expect((await mine.visitor.get(theirs.path + part)).status).toBe(404);
      const { path } = await dossierOf(mine.personalId);
      const page = await textOf(mine.visitor.get(`${path}/rut`));
      const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
      const posted = await mine.visitor.send(theirs.path + part, {
        ...{ _token: token, clientKey: randomUUID(), reason: 'Không phải của tôi.' },
        ...{ returnBy: 'online', phone: '0000000000', note: 'x', asked: '1' },
      });
      expect(posted.status).toBe(404);
      expect(await stepsOf(theirs.id)).toEqual(before);
    },
  );

  it.each([...ROUTES, SLIP])(
    'without a session %s leads to the sign-in, and a post is refused',
    async (part) => {
      const { path } = await dossierOf('999444000003');
      const nobody = new Visitor(at);
      const answer = await nobody.get(path + part);
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toContain('/dang-nhap-cong-dan?tiep=');
      expect([401, 403]).toContain((await nobody.send(path + part, { clientKey: randomUUID() })).status);
    },
  );

  it('a guest opens the one that he proved and no second, of the same person either', async () => {
    const one = await dossierOf('999444000004');
    const two = await dossierOf('999444000004');
    const guest = await guestOf(one.id);
    expect((await guest.get(one.path)).status).toBe(200);
    expect((await guest.get(two.path)).status).toBe(404);
    expect(await textOf(guest.get('/ho-so-cua-toi'))).not.toContain(two.path);
  });

  it('level 1 opens what it filed, not what only bears its personal id', async () => {
    const { visitor, personalId, citizenId } = await someone({ assurance: 1 });
    const { id, path } = await dossierOf(personalId);
    expect((await visitor.get(path)).status).toBe(404);
    await at.database.transact((tx) =>
      tx.updateTable('dossiers').set({ citizen_id: citizenId }).where('id', '=', id).execute(),
    );
    expect((await visitor.get(path)).status).toBe(200);
  });

  it('someone who was taken out of an organisation sees its dossiers no longer', async () => {
    const { citizenId } = await makeCitizen(at);
    const { id, path } = await dossierOf('0100109106', {
      ...{ applicantKind: 'organisation', applicantName: 'Công ty Thử' },
      ...{ representativeName: 'Người đại diện', representativeBasis: 'Giám đốc' },
    });
    const visitor = new Visitor(at);
    const { cookie, organisationId } = await at.database.transact(async (tx) => {
      const organisation = await tx
        .insertInto('client_organisations')
        .values({
          ...{ ward_id: at.wardId, name: 'Công ty Thử', created_at: NOW },
          ...sealedNumber('client_organisations.code', at.wardId, '0100109106'),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('organisation_people')
        .values({
          ...{ ward_id: at.wardId, organisation_id: organisation.id, citizen_id: citizenId },
          ...{ role: 'member', since: NOW },
        })
        .execute();
      await tx
        .updateTable('dossiers')
        .set({ client_organisation_id: organisation.id })
        .where('id', '=', id)
        .execute();
      const session = { citizenId, organisationId: organisation.id };
      return {
        organisationId: organisation.id,
        cookie: await openCitizenSession(tx, at.wardId, session, NOW),
      };
    });
    visitor.setCookie(VISITOR_COOKIE, cookie);
    expect((await visitor.get(path)).status).toBe(200);
    await at.database.transact((tx) =>
      tx
        .updateTable('organisation_people')
        .set({ until: NOW })
        .where('organisation_id', '=', organisationId)
        .execute(),
    );
    expect((await visitor.get(path)).status).toBe(404);
  });

  it('asking for one code after the other is stopped; his own still opens', async () => {
    const { visitor, personalId } = await someone();
    const { path } = await dossierOf(personalId);
    const seen: number[] = [];
    for (let count = 0; count < 25; count++)
      seen.push(
        (await visitor.get(`/ho-so-cua-toi/H24.106.24-261123-${String(count).padStart(4, '9')}`)).status,
      );
    expect(seen.slice(0, 20).every((status) => status === 404)).toBe(true);
    expect(seen.at(-1)).toBe(429);
    expect((await visitor.get(path)).status).toBe(200);
    const other = await someone();
    expect((await other.visitor.get(path)).status).not.toBe(200);
  });

  it('is kept by no cache, and a form without its session’s token writes nothing', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    for (const part of ['', '/rut', SLIP, '/hen-tra.ics', '/khong-co', '/ket-qua'])
      expect((await visitor.get(path + part)).headers.get('cache-control'), part).toContain('no-store');
    const answer = await visitor.send(`${path}/rut`, { clientKey: randomUUID(), reason: 'Không cần nữa.' });
    expect(answer.status).toBe(403);
    expect(await stepsOf(id)).toEqual(['accept']);
  });
});

describe('the page of a dossier', () => {
  it('says what happens, who holds it by unit and title, what is to come, and no officer’s name', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    await examined(id);
    const page = await textOf(visitor.get(path));
    const officer = at.officer('hotich');
    for (const part of [
      'Đơn vị giải quyết đang xem xét',
      officer.title,
      'Ngày hẹn được tính thế nào?',
      'Còn lại',
      'Đã qua',
    ])
      expect(page).toContain(part);
    expect(page).not.toContain(officer.displayName);
    expect(page).not.toContain(personalId);
    expect(page).toContain('Giấy tiếp nhận');
    expect(page).not.toContain('control-slip');
  });

  it('says why it was refused, and is told nothing by an address that was made up', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    for (const said of ['rut', 'bo-sung', 'constructor', '__proto__', '<script>']) {
      const answer = await visitor.get(`${path}?xong=${encodeURIComponent(said)}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('class="said"');
    }
    await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
    expect(await textOf(visitor.get(path))).toContain('Lý do: Không thuộc thẩm quyền.');
  });

  it('gives the slips made for him as PDF, and the control slip to nobody', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    const slip = await visitor.get(`${path}/phieu/acceptance-slip.pdf`);
    expect(slip.status).toBe(200);
    expect(slip.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(
      Buffer.from(await slip.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await visitor.get(`${path}/phieu/control-slip.pdf`)).status).toBe(404);
    expect((await visitor.get(`${path}/phieu/refusal-slip.pdf`)).status).toBe(404);
    await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
    expect((await visitor.get(`${path}/phieu/refusal-slip.pdf`)).status).toBe(200);
  });

  it('gives an event that keeps its name and moves with the due time', async () => {
    const { visitor, personalId } = await someone();
    const { path, id } = await dossierOf(personalId);
    const { dueAt } = (await own.find(id)).state;
    const first = (await textOf(visitor.get(`${path}/hen-tra.ics`))).replaceAll('\r\n ', '');
    const local = toLocalIso(dueAt!).slice(0, 19).replace(/[-:]/g, '');
    expect(first).toContain(`DTEND;TZID=Asia/Ho_Chi_Minh:${local}`);
    await examined(id);
    const second = (await textOf(visitor.get(`${path}/hen-tra.ics`))).replaceAll('\r\n ', '');
    const read = (text: string, name: string) => new RegExp(`${name}:(.*)\r\n`).exec(text)![1];
    expect(read(second, 'UID')).toBe(read(first, 'UID'));
    expect(Number(read(second, 'SEQUENCE'))).toBeGreaterThan(Number(read(first, 'SEQUENCE')));
    await ask(id);
    expect((await visitor.get(`${path}/hen-tra.ics`)).status).toBe(404);
  });

  it('gives his papers as files to save, never to be opened as a page', async () => {
    const { visitor, personalId } = await someone();
    const paper = { name: 'to-khai.pdf', mediaType: 'application/pdf', bytes: PDF };
    const document = { name: 'Tờ khai', source: 'original' as const, quantity: 1, reusable: false };
    const id = await life.accept({ applicantPersonalId: personalId }, [
      { ...document, scan: paper, scanExemptReason: null },
    ]);
    const path = `/ho-so-cua-toi/${(await own.find(id)).state.code}`;
    const file = await visitor.get(`${path}/tep/1`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
    for (const no of ['2', '0', '99999999999999999999'])
      expect((await visitor.get(`${path}/tep/${no}`)).status).toBe(404);
  });
});

describe('the result', () => {
  it.each([
    ['centre' as const, 409],
    ['online' as const, 200],
  ])('that waits for delivery by %s answers %i', async (returnBy, status) => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId, { returnBy });
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.take(id, 'chutich', 'sign');
    expect((await visitor.get(`${path}/ket-qua`)).status).toBe(404);
    await own.stamp(id, { name: 'ket-qua.pdf', mediaType: 'application/pdf', bytes: PDF });
    expect((await visitor.get(`${path}/ket-qua`)).status).toBe(status);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp' });
    const file = await visitor.get(`${path}/ket-qua`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment.*ket-qua-H24[\w.-]*\.pdf$/);
    const noted = await at.database.db
      .selectFrom('access_log')
      .select('officer_id')
      .where('action', '=', 'fetch_result')
      .where('subject', '=', (await own.find(id)).state.code)
      .execute();
    expect(noted.length).toBe(status === 200 ? 2 : 1);
  });
});

describe('an applicant', () => {
  const form = async (visitor: Visitor, page: string) => {
    const text = await textOf(visitor.get(page));
    const read = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    return { _token: read('_token'), clientKey: read('clientKey'), asked: read('asked') };
  };

  it('sends a supplement: it arrives, the desk confirms, and the term counts from the arrival', async () => {
    const { visitor, personalId, citizenId } = await someone();
    const { id, path } = await dossierOf(personalId);
    await examined(id);
    await ask(id);
    const fields = await form(visitor, `${path}/bo-sung`);
    at.platform.setNow(parseLocal('2026-11-23T10:30'));
    const files = { file1: new File([PDF], '../../etc/passwd.pdf'), note: 'Gửi bản sao.' };
    const sent = await visitor.send(`${path}/bo-sung`, { ...fields, ...files });
    expect(sent.status).toBe(303);
    const again = await visitor.send(`${path}/bo-sung`, { ...fields, ...files });
    expect(again.status).toBe(303);
    const { state, steps } = await own.find(id);
    expect(steps.filter(({ step }) => step.step === 'answer_supplement').length).toBe(1);
    const { step } = steps.at(-1)!;
    expect(step.officerId).toBeNull();
    expect(step.payload).toMatchObject({ by: { kind: 'citizen', citizenId, organisationId: null } });
    expect(JSON.stringify(step.payload)).not.toContain(personalId);
    expect(state).toMatchObject({ status: 'awaiting_supplement', dueAt: null, supplementUntil: null });
    expect(state.stepDueAt && toLocalIso(state.stepDueAt)).toContain('2026-11-25T10:30');
    expect(state.documents.at(-1)).toMatchObject({ name: 'Bản sao giấy khai sinh', source: 'electronic' });
    expect(await textOf(visitor.get(path))).toContain('đang kiểm tra');
    expect(await textOf(visitor.get(`${path}/bo-sung`))).toContain('Bạn đã gửi bổ sung');
    expect((await tellsOf(id)).at(-1)).toMatch(/^supplement_answered/);
    await life.take(id, 'quay1', 'receive_supplement', {}, parseLocal('2026-11-26T15:00'));
    expect((await tellsOf(id)).at(-1)).toMatch(/^supplement_accepted/);
    const resumed = (await own.find(id)).state;
    expect(resumed.status).toBe('in_process');
    const atDesk = await dossierOf(personalId);
    await life.take(atDesk.id, 'quay1', 'transfer', {}, NOW);
    await life.assign(atDesk.id, NOW);
    await life.take(
      atDesk.id,
      'hotich',
      'request_supplement',
      { items: 'Bản sao', reason: 'Thiếu giấy tờ.', mode: 'restart', days: '15' },
      NOW,
    );
    const brought = parseLocal('2026-11-23T10:30');
    await life.take(atDesk.id, 'quay1', 'receive_supplement', { received: 'Bản sao' }, brought);
    expect(resumed.dueAt).toEqual((await own.find(atDesk.id)).state.dueAt);
    const officer = new Visitor(at);
    await officer.signIn('quay1');
    for (const page of ['', '/phieu/control-slip'])
      expect(await textOf(officer.get(`/can-bo/ho-so/${id}${page}`))).toContain('Người nộp, qua cổng');
  });

  it('whose answer is not enough keeps his days and answers anew; an old form does not', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    await examined(id);
    await ask(id);
    const before = (await own.find(id)).state.supplementUntil!;
    const old = await form(visitor, `${path}/bo-sung`);
    await own.answer(id, { now: parseLocal('2026-11-24T09:00') });
    await life.take(
      id,
      'quay1',
      'return_supplement',
      { items: 'Ảnh thẻ rõ mặt', reason: 'Ảnh mờ.' },
      parseLocal('2026-11-26T09:00'),
    );
    const { state } = await own.find(id);
    expect(state.supplementUntil! > before).toBe(true);
    expect(state.supplementAnsweredAt).toBeNull();
    expect(await textOf(visitor.get(path))).toContain('Ảnh thẻ rõ mặt');
    const stale = await visitor.send(`${path}/bo-sung`, { ...old, note: 'Trả lời cũ' });
    expect(stale.status).toBe(409);
    expect(await textOf(visitor.send(`${path}/bo-sung`, { ...old, note: 'Trả lời cũ' }))).toContain(
      'Trả lời cũ',
    );
    const fresh = await form(visitor, `${path}/bo-sung`);
    expect((await visitor.send(`${path}/bo-sung`, { ...fresh, note: 'Gửi ảnh mới' })).status).toBe(303);
  });

  it.each<[string, Record<string, string | Blob>]>([
    ['nothing', { note: '' }],
    ['a script under the name of a photo', { file1: new File(['<script>alert(1)</script>'], 'anh.jpg') }],
    ['a page', { file1: new File(['<!DOCTYPE html><svg onload=1>'], 'a.html') }],
    ['words that are too long', { note: 'a'.repeat(2001) }],
    ['an archive that calls itself a PDF', { file1: new File(['PK\u0003\u0004%PDF-'], 'a.pdf') }],
    ['more than twenty megabytes', { file1: new File([PDF, Buffer.alloc(20 * 1024 * 1024)], 'a.pdf') }],
    ['no request that it answers', { note: 'Có', asked: 'x' }],
  ])('who sends %s is told so at the field, and nothing is written', async (_name, given) => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    await examined(id);
    await ask(id);
    const before = await stepsOf(id);
    const answer = await visitor.send(`${path}/bo-sung`, {
      ...(await form(visitor, `${path}/bo-sung`)),
      ...given,
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Chưa gửi được bổ sung');
    expect(await stepsOf(id)).toEqual(before);
  });

  it('who sends a hundred megabytes is told the limit', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    await examined(id);
    await ask(id);
    const fields = await form(visitor, `${path}/bo-sung`);
    const file1 = new File([Buffer.alloc(100 * 1024 * 1024)], 'to.pdf');
    const answer = await visitor.send(`${path}/bo-sung`, { ...fields, file1 });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('60 MB');
    expect((await stepsOf(id)).includes('answer_supplement')).toBe(false);
  });

  it('sees what he wrote as text, never as a page', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    await examined(id);
    await ask(id);
    const note = '<img src=x onerror=alert(1)>';
    await visitor.send(`${path}/bo-sung`, { ...(await form(visitor, `${path}/bo-sung`)), note });
    const officer = new Visitor(at);
    await officer.signIn('quay1');
    expect(await textOf(officer.get(`/can-bo/ho-so/${id}`))).not.toContain(note);
  });

  it('withdraws with his reason; the notice is numbered, and twice is once', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    const fields = { ...(await form(visitor, `${path}/rut`)), reason: 'Tôi nộp nhầm thủ tục.' };
    const answers = await Promise.all([
      visitor.send(`${path}/rut`, fields),
      visitor.send(`${path}/rut`, fields),
    ]);
    expect(answers.map((each) => each.status)).toEqual([303, 303]);
    expect(await stepsOf(id)).toEqual(['accept', 'withdraw']);
    const { state } = await own.find(id);
    expect(state.status).toBe('withdrawn');
    expect((await visitor.get(`${path}/phieu/stop-notice.pdf`)).status).toBe(200);
    expect((await tellsOf(id)).at(-1)).toMatch(/^withdrawn/);
    const late = await visitor.send(`${path}/rut`, { ...fields, clientKey: randomUUID() });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('đã dừng theo yêu cầu của bạn');
  });

  it('who withdraws as the result is signed is told why not, and keeps his words', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    const fields = { ...(await form(visitor, `${path}/rut`)), reason: 'Tôi không cần nữa.' };
    await life.finish(id);
    const before = await stepsOf(id);
    const answer = await visitor.send(`${path}/rut`, fields);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Kết quả đã được ký nên không rút hồ sơ được nữa.');
    expect(await stepsOf(id)).toEqual(before);
  });

  it('changes how he gets the result, to an address of the post too; a guest to no new address', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId);
    const page = `${path}/nhan-ket-qua`;
    const to = async (who: Visitor, returnBy: string, address = '') =>
      (await who.send(page, { ...(await form(who, page)), returnBy, address })).status;
    expect(await to(visitor, 'centre')).toBe(422);
    expect(await to(visitor, 'drone')).toBe(422);
    expect(await to(visitor, 'post', 'Số 5 phố Mới')).toBe(303);
    expect((await own.find(id)).applicant).toMatchObject({ returnBy: 'post', returnAddress: 'Số 5 phố Mới' });
    const payload = JSON.stringify((await own.find(id)).steps.at(-1)!.step.payload);
    expect(payload).not.toContain('phố Mới');
    const guest = await guestOf(id);
    expect(await to(guest, 'post', 'Nhà kẻ khác')).toBe(403);
    expect(await to(guest, 'online')).toBe(303);
    await life.finish(id);
    expect(await to(visitor, 'centre')).toBe(303);
    expect((await tellsOf(id)).filter((each) => each.startsWith('result_ready')).length).toBe(1);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp' });
    expect((await textOf(visitor.get(page))).includes('Kết quả đã trả')).toBe(true);
  });

  it('corrects phone and mail: both the new and the old are told, it is found by the new phone; a guest may not', async () => {
    const { visitor, personalId } = await someone();
    const { id, path } = await dossierOf(personalId, { applicantEmail: 'cu@example.com' });
    const page = `${path}/lien-he`;
    const send = async (phone: string, email: string) =>
      visitor.send(page, { ...(await form(visitor, page)), phone, email });
    expect((await send('123', 'cu@example.com')).status).toBe(422);
    expect((await send('0000001234', 'không phải thư')).status).toBe(422);
    expect((await send('0000001234', 'cu@example.com')).status).toBe(422);
    expect((await send('0000.009.876', 'moi@example.com')).status).toBe(303);
    const told = (await tellsOf(id)).filter((each) => each.startsWith('contact_changed'));
    expect(told.sort()).toEqual(
      ['0000001234', '0000009876', 'cu@example.com', 'moi@example.com'].map(
        (each) => `contact_changed ${each}`,
      ),
    );
    const { applicant, steps } = await own.find(id);
    expect(applicant).toMatchObject({ phone: '0000009876', email: 'moi@example.com' });
    expect(steps.at(-1)!.step.payload).toMatchObject({ changed: ['phone', 'email'] });
    const row = await at.database.db
      .selectFrom('dossiers')
      .select('search_text')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.search_text).toContain('0000009876');
    const guest = await guestOf(id);
    expect(await textOf(guest.get(page))).toContain('đăng nhập bằng tài khoản định danh');
    const token = (await form(guest, `${path}/rut`))._token;
    const refused = await guest.send(page, {
      ...{ _token: token, clientKey: randomUUID(), phone: '0000005555', email: '' },
    });
    expect(refused.status).toBe(403);
    expect((await own.find(id)).applicant.phone).toBe('0000009876');
  });

  it('cannot use the key of a form for another dossier', async () => {
    const { visitor, personalId } = await someone();
    const [one, two] = [await dossierOf(personalId), await dossierOf(personalId)];
    const fields = { ...(await form(visitor, `${one.path}/rut`)), reason: 'Không cần nữa.' };
    expect((await visitor.send(`${one.path}/rut`, fields)).status).toBe(303);
    expect((await visitor.send(`${two.path}/rut`, fields)).status).toBe(409);
    expect(await stepsOf(two.id)).toEqual(['accept']);
  });
});
