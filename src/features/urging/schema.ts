import { z } from 'zod';
import { type Day, isDay } from '../../law/day.ts';
import type { UrgingStep } from '../../law/urging.ts';

/** What is urged: a task of the plan, a part of one, or the late dossiers of one unit and one procedure. */
export const CASE_KINDS = ['task', 'subtask', 'dossiers'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** How a case ended: its product is there, it is no longer late without one, there is nothing left to do, or somebody closed it. */
export const CLOSINGS = ['product', 'recovered', 'ended', 'by_hand'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** How a dossier left its case. */
export const LEAVINGS = ['result', 'ended', 'recovered'] as const;
export type Leaving = (typeof LEAVINGS)[number];

/** A late dossier: never whose it is. */
export interface CaseDossier {
  id: number;
  code: string;
}

export interface GoneDossier extends CaseDossier {
  how: Leaving;
  on: Day;
}

/** What closed a case, as it can be found again: "record 12", "dossier 5"; null where it is a figure or nothing. */
export interface Ended {
  closing: Exclude<Closing, 'by_hand'>;
  /** One Vietnamese sentence. */
  because: string;
  evidence: { kind: 'record' | 'subtask' | 'document' | 'dossier' | 'figure'; id: string; on: Day } | null;
}

/** A step as it began: its days are those of that day's rules. */
export interface BegunStep extends UrgingStep {
  on: Day;
  at: Date;
  /** The newest draft of its letter. */
  documentId: number;
}

/** What happened in a case, in the order of its coming. */
export type CaseEvent = { no: number; at: Date; officerId: number | null; file: string | null } & (
  | {
      event: 'opened';
      payload: {
        kind: CaseKind;
        subject: string;
        title: string;
        unitIds: number[];
        why: string;
        dossiers: CaseDossier[];
      };
    }
  | { event: 'joined'; payload: { dossiers: CaseDossier[] } }
  | { event: 'left'; payload: { dossiers: GoneDossier[] } }
  | { event: 'step'; payload: { step: UrgingStep; documentId: number; why: string } }
  | { event: 'redrafted'; payload: { step: number; documentId: number; reason: string } }
  | { event: 'answered'; payload: { text: string; promisedOn: Day | null } }
  | {
      event: 'closed';
      payload: { closing: Closing; because: string; evidence: Ended['evidence'] };
    }
);

/** An event before it has its place and time. */
export type NewEvent = CaseEvent extends infer Each
  ? Each extends { event: infer Name; payload: infer Payload }
    ? { event: Name; payload: Payload; file?: string | null }
    : never
  : never;

export interface CaseState {
  kind: CaseKind;
  subject: string;
  title: string;
  unitIds: number[];
  openedAt: Date;
  /** The dossiers that are still late, and those that are not any more. */
  dossiers: CaseDossier[];
  gone: GoneDossier[];
  steps: BegunStep[];
  /** The first day that was promised, which alone puts a step off, and the step in which it was. */
  promise: { on: Day; step: number } | null;
  closedAt: Date | null;
  closing: Closing | null;
  eventCount: number;
}

export interface UrgingCase {
  wardId: number;
  id: number;
  state: CaseState;
  events: CaseEvent[];
}

export const answerForm = z.object({
  clientKey: z.uuid(),
  text: z
    .string()
    .trim()
    .min(10, 'Ghi đã làm gì, vướng gì (ít nhất 10 ký tự).')
    .max(4000, 'Tối đa 4000 ký tự.'),
  promisedOn: z
    .string()
    .trim()
    .default('')
    .refine((day) => day === '' || isDay(day), 'Chọn ngày hứa xong.'),
});

export const reasonForm = z.object({
  clientKey: z.uuid(),
  reason: z.string().trim().min(10, 'Ghi lý do (ít nhất 10 ký tự).').max(1000, 'Tối đa 1000 ký tự.'),
});
