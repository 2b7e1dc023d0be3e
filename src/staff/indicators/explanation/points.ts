/** A difference with its sign: "+1,25", "−3". */
export function points(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  const text = Math.abs(rounded).toLocaleString('vi-VN', { maximumFractionDigits: 2 });
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${text}`;
}
