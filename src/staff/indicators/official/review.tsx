import { Hono } from 'hono';
import {
  adoptOfficial,
  discardOfficial,
  findOfficialImport,
  formatPercent,
  INDICATORS,
  OFFICIAL_KIND_LABELS,
  OFFICIAL_STATE_LABELS,
  type OfficialImport,
} from '../../../features/indicators/index.ts';
import { listOfficersEver } from '../../../features/organisation/index.ts';
import { mayControl } from '../../../features/plans/index.ts';
import { formatDay, formatTime } from '../../../law/day.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { FormToken } from '../../../ui/field.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { ErrorSummary, SCROLLS, Status } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';
import { OFFICIAL, STATE_TONES } from './imports.tsx';

const PATH = `${OFFICIAL}/:id{[0-9]+}`;

/** What was read of an official file; a person says which figure each line is, then it counts. */
export const officialReview = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showReview(c)))
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    const { database } = c.var.platform;
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    const act = actOf(c);
    try {
      const found = await findOfficialImport(database.db, c.var.officer.wardId, id);
      if (body.next === 'discard') await database.transact((tx) => discardOfficial(tx, act, id));
      else await database.transact((tx) => adoptOfficial(tx, act, id, chosenIn(body, found)));
      return c.redirect(`${OFFICIAL}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await showReview(c, error, body), error.status);
    }
  });

function chosenIn(body: Record<string, unknown>, found: OfficialImport): Map<number, string | null> {
  return new Map(
    found.reading.figures.map(({ line }) => {
      const value = body[`line.${line}`];
      return [line, typeof value === 'string' && value !== '' ? value : null];
    }),
  );
}

async function showReview(c: StaffContext, problem?: Problem, values?: Record<string, unknown>) {
  const { database } = c.var.platform;
  const { officer } = c.var;
  const found = await findOfficialImport(database.db, officer.wardId, mustBeId(c.req.param('id')));
  const officers = await listOfficersEver(database.db, officer.wardId);
  const named = (id: number | null) => officers.find((each) => each.id === id)?.displayName ?? '';
  const isOpen = found.state === 'review' && mayControl(officer);
  return (
    <StaffPage title="Rà soát số chính thức" officer={officer} token={c.var.token} place="/can-bo/chi-tieu">
      <p class="no-print">
        <a href={OFFICIAL}>Số chính thức</a>
      </p>
      <h1>
        {OFFICIAL_KIND_LABELS[found.kind]} của {found.source}{' '}
        <Status tone={STATE_TONES[found.state]}>{OFFICIAL_STATE_LABELS[found.state]}</Status>
      </h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <section class="card card-body mb-3">
        <dl class="facts">
          <dt>Kỳ</dt>
          <dd>
            {formatDay(found.from)} – {formatDay(found.until)}
          </dd>
          <dt>Tệp</dt>
          <dd>
            {found.file === null ? (
              <>{found.fileName} (tệp gốc không được lưu vì có thể chứa tên người)</>
            ) : (
              <a href={`${OFFICIAL}/${found.id}/tep`} data-turbo="false">
                {found.fileName}
              </a>
            )}
          </dd>
          <dt>SHA-256</dt>
          <dd>
            <code>{found.sha256}</code>
          </dd>
          <dt>Nhập</dt>
          <dd>
            {named(found.uploadedBy)}, {formatTime(found.uploadedAt)}
          </dd>
          {found.decidedAt && (
            <>
              <dt>{OFFICIAL_STATE_LABELS[found.state]}</dt>
              <dd>
                {named(found.decidedBy)}, {formatTime(found.decidedAt)}
              </dd>
            </>
          )}
          {found.kind === 'dossiers' && (
            <>
              <dt>Đọc được</dt>
              <dd>
                {formatNumber(found.reading.dossiers, 0)} hồ sơ; {found.reading.dropped} cột khác không đọc và
                không lưu
              </dd>
            </>
          )}
        </dl>
      </section>
      <Faults faults={found.reading.faults} />
      <form method="post" action={`${OFFICIAL}/${found.id}`}>
        <FormToken value={c.var.token} />
        {found.kind === 'figures' && <Lines found={found} isOpen={isOpen} values={values} />}
        {isOpen && (
          <div class="card card-body no-print">
            <div class="filters">
              <button class="btn btn-primary" type="submit" name="next" value="adopt">
                Dùng số này
              </button>
              <button class="btn btn-outline-danger" type="submit" name="next" value="discard">
                Bỏ bản nhập này
              </button>
            </div>
          </div>
        )}
      </form>
    </StaffPage>
  );
}

function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="can-xem">
      <h2 id="can-xem">Cần xem lại</h2>
      <ul>
        {faults.slice(0, 50).map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      {faults.length > 50 && <p>… và {faults.length - 50} dòng khác.</p>}
    </section>
  );
}

function Lines({ found, isOpen, values }: LinesProps) {
  const show = (value: number | null) => (value === null ? '–' : formatNumber(value, 2));
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col">Trong tệp</th>
            <th scope="col">Kỳ</th>
            <th scope="col">Tử số</th>
            <th scope="col">Mẫu số</th>
            <th scope="col">Tỷ lệ</th>
            <th scope="col">Điểm</th>
            <th scope="col">Chỉ tiêu của hệ thống</th>
          </tr>
        </thead>
        <tbody>
          {found.reading.figures.map((each) => {
            const name = `line.${each.line}`;
            const value = values ? values[name] : each.indicator;
            return (
              <tr>
                <th scope="row">{each.name}</th>
                <td>
                  {formatDay(each.from ?? found.from)} – {formatDay(each.until ?? found.until)}
                </td>
                <td>{show(each.numerator)}</td>
                <td>{show(each.denominator)}</td>
                <td>{formatPercent(each.percent)}</td>
                <td>{show(each.points)}</td>
                <td>
                  <select class="form-select" name={name} aria-label={each.name} disabled={!isOpen}>
                    <option value="">Không dùng dòng này</option>
                    {INDICATORS.map((indicator) => (
                      <option value={indicator.code} selected={indicator.code === value}>
                        {indicator.name}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface LinesProps {
  found: OfficialImport;
  isOpen: boolean;
  values: Record<string, unknown> | undefined;
}
