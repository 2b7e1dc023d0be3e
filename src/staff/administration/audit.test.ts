import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { parseLocal } from '../../law/day.ts';
import { unseal } from '../../platform/security/seal.ts';
import { DEMO_PASSWORD } from '../../seed/seed-organisation.ts';
import { postingPages } from '../postings/postings.tsx';
import { setup } from '../reception/setup.tsx';
import { administration } from './administration.tsx';

let at: TestDatabase;
let admin: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  admin = new Visitor(at);
  await admin.signIn('quantri');
});
afterAll(() => at.close());

const OFFICERS = '/can-bo/tai-khoan-can-bo';
const ACCOUNT = '/can-bo/tai-khoan';
const HALL = '/can-bo/hang-cho/cai-dat';
const PASSWORD = 'mot-mat-khau-rat-dai-2026';
/** Everything that must stand in no line of the log. */
const secrets: string[] = [PASSWORD, DEMO_PASSWORD];

interface Case {
  path(): Promise<string> | string;
  fields(): Promise<Record<string, string>> | Record<string, string>;
  from?: string;
  what: string;
  /** It has nothing before it, or leaves nothing behind. */
  begins?: true;
  ends?: true;
  as?: () => Promise<Visitor>;
}
const nothing = () => ({});
const officerId = (username: string) => at.officer(username).id;
const deed = (name: string, what: string, more: Partial<Case> = {}): Case => ({
  path: () => `${OFFICERS}/${officerId('kinhte')}/${name}`,
  ...{ fields: nothing, from: OFFICERS, what },
  ...more,
});
const own = async (username: string, password = DEMO_PASSWORD) => {
  const visitor = new Visitor(at);
  await visitor.signIn(username, password);
  return visitor;
};
const lastId = async (
  table: 'reception_sessions' | 'absences' | 'reception_windows' | 'notices' | 'postings',
) =>
  (await at.database.db.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirst())!.id;
const deadJob = async () =>
  (await at.database.db.selectFrom('jobs').select('id').orderBy('id').executeTakeFirst())!.id;
const unitId = async (code: string) =>
  (await at.database.db.selectFrom('units').select('id').where('code', '=', code).executeTakeFirst())!.id;
const serviceId = async () =>
  (await at.database.db.selectFrom('reception_services').select('id').orderBy('id').executeTakeFirst())!.id;
const settings = {
  ...{ dueSoonHours: '8', undoMinutes: '45', handoverAlertHours: '8', supplementDays: '15' },
  ...{ duplicateWarningDays: '30', supplementReminderDays: '3' },
};
const account = { displayName: 'Cán bộ mới', title: 'Công chức', duties: 'examine' };

let codesOf: { visitor: Visitor; codes: string[] };
async function turnOn(): Promise<Record<string, string>> {
  const page = await (await codesOf.visitor.get(ACCOUNT)).text();
  const sealed = /name="sealed" value="([^"]+)"/.exec(page)![1]!;
  const secret = unseal(at.platform.settings.secret, 'totp', sealed);
  secrets.push(secret, sealed);
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  return { sealed, code: totp.generate({ timestamp: at.platform.now().getTime() }) };
}

/** A change of the calendar with the mark of its preview. */
async function previewed(path: string, fields: Record<string, string>): Promise<Record<string, string>> {
  const page = await (await admin.post(path, fields, '/can-bo/lich')).text();
  return { ...fields, confirmed: '1', seen: /name="seen" value="([0-9a-f]+)"/.exec(page)![1]! };
}

/** These write nothing. */
const PREVIEWS = ['/can-bo/mau-phieu/xem', '/can-bo/mau-phieu/xem.pdf'];

/** One successful use of every administrative route, in an order in which each finds what it needs. */
const CASES: Record<string, Case | Case[]> = {
  '/can-bo/lich/ngay': {
    ...{ path: () => '/can-bo/lich/ngay', from: '/can-bo/lich', what: 'calendar' },
    fields: () =>
      previewed('/can-bo/lich/ngay', {
        ...{ clientKey: randomUUID(), day: '2026-12-15', kind: 'off', why: 'Bão số 9', decision: 'Số 1/QĐ' },
      }),
  },
  '/can-bo/lich/gio': {
    ...{ path: () => '/can-bo/lich/gio', from: '/can-bo/lich', what: 'hours' },
    fields: () =>
      previewed('/can-bo/lich/gio', {
        ...{ clientKey: randomUUID(), validFrom: '2026-12-01', morningFrom: '07:00', morningTo: '11:00' },
        ...{ afternoonFrom: '13:00', afternoonTo: '17:00', cutOff: '15:00', decision: 'Số 2/QĐ' },
      }),
  },
  '/can-bo/lich/buoi': {
    ...{ path: () => '/can-bo/lich/buoi', from: '/can-bo/lich', what: 'session', begins: true },
    fields: () => ({
      ...{ clientKey: randomUUID(), day: '2026-11-28', from: '08:00', to: '10:00', place: 'Nhà văn hóa' },
    }),
  },
  '/can-bo/lich/buoi/:id{[0-9]+}/huy': {
    path: async () => `/can-bo/lich/buoi/${await lastId('reception_sessions')}/huy`,
    ...{ fields: nothing, from: '/can-bo/lich', what: 'session', ends: true },
  },
  '/can-bo/nguoi-vang': {
    ...{ path: () => '/can-bo/nguoi-vang', what: 'absence', begins: true },
    fields: () => ({
      ...{ clientKey: randomUUID(), officerId: String(officerId('hotich')), deputyId: '' },
      ...{ fromDay: '2026-11-20', untilDay: '2026-11-21', reason: 'Nghỉ phép' },
    }),
  },
  '/can-bo/nguoi-vang/:id{[0-9]+}/huy': {
    path: async () => `/can-bo/nguoi-vang/${await lastId('absences')}/huy`,
    ...{ fields: nothing, from: '/can-bo/nguoi-vang', what: 'absence', ends: true },
  },
  '/can-bo/thoi-han-bao-quan': {
    ...{ path: () => '/can-bo/thoi-han-bao-quan', what: 'retention', begins: true },
    fields: () => ({
      ...{ clientKey: randomUUID(), fieldCode: '', ending: '', years: '10', validFrom: '2026-01-01' },
      ...{ decision: 'Số 3/QĐ' },
    }),
  },
  '/can-bo/mau-phieu': {
    ...{ path: () => '/can-bo/mau-phieu', what: 'slip_words' },
    fields: () => ({
      ...{ clientKey: randomUUID(), base: '0', validFrom: '2026-11-20', form: 'all', place: 'Hải Dương' },
      ...{ committee: '', centre: '', contact: '', feedback: '', closing: '', signer: '' },
    }),
  },
  '/can-bo/cai-dat': { path: () => '/can-bo/cai-dat', fields: () => settings, what: 'setting' },
  '/can-bo/thong-bao/:id{[0-9]+}/gui-lai': {
    path: async () => `/can-bo/thong-bao/${await lastId('notices')}/gui-lai`,
    ...{ fields: nothing, from: '/can-bo/thong-bao?tinh-trang=dead', what: 'notice' },
  },
  '/can-bo/mau-thong-bao': {
    ...{ path: () => '/can-bo/mau-thong-bao', what: 'notice_template' },
    fields: () => ({
      event: 'returned',
      subject: 'Xong {maHoSo}',
      body: 'Đã trả {maHoSo}',
      short: 'Xong {maHoSo}',
    }),
  },
  '/can-bo/viec-nen/:id{[0-9]+}/lam-lai': {
    path: async () => `/can-bo/viec-nen/${await deadJob()}/lam-lai`,
    ...{ fields: nothing, from: '/can-bo/viec-nen', what: 'job' },
  },
  [`${ACCOUNT}/mat-khau`]: {
    ...{ path: () => `${ACCOUNT}/mat-khau`, from: ACCOUNT, what: 'password', begins: true },
    fields: () => ({ current: DEMO_PASSWORD, next: PASSWORD, again: PASSWORD }),
    as: async () => {
      codesOf = { visitor: await own('hotich'), codes: [] };
      return codesOf.visitor;
    },
  },
  [`${ACCOUNT}/phien`]: {
    ...{ path: () => `${ACCOUNT}/phien`, fields: nothing, from: ACCOUNT, what: 'session_end' },
    as: async () => codesOf.visitor,
  },
  [`${ACCOUNT}/hai-lop`]: {
    ...{ path: () => `${ACCOUNT}/hai-lop`, from: ACCOUNT, what: 'second_factor', fields: turnOn },
    as: async () => codesOf.visitor,
  },
  [`${ACCOUNT}/hai-lop/tat`]: {
    ...{ path: () => `${ACCOUNT}/hai-lop/tat`, from: ACCOUNT, what: 'second_factor' },
    fields: () => ({ offCode: codesOf.codes[0]! }),
    as: async () => codesOf.visitor,
  },
  [OFFICERS]: {
    ...{ path: () => OFFICERS, what: 'officer', begins: true },
    fields: () => ({ ...account, username: 'nguoi.moi', unitId: String(at.officer('hotich').unitId) }),
  },
  [`${OFFICERS}/:id{[0-9]+}`]: {
    ...{ path: () => `${OFFICERS}/${officerId('kinhte')}`, what: 'officer' },
    fields: () => ({ ...account, unitId: String(at.officer('kinhte').unitId) }),
  },
  [`${OFFICERS}/:id{[0-9]+}/:deed{khoa|mo|mat-khau|hai-lop|phien}`]: [
    deed('mat-khau', 'password', { begins: true }),
    deed('hai-lop', 'second_factor'),
    deed('phien', 'session_end'),
    deed('khoa', 'officer'),
    deed('mo', 'officer'),
  ],
  '/can-bo/don-vi': {
    ...{ path: () => '/can-bo/don-vi', what: 'unit', begins: true },
    fields: () => ({ code: 'to-moi', name: 'Tổ công nghệ số', shortName: 'Tổ CNS', kind: 'service' }),
  },
  '/can-bo/don-vi/:id{[0-9]+}': {
    path: async () => `/can-bo/don-vi/${await unitId('to-moi')}`,
    ...{ fields: () => ({ name: 'Tổ số', shortName: 'Tổ số' }), from: '/can-bo/don-vi', what: 'unit' },
  },
  '/can-bo/don-vi/:id{[0-9]+}/:deed{dong|mo}': ['dong', 'mo'].map((name) => ({
    path: async () => `/can-bo/don-vi/${await unitId('to-moi')}/${name}`,
    ...{ fields: nothing, from: '/can-bo/don-vi', what: 'unit' },
  })),
  [`${HALL}/linh-vuc/moi`]: {
    ...{ path: () => `${HALL}/linh-vuc/moi`, from: HALL, what: 'reception', begins: true },
    fields: () => ({ name: 'Lĩnh vực mới', prefix: 'Z', ord: '9', active: '1' }),
  },
  [`${HALL}/linh-vuc/:id{[0-9]+}`]: {
    path: async () => `${HALL}/linh-vuc/${await serviceId()}`,
    ...{ from: HALL, what: 'reception' },
    fields: () => ({ name: 'Tên khác', prefix: 'Y', ord: '1', active: '1' }),
  },
  [`${HALL}/quay/:no{[0-9]+|moi}`]: {
    ...{ path: () => `${HALL}/quay/77`, from: HALL, what: 'reception', begins: true },
    fields: () => ({ no: '77', name: 'Quầy thử', active: '1' }),
  },
  [`${HALL}/quy-tac`]: {
    ...{ path: () => `${HALL}/quy-tac`, from: HALL, what: 'reception' },
    fields: () => ({
      ...{ ordinaryPerPriority: '3', mostAbsences: '2', opensMinute: '06:50', closesMinute: '16:40' },
      ...{ lateMinutes: '20', daysAhead: '9', leadMinutes: '60' },
    }),
  },
  [`${HALL}/khung-gio`]: {
    ...{ path: () => `${HALL}/khung-gio`, from: HALL, what: 'reception', begins: true },
    fields: async () => ({
      ...{ serviceId: String(await serviceId()), weekdays: '6', fromMinute: '08:00', toMinute: '10:00' },
      ...{ slotMinutes: '30', capacity: '2' },
    }),
  },
  [`${HALL}/khung-gio/:id{[0-9]+}/dung`]: {
    path: async () => `${HALL}/khung-gio/${await lastId('reception_windows')}/dung`,
    ...{ fields: nothing, from: HALL, what: 'reception' },
  },
};

const control = () => own('kiemsoat');
Object.assign(CASES, {
  '/can-bo/niem-yet': {
    ...{ path: () => '/can-bo/niem-yet', what: 'posting', begins: true, as: control },
    fields: () => ({ clientKey: randomUUID(), place: 'board', items: '1.001193~1' }),
  },
  '/can-bo/niem-yet/go': {
    ...{ path: () => '/can-bo/niem-yet/go', from: '/can-bo/niem-yet', what: 'posting', as: control },
    fields: async () => ({
      ...{ clientKey: randomUUID(), reason: 'Treo nhầm chỗ' },
      postings: String(await lastId('postings')),
    }),
  },
} satisfies Record<string, Case>);

/** What a page says is wrong. */
const faultsOf = (page: string) =>
  page
    .slice(page.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
const log = async () => at.database.db.selectFrom('audit_log').selectAll().orderBy('id').execute();

async function makeFailed(): Promise<void> {
  await at.database.transact(async (tx) => {
    const { tell } = await import('../../features/notices/index.ts');
    await tell(tx, {
      ...{ wardId: at.wardId, event: 'accepted', key: randomUUID(), code: 'X-1', values: {} },
      ...{ to: { email: null, phone: '0000001234' }, now: at.platform.now() },
    });
    await tx.updateTable('notices').set({ state: 'dead' }).execute();
    await tx.updateTable('jobs').set({ dead_at: at.platform.now() }).execute();
  });
}

describe('every administrative change', () => {
  it('has a case here', () => {
    const routes = [...administration.routes, ...setup.routes, ...postingPages.routes]
      .filter(({ method, path }) => method === 'POST' && !PREVIEWS.includes(path))
      .map(({ path }) => path);
    expect(new Set(routes)).toEqual(new Set(Object.keys(CASES)));
  });

  it('adds a line with what stood before and after, and no secret', async () => {
    await makeFailed();
    for (const [route, cases] of Object.entries(CASES))
      for (const each of [cases].flat()) {
        const visitor = each.as ? await each.as() : admin;
        const before = await log();
        const path = await each.path();
        const answer = await visitor.post(path, await each.fields(), each.from ?? path);
        const page = await answer.text();
        expect([route, path, answer.status < 400 || faultsOf(page)]).toEqual([route, path, true]);
        const codes = [...page.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code!);
        secrets.push(...codes);
        if (route === `${ACCOUNT}/hai-lop`) codesOf.codes = codes;
        const added = (await log()).slice(before.length);
        expect([route, path, added.length > 0]).toEqual([route, path, true]);
        for (const line of added) {
          expect([route, line.what, line.officer_id !== null]).toEqual([route, each.what, true]);
          expect([route, 'before', each.begins === true || line.before !== null]).toEqual([
            route,
            'before',
            true,
          ]);
          expect([route, 'after', each.ends === true || line.after !== null]).toEqual([route, 'after', true]);
        }
      }
    const words = JSON.stringify(await log());
    for (const secret of secrets) expect(words).not.toContain(secret);
    expect(words).not.toMatch(/argon2|\$2|0000001234/);
  });

  it('is refused to whoever is not asked to administer, and nothing is written', async () => {
    const desk = await own('quay2').catch(() => own('quay1'));
    const before = (await log()).length;
    const page = await (await desk.get(ACCOUNT)).text();
    const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    for (const [route, cases] of Object.entries(CASES)) {
      if (route.startsWith(`${ACCOUNT}/`) || route.includes('/thong-bao/')) continue;
      for (const each of [cases].flat()) {
        const answer = await desk.send(await each.path(), { _token: token, ...(await each.fields()) });
        expect([route, answer.status]).toEqual([route, 403]);
      }
    }
    expect((await log()).length).toBe(before);
  });

  it('is found by kind, person, subject and day, on page and in Excel', async () => {
    const path = '/can-bo/nhat-ky/thay-doi';
    const query = `loai=unit&ai=${officerId('quantri')}&ve=to-moi&tu=2026-11-16&den=2026-11-16`;
    const rows = (text: string) => (text.split('<tbody>')[1]?.match(/<tr>/g) ?? []).length;
    const expected = (await log()).filter((line) => line.what === 'unit' && line.subject === 'to-moi').length;
    expect(rows(await (await admin.get(`${path}?${query}`)).text())).toBe(expected);
    expect(rows(await (await admin.get(`${path}?${query.replaceAll('11-16', '11-15')}`)).text())).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await admin.get(`${path}.xlsx?${query}`)).arrayBuffer());
    expect(workbook.worksheets[0]!.rowCount).toBe(expected + 1);
    const desk = await own('quay1');
    expect((await desk.get(`${path}.xlsx`)).status).toBe(403);
  });
});
