import {
  MOST_SIGNS,
  PUBLIC_FIELD_LABELS,
  type PublicField,
  type PublishDraft,
  type PublishGround,
  type ReadText,
  readText,
} from '../../../features/feedback/index.ts';
import { Input, TextArea } from '../../../ui/field.tsx';
import { Suspects } from './suspects.tsx';

interface TextFieldProps {
  field: PublicField;
  ground: PublishGround;
  draft: PublishDraft;
  errors: Readonly<Record<string, string>>;
}

const ROWS: Record<PublicField, number> = { title: 2, content: 8, proposal: 4, place: 2, answer: 8 };
const NEEDED: readonly PublicField[] = ['title', 'content', 'answer'];

/** One text: as it came, as it will be shown, and what in it has to be decided. */
export function TextField({ field, ground, draft, errors }: TextFieldProps) {
  const original = readText(field, ground.original[field], ground.known);
  const text = draft.text[field];
  const isLong = text.length > MOST_SIGNS[field];
  const standing = isLong ? [] : readText(field, text, ground.known).suspects;
  const label = PUBLIC_FIELD_LABELS[field];
  const shared = { name: field, value: text, error: errors[field], required: NEEDED.includes(field) };
  return (
    <section class="card card-body mb-3" aria-label={label}>
      <div class="beside">
        <div>
          <h2 class="form-label">{label}: bản gốc</h2>
          <p class="prewrap original">{original.shown === '' ? '(để trống)' : <Marked text={original} />}</p>
        </div>
        <div>
          {field === 'title' || field === 'place' ? (
            <Input {...shared} label={`${label}: công khai`} />
          ) : (
            <TextArea {...shared} label={`${label}: công khai`} rows={ROWS[field]} />
          )}
          {draft.untouched[field] !== undefined && (
            <input type="hidden" name={`untouched-${field}`} value={draft.untouched[field]} />
          )}
        </div>
      </div>
      <Suspects original={original.suspects} {...{ standing, draft, errors }} />
    </section>
  );
}

/** The text with what was found pointed at. */
function Marked({ text: { shown, marks } }: { text: ReadText }) {
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <>
          {shown.slice(marks[at - 1]?.end ?? 0, start)}
          <mark>{shown.slice(start, end)}</mark>
        </>
      ))}
      {shown.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
