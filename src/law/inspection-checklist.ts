import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/** The six blocks of a yearly inspection, and what is observed at the counter. */
export const INSPECTION_BLOCKS = [
  'direction',
  'regulation',
  'performance',
  'review',
  'petitions',
  'other',
  'counter',
] as const;
export type InspectionBlock = (typeof INSPECTION_BLOCKS)[number];

/** What the ward's own records can answer about a unit and a period. */
export const INSPECTION_FIGURES = [
  ...(['late-work', 'unpublished', 'posting-faults', 'late-dossiers', 'late-without-apology'] as const),
  ...(['asked-twice', 'papers-beyond', 'off-system'] as const),
] as const;
export type InspectionFigure = (typeof INSPECTION_FIGURES)[number];

/** One thing that is looked at. */
export interface InspectionPoint {
  /** Its name for good: findings of different years about it are compared. */
  code: string;
  text: string;
  /** What the system says about it by itself; left out: only the inspector can see it. */
  figure?: InspectionFigure;
}

interface Block {
  block: InspectionBlock;
  /** The letter of the law's list; null: not of that list. */
  letter: string | null;
  title: string;
  points: readonly InspectionPoint[];
}

export interface InspectionChecklist {
  blocks: readonly Block[];
}

const point = (code: string, text: string, figure?: InspectionFigure): InspectionPoint => ({
  ...{ code, text },
  ...(figure && { figure }),
});

/**
 * What a self-inspection of the control of procedures looks at: six blocks, and the counter. Every block has the points that the
 * house drew from its duties; each is met, not met, a reminder, or does not apply.
 * @law NĐ 63/2010/NĐ-CP, Điều 35a khoản 2 (nội dung kiểm tra)
 * @checked 2026-11-27 in a digest that names the six blocks a–e; the article itself was not read
 * @uncertain the points within the blocks and all that is observed at the counter are the ward's own, drawn from its duties and its plan
 */
export const INSPECTION_CHECKLISTS: readonly (Dated & InspectionChecklist)[] = [
  {
    from: '1995-01-01',
    until: null,
    blocks: [
      {
        ...{ block: 'direction', letter: 'a', title: 'Chỉ đạo, điều hành' },
        points: [
          point('direction-plan', 'Đơn vị có phân công người làm từng nhiệm vụ được giao trong kế hoạch năm'),
          point(
            'direction-late',
            'Việc được giao từ kế hoạch, giao ban, kiểm tra xong đúng hạn',
            'late-work',
          ),
          point('direction-focal', 'Đầu mối kiểm soát thủ tục của đơn vị rõ người, rõ việc'),
        ],
      },
      {
        ...{ block: 'regulation', letter: 'b', title: 'Kiểm soát quy định thủ tục hành chính' },
        points: [
          point('regulation-own', 'Đơn vị không đặt thêm thủ tục, giấy tờ ngoài quy định'),
          point(
            'regulation-portal',
            'Thủ tục thuộc đơn vị được công khai trên cổng của phường',
            'unpublished',
          ),
          point('regulation-posting', 'Niêm yết đủ, đúng bản đang có hiệu lực', 'posting-faults'),
        ],
      },
      {
        ...{ block: 'performance', letter: 'c', title: 'Kiểm soát việc thực hiện thủ tục hành chính' },
        points: [
          point('performance-late', 'Hồ sơ được giải quyết đúng hạn', 'late-dossiers'),
          point('performance-apology', 'Hồ sơ quá hạn có văn bản xin lỗi và hẹn lại', 'late-without-apology'),
          point('performance-supplement', 'Yêu cầu bổ sung không quá một lần', 'asked-twice'),
          point('performance-papers', 'Không yêu cầu giấy tờ đã có dữ liệu', 'papers-beyond'),
          point('performance-system', 'Hồ sơ được tiếp nhận, giải quyết trên hệ thống', 'off-system'),
        ],
      },
      {
        ...{ block: 'review', letter: 'd', title: 'Rà soát, đơn giản hóa thủ tục hành chính' },
        points: [
          point('review-done', 'Đơn vị rà soát thủ tục theo kế hoạch rà soát của năm'),
          point('review-proposal', 'Có đề xuất cắt giảm thời gian, giấy tờ hoặc nêu rõ không có'),
        ],
      },
      {
        ...{ block: 'petitions', letter: 'đ', title: 'Tiếp nhận, xử lý phản ánh, kiến nghị' },
        points: [
          point('petitions-posted', 'Nơi tiếp nhận phản ánh, kiến nghị được niêm yết công khai'),
          point('petitions-handled', 'Phản ánh, kiến nghị giao cho đơn vị được xử lý đúng hạn'),
          point('petitions-answered', 'Người phản ánh được trả lời; kết quả được công khai'),
        ],
      },
      {
        ...{ block: 'other', letter: 'e', title: 'Nội dung khác' },
        points: [
          point('other-before', 'Tồn tại của lần kiểm tra trước đã được khắc phục'),
          point('other-more', 'Nội dung khác mà đoàn kiểm tra thấy cần ghi'),
        ],
      },
      {
        ...{ block: 'counter', letter: null, title: 'Quan sát tại quầy' },
        points: [
          point('counter-badge', 'Công chức đeo thẻ, biển tên; đúng giờ; thái độ đúng mực'),
          point('counter-board', 'Bảng niêm yết dễ thấy, dễ đọc, đúng bản'),
          point('counter-forms', 'Mẫu đơn, tờ khai có sẵn, phát không thu tiền'),
          point('counter-slip', 'Người nộp được giao giấy tiếp nhận và hẹn trả ngay'),
          point('counter-asked', 'Người nộp không bị hẹn bổ sung nhiều lần'),
          point('counter-extra', 'Không nhận, không đòi giấy tờ ngoài thành phần hồ sơ'),
          point('counter-book', 'Không có hồ sơ nhận ngoài hệ thống, ghi sổ tay riêng'),
        ],
      },
    ],
  },
];

/** The checklist in force on a day. @throws RangeError when none is. @law như INSPECTION_CHECKLISTS @checked 2026-11-27 */
export function inspectionChecklist(day: Day): InspectionChecklist {
  return inForce(INSPECTION_CHECKLISTS, day);
}
