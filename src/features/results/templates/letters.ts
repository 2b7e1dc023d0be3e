import { line, UNTIL_CHANGED } from './person-fields.ts';
import type { ResultTemplate } from './template.ts';

/** Công văn and thông báo: an answer to whoever asked. */
export const LETTERS: readonly ResultTemplate[] = [
  {
    ...UNTIL_CHANGED,
    code: 'letter',
    label: 'Công văn trả lời',
    title: '',
    subject: 'V/v {veViec}',
    symbol: '',
    procedures: null,
    authority: 'collective',
    addressee: '{kinhGui}',
    fields: [
      line('kinhGui', 'Kính gửi', { proposed: 'Ông/bà {nguoiNop}' }),
      line('veViec', 'V/v', { proposed: 'trả lời đề nghị giải quyết thủ tục hành chính' }),
      line('noiDung', 'Nội dung', { type: 'text', help: 'Mỗi dòng một đoạn.' }),
    ],
    parts: [
      {
        kind: 'paragraph',
        text: '{uyBan} nhận được hồ sơ {maHoSo} của ông/bà {nguoiNop} ngày {ngayTiepNhan} về thủ tục {thuTuc}.',
      },
      { kind: 'paragraph', text: '{noiDung}' },
      { kind: 'paragraph', text: '{uyBan} trả lời để ông/bà biết và thực hiện./.' },
    ],
    recipients: ['Như trên', 'Trung tâm PVHCC (để trả kết quả)', 'Lưu: VT, hồ sơ {maHoSo}'],
  },
  {
    ...UNTIL_CHANGED,
    code: 'notice',
    label: 'Thông báo trả lời',
    title: 'Thông báo',
    subject: 'Về việc {veViec}',
    symbol: 'TB',
    procedures: null,
    authority: 'collective',
    fields: [
      line('veViec', 'Về việc', { proposed: 'kết quả giải quyết thủ tục hành chính' }),
      line('noiDung', 'Nội dung', { type: 'text', help: 'Mỗi dòng một đoạn.' }),
    ],
    parts: [
      {
        kind: 'paragraph',
        text: 'Xét hồ sơ {maHoSo} của ông/bà {nguoiNop} tiếp nhận ngày {ngayTiepNhan} về thủ tục {thuTuc}, {uyBan} thông báo:',
      },
      { kind: 'paragraph', text: '{noiDung}' },
      { kind: 'paragraph', text: 'Vậy {uyBan} thông báo để ông/bà biết./.' },
    ],
    recipients: ['{nguoiNop}', 'Trung tâm PVHCC (để trả kết quả)', 'Lưu: VT, hồ sơ {maHoSo}'],
  },
];
