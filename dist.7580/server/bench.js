import {
  findIndicator,
  migrate,
  seedBasics,
  seedDemo
} from "./chunk-KZTT4QNI.js";
import {
  openCluster,
  openDatabase,
  openFileStore,
  readFileSettings,
  readPlan
} from "./chunk-2Z3IYLCC.js";
import {
  hashOf,
  instant,
  listOfficers,
  searchDossiers
} from "./chunk-TIANCPBA.js";
import {
  root
} from "./chunk-T2QWUXPH.js";

// bench/bench.ts
import { mkdtempSync as mkdtempSync2, readFileSync, rmSync as rmSync2 } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join2 } from "node:path";
import { sql } from "kysely";
import pg from "pg";

// bench/files.ts
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
var MB = 1024 * 1024;
var PIECE = MB;
async function benchFiles(streamMegabytes = 1024) {
  const folder2 = mkdtempSync(join(tmpdir(), "motcua-bench-files-"));
  const store = openFileStore({
    folder: join(folder2, "sealed"),
    key: randomBytes(32),
    oldKeys: [],
    s3: null
  });
  try {
    for (const [megabytes, count2] of [
      [0.25, 80],
      [10, 12]
    ]) {
      const files = Array.from({ length: count2 }, () => randomBytes(megabytes * MB));
      const total = megabytes * count2;
      const hashes = files.map(hashOf);
      const ours = await rate(total, files, (bytes) => store.write(bytes));
      const plain = await rate(total, files, (bytes) => writePlain(folder2, bytes));
      const oursRead = await rate(total, hashes, (sha256) => store.read(sha256));
      const plainRead = await rate(total, hashes, async (sha256) => {
        if (hashOf(await readFile(join(folder2, sha256))) !== sha256) throw new Error("turned");
      });
      report(`files of ${megabytes} MB, written until the disk has them`, ours, plain);
      report(`files of ${megabytes} MB, read and checked`, oursRead, plainRead);
    }
    await benchStream(store, streamMegabytes);
  } finally {
    rmSync(folder2, { recursive: true, force: true });
  }
}
async function writePlain(folder2, bytes) {
  const path = join(folder2, hashOf(bytes));
  const file = await open(`${path}.part`, "wx");
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
}
async function rate(megabytes, list, work) {
  const start = performance.now();
  for (const each of list) await work(each);
  return megabytes / ((performance.now() - start) / 1e3);
}
async function benchStream(store, megabytes) {
  const piece = randomBytes(PIECE);
  async function* stream() {
    for (let no = 0; no < megabytes; no++) {
      piece.writeUInt32BE(no, 0);
      yield piece.subarray();
    }
  }
  const hash = createHash("sha256");
  for await (const each of stream()) hash.update(each);
  const source = { sha256: hash.digest("hex"), size: megabytes * PIECE, open: stream };
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const writing = performance.now();
  await store.writeFrom(source);
  const reading2 = performance.now();
  let length = 0;
  for await (const each of await store.open(source.sha256)) length += each.length;
  const ended = performance.now();
  clearInterval(watch);
  if (length !== source.size) throw new Error("a short file");
  const speed = (from, to) => (megabytes / ((to - from) / 1e3)).toFixed(0);
  process.stdout.write(
    `a stream of ${megabytes} MB: written at ${speed(writing, reading2)} MB/s, read at ${speed(reading2, ended)} MB/s, ${((most - before) / MB).toFixed(0)} MB of memory more than before it at most
`
  );
}
function report(what, ours, plain) {
  process.stdout.write(
    `${what}: ${ours.toFixed(0)} MB/s, plain ${plain.toFixed(0)} MB/s, ${(ours / plain).toFixed(2)} of it
`
  );
}

// bench/bench.ts
var COPIES = Number(process.env.BENCH_COPIES ?? 100);
var folder = mkdtempSync2(join2(tmpdir2(), "motcua-bench-"));
var cluster = await openCluster(join2(folder, "postgres"), { fsync: "off" });
var url = cluster.url("postgres");
await migrate(url);
await seedBasics(url, { demo: true });
var now = instant("2026-11-23", 16 * 60);
await seedDemo({
  ownerUrl: url,
  files: openFileStore(readFileSettings({ DATA_DIR: folder })),
  dossiers: 1e3,
  until: now
});
await multiply();
var database = openDatabase(url);
var { db } = database;
var [ward] = await db.selectFrom("wards").selectAll().execute();
var officer = (await listOfficers(db, ward.id)).find((each) => each.username === "quay1");
var { count } = await db.selectFrom("dossiers").select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
process.stdout.write(`${count} h\u1ED3 s\u01A1
`);
var months = Array.from(
  { length: 12 },
  (_, at) => instant(`2026-${String(at + 1).padStart(2, "0")}-01`, 0)
);
var online = findIndicator("received-online");
if (online.kind === "dossiers") {
  const ours = await time(() => online.read(db, ward.id, months, now));
  const plain = await time(async () => {
    for (const [at, from] of months.slice(0, -1).entries())
      await online.read(db, ward.id, [from, months[at + 1]], now);
  });
  report2("a figure by months: one query against one a month", ours, plain);
}
var WIDE = { place: null, procedureCode: null, holderId: null, unreceived: false };
var search = {
  queue: "all",
  q: "",
  status: null,
  channel: null,
  unitId: null,
  ...WIDE,
  limit: 50
};
var deep = await db.selectFrom("dossiers").select(["submitted_at", "id"]).orderBy("submitted_at", "desc").orderBy("id", "desc").offset(count - 100).limit(1).executeTakeFirstOrThrow();
var after = { sortAt: deep.submitted_at.toISOString(), id: deep.id };
report2(
  "the last page of a list: by key against by offset",
  await time(() => searchDossiers(db, officer, { ...search, after }, { now, soonUntil: now })),
  await time(
    () => db.selectFrom("dossiers").selectAll().where("ward_id", "=", ward.id).orderBy("submitted_at", "desc").orderBy("id", "desc").offset(count - 100).limit(50).execute()
  )
);
report2(
  "finding a name among all: by trigrams against reading every row",
  await time(
    () => searchDossiers(db, officer, { ...search, q: "nop 0777", after: null }, { now, soonUntil: now })
  ),
  await time(
    () => db.selectFrom("dossiers").selectAll().where(sql`lower(applicant_name) || ' ' like '%nộp 0777%'`).orderBy("submitted_at", "desc").limit(50).execute()
  )
);
var seed = new Uint8Array(readFileSync(join2(root, "db/seeds/plans/hai-duong-2026.txt")));
var reading = await time(() => readPlan(seed, "x.txt"));
process.stdout.write(`reading the ward's plan: ${reading.toFixed(1)} ms
`);
await benchFiles();
await database.close();
await cluster.stop();
rmSync2(folder, { recursive: true, force: true });
async function time(work) {
  await work();
  const runs = [];
  for (let run = 0; run < 9; run++) {
    const start = performance.now();
    await work();
    runs.push(performance.now() - start);
  }
  return runs.sort((a, b) => a - b)[4];
}
function report2(what, ours, plain) {
  process.stdout.write(
    `${what}: ${ours.toFixed(1)} ms, plain ${plain.toFixed(1)} ms, ${(plain / ours).toFixed(1)} times as fast
`
  );
}
async function multiply() {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query(`select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_name = 'dossiers' and column_name not in ('id', 'code', 'client_key')`);
  await owner.query(`insert into dossiers (code, client_key, ${rows[0].names})
    select code || '-' || n, gen_random_uuid(), ${rows[0].names} from dossiers, generate_series(1, ${COPIES - 1}) as n`);
  await owner.query("analyze");
  await owner.end();
}
//# sourceMappingURL=bench.js.map
