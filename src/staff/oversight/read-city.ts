import { daysOf, type Indicator, readPeriod } from '../../features/indicators/index.ts';
import {
  CITY_INDICATORS,
  type CityPeriod,
  cityPeriod,
  listOverseen,
  noteLooks,
  type OverseenWard,
} from '../../features/oversight/index.ts';
import { addDays, type Day, toLocalDay } from '../../law/day.ts';
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

/** @throws Problem not_allowed for whoever has no duty to oversee */
export function overseenOf(c: StaffContext): Promise<OverseenWard[]> {
  requireDuty(c.var.officer, 'oversee');
  const { database, now } = c.var.platform;
  return listOverseen(database.db, c.var.officer, toLocalDay(now()));
}

/** Before anything is shown: each ward's log says who looked at what of it. */
export function noteLook(c: StaffContext, wards: readonly OverseenWard[], what: string): Promise<void> {
  return c.var.platform.database.transact((tx) => noteLooks(tx, actOf(c), wards, what));
}
