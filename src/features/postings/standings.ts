import { addDays, instant, toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { findCalendar, findSettings } from '../organisation/index.ts';
import {
  asExported,
  completeness,
  type KeptExport,
  type KeptVersion,
  listKeptExports,
  listUnserved,
  listVersionsBetween,
} from '../procedures/index.ts';
import { contentHash } from './content-hash.ts';
import { type Fault, judge, judgeEnded, postingLimit, type Required, type Standing } from './defects.ts';
import type { Posting } from './schema.ts';
import { listPostings } from './store.ts';

/** A procedure that must be posted, with how it stands. */
export interface ProcedureStanding extends Standing {
  code: string;
  name: string;
  field: string;
  fieldCode: string;
  version: number;
  validFrom: string;
  postUntil: string | null;
}

/** A procedure of which something hangs and must not. */
export interface EndedStanding {
  code: string;
  hanging: Posting[];
  faults: Fault[];
}

export interface Standings {
  /** What the ward must publish on the day: in force, served here, not between agencies. */
  required: ProcedureStanding[];
  ended: EndedStanding[];
}

/** How every procedure stands at the end of each day; what was recorded after a day does not change it. */
export async function standingsOn(
  db: Db,
  wardId: number,
  days: readonly string[],
): Promise<Map<string, Standings>> {
  if (days.length === 0) return new Map();
  const sorted = [...days].sort();
  const versions = await listVersionsBetween(db, sorted[0]!, sorted.at(-1)!);
  const facts: Facts = {
    versions,
    postings: await listPostings(db, wardId),
    exports: await listKeptExports(db, wardId),
    unserved: await listUnserved(db, wardId),
    limitOf: await limitsOf(db, wardId, versions),
  };
  return new Map(sorted.map((day) => [day, standingsOf(facts, day)]));
}

interface Facts {
  versions: KeptVersion[];
  postings: Posting[];
  exports: Map<string, KeptExport[]>;
  unserved: Set<string>;
  limitOf: (version: KeptVersion) => string | null;
}

/** When a version came into force here: by its day, and not before it was entered; not known for what was sown. */
function arrivalOf({ validFrom, decidedBy }: KeptVersion): string | null {
  if (decidedBy === null) return null;
  const enteredOn = toLocalDay(decidedBy.at);
  return enteredOn > validFrom ? enteredOn : validFrom;
}

/** The last day in time of each version, by the limit that the ward had set on the day of its arrival. */
async function limitsOf(db: Db, wardId: number, versions: readonly KeptVersion[]): Promise<Facts['limitOf']> {
  const { calendar } = await findCalendar(db, wardId);
  const limits = new Map<string, string>();
  for (const version of versions) {
    const arrivedOn = arrivalOf(version);
    if (arrivedOn === null || limits.has(arrivedOn)) continue;
    const { postingLimitDays } = await findSettings(db, wardId, arrivedOn);
    limits.set(arrivedOn, postingLimit(arrivedOn, postingLimitDays, calendar));
  }
  return (version) => limits.get(arrivalOf(version) ?? '') ?? null;
}

function standingsOf(facts: Facts, day: string): Standings {
  const end = instant(addDays(day, 1), 0);
  const hanging = new Map<string, Posting[]>();
  for (const each of facts.postings)
    if (each.postedAt < end && (each.removal === null || each.removal.at >= end))
      hanging.set(each.code, [...(hanging.get(each.code) ?? []), each]);
  const mustPost = facts.versions.filter(
    ({ procedure, validFrom, validUntil }) =>
      validFrom <= day &&
      (validUntil === null || validUntil > day) &&
      !procedure.code.startsWith('6.') &&
      !facts.unserved.has(procedure.code),
  );
  const required = mustPost.map((version) => standingOf(facts, version, { hanging, day, end }));
  const known = new Set(required.map((each) => each.code));
  const ended = [...hanging]
    .filter(([code]) => !known.has(code))
    .map(([code, postings]) => ({ code, hanging: postings, faults: judgeEnded(postings) }));
  return { required, ended };
}

function standingOf(
  { exports, limitOf }: Facts,
  version: KeptVersion,
  { hanging, day, end }: { hanging: Map<string, Posting[]>; day: string; end: Date },
): ProcedureStanding {
  const { procedure, validFrom } = version;
  const { code } = procedure;
  const exported = exports.get(code)?.find((each) => each.readAt < end);
  const postUntil = limitOf(version);
  const required: Required = {
    ...{ code, version: procedure.version, postUntil },
    lacks: completeness(procedure)
      .filter((part) => part.isRequired && !part.present)
      .map((part) => part.name),
    nationalHash: exported ? contentHash(asExported(procedure, exported.row)) : null,
  };
  return {
    ...{ code, name: procedure.name, field: procedure.field, fieldCode: procedure.fieldCode },
    ...{ version: procedure.version, validFrom, postUntil },
    ...judge(required, hanging.get(code) ?? [], day),
  };
}
