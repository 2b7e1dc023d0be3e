// What ten pages of the portal weigh, how soon they are seen on a weak telephone, and what Lighthouse says of them, beside
// a plain static page in the same run. `npm run bench:portal`. Nothing is asserted here.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { createApp } from '../src/app.tsx';
import { instant } from '../src/law/day.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { openEvents } from '../src/platform/database/listen.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import { openCluster } from '../src/platform/postgres/cluster.ts';
import { readFileSettings, readSettings } from '../src/platform/settings.ts';
import { seedBasics, seedDemo } from '../src/seed/seed.ts';
import '../test/ids-key.ts';

/** The first ten of these that answer without a session are measured. */
const WANTED = [
  ...['/', '/thu-tuc', '/thu-tuc?q=khai+sinh', '/thu-tuc/1.004873', '/thu-tuc/1.004873/chuan-bi', '/tra-cuu'],
  ...['/dat-lich', '/dang-nhap-cong-dan', '/tin-tuc', '/cong-khai', '/du-lieu-mo', '/gioi-thieu'],
];
const MOST = 10;
/** A weak telephone far from the mast: four times slower, 1.6 Mbit/s, 150 ms to the server and back. */
const [CPU, BYTES_A_SECOND, LATENCY_MS] = [4, (1.6 * 1024 * 1024) / 8, 150];
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

// One line a request would drown the table.
process.stderr.write = () => true;

const now = instant('2026-11-23', 9 * 60);
const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
process.stdout.write('Gieo dữ liệu …\n');
const { address, stop } = await startPortal();
const pages = await answering(WANTED);
const baseline = await startBaseline();
const debugPort = 9333;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', `--remote-debugging-port=${debugPort}`],
});

interface Row {
  page: string;
  look: number;
  script: number;
  lcp: number;
  accessibility: number | null;
  practices: number | null;
}
const rows: Row[] = [];
for (const [page, url] of [
  ['trang tĩnh', baseline.address],
  ...pages.map((path) => [path, address + path]),
] as const) {
  const weight = await weigh(browser, url);
  const lcp = await firstSeen(browser, url);
  rows.push({ page, ...weight, lcp, ...(await askLighthouse(url)) });
  process.stdout.write('.');
}
process.stdout.write(`\n${table(rows)}\n`);
await browser.close();
baseline.stop();
await stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

async function startPortal() {
  const cluster = await openCluster(join(folder, 'postgres'), { fsync: 'off' });
  const url = cluster.url('postgres');
  await migrate(url);
  await seedBasics(url, { demo: true });
  const files = openFileStore(readFileSettings({ DATA_DIR: folder }));
  await seedDemo({ ownerUrl: url, files, dossiers: 300, until: now });
  const database = openDatabase(url).acrossWards();
  const settings = readSettings({ DATA_DIR: folder, PORT: '0' });
  const events = openEvents(url);
  const app = createApp({ database, events, files, settings, now: () => now, isDraining: () => false });
  const server = await new Promise<ReturnType<typeof serve>>((started) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => started(made));
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  settings.publicUrl = address;
  return {
    address,
    stop: async () => {
      server.close();
      await events.close();
      await database.close();
      await cluster.stop();
    },
  };
}

async function answering(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths)
    if ((await fetch(address + path, { redirect: 'manual' })).status === 200) found.push(path);
  return found.slice(0, MOST);
}

/** A page of words alone: no style of its own, no script, no font. */
async function startBaseline() {
  const words =
    '<p>Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ các ngày làm việc trong tuần.</p>'.repeat(20);
  const html = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trang tĩnh</title></head><body><main><h1>Trang tĩnh</h1>${words}</main></body></html>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { address, stop: () => server.close() };
}

/** A browser that was never here before, on a telephone's screen. */
async function fresh(browser: Browser) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    serviceWorkers: 'block',
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  return { context, page, cdp: await context.newCDPSession(page) };
}

/** Bytes over the wire: what the look is made of (page, style, fonts), and scripts. */
async function weigh(browser: Browser, url: string): Promise<{ look: number; script: number }> {
  const { context, page, cdp } = await fresh(browser);
  const kinds = new Map<string, string>();
  const sum = { look: 0, script: 0 };
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? '';
    if (['Document', 'Stylesheet', 'Font'].includes(kind)) sum.look += encodedDataLength;
    if (kind === 'Script') sum.script += encodedDataLength;
  });
  await cdp.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return sum;
}

/** The median time until the largest thing on the first screen is seen, in milliseconds. */
async function firstSeen(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { context, page, cdp } = await fresh(browser);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: LATENCY_MS },
      ...{ downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND },
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    await page.goto(url, { waitUntil: 'networkidle' });
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            new PerformanceObserver((list) => done(list.getEntries().at(-1)!.startTime)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            });
          }),
      ),
    );
    await context.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

async function askLighthouse(url: string): Promise<Pick<Row, 'accessibility' | 'practices'>> {
  const { default: lighthouse } = await import('lighthouse');
  const onlyCategories = ['accessibility', 'best-practices'];
  const result = await lighthouse(url, {
    port: debugPort,
    onlyCategories,
    output: 'json',
    logLevel: 'silent',
  });
  const score = (name: string) => {
    const found = result?.lhr.categories[name]?.score;
    return typeof found === 'number' ? Math.round(found * 100) : null;
  };
  if (process.env.BENCH_FAULTS)
    for (const audit of Object.values(result?.lhr.audits ?? {}))
      if (audit.score !== null && audit.score < 1)
        process.stdout.write(`\n  ${url}: ${audit.id}: ${audit.title}`);
  return { accessibility: score('accessibility'), practices: score('best-practices') };
}

function table(all: readonly Row[]): string {
  const [plain] = all;
  const ratio = (value: number, base: number) => (base === 0 ? '' : ` (×${(value / base).toFixed(1)})`);
  const kb = (bytes: number) => (bytes / 1000).toFixed(1);
  const lines = all.map((row) => [
    row.page,
    kb(row.look) + ratio(row.look, plain!.look),
    kb(row.script),
    Math.round(row.lcp) + ratio(row.lcp, plain!.lcp),
    String(row.accessibility ?? '–'),
    String(row.practices ?? '–'),
  ]);
  const head = ['Trang', 'HTML+CSS+chữ, kB', 'JS, kB', 'LCP, ms', 'Trợ năng', 'Cách làm tốt'];
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((line) => line[at]!.length)));
  return [head, ...lines]
    .map((line) => line.map((cell, at) => cell.padEnd(widths[at]!)).join('  '))
    .join('\n');
}
