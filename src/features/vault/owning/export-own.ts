import { strToU8 } from 'fflate';
import { addDays, formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { extensionOf } from '../../../platform/files/inspection/kinds.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import { type ZipEntry, zipStream } from '../../../platform/files/write-zip.ts';
import { writeCsv } from '../../../platform/tables/write-csv.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import {
  BASIS_LABELS,
  ITEM_SOURCE_LABELS,
  ITEM_STATE_LABELS,
  USE_LABELS,
  VERIFIED_LABELS,
} from '../labels.ts';
import { listUses, noteUses } from '../log.ts';
import { stateOf, type VaultItem } from '../schema.ts';
import { chooserOf } from './consents.ts';
import { listOwnItems } from './own-items.ts';

/** The name of an item's file as its owner keeps it. */
export function fileNameOf(item: Pick<VaultItem, 'id'>, mediaType: string): string {
  return `kho-giay-to-${item.id}.${extensionOf(mediaType)}`;
}

/**
 * Everything that the visitor's vault holds, as a ZIP that is made while it is sent: the list, the log of uses, the files. The
 * export itself stands in the log. A result that is held at this moment is listed without its file.
 */
export async function exportOwn(
  { database, files }: { database: Database; files: FileStore },
  act: VisitorAct,
): Promise<ReadableStream<Uint8Array>> {
  const { visitor, now } = act;
  const { citizenId } = chooserOf(act);
  const items = await listOwnItems(database.db, visitor);
  await database.transact((tx) =>
    noteUses(
      tx,
      visitor.wardId,
      items.map((item) => ({ itemId: item.id, what: 'exported', at: now, citizenId })),
    ),
  );
  const list = writeCsv(listRows(items, toLocalDay(now)));
  const log = writeCsv(await logRows(database, visitor.wardId, items));
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: 'danh-sach.csv', read: async () => strToU8(list) };
    yield { path: 'nhat-ky-su-dung.csv', read: async () => strToU8(log) };
    for (const item of items) {
      if (item.file === null || item.isHeld) continue;
      const file = await findStoredFile(database.db, files, visitor.wardId, item.file);
      yield { path: `tep/${fileNameOf(item, file.mediaType)}`, read: async () => file.bytes };
    }
  }
  return zipStream(entries(), toLocalDay(now));
}

const LIST_HEAD = ['Số', 'Giấy tờ', 'Số hiệu', 'Ngày cấp', 'Có giá trị đến hết ngày', 'Tình trạng'];

function listRows(items: readonly VaultItem[], today: string): string[][] {
  const day = (text: string | null) => (text === null ? '' : formatDay(text));
  return [
    [...LIST_HEAD, 'Nguồn', 'Hồ sơ', 'Xác minh'],
    ...items.map((item) => [
      ...[
        String(item.id),
        item.name,
        item.number ?? '',
        day(item.issuedOn),
        day(item.validUntil && addDays(item.validUntil, -1)),
      ],
      ...[ITEM_STATE_LABELS[stateOf(item, today)], ITEM_SOURCE_LABELS[item.source]],
      ...[item.dossierCode ?? '', item.verified ? VERIFIED_LABELS[item.verified.how] : ''],
    ]),
  ];
}

async function logRows(database: Database, wardId: number, items: readonly VaultItem[]): Promise<string[][]> {
  const rows = [['Giấy tờ', 'Lúc', 'Việc', 'Ai', 'Hồ sơ', 'Căn cứ']];
  for (const item of items)
    for (const use of await listUses(database.db, wardId, item.id)) {
      const who = use.officer
        ? `${use.officer.title}, ${use.officer.unit}`
        : use.isOwner
          ? 'Bạn'
          : 'Hệ thống';
      const why = use.basis ? BASIS_LABELS[use.basis] : '';
      rows.push([item.name, formatTime(use.at), USE_LABELS[use.what], who, use.dossierCode ?? '', why]);
    }
  return rows;
}
