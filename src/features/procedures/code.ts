/**
 * A procedure code as it should be, `1.001193`, out of what people and spreadsheets write: `2.000908.000.00.00.H61`,
 * `1.003441. H42`, `2,002308`, a letter O for a zero, a lost last zero (`1.01081`). Null when there is no code in it.
 */
export function normaliseProcedureCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=[\d.,])[oO](?=[\d.,oO]|$)/g, '0');
  const match = /^(?:TTHC\s*|mã\s*)?([1-9])\s?[.,]\s?(\d{5,6})(?!\d)/i.exec(plain);
  return match ? `${match[1]}.${match[2]!.padEnd(6, '0')}` : null;
}
