import { addDays, formatDay } from '../../../law/day.ts';
import { REPORT_HEADINGS } from '../../../law/report-headings.ts';
import { formatPercent } from '../../indicators/index.ts';
import type { Block, OfficialContent, TableBlock } from '../../official-documents/index.ts';
import type { ReportContent } from '../content/schema.ts';
import { numberText } from '../content/words.ts';
import { daysName } from '../labels.ts';
import { formAnnex } from './form-annex.ts';
import { pictureOf } from './picture.ts';

const BASIS = [
  'Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính (đã được sửa đổi, bổ sung)',
];

/** A report as an official document says it: narrative by the law's headings, tables and pictures, and the forms as annexes. */
export async function officialContent(content: ReportContent, addressee: string): Promise<OfficialContent> {
  const { ward, forms, subject, charts } = content;
  const reporter = `Ủy ban nhân dân ${ward.name}`;
  const pictures = await Promise.all(charts.map(pictureOf));
  return {
    subject,
    addressees: [addressee],
    basis: BASIS,
    body: [
      { kind: 'paragraph', text: opening(content) },
      { kind: 'heading', level: 1, text: 'I. KẾT QUẢ THỰC HIỆN' },
      ...content.sections.flatMap(({ key, text }): Block[] => {
        const { mark, text: heading } = REPORT_HEADINGS[key];
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        return [
          { kind: 'heading', level: 2, text: `${mark}) ${heading}` },
          ...lines.map((line): Block => ({ kind: 'paragraph', text: line })),
        ];
      }),
      { kind: 'heading', level: 1, text: 'II. SỐ LIỆU TỔNG HỢP' },
      comparedTable(content),
      ...pictures.filter((picture) => picture !== null),
      indicatorTable(content),
      { kind: 'heading', level: 1, text: 'III. THỰC HIỆN NHIỆM VỤ CỦA KẾ HOẠCH' },
      ...taskBlocks(content),
      { kind: 'paragraph', text: closing(content) },
    ],
    annexes: forms.map((form) => formAnnex(form, reporter)),
    recipients: [
      'Như trên',
      'Thường trực Đảng ủy, Thường trực HĐND phường',
      'Chủ tịch, các Phó Chủ tịch UBND phường',
    ],
  };
}

function opening(content: ReportContent): string {
  const { ward, subject, countedTo, to, from } = content;
  const name = `${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;
  const upTo =
    countedTo < to ? ` Kỳ chưa hết: số liệu tính đến hết ngày ${formatDay(addDays(countedTo, -1))}.` : '';
  return `Ủy ban nhân dân ${ward.name} báo cáo ${name} (số liệu ${daysName({ from, to })}) như sau.${upTo}`;
}

function closing({ forms }: ReportContent): string {
  const count = forms.length;
  return `Trên đây là báo cáo của Ủy ban nhân dân phường, kèm theo ${count} biểu số liệu.`;
}

function comparedTable({ compared }: ReportContent): TableBlock {
  const { before, lastYear, lines } = compared;
  const right = { align: 'right' as const, weight: 2.4 };
  return {
    ...{ kind: 'table', caption: 'Kết quả giải quyết so với kỳ trước và cùng kỳ năm trước', strong: [] },
    columns: [
      { label: 'Nội dung', align: 'left', weight: 5 },
      { label: 'Kỳ báo cáo', ...right },
      { label: `Kỳ trước\n${shortDays(before)}`, ...right },
      { label: `Cùng kỳ năm trước\n${shortDays(lastYear)}`, ...right },
    ],
    rows: lines.map((line) => [line.label, ...[line.now, line.before, line.lastYear].map(cell)]),
  };
}

/** "15/06/2026 – 14/09/2026" */
const shortDays = ({ from, to }: { from: string; to: string }) =>
  `${formatDay(from)} – ${formatDay(addDays(to, -1))}`;

const cell = (value: number | null) => (value === null ? '–' : numberText(value));
const share = (value: number | null) => (value === null ? '–' : formatPercent(value));

function indicatorTable({ indicators }: ReportContent): TableBlock {
  const right = { align: 'right' as const, weight: 1.4 };
  return {
    ...{ kind: 'table', caption: 'Các chỉ tiêu theo dõi', strong: [] },
    columns: [
      { label: 'Chỉ tiêu', align: 'left', weight: 5 },
      ...['Đạt', 'Phải xét', 'Tỷ lệ', 'Kỳ trước', 'Cùng kỳ'].map((label) => ({ label, ...right })),
    ],
    rows: indicators.map(({ name, numerator, denominator, before, lastYear }) => [
      ...[name, numberText(numerator), numberText(denominator)],
      share(denominator === 0 ? null : (100 * numerator) / denominator),
      ...[share(before), share(lastYear)],
    ]),
  };
}

function taskBlocks({ tasks }: ReportContent): Block[] {
  if (tasks.length === 0) return [{ kind: 'paragraph', text: 'Chưa có kế hoạch của năm trong hệ thống.' }];
  return [
    {
      ...{ kind: 'table', caption: 'Nhiệm vụ và trạng thái do hệ thống tính', strong: [] },
      columns: [
        { label: 'TT', align: 'center', weight: 0.8 },
        { label: 'Nhiệm vụ', align: 'left', weight: 5 },
        { label: 'Chủ trì', align: 'left', weight: 2 },
        { label: 'Trạng thái', align: 'left', weight: 1.5 },
        { label: 'Vì sao', align: 'left', weight: 4 },
      ],
      rows: tasks.map((task) => [
        ...[String(task.order), task.text, task.leads.join('; '), task.state, task.why],
      ]),
    },
  ];
}
