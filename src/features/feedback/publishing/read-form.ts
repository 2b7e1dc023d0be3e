import type { PhotoDraft, PublishDraft } from './draft.ts';
import { GRID } from './photos/make-photo.ts';
import { PUBLIC_FIELDS, type PublicField, type PublicText } from './text/public-text.ts';
import type { Decision } from './text/suspects.ts';

type Form = Readonly<Record<string, unknown>>;

/** What a moderator's form says, whatever it says: nothing of it is checked yet. */
export function readPublishForm(form: Form, pictures: readonly { no: number }[]): PublishDraft {
  const text = PUBLIC_FIELDS.map((field) => [field, textOf(form, field)]);
  const untouched = PUBLIC_FIELDS.map((field) => [field, textOf(form, `untouched-${field}`)]);
  return {
    text: Object.fromEntries(text) as PublicText,
    untouched: Object.fromEntries(untouched) as Record<PublicField, string>,
    decisions: decisionsOf(form),
    photos: pictures.map(({ no }) => photoOf(form, no)),
    showsPlace: form.showsPlace === '1',
    isRead: form.isRead === '1',
    reason: textOf(form, 'reason'),
  };
}

/** Line ends as we keep them, so that a browser's own do not make a text another. */
function textOf(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

function decisionsOf(form: Form): Map<string, Decision> {
  const decided = Object.entries(form).flatMap(([name, value]): [string, Decision][] => {
    if (!name.startsWith('decide-') || (value !== 'keep' && value !== 'mask')) return [];
    const key = name.slice('decide-'.length);
    return [[key, { keeps: value === 'keep', reason: textOf(form, `why-${key}`) }]];
  });
  return new Map(decided);
}

function photoOf(form: Form, no: number): PhotoDraft {
  const cells = [form[`blur-${no}`] ?? []].flat().flatMap((each) => {
    const cell = /^\d{1,2}$/.test(String(each)) ? Number(each) : GRID * GRID;
    return cell < GRID * GRID ? [cell] : [];
  });
  return {
    ...{ no, isShown: form[`photo-${no}`] === '1', description: textOf(form, `photo-text-${no}`) },
    cells: [...new Set(cells)].sort((one, other) => one - other),
  };
}
