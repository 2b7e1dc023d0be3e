import { type PublishDraft, type PublishGround, readText } from '../../../features/feedback/index.ts';

interface PlaceFieldProps {
  ground: PublishGround;
  draft: PublishDraft;
  error: string | undefined;
}

/** Whether the place is shown on the map, roughly; with a warning where it may be somebody's home. */
export function PlaceField({ ground, draft, error }: PlaceFieldProps) {
  const { latitude, longitude } = ground.item.words;
  if (latitude === null || longitude === null) return null;
  const mayBeHome = readText('place', ground.original.place, ground.known).suspects.length > 0;
  return (
    <section class="card card-body mb-3" aria-labelledby="ban-do">
      <h2 id="ban-do">Bản đồ</h2>
      {mayBeHome && (
        <p class="form-note">
          Nơi xảy ra trông như địa chỉ nhà của một người. Hiện điểm trên bản đồ cũng là nêu địa chỉ ấy.
        </p>
      )}
      <label class="form-check mb-0" id="showsPlace">
        <input
          class="form-check-input"
          type="checkbox"
          name="showsPlace"
          value="1"
          checked={draft.showsPlace}
        />
        <span class="form-check-label">
          Hiện trên bản đồ, làm tròn đến khoảng 11 mét: {latitude.toFixed(4)}, {longitude.toFixed(4)}
        </span>
      </label>
      {error && <div class="field-error">{error}</div>}
    </section>
  );
}
