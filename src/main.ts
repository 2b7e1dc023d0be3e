import { createServer } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from './app.tsx';
import { prepareFigures } from './features/indicators/index.ts';
import { listWards } from './features/organisation/index.ts';
import { sweepLooks } from './features/privacy/index.ts';
import { jobHandlers, LANES, readingHandlers } from './jobs.ts';
import { asOwner, type Database, openDatabase } from './platform/database/database.ts';
import { openEvents } from './platform/database/listen.ts';
import { migrate } from './platform/database/migrate.ts';
import { openFileStore } from './platform/files/store/open-store.ts';
import { checkNewest } from './platform/files/upkeep/check-newest.ts';
import type { Lane } from './platform/jobs/jobs.ts';
import { startWorker, type Worker } from './platform/jobs/worker.ts';
import { log, setLogLevel } from './platform/log.ts';
import { startLocalDatabases } from './platform/messages/local-databases.ts';
import { startLocalPayments } from './platform/messages/local-payments.ts';
import { type LocalPeers, startLocalPeers } from './platform/messages/local-peers.ts';
import { openGauges } from './platform/metrics/gauges.ts';
import { serveMetrics } from './platform/metrics/serve-metrics.ts';
import { openIdKeys } from './platform/personal-ids/keys.ts';
import { useIdKeys } from './platform/personal-ids/keys-in-use.ts';
import { noteIdKey } from './platform/personal-ids/known-keys.ts';
import { resealIds } from './platform/personal-ids/reseal.ts';
import { type Platform, platformWithin } from './platform/platform.ts';
import { openCluster } from './platform/postgres/cluster.ts';
import { openReader, type Reader } from './platform/scanning/index.ts';
import { readIdSettings, readSettings, type Settings } from './platform/settings.ts';
import { startLocalAuthority } from './platform/signing/index.ts';
import { stopAtSignal } from './platform/stopping.ts';
import { CALLBACK_PATH, LEFT_PATH } from './portal/account/places.ts';
import { startRecurring } from './recurring.ts';
import { seedBasics, seedDemo } from './seed/seed.ts';
import { seedCertificates } from './seed/seed-certificates.ts';
import { seedInspections } from './seed/seed-inspections.ts';
import { seedOfficialDocuments } from './seed/seed-official-documents.ts';
import { DEMO_PASSWORD, readOrganisationSeed } from './seed/seed-organisation.ts';
import { seedReports } from './seed/seed-reports.ts';
import { seedResults } from './seed/seed-results.ts';
import { seedUrging } from './seed/seed-urging.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** So many go on while others wait for a peer that does not answer. */
const NOTICES_AT_ONCE = 3;
const DAY_MS = 24 * 3_600_000;

async function start(settings: Settings): Promise<void> {
  setLogLevel(settings.logLevel);
  useIdKeys(() => openIdKeys(readIdSettings(process.env)));
  await mustBeFree(settings.host, settings.port, 'PORT');
  if (settings.metrics !== null)
    await mustBeFree(settings.metrics.host, settings.metrics.port, 'METRICS_PORT');
  const cluster =
    settings.databaseUrl === null ? await openCluster(join(settings.dataDir, 'postgres')) : null;
  const url = settings.databaseUrl ?? cluster!.url('postgres');
  for (const name of await migrate(url)) say(`Di trú ${name}`);
  await asOwner(url, sealIds);
  forgetOldLooks(url);
  const database = openDatabase(url);
  let isDraining = false;
  const platform: Platform = {
    database,
    events: openEvents(url),
    files: openFileStore(settings.files),
    settings,
    now: () => new Date(),
    isDraining: () => isDraining,
  };
  await platform.files.check();
  await seed(url, platform);
  await prepareFigures(database, platform.now());
  await checkNewest(database.acrossWards().db, platform.files);
  const peers = await startPeers(settings, platform);
  await startIdentity(settings);
  await startPaymentPlatform(settings, platform);
  await startDatabases(settings);
  await startAuthority(settings, platform);
  if (settings.metrics !== null) await serveMetrics(settings.metrics, openGauges(platform, LANES));
  const app = createApp(platform, peers?.delivered);
  startRecurring(platform);
  const reader = openReader({ threads: settings.scanThreads });
  const workers = startWorkers(platform, reader);
  const server = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port }, (address) =>
    announce(settings, address.port),
  );
  stopAtSignal({ server, platform, cluster, workers, reader }, () => {
    isDraining = true;
  });
}

/** Who was shown what is kept for a time; only the owner may forget it, so no recurring work of the application can. */
function forgetOldLooks(url: string): void {
  const sweep = () =>
    sweepLooks(url, new Date()).then(
      (swept) => log('info', 'looks_swept', { swept }),
      (error) => log('error', 'recurring_failed', { name: 'sweep-looks', error }),
    );
  void sweep();
  setInterval(() => void sweep(), DAY_MS).unref();
}

/** Before anything is served no personal id is in clear: those of an older version are sealed now. */
async function sealIds(owner: Database): Promise<void> {
  await noteIdKey(owner);
  let told = 0;
  const tell = (rows: number) => {
    if (rows < told + 50_000) return;
    told = rows;
    say(`Mã hóa số định danh: ${rows} dòng …`);
  };
  const { unreadable } = await resealIds(owner, { onlyInClear: true, tell });
  if (unreadable.length > 0) log('error', 'personal_ids_unreadable', { rows: unreadable.length });
}

function startWorkers(platform: Platform, reader: Reader): Worker[] {
  const { database, now, settings } = platform;
  const work = { ...jobHandlers(platform), ...readingHandlers(platform, reader) };
  const start = (lane: Lane, count = 1) =>
    Array.from({ length: count }, () => startWorker(database, work, now, lane));
  const { reading, notices, ...others } = LANES;
  return [
    ...start(reading, settings.scanThreads),
    ...start(notices, NOTICES_AT_ONCE),
    ...Object.values(others).flatMap((lane) => start(lane)),
  ];
}

/** The first start sows the ward; a demo also its accounts, plan and dossiers. Later starts find it all there. */
async function seed(url: string, { settings, files, now }: Platform): Promise<void> {
  const demo = settings.mode === 'demo';
  await seedBasics(url, { demo });
  if (!demo) return;
  let told = 0;
  const tell = (share: number) => {
    if (share < told + 0.1 && share < 1) return;
    told = share;
    say(`Chạy một năm hồ sơ mẫu … ${Math.round(share * 100)} %`);
  };
  await seedDemo({ ownerUrl: url, files, dossiers: settings.demoDossiers, until: now(), tell });
}

function announce(settings: Settings, port: number): void {
  const address = `http://${settings.host}:${port}`;
  say(`Một Cửa đang chạy tại ${address}`);
  say(`  Cổng cho người dân   ${address}/`);
  say(`  Cán bộ đăng nhập     ${address}/dang-nhap`);
  say(`  Dân đăng nhập        ${address}/dang-nhap-cong-dan`);
  if (settings.mode !== 'demo') return;
  say(`Tài khoản trình diễn, cùng mật khẩu ${DEMO_PASSWORD}:`);
  for (const officer of readOrganisationSeed().officers)
    say(`  ${officer.username.padEnd(16)} ${officer.title}`);
}

/** In the demo, peers of our own for mail and messages, unless real ones are named. */
async function startPeers(settings: Settings, { now }: Platform): Promise<LocalPeers | null> {
  const { messages } = settings;
  if (settings.mode !== 'demo' || messages.smtpUrl !== null || messages.smsUrl !== null) return null;
  const peers = await startLocalPeers(now);
  Object.assign(messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  return peers;
}

/**
 * In the demo, an identity provider of our own with made-up persons, unless a real one is named. It takes the same port at
 * every start when that is free, so that accounts outlive a restart.
 */
async function startIdentity(settings: Settings): Promise<void> {
  const { identity, publicUrl, host, port } = settings;
  if (settings.mode !== 'demo' || identity.issuer !== null) return;
  const url = new URL(publicUrl);
  const wanted = port === 0 || port > 55_535 ? 0 : port + 10_000;
  const { startLocalProvider } = await import('./platform/identity/local-provider.ts');
  const provider = await startLocalProvider({
    portalUrls: [url.origin],
    backTo: { signedIn: CALLBACK_PATH, ended: LEFT_PATH },
    ...{ host, port: wanted, hostname: url.hostname },
  });
  const { issuer, clientId, clientSecret } = provider;
  Object.assign(identity, { issuer, clientId, clientSecret });
}

/** In the demo, a payment platform of our own that takes no money, unless a real one is named. */
async function startPaymentPlatform(settings: Settings, { now }: Platform): Promise<void> {
  if (settings.mode !== 'demo' || settings.payments !== null) return;
  const callbackUrl = () => `http://${settings.host}:${settings.port}/thanh-toan/dpnhankqthanhtoanhs`;
  const { url, partner, secret } = await startLocalPayments({ callbackUrl, now });
  settings.payments = { url, partner, secret };
}

/** In the demo, national databases of our own with made-up persons, unless the way to real ones is named. */
async function startDatabases(settings: Settings): Promise<void> {
  if (settings.mode !== 'demo' || settings.lookups !== null) return;
  const { url, token } = await startLocalDatabases();
  settings.lookups = { url, token, limitMs: 4000, restMs: 30_000 };
}

/**
 * In the demo, a certification authority of our own whose signatures have no legal value, with a certificate for every
 * account, unless real ones are named. It keeps its port so that what it issued can be checked after a restart.
 */
async function startAuthority(settings: Settings, platform: Platform): Promise<void> {
  const { signing, port } = settings;
  if (settings.mode !== 'demo' || signing.tsaUrl !== null || signing.trustRoots !== null) return;
  const authority = await startLocalAuthority({
    folder: join(settings.dataDir, 'authority'),
    port: port === 0 || port > 45_535 ? 0 : port + 20_000,
    now: platform.now,
  });
  Object.assign(signing, { tsaUrl: authority.tsaUrl, trustRoots: authority.rootsFolder });
  for (const ward of await listWards(platform.database.db)) {
    const own = platformWithin(platform, ward.id);
    await seedCertificates(own, authority, ward.id);
    await seedUrging(own, ward.id);
    await seedResults(own, ward.id);
    await seedOfficialDocuments(own, ward.id);
    await seedReports(own, ward.id);
    await seedInspections(own, ward.id);
  }
}

/** @throws Error with one line when something else listens there */
async function mustBeFree(host: string, port: number, name: string): Promise<void> {
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const text =
        error.code === 'EADDRINUSE'
          ? `cổng ${port} đang có chương trình khác dùng; đặt ${name} khác.`
          : error.message;
      failed(new Error(text));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

// Last: whatever stands behind it has no value yet while it runs.
try {
  await start(readSettings(process.env));
} catch (error) {
  process.stderr.write(`Không khởi động được: ${(error as Error).message}\n`);
  process.exit(1);
}
