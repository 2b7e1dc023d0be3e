import { formatDay, formatTime } from '../../../law/day.ts';
import {
  type InspectionChecklist,
  type InspectionPoint,
  inspectionChecklist,
} from '../../../law/inspection-checklist.ts';
import type { Annex, Block } from '../../official-documents/index.ts';
import type { RemedyStanding } from '../concluding/read-remedies.ts';
import { FIGURE_LABELS, VERDICT_LABELS } from '../labels.ts';
import type { Finding, Inspection } from '../schema.ts';
import type { InspectionDeed } from '../store.ts';

/** Everything that a report of an inspection says. */
export interface Reported {
  inspection: Inspection;
  findings: readonly Finding[];
  steps: readonly InspectionDeed[];
  remedies: readonly RemedyStanding[];
  /** How often a point was not met before, by point. */
  earlier: ReadonlyMap<string, number>;
  unitName(id: number): string;
  officerName(id: number): string;
}

/** "2/15 hồ sơ quá hạn" with its as-of time; empty where the records say nothing about the point. */
export function figureText({ figure }: InspectionPoint, found: Finding['figure']): string {
  if (!figure || found === null) return '';
  const { bad, of } = FIGURE_LABELS[figure];
  const asOf = `số liệu lúc ${formatTime(found.asOf)}`;
  return found.of === 0 ? `Không có ${of} (${asOf})` : `${found.count}/${found.of} ${bad} (${asOf})`;
}

export const checklistOf = ({ startedOn, plannedOn }: Inspection): InspectionChecklist =>
  inspectionChecklist(startedOn ?? plannedOn);

/** The body: who, when, what was found block by block, what the unit said, the conclusion, what has to be put right. */
export function reportBlocks(report: Reported): Block[] {
  const { inspection, officerName, unitName, steps } = report;
  const explained = steps.filter(({ step }) => step === 'explain');
  return [
    { kind: 'heading', level: 1, text: 'I. CUỘC KIỂM TRA' },
    item(`Đơn vị được kiểm tra: ${unitName(inspection.unitId)}`),
    item(
      `Ngày kiểm tra: ${formatDay(inspection.startedOn ?? inspection.plannedOn)}${inspection.isUnannounced ? ' (đột xuất)' : ''}; thời gian được kiểm tra: từ ${formatDay(inspection.fromOn)} đến ${formatDay(inspection.untilOn)}`,
    ),
    item(`Nội dung: ${inspection.aim}`),
    item(`Trưởng đoàn: ${officerName(inspection.leaderId)}`),
    ...(inspection.memberIds.length === 0
      ? []
      : [item(`Thành viên: ${inspection.memberIds.map(officerName).join('; ')}`)]),
    { kind: 'heading', level: 1, text: 'II. KẾT QUẢ' },
    ...resultBlocks(report),
    { kind: 'heading', level: 1, text: 'III. Ý KIẾN GIẢI TRÌNH CỦA ĐƠN VỊ' },
    ...(explained.length === 0
      ? [paragraph('Đơn vị không có ý kiến giải trình.')]
      : explained.map(({ note, by, at }) => paragraph(`${officerName(by)} (${formatTime(at)}): ${note}`))),
    { kind: 'heading', level: 1, text: 'IV. KẾT LUẬN, BIỆN PHÁP KHẮC PHỤC' },
    ...(inspection.conclusion ?? 'Chưa kết luận.').split(/\n+/).map(paragraph),
    ...remedyBlocks(report),
  ];
}

const item = (text: string): Block => ({ kind: 'item', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** Each block with its counts, and in words what was not met. */
function resultBlocks({ inspection, findings, earlier }: Reported): Block[] {
  return checklistOf(inspection).blocks.flatMap(({ letter, title, points }, at): Block[] => {
    const own = points.flatMap((point) => {
      const finding = findings.find((each) => each.point === point.code);
      return finding ? [{ point, finding }] : [];
    });
    const count = (verdict: Finding['verdict']) =>
      own.filter((each) => each.finding.verdict === verdict).length;
    const counts = (['met', 'reminder', 'unmet', 'not_applicable'] as const)
      .filter((verdict) => count(verdict) > 0)
      .map((verdict) => `${count(verdict)} mục ${VERDICT_LABELS[verdict].toLowerCase()}`);
    const worse = own.filter(({ finding }) => finding.verdict === 'unmet' || finding.verdict === 'reminder');
    return [
      { kind: 'heading', level: 2, text: `${at + 1}. ${title}${letter ? ` (điểm ${letter})` : ''}` },
      paragraph(counts.length === 0 ? 'Chưa ghi kết quả.' : `${counts.join(', ')}.`),
      ...worse.map(({ point, finding }) => {
        const before = earlier.get(point.code) ?? 0;
        const again = before > 0 && finding.verdict === 'unmet' ? ` Lặp lại lần ${before + 1}.` : '';
        const figure = figureText(point, finding.figure);
        const said = `${point.text}: ${VERDICT_LABELS[finding.verdict].toLowerCase()}. ${finding.note}`;
        return item(`${said}${figure ? ` Hệ thống: ${figure}.` : ''}${again}`);
      }),
    ];
  });
}

function remedyBlocks({ remedies, unitName }: Reported): Block[] {
  if (remedies.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Việc phải khắc phục',
      columns: [
        { label: 'Số', align: 'center', weight: 1 },
        { label: 'Việc', align: 'left', weight: 6 },
        { label: 'Đơn vị', align: 'left', weight: 3 },
        { label: 'Hạn', align: 'center', weight: 2 },
        { label: 'Sản phẩm', align: 'left', weight: 3 },
      ],
      rows: remedies.map(({ no, subtask }) => [
        ...[String(no), subtask.title, unitName(subtask.unitId), formatDay(subtask.dueOn), subtask.product],
      ]),
      strong: [],
    },
  ];
}

/** The whole checklist with every finding, a row a point. */
export function checklistAnnex({ inspection, findings }: Reported): Annex {
  const rows: string[][] = [];
  const strong: number[] = [];
  for (const { title, points } of checklistOf(inspection).blocks) {
    strong.push(rows.length);
    rows.push(['', title, '', '', '']);
    for (const point of points) {
      const finding = findings.find((each) => each.point === point.code);
      const differs = finding?.agrees === false ? 'Đoàn thấy khác số liệu. ' : '';
      rows.push([
        String(rows.length - strong.length + 1),
        point.text,
        finding ? VERDICT_LABELS[finding.verdict] : '',
        finding ? figureText(point, finding.figure) : '',
        `${differs}${finding?.note ?? ''}`,
      ]);
    }
  }
  return {
    title: 'BẢNG KIỂM',
    isLandscape: true,
    body: [
      {
        kind: 'table',
        caption: null,
        columns: [
          { label: 'TT', align: 'center', weight: 1 },
          { label: 'Nội dung', align: 'left', weight: 6 },
          { label: 'Kết quả', align: 'left', weight: 2 },
          { label: 'Số liệu của hệ thống', align: 'left', weight: 4 },
          { label: 'Ghi nhận của đoàn', align: 'left', weight: 5 },
        ],
        ...{ rows, strong },
      },
    ],
  };
}
