import { addDays, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type CountRequest, type Days, readDays, readSums } from '../../figures/index.ts';
import { listCodesOfFields } from '../../procedures/index.ts';
import type { Indicator, Narrowing, Ratio } from '../indicator.ts';
import { spansOf, startOf } from '../period.ts';

/** Only a part of a figure. A procedure is of the field that its newest version names; officers only where turns are counted. */
export interface IndicatorFilter extends Narrowing {
  fieldCodes?: readonly string[];
}

export interface IndicatorRequest {
  /** In order; a ratio for each span between neighbours, half open. */
  bounds: readonly Date[];
  /** Nothing from then on is counted. */
  asOf: Date;
  filter?: IndicatorFilter;
}

type Counted = Extract<Indicator, { kind: 'dossiers' | 'answers' | 'feedback' }>;

/**
 * A figure for each span between neighbouring bounds: from what is kept, where the bounds are local midnights, else from the rows;
 * both say the same. A figure over the catalogue is taken on the last day of each span; one without data is nothing of nothing.
 * @throws RangeError for a filter that the figure cannot be told apart by
 */
export async function readIndicator(
  db: Db,
  wardId: number,
  indicator: Indicator,
  { bounds, asOf, filter = {} }: IndicatorRequest,
): Promise<Ratio[]> {
  if (indicator.kind === 'missing') return bounds.slice(1).map(() => ({ ...NOTHING }));
  if (indicator.kind === 'catalogue') {
    if (Object.values(filter).some((each) => each !== undefined))
      throw new RangeError('Chỉ tiêu trên danh mục không chia theo bộ lọc.');
    const ends = bounds.slice(1).map((bound) => Math.min(bound.getTime() - 1, asOf.getTime()));
    return indicator.readOn(
      db,
      wardId,
      ends.map((end) => toLocalDay(new Date(end))),
    );
  }
  if (filter.officerIds && !(indicator.kind === 'dossiers' && indicator.grain === 'step'))
    throw new RangeError('Chỉ tiêu này không tính theo từng cán bộ.');
  const rows = await rowFilterOf(db, filter);
  const kept =
    indicator.kept === undefined ? null : await readKept(db, wardId, indicator, { bounds, asOf, rows });
  return kept ?? indicator.read(db, wardId, bounds, asOf, rows);
}

const NOTHING: Ratio = { numerator: 0, denominator: 0 };

async function rowFilterOf(db: Db, { fieldCodes, ...rows }: IndicatorFilter): Promise<Narrowing> {
  if (fieldCodes === undefined) return rows;
  return { ...rows, procedureCodes: both(rows.procedureCodes, await listCodesOfFields(db, fieldCodes)) };
}

function both(these: readonly string[] | undefined, those: readonly string[]): readonly string[] {
  return these === undefined ? those : these.filter((each) => those.includes(each));
}

interface KeptRequest {
  bounds: readonly Date[];
  asOf: Date;
  rows: Narrowing;
}

/**
 * What is kept goes by whole days. The day that is still running is taken whole, less what belongs to its rest: dossiers that are
 * due later today are judged only then. Null when the bounds are within days.
 */
async function readKept(
  db: Db,
  wardId: number,
  indicator: Counted,
  { bounds, asOf, rows }: KeptRequest,
): Promise<Ratio[] | null> {
  const end = earlier(bounds.at(-1)!, asOf);
  if (!bounds.every((each) => each >= end || isMidnight(each))) return null;
  const scope = indicator.fieldCodes ? await listCodesOfFields(db, indicator.fieldCodes) : null;
  const spans = spansOf(bounds).map(({ from, to }) => ({
    from: toLocalDay(from),
    to: from >= end ? toLocalDay(from) : dayAfter(earlier(to, end)),
  }));
  const procedureCodes = scope ? both(rows.procedureCodes, scope) : rows.procedureCodes;
  const narrowing = { ...rows, ...(procedureCodes && { procedureCodes }) };
  const found = await sumsOf(db, { wardId, code: indicator.kept!, narrowing }, spans);
  const running = spansOf(bounds).findIndex(({ from, to }) => from < end && to >= end);
  if (running !== -1 && !isMidnight(end)) {
    const midnight = startOf(dayAfter(end));
    const [rest] = await indicator.read(db, wardId, [end, midnight], midnight, rows);
    found[running] = less(found[running]!, rest!);
  }
  return found;
}

interface SumsAsked {
  wardId: number;
  code: string;
  narrowing: Pick<CountRequest, 'procedureCodes' | 'unitIds' | 'officerIds'>;
}

/** A ratio for each span, which follow one another and are empty at the end; of parts of a ward from its days in one pass. */
async function sumsOf(
  db: Db,
  { wardId, code, narrowing }: SumsAsked,
  spans: readonly Days[],
): Promise<Ratio[]> {
  const found = spans.map(() => ({ ...NOTHING }));
  if (!narrowing.procedureCodes && !narrowing.unitIds && !narrowing.officerIds) {
    const full = spans.filter(({ from, to }) => from < to);
    if (full.length === 0) return found;
    const bounds = [...full.map(({ from }) => from), full.at(-1)!.to];
    for (const [span, { total, counted }] of (await readSums(db, { wardId, code, bounds })).entries())
      found[span] = { numerator: counted, denominator: total };
    return found;
  }
  const within = { wardIds: [wardId], codes: [code], ...narrowing };
  const days = await readDays(db, { ...within, from: spans[0]!.from, to: spans.at(-1)!.to });
  for (const [day, { total, counted }] of days) {
    const sum = found[spans.findIndex(({ from, to }) => day >= from && day < to)];
    if (sum) Object.assign(sum, { numerator: sum.numerator + counted, denominator: sum.denominator + total });
  }
  return found;
}

function less(all: Ratio, rest: Ratio): Ratio {
  return { numerator: all.numerator - rest.numerator, denominator: all.denominator - rest.denominator };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** The first day that does not begin before this instant. */
function dayAfter(at: Date) {
  return isMidnight(at) ? toLocalDay(at) : addDays(toLocalDay(at), 1);
}

function isMidnight(at: Date): boolean {
  return startOf(toLocalDay(at)).getTime() === at.getTime();
}
