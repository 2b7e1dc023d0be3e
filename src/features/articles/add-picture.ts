import { fileTypeFromBuffer } from 'file-type';
import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, saveFile } from '../../platform/files/file-store.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act } from '../organisation/index.ts';
import { withoutOrigin } from './picture-origin.ts';
import { lockArticle } from './store.ts';
import { whyNotWrite } from './workflow.ts';

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_PICTURES = 30;
const KINDS: Record<string, 'image/jpeg' | 'image/png' | 'image/webp'> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
};

interface Picture {
  name: string;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
}

/** A picture by what its bytes are, whatever its name says; where it was taken is left out. @throws Problem */
async function readPicture(given: unknown): Promise<Picture> {
  if (!(given instanceof File) || given.size === 0)
    throw new Problem('invalid', 'Chưa thêm được ảnh.', { picture: 'Chọn một tệp ảnh.' });
  if (given.size > MOST_BYTES)
    throw new Problem('file_too_large', 'Ảnh lớn hơn 5 MB. Hãy thu nhỏ rồi chọn lại.', {
      picture: 'Ảnh lớn hơn 5 MB.',
    });
  const bytes = new Uint8Array(await given.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mediaType = KINDS[found?.mime ?? ''];
  if (!mediaType)
    throw new Problem('file_unreadable', 'Tệp này không phải ảnh JPEG, PNG hay WebP.', {
      picture: 'Chọn ảnh JPEG, PNG hay WebP.',
    });
  const name = given.name.slice(0, 200) || 'anh';
  return { name, mediaType, bytes: mediaType === 'image/jpeg' ? withoutOrigin(bytes) : bytes };
}

/** Adds a picture that the text may then show. The same picture twice is one. @throws Problem */
export async function addPicture(
  tx: Tx,
  store: FileStore,
  act: Act,
  given: { articleId: number; picture: unknown; description: string },
): Promise<string> {
  const { articleId } = given;
  const article = await lockArticle(tx, act.officer, articleId);
  const why = whyNotWrite(act.officer, article);
  if (why) throw new Problem('not_allowed', why);
  const picture = await readPicture(given.picture);
  const words = given.description.replace(/[\s[\]]+/g, ' ').trim();
  if (words.length < 3 || words.length > 200)
    throw new Problem('invalid', 'Chưa thêm được ảnh.', {
      description: 'Tả ảnh bằng vài chữ (3–200 ký tự) cho người không nhìn thấy ảnh.',
    });
  const { wardId } = act.officer;
  const { count } = await tx
    .selectFrom('article_pictures')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ward_id', '=', wardId)
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow();
  if (count >= MOST_PICTURES)
    throw new Problem('invalid', `Một tin có nhiều nhất ${MOST_PICTURES} ảnh.`, { picture: 'Đã đủ ảnh.' });
  const file = await saveFile(tx, store, wardId, picture, act.now);
  await tx
    .insertInto('article_pictures')
    .values({
      ...{ ward_id: wardId, article_id: articleId, file, media_type: picture.mediaType, description: words },
      ...{ added_by: act.officer.id, added_at: act.now },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'article_id', 'file']).doNothing())
    .execute();
  return file;
}
