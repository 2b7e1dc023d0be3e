import type { EarlierOwn } from '../../features/dossiers/index.ts';
import type { DraftChoices, PaperNeed } from '../../features/drafts/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Input } from '../../ui/field.tsx';

interface PaperChoicesProps {
  paper: PaperNeed['paper'];
  /** It is needed and nothing is attached for it. */
  isMissing: boolean;
  /** The same paper of an earlier dossier of the visitor's own. */
  earlier: EarlierOwn['papers'][number] | undefined;
  choices: DraftChoices;
}

/** What is said of a paper beside its files: an earlier one is used again, or why it is not there. */
export function PaperChoices({ paper, isMissing, earlier, choices }: PaperChoicesProps) {
  const key = String(paper.no);
  return (
    <>
      {earlier && (
        <label class="form-check">
          <input type="hidden" name={`coDungLai.${key}`} value="1" />
          <input
            class="form-check-input"
            type="checkbox"
            name={`dungLai.${key}`}
            value={earlier.file}
            checked={choices.reused[key] === earlier.file}
          />
          <span class="form-check-label">
            {paper.name}: dùng lại bản đã nộp trong hồ sơ {earlier.code} ngày{' '}
            {formatDay(toLocalDay(earlier.on))}
          </span>
        </label>
      )}
      {isMissing && (
        <Input
          name={`lyDo.${key}`}
          label={`Chưa có "${paper.name}"? Ghi lý do`}
          value={choices.missing[key] ?? ''}
          help="Trung tâm sẽ xem và trả lời; có thể yêu cầu bổ sung."
        />
      )}
    </>
  );
}

/** Papers that nobody has to attach, and why. */
export function NotAsked({ needs }: { needs: readonly PaperNeed[] }) {
  const spared = needs.filter(({ replaced, isDeclared }) => replaced !== null || isDeclared);
  if (spared.length === 0) return null;
  return (
    <section class="part">
      <h2>Giấy tờ không phải đính kèm</h2>
      <ul>
        {spared.map(({ paper, replaced }) => (
          <li>
            {paper.name}:{' '}
            {replaced
              ? `Trung tâm tra trong ${replaced.database} (Nghị quyết 66.7/2025/NQ-CP).`
              : 'đã khai trên biểu mẫu ở các bước trước.'}
          </li>
        ))}
      </ul>
    </section>
  );
}
