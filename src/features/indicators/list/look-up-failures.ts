import { sql } from 'kysely';
import { NATIONAL_DATABASES } from '../../../law/national-databases.ts';
import { dossierRatio } from '../dossier-ratio.ts';
import { RECEIVED } from './received.ts';

/** The look-ups of a dossier: those of the desk, and those after a filing from home. */
const LOOKUPS = sql`(
  select k.id, k.outcome, k.database from lookups as k
  where k.ward_id = d.ward_id and k.dossier_id = d.id
  union
  select k.id, k.outcome, k.database from dossier_documents as doc
    join lookups as k on k.ward_id = doc.ward_id and k.id = doc.lookup_id
  where doc.ward_id = d.ward_id and doc.dossier_id = d.id)`;

const NAME_OF_DATABASE = sql.join(
  Object.values(NATIONAL_DATABASES).map(
    ({ code, name }) => sql`when ${code} then ${`Không có kết quả ở ${name}`}`,
  ),
  sql` `,
);

export const lookUpFailures = dossierRatio(
  {
    code: 'look-up-failures',
    name: 'Hồ sơ có lần tra cứu dữ liệu không kết quả',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ đã tra cứu cơ sở dữ liệu, bao nhiêu hồ sơ có ít nhất một lần tra cứu không khai thác được, không có, chưa đủ hoặc không khớp. Từng lần tra cứu xem ở trang Khai thác dữ liệu.',
    numeratorText: 'Hồ sơ có lần tra cứu không kết quả',
    denominatorText: 'Hồ sơ đã tra cứu',
    law: 'NQ 66.7/2025/NQ-CP',
    direction: 'down',
  },
  {
    at: sql`d.received_at`,
    among: sql`(${RECEIVED} and exists ${LOOKUPS})`,
    counted: sql`exists (select from ${LOOKUPS} as k where k.outcome <> 'found')`,
    kinds: sql<string>`coalesce((select case k.database ${NAME_OF_DATABASE} end
      from ${LOOKUPS} as k where k.outcome <> 'found' order by k.id limit 1), 'Tra cứu có kết quả')`,
  },
);
