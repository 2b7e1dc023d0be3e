import { formatPercent } from '../../indicators/index.ts';
import type { FilledForm } from '../forms/schema.ts';
import type { ComparedLine, IndicatorLine, LiveFigure, TaskLine } from './schema.ts';
import { changeText, numberText } from './words.ts';

/** Columns of the settlement form with the names by which sentences call them. */
const COLUMNS: readonly [key: string, code: string, label: string][] = [
  ['received', 'tong-tiep-nhan', 'Tổng số hồ sơ tiếp nhận, cả kỳ trước chuyển sang'],
  ['online', 'truc-tuyen', 'Tiếp nhận trực tuyến trong kỳ'],
  ['direct', 'truc-tiep', 'Tiếp nhận trực tiếp, bưu chính trong kỳ'],
  ['carried-over', 'ky-truoc-chuyen', 'Từ kỳ trước chuyển sang'],
  ['settled', 'da-giai-quyet', 'Đã giải quyết'],
  ['early', 'truoc-han', 'Giải quyết trước hạn'],
  ['on-time', 'dung-han', 'Giải quyết đúng hạn'],
  ['late', 'qua-han', 'Giải quyết quá hạn'],
  ['pending', 'dang-giai-quyet', 'Đang giải quyết'],
  ['in-term', 'trong-han', 'Đang giải quyết, trong hạn'],
  ['overdue', 'dang-qua-han', 'Đang giải quyết, quá hạn'],
];

export interface FigureGround {
  forms: readonly FilledForm[];
  compared: readonly ComparedLine[];
  indicators: readonly IndicatorLine[];
  tasks: readonly TaskLine[];
}

/** A cell of a form; null when it is not known or the form is not there. */
export function cellOf(
  forms: readonly FilledForm[],
  code: string,
  row: string,
  column: string,
): number | null {
  const form = forms.find((each) => each.code === code);
  const place = form?.columns.findIndex((each) => each.key === column) ?? -1;
  return form?.rows.find((each) => each.key === row)?.cells[place] ?? null;
}

/** Every figure that a sentence of the report can name. */
export function figuresOf(ground: FigureGround): LiveFigure[] {
  return [
    ...settlementFigures(ground),
    ...indicatorFigures(ground),
    ...lateness(ground),
    ...feedback(ground),
    ...others(ground),
  ];
}

function settlementFigures({ forms, compared }: FigureGround): LiveFigure[] {
  const known = COLUMNS.map(([key, code, label]) => {
    const text = numberText(cellOf(forms, 'II.06a', 'total', key));
    return { code, label, text };
  });
  const [settled, late] = [
    cellOf(forms, 'II.06a', 'total', 'settled'),
    cellOf(forms, 'II.06a', 'total', 'late'),
  ];
  const share =
    settled === null || late === null || settled === 0 ? null : (100 * (settled - late)) / settled;
  const received = compared.find((line) => line.label === RECEIVED_IN_PERIOD);
  return [
    ...known,
    {
      ...{ code: 'ty-le-dung-han', label: 'Tỷ lệ giải quyết trước hạn và đúng hạn' },
      text: share === null ? 'chưa có dữ liệu' : formatPercent(share),
    },
    {
      ...{ code: 'so-voi-ky-truoc', label: 'Hồ sơ mới tiếp nhận so với kỳ trước' },
      text: changeText(received?.now ?? null, received?.before ?? null),
    },
    {
      ...{ code: 'so-voi-cung-ky', label: 'Hồ sơ mới tiếp nhận so với cùng kỳ năm trước' },
      text: changeText(received?.now ?? null, received?.lastYear ?? null),
    },
  ];
}

export const RECEIVED_IN_PERIOD = 'Hồ sơ mới tiếp nhận trong kỳ';

function indicatorFigures({ indicators }: FigureGround): LiveFigure[] {
  return indicators.map(({ code, name, numerator, denominator }) => ({
    code: `chi-so:${code}`,
    label: name,
    text:
      denominator === 0
        ? 'chưa có dữ liệu'
        : `${formatPercent((100 * numerator) / denominator)} (${numberText(numerator)}/${numberText(denominator)})`,
  }));
}

function lateness({ forms }: FigureGround): LiveFigure[] {
  const form = forms.find((each) => each.code === 'II.07');
  const causes = (form?.rows ?? []).filter((row) => row.kind === 'line' && (row.cells[0] ?? 0) > 0);
  const words = causes.map((row) => `${row.label.toLowerCase()}: ${numberText(row.cells[0]!)} hồ sơ`);
  return [
    {
      ...{ code: 'ho-so-qua-han', label: 'Hồ sơ bị xét là quá hạn trong kỳ' },
      text: numberText(cellOf(forms, 'II.07', 'total', 'late')),
    },
    {
      ...{ code: 'nguyen-nhan', label: 'Nguyên nhân quá hạn' },
      text: words.length === 0 ? 'không có hồ sơ quá hạn' : words.join('; '),
    },
  ];
}

const FEEDBACK_COLUMNS: readonly [key: string, code: string, label: string][] = [
  ['received', 'pakn-tong', 'Phản ánh, kiến nghị phải xử lý, cả kỳ trước chuyển sang'],
  ['new', 'pakn-moi', 'Phản ánh, kiến nghị tiếp nhận trong kỳ'],
  ['carried-over', 'pakn-ky-truoc', 'Phản ánh, kiến nghị từ kỳ trước chuyển sang'],
  ['conduct', 'pakn-hanh-vi', 'Về hành vi hành chính'],
  ['regulation', 'pakn-quy-dinh', 'Về quy định hành chính'],
  ['both', 'pakn-ca-hai', 'Về cả hành vi và quy định'],
  ['settled', 'pakn-da-xu-ly', 'Phản ánh, kiến nghị đã xử lý'],
  ['own', 'pakn-thuoc-tham-quyen', 'Đã xử lý, thuộc thẩm quyền'],
  ['other', 'pakn-noi-khac', 'Đã chuyển, hướng dẫn nơi khác'],
  ['declined', 'pakn-khong-tiep-nhan', 'Không tiếp nhận'],
  ['pending', 'pakn-dang-xu-ly', 'Phản ánh, kiến nghị đang xử lý'],
  ['published', 'pakn-cong-khai', 'Kết quả xử lý đã công khai'],
];

function feedback({ forms }: FigureGround): LiveFigure[] {
  return FEEDBACK_COLUMNS.map(([key, code, label]) => {
    return { code, label, text: numberText(cellOf(forms, 'II.05a', 'total', key)) };
  });
}

function others({ forms, tasks }: FigureGround): LiveFigure[] {
  const outreach = (row: string) => numberText(cellOf(forms, 'TT-LĐ', row, 'count'));
  const states = ['Đạt', 'Có nguy cơ', 'Chậm', 'Chưa có dữ liệu'];
  const codes = ['nhiem-vu-dat', 'nhiem-vu-nguy-co', 'nhiem-vu-cham', 'nhiem-vu-chua-co-du-lieu'];
  return [
    { code: 'tin-bai', label: 'Tin, bài công khai trong kỳ', text: outreach('articles') },
    { code: 'buoi-luu-dong', label: 'Buổi tiếp nhận lưu động', text: outreach('mobile-sessions') },
    { code: 'ho-so-luu-dong', label: 'Hồ sơ tổ lưu động tiếp nhận', text: outreach('mobile-dossiers') },
    { code: 'nhiem-vu', label: 'Nhiệm vụ của kế hoạch năm', text: numberText(tasks.length) },
    ...states.map((state, at) => ({
      ...{ code: codes[at]!, label: `Nhiệm vụ ${state.toLowerCase()}` },
      text: numberText(tasks.filter((task) => task.state === state).length),
    })),
  ];
}
