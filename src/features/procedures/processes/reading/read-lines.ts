import { z } from 'zod';
import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { UnreadableFile } from '../../../../platform/tables/blocks.ts';
import type { WrittenProcess, WrittenRow } from './find-processes.ts';
import { readLimit } from './read-limit.ts';

const texts = z.union([z.string(), z.number().transform(String), z.null().transform(() => '')]);
const line = z.object({
  title: z.string().nullish(),
  total: z.string().nullish(),
  codes: z.array(z.string()).nullish(),
  steps: z.array(z.array(texts).min(2)),
});

/** Processes as lines of JSON, or one list: title, total, codes, and steps as lists of cells. @throws UnreadableFile naming the line */
export function readLines(text: string): WrittenProcess[] {
  const whole = parse(text);
  if (whole !== undefined) return [whole].flat().map((each, at) => toProcess(each, at + 1));
  return text
    .split('\n')
    .map((each) => each.trim())
    .flatMap((each, at) => (each === '' ? [] : [toProcess(parse(each), at + 1)]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toProcess(value: unknown, number: number): WrittenProcess {
  const read = line.safeParse(value);
  if (!read.success)
    throw new UnreadableFile(`Dòng ${number} không phải là một quy trình dạng JSON.`, { cause: read.error });
  const { title, codes, total, steps } = read.data;
  const named = (codes ?? []).filter((code) => !title?.includes(code));
  const isSection = ([label = '', ...cells]: string[]) =>
    /^\(?tiếp/i.test(label) && cells.length <= 2 && cells.every((each) => readLimit(each) === undefined);
  return {
    title: [title, ...named].join(' ').trim(),
    total: total ?? '',
    rows: steps.filter((step) => !isSection(step)).map(toRow),
    sections: steps.filter(isSection).map((step) => step.at(-1)!),
    notes: [],
  };
}

const WHO =
  /^(lanh dao|chuyen vien|bo phan|van thu|cong chuc|can bo|vien chuc|truong|pho |chu tich|phong |giam doc|ubnd)/;
const MOST_TIME = 80;

/** Cells in whatever order: the label, then what and who, then the limit and what comes out. */
function toRow([label = '', ...cells]: string[]): WrittenRow {
  const time = cells.findLast((each) => each.length <= MOST_TIME && readLimit(each) !== undefined) ?? '';
  const [first = '', second = ''] = cells.filter((each) => each !== time);
  const isWhoFirst =
    WHO.test(foldVietnamese(first)) && first.length < 160 && !WHO.test(foldVietnamese(second));
  return { label, time, what: isWhoFirst ? second : first, who: isWhoFirst ? first : second };
}
