import { toLocalDay } from '../../law/day.ts';
import type { CaseEvent, CaseState } from './schema.ts';

/** A case as its events leave it. @throws Error when they do not begin with its opening */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events;
  if (first?.event !== 'opened') throw new Error('Vụ đôn đốc không bắt đầu bằng việc mở.');
  const { why: _, ...opened } = first.payload;
  const state: CaseState = {
    ...opened,
    ...{ openedAt: first.at, gone: [], steps: [], promise: null, closedAt: null, closing: null },
    eventCount: events.length,
  };
  for (const event of rest) apply(state, event);
  return state;
}

function apply(state: CaseState, each: CaseEvent): void {
  switch (each.event) {
    case 'joined':
      state.dossiers = [...state.dossiers, ...each.payload.dossiers];
      return;
    case 'left': {
      const ids = new Set(each.payload.dossiers.map(({ id }) => id));
      state.dossiers = state.dossiers.filter(({ id }) => !ids.has(id));
      state.gone = [...state.gone, ...each.payload.dossiers];
      return;
    }
    case 'step': {
      const { step, documentId } = each.payload;
      state.steps = [...state.steps, { ...step, documentId, on: toLocalDay(each.at), at: each.at }];
      return;
    }
    case 'redrafted': {
      const { step, documentId } = each.payload;
      state.steps = state.steps.map((begun) => (begun.no === step ? { ...begun, documentId } : begun));
      return;
    }
    case 'answered':
      if (each.payload.promisedOn !== null)
        state.promise ??= { on: each.payload.promisedOn, step: state.steps.at(-1)?.no ?? 0 };
      return;
    case 'closed':
      state.closedAt = each.at;
      state.closing = each.payload.closing;
  }
}
