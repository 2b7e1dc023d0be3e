import { weekday, weekdayName } from '../../../../law/day.ts';
import { countBySession } from '../../../dossiers/index.ts';
import { listSessions, type ReceptionSession } from '../../../organisation/index.ts';
import type { Evidence, EvidenceSource } from '../evidence.ts';
import { matchSource } from '../match-sources.ts';

const isWeekend = ({ day }: ReceptionSession) => weekday(day) === 0 || weekday(day) === 6;

/** Trips of the mobile team with what they took in, and receptions on Saturdays and Sundays. */
export const tripEvidence: EvidenceSource = {
  code: 'trip',
  matches: (task) => matchSource('trip', task),
  find: async (db, wardId, { from, to }) => {
    const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))];
    const all = (await Promise.all(years.map((year) => listSessions(db, wardId, year)))).flat();
    const sessions = all.filter(
      (each) => each.day >= from && each.day <= to && (each.isMobile || isWeekend(each)),
    );
    const taken = await countBySession(
      db,
      wardId,
      sessions.map((each) => each.id),
    );
    return sessions.map((each) => evidenceOf(each, taken.get(each.id) ?? 0));
  },
};

function evidenceOf(session: ReceptionSession, dossiers: number): Evidence {
  const when = weekdayName(session.day);
  const what = session.isMobile ? 'Tiếp nhận lưu động' : 'Tiếp nhận ngoài ngày làm việc';
  return {
    ...{ source: 'trip', ref: `session/${session.id}`, day: session.day, number: null, kinds: ['trip'] },
    title: `${what} tại ${session.place}`,
    detail: session.isMobile ? `${when}, nhận ${dossiers} hồ sơ` : when,
    address: null,
    doubt: doubtOf(session, dossiers),
    place: session.place,
    dossiers,
  };
}

function doubtOf(session: ReceptionSession, dossiers: number): string | null {
  if (!session.isMobile) return 'Buổi đã lập lịch, hệ thống không biết có diễn ra không.';
  return dossiers > 0 ? null : 'Buổi không nhận hồ sơ nào: chưa rõ có diễn ra không.';
}
