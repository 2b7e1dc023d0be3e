import type { Dossier } from './store.ts';

/** From when a dossier's term is counted, for whoever is told why the due time is what it is. */
export interface DueBasis {
  /** The reception, or the supplement after which the whole term began anew. */
  from: Date;
  /** The due time was moved by the time in which a supplement was awaited. */
  isMoved: boolean;
}

export function dueBasis({ state, steps }: Dossier): DueBasis {
  const received = steps.flatMap(({ step }) => (step.step === 'receive_supplement' ? [step] : []));
  const restart = received.findLast((step) => step.payload.mode === 'restart');
  return {
    from: restart?.at ?? state.receivedAt,
    isMoved: received.some((step) => step.payload.mode === 'pause'),
  };
}
