/** "1.234,5"; what is not known is never nought. */
export function numberText(value: number | null): string {
  return value === null ? 'chưa có dữ liệu' : value.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}

/** How a number moved: "tăng 12 (8,5 %)". */
export function changeText(now: number | null, before: number | null): string {
  if (now === null || before === null) return 'chưa có số liệu để so sánh';
  if (now === before) return 'không thay đổi';
  const by = Math.abs(now - before);
  const share = before === 0 ? '' : ` (${numberText((100 * by) / before)} %)`;
  return `${now > before ? 'tăng' : 'giảm'} ${numberText(by)}${share}`;
}
