import type { DraftChoices, PaperNeed } from '../../features/drafts/index.ts';
import type { VaultItem } from '../../features/vault/index.ts';
import { addDays, formatDay, toLocalDay } from '../../law/day.ts';
import { Input } from '../../ui/field.tsx';

interface PaperChoicesProps {
  paper: PaperNeed['paper'];
  /** It is needed and nothing is attached for it. */
  isMissing: boolean;
  /** What the visitor's own vault has for it. */
  items: readonly VaultItem[];
  choices: DraftChoices;
}

/** What is said of a paper beside its files: one of the vault is used again, or why it is not there. */
export function PaperChoices({ paper, isMissing, items, choices }: PaperChoicesProps) {
  const key = String(paper.no);
  return (
    <>
      {items.length > 0 && (
        <fieldset class="mb-3">
          <legend class="form-label">{paper.name}: có trong kho giấy tờ của bạn</legend>
          <input type="hidden" name={`coDungLai.${key}`} value="1" />
          {[null, ...items].map((item) => (
            <label class="form-check">
              <input
                class="form-check-input"
                type="radio"
                name={`dungLai.${key}`}
                value={item === null ? '' : String(item.id)}
                checked={(choices.fromVault[key] ?? null) === (item?.id ?? null)}
              />
              <span class="form-check-label">
                {item === null ? 'Không dùng lại' : `Dùng lại: ${describeItem(item)}`}
              </span>
            </label>
          ))}
          <p class="form-hint">
            Chọn dùng lại là bạn đồng ý cho Trung tâm dùng bản ấy cho hồ sơ này.{' '}
            <a href="/kho-giay-to">Xem kho</a>
          </p>
        </fieldset>
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

function describeItem(item: VaultItem): string {
  const number = item.number === null ? '' : `số ${item.number}, `;
  const until =
    item.validUntil === null ? '' : `, có giá trị đến hết ngày ${formatDay(addDays(item.validUntil, -1))}`;
  const day = formatDay(item.issuedOn ?? toLocalDay(item.keptAt));
  return `${number}${item.issuedOn === null ? 'vào kho' : 'cấp'} ngày ${day}${until}`;
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
