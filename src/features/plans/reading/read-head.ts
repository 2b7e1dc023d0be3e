import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Block } from '../../../platform/tables/blocks.ts';
import { cleanCell } from '../../../platform/tables/clean-cell.ts';

export interface Head {
  title: string;
  number: string | null;
  date: string | null;
  issuer: string | null;
  year: number | null;
}

/** Title, number, day and issuer from the words before the task table. */
export function readHead(before: Block[], fileName: string): Head {
  const lines = before
    .flatMap((block) =>
      block.kind === 'text'
        ? block.text.split(/[\n\t]/)
        : block.rows.flat().flatMap((each) => each.text.split(/[\n\t]/)),
    )
    .map((line) =>
      cleanCell(line)
        .replace(/\s*-{3,}\s*/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
  const title = readTitle(lines) ?? fileName.replace(/\.[^.]+$/, '');
  const date = readDate(lines);
  const year =
    Number(/(?:năm|NĂM)\s+(20\d{2})/.exec(title)?.[1] ?? date?.slice(0, 4) ?? firstYear(lines)) || null;
  return { title, number: readNumber(lines), date, issuer: readIssuer(lines), year };
}

const HEADING = /^(kế hoạch|quyết định|chương trình|phương án|đề án)$/iu;
const ENDS_TITLE =
  /^\(|^căn cứ|^thực hiện (quyết định|kế hoạch|nghị quyết)|^[ivx]+[.\s]|^chủ tịch|^ủy ban nhân dân|^(số )?tt$|^điều \d/iu;

/** The heading line and what is printed below it; the plan's own heading before that of the decision around it. */
function readTitle(lines: string[]): string | null {
  const starts = lines.flatMap((line, at) => (HEADING.test(line) ? [at] : []));
  const start = starts.findLast((at) => foldVietnamese(lines[at]!) === 'ke hoach') ?? starts[0];
  if (start === undefined)
    return lines.find((line) => /^(kế hoạch|quyết định|chương trình)\s/iu.test(line)) ?? null;
  const words: string[] = [];
  for (const line of lines.slice(start + 1, start + 9)) {
    if (
      words.length > 0 &&
      ENDS_TITLE.test(line) &&
      !(/^thực hiện/iu.test(line) && words.join('').length < 10)
    )
      break;
    if (words.length === 0 && /^\(|^căn cứ|^chủ tịch/iu.test(line)) break;
    words.push(line);
  }
  const kind = lines[start]!.slice(0, 1).toUpperCase() + lines[start]!.slice(1).toLowerCase();
  return `${kind} ${lowerStart(words.join(' '))}`.trim();
}

function lowerStart(text: string): string {
  return text === text.toUpperCase() ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** "980/KH-UBND"; null when the place of the number was left empty. */
function readNumber(lines: string[]): string | null {
  for (const line of lines) {
    const match = /^(?:\*+)?Số\s*:?\s*(\d+[\p{L}\d]*\s*\/\s*(?:20\d{2}\/)?[\p{Lu}\d&-]+)/u.exec(line);
    if (match) return match[1]!.replace(/\s/g, '');
    if (/^Số\s*:/u.test(line)) return null;
  }
  return null;
}

function readDate(lines: string[]): string | null {
  for (const line of lines) {
    const match = /,\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d{2})/iu.exec(line);
    if (match) return `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
    if (/,\s*ngày\s+tháng/iu.test(line)) return null;
  }
  return null;
}

function firstYear(lines: string[]): string | undefined {
  return /năm\s+(20\d{2})/iu.exec(lines.join(' '))?.[1];
}

/** Who signs: "Chủ tịch Ủy ban nhân dân phường …" before the committee alone. */
function readIssuer(lines: string[]): string | null {
  const wide = lines.map((line, at) =>
    /nhân dân$/iu.test(line) && lines[at + 1] ? `${line} ${lines[at + 1]}` : line,
  );
  const found = wide.filter((line) =>
    /^(chủ tịch\s+)?[uủ][ỷỶyY] ban nhân dân (phường|xã|tỉnh|thành phố|đặc khu|quận|huyện)/iu.test(line),
  );
  const chosen = found.find((line) => /^chủ tịch/iu.test(line)) ?? found[0];
  return chosen ? chosen.replace(/\s*CỘNG HÒA.*$/u, '').trim() : null;
}
