/** Where a phrase was found in a text although some letters were misread. */
export interface Near {
  from: number;
  /** The place after its last letter. */
  to: number;
  /** 1: letter for letter; below, the share of letters that are right. */
  likeness: number;
}

/** Phrases shorter than this must be right, or nearly anything would be one. */
const SHORT = 8;
const LEAST_LIKENESS = 0.82;
/** However long a phrase is: more would make another word of one of its words. */
const MOST_MISREAD = 3;

/** The place where a text comes nearest to a phrase (Sellers 1980); null when it comes nowhere near. */
export function findNear(phrase: string, text: string, begin = 0): Near | null {
  const exact = text.indexOf(phrase, begin);
  if (exact !== -1) return { from: exact, to: exact + phrase.length, likeness: 1 };
  if (phrase.length < SHORT) return null;
  const allowed = Math.min(MOST_MISREAD, Math.floor((1 - LEAST_LIKENESS) * phrase.length));
  return allowed === 0 ? null : nearest(phrase, text.slice(begin), allowed, begin);
}

function nearest(phrase: string, text: string, allowed: number, begin: number): Near | null {
  let costs = Array.from({ length: phrase.length + 1 }, (_, at) => at);
  let starts = Array.from({ length: phrase.length + 1 }, () => 0);
  let best: { to: number; from: number; cost: number } | null = null;
  for (let at = 0; at < text.length; at++) {
    const [nextCosts, nextStarts] = [[0], [at + 1]];
    for (let letter = 1; letter <= phrase.length; letter++) {
      const change = costs[letter - 1]! + (phrase[letter - 1] === text[at] ? 0 : 1);
      const extra = costs[letter]! + 1;
      const missing = nextCosts[letter - 1]! + 1;
      const least = Math.min(change, extra, missing);
      nextCosts.push(least);
      const start =
        least === change ? starts[letter - 1]! : least === extra ? starts[letter]! : nextStarts[letter - 1]!;
      nextStarts.push(start);
    }
    [costs, starts] = [nextCosts, nextStarts];
    // The first letter's start was counted for an empty beginning: a phrase begins at the letter that it took.
    const cost = costs[phrase.length]!;
    if (cost <= allowed && (best === null || cost < best.cost))
      best = { from: starts[phrase.length]!, to: at + 1, cost };
  }
  return best && { from: begin + best.from, to: begin + best.to, likeness: 1 - best.cost / phrase.length };
}
