import { formatTime, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { FieldPeriod, LiveField } from './live-field.ts';
import { PERIOD_WORDS, readFieldPeriod } from './periods.ts';

const BRACES = /\{\{([^{}]{1,200})\}\}/g;

/** What fields are read with: once for a document, so that all of them are of one moment. */
export interface Filling {
  db: Db;
  wardId: number;
  asOf: Date;
  fields: readonly LiveField[];
}

/**
 * Texts with every field in braces replaced by what it says now; a figure with the moment at which it was read. What is written then
 * is text like any other: it may be edited, and no longer changes by itself.
 * @throws Problem invalid naming, by the key of its text, the first field or period that is unknown
 */
export async function fillFields<Key extends string>(
  filling: Filling,
  texts: Record<Key, string>,
): Promise<Record<Key, string>> {
  const filled = {} as Record<Key, string>;
  const faults: Record<string, string> = {};
  const known = new Map<string, string>();
  for (const [key, text] of Object.entries(texts) as [Key, string][]) {
    let done = text;
    for (const [braces, inner] of text.matchAll(BRACES)) {
      const value = known.get(inner!) ?? (await readField(filling, inner!).catch(faultOf));
      if (typeof value === 'string') known.set(inner!, value);
      else faults[key] ??= value.fault;
      if (typeof value === 'string') done = done.replace(braces, () => value);
    }
    filled[key] = done;
  }
  if (Object.keys(faults).length > 0)
    throw new Problem('invalid', 'Có trường số liệu chưa điền được.', faults);
  return filled;
}

function faultOf(error: unknown): { fault: string } {
  if (error instanceof Problem) return { fault: error.message };
  throw error;
}

async function readField({ db, wardId, asOf, fields }: Filling, inner: string): Promise<string> {
  const text = inner.trim();
  const field = fields.find(({ code }) => text === code || text.startsWith(`${code}:`));
  if (!field)
    throw new Problem('invalid', `Không có trường "{{${text}}}". Hãy xem danh sách trường ở cuối trang.`);
  const words = text.slice(field.code.length + 1);
  const period = readFieldPeriod(words || 'tháng này', toLocalDay(asOf));
  if (!period)
    throw new Problem(
      'invalid',
      `Kỳ "${words}" của trường "{{${text}}}" chưa đúng. Viết một trong: ${PERIOD_WORDS.join(', ')}; hoặc "tháng 10/2026", "quý 3/2026", "năm 2026".`,
    );
  const value = await field.read(db, wardId, { asOf, period });
  return field.isFigure ? `${value} (${throughWords(period, asOf)})` : value;
}

/** "tháng 10 năm 2026, số liệu lúc 23/11/2026 10:00" */
function throughWords({ words }: FieldPeriod, asOf: Date): string {
  return `${words}, số liệu lúc ${formatTime(asOf)}`;
}
