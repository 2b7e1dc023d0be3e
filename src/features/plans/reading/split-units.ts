import { itemLines } from './clean.ts';

/** How the name of a unit begins. */
const HEAD =
  '(?:Các (?:phòng|cơ quan|đơn vị|ban|ngành|đoàn thể|sở|tổ|tổ chức|hội)|Phòng(?! thủ)|Trung tâm|Văn phòng|VP|Ban(?! hành)|Công an|C[ôổ]ng (?:thông tin|TTĐT)|UBND|[UỦ][ỷỶyYỦủ] ban|Sở|Hội|Đoàn|Bộ|TTPVHCC|TT|Tổ|Trạm|Trường|Thanh tra|Chi cục|Đảng ủy|HĐND|MTTQ|UBMTTQ|Mặt trận|Báo|Đài|Thuế|Kho bạc)';

/** A name can only end in such a word when the line break after it was lost. */
const TAIL = '(?:công|môn|phường|xã|thị|hội|tỉnh|phố|an|thể|UBND|tử|sự|CHQS|quan|nghệ|trường|pháp)';

const LOST_BREAK = new RegExp(`(?<=[\\s&]${TAIL})\\s+(?=${HEAD}\\b)`, 'gu');
const COMMA = new RegExp(`\\s*[,/]\\s*(?=${HEAD}(?:\\s|$))`, 'u');
const AND = new RegExp(`(?<!HĐND)\\s+và\\s+(?=${HEAD}(?:\\s|$)|(?:các )?cơ quan,? |các )`, 'u');
const STARTS_UNIT = new RegExp(`^${HEAD}`, 'u');

/** The units named in one cell: by line, bullet, semicolon, and by comma or "và" where a new name begins. */
export function splitUnits(text: string): string[] {
  const names: string[] = [];
  const listed = text.replace(/(^|\n)\s*(?:\d{1,2}|[a-z])[.)]\s+(?=\p{Lu})/gu, '$1- ');
  for (const line of joinWrapped(itemLines(listed, HEAD)))
    for (const part of line.split(/\s*;\s*/))
      for (const broken of part.split(LOST_BREAK)) names.push(...splitList(broken));
  return names.map((name) => name.replace(/^[\s,;.:-]+|[\s,;.:]+$/g, '')).filter((name) => name !== '');
}

/** A line that begins no unit goes on with the line before it: a cell too narrow for the name. */
function joinWrapped(lines: { text: string; bullet: boolean }[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const isUnfinished =
      last !== undefined &&
      (/[,&]$|\svà$/u.test(last) || (/^(VP|Văn phòng)$/.test(last) && /^(HĐND|UBND)/.test(line.text)));
    const goesOn =
      last !== undefined &&
      !line.bullet &&
      (isUnfinished || (!/[;.]$/.test(last) && !STARTS_UNIT.test(line.text)));
    if (goesOn) joined[joined.length - 1] = `${last} ${line.text}`;
    else joined.push(line.text);
  }
  return joined;
}

function splitList(text: string): string[] {
  const parts = text.split(COMMA).flatMap((part) => part.split(AND));
  return parts.flatMap((part) => (/^(Các|các) /.test(part) ? [part] : part.split(/\s*,\s*(?=các )/u)));
}
