import {
  DECLINE_LABELS,
  maySeeSender,
  REDIRECTION_LABELS,
  viewFeedback,
} from '../../features/feedback/index.ts';
import { findWard, noteAct } from '../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { REDIRECTION_LAWS } from '../../law/feedback.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext } from '../session.ts';
import { PLACE } from './place.ts';

/** The slip that tells a sender where his matter belongs, or why it is not taken up; printed at the desk, each look at it noted. */
export async function slipPage(c: StaffContext, id: number) {
  const { database } = c.var.platform;
  const { officer } = c.var;
  const { item, sender, masked } = await viewFeedback(database.db, officer, id);
  if (!maySeeSender(officer, item.state))
    throw new Problem('not_allowed', 'Phiếu có tên người gửi: chỉ đầu mối tiếp nhận xem được.');
  const step = item.steps.findLast((each) => each.step === 'redirect' || each.step === 'decline');
  const isEnded = item.state.status === 'redirected' || item.state.status === 'declined';
  if (!step || !isEnded) throw new Problem('not_found', 'Phản ánh này không có phiếu.');
  await database.transact((tx) => noteAct(tx, actOf(c), 'feedback_slip', item.state.code));
  const ward = await findWard(database.db, officer.wardId);
  const isMoved = step.step === 'redirect' && ['other_body', 'other_regulation'].includes(step.payload.as);
  // Who asked to be kept secret is named to no other body.
  const isSecret = isMoved && sender?.isProtected === true;
  const title =
    step.step === 'decline' ? 'THÔNG BÁO KHÔNG TIẾP NHẬN' : isMoved ? 'PHIẾU CHUYỂN' : 'PHIẾU HƯỚNG DẪN';
  return (
    <StaffPage title={`${title} ${item.state.code}`} officer={officer} token={c.var.token} place={PLACE}>
      <p class="no-print">
        <a href={`${PLACE}/${id}`}>Về phản ánh {item.state.code}</a>
      </p>
      <article class="slip">
        <div class="slip-head">
          <div>
            <b>ỦY BAN NHÂN DÂN {ward?.name.toUpperCase()}</b>
            <span class="slip-rule" />
            <div>Mã: {item.state.code}</div>
          </div>
          <div>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
            <b>Độc lập - Tự do - Hạnh phúc</b>
            <span class="slip-rule slip-rule-wide" />
            <i>Ngày {formatDay(toLocalDay(step.at))}</i>
          </div>
        </div>
        <h1 class="slip-title">{title}</h1>
        <p class="slip-addressee">
          Kính gửi: {isMoved && step.step === 'redirect' ? step.payload.to : (sender?.name ?? '')}
        </p>
        <p>
          Ngày {formatDay(item.state.receivedOn)}, Ủy ban nhân dân phường tiếp nhận phản ánh, kiến nghị{' '}
          {item.state.code} của {isSecret ? 'người gửi yêu cầu giữ kín danh tính' : sender?.name}
          {sender?.address && !isSecret ? `, ${sender.address}` : ''} về việc:{' '}
          {isSecret ? masked(item.words.title) : item.words.title}.
        </p>
        {step.step === 'decline' ? (
          <p>
            Phản ánh, kiến nghị này không được tiếp nhận. Lý do: {DECLINE_LABELS[step.payload.reason]}.{' '}
            {step.payload.note}
          </p>
        ) : (
          <>
            <p>
              {REDIRECTION_LABELS[step.payload.as]}. {REDIRECTION_LAWS[step.payload.as]}
            </p>
            <p>
              {isMoved
                ? 'Ủy ban nhân dân phường chuyển đến quý cơ quan để giải quyết theo thẩm quyền và thông báo cho người gửi.'
                : `Đề nghị Ông/Bà gửi đến: ${step.payload.to}.`}{' '}
              {step.payload.note}
            </p>
            {isMoved && (
              <p class="prewrap">Nội dung: {isSecret ? masked(item.words.content) : item.words.content}</p>
            )}
          </>
        )}
        <p>
          <b>{officer.displayName}</b>
        </p>
      </article>
    </StaffPage>
  );
}
