import type { Dossier } from '../../features/dossiers/index.ts';
import { findDraft } from '../../features/results/index.ts';
import type { Db } from '../../platform/database/database.ts';
import { Status as StatusMark } from '../../ui/page.tsx';

/** From examination on a result can be drafted; before, there is nothing to say. */
const FROM = ['in_process', 'consulting', 'in_review', 'awaiting_signature', 'signed'];

/** How far the electronic result is, and the way to it. */
export async function ResultPanel({ db, dossier }: { db: Db; dossier: Dossier }) {
  const draft = await findDraft(db, dossier);
  if (draft === null && !FROM.includes(dossier.state.status)) return null;
  return (
    <section class="card card-body mt-3" aria-labelledby="ket-qua">
      <h2 id="ket-qua">Kết quả điện tử</h2>
      {draft === null ? (
        <p>Chưa soạn. Có thể soạn theo mẫu, ký số và đóng dấu số; hoặc tải bản quét khi đóng dấu.</p>
      ) : (
        <p>
          {draft.number?.state === 'issued' ? (
            <StatusMark tone="good">Đã ký số và phát hành</StatusMark>
          ) : draft.approval ? (
            <StatusMark tone="warn">Đã ký số, chờ cấp số và đóng dấu</StatusMark>
          ) : (
            <StatusMark tone="none">Dự thảo bản {draft.versions.at(-1)!.no}, chưa ký</StatusMark>
          )}
        </p>
      )}
      <a class="btn" href={`/can-bo/ho-so/${dossier.id}/ket-qua`}>
        {draft === null ? 'Soạn kết quả' : 'Xem kết quả, ký, cấp số'}
      </a>
    </section>
  );
}
