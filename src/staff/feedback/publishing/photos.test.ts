import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { feedbackLife } from '../../../../test/feedback-forms.ts';
import { makePdf } from '../../../../test/files.ts';
import { publishingLife } from '../../../../test/publishing-forms.ts';
import { listPublicationPhotos } from '../../../features/feedback/index.ts';
import { saveFile } from '../../../platform/files/file-store.ts';

let t: TestDatabase;
let life: ReturnType<typeof feedbackLife>;
let desk: ReturnType<typeof publishingLife>;
let id: number;

beforeAll(async () => {
  t = await testDatabase();
  life = feedbackLife(t);
  desk = publishingLife(t, life);
  const given: [string, string, Uint8Array][] = [
    ['anh.jpg', 'image/jpeg', await photographed()],
    ['don.pdf', 'application/pdf', makePdf({ text: 'Giay to' })],
  ];
  const files = [];
  for (const [name, mediaType, bytes] of given) {
    const file = { name, mediaType, bytes };
    const save = () =>
      t.database.transact((tx) => saveFile(tx, t.platform.files, t.wardId, file, t.platform.now()));
    files.push({ name, file: await save() });
  }
  id = await desk.answered({ files });
});
afterAll(() => t.close());

/** Left half red, right half blue, lying on its side, with place, device and a comment. */
async function photographed(): Promise<Uint8Array> {
  const half = (background: string) =>
    sharp({ create: { width: 1000, height: 1000, channels: 3, background } }).png();
  const right = await half('#0000ff').toBuffer();
  const whole = sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#ff0000' } })
    .composite([{ input: right, left: 1000, top: 0 }])
    .withExif({
      IFD0: { Make: 'May anh mau', ImageDescription: 'Nha toi' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '20/1 56/1 14/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 18/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 });
  return new Uint8Array(await whole.jpeg({ quality: 95 }).toBuffer());
}

const photosOf = (version: number) =>
  listPublicationPhotos(t.database.db, { wardId: t.wardId, feedbackId: id, version });

it('ảnh gốc có nơi chụp, ảnh công khai không còn gì; đã xoay đúng, ô chọn đã mờ hẳn', async () => {
  const original = await photographed();
  const meta = await sharp(original).metadata();
  expect([meta.orientation, meta.exif === undefined]).toEqual([6, false]);
  expect(Buffer.from(original).includes('Nha toi')).toBe(true);
  const page = await desk.page(id);
  expect(page).toContain('Công khai ảnh 1');
  expect(page).not.toContain('Công khai ảnh 2');
  const chosen = {
    'photo-1': '1',
    'photo-2': '1',
    'photo-text-2': 'Tờ đơn',
    'blur-1': ['0', '27', '99', 'x'],
  };
  const bare = await desk.send(id, chosen);
  expect([bare.status, await photosOf(1)]).toEqual([422, []]);
  expect(await bare.text()).toContain('Ghi ảnh chụp gì');
  const named = await desk.send(id, { ...chosen, 'photo-text-1': 'Ông Nguyễn Văn Nam đứng chờ' });
  expect([named.status, await photosOf(1)]).toEqual([422, []]);
  expect((await desk.send(id, { ...chosen, 'photo-text-1': 'Quầy đông người chờ' })).status).toBe(303);
  const photos = await photosOf(1);
  expect(photos.map(({ no, width, height, description }) => [no, width, height, description])).toEqual([
    [1, 800, 1600, 'Quầy đông người chờ'],
  ]);
  const bytes = Buffer.from(await t.platform.files.read(photos[0]!.file));
  for (const trace of ['Exif', 'GPS', 'ICC_PROFILE', 'Nha toi', 'May anh', 'http://ns.adobe.com'])
    expect([trace, bytes.includes(trace)]).toEqual([trace, false]);
  const shown = await sharp(bytes).metadata();
  expect([shown.format, shown.exif, shown.icc, shown.xmp, shown.orientation]).toEqual([
    ...['jpeg', undefined, undefined, undefined, undefined],
  ]);
  const dots = await sharp(bytes).raw().toBuffer();
  const dot = (x: number, y: number) => [...dots.subarray((y * 800 + x) * 3, (y * 800 + x) * 3 + 3)];
  // Upright, what was left is above: red above blue. The cell across the middle is one colour of both.
  expect(dot(750, 100)[0]).toBeGreaterThan(200);
  expect(dot(750, 1500)[2]).toBeGreaterThan(200);
});

it('mờ là mờ hẳn: mọi điểm của ô chỉ còn một màu', async () => {
  const { makePhoto } = await import('../../../features/feedback/index.ts');
  const width = 800;
  const noise = Buffer.from(Array.from({ length: width * width * 3 }, (_, at) => (at * 7919) % 256));
  const picture = await sharp(noise, { raw: { width, height: width, channels: 3 } })
    .png()
    .toBuffer();
  const { bytes } = await makePhoto(new Uint8Array(picture), [9]);
  const dots = await sharp(bytes).raw().toBuffer();
  const spread = (left: number, top: number) => {
    const all = Array.from({ length: 80 }, (_, at) => dots[((top + 10 + at) * width + left + 10 + at) * 3]!);
    return Math.max(...all) - Math.min(...all);
  };
  expect(spread(100, 100)).toBeLessThan(6);
  expect(spread(300, 300)).toBeGreaterThan(40);
});

it('xem trước và bản đã công khai mở được ảnh; bản sửa nhớ ô đã mờ', async () => {
  const visitor = await life.as('kiemsoat');
  const place = `/can-bo/phan-anh/${id}/cong-khai`;
  for (const path of [`${place}/anh/1?o=1.2.999.x`, `${place}/1/anh/1`]) {
    const answer = await visitor.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  }
  for (const path of [`${place}/anh/2`, `${place}/1/anh/2`, `${place}/9/anh/1`])
    expect((await visitor.get(path)).status).toBe(404);
  const page = await desk.page(id);
  expect(page).toMatch(/name="blur-1" value="27" checked/);
  expect(page).toContain('anh/1?o=0.27');
});
