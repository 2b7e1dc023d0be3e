import { Hono } from 'hono';
import { findCalendar, listSessions, listUnits, type Ward } from '../../../features/organisation/index.ts';
import { dayKind } from '../../../law/calendar.ts';
import { addDays, clockTime, type Day, formatDay, toLocalDay, weekdayName } from '../../../law/day.ts';
import { hoursOn, type WardCalendar } from '../../../law/ward-calendar.ts';
import { PortalPage } from '../../frame.tsx';
import type { PortalEnv } from '../../ward.ts';
import { aboutWords } from '../../words/about.ts';

/** Where the ward is, when it is open, and who works there; no map of others is loaded into the page. */
export const about = new Hono<PortalEnv>().get('/gioi-thieu', async (c) => {
  const { database, now } = c.var.platform;
  const { ward } = c.var;
  const w = aboutWords();
  const today = toLocalDay(now());
  const [units, calendar, sessions] = await Promise.all([
    listUnits(database.db, ward.id),
    findCalendar(database.db, ward.id),
    listSessions(database.db, ward.id, Number(today.slice(0, 4))),
  ]);
  const coming = sessions.filter(({ day }) => day >= today).slice(0, 10);
  return c.html(
    <PortalPage title={w.title} ward={ward} description={w.description} translated>
      <h1>
        {w.title}: <span lang="vi">{ward.name}</span>
      </h1>
      <Contact ward={ward} />
      <Hours calendar={calendar} today={today} />
      {coming.length > 0 && (
        <section class="part">
          <h2>{w.sessions}</h2>
          <ul lang="vi">
            {coming.map((each) => (
              <li>
                {weekdayName(each.day)} {formatDay(each.day)}, {clockTime(each.fromMinute)}–
                {clockTime(each.toMinute)}: {each.place}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="part">
        <h2>{w.come}</h2>
        <p>{w.comeHint}</p>
        <p>
          <a href="/dat-lich">{w.book}</a> · <a href="/bang-goi-so">{w.board}</a>
        </p>
      </section>
      <section class="part">
        <h2>{w.units}</h2>
        <ul lang="vi">
          {units
            .filter((unit) => !unit.isClosed && unit.kind !== 'collective')
            .map((unit) => (
              <li>{unit.name}</li>
            ))}
        </ul>
      </section>
    </PortalPage>,
  );
});

function Contact({ ward }: { ward: Ward }) {
  const w = aboutWords();
  const map = `https://www.openstreetmap.org/search?${new URLSearchParams({ query: ward.address })}`;
  return (
    <dl class="facts">
      <dt>{w.address}</dt>
      <dd>
        <span lang="vi">{ward.address}</span>
        <br />
        <a href={map} rel="noopener noreferrer">
          {w.map}
        </a>
      </dd>
      <dt>{w.phone}</dt>
      <dd>
        {ward.phone ? <a href={`tel:${ward.phone.replace(/[^+\d]/g, '')}`}>{ward.phone}</a> : w.noPhone}
      </dd>
    </dl>
  );
}

function Hours({ calendar, today }: { calendar: WardCalendar; today: Day }) {
  const w = aboutWords();
  const days = Array.from({ length: 7 }, (_, at) => addDays(today, at));
  return (
    <section class="part">
      <h2>{w.hours}</h2>
      <p>{w.nextDays}:</p>
      <ul>
        {days.map((day, at) => {
          const { worked, why } = dayKind(day, calendar.calendar);
          const hours = hoursOn(calendar.hours, day).windows.map(
            ({ from, to }) => `${clockTime(from)}–${clockTime(to)}`,
          );
          return (
            <li>
              {at === 0 && `${w.today}, `}
              <span lang="vi">{weekdayName(day)}</span> {formatDay(day)}:{' '}
              {worked ? (
                <b>{hours.join(', ')}</b>
              ) : (
                <>
                  {w.closed}
                  {why !== weekdayName(day) && <span lang="vi">. {why}</span>}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
