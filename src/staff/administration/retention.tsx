import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  type ExpiredDossier,
  listExpired,
  listRetentionPeriods,
  setRetentionPeriod,
} from '../../features/dossiers/index.ts';
import { listFields } from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { ENDINGS, type Ending, type RetentionPeriod } from '../../law/retention.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/thoi-han-bao-quan';
const MOST_SHOWN = 50;

const ENDING_LABELS: Record<Ending, string> = {
  granted: 'Có kết quả',
  denied: 'Trả lời không đồng ý',
  ended: 'Từ chối, rút, dừng',
};

/** For how long dossiers are kept, by decisions of the ward, and those whose time is over. Nothing is destroyed here. */
export const retentionPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control', 'oversee');
    return c.html(await retentionPage(c, {}));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control');
    const body = await c.req.parseBody();
    try {
      const act = actOf(c);
      await c.var.platform.database.transact((tx) => setRetentionPeriod(tx, act, body));
      return c.redirect(PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await retentionPage(c, body, error), error.status);
    }
  });

async function retentionPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { wardId, duties } = c.var.officer;
  const today = toLocalDay(now());
  const fields = await listFields(database.db, today);
  const periods = await listRetentionPeriods(database.db, wardId);
  const given = c.req.query('sau');
  const after = given === undefined ? null : readId(given);
  const expired = await listExpired(database.db, wardId, { today, limit: MOST_SHOWN, after });
  const nameOf = new Map(fields.map((each) => [each.fieldCode, each.field]));
  const mayChange = duties.includes('administer') || duties.includes('control');
  return (
    <StaffPage title="Thời hạn bảo quản" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Thời hạn bảo quản hồ sơ</h1>
      <p>
        Chưa đọc được văn bản nào quy định số năm (chưa xác minh): phường ghi theo quyết định của mình. Khi
        chưa ghi, mọi hồ sơ được giữ vĩnh viễn.
      </p>
      <Periods periods={periods} nameOf={nameOf} />
      {mayChange && <PeriodForm c={c} values={values} choices={fields} {...(problem && { problem })} />}
      <h2 class="mt-4">Hồ sơ hết thời hạn bảo quản</h2>
      <p>Chỉ liệt kê. Hủy hồ sơ cần quyết định riêng; hệ thống không tự hủy gì.</p>
      <Expired expired={expired} />
    </StaffPage>
  );
}

type Names = ReadonlyMap<string, string>;

function Periods({ periods, nameOf }: { periods: readonly RetentionPeriod[]; nameOf: Names }) {
  if (periods.length === 0) return <p class="empty-state">Phường chưa ghi thời hạn nào.</p>;
  return (
    <div class="card table-responsive mb-3">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th>Áp dụng cho hồ sơ kết thúc từ</th>
            <th>Lĩnh vực</th>
            <th>Kết thúc bằng</th>
            <th>Thời hạn</th>
            <th>Quyết định</th>
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map((each) => (
            <tr>
              <td>{formatDay(each.from)}</td>
              <td>
                {each.fieldCode === null ? 'Mọi lĩnh vực' : (nameOf.get(each.fieldCode) ?? each.fieldCode)}
              </td>
              <td>{each.ending === null ? 'Mọi cách' : ENDING_LABELS[each.ending]}</td>
              <td>{each.years === null ? 'Vĩnh viễn' : `${each.years} năm`}</td>
              <td>{each.decision}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PeriodFormProps {
  c: StaffContext;
  values: Record<string, unknown>;
  choices: readonly { field: string; fieldCode: string }[];
  problem?: Problem;
}

function PeriodForm({ c, values, choices, problem }: PeriodFormProps) {
  const field = fieldsOf(values as Record<string, string>, problem?.fields);
  const fields = choices.map((each) => ({ value: each.fieldCode, label: each.field }));
  const endings = ENDINGS.map((value) => ({ value, label: ENDING_LABELS[value] }));
  return (
    <form method="post" action={PATH} class="card card-body">
      <h2>Ghi một thời hạn</h2>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={String(values.clientKey ?? randomUUID())} />
      <Select
        {...field('fieldCode')}
        label="Lĩnh vực"
        choices={[{ value: '', label: 'Mọi lĩnh vực' }, ...fields]}
      />
      <Select
        {...field('ending')}
        label="Hồ sơ kết thúc bằng"
        choices={[{ value: '', label: 'Mọi cách' }, ...endings]}
      />
      <Input
        {...field('years')}
        label="Số năm"
        inputmode="numeric"
        help="Để trống là vĩnh viễn. Tính tròn năm từ ngày 1/1 sau ngày kết thúc."
      />
      <Input
        {...field('validFrom')}
        label="Áp dụng cho hồ sơ kết thúc từ ngày"
        type="date"
        required
        help="Quy định hẹp hơn được dùng trước; cùng phạm vi thì dùng quy định mới hơn."
      />
      <Input {...field('decision')} label="Theo quyết định" required help="Số, ngày, cơ quan ban hành." />
      <button class="btn btn-primary" type="submit">
        Ghi thời hạn
      </button>
    </form>
  );
}

function Expired({ expired }: { expired: readonly ExpiredDossier[] }) {
  if (expired.length === 0) return <p class="empty-state">Không có hồ sơ nào.</p>;
  return (
    <>
      <div class="card table-responsive">
        <table class="table table-vcenter">
          <thead>
            <tr>
              <th>Mã hồ sơ</th>
              <th>Thủ tục</th>
              <th>Kết thúc</th>
              <th>Hết hạn từ</th>
              <th>Theo</th>
            </tr>
          </thead>
          <tbody>
            {expired.map((each) => (
              <tr>
                <td>
                  <a href={`/can-bo/ho-so/${each.id}`}>{each.code}</a>
                </td>
                <td>{each.procedure}</td>
                <td>{formatDay(each.endedOn)}</td>
                <td>{formatDay(each.retention.keptUntil!)}</td>
                <td>{each.retention.decision}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {expired.length === MOST_SHOWN && (
        <p class="mt-3">
          <a href={`${PATH}?sau=${expired.at(-1)!.id}`}>Xem tiếp</a>
        </p>
      )}
    </>
  );
}
