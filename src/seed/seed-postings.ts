import { createHash } from 'node:crypto';
import { type Act, listOfficers } from '../features/organisation/index.ts';
import { post, standingsOn } from '../features/postings/index.ts';
import { keepExport, readExport, takeOver } from '../features/procedures/index.ts';
import { instant } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import { type FileStore, saveFile } from '../platform/files/file-store.ts';
import { keyOf } from './key.ts';

/** Fields that the demo ward posted at both places, and one whose sheets are on the board only. */
const BOTH = ['ho-tich', 'chung-thuc', 'bao-tro-xa-hoi', 'thanh-lap-va-hoat-dong-doanh-nghiep-ho-kinh-doanh'];
const BOARD_ONLY = ['hoat-dong-xay-dung'];
/** Of border areas: the ward has none, and one of their sheets still hangs. */
const NOT_SERVED = ['1.000080', '1.000094', '1.000110', '1.004827', '1.003005', '2.002349'];
const HANGS_STILL = '1.000094';
/** Versions of the demo: one whose old sheet hangs on, one posted after the limit. */
const STALE = '2.000575';
const LATE = '1.001570';
/** What a made-up export of the national database says otherwise. */
const DIFFERENT = '2.000908';

/** What the demo ward has posted, with some of each class of faults. Every part can be repeated. */
export async function seedPostings(
  database: Database,
  files: FileStore,
  wardId: number,
  until: Date,
): Promise<void> {
  if (until < instant('2026-10-10', 0)) return;
  const officers = await listOfficers(database.db, wardId);
  const officer = officers.find((each) => each.username === 'kiemsoat')!;
  const on = (day: string): Act => ({ officer, now: instant(day, 9 * 60), requestId: 'seed' });
  const hang = (day: string, place: string, items: string[]) =>
    database.transact((tx) =>
      post(tx, files, on(day), {
        form: { clientKey: keyOf(`posting ${day} ${place}`), place, items },
        photo: null,
      }),
    );
  const fields = await itemsOf(database, wardId);
  const both = BOTH.flatMap((field) => fields.get(field) ?? []);
  const board = BOARD_ONLY.flatMap((field) => fields.get(field) ?? []);
  await hang('2026-09-28', 'board', [...both, ...board]);
  await hang('2026-09-29', 'portal', both);
  await leaveOut(database, wardId);
  await renew({ database, files, act: on('2026-10-01') });
  await hang('2026-10-07', 'board', [`${LATE}~2`]);
  await hang('2026-10-08', 'portal', [`${LATE}~2`]);
}

/** What can be posted at the end of September, by field. */
async function itemsOf(database: Database, wardId: number): Promise<Map<string, string[]>> {
  const day = '2026-09-28';
  const { required } = (await standingsOn(database.db, wardId, [day])).get(day)!;
  const found = new Map<string, string[]>();
  for (const { code, version, fieldCode } of required) {
    if (NOT_SERVED.includes(code) && code !== HANGS_STILL) continue;
    found.set(fieldCode, [...(found.get(fieldCode) ?? []), `${code}~${version}`]);
  }
  return found;
}

async function leaveOut(database: Database, wardId: number): Promise<void> {
  await database.transact((tx) =>
    tx
      .insertInto('ward_procedures')
      .values(NOT_SERVED.map((code) => ({ ward_id: wardId, code, served: false })))
      .onConflict((conflict) => conflict.columns(['ward_id', 'code']).doNothing())
      .execute(),
  );
}

interface Renewal {
  database: Database;
  files: FileStore;
  act: Act;
}

/** An export as the national database might give it: two procedures come in a further version, one stays different here. */
async function renew({ database, files, act }: Renewal): Promise<void> {
  const row = (code: string, decision: string) => ({
    ma_thu_tuc: code,
    ten: NAMES[code],
    so_quyet_dinh: decision,
  });
  const text = JSON.stringify([
    row(STALE, 'Bản trình diễn 1'),
    row(LATE, 'Bản trình diễn 2'),
    row(DIFFERENT, 'Bản trình diễn 3'),
  ]);
  const bytes = new TextEncoder().encode(text);
  const { rows } = await readExport(bytes);
  const name = 'xuat-csdlqg-trinh-dien.json';
  const clientKey = keyOf(`export ${createHash('sha256').update(text).digest('hex')}`);
  await database.transact(async (tx) => {
    const file = await saveFile(
      tx,
      files,
      act.officer.wardId,
      { name, mediaType: 'application/json', bytes },
      act.now,
    );
    await keepExport(tx, act, { file, rows });
    await takeOver(tx, act, { rows, points: [STALE, LATE], validFrom: '2026-10-02', clientKey });
  });
}

/** Names as the catalogue has them: only the decisions are the demo's. */
const NAMES: Record<string, string> = {
  [STALE]:
    'Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh, Cấp đổi sang Giấy chứng nhận đăng ký hộ kinh doanh',
  [LATE]: 'Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn đã thông báo của hộ kinh doanh',
  [DIFFERENT]: 'Thủ tục cấp bản sao từ sổ gốc',
};
