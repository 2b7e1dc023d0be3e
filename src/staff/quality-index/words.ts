import { formatPercent, percent, type QualityLine } from '../../features/indicators/index.ts';
import { qualityClassOf, type Score } from '../../law/quality-index.ts';
import { formatNumber } from '../../ui/format.ts';

/** "52,31/58": what was reached of what has data. */
export function describeScore({ points, maxMeasured }: Score): string {
  return points === null ? 'không có dữ liệu' : `${formatNumber(points, 2)}/${formatNumber(maxMeasured, 2)}`;
}

/** The class, with the words that keep it honest where parts are missing. */
export function describeClass(score: Score): string {
  const name = qualityClassOf(score);
  if (name === null) return '';
  return score.maxMeasured < score.max ? `${name} nếu chỉ xét phần có dữ liệu` : name;
}

export function figureOf({ numerator, denominator }: QualityLine): number | null {
  return numerator === null || denominator === null ? null : percent({ numerator, denominator });
}

export function describeRatio({ numerator, denominator }: QualityLine): string {
  if (numerator === null || denominator === null) return '–';
  return `${formatNumber(numerator, 0)} / ${formatNumber(denominator, 0)}`;
}

export function describeFigure(line: QualityLine): string {
  return figureOf(line) === null ? 'không có dữ liệu' : formatPercent(figureOf(line));
}

/** "+1,5", "−0,2", "không đổi"; null when either has none. */
export function describeDelta(now: number | null, before: number | null, unit: string): string | null {
  if (now === null || before === null) return null;
  const delta = Math.round((now - before) * 100) / 100;
  if (delta === 0) return 'không đổi';
  return `${delta > 0 ? '+' : '−'}${formatNumber(Math.abs(delta), 2)} ${unit}`;
}

/** Points can be compared only where the same of the maximum has data. */
export function describePointsDelta(now: Score, before: Score | undefined): string | null {
  if (!before || now.maxMeasured !== before.maxMeasured) return null;
  return describeDelta(now.points, before.points, 'điểm');
}
