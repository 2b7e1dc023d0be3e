import { factsOf } from '../../src/features/dossiers/facts.ts';
import {
  acceptDossier,
  findDossier,
  type TakeableStep,
  takeStep,
} from '../../src/features/dossiers/index.ts';
import { listOfficers } from '../../src/features/organisation/index.ts';
import type { Database, Tx } from '../../src/platform/database/database.ts';
import type { Platform } from '../../src/platform/platform.ts';

const DOSSIERS = Number(process.env.BENCH_LIVES ?? 40);

/** What a step costs in milliseconds on average, with the figures kept and without; both by turns, so that neither has the better hour. */
export async function benchUpkeep(
  platform: Platform,
  wardId: number,
): Promise<{ kept: number; without: number }> {
  const officers = new Map(
    (await listOfficers(platform.database.db, wardId)).map((each) => [each.username, each]),
  );
  const spent = { kept: [] as number[], without: [] as number[] };
  const plain = withoutFigures(platform.database);
  for (let no = -4; no < DOSSIERS; no++)
    for (const how of ['kept', 'without'] as const) {
      const times = await live(platform, how === 'kept' ? platform.database : plain, officers);
      if (no >= 0) spent[how].push(...times);
    }
  return {
    kept: mean(spent.kept),
    without: mean(spent.without) - computing(await someState(platform, wardId)),
  };
}

/** The middle of what steps took; a pause of the machine is nobody's cost. */
function mean(times: number[]): number {
  const sorted = times
    .toSorted((a, b) => a - b)
    .slice(Math.floor(times.length * 0.05), Math.ceil(times.length * 0.95));
  return sorted.reduce((sum, each) => sum + each, 0) / sorted.length;
}

const ONWARD: readonly [string, TakeableStep, Record<string, unknown>][] = [
  ['quay1', 'transfer', {}],
  ['chanhvp', 'assign', { officerId: 0 }],
  ['hotich', 'take_over', {}],
  ['hotich', 'propose', { outcome: 'granted' }],
  ['chanhvp', 'submit_for_signature', {}],
  ['chutich', 'sign', {}],
  ['vanthu', 'stamp', {}],
];

async function live(
  { files, now }: Platform,
  database: Database,
  officers: Map<string, Awaited<ReturnType<typeof listOfficers>>[number]>,
): Promise<number[]> {
  const actOf = (who: string) => ({ officer: officers.get(who)!, now: now(), requestId: 'bench' });
  const times: number[] = [];
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const found = await work();
    times.push(performance.now() - start);
    return found;
  };
  const form = {
    ...{ clientKey: crypto.randomUUID(), procedureCode: '1.004873', termNo: 1, channel: 'direct' as const },
    ...{ competentUnitId: officers.get('hotich')!.unitId, applicantKind: 'citizen' as const },
    ...{ applicantName: 'Người nộp thử', applicantPhone: '0000001234' },
  };
  const { dossierId } = await timed(() =>
    database.transact((tx) => acceptDossier(tx, files, actOf('quay1'), { form, documents: [] })),
  );
  let stepCount = 1;
  for (const [who, step, fields] of ONWARD) {
    const asked = step === 'assign' ? { officerId: officers.get('hotich')!.id } : fields;
    const request = { dossierId, step, stepCount, fields: asked, clientKey: crypto.randomUUID() };
    const { state } = await timed(() => database.transact((tx) => takeStep(tx, files, actOf(who), request)));
    stepCount = state.stepCount;
  }
  return times;
}

/** The same database on which what figures note goes nowhere. */
function withoutFigures(database: Database): Database {
  const nowhere = { values: () => ({ execute: async () => [] }) };
  const through = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, name) {
        if (name === 'insertInto')
          return (table: never) => (table === 'figure_changes' ? nowhere : target.insertInto(table));
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return {
    ...database,
    transact: (work, isolation) => database.transact((tx) => work(through(tx)), isolation),
  };
}

async function someState({ database }: Platform, wardId: number) {
  const row = await database.db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('finished_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return (await findDossier(database.db, { wardId, dossierId: row.id })).state;
}

/** Milliseconds in which a step's facts before and after it are counted; without figures nobody would. */
function computing(state: Parameters<typeof factsOf>[0]): number {
  const start = performance.now();
  for (let run = 0; run < 2000; run++) factsOf(state);
  return (2 * (performance.now() - start)) / 2000;
}
