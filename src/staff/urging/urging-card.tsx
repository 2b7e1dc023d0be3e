import { OFFICIAL_STATE_LABELS } from '../../features/official-documents/index.ts';
import { findIdleLetters, listCasesOf, searchCases, taskSubject } from '../../features/urging/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Status } from '../../ui/page.tsx';
import type { StaffContext } from '../session.ts';
import { PLACE } from './place.ts';

const SHOWN = 5;
/** Open cases that are looked through for letters that lie. */
const MOST_LOOKED_AT = 200;
const EVERY = { isOpen: true, kind: null, unitId: null, step: null, before: null, after: null } as const;

/** On the first page of whoever answers for a unit: about what it is being urged. Nothing when it is not. */
export async function UrgingCard({ c }: { c: StaffContext }) {
  const { database } = c.var.platform;
  const { wardId, unitId } = c.var.officer;
  const { lines, next } = await searchCases(database.db, wardId, { ...EVERY, unitId, limit: SHOWN });
  if (lines.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="bi-don-doc">
      <h2 id="bi-don-doc">Đơn vị bạn đang bị đôn đốc</h2>
      <ul class="mb-0">
        {lines.map((line) => (
          <li>
            <a href={`${PLACE}/${line.id}`}>{line.title}</a>{' '}
            <span class="text-secondary">
              – bước {line.step}, mở {formatDay(toLocalDay(line.openedAt))}
            </span>
          </li>
        ))}
      </ul>
      {next && (
        <p class="mb-0">
          <a href={`${PLACE}?don-vi=${unitId}`}>Xem hết</a>
        </p>
      )}
    </section>
  );
}

/** For whoever signs or controls: letters that were drafted and lie too long. Nothing when there are none. */
export async function IdleLetters({ c }: { c: StaffContext }) {
  const { database, now } = c.var.platform;
  const { wardId, duties } = c.var.officer;
  if (!duties.some((duty) => duty === 'control' || duty === 'oversee' || duty === 'sign')) return null;
  const { lines } = await searchCases(database.db, wardId, { ...EVERY, limit: MOST_LOOKED_AT });
  const idle = await findIdleLetters(database.db, wardId, lines, now());
  if (idle.length === 0) return null;
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby="cho-ky-lau">
      <h2 id="cho-ky-lau">Văn bản đôn đốc để lâu chưa phát hành ({idle.length})</h2>
      <ul class="mb-0">
        {idle.slice(0, SHOWN).map(({ line, document }) => (
          <li>
            <Status tone="warn">{OFFICIAL_STATE_LABELS[document.state]}</Status>{' '}
            <a href={`/can-bo/van-ban/${document.id}`}>Bước {line.step}</a> từ{' '}
            {formatDay(toLocalDay(line.stepAt!))}: <a href={`${PLACE}/${line.id}`}>{line.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On the page of a task: the case that urges it now, and those that did. Nothing when it never was. */
export async function TaskUrging(props: { c: StaffContext; planId: number; taskKey: number }) {
  const { c, ...key } = props;
  const { db } = c.var.platform.database;
  const cases = await listCasesOf(db, c.var.officer.wardId, taskSubject(key));
  if (cases.length === 0) return null;
  return (
    <p>
      Đôn đốc:{' '}
      {cases.map(({ id, isOpen }) => (
        <>
          <a href={`${PLACE}/${id}`}>
            vụ số {id}
            {isOpen ? ' (đang mở)' : ''}
          </a>{' '}
        </>
      ))}
    </p>
  );
}
