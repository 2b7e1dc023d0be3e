import { beginPdf, type Pdf } from '../../src/platform/files/pdf.ts';
import { openPage } from '../../src/platform/scanning/open-pages.ts';
import type { PageImage } from '../../src/platform/scanning/page.ts';
import { type Face, put, type Style, widthOf } from './faces.ts';
import type { Form, FormLine } from './forms.ts';

const A4 = [595.28, 841.89] as const;
/** An identity card, 85.6 by 53.98 mm, in points. */
const CARD = [242.6, 153] as const;

/** A form as a clean sheet at 300 dots an inch, without a text layer. */
export async function drawForm(form: Form, face: Face): Promise<PageImage> {
  const bytes = await printForm(form, face);
  return { ...(await openPage({ mediaType: 'application/pdf', bytes }, 1)), text: null };
}

/** The same as a PDF that a computer made. */
export function printForm(form: Form, face: Face): Promise<Uint8Array> {
  const size = form.isCard ? CARD : A4;
  const { pdf, bytes } = beginPdf({ size: [...size], margin: 0, info: { CreationDate: new Date(0) } });
  if (form.isCard) pdf.rect(0, 0, size[0], size[1]).fill('#e4f0ea');
  const margin = form.isCard ? 12 : 64;
  let y = form.isCard ? 8 : 50;
  for (const line of form.lines) {
    const size = line.size ?? 13;
    y += (line.above ?? (form.isCard ? 0.5 : 4)) + size * 1.2;
    drawLine(pdf, line, { face, y, size, margin });
  }
  if (form.lines.some((line) => line.align === 'half')) drawStamp(pdf, y - 40);
  pdf.end();
  return bytes;
}

interface Spot {
  face: Face;
  y: number;
  size: number;
  margin: number;
}

function drawLine(pdf: Pdf, line: FormLine, { face, y, size, margin }: Spot): void {
  const { text, align = 'left', isBold = false, color = 'black' } = line;
  const style: Style = { face, isBold, size, color };
  const room = pdf.page.width - 2 * margin;
  const wide = widthOf(pdf, text, style);
  // A line that a wide face makes too long is set smaller, as a clerk would.
  if (wide > room) style.size = (size * room) / wide;
  const width = Math.min(wide, room);
  const x = {
    left: margin,
    center: margin + (room - width) / 2,
    right: margin + room - width,
    half: margin + Math.max(0.35 * room, 0.7 * room - width / 2),
  }[align];
  put(pdf, text, [Math.min(x, margin + room - width), y], style);
}

/** A round red stamp beside the signature, half over its words. */
function drawStamp(pdf: Pdf, y: number): void {
  const [x, radius] = [330, 46];
  pdf.save().strokeColor('#d2232a').strokeOpacity(0.75).lineWidth(2.5);
  pdf
    .circle(x, y, radius)
    .stroke()
    .lineWidth(1)
    .circle(x, y, radius - 12)
    .stroke();
  pdf
    .path(starPath(x, y, 14))
    .fillOpacity(0.75)
    .fill('#d2232a');
  pdf.restore();
}

function starPath(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, at) => {
    const far = at % 2 === 0 ? radius : radius * 0.4;
    const angle = (at * Math.PI) / 5 - Math.PI / 2;
    return `${(x + far * Math.cos(angle)).toFixed(1)} ${(y + far * Math.sin(angle)).toFixed(1)}`;
  });
  return `M ${points.join(' L ')} Z`;
}
