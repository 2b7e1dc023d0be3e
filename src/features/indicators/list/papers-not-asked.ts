import { type RawBuilder, sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { RECEIVED } from './received.ts';

/**
 * A paper that data replace: given by a database, asked after a look-up, or handed in though it was marked as one that data
 * replace. Papers of the vault are none: they are not looked up.
 */
export const IS_REPLACED = sql<boolean>`(doc.vault_item_id is null and (doc.source = 'database'
  or doc.lookup_id is not null or (doc.reusable and doc.reusable_from is distinct from 'vault' and doc.source in ('original', 'copy', 'electronic'))))`;

/** A dossier has such a paper among those that data replace. */
export const HAS_REPLACED = (condition: RawBuilder<unknown>) => sql<boolean>`exists (
  select from dossier_documents as doc
  where doc.ward_id = d.ward_id and doc.dossier_id = d.id and ${IS_REPLACED} and (${condition}))`;

export const RECEIVED_WITH_REPLACED = sql<boolean>`(${RECEIVED} and ${HAS_REPLACED(sql`true`)})`;

export const papersNotAsked = dossierRatio(
  {
    code: 'papers-not-asked',
    name: 'Hồ sơ không phải nộp giấy tờ nhờ khai thác dữ liệu',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ có giấy tờ mà dữ liệu thay được, bao nhiêu hồ sơ được lấy dữ liệu thay cho mọi giấy tờ ấy.',
    numeratorText: 'Hồ sơ không thu giấy tờ nào đã có dữ liệu',
    denominatorText: 'Hồ sơ có giấy tờ mà dữ liệu thay được',
    law: 'NQ 66.7/2025/NQ-CP',
    direction: 'up',
  },
  {
    at: sql`d.received_at`,
    among: RECEIVED_WITH_REPLACED,
    counted: sql`not ${HAS_REPLACED(sql`doc.source <> 'database'`)}`,
  },
);
