// A ward with very many dossiers: those of the demo again and again, moved to other days, other procedures and other people, in bulk. What is kept
// of their figures is counted from the same steps by the same definitions as for those that the verbs made.
import pg from 'pg';
import { lookupFacts, lookupsNamed } from '../../src/features/dossiers/data/lookup-facts.ts';
import { countChain } from '../../src/features/dossiers/dossier-facts.ts';
import { type Step, type StepRow, toChainedStep } from '../../src/features/dossiers/index.ts';
import { countFeedback } from '../../src/features/feedback/index.ts';
import { FactSums, type PlacedFact, replaceFigures } from '../../src/features/figures/index.ts';
import { outcomesOf } from '../../src/features/lookups/index.ts';
import { paymentFacts } from '../../src/features/payments/intents/payment-facts.ts';
import { answerFacts } from '../../src/features/surveys/answer-facts.ts';
import { addDays, type Day, daysBetween, toLocalDay } from '../../src/law/day.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { foldVietnamese } from '../../src/platform/fold-vietnamese.ts';
import { Chance } from '../../src/seed/chance.ts';
import { personOf } from '../../src/seed/generate/made-up-people.ts';
import { withoutIndexes } from './without-indexes.ts';

/** On so many days each ended dossier of the demo is put; those that are open stay where they are. */
const VARIANTS = 24;
const CHUNK = 20_000;
/** From so many on it pays to make the indexes again. */
const MANY = 50_000;
const DAY_MS = 86_400_000;

interface Variant {
  baseId: number;
  shift: number;
  facts: PlacedFact[];
}

export interface ManyDossiers {
  /** Adds dossiers until there are so many, and keeps their figures. */
  grow(count: number): Promise<void>;
  /** Cleans and measures the tables now, as the database does by itself in its own time. */
  settle(): Promise<void>;
  /** Counts dossiers that others have made meanwhile into the figures that it keeps. */
  include(): Promise<void>;
  close(): Promise<void>;
}

export async function manyDossiers(
  url: string,
  database: Database,
  given: { wardId: number; from: Day; today: Day; mostWithSteps: number },
): Promise<ManyDossiers> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`set session_replication_role = replica`);
  await owner.query(`create unlogged table bench_copies (id bigint, no int, base_id bigint, shift int, code text, version int);
    create unlogged table bench_chains (like dossier_steps including defaults);
    alter table bench_chains add column shift int;
    create index on bench_chains (dossier_id, shift)`);
  const { wardId } = given;
  const chance = new Chance('many dossiers');
  const sums = new FactSums();
  // Petitions are not copied: what the demo's own count for is kept as it is.
  for await (const facts of countFeedback(database.db, wardId)) sums.add(facts);
  const variants = await makeVariants(owner, database, { ...given, chance, sums });
  const { rows: procedures } = await owner.query(
    `select code, version from procedure_versions where valid_until is null and code not like '6.%' order by md5(code) limit 120`,
  );
  const columns = await copiedColumns(owner, 'dossiers', [
    'id',
    'code',
    'client_key',
    'procedure_code',
    'procedure_version',
    'applicant_name',
    'applicant_phone',
    'search_text',
  ]);
  let made = Number((await owner.query('select count(*) from dossiers')).rows[0].count);
  let no = 0;
  let seen = 0;

  const add = async (count: number): Promise<void> => {
    const copies = Array.from({ length: count }, () => {
      const variant = variants[chance.between(0, variants.length - 1)]!;
      const procedure = procedures[Math.floor(procedures.length * chance.real() ** 2)]!;
      sums.add(variant.facts.map((fact) => ({ ...fact, procedureCode: procedure.code })));
      const { name, phone } = personOf(++no, '');
      const words = foldVietnamese(`${name} ${phone}`);
      return { no, baseId: variant.baseId, shift: variant.shift, ...procedure, name, phone, words };
    });
    await owner.query(
      `with c as (select * from unnest($1::int[], $2::bigint[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[])
          as c (no, base_id, shift, code, version, name, phone, words)),
        made as (insert into dossiers (code, client_key, procedure_code, procedure_version, applicant_name, applicant_phone, search_text, ${columns.names})
          select b.code || '-' || c.no, gen_random_uuid(), c.code, c.version, c.name, c.phone, lower(b.code) || '-' || c.no || ' ' || c.words, ${columns.values}
          from c join dossiers as b on b.ward_id = ${wardId} and b.id = c.base_id returning id, code)
      insert into bench_copies select m.id, c.no, c.base_id, c.shift, c.code, c.version
      from made as m join c on c.no = split_part(m.code, '-', 4)::int`,
      [
        copies.map((each) => each.no),
        copies.map((each) => each.baseId),
        copies.map((each) => each.shift),
        copies.map((each) => each.code),
        copies.map((each) => each.version),
        copies.map((each) => each.name),
        copies.map((each) => each.phone),
        copies.map((each) => each.words),
      ],
    );
    await copyParts(owner, { after: no - count, withSteps: made + count <= given.mostWithSteps });
    made += count;
  };

  return {
    grow: async (count) => {
      const fill = async () => {
        while (made < count) await add(Math.min(CHUNK, count - made));
      };
      await (count - made > MANY ? withoutIndexes(owner, fill) : fill());
      await owner.query('analyze');
      await database.transact((tx) => replaceFigures(tx, wardId, sums));
      await owner.query('vacuum analyze figure_days, figure_months, figure_totals, figure_changes, dossiers');
    },
    settle: async () => {
      await owner.query('vacuum analyze');
    },
    include: async () => {
      const { rows } = await owner.query(
        `select * from dossier_steps where ward_id = ${wardId} and dossier_id > $1 order by dossier_id, no`,
        [
          Math.max(
            seen,
            (await owner.query('select coalesce(max(id), 0)::int as id from bench_copies')).rows[0].id,
          ),
        ],
      );
      const chains = Map.groupBy(rows, (row) => Number(row.dossier_id));
      for (const [id, chain] of chains) {
        sums.add(countChain(chain.map((row) => toChainedStep(numbered(row)).step)).facts);
        seen = id;
      }
      made += chains.size;
    },
    close: () => owner.end(),
  };
}

/** Each dossier of the demo on other days, with what is counted of it there; the demo itself is counted into the sums. */
async function makeVariants(
  owner: pg.Client,
  database: Database,
  {
    wardId,
    from,
    today,
    chance,
    sums,
  }: { wardId: number; from: Day; today: Day; chance: Chance; sums: FactSums },
): Promise<Variant[]> {
  const { rows } = await owner.query(
    `select * from dossier_steps where ward_id = ${wardId} order by dossier_id, no`,
  );
  const variants: Variant[] = [];
  for (const [baseId, chain] of Map.groupBy(rows, (row) => Number(row.dossier_id))) {
    const steps = chain.map((row) => toChainedStep(numbered(row)).step);
    const more = await moreFacts(owner, wardId, baseId);
    const { state } = countChain(steps);
    const named = await outcomesOf(database.db, wardId, { dossierIds: [], ids: lookupsNamed(state) });
    const own = await outcomesOf(database.db, wardId, { dossierIds: [baseId], ids: lookupsNamed(state) });
    const count = (shift: number, outcomes: typeof named) => {
      const moved = countChain(steps.map((step) => moveStep(step, shift)));
      return [
        ...moved.facts,
        ...lookupFacts(
          moved.state,
          outcomes.map((each) => each.outcome),
        ),
        ...more.map((fact) => ({ ...fact, day: addDays(fact.day, shift) })),
      ];
    };
    sums.add(count(0, own));
    for (const shift of shiftsOf({ steps, more, from, today, chance, isOpen: state.finishedAt === null })) {
      variants.push({ baseId, shift, facts: count(shift, named) });
      await keepChain(owner, baseId, shift, chain);
    }
  }
  return variants;
}

function shiftsOf(given: {
  steps: Step[];
  more: PlacedFact[];
  from: Day;
  today: Day;
  chance: Chance;
  isOpen: boolean;
}): number[] {
  const { steps, more, from, today, chance, isOpen } = given;
  if (isOpen) return [0];
  const [first] = steps;
  const payload = first!.payload as { receivedAt?: string; submittedAt?: string };
  const begun = toLocalDay(new Date(payload.receivedAt ?? payload.submittedAt!));
  const days = [toLocalDay(steps.at(-1)!.at), ...more.map((each) => each.day)].sort();
  const [least, most] = [-daysBetween(from, begun), daysBetween(days.at(-1)!, today) - 1];
  const found = new Set<number>();
  for (let tries = 0; tries < VARIANTS; tries++)
    found.add(chance.between(Math.min(least, 0), Math.max(most, 0)));
  return [...found];
}

async function moreFacts(owner: pg.Client, wardId: number, baseId: number): Promise<PlacedFact[]> {
  const payments = await owner.query(
    `select i.*, d.procedure_code from payment_intents as i join dossiers as d on d.ward_id = i.ward_id and d.id = i.dossier_id
     where i.ward_id = $1 and i.dossier_id = $2 and i.settled_at is not null`,
    [wardId, baseId],
  );
  const answers = await owner.query(
    `select a.answered_at, s.score, d.procedure_code, d.competent_unit_id from survey_answers as a
     join survey_scores as s on s.ward_id = a.ward_id and s.dossier_id = a.dossier_id and s.question = 'whole'
     join dossiers as d on d.ward_id = a.ward_id and d.id = a.dossier_id where a.ward_id = $1 and a.dossier_id = $2 and a.voided_at is null`,
    [wardId, baseId],
  );
  return [
    ...payments.rows.flatMap((row) =>
      paymentFacts({
        ...{
          method: row.method,
          amountVnd: row.amount_vnd,
          isOwedBack: row.is_owed_back,
          settledAt: row.settled_at,
        },
        ...{ procedureCode: row.procedure_code, unitId: Number(row.unit_id) },
      }),
    ),
    ...answers.rows.flatMap((row) =>
      answerFacts({
        ...{ answeredAt: row.answered_at, score: row.score, procedureCode: row.procedure_code },
        unitId: Number(row.competent_unit_id),
      }),
    ),
  ];
}

const numbered = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      /_id$/.test(name) && value !== null ? Number(value) : value,
    ]),
  ) as unknown as StepRow;

function moveStep(step: Step, shift: number): Step {
  return {
    ...step,
    at: move(step.at, shift),
    dueAt: step.dueAt && move(step.dueAt, shift),
    payload: movePayload(step.payload, shift),
  } as Step;
}

const move = (at: Date, shift: number) => new Date(at.getTime() + shift * DAY_MS);

/** Every instant in what a step records. */
function movePayload(payload: unknown, shift: number): unknown {
  return JSON.parse(JSON.stringify(payload), (_, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
      ? move(new Date(value), shift).toISOString()
      : value,
  );
}

async function keepChain(
  owner: pg.Client,
  baseId: number,
  shift: number,
  chain: { no: number; payload: unknown }[],
): Promise<void> {
  await owner.query(
    `insert into bench_chains (ward_id, dossier_id, no, step, status_after, at, officer_id, unit_id, to_unit_id, to_officer_id, due_at,
       payload, client_key, previous_hash, hash, shift)
     select s.ward_id, s.dossier_id, s.no, s.step, s.status_after, s.at + $2 * interval '1 day', s.officer_id, s.unit_id, s.to_unit_id,
       s.to_officer_id, s.due_at + $2 * interval '1 day', p.payload::jsonb, s.client_key, s.previous_hash, s.hash, $2
     from dossier_steps as s join unnest($3::int[], $4::text[]) as p (no, payload) on p.no = s.no where s.dossier_id = $1`,
    [
      baseId,
      shift,
      chain.map((each) => each.no),
      chain.map((each) => JSON.stringify(movePayload(each.payload, shift))),
    ],
  );
}

/** Papers, steps, payments and answers of the copies after this one. */
async function copyParts(
  owner: pg.Client,
  { after, withSteps }: { after: number; withSteps: boolean },
): Promise<void> {
  const from = `from bench_copies as c join PART as b on b.dossier_id = c.base_id where c.no > ${after}`;
  const copy = async (part: string, replaced: Record<string, string>, condition = '') => {
    const columns = await copiedColumns(owner, part, ['id', 'dossier_id', ...Object.keys(replaced)]);
    const more = Object.entries(replaced);
    await owner.query(`insert into ${part} (dossier_id, ${[...more.map(([name]) => name), columns.names].join(', ')})
      select c.id, ${[...more.map(([, value]) => value), columns.values].join(', ')} ${from.replace('PART', part)} ${condition}`);
  };
  await copy('dossier_documents', {});
  const once = { client_key: 'gen_random_uuid()' };
  const isPaid = 'and b.settled_at is not null';
  await copy(
    'payment_intents',
    { ...once, reference: `b.reference || '-' || c.no`, transaction_id: 'null' },
    isPaid,
  );
  await copy('survey_answers', once);
  await copy('survey_scores', {});
  if (!withSteps) return;
  await owner.query(`insert into dossier_steps (ward_id, dossier_id, no, step, status_after, at, officer_id, unit_id, to_unit_id,
      to_officer_id, due_at, payload, client_key, previous_hash, hash)
    select b.ward_id, c.id, b.no, b.step, b.status_after, b.at, b.officer_id, b.unit_id, b.to_unit_id, b.to_officer_id, b.due_at,
      case when b.no = 1 then b.payload || jsonb_build_object('procedureCode', c.code, 'procedureVersion', c.version) else b.payload end,
      gen_random_uuid(), b.previous_hash, b.hash
    from bench_copies as c join bench_chains as b on b.dossier_id = c.base_id and b.shift = c.shift where c.no > ${after}`);
}

/** All other columns, with instants moved. */
async function copiedColumns(
  owner: pg.Client,
  table: string,
  without: string[],
): Promise<{ names: string; values: string }> {
  const { rows } = await owner.query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_name = $1 and not column_name = any($2) and is_generated = 'NEVER' order by ordinal_position`,
    [table, without],
  );
  const moved = (each: { name: string; type: string }) =>
    each.type === 'timestamp with time zone'
      ? `b.${each.name} + c.shift * interval '1 day'`
      : `b.${each.name}`;
  return { names: rows.map((each) => each.name).join(', '), values: rows.map(moved).join(', ') };
}
