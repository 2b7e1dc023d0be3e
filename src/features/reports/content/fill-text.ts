import { Problem } from '../../../platform/problem.ts';
import type { LiveFigure } from './schema.ts';

const LIVE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Puts the live figures into a text, so that no number in it is typed. */
export function fillText(text: string, figures: readonly LiveFigure[]): string {
  const known = new Map(figures.map((each) => [each.code, each.text]));
  return text.replaceAll(LIVE, (whole, code: string) => known.get(code) ?? whole);
}

/** @throws Problem invalid naming the figure that there is not, under the field of its section */
export function checkFigures(text: string, figures: readonly LiveFigure[], field: string): void {
  const known = new Set(figures.map((each) => each.code));
  const unknown = [...text.matchAll(LIVE)].map((match) => match[1]!).filter((code) => !known.has(code));
  if (unknown.length === 0 && !/\{\{|\}\}/.test(text.replaceAll(LIVE, ''))) return;
  const what = unknown[0] === undefined ? 'Dấu {{ }} chưa khép.' : `Không có số liệu "${unknown[0]}".`;
  throw new Problem('invalid', 'Chưa lưu được bản viết.', {
    [field]: `${what} Chọn mã trong danh sách số liệu.`,
  });
}
