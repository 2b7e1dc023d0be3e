import type { PublishedFeedback } from '../../features/feedback/index.ts';
import { FormToken } from '../../ui/field.tsx';
import { here } from '../here.ts';
import { publishedWords } from '../words/published-feedback.ts';
import { pathOf } from './lines.tsx';

interface VoteProps {
  item: PublishedFeedback;
  /** How this visitor judged; null: not yet. */
  own: boolean | null;
  isNew: boolean;
}

/** Two buttons, each with what it counts. */
export function VoteForm({ item, own, isNew }: VoteProps) {
  const w = publishedWords();
  return (
    <section class="part" id="y-kien">
      <h2>{w.opinion}</h2>
      {isNew && <p role="status">{w.thanks}</p>}
      <form method="post" action={`${pathOf(item.code)}/y-kien`}>
        {here().token !== '' && <FormToken value={here().token} />}
        <div class="door-row" id="chon">
          <VoteButton value="1" label={w.like} count={item.likes} isOwn={own === true} />
          <VoteButton value="0" label={w.dislike} count={item.dislikes} isOwn={own === false} />
        </div>
        <p class="text-secondary">
          {own === null ? w.oneVoice : `${w.chosen}: ${own ? w.like : w.dislike}. ${w.mayChange}`}
        </p>
      </form>
    </section>
  );
}

function VoteButton(props: { value: string; label: string; count: number; isOwn: boolean }) {
  const { value, label, count, isOwn } = props;
  return (
    <button
      class={isOwn ? 'btn btn-primary' : 'btn'}
      type="submit"
      name="hai-long"
      value={value}
      aria-pressed={isOwn ? 'true' : 'false'}
    >
      {label} ({count})
    </button>
  );
}
