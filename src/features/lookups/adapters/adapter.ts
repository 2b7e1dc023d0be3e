import type { Fact } from '../schema.ts';
import { type ConnectedCode, RECORDS, type RecordOf } from './wire.ts';

/** A record of a database in our words. */
export interface Reading {
  /** Whose record it is, to be compared with the dossier. */
  name: string;
  birthOn: string | null;
  facts: Fact[];
  /** What should stand there and does not. */
  missing: string[];
}

/** One database: how its record for a paper reads; null when the record cannot be read. */
export interface Adapter {
  read(record: unknown, paper: string): Reading | null;
}

export function adapter<Code extends ConnectedCode>(
  code: Code,
  toReading: (record: RecordOf<Code>, paper: string) => Reading,
): Adapter {
  return {
    read: (record, paper) => {
      const parsed = RECORDS[code].safeParse(record);
      return parsed.success ? toReading(parsed.data as RecordOf<Code>, paper) : null;
    },
  };
}

/** The facts that are there, and the names of those that are needed and are not. */
export function sorted(
  facts: readonly [string, string, 'needed' | 'extra'][],
): Pick<Reading, 'facts' | 'missing'> {
  return {
    facts: facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
    missing: facts.filter(([, value, need]) => need === 'needed' && value === '').map(([label]) => label),
  };
}

/** A day as a database writes it (2001-02-03 or 03/02/2001); null when it is none. */
export function dayOf(text: string): string | null {
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const day = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : text;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
