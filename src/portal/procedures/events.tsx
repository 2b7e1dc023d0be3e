import { findProcedures, type LifeEvent, type ProcedureVersion } from '../../features/procedures/index.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Filters } from './find-form.tsx';

interface EventsProps {
  events: readonly LifeEvent[];
  applicant: Filters['applicant'];
  /** The heading, where the page speaks another language; the events stay Vietnamese. */
  title?: string;
}

/** What brings people to the ward, as they would say it. */
export function Events({ events, applicant, title = 'Bạn đang có việc gì?' }: EventsProps) {
  const shown = events.filter((each) => applicant === null || each.for.includes(applicant));
  return (
    <section class="part">
      <h2>{title}</h2>
      <ul class="event-list" lang="vi">
        {shown.map((each) => (
          <li>
            <a href={`/thu-tuc?su-kien=${each.slug}`}>{each.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EventStep {
  procedure: ProcedureVersion;
  why: string;
}

/** The procedures of an event that are in force, in its order. */
export async function eventSteps(db: Db, event: LifeEvent, onDay: string): Promise<EventStep[]> {
  const codes = event.procedures.map((each) => each.code);
  const found = await findProcedures(db, codes, onDay);
  return event.procedures.flatMap(({ code, why }) => {
    const procedure = found.find((each) => each.code === code);
    return procedure ? [{ procedure, why }] : [];
  });
}

export function EventSteps({ steps }: { steps: readonly EventStep[] }) {
  if (steps.length === 0)
    return (
      <p class="empty-state">Các thủ tục của việc này hiện không còn trong danh mục. Hãy tìm bằng lời.</p>
    );
  return (
    <ul class="result-list">
      {steps.map(({ procedure, why }) => (
        <li>
          <b class="event-why">{why}</b>
          <a href={`/thu-tuc/${procedure.code}`}>{procedure.name}</a>
          <small>
            {procedure.field} · mã {procedure.code}
          </small>
        </li>
      ))}
    </ul>
  );
}
