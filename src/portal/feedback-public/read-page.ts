import type { Context } from 'hono';
import {
  countPublished,
  listPublished,
  listPublishedChoices,
  type PublishedFeedback,
} from '../../features/feedback/index.ts';
import { findProcedures, listFields } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { PortalEnv } from '../ward.ts';
import type { FilterChoices } from './filter-form.tsx';
import { type Filters, readAfter, readFilters, searchOf } from './filters.ts';

/** A page of published petitions as the address asks for it. */
export interface PublishedPage {
  filters: Filters;
  choices: FilterChoices;
  items: PublishedFeedback[];
  /** In all pages. */
  count: number;
  /** The last item of this page; null: there are no more. */
  last: PublishedFeedback | null;
}

export async function readPage(
  c: Context<PortalEnv>,
  { limit, hasPlace = false }: { limit: number; hasPlace?: boolean },
): Promise<PublishedPage> {
  const { db } = c.var.platform.database;
  const wardId = c.var.ward.id;
  const filters = readFilters((name) => c.req.query(name));
  const search = { ...searchOf(filters), hasPlace };
  const after = readAfter(c.req.query('sau'));
  const [found, count, choices] = await Promise.all([
    listPublished(db, wardId, { ...search, after, limit: limit + 1 }),
    countPublished(db, wardId, search),
    readChoices(c, filters),
  ]);
  const items = found.slice(0, limit);
  return { filters, choices, items, count, last: found.length > limit ? items.at(-1)! : null };
}

/** What some published item has, and what was asked for, by its name in the catalogue of today. */
async function readChoices(c: Context<PortalEnv>, asked: Filters): Promise<FilterChoices> {
  const { database, now } = c.var.platform;
  const { db } = database;
  const today = toLocalDay(now());
  const found = await listPublishedChoices(db, c.var.ward.id);
  const [fields, procedures] = await Promise.all([
    listFields(db, today),
    findProcedures(db, withAsked(found.procedureCodes, asked.procedureCode), today),
  ]);
  const nameOfField = new Map(fields.map((each) => [each.fieldCode, each.field]));
  const nameOf = new Map(procedures.map((each) => [each.code, each.name]));
  const choose = (codes: string[], names: ReadonlyMap<string, string>) =>
    codes.map((value) => ({ value, label: names.get(value) ?? value }));
  return {
    fields: choose(withAsked(found.fieldCodes, asked.fieldCode), nameOfField),
    procedures: choose(withAsked(found.procedureCodes, asked.procedureCode), nameOf),
    months: withAsked(found.months, asked.month),
  };
}

const withAsked = (found: readonly string[], asked: string | null) => [
  ...found,
  ...(asked === null || found.includes(asked) ? [] : [asked]),
];
