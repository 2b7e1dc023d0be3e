import { Hono } from 'hono';
import {
  CHANNEL_LABELS,
  listRegister,
  PLACE_LABELS,
  RETURN_LABELS,
  STATUS_LABELS,
} from '../../../features/dossiers/index.ts';
import { listUnits, noteAct } from '../../../features/organisation/index.ts';
import { addDays, formatDay, formatTime, instant, isDay, toLocalDay } from '../../../law/day.ts';
import { SLIP_FORMS, slipFormNumber } from '../../../law/slip-forms.ts';
import { readAfter, writeAfter } from '../../../platform/http/keys.ts';
import { DayRange } from '../../../ui/field.tsx';
import { SCROLLS } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { counted } from '../../looks/note-shown.ts';
import { sayRows } from '../../looks/say-rows.ts';
import { sendWorkbook } from '../../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
import { mustHandle } from '../read-dossier.ts';
import { readRegisterHead } from './register-head.tsx';
import { streamWorkbook } from './workbook.ts';

const PATH = '/can-bo/so-theo-doi';
const PAGE = 100;
const EXPORT_PAGE = 1000;

const COLUMNS = [
  'TT',
  'Mã hồ sơ',
  'Tên thủ tục hành chính',
  'Số lượng hồ sơ (bộ)',
  'Tên tổ chức, cá nhân',
  'Địa chỉ, số điện thoại',
  'Cơ quan chủ trì giải quyết',
  'Nhận hồ sơ',
  'Hẹn trả',
  'Trả kết quả',
  'Phương thức nhận kết quả',
  'Ký nhận',
  'Ghi chú',
];

/** The register of dossiers, Mẫu 07: a query over what the steps say, by day of reception. */
export const register = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    mustHandle(c);
    const period = readPeriod(c);
    const after = readAfter(c.req.query('sau') ?? '');
    const { rows, next } = await readRows(c, { ...period, after, startsAt: startOf(c) }, PAGE);
    sayRows(c, rows.length);
    const query = (change: Record<string, string>) =>
      new URLSearchParams({ tu: period.from, den: period.to, ...change });
    const number = slipFormNumber('register', period.to);
    return c.html(
      <StaffPage title="Sổ theo dõi hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so">
        <div class="page-head">
          <h1>{SLIP_FORMS.register.title}</h1>
          <a class="btn no-print" href={`${PATH}.xlsx?${query({})}`} data-turbo="false">
            Xuất Excel
          </a>
        </div>
        <p>
          {number && `Mẫu số ${number}. `}
          Hồ sơ nhận từ {formatDay(period.from)} đến {formatDay(period.to)}.
        </p>
        <div class="print-only">{await readRegisterHead(c, period.to)}</div>
        <form method="get" action={PATH} class="filters no-print">
          <DayRange from={period.from} to={period.to} />
          <button class="btn" type="submit">
            Xem
          </button>
        </form>
        {rows.length === 0 && (
          <p class="empty-state">Không nhận hồ sơ nào trong những ngày này. Chọn ngày khác.</p>
        )}
        {rows.length > 0 && (
          <div class="table-responsive card" {...SCROLLS}>
            <table class="table register">
              <thead>
                <tr>
                  {COLUMNS.map((text) => (
                    <th scope="col">{text}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    {row.map((cell) => (
                      <td>{cell instanceof Date ? formatTime(cell) : cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {next && (
          <a
            class="btn no-print"
            href={`${PATH}?${query({ sau: writeAfter(next), stt: String(startOf(c) + PAGE) })}`}
          >
            Xem thêm
          </a>
        )}
      </StaffPage>,
    );
  })
  .get(`${PATH}.xlsx`, async (c) => {
    mustHandle(c);
    const period = readPeriod(c);
    await c.var.platform.database.transact((tx) =>
      noteAct(tx, actOf(c), 'export', `sổ theo dõi ${period.from} – ${period.to}`),
    );
    async function* pages() {
      let after: After = null;
      let count = 0;
      do {
        const { rows, next } = await readRows(c, { ...period, after, startsAt: count }, EXPORT_PAGE);
        yield rows;
        count += rows.length;
        after = next;
      } while (after !== null);
    }
    const name = `so-theo-doi-${period.from}-${period.to}.xlsx`;
    return sendWorkbook(c, name, streamWorkbook('Sổ theo dõi hồ sơ', COLUMNS, counted(c, pages())));
  });

type After = { at: Date; id: number } | null;

interface Days {
  from: string;
  /** The last day. */
  to: string;
}

/** The days asked for; without them today. */
function readPeriod(c: StaffContext): Days {
  const today = toLocalDay(c.var.platform.now());
  const day = (name: string, otherwise: string) => {
    const given = c.req.query(name) ?? '';
    return isDay(given) ? given : otherwise;
  };
  const from = day('tu', today);
  const to = day('den', from > today ? from : today);
  return to < from ? { from, to: from } : { from, to };
}

function startOf(c: StaffContext): number {
  const given = Number(c.req.query('stt'));
  return Number.isInteger(given) && given > 0 && given < 1e9 ? given : 0;
}

async function readRows(c: StaffContext, period: Days & { after: After; startsAt: number }, limit: number) {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const names = new Map((await listUnits(db, wardId)).map((unit) => [unit.id, unit.name]));
  const { lines, next } = await listRegister(db, wardId, {
    from: instant(period.from, 0),
    until: instant(addDays(period.to, 1), 0),
    after: period.after,
    limit,
  });
  const rows = lines.map((line, at) => [
    period.startsAt + at + 1,
    line.code,
    line.procedureName,
    1,
    line.applicantName,
    [line.address, line.phone].filter(Boolean).join(', '),
    line.place === 'forwarded' ? (line.elsewhere ?? '') : (names.get(line.competentUnitId) ?? ''),
    line.receivedAt,
    line.dueAt,
    line.returnedAt,
    RETURN_LABELS[line.returnBy],
    line.receiver ?? '',
    noteOf(line),
  ]);
  return { rows, next };
}

function noteOf(line: Awaited<ReturnType<typeof listRegister>>['lines'][number]): string {
  return [
    line.returnedAt === null && STATUS_LABELS[line.status],
    line.channel !== 'direct' && CHANNEL_LABELS[line.channel],
    line.session && `${line.session.place}, ${formatDay(line.session.day)}`,
    line.postalNumbers.length > 0 && `bưu gửi ${line.postalNumbers.join(', ')}`,
    line.place !== 'here' && PLACE_LABELS[line.place],
    line.postalNumbers.length > 0 && `bưu gửi ${line.postalNumbers.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}
