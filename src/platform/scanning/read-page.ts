import sharp from 'sharp';
import { type CleanPage, cleanPage } from './cleaning/clean-page.ts';
import type { HowToRead } from './open-reader.ts';
import type { PageImage, PageText, QuarterTurns, ReadPage } from './page.ts';
import { recognise } from './recognise.ts';

/** A page that reads worse than this may stand on its head, or was cleaned amiss. */
const DOUBTFUL = 0.72;
/** Words below this say nothing. */
const SURE = 0.6;
/** Below this it was not clear which way the lines run. */
const CLEAR = 1.5;
const JPEG_QUALITY = 80;

interface Attempt {
  page: CleanPage;
  text: PageText;
}

/**
 * Cleans a page and reads it. What a PDF says in letters is taken as it is. Whatever cleaning does, the result is never worse read
 * than the page as it came. @throws Problem file_unreadable
 */
export async function readPage(image: PageImage, how: HowToRead): Promise<ReadPage> {
  if (image.text !== null && !how.turns)
    return finish({ page: await cleanPage(image, { isPlain: true }), text: image.text });
  let best = await attempt(image, how.turns);
  for (const turns of how.turns === undefined ? otherTurns(best.page) : []) {
    if (!isDoubtful(best)) break;
    best = better(best, await attempt(image, turns));
  }
  if (isDoubtful(best) && how.turns === undefined) best = better(best, await attempt(image, undefined, true));
  return finish(best);
}

async function attempt(image: PageImage, turns: QuarterTurns | undefined, isPlain = false): Promise<Attempt> {
  const page = await cleanPage(image, { turns, isPlain });
  const isEmpty = page.measures.isBlank;
  const text: PageText = isEmpty
    ? { lines: [], confidence: 0, source: 'picture' }
    : await recognise(page.reading, page.dpi);
  return { page, text };
}

/** On its head first; on its side when that was not clear. */
function otherTurns({ cleaning: { turns }, clearness, measures }: CleanPage): QuarterTurns[] {
  if (measures.isBlank) return [];
  const turned = (by: number) => ((turns + by) % 4) as QuarterTurns;
  return clearness < CLEAR ? [turned(2), turned(1), turned(3)] : [turned(2)];
}

function isDoubtful({ text, page }: Attempt): boolean {
  return !page.measures.isBlank && text.confidence < DOUBTFUL;
}

function better(one: Attempt, other: Attempt): Attempt {
  return weight(other.text) > 1.05 * weight(one.text) ? other : one;
}

/** How much was read well. */
function weight({ lines }: PageText): number {
  const sure = lines.flat().filter((word) => word.confidence >= SURE && /\p{L}{2}|\d{2}/u.test(word.text));
  return sure.reduce((sum, word) => sum + word.text.length * word.confidence ** 2, 0);
}

async function finish({ page, text }: Attempt): Promise<ReadPage> {
  const { data, width, height, channels } = page.picture;
  // Enlarging helped the reading; the picture needs no more pixels than it came with.
  const shrink = Math.min(1, page.measures.dpi / page.dpi);
  const size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const picture = await sharp(data, { raw: { width, height, channels } })
    .resize({ ...size, fit: 'fill' })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return {
    picture: new Uint8Array(picture),
    ...size,
    dpi: page.dpi * shrink,
    text,
    cleaning: page.cleaning,
    measures: page.measures,
  };
}
