import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { citizenVisitor } from '../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { PDF } from '../../../test/ward-world.ts';
import { findDossier } from '../../features/dossiers/index.ts';
import { sweepDrafts } from '../../features/drafts/index.ts';
import { findForm, findProcedure, isReceivedOnline } from '../../features/procedures/index.ts';
import { unsealNumber } from '../../platform/personal-ids/sealing.ts';

let at: TestDatabase;
/** A procedure without a form of its own, received online, with one term and papers. */
let GENERAL: string;
beforeAll(async () => {
  at = await testDatabase();
  const found = await at.database.transact(async (tx) => {
    const rows = await tx.selectFrom('procedure_versions').select('code').orderBy('code').execute();
    for (const { code } of rows) {
      const procedure = await findProcedure(tx, code, '2026-11-23').catch(() => null);
      const isPlain =
        procedure?.methods.includes('online') === true &&
        isReceivedOnline(procedure) &&
        procedure.terms.filter(({ term }) => term !== null).length === 1 &&
        procedure.documents.some(({ required }) => required);
      if (isPlain && (await findForm(tx, code, '2026-11-23')) === null) return code;
    }
    return undefined;
  });
  expect(found, 'a procedure without a form').toBeDefined();
  GENERAL = found!;
});
afterAll(() => at.close());

const counts = async () => {
  const count = async (table: 'dossiers' | 'drafts' | 'dossier_answers' | 'uploads' | 'notices') => {
    const rows = await at.database.db.selectFrom(table).select('ward_id').execute();
    return rows.length;
  };
  return {
    dossiers: await count('dossiers'),
    answers: await count('dossier_answers'),
    uploads: await count('uploads'),
    notices: await count('notices'),
  };
};

const PERSON = {
  tuCach: 'choMinh',
  'nguoiNop.hoTen': 'Công dân Thử Nghiệm',
  'nguoiNop.ngaySinh': '1990-05-20',
  'nguoiNop.soDinhDanh': '999000000077',
  'nguoiNop.noiCuTru': 'Tổ dân phố 1',
  'nguoiNop.dienThoai': '0000001234',
  'nguoiNop.email': '',
};

const placeOf = (response: Response) => {
  expect(response.status, 'a redirect').toBe(303);
  return response.headers.get('location')!;
};

/** Begins a draft of the general form. @returns its address */
async function begin(who: Visitor, code = GENERAL): Promise<string> {
  const place = placeOf(await who.post(`/nop-ho-so/${code}`, {}));
  expect(place).toMatch(/^\/nop-ho-so\/nhap\/[0-9a-f-]{36}$/);
  return place;
}

async function fillGeneral(who: Visitor, draft: string, wish = 'Xin giải quyết việc này'): Promise<void> {
  expect(placeOf(await who.post(`${draft}/nguoi-nop`, PERSON))).toBe(`${draft}/noi-dung`);
  expect(placeOf(await who.post(`${draft}/noi-dung`, { noiDung: wish }))).toBe(`${draft}/giay-to`);
  await attachAll(who, draft);
  expect(placeOf(await who.post(`${draft}/giay-to`, {}))).toBe(`${draft}/nhan-ket-qua`);
  expect(placeOf(await who.post(`${draft}/nhan-ket-qua`, { returnBy: 'centre', noticeBy: 'sms' }))).toBe(
    `${draft}/xem-lai`,
  );
}

/** Another PDF for every name. */
function pdfOf(name: string): string {
  return PDF.toString().replace('endobj', `endobj\n% ${name}`);
}

/** Attaches a PDF to every paper that the page asks for, as a browser without JavaScript does. */
async function attachAll(who: Visitor, draft: string): Promise<void> {
  const page = await (await who.get(`${draft}/giay-to`)).text();
  const parts = [...page.matchAll(/name="part" value="(\d+)"/g)].map(([, part]) => part!);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) {
    const tep = new File([pdfOf(part)], `giay-${part}.pdf`, { type: 'application/pdf' });
    const sent = await who.send(`${draft}/tep`, { _token: attachToken(page), part, tep });
    expect(placeOf(sent)).toBe(`${draft}/giay-to`);
  }
}

const attachToken = (page: string) =>
  /<section[^>]*data-attachments[^>]*data-token="([^"]+)"/.exec(page)?.[1] ?? '';

describe('filing from home', () => {
  it('takes a person from the first page to a signed receipt, in one dossier that waits at the desk', async () => {
    const { visitor: who, citizenId } = await citizenVisitor(at, { personalId: '999000000077' });
    const draft = await begin(who);
    await fillGeneral(who, draft);
    const review = await (await who.get(`${draft}/xem-lai`)).text();
    expect(review).toContain('Xin giải quyết việc này');
    expect(review).toContain('Nộp hồ sơ');
    const before = await counts();
    const receipt = placeOf(await who.post(`${draft}/xem-lai`, {}));
    expect(receipt).toMatch(/^\/bien-nhan\/H24\.105\.25-\d{6}-\d{4}$/);
    const after = await counts();
    expect(after).toEqual({
      dossiers: before.dossiers + 1,
      answers: before.answers + 1,
      uploads: 0,
      notices: before.notices + 1,
    });
    const code = receipt.split('/')[2]!;
    const row = await at.database.db
      .selectFrom('dossiers')
      .selectAll()
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      ...{
        status: 'submitted',
        channel: 'online',
        citizen_id: citizenId,
        applicant_name: 'Công dân Thử Nghiệm',
      },
      ...{ applicant_phone: '0000001234', return_by: 'centre' },
      ...{ notice_by: 'sms', request: 'Xin giải quyết việc này' },
    });
    // Monday 23 November 2026, 10:00; the 24th is a day off: eight working hours end on the 25th at 10:00.
    expect(row.step_due_at).toEqual(new Date('2026-11-25T03:00:00Z'));
    const dossier = await findDossier(at.database.db, { wardId: at.wardId, dossierId: row.id });
    expect(dossier.applicant.personalId).toBe('999000000077');
    expect(dossier.state.documents.every(({ file, source }) => file !== null || source !== 'original')).toBe(
      true,
    );
    const page = await (await who.get(receipt)).text();
    expect(page).toContain(code);
    const check = /href="http:\/\/127\.0\.0\.1:3000(\/bien-nhan\?ma=[^"]+)"/
      .exec(page)![1]!
      .replaceAll('&amp;', '&');
    const stranger = new Visitor(at);
    const proof = await (await stranger.get(check)).text();
    expect(proof).toContain('Biên nhận đúng là của');
    expect(proof).not.toContain('Thử Nghiệm');
    const forged = await (await stranger.get(`${check.slice(0, -4)}AAAA`)).text();
    expect(forged).toContain('Không đúng');
    const pdf = await who.get(`${receipt}/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(placeOf(await who.send(`${draft}/xem-lai`, { _token: await tokenOf(who) }))).toBe(receipt);
    expect(placeOf(await who.get(`${draft}/giay-to`))).toBe(receipt);
    expect((await counts()).dossiers).toBe(after.dossiers);
  });

  it('lets the desk see the answers, and admit', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    await fillGeneral(who, draft, 'Điều tôi cần <b>rất</b> rõ');
    const code = placeOf(await who.post(`${draft}/xem-lai`, {})).split('/')[2]!;
    const { id } = await at.database.db
      .selectFrom('dossiers')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    const page = await (await desk.get(`/can-bo/ho-so/${id}`)).text();
    expect(page).toContain('Tờ khai điện tử');
    expect(page).toContain('Điều tôi cần &lt;b&gt;rất&lt;/b&gt; rõ');
    expect(page).toContain('Tiếp nhận');
  });

  it('begins without an account, keeps what was typed, and asks for one only to file', async () => {
    const nobody = new Visitor(at);
    const draft = placeOf(await nobody.send(`/nop-ho-so/${GENERAL}`, {}));
    const wrong = await nobody.send(`${draft}/nguoi-nop`, { ...PERSON, 'nguoiNop.soDinhDanh': '12' });
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect(text).toContain('value="12"');
    expect(text).toContain('Có mục cần sửa');
    expect(await (await nobody.get(`${draft}/nguoi-nop`)).text()).toContain('value="12"');
    await nobody.send(`${draft}/nguoi-nop`, PERSON);
    await nobody.send(`${draft}/noi-dung`, { noiDung: 'Việc của tôi' });
    await attachAll(nobody, draft);
    await nobody.send(`${draft}/nhan-ket-qua`, { returnBy: 'online' });
    const before = await counts();
    expect(placeOf(await nobody.send(`${draft}/xem-lai`, {}))).toBe(
      `/dang-nhap-cong-dan?tiep=${draft}/xem-lai`,
    );
    expect(await counts()).toEqual(before);
    const { visitor: owner } = await citizenVisitor(at, { personalId: '999000000078' });
    const place = placeOf(await owner.post(`${draft}/xem-lai`, {}));
    expect(place).toContain('/bien-nhan/');
    const row = await at.database.db
      .selectFrom('dossiers')
      .select(['applicant_personal_id', 'applicant_name'])
      .where('code', '=', place.split('/')[2]!)
      .executeTakeFirstOrThrow();
    // For himself he bears what his account vouches for, whatever was typed before he signed in.
    expect(unsealNumber('dossiers.applicant_personal_id', row.applicant_personal_id)).toBe('999000000078');
    expect((await nobody.get(`${draft}/nguoi-nop`)).status).toBe(404);
  });
});

describe('what is refused', () => {
  it("opens nobody's draft but its owner's, by any page or post", async () => {
    const { visitor: owner } = await citizenVisitor(at);
    const { visitor: other } = await citizenVisitor(at);
    const draft = await begin(owner);
    await owner.post(`${draft}/noi-dung`, { noiDung: 'Điều riêng tư' });
    const nobody = new Visitor(at);
    const token = await tokenOf(other);
    for (const page of ['', '/nguoi-nop', '/noi-dung', '/giay-to', '/nhan-ket-qua', '/xem-lai', '/luu']) {
      for (const who of [other, nobody]) {
        const answer = await who.get(`${draft}${page}`);
        expect(answer.status, page).toBe(404);
        expect(await answer.text()).not.toContain('Điều riêng tư');
      }
      if (page === '' || page === '/luu') continue;
      expect((await other.send(`${draft}${page}`, { _token: token, noiDung: 'Của kẻ khác' })).status).toBe(
        404,
      );
      expect((await nobody.send(`${draft}${page}`, { noiDung: 'Của kẻ khác' })).status).toBe(404);
    }
    expect((await other.send(`${draft}/bo`, { _token: token })).status).toBe(404);
    expect(await (await owner.get(`${draft}/noi-dung`)).text()).toContain('Điều riêng tư');
  });

  it('files nothing that is not complete, and says what is missing on which page', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    const before = await counts();
    const answer = await who.post(`${draft}/xem-lai`, {}, `${draft}/nguoi-nop`);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('Còn thiếu trước khi nộp');
    expect(text).toContain(`href="${draft}/noi-dung"`);
    expect(await counts()).toEqual(before);
  });

  it('refuses a hostile file by itself and keeps the good one beside it', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    const page = await (await who.get(`${draft}/giay-to`)).text();
    const before = await counts();
    const answer = await who.sendAll(`${draft}/tep`, [
      ['_token', attachToken(page)],
      ['part', '0'],
      ['tep', new File(['<html><script>alert(1)</script></html>'], 'anh.pdf')],
      ['tep', new File([PDF], 'tot.pdf')],
    ]);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('tot.pdf');
    expect(text).not.toContain('>anh.pdf<');
    expect(await counts()).toEqual({ ...before, uploads: before.uploads + 1 });
  });

  it('takes no file into the draft of someone else, and none into one that was filed', async () => {
    const { visitor: owner } = await citizenVisitor(at);
    const { visitor: other } = await citizenVisitor(at);
    const draft = await begin(owner);
    const theirs = await begin(other);
    const token = attachToken(await (await other.get(`${theirs}/giay-to`)).text());
    const before = await counts();
    const given = { _token: token, part: '0', tep: new File([PDF], 'la.pdf') };
    expect((await other.send(`${draft}/tep`, given)).status).toBe(404);
    expect((await new Visitor(at).send(`${draft}/tep`, given)).status).toBe(404);
    await fillGeneral(owner, draft);
    const mine = attachToken(await (await owner.get(`${draft}/giay-to`)).text());
    placeOf(await owner.post(`${draft}/xem-lai`, {}));
    const late = await owner.send(`${draft}/tep`, { ...given, _token: mine });
    expect(late.status).toBe(303);
    expect(late.headers.get('location')).toContain('/bien-nhan/');
    expect((await counts()).uploads).toBe(before.uploads);
  });

  it('refuses a form larger than its page can send before it is read', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    const page = await (await who.get(`${draft}/giay-to`)).text();
    const before = await counts();
    const huge = new File([new Uint8Array(100 * 1024 * 1024)], 'to.pdf');
    const answer = await who.send(`${draft}/tep`, { _token: attachToken(page), part: '0', tep: huge });
    expect(answer.status).toBe(413);
    const typed = { _token: await tokenOf(who), noiDung: 'x'.repeat(3_000_000) };
    expect((await who.send(`${draft}/noi-dung`, typed)).status).toBe(413);
    expect(await counts()).toEqual(before);
  });

  it('refuses a write without the token of the session, and a procedure that is not received online', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    expect((await who.send(`${draft}/noi-dung`, { noiDung: 'x' })).status).toBe(403);
    expect((await who.get('/nop-ho-so/2.000815')).status).toBe(409);
    expect((await who.get('/nop-ho-so/9.999999')).status).toBe(404);
    expect((await who.get('/nop-ho-so/nhap/khong-phai')).status).toBe(404);
  });

  it('forgets a draft after thirty days', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    const now = at.platform.now();
    at.platform.setNow(new Date(now.getTime() + 31 * 86_400_000));
    expect((await new Visitor(at).get(`${draft}/noi-dung`)).status).toBe(404);
    at.platform.setNow(now);
    expect((await who.get(`${draft}/noi-dung`)).status).toBe(200);
  });

  it('sweeps a draft that nobody came back to, with its files, and no other', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const kept = await begin(who);
    await fillGeneral(who, kept);
    const gone = await begin(who);
    await attachAll(who, gone);
    const now = at.platform.now();
    const id = gone.split('/').at(-1)!;
    await at.database.transact((tx) =>
      tx.updateTable('drafts').set({ expires_at: now }).where('id', '=', id).execute(),
    );
    expect(await sweepDrafts(at.platform, now)).toBe(1);
    const left = await at.database.db.selectFrom('uploads').select('owner_key').execute();
    expect(left.some(({ owner_key }) => owner_key === `draft:${id}`)).toBe(false);
    expect(left.some(({ owner_key }) => owner_key === `draft:${kept.split('/').at(-1)}`)).toBe(true);
    expect((await who.get(`${kept}/xem-lai`)).status).toBe(200);
  });

  it('throws a draft away with its files, and no other', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const kept = await begin(who);
    await attachAll(who, kept);
    const gone = await begin(who);
    await attachAll(who, gone);
    expect(placeOf(await who.post(`${gone}/bo`, {}, `${gone}/luu`))).toBe('/nop-ho-so');
    expect((await who.get(`${gone}/noi-dung`)).status).toBe(404);
    const left = await at.database.db.selectFrom('uploads').select('owner_key').execute();
    expect(left.some(({ owner_key }) => owner_key === `draft:${gone.split('/').at(-1)}`)).toBe(false);
    expect(left.some(({ owner_key }) => owner_key === `draft:${kept.split('/').at(-1)}`)).toBe(true);
  });

  it('keeps one of two saves that were typed over the same page at once, and says so to the other', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    const [token, began] = [await tokenOf(who), at.platform.now()];
    at.platform.setNow(new Date(began.getTime() + 1000));
    const type = (noiDung: string, saved: Date) =>
      who.send(
        `${draft}/noi-dung`,
        { _token: token, _saved: saved.toISOString(), noiDung },
        { 'x-autosave': '1' },
      );
    const typed = ['Điều thứ nhất', 'Điều thứ hai'];
    const answers = await Promise.all(typed.map((each) => type(each, began)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const stands = typed[answers.findIndex(({ status }) => status === 204)]!;
    const page = await (await who.get(`${draft}/noi-dung`)).text();
    expect(page).toContain(stands);
    expect(page).not.toContain(typed.find((each) => each !== stands));
    const saved = answers.find(({ status }) => status === 204)!.headers.get('x-saved-at')!;
    expect((await type('Điều thứ ba', new Date(saved))).status).toBe(204);
    at.platform.setNow(began);
  });

  it('files once when it is sent twice at once', async () => {
    const { visitor: who } = await citizenVisitor(at);
    const draft = await begin(who);
    await fillGeneral(who, draft);
    const token = await tokenOf(who);
    const before = await counts();
    const answers = await Promise.all(
      [1, 2, 3].map(() => who.send(`${draft}/xem-lai`, { _token: token, _next: '1' })),
    );
    const places = new Set(answers.map(placeOf));
    expect(places.size).toBe(1);
    expect((await counts()).dossiers).toBe(before.dossiers + 1);
  });
});

async function tokenOf(who: Visitor): Promise<string> {
  const page = await (await who.get(`/nop-ho-so/${GENERAL}`)).text();
  return /name="_token" value="([^"]+)"/.exec(page)![1]!;
}
