import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainDue } from './due.ts';

afterEach(() => vi.restoreAllMocks());

/** What the command prints, and its exit code. */
function run(...args: string[]) {
  const said: string[] = [];
  const answer: string[] = [];
  const listen = (to: string[]) => (text: unknown) => {
    said.push(String(text));
    to.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen(answer));
  vi.spyOn(process.stderr, 'write').mockImplementation(listen([]));
  return { code: explainDue(args), said: said.join(''), answer: answer.join('') };
}
const json = (...args: string[]) => JSON.parse(run(...args, '--json').answer);

describe('motcua due', () => {
  const term = ['--from', '2026-11-16T09:00', '--term', '3wd'];

  it('counts anew after a supplement, or goes on with what was left', () => {
    const asked = ['--supplement-asked', '2026-11-17T09:00', '--supplement-received', '2026-11-20T09:00'];
    expect(json(...term, ...asked)).toMatchObject({
      firstDueAt: '2026-11-19T09:00:00+07:00',
      dueAt: '2026-11-26T09:00:00+07:00',
      changes: [
        { effect: 'pause', remainingMinutes: 960, dueAt: null },
        { effect: 'restart', dueAt: '2026-11-26T09:00:00+07:00' },
      ],
    });
    expect(json(...term, ...asked, '--mode', 'pause').dueAt).toBe('2026-11-25T09:00:00+07:00');
  });

  it('says that the clock stands still while a supplement is awaited', () => {
    expect(json(...term, '--supplement-asked', '2026-11-17T09:00').dueAt).toBeNull();
    expect(run(...term, '--supplement-asked', '2026-11-17T09:00').said).toContain('đang dừng tính');
  });

  it('extends', () => {
    expect(json(...term, '--extend', '2026-11-23T17:00').dueAt).toBe('2026-11-23T17:00:00+07:00');
  });

  it('gives the due time of each step', () => {
    expect(json(...term, '--steps', '0.25wd,0.5wd,-').steps).toMatchObject([
      { limit: '0.25wd', dueAt: '2026-11-16T11:00:00+07:00' },
      { limit: '0.5wd', dueAt: '2026-11-16T17:00:00+07:00' },
      { limit: null, dueAt: null },
    ]);
  });

  /** Counted by hand from the calendar of 2026, not by the code. */
  it.each([
    ['15:00 is in time', '2026-03-02T15:00', '1wd', [], '2026-03-03T15:00'],
    ['15:01 is not', '2026-03-02T15:01', '1wd', [], '2026-03-03T17:00'],
    ['11:30', '2026-03-02T11:30', '2wd', [], '2026-03-04T11:30'],
    ['13:30', '2026-03-02T13:30', '2wd', [], '2026-03-04T13:30'],
    ['17:00 is after the cut-off', '2026-03-02T17:00', '2wd', [], '2026-03-04T17:00'],
    ['before opening', '2026-03-02T06:00', '0.25wd', [], '2026-03-02T09:00'],
    ['a quarter over lunch', '2026-03-02T11:00', '0.25wd', [], '2026-03-02T15:00'],
    ['a quarter over closing', '2026-03-02T15:00', '0.25wd', [], '2026-03-02T17:00'],
    ['a quarter over closing, to the minute', '2026-03-02T14:59', '0.5wd', [], '2026-03-03T08:59'],
    ['a quarter after the cut-off', '2026-03-02T15:01', '0.25wd', [], '2026-03-03T09:00'],
    ['a quarter into the make-up Saturday', '2026-08-21T15:01', '0.25wd', [], '2026-08-22T09:00'],
    ['hours into the make-up Saturday', '2026-08-21T16:00', '2wh', [], '2026-08-22T08:00'],
    ['over the year', '2026-12-31T10:00', '1wd', [], '2027-01-04T10:00'],
    ['24/11', '2026-11-23T15:01', '1wd', [], '2026-11-25T17:00'],
    [
      'restart received after 15:00',
      '2026-03-02T09:00',
      '2wd',
      ['2026-03-03T09:00', '2026-03-05T15:01'],
      '2026-03-09T17:00',
    ],
    [
      'restart received on a day off',
      '2026-03-02T09:00',
      '2wd',
      ['2026-03-03T09:00', '2026-03-07T09:00'],
      '2026-03-10T17:00',
    ],
    [
      'restart over Tết',
      '2026-02-09T09:00',
      '5wd',
      ['2026-02-11T09:00', '2026-02-13T14:00'],
      '2026-02-27T14:00',
    ],
    [
      'restart received within Tết',
      '2026-02-09T09:00',
      '3wd',
      ['2026-02-11T09:00', '2026-02-18T09:00'],
      '2026-02-25T17:00',
    ],
    [
      'a second supplement',
      '2026-03-02T09:00',
      '3wd',
      ['2026-03-03T09:00', '2026-03-04T10:00', '2026-03-05T10:00', '2026-03-09T08:00'],
      '2026-03-12T08:00',
    ],
  ])('%s: %s + %s', (_reason, from, amount, supplements, dueAt) => {
    const options = supplements.flatMap((at, no) => [
      no % 2 === 0 ? '--supplement-asked' : '--supplement-received',
      at,
    ]);
    expect(json(...options, `--term=${amount}`, '--from', from).dueAt).toBe(`${dueAt}:00+07:00`);
  });

  it('follows several pauses and supplements, in whatever order they are written', () => {
    const events = [
      ...[
        '--resume',
        '2026-11-20T09:00',
        '--supplement-received=2026-11-18T09:00',
        '--pause=2026-11-19T09:00',
      ],
      ...['--mode', 'pause', '--supplement-asked', '2026-11-17T09:00'],
    ];
    const found = json(...events, ...term);
    expect(found).toMatchObject({
      state: 'running',
      dueAt: '2026-11-23T09:00:00+07:00',
      remainingMinutes: null,
    });
    expect(found.changes.map((each: { event: string }) => each.event)).toEqual([
      ...['supplement_asked', 'supplement_received', 'paused', 'resumed'],
    ]);
    expect(found.changes[3].days).toMatchObject([
      { on: '2026-11-21', counted: false },
      { on: '2026-11-22', counted: false },
      { on: '2026-11-23', counted: true, minutes: 120 },
    ]);
  });

  it('explains the days of a new count, and the steps within it', () => {
    const found = json(
      ...term,
      ...['--supplement-asked', '2026-11-17T09:00', '--supplement-received', '2026-11-23T15:01'],
      ...['--steps', '0.25wd,-'],
    );
    expect(found.changes[1]).toMatchObject({
      startsAt: '2026-11-25T07:00:00+07:00',
      startsBecause: 'Nhận lại sau 15:00: tính từ đầu giờ ngày làm việc tiếp theo.',
    });
    expect(found.changes[1].days.map((each: { counted: boolean }) => each.counted)).toEqual([
      ...[false, true, true, true],
    ]);
    expect(found.steps[0].dueAt).toBe('2026-11-25T09:00:00+07:00');
  });

  it('says what is left when it stands still, and which step was done in time', () => {
    const paused = [...term, '--pause', '2026-11-16T14:00', '--steps', '0.25wd,0.5wd'];
    expect(json(...paused)).toMatchObject({ state: 'paused', dueAt: null, remainingMinutes: 1260 });
    expect(json(...paused).steps.map((each: { dueAt: string | null }) => each.dueAt)).toEqual([
      '2026-11-16T11:00:00+07:00',
      null,
    ]);
    expect(run(...paused).said).toContain('Còn lại 21 giờ làm việc');
  });

  it("counts by the ward's own days and hours", () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lich-')), 'lich.json');
    writeFileSync(
      file,
      JSON.stringify({
        days: [{ day: '2026-11-18', worked: false, why: 'Nghỉ phòng bão' }],
        hours: [{ from: '2026-11-20', windows: '07:30-11:30', cutOff: '10:00' }],
      }),
    );
    const found = json('--from', '2026-11-16T14:00', '--term', '3wd', '--calendar', file);
    expect(found.dueAt).toBe('2026-11-20T11:30:00+07:00');
    expect(found.days[1]).toEqual({ on: '2026-11-18', counted: false, why: 'Nghỉ phòng bão' });
    const winter = ['--hours', '07:30-11:30,13:00-17:00', '--cut-off', '15:30'];
    expect(json('--from', '2026-11-16T15:30', '--term', '1wd', ...winter).dueAt).toBe(
      '2026-11-17T15:30:00+07:00',
    );
  });

  it("takes a procedure's term from the catalogue", () => {
    const found = json('--from', '2026-03-02T15:01', '--procedure', '1.001193');
    expect(found).toMatchObject({
      term: '0wd',
      dueAt: '2026-03-03T17:00:00+07:00',
      procedure: { code: '1.001193' },
    });
  });

  it.each([
    [
      'a supplement before it was asked',
      [...term, '--supplement-received', '2026-11-17T09:00', '--mode', 'pause'],
    ],
    ['a mode that there is not', [...term, '--supplement-received', '2026-11-17T09:00', '--mode', 'stop']],
    ['an extension to an earlier time', [...term, '--extend', '2026-11-17T09:00']],
    ['steps in calendar days', [...term, '--steps', '2cd']],
    ['an option that there is not', [...term, '--supplement', '2026-11-17T09:00']],
    ['a word too many', [...term, '2026-11-17T09:00']],
    ['a missing value', ['--from', '2026-11-16T09:00', '--term']],
    ['a missing value before another option', ['--from', '--term', '3wd']],
    ['a term given twice', [...term, '--term', '4wd']],
    ['no term', ['--from', '2026-11-16T09:00']],
    ['no reception', ['--term', '3wd']],
    ['a day that does not exist', ['--from', '2026-02-30T09:00', '--term', '3wd']],
    ['a supplement that was not asked for', [...term, '--supplement-received', '2026-11-17T09:00']],
    [
      'a supplement for a mere pause',
      [...term, '--pause', '2026-11-17T09:00', '--supplement-received', '2026-11-18T09:00'],
    ],
    [
      'a second request while the first waits',
      [...term, '--supplement-asked', '2026-11-17T09:00', '--supplement-asked', '2026-11-18T09:00'],
    ],
    ['a request before the reception', [...term, '--supplement-asked', '2026-11-15T09:00']],
    [
      'an extension of a stopped clock',
      [...term, '--pause', '2026-11-17T09:00', '--extend', '2026-11-27T09:00'],
    ],
    [
      'an extension that is signed when it is late',
      [...term, '--extend', '2026-11-27T09:00', '--extend-at', '2026-11-20T09:00'],
    ],
    ['a mode without a supplement', [...term, '--mode', 'pause']],
    ['a procedure that there is not', ['--from', '2026-11-16T09:00', '--procedure', '9.999999']],
    ['a case without a procedure', [...term, '--case', '1']],
    ['hours that overlap', [...term, '--hours', '07:30-11:30,11:00-16:30']],
    ['hours that are none', [...term, '--hours', 'sáng']],
    ['a calendar that is not there', [...term, '--calendar', '/khong-co.json']],
  ])('refuses %s in one line', (_name, args) => {
    const { code, said } = run(...args, '--json');
    expect(code).toBe(64);
    expect(said).toMatch(/^motcua due: [^\n]+\n$/);
  });
});
