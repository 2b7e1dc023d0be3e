import type { Upload } from '../../features/uploads/index.ts';
import { formatSize } from '../uploads/attachment-field.tsx';

interface FilesFieldProps {
  /** What was taken before the form had to be shown again. */
  kept: readonly Upload[];
  error: string | undefined;
  limits: { fileMegabytes: number; totalMegabytes: number; files: number };
}

/** Photos and papers within a form; what was taken stays when the form is shown again. */
export function FilesField({ kept, error, limits }: FilesFieldProps) {
  return (
    <div class="mb-3">
      <label class="form-label" for="tep">
        Ảnh, giấy tờ kèm theo<span class="text-secondary"> (không bắt buộc)</span>
      </label>
      {kept.length > 0 && (
        <ul class="attachment-list" aria-label="Tệp đã nhận">
          {kept.map((upload) => (
            <li>
              <span>
                {upload.name} <small>{formatSize(upload.size)}</small>
              </span>
              <label class="form-check">
                <input class="form-check-input" type="checkbox" name="drop" value={upload.id} />
                <span class="form-check-label">Bỏ tệp này</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <input
        class={`form-control${error ? ' is-invalid' : ''}`}
        id="tep"
        name="tep"
        type="file"
        multiple
        accept="image/jpeg,image/png,application/pdf"
        aria-describedby={error ? 'tep-help tep-error' : 'tep-help'}
      />
      <div class="form-hint" id="tep-help">
        Ảnh JPEG, PNG hoặc PDF; nhiều nhất {limits.files} tệp, mỗi tệp {limits.fileMegabytes} MB, tất cả{' '}
        {limits.totalMegabytes} MB. Ảnh giữ nguyên như bạn gửi, kể cả nơi chụp nếu máy có ghi.
      </div>
      {error && (
        <div class="field-error" id="tep-error">
          {error}
        </div>
      )}
    </div>
  );
}
