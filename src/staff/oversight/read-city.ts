import { daysOf, type Indicator, readPeriod } from '../../features/indicators/index.ts';
import { findWard } from '../../features/organisation/index.ts';
import {
  CITY_INDICATORS,
  type CityPeriod,
  cityPeriod,
  findOverseen,
  listOverseen,
  noteLooks,
  type OverseenWard,
} from '../../features/oversight/index.ts';
import { addDays, type Day, toLocalDay } from '../../law/day.ts';
import { platformWithin } from '../../platform/platform.ts';
import { sayRows } from '../looks/say-rows.ts';
import { actOf, requireDuty, type StaffContext } from '../session.ts';

export const PLACE = '/can-bo/thanh-pho';

/** What the address asks for. */
export interface Asked {
  period: CityPeriod;
  indicator: Indicator;
  /** The days as in the form, both inclusive. */
  from: Day;
  until: Day;
  /** The period alone, as a query. */
  query: string;
}

/** The days that the address names, as far as they are over, and the figure it names, else the first. */
export function readAsked(c: StaffContext): Asked {
  const today = toLocalDay(c.var.platform.now());
  const named = daysOf(readPeriod(c.req.query('tu'), c.req.query('den'), addDays(today, -1)));
  const code = c.req.query('chi-tieu') ?? c.req.param('code');
  const indicator = CITY_INDICATORS.find((each) => each.code === code) ?? CITY_INDICATORS[0]!;
  const period = cityPeriod(named.from, named.until, today);
  return { period, indicator, ...named, query: `tu=${named.from}&den=${named.until}` };
}

/** From then on the request may see these wards too. @throws Problem not_allowed for whoever has no duty to oversee */
export async function overseenOf(c: StaffContext): Promise<OverseenWard[]> {
  requireDuty(c.var.officer, 'oversee');
  const { database, now } = c.var.platform;
  const found = await listOverseen(database.acrossWards().db, c.var.officer, toLocalDay(now()));
  return lookOver(c, found);
}

/** The same of one ward. @throws Problem not_allowed, not_found */
export async function overseenWard(c: StaffContext): Promise<OverseenWard> {
  requireDuty(c.var.officer, 'oversee');
  const { database, now } = c.var.platform;
  const asked = { wardId: Number(c.req.param('ward')), onDay: toLocalDay(now()) };
  const found = await findOverseen(database.acrossWards().db, c.var.officer, asked);
  return lookOver(c, [found])[0]!;
}

function lookOver(c: StaffContext, overseen: OverseenWard[]): OverseenWard[] {
  const wardIds = overseen.map(({ ward }) => ward.id);
  c.set('platform', platformWithin(c.var.platform, c.var.officer.wardId, ...wardIds));
  return overseen;
}

/** Before anything is shown: each ward's log says who looked at what of it. */
export function noteLook(c: StaffContext, wards: readonly OverseenWard[], what: string): Promise<void> {
  return c.var.platform.database.transact((tx) => noteLooks(tx, actOf(c), wards, what));
}

/** What the answer shows are rows of that ward: its log of looks names the overseer, who is no officer of it. */
export async function sayOverseen(c: StaffContext, wardId: number, rows: number): Promise<void> {
  const { officer } = c.var;
  const home = await findWard(c.var.platform.database.db, officer.wardId);
  c.set('shownWard', { id: wardId, viewer: `${officer.title}, ${home.name} (${officer.username})` });
  sayRows(c, rows);
}
