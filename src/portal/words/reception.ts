import { type Day, formatDay, weekday, weekdayName } from '../../law/day.ts';
import { here } from '../here.ts';
import { words } from './words.ts';

export const bookingWords = words({
  vi: {
    title: 'Đặt lịch hẹn',
    procedure: 'Thủ tục',
    booked: 'Đã đặt rồi?',
    see: 'Xem hoặc hủy lịch hẹn',
    noService: 'Trung tâm chưa nhận hẹn trước. Mời bạn đến trực tiếp và',
    noDay: 'Những ngày tới chưa có giờ hẹn. Mời bạn đến trực tiếp và',
    ticket: 'lấy số',
    what: 'Bạn cần làm việc gì?',
    day: 'Chọn ngày',
    full: 'Hết chỗ',
    free: 'Còn {n} chỗ',
    time: 'chọn giờ',
    name: 'Họ và tên',
    phone: 'Số điện thoại',
    phoneHelp: 'Dùng để xem hoặc hủy lịch hẹn. Chỉ cán bộ Trung tâm thấy số này.',
    service: 'Việc cần làm',
    again: 'Chọn lại',
  },
  en: {
    title: 'Book a visit',
    procedure: 'Procedure',
    booked: 'Already booked?',
    see: 'See or cancel your appointment',
    noService: 'The Centre takes no appointments yet. Please come in person and',
    noDay: 'There are no appointments in the coming days. Please come in person and',
    ticket: 'take a number',
    what: 'What do you need to do?',
    day: 'Choose a day',
    full: 'Full',
    free: '{n} places left',
    time: 'choose a time',
    name: 'Full name',
    phone: 'Telephone',
    phoneHelp: 'To see or cancel your appointment. Only officers of the Centre see this number.',
    service: 'What you need to do',
    again: 'Choose again',
  },
});

export const trackingWords = words({
  vi: {
    title: 'Tra cứu hồ sơ',
    question: 'Hồ sơ của tôi đến đâu?',
    code: 'Mã hồ sơ',
    codeHelp: 'Ghi ở đầu giấy hẹn.',
    phone: '4 số cuối của số điện thoại',
    phoneHelp: 'Số điện thoại đã cho khi nộp hồ sơ.',
    find: 'Tra cứu',
    another: 'Tra cứu hồ sơ khác',
  },
  en: {
    title: 'Track a dossier',
    question: 'Where is my dossier?',
    code: 'Dossier code',
    codeHelp: 'It stands at the top of your appointment slip.',
    phone: 'Last 4 digits of the telephone number',
    phoneHelp: 'The number that was given with the dossier.',
    find: 'Track',
    another: 'Track another dossier',
  },
});

const ENGLISH_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** "Thứ Tư, 25/11/2026", or "Wednesday, 25/11/2026" */
export function dayWords(day: Day): string {
  const name = here().lang === 'en' ? ENGLISH_DAYS[weekday(day)]! : weekdayName(day);
  return `${name}, ${formatDay(day)}`;
}
