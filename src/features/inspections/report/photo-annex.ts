import sharp from 'sharp';
import type { Db } from '../../../platform/database/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Annex, Block } from '../../official-documents/index.ts';
import type { Inspection } from '../schema.ts';
import { listPhotos } from '../store.ts';
import { checklistOf } from './blocks.ts';

/** Points across the page, and dots: enough to see a notice board, small enough to send. */
const WIDTH = 340;
const DOTS = 900;
/** A report with more pictures than this is no report. */
const MOST = 40;

/** The pictures that were taken, each under the point that it shows; nothing when there are none. */
export async function photoAnnex(
  db: Db,
  files: FileStore,
  { wardId, inspection }: { wardId: number; inspection: Inspection },
): Promise<Annex[]> {
  const photos = (await listPhotos(db, wardId, inspection.id)).slice(0, MOST);
  if (photos.length === 0) return [];
  const points = checklistOf(inspection).blocks.flatMap((block) => block.points);
  const body: Block[] = [];
  for (const { no, point, file } of photos) {
    const { bytes } = await findStoredFile(db, files, wardId, file);
    const { data, info } = await sharp(bytes)
      .autoOrient()
      .flatten({ background: '#fff' })
      .resize({ width: DOTS, height: DOTS, fit: 'inside', withoutEnlargement: true })
      .png({ palette: true, colours: 128 })
      .toBuffer({ resolveWithObject: true });
    const text = points.find((each) => each.code === point)?.text ?? '';
    body.push({
      ...{
        kind: 'picture',
        caption: `Ảnh ${no}. ${text}`,
        description: `Ảnh chụp tại cuộc kiểm tra: ${text}`,
      },
      ...{ png: new Uint8Array(data), width: WIDTH, height: Math.round((WIDTH * info.height) / info.width) },
    });
  }
  return [{ title: 'ẢNH CHỤP', isLandscape: false, body }];
}
