import { describe, expect, it } from 'vitest';
import { STATE_CALENDAR } from '../../law/calendar.ts';
import { instant } from '../../law/day.ts';
import { urgingRulesOn } from '../../law/urging.ts';
import type { CaseEvent, CaseState, Ended, NewEvent } from './schema.ts';
import { foldCase } from './state.ts';
import { nextStep, type TurnFacts } from './workflow.ts';

const RULES = urgingRulesOn('2026-11-02', {
  waitDays: [null, null, null],
  ...{ dossierDays: null, promiseDays: null, draftDays: null },
});
const PRODUCT: Ended = { closing: 'product', because: 'Đã có.', evidence: null };

/** A case that opened on a Monday, with what happened since by day. */
function caseOf(...happened: [string, NewEvent][]): CaseState {
  const opened: NewEvent = {
    event: 'opened',
    payload: { kind: 'task', subject: 'task/1/2', title: 'a', unitIds: [5], why: 'b', dossiers: [] },
  };
  const all: [string, NewEvent][] = [['2026-11-02', opened], ...happened];
  return foldCase(
    all.map(([day, event], at) => ({
      ...{ no: at + 1, at: instant(day, 9 * 60), officerId: null, file: null },
      ...event,
    })) as CaseEvent[],
  );
}

const step = (no: number): NewEvent => ({
  event: 'step',
  payload: { step: RULES.steps[no - 1]!, documentId: no, why: 'b' },
});
const answer = (promisedOn: string | null): NewEvent => ({
  event: 'answered',
  payload: { text: 'Đang làm.', promisedOn },
});

function turn(state: CaseState, today: string, change: Partial<TurnFacts> = {}): string {
  const facts: TurnFacts = { today, ended: null, letter: null, unitKinds: ['division'], ...change };
  const found = nextStep(state, facts, RULES, STATE_CALENDAR);
  if (found.turn === 'close') return 'close';
  return found.turn === 'step' ? `step ${found.step.no}` : `${found.why} ${found.until ?? ''}`.trim();
}

const issued = (on: string) => ({ letter: { issuedOn: on, isCancelled: false } });
const UNISSUED = { letter: { issuedOn: null, isCancelled: false } };

describe('bước tiếp theo của một vụ đôn đốc', () => {
  it('mở ra là nhắc việc ngay, trừ ngày nghỉ', () => {
    expect(turn(caseOf(), '2026-11-02')).toBe('step 1');
    expect(turn(caseOf(), '2026-11-08')).toBe('day_off');
  });

  it('nhắc việc tính từ ngày nhắc, văn bản ký hay chưa', () => {
    const state = caseOf(['2026-11-02', step(1)]);
    expect(turn(state, '2026-11-05', UNISSUED)).toBe('answer 2026-11-05');
    expect(turn(state, '2026-11-06', UNISSUED)).toBe('step 2');
    expect(turn(state, '2026-11-07', UNISSUED)).toBe('day_off');
  });

  it('công văn chỉ tính từ ngày phát hành', () => {
    const state = caseOf(['2026-11-02', step(1)], ['2026-11-06', step(2)]);
    expect(turn(state, '2026-12-30', UNISSUED)).toBe('letter');
    expect(turn(state, '2026-11-16', issued('2026-11-09'))).toBe('answer 2026-11-16');
    expect(turn(state, '2026-11-17', issued('2026-11-09'))).toBe('step 3');
  });

  it('Tết không tính ngày và không ai bị đôn đốc trong Tết', () => {
    const state = caseOf(['2026-02-12', step(1)]);
    expect(turn(state, '2026-02-19', UNISSUED)).toBe('answer 2026-02-24');
    expect(turn(state, '2026-02-25', UNISSUED)).toBe('step 2');
  });

  it('công văn bị hủy thì chờ người quyết định', () => {
    const state = caseOf(['2026-11-02', step(1)], ['2026-11-06', step(2)]);
    expect(turn(state, '2026-12-30', { letter: { issuedOn: null, isCancelled: true } })).toBe('cancelled');
  });

  it('ngày hứa hoãn bước sau một lần, không quá giới hạn', () => {
    const promised = caseOf(['2026-11-02', step(1)], ['2026-11-03', answer('2026-11-11')]);
    expect(turn(promised, '2026-11-06', UNISSUED)).toBe('promise 2026-11-11');
    expect(turn(promised, '2026-11-12', UNISSUED)).toBe('step 2');
    const far = caseOf(['2026-11-02', step(1)], ['2026-11-03', answer('2027-03-01')]);
    expect(turn(far, '2026-11-06', UNISSUED)).toBe('promise 2026-11-16');
    const again = caseOf(
      ['2026-11-02', step(1)],
      ['2026-11-03', answer('2026-11-04')],
      ['2026-11-04', answer('2026-11-30')],
    );
    expect(turn(again, '2026-11-06', UNISSUED)).toBe('step 2');
    const later = caseOf(
      ['2026-11-02', step(1)],
      ['2026-11-03', answer('2026-11-04')],
      ['2026-11-06', step(2)],
      ['2026-11-10', answer('2026-11-30')],
    );
    expect(turn(later, '2026-11-17', issued('2026-11-09'))).toBe('step 3');
  });

  it('trả lời không hứa ngày thì không hoãn gì', () => {
    const state = caseOf(['2026-11-02', step(1)], ['2026-11-03', answer(null)]);
    expect(turn(state, '2026-11-06', UNISSUED)).toBe('step 2');
  });

  it('không còn chậm thì đóng ngay, ở bước nào và ngày nào cũng vậy', () => {
    for (const state of [caseOf(), caseOf(['2026-11-02', step(1)])])
      expect(turn(state, '2026-11-08', { ended: PRODUCT })).toBe('close');
  });

  it('hết các bước, hoặc đã đóng, thì không còn bước nào', () => {
    const last = caseOf(['2026-11-02', step(1)], ['2026-11-06', step(2)], ['2026-11-17', step(3)]);
    expect(turn(last, '2026-12-30', issued('2026-11-18'))).toBe('last');
    const payload = { closing: 'by_hand' as const, because: 'Không còn.', evidence: null };
    const closed = caseOf(['2026-11-02', step(1)], ['2026-11-03', { event: 'closed', payload }]);
    expect(turn(closed, '2026-12-30', { ended: PRODUCT })).toBe('closed');
  });

  it('Trung tâm chậm thì sau nhắc việc là Chủ tịch, lãnh đạo UBND chậm thì chỉ nhắc việc', () => {
    const state = caseOf(['2026-11-02', step(1)]);
    expect(turn(state, '2026-11-06', { ...UNISSUED, unitKinds: ['centre'] })).toBe('step 3');
    expect(turn(state, '2026-11-06', { ...UNISSUED, unitKinds: ['office'] })).toBe('last');
  });
});
