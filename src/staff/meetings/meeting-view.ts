import type {
  Attendance,
  Conclusion,
  Meeting,
  MeetingPoint,
  openSteps,
} from '../../features/meetings/index.ts';
import type { OfficialDocumentRecord } from '../../features/official-documents/index.ts';
import type { Officer, Unit } from '../../features/organisation/index.ts';
import type { Subtask } from '../../features/plans/index.ts';
import type { Day } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';

/** A form of the page that was sent with a fault. */
export interface MeetingForm {
  name: 'chuong-trinh' | 'thanh-phan' | 'ket-luan' | 'ket-thuc' | 'khong-hop' | 'bien-ban';
  values: Record<string, unknown>;
  problem: Problem;
}

/** Everything that the page of a meeting shows. */
export interface MeetingView {
  meeting: Meeting;
  points: MeetingPoint[];
  conclusions: Conclusion[];
  attendance: Attendance[];
  units: Unit[];
  officers: Officer[];
  /** The work that came of this meeting. */
  subtasks: Subtask[];
  documents: OfficialDocumentRecord[];
  /** The steps that are open to the reader. */
  open: ReturnType<typeof openSteps>;
  /** Whether the reader leads meetings. */
  leads: boolean;
  token: string;
  form: MeetingForm | null;
  /** A key for a form that was not sent yet. */
  freshKey(): string;
  today: Day;
}
