import { Hono } from 'hono';
import { toLocalIso } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { writeCsv } from '../../../platform/tables/write-csv.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import { PortalPage } from '../../frame.tsx';
import { here } from '../../here.ts';
import type { PortalEnv } from '../../ward.ts';
import { sendOpen } from '../send-open.ts';
import { feeTable, procedureTable } from './catalogue.ts';
import type { Cell, Dataset } from './dataset.ts';
import { figuresNow, weekly, weeklyIndex } from './figures.ts';
import { petitionMonths, petitionTable } from './petitions.ts';
import { planTable } from './plan.ts';
import { readRows, stepOf } from './read-rows.ts';
import { daysOff, openingHours } from './time.ts';

export const DATASETS: readonly Dataset[] = [
  ...[planTable, figuresNow, weekly, weeklyIndex, procedureTable, feeTable, daysOff, openingHours],
  ...[petitionTable, petitionMonths],
];

const PATH = '/du-lieu-mo';
const LICENCE = { name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/deed.vi' };

/** Public figures as tables that programs read: stable addresses, documented columns, nothing about a person. */
export const openData = new Hono<PortalEnv>()
  .options(`${PATH}/*`, (c) =>
    c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
      'access-control-max-age': '86400',
    }),
  )
  .get(`${PATH}.json`, (c) => {
    const { origin } = here();
    const list = DATASETS.map(({ name, title, about, month, columns }) => ({
      ...{ name, title, about, columns: columns.map(([column, meaning]) => ({ name: column, meaning })) },
      ...(month && { month: { column: month, parameter: 'thang' } }),
      csv: `${origin}${PATH}/${name}.csv`,
      json: `${origin}${PATH}/${name}.json`,
    }));
    const text = JSON.stringify({ publisher: c.var.ward.name, licence: LICENCE, datasets: list });
    return sendOpen(c, { type: JSON_TYPE, text, changedAt: stepOf(c.var.platform.now()) });
  })
  .get(`${PATH}/:file{[a-z-]+\\.(?:csv|json)}`, async (c) => {
    const [name, form] = c.req.param('file').split('.') as [string, 'csv' | 'json'];
    const dataset = DATASETS.find((each) => each.name === name);
    if (!dataset) throw new Problem('not_found', 'Không có bảng dữ liệu này.');
    const { database, now } = c.var.platform;
    const asOf = stepOf(now());
    const asked = { db: database.db, ward: c.var.ward, asOf, origin: here().origin };
    const rows = ofMonth(dataset, await readRows(dataset, asked), c.req.query('thang'));
    const head = dataset.columns.map(([column]) => column);
    const open = { changedAt: dataset.isFresh ? null : asOf, name: `${name}.${form}` };
    if (form === 'csv')
      return sendOpen(c, { ...open, type: 'text/csv; charset=utf-8', text: writeCsv([head, ...rows]) });
    const text = JSON.stringify({
      ...{ name, title: dataset.title, publisher: c.var.ward.name, licence: LICENCE, asOf: toLocalIso(asOf) },
      rows: rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at]]))),
    });
    return sendOpen(c, { ...open, type: JSON_TYPE, text });
  })
  .get(PATH, (c) =>
    c.html(
      <PortalPage
        title="Dữ liệu mở"
        ward={c.var.ward}
        description="Số liệu công khai của phường dưới dạng CSV và JSON, ai cũng dùng được."
      >
        <h1>Dữ liệu mở</h1>
        <p>
          Mọi số liệu công khai của phường, ai cũng tải về và dùng được. Không bảng nào có cột dữ liệu cá
          nhân; lời phản ánh đã được cán bộ bỏ thông tin của người trước khi công khai. Địa chỉ và tên cột giữ
          nguyên lâu dài; cột mới chỉ thêm vào cuối.
        </p>
        <p>
          Được dùng lại cho mọi mục đích, kể cả kinh doanh, miễn là ghi nguồn (giấy phép{' '}
          <a href={LICENCE.address} rel="license noopener noreferrer">
            {LICENCE.name}
          </a>
          ). Số liệu được tính lại 5 phút một lần; phản ánh đã công khai thì từng lần hỏi. Cho máy đọc:{' '}
          <a href={`${PATH}.json`}>danh sách bảng</a>.
        </p>
        {DATASETS.map((each) => (
          <DatasetPart dataset={each} />
        ))}
      </PortalPage>,
    ),
  );

/** The rows of one month, where one is asked for and the table has months. */
function ofMonth({ month, columns }: Dataset, rows: Cell[][], asked: string | undefined): Cell[][] {
  const at = columns.findIndex(([column]) => column === month);
  if (asked === undefined || at < 0) return rows;
  return rows.filter((row) => /^\d{4}-\d{2}$/.test(asked) && String(row[at]).startsWith(asked));
}

const JSON_TYPE = 'application/json; charset=utf-8';

function DatasetPart({ dataset: { name, title, about, columns, month } }: { dataset: Dataset }) {
  return (
    <section class="part" id={name}>
      <h2>{title}</h2>
      <p>
        {about}
        {month && (
          <>
            {' '}
            Chỉ một tháng: thêm <code>?thang=2026-11</code> vào địa chỉ.
          </>
        )}
      </p>
      <p>
        <a href={`${PATH}/${name}.csv`}>
          CSV<span class="visually-hidden">: {title}</span>
        </a>{' '}
        ·{' '}
        <a href={`${PATH}/${name}.json`}>
          JSON<span class="visually-hidden">: {title}</span>
        </a>
      </p>
      <details>
        <summary>Các cột</summary>
        <div class="table-scroll" {...SCROLLS}>
          <table class="table">
            <tbody>
              {columns.map(([column, meaning]) => (
                <tr>
                  <th scope="row">
                    <code>{column}</code>
                  </th>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
