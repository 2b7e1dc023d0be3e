import { toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import { findProcedures, listUnserved } from '../procedures/index.ts';
import { contentHash } from './content-hash.ts';
import { PLACE_LABELS } from './labels.ts';
import { type PostForm, type Posting, postForm } from './schema.ts';
import { countMade, type Deed, insertPostings, insertRemovals, listHanging, lockPostings } from './store.ts';

/** @throws Problem not_allowed unless the officer keeps the postings */
export function mustPost({ officer }: Act): void {
  if (!officer.duties.includes('control'))
    throw new Problem('not_allowed', 'Chỉ đầu mối kiểm soát thủ tục được ghi nhận niêm yết.');
}

export interface Posted {
  posted: number;
  /** They hang there already, as they are in force. */
  same: number;
  /** No longer as the officer saw them, or not the ward's: not posted. */
  left: string[];
}

/**
 * Records that versions were posted at a place; what hung there of the same procedures is replaced and comes down. Only
 * what is in force is posted, in the version that the officer saw. A new photo of what hangs already is a new proof.
 * @throws Problem not_allowed, invalid
 */
export async function post(
  tx: Tx,
  files: FileStore,
  act: Act,
  given: { form: unknown; photo: StoredFile | null },
): Promise<Posted> {
  mustPost(act);
  const form = parseFields(postForm, given.form, 'Chưa ghi nhận niêm yết.');
  const { wardId, id: officerId } = act.officer;
  const deed: Deed = { wardId, officerId, now: act.now, clientKey: form.clientKey };
  await lockPostings(tx, wardId);
  const made = await countMade(tx, 'postings', deed);
  if (made > 0) return { posted: made, same: 0, left: [] };
  const chosen = await choose(tx, act, form, given.photo !== null);
  const { fresh, replaced, ...result } = chosen;
  if (fresh.length === 0) return { ...result, posted: 0 };
  const photo = given.photo && (await saveFile(tx, files, wardId, given.photo, act.now));
  await insertRemovals(tx, deed, { ids: replaced.map((each) => each.id), reason: 'Thay bằng bản mới' });
  await insertPostings(tx, deed, { place: form.place, photo, note: form.note, postings: fresh });
  await noteChange(tx, act, {
    what: 'posting',
    subject: fresh.length === 1 ? fresh[0]!.code : `${fresh.length} thủ tục`,
    before: replaced.length === 0 ? null : { [PLACE_LABELS[form.place]]: namesOf(replaced) },
    after: { [PLACE_LABELS[form.place]]: namesOf(fresh), ...(photo && { Ảnh: 'có' }) },
  });
  return { ...result, posted: fresh.length };
}

const namesOf = (list: readonly { code: string; version: number }[]) =>
  list.map(({ code, version }) => `${code} bản ${version}`);

/** What of the chosen is really to be posted, and what comes down for it. */
async function choose(tx: Tx, act: Act, { items, place }: PostForm, hasPhoto: boolean) {
  const { wardId } = act.officer;
  const seen = new Map(items.map((item) => [item.code, item.version]));
  const inForce = await findProcedures(tx, [...seen.keys()], toLocalDay(act.now));
  const unserved = await listUnserved(tx, wardId);
  const current = inForce.filter(({ code, version }) => seen.get(code) === version && !unserved.has(code));
  const hanging = (await listHanging(tx, wardId)).filter((each) => each.place === place);
  const isThere = ({ code, version }: { code: string; version: number }) =>
    hanging.some((each) => each.code === code && each.version === version);
  const todo = current.filter((each) => hasPhoto || !isThere(each));
  const codes = new Set(todo.map((each) => each.code));
  const replaced: Posting[] = hanging.filter((each) => codes.has(each.code));
  const taken = new Set(current.map((each) => each.code));
  return {
    fresh: todo.map((each) => ({ code: each.code, version: each.version, contentHash: contentHash(each) })),
    replaced,
    same: current.length - todo.length,
    left: [...seen.keys()].filter((code) => !taken.has(code)),
  };
}
