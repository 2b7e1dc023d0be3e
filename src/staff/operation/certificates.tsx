import { listOfficers } from '../../features/organisation/index.ts';
import { listExpiring } from '../../features/signatures/index.ts';
import { daysBetween, formatDay, toLocalDay } from '../../law/day.ts';
import { Status } from '../../ui/page.tsx';
import type { Section } from './section.ts';

const DAYS_AHEAD = 60;
const SOON_DAYS = 15;

/** Certificates of officers at work and of the seal that end soon, or have ended. */
export const CERTIFICATES: Section = {
  title: 'Chứng thư số sắp hết hạn',
  async show(c) {
    const { database, now } = c.var.platform;
    const { wardId } = c.var.officer;
    const before = new Date(now().getTime() + DAYS_AHEAD * 86_400_000);
    const names = new Map(
      (await listOfficers(database.db, wardId)).map((each) => [each.id, each.displayName]),
    );
    const expiring = (await listExpiring(database.db, wardId, before)).filter(
      ({ officerId }) => officerId === null || names.has(officerId),
    );
    if (expiring.length === 0)
      return <p class="empty-state">Không chứng thư nào hết hạn trong {DAYS_AHEAD} ngày tới.</p>;
    return (
      <ul class="choice-list">
        {expiring.map(({ officerId, validUntil }) => (
          <li class="session-line">
            <span>
              {officerId === null ? <a href="/can-bo/con-dau">Con dấu số</a> : names.get(officerId)}
            </span>
            <Until
              days={daysBetween(toLocalDay(now()), toLocalDay(validUntil))}
              day={formatDay(toLocalDay(validUntil))}
            />
          </li>
        ))}
      </ul>
    );
  },
};

function Until({ days, day }: { days: number; day: string }) {
  if (days < 0) return <Status tone="bad">đã hết hạn ngày {day}</Status>;
  return (
    <Status tone={days <= SOON_DAYS ? 'bad' : 'warn'}>
      còn {days} ngày, đến {day}
    </Status>
  );
}
