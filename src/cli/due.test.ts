import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainDue } from './due.ts';

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

  it.each([
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
