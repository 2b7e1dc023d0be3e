import { type Dossier, STATUS_LABELS } from '../../features/dossiers/index.ts';
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
        {consultations.map((each) => (
          <li>
            <b>{each.unitId === null ? each.body : unitNames.get(each.unitId)}</b>: {each.question}
            <div class="text-secondary">
              Hỏi {formatTime(new Date(each.askedAt))}
              {each.dueAt && `, cần trả lời trước ${formatTime(new Date(each.dueAt))}`}{' '}
              {each.closedAt === null ? (
                <StatusMark tone={each.dueAt && new Date(each.dueAt) < now ? 'bad' : 'warn'}>
                  Chưa trả lời
                </StatusMark>
              ) : (
                <StatusMark tone="good">Xong {formatTime(new Date(each.closedAt))}</StatusMark>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The dossier above, those linked under this one with their own due times, and the other body. */
export function Relations({ dossier }: Pick<Props, 'dossier'>) {
  const { parentId, linked, place, elsewhere, foreignCode, foreignStatus } = dossier.state;
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
                {each.endedAt === null ? (
                  <StatusMark tone="warn">Đang chờ</StatusMark>
                ) : (
                  <StatusMark tone="good">Xong {formatTime(new Date(each.endedAt))}</StatusMark>
                )}
              </li>
            ))}
          </ul>
          <AggregateDue dossier={dossier} />
        </>
      )}
    </section>
  );
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
