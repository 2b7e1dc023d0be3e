import {
  declaredParts
} from "./chunk-3P44AREP.js";
import {
  PACK_DOSSIER,
  keepSettled,
  packItem,
  receiptParts
} from "./chunk-2Z3IYLCC.js";
import {
  READ_PAGE,
  TAKE_APART,
  eachNamed,
  forgetBytes,
  isNamed,
  listFileColumns,
  listTextColumns,
  readScanPage,
  takeApart
} from "./chunk-JRLX3424.js";
import {
  DOSSIER_SETTLED,
  LOOK_UP_FILED,
  SEND_CODE,
  SEND_NOTICE,
  lockBytes,
  lookUpFiled,
  openMessenger,
  sendNotice,
  sendOneTimeCode
} from "./chunk-TIANCPBA.js";
import {
  Problem
} from "./chunk-T2QWUXPH.js";

// src/jobs.ts
var PACKAGE_PARTS = [declaredParts, receiptParts];
function jobHandlers(platform) {
  const messenger = openMessenger(platform.settings.messages);
  return {
    [SEND_NOTICE]: ({ wardId, noticeId }, job) => sendNotice(platform, messenger, { wardId: Number(wardId), noticeId: Number(noticeId), job }),
    [DOSSIER_SETTLED]: ({ wardId, dossierId }) => platform.database.transact(
      (tx) => keepSettled(tx, { wardId: Number(wardId), dossierId: Number(dossierId) }, platform.now())
    ),
    [LOOK_UP_FILED]: ({ wardId, dossierId }) => lookUpFiled(platform, { wardId: Number(wardId), dossierId: Number(dossierId) }),
    [SEND_CODE]: ({ wardId, codeId }) => sendOneTimeCode(platform, messenger, { wardId: Number(wardId), codeId: Number(codeId) }),
    [PACK_DOSSIER]: ({ wardId, exportId, dossierId }, job) => {
      const key = { wardId: Number(wardId), exportId: Number(exportId), dossierId: Number(dossierId) };
      return packItem(platform, PACKAGE_PARTS, key, job);
    }
  };
}
var READING = [TAKE_APART, READ_PAGE];
var READING_LEASE_SECONDS = 300;
var LANES = {
  reading: { only: READING, leaseSeconds: READING_LEASE_SECONDS },
  rest: { except: READING }
};
function readingHandlers(platform, reader) {
  const ground = { ...platform, reader };
  return {
    [TAKE_APART]: ({ wardId, fileId }) => takeApart(ground, Number(wardId), Number(fileId)),
    [READ_PAGE]: ({ wardId, fileId, pageId }, job) => readScanPage(ground, { wardId: Number(wardId), fileId: Number(fileId), pageId: Number(pageId) }, job)
  };
}

// src/platform/files/upkeep/sweep.ts
import { sql } from "kysely";
var DAY_MS = 24 * 36e5;
var MOST_SHARE = 0.5;
var FEW = 20;
async function sweepFiles({ database, files }, now, { dryRun = false, force = false } = {}) {
  const before = new Date(now.getTime() - DAY_MS);
  const rows = await sweepRows(database, before, dryRun);
  const { orphans, unknown, kept } = await findOrphans(database.db, files, before);
  const refused = !force && orphans.length > FEW && orphans.length > kept * MOST_SHARE;
  let bytes = refused || !dryRun ? 0 : orphans.length;
  if (!refused && !dryRun) {
    for (const sha256 of orphans)
      if (await database.transact((tx) => forgetBytes(tx, files, sha256))) bytes++;
  }
  const parts = dryRun ? 0 : await files.upkeep.forgetParts(before);
  return { rows, bytes, parts, unknown, refused };
}
async function sweepRows(database, before, dryRun) {
  const columns = await listFileColumns(database.db);
  const idle = await idleRows(database.db, columns, before);
  const named = await namedInText(database.db, idle);
  const orphans = idle.filter(({ sha256 }) => !named.has(sha256));
  if (dryRun) return orphans.length;
  let swept = 0;
  for (const row of orphans)
    if (await database.transact((tx) => forgetRow(tx, columns, row, before)).catch(unlessReferred)) swept++;
  return swept;
}
function unlessReferred(error) {
  if (error.code === "23503") return false;
  throw error;
}
var isFree = (columns) => sql.join(
  columns.map(
    ({ table, column }) => sql`not exists (select from ${sql.table(table)} r where r.ward_id = f.ward_id and r.${sql.ref(column)} = f.sha256)`
  ),
  sql` and `
);
async function idleRows(db, columns, before) {
  const { rows } = await sql`
    select ward_id, sha256 from files f where named_at < ${before} and ${isFree(columns)}`.execute(db);
  return rows;
}
async function namedInText(db, given) {
  const found = /* @__PURE__ */ new Set();
  if (given.length === 0) return found;
  const hashes = [...new Set(given.map((row) => row.sha256))];
  for (const { table, column } of await listTextColumns(db)) {
    const { rows } = await sql`
      select distinct hit[1] as hash
      from ${sql.table(table)} t, regexp_matches(t.${sql.ref(column)}::text, '[0-9a-f]{64}', 'g') as hit
      where hit[1] = any(${hashes})`.execute(db);
    for (const { hash } of rows) found.add(hash);
  }
  return found;
}
async function forgetRow(tx, columns, row, before) {
  await lockBytes(tx, row.sha256);
  const { numAffectedRows } = await sql`
    delete from files f where ward_id = ${row.ward_id} and sha256 = ${row.sha256}
      and named_at < ${before} and ${isFree(columns)}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
async function findOrphans(db, files, before) {
  const { upkeep } = files;
  const found = { orphans: [], unknown: 0, kept: 0 };
  const names = /* @__PURE__ */ new Set();
  for await (const rows of eachNamed(db))
    for (const { sha256 } of rows) for (const name of upkeep.namesOf(sha256)) names.add(name);
  for await (const { name, at } of upkeep.list()) {
    found.kept++;
    if (names.has(name) || at >= before) continue;
    const sha256 = await upkeep.whatIs(name);
    if (sha256 === null) found.unknown++;
    else if (!await isNamed(db, sha256)) found.orphans.push(sha256);
  }
  return found;
}

// src/platform/files/upkeep/verify.ts
import { createHash } from "node:crypto";
var PARTS = 7;
async function verifyFiles(db, store, day = null) {
  const found = { files: 0, bytes: 0, faults: [] };
  for await (const rows of eachNamed(db))
    for (const { sha256, size } of rows) {
      if (day !== null && Number.parseInt(sha256.slice(0, 8), 16) % PARTS !== day % PARTS) continue;
      const isRight = await isAsNamed(store, sha256, size);
      if (!isRight && await isNamed(db, sha256)) found.faults.push(sha256);
      found.files++;
      found.bytes += size;
    }
  return found;
}
async function isAsNamed(store, sha256, size) {
  try {
    const hash = createHash("sha256");
    let length = 0;
    for await (const piece of await store.open(sha256)) {
      hash.update(piece);
      length += piece.length;
    }
    return length === size && hash.digest("hex") === sha256;
  } catch (error) {
    if (error instanceof Problem) throw error;
    return false;
  }
}

export {
  PACKAGE_PARTS,
  jobHandlers,
  LANES,
  readingHandlers,
  sweepFiles,
  verifyFiles
};
//# sourceMappingURL=chunk-P6NRTUIQ.js.map
