import {
  LANES,
  jobHandlers,
  readingHandlers,
  sweepFiles,
  verifyFiles
} from "./chunk-P6NRTUIQ.js";
import {
  CALLBACK_PATH,
  FIELD_PREFIX,
  LEFT_PATH,
  RESULT_TEMPLATES,
  answerCase,
  createApp,
  findCase,
  findCertificate,
  findDraft,
  findOfficialDocument,
  issueDocument,
  issueResults,
  openEvents,
  placesOf,
  proposedFields,
  resultSource,
  saveDraft,
  searchCases,
  seedCertificate,
  signDocument,
  signResults,
  startLocalAuthority,
  takeOfficialStep,
  templatesFor,
  urgeByClock
} from "./chunk-5X3KR34U.js";
import {
  sweepDrafts
} from "./chunk-3P44AREP.js";
import "./chunk-HTAC5FOP.js";
import {
  DEMO_PASSWORD,
  keyOf,
  lapseTickets,
  migrate,
  readOrganisationSeed,
  remindAppointments,
  seedBasics,
  seedDemo,
  takeWeek
} from "./chunk-KZTT4QNI.js";
import {
  exportLastMonth,
  openCluster,
  openDatabase,
  openFileStore,
  readSettings,
  reconcileByClock,
  sweepExports,
  verifyArchived
} from "./chunk-2Z3IYLCC.js";
import {
  openReader,
  sweepUploads,
  watchFolder
} from "./chunk-JRLX3424.js";
import {
  addDays,
  closeExpired,
  failJob,
  findCalendar,
  findDossier,
  findMoment,
  findWard,
  finishJob,
  instant,
  isWorkingDay,
  listOfficers,
  listWards,
  log,
  minuteOfDay,
  openSteps,
  remindSupplements,
  sweepAttempts,
  sweepCitizens,
  sweepSessions,
  takeJob,
  takeStep,
  toLocalDay,
  verifyDossiers
} from "./chunk-TIANCPBA.js";
import {
  Problem
} from "./chunk-T2QWUXPH.js";
import {
  LOCAL_PERSONS
} from "./chunk-NXJG5C7E.js";

// src/main.ts
import { createServer as createServer4 } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";

// src/platform/files/upkeep/check-newest.ts
async function checkNewest(db, store) {
  const newest = await db.selectFrom("files").select("sha256").orderBy("created_at", "desc").limit(1).executeTakeFirst();
  if (!newest) return;
  try {
    await (await store.open(newest.sha256)).cancel();
  } catch {
    log("error", "newest_file_unreadable", { hint: "FILES_KEY, FILES_KEYS_OLD, DATA_DIR, FILES_S3_URL" });
  }
}

// src/platform/jobs/worker.ts
var POLL_MS = 1e3;
async function workOnce(database, handlers, now, lane) {
  const job = await takeJob(database, now(), lane);
  if (!job) return false;
  try {
    const handler = handlers[job.task];
    if (!handler) throw new Error(`Kh\xF4ng c\xF3 ai l\xE0m vi\u1EC7c "${job.task}".`);
    await handler(job.payload, job);
    await finishJob(database, job, now());
  } catch (error) {
    log("warn", "job_failed", { task: job.task, id: job.id, attempts: job.attempts, error });
    await failJob(database, job, error, now());
  }
  return true;
}
function startWorker(database, handlers, now, lane) {
  let isStopping = false;
  let wake;
  const sleep = () => new Promise((done) => {
    const timer = setTimeout(done, POLL_MS);
    wake = () => {
      clearTimeout(timer);
      done();
    };
  });
  const loop = async () => {
    while (!isStopping) {
      const worked = await workOnce(database, handlers, now, lane).catch((error) => {
        log("error", "worker_failed", { error });
        return false;
      });
      if (!worked && !isStopping) await sleep();
    }
  };
  const ended = loop();
  return {
    stop: () => {
      isStopping = true;
      wake?.();
      return ended;
    }
  };
}

// src/platform/messages/local-databases.ts
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

// src/platform/messages/local-records.ts
function personOf(number) {
  const known = LOCAL_PERSONS.find(({ personalId }) => personalId === number);
  const order = Number(/^999(\d{9})$/.exec(number)?.[1] ?? Number.NaN);
  if (Number.isNaN(order)) return null;
  if (known) return { order, name: known.name, birthOn: known.birthOn, address: known.address };
  return {
    ...{ order, name: `Ng\u01B0\u1EDDi n\u1ED9p ${String(order).padStart(4, "0")}`, birthOn: "" },
    address: `T\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 ${order % 30 + 1}, ph\u01B0\u1EDDng H\u1EA3i D\u01B0\u01A1ng`
  };
}
var PLACE = "\u1EE6y ban nh\xE2n d\xE2n ph\u01B0\u1EDDng (minh h\u1ECDa)";
var dayOf = (order) => `2020-0${order % 9 + 1}-1${order % 10}`;
var LOCAL_RECORDS = {
  "dan-cu": (number) => {
    const person = personOf(number);
    return person && {
      HoTen: person.name,
      NgaySinh: person.birthOn || dayOf(person.order),
      NoiThuongTru: person.address
    };
  },
  "ho-tich": (number) => {
    const person = personOf(number);
    if (person === null || person.order % 10 === 7) return null;
    const event = (Loai) => ({
      ...{ Loai, So: `${person.order}/MH`, NgayDangKy: dayOf(person.order), NoiDangKy: PLACE }
    });
    return {
      ...{ HoTen: person.name, NgaySinh: person.birthOn },
      SuKien: ["KHAI_SINH", "KET_HON", "TINH_TRANG_HON_NHAN", "KHAI_TU"].map(event)
    };
  },
  "dang-ky-kinh-doanh": (number) => {
    const person = personOf(number);
    if (/^999\d{7}(\d{3})?$/.test(number) && person === null)
      return firm(`C\xF4ng ty minh h\u1ECDa ${number.slice(3, 10)}`, number, "C\xF4ng ty tr\xE1ch nhi\u1EC7m h\u1EEFu h\u1EA1n");
    if (person === null || person.order % 10 === 7) return null;
    return firm(person.name, number, "H\u1ED9 kinh doanh");
  },
  "dat-dai": (number) => {
    const person = personOf(number);
    if (person === null || person.order % 10 === 7) return null;
    const So = person.order % 10 === 9 ? "" : `MH ${String(person.order).padStart(6, "0")}`;
    const parcel = { SoPhatHanh: So, ThuaDat: `Th\u1EEDa ${person.order % 500}, t\u1EDD 12`, DiaChi: person.address };
    return { ChuSuDung: person.name, GiayChungNhan: [parcel] };
  },
  "bao-hiem": (number) => {
    const person = personOf(number);
    if (person === null || person.order % 10 === 7) return null;
    const until = { TuNgay: "2026-01-01", DenNgay: "2026-12-31" };
    return { HoTen: person.name, NgaySinh: person.birthOn, MaSo: `MH${person.order}`, ...until };
  }
};
function firm(Ten, MaSo, LoaiHinh) {
  return { Ten, MaSo, LoaiHinh, NgayDangKy: "2024-03-15", TinhTrang: "\u0110ang ho\u1EA1t \u0111\u1ED9ng" };
}

// src/platform/messages/local-databases.ts
var KEPT = 200;
var HOSTILE = '<script>alert("x")</script>\x07\u202E=cmd()|calc';
async function startLocalDatabases() {
  const token = randomBytes(24).toString("hex");
  const ways = /* @__PURE__ */ new Map();
  const asked = [];
  let general = "well";
  const handle = async (request, response) => {
    const path = (request.url ?? "/").slice(1);
    const body = JSON.parse(await readAll(request));
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    asked.push({ path, body });
    if (asked.length > KEPT) asked.shift();
    const way = ways.get(path) ?? general;
    if (way === "close_once") ways.set(path, "well");
    answer(response, way, { path, body });
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => void response.writeHead(400).end());
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    ...{ url: `http://127.0.0.1:${server.address().port}`, token, asked },
    answerWith: (how, path) => {
      if (path !== void 0) return void ways.set(path, how);
      ways.clear();
      general = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(() => done()));
    }
  };
}
function answer(response, way, { path, body }) {
  if (way === "hang") return;
  if (way === "close" || way === "close_once") return void response.socket?.destroy();
  if (way === "broken") return void response.writeHead(503).end();
  if (way === "refuse") return void response.writeHead(403).end();
  if (way === "page") return void response.writeHead(200).end("<h1>B\u1EA3o tr\xEC</h1>");
  if (way === "flood") return void response.writeHead(200).end(`"${"x".repeat(1024 * 1024)}"`);
  const holder = LOCAL_RECORDS[path];
  if (!holder) return void response.writeHead(404).end();
  const record = holder(body.SoDinhDanh ?? "");
  const MaGiaoDich = way === "other_reference" ? "khac" : body.MaGiaoDich;
  const message = record ? { MaLoi: "00", MaGiaoDich, DuLieu: spoiled(record, way) } : { MaLoi: "01", MaGiaoDich };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(message));
}
function spoiled(record, way) {
  if (way === "malformed") return { HoTen: 7, SuKien: "kh\xF4ng", GiayChungNhan: null, Ten: [] };
  if (way === "wrong_person")
    return { ...record, HoTen: "Ng\u01B0\u1EDDi Kh\xE1c H\u1EB3n", Ten: "Ng\u01B0\u1EDDi Kh\xE1c H\u1EB3n", ChuSuDung: "Ng\u01B0\u1EDDi Kh\xE1c H\u1EB3n" };
  if (way === "incomplete") {
    const [first] = Object.keys(record);
    return Object.fromEntries(
      Object.entries(record).map(([key, value]) => [
        key,
        key === first || typeof value !== "string" ? emptied(value, key === first) : ""
      ])
    );
  }
  if (way === "hostile")
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, harm(key, value)]));
  return record;
}
function emptied(value, isKept) {
  if (isKept || !Array.isArray(value)) return value;
  return [];
}
function harm(key, value) {
  if (["HoTen", "Ten", "ChuSuDung", "NgaySinh"].includes(key)) return value;
  if (Array.isArray(value))
    return value.map(
      (each) => Object.fromEntries(
        Object.entries(each).map(([name, text]) => [name, name === "Loai" ? text : HOSTILE])
      )
    );
  return HOSTILE;
}
async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

// src/platform/messages/local-payments.ts
import { createHash, randomBytes as randomBytes2 } from "node:crypto";
import { createServer as createServer2 } from "node:http";
var SIGNED = {
  init: [
    ...[
      "LoaiBanTin",
      "PhienBan",
      "MaDoiTac",
      "MaThamChieu",
      "SoTien",
      "LoaiHinhThanhToan",
      "MaKenhThanhToan"
    ],
    ...["MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip", "UrlTraVe"]
  ],
  query: ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"],
  started: ["MaLoi", "MaThamChieu", "MaGiaoDich", "UrlThanhToan"],
  result: [
    ...["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "MaGiaoDich", "TrangThaiGD"],
    ...["ThoiGianGD", "MaLoi"]
  ]
};
async function startLocalPayments(wiring) {
  const platform = new LocalPlatform(wiring);
  const server = createServer2((request, response) => {
    platform.handle(request, response).catch(() => void response.writeHead(500).end());
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  platform.url = `http://127.0.0.1:${server.address().port}`;
  const { url, partner, secret } = platform;
  return {
    ...{ url, partner, secret },
    deliverBy: (how) => {
      platform.delivery = how;
    },
    answerWith: (how) => {
      platform.answer = how;
    },
    choose: (reference, what) => platform.choose(reference, what),
    disturb: (reference, how) => platform.disturb(reference, how),
    letGo: () => platform.letGo(),
    result: (reference, change) => platform.result(reference, change),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(() => done()));
    }
  };
}
var LocalPlatform = class {
  partner = "MOTCUA-TRINH-DIEN";
  secret = randomBytes2(24).toString("hex");
  url = "";
  delivery = () => "sent";
  answer = "well";
  #wiring;
  #transactions = /* @__PURE__ */ new Map();
  #waiting = [];
  #count = 0;
  constructor(wiring) {
    this.#wiring = wiring;
  }
  async handle(request, response) {
    const path = new URL(request.url ?? "/", "http://platform").pathname;
    const body = await readAll2(request);
    if (path.startsWith("/thanh-toan/")) {
      const transaction = this.#transactions.get(path.split("/")[2] ?? "");
      return this.#payPage(request.method === "POST" ? body : null, transaction, response);
    }
    if (this.answer === "hang") return;
    if (this.answer === "close") return void response.socket?.destroy();
    if (this.answer === "garbage") return void response.writeHead(200).end("<h1>B\u1EA3o tr\xEC</h1>");
    const fields = this.#answerTo(path, JSON.parse(body));
    const spoil = this.answer === "wrong_signature" && { MaXacThuc: "f".repeat(64) };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...fields, ...spoil }));
  }
  #answerTo(path, given) {
    const isQuery = path === "/dptracuuthanhtoanhs";
    if (given.MaXacThuc !== this.#sign(given, isQuery ? SIGNED.query : SIGNED.init))
      return { MaLoi: "02", MoTaLoi: "M\xE3 x\xE1c th\u1EF1c kh\xF4ng \u0111\xFAng" };
    if (isQuery) return this.result(given.MaThamChieu ?? "", {}, "dptracuuthanhtoanhs");
    const { reference, id } = this.#begin(given);
    const fields = {
      ...{ MaLoi: "00", MaThamChieu: reference, MaGiaoDich: id },
      UrlThanhToan: `${this.url}/thanh-toan/${reference}`
    };
    return { ...fields, MaXacThuc: this.#sign(fields, SIGNED.started) };
  }
  #begin(given) {
    const known = this.#transactions.get(given.MaThamChieu ?? "");
    if (known) return known;
    const transaction = {
      ...{ id: this.#nextId(), reference: given.MaThamChieu ?? "", status: "0" },
      ...{ amount: given.SoTien ?? "", words: given.ThongTinGiaoDich ?? "", returnUrl: given.UrlTraVe ?? "" },
      time: this.#time()
    };
    this.#transactions.set(transaction.reference, transaction);
    return transaction;
  }
  async #payPage(body, transaction, response) {
    const html = { "content-type": "text/html; charset=utf-8" };
    if (!transaction) return void response.writeHead(404, html).end("Kh\xF4ng c\xF3 giao d\u1ECBch n\xE0y.");
    if (body === null) return void response.writeHead(200, html).end(drawPage(transaction));
    const what = new URLSearchParams(body).get("chon");
    if (what === "pay" || what === "fail") await this.choose(transaction.reference, what);
    response.writeHead(303, { location: transaction.returnUrl }).end();
  }
  async choose(reference, what) {
    const transaction = this.#find(reference);
    if (transaction.status === "1") return;
    Object.assign(transaction, { status: what === "pay" ? "1" : "2", time: this.#time() });
    await this.#deliver(reference);
  }
  disturb(reference, { amountVnd, again }) {
    const transaction = this.#find(reference);
    if (amountVnd !== void 0) transaction.amount = String(amountVnd);
    if (again) transaction.id = this.#nextId();
  }
  async letGo() {
    for (const each of this.#waiting.splice(0)) await each();
  }
  result(reference, change = {}, kind = "dpnhankqthanhtoanhs") {
    const known = this.#transactions.get(reference);
    const fields = {
      ...{ LoaiBanTin: kind, PhienBan: "1.0", MaDoiTac: this.partner, MaThamChieu: reference },
      ...{ SoTien: known?.amount ?? "0", MaGiaoDich: known?.id ?? "", TrangThaiGD: known?.status ?? "0" },
      ...{ ThoiGianGD: known?.time ?? this.#time(), MaLoi: known ? "00" : "25" },
      ...change
    };
    return { ...fields, MaXacThuc: change.MaXacThuc ?? this.#sign(fields, SIGNED.result) };
  }
  async #deliver(reference) {
    const how = this.delivery(reference);
    const message = this.result(reference);
    if (how === "lost") return;
    if (how === "late") return void this.#waiting.push(() => this.#tell(message));
    if (how === "wrong_signature") return this.#tell({ ...message, MaXacThuc: "0".repeat(64) });
    if (how === "wrong_amount")
      return this.#tell(this.result(reference, { SoTien: String(Number(message.SoTien) + 1e3) }));
    await this.#tell(message);
    if (how === "doubled") await this.#tell(message);
  }
  async #tell(message) {
    const told = fetch(this.#wiring.callbackUrl(), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(1e4)
    });
    await told.then((answered) => answered.body?.cancel()).catch(() => void 0);
  }
  #find(reference) {
    const found = this.#transactions.get(reference);
    if (!found) throw new Error(`The platform knows no payment ${reference}.`);
    return found;
  }
  #nextId() {
    return `GD${String(++this.#count).padStart(8, "0")}`;
  }
  #time() {
    return timeOf(this.#wiring.now());
  }
  #sign(fields, names) {
    const text = [...names.map((name) => fields[name] ?? ""), this.secret].join("|");
    return createHash("sha256").update(text).digest("hex");
  }
};
function timeOf(at) {
  return new Date(at.getTime() + 7 * 36e5).toISOString().replace(/\D/g, "").slice(0, 14);
}
async function readAll2(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
var STATUS = { "0": "", "1": "Giao d\u1ECBch n\xE0y \u0111\xE3 thanh to\xE1n.", "2": "L\u1EA7n tr\u01B0\u1EDBc kh\xF4ng thanh to\xE1n \u0111\u01B0\u1EE3c." };
function drawPage({ amount, words, reference, status }) {
  const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>N\u1EC1n t\u1EA3ng thanh to\xE1n (tr\xECnh di\u1EC5n)</title><style>body{font:18px/1.6 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}
button{font:inherit;padding:.7rem 1.2rem;margin:.3rem 0;width:100%}</style></head><body><main>
<h1>N\u1EC1n t\u1EA3ng thanh to\xE1n (tr\xECnh di\u1EC5n)</h1><p>Trang gi\u1EA3 c\u1EE7a m\xE1y n\xE0y: kh\xF4ng c\xF3 ti\u1EC1n th\u1EADt n\xE0o \u0111\u01B0\u1EE3c chuy\u1EC3n.</p>
<p>${safe(words)}</p><p>M\xE3 tham chi\u1EBFu: <b>${safe(reference)}</b></p>
<p>S\u1ED1 ti\u1EC1n: <b>${Number(amount).toLocaleString("vi-VN")} \u0111\u1ED3ng</b></p><p>${STATUS[status]}</p>
<form method="post"><button name="chon" value="pay">Thanh to\xE1n</button><button name="chon" value="fail">Thanh to\xE1n b\u1ECB l\u1ED7i</button>
<button name="chon" value="leave">Quay v\u1EC1, kh\xF4ng thanh to\xE1n</button></form></main></body></html>`;
}

// src/platform/messages/local-peers.ts
import { createServer as createServer3 } from "node:http";
import { SMTPServer } from "smtp-server";
var KEPT2 = 500;
async function startLocalPeers(now) {
  const delivered = [];
  const keys = /* @__PURE__ */ new Set();
  let answer3 = 200;
  let mailCode = null;
  const keep = (message) => {
    delivered.push({ ...message, at: now() });
    if (delivered.length > KEPT2) delivered.shift();
  };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => {
      if (mailCode === null) return done();
      done(Object.assign(new Error("no such recipient today"), { responseCode: mailCode }));
    },
    onData: (stream, session, done) => {
      readAll3(stream).then((text) => {
        for (const { address } of session.envelope.rcptTo) keep({ channel: "mail", to: address, text });
        done();
      }, done);
    }
  });
  const gateway = createServer3((request, response) => {
    readAll3(request).then((body) => {
      if (answer3 === 200 || answer3 === "taken") {
        const { channel, to, text } = JSON.parse(body);
        const key = String(request.headers["idempotency-key"] ?? "");
        if (!keys.has(key)) keep({ channel, to, text });
        keys.add(key);
      }
      reply(response, answer3);
    });
  });
  const mailPort = await new Promise((ready) => {
    const server = smtp.listen(0, "127.0.0.1", () => ready(server.address().port));
  });
  await new Promise((ready) => gateway.listen(0, "127.0.0.1", ready));
  const { port } = gateway.address();
  return {
    smtpUrl: `smtp://127.0.0.1:${mailPort}`,
    gatewayUrl: `http://127.0.0.1:${port}/`,
    delivered,
    answerWith: (next) => {
      answer3 = next;
    },
    refuseMail: (code) => {
      mailCode = code;
    },
    close: async () => {
      await new Promise((done) => smtp.close(() => done()));
      gateway.closeAllConnections();
      await new Promise((done) => gateway.close(() => done()));
    }
  };
}
function reply(response, answer3) {
  if (answer3 === "hang" || answer3 === "taken") return;
  if (answer3 === "close") response.socket?.destroy();
  else if (answer3 === "garbage") response.socket?.end("\0 no HTTP at all");
  else if (answer3 === "page") response.writeHead(200, { "content-type": "text/html" }).end("<h1>Wifi</h1>");
  else if (typeof answer3 === "number") response.writeHead(answer3).end();
  else response.writeHead(answer3.status, { "retry-after": answer3.retryAfter }).end();
}
async function readAll3(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

// src/recurring.ts
function isWaking(now) {
  const minute = minuteOfDay(now);
  return minute >= 8 * 60 && minute < 20 * 60;
}
var RECURRING = [
  {
    name: "sweep-sessions",
    hours: 1,
    work: ({ database, now }) => database.transact((tx) => sweepSessions(tx, now()))
  },
  {
    name: "sweep-citizens",
    hours: 1,
    work: ({ database, now }) => database.transact(async (tx) => {
      await sweepCitizens(tx, now());
      await sweepAttempts(tx, now());
    })
  },
  {
    name: "close-expired-supplements",
    hours: 0.25,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db)) {
        const closed = await closeExpired(database, ward.id, now());
        if (closed > 0) log("info", "supplements_expired", { ward: ward.code, closed });
      }
    }
  },
  {
    name: "remind-citizens",
    hours: 1,
    work: async ({ database, now }) => {
      if (!isWaking(now())) return;
      for (const ward of await listWards(database.db)) {
        await remindSupplements(database, ward.id, now());
        await remindAppointments(database, ward.id, now());
      }
    }
  },
  {
    name: "lapse-tickets",
    hours: 1,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db))
        await database.transact((tx) => lapseTickets(tx, ward.id, now()));
    }
  },
  {
    name: "sweep-drafts",
    hours: 1,
    work: async (platform) => {
      const swept = await sweepDrafts(platform, platform.now());
      if (swept > 0) log("info", "drafts_swept", { swept });
    }
  },
  {
    name: "sweep-uploads",
    hours: 1,
    work: async (platform) => {
      const swept = await sweepUploads(platform, platform.now());
      if (swept > 0) log("info", "uploads_swept", { swept });
    }
  },
  {
    name: "sweep-files",
    hours: 24,
    work: async (platform) => {
      const swept = await sweepFiles(platform, platform.now());
      log(swept.refused || swept.unknown > 0 ? "error" : "info", "files_swept", { ...swept });
    }
  },
  {
    name: "verify-files",
    hours: 24,
    work: async ({ database, files, now }) => {
      const day = Math.floor(now().getTime() / (24 * 36e5));
      const found = await verifyFiles(database.db, files, day);
      const faults = found.faults.length;
      log(faults > 0 ? "error" : "info", "files_verified", {
        files: found.files,
        bytes: found.bytes,
        faults
      });
    }
  },
  {
    name: "sweep-exports",
    hours: 1,
    work: async (platform) => {
      const swept = await sweepExports(platform, platform.now());
      if (swept > 0) log("info", "exports_swept", { swept });
    }
  },
  {
    name: "export-last-month",
    hours: 1,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db)) {
        const ordered = await exportLastMonth(database, ward.id, now());
        if (ordered > 0) log("info", "packages_ordered", { ward: ward.code, ordered });
      }
    }
  },
  {
    // The week that ended is kept on Monday; where the system stood still then, as soon as it runs again.
    name: "keep-weekly-figures",
    hours: 1,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db)) {
        const kept = await takeWeek(database, ward.id, now());
        if (kept > 0) log("info", "weekly_figures_kept", { ward: ward.code, kept });
      }
    }
  },
  {
    name: "urge",
    hours: 1,
    work: async ({ database, now }) => {
      for (const ward of await listWards(database.db)) {
        const urged = await urgeByClock(database, ward.id, now());
        if (Object.values(urged).some((count) => count > 0))
          log("info", "urged", { ward: ward.code, ...urged });
      }
    }
  },
  {
    name: "reconcile-payments",
    hours: 0.5,
    work: async (platform) => {
      for (const ward of await listWards(platform.database.db)) await reconcileByClock(platform, ward.id);
    }
  },
  {
    name: "verify-control-slips",
    hours: 24,
    work: async ({ database }) => {
      for (const ward of await listWards(database.db)) {
        const found = await database.transact((tx) => verifyDossiers(tx, ward.id), "repeatable read");
        const counts = {
          ward: ward.code,
          dossiers: found.dossiers,
          steps: found.steps,
          faults: found.faults.length
        };
        log(found.faults.length === 0 ? "info" : "error", "control_slips_verified", counts);
        const { archived, faults } = await verifyArchived(database.db, ward.id);
        const kept = { ward: ward.code, archived, faults: faults.length };
        if (archived > 0) log(faults.length === 0 ? "info" : "error", "archive_verified", kept);
      }
    }
  }
];
var SCAN_FOLDER_MS = 5e3;
function startRecurring(platform) {
  const look = watchFolder(platform);
  setInterval(() => {
    look().catch((error) => log("error", "recurring_failed", { name: "scan-folder", error }));
  }, SCAN_FOLDER_MS).unref();
  for (const { name, hours, work } of RECURRING)
    setInterval(() => {
      work(platform).catch((error) => log("error", "recurring_failed", { name, error }));
    }, hours * 36e5).unref();
}

// src/seed/seed-certificates.ts
async function seedCertificates(platform, authority, wardId) {
  const { database, settings, now } = platform;
  const ward = await findWard(database.db, wardId);
  const organisation = `\u1EE6y ban nh\xE2n d\xE2n ${ward.name}`;
  const officers = await listOfficers(database.db, wardId);
  const wanted = officers.map(({ id, displayName, title }) => [
    { officerId: id },
    { commonName: displayName, organisation, title }
  ]);
  wanted.push(["seal", { commonName: `${organisation} (con d\u1EA5u th\u1EED nghi\u1EC7m)`, organisation }]);
  for (const [holder, subject] of wanted) {
    if (await findCertificate(database.db, wardId, holder)) continue;
    const file = await authority.issuePkcs12(subject, DEMO_PASSWORD);
    const { secret } = settings;
    await seedCertificate(database, { wardId, holder, file, password: DEMO_PASSWORD, secret, now: now() });
  }
}

// src/seed/seed-results.ts
import { randomUUID } from "node:crypto";
var STAGES = ["issued", "to seal", "to sign", "issued", "drafted", "to sign"];
async function seedResults(platform, wardId) {
  const { db } = platform.database;
  const begun = await db.selectFrom("result_drafts").select("id").where("ward_id", "=", wardId).limit(1).execute();
  if (begun.length > 0) return;
  const rows = await db.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("status", "=", "in_process").where(
    "procedure_code",
    "in",
    RESULT_TEMPLATES.flatMap((each) => each.procedures ?? [])
  ).orderBy("id", "desc").limit(STAGES.length).execute();
  for (const [at, { id }] of rows.entries()) await bring(platform, { wardId, dossierId: id }, STAGES[at]);
}
async function bring(platform, key, stage) {
  const officers = await listOfficers(platform.database.db, key.wardId);
  const signer = officers.find((each) => /^chủ tịch/i.test(each.title) && each.duties.includes("sign"));
  if (!signer || !await write(platform, key, officers, signer) || stage === "drafted") return;
  const steps = ["propose", "submit_for_signature"];
  for (const step of steps) if (!await take(platform, key, officers, step)) return;
  if (stage === "to sign") return;
  const dossier = await findDossier(platform.database.db, key);
  const { file } = (await findDraft(platform.database.db, dossier)).versions.at(-1);
  const once = () => ({ clientKey: randomUUID(), secret: DEMO_PASSWORD });
  const toSign = { dossierId: key.dossierId, stepCount: dossier.state.stepCount, file };
  await signResults(platform, actOf(platform, signer), { ...once(), items: [toSign] });
  const clerk = officers.find((each) => each.duties.includes("stamp"));
  const { state } = await findDossier(platform.database.db, key);
  if (stage === "to seal" || !clerk || state.status !== "signed") return;
  const toIssue = { dossierId: key.dossierId, stepCount: state.stepCount };
  await issueResults(platform, actOf(platform, clerk), { ...once(), items: [toIssue] });
}
var actOf = ({ now }, officer) => ({ officer, now: now(), requestId: "seed" });
async function write(platform, key, officers, signer) {
  const { db } = platform.database;
  const dossier = await findDossier(db, key);
  const examiner = officers.find(({ id }) => id === dossier.state.holderOfficerId);
  const [template] = templatesFor(RESULT_TEMPLATES, dossier.state.procedureCode, toLocalDay(platform.now()));
  if (!examiner || !template) return false;
  const proposed = proposedFields(template, placesOf(await resultSource(db, dossier, "")), () => "");
  const written = template.fields.map(({ name, type }) => [
    FIELD_PREFIX + name,
    proposed[name] || (type === "day" ? toLocalDay(platform.now()) : "(v\xED d\u1EE5 c\u1EE7a b\u1EA3n tr\xECnh di\u1EC5n)")
  ]);
  const fields = { clientKey: randomUUID(), template: template.code, signerId: String(signer.id), seen: "0" };
  const given = { ...fields, ...Object.fromEntries(written), dossierId: key.dossierId };
  return platform.database.transact((tx) => saveDraft(tx, platform, actOf(platform, examiner), given)).then(() => true, unlessRefused);
}
async function take(platform, key, officers, step) {
  const { db } = platform.database;
  const { state } = await findDossier(db, key);
  for (const officer of officers) {
    const act = actOf(platform, officer);
    if (!openSteps(state, officer, await findMoment(db, officer, act.now)).includes(step)) continue;
    const request = {
      ...{ dossierId: key.dossierId, step, clientKey: randomUUID(), stepCount: state.stepCount }
    };
    const fields = { outcome: "granted" };
    return platform.database.transact((tx) => takeStep(tx, platform.files, act, { ...request, fields, quiet: true })).then(() => true, unlessRefused);
  }
  return false;
}
function unlessRefused(error) {
  if (error instanceof Problem) return false;
  throw error;
}

// src/seed/seed-urging.ts
var TURNS = [12, 6];
var ANSWERED = 4;
async function seedUrging(platform, wardId) {
  const { database, now } = platform;
  const every = { kind: null, unitId: null, step: null, before: null, after: null, limit: 200 };
  const known = async () => (await searchCases(database.db, wardId, { ...every, isOpen: true })).lines;
  const closed = await searchCases(database.db, wardId, { ...every, isOpen: false });
  if (closed.lines.length > 0 || (await known()).length > 0) return;
  const { calendar } = await findCalendar(database.db, wardId);
  const today = toLocalDay(now());
  const at = (days) => instant(workedBefore(today, days, calendar), 9 * 60);
  for (const days of TURNS) await urgeByClock(database, wardId, at(days));
  const [line] = (await known()).filter(({ step, kind }) => step === 2 && kind === "task");
  if (line) {
    await answer2(platform, wardId, line.id, at(ANSWERED));
    await issueLetter(platform, wardId, line.id, now());
  }
  await urgeByClock(database, wardId, now());
}
function workedBefore(day, days, calendar) {
  let found = day;
  for (let left = days; left > 0; ) {
    found = addDays(found, -1);
    if (isWorkingDay(found, calendar)) left--;
  }
  return found;
}
async function issueLetter(platform, wardId, caseId, now) {
  const { database } = platform;
  const { state } = await findCase(database.db, { wardId, caseId });
  const { documentId: id } = state.steps.at(-1);
  const act = await actsOf(platform, wardId, now);
  const request = async (what) => {
    const { stepCount, version } = await findOfficialDocument(database.db, wardId, id);
    return { id, stepCount, version, clientKey: keyOf(`urging ${caseId} ${what}`), secret: DEMO_PASSWORD };
  };
  const take2 = async (step, username, unitIds = []) => {
    const asked = { ...await request(step), step, unitIds };
    await database.transact((tx) => takeOfficialStep(tx, platform, act(username), asked));
  };
  await take2("submit", "kiemsoat");
  await take2("review", "giamdoc");
  const { steps } = await findOfficialDocument(database.db, wardId, id);
  const file = steps.findLast(({ step }) => step === "submit").file;
  await signDocument(platform, act("giamdoc"), { ...await request("sign"), file });
  await issueDocument(platform, act("vanthu"), await request("issue"));
  await take2("send", "vanthu", state.unitIds);
}
async function answer2(platform, wardId, caseId, now) {
  const { database, files } = platform;
  const { state } = await findCase(database.db, { wardId, caseId });
  const officers = await listOfficers(database.db, wardId);
  const officer = officers.find(({ unitId }) => state.unitIds.includes(unitId));
  if (!officer) return;
  const form = {
    clientKey: keyOf(`urging ${caseId} answer`),
    text: "\u0110\u01A1n v\u1ECB \u0111\xE3 ph\xE2n c\xF4ng ng\u01B0\u1EDDi l\xE0m, c\xF2n v\u01B0\u1EDBng \u1EDF kh\xE2u t\u1ED5ng h\u1EE3p s\u1ED1 li\u1EC7u c\u1EE7a c\xE1c t\u1ED5 d\xE2n ph\u1ED1."
  };
  const act = { officer, now, requestId: "seed" };
  await database.transact((tx) => answerCase(tx, files, act, { caseId, form, file: null }));
}
async function actsOf({ database }, wardId, now) {
  const officers = await listOfficers(database.db, wardId);
  return (username) => {
    const officer = officers.find((each) => each.username === username);
    if (!officer) throw new Error(`Kh\xF4ng c\xF3 t\xE0i kho\u1EA3n "${username}" \u0111\u1EC3 gieo d\u1EEF li\u1EC7u.`);
    return { officer, now, requestId: "seed" };
  };
}

// src/main.ts
var say = (text) => process.stdout.write(`${text}
`);
try {
  await start(readSettings(process.env));
} catch (error) {
  process.stderr.write(`Kh\xF4ng kh\u1EDFi \u0111\u1ED9ng \u0111\u01B0\u1EE3c: ${error.message}
`);
  process.exit(1);
}
async function start(settings) {
  await mustBeFree(settings.host, settings.port);
  const cluster = settings.databaseUrl === null ? await openCluster(join(settings.dataDir, "postgres")) : null;
  const url = settings.databaseUrl ?? cluster.url("postgres");
  for (const name of await migrate(url)) say(`Di tr\xFA ${name}`);
  const database = openDatabase(url);
  const platform = {
    database,
    events: openEvents(url),
    files: openFileStore(settings.files),
    settings,
    now: () => /* @__PURE__ */ new Date()
  };
  await platform.files.check();
  await seed(url, platform);
  await checkNewest(database.db, platform.files);
  const peers = await startPeers(settings, platform);
  await startIdentity(settings);
  await startPaymentPlatform(settings, platform);
  await startDatabases(settings);
  await startAuthority(settings, platform);
  const app = createApp(platform, peers?.delivered);
  startRecurring(platform);
  const reader = openReader({ threads: settings.scanThreads });
  const workers = startWorkers(platform, reader);
  const server = serve(
    { fetch: app.fetch, hostname: settings.host, port: settings.port },
    (address) => announce(settings, address.port)
  );
  for (const signal of ["SIGTERM", "SIGINT"])
    process.once(signal, () => void stop(signal, { server, platform, cluster, workers, reader }));
}
function startWorkers(platform, reader) {
  const { database, now, settings } = platform;
  const reading = Array.from(
    { length: settings.scanThreads },
    () => startWorker(database, readingHandlers(platform, reader), now, LANES.reading)
  );
  return [startWorker(database, jobHandlers(platform), now, LANES.rest), ...reading];
}
async function seed(url, { settings, files, now }) {
  const demo = settings.mode === "demo";
  await seedBasics(url, { demo });
  if (!demo) return;
  let told = 0;
  const tell = (share) => {
    if (share < told + 0.1 && share < 1) return;
    told = share;
    say(`Ch\u1EA1y m\u1ED9t n\u0103m h\u1ED3 s\u01A1 m\u1EABu \u2026 ${Math.round(share * 100)} %`);
  };
  await seedDemo({ ownerUrl: url, files, dossiers: settings.demoDossiers, until: now(), tell });
}
function announce(settings, port) {
  const address = `http://${settings.host}:${port}`;
  say(`M\u1ED9t C\u1EEDa \u0111ang ch\u1EA1y t\u1EA1i ${address}`);
  say(`  C\u1ED5ng cho ng\u01B0\u1EDDi d\xE2n   ${address}/`);
  say(`  C\xE1n b\u1ED9 \u0111\u0103ng nh\u1EADp     ${address}/dang-nhap`);
  say(`  D\xE2n \u0111\u0103ng nh\u1EADp        ${address}/dang-nhap-cong-dan`);
  if (settings.mode !== "demo") return;
  say(`T\xE0i kho\u1EA3n tr\xECnh di\u1EC5n, c\xF9ng m\u1EADt kh\u1EA9u ${DEMO_PASSWORD}:`);
  for (const officer of readOrganisationSeed().officers)
    say(`  ${officer.username.padEnd(16)} ${officer.title}`);
}
async function startPeers(settings, { now }) {
  const { messages } = settings;
  if (settings.mode !== "demo" || messages.smtpUrl !== null || messages.smsUrl !== null) return null;
  const peers = await startLocalPeers(now);
  Object.assign(messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  return peers;
}
async function startIdentity(settings) {
  const { identity, publicUrl, host, port } = settings;
  if (settings.mode !== "demo" || identity.issuer !== null) return;
  const url = new URL(publicUrl);
  const wanted = port === 0 || port > 55535 ? 0 : port + 1e4;
  const { startLocalProvider } = await import("./local-provider-6CBJBRRC.js");
  const provider = await startLocalProvider({
    portalUrls: [url.origin],
    backTo: { signedIn: CALLBACK_PATH, ended: LEFT_PATH },
    ...{ host, port: wanted, hostname: url.hostname }
  });
  const { issuer, clientId, clientSecret } = provider;
  Object.assign(identity, { issuer, clientId, clientSecret });
}
async function startPaymentPlatform(settings, { now }) {
  if (settings.mode !== "demo" || settings.payments !== null) return;
  const callbackUrl = () => `http://${settings.host}:${settings.port}/thanh-toan/dpnhankqthanhtoanhs`;
  const { url, partner, secret } = await startLocalPayments({ callbackUrl, now });
  settings.payments = { url, partner, secret };
}
async function startDatabases(settings) {
  if (settings.mode !== "demo" || settings.lookups !== null) return;
  const { url, token } = await startLocalDatabases();
  settings.lookups = { url, token, limitMs: 4e3, restMs: 3e4 };
}
async function startAuthority(settings, platform) {
  const { signing, port } = settings;
  if (settings.mode !== "demo" || signing.tsaUrl !== null || signing.trustRoots !== null) return;
  const authority = await startLocalAuthority({
    folder: join(settings.dataDir, "authority"),
    port: port === 0 || port > 45535 ? 0 : port + 2e4,
    now: platform.now
  });
  Object.assign(signing, { tsaUrl: authority.tsaUrl, trustRoots: authority.rootsFolder });
  for (const ward of await listWards(platform.database.db)) {
    await seedCertificates(platform, authority, ward.id);
    await seedUrging(platform, ward.id);
    await seedResults(platform, ward.id);
  }
}
async function stop(signal, running) {
  const { server, platform, cluster, workers, reader } = running;
  log("info", "stopping", { signal });
  await platform.events.close();
  const closed = new Promise((done) => server.close(() => done()));
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  const stopped = workers.map((worker) => worker.stop());
  await reader.close();
  const ended = Promise.all([closed, ...stopped]);
  await Promise.race([ended, new Promise((wake) => setTimeout(wake, 1e4))]);
  await platform.database.close();
  await cluster?.stop();
  process.exit(0);
}
async function mustBeFree(host, port) {
  await new Promise((done, failed) => {
    const probe = createServer4();
    probe.once("error", (error) => {
      const text = error.code === "EADDRINUSE" ? `c\u1ED5ng ${port} \u0111ang c\xF3 ch\u01B0\u01A1ng tr\xECnh kh\xE1c d\xF9ng; \u0111\u1EB7t PORT kh\xE1c.` : error.message;
      failed(new Error(text));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}
//# sourceMappingURL=main.js.map
