import {
  PACKAGE_PARTS,
  sweepFiles,
  verifyFiles
} from "./chunk-P6NRTUIQ.js";
import "./chunk-3P44AREP.js";
import {
  NoTaskTable,
  asOwner,
  checkPackage,
  describeTarget,
  findEnded,
  importPackage,
  manifestJsonSchema,
  measured,
  notePackage,
  openCluster,
  openDatabase,
  openFileStore,
  readFileSettings,
  readPlan,
  readSettings,
  runningClusterUrl,
  verifyArchived,
  wardOf,
  writePackage
} from "./chunk-2Z3IYLCC.js";
import {
  eachNamed,
  isNamed
} from "./chunk-JRLX3424.js";
import {
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  NODE_LABELS,
  STATE_CALENDAR,
  STATUS_LABELS,
  UnreadableFile,
  WORKING_DAY_MINUTES,
  WORKING_HOURS,
  addDays,
  addOfficer,
  addWard,
  addWorkingMinutes,
  calendarWarnings,
  changeClock,
  compareCatalogue,
  describeMinutes,
  describeTerm,
  due,
  findDossier,
  findDossierByCode,
  formatDay,
  formatTime,
  hoursOn,
  isDay,
  isEnded,
  listInForce,
  listWards,
  lockBytes,
  noteAccess,
  parseLocal,
  parseTerm,
  readCatalogueSeed,
  readExport,
  readProcesses,
  toLocalDay,
  toLocalIso,
  verifyDossiers,
  withWardDays,
  workflowRows,
  workflowText,
  workingHoursOn
} from "./chunk-TIANCPBA.js";
import {
  Problem,
  root
} from "./chunk-T2QWUXPH.js";

// src/cli/archive/export-packages.ts
import { createWriteStream, existsSync as existsSync2 } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join as join2 } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

// src/cli/options.ts
function readOptions(args, kinds) {
  const given = /* @__PURE__ */ new Map();
  const left = [...args];
  for (let arg = left.shift(); arg !== void 0; arg = left.shift()) {
    const [, name = arg, written] = /^(--[^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : void 0;
    if (kind === void 0)
      throw new RangeError(
        arg.startsWith("-") ? `kh\xF4ng c\xF3 t\xF9y ch\u1ECDn "${name}".` : `kh\xF4ng hi\u1EC3u "${arg}": th\u1EEBa ho\u1EB7c thi\u1EBFu t\xF9y ch\u1ECDn.`
      );
    if (kind === "flag" && written !== void 0) throw new RangeError(`${name} kh\xF4ng nh\u1EADn gi\xE1 tr\u1ECB.`);
    const next = left[0]?.startsWith("--") ? void 0 : left[0];
    const value = kind === "flag" ? "" : written ?? next;
    if (value === void 0 || kind !== "flag" && value.trim() === "")
      throw new RangeError(`${name} thi\u1EBFu gi\xE1 tr\u1ECB.`);
    if (kind !== "flag" && written === void 0) left.shift();
    const before = given.get(name) ?? [];
    if (before.length > 0 && kind !== "many") throw new RangeError(`${name} ch\u1EC9 ghi m\u1ED9t l\u1EA7n.`);
    given.set(name, [...before, value]);
  }
  return given;
}
function optionOf(args, name) {
  const at = args.indexOf(name);
  if (at !== -1) return args[at + 1];
  return args.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

// src/cli/database.ts
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
function clusterFolder(env) {
  return join(resolve(root, env.DATA_DIR || "data"), "postgres");
}
async function runningDatabaseUrl(env) {
  const url = env.DATABASE_URL || await runningClusterUrl(clusterFolder(env), "postgres");
  if (!url) throw new Error(`m\xE1y ch\u1EE7 kh\xF4ng ch\u1EA1y tr\xEAn ${clusterFolder(env)}: ch\u1EA1y "npm start" tr\u01B0\u1EDBc.`);
  return url;
}
async function withDatabase(env, work) {
  const folder = clusterFolder(env);
  const url = env.DATABASE_URL || await runningClusterUrl(folder, "postgres");
  if (url) return work(url);
  if (!existsSync(join(folder, "PG_VERSION")))
    throw new Error(
      `ch\u01B0a c\xF3 c\u01A1 s\u1EDF d\u1EEF li\u1EC7u \u1EDF ${folder}: ch\u1EA1y "npm start" tr\u01B0\u1EDBc, ho\u1EB7c \u0111\u1EB7t DATA_DIR, DATABASE_URL.`
    );
  const cluster = await openCluster(folder);
  try {
    return await work(cluster.url("postgres"));
  } finally {
    await cluster.stop();
  }
}

// src/cli/archive/ground.ts
async function onGround(work) {
  const settings = readSettings(process.env);
  return withDatabase(process.env, async (url) => {
    const database = openDatabase(url, { max: 3 });
    const files = openFileStore(settings.files);
    try {
      return await work({ database, files, settings, now: () => /* @__PURE__ */ new Date() }, url);
    } finally {
      await database.close();
    }
  });
}

// src/cli/archive/export-packages.ts
var OPTIONS = {
  "--ward": "one",
  "--dossier": "one",
  "--closed-from": "one",
  "--closed-until": "one",
  "--to": "one",
  "--reason": "one"
};
async function exportPackages(args) {
  const options = readOptions(args, OPTIONS);
  const one = (name) => options.get(name)?.[0];
  const folder = must(one("--to"), "--to TH\u01AF-M\u1EE4C");
  const reason = must(one("--reason"), '--reason "l\xFD do xu\u1EA5t"');
  mustBeWhich(options);
  return onGround(async (ground) => {
    const ward = findWard(await listWards(ground.database.db), one("--ward"));
    const ids = await dossierIds(ground, ward.id, options);
    await mkdir(folder, { recursive: true });
    await ground.database.transact(
      (tx) => noteAccess(tx, {
        ...{ wardId: ward.id, officerId: null, action: "export_packages", at: ground.now() },
        subject: `${ids.length} g\xF3i h\u1ED3 s\u01A1, d\xF2ng l\u1EC7nh: ${reason}`.slice(0, 200)
      })
    );
    let failed = 0;
    for (const dossierId of ids) {
      const dossier = await findDossier(ground.database.db, { wardId: ward.id, dossierId });
      const fault = await packInto(ground, folder, dossier).then(() => null, messageOf);
      if (fault !== null) failed++;
      process.stdout.write(`${dossier.state.code}: ${fault ?? "\u0111\xE3 \u0111\xF3ng g\xF3i"}
`);
    }
    process.stdout.write(
      `${ids.length - failed} g\xF3i \u1EDF ${folder}${failed > 0 ? `; ${failed} h\u1ED3 s\u01A1 l\u1ED7i` : ""}.
`
    );
    return failed === 0 ? 0 : 1;
  });
}
async function packInto(ground, folder, dossier) {
  const path = join2(folder, `${dossier.state.code}.zip`);
  const part = `${path}.part`;
  let measure = { sha256: "", size: 0 };
  try {
    const pieces = measured(writePackage(ground, dossier, PACKAGE_PARTS), (found) => {
      measure = found;
    });
    await pipeline(Readable.from(pieces), createWriteStream(part, { mode: 384, flush: true }));
    const made = { ...measure, exportId: null, madeBy: null, at: ground.now() };
    await ground.database.transact((tx) => notePackage(tx, dossier, made));
    await rename(part, path);
  } finally {
    if (existsSync2(part)) await rm(part);
  }
}
async function dossierIds(ground, wardId, options) {
  const { db } = ground.database;
  const code = options.get("--dossier")?.[0];
  if (code !== void 0) {
    const dossier = await findDossierByCode(db, wardId, code.toUpperCase());
    if (dossier === null) throw new Error(`kh\xF4ng c\xF3 h\u1ED3 s\u01A1 ${code}.`);
    if (!isEnded(dossier.state.status)) throw new Error(`h\u1ED3 s\u01A1 ${code} ch\u01B0a k\u1EBFt th\xFAc.`);
    return [dossier.id];
  }
  const [from, to] = [options.get("--closed-from")[0], options.get("--closed-until")[0]];
  if (!isDay(from) || !isDay(to) || to < from)
    throw new Error(
      "--closed-from v\xE0 --closed-until l\xE0 ng\xE0y nh\u01B0 2026-11-01, ng\xE0y cu\u1ED1i kh\xF4ng tr\u01B0\u1EDBc ng\xE0y \u0111\u1EA7u."
    );
  return findEnded(db, wardId, { from, until: addDays(to, 1) });
}
function mustBeWhich(options) {
  const isOne = options.has("--dossier");
  const period = ["--closed-from", "--closed-until"].filter((name) => options.has(name)).length;
  if (isOne ? period > 0 : period < 2)
    throw new RangeError("c\u1EA7n --dossier M\xC3, ho\u1EB7c c\u1EA3 --closed-from NG\xC0Y v\xE0 --closed-until NG\xC0Y.");
}
function findWard(wards, code) {
  const found = code === void 0 && wards.length === 1 ? wards[0] : wards.find((each) => each.code === code);
  if (!found) throw new Error(`c\u1EA7n --ward M\xC3; c\xF3: ${wards.map((each) => each.code).join(", ")}.`);
  return found;
}
function must(value, what) {
  if (value === void 0) throw new RangeError(`thi\u1EBFu ${what}.`);
  return value;
}
function messageOf(error) {
  return error.message;
}

// src/cli/archive/import-packages.ts
import { readdir, readFile, stat } from "node:fs/promises";
import { join as join3 } from "node:path";
var MOST_BYTES = 1024 * 1024 * 1024;
async function importPackages(args) {
  const { paths, key } = await readTarget(args, "import");
  return onGround(async (ground, ownerUrl) => {
    let refused = 0;
    for (const path of paths) {
      const said = await importOne(ground, ownerUrl, path, key).catch((error) => {
        refused++;
        return `KH\xD4NG NH\u1EACP: ${messageOf(error)}`;
      });
      process.stdout.write(`${path}: ${said}
`);
    }
    process.stdout.write(`${paths.length - refused} g\xF3i \u0111\xE3 nh\u1EADp ho\u1EB7c c\xF3 s\u1EB5n, ${refused} g\xF3i b\u1ECB t\u1EEB ch\u1ED1i.
`);
    return refused === 0 ? 0 : 1;
  });
}
async function importOne(ground, ownerUrl, path, key) {
  const given = await checkPackage(await readPackageFile(path), key);
  const { ward, dossier } = given.manifest;
  const isNew = !(await listWards(ground.database.db)).some((each) => each.code === ward.code);
  const keep = async (tx) => {
    const now = ground.now();
    const wardId = await wardOf(tx, given.manifest);
    const outcome2 = await importPackage(tx, ground.files, { wardId, given, now });
    const note = { wardId, officerId: null, action: "import_package", subject: dossier.code, at: now };
    if (outcome2 === "imported") await noteAccess(tx, note);
    return outcome2;
  };
  const outcome = isNew ? await asOwner(ownerUrl, (owner) => owner.transact(keep)) : await ground.database.transact(keep);
  if (outcome === "unchanged") return `h\u1ED3 s\u01A1 ${dossier.code} \u0111\xE3 c\xF3 s\u1EB5n, nh\u01B0 g\xF3i`;
  return `\u0111\xE3 nh\u1EADp h\u1ED3 s\u01A1 ${dossier.code}${isNew ? `, l\u1EADp ${ward.name} t\u1EEB g\xF3i` : ""}${vouched(given.signer)}`;
}
async function verifyPackages(args) {
  const { paths, key } = await readTarget(args, "verify");
  let faults = 0;
  for (const path of paths) {
    const said = await readPackageFile(path).then((bytes) => checkPackage(bytes, key)).then(({ manifest, signer }) => `\u0110\xDANG: h\u1ED3 s\u01A1 ${manifest.dossier.code}${vouched(signer)}`).catch((error) => {
      faults++;
      return `SAI: ${messageOf(error)}`;
    });
    process.stdout.write(`${path}: ${said}
`);
  }
  return faults === 0 ? 0 : 1;
}
function vouched(signer) {
  return signer === "known" ? ", ch\u1EEF k\xFD \u0111\xFAng v\u1EDBi kh\xF3a \u0111\xE3 cho" : ", ch\u1EEF k\xFD ch\u1EC9 ki\u1EC3m b\u1EB1ng kh\xF3a k\xE8m trong g\xF3i";
}
async function readTarget(args, deed) {
  const [target, ...rest] = args;
  if (target === void 0 || target.startsWith("-"))
    throw new RangeError(`motcua archive ${deed}: thi\u1EBFu T\u1EC6P ho\u1EB7c TH\u01AF-M\u1EE4C.`);
  const keyFile = readOptions(rest, { "--key": "one" }).get("--key")?.[0];
  const key = keyFile === void 0 ? null : await readFile(keyFile, "utf8");
  const isFolder = (await stat(target)).isDirectory();
  if (!isFolder) return { paths: [target], key };
  const names = (await readdir(target)).filter((name) => name.endsWith(".zip")).sort();
  if (names.length === 0) throw new RangeError(`${target} kh\xF4ng c\xF3 g\xF3i n\xE0o (.zip).`);
  return { paths: names.map((name) => join3(target, name)), key };
}
async function readPackageFile(path) {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Error("g\xF3i l\u1EDBn h\u01A1n 1 GB");
  return readFile(path);
}

// src/cli/archive/archive.ts
async function archive(args) {
  const [deed, ...rest] = args;
  if (deed === "export") return exportPackages(rest);
  if (deed === "import") return importPackages(rest);
  if (deed === "verify") return verifyPackages(rest);
  if (deed === "schema") {
    process.stdout.write(manifestJsonSchema());
    return 0;
  }
  process.stderr.write("motcua archive: c\u1EA7n export, import, verify ho\u1EB7c schema; xem motcua --help\n");
  return 64;
}

// src/cli/create-officer.ts
import { text } from "node:stream/consumers";
async function createOfficer(args) {
  const asked = ["--unit", "--username", "--name", "--title", "--duties"];
  const missing = asked.filter((name) => optionOf(args, name) === void 0);
  if (missing.length > 0) {
    process.stderr.write(`motcua officer create: thi\u1EBFu ${missing.join(", ")}
`);
    return 64;
  }
  const given = (name) => optionOf(args, name);
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  const wardName = await withDatabase(
    process.env,
    (url) => asOwner(url, async (owner) => {
      const wards = await listWards(owner.db);
      const ward = wards.find((each) => each.code === (optionOf(args, "--ward") ?? wards[0]?.code));
      if (!ward) throw new Error("kh\xF4ng c\xF3 ph\u01B0\u1EDDng, x\xE3 n\xE0y.");
      await owner.transact(
        (tx) => addOfficer(tx, ward.id, {
          unitCode: given("--unit"),
          username: given("--username"),
          displayName: given("--name"),
          title: given("--title"),
          duties: given("--duties").split(","),
          password
        })
      );
      return ward.name;
    })
  );
  process.stdout.write(`\u0110\xE3 t\u1EA1o t\xE0i kho\u1EA3n "${given("--username")}" \u1EDF ${wardName}.
`);
  return 0;
}

// src/cli/create-ward.ts
import { readFile as readFile2 } from "node:fs/promises";
async function createWard(args) {
  const [file] = args;
  if (file === void 0) {
    process.stderr.write("motcua ward create: thi\u1EBFu T\u1EC6P\n");
    return 64;
  }
  const given = await readWard(file);
  await withDatabase(
    process.env,
    (url) => asOwner(url, (owner) => owner.transact((tx) => addWard(tx, given)))
  );
  process.stdout.write(`\u0110\xE3 th\xEAm ${given.ward.name} (${given.ward.code}) v\u1EDBi ${given.units.length} \u0111\u01A1n v\u1ECB.
`);
  return 0;
}
async function readWard(file) {
  const text2 = await readFile2(file, "utf8").catch(() => {
    throw new Error(`kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c t\u1EC7p ${file}.`);
  });
  try {
    return JSON.parse(text2);
  } catch {
    throw new Error(`${file} kh\xF4ng ph\u1EA3i JSON.`);
  }
}

// src/cli/diff-catalogue.ts
import { readFileSync } from "node:fs";
async function diffCatalogue(args) {
  const file = args.find((each) => !each.startsWith("--"));
  if (file === void 0) {
    process.stderr.write("motcua catalogue diff: c\u1EA7n t\xEAn t\u1EC7p xu\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia\n");
    return 64;
  }
  try {
    const { rows, faults } = await readExport(new Uint8Array(readFileSync(file)));
    const today = toLocalDay(/* @__PURE__ */ new Date());
    const here = await withDatabase(process.env, (url) => inForceAt(url, today));
    const differences = compareCatalogue(here, rows, today);
    if (args.includes("--json")) process.stdout.write(`${JSON.stringify({ differences, faults })}
`);
    else
      for (const kind of DIFFERENCE_KINDS)
        process.stdout.write(
          `${DIFFERENCE_LABELS[kind]}: ${differences.filter((each) => each.kind === kind).length}
`
        );
    return 0;
  } catch (error) {
    process.stderr.write(`motcua catalogue diff: ${error.message}
`);
    return 2;
  }
}
async function inForceAt(url, today) {
  const database = openDatabase(url, { max: 1 });
  try {
    return await listInForce(database.db, today);
  } finally {
    await database.close();
  }
}

// src/cli/due/as-text.ts
var EVENT_WORDS = {
  supplement_asked: "y\xEAu c\u1EA7u b\u1ED5 sung, d\u1EEBng t\xEDnh",
  supplement_received: "nh\u1EADn \u0111\u1EE7 b\u1ED5 sung",
  paused: "d\u1EEBng t\xEDnh",
  resumed: "t\xEDnh ti\u1EBFp",
  extended: "xin l\u1ED7i v\xE0 gia h\u1EA1n"
};
var EFFECT_WORDS = {
  resume: "t\xEDnh ti\u1EBFp ph\u1EA7n c\xF2n l\u1EA1i",
  restart: "t\xEDnh l\u1EA1i t\u1EEB \u0111\u1EA7u"
};
function asText(found) {
  const { procedure } = found;
  return [
    `H\u1EB9n tr\u1EA3 ${when(found.dueAt)}`,
    ...found.remainingMinutes === null ? [] : [`C\xF2n l\u1EA1i ${minutesText(found.remainingMinutes)}`],
    ...procedure === null ? [] : [`${procedure.code} ${procedure.name} \u2013 ${procedure.words}`],
    `Ti\u1EBFp nh\u1EADn ${when(found.receivedAt)}. ${found.startsBecause}`,
    ...[found.receptionDay, ...found.days].map(dayLine),
    ...found.changes.length > 0 ? [`H\u1EB9n tr\u1EA3 l\u1EA7n \u0111\u1EA7u ${when(found.firstDueAt)}`] : [],
    ...found.changes.flatMap(changeLines),
    ...found.steps.map(
      (each) => `B\u01B0\u1EDBc ${each.no} (${each.limit ?? "kh\xF4ng t\xEDnh th\u1EDDi gian"}): ${each.limit === null ? "kh\xF4ng c\xF3 h\u1EA1n" : when(each.dueAt)}`
    ),
    ""
  ].join("\n");
}
function changeLines(change) {
  const effect = EFFECT_WORDS[change.effect];
  const words = [EVENT_WORDS[change.event], change.event === "resumed" ? void 0 : effect];
  const left = change.remainingMinutes === null ? "" : `, c\xF2n ${minutesText(change.remainingMinutes)}`;
  return [
    `${change.at === null ? "Sau \u0111\xF3" : when(change.at)}: ${words.filter(Boolean).join(", ")}${left}; h\u1EB9n tr\u1EA3 ${when(change.dueAt)}`,
    ...change.startsBecause ? [`  ${change.startsBecause}`] : [],
    ...change.receptionDay ? [change.receptionDay, ...change.days].map(dayLine) : []
  ];
}
function dayLine({ on, counted, why, minutes }) {
  return `  ${formatDay(on)} ${counted ? "+" : "\u2013"} ${why}${minutes ? `: ${minutesText(minutes)}` : ""}`;
}
function minutesText(minutes) {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const words = [hours > 0 && `${hours} gi\u1EDD`, (rest > 0 || hours === 0) && `${rest} ph\xFAt`];
  return `${words.filter(Boolean).join(" ")} l\xE0m vi\u1EC7c`;
}
function when(iso) {
  return iso === null ? "\u0111ang d\u1EEBng t\xEDnh" : `${iso.slice(11, 16)} ng\xE0y ${formatDay(iso.slice(0, 10))}`;
}

// src/cli/due/clock-changes.ts
function readEvents(given, receivedAt) {
  const kinds = [
    ["--supplement-received", "supplement_received"],
    ["--resume", "resumed"],
    ["--supplement-asked", "supplement_asked"],
    ["--pause", "paused"]
  ];
  const events = kinds.flatMap(
    ([option, kind], order) => (given.get(option) ?? []).map((text2) => ({ kind, at: parseLocal(text2), order }))
  );
  const [until, signed] = [given.get("--extend")?.[0], given.get("--extend-at")?.[0]];
  if (signed !== void 0 && until === void 0) throw new RangeError("--extend-at ch\u1EC9 \u0111i c\xF9ng --extend.");
  if (until !== void 0)
    events.push({
      ...{ kind: "extended", until: parseLocal(until), order: 9 },
      at: signed === void 0 ? /* @__PURE__ */ new Date(864e13) : parseLocal(signed)
    });
  for (const { at } of events)
    if (at < receivedAt)
      throw new RangeError(`${formatTime(at)} l\xE0 tr\u01B0\u1EDBc l\xFAc ti\u1EBFp nh\u1EADn ${formatTime(receivedAt)}.`);
  if (given.has("--mode") && !given.has("--supplement-received"))
    throw new RangeError("--mode ch\u1EC9 \u0111i c\xF9ng --supplement-received.");
  return events.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
}
function changesOf(events, mode, { term }) {
  if (mode !== "restart" && mode !== "pause")
    throw new RangeError(`--mode "${mode}" kh\xF4ng c\xF3: ch\u1ECDn restart (t\xEDnh l\u1EA1i t\u1EEB \u0111\u1EA7u) ho\u1EB7c pause (t\xEDnh ti\u1EBFp).`);
  let waitsFor = null;
  return events.map((event) => {
    const { kind, at } = event;
    if (kind === "extended") return { effect: "extend", dueAt: event.until };
    if (kind === "supplement_asked" || kind === "paused") {
      if (waitsFor !== null)
        throw new RangeError(`${formatTime(at)}: \u0111\u1ED3ng h\u1ED3 \u0111ang d\u1EEBng, kh\xF4ng d\u1EEBng th\xEAm \u0111\u01B0\u1EE3c.`);
      waitsFor = kind === "paused" ? "resumed" : "supplement_received";
      return { effect: "pause", at };
    }
    if (waitsFor !== kind)
      throw new RangeError(
        kind === "resumed" ? `${formatTime(at)}: t\xEDnh ti\u1EBFp m\xE0 tr\u01B0\u1EDBc \u0111\xF3 kh\xF4ng c\xF3 --pause \u0111ang ch\u1EDD.` : `${formatTime(at)}: nh\u1EADn b\u1ED5 sung m\xE0 tr\u01B0\u1EDBc \u0111\xF3 kh\xF4ng c\xF3 --supplement-asked \u0111ang ch\u1EDD.`
      );
    waitsFor = null;
    return kind === "resumed" || mode === "pause" ? { effect: "resume", at } : { effect: "restart", at, term };
  });
}
function followClock(first, events, changes, { calendar, hoursOn: hoursOn2 }) {
  let clock = { dueAt: first, remainingMinutes: null };
  return changes.map((change, at) => {
    if (change.effect === "extend" && clock.dueAt !== null && isLate(events[at], clock.dueAt))
      throw new RangeError("gia h\u1EA1n sau khi \u0111\xE3 qu\xE1 h\u1EA1n: ch\u1EC9 c\xF2n xin l\u1ED7i, kh\xF4ng gia h\u1EA1n.");
    const before = clock;
    clock = changeClock(clock, change, calendar, hoursOn2);
    const counted = countOf(change, before, { calendar, hoursOn: hoursOn2 });
    return {
      event: events[at].kind,
      effect: change.effect,
      at: isTimed(events[at]) ? toLocalIso(events[at].at) : null,
      remainingMinutes: clock.remainingMinutes,
      dueAt: clock.dueAt && toLocalIso(clock.dueAt),
      ...counted && {
        startsAt: counted.startsAt,
        startsBecause: counted.startsBecause.replace(/^Tiếp nhận/, "Nh\u1EADn l\u1EA1i"),
        receptionDay: counted.receptionDay,
        days: counted.days
      }
    };
  });
}
function countOf(change, before, { calendar, hoursOn: hoursOn2 }) {
  if (change.effect === "restart") return due(change.at, change.term, calendar, hoursOn2);
  if (change.effect !== "resume") return null;
  return due(change.at, { amount: before.remainingMinutes / 60, unit: "wh" }, calendar, hoursOn2);
}
function isTimed({ at }) {
  return at.getTime() < 864e13;
}
function isLate(event, dueAt) {
  return isTimed(event) && event.at > dueAt;
}

// src/cli/due/read-counting.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { z } from "zod";
var day = z.string().refine(isDay, "ng\xE0y c\u1EA7n d\u1EA1ng 2026-02-13");
var wardFile = z.strictObject({
  days: z.array(
    z.strictObject({
      day,
      worked: z.boolean("worked l\xE0 true ho\u1EB7c false"),
      why: z.string().default("Theo quy\u1EBFt \u0111\u1ECBnh")
    })
  ).default([]),
  hours: z.array(
    z.strictObject({
      from: day,
      until: day.nullable().default(null),
      windows: z.string(),
      cutOff: z.string().optional()
    })
  ).default([])
});
function readCounting(given) {
  const file = readFile3(given.get("--calendar")?.[0]);
  const common = hoursFrom(given.get("--hours")?.[0], given.get("--cut-off")?.[0]);
  const rows = [
    { ...common, from: "1995-01-01", until: null },
    ...file.hours.map(({ from, until, windows, cutOff }) => ({
      ...hoursFrom(windows, cutOff, common.cutOff),
      from,
      until
    })).sort((a, b) => a.from < b.from ? -1 : 1)
  ];
  return { calendar: withWardDays(STATE_CALENDAR, file.days), hoursOn: (on) => hoursOn(rows, on) };
}
function readFile3(path) {
  if (path === void 0) return { days: [], hours: [] };
  let content;
  try {
    content = JSON.parse(readFileSync2(path, "utf8"));
  } catch (error) {
    const isJson = error instanceof SyntaxError;
    throw new RangeError(`--calendar "${path}": ${isJson ? "kh\xF4ng ph\u1EA3i JSON" : "kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c t\u1EC7p"}.`);
  }
  const read = wardFile.safeParse(content);
  if (read.success) return read.data;
  const [fault] = read.error.issues;
  throw new RangeError(
    `--calendar "${path}": sai \u1EDF "${fault.path.join(".") || "\u0111\u1EA7u t\u1EC7p"}" (${fault.message}).`
  );
}
function hoursFrom(windows, cutOff, commonCutOff = WORKING_HOURS.at(-1).cutOff) {
  const hours = {
    windows: windows === void 0 ? WORKING_HOURS.at(-1).windows : windows.split(",").map(windowFrom),
    cutOff: cutOff === void 0 ? commonCutOff : minuteFrom(cutOff)
  };
  hours.windows.forEach(({ from, to }, at) => {
    if (from >= to || from < (hours.windows[at - 1]?.to ?? 0))
      throw new RangeError(`"${windows}": c\xE1c bu\u1ED5i ph\u1EA3i n\u1ED1i ti\u1EBFp nhau, m\u1ED7i bu\u1ED5i k\u1EBFt th\xFAc sau khi b\u1EAFt \u0111\u1EA7u.`);
  });
  return hours;
}
function windowFrom(text2) {
  const [from, to, more] = text2.split("-");
  if (from === void 0 || to === void 0 || more !== void 0)
    throw new RangeError(`"${text2}" kh\xF4ng ph\u1EA3i l\xE0 bu\u1ED5i l\xE0m vi\u1EC7c: c\u1EA7n d\u1EA1ng 07:30-11:30.`);
  return { from: minuteFrom(from), to: minuteFrom(to) };
}
function minuteFrom(text2) {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text2.trim()) ?? [];
  if (hour === void 0 || Number(hour) > 23 || Number(minute) > 59)
    throw new RangeError(`"${text2}" kh\xF4ng ph\u1EA3i l\xE0 gi\u1EDD: c\u1EA7n d\u1EA1ng 07:30.`);
  return Number(hour) * 60 + Number(minute);
}

// src/cli/due/read-term.ts
function readTerm(given, receivedOn) {
  const [text2, code, no] = ["--term", "--procedure", "--case"].map((name) => given.get(name)?.[0]);
  if (text2 !== void 0 && code !== void 0)
    throw new RangeError("ch\u1ECDn --term ho\u1EB7c --procedure, kh\xF4ng c\u1EA3 hai.");
  if (code === void 0 && no !== void 0) throw new RangeError("--case ch\u1EC9 \u0111i c\xF9ng --procedure.");
  if (code !== void 0) return termOfProcedure(code, no, receivedOn);
  if (text2 === void 0)
    throw new RangeError("c\u1EA7n --term ho\u1EB7c --procedure, v\xED d\u1EE5 --from 2026-02-13T15:30 --term 3wd.");
  return { text: text2.trim().toLowerCase(), term: parseTerm(text2), procedure: null };
}
function termOfProcedure(code, no, on) {
  const found = readCatalogueSeed().procedures.find(
    (each) => each.code === code && each.validFrom <= on && (each.validUntil === null || on < each.validUntil)
  );
  if (!found) throw new RangeError(`danh m\u1EE5c ng\xE0y ${formatDay(on)} kh\xF4ng c\xF3 th\u1EE7 t\u1EE5c "${code}".`);
  const variant = no === void 0 && found.terms.length === 1 ? found.terms[0] : found.terms.find((each) => String(each.no) === no);
  if (!variant) {
    const cases = found.terms.map((each) => `${each.no} ${describeTerm(each)}`).join("; ");
    throw new RangeError(`th\u1EE7 t\u1EE5c ${code}: ch\u1ECDn --case trong c\xE1c tr\u01B0\u1EDDng h\u1EE3p ${cases || "(ch\u01B0a c\xF3)"}.`);
  }
  if (variant.term === null)
    throw new RangeError(
      `th\u1EE7 t\u1EE5c ${code}, tr\u01B0\u1EDDng h\u1EE3p ${variant.no}: ${describeTerm(variant).toLowerCase()}.`
    );
  const procedure = {
    ...{ code, name: found.name, case: variant.no, when: variant.when },
    words: describeTerm(variant)
  };
  return { text: variant.term, term: parseTerm(variant.term), procedure };
}

// src/law/step-limits.ts
function limitMinutes(limit) {
  if (limit.unit === "cd")
    throw new RangeError("Th\u1EDDi h\u1EA1n c\u1EE7a b\u01B0\u1EDBc t\xEDnh b\u1EB1ng ng\xE0y l\xE0m vi\u1EC7c ho\u1EB7c gi\u1EDD l\xE0m vi\u1EC7c.");
  return Math.round(limit.unit === "wh" ? limit.amount * 60 : limit.amount * WORKING_DAY_MINUTES);
}
function stepDues(receivedAt, limits, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  const start = new Date(due(receivedAt, { amount: 1, unit: "wd" }, calendar, hoursOn2).startsAt);
  let spent = 0;
  return limits.map((limit) => {
    if (limit === null) return null;
    spent += limitMinutes(limit);
    return addWorkingMinutes(start, spent, calendar, hoursOn2);
  });
}

// src/cli/due/step-clocks.ts
function readLimits(text2) {
  return (text2?.split(",") ?? []).map((each) => each.trim() === "-" ? null : parseTerm(each));
}
function stepClocks(receivedAt, limits, changes, { calendar, hoursOn: hoursOn2 }) {
  const begin = (at) => stepDues(at, limits, calendar, hoursOn2).map(runningUntil);
  const clocks = changes.reduce(
    (before, change) => change.effect === "restart" ? begin(change.at) : before.map((clock) => clock && after(clock, change, { calendar, hoursOn: hoursOn2 })),
    begin(receivedAt)
  );
  return limits.map((limit, at) => {
    const dueAt = clocks[at]?.dueAt ?? null;
    return {
      no: at + 1,
      limit: limit && `${limit.amount}${limit.unit}`,
      limitMinutes: limit && limitMinutes(limit),
      dueAt: dueAt && toLocalIso(dueAt)
    };
  });
}
function runningUntil(dueAt) {
  return dueAt && { dueAt, remainingMinutes: null };
}
function after(clock, change, { calendar, hoursOn: hoursOn2 }) {
  const isPast = change.effect === "pause" && clock.dueAt !== null && clock.dueAt <= change.at;
  const isRunning = change.effect === "resume" && clock.dueAt !== null;
  if (isPast || isRunning || change.effect === "extend") return clock;
  return changeClock(clock, change, calendar, hoursOn2);
}

// src/cli/due.ts
var OPTIONS2 = {
  ...{ "--from": "one", "--term": "one", "--procedure": "one", "--case": "one", "--json": "flag" },
  ...{ "--supplement-asked": "many", "--supplement-received": "many", "--mode": "one" },
  ...{ "--pause": "many", "--resume": "many", "--extend": "one", "--extend-at": "one", "--steps": "one" },
  ...{ "--calendar": "one", "--hours": "one", "--cut-off": "one" }
};
function explainDue(args) {
  try {
    const given = readOptions(args, OPTIONS2);
    const found = findDue(given);
    for (const warning of found.warnings) process.stderr.write(`${warning}
`);
    process.stdout.write(given.has("--json") ? `${JSON.stringify(found)}
` : asText(found));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua due: ${error.message}
`);
    return 64;
  }
}
function findDue(given) {
  const from = given.get("--from")?.[0];
  if (from === void 0)
    throw new RangeError("c\u1EA7n --from v\xE0 --term, v\xED d\u1EE5 --from 2026-02-13T15:30 --term 3wd.");
  const receivedAt = parseLocal(from);
  const asked = readTerm(given, toLocalDay(receivedAt));
  const counting = readCounting(given);
  const { dueAt: firstDueAt, ...counted } = due(receivedAt, asked.term, counting.calendar, counting.hoursOn);
  const events = readEvents(given, receivedAt);
  const changes = changesOf(events, given.get("--mode")?.[0] ?? "restart", asked);
  const happened = followClock(parseLocal(firstDueAt), events, changes, counting);
  const { dueAt, remainingMinutes } = happened.at(-1) ?? { dueAt: firstDueAt, remainingMinutes: null };
  const days = [firstDueAt, ...happened.flatMap((each) => [each.at, each.dueAt])].map((each) => each ?? "").sort();
  return {
    receivedAt: toLocalIso(receivedAt),
    term: asked.text,
    procedure: asked.procedure,
    state: dueAt === null ? "paused" : "running",
    ...{ dueAt, remainingMinutes, firstDueAt },
    ...counted,
    warnings: calendarWarnings(toLocalDay(receivedAt), days.at(-1).slice(0, 10), counting.calendar),
    changes: happened,
    steps: stepClocks(receivedAt, readLimits(given.get("--steps")?.[0]), changes, counting)
  };
}

// src/platform/files/upkeep/reencrypt.ts
async function reseal({ upkeep }, { sha256, size }, done) {
  try {
    if (await upkeep.reseal(sha256, size)) done.resealed++;
  } catch (error) {
    if (error instanceof Problem) throw error;
    done.faults.push(sha256);
  }
}
async function reencryptFiles({
  database,
  files
}) {
  const done = { files: 0, resealed: 0, faults: [] };
  for await (const rows of eachNamed(database.db))
    for (const { sha256, size } of rows) {
      done.files++;
      await database.transact(async (tx) => {
        await lockBytes(tx, sha256);
        if (await isNamed(tx, sha256)) await reseal(files, { sha256, size }, done);
      });
    }
  return done;
}

// src/cli/files.ts
var MOST_SHOWN = 50;
async function lookAfterFiles([what = "", ...args]) {
  const work = WORKS[what];
  if (!work) throw new RangeError("c\u1EA7n m\u1ED9t trong: files verify, files sweep, files reencrypt.");
  const options = readOptions(args, { "--json": "flag", ...work.options });
  const { counts, text: text2, isWell } = await withFiles((ground) => work.run(ground, options));
  process.stdout.write(
    options.has("--json") ? `${JSON.stringify({ ok: isWell, ...counts })}
` : `${text2}
`
  );
  return isWell ? 0 : 1;
}
var WORKS = {
  verify: {
    options: {},
    run: async ({ database, files }) => {
      const found = await verifyFiles(database.db, files);
      const said = `${found.files} t\u1EC7p, ${(found.bytes / 1e6).toFixed(1)} MB \u0111\xE3 \u0111\u1ECDc`;
      return withFaults(found, `${said}; t\u1EA5t c\u1EA3 c\xF2n nguy\xEAn.`, `${said}; thi\u1EBFu ho\u1EB7c sai`);
    }
  },
  reencrypt: {
    options: {},
    run: async (ground) => {
      const done = await reencryptFiles(ground);
      const said = `${done.files} t\u1EC7p, ${done.resealed} t\u1EC7p v\u1EEBa \u0111\u01B0\u1EE3c m\xE3 h\xF3a b\u1EB1ng kh\xF3a hi\u1EC7n t\u1EA1i`;
      return withFaults(done, `${said}.`, `${said}; kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c`);
    }
  },
  sweep: {
    options: { "--dry-run": "flag", "--force": "flag" },
    run: async (ground, options) => {
      const [dryRun, force] = [options.has("--dry-run"), options.has("--force")];
      const swept = await sweepFiles(ground, /* @__PURE__ */ new Date(), { dryRun, force });
      const said = `${swept.rows} b\u1EA3n ghi, ${swept.bytes} t\u1EC7p, ${swept.parts} ph\u1EA7n d\u1EDF dang`;
      const unknown = swept.unknown > 0 ? ` \u0110\u1EC3 l\u1EA1i ${swept.unknown} t\u1EC7p l\u1EA1 (kh\xF3a kh\xF4ng bi\u1EBFt, ho\u1EB7c h\u1ECFng).` : "";
      const why = "D\u1EEBng: qu\xE1 n\u1EEDa kho kh\xF4ng c\xF3 b\u1EA3n ghi n\xE0o d\xF9ng. Ki\u1EC3m tra DATABASE_URL, FILES_KEY; \u0111\xFAng th\xEC th\xEAm --force.";
      const text2 = swept.refused ? why : `${dryRun ? "S\u1EBD x\xF3a" : "\u0110\xE3 x\xF3a"} ${said}.${unknown}`;
      return { counts: swept, text: text2, isWell: !swept.refused };
    }
  }
};
function withFaults(found, well, ill) {
  const { faults } = found;
  const shown = faults.slice(0, MOST_SHOWN).map((sha256) => `
  ${sha256}`);
  return {
    counts: found,
    text: faults.length === 0 ? well : `${ill} ${faults.length} t\u1EC7p:${shown.join("")}`,
    isWell: faults.length === 0
  };
}
async function withFiles(work) {
  return withDatabase(process.env, async (url) => {
    const files = openFileStore(readFileSettings(process.env));
    const database = openDatabase(url, { max: 2 });
    try {
      await files.check();
      return await work({ database, files });
    } finally {
      await database.close();
    }
  });
}

// src/cli/print-workflow.ts
function printWorkflow(args) {
  const [unknown] = args.filter((each) => each !== "--json");
  if (unknown !== void 0) {
    process.stderr.write(`motcua workflow: kh\xF4ng c\xF3 l\u1EF1a ch\u1ECDn "${unknown}"; ch\u1EC9 c\xF3 --json
`);
    return 64;
  }
  process.stdout.write(args.includes("--json") ? `${JSON.stringify(workflowRows())}
` : workflowText());
  return 0;
}

// src/cli/read-plan.ts
import { readFile as readFile4 } from "node:fs/promises";
import { basename } from "node:path";
async function readPlanFile(args) {
  const [file] = args.filter((each) => !each.startsWith("-"));
  if (file === void 0) {
    process.stderr.write("motcua plan read: c\u1EA7n t\xEAn t\u1EC7p\n");
    return 64;
  }
  try {
    const plan = await readPlan(new Uint8Array(await readFile4(file)), basename(file));
    process.stderr.write(`\u0110\xE3 \u0111\u1ECDc ${plan.tasks.length} nhi\u1EC7m v\u1EE5 t\u1EEB ${basename(file)}.
`);
    process.stdout.write(args.includes("--json") ? `${JSON.stringify(plan)}
` : asText2(plan));
    return 0;
  } catch (error) {
    const isReading = error instanceof NoTaskTable || error instanceof UnreadableFile;
    const { code } = error;
    if (!isReading && code !== "ENOENT" && code !== "EISDIR" && code !== "EACCES") throw error;
    const text2 = isReading ? error.message : `kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c t\u1EC7p "${file}" (${code}).`;
    process.stderr.write(`motcua plan read: ${text2}
`);
    return 2;
  }
}
function asText2(plan) {
  const lines = plan.tasks.map((task) => {
    const targets = task.targets.map(describeTarget).join(", ");
    return `${task.order}. ${task.text.replace(/\n/g, " ")}
   Ch\u1EE7 tr\xEC: ${task.leadUnits.join("; ")} | H\u1EA1n: ${task.due.raw}${targets ? ` | Ch\u1EC9 ti\xEAu: ${targets}` : ""}`;
  });
  return `${plan.title}
${lines.join("\n")}
`;
}

// src/cli/read-process.ts
import { readFileSync as readFileSync3 } from "node:fs";
async function readProcessFile(args) {
  const file = args.find((each) => !each.startsWith("--"));
  if (file === void 0) {
    process.stderr.write(
      "motcua process read: c\u1EA7n t\xEAn t\u1EC7p quy\u1EBFt \u0111\u1ECBnh (.docx, .xlsx, .pdf, .html, .csv, .jsonl, .txt)\n"
    );
    return 64;
  }
  try {
    const drafts = await readProcesses(new Uint8Array(readFileSync3(file)));
    if (args.includes("--json")) {
      process.stdout.write(`${JSON.stringify(drafts)}
`);
      return 0;
    }
    for (const draft of drafts) process.stdout.write(describe(draft));
    const sound = drafts.filter((each) => each.faults.length === 0).length;
    process.stdout.write(`${drafts.length} quy tr\xECnh, ${sound} d\xF9ng \u0111\u01B0\u1EE3c ngay
`);
    return 0;
  } catch (error) {
    const { code } = error;
    if (!(error instanceof UnreadableFile) && code !== "ENOENT" && code !== "EISDIR" && code !== "EACCES")
      throw error;
    const text2 = code === void 0 ? error.message : `kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c t\u1EC7p "${file}" (${code}).`;
    process.stderr.write(`motcua process read: ${text2}
`);
    return 2;
  }
}
function describe({ name, procedureCodes, nodes, sumMinutes, totalMinutes, ...found }) {
  const written = totalMinutes === null ? "quy\u1EBFt \u0111\u1ECBnh kh\xF4ng ghi" : `quy\u1EBFt \u0111\u1ECBnh ghi ${describeMinutes(totalMinutes)}`;
  return [
    `${name.slice(0, 120)} [${procedureCodes.join(", ") || "ch\u01B0a r\xF5 m\xE3"}]`,
    ...nodes.map(
      ({ id, kind, actor, limitMinutes: limitMinutes2 }) => `  ${id} ${actor.replace(/\s+/g, " ").slice(0, 60)}: ${describeMinutes(limitMinutes2)} (\u0111o\xE1n: ${NODE_LABELS[kind]})`
    ),
    `  c\u1ED9ng ${describeMinutes(sumMinutes)}, ${written}`,
    ...[...found.faults, ...found.warnings].map((text2) => `  ! ${text2}`),
    ""
  ].join("\n");
}

// src/cli/verify.ts
var MOST_SHOWN2 = 50;
async function verify(args) {
  const wards = await withDatabase(process.env, verifyWards);
  const faults = wards.reduce((sum, each) => sum + each.faults.length + each.archive.faults.length, 0);
  if (args.includes("--json"))
    process.stdout.write(`${JSON.stringify({ ok: faults === 0, faults, wards })}
`);
  else for (const each of wards) process.stdout.write(asText3(each));
  return faults === 0 ? 0 : 1;
}
async function verifyWards(url) {
  const database = openDatabase(url, { max: 2 });
  try {
    const wards = [];
    for (const ward of await listWards(database.db))
      wards.push({
        ...{ ward: ward.code, name: ward.name },
        ...await database.transact((tx) => verifyDossiers(tx, ward.id), "repeatable read"),
        archive: await verifyArchived(database.db, ward.id)
      });
    return wards;
  } finally {
    await database.close();
  }
}
function asText3(found) {
  const byStatus = Object.entries(found.byStatus).map(
    ([status, count]) => `  ${STATUS_LABELS[status]}: ${count}`
  );
  const faults = found.faults.slice(0, MOST_SHOWN2).map((fault) => `  SAI ${fault.code || `h\u1ED3 s\u01A1 ${fault.dossierId}`}: ${fault.what}`);
  const more = found.faults.length > MOST_SHOWN2 ? [`  \u2026 v\xE0 ${found.faults.length - MOST_SHOWN2} ch\u1ED7 n\u1EEFa`] : [];
  return [
    `${found.name} (${found.ward}): ${found.dossiers} h\u1ED3 s\u01A1, ${found.steps} b\u01B0\u1EDBc, ${found.documents} gi\u1EA5y t\u1EDD`,
    ...byStatus,
    found.faults.length === 0 ? "  Chu\u1ED7i b\u0103m nguy\xEAn v\u1EB9n; c\xE1c h\u1ED3 s\u01A1 \u0111\xFAng nh\u01B0 phi\u1EBFu ki\u1EC3m so\xE1t." : `  ${found.faults.length} ch\u1ED7 sai:`,
    ...faults,
    ...more,
    ...archiveLines(found.archive),
    ""
  ].join("\n");
}
function archiveLines({ archived, faults }) {
  if (archived === 0) return [];
  const whole = faults.length === 0 ? ", chu\u1ED7i b\u0103m nguy\xEAn v\u1EB9n" : `, ${faults.length} ch\u1ED7 sai:`;
  const wrong = faults.slice(0, MOST_SHOWN2).map(({ code, what }) => `  SAI ${code}: ${what}`);
  return [`  L\u01B0u tr\u1EEF t\u1EEB h\u1EC7 th\u1ED1ng kh\xE1c: ${archived} h\u1ED3 s\u01A1${whole}`, ...wrong];
}

// src/cli.ts
var HELP = `motcua \u2013 d\xF2ng l\u1EC7nh c\u1EE7a M\u1ED9t C\u1EEDa

  motcua plan read T\u1EC6P [--json]           \u0111\u1ECDc k\u1EBF ho\u1EA1ch (.docx, .xlsx, .pdf, .txt); kh\xF4ng c\u1EA7n m\xE1y ch\u1EE7
                                          m\xE3 tho\xE1t 2 khi t\u1EC7p kh\xF4ng c\xF3 b\u1EA3ng nhi\u1EC7m v\u1EE5 ho\u1EB7c kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c
  motcua due --from L\xDAC --term H\u1EA0N [--json]
                                          t\xEDnh h\u1EA1n tr\u1EA3; L\xDAC nh\u01B0 2026-02-13T15:30, H\u1EA0N nh\u01B0 3wd (ng\xE0y l\xE0m vi\u1EC7c),
                                          5cd (ng\xE0y), 8wh (gi\u1EDD l\xE0m vi\u1EC7c), 0.25wd; kh\xF4ng c\u1EA7n m\xE1y ch\u1EE7; th\xEAm \u0111\u01B0\u1EE3c:
      --procedure M\xC3 [--case S\u1ED0]          thay cho --term: th\u1EDDi h\u1EA1n c\u1EE7a th\u1EE7 t\u1EE5c trong danh m\u1EE5c \u0111i k\xE8m
      --supplement-asked L\xDAC --supplement-received L\xDAC [--mode restart|pause]
                                          y\xEAu c\u1EA7u b\u1ED5 sung, nh\u1EADn \u0111\u1EE7: t\xEDnh l\u1EA1i t\u1EEB \u0111\u1EA7u (m\u1EB7c \u0111\u1ECBnh) hay t\xEDnh ti\u1EBFp;
                                          ghi \u0111\u01B0\u1EE3c nhi\u1EC1u l\u1EA7n, th\u1EE9 t\u1EF1 t\xF9y \xFD
      --pause L\xDAC --resume L\xDAC            d\u1EEBng t\xEDnh (ngh\u0129a v\u1EE5 t\xE0i ch\xEDnh, x\xE1c nh\u1EADn) v\xE0 t\xEDnh ti\u1EBFp; nhi\u1EC1u l\u1EA7n \u0111\u01B0\u1EE3c
      --extend L\xDAC [--extend-at L\xDAC]      gia h\u1EA1n \u0111\u1EBFn; l\xFAc k\xFD gia h\u1EA1n, kh\xF4ng ghi th\xEC sau m\u1ECDi vi\u1EC7c kh\xE1c
      --steps 0.25wd,0.5wd,-,4wh          h\u1EA1n t\u1EEBng b\u01B0\u1EDBc c\u1EE7a quy tr\xECnh; "-" l\xE0 kh\xF4ng t\xEDnh th\u1EDDi gian
      --hours 07:30-11:30,13:00-16:30 --cut-off 15:30
                                          gi\u1EDD l\xE0m vi\u1EC7c c\u1EE7a ph\u01B0\u1EDDng; nh\u1EADn sau gi\u1EDD n\xE0y t\xEDnh ng\xE0y sau
      --calendar T\u1EC6P                      ng\xE0y v\xE0 gi\u1EDD ri\xEAng, JSON: {"days": [{"day", "worked", "why"}],
                                          "hours": [{"from", "until", "windows": "07:30-11:30", "cutOff": "10:00"}]}
  motcua workflow [--json]                in b\u1EA3ng t\xECnh tr\u1EA1ng \xD7 nhi\u1EC7m v\u1EE5: ai \u0111\u01B0\u1EE3c l\xE0m b\u01B0\u1EDBc n\xE0o, d\u1EABn \u0111\u1EBFn \u0111\xE2u
  motcua process read T\u1EC6P [--json]        \u0111\u1ECDc quy tr\xECnh n\u1ED9i b\u1ED9 t\u1EEB quy\u1EBFt \u0111\u1ECBnh (.docx, .xlsx, .pdf, .html, .csv, .jsonl,
                                          .txt); lo\u1EA1i b\u01B0\u1EDBc l\xE0 \u0111o\xE1n, ch\u1ED7 ng\u1EDD ghi sau d\u1EA5u "!"; kh\xF4ng c\u1EA7n m\xE1y ch\u1EE7;
                                          m\xE3 tho\xE1t 2 khi t\u1EC7p kh\xF4ng c\xF3 b\u1EA3ng quy tr\xECnh ho\u1EB7c kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c
  motcua catalogue diff T\u1EC6P [--json]      so danh m\u1EE5c \u0111ang d\xF9ng v\u1EDBi t\u1EC7p xu\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia
  motcua verify [--json]                  g\u1EADp m\u1ECDi phi\u1EBFu ki\u1EC3m so\xE1t, ki\u1EC3m chu\u1ED7i b\u0103m; m\xE3 tho\xE1t 1 khi c\xF3 ch\u1ED7 sai
  motcua files verify [--json]            \u0111\u1ECDc m\u1ECDi t\u1EC7p \u0111ang d\xF9ng, so v\u1EDBi m\xE3 b\u0103m; m\xE3 tho\xE1t 1 khi thi\u1EBFu ho\u1EB7c sai
  motcua files sweep [--dry-run] [--force] [--json]
                                          x\xF3a t\u1EC7p kh\xF4ng b\u1EA3n ghi n\xE0o d\xF9ng v\xE0 c\u0169 h\u01A1n m\u1ED9t ng\xE0y; --dry-run ch\u1EC9 \u0111\u1EBFm;
                                          --force x\xF3a c\u1EA3 khi \u0111\xF3 l\xE0 qu\xE1 n\u1EEDa kho (m\xE3 tho\xE1t 1 khi d\u1EEBng v\xEC v\u1EADy)
  motcua files reencrypt [--json]         m\xE3 h\xF3a b\u1EB1ng FILES_KEY m\u1ECDi t\u1EC7p c\xF2n \u0111\u1EC3 tr\u1EA7n hay m\xE3 h\xF3a b\u1EB1ng FILES_KEYS_OLD
  motcua archive export [--ward M\xC3] (--dossier M\xC3 | --closed-from NG\xC0Y --closed-until NG\xC0Y) --reason L\xDD-DO --to TH\u01AF-M\u1EE4C
                                          \u0111\xF3ng g\xF3i h\u1ED3 s\u01A1 \u0111\xE3 k\u1EBFt th\xFAc (\u0111\u1EBFn h\u1EBFt ng\xE0y cu\u1ED1i), m\u1ED7i h\u1ED3 s\u01A1 m\u1ED9t t\u1EC7p .zip; c\u1EA7n
                                          SESSION_SECRET nh\u01B0 m\xE1y ch\u1EE7
  motcua archive import T\u1EC6P|TH\u01AF-M\u1EE4C [--key KH\xD3A.pem]
                                          ki\u1EC3m r\u1ED3i nh\u1EADp g\xF3i c\u1EE7a h\u1EC7 th\u1ED1ng kh\xE1c, ch\u1EC9 \u0111\u1EC3 xem; ph\u01B0\u1EDDng ch\u01B0a c\xF3 th\xEC l\u1EADp t\u1EEB g\xF3i;
                                          nh\u1EADp l\u1EA1i kh\xF4ng th\xEAm g\xEC; m\xE3 tho\xE1t 1 khi c\xF3 g\xF3i b\u1ECB t\u1EEB ch\u1ED1i
  motcua archive verify T\u1EC6P|TH\u01AF-M\u1EE4C [--key KH\xD3A.pem]
                                          ki\u1EC3m g\xF3i, kh\xF4ng c\u1EA7n m\xE1y ch\u1EE7
  motcua archive schema                   in JSON Schema c\u1EE7a manifest.json
  motcua db url                           chu\u1ED7i k\u1EBFt n\u1ED1i c\u1EE7a c\u01A1 s\u1EDF d\u1EEF li\u1EC7u \u0111ang ch\u1EA1y
  motcua ward create T\u1EC6P                  th\xEAm m\u1ED9t ph\u01B0\u1EDDng, x\xE3 v\xE0 c\xE1c \u0111\u01A1n v\u1ECB c\u1EE7a n\xF3, t\u1EEB t\u1EC7p JSON nh\u01B0
                                          db/seeds/organisation/hai-duong.json
  motcua officer create --unit M\xC3 --username T\xCAN --name H\u1ECC_T\xCAN --title CH\u1EE8C_DANH --duties a,b [--ward M\xC3]
                                          t\u1EA1o t\xE0i kho\u1EA3n; m\u1EADt kh\u1EA9u \u0111\u1ECDc t\u1EEB \u0111\u1EA7u v\xE0o chu\u1EA9n
  motcua --help                           trang n\xE0y

Bi\u1EBFn m\xF4i tr\u01B0\u1EDDng: DATA_DIR, DATABASE_URL, FILES_\u2026 nh\u01B0 c\u1EE7a m\xE1y ch\u1EE7.
`;
console.log = console.error;
process.exitCode = await run(process.argv.slice(2));
async function run(args) {
  const command = args.filter((each) => !each.startsWith("-")).slice(0, 2);
  try {
    if (args.length === 0 || args.includes("--help") || args.includes("-h")) return say(HELP);
    if (command.join(" ") === "plan read") return await readPlanFile(args.slice(2));
    if (command[0] === "due") return explainDue(args.slice(1));
    if (command.join(" ") === "process read") return await readProcessFile(args.slice(2));
    if (command.join(" ") === "catalogue diff") return await diffCatalogue(args.slice(2));
    if (command[0] === "workflow") return printWorkflow(args.slice(1));
    if (command[0] === "archive") return await archive(args.slice(1));
    if (command[0] === "verify") return await verify(args.slice(1));
    if (command[0] === "files") return await lookAfterFiles(args.slice(1));
    if (command.join(" ") === "db url") return say(`${await runningDatabaseUrl(process.env)}
`);
    if (command.join(" ") === "officer create") return await createOfficer(args.slice(2));
    if (command.join(" ") === "ward create") return await createWard(args.slice(2));
    process.stderr.write(`motcua: kh\xF4ng c\xF3 l\u1EC7nh "${args.join(" ")}"; xem motcua --help
`);
    return 64;
  } catch (error) {
    process.stderr.write(`motcua: ${error.message}
`);
    return 1;
  }
}
function say(text2) {
  process.stdout.write(text2);
  return 0;
}
//# sourceMappingURL=cli.js.map
