import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import type { LookupOutcome } from '../../law/failed-look-up.ts';
import type { DatabaseCode } from '../../law/national-databases.ts';
import {
  type Answering,
  type LocalDatabases,
  startLocalDatabases,
} from '../../platform/messages/local-databases.ts';
import { CONNECTED, type ConnectedCode, pathOf } from './adapters/wire.ts';
import { findLookup, listStandings, lookUp, openFacts, recordByHand } from './index.ts';
import type { LookupQuestion } from './schema.ts';

let at: TestDatabase;
let databases: LocalDatabases;
const said: string[] = [];
beforeAll(async () => {
  at = await testDatabase();
  databases = await startLocalDatabases();
  vi.spyOn(process.stderr, 'write').mockImplementation(((chunk: unknown) => {
    said.push(String(chunk));
    return true;
  }) as never);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await databases.close();
  await at.close();
});
/** New settings are new connections: no breaker of an earlier test is open. */
beforeEach(() => {
  databases.answerWith('well');
  at.platform.settings.lookups = { url: databases.url, token: databases.token, limitMs: 800, restMs: 1500 };
});

const NUMBER = '999000000123';
const PAPERS: Record<ConnectedCode, string> = {
  population: 'Căn cước',
  civil_status: 'Giấy khai sinh',
  business: 'Giấy chứng nhận đăng ký hộ kinh doanh',
  land: 'Giấy chứng nhận quyền sử dụng đất',
  insurance: 'Thẻ bảo hiểm y tế',
};
const question = (database: DatabaseCode, change: Partial<LookupQuestion> = {}): LookupQuestion => ({
  ...{
    procedureCode: '1.000894',
    paper: PAPERS[database as ConnectedCode] ?? 'Giấy',
    database,
    matter: null,
  },
  rule: { legalDocument: 'Nghị định 123/2015/NĐ-CP', article: '' },
  subject: { of: 'applicant', number: NUMBER, name: 'Người nộp 0123', birthOn: null },
  clientKey: randomUUID(),
  ...change,
});
const act = (who = 'quay1') => ({ ...at.act(who), wardId: at.wardId });
const look = (database: DatabaseCode, change?: Partial<LookupQuestion>) =>
  lookUp(at.platform, act(), question(database, change));
const countRows = async () =>
  (
    await at.database.db
      .selectFrom('lookups')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .execute()
  )[0]!.n;

describe('a look-up of each database', () => {
  it.each(CONNECTED)('%s: finds, seals what came, and notes who looked', async (code) => {
    const lookup = await look(code);
    expect(lookup).toMatchObject({ outcome: 'found', adapter: 'network', subjectMask: '•••••••••123' });
    expect(openFacts(at.platform.settings.secret, lookup)!.length).toBeGreaterThan(1);
    expect(JSON.stringify(lookup)).not.toContain(NUMBER);
    expect(JSON.stringify(lookup)).not.toContain('Người nộp');
    const noted = await at.database.db
      .selectFrom('access_log')
      .select('action')
      .where('subject', '=', `tra cứu ${lookup.id}`)
      .execute();
    expect(noted).toEqual([{ action: 'look_up' }]);
    expect(databases.asked.at(-1)!.body).toMatchObject({ SoDinhDanh: NUMBER, MaTTHC: '1.000894' });
    expect(JSON.stringify(databases.asked.at(-1)!.body)).not.toContain('Người nộp');
  });

  const ways: [Answering, LookupOutcome][] = [
    ['hang', 'timed_out'],
    ['close', 'unavailable'],
    ['close_once', 'found'],
    ['broken', 'unavailable'],
    ['refuse', 'unavailable'],
    ['page', 'unavailable'],
    ['flood', 'unavailable'],
    ['other_reference', 'unavailable'],
    ['malformed', 'unavailable'],
    ['wrong_person', 'mismatch'],
    ['incomplete', 'incomplete'],
    ['hostile', 'found'],
  ];
  it.each(CONNECTED.flatMap((code) => ways.map(([way, outcome]) => ({ code, way, outcome }))))(
    '$code that answers "$way" ends as $outcome, in one row with its reason',
    async ({ code, way, outcome }) => {
      databases.answerWith(way, pathOf(code));
      const before = await countRows();
      const lookup = await look(code);
      expect(lookup.outcome).toBe(outcome);
      expect(lookup.reason === '').toBe(outcome === 'found');
      expect(await countRows()).toBe(before + 1);
      const facts = openFacts(at.platform.settings.secret, lookup);
      if (outcome === 'mismatch') expect(facts, 'nothing of somebody else is kept').toBeNull();
      for (const { value } of facts ?? []) expect(value).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    },
  );

  it('finds nobody whom it does not hold, and not the one whose birthday is another', async () => {
    const subject = { of: 'applicant' as const, number: '079000000001', name: 'Ai đó', birthOn: null };
    expect(await look('population', { subject })).toMatchObject({ outcome: 'not_found', facts: null });
    const first = { ...subject, number: '999000000001', name: 'Công dân Thử Một', birthOn: '1990-05-21' };
    expect((await look('population', { subject: first })).outcome).toBe('mismatch');
    expect((await look('population', { subject: { ...first, birthOn: '1990-05-20' } })).outcome).toBe(
      'found',
    );
  });

  it('that is not connected keeps a row that nothing was asked', async () => {
    expect(await look('vehicles')).toMatchObject({ outcome: 'unavailable', adapter: 'none' });
    at.platform.settings.lookups = null;
    expect(await look('population')).toMatchObject({ outcome: 'unavailable', adapter: 'none' });
  });
});

describe('the breaker of a database', () => {
  it('opens after five failures, leaves the others alone, tries again after a rest, and closes', async () => {
    databases.answerWith('broken', 'dat-dai');
    const stateOf = async (code: DatabaseCode) => {
      const span = { from: new Date(0), to: new Date(8e15) };
      const all = await listStandings(at.database.db, at.platform.settings.lookups, at.wardId, span);
      return all.find(({ database }) => database === code)!.state;
    };
    for (let n = 0; n < 3; n++) await look('land');
    expect(await stateOf('land')).toBe('open');
    const questions = databases.asked.length;
    expect(await look('land')).toMatchObject({
      outcome: 'unavailable',
      reason: expect.stringContaining('Tạm ngắt'),
    });
    expect(databases.asked.length, 'it was not asked').toBe(questions);
    expect(await stateOf('population')).toBe('closed');
    expect((await look('population')).outcome).toBe('found');
    await new Promise((wake) => setTimeout(wake, 1600));
    expect((await look('land')).outcome).toBe('unavailable');
    expect(await stateOf('land'), 'one failure is enough now').toBe('open');
    databases.answerWith('well');
    await new Promise((wake) => setTimeout(wake, 1600));
    expect((await look('land')).outcome).toBe('found');
    expect(await stateOf('land')).toBe('closed');
  });
});

describe('who may look, and what is kept', () => {
  it('the same key asks once, also many times at once; another matter under it is refused', async () => {
    const asked = question('population');
    const before = await countRows();
    const all = await Promise.all(Array.from({ length: 5 }, () => lookUp(at.platform, act(), asked)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await countRows()).toBe(before + 1);
    const notes = await at.database.db
      .selectFrom('access_log')
      .select('id')
      .where('subject', '=', `tra cứu ${all[0]!.id}`)
      .execute();
    expect(notes).toHaveLength(1);
    await expect(lookUp(at.platform, act(), { ...asked, paper: 'Khác' })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    await expect(lookUp(at.platform, act('quay2'), asked)).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    expect(await countRows()).toBe(before + 1);
  });

  it.each<[string, string, Partial<LookupQuestion>, string]>([
    ['an administrator', 'quantri', {}, 'not_allowed'],
    ['the chairman', 'chutich', {}, 'not_allowed'],
    [
      'nobody by no number',
      'quay1',
      { subject: { of: 'applicant', number: '', name: '', birthOn: null } },
      'invalid',
    ],
    [
      'a number that is none',
      'quay1',
      { subject: { of: 'other', number: '12', name: '', birthOn: null } },
      'invalid',
    ],
  ])('%s is refused, and nothing is asked or written', async (_name, who, change, code) => {
    const [rows, questions] = [await countRows(), databases.asked.length];
    await expect(lookUp(at.platform, act(who), question('population', change))).rejects.toMatchObject({
      code,
    });
    expect([await countRows(), databases.asked.length]).toEqual([rows, questions]);
  });

  it('is another officer’s or another ward’s: not found', async () => {
    const { id } = await look('population');
    expect((await findLookup(at.database.db, at.officer('quay1'), id)).id).toBe(id);
    for (const other of [at.officer('quay2'), { ...at.officer('quay1'), wardId: at.wardId + 1 }])
      await expect(findLookup(at.database.db, other, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('can be neither changed nor deleted by the application', async () => {
    await look('population');
    for (const sql of [
      () => at.database.transact((tx) => tx.updateTable('lookups').set({ outcome: 'found' }).execute()),
      () => at.database.transact((tx) => tx.deleteFrom('lookups').execute()),
    ])
      await expect(sql()).rejects.toMatchObject({ code: '42501' });
  });

  it('by hand takes an outcome, a reason and a time that has been', async () => {
    const save = (given: object, asked = question('vehicles')) =>
      at.database.transact((tx) =>
        recordByHand(tx, act(), asked, {
          outcome: 'not_found',
          reason: 'Tra trên cổng, không thấy',
          checkedAt: '',
          ...given,
        }),
      );
    expect(await save({ checkedAt: '2026-11-23T09:30' })).toMatchObject({
      ...{ adapter: 'manual', outcome: 'not_found', checkedAt: new Date('2026-11-23T02:30:00Z') },
    });
    const before = await countRows();
    for (const [given, field] of [
      [{ outcome: 'perhaps' }, 'outcome'],
      [{ reason: 'x' }, 'reason'],
      [{ checkedAt: '2026-11-24T09:30' }, 'checkedAt'],
      [{ checkedAt: '2024-11-24T09:30' }, 'checkedAt'],
      [{ checkedAt: 'hôm qua' }, 'checkedAt'],
    ] as const)
      await expect(save(given)).rejects.toMatchObject({
        code: 'invalid',
        fields: { [field]: expect.any(String) },
      });
    expect(await countRows()).toBe(before);
  });

  it('no number, name or record ever stands in the log', () => {
    expect(said.some((line) => line.includes('looked_up'))).toBe(true);
    for (const word of [NUMBER, '0123', 'Người nộp', 'Khác Hẳn', databases.token, 'alert'])
      expect(said.join('')).not.toContain(word);
  });
});
