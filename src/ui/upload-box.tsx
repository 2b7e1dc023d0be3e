import type { Child } from 'hono/jsx';
import { assetUrl } from '../platform/http/assets.ts';
import { FormToken } from './field.tsx';

interface UploadBoxProps {
  /** Where the routes of uploads are mounted. */
  action: string;
  token: string;
  part?: string;
  /** Id of the field, and the name of its error. */
  field: string;
  label: string;
  /** What may be chosen, as a browser asks. */
  accept: string;
  help: string;
  error?: string | undefined;
  /** Dots along the longest side that a photo keeps; left out: what is enough to read it on a screen. */
  longestSide?: number;
  /** Words of the field that opens a phone's camera; left out: there is none. */
  camera?: string;
  /** What is there already, drawn again after each file. */
  children?: Child;
}

/**
 * A field of files. It holds forms of its own and stands outside of others. With our script files are sent in pieces as they
 * are chosen or dropped, without it whole by the button.
 */
export function UploadBox(props: UploadBoxProps) {
  const { action, token, part = '', field, label, accept, help, error, longestSide, camera } = props;
  return (
    <section
      class="attachments"
      data-attachments={action}
      data-token={token}
      data-part={part}
      {...(longestSide && { 'data-longest': String(longestSide) })}
    >
      <label class="form-label attachment-title" for={field}>
        {label}
      </label>
      <ul class="attachment-list" data-attachment-list aria-label={`Tệp đã gửi: ${label}`}>
        {props.children}
      </ul>
      <form method="post" action={action} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="part" value={part} />
        <input
          class={`form-control${error ? ' is-invalid' : ''}`}
          id={field}
          name="tep"
          type="file"
          multiple
          accept={accept}
          aria-describedby={error ? `${field}-help ${field}-error` : `${field}-help`}
          {...(error && { 'aria-invalid': 'true' as const })}
        />
        {camera && (
          <label class="attachment-camera">
            {camera}
            <input class="form-control" name="tep" type="file" accept="image/jpeg" capture="environment" />
          </label>
        )}
        <div class="form-hint" id={`${field}-help`}>
          {help}
        </div>
        {error && (
          <div class="field-error" id={`${field}-error`} role="alert">
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
