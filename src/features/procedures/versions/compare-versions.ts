import { PART_NAMES, type PartName, type ProcedureVersion } from '../schema.ts';
import { describePart } from './parts.ts';

/** A part in which two versions of a procedure differ, in words. */
export interface PartChange {
  part: PartName;
  before: string[];
  after: string[];
}

/** What a version says otherwise than the one before it. */
export function compareVersions(before: ProcedureVersion, after: ProcedureVersion): PartChange[] {
  return PART_NAMES.map((part) => ({
    part,
    before: describePart(before, part),
    after: describePart(after, part),
  })).filter((each) => each.before.join('\n') !== each.after.join('\n'));
}
