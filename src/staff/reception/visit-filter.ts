import { VISIT_PARTS, type VisitFilter, type VisitPart } from '../../features/reception/index.ts';
import { addDays, isDay, toLocalDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import type { StaffContext } from '../session.ts';

/** What each count counts; also the heading of its rows. */
export const PART_LABELS: Record<VisitPart | 'taken', string> = {
  taken: 'Lượt lấy số',
  done: 'Đã xong',
  absent: 'Vắng mặt',
  open: 'Đang chờ hoặc đang làm',
  lapsed: 'Hết ngày, chưa xong',
  waited: 'Đã được gọi, có thời gian chờ',
  served: 'Đã phục vụ, có thời gian phục vụ',
};

const DAYS_SHOWN = 7;

/** The filter that the address names; the last seven days when it names no period. */
export function readFilter(c: StaffContext): VisitFilter {
  const today = toLocalDay(c.var.platform.now());
  const until = dayOr(c.req.query('den'), today);
  const from = dayOr(c.req.query('tu'), addDays(until, 1 - DAYS_SHOWN));
  const hour = c.req.query('gio') ?? '';
  return {
    from: from > until ? until : from,
    until,
    serviceId: readId(c.req.query('linh-vuc')),
    deskNo: readDeskNo(c.req.query('quay')),
    hour: /^([01]?\d|2[0-3])$/.test(hour) ? Number(hour) : null,
    part: VISIT_PARTS.find((each) => each === c.req.query('phan')) ?? null,
  };
}

function readDeskNo(text: string | undefined): number | null {
  const no = readId(text);
  return no !== null && no <= 99 ? no : null;
}

function dayOr(text: string | undefined, otherwise: string): string {
  const isKept = text !== undefined && isDay(text) && text >= '2000-01-01' && text <= '2100-12-31';
  return isKept ? text : otherwise;
}

/** The same filter as the address writes it. */
export function writeFilter(filter: VisitFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ tu: filter.from, den: filter.until });
  if (filter.serviceId !== null) query.set('linh-vuc', String(filter.serviceId));
  if (filter.deskNo !== null) query.set('quay', String(filter.deskNo));
  if (filter.hour !== null) query.set('gio', String(filter.hour));
  if (filter.part !== null) query.set('phan', filter.part);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.toString();
}
