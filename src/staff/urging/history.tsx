import {
  type CaseEvent,
  CLOSING_LABELS,
  LEAVING_LABELS,
  type UrgingCase,
} from '../../features/urging/index.ts';
import { formatDay, formatTime, toLocalIso } from '../../law/day.ts';
import { PLACE } from './place.ts';

interface HistoryProps {
  known: UrgingCase;
  officers: ReadonlyMap<number, string>;
}

/** Everything that happened in a case, in its order. */
export function History({ known, officers }: HistoryProps) {
  return (
    <section class="card card-body mb-3" aria-labelledby="dien-bien">
      <h2 id="dien-bien">Diễn biến</h2>
      <ol class="steps">
        {known.events.map((event) => (
          <li>
            <time datetime={toLocalIso(event.at)}>{formatTime(event.at)}</time> <Told event={event} />
            {event.file && (
              <div>
                <a href={`${PLACE}/${known.id}/tep/${event.file}`}>Xem tệp</a>
              </div>
            )}
            <div class="text-secondary">
              {event.officerId === null ? 'Hệ thống' : (officers.get(event.officerId) ?? 'Cán bộ đã nghỉ')}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ event }: { event: CaseEvent }) {
  switch (event.event) {
    case 'opened':
      return (
        <>
          <b>Mở vụ đôn đốc.</b> {event.payload.why}
        </>
      );
    case 'joined':
      return <b>Thêm hồ sơ quá hạn: {event.payload.dossiers.map(({ code }) => code).join(', ')}</b>;
    case 'left':
      return (
        <>
          {event.payload.dossiers.map(({ code, how, on }) => (
            <div>
              <b>{code}</b> {LEAVING_LABELS[how]} ngày {formatDay(on)}
            </div>
          ))}
        </>
      );
    case 'step':
      return (
        <>
          <b>{event.payload.step.name}.</b> {event.payload.why}{' '}
          <a href={`/can-bo/van-ban/${event.payload.documentId}`}>Văn bản</a>
        </>
      );
    case 'redrafted':
      return (
        <>
          <b>Soạn lại văn bản của bước {event.payload.step}.</b> {event.payload.reason}{' '}
          <a href={`/can-bo/van-ban/${event.payload.documentId}`}>Văn bản</a>
        </>
      );
    case 'answered':
      return (
        <>
          <b>Đơn vị trả lời</b>
          {event.payload.promisedOn && `, hứa xong ngày ${formatDay(event.payload.promisedOn)}`}
          <div class="prewrap">{event.payload.text}</div>
        </>
      );
    case 'closed':
      return (
        <>
          <b>{CLOSING_LABELS[event.payload.closing]}.</b> {event.payload.because}{' '}
          <EvidenceLink evidence={event.payload.evidence} />
        </>
      );
  }
}

type Evidence = Extract<CaseEvent, { event: 'closed' }>['payload']['evidence'];

/** Where what closed the case can be seen; what was recorded for a task stands on the task's own page. */
function EvidenceLink({ evidence }: { evidence: Evidence }) {
  if (evidence === null || evidence.kind === 'record' || evidence.kind === 'subtask') return null;
  const places = { document: '/can-bo/van-ban', dossier: '/can-bo/ho-so', figure: '/can-bo/chi-tieu' };
  return <a href={`${places[evidence.kind]}/${evidence.id}`}>Xem</a>;
}
