import {
  closeExpired,
  findDossier,
  type IntakeDocument,
  type IntakeInput,
  listSlipWordings,
  type SLIP_KINDS,
  type SlipSource,
  submitDossier,
} from '../src/features/dossiers/index.ts';
import { findWard, listOfficersEver, listUnits } from '../src/features/organisation/index.ts';
import { findProcedureVersion } from '../src/features/procedures/index.ts';
import { parseLocal } from '../src/law/day.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

/** A form in one of its variants: what must stand on it, on how many pages, and the dossier that has it. */
export interface SlipCase {
  name: string;
  kind: (typeof SLIP_KINDS)[number];
  pages: number;
  /** The fields by the law's names, and what was given for them. */
  words: string[];
  make(given: Lives): Promise<number>;
}

export const RECEIVED_AT = parseLocal('2026-02-13T15:30');
/** Two thousand characters, numbered so that a lost or doubled line shows. */
const LONG = Array.from({ length: 40 }, (_, at) => `(${at + 1}) Thiếu xác nhận của cơ quan thẩm quyền.`)
  .join(' ')
  .slice(0, 2000);

const FULL_NAME = `Hợp tác xã ${'Trẵng Ửng Kỵ Đặng Nghiễn '.repeat(7).trim()}`;
const DEPUTY = 'Ngô Ẵm Kỵ Ử Đoàn Thị Hoàng Nguyễn Phương Quỳnh Khuyên';
/** Three hundred letters, the most that are taken in. */
const FAR_AWAY = Array.from({ length: 40 }, (_, at) => `ngõ ${at + 1}`)
  .join(', ')
  .slice(0, 297)
  .concat(' Ẵ.');

const HEAD = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Mã hồ sơ',
  'Hải Dương, ngày',
];
const COMMITTEE = ['ỦY BAN NHÂN DÂN', 'PHƯỜNG HẢI DƯƠNG'];
const CENTRE = [...COMMITTEE, 'TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'];
const APPLICANT = [
  ...['Địa chỉ: Tổ dân phố số 3', 'Số điện thoại: 0000001234', 'Email: nguoinop@example.vn'],
  ...['Nội dung yêu cầu giải quyết', 'mã 1.004873', 'Nguyễn Thị Ánh Tuyết'],
];
const ACCEPTANCE = [
  ...[...HEAD, ...CENTRE, ...APPLICANT, 'Mẫu số 01', 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ'],
  ...['Tiếp nhận hồ sơ của', 'Thành phần hồ sơ nộp gồm', 'Tên giấy tờ', 'Hình thức', 'Số lượng'],
  ...['Số lượng hồ sơ: 01 (bộ)', 'Hình thức nộp', 'Cơ quan giải quyết'],
  ...['Thời gian giải quyết hồ sơ theo quy định là', 'Thời gian nhận hồ sơ'],
  ...['Thời gian trả kết quả giải quyết hồ sơ', 'Đăng ký nhận kết quả', 'Vào Sổ theo dõi hồ sơ'],
  ...['Quyển số 2026, số thứ tự', 'NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ', 'Cán bộ quầy 1'],
];
const SUPPLEMENT = [
  ...[...HEAD, ...APPLICANT, 'Mẫu số 02', 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', 'Hồ sơ của', 'Số: '],
  ...['Yêu cầu hoàn thiện hồ sơ gồm', '1. Giấy chứng sinh', '2. Bản sao hộ khẩu', 'Lý do'],
  ...['Thời hạn giải quyết', 'Bổ sung trước', 'nếu có vướng mắc, liên hệ', '106 Trần Hưng Đạo'],
];
const REFUSAL = [
  ...[...HEAD, ...CENTRE, ...APPLICANT, 'Mẫu số 03', 'PHIẾU TỪ CHỐI TIẾP NHẬN (GIẢI QUYẾT) HỒ SƠ'],
  ...['/PTC-TTPVHCC', 'với lý do cụ thể như sau', 'Không thuộc thẩm quyền', 'NGƯỜI NỘP HỒ SƠ'],
];
const APOLOGY = [
  ...[...HEAD, ...COMMITTEE, ...APPLICANT, 'Mẫu số 04', 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN'],
  ...['/TXL-UBND', 'Kính gửi: Nguyễn Thị Ánh Tuyết', 'Ngày tiếp nhận: 15 giờ 30 phút, ngày 13/02/2026'],
  ...['Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 25/02/2026', 'Nguyên nhân', 'Lý do', 'xin lỗi'],
  ...['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', 'Nơi nhận', '- Như trên;'],
];
const STOP = [
  ...[...HEAD, ...APPLICANT, 'Mẫu số 05', 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Số: ', 'Kính gửi'],
  ...['Người yêu cầu dừng', 'Thời điểm dừng', 'Lý do', 'Hồ sơ được dừng giải quyết kể từ thời điểm trên'],
];
const CONTROL = [
  ...[...HEAD, ...CENTRE, 'Mẫu số 06', 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', 'mã 1.004873'],
  ...['Cơ quan (bộ phận) giải quyết hồ sơ: Văn phòng HĐND&UBND', 'Cơ quan phối hợp giải quyết hồ sơ'],
  ...['Thời gian tiếp nhận', 'Thời gian hẹn trả', 'Kết quả giải quyết', 'Quá trình giao, nhận hồ sơ'],
  ...['Giao, nhận', 'Thời gian giao, nhận', 'Ghi chú', 'Mã kiểm của bước cuối'],
];

const t = parseLocal;

export const SLIP_CASES: SlipCase[] = [
  {
    name: '01',
    kind: 'acceptance-slip',
    pages: 1,
    words: [
      ...[...ACCEPTANCE, 'Tờ khai theo mẫu', 'Bản chính', 'Giấy khai sinh', 'Không yêu cầu, khai thác'],
      ...['Thông thường: 3 ngày làm việc', 'nhận hồ sơ: 15 giờ 30 phút, ngày 13/02/2026', 'Trực tiếp'],
      ...['kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 25/02/2026', 'kết quả: Tại Trung tâm'],
      'Cơ quan giải quyết: Văn phòng HĐND&UBND',
    ],
    make: ({ accept }) => accept(),
  },
  {
    name: '01-nguoi-dai-dien',
    kind: 'acceptance-slip',
    pages: 1,
    words: [
      ...[...ACCEPTANCE, 'Người nộp thay: Trần Văn Đức, Giấy ủy quyền số 12', 'Qua bưu chính công ích'],
      'Trực tuyến, có cán bộ hỗ trợ',
    ],
    make: ({ accept }) =>
      accept({
        ...{ representativeName: 'Trần Văn Đức', representativeBasis: 'Giấy ủy quyền số 12' },
        ...{ returnBy: 'post', channel: 'online', assistedOnline: true },
      }),
  },
  {
    name: '01-nhan-thay',
    kind: 'acceptance-slip',
    pages: 1,
    words: [...ACCEPTANCE, 'Cơ quan giải quyết: Sở Tư pháp thành phố Hải Phòng'],
    make: ({ accept }) => accept({ forBody: 'Sở Tư pháp thành phố Hải Phòng' }),
  },
  {
    name: '01-noi-khac-nhan',
    kind: 'acceptance-slip',
    pages: 1,
    words: [...ACCEPTANCE, 'Nơi nhận hồ sơ ban đầu: Phường Thành Đông (mã hồ sơ H24.9-260213-0003)'],
    make: ({ accept }) => accept({ fromBody: 'Phường Thành Đông', foreignCode: 'H24.9-260213-0003' }),
  },
  {
    name: '01-40-giay-to',
    kind: 'acceptance-slip',
    pages: 3,
    words: [...ACCEPTANCE, 'Giấy tờ thứ 1 ', 'Giấy tờ thứ 40 '],
    make: ({ accept }) =>
      accept(
        {},
        Array.from({ length: 40 }, (_, at) =>
          paper(`Giấy tờ thứ ${at + 1} có tên dài để xuống dòng trong ô của bảng`, 'copy'),
        ),
      ),
  },
  {
    name: '01-ten-rat-dai',
    kind: 'acceptance-slip',
    pages: 2,
    words: [
      ...[...ACCEPTANCE.filter((word) => !APPLICANT.includes(word)), FULL_NAME, 'Email: ………'],
      ...['Số điện thoại: ………', 'Trẵng Ửng Kỵ', `Người nộp thay: ${DEPUTY}`, 'ngõ 25'],
    ],
    make: ({ accept }) =>
      accept(
        {
          ...{ applicantKind: 'organisation', applicantName: FULL_NAME, applicantAddress: FAR_AWAY },
          ...{ representativeName: DEPUTY, representativeBasis: 'Giám đốc', applicantEmail: '' },
          applicantPhone: '',
        },
        [paper('Giấy tờ có tên dài '.repeat(12).trim(), 'original')],
      ),
  },
  {
    name: '02',
    kind: 'supplement-request',
    pages: 2,
    words: [
      ...[...SUPPLEMENT, ...CENTRE, '/PBS-TTPVHCC', '(1) Thiếu xác nhận', '(40) Thiếu xác nhận'],
      ...['Dừng tính, tính tiếp khi nhận đủ', 'NGƯỜI HƯỚNG DẪN', 'Công chức hộ tịch'],
    ],
    make: (lives) => supplemented(lives, LONG),
  },
  {
    name: '02-khi-tiep-nhan',
    kind: 'supplement-request',
    pages: 1,
    words: [...SUPPLEMENT, ...CENTRE, 'Tính từ khi hồ sơ đủ và được tiếp nhận', 'Cán bộ quầy 1'],
    make: async ({ submit, life }) => {
      const id = await submit();
      await life.take(id, 'quay1', 'request_supplement', {
        ...ITEMS,
        reason: 'Chưa đủ giấy tờ.',
        days: '10',
      });
      return id;
    },
  },
  {
    name: '02-lan-hai',
    kind: 'supplement-request',
    pages: 1,
    words: [
      ...[...SUPPLEMENT, ...COMMITTEE, '/PBS-UBND', 'Lý do giám đốc Trung tâm cho yêu cầu bổ sung thêm'],
      ...['Có tình tiết mới', 'TL. CHỦ TỊCH', 'GIÁM ĐỐC', 'Giám đốc Trung tâm'],
    ],
    make: async (lives) => {
      const id = await supplemented(lives, 'Chưa đủ giấy tờ.');
      await lives.life.take(id, 'quay1', 'receive_supplement', { received: 'Giấy chứng sinh' });
      const again = { ...ITEMS, reason: 'Còn thiếu.', days: '5', directorReason: 'Có tình tiết mới.' };
      await lives.life.take(id, 'giamdoc', 'request_supplement', again);
      return id;
    },
  },
  {
    name: '03-khong-tiep-nhan',
    kind: 'refusal-slip',
    pages: 1,
    words: [
      ...[...REFUSAL, 'Xem xét hồ sơ của', 'hành chính công thông báo không tiếp nhận hồ sơ này'],
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
    ],
    make: async ({ submit, life }) => {
      const id = await submit();
      await life.take(id, 'quay1', 'refuse', REFUSED);
      return id;
    },
  },
  {
    name: '03-khong-giai-quyet',
    kind: 'refusal-slip',
    pages: 1,
    words: [
      ...[...REFUSAL, 'Tiếp nhận hồ sơ của', 'Văn phòng HĐND&UBND thông báo không giải quyết hồ sơ này'],
      ...['NGƯỜI GIẢI QUYẾT HỒ SƠ', 'Công chức hộ tịch'],
    ],
    make: async (lives) => {
      const id = await examined(lives);
      await lives.life.take(id, 'hotich', 'refuse', REFUSED);
      return id;
    },
  },
  {
    name: '04-gia-han',
    kind: 'apology-letter',
    pages: 1,
    words: [
      ...[...APOLOGY, 'không thể giải quyết xong theo thời gian đã hẹn', 'Cơ quan phối hợp chậm'],
      'thời gian trả kết quả mới là 09 giờ 00 phút, ngày 02/03/2026',
    ],
    make: async (lives) => {
      const id = await examined(lives);
      const longer = { newDueAt: '2026-03-02T09:00', cause: 'coordination', reason: 'Chờ xác minh.' };
      await lives.life.take(id, 'chanhvp', 'extend', longer);
      return id;
    },
  },
  {
    name: '04-tre-han',
    kind: 'apology-letter',
    pages: 2,
    words: [
      ...[...APOLOGY, 'đã quá thời gian hẹn trả', 'sẽ trả kết quả ngày 05/03/2026', 'Thiếu nhân lực'],
      ...['(1) Thiếu xác nhận', '(40) Thiếu xác nhận', 'tháng 3 năm 2026'],
    ],
    make: async (lives) => {
      const id = await examined(lives);
      const sorry = { expectedOn: '2026-03-05', cause: 'staff', reason: LONG };
      await lives.life.take(id, 'chanhvp', 'apologise', sorry, t('2026-03-02T09:00'));
      return id;
    },
  },
  {
    name: '05-rut',
    kind: 'stop-notice',
    pages: 1,
    words: [
      ...[...STOP, ...CENTRE, '/TBD-TTPVHCC', 'theo yêu cầu của người nộp', 'Người nộp đề nghị rút'],
      ...['NGƯỜI LẬP THÔNG BÁO', 'Cán bộ quầy 1', 'Người yêu cầu dừng: Nguyễn Thị Ánh Tuyết'],
    ],
    make: async ({ accept, life }) => {
      const id = await accept();
      await life.take(id, 'quay1', 'withdraw', { reason: 'Người nộp đề nghị rút.' });
      return id;
    },
  },
  {
    name: '05-dung',
    kind: 'stop-notice',
    pages: 1,
    words: [
      ...[...STOP, ...COMMITTEE, '/TBD-UBND', 'theo quyết định của cơ quan giải quyết', 'Thủ tục bị bãi bỏ'],
      ...['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    ],
    make: async (lives) => {
      const id = await examined(lives);
      await lives.life.take(id, 'chanhvp', 'stop', { reason: 'Thủ tục bị bãi bỏ.' });
      return id;
    },
  },
  {
    name: '05-het-han',
    kind: 'stop-notice',
    pages: 1,
    words: [
      ...[...STOP, ...COMMITTEE, 'không được bổ sung trước', 'vì đã hết thời hạn bổ sung'],
      ...['TL. CHỦ TỊCH', 'GIÁM ĐỐC'],
    ],
    make: async (lives) => {
      const id = await supplemented(lives, 'Chưa đủ giấy tờ.');
      const { database, wardId } = lives.at;
      await closeExpired(database, wardId, t('2026-04-01T09:00'));
      return id;
    },
  },
  {
    name: '06',
    kind: 'control-slip',
    pages: 2,
    words: [
      ...[...CONTROL, 'phối hợp giải quyết hồ sơ: Phòng Kinh tế, Hạ tầng và Đô thị; Sở Xây dựng'],
      ...[
        'Giao: Trung tâm',
        'Nhận: Văn phòng',
        'Nhận: Lãnh đạo',
        'Giao: 15 giờ 30 phút',
        'Nhận: 15 giờ 40 phút',
      ],
      ...[
        'Chuyển hồ sơ. Đã hoàn tác',
        'Chuyển hồ sơ',
        'Trình ký',
        'Ký duyệt',
        'Vào số, đóng dấu',
        'Trả kết quả',
      ],
      ...['Chủ tịch', 'Văn thư', 'Đúng hạn', 'Quá hạn', '(hạn ', 'Không tính thời gian'],
      ...['Ý kiến của cơ quan phối hợp', 'Vị trí có quy hoạch không?', 'Trả lời', 'Không vướng quy hoạch'],
      ...[
        'Thôi chờ',
        'Sở đã có văn bản chung',
        'Ghi chú và các việc khác',
        'Hoàn tác bước 2',
        'Gửi nhầm đơn vị',
      ],
      ...['Kết quả giải quyết hồ sơ: Trước hạn', 'Nguyễn Thị Ánh Tuyết (người nộp hồ sơ)'],
    ],
    make: wholeLife,
  },
];

const ITEMS = { items: 'Giấy chứng sinh\nBản sao hộ khẩu', mode: 'pause' };
const REFUSED = { reason: 'Không thuộc thẩm quyền.' };

interface Lives {
  at: TestDatabase;
  life: ReturnType<typeof dossierLife>;
  accept(change?: Partial<IntakeInput>, documents?: IntakeDocument[]): Promise<number>;
  submit(): Promise<number>;
}

/** Dossiers of one applicant, taken in by the first desk on Friday 13/02/2026 at 15:30. */
export function slipLives(at: TestDatabase): Lives {
  const life = dossierLife(at);
  const applicant: Partial<IntakeInput> = {
    applicantName: 'Nguyễn Thị Ánh Tuyết',
    applicantAddress: 'Tổ dân phố số 3',
    applicantEmail: 'nguoinop@example.vn',
  };
  const papers = [paper('Tờ khai theo mẫu', 'original'), paper('Giấy khai sinh', 'database')];
  const accept: Lives['accept'] = (change = {}, documents = papers) =>
    life.accept({ ...applicant, ...change }, documents);
  return {
    at,
    life,
    accept,
    submit: async () => {
      const form: IntakeInput = {
        ...{ clientKey: crypto.randomUUID(), procedureCode: '1.004873', termNo: 1, channel: 'online' },
        ...{ competentUnitId: at.officer('hotich').unitId, applicantKind: 'citizen' },
        ...{ applicantPhone: '0000001234', applicantName: '', ...applicant },
      };
      const { dossierId } = await at.database.transact((tx) =>
        submitDossier(tx, at.platform.files, at.act('quay1'), { form, documents: papers }),
      );
      return dossierId;
    },
  };
}

function paper(name: string, source: IntakeDocument['source']): IntakeDocument {
  return { name, source, quantity: 1, reusable: source === 'database', scan: null, scanExemptReason: null };
}

async function examined({ accept, life }: Lives): Promise<number> {
  const id = await accept();
  await life.take(id, 'quay1', 'transfer');
  await life.assign(id);
  return id;
}

async function supplemented(lives: Lives, reason: string): Promise<number> {
  const id = await examined(lives);
  await lives.life.take(id, 'hotich', 'request_supplement', { ...ITEMS, reason, days: '10' });
  return id;
}

/** Undone and given again, received, asked about, late at one step, signed and returned. */
async function wholeLife({ at, accept, life }: Lives): Promise<number> {
  const id = await accept();
  await life.take(id, 'quay1', 'transfer');
  await life.take(id, 'quay1', 'undo', { reason: 'Gửi nhầm đơn vị.' });
  await life.take(id, 'quay1', 'transfer', {}, t('2026-02-13T15:30'));
  await life.take(id, 'chanhvp', 'take_over', {}, t('2026-02-13T15:40'));
  await life.assign(id, t('2026-02-23T10:30'));
  const asked = { unitIds: [at.officer('kinhte').unitId], body: 'Sở Xây dựng' };
  const question = { ...asked, question: 'Vị trí có quy hoạch không?', dueAt: '2026-02-24T09:00' };
  await life.take(id, 'hotich', 'consult', question, t('2026-02-23T10:40'));
  const answer = { no: 1, answer: 'Không vướng quy hoạch.' };
  await life.take(id, 'kinhte', 'answer_consultation', answer, t('2026-02-23T14:00'));
  const closed = { no: 2, reason: 'Sở đã có văn bản chung.' };
  await life.take(id, 'hotich', 'close_consultation', closed, t('2026-02-23T14:30'));
  await life.take(id, 'hotich', 'propose', { outcome: 'granted' }, t('2026-02-24T07:30'));
  await life.take(id, 'chanhvp', 'submit_for_signature', {}, t('2026-02-24T08:00'));
  await life.take(id, 'chutich', 'sign', {}, t('2026-02-24T09:00'));
  await life.take(id, 'vanthu', 'stamp', {}, t('2026-02-24T10:00'));
  await life.take(id, 'quay1', 'return_result', { receiver: 'Nguyễn Thị Ánh Tuyết' }, t('2026-02-24T14:00'));
  return id;
}

/** What a slip is filled from, as the staff's pages read it. */
export async function slipSourceOf(at: TestDatabase, dossierId: number): Promise<SlipSource> {
  const { db } = at.database;
  const dossier = await findDossier(db, { wardId: at.wardId, dossierId });
  const { procedureCode, procedureVersion } = dossier.state;
  return {
    dossier,
    ward: await findWard(db, at.wardId),
    procedure: await findProcedureVersion(db, procedureCode, procedureVersion),
    units: new Map((await listUnits(db, at.wardId)).map((unit) => [unit.id, unit])),
    officers: new Map((await listOfficersEver(db, at.wardId)).map((officer) => [officer.id, officer])),
    publicUrl: 'https://haiduong.example',
    wordings: await listSlipWordings(db, at.wardId),
  };
}
