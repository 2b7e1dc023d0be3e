import { foldVietnamese } from '../../platform/fold-vietnamese.ts';

/** A unit of the ward with all names it is known by. */
export interface KnownUnit {
  id: number;
  name: string;
  shortName: string;
  aliases: string[];
}

export interface UnitMatch {
  raw: string;
  unitId: number | null;
  /** 0 … 1; below CONFIDENT a person is asked. */
  confidence: number;
}

/** From here on a match is taken without asking. */
export const CONFIDENT = 0.85;

/** The unit that a plan means by its own words: its name or alias, or the nearest one by spelling. */
export function matchUnit(raw: string, units: readonly KnownUnit[]): UnitMatch {
  const words = simplify(raw);
  let best: UnitMatch = { raw, unitId: null, confidence: 0 };
  for (const unit of units)
    for (const name of [unit.name, unit.shortName, ...unit.aliases]) {
      const confidence = likeness(words, simplify(name));
      if (confidence > best.confidence) best = { raw, unitId: unit.id, confidence };
    }
  return best.confidence >= 0.6 ? best : { raw, unitId: null, confidence: best.confidence };
}

/** Without accents, marks, "phường" and small words, so that spellings of one name meet. */
function simplify(name: string): string {
  return foldVietnamese(name)
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\b(phuong|va|thuoc|ubnd phuong|cua)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  return 1 - distance(a, b) / Math.max(a.length, b.length);
}

/** Levenshtein's distance: single letters put in, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
