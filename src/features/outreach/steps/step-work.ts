import type { Day } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Act } from '../../organisation/index.ts';
import type { FormOf, StepForm } from '../forms.ts';
import type { OutreachDeed, OutreachItem, OutreachState, StepContent } from '../schema.ts';

/** What a step finds: the item, held, and everything that was done at it. */
export interface StepScene {
  tx: Tx;
  act: Act;
  item: OutreachItem;
  steps: readonly OutreachDeed[];
  /** The number that the step gets. */
  no: number;
  /** Whether a file was handed in with it. */
  hasFile: boolean;
}

/** What really exists by a step, as the plan shall know it. */
export interface MadeProduct {
  source: 'outreach' | 'training' | 'study' | 'idea';
  kind: 'article' | 'loudspeaker' | 'meeting' | 'report' | 'idea';
  day: Day;
  number?: string;
  detail: string;
}

/** What a step changes; everything left out stays. */
export interface StepEffect {
  state?: OutreachState;
  day?: Day;
  content?: StepContent;
  itemContent?: OutreachItem['content'];
  product?: MadeProduct;
}

export type StepWork<Step extends StepForm['step']> = (
  scene: StepScene,
  given: FormOf<Step>,
) => Promise<StepEffect> | StepEffect;
