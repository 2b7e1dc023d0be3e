import { UnreadableFile } from './blocks.ts';
import type { Rule } from './grid.ts';
import type { Fragment } from './positioned.ts';

const MOST_PAGES = 300;

/** A page of print: its text with places, its straight lines. */
export interface PrintedPage {
  fragments: Fragment[];
  rules: Rule[];
}

/** The text layer of a PDF. @throws UnreadableFile also for one that is a scan */
export async function readPdfPages(bytes: Uint8Array): Promise<PrintedPage[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const options = {
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
  };
  const task = pdfjs.getDocument(options as never);
  try {
    const document = await task.promise;
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const view = page.getViewport({ scale: 1 }).transform as Matrix;
      const fragments = toFragments((await page.getTextContent()).items as TextItem[], view, number);
      pages.push({ fragments, rules: readRules(pdfjs.OPS, await page.getOperatorList(), view) });
    }
    if (pages.every((page) => page.fragments.length === 0))
      throw new UnreadableFile(
        'PDF không có lớp chữ (bản quét ảnh): hãy dùng bản Word, Excel hoặc PDF xuất từ máy tính.',
      );
    return pages;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const isLocked = (error as Error).name === 'PasswordException';
    const text = isLocked
      ? 'PDF có mật khẩu: hãy bỏ mật khẩu rồi tải lại.'
      : 'Tệp PDF bị hỏng: không đọc được.';
    throw new UnreadableFile(text, { cause: error });
  } finally {
    await task.destroy();
  }
}

interface TextItem {
  str?: string;
  transform: number[];
  width: number;
  height: number;
}

/** Text as the reader sees it: `view` turns the page upright and lets y grow downwards. */
function toFragments(items: TextItem[], view: Matrix, page: number): Fragment[] {
  return items.flatMap((item) => {
    if (!item.str || item.str.trim() === '') return [];
    const [, , c, d, x, y] = multiply(view, item.transform as Matrix);
    const height = item.height || Math.hypot(c, d) || 10;
    return [
      { text: item.str.replaceAll('\0', '').normalize('NFC'), x, right: x + item.width, y, height, page },
    ];
  });
}

type Matrix = [number, number, number, number, number, number];

/** The straight horizontal and vertical lines that the page draws, thin filled boxes included. */
function readRules(
  ops: Record<string, number>,
  list: { fnArray: number[]; argsArray: unknown[] },
  view: Matrix,
): Rule[] {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = view;
  for (const [at, op] of list.fnArray.entries()) {
    const args = list.argsArray[at] as unknown[];
    if (op === ops.save) stack.push(matrix);
    else if (op === ops.restore) matrix = stack.pop() ?? matrix;
    else if (op === ops.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (op === ops.constructPath) {
      const path = (args[1] as (ArrayLike<number> | null)[])[0];
      for (const [a, b] of path ? segments(path) : []) addRule(rules, apply(matrix, a), apply(matrix, b));
    }
  }
  return rules;
}

type Point = [number, number];

/** The path's pieces: 0 move, 1 line, 2 curve, 3 quadratic, 4 close. */
function segments(path: ArrayLike<number>): [Point, Point][] {
  const found: [Point, Point][] = [];
  let start: Point = [0, 0];
  let here: Point = [0, 0];
  for (let at = 0; at < path.length; ) {
    const op = path[at++]!;
    if (op === 4) {
      found.push([here, start]);
      here = start;
      continue;
    }
    const length = op === 2 ? 6 : op === 3 ? 4 : 2;
    const next: Point = [path[at + length - 2]!, path[at + length - 1]!];
    at += length;
    if (op === 0) start = next;
    else if (op === 1) found.push([here, next]);
    here = next;
  }
  return found;
}

function addRule(rules: Rule[], [x1, y1]: Point, [x2, y2]: Point): void {
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
  if (Math.abs(y1 - y2) < 1.5 && Math.abs(x1 - x2) > 4)
    rules.push({ kind: 'across', at: (top + bottom) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (Math.abs(x1 - x2) < 1.5 && Math.abs(y1 - y2) > 4)
    rules.push({ kind: 'down', at: (x1 + x2) / 2, from: top, to: bottom });
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, [x, y]: Point): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}
