import type { Officer } from '../organisation/index.ts';
import type { OutreachItem, OutreachKind, OutreachState, OutreachStep } from './schema.ts';

const OPEN: Record<OutreachKind, Partial<Record<OutreachState, readonly OutreachStep[]>>> = {
  broadcast: {
    planned: ['rewrite', 'approve', 'cancel'],
    approved: ['play', 'close', 'revoke'],
    done: ['revoke'],
  },
  article: { planned: ['publish', 'cancel'], done: ['revoke'] },
  training: { planned: ['hold', 'cancel'], done: ['give', 'revoke'] },
  study: {
    planned: ['hold', 'cancel'],
    held: ['give', 'report', 'revoke'],
    done: ['give', 'revoke'],
  },
  idea: {
    planned: ['score', 'decide', 'cancel'],
    trying: ['score', 'decide', 'revoke'],
    done: ['replicate', 'revoke'],
    declined: ['revoke'],
  },
  trip: { planned: ['guide', 'hold', 'cancel'], done: ['give', 'revoke'] },
};

/** The steps that a piece of outreach allows as it stands. */
export function openSteps({ kind, state }: Pick<OutreachItem, 'kind' | 'state'>): readonly OutreachStep[] {
  return OPEN[kind][state] ?? [];
}

/** Who approves, decides and takes back what was recorded: those who oversee or control. */
export function mayDecide({ duties }: Officer): boolean {
  return duties.includes('control') || duties.includes('oversee');
}

/** Who may plan a piece of outreach for a unit: its people, and those who decide. */
export function mayPlan(officer: Officer, unitId: number): boolean {
  return officer.unitId === unitId || mayDecide(officer);
}

/**
 * Who may take a step. Work is given out by those who decide, as everywhere; an idea is assessed and decided by somebody
 * else than its author, and only he takes it back.
 */
export function mayTake(officer: Officer, item: OutreachItem, step: OutreachStep): boolean {
  const isAuthor = item.authorId === officer.id;
  if (item.kind === 'idea') {
    if (step === 'score') return !isAuthor && (mayDecide(officer) || officer.duties.includes('review'));
    if (step === 'decide' || step === 'revoke') return !isAuthor && mayDecide(officer);
    if (step === 'cancel') return isAuthor;
  }
  if (step === 'approve' || step === 'revoke' || step === 'give') return mayDecide(officer);
  return mayPlan(officer, item.unitId);
}
