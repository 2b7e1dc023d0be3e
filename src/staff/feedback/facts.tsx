import {
  CHANNEL_LABELS,
  GROUP_LABELS,
  LIMIT_LABELS,
  MATTER_LABELS,
  type ShownFeedback,
} from '../../features/feedback/index.ts';
import { type Day, formatDay } from '../../law/day.ts';
import { Status } from '../../ui/page.tsx';
import type { StepNames } from './history.tsx';
import { PLACE } from './place.ts';

interface FactsProps {
  shown: ShownFeedback;
  names: StepNames;
  today: Day;
  dossierCode: string;
  procedureName: string;
}

/** What is known of an item, whom it is about, who handles it, and its limits. */
export function Facts({ shown, names, today, dossierCode, procedureName }: FactsProps) {
  const { state } = shown.item;
  const subject = [
    state.subjectUnitId !== null && names.units.get(state.subjectUnitId),
    state.subjectOfficerId !== null && names.officers.get(state.subjectOfficerId),
  ].filter(Boolean);
  const handler = [
    state.unitId !== null && names.units.get(state.unitId),
    state.officerId !== null && names.officers.get(state.officerId),
  ].filter(Boolean);
  return (
    <section class="card card-body mb-3" aria-labelledby="thong-tin">
      <h2 id="thong-tin">Thông tin</h2>
      <dl class="facts">
        <Fact label="Kênh" value={CHANNEL_LABELS[state.channel]} />
        <Fact label="Ngày nhận" value={formatDay(state.receivedOn)} />
        <Fact label="Nhóm" value={state.group === null ? 'Chưa phân loại' : GROUP_LABELS[state.group]} />
        <Fact label="Loại" value={state.matters.map((matter) => MATTER_LABELS[matter]).join('; ')} />
        <Fact label="Bị phản ánh" value={subject.join(', ')} />
        <Fact label="Xử lý" value={handler.join(', ')} />
        {state.dossierId !== null && dossierCode !== '' && (
          <>
            <dt>Hồ sơ</dt>
            <dd>
              <a href={`/can-bo/ho-so/${state.dossierId}`}>{dossierCode}</a>
            </dd>
          </>
        )}
        {state.procedureCode !== null && (
          <>
            <dt>Thủ tục</dt>
            <dd>
              <a href={`/can-bo/danh-muc/${state.procedureCode}`}>{procedureName || state.procedureCode}</a>
            </dd>
          </>
        )}
        <Related label="Nhắc lại" id={state.repeatsId} names={names} />
        <Related label="Nhập vào" id={state.intoId} names={names} />
        <Fact
          label="Người gửi cho biết"
          value={state.isSolved === null ? '' : state.isSolved ? 'Đã giải quyết' : 'Chưa giải quyết'}
        />
      </dl>
      {!shown.isOnlyAsked && <Limits shown={shown} today={today} />}
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Related({ label, id, names }: { label: string; id: number | null; names: StepNames }) {
  if (id === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <a href={`${PLACE}/${id}`}>{names.codes.get(id)}</a>
      </dd>
    </>
  );
}

/** The limit that runs, where its day comes from, and those that were missed. */
function Limits({ shown, today }: { shown: ShownFeedback; today: Day }) {
  const { limit, missed, dueDays, isExtended, reopenedOn, receivedOn, status } = shown.item.state;
  const from = shown.item.steps.findLast(({ step }) => step === 'supplement' || step === 'reopen');
  return (
    <>
      <h3 class="mt-3">Thời hạn</h3>
      {limit === null ? (
        <p>Không có thời hạn nào đang chạy.</p>
      ) : (
        <p>
          <Status tone={limit.dueOn < today ? 'bad' : limit.dueOn === today ? 'warn' : 'none'}>
            {`${limit.dueOn < today ? 'Quá hạn' : 'Hạn'} ${LIMIT_LABELS[limit.code]}: ${formatDay(limit.dueOn)}`}
          </Status>
        </p>
      )}
      {limit !== null && status !== 'awaiting_publication' && (
        <p class="text-secondary">
          Đếm ngày làm việc theo lịch của phường, từ ngày{' '}
          {from === undefined
            ? `tiếp nhận ${formatDay(receivedOn)}`
            : reopenedOn !== null && from.step === 'reopen'
              ? `mở lại ${formatDay(reopenedOn)}`
              : 'người gửi bổ sung'}
          ; ngày bắt đầu không tính. Phân loại đến {formatDay(dueDays.classify)}, yêu cầu bổ sung đến{' '}
          {formatDay(dueDays.supplement)}, chuyển quy định của nơi khác đến{' '}
          {formatDay(dueDays.forward_regulation)}, xử lý đến {formatDay(dueDays.handle)}
          {isExtended && `, đã kéo dài đến ${formatDay(shown.item.state.handleDue)}`}.
        </p>
      )}
      {missed.length > 0 && (
        <p>
          Đã quá: {missed.map(({ code, dueOn }) => `${LIMIT_LABELS[code]} (${formatDay(dueOn)})`).join('; ')}
        </p>
      )}
    </>
  );
}
