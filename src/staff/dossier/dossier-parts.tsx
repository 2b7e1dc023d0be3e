import {
  APPLICANT_LABELS,
  CHANNEL_LABELS,
  type Counting,
  type Dossier,
  type DueBasis,
  dueBasis,
  NOTICE_WAY_LABELS,
  OUTCOME_LABELS,
  RETURN_LABELS,
  remarkOn,
  SOURCE_LABELS,
  STEP_LABELS,
  takerWithoutOfficer,
} from '../../features/dossiers/index.ts';
import { describeTerm, type ProcedureVersion } from '../../features/procedures/index.ts';
import type { SyncFlags } from '../../features/vault/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { due, parseTerm } from '../../law/due.ts';
import { maskPersonalId } from '../../law/personal-id.ts';
import { Status as StatusMark } from '../../ui/page.tsx';
import { SyncFlagWords } from './sync-flag-words.tsx';

/** Who filed it, what he asks, who works on it. */
export function Applicant(props: {
  dossier: Dossier;
  procedure: ProcedureVersion;
  unitNames: ReadonlyMap<number, string>;
  officerNames: ReadonlyMap<number, string>;
  /** The trip of the mobile team on which it was taken in. */
  session: { day: string; place: string } | null;
}) {
  const { applicant, state } = props.dossier;
  const rows: [string, string | null][] = [
    ['Người nộp', applicant.name],
    ['Đối tượng', APPLICANT_LABELS[state.applicantKind]],
    ['Ngày sinh', applicant.birthOn && formatDay(applicant.birthOn)],
    [
      'Người nộp thay',
      [applicant.representativeName, applicant.representativeBasis].filter(Boolean).join(', '),
    ],
    ['Số định danh', applicant.personalId && maskPersonalId(applicant.personalId)],
    ['Điện thoại', applicant.phone],
    ['Địa chỉ', applicant.address],
    ['Thư điện tử', applicant.email],
    ['Nội dung yêu cầu', applicant.request],
    [
      'Cách nộp',
      CHANNEL_LABELS[state.channel] +
        (state.assistedOnline ? ' (cán bộ hỗ trợ)' : '') +
        (state.origin === 'paper_book' ? ' (ghi lại từ sổ giấy)' : ''),
    ],
    ['Buổi lưu động', props.session && `${props.session.place}, ${formatDay(props.session.day)}`],
    ['Mã bưu gửi', state.postalNumber],
    [
      'Nhận kết quả',
      [RETURN_LABELS[applicant.returnBy], applicant.returnAddress].filter(Boolean).join(', đến '),
    ],
    ['Nhận thông báo', applicant.noticeBy && NOTICE_WAY_LABELS[applicant.noticeBy]],
    ['Lĩnh vực', props.procedure.field],
    ['Đơn vị giải quyết', props.unitNames.get(state.competentUnitId) ?? ''],
    ['Đang ở', props.unitNames.get(state.holderUnitId) ?? ''],
    ['Người giữ', props.officerNames.get(state.holderOfficerId ?? 0) ?? ''],
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

/**
 * The papers with their scans, and whether a virus scanner looked at each, where that matters: of what came from home, and
 * wherever a scanner is installed. `unscanned` is null where it does not.
 */
export function Documents({
  dossier,
  unscanned,
  flags,
}: {
  dossier: Dossier;
  unscanned: ReadonlySet<string> | null;
  /** What is told of each paper to the city's system, by its number. */
  flags: ReadonlyMap<number, SyncFlags>;
}) {
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
              <>
                <a href={`/can-bo/ho-so/${dossier.id}/tep/${each.file}`} data-turbo="false">
                  Mở bản số hóa
                </a>{' '}
                {unscanned !== null && <Scanned isScanned={!unscanned.has(each.file)} />}
              </>
            ) : (
              needsScan(each) && <StatusMark tone="warn">Chưa số hóa</StatusMark>
            )}
            {each.file === null && each.scanExemptReason !== null && (
              <span class="text-secondary">Không số hóa: {each.scanExemptReason}</span>
            )}
            <SyncFlagWords flags={flags.get(each.no)} wasReusable={each.reusable} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Scanned({ isScanned }: { isScanned: boolean }) {
  return isScanned ? (
    <StatusMark tone="good">Đã quét vi-rút</StatusMark>
  ) : (
    <StatusMark tone="none">Chưa quét vi-rút</StatusMark>
  );
}

function needsScan(document: Dossier['state']['documents'][number]): boolean {
  return document.scanExemptReason === null && document.source !== 'database' && document.source !== 'shown';
}

/** Which days were counted, which were skipped and why: the same law code that gave the due time. */
export function DueExplained(props: { dossier: Dossier; procedure: ProcedureVersion; counting: Counting }) {
  const { dossier, procedure, counting } = props;
  const { state } = dossier;
  const variant = procedure.terms.find((each) => each.no === state.termNo);
  const { from, moves } = dueBasis(dossier);
  const counted =
    state.term === null || from === null
      ? null
      : due(from, parseTerm(state.term), counting.calendar, counting.hoursOn);
  return (
    <section class="card card-body" aria-labelledby="han">
      <h2 id="han">Hẹn trả {state.dueAt ? formatTime(state.dueAt) : ''}</h2>
      {state.dueAt === null && (
        <p>
          {state.term === null
            ? 'Danh mục chưa có thời hạn của thủ tục này.'
            : from === null
              ? 'Thời hạn tính từ khi hồ sơ được tiếp nhận.'
              : 'Đồng hồ đang dừng, chờ người nộp.'}
        </p>
      )}
      {counted && (
        <details>
          <summary>
            Vì sao: {variant ? describeTerm(variant) : state.term}, tính từ {formatTime(from!)}
          </summary>
          <DueMoves moves={moves} />
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

/** What moved the due time after it was first counted. */
function DueMoves({ moves }: { moves: DueBasis['moves'] }) {
  if (moves.length === 0) return null;
  return (
    <ul class="day-list">
      {moves.map((move) => (
        <li>
          {formatTime(move.at)}: {STEP_LABELS[move.step]},{' '}
          {move.dueAt === null ? 'dừng tính' : `hẹn trả ${formatTime(move.dueAt)}`}
        </li>
      ))}
    </ul>
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
      <ol class="control-steps">
        {props.dossier.steps.map(({ step }) => (
          <li>
            <b>{STEP_LABELS[step.step]}</b>
            {step.toUnitId !== null && <> → {props.unitNames.get(step.toUnitId)}</>}
            <div>
              <time datetime={step.at.toISOString()}>{formatTime(step.at)}</time>{' '}
              {props.officerNames.get(step.officerId ?? 0) ?? takerWithoutOfficer(step)}
            </div>
            {remarkOn(step) && <div>{remarkOn(step)}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
