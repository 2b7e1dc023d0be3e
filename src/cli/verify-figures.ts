import type { FigureDifference } from '../features/figures/index.ts';
import { type FigureReport, recountFigures, verifyFigures } from '../features/indicators/index.ts';
import { listWards } from '../features/organisation/index.ts';
import { openDatabase } from '../platform/database/database.ts';
import { withDatabase } from './database.ts';

type Report = FigureReport & { ward: string; name: string };

/**
 * `verify --figures`: every kept figure against what the steps, look-ups, payments and answers say; with --recount it is first
 * counted again. @returns 0, or 1 when something is not the same
 */
export async function verifyKeptFigures(args: string[]): Promise<number> {
  const wards = await withDatabase(process.env, (url) => verifyWards(url, args.includes('--recount')));
  const faults = wards.reduce((sum, each) => sum + each.differences.length + each.broken.length, 0);
  if (args.includes('--json'))
    process.stdout.write(`${JSON.stringify({ ok: faults === 0, faults, wards })}\n`);
  else for (const each of wards) process.stdout.write(asText(each));
  return faults === 0 ? 0 : 1;
}

async function verifyWards(url: string, isRecount: boolean): Promise<Report[]> {
  const database = openDatabase(url, { max: 2 }).acrossWards();
  try {
    const wards: Report[] = [];
    for (const { id, code, name } of await listWards(database.db)) {
      if (isRecount) await recountFigures(database, id, new Date());
      wards.push({ ward: code, name, ...(await verifyFigures(database, id)) });
    }
    return wards;
  } finally {
    await database.close();
  }
}

function asText({ ward, name, dossiers, facts, broken, differences }: Report): string {
  return [
    `${name} (${ward}): đã so ${facts} con số, tính lại từ ${dossiers} hồ sơ`,
    ...broken.map((id) => `  SAI hồ sơ ${id}: phiếu kiểm soát không khớp quy trình, không tính được`),
    ...differences.map((each) => `  SAI ${describe(each)}`),
    differences.length + broken.length === 0
      ? '  Số đang giữ đúng như số tính lại.'
      : `  ${differences.length + broken.length} chỗ sai; chạy lại với --recount để thay bằng số tính lại.`,
    '',
  ].join('\n');
}

const PLACES: Record<FigureDifference['where'], string> = {
  days: 'ngày',
  months: 'tháng, so với tổng các ngày,',
  totals: 'cả phường, so với tổng các đơn vị,',
};

function describe({ where, kept, counted, ...fact }: FigureDifference): string {
  const of = [
    fact.procedureCode && `thủ tục ${fact.procedureCode}`,
    fact.unitId && `đơn vị ${fact.unitId}`,
    fact.officerId && `cán bộ ${fact.officerId}`,
  ].filter(Boolean);
  const words = ({ total, counted: part, minutes }: FigureDifference['kept']) =>
    `${part}/${total}${minutes === 0 ? '' : `, ${minutes} phút`}`;
  const place = of.length === 0 ? '' : ` (${of.join(', ')})`;
  return `${fact.code}, ${PLACES[where]} ${fact.day}${place}: đang giữ ${words(kept)}, tính lại ${words(counted)}`;
}
