import {
  needsReason,
  PUBLIC_FIELDS,
  type PublicField,
  type PublishDraft,
  type PublishGround,
  readText,
  type Suspect,
} from '../../../features/feedback/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { FormToken, TextArea } from '../../../ui/field.tsx';
import { PhotoFields } from './photo-fields.tsx';
import { PlaceField } from './place-field.tsx';
import { Preview } from './preview.tsx';
import { TextField } from './text-field.tsx';

export interface Moderation {
  ground: PublishGround;
  draft: PublishDraft;
  problem?: Problem;
}

type PublishFormProps = Moderation & {
  action: string;
  token: string;
  stepCount: number;
  clientKey: string;
};

/** One form: every text beside its original, the pictures, the place, and how all of it will look. */
export function PublishForm({ ground, draft, problem, ...head }: PublishFormProps) {
  const errors = problem?.fields ?? {};
  const fields = PUBLIC_FIELDS.filter((field) => ground.original[field] !== '' || draft.text[field] !== '');
  return (
    <form method="post" action={head.action} enctype="multipart/form-data">
      <FormToken value={head.token} />
      <input type="hidden" name="clientKey" value={head.clientKey} />
      <input type="hidden" name="stepCount" value={String(head.stepCount)} />
      <p>
        Bản gốc giữ nguyên, chỗ giống thông tin cá nhân được tô; ô công khai đã che sẵn. Máy tìm vẫn sót, nhất
        là tên viết thường không dấu: phải đọc hết từng chữ.
      </p>
      {fields.map((field) => (
        <TextField {...{ field, ground, draft, errors }} />
      ))}
      <PlaceField {...{ ground, draft, error: errors.showsPlace }} />
      <PhotoFields {...{ ground, draft, errors }} />
      <Preview {...{ ground, draft }} />
      <section class="card card-body mb-3" aria-labelledby="cong-khai">
        <h2 id="cong-khai">Công khai</h2>
        {needsReason(ground) && (
          <TextArea
            {...{ name: 'reason', value: draft.reason, error: errors.reason }}
            label={ground.versions.length > 0 ? 'Lý do sửa bản đang có' : 'Lý do vẫn công khai'}
            required
            rows={2}
          />
        )}
        <Likely {...{ ground, draft }} />
        <label class="form-check" id="isRead">
          <input class="form-check-input" type="checkbox" name="isRead" value="1" checked={draft.isRead} />
          <span class="form-check-label">Tôi đã đọc hết từng chữ; không còn dữ liệu cá nhân</span>
        </label>
        {errors.isRead && <div class="field-error">{errors.isRead}</div>}
        <div class="mt-2 form-actions">
          <button class="btn" type="submit" name="do" value="review" formnovalidate>
            Xem lại
          </button>{' '}
          <button class="btn btn-primary" type="submit" name="do" value="publish">
            Công khai
          </button>
        </div>
      </section>
    </form>
  );
}

/** How many places are only likely: they are confirmed as a whole, by the tick. */
function Likely({ ground, draft }: { ground: PublishGround; draft: PublishDraft }) {
  const likely = PUBLIC_FIELDS.flatMap((field) =>
    suspectsStanding(field, ground, draft).filter(({ certainty }) => certainty === 'likely'),
  );
  if (likely.length === 0) return null;
  return <p>Còn {likely.length} chỗ chưa chắc trong lời sẽ công khai; đánh dấu ô dưới là xác nhận giữ.</p>;
}

function suspectsStanding(field: PublicField, ground: PublishGround, draft: PublishDraft): Suspect[] {
  return readText(field, draft.text[field], ground.known).suspects;
}
