import { toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Desk, ReceptionRule, ReceptionService, ReceptionWindow } from '../schema.ts';

/** The ward's kinds of business in their order; citizens are offered the active ones. */
export async function listServices(db: Db, wardId: number): Promise<ReceptionService[]> {
  const rows = await db
    .selectFrom('reception_services')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('ord')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, hint, prefix, field_codes, ord, active }) => ({
    ...{ id, name, hint, prefix, ord, active },
    fieldCodes: field_codes,
  }));
}

/** @throws Problem invalid when the ward offers no such kind of business */
export async function mustOffer(db: Db, wardId: number, serviceId: number): Promise<ReceptionService> {
  const found = (await listServices(db, wardId)).find((each) => each.id === serviceId && each.active);
  if (!found) throw new Problem('invalid', 'Chọn việc cần làm.', { serviceId: 'Chọn việc cần làm.' });
  return found;
}

export async function listDesks(db: Db, wardId: number): Promise<Desk[]> {
  const rows = await db
    .selectFrom('reception_desks')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('no')
    .execute();
  const served = await db
    .selectFrom('reception_desk_services')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('service_id')
    .execute();
  return rows.map((row) => ({
    no: row.no,
    name: row.name,
    active: row.active,
    officerId: row.officer_id,
    seatedAt: row.seated_at,
    serviceIds: served.filter((each) => each.desk_no === row.no).map((each) => each.service_id),
  }));
}

/** The desk at which an officer sits; null when at none. */
export async function findDeskOf(db: Db, wardId: number, officerId: number): Promise<Desk | null> {
  return (await listDesks(db, wardId)).find((each) => each.officerId === officerId && each.active) ?? null;
}

/** What holds in a ward that has set nothing of its own. */
const DEFAULT_RULE: ReceptionRule = {
  validFrom: '1995-01-01',
  validUntil: null,
  ordinaryPerPriority: 2,
  mostAbsences: 2,
  opensMinute: 6 * 60 + 45,
  closesMinute: 17 * 60,
  lateMinutes: 15,
  daysAhead: 14,
  leadMinutes: 60,
};

/** The rule in force on the day of an instant. */
export async function findRule(db: Db, wardId: number, at: Date): Promise<ReceptionRule> {
  const day = toLocalDay(at);
  const row = await db
    .selectFrom('reception_rules')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]))
    .executeTakeFirst();
  if (!row) return DEFAULT_RULE;
  return {
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    ordinaryPerPriority: row.ordinary_per_priority,
    mostAbsences: row.most_absences,
    opensMinute: row.opens_minute,
    closesMinute: row.closes_minute,
    lateMinutes: row.late_minutes,
    daysAhead: row.days_ahead,
    leadMinutes: row.lead_minutes,
  };
}

/** The windows for appointments that still hold or will hold on a day, by weekday and time. */
export async function listWindows(db: Db, wardId: number, day: string): Promise<ReceptionWindow[]> {
  const rows = await db
    .selectFrom('reception_windows')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]))
    .orderBy('service_id')
    .orderBy('weekday')
    .orderBy('from_minute')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    serviceId: row.service_id,
    weekday: row.weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    slotMinutes: row.slot_minutes,
    capacity: row.capacity,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }));
}

/** Locks the row of a desk, so that what is decided about it is decided once. @throws Problem not_found */
export async function lockDesk(tx: Tx, wardId: number, no: number): Promise<void> {
  const row = await tx
    .selectFrom('reception_desks')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('no', '=', no)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có quầy này.');
}
