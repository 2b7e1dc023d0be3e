import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { containing, escapeLike } from '../../../platform/database/like.ts';
import { normaliseProcedureCode } from '../code.ts';
import { type ProcedureVersion, procedureVersion } from '../schema.ts';
import { INTERNAL, inForceOn } from '../store.ts';
import { type Asked, readSearchWords, understand, undoKeys } from './words.ts';

export interface ProcedureSearch {
  q: string;
  field: string | null;
  applicant: 'citizen' | 'organisation' | null;
  /** Keyset: rank and code of the last line of the page before. */
  after: { rank: number; code: string } | null;
  limit: number;
  onDay: string;
  /** Leave out the procedures between agencies: citizens have no part in them. */
  publicOnly?: boolean;
}

export interface ProcedurePage {
  procedures: ProcedureVersion[];
  next: { rank: number; code: string } | null;
  /** Nothing holds these words; what is shown sounds or looks like them. */
  isGuess: boolean;
}

/** How many guesses are worth reading. */
const GUESSES = 8;

/**
 * Procedures in force on a day: by code, or by the words of the query in any order and without accents. First those that
 * people mean by these words, then names that begin with them, then names that hold them, the shorter before the longer.
 * Where nothing holds them: without the words that say nothing, as a keyboard meant them, and at last what looks alike.
 */
export async function searchProcedures(db: Db, search: ProcedureSearch): Promise<ProcedurePage> {
  const code = normaliseProcedureCode(search.q);
  if (code) return pageOf(await byCode(db, search, code), search.limit);
  const asked = understand(search.q);
  if (asked.words.length === 0 && search.q.trim() !== '') return pageOf([], search.limit);
  const keyed = understand(undoKeys(search.q));
  const tries = [asked, { ...asked, words: asked.telling }, keyed, { ...keyed, words: keyed.telling }];
  for (const each of tries) {
    const rows = await byWords(db, search, each);
    if (rows.length > 0) return pageOf(rows, search.limit);
  }
  if (search.after !== null || asked.words.length === 0) return pageOf([], search.limit);
  return { procedures: await alike(db, search, asked), next: null, isGuess: true };
}

interface Row {
  code: string;
  rank: number;
  content: unknown;
}

function pageOf(rows: readonly Row[], limit: number): ProcedurePage {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    procedures: shown.map((row) => procedureVersion.parse(row.content)),
    next: last ? { rank: last.rank, code: last.code } : null,
    isGuess: false,
  };
}

/** The versions that the filters leave, whatever the words. */
function among(db: Db, { onDay, publicOnly, field, applicant }: ProcedureSearch) {
  let query = inForceOn(db, onDay);
  if (publicOnly) query = query.where('code', 'not like', INTERNAL);
  if (field) query = query.where('field_code', '=', field);
  if (applicant) query = query.where(sql<boolean>`content->'applicants' ? ${applicant}`);
  return query;
}

function byCode(db: Db, search: ProcedureSearch, code: string): Promise<Row[]> {
  return among(db, search)
    .where('code', '=', code)
    .select(['code', 'content', sql<number>`0`.as('rank')])
    .limit(search.after === null ? 1 : 0)
    .execute();
}

/** Words that many names begin with. */
const OPENINGS = ['', 'thu tuc ', 'dang ky ', 'thu tuc dang ky ', 'cap ', 'thu tuc cap '];

/** Below 100: what is meant; from 1000: the name begins so; 3000: it says so; 4500: touched; 5000: it holds every word. */
function rankOf({ words, meant, touched }: Asked) {
  const phrase = words.join(' ');
  const starts = OPENINGS.map((opening) => `${opening}${escapeLike(phrase)}%`);
  const long = sql`least(length(name), 1400)`;
  return sql<number>`case when code = any(${meant}::text[]) then array_position(${meant}::text[], code)
    when search_text like any (${starts}) then 1000 + ${long}
    when search_text like ${containing(phrase)} then 3000 + ${long}
    when code = any(${touched}::text[]) then 4500 + array_position(${touched}::text[], code)
    else 5000 + ${long} end`;
}

/**
 * Every word is a word of the name, and the last one, which may still be typed, at least begins one: "hon" does not find
 * "không". The first condition is what the index answers.
 */
function holdsAll(words: readonly string[]) {
  if (words.length === 0) return sql<boolean>`true`;
  const each = words.map((word, at) => {
    const end = at === words.length - 1 ? '' : '\\M';
    const pattern = `\\m${word.replaceAll('.', '\\.')}${end}`;
    return sql`search_text like ${containing(word)} and search_text ~ ${pattern}`;
  });
  return sql<boolean>`(${sql.join(each, sql` and `)})`;
}

function byWords(db: Db, search: ProcedureSearch, asked: Asked): Promise<Row[]> {
  const rank = rankOf(asked);
  const named = [...asked.meant, ...asked.touched];
  let query = among(db, search)
    .where((on) => on.or([holdsAll(asked.words), ...(named.length > 0 ? [on('code', 'in', named)] : [])]))
    .select(['code', 'content', rank.as('rank')]);
  if (search.after)
    query = query.where(sql<boolean>`(${rank}, code) > (${search.after.rank}, ${search.after.code})`);
  return query
    .orderBy(rank)
    .orderBy('code')
    .limit(search.limit + 1)
    .execute();
}

/** What looks like the query: by the names, and by what people call the procedures. */
async function alike(db: Db, search: ProcedureSearch, { words }: Asked): Promise<ProcedureVersion[]> {
  const phrase = words.join(' ');
  const said = readSearchWords().topics.flatMap(({ said, codes }) =>
    said.map((each) => ({ phrase: each, code: codes[0]! })),
  );
  const likeness = sql<number>`greatest(word_similarity(${phrase}, search_text), coalesce(topics.likeness, 0))`;
  const rows = await among(db, search)
    .leftJoin(
      sql<{ topic_code: string; likeness: number }>`(
        select t.code as topic_code, max(similarity(t.phrase, ${phrase})) as likeness
        from unnest(${said.map((each) => each.phrase)}::text[], ${said.map((each) => each.code)}::text[]) as t(phrase, code)
        group by t.code)`.as('topics'),
      (join) => join.onRef('topics.topic_code', '=', 'code'),
    )
    .where(sql<boolean>`(${phrase} <% search_text or topics.likeness > 0.4)`)
    .select('content')
    .orderBy(likeness, 'desc')
    .orderBy(sql`length(name)`)
    .orderBy('code')
    .limit(GUESSES)
    .execute();
  return rows.map((row) => procedureVersion.parse(row.content));
}
