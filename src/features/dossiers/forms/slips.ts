import { toLocalDay } from '../../../law/day.ts';
import { slipFormTitle } from '../../../law/slip-forms.ts';
import { Problem } from '../../../platform/problem.ts';
import type { StepName } from '../schema.ts';
import type { Step } from '../step-payloads.ts';
import type { Dossier } from '../store.ts';
import { acceptanceSlip } from './acceptance-slip.ts';
import { apologyLetter } from './apology-letter.ts';
import { controlSlip } from './control-slip.ts';
import { refusalSlip } from './refusal-slip.ts';
import { type FormSource, SLIP_KINDS, type Slip, type SlipKind, type SlipSource } from './slip.ts';
import { stopNotice } from './stop-notice.ts';
import { supplementRequest } from './supplement-request.ts';
import { wordsAt } from './words/slip-words.ts';

/** A form with the steps that make one; `any`: it shows the dossier as a whole, as of its last step. */
interface SlipForm {
  from: readonly StepName[] | 'any';
  fill(source: FormSource, step: Step): Slip;
}

const FORMS: Record<SlipKind, SlipForm> = {
  'acceptance-slip': { from: ['accept', 'admit'], fill: acceptanceSlip },
  'supplement-request': { from: ['request_supplement'], fill: supplementRequest },
  'refusal-slip': { from: ['refuse'], fill: refusalSlip },
  'apology-letter': { from: ['extend', 'apologise'], fill: apologyLetter },
  'stop-notice': { from: ['withdraw', 'stop', 'expire'], fill: stopNotice },
  'control-slip': { from: 'any', fill: controlSlip },
};

export interface SlipName {
  kind: SlipKind;
  /** The step to ask for it by; null for the slip that grows with every step. */
  stepNo: number | null;
  title: string;
  /** Its order number in the year, without the sign; null when it has none. */
  number: string | null;
}

/** Every slip that a dossier has, in the order of the forms and of time. */
export function slipsOf(dossier: Dossier): SlipName[] {
  return SLIP_KINDS.flatMap((kind) =>
    stepsWith(kind, dossier).map((step) => ({
      kind,
      stepNo: FORMS[kind].from === 'any' ? null : step.no,
      title: slipFormTitle(kind, toLocalDay(step.at)),
      number: FORMS[kind].from !== 'any' && 'number' in step.payload ? String(step.payload.number) : null,
    })),
  );
}

/** One slip filled in: that of a step, or the newest of its kind. @throws Problem not_found */
export function fillSlip(source: SlipSource, kind: SlipKind, stepNo: number | null): Slip {
  const isOne = stepNo === null || FORMS[kind].from === 'any';
  const found = stepsWith(kind, source.dossier).findLast((step) => isOne || step.no === stepNo);
  if (!found) throw new Problem('not_found', 'Hồ sơ chưa có phiếu này.');
  return FORMS[kind].fill({ ...source, words: wordsAt(source.wordings, kind, found.at) }, found);
}

function stepsWith(kind: SlipKind, { steps }: Dossier): Step[] {
  const { from } = FORMS[kind];
  const all = steps.map((each) => each.step);
  return from === 'any' ? all.slice(-1) : all.filter((step) => from.includes(step.step));
}
