import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'].find((path) => existsSync(path));

export interface Replay {
  /** Milliseconds that each command took on average, in the order of the script. */
  commands: number[];
  perSecond: number;
}

/**
 * Runs a script again and again by Debian's pgbench as the application's role, with the rows of every ward.
 * @throws Error when there is no pgbench, or with its own words
 */
export async function runPgbench(
  url: string,
  script: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<Replay> {
  if (PROGRAM === undefined) throw new Error('không có pgbench: apt-get install postgresql-contrib');
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pgbench-'));
  try {
    const file = join(folder, 'script.sql');
    writeFileSync(file, script);
    const target = new URL(url.replace('@/', '@localhost/'));
    const out = await run(PROGRAM, [
      ...['-n', '-r', '-M', 'simple', '-f', file, '-c', String(clients), '-j', '1', '-T', String(seconds)],
      ...['-h', target.searchParams.get('host')!, '-U', target.username, target.pathname.slice(1)],
    ]);
    const listed = out.slice(out.indexOf('statement latencies'));
    const commands = [...listed.matchAll(/^\s+(\d+\.\d+)\s+\d+\s/gm)].map((match) => Number(match[1]));
    const perSecond = Number(/tps = ([\d.]+)/.exec(out)?.[1]);
    if (commands.length === 0 || !(perSecond > 0)) throw new Error(out.slice(-300));
    return { commands, perSecond };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: string[]): Promise<string> {
  const env = { ...process.env, PGOPTIONS: '-c role=motcua_app -c timezone=UTC -c motcua.wards=*' };
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [out, faults] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    faults = (faults + chunk).slice(0, 2000);
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done(out) : failed(new Error(`pgbench: ${faults}`))));
  });
}
