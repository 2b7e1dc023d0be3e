/** A chart as data, so that a page, a print and a document draw the same one and its table says the same. */
export interface ChartSpec {
  kind: 'bars' | 'stacked-bars' | 'lines' | 'horizontal-bars';
  title: string;
  /** Stands behind each value: "%", "hồ sơ". */
  unit: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** A line at a value, with its word: the target. */
  target?: { label: string; value: number };
  /** Between which values the last series may lie, by category; null where there is none. */
  band?: { label: string; low: readonly (number | null)[]; high: readonly (number | null)[] };
  /** Ends of the value axis; left out: as the values want. */
  range?: { min: number; max: number };
}

export interface ChartSeries {
  name: string;
  /** By category; null where there is nothing, which is not 0. */
  values: readonly (number | null)[];
  /** Meaning, which chooses colour and pattern; left out: by place. */
  tone?: 'good' | 'warn' | 'bad' | 'quiet';
  /** Lies in the future. */
  isForecast?: boolean;
}
