/** 1234.5 → "1.234,5" */
export function formatNumber(value: number, decimals = 1): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: decimals });
}

/** 1536 → "1,5 KB" */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${formatNumber(bytes / 1024 ** power)} ${units[power]}`;
}

/** 12000 → "12.000 ₫" */
export function formatVnd(vnd: number): string {
  return `${vnd.toLocaleString('vi-VN')} ₫`;
}
