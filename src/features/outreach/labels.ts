import type { Audience } from '../plans/index.ts';
import type { IdeaDecision, OutreachItem, OutreachKind, OutreachState, OutreachStep } from './schema.ts';

export const OUTREACH_KIND_LABELS: Record<OutreachKind, string> = {
  broadcast: 'Phát trên loa truyền thanh',
  article: 'Tin bài, phóng sự',
  training: 'Tập huấn',
  study: 'Đoàn học tập kinh nghiệm',
  idea: 'Sáng kiến, giải pháp',
  trip: 'Tổ lưu động',
};

const OUTREACH_STATE_LABELS: Record<OutreachState, string> = {
  planned: 'Đã lên kế hoạch',
  approved: 'Đã duyệt, đang phát',
  held: 'Đã đi, chưa có báo cáo',
  trying: 'Đang làm thử',
  done: 'Đã thực hiện',
  declined: 'Không công nhận',
  cancelled: 'Không thực hiện',
};

const IDEA_STATE_LABELS: Partial<Record<OutreachState, string>> = {
  planned: 'Đã đề xuất',
  done: 'Được công nhận',
  cancelled: 'Đã rút',
};

/** How a piece of outreach stands, in the words of its kind. */
export function stateLabel({ kind, state }: Pick<OutreachItem, 'kind' | 'state'>): string {
  if (kind === 'idea' && IDEA_STATE_LABELS[state]) return IDEA_STATE_LABELS[state];
  if (kind === 'broadcast' && state === 'done') return 'Đã phát xong';
  return OUTREACH_STATE_LABELS[state];
}

export const OUTREACH_STEP_LABELS: Record<OutreachStep, string> = {
  plan: 'Lập',
  rewrite: 'Sửa lời phát',
  approve: 'Duyệt phát',
  play: 'Ghi buổi phát',
  close: 'Kết thúc đợt phát',
  publish: 'Ghi tin bài đã đăng, phát',
  hold: 'Ghi đã tổ chức',
  give: 'Giao việc',
  report: 'Ghi báo cáo kết quả',
  score: 'Chấm điểm',
  decide: 'Quyết định',
  replicate: 'Đề xuất nhân rộng',
  guide: 'Hướng dẫn một lượt người',
  cancel: 'Không thực hiện',
  revoke: 'Ghi nhầm',
};

export const AUDIENCE_LABELS: Record<Audience, string> = {
  everybody: 'Người dân',
  business: 'Doanh nghiệp, hộ kinh doanh',
};

export const DECISION_LABELS: Record<IdeaDecision, string> = {
  recognise: 'Công nhận',
  try: 'Cho làm thử',
  decline: 'Không công nhận',
};
