import type { Lane } from '../schema.ts';

/** Who is asked first: an appointment whose time has come, priority, everybody, an appointment that came early. */
export type Turn = 'due' | 'priority' | 'ordinary' | 'early';

/** A ticket that waits, as the order sees it. */
export interface InLine {
  id: number;
  lane: Lane;
  lineAt: Date;
}

/** What was called before. `null`: no priority ticket yet. */
export type OrdinarySince = number | null;

export function turnOf(ticket: InLine, now: Date): Turn {
  if (ticket.lane !== 'appointment') return ticket.lane;
  return ticket.lineAt <= now ? 'due' : 'early';
}

/**
 * In which order the next ticket is looked for. The first priority ticket goes at once; then so many ordinary ones
 * before the next priority one, so that nobody waits without end. The rule is ours: no law gives an order.
 */
export function turns(ordinarySince: OrdinarySince, ordinaryPerPriority: number): readonly Turn[] {
  const isPriorityNext = ordinarySince === null || ordinarySince >= ordinaryPerPriority;
  return isPriorityNext ? ['due', 'priority', 'ordinary', 'early'] : ['due', 'ordinary', 'priority', 'early'];
}

/** What a call does to the count. */
export function countCall(since: OrdinarySince, lane: Lane): OrdinarySince {
  if (lane === 'priority') return 0;
  return lane === 'ordinary' && since !== null ? since + 1 : since;
}

export interface OrderFacts {
  now: Date;
  ordinarySince: OrdinarySince;
  ordinaryPerPriority: number;
}

/** The tickets in the order in which one desk would call them if nobody else came. */
export function orderLine<Ticket extends InLine>(line: readonly Ticket[], facts: OrderFacts): Ticket[] {
  const left = [...line].sort((a, b) => a.lineAt.getTime() - b.lineAt.getTime() || a.id - b.id);
  const ordered: Ticket[] = [];
  for (let since = facts.ordinarySince; left.length > 0; ) {
    const next = turns(since, facts.ordinaryPerPriority)
      .map((turn) => left.find((each) => turnOf(each, facts.now) === turn))
      .find((each) => each !== undefined)!;
    left.splice(left.indexOf(next), 1);
    ordered.push(next);
    since = countCall(since, next.lane);
  }
  return ordered;
}
