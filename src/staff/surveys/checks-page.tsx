import { randomUUID } from 'node:crypto';
import { formatPercent, percent } from '../../features/indicators/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import {
  CHECK_LABELS,
  listTyped,
  questionsOn,
  readTypedShare,
  SCORE_LABELS,
  type TypedAnswer,
  type TypedShare,
} from '../../features/surveys/index.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ErrorSummary, SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { periodOf } from '../indicators/figure.tsx';
import type { StaffContext } from '../session.ts';
import { PLACE, Tabs } from './place.tsx';

const PATH = `${PLACE}/doi-chieu`;

/** For whoever controls: papers by lot to be compared, what was found, and the form that says so. */
export async function checksPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { officer, token } = c.var;
  const { db } = c.var.platform.database;
  const period = periodOf(c);
  const [share, { sample, found }, officers] = await Promise.all([
    readTypedShare(db, officer.wardId, period),
    listTyped(db, officer.wardId, period),
    listOfficersEver(db, officer.wardId),
  ]);
  const names = new Map(officers.map((each) => [each.id, each.displayName]));
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Đối chiếu phiếu" officer={officer} token={token} place={PLACE}>
      <h1>Đối chiếu phiếu đánh giá</h1>
      <Tabs officer={officer} path={PATH} />
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <Shares share={share} />
      <h2>Phiếu chọn ngẫu nhiên, chưa đối chiếu</h2>
      {sample.length === 0 ? (
        <p class="empty-state">Không có phiếu giấy nào chờ đối chiếu trong kỳ.</p>
      ) : (
        <Papers answers={sample} names={names} />
      )}
      <form class="card card-body mb-3 no-print" method="post" action={PATH}>
        <h2>Ghi kết quả</h2>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={String(values.clientKey ?? randomUUID())} />
        <Input {...field('code')} label="Mã hồ sơ" required autocomplete="off" />
        <Select
          {...field('kind')}
          label="Kết quả"
          required
          choices={[{ value: '', label: 'Chọn' }, ...choicesOf(CHECK_LABELS)]}
        />
        <Input
          {...field('reason')}
          label="Lý do"
          help="Bắt buộc khi sai lệch hoặc loại phiếu. Phiếu bị loại vẫn được lưu, chỉ không tính vào kết quả."
        />
        <div>
          <button class="btn btn-primary" type="submit">
            Ghi
          </button>
        </div>
      </form>
      {found.length > 0 && (
        <>
          <h2>Đã đối chiếu, đã loại</h2>
          <Papers answers={found} names={names} />
        </>
      )}
    </StaffPage>
  );
}

export function Shares({ share }: { share: TypedShare }) {
  const { all, typed, compared, differing, voided } = share;
  const n = (count: number) => formatNumber(count, 0);
  return (
    <p>
      Trong kỳ: {n(all)} phiếu hợp lệ, cán bộ nhập {n(typed)} phiếu giấy
      {all > 0 && ` (${formatPercent(percent({ numerator: typed, denominator: all }))})`}; đã đối chiếu{' '}
      {n(compared)}, sai lệch {n(differing)}; đã loại {n(voided)} phiếu.
    </p>
  );
}

function Papers({ answers, names }: { answers: TypedAnswer[]; names: ReadonlyMap<number, string> }) {
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Hồ sơ</th>
            <th scope="col">Người nhập</th>
            <th scope="col">Bản giấy</th>
            <th scope="col">Đã nhập</th>
            <th scope="col">Kết quả đối chiếu</th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr>
              <th scope="row" class="text-nowrap">
                {answer.code}
              </th>
              <td>
                {names.get(answer.typedBy)}
                <br />
                {formatTime(answer.answeredAt)}
              </td>
              <td>
                {answer.paperNo && `Số ${answer.paperNo} `}
                {answer.paperFile && <a href={`${PATH}/tep/${answer.paperFile}`}>Xem bản quét</a>}
              </td>
              <td>
                <Scores answer={answer} />
              </td>
              <td>
                {answer.checks.length === 0 && '–'}
                {answer.checks.map(({ kind, reason, officerId }) => (
                  <p class="mb-0">
                    <Status tone={kind === 'matches' ? 'good' : 'bad'}>{CHECK_LABELS[kind]}</Status>{' '}
                    {names.get(officerId)}
                    {reason && `: ${reason}`}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Scores({ answer }: { answer: TypedAnswer }) {
  const asked = questionsOn(toLocalDay(answer.answeredAt)).filter(({ code }) => code in answer.scores);
  return (
    <>
      {asked.map(({ code, text }) => (
        <div>
          {text}: {SCORE_LABELS[answer.scores[code]!]}
        </div>
      ))}
      {answer.comment && <div>“{answer.comment}”</div>}
    </>
  );
}
