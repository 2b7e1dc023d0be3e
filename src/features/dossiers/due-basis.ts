import type { StepName } from './schema.ts';
import type { Dossier } from './store.ts';

/** From when a dossier's term is counted, for whoever is told why the due time is what it is. */
export interface DueBasis {
  /** The reception, or the supplement after which the whole term began anew; null before acceptance. */
  from: Date | null;
  /** What moved the due time since then, oldest first; null: the clock stood still. */
  moves: { at: Date; step: StepName; dueAt: Date | null }[];
}

export function dueBasis({ state, steps }: Dossier): DueBasis {
  let from = state.receivedAt;
  let moves: DueBasis['moves'] = [];
  for (const [at, { step }] of steps.entries()) {
    const before = steps[at - 1]?.step.dueAt ?? null;
    if (at === 0 || step.step === 'admit' || step.dueAt?.getTime() === before?.getTime()) continue;
    moves.push({ at: step.at, step: step.step, dueAt: step.dueAt });
    if (step.step !== 'receive_supplement' || step.payload.mode !== 'restart') continue;
    from = new Date(step.payload.arrivedAt ?? step.at);
    moves = [];
  }
  return { from, moves };
}
