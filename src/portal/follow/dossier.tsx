import { Hono } from 'hono';
import {
  type Dossier,
  dueBasis,
  openToApplicant,
  plainStatus,
  RETURN_LABELS,
  type Status,
} from '../../features/dossiers/index.ts';
import { findAnswers } from '../../features/drafts/index.ts';
import { listTold } from '../../features/notices/index.ts';
import { dueState } from '../../features/payments/index.ts';
import { formatTime } from '../../law/day.ts';
import { PortalPage } from '../frame.tsx';
import { Part } from '../procedures/part.tsx';
import { DueExplained } from '../tracking/due-explained.tsx';
import type { KnownEnv } from '../visitor.ts';
import { Explained } from './explained.tsx';
import { Filed, Messages, Papers, Slips } from './kept.tsx';
import { NeedBox } from './need-box.tsx';
import { describeOwn, type OwnDossier, pathOf, readOwn } from './read-own.ts';
import { Stages } from './stages.tsx';

export const dossierPage = new Hono<KnownEnv>().get('/ho-so-cua-toi/:code', async (c) => {
  const own = await describeOwn(c, await readOwn(c));
  const { dossier, procedure } = own;
  const { db } = c.var.platform.database;
  const told = await listTold(db, dossier.wardId, dossier.state.code);
  const now = c.var.platform.now();
  return c.html(
    <PortalPage title={`Hồ sơ ${dossier.state.code}`} ward={c.var.ward} place="/ho-so-cua-toi">
      <p class="no-print">
        <a href="/ho-so-cua-toi">Hồ sơ của tôi</a>
      </p>
      <h1>{procedure.name}</h1>
      <p>Mã hồ sơ: {dossier.state.code}</p>
      <Done dossier={dossier} said={c.req.query('xong')} />
      <NeedBox dossier={dossier} money={await dueState(db, dossier)} />
      <Now own={own} />
      <Part title="Các bước">
        <Stages dossier={dossier} process={own.process} />
      </Part>
      <Papers dossier={dossier} />
      <Filed dossier={dossier} filed={await findAnswers(db, dossier.wardId, dossier.id)} />
      <Slips dossier={dossier} />
      <Messages told={told} />
      <Doors own={own} now={now} />
    </PortalPage>,
  );
});

/** What was just done, said once on the page that it leads back to; only if it was the last thing done. */
const DONE: { said: string; step: string | null; words: string }[] = [
  {
    ...{ said: 'bo-sung', step: 'answer_supplement' },
    words: 'Đã gửi phần bổ sung. Trung tâm sẽ kiểm tra và trả lời bạn.',
  },
  {
    ...{ said: 'rut', step: 'withdraw' },
    words: 'Đã rút hồ sơ. Thông báo dừng ở phần phiếu, thư bên dưới.',
  },
  { said: 'nhan-ket-qua', step: 'change_delivery', words: 'Đã đổi cách nhận kết quả.' },
  {
    ...{ said: 'lien-he', step: 'correct_contact' },
    words: 'Đã sửa điện thoại, thư điện tử. Từ nay tin gửi đến đó.',
  },
  { said: 'danh-gia', step: null, words: 'Cảm ơn bạn đã đánh giá.' },
];

function Done({ dossier, said }: { dossier: Dossier; said: string | undefined }) {
  const done = DONE.find((each) => each.said === said);
  if (!done || (done.step !== null && done.step !== dossier.steps.at(-1)!.step.step)) return null;
  return (
    <p class="said" role="status">
      {done.words}
    </p>
  );
}

/** Ended without a result. */
const DROPPED: readonly Status[] = ['refused', 'withdrawn', 'stopped'];

/** What happens now, in whose hands, and when it is due. */
function Now({ own }: { own: OwnDossier }) {
  const { dossier, holder, counting } = own;
  const { state, applicant } = dossier;
  const isOver = state.finishedAt !== null;
  const isDropped = DROPPED.includes(state.status);
  const answerBy = state.status === 'submitted' || state.supplementAnsweredAt ? state.stepDueAt : null;
  return (
    <section class="tracked" aria-label="Hiện nay">
      <p class="tracked-now">
        {plainStatus({
          status: state.status,
          isAnswered: state.supplementAnsweredAt !== null,
          returnBy: applicant.returnBy,
        })}
      </p>
      <Explained dossier={dossier} />
      <dl>
        {!isOver && (
          <>
            <dt>Đang ở</dt>
            <dd>{[holder.unit, holder.title].filter(Boolean).join(', ')}</dd>
          </>
        )}
        <dt>Nơi giải quyết</dt>
        <dd>{own.competentUnit}</dd>
        <dt>Ngày nộp</dt>
        <dd>{formatTime(state.receivedAt ?? state.submittedAt)}</dd>
        {answerBy && (
          <>
            <dt>Trung tâm trả lời chậm nhất</dt>
            <dd>{formatTime(answerBy)}</dd>
          </>
        )}
        {state.dueAt && !isDropped && (
          <>
            <dt>Hẹn trả</dt>
            <dd>{formatTime(state.dueAt)}</dd>
          </>
        )}
        {!isDropped && (
          <>
            <dt>Nhận kết quả</dt>
            <dd>
              {[
                RETURN_LABELS[applicant.returnBy],
                applicant.returnBy === 'post' && (applicant.returnAddress || applicant.address),
              ]
                .filter(Boolean)
                .join(', đến ')}
            </dd>
          </>
        )}
      </dl>
      <DueExplained term={state.term} basis={dueBasis(dossier)} counting={counting} />
    </section>
  );
}

/** What the applicant may do himself; only what is open now. */
function Doors({ own, now }: { own: OwnDossier; now: Date }) {
  const { dossier } = own;
  const open = openToApplicant(dossier.state, now);
  const doors: [boolean, string, string][] = [
    [open.includes('change_delivery'), 'nhan-ket-qua', 'Đổi cách nhận kết quả'],
    [open.includes('correct_contact'), 'lien-he', 'Sửa điện thoại, thư điện tử'],
    [
      dossier.state.dueAt !== null &&
        dossier.state.status !== 'returned' &&
        !DROPPED.includes(dossier.state.status),
      'hen-tra.ics',
      'Thêm ngày hẹn vào lịch',
    ],
    [open.includes('withdraw'), 'rut', 'Rút hồ sơ'],
  ];
  return (
    <section class="part no-print">
      <h2>Việc khác</h2>
      <ul class="own-doors">
        {doors
          .filter(([isOpen]) => isOpen)
          .map(([, part, label]) => (
            <li>
              <a href={pathOf(dossier, part)}>{label}</a>
            </li>
          ))}
        <li>
          <a href={`/phan-anh/gui?ho-so=${encodeURIComponent(dossier.state.code)}`}>
            Gửi phản ánh về hồ sơ này
          </a>
        </li>
        <li>
          <button class="btn" type="button" data-print hidden>
            In trang này
          </button>
        </li>
      </ul>
    </section>
  );
}
