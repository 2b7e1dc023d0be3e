import type { Day } from '../../law/day.ts';
import type { Audience } from '../plans/index.ts';

export const OUTREACH_KINDS = ['broadcast', 'article', 'training', 'study', 'idea', 'trip'] as const;
export type OutreachKind = (typeof OUTREACH_KINDS)[number];

export const OUTREACH_STATES = [
  ...(['planned', 'approved', 'held', 'trying', 'done', 'declined', 'cancelled'] as const),
] as const;
export type OutreachState = (typeof OUTREACH_STATES)[number];

export const OUTREACH_STEPS = [
  ...(['plan', 'rewrite', 'approve', 'play', 'close', 'publish', 'hold', 'give', 'report'] as const),
  ...(['score', 'decide', 'replicate', 'guide', 'cancel', 'revoke'] as const),
] as const;
export type OutreachStep = (typeof OUTREACH_STEPS)[number];

/** What is read out, where, and by which weekly rule. */
export interface BroadcastContent {
  text: string;
  /** Groups of loudspeakers or residential groups. */
  clusters: string[];
  /** 0 Sunday … 6 Saturday. */
  weekdays: number[];
  /** Local minutes of the day. */
  minutes: number[];
  /** First and last day of the rule, both counted. */
  from: Day;
  until: Day;
}

export interface ArticleContent {
  summary: string;
  /** The ward's own article that it is; null: it appears elsewhere. */
  articleId: number | null;
}

export interface TrainingContent {
  topic: string;
  place: string;
}

export interface StudyContent {
  place: string;
  members: string[];
  programme: string;
}

export interface IdeaContent {
  problem: string;
  solution: string;
  effect: string;
  /** The house's figure that shall tell whether it worked. */
  indicator: string;
}

export interface TripContent {
  /** The session of reception that the team goes to. */
  sessionId: number;
  area: string;
  team: string[];
  equipment: string[];
  directive: string;
}

interface Contents {
  broadcast: BroadcastContent;
  article: ArticleContent;
  training: TrainingContent;
  study: StudyContent;
  idea: IdeaContent;
  trip: TripContent;
}

interface Common {
  id: number;
  audience: Audience;
  state: OutreachState;
  title: string;
  /** Planned for; then the day on which it took place. */
  day: Day;
  unitId: number;
  authorId: number;
  stepCount: number;
}

/** One piece of outreach of a kind. */
export type OutreachOf<Kind extends OutreachKind> = Common & { kind: Kind; content: Contents[Kind] };
export type OutreachItem = { [Kind in OutreachKind]: OutreachOf<Kind> }[OutreachKind];

/** What a step recorded; only the fields of its kind are there. */
export interface StepContent {
  /** publish, hold, report: the day of it; play: the day of the session. */
  day?: Day;
  /** play: the session's time, and what each cluster did. */
  minute?: number;
  clusters?: { name: string; played: boolean; why: string }[];
  /** publish: the paper or station, and the address. */
  outlet?: string;
  link?: string;
  /** hold: who came, by unit. */
  units?: { unitId: number; people: number }[];
  /** give: what was asked or learned, and the work that came of it. */
  text?: string;
  subtaskId?: number;
  /** report: the number of the document. */
  number?: string;
  /** score: points by criterion; decide: what was decided, and of a try-out its days. */
  points?: Record<string, number>;
  decision?: IdeaDecision;
  tryFrom?: Day;
  tryUntil?: Day;
  /** revoke: the step that was a mistake. */
  stepNo?: number;
  /** As which evidence of the plan it was noted. */
  noted?: 'outreach' | 'training' | 'study' | 'idea';
  /** The state before a step that may be revoked. */
  before?: OutreachState;
}

export const IDEA_DECISIONS = ['recognise', 'try', 'decline'] as const;
export type IdeaDecision = (typeof IDEA_DECISIONS)[number];

export interface OutreachDeed {
  no: number;
  step: OutreachStep;
  note: string;
  content: StepContent;
  file: string | null;
  by: number;
  at: Date;
  /** A later step says that this one was a mistake. */
  isRevoked: boolean;
}
