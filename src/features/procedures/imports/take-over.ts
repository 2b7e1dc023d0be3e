import { addDays, formatDay, isDay, toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import {
  PART_NAMES,
  type PartName,
  type ProcedureVersion,
  procedureVersion,
  type Statement,
} from '../schema.ts';
import { mustKeepCatalogue, noteVersion } from '../versions/add-version.ts';
import { nextVersion } from '../versions/build-version.ts';
import { compareVersions } from '../versions/compare-versions.ts';
import { describePart } from '../versions/parts.ts';
import { endVersion, insertVersion, lockCatalogue } from '../versions/save-version.ts';
import { type KeptVersion, listInForce, listVersions } from '../versions/store.ts';
import { compareCatalogue, type Difference } from './compare.ts';
import type { ExportRow } from './export-row.ts';
import { exportedVersion, freshVersion } from './exported-version.ts';

export interface TakeOver {
  rows: readonly ExportRow[];
  /** "1.001193" for the whole of a difference, "1.001193|terms" for one part of it. */
  points: readonly string[];
  /** From when it holds: tomorrow or later, so that what was accepted today keeps its version. */
  validFrom: string;
  clientKey: string;
}

export interface TakenOver {
  taken: string[];
  /** Chosen, and not taken over, with why. */
  left: string[];
}

/**
 * Takes over the chosen differences: a missing procedure comes in, a different one gets a new version, a stale one ends.
 * What is there already is not taken over again. @throws Problem not_allowed, invalid
 */
export async function takeOver(
  tx: Tx,
  act: Act,
  { rows, points, validFrom, clientKey }: TakeOver,
): Promise<TakenOver> {
  mustKeepCatalogue(act);
  if (points.length === 0) throw new Problem('invalid', 'Chọn ít nhất một điểm để cập nhật.');
  const today = toLocalDay(act.now);
  if (!isDay(validFrom) || validFrom <= today || validFrom > addDays(today, 3 * 366))
    throw new Problem('invalid', 'Ngày hiệu lực sớm nhất là ngày mai.', {
      validFrom: 'Chọn ngày từ ngày mai trở đi.',
    });
  await lockCatalogue(tx);
  const chosen = choose(points);
  const result: TakenOver = { taken: [], left: [] };
  for (const difference of compareCatalogue(await listInForce(tx, validFrom), rows, today)) {
    const parts = chosen.get(difference.code);
    if (!parts || !isAsked(difference, parts)) continue;
    const row = rows.find((each) => each.code === difference.code);
    const fault = await takeOne(tx, act, { difference, row, parts, validFrom, clientKey });
    if (fault === null) result.taken.push(difference.code);
    else result.left.push(`${difference.code}: ${fault}`);
  }
  return result;
}

/** Is any of the chosen parts still other? */
function isAsked({ kind, parts }: Difference, chosen: readonly PartName[]): boolean {
  return kind !== 'different' || parts.some(({ part }) => chosen.includes(part));
}

/** The chosen parts by code; all of them where the procedure as a whole was chosen. */
function choose(points: readonly string[]): Map<string, PartName[]> {
  const chosen = new Map<string, PartName[]>();
  for (const point of points) {
    const [code, name] = point.split('|') as [string, string?];
    const parts = PART_NAMES.filter((part) => name === undefined || part === name);
    chosen.set(code, [...(chosen.get(code) ?? []), ...parts]);
  }
  return chosen;
}

interface Chosen {
  difference: Difference;
  row: ExportRow | undefined;
  parts: readonly PartName[];
  validFrom: string;
  clientKey: string;
}

/** @returns why it was not taken over, null when it was */
async function takeOne(tx: Tx, act: Act, chosen: Chosen): Promise<string | null> {
  const { difference, row, validFrom } = chosen;
  const last = (await listVersions(tx, difference.code))[0];
  if (last && last.validFrom >= validFrom)
    return `đã có phiên bản ${last.procedure.version} từ ngày ${formatDay(last.validFrom)}, chọn ngày muộn hơn.`;
  if (last?.validUntil && last.validUntil > validFrom)
    return `phiên bản trước dùng đến ngày ${formatDay(last.validUntil)}.`;
  if (last && last.validUntil === null) await endVersion(tx, last.procedure, validFrom);
  if (difference.kind === 'stale' || !row) return endOne(tx, act, last!.procedure, validFrom);
  const base = last?.procedure ?? null;
  const next = versionOf(chosen, row, last, act);
  const changes = compareVersions(base ?? { ...next, ...EMPTY }, next);
  await insertVersion(tx, act, next, chosen.clientKey);
  await noteVersion(tx, act, { base, next, changes });
  return null;
}

const EMPTY = { name: '', field: '', decision: null, decidedOn: null } as const;

async function endOne(tx: Tx, act: Act, own: ProcedureVersion, until: string): Promise<null> {
  await noteChange(tx, act, {
    what: 'catalogue',
    subject: own.code,
    before: { 'Phiên bản': own.version, 'Tên thủ tục': own.name, 'Hiệu lực đến': 'không thời hạn' },
    after: { 'Phiên bản': own.version, 'Tên thủ tục': own.name, 'Thôi dùng từ': until },
  });
  return null;
}

/** The next version; of a procedure that comes in anew, or that comes back, everything that the export says. */
function versionOf(
  { difference, parts, validFrom }: Chosen,
  row: ExportRow,
  last: KeptVersion | undefined,
  act: Act,
): ProcedureVersion {
  const statement: Statement = {
    decision: row.decision || 'bản xuất từ cơ sở dữ liệu quốc gia',
    decidedOn: row.decidedOn,
    by: act.officer.displayName,
  };
  const fresh = freshVersion(row, validFrom);
  const base = last?.procedure ?? fresh;
  const given = { ...exportedVersion(row, base), version: base.version + 1, validFrom };
  const wanted =
    difference.kind === 'missing'
      ? PART_NAMES.filter((part) => describePart(fresh, part).length > 0)
      : difference.parts.map(({ part }) => part).filter((part) => parts.includes(part));
  return procedureVersion.parse(nextVersion(base, given, { parts: wanted, statement }));
}
