import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { PlanTask } from '../store.ts';

/** Where evidence for a task is found by the system. What an officer wrote down himself is a record, and no source. */
export const SOURCES = [
  'document',
  'report',
  'meeting',
  'trip',
  'article',
  'posting',
  'weekly',
  'subtask',
  'inspection',
  'outreach',
  'training',
  'study',
  'idea',
] as const;
export type SourceCode = (typeof SOURCES)[number];

/** What a thing is as a product; a deliverable of the plan names one or several of these by its words. */
export type ProductKind =
  | 'plan'
  | 'report'
  | 'paper'
  | 'article'
  | 'loudspeaker'
  | 'trip'
  | 'posting'
  | 'weekly'
  | 'meeting'
  | 'idea';

/** Something that really exists and may fulfil a task. */
export interface Evidence {
  source: SourceCode | 'record';
  /** Its name for good, like `article/5`. */
  ref: string;
  day: Day;
  title: string;
  number: string | null;
  /** One more sentence for officers; null: nothing to add. */
  detail: string | null;
  /** Its page; null where it has none. */
  address: string | null;
  kinds: readonly ProductKind[];
  /** Why it does not count until a person says that it does; null: it counts. */
  doubt: string | null;
  /** Folded words by which a source sees for which task it is. */
  about?: string;
  /** The tasks for which it was made, where that was said. */
  taskKeys?: readonly number[];
  /** The deliverable that whoever recorded it named, in the plan's words. */
  deliverable?: string | null;
  /** Whoever recorded it said that the task is done with this. */
  completes?: boolean;
  /** Where it took place, and how many dossiers it brought. */
  place?: string;
  dossiers?: number;
}

/** The days in which evidence is looked for, both counted. */
export interface DaySpan {
  from: Day;
  to: Day;
}

export interface EvidenceSource {
  code: SourceCode;
  /** Whether the plan's wording of a task asks for such evidence. */
  matches(task: Pick<PlanTask, 'text' | 'deliverables'>): boolean;
  /** Everything of the ward in these days, in the order of days: read once for all tasks. */
  find(db: Db, wardId: number, span: DaySpan, planId: number): Promise<Evidence[]>;
  /** Whether this piece is for this task; left out: every piece is for every task that the source matches. */
  suits?(task: Pick<PlanTask, 'key' | 'text' | 'deliverables'>, found: Evidence): boolean;
}

export const SOURCE_LABELS: Record<SourceCode | 'record', string> = {
  document: 'Văn bản đã ban hành',
  report: 'Báo cáo đã ký',
  meeting: 'Cuộc họp đã tổ chức',
  trip: 'Buổi lưu động, ngoài giờ',
  article: 'Tin bài đã đăng',
  posting: 'Niêm yết đã làm',
  weekly: 'Công khai tuần theo QĐ 766',
  subtask: 'Việc con đã xong',
  inspection: 'Cuộc tự kiểm tra có báo cáo',
  outreach: 'Tin bài, buổi phát đã ghi',
  training: 'Buổi tập huấn đã tổ chức',
  study: 'Chuyến học tập kinh nghiệm',
  idea: 'Sáng kiến, giải pháp',
  record: 'Việc đã ghi',
};
