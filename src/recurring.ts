import { exportLastMonth, sweepExports, verifyArchived } from './features/archive/index.ts';
import { sweepCitizens } from './features/citizens/index.ts';
import { watchFolder } from './features/digitisation/index.ts';
import { closeExpired, remindSupplements, verifyDossiers } from './features/dossiers/index.ts';
import { sweepDrafts } from './features/drafts/index.ts';
import { raiseFeedbackAlarms, verifyFeedback } from './features/feedback/index.ts';
import { pourAll } from './features/figures/index.ts';
import { closeEnded, takeWeeks, verifyClosings, verifyFigures } from './features/indicators/index.ts';
import { listWards, sweepSessions, type Ward } from './features/organisation/index.ts';
import { reconcileByClock } from './features/payments/index.ts';
import { lapseTickets, remindAppointments } from './features/reception/index.ts';
import { findHabits, judgeReports, makeDueReports } from './features/reports/index.ts';
import { sweepUploads } from './features/uploads/index.ts';
import { urgeByClock } from './features/urging/index.ts';
import { minuteOfDay, toLocalDay } from './law/day.ts';
import { endingOn } from './law/report-periods.ts';
import { sweepFiles } from './platform/files/upkeep/sweep.ts';
import { verifyFiles } from './platform/files/upkeep/verify.ts';
import { log } from './platform/log.ts';
import { countTurn } from './platform/metrics/metrics.ts';
import { type Platform, platformWithin } from './platform/platform.ts';
import { sweepAttempts } from './platform/security/attempts.ts';

interface Timed {
  name: string;
  hours: number;
}
/** Done for each ward by itself: no row of another ward is there. */
interface InWard extends Timed {
  inWard(platform: Platform, ward: Ward): Promise<void>;
}
/** Done once for the installation, with the rows of every ward. */
interface Everywhere extends Timed {
  everywhere(platform: Platform): Promise<void>;
}
type Recurring = InWard | Everywhere;

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
    everywhere: ({ database, now }) => database.transact((tx) => sweepSessions(tx, now())),
  },
  {
    name: 'sweep-citizens',
    hours: 1,
    everywhere: ({ database, now }) =>
      database.transact(async (tx) => {
        await sweepCitizens(tx, now());
        await sweepAttempts(tx, now());
      }),
  },
  {
    name: 'close-expired-supplements',
    hours: 0.25,
    inWard: async ({ database, now }, ward) => {
      const closed = await closeExpired(database, ward.id, now());
      if (closed > 0) log('info', 'supplements_expired', { ward: ward.code, closed });
    },
  },
  {
    name: 'remind-citizens',
    hours: 1,
    inWard: async ({ database, now }, ward) => {
      if (!isWaking(now())) return;
      await remindSupplements(database, ward.id, now());
      await remindAppointments(database, ward.id, now());
    },
  },
  {
    name: 'lapse-tickets',
    hours: 1,
    inWard: async ({ database, now }, ward) => {
      await database.transact((tx) => lapseTickets(tx, ward.id, now()));
    },
  },
  {
    name: 'sweep-drafts',
    hours: 1,
    everywhere: async (platform) => {
      const swept = await sweepDrafts(platform, platform.now());
      if (swept > 0) log('info', 'drafts_swept', { swept });
    },
  },
  {
    name: 'sweep-uploads',
    hours: 1,
    everywhere: async (platform) => {
      const swept = await sweepUploads(platform, platform.now());
      if (swept > 0) log('info', 'uploads_swept', { swept });
    },
  },
  {
    name: 'sweep-files',
    hours: 24,
    everywhere: async (platform) => {
      const swept = await sweepFiles(platform, platform.now());
      log(swept.refused || swept.unknown > 0 ? 'error' : 'info', 'files_swept', { ...swept });
    },
  },
  {
    name: 'verify-files',
    hours: 24,
    everywhere: async ({ database, files, now }) => {
      const day = Math.floor(now().getTime() / (24 * 3_600_000));
      const found = await verifyFiles(database.db, files, day);
      const faults = found.faults.length;
      log(faults > 0 ? 'error' : 'info', 'files_verified', {
        files: found.files,
        bytes: found.bytes,
        faults,
      });
    },
  },
  {
    name: 'sweep-exports',
    hours: 1,
    everywhere: async (platform) => {
      const swept = await sweepExports(platform, platform.now());
      if (swept > 0) log('info', 'exports_swept', { swept });
    },
  },
  {
    name: 'export-last-month',
    hours: 1,
    inWard: async ({ database, now }, ward) => {
      const ordered = await exportLastMonth(database, ward.id, now());
      if (ordered > 0) log('info', 'packages_ordered', { ward: ward.code, ordered });
    },
  },
  {
    // What ended at midnight is closed, and a week that ended is published; where the system stood still, as soon as it runs again.
    name: 'close-periods',
    hours: 0.25,
    inWard: async ({ database, now }, ward) => {
      const habits = await findHabits(database.db, ward.id, toLocalDay(now()));
      const closed = await closeEnded(database, { wardId: ward.id, now: now() }, (day) =>
        endingOn(day, habits),
      );
      const weeks = await takeWeeks(database, ward.id, now());
      if (closed > 0 || weeks.length > 0)
        log('info', 'periods_closed', { ward: ward.code, closed, weeks: weeks.length });
    },
  },
  {
    name: 'verify-closings',
    hours: 24,
    inWard: async ({ database }, ward) => {
      const { closings, faults } = await verifyClosings(database.db, ward.id);
      const level = faults.length === 0 ? 'info' : 'error';
      log(level, 'closings_verified', { ward: ward.code, closings, faults: faults.length });
    },
  },
  {
    // The draft of a periodic report lies there on the day after its cut-off; whether it was signed in time is looked at after its due day.
    name: 'make-reports',
    hours: 1,
    inWard: async ({ database, now }, ward) => {
      const made = await makeDueReports(database, ward.id, now());
      const judged = await judgeReports(database, ward.id, now());
      if (made + judged > 0) log('info', 'reports_made', { ward: ward.code, made, judged });
    },
  },
  {
    // What was counted since the last time; pages read it either way, but not so quickly.
    name: 'pour-figures',
    hours: 0.05,
    inWard: async ({ database }, ward) => {
      await pourAll(database, ward.id);
    },
  },
  {
    name: 'urge',
    hours: 1,
    inWard: async ({ database, now }, ward) => {
      const urged = await urgeByClock(database, ward.id, now());
      if (Object.values(urged).some((count) => count > 0))
        log('info', 'urged', { ward: ward.code, ...urged });
    },
  },
  {
    name: 'feedback-alarms',
    hours: 1,
    inWard: async ({ database, now }, ward) => {
      const done = await raiseFeedbackAlarms(database, ward.id, now());
      if (done.raised + done.declined > 0) log('info', 'feedback_alarms', { ward: ward.code, ...done });
    },
  },
  {
    name: 'reconcile-payments',
    hours: 0.5,
    inWard: async (platform, ward) => {
      await reconcileByClock(platform, ward.id);
    },
  },
  {
    name: 'verify-feedback',
    hours: 24,
    inWard: async ({ database }, ward) => {
      const found = await database.transact((tx) => verifyFeedback(tx, ward.id), 'repeatable read');
      const counts = { items: found.items, steps: found.steps, faults: found.faults.length };
      log(counts.faults === 0 ? 'info' : 'error', 'feedback_verified', { ward: ward.code, ...counts });
    },
  },
  {
    name: 'verify-control-slips',
    hours: 24,
    inWard: async ({ database }, ward) => {
      const found = await database.transact((tx) => verifyDossiers(tx, ward.id), 'repeatable read');
      const counts = {
        ward: ward.code,
        dossiers: found.dossiers,
        steps: found.steps,
        faults: found.faults.length,
      };
      log(found.faults.length === 0 ? 'info' : 'error', 'control_slips_verified', counts);
      const { archived, faults } = await verifyArchived(database.db, ward.id);
      const kept = { ward: ward.code, archived, faults: faults.length };
      if (archived > 0) log(faults.length === 0 ? 'info' : 'error', 'archive_verified', kept);
    },
  },
  {
    name: 'verify-figures',
    hours: 24,
    inWard: async ({ database }, ward) => {
      const { dossiers, facts, broken, differences } = await verifyFigures(database, ward.id);
      const faults = broken.length + differences.length;
      log(faults === 0 ? 'info' : 'error', 'figures_verified', {
        ward: ward.code,
        dossiers,
        facts,
        faults,
      });
    },
  },
];

/** A scanner's file is there after two looks. */
const SCAN_FOLDER_MS = 5000;

/** Starts the clock of recurring work; a failure is logged and tried again at the next turn. It keeps no process alive. */
export function startRecurring(platform: Platform): void {
  const look = watchFolder(platform);
  setInterval(() => {
    look().catch((error) => log('error', 'recurring_failed', { name: 'scan-folder', error }));
  }, SCAN_FOLDER_MS).unref();
  for (const recurring of RECURRING)
    setInterval(() => {
      const { name } = recurring;
      doOnce(platform, recurring).then(
        () => countTurn(name, 'done'),
        (error) => {
          countTurn(name, 'failed');
          log('error', 'recurring_failed', { name, error });
        },
      );
    }, recurring.hours * 3_600_000).unref();
}

async function doOnce(platform: Platform, recurring: Recurring): Promise<void> {
  if ('everywhere' in recurring)
    return recurring.everywhere({ ...platform, database: platform.database.acrossWards() });
  for (const ward of await listWards(platform.database.db))
    await recurring.inWard(platformWithin(platform, ward.id), ward);
}
