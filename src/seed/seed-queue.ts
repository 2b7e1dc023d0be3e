import { listOfficers, type Officer } from '../features/organisation/index.ts';
import {
  bookAppointment,
  callNext,
  checkIn,
  listFreeDays,
  listServices,
  sitAt,
  type Ticket,
  takeDeskStep,
  takeTicket,
} from '../features/reception/index.ts';
import { isWorkingDay } from '../law/calendar.ts';
import { addDays, instant, toLocalDay } from '../law/day.ts';
import type { Database, Tx } from '../platform/database/database.ts';
import { Chance } from './chance.ts';
import { keyOf } from './key.ts';

const DAYS = 5;
const SEATS = [
  { who: 'quay1', no: 1 },
  { who: 'quay2', no: 2 },
  { who: 'luudong', no: 3 },
];
const DEMAND = { A: 10, B: 4, C: 3, D: 3, E: 5, K: 2 };
type Prefix = keyof typeof DEMAND;
/** How long a visit takes, in minutes. */
const LENGTH: Record<Prefix, [number, number]> = {
  ...{ A: [4, 14], B: [8, 22], C: [6, 16], D: [6, 18], E: [2, 5], K: [2, 8] },
};

interface Stage {
  wardId: number;
  until: Date;
  officers: Map<string, Officer>;
  serviceIds: Map<string, number>;
}

/**
 * The last days in the hall, made by the real verbs with a simulated clock: a day is one transaction, and a day that
 * is there already is left as it is.
 */
export async function seedQueue(database: Database, wardId: number, until: Date): Promise<void> {
  const services = await listServices(database.db, wardId);
  const officers = await listOfficers(database.db, wardId);
  const stage: Stage = {
    wardId,
    until,
    officers: new Map(officers.map((each) => [each.username, each])),
    serviceIds: new Map(services.map((each) => [each.prefix, each.id])),
  };
  for (const day of lastDays(toLocalDay(until))) await database.transact((tx) => play(tx, stage, day));
  for (let order = 0; order < 8; order++) await database.transact((tx) => book(tx, stage, until, order));
}

function lastDays(today: string): string[] {
  const days: string[] = [];
  for (let day = today; days.length < DAYS; day = addDays(day, -1)) if (isWorkingDay(day)) days.unshift(day);
  return days;
}

interface Arrival {
  at: Date;
  come(tx: Tx): Promise<Ticket>;
}

async function play(tx: Tx, stage: Stage, day: string): Promise<void> {
  const known = await tx
    .selectFrom('tickets')
    .select('id')
    .where('ward_id', '=', stage.wardId)
    .where('day', '=', day)
    .limit(1)
    .executeTakeFirst();
  if (known) return;
  const chance = new Chance(`queue ${day}`);
  const arrivals = [...walkIns(stage, day, chance), ...(await booked(tx, stage, day))].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  for (const { who, no } of SEATS) await sitAt(tx, actOf(stage, who, instant(day, 7 * 60)), no);
  await serve(tx, stage, { day, chance, arrivals });
  const closing = instant(day, 17 * 60 + 30);
  if (closing <= stage.until) for (const { who } of SEATS) await sitAt(tx, actOf(stage, who, closing), null);
}

function walkIns(stage: Stage, day: string, chance: Chance): Arrival[] {
  const prefixes = Object.keys(DEMAND) as Prefix[];
  return Array.from({ length: chance.between(42, 60) }, (_, order): Arrival => {
    const isMorning = chance.happens(0.62);
    const minute = isMorning ? chance.between(7 * 60, 11 * 60) : chance.between(13 * 60 + 30, 16 * 60 + 20);
    const at = instant(day, minute);
    const prefix = chance.weighted(prefixes, (each) => DEMAND[each]);
    const form = {
      clientKey: keyOf(`walk-in ${day} ${order}`),
      serviceId: stage.serviceIds.get(prefix),
      isPriority: chance.happens(0.12),
    };
    return { at, come: (tx) => takeTicket(tx, { wardId: stage.wardId, now: at }, form) };
  });
}

/** Booked two days before; most come, some too late. */
async function booked(tx: Tx, stage: Stage, day: string): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for (const [order, minute] of [480, 510, 570, 600, 840, 900].entries()) {
    const chance = new Chance(`appointment ${day} ${order}`);
    const prefix = chance.weighted(['A', 'B', 'C', 'D'] as const, (each) => DEMAND[each]);
    const act = { wardId: stage.wardId, now: instant(addDays(day, -2), 600) };
    const appointment = await bookAppointment(tx, act, {
      clientKey: keyOf(`appointment ${day} ${order}`),
      serviceId: stage.serviceIds.get(prefix),
      ...{
        day,
        minute,
        name: `Người hẹn ${order + 1}`,
        phone: `000${day.slice(5).replace('-', '')}00${order}`,
      },
    });
    if (chance.happens(0.12)) continue;
    const at = instant(day, minute + chance.between(-15, 20));
    const form = { clientKey: keyOf(`arrival ${day} ${order}`), code: appointment.code };
    arrivals.push({ at, come: (open) => checkIn(open, { wardId: stage.wardId, now: at }, form) });
  }
  return arrivals;
}

interface Day {
  day: string;
  chance: Chance;
  arrivals: Arrival[];
}

/** Whoever is free calls the next; time goes from one event to the next. */
async function serve(tx: Tx, stage: Stage, { day, chance, arrivals }: Day): Promise<void> {
  const seats = SEATS.map((seat) => ({ ...seat, freeAt: instant(day, 7 * 60 + 5), calls: 0 }));
  for (let next = 0; ; ) {
    const seat = seats.reduce((first, each) => (each.freeAt < first.freeAt ? each : first));
    const arrival = arrivals[next];
    if (arrival && arrival.at <= seat.freeAt) {
      if (arrival.at > stage.until) return;
      await arrival.come(tx);
      next++;
      continue;
    }
    if (seat.freeAt > stage.until) return;
    const key = `${day} ${seat.no} ${seat.calls++}`;
    const ticket = await callNext(tx, actOf(stage, seat.who, seat.freeAt), keyOf(`call ${key}`));
    if (ticket) seat.freeAt = await attend(tx, stage, { seat, ticket, key, chance });
    else if (arrival) seat.freeAt = new Date(arrival.at.getTime() + 20_000);
    else seat.freeAt = instant(day, 24 * 60);
    if (seats.every((each) => each.freeAt >= instant(day, 24 * 60))) return;
  }
}

interface Attended {
  seat: { who: string; freeAt: Date };
  ticket: Ticket;
  key: string;
  chance: Chance;
}

/** Calls, serves and lets go; when the desk is free again. */
async function attend(tx: Tx, stage: Stage, { seat, ticket, key, chance }: Attended): Promise<Date> {
  const later = (minutes: number) => new Date(seat.freeAt.getTime() + minutes * 60_000);
  const step = async (from: Ticket, name: string, at: Date): Promise<Ticket> => {
    if (at > stage.until) return from;
    const form = { clientKey: keyOf(`${name} ${key}`), step: name, stepCount: from.stepCount };
    return takeDeskStep(tx, actOf(stage, seat.who, at), from.id, form);
  };
  if (chance.happens(0.05)) {
    await step(ticket, 'mark_absent', later(2));
    return later(2.2);
  }
  const [least, most] = LENGTH[ticket.code[0] as Prefix];
  const length = chance.between(least, most);
  await step(await step(ticket, 'start', later(0.7)), 'finish', later(0.7 + length));
  return later(1 + length);
}

/** An appointment for one of the days to come, so that the list of officers is not empty tomorrow. */
async function book(tx: Tx, stage: Stage, now: Date, order: number): Promise<void> {
  const clientKey = keyOf(`appointment to come ${order}`);
  const known = await tx
    .selectFrom('appointments')
    .select('id')
    .where('ward_id', '=', stage.wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (known) return;
  const chance = new Chance(`appointment to come ${order}`);
  const serviceId = stage.serviceIds.get(
    chance.weighted(['A', 'B', 'C', 'D'] as const, (each) => DEMAND[each]),
  )!;
  const days = await listFreeDays(tx, stage.wardId, serviceId, now);
  const day = days[chance.between(0, Math.min(2, days.length - 1))];
  const slot = day?.slots.find((each) => each.free > 0);
  if (!day || !slot) return;
  await bookAppointment(
    tx,
    { wardId: stage.wardId, now },
    {
      clientKey,
      ...{
        serviceId,
        day: day.day,
        minute: slot.minute,
        name: `Người hẹn ${order + 1}`,
        phone: `000999900${order}`,
      },
    },
  );
}

function actOf(stage: Stage, username: string, now: Date) {
  return { officer: stage.officers.get(username)!, now, requestId: 'gieo' };
}
