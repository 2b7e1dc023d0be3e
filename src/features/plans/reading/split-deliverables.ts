import { itemLines } from './clean.ts';

/** How a deliverable begins: where such a word stands capitalised inside a line, the line break before it was lost. */
const HEAD =
  '(?:Kế hoạch|Văn bản|Báo cáo|Quyết định|Công văn|Tờ trình|Hồ sơ|Biên bản|Thông báo|Hội nghị|Đoàn công tác|Danh mục|Quy chế|Nghị quyết|Chỉ thị|Tin bài|Đề án|Dự án|Chương trình|Hướng dẫn|Thông tư|Phụ lục|Bảng|Quy trình|Lớp tập huấn|Phóng sự)';
const LOST_BREAK = new RegExp(`(?<=[\\p{Ll}\\p{Lu})])\\s+(?=${HEAD}(?:\\s|$))`, 'gu');
const SEPARATOR = new RegExp(`\\s*;\\s*|\\s*,\\s*(?=${HEAD}(?:\\s|$))`, 'u');
const JOINING =
  /(?:^|\s)(?:và|hoặc|về|của|theo|kèm|ban hành|thực hiện|triển khai|công bố|công khai|phê duyệt|thông qua|điều chỉnh|sửa đổi|bổ sung|xây dựng|trình|trong|cho|tại|dự thảo|các|những|là)$/iu;
const STARTS = new RegExp(`^(?:${HEAD}|\\p{Lu}|\\d)`, 'u');

/** The deliverables named in one cell. */
export function splitDeliverables(text: string): string[] {
  const found: string[] = [];
  for (const line of itemLines(text)) {
    const last = found.at(-1);
    const goesOn = last !== undefined && !line.bullet && !STARTS.test(line.text) && !/[.;]$/.test(last);
    const whole = goesOn ? `${found.pop()} ${line.text}` : line.text;
    found.push(...whole.split(SEPARATOR).flatMap(splitLostBreaks));
  }
  return found.map((each) => each.replace(/^[\s,;:-]+|[\s,;:]+$/g, '')).filter((each) => each !== '');
}

function splitLostBreaks(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.split(LOST_BREAK)) {
    const last = parts.at(-1);
    if (last !== undefined && JOINING.test(last)) parts[parts.length - 1] = `${last} ${part}`;
    else parts.push(part);
  }
  return parts;
}
