import type { EvidenceSource, ProductKind, SourceCode } from '../evidence.ts';
import { matchSource } from '../match-sources.ts';

/** What a feature that stands after the plan noted by `noteProduct` when it made it. */
export function notedProducts(code: SourceCode, kind: ProductKind): EvidenceSource {
  return {
    code,
    matches: (task) => matchSource(code, task),
    find: async (db, wardId, { from, to }) => {
      const rows = await db
        .selectFrom('plan_products')
        .selectAll()
        .where('ward_id', '=', wardId)
        .where('source', '=', code)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .orderBy('day')
        .orderBy('ref')
        .execute();
      return rows.map(({ ref, day, title, number, detail, address }) => ({
        ...{ source: code, ref, day, title, number, detail, address },
        ...{ kinds: [kind], doubt: null },
      }));
    },
  };
}
