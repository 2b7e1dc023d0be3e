/** A text that stands in one line and begins no mark: `readMarks` gives it back. Within a table a bar is no border. */
export function escapeText(text: string, isCell = false): string {
  const inner = text
    .trim()
    .replace(/\\/g, '\\\\')
    .replace(/\s*\n\s*/g, '\\n')
    .replace(/\|/g, '\\|');
  return !isCell && /^(?:[-#|[!=+*–•])/.test(inner) ? `\\${inner}` : inner;
}

/** What an escaped text says. */
export function plainText(text: string): string {
  return text
    .trim()
    .replace(/\\(n|.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign))
    .trim();
}

/** The cells of a table's line, still escaped; bars at both ends are its frame. */
export function splitCells(line: string): string[] {
  const inner = line.trim().replace(/^\|\*?/, '');
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < inner.length; at++) {
    const sign = inner[at]!;
    if (sign === '\\') cell += sign + (inner[++at] ?? '');
    else if (sign === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}
