import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, saveFile } from '../../../platform/files/file-store.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { announceFeedback } from '../handling/announce.ts';
import { headForm } from '../handling/handle.ts';
import { askedOfficers, lockFeedback } from '../store.ts';
import { isTaken, mustBeAt, takeFeedbackStep } from '../take-step.ts';
import { actorsOf, decideFeedback } from '../workflow.ts';
import { mustBeFit, shownTexts } from './check-draft.ts';
import type { PhotoDraft, PublishDraft } from './draft.ts';
import { mustModerate, type PublishGround, readPublishGround } from './ground.ts';
import { makePhoto } from './photos/make-photo.ts';
import { readPublishForm } from './read-form.ts';
import { PUBLIC_FIELDS } from './text/public-text.ts';
import { readText, type Suspect } from './text/suspects.ts';
import type { KeptDecision } from './versions.ts';

/**
 * Shows an item to the public, the first time or corrected: exactly the words of the form, pictures made anew, a version of its own beside
 * those before. Its sender is told when it comes into sight, not of a correction. The same client key once.
 * @throws Problem not_found (also of what he may not read), not_allowed, step_not_open, changed_meanwhile, invalid (with the fields: also
 * while anything that is surely personal data is neither gone nor kept with a reason), file_unreadable
 */
export async function publishFeedback(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, form }: { id: number; form: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { officer, now } = act;
  const { wardId } = officer;
  const item = await lockFeedback(tx, wardId, id);
  mustModerate(officer, item);
  const { clientKey, stepCount } = parseFields(headForm, form, 'Hãy mở lại trang và gửi lần nữa.');
  if (await isTaken(tx, wardId, clientKey)) return;
  decideFeedback('publish', actorsOf(officer, item.state, askedOfficers(item)), item.state);
  mustBeAt(stepCount, item);
  const ground = await readPublishGround(tx, item);
  const draft = readPublishForm(form, ground.pictures);
  mustBeFit(draft, ground);
  const version = (ground.versions.at(-1)?.version ?? 0) + 1;
  await insertVersion(tx, act, { ground, draft, version });
  await insertPhotos(tx, files, act, { ground, draft, version });
  const payload = { version };
  const taken = await takeFeedbackStep(tx, act, id, { step: 'publish', clientKey, stepCount, payload });
  if (taken === null) return;
  if (item.state.status === 'published') return;
  await announceFeedback(tx, { wardId, feedbackId: id, state: taken.after, now, event: 'published' });
}

interface NewVersion {
  ground: PublishGround;
  draft: PublishDraft;
  version: number;
}

async function insertVersion(tx: Tx, { officer, now }: Act, { ground, draft, version }: NewVersion) {
  const { item } = ground;
  const { state, words } = item;
  const place = draft.showsPlace ? words : { latitude: null, longitude: null };
  const decisions = decisionsOf(ground, draft);
  await tx
    .insertInto('feedback_publications')
    .values({
      ...{ ward_id: item.wardId, feedback_id: item.id, version, ...draft.text },
      ...{ latitude: roughly(place.latitude), longitude: roughly(place.longitude) },
      ...{ matters: [...state.matters], field_code: state.fieldCode },
      ...{ procedure_code: state.procedureCode, unit_id: state.unitId },
      search_text: foldVietnamese([state.code, ...PUBLIC_FIELDS.map((each) => draft.text[each])].join(' ')),
      ...{ decisions: JSON.stringify(decisions), reason: draft.reason },
      ...{ published_by: officer.id, published_at: now },
    })
    .execute();
}

/** To about 11 metres. */
function roughly(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 10_000) / 10_000;
}

async function insertPhotos(tx: Tx, files: FileStore, { now }: Act, { ground, draft, version }: NewVersion) {
  const { wardId, id } = ground.item;
  for (const { no, cells, description } of draft.photos.filter(({ isShown }) => isShown)) {
    const { file: source } = ground.pictures.find((picture) => picture.no === no)!;
    const { bytes, width, height } = await makePhoto(await files.read(source), cells);
    const stored = { name: `anh-${no}.jpg`, mediaType: 'image/jpeg', bytes };
    const file = await saveFile(tx, files, wardId, stored, now);
    await tx
      .insertInto('feedback_publication_photos')
      .values({
        ...{ ward_id: wardId, feedback_id: id, version, no, file, media_type: stored.mediaType },
        ...{ width, height, description },
      })
      .execute();
  }
}

/** What became of each thing that was found in the original, and of what else stands in the words that are shown. */
function decisionsOf({ original, known }: PublishGround, draft: PublishDraft): KeptDecision[] {
  const kept = shownTexts(draft).flatMap(({ field, text }) =>
    readText(field, text, known).suspects.map((each) => ({ field, each })),
  );
  const standing = new Set(kept.map(({ each }) => each.key));
  const gone = PUBLIC_FIELDS.flatMap((field) =>
    readText(field, original[field], known)
      .suspects.filter(({ key }) => !standing.has(key))
      .map((each) => ({ field, each })),
  );
  return [
    ...gone.map(({ field, each }) => ({ ...headOf(field, each), decision: 'masked' as const })),
    ...kept.map(({ field, each }) => {
      const reason = draft.decisions.get(each.key)?.reason ?? '';
      return { ...headOf(field, each), decision: 'kept' as const, reason };
    }),
    ...draft.photos.filter(({ isShown, cells }) => isShown && cells.length > 0).map(blurOf),
  ];
}

function headOf(field: string, { key, kind, certainty }: Suspect) {
  return { field, key, kind, certainty };
}

function blurOf({ no, cells }: PhotoDraft) {
  return { field: `photo-${no}`, decision: 'blurred' as const, cells: [...cells] };
}
