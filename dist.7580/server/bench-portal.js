import {
  createApp,
  openEvents
} from "./chunk-5X3KR34U.js";
import "./chunk-3P44AREP.js";
import "./chunk-HTAC5FOP.js";
import {
  migrate,
  seedBasics,
  seedDemo
} from "./chunk-KZTT4QNI.js";
import {
  openCluster,
  openDatabase,
  openFileStore,
  readFileSettings,
  readSettings
} from "./chunk-2Z3IYLCC.js";
import "./chunk-JRLX3424.js";
import {
  instant
} from "./chunk-TIANCPBA.js";
import "./chunk-T2QWUXPH.js";

// bench/portal.ts
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { chromium } from "playwright-core";
var WANTED = [
  ...["/", "/thu-tuc", "/thu-tuc?q=khai+sinh", "/thu-tuc/1.004873", "/thu-tuc/1.004873/chuan-bi", "/tra-cuu"],
  ...["/dat-lich", "/dang-nhap-cong-dan", "/tin-tuc", "/cong-khai", "/du-lieu-mo", "/gioi-thieu"]
];
var MOST = 10;
var [CPU, BYTES_A_SECOND, LATENCY_MS] = [4, 1.6 * 1024 * 1024 / 8, 150];
var RUNS = Number(process.env.BENCH_RUNS ?? 5);
process.stderr.write = () => true;
var now = instant("2026-11-23", 9 * 60);
var folder = mkdtempSync(join(tmpdir(), "motcua-bench-"));
process.stdout.write("Gieo d\u1EEF li\u1EC7u \u2026\n");
var { address, stop } = await startPortal();
var pages = await answering(WANTED);
var baseline = await startBaseline();
var debugPort = 9333;
var browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", `--remote-debugging-port=${debugPort}`]
});
var rows = [];
for (const [page, url] of [
  ["trang t\u0129nh", baseline.address],
  ...pages.map((path) => [path, address + path])
]) {
  const weight = await weigh(browser, url);
  const lcp = await firstSeen(browser, url);
  rows.push({ page, ...weight, lcp, ...await askLighthouse(url) });
  process.stdout.write(".");
}
process.stdout.write(`
${table(rows)}
`);
await browser.close();
baseline.stop();
await stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
async function startPortal() {
  const cluster = await openCluster(join(folder, "postgres"), { fsync: "off" });
  const url = cluster.url("postgres");
  await migrate(url);
  await seedBasics(url, { demo: true });
  const files = openFileStore(readFileSettings({ DATA_DIR: folder }));
  await seedDemo({ ownerUrl: url, files, dossiers: 300, until: now });
  const database = openDatabase(url);
  const settings = readSettings({ DATA_DIR: folder, PORT: "0" });
  const events = openEvents(url);
  const app = createApp({ database, events, files, settings, now: () => now });
  const server = await new Promise((started) => {
    const made = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () => started(made));
  });
  const address2 = `http://127.0.0.1:${server.address().port}`;
  settings.publicUrl = address2;
  return {
    address: address2,
    stop: async () => {
      server.close();
      await events.close();
      await database.close();
      await cluster.stop();
    }
  };
}
async function answering(paths) {
  const found = [];
  for (const path of paths)
    if ((await fetch(address + path, { redirect: "manual" })).status === 200) found.push(path);
  return found.slice(0, MOST);
}
async function startBaseline() {
  const words = "<p>Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1 c\xE1c ng\xE0y l\xE0m vi\u1EC7c trong tu\u1EA7n.</p>".repeat(20);
  const html = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trang t\u0129nh</title></head><body><main><h1>Trang t\u0129nh</h1>${words}</main></body></html>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  });
  await new Promise((started) => server.listen(0, "127.0.0.1", started));
  const address2 = `http://127.0.0.1:${server.address().port}/`;
  return { address: address2, stop: () => server.close() };
}
async function fresh(browser2) {
  const context = await browser2.newContext({
    viewport: { width: 390, height: 800 },
    serviceWorkers: "block",
    locale: "vi-VN"
  });
  const page = await context.newPage();
  return { context, page, cdp: await context.newCDPSession(page) };
}
async function weigh(browser2, url) {
  const { context, page, cdp } = await fresh(browser2);
  const kinds = /* @__PURE__ */ new Map();
  const sum = { look: 0, script: 0 };
  cdp.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "";
    if (["Document", "Stylesheet", "Font"].includes(kind)) sum.look += encodedDataLength;
    if (kind === "Script") sum.script += encodedDataLength;
  });
  await cdp.send("Network.enable");
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  return sum;
}
async function firstSeen(browser2, url) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const { context, page, cdp } = await fresh(browser2);
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", {
      ...{ offline: false, latency: LATENCY_MS },
      ...{ downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND }
    });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    await page.goto(url, { waitUntil: "networkidle" });
    times.push(
      await page.evaluate(
        () => new Promise((done) => {
          new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({
            type: "largest-contentful-paint",
            buffered: true
          });
        })
      )
    );
    await context.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}
async function askLighthouse(url) {
  const { default: lighthouse } = await import("lighthouse");
  const onlyCategories = ["accessibility", "best-practices"];
  const result = await lighthouse(url, {
    port: debugPort,
    onlyCategories,
    output: "json",
    logLevel: "silent"
  });
  const score = (name) => {
    const found = result?.lhr.categories[name]?.score;
    return typeof found === "number" ? Math.round(found * 100) : null;
  };
  if (process.env.BENCH_FAULTS) {
    for (const audit of Object.values(result?.lhr.audits ?? {}))
      if (audit.score !== null && audit.score < 1)
        process.stdout.write(`
  ${url}: ${audit.id}: ${audit.title}`);
  }
  return { accessibility: score("accessibility"), practices: score("best-practices") };
}
function table(all) {
  const [plain] = all;
  const ratio = (value, base) => base === 0 ? "" : ` (\xD7${(value / base).toFixed(1)})`;
  const kb = (bytes) => (bytes / 1e3).toFixed(1);
  const lines = all.map((row) => [
    row.page,
    kb(row.look) + ratio(row.look, plain.look),
    kb(row.script),
    Math.round(row.lcp) + ratio(row.lcp, plain.lcp),
    String(row.accessibility ?? "\u2013"),
    String(row.practices ?? "\u2013")
  ]);
  const head = ["Trang", "HTML+CSS+ch\u1EEF, kB", "JS, kB", "LCP, ms", "Tr\u1EE3 n\u0103ng", "C\xE1ch l\xE0m t\u1ED1t"];
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((line) => line[at].length)));
  return [head, ...lines].map((line) => line.map((cell, at) => cell.padEnd(widths[at])).join("  ")).join("\n");
}
//# sourceMappingURL=bench-portal.js.map
