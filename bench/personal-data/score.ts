import type { Finding } from '../../src/platform/personal-data/index.ts';
import type { PlantedText } from './corpus.ts';

export interface Score {
  planted: number;
  /** Planted things of which no letter and no digit stays readable. */
  covered: number;
  found: number;
  /** Findings that touch something planted. */
  right: number;
}

export interface Scored {
  byKind: Map<string, Score>;
  /** What was missed and what was masked for nothing, to look at while tuning. */
  missed: string[];
  wrong: string[];
}

/** Recall counts by the kind that was planted, precision by the kind that was found. */
export function scoreTexts(
  texts: readonly PlantedText[],
  find: (text: string) => Pick<Finding, 'kind' | 'start' | 'end'>[],
): Scored {
  const scored: Scored = { byKind: new Map(), missed: [], wrong: [] };
  const of = (kind: string) => {
    const score = scored.byKind.get(kind) ?? { planted: 0, covered: 0, found: 0, right: 0 };
    scored.byKind.set(kind, score);
    return score;
  };
  for (const { text, planted } of texts) {
    const findings = find(text);
    for (const each of planted) {
      of(each.kind).planted += 1;
      if (isCovered(text, each, findings)) of(each.kind).covered += 1;
      else scored.missed.push(`${each.kind}: ${text.slice(each.start, each.end)} ← ${text}`);
    }
    for (const each of findings) {
      of(each.kind).found += 1;
      if (planted.some(({ start, end }) => start < each.end && each.start < end)) of(each.kind).right += 1;
      else scored.wrong.push(`${each.kind}: ${text.slice(each.start, each.end)} ← ${text}`);
    }
  }
  return scored;
}

function isCovered(
  text: string,
  { start, end }: { start: number; end: number },
  findings: readonly { start: number; end: number }[],
): boolean {
  const hidden = findings.filter((each) => each.start < end && start < each.end);
  for (let at = start; at < end; at += 1) {
    if (!/[\p{L}\p{N}]/u.test(text[at]!)) continue;
    if (!hidden.some((each) => each.start <= at && at < each.end)) return false;
  }
  return true;
}

export function sumScores(scores: Iterable<Score>): Score {
  const sum = { planted: 0, covered: 0, found: 0, right: 0 };
  for (const each of scores)
    for (const key of ['planted', 'covered', 'found', 'right'] as const) sum[key] += each[key];
  return sum;
}
