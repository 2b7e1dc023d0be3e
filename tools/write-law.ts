// Writes docs/law.md from the docstrings of src/law. With --check only compares; a rule that names its law but not the
// day on which it was checked, or that nothing outside can use, is an error either way.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'src', 'law');
const target = join(root, 'docs', 'law.md');

/** Chapter headings; a file that is missing here stands under its own name. In this order. */
const CHAPTERS: Record<string, string> = {
  'in-force': 'Hiệu lực theo ngày',
  calendar: 'Ngày làm việc và ngày nghỉ',
  'calendar-2025': 'Lịch nghỉ năm 2025',
  'calendar-2026': 'Lịch nghỉ năm 2026',
  'calendar-2027': 'Lịch nghỉ năm 2027',
  'working-time': 'Giờ làm việc',
  due: 'Thời hạn và ngày hẹn trả',
  clock: 'Dừng, tính tiếp, tính lại thời hạn',
  extension: 'Xin lỗi và hẹn lại',
  timeliness: 'Trước hạn, đúng hạn, quá hạn',
  'intake-answer': 'Trả lời khi tiếp nhận hoặc từ chối',
  transfer: 'Chuyển hồ sơ',
  supplement: 'Yêu cầu bổ sung',
  'data-instead-of-papers': 'Dữ liệu thay giấy tờ',
  'failed-look-up': 'Khi tra cứu không có kết quả',
  'national-databases': 'Cơ sở dữ liệu quốc gia, chuyên ngành',
  'dossier-code': 'Mã số hồ sơ',
  'slip-forms': 'Mẫu phiếu',
  'national-status': 'Trạng thái đồng bộ quốc gia',
  fees: 'Phí, lệ phí',
  'fee-due': 'Số tiền phải nộp, miễn, giảm',
  'quality-components': 'Bộ chỉ số QĐ 766: nhóm và thành phần',
  'quality-index': 'Bộ chỉ số QĐ 766: trọng số, điểm, xếp loại',
  retention: 'Thời hạn bảo quản',
  'look-retention': 'Thời hạn giữ nhật ký xem dữ liệu cá nhân',
  urging: 'Đôn đốc',
  'personal-id': 'Số định danh cá nhân',
  'report-periods': 'Kỳ báo cáo, hạn báo cáo',
  settlement: 'Biểu kết quả giải quyết thủ tục',
  'settlement-2026': 'Biểu kết quả giải quyết thủ tục, mẫu 2026',
  'further-forms': 'Các biểu báo cáo khác',
};

interface Rule {
  file: string;
  name: string;
  meaning: string;
  tags: Record<string, string>;
}

const rules = sourceFiles().flatMap(rulesOf);
const faults = rules.flatMap(faultsOf);
for (const fault of faults) console.error(fault);
if (faults.length > 0 || rules.length === 0) process.exit(1);

const written = page(rules);
if (!process.argv.includes('--check')) writeFileSync(target, written);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== written) {
  console.error('docs/law.md is not what the docstrings of src/law give: run npm run law');
  process.exitCode = 1;
}

function sourceFiles(): string[] {
  const known = Object.keys(CHAPTERS);
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort((a, b) => place(basename(a, '.ts')) - place(basename(b, '.ts')) || (a < b ? -1 : 1));
}

/** The docstrings of a file that name a law, with what they stand before. */
function rulesOf(file: string): Rule[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const blocks = text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(.*)/g);
  return [...blocks]
    .filter(([, comment]) => /^\s*\*?\s*@law\b/m.test(comment!))
    .map(([, comment, next]) => {
      const name = /^export\s+(?:async\s+)?(?:const|function|interface|type)\s+(\w+)/.exec(next!)?.[1] ?? '';
      return { file, name, ...readComment(comment!) };
    });
}

function readComment(comment: string): { meaning: string; tags: Record<string, string> } {
  const plain = comment.replace(/^\s*\*? ?/gm, '');
  const [meaning = '', ...parts] = plain.split(/^@(?=[a-z]+\b)/m);
  const tags = parts.map((part) => {
    const [, tag = '', value = ''] = /^([a-z]+)\s*([\s\S]*)$/.exec(part)!;
    return [tag, oneLine(value)];
  });
  return { meaning: oneLine(meaning), tags: Object.fromEntries(tags) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function faultsOf({ file, name, meaning, tags }: Rule): string[] {
  const place = `src/law/${file}${name && `: ${name}`}`;
  return [
    ...(name === '' ? [`${place}: a rule with @law that is not exported`] : []),
    ...(meaning === '' ? [`${place}: a rule without a meaning`] : []),
    ...(tags.law === '' ? [`${place}: @law is empty`] : []),
    ...(/^\d{4}-\d{2}-\d{2}\b/.test(tags.checked ?? '') ? [] : [`${place}: no @checked with a day`]),
  ];
}

function page(all: Rule[]): string {
  const uncertain = all.filter((rule) => rule.tags.uncertain !== undefined).length;
  const chapters = Map.groupBy(all, (rule) => rule.file);
  return [
    '# Quy định được tính trong phần mềm',
    '<!-- Sinh bởi tools/write-law.ts từ chú thích trong src/law. Không sửa tay: chạy npm run law. -->',
    `${all.length} quy tắc, trong đó ${uncertain} quy tắc có điểm **chưa xác minh**: cần đối chiếu văn bản gốc trước khi dùng làm căn cứ.`,
    ...[...chapters].map(([file, found]) => chapter(file, found)),
  ]
    .join('\n\n')
    .concat('\n');
}

function chapter(file: string, found: Rule[]): string {
  const title = CHAPTERS[basename(file, '.ts')] ?? file;
  return [`## ${title}`, `Tệp: [src/law/${file}](../src/law/${file})`, ...found.map(entry)].join('\n\n');
}

function entry({ name, meaning, tags }: Rule): string {
  const lines = [
    ['Ý nghĩa', meaning],
    ['Báo lỗi', tags.throws],
    ['Căn cứ', tags.law],
    ['Đã đối chiếu', tags.checked],
    ['**Chưa xác minh**', tags.uncertain],
  ].filter(([, text]) => text);
  const mark = tags.uncertain === undefined ? '' : ' (chưa xác minh)';
  return [`### ${name}${mark}`, lines.map(([label, text]) => `- ${label}: ${text}`).join('\n')].join('\n\n');
}
