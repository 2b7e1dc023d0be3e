import type { Tx } from '../../../platform/database/database.ts';

export interface ReceptionSeed {
  services: { name: string; hint: string; prefix: string; fields: string[] }[];
  /** Prefixes of what each desk serves. */
  desks: { no: number; name: string; serves: string[] }[];
  windows: {
    serves: string[];
    weekdays: number[];
    fromMinute: number;
    toMinute: number;
    slotMinutes: number;
    capacity: number;
  }[];
  validFrom: string;
}

/** The hall of a ward that has none yet; a ward that has set up its own is left as it is. Runs as the owner. */
export async function seedReception(tx: Tx, wardId: number, seed: ReceptionSeed): Promise<void> {
  const known = await tx
    .selectFrom('reception_services')
    .select('id')
    .where('ward_id', '=', wardId)
    .executeTakeFirst();
  if (known) return;
  const services = await tx
    .insertInto('reception_services')
    .values(
      seed.services.map(({ name, hint, prefix, fields }, at) => ({
        ...{ ward_id: wardId, name, hint, prefix, field_codes: fields, ord: at + 1 },
      })),
    )
    .returning(['id', 'prefix'])
    .execute();
  const idOf = (prefix: string) => services.find((each) => each.prefix === prefix)!.id;
  await tx
    .insertInto('reception_desks')
    .values(seed.desks.map(({ no, name }) => ({ ward_id: wardId, no, name })))
    .execute();
  await tx
    .insertInto('reception_desk_services')
    .values(
      seed.desks.flatMap(({ no, serves }) =>
        serves.map((prefix) => ({ ward_id: wardId, desk_no: no, service_id: idOf(prefix) })),
      ),
    )
    .execute();
  await tx
    .insertInto('reception_windows')
    .values(
      seed.windows.flatMap((window) =>
        window.serves.flatMap((prefix) =>
          window.weekdays.map((weekday) => ({
            ward_id: wardId,
            service_id: idOf(prefix),
            weekday,
            from_minute: window.fromMinute,
            to_minute: window.toMinute,
            slot_minutes: window.slotMinutes,
            capacity: window.capacity,
            valid_from: seed.validFrom,
          })),
        ),
      ),
    )
    .execute();
}
