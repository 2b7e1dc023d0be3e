import { describe, expect, it } from 'vitest';
import { DUTIES, type Duty, type Officer } from '../../organisation/index.ts';
import { TICKET_STATUSES } from '../schema.ts';
import { type Caller, decideTicket, openTicketSteps, type TicketFacts } from './workflow.ts';

const officer = (duties: Duty[]): Officer => ({
  ...{ wardId: 1, id: 7, unitId: 1, username: 'x', displayName: 'X', title: 'X' },
  duties,
});
const SERVING = { no: 2, serviceIds: [10] };
const caller = (duty: Duty, desk: Caller['desk']): Caller => ({
  ...{ officer: officer([duty]), desk, mostAbsences: 2 },
});
const facts = (change: Partial<TicketFacts>): TicketFacts => ({
  ...{ status: 'waiting', serviceId: 10, forDeskNo: null, deskNo: 2, absences: 0 },
  ...change,
});

/** Status × who sits where → the steps open to a desk. Nothing else is open, to nobody else. */
const MATRIX = `
waiting  receive its line      call
waiting  return  its line      call
called   receive its desk      recall start mark_absent pass_on
called   return  its desk      recall start mark_absent pass_on
serving  receive its desk      finish pass_on
serving  return  its desk      finish pass_on
`;

describe('the steps of a ticket', () => {
  it('are exactly those of the table, for every status, duty and desk', () => {
    const desks: [string, Caller['desk'], number | null][] = [
      ['its line', SERVING, null],
      ['its desk', { no: 2, serviceIds: [] }, 2],
      ['another line', { no: 2, serviceIds: [11] }, null],
      ['another desk', { no: 3, serviceIds: [] }, 2],
      ['no desk', null, 2],
    ];
    const lines = TICKET_STATUSES.flatMap((status) =>
      DUTIES.flatMap((duty) =>
        desks.flatMap(([name, desk, deskNo]) => {
          const steps = openTicketSteps(facts({ status, deskNo }), caller(duty, desk));
          return steps.length === 0
            ? []
            : [`${status.padEnd(8)} ${duty.padEnd(7)} ${name.padEnd(13)} ${steps.join(' ')}`];
        }),
      ),
    );
    expect(`\n${lines.join('\n')}\n`).toBe(MATRIX);
  });

  it('let only the desk to which it was passed on call it', () => {
    const passed = facts({ forDeskNo: 2, serviceId: 99, deskNo: null });
    expect(decideTicket('call', passed, caller('receive', { no: 2, serviceIds: [] })).open).toBe(true);
    expect(decideTicket('call', passed, caller('receive', { no: 3, serviceIds: [99] })).open).toBe(false);
  });

  it.each([
    [0, 'waiting'],
    [1, 'absent'],
  ] as const)('send who was absent %i times before to "%s"', (absences, statusAfter) => {
    const called = facts({ status: 'called', absences });
    expect(decideTicket('mark_absent', called, caller('receive', SERVING))).toEqual({
      ...{ open: true, statusAfter },
    });
  });
});
