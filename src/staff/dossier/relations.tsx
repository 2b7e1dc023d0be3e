import { type Dossier, type LinkedDossier, STATUS_LABELS } from '../../features/dossiers/index.ts';
import { formatTime } from '../../law/day.ts';
import { nationalStatus } from '../../law/national-status.ts';
import { Status as StatusMark } from '../../ui/page.tsx';

interface Props {
  dossier: Dossier;
  unitNames: ReadonlyMap<number, string>;
  now: Date;
}

/** Who was asked about the dossier and who has not answered. */
export function Consultations({ dossier, unitNames, now }: Props) {
  const { consultations } = dossier.state;
  if (consultations.length === 0) return null;
  return (
    <section class="card card-body mt-3" aria-labelledby="y-kien">
      <h2 id="y-kien">Xin ý kiến</h2>
      <ul class="plain-list">
        {consultations.map((each) => {
          const ending = endingOf(dossier, each.no);
          const isLate = each.dueAt !== null && new Date(each.dueAt) < new Date(each.closedAt ?? now);
          return (
            <li>
              <b>{each.unitId === null ? each.body : unitNames.get(each.unitId)}</b>: {each.question}
              <div class="text-secondary">
                Hỏi {formatTime(new Date(each.askedAt))}
                {each.dueAt && `, cần trả lời trước ${formatTime(new Date(each.dueAt))}`}{' '}
                {each.closedAt === null && (
                  <StatusMark tone={isLate ? 'bad' : 'warn'}>
                    {isLate ? 'Quá hạn, chưa trả lời' : 'Chưa trả lời'}
                  </StatusMark>
                )}
                {each.closedAt !== null && (
                  <StatusMark tone={ending?.isAnswer === false || isLate ? 'warn' : 'good'}>
                    {ending?.isAnswer === false ? 'Đóng, không có ý kiến' : 'Đã trả lời'}{' '}
                    {formatTime(new Date(each.closedAt))}
                    {isLate && ending?.isAnswer !== false && ', muộn'}
                  </StatusMark>
                )}
              </div>
              {ending && <p class="mb-0">{ending.text}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What was answered, or why the question was closed without an answer. */
function endingOf({ steps }: Dossier, no: number): { isAnswer: boolean; text: string } | null {
  for (const { step } of steps) {
    if (step.step === 'answer_consultation' && step.payload.no === no)
      return { isAnswer: true, text: step.payload.answer };
    if (step.step === 'close_consultation' && step.payload.no === no)
      return { isAnswer: false, text: step.payload.reason };
  }
  return null;
}

/** The dossier above, those linked under this one with their own due times, and the other body. */
export function Relations({ dossier }: Pick<Props, 'dossier'>) {
  const { parentId, linked, place, elsewhere, foreignCode, foreignStatus, status } = dossier.state;
  const isOver = status === 'withdrawn' || status === 'stopped';
  const open = linked.filter((each) => each.endedAt === null).length;
  if (parentId === null && linked.length === 0 && place === 'here') return null;
  return (
    <section class="card card-body mt-3" aria-labelledby="lien-quan">
      <h2 id="lien-quan">Liên thông, phi địa giới</h2>
      {place === 'forwarded' && (
        <p>
          Nhận thay <b>{elsewhere}</b>
          {foreignCode && `, mã ở nơi ấy ${foreignCode}`}
          {foreignStatus !== null && `: ${nationalStatus(foreignStatus).name}`}.
        </p>
      )}
      {place === 'from_elsewhere' && (
        <p>
          <b>{elsewhere}</b> nhận thay phường{foreignCode && `, mã ở nơi ấy ${foreignCode}`}. Kết quả trả tại
          nơi ấy.
        </p>
      )}
      {parentId !== null && (
        <p>
          Thuộc <a href={`/can-bo/ho-so/${parentId}`}>hồ sơ liên thông này</a>.
        </p>
      )}
      {linked.length > 0 && (
        <>
          <ul class="plain-list">
            {linked.map((each) => (
              <li>
                <a href={`/can-bo/ho-so/${each.dossierId}`}>{each.code}</a>
                {each.dueAt && `, hẹn riêng ${formatTime(new Date(each.dueAt))}`}{' '}
                <LinkedMark linked={each} isOver={isOver} />
              </li>
            ))}
          </ul>
          {!isOver && <AggregateDue dossier={dossier} />}
          {!isOver && open > 0 && (
            <p class="form-hint mb-0">
              Rút hoặc dừng hồ sơ này thì {open} hồ sơ liên thông chưa có kết quả cũng đóng theo.
            </p>
          )}
        </>
      )}
    </section>
  );
}

function LinkedMark({ linked: { endedAt }, isOver }: { linked: LinkedDossier; isOver: boolean }) {
  if (endedAt !== null) return <StatusMark tone="good">Xong {formatTime(new Date(endedAt))}</StatusMark>;
  return <StatusMark tone="warn">{isOver ? 'Không chờ nữa' : 'Đang chờ'}</StatusMark>;
}

/** The latest of the due times: its own and those of the linked ones that are not over. */
function AggregateDue({ dossier: { state } }: Pick<Props, 'dossier'>) {
  const open = state.linked.filter((each) => each.endedAt === null && each.dueAt !== null);
  const dues = [state.dueAt?.getTime() ?? 0, ...open.map((each) => new Date(each.dueAt!).getTime())];
  const last = Math.max(...dues);
  if (last === 0) return null;
  return (
    <p class="mb-0">
      Hẹn chung {formatTime(new Date(last))}
      {state.status === 'awaiting_linked' && ` (${STATUS_LABELS[state.status].toLowerCase()})`}. Phường chỉ
      tính chậm ở phần việc của mình.
    </p>
  );
}
