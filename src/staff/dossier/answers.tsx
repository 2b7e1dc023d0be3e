import type { FiledAnswers } from '../../features/drafts/index.ts';
import { describeAnswers } from '../../features/procedures/index.ts';

/** What was answered at home, as it was filed; nothing for a dossier that came another way. */
export function FiledForm({ filed }: { filed: FiledAnswers | null }) {
  if (filed === null) return null;
  return (
    <section class="card card-body" aria-labelledby="to-khai">
      <h2 id="to-khai">Tờ khai điện tử</h2>
      {describeAnswers(filed.form, filed.answers).map(({ page, rows }) => (
        <>
          <h3>{page}</h3>
          <dl class="facts">
            {rows.map(({ label, value }) => (
              <>
                <dt>{label}</dt>
                <dd class="filed-value">{value}</dd>
              </>
            ))}
          </dl>
        </>
      ))}
    </section>
  );
}
