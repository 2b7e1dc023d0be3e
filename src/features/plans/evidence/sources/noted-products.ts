import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import type { EvidenceSource, ProductKind } from '../evidence.ts';
import { matchSource } from '../match-sources.ts';
import type { NotedSource } from '../note-product.ts';

/** A task about enterprises alone, by its first words. */
const OF_ENTERPRISES = /^tuyen truyen.{0,60}doanh nghiep/;

/** What a feature that stands after the plan noted by `noteProduct` when it made it, and did not revoke. */
export function notedProducts(code: NotedSource): EvidenceSource {
  return {
    code,
    matches: (task) => matchSource(code, task),
    find: async (db, wardId, { from, to }) => {
      const rows = await db
        .selectFrom('plan_products as p')
        .selectAll('p')
        .where('p.ward_id', '=', wardId)
        .where('p.source', '=', code)
        .where('p.day', '>=', from)
        .where('p.day', '<=', to)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('plan_product_revocations as r')
                .select('r.ref')
                .whereRef('r.ward_id', '=', 'p.ward_id')
                .whereRef('r.source', '=', 'p.source')
                .whereRef('r.ref', '=', 'p.ref'),
            ),
          ),
        )
        .orderBy('p.day')
        .orderBy('p.ref')
        .execute();
      return rows.map(({ ref, day, title, number, detail, address, kinds, audience }) => ({
        ...{ source: code, ref, day, title, number, detail, address },
        ...{ kinds: kinds as ProductKind[], doubt: null, about: audience },
      }));
    },
    suits: (task, { about }) =>
      (about === 'business') === OF_ENTERPRISES.test(foldVietnamese(task.text)) || code !== 'outreach',
  };
}
