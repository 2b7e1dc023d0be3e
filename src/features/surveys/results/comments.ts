import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { shownWords } from '../shown-words.ts';
import { amongOf, forms, type SatisfactionRequest } from './figures.ts';
import { ANONYMOUS_FROM } from './fold-few.ts';
import { countThemes, type Theme, type ThemeCount, themesOf } from './themes.ts';

const MOST_SHOWN = 100;

export interface Comments {
  /** How many wrote something. */
  count: number;
  /** Counted over all of them, whatever is looked for. */
  themes: ThemeCount[];
  /** With the words and of the theme that are looked for, without personal data that was found; at most a hundred. */
  shown: string[];
}

/** What was written, in no order that tells when; nothing while the forms are too few. */
export async function readComments(
  db: Db,
  wardId: number,
  { from, to }: { from: Date; to: Date },
  request: SatisfactionRequest,
  sought: { words?: string; theme?: Theme | null } = {},
): Promise<Comments> {
  const rows = await forms(db, wardId, from, to, amongOf(request))
    .select(['a.comment', sql<number>`count(*) over ()`.as('forms')])
    .orderBy(sql`md5(a.comment)`)
    .execute();
  if ((rows[0]?.forms ?? 0) < ANONYMOUS_FROM) return { count: 0, themes: [], shown: [] };
  const written = rows.map(({ comment }) => comment).filter((comment) => comment.trim() !== '');
  return { count: written.length, themes: countThemes(written), shown: shownOf(written, sought) };
}

/** Words are looked for in what is shown: nobody finds a name by trying it. */
function shownOf(
  written: readonly string[],
  { words = '', theme = null }: { words?: string; theme?: Theme | null },
): string[] {
  const folded = foldVietnamese(words).trim();
  const shown: string[] = [];
  for (const comment of written) {
    if (shown.length === MOST_SHOWN) break;
    if (theme !== null && !themesOf(comment).includes(theme)) continue;
    if (!foldVietnamese(comment).includes(folded)) continue;
    const masked = shownWords(comment);
    if (foldVietnamese(masked).includes(folded)) shown.push(masked);
  }
  return shown;
}
