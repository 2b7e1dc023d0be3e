import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';
import { root } from '../root.ts';
import { drawOn } from './draw-chart.ts';
import type { ChartSpec } from './spec.ts';

const FONTS = join(root, 'node_modules', '@expo-google-fonts', 'tinos');

/** Dots to a point: 216 to an inch. */
const DOTS_PER_POINT = 3;

/**
 * A chart for a document: a PNG in the type of the document, on white, at 216 dots to an inch.
 * @param size in points as it shall stand on the page; comes back unchanged, so that the reply is the picture of a block
 */
export async function chartPicture(
  spec: ChartSpec,
  size: { width: number; height: number },
): Promise<{ png: Uint8Array; width: number; height: number }> {
  const svg = drawOn({ ...size, fontFamily: 'Tinos', fontSize: 10 }, spec);
  const image = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: DOTS_PER_POINT },
    font: {
      loadSystemFonts: false,
      fontFiles: [join(FONTS, '400Regular', 'Tinos_400Regular.ttf')],
      defaultFontFamily: 'Tinos',
    },
  });
  // Without transparency, which a PDF would lay in pieces in an order of their own.
  const png = await sharp(image.asPng()).removeAlpha().png().toBuffer();
  return { png: new Uint8Array(png), width: size.width, height: size.height };
}
