import { UnreadableFile } from '../../../../platform/tables/blocks.ts';
import type { FigureLine, OfficialReading } from '../schema.ts';
import { matchOfficial } from './match-official.ts';
import { readTable, type Synonyms } from './read-tables.ts';
import { readCount, readNumber, readPercent, readSpan } from './read-values.ts';

type Role = 'code' | 'name' | 'span' | 'numerator' | 'denominator' | 'percent' | 'points';

const SYNONYMS: Synonyms<Role> = [
  ['code', /^ma( so)?( chi (so|tieu))?$|^so hieu$|^tt 766$/],
  ['name', /ten chi (so|tieu)|^chi (so|tieu)( thanh phan)?$|^tieu chi|^noi dung/],
  ['span', /^ky\b|ky (bao cao|danh gia)|thoi gian|^thang$|^quy$|^tu ngay/],
  ['denominator', /mau so|^tong( so)?\b|^so ho so (tiep nhan|phai)/],
  ['numerator', /tu so|so (luong )?(dat|dung han)|^dat$/],
  ['points', /diem/],
  ['percent', /ty le|ti le|%|gia tri|ket qua/],
];

/** Published figures of a workbook or CSV. Lines that are no figure are named and left out. @throws UnreadableFile */
export async function readOfficialFigures(bytes: Uint8Array): Promise<OfficialReading> {
  const table = await readTable(bytes, SYNONYMS, {
    isEnough: (roles) =>
      (roles.has('name') || roles.has('code')) &&
      (roles.has('percent') || roles.has('points') || (roles.has('numerator') && roles.has('denominator'))),
    lacking:
      'Không tìm thấy bảng chỉ số: cần cột chỉ số (tên hoặc mã) và cột tỷ lệ, hoặc cột tử số và mẫu số.',
  });
  const isFraction = areFractions(table.rows.map((row) => row.percent ?? ''));
  const reading: OfficialReading = { figures: [], dossiers: 0, dropped: table.dropped, faults: [] };
  for (const [at, row] of table.rows.entries()) {
    const found = toLine(row, at + 1, isFraction);
    if (found.name === '') continue;
    const isEmpty = found.percent === null && found.points === null && found.denominator === null;
    const fault = isEmpty ? 'không có con số' : faultOf(found);
    if (fault) reading.faults.push(`Dòng ${at + 1} dưới tiêu đề ("${found.name.slice(0, 60)}"): ${fault}.`);
    if (!isEmpty) reading.figures.push(found);
  }
  if (reading.figures.length === 0) throw new UnreadableFile('Không đọc được con số nào trong bảng chỉ số.');
  return reading;
}

/** Excel writes 79,9 % as 0.799: a column of nothing above 1 and something broken is of fractions. */
function areFractions(texts: readonly string[]): boolean {
  const values = texts.flatMap((text) => readPercent(text) ?? []);
  const isMarked = texts.some((text) => text.includes('%'));
  return !isMarked && values.every((value) => value <= 1) && values.some((value) => !Number.isInteger(value));
}

function toLine(row: Partial<Record<Role, string>>, line: number, isFraction: boolean): FigureLine {
  const { code = '', name = '', span = '' } = row;
  const days = readSpan(span);
  const value = readPercent(row.percent ?? '');
  return {
    ...{ line, name: (name === '' ? code : name).slice(0, 200), indicator: matchOfficial(code, name) },
    ...{ from: days?.from ?? null, until: days?.until ?? null },
    ...{ numerator: readCount(row.numerator ?? ''), denominator: readCount(row.denominator ?? '') },
    percent: value === null ? null : isFraction ? value * 100 : value,
    points: readNumber(row.points ?? ''),
  };
}

/** Parts that do not fit together are shown to the reviewer, not mended. */
function faultOf({ numerator, denominator, percent }: FigureLine): string | null {
  if (numerator === null || denominator === null) return null;
  if (numerator > denominator) return 'tử số lớn hơn mẫu số';
  const share = denominator === 0 ? null : (100 * numerator) / denominator;
  return share !== null && percent !== null && Math.abs(share - percent) > 0.11
    ? 'tỷ lệ không bằng tử số chia mẫu số'
    : null;
}
