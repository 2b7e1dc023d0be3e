/** One figure, a point or a spreadsheet's comma, six figures; the last zero may be lost. */
const POINTED = /^([1-9])\s?[.,]\s?(\d{5,6})(?!\d)/;
/** Seven figures in a row. */
const BARE = /^([1-9])(\d{6})(?!\d)/;
/** Parted in threes; only with the parts of a place behind it, else it is an amount of money. */
const IN_THREES = /^([1-9])\.(\d{3})\.(\d{3})(?=\.\d{3}\.\d{2}\.\d{2})/;

/**
 * A procedure code as it should be, `1.001193`, out of what people and spreadsheets write: `2.000908.000.00.00.H61`,
 * `1.003441. H42`, `2,002308`, a letter O for a zero, a lost last zero (`1.01081`), no point. Null when there is none.
 */
export function normaliseProcedureCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:tthc|mã)\s*/i, '')
    .replace(/(?<=[\d.,oO])[oO](?=[\d.,oO\s]|$)/g, '0');
  const match = POINTED.exec(plain) ?? BARE.exec(plain) ?? IN_THREES.exec(plain);
  if (!match) return null;
  const [, first, ...rest] = match;
  return `${first}.${rest.join('').padEnd(6, '0')}`;
}
