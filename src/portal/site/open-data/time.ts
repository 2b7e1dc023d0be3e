import { findCalendar, listSessions } from '../../../features/organisation/index.ts';
import { dayKind } from '../../../law/calendar.ts';
import {
  addDays,
  clockTime,
  type Day,
  daysBetween,
  firstOfYear,
  toLocalDay,
  weekday,
  weekdayName,
} from '../../../law/day.ts';
import { hoursOn } from '../../../law/ward-calendar.ts';
import type { Dataset } from './dataset.ts';

const AHEAD = 366;

export const daysOff: Dataset = {
  name: 'ngay-nghi',
  title: 'Ngày nghỉ và ngày làm bù',
  about: 'Ngày khác với tuần làm việc thường (thứ Hai đến thứ Sáu), từ đầu năm nay đến một năm tới.',
  columns: [
    ['ngay', 'Ngày'],
    ['thu', 'Thứ'],
    ['lam_viec', 'có: làm bù; không: nghỉ'],
    ['vi_sao', 'Vì sao'],
  ],
  read: async ({ db, ward, asOf }) => {
    const { calendar } = await findCalendar(db, ward.id);
    const rows: string[][] = [];
    for (const day of daysAround(asOf)) {
      const { worked, why } = dayKind(day, calendar);
      const isWeekend = weekday(day) === 0 || weekday(day) === 6;
      if (worked === isWeekend || (isWeekend && !worked && why !== weekdayName(day)))
        rows.push([day, weekdayName(day), worked ? 'có' : 'không', why]);
    }
    return rows;
  },
};

/** From the first day of this year to a year from now. */
function daysAround(asOf: Date): Day[] {
  const today = toLocalDay(asOf);
  const first = firstOfYear(today);
  return Array.from({ length: daysBetween(first, today) + AHEAD }, (_, at) => addDays(first, at));
}

export const openingHours: Dataset = {
  name: 'gio-tiep-nhan',
  title: 'Giờ tiếp nhận',
  about:
    'Giờ tiếp nhận của từng ngày làm việc trong 60 ngày tới, và các buổi ngoài giờ, lưu động của năm nay.',
  columns: [
    ['ngay', 'Ngày'],
    ['tu', 'Từ giờ'],
    ['den', 'Đến giờ'],
    ['noi', 'Ở đâu'],
    ['loai', 'thường; ngoài giờ; lưu động'],
  ],
  read: async ({ db, ward, asOf }) => {
    const { calendar, hours } = await findCalendar(db, ward.id);
    const today = toLocalDay(asOf);
    const usual = Array.from({ length: 60 }, (_, at) => addDays(today, at))
      .filter((day) => dayKind(day, calendar).worked)
      .flatMap((day) =>
        hoursOn(hours, day).windows.map(({ from, to }) => [
          ...[day, clockTime(from), clockTime(to), ward.address, 'thường'],
        ]),
      );
    const more = (await listSessions(db, ward.id, Number(today.slice(0, 4)))).map((each) => [
      ...[each.day, clockTime(each.fromMinute), clockTime(each.toMinute), each.place],
      each.isMobile ? 'lưu động' : 'ngoài giờ',
    ]);
    return [...usual, ...more];
  },
};
