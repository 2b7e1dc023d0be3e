import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOfficer } from '../src/features/organisation/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { portal } from '../src/portal/portal.tsx';
import { staff } from '../src/staff/staff.tsx';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { DUTIES, makeWorld, PDF, type World } from './ward-world.ts';

/** The same absurdities in every run; FUZZ_SEED tries others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_127);

/** Signing out, and the password that the rest of the run signs in with. */
const LEFT_OUT = new Set(['POST /dang-xuat', 'POST /can-bo/tai-khoan/mat-khau', 'POST /can-bo/cai-dat']);
const POSTS = [
  ...new Set(
    [...staff.routes, ...portal.routes]
      .filter((each) => each.method === 'POST')
      .map((each) => `POST ${each.path}`)
      .filter((route) => !LEFT_OUT.has(route)),
  ),
];

const SCRIPT = '<script>alert("x")</script>';
const ABSURD = [
  ...['', ' ', '\t\n', '0', '-1', '1.5', '1,5', '00', '1e9', '1e999', 'NaN', 'Infinity', '0x10', '９'],
  ...['2147483648', '9223372036854775807', '9223372036854775808', '9'.repeat(400), '-9223372036854775809'],
  ...['2026-02-30', '2026-13-01', '0000-00-00', '0001-01-01', '9999-12-31', '10000-01-01', '-000001-01-01'],
  ...['2026-11-16T25:61', '0001-01-01T00:00', '9999-12-31T23:59', '24:00', '99:99'],
  ...[SCRIPT, `"><img src=x onerror=alert(1)>`, `'; drop table dossiers; --`, '{{7*7}}'],
  ...['=cmd()|calc', '%00', '\ud800', '\u202eabc', '\u0000', 'e\u0301'.repeat(50), '👩‍👩‍👧‍👦', '\\'],
  ...['__proto__', 'constructor', 'toString', '[object Object]', '{"a":1}', 'null', 'undefined', 'true'],
  ...['x'.repeat(20_000), 'dòng\n'.repeat(3000), '../../etc/passwd', 'http://evil.example/'],
];

let at: TestDatabase;
let world: World;
let officer: Visitor;
let token: string;
let plausible: Record<string, string[]>;

beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  world = await makeWorld(at);
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      addOfficer(tx, at.wardId, {
        ...{ unitCode: 'TTPVHCC', username: 'motay', displayName: 'Người đủ nhiệm vụ', duties: DUTIES },
        ...{ title: 'Công chức', password: 'motcua-demo-2026' },
      }),
    ),
  );
  officer = new Visitor(at);
  await officer.signIn('motay');
  const page = await (await officer.get('/can-bo/lich')).text();
  token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
  plausible = choices();
});
afterAll(() => at.close());

/** For every name that a form of ours has, values that one of them would send. */
function choices(): Record<string, string[]> {
  const id = (...ids: number[]) => ids.map(String);
  const { dossierId, finished, serviceId, unitId } = world;
  const words = ['Lý do cụ thể để ghi', 'Nguyễn Văn Thử'];
  const days = ['2026-11-23', '2026-11-25', '2026-12-24', '2026-10-01'];
  const steps = [
    'transfer',
    'withdraw',
    'refuse',
    'attach_scan',
    'exempt_scan',
    'return_result',
    'request_correction',
    'undo',
  ];
  return {
    clientKey: [],
    step: [
      ...steps,
      'start',
      'finish',
      'recall',
      'mark_absent',
      'pass_on',
      'sign',
      'assign',
      'stop',
      'extend',
    ],
    stepCount: ['1', '2', '8', '9'],
    dossier: [`${dossierId}.1`, `${finished}.8`],
    kind: ['off', 'worked', 'state', 'copy', 'signature', 'transaction'],
    ...Object.fromEntries(
      [
        'reason',
        'note',
        'why',
        'items',
        'received',
        'question',
        'answer',
        'body',
        'what',
        'receiver',
        'place',
      ]
        .concat([
          'requester',
          'applicantName',
          'displayName',
          'title',
          'name',
          'shortName',
          'headTitle',
          'hint',
        ])
        .concat([
          'directorReason',
          'resultName',
          'request',
          'answerItems',
          'answerReason',
          'lines.0.document',
        ])
        .concat([
          'representativeName',
          'representativeBasis',
          'applicantAddress',
          'forBody',
          'fromBody',
          'subject',
        ])
        .concat([
          'doc.0.name',
          'doc.5.name',
          'doc.0.because',
          'node.0.name',
          'node.1.name',
          'waiverReason',
          'doc.9.name',
        ])
        .map((name) => [name, words]),
    ),
    ...Object.fromEntries(
      ['day', 'fromDay', 'untilDay', 'validFrom', 'expectedOn', 'resultOn', 'happenedOn', 'applicantBirthOn']
        .concat(['due.1.to', 'due.1.from'])
        .map((name) => [name, days]),
    ),
    ...Object.fromEntries(
      [
        'from',
        'to',
        'fromMinute',
        'toMinute',
        'opensMinute',
        'closesMinute',
        'cutOff',
        'morningFrom',
        'morningTo',
      ]
        .concat(['afternoonFrom', 'afternoonTo'])
        .map((name) => [name, ['07:30', '11:30', '13:30', '17:00']]),
    ),
    ...Object.fromEntries(
      ['newDueAt', 'dueAt', 'paperBookAt'].map((name) => [name, ['2026-12-01T16:00', '2026-11-20T08:00']]),
    ),
    ...Object.fromEntries(
      ['ord', 'capacity', 'slotMinutes', 'ordinaryPerPriority', 'mostAbsences', 'lateMinutes', 'daysAhead']
        .concat([
          'leadMinutes',
          'minute',
          'amountVnd',
          'documentNo',
          'termNo',
          'nationalStatus',
          'days',
          'year',
        ])
        .concat([
          'lines.0.pages',
          'lines.0.copies',
          'weekdays',
          'deskNo',
          'doc.0.quantity',
          'node.0.no',
          'node.0.to',
        ])
        .concat(['no', 'quay', 'target.5.0.value', 'node.1.no'])
        .map((name) => [name, ['1', '2', '30', '480', '2026']]),
    ),
    officerId: id(world.officerId),
    deputyId: id(world.officerId, at.officer('truongphong.vh').id),
    signerId: id(at.officer('chutich').id),
    unitId: id(unitId),
    'unit.0': id(unitId),
    competentUnitId: id(unitId),
    unitIds: id(unitId),
    serviceId: id(serviceId),
    serviceIds: id(serviceId),
    procedureCode: ['1.004873', '1.000894', '1.001193'],
    procedureCodes: ['1.004873'],
    code: ['1.004873', world.appointment.code, '000000'],
    channel: ['direct', 'online', 'post'],
    applicantKind: ['citizen', 'organisation'],
    applicantPersonalId: ['999000000001'],
    applicantPhone: ['0000001234'],
    phone: ['0000001234'],
    applicantEmail: ['nguoi@example.com'],
    returnBy: ['centre', 'post'],
    outcome: ['granted', 'denied'],
    cause: ['fee', 'rule', 'staff'],
    mode: ['restart', 'pause'],
    term: ['within', 'added'],
    answer: ['accept', 'refuse', 'request_supplement'],
    duties: ['receive', 'sign'],
    prefix: ['Z', 'A'],
    username: ['nguoi.moi', 'quay1'],
    decision: ['12/QĐ-UBND', 'approve', 'reject'],
    feeNo: ['0'],
    quantity: ['1', '3'],
    pages: ['1', '12'],
    waiver: ['', 'other', 'poor'],
    waiverPercent: ['', '50', '100'],
    waiverBasis: words,
    waiverProof: words,
    openingVnd: ['0', '200.000'],
    countedVnd: ['8000', '200.000 đ'],
    amountVnd: ['8000', '15.000'],
    onlineVnd: ['', '5000'],
    basis: words,
    transactionId: ['FT1234'],
    how: ['cash', 'transfer'],
    reference: ['FT-TRA-1'],
    bin: ['999998'],
    number: ['1111222233'],
    holder: words,
    bankName: words,
    method: ['platform', 'vietqr'],
    next: ['save', 'adopt', 'discard', '/can-bo'],
    confirmed: ['1'],
    active: ['1'],
    isMobile: ['1'],
    acknowledged: ['1'],
    sha256: [world.sha256],
    event: ['accepted', 'returned'],
    rule: ['submit', 'finish'],
    'doc.0.got': ['1'],
    'doc.0.source': ['copy', 'database', 'shown'],
    'doc.0.kept': [`${world.sha256}.x`],
    'due.1.kind': ['by', 'on', 'none'],
    'node.0.kind': ['receive', 'examine'],
    'node.1.kind': ['return'],
    'node.0.limit': ['1 ngày', '1/4 ngày'],
    ma: [world.finishedCode, 'H24'],
    so: ['1234'],
    want: ['mail', 'none'],
    channel2: ['sms'],
  };
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
const FILES: (() => File)[] = [
  () => new File([PDF], 'ban-quet.pdf', { type: 'application/pdf' }),
  () => new File([], 'rong.pdf', { type: 'application/pdf' }),
  () => new File(['MZ\x90'], 'chay.pdf', { type: 'application/pdf' }),
  () =>
    new File([`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`], 'anh.png', { type: 'image/png' }),
  () => new File([png], `../../../etc/${SCRIPT}.png`, { type: 'image/png' }),
  () => new File([PDF], `${'dài'.repeat(2000)}.pdf`),
  () => new File([bomb], 'bom.docx'),
  () => new File([bomb], 'bom.xlsx'),
  () =>
    new File([zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') })], 'x.xlsx'),
  () => new File([zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') })], 'hong.docx'),
  () => new File(['{"a":'], 'hong.json', { type: 'application/json' }),
  () => new File(['[null, 1, {"code": 7}]'], 'la.json'),
  () => new File(['\ufeffa;b\n"'], 'hong.csv'),
  () => new File([new Uint8Array(3000).fill(255)], 'nhieu.bin'),
];

function addressOf(route: string, pick: number): string {
  const ids = ['1', '0', '2', '999999999', '9223372036854775808', '00'];
  const ours = {
    'ho-so': world.dossierId,
    'hang-cho': world.ticketId,
    'chung-thuc': world.certificationId,
    'nguoi-vang': world.absenceId,
    'tai-khoan-can-bo': world.officerId,
    'don-vi': world.unitId,
    'linh-vuc': world.serviceId,
    'khung-gio': world.windowId,
    nhap: world.importId,
    'thu-phi/ho-so': world.dueId,
    'thu-phi/giao-dich': world.intentId,
    'thu-phi/ca': world.shiftId,
    'thu-phi/hoan-tra': world.refundId,
    'thu-phi/doi-soat': world.runId,
  };
  const own = Object.entries(ours).findLast(([part]) => route.includes(`/${part}/:`))?.[1];
  const id = pick % 3 === 0 ? ids[pick % ids.length]! : String(own ?? 1);
  return route
    .replace('POST ', '')
    .replace(/:deed\{[^}]*\}/, ['mo', 'mat-khau', 'hai-lop', 'khoa'][pick % 4]!)
    .replace(/:no\{[^}]*\}/, ['1', 'moi', '99999'][pick % 3]!)
    .replace(/thu-tuc\/:code/, 'thu-tuc/1.004873')
    .replace(/danh-muc\/:code\{[^}]*\}[^/]*/, 'danh-muc/1.004873')
    .replace(/bieu-mau\/:file\{[^}]*\}/, 'bieu-mau/1.json')
    .replace(/:code\{[^}]*\}/, route.includes('quy-trinh') ? 'chung' : 'digitised')
    .replace(/:file\{[^}]*\}/, 'digitised.csv')
    .replace(/:token/, world.appointment.token)
    .replace(/:[a-z]+(\{[^}]*\})?/g, id);
}

type Pair = [string, string | File];
const given = fc.record({
  pick: fc.nat(1000),
  drop: fc.double({ min: 0, max: 0.4, noNaN: true }),
  wrong: fc.double({ min: 0, max: 0.4, noNaN: true }),
  twice: fc.boolean(),
  seed: fc.nat(),
});

/** All fields that any form has, most of them plausible, so that the routes get past what they look at first. */
function fieldsOf(
  route: string,
  shape: { drop: number; wrong: number; twice: boolean; seed: number },
): Pair[] {
  let state = shape.seed + 1;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const one = <T>(items: readonly T[]) => items[Math.floor(chance() * items.length)]!;
  const pairs: Pair[] = [['_token', token]];
  for (const [name, values] of Object.entries(plausible)) {
    if (chance() < shape.drop) continue;
    const value = () => {
      if (chance() < shape.wrong) return one(ABSURD);
      return name === 'clientKey' ? randomUUID() : one(values);
    };
    pairs.push([name, value()]);
    if (shape.twice && chance() < 0.1) pairs.push([name, value()]);
    if (chance() < shape.wrong / 20) pairs.push([name, one(FILES)()]);
  }
  const isUpload = /nhap|danh-muc|buoc|moi$|viec/.test(route);
  if (isUpload && chance() < 0.7) pairs.push(['file', one(FILES)()]);
  if (chance() < 0.1) for (let extra = 0; extra < 300; extra++) pairs.push([`thua.${extra}`, 'x']);
  return pairs;
}

const ENGLISH = /Invalid|Too (small|big)|[Ee]xpected|Required|undefined|\[object|NaN/;

describe.each(POSTS)('%s', (route) => {
  it('answers whatever is posted, in Vietnamese, and never with a fault of its own', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (shape) => {
        const path = addressOf(route, shape.pick);
        const answer = await officer.sendAll(path, fieldsOf(route, shape));
        const page = await answer.text();
        expect(answer.status, path).toBeLessThan(500);
        expect(answer.headers.get('location') ?? '').not.toMatch(/^\/dang-nhap/);
        expect(page.includes(SCRIPT)).toBe(false);
        if (answer.status < 400) return;
        const said = [
          ...page.matchAll(
            /<(?:p|li|div|span)[^>]*class="[^"]*(?:error|invalid|alert)[^"]*"[^>]*>(.*?)<\/(?:ul|div|p|span)>/gs,
          ),
        ]
          .map((each) => each[1]!.replace(/<[^>]*>/g, ' '))
          .join(' ');
        expect(said).not.toMatch(ENGLISH);
        expect(page).toMatch(/[ăâđêôơưạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổộớờởợụủứừửựỳỹ]/i);
      }),
      { numRuns: 12, endOnFailure: true, seed: SEED },
    );
  });
});

/** Every name that an address of ours asks for. */
const ASKED = [
  ...[
    'ban',
    'buoc',
    'chua-nhan',
    'den',
    'don-vi',
    'doi-tuong',
    'het',
    'ky',
    'lich-hen',
    'linh-vuc',
    'loai',
    'loc',
  ],
  ...[
    'luot',
    'ma',
    'may',
    'nam',
    'ngay',
    'nguoi',
    'phan',
    'q',
    'quay',
    'sau',
    'so',
    'theo',
    'thu-tuc',
    'tien',
  ],
  ...['tiep', 'tinh-trang', 'trang-thai', 'truoc', 'tu', 'viec', 'cach-nop', 'kenh', 'gio', 'buoi', 'noi'],
];
const USUAL = [
  '2026-11-23',
  '2026-11-01',
  '1',
  '2',
  '2026',
  'all',
  'unit',
  '1.004873',
  'service',
  'numerator',
  'a',
];
const KEYSET = ['2026-11-23T02:00:00.000Z~1', '9999-12-31~1', '480~1', '99999~99999999999999999', '~', 'x~x'];
const GETS = [
  ...new Set(
    [...staff.routes, ...portal.routes]
      .filter((each) => each.method === 'GET' && !each.path.includes('su-kien'))
      .map((each) => each.path),
  ),
];

describe.each(GETS)('GET %s', (route) => {
  it('answers whatever is asked', async () => {
    const query = fc.dictionary(fc.constantFrom(...ASKED), fc.constantFrom(...ABSURD, ...USUAL, ...KEYSET), {
      maxKeys: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), query, async (pick, asked) => {
        const path = addressOf(route, pick)
          .replace(/:slip\{[^}]*\}/, 'acceptance-slip')
          .replace(/:sha256\{[^}]*\}/, world.sha256);
        const answer = await officer.get(`${path}?${new URLSearchParams(asked)}`);
        expect(answer.status, `${path} ${JSON.stringify(asked)}`).toBeLessThan(500);
        expect((await answer.text()).includes(SCRIPT)).toBe(false);
      }),
      { numRuns: 12, endOnFailure: true, seed: SEED },
    );
  });
});
