import { Hono } from 'hono';
import { formatPercent, percent } from '../../features/indicators/index.ts';
import {
  type RollUp,
  type RollUpPart,
  type RollUpRow,
  readRollUp,
  type Scope,
  SETTLEMENT_COLUMNS,
} from '../../features/oversight/index.ts';
import { Problem } from '../../platform/problem.ts';
import { writeCsv } from '../../platform/tables/write-csv.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { writeSheets } from '../dossier/list/workbook.ts';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { CityForm, CityPage, PeriodWords } from './parts.tsx';
import { type Asked, noteLook, overseenOf, PLACE, readAsked } from './read-city.ts';

const PATH = `${PLACE}/tong-hop`;

const SCOPES: Record<Scope, string> = {
  own: 'A. Thủ tục thuộc thẩm quyền của phường',
  forwarded: 'B. Tiếp nhận, chuyển cơ quan khác giải quyết',
};

/** The wards' dossiers added up in the columns of Biểu II.06, as a page, a workbook and CSV. */
export const rollUpPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    const { asked, rollUp, count } = await read(c, 'bảng tổng hợp');
    return c.html(
      <CityPage c={c} title="Bảng tổng hợp">
        <p class="no-print">
          <a href={`${PLACE}?${asked.query}`}>Các phường</a>
        </p>
        <div class="page-head">
          <h1>Tổng hợp {count} phường</h1>
          <span class="no-print">
            <a class="btn" href={`${PATH}.xlsx?${asked.query}`} data-turbo="false">
              Xuất Excel
            </a>{' '}
            <a class="btn" href={`${PATH}.csv?${asked.query}`} data-turbo="false">
              Xuất CSV
            </a>
          </span>
        </div>
        <CityForm asked={asked} path={PATH} hasFigure={false} />
        <PeriodWords period={asked.period} />
        <p class="text-secondary">
          Cột theo Biểu II.06/VPCP/KSTT (mẫu tổng hợp của cấp trên chưa xác minh). Đơn vị tính: hồ sơ.
        </p>
        {rollUp.parts.map((part) => (
          <Part part={part} />
        ))}
        <Figures rollUp={rollUp} />
      </CityPage>,
    );
  })
  .get(`${PATH}.xlsx`, async (c) => {
    const { asked, rollUp } = await read(c, 'xuất bảng tổng hợp');
    const bytes = await writeSheets([
      { name: 'Theo phường', rows: linesOf(rollUp, 'wards') },
      { name: 'Theo lĩnh vực', rows: linesOf(rollUp, 'fields') },
      { name: 'Chỉ tiêu', rows: figureLines(rollUp) },
    ]);
    const name = `tong-hop-${asked.from}-${asked.until}.xlsx`;
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(c, { name, mediaType, bytes }, 'attachment');
  })
  .get(`${PATH}.csv`, async (c) => {
    const { asked, rollUp } = await read(c, 'xuất bảng tổng hợp');
    const lines = [...linesOf(rollUp, 'wards'), [], ...linesOf(rollUp, 'fields'), [], ...figureLines(rollUp)];
    const bytes = new TextEncoder().encode(writeCsv(lines));
    const name = `tong-hop-${asked.from}-${asked.until}.csv`;
    return sendFile(c, { name, mediaType: 'text/csv; charset=utf-8', bytes }, 'attachment');
  });

async function read(c: StaffContext, what: string): Promise<{ asked: Asked; rollUp: RollUp; count: number }> {
  const overseen = await overseenOf(c);
  if (overseen.length === 0) throw new Problem('not_found', 'Chưa phường nào mở số liệu cho tài khoản này.');
  const asked = readAsked(c);
  await noteLook(c, overseen, `${what} ${asked.from} ${asked.until}`);
  const rollUp = await readRollUp(c.var.platform.database.db, overseen, asked.period);
  return { asked, rollUp, count: overseen.length };
}

function Part({ part }: { part: RollUpPart }) {
  const id = `phan-${part.scope}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{SCOPES[part.scope]}</h2>
      <Table head="Phường" part={part} rows={part.wards} />
      {part.fields.length > 0 && <Table head="Lĩnh vực" part={part} rows={part.fields} />}
    </section>
  );
}

function Table({ head, part, rows }: { head: string; part: RollUpPart; rows: RollUpRow[] }) {
  const groups = [...new Set(SETTLEMENT_COLUMNS.map(({ group }) => group))];
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table figures roll-up">
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              {head}
            </th>
            {groups.map((group) => (
              <th scope="colgroup" colspan={SETTLEMENT_COLUMNS.filter((each) => each.group === group).length}>
                {group}
              </th>
            ))}
          </tr>
          <tr>
            {SETTLEMENT_COLUMNS.map(({ label, no }) => (
              <th scope="col">
                {label} ({no})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="strong">
            <th scope="row">Tổng số</th>
            {SETTLEMENT_COLUMNS.map(({ of }) => (
              <td>{formatNumber(of(part.total), 0)}</td>
            ))}
          </tr>
          {rows.map(({ label, settlement, isEmpty }) => (
            <tr>
              <th scope="row">{label}</th>
              {isEmpty ? (
                <td colspan={SETTLEMENT_COLUMNS.length} class="text-secondary">
                  Chưa có dữ liệu
                </td>
              ) : (
                SETTLEMENT_COLUMNS.map(({ of }) => <td>{formatNumber(of(settlement), 0)}</td>)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({ rollUp }: { rollUp: RollUp }) {
  return (
    <section aria-labelledby="chi-tieu">
      <h2 id="chi-tieu">Chỉ tiêu, cộng tử số và mẫu số của các phường</h2>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Tử số</th>
              <th scope="col">Mẫu số</th>
              <th scope="col">Tỷ lệ</th>
            </tr>
          </thead>
          <tbody>
            {rollUp.figures.map(({ name, ratio }) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{formatNumber(ratio.numerator, 0)}</td>
                <td>{formatNumber(ratio.denominator, 0)}</td>
                <td>{ratio.denominator === 0 ? 'không có dữ liệu' : formatPercent(percent(ratio))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Line = (string | number | null)[];

function linesOf({ parts }: RollUp, by: 'wards' | 'fields'): Line[] {
  const head = SETTLEMENT_COLUMNS.map(({ no, group, label }) => `(${no}) ${group}: ${label}`);
  const cells = ({ settlement, isEmpty }: Pick<RollUpRow, 'settlement' | 'isEmpty'>) =>
    SETTLEMENT_COLUMNS.map(({ of }) => (isEmpty ? null : of(settlement)));
  return [
    ['Phần', by === 'wards' ? 'Phường' : 'Lĩnh vực', ...head],
    ...parts.flatMap((part) => [
      [SCOPES[part.scope], 'Tổng số', ...cells({ settlement: part.total, isEmpty: false })],
      ...part[by].map((row) => [SCOPES[part.scope], row.label, ...cells(row)]),
    ]),
  ];
}

function figureLines({ figures }: RollUp): Line[] {
  return [
    ['Chỉ tiêu', 'Tử số', 'Mẫu số', 'Tỷ lệ (%)'],
    ...figures.map(({ name, ratio }) => [name, ratio.numerator, ratio.denominator, percent(ratio)]),
  ];
}
