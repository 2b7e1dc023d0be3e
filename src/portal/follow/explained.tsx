import type { Dossier } from '../../features/dossiers/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';

/** Why it ended otherwise, why it is late, what is asked elsewhere: what the letters say, in a line each. */
export function Explained({ dossier }: { dossier: Dossier }) {
  const lines = [endWords(dossier), lateWords(dossier), elsewhereWords(dossier), postWords(dossier)];
  return (
    <>
      {lines
        .filter((each) => each !== null)
        .map((each) => (
          <p>{each}</p>
        ))}
    </>
  );
}

const last = ({ steps }: Dossier) => steps.at(-1)!.step;

function endWords(dossier: Dossier): string | null {
  const { status } = dossier.state;
  if (status !== 'refused' && status !== 'stopped' && status !== 'withdrawn') return null;
  const step = last(dossier);
  if (step.step === 'expire')
    return `Lý do: không nhận được bổ sung trước ${formatTime(new Date(step.payload.until))}.`;
  return 'reason' in step.payload ? `Lý do: ${step.payload.reason}` : null;
}

function lateWords({ state, steps }: Dossier): string | null {
  if (state.finishedAt !== null) return null;
  const step = steps
    .map((each) => each.step)
    .findLast((each) => each.step === 'extend' || each.step === 'apologise');
  if (step?.step === 'extend')
    return `Trung tâm xin lỗi vì chưa xong như đã hẹn và hẹn lại ${formatTime(step.dueAt!)}. Lý do: ${step.payload.reason}`;
  if (step?.step === 'apologise')
    return `Trung tâm xin lỗi vì trả chậm, sẽ trả ngày ${formatDay(step.payload.expectedOn)}. Lý do: ${step.payload.reason}`;
  return null;
}

/** Another body asks through its own letter; what it asks is brought to the centre. */
function elsewhereWords({ state }: Dossier): string | null {
  return state.status === 'forwarded' && state.foreignStatus === 5
    ? `${state.elsewhere} yêu cầu bổ sung. Hãy mang giấy tờ đến Trung tâm.`
    : null;
}

function postWords(dossier: Dossier): string | null {
  const step = last(dossier);
  return step.step === 'return_result' && step.payload.postalNumber
    ? `Đã gửi qua bưu chính, số hiệu bưu gửi ${step.payload.postalNumber}.`
    : null;
}
