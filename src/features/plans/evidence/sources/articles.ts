import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { listPublishedBetween } from '../../../articles/index.ts';
import type { EvidenceSource } from '../evidence.ts';
import { matchSource } from '../match-sources.ts';

/** What an article must speak of to serve the plan at all. */
const OF_THE_PLAN =
  /thu tuc|ho so|truc tuyen|mot cua|phan anh|kien nghi|cai cach|dich vu cong|so hoa|phuc vu/;
/** A task about enterprises is served by what speaks of them. */
const ENTERPRISES = /doanh nghiep|ho kinh doanh/;

/** News and announcements on the portal that speak of the task's matter. */
export const articleEvidence: EvidenceSource = {
  code: 'article',
  matches: (task) => matchSource('article', task),
  find: async (db, wardId, span) => {
    const articles = await listPublishedBetween(db, wardId, span);
    return articles
      .filter((each) => each.kind !== 'downtime')
      .map((each) => ({
        ...{ source: 'article' as const, ref: `article/${each.id}`, day: each.day, title: each.title },
        ...{ number: null, detail: null, address: `/can-bo/tin-bai/${each.id}` },
        ...{ kinds: ['article' as const], doubt: null },
        about: foldVietnamese(`${each.title} ${each.summary} ${each.body}`),
      }));
  },
  suits: (task, { about = '' }) =>
    OF_THE_PLAN.test(about) &&
    (!/^tuyen truyen.*doanh nghiep/.test(foldVietnamese(task.text).slice(0, 80)) || ENTERPRISES.test(about)),
};
