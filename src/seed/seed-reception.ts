import { type ReceptionSeed, seedReception } from '../features/reception/index.ts';
import type { Tx } from '../platform/database/database.ts';

const WEEK = [1, 2, 3, 4, 5];

/** The hall that a ward begins with. It is ours, no law says how many desks; the administrator changes all of it. */
const HALL: ReceptionSeed = {
  validFrom: '2026-01-01',
  services: [
    {
      name: 'Hộ tịch – chứng thực',
      hint: 'Khai sinh, kết hôn, khai tử, trích lục, sao y, chứng thực chữ ký',
      prefix: 'A',
      fields: ['ho-tich', 'chung-thuc', 'nuoi-con-nuoi', 'lien-thong-dvc'],
    },
    {
      name: 'Đất đai – xây dựng',
      hint: 'Giấy chứng nhận, biến động đất đai, giấy phép xây dựng',
      prefix: 'B',
      fields: [
        ...['dat-dai', 'tai-chinh-dat-dai', 'hoat-dong-xay-dung', 'nha-o-va-cong-so'],
        ...['quy-hoach-do-thi-va-nong-thon', 'ha-tang-ky-thuat', 'dang-ky-bien-phap-bao-dam'],
        'quan-ly-chat-luong-cong-trinh-xay-dung',
      ],
    },
    {
      name: 'Hộ kinh doanh',
      hint: 'Đăng ký, thay đổi, tạm ngừng, chấm dứt hộ kinh doanh, tổ hợp tác',
      prefix: 'C',
      fields: [
        'thanh-lap-va-hoat-dong-doanh-nghiep-ho-kinh-doanh',
        'thanh-lap-va-hoat-dong-cua-to-hop-tac',
        'thanh-lap-va-hoat-dong-cua-to-hop-tac-hop-tac-xa-lien-hiep-hop-tac-xa',
        'thanh-lap-va-hoat-dong-ho-tro-cua-to-hop-tac-hop-tac-xa-lien-hiep-hop-tac-xa',
      ],
    },
    {
      name: 'Bảo trợ xã hội – người có công',
      hint: 'Trợ cấp, mai táng phí, người khuyết tật, người cao tuổi, trẻ em',
      prefix: 'D',
      fields: ['bao-tro-xa-hoi', 'nguoi-co-cong', 'tre-em', 'giam-ngheo', 'dan-so-ba-me-tre-em'],
    },
    { name: 'Trả kết quả', hint: 'Nhận kết quả của hồ sơ đã nộp', prefix: 'E', fields: [] },
    { name: 'Việc khác', hint: 'Hỏi thông tin, phản ánh, việc chưa có ở trên', prefix: 'K', fields: [] },
  ],
  desks: [
    { no: 1, name: 'Quầy 1', serves: ['A', 'E', 'K'] },
    { no: 2, name: 'Quầy 2', serves: ['A', 'C', 'D'] },
    { no: 3, name: 'Quầy 3', serves: ['B', 'C', 'K'] },
    { no: 4, name: 'Quầy 4', serves: ['D', 'E'] },
  ],
  windows: [
    {
      ...{ serves: ['A', 'B', 'C', 'D'], weekdays: WEEK, slotMinutes: 30, capacity: 2 },
      ...{ fromMinute: 8 * 60, toMinute: 11 * 60 },
    },
    {
      ...{ serves: ['A', 'B', 'C', 'D'], weekdays: WEEK, slotMinutes: 30, capacity: 2 },
      ...{ fromMinute: 14 * 60, toMinute: 16 * 60 },
    },
  ],
};

/** The hall of the first ward, once. Runs as the owner. */
export function seedHall(tx: Tx, wardId: number): Promise<void> {
  return seedReception(tx, wardId, HALL);
}
