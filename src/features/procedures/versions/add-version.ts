import { addDays, formatDay, toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import { PART_NAMES, type PartName, type ProcedureVersion, procedureVersion } from '../schema.ts';
import { givenVersion, NOTHING_KNOWN, nextVersion } from './build-version.ts';
import { compareVersions, type PartChange } from './compare-versions.ts';
import { describePart, PART_LABELS } from './parts.ts';
import { endVersion, insertVersion, lockCatalogue } from './save-version.ts';
import { type KeptVersion, listVersions } from './store.ts';
import { parseVersionForm, type VersionForm } from './version-form.ts';

/** @throws Problem not_allowed unless the officer keeps the catalogue */
export function mustKeepCatalogue({ officer }: Act): void {
  if (!officer.duties.some((duty) => duty === 'control' || duty === 'administer'))
    throw new Problem('not_allowed', 'Chỉ đầu mối kiểm soát thủ tục và quản trị viên được sửa danh mục.');
}

/** The first day on which a further version may come into force: exactly one is in force on a day, and no day is rewritten. */
export function earliestDay(last: KeptVersion | undefined, today: string): string {
  if (last === undefined) return today;
  const after = last.validUntil ?? addDays(last.validFrom, 1);
  return after > today ? after : today;
}

/**
 * Puts a further version of a procedure into force, or a first one. @returns it; the same again for the same client key
 * @throws Problem not_allowed, invalid, changed_meanwhile
 */
export async function addVersion(tx: Tx, act: Act, given: unknown): Promise<ProcedureVersion> {
  mustKeepCatalogue(act);
  const form = parseVersionForm(given);
  await lockCatalogue(tx);
  const made = await findMade(tx, form);
  if (made) return made;
  const last = (await listVersions(tx, form.code))[0];
  mustBeNewest(form, last);
  mustBeInTime(form, last, toLocalDay(act.now));
  const { base, next } = versionsOf(form, last, act);
  const changes = compareVersions(base, next);
  if (changes.every(({ part }) => part === 'decision') && form.stated.length === 0)
    throw new Problem(
      'invalid',
      'Chưa có gì khác phiên bản trước: sửa hoặc đánh dấu phần mà quyết định nêu.',
    );
  if (last && (last.validUntil === null || last.validUntil > next.validFrom))
    await endVersion(tx, last.procedure, next.validFrom);
  await insertVersion(tx, act, next, form.clientKey);
  await noteVersion(tx, act, { base: last ? base : null, next, changes });
  return next;
}

async function findMade(tx: Tx, { clientKey, code }: VersionForm): Promise<ProcedureVersion | null> {
  const row = await tx
    .selectFrom('procedure_versions')
    .select('content')
    .where('client_key', '=', clientKey)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? procedureVersion.parse(row.content) : null;
}

function mustBeNewest({ base }: VersionForm, last: KeptVersion | undefined): void {
  const newest = last?.procedure.version ?? 0;
  if (base === newest) return;
  throw new Problem(
    'changed_meanwhile',
    base === 0
      ? 'Thủ tục này đã có trong danh mục.'
      : `Trong lúc bạn sửa đã có phiên bản ${newest}. Xem lại những phần khác nhau dưới đây rồi lưu lần nữa.`,
  );
}

function mustBeInTime(
  { validFrom, decidedOn }: VersionForm,
  last: KeptVersion | undefined,
  today: string,
): void {
  const fields: Record<string, string> = {};
  const earliest = earliestDay(last, today);
  if (validFrom < earliest)
    fields.validFrom = last
      ? `Sớm nhất ngày ${formatDay(earliest)}: phiên bản trước dùng từ ${formatDay(last.validFrom)}, mỗi ngày chỉ có một phiên bản.`
      : `Sớm nhất ngày ${formatDay(earliest)}.`;
  if (validFrom > addDays(today, 3 * 366)) fields.validFrom = 'Ngày hiệu lực quá xa.';
  if (decidedOn > today) fields.decidedOn = 'Ngày quyết định chưa tới.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa lập được phiên bản mới.', fields);
}

function versionsOf(form: VersionForm, last: KeptVersion | undefined, act: Act) {
  const base = last?.procedure ?? { ...NOTHING_KNOWN, code: form.code, validFrom: form.validFrom };
  const { decision, decidedOn } = form;
  const statement = { decision, decidedOn, by: act.officer.displayName };
  const given = { ...givenVersion(form, base), version: base.version + 1 };
  const changed = compareVersions(base, given).map(({ part }) => part);
  const next = nextVersion(base, given, { parts: [...changed, ...form.stated], statement });
  const source = last ? base.source : `Quyết định ${decision} ngày ${formatDay(decidedOn)}`;
  return { base, next: procedureVersion.parse({ ...next, source }) };
}

interface NotedVersion {
  base: ProcedureVersion | null;
  next: ProcedureVersion;
  changes: readonly PartChange[];
}

/** In the log with the words of every part that changed, before and after. */
export async function noteVersion(tx: Tx, act: Act, { base, next, changes }: NotedVersion): Promise<void> {
  const words = (pick: (change: PartChange) => string[]) =>
    Object.fromEntries(changes.map((each) => [PART_LABELS[each.part], pick(each).join(' | ') || 'trống']));
  const confirmed = confirmedParts(base, next, changes).map((part) => PART_LABELS[part]);
  await noteChange(tx, act, {
    what: 'catalogue',
    subject: next.code,
    before: base && { 'Phiên bản': base.version, ...words((each) => each.before) },
    after: {
      'Phiên bản': next.version,
      'Hiệu lực từ': next.validFrom,
      ...words((each) => each.after),
      ...(confirmed.length > 0 && { 'Quyết định nêu': confirmed }),
    },
  });
}

/** Parts whose words stay and that the decision now stands for. */
function confirmedParts(
  base: ProcedureVersion | null,
  next: ProcedureVersion,
  changes: readonly PartChange[],
): PartName[] {
  return PART_NAMES.filter(
    (part) =>
      next.stated[part] !== base?.stated[part] &&
      describePart(next, part).length > 0 &&
      !changes.some((each) => each.part === part),
  );
}
