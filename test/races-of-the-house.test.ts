import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptDossier,
  closeExpired,
  findDossier,
  type TakeableStep,
  takeStep,
  verifyDossiers,
} from '../src/features/dossiers/index.ts';
import { listOfficers, type Officer } from '../src/features/organisation/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { hallLife } from './hall-life.ts';
import { changedTables, openSnapshots } from './snapshot.ts';
import { addNeighbour } from './ward-world.ts';

type Fields = Record<string, string>;

const NOW = parseLocal('2026-11-23T09:00');

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let stranger: Officer;
const signedIn = new Map<string, { visitor: Visitor; token: string }>();

beforeAll(async () => {
  at = await testDatabase(NOW);
  const neighbourId = await addNeighbour(at);
  stranger = (await listOfficers(at.database.db, neighbourId))[0]!;
  life = dossierLife(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

/** What `motcua verify` finds at both wards. */
const faults = async () =>
  (
    await Promise.all([at.wardId, stranger.wardId].map((each) => verifyDossiers(at.database.db, each)))
  ).flatMap((each) => each.faults);
const find = (dossierId: number, wardId = at.wardId) => findDossier(at.database.db, { wardId, dossierId });
const count = async (table: string, where = 'true'): Promise<number> =>
  (await shots.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n;

async function post(username: string, path: string, fields: Fields | [string, string][]): Promise<Response> {
  let known = signedIn.get(username);
  if (!known) {
    const visitor = new Visitor(at);
    await visitor.post('/dang-nhap', { username, password: 'motcua-demo-2026', ward: String(at.wardId) });
    const page = await (await visitor.get('/can-bo/lich')).text();
    known = { visitor, token: /name="_token" value="([^"]+)"/.exec(page)![1]! };
    signedIn.set(username, known);
  }
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  return known.visitor.sendAll(path, [['_token', known.token], ...pairs]);
}

/** Signs in before a race, so that both start level. */
const ready = (...usernames: string[]) =>
  Promise.all(usernames.map((each) => post(each, '/can-bo/khong-co', {})));
/** A change of a day with the mark of its preview. */
const previewed = async (who: string, day: Fields): Promise<Fields> => {
  const { confirmed: _confirmed, seen: _seen, ...fields } = day;
  const page = await (await post(who, '/can-bo/lich/ngay', fields)).text();
  return { ...fields, confirmed: '1', seen: /name="seen" value="([0-9a-f]+)"/.exec(page)![1]! };
};
const statuses = (answers: Response[]) => answers.map((each) => each.status).sort();
const stepForm = async (id: number, step: TakeableStep, fields: Fields = {}): Promise<Fields> => ({
  ...{ step, clientKey: randomUUID(), stepCount: String((await find(id)).state.stepCount) },
  ...fields,
});
const stepPath = (id: number) => `/can-bo/ho-so/${id}/buoc`;
const intakeForm = (change: Fields = {}): Fields => ({
  ...{ clientKey: randomUUID(), procedureCode: '1.004873', termNo: '1', channel: 'direct' },
  ...{ applicantKind: 'citizen', applicantName: `Người thử ${randomUUID()}`, answer: 'accept' },
  competentUnitId: String(at.officer('hotich').unitId),
  ...change,
});
const toExaminer = async () => {
  const id = await life.accept();
  await life.take(id, 'quay1', 'transfer');
  await life.assign(id);
  return id;
};

describe('one key for two things', () => {
  it('of two dossiers, two steps or two officers is told, and writes nothing', async () => {
    const [first, second] = [await life.accept(), await life.accept()];
    const form = await stepForm(first, 'transfer', { note: '' });
    expect((await post('quay1', stepPath(first), form)).status).toBe(303);
    const before = await shots.take();
    const other = await post('quay1', stepPath(second), { ...form, note: 'Lời của hồ sơ thứ hai' });
    expect(other.status).toBe(409);
    const page = await other.text();
    expect(page).toContain('Biểu mẫu này đã dùng để ghi');
    expect(page).toContain((await find(first)).state.code);
    expect(page).toContain('Lời của hồ sơ thứ hai');
    expect(page).not.toContain(form.clientKey);
    const step = await post('quay1', stepPath(first), {
      ...form,
      step: 'withdraw',
      reason: 'Xin rút hồ sơ.',
    });
    expect(step.status).toBe(409);
    expect(await step.text()).toContain('Xin rút hồ sơ.');
    expect((await post('quay2', stepPath(first), form)).status).toBe(409);
    expect(
      (await post('quay1', '/can-bo/ho-so/moi', intakeForm({ clientKey: form.clientKey! }))).status,
    ).toBe(409);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('of two dossiers at once leaves one step', async () => {
    const ids = [await life.accept(), await life.accept()];
    const form = await stepForm(ids[0]!, 'transfer', { note: '' });
    const answers = await Promise.all(ids.map((id) => post('quay1', stepPath(id), form)));
    expect(statuses(answers)).toEqual([303, 409]);
    expect(await count('dossier_steps', `client_key = '${form.clientKey}'`)).toBe(1);
  });

  it('at two wards is nobody else’s business', async () => {
    const clientKey = randomUUID();
    const accept = (officer: Officer) =>
      at.database.transact((tx) =>
        acceptDossier(
          tx,
          at.platform.files,
          { officer, now: NOW, requestId: 'test' },
          {
            form: {
              ...{
                clientKey,
                procedureCode: '1.004873',
                termNo: 1,
                channel: 'direct',
                applicantKind: 'citizen',
              },
              ...{ applicantName: 'Người thử', competentUnitId: unitOf(officer) },
            },
            documents: [],
          },
        ),
      );
    const unitOf = (officer: Officer) =>
      officer.wardId === at.wardId ? at.officer('hotich').unitId : strangersOffice;
    const strangersOffice = (
      await shots.query(`select id from units where ward_id = ${stranger.wardId} and code = 'VP'`)
    ).rows[0].id;
    await accept(at.officer('quay1'));
    await accept(stranger);
    expect(await count('dossiers', `client_key = '${clientKey}'`)).toBe(2);
  });

  it('of an intake for another person is told, with all that was typed; sent again as it was, the same dossier', async () => {
    const form = intakeForm();
    const first = await post('quay1', '/can-bo/ho-so/moi', form);
    expect(first.status).toBe(303);
    const before = await shots.take();
    const again = await post('quay1', '/can-bo/ho-so/moi', { ...form, acknowledged: '1' });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const other = await post('quay1', '/can-bo/ho-so/moi', { ...form, applicantName: 'Người thứ hai đã gõ' });
    expect(other.status).toBe(409);
    const page = await other.text();
    expect(page).toContain('Người thứ hai đã gõ');
    expect(page).not.toContain(form.clientKey);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('of certifications and of appointments filled in anew is told', async () => {
    const entry = {
      ...{ clientKey: randomUUID(), kind: 'copy', requester: 'Người thứ nhất', 'lines.0.document': 'Bằng' },
      ...{ 'lines.0.pages': '1', signerId: String(at.officer('chutich').id) },
    };
    expect(
      statuses(await Promise.all([1, 2, 3].map(() => post('quay1', '/can-bo/chung-thuc', entry)))),
    ).toEqual([303, 303, 303]);
    expect(await count('certifications', `client_key = '${entry.clientKey}'`)).toBe(1);
    const other = await post('quay1', '/can-bo/chung-thuc', { ...entry, requester: 'Người thứ hai' });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('Người thứ hai');
    const hall = hallLife(at);
    const booking = { clientKey: randomUUID(), phone: '0000004444' };
    const booked = await hall.book(booking);
    expect((await hall.book(booking)).id).toBe(booked.id);
    await expect(hall.book({ ...booking, name: 'Người khác' })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    expect(await count('appointments', `applicant_phone = '0000004444'`)).toBe(1);
  });
});

describe('two different deeds at once', () => {
  const rivals: [string, () => Promise<number>, [string, TakeableStep, Fields][]][] = [
    [
      'undo against the next step',
      async () => {
        const id = await life.accept();
        await life.take(id, 'quay1', 'transfer');
        return id;
      },
      [
        ['quay1', 'undo', {}],
        ['chanhvp', 'assign', {}],
      ],
    ],
    [
      'approving a correction against rejecting it',
      async () => {
        const id = await life.accept();
        await life.finish(id);
        await life.take(id, 'hotich', 'request_correction', { what: 'Sai tên', reason: 'Nhập nhầm.' });
        return id;
      },
      [
        ['chutich', 'approve_correction', {}],
        ['phochutich', 'reject_correction', { reason: 'Kết quả đúng.' }],
      ],
    ],
    [
      'proposing against withdrawing',
      toExaminer,
      [
        ['hotich', 'propose', { outcome: 'granted' }],
        ['quay2', 'withdraw', { reason: 'Xin rút hồ sơ.' }],
      ],
    ],
    [
      'withdrawing against stopping',
      toExaminer,
      [
        ['quay1', 'withdraw', { reason: 'Xin rút hồ sơ.' }],
        ['chanhvp', 'stop', { reason: 'Thủ tục bị bãi bỏ.' }],
      ],
    ],
  ];
  it.each(rivals)('%s: one wins', async (_name, stage, tries) => {
    await ready(...tries.map(([who]) => who));
    const id = await stage();
    const before = (await find(id)).state.stepCount;
    const forms = await Promise.all(
      tries.map(([, step, fields]) =>
        stepForm(id, step, {
          ...(step === 'assign' && { officerId: String(at.officer('hotich').id) }),
          ...fields,
        }),
      ),
    );
    const answers = await Promise.all(tries.map(([who], at) => post(who, stepPath(id), forms[at]!)));
    expect(statuses(answers)).toEqual([303, 409]);
    const taken = (await find(id)).steps.slice(before).filter((each) => each.step.step !== 'take_over');
    expect(taken).toHaveLength(1);
  });

  it('the clock that closes a dossier against the supplement that comes: one wins, in whichever order', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const id = await toExaminer();
      await life.take(id, 'hotich', 'request_supplement', {
        ...{ items: 'Bản sao', reason: 'Thiếu giấy tờ.', mode: 'pause', days: '1' },
      });
      const later = parseLocal('2026-11-26T10:00');
      at.platform.setNow(later);
      signedIn.clear();
      await ready('quay1');
      const form = await stepForm(id, 'receive_supplement', { received: 'Bản sao đã nộp' });
      const [answer, closed] = await Promise.all([
        post('quay1', stepPath(id), form),
        closeExpired(at.database, at.wardId, later),
      ]);
      const { state, steps } = await find(id);
      const ended = steps.filter((each) => ['expire', 'receive_supplement'].includes(each.step.step));
      expect(ended).toHaveLength(1);
      expect([state.status, closed]).toEqual(answer!.status === 303 ? ['in_process', 0] : ['stopped', 1]);
      outcomes.add(state.status);
      at.platform.setNow(NOW);
    }
    signedIn.clear();
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe('the same form twice at once', () => {
  it('takes bulk steps once, and two officers’ bulk steps share the dossiers', async () => {
    await ready('quay1', 'quay2');
    const ids = await Promise.all(Array.from({ length: 8 }, () => life.accept()));
    const pairs = (clientKey: string): [string, string][] => [
      ['step', 'transfer'],
      ['clientKey', clientKey],
      ...ids.map((id): [string, string] => ['dossier', `${id}.1`]),
    ];
    const key = randomUUID();
    const answers = await Promise.all([
      post('quay1', '/can-bo/ho-so/nhieu', pairs(key)),
      post('quay1', '/can-bo/ho-so/nhieu', pairs(key)),
      post('quay2', '/can-bo/ho-so/nhieu', pairs(randomUUID()).reverse()),
    ]);
    expect(statuses(answers)).toEqual([200, 200, 200]);
    for (const id of ids)
      expect((await find(id)).steps.map((each) => each.step.step)).toEqual(['accept', 'transfer']);
    const before = await shots.take();
    await post('quay1', '/can-bo/ho-so/nhieu', pairs(key));
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('of a calendar moves every dossier once; two changes at once add up', async () => {
    await ready('quantri', 'kiemsoat');
    const ids = [await toExaminer(), await toExaminer(), await toExaminer()];
    const dueBefore = (await find(ids[0]!)).state.dueAt!;
    const day = (on: string) => ({
      ...{ clientKey: randomUUID(), day: on, kind: 'off', why: 'Nghỉ theo quyết định' },
      decision: '12/QĐ-UBND',
    });
    const [same, other] = [await previewed('quantri', day('2026-11-24')), day('2026-11-25')];
    const otherSeen = await previewed('kiemsoat', other);
    const all = await Promise.all([
      post('quantri', '/can-bo/lich/ngay', same),
      post('quantri', '/can-bo/lich/ngay', same),
      post('kiemsoat', '/can-bo/lich/ngay', otherSeen),
    ]);
    const [first, again, third] = all.map((each) => each.status);
    expect(again).toBe(first);
    expect([first, third].sort()).toEqual([303, 409]);
    const [loser, form] = first === 409 ? (['quantri', same] as const) : (['kiemsoat', other] as const);
    const anew = await previewed(loser, form);
    expect((await post(loser, '/can-bo/lich/ngay', anew)).status).toBe(303);
    const counted = (await find(await toExaminer())).state.dueAt!;
    expect(counted.getTime()).toBeGreaterThan(dueBefore.getTime());
    for (const id of ids) expect((await find(id)).state.dueAt).toEqual(counted);
    expect(await faults()).toEqual([]);
  });

  it('of a calendar does not overlook a dossier that is taken in meanwhile', async () => {
    await ready('quantri', 'quay1');
    const day = {
      ...{ clientKey: randomUUID(), day: '2026-11-26', kind: 'off', why: 'Nghỉ theo quyết định' },
      ...{ decision: '13/QĐ-UBND' },
    };
    const save = async (): Promise<void> => {
      const { status } = await post('quantri', '/can-bo/lich/ngay', await previewed('quantri', day));
      if (status === 409) return save();
      expect(status).toBe(303);
    };
    const [, ...intakes] = await Promise.all([
      save(),
      ...Array.from({ length: 6 }, () => post('quay1', '/can-bo/ho-so/moi', intakeForm())),
    ]);
    const ids = intakes.map((each) => Number((each as Response).headers.get('location')!.split('/').at(-1)));
    const late = await life.accept();
    const expected = (await find(late)).state.dueAt;
    for (const id of ids) expect((await find(id)).state.dueAt).toEqual(expected);
  });

  it('of tickets and appointments gives one; two desks call two people; the last place has one taker', async () => {
    const hall = hallLife(at);
    const key = randomUUID();
    const tickets = await Promise.all([1, 2, 3].map(() => hall.take('A', { clientKey: key })));
    expect(new Set(tickets.map((each) => each.id)).size).toBe(1);
    const second = await hall.take('A');
    await hall.sit('quay1', 1);
    await hall.sit('quay2', 2);
    const called = await Promise.all([hall.call('quay1'), hall.call('quay2')]);
    expect(new Set(called.map((each) => each?.id))).toEqual(new Set([tickets[0]!.id, second.id]));
    await hall.sit('luudong', 3);
    const twice = await Promise.all(
      [hall.sit('quay1', 3), hall.sit('quay2', 3)].map((each) => each.catch(String)),
    );
    expect(twice).toHaveLength(2);
    expect(
      await count('reception_desks', `no = 3 and officer_id is not null and ward_id = ${at.wardId}`),
    ).toBe(1);

    const slot = { day: '2026-11-27', minute: 8 * 60 };
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        hall.book({ ...slot, phone: `00000010${String(n).padStart(2, '0')}` }),
      ),
    );
    const won = tries.filter((each) => each.status === 'fulfilled').length;
    const seats = await shots.query(
      `select taken, (select capacity from reception_windows w where w.service_id = s.service_id and w.weekday = 5
         and from_minute <= 480 and to_minute > 480 limit 1) as capacity
       from appointment_seats s where day = '2026-11-27' and minute = 480`,
    );
    expect([seats.rows[0].taken, seats.rows[0].capacity]).toEqual([won, won]);
    for (const each of tries) if (each.status === 'rejected') expect(each.reason.code).toBe('invalid');
  });

  it('of one phone does not take more appointments than one phone may hold', async () => {
    const hall = hallLife(at);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        hall.book({ day: n % 2 ? '2026-11-30' : '2026-12-01', minute: 480, phone: '0000007777' }),
      ),
    );
    expect(tries.filter((each) => each.status === 'fulfilled').length).toBeLessThanOrEqual(3);
    expect(await count('appointments', `applicant_phone = '0000007777'`)).toBeLessThanOrEqual(3);
  });
});

describe('two wards that act at once on one matter', () => {
  const there = (dossierId: number) => find(dossierId, stranger.wardId);
  const takeThere = async (dossierId: number, step: TakeableStep, fields: object = {}) => {
    const { stepCount } = (await there(dossierId)).state;
    const act = { officer: stranger, now: at.platform.now(), requestId: 'test' };
    return at.database.transact((tx) =>
      takeStep(tx, at.platform.files, act, {
        ...{ dossierId, step, stepCount, clientKey: randomUUID() },
        fields: { ...fields },
      }),
    );
  };

  it('neither wait for each other nor lose a step', async () => {
    const pairs: { here: number; there: number }[] = [];
    for (let n = 0; n < 5; n++) {
      const here = await life.accept({ forWardId: stranger.wardId });
      await life.take(here, 'quay1', 'forward');
      pairs.push({ here, there: (await find(here)).state.twin!.dossierId });
    }
    const deadlocks = async () =>
      (
        await shots.query(
          `select deadlocks::int as n from pg_stat_database where datname = current_database()`,
        )
      ).rows[0].n;
    const before = await deadlocks();
    const started = performance.now();
    const items = { items: 'Bản sao', reason: 'Thiếu giấy tờ.' };
    for (const pair of pairs) await takeThere(pair.there, 'request_supplement', items);
    const settled = await Promise.allSettled(
      pairs.flatMap((pair) => [
        life.take(pair.here, 'quay1', 'receive_supplement', { received: 'Bản sao đã nộp' }),
        takeThere(pair.there, 'withdraw', { reason: 'Người nộp xin rút.' }),
      ]),
    );
    for (const each of settled)
      if (each.status === 'rejected')
        expect(['changed_meanwhile', 'step_not_open']).toContain(each.reason.code);
    expect(settled.filter((each) => each.status === 'fulfilled').length).toBeGreaterThanOrEqual(pairs.length);
    expect(await deadlocks()).toBe(before);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await faults()).toEqual([]);
  });
});
