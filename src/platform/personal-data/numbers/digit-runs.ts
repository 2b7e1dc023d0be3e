/** Digits that stand together, offsets in the folded text. */
interface DigitGroup {
  digits: string;
  start: number;
  end: number;
}

/** Groups of digits with at most three signs between them, and those signs: `gaps[i]` stands after group i. */
export interface DigitRun {
  groups: DigitGroup[];
  gaps: string[];
}

const LOOKALIKES: Record<string, string> = { o: '0', l: '1', i: '1' };
const isDigit = (each: string | undefined) => each !== undefined && each >= '0' && each <= '9';
const GAP = /^[ \t\u00a0.,\-–—_/()·•*|~+:]{1,4}$/;

/** All runs of digits in a folded text, also those in which o, l or i beside digits stand for 0 and 1. */
export function digitRuns(folded: string): DigitRun[] {
  const runs: DigitRun[] = [];
  for (const group of digitGroups(folded)) {
    const run = runs.at(-1);
    const gap = run === undefined ? '' : folded.slice(run.groups.at(-1)!.end, group.start);
    if (run !== undefined && GAP.test(gap)) {
      run.groups.push(group);
      run.gaps.push(gap);
    } else runs.push({ groups: [group], gaps: [] });
  }
  return runs;
}

function* digitGroups(folded: string): Generator<DigitGroup> {
  let at = 0;
  while (at < folded.length) {
    if (!isDigit(folded[at])) {
      at += 1;
      continue;
    }
    const start = startOf(folded, at);
    let end = at;
    while (isDigit(folded[end]) || isLookalike(folded, end)) end += 1;
    if (end - start > 6) end = endOf(folded, end);
    const digits = [...folded.slice(start, end)].map((each) => LOOKALIKES[each] ?? each).join('');
    yield { digits, start, end };
    at = end;
  }
}

/** Up to two o, l, i before a digit, when no other letter touches them. */
function startOf(folded: string, at: number): number {
  let start = at;
  while (at - start < 2 && LOOKALIKES[folded[start - 1] ?? ''] !== undefined) start -= 1;
  return start < at && /\p{L}/u.test(folded[start - 1] ?? '') ? at : start;
}

/** Up to two o, l, i after a long number, when no other letter touches them. */
function endOf(folded: string, at: number): number {
  let end = at;
  while (end - at < 2 && LOOKALIKES[folded[end] ?? ''] !== undefined) end += 1;
  return end > at && /\p{L}/u.test(folded[end] ?? '') ? at : end;
}

/** A lookalike within a number: another digit follows, or it ends the number after a digit and no word begins there. */
function isLookalike(folded: string, at: number): boolean {
  if (LOOKALIKES[folded[at] ?? ''] === undefined) return false;
  const next = folded[at + 1];
  if (isDigit(next)) return true;
  return LOOKALIKES[next ?? ''] !== undefined && isDigit(folded[at + 2]);
}
