import { toLocalDay } from '../../law/day.ts';
import { finishedTimeliness } from '../../law/timeliness.ts';
import { workingMinutesBetween } from '../../law/working-time.ts';
import type { PlacedFact } from '../figures/index.ts';
import type { DossierState } from './dossier-state.ts';
import type { DossierDocument, Status } from './schema.ts';

/** Statuses in which the ward has made the result. */
const WITH_RESULT: ReadonlySet<Status> = new Set(['result_ready', 'returned', 'correcting']);
/** Statuses in which it is not judged whether a dossier is in time. */
const NOT_JUDGED: ReadonlySet<Status> = new Set([
  ...(['refused', 'withdrawn', 'stopped', 'awaiting_supplement', 'suspended'] as const),
]);

type Noted = { code: string; at: Date; total?: number; counted?: boolean | number; minutes?: number };

/**
 * Everything that figures count of a dossier as it stands, from its steps alone: which day it belongs to and whether it counts.
 * Says the same as the conditions in SQL by which the rows behind a figure are listed.
 */
export function factsOf(state: DossierState): PlacedFact[] {
  const { receivedAt, finishedAt } = state;
  const noted: Noted[] = [];
  if (receivedAt !== null && state.place !== 'from_elsewhere') noted.push(...ofReceived(state, receivedAt));
  if (finishedAt !== null && WITH_RESULT.has(state.status) && state.place !== 'forwarded')
    noted.push(...ofResolved(state, finishedAt));
  noted.push(...ofTerm(state), ...ofFlow(state), ...ofIndex(state));
  return noted.map(({ code, at, total = 1, counted = false, minutes = 0 }) => ({
    ...{ code, day: toLocalDay(at), total, counted: Number(counted), minutes },
    ...{ procedureCode: state.procedureCode, unitId: state.competentUnitId, officerId: 0 },
  }));
}

const isSpared = ({ source }: DossierDocument) => source === 'database' || source === 'reused';
const isPaper = ({ source }: DossierDocument) =>
  source === 'original' || source === 'copy' || source === 'electronic';

/** A paper that data replace; papers of the vault are none. */
const isReplaced = (each: DossierDocument) =>
  each.vaultItemId === undefined &&
  (each.source === 'database' ||
    each.lookupId !== undefined ||
    (each.reusable && each.reusableFrom !== 'vault' && isPaper(each)));

/** What a session of reception took in. */
export function codeOfSession(sessionId: number): string {
  return `session-${sessionId}`;
}

function ofReceived({ channel, origin, documents }: DossierState, at: Date): Noted[] {
  const noted: Noted[] = [
    { code: 'received-online', at, counted: channel === 'online' },
    { code: 'on-system', at, counted: origin === 'system' },
  ];
  const reusable = documents.filter((each) => each.reusable || isSpared(each));
  if (reusable.length > 0) {
    const spared = reusable.filter(isSpared).length;
    noted.push({ code: 'reuse', at, counted: spared > 0 });
    noted.push({ code: 'reuse-papers', at, total: reusable.length, counted: spared });
  }
  const replaced = documents.filter(isReplaced);
  if (replaced.length > 0) {
    const asked = replaced.filter(({ source }) => source !== 'database');
    const unlooked = asked.some(({ lookupId }) => lookupId === undefined);
    noted.push({ code: 'papers-not-asked', at, counted: asked.length === 0 });
    noted.push({ code: 'asked-again', at, counted: unlooked });
  }
  return noted;
}

function ofResolved(state: DossierState, at: Date): Noted[] {
  const hasResultFile = !state.resultIsDocument || state.resultFile !== null;
  const isScanned = state.documents.every(
    (each) => !isPaper(each) || each.file !== null || each.scanExemptReason !== null,
  );
  const noted: Noted[] = [
    { code: 'processed-online', at, counted: state.channel === 'online' && hasResultFile },
    { code: 'digitised', at, counted: hasResultFile && isScanned },
    { code: 'processing-time', at, counted: true, minutes: minutesBetween(state.receivedAt!, at) },
  ];
  if (state.resultIsDocument)
    noted.push({ code: 'electronic-result', at, counted: state.resultFile !== null });
  return noted;
}

/** Whole working minutes by the State's days and hours, so that the ward's own may change without changing the past. */
const minutesBetween = (from: Date, to: Date) => Math.floor(workingMinutesBetween(from, to));

/** Judged once: when there is a result, or when the term ends before that. */
function ofTerm(state: DossierState): Noted[] {
  const { dueAt, finishedAt, status } = state;
  if (dueAt === null || state.place === 'forwarded' || NOT_JUDGED.has(status)) return [];
  const isInTime = finishedAt !== null && finishedAt <= dueAt && state.supplementCount <= 1;
  const at = finishedAt !== null && finishedAt < dueAt ? finishedAt : dueAt;
  const noted: Noted[] = [{ code: 'on-time', at, counted: isInTime }];
  if (!isInTime) noted.push({ code: `late-cause-${state.lateCause ?? 'unknown'}`, at });
  return noted;
}

/**
 * Coming and going, so that what is open at a midnight is what came before it less what ended before it. What ended without a term,
 * or while its clock stood still, ended in time.
 */
function ofFlow(state: DossierState): Noted[] {
  const { receivedAt, finishedAt, dueAt } = state;
  if (receivedAt === null) return [];
  const scope = state.place === 'forwarded' ? 'forwarded' : 'own';
  const noted: Noted[] = [{ code: `${scope}-arrived-${state.channel}`, at: receivedAt }];
  if (state.sessionId !== null) noted.push({ code: codeOfSession(state.sessionId), at: receivedAt });
  const isLate = dueAt !== null && (finishedAt === null || finishedAt > dueAt);
  const overdue = [
    `${scope}-overdue`,
    ...(state.apologisedAt === null ? [] : [`${scope}-overdue-apologised`]),
  ];
  if (isLate) noted.push(...overdue.map((code) => ({ code, at: dueAt })));
  if (finishedAt === null) return noted;
  if (isLate) noted.push(...overdue.map((code) => ({ code, at: finishedAt, total: -1 })));
  const how = dueAt === null ? 'on_time' : finishedTimeliness(finishedAt, dueAt);
  noted.push({ code: `${scope}-ended-${how}`, at: finishedAt });
  if (how === 'late' && state.apologisedAt !== null)
    noted.push({ code: `${scope}-ended-late-apologised`, at: finishedAt });
  if (state.status === 'refused' || state.status === 'withdrawn' || state.status === 'stopped')
    noted.push({ code: `${scope}-ended-${state.status}`, at: finishedAt });
  return noted;
}

/**
 * What the QĐ 766 index counts in another way than the plan's figures. In time: also what was refused, withdrawn or stopped is judged; one
 * that waits for its only supplement stands as on the day of the request; a second request makes it late, whatever the day. A dossier
 * that ended is in `index-ended`; `index-late` is +1 from the day on which an open one is late, and taken back when it ends, so that its
 * sum before a midnight is how many of the open ones are late then.
 */
function ofIndex(state: DossierState): Noted[] {
  const { receivedAt, finishedAt, dueAt, supplementCount } = state;
  if (receivedAt === null) return [];
  const noted: Noted[] = [];
  if (state.place !== 'from_elsewhere') {
    const hasResultFile = !state.resultIsDocument || state.resultFile !== null;
    noted.push({
      code: 'index-online',
      at: receivedAt,
      counted: state.channel === 'online' && hasResultFile,
    });
    if (state.documents.some((each) => each.reusable || isSpared(each))) {
      const isFromStore = state.documents.some(({ source }) => source === 'reused');
      noted.push({ code: 'index-store', at: receivedAt, counted: isFromStore });
    }
  }
  if (state.place === 'forwarded') return noted;
  const isWaiting = state.status === 'awaiting_supplement' || state.status === 'suspended';
  const stoodAt = finishedAt ?? (isWaiting ? state.statusAt : null);
  const isDueMissed = dueAt !== null && (stoodAt === null || stoodAt > dueAt);
  const lateAt = supplementCount > 1 ? receivedAt : isDueMissed ? dueAt : null;
  if (lateAt !== null) noted.push({ code: 'index-late', at: lateAt });
  if (finishedAt === null) return noted;
  if (lateAt !== null) noted.push({ code: 'index-late', at: finishedAt, total: -1 });
  noted.push({ code: 'index-ended', at: finishedAt, counted: lateAt === null });
  return noted;
}
