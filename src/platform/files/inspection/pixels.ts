import { refuse } from './refuse.ts';

/** The largest phone camera of 2026 takes 200 million pixels, but its files are over 10 MB; 100 million are 400 MB unpacked. */
const MOST_PIXELS = 100_000_000;
const LONGEST_SIDE = 30_000;

/** @throws Problem file_unreadable when a picture would fill the memory of whoever opens it */
export function checkPixels(name: string, width: number, height: number): void {
  if (width < 1 || height < 1) refuse(name, 'là ảnh rỗng. Hãy chụp lại.');
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    refuse(
      name,
      `là ảnh quá lớn (${width} × ${height} điểm). Hãy chụp lại với độ phân giải thường, tối đa 100 triệu điểm.`,
    );
}
