import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChartSpec, chartPicture, chartTable, describeChart, drawChart, formatValue } from './index.ts';

const SIZE = { width: 720, height: 290 };
const KINDS = ['bars', 'stacked-bars', 'lines', 'horizontal-bars'] as const;
const MONTHS = ['Tháng 1', 'Tháng 2', 'Tháng 3', 'Tháng 4'];

const months: ChartSpec = {
  kind: 'lines',
  title: 'Tỷ lệ đúng hạn',
  unit: '%',
  categories: MONTHS,
  series: [
    { name: 'Thực hiện', values: [80.25, null, 91, null] },
    { name: 'Theo đà hiện nay', values: [null, null, 91, 95], isForecast: true },
  ],
  target: { label: 'Chỉ tiêu', value: 98 },
  band: { label: 'Khoảng dự báo', low: [null, null, null, 93], high: [null, null, null, 96.5] },
  range: { min: 0, max: 100 },
};

const marksOf = (svg: string) => [...svg.matchAll(/ data-mark="(\d+\.\d+)"/g)].map((found) => found[1]!);
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1]!);

const anySpec = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    count: fc.integer({ min: 1, max: 13 }),
    series: fc.integer({ min: 1, max: 5 }),
    hasTarget: fc.boolean(),
    hasBand: fc.boolean(),
    hasRange: fc.boolean(),
    seed: fc.array(
      fc.option(
        fc.integer({ min: 0, max: 120_000 }).map((value) => value / 4),
        { freq: 4 },
      ),
      {
        minLength: 65,
        maxLength: 65,
      },
    ),
  })
  .map(
    (drawn): ChartSpec => ({
      kind: drawn.kind,
      title: 'Hồ sơ & "việc" <mới>',
      unit: 'hồ sơ',
      categories: Array.from({ length: drawn.count }, (_, at) => `Phường <số> ${at + 1}`),
      series: Array.from({ length: drawn.series }, (_, at) => ({
        name: `Dãy ${at + 1} & "khác"`,
        values: drawn.seed.slice(at * 13, at * 13 + drawn.count),
        ...(at === 1 && { isForecast: true }),
      })),
      ...(drawn.hasTarget && { target: { label: 'Mức', value: 31_234.5 } }),
      ...(drawn.hasBand && {
        band: {
          label: 'Khoảng',
          low: drawn.seed.slice(0, drawn.count),
          high: drawn.seed.slice(13, 13 + drawn.count),
        },
      }),
      ...(drawn.hasRange && { range: { min: 0, max: 100 } }),
    }),
  );

describe('a chart', () => {
  test('draws one mark for every value and none for a gap, and its table has the same numbers', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const wanted = spec.series.flatMap((series, place) =>
          series.values.flatMap((value, at) => (value === null ? [] : [`${place}.${at}`])),
        );
        expect(marksOf(drawChart(spec, SIZE)).sort()).toEqual(wanted.sort());
        const { rows } = chartTable(spec);
        const cells = spec.categories.map((category, at) => ({
          category,
          cells: spec.series.map((series) => formatValue(series.values[at] ?? null)),
        }));
        expect(rows.map((row) => ({ ...row, cells: row.cells.slice(0, spec.series.length) }))).toEqual(cells);
      }),
      { numRuns: 40 },
    );
  });

  test('is the same letter for letter each time, and two charts of a page share no name', () => {
    const first = drawChart(months, SIZE);
    const other = drawChart({ ...months, kind: 'bars', title: 'Khác' }, SIZE);
    expect(drawChart(months, SIZE)).toBe(first);
    const names = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]!);
    expect(names(first).length).toBeGreaterThan(0);
    expect(names(first).filter((name) => names(other).includes(name))).toEqual([]);
  });

  test('carries nothing that the rules of our pages refuse', () => {
    for (const kind of KINDS) {
      const svg = drawChart({ ...months, kind }, SIZE);
      expect(svg).not.toMatch(/<style|<script|<foreignObject| style=| class=| on\w+=|ecmeta|zr\d/);
      expect(svg).toMatch(/^<svg role="img" aria-label="Biểu đồ [^"]+"/);
    }
  });

  test('writes numbers as here, names the target with its value and marks what is foreseen', () => {
    const texts = textsOf(drawChart(months, SIZE));
    expect(texts).toEqual(
      expect.arrayContaining(['80,25', 'Chỉ tiêu 98%', 'Theo đà hiện nay (dự báo)', 'Khoảng dự báo', '%']),
    );
    const many = { ...months, unit: 'hồ sơ', series: [{ name: 'Tiếp nhận', values: [12_345.5, 0, 3, 4] }] };
    expect(textsOf(drawChart(many, SIZE))).toContain('12.345,5');
  });

  test('reaches over the ends that were asked for rather than cut a value off', () => {
    const over = { ...months, series: [{ name: 'Thực hiện', values: [120, 50, 60, 70] }] };
    expect(textsOf(drawChart(over, SIZE))).not.toContain('25');
    expect(textsOf(drawChart(months, SIZE))).toEqual(expect.arrayContaining(['0', '25', '50', '75', '100']));
  });

  test('says in words what it shows', () => {
    expect(describeChart(months)).toBe(
      'Biểu đồ đường "Tỷ lệ đúng hạn". Thực hiện: từ Tháng 1 80,25% đến Tháng 3 91%; Theo đà hiện nay: từ Tháng 3 91% đến Tháng 4 95%; Chỉ tiêu 98%.',
    );
    const nothing = { ...months, series: [{ name: 'Thực hiện', values: [null, null, null, null] }] };
    expect(describeChart(nothing)).toContain('Thực hiện: chưa có dữ liệu');
    expect(marksOf(drawChart(nothing, SIZE))).toEqual([]);
  });

  test('is for a document a picture of 216 dots to an inch, the same bytes each time, with letters in it', async () => {
    const picture = await chartPicture(months, { width: 300, height: 160 });
    expect(picture).toMatchObject({ width: 300, height: 160 });
    const size = new DataView(picture.png.buffer, picture.png.byteOffset);
    expect([size.getUint32(16), size.getUint32(20)]).toEqual([900, 480]);
    expect(Buffer.compare((await chartPicture(months, { width: 300, height: 160 })).png, picture.png)).toBe(
      0,
    );
    const unmarked = { ...months, series: [{ ...months.series[0]!, name: 'Thưc hiên' }, months.series[1]!] };
    const other = await chartPicture(unmarked, { width: 300, height: 160 });
    expect(Buffer.compare(other.png, picture.png), 'the dots below ự and ệ are drawn').not.toBe(0);
  });
});
