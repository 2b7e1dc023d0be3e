// Scanners of others against the built server on this machine: wapiti and sqlmap, once as anybody and once as an officer.
// `npm run scan`, bounded by SCAN_MINUTES (12); SCAN_OUT names where their own words are kept. Exit code 1 when they find a hole.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDoors } from './scan/closed-doors.ts';
import { crawl } from './scan/crawl.ts';
import { readSqlmap, readWapiti } from './scan/read-reports.ts';
import { runProgram } from './scan/run-program.ts';
import { signIn, startDemo } from './scan/start-demo.ts';

const MINUTES = Number(process.env.SCAN_MINUTES ?? 12);
/** Whoever sees most pages: he directs the centre and controls its procedures. */
const OFFICER = 'giamdoc';
/** Signing out would end the scan; a changed password would end the next. */
const LEFT_OUT = [
  '/dang-xuat',
  '/dang-xuat-cong-dan',
  '/can-bo/tai-khoan/mat-khau',
  '/can-bo/tai-khoan/phien',
];
/**
 * As an officer they only read, behind closed doors (`scan/closed-doors.ts`): wapiti sends the forms that it finds on its way, and 3.0.4 cannot leave an address out under Python 3.11.
 * Its `ssrf` and `xxe` would ask a server of its own authors: nothing leaves this machine.
 */
const MODULES = [
  ...['sql', 'blindsql', 'xss', 'permanentxss', 'file', 'exec', 'crlf', 'redirect'],
  ...['csp', 'cookieflags', 'http_headers', 'methods', 'backup', 'htaccess', 'shellshock'],
];

const say = (text: string) => process.stdout.write(`${text}\n`);
const missing = ['sqlmap', 'wapiti'].filter((name) => !existsSync(`/usr/bin/${name}`));
if (missing.length > 0) {
  say(`scan: apt-get install -y ${missing.join(' ')}`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-scan-'));
const out = process.env.SCAN_OUT ?? join(tmpdir(), 'motcua-scan-out');
mkdirSync(out, { recursive: true });
const demo = await startDemo(join(folder, 'data'));
const doors = await closeDoors(demo.address, LEFT_OUT);
let holes = 0;
try {
  for (const who of [null, OFFICER]) {
    const cookie = who === null ? null : await signIn(demo.address, who);
    const start = who === null ? '/' : '/can-bo';
    const pages = await crawl(doors.address, { start, cookie, most: 120, leftOut: LEFT_OUT });
    const name = who === null ? 'khach' : 'can-bo';
    say(`${name}: ${pages.seen} trang, ${pages.targets.length} địa chỉ có tham số`);
    holes += await wapiti(name, start, cookie, pages.targets);
    holes += await outOfDoors(name, cookie);
    holes += await sqlmap(name, cookie, pages.targets);
    holes += await outOfDoors(name, cookie);
  }
} finally {
  doors.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
say(
  holes === 0
    ? `Không máy quét nào tìm thấy lỗ hổng. Lời của chúng: ${out}`
    : `${holes} điều phải xem: ${out}`,
);
process.exitCode = holes === 0 ? 0 : 1;

/** A scanner whose session has ended has seen the page for signing in and nothing else. @returns 1 when that happened */
async function outOfDoors(name: string, cookie: string | null): Promise<number> {
  if (cookie === null) return 0;
  const answer = await fetch(`${demo.address}/can-bo/tai-khoan`, { headers: { cookie }, redirect: 'manual' });
  if (answer.status === 200) return 0;
  say(`  ${name}: phiên làm việc đã hết trong khi quét (${answer.status}), phải quét lại`);
  return 1;
}

async function wapiti(
  name: string,
  start: string,
  cookie: string | null,
  targets: readonly string[],
): Promise<number> {
  const report = join(out, `wapiti-${name}.json`);
  const quarter = Math.floor((MINUTES * 60) / 4);
  const attack = Math.max(5, Math.floor(quarter / MODULES.length));
  const said = await runProgram(
    'wapiti',
    [
      ...['-u', `${doors.address}${start}`, '--scope', 'domain', '-d', '3', '--max-links-per-page', '40'],
      ...['--max-scan-time', `${quarter}`, '--max-attack-time', `${attack}`, '-S', 'normal', '-t', '10'],
      ...[
        '-m',
        MODULES.map((each) => (cookie === null ? each : `${each}:get`)).join(','),
        '-f',
        'json',
        '-o',
        report,
        '--no-bugreport',
        '--flush-session',
      ],
      ...['--store-session', join(folder, `wapiti-${name}`), '-v', '1'],
      ...targets.flatMap((each) => ['-s', each]),
      ...(cookie === null ? [] : ['-H', `Cookie: ${cookie}`]),
    ],
    (quarter + MODULES.length * (attack + 15) + 60) * 1000,
  );
  writeFileSync(join(out, `wapiti-${name}.txt`), said.text);
  const found = readWapiti(report);
  say(`wapiti ${name}${said.timedOut ? ' (hết giờ)' : ''}: ${found.length === 0 ? 'không có gì' : ''}`);
  for (const each of found) say(`  ${each}`);
  return found.length;
}

async function sqlmap(name: string, cookie: string | null, targets: readonly string[]): Promise<number> {
  const list = join(folder, `sqlmap-${name}.txt`);
  writeFileSync(list, `${targets.join('\n')}\n`);
  const said = await runProgram(
    'sqlmap',
    [
      ...[
        '-m',
        list,
        '--batch',
        '--dbms',
        'PostgreSQL',
        '--level',
        '2',
        '--risk',
        '1',
        '--technique',
        'BEUSQ',
      ],
      ...['--smart', '--threads', '2', '--timeout', '10', '--retries', '1', '--flush-session'],
      ...['--output-dir', join(folder, `sqlmap-${name}`), '--disable-coloring'],
      ...(cookie === null ? [] : ['--cookie', cookie]),
    ],
    MINUTES * 15_000,
  );
  writeFileSync(join(out, `sqlmap-${name}.txt`), said.text);
  const { tested, injectable } = readSqlmap(said.text);
  say(
    `sqlmap ${name}${said.timedOut ? ' (hết giờ)' : ''}: thử ${tested} tham số, ${injectable.length} chèn được`,
  );
  for (const each of injectable) say(`  ${each}`);
  return injectable.length;
}
