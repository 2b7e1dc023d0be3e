import { expect, test } from 'vitest';
import { INSPECTION_BLOCKS, INSPECTION_FIGURES, inspectionChecklist } from './inspection-checklist.ts';

test('every block stands once, in the order of the law, and every point has a name of its own', () => {
  const { blocks } = inspectionChecklist('2026-03-15');
  expect(blocks.map(({ block }) => block)).toEqual([...INSPECTION_BLOCKS]);
  expect(blocks.map(({ letter }) => letter)).toEqual(['a', 'b', 'c', 'd', 'đ', 'e', null]);
  const codes = blocks.flatMap(({ points }) => points.map(({ code }) => code));
  expect(new Set(codes).size).toBe(codes.length);
  for (const { block, points } of blocks)
    expect(points.every(({ code }) => code.startsWith(`${block}-`))).toBe(true);
});

test('every figure that the records give is asked at one point', () => {
  const points = inspectionChecklist('2026-03-15').blocks.flatMap((block) => block.points);
  const asked = points.flatMap(({ figure }) => (figure ? [figure] : []));
  expect([...asked].sort()).toEqual([...INSPECTION_FIGURES].sort());
});
