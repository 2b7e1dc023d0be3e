import { z } from 'zod';
import { isDay, toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { noteChange } from '../audit/note-change.ts';
import { type Act, DUTIES } from '../schema.ts';

const whole = (least: number, most: number) =>
  z.coerce.number().int().min(least, `Từ ${least}.`).max(most, `Tối đa ${most}.`);

/** Left empty where the house's rule holds. */
const own = (least: number, most: number) =>
  z.preprocess((given) => (given === '' ? null : given), whole(least, most).nullable()).default(null);

/** Everything that a ward may set for itself, with its bounds. None of it is set by a text that was read. */
export const wardSettings = z.object({
  /** Working hours before the due time from which a dossier is soon due; the same for its mark and for the lists. */
  dueSoonHours: whole(1, 240).default(8),
  /** Minutes in which the last step can be undone. */
  undoMinutes: whole(0, 480).default(30),
  /** Working hours after which a hand-over that nobody received is shown. */
  handoverAlertHours: whole(1, 80).default(8),
  /** Days for which a supplement is awaited when the procedure sets none; 0: no end. */
  supplementDays: whole(0, 365).default(15),
  /** Days back in which a like dossier of the same person gives a warning. */
  duplicateWarningDays: whole(0, 365).default(30),
  /** Days before the end of a supplement period at which the applicant is reminded; 0: never. */
  supplementReminderDays: whole(0, 30).default(3),
  /** Working days after a version came into force here in which it is to be posted. The house's own measure: no text sets one. */
  postingLimitDays: whole(0, 30).default(1),
  /** Working days between the notice to a unit and its inspection; 0: the same day. The ward's own measure. */
  inspectionNoticeDays: whole(0, 30).default(3),
  /** Working days that each step of urging waits before the next: the reminder, the director's letter, the chairman's. */
  urgingReminderDays: own(1, 60),
  urgingDirectorDays: own(1, 60),
  urgingChairmanDays: own(1, 60),
  /** Working days after its due day from which a late dossier is urged. */
  urgingDossierDays: own(0, 60),
  /** Working days up to which a promised day puts the next step of urging off. */
  urgingPromiseDays: own(0, 120),
  /** Working days after which a letter of urging that is not issued yet is shown to whoever signs. */
  urgingDraftDays: own(0, 60),
  /** Working days more for a complex petition, for its sender to supplement it, and in which he may have it opened again. */
  feedbackComplexDays: own(0, 60),
  feedbackSenderDays: own(1, 60),
  feedbackReopenDays: own(1, 120),
  /** Working days before a petition's last day at which whoever handles it is warned; and after it, at which the director, the chairman is. */
  feedbackWarnDays: own(0, 10),
  feedbackDirectorDays: own(1, 30),
  feedbackChairmanDays: own(1, 60),
  /** Up to which answer to the decisive question of a survey (1 to 5) somebody has to look into it; 0: never. */
  surveyFollowUpScore: whole(0, 3).default(2),
  /** Working days in which that is to be done. The house's own measure: no text sets one. */
  surveyFollowUpDays: whole(1, 30).default(5),
  /** Messages to phones with accents: they read better and hold less than half as much. */
  smsAccents: z.boolean().default(false),
  /** Whether the packages of the dossiers that ended last month are made by themselves. */
  archiveMonthly: z.boolean().default(false),
  /** Whether the ward's monthly report closes on the 14th, as the State's reports do; else with the calendar month. */
  reportMonthCutOff: z.boolean().default(false),
  /** Working days after the cut-off in which a periodic report is due; 0: as the house assumes, since the text was not read. */
  reportDueDays: whole(0, 30).default(0),
  /** Days for which it is kept who was shown personal data. */
  lookDays: own(30, 3650),
  /** Duties whose holders must have a second factor. */
  secondFactorDuties: z.array(z.enum(DUTIES)).default([]),
});
export type WardSettings = z.output<typeof wardSettings>;
export type SettingName = keyof WardSettings;

/** The settings in force on a day. */
export async function findSettings(db: Db, wardId: number, day: string): Promise<WardSettings> {
  const rows = await db
    .selectFrom('ward_settings')
    .select(['name', 'value'])
    .distinctOn('name')
    .where('ward_id', '=', wardId)
    .where('valid_from', '<=', day)
    .orderBy('name')
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return wardSettings.parse(Object.fromEntries(rows.map((row) => [row.name, row.value])));
}

/** Sets what differs from that day's, from that day on; without a day from today. @throws Problem not_allowed, invalid */
export async function changeSettings(
  tx: Tx,
  act: Act,
  given: z.input<typeof wardSettings> & { validFrom?: string },
): Promise<number> {
  if (!act.officer.duties.includes('administer'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được sửa cài đặt.');
  const settings = parseFields(wardSettings, given, 'Chưa lưu được cài đặt.');
  const { wardId, id } = act.officer;
  const today = toLocalDay(act.now);
  const day = given.validFrom || today;
  if (!isDay(day) || day < today)
    throw new Problem('invalid', 'Chưa lưu được cài đặt.', { validFrom: 'Ghi ngày từ hôm nay trở đi.' });
  const before = await findSettings(tx, wardId, day);
  const changed = (Object.keys(settings) as SettingName[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(settings[name]),
  );
  for (const name of changed) {
    await tx
      .insertInto('ward_settings')
      .values({
        ward_id: wardId,
        name,
        value: JSON.stringify(settings[name]),
        valid_from: day,
        decided_by: id,
        decided_at: act.now,
      })
      .execute();
    await noteChange(tx, act, {
      what: 'setting',
      subject: name,
      before: before[name],
      after: day === today ? settings[name] : { value: settings[name], from: day },
    });
  }
  return changed.length;
}

export interface PlannedSetting {
  name: SettingName;
  value: unknown;
  from: string;
}

/** What is decided for days to come, the soonest first. */
export async function listPlannedSettings(db: Db, wardId: number, today: string): Promise<PlannedSetting[]> {
  const rows = await db
    .selectFrom('ward_settings')
    .select(['name', 'value', 'valid_from'])
    .where('ward_id', '=', wardId)
    .where('valid_from', '>', today)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ name: row.name as SettingName, value: row.value, from: row.valid_from }));
}
