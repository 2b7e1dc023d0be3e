import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Annex, Block, PictureBlock } from '../layout/model.ts';
import type { OfficialContent } from '../schema.ts';

/** A picture is kept once, by its bytes; the text names it. */
type KeptPicture = Omit<PictureBlock, 'png'> & { sha256: string };
type KeptBlock = Exclude<Block, PictureBlock> | KeptPicture;
interface KeptContent extends Omit<OfficialContent, 'body' | 'annexes'> {
  body: KeptBlock[];
  annexes: (Omit<Annex, 'body'> & { body: KeptBlock[] })[];
}

/** Keeps the pictures of a text. @returns what stands in its version */
export async function keepContent(tx: Tx, wardId: number, content: OfficialContent): Promise<string> {
  const pictures = new Map<string, Uint8Array>();
  const keep = (block: Block): KeptBlock => {
    if (block.kind !== 'picture') return block;
    const { png, ...rest } = block;
    const sha256 = createHash('sha256').update(png).digest('hex');
    pictures.set(sha256, png);
    return { ...rest, sha256 };
  };
  const { subject, addressees, basis, recipients } = content;
  const kept: KeptContent = {
    ...{ subject, addressees, basis, recipients },
    body: content.body.map(keep),
    annexes: content.annexes.map((annex) => ({ ...annex, body: annex.body.map(keep) })),
  };
  for (const [sha256, png] of pictures)
    await tx
      .insertInto('official_pictures')
      .values({ ward_id: wardId, sha256, png: Buffer.from(png) })
      .onConflict((conflict) => conflict.columns(['ward_id', 'sha256']).doNothing())
      .execute();
  return JSON.stringify(kept);
}

/** A version's text with its pictures. */
export async function readContent(db: Db, wardId: number, kept: unknown): Promise<OfficialContent> {
  const content = kept as KeptContent;
  const all = [...content.body, ...content.annexes.flatMap(({ body }) => body)];
  const named = all.flatMap((block) => (block.kind === 'picture' ? [block.sha256] : []));
  const rows =
    named.length === 0
      ? []
      : await db
          .selectFrom('official_pictures')
          .select(['sha256', 'png'])
          .where('ward_id', '=', wardId)
          .where('sha256', 'in', named)
          .execute();
  const pictures = new Map(rows.map((row) => [row.sha256, row.png]));
  const restore = (block: KeptBlock): Block => {
    if (block.kind !== 'picture') return block;
    const { sha256, ...rest } = block;
    return { ...rest, png: new Uint8Array(pictures.get(sha256)!) };
  };
  return {
    ...content,
    body: content.body.map(restore),
    annexes: content.annexes.map((annex) => ({ ...annex, body: annex.body.map(restore) })),
  };
}
