import type { EarlierOwn } from '../../features/dossiers/index.ts';
import type { DraftChoices } from '../../features/drafts/index.ts';
import type { Upload } from '../../features/uploads/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Input } from '../../ui/field.tsx';

interface PaperProps {
  no: number;
  name: string;
  help: string;
  isNeeded: boolean;
  attached: readonly Upload[];
  /** The same paper of an earlier dossier of the visitor's own. */
  earlier: EarlierOwn['papers'][number] | undefined;
  choices: DraftChoices;
  error: string | undefined;
}

/** One paper: what is attached, the field for more, an earlier one to use again, or why it is not there. */
export function Paper({ no, name, help, isNeeded, attached, earlier, choices, error }: PaperProps) {
  const key = String(no);
  return (
    <section class="part" aria-labelledby={`giay-${no}`}>
      <h2 id={`giay-${no}`}>{name}</h2>
      <p class="text-secondary">
        {help}
        {isNeeded ? '' : ' (không bắt buộc)'}
      </p>
      <FileField no={no} label={name} attached={attached} error={error} />
      {earlier && (
        <label class="form-check">
          <input type="hidden" name={`coDungLai.${no}`} value="1" />
          <input
            class="form-check-input"
            type="checkbox"
            name={`dungLai.${no}`}
            value={earlier.file}
            checked={choices.reused[key] === earlier.file}
          />
          <span class="form-check-label">
            Dùng lại bản đã nộp trong hồ sơ {earlier.code} ngày {formatDay(toLocalDay(earlier.on))}
          </span>
        </label>
      )}
      {isNeeded && attached.length === 0 && (
        <Input
          name={`lyDo.${no}`}
          label="Chưa có giấy này? Ghi lý do"
          value={choices.missing[key] ?? ''}
          help="Trung tâm sẽ xem và trả lời; có thể yêu cầu bổ sung."
        />
      )}
    </section>
  );
}

/** Whatever else the citizen wants to add. */
export function OtherPapers({ attached, error }: { attached: readonly Upload[]; error: string | undefined }) {
  return (
    <section class="part" aria-labelledby="giay-khac">
      <h2 id="giay-khac">Giấy tờ khác (không bắt buộc)</h2>
      <FileField no={0} label="Giấy tờ khác" attached={attached} error={error} />
    </section>
  );
}

interface FileFieldProps {
  no: number;
  label: string;
  attached: readonly Upload[];
  error: string | undefined;
}

function FileField({ no, label, attached, error }: FileFieldProps) {
  const name = `tep.${no}`;
  return (
    <div class="mb-3" id={name}>
      {attached.length > 0 && (
        <ul class="attached-list">
          {attached.map((each) => (
            <li>
              {each.name} ({Math.max(1, Math.round(each.size / 1024))} kB){' '}
              <button
                class="btn btn-sm"
                type="submit"
                name="_bo"
                value={each.id}
                aria-label={`Bỏ tệp ${each.name}`}
              >
                Bỏ
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        class="form-control"
        type="file"
        name={name}
        multiple
        accept="application/pdf,image/jpeg,image/png"
        aria-label={`Chọn tệp: ${label}`}
        {...(error && { 'aria-invalid': 'true', 'aria-describedby': `${name}-error` })}
      />
      {error && (
        <div class="field-error" id={`${name}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}
