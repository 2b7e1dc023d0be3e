import type { ChartSeries } from './spec.ts';

/** How a series looks: its colour, its pattern and the shape of its points, so that colour is never alone. */
export interface Look {
  color: string;
  /** Of its edge, and of its line. */
  border: string;
  /** Strokes laid over a bar; null: plain. */
  pattern: Pattern | null;
  symbol: 'circle' | 'rect' | 'triangle' | 'diamond' | 'roundRect' | 'arrow';
}

interface Pattern {
  symbol: 'rect' | 'circle';
  symbolSize: number;
  dashArrayX: number[] | number[][];
  dashArrayY: number[];
  rotation: number;
  color: string;
}

/** The paints of a chart, by what they are for. A page puts those of its light or dark face in their place. */
export const PAINTS = {
  text: '#17262b',
  quietText: '#4b5d64',
  grid: '#d5dde0',
  ground: '#ffffff',
  target: '#9d2b22',
  good: '#1b6e3c',
  warn: '#7a5200',
  bad: '#a4201b',
  quiet: '#c3ced2',
  quietEdge: '#6b7d85',
  first: '#0b5566',
  second: '#5f8fd1',
  third: '#7d6b9e',
  fourth: '#3f9c9c',
  fifth: '#b08a57',
  sixth: '#58717a',
} as const;

const slant = (rotation: number): Pattern => ({
  symbol: 'rect',
  symbolSize: 1,
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation,
  color: PAINTS.ground,
});
const DOTS: Pattern = {
  symbol: 'circle',
  symbolSize: 0.7,
  dashArrayX: [
    [6, 6],
    [0, 6, 6, 0],
  ],
  dashArrayY: [6, 0],
  rotation: 0,
  color: PAINTS.ground,
};

const BY_TONE: Record<NonNullable<ChartSeries['tone']>, Look> = {
  good: { color: PAINTS.good, border: PAINTS.good, pattern: null, symbol: 'circle' },
  warn: { color: PAINTS.warn, border: PAINTS.warn, pattern: slant(-Math.PI / 4), symbol: 'triangle' },
  bad: { color: PAINTS.bad, border: PAINTS.bad, pattern: DOTS, symbol: 'diamond' },
  quiet: { color: PAINTS.quiet, border: PAINTS.quietEdge, pattern: null, symbol: 'rect' },
};

const BY_PLACE: readonly Look[] = [
  { color: PAINTS.first, border: PAINTS.first, pattern: null, symbol: 'circle' },
  { color: PAINTS.second, border: PAINTS.second, pattern: slant(-Math.PI / 4), symbol: 'rect' },
  { color: PAINTS.third, border: PAINTS.third, pattern: DOTS, symbol: 'triangle' },
  { color: PAINTS.fourth, border: PAINTS.fourth, pattern: slant(0), symbol: 'diamond' },
  { color: PAINTS.fifth, border: PAINTS.fifth, pattern: slant(Math.PI / 4), symbol: 'roundRect' },
  { color: PAINTS.sixth, border: PAINTS.sixth, pattern: slant(Math.PI / 2), symbol: 'arrow' },
];

/** The look of the series at this place of a chart. What is foreseen looks as that before it, of which it is the future, only hollow and dashed. */
export function lookOf(series: readonly ChartSeries[], place: number): Look {
  const { tone, isForecast } = series[place]!;
  if (tone) return BY_TONE[tone];
  return isForecast && place > 0 ? lookOf(series, place - 1) : BY_PLACE[place % BY_PLACE.length]!;
}
