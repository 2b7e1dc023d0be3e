import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Condition, damage } from '../../../../bench/forms/damage.ts';
import { drawForm } from '../../../../bench/forms/draw-form.ts';
import { FACES } from '../../../../bench/forms/faces.ts';
import { makeForm, openChance } from '../../../../bench/forms/forms.ts';
import { type Corner, type PageImage, placeOnSource } from '../page.ts';
import { cleanPage } from './clean-page.ts';

let sheet: PageImage;

beforeAll(async () => {
  const drawn = await drawForm(makeForm(0, openChance(7)), FACES[0]!);
  // Half as fine: what is found does not hang on it, and it is found sooner.
  const bytes = await sharp(drawn.bytes).resize({ width: 1240 }).jpeg({ quality: 90 }).toBuffer();
  sheet = { ...drawn, bytes, width: 1240, height: 1754, dpi: 150 };
});

const damaged = (condition: Condition) => damage(sheet, condition, openChance(3));

describe('a page made straight', () => {
  it.each<[Condition, number, number]>([
    ['sạch 300 dpi', 0, 0],
    ['nghiêng +5°', 0, 5],
    ['nghiêng −3°', 0, -3],
    ['xoay 90°', 3, 0],
    ['xoay 180°', 2, 1.5],
  ])('%s: turned %i times by 90°, leaning by %d°', async (condition, turns, degrees) => {
    const { cleaning, picture } = await cleanPage(await damaged(condition));
    expect(cleaning.turns).toBe(turns);
    expect(Math.abs(cleaning.skewDegrees - degrees)).toBeLessThan(0.25);
    expect(cleaning.paper).toBeNull();
    expect(picture.height).toBeGreaterThan(picture.width);
  });

  it('a page that is good stays as it is, pixel for pixel', async () => {
    const { cleaning, picture } = await cleanPage({ ...sheet, dpi: 300 });
    expect(cleaning).toMatchObject({ turns: 0, skewDegrees: 0, paper: null, isFlattened: false });
    const { data } = await sharp(sheet.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(Buffer.compare(Buffer.from(picture.data), data)).toBe(0);
  });

  it('is turned as a person says, whatever it looks like', async () => {
    const { cleaning, picture } = await cleanPage(sheet, { turns: 1 });
    expect(cleaning.turns).toBe(1);
    expect(picture.width).toBeGreaterThan(picture.height);
  });

  it('says where each place stood before', async () => {
    const { cleaning } = await cleanPage(await damaged('xoay 90°'), { turns: 3 });
    // The page was turned clockwise: its top left corner had become the top right one.
    const [x, y] = placeOnSource(cleaning, [0, 0]);
    expect(x).toBeCloseTo(1, 2);
    expect(y).toBeCloseTo(0, 2);
  });
});

describe('a page cut to its paper', () => {
  it('of a phone’s photo: the corners are found, the light is evened out, the red stamp stays red', async () => {
    const photo = await damaged('ảnh chụp trên bàn');
    const { cleaning, picture, measures } = await cleanPage(photo);
    expect(cleaning.paper).not.toBeNull();
    expect(cleaning.isFlattened).toBe(true);
    expect(picture.height / picture.width).toBeCloseTo(Math.SQRT2, 1);
    expect(measures).toMatchObject({ isDpiKnown: false, cutEdges: [], isBlank: false });
    for (const [at, corner] of (
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as Corner[]
    ).entries()) {
      const [x, y] = placeOnSource(cleaning, corner);
      expect(Math.hypot(x - cleaning.paper![at]![0], y - cleaning.paper![at]![1])).toBeLessThan(0.01);
    }
    const { channels } = await sharp(picture.data, { raw: picture }).stats();
    expect(channels.map(({ mean }) => mean > 230)).toEqual([true, true, true]);
    expect(hasRed(picture.data)).toBe(true);
  });

  it('of a scan with a black border', async () => {
    const { cleaning, reading } = await cleanPage(await damaged('viền đen máy quét'));
    expect(cleaning.paper).not.toBeNull();
    const rim = [0, reading.width - 1, reading.data.length - 1].map((at) => reading.data[at]!);
    expect(Math.min(...rim)).toBeGreaterThan(100);
  });

  it('a shadow is not taken for the paper’s edge', async () => {
    const { cleaning, reading } = await cleanPage(await damaged('bóng đổ'));
    expect(cleaning).toMatchObject({ paper: null, isFlattened: true });
    const corners = [0, reading.width - 1, reading.data.length - reading.width, reading.data.length - 1];
    for (const at of corners) expect(reading.data[at]).toBeGreaterThan(200);
  });
});

function hasRed(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 3)
    if (data[at]! > 170 && data[at + 1]! < 110 && data[at + 2]! < 110) return true;
  return false;
}

describe('what is measured', () => {
  it('blur, an empty sheet, writing that runs off', async () => {
    const sharpness = async (page: PageImage) => (await cleanPage(page)).measures.sharpness;
    expect(await sharpness(await damaged('mờ nét'))).toBeLessThan(0.45);
    expect(await sharpness(sheet)).toBeGreaterThan(0.6);
    const empty = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fdfdfb' } })
      .jpeg()
      .toBuffer();
    expect((await cleanPage({ ...sheet, bytes: empty })).measures.isBlank).toBe(true);
    const cut = await sharp(sheet.bytes)
      .extract({ left: 170, top: 0, width: 1000, height: 1754 })
      .jpeg()
      .toBuffer();
    expect((await cleanPage({ ...sheet, bytes: cut, width: 1000 })).measures.cutEdges).toContain('left');
  });

  it('a broken picture is refused', async () => {
    const half = sheet.bytes.slice(0, 300);
    await expect(cleanPage({ ...sheet, bytes: half })).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});
