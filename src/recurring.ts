import { closeExpired, remindSupplements, verifyDossiers } from './features/dossiers/index.ts';
import { listWards, sweepSessions } from './features/organisation/index.ts';
import { reconcileByClock } from './features/payments/index.ts';
import { lapseTickets, remindAppointments } from './features/reception/index.ts';
import { minuteOfDay } from './law/day.ts';
import { log } from './platform/log.ts';
import type { Platform } from './platform/platform.ts';

interface Recurring {
  name: string;
  hours: number;
  work(platform: Platform): Promise<void>;
}

/** Nobody is woken by a reminder. */
function isWaking(now: Date): boolean {
  const minute = minuteOfDay(now);
  return minute >= 8 * 60 && minute < 20 * 60;
}

/** All recurring work, in one list. */
const RECURRING: Recurring[] = [
  {
    name: 'sweep-sessions',
    hours: 1,
    work: ({ database, now }) => database.transact((tx) => sweepSessions(tx, now())),
  },
  {
    name: 'close-expired-supplements',
    hours: 0.25,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db)) {
        const closed = await closeExpired(database, ward.id, now());
        if (closed > 0) log('info', 'supplements_expired', { ward: ward.code, closed });
      }
    },
  },
  {
    name: 'remind-citizens',
    hours: 1,
    work: async ({ database, now }) => {
      if (!isWaking(now())) return;
      for (const ward of await listWards(database.db)) {
        await remindSupplements(database, ward.id, now());
        await remindAppointments(database, ward.id, now());
      }
    },
  },
  {
    name: 'lapse-tickets',
    hours: 1,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db))
        await database.transact((tx) => lapseTickets(tx, ward.id, now()));
    },
  },
  {
    name: 'reconcile-payments',
    hours: 0.5,
    work: async (platform) => {
      for (const ward of await listWards(platform.database.db)) await reconcileByClock(platform, ward.id);
    },
  },
  {
    name: 'verify-control-slips',
    hours: 24,
    work: async ({ database }) => {
      for (const ward of await listWards(database.db)) {
        const found = await database.transact((tx) => verifyDossiers(tx, ward.id), 'repeatable read');
        const counts = {
          ward: ward.code,
          dossiers: found.dossiers,
          steps: found.steps,
          faults: found.faults.length,
        };
        log(found.faults.length === 0 ? 'info' : 'error', 'control_slips_verified', counts);
      }
    },
  },
];

/** Starts the clock of recurring work; a failure is logged and tried again at the next turn. It keeps no process alive. */
export function startRecurring(platform: Platform): void {
  for (const { name, hours, work } of RECURRING)
    setInterval(() => {
      work(platform).catch((error) => log('error', 'recurring_failed', { name, error }));
    }, hours * 3_600_000).unref();
}
