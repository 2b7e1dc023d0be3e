import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, PictureBlock } from '../layout/model.ts';
import { picturesOf, readMarks, writeMarks } from './marks.ts';

describe('a text that an officer typed', () => {
  it.each<[string, Block]>([
    ['# I. Kết quả', { kind: 'heading', level: 1, text: 'I. Kết quả' }],
    ['### a) Một', { kind: 'heading', level: 3, text: 'a) Một' }],
    ['- việc một;', { kind: 'item', text: 'việc một;' }],
    ['  Một đoạn.  ', { kind: 'paragraph', text: 'Một đoạn.' }],
    ['\\- không là gạch đầu dòng', { kind: 'paragraph', text: '- không là gạch đầu dòng' }],
    ['#không cách', { kind: 'paragraph', text: '#không cách' }],
  ])('%s', (line, block) => {
    expect(readMarks(line).body).toEqual([block]);
  });

  it('reads tables with sides, widths, caption and rows that stand out; cells are never lost', () => {
    const text = '[Bảng 1]\n| A | B |\n|--|:----:|\n| 1 |\n|* x | y | z |\nSau bảng.';
    expect(readMarks(text).body).toEqual([
      {
        ...{ kind: 'table', caption: 'Bảng 1', strong: [1] },
        columns: [
          { label: 'A', align: 'left', weight: 2 },
          { label: 'B', align: 'center', weight: 4 },
        ],
        rows: [
          ['1', ''],
          ['x', 'y z'],
        ],
      },
      { kind: 'paragraph', text: 'Sau bảng.' },
    ]);
  });

  it('begins an annex, on its side where that is asked', () => {
    const read = readMarks('Một.\n=== Phụ lục ngang: Danh mục ===\nHai.\n=== Phụ lục: Khác ===\nBa.');
    expect(read.body).toHaveLength(1);
    expect(read.annexes.map(({ title, isLandscape }) => [title, isLandscape])).toEqual([
      ['Danh mục', true],
      ['Khác', false],
    ]);
  });
});

const words = fc
  .array(fc.constantFrom('ố', 'a', ' ', '|', '\\', '#', '-', '[', ']', '!', '=', '*', '\n', '{{', '.', 'n'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((signs) => `x${signs.join('')}`.replace(/\s*\n\s*/g, '\n').trim());
const marked = fc
  .tuple(fc.constantFrom('- ', '# ', '| ', '[', '![', '=== ', '+ ', '• ', ''), words)
  .map((both) => both.join(''));
const table = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    kind: fc.constant('table' as const),
    caption: fc.option(words, { nil: null }),
    columns: fc.array(
      fc.record({
        label: words,
        align: fc.constantFrom('left' as const, 'right' as const, 'center' as const),
        weight: fc.integer({ min: 1, max: 30 }),
      }),
      { minLength: count, maxLength: count },
    ),
    rows: fc.array(
      fc.array(fc.oneof(words, fc.constant(''), fc.constant('---')), { minLength: count, maxLength: count }),
      {
        maxLength: 3,
      },
    ),
    strong: fc.constant([] as number[]),
  }),
);
const picture: fc.Arbitrary<PictureBlock> = fc.record({
  ...{ kind: fc.constant('picture' as const), caption: words, description: words },
  ...{ png: fc.constant(new Uint8Array([1])), width: fc.constant(10), height: fc.constant(5) },
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: words,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text: marked }),
  fc.record({ kind: fc.constant('item' as const), text: words }),
  table,
  picture,
);

describe('marks', () => {
  it('give back every text that was written with them', () => {
    const annex = fc.record({
      title: words,
      isLandscape: fc.boolean(),
      body: fc.array(block, { maxLength: 3 }),
    });
    const text = fc.record({
      body: fc.array(block, { maxLength: 6 }),
      annexes: fc.array(annex, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(text, (given) => {
        expect(readMarks(writeMarks(given), picturesOf(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });
});
