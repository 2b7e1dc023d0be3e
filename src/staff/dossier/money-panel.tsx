import type { Dossier } from '../../features/dossiers/index.ts';
import { type DueState, dueState } from '../../features/payments/index.ts';
import type { Db } from '../../platform/database/database.ts';
import { formatVnd } from '../../ui/format.ts';
import { Status } from '../../ui/page.tsx';

/** Fees and charges of a dossier in a line, and the way to them. */
export async function MoneyPanel({ db, dossier }: { db: Db; dossier: Dossier }) {
  const due = await dueState(db, dossier);
  return (
    <section class="card card-body mt-3" aria-labelledby="phi">
      <h2 id="phi">Phí, lệ phí</h2>
      <p class="mb-0">
        <Said due={due} /> <a href={`/can-bo/thu-phi/ho-so/${dossier.id}`}>Khoản thu, biên lai</a>
      </p>
    </section>
  );
}

function Said({ due }: { due: DueState }) {
  switch (due.kind) {
    case 'to_pay':
      return <Status tone="warn">Chưa thu {formatVnd(due.dueVnd)}</Status>;
    case 'paid':
      return (
        <Status tone="good">
          Đã thu{' '}
          {formatVnd(due.charges.reduce((sum, each) => sum + (each.paidBy === null ? 0 : each.dueVnd), 0))}
        </Status>
      );
    case 'free':
      return <Status tone="good">Không phải nộp</Status>;
    case 'not_counted':
      return <Status tone="warn">Chưa tính</Status>;
    case 'not_set':
      return <Status tone="none">Mức thu chưa cấu hình</Status>;
    case 'over':
      return <Status tone="none">Không thu</Status>;
  }
}
