/** 1234.5 → "1.234,5" */
export function formatNumber(value: number, decimals = 1): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: decimals });
}

/** 12000 → "12.000 ₫" */
export function formatVnd(vnd: number): string {
  return `${vnd.toLocaleString('vi-VN')} ₫`;
}
