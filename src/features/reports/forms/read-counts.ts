import { addDays, type Day, toLocalDay } from '../../../law/day.ts';
import type { ReportForm } from '../../../law/report-forms/form.ts';
import { factCodesOf, formsOn } from '../../../law/report-forms/forms.ts';
import type { Db } from '../../../platform/database/database.ts';
import { countPublished } from '../../articles/index.ts';
import {
  INDICATORS,
  type Ratio,
  readLiveFacts,
  readPeriodFacts,
  readPeriodFigures,
} from '../../indicators/index.ts';
import { listSessions } from '../../organisation/index.ts';
import { placeInCatalogue } from '../../procedures/index.ts';
import type { Counted, FormCounts, FormFilter } from './schema.ts';

export interface CountsOfPeriod extends FormCounts {
  /** Days `[from, to)` of which was counted: a period that is not over ends at the last midnight. */
  from: Day;
  to: Day;
  closing: { takenAt: Date; hash: string } | null;
}

/** Figures that facts do not tell by procedure, as `figure:<code>`. */
const FIGURE = 'figure:';

export interface CountsRequest {
  from: Day;
  to: Day;
  asOf: Date;
  /** Left out: all that are in force on the last day. */
  forms?: readonly ReportForm[];
  /** As it stands now, although it was frozen when the period ended. */
  isLive?: boolean;
}

/** Everything that the forms of a period count, of the whole ward. */
export async function readFormCounts(
  db: Db,
  wardId: number,
  { from, to, asOf, forms = formsOn(addDays(to, -1)), isLive = false }: CountsRequest,
): Promise<CountsOfPeriod> {
  const end = endOf(from, to, asOf);
  const codes = [...new Set(forms.flatMap(factCodesOf))];
  const facts = await (isLive ? readLiveFacts : readPeriodFacts)(db, wardId, {
    ...{ from, to: end, asOf },
    codes: codes.filter((code) => !code.startsWith(FIGURE)),
  });
  const wanted = codes.filter((code) => code.startsWith(FIGURE));
  const figures = await readFigures(db, wardId, { from, to: end, wanted, facts: facts.within, isLive });
  const procedures = [...new Set([...facts.within, ...facts.before].map((row) => row.procedureCode))];
  const places = await placeInCatalogue(db, procedures, addDays(to, -1));
  return {
    ...{ from, to: end, closing: facts.closing, before: facts.before, places },
    within: [...facts.within, ...figures.known],
    missing: figures.missing,
  };
}

/** What is not over yet is told up to the last midnight, so that nothing of a day that still runs is half counted. */
export function endOf(from: Day, to: Day, asOf: Date): Day {
  const today = toLocalDay(asOf);
  if (to <= today) return to;
  return today < from ? from : today;
}

/** The counts of one unit, field or procedure; figures of the whole ward are not known of a part of it. */
export function narrow<Counts extends FormCounts>(counts: Counts, filter: FormFilter): Counts {
  const { unitId, fieldCode, procedureCode } = filter;
  if (unitId === undefined && fieldCode === undefined && procedureCode === undefined) return counts;
  const isIn = (each: Counted) =>
    (unitId === undefined || each.unitId === unitId) &&
    (procedureCode === undefined || each.procedureCode === procedureCode) &&
    (fieldCode === undefined || counts.places.get(each.procedureCode)?.fieldCode === fieldCode);
  const whole = counts.within.filter((each) => each.code.startsWith(FIGURE));
  const missing = new Map(counts.missing);
  for (const { code } of whole) missing.set(code, 'Chỉ có số liệu của cả phường.');
  const facts = counts.within.filter((each) => !each.code.startsWith(FIGURE) && isIn(each));
  return { ...counts, within: facts, before: counts.before.filter(isIn), missing };
}

interface FigureRequest {
  from: Day;
  to: Day;
  wanted: readonly string[];
  facts: readonly Counted[];
  isLive: boolean;
}

async function readFigures(db: Db, wardId: number, request: FigureRequest) {
  const known: Counted[] = [];
  const missing = new Map<string, string>();
  const keep = (code: string, { numerator, denominator }: Ratio) =>
    known.push({
      ...{ code, procedureCode: '', unitId: 0, total: denominator, counted: numerator },
    });
  let all: Promise<ReadonlyMap<string, Ratio | null>> | undefined;
  const figures = () => {
    all ??= readPeriodFigures(db, wardId, request);
    return all;
  };
  for (const code of request.wanted) {
    const found = await readFigure(db, wardId, code.slice(FIGURE.length), { ...request, figures });
    if (typeof found === 'string') missing.set(code, found);
    else keep(code, found);
  }
  return { known, missing };
}

/** A ratio, or why there is none. */
async function readFigure(
  db: Db,
  wardId: number,
  code: string,
  { figures, ...request }: FigureRequest & { figures(): Promise<ReadonlyMap<string, Ratio | null>> },
): Promise<Ratio | string> {
  if (request.from >= request.to) return 'Kỳ chưa bắt đầu.';
  if (code === 'articles') return plain(await countPublished(db, wardId, request));
  if (code === 'mobile-sessions') return plain(await countSessions(db, wardId, request));
  if (code === 'mobile-dossiers') {
    const mobile = request.facts.filter((each) => each.code.endsWith('-arrived-mobile'));
    return plain(mobile.reduce((sum, each) => sum + each.total, 0));
  }
  const indicator = INDICATORS.find((each) => each.code === code);
  if (!indicator) return 'Hệ thống chưa có số liệu này.';
  if (indicator.kind === 'missing') return indicator.missing;
  return figures().then((known) => known.get(code) ?? 'Khi chốt kỳ chưa có số liệu này.');
}

const plain = (count: number): Ratio => ({ numerator: count, denominator: count });

/** Trips of mobile teams that were not cancelled. */
async function countSessions(db: Db, wardId: number, { from, to }: FigureRequest): Promise<number> {
  const last = Number(addDays(to, -1).slice(0, 4));
  let count = 0;
  for (let year = Number(from.slice(0, 4)); year <= last; year++)
    for (const { day, isMobile } of await listSessions(db, wardId, year))
      if (isMobile && day >= from && day < to) count += 1;
  return count;
}
