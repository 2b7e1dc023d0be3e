import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pdf } from '../../src/platform/files/pdf.ts';
import { root } from '../../src/platform/root.ts';

/** A type face: its files, regular and bold; what the first does not know is in the second. */
export interface Face {
  name: string;
  regular: string[];
  bold: string[];
}

const MODULES = join(root, 'node_modules');
const TINOS = join(MODULES, '@expo-google-fonts', 'tinos');
const BE_VIETNAM = join(MODULES, '@fontsource', 'be-vietnam-pro', 'files');
const DEJAVU = '/usr/share/fonts/truetype/dejavu';

const beVietnam = (weight: number) =>
  ['latin', 'vietnamese'].map((part) => join(BE_VIETNAM, `be-vietnam-pro-${part}-${weight}-normal.woff`));

/** Faces that come with the packages, and DejaVu Serif where the machine has it (else a slanted Tinos). */
export const FACES: readonly Face[] = [
  {
    name: 'Tinos',
    regular: [join(TINOS, '400Regular', 'Tinos_400Regular.ttf')],
    bold: [join(TINOS, '700Bold', 'Tinos_700Bold.ttf')],
  },
  { name: 'Be Vietnam Pro', regular: beVietnam(400), bold: beVietnam(700) },
  existsSync(join(DEJAVU, 'DejaVuSerif-Bold.ttf'))
    ? {
        name: 'DejaVu Serif',
        regular: [join(DEJAVU, 'DejaVuSerif.ttf')],
        bold: [join(DEJAVU, 'DejaVuSerif-Bold.ttf')],
      }
    : {
        name: 'Tinos nghiêng',
        regular: [join(TINOS, '400Regular_Italic', 'Tinos_400Regular_Italic.ttf')],
        bold: [join(TINOS, '700Bold_Italic', 'Tinos_700Bold_Italic.ttf')],
      },
];

/** Letters that only the second file of a split face knows. */
const VIETNAMESE =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]+/g;

export interface Style {
  face: Face;
  isBold?: boolean;
  size: number;
  color?: string;
}

/** One line of text at a place, points; in as many pieces as its letters need files. @returns its width */
export function put(pdf: Pdf, text: string, [x, y]: readonly [number, number], style: Style): number {
  const files = style.isBold ? style.face.bold : style.face.regular;
  let right = x;
  for (const { piece, file } of piecesOf(text, files)) {
    pdf
      .font(file)
      .fontSize(style.size)
      .fillColor(style.color ?? 'black');
    pdf.text(piece, right, y, { lineBreak: false, baseline: 'alphabetic' });
    right += pdf.widthOfString(piece);
  }
  return right - x;
}

export function widthOf(pdf: Pdf, text: string, style: Style): number {
  const files = style.isBold ? style.face.bold : style.face.regular;
  return piecesOf(text, files).reduce(
    (sum, { piece, file }) => sum + pdf.font(file).fontSize(style.size).widthOfString(piece),
    0,
  );
}

function piecesOf(text: string, files: string[]): { piece: string; file: string }[] {
  const [first, second] = files;
  if (second === undefined) return [{ piece: text, file: first! }];
  const pieces: { piece: string; file: string }[] = [];
  let done = 0;
  for (const match of text.matchAll(VIETNAMESE)) {
    if (match.index > done) pieces.push({ piece: text.slice(done, match.index), file: first! });
    pieces.push({ piece: match[0], file: second });
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push({ piece: text.slice(done), file: first! });
  return pieces;
}
