import { noteCounted } from '../../features/indicators/index.ts';
import { listOfficers, listSessions, listWards, planSession } from '../../features/organisation/index.ts';
import { workingDayFrom } from '../../law/calendar.ts';
import { addDays, type Day, instant, toLocalDay } from '../../law/day.ts';
import { type Bulk, openBulk } from '../../platform/database/bulk.ts';
import { asOwner, type Database, openDatabase, type Tx } from '../../platform/database/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { Chance } from '../chance.ts';
import { keyOf } from '../key.ts';
import { seedBasics, seedDemo } from '../seed.ts';
import { seedFeedback } from '../seed-feedback.ts';
import { fillWard } from './fill-ward.ts';
import { codeOfWard, type MadeWard, openWard, sizesOf } from './open-ward.ts';
import { type PlannedLife, planWard } from './plan-ward.ts';
import type { Habits } from './seasons.ts';
import { readStaff, readTemplates, type TemplateWard } from './template.ts';
import { WorkingLine } from './working-line.ts';

export interface Generation {
  ownerUrl: string;
  files: FileStore;
  dossiers: number;
  wards: number;
  year: number;
  seed: number;
  now: Date;
  /** Petitions that the verbs make at each ward. */
  petitions?: number;
  /** Foreign keys rest while rows go in: what is written follows them anyway, and the owner has to be a superuser. */
  isTrusted: boolean;
  tell?(words: string): void;
}

export interface GeneratedWard {
  code: string;
  name: string;
  dossiers: number;
  seconds: number;
  /** It was made by an earlier run and is left as it is. */
  isKept: boolean;
}

const TEMPLATES = 600;

/**
 * Makes a year of dossiers in wards of its own, by lives that the verbs make first in the demo's ward where the place is empty. Each
 * ward is written in one transaction: after an interruption the same call goes on with the wards that are missing.
 * @throws Error with a Vietnamese sentence when the year cannot be made, or the demo's lives are too few
 */
export async function generate(generation: Generation): Promise<GeneratedWard[]> {
  const { ownerUrl, files, year, now, tell } = generation;
  const until = lastInstant(year, now);
  await seedBasics(ownerUrl, { demo: true });
  const telling = (share: number) => tell?.(percent('Hồ sơ mẫu', share));
  await seedDemo({ ownerUrl, files, dossiers: TEMPLATES, until, tell: telling });
  return generateWards(generation);
}

/** The wards alone, by the lives that are there. @throws Error as `generate` */
export async function generateWards(generation: Generation): Promise<GeneratedWard[]> {
  const { ownerUrl, year, now } = generation;
  const until = lastInstant(year, now);
  const database = openDatabase(ownerUrl, { isReplayable: true }).acrossWards();
  const bulk = await openBulk(ownerUrl, { isTrusted: generation.isTrusted });
  try {
    const line = new WorkingLine(workingDayFrom(`${year - 1}-01-02`), `${year + 2}-12-31`);
    const first = (await listWards(database.db))[0]!;
    const from = await readTemplates(database, first.id, line);
    const made: GeneratedWard[] = [];
    for (const [at, count] of sizesOf(generation.dossiers, generation.wards).entries()) {
      const ground = { ...generation, database, bulk, line, from, likeWardId: first.id, until };
      made.push(await generateWard(ground, at + 1, count));
    }
    return made;
  } finally {
    await bulk.close();
    await database.close();
  }
}

const percent = (what: string, share: number) => `${what}: ${Math.round(share * 100)} %`;

/** The end of the year, or now while it lasts. @throws Error for a year that has not begun, or in which there were no wards yet */
function lastInstant(year: number, now: Date): Date {
  const end = instant(`${year}-12-31`, 17 * 60);
  if (year < FIRST_YEAR || instant(`${year}-01-08`, 0) > now)
    throw new Error(`không làm được năm ${year}: chỉ từ năm ${FIRST_YEAR} đến nay.`);
  return end < now ? end : now;
}

/** The first whole year of wards without districts, and of the catalogue that the product has. */
const FIRST_YEAR = 2026;

interface Ground extends Generation {
  database: Database;
  bulk: Bulk;
  line: WorkingLine;
  from: TemplateWard;
  likeWardId: number;
  until: Date;
}

async function generateWard(ground: Ground, no: number, dossiers: number): Promise<GeneratedWard> {
  const { database, ownerUrl, files, until } = ground;
  const begun = performance.now();
  const mark = `generated ${codeOfWard(no)}`;
  const isKept = await isDone(ownerUrl, mark);
  if (!isKept)
    await ground.bulk.transact((tx, write) => makeWard(tx, write, { ...ground, no, count: dossiers, mark }));
  const ward = (await listWards(database.db)).find((each) => each.code === codeOfWard(no))!;
  if (!(await isDone(ownerUrl, `${mark} petitions`))) {
    const { petitions: count } = ground;
    await seedFeedback({ database, files, wardId: ward.id, until, ...(count !== undefined && { count }) });
    await asOwner(ownerUrl, (owner) => owner.transact((tx) => markDone(tx, `${mark} petitions`)));
  }
  const seconds = (performance.now() - begun) / 1000;
  return { code: ward.code, name: ward.name, dossiers: isKept ? 0 : dossiers, seconds, isKept };
}

const isDone = (url: string, name: string) =>
  asOwner(url, async ({ db }) => {
    const row = await db.selectFrom('seeds_done').select('name').where('name', '=', name).executeTakeFirst();
    return row !== undefined;
  });

async function markDone(tx: Tx, name: string): Promise<void> {
  await tx.insertInto('seeds_done').values({ name }).execute();
}

type Write = Parameters<Parameters<Bulk['transact']>[0]>[1];

async function makeWard(
  tx: Tx,
  write: Write,
  given: Ground & { no: number; count: number; mark: string },
): Promise<void> {
  const { no, count, year, until, line, from, tell } = given;
  const chance = new Chance(`ward ${no} of seed ${given.seed}`);
  const ward = await openWard(tx, no, given.likeWardId);
  const staff = await readStaff({ db: tx }, ward.id);
  const planning = { line, templates: from.templates, habits: habitsOf(from, chance), chance, count };
  const lives = planWard({ ...planning, from: `${year}-01-02`, until });
  const sessions = await planTrips(tx, ward, { lives, from, until });
  await fillWard(tx, write, {
    ...{ ward, staff, from, line, lives, until, run: `${ward.code}/${given.seed}` },
    people: { first: no * PEOPLE_A_WARD, count: Math.min(PEOPLE_A_WARD, Math.ceil(count * 0.7)) },
    chance: () => chance.real(),
    sessionOf: (day) => sessions.get(day) ?? null,
    ...(tell && { tell: (made) => tell(percent(ward.name, made / count)) }),
  });
  await noteCounted(tx, ward.id, given.now);
  await markDone(tx, given.mark);
}

/** Numbers that a ward's people have at most. */
const PEOPLE_A_WARD = 5_000_000;

function habitsOf({ unitCodes }: TemplateWard, chance: Chance): Habits {
  const lateness = new Map([...unitCodes.values()].map((code) => [code, 0.25 + 2.2 * chance.real() ** 2]));
  return { lateness, online: 0.6 + 0.9 * chance.real() };
}

/** The trips of the mobile team on the days on which it took something in, as the director plans them. @returns their ids by day */
async function planTrips(
  tx: Tx,
  ward: MadeWard,
  { lives, from, until }: { lives: readonly PlannedLife[]; from: TemplateWard; until: Date },
): Promise<Map<Day, number>> {
  const officer = (await listOfficers(tx, ward.id)).find((each) => each.username === 'giamdoc');
  if (!officer) throw new Error('phường mẫu không có giám đốc trung tâm.');
  const days = new Set(
    lives
      .filter(({ template }) => from.templates[template]!.isMobile)
      .map(({ receivedAt }) => toLocalDay(new Date(receivedAt))),
  );
  for (const day of [...days].sort())
    await planSession(
      tx,
      { officer, now: instant(addDays(day, -3), 9 * 60), requestId: 'gieo' },
      {
        ...{ clientKey: keyOf(`${ward.code} trip ${day}`), day, from: 7 * 60, to: 17 * 60, isMobile: true },
        place: `Nhà văn hóa tổ dân phố số ${(Number(day.slice(8)) % 30) + 1}`,
      },
    );
  const year = Number(toLocalDay(until).slice(0, 4));
  const sessions = await listSessions(tx, ward.id, year);
  return new Map(sessions.filter((each) => each.isMobile).map((each) => [each.day, each.id]));
}
