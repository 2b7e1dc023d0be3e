import { z } from 'zod';
import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { UnreadableFile } from '../../../../platform/tables/blocks.ts';
import type { WrittenProcess, WrittenRow } from './find-processes.ts';
import { readLimit } from './read-limit.ts';

const line = z.object({
  title: z.string().default(''),
  total: z.string().default(''),
  codes: z.array(z.string()).default([]),
  steps: z.array(z.array(z.string()).min(2)),
});

/** Processes as lines of JSON: title, total, codes, and steps as lists of cells. @throws UnreadableFile naming the line */
export function readLines(text: string): WrittenProcess[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .flatMap((each, at) => (each === '' ? [] : [readLine(each, at + 1)]));
}

function readLine(text: string, number: number): WrittenProcess {
  let found: z.output<typeof line>;
  try {
    found = line.parse(JSON.parse(text));
  } catch (error) {
    throw new UnreadableFile(`Dòng ${number} không phải là một quy trình dạng JSON.`, { cause: error });
  }
  const { title, codes, total, steps } = found;
  const named = codes.filter((code) => !title.includes(code));
  return { title: [title, ...named].join(' ').trim(), total, rows: steps.map(toRow) };
}

const WHO =
  /^(lanh dao|chuyen vien|bo phan|van thu|cong chuc|can bo|vien chuc|truong|pho |chu tich|phong |giam doc|ubnd)/;

/** Cells in whatever order: the label, then what and who, then the limit and what comes out. */
function toRow([label = '', ...cells]: string[]): WrittenRow {
  const time = cells.findLast((each) => readLimit(each) !== undefined) ?? '';
  const [first = '', second = ''] = cells.filter((each) => each !== time);
  const isWhoFirst =
    WHO.test(foldVietnamese(first)) && first.length < 160 && !WHO.test(foldVietnamese(second));
  return { label, time, what: isWhoFirst ? second : first, who: isWhoFirst ? first : second };
}
