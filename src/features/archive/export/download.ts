import { toLocalDay } from '../../../law/day.ts';
import { writeZip, type ZipEntry } from '../../../platform/files/write-zip.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Ground } from '../package/part.ts';
import { writeSums } from '../package/sums.ts';
import { type ExportItem, findExport, listItems } from './store.ts';

export interface Download {
  name: string;
  pieces: AsyncIterable<Uint8Array>;
}

/**
 * What an export made, while it is kept: the package itself where it is one, else a ZIP of packages with their hashes. It
 * is put together while it is sent, one package in memory at a time.
 * @throws Problem not_found, also for another ward's and when the time is over
 */
export async function openDownload(
  { database, files }: Pick<Ground, 'database' | 'files'>,
  wardId: number,
  exportId: number,
): Promise<Download> {
  const order = await findExport(database.db, wardId, exportId);
  const packed = (await listItems(database.db, wardId, exportId)).filter(isKept);
  if (packed.length === 0)
    throw new Problem('not_found', 'Các gói của lần xuất này không còn được giữ. Hãy xuất lại.');
  const read = ({ keptSha256 }: Kept) => files.read(keptSha256);
  const [first] = packed;
  if (order.code !== null && first) return { name: `${first.code}.zip`, pieces: single(() => read(first)) };
  const entries = packed.map((item): ZipEntry => ({ path: `${item.code}.zip`, read: () => read(item) }));
  const sums = writeSums(packed.map((item) => ({ path: `${item.code}.zip`, sha256: item.keptSha256 })));
  entries.push({ path: 'SHA256SUMS', read: async () => Buffer.from(sums) });
  const name = `goi-ho-so-${order.period!.from}-${exportId}.zip`;
  return { name, pieces: writeZip(entries, toLocalDay(order.requestedAt)) };
}

type Kept = ExportItem & { keptSha256: string };

function isKept(item: ExportItem): item is Kept {
  return item.keptSha256 !== null;
}

async function* single(read: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await read();
}
