import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { PlanTask } from '../store.ts';
import type { SourceCode } from './evidence.ts';

type Words = Pick<PlanTask, 'text' | 'deliverables'>;

/** Which words of a task or of its deliverables ask for evidence of a kind. */
const RULES: Partial<Record<SourceCode, { task?: RegExp; deliverable?: RegExp }>> = {
  report: { task: /bao cao (dinh ky|dot xuat|thang|quy)/ },
  meeting: { task: /giao ban/, deliverable: /hoi nghi|giao ban/ },
  trip: { task: /luu dong|thu (7|bay)|chu nhat/, deliverable: /doan cong tac.*(to dan pho|luu dong)/ },
  article: { deliverable: /tin,? bai|phong su/ },
  posting: { task: /^cong khai (tthc|thu tuc)/, deliverable: /niem yet/ },
  inspection: { task: /tu kiem tra/ },
  outreach: { deliverable: /tin,? bai|phong su|loa truyen thanh/ },
  training: { task: /tap huan/ },
  study: { task: /hoc tap kinh nghiem/ },
  idea: { deliverable: /sang kien/ },
  weekly: { task: /cong khai.*766|766.*cong khai/ },
};

/** Documents and sub-tasks are made for a task and so fit every one; the other sources fit by the plan's words. */
export function matchSource(source: SourceCode, task: Words): boolean {
  if (source === 'document' || source === 'subtask') return true;
  const rule = RULES[source];
  return (
    rule?.task?.test(foldVietnamese(task.text)) === true ||
    task.deliverables.some((text) => rule?.deliverable?.test(foldVietnamese(text)) === true)
  );
}
