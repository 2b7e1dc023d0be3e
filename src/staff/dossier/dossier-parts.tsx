import {
  APPLICANT_LABELS,
  CHANNEL_LABELS,
  type Dossier,
  dueBasis,
  OUTCOME_LABELS,
  SOURCE_LABELS,
  STEP_LABELS,
  type Step,
} from '../../features/dossiers/index.ts';
import { describeTerm, type ProcedureVersion } from '../../features/procedures/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { due, parseTerm } from '../../law/due.ts';
import { maskPersonalId } from '../../law/personal-id.ts';
import { Status as StatusMark } from '../../ui/page.tsx';

/** Who filed it, what he asks, who works on it. */
export function Applicant(props: {
  dossier: Dossier;
  procedure: ProcedureVersion;
  unitNames: ReadonlyMap<number, string>;
}) {
  const { applicant, state } = props.dossier;
  const rows: [string, string | null][] = [
    ['Người nộp', applicant.name],
    ['Đối tượng', APPLICANT_LABELS[state.applicantKind]],
    ['Người nộp thay', applicant.representativeName],
    ['Số định danh', applicant.personalId && maskPersonalId(applicant.personalId)],
    ['Điện thoại', applicant.phone],
    ['Địa chỉ', applicant.address],
    ['Thư điện tử', applicant.email],
    ['Nội dung yêu cầu', applicant.request],
    [
      'Cách nộp',
      CHANNEL_LABELS[state.channel] + (state.origin === 'paper_book' ? ' (ghi lại từ sổ giấy)' : ''),
    ],
    ['Lĩnh vực', props.procedure.field],
    ['Đơn vị giải quyết', props.unitNames.get(state.competentUnitId) ?? ''],
    ['Đang ở', props.unitNames.get(state.holderUnitId) ?? ''],
    ['Kết quả', state.resultOutcome && `${OUTCOME_LABELS[state.resultOutcome]}, số ${state.resultNumber}`],
  ];
  return (
    <section class="card card-body mt-3" aria-labelledby="thong-tin">
      <h2 id="thong-tin">Thông tin hồ sơ</h2>
      <dl class="fact-list">
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {state.resultFile && (
        <p class="mb-0">
          <a href={`/can-bo/ho-so/${props.dossier.id}/tep/${state.resultFile}`} data-turbo="false">
            Mở kết quả điện tử
          </a>
        </p>
      )}
    </section>
  );
}

/** The papers with their scans. */
export function Documents({ dossier }: { dossier: Dossier }) {
  const { documents } = dossier.state;
  return (
    <section class="card card-body mt-3" aria-labelledby="giay-to">
      <h2 id="giay-to">Giấy tờ</h2>
      {documents.length === 0 && <p class="text-secondary">Hồ sơ không có giấy tờ nào.</p>}
      <ol class="document-list">
        {documents.map((each) => (
          <li>
            {each.name} <span class="text-secondary">({SOURCE_LABELS[each.source]})</span>{' '}
            {each.file ? (
              <a href={`/can-bo/ho-so/${dossier.id}/tep/${each.file}`} data-turbo="false">
                Mở bản số hóa
              </a>
            ) : (
              needsScan(each) && <StatusMark tone="warn">Chưa số hóa</StatusMark>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function needsScan(document: Dossier['state']['documents'][number]): boolean {
  return document.scanExemptReason === null && document.source !== 'database' && document.source !== 'shown';
}

/** Which days were counted, which were skipped and why: the same law code that gave the due time. */
export function DueExplained({ dossier, procedure }: { dossier: Dossier; procedure: ProcedureVersion }) {
  const { state } = dossier;
  const variant = procedure.terms.find((each) => each.no === state.termNo);
  const { from, isMoved } = dueBasis(dossier);
  const counted = state.term === null ? null : due(from, parseTerm(state.term));
  return (
    <section class="card card-body" aria-labelledby="han">
      <h2 id="han">Hẹn trả {state.dueAt ? formatTime(state.dueAt) : ''}</h2>
      {state.dueAt === null && (
        <p>
          {state.term === null
            ? 'Danh mục chưa có thời hạn của thủ tục này.'
            : 'Đồng hồ đang dừng, chờ người nộp bổ sung.'}
        </p>
      )}
      {counted && (
        <details>
          <summary>
            Vì sao: {variant ? describeTerm(variant) : state.term}, tính từ {formatTime(from)}
          </summary>
          {isMoved && <p>Thời gian chờ bổ sung đã được cộng thêm sau mốc dưới đây.</p>}
          <ol class="day-list">
            {counted.days.map((day) => (
              <li class={day.counted ? '' : 'skipped'}>
                {formatDay(day.on)}: {day.why}
              </li>
            ))}
          </ol>
          {counted.warnings.map((text) => (
            <p class="text-secondary">{text}</p>
          ))}
        </details>
      )}
    </section>
  );
}

/** Every step so far. */
export function ControlSlip(props: {
  dossier: Dossier;
  unitNames: ReadonlyMap<number, string>;
  officerNames: ReadonlyMap<number, string>;
}) {
  return (
    <section class="card card-body mt-3" aria-labelledby="qua-trinh">
      <h2 id="qua-trinh">Quá trình</h2>
      <ol class="steps">
        {props.dossier.steps.map(({ step }) => (
          <li>
            <b>{STEP_LABELS[step.step]}</b>
            {step.toUnitId !== null && <> → {props.unitNames.get(step.toUnitId)}</>}
            <div>
              <time datetime={step.at.toISOString()}>{formatTime(step.at)}</time>{' '}
              {props.officerNames.get(step.officerId ?? 0) ?? 'Hệ thống'}
            </div>
            {remark(step) && <div>{remark(step)}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the step recorded, in one line. */
function remark(step: Step): string {
  switch (step.step) {
    case 'request_supplement':
      return `${step.payload.items.join('; ')}. Lý do: ${step.payload.reason}`;
    case 'refuse':
    case 'withdraw':
    case 'send_back':
      return `Lý do: ${step.payload.reason}`;
    case 'propose':
      return [OUTCOME_LABELS[step.payload.outcome], step.payload.note].filter(Boolean).join('. ');
    case 'stamp':
      return `Số ${step.payload.number}, ngày ${formatDay(step.payload.resultOn)}${step.payload.file ? '' : '; không có bản điện tử'}`;
    case 'return_result':
      return `Người nhận: ${step.payload.receiver}`;
    case 'receive_supplement':
      return step.payload.documents.map((each) => each.name).join('; ');
    case 'transfer':
    case 'take_over':
    case 'submit_for_signature':
    case 'sign':
      return step.payload.note;
    default:
      return '';
  }
}
