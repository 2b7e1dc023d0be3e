import { MOST_FILE_MEGABYTES, type Upload } from '../../features/uploads/index.ts';
import { assetUrl } from '../../platform/http/assets.ts';
import { FormToken } from '../../ui/field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { fieldOf } from './take-form.ts';

/** HEIC is left out, so that an iPhone gives JPEG by itself. */
const ACCEPTED = 'application/pdf,image/jpeg,image/png,.docx,.xlsx';

interface AttachmentFieldProps {
  /** Where the routes are mounted. */
  action: string;
  token: string;
  /** For which required document; '' where the place has one heap. */
  part?: string;
  label: string;
  help?: string;
  /** What was taken for this part. */
  uploads: readonly Upload[];
  error?: string | undefined;
}

/**
 * The files of one part: what is there, each with a button that removes it, and a form that takes more. It holds forms of
 * its own and stands outside of others. With our script it sends in pieces, without it whole.
 */
export function AttachmentField(props: AttachmentFieldProps) {
  const { action, token, part = '', label, help, uploads, error } = props;
  const id = fieldOf(part);
  return (
    <section class="attachments" data-attachments={action} data-token={token} data-part={part}>
      <label class="form-label attachment-title" for={id}>
        {label}
      </label>
      <ul class="attachment-list" data-attachment-list aria-label={`Tệp đã gửi: ${label}`}>
        {uploads.map((upload) => (
          <AttachmentItem action={action} token={token} upload={upload} />
        ))}
      </ul>
      <form method="post" action={action} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="part" value={part} />
        <input
          class={`form-control${error ? ' is-invalid' : ''}`}
          id={id}
          name="tep"
          type="file"
          multiple
          accept={ACCEPTED}
          aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
          {...(error && { 'aria-invalid': 'true' as const })}
        />
        <label class="attachment-camera">
          Hoặc chụp ảnh
          <input class="form-control" name="tep" type="file" accept="image/jpeg" capture="environment" />
        </label>
        <div class="form-hint" id={`${id}-help`}>
          {help ? `${help} ` : ''}PDF, ảnh JPEG hoặc PNG, Word, Excel; mỗi tệp không quá {MOST_FILE_MEGABYTES}{' '}
          MB.
        </div>
        {error && (
          <div class="field-error" id={`${id}-error`} role="alert">
            {error}
          </div>
        )}
        <button class="btn" type="submit">
          Gửi tệp đã chọn
        </button>
      </form>
      <ul class="attachment-list" data-attachment-queue aria-label="Tệp đang gửi" hidden />
      <p class="attachment-news" data-attachment-news role="status" />
      <script src={assetUrl('attachments.js')} type="module" />
    </section>
  );
}

function AttachmentItem({ action, token, upload }: { action: string; token: string; upload: Upload }) {
  return (
    <li data-upload={upload.id}>
      <span>
        <a href={`${action}/${upload.id}`}>{upload.name}</a> <small>{formatSize(upload.size)}</small>
      </span>
      <form method="post" action={`${action}/${upload.id}/xoa`}>
        <FormToken value={token} />
        <button class="btn" type="submit" aria-label={`Xóa ${upload.name}`}>
          Xóa
        </button>
      </form>
    </li>
  );
}

/** 1.234.567 → "1,2 MB" */
export function formatSize(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1024)} KB` : `${formatNumber(bytes / 1024 / 1024)} MB`;
}
