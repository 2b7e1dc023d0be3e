import { join } from 'node:path';
import { type Block, createWorker, OEM, type Word as Recognised, type Worker } from 'tesseract.js';
import { root } from '../root.ts';
import type { Grey } from './cleaning/grey.ts';
import type { PageText, Word } from './page.ts';

/** `best_int` reads as well as the larger set and nearly twice as fast (bench:ocr, decision 0037). */
export const DATA = join(root, 'node_modules', '@tesseract.js-data', 'vie', '4.0.0_best_int');

let worker: Promise<Worker> | null = null;

/** This thread's own engine, begun when the first page comes. Everything it needs lies in node_modules. */
async function openEngine(): Promise<Worker> {
  worker ??= begin();
  return worker;
}

async function begin(): Promise<Worker> {
  const options = { langPath: DATA, cacheMethod: 'none', errorHandler: () => {} };
  const engine = await createWorker('vie', OEM.LSTM_ONLY, options);
  // It grumbles about every speck that is no letter.
  await engine.setParameters({ debug_file: '/dev/null' });
  return engine;
}

/** The words of a grey picture that stands upright. @throws Error when the engine cannot read it */
export async function recognise(picture: Grey, dpi: number): Promise<PageText> {
  const engine = await openEngine();
  const { width, height } = picture;
  const options = { user_defined_dpi: String(Math.round(dpi)) };
  const { data } = await engine
    .recognize(asPgm(picture), options as never, { text: false, blocks: true })
    .catch((error: unknown) => {
      throw new Error(`The engine refused a page: ${error}`);
    });
  return toText(data.blocks, { width, height });
}

/** What the engine found, as words with their places. */
export function toText(
  blocks: Block[] | null,
  { width, height }: { width: number; height: number },
): PageText {
  const lines = (blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    .map((line) =>
      line.words.filter((word) => word.text.trim() !== '').map((word) => toWord(word, width, height)),
    )
    .filter((line) => line.length > 0);
  return { lines, confidence: meanConfidence(lines.flat()), source: 'picture' };
}

/** The plainest file a picture can be: nothing is packed, nothing unpacked. */
function asPgm({ data, width, height }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

function toWord(
  { text, confidence, bbox: { x0, y0, x1, y1 } }: Pick<Recognised, 'text' | 'confidence' | 'bbox'>,
  width: number,
  height: number,
): Word {
  return {
    text: text.normalize('NFC'),
    confidence: confidence / 100,
    box: { x: x0 / width, y: y0 / height, width: (x1 - x0) / width, height: (y1 - y0) / height },
  };
}

export function meanConfidence(words: readonly Word[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0
    ? 0
    : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}
