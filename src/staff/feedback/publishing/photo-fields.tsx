import {
  GRID,
  type PhotoDraft,
  type PublishDraft,
  type PublishGround,
  readText,
} from '../../../features/feedback/index.ts';
import { Input } from '../../../ui/field.tsx';
import { PLACE } from '../place.ts';
import { Suspects } from './suspects.tsx';

interface PhotoFieldsProps {
  ground: PublishGround;
  draft: PublishDraft;
  errors: Readonly<Record<string, string>>;
}

/** Every picture of the item: whether it is shown, what it shows, and which parts of it are made unrecognisable. */
export function PhotoFields({ ground, draft, errors }: PhotoFieldsProps) {
  if (draft.photos.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="anh">
      <h2 id="anh">Ảnh</h2>
      <p>
        Ảnh công khai được làm lại từ đầu: không còn nơi chụp, máy chụp, giờ chụp. Bấm vào ô để làm mờ mặt
        người, biển số, giấy tờ, số nhà.
      </p>
      <div class="photo-list">
        {draft.photos.map((photo) => (
          <PhotoField {...{ photo, ground, draft, errors }} />
        ))}
      </div>
    </section>
  );
}

/** The address of a picture as it would be shown. */
export function photoPath(id: number, { no, cells }: Pick<PhotoDraft, 'no' | 'cells'>): string {
  return `${PLACE}/${id}/cong-khai/anh/${no}${cells.length > 0 ? `?o=${cells.join('.')}` : ''}`;
}

function PhotoField({ photo, ground, draft, errors }: PhotoFieldsProps & { photo: PhotoDraft }) {
  const { no, cells, description } = photo;
  const name = `photo-text-${no}`;
  const { suspects } = readText(`photo-${no}`, description, ground.known);
  return (
    <div>
      <label class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          name={`photo-${no}`}
          value="1"
          checked={photo.isShown}
        />
        <span class="form-check-label">Công khai ảnh {no}</span>
      </label>
      <fieldset class="blur-grid">
        <legend class="visually-hidden">Làm mờ từng ô của ảnh {no}</legend>
        <img src={photoPath(ground.item.id, { no, cells: [] })} alt={`Ảnh ${no} của phản ánh`} />
        <div class="blur-cells">
          {Array.from({ length: GRID * GRID }, (_, cell) => (
            <input
              type="checkbox"
              name={`blur-${no}`}
              value={String(cell)}
              checked={cells.includes(cell)}
              aria-label={`Làm mờ hàng ${Math.floor(cell / GRID) + 1}, cột ${(cell % GRID) + 1}`}
            />
          ))}
        </div>
      </fieldset>
      <Input
        {...{ name, value: description, error: errors[name] }}
        label={`Ảnh ${no} chụp gì`}
        help="Người không nhìn được nghe lời này thay ảnh. Bắt buộc khi công khai ảnh."
      />
      <Suspects original={[]} standing={suspects} {...{ draft, errors }} />
    </div>
  );
}
