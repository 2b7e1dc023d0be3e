import {
  bookAppointment,
  callNext,
  checkIn,
  listServices,
  sitAt,
  type Ticket,
  takeDeskStep,
  takeTicket,
} from '../src/features/reception/index.ts';
import type { TestDatabase } from './database.ts';

/** A day in the hall by the real verbs, at times that the test chooses. */
export function hallLife(at: TestDatabase) {
  const { database, wardId } = at;
  const citizen = (now = at.platform.now()) => ({ wardId, now });
  const key = () => crypto.randomUUID();
  const serviceId = async (prefix: string) =>
    (await listServices(database.db, wardId)).find((each) => each.prefix === prefix)!.id;
  return {
    citizen,
    serviceId,
    take: async (prefix: string, change: Record<string, unknown> = {}, now?: Date): Promise<Ticket> => {
      const form = { clientKey: key(), serviceId: await serviceId(prefix), ...change };
      return database.transact((tx) => takeTicket(tx, citizen(now), form));
    },
    sit: (who: string, no: number | null, now?: Date) =>
      database.transact((tx) => sitAt(tx, at.act(who, now), no)),
    call: (who: string, now?: Date, clientKey = key()) =>
      database.transact((tx) => callNext(tx, at.act(who, now), clientKey)),
    step: (who: string, ticket: Ticket, step: string, fields: Record<string, unknown> = {}, now?: Date) => {
      const form = { clientKey: key(), step, stepCount: ticket.stepCount, ...fields };
      return database.transact((tx) => takeDeskStep(tx, at.act(who, now), ticket.id, form));
    },
    book: async (change: Record<string, unknown> = {}, now?: Date) => {
      const form = {
        ...{ clientKey: key(), serviceId: await serviceId('A'), day: '2026-11-25', minute: 8 * 60 },
        ...{ name: 'Người hẹn thử', phone: '0000001234' },
        ...change,
      };
      return database.transact((tx) => bookAppointment(tx, citizen(now), form));
    },
    checkIn: (code: string, now?: Date, change: Record<string, unknown> = {}) =>
      database.transact((tx) => checkIn(tx, citizen(now), { clientKey: key(), code, ...change })),
  };
}
