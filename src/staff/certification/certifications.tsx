import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  CERTIFICATION_KINDS,
  CERTIFICATION_LABELS,
  certify,
  type EntryLine,
  listCertifications,
  strikeOut,
  sumCertifications,
  totalByShift,
} from '../../features/documents/index.ts';
import { listOfficers, noteAct } from '../../features/organisation/index.ts';
import { addDays, formatTime, instant, isDay, toLocalDay } from '../../law/day.ts';
import { mustBeId, readAfter, writeAfter } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import {
  choicesOf,
  DayRange,
  FilterSelect,
  FormToken,
  fieldsOf,
  Input,
  Select,
  typed,
} from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { mustHandle } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { money, ShiftTotals, totalRows } from './shift-totals.tsx';

const PATH = '/can-bo/chung-thuc';
const PAGE = 50;
const MOST_EXPORTED = 10_000;
const LINES = 4;

export const certificationPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    mustHandle(c);
    return c.html(await bookPage(c, {}));
  })
  .post(PATH, async (c) => {
    const body = await c.req.parseBody();
    try {
      const written = await c.var.platform.database.transact((tx) =>
        certify(tx, actOf(c), body, linesOf(body)),
      );
      const said = new URLSearchParams({
        so: written.map((each) => each.number).join(', '),
        tien: String(written.reduce((sum, each) => sum + each.feeVnd, 0)),
        nguoi: typed(body, 'requester') ?? '',
        ky: typed(body, 'signerId') ?? '',
        loai: typed(body, 'kind') ?? '',
      });
      return c.redirect(`${PATH}?${said}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      const values = error.code === 'changed_meanwhile' ? { ...body, clientKey: randomUUID() } : body;
      return c.html(await bookPage(c, values, { problem: error }), error.status);
    }
  })
  .post(`${PATH}/:id{[0-9]+}/gach-bo`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const reason = String((await c.req.parseBody()).reason ?? '');
    try {
      await c.var.platform.database.transact((tx) => strikeOut(tx, actOf(c), id, reason));
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await bookPage(c, {}, { problem: error, strike: { id, reason } }), error.status);
    }
    return c.redirect(`${PATH}?${withSearch(c, {})}`, 303);
  })
  .get(`${PATH}.xlsx`, async (c) => {
    mustHandle(c);
    const { database } = c.var.platform;
    const search = readSearch(c);
    const rows = await listCertifications(database.db, c.var.officer.wardId, {
      ...{ ...search, before: null, limit: MOST_EXPORTED },
    });
    const totals = await totalByShift(database.db, c.var.officer.wardId, search);
    const names = await namesOf(c);
    sayRows(c, rows.length);
    await database.transact((tx) => noteAct(tx, actOf(c), 'export', 'sổ chứng thực'));
    const bytes = await writeWorkbook('Sổ chứng thực', [
      [
        'Số',
        'Năm',
        'Loại',
        'Ngày giờ',
        'Người yêu cầu',
        'Giấy tờ',
        'Trang',
        'Bản',
        'Phí (đồng)',
        'Miễn vì',
        'Người ký',
        'Gạch bỏ vì',
      ],
      ...rows.map((row) => [
        ...[row.number, row.year, CERTIFICATION_LABELS[row.kind as 'copy'], formatTime(row.certified_at)],
        ...[row.requester, row.document, row.pages, row.copies, row.fee_vnd, row.waiver_reason ?? ''],
        ...[names.get(row.signer_id) ?? '', row.struck_reason ?? ''],
      ]),
      ...(rows.length < MOST_EXPORTED
        ? []
        : [[`Mỗi lần xuất tối đa ${MOST_EXPORTED} dòng mới nhất: chọn kỳ ngắn hơn để có đủ.`]]),
      ...totalRows(totals),
    ]);
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(c, { name: 'so-chung-thuc.xlsx', mediaType, bytes }, 'attachment');
  });

function linesOf(body: Record<string, unknown>): EntryLine[] {
  return Array.from({ length: LINES }, (_, at) => ({
    document: typed(body, `lines.${at}.document`) ?? '',
    pages: typed(body, `lines.${at}.pages`) ?? '',
    copies: typed(body, `lines.${at}.copies`) || '1',
  }));
}

function readSearch(c: StaffContext) {
  const today = toLocalDay(c.var.platform.now());
  const query = (name: string) => c.req.query(name) ?? '';
  const from = isDay(query('tu')) ? query('tu') : today;
  const to = isDay(query('den')) && query('den') >= from ? query('den') : from > today ? from : today;
  return {
    days: { from, to },
    kind: CERTIFICATION_KINDS.find((each) => each === query('loc')) ?? null,
    q: query('q').slice(0, 100),
    from: instant(from, 0),
    until: instant(addDays(to, 1), 0),
    before: readAfter(query('sau')),
  };
}

async function namesOf(c: StaffContext): Promise<Map<number, string>> {
  const officers = await listOfficers(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(officers.map((each) => [each.id, each.displayName]));
}

interface Fault {
  problem: Problem;
  /** The line that could not be struck out, and the reason that was typed; otherwise the new entry is at fault. */
  strike?: { id: number; reason: string };
}

/** The search of the page as its address, changed in some parts. */
function withSearch(c: StaffContext, change: Record<string, string>): URLSearchParams {
  const { days, kind, q } = readSearch(c);
  return new URLSearchParams({ tu: days.from, den: days.to, loc: kind ?? '', q, ...change });
}

async function bookPage(c: StaffContext, values: Record<string, unknown>, fault?: Fault) {
  const problem = fault?.strike ? undefined : fault?.problem;
  const strike = fault?.strike;
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const search = readSearch(c);
  const rows = await listCertifications(db, officer.wardId, { ...search, limit: PAGE + 1 });
  sayRows(c, Math.min(rows.length, PAGE));
  const sums = await sumCertifications(db, officer.wardId, search);
  const names = await namesOf(c);
  const mayWrite = officer.duties.includes('receive') || officer.duties.includes('sign');
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const totals = await totalByShift(db, officer.wardId, search);
  const query = (change: Record<string, string>) => withSearch(c, change);
  return (
    <StaffPage title="Sổ chứng thực" officer={officer} token={c.var.token} place={PATH}>
      <div class="page-head">
        <h1>Sổ chứng thực</h1>
        <span class="slip-files no-print">
          <a class="btn" href="/can-bo/ban-sao-dien-tu">
            Bản sao điện tử
          </a>
          <a class="btn" href={`${PATH}.xlsx?${query({})}`} data-turbo="false">
            Xuất Excel
          </a>
        </span>
      </div>
      {strike && <ErrorSummary message={fault.problem.message} fields={fault.problem.fields} />}
      {c.req.query('so') && fault === undefined && (
        <p class="card card-body" role="status">
          Đã vào sổ số {c.req.query('so')}; thu {money(Number(c.req.query('tien')) || 0)}.
        </p>
      )}
      {mayWrite && <EntryForm c={c} values={values} problem={problem} />}
      <form method="get" action={PATH} class="filters no-print">
        <label>
          Tìm
          <input
            class="form-control"
            type="search"
            name="q"
            value={search.q}
            placeholder="Số, người, giấy tờ"
          />
        </label>
        <FilterSelect
          name="loc"
          label="Loại"
          all="Mọi loại"
          value={search.kind}
          choices={choicesOf(CERTIFICATION_LABELS)}
        />
        <DayRange from={search.days.from} to={search.days.to} />
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      <p>
        {sums.length === 0 && 'Chưa có dòng nào trong kỳ.'}
        {sums.map((sum) => (
          <a class="me-3" href={`${PATH}?${query({ loc: sum.kind })}`}>
            {CERTIFICATION_LABELS[sum.kind]}: {sum.entries} việc, {sum.copies} bản, {money(sum.feeVnd)}
          </a>
        ))}
      </p>
      <ShiftTotals totals={totals} />
      {rows.length > 0 && (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Số', 'Ngày giờ', 'Người yêu cầu', 'Giấy tờ', 'Trang × bản', 'Phí', 'Người ký', ''].map(
                  (text) => (
                    <th scope="col">{text || <span class="visually-hidden">Việc</span>}</th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, PAGE).map((row) => (
                <tr class={row.struck_at ? 'struck' : ''}>
                  <td>
                    {row.number}/{row.year}
                    <div class="text-secondary">{CERTIFICATION_LABELS[row.kind as 'copy']}</div>
                  </td>
                  <td class="text-nowrap">{formatTime(row.certified_at)}</td>
                  <td>{row.requester}</td>
                  <td>
                    {row.document}
                    {row.struck_reason && <div class="text-secondary">Gạch bỏ: {row.struck_reason}</div>}
                  </td>
                  <td>
                    {row.pages} × {row.copies}
                  </td>
                  <td class="text-nowrap">
                    {money(row.fee_vnd)}
                    {row.waiver_reason && <div class="text-secondary">Miễn: {row.waiver_reason}</div>}
                  </td>
                  <td>{names.get(row.signer_id)}</td>
                  <td>
                    {mayWrite && row.struck_at === null && (
                      <details open={strike?.id === row.id}>
                        <summary>Gạch bỏ</summary>
                        <form method="post" action={`${PATH}/${row.id}/gach-bo?${query({})}`}>
                          <FormToken value={c.var.token} />
                          <input
                            class="form-control"
                            name="reason"
                            {...(strike?.id === row.id && { id: 'reason', value: strike.reason })}
                            aria-label={`Lý do gạch bỏ số ${row.number}`}
                            required
                          />
                          <button class="btn btn-sm" type="submit">
                            Gạch bỏ
                          </button>
                        </form>
                      </details>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {last && (
        <a class="btn" href={`${PATH}?${query({ sau: writeAfter({ at: last.certified_at, id: last.id }) })}`}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

async function EntryForm(props: {
  c: StaffContext;
  values: Record<string, unknown>;
  problem: Problem | undefined;
}) {
  const { c, values, problem } = props;
  const officers = await listOfficers(c.var.platform.database.db, c.var.officer.wardId);
  const before = { requester: c.req.query('nguoi'), signerId: c.req.query('ky'), kind: c.req.query('loai') };
  const field = fieldsOf({ ...before, ...values }, problem?.fields);
  const box = (at: number, part: keyof EntryLine, label: string, otherwise = '') => {
    const name = `lines.${at}.${part}`;
    return (
      <td>
        <input
          class={part === 'document' ? 'form-control' : 'form-control quantity'}
          id={name}
          name={name}
          aria-label={`${label}, dòng ${at + 1}`}
          inputmode={part === 'document' ? 'text' : 'numeric'}
          value={typed(values, name) ?? otherwise}
        />
        {problem?.fields[name] && <div class="field-error">{problem.fields[name]}</div>}
      </td>
    );
  };
  return (
    <form method="post" action={PATH} class="card card-body mb-3 no-print">
      <h2>Vào sổ</h2>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
      <div class="two-columns">
        <Input {...field('requester')} label="Người yêu cầu" required autofocus={!before.requester} />
        <Select {...field('kind')} label="Loại" required choices={choicesOf(CERTIFICATION_LABELS)} />
      </div>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Giấy tờ</th>
            <th scope="col">Số trang</th>
            <th scope="col">Số bản</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: LINES }, (_, at) => (
            <tr>
              {box(at, 'document', 'Giấy tờ')}
              {box(at, 'pages', 'Số trang')}
              {box(at, 'copies', 'Số bản', '1')}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="two-columns">
        <Select
          {...field('signerId')}
          label="Người ký chứng thực"
          required
          choices={officers
            .filter((each) => each.duties.includes('sign'))
            .map((each) => ({ value: String(each.id), label: each.displayName }))}
        />
        <Input {...field('waiverReason')} label="Miễn phí vì" help="Để trống nếu thu phí theo quy định." />
      </div>
      <button class="btn btn-primary" type="submit">
        Vào sổ
      </button>
    </form>
  );
}
