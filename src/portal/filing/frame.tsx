import type { Child } from 'hono/jsx';
import type { Draft } from '../../features/drafts/index.ts';
import type { ProcedureVersion } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { FilingContext } from './desk.ts';

/** One page of filing: its place in the address, and its title. */
export interface FilingStep {
  id: string;
  title: string;
}

export const PAPERS: FilingStep = { id: 'giay-to', title: 'Giấy tờ kèm theo' };
export const DELIVERY: FilingStep = { id: 'nhan-ket-qua', title: 'Nhận kết quả' };
export const REVIEW: FilingStep = { id: 'xem-lai', title: 'Xem lại và nộp' };

export function pathOf(draft: Draft, step: string): string {
  return `/nop-ho-so/nhap/${draft.id}/${step}`;
}

interface FilingPageProps {
  c: FilingContext;
  draft: Draft;
  procedure: ProcedureVersion;
  steps: FilingStep[];
  step: FilingStep;
  problem?: Problem | undefined;
  children: Child;
}

/** The frame of every page of filing: which procedure, which step of how many, what is wrong. */
export function FilingPage({ c, draft, procedure, steps, step, problem, children }: FilingPageProps) {
  const at = steps.findIndex((each) => each.id === step.id);
  const before = steps[at - 1];
  return (
    <PortalPage title={`${step.title}: ${procedure.name}`} ward={c.var.ward} place="/thu-tuc">
      <p class="text-secondary">
        Nộp trực tuyến: <a href={`/thu-tuc/${procedure.code}`}>{procedure.name}</a>
      </p>
      <p class="filing-step">
        Bước {at + 1} / {steps.length}
      </p>
      <h1>{step.title}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {children}
      <nav class="filing-nav" aria-label="Các bước">
        {before && <a href={pathOf(draft, before.id)}>← {before.title}</a>}
        <a href={pathOf(draft, 'luu')}>Lưu lại, làm tiếp sau</a>
      </nav>
      <p class="text-secondary" data-saved-at>
        Đã lưu lúc {formatTime(draft.savedAt)}
      </p>
    </PortalPage>
  );
}

interface StepFormProps {
  c: FilingContext;
  draft: Draft;
  step: FilingStep;
  submit?: string;
  children: Child;
}

/** The form of a page: what Enter presses goes on. A script saves as one types, where there is one. */
export function StepForm({ c, draft, step, submit = 'Tiếp tục', children }: StepFormProps) {
  return (
    <form method="post" action={pathOf(draft, step.id)} novalidate data-turbo="false" data-autosave>
      <input type="submit" hidden />
      <FormToken value={c.var.token} />
      <input type="hidden" name="_saved" value={draft.savedAt.toISOString()} />
      {children}
      <button class="btn btn-primary" type="submit">
        {submit}
      </button>
    </form>
  );
}
