import { confirm, reopen, withdraw } from './after.ts';
import { assign, extend } from './assign.ts';
import { accept, askSupplement, decline, redirect, supplement } from './classify.ts';
import { approve, sendBack, submit, takeDown } from './conclude.ts';
import { merge, repeat, unmerge } from './join.ts';
import {
  askExplanation,
  criteria,
  explanation,
  plainNote,
  proposal,
  remedy,
  statusTold,
  verification,
} from './record.ts';
import type { Verb } from './verb.ts';

/** Every form of an item's page, by the name that it sends. */
export const HANDLING_VERBS = {
  ...{ accept, ask_supplement: askSupplement, supplement, decline, redirect },
  ...{ assign, extend, verification, ask_explanation: askExplanation, explanation },
  ...{ criteria, proposal, remedy, note: plainNote, status_told: statusTold as Verb },
  ...{
    submit,
    send_back: sendBack,
    approve,
    take_down: takeDown,
    confirm,
    reopen,
    withdraw,
    merge,
    unmerge,
    repeat,
  },
} satisfies Record<string, Verb>;

export type HandlingVerb = keyof typeof HANDLING_VERBS;
