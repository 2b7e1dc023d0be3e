import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { parseLocal, toLocalIso } from '../../law/day.ts';
import { dueBasis } from './due-basis.ts';
import {
  acceptDossier,
  findDossier,
  searchDossiers,
  takeStep,
  trackDossier,
  type Verification,
  verifyDossiers,
} from './index.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  life = dossierLife(at);
});
afterAll(() => at.close());

const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });
const countSteps = async () =>
  (
    await at.database.db
      .selectFrom('dossier_steps')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

describe('acceptance', () => {
  it('gives a code of the day and a due time that skips Vietnam Culture Day', async () => {
    const { state } = await find(await life.accept());
    expect(state.code).toMatch(/^H24\.105\.25-261123-\d{4}$/);
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-27T09:00:00+07:00');
    expect(state.status).toBe('received');
  });

  it('is idempotent by its client key', async () => {
    const clientKey = randomUUID();
    const [first, second] = [await life.accept({ clientKey }), await life.accept({ clientKey })];
    expect(second).toBe(first);
  });

  it('numbers a race of twenty without gap or double', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => life.accept()));
    const codes = await Promise.all(ids.map(async (id) => (await find(id)).state.code));
    expect(new Set(codes).size).toBe(20);
    expect((await verifyDossiers(at.database.db, at.wardId)).faults).toEqual([]);
  });

  it.each([
    ['no name', { applicantName: '' }, 'applicantName'],
    ['a wrong phone', { applicantPhone: '12' }, 'applicantPhone'],
    ['a wrong personal id', { applicantPersonalId: '123' }, 'applicantPersonalId'],
    ['no term chosen', { procedureCode: '1.000894', termNo: null }, 'termNo'],
    ['a paper book entry from tomorrow', { paperBookAt: '2026-11-25T09:00' }, 'paperBookAt'],
  ])('refuses %s, names the field and writes nothing', async (_name, change, field) => {
    const before = await countSteps();
    const failure = await life.accept(change as never).catch((error) => error);
    expect(failure).toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } });
    expect(await countSteps()).toBe(before);
  });

  it('is for those with the duty to receive', async () => {
    const form = { clientKey: randomUUID() } as never;
    const attempt = at.database.transact((tx) =>
      acceptDossier(tx, at.platform.files, at.act('hotich'), { form, documents: [] }),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('the straight road', () => {
  it('leads from the desk to the returned result, each step recorded', async () => {
    const id = await life.accept();
    const ready = await life.finish(id);
    expect(ready.state).toMatchObject({
      status: 'result_ready',
      resultOutcome: 'granted',
      resultNumber: expect.any(String),
    });
    const { state, steps } = await life.take(id, 'quay2', 'return_result', { receiver: 'Người nộp thử' });
    expect(state.status).toBe('returned');
    expect(steps.map((each) => each.step.step)).toEqual([
      ...[
        'accept',
        'transfer',
        'take_over',
        'assign',
        'take_over',
        'propose',
        'take_over',
        'submit_for_signature',
        'take_over',
        'sign',
        'take_over',
        'stamp',
        'take_over',
        'return_result',
      ],
    ]);
  });

  it('refuses a step that is not open and writes nothing', async () => {
    const id = await life.accept();
    const before = await countSteps();
    await expect(life.take(id, 'chutich', 'sign')).rejects.toMatchObject({ code: 'step_not_open' });
    expect(await countSteps()).toBe(before);
  });

  it('lets one of two clerks win', async () => {
    const id = await life.accept();
    const request = () => ({
      dossierId: id,
      step: 'transfer' as const,
      clientKey: randomUUID(),
      stepCount: 1,
      fields: {},
    });
    const tries = await Promise.allSettled(
      [1, 2].map(() =>
        at.database.transact((tx) => takeStep(tx, at.platform.files, at.act('quay1'), request())),
      ),
    );
    expect(tries.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((tries.find((each) => each.status === 'rejected') as PromiseRejectedResult).reason.code).toBe(
      'changed_meanwhile',
    );
  });

  it('hides a dossier of another ward', async () => {
    const id = await life.accept();
    await expect(findDossier(at.database.db, { wardId: at.wardId + 1, dossierId: id })).rejects.toMatchObject(
      { code: 'not_found' },
    );
  });
});

describe('a supplement', () => {
  const asked = { items: '- Bản sao giấy tờ A\n- Bản sao giấy tờ B', reason: 'Thiếu hai giấy tờ.' };
  const inProcess = async () => {
    const id = await life.accept({}, [], parseLocal('2026-11-16T09:00'));
    await life.take(id, 'quay1', 'transfer', {}, parseLocal('2026-11-16T09:10'));
    await life.assign(id, parseLocal('2026-11-16T09:30'));
    return id;
  };

  it('stops the clock and goes on with what was left', async () => {
    const id = await inProcess();
    const stopped = await life.take(
      id,
      'hotich',
      'request_supplement',
      { ...asked, mode: 'pause' },
      parseLocal('2026-11-17T09:00'),
    );
    expect(stopped.state.dueAt).toBeNull();
    expect(stopped.steps.at(-1)!.step.payload).toMatchObject({
      items: ['Bản sao giấy tờ A', 'Bản sao giấy tờ B'],
      remainingMinutes: 960,
    });
    const resumed = await life.take(
      id,
      'quay1',
      'receive_supplement',
      { received: 'Bản sao giấy tờ A' },
      parseLocal('2026-11-20T09:00'),
    );
    expect(toLocalIso(resumed.state.dueAt!)).toBe('2026-11-25T09:00:00+07:00');
    expect(dueBasis(resumed)).toEqual({
      from: resumed.state.receivedAt,
      moves: [
        { step: 'request_supplement', at: parseLocal('2026-11-17T09:00'), dueAt: null },
        { step: 'receive_supplement', at: parseLocal('2026-11-20T09:00'), dueAt: resumed.state.dueAt },
      ],
    });
    expect(resumed.state.documents.map((each) => each.name)).toEqual(['Bản sao giấy tờ A']);
  });

  it('counts anew from the day on which all is there', async () => {
    const id = await inProcess();
    await life.take(
      id,
      'hotich',
      'request_supplement',
      { ...asked, mode: 'restart' },
      parseLocal('2026-11-17T09:00'),
    );
    const resumed = await life.take(
      id,
      'quay1',
      'receive_supplement',
      { received: 'Bản sao' },
      parseLocal('2026-11-20T09:00'),
    );
    expect(toLocalIso(resumed.state.dueAt!)).toBe('2026-11-26T09:00:00+07:00');
    expect(dueBasis(resumed)).toEqual({ from: parseLocal('2026-11-20T09:00'), moves: [] });
  });
});

describe('other ends', () => {
  it('refuses with a numbered slip and withdraws with a notice', async () => {
    const refused = await life.take(await life.accept(), 'quay1', 'refuse', {
      reason: 'Không thuộc thẩm quyền.',
    });
    expect(refused.state).toMatchObject({ status: 'refused', finishedAt: expect.any(Date) });
    const withdrawn = await life.take(await life.accept(), 'quay1', 'withdraw', {
      reason: 'Người nộp đề nghị.',
    });
    expect(withdrawn.steps.at(-1)!.step.payload).toMatchObject({ number: expect.stringMatching(/^\d+$/) });
  });

  it('cannot withdraw once the result is signed', async () => {
    const id = await life.accept();
    await life.finish(id);
    await expect(life.take(id, 'quay1', 'withdraw', { reason: 'Muộn rồi nhé.' })).rejects.toMatchObject({
      code: 'step_not_open',
    });
  });
});

describe('tracking', () => {
  it('answers an unknown code and a wrong phone alike, and stops guessing', async () => {
    const id = await life.accept({ applicantPhone: '0000009876' });
    const { code } = (await find(id)).state;
    const ask = (given: string, phoneEnd: string) =>
      at.database.transact((tx) =>
        trackDossier(tx, { wardId: at.wardId, code: given, phoneEnd, address: 'test' }, at.platform.now()),
      );
    expect(await ask(code, '9876')).toMatchObject({ code, status: 'received' });
    expect(JSON.stringify(await ask(code, '9876'))).not.toContain('Người nộp');
    expect(await ask(code, '0000')).toBeNull();
    expect(await ask('H24.105.25-261123-9999', '9876')).toBeNull();
    for (let tries = 3; tries < 10; tries++) await ask(code, '0000');
    await expect(ask(code, '9876')).rejects.toMatchObject({ code: 'too_many_tries' });
  });
});

describe('search', () => {
  it('finds by words without accents and by the code, page by page without loss', async () => {
    const search = {
      ...{ queue: 'all' as const, q: '', status: null, channel: null, unitId: null, limit: 7 },
      ...{ place: null, procedureCode: null, holderId: null, unreceived: false },
    };
    const moment = { now: at.platform.now(), soonUntil: at.platform.now() };
    const seen: number[] = [];
    for (let after: { sortAt: string; id: number } | null = null; ; ) {
      const page = await searchDossiers(at.database.db, at.officer('quay1'), { ...search, after }, moment);
      seen.push(...page.lines.map((line) => line.id));
      if (!page.next) break;
      after = page.next;
    }
    const all = await at.database.db.selectFrom('dossiers').select('id').execute();
    expect(seen.toSorted((a, b) => a - b)).toEqual(all.map((row) => row.id).toSorted((a, b) => a - b));
    const found = await searchDossiers(
      at.database.db,
      at.officer('quay1'),
      { ...search, q: 'nguoi nop', after: null },
      moment,
    );
    expect(found.lines.length).toBe(7);
  });
});

describe('the chain', () => {
  it('cannot be changed by the application itself', async () => {
    const attempt = at.database.transact((tx) =>
      tx.updateTable('dossier_steps').set({ step: 'sign' }).execute(),
    );
    await expect(attempt).rejects.toThrow(/permission denied/);
  });

  it.each([
    [
      'a step reworded',
      `update dossier_steps set payload = '{"note":"khác"}' where step = 'transfer' and dossier_id = $1`,
    ],
    ['a time moved', `update dossier_steps set at = at - interval '1 day' where no = 2 and dossier_id = $1`],
    [
      'the last step taken away',
      `delete from dossier_steps where dossier_id = $1 and no = (select max(no) from dossier_steps where dossier_id = $1)`,
    ],
    ['a channel changed to better a figure', `update dossiers set channel = 'online' where id = $1`],
    ['a due time pushed out', `update dossiers set due_at = due_at + interval '9 days' where id = $1`],
  ])('shows %s by a superuser', async (_name, statement) => {
    await tamper(statement, (faults, id) =>
      expect(new Set(faults.map((fault) => fault.dossierId))).toEqual(new Set([id])),
    );
  });

  it('shows a dossier that was removed with all its steps', async () => {
    const statement = `with gone as (delete from dossier_steps where dossier_id = $1) delete from dossiers where id = $1`;
    await tamper(statement, (faults) =>
      expect(faults.map((fault) => fault.what)).toEqual([
        'đã cấp 2 số nhưng còn 1 hồ sơ',
        'số 1/2026 đã cấp nhưng hồ sơ không có bước đóng dấu mang số ấy',
      ]),
    );
  });
});

/** Two sound dossiers, then a superuser's hand on one of them, past every trigger and key. */
async function tamper(
  statement: string,
  check: (faults: Verification['faults'], id: number) => void,
): Promise<void> {
  const own = await testDatabase(parseLocal('2026-11-23T09:00'));
  const owner = new pg.Client({ connectionString: own.ownerUrl });
  try {
    const { accept, finish } = dossierLife(own);
    const [id] = [await accept(), await accept()];
    await finish(id);
    expect((await verifyDossiers(own.database.db, own.wardId)).faults).toEqual([]);
    await owner.connect();
    await owner.query('set session_replication_role = replica');
    await owner.query(statement, [id]);
    check((await verifyDossiers(own.database.db, own.wardId)).faults, id);
  } finally {
    await owner.end();
    await own.close();
  }
}
