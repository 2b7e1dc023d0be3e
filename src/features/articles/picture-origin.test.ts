import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutOrigin } from './picture-origin.ts';

const segment = (marker: number, content: Uint8Array) =>
  Buffer.concat([
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]),
    content,
  ]);
const START = Buffer.from([0xff, 0xd8]);
const PICTURE = Buffer.concat([segment(0xda, Buffer.from([1, 2, 3])), Buffer.from('ff00 picture ffd9')]);
const TABLES = segment(0xdb, Buffer.from('tables'));

/** An Exif segment with the given way up and, behind it, where it was taken. */
function exif(turned: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(26);
  const [u16, u32] = isLittle
    ? [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)]
    : [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)];
  tiff.write(isLittle ? 'II' : 'MM', 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(turned, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 20.94 N 106.33 E')]));
}

describe('a photograph', () => {
  it.each([true, false])('loses its place and keeps which side is up (little endian: %s)', (isLittle) => {
    const photo = Buffer.concat([
      START,
      exif(6, isLittle),
      segment(0xfe, Buffer.from('by me')),
      TABLES,
      PICTURE,
    ]);
    const bare = Buffer.from(withoutOrigin(photo));
    expect(bare.includes('GPS')).toBe(false);
    expect(bare.includes('by me')).toBe(false);
    expect(bare.subarray(0, 2)).toEqual(START);
    expect(bare.includes(Buffer.concat([TABLES, PICTURE]))).toBe(true);
    // Read again, the same side is up: a second pass changes nothing.
    expect(Buffer.from(withoutOrigin(bare))).toEqual(bare);
    expect(bare.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
  });

  it('that is upright gets no segment', () => {
    const bare = Buffer.from(withoutOrigin(Buffer.concat([START, exif(1, true), TABLES, PICTURE])));
    expect(bare).toEqual(Buffer.concat([START, TABLES, PICTURE]));
  });

  it('of any bytes never throws and never grows by more than the segment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, isExif) => {
        const tail = isExif ? segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), noise])) : noise;
        const photo = Buffer.concat([START, tail, PICTURE]);
        expect(withoutOrigin(photo).length).toBeLessThanOrEqual(photo.length + 36);
      }),
      { numRuns: 2000 },
    );
  });
});
