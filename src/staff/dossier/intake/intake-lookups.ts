import { derivedKey, type Filer, lookupSubject, supplementWords } from '../../../features/dossiers/index.ts';
import {
  findLookup,
  isConnected,
  type Lookup,
  type LookupQuestion,
  lookUp,
  OUTCOME_LABELS,
  openFacts,
  recordByHand,
} from '../../../features/lookups/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import { NOTHING_OFFERED } from '../../../features/vault/index.ts';
import { checkOrganisationId } from '../../../law/personal-id.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { actOf, type StaffContext } from '../../session.ts';
import { type DocumentRow, documentRows, originOf } from './intake-documents.tsx';
import type { ShownLookup } from './replaced-paper.tsx';

type Values = Record<string, unknown>;

/** A look-up that a button of the form asks for: of which row, over the network or as seen elsewhere. */
export interface AskedLookup {
  row: number;
  how: 'lookup' | 'by_hand';
}

export function takeLookup(body: Values): AskedLookup | null {
  const [, how, row] = /^(lookup|by_hand)\.(\d{1,3})$/.exec(typed(body, 'answer') ?? '') ?? [];
  return how === undefined ? null : { row: Number(row), how: how as AskedLookup['how'] };
}

/** The look-ups that the form carries along, by row; one that is not this officer's is none. */
export async function shownLookups(c: StaffContext, rows: readonly DocumentRow[], values: Values) {
  const { database, settings } = c.var.platform;
  const shown = new Map<number, ShownLookup>();
  for (const [at, row] of rows.entries()) {
    const id = lookupIdOf(values, at);
    if (row.replaced === null || id === undefined) continue;
    const lookup = await findLookup(database.db, c.var.officer, id).catch(noneOf);
    if (lookup?.paper === row.name.slice(0, 500))
      shown.set(at, { lookup, facts: openFacts(settings.secret, lookup) });
  }
  return shown;
}

function noneOf(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

export function lookupIdOf(values: Values, at: number): number | undefined {
  const given = typed(values, `doc.${at}.lookup`) ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : undefined;
}

/** Does what the button asks. @returns the form with the look-up in its row @throws Problem invalid, at the row's fields */
export async function lookUpRow(
  c: StaffContext,
  procedure: ProcedureVersion,
  { row: at, how }: AskedLookup,
  values: Values,
): Promise<Values> {
  const rows = await documentRows(c, procedure, NOTHING_OFFERED, originOf(values));
  const row = rows[at];
  if (!row?.replaced) throw new Problem('invalid', 'Giấy tờ này không thuộc diện thay bằng dữ liệu.');
  try {
    const question = questionOf(values, procedure, { row, at });
    const lookup = await (how === 'lookup'
      ? lookUp(c.var.platform, lookupActOf(c), question)
      : byHand(c, question, { at, values }));
    const filled = withLookup(values, { row, at }, lookup);
    return withWords(c, rows, filled);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fields = Object.entries(error.fields).map(([name, text]) => [
      `doc.${at}.${NAMES[name] ?? 'lookup'}`,
      text,
    ]);
    throw new Problem(error.code, error.message, Object.fromEntries(fields));
  }
}

const NAMES: Record<string, string> = {
  ...{ subject: 'subject', outcome: 'handOutcome', reason: 'handReason', checkedAt: 'handAt' },
};

function byHand(c: StaffContext, question: LookupQuestion, { at, values }: { at: number; values: Values }) {
  const given = (name: string) => typed(values, `doc.${at}.${name}`) ?? '';
  return c.var.platform.database.transact((tx) =>
    recordByHand(tx, lookupActOf(c), question, {
      ...{ outcome: given('handOutcome'), reason: given('handReason'), checkedAt: given('handAt') },
    }),
  );
}

/**
 * Before a dossier is accepted: papers of which the form says that a database gives them, and which nobody looked up, are
 * looked up now, all at once. @returns the form with the look-ups @throws Untried when one of them gave nothing
 */
export async function lookUpUntried(
  c: StaffContext,
  procedure: ProcedureVersion,
  values: Values,
): Promise<Values> {
  const { lookups } = c.var.platform.settings;
  const rows = await documentRows(c, procedure, NOTHING_OFFERED, originOf(values));
  const untried = [...rows.entries()].flatMap(([at, row]) => {
    const isLooked = lookupIdOf(values, at) !== undefined;
    const isGiven = values[`doc.${at}.got`] === '1' && values[`doc.${at}.source`] === 'database';
    if (!row.replaced || !isGiven || isLooked || !isConnected(lookups, row.replaced.database.code)) return [];
    const question = questionOf(values, procedure, { row, at });
    return checkOrganisationId(question.subject.number) ? [{ at, row, question }] : [];
  });
  const done = await Promise.all(
    untried.map(async (each) => ({
      ...each,
      lookup: await lookUp(c.var.platform, lookupActOf(c), each.question),
    })),
  );
  let filled = values;
  for (const { at, row, lookup } of done) filled = withLookup(filled, { row, at }, lookup);
  const failed = done.filter(({ lookup }) => lookup.outcome !== 'found');
  if (failed.length === 0) return filled;
  const fields = failed.map(({ at, row, lookup }) => [
    `doc.${at}.lookup`,
    `"${row.name}": ${OUTCOME_LABELS[lookup.outcome].toLowerCase()}.`,
  ]);
  throw new FoundNothing(await withWords(c, rows, filled), Object.fromEntries(fields));
}

/** Look-ups before an acceptance that gave nothing: the officer sees them first. */
export class FoundNothing extends Problem {
  readonly values: Values;

  constructor(values: Values, fields: Record<string, string>) {
    super(
      'invalid',
      'Chưa tiếp nhận: có giấy tờ tra cứu không có kết quả. Xem từng giấy tờ rồi quyết định.',
      fields,
    );
    this.values = values;
  }
}

function lookupActOf(c: StaffContext) {
  return { ...actOf(c), wardId: c.var.officer.wardId };
}

interface Place {
  row: DocumentRow;
  at: number;
}

function questionOf(values: Values, procedure: ProcedureVersion, { row, at }: Place): LookupQuestion {
  const { database, rule } = row.replaced!;
  const text = (name: string) => (typed(values, name) ?? '').trim();
  const other = text(`doc.${at}.subject`).replace(/\D/g, '');
  const filer: Filer = {
    ...{ applicantKind: text('applicantKind'), name: text('applicantName') },
    ...{ personalId: text('applicantPersonalId'), birthOn: text('applicantBirthOn') || null },
    ...{
      representativeName: text('representativeName'),
      representativePersonalId: text('representativePersonalId'),
    },
  };
  return {
    ...{
      procedureCode: procedure.code,
      paper: row.name.slice(0, 500),
      database: database.code,
      rule,
      matter: null,
    },
    subject:
      other === ''
        ? lookupSubject(filer, database.code)
        : { of: 'other', number: other, name: '', birthOn: null },
    // The look-up before it stands in the key: the form sent twice asks once, the button pressed anew asks anew.
    clientKey: derivedKey(text('clientKey'), `look up ${at} ${lookupIdOf(values, at) ?? 0}`),
  };
}

/** Found: the database gives the paper. Not found: it is for the officer to take the paper, or to ask for it. */
function withLookup(values: Values, { row, at }: Place, lookup: Lookup): Values {
  const isFound = lookup.outcome === 'found';
  return {
    ...values,
    [`doc.${at}.lookup`]: String(lookup.id),
    [`doc.${at}.source`]: isFound ? 'database' : row.paperSource,
    [`doc.${at}.got`]: isFound ? '1' : '',
  };
}

/** The words of a supplement request, where none were typed. */
async function withWords(c: StaffContext, rows: readonly DocumentRow[], values: Values): Promise<Values> {
  const shown = await shownLookups(c, rows, values);
  const words = supplementWords([...shown.values()].map(({ lookup }) => lookup));
  if (words === null || typed(values, 'answerItems') || typed(values, 'answerReason')) return values;
  return { ...values, answerItems: words.items, answerReason: words.reason };
}
