import { fieldOf, MOST_FILE_MEGABYTES, type Upload } from '../../features/uploads/index.ts';
import { FormToken } from '../../ui/field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { UploadBox } from '../../ui/upload-box.tsx';

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
 * its own and stands outside of others.
 */
export function AttachmentField(props: AttachmentFieldProps) {
  const { action, token, part = '', label, help, uploads, error } = props;
  return (
    <UploadBox
      {...{ action, token, part, label, error }}
      field={fieldOf(part)}
      accept={ACCEPTED}
      camera="Hoặc chụp ảnh"
      help={`${help ? `${help} ` : ''}PDF, ảnh JPEG hoặc PNG, Word, Excel; mỗi tệp không quá ${MOST_FILE_MEGABYTES} MB.`}
    >
      {uploads.map((upload) => (
        <AttachmentItem action={action} token={token} upload={upload} />
      ))}
    </UploadBox>
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
