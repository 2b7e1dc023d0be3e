import { askedNow, type Dossier, mayFetchResult, needOf } from '../../features/dossiers/index.ts';
import type { DueState } from '../../features/payments/index.ts';
import { formatTime } from '../../law/day.ts';
import { amountDueOf } from './amount-due.ts';
import { pathOf } from './read-own.ts';

/** What the applicant has to do now, first and large; and the result, once it is his to fetch. */
export function NeedBox({ dossier, money }: { dossier: Dossier; money: DueState }) {
  const { state, applicant } = dossier;
  const isAnswered = state.supplementAnsweredAt !== null;
  const need = needOf({ ...state, isAnswered, returnBy: applicant.returnBy });
  return (
    <>
      {need === 'supplement' && <SupplementNeed dossier={dossier} />}
      {(need === 'fee' || need === 'confirmation') && <WaitingNeed dossier={dossier} />}
      {need !== 'fee' && money.kind === 'to_pay' && money.dueVnd > 0 && (
        <NeedFrame title="Phí, lệ phí">
          <p>
            Bạn cần nộp <b>{money.dueVnd.toLocaleString('vi-VN')} ₫</b>.
          </p>
          <a class="btn btn-primary" href={pathOf(dossier, 'thanh-toan')}>
            Xem và nộp tiền
          </a>
        </NeedFrame>
      )}
      {money.kind === 'paid' && (
        <p>
          Đã nộp phí, lệ phí. <a href={pathOf(dossier, 'thanh-toan')}>Xem biên lai</a>
        </p>
      )}
      {need === 'collect' && (
        <NeedFrame title="Mời bạn đến nhận kết quả">
          <p>Mang theo giấy hẹn và giấy tờ tùy thân. Mất giấy hẹn thì chỉ cần giấy tờ tùy thân.</p>
        </NeedFrame>
      )}
      {mayFetchResult(dossier) && (
        <NeedFrame title="Kết quả của bạn">
          <p>Số {state.resultNumber}. Tệp này có giá trị như ghi trong đó, bạn nên lưu lại.</p>
          <a class="btn btn-primary" href={pathOf(dossier, 'ket-qua')}>
            Tải kết quả
          </a>
        </NeedFrame>
      )}
      {(state.status === 'returned' || state.status === 'refused') && (
        <p class="no-print">
          <a class="btn" href={pathOf(dossier, 'danh-gia')}>
            Đánh giá việc phục vụ
          </a>
        </p>
      )}
    </>
  );
}

function NeedFrame({ title, children }: { title: string; children: unknown }) {
  return (
    <section class="need">
      <h2>{title}</h2>
      {children as never}
    </section>
  );
}

function SupplementNeed({ dossier }: { dossier: Dossier }) {
  const asked = askedNow(dossier);
  if (asked === null) return null;
  return (
    <NeedFrame title="Bạn cần bổ sung">
      <ul>
        {asked.items.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      <p>
        Lý do: {asked.reason}
        {asked.until !== null && (
          <>
            <br />
            <b>Chậm nhất {formatTime(asked.until)}.</b> Quá hạn này hồ sơ sẽ dừng.
          </>
        )}
      </p>
      <a class="btn btn-primary" href={pathOf(dossier, 'bo-sung')}>
        Gửi bổ sung
      </a>
    </NeedFrame>
  );
}

function WaitingNeed({ dossier }: { dossier: Dossier }) {
  const step = dossier.steps.map((each) => each.step).findLast((each) => each.step === 'suspend');
  if (step?.step !== 'suspend') return null;
  const amount = amountDueOf(dossier);
  return (
    <NeedFrame title={amount === null ? 'Trung tâm chờ bạn' : 'Bạn cần nộp tiền'}>
      <p>
        {step.payload.reason}
        {amount !== null && (
          <>
            <br />
            <b>Số tiền: {amount.toLocaleString('vi-VN')} ₫</b>
          </>
        )}
      </p>
      {amount !== null && (
        <a class="btn btn-primary" href={pathOf(dossier, 'thanh-toan')}>
          Nộp tiền
        </a>
      )}
    </NeedFrame>
  );
}
