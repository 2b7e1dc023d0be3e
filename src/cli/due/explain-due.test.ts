import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainDue } from './explain-due.ts';

afterEach(() => vi.restoreAllMocks());

/** What the command prints, and its exit code. */
function run(...args: string[]) {
  const said: string[] = [];
  const listen = (text: unknown) => {
    said.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  vi.spyOn(process.stderr, 'write').mockImplementation(listen);
  return { code: explainDue(args), said: said.join('') };
}
const json = (...args: string[]) => JSON.parse(run(...args, '--json').said);

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
    expect(json(...term, '--steps', '0.25wd,0.5wd,-').steps).toEqual([
      { limit: '0.25wd', dueAt: '2026-11-16T11:00:00+07:00' },
      { limit: '0.5wd', dueAt: '2026-11-16T17:00:00+07:00' },
      { limit: null, dueAt: null },
    ]);
  });

  it('takes a second supplement, in any order, and says which days each count has', () => {
    const twice = [
      ...['--supplement-received', '2026-11-27T15:30', '--supplement-asked=2026-11-26T10:00'],
      ...['--supplement-asked', '2026-11-17T09:00', '--supplement-received', '2026-11-20T09:00'],
    ];
    const found = json(...term, ...twice);
    expect(found.changes.map((each: { effect: string; dueAt: string }) => [each.effect, each.dueAt])).toEqual(
      [
        ['pause', null],
        ['restart', '2026-11-26T09:00:00+07:00'],
        ['pause', null],
        ['restart', '2026-12-02T17:00:00+07:00'],
      ],
    );
    expect(found.changes[3].remainingMinutes).toBeNull();
    expect(found.changes[3].days.at(-1)).toEqual({
      on: '2026-12-02',
      counted: true,
      why: 'Ngày làm việc thứ 3 (Thứ Tư)',
    });
  });

  it('extends at its own time, before a pause that follows', () => {
    const found = json(
      ...term,
      ...['--pause', '2026-11-19T10:00', '--extend', '2026-11-20T17:00@2026-11-18T09:00'],
      ...['--resume', '2026-11-23T10:00'],
    );
    expect(found.dueAt).toBe('2026-11-25T17:00:00+07:00');
  });

  it('counts with the days and hours of a ward', () => {
    expect(json(...term, '--off', '2026-11-18=Nghỉ phòng bão').dueAt).toBe('2026-11-20T09:00:00+07:00');
    expect(json(...term, '--worked', '2026-11-21').dueAt).toBe('2026-11-19T09:00:00+07:00');
    const hours = ['--hours', '07:30-11:30,13:00-16:30', '--cut-off', '16:00'];
    expect(json('--from', '2026-11-16T15:45', '--term', '1wd', ...hours).dueAt).toBe(
      '2026-11-17T15:45:00+07:00',
    );
    expect(json('--from', '2026-11-16T16:15', '--term', '1wd', ...hours).dueAt).toBe(
      '2026-11-17T16:30:00+07:00',
    );
  });

  it('counts the term of a procedure by its case', () => {
    const land = ['--from', '2026-11-16T09:00', '--procedure', '1.012812'];
    expect(json(...land, '--case', '1').dueAt).toBe('2026-12-16T17:00:00+07:00');
    expect(json(...land, '--case', '2').dueAt).toBe('2026-12-28T17:00:00+07:00');
    expect(run(...land).said).toContain('chọn --case: 1 (Phương án 1: 30cd), 2 (Phương án 2: 40cd)');
  });

  it.each([
    ['nothing', []],
    ['no term', ['--from', '2026-11-16T09:00']],
    ['an option that there is not', [...term, '--step', '1wd']],
    ['a word that is no option', [...term, 'now']],
    ['a missing value', ['--from', '2026-11-16T09:00', '--term']],
    ['an empty value', ['--from=', '--term', '3wd']],
    ['a day that there is not', ['--from', '2026-02-30T09:00', '--term', '3wd']],
    ['both a term and a procedure', [...term, '--procedure', '1.012812']],
    ['a procedure that there is not', ['--from', '2026-11-16T09:00', '--procedure', '9.999999']],
    ['what happens before the reception', [...term, '--pause', '2026-11-15T09:00']],
    ['two pauses in a row', [...term, '--pause', '2026-11-16T10:00', '--pause', '2026-11-16T11:00']],
    ['hours that run backwards', [...term, '--hours', '13:00-11:00']],
    ['a time that there is not', [...term, '--cut-off', '25:00']],
    ['a supplement that was not asked', [...term, '--supplement-received', '2026-11-17T09:00']],
    [
      'a supplement before it was asked',
      [...term, '--supplement-received', '2026-11-17T09:00', '--mode', 'pause'],
    ],
    ['a mode that there is not', [...term, '--supplement-received', '2026-11-17T09:00', '--mode', 'stop']],
    ['an extension to an earlier time', [...term, '--extend', '2026-11-17T09:00']],
    ['steps in calendar days', [...term, '--steps', '2cd']],
  ])('refuses %s in one line', (_name, args) => {
    const { code, said } = run(...args, '--json');
    expect(code).toBe(64);
    expect(said).toMatch(/^motcua due: [^\n]+\n$/);
  });
});
