import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { CountRow } from '../../figures/index.ts';
import type { Indicator, Ratio } from '../indicator.ts';
import type { QualityResult } from '../quality-index/schema.ts';
import type { ClosedPeriod } from './periods.ts';

/** A figure as it was, with the words by which it was counted then. */
export interface ClosedFigure
  extends Pick<
    Indicator,
    'code' | 'name' | 'definition' | 'numeratorText' | 'denominatorText' | 'law' | 'direction' | 'kind'
  > {
  /** Null: it could not be counted. */
  ratio: Ratio | null;
}

/** Facts by code: "procedure,unit,total,counted,minutes" line by line. */
type Sheets = Record<string, string>;

/** Everything that was counted of a period when it was closed. */
export interface ClosingContent {
  version: 1;
  within: Sheets;
  before: Sheets;
  figures: ClosedFigure[];
  quality: QualityResult;
}

/** Rows of one span as sheets: codes and lines in their order, so that the same facts are the same text. */
export function toSheets(rows: readonly CountRow[]): Sheets {
  const byCode = Map.groupBy(rows, (row) => row.code);
  return Object.fromEntries(
    [...byCode.keys()].sort().map((code) => [
      code,
      byCode
        .get(code)!
        .map((row) => [row.procedureCode, row.unitId, row.total, row.counted, row.minutes].join(','))
        .sort()
        .join('\n'),
    ]),
  );
}

/** The rows of sheets with these codes, as counts of one ward that were not told apart by it; `span` is the number that they get. */
export function fromSheets(sheets: Sheets, codes: readonly string[], span: number): CountRow[] {
  return [...new Set(codes)].sort().flatMap((code) =>
    (sheets[code] ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [procedureCode = '', ...numbers] = line.split(',');
        const [unitId, total, counted, minutes] = numbers.map(Number) as [number, number, number, number];
        return { span, code, wardId: 0, procedureCode, unitId, officerId: 0, total, counted, minutes };
      }),
  );
}

/** One text for one content: no spaces, keys in the order in which they are written here. */
export function writeContent({ version, within, before, figures, quality }: ClosingContent): string {
  return JSON.stringify({ version, within, before, figures, quality });
}

const pack = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);
/** Best of what takes tens of milliseconds. */
const QUALITY = 9;

export async function packText(text: string): Promise<Buffer> {
  return pack(Buffer.from(text), { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
}

/** @throws Error when the bytes are not what was packed */
export async function unpackText(bytes: Buffer): Promise<string> {
  return (await unpack(bytes)).toString('utf8');
}

/** What is hashed beside the text: its place in the ward's chain, its period, and when it was taken. */
export interface ClosingHead extends ClosedPeriod {
  wardId: number;
  no: number;
  /** Hash of the one before; empty for the first. */
  previous: string;
  takenAt: Date;
}

/** SHA-256, in hex, over the head in one line and the text. */
export function closingHash(
  { wardId, no, kind, from, to, previous, takenAt }: ClosingHead,
  text: string,
): string {
  const head = [previous, wardId, no, kind, from, to, takenAt.toISOString()].join(' ');
  return createHash('sha256').update(`${head}\n${text}`).digest('hex');
}
