import { addDays, toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type FeedbackFact, listFeedbackFacts } from '../feedback/index.ts';
import { type PlaceInCatalogue, placeInCatalogue } from '../procedures/index.ts';
import {
  type Cell,
  type FeedbackIndicator,
  type FeedbackRow,
  type Narrowing,
  NO_PROCEDURE,
  type Period,
  type Ratio,
  type RowFilter,
  type RowRequest,
} from './indicator.ts';
import { spansOf, startOf } from './period.ts';

type Words = Omit<FeedbackIndicator, 'kind' | 'unit' | 'direction' | 'kept' | 'read' | 'rows' | 'cells'>;

/** A figure over petitions: count, rows and cells all from the facts of its own code, which are kept under the same code. */
export function feedbackFigure(words: Words): FeedbackIndicator {
  const { code } = words;
  return {
    ...{ kind: 'feedback', unit: '%', direction: 'up', ...words, kept: code },
    read: async (db, wardId, bounds, asOf, filter = {}) => {
      const period = { from: bounds[0]!, to: bounds.at(-1)! };
      const facts = (await factsIn(db, wardId, code, { period, asOf })).filter((each) =>
        isWithin(each, filter),
      );
      return spansOf(bounds).map(({ from, to }) => ratioOf(facts.filter(({ at }) => at >= from && at < to)));
    },
    rows: (db, wardId, period, asOf, request) => listRows(db, wardId, code, { period, asOf, request }),
    cells: (db, wardId, period, asOf) => countCells(db, wardId, code, { period, asOf }),
  };
}

interface Asked {
  period: Period;
  asOf: Date;
}
type TimedFact = FeedbackFact & { at: Date };

/** A fact of a day stands at its first instant: whole days are counted, and of the day that still runs what has happened. */
async function factsIn(db: Db, wardId: number, code: string, { period, asOf }: Asked): Promise<TimedFact[]> {
  const to = period.to < asOf ? period.to : asOf;
  const days = { from: toLocalDay(period.from), to: addDays(toLocalDay(to), 1) };
  const facts = await listFeedbackFacts(db, wardId, { code, ...days });
  return facts
    .map((fact) => ({ ...fact, at: startOf(fact.day) }))
    .filter(({ at }) => at >= period.from && at < to);
}

function isWithin({ procedureCode, unitId }: FeedbackFact, { procedureCodes, unitIds }: Narrowing): boolean {
  return (procedureCodes?.includes(procedureCode) ?? true) && (unitIds?.includes(unitId) ?? true);
}

function ratioOf(facts: readonly FeedbackFact[]): Ratio {
  return { numerator: facts.filter((each) => each.counted).length, denominator: facts.length };
}

type Places = ReadonlyMap<string, PlaceInCatalogue>;

function placesOf(db: Db, facts: readonly FeedbackFact[], { asOf }: Asked): Promise<Places> {
  const codes = new Set(facts.map((each) => each.procedureCode).filter((code) => code !== ''));
  return placeInCatalogue(db, [...codes], toLocalDay(asOf));
}

const NAMELESS = 'Không gắn thủ tục';

async function countCells(db: Db, wardId: number, code: string, asked: Asked): Promise<Cell[]> {
  const facts = await factsIn(db, wardId, code, asked);
  const places = await placesOf(db, facts, asked);
  const groups = Map.groupBy(facts, (each) => `${each.procedureCode} ${each.unitId} ${each.channel}`);
  return [...groups.values()].map((group) => {
    const { procedureCode, unitId, channel: way } = group[0]!;
    const place = places.get(procedureCode);
    return {
      ...{
        procedureCode: procedureCode || NO_PROCEDURE,
        unitId,
        way,
        procedureName: place?.name ?? NAMELESS,
      },
      ...{ fieldCode: place?.fieldCode ?? NO_PROCEDURE, field: place?.field ?? NAMELESS, ...ratioOf(group) },
    };
  });
}

async function listRows(
  db: Db,
  wardId: number,
  code: string,
  { request, ...asked }: Asked & { request: RowRequest },
): Promise<FeedbackRow[]> {
  const facts = await factsIn(db, wardId, code, asked);
  const places = await placesOf(db, facts, asked);
  return facts
    .filter((each) => each.counted === (request.part === 'numerator'))
    .filter((each) => isOf(each, request.filter ?? {}, places))
    .filter((each) => isAfter(each, request.after))
    .slice(0, request.limit)
    .map((each) => ({
      ...{ id: each.id, code: each.code, channel: each.channel, unitId: each.unitId, at: each.at },
      ...{ receivedOn: each.receivedOn, dueOn: each.handleDue, handledOn: each.handledOn },
      procedureName: places.get(each.procedureCode)?.name ?? NAMELESS,
    }));
}

function isOf(fact: FeedbackFact, filter: RowFilter, places: Places): boolean {
  const { procedureCodes, fieldCode, unitId, way } = filter;
  return (
    (procedureCodes?.includes(fact.procedureCode || NO_PROCEDURE) ?? true) &&
    (fieldCode === undefined || (places.get(fact.procedureCode)?.fieldCode ?? NO_PROCEDURE) === fieldCode) &&
    (unitId === undefined || fact.unitId === unitId) &&
    (way === undefined || fact.channel === way)
  );
}

/** In the order of the facts: the latest first, of a day the newest item first. */
function isAfter({ at, id }: TimedFact, after: RowRequest['after']): boolean {
  if (after === null) return true;
  return at < after.at || (at.getTime() === after.at.getTime() && id < after.id);
}
