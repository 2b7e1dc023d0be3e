import sharp from 'sharp';
import { MOST_PIXELS } from './open-pages.ts';
import type { HowToRead } from './open-reader.ts';
import type { PageImage, ReadPage } from './page.ts';
import { recognise } from './recognise.ts';

/** Cleans a page and reads it. */
export async function readPage(image: PageImage, _how: HowToRead): Promise<ReadPage> {
  const upright = sharp(image.bytes, { limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .flatten({ background: '#fff' });
  const { data, info } = await upright.jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true });
  const dpi = image.dpi ?? Math.max(info.width, info.height) / 11.69;
  const text = image.text ?? (await recognise({ bytes: data, width: info.width, height: info.height, dpi }));
  return {
    picture: new Uint8Array(data),
    width: info.width,
    height: info.height,
    dpi,
    text,
    cleaning: {
      turns: 0,
      skewDegrees: 0,
      paper: null,
      isFlattened: false,
      toSource: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    },
    measures: {
      dpi,
      isDpiKnown: image.dpi !== null,
      sharpness: 1,
      contrast: 1,
      cutEdges: [],
      isBlank: false,
    },
  };
}
