import type { PublishedFeedback } from '../../features/feedback/index.ts';
import { formatDay } from '../../law/day.ts';
import { publishedWords } from '../words/published-feedback.ts';

export const pathOf = (code: string) => `/phan-anh/${encodeURIComponent(code)}`;

const MOST_SIGNS = 200;

/** The beginning of a text, cut between words. */
export function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= MOST_SIGNS) return line;
  const cut = line
    .slice(0, MOST_SIGNS)
    .toWellFormed()
    .replace(/\s\S*$/, '');
  return `${cut}…`;
}

interface LinesProps {
  items: readonly PublishedFeedback[];
  /** Each with its number, to which the drawing of the map leads. */
  isNumbered?: boolean;
}

/** Published petitions, one below the other. They are written in Vietnamese. */
export function PublishedLines({ items, isNumbered = false }: LinesProps) {
  const w = publishedWords();
  return (
    <ul class="result-list">
      {items.map((each, at) => (
        <li {...(isNumbered && { id: `so-${at + 1}`, tabindex: -1 })}>
          <a href={pathOf(each.code)} lang="vi" dir="auto">
            {isNumbered && `${at + 1}. `}
            {each.title || each.code}
          </a>
          <small>
            {each.code} · {each.matters.map((matter) => w[matter]).join('; ')} · {w.published.toLowerCase()}{' '}
            {formatDay(each.publishedOn)}
            {each.likes + each.dislikes > 0 &&
              ` · ${w.like.toLowerCase()} ${each.likes}, ${w.dislike.toLowerCase()} ${each.dislikes}`}
          </small>
          <p class="mb-0" lang="vi" dir="auto">
            {isNumbered ? each.place || beginningOf(each.content) : beginningOf(each.content)}
          </p>
        </li>
      ))}
    </ul>
  );
}
