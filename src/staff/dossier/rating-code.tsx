import type { Dossier } from '../../features/dossiers/index.ts';
import type { Officer } from '../../features/organisation/index.ts';
import { FormToken } from '../../ui/field.tsx';

/** Dossiers that ended with an answer to the applicant, who may say how he was served. */
const RATED = ['returned', 'refused'];

/** For the desk that just gave the result: the way to the code that the applicant scans. */
export function RatingCode(props: { dossier: Dossier; officer: Officer; token: string }) {
  const { dossier, officer, token } = props;
  const isAtDesk = officer.duties.some((duty) => duty === 'receive' || duty === 'return');
  if (!isAtDesk || !RATED.includes(dossier.state.status)) return null;
  return (
    <section class="card card-body mt-3" aria-labelledby="moi-danh-gia">
      <h2 id="moi-danh-gia">Mời đánh giá</h2>
      <form method="post" action={`/can-bo/ho-so/${dossier.id}/ma-danh-gia`} data-turbo="false">
        <FormToken value={token} />
        <button class="btn" type="submit">
          Hiện mã QR cho người nộp
        </button>
      </form>
    </section>
  );
}
