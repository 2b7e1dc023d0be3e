// A dossier accepted at the desk and its first step: over HTTP with session, form token and all that a page needs, against the very
// same SQL sent by pgbench.

import { openEvents } from '../../src/platform/database/listen.ts';
import { openFileStore } from '../../src/platform/files/store/open-store.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { readFileSettings, readSettings } from '../../src/platform/settings.ts';
import { Visitor } from '../../test/browse.ts';
import type { Running } from '../../test/kills/nodes.ts';
import { runPgbench } from '../replay/pgbench.ts';
import { record, type Statement } from '../replay/record.ts';
import { toScript } from '../replay/script.ts';
import type { Row } from '../table/table.ts';
import { inMs, short } from '../table/times.ts';
import { cpuMeter } from '../ward/cpu.ts';
import {
  accept,
  DESK_PAGE,
  INTAKE,
  intakeForm,
  openDesks,
  someNumber,
  stepPath,
  transferForm,
} from '../ward/desk.ts';
import type { BenchWard } from '../ward/ward.ts';

export interface Driven {
  accepted: number[];
  stepped: number[];
  seconds: number;
  /** Milliseconds on the processors of server and database together, a pair. */
  cpuMs: number;
}

/** So many desks at once, each accepting a dossier and handing it over, again and again. */
export async function driveDesks(
  { address, pid }: Running,
  ward: BenchWard,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<Driven> {
  const cpu = cpuMeter(pid, ward.machine.dataDir);
  const desks = await openDesks(address, clients);
  const before = cpu();
  const [accepted, stepped]: [number[], number[]] = [[], []];
  const start = performance.now();
  const until = start + seconds * 1000;
  const timed = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const done = await work();
    times.push(performance.now() - begun);
    return done;
  };
  await Promise.all(
    desks.map(async (desk) => {
      while (performance.now() < until) {
        const id = await timed(accepted, () => accept(desk, ward));
        await timed(stepped, () => desk.post(stepPath(id), transferForm()));
      }
      desk.close();
    }),
  );
  const cpuMs = (cpu() - before) / stepped.length;
  return { accepted, stepped, cpuMs, seconds: (performance.now() - start) / 1000 };
}

/** What was driven over HTTP against its own SQL. The database holds repetitions afterwards that no verb made. */
export async function againstSql(
  ward: BenchWard,
  driven: Driven,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<Row[]> {
  const { intake, step, script } = await recordBoth(ward);
  const { commands, perSecond } = await runPgbench(ward.machine.databaseUrl, script.text, {
    clients,
    seconds,
  });
  const took = (from: number, count: number) =>
    commands.slice(from, from + count).reduce((sum, each) => sum + each, 0);
  const mean = (times: number[]) => times.reduce((sum, each) => sum + each, 0) / times.length;
  const row = (what: string, times: number[], plain: number, count: number): Row => ({
    what,
    ours: `${short(mean(times))} ms`,
    plain: `${short(plain)} ms`,
    ratio: mean(times) / plain,
    note: `trung bình; ${clients} phiên cùng lúc, ${count} câu SQL; HTTP ${inMs(times)}`,
  });
  const pairs = driven.stepped.length / driven.seconds;
  return [
    row('tiếp nhận qua HTTP / cùng SQL bằng pgbench', driven.accepted, took(script.before, intake), intake),
    row(
      'một bước qua HTTP / cùng SQL bằng pgbench',
      driven.stepped,
      took(script.before + intake, step),
      step,
    ),
    {
      what: 'tiếp nhận và một bước mỗi giây / pgbench',
      ours: `${short(pairs)}/s`,
      plain: `${short(perSecond)}/s`,
      ratio: pairs / perSecond,
      note: `máy chủ, cơ sở dữ liệu và bên gửi chung máy; CPU mỗi cặp ${short(driven.cpuMs)} ms`,
    },
  ];
}

/** What one acceptance and one step ask the database, seen in an application of this process. */
async function recordBoth(ward: BenchWard) {
  const { machine, database } = ward;
  const now = new Date();
  const platform: Platform = {
    ...{ database, events: openEvents(machine.databaseUrl), now: () => now, isDraining: () => false },
    files: openFileStore(readFileSettings(machine.env)),
    settings: readSettings(machine.env),
  };
  const desk = new Visitor({ platform } as never);
  await desk.signIn('quay1');
  const page = await (await desk.get(DESK_PAGE)).text();
  const token = { _token: /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? '' };
  const number = someNumber();
  const [form, onward] = [intakeForm(ward, number), transferForm()];
  let place = '';
  const intake = await record(async () => {
    place = (await desk.send(INTAKE, { ...token, ...form })).headers.get('location') ?? '';
  });
  const dossierId = Number(/ho-so\/(\d+)/.exec(place)?.[1]);
  let status = 0;
  const step = await record(async () => {
    status = (await desk.send(stepPath(dossierId), { ...token, ...onward })).status;
  });
  await platform.events.close();
  if (status !== 303) throw new Error(`nothing to record: ${place}, ${status}`);
  const { rows } = await ward.owner.query('select code from dossiers where ward_id = $1 and id = $2', [
    ward.wardId,
    dossierId,
  ]);
  const marks = [
    { text: String(number), sql: 'n' },
    { text: rows[0].code as string, sql: `'B' || n || '-' || (random() * 1e9)::int` },
    ...[form.clientKey!, onward.clientKey!].map((text) => ({ text, sql: 'gen_random_uuid()::text' })),
  ];
  const statements: Statement[] = [...intake, ...step];
  return { intake: intake.length, step: step.length, script: toScript(statements, marks, dossierId) };
}
