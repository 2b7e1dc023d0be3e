import { createHash } from 'node:crypto';
import type { PublishGround } from './ground.ts';
import { PUBLIC_FIELDS, type PublicField, type PublicText } from './text/public-text.ts';
import { type Decision, type Decisions, maskWhere } from './text/suspects.ts';

/** What a moderator has set so far: by himself, or begun for him. */
export interface PublishDraft {
  text: PublicText;
  /** Marks of texts that nobody has changed since they were made from the original. */
  untouched: Readonly<Partial<Record<PublicField, string>>>;
  decisions: Decisions;
  photos: readonly PhotoDraft[];
  showsPlace: boolean;
  /** He has read every word. */
  isRead: boolean;
  reason: string;
}

export interface PhotoDraft {
  no: number;
  isShown: boolean;
  description: string;
  /** Cells of the grid that are blurred. */
  cells: readonly number[];
}

/** By which it is known that a text was not changed. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** What the page begins with: what is shown now, or the original with everything masked that was found. */
export function beginDraft(ground: PublishGround): PublishDraft {
  const last = ground.versions.at(-1);
  const decisions = new Map<string, Decision>();
  const cells = new Map<string, readonly number[]>();
  for (const each of last?.decisions ?? []) {
    if (each.decision === 'kept') decisions.set(each.key, { keeps: true, reason: each.reason });
    if (each.decision === 'blurred') cells.set(each.field, each.cells);
  }
  const made = textFrom(ground, decisions);
  const text = last ? { ...last.text, ...(ground.hasNewAnswer && { answer: made.answer }) } : made;
  return {
    ...{ text, decisions, untouched: last ? {} : marksOf(text), isRead: false, reason: '' },
    showsPlace: last?.latitude != null,
    photos: ground.pictures.map(({ no }) => {
      const shown = ground.photos.find((photo) => photo.no === no);
      const description = shown?.description ?? '';
      return { no, isShown: shown !== undefined, description, cells: cells.get(`photo-${no}`) ?? [] };
    }),
  };
}

/**
 * The draft after what was decided is done: a text that nobody has changed is made anew from the original, in a changed one
 * what is to be masked is masked.
 */
export function applyDecisions(ground: PublishGround, draft: PublishDraft): PublishDraft {
  const { known } = ground;
  const made = textFrom(ground, draft.decisions);
  const isMasked = ({ key }: { key: string }) => draft.decisions.get(key)?.keeps === false;
  const text = { ...draft.text };
  for (const field of PUBLIC_FIELDS) {
    const isUntouched = draft.untouched[field] === markOf(draft.text[field]);
    text[field] = isUntouched ? made[field] : maskWhere(draft.text[field], { field, known, masks: isMasked });
  }
  const photos = draft.photos.map((photo) => {
    const field = `photo-${photo.no}`;
    return { ...photo, description: maskWhere(photo.description, { field, known, masks: isMasked }) };
  });
  const marks = Object.entries(marksOf(text)).filter(
    ([field]) => text[field as PublicField] === made[field as PublicField],
  );
  return { ...draft, text, photos, untouched: Object.fromEntries(marks) };
}

/** The original without what is masked. Words of whoever is concerned are brought back by nobody's tick: who wants them types them. */
function textFrom({ original, known }: PublishGround, decisions: Decisions): PublicText {
  const made = PUBLIC_FIELDS.map((field) => {
    const masks = ({ key, kind }: { key: string; kind: string }) =>
      kind === 'known' || decisions.get(key)?.keeps !== true;
    return [field, maskWhere(original[field], { field, known, masks })];
  });
  return Object.fromEntries(made) as PublicText;
}

function marksOf(text: PublicText): PublishDraft['untouched'] {
  return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, markOf(text[field])]));
}
