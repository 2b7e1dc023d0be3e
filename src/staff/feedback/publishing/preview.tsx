import type { PublishDraft, PublishGround } from '../../../features/feedback/index.ts';
import { formatDay } from '../../../law/day.ts';
import { photoPath } from './photo-fields.tsx';

/** What the public will see, as it stands after the last look. */
export function Preview({ ground, draft }: { ground: PublishGround; draft: PublishDraft }) {
  const { state, id } = ground.item;
  const { text } = draft;
  const photos = draft.photos.filter(({ isShown }) => isShown);
  return (
    <section class="card card-body mb-3 publication" aria-labelledby="xem-truoc">
      <h2 id="xem-truoc">Người dân sẽ thấy</h2>
      <p class="text-secondary">Theo lần "Xem lại" gần nhất; sửa xong hãy bấm "Xem lại".</p>
      <h3>{text.title}</h3>
      <p class="text-secondary">
        {state.code}, nhận ngày {formatDay(state.receivedOn)}
        {text.place !== '' && `, tại ${text.place}`}
        {draft.showsPlace && ', có trên bản đồ'}
      </p>
      <p class="prewrap">{text.content}</p>
      {text.proposal !== '' && <p class="prewrap">Đề nghị: {text.proposal}</p>}
      {photos.length > 0 && (
        <div class="photo-list">
          {photos.map((photo) => (
            <figure class="m-0">
              <img src={photoPath(id, photo)} alt={photo.description || `Ảnh ${photo.no}`} />
              <figcaption>{photo.description}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <h4>Trả lời của phường</h4>
      <p class="prewrap mb-0">{text.answer}</p>
    </section>
  );
}
