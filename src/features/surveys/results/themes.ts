import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';

/**
 * What people write about, by the words that say so. A comment has every theme of which it has a word; what has none is counted apart. The
 * choice of words is the product's own: it counts what is said, it judges nothing. No word is here that means something common when it is typed without accents.
 */
const THEMES = {
  waiting: {
    label: 'Chờ lâu, chậm',
    cues: [
      ...['chờ lâu', 'phải chờ', 'ngồi chờ', 'chờ đợi', 'chờ mãi', 'phải đợi', 'lâu', 'chậm', 'trễ hẹn'],
      ...['trễ hạn', 'quá hẹn', 'mất thời gian', 'xếp hàng'],
    ],
  },
  attitude: {
    label: 'Thái độ phục vụ',
    cues: [
      ...['thái độ', 'niềm nở', 'vui vẻ', 'nhiệt tình', 'tận tình', 'lịch sự', 'thân thiện', 'dễ thương'],
      ...['cáu gắt', 'gắt', 'thờ ơ', 'khó chịu', 'quát mắng', 'quát tháo', 'coi thường'],
    ],
  },
  guidance: {
    label: 'Hướng dẫn, giải thích',
    cues: ['hướng dẫn', 'giải thích', 'chỉ dẫn', 'khó hiểu', 'dễ hiểu', 'rõ ràng', 'không biết làm'],
  },
  papers: {
    label: 'Giấy tờ, đi lại nhiều lần',
    cues: ['giấy tờ', 'bản sao', 'photo', 'bổ sung', 'đi lại', 'nhiều lần', 'rườm rà', 'tờ khai', 'biểu mẫu'],
  },
  online: {
    label: 'Dịch vụ trực tuyến, phần mềm',
    cues: [
      ...['trực tuyến', 'online', 'trên mạng', 'phần mềm', 'hệ thống', 'lỗi mạng', 'vneid', 'định danh'],
      ...['cổng dịch vụ', 'tải tệp', 'đăng nhập'],
    ],
  },
  money: {
    label: 'Phí, lệ phí, thanh toán',
    cues: ['phí', 'lệ phí', 'thanh toán', 'chuyển khoản', 'nộp tiền', 'trả tiền'],
  },
  place: {
    label: 'Nơi tiếp, trang thiết bị',
    cues: [
      'chỗ ngồi',
      'để xe',
      'gửi xe',
      'vệ sinh',
      'nóng nực',
      'máy lấy số',
      'ghế ngồi',
      'nước uống',
      'phòng chờ',
    ],
  },
  trouble: {
    label: 'Gây khó, đòi thêm',
    cues: ['gây khó', 'sách nhiễu', 'nhũng nhiễu', 'vòi vĩnh', 'đòi tiền', 'bồi dưỡng', 'hành dân'],
  },
} as const;

export type Theme = keyof typeof THEMES;

const whole = (cues: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${cues.join('|')})(?![\\p{L}\\d])`, 'u');

const FINDERS = Object.entries(THEMES).map(([code, { label, cues }]) => ({
  ...{ code: code as Theme, label, accented: whole(cues), plain: whole(cues.map(foldVietnamese)) },
}));

/** Whether a word of the address names a theme. */
export function isTheme(text: string): text is Theme {
  return Object.hasOwn(THEMES, text);
}

/** The themes of a comment, in the order of their list. Without any accent it is read as one that was typed without. */
export function themesOf(comment: string): Theme[] {
  const text = comment.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ');
  const isPlain = foldVietnamese(text) === text;
  return FINDERS.filter((each) => (isPlain ? each.plain : each.accented).test(text)).map(({ code }) => code);
}

export interface ThemeCount {
  /** Null: none of the themes. */
  theme: Theme | null;
  label: string;
  count: number;
}

/** How many comments have each theme, the most first; what has none stands last. Themes of nobody are left out. */
export function countThemes(comments: readonly string[]): ThemeCount[] {
  const found = comments.map(themesOf);
  const counts = FINDERS.map(({ code, label }): ThemeCount => {
    const count = found.filter((themes) => themes.includes(code)).length;
    return { theme: code, label, count };
  });
  const other = found.filter((themes) => themes.length === 0).length;
  return [
    ...counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
    ...(other > 0 ? [{ theme: null, label: 'Chủ đề khác', count: other }] : []),
  ];
}
