/** "23/11/2026" in Vietnam. */
export function formatDay(at: Date): string {
  const [year, month, day] = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
