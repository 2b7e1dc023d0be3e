import type { TakeableStep } from '../step-forms.ts';
import { ADMITTING } from './admitting.ts';
import { CONSULTING } from './consulting.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { ENDING } from './ending.ts';
import { LATENESS } from './lateness.ts';
import { LINKING } from './linking.ts';
import { MOVING } from './moving.ts';
import type { Preparations } from './preparation.ts';
import { WAITING } from './waiting.ts';

/** What each step that someone takes records. */
export const PREPARATIONS: Preparations<TakeableStep> = {
  ...ADMITTING,
  ...MOVING,
  ...WAITING,
  ...CONSULTING,
  ...LINKING,
  ...LATENESS,
  ...ENDING,
  ...ELSEWHERE,
};
