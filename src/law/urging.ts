import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';
import { workingDaysAfter } from './working-days.ts';

/** Who signs a letter that urges: whoever leads the control of procedures, the director of the centre, the chairman. */
export const URGING_SIGNERS = ['superior', 'director', 'chairman'] as const;
export type UrgingSigner = (typeof URGING_SIGNERS)[number];

/** One step of urging. */
export interface UrgingStep {
  no: number;
  /** As the letter and the page name it. */
  name: string;
  signer: UrgingSigner;
  /** Working days within which the urged unit has to answer or be done; after them the next step begins. */
  waitDays: number;
  /** Whether these days run from the notice on the unit's page; else from the day on which the letter was issued. */
  isNotice: boolean;
}

export interface UrgingRules {
  /** In their order, the first has number 1. */
  steps: readonly UrgingStep[];
  /** Working days after the due day from which on a late dossier is urged. */
  dossierDays: number;
  /** Working days after the beginning of a step up to which a promised day puts the next step off, once in a case. */
  promiseDays: number;
  /** Working days after which a letter that was drafted and not issued is shown to whoever signs. */
  draftDays: number;
}

/**
 * How the ward urges what is late: a reminder at once, then a letter of the centre's director, then one of the chairman.
 * @law quyết định ban hành Kế hoạch năm 2026 của phường, Điều 2 khoản 4 (Trung tâm theo dõi, đôn đốc); các bước do phường đặt
 * @checked 2026-11-27 the plan itself, which gives the duty and no steps
 * @uncertain no text fixes the steps, the signers and the days; a ward sets its own days from a day on
 */
export const URGING_RULES: readonly (Dated & UrgingRules)[] = [
  {
    from: '1995-01-01',
    until: null,
    steps: [
      { no: 1, name: 'Nhắc việc', signer: 'superior', waitDays: 3, isNotice: true },
      { no: 2, name: 'Giám đốc Trung tâm đôn đốc', signer: 'director', waitDays: 5, isNotice: false },
      { no: 3, name: 'Chủ tịch đôn đốc', signer: 'chairman', waitDays: 5, isNotice: false },
    ],
    dossierDays: 1,
    promiseDays: 10,
    draftDays: 2,
  },
];

/**
 * Whether a step is passed over because its signer would urge himself or whoever stands above him: the director his own centre or the
 * ward's leaders, the chairman the leaders. `unitKinds` are those of all urged units.
 * @law như URGING_RULES
 * @checked 2026-11-27
 * @uncertain no text that was read says so; a letter to oneself is no letter
 */
export function isPassedOver(signer: UrgingSigner, unitKinds: readonly string[]): boolean {
  const above: Record<UrgingSigner, readonly string[]> = {
    ...{ superior: [], director: ['centre', 'office'], chairman: ['office'] },
  };
  return unitKinds.length > 0 && unitKinds.every((kind) => above[signer].includes(kind));
}

/** Days that a ward sets for itself; null: as the house's rule says. `waitDays` by the step's place. */
export interface OwnUrgingDays {
  waitDays: readonly (number | null)[];
  dossierDays: number | null;
  promiseDays: number | null;
  draftDays: number | null;
}

/**
 * The rules in force on a day with the ward's own days in them.
 * @throws RangeError when none are in force
 * @law như URGING_RULES
 * @checked 2026-11-27
 */
export function urgingRulesOn(day: Day, own: OwnUrgingDays): UrgingRules {
  const rules = inForce(URGING_RULES, day);
  return {
    steps: rules.steps.map((step, at) => ({ ...step, waitDays: own.waitDays[at] ?? step.waitDays })),
    dossierDays: own.dossierDays ?? rules.dossierDays,
    promiseDays: own.promiseDays ?? rules.promiseDays,
    draftDays: own.draftDays ?? rules.draftDays,
  };
}

/**
 * Whether a dossier that is due on a day is urged on another: so many working days later and not yet on the last of them.
 * @law như URGING_RULES
 * @checked 2026-11-27
 */
export function isDossierUrged(
  dueOn: Day,
  today: Day,
  rules: Pick<UrgingRules, 'dossierDays'>,
  calendar: Calendar = STATE_CALENDAR,
): boolean {
  return today > workingDaysAfter(dueOn, rules.dossierDays, calendar);
}
