import {
  Problem,
  cellText,
  lineText,
  parseFields,
  root,
  toLines,
  wrongFields
} from "./chunk-T2QWUXPH.js";

// src/platform/log.ts
var SECRET = /pass|secret|token|cookie|personal|phone|email|name|address|authorization/i;
var NUMBERS = /\b\d{9,12}\b/g;
function log(level, event, details = {}) {
  const line7 = JSON.stringify({ at: (/* @__PURE__ */ new Date()).toISOString(), level, event, ...masked(details) });
  process.stderr.write(`${line7}
`);
}
function masked(details) {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, SECRET.test(key) ? "***" : maskedValue(value)])
  );
}
function maskedValue(value) {
  if (typeof value === "string") return value.replace(NUMBERS, "***");
  if (value instanceof Error) return maskedValue(textOf(value));
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value === "object" && value !== null) return masked(value);
  return value;
}
function textOf(error) {
  const text5 = error.stack ?? error.message;
  if (error.severity === void 0) return text5;
  return `${error.code} ${error.constraint ?? ""} ${text5.replace(/"[^"]*"/g, '"***"')}`;
}

// src/law/day.ts
var OFFSET_MS = 7 * 36e5;
var DAY_MS = 864e5;
function toLocalDay(at) {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}
function minuteOfDay(at) {
  const local = at.getTime() + OFFSET_MS;
  return (local - Math.floor(local / DAY_MS) * DAY_MS) / 6e4;
}
function localParts(at) {
  return { day: toLocalDay(at), minute: minuteOfDay(at) };
}
function instant(day3, minute) {
  return new Date(Date.parse(`${day3}T00:00:00Z`) - OFFSET_MS + Math.round(minute * 6e4));
}
function toLocalIso(at) {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}
function addDays(day3, days) {
  return new Date(Date.parse(`${day3}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
function daysBetween(from, to) {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
function compareDays(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
function weekday(day3) {
  return (/* @__PURE__ */ new Date(`${day3}T00:00:00Z`)).getUTCDay();
}
var WEEKDAYS = ["Ch\u1EE7 nh\u1EADt", "Th\u1EE9 Hai", "Th\u1EE9 Ba", "Th\u1EE9 T\u01B0", "Th\u1EE9 N\u0103m", "Th\u1EE9 S\xE1u", "Th\u1EE9 B\u1EA3y"];
function weekdayName(day3) {
  return WEEKDAYS[weekday(day3)];
}
function isDay(text5) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text5) && !Number.isNaN(Date.parse(`${text5}T00:00:00Z`)) && addDays(text5, 0) === text5;
}
function clockTime(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(Math.floor(minute % 60)).padStart(2, "0")}`;
}
function formatDay(day3) {
  const [year, month, date] = day3.split("-");
  return `${date}/${month}/${year}`;
}
function formatTime(at) {
  const local = toLocalIso(at);
  return `${formatDay(local.slice(0, 10))} ${local.slice(11, 16)}`;
}
function parseLocal(text5) {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    text5.trim()
  );
  const [, day3 = "", hour = "00", minute = "00", second = "00", offset = "+07:00"] = match ?? [];
  const at = /* @__PURE__ */ new Date(`${day3}T${hour}:${minute}:${second}${offset}`);
  const clockExists = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDay(day3) || !clockExists || Number.isNaN(at.getTime()))
    throw new RangeError(`"${text5}" kh\xF4ng ph\u1EA3i l\xE0 th\u1EDDi \u0111i\u1EC3m: c\u1EA7n d\u1EA1ng 2026-02-13T15:30.`);
  return at;
}

// src/features/organisation/store.ts
async function listWards(db) {
  const rows = await db.selectFrom("wards").selectAll().orderBy("code").execute();
  return rows.map((row) => ({ ...row, agencyCode: row.agency_code, portalHost: row.portal_host }));
}
async function findWard(db, wardId) {
  const ward = (await listWards(db)).find((each) => each.id === wardId);
  if (!ward) throw new Problem("not_found", "Kh\xF4ng c\xF3 ph\u01B0\u1EDDng, x\xE3 n\xE0y.");
  return ward;
}
async function listUnits(db, wardId) {
  const rows = await db.selectFrom("units").selectAll().where("ward_id", "=", wardId).orderBy("ord").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    headTitle: row.head_title,
    isClosed: row.closed_at !== null
  }));
}
async function collectiveMembers(db, wardId) {
  const rows = await db.selectFrom("unit_members").selectAll().where("ward_id", "=", wardId).orderBy("unit_id").execute();
  const members = /* @__PURE__ */ new Map();
  for (const row of rows)
    members.set(row.collective_id, [...members.get(row.collective_id) ?? [], row.unit_id]);
  return members;
}
async function listOfficers(db, wardId) {
  const rows = await officerRows(db, wardId).where("active", "=", true).execute();
  return rows.map(toOfficer);
}
async function listOfficersEver(db, wardId) {
  return (await officerRows(db, wardId).execute()).map(toOfficer);
}
function officerRows(db, wardId) {
  return db.selectFrom("officers").selectAll().where("ward_id", "=", wardId).orderBy("id");
}
function toOfficer(row) {
  return {
    wardId: row.ward_id,
    id: row.id,
    unitId: row.unit_id,
    username: row.username,
    displayName: row.display_name,
    title: row.title,
    duties: row.duties
  };
}
async function noteAccess(tx, entry) {
  await tx.insertInto("access_log").values({
    ward_id: entry.wardId,
    officer_id: entry.officerId,
    action: entry.action,
    subject: entry.subject ?? "",
    request_id: entry.requestId ?? "",
    at: entry.at
  }).execute();
}
function noteAct(tx, act, action, subject) {
  const { officer, requestId, now } = act;
  return noteAccess(tx, {
    wardId: officer.wardId,
    officerId: officer.id,
    action,
    subject,
    requestId,
    at: now
  });
}
async function listAccess(db, wardId, page) {
  let query = db.selectFrom("access_log").select(["id", "at", "officer_id", "action", "subject"]).where("ward_id", "=", wardId);
  if (page.before !== null) query = query.where("id", "<", page.before);
  const rows = await query.orderBy("id", "desc").limit(page.limit).execute();
  return rows.map(({ officer_id, ...row }) => ({ ...row, officerId: officer_id }));
}

// src/features/organisation/accounts/officers.ts
import { randomBytes } from "node:crypto";
import { hash as hash2, verify } from "@node-rs/argon2";
import { z as z2 } from "zod";

// src/features/organisation/add-officer.ts
import { hash } from "@node-rs/argon2";

// src/features/organisation/schema.ts
import { z } from "zod";
var DUTIES = [
  "receive",
  "examine",
  "review",
  "sign",
  "stamp",
  "return",
  "oversee",
  "control",
  "administer"
];
var UNIT_KINDS = [
  "office",
  "division",
  "centre",
  "service",
  "portal",
  "police",
  "military",
  "union",
  "collective"
];
function examinesDossiers(unit) {
  if (unit.isClosed) return false;
  return unit.kind === "division" || unit.kind === "police" || unit.kind === "military";
}
var loginForm = z.object({
  ward: z.coerce.number().int().max(2 ** 31 - 1).optional(),
  username: z.string().trim().toLowerCase().min(1, "Nh\u1EADp t\xEAn \u0111\u0103ng nh\u1EADp.").max(60),
  password: z.string().min(1, "Nh\u1EADp m\u1EADt kh\u1EA9u.").max(200)
});
var newOfficer = z.object({
  unitCode: z.string().min(1),
  username: z.string().trim().toLowerCase().regex(/^[a-z0-9._-]{3,60}$/, "T\xEAn \u0111\u0103ng nh\u1EADp: 3\u201360 k\xFD t\u1EF1 a\u2013z, 0\u20139, d\u1EA5u ch\u1EA5m, g\u1EA1ch."),
  displayName: z.string().trim().min(1).max(120),
  title: z.string().trim().min(1).max(120),
  duties: z.array(z.enum(DUTIES)).min(1, "C\u1EA7n \xEDt nh\u1EA5t m\u1ED9t nhi\u1EC7m v\u1EE5."),
  password: z.string().min(10, "M\u1EADt kh\u1EA9u c\u1EA7n \xEDt nh\u1EA5t 10 k\xFD t\u1EF1.").max(200),
  isDemo: z.boolean().default(false)
});
var line = (most) => z.string().trim().min(1, "Kh\xF4ng \u0111\u01B0\u1EE3c tr\u1ED1ng.").max(most);
var newUnit = z.object({
  code: line(30).regex(/^[A-Z0-9-]+$/, "M\xE3 \u0111\u01A1n v\u1ECB: ch\u1EEF hoa kh\xF4ng d\u1EA5u, s\u1ED1, g\u1EA1ch n\u1ED1i."),
  name: line(200),
  shortName: line(80),
  kind: z.enum(UNIT_KINDS),
  headTitle: z.string().trim().max(120).default(""),
  members: z.array(z.string()).default([]),
  aliases: z.array(line(200)).default([])
});
var newWard = z.object({
  ward: z.object({
    code: line(20).regex(/^\d{4,6}$/, "M\xE3 ph\u01B0\u1EDDng, x\xE3 l\xE0 4\u20136 ch\u1EEF s\u1ED1."),
    name: line(120),
    city: line(120),
    agencyCode: line(30).regex(
      /^[A-Z]\d{2}(\.\d{1,3}){1,3}$/,
      "M\xE3 c\u01A1 quan nh\u01B0 H24.105.25 (ph\u1EA7n \u0111\u1EA7u c\u1EE7a m\xE3 h\u1ED3 s\u01A1)."
    ),
    address: line(300),
    phone: line(40).nullable().default(null),
    portalHost: line(253).toLowerCase().nullable().default(null)
  }),
  units: z.array(newUnit).min(1, "C\u1EA7n \xEDt nh\u1EA5t m\u1ED9t \u0111\u01A1n v\u1ECB.")
}).superRefine(({ units: units2 }, context) => {
  const codes = units2.map((unit) => unit.code);
  for (const [at, unit] of units2.entries()) {
    if (codes.indexOf(unit.code) !== at)
      context.addIssue({ code: "custom", path: ["units", at], message: `M\xE3 "${unit.code}" l\u1EB7p l\u1EA1i.` });
    for (const member of unit.members)
      if (!codes.includes(member))
        context.addIssue({
          code: "custom",
          path: ["units", at],
          message: `Kh\xF4ng c\xF3 \u0111\u01A1n v\u1ECB "${member}".`
        });
  }
});

// src/features/organisation/add-officer.ts
async function addOfficer(tx, wardId, given2) {
  const parsed = newOfficer.safeParse(given2);
  if (!parsed.success)
    throw new Problem("invalid", parsed.error.issues.map((issue) => issue.message).join(" "));
  const form2 = parsed.data;
  const unit = await tx.selectFrom("units").select("id").where("ward_id", "=", wardId).where("code", "=", form2.unitCode).executeTakeFirst();
  if (!unit) throw new Problem("invalid", `Ph\u01B0\u1EDDng kh\xF4ng c\xF3 \u0111\u01A1n v\u1ECB mang m\xE3 "${form2.unitCode}".`);
  const row = await tx.insertInto("officers").values({
    ward_id: wardId,
    unit_id: unit.id,
    username: form2.username,
    display_name: form2.displayName,
    title: form2.title,
    duties: form2.duties,
    password_hash: await hash(form2.password),
    is_demo: form2.isDemo
  }).onConflict((conflict) => conflict.columns(["ward_id", "username"]).doNothing()).returning("id").executeTakeFirst();
  if (!row) throw new Problem("invalid", `T\xEAn \u0111\u0103ng nh\u1EADp "${form2.username}" \u0111\xE3 c\xF3 ng\u01B0\u1EDDi d\xF9ng.`);
  return row.id;
}

// src/features/organisation/audit/note-change.ts
async function noteChange(tx, act, { what, subject, before, after: after2 }) {
  await tx.insertInto("audit_log").values({
    ward_id: act.officer.wardId,
    at: act.now,
    officer_id: act.officer.id,
    what,
    subject,
    before: before === null ? null : JSON.stringify(before),
    after: after2 === null ? null : JSON.stringify(after2),
    request_id: act.requestId
  }).execute();
}
async function listChanges(db, wardId, search) {
  let query = db.selectFrom("audit_log").select(["id", "at", "officer_id", "what", "subject", "before", "after"]).where("ward_id", "=", wardId);
  if (search.what !== null) query = query.where("what", "=", search.what);
  if (search.officerId !== null) query = query.where("officer_id", "=", search.officerId);
  if (search.subject !== null) query = query.where("subject", "=", search.subject);
  if (search.from !== null) query = query.where("at", ">=", search.from);
  if (search.until !== null) query = query.where("at", "<", search.until);
  if (search.before !== null) query = query.where("id", "<", search.before);
  const rows = await query.orderBy("id", "desc").limit(search.limit).execute();
  return rows.map(({ officer_id, ...row }) => ({ ...row, officerId: officer_id }));
}

// src/features/organisation/accounts/sessions.ts
import { createHash } from "node:crypto";
async function listOpenSessions(db, { wardId, officerId, now, token }) {
  const own2 = createHash("sha256").update(token).digest();
  const rows = await db.selectFrom("sessions").select(["token_hash", "created_at", "seen_at"]).where("ward_id", "=", wardId).where("officer_id", "=", officerId).where("expires_at", ">", now).orderBy("created_at", "desc").execute();
  return rows.map((row) => ({
    since: row.created_at,
    seenAt: row.seen_at,
    isThis: own2.equals(row.token_hash)
  }));
}
async function endSessions(tx, wardId, officerId, except = null) {
  let query = tx.deleteFrom("sessions").where("ward_id", "=", wardId).where("officer_id", "=", officerId);
  if (except !== null) query = query.where("token_hash", "!=", createHash("sha256").update(except).digest());
  const rows = await query.returning("officer_id").execute();
  return rows.length;
}

// src/features/organisation/accounts/officers.ts
var manyDuties = z2.preprocess(
  (given2) => given2 === void 0 ? [] : [given2].flat(),
  z2.array(z2.enum(DUTIES)).min(1, "Ch\u1ECDn \xEDt nh\u1EA5t m\u1ED9t nhi\u1EC7m v\u1EE5.")
);
var officerForm = z2.object({
  unitId: z2.coerce.number().int().positive("Ch\u1ECDn \u0111\u01A1n v\u1ECB."),
  displayName: z2.string().trim().min(2, "Ghi t\xEAn hi\u1EC3n th\u1ECB.").max(120, "T\u1ED1i \u0111a 120 k\xFD t\u1EF1."),
  title: z2.string().trim().min(2, "Ghi ch\u1EE9c danh.").max(120, "T\u1ED1i \u0111a 120 k\xFD t\u1EF1."),
  duties: manyDuties
});
var newOfficerForm = officerForm.extend({
  username: z2.string().trim().toLowerCase().regex(/^[a-z0-9._-]{3,60}$/, "T\xEAn \u0111\u0103ng nh\u1EADp: 3\u201360 k\xFD t\u1EF1 a\u2013z, 0\u20139, d\u1EA5u ch\u1EA5m, g\u1EA1ch.")
});
var WRONG = "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
function mustAdminister({ officer }) {
  if (!officer.duties.includes("administer"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c qu\u1EA3n l\xFD c\xE1n b\u1ED9.");
}
async function listAccounts(db, wardId) {
  const rows = await db.selectFrom("officers").selectAll().where("ward_id", "=", wardId).orderBy("active", "desc").orderBy("id").execute();
  return rows.map((row) => ({
    ...toOfficer(row),
    active: row.active,
    hasSecondFactor: row.totp_enabled_at !== null
  }));
}
async function openAccount(tx, act, given2) {
  mustAdminister(act);
  const form2 = parseFields(newOfficerForm, given2, WRONG);
  const unit = await mustBeUnit(tx, act, form2.unitId);
  const password = randomBytes(9).toString("base64url");
  const taken = await tx.selectFrom("officers").select("id").where("ward_id", "=", act.officer.wardId).where("username", "=", form2.username).executeTakeFirst();
  if (taken) throw new Problem("invalid", WRONG, { username: "T\xEAn \u0111\u0103ng nh\u1EADp n\xE0y \u0111\xE3 c\xF3." });
  await addOfficer(tx, act.officer.wardId, { ...form2, unitCode: unit.code, password });
  await tx.updateTable("officers").set({ must_change_password: true }).where("ward_id", "=", act.officer.wardId).where("username", "=", form2.username).execute();
  const after2 = { unit: unit.code, title: form2.title, duties: form2.duties };
  await noteChange(tx, act, { what: "officer", subject: form2.username, before: null, after: after2 });
  return password;
}
async function changeAccount(tx, act, officerId, given2) {
  mustAdminister(act);
  const form2 = parseFields(officerForm, given2, WRONG);
  const unit = await mustBeUnit(tx, act, form2.unitId);
  const row = await lockAccount(tx, act, officerId);
  if (officerId === act.officer.id && !form2.duties.includes("administer"))
    throw new Problem("invalid", WRONG, { duties: "Kh\xF4ng t\u1EF1 b\u1ECF nhi\u1EC7m v\u1EE5 qu\u1EA3n tr\u1ECB c\u1EE7a m\xECnh." });
  await update(tx, act, officerId, {
    unit_id: unit.id,
    display_name: form2.displayName,
    title: form2.title,
    duties: form2.duties
  });
  const words3 = (unitId, title, duties) => ({ unitId, title, duties });
  if (row.unit_id !== unit.id || row.duties.some((duty) => !form2.duties.includes(duty)))
    await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, {
    what: "officer",
    subject: row.username,
    before: words3(row.unit_id, row.title, row.duties),
    after: words3(unit.id, form2.title, form2.duties)
  });
}
async function setActive(tx, act, officerId, active) {
  mustAdminister(act);
  if (officerId === act.officer.id) throw new Problem("invalid", "Kh\xF4ng t\u1EF1 kh\xF3a t\xE0i kho\u1EA3n c\u1EE7a m\xECnh.");
  const row = await lockAccount(tx, act, officerId);
  await update(tx, act, officerId, { active });
  if (!active) await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, {
    what: "officer",
    subject: row.username,
    before: { active: row.active },
    after: { active }
  });
}
async function resetPassword(tx, act, officerId) {
  mustAdminister(act);
  const row = await lockAccount(tx, act, officerId);
  const password = randomBytes(9).toString("base64url");
  await update(tx, act, officerId, {
    password_hash: await hash2(password),
    must_change_password: true,
    failed_logins: 0,
    locked_until: null
  });
  await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, { what: "password", subject: row.username, before: null, after: "\u0111\u1EB7t l\u1EA1i" });
  return password;
}
var passwordForm = z2.object({
  current: z2.string().min(1, "Nh\u1EADp m\u1EADt kh\u1EA9u hi\u1EC7n nay.").max(200),
  next: z2.string().min(10, "M\u1EADt kh\u1EA9u m\u1EDBi c\u1EA7n \xEDt nh\u1EA5t 10 k\xFD t\u1EF1.").max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1."),
  again: z2.string()
}).refine((form2) => form2.next === form2.again, { path: ["again"], message: "Hai l\u1EA7n nh\u1EADp ch\u01B0a gi\u1ED1ng nhau." }).refine((form2) => form2.next !== form2.current, { path: ["next"], message: "M\u1EADt kh\u1EA9u m\u1EDBi ph\u1EA3i kh\xE1c c\u0169." });
async function changeOwnPassword(tx, act, given2) {
  const form2 = parseFields(passwordForm, given2, "Ch\u01B0a \u0111\u1ED5i \u0111\u01B0\u1EE3c m\u1EADt kh\u1EA9u.");
  const row = await lockAccount(tx, act, act.officer.id);
  if (!await verify(row.password_hash, form2.current))
    throw new Problem("invalid", "Ch\u01B0a \u0111\u1ED5i \u0111\u01B0\u1EE3c m\u1EADt kh\u1EA9u.", { current: "M\u1EADt kh\u1EA9u hi\u1EC7n nay ch\u01B0a \u0111\xFAng." });
  if (form2.next.toLowerCase().includes(row.username))
    throw new Problem("invalid", "Ch\u01B0a \u0111\u1ED5i \u0111\u01B0\u1EE3c m\u1EADt kh\u1EA9u.", { next: "M\u1EADt kh\u1EA9u kh\xF4ng ch\u1EE9a t\xEAn \u0111\u0103ng nh\u1EADp." });
  if (new Set(form2.next).size < 5)
    throw new Problem("invalid", "Ch\u01B0a \u0111\u1ED5i \u0111\u01B0\u1EE3c m\u1EADt kh\u1EA9u.", { next: "M\u1EADt kh\u1EA9u qu\xE1 d\u1EC5 \u0111o\xE1n." });
  await update(tx, act, act.officer.id, {
    password_hash: await hash2(form2.next),
    must_change_password: false
  });
  await noteChange(tx, act, { what: "password", subject: row.username, before: null, after: "t\u1EF1 \u0111\u1ED5i" });
}
async function lockAccount(tx, act, officerId) {
  const row = await tx.selectFrom("officers").selectAll().where("ward_id", "=", act.officer.wardId).where("id", "=", officerId).forUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 c\xE1n b\u1ED9 n\xE0y.");
  return row;
}
async function update(tx, act, officerId, columns3) {
  await tx.updateTable("officers").set(columns3).where("ward_id", "=", act.officer.wardId).where("id", "=", officerId).execute();
}
async function mustBeUnit(tx, act, unitId) {
  const unit = (await listUnits(tx, act.officer.wardId)).find((each) => each.id === unitId);
  if (!unit || unit.kind === "collective" || unit.isClosed)
    throw new Problem("invalid", WRONG, { unitId: "Ch\u1ECDn \u0111\u01A1n v\u1ECB c\u1EE7a ph\u01B0\u1EDDng." });
  return unit;
}

// src/features/organisation/accounts/second-factor.ts
import { createHash as createHash2, randomBytes as randomBytes3 } from "node:crypto";
import { Secret, TOTP } from "otpauth";

// src/platform/security/seal.ts
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes as randomBytes2 } from "node:crypto";
var keyOf = (secret, purpose) => Buffer.from(hkdfSync("sha256", secret, "motcua", purpose, 32));
function seal(secret, purpose, text5) {
  const nonce = randomBytes2(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text5, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}
function unseal(secret, purpose, given2) {
  const bytes = Buffer.from(given2, "base64url");
  const cipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString("utf8");
}

// src/features/organisation/accounts/second-factor.ts
var PURPOSE = "totp";
var STEP_SECONDS = 30;
var RECOVERY_CODES = 10;
function totpOf(username, secret) {
  return new TOTP({ issuer: "M\u1ED9t C\u1EEDa", label: username, secret, digits: 6, period: STEP_SECONDS });
}
function proposeSecondFactor(secretKey, { username }) {
  const secret = new Secret({ size: 20 });
  return { sealed: seal(secretKey, PURPOSE, secret.base32), uri: totpOf(username, secret).toString() };
}
function stepOf(username, base32, code, now) {
  const totp = totpOf(username, Secret.fromBase32(base32));
  const delta = totp.validate({ token: code.replace(/\s/g, ""), timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1e3 / STEP_SECONDS) + delta;
}
async function enableSecondFactor(tx, act, secretKey, given2) {
  const wrong = () => new Problem("invalid", "Ch\u01B0a b\u1EADt \u0111\u01B0\u1EE3c.", { code: "M\xE3 ch\u01B0a \u0111\xFAng. Xem l\u1EA1i \u1EE9ng d\u1EE5ng v\xE0 \u0111\u1ED3ng h\u1ED3." });
  let base32;
  try {
    base32 = unseal(secretKey, PURPOSE, given2.sealed);
  } catch {
    throw new Problem("invalid", "Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang.");
  }
  const step = stepOf(act.officer.username, base32, given2.code, act.now);
  if (step === null) throw wrong();
  const { totp_enabled_at } = await tx.selectFrom("officers").select("totp_enabled_at").where("ward_id", "=", act.officer.wardId).where("id", "=", act.officer.id).forUpdate().executeTakeFirstOrThrow();
  if (totp_enabled_at !== null)
    throw new Problem("invalid", "X\xE1c th\u1EF1c hai l\u1EDBp \u0111ang b\u1EADt: t\u1EAFt b\u1EB1ng m\xE3 tr\u01B0\u1EDBc khi \u0111\u1EB7t l\u1EA1i.");
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes3(6).toString("hex"));
  await tx.updateTable("officers").set({
    totp_secret: given2.sealed,
    totp_enabled_at: act.now,
    totp_last_step: step,
    recovery_hashes: codes.map(hashOf)
  }).where("ward_id", "=", act.officer.wardId).where("id", "=", act.officer.id).execute();
  await noteChange(tx, act, {
    what: "second_factor",
    subject: act.officer.username,
    before: "t\u1EAFt",
    after: "b\u1EADt"
  });
  return codes;
}
async function disableOwnSecondFactor(tx, act, secretKey, code) {
  const { wardId, id } = act.officer;
  const row = await tx.selectFrom("officers").selectAll().where("ward_id", "=", wardId).where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
  if (!await takeCode(tx, secretKey, row, { code, now: act.now }))
    throw new Problem("invalid", "Ch\u01B0a t\u1EAFt \u0111\u01B0\u1EE3c.", { offCode: "M\xE3 ch\u01B0a \u0111\xFAng ho\u1EB7c \u0111\xE3 d\xF9ng." });
  await disableSecondFactor(tx, act, id);
}
async function disableSecondFactor(tx, act, officerId) {
  const isOwn = officerId === act.officer.id;
  if (!isOwn && !act.officer.duties.includes("administer"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c l\xE0m vi\u1EC7c n\xE0y.");
  const row = await tx.updateTable("officers").set({ totp_secret: null, totp_enabled_at: null, totp_last_step: null, recovery_hashes: [] }).where("ward_id", "=", act.officer.wardId).where("id", "=", officerId).returning("username").executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 c\xE1n b\u1ED9 n\xE0y.");
  if (!isOwn) await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, { what: "second_factor", subject: row.username, before: "b\u1EADt", after: "t\u1EAFt" });
}
async function takeCode(tx, secretKey, account, given2) {
  const code = given2.code.trim();
  const update2 = tx.updateTable("officers").where("ward_id", "=", account.ward_id).where("id", "=", account.id);
  if (account.recovery_hashes.includes(hashOf(code))) {
    const left = account.recovery_hashes.filter((each) => each !== hashOf(code));
    await update2.set({ recovery_hashes: left }).execute();
    return true;
  }
  if (account.totp_secret === null) return false;
  const step = stepOf(account.username, unseal(secretKey, PURPOSE, account.totp_secret), code, given2.now);
  if (step === null || step <= (account.totp_last_step ?? 0)) return false;
  await update2.set({ totp_last_step: step }).execute();
  return true;
}
function hashOf(code) {
  return createHash2("sha256").update(code.toLowerCase()).digest("hex");
}

// src/features/organisation/accounts/units.ts
import { z as z3 } from "zod";
var WRONG2 = "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var unitForm = z3.object({
  name: z3.string().trim().min(3, "Ghi t\xEAn \u0111\u01A1n v\u1ECB.").max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1."),
  shortName: z3.string().trim().min(2, "Ghi t\xEAn g\u1ECDn.").max(80, "T\u1ED1i \u0111a 80 k\xFD t\u1EF1."),
  headTitle: z3.string().trim().max(120, "T\u1ED1i \u0111a 120 k\xFD t\u1EF1.").default("")
});
var newUnitForm = unitForm.extend({
  code: z3.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,30}$/, "M\xE3 \u0111\u01A1n v\u1ECB: 2\u201331 ch\u1EEF c\xE1i kh\xF4ng d\u1EA5u, s\u1ED1, g\u1EA1ch."),
  kind: z3.enum(UNIT_KINDS, "Ch\u1ECDn lo\u1EA1i \u0111\u01A1n v\u1ECB.").exclude(["collective"], "Ch\u1ECDn lo\u1EA1i \u0111\u01A1n v\u1ECB.")
});
async function openUnit(tx, act, given2) {
  mustAdminister(act);
  const form2 = parseFields(newUnitForm, given2, WRONG2);
  const { wardId } = act.officer;
  const units2 = await listUnits(tx, wardId);
  if (units2.some((each) => each.code === form2.code))
    throw new Problem("invalid", WRONG2, { code: "M\xE3 \u0111\u01A1n v\u1ECB n\xE0y \u0111\xE3 c\xF3." });
  await tx.insertInto("units").values({
    ...{ ward_id: wardId, code: form2.code, name: form2.name, short_name: form2.shortName },
    ...{ kind: form2.kind, head_title: form2.headTitle, ord: units2.length + 1 }
  }).execute();
  await noteChange(tx, act, { what: "unit", subject: form2.code, before: null, after: form2 });
}
async function renameUnit(tx, act, unitId, given2) {
  mustAdminister(act);
  const form2 = parseFields(unitForm, given2, WRONG2);
  const unit = await findOwn(tx, act, unitId);
  const { wardId } = act.officer;
  await tx.updateTable("units").set({ name: form2.name, short_name: form2.shortName, head_title: form2.headTitle }).where("ward_id", "=", wardId).where("id", "=", unitId).execute();
  const before = { name: unit.name, shortName: unit.shortName, headTitle: unit.headTitle };
  await noteChange(tx, act, { what: "unit", subject: unit.code, before, after: form2 });
}
async function setUnitOpen(tx, act, unitId, isOpen) {
  mustAdminister(act);
  const { wardId } = act.officer;
  const unit = await findOwn(tx, act, unitId);
  const staff = (await listOfficers(tx, wardId)).filter((each) => each.unitId === unitId);
  if (!isOpen && staff.length > 0)
    throw new Problem("invalid", `Ch\u01B0a \u0111\xF3ng \u0111\u01B0\u1EE3c ${unit.name}.`, {
      unit: `C\xF2n ${staff.length} c\xE1n b\u1ED9: chuy\u1EC3n ho\u1EB7c kh\xF3a t\xE0i kho\u1EA3n tr\u01B0\u1EDBc (${staff.slice(0, 5).map((each) => each.username).join(", ")}).`
    });
  await tx.updateTable("units").set({ closed_at: isOpen ? null : act.now }).where("ward_id", "=", wardId).where("id", "=", unitId).execute();
  await noteChange(tx, act, {
    ...{ what: "unit", subject: unit.code },
    ...{ before: { open: !unit.isClosed }, after: { open: isOpen } }
  });
}
async function findOwn(tx, act, unitId) {
  const unit = (await listUnits(tx, act.officer.wardId)).find((each) => each.id === unitId);
  if (!unit || unit.kind === "collective") throw new Problem("not_found", "Kh\xF4ng c\xF3 \u0111\u01A1n v\u1ECB n\xE0y.");
  return unit;
}

// src/platform/fold-vietnamese.ts
function foldVietnamese(text5) {
  return text5.normalize("NFD").replace(new RegExp("\\p{M}+", "gu"), "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
}

// src/features/organisation/add-ward.ts
async function addWard(tx, given2) {
  const parsed = newWard.safeParse(given2);
  if (!parsed.success)
    throw new Problem(
      "invalid",
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join(" ")
    );
  const form2 = parsed.data;
  const taken = await tx.selectFrom("wards").select("name").where((or) => or.or([or("code", "=", form2.ward.code), or("agency_code", "=", form2.ward.agencyCode)])).executeTakeFirst();
  if (taken)
    throw new Problem(
      "invalid",
      `M\xE3 ${form2.ward.code} ho\u1EB7c m\xE3 c\u01A1 quan ${form2.ward.agencyCode} \u0111\xE3 l\xE0 c\u1EE7a ${taken.name}.`
    );
  const { agencyCode, portalHost, ...ward } = form2.ward;
  const { id: wardId } = await tx.insertInto("wards").values({ ...ward, agency_code: agencyCode, portal_host: portalHost }).returning("id").executeTakeFirstOrThrow();
  await addUnits(tx, wardId, form2.units);
  return wardId;
}
async function addUnits(tx, wardId, units2) {
  const rows = await tx.insertInto("units").values(
    units2.map((unit, at) => ({
      ward_id: wardId,
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      head_title: unit.headTitle,
      ord: at + 1
    }))
  ).returning(["id", "code"]).execute();
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  const members = units2.flatMap(
    (unit) => unit.members.map((member) => ({
      ward_id: wardId,
      collective_id: idOf.get(unit.code),
      unit_id: idOf.get(member)
    }))
  );
  if (members.length > 0) await tx.insertInto("unit_members").values(members).execute();
  const aliases = units2.flatMap(
    (unit) => unit.aliases.map((alias) => ({
      ward_id: wardId,
      unit_id: idOf.get(unit.code),
      alias,
      folded: foldVietnamese(alias),
      source: "seed"
    }))
  );
  if (aliases.length > 0)
    await tx.insertInto("unit_aliases").values(aliases).onConflict((conflict) => conflict.doNothing()).execute();
}

// src/law/calendar-2025.ts
var CALENDAR_2025 = {
  year: 2025,
  source: "Th\xF4ng b\xE1o ngh\u1EC9 l\u1EC5, T\u1EBFt n\u0103m 2025 (ch\u01B0a \u0111\u1ED1i chi\u1EBFu v\u0103n b\u1EA3n)",
  daysOff: {
    "2025-01-01": "Ngh\u1EC9 T\u1EBFt D\u01B0\u01A1ng l\u1ECBch",
    "2025-01-27": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n \u1EA4t T\u1EF5",
    "2025-01-28": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n \u1EA4t T\u1EF5",
    "2025-01-29": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n \u1EA4t T\u1EF5",
    "2025-01-30": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n \u1EA4t T\u1EF5",
    "2025-01-31": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n \u1EA4t T\u1EF5",
    "2025-04-07": "Ngh\u1EC9 Gi\u1ED7 T\u1ED5 H\xF9ng V\u01B0\u01A1ng (10/3 \xE2m l\u1ECBch)",
    "2025-04-30": "Ngh\u1EC9 Ng\xE0y Chi\u1EBFn th\u1EAFng 30/4",
    "2025-05-01": "Ngh\u1EC9 Ng\xE0y Qu\u1ED1c t\u1EBF lao \u0111\u1ED9ng",
    "2025-05-02": "Ngh\u1EC9 ho\xE1n \u0111\u1ED5i v\u1EDBi Th\u1EE9 B\u1EA3y 26/04",
    "2025-09-01": "Ngh\u1EC9 Qu\u1ED1c kh\xE1nh",
    "2025-09-02": "Ngh\u1EC9 Qu\u1ED1c kh\xE1nh"
  },
  workedWeekends: { "2025-04-26": "Th\u1EE9 B\u1EA3y l\xE0m b\xF9 cho 02/05" }
};

// src/law/calendar-2026.ts
var SWAP = "VPCP 12729/VPCP-KGVX ng\xE0y 25/12/2025";
var CALENDAR_2026 = {
  year: 2026,
  source: SWAP,
  daysOff: {
    "2026-01-01": "Ngh\u1EC9 T\u1EBFt D\u01B0\u01A1ng l\u1ECBch",
    "2026-01-02": `Ngh\u1EC9 ho\xE1n \u0111\u1ED5i v\u1EDBi Th\u1EE9 B\u1EA3y 10/01 (${SWAP})`,
    "2026-02-14": "Th\u1EE9 B\u1EA3y, li\u1EC1n k\u1EF3 ngh\u1EC9 T\u1EBFt B\xEDnh Ng\u1ECD",
    "2026-02-15": "Ch\u1EE7 nh\u1EADt, li\u1EC1n k\u1EF3 ngh\u1EC9 T\u1EBFt B\xEDnh Ng\u1ECD",
    "2026-02-16": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n B\xEDnh Ng\u1ECD",
    "2026-02-17": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n B\xEDnh Ng\u1ECD",
    "2026-02-18": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n B\xEDnh Ng\u1ECD",
    "2026-02-19": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n B\xEDnh Ng\u1ECD",
    "2026-02-20": "Ngh\u1EC9 T\u1EBFt Nguy\xEAn \u0111\xE1n B\xEDnh Ng\u1ECD",
    "2026-02-21": "Th\u1EE9 B\u1EA3y, li\u1EC1n k\u1EF3 ngh\u1EC9 T\u1EBFt B\xEDnh Ng\u1ECD",
    "2026-02-22": "Ch\u1EE7 nh\u1EADt, li\u1EC1n k\u1EF3 ngh\u1EC9 T\u1EBFt B\xEDnh Ng\u1ECD",
    "2026-04-26": "Gi\u1ED7 T\u1ED5 H\xF9ng V\u01B0\u01A1ng (10/3 \xE2m l\u1ECBch), tr\xF9ng Ch\u1EE7 nh\u1EADt",
    "2026-04-27": "Ngh\u1EC9 b\xF9 Gi\u1ED7 T\u1ED5 H\xF9ng V\u01B0\u01A1ng",
    "2026-04-30": "Ngh\u1EC9 Ng\xE0y Chi\u1EBFn th\u1EAFng 30/4",
    "2026-05-01": "Ngh\u1EC9 Ng\xE0y Qu\u1ED1c t\u1EBF lao \u0111\u1ED9ng",
    "2026-08-31": "Ngh\u1EC9 ho\xE1n \u0111\u1ED5i v\u1EDBi Th\u1EE9 B\u1EA3y 22/08",
    "2026-09-01": "Ngh\u1EC9 Qu\u1ED1c kh\xE1nh",
    "2026-09-02": "Ngh\u1EC9 Qu\u1ED1c kh\xE1nh",
    "2026-11-24": "Ngh\u1EC9 Ng\xE0y V\u0103n h\xF3a Vi\u1EC7t Nam (NQ 28/2026/QH16)"
  },
  workedWeekends: {
    "2026-01-10": `Th\u1EE9 B\u1EA3y l\xE0m b\xF9 cho 02/01 (${SWAP})`,
    "2026-08-22": "Th\u1EE9 B\u1EA3y l\xE0m b\xF9 cho 31/08"
  }
};

// src/law/calendar-2027.ts
var CALENDAR_2027 = {
  year: 2027,
  source: null,
  daysOff: {
    "2027-01-01": "Ngh\u1EC9 T\u1EBFt D\u01B0\u01A1ng l\u1ECBch",
    "2027-04-30": "Ngh\u1EC9 Ng\xE0y Chi\u1EBFn th\u1EAFng 30/4",
    "2027-05-01": "Ng\xE0y Qu\u1ED1c t\u1EBF lao \u0111\u1ED9ng, tr\xF9ng Th\u1EE9 B\u1EA3y",
    "2027-09-02": "Ngh\u1EC9 Qu\u1ED1c kh\xE1nh",
    "2027-11-24": "Ngh\u1EC9 Ng\xE0y V\u0103n h\xF3a Vi\u1EC7t Nam (NQ 28/2026/QH16)"
  },
  workedWeekends: {}
};

// src/law/in-force.ts
function inForce(rows, day3) {
  const found2 = rows.filter((row) => isInForce(row, day3));
  if (found2.length === 0) throw new RangeError(`Ng\xE0y ${formatDay(day3)} ch\u01B0a c\xF3 quy \u0111\u1ECBnh n\xE0o c\xF3 hi\u1EC7u l\u1EF1c.`);
  if (found2.length > 1)
    throw new RangeError(`Ng\xE0y ${formatDay(day3)} c\xF3 ${found2.length} quy \u0111\u1ECBnh c\xF9ng c\xF3 hi\u1EC7u l\u1EF1c.`);
  return found2[0];
}
function isInForce(row, day3) {
  return row.from <= day3 && (row.until === null || day3 < row.until);
}

// src/law/calendar.ts
var STATE_CALENDAR = { years: [CALENDAR_2025, CALENDAR_2026, CALENDAR_2027] };
function dayKind(day3, calendar = STATE_CALENDAR) {
  const year = calendar.years.find((each) => each.year === Number(day3.slice(0, 4)));
  const made = year?.workedWeekends[day3];
  if (made !== void 0) return { worked: true, why: made };
  const off = year?.daysOff[day3] ?? fixedDayOff(day3);
  if (off !== void 0) return { worked: false, why: off };
  const isWeekend = weekday(day3) === 0 || weekday(day3) === 6;
  return { worked: !isWeekend, why: weekdayName(day3) };
}
var FIXED_DAYS_OFF = [
  { date: "01-01", why: "Ngh\u1EC9 T\u1EBFt D\u01B0\u01A1ng l\u1ECBch", from: "1995-01-01", until: null },
  { date: "04-30", why: "Ngh\u1EC9 Ng\xE0y Chi\u1EBFn th\u1EAFng 30/4", from: "1995-01-01", until: null },
  { date: "05-01", why: "Ngh\u1EC9 Ng\xE0y Qu\u1ED1c t\u1EBF lao \u0111\u1ED9ng", from: "1995-01-01", until: null },
  { date: "09-02", why: "Ngh\u1EC9 Qu\u1ED1c kh\xE1nh", from: "1995-01-01", until: null },
  { date: "11-24", why: "Ngh\u1EC9 Ng\xE0y V\u0103n h\xF3a Vi\u1EC7t Nam (NQ 28/2026/QH16)", from: "2026-07-01", until: null }
];
function fixedDayOff(day3) {
  return FIXED_DAYS_OFF.find((each) => each.date === day3.slice(5) && isInForce(each, day3))?.why;
}
function isWorkingDay(day3, calendar = STATE_CALENDAR) {
  return dayKind(day3, calendar).worked;
}
function workingDayFrom(day3, calendar = STATE_CALENDAR) {
  let found2 = day3;
  while (!isWorkingDay(found2, calendar)) found2 = addDays(found2, 1);
  return found2;
}
function calendarWarnings(from, to, calendar = STATE_CALENDAR) {
  const warnings = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const known = calendar.years.find((each) => each.year === year);
    if (known?.source == null)
      warnings.push(
        `L\u1ECBch ngh\u1EC9 n\u0103m ${year} ch\u01B0a \u0111\u01B0\u1EE3c c\xF4ng b\u1ED1: ch\u1EC9 t\xEDnh cu\u1ED1i tu\u1EA7n v\xE0 ng\xE0y l\u1EC5 c\u1ED1 \u0111\u1ECBnh, ch\u01B0a c\xF3 T\u1EBFt Nguy\xEAn \u0111\xE1n, Gi\u1ED7 T\u1ED5 v\xE0 ng\xE0y ngh\u1EC9 b\xF9.`
      );
  }
  return warnings;
}

// src/law/working-time.ts
var WORKING_HOURS = [
  {
    from: "1995-01-01",
    until: null,
    windows: [
      { from: 7 * 60, to: 11 * 60 + 30 },
      { from: 13 * 60 + 30, to: 17 * 60 }
    ],
    cutOff: 15 * 60
  }
];
function workingHoursOn(day3) {
  return inForce(WORKING_HOURS, day3);
}
var WORKING_DAY_MINUTES = 480;
function minutesPerDay(hours) {
  return hours.windows.reduce((sum2, each) => sum2 + each.to - each.from, 0);
}
function openingMinute(hours) {
  return hours.windows[0].from;
}
function workingMinuteOf(minute, hours) {
  const window = hours.windows.find((each) => minute <= each.to);
  return window ? Math.max(minute, window.from) : closingMinute(hours);
}
function lastIntakeMinute(hours) {
  return Math.min(hours.cutOff, closingMinute(hours));
}
function closingMinute(hours) {
  return hours.windows.at(-1).to;
}
function workingMinutesBetween(from, to, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  let minutes2 = 0;
  const last = toLocalDay(to);
  for (let day3 = toLocalDay(from); day3 <= last; day3 = addDays(day3, 1)) {
    if (!isWorkingDay(day3, calendar)) continue;
    const start = day3 === toLocalDay(from) ? minuteOfDay(from) : 0;
    const end = day3 === last ? minuteOfDay(to) : 24 * 60;
    for (const window of hoursOn2(day3).windows)
      minutes2 += Math.max(0, Math.min(end, window.to) - Math.max(start, window.from));
  }
  return minutes2;
}
function addWorkingMinutes(from, minutes2, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  if (!(minutes2 >= 0)) throw new RangeError("S\u1ED1 ph\xFAt l\xE0m vi\u1EC7c kh\xF4ng \u0111\u01B0\u1EE3c \xE2m.");
  let left = minutes2;
  let start = minuteOfDay(from);
  for (let day3 = toLocalDay(from); ; day3 = nextWorkingDay(day3, calendar), start = 0) {
    if (!isWorkingDay(day3, calendar)) continue;
    for (const window of hoursOn2(day3).windows) {
      const begin2 = Math.max(start, window.from);
      if (begin2 > window.to) continue;
      if (left <= window.to - begin2) return instant(day3, begin2 + left);
      left -= window.to - begin2;
    }
  }
}
function nextWorkingDay(day3, calendar) {
  return workingDayFrom(addDays(day3, 1), calendar);
}

// src/law/ward-calendar.ts
function withWardDays(calendar, days) {
  const unknown = new Set(days.map(({ day: day3 }) => Number(day3.slice(0, 4))));
  for (const { year } of calendar.years) unknown.delete(year);
  const more = [...unknown].map((year) => ({ year, source: null, daysOff: {}, workedWeekends: {} }));
  const years = [...calendar.years, ...more].map((year) => {
    const own2 = days.filter(({ day: day3 }) => Number(day3.slice(0, 4)) === year.year);
    if (own2.length === 0) return year;
    const [daysOff, workedWeekends] = [{ ...year.daysOff }, { ...year.workedWeekends }];
    for (const { day: day3, worked, why } of own2) {
      delete daysOff[day3];
      delete workedWeekends[day3];
      (worked ? workedWeekends : daysOff)[day3] = why;
    }
    return { ...year, daysOff, workedWeekends };
  });
  return { years };
}
function hoursOn(rows, day3) {
  const found2 = [...WORKING_HOURS, ...rows].findLast((each) => isInForce(each, day3));
  if (!found2) throw new RangeError(`Kh\xF4ng bi\u1EBFt gi\u1EDD l\xE0m vi\u1EC7c ng\xE0y ${day3}.`);
  return found2;
}

// src/features/organisation/calendar/schema.ts
import { z as z4 } from "zod";
var day = z4.iso.date("Ghi ng\xE0y.");
var decision = z4.string().trim().min(3, "Ghi s\u1ED1, ng\xE0y c\u1EE7a quy\u1EBFt \u0111\u1ECBnh.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.");
var minutes = z4.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Ghi gi\u1EDD.").transform((text5) => Number(text5.slice(0, 2)) * 60 + Number(text5.slice(3)));
var dayForm = z4.object({
  clientKey: z4.uuid(),
  day,
  kind: z4.enum(["off", "worked", "state"], "Ch\u1ECDn ngh\u1EC9, l\xE0m vi\u1EC7c, hay theo l\u1ECBch chung."),
  why: z4.string().trim().min(3, "Ghi v\xEC sao.").max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1."),
  decision
});
var hoursForm = z4.object({
  clientKey: z4.uuid(),
  validFrom: day,
  /** The last day, when they are for some days only. */
  validUntil: z4.union([z4.literal(""), day]).default(""),
  morningFrom: minutes,
  morningTo: minutes,
  /** Both empty: only the morning is worked, which some days may be. */
  afternoonFrom: z4.union([z4.literal(""), minutes]),
  afternoonTo: z4.union([z4.literal(""), minutes]),
  cutOff: minutes,
  decision
}).refine((form2) => form2.validUntil === "" || form2.validUntil >= form2.validFrom, {
  path: ["validUntil"],
  message: "Ng\xE0y cu\u1ED1i kh\xF4ng th\u1EC3 tr\u01B0\u1EDBc ng\xE0y \u0111\u1EA7u."
}).refine((form2) => form2.afternoonFrom === "" === (form2.afternoonTo === ""), {
  path: ["afternoonTo"],
  message: "Ghi c\u1EA3 hai gi\u1EDD c\u1EE7a bu\u1ED5i chi\u1EC1u, ho\u1EB7c \u0111\u1EC3 tr\u1ED1ng c\u1EA3 hai."
}).refine((form2) => form2.morningFrom < form2.morningTo, {
  path: ["morningTo"],
  message: "Bu\u1ED5i s\xE1ng ph\u1EA3i k\u1EBFt th\xFAc sau khi b\u1EAFt \u0111\u1EA7u."
}).refine((form2) => form2.afternoonFrom === "" || form2.morningTo <= form2.afternoonFrom, {
  path: ["afternoonFrom"],
  message: "Bu\u1ED5i chi\u1EC1u ph\u1EA3i sau bu\u1ED5i s\xE1ng."
}).refine((form2) => form2.afternoonFrom === "" || Number(form2.afternoonFrom) < Number(form2.afternoonTo), {
  path: ["afternoonTo"],
  message: "Bu\u1ED5i chi\u1EC1u ph\u1EA3i k\u1EBFt th\xFAc sau khi b\u1EAFt \u0111\u1EA7u."
}).refine((form2) => form2.morningFrom <= form2.cutOff && form2.cutOff <= windowsOf(form2).at(-1).to, {
  path: ["cutOff"],
  message: "Gi\u1EDD n\xE0y ph\u1EA3i trong ng\xE0y l\xE0m vi\u1EC7c."
}).refine((form2) => form2.validUntil !== "" || lengthOf(form2) === 480, {
  path: ["afternoonTo"],
  message: "Hai bu\u1ED5i ph\u1EA3i \u0111\u1EE7 8 gi\u1EDD; \xEDt h\u01A1n th\xEC ghi ng\xE0y cu\u1ED1i \xE1p d\u1EE5ng."
});
function windowsOf(form2) {
  const morning = { from: form2.morningFrom, to: form2.morningTo };
  if (form2.afternoonFrom === "" || form2.afternoonTo === "") return [morning];
  return [morning, { from: form2.afternoonFrom, to: form2.afternoonTo }];
}
function lengthOf(form2) {
  return windowsOf(form2).reduce((sum2, { from, to }) => sum2 + to - from, 0);
}
var sessionForm = z4.object({
  clientKey: z4.uuid(),
  day,
  from: minutes,
  to: minutes,
  place: z4.string().trim().min(3, "Ghi n\u01A1i ti\u1EBFp nh\u1EADn.").max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1."),
  isMobile: z4.preprocess((given2) => given2 === "1", z4.boolean())
}).refine((form2) => form2.from < form2.to, { path: ["to"], message: "Gi\u1EDD k\u1EBFt th\xFAc ph\u1EA3i sau gi\u1EDD b\u1EAFt \u0111\u1EA7u." });

// src/features/organisation/calendar/store.ts
import { sql } from "kysely";
async function findCalendar(db, wardId) {
  return {
    calendar: withWardDays(STATE_CALENDAR, await listWardDays(db, wardId)),
    hours: await listHours(db, wardId)
  };
}
async function listWardDays(db, wardId) {
  const rows = await db.selectFrom("ward_days").select(["day", "worked", "why", "decision"]).distinctOn("day").where("ward_id", "=", wardId).orderBy("day").orderBy("id", "desc").execute();
  return rows.flatMap(
    ({ day: day3, worked, why, decision: decision3 }) => worked === null ? [] : [{ day: day3, worked, why: `${why} (${decision3})` }]
  );
}
async function listHours(db, wardId) {
  const rows = await db.selectFrom("ward_hours").select(["valid_from", "valid_until", "windows", "cut_off"]).where("ward_id", "=", wardId).orderBy("valid_from").orderBy("id").execute();
  return rows.map((row) => ({
    from: row.valid_from,
    until: row.valid_until === null ? null : addDays(row.valid_until, 1),
    windows: row.windows,
    cutOff: row.cut_off
  }));
}
async function listSessions(db, wardId, year) {
  const rows = await db.selectFrom("reception_sessions").selectAll().where("ward_id", "=", wardId).where("cancelled_at", "is", null).where(sql`extract(year from day) = ${year}`).orderBy("day").orderBy("from_minute").execute();
  return rows.map(toSession);
}
async function findReceptionSession(db, wardId, id) {
  const row = await db.selectFrom("reception_sessions").selectAll().where("ward_id", "=", wardId).where("id", "=", id).executeTakeFirst();
  return row ? toSession(row) : null;
}
function toSession(row) {
  return {
    id: row.id,
    day: row.day,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    place: row.place,
    isMobile: row.is_mobile
  };
}

// src/features/organisation/calendar/change.ts
function mustDecide({ officer }) {
  if (!officer.duties.includes("administer") && !officer.duties.includes("control"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c s\u1EEDa l\u1ECBch l\xE0m vi\u1EC7c.");
}
async function changeDay(tx, act, form2) {
  mustDecide(act);
  const { wardId } = act.officer;
  const before = dayKind(form2.day, (await findCalendar(tx, wardId)).calendar);
  const added = await tx.insertInto("ward_days").values({
    ward_id: wardId,
    day: form2.day,
    worked: form2.kind === "state" ? null : form2.kind === "worked",
    why: form2.why,
    decision: form2.decision,
    decided_by: act.officer.id,
    decided_at: act.now,
    client_key: form2.clientKey
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).returning("id").execute();
  if (added.length === 0) return false;
  const after2 = dayKind(form2.day, (await findCalendar(tx, wardId)).calendar);
  await noteChange(tx, act, { what: "calendar", subject: form2.day, before, after: after2 });
  return true;
}
async function changeHours(tx, act, form2) {
  mustDecide(act);
  if (form2.validFrom < toLocalDay(act.now))
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c gi\u1EDD l\xE0m vi\u1EC7c.", {
      validFrom: "Gi\u1EDD l\xE0m vi\u1EC7c ch\u1EC9 \u0111\u1ED5i t\u1EEB h\xF4m nay tr\u1EDF \u0111i."
    });
  const { wardId } = act.officer;
  const before = hoursOn((await findCalendar(tx, wardId)).hours, form2.validFrom);
  const added = await tx.insertInto("ward_hours").values({
    ward_id: wardId,
    valid_from: form2.validFrom,
    valid_until: form2.validUntil || null,
    windows: JSON.stringify(windowsOf(form2)),
    cut_off: form2.cutOff,
    decision: form2.decision,
    decided_by: act.officer.id,
    decided_at: act.now,
    client_key: form2.clientKey
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).returning("id").execute();
  if (added.length === 0) return false;
  const after2 = {
    from: form2.validFrom,
    until: form2.validUntil || null,
    windows: windowsOf(form2),
    cutOff: form2.cutOff
  };
  await noteChange(tx, act, { what: "hours", subject: form2.validFrom, before, after: after2 });
  return true;
}
function withHours(calendar, form2) {
  const until = form2.validUntil === "" ? null : addDays(form2.validUntil, 1);
  const own2 = { from: form2.validFrom, until, windows: windowsOf(form2), cutOff: form2.cutOff };
  const hours = [...calendar.hours, own2].sort((a, b) => compareDays(a.from, b.from));
  return { ...calendar, hours };
}

// src/features/organisation/calendar/hold.ts
import { sql as sql2 } from "kysely";
var CALENDARS = 24;
async function holdCalendar(tx, wardId, why) {
  await (why === "change" ? sql2`select pg_advisory_xact_lock(${CALENDARS}, ${wardId})`.execute(tx) : sql2`select pg_advisory_xact_lock_shared(${CALENDARS}, ${wardId})`.execute(tx));
}

// src/features/organisation/calendar/sessions.ts
async function planSession(tx, act, form2) {
  mustPlan(act);
  const added = await tx.insertInto("reception_sessions").values({
    ward_id: act.officer.wardId,
    day: form2.day,
    from_minute: form2.from,
    to_minute: form2.to,
    place: form2.place,
    is_mobile: form2.isMobile,
    recorded_by: act.officer.id,
    recorded_at: act.now,
    client_key: form2.clientKey
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).returning("id").execute();
  if (added.length === 0) return;
  const { clientKey: _key, ...after2 } = form2;
  await noteChange(tx, act, { what: "session", subject: form2.day, before: null, after: after2 });
}
async function cancelSession(tx, act, id) {
  mustPlan(act);
  const row = await tx.updateTable("reception_sessions").set({ cancelled_at: act.now }).where("ward_id", "=", act.officer.wardId).where("id", "=", id).where("cancelled_at", "is", null).returning(["day", "place"]).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 bu\u1ED5i ti\u1EBFp nh\u1EADn n\xE0y.");
  await noteChange(tx, act, { what: "session", subject: row.day, before: row, after: null });
}
function mustPlan({ officer }) {
  if (!officer.duties.some((duty) => duty === "administer" || duty === "control" || duty === "oversee"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c l\u1EADp bu\u1ED5i ti\u1EBFp nh\u1EADn.");
}

// src/features/organisation/labels.ts
var DUTY_LABELS = {
  receive: "Ti\u1EBFp nh\u1EADn",
  examine: "Th\u1EE5 l\xFD",
  review: "Th\u1EA9m tra, tr\xECnh k\xFD",
  sign: "K\xFD duy\u1EC7t",
  stamp: "V\u0103n th\u01B0, \u0111\xF3ng d\u1EA5u",
  return: "Tr\u1EA3 k\u1EBFt qu\u1EA3",
  oversee: "L\xE3nh \u0111\u1EA1o, theo d\xF5i k\u1EBF ho\u1EA1ch",
  control: "Ki\u1EC3m so\xE1t th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh",
  administer: "Qu\u1EA3n tr\u1ECB h\u1EC7 th\u1ED1ng"
};
var UNIT_KIND_LABELS = {
  office: "V\u0103n ph\xF2ng",
  division: "Ph\xF2ng chuy\xEAn m\xF4n",
  centre: "Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng",
  service: "\u0110\u01A1n v\u1ECB s\u1EF1 nghi\u1EC7p",
  portal: "C\u1ED5ng th\xF4ng tin \u0111i\u1EC7n t\u1EED",
  police: "C\xF4ng an",
  military: "Qu\xE2n s\u1EF1",
  union: "\u0110o\xE0n th\u1EC3",
  collective: "T\xEAn g\u1ECDi chung c\u1EE7a nhi\u1EC1u \u0111\u01A1n v\u1ECB"
};

// src/features/organisation/people/absence.ts
import { z as z5 } from "zod";
var absenceForm = z5.object({
  clientKey: z5.uuid(),
  officerId: z5.coerce.number().int().positive("Ch\u1ECDn ng\u01B0\u1EDDi v\u1EAFng."),
  deputyId: z5.preprocess((given2) => given2 || null, z5.coerce.number().int().positive().nullable()),
  fromDay: z5.iso.date("Ghi ng\xE0y b\u1EAFt \u0111\u1EA7u."),
  untilDay: z5.iso.date("Ghi ng\xE0y cu\u1ED1i."),
  reason: z5.string().trim().min(2, "Ghi l\xFD do.").max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1.")
}).refine((form2) => form2.untilDay >= form2.fromDay, {
  path: ["untilDay"],
  message: "Ng\xE0y cu\u1ED1i kh\xF4ng tr\u01B0\u1EDBc ng\xE0y b\u1EAFt \u0111\u1EA7u."
}).refine((form2) => form2.deputyId !== form2.officerId, {
  path: ["deputyId"],
  message: "Ng\u01B0\u1EDDi thay ph\u1EA3i l\xE0 ng\u01B0\u1EDDi kh\xE1c."
});
function mustRecord({ officer }) {
  if (!officer.duties.some((duty) => duty === "administer" || duty === "oversee" || duty === "review"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c ghi ng\u01B0\u1EDDi v\u1EAFng.");
}
async function recordAbsence(tx, act, form2) {
  mustRecord(act);
  const { wardId } = act.officer;
  const officers = await listOfficers(tx, wardId);
  const away = officers.find((each) => each.id === form2.officerId);
  if (!away) throw new Problem("invalid", "Ch\u01B0a ghi \u0111\u01B0\u1EE3c.", { officerId: "Ch\u1ECDn ng\u01B0\u1EDDi c\u1EE7a ph\u01B0\u1EDDng." });
  const deputy = officers.find((each) => each.id === form2.deputyId);
  if (form2.deputyId !== null && deputy?.unitId !== away.unitId)
    throw new Problem("invalid", "Ch\u01B0a ghi \u0111\u01B0\u1EE3c.", { deputyId: "Ng\u01B0\u1EDDi thay ph\u1EA3i c\xF9ng \u0111\u01A1n v\u1ECB." });
  const added = await tx.insertInto("absences").values({
    ward_id: wardId,
    officer_id: form2.officerId,
    deputy_id: form2.deputyId,
    from_day: form2.fromDay,
    until_day: form2.untilDay,
    reason: form2.reason,
    recorded_by: act.officer.id,
    recorded_at: act.now,
    client_key: form2.clientKey
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).returning("id").execute();
  if (added.length === 0) return;
  const after2 = { from: form2.fromDay, until: form2.untilDay, deputy: deputy?.username ?? null };
  await noteChange(tx, act, { what: "absence", subject: away.username, before: null, after: after2 });
}
async function cancelAbsence(tx, act, id) {
  mustRecord(act);
  const row = await tx.updateTable("absences").set({ cancelled_at: act.now }).where("ward_id", "=", act.officer.wardId).where("id", "=", id).where("cancelled_at", "is", null).returning(["officer_id", "from_day", "until_day"]).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1EA7n v\u1EAFng n\xE0y.");
  await noteChange(tx, act, { what: "absence", subject: String(row.officer_id), before: row, after: null });
}
async function listAbsences(db, wardId, day3) {
  const rows = await db.selectFrom("absences").selectAll().where("ward_id", "=", wardId).where("cancelled_at", "is", null).where("until_day", ">=", day3).orderBy("from_day").orderBy("id").limit(200).execute();
  return rows.map((row) => ({
    id: row.id,
    officerId: row.officer_id,
    deputyId: row.deputy_id,
    fromDay: row.from_day,
    untilDay: row.until_day,
    reason: row.reason
  }));
}
async function standsInFor(db, wardId, officerId, day3) {
  const rows = await db.selectFrom("absences").select("officer_id").where("ward_id", "=", wardId).where("deputy_id", "=", officerId).where("cancelled_at", "is", null).where("from_day", "<=", day3).where("until_day", ">=", day3).execute();
  return rows.map((row) => row.officer_id);
}

// src/features/organisation/settings/settings.ts
import { z as z6 } from "zod";
var whole = (least, most) => z6.coerce.number().int().min(least, `T\u1EEB ${least}.`).max(most, `T\u1ED1i \u0111a ${most}.`);
var own = (least, most) => z6.preprocess((given2) => given2 === "" ? null : given2, whole(least, most).nullable()).default(null);
var wardSettings = z6.object({
  /** Working hours before the due time from which a dossier is soon due; the same for its mark and for the lists. */
  dueSoonHours: whole(1, 240).default(8),
  /** Minutes in which the last step can be undone. */
  undoMinutes: whole(0, 480).default(30),
  /** Working hours after which a hand-over that nobody received is shown. */
  handoverAlertHours: whole(1, 80).default(8),
  /** Days for which a supplement is awaited when the procedure sets none; 0: no end. */
  supplementDays: whole(0, 365).default(15),
  /** Days back in which a like dossier of the same person gives a warning. */
  duplicateWarningDays: whole(0, 365).default(30),
  /** Days before the end of a supplement period at which the applicant is reminded; 0: never. */
  supplementReminderDays: whole(0, 30).default(3),
  /** Working days after a version came into force here in which it is to be posted. The house's own measure: no text sets one. */
  postingLimitDays: whole(0, 30).default(1),
  /** Working days that each step of urging waits before the next: the reminder, the director's letter, the chairman's. */
  urgingReminderDays: own(1, 60),
  urgingDirectorDays: own(1, 60),
  urgingChairmanDays: own(1, 60),
  /** Working days after its due day from which a late dossier is urged. */
  urgingDossierDays: own(0, 60),
  /** Working days up to which a promised day puts the next step of urging off. */
  urgingPromiseDays: own(0, 120),
  /** Working days after which a letter of urging that is not issued yet is shown to whoever signs. */
  urgingDraftDays: own(0, 60),
  /** Messages to phones with accents: they read better and hold less than half as much. */
  smsAccents: z6.boolean().default(false),
  /** Whether the packages of the dossiers that ended last month are made by themselves. */
  archiveMonthly: z6.boolean().default(false),
  /** Duties whose holders must have a second factor. */
  secondFactorDuties: z6.array(z6.enum(DUTIES)).default([])
});
async function findSettings(db, wardId, day3) {
  const rows = await db.selectFrom("ward_settings").select(["name", "value"]).distinctOn("name").where("ward_id", "=", wardId).where("valid_from", "<=", day3).orderBy("name").orderBy("valid_from", "desc").orderBy("id", "desc").execute();
  return wardSettings.parse(Object.fromEntries(rows.map((row) => [row.name, row.value])));
}
async function changeSettings(tx, act, given2) {
  if (!act.officer.duties.includes("administer"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c s\u1EEDa c\xE0i \u0111\u1EB7t.");
  const settings = parseFields(wardSettings, given2, "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c c\xE0i \u0111\u1EB7t.");
  const { wardId, id } = act.officer;
  const today = toLocalDay(act.now);
  const day3 = given2.validFrom || today;
  if (!isDay(day3) || day3 < today)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c c\xE0i \u0111\u1EB7t.", { validFrom: "Ghi ng\xE0y t\u1EEB h\xF4m nay tr\u1EDF \u0111i." });
  const before = await findSettings(tx, wardId, day3);
  const changed = Object.keys(settings).filter(
    (name2) => JSON.stringify(before[name2]) !== JSON.stringify(settings[name2])
  );
  for (const name2 of changed) {
    await tx.insertInto("ward_settings").values({
      ward_id: wardId,
      name: name2,
      value: JSON.stringify(settings[name2]),
      valid_from: day3,
      decided_by: id,
      decided_at: act.now
    }).execute();
    await noteChange(tx, act, {
      what: "setting",
      subject: name2,
      before: before[name2],
      after: day3 === today ? settings[name2] : { value: settings[name2], from: day3 }
    });
  }
  return changed.length;
}
async function listPlannedSettings(db, wardId, today) {
  const rows = await db.selectFrom("ward_settings").select(["name", "value", "valid_from"]).where("ward_id", "=", wardId).where("valid_from", ">", today).orderBy("valid_from").orderBy("id").execute();
  return rows.map((row) => ({ name: row.name, value: row.value, from: row.valid_from }));
}

// src/features/organisation/sign-in.ts
import { createHash as createHash3, randomBytes as randomBytes4 } from "node:crypto";
import { hash as hash3, verify as verify2 } from "@node-rs/argon2";
import { sql as sql4 } from "kysely";

// src/platform/security/attempts.ts
import { sql as sql3 } from "kysely";
async function countTry(tx, key, limit, windowMinutes, now) {
  const windowStart = new Date(now.getTime() - windowMinutes * 6e4);
  const row = await tx.insertInto("attempts").values({ key, window_start: now, tries: 1 }).onConflict(
    (conflict) => conflict.column("key").doUpdateSet({
      tries: sql3`case when attempts.window_start < ${windowStart} then 1 else attempts.tries + 1 end`,
      window_start: sql3`case when attempts.window_start < ${windowStart} then ${now} else attempts.window_start end`
    })
  ).returning("tries").executeTakeFirstOrThrow();
  if (row.tries > limit)
    throw new Problem(
      "too_many_tries",
      `\u0110\xE3 th\u1EED qu\xE1 nhi\u1EC1u l\u1EA7n. Vui l\xF2ng ch\u1EDD ${windowMinutes} ph\xFAt r\u1ED3i th\u1EED l\u1EA1i.`
    );
}
async function forgetTries(tx, key) {
  await tx.deleteFrom("attempts").where("key", "=", key).execute();
}
async function sweepAttempts(tx, now) {
  const before = new Date(now.getTime() - 48 * 36e5);
  await tx.deleteFrom("attempts").where("window_start", "<", before).execute();
}

// src/features/organisation/sign-in.ts
var MOST_FAILURES = 5;
var LOCK_MINUTES = 15;
var SESSION_HOURS = 12;
var IDLE_HOURS = 2;
var TRIES_PER_ADDRESS = 60;
var CODES_PER_ACCOUNT = 10;
var nobodysHash = hash3(randomBytes4(16).toString("hex"));
async function signIn(database, form2, caller) {
  const { now } = caller;
  await database.transact(
    (tx) => countTry(tx, `login:${caller.address}`, TRIES_PER_ADDRESS, LOCK_MINUTES, now)
  );
  const row = await database.transact((tx) => lockAccount2(tx, form2));
  const matches = await verify2(row?.password_hash ?? await nobodysHash, form2.password);
  if (row === void 0 || !row.active)
    throw new Problem("bad_credentials", "T\xEAn \u0111\u0103ng nh\u1EADp ho\u1EB7c m\u1EADt kh\u1EA9u kh\xF4ng \u0111\xFAng.");
  if (row.locked_until !== null && row.locked_until > now) {
    throw new Problem(
      "locked_out",
      `T\xE0i kho\u1EA3n t\u1EA1m kh\xF3a v\xEC nh\u1EADp sai nhi\u1EC1u l\u1EA7n. Th\u1EED l\u1EA1i sau ${LOCK_MINUTES} ph\xFAt.`
    );
  }
  const note4 = { wardId: row.ward_id, officerId: row.id, requestId: caller.requestId, at: now };
  if (!matches) {
    await database.transact((tx) => countFailure(tx, row, note4));
    throw new Problem("bad_credentials", "T\xEAn \u0111\u0103ng nh\u1EADp ho\u1EB7c m\u1EADt kh\u1EA9u kh\xF4ng \u0111\xFAng.");
  }
  if (row.totp_enabled_at !== null)
    return { pending: await database.transact((tx) => openPending(tx, row, now)) };
  return { session: await database.transact((tx) => openSession(tx, row, note4)) };
}
var PENDING_MINUTES = 5;
async function openPending(tx, account, now) {
  const token = randomBytes4(32).toString("base64url");
  await tx.insertInto("pending_sign_ins").values({
    token_hash: hashOf2(token),
    ward_id: account.ward_id,
    officer_id: account.id,
    expires_at: new Date(now.getTime() + PENDING_MINUTES * 6e4)
  }).execute();
  return token;
}
async function confirmSignIn(database, given2, caller) {
  const { now } = caller;
  const tokenHash = hashOf2(given2.pending);
  await database.transact(
    (tx) => countTry(tx, `code:${tokenHash.toString("hex")}`, MOST_FAILURES, PENDING_MINUTES, now)
  );
  await database.transact((tx) => countCode(tx, tokenHash, now));
  return database.transact(async (tx) => {
    const row = await tx.selectFrom("pending_sign_ins").innerJoin(
      "officers",
      (join7) => join7.onRef("officers.ward_id", "=", "pending_sign_ins.ward_id").onRef("officers.id", "=", "pending_sign_ins.officer_id")
    ).selectAll("officers").where("token_hash", "=", tokenHash).where("expires_at", ">", now).where("officers.active", "=", true).forUpdate("officers").executeTakeFirst();
    if (!row) throw new Problem("bad_credentials", "\u0110\xE3 qu\xE1 l\xE2u: h\xE3y \u0111\u0103ng nh\u1EADp l\u1EA1i t\u1EEB \u0111\u1EA7u.");
    if (!await takeCode(tx, given2.secretKey, row, { code: given2.code, now }))
      throw new Problem("bad_credentials", "M\xE3 ch\u01B0a \u0111\xFAng ho\u1EB7c \u0111\xE3 d\xF9ng. Ch\u1EDD m\xE3 m\u1EDBi r\u1ED3i nh\u1EADp l\u1EA1i.");
    await tx.deleteFrom("pending_sign_ins").where("token_hash", "=", tokenHash).execute();
    const note4 = { wardId: row.ward_id, officerId: row.id, requestId: caller.requestId, at: now };
    return openSession(tx, row, note4);
  });
}
async function countCode(tx, tokenHash, now) {
  const row = await tx.selectFrom("pending_sign_ins").select(["ward_id", "officer_id"]).where("token_hash", "=", tokenHash).executeTakeFirst();
  if (row) await countTry(tx, `code:${row.ward_id}/${row.officer_id}`, CODES_PER_ACCOUNT, LOCK_MINUTES, now);
}
async function lockAccount2(tx, form2) {
  const query = tx.selectFrom("officers").selectAll().where("username", "=", form2.username).orderBy("ward_id").limit(1);
  return (form2.ward === void 0 ? query : query.where("ward_id", "=", form2.ward)).executeTakeFirst();
}
async function countFailure(tx, account, note4) {
  const lockedUntil = new Date(note4.at.getTime() + LOCK_MINUTES * 6e4);
  await tx.updateTable("officers").set({
    failed_logins: sql4`case when failed_logins + 1 >= ${MOST_FAILURES} then 0 else failed_logins + 1 end`,
    locked_until: sql4`case when failed_logins + 1 >= ${MOST_FAILURES} then ${lockedUntil} else locked_until end`
  }).where("ward_id", "=", account.ward_id).where("id", "=", account.id).execute();
  await noteAccess(tx, { ...note4, action: "login_failed" });
}
async function openSession(tx, account, note4) {
  const token = randomBytes4(32).toString("base64url");
  const reset = tx.updateTable("officers").set({ failed_logins: 0, locked_until: null });
  await reset.where("ward_id", "=", account.ward_id).where("id", "=", account.id).execute();
  await tx.insertInto("sessions").values({
    token_hash: hashOf2(token),
    ward_id: account.ward_id,
    officer_id: account.id,
    created_at: note4.at,
    seen_at: note4.at,
    expires_at: new Date(note4.at.getTime() + SESSION_HOURS * 36e5)
  }).execute();
  await noteAccess(tx, { ...note4, action: "login" });
  return token;
}
async function findSession(database, token, now) {
  const row = await database.db.selectFrom("sessions").innerJoin(
    "officers",
    (join7) => join7.onRef("officers.ward_id", "=", "sessions.ward_id").onRef("officers.id", "=", "sessions.officer_id")
  ).selectAll("officers").select("sessions.seen_at").where("token_hash", "=", hashOf2(token)).where("expires_at", ">", now).where("seen_at", ">", new Date(now.getTime() - IDLE_HOURS * 36e5)).where("officers.active", "=", true).executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - row.seen_at.getTime() > 6e4) await database.transact((tx) => touch(tx, token, now));
  return {
    officer: toOfficer(row),
    mustChangePassword: row.must_change_password,
    hasSecondFactor: row.totp_enabled_at !== null
  };
}
async function touch(tx, token, now) {
  await tx.updateTable("sessions").set({ seen_at: now }).where("token_hash", "=", hashOf2(token)).execute();
}
async function signOut(tx, token) {
  await tx.deleteFrom("sessions").where("token_hash", "=", hashOf2(token)).execute();
}
async function sweepSessions(tx, now) {
  await tx.deleteFrom("sessions").where("expires_at", "<", now).execute();
  await tx.deleteFrom("pending_sign_ins").where("expires_at", "<", now).execute();
}
function hashOf2(token) {
  return createHash3("sha256").update(token).digest();
}

// src/features/dossiers/search.ts
import { sql as sql5 } from "kysely";

// src/law/phone.ts
function normalisePhone(text5) {
  const digits = text5.replace(/[\s.\-()]/g, "");
  const local = digits.replace(/^(\+|00)?84(?=\d{9,10}$)/, "0");
  return /^0\d{9,10}$/.test(local) ? local : null;
}
function lastFourDigits(text5) {
  return normalisePhone(text5)?.slice(-4) ?? null;
}
function maskPhone(text5) {
  const phone2 = normalisePhone(text5);
  if (phone2 === null) return "\u2022".repeat(text5.trim().length);
  return phone2.slice(0, 3) + "\u2022".repeat(phone2.length - 5) + phone2.slice(-2);
}

// src/platform/database/like.ts
function containing(words3) {
  return `%${escapeLike(words3)}%`;
}
function escapeLike(words3) {
  return words3.replace(/[\\%_]/g, "\\$&");
}

// src/law/extension.ts
var EXTENSION_LIMITS = [
  { from: "1995-01-01", until: null, mostTimes: 1 }
];
function extensionFault({ dueAt, newDueAt, at, timesBefore, acceptedOn }) {
  const { mostTimes } = inForce(EXTENSION_LIMITS, acceptedOn);
  if (timesBefore >= mostTimes) return `H\u1ED3 s\u01A1 ch\u1EC9 \u0111\u01B0\u1EE3c h\u1EB9n l\u1EA1i ${mostTimes} l\u1EA7n.`;
  if (newDueAt <= dueAt) return "Ng\xE0y h\u1EB9n m\u1EDBi ph\u1EA3i sau ng\xE0y h\u1EB9n c\u0169.";
  if (newDueAt <= at) return "Ng\xE0y h\u1EB9n m\u1EDBi ph\u1EA3i \u1EDF t\u01B0\u01A1ng lai.";
  return null;
}

// src/law/due.ts
var MOST_DAYS = 3650;
function parseTerm(text5) {
  const match = /^(\d+(?:\.\d+)?)(wd|cd|wh)$/.exec(text5.trim().toLowerCase());
  const term2 = { amount: Number(match?.[1]), unit: match?.[2] };
  if (!match)
    throw new RangeError(
      `"${text5}" kh\xF4ng ph\u1EA3i l\xE0 th\u1EDDi h\u1EA1n: c\u1EA7n d\u1EA1ng 3wd (ng\xE0y l\xE0m vi\u1EC7c), 5cd (ng\xE0y), 8wh (gi\u1EDD l\xE0m vi\u1EC7c).`
    );
  if (term2.unit === "cd" && !Number.isInteger(term2.amount))
    throw new RangeError(`"${text5}": s\u1ED1 ng\xE0y theo l\u1ECBch ph\u1EA3i l\xE0 s\u1ED1 nguy\xEAn.`);
  if (term2.amount > (term2.unit === "wh" ? MOST_DAYS * 8 : MOST_DAYS))
    throw new RangeError(`"${text5}": th\u1EDDi h\u1EA1n d\xE0i qu\xE1 m\u01B0\u1EDDi n\u0103m.`);
  return term2;
}
function due(receivedAt, term2, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  if (!(term2.amount >= 0)) throw new RangeError("Th\u1EDDi h\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c \xE2m.");
  const counting = { calendar, hoursOn: hoursOn2 };
  const start = clockStart(receivedAt, term2, counting);
  const dueAt = dueInstant(start, term2, counting);
  const received = toLocalDay(receivedAt);
  return {
    dueAt: toLocalIso(dueAt),
    startsAt: toLocalIso(start.at),
    startsOn: toLocalDay(start.at),
    startsBecause: start.because,
    receptionDay: receptionDay(receivedAt, { start, dueAt, term: term2 }, counting),
    days: explain(received, { start, dueAt, term: term2 }, counting),
    warnings: calendarWarnings(received, toLocalDay(dueAt), calendar)
  };
}
function clockStart(receivedAt, term2, { calendar, hoursOn: hoursOn2 }) {
  const { day: day3, minute } = localParts(receivedAt);
  const hours = hoursOn2(day3);
  const latest = term2.unit === "wh" ? closingMinute(hours) : lastIntakeMinute(hours);
  if (isWorkingDay(day3, calendar) && minute <= latest) {
    const begin2 = workingMinuteOf(minute, hours);
    return { at: instant(day3, begin2), isDayOne: false, because: startReason(minute, begin2, hours) };
  }
  const next = workingDayFrom(addDays(day3, 1), calendar);
  return {
    at: instant(next, openingMinute(hoursOn2(next))),
    isDayOne: true,
    because: isWorkingDay(day3, calendar) ? `Ti\u1EBFp nh\u1EADn sau ${clockTime(latest)}: t\xEDnh t\u1EEB \u0111\u1EA7u gi\u1EDD ng\xE0y l\xE0m vi\u1EC7c ti\u1EBFp theo.` : `Ti\u1EBFp nh\u1EADn v\xE0o ng\xE0y ngh\u1EC9 (${dayKind(day3, calendar).why}): t\xEDnh t\u1EEB \u0111\u1EA7u gi\u1EDD ng\xE0y l\xE0m vi\u1EC7c ti\u1EBFp theo.`
  };
}
function startReason(minute, begin2, hours) {
  if (begin2 === minute) return "Ti\u1EBFp nh\u1EADn trong gi\u1EDD l\xE0m vi\u1EC7c: t\xEDnh ngay t\u1EEB l\xFAc ti\u1EBFp nh\u1EADn.";
  return begin2 === openingMinute(hours) ? `Ti\u1EBFp nh\u1EADn tr\u01B0\u1EDBc gi\u1EDD l\xE0m vi\u1EC7c: t\xEDnh t\u1EEB ${clockTime(begin2)}.` : `Ti\u1EBFp nh\u1EADn trong gi\u1EDD ngh\u1EC9: t\xEDnh t\u1EEB ${clockTime(begin2)}.`;
}
function dueInstant(start, term2, { calendar, hoursOn: hoursOn2 }) {
  if (term2.unit === "wh") return addWorkingMinutes(start.at, term2.amount * 60, calendar, hoursOn2);
  const startDay = toLocalDay(start.at);
  const endOf = (day3) => instant(day3, closingMinute(hoursOn2(day3)));
  if (term2.amount === 0) return endOf(startDay);
  if (term2.unit === "cd") {
    const lastDay = addDays(startDay, term2.amount - (start.isDayOne ? 1 : 0));
    return endOf(workingDayFrom(lastDay, calendar));
  }
  const whole2 = Math.floor(term2.amount);
  const rest = (term2.amount - whole2) * WORKING_DAY_MINUTES;
  const wholeDays = afterDays(start, whole2, { calendar, hoursOn: hoursOn2 });
  if (rest === 0) return wholeDays;
  const withRest = addWorkingMinutes(wholeDays, rest, calendar, hoursOn2);
  const oneMore = afterDays(start, whole2 + 1, { calendar, hoursOn: hoursOn2 });
  return withRest < oneMore ? withRest : oneMore;
}
function afterDays(start, count2, { calendar, hoursOn: hoursOn2 }) {
  if (count2 === 0) return start.at;
  let day3 = toLocalDay(start.at);
  for (let counted = start.isDayOne ? 1 : 0; counted < count2; counted++)
    day3 = workingDayFrom(addDays(day3, 1), calendar);
  const minute = start.isDayOne ? closingMinute(hoursOn2(day3)) : workingMinuteOf(minuteOfDay(start.at), hoursOn2(day3));
  return instant(day3, minute);
}
function isByMinute({ unit, amount }) {
  return unit === "wh" || unit === "wd" && amount > 0 && amount < 1;
}
function receptionDay(receivedAt, { start, dueAt, term: term2 }, counting) {
  const on = toLocalDay(receivedAt);
  const { why } = dayKind(on, counting.calendar);
  if (start.isDayOne) return { on, counted: false, why: `${why}, ch\u01B0a b\u1EAFt \u0111\u1EA7u t\xEDnh` };
  if (term2.amount === 0 && term2.unit !== "wh") return { on, counted: true, why: `${why}, h\u1EB9n trong ng\xE0y` };
  if (!isByMinute(term2)) return { on, counted: false, why: `${why}, ng\xE0y ti\u1EBFp nh\u1EADn kh\xF4ng t\xEDnh` };
  const minutes2 = minutesOn(on, start.at, dueAt, counting);
  return { on, counted: minutes2 > 0, why, minutes: minutes2 };
}
function explain(received, { start, dueAt, term: term2 }, counting) {
  const days = [];
  const [startDay, last] = [toLocalDay(start.at), toLocalDay(dueAt)];
  let counted = 0;
  for (let on = addDays(received, 1); on <= last; on = addDays(on, 1)) {
    const kind = dayKind(on, counting.calendar);
    const begun = on >= startDay;
    const isCounted = term2.unit === "cd" ? begun && counted < Math.max(1, term2.amount) : kind.worked;
    if (isCounted) counted++;
    const day3 = { on, counted: isCounted, why: reasonFor(kind, isCounted, counted, term2, begun) };
    days.push(isByMinute(term2) ? { ...day3, minutes: minutesOn(on, start.at, dueAt, counting) } : day3);
  }
  return days;
}
function minutesOn(on, from, to, { calendar, hoursOn: hoursOn2 }) {
  const begin2 = Math.max(from.getTime(), instant(on, 0).getTime());
  const end = Math.min(to.getTime(), instant(on, 24 * 60).getTime());
  return workingMinutesBetween(new Date(begin2), new Date(end), calendar, hoursOn2);
}
function reasonFor(kind, isCounted, counted, term2, begun) {
  if (isCounted) {
    const name2 = term2.unit === "cd" ? `Ng\xE0y th\u1EE9 ${counted}` : `Ng\xE0y l\xE0m vi\u1EC7c th\u1EE9 ${counted}`;
    return `${name2} (${kind.why})`;
  }
  if (term2.unit !== "cd") return kind.why;
  if (!begun) return `${kind.why}, ch\u01B0a b\u1EAFt \u0111\u1EA7u t\xEDnh`;
  return kind.worked ? `${kind.why}, nh\u1EADn k\u1EBFt qu\u1EA3` : `${kind.why}, chuy\u1EC3n sang ng\xE0y l\xE0m vi\u1EC7c ti\u1EBFp theo`;
}

// src/law/supplement.ts
var DEFAULT_SUPPLEMENT_MODE = "restart";
var SUPPLEMENT_LIMITS = [
  { from: "1995-01-01", until: null, mostTimes: 1 }
];
function maySupplement(timesBefore, acceptedOn) {
  return timesBefore < inForce(SUPPLEMENT_LIMITS, acceptedOn).mostTimes;
}
function supplementUntil(requestedAt, days, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  if (days === null) return null;
  const term2 = { amount: days, unit: "cd" };
  return new Date(due(requestedAt, term2, calendar, hoursOn2).dueAt);
}
function supplementAgainUntil(until, answer, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  const days = Math.max(1, Math.ceil((answer.returnedAt.getTime() - answer.sentAt.getTime()) / 864e5));
  return new Date(due(until, { amount: days, unit: "cd" }, calendar, hoursOn2).dueAt);
}

// src/features/dossiers/workflow.ts
var STATUS_AT = {
  receive: "received",
  assign: "awaiting_assignment",
  examine: "transferred",
  review: "in_review",
  sign: "awaiting_signature",
  stamp: "signed",
  return: "result_ready"
};
var NEXT = [...new Set(Object.values(STATUS_AT))].filter(
  (status) => status !== "received"
);
var AT_WORK = [
  "received",
  "awaiting_assignment",
  "transferred",
  "in_process",
  "consulting",
  "awaiting_supplement",
  "suspended",
  "awaiting_linked",
  "in_review",
  "awaiting_signature"
];
var UNDECIDED = ["submitted", "awaiting_intake_supplement", ...AT_WORK];
var COUNTED = [
  "awaiting_assignment",
  "transferred",
  "in_process",
  "consulting",
  "awaiting_linked",
  "in_review",
  "awaiting_signature",
  "signed"
];
var OPEN = [...UNDECIDED, "signed", "forwarded"];
var UNRETURNED = [...OPEN, "result_ready", "correcting"];
function rule(from, to, duty, seat) {
  const isWord = to === "same" || to === "undone";
  return { from, to: typeof to === "string" && !isWord ? [to] : to, duty, seat };
}
var WORKFLOW = {
  admit: [rule(["submitted"], "received", "receive", "desk")],
  transfer: [rule(["received"], NEXT, "receive", "holder")],
  assign: [
    rule(["awaiting_assignment"], NEXT, "review", "holder"),
    rule(["transferred", "in_process"], "transferred", "review", "holder")
  ],
  take_over: [
    rule(["transferred"], "in_process", "examine", "holder"),
    rule(["in_process"], "same", "examine", "holder"),
    rule(["awaiting_assignment", "in_review"], "same", "review", "holder"),
    rule(["awaiting_signature"], "same", "sign", "holder"),
    rule(["signed"], "same", "stamp", "holder"),
    rule(["result_ready"], "same", "return", "holder")
  ],
  attach_scan: [
    rule(["received"], "same", "receive", "holder"),
    rule(["in_process"], "same", "examine", "holder")
  ],
  exempt_scan: [
    rule(["received"], "same", "receive", "holder"),
    rule(["in_process"], "same", "examine", "holder")
  ],
  request_supplement: [
    rule(["submitted"], "awaiting_intake_supplement", "receive", "desk"),
    rule(["in_process"], "awaiting_supplement", "examine", "holder"),
    rule(["in_process"], "awaiting_supplement", "oversee", "receiving")
  ],
  answer_supplement: [
    rule(["awaiting_intake_supplement"], "submitted", null, "applicant"),
    rule(["awaiting_supplement"], "same", null, "applicant")
  ],
  receive_supplement: [
    rule(["awaiting_intake_supplement"], "submitted", "receive", "desk"),
    rule(["awaiting_supplement"], "in_process", "receive", "desk"),
    rule(["forwarded"], "same", "receive", "desk")
  ],
  return_supplement: [rule(["awaiting_supplement"], "same", "receive", "desk")],
  suspend: [rule(["in_process"], "suspended", "examine", "holder")],
  resume: [
    rule(["suspended"], "in_process", "receive", "desk"),
    rule(["suspended"], "in_process", "examine", "holder")
  ],
  consult: [rule(["in_process", "consulting"], "consulting", "examine", "holder")],
  answer_consultation: [
    rule(["consulting"], ["consulting", "in_process"], "examine", "consulted"),
    rule(["consulting"], ["consulting", "in_process"], "review", "consulted")
  ],
  close_consultation: [rule(["consulting"], ["consulting", "in_process"], "examine", "holder")],
  open_linked: [rule(["in_process", "awaiting_linked"], "awaiting_linked", "examine", "holder")],
  note_linked: [rule(["awaiting_linked"], ["awaiting_linked", "in_process"], null, "desk")],
  propose: [rule(["in_process"], NEXT, "examine", "holder")],
  submit_for_signature: [rule(["in_review"], NEXT, "review", "holder")],
  send_back: [
    rule(["in_review"], "in_process", "review", "holder"),
    rule(["awaiting_signature"], "in_process", "sign", "holder"),
    rule(["signed"], "in_process", "stamp", "holder")
  ],
  sign: [rule(["awaiting_signature"], NEXT, "sign", "holder")],
  stamp: [rule(["signed"], NEXT, "stamp", "holder")],
  return_result: [rule(["result_ready"], "returned", "return", "desk")],
  request_correction: [
    rule(["result_ready", "returned"], "correcting", "examine", "competent"),
    rule(["result_ready", "returned"], "correcting", "review", "competent")
  ],
  approve_correction: [rule(["correcting"], "result_ready", "sign", "signing")],
  reject_correction: [rule(["correcting"], ["result_ready", "returned"], "sign", "signing")],
  extend: [rule(COUNTED, "same", "review", "competent")],
  apologise: [rule(COUNTED, "same", "review", "competent")],
  refuse: [
    rule(["submitted"], "refused", "receive", "desk"),
    rule(["received"], "refused", "receive", "holder"),
    rule(["in_process"], "refused", "examine", "holder")
  ],
  withdraw: [
    rule([...UNDECIDED, "forwarded"], "withdrawn", "receive", "desk"),
    rule([...UNDECIDED, "forwarded"], "withdrawn", null, "applicant")
  ],
  change_delivery: [rule(UNRETURNED, "same", null, "applicant")],
  correct_contact: [rule(UNRETURNED, "same", null, "applicant")],
  stop: [rule(AT_WORK, "stopped", "review", "competent")],
  expire: [rule(["awaiting_supplement", "awaiting_intake_supplement"], "stopped", null, "desk")],
  forward: [rule(["received"], "forwarded", "receive", "holder")],
  note_status: [rule(["forwarded"], ["forwarded", "refused", "withdrawn", "stopped"], "receive", "desk")],
  note_result: [
    rule(["forwarded"], "result_ready", "receive", "desk"),
    rule(["result_ready", "returned"], "result_ready", null, "desk")
  ],
  undo: [
    rule(
      ["awaiting_assignment", "transferred", "in_process", "in_review", "awaiting_signature"],
      "undone",
      "receive",
      "desk"
    )
  ].flatMap((each) => ["receive", "examine", "review", "sign"].map((duty) => ({ ...each, duty }))),
  recount: [rule(OPEN, "same", null, "desk")]
};
var UNDOABLE = /* @__PURE__ */ new Set([
  "transfer",
  "assign",
  "propose",
  "submit_for_signature",
  "send_back"
]);
function decide(step, dossier, officer, moment) {
  const rules = WORKFLOW[step].filter((each) => each.from.includes(dossier.status));
  if (rules.length === 0) return no("B\u01B0\u1EDBc n\xE0y kh\xF4ng m\u1EDF \u1EDF t\xECnh tr\u1EA1ng hi\u1EC7n nay c\u1EE7a h\u1ED3 s\u01A1.");
  const mine2 = rules.filter((each) => each.duty !== null && officer.duties.includes(each.duty));
  if (mine2.length === 0) return no("T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 n\xE0y.");
  const seated = mine2.filter((each) => isSeated(each.seat, dossier, officer));
  if (seated.length === 0) return no("H\u1ED3 s\u01A1 \u0111ang do \u0111\u01A1n v\u1ECB kh\xE1c gi\u1EEF.");
  if (seated.every(isPersonal) && !isHolder(dossier, officer, moment))
    return no("H\u1ED3 s\u01A1 \u0111\xE3 giao cho ng\u01B0\u1EDDi kh\xE1c trong \u0111\u01A1n v\u1ECB.");
  const refusal = GUARDS[step]?.(dossier, officer, moment, seated);
  if (refusal) return no(refusal);
  const { to } = seated[0];
  if (to === "undone") return { open: true, to: [dossier.undoable.status] };
  return { open: true, to: to === "same" ? [dossier.status] : to };
}
function openSteps(dossier, officer, moment) {
  return TAKEABLE.filter((step) => decide(step, dossier, officer, moment).open);
}
var TAKEABLE = Object.keys(WORKFLOW).filter(
  (step) => WORKFLOW[step].some(({ duty }) => duty !== null)
);
function isSeated(seat, dossier, { unitId }) {
  switch (seat) {
    case "desk":
      return true;
    case "holder":
      return unitId === dossier.holderUnitId;
    case "competent":
      return unitId === dossier.competentUnitId;
    case "signing":
      return unitId === dossier.signingUnitId;
    case "receiving":
      return unitId === dossier.receivingUnitId;
    case "applicant":
      return false;
    case "consulted":
      return openConsultations(dossier).some(
        (each) => each.unitId === unitId || each.unitId === null && unitId === dossier.holderUnitId
      );
  }
}
function isPersonal({ seat, duty }) {
  return seat === "holder" && duty === "examine";
}
function isHolder(dossier, officer, { standsInFor: standsInFor2 }) {
  const { holderOfficerId } = dossier;
  return holderOfficerId === null || holderOfficerId === officer.id || standsInFor2.includes(holderOfficerId);
}
function openConsultations({ consultations }) {
  return consultations.filter((each) => each.closedAt === null);
}
var GUARDS = {
  transfer: ({ place }) => place === "forwarded" && "H\u1ED3 s\u01A1 n\xE0y nh\u1EADn thay c\u01A1 quan kh\xE1c: h\xE3y chuy\u1EC3n \u0111\u1EBFn c\u01A1 quan gi\u1EA3i quy\u1EBFt.",
  forward: ({ place }) => place !== "forwarded" && "H\u1ED3 s\u01A1 n\xE0y do ph\u01B0\u1EDDng gi\u1EA3i quy\u1EBFt, kh\xF4ng chuy\u1EC3n \u0111i n\u01A1i kh\xE1c.",
  take_over: ({ status, awaitsReceipt: awaitsReceipt2 }) => status !== "transferred" && !awaitsReceipt2 && "H\u1ED3 s\u01A1 \u0111\xE3 \u0111\u01B0\u1EE3c nh\u1EADn r\u1ED3i.",
  request_supplement: (dossier, _officer, _moment, seated) => {
    const acceptedOn = toLocalDay(dossier.receivedAt ?? dossier.submittedAt);
    const isFirst = maySupplement(dossier.supplementCount, acceptedOn);
    const asDirector = seated.some((each) => each.seat === "receiving");
    if (isFirst)
      return seated.every((each) => each.seat === "receiving") && "Ng\u01B0\u1EDDi th\u1EE5 l\xFD y\xEAu c\u1EA7u b\u1ED5 sung l\u1EA7n \u0111\u1EA7u.";
    return !asDirector && "H\u1ED3 s\u01A1 \u0111\xE3 \u0111\u01B0\u1EE3c y\xEAu c\u1EA7u b\u1ED5 sung m\u1ED9t l\u1EA7n; ch\u1EC9 gi\xE1m \u0111\u1ED1c Trung t\xE2m cho y\xEAu c\u1EA7u th\xEAm, c\xF3 l\xFD do.";
  },
  receive_supplement: ({ status, twin, foreignStatus }) => status === "forwarded" && (twin === null || foreignStatus !== 5) && "C\u01A1 quan gi\u1EA3i quy\u1EBFt ch\u01B0a y\xEAu c\u1EA7u b\u1ED5 sung h\u1ED3 s\u01A1 n\xE0y.",
  return_supplement: ({ supplementAnsweredAt }) => supplementAnsweredAt === null && "Ng\u01B0\u1EDDi n\u1ED9p ch\u01B0a g\u1EEDi b\u1ED5 sung qua c\u1ED5ng.",
  submit_for_signature: ({ actedBy }, officer) => (actedBy.propose?.includes(officer.id) ?? false) && "Ng\u01B0\u1EDDi \u0111\xE3 \u0111\u1EC1 xu\u1EA5t kh\xF4ng t\u1EF1 th\u1EA9m tra h\u1ED3 s\u01A1 c\u1EE7a m\xECnh.",
  sign: (dossier, officer) => tookPart(dossier, officer.id) && OWN_DOSSIER,
  return_result: ({ place, twin }) => place === "from_elsewhere" && twin !== null && "K\u1EBFt qu\u1EA3 do n\u01A1i ti\u1EBFp nh\u1EADn tr\u1EA3 cho ng\u01B0\u1EDDi n\u1ED9p.",
  request_correction: ({ place }) => place === "forwarded" && "K\u1EBFt qu\u1EA3 do c\u01A1 quan kh\xE1c c\u1EA5p: c\u01A1 quan \u1EA5y \u0111\xEDnh ch\xEDnh.",
  approve_correction: (dossier, officer) => {
    if (dossier.actedBy.request_correction?.includes(officer.id))
      return "Ng\u01B0\u1EDDi \u0111\u1EC1 ngh\u1ECB \u0111\xEDnh ch\xEDnh kh\xF4ng t\u1EF1 duy\u1EC7t.";
    return tookPart(dossier, officer.id) && OWN_DOSSIER;
  },
  extend: (dossier, _officer, { now }) => {
    const { dueAt, extensionCount, receivedAt } = dossier;
    if (dueAt === null || receivedAt === null) return "H\u1ED3 s\u01A1 kh\xF4ng c\xF3 ng\xE0y h\u1EB9n tr\u1EA3 \u0111ang ch\u1EA1y.";
    if (now > dueAt) return "H\u1ED3 s\u01A1 \u0111\xE3 qu\xE1 h\u1EA1n: ch\u1EC9 c\xF2n xin l\u1ED7i, kh\xF4ng gia h\u1EA1n.";
    const newDueAt = new Date(dueAt.getTime() + 1);
    const acceptedOn = toLocalDay(receivedAt);
    return extensionFault({ dueAt, newDueAt, at: now, timesBefore: extensionCount, acceptedOn }) ?? false;
  },
  apologise: ({ dueAt }, _officer, { now }) => (dueAt === null || now <= dueAt) && "H\u1ED3 s\u01A1 ch\u01B0a qu\xE1 h\u1EA1n: h\xE3y xin l\u1ED7i v\xE0 gia h\u1EA1n tr\u01B0\u1EDBc h\u1EA1n.",
  note_status: ({ twin }) => twin !== null && "Tr\u1EA1ng th\xE1i t\u1EF1 v\u1EC1 t\u1EEB ph\u01B0\u1EDDng gi\u1EA3i quy\u1EBFt.",
  note_result: ({ twin }) => twin !== null && "K\u1EBFt qu\u1EA3 t\u1EF1 v\u1EC1 t\u1EEB ph\u01B0\u1EDDng gi\u1EA3i quy\u1EBFt.",
  undo: ({ undoable }, officer, { now, undoMinutes }) => {
    if (undoable === null) return "B\u01B0\u1EDBc v\u1EEBa l\xE0m kh\xF4ng ho\xE0n t\xE1c \u0111\u01B0\u1EE3c.";
    if (undoable.officerId !== officer.id) return "Ch\u1EC9 ng\u01B0\u1EDDi v\u1EEBa l\xE0m b\u01B0\u1EDBc \u1EA5y \u0111\u01B0\u1EE3c ho\xE0n t\xE1c.";
    return now.getTime() - undoable.at.getTime() > undoMinutes * 6e4 && `Ch\u1EC9 ho\xE0n t\xE1c \u0111\u01B0\u1EE3c trong ${undoMinutes} ph\xFAt.`;
  }
};
var OWN_DOSSIER = "Ng\u01B0\u1EDDi \u0111\xE3 ti\u1EBFp nh\u1EADn ho\u1EB7c th\u1EE5 l\xFD h\u1ED3 s\u01A1 kh\xF4ng \u0111\u01B0\u1EE3c k\xFD k\u1EBFt qu\u1EA3 c\u1EE7a ch\xEDnh h\u1ED3 s\u01A1 \u0111\xF3.";
function tookPart(dossier, officerId) {
  return ["submit", "accept", "admit", "take_over", "propose"].some(
    (step) => dossier.actedBy[step]?.includes(officerId)
  );
}
function no(why) {
  return { open: false, why };
}
function isEnded(status) {
  return status === "returned" || status === "refused" || status === "withdrawn" || status === "stopped";
}

// src/features/dossiers/waiting.ts
var AWAITED = [
  "admit",
  "transfer",
  "assign",
  "take_over",
  "receive_supplement",
  "resume",
  "propose",
  "submit_for_signature",
  "sign",
  "stamp",
  "return_result",
  "approve_correction",
  "forward"
];
function waitingFor({ duties }) {
  const found2 = { atUnit: /* @__PURE__ */ new Set(), assigned: /* @__PURE__ */ new Set(), anywhere: /* @__PURE__ */ new Set() };
  for (const step of AWAITED)
    for (const { from, duty, seat } of WORKFLOW[step]) {
      if (duty === null || !duties.includes(duty) || from.includes("forwarded")) continue;
      const place = seat !== "holder" ? "anywhere" : duty === "examine" ? "assigned" : "atUnit";
      for (const status of from) if (!isMoreThanAwaited(step, status, seat)) found2[place].add(status);
    }
  return { atUnit: [...found2.atUnit], assigned: [...found2.assigned], anywhere: [...found2.anywhere] };
}
function isMoreThanAwaited(step, status, seat) {
  if (step === "resume") return seat !== "desk";
  if (step === "assign") return status !== "awaiting_assignment";
  return step === "take_over" && status !== "transferred";
}

// src/features/dossiers/search.ts
var QUEUES = ["mine", "unit", "unanswered", "overdue", "due_soon", "open", "all"];
var SORTS = ["due", "newest", "oldest"];
var DUE = sql5`coalesce(d.due_at, '9999-01-01 00:00:00+00'::timestamptz)`;
var ALIVE = sql5`d.status not in ('returned', 'refused', 'withdrawn', 'stopped')`;
var ARRIVED = sql5`(d.status = 'submitted'
  or (d.status = 'awaiting_supplement' and d.step_due_at is not null))`;
var USUAL_SORT = { all: "newest", unanswered: "oldest" };
async function searchDossiers(db, officer, search, moment) {
  const sort = search.sort ?? USUAL_SORT[search.queue] ?? "due";
  const key = sort === "due" ? DUE : sql5`d.submitted_at`;
  let query = narrow(inQueue(select(db, officer), officer, search.queue, moment), search, moment);
  if (search.after) {
    const bound = sql5`(${new Date(search.after.sortAt)}, ${search.after.id})`;
    query = query.where(
      sort === "newest" ? sql5`(${key}, d.id) < ${bound}` : sql5`(${key}, d.id) > ${bound}`
    );
  }
  const order = sort === "newest" ? "desc" : "asc";
  const rows = await query.select([
    ...["d.id", "d.code", "d.procedure_code", "d.applicant_name", "d.channel", "d.status"],
    ...["d.holder_unit_id", "d.submitted_at", "d.received_at", "d.step_due_at", "d.status_at"],
    ...["d.holder_officer_id", "d.step_count", "d.awaits_receipt", "d.due_at", "d.finished_at"],
    "p.name as procedure_name",
    key.as("sort_at")
  ]).orderBy(key, order).orderBy("d.id", order).limit(search.limit + 1).execute();
  const shown2 = rows.slice(0, search.limit);
  const last = rows.length > search.limit ? shown2.at(-1) : void 0;
  return {
    lines: shown2.map((row) => ({
      id: row.id,
      code: row.code,
      procedureCode: row.procedure_code,
      procedureName: row.procedure_name,
      applicantName: row.applicant_name,
      channel: row.channel,
      status: row.status,
      holderUnitId: row.holder_unit_id,
      submittedAt: row.submitted_at,
      receivedAt: row.received_at,
      stepDueAt: row.step_due_at,
      statusAt: row.status_at,
      holderOfficerId: row.holder_officer_id,
      stepCount: row.step_count,
      awaitsReceipt: row.awaits_receipt,
      dueAt: row.due_at,
      finishedAt: row.finished_at
    })),
    next: last ? { sortAt: last.sort_at.toISOString(), id: last.id } : null
  };
}
function select(db, officer) {
  return db.selectFrom("dossiers as d").innerJoin(
    "procedure_versions as p",
    (join7) => join7.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).where("d.ward_id", "=", officer.wardId);
}
function inQueue(query, officer, queue, { now, soonUntil }) {
  if (queue === "all") return query;
  if (queue === "mine") return query.where(ALIVE).where(mine(officer));
  const open3 = query.where("d.finished_at", "is", null);
  if (queue === "unanswered") return open3.where(ARRIVED).where("d.step_due_at", "<", now);
  if (queue === "overdue") return open3.where(sql5`${DUE} < ${now}`);
  if (queue === "due_soon") return open3.where(sql5`${DUE} >= ${now} and ${DUE} <= ${soonUntil}`);
  return queue === "unit" ? open3.where("d.holder_unit_id", "=", officer.unitId) : open3;
}
function narrow(given2, search, { now, soonUntil }) {
  let query = given2;
  if (search.soon)
    query = query.where(
      sql5`d.finished_at is null and d.due_at >= ${now} and d.due_at <= ${soonUntil}`
    );
  if (search.status) query = query.where("d.status", "=", search.status);
  if (search.channel) query = query.where("d.channel", "=", search.channel);
  if (search.place) query = query.where("d.place", "=", search.place);
  if (search.procedureCode) query = query.where("d.procedure_code", "=", search.procedureCode);
  if (search.fieldCode) query = query.where("p.field_code", "=", search.fieldCode);
  if (search.holderId) query = query.where("d.holder_officer_id", "=", search.holderId);
  if (search.unreceived) query = query.where("d.awaits_receipt", "=", true);
  if (search.unitId) query = query.where("d.competent_unit_id", "=", search.unitId);
  if (search.sessionId) query = query.where("d.session_id", "=", search.sessionId);
  if (search.answered)
    query = query.where(sql5`d.status = 'awaiting_supplement' and d.step_due_at is not null`);
  if (search.late) query = query.where(sql5`d.due_at < coalesce(d.finished_at, ${now})`);
  if (search.dueFrom) query = query.where("d.due_at", ">=", search.dueFrom);
  if (search.dueUntil) query = query.where("d.due_at", "<", search.dueUntil);
  if (search.sentBack)
    query = query.where(sql5`exists (select from dossier_steps as s where s.ward_id = d.ward_id
      and s.dossier_id = d.id and s.no = d.step_count and s.step = 'send_back')`);
  if (search.orphaned)
    query = query.where(sql5`exists (select from officers as o where o.ward_id = d.ward_id
      and o.id = d.holder_officer_id and not o.active)`);
  return found(query, search.q);
}
function found(given2, q) {
  const bare = q.replace(/\s/g, "");
  if (/^\d{12}$/.test(bare)) return given2.where("d.applicant_personal_id", "=", bare);
  const phone2 = normalisePhone(q);
  if (phone2 !== null) return given2.where("d.search_text", "like", containing(phone2));
  let query = given2;
  for (const word2 of foldVietnamese(q).split(" ").filter(Boolean)) {
    const plain5 = word2.replace(/[.-]/g, "");
    const isCode = /^[a-z]?\d[\da-z]{4,}$/.test(plain5);
    query = query.where(
      ({ eb, or }) => or([
        eb("d.search_text", "like", containing(word2)),
        ...isCode ? [sql5`lower(replace(replace(d.code, '.', ''), '-', '')) like ${containing(plain5)}`] : []
      ])
    );
  }
  return query;
}
function mine({ id, unitId, duties }) {
  const { atUnit, anywhere, assigned } = waitingFor({ duties });
  const among2 = (statuses) => sql5`d.status in (${sql5.join(statuses.length > 0 ? statuses : [""])})`;
  return sql5`((d.holder_unit_id = ${unitId} and ${among2(atUnit)})
    or (d.holder_unit_id = ${unitId} and coalesce(d.holder_officer_id, ${id}) = ${id} and ${among2(assigned)})
    or ${among2(anywhere)}
    or (d.open_consultations > 0 and exists (select from dossier_consultations as c
      where c.ward_id = d.ward_id and c.dossier_id = d.id and c.unit_id = ${unitId} and c.closed_at is null)))`;
}
var MOST_COUNTED = 1e3;
async function countWaiting(db, officer) {
  const waiting = db.selectFrom("dossiers as d").select("d.status").where("d.ward_id", "=", officer.wardId).where(ALIVE).where(mine(officer)).orderBy(DUE).orderBy("d.id").limit(MOST_COUNTED);
  const rows = await db.selectFrom(waiting.as("w")).select(({ fn }) => ["w.status", fn.countAll().as("count")]).groupBy("w.status").execute();
  return rows.map((row) => ({ status: row.status, count: row.count }));
}

// src/platform/files/file-store.ts
import { createHash as createHash4 } from "node:crypto";
import { sql as sql6 } from "kysely";
async function lockBytes(tx, sha256) {
  await sql6`select pg_advisory_xact_lock(hashtextextended(${`bytes:${sha256}`}, 0))`.execute(tx);
}
function hashOf3(bytes) {
  return createHash4("sha256").update(bytes).digest("hex");
}
async function saveFile(tx, store, wardId, file, now) {
  await lockBytes(tx, hashOf3(file.bytes));
  const sha256 = await store.write(file.bytes);
  await nameFile(tx, wardId, { ...file, sha256, size: file.bytes.length }, now);
  return sha256;
}
async function nameFile(tx, wardId, file, now) {
  await tx.insertInto("files").values({
    ward_id: wardId,
    sha256: file.sha256,
    name: file.name,
    media_type: file.mediaType,
    size: file.size,
    created_at: now,
    named_at: now,
    scanned_at: file.scanned ? now : null
  }).onConflict((conflict) => conflict.columns(["ward_id", "sha256"]).doUpdateSet({ named_at: now })).execute();
}

// src/law/national-databases.ts
var DATABASE_CODES = [
  "population",
  "civil_status",
  "business",
  "land",
  "insurance",
  "identity_card",
  "vehicles",
  "driving_licences",
  "criminal_records",
  "health",
  "passports",
  "organisation_ids",
  "children"
];
var POLICE = "B\u1ED9 C\xF4ng an";
var FINANCE = "B\u1ED9 T\xE0i ch\xEDnh";
var NATIONAL_DATABASES = {
  population: {
    ...{ code: "population", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia v\u1EC1 d\xE2n c\u01B0", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i C\xF4ng an ph\u01B0\u1EDDng, x\xE3 n\u01A1i c\u01B0 tr\xFA ho\u1EB7c tr\xEAn VNeID."
  },
  civil_status: {
    ...{ code: "civil_status", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u h\u1ED9 t\u1ECBch \u0111i\u1EC7n t\u1EED", owner: "B\u1ED9 T\u01B0 ph\xE1p" },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan \u0111\u0103ng k\xFD h\u1ED9 t\u1ECBch n\u01A1i \u0111\xE3 \u0111\u0103ng k\xFD (\u1EE6y ban nh\xE2n d\xE2n c\u1EA5p x\xE3)."
  },
  business: {
    ...{ code: "business", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia v\u1EC1 \u0111\u0103ng k\xFD doanh nghi\u1EC7p", owner: FINANCE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan \u0111\u0103ng k\xFD kinh doanh \u0111\xE3 c\u1EA5p gi\u1EA5y ch\u1EE9ng nh\u1EADn."
  },
  land: {
    ...{ code: "land", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia v\u1EC1 \u0111\u1EA5t \u0111ai", owner: "B\u1ED9 N\xF4ng nghi\u1EC7p v\xE0 M\xF4i tr\u01B0\u1EDDng" },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i V\u0103n ph\xF2ng \u0111\u0103ng k\xFD \u0111\u1EA5t \u0111ai, chi nh\xE1nh n\u01A1i c\xF3 \u0111\u1EA5t."
  },
  insurance: {
    ...{ code: "insurance", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia v\u1EC1 b\u1EA3o hi\u1EC3m", owner: FINANCE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan B\u1EA3o hi\u1EC3m x\xE3 h\u1ED9i ho\u1EB7c tr\xEAn VssID."
  },
  identity_card: {
    ...{ code: "identity_card", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u c\u0103n c\u01B0\u1EDBc", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan qu\u1EA3n l\xFD c\u0103n c\u01B0\u1EDBc (C\xF4ng an)."
  },
  vehicles: {
    ...{ code: "vehicles", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u \u0111\u0103ng k\xFD xe", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan \u0111\u0103ng k\xFD xe (C\xF4ng an)."
  },
  driving_licences: {
    ...{ code: "driving_licences", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u gi\u1EA5y ph\xE9p l\xE1i xe", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan c\u1EA5p gi\u1EA5y ph\xE9p l\xE1i xe."
  },
  criminal_records: {
    ...{ code: "criminal_records", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u l\xFD l\u1ECBch t\u01B0 ph\xE1p", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan qu\u1EA3n l\xFD l\xFD l\u1ECBch t\u01B0 ph\xE1p."
  },
  health: {
    ...{ code: "health", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u s\u1ED5 s\u1EE9c kh\u1ECFe \u0111i\u1EC7n t\u1EED", owner: "B\u1ED9 Y t\u1EBF" },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 s\u1EDF kh\xE1m b\u1EC7nh, ch\u1EEFa b\u1EC7nh \u0111\xE3 kh\xE1m."
  },
  passports: {
    ...{ code: "passports", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u c\u1EA5p, qu\u1EA3n l\xFD h\u1ED9 chi\u1EBFu ph\u1ED5 th\xF4ng", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan qu\u1EA3n l\xFD xu\u1EA5t nh\u1EADp c\u1EA3nh."
  },
  organisation_ids: {
    ...{ code: "organisation_ids", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u \u0111\u1ECBnh danh \u0111i\u1EC7n t\u1EED t\u1ED5 ch\u1EE9c", owner: POLICE },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i c\u01A1 quan qu\u1EA3n l\xFD \u0111\u1ECBnh danh v\xE0 x\xE1c th\u1EF1c \u0111i\u1EC7n t\u1EED."
  },
  children: {
    ...{ code: "children", name: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u tr\u1EBB em", owner: "B\u1ED9 Y t\u1EBF" },
    update: "\u0110\u1EC1 ngh\u1ECB c\u1EADp nh\u1EADt t\u1EA1i \u1EE6y ban nh\xE2n d\xE2n c\u1EA5p x\xE3 n\u01A1i tr\u1EBB em c\u01B0 tr\xFA."
  }
};
var CALLED = [
  ["population", /dân cư/],
  ["civil_status", /hộ tịch/],
  ["business", /đăng ký doanh|hợp tác xã|hộ kinh doanh/],
  ["land", /đất đai/],
  ["insurance", /bảo hiểm|bhxh/],
  ["identity_card", /căn cước/],
  ["vehicles", /đăng ký xe/],
  ["driving_licences", /giấy phép lái xe/],
  ["criminal_records", /lý lịch tư pháp/],
  ["health", /sức khỏe|y tế/],
  ["passports", /hộ chiếu/],
  ["organisation_ids", /định danh điện tử tổ chức/],
  ["children", /trẻ em/]
];
function databasesNamed(cell2) {
  const words3 = cell2.normalize("NFC").toLowerCase();
  return CALLED.filter(([, pattern]) => pattern.test(words3)).map(([code]) => code);
}

// src/law/data-instead-of-papers.ts
var DATA_INSTEAD_OF_PAPERS = [{ from: "2026-01-01", until: "2027-03-01" }];
function isDataInsteadOfPapers(day3) {
  return DATA_INSTEAD_OF_PAPERS.some((row) => isInForce(row, day3));
}
var PAPERS = [
  ["population", /căn cước|chứng minh nhân dân|số định danh/],
  ["population", /cư trú|hộ khẩu|thường trú|tạm trú/],
  ["civil_status", /(giấy|trích lục) khai sinh/],
  ["civil_status", /(đăng ký|chứng nhận|trích lục) kết hôn/],
  ["civil_status", /xác nhận tình trạng hôn nhân/],
  ["civil_status", /chứng tử|(giấy|trích lục) khai tử/],
  ["land", /giấy chứng nhận quyền sử dụng đất|giấy chứng nhận quyền sở hữu nhà/],
  ["business", /chứng nhận đăng ký (doanh nghiệp|kinh doanh|hộ kinh doanh|hợp tác xã)/],
  ["insurance", /(thẻ|sổ) bảo hiểm/],
  ["criminal_records", /lý lịch tư pháp/],
  ["health", /khám sức kh(ỏe|oẻ)|sổ sức kh(ỏe|oẻ)/],
  ["vehicles", /(chứng nhận )?đăng ký xe/],
  ["driving_licences", /giấy phép lái xe/]
];
var OWN_WORDS = new RegExp("^(t\u1EDD khai|\u0111\u01A1n|gi\u1EA5y \u0111\u1EC1 ngh\u1ECB|gi\u1EA5y \u1EE7y quy\u1EC1n|v\u0103n b\u1EA3n (\u1EE7y quy\u1EC1n|th\u1ECFa thu\u1EADn|cam \u0111oan|\u0111\u1EC1 ngh\u1ECB)|th\xF4ng b\xE1o|d\u1EF1 th\u1EA3o|b\xE1o c\xE1o)(?!\\p{L})", "u");
var FOREIGN = /nước ngoài/;
var SHIFTED = /^(cơ sở dữ liệu|csdl)/;
var plain = (text5) => text5.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
function classOfRow(row) {
  const named2 = plain(row.paper);
  return named2 === "" || SHIFTED.test(named2) || databasesNamed(row.database).length === 0 ? "by_hand" : "use_data";
}
function matchDataReplacement(paper2, rules) {
  const words3 = plain(paper2);
  if (words3 === "" || OWN_WORDS.test(words3) || FOREIGN.test(words3)) return null;
  return rules.find((rule3) => classOfRow(rule3) === "use_data" && isNamed(words3, plain(rule3.paper))) ?? null;
}
function isNamed(words3, named2) {
  return words3.includes(named2) || PAPERS.some(([, pattern]) => pattern.test(words3) && pattern.test(named2));
}
function readableReplacements(rules) {
  const seen = /* @__PURE__ */ new Set();
  return rules.filter((rule3) => {
    const named2 = plain(rule3.paper);
    if (classOfRow(rule3) === "by_hand" || seen.has(named2)) return false;
    seen.add(named2);
    return true;
  });
}
function databaseFor(paper2, row) {
  const named2 = databasesNamed(row.database);
  const words3 = plain(paper2);
  const holding = PAPERS.filter(([, pattern]) => pattern.test(words3)).map(([code2]) => code2);
  const code = holding.find((each) => named2.includes(each)) ?? named2[0];
  if (code === void 0) throw new RangeError("D\xF2ng n\xE0y c\u1EE7a ph\u1EE5 l\u1EE5c kh\xF4ng n\xEAu c\u01A1 s\u1EDF d\u1EEF li\u1EC7u n\xE0o.");
  return NATIONAL_DATABASES[code];
}
var APPLICANT_ORIGINS = ["citizen", "foreigner", "overseas"];
function decideOnPaper({
  paper: paper2,
  rules,
  origin,
  day: day3
}) {
  if (!isDataInsteadOfPapers(day3))
    return { kind: "ask_paper", why: "Ng\xE0y n\xE0y kh\xF4ng c\xF3 quy \u0111\u1ECBnh d\xF9ng d\u1EEF li\u1EC7u thay gi\u1EA5y t\u1EDD." };
  const words3 = plain(paper2);
  if (words3 === "" || OWN_WORDS.test(words3))
    return { kind: "ask_paper", why: "Gi\u1EA5y t\u1EDD do ng\u01B0\u1EDDi n\u1ED9p t\u1EF1 l\u1EADp." };
  const rule3 = matchDataReplacement(paper2, rules);
  if (rule3 && origin === "citizen") return { kind: "use_data", rule: rule3, database: databaseFor(paper2, rule3) };
  if (rule3) return { kind: "by_hand", why: ABROAD[origin] };
  const isForeign = FOREIGN.test(words3) && rules.some((each) => isNamed(words3, plain(each.paper)));
  if (isForeign)
    return { kind: "by_hand", why: "Gi\u1EA5y t\u1EDD c\xF3 y\u1EBFu t\u1ED1 n\u01B0\u1EDBc ngo\xE0i: d\xF9ng d\u1EEF li\u1EC7u n\u1EBFu c\u01A1 s\u1EDF d\u1EEF li\u1EC7u c\xF3." };
  if (rules.some((each) => isPerhaps(words3, each)))
    return {
      kind: "by_hand",
      why: "Ph\u1EE5 l\u1EE5c c\u1EE7a Ngh\u1ECB quy\u1EBFt ghi l\u1EC7ch c\u1ED9t \u1EDF th\u1EE7 t\u1EE5c n\xE0y: ki\u1EC3m tra tr\u01B0\u1EDBc khi y\xEAu c\u1EA7u n\u1ED9p."
    };
  return { kind: "ask_paper", why: "Ph\u1EE5 l\u1EE5c I kh\xF4ng n\xEAu gi\u1EA5y t\u1EDD n\xE0y." };
}
var ABROAD = {
  foreigner: "Ng\u01B0\u1EDDi n\u01B0\u1EDBc ngo\xE0i: d\xF9ng d\u1EEF li\u1EC7u n\u1EBFu c\u01A1 s\u1EDF d\u1EEF li\u1EC7u c\xF3.",
  overseas: "Ng\u01B0\u1EDDi Vi\u1EC7t Nam \u0111\u1ECBnh c\u01B0 \u1EDF n\u01B0\u1EDBc ngo\xE0i: d\xF9ng d\u1EEF li\u1EC7u n\u1EBFu c\u01A1 s\u1EDF d\u1EEF li\u1EC7u c\xF3."
};
function isPerhaps(words3, row) {
  if (classOfRow(row) === "use_data") return false;
  const named2 = databasesNamed(`${row.paper} ${row.database}`);
  const held = PAPERS.filter(([, pattern]) => pattern.test(words3)).map(([code]) => code);
  return held.some((code) => named2.includes(code)) || plain(row.paper) !== "" && isNamed(words3, plain(row.paper));
}

// src/features/procedures/describe.ts
var UNITS = { wd: "ng\xE0y l\xE0m vi\u1EC7c", cd: "ng\xE0y", wh: "gi\u1EDD l\xE0m vi\u1EC7c" };
var NO_TERM = "Kh\xF4ng quy \u0111\u1ECBnh";
function describeTerm(variant) {
  if (variant.term === null)
    return variant.raw === NO_TERM ? "Ph\xE1p lu\u1EADt kh\xF4ng quy \u0111\u1ECBnh th\u1EDDi h\u1EA1n (theo C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia)" : "Ch\u01B0a x\xE1c minh";
  const match = /^(\d+(?:\.\d+)?)(wd|cd|wh)$/.exec(variant.term);
  const amount = match[1].replace(".", ",");
  const words3 = variant.term === "0wd" ? "trong ng\xE0y; nh\u1EADn sau 15 gi\u1EDD th\xEC ng\xE0y l\xE0m vi\u1EC7c ti\u1EBFp theo" : `${amount} ${UNITS[match[2]]}`;
  return `${variant.when}: ${words3}`;
}
function isTrulyFree(fee2) {
  return fee2.kind === "free" && fee2.raw !== "Mi\u1EC5n ph\xED";
}
function describeFee(fee2) {
  return fee2.waivers === "" ? amountOf(fee2) : `${amountOf(fee2)}. Mi\u1EC5n, gi\u1EA3m: ${fee2.waivers}`;
}
function amountOf(fee2) {
  const money3 = (vnd) => `${vnd.toLocaleString("vi-VN")} \u20AB`;
  switch (fee2.kind) {
    case "free":
      if (!isTrulyFree(fee2)) return "Mi\u1EC5n ph\xED (theo C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia, ch\u01B0a x\xE1c minh)";
      return fee2.raw === "Kh\xF4ng" ? "Kh\xF4ng thu ph\xED" : fee2.raw;
    case "fixed":
      return `${money3(fee2.amountVnd)}${fee2.unit ? ` m\u1ED9t ${fee2.unit}` : ""}`;
    case "tiered": {
      const tiers = fee2.tiers.map(
        (tier, at) => at === 0 ? `${money3(tier.perPageVnd)} m\u1ED9t ${fee2.unit}` : `t\u1EEB trang th\u1EE9 ${tier.fromPage}: ${money3(tier.perPageVnd)}`
      );
      return [...tiers, ...fee2.capVnd === null ? [] : [`t\u1ED1i \u0111a ${money3(fee2.capVnd)} m\u1ED9t b\u1EA3n`]].join("; ");
    }
    case "local":
      return "Theo m\u1EE9c c\u1EE7a H\u1ED9i \u0111\u1ED3ng nh\xE2n d\xE2n th\xE0nh ph\u1ED1 (ch\u01B0a c\xF3 s\u1ED1 li\u1EC7u)";
    case "unknown":
      return "Ch\u01B0a x\xE1c minh";
  }
}
function describeWhen(when) {
  if (when === null) return "";
  if (when === "n\u1EBFu c\xF3") return "N\u1EBFu c\xF3.";
  if (when.startsWith("tr\u1EEB ")) return `C\u1EA7n, ${when}.`;
  return when.startsWith("khi ") ? `Ch\u1EC9 c\u1EA7n ${when}.` : `Ch\u1EC9 c\u1EA7n khi: ${when}.`;
}

// src/features/procedures/checklist/questions.ts
var LOOKED_UP = /không tra được|chưa có trong cơ sở dữ liệu|cơ sở dữ liệu thiếu/i;
var IF_ANY = /^nếu (đã )?có$/;
var PLAIN = {
  "khi n\u1ED9p thay": "B\u1EA1n n\u1ED9p thay cho ng\u01B0\u1EDDi kh\xE1c?",
  "n\u1ED9p qua ng\u01B0\u1EDDi \u0111\u1EA1i di\u1EC7n": "B\u1EA1n n\u1ED9p thay cho ng\u01B0\u1EDDi kh\xE1c?",
  "khi kh\xF4ng nh\u1EDD c\u01A1 quan ch\u1EE5p": "B\u1EA1n t\u1EF1 ch\u1EE5p b\u1EA3n sao mang \u0111\u1EBFn (kh\xF4ng nh\u1EDD c\u01A1 quan ch\u1EE5p)?"
};
function conditionOf({ when }) {
  if (when === null) return "always";
  if (IF_ANY.test(when.trim())) return "if_any";
  return LOOKED_UP.test(when) ? "looked_up" : "asked";
}
function questionsOf({ documents }) {
  const found2 = /* @__PURE__ */ new Map();
  for (const document2 of documents) {
    if (conditionOf(document2) !== "asked") continue;
    const when = document2.when;
    const known = found2.get(when);
    if (known) known.papers.push(document2.name);
    else
      found2.set(when, {
        ...{ name: `g${document2.no}`, asks: asksOf(when, document2.name), when },
        ...{ isException: when.startsWith("tr\u1EEB "), papers: [document2.name] }
      });
  }
  return [...found2.values()];
}
function asksOf(when, paper2) {
  const plain5 = PLAIN[when];
  if (plain5) return plain5;
  const bare = when.replace(/^(khi|trừ) /, "").split(";")[0];
  return bare.startsWith("ch\u01B0a c\xF3 ") ? `${paper2} ${bare}?` : `${bare.charAt(0).toUpperCase()}${bare.slice(1)}?`;
}
function casesOf({ terms }) {
  const isExplained = terms.every((each) => !each.when.startsWith("Ph\u01B0\u01A1ng \xE1n"));
  return terms.length > 1 && isExplained ? terms : [];
}
function countedBy(fee2) {
  if (fee2.kind === "tiered") return "pages";
  return fee2.kind === "fixed" && fee2.unit !== null ? "units" : null;
}

// src/features/procedures/checklist/checklist.ts
function checklistOf(procedure, replacements, answers) {
  const questions = questionsOf(procedure);
  return procedure.documents.map((paper2) => {
    const replaced2 = matchDataReplacement(paper2.name, replacements);
    if (replaced2) return { paper: paper2, need: "spared", why: sparedWords(paper2, replaced2) };
    const question = questions.find((each) => each.when === paper2.when);
    return { paper: paper2, ...needOf(paper2, question, answers) };
  });
}
function needOf(paper2, question, answers) {
  const condition2 = conditionOf(paper2);
  if (condition2 === "always") return { need: "bring", why: "" };
  if (condition2 === "if_any") return { need: "if_any", why: "C\xF3 th\xEC mang theo." };
  if (condition2 === "looked_up")
    return {
      need: "looked_up",
      why: `C\u01A1 quan t\u1EF1 tra tr\u01B0\u1EDBc. ${describeWhen(paper2.when)}`
    };
  const answer = question && answers[question.name];
  if (answer === void 0) return { need: "maybe", why: describeWhen(paper2.when) };
  const isNeeded = answer === "yes" !== question.isException;
  return isNeeded ? { need: "bring", why: `V\xEC b\u1EA1n tr\u1EA3 l\u1EDDi: ${question.asks} ${WORDS[answer]}.` } : { need: "not_needed", why: `Kh\xF4ng c\u1EA7n, v\xEC b\u1EA1n tr\u1EA3 l\u1EDDi: ${question.asks} ${WORDS[answer]}.` };
}
var WORDS = { yes: "C\xF3", no: "Kh\xF4ng" };
function sparedWords(paper2, { database, legalDocument, article }) {
  const base = [article, legalDocument].filter(Boolean).join(" ");
  const carry = paper2.form === "presented" ? " B\u1EA1n v\u1EABn n\xEAn mang theo \u0111\u1EC3 \u0111\u1ED1i chi\u1EBFu khi kh\xF4ng tra \u0111\u01B0\u1EE3c." : "";
  return `Kh\xF4ng ph\u1EA3i n\u1ED9p v\xEC c\u01A1 quan khai th\xE1c d\u1EEF li\u1EC7u trong ${database} (Ngh\u1ECB quy\u1EBFt 66.7/2025/NQ-CP${base ? `, thay cho ${base}` : ""}).${carry}`;
}

// src/law/fees.ts
var CERTIFIED_COPY_TARIFFS = [
  {
    from: "2025-07-01",
    until: null,
    firstPages: 2,
    firstPageVnd: 2e3,
    laterPageVnd: 1e3,
    mostPerCopyVnd: 2e5
  }
];
function certifiedCopyFeeVnd(pages, copies, day3) {
  if (!isCount(pages) || !isCount(copies)) throw new RangeError("S\u1ED1 trang v\xE0 s\u1ED1 b\u1EA3n ph\u1EA3i l\xE0 s\u1ED1 nguy\xEAn t\u1EEB 1.");
  const tariff = inForce(CERTIFIED_COPY_TARIFFS, day3);
  const first = Math.min(pages, tariff.firstPages);
  const perCopy = first * tariff.firstPageVnd + (pages - first) * tariff.laterPageVnd;
  return Math.min(perCopy, tariff.mostPerCopyVnd) * copies;
}
var FLAT_FEES = [
  { procedureCode: "2.000884", amountVnd: 1e4, per: "tr\u01B0\u1EDDng h\u1EE3p", from: "2025-07-01", until: null },
  { procedureCode: "2.001035", amountVnd: 5e4, per: "giao d\u1ECBch", from: "2025-07-01", until: null },
  { procedureCode: "2.000635", amountVnd: 8e3, per: "b\u1EA3n", from: "2025-07-01", until: null }
];
function flatFee(procedureCode, day3) {
  const rows = FLAT_FEES.filter((each) => each.procedureCode === procedureCode);
  return rows.length === 0 ? null : inForce(rows, day3);
}
function isCount(number) {
  return Number.isSafeInteger(number) && number >= 1;
}

// src/features/procedures/checklist/estimate-fee.ts
var money = (vnd) => `${vnd.toLocaleString("vi-VN")} \u20AB`;
function estimateFee(procedure, asked2) {
  const lines4 = procedure.fees.map((fee2) => lineOf(procedure.code, fee2, asked2));
  const amounts = lines4.map((each) => each.amountVnd);
  const isOneOf = procedure.fees.filter((each) => each.kind === "fixed").length > 1;
  const known = amounts.filter((each) => each !== null);
  const isKnown = known.length === amounts.length && known.length > 0;
  const sum2 = known.reduce((total, each) => total + each, 0);
  const notes2 = notesOf(procedure.fees, asked2, isOneOf);
  if (!isKnown) return { lines: lines4, fromVnd: null, toVnd: null, notes: notes2 };
  return isOneOf ? { lines: lines4, fromVnd: Math.min(...known), toVnd: Math.max(...known), notes: notes2 } : { lines: lines4, fromVnd: sum2, toVnd: sum2, notes: notes2 };
}
function lineOf(code, fee2, asked2) {
  const { what } = fee2;
  if (fee2.kind === "free")
    return { what, amountVnd: isTrulyFree(fee2) ? 0 : null, how: describeFee({ ...fee2, waivers: "" }) };
  if (countedBy(fee2) === "pages") {
    const amountVnd = copyFeeVnd(fee2, asked2);
    const how2 = `${asked2.copies} b\u1EA3n, m\u1ED7i b\u1EA3n ${asked2.pages} trang; ${describeFee({ ...fee2, waivers: "" })}`;
    return { what, amountVnd, how: how2 };
  }
  if (fee2.kind !== "fixed") return { what, amountVnd: null, how: describeFee({ ...fee2, waivers: "" }) };
  const flat = flatFee(code, asked2.onDay) ?? { amountVnd: fee2.amountVnd, per: fee2.unit };
  const count2 = countedBy(fee2) === "units" ? asked2.units : 1;
  const how = flat.per === null ? money(flat.amountVnd) : `${count2} ${flat.per} \xD7 ${money(flat.amountVnd)}`;
  return { what, amountVnd: flat.amountVnd * count2, how };
}
function copyFeeVnd(fee2, { pages, copies, onDay }) {
  const perCopy = Array.from({ length: pages }, (_, at) => perPageVnd(fee2, at + 1)).reduce(
    (sum2, each) => sum2 + each,
    0
  );
  const byCatalogue = Math.min(perCopy, fee2.capVnd ?? perCopy) * copies;
  const isTariff = certifiedCopyFeeVnd(3, 1, onDay) === perPageVnd(fee2, 1) * 2 + perPageVnd(fee2, 3);
  return isTariff ? certifiedCopyFeeVnd(pages, copies, onDay) : byCatalogue;
}
function perPageVnd(fee2, page) {
  return fee2.tiers.findLast((tier) => tier.fromPage <= page)?.perPageVnd ?? 0;
}
function notesOf(fees, { isExempt }, isOneOf) {
  const waivers = fees.map((fee2) => fee2.waivers).filter(Boolean);
  return [
    ...isOneOf ? ["M\u1EE9c n\xE0o \xE1p d\u1EE5ng cho b\u1EA1n t\xF9y tr\u01B0\u1EDDng h\u1EE3p v\xE0 c\xE1ch n\u1ED9p; Trung t\xE2m b\xE1o khi nh\u1EADn h\u1ED3 s\u01A1."] : [],
    ...isExempt && waivers.length > 0 ? [
      `B\u1EA1n c\xF3 th\u1EC3 \u0111\u01B0\u1EE3c mi\u1EC5n, gi\u1EA3m (${waivers.join("; ")}). Mang gi\u1EA5y t\u1EDD ch\u1EE9ng minh; Trung t\xE2m quy\u1EBFt \u0111\u1ECBnh khi nh\u1EADn h\u1ED3 s\u01A1.`
    ] : [],
    ...isExempt && waivers.length === 0 ? [
      "Danh m\u1EE5c ch\u01B0a ghi ai \u0111\u01B0\u1EE3c mi\u1EC5n, gi\u1EA3m \u1EDF th\u1EE7 t\u1EE5c n\xE0y. N\u1EBFu b\u1EA1n thu\u1ED9c di\u1EC7n ch\xEDnh s\xE1ch, h\xE3y mang gi\u1EA5y t\u1EDD ch\u1EE9ng minh v\xE0 h\u1ECFi khi n\u1ED9p."
    ] : []
  ];
}

// src/features/procedures/code.ts
var POINTED = /^([1-9])\s?[.,]\s?(\d{5,6})(?!\d)/;
var BARE = /^([1-9])(\d{6})(?!\d)/;
var IN_THREES = /^([1-9])\.(\d{3})\.(\d{3})(?=\.\d{3}\.\d{2}\.\d{2})/;
function normaliseProcedureCode(text5) {
  const plain5 = text5.normalize("NFKC").trim().replace(/^(?:tthc|mã)\s*/i, "").replace(/(?<=[\d.,oO])[oO](?=[\d.,oO\s]|$)/g, "0");
  const match = POINTED.exec(plain5) ?? BARE.exec(plain5) ?? IN_THREES.exec(plain5);
  if (!match) return null;
  const [, first, ...rest] = match;
  return `${first}.${rest.join("").padEnd(6, "0")}`;
}

// src/features/procedures/completeness.ts
function completeness(procedure) {
  const must = (name2, present) => ({ name: name2, present, isRequired: true });
  const ifAny = (name2, present) => ({ name: name2, present, isRequired: false });
  return [
    must("T\xEAn th\u1EE7 t\u1EE5c", procedure.name.trim() !== ""),
    must("Tr\xECnh t\u1EF1 th\u1EF1c hi\u1EC7n", procedure.steps.length > 0),
    must("C\xE1ch th\u1EE9c th\u1EF1c hi\u1EC7n", procedure.methods.length > 0),
    must("Th\xE0nh ph\u1EA7n, s\u1ED1 l\u01B0\u1EE3ng h\u1ED3 s\u01A1", procedure.documents.length > 0),
    must(
      "Th\u1EDDi h\u1EA1n gi\u1EA3i quy\u1EBFt",
      procedure.terms.some((each) => each.term !== null)
    ),
    must("\u0110\u1ED1i t\u01B0\u1EE3ng th\u1EF1c hi\u1EC7n", procedure.applicants.length > 0),
    must("C\u01A1 quan gi\u1EA3i quy\u1EBFt", procedure.competentUnitCode !== null),
    ifAny("K\u1EBFt qu\u1EA3 th\u1EF1c hi\u1EC7n", procedure.results.length > 0),
    ifAny("Y\xEAu c\u1EA7u, \u0111i\u1EC1u ki\u1EC7n", procedure.hasConditions === false || procedure.conditions.length > 0),
    ifAny(
      "Ph\xED, l\u1EC7 ph\xED",
      procedure.fees.some((each) => each.kind === "fixed" || each.kind === "tiered" || isTrulyFree(each))
    )
  ];
}

// src/features/procedures/describe-legal-base.ts
var KINDS = [
  [/NĐ-CP$/, "Ngh\u1ECB \u0111\u1ECBnh"],
  [/NQ-CP$/, "Ngh\u1ECB quy\u1EBFt"],
  [/\/TT(LT)?-/, "Th\xF4ng t\u01B0"],
  [/QĐ-/, "Quy\u1EBFt \u0111\u1ECBnh"],
  [/\/QH\d+$/, "V\u0103n b\u1EA3n c\u1EE7a Qu\u1ED1c h\u1ED9i, s\u1ED1"]
];
function describeLegalBase(number) {
  const kind = KINDS.find(([end]) => end.test(number))?.[1];
  return kind ? `${kind} ${number}` : number;
}

// src/features/procedures/finding/life-events.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z as z7 } from "zod";
var lifeEvent = z7.object({
  slug: z7.string().regex(/^[a-z0-9-]+$/),
  name: z7.string(),
  about: z7.string(),
  for: z7.array(z7.enum(["citizen", "organisation"])),
  from: z7.string(),
  until: z7.string().nullable(),
  /** In the order in which they are needed, each with the case in which it is. */
  procedures: z7.array(z7.object({ code: z7.string(), why: z7.string() }))
});
var read;
function listLifeEvents(onDay) {
  read ??= z7.array(lifeEvent).parse(JSON.parse(readFileSync(join(root, "db", "seeds", "finding", "life-events.json"), "utf8")));
  return read.filter((each) => isInForce(each, onDay));
}

// src/features/procedures/finding/search.ts
import { sql as sql8 } from "kysely";

// src/features/procedures/schema.ts
import { z as z8 } from "zod";
var termVariant = z8.object({
  no: z8.number().int().positive(),
  when: z8.string(),
  term: z8.string().regex(/^\d+(\.\d+)?(wd|cd|wh)$/).nullable(),
  raw: z8.string()
});
var FEE_KINDS = ["free", "fixed", "tiered", "local", "unknown"];
var feeRule = z8.object({
  what: z8.string(),
  kind: z8.enum(FEE_KINDS),
  amountVnd: z8.number().int().nonnegative().nullable(),
  unit: z8.string().nullable(),
  /** From which page on which price holds. */
  tiers: z8.array(z8.object({ fromPage: z8.number().int().positive(), perPageVnd: z8.number().int() })),
  capVnd: z8.number().int().nullable(),
  raw: z8.string(),
  /** Who pays less or nothing, in words. */
  waivers: z8.string().default("")
});
var requiredDocument = z8.object({
  no: z8.number().int().positive(),
  name: z8.string(),
  form: z8.enum(["original", "copy", "presented"]),
  quantity: z8.number().int().positive(),
  required: z8.boolean(),
  /** In which case it is needed; null: always. */
  when: z8.string().nullable()
});
var ONLINE_LEVELS = ["full", "partial", "none", "unverified"];
var PART_NAMES = [
  ...["name", "field", "level", "terms", "fees", "documents", "steps", "methods", "applicants"],
  ...["competentUnit", "online", "results", "conditions", "legalBases", "decision"]
];
var statement = z8.object({
  decision: z8.string(),
  decidedOn: z8.string().nullable(),
  by: z8.string()
});
var procedureVersion = z8.object({
  code: z8.string().regex(/^[1-9]\.\d{6}$/),
  version: z8.number().int().positive(),
  validFrom: z8.string(),
  validUntil: z8.string().nullable(),
  name: z8.string(),
  field: z8.string(),
  fieldCode: z8.string(),
  competentUnitCode: z8.enum(["VP", "KTHTDT", "VHXH", "CA", "CHQS"]).nullable(),
  /** Full or partial online service; "unverified": received online, level not known; null: nothing known. */
  onlineLevel: z8.enum(ONLINE_LEVELS).nullable(),
  applicants: z8.array(z8.enum(["citizen", "organisation"])),
  forBusiness: z8.boolean(),
  terms: z8.array(termVariant),
  fees: z8.array(feeRule),
  documents: z8.array(requiredDocument),
  results: z8.array(z8.object({ name: z8.string(), code: z8.string().nullable() })),
  resultIsDocument: z8.boolean(),
  legalBases: z8.array(z8.string()),
  methods: z8.array(z8.enum(["direct", "online", "post"])),
  /** Who may resolve it, as the national database writes it: "Cấp xã", "Cấp bộ, Cấp xã"… */
  level: z8.string().nullable().default(null),
  /** What happens, in our own words; empty: only the general course of every procedure is known. */
  steps: z8.array(z8.string()).default([]),
  conditions: z8.array(z8.string()).default([]),
  decision: z8.string().nullable(),
  decidedOn: z8.string().nullable().default(null),
  /** The parts that a named officer entered or took over, with the decision; the others are as sure as `confidence` says. */
  stated: z8.partialRecord(z8.enum(PART_NAMES), statement).default({}),
  hasConditions: z8.boolean().nullable(),
  /** Received also for other wards; null: not known. */
  anyPlace: z8.boolean().nullable(),
  detailUrl: z8.string().nullable(),
  confidence: z8.string(),
  source: z8.string()
});
var dataReplacement = z8.object({
  code: z8.string(),
  paper: z8.string(),
  database: z8.string(),
  databaseOwner: z8.string(),
  legalDocument: z8.string(),
  article: z8.string()
});

// src/features/procedures/store.ts
import { sql as sql7 } from "kysely";
var INTERNAL = "6.%";
function inForceOn(db, day3) {
  return db.selectFrom("procedure_versions").where("valid_from", "<=", day3).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day3)]));
}
async function listFields(db, onDay) {
  const rows = await inForceOn(db, onDay).select(["field_code", sql7`min(field)`.as("field"), sql7`count(*)`.as("count")]).where("code", "not like", INTERNAL).groupBy("field_code").orderBy("field_code").execute();
  return rows.map((row) => ({ field: row.field, fieldCode: row.field_code, count: row.count }));
}
async function findProcedure(db, code, onDay) {
  const row = await inForceOn(db, onDay).select("content").where("code", "=", code).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 th\u1EE7 t\u1EE5c n\xE0y trong danh m\u1EE5c \u0111ang c\xF3 hi\u1EC7u l\u1EF1c.");
  return procedureVersion.parse(row.content);
}
async function findProcedureVersion(db, code, version) {
  const row = await db.selectFrom("procedure_versions").select("content").where("code", "=", code).where("version", "=", version).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 phi\xEAn b\u1EA3n n\xE0y c\u1EE7a th\u1EE7 t\u1EE5c.");
  return procedureVersion.parse(row.content);
}
async function dataReplacementsOf(db, code, onDay) {
  if (!isDataInsteadOfPapers(onDay)) return [];
  const rows = await db.selectFrom("data_replacements").select("content").where("code", "=", code).orderBy("id").execute();
  return rows.map((row) => dataReplacement.parse(row.content));
}
async function searchByInitials(db, letters, onDay) {
  if (!/^[a-z]{2,6}$/.test(letters)) return [];
  const pattern = `\\m${[...letters].join("[a-z0-9]* ")}`;
  const rows = await inForceOn(db, onDay).select("content").where(sql7`search_text ~ ${pattern}`).where("code", "not like", INTERNAL).orderBy(sql7`length(name)`).orderBy("code").limit(20).execute();
  return rows.map((row) => procedureVersion.parse(row.content));
}
async function findProcedures(db, codes, onDay) {
  if (codes.length === 0) return [];
  const rows = await inForceOn(db, onDay).select(["code", "content"]).where("code", "in", codes).execute();
  const found2 = new Map(rows.map((row) => [row.code, procedureVersion.parse(row.content)]));
  return codes.flatMap((code) => found2.get(code) ?? []);
}
async function listUnserved(db, wardId) {
  const rows = await db.selectFrom("ward_procedures").select("code").where("ward_id", "=", wardId).where("served", "=", false).execute();
  return new Set(rows.map((row) => row.code));
}

// src/features/procedures/finding/words.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { join as join2 } from "node:path";
import { z as z9 } from "zod";
var searchWords = z9.object({
  /** Words that say nothing about which procedure is meant. */
  fillers: z9.array(z9.string()),
  /** How a word is misspelled, and how the catalogue spells it. */
  spellings: z9.record(z9.string(), z9.string()),
  /** What people call a thing, and the procedures that they mean, the likeliest first. */
  topics: z9.array(z9.object({ said: z9.array(z9.string()), codes: z9.array(z9.string()) }))
});
var read2;
function readSearchWords() {
  read2 ??= searchWords.parse(
    JSON.parse(readFileSync2(join2(root, "db", "seeds", "finding", "search-words.json"), "utf8"))
  );
  return read2;
}
function understand(query) {
  const { fillers, topics } = readSearchWords();
  const plain5 = foldVietnamese(query).replace(/[^a-z0-9.\s]/g, " ").replace(/(^|\s)\.+|\.+(?=\s|$)/g, " ").trim();
  const text5 = respell(plain5.split(/\s+/).join(" "));
  const words3 = text5.split(" ").filter(Boolean);
  const isTelling = (word2) => !fillers.includes(word2);
  const telling = words3.filter(isTelling);
  const asked2 = { words: words3, telling: telling.length > 0 ? telling : words3 };
  const found2 = topics.flatMap(({ said: said2, codes: codes2 }) => said2.map((phrase) => ({ phrase, codes: codes2 }))).filter(({ phrase }) => holds(text5, phrase)).sort((a, b) => b.phrase.length - a.phrase.length);
  let rest = ` ${text5} `;
  const topic = [];
  for (const { phrase, codes: codes2 } of found2) {
    if (!rest.includes(` ${phrase} `)) continue;
    rest = rest.replace(` ${phrase} `, " | ");
    topic.push(codes2);
  }
  const codes = inTurn(topic);
  const isWhole = rest.split(/[\s|]+/).every((word2) => word2 === "" || !isTelling(word2));
  return isWhole ? { ...asked2, meant: codes, touched: [] } : { ...asked2, meant: [], touched: codes };
}
function inTurn(lists) {
  const most = Math.max(0, ...lists.map((each) => each.length));
  const all = Array.from({ length: most }, (_, at) => lists.flatMap((each) => each[at] ?? []));
  return [...new Set(all.flat())];
}
function holds(text5, phrase) {
  return ` ${text5} `.includes(` ${phrase} `);
}
function respell(text5) {
  const wrong = Object.entries(readSearchWords().spellings).sort(([a], [b]) => b.length - a.length);
  let spelled = ` ${text5} `;
  for (const [from, to] of wrong) spelled = spelled.replaceAll(` ${from} `, ` ${to} `);
  return spelled.trim();
}
function undoKeys(query) {
  const words3 = foldVietnamese(query).replace(/[\^'`~?.(+*]/g, "").split(" ").map((word2) => /^[a-z]+[a-z0-9]*$/.test(word2) ? undoKeysOf(word2) : word2);
  return words3.every((word2) => /[aeiouy]/.test(word2)) ? words3.join(" ") : query;
}
function undoKeysOf(word2) {
  const start = /^(tr|dd|[a-z])/.exec(word2)[0];
  const rest = word2.slice(start.length).replace(/[sfrxjwz0-9]/g, "");
  return `${start === "dd" ? "d" : start}${rest}`.replace(/([a-z])\1+/g, "$1");
}

// src/features/procedures/finding/search.ts
var GUESSES = 8;
async function searchProcedures(db, search) {
  const code = normaliseProcedureCode(search.q);
  if (code) return pageOf(await byCode(db, search, code), search.limit);
  const asked2 = understand(search.q);
  if (asked2.words.length === 0 && search.q.trim() !== "") return pageOf([], search.limit);
  const keyed = understand(undoKeys(search.q));
  const tries = [asked2, { ...asked2, words: asked2.telling }, keyed, { ...keyed, words: keyed.telling }];
  for (const each of tries) {
    const rows = await byWords(db, search, each);
    if (rows.length > 0) return pageOf(rows, search.limit);
  }
  if (search.after !== null || asked2.words.length === 0) return pageOf([], search.limit);
  return { procedures: await alike(db, search, asked2), next: null, isGuess: true };
}
function pageOf(rows, limit) {
  const shown2 = rows.slice(0, limit);
  const last = rows.length > limit ? shown2.at(-1) : void 0;
  return {
    procedures: shown2.map((row) => procedureVersion.parse(row.content)),
    next: last ? { rank: last.rank, code: last.code } : null,
    isGuess: false
  };
}
function among(db, { onDay, publicOnly, field, applicant }) {
  let query = inForceOn(db, onDay);
  if (publicOnly) query = query.where("code", "not like", INTERNAL);
  if (field) query = query.where("field_code", "=", field);
  if (applicant) query = query.where(sql8`content->'applicants' ? ${applicant}`);
  return query;
}
function byCode(db, search, code) {
  return among(db, search).where("code", "=", code).select(["code", "content", sql8`0`.as("rank")]).limit(search.after === null ? 1 : 0).execute();
}
var OPENINGS = ["", "thu tuc ", "dang ky ", "thu tuc dang ky ", "cap ", "thu tuc cap "];
function rankOf({ words: words3, meant, touched }) {
  const phrase = words3.join(" ");
  const starts = OPENINGS.map((opening2) => `${opening2}${escapeLike(phrase)}%`);
  const long = sql8`least(length(name), 1400)`;
  return sql8`case when code = any(${meant}::text[]) then array_position(${meant}::text[], code)
    when search_text like any (${starts}) then 1000 + ${long}
    when search_text like ${containing(phrase)} then 3000 + ${long}
    when code = any(${touched}::text[]) then 4500 + array_position(${touched}::text[], code)
    else 5000 + ${long} end`;
}
function holdsAll(words3) {
  if (words3.length === 0) return sql8`true`;
  const each = words3.map((word2, at) => {
    const end = at === words3.length - 1 ? "" : "\\M";
    const pattern = `\\m${word2.replaceAll(".", "\\.")}${end}`;
    return sql8`search_text like ${containing(word2)} and search_text ~ ${pattern}`;
  });
  return sql8`(${sql8.join(each, sql8` and `)})`;
}
function byWords(db, search, asked2) {
  const rank = rankOf(asked2);
  const named2 = [...asked2.meant, ...asked2.touched];
  let query = among(db, search).where((on) => on.or([holdsAll(asked2.words), ...named2.length > 0 ? [on("code", "in", named2)] : []])).select(["code", "content", rank.as("rank")]);
  if (search.after)
    query = query.where(sql8`(${rank}, code) > (${search.after.rank}, ${search.after.code})`);
  return query.orderBy(rank).orderBy("code").limit(search.limit + 1).execute();
}
async function alike(db, search, { words: words3 }) {
  const phrase = words3.join(" ");
  const said2 = readSearchWords().topics.flatMap(
    ({ said: said3, codes }) => said3.map((each) => ({ phrase: each, code: codes[0] }))
  );
  const likeness = sql8`greatest(word_similarity(${phrase}, search_text), coalesce(topics.likeness, 0))`;
  const rows = await among(db, search).leftJoin(
    sql8`(
        select t.code as topic_code, max(similarity(t.phrase, ${phrase})) as likeness
        from unnest(${said2.map((each) => each.phrase)}::text[], ${said2.map((each) => each.code)}::text[]) as t(phrase, code)
        group by t.code)`.as("topics"),
    (join7) => join7.onRef("topics.topic_code", "=", "code")
  ).where(sql8`(${phrase} <% search_text or topics.likeness > 0.4)`).select("content").orderBy(likeness, "desc").orderBy(sql8`length(name)`).orderBy("code").limit(GUESSES).execute();
  return rows.map((row) => procedureVersion.parse(row.content));
}

// src/features/procedures/forms/answers.ts
function ownValue(of, name2) {
  return isRecord(of) && Object.hasOwn(of, name2) ? of[name2] : void 0;
}
function asText(value) {
  return typeof value === "string" ? value : "";
}
function asList(value) {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function asRows(value) {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isBlank(value) {
  if (value === void 0 || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every((part) => part === "");
}
function textAt(answers, path2) {
  const [name2 = "", part] = path2.split(".");
  const value = ownValue(answers, name2);
  if (part !== void 0) return asText(ownValue(value, part));
  return asText(value);
}

// src/features/procedures/forms/parts.ts
var text = (name2, label, more = {}) => ({
  ...{ type: "text", name: name2, label, required: true, max: 200 },
  ...more
});
var PERSON = {
  hoTen: text("hoTen", "H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn", { shape: "name" }),
  ngaySinh: {
    ...{ type: "date", name: "ngaySinh", label: "Ng\xE0y sinh", required: true, partial: true },
    ...{ notAfter: "today", notBefore: "1880-01-01" }
  },
  gioiTinh: {
    ...{ type: "choice", name: "gioiTinh", label: "Gi\u1EDBi t\xEDnh", required: true },
    choices: [
      { value: "nam", label: "Nam" },
      { value: "nu", label: "N\u1EEF" }
    ]
  },
  danToc: text("danToc", "D\xE2n t\u1ED9c", { max: 60 }),
  quocTich: text("quocTich", "Qu\u1ED1c t\u1ECBch", { max: 60 }),
  soDinhDanh: {
    ...{ type: "personalId", name: "soDinhDanh", label: "S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n", required: true },
    help: "12 ch\u1EEF s\u1ED1, ghi tr\xEAn th\u1EBB c\u0103n c\u01B0\u1EDBc."
  },
  giayToKhac: text("giayToKhac", "Gi\u1EA5y t\u1EDD kh\xE1c thay c\u0103n c\u01B0\u1EDBc", { help: "Lo\u1EA1i gi\u1EA5y, s\u1ED1, ng\xE0y c\u1EA5p, n\u01A1i c\u1EA5p." }),
  noiCuTru: text("noiCuTru", "N\u01A1i c\u01B0 tr\xFA", {
    max: 300,
    help: "S\u1ED1 nh\xE0, \u0111\u01B0\u1EDDng (th\xF4n), x\xE3 (ph\u01B0\u1EDDng), t\u1EC9nh (th\xE0nh ph\u1ED1)."
  }),
  ngheNghiep: text("ngheNghiep", "Ngh\u1EC1 nghi\u1EC7p"),
  dienThoai: { type: "phone", name: "dienThoai", label: "S\u1ED1 \u0111i\u1EC7n tho\u1EA1i", required: true },
  email: { type: "email", name: "email", label: "Th\u01B0 \u0111i\u1EC7n t\u1EED", required: true }
};
var ADDRESS = [
  text("tinh", "T\u1EC9nh, th\xE0nh ph\u1ED1"),
  text("xa", "X\xE3, ph\u01B0\u1EDDng, \u0111\u1EB7c khu"),
  text("chiTiet", "S\u1ED1 nh\xE0, \u0111\u01B0\u1EDDng, th\xF4n, t\u1ED5 d\xE2n ph\u1ED1", { required: false, max: 300 })
];
function partsOf(field) {
  if (field.type === "address") return addressParts(field);
  if (field.type === "person") return personParts(field);
  return [];
}
function addressParts({ required }) {
  return ADDRESS.map((part) => ({ ...part, required: part.required && required }));
}
function personParts({ parts, optional: optional2, required }) {
  return parts.map((part) => ({ ...PERSON[part], required: required && !optional2.includes(part) }));
}
function initialParts(field) {
  return field.type === "person" && field.parts.includes("quocTich") ? { quocTich: "Vi\u1EC7t Nam" } : {};
}

// src/features/procedures/forms/answering/values.ts
var LONGEST = 250;
function normaliseText(field, given2) {
  const text5 = field.type === "longText" ? given2.trim() : given2.replace(/\s+/g, " ").trim();
  if (text5.length > LONGEST) return text5;
  switch (field.type) {
    case "number":
      return normaliseNumber(text5, field.decimals);
    case "money":
      return normaliseNumber(text5.replace(/\s*(đ|₫|đồng|vnd)\.?$/i, ""), 0, text5);
    case "date":
      return normaliseDay(text5, field.partial);
    case "personalId":
      return /^[\d\s.]+$/.test(text5) ? text5.replace(/[\s.]/g, "") : text5;
    case "phone":
      return normalisePhone(text5) ?? text5;
    case "text":
      return field.shape && field.shape !== "name" ? text5.replace(/\s/g, "") : text5;
    default:
      return text5;
  }
}
function normaliseNumber(given2, decimals, otherwise = given2) {
  const text5 = given2.replace(/\s/g, "");
  const grouped = ungrouped(text5, decimals);
  if (/,\d{3}$/.test(grouped)) return otherwise;
  const match = /^(-?)0*(\d+)(?:[.,](\d*))?$/.exec(grouped);
  if (!match) return otherwise;
  const [, sign = "", whole2 = "", fraction = ""] = match;
  const kept3 = fraction.replace(/0+$/, "");
  if (kept3.length > decimals) return otherwise;
  const plain5 = kept3 === "" ? whole2 : `${whole2},${kept3}`;
  return plain5 === "0" ? plain5 : sign + plain5;
}
function ungrouped(text5, decimals) {
  if (/^-?\d{1,3}(\.\d{3})+(,\d*)?$/.test(text5)) return text5.replace(/\./g, "");
  return decimals === 0 && /^-?\d{1,3}(,\d{3})+$/.test(text5) ? text5.replace(/,/g, "") : text5;
}
function numberOf(text5) {
  return /^-?\d+(,\d+)?$/.test(text5) ? Number(text5.replace(",", ".")) : null;
}
function normaliseDay(text5, partial) {
  const full = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text5);
  if (full) return `${full[3]}-${full[2].padStart(2, "0")}-${full[1].padStart(2, "0")}`;
  const month = partial && /^(\d{1,2})[/.\- ](\d{4})$/.exec(text5);
  return month ? `${month[2]}-${month[1].padStart(2, "0")}` : text5;
}
function firstDayOf(text5) {
  const day3 = /^\d{4}$/.test(text5) ? `${text5}-01-01` : /^\d{4}-\d{2}$/.test(text5) ? `${text5}-01` : text5;
  return isDay(day3) && day3 >= "1000-01-01" ? day3 : null;
}

// src/features/procedures/forms/schema.ts
import { z as z10 } from "zod";
var MOST_CHARACTERS = 1e4;
var MOST_ROWS = 1e3;
var path = z10.string().regex(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39})?$/);
var name = z10.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, "T\xEAn m\u1EE5c g\u1ED3m ch\u1EEF kh\xF4ng d\u1EA5u v\xE0 s\u1ED1, b\u1EAFt \u0111\u1EA7u b\u1EB1ng ch\u1EEF th\u01B0\u1EDDng.");
var words = z10.string().trim().min(1).max(500);
var someConditions = z10.array(z10.lazy(() => condition)).min(1).max(10);
var condition = z10.union([
  z10.strictObject({ field: path, equals: z10.string().max(200) }),
  z10.strictObject({ field: path, in: z10.array(z10.string().max(200)).min(1).max(50) }),
  z10.strictObject({ field: path, answered: z10.boolean() }),
  z10.strictObject({ field: path, greaterThan: z10.union([z10.number(), z10.string().refine(isDay)]) }),
  z10.strictObject({ not: z10.lazy(() => condition) }),
  z10.strictObject({ all: someConditions }),
  z10.strictObject({ any: someConditions })
]);
var operation = z10.discriminatedUnion("op", [
  /** Numbers added up, a column of a group too, each times `times`. */
  z10.strictObject({ op: z10.literal("sum"), of: z10.array(path).min(1).max(20), times: z10.number().default(1) }),
  z10.strictObject({ op: z10.literal("count"), of: path }),
  z10.strictObject({ op: z10.literal("age"), of: path, on: z10.union([z10.literal("today"), path]) }),
  z10.strictObject({ op: z10.literal("days"), from: path, to: z10.union([z10.literal("today"), path]) }),
  z10.strictObject({
    op: z10.literal("concat"),
    of: z10.array(path).min(1).max(10),
    with: z10.string().max(10).default(" ")
  })
]);
var PREFILLS = [
  ...["applicant.name", "applicant.personalId", "applicant.birthOn", "applicant.phone"],
  ...["applicant.email", "applicant.address", "organisation.name", "organisation.code"],
  ...["organisation.address", "organisation.phone", "organisation.email"]
];
var PERSON_PARTS = [
  ...["hoTen", "ngaySinh", "gioiTinh", "danToc", "quocTich", "soDinhDanh"],
  ...["giayToKhac", "noiCuTru", "ngheNghiep", "dienThoai", "email"]
];
var TEXT_SHAPES = ["name", "organisationId", "year", "digits"];
var asked = {
  name,
  label: words,
  help: words.optional(),
  /** Asked unless said otherwise. */
  required: z10.boolean().default(true),
  when: condition.optional(),
  prefill: z10.enum(PREFILLS).optional()
};
var choiceList = z10.array(z10.strictObject({ value: z10.string().regex(/^[a-z0-9][A-Za-z0-9-]{0,39}$/), label: words })).max(100);
var dayBound = z10.union([z10.literal("today"), z10.string().refine(isDay), path]);
var simpleTypes = [
  z10.strictObject({
    ...asked,
    type: z10.literal("text"),
    max: z10.number().int().min(1).max(500).default(200),
    shape: z10.enum(TEXT_SHAPES).optional()
  }),
  z10.strictObject({
    ...asked,
    type: z10.literal("longText"),
    max: z10.number().int().min(1).max(MOST_CHARACTERS).default(2e3)
  }),
  z10.strictObject({
    ...asked,
    type: z10.literal("number"),
    min: z10.number().optional(),
    max: z10.number().optional(),
    decimals: z10.number().int().min(0).max(2).default(0),
    unit: z10.string().max(30).optional()
  }),
  z10.strictObject({
    ...asked,
    type: z10.literal("money"),
    min: z10.number().int().min(0).optional(),
    max: z10.number().int().max(1e15).optional()
  }),
  z10.strictObject({
    ...asked,
    type: z10.literal("date"),
    /** Also only a year, or a month of a year: who is old may not know more. */
    partial: z10.boolean().default(false),
    notBefore: dayBound.optional(),
    notAfter: dayBound.optional()
  }),
  z10.strictObject({ ...asked, type: z10.literal("yesNo") }),
  z10.strictObject({ ...asked, type: z10.literal("choice"), choices: choiceList }),
  z10.strictObject({
    ...asked,
    type: z10.literal("choices"),
    choices: choiceList,
    /** Every one has to be ticked, as in a declaration. */
    all: z10.boolean().default(false)
  }),
  z10.strictObject({ ...asked, type: z10.literal("personalId") }),
  z10.strictObject({ ...asked, type: z10.literal("phone") }),
  z10.strictObject({ ...asked, type: z10.literal("email") })
];
var compositeTypes = [
  z10.strictObject({ ...asked, type: z10.literal("address") }),
  z10.strictObject({
    ...asked,
    type: z10.literal("person"),
    parts: z10.array(z10.enum(PERSON_PARTS)).min(1),
    /** Parts that may stay empty. */
    optional: z10.array(z10.enum(PERSON_PARTS)).default([]),
    /** The person at the portal himself: his account fills in the parts. */
    isApplicant: z10.boolean().default(false)
  })
];
var note = z10.strictObject({
  type: z10.literal("note"),
  name,
  text: z10.string().trim().min(1).max(2e3),
  when: condition.optional()
});
var computed = z10.strictObject({
  type: z10.literal("computed"),
  name,
  label: words,
  help: words.optional(),
  when: condition.optional(),
  compute: operation,
  unit: z10.string().max(30).optional(),
  isMoney: z10.boolean().default(false),
  /** Only for the dossier's columns and conditions: neither drawn nor told. */
  isHidden: z10.boolean().default(false)
});
var simpleField = z10.discriminatedUnion("type", [...simpleTypes]);
var rowField = z10.discriminatedUnion("type", [...simpleTypes, ...compositeTypes, note]);
var group = z10.strictObject({
  type: z10.literal("group"),
  name,
  label: words,
  help: words.optional(),
  when: condition.optional(),
  /** What one row is: "Người con". */
  row: words,
  min: z10.number().int().min(0).max(MOST_ROWS).default(0),
  max: z10.number().int().min(1).max(MOST_ROWS).default(20),
  fields: z10.array(rowField).min(1).max(20)
});
var formField = z10.discriminatedUnion("type", [
  ...simpleTypes,
  ...compositeTypes,
  note,
  computed,
  group
]);
var formPage = z10.strictObject({
  id: z10.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: words,
  intro: z10.string().trim().max(2e3).optional(),
  when: condition.optional(),
  fields: z10.array(formField).min(1).max(60)
});
var paths = z10.array(path).min(1).max(5);
var applicantRoles = z10.strictObject({
  kind: z10.enum(["citizen", "organisation"]).default("citizen"),
  name: paths,
  personalId: paths.optional(),
  birthOn: paths.optional(),
  phone: paths.optional(),
  email: paths.optional(),
  address: paths.optional(),
  representativeName: paths.optional(),
  representativePersonalId: paths.optional(),
  representativeBasis: paths.optional()
});
var formDefinition = z10.strictObject({
  procedureCode: z10.string().regex(/^[1-9]\.\d{6}$/),
  version: z10.number().int().positive(),
  validFrom: z10.string().refine(isDay),
  validUntil: z10.string().refine(isDay).nullable().default(null),
  title: words,
  /** What it was written from, and whether the official declaration was read. */
  source: z10.string().trim().min(1).max(1e3),
  /** The official declaration was read word for word. */
  isVerified: z10.boolean().default(false),
  applicant: applicantRoles,
  /** What is asked in one line, from these fields. */
  summary: paths,
  /** The number of copies, pages or cases that is asked for: what a fee by the piece is counted by. */
  quantity: path.optional(),
  pages: z10.array(formPage).min(1).max(30)
});

// src/features/procedures/forms/answering/compute.ts
function compute(operation2, known, today) {
  const dayAt = (path2) => path2 === "today" ? today : firstDayOf(textAt(known, path2));
  switch (operation2.op) {
    case "sum":
      return sum(operation2.of, operation2.times, known);
    case "count": {
      const value = ownValue(known, operation2.of);
      return String(asRows(value).length || asList(value).length);
    }
    case "concat":
      return operation2.of.map((path2) => textAt(known, path2)).filter((text5) => text5 !== "").join(operation2.with);
    case "days": {
      if (operation2.to === "today" && today === null) return null;
      const [from, to] = [dayAt(operation2.from), dayAt(operation2.to)];
      return from === null || to === null ? "" : String(daysBetween(from, to));
    }
    case "age": {
      if (operation2.on === "today" && today === null) return null;
      const [birth, day3] = [dayAt(operation2.of), dayAt(operation2.on)];
      return birth === null || day3 === null || birth > day3 ? "" : String(fullYears(birth, day3));
    }
  }
}
function fullYears(birth, day3) {
  const years = Number(day3.slice(0, 4)) - Number(birth.slice(0, 4));
  return day3.slice(5) < birth.slice(5) ? years - 1 : years;
}
function sum(of, times, known) {
  const texts2 = of.flatMap((path2) => column(known, path2)).filter((text5) => text5 !== "");
  const numbers = texts2.map(numberOf);
  if (numbers.length === 0 || numbers.includes(null)) return "";
  const total = numbers.reduce((all, each) => all + each, 0) * times;
  return Number.isSafeInteger(Math.round(total)) ? String(Math.round(total * 100) / 100).replace(".", ",") : "";
}
function column(known, path2) {
  const [name2 = "", part] = path2.split(".");
  const value = ownValue(known, name2);
  if (!Array.isArray(value)) return [textAt(known, path2)];
  return part === void 0 ? [] : asRows(value).map((row) => asText(ownValue(row, part)));
}

// src/features/procedures/forms/answering/holds.ts
function holds2(condition2, known) {
  if ("not" in condition2) return !holds2(condition2.not, known);
  if ("all" in condition2) return condition2.all.every((each) => holds2(each, known));
  if ("any" in condition2) return condition2.any.some((each) => holds2(each, known));
  const values = valuesAt(known, condition2.field);
  if ("equals" in condition2) return values.includes(condition2.equals);
  if ("in" in condition2) return values.some((value) => condition2.in.includes(value));
  if ("answered" in condition2) return isAnswered(known, condition2.field) === condition2.answered;
  return values.some((value) => isGreater(value, condition2.greaterThan));
}
function holderOf(known, path2) {
  const [name2 = ""] = path2.split(".");
  return known.find((each) => Object.hasOwn(each, name2)) ?? {};
}
function valuesAt(known, path2) {
  const holder = holderOf(known, path2);
  const list = path2.includes(".") ? [] : asList(ownValue(holder, path2));
  const text5 = textAt(holder, path2);
  return list.length > 0 ? list : text5 === "" ? [] : [text5];
}
function isAnswered(known, path2) {
  const holder = holderOf(known, path2);
  if (path2.includes(".")) return textAt(holder, path2) !== "";
  return Object.hasOwn(holder, path2) && !isBlank(holder[path2]);
}
function isGreater(value, than) {
  if (typeof than === "string") return (firstDayOf(value) ?? "") > than;
  const number = numberOf(value);
  return number !== null && number > than;
}

// src/features/procedures/forms/answering/walk.ts
function walkForm(form2, given2, today) {
  const answers = {};
  const pages = [];
  for (const page of form2.pages) {
    if (page.when && !holds2(page.when, [answers])) continue;
    const fields = [];
    for (const field of page.fields) {
      if (field.when && !holds2(field.when, [answers])) continue;
      fields.push(field);
      const value = keptValue(field, ownValue(given2, field.name), answers, today);
      if (!isBlank(value)) answers[field.name] = value;
    }
    pages.push({ page, fields });
  }
  return { pages, answers };
}
function keptValue(field, given2, known, today) {
  if (field.type === "computed") return compute(field.compute, known, today) ?? asText(given2);
  if (field.type === "group")
    return asRows(given2).slice(0, MOST_ROWS + 1).map((row) => rowOf(field, row, known));
  return rowValue(field, given2);
}
function rowOf(group2, given2, known) {
  const row = {};
  for (const field of group2.fields) {
    if (!isOpenIn(field, [row, known])) continue;
    const value = rowValue(field, ownValue(given2, field.name));
    if (!isBlank(value)) row[field.name] = value;
  }
  return row;
}
function isOpenIn(field, known) {
  return field.when === void 0 || holds2(field.when, known);
}
function openInRow(group2, row, answers) {
  const known = {};
  return group2.fields.filter((field) => {
    if (!isOpenIn(field, [known, answers])) return false;
    const value = rowValue(field, ownValue(row, field.name));
    if (!isBlank(value)) known[field.name] = value;
    return true;
  });
}
function rowValue(field, given2) {
  if (field.type === "note" || field.type === "computed") return void 0;
  if (field.type === "choices") return normaliseList(field, given2);
  if (field.type === "address" || field.type === "person") return partsAsKept(field, given2);
  return normaliseText(field, asText(given2));
}
function partsAsKept(field, given2) {
  const kept3 = {};
  for (const part of partsOf(field)) {
    const text5 = normaliseText(part, asText(ownValue(given2, part.name)));
    if (text5 !== "") kept3[part.name] = text5;
  }
  const initial = initialParts(field);
  return Object.entries(kept3).every(([name2, text5]) => initial[name2] === text5) ? {} : kept3;
}
function normaliseList({ choices }, given2) {
  const chosen = new Set(asList(given2).filter((each) => each !== ""));
  const known = choices.map(({ value }) => value).filter((value) => chosen.delete(value));
  return [...known, ...chosen];
}

// src/features/procedures/forms/answering/describe-answers.ts
function describeAnswers(form2, given2) {
  const { pages, answers } = walkForm(form2, given2, null);
  return pages.map(({ page, fields }) => ({
    id: page.id,
    page: page.title,
    rows: fields.flatMap(
      (field) => field.type === "group" ? describeRows(field, answers) : describeField(field, answers[field.name])
    )
  })).filter(({ rows }) => rows.length > 0);
}
function describeField(field, value) {
  if (field.type === "note" || field.type === "computed" && field.isHidden) return [];
  const text5 = field.type === "computed" ? describeText(field, asText(value)) : describeValue(field, value);
  return text5 === "" ? [] : [{ label: field.label, value: text5 }];
}
function describeRows(group2, answers) {
  const rows = asRows(answers[group2.name]);
  return rows.map((row, at) => ({
    label: `${group2.row} ${at + 1}`,
    value: openInRow(group2, row, answers).flatMap((field) => describeField(field, row[field.name])).map(({ label, value }) => group2.fields.length === 1 ? value : `${label}: ${value}`).join("\n")
  }));
}
function describeValue(field, value) {
  if (field.type === "note") return "";
  if (field.type === "address")
    return ["chiTiet", "xa", "tinh"].map((part) => asText(ownValue(value, part))).filter((text5) => text5 !== "").join(", ");
  if (field.type === "person")
    return partsOf(field).map((part) => ({ label: part.label, text: describeText(part, asText(ownValue(value, part.name))) })).filter(({ text: text5 }) => text5 !== "").map(({ label, text: text5 }) => `${label}: ${text5}`).join("\n");
  if (field.type === "choices")
    return asList(value).map((each) => labelOf(field.choices, each)).join("; ");
  return describeText(field, asText(value));
}
function labelOf(choices, value) {
  return choices.find((each) => each.value === value)?.label ?? value;
}
function describeText(field, text5) {
  if (text5 === "") return "";
  if (field.type === "yesNo") return text5 === "yes" ? "C\xF3" : "Kh\xF4ng";
  if (field.type === "choice") return labelOf(field.choices, text5);
  if (field.type === "date") return describeDay(text5);
  const isMoney = field.type === "money" || field.type === "computed" && field.isMoney;
  if (isMoney) return `${numberWords(text5)} \u20AB`;
  const unit = field.type === "number" || field.type === "computed" ? field.unit : void 0;
  return unit ? `${numberWords(text5)} ${unit}` : text5;
}
function numberWords(text5) {
  return numberOf(text5)?.toLocaleString("vi-VN") ?? text5;
}
function describeDay(text5) {
  if (isDay(text5)) return formatDay(text5);
  const month = /^(\d{4})-(\d{2})$/.exec(text5);
  return month ? `${month[2]}/${month[1]}` : text5;
}

// src/features/procedures/forms/answering/applicant-of.ts
function applicantOf(form2, given2) {
  const { answers } = walkForm(form2, given2, null);
  const { kind, ...roles } = form2.applicant;
  const first = (role) => (roles[role] ?? []).map((path2) => wordsAt(form2, answers, path2)).find((text5) => text5 !== "") ?? "";
  const birthOn = (roles.birthOn ?? []).map((path2) => textAt(answers, path2)).find((text5) => text5 !== "");
  return {
    kind,
    name: first("name").slice(0, 200),
    personalId: first("personalId"),
    birthOn: birthOn !== void 0 && firstDayOf(birthOn) === birthOn ? birthOn : "",
    phone: first("phone"),
    email: first("email"),
    address: first("address").slice(0, 300),
    representativeName: first("representativeName").slice(0, 200),
    representativePersonalId: first("representativePersonalId"),
    representativeBasis: first("representativeBasis").slice(0, 300),
    summary: form2.summary.map((path2) => wordsAt(form2, answers, path2).replace(/\s+/g, " ")).filter((text5) => text5 !== "").join("; ").slice(0, 1e3)
  };
}
function wordsAt(form2, answers, path2) {
  const field = form2.pages.flatMap((page) => page.fields).find((each) => each.name === path2.split(".")[0]);
  if (!field) return "";
  if (path2.includes(".")) return textAt(answers, path2);
  return wordsOf(field, answers);
}
function wordsOf(field, answers) {
  if (field.type === "note" || field.type === "group") return "";
  if (field.type === "computed") return describeText(field, asText(answers[field.name]));
  return describeField(field, answers[field.name])[0]?.value ?? "";
}
function quantityOf(form2, given2) {
  if (form2.quantity === void 0) return null;
  const count2 = numberOf(textAt(walkForm(form2, given2, null).answers, form2.quantity));
  return count2 !== null && Number.isInteger(count2) && count2 >= 1 ? count2 : null;
}

// src/features/procedures/forms/answering/fault-of.ts
import { z as z11 } from "zod";

// src/law/personal-id.ts
function checkPersonalId(text5) {
  return /^\d{12}$/.test(text5.replace(/\s/g, ""));
}
function checkOrganisationId(text5) {
  return /^(\d{10}|\d{10}-?\d{3}|\d{12})$/.test(text5.replace(/\s/g, ""));
}
function maskPersonalId(text5) {
  const digits = text5.replace(/\s/g, "");
  return "\u2022".repeat(Math.max(0, digits.length - 3)) + (digits.length > 3 ? digits.slice(-3) : "\u2022".repeat(digits.length));
}
var DEMO_PREFIX = "999";
function demoPersonalId(order) {
  if (!Number.isInteger(order) || order < 0 || order > 999999999)
    throw new RangeError("S\u1ED1 th\u1EE9 t\u1EF1 c\u1EE7a s\u1ED1 \u0111\u1ECBnh danh minh h\u1ECDa t\u1EEB 0 \u0111\u1EBFn 999999999.");
  return DEMO_PREFIX + String(order).padStart(9, "0");
}

// src/features/procedures/forms/answering/fault-of.ts
var CHOSEN = /* @__PURE__ */ new Set(["choice", "choices", "yesNo"]);
function faultOf(field, value, scope) {
  const called2 = `\u201C${field.label}\u201D`;
  const isEmpty = field.type === "choices" ? asList(value).length === 0 : asText(value) === "";
  if (isEmpty)
    return field.required ? `${CHOSEN.has(field.type) ? "Ch\u01B0a ch\u1ECDn" : "Ch\u01B0a ghi"} ${called2}.` : null;
  const wrong = wrongIn(field, value, scope);
  return wrong === null ? null : `${called2}: ${wrong}`;
}
function wrongIn(field, value, scope) {
  const text5 = asText(value);
  switch (field.type) {
    case "text":
      return tooLong(text5, field.max) ?? wrongShape(field.shape, text5);
    case "longText":
      return tooLong(text5, field.max);
    case "number":
    case "money":
      return wrongNumber(field, text5);
    case "date":
      return wrongDay(field, text5, scope);
    case "yesNo":
      return text5 === "yes" || text5 === "no" ? null : "ch\u1ECDn C\xF3 ho\u1EB7c Kh\xF4ng.";
    case "choice":
      return field.choices.some((each) => each.value === text5) ? null : "ch\u1ECDn m\u1ED9t m\u1EE5c trong danh s\xE1ch.";
    case "choices":
      return wrongChoices(field, asList(value));
    case "personalId":
      return checkPersonalId(text5) ? null : "s\u1ED1 \u0111\u1ECBnh danh g\u1ED3m 12 ch\u1EEF s\u1ED1.";
    case "phone":
      return normalisePhone(text5) === null ? "s\u1ED1 \u0111i\u1EC7n tho\u1EA1i g\u1ED3m 10 ch\u1EEF s\u1ED1, v\xED d\u1EE5 0912 345 678." : null;
    case "email":
      return text5.length <= 200 && z11.email().safeParse(text5).success ? null : "\u0111\u1ECBa ch\u1EC9 th\u01B0 \u0111i\u1EC7n t\u1EED ch\u01B0a \u0111\xFAng, v\xED d\u1EE5 ten@thu.vn.";
  }
}
function wrongChoices({ choices, all }, chosen) {
  if (!chosen.every((each) => choices.some(({ value }) => value === each)))
    return "ch\u1EC9 ch\u1ECDn nh\u1EEFng m\u1EE5c trong danh s\xE1ch.";
  return all && chosen.length < choices.length ? `\u0111\xE1nh d\u1EA5u c\u1EA3 ${choices.length} m\u1EE5c.` : null;
}
function tooLong(text5, max) {
  return text5.length <= max ? null : `\u0111\xE3 ghi ${text5.length} k\xFD t\u1EF1, t\u1ED1i \u0111a ${max} k\xFD t\u1EF1.`;
}
function wrongShape(shape2, text5) {
  if (shape2 === "name" && !new RegExp("\\p{L}.*\\p{L}", "u").test(text5)) return "ghi \u0111\u1EE7 h\u1ECD t\xEAn b\u1EB1ng ch\u1EEF.";
  if (shape2 === "organisationId" && !checkOrganisationId(text5)) return "m\xE3 s\u1ED1 g\u1ED3m 10, 12 ho\u1EB7c 13 ch\u1EEF s\u1ED1.";
  if (shape2 === "year" && !/^(1[89]|20|21)\d{2}$/.test(text5)) return "ghi n\u0103m b\u1EB1ng 4 ch\u1EEF s\u1ED1.";
  if (shape2 === "digits" && !/^\d+$/.test(text5)) return "ch\u1EC9 g\u1ED3m ch\u1EEF s\u1ED1.";
  return null;
}
function wrongNumber(field, text5) {
  const decimals = field.type === "number" ? field.decimals : 0;
  const number = numberOf(text5);
  const fraction = text5.split(",")[1] ?? "";
  if (number === null || text5.length > 20 || fraction.length > decimals)
    return decimals === 0 ? "ghi s\u1ED1 b\u1EB1ng ch\u1EEF s\u1ED1, v\xED d\u1EE5 12." : `ghi s\u1ED1, sau d\u1EA5u ph\u1EA9y t\u1ED1i \u0111a ${decimals} ch\u1EEF s\u1ED1.`;
  const min = field.min ?? 0;
  if (number < min) return `\xEDt nh\u1EA5t ${min.toLocaleString("vi-VN")}.`;
  if (field.max !== void 0 && number > field.max)
    return `nhi\u1EC1u nh\u1EA5t ${field.max.toLocaleString("vi-VN")}.`;
  return null;
}
function wrongDay(field, text5, scope) {
  const first = firstDayOf(text5);
  if (first === null || !field.partial && first !== text5)
    return field.partial ? "ghi ng\xE0y/th\xE1ng/n\u0103m, ho\u1EB7c ch\u1EC9 n\u0103m n\u1EBFu kh\xF4ng nh\u1EDB, v\xED d\u1EE5 05/03/1950." : "ng\xE0y ch\u01B0a \u0111\xFAng: ghi ng\xE0y/th\xE1ng/n\u0103m, v\xED d\u1EE5 05/03/2026.";
  const [after2, before] = [boundOf(field.notAfter, scope), boundOf(field.notBefore, scope)];
  if (after2 && first > after2) return `kh\xF4ng \u0111\u01B0\u1EE3c sau ng\xE0y ${formatDay(after2)}.`;
  if (before && lastDayOf(text5) < before) return `kh\xF4ng \u0111\u01B0\u1EE3c tr\u01B0\u1EDBc ng\xE0y ${formatDay(before)}.`;
  return null;
}
function lastDayOf(text5) {
  if (/^\d{4}$/.test(text5)) return `${text5}-12-31`;
  return /^\d{4}-\d{2}$/.test(text5) ? `${text5}-31` : text5;
}
function boundOf(bound, { today, known }) {
  if (bound === void 0) return null;
  if (bound === "today") return today;
  const fixed = firstDayOf(bound);
  if (fixed) return fixed;
  const holder = known.find((each) => Object.hasOwn(each, bound.split(".")[0]));
  return holder ? firstDayOf(textAt(holder, bound)) : null;
}

// src/features/procedures/forms/answering/check.ts
function checkForm(form2, given2, context) {
  const { pages, answers } = walkForm(form2, given2, context.today);
  return { answers, errors: Object.assign({}, ...pages.map((page) => pageErrors(page, answers, context))) };
}
function checkPage(form2, pageId, given2, context) {
  const { pages, answers } = walkForm(form2, given2, context.today);
  const open3 = pages.find(({ page }) => page.id === pageId);
  return { answers, errors: open3 ? pageErrors(open3, answers, context) : {} };
}
function openPages(form2, given2) {
  return walkForm(form2, given2, null).pages.map(({ page, fields }) => ({ ...page, fields }));
}
function pageErrors({ fields }, answers, { today }) {
  const scope = { today, known: [answers] };
  const found2 = fields.map(
    (field) => field.type === "group" ? groupErrors(field, answers, today) : fieldErrors(field, { name: field.name, value: answers[field.name] }, scope)
  );
  return Object.assign({}, ...found2);
}
function fieldErrors(field, { name: name2, value, isAlone = false }, scope) {
  if (field.type === "note" || field.type === "computed") return {};
  if (field.type !== "address" && field.type !== "person") {
    const fault = faultOf(field, value, scope);
    return fault === null ? {} : { [name2]: fault };
  }
  if (value === void 0 && !field.required) return {};
  const errors = {};
  for (const part of partsOf({ ...field, required: true })) {
    const fault = faultOf(part, ownValue(value, part.name), scope);
    if (fault !== null) errors[`${name2}.${part.name}`] = isAlone ? fault : within(field.label, fault);
  }
  return errors;
}
function within(label, fault) {
  return `${label}: ${fault.slice(0, 1).toLowerCase()}${fault.slice(1)}`;
}
function groupErrors(group2, answers, today) {
  const rows = asRows(answers[group2.name]);
  const kind = group2.row.toLowerCase();
  if (rows.length > group2.max)
    return { [group2.name]: `\u201C${group2.label}\u201D: c\xF3 ${rows.length} ${kind}, nhi\u1EC1u nh\u1EA5t ${group2.max}.` };
  const errors = rows.length < group2.min ? { [group2.name]: `\u201C${group2.label}\u201D: ghi \xEDt nh\u1EA5t ${group2.min} ${kind}.` } : {};
  for (const [at, row] of rows.entries())
    for (const field of openInRow(group2, row, answers)) {
      const name2 = `${group2.name}.${at}.${field.name}`;
      const posted = { name: name2, value: row[field.name], isAlone: group2.fields.length === 1 };
      const found2 = fieldErrors(field, posted, { today, known: [row, answers] });
      for (const [each, fault] of Object.entries(found2))
        errors[each] = within(`${group2.row} ${at + 1}`, fault);
    }
  return errors;
}

// src/features/procedures/forms/answering/flat.ts
function flatAnswers(form2, answers, exceptPage) {
  return form2.pages.filter((page) => page.id !== exceptPage).flatMap((page) => page.fields.flatMap((field) => flatField(field, ownValue(answers, field.name))));
}
function flatField(field, value) {
  if (field.type !== "group") return flatValue(field, field.name, value);
  const rows = asRows(value);
  if (value === void 0) return [];
  return [
    [`${field.name}.rows`, String(rows.length)],
    ...rows.flatMap(
      (row, at) => field.fields.flatMap(
        (each) => flatValue(each, `${field.name}.${at}.${each.name}`, ownValue(row, each.name))
      )
    )
  ];
}
function flatValue(field, name2, value) {
  if (value === void 0 || field.type === "note" || field.type === "computed") return [];
  if (field.type === "choices") return asList(value).map((each) => [name2, each]);
  if (field.type === "address" || field.type === "person")
    return partsOf(field).map((part) => [`${name2}.${part.name}`, asText(ownValue(value, part.name))]);
  return [[name2, asText(value)]];
}

// src/features/procedures/forms/answering/read-page.ts
var CUT = 2 * MOST_CHARACTERS;
function readPage(form2, pageId, body) {
  const answers = {};
  for (const field of form2.pages.find((page) => page.id === pageId)?.fields ?? []) {
    const value = field.type === "group" ? readRows(field, body) : readField(field, field.name, body);
    if (value !== void 0) answers[field.name] = value;
  }
  return answers;
}
function textsOf(body, name2) {
  if (!Object.hasOwn(body, name2)) return void 0;
  return [body[name2]].flat().filter((each) => typeof each === "string").map(readable);
}
function readable(text5) {
  return text5.slice(0, CUT).toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");
}
function readField(field, name2, body) {
  if (field.type === "note" || field.type === "computed") return void 0;
  if (field.type === "choices")
    return textsOf(body, name2)?.filter((each) => each !== "").slice(0, 200);
  if (field.type === "address" || field.type === "person") return readParts(field, name2, body);
  const texts2 = textsOf(body, name2);
  return texts2?.at(-1);
}
function readParts(field, name2, body) {
  const parts = {};
  for (const part of partsOf(field)) {
    const text5 = textsOf(body, `${name2}.${part.name}`)?.at(-1);
    if (text5 !== void 0) parts[part.name] = text5;
  }
  return Object.keys(parts).length > 0 ? parts : void 0;
}
function readRows(group2, body) {
  const numbers = /* @__PURE__ */ new Set();
  for (const name2 of Object.keys(body)) {
    if (!name2.startsWith(`${group2.name}.`)) continue;
    const number = /^(0|[1-9]\d{0,5})\./.exec(name2.slice(group2.name.length + 1));
    if (number) numbers.add(Number(number[1]));
  }
  const said2 = Number(textsOf(body, `${group2.name}.rows`)?.at(-1) ?? Number.NaN);
  if (numbers.size === 0 && !Number.isInteger(said2)) return void 0;
  for (let at = 0; at < Math.min(said2 || 0, group2.max); at++) numbers.add(at);
  return [...numbers].sort((a, b) => a - b).slice(0, MOST_ROWS + 1).map((number) => readRow(group2, number, body));
}
function readRow(group2, number, body) {
  const row = {};
  for (const field of group2.fields) {
    const value = readField(field, `${group2.name}.${number}.${field.name}`, body);
    if (value !== void 0) row[field.name] = value;
  }
  return row;
}

// src/features/procedures/forms/answering/take-page.ts
var SEEN = "_seen";
var ROW_BUTTON = "_row";
function takePage(form2, pageId, before, body, context) {
  const typed = readPage(form2, pageId, body);
  const answers = computedIn(form2, mergeRows(form2, pageId, { before, typed }), context);
  const button = changedRows(form2, pageId, answers, body);
  if (button) return { outcome: "rows", answers: button, errors: {} };
  const { errors } = checkPage(form2, pageId, answers, context);
  const hidden = new Set(conditionalNames(form2, pageId, answers));
  for (const name2 of [body[SEEN] ?? []].flat()) hidden.delete(String(name2));
  const old = Object.entries(errors).filter(([name2]) => ![...hidden].some((each) => isUnder(name2, each)));
  if (old.length > 0) return { outcome: "faults", answers, errors: Object.fromEntries(old) };
  return { outcome: hidden.size > 0 ? "more" : "done", answers, errors: {} };
}
function isUnder(name2, field) {
  return name2 === field || name2.startsWith(`${field}.`);
}
function mergeRows(form2, pageId, { before, typed }) {
  const answers = { ...before, ...typed };
  for (const field of pageOf2(form2, pageId)?.fields ?? []) {
    if (field.type !== "group" || !Object.hasOwn(typed, field.name)) continue;
    const old = asRows(Object.hasOwn(before, field.name) ? before[field.name] : []);
    const rows = asRows(typed[field.name]);
    if (old.length === rows.length)
      answers[field.name] = rows.map((row, at) => ({ ...old[at], ...row }));
  }
  return answers;
}
function pageOf2(form2, pageId) {
  return form2.pages.find((page) => page.id === pageId);
}
function computedIn(form2, answers, context) {
  const walked = walkForm(form2, answers, context.today).answers;
  const filled = { ...answers };
  for (const field of form2.pages.flatMap((page) => page.fields)) {
    if (field.type !== "computed") continue;
    delete filled[field.name];
    if (Object.hasOwn(walked, field.name)) filled[field.name] = walked[field.name];
  }
  return filled;
}
function changedRows(form2, pageId, answers, body) {
  const pressed = /^([A-Za-z0-9]+)(\+|-(\d{1,4}))$/.exec(String([body[ROW_BUTTON] ?? ""].flat()[0]));
  const group2 = pageOf2(form2, pageId)?.fields.find(
    (field) => field.type === "group" && field.name === pressed?.[1]
  );
  if (!pressed || !group2) return null;
  const rows = asRows(Object.hasOwn(answers, group2.name) ? answers[group2.name] : []);
  const shown2 = rows.length === 0 && group2.min > 0 ? Array.from({ length: group2.min }, () => ({})) : rows;
  const changed = pressed[2] === "+" ? [...shown2, ...shown2.length < group2.max ? [{}] : []] : shown2.filter((_, at) => at !== Number(pressed[3]));
  return { ...answers, [group2.name]: changed };
}
function conditionalNames(form2, pageId, answers) {
  const walked = walkForm(form2, answers, null);
  const fields = walked.pages.find(({ page }) => page.id === pageId)?.fields ?? [];
  return fields.flatMap((field) => [
    ...field.when && field.type !== "computed" ? [field.name] : [],
    ...field.type === "group" ? conditionalInRows(field, walked.answers) : []
  ]);
}
function conditionalInRows(group2, answers) {
  return asRows(answers[group2.name]).flatMap(
    (row, at) => openInRow(group2, row, answers).filter((field) => field.when !== void 0).map((field) => `${group2.name}.${at}.${field.name}`)
  );
}

// src/features/procedures/forms/answering/page-view.ts
function pageView(form2, pageId, given2) {
  const walked = walkForm(form2, given2, null);
  const open3 = walked.pages.find(({ page }) => page.id === pageId);
  if (!open3) return null;
  const { id, title, intro } = open3.page;
  return {
    ...{ id, title, intro, seenName: SEEN },
    seen: conditionalNames(form2, pageId, given2),
    fields: open3.fields.filter((field) => field.type !== "computed" || !field.isHidden && walked.answers[field.name]).map((field) => fieldView(field, given2, walked.answers))
  };
}
function fieldView(field, given2, known) {
  if (field.type === "group") return rowsView(field, asRows(ownValue(given2, field.name)), known);
  if (field.type === "computed") {
    const value = describeText(field, asText(known[field.name]));
    return { kind: "computed", name: field.name, label: field.label, help: field.help, value };
  }
  return rowFieldView(field, field.name, ownValue(given2, field.name));
}
function rowsView(group2, given2, known) {
  const rows = given2.length > 0 ? given2 : Array.from({ length: group2.min }, () => ({}));
  const { name: name2, label, help, row, min } = group2;
  return {
    ...{ kind: "rows", name: name2, label, help, row, min },
    rows: rows.map(
      (each, at) => openInRow(group2, each, known).map(
        (field) => rowFieldView(field, `${name2}.${at}.${field.name}`, ownValue(each, field.name))
      )
    ),
    canAdd: rows.length < group2.max
  };
}
function rowFieldView(field, name2, given2) {
  if (field.type === "note") return { kind: "note", name: name2, text: field.text };
  if (field.type !== "address" && field.type !== "person") return simpleView(field, name2, given2);
  const values = given2 ?? initialParts(field);
  const isOwn = field.type === "person" && field.isApplicant;
  const fields = partsOf(field).map((part) => ({
    ...simpleView(part, `${name2}.${part.name}`, ownValue(values, part.name)),
    ...isOwn && { autocomplete: OWN[part.name] }
  }));
  return { kind: "parts", name: name2, label: field.label, help: field.help, isRequired: field.required, fields };
}
var OWN = { hoTen: "name", dienThoai: "tel", email: "email" };
var YES_NO = [
  { value: "yes", label: "C\xF3" },
  { value: "no", label: "Kh\xF4ng" }
];
function simpleView(field, name2, given2) {
  const asked2 = { name: name2, label: field.label, help: field.help, isRequired: field.required };
  if (field.type === "yesNo" || field.type === "choice" || field.type === "choices") {
    const choices = field.type === "yesNo" ? YES_NO : field.choices;
    return { ...asked2, kind: "choice", isMany: field.type === "choices", choices, chosen: asList(given2) };
  }
  return {
    ...{ ...asked2, kind: "line", type: LINE_TYPES[field.type] ?? "text" },
    help: field.help ?? (field.type === "date" ? dateHelp(field.partial) : void 0),
    inputmode: INPUT_MODES[field.type],
    isLong: field.type === "longText",
    autocomplete: void 0,
    unit: field.type === "money" ? "\u20AB" : field.type === "number" ? field.unit : void 0,
    value: shown(field, asText(given2))
  };
}
var LINE_TYPES = { phone: "tel", email: "email" };
var INPUT_MODES = {
  ...{ personalId: "numeric", money: "numeric", number: "decimal" }
};
function dateHelp(partial) {
  return `Ng\xE0y/th\xE1ng/n\u0103m, v\xED d\u1EE5 05/03/1990.${partial ? " Ch\u1EC9 nh\u1EDB n\u0103m th\xEC ghi n\u0103m." : ""}`;
}
function shown(field, text5) {
  if (field.type === "date") return describeText(field, text5);
  return field.type === "money" && /^\d{1,15}$/.test(text5) ? Number(text5).toLocaleString("vi-VN") : text5;
}

// src/features/procedures/forms/answering/prefill.ts
var APPLICANT_PARTS = {
  hoTen: "applicant.name",
  ngaySinh: "applicant.birthOn",
  soDinhDanh: "applicant.personalId",
  noiCuTru: "applicant.address",
  dienThoai: "applicant.phone",
  email: "applicant.email"
};
function prefill(form2, known) {
  const answers = {};
  for (const field of form2.pages.flatMap((page) => page.fields)) {
    const value = prefilled(field, known);
    if (value !== void 0) answers[field.name] = value;
  }
  return answers;
}
function prefilled(field, known) {
  if (field.type === "person" && field.isApplicant) {
    const filled = field.parts.flatMap((part) => {
      const text6 = known[APPLICANT_PARTS[part] ?? "organisation.code"];
      return APPLICANT_PARTS[part] && text6 ? [[part, text6]] : [];
    });
    const isForeign = field.parts.includes("quocTich") && filled.length > 0;
    return filled.length > 0 ? { ...Object.fromEntries(filled), ...isForeign && { quocTich: "Vi\u1EC7t Nam" } } : void 0;
  }
  if (!("prefill" in field) || field.prefill === void 0) return void 0;
  const text5 = known[field.prefill];
  if (!text5) return void 0;
  return field.type === "address" ? { chiTiet: text5 } : text5;
}

// src/features/procedures/forms/definitions/known-fields.ts
function fieldAt(earlier, path2) {
  const [name2 = "", part] = path2.split(".");
  const field = earlier.get(name2);
  if (part === void 0 || field === void 0) return field;
  return partsOf(field).find((each) => each.name === part);
}
function columnAt(earlier, path2) {
  const [name2 = "", column2] = path2.split(".");
  const field = earlier.get(name2);
  return field?.type === "group" ? field.fields.find((each) => each.name === column2) : void 0;
}
var NUMERIC_OPERATIONS = /* @__PURE__ */ new Set(["sum", "count", "age", "days"]);
function isNumeric(field) {
  if (field?.type === "computed") return NUMERIC_OPERATIONS.has(field.compute.op);
  return field?.type === "number" || field?.type === "money";
}
function choicesOf(field) {
  if (field.type === "yesNo") return ["yes", "no"];
  return field.type === "choice" || field.type === "choices" ? field.choices.map(({ value }) => value) : null;
}

// src/features/procedures/forms/definitions/describe-definition.ts
var TYPE_LABELS = {
  ...{ text: "Ch\u1EEF m\u1ED9t d\xF2ng", longText: "Ch\u1EEF nhi\u1EC1u d\xF2ng", number: "S\u1ED1", money: "S\u1ED1 ti\u1EC1n", date: "Ng\xE0y" },
  ...{ yesNo: "C\xF3, kh\xF4ng", choice: "Ch\u1ECDn m\u1ED9t", choices: "Ch\u1ECDn nhi\u1EC1u", personalId: "S\u1ED1 \u0111\u1ECBnh danh" },
  ...{ phone: "\u0110i\u1EC7n tho\u1EA1i", email: "Th\u01B0 \u0111i\u1EC7n t\u1EED", address: "\u0110\u1ECBa ch\u1EC9", person: "Ng\u01B0\u1EDDi" },
  ...{ group: "Nh\xF3m l\u1EB7p l\u1EA1i", note: "L\u1EDDi d\u1EABn", computed: "T\u1EF1 t\xEDnh" }
};
function describeDefinition(form2) {
  const labels = /* @__PURE__ */ new Map();
  for (const field of form2.pages.flatMap((page) => page.fields)) {
    labels.set(field.name, field);
    if (field.type === "group") for (const each of field.fields) labels.set(each.name, each);
  }
  return form2.pages.map((page) => ({
    id: page.id,
    title: page.title,
    when: page.when ? conditionWords(page.when, labels) : "",
    fields: page.fields.map((field) => describeField2(field, labels))
  }));
}
function describeField2(field, labels) {
  return {
    name: field.name,
    label: field.type === "note" ? field.text : field.label,
    words: [TYPE_LABELS[field.type], ...detailsOf(field, labels)].filter((text5) => text5 !== "").join("; "),
    when: field.when ? conditionWords(field.when, labels) : ""
  };
}
function detailsOf(field, labels) {
  if (field.type === "note") return [];
  if (field.type === "computed") return [operationWords(field.compute, labels)];
  if (field.type === "group")
    return [
      `${field.min} \u0111\u1EBFn ${field.max} d\xF2ng`,
      ...field.fields.map((each) => {
        const { label, words: words3, when } = describeField2(each, labels);
        return `c\u1ED9t \u201C${label}\u201D (${words3}${when && `; khi ${when}`})`;
      })
    ];
  return [field.required ? "b\u1EAFt bu\u1ED9c" : "kh\xF4ng b\u1EAFt bu\u1ED9c", ...boundsOf(field)];
}
function boundsOf(field) {
  const bounds = [];
  if ("choices" in field) bounds.push(field.choices.map(({ label }) => label).join(" / "));
  if (field.type === "person")
    bounds.push(
      partsOf(field).map(({ label }) => label).join(", ")
    );
  if ("min" in field && field.min !== void 0) bounds.push(`\xEDt nh\u1EA5t ${field.min}`);
  if ("max" in field && field.max !== void 0) bounds.push(`t\u1ED1i \u0111a ${field.max}`);
  if ("notBefore" in field && field.notBefore) bounds.push(`kh\xF4ng tr\u01B0\u1EDBc ${dayWords(field.notBefore)}`);
  if ("notAfter" in field && field.notAfter) bounds.push(`kh\xF4ng sau ${dayWords(field.notAfter)}`);
  if (field.help) bounds.push(`l\u1EDDi d\u1EABn: ${field.help}`);
  return bounds;
}
function dayWords(bound) {
  return bound === "today" ? "h\xF4m nay" : bound;
}
function called(path2, labels) {
  const [name2 = "", part] = path2.split(".");
  const field = labels.get(name2);
  if (!field || field.type === "note") return path2;
  const inside = field.type === "group" ? field.fields : partsOf(field);
  const found2 = inside.find((each) => each.name === part);
  return found2 && "label" in found2 ? `\u201C${found2.label}\u201D c\u1EE7a \u201C${field.label}\u201D` : `\u201C${field.label}\u201D`;
}
function conditionWords(condition2, labels) {
  if ("not" in condition2) return `kh\xF4ng ph\u1EA3i (${conditionWords(condition2.not, labels)})`;
  if ("all" in condition2) return condition2.all.map((each) => conditionWords(each, labels)).join(" v\xE0 ");
  if ("any" in condition2)
    return `(${condition2.any.map((each) => conditionWords(each, labels)).join(" ho\u1EB7c ")})`;
  const name2 = called(condition2.field, labels);
  if ("answered" in condition2) return condition2.answered ? `\u0111\xE3 ghi ${name2}` : `ch\u01B0a ghi ${name2}`;
  if ("greaterThan" in condition2) return `${name2} l\u1EDBn h\u01A1n ${condition2.greaterThan}`;
  const values = "equals" in condition2 ? [condition2.equals] : condition2.in;
  return `${name2} l\xE0 ${values.map((value) => choiceWords(condition2.field, value, labels)).join(" ho\u1EB7c ")}`;
}
function choiceWords(path2, value, labels) {
  const field = labels.get(path2.split(".")[0]);
  if (!field || choicesOf(field) === null) return `\u201C${value}\u201D`;
  if (field.type === "yesNo") return value === "yes" ? "\u201CC\xF3\u201D" : "\u201CKh\xF4ng\u201D";
  const choices = "choices" in field ? field.choices : [];
  return `\u201C${choices.find((each) => each.value === value)?.label ?? value}\u201D`;
}
function operationWords(operation2, labels) {
  const name2 = (path2) => path2 === "today" ? "h\xF4m nay" : called(path2, labels);
  switch (operation2.op) {
    case "sum":
      return `t\u1ED5ng c\u1EE7a ${operation2.of.map(name2).join(", ")}${operation2.times === 1 ? "" : ` nh\xE2n ${operation2.times}`}`;
    case "count":
      return `s\u1ED1 d\xF2ng c\u1EE7a ${name2(operation2.of)}`;
    case "age":
      return `tu\u1ED5i theo ${name2(operation2.of)}, t\xEDnh \u0111\u1EBFn ${name2(operation2.on)}`;
    case "days":
      return `s\u1ED1 ng\xE0y t\u1EEB ${name2(operation2.from)} \u0111\u1EBFn ${name2(operation2.to)}`;
    case "concat":
      return `gh\xE9p ${operation2.of.map(name2).join(", ")}`;
  }
}

// src/features/procedures/forms/definitions/compare-forms.ts
function compareForms(before, after2) {
  const [old, now] = [linesOf(before), linesOf(after2)];
  const keys = /* @__PURE__ */ new Set([...now.keys(), ...old.keys()]);
  return [...keys].map((key) => ({
    where: (now.get(key) ?? old.get(key)).where,
    before: old.get(key)?.text ?? "",
    after: now.get(key)?.text ?? ""
  })).filter((change) => change.before !== change.after);
}
function linesOf(form2) {
  const lines4 = /* @__PURE__ */ new Map();
  if (form2 === null) return lines4;
  lines4.set("title", { where: "T\xEAn bi\u1EC3u m\u1EABu", text: form2.title });
  lines4.set("source", { where: "Ngu\u1ED3n", text: form2.source });
  const state = form2.isVerified ? "\u0111\xE3 \u0111\u1ED1i chi\u1EBFu t\u1EDD khai ch\xEDnh th\u1EE9c" : "ch\u01B0a x\xE1c minh";
  lines4.set("verified", { where: "\u0110\u1ED1i chi\u1EBFu", text: state });
  const { kind, ...roles } = form2.applicant;
  const who = Object.entries(roles).map(([role, paths2]) => `${role}: ${(paths2 ?? []).join(", ")}`);
  lines4.set("applicant", { where: "Ng\u01B0\u1EDDi n\u1ED9p l\u1EA5y t\u1EEB m\u1EE5c", text: [kind, ...who].join("; ") });
  lines4.set("quantity", { where: "S\u1ED1 l\u01B0\u1EE3ng t\xEDnh ph\xED l\u1EA5y t\u1EEB m\u1EE5c", text: form2.quantity ?? "" });
  lines4.set("summary", { where: "T\xF3m t\u1EAFt l\u1EA5y t\u1EEB m\u1EE5c", text: form2.summary.join(", ") });
  describeDefinition(form2).forEach((page, at) => {
    const intro = form2.pages[at]?.intro;
    const text5 = [`th\u1EE9 ${at + 1}`, page.title, intro, page.when && `khi ${page.when}`].filter(Boolean).join("; ");
    lines4.set(`page ${page.id}`, { where: `Trang \u201C${page.title}\u201D`, text: text5 });
    for (const field of page.fields)
      lines4.set(`field ${field.name}`, {
        where: `M\u1EE5c ${field.name}`,
        text: `${wordsOf2(field)} (trang \u201C${page.title}\u201D)`
      });
  });
  return lines4;
}
function wordsOf2({ label, words: words3, when }) {
  return [`\u201C${label}\u201D`, words3, when && `khi ${when}`].filter((text5) => text5 !== "").join("; ");
}

// src/features/procedures/forms/definitions/seeded.ts
import { readdirSync, readFileSync as readFileSync3 } from "node:fs";
import { join as join3 } from "node:path";
import { z as z12 } from "zod";

// src/features/procedures/forms/definitions/faults-of-references.ts
var missing = (path2) => `"${path2}" kh\xF4ng c\xF3, ho\u1EB7c \u0111\u1EE9ng sau ch\u1ED7 d\xF9ng n\xF3.`;
function conditionFaults(condition2, earlier) {
  if ("not" in condition2) return conditionFaults(condition2.not, earlier);
  if ("all" in condition2) return condition2.all.flatMap((each) => conditionFaults(each, earlier));
  if ("any" in condition2) return condition2.any.flatMap((each) => conditionFaults(each, earlier));
  const field = fieldAt(earlier, condition2.field);
  if (!field) return [missing(condition2.field)];
  if (field.type === "note") return [`"${condition2.field}" ch\u1EC9 l\xE0 l\u1EDDi d\u1EABn, kh\xF4ng c\xF3 c\xE2u tr\u1EA3 l\u1EDDi.`];
  if ("answered" in condition2) return [];
  if (field.type === "group") return [`"${condition2.field}" l\xE0 nh\xF3m l\u1EB7p: ch\u1EC9 h\u1ECFi \u0111\u01B0\u1EE3c \u0111\xE3 c\xF3 d\xF2ng n\xE0o ch\u01B0a.`];
  if ("greaterThan" in condition2) {
    const fits = typeof condition2.greaterThan === "string" ? field.type === "date" : isNumeric(field);
    return fits ? [] : [`"${condition2.field}" kh\xF4ng so l\u1EDBn h\u01A1n v\u1EDBi ${condition2.greaterThan} \u0111\u01B0\u1EE3c.`];
  }
  if (field.type === "address" || field.type === "person")
    return [`"${condition2.field}" g\u1ED3m nhi\u1EC1u ph\u1EA7n: ghi r\xF5 ph\u1EA7n n\xE0o.`];
  const choices = choicesOf(field);
  const asked2 = "equals" in condition2 ? [condition2.equals] : condition2.in;
  return choices === null ? [] : asked2.filter((value) => !choices.includes(value)).map((value) => `"${condition2.field}" kh\xF4ng c\xF3 l\u1EF1a ch\u1ECDn "${value}".`);
}
function operationFaults(operation2, earlier) {
  const found2 = (path2) => fieldAt(earlier, path2);
  const day3 = (path2) => path2 === "today" || found2(path2)?.type === "date" ? [] : [`"${path2}" kh\xF4ng ph\u1EA3i l\xE0 ng\xE0y \u0111\u1EE9ng tr\u01B0\u1EDBc.`];
  switch (operation2.op) {
    case "sum":
      return operation2.of.filter((path2) => !isNumeric(found2(path2)) && !isNumeric(columnAt(earlier, path2))).map((path2) => `"${path2}" kh\xF4ng ph\u1EA3i l\xE0 s\u1ED1 \u0111\u1EE9ng tr\u01B0\u1EDBc.`);
    case "count":
      return ["group", "choices"].includes(found2(operation2.of)?.type ?? "") ? [] : [`"${operation2.of}" kh\xF4ng ph\u1EA3i l\xE0 nh\xF3m l\u1EB7p hay danh s\xE1ch ch\u1ECDn \u0111\u1EE9ng tr\u01B0\u1EDBc.`];
    case "age":
      return [...day3(operation2.of), ...day3(operation2.on)];
    case "days":
      return [...day3(operation2.from), ...day3(operation2.to)];
    case "concat":
      return operation2.of.filter((path2) => !found2(path2)).map(missing);
  }
}
function boundFaults(bound, earlier) {
  if (bound === void 0 || bound === "today" || isDay(bound)) return [];
  return fieldAt(earlier, bound)?.type === "date" ? [] : [`"${bound}" kh\xF4ng ph\u1EA3i l\xE0 ng\xE0y \u0111\u1EE9ng tr\u01B0\u1EDBc.`];
}

// src/features/procedures/forms/definitions/form-faults.ts
var FILING_STEPS = /* @__PURE__ */ new Set(["giay-to", "nhan-ket-qua", "xem-lai", "bo", "luu", "nop", "tep"]);
function formFaults(form2) {
  const faults = [];
  const earlier = /* @__PURE__ */ new Map();
  const pageIds = /* @__PURE__ */ new Set();
  if (form2.validUntil !== null && form2.validUntil <= form2.validFrom)
    faults.push("Ng\xE0y h\u1EBFt hi\u1EC7u l\u1EF1c ph\u1EA3i sau ng\xE0y c\xF3 hi\u1EC7u l\u1EF1c.");
  for (const page of form2.pages) {
    const at = `Trang "${page.id}"`;
    if (pageIds.has(page.id)) faults.push(`${at}: m\xE3 trang b\u1ECB tr\xF9ng.`);
    if (FILING_STEPS.has(page.id)) faults.push(`${at}: m\xE3 n\xE0y d\xE0nh cho c\xE1c b\u01B0\u1EDBc n\u1ED9p h\u1ED3 s\u01A1.`);
    pageIds.add(page.id);
    if (page.when) faults.push(...conditionFaults(page.when, earlier).map((text5) => `${at}: ${text5}`));
    for (const field of page.fields) {
      const found2 = fieldFaults(field, earlier);
      faults.push(...found2.map((text5) => `${at}, m\u1EE5c "${field.name}": ${text5}`));
      if (!earlier.has(field.name)) earlier.set(field.name, field);
    }
  }
  return [...faults, ...roleFaults(form2, earlier)];
}
var RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));
function fieldFaults(field, earlier) {
  const faults = nameFaults(field.name, earlier);
  if (field.when) faults.push(...conditionFaults(field.when, earlier));
  if (field.type === "computed") faults.push(...operationFaults(field.compute, earlier));
  if (field.type === "group") faults.push(...groupFaults(field, earlier));
  else faults.push(...ownFaults(field, earlier));
  return faults;
}
function nameFaults(name2, earlier) {
  if (RESERVED.has(name2)) return ["kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c t\xEAn n\xE0y."];
  return earlier.has(name2) ? ["t\xEAn b\u1ECB tr\xF9ng."] : [];
}
function groupFaults(group2, earlier) {
  const faults = [];
  const known = new Map(earlier);
  if (group2.min > group2.max) faults.push("s\u1ED1 d\xF2ng \xEDt nh\u1EA5t l\u1EDBn h\u01A1n s\u1ED1 d\xF2ng nhi\u1EC1u nh\u1EA5t.");
  for (const field of group2.fields) {
    const found2 = nameFaults(field.name, known);
    if (field.name === group2.name) found2.push("tr\xF9ng t\xEAn v\u1EDBi nh\xF3m.");
    if (field.when) found2.push(...conditionFaults(field.when, known));
    found2.push(...ownFaults(field, known));
    faults.push(...found2.map((text5) => `c\u1ED9t "${field.name}": ${text5}`));
    known.set(field.name, field);
  }
  return faults;
}
function ownFaults(field, earlier) {
  if (field.type === "choice" || field.type === "choices") return choiceFaults(field.choices);
  if (field.type === "date")
    return [...boundFaults(field.notAfter, earlier), ...boundFaults(field.notBefore, earlier)];
  if (field.type === "person") {
    const extra = field.optional.filter((part) => !field.parts.includes(part));
    const twice = field.parts.length > new Set(field.parts).size ? ["c\xF3 ph\u1EA7n b\u1ECB tr\xF9ng."] : [];
    return [...twice, ...extra.map((part) => `ph\u1EA7n "${part}" kh\xF4ng \u0111\u01B0\u1EE3c h\u1ECFi m\xE0 ghi l\xE0 kh\xF4ng b\u1EAFt bu\u1ED9c.`)];
  }
  if ((field.type === "number" || field.type === "money") && (field.min ?? 0) > (field.max ?? Infinity))
    return ["s\u1ED1 nh\u1ECF nh\u1EA5t l\u1EDBn h\u01A1n s\u1ED1 l\u1EDBn nh\u1EA5t."];
  return [];
}
function choiceFaults(choices) {
  const values = choices.map(({ value }) => value);
  if (values.length < 2) return ["c\u1EA7n \xEDt nh\u1EA5t hai l\u1EF1a ch\u1ECDn."];
  return values.length > new Set(values).size ? ["c\xF3 l\u1EF1a ch\u1ECDn b\u1ECB tr\xF9ng."] : [];
}
function roleFaults({ applicant, summary, quantity }, earlier) {
  const { kind: _, ...roles } = applicant;
  const isCounted = quantity === void 0 || fieldAt(earlier, quantity)?.type === "number";
  return [
    ...[...Object.values(roles).flatMap((paths2) => paths2 ?? []), ...summary].filter((path2) => !fieldAt(earlier, path2)).map((path2) => `Ng\u01B0\u1EDDi n\u1ED9p, t\xF3m t\u1EAFt: kh\xF4ng c\xF3 m\u1EE5c "${path2}".`),
    ...isCounted ? [] : [`S\u1ED1 l\u01B0\u1EE3ng t\xEDnh ph\xED: "${quantity}" kh\xF4ng ph\u1EA3i l\xE0 m\u1EE5c ghi s\u1ED1.`]
  ];
}

// src/features/procedures/forms/definitions/read-definition.ts
var MOST_FAULTS = 100;
function readDefinition(text5, given2 = {}) {
  let content;
  try {
    content = JSON.parse(text5.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { form: null, faults: [syntaxFault(text5, error)] };
  }
  if (typeof content !== "object" || content === null || Array.isArray(content))
    return { form: null, faults: ['T\u1EC7p ph\u1EA3i l\xE0 m\u1ED9t \u0111\u1ED1i t\u01B0\u1EE3ng JSON: { "title": \u2026, "pages": [\u2026] }.'] };
  const parsed = formDefinition.safeParse({ ...content, ...given2 });
  if (!parsed.success)
    return { form: null, faults: listed(parsed.error.issues.map((each) => wordsOf3(each, content))) };
  const faults = listed(formFaults(parsed.data));
  return faults.length > 0 ? { form: null, faults } : { form: parsed.data, faults: [] };
}
function listed(faults) {
  const more = faults.length - MOST_FAULTS;
  return more > 0 ? [...faults.slice(0, MOST_FAULTS), `\u2026 v\xE0 ${more} l\u1ED7i kh\xE1c.`] : faults;
}
function syntaxFault(text5, { message }) {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === void 0) return "T\u1EC7p kh\xF4ng ph\u1EA3i l\xE0 JSON \u0111\xFAng.";
  return `D\xF2ng ${text5.slice(0, Number(position)).split("\n").length}: kh\xF4ng ph\u1EA3i l\xE0 JSON \u0111\xFAng.`;
}
var PLACES = {
  pages: "trang",
  fields: "m\u1EE5c",
  choices: "l\u1EF1a ch\u1ECDn",
  when: "\u0111i\u1EC1u ki\u1EC7n"
};
function wordsOf3(issue, content) {
  const place = [];
  let at = content;
  for (const key of issue.path) {
    at = at?.[key];
    if (typeof key === "number") place.push(`${place.pop() ?? ""} ${calledIn(at, key)}`);
    else place.push(PLACES[String(key)] ?? String(key));
  }
  return `${place.join(" \u203A ") || "Bi\u1EC3u m\u1EABu"}: ${reasonOf(issue)}`;
}
function calledIn(thing, index) {
  const { id, name: name2 } = Object(thing);
  const called2 = [id, name2].find((each) => typeof each === "string");
  return called2 === void 0 ? `th\u1EE9 ${index + 1}` : `"${String(called2).slice(0, 60)}"`;
}
function reasonOf(issue) {
  if (issue.code === "unrecognized_keys")
    return `c\xF3 kh\xF3a kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c: ${issue.keys.join(", ").slice(0, 200)}.`;
  if (issue.code === "invalid_union" && issue.path.at(-1) === "type")
    return "lo\u1EA1i m\u1EE5c kh\xF4ng c\xF3 trong danh s\xE1ch.";
  return issue.message;
}

// src/features/procedures/forms/definitions/seeded.ts
var FOLDER = join3(root, "db", "seeds", "forms");
var fragments = z12.strictObject({
  pages: z12.record(z12.string(), z12.looseObject({ id: z12.string() })),
  fields: z12.record(z12.string(), z12.looseObject({ name: z12.string() }))
});
var use = z12.strictObject({ use: z12.string(), with: z12.record(z12.string(), z12.unknown()).default({}) });
var written = z12.looseObject({ pages: z12.array(z12.looseObject({ fields: z12.array(z12.unknown()).optional() })) });
function readFragments() {
  return fragments.parse(JSON.parse(readFileSync3(join3(FOLDER, "fragments.json"), "utf8")));
}
function readSeededForms() {
  const shared = readFragments();
  const names = readdirSync(FOLDER).filter((name2) => /^\d\.\d{6}(-v\d+)?\.json$/.test(name2));
  return names.sort().map((name2) => {
    const text5 = readFileSync3(join3(FOLDER, name2), "utf8");
    const reading = readDefinition(JSON.stringify(writeOut(JSON.parse(text5), shared)));
    if (reading.form === null) throw new Error(`${name2}:
${reading.faults.join("\n")}`);
    return reading.form;
  });
}
function writeOut(given2, shared) {
  const form2 = written.parse(given2);
  const pages = form2.pages.map((page) => "use" in page ? fragment(page, shared.pages) : page);
  return {
    ...form2,
    pages: pages.map((page) => ({
      ...page,
      fields: (written.shape.pages.element.parse(page).fields ?? []).map(
        (field) => typeof field === "object" && field !== null && "use" in field ? fragment(field, shared.fields) : field
      )
    }))
  };
}
function fragment(given2, from) {
  const { use: name2, with: changes } = use.parse(given2);
  const found2 = from[name2];
  if (!found2) throw new Error(`No fragment "${name2}"`);
  return { ...found2, ...changes };
}

// src/features/procedures/forms/definitions/general-form.ts
function generalForm(procedure) {
  const role = (part) => [`nguoiUyQuyen.${part}`, `nguoiNop.${part}`];
  const written3 = {
    procedureCode: procedure.code,
    version: 1,
    validFrom: "2025-07-01",
    title: procedure.name,
    source: "Bi\u1EC3u m\u1EABu chung c\u1EE7a h\u1EC7 th\u1ED1ng: th\u1EE7 t\u1EE5c ch\u01B0a c\xF3 bi\u1EC3u m\u1EABu \u0111i\u1EC7n t\u1EED ri\xEAng.",
    applicant: {
      ...{ name: role("hoTen"), personalId: role("soDinhDanh"), birthOn: role("ngaySinh") },
      ...{ phone: ["nguoiNop.dienThoai"], email: ["nguoiNop.email"], address: role("noiCuTru") },
      ...{ representativeName: ["nguoiNopThay"], representativePersonalId: ["soNopThay"] },
      representativeBasis: ["canCuKhac", "canCuChiTiet", "canCu"]
    },
    summary: ["noiDung"],
    pages: [
      { use: "nguoi-nop" },
      { use: "uy-quyen" },
      {
        id: "noi-dung",
        title: "N\u1ED9i dung y\xEAu c\u1EA7u",
        fields: [
          {
            ...{ type: "longText", name: "noiDung", label: "B\u1EA1n y\xEAu c\u1EA7u gi\u1EA3i quy\u1EBFt vi\u1EC7c g\xEC?", max: 2e3 },
            help: "Ghi vi\u1EC7c c\u1EA7n gi\u1EA3i quy\u1EBFt v\xE0 th\xF4ng tin c\u1EA7n thi\u1EBFt. T\u1EDD khai theo m\u1EABu th\xEC \u0111\xEDnh k\xE8m \u1EDF b\u01B0\u1EDBc sau."
          }
        ]
      }
    ]
  };
  return formDefinition.parse(writeOut(written3, readFragments()));
}

// src/features/procedures/forms/definitions/publish-form.ts
import { isDeepStrictEqual } from "node:util";
import { z as z13 } from "zod";

// src/features/procedures/versions/save-version.ts
import { sql as sql9 } from "kysely";
async function lockCatalogue(tx) {
  await sql9`select pg_advisory_xact_lock(hashtext('catalogue'))`.execute(tx);
}
async function endVersion(tx, { code, version }, until) {
  await tx.updateTable("procedure_versions").set({ valid_until: until }).where("code", "=", code).where("version", "=", version).execute();
}
async function insertVersion(tx, act, next, clientKey) {
  await tx.insertInto("procedure_versions").values({
    code: next.code,
    version: next.version,
    valid_from: next.validFrom,
    valid_until: null,
    name: next.name,
    field: next.field,
    field_code: next.fieldCode,
    search_text: foldVietnamese(`${next.name} ${next.field} ${next.code}`),
    content: JSON.stringify(next),
    decided_in: act.officer.wardId,
    decided_by: act.officer.id,
    decided_at: act.now,
    client_key: clientKey
  }).execute();
}
function fieldCodeOf(field) {
  return foldVietnamese(field).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

// src/features/procedures/versions/store.ts
async function listVersions(db, code) {
  const rows = await keptRows(db).where("code", "=", code).orderBy("valid_from", "desc").execute();
  return rows.map(keptVersion);
}
async function listVersionsBetween(db, first, last) {
  const rows = await keptRows(db).where("valid_from", "<=", last).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", first)])).orderBy("code").orderBy("valid_from").execute();
  return rows.map(keptVersion);
}
function keptRows(db) {
  return db.selectFrom("procedure_versions").select(["content", "valid_from", "valid_until", "decided_in", "decided_by", "decided_at"]);
}
function keptVersion(row) {
  return {
    procedure: procedureVersion.parse(row.content),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    decidedBy: row.decided_by === null || row.decided_in === null || row.decided_at === null ? null : { wardId: row.decided_in, officerId: row.decided_by, at: row.decided_at }
  };
}
async function listInForce(db, day3) {
  const rows = await db.selectFrom("procedure_versions").select("content").where("valid_from", "<=", day3).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day3)])).orderBy("code").execute();
  return rows.map((row) => procedureVersion.parse(row.content));
}
async function listPlanned(db, day3) {
  const rows = await db.selectFrom("procedure_versions").select(["code", "valid_from"]).where("valid_from", ">", day3).orderBy("valid_from").execute();
  return new Map(rows.map((row) => [row.code, row.valid_from]));
}

// src/features/procedures/forms/definitions/store.ts
function formOf({ content, version, valid_from, valid_until }) {
  const form2 = formDefinition.parse({ ...content, version });
  return { ...form2, validFrom: valid_from, validUntil: valid_until };
}
var COLUMNS = ["content", "version", "valid_from", "valid_until"];
async function findForm(db, procedureCode, day3) {
  const row = await db.selectFrom("form_versions").select(COLUMNS).where("procedure_code", "=", procedureCode).where("valid_from", "<=", day3).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day3)])).executeTakeFirst();
  return row ? formOf(row) : null;
}
async function findFormVersion(db, procedureCode, version) {
  const row = await db.selectFrom("form_versions").select(COLUMNS).where("procedure_code", "=", procedureCode).where("version", "=", version).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 phi\xEAn b\u1EA3n n\xE0y c\u1EE7a bi\u1EC3u m\u1EABu.");
  return formOf(row);
}
async function listFormVersions(db, procedureCode) {
  const rows = await db.selectFrom("form_versions").select([...COLUMNS, "why", "decided_in", "decided_by", "decided_at"]).where("procedure_code", "=", procedureCode).orderBy("version", "desc").execute();
  return rows.map((row) => ({
    form: formOf(row),
    why: row.why,
    publishedBy: row.decided_in === null || row.decided_by === null || row.decided_at === null ? null : { wardId: row.decided_in, officerId: row.decided_by, at: row.decided_at }
  }));
}
async function findFormMade(db, clientKey) {
  const row = await db.selectFrom("form_versions").select(COLUMNS).where("client_key", "=", clientKey).executeTakeFirst();
  return row ? formOf(row) : null;
}
async function listFormCodes(db, day3) {
  const rows = await db.selectFrom("form_versions").select("procedure_code").where("valid_from", "<=", day3).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day3)])).orderBy("procedure_code").execute();
  return rows.map((row) => row.procedure_code);
}
async function newestForms(db) {
  const rows = await db.selectFrom("form_versions").select(["procedure_code", "version", "valid_from", "valid_until", "decided_by"]).orderBy("version").execute();
  return new Map(
    rows.map((row) => [
      row.procedure_code,
      {
        ...{ procedureCode: row.procedure_code, version: row.version, validFrom: row.valid_from },
        ...{ validUntil: row.valid_until, isOwn: row.decided_by !== null }
      }
    ])
  );
}
async function endForm(tx, { procedureCode, version }, until) {
  await tx.updateTable("form_versions").set({ valid_until: until }).where("procedure_code", "=", procedureCode).where("version", "=", version).execute();
}
async function insertForm(tx, form2, published) {
  await tx.insertInto("form_versions").values({
    procedure_code: form2.procedureCode,
    version: form2.version,
    valid_from: form2.validFrom,
    valid_until: form2.validUntil,
    title: form2.title,
    content: JSON.stringify(form2),
    why: published?.why ?? "",
    decided_in: published?.wardId ?? null,
    decided_by: published?.officerId ?? null,
    decided_at: published?.at ?? null,
    client_key: published?.clientKey ?? null
  }).execute();
}

// src/features/procedures/forms/definitions/publish-form.ts
var publishing = z13.object({
  clientKey: z13.uuid(),
  procedureCode: z13.string(),
  /** The version that was shown beside the new one; 0 when there was none. */
  base: z13.coerce.number().int().min(0),
  validFrom: z13.iso.date("Ghi ng\xE0y b\u1EAFt \u0111\u1EA7u d\xF9ng."),
  why: z13.string().trim().min(3, "Ghi l\xFD do ho\u1EB7c s\u1ED1 quy\u1EBFt \u0111\u1ECBnh.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1."),
  /** The definition as JSON. */
  text: z13.string().max(5e5, "T\u1EC7p bi\u1EC3u m\u1EABu t\u1ED1i \u0111a 500 kB.")
});
function earliestFormDay(last, today) {
  const after2 = last === void 0 ? today : addDays(last.form.validFrom, 1);
  return after2 > today ? after2 : today;
}
async function publishForm(tx, act, given2) {
  if (!act.officer.duties.includes("control"))
    throw new Problem("not_allowed", "Ch\u1EC9 \u0111\u1EA7u m\u1ED1i ki\u1EC3m so\xE1t th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh c\xF4ng b\u1ED1 bi\u1EC3u m\u1EABu.");
  const request = parseFields(publishing, given2, "Ch\u01B0a c\xF4ng b\u1ED1 \u0111\u01B0\u1EE3c bi\u1EC3u m\u1EABu.");
  const { procedureCode, validFrom, why, clientKey } = request;
  await lockCatalogue(tx);
  if ((await listVersions(tx, procedureCode)).length === 0)
    throw new Problem("not_found", "Kh\xF4ng c\xF3 th\u1EE7 t\u1EE5c n\xE0y trong danh m\u1EE5c.");
  const made = await findFormMade(tx, clientKey);
  if (made) return made;
  const last = (await listFormVersions(tx, procedureCode))[0];
  const form2 = readFormOf(request, last);
  mustFollow(request, last, toLocalDay(act.now));
  mustDiffer(form2, last);
  if (last && (last.form.validUntil === null || last.form.validUntil > validFrom))
    await endForm(tx, last.form, validFrom);
  const by = { why, clientKey, wardId: act.officer.wardId, officerId: act.officer.id, at: act.now };
  await insertForm(tx, form2, by);
  await note2(tx, act, { form: form2, last, why });
  return form2;
}
function readFormOf({
  text: text5,
  procedureCode,
  validFrom
}, last) {
  const version = (last?.form.version ?? 0) + 1;
  const { form: form2, faults } = readDefinition(text5, { version, validFrom, validUntil: null });
  if (form2 === null) throw new Problem("invalid", "Bi\u1EC3u m\u1EABu c\xF3 ch\u1ED7 ch\u01B0a \u0111\xFAng.", faultFields(faults));
  if (form2.procedureCode === procedureCode) return form2;
  const wrong = `T\u1EC7p l\xE0 bi\u1EC3u m\u1EABu c\u1EE7a th\u1EE7 t\u1EE5c ${form2.procedureCode}, kh\xF4ng ph\u1EA3i ${procedureCode}.`;
  throw new Problem("invalid", "Bi\u1EC3u m\u1EABu c\xF3 ch\u1ED7 ch\u01B0a \u0111\xFAng.", faultFields([wrong]));
}
function faultFields(faults) {
  return Object.fromEntries(faults.map((text5, at) => [at === 0 ? "file" : `file.${at}`, text5]));
}
function mustFollow({ base, validFrom }, last, today) {
  const newest = last?.form.version ?? 0;
  if (base !== newest)
    throw new Problem(
      "changed_meanwhile",
      `Trong l\xFAc b\u1EA1n xem, phi\xEAn b\u1EA3n ${newest} \u0111\xE3 \u0111\u01B0\u1EE3c c\xF4ng b\u1ED1. So s\xE1nh l\u1EA1i r\u1ED3i c\xF4ng b\u1ED1 l\u1EA7n n\u1EEFa.`
    );
  const earliest = earliestFormDay(last, today);
  if (validFrom < earliest)
    throw new Problem("invalid", "Ch\u01B0a c\xF4ng b\u1ED1 \u0111\u01B0\u1EE3c bi\u1EC3u m\u1EABu.", {
      validFrom: `S\u1EDBm nh\u1EA5t ng\xE0y ${formatDay(earliest)}: m\u1ED7i ng\xE0y ch\u1EC9 c\xF3 m\u1ED9t phi\xEAn b\u1EA3n.`
    });
  if (validFrom > addDays(today, 3 * 366))
    throw new Problem("invalid", "Ch\u01B0a c\xF4ng b\u1ED1 \u0111\u01B0\u1EE3c bi\u1EC3u m\u1EABu.", { validFrom: "Ng\xE0y b\u1EAFt \u0111\u1EA7u d\xF9ng qu\xE1 xa." });
}
function mustDiffer(form2, last) {
  const bare = ({ version: _, validFrom: __, validUntil: ___, ...rest }) => rest;
  if (last && isDeepStrictEqual(JSON.parse(JSON.stringify(bare(last.form))), JSON.parse(JSON.stringify(bare(form2)))))
    throw new Problem("invalid", "Bi\u1EC3u m\u1EABu n\xE0y kh\xF4ng kh\xE1c phi\xEAn b\u1EA3n \u0111ang c\xF3.", {
      file: "Bi\u1EC3u m\u1EABu n\xE0y kh\xF4ng kh\xE1c phi\xEAn b\u1EA3n \u0111ang c\xF3."
    });
}
async function note2(tx, act, { form: form2, last, why }) {
  const changes = compareForms(last?.form ?? null, form2);
  const words3 = (pick2) => Object.fromEntries(
    last ? changes.slice(0, 50).map((each) => [each.where, each[pick2].slice(0, 500) || "kh\xF4ng c\xF3"]) : []
  );
  await noteChange(tx, act, {
    what: "form",
    subject: form2.procedureCode,
    before: last ? { "Phi\xEAn b\u1EA3n": last.form.version, ...words3("before") } : null,
    after: {
      ...{ "Phi\xEAn b\u1EA3n": form2.version, "D\xF9ng t\u1EEB": form2.validFrom, "L\xFD do": why },
      ...words3("after")
    }
  });
}

// src/features/procedures/forms/definitions/seed-forms.ts
async function seedForms(tx, forms = readSeededForms()) {
  let added = 0;
  const known = await newestForms(tx);
  for (const form2 of forms) {
    const newest = known.get(form2.procedureCode);
    if (newest?.isOwn || newest && newest.version >= form2.version) continue;
    if (newest && newest.validFrom >= form2.validFrom) continue;
    if (newest && (newest.validUntil === null || newest.validUntil > form2.validFrom))
      await endForm(tx, newest, form2.validFrom);
    await insertForm(tx, form2, null);
    known.set(form2.procedureCode, { ...form2, isOwn: false });
    added += 1;
  }
  return added;
}

// src/features/procedures/labels.ts
var ONLINE_LABELS = {
  full: "To\xE0n tr\xECnh: n\u1ED9p v\xE0 nh\u1EADn k\u1EBFt qu\u1EA3 qua m\u1EA1ng",
  partial: "M\u1ED9t ph\u1EA7n: c\xF2n vi\u1EC7c ph\u1EA3i \u0111\u1EBFn tr\u1EF1c ti\u1EBFp",
  none: "Ch\u01B0a n\u1ED9p \u0111\u01B0\u1EE3c qua m\u1EA1ng",
  unverified: "N\u1ED9p \u0111\u01B0\u1EE3c qua m\u1EA1ng (m\u1EE9c \u0111\u1ED9 ch\u01B0a x\xE1c minh)"
};
var FORM_LABELS = {
  original: "b\u1EA3n ch\xEDnh",
  copy: "b\u1EA3n sao",
  presented: "xu\u1EA5t tr\xECnh"
};
var METHOD_LABELS = {
  direct: "\u0110\u1EBFn Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng",
  online: "Qua m\u1EA1ng, tr\xEAn C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia",
  post: "Qua b\u01B0u ch\xEDnh c\xF4ng \xEDch"
};

// src/features/procedures/versions/parts.ts
var PART_LABELS = {
  name: "T\xEAn th\u1EE7 t\u1EE5c",
  field: "L\u0129nh v\u1EF1c",
  level: "C\u1EA5p th\u1EF1c hi\u1EC7n",
  terms: "Th\u1EDDi h\u1EA1n gi\u1EA3i quy\u1EBFt",
  fees: "Ph\xED, l\u1EC7 ph\xED",
  documents: "Th\xE0nh ph\u1EA7n h\u1ED3 s\u01A1",
  steps: "Tr\xECnh t\u1EF1 th\u1EF1c hi\u1EC7n",
  methods: "C\xE1ch th\u1EE9c th\u1EF1c hi\u1EC7n",
  applicants: "\u0110\u1ED1i t\u01B0\u1EE3ng th\u1EF1c hi\u1EC7n",
  competentUnit: "\u0110\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt",
  online: "M\u1EE9c \u0111\u1ED9 tr\u1EF1c tuy\u1EBFn",
  results: "K\u1EBFt qu\u1EA3 th\u1EF1c hi\u1EC7n",
  conditions: "Y\xEAu c\u1EA7u, \u0111i\u1EC1u ki\u1EC7n",
  legalBases: "C\u0103n c\u1EE9 ph\xE1p l\xFD",
  decision: "Quy\u1EBFt \u0111\u1ECBnh c\xF4ng b\u1ED1"
};
var APPLICANT_LABELS = {
  citizen: "Ng\u01B0\u1EDDi d\xE2n",
  organisation: "Doanh nghi\u1EC7p, t\u1ED5 ch\u1EE9c"
};
var COMPETENT_UNIT_LABELS = {
  VP: "V\u0103n ph\xF2ng H\u0110ND v\xE0 UBND",
  KTHTDT: "Ph\xF2ng Kinh t\u1EBF, H\u1EA1 t\u1EA7ng v\xE0 \u0110\xF4 th\u1ECB",
  VHXH: "Ph\xF2ng V\u0103n h\xF3a \u2013 X\xE3 h\u1ED9i",
  CA: "C\xF4ng an ph\u01B0\u1EDDng",
  CHQS: "Ban Ch\u1EC9 huy qu\xE2n s\u1EF1 ph\u01B0\u1EDDng"
};
var LINES = {
  name: ({ name: name2 }) => [name2],
  field: ({ field }) => [field],
  level: ({ level }) => [level ?? ""],
  terms: ({ terms }) => terms.map(describeTerm),
  fees: ({ fees }) => fees.map((fee2) => `${fee2.what}: ${describeFee(fee2)}`),
  documents: ({ documents }) => documents.map(describeDocument),
  steps: ({ steps }) => steps,
  methods: ({ methods }) => methods.map((each) => METHOD_LABELS[each]),
  applicants: ({ applicants }) => applicants.map((each) => APPLICANT_LABELS[each]),
  competentUnit: ({ competentUnitCode: code }) => [code ? COMPETENT_UNIT_LABELS[code] : ""],
  online: ({ onlineLevel }) => [onlineLevel ? ONLINE_LABELS[onlineLevel] : ""],
  results: ({ results }) => results.map(({ name: name2, code }) => code ? `${name2} (${code})` : name2),
  conditions: ({ conditions, hasConditions }) => conditions.length === 0 && hasConditions === false ? ["Kh\xF4ng c\xF3"] : conditions,
  legalBases: ({ legalBases }) => legalBases,
  decision: ({ decision: decision3, decidedOn }) => [
    [decision3, decidedOn && `ng\xE0y ${formatDay(decidedOn)}`].filter(Boolean).join(" ")
  ]
};
function describePart(procedure, part) {
  return LINES[part](procedure).filter((line7) => line7 !== "");
}
function describeDocument(document2) {
  const { name: name2, quantity, form: form2, when } = document2;
  return [`${name2}: ${quantity} ${FORM_LABELS[form2]}`, describeWhen(when)].filter(Boolean).join(". ");
}

// src/features/procedures/versions/build-version.ts
var KEYS = {
  name: ["name"],
  field: ["field", "fieldCode"],
  level: ["level"],
  terms: ["terms"],
  fees: ["fees"],
  documents: ["documents"],
  steps: ["steps"],
  methods: ["methods"],
  applicants: ["applicants"],
  competentUnit: ["competentUnitCode"],
  online: ["onlineLevel"],
  results: ["results"],
  conditions: ["conditions", "hasConditions"],
  legalBases: ["legalBases"],
  decision: ["decision", "decidedOn"]
};
var NOTHING_KNOWN = {
  ...{ version: 0, validUntil: null, name: "", field: "", fieldCode: "", competentUnitCode: null },
  ...{ onlineLevel: null, applicants: [], forBusiness: false, terms: [], fees: [], documents: [] },
  ...{ results: [], resultIsDocument: true, legalBases: [], methods: [], level: null, steps: [] },
  ...{ conditions: [], decision: null, decidedOn: null, stated: {}, hasConditions: null },
  ...{ anyPlace: null, detailUrl: null, confidence: "low", source: "" }
};
function nextVersion(base, given2, { parts, statement: statement2 }) {
  const next = { ...base, version: given2.version, validFrom: given2.validFrom, validUntil: null };
  const stated = { ...base.stated };
  for (const part of parts) {
    Object.assign(next, Object.fromEntries(KEYS[part].map((key) => [key, given2[key]])));
    stated[part] = statement2;
  }
  return { ...next, stated };
}
function givenVersion(form2, base) {
  const { code, name: name2, field, decision: decision3, decidedOn, validFrom, applicants, methods, steps } = form2;
  const { conditions } = form2;
  return {
    ...base,
    ...{ code, name: name2, field, decision: decision3, decidedOn, validFrom, applicants, methods, steps, conditions },
    fieldCode: field === base.field ? base.fieldCode : fieldCodeOf(field),
    level: form2.level || null,
    competentUnitCode: form2.competentUnitCode || null,
    onlineLevel: form2.onlineLevel || null,
    terms: form2.terms.map(termOf),
    fees: form2.fees.map(feeOf),
    documents: form2.documents.map(documentOf),
    results: form2.results.map(resultOf),
    hasConditions: conditionsKnown(form2, base),
    legalBases: form2.legalBases
  };
}
function conditionsKnown({ conditions, hasNoConditions }, base) {
  if (conditions.length > 0) return true;
  if (hasNoConditions) return false;
  return base.hasConditions === true ? true : null;
}
var UNCOUNTED = { same_day: "Trong ng\xE0y", none: "Kh\xF4ng quy \u0111\u1ECBnh", unknown: "Ch\u01B0a c\xF3 th\u1EDDi h\u1EA1n" };
function termOf({ when, amount, unit, raw }, at) {
  const shared = { no: at + 1, when: when || "Th\xF4ng th\u01B0\u1EDDng" };
  if (unit === "same_day") return { ...shared, term: "0wd", raw: raw || UNCOUNTED.same_day };
  if (unit === "none") return { ...shared, term: null, raw: UNCOUNTED.none };
  if (unit === "unknown")
    return { ...shared, term: null, raw: raw === UNCOUNTED.none ? "" : raw || UNCOUNTED.unknown };
  return { ...shared, term: `${Number(amount)}${unit}`, raw };
}
var PORTAL_FREE = "Mi\u1EC5n ph\xED";
function feeOf({
  what,
  kind,
  amount,
  unit,
  tierFrom,
  tierAmount,
  cap,
  ...rest
}) {
  const { waivers, raw } = rest;
  const nothing = { amountVnd: null, unit: unit || null, tiers: [], capVnd: null };
  switch (kind) {
    case "portal_free":
      return { what, kind: "free", ...nothing, amountVnd: 0, raw: PORTAL_FREE, waivers };
    case "free":
      return {
        what,
        kind,
        ...nothing,
        amountVnd: 0,
        raw: raw === PORTAL_FREE ? "Kh\xF4ng" : raw || "Kh\xF4ng",
        waivers
      };
    case "fixed":
      return { what, kind, ...nothing, amountVnd: amount, raw, waivers };
    case "tiered": {
      const tiers = [
        { fromPage: 1, perPageVnd: amount },
        { fromPage: Number(tierFrom), perPageVnd: tierAmount }
      ];
      return { what, kind, ...nothing, tiers, capVnd: cap, raw, waivers };
    }
    default:
      return { what, kind, ...nothing, raw, waivers };
  }
}
function documentOf({ name: name2, form: form2, quantity, need, when }, at) {
  const isAlways = need === "always";
  return { no: at + 1, name: name2, form: form2, quantity, required: isAlways, when: isAlways ? null : when };
}
function resultOf(line7) {
  const match = /^(.*?)\s*\((KQ\.[\w.]+)\)$/.exec(line7);
  return match ? { name: match[1], code: match[2] } : { name: line7, code: null };
}

// src/features/procedures/imports/exported-version.ts
var SOURCE = "B\u1EA3n xu\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia v\u1EC1 th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh";
function exportedVersion(row, own2) {
  const field = row.field || own2.field;
  return {
    ...own2,
    ...row.parts,
    name: row.name || own2.name,
    field,
    fieldCode: field === own2.field ? own2.fieldCode : fieldCodeOf(field),
    level: row.level || own2.level,
    decision: row.decision || own2.decision,
    decidedOn: row.decidedOn ?? (row.decision && row.decision !== own2.decision ? null : own2.decidedOn)
  };
}
function freshVersion(row, validFrom) {
  const nothing = { ...NOTHING_KNOWN, code: row.code, validFrom, source: SOURCE };
  return exportedVersion({ ...row, field: row.field || "Ch\u01B0a r\xF5 l\u0129nh v\u1EF1c" }, nothing);
}

// src/features/procedures/imports/compare.ts
var DIFFERENCE_KINDS = ["missing", "stale", "different"];
var DIFFERENCE_LABELS = {
  missing: "Thi\u1EBFu: c\xF3 \u1EDF c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia, ch\u01B0a c\xF3 \u1EDF \u0111\xE2y",
  stale: "C\u0169: c\xF2n \u1EDF \u0111\xE2y, kh\xF4ng c\xF2n \u1EDF c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia",
  different: "Kh\xE1c: n\u1ED9i dung kh\xF4ng gi\u1ED1ng nhau"
};
var TAKE_OVER_DAYS = 1;
function isForWards({ level }) {
  return level === "" || /cấp xã|phường|cấp huyện/i.test(level);
}
function compareCatalogue(here, there, today) {
  const known = new Map(here.map((each) => [each.code, each]));
  const exported = new Set(there.map((row) => row.code));
  const found2 = [];
  for (const row of there) {
    const isLate = row.decidedOn !== null && addDays(row.decidedOn, TAKE_OVER_DAYS) < today;
    const own2 = known.get(row.code);
    const parts = own2 ? differingParts(own2, row) : [];
    if (own2 && parts.length > 0)
      found2.push({ code: row.code, name: own2.name, kind: "different", parts, isLate });
    if (!own2 && isForWards(row))
      found2.push({ code: row.code, name: row.name, kind: "missing", parts: [], isLate });
  }
  for (const own2 of here)
    if (!exported.has(own2.code))
      found2.push({ code: own2.code, name: own2.name, kind: "stale", parts: [], isLate: false });
  return found2;
}
function differingParts(own2, row) {
  const other = exportedVersion(row, own2);
  return PART_NAMES.filter((part) => differs[part](own2, other)).map((part) => ({
    part,
    here: describePart(own2, part),
    there: describePart(other, part)
  }));
}
function plain2(text5) {
  return text5.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
function differ(own2, other) {
  const [ours, theirs] = [new Set(own2.map(plain2)), new Set(other.map(plain2))];
  return ours.size !== theirs.size || [...ours].some((each) => !theirs.has(each));
}
var asWords = (part) => (own2, other) => differ(describePart(own2, part), describePart(other, part));
var asOwnWords = (part) => (own2, other) => (describePart(own2, part).length === 0 || own2.stated[part] !== void 0) && asWords(part)(own2, other);
var amountsOf = ({ fees }) => fees.flatMap((fee2) => [fee2.amountVnd, fee2.capVnd, ...fee2.tiers.map((tier) => tier.perPageVnd)]).filter((amount) => amount !== null).map(String);
var differs = {
  name: asWords("name"),
  field: asWords("field"),
  level: asWords("level"),
  terms: (own2, other) => differ(
    own2.terms.map((each) => each.term ?? each.raw),
    other.terms.map((each) => each.term ?? each.raw)
  ),
  fees: (own2, other) => {
    const [isFree, isKnown] = [other.fees.every((fee2) => fee2.kind === "free"), own2.fees.length > 0];
    if (isFree && isKnown && own2.fees.every((fee2) => fee2.kind !== "unknown"))
      return own2.fees.some((fee2) => fee2.kind === "fixed" || fee2.kind === "tiered") && !own2.fees.some(isTrulyFree);
    return differ(amountsOf(own2), amountsOf(other));
  },
  documents: asOwnWords("documents"),
  steps: asOwnWords("steps"),
  methods: asWords("methods"),
  applicants: asWords("applicants"),
  competentUnit: () => false,
  online: asWords("online"),
  results: (own2, other) => other.results.every(({ code }) => code !== null) && own2.results.some(({ code }) => code !== null) ? differ(
    own2.results.map(({ code }) => code ?? ""),
    other.results.map(({ code }) => code ?? "")
  ) : asOwnWords("results")(own2, other),
  conditions: asOwnWords("conditions"),
  legalBases: asWords("legalBases"),
  decision: (own2, other) => differ([own2.decision ?? ""], [other.decision ?? ""]) || own2.decidedOn !== null && other.decidedOn !== null && own2.decidedOn !== other.decidedOn
};

// src/features/procedures/imports/keep-export.ts
import { sql as sql10 } from "kysely";
async function keepExport(tx, act, { file, rows }) {
  const { wardId, id: officerId } = act.officer;
  await sql10`select pg_advisory_xact_lock(hashtext('catalogue_exports'), ${wardId})`.execute(tx);
  const last = await tx.selectFrom("catalogue_exports").select("file").where("ward_id", "=", wardId).orderBy("id", "desc").executeTakeFirst();
  const byCode2 = new Map(rows.filter((row) => row.code !== "").map((row) => [row.code, row]));
  if (last?.file === file || byCode2.size === 0) return;
  const { id } = await tx.insertInto("catalogue_exports").values({ ward_id: wardId, file, read_by: officerId, read_at: act.now }).returning("id").executeTakeFirstOrThrow();
  await tx.insertInto("catalogue_export_rows").values(
    [...byCode2].map(([code, row]) => ({
      ...{ ward_id: wardId, export_id: id, code },
      content: JSON.stringify(row)
    }))
  ).execute();
}
async function listKeptExports(db, wardId) {
  const rows = await db.selectFrom("catalogue_export_rows as r").innerJoin(
    "catalogue_exports as e",
    (join7) => join7.onRef("e.ward_id", "=", "r.ward_id").onRef("e.id", "=", "r.export_id")
  ).select(["r.code", "r.content", "e.read_at"]).where("r.ward_id", "=", wardId).orderBy("e.id", "desc").execute();
  const found2 = /* @__PURE__ */ new Map();
  for (const { code, content, read_at } of rows) {
    const kept3 = { row: content, readAt: read_at };
    found2.set(code, [...found2.get(code) ?? [], kept3]);
  }
  return found2;
}
function asExported(own2, row) {
  const statement2 = { decision: row.decision, decidedOn: row.decidedOn, by: "" };
  const given2 = { ...exportedVersion(row, own2), version: own2.version, validFrom: own2.validFrom };
  return nextVersion(own2, given2, { parts: differingParts(own2, row).map(({ part }) => part), statement: statement2 });
}

// src/platform/tables/blocks.ts
function cell(text5, merged = false, span = 1) {
  return { text: text5, merged, span };
}
var UnreadableFile = class extends Error {
  name = "UnreadableFile";
};

// src/platform/tables/read-xlsx.ts
import ExcelJS from "exceljs";
import { zipSync } from "fflate";

// src/platform/tables/unpack.ts
import { unzipSync } from "fflate";
var MOST_UNPACKED = 50 * 1024 * 1024;
function unpack(bytes, wanted) {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: (file) => {
        if (!wanted(file.name)) return false;
        size += file.originalSize;
        if (size > MOST_UNPACKED) throw new UnreadableFile("T\u1EC7p gi\u1EA3i n\xE9n qu\xE1 50 MB: kh\xF4ng \u0111\u1ECDc.");
        return true;
      }
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("T\u1EC7p Office b\u1ECB h\u1ECFng: kh\xF4ng gi\u1EA3i n\xE9n \u0111\u01B0\u1EE3c.", { cause: error });
  }
}

// src/platform/tables/read-xlsx.ts
var MOST_ROWS2 = 2e4;
async function readXlsx(bytes) {
  const parts = unpack(bytes, (name2) => name2.endsWith(".xml") || name2.endsWith(".rels"));
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(zipSync(Object.fromEntries(parts), { level: 0 }).buffer);
  } catch (error) {
    throw new UnreadableFile("T\u1EC7p Excel b\u1ECB h\u1ECFng ho\u1EB7c c\xF3 m\u1EADt kh\u1EA9u: kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c.", { cause: error });
  }
  return workbook.worksheets.filter((sheet) => sheet.state === "visible").map((sheet) => ({ kind: "table", rows: readSheet(sheet) }));
}
function readSheet(sheet) {
  const width = Math.min(sheet.columnCount, 64);
  const rows = [];
  for (let number = 1; number <= Math.min(sheet.rowCount, MOST_ROWS2); number++) {
    const row = sheet.getRow(number);
    const cells = [];
    for (let column2 = 1; column2 <= width; column2++) cells.push(readCell(row, column2, width));
    if (cells.some((each) => each.text !== "")) rows.push(cells);
  }
  return rows;
}
function readCell(row, column2, width) {
  const found2 = row.getCell(column2);
  if (!found2.isMerged) return cell(textOf2(found2));
  const { master } = found2;
  if (String(master.col) !== String(found2.col)) return cell("");
  let span = 1;
  while (column2 + span <= width && row.getCell(column2 + span).master.address === master.address) span++;
  return cell(textOf2(master), master.address !== found2.address, span);
}
function textOf2(found2) {
  const { value } = found2;
  if (value instanceof Date) return dayOf(value);
  if (value !== null && typeof value === "object" && "result" in value)
    return value.result instanceof Date ? dayOf(value.result) : String(value.result ?? "").trim();
  return (found2.text ?? "").toString().trim();
}
function dayOf(date) {
  return date.toISOString().slice(0, 10).split("-").reverse().join("/");
}

// src/features/procedures/imports/read-cells.ts
function pick(record, names) {
  const key = Object.keys(record).find((each) => names.test(foldVietnamese(each.replaceAll("_", " "))));
  return key === void 0 ? "" : linesOf2(record[key]).join("; ");
}
function linesOf2(value) {
  if (Array.isArray(value)) return value.flatMap((each) => linesOf2(each));
  if (typeof value === "object" && value !== null) return linesOf2(Object.values(value).map(String).join(" "));
  if (value === null || value === void 0) return [];
  return String(value).normalize("NFC").replace(/<(br|\/p|\/li)[^>]*>/gi, "\n").replace(/<[^>]+>/g, " ").split(/\r?\n/).map(
    (line7) => line7.replace(/^[\s•*+-]+/, "").replace(/\s+/g, " ").trim()
  ).filter((line7) => line7 !== "").map((line7) => line7.slice(0, 4e3));
}

// src/features/procedures/imports/read-documents.ts
var HEAD = /Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng/g;
var FILE = /\S*\.(docx?|pdf|xlsx?|rtf)\s*$/i;
var LONGEST2 = 1e3;
var MOST = 100;
function readDocuments(value) {
  const found2 = Array.isArray(value) ? value.flatMap((each) => fromRecord(each, null)) : fromText(value);
  const isSound = found2.length <= MOST && found2.every(({ name: name2 }) => name2.length >= 3 && name2.length <= LONGEST2);
  return isSound ? found2.map((each, at) => ({ ...each, no: at + 1 })) : [];
}
function fromRecord(value, when) {
  if (typeof value === "string") return fromText(value);
  if (typeof value !== "object" || value === null) return [];
  const record = value;
  const group2 = Object.entries(record).find(([, each]) => Array.isArray(each) && each.length > 0);
  if (group2) {
    const ofCase = pick(record, /^(truong hop|ten|case)/) || when;
    return group2[1].flatMap((each) => fromRecord(each, ofCase));
  }
  const name2 = pick(record, /^(ten|giay to|name)/);
  const originals = Number.parseInt(pick(record, /ban chinh/), 10) || 0;
  const copies = Number.parseInt(pick(record, /ban sao/), 10) || 0;
  const given2 = Number.parseInt(pick(record, /^so luong$|^quantity/), 10) || 0;
  return [
    paper(name2, originals === 0 && copies > 0 ? "copy" : "original", originals || copies || given2 || 1, when)
  ];
}
function fromText(value) {
  const text5 = linesOf2(value).join("\n").replace(HEAD, "\n");
  const pieces = [...text5.matchAll(/([\s\S]*?)(\d+)\s*bản (chính|sao)/gi)];
  if (pieces.length === 0) return [];
  return pieces.flatMap(([, before, quantity, kind]) => {
    const lines4 = before.split("\n").map((line7) => line7.replace(/^[\s;,.:*•+-]+/, "").trim());
    const name2 = (lines4.filter(Boolean).at(-1) ?? "").replace(FILE, "").trim();
    if (name2 === "") return [];
    return [paper(name2, kind.toLowerCase() === "sao" ? "copy" : "original", Number(quantity), null)];
  });
}
function paper(name2, form2, quantity, when) {
  const isIfAny = /\(?nếu có\)?[.;]?$/i.test(name2);
  const needed = when && foldVietnamese(when) !== "thanh phan ho so" ? when : isIfAny ? "n\u1EBFu c\xF3" : null;
  const amount = Math.min(Math.max(quantity, 1), 999);
  return { no: 1, name: name2, form: form2, quantity: amount, required: needed === null, when: needed };
}

// src/features/procedures/imports/read-parts.ts
function readParts2(raw) {
  const ways = recordsOf(raw.methods);
  const ofWays = (names) => ways.map((each) => pick(each, names));
  const words3 = (value) => linesOf2(value).join("; ");
  const conditions = linesOf2(raw.conditions);
  const hasNone = conditions.length === 1 && NONE.test(foldVietnamese(conditions[0]));
  return said({
    terms: readTerms([words3(raw.terms), ...ofWays(/^(thoi (gian|han)|time)/)].join("; ")),
    fees: readFees([words3(raw.fees), ...ofWays(/^(phi|le phi|muc phi|fee)/)].join("; ")),
    documents: readDocuments(raw.documents),
    steps: linesOf2(raw.steps),
    methods: readMethods(
      ways.length > 0 ? ofWays(/^(hinh thuc|kenh|ch$|ten)/).join("; ") : words3(raw.methods)
    ),
    applicants: readApplicants(words3(raw.applicants)),
    onlineLevel: readOnline(words3(raw.online)),
    results: readResults(raw.results),
    conditions: hasNone ? [] : conditions,
    hasConditions: hasNone ? false : conditions.length > 0 ? true : null,
    legalBases: readLegalBases(raw.legalBases)
  });
}
var NONE = /^(khong|khong co|khong quy dinh)[.]?$/;
function said(found2) {
  const isSaid = (value) => value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(found2).filter(([, value]) => isSaid(value)));
}
function recordsOf(value) {
  if (!Array.isArray(value)) return [];
  return value.filter((each) => typeof each === "object" && each !== null && !Array.isArray(each));
}
var LONGEST_TERM = 300;
var UNITS2 = { "ng\xE0y l\xE0m vi\u1EC7c": "wd", ng\u00E0y: "cd", "gi\u1EDD l\xE0m vi\u1EC7c": "wh", gi\u1EDD: "wh" };
function readTerms(text5) {
  if (text5.length > LONGEST_TERM) return [];
  const found2 = /* @__PURE__ */ new Map();
  if (/trong ngày|ngay trong ngày|ngay khi nhận/i.test(text5)) found2.set("0wd", "Trong ng\xE0y");
  for (const match of text5.matchAll(
    /(?<!(?:sau|trước|đến) )(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(ngày làm việc|ngày|giờ làm việc|giờ)/gi
  )) {
    const term2 = `${Number(match[1].replace(",", "."))}${UNITS2[match[2].toLowerCase()]}`;
    if (Number.parseFloat(term2) > 0 && Number.parseFloat(term2) <= 3650) found2.set(term2, match[0]);
  }
  if (found2.size === 0)
    return /không quy định/i.test(text5) ? [{ no: 1, when: "Th\xF4ng th\u01B0\u1EDDng", term: null, raw: "Kh\xF4ng quy \u0111\u1ECBnh" }] : [];
  return [...found2].map(([term2, raw], at) => ({
    no: at + 1,
    when: found2.size === 1 ? "Th\xF4ng th\u01B0\u1EDDng" : `Ph\u01B0\u01A1ng \xE1n ${at + 1}`,
    term: term2,
    raw
  }));
}
function readFees(text5) {
  const nothing = { unit: null, tiers: [], capVnd: null, waivers: "" };
  const amounts = /* @__PURE__ */ new Map();
  for (const match of text5.matchAll(/(\d[\d.,]*)\s*(?:việt nam đồng|đồng|vnđ|vnd|đ)(?![\p{L}])/giu)) {
    const amount = Number(match[1].replace(/[.,]/g, ""));
    if (amount > 0 && amount < 1e10) amounts.set(amount, match[0]);
  }
  if (amounts.size > 0)
    return [...amounts].map(([amountVnd, raw], at) => ({
      ...{ what: amounts.size === 1 ? "Ph\xED, l\u1EC7 ph\xED" : `Ph\xED, l\u1EC7 ph\xED, m\u1EE9c ${at + 1}`, kind: "fixed" },
      ...{ ...nothing, amountVnd, raw }
    }));
  if (!/miễn phí|không thu/i.test(text5)) return [];
  return [{ what: "Ph\xED, l\u1EC7 ph\xED", kind: "free", amountVnd: 0, ...nothing, raw: "Mi\u1EC5n ph\xED" }];
}
function readMethods(text5) {
  const ways = [
    [/trực tiếp/i, "direct"],
    [/trực tuyến|qua mạng/i, "online"],
    [/bưu chính|bưu điện/i, "post"]
  ];
  return ways.filter(([words3]) => words3.test(text5)).map(([, way]) => way);
}
function readApplicants(text5) {
  const plain5 = text5.replace(/\(.*?\)/g, " ");
  return [
    .../công dân|cá nhân|người|hộ gia đình/i.test(plain5) ? ["citizen"] : [],
    .../tổ chức|doanh nghiệp|hợp tác xã|cơ quan/i.test(plain5) ? ["organisation"] : []
  ];
}
function readOnline(text5) {
  const [isFull, isPartial] = [/toàn trình/i.test(text5), /một phần/i.test(text5)];
  if (isFull && isPartial) return null;
  return isFull ? "full" : isPartial ? "partial" : null;
}
function readResults(value) {
  const records = recordsOf(value);
  if (records.length > 0)
    return records.map((each) => ({
      name: pick(each, /^ten|^name|^ket qua/),
      code: pick(each, /^ma|^code/) || null
    }));
  const text5 = linesOf2(value).join("\n");
  const coded = [...text5.matchAll(/([\s\S]*?)\s*\(?Mã:\s*(KQ\.[A-Z]\d{2}\.\d{6})\)?/g)];
  if (coded.length === 0) return text5.includes("M\xE3:") ? [] : text5.split("\n").filter(Boolean).map(named);
  return coded.map(([, name2, code]) => ({ ...named(name2), code }));
}
function named(text5) {
  return { name: text5.replace(/^[\s;,.-]+/, "").trim(), code: null };
}
var LEGAL_BASE = /(?<![\d.])(?:\d{1,3}\/\d{4}\/QH\d{2}(?!\d)|\d{1,4}(?:\.\d{1,2})?\/\d{4}\/[A-ZĐ]{1,6}(?:-[A-ZĐ]{1,10})+(?!hông|uật|ghị|uyết|ăn|ề))/gu;
function readLegalBases(value) {
  return [...new Set(linesOf2(value).join("\n").match(LEGAL_BASE) ?? [])];
}

// src/features/procedures/imports/export-row.ts
var NAMES = {
  code: /^(ma( so)?( thu tuc( hanh chinh)?| tthc)?|code)$/,
  name: /^(ten( thu tuc| tthc)?( hanh chinh)?|name)$/,
  field: /^(ten )?(linh vuc|field)$/,
  decision: /^(so quyet dinh.*|quyet dinh( cong bo)?|decision)$/,
  level: /^(cap thuc hien|cap|level)$/,
  decidedOn: /^(ngay (ra )?quyet dinh|ngay cong bo|ngay ban hanh|decided on)$/,
  terms: /^(thoi han( giai quyet)?|thoi gian( giai quyet)?|time rule|time)$/,
  fees: /^(muc )?(phi|le phi|phi le phi|fee)$/,
  documents: /^(thanh phan( ho so)?|components( raw)?)$/,
  steps: /^(trinh tu( thuc hien)?|sequence( raw)?)$/,
  methods: /^(cach thuc( thuc hien)?|kenh thuc hien|channels)$/,
  applicants: /^(doi tuong( thuc hien)?|subjects)$/,
  online: /^(muc do.*|dich vu cong truc tuyen|dvctt|online)$/,
  results: /^(ket qua( thuc hien)?|result)$/,
  conditions: /^(yeu cau( dieu kien)?( thuc hien)?|dieu kien|conditions( raw)?)$/,
  legalBases: /^(can cu( phap ly)?|legal basis( raw)?)$/
};
function plainName(key) {
  return foldVietnamese(key.replace(/[_,./()-]+/g, " "));
}
function headsCodes(text5) {
  return NAMES.code.test(plainName(text5));
}
function toExportRow(record) {
  const keys = new Map(Object.keys(record).map((key) => [plainName(key), key]));
  const find2 = (column2) => {
    for (const [plain5, key] of keys) if (NAMES[column2].test(plain5) && record[key] !== "") return record[key];
    return void 0;
  };
  const text5 = (column2) => oneLine(find2(column2));
  const decision3 = text5("decision");
  return {
    code: normaliseProcedureCode(text5("code")) ?? lostZeros(text5("code")),
    name: text5("name"),
    field: text5("field"),
    decision: decision3.replace(/[,;(]?\s*ngày\s.*$/i, "").trim() || decision3,
    level: text5("level"),
    decidedOn: dayOf2(text5("decidedOn")) ?? dayOf2(decision3),
    parts: readParts2({
      ...{ terms: find2("terms"), fees: find2("fees"), documents: find2("documents"), steps: find2("steps") },
      ...{ methods: find2("methods"), applicants: find2("applicants"), online: find2("online") },
      ...{ results: find2("results"), conditions: find2("conditions"), legalBases: find2("legalBases") }
    })
  };
}
function oneLine(value) {
  if (value === null || value === void 0 || typeof value === "object") return "";
  return String(value).normalize("NFC").replace(/\s+/g, " ").trim();
}
function lostZeros(text5) {
  const match = /^([1-9])[.,](\d{3,4})$/.exec(text5);
  return match ? `${match[1]}.${match[2].padEnd(6, "0")}` : "";
}
function dayOf2(text5) {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text5);
  const own2 = /(?:^|\D)(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})/i.exec(text5);
  const [year, month, date] = iso ? iso.slice(1) : own2 ? [own2[3], own2[2], own2[1]] : [];
  if (!year || !month || !date) return null;
  const day3 = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day3) ? day3 : null;
}

// src/features/procedures/imports/read-export.ts
async function readExport(bytes) {
  if (bytes.length === 0) throw new UnreadableFile("T\u1EC7p r\u1ED7ng.");
  const found2 = bytes[0] === 80 && bytes[1] === 75 ? await fromXlsx(bytes) : fromJson(bytes);
  const reading = { rows: [], faults: [] };
  const seen = /* @__PURE__ */ new Set();
  for (const { where, record } of found2) {
    const row = record === null ? null : toExportRow(record);
    if (row === null) reading.faults.push(`${where}: kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c.`);
    else if (row.code === "") reading.faults.push(`${where}: m\xE3 th\u1EE7 t\u1EE5c kh\xF4ng \u0111\xFAng${quoted(record)}.`);
    else if (row.name.length < 3) reading.faults.push(`${where}: th\u1EE7 t\u1EE5c ${row.code} kh\xF4ng c\xF3 t\xEAn.`);
    else if (seen.has(row.code)) reading.faults.push(`${where}: th\u1EE7 t\u1EE5c ${row.code} l\u1EB7p l\u1EA1i.`);
    else {
      reading.rows.push(row);
      seen.add(row.code);
    }
  }
  if (reading.rows.length === 0)
    throw new UnreadableFile("Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c th\u1EE7 t\u1EE5c n\xE0o: c\u1EA7n c\u1ED9t m\xE3 th\u1EE7 t\u1EE5c v\xE0 t\xEAn th\u1EE7 t\u1EE5c.");
  return reading;
}
function quoted(record) {
  const key = Object.keys(record).find(headsCodes);
  const text5 = key === void 0 ? "" : oneLine(record[key]).slice(0, 40);
  return text5 === "" ? "" : ` ("${text5}")`;
}
async function fromXlsx(bytes) {
  for (const block of await readXlsx(bytes)) {
    if (block.kind !== "table") continue;
    const start = block.rows.findIndex((row) => row.some((cell2) => headsCodes(cell2.text)));
    if (start === -1) continue;
    const head = block.rows[start].map((cell2) => cell2.text);
    return block.rows.slice(start + 1).map((row, at) => ({
      where: `D\xF2ng ${at + 1} d\u01B0\u1EDBi ti\xEAu \u0111\u1EC1`,
      record: Object.fromEntries(row.map((cell2, column2) => [head[column2] ?? "", cell2.text]))
    }));
  }
  throw new UnreadableFile(
    'Kh\xF4ng t\xECm th\u1EA5y d\xF2ng ti\xEAu \u0111\u1EC1 c\xF3 "M\xE3 th\u1EE7 t\u1EE5c" \u1EDF trang t\xEDnh n\xE0o. Ki\u1EC3m tra \u0111\xFAng t\u1EC7p danh m\u1EE5c ch\u01B0a.'
  );
}
function fromJson(bytes) {
  const text5 = new TextDecoder().decode(bytes).trim();
  const whole2 = parse(text5);
  const list = whole2 === void 0 ? void 0 : listIn(whole2);
  if (list) return list.map((each, at) => ({ where: `M\u1EE5c ${at + 1}`, record: asRecord(each) }));
  const lines4 = text5.split("\n").map((line7, at) => ({ where: `D\xF2ng ${at + 1}`, line: line7.trim() })).filter(({ line: line7 }) => line7 !== "").map(({ where, line: line7 }) => ({ where, record: asRecord(parse(line7)) }));
  if (lines4.every(({ record }) => record === null))
    throw new UnreadableFile("T\u1EC7p kh\xF4ng ph\u1EA3i Excel (.xlsx) hay JSON, ho\u1EB7c \u0111\xE3 h\u1ECFng.");
  return lines4;
}
function parse(text5) {
  try {
    return JSON.parse(text5);
  } catch {
    return void 0;
  }
}
function asRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
function listIn(value) {
  if (Array.isArray(value)) return value;
  const record = asRecord(value);
  if (record === null || Object.keys(record).some(headsCodes)) return void 0;
  return Object.values(record).map((each) => Array.isArray(each) ? each : listIn(each) ?? []).filter((each) => each.some((one) => asRecord(one) !== null)).sort((a, b) => b.length - a.length)[0];
}

// src/features/procedures/versions/compare-versions.ts
function compareVersions(before, after2) {
  return PART_NAMES.map((part) => ({
    part,
    before: describePart(before, part),
    after: describePart(after2, part)
  })).filter((each) => each.before.join("\n") !== each.after.join("\n"));
}

// src/features/procedures/versions/version-form.ts
import { z as z14 } from "zod";
var TERM_UNITS = ["wd", "cd", "wh", "same_day", "none", "unknown"];
var FEE_CHOICES = ["free", "fixed", "tiered", "local", "portal_free", "unknown"];
var text2 = (most) => z14.string().trim().max(most, `T\u1ED1i \u0111a ${most} k\xFD t\u1EF1.`);
var line2 = (least, most, message) => text2(most).min(least, message);
var lines = (most) => text2(2e4).transform((given2, context) => {
  const rows = given2.split(/\r?\n/).map((each) => each.replace(/\s+/g, " ").trim());
  const kept3 = rows.filter((each) => each !== "");
  if (kept3.length > most) context.addIssue({ code: "custom", message: `T\u1ED1i \u0111a ${most} d\xF2ng.` });
  if (kept3.some((each) => each.length > 2e3))
    context.addIssue({ code: "custom", message: "M\u1ED7i d\xF2ng t\u1ED1i \u0111a 2.000 k\xFD t\u1EF1." });
  return kept3;
});
var day2 = z14.string().refine(isDay, "Ch\u1ECDn ng\xE0y.");
var money2 = z14.string().trim().transform((given2) => given2.replace(/\s*(đ|₫|đồng|vnđ)$/i, "").replace(/[.,\s](?=\d{3}(\D|$))/g, "")).refine((given2) => /^\d{0,10}$/.test(given2), "S\u1ED1 ti\u1EC1n l\xE0 s\u1ED1 \u0111\u1ED3ng, v\xED d\u1EE5 10.000.").transform((given2) => given2 === "" ? null : Number(given2));
var count = (least, message) => z14.string().trim().refine((given2) => /^\d{1,3}$/.test(given2) && Number(given2) >= least, message).transform(Number);
var term = z14.object({
  when: text2(300),
  amount: z14.string().trim().transform((given2) => given2.replace(",", ".")),
  unit: z14.enum(TERM_UNITS, "Ch\u1ECDn \u0111\u01A1n v\u1ECB."),
  raw: text2(1e3)
}).superRefine(({ amount, unit }, context) => {
  const isCounted = unit === "wd" || unit === "cd" || unit === "wh";
  if (isCounted && !(/^\d{1,4}(\.\d{1,2})?$/.test(amount) && Number(amount) > 0 && Number(amount) <= 3650))
    context.addIssue({
      code: "custom",
      path: ["amount"],
      message: "Nh\u1EADp s\u1ED1 ng\xE0y ho\u1EB7c gi\u1EDD, v\xED d\u1EE5 3 ho\u1EB7c 0,5."
    });
  if (!isCounted && amount !== "")
    context.addIssue({
      code: "custom",
      path: ["amount"],
      message: "B\u1ECF tr\u1ED1ng s\u1ED1, ho\u1EB7c ch\u1ECDn \u0111\u01A1n v\u1ECB \u0111\u1EBFm \u0111\u01B0\u1EE3c."
    });
  if (unit === "cd" && amount.includes("."))
    context.addIssue({ code: "custom", path: ["amount"], message: "S\u1ED1 ng\xE0y l\xE0 s\u1ED1 nguy\xEAn." });
});
var fee = z14.object({
  what: line2(2, 300, "Ghi t\xEAn kho\u1EA3n thu."),
  kind: z14.enum(FEE_CHOICES, "Ch\u1ECDn c\xE1ch thu."),
  amount: money2,
  unit: text2(60),
  tierFrom: text2(3),
  tierAmount: money2,
  cap: money2,
  waivers: text2(1e3),
  raw: text2(1e3)
}).superRefine(({ kind, amount, unit, tierFrom, tierAmount }, context) => {
  const fault = (path2, message) => context.addIssue({ code: "custom", path: [path2], message });
  const isCounted = kind === "fixed" || kind === "tiered";
  if (isCounted && (amount === null || amount === 0)) fault("amount", "Nh\u1EADp m\u1EE9c thu, s\u1ED1 \u0111\u1ED3ng.");
  if (!isCounted && amount !== null) fault("amount", "B\u1ECF tr\u1ED1ng m\u1EE9c thu, ho\u1EB7c ch\u1ECDn c\xE1ch thu c\xF3 m\u1EE9c.");
  if (kind !== "tiered") return;
  if (unit === "") fault("unit", "Ghi \u0111\u01A1n v\u1ECB t\xEDnh, v\xED d\u1EE5 trang.");
  if (!/^\d{1,3}$/.test(tierFrom) || Number(tierFrom) < 2)
    fault("tierFrom", "T\u1EEB trang th\u1EE9 m\u1EA5y, \xEDt nh\u1EA5t l\xE0 2.");
  if (tierAmount === null) fault("tierAmount", "Nh\u1EADp m\u1EE9c thu t\u1EEB trang \u0111\xF3.");
});
var document = z14.object({
  name: line2(3, 1e3, "Ghi t\xEAn gi\u1EA5y t\u1EDD."),
  form: z14.enum(["original", "copy", "presented"], "Ch\u1ECDn b\u1EA3n ch\xEDnh, b\u1EA3n sao hay xu\u1EA5t tr\xECnh."),
  quantity: count(1, "S\u1ED1 l\u01B0\u1EE3ng t\u1EEB 1 \u0111\u1EBFn 999."),
  need: z14.enum(["always", "when"], "Ch\u1ECDn lu\xF4n c\u1EA7n hay t\xF9y tr\u01B0\u1EDDng h\u1EE3p."),
  when: text2(500)
}).superRefine(({ need, when }, context) => {
  if (need === "when" && when === "")
    context.addIssue({
      code: "custom",
      path: ["when"],
      message: 'Ghi c\u1EA7n trong tr\u01B0\u1EDDng h\u1EE3p n\xE0o, ho\u1EB7c "n\u1EBFu c\xF3".'
    });
  if (need === "always" && when !== "")
    context.addIssue({ code: "custom", path: ["when"], message: 'B\u1ECF tr\u1ED1ng, ho\u1EB7c ch\u1ECDn "t\xF9y tr\u01B0\u1EDDng h\u1EE3p".' });
});
var versionForm = z14.object({
  clientKey: z14.uuid("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang."),
  /** The newest version when the form was opened; 0: none. */
  base: z14.coerce.number().int().nonnegative(),
  code: z14.string().regex(/^[1-9]\.\d{6}$/, "M\xE3 th\u1EE7 t\u1EE5c nh\u01B0 1.001193."),
  name: line2(5, 1e3, "Ghi t\xEAn th\u1EE7 t\u1EE5c."),
  field: line2(2, 300, "Ghi l\u0129nh v\u1EF1c."),
  level: text2(200),
  competentUnitCode: z14.enum(["", "VP", "KTHTDT", "VHXH", "CA", "CHQS"], "Ch\u1ECDn \u0111\u01A1n v\u1ECB."),
  onlineLevel: z14.enum(["", ...ONLINE_LEVELS], "Ch\u1ECDn m\u1EE9c \u0111\u1ED9."),
  applicants: z14.array(z14.enum(["citizen", "organisation"])),
  methods: z14.array(z14.enum(["direct", "online", "post"])),
  terms: z14.array(term).max(30, "T\u1ED1i \u0111a 30 tr\u01B0\u1EDDng h\u1EE3p."),
  fees: z14.array(fee).max(30, "T\u1ED1i \u0111a 30 kho\u1EA3n."),
  documents: z14.array(document).max(100, "T\u1ED1i \u0111a 100 gi\u1EA5y t\u1EDD."),
  steps: lines(60),
  results: lines(30),
  conditions: lines(60),
  hasNoConditions: z14.boolean(),
  legalBases: lines(60),
  decision: line2(3, 200, "Ghi s\u1ED1 quy\u1EBFt \u0111\u1ECBnh, v\xED d\u1EE5 123/Q\u0110-UBND."),
  decidedOn: day2,
  validFrom: day2,
  /** Parts that the decision confirms though they stay as they are. */
  stated: z14.array(z14.enum(PART_NAMES))
}).superRefine(({ terms, hasNoConditions, conditions }, context) => {
  const cases = terms.map((each) => each.when.toLowerCase());
  for (const [at, each] of cases.entries()) {
    const path2 = ["terms", at, "when"];
    if (each === "" && cases.length > 1)
      context.addIssue({ code: "custom", path: path2, message: "C\xF3 nhi\u1EC1u th\u1EDDi h\u1EA1n: ghi t\u1EEBng tr\u01B0\u1EDDng h\u1EE3p." });
    if (each !== "" && cases.indexOf(each) !== at)
      context.addIssue({ code: "custom", path: path2, message: "Tr\u01B0\u1EDDng h\u1EE3p n\xE0y \u0111\xE3 c\xF3 \u1EDF d\xF2ng tr\xEAn." });
  }
  if (hasNoConditions && conditions.length > 0)
    context.addIssue({
      code: "custom",
      path: ["conditions"],
      message: 'B\u1ECF tr\u1ED1ng, ho\u1EB7c b\u1ECF d\u1EA5u "kh\xF4ng c\xF3 y\xEAu c\u1EA7u, \u0111i\u1EC1u ki\u1EC7n".'
    });
});
function parseVersionForm(given2) {
  const parsed = versionForm.safeParse(given2);
  if (parsed.success) return parsed.data;
  const fields = {};
  for (const { path: path2, message } of parsed.error.issues) fields[path2.join(".")] ??= message;
  throw new Problem("invalid", "Ch\u01B0a l\u1EADp \u0111\u01B0\u1EE3c phi\xEAn b\u1EA3n m\u1EDBi.", fields);
}

// src/features/procedures/versions/add-version.ts
function mustKeepCatalogue({ officer }) {
  if (!officer.duties.some((duty) => duty === "control" || duty === "administer"))
    throw new Problem("not_allowed", "Ch\u1EC9 \u0111\u1EA7u m\u1ED1i ki\u1EC3m so\xE1t th\u1EE7 t\u1EE5c v\xE0 qu\u1EA3n tr\u1ECB vi\xEAn \u0111\u01B0\u1EE3c s\u1EEDa danh m\u1EE5c.");
}
function earliestDay(last, today) {
  if (last === void 0) return today;
  const after2 = last.validUntil ?? addDays(last.validFrom, 1);
  return after2 > today ? after2 : today;
}
async function addVersion(tx, act, given2) {
  mustKeepCatalogue(act);
  const form2 = parseVersionForm(given2);
  await lockCatalogue(tx);
  const made = await findMade(tx, form2);
  if (made) return made;
  const last = (await listVersions(tx, form2.code))[0];
  mustBeNewest(form2, last);
  mustBeInTime(form2, last, toLocalDay(act.now));
  const { base, next } = versionsOf(form2, last, act);
  const changes = compareVersions(base, next);
  if (changes.every(({ part }) => part === "decision") && form2.stated.length === 0)
    throw new Problem(
      "invalid",
      "Ch\u01B0a c\xF3 g\xEC kh\xE1c phi\xEAn b\u1EA3n tr\u01B0\u1EDBc: s\u1EEDa ho\u1EB7c \u0111\xE1nh d\u1EA5u ph\u1EA7n m\xE0 quy\u1EBFt \u0111\u1ECBnh n\xEAu."
    );
  if (last && (last.validUntil === null || last.validUntil > next.validFrom))
    await endVersion(tx, last.procedure, next.validFrom);
  await insertVersion(tx, act, next, form2.clientKey);
  await noteVersion(tx, act, { base: last ? base : null, next, changes });
  return next;
}
async function findMade(tx, { clientKey, code }) {
  const row = await tx.selectFrom("procedure_versions").select("content").where("client_key", "=", clientKey).where("code", "=", code).executeTakeFirst();
  return row ? procedureVersion.parse(row.content) : null;
}
function mustBeNewest({ base }, last) {
  const newest = last?.procedure.version ?? 0;
  if (base === newest) return;
  throw new Problem(
    "changed_meanwhile",
    base === 0 ? "Th\u1EE7 t\u1EE5c n\xE0y \u0111\xE3 c\xF3 trong danh m\u1EE5c." : `Trong l\xFAc b\u1EA1n s\u1EEDa \u0111\xE3 c\xF3 phi\xEAn b\u1EA3n ${newest}. Xem l\u1EA1i nh\u1EEFng ph\u1EA7n kh\xE1c nhau d\u01B0\u1EDBi \u0111\xE2y r\u1ED3i l\u01B0u l\u1EA7n n\u1EEFa.`
  );
}
function mustBeInTime({ validFrom, decidedOn }, last, today) {
  const fields = {};
  const earliest = earliestDay(last, today);
  if (validFrom < earliest)
    fields.validFrom = last ? `S\u1EDBm nh\u1EA5t ng\xE0y ${formatDay(earliest)}: phi\xEAn b\u1EA3n tr\u01B0\u1EDBc d\xF9ng t\u1EEB ${formatDay(last.validFrom)}, m\u1ED7i ng\xE0y ch\u1EC9 c\xF3 m\u1ED9t phi\xEAn b\u1EA3n.` : `S\u1EDBm nh\u1EA5t ng\xE0y ${formatDay(earliest)}.`;
  if (validFrom > addDays(today, 3 * 366)) fields.validFrom = "Ng\xE0y hi\u1EC7u l\u1EF1c qu\xE1 xa.";
  if (decidedOn > today) fields.decidedOn = "Ng\xE0y quy\u1EBFt \u0111\u1ECBnh ch\u01B0a t\u1EDBi.";
  if (Object.keys(fields).length > 0) throw new Problem("invalid", "Ch\u01B0a l\u1EADp \u0111\u01B0\u1EE3c phi\xEAn b\u1EA3n m\u1EDBi.", fields);
}
function versionsOf(form2, last, act) {
  const base = last?.procedure ?? { ...NOTHING_KNOWN, code: form2.code, validFrom: form2.validFrom };
  const { decision: decision3, decidedOn } = form2;
  const statement2 = { decision: decision3, decidedOn, by: act.officer.displayName };
  const given2 = { ...givenVersion(form2, base), version: base.version + 1 };
  const changed = compareVersions(base, given2).map(({ part }) => part);
  const next = nextVersion(base, given2, { parts: [...changed, ...form2.stated], statement: statement2 });
  const source = last ? base.source : `Quy\u1EBFt \u0111\u1ECBnh ${decision3} ng\xE0y ${formatDay(decidedOn)}`;
  return { base, next: procedureVersion.parse({ ...next, source }) };
}
async function noteVersion(tx, act, { base, next, changes }) {
  const words3 = (pick2) => Object.fromEntries(changes.map((each) => [PART_LABELS[each.part], pick2(each).join(" | ") || "tr\u1ED1ng"]));
  const confirmed = confirmedParts(base, next, changes).map((part) => PART_LABELS[part]);
  await noteChange(tx, act, {
    what: "catalogue",
    subject: next.code,
    before: base && { "Phi\xEAn b\u1EA3n": base.version, ...words3((each) => each.before) },
    after: {
      "Phi\xEAn b\u1EA3n": next.version,
      "Hi\u1EC7u l\u1EF1c t\u1EEB": next.validFrom,
      ...words3((each) => each.after),
      ...confirmed.length > 0 && { "Quy\u1EBFt \u0111\u1ECBnh n\xEAu": confirmed }
    }
  });
}
function confirmedParts(base, next, changes) {
  return PART_NAMES.filter(
    (part) => next.stated[part] !== base?.stated[part] && describePart(next, part).length > 0 && !changes.some((each) => each.part === part)
  );
}

// src/features/procedures/imports/take-over.ts
async function takeOver(tx, act, { rows, points, validFrom, clientKey }) {
  mustKeepCatalogue(act);
  if (points.length === 0) throw new Problem("invalid", "Ch\u1ECDn \xEDt nh\u1EA5t m\u1ED9t \u0111i\u1EC3m \u0111\u1EC3 c\u1EADp nh\u1EADt.");
  const today = toLocalDay(act.now);
  if (!isDay(validFrom) || validFrom <= today || validFrom > addDays(today, 3 * 366))
    throw new Problem("invalid", "Ng\xE0y hi\u1EC7u l\u1EF1c s\u1EDBm nh\u1EA5t l\xE0 ng\xE0y mai.", {
      validFrom: "Ch\u1ECDn ng\xE0y t\u1EEB ng\xE0y mai tr\u1EDF \u0111i."
    });
  await lockCatalogue(tx);
  const chosen = choose(points);
  const result = { taken: [], left: [] };
  for (const difference of compareCatalogue(await listInForce(tx, validFrom), rows, today)) {
    const parts = chosen.get(difference.code);
    if (!parts || !isAsked(difference, parts)) continue;
    const row = rows.find((each) => each.code === difference.code);
    const fault = await takeOne(tx, act, { difference, row, parts, validFrom, clientKey });
    if (fault === null) result.taken.push(difference.code);
    else result.left.push(`${difference.code}: ${fault}`);
  }
  return result;
}
function isAsked({ kind, parts }, chosen) {
  return kind !== "different" || parts.some(({ part }) => chosen.includes(part));
}
function choose(points) {
  const chosen = /* @__PURE__ */ new Map();
  for (const point of points) {
    const [code, name2] = point.split("|");
    const parts = PART_NAMES.filter((part) => name2 === void 0 || part === name2);
    chosen.set(code, [...chosen.get(code) ?? [], ...parts]);
  }
  return chosen;
}
async function takeOne(tx, act, chosen) {
  const { difference, row, validFrom } = chosen;
  const last = (await listVersions(tx, difference.code))[0];
  if (last && last.validFrom >= validFrom)
    return `\u0111\xE3 c\xF3 phi\xEAn b\u1EA3n ${last.procedure.version} t\u1EEB ng\xE0y ${formatDay(last.validFrom)}, ch\u1ECDn ng\xE0y mu\u1ED9n h\u01A1n.`;
  if (last?.validUntil && last.validUntil > validFrom)
    return `phi\xEAn b\u1EA3n tr\u01B0\u1EDBc d\xF9ng \u0111\u1EBFn ng\xE0y ${formatDay(last.validUntil)}.`;
  if (last && last.validUntil === null) await endVersion(tx, last.procedure, validFrom);
  if (difference.kind === "stale" || !row) return endOne(tx, act, last.procedure, validFrom);
  const base = last?.procedure ?? null;
  const next = versionOf(chosen, row, last, act);
  const changes = compareVersions(base ?? { ...next, ...EMPTY }, next);
  await insertVersion(tx, act, next, chosen.clientKey);
  await noteVersion(tx, act, { base, next, changes });
  return null;
}
var EMPTY = { name: "", field: "", decision: null, decidedOn: null };
async function endOne(tx, act, own2, until) {
  await noteChange(tx, act, {
    what: "catalogue",
    subject: own2.code,
    before: { "Phi\xEAn b\u1EA3n": own2.version, "T\xEAn th\u1EE7 t\u1EE5c": own2.name, "Hi\u1EC7u l\u1EF1c \u0111\u1EBFn": "kh\xF4ng th\u1EDDi h\u1EA1n" },
    after: { "Phi\xEAn b\u1EA3n": own2.version, "T\xEAn th\u1EE7 t\u1EE5c": own2.name, "Th\xF4i d\xF9ng t\u1EEB": until }
  });
  return null;
}
function versionOf({ difference, parts, validFrom }, row, last, act) {
  const statement2 = {
    decision: row.decision || "b\u1EA3n xu\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia",
    decidedOn: row.decidedOn,
    by: act.officer.displayName
  };
  const fresh = freshVersion(row, validFrom);
  const base = last?.procedure ?? fresh;
  const given2 = { ...exportedVersion(row, base), version: base.version + 1, validFrom };
  const wanted = difference.kind === "missing" ? PART_NAMES.filter((part) => describePart(fresh, part).length > 0) : difference.parts.map(({ part }) => part).filter((part) => parts.includes(part));
  return procedureVersion.parse(nextVersion(base, given2, { parts: wanted, statement: statement2 }));
}

// src/features/procedures/processes/adopt.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
import { sql as sql11 } from "kysely";
import { z as z16 } from "zod";

// src/features/procedures/processes/walk.ts
function firstNode(process2) {
  return process2.nodes[0];
}
function nodeOf(process2, id) {
  const found2 = process2.nodes.find((each) => each.id === id);
  if (!found2) throw new RangeError(`Quy tr\xECnh ${process2.code} kh\xF4ng c\xF3 b\u01B0\u1EDBc "${id}".`);
  return found2;
}
function nextNode(process2, id, facts3) {
  const { next } = nodeOf(process2, id);
  const way = next.find(({ when }) => when !== null && holds3(when, facts3)) ?? next.find(({ when }) => when === null);
  return way ? nodeOf(process2, way.to) : null;
}
function holds3(condition2, facts3) {
  return condition2.is.includes(facts3[condition2.fact]);
}
function stepDue({ limitMinutes }, enteredAt, calendar, hoursOn2) {
  return limitMinutes === null ? null : addWorkingMinutes(enteredAt, limitMinutes, calendar, hoursOn2);
}

// src/features/procedures/processes/faults.ts
function faultsOf(process2) {
  const { nodes } = process2;
  const ids = nodes.map((each) => each.id);
  const doubles = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (doubles.length > 0) return doubles.map((id) => `M\xE3 b\u01B0\u1EDBc "${id}" l\u1EB7p l\u1EA1i.`);
  const lost = nodes.flatMap(
    (node) => node.next.filter(({ to }) => !ids.includes(to)).map(({ to }) => `B\u01B0\u1EDBc "${node.id}" \u0111i \u0111\u1EBFn b\u01B0\u1EDBc kh\xF4ng c\xF3: "${to}".`)
  );
  if (lost.length > 0) return lost;
  return [
    ...nodes[0]?.kind === "receive" ? [] : ["B\u01B0\u1EDBc \u0111\u1EA7u ti\xEAn ph\u1EA3i l\xE0 ti\u1EBFp nh\u1EADn."],
    ...nodes.flatMap((node) => faultsOfNode(node)),
    ...unreachable(nodes).map((node) => `Kh\xF4ng c\xF3 \u0111\u01B0\u1EDDng \u0111\u1EBFn b\u01B0\u1EDBc "${node.id}".`),
    ...faultsOfPaths(nodes),
    ...circles(nodes)
  ];
}
function faultsOfNode({ id, kind, place, unitCode, next }) {
  const open3 = next.filter(({ when }) => when === null);
  const faults = [];
  if (kind === "return" && next.length > 0) faults.push(`B\u01B0\u1EDBc tr\u1EA3 k\u1EBFt qu\u1EA3 "${id}" kh\xF4ng \u0111\u01B0\u1EE3c c\xF3 b\u01B0\u1EDBc sau.`);
  if (kind !== "return" && open3.length !== 1)
    faults.push(`B\u01B0\u1EDBc "${id}" c\u1EA7n \u0111\xFAng m\u1ED9t \u0111\u01B0\u1EDDng \u0111i kh\xF4ng \u0111i\u1EC1u ki\u1EC7n.`);
  if (kind !== "return" && open3.some(({ to }) => to === id)) faults.push(`B\u01B0\u1EDBc "${id}" \u0111i v\u1EC1 ch\xEDnh n\xF3.`);
  if (place === "unit" && unitCode === null) faults.push(`B\u01B0\u1EDBc "${id}" ch\u01B0a ghi \u0111\u01A1n v\u1ECB.`);
  return faults;
}
function unreachable(nodes) {
  const seen = new Set(nodes[0] ? [nodes[0].id] : []);
  for (const id of seen) for (const { to } of nodes.find((each) => each.id === id).next) seen.add(to);
  return nodes.filter((each) => !seen.has(each.id));
}
function faultsOfPaths(nodes) {
  const faults = nodes.filter((node) => !endsInReturn(nodes, node)).map((node) => `T\u1EEB b\u01B0\u1EDBc "${node.id}" kh\xF4ng \u0111\u1EBFn \u0111\u01B0\u1EE3c b\u01B0\u1EDBc tr\u1EA3 k\u1EBFt qu\u1EA3.`);
  for (const path2 of pathsOf(nodes)) {
    const kinds = path2.map((each) => each.kind);
    faults.push(...tooEarly(kinds, "sign", "examine", "C\xF3 \u0111\u01B0\u1EDDng k\xFD khi ch\u01B0a th\u1EA9m \u0111\u1ECBnh."));
    faults.push(...tooEarly(kinds, "stamp", "sign", "C\xF3 \u0111\u01B0\u1EDDng \u0111\xF3ng d\u1EA5u khi ch\u01B0a k\xFD."));
    faults.push(...tooEarly(kinds, "return", "sign", "C\xF3 \u0111\u01B0\u1EDDng tr\u1EA3 k\u1EBFt qu\u1EA3 khi ch\u01B0a k\xFD."));
    if (kinds.slice(1).includes("receive")) faults.push("C\xF3 b\u01B0\u1EDBc ti\u1EBFp nh\u1EADn \u1EDF gi\u1EEFa quy tr\xECnh.");
  }
  return [...new Set(faults)];
}
function endsInReturn(nodes, from) {
  const after2 = ({ next }) => {
    const way = next.find(({ when }) => when === null);
    return nodes.find((each) => each.id === way?.to);
  };
  const seen = /* @__PURE__ */ new Set();
  let node = from;
  while (node && !seen.has(node)) {
    if (node.kind === "return") return true;
    seen.add(node);
    node = after2(node);
  }
  return false;
}
function circles(nodes) {
  const process2 = { code: "", nodes };
  const found2 = allFacts(nodes).flatMap((facts3) => {
    const seen = /* @__PURE__ */ new Set();
    let node = nodes[0];
    while (node && !seen.has(node.id)) {
      seen.add(node.id);
      node = nextNode(process2, node.id, facts3) ?? void 0;
    }
    return node ? [`Quy tr\xECnh quay v\xF2ng: c\xF3 tr\u01B0\u1EDDng h\u1EE3p lu\xF4n tr\u1EDF l\u1EA1i b\u01B0\u1EDBc "${node.id}".`] : [];
  });
  return [...new Set(found2)];
}
function allFacts(nodes) {
  const asked2 = nodes.flatMap((each) => each.next).flatMap(({ when }) => when ?? []);
  const values = (fact, all, other) => asked2.some((each) => each.fact === fact) ? [...all] : [other];
  const terms = asked2.flatMap((each) => each.fact === "term" ? each.is : []);
  return values("outcome", ["granted", "denied", null], null).flatMap(
    (outcome) => values("channel", ["direct", "online", "post", "mobile"], "direct").flatMap(
      (channel) => values("applicant", ["citizen", "organisation"], "citizen").flatMap(
        (applicant) => values("term", [...new Set(terms), null], null).flatMap(
          (term2) => values("consulted", [true, false], false).map((consulted) => ({
            ...{ outcome, channel, applicant, term: term2, consulted }
          }))
        )
      )
    )
  );
}
var MOST_PATHS = 500;
function pathsOf(nodes) {
  const paths2 = [];
  const open3 = nodes[0] ? [[nodes[0]]] : [];
  while (open3.length > 0 && paths2.length < MOST_PATHS) {
    const path2 = open3.pop();
    const on = path2.at(-1).next.map(({ to }) => nodes.find((each) => each.id === to)).filter((node) => !path2.includes(node));
    if (on.length === 0) paths2.push(path2);
    open3.push(...on.map((node) => [...path2, node]));
  }
  return paths2;
}
function tooEarly(kinds, what, after2, fault) {
  const at = kinds.indexOf(what);
  const before = kinds.indexOf(after2);
  return at !== -1 && (before === -1 || before > at) ? [fault] : [];
}
function warningsOf({
  nodes,
  totalMinutes
}) {
  const sums = pathsOf(nodes).map((path2) => path2.reduce((sum2, each) => sum2 + (each.limitMinutes ?? 0), 0));
  const longest = Math.max(0, ...sums);
  if (totalMinutes === null || longest === totalMinutes) return [];
  return [`C\xE1c b\u01B0\u1EDBc c\u1ED9ng l\u1EA1i ${hoursOf(longest)} gi\u1EDD, quy\u1EBFt \u0111\u1ECBnh ghi ${hoursOf(totalMinutes)} gi\u1EDD.`];
}
function hoursOf(minutes2) {
  return (minutes2 / 60).toLocaleString("vi-VN");
}

// src/features/procedures/processes/generic.ts
var GENERIC = "chung";
var GENERIC_FROM = "2025-07-01";
var STEPS = [
  {
    kind: "receive",
    place: "desk",
    name: "Ki\u1EC3m tra, ti\u1EBFp nh\u1EADn, s\u1ED1 h\xF3a, chuy\u1EC3n h\u1ED3 s\u01A1",
    actor: "C\xE1n b\u1ED9 ti\u1EBFp nh\u1EADn, Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng",
    days: 0.25
  },
  { kind: "assign", place: "competent", name: "Ph\xE2n c\xF4ng th\u1EE5 l\xFD", actor: "L\xE3nh \u0111\u1EA1o ph\xF2ng", days: 0.25 },
  {
    kind: "examine",
    place: "competent",
    name: "Th\u1EA9m \u0111\u1ECBnh h\u1ED3 s\u01A1, d\u1EF1 th\u1EA3o k\u1EBFt qu\u1EA3",
    actor: "Chuy\xEAn vi\xEAn",
    days: null
  },
  { kind: "review", place: "competent", name: "Xem x\xE9t, tr\xECnh k\xFD", actor: "L\xE3nh \u0111\u1EA1o ph\xF2ng", days: 0.5 },
  { kind: "sign", place: "leaders", name: "K\xFD duy\u1EC7t k\u1EBFt qu\u1EA3", actor: "L\xE3nh \u0111\u1EA1o UBND ph\u01B0\u1EDDng", days: 0.5 },
  { kind: "stamp", place: "clerk", name: "V\xE0o s\u1ED1, \u0111\xF3ng d\u1EA5u, chuy\u1EC3n k\u1EBFt qu\u1EA3", actor: "V\u0103n th\u01B0", days: 0.25 }
];
var FIXED_DAYS = STEPS.reduce((sum2, each) => sum2 + (each.days ?? 0), 0);
function genericProcess(term2, hours) {
  const whole2 = term2 === null ? null : wholeMinutes(term2, hours);
  const limits = whole2 === null ? STEPS.map(() => null) : shareOut(whole2, minutesPerDay(hours));
  const nodes = STEPS.map(
    ({ kind, place, name: name2, actor }, at) => ({
      id: `b${at + 1}`,
      ...{ name: name2, kind, place, actor, unitCode: null, limitMinutes: limits[at] },
      next: [{ to: `b${at + 2}`, when: null }]
    })
  );
  nodes.push({
    id: `b${STEPS.length + 1}`,
    ...{ name: "Tr\u1EA3 k\u1EBFt qu\u1EA3", kind: "return", place: "desk", unitCode: null, limitMinutes: null },
    actor: "C\xE1n b\u1ED9 tr\u1EA3 k\u1EBFt qu\u1EA3, Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng",
    next: []
  });
  return {
    ...{ code: GENERIC, version: 1, name: "Quy tr\xECnh chung b\u1EA3y b\u01B0\u1EDBc", procedureCodes: [], decision: "" },
    ...{ validFrom: GENERIC_FROM, validUntil: null, totalMinutes: whole2, nodes }
  };
}
function wholeMinutes(term2, hours) {
  if (term2.unit === "wh") return Math.round(term2.amount * 60);
  return Math.round((term2.amount || 1) * minutesPerDay(hours));
}
function shareOut(whole2, day3) {
  const fixed = Math.round(FIXED_DAYS * day3);
  const weights = STEPS.map(({ days }) => days === null ? Math.max(fixed, whole2 - fixed) : days * day3);
  const sum2 = weights.reduce((total, each) => total + each, 0);
  const shares = weights.map((weight) => Math.floor(weight * whole2 / sum2));
  const examine = STEPS.findIndex(({ days }) => days === null);
  shares[examine] += whole2 - shares.reduce((total, each) => total + each, 0);
  return shares;
}

// src/features/procedures/processes/schema.ts
import { z as z15 } from "zod";
var NODE_KINDS = ["receive", "assign", "examine", "review", "sign", "stamp", "return"];
var NODE_PLACES = ["desk", "competent", "leaders", "clerk", "unit"];
var processCondition = z15.discriminatedUnion("fact", [
  z15.object({ fact: z15.literal("outcome"), is: z15.array(z15.enum(["granted", "denied"])).min(1) }),
  z15.object({
    fact: z15.literal("channel"),
    is: z15.array(z15.enum(["direct", "online", "post", "mobile"])).min(1)
  }),
  z15.object({ fact: z15.literal("applicant"), is: z15.array(z15.enum(["citizen", "organisation"])).min(1) }),
  z15.object({ fact: z15.literal("term"), is: z15.array(z15.number().int().positive()).min(1) }),
  z15.object({ fact: z15.literal("consulted"), is: z15.array(z15.boolean()).min(1) })
]);
var processNode = z15.object({
  /** Its name in the process: b1, b2 … */
  id: z15.string().regex(/^[a-z0-9-]{1,20}$/),
  name: z15.string().min(1).max(500),
  kind: z15.enum(NODE_KINDS),
  place: z15.enum(NODE_PLACES),
  unitCode: z15.string().nullable(),
  /** Who does it, as the decision writes it. */
  actor: z15.string().max(500),
  /** Working minutes; null: the decision does not count the time of this step. */
  limitMinutes: z15.number().int().nonnegative().nullable(),
  next: z15.array(z15.object({ to: z15.string(), when: processCondition.nullable() }))
});
var processVersion = z15.object({
  code: z15.string().regex(/^[a-z0-9.-]{1,60}$/),
  version: z15.number().int().positive(),
  name: z15.string().min(1).max(1e3),
  /** Procedures that it is for. */
  procedureCodes: z15.array(z15.string().regex(/^[1-9]\.\d{6}$/)),
  /** Number and day of the approving decision; empty for the generic process. */
  decision: z15.string().max(300),
  validFrom: z15.string(),
  validUntil: z15.string().nullable(),
  /** Whole term in working minutes as the decision writes it; null when it writes none. */
  totalMinutes: z15.number().int().nonnegative().nullable(),
  /** In the order of the decision; the first is where a dossier begins. */
  nodes: z15.array(processNode).min(2)
});

// src/features/procedures/processes/adopt.ts
var processForm = z16.object({
  code: z16.string().trim().toLowerCase().regex(/^[a-z0-9.-]{1,60}$/, "M\xE3 quy tr\xECnh: ch\u1EEF th\u01B0\u1EDDng kh\xF4ng d\u1EA5u, s\u1ED1, d\u1EA5u ch\u1EA5m, g\u1EA1ch n\u1ED1i.").refine((code) => code !== GENERIC, "M\xE3 n\xE0y d\xE0nh cho quy tr\xECnh chung."),
  name: z16.string().trim().min(3, "Ghi t\xEAn quy tr\xECnh.").max(1e3, "T\u1ED1i \u0111a 1000 k\xFD t\u1EF1."),
  procedureCodes: z16.array(z16.string().regex(/^[1-9]\.\d{6}$/, "M\xE3 th\u1EE7 t\u1EE5c d\u1EA1ng 1.001193.")).min(1, "Ghi m\xE3 th\u1EE7 t\u1EE5c d\xF9ng quy tr\xECnh n\xE0y."),
  decision: z16.string().trim().min(3, "Ghi s\u1ED1, ng\xE0y quy\u1EBFt \u0111\u1ECBnh ph\xEA duy\u1EC7t.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1."),
  validFrom: z16.iso.date("Ghi ng\xE0y c\xF3 hi\u1EC7u l\u1EF1c."),
  totalMinutes: z16.number().int().positive().nullable(),
  /** The sum of the steps differs from the whole, and so it stands in the decision. */
  acceptsSum: z16.boolean().default(false),
  nodes: z16.array(processNode).min(2, "C\u1EA7n \xEDt nh\u1EA5t hai b\u01B0\u1EDBc.").max(40, "Nhi\u1EC1u nh\u1EA5t 40 b\u01B0\u1EDBc.")
});
async function adoptProcess(tx, act, given2) {
  if (!act.officer.duties.includes("control"))
    throw new Problem("not_allowed", "Ch\u1EC9 \u0111\u1EA7u m\u1ED1i ki\u1EC3m so\xE1t th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh \u0111\u01B0a quy tr\xECnh v\xE0o \xE1p d\u1EE5ng.");
  const form2 = parseFields(processForm, given2, "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c quy tr\xECnh: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.");
  const faults = [...faultsOf(form2), ...await missingUnits(tx, act, form2.nodes)];
  if (faults.length > 0) throw new Problem("invalid", "Quy tr\xECnh ch\u01B0a \u0111\xFAng.", { nodes: faults.join(" ") });
  mustAddUp(form2);
  if (form2.validFrom < toLocalDay(act.now))
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c quy tr\xECnh.", {
      validFrom: "Hi\u1EC7u l\u1EF1c t\u1EEB h\xF4m nay tr\u1EDF \u0111i: h\u1ED3 s\u01A1 \u0111\xE3 nh\u1EADn gi\u1EEF quy tr\xECnh c\u0169."
    });
  await sql11`select pg_advisory_xact_lock(hashtext('adopt_process'))`.execute(tx);
  const { acceptsSum: _, ...content } = form2;
  const before = await findNewest(tx, form2.code);
  if (before && isSame(processVersion.parse(before.content), content))
    return processVersion.parse(before.content);
  if (before && before.valid_from >= form2.validFrom)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c quy tr\xECnh.", {
      validFrom: `B\u1EA3n \u0111ang c\xF3 hi\u1EC7u l\u1EF1c t\u1EEB ${before.valid_from}: b\u1EA3n m\u1EDBi ph\u1EA3i sau ng\xE0y \u1EA5y.`
    });
  await mustBeFree(tx, form2.code, form2.procedureCodes, form2.validFrom);
  if (before && before.valid_until === null) await close(tx, form2.code, before.version, form2.validFrom);
  const version = { ...content, version: (before?.version ?? 0) + 1, validUntil: null };
  await insert(tx, version, act);
  await noteAct(tx, act, "adopt_process", `${version.code} b\u1EA3n ${version.version}`);
  await noteChange(tx, act, {
    ...{ what: "process", subject: version.code },
    before: before ? processVersion.parse(before.content) : null,
    after: version
  });
  return version;
}
function isSame(newest, content) {
  const { version: _, validUntil: __, ...before } = newest;
  return isDeepStrictEqual2(before, content);
}
async function missingUnits(tx, act, nodes) {
  const asked2 = nodes.filter((each) => each.place === "unit");
  if (asked2.length === 0) return [];
  const codes = (await listUnits(tx, act.officer.wardId)).map((unit) => unit.code);
  return asked2.filter(({ unitCode }) => !codes.includes(unitCode)).map(({ id, unitCode }) => `B\u01B0\u1EDBc "${id}": ph\u01B0\u1EDDng kh\xF4ng c\xF3 \u0111\u01A1n v\u1ECB m\xE3 "${unitCode}".`);
}
function mustAddUp(form2) {
  const [odd] = warningsOf(form2);
  if (odd !== void 0 && !form2.acceptsSum)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c quy tr\xECnh: th\u1EDDi h\u1EA1n c\xE1c b\u01B0\u1EDBc kh\xF4ng c\u1ED9ng \u0111\xFAng t\u1ED5ng.", {
      total: `${odd} S\u1EEDa l\u1EA1i, ho\u1EB7c \u0111\xE1nh d\u1EA5u \u0111\xE3 \u0111\u1ED1i chi\u1EBFu v\u1EDBi quy\u1EBFt \u0111\u1ECBnh.`
    });
}
function findNewest(tx, code) {
  return tx.selectFrom("process_versions").select(["version", "valid_from", "valid_until", "content"]).where("code", "=", code).orderBy("version", "desc").limit(1).executeTakeFirst();
}
async function mustBeFree(tx, code, procedureCodes, from) {
  const rows = await tx.selectFrom("process_versions").select(["code", "procedure_codes"]).where("code", "<>", code).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", from)])).execute();
  const taken = rows.find((row) => row.procedure_codes.some((each) => procedureCodes.includes(each)));
  if (taken)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c quy tr\xECnh.", {
      procedureCodes: `C\xF3 th\u1EE7 t\u1EE5c \u0111\xE3 theo quy tr\xECnh "${taken.code}".`
    });
}
async function close(tx, code, version, day3) {
  await tx.updateTable("process_versions").set({ valid_until: day3 }).where("code", "=", code).where("version", "=", version).execute();
}
async function insert(tx, version, act) {
  const words3 = `${version.name} ${version.code} ${version.procedureCodes.join(" ")}`;
  await tx.insertInto("process_versions").values({
    code: version.code,
    version: version.version,
    valid_from: version.validFrom,
    valid_until: version.validUntil,
    procedure_codes: version.procedureCodes,
    name: version.name,
    search_text: foldVietnamese(words3),
    content: JSON.stringify(version),
    adopted_ward_id: act?.officer.wardId ?? null,
    adopted_by: act?.officer.id ?? null,
    adopted_at: act?.now ?? null
  }).execute();
}

// src/features/procedures/processes/bpmn.ts
import { BpmnModdle } from "bpmn-moddle";

// src/features/procedures/processes/labels.ts
var NODE_LABELS = {
  receive: "Ti\u1EBFp nh\u1EADn",
  assign: "Ph\xE2n c\xF4ng",
  examine: "Th\u1EE5 l\xFD",
  review: "Xem x\xE9t, tr\xECnh k\xFD",
  sign: "K\xFD duy\u1EC7t",
  stamp: "V\xE0o s\u1ED1, \u0111\xF3ng d\u1EA5u",
  return: "Tr\u1EA3 k\u1EBFt qu\u1EA3"
};
var PLACE_NAMES = {
  desk: "Qu\u1EA7y ti\u1EBFp nh\u1EADn",
  competent: "\u0110\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt",
  leaders: "L\xE3nh \u0111\u1EA1o UBND",
  clerk: "V\u0103n th\u01B0",
  unit: "\u0110\u01A1n v\u1ECB ghi r\xF5"
};
var CONDITION_LABELS = {
  "outcome=granted": "\u0111\u1EC1 xu\u1EA5t gi\u1EA3i quy\u1EBFt theo y\xEAu c\u1EA7u",
  "outcome=denied": "\u0111\u1EC1 xu\u1EA5t kh\xF4ng gi\u1EA3i quy\u1EBFt",
  "channel=online": "n\u1ED9p tr\u1EF1c tuy\u1EBFn",
  "channel=direct": "n\u1ED9p tr\u1EF1c ti\u1EBFp",
  "channel=post": "n\u1ED9p qua b\u01B0u ch\xEDnh",
  "channel=mobile": "nh\u1EADn l\u01B0u \u0111\u1ED9ng",
  "applicant=citizen": "ng\u01B0\u1EDDi n\u1ED9p l\xE0 c\xF4ng d\xE2n",
  "applicant=organisation": "ng\u01B0\u1EDDi n\u1ED9p l\xE0 t\u1ED5 ch\u1EE9c",
  "term=1": "tr\u01B0\u1EDDng h\u1EE3p th\u1EDDi h\u1EA1n 1",
  "term=2": "tr\u01B0\u1EDDng h\u1EE3p th\u1EDDi h\u1EA1n 2",
  "term=3": "tr\u01B0\u1EDDng h\u1EE3p th\u1EDDi h\u1EA1n 3",
  "term=4": "tr\u01B0\u1EDDng h\u1EE3p th\u1EDDi h\u1EA1n 4",
  "consulted=true": "\u0111\xE3 xin \xFD ki\u1EBFn",
  "consulted=false": "kh\xF4ng xin \xFD ki\u1EBFn"
};
function describeCondition({ fact, is }) {
  return is.map((value) => CONDITION_LABELS[`${fact}=${value}`] ?? `${fact} ${value}`).join(" ho\u1EB7c ");
}
function describeMinutes(minutes2) {
  if (minutes2 === null) return "Kh\xF4ng t\xEDnh th\u1EDDi gian";
  const [hours, rest] = [Math.floor(minutes2 / 60), minutes2 % 60];
  return [hours > 0 && `${hours} gi\u1EDD`, (rest > 0 || hours === 0) && `${rest} ph\xFAt`].filter(Boolean).join(" ");
}

// src/features/procedures/processes/bpmn.ts
var BOX = { width: 160, height: 80 };
var GAP = 70;
var LANE = 140;
var LEFT = 120;
async function toBpmn(process2) {
  const moddle = new BpmnModdle();
  const drawing = draw(moddle, process2);
  const lanes = moddle.create("bpmn:LaneSet", { id: "lanes", lanes: drawing.lanes });
  const definition = moddle.create("bpmn:Process", {
    id: "process",
    name: `${process2.name} (b\u1EA3n ${process2.version})`,
    isExecutable: false,
    laneSets: [lanes],
    flowElements: drawing.elements
  });
  const participant = moddle.create("bpmn:Participant", {
    id: "participant",
    name: process2.name,
    processRef: definition
  });
  const collaboration = moddle.create("bpmn:Collaboration", {
    id: "collaboration",
    participants: [participant]
  });
  const plane = moddle.create("bpmndi:BPMNPlane", { id: "plane", bpmnElement: collaboration });
  const whole2 = { x: LEFT - 90, y: 0, width: drawing.width, height: drawing.lanes.length * LANE };
  plane.planeElement = [
    shape(moddle, participant, "participant", whole2),
    ...drawing.laneShapes(whole2),
    ...drawing.shapes
  ];
  const definitions = moddle.create("bpmn:Definitions", {
    id: "definitions",
    targetNamespace: "https://motcua.vn/bpmn",
    rootElements: [collaboration, definition],
    diagrams: [moddle.create("bpmndi:BPMNDiagram", { id: "diagram", plane })]
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}
function shape(moddle, element, id, bounds) {
  return moddle.create("bpmndi:BPMNShape", {
    id: `${id}_di`,
    bpmnElement: element,
    bounds: moddle.create("dc:Bounds", { ...bounds }),
    ...(id === "participant" || id.startsWith("lane")) && { isHorizontal: true }
  });
}
function draw(moddle, { nodes }) {
  const places = [...new Set(nodes.map(laneOf))];
  const elements = [];
  const shapes = [];
  const boxes = /* @__PURE__ */ new Map();
  const waits = [];
  const put = (element, box) => {
    elements.push(element);
    boxes.set(element, box);
    shapes.push(shape(moddle, element, String(element.id), box));
    return element;
  };
  let flows = 0;
  const connect = (from, to, when) => {
    const flow = moddle.create("bpmn:SequenceFlow", {
      ...{ id: `flow_${++flows}`, sourceRef: from, targetRef: to },
      ...when !== null && {
        name: describeCondition(when),
        conditionExpression: moddle.create("bpmn:FormalExpression", { body: expressionOf(when) })
      }
    });
    elements.push(flow);
    const way = { from: boxes.get(from), to: boxes.get(to), others: boxes, lane: flows };
    waits.push(() => shapes.push(edge(moddle, flow, way)));
    return flow;
  };
  const middle2 = (node) => places.indexOf(laneOf(node)) * LANE + LANE / 2;
  const xs = columns(nodes);
  const tasks = new Map(
    nodes.map((node) => {
      const task = moddle.create("bpmn:UserTask", {
        id: `step_${node.id}`,
        name: node.name,
        documentation: [
          moddle.create("bpmn:Documentation", {
            text: `${node.actor}. Th\u1EDDi h\u1EA1n: ${describeMinutes(node.limitMinutes)}${isoOf(node.limitMinutes)}.`
          })
        ]
      });
      return [node.id, put(task, { x: xs.get(node.id), y: middle2(node) - BOX.height / 2, ...BOX })];
    })
  );
  const first = nodes[0];
  const start = put(moddle.create("bpmn:StartEvent", { id: "start", name: "N\u1ED9p h\u1ED3 s\u01A1" }), {
    ...{ x: LEFT - 50, y: middle2(first) - 18, width: 36, height: 36 }
  });
  connect(start, tasks.get(first.id), null);
  for (const node of nodes) {
    const task = tasks.get(node.id);
    const right = xs.get(node.id) + BOX.width;
    if (node.next.length === 0) {
      const end = moddle.create("bpmn:EndEvent", { id: `end_${node.id}`, name: "K\u1EBFt th\xFAc" });
      connect(task, put(end, { x: right + 24, y: middle2(node) - 18, width: 36, height: 36 }), null);
      continue;
    }
    const from = node.next.length === 1 ? task : fork(moddle, node, { put, connect, task, right, middle: middle2 });
    for (const { to, when } of node.next) {
      const flow = connect(from, tasks.get(to), when);
      if (when === null && from !== task) from.default = flow;
    }
  }
  for (const drawEdge of waits) drawEdge();
  const inLane = (place) => elements.filter((each) => {
    const box = boxes.get(each);
    return box !== void 0 && Math.floor((box.y + box.height / 2) / LANE) === places.indexOf(place);
  });
  const lanes = places.map(
    (place) => moddle.create("bpmn:Lane", { id: `lane_${place}`, name: laneName(place), flowNodeRef: inLane(place) })
  );
  return {
    ...{ elements, shapes, lanes },
    width: Math.max(...[...boxes.values()].map((box) => box.x + box.width)) + 60 - (LEFT - 90),
    laneShapes: (whole2) => lanes.map(
      (lane, at) => shape(moddle, lane, String(lane.id), {
        ...{ x: whole2.x + 30, y: at * LANE, width: whole2.width - 30, height: LANE }
      })
    )
  };
}
function columns(nodes) {
  let x = LEFT;
  return new Map(
    nodes.map((node) => {
      const at = x;
      x += BOX.width + GAP + (node.next.length > 1 ? 90 : 0);
      return [node.id, at];
    })
  );
}
function fork(moddle, node, { put, connect, task, right, middle: middle2 }) {
  const gateway = moddle.create("bpmn:ExclusiveGateway", { id: `fork_${node.id}` });
  put(gateway, { x: right + 40, y: middle2(node) - 25, width: 50, height: 50 });
  connect(task, gateway, null);
  return gateway;
}
function edge(moddle, flow, way) {
  return moddle.create("bpmndi:BPMNEdge", {
    id: `${String(flow.id)}_di`,
    bpmnElement: flow,
    waypoint: pointsOf(way).map((point) => moddle.create("dc:Point", point))
  });
}
function pointsOf({ from, to, others, lane }) {
  const y = (box) => box.y + box.height / 2;
  const start = { x: from.x + from.width, y: y(from) };
  const bend = start.x + 12;
  const isFree = ![...others.values()].some(
    (box) => box !== from && box !== to && box.x < to.x && box.x + box.width > start.x && y(box) === y(to)
  );
  if (to.x > start.x && isFree)
    return y(from) === y(to) ? [start, { x: to.x, y: y(to) }] : [start, { x: bend, y: y(from) }, { x: bend, y: y(to) }, { x: to.x, y: y(to) }];
  const margin = Math.floor(y(to) / LANE) * LANE + LANE - 6 - lane % 4 * 6;
  const under = to.x + to.width / 2;
  return [
    ...[start, { x: bend, y: y(from) }, { x: bend, y: margin }, { x: under, y: margin }],
    { x: under, y: to.y + to.height }
  ];
}
function laneOf({ place, unitCode }) {
  return place === "unit" ? `unit_${unitCode}` : place;
}
function laneName(lane) {
  const name2 = PLACE_NAMES[lane];
  return name2 ?? `\u0110\u01A1n v\u1ECB ${lane.replace(/^unit_/, "")}`;
}
function expressionOf({ fact, is }) {
  return `${fact} in ${JSON.stringify(is)}`;
}
function isoOf(minutes2) {
  return minutes2 === null ? "" : ` (PT${minutes2}M)`;
}

// src/features/procedures/processes/reading/read-limit.ts
var UNIT_MINUTES = { phut: 1, gio: 60, buoi: 240, ngay: 480, tuan: 2400 };
var NOT_COUNTED = /khong (tinh|quy dinh|gioi han|co thoi)/;
var NO_AMOUNT = /gio hanh chinh|^ngay (sau )?khi|^ngay$|theo (giay|phieu)? ?hen|tra ket qua theo|^theo quy dinh|^[-–—x]+$/;
var SAME_DAY = /^(ngay )?trong (cung )?(ngay|buoi)\b/;
var BEFORE = /^(?:[-–+:.(]|tong cong|tong so|tong|cong\b|thoi gian|thoi han|thuc hien|giai quyet|xu ly|tthc|thu tuc hanh chinh|la\b|khong qua|khong vuot qua|toi da|toi thieu|trong vong|trong thoi han|trong\b|cham nhat|khoang|tu\b|\s)+/;
var AMOUNT = "(?:\\d+ \\d+/\\d+|\\d+/\\d+|\\d+(?:\\.\\d+)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua)(?![\\w/])";
var UNIT = "\\(?(ngay|gio|phut|buoi|tuan|h(?=\\d|\\b)|ph?\\b)\\)?";
var PART = new RegExp(`^(${AMOUNT})\\s*(?:${UNIT})?(\\s*(?:lam viec)?\\s*ruoi\\b)?`);
var TO = /^\s*(?:[-–~]|den|toi)\s*/;
var AND = /^\s*(?:lam viec)?\s*(?:va|,|\+)?\s*(?=\d)/;
var WORDS2 = ["", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
var MOST_MINUTES = 10 * 366 * 480;
function readLimit(text5, unit = "ngay") {
  const words3 = plain3(text5);
  if (NOT_COUNTED.test(words3)) return { minutes: null };
  if (SAME_DAY.test(words3)) return { minutes: /buoi/.test(words3) ? UNIT_MINUTES.buoi : UNIT_MINUTES.ngay };
  const read3 = readAmounts(words3.replace(BEFORE, ""), unit);
  if (read3 !== void 0) return read3;
  return NO_AMOUNT.test(words3) ? { minutes: null } : void 0;
}
function plain3(text5) {
  return foldVietnamese(text5.replace(/[½¼¾⅓⅔⅛]/g, (sign) => ` ${sign.normalize("NFKC")} `)).replaceAll("\u2044", "/").replace(/(\d)\s*,\s*(\d)/g, "$1.$2").replace(/(\d) ?\/ ?(\d)/g, "$1/$2").replace(/(\d)([a-z])/g, "$1 $2").replace(/\bh(\d)/g, "h $1").trim();
}
function readAmounts(words3, unit) {
  const first = PART.exec(words3);
  if (!first) return void 0;
  const rest = words3.slice(first[0].length);
  const to = TO.exec(rest);
  const second = to && PART.exec(rest.slice(to[0].length));
  if (second && (second[2] ?? first[2])) return range(first, second, unit);
  if (first[2] === void 0) {
    const isBare = rest.trim() === "" && !/^\d+(?:\/(?:9|\d{2,})|\.\d{4,})/.test(words3);
    return isBare ? within2(amountOf2(first[1]) * UNIT_MINUTES[unit]) : void 0;
  }
  const more = rest.slice(AND.exec(rest)?.[0].length ?? rest.length);
  const smaller = PART.exec(more);
  const extra = smaller && minutesOf(smaller, smaller[2] ?? "phut");
  const whole2 = minutesOf(first, first[2]);
  return within2(extra && extra < whole2 ? whole2 + extra : whole2);
}
function range(first, second, unit) {
  const upper = within2(minutesOf(second, second[2] ?? first[2] ?? unit));
  return upper && { ...upper, isRange: true };
}
function minutesOf([, amount, , half], unit) {
  const each = UNIT_MINUTES[unit.startsWith("h") ? "gio" : /^p/.test(unit) ? "phut" : unit];
  return (amountOf2(amount) + (half === void 0 ? 0 : 0.5)) * each;
}
function amountOf2(text5) {
  if (text5 === "nua") return 0.5;
  if (WORDS2.includes(text5)) return WORDS2.indexOf(text5);
  const [, whole2, over, below] = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text5) ?? [];
  return over === void 0 ? Number(text5) : Number(whole2 ?? 0) + Number(over) / Number(below);
}
function within2(minutes2) {
  return Number.isFinite(minutes2) && minutes2 <= MOST_MINUTES ? { minutes: Math.round(minutes2) } : void 0;
}

// src/platform/tables/decode-text.ts
function decodeText(bytes) {
  if (bytes[0] === 255 && bytes[1] === 254) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 254 && bytes[1] === 255) return new TextDecoder("utf-16be").decode(bytes);
  const zeros = bytes.subarray(0, 4096).filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (zeros > 20 && zeros > Math.min(bytes.length, 4096) / 8)
    return new TextDecoder("utf-16le").decode(bytes);
  if (bytes.includes(0)) throw new UnreadableFile("T\u1EC7p kh\xF4ng ph\u1EA3i v\u0103n b\u1EA3n, Word, Excel hay PDF.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
  }
}

// src/platform/tables/grid.ts
var NEAR = 3;
function gridTables(fragments2, rules) {
  const grids = findGrids(rules);
  const blocks = [];
  let rest = fragments2;
  for (const grid2 of grids) {
    const top = grid2.ys[0];
    const inside = rest.filter((part) => isInside(part, grid2));
    const above = rest.filter((part) => !inside.includes(part) && middle(part) <= top);
    rest = rest.filter((part) => !inside.includes(part) && !above.includes(part));
    blocks.push(...textBlock(above));
    if (inside.length > 0) blocks.push({ kind: "table", rows: cutRows(inside, grid2) });
  }
  return [...blocks, ...textBlock(rest)];
}
function findGrids(rules) {
  const groups = [];
  for (const rule3 of rules) {
    const touching = groups.filter((group2) => group2.some((other) => touches(rule3, other)));
    for (const group2 of touching) groups.splice(groups.indexOf(group2), 1);
    groups.push([rule3, ...touching.flat()]);
  }
  return groups.flatMap(toGrid).sort((a, b) => a.ys[0] - b.ys[0]);
}
function touches(a, b) {
  if (a.kind === b.kind) return Math.abs(a.at - b.at) < NEAR && a.from < b.to + NEAR && b.from < a.to + NEAR;
  const isWithin = (rule3, at) => at > rule3.from - NEAR && at < rule3.to + NEAR;
  return isWithin(a, b.at) && isWithin(b, a.at);
}
function toGrid(rules) {
  const down2 = rules.filter((rule3) => rule3.kind === "down");
  const across = rules.filter((rule3) => rule3.kind === "across");
  if (down2.length < 2) return [];
  const xs = gather([...down2.map((rule3) => rule3.at), ...across.flatMap((rule3) => [rule3.from, rule3.to])]);
  const ys = gather([...across.map((rule3) => rule3.at), ...down2.flatMap((rule3) => [rule3.from, rule3.to])]);
  return xs.length < 3 || ys.length < 2 ? [] : [{ xs, ys, across, down: down2 }];
}
function middle(part) {
  return part.y - part.height * 0.35;
}
function isInside(part, { xs, ys }) {
  const center = (part.x + part.right) / 2;
  return middle(part) > ys[0] && middle(part) < ys.at(-1) && center > xs[0] && center < xs.at(-1);
}
function cutRows(inside, grid2) {
  const { xs, ys } = grid2;
  const regions = findRegions(grid2);
  const parts = /* @__PURE__ */ new Map();
  for (const part of inside.flatMap((each) => splitAt(each, wallsAt(grid2, middle(each))))) {
    const row = ys.findLastIndex((y) => middle(part) > y);
    const column2 = xs.findLastIndex((x) => (part.x + part.right) / 2 > x);
    const region = regions[row]?.[column2];
    if (region !== void 0) parts.set(region, [...parts.get(region) ?? [], part]);
  }
  const text5 = (region) => {
    const columns3 = regions.flatMap((row) => row.flatMap((each, at) => each === region ? [at] : []));
    const width = xs[Math.max(...columns3) + 1] - xs[Math.min(...columns3)];
    return cellText(toLines(parts.get(region) ?? []), width - 2 * NEAR);
  };
  return regions.map(
    (row, at) => row.map((region, column2) => {
      if (row.indexOf(region) !== column2) return cell("");
      const span = row.filter((each) => each === region).length;
      return cell(text5(region), regions[at - 1]?.includes(region) === true, span);
    })
  );
}
function findRegions({ xs, ys, across, down: down2 }) {
  const regions = [];
  let next = 0;
  for (let row = 0; row + 1 < ys.length; row++) {
    const fields = [];
    for (let column2 = 0; column2 + 1 < xs.length; column2++) {
      const isOpenLeft = column2 > 0 && !hasLine(down2, xs[column2], (ys[row] + ys[row + 1]) / 2);
      const isOpenTop = row > 0 && !hasLine(across, ys[row], (xs[column2] + xs[column2 + 1]) / 2);
      if (isOpenLeft) fields.push(fields[column2 - 1]);
      else if (isOpenTop) fields.push(regions[row - 1][column2]);
      else fields.push(next++);
    }
    regions.push(fields);
  }
  return regions;
}
function hasLine(rules, at, through) {
  return rules.some((rule3) => Math.abs(rule3.at - at) < NEAR && rule3.from <= through && rule3.to >= through);
}
function wallsAt({ xs, down: down2 }, y) {
  return xs.filter((x) => hasLine(down2, x, y));
}
function splitAt(part, xs) {
  const cut = xs.find((x2) => x2 > part.x + NEAR && x2 < part.right - NEAR);
  if (cut === void 0) return [part];
  const perLetter = (part.right - part.x) / part.text.length;
  const spaces = [...part.text.matchAll(/\s+/g)].map((match) => match.index);
  const distance = (at2) => Math.abs(part.x + at2 * perLetter - cut);
  const at = spaces.reduce(
    (best, each) => best === -1 || distance(each) < distance(best) ? each : best,
    -1
  );
  if (at <= 0 || distance(at) > 4 * perLetter) return [part];
  const left = { ...part, text: part.text.slice(0, at), right: Math.min(cut, part.x + at * perLetter) };
  const x = Math.max(cut, part.x + (at + 1) * perLetter);
  return [left, ...splitAt({ ...part, text: part.text.slice(at).trim(), x }, xs)];
}
function textBlock(fragments2) {
  const text5 = toLines(fragments2).map((line7) => lineText(line7.parts)).filter((line7) => line7 !== "" && !/^\d{1,3}$/.test(line7)).join("\n");
  return text5 === "" ? [] : [{ kind: "text", text: text5 }];
}
function gather(values) {
  const found2 = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (found2.length === 0 || value - found2.at(-1) > NEAR) found2.push(value);
  return found2;
}

// src/platform/tables/parse-csv.ts
function parseCsv(text5, comma) {
  const rows = [];
  let row = [];
  const values = new RegExp(`(?:"((?:[^"]|"")*)"|([^${comma}\\n]*))(${comma}|\\n|$)`, "g");
  for (const [whole2, quoted2, plain5, end] of text5.matchAll(values)) {
    if (whole2 === "") break;
    row.push(cell((quoted2?.replaceAll('""', '"') ?? plain5 ?? "").trim()));
    if (end === comma) continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push([...row, cell("")]);
  return rows;
}

// src/platform/tables/read-docx.ts
import { strFromU8 } from "fflate";

// src/platform/tables/word-xml.ts
import { XMLParser } from "fast-xml-parser";
var parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true
});
function parseXml(xml) {
  return parser.parse(xml);
}
function nameOf(node) {
  return Object.keys(node).find((key) => key !== ":@") ?? "";
}
function childrenOf(node) {
  const children = node?.[node ? nameOf(node) : ""];
  return Array.isArray(children) ? children : [];
}
function find(nodes, name2) {
  return nodes.find((node) => name2 in node);
}
function attribute(nodes, name2, key) {
  return attributeOf(find(nodes, name2), key);
}
function attributeOf(node, key) {
  return node?.[":@"]?.[key];
}

// src/platform/tables/word-numbering.ts
function countNumbers(numberingXml, stylesXml) {
  const lists = readLists(numberingXml);
  const styles = readStyles(stylesXml);
  const counters = /* @__PURE__ */ new Map();
  const begun = /* @__PURE__ */ new Set();
  return (properties) => {
    const place = placeOf(properties) ?? styles.get(attribute(properties, "w:pStyle", "w:val") ?? "");
    if (!place || place.id === "0") return null;
    const list = lists.get(place.id);
    const level = list?.levels[place.level];
    if (!list || !level || level.format === "bullet") return "-";
    const counts = counters.get(list.kind) ?? [];
    counters.set(list.kind, counts);
    if (!begun.has(place.id)) for (const [at] of list.restarts) delete counts[at];
    begun.add(place.id);
    counts[place.level] = (counts[place.level] ?? (list.restarts.get(place.level) ?? level.start) - 1) + 1;
    counts.length = place.level + 1;
    return level.text.replace(/%(\d)/g, (_, digit) => {
      const at = Number(digit) - 1;
      return written2(counts[at] ?? list.levels[at]?.start ?? 1, list.levels[at]?.format ?? "decimal");
    });
  };
}
function placeOf(properties) {
  const numbering = childrenOf(find(properties, "w:numPr"));
  const id = attribute(numbering, "w:numId", "w:val");
  return id === void 0 ? null : { id, level: Number(attribute(numbering, "w:ilvl", "w:val") ?? 0) };
}
function readLists(xml) {
  const nodes = xml === void 0 ? [] : childrenOf(find(parseXml(xml), "w:numbering"));
  const kinds = /* @__PURE__ */ new Map();
  const lists = /* @__PURE__ */ new Map();
  for (const node of nodes.filter((each) => "w:abstractNum" in each))
    kinds.set(
      attributeOf(node, "w:abstractNumId") ?? "",
      childrenOf(node).filter((each) => "w:lvl" in each).map((each) => readLevel(childrenOf(each)))
    );
  for (const node of nodes.filter((each) => "w:num" in each)) {
    const kind = attribute(childrenOf(node), "w:abstractNumId", "w:val") ?? "";
    const overrides = childrenOf(node).filter((each) => "w:lvlOverride" in each);
    const restarts = overrides.flatMap((each) => {
      const start = attribute(childrenOf(each), "w:startOverride", "w:val");
      return start === void 0 ? [] : [[Number(attributeOf(each, "w:ilvl") ?? 0), Number(start)]];
    });
    const levels = kinds.get(kind) ?? [];
    lists.set(attributeOf(node, "w:numId") ?? "", { kind, levels, restarts: new Map(restarts) });
  }
  return lists;
}
function readLevel(nodes) {
  return {
    format: attribute(nodes, "w:numFmt", "w:val") ?? "decimal",
    text: attribute(nodes, "w:lvlText", "w:val") ?? "%1",
    start: Number(attribute(nodes, "w:start", "w:val") ?? 1)
  };
}
function readStyles(xml) {
  const nodes = xml === void 0 ? [] : childrenOf(find(parseXml(xml), "w:styles"));
  const places = nodes.flatMap((node) => {
    const place = placeOf(childrenOf(find(childrenOf(node), "w:pPr")));
    const id = attributeOf(node, "w:styleId");
    return place && id !== void 0 ? [[id, place]] : [];
  });
  return new Map(places);
}
var ROMAN = [
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"]
];
function written2(number, format) {
  if (format === "none" || number < 1 || number > 5e3) return "";
  if (format === "lowerLetter") return String.fromCharCode(97 + (number - 1) % 26);
  if (format === "upperLetter") return String.fromCharCode(65 + (number - 1) % 26);
  if (format === "decimalZero") return String(number).padStart(2, "0");
  if (format !== "upperRoman" && format !== "lowerRoman") return String(number);
  let [rest, text5] = [number, ""];
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text5 += letters;
  return format === "lowerRoman" ? text5.toLowerCase() : text5;
}

// src/platform/tables/read-docx.ts
function readDocx(bytes) {
  const parts = unpack(bytes, (name2) => /^word\/(document|numbering|styles)\.xml$/.test(name2));
  const part = (name2) => {
    const found2 = parts.get(`word/${name2}.xml`);
    return found2 && strFromU8(found2);
  };
  const xml = part("document");
  if (xml === void 0) throw new UnreadableFile("T\u1EC7p Word kh\xF4ng c\xF3 n\u1ED9i dung.");
  const { label, tree } = parse2(xml, part("numbering"), part("styles"));
  const body = childrenOf(find(tree, "w:document")).find((node) => "w:body" in node);
  const blocks = [];
  for (const node of flatten(body ? body["w:body"] : [])) {
    const name2 = nameOf(node);
    if (name2 === "w:tbl") blocks.push({ kind: "table", rows: readTable(node[name2], label) });
    if (name2 !== "w:p") continue;
    const text5 = paragraph(node[name2], label);
    const last = blocks.at(-1);
    if (text5.trim() === "") continue;
    if (last?.kind === "text") last.text += `
${text5}`;
    else blocks.push({ kind: "text", text: text5 });
  }
  return joinTables(blocks);
}
function parse2(xml, numbering, styles) {
  try {
    return { label: countNumbers(numbering, styles), tree: parseXml(xml) };
  } catch (error) {
    throw new UnreadableFile("T\u1EC7p Word b\u1ECB h\u1ECFng: kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c n\u1ED9i dung.", { cause: error });
  }
}
var LOOKED_THROUGH = /* @__PURE__ */ new Set(["w:ins", "w:moveTo", "w:smartTag", "w:hyperlink", "w:customXml"]);
function flatten(nodes) {
  return nodes.flatMap((node) => {
    const name2 = nameOf(node);
    if (name2 === "w:sdt") return flatten(childrenOf(childrenOf(node).find((each) => "w:sdtContent" in each)));
    if (LOOKED_THROUGH.has(name2)) return flatten(childrenOf(node));
    return [node];
  });
}
function joinTables(blocks) {
  const joined = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === "table" && last?.kind === "table") last.rows.push(...block.rows);
    else joined.push(block);
  }
  return joined;
}
function readTable(nodes, label) {
  const rows = [];
  for (const node of flatten(nodes).filter((each) => "w:tr" in each)) {
    const row = [];
    for (const part of flatten(node["w:tr"]).filter((each) => "w:tc" in each)) {
      const content = part["w:tc"];
      const properties = childrenOf(content.find((each) => "w:tcPr" in each));
      const span = Number(attribute(properties, "w:gridSpan", "w:val") ?? 1);
      const merge = properties.find((each) => "w:vMerge" in each);
      const goesOn2 = merge !== void 0 && attribute(properties, "w:vMerge", "w:val") !== "restart";
      const above = rows.at(-1)?.[row.length]?.text ?? "";
      row.push(goesOn2 ? cell(above, true, span) : cell(cellText2(content, label), false, span));
      for (let extra = 1; extra < span && extra < 64; extra++) row.push(cell(""));
    }
    rows.push(row);
  }
  return rows;
}
function cellText2(content, label) {
  return flatten(content).flatMap((node) => {
    if ("w:p" in node) return [paragraph(node["w:p"], label, true)];
    if ("w:tbl" in node)
      return readTable(node["w:tbl"], label).map((row) => row.map((each) => each.text).join(" "));
    return [];
  }).map((text5) => text5.trim()).filter((text5) => text5 !== "").join("\n");
}
function paragraph(nodes, label, isInCell = false) {
  const number = label(childrenOf(find(nodes, "w:pPr")));
  const text5 = runs(nodes);
  if (text5.trim() === "") return isInCell && number !== "-" ? number ?? "" : "";
  return number === null || number === "" || /^\s*[-–•+]/.test(text5) ? text5 : `${number} ${text5}`;
}
var UNPRINTED = /* @__PURE__ */ new Set(["w:del", "w:moveFrom", "w:pPr", "w:rPr", "mc:Fallback", "w:instrText"]);
function runs(nodes) {
  return nodes.map((node) => {
    const name2 = nameOf(node);
    if (name2 === "w:t") return node[name2].map((each) => String(each["#text"] ?? "")).join("");
    if (name2 === "w:tab") return " ";
    if (name2 === "w:br" || name2 === "w:cr") return "\n";
    if (name2 === "w:noBreakHyphen") return "-";
    if (UNPRINTED.has(name2)) return "";
    return runs(childrenOf(node));
  }).join("");
}

// src/platform/tables/clean-cell.ts
var ENTITIES = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  ndash: "\u2013",
  mdash: "\u2014",
  bull: "\u2022"
};
function cleanCell(text5) {
  return text5.normalize("NFC").replace(/<\s*(br|\/p|\/li|\/div|li|p)\b[^<>]*>/gi, "\n").replace(/<\/?[a-z][^<>]*>/gi, " ").replace(/&(#\d+|#x[0-9a-f]+|\w+);/gi, decodeEntity).replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, " ").replace(/\r\n?/g, "\n").replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{2,}/g, "\n").replace(/^\*+|\*+$/g, "").trim();
}
function decodeEntity(whole2, name2) {
  if (/^#x/i.test(name2)) return String.fromCodePoint(Number.parseInt(name2.slice(2), 16));
  if (name2.startsWith("#")) return String.fromCodePoint(Number(name2.slice(1)));
  return ENTITIES[name2.toLowerCase()] ?? whole2;
}

// src/platform/tables/read-html.ts
var MOST_SPAN = 64;
var TAG = /<(\/?)([a-z][a-z0-9]*)\b([^<>]{0,2000})>/gi;
var BREAKS = /^(br|p|div|tr|ul|ol|h\d)$/;
function readHtml(html) {
  const open3 = { tables: [], blocks: [], text: "", hidden: null };
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    say(open3, html.slice(end, match.index).replace(/\s+/g, " "));
    end = match.index + match[0].length;
    takeTag(open3, match[2].toLowerCase(), match[1] === "/", match[3]);
  }
  while (open3.tables.length > 0) closeTable(open3);
  closeText(open3);
  return open3.blocks;
}
function say(open3, words3) {
  if (open3.hidden !== null) return;
  const table = open3.tables.at(-1);
  if (!table) open3.text += words3;
  else {
    const last = table.at(-1)?.at(-1);
    if (last) last.text += words3;
  }
}
function takeTag(open3, name2, isEnd, attributes) {
  if (/^(script|style|head)$/.test(name2)) open3.hidden = isEnd ? null : open3.hidden ?? name2;
  else if (name2 === "table" && isEnd) closeTable(open3);
  else if (name2 === "table") {
    closeText(open3);
    open3.tables.push([]);
  } else if (name2 === "tr" && !isEnd) open3.tables.at(-1)?.push([]);
  else if (/^t[dh]$/.test(name2) && !isEnd)
    open3.tables.at(-1)?.at(-1)?.push({ text: "", columns: spanOf(attributes, "colspan"), rows: spanOf(attributes, "rowspan") });
  else if (name2 === "li" && !isEnd) say(open3, "\n- ");
  else if (BREAKS.test(name2)) say(open3, "\n");
}
function closeTable(open3) {
  const rows = open3.tables.pop();
  if (rows && rows.length > 0) open3.blocks.push({ kind: "table", rows: layOut(rows) });
}
function closeText(open3) {
  const text5 = cleanCell(open3.text);
  if (text5 !== "") open3.blocks.push({ kind: "text", text: text5 });
  open3.text = "";
}
function layOut(rows) {
  const covered = [];
  return rows.map((row) => {
    const cells = [];
    const cover = () => {
      for (let above = covered[cells.length]; above && above.rows > 0; above = covered[cells.length]) {
        above.rows--;
        cells.push(cell(above.text, true));
      }
    };
    for (const written3 of row) {
      cover();
      const text5 = cleanCell(written3.text);
      for (let at = 0; at < written3.columns; at++) {
        covered[cells.length] = { rows: written3.rows - 1, text: at === 0 ? text5 : "" };
        cells.push(at === 0 ? cell(text5, false, written3.columns) : cell(""));
      }
    }
    cover();
    return cells;
  });
}
function spanOf(attributes, name2) {
  const found2 = new RegExp(`\\b${name2}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes);
  return Math.min(MOST_SPAN, Math.max(1, Number(found2?.[1] ?? 1)));
}

// src/platform/tables/read-pdf-pages.ts
var MOST_PAGES = 300;
async function readPdfPages(bytes) {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const options = {
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false
  };
  const task = pdfjs.getDocument(options);
  try {
    const document2 = await task.promise;
    const pages = [];
    for (let number = 1; number <= Math.min(document2.numPages, MOST_PAGES); number++) {
      const page = await document2.getPage(number);
      const view = page.getViewport({ scale: 1 }).transform;
      const fragments2 = toFragments((await page.getTextContent()).items, view, number);
      pages.push({ fragments: fragments2, rules: readRules(pdfjs.OPS, await page.getOperatorList(), view) });
    }
    if (pages.every((page) => page.fragments.length === 0))
      throw new UnreadableFile(
        "PDF kh\xF4ng c\xF3 l\u1EDBp ch\u1EEF (b\u1EA3n qu\xE9t \u1EA3nh): h\xE3y d\xF9ng b\u1EA3n Word, Excel ho\u1EB7c PDF xu\u1EA5t t\u1EEB m\xE1y t\xEDnh."
      );
    return pages;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const isLocked = error.name === "PasswordException";
    const text5 = isLocked ? "PDF c\xF3 m\u1EADt kh\u1EA9u: h\xE3y b\u1ECF m\u1EADt kh\u1EA9u r\u1ED3i t\u1EA3i l\u1EA1i." : "T\u1EC7p PDF b\u1ECB h\u1ECFng: kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c.";
    throw new UnreadableFile(text5, { cause: error });
  } finally {
    await task.destroy();
  }
}
function toFragments(items, view, page) {
  return items.flatMap((item) => {
    if (!item.str || item.str.trim() === "") return [];
    const [, , c, d, x, y] = multiply(view, item.transform);
    const height = item.height || Math.hypot(c, d) || 10;
    return [
      { text: item.str.replaceAll("\0", "").normalize("NFC"), x, right: x + item.width, y, height, page }
    ];
  });
}
function readRules(ops, list, view) {
  const rules = [];
  const stack = [];
  let matrix = view;
  for (const [at, op] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    if (op === ops.save) stack.push(matrix);
    else if (op === ops.restore) matrix = stack.pop() ?? matrix;
    else if (op === ops.transform) matrix = multiply(matrix, args);
    else if (op === ops.constructPath) {
      const path2 = args[1][0];
      for (const [a, b] of path2 ? segments(path2) : []) addRule(rules, apply(matrix, a), apply(matrix, b));
    }
  }
  return rules;
}
function segments(path2) {
  const found2 = [];
  let start = [0, 0];
  let here = [0, 0];
  for (let at = 0; at < path2.length; ) {
    const op = path2[at++];
    if (op === 4) {
      found2.push([here, start]);
      here = start;
      continue;
    }
    const length = op === 2 ? 6 : op === 3 ? 4 : 2;
    const next = [path2[at + length - 2], path2[at + length - 1]];
    at += length;
    if (op === 0) start = next;
    else if (op === 1) found2.push([here, next]);
    here = next;
  }
  return found2;
}
function addRule(rules, [x1, y1], [x2, y2]) {
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
  if (Math.abs(y1 - y2) < 1.5 && Math.abs(x1 - x2) > 4)
    rules.push({ kind: "across", at: (top + bottom) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (Math.abs(x1 - x2) < 1.5 && Math.abs(y1 - y2) > 4)
    rules.push({ kind: "down", at: (x1 + x2) / 2, from: top, to: bottom });
}
function multiply(m, n) {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5]
  ];
}
function apply(m, [x, y]) {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

// src/features/procedures/processes/reading/columns.ts
var TIME = /thoi gian|thoi han|^so (ngay|gio|phut)|^han (xu ly|giai quyet)|^(ngay|gio)( lam viec)?$/;
var WHO = /trach nhiem|thuc hien boi|don vi(?! tinh)|co quan|nguoi (thuc hien|xu ly|giai quyet|phu trach|chiu)|chu the|bo phan|chuc danh|vi tri|can bo|phu trach|doi tuong thuc hien|ai lam/;
var NOT_WHO = /phoi hop|ket qua|bieu mau|noi nhan/;
var WHAT = [
  /noi dung|cong viec|mo ta|hoat dong|nhiem vu/,
  /trinh tu|cac buoc|ten buoc|buoc thuc hien|^buoc xu ly/
];
var LABEL = /^(tt|stt|so tt|so thu tu|thu tu|buoc|cac buoc|trinh tu|b|#|no)\b/;
function readColumns(texts2) {
  const folded = texts2.map((text5) => foldVietnamese(text5));
  if (folded.some((text5) => /^(buoc|b)\s*\d/.test(text5) || text5.length > 120)) return null;
  if (texts2.some((text5) => text5 !== "" && readLimit(text5) !== void 0 && !TIME.test(foldVietnamese(text5))))
    return null;
  const all = (is) => folded.flatMap((text5, at) => is(text5) ? [at] : []);
  const times = all((text5) => TIME.test(text5) && !/khong tinh/.test(text5));
  if (times.length === 0) return null;
  const who = all((text5) => WHO.test(text5) && !NOT_WHO.test(text5)).filter((at) => !times.includes(at));
  const taken = [...times, ...who];
  const label = folded.findIndex((text5, at) => LABEL.test(text5) && !taken.includes(at));
  const what = WHAT.map(
    (words3) => folded.findIndex((text5, at) => words3.test(text5) && at !== label && !taken.includes(at))
  ).find((at) => at !== -1);
  const isWhatFirst = what === void 0 && label !== -1 && WHAT.some((words3) => words3.test(folded[label]));
  return columnsOf(texts2, {
    times,
    who,
    what: isWhatFirst ? label : what ?? -1,
    label: isWhatFirst ? -1 : label
  });
}
function columnsOf(texts2, { times, who, what, label }) {
  const folded = texts2.map((text5) => foldVietnamese(text5));
  if (what === -1 && (who.length === 0 || label === -1)) return null;
  const best = bestTime(folded, times);
  const chosen = times.length > 1 && best.length < times.length ? texts2[best[0]] : null;
  return { label, what, who, time: best.map((at) => ({ at, unit: unitOf(folded[at]) })), chosen };
}
function readUnits(columns3, texts2) {
  const units2 = texts2.flatMap((text5, at) => {
    const word2 = /^\(?(?:so )?(ngay|gio|phut)( lam viec)?\)?$/.exec(foldVietnamese(text5))?.[1];
    return word2 === void 0 ? [] : [{ at, unit: word2 }];
  });
  if (units2.length === 0) return null;
  const others = texts2.filter((text5, at) => text5 !== "" && !units2.some((each) => each.at === at));
  return others.some((text5) => /\d/.test(text5)) ? null : { ...columns3, time: units2 };
}
function isNumberRow(texts2) {
  const filled = texts2.filter((text5) => text5 !== "");
  const numbers = filled.map((text5) => /^\(?(\d{1,2})\)?$/.exec(text5.trim())?.[1]);
  const counted = numbers.filter((each) => each !== void 0).map(Number);
  const letters = filled.filter((text5) => /^\(?[A-Z]\)?$/.test(text5.trim())).length;
  return filled.length >= 3 && counted.length + letters === filled.length && counted.every((each, at) => at === 0 || each === counted[at - 1] + 1);
}
function bestTime(folded, times) {
  if (times.every((at) => /^(ngay|gio)/.test(folded[at]))) return times;
  const rank = (text5) => {
    if (/cat giam|rut ngan|thuc te|de xuat/.test(text5)) return 3;
    if (/quy dinh|theo luat/.test(text5)) return 0;
    return /thuc hien|xu ly|giai quyet/.test(text5) ? 2 : 1;
  };
  const most = Math.max(...times.map((at) => rank(folded[at])));
  return times.filter((at) => rank(folded[at]) === most);
}
function unitOf(heading) {
  const found2 = /(?:\(|^so |don vi( tinh)?:? |tinh (theo|bang) |^)(gio|ngay|phut|buoi)\b/.exec(heading);
  return found2?.[3] ?? "ngay";
}

// src/features/procedures/processes/reading/read-title.ts
var CODE = /(?<![\d.,])[1-9][.,]\d{6}(?!\d)/g;
var LOOSE_CODE = /mã[^:\d]{0,40}:?\s*([1-9]\s?[.,]?\s?\d{5,6})(?![\d])/gi;
function codesIn(text5) {
  const loose = [...text5.matchAll(LOOSE_CODE)].map((match) => match[1]);
  const found2 = [...text5.match(CODE) ?? [], ...loose];
  return [...new Set(found2.flatMap((each) => normaliseProcedureCode(each) ?? []))];
}
function isTitle(text5) {
  const words3 = foldVietnamese(text5);
  return codesIn(text5).length > 0 || /^([ivxlc]+|\d+|[a-z])?[.)]?\s*(ten (quy trinh|thu tuc)|quy trinh so|thu tuc|tthc)\b/.test(words3) || /^(\d+[.)]\s*)?quy trinh (noi bo )?(giai quyet |trong giai quyet )?(thu tuc|tthc)/.test(words3);
}
function titleOf(text5) {
  const lines4 = unwrapped(text5.split("\n").map((line7) => line7.trim()));
  const at = lines4.findLastIndex((line7) => isTitle(line7) || isLooseTitle(line7));
  if (at === -1) return null;
  const parted2 = lines4.slice(at + 1).findLast((line7) => caseOf(line7) !== null);
  const code = codesIn(lines4[at]).length > 0 ? void 0 : lines4.find((line7) => codesIn(line7).length > 0);
  return [lines4[at], code, parted2].filter(Boolean).join(" \u2013 ");
}
function unwrapped(lines4) {
  const whole2 = [];
  for (const line7 of lines4.filter((each) => each !== "")) {
    const last = whole2.at(-1);
    const opens = /^([-–+*•]|\d+[.)]|[a-zđ]\)|[IVX]+\.)/.test(line7);
    if (last !== void 0 && !opens && new RegExp("^\\p{Ll}", "u").test(line7) && !/[.;:]$/.test(last))
      whole2[whole2.length - 1] = `${last} ${line7}`;
    else whole2.push(line7);
  }
  return whole2;
}
function isLooseTitle(line7) {
  return /quy trình|thủ tục/i.test(line7) && !/^[-–+*]?\s*(tổng )?(thời|căn cứ|cơ sở|mã)/i.test(line7);
}
function caseOf(text5) {
  const line7 = text5.trim().split("\n").at(-1);
  return line7.length < 400 && /^([a-zđ0-9]+(\.\d+)*[.)]|[-–*+])?\s*((đối với )?trường hợp)/i.test(line7) ? line7 : null;
}
function totalIn(text5) {
  const found2 = [
    ...text5.matchAll(/(?:tổng|thời (?:gian|hạn))[^:\n]{0,90}:\s*([^\n;]{1,200})/gi),
    ...text5.matchAll(/tổng (?:thời gian|số|cộng)[^\d:\n]{0,60}((?:\d|½|¼)[^\n;]{1,80})/gi)
  ];
  return found2.map((match) => match[1].trim()).find((each) => readLimit(each)?.minutes) ?? "";
}

// src/features/procedures/processes/reading/find-processes.ts
function findProcesses(blocks) {
  const begun = {
    ...{ columns: null, width: 0, title: "", lastTitle: "", total: "", isTitled: true, hasBreak: false }
  };
  const state = { found: [], ...begun };
  for (const block of blocks) {
    if (block.kind === "text") takeText(state, block.text);
    else {
      const width = Math.max(...block.rows.map((row) => row.length));
      if (width !== state.width) state.columns = null;
      state.width = width;
      state.hasBreak = true;
      for (const row of block.rows) takeRow(state, row);
    }
  }
  return state.found.filter((each) => each.rows.length > 0);
}
function takeText(state, text5) {
  const current = state.found.at(-1);
  if (current?.total === "" && /^\s*tổng/i.test(text5)) current.total = totalIn(text5);
  const parted2 = titleOf(text5) === null ? caseOf(text5) : null;
  const title = titleOf(text5) ?? (parted2 === null ? null : withCase(state.lastTitle, parted2));
  if (title === null && state.title !== "") return;
  state.title = title ?? lastLine(text5);
  state.total = totalIn(text5) || state.total;
  state.isTitled ||= title !== null;
}
function lastLine(text5) {
  return text5.trim().split("\n").at(-1).slice(0, 300);
}
function withCase(title, parted2) {
  return `${title.split(" \u2013 ")[0]} \u2013 ${parted2}`;
}
function takeRow(state, row) {
  const texts2 = row.map((each) => each.text.trim());
  const header = readColumns(texts2);
  if (header) {
    state.columns = header;
    state.hasBreak = true;
    return;
  }
  const { columns: columns3 } = state;
  const units2 = columns3 && state.hasBreak && readUnits(columns3, texts2);
  if (units2) {
    state.columns = units2;
    return;
  }
  const filled = [...new Set(texts2.filter((text5) => text5 !== ""))];
  if (filled.length === 0 || isNumberRow(texts2)) return;
  const current = state.found.at(-1);
  if (isTotal(filled[0])) {
    const total = totalOf(filled, columns3);
    if (!current || state.isTitled) state.total = total || state.total;
    else current.total = total || current.total;
    state.isTitled ||= current !== void 0;
    return;
  }
  if (columns3 === null || isSection(row, filled) && !goesOn(state, columns3, row))
    takeSection(state, filled);
  else takeStep(state, columns3, row);
}
function isTotal(text5) {
  return /^(tong (cong|so|thoi|cac|han)|tong$|cong$|cong:|thoi (gian|han) giai quyet)/.test(
    foldVietnamese(text5)
  );
}
function totalOf(filled, columns3) {
  const unit = columns3?.time[0]?.unit;
  const amount = filled.slice(1).findLast((text5) => readLimit(text5, unit)?.minutes);
  if (amount !== void 0) return `${amount}${/[a-zà-ỹ]/i.test(amount) ? "" : ` ${NAMES2[unit ?? "ngay"]}`}`;
  return totalIn(filled.join(": "));
}
var NAMES2 = {
  ...{ phut: "ph\xFAt", gio: "gi\u1EDD", buoi: "bu\u1ED5i", ngay: "ng\xE0y", tuan: "tu\u1EA7n" }
};
function isSection(row, filled) {
  if (filled.length === 1) return !/^\s*(bước|b)\s*\d/i.test(filled[0]);
  const isNumbered = /^([IVX]+|[A-Z]|[a-z]\)|\d+(\.\d+)*)[.)]?$/.test(filled[0]);
  return isNumbered && filled.length === 2 && row.some((each) => each.text === filled[1] && each.span >= 2);
}
function goesOn({ hasBreak, isTitled }, { label, what, who }, row) {
  const at = row.findIndex((each) => each.text.trim() !== "");
  return hasBreak && !isTitled && label !== -1 && row[at].span === 1 && [what, ...who].includes(at);
}
function takeSection(state, filled) {
  const text5 = filled.at(-1);
  if (isTitle(text5)) {
    state.title = titleOf(text5) ?? text5;
    state.total = totalIn(text5);
    state.isTitled = true;
  } else if (state.columns !== null && caseOf(text5) !== null) {
    state.title = withCase(state.title || state.lastTitle, caseOf(text5));
    state.isTitled = true;
  } else state.found.at(-1)?.sections.push(text5);
}
function takeStep(state, columns3, row) {
  const written3 = readStep(columns3, row);
  const current = state.found.at(-1);
  const last = current?.rows.at(-1);
  if (columns3.label !== -1 && state.hasBreak && !state.isTitled && last && isRestOf(last, written3)) {
    for (const part of ["what", "who", "time"]) last[part] = `${last[part]} ${written3[part]}`.trim();
    return;
  }
  const isFirst = isFirstLabel(written3.label);
  const opens = !current || state.hasBreak && isFirst || state.isTitled && (isFirst || state.hasBreak);
  state.hasBreak = false;
  state.isTitled = false;
  if (!opens) {
    current.rows.push(written3);
    return;
  }
  const notes2 = columns3.chosen === null ? [] : [`B\u1EA3ng c\xF3 nhi\u1EC1u c\u1ED9t th\u1EDDi gian: l\u1EA5y c\u1ED9t "${columns3.chosen}".`];
  const { title, total } = state;
  state.found.push({ title, total, rows: [written3], sections: [], notes: notes2 });
  Object.assign(state, { lastTitle: title || state.lastTitle, title: "", total: "" });
}
function isRestOf(last, { label, time, unit }) {
  return label === "" && (readLimit(time, unit) === void 0 || readLimit(last.time, unit) === void 0);
}
function isFirstLabel(label) {
  return /^(bước|b)?\s*0?1[.:)]?$/i.test(label.trim());
}
function readStep({ label, what, who, time }, row) {
  const text5 = (at) => row[at]?.text.trim() ?? "";
  const used = time.find(({ at }) => text5(at) !== "") ?? time[0];
  return {
    label: text5(label),
    what: text5(what),
    who: [...new Set(who.map(text5).filter((each) => each !== ""))].join(" \u2013 "),
    time: text5(used.at),
    unit: used.unit,
    ...row[used.at]?.merged && { sharesTime: true }
  };
}

// src/features/procedures/processes/reading/read-lines.ts
import { z as z17 } from "zod";
var texts = z17.union([z17.string(), z17.number().transform(String), z17.null().transform(() => "")]);
var line3 = z17.object({
  title: z17.string().nullish(),
  total: z17.string().nullish(),
  codes: z17.array(z17.string()).nullish(),
  steps: z17.array(z17.array(texts).min(2))
});
function readLines(text5) {
  const whole2 = parse3(text5);
  if (whole2 !== void 0) return [whole2].flat().map((each, at) => toProcess(each, at + 1));
  return text5.split("\n").map((each) => each.trim()).flatMap((each, at) => each === "" ? [] : [toProcess(parse3(each), at + 1)]);
}
function parse3(text5) {
  try {
    return JSON.parse(text5);
  } catch {
    return void 0;
  }
}
function toProcess(value, number) {
  const read3 = line3.safeParse(value);
  if (!read3.success)
    throw new UnreadableFile(`D\xF2ng ${number} kh\xF4ng ph\u1EA3i l\xE0 m\u1ED9t quy tr\xECnh d\u1EA1ng JSON.`, { cause: read3.error });
  const { title, codes, total, steps } = read3.data;
  const named2 = (codes ?? []).filter((code) => !title?.includes(code));
  const isSection2 = ([label = "", ...cells]) => /^\(?tiếp/i.test(label) && cells.length <= 2 && cells.every((each) => readLimit(each) === void 0);
  return {
    title: [title, ...named2].join(" ").trim(),
    total: total ?? "",
    rows: steps.filter((step) => !isSection2(step)).map(toRow),
    sections: steps.filter(isSection2).map((step) => step.at(-1)),
    notes: []
  };
}
var WHO2 = /^(lanh dao|chuyen vien|bo phan|van thu|cong chuc|can bo|vien chuc|truong|pho |chu tich|phong |giam doc|ubnd)/;
var MOST_TIME = 80;
function toRow([label = "", ...cells]) {
  const time = cells.findLast((each) => each.length <= MOST_TIME && readLimit(each) !== void 0) ?? "";
  const [first = "", second = ""] = cells.filter((each) => each !== time);
  const isWhoFirst = WHO2.test(foldVietnamese(first)) && first.length < 160 && !WHO2.test(foldVietnamese(second));
  return { label, time, what: isWhoFirst ? second : first, who: isWhoFirst ? first : second };
}

// src/features/procedures/processes/reading/read-steps-in-text.ts
var STEP = /^[-–+*•]?\s*(bước\s*\d{1,2}|b\d{1,2})\s*[.:)–-]?\s*(.*)$/i;
var TIME2 = /thời (?:gian|hạn)[^:\d]{0,40}:?\s*(.+)$/i;
var WHO3 = /(?:^|[.;,(]\s*|[-–+]\s*)(?:người (?:thực hiện|xử lý)|trách nhiệm(?: thực hiện)?|đơn vị(?: thực hiện)?|thực hiện)\s*:\s*([^.;()\n]+)/i;
function readStepsInText(blocks) {
  const found2 = [];
  let before = [];
  const lines4 = blocks.flatMap((block) => block.kind === "text" ? block.text.split("\n") : []);
  for (const line7 of lines4.map((each) => each.trim()).filter(Boolean)) {
    const step = STEP.exec(line7);
    const current = found2.at(-1);
    if (step && (isFirstLabel(step[1]) || !current)) {
      const text5 = before.join("\n");
      const title = titleOf(text5) ?? before.at(-1) ?? "";
      found2.push({ title, total: totalIn(text5), rows: [rowOf2(step)], sections: [], notes: [] });
      before = [];
    } else if (step) current.rows.push(rowOf2(step));
    else if (current && /^tổng/i.test(line7)) current.total ||= totalIn(line7);
    else if (current && before.length === 0 && !titleOf(line7)) goOn(current.rows.at(-1), line7);
    else before.push(line7);
  }
  const isSteps = ({ rows }) => rows.length >= 3 && rows.some((row) => row.time !== "");
  return found2.filter(isSteps).map((each) => ({ ...each, rows: each.rows.map(parted) }));
}
function rowOf2([, label, text5]) {
  return { label, what: text5, who: "", time: timeIn(text5) };
}
function goOn(row, line7) {
  row.what = `${row.what}
${line7}`.trim();
  row.time ||= timeIn(line7);
}
function timeIn(text5) {
  const named2 = TIME2.exec(text5)?.[1];
  if (named2 !== void 0 && readLimit(named2) !== void 0) return named2.slice(0, 80);
  const last = /[(–:-]\s*([^()–:]{1,60}?)\)?[.;]?$/.exec(text5)?.[1];
  return last !== void 0 && readLimit(last) !== void 0 ? last : "";
}
function parted(row) {
  const named2 = WHO3.exec(row.what)?.[1];
  if (named2 !== void 0) return { ...row, who: named2.trim() };
  const [, who, what] = /^([^:.\n]{3,80}):\s*(.+)$/s.exec(row.what) ?? [];
  return who === void 0 ? row : { ...row, who: who.trim(), what };
}

// src/features/procedures/processes/reading/guess-node.ts
var PLACE = {
  receive: "desk",
  assign: "competent",
  examine: "competent",
  review: "competent",
  sign: "leaders",
  stamp: "clerk",
  return: "desk"
};
var ELSEWHERE = /(?<!ho )\bso\b|\b(tinh|thanh pho|bo chi huy|benh vien)\b/;
var WARD = /\b(xa|phuong|cap xa)\b/;
function guessNode(who, what, at) {
  const does = foldVietnamese(what);
  const by = who === "" ? does.slice(0, 40) : foldVietnamese(who);
  const kind = kindOf(by, does, at);
  return { kind, place: PLACE[kind], isElsewhere: ELSEWHERE.test(by) && !WARD.test(by) };
}
var HEAD2 = /lanh dao (van )?phong|(truong|pho) phong|chanh van phong/;
function kindOf(by, does, { isFirst, isLast }) {
  if (isFirst) return "receive";
  if (isLast || /^(- )?(thong bao va )?tra ket qua/.test(does)) return "return";
  if (/van thu|hanh chinh . quan tri/.test(by) || /^(- )?(vao so|dong dau|lay so|phat hanh)/.test(does))
    return "stamp";
  if (/phan cong/.test(does) && !/chuyen vien|cong chuc/.test(by)) return "assign";
  if (HEAD2.test(by)) return "review";
  if (/(lanh dao|chu tich|pho chu tich|giam doc).*(ubnd|uy ban|so\b)|^(pho )?chu tich|thu truong/.test(by))
    return "sign";
  if (/^(- )?ky (duyet|phe duyet|ban hanh)|^phe duyet/.test(does)) return "sign";
  if (/lanh dao|truong phong|truong bo phan/.test(by)) return "review";
  return "examine";
}

// src/features/procedures/processes/reading/to-draft.ts
var MOST_STEPS = 60;
function toDraft({ title, total, rows, sections, notes: notes2 }) {
  const steps = rows.filter((row) => row.what !== "" || row.who !== "").slice(0, MOST_STEPS);
  const warnings = [...notes2];
  const nodes = steps.map((row, at) => toNode(row, at, steps.length, warnings));
  const draft = {
    name: title.replace(/\s+/g, " ").trim().slice(0, 1e3) || "Quy tr\xECnh ch\u01B0a c\xF3 t\xEAn",
    procedureCodes: codesIn(title),
    totalMinutes: readLimit(total)?.minutes ?? null,
    sumMinutes: nodes.reduce((sum2, each) => sum2 + (each.limitMinutes ?? 0), 0),
    nodes
  };
  warnings.push(...sharedTimes(steps), ...doubtsAbout(draft, steps, sections));
  return { ...draft, faults: faultsOf(draft), warnings: [...warnings, ...warningsOf(draft)] };
}
function doubtsAbout({ procedureCodes, totalMinutes }, steps, sections) {
  const doubts = [];
  if (steps.length === MOST_STEPS) doubts.push(`Ch\u1EC9 \u0111\u1ECDc ${MOST_STEPS} b\u01B0\u1EDBc \u0111\u1EA7u.`);
  if (totalMinutes === null) doubts.push("Kh\xF4ng th\u1EA5y t\u1ED5ng th\u1EDDi gian \u0111\u1EC3 \u0111\u1ED1i chi\u1EBFu v\u1EDBi c\xE1c b\u01B0\u1EDBc.");
  if (procedureCodes.length === 0) doubts.push("Ch\u01B0a bi\u1EBFt quy tr\xECnh n\xE0y cho th\u1EE7 t\u1EE5c n\xE0o.");
  if (procedureCodes.length > 1)
    doubts.push("Ti\xEAu \u0111\u1EC1 c\xF3 nhi\u1EC1u m\xE3 th\u1EE7 t\u1EE5c: c\xF3 th\u1EC3 l\xE0 hai quy tr\xECnh d\xEDnh nhau.");
  const again = steps.findIndex((row, at) => at > 0 && isFirstLabel(row.label));
  if (again > 0 && sections.length === 0)
    doubts.push(`T\u1EEB d\xF2ng ${again + 1} c\xE1c b\u01B0\u1EDBc \u0111\xE1nh s\u1ED1 l\u1EA1i t\u1EEB \u0111\u1EA7u: c\xF3 th\u1EC3 l\xE0 hai quy tr\xECnh d\xEDnh nhau.`);
  if (sections.length > 0)
    doubts.push(`Quy tr\xECnh c\xF3 nhi\u1EC1u ph\u1EA7n: ${sections.map((each) => `"${each.slice(0, 80)}"`).join(", ")}.`);
  return doubts;
}
function sharedTimes(steps) {
  return steps.flatMap((row, at) => {
    if (row.sharesTime || !steps[at + 1]?.sharesTime) return [];
    const end = steps.findIndex((each, later) => later > at && !each.sharesTime);
    const last = end === -1 ? steps.length : end;
    return [`B\u01B0\u1EDBc ${at + 1} \u0111\u1EBFn ${last} chung m\u1ED9t th\u1EDDi h\u1EA1n "${row.time.slice(0, 40)}": chia l\u1EA1i n\u1EBFu c\u1EA7n.`];
  });
}
function toNode(row, at, count2, warnings) {
  const isLast = at === count2 - 1;
  const { kind, place, isElsewhere: isElsewhere2 } = guessNode(row.who, row.what, { isFirst: at === 0, isLast });
  if (isElsewhere2)
    warnings.push(`B\u01B0\u1EDBc ${at + 1} do c\u01A1 quan kh\xE1c l\xE0m (${row.who.slice(0, 60)}): n\xEAn l\xE0 h\u1ED3 s\u01A1 li\xEAn th\xF4ng.`);
  return {
    id: `b${at + 1}`,
    name: (row.what || row.who).slice(0, 500),
    ...{ kind, place, unitCode: null, actor: row.who.slice(0, 500) },
    limitMinutes: row.sharesTime ? null : limitOf(row, at, warnings),
    next: isLast ? [] : [{ to: `b${at + 2}`, when: null }]
  };
}
function limitOf(row, at, warnings) {
  const limit = readLimit(row.time, row.unit);
  if (limit?.isRange)
    warnings.push(`B\u01B0\u1EDBc ${at + 1}: th\u1EDDi gian ghi kho\u1EA3ng "${row.time.slice(0, 60)}", l\u1EA5y m\u1EE9c d\xE0i nh\u1EA5t.`);
  if (limit === void 0 && row.time === "") warnings.push(`B\u01B0\u1EDBc ${at + 1}: kh\xF4ng ghi th\u1EDDi gian.`);
  else if (limit === void 0)
    warnings.push(`B\u01B0\u1EDBc ${at + 1}: kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c th\u1EDDi gian "${row.time.slice(0, 60)}".`);
  return limit?.minutes ?? null;
}

// src/features/procedures/processes/reading/read-processes.ts
var MOST_BYTES = 30 * 1024 * 1024;
var MOST_PROCESSES = 500;
async function readProcesses(bytes) {
  if (bytes.length === 0) throw new UnreadableFile("T\u1EC7p tr\u1ED1ng.");
  if (bytes.length > MOST_BYTES) throw new UnreadableFile("T\u1EC7p l\u1EDBn h\u01A1n 30 MB: kh\xF4ng \u0111\u1ECDc.");
  const written3 = await readWritten(bytes);
  if (written3.length === 0)
    throw new UnreadableFile(
      "Kh\xF4ng t\xECm th\u1EA5y b\u1EA3ng quy tr\xECnh: c\u1EA7n b\u1EA3ng c\xF3 c\u1ED9t b\u01B0\u1EDBc, n\u1ED9i dung c\xF4ng vi\u1EC7c, \u0111\u01A1n v\u1ECB th\u1EF1c hi\u1EC7n, th\u1EDDi gian."
    );
  if (written3.length > MOST_PROCESSES)
    throw new UnreadableFile(`T\u1EC7p c\xF3 h\u01A1n ${MOST_PROCESSES} quy tr\xECnh: h\xE3y chia nh\u1ECF r\u1ED3i nh\u1EADp t\u1EEBng ph\u1EA7n.`);
  return written3.map(toDraft);
}
async function readWritten(bytes) {
  const starts = (...signature2) => signature2.every((byte, at) => bytes[at] === byte);
  if (starts(80, 75)) return inBlocks(await readArchive(bytes));
  if (starts(37, 80, 68, 70))
    return inBlocks((await readPdfPages(bytes)).flatMap((page) => gridTables(page.fragments, page.rules)));
  if (starts(208, 207, 17, 224))
    throw new UnreadableFile(
      "T\u1EC7p Word, Excel \u0111\u1EDDi c\u0169 (.doc, .xls) ho\u1EB7c c\xF3 m\u1EADt kh\u1EA9u: h\xE3y l\u01B0u l\u1EA1i th\xE0nh .docx, .xlsx."
    );
  return readPlain(
    decodeText(bytes).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")
  );
}
async function readArchive(bytes) {
  const names = [...unpack(bytes, (name2) => /^(word\/document|xl\/workbook)\.xml$/.test(name2)).keys()];
  if (names.includes("word/document.xml")) return readDocx(bytes);
  if (names.includes("xl/workbook.xml")) return readXlsx(bytes);
  throw new UnreadableFile("T\u1EC7p n\xE9n n\xE0y kh\xF4ng ph\u1EA3i Word (.docx) hay Excel (.xlsx).");
}
function readPlain(text5) {
  if (/^\s*[{[]/.test(text5)) return readLines(text5);
  if (/<table\b/i.test(text5)) return inBlocks(readHtml(text5));
  const tables = [",", ";", "	", "|"].map(
    (comma) => ({ kind: "table", rows: parseCsv(text5, comma) })
  );
  const found2 = tables.map((table) => findProcesses([table])).find((each) => each.length > 0);
  return found2 ?? inBlocks([{ kind: "text", text: text5 }]);
}
function inBlocks(blocks) {
  const found2 = findProcesses(blocks);
  return found2.length > 0 ? found2 : readStepsInText(blocks);
}

// src/features/procedures/processes/store.ts
import { sql as sql12 } from "kysely";
async function findProcess(db, procedureCode, day3, term2) {
  const row = await inForce2(db, day3).select("content").where(sql12`procedure_codes @> array[${procedureCode}]`).orderBy("valid_from", "desc").orderBy("code").limit(1).executeTakeFirst();
  return row ? processVersion.parse(row.content) : genericProcess(term2, workingHoursOn(day3));
}
async function findProcessVersion(db, code, version, term2 = null) {
  if (code === GENERIC) return genericProcess(term2, workingHoursOn(GENERIC_FROM));
  const row = await db.selectFrom("process_versions").select(["content", "valid_until"]).where("code", "=", code).where("version", "=", version).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 phi\xEAn b\u1EA3n n\xE0y c\u1EE7a quy tr\xECnh.");
  return { ...processVersion.parse(row.content), validUntil: row.valid_until };
}
async function listProcessVersions(db, code) {
  const rows = await db.selectFrom("process_versions").select(["content", "valid_until"]).where("code", "=", code).orderBy("version", "desc").execute();
  return rows.map((row) => ({ ...processVersion.parse(row.content), validUntil: row.valid_until }));
}
async function searchProcesses(db, { q, onDay, after: after2, limit }) {
  let query = inForce2(db, onDay).select(["content", "code"]);
  for (const word2 of foldVietnamese(q).split(" ").filter(Boolean))
    query = query.where("search_text", "like", containing(word2));
  if (after2 !== null) query = query.where("code", ">", after2);
  const rows = await query.orderBy("code").limit(limit + 1).execute();
  const shown2 = rows.slice(0, limit);
  return {
    processes: shown2.map((row) => processVersion.parse(row.content)),
    next: rows.length > limit ? shown2.at(-1).code : null
  };
}
function inForce2(db, day3) {
  return db.selectFrom("process_versions").where("valid_from", "<=", day3).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day3)]));
}

// src/features/procedures/received-online.ts
function isReceivedOnline({
  code,
  onlineLevel,
  methods,
  competentUnitCode
}) {
  if (code.startsWith("6.") || competentUnitCode === "CA" || onlineLevel === "none") return false;
  return onlineLevel !== null || methods.length === 0 || methods.includes("online");
}
function mustBeReceivedOnline(procedure) {
  if (!isReceivedOnline(procedure))
    throw new Problem("step_not_open", "Th\u1EE7 t\u1EE5c n\xE0y ch\u01B0a nh\u1EADn h\u1ED3 s\u01A1 tr\u1EF1c tuy\u1EBFn. M\u1EDDi \xF4ng/b\xE0 \u0111\u1EBFn Trung t\xE2m.");
}

// src/features/procedures/seed.ts
import { readFileSync as readFileSync4 } from "node:fs";
import { join as join4 } from "node:path";
function readLines2(name2, parse5) {
  const text5 = readFileSync4(join4(root, "db", "seeds", "catalogue", name2), "utf8");
  return text5.split("\n").filter((line7) => line7 !== "").map((line7) => parse5(JSON.parse(line7)));
}
function readCatalogueSeed() {
  return {
    procedures: readLines2("procedures.jsonl", (row) => procedureVersion.parse(row)),
    replacements: readLines2("data-replacements.jsonl", (row) => dataReplacement.parse(row))
  };
}
async function seedCatalogue(tx) {
  const { procedures, replacements } = readCatalogueSeed();
  const added = await tx.insertInto("procedure_versions").values(
    procedures.map((each) => ({
      code: each.code,
      version: each.version,
      valid_from: each.validFrom,
      valid_until: each.validUntil,
      name: each.name,
      field: each.field,
      field_code: each.fieldCode,
      search_text: foldVietnamese(`${each.name} ${each.field} ${each.code}`),
      content: JSON.stringify(each)
    }))
  ).onConflict((conflict) => conflict.columns(["code", "version"]).doNothing()).returning("code").execute();
  const known = await tx.selectFrom("data_replacements").select("id").limit(1).executeTakeFirst();
  if (!known)
    await tx.insertInto("data_replacements").values(
      replacements.map((each) => ({ code: each.code, paper: each.paper, content: JSON.stringify(each) }))
    ).execute();
  return added.length;
}

// src/features/notices/events.ts
var NOTICE_EVENTS = [
  "filed",
  "accepted",
  "supplement_requested",
  "supplement_reminder",
  "supplement_answered",
  "supplement_accepted",
  "supplement_returned",
  "extended",
  "late",
  "result_ready",
  "result_online",
  "returned",
  "refused",
  "withdrawn",
  "stopped",
  "expired",
  "delivery_changed",
  "contact_changed",
  "vault_used",
  "appointment_made",
  "appointment_reminder"
];
var EVENT_LABELS = {
  filed: "\u0110\xE3 nh\u1EADn h\u1ED3 s\u01A1 n\u1ED9p tr\u1EF1c tuy\u1EBFn",
  accepted: "\u0110\xE3 ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1",
  supplement_requested: "Y\xEAu c\u1EA7u b\u1ED5 sung",
  supplement_reminder: "Nh\u1EAFc s\u1EAFp h\u1EBFt h\u1EA1n b\u1ED5 sung",
  supplement_answered: "\u0110\xE3 nh\u1EADn b\u1ED5 sung g\u1EEDi qua c\u1ED5ng",
  supplement_accepted: "B\u1ED5 sung \u0111\xE3 \u0111\u1EE7",
  supplement_returned: "B\u1ED5 sung ch\u01B0a \u0111\u1EE7",
  extended: "Xin l\u1ED7i v\xE0 gia h\u1EA1n",
  late: "Xin l\u1ED7i v\xEC tr\u1EA3 ch\u1EADm",
  result_ready: "C\xF3 k\u1EBFt qu\u1EA3",
  result_online: "C\xF3 k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED",
  returned: "\u0110\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3",
  refused: "T\u1EEB ch\u1ED1i h\u1ED3 s\u01A1",
  withdrawn: "\u0110\xE3 r\xFAt h\u1ED3 s\u01A1",
  stopped: "D\u1EEBng h\u1ED3 s\u01A1",
  expired: "D\u1EEBng v\xEC h\u1EBFt h\u1EA1n b\u1ED5 sung",
  delivery_changed: "\u0110\xE3 \u0111\u1ED5i c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3",
  contact_changed: "\u0110\xE3 s\u1EEDa \u0111i\u1EC7n tho\u1EA1i, th\u01B0 \u0111i\u1EC7n t\u1EED",
  vault_used: "\u0110\xE3 d\xF9ng gi\u1EA5y t\u1EDD trong kho",
  appointment_made: "\u0110\xE3 \u0111\u1EB7t l\u1ECBch h\u1EB9n",
  appointment_reminder: "Nh\u1EAFc l\u1ECBch h\u1EB9n"
};

// src/features/notices/rating-link.ts
import { createHmac as createHmac2, timingSafeEqual as timingSafeEqual2 } from "node:crypto";

// src/platform/security/form-token.ts
import { createHmac, timingSafeEqual } from "node:crypto";
var TOKEN_HEADER = "x-form-token";
function formToken(secret, cookie) {
  return createHmac("sha256", secret).update(`form:${cookie}`).digest("base64url");
}
function isFormToken(secret, cookie, given2) {
  if (typeof given2 !== "string") return false;
  const expected = Buffer.from(formToken(secret, cookie));
  const actual = Buffer.from(given2);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

// src/features/notices/rating-link.ts
var RATED_EVENTS = /* @__PURE__ */ new Set(["returned", "refused"]);
function ratingPath(secret, wardId, code) {
  return `/danh-gia/${code}.${formToken(secret, `rating:${wardId}:${code}`)}`;
}
function readRatingToken(secret, wardId, token) {
  const found2 = /^([\w.-]{5,60})\.([\w-]{43})$/.exec(token);
  if (!found2) return null;
  const [, code, seal2] = found2;
  return isFormToken(secret, `rating:${wardId}:${code}`, seal2) ? code : null;
}
function shortRatingPath(secret, wardId, noticeId) {
  return `/dg/${noticeId}.${shortSeal(secret, wardId, noticeId)}`;
}
async function findRatingPath(db, { secret, wardId, token }) {
  const found2 = /^([1-9]\d{0,14})\.([\w-]{12})$/.exec(token);
  if (!found2 || !isSame2(shortSeal(secret, wardId, Number(found2[1])), found2[2])) return null;
  const row = await db.selectFrom("notices").select(["event", "subject_code"]).where("ward_id", "=", wardId).where("id", "=", Number(found2[1])).executeTakeFirst();
  if (!row || !RATED_EVENTS.has(row.event)) return null;
  return ratingPath(secret, wardId, row.subject_code);
}
function shortSeal(secret, wardId, noticeId) {
  return createHmac2("sha256", secret).update(`rating:${wardId}:${noticeId}`).digest("base64url").slice(0, 12);
}
function isSame2(one, other) {
  return one.length === other.length && timingSafeEqual2(Buffer.from(one), Buffer.from(other));
}

// src/platform/jobs/jobs.ts
import { sql as sql13 } from "kysely";
async function enqueue(tx, task, payload, { now, runAt = now }) {
  await tx.insertInto("jobs").values({ task, payload: JSON.stringify(payload), run_at: runAt, created_at: now }).execute();
}
var LEASE_SECONDS = 120;
var GIVE_UP_HOURS = 25;
var MOST_WAIT_SECONDS = 4 * 3600;
var RetryLater = class extends Error {
  seconds;
  constructor(message, seconds) {
    super(message);
    this.seconds = seconds;
  }
};
function isLastTry(job, now) {
  return now.getTime() - job.createdAt.getTime() > GIVE_UP_HOURS * 36e5;
}
async function takeJob(database, now, { only, except = [], leaseSeconds = LEASE_SECONDS } = {}) {
  const lockedUntil = new Date(now.getTime() + leaseSeconds * 1e3);
  const rows = await database.transact(
    (tx) => sql13`
      update jobs set locked_until = ${lockedUntil}, attempts = attempts + 1
      where id = (select id from jobs
        where finished_at is null and dead_at is null and run_at <= ${now}
          and (locked_until is null or locked_until < ${now})
          and ${only ? sql13`task = any(${only})` : sql13`task <> all(${except})`}
        order by run_at, id limit 1 for update skip locked)
      returning id, task, payload, attempts, created_at`.execute(tx)
  );
  const row = rows.rows[0];
  return row ? { ...row, createdAt: row.created_at } : null;
}
function backOffSeconds(attempts) {
  return Math.min(15 * 2 ** Math.max(0, attempts - 1), MOST_WAIT_SECONDS);
}
async function finishJob(database, { id }, now) {
  await database.transact(
    (tx) => tx.updateTable("jobs").set({ finished_at: now, locked_until: null }).where("id", "=", id).execute()
  );
}
async function failJob(database, job, error, now) {
  const isOver = isLastTry(job, now);
  const asked2 = error instanceof RetryLater ? Math.min(error.seconds, MOST_WAIT_SECONDS) : 0;
  const runAt = new Date(now.getTime() + Math.max(backOffSeconds(job.attempts), asked2) * 1e3);
  await database.transact(
    (tx) => tx.updateTable("jobs").set({
      locked_until: null,
      last_error: error.message.slice(0, 500),
      ...isOver ? { dead_at: now } : { run_at: runAt }
    }).where("id", "=", job.id).execute()
  );
}
async function listDeadJobs(db) {
  return db.selectFrom("jobs").select(["id", "task", "attempts", "last_error", "dead_at", "created_at"]).where("dead_at", "is not", null).orderBy("dead_at", "desc").limit(100).execute();
}
async function reviveJob(tx, id, now) {
  const rows = await tx.updateTable("jobs").set({ dead_at: null, run_at: now, created_at: now, attempts: 0, locked_until: null }).where("id", "=", id).where("dead_at", "is not", null).returning("id").execute();
  return rows.length > 0;
}

// src/platform/messages/messages.ts
import { createTransport } from "nodemailer";
var MESSAGE_CHANNELS = ["mail", "sms", "zalo"];
var Refused = class extends Error {
};
var TIME_LIMIT_MS = 1e4;
function openMessenger(settings, timeLimitMs = TIME_LIMIT_MS) {
  const mail = settings.smtpUrl === null ? null : openMail(settings.smtpUrl, settings.mailFrom, timeLimitMs);
  const gateways = { sms: settings.smsUrl, zalo: settings.zaloUrl };
  return {
    has: (channel) => channel === "mail" ? mail !== null : gateways[channel] !== null,
    send: async (message) => {
      if (message.channel === "mail") {
        if (!mail) throw new Error("Ch\u01B0a c\xE0i \u0111\u1EB7t m\xE1y ch\u1EE7 th\u01B0.");
        return mail(message);
      }
      const url = gateways[message.channel];
      if (url === null) throw new Error("Ch\u01B0a c\xE0i \u0111\u1EB7t c\u1ED5ng tin nh\u1EAFn.");
      await post({ url, token: settings.gatewayToken, timeLimitMs }, message);
    }
  };
}
function openMail(url, from, limit) {
  const peer = { connectionTimeout: limit, greetingTimeout: limit, socketTimeout: limit, dnsTimeout: limit };
  const transport = createTransport({ url, ...peer });
  return async ({ recipient, subject, text: text5, html, stopUrl, key }) => {
    const list = stopUrl !== void 0 && {
      "List-Unsubscribe": `<${stopUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"
    };
    const sent = transport.sendMail({
      ...{ from, to: { name: "", address: recipient }, subject, text: text5, messageId: `<${key}@motcua>` },
      ...html !== void 0 && { html },
      headers: { "Auto-Submitted": "auto-generated", ...list || {} }
    });
    await withinLimit(sent, limit * 4).catch((cause) => {
      const answer = cause.responseCode ?? cause.code ?? "kh\xF4ng r\xF5";
      if (isRefusedMail(cause)) throw new Refused(`M\xE1y ch\u1EE7 th\u01B0 t\u1EEB ch\u1ED1i \u0111\u1ECBa ch\u1EC9 n\xE0y (${answer}).`, { cause });
      throw new Error(`M\xE1y ch\u1EE7 th\u01B0 ch\u01B0a nh\u1EADn (${answer}).`, { cause });
    });
  };
}
async function withinLimit(work, limitMs) {
  let timer;
  const over = new Promise((_done, failed) => {
    timer = setTimeout(() => failed(new Error("M\xE1y ch\u1EE7 th\u01B0 tr\u1EA3 l\u1EDDi qu\xE1 ch\u1EADm.")), limitMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
function isRefusedMail(error) {
  if (error.code !== "EENVELOPE" && error.code !== "EMESSAGE") return false;
  return error.responseCode === void 0 || error.responseCode >= 500;
}
var REFUSALS = /* @__PURE__ */ new Set([400, 410, 413, 422]);
async function post({ url, token, timeLimitMs }, message) {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": message.key,
      ...token !== null && { authorization: `Bearer ${token}` }
    },
    body: JSON.stringify({ channel: message.channel, to: message.recipient, text: message.text }),
    // Another host must not get the text or the token.
    redirect: "error",
    signal: AbortSignal.timeout(timeLimitMs)
  }).catch((cause) => {
    throw new Error(`C\u1ED5ng tin nh\u1EAFn kh\xF4ng tr\u1EA3 l\u1EDDi (${cause.cause?.code ?? cause.name}).`, { cause });
  });
  await answer.body?.cancel();
  if (REFUSALS.has(answer.status)) throw new Refused(`C\u1ED5ng tin nh\u1EAFn t\u1EEB ch\u1ED1i tin n\xE0y (${answer.status}).`);
  if (!answer.ok) {
    const text5 = `C\u1ED5ng tin nh\u1EAFn tr\u1EA3 l\u1EDDi ${answer.status}.`;
    throw new RetryLater(text5, readRetryAfter(answer.headers.get("retry-after")));
  }
  if (/^text\/html/i.test(answer.headers.get("content-type") ?? ""))
    throw new Error("Kh\xF4ng ph\u1EA3i c\u1ED5ng tin nh\u1EAFn: n\u01A1i tr\u1EA3 l\u1EDDi l\xE0 m\u1ED9t trang web.");
}
function readRetryAfter(text5) {
  if (text5 === null) return 0;
  const seconds = /^\d+$/.test(text5) ? Number(text5) : (Date.parse(text5) - Date.now()) / 1e3;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

// src/features/notices/letter.ts
var STOP = "\u0110\u1ED5i c\xE1ch nh\u1EADn tin ho\u1EB7c th\xF4i nh\u1EADn th\u01B0";
function letterText({ text: text5, centre, address, stopUrl }) {
  return [text5, "", "--", centre, ...address ? [address] : [], `${STOP}: ${stopUrl}`].join("\n");
}
function letterHtml({ subject, text: text5, centre, address, publicUrl, stopUrl }) {
  const paragraphs = text5.split(/\n+/).map((line7) => `<p>${withLinks(escapeHtml(line7), publicUrl)}</p>`);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font:16px/1.5 sans-serif;color:#182433;max-width:36em;margin:0 auto;padding:1em">
<p style="color:#0b5566;font-weight:600;border-bottom:2px solid #0b5566;padding-bottom:.5em">${escapeHtml(centre)}</p>
<h1 style="font-size:20px">${escapeHtml(subject)}</h1>
${paragraphs.join("\n")}
<p style="color:#5a6673;font-size:14px;border-top:1px solid #d5dbe1;padding-top:.5em">${escapeHtml(address)}<br>
<a href="${escapeHtml(stopUrl)}">${STOP}</a></p></body></html>`;
}
function withLinks(html, publicUrl) {
  const start = escapeHtml(publicUrl);
  return html.replace(
    /https?:\/\/[^\s<>"]+[^\s<>".,;:)]/g,
    (address) => address === start || address.startsWith(`${start}/`) ? `<a href="${address}">${address}</a>` : address
  );
}
function escapeHtml(text5) {
  return text5.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// src/features/notices/short-message.ts
var PLAIN2 = { alone: 160, part: 153 };
var ACCENTED = { alone: 70, part: 67 };
var MOST_PARTS = 2;
var DOUBLE = /[\^{}\\[\]~|€]/g;
var REPLACED = { \u0111: "d", \u0110: "D", "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u2022": "-" };
function withoutAccents(text5) {
  return text5.normalize("NFD").replace(new RegExp("\\p{M}+", "gu"), "").replace(/[đĐ–—…•]/g, (sign) => REPLACED[sign]).replace(/[“”«»]/g, '"').replace(/[‘’`]/g, "'").replace(/[^\x20-\x7e\n]/g, "?");
}
function countParts(text5) {
  const isPlain = /^[\x20-\x7e\n]*$/.test(text5) && !text5.includes("`");
  const { alone, part } = isPlain ? PLAIN2 : ACCENTED;
  const length = text5.length + (isPlain ? text5.match(DOUBLE)?.length ?? 0 : 0);
  return { isPlain, length, parts: length <= alone ? 1 : Math.ceil(length / part) };
}
function fitMessage(write2, { values, cuttable, end, accents }) {
  const accented = `${write2(values).normalize("NFC")}${end}`;
  if (accents && countParts(accented).parts <= MOST_PARTS) return accented;
  const plain5 = (given2) => `${withoutAccents(write2(given2))}${end}`;
  let shown2 = values;
  for (const name2 of cuttable) {
    while (countParts(plain5(shown2)).parts > MOST_PARTS && (shown2[name2]?.length ?? 0) > 10) {
      const text6 = shown2[name2].replace(/…$/, "");
      shown2 = { ...shown2, [name2]: `${text6.slice(0, Math.floor(text6.length * 0.8)).trimEnd()}\u2026` };
    }
  }
  let text5 = withoutAccents(write2(shown2));
  while (countParts(`${text5}${end}`).parts > MOST_PARTS)
    text5 = `${text5.replace(/(\.\.\.)?$/, "").slice(0, -20).replace(/\s*https?:\S*$/, "")}...`;
  return `${text5}${end}`;
}

// src/features/notices/stops.ts
import { createHash as createHash5, createHmac as createHmac3 } from "node:crypto";
var CHANNELS_OF = {
  mail: ["mail"],
  phone: ["sms", "zalo"]
};
function recipientOf(channel, address) {
  const hash4 = createHash5("sha256").update(address.trim().toLowerCase()).digest("hex");
  return { kind: channel === "mail" ? "mail" : "phone", hash: hash4 };
}
function stopPath(secret, wardId, { kind, hash: hash4 }) {
  return `/nhan-tin/${kind}-${hash4}.${formToken(secret, `notices:${wardId}:${kind}:${hash4}`)}`;
}
function readStopToken(secret, wardId, token) {
  const found2 = /^(mail|phone)-([0-9a-f]{64})\.([\w-]+)$/.exec(token);
  if (!found2) return null;
  const [, kind, hash4, seal2] = found2;
  return isFormToken(secret, `notices:${wardId}:${kind}:${hash4}`, seal2) ? { kind, hash: hash4 } : null;
}
function shortStopPath(secret, wardId, noticeId) {
  return `/nt/${noticeId}.${shortSeal2(secret, wardId, noticeId)}`;
}
function shortSeal2(secret, wardId, noticeId) {
  const seal2 = createHmac3("sha256", secret).update(`notice:${wardId}:${noticeId}`).digest("base64url");
  return seal2.slice(0, 12);
}
async function findStopPath(db, given2) {
  const { secret, wardId, token } = given2;
  const found2 = /^([1-9]\d{0,14})\.([\w-]{12})$/.exec(token);
  if (!found2 || shortSeal2(secret, wardId, Number(found2[1])) !== found2[2]) return null;
  const row = await db.selectFrom("notices").select(["channel", "recipient", "subject_code"]).where("ward_id", "=", wardId).where("id", "=", Number(found2[1])).executeTakeFirst();
  if (!row) return null;
  const recipient = recipientOf(row.channel, row.recipient);
  return `${stopPath(secret, wardId, recipient)}?ma=${encodeURIComponent(row.subject_code)}`;
}
async function findStops(db, wardId, { hash: hash4, kind }) {
  const rows = await db.selectFrom("notice_stops").select("channel").where("ward_id", "=", wardId).where("recipient_hash", "=", hash4).execute();
  return CHANNELS_OF[kind].filter(
    (channel) => rows.some((row) => row.channel === "" || row.channel === channel)
  );
}
async function setStops(tx, wardId, { hash: hash4 }, { channels, now }) {
  await tx.deleteFrom("notice_stops").where("ward_id", "=", wardId).where("recipient_hash", "=", hash4).execute();
  for (const channel of channels)
    await tx.insertInto("notice_stops").values({ ward_id: wardId, recipient_hash: hash4, channel, stopped_at: now }).onConflict((conflict) => conflict.columns(["ward_id", "recipient_hash", "channel"]).doNothing()).execute();
}

// src/features/notices/templates.ts
import { z as z18 } from "zod";

// src/features/notices/default-templates.ts
var FOLLOW = " Theo d\xF5i t\u1EA1i {duongDan}.";
var DEFAULTS = {
  filed: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u1EBFn {trungTam}",
    body: `H\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) n\u1ED9p tr\u1EF1c tuy\u1EBFn \u0111\xE3 \u0111\u1EBFn {trungTam} v\xE0 \u0111ang \u0111\u01B0\u1EE3c ki\u1EC3m tra. Ch\u1EADm nh\u1EA5t {henTra} \xF4ng/b\xE0 s\u1EBD c\xF3 tr\u1EA3 l\u1EDDi.${FOLLOW}`,
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u1EBFn, tr\u1EA3 l\u1EDDi ch\u1EADm nh\u1EA5t {henTra}."
  },
  accepted: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u01B0\u1EE3c ti\u1EBFp nh\u1EADn",
    body: `{trungTam} \u0111\xE3 nh\u1EADn h\u1ED3 s\u01A1 {maHoSo} ({thuTuc}). H\u1EB9n tr\u1EA3 k\u1EBFt qu\u1EA3: {henTra}.${FOLLOW}`,
    short: "{phuong} \u0111\xE3 nh\u1EADn h\u1ED3 s\u01A1 {maHoSo}. H\u1EB9n tr\u1EA3: {henTra}."
  },
  supplement_requested: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} c\u1EA7n b\u1ED5 sung",
    body: `H\u1ED3 s\u01A1 {maHoSo} c\xF2n thi\u1EBFu: {giayTo}. L\xFD do: {lyDo}. M\u1EDDi \xF4ng/b\xE0 b\u1ED5 sung t\u1EA1i {trungTam}, ho\u1EB7c \u0111\u0103ng nh\u1EADp c\u1ED5ng v\xE0 g\u1EEDi \u1EDF ph\u1EA7n h\u1ED3 s\u01A1 c\u1EE7a t\xF4i.${FOLLOW}`,
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} c\xF2n thi\u1EBFu: {giayTo}. L\xFD do: {lyDo}."
  },
  supplement_reminder: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} s\u1EAFp h\u1EBFt h\u1EA1n b\u1ED5 sung",
    body: `H\u1ED3 s\u01A1 {maHoSo} v\u1EABn ch\u1EDD \xF4ng/b\xE0 b\u1ED5 sung, ch\u1EADm nh\u1EA5t {henTra}. Qu\xE1 h\u1EA1n n\xE0y h\u1ED3 s\u01A1 s\u1EBD d\u1EEBng gi\u1EA3i quy\u1EBFt. M\u1EDDi \xF4ng/b\xE0 \u0111\u1EBFn {trungTam}.${FOLLOW}`,
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} ch\u1EDD b\u1ED5 sung \u0111\u1EBFn {henTra}, qu\xE1 h\u1EA1n s\u1EBD d\u1EEBng."
  },
  supplement_answered: {
    subject: "\u0110\xE3 nh\u1EADn b\u1ED5 sung c\u1EE7a h\u1ED3 s\u01A1 {maHoSo}",
    body: `{trungTam} \u0111\xE3 nh\u1EADn ph\u1EA7n b\u1ED5 sung \xF4ng/b\xE0 g\u1EEDi qua c\u1ED5ng cho h\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) v\xE0 s\u1EBD tr\u1EA3 l\u1EDDi ch\u1EADm nh\u1EA5t {henTra}.${FOLLOW}`,
    short: "{phuong} \u0111\xE3 nh\u1EADn b\u1ED5 sung h\u1ED3 s\u01A1 {maHoSo}, tr\u1EA3 l\u1EDDi ch\u1EADm nh\u1EA5t {henTra}."
  },
  supplement_accepted: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u1EE7 gi\u1EA5y t\u1EDD",
    body: `{trungTam} \u0111\xE3 ki\u1EC3m tra: ph\u1EA7n b\u1ED5 sung c\u1EE7a h\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) \u0111\xE3 \u0111\u1EE7. H\u1EB9n tr\u1EA3 k\u1EBFt qu\u1EA3: {henTra}.${FOLLOW}`,
    short: "{phuong}: b\u1ED5 sung h\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u1EE7. H\u1EB9n tr\u1EA3: {henTra}."
  },
  supplement_returned: {
    subject: "B\u1ED5 sung c\u1EE7a h\u1ED3 s\u01A1 {maHoSo} ch\u01B0a \u0111\u1EE7",
    body: `Ph\u1EA7n b\u1ED5 sung c\u1EE7a h\u1ED3 s\u01A1 {maHoSo} ch\u01B0a \u0111\u1EE7, c\xF2n thi\u1EBFu: {giayTo}. L\xFD do: {lyDo}. M\u1EDDi \xF4ng/b\xE0 g\u1EEDi ti\u1EBFp qua c\u1ED5ng ho\u1EB7c \u0111\u1EBFn {trungTam}.${FOLLOW}`,
    short: "{phuong}: b\u1ED5 sung h\u1ED3 s\u01A1 {maHoSo} ch\u01B0a \u0111\u1EE7, c\xF2n thi\u1EBFu: {giayTo}. L\xFD do: {lyDo}."
  },
  delivery_changed: {
    subject: "\u0110\xE3 \u0111\u1ED5i c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3 h\u1ED3 s\u01A1 {maHoSo}",
    body: `C\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3 c\u1EE7a h\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) \u0111\xE3 \u0111\u01B0\u1EE3c \u0111\u1ED5i qua c\u1ED5ng. N\u1EBFu kh\xF4ng ph\u1EA3i \xF4ng/b\xE0 \u0111\u1ED5i, h\xE3y b\xE1o ngay cho {trungTam}.${FOLLOW}`,
    short: "{phuong}: c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3 h\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u1ED5i. Kh\xF4ng ph\u1EA3i \xF4ng/b\xE0 \u0111\u1ED5i th\xEC b\xE1o ngay."
  },
  contact_changed: {
    subject: "\u0110\xE3 s\u1EEDa n\u01A1i nh\u1EADn tin c\u1EE7a h\u1ED3 s\u01A1 {maHoSo}",
    body: `\u0110i\u1EC7n tho\u1EA1i ho\u1EB7c th\u01B0 \u0111i\u1EC7n t\u1EED c\u1EE7a h\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) \u0111\xE3 \u0111\u01B0\u1EE3c s\u1EEDa qua c\u1ED5ng. N\u1EBFu kh\xF4ng ph\u1EA3i \xF4ng/b\xE0 s\u1EEDa, h\xE3y b\xE1o ngay cho {trungTam}.${FOLLOW}`,
    short: "{phuong}: n\u01A1i nh\u1EADn tin c\u1EE7a h\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 s\u1EEDa. Kh\xF4ng ph\u1EA3i \xF4ng/b\xE0 s\u1EEDa th\xEC b\xE1o ngay."
  },
  vault_used: {
    subject: "Gi\u1EA5y t\u1EDD trong kho c\u1EE7a \xF4ng/b\xE0 \u0111\u01B0\u1EE3c d\xF9ng cho h\u1ED3 s\u01A1 {maHoSo}",
    body: "H\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) d\xF9ng l\u1EA1i gi\u1EA5y t\u1EDD trong kho c\u1EE7a \xF4ng/b\xE0: {giayTo}. N\u1EBFu kh\xF4ng ph\u1EA3i \xF4ng/b\xE0 \u0111\u1ED3ng \xFD, h\xE3y b\xE1o ngay cho {trungTam}. Xem nh\u1EADt k\xFD t\u1EA1i {duongDan}.",
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} d\xF9ng l\u1EA1i gi\u1EA5y t\u1EDD trong kho c\u1EE7a \xF4ng/b\xE0. Kh\xF4ng \u0111\u1ED3ng \xFD th\xEC b\xE1o ngay."
  },
  extended: {
    subject: "Xin l\u1ED7i v\xE0 h\u1EB9n l\u1EA1i h\u1ED3 s\u01A1 {maHoSo}",
    body: `H\u1ED3 s\u01A1 {maHoSo} ch\u01B0a xong nh\u01B0 \u0111\xE3 h\u1EB9n, l\xFD do: {lyDo}. {trungTam} xin l\u1ED7i v\xE0 h\u1EB9n tr\u1EA3 l\xFAc {henTra}.${FOLLOW}`,
    short: "{phuong} xin l\u1ED7i: h\u1ED3 s\u01A1 {maHoSo} h\u1EB9n l\u1EA1i {henTra}. L\xFD do: {lyDo}."
  },
  late: {
    subject: "Xin l\u1ED7i v\xEC h\u1ED3 s\u01A1 {maHoSo} ch\u1EADm",
    body: `H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 qu\xE1 h\u1EA1n, l\xFD do: {lyDo}. {trungTam} xin l\u1ED7i v\xE0 s\u1EBD tr\u1EA3 ng\xE0y {henTra}.${FOLLOW}`,
    short: "{phuong} xin l\u1ED7i: h\u1ED3 s\u01A1 {maHoSo} ch\u1EADm, s\u1EBD tr\u1EA3 {henTra}. L\xFD do: {lyDo}."
  },
  result_ready: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 c\xF3 k\u1EBFt qu\u1EA3",
    body: `H\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) \u0111\xE3 c\xF3 k\u1EBFt qu\u1EA3. M\u1EDDi \xF4ng/b\xE0 nh\u1EADn t\u1EA1i {trungTam}.${FOLLOW}`,
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 c\xF3 k\u1EBFt qu\u1EA3, m\u1EDDi \u0111\u1EBFn nh\u1EADn."
  },
  result_online: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 c\xF3 k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED",
    body: "H\u1ED3 s\u01A1 {maHoSo} ({thuTuc}) \u0111\xE3 c\xF3 k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED. M\u1EDDi \xF4ng/b\xE0 \u0111\u0103ng nh\u1EADp v\xE0 t\u1EA3i t\u1EA1i {duongDan}.",
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 c\xF3 k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED, \u0111\u0103ng nh\u1EADp \u0111\u1EC3 t\u1EA3i."
  },
  returned: {
    subject: "\u0110\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3 h\u1ED3 s\u01A1 {maHoSo}",
    body: "{trungTam} \u0111\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3 h\u1ED3 s\u01A1 {maHoSo}. C\u1EA3m \u01A1n \xF4ng/b\xE0. M\u1EDDi \xF4ng/b\xE0 \u0111\xE1nh gi\xE1 vi\u1EC7c ph\u1EE5c v\u1EE5, kh\xF4ng c\u1EA7n ghi t\xEAn: {danhGia}.",
    short: "{phuong} \u0111\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3 h\u1ED3 s\u01A1 {maHoSo}. M\u1EDDi \u0111\xE1nh gi\xE1: {danhGia}"
  },
  refused: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} kh\xF4ng \u0111\u01B0\u1EE3c gi\u1EA3i quy\u1EBFt",
    body: `H\u1ED3 s\u01A1 {maHoSo} kh\xF4ng \u0111\u01B0\u1EE3c ti\u1EBFp nh\u1EADn, gi\u1EA3i quy\u1EBFt. L\xFD do: {lyDo}.${FOLLOW} M\u1EDDi \xF4ng/b\xE0 \u0111\xE1nh gi\xE1 vi\u1EC7c ph\u1EE5c v\u1EE5: {danhGia}.`,
    short: "{phuong}: h\u1ED3 s\u01A1 {maHoSo} kh\xF4ng \u0111\u01B0\u1EE3c gi\u1EA3i quy\u1EBFt. L\xFD do: {lyDo}."
  },
  withdrawn: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 \u0111\u01B0\u1EE3c r\xFAt",
    body: "{trungTam} \u0111\xE3 d\u1EEBng h\u1ED3 s\u01A1 {maHoSo} theo y\xEAu c\u1EA7u c\u1EE7a \xF4ng/b\xE0.",
    short: "{phuong} \u0111\xE3 d\u1EEBng h\u1ED3 s\u01A1 {maHoSo} theo y\xEAu c\u1EA7u c\u1EE7a \xF4ng/b\xE0."
  },
  stopped: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 d\u1EEBng",
    body: `{trungTam} d\u1EEBng gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1 {maHoSo}. L\xFD do: {lyDo}.${FOLLOW}`,
    short: "{phuong} d\u1EEBng gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1 {maHoSo}. L\xFD do: {lyDo}."
  },
  expired: {
    subject: "H\u1ED3 s\u01A1 {maHoSo} \u0111\xE3 d\u1EEBng v\xEC h\u1EBFt h\u1EA1n b\u1ED5 sung",
    body: `{trungTam} d\u1EEBng gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1 {maHoSo} v\xEC qu\xE1 h\u1EA1n m\xE0 ch\u01B0a \u0111\u01B0\u1EE3c b\u1ED5 sung. \xD4ng/b\xE0 c\xF3 th\u1EC3 n\u1ED9p h\u1ED3 s\u01A1 m\u1EDBi.${FOLLOW}`,
    short: "{phuong} d\u1EEBng h\u1ED3 s\u01A1 {maHoSo} v\xEC h\u1EBFt h\u1EA1n b\u1ED5 sung. C\xF3 th\u1EC3 n\u1ED9p l\u1EA1i."
  },
  appointment_made: {
    subject: "\u0110\xE3 \u0111\u1EB7t l\u1ECBch h\u1EB9n {maHoSo}",
    body: "L\u1ECBch h\u1EB9n {maHoSo} t\u1EA1i {trungTam}: {henTra}, {thuTuc}. Xem ho\u1EB7c h\u1EE7y t\u1EA1i {duongDan}.",
    short: "{phuong}: l\u1ECBch h\u1EB9n {maHoSo} l\xFAc {henTra}. Xem, h\u1EE7y: {duongDan}"
  },
  appointment_reminder: {
    subject: "Nh\u1EAFc l\u1ECBch h\u1EB9n {maHoSo}",
    body: "Nh\u1EAFc \xF4ng/b\xE0 l\u1ECBch h\u1EB9n {maHoSo} t\u1EA1i {trungTam}: {henTra}, {thuTuc}. Xem ho\u1EB7c h\u1EE7y t\u1EA1i {duongDan}.",
    short: "{phuong} nh\u1EAFc: l\u1ECBch h\u1EB9n {maHoSo} l\xFAc {henTra}. Xem, h\u1EE7y: {duongDan}"
  }
};

// src/features/notices/templates.ts
var PLACEHOLDERS = {
  maHoSo: "m\xE3 h\u1ED3 s\u01A1 ho\u1EB7c m\xE3 l\u1ECBch h\u1EB9n",
  thuTuc: "t\xEAn th\u1EE7 t\u1EE5c, vi\u1EC7c c\u1EA7n l\xE0m",
  henTra: "th\u1EDDi \u0111i\u1EC3m h\u1EB9n",
  giayTo: "gi\u1EA5y t\u1EDD c\u1EA7n b\u1ED5 sung",
  lyDo: "l\xFD do",
  duongDan: "\u0111\u01B0\u1EDDng d\u1EABn tra c\u1EE9u",
  danhGia: "\u0111\u01B0\u1EDDng d\u1EABn \u0111\xE1nh gi\xE1, khi \u0111\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3 ho\u1EB7c t\u1EEB ch\u1ED1i",
  trungTam: "t\xEAn Trung t\xE2m v\xE0 ph\u01B0\u1EDDng",
  phuong: "t\xEAn ph\u01B0\u1EDDng"
};
function fill(text5, values) {
  return text5.replace(/ ?\{(\w+)\}/g, (whole2, name2) => {
    const value = values[name2];
    return value ? `${whole2.startsWith(" ") ? " " : ""}${value}` : "";
  });
}
function unknownPlaces(text5, places) {
  return [...text5.matchAll(/\{([^}]*)\}/g)].map(([, name2]) => name2).filter((name2) => !Object.hasOwn(places, name2));
}
async function findTemplate(db, wardId, event) {
  const row = await db.selectFrom("notice_templates").select(["subject", "body", "short"]).where("ward_id", "=", wardId).where("event", "=", event).orderBy("id", "desc").limit(1).executeTakeFirst();
  if (!row) return DEFAULTS[event];
  return { ...row, short: row.short || DEFAULTS[event].short };
}
var words2 = (most) => z18.string().trim().min(5, "Ghi n\u1ED9i dung.").max(most, `T\u1ED1i \u0111a ${most} k\xFD t\u1EF1.`).superRefine((text5, context) => {
  for (const name2 of unknownPlaces(text5, PLACEHOLDERS))
    context.addIssue({ code: "custom", message: `Kh\xF4ng c\xF3 ch\u1ED7 \u0111i\u1EC1n {${name2}}.` });
  if (/https?:|www\./i.test(text5))
    context.addIssue({ code: "custom", message: "Kh\xF4ng ghi \u0111\u01B0\u1EDDng d\u1EABn: d\xF9ng ch\u1ED7 \u0111i\u1EC1n {duongDan}." });
});
var line4 = (most) => words2(most).refine((text5) => !/[\r\n]/.test(text5), "Ch\u1EC9 m\u1ED9t d\xF2ng.");
var templateForm = z18.object({
  event: z18.enum(NOTICE_EVENTS, "Ch\u1ECDn lo\u1EA1i th\xF4ng b\xE1o."),
  subject: line4(200),
  body: words2(1e3),
  short: line4(306).refine(
    (text5) => countParts(withoutAccents(text5)).parts <= MOST_PARTS,
    "Tin nh\u1EAFn d\xE0i qu\xE1 hai SMS."
  )
});
async function changeTemplate(tx, act, given2) {
  if (!act.officer.duties.some((duty) => duty === "administer" || duty === "control"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c s\u1EEDa m\u1EABu th\xF4ng b\xE1o.");
  const { event, ...after2 } = parseFields(templateForm, given2, "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c m\u1EABu.");
  const before = await findTemplate(tx, act.officer.wardId, event);
  await tx.insertInto("notice_templates").values({
    ...after2,
    event,
    ward_id: act.officer.wardId,
    decided_by: act.officer.id,
    decided_at: act.now
  }).execute();
  await noteChange(tx, act, { what: "notice_template", subject: event, before, after: after2 });
}

// src/features/notices/send.ts
var SHORT_LINK = " Xem, ngung tin: ";
async function sendNotice(platform, messenger, key) {
  const { database, now } = platform;
  const row = await findRow(database, key);
  if (!row || row.state === "sent" || row.state === "skipped") return;
  const mark = (set) => markRow(database, key, { ...set, attempts: row.attempts + 1 });
  const { channel, why } = await chooseChannel(platform, messenger, row);
  if (channel === null) return mark({ state: "skipped", why });
  const message = await write(platform, row, channel);
  try {
    await messenger.send({ ...message, channel, key: `${row.client_key}-${row.channel}` });
  } catch (error) {
    const fault = withoutAddress(error, row.recipient);
    const isOver = error instanceof Refused || key.job !== void 0 && isLastTry(key.job, now());
    await mark({ state: isOver ? "dead" : "failed", why: fault.message });
    if (error instanceof Refused) return;
    throw fault;
  }
  return mark({ state: "sent", why: null, text: message.text, sent_at: now(), sent_by: channel });
}
async function findRow(database, { wardId, noticeId }) {
  return database.db.selectFrom("notices").selectAll().where("ward_id", "=", wardId).where("id", "=", noticeId).executeTakeFirst();
}
async function markRow(database, { wardId, noticeId }, set) {
  await database.transact(
    (tx) => tx.updateTable("notices").set(set).where("ward_id", "=", wardId).where("id", "=", noticeId).execute()
  );
}
async function chooseChannel({ database }, messenger, row) {
  const queued = row.channel;
  const asked2 = queued === "mail" || row.exact ? [queued] : ["zalo", "sms"];
  const installed = asked2.filter((each) => messenger.has(each));
  if (installed.length === 0) return { channel: null, why: "Ch\u01B0a c\xE0i \u0111\u1EB7t k\xEAnh g\u1EEDi n\xE0y." };
  const stops = await findStops(database.db, row.ward_id, recipientOf(queued, row.recipient));
  const channel = installed.find((each) => !stops.includes(each)) ?? null;
  return { channel, why: channel === null ? "Ng\u01B0\u1EDDi nh\u1EADn kh\xF4ng mu\u1ED1n nh\u1EADn tin." : null };
}
async function write(platform, row, channel) {
  const { database, settings, now } = platform;
  const ward = await findWard(database.db, row.ward_id);
  const template = await findTemplate(database.db, row.ward_id, row.event);
  const values = valuesFor(platform, row, ward, channel);
  const { recipient } = row;
  if (channel === "mail") {
    const letter = {
      subject: oneLine2(fill(template.subject, values)),
      text: fill(template.body, values),
      ...{ centre: values.trungTam, address: ward.address, publicUrl: settings.publicUrl },
      stopUrl: `${settings.publicUrl}${stopPath(settings.secret, row.ward_id, recipientOf("mail", recipient))}`
    };
    const { subject, stopUrl } = letter;
    return { recipient, subject, stopUrl, text: letterText(letter), html: letterHtml(letter) };
  }
  const { smsAccents } = await findSettings(database.db, row.ward_id, toLocalDay(now()));
  const stop = shortStopPath(settings.secret, row.ward_id, row.id);
  const text5 = fitMessage((shown2) => oneLine2(fill(template.short, shown2), 2e3), {
    ...{
      values,
      cuttable: ["lyDo", "giayTo", "thuTuc", "trungTam"]
    },
    ...{ end: `${SHORT_LINK}${settings.publicUrl}${stop}`, accents: smsAccents }
  });
  return { recipient, subject: "", text: text5 };
}
function valuesFor({ settings }, row, ward, channel) {
  const values = row.values;
  const path2 = values.duongDan ?? `/tra-cuu?ma=${encodeURIComponent(row.subject_code)}`;
  return {
    ...values,
    duongDan: `${settings.publicUrl}${path2}`,
    ...RATED_EVENTS.has(row.event) && {
      danhGia: `${settings.publicUrl}${ratingPathFor(settings.secret, row, channel)}`
    },
    trungTam: `Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng ${ward.name}`,
    phuong: ward.name
  };
}
function ratingPathFor(secret, row, channel) {
  return channel === "mail" ? ratingPath(secret, row.ward_id, row.subject_code) : shortRatingPath(secret, row.ward_id, row.id);
}
function oneLine2(text5, most = 200) {
  return text5.replace(/\s*[\r\n]+\s*/g, " ").slice(0, most);
}
function withoutAddress(error, recipient) {
  error.message = error.message.replaceAll(recipient, "\u2022\u2022\u2022").slice(0, 300);
  error.stack = "";
  return error;
}

// src/features/notices/store.ts
import { sql as sql14 } from "kysely";

// src/features/notices/tell.ts
var SEND_NOTICE = "notices.send";
async function tell(tx, notice) {
  const { wardId, now } = notice;
  for (const way of waysTo(notice.to)) {
    const added = await tx.insertInto("notices").values({
      ...way,
      ward_id: wardId,
      event: notice.event,
      subject_code: notice.code,
      values: JSON.stringify(notice.values),
      state: "queued",
      created_at: now,
      client_key: notice.key
    }).onConflict((conflict) => conflict.columns(["ward_id", "client_key", "channel"]).doNothing()).returning("id").executeTakeFirst();
    if (added) await enqueue(tx, SEND_NOTICE, { wardId, noticeId: added.id }, { now });
  }
}
function waysTo({ email: email2, phone: phone2, by = "" }) {
  const ways = [];
  const exact = by !== "";
  if (email2 && (by === "" || by === "mail")) ways.push({ channel: "mail", recipient: email2, exact });
  if (phone2 && (by === "" || by === "sms" || by === "zalo"))
    ways.push({ channel: by === "zalo" ? "zalo" : "sms", recipient: phone2, exact });
  return ways;
}

// src/features/notices/store.ts
var NOTICE_STATES = ["queued", "failed", "dead", "sent", "skipped"];
var NOTICE_STATE_LABELS = {
  queued: "Ch\u1EDD g\u1EEDi",
  failed: "G\u1EEDi h\u1ECFng, s\u1EBD th\u1EED l\u1EA1i",
  dead: "Kh\xF4ng g\u1EEDi \u0111\u01B0\u1EE3c",
  sent: "\u0110\xE3 g\u1EEDi",
  skipped: "Kh\xF4ng g\u1EEDi"
};
var MOST_TOLD = 100;
async function listNotices(db, wardId, search) {
  let query = db.selectFrom("notices").selectAll().where("ward_id", "=", wardId);
  if (search.code !== null) query = query.where("subject_code", "=", search.code);
  if (search.state !== null) query = query.where("state", "=", search.state);
  if (search.event !== null) query = query.where("event", "=", search.event);
  if (search.channel !== null) query = query.where(sql14`coalesce(sent_by, channel)`, "=", search.channel);
  if (search.from !== null) query = query.where("created_at", ">=", search.from);
  if (search.until !== null) query = query.where("created_at", "<", search.until);
  if (search.before !== null) query = query.where("id", "<", search.before);
  const rows = await query.orderBy("id", "desc").limit(search.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    event: row.event,
    channel: row.sent_by ?? row.channel,
    recipient: maskRecipient(row.recipient),
    code: row.subject_code,
    state: row.state,
    why: row.why,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at
  }));
}
async function listTold(db, wardId, code) {
  const rows = await db.selectFrom("notices").select(["event", "channel", "sent_by", "created_at", "sent_at"]).where("ward_id", "=", wardId).where("subject_code", "=", code).where("state", "<>", "skipped").orderBy("id", "desc").limit(MOST_TOLD).execute();
  return rows.map((row) => ({
    event: row.event,
    channel: row.sent_by ?? row.channel,
    at: row.sent_at ?? row.created_at
  }));
}
function maskRecipient(recipient) {
  const at = recipient.indexOf("@");
  if (at > 0) return `${recipient.slice(0, 1)}\u2022\u2022\u2022${recipient.slice(at)}`;
  return `\u2022\u2022\u2022\u2022\u2022${recipient.slice(-3)}`;
}
async function resendNotice(tx, act, id) {
  const { wardId } = act.officer;
  const before = await tx.selectFrom("notices").select(["state", "attempts"]).where("ward_id", "=", wardId).where("id", "=", id).forUpdate().executeTakeFirst();
  const row = await tx.updateTable("notices").set({ state: "queued", why: null }).where("ward_id", "=", wardId).where("id", "=", id).where("state", "in", ["failed", "dead"]).returning("subject_code").executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 th\xF4ng b\xE1o h\u1ECFng n\xE0y.");
  await enqueue(tx, SEND_NOTICE, { wardId, noticeId: id }, { now: act.now });
  await noteChange(tx, act, {
    ...{ what: "notice", subject: row.subject_code },
    ...{ before, after: { state: "queued" } }
  });
}

// src/features/dossiers/derived-key.ts
import { createHash as createHash6 } from "node:crypto";
function derivedKey(clientKey, what) {
  const hex = createHash6("sha256").update(`${clientKey} ${what}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// src/features/dossiers/result-access.ts
function mayFetchResult({ state, applicant }) {
  if (state.resultFile === null) return false;
  if (state.status === "returned") return true;
  return state.status === "result_ready" && applicant.returnBy === "online";
}

// src/features/dossiers/announce.ts
async function announce(tx, dossier, clientKey) {
  const { state, wardId } = dossier;
  const { step } = dossier.steps.at(-1);
  const event = eventFor(dossier, step);
  if (event === null || !isTold(dossier)) return;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event, now: step.at, code: state.code, to: addressesOf(dossier) },
    key: derivedKey(clientKey, `tell ${event}`),
    values: {
      ...{ maHoSo: state.code, thuTuc: procedure.name, ...valuesOf(step) },
      ...event === "result_online" && { duongDan: `/ho-so-cua-toi/${state.code}` }
    }
  });
}
function isTold({ state }) {
  if (state.origin !== "system" || state.parentId !== null) return false;
  return state.place !== "from_elsewhere" || state.twin === null;
}
function addressesOf({ applicant }) {
  const { email: email2, phone: phone2, noticeBy } = applicant;
  return { email: email2, phone: phone2, by: noticeBy };
}
var LEAVES_RESULT = /* @__PURE__ */ new Set([
  "take_over",
  "reject_correction",
  "change_delivery",
  "correct_contact"
]);
function eventFor(dossier, step) {
  const event = eventOf(step);
  return event === "result_ready" && mayFetchResult(dossier) ? "result_online" : event;
}
function eventOf(step) {
  if (step.statusAfter === "result_ready" && !LEAVES_RESULT.has(step.step)) return "result_ready";
  switch (step.step) {
    case "submit":
      return step.payload.account ? "filed" : null;
    case "accept":
    case "admit":
      return "accepted";
    case "request_supplement":
      return "supplement_requested";
    case "answer_supplement":
      return "supplement_answered";
    case "receive_supplement":
      return step.payload.arrivedAt === void 0 ? null : "supplement_accepted";
    case "return_supplement":
      return "supplement_returned";
    case "change_delivery":
      return "delivery_changed";
    case "correct_contact":
      return "contact_changed";
    case "extend":
      return "extended";
    case "apologise":
      return "late";
    case "return_result":
      return "returned";
    case "refuse":
      return "refused";
    case "withdraw":
      return "withdrawn";
    case "stop":
      return "stopped";
    case "expire":
      return "expired";
    default:
      return null;
  }
}
function valuesOf(step) {
  const { payload } = step;
  const answerDueAt = "answerDueAt" in payload ? payload.answerDueAt : null;
  return {
    ...answerDueAt && { henTra: formatTime(new Date(answerDueAt)) },
    ...step.dueAt !== null && { henTra: formatTime(step.dueAt) },
    ..."expectedOn" in payload && { henTra: formatDay(payload.expectedOn) },
    ..."answerDueAt" in payload && payload.answerDueAt && { henTra: formatTime(new Date(payload.answerDueAt)) },
    ..."items" in payload && { giayTo: payload.items.join("; ") },
    ..."reason" in payload && { lyDo: payload.reason.replace(/\.$/, "") }
  };
}

// src/law/dossier-code.ts
function formatDossierCode({ agencyCode, day: day3, number }) {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError("S\u1ED1 th\u1EE9 t\u1EF1 h\u1ED3 s\u01A1 ph\u1EA3i t\u1EEB 1.");
  if (!isDay(day3)) throw new RangeError(`"${day3}" kh\xF4ng ph\u1EA3i l\xE0 ng\xE0y ti\u1EBFp nh\u1EADn.`);
  return `${agencyCode}-${day3.slice(2).replaceAll("-", "")}-${String(number).padStart(4, "0")}`;
}

// src/law/intake-answer.ts
var INTAKE_ANSWER_TERMS = [
  { from: "1995-01-01", until: "2026-01-01", online: { amount: 8, unit: "wh" }, paper: null },
  {
    from: "2026-01-01",
    until: "2027-03-01",
    online: { amount: 8, unit: "wh" },
    paper: { amount: 1, unit: "wd" }
  },
  { from: "2027-03-01", until: null, online: { amount: 8, unit: "wh" }, paper: null }
];
function intakeAnswerDue(arrivedAt, kind, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  const term2 = inForce(INTAKE_ANSWER_TERMS, toLocalDay(arrivedAt))[kind];
  return term2 === null ? null : new Date(due(arrivedAt, term2, calendar, hoursOn2).dueAt);
}

// src/features/dossiers/numbers.ts
import { sql as sql15 } from "kysely";
async function findUnitWithDuty(tx, wardId, duty, preferredUnitId) {
  const row = await tx.selectFrom("officers").innerJoin(
    "units",
    (join7) => join7.onRef("units.ward_id", "=", "officers.ward_id").onRef("units.id", "=", "officers.unit_id")
  ).select("officers.unit_id").where("officers.ward_id", "=", wardId).where("officers.active", "=", true).where(sql15`${duty} = any(officers.duties)`).orderBy(sql15`(officers.unit_id = ${preferredUnitId})`, "desc").orderBy(sql15`(units.kind in ('police', 'military'))`).orderBy("units.ord").limit(1).executeTakeFirst();
  if (!row) throw new Problem("invalid", "Ph\u01B0\u1EDDng ch\u01B0a c\xF3 ai gi\u1EEF nhi\u1EC7m v\u1EE5 c\u1EE7a b\u01B0\u1EDBc ti\u1EBFp theo.");
  return row.unit_id;
}
async function nextNumber(tx, wardId, book, year) {
  const row = await tx.insertInto("number_books").values({ ward_id: wardId, book, year, last_number: 1 }).onConflict(
    (conflict) => conflict.columns(["ward_id", "book", "year"]).doUpdateSet({ last_number: sql15`number_books.last_number + 1` })
  ).returning("last_number").executeTakeFirstOrThrow();
  return row.last_number;
}
async function nextCodeNumber(tx, wardId, agencyCode, day3) {
  const row = await tx.insertInto("dossier_code_counters").values({ ward_id: wardId, agency_code: agencyCode, day: day3, last_number: 1 }).onConflict(
    (conflict) => conflict.columns(["ward_id", "agency_code", "day"]).doUpdateSet({ last_number: sql15`dossier_code_counters.last_number + 1` })
  ).returning("last_number").executeTakeFirstOrThrow();
  return row.last_number;
}

// src/features/dossiers/process-walk.ts
var FORMER_WAY = {
  received: "transferred",
  in_process: "in_review",
  in_review: "awaiting_signature",
  awaiting_signature: "signed",
  signed: "result_ready"
};
async function findWay(tx, wardId, state, given2) {
  const process2 = await findPinned(tx, state);
  if (process2 === null || state.node === null) {
    const statusAfter = FORMER_WAY[state.status];
    return { statusAfter, toUnitId: await formerUnit(tx, wardId, state, statusAfter), at: void 0 };
  }
  const node = nextNode(process2, state.node, factsOf(state, given2.outcome));
  if (node === null) throw new Problem("step_not_open", "Quy tr\xECnh n\u1ED9i b\u1ED9 kh\xF4ng c\xF3 b\u01B0\u1EDBc n\xE0o sau b\u01B0\u1EDBc n\xE0y.");
  return {
    statusAfter: STATUS_AT[node.kind],
    toUnitId: await unitOf2(tx, wardId, state, node),
    at: arriveAt(node, given2.now, given2.rules)
  };
}
async function findPinned(db, state) {
  const { process: process2, term: term2 } = state;
  if (process2 === null) return null;
  return findProcessVersion(db, process2.code, process2.version, term2 === null ? null : parseTerm(term2));
}
function nodesAhead(process2, state) {
  const facts3 = factsOf(state, state.proposedOutcome ?? "granted");
  const ahead = [];
  for (let at = state.node; at !== null && ahead.length < process2.nodes.length; ) {
    const next = nextNode(process2, at, facts3);
    if (next !== null) ahead.push(next);
    at = next?.id ?? null;
  }
  return ahead;
}
async function stepDueFrom(tx, state, { now, rules }) {
  const process2 = await findPinned(tx, state);
  if (process2 === null || state.node === null) return null;
  return arriveAt(nodeOf(process2, state.node), now, rules).stepDueAt;
}
function arriveAt(node, now, rules) {
  const dueAt = stepDue(node, now, rules.calendar, rules.hoursOn);
  return { node: node.id, stepDueAt: dueAt?.toISOString() ?? null };
}
function factsOf(state, outcome) {
  return {
    outcome: outcome ?? state.proposedOutcome,
    channel: state.channel,
    applicant: state.applicantKind,
    term: state.termNo,
    consulted: state.consultations.length > 0
  };
}
async function unitOf2(tx, wardId, state, node) {
  switch (node.place) {
    case "desk":
      return state.receivingUnitId;
    case "competent":
      return state.competentUnitId;
    case "leaders":
      return findUnitWithDuty(tx, wardId, "sign", state.competentUnitId);
    case "clerk":
      return findUnitWithDuty(tx, wardId, "stamp", state.competentUnitId);
    case "unit": {
      const unit = (await listUnits(tx, wardId)).find((each) => each.code === node.unitCode);
      if (!unit) throw new Problem("invalid", `Quy tr\xECnh c\u1EA7n \u0111\u01A1n v\u1ECB "${node.unitCode}" m\xE0 ph\u01B0\u1EDDng ch\u01B0a c\xF3.`);
      return unit.id;
    }
  }
}
function formerUnit(tx, wardId, state, to) {
  if (to === "awaiting_signature") return findUnitWithDuty(tx, wardId, "sign", state.competentUnitId);
  if (to === "signed") return findUnitWithDuty(tx, wardId, "stamp", state.competentUnitId);
  return to === "result_ready" ? state.receivingUnitId : state.competentUnitId;
}

// src/features/dossiers/save.ts
import { sql as sql19 } from "kysely";

// src/platform/database/publish.ts
import { sql as sql16 } from "kysely";
var NEWS = "motcua_news";
async function publish(tx, wardId, topic, what) {
  const words3 = JSON.stringify({ wardId, topic, what });
  if (Buffer.byteLength(words3) > 7e3) throw new RangeError("The news is too long to be told.");
  await sql16`select pg_notify(${NEWS}, ${words3})`.execute(tx);
}

// src/features/figures/note-facts.ts
async function noteFacts(tx, wardId, before, after2) {
  const changes = changesOf(before, after2);
  if (changes.length === 0) return;
  await tx.insertInto("figure_changes").values(
    changes.map((each) => ({
      ...{ ward_id: wardId, code: each.code, day: each.day, procedure_code: each.procedureCode },
      ...{ unit_id: each.unitId, officer_id: each.officerId },
      ...{ total: each.total, counted: each.counted, minutes: each.minutes }
    }))
  ).execute();
}
function changesOf(before, after2) {
  const net = /* @__PURE__ */ new Map();
  for (const [facts3, sign] of [[before, -1], [after2, 1]])
    for (const fact of facts3) {
      const key = [fact.code, fact.day, fact.procedureCode, fact.unitId, fact.officerId].join(" ");
      const sum2 = net.get(key) ?? { ...fact, total: 0, counted: 0, minutes: 0 };
      sum2.total += sign * fact.total;
      sum2.counted += sign * fact.counted;
      sum2.minutes += sign * fact.minutes;
      net.set(key, sum2);
    }
  return [...net.values()].filter((each) => each.total !== 0 || each.counted !== 0 || each.minutes !== 0);
}

// src/features/figures/pour-changes.ts
import { sql as sql17 } from "kysely";

// src/features/figures/read-counts.ts
import { sql as sql18 } from "kysely";

// src/features/dossiers/chain.ts
import { createHash as createHash7 } from "node:crypto";
var CHAIN_START = Buffer.alloc(32);
function stepHash(previous, step, clientKey) {
  const words3 = { ...step, at: step.at.toISOString(), dueAt: step.dueAt?.toISOString() ?? null, clientKey };
  return createHash7("sha256").update(previous).update(canonicalJson(words3)).digest();
}
function brokenLink(chain) {
  let previous = CHAIN_START;
  for (const [at, each] of chain.entries()) {
    if (each.step.no !== at + 1) return `thi\u1EBFu b\u01B0\u1EDBc ${at + 1}`;
    const follows = each.previousHash.equals(previous) && stepHash(previous, each.step, each.clientKey).equals(each.hash);
    if (!follows) return `chu\u1ED7i b\u0103m \u0111\u1EE9t \u1EDF b\u01B0\u1EDBc ${each.step.no}`;
    previous = each.hash;
  }
  return chain.length === 0 ? "kh\xF4ng c\xF3 b\u01B0\u1EDBc n\xE0o" : null;
}
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== void 0).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
}

// src/law/timeliness.ts
var TIMELINESS_NAMES = {
  early: "Tr\u01B0\u1EDBc h\u1EA1n",
  on_time: "\u0110\xFAng h\u1EA1n",
  late: "Qu\xE1 h\u1EA1n",
  in_term: "Trong h\u1EA1n",
  due_soon: "S\u1EAFp \u0111\u1EBFn h\u1EA1n",
  overdue: "Qu\xE1 h\u1EA1n ch\u01B0a gi\u1EA3i quy\u1EBFt"
};
function finishedTimeliness(finishedAt, dueAt) {
  if (finishedAt > dueAt) return "late";
  return toLocalDay(finishedAt) < toLocalDay(dueAt) ? "early" : "on_time";
}
function openTimeliness(now, dueAt, soonMinutes = 480, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  if (now > dueAt) return "overdue";
  return workingMinutesBetween(now, dueAt, calendar, hoursOn2) <= soonMinutes ? "due_soon" : "in_term";
}

// src/features/dossiers/facts.ts
var WITH_RESULT = /* @__PURE__ */ new Set(["result_ready", "returned", "correcting"]);
var NOT_JUDGED = /* @__PURE__ */ new Set([
  ...["refused", "withdrawn", "stopped", "awaiting_supplement", "suspended"]
]);
function factsOf2(state) {
  const { receivedAt, finishedAt } = state;
  const noted = [];
  if (receivedAt !== null && state.place !== "from_elsewhere") noted.push(...ofReceived(state, receivedAt));
  if (finishedAt !== null && WITH_RESULT.has(state.status) && state.place !== "forwarded")
    noted.push(...ofResolved(state, finishedAt));
  noted.push(...ofTerm(state), ...ofFlow(state));
  return noted.map(({ code, at, total = 1, counted = false, minutes: minutes2 = 0 }) => ({
    ...{ code, day: toLocalDay(at), total, counted: Number(counted), minutes: minutes2 },
    ...{ procedureCode: state.procedureCode, unitId: state.competentUnitId, officerId: 0 }
  }));
}
var isSpared = ({ source }) => source === "database" || source === "reused";
var isPaper = ({ source }) => source === "original" || source === "copy" || source === "electronic";
var isReplaced = (each) => each.vaultItemId === void 0 && (each.source === "database" || each.lookupId !== void 0 || each.reusable && each.reusableFrom !== "vault" && isPaper(each));
function ofReceived({ channel, origin, documents }, at) {
  const noted = [
    { code: "received-online", at, counted: channel === "online" },
    { code: "on-system", at, counted: origin === "system" }
  ];
  const reusable = documents.filter((each) => each.reusable || isSpared(each));
  if (reusable.length > 0) {
    const spared = reusable.filter(isSpared).length;
    noted.push({ code: "reuse", at, counted: spared > 0 });
    noted.push({ code: "reuse-papers", at, total: reusable.length, counted: spared });
  }
  const replaced2 = documents.filter(isReplaced);
  if (replaced2.length > 0) {
    const asked2 = replaced2.filter(({ source }) => source !== "database");
    const unlooked = asked2.some(({ lookupId }) => lookupId === void 0);
    noted.push({ code: "papers-not-asked", at, counted: asked2.length === 0 });
    noted.push({ code: "asked-again", at, counted: unlooked });
  }
  return noted;
}
function ofResolved(state, at) {
  const hasResultFile = !state.resultIsDocument || state.resultFile !== null;
  const isScanned = state.documents.every(
    (each) => !isPaper(each) || each.file !== null || each.scanExemptReason !== null
  );
  const noted = [
    { code: "processed-online", at, counted: state.channel === "online" && hasResultFile },
    { code: "digitised", at, counted: hasResultFile && isScanned },
    { code: "processing-time", at, counted: true, minutes: workingMinutesBetween(state.receivedAt, at) }
  ];
  if (state.resultIsDocument)
    noted.push({ code: "electronic-result", at, counted: state.resultFile !== null });
  return noted;
}
function ofTerm(state) {
  const { dueAt, finishedAt, status } = state;
  if (dueAt === null || state.place === "forwarded" || NOT_JUDGED.has(status)) return [];
  const isInTime = finishedAt !== null && finishedAt <= dueAt && state.supplementCount <= 1;
  const at = finishedAt !== null && finishedAt < dueAt ? finishedAt : dueAt;
  const noted = [{ code: "on-time", at, counted: isInTime }];
  if (!isInTime) noted.push({ code: `late-cause-${state.lateCause ?? "unknown"}`, at });
  return noted;
}
function ofFlow(state) {
  const { receivedAt, finishedAt, dueAt } = state;
  if (receivedAt === null) return [];
  const scope = state.place === "forwarded" ? "forwarded" : "own";
  const noted = [{ code: `${scope}-arrived-${state.channel}`, at: receivedAt }];
  const isLate = dueAt !== null && (finishedAt === null || finishedAt > dueAt);
  const overdue = [
    `${scope}-overdue`,
    ...state.apologisedAt === null ? [] : [`${scope}-overdue-apologised`]
  ];
  if (isLate) noted.push(...overdue.map((code) => ({ code, at: dueAt })));
  if (finishedAt === null) return noted;
  if (isLate) noted.push(...overdue.map((code) => ({ code, at: finishedAt, total: -1 })));
  const how = dueAt === null ? "on_time" : finishedTimeliness(finishedAt, dueAt);
  noted.push({ code: `${scope}-ended-${how}`, at: finishedAt });
  if (how === "late" && state.apologisedAt !== null)
    noted.push({ code: `${scope}-ended-late-apologised`, at: finishedAt });
  if (state.status === "refused" || state.status === "withdrawn" || state.status === "stopped")
    noted.push({ code: `${scope}-ended-${state.status}`, at: finishedAt });
  return noted;
}

// src/features/dossiers/effects.ts
var RUNNING = {
  ...{ supplementUntil: null, supplementAnsweredAt: null },
  ...{ suspendCause: null, remainingMinutes: null }
};
function effectOf(state, step) {
  switch (step.step) {
    case "admit": {
      const { process: process2, at, receivedAt, ...fixed } = step.payload;
      return {
        ...fixed,
        process: process2 ?? null,
        node: at?.node ?? null,
        stepDueAt: instantOf(at?.stepDueAt),
        receivedAt: new Date(receivedAt),
        receivingUnitId: step.unitId,
        holderUnitId: step.unitId,
        holderOfficerId: step.officerId,
        awaitsReceipt: false
      };
    }
    case "attach_scan":
      return {
        documents: state.documents.map(
          (each) => each.no === step.payload.documentNo ? { ...each, file: step.payload.file } : each
        )
      };
    case "exempt_scan":
      return {
        documents: state.documents.map(
          (each) => each.no === step.payload.documentNo ? { ...each, scanExemptReason: step.payload.reason } : each
        )
      };
    case "take_over":
      return step.statusAfter === "in_process" && state.node !== null ? { examined: { node: state.node, unitId: state.holderUnitId, officerId: step.officerId } } : {};
    case "request_supplement":
      return {
        supplementCount: state.supplementCount + 1,
        supplementUntil: instantOf(step.payload.until),
        remainingMinutes: step.payload.remainingMinutes,
        stepDueAt: null
      };
    case "answer_supplement":
      return {
        supplementUntil: null,
        supplementAnsweredAt: step.statusAfter === "submitted" ? null : step.at,
        documents: [...state.documents, ...step.payload.documents],
        stepDueAt: instantOf(step.payload.answerDueAt)
      };
    case "return_supplement":
      return {
        supplementUntil: instantOf(step.payload.until),
        supplementAnsweredAt: null,
        stepDueAt: null
      };
    case "receive_supplement":
      return {
        ...RUNNING,
        documents: [...state.documents, ...step.payload.documents],
        stepDueAt: instantOf(step.payload.stepDueAt)
      };
    case "suspend":
      return {
        suspendCause: step.payload.cause,
        remainingMinutes: step.payload.remainingMinutes,
        stepDueAt: null
      };
    case "resume":
      return { ...RUNNING, stepDueAt: instantOf(step.payload.stepDueAt) };
    case "consult":
      return { consultations: [...state.consultations, ...step.payload.consultations] };
    case "answer_consultation":
    case "close_consultation":
      return { consultations: closed(state.consultations, step.payload.no, step.at) };
    case "open_linked":
      return {
        linked: [...state.linked, step.payload.linked],
        remainingMinutes: step.payload.remainingMinutes ?? state.remainingMinutes,
        stepDueAt: null
      };
    case "note_linked":
      return {
        linked: state.linked.map(
          (each) => each.dossierId === step.payload.dossierId ? { ...each, endedAt: step.at.toISOString() } : each
        ),
        stepDueAt: instantOf(step.payload.stepDueAt),
        ...step.statusAfter === "in_process" && { remainingMinutes: null }
      };
    default:
      return lateEffectOf(state, step);
  }
}
function lateEffectOf(state, step) {
  switch (step.step) {
    case "propose":
      return { proposedOutcome: step.payload.outcome, resultName: step.payload.resultName ?? null };
    case "sign":
      return { signingUnitId: step.unitId, ...outcomeWhenReady(state, step) };
    case "stamp":
      return { ...issued(step.payload), resultOutcome: state.proposedOutcome };
    case "note_result":
      return {
        ...issued(step.payload),
        resultOutcome: step.payload.outcome,
        foreignStatus: 9,
        ...state.finishedAt !== null && { correctionCount: state.correctionCount + 1, returnedAt: null }
      };
    case "note_status":
      return {
        foreignStatus: step.payload.nationalStatus,
        foreignCode: step.payload.foreignCode ?? state.foreignCode
      };
    case "forward":
      return { twin: step.payload.twin, foreignStatus: 1 };
    case "return_result":
      return { returnedAt: step.at };
    case "request_correction":
      return { statusBeforeCorrection: state.status === "returned" ? "returned" : "result_ready" };
    case "approve_correction":
      return {
        ...issued(step.payload),
        correctionCount: state.correctionCount + 1,
        returnedAt: null,
        statusBeforeCorrection: null
      };
    case "reject_correction":
      return { statusBeforeCorrection: null };
    case "extend":
      return { extensionCount: state.extensionCount + 1, lateCause: step.payload.cause };
    case "apologise":
      return { apologisedAt: step.at, lateCause: step.payload.cause };
    case "expire":
    case "stop":
    case "withdraw":
    case "refuse":
      return RUNNING;
    default:
      return outcomeWhenReady(state, step);
  }
}
function outcomeWhenReady(state, step) {
  return step.statusAfter === "result_ready" && state.resultOutcome === null ? { resultOutcome: state.proposedOutcome ?? "granted" } : {};
}
function issued({
  number,
  resultOn,
  file
}) {
  return { resultNumber: number, resultOn, resultFile: file };
}
function closed(consultations, no2, at) {
  return consultations.map((each) => each.no === no2 ? { ...each, closedAt: at.toISOString() } : each);
}
function instantOf(text5) {
  return text5 == null ? null : new Date(text5);
}

// src/features/dossiers/state.ts
function fold(steps) {
  const [first, ...rest] = steps;
  if (first?.step !== "accept" && first?.step !== "submit")
    throw new Error("b\u01B0\u1EDBc \u0111\u1EA7u ti\xEAn kh\xF4ng ph\u1EA3i l\xE0 ti\u1EBFp nh\u1EADn");
  return rest.reduce(applyStep, begin(first));
}
function begin(step) {
  const { payload } = step;
  const accepted = step.step === "accept" ? step.payload : null;
  const receivedAt = accepted ? new Date(accepted.receivedAt) : null;
  return {
    ...arrivedOf(payload),
    documents: payload.documents,
    place: payload.place ?? "here",
    elsewhere: payload.elsewhere ?? null,
    elsewhereWardId: payload.elsewhereWardId ?? null,
    foreignCode: payload.foreignCode ?? null,
    foreignStatus: null,
    twin: payload.twin ?? null,
    parentId: payload.parentId ?? null,
    assistedOnline: payload.assistedOnline ?? false,
    sessionId: payload.sessionId ?? null,
    postalNumber: payload.postalNumber ?? null,
    process: accepted?.process ?? null,
    node: accepted?.at?.node ?? null,
    stepDueAt: instantOf(step.step === "accept" ? step.payload.at?.stepDueAt : step.payload.answerDueAt),
    submittedAt: receivedAt ?? new Date(step.payload.submittedAt),
    receivedAt,
    receivingUnitId: accepted ? step.toUnitId ?? step.unitId : null,
    signingUnitId: null,
    holderUnitId: step.toUnitId ?? step.unitId,
    holderOfficerId: step.toUnitId === null ? step.officerId : null,
    awaitsReceipt: false,
    dueAt: step.dueAt,
    status: step.statusAfter,
    statusAt: step.at,
    stepCount: 1,
    ...{
      supplementCount: 0,
      supplementUntil: null,
      supplementAnsweredAt: null,
      suspendCause: null,
      remainingMinutes: null
    },
    ...{ consultations: [], linked: [], extensionCount: 0, apologisedAt: null, lateCause: null },
    ...{ correctionCount: 0, finishedAt: null, returnedAt: null, proposedOutcome: null },
    ...{ resultOutcome: null, resultName: null, resultNumber: null, resultOn: null, resultFile: null },
    ...{ examined: null, statusBeforeCorrection: null, undoable: null },
    actedBy: noteActor({}, step)
  };
}
function arrivedOf(payload) {
  const { code, procedureCode, procedureVersion: procedureVersion2, termNo, term: term2, channel } = payload;
  const { origin, applicantKind, competentUnitId, resultIsDocument } = payload;
  return {
    ...{ code, procedureCode, procedureVersion: procedureVersion2, termNo, term: term2, channel },
    ...{ origin, applicantKind, competentUnitId, resultIsDocument }
  };
}
function applyStep(state, step) {
  if (step.no !== state.stepCount + 1) throw new Error(`sau b\u01B0\u1EDBc ${state.stepCount} l\xE0 b\u01B0\u1EDBc ${step.no}`);
  if (step.step === "accept" || step.step === "submit") throw new Error("ti\u1EBFp nh\u1EADn hai l\u1EA7n");
  mustLead(state, step);
  if (step.step === "undo") return undo(state, step);
  const moved = step.toUnitId !== null;
  const next = {
    ...state,
    status: step.statusAfter,
    statusAt: step.statusAfter === state.status ? state.statusAt : step.at,
    stepCount: step.no,
    dueAt: step.dueAt,
    holderUnitId: step.toUnitId ?? state.holderUnitId,
    holderOfficerId: moved || step.step === "take_over" ? step.toOfficerId : state.holderOfficerId,
    awaitsReceipt: awaitsReceipt(state, step),
    actedBy: noteActor(state.actedBy, step),
    ...placeInProcess(step),
    ...effectOf(state, step),
    undoable: null
  };
  if (UNDOABLE.has(step.step))
    next.undoable = {
      no: step.no,
      officerId: step.officerId,
      at: step.at,
      status: state.status,
      before: { ...state, undoable: null }
    };
  return isEnded(next.status) || next.status === "result_ready" ? { ...next, finishedAt: next.finishedAt ?? step.at, stepDueAt: null } : next;
}
function mustLead(state, step) {
  const rules = WORKFLOW[step.step].filter((each) => each.from.includes(state.status));
  const leads = rules.some(({ to }) => {
    if (to === "same") return step.statusAfter === state.status;
    if (to === "undone") return step.statusAfter === state.undoable?.status;
    return to.includes(step.statusAfter);
  });
  if (!leads) throw new Error(`b\u01B0\u1EDBc ${step.no} "${step.step}" kh\xF4ng m\u1EDF t\u1EEB "${state.status}"`);
}
function undo(state, step) {
  if (state.undoable?.no !== step.payload.undoes) throw new Error(`b\u01B0\u1EDBc ${step.no} ho\xE0n t\xE1c sai b\u01B0\u1EDBc`);
  return { ...state.undoable.before, stepCount: step.no, statusAt: step.at, dueAt: step.dueAt };
}
function awaitsReceipt(state, step) {
  if (state.process === null || isEnded(step.statusAfter) || step.step === "take_over") return false;
  return step.toUnitId !== null || state.awaitsReceipt;
}
function placeInProcess({ payload }) {
  if (!("at" in payload) || payload.at === void 0) return {};
  return { node: payload.at.node, stepDueAt: instantOf(payload.at.stepDueAt) };
}
function noteActor(actedBy, step) {
  const examines = step.step !== "take_over" || step.statusAfter === "in_process";
  if (step.officerId === null || !examines) return actedBy;
  return { ...actedBy, [step.step]: [...actedBy[step.step] ?? [], step.officerId] };
}

// src/features/dossiers/save.ts
var DOSSIERS_TOPIC = "dossiers";
function accountColumns({ payload }) {
  return {
    citizen_id: payload.account?.citizenId ?? null,
    client_organisation_id: payload.account?.organisationId ?? null
  };
}
async function saveNewDossier(tx, dossier) {
  const state = begin(dossier.first);
  const hash4 = stepHash(CHAIN_START, dossier.first, dossier.clientKey);
  const { applicant } = dossier;
  const row = await tx.insertInto("dossiers").values({
    ...fixedColumns(state),
    ...stateColumns(state),
    ...accountColumns(dossier.first),
    head_hash: hash4,
    ward_id: dossier.wardId,
    client_key: dossier.clientKey,
    applicant_name: applicant.name,
    applicant_personal_id: applicant.personalId,
    applicant_birth_on: applicant.birthOn,
    applicant_phone: applicant.phone,
    applicant_address: applicant.address,
    applicant_email: applicant.email,
    representative_name: applicant.representativeName,
    representative_personal_id: applicant.representativePersonalId,
    representative_basis: applicant.representativeBasis,
    return_by: applicant.returnBy,
    return_address: applicant.returnAddress,
    notice_by: applicant.noticeBy,
    request: applicant.request,
    search_text: dossier.searchText
  }).returning("id").executeTakeFirstOrThrow();
  const key = { wardId: dossier.wardId, dossierId: row.id };
  await insertStep(tx, key, {
    step: dossier.first,
    clientKey: dossier.clientKey,
    previousHash: CHAIN_START,
    hash: hash4
  });
  await saveDocuments(tx, key, state, []);
  await noteFacts(tx, key.wardId, [], factsOf2(state));
  await publish(tx, dossier.wardId, DOSSIERS_TOPIC, "arrival");
  return row.id;
}
async function saveStep(tx, dossier, step, clientKey) {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  const state = applyStep(dossier.state, step);
  const previousHash = dossier.steps.at(-1).hash;
  const chained2 = { step, clientKey, previousHash, hash: stepHash(previousHash, step, clientKey) };
  await insertStep(tx, key, chained2);
  await tx.updateTable("dossiers").set({ ...stateColumns(state), head_hash: chained2.hash }).where("ward_id", "=", key.wardId).where("id", "=", key.dossierId).execute();
  await saveDocuments(tx, key, state, dossier.state.documents);
  await saveConsultations(tx, key, state, dossier.state.consultations);
  await noteFacts(tx, key.wardId, factsOf2(dossier.state), factsOf2(state));
  await publish(tx, key.wardId, DOSSIERS_TOPIC, "step");
  return { ...dossier, state, steps: [...dossier.steps, chained2] };
}
async function insertStep(tx, key, chained2) {
  const { step } = chained2;
  await tx.insertInto("dossier_steps").values({
    ward_id: key.wardId,
    dossier_id: key.dossierId,
    no: step.no,
    step: step.step,
    status_after: step.statusAfter,
    at: step.at,
    officer_id: step.officerId,
    unit_id: step.unitId,
    to_unit_id: step.toUnitId,
    to_officer_id: step.toOfficerId,
    due_at: step.dueAt,
    payload: JSON.stringify(step.payload),
    client_key: chained2.clientKey,
    previous_hash: chained2.previousHash,
    hash: chained2.hash
  }).execute();
}
function fixedColumns(state) {
  return {
    code: state.code,
    procedure_code: state.procedureCode,
    procedure_version: state.procedureVersion,
    channel: state.channel,
    origin: state.origin,
    applicant_kind: state.applicantKind,
    submitted_at: state.submittedAt,
    result_is_document: state.resultIsDocument,
    place: state.place,
    elsewhere: state.elsewhere,
    parent_id: state.parentId,
    assisted_online: state.assistedOnline,
    session_id: state.sessionId,
    postal_number: state.postalNumber
  };
}
function stateColumns(state) {
  return {
    term_no: state.termNo,
    competent_unit_id: state.competentUnitId,
    received_at: state.receivedAt,
    foreign_code: state.foreignCode,
    twin_ward_id: state.twin?.wardId ?? null,
    twin_dossier_id: state.twin?.dossierId ?? null,
    process_code: state.process?.code ?? null,
    process_version: state.process?.version ?? null,
    node: state.node,
    step_due_at: state.stepDueAt,
    awaits_receipt: state.awaitsReceipt,
    supplement_until: state.supplementUntil,
    suspend_cause: state.suspendCause,
    open_consultations: openConsultations(state).length,
    extension_count: state.extensionCount,
    apologised_at: state.apologisedAt,
    late_cause: state.lateCause,
    correction_count: state.correctionCount,
    holder_unit_id: state.holderUnitId,
    holder_officer_id: state.holderOfficerId,
    due_at: state.dueAt,
    status: state.status,
    status_at: state.statusAt,
    step_count: state.stepCount,
    supplement_count: state.supplementCount,
    finished_at: state.finishedAt,
    returned_at: state.returnedAt,
    result_outcome: state.resultOutcome,
    result_number: state.resultNumber,
    result_on: state.resultOn,
    result_file: state.resultFile
  };
}
function documentColumns(document2) {
  return {
    no: document2.no,
    name: document2.name,
    source: document2.source,
    quantity: document2.quantity,
    reusable: document2.reusable,
    reusable_from: document2.reusableFrom ?? null,
    file: document2.file,
    scan_exempt_reason: document2.scanExemptReason,
    vault_item_id: document2.vaultItemId ?? null,
    lookup_id: document2.lookupId ?? null
  };
}
async function saveDocuments(tx, key, state, before) {
  const changed = state.documents.filter((each) => !before.includes(each));
  if (changed.length === 0) return;
  await tx.insertInto("dossier_documents").values(
    changed.map((document2) => ({
      ward_id: key.wardId,
      dossier_id: key.dossierId,
      ...documentColumns(document2)
    }))
  ).onConflict(
    (conflict) => conflict.columns(["ward_id", "dossier_id", "no"]).doUpdateSet({
      file: sql19`excluded.file`,
      scan_exempt_reason: sql19`excluded.scan_exempt_reason`
    })
  ).execute();
}
async function saveConsultations(tx, key, state, before) {
  const changed = state.consultations.filter((each) => !before.includes(each));
  if (changed.length === 0) return;
  await tx.insertInto("dossier_consultations").values(
    changed.map((each) => ({
      ward_id: key.wardId,
      dossier_id: key.dossierId,
      no: each.no,
      unit_id: each.unitId,
      body: each.body,
      asked_at: each.askedAt,
      due_at: each.dueAt,
      closed_at: each.closedAt
    }))
  ).onConflict(
    (conflict) => conflict.columns(["ward_id", "dossier_id", "no"]).doUpdateSet({ closed_at: sql19`excluded.closed_at` })
  ).execute();
}

// src/features/dossiers/arrival.ts
async function acceptArrival(tx, act, arrival) {
  const { receivedAt, procedure, rules } = arrival;
  const dueAt = dueOf(arrival.term, receivedAt, rules);
  const pinned = await pin(tx, procedure.code, { term: arrival.term, receivedAt, rules, now: act.now });
  const code = await newCode(tx, act.officer.wardId, toLocalDay(receivedAt));
  const dossierId = await saveNewDossier(tx, {
    wardId: act.officer.wardId,
    clientKey: arrival.clientKey,
    applicant: arrival.applicant,
    searchText: searchTextOf(code, arrival.applicant),
    first: {
      ...firstStep(act, arrival.toUnitId ?? null),
      step: "accept",
      statusAfter: "received",
      dueAt,
      payload: { ...common(code, arrival), ...pinned, receivedAt: receivedAt.toISOString() }
    }
  });
  return { dossierId, code, dueAt };
}
async function submitArrival(tx, act, arrival) {
  return registerArrival(tx, { wardId: act.officer.wardId, now: act.now, officer: act.officer }, arrival);
}
async function registerArrival(tx, by, arrival) {
  const code = await newCode(tx, by.wardId, toLocalDay(by.now));
  const dossierId = await saveNewDossier(tx, {
    wardId: by.wardId,
    clientKey: arrival.clientKey,
    applicant: arrival.applicant,
    searchText: searchTextOf(code, arrival.applicant),
    first: {
      ...firstStep(by, arrival.toUnitId ?? null),
      step: "submit",
      statusAfter: "submitted",
      dueAt: null,
      payload: {
        ...common(code, arrival),
        submittedAt: arrival.receivedAt.toISOString(),
        answerDueAt: answerDue(by.now, arrival.fixed.channel, arrival.rules)
      }
    }
  });
  return { dossierId, code, dueAt: null };
}
function answerDue(arrivedAt, channel, rules) {
  const kind = channel === "online" ? "online" : "paper";
  const dueAt = intakeAnswerDue(arrivedAt, kind, rules.calendar, rules.hoursOn);
  return dueAt?.toISOString() ?? null;
}
function firstStep({ now, officer }, toUnitId) {
  const [officerId, unitId] = [officer?.id ?? null, officer?.unitId ?? null];
  return { no: 1, at: now, officerId, unitId, toUnitId, toOfficerId: null };
}
function common(code, { procedure, term: term2, fixed }) {
  return {
    ...fixed,
    code,
    procedureCode: procedure.code,
    procedureVersion: procedure.version,
    termNo: term2?.no ?? null,
    term: term2?.term ?? null,
    resultIsDocument: procedure.resultIsDocument
  };
}
function dueOf(term2, from, rules) {
  if (term2 === null) return null;
  return new Date(due(from, parseTerm(term2.term), rules.calendar, rules.hoursOn).dueAt);
}
async function pin(tx, procedureCode, given2) {
  const term2 = given2.term && parseTerm(given2.term.term);
  const process2 = await findProcess(tx, procedureCode, toLocalDay(given2.receivedAt), term2);
  return {
    process: { code: process2.code, version: process2.version },
    at: arriveAt(firstNode(process2), given2.now, given2.rules)
  };
}
async function newCode(tx, wardId, day3) {
  const { agencyCode } = await findWard(tx, wardId);
  return formatDossierCode({ agencyCode, day: day3, number: await nextCodeNumber(tx, wardId, agencyCode, day3) });
}
function searchTextOf(code, { name: name2, phone: phone2, personalId }) {
  return foldVietnamese([code, name2, phone2, personalId].filter(Boolean).join(" "));
}
function chooseTerm(procedure, termNo) {
  const counted = procedure.terms.filter((each) => each.term !== null);
  if (counted.length === 0) return null;
  const only = termNo === null && counted.length === 1 ? counted[0] : void 0;
  const chosen = only ?? counted.find((each) => each.no === termNo);
  if (!chosen)
    throw new Problem("invalid", "Ch\u01B0a ti\u1EBFp nh\u1EADn \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.", {
      termNo: "Ch\u1ECDn tr\u01B0\u1EDDng h\u1EE3p \u0111\u1EC3 t\xEDnh th\u1EDDi h\u1EA1n."
    });
  return chosen;
}

// src/features/lookups/facts.ts
import { z as z19 } from "zod";
var facts = z19.array(z19.object({ label: z19.string(), value: z19.string() }));
var purposeOf = (wardId, clientKey) => `lookup:${wardId}:${clientKey}`;
function sealFacts(secret, { wardId, clientKey }, given2) {
  return given2.length === 0 ? null : seal(secret, purposeOf(wardId, clientKey), JSON.stringify(given2));
}
function openFacts(secret, lookup) {
  if (lookup.facts === null) return null;
  try {
    return facts.parse(JSON.parse(unseal(secret, purposeOf(lookup.wardId, lookup.clientKey), lookup.facts)));
  } catch {
    return null;
  }
}

// src/law/failed-look-up.ts
var LOOKUP_OUTCOMES = [
  "found",
  "incomplete",
  "not_found",
  "mismatch",
  "unavailable",
  "timed_out"
];
function mayAskPaper(outcome) {
  return outcome !== "found";
}
function isWrongThere(outcome) {
  return outcome === "incomplete" || outcome === "not_found" || outcome === "mismatch";
}
var WHY = {
  incomplete: "d\u1EEF li\u1EC7u ch\u01B0a \u0111\u1EA7y \u0111\u1EE7",
  not_found: "kh\xF4ng c\xF3 d\u1EEF li\u1EC7u",
  mismatch: "d\u1EEF li\u1EC7u kh\xF4ng kh\u1EDBp v\u1EDBi h\u1ED3 s\u01A1",
  unavailable: "kh\xF4ng khai th\xE1c \u0111\u01B0\u1EE3c",
  timed_out: "kh\xF4ng tr\u1EA3 l\u1EDDi trong th\u1EDDi gian ch\u1EDD"
};
function afterFailedLookUp(paper2, outcome, { name: name2, owner, update: update2 }) {
  const isWrong = isWrongThere(outcome);
  return {
    item: isWrong ? `${paper2}; \u0111\u1ED3ng th\u1EDDi c\u1EADp nh\u1EADt ${name2}` : paper2,
    reason: `\u0110\xE3 tra c\u1EE9u ${name2} (${owner}): ${WHY[outcome]}.${isWrong ? ` ${update2}` : ""}`
  };
}

// src/features/lookups/store.ts
import { createHash as createHash8 } from "node:crypto";
var COLUMNS2 = [
  ...[
    "id",
    "ward_id",
    "asked_at",
    "officer_id",
    "dossier_id",
    "document_no",
    "database",
    "adapter"
  ],
  ...["procedure_code", "paper", "legal_basis", "subject_mask", "outcome", "reason", "checked_at"],
  ...["duration_ms", "facts", "client_key"]
];
function selectLookups(db, wardId) {
  return db.selectFrom("lookups").select(COLUMNS2).where("ward_id", "=", wardId);
}
function toLookup(row) {
  return {
    ...{ id: row.id, wardId: row.ward_id, askedAt: row.asked_at, officerId: row.officer_id },
    ...{ dossierId: row.dossier_id, documentNo: row.document_no, database: row.database },
    ...{ adapter: row.adapter, procedureCode: row.procedure_code, paper: row.paper },
    ...{ legalBasis: row.legal_basis, subjectMask: row.subject_mask, reason: row.reason },
    ...{ outcome: row.outcome, checkedAt: row.checked_at, durationMs: row.duration_ms },
    ...{ facts: row.facts, clientKey: row.client_key }
  };
}
function hashOfSubject(clientKey, number) {
  return createHash8("sha256").update(`${clientKey} ${number}`).digest();
}
async function findByKey(db, wardId, clientKey) {
  const row = await selectLookups(db, wardId).where("client_key", "=", clientKey).executeTakeFirst();
  return row ? toLookup(row) : null;
}
async function findLookup(db, officer, id) {
  const row = await selectLookups(db, officer.wardId).where("id", "=", id).where("officer_id", "=", officer.id).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1EA7n tra c\u1EE9u n\xE0y.");
  return toLookup(row);
}
async function listLookupsOf(db, wardId, dossierId) {
  const rows = await selectLookups(db, wardId).where(
    (on) => on.or([
      on("dossier_id", "=", dossierId),
      on(
        "id",
        "in",
        db.selectFrom("dossier_documents as doc").select("doc.lookup_id").where("doc.ward_id", "=", wardId).where("doc.dossier_id", "=", dossierId).where("doc.lookup_id", "is not", null).$castTo()
      )
    ])
  ).orderBy("id").execute();
  return rows.map(toLookup);
}
async function insertLookup(tx, act, question, ending3) {
  const { subject, matter, clientKey } = question;
  const row = await tx.insertInto("lookups").values({
    ...{
      ward_id: act.wardId,
      asked_at: act.now,
      officer_id: act.officer?.id ?? null,
      client_key: clientKey
    },
    ...{ dossier_id: matter?.dossierId ?? null, document_no: matter?.documentNo ?? null },
    ...{ database: question.database, adapter: ending3.adapter, procedure_code: question.procedureCode },
    ...{ paper: question.paper, legal_basis: legalBasisOf(question), subject_of: subject.of },
    subject_mask: maskPersonalId(subject.number),
    subject_hash: hashOfSubject(clientKey, subject.number),
    ...{ outcome: ending3.outcome, reason: ending3.reason, checked_at: ending3.checkedAt },
    ...{ duration_ms: Math.round(ending3.durationMs), facts: ending3.facts }
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).returning(COLUMNS2).executeTakeFirst();
  if (row) return { lookup: toLookup(row), isNew: true };
  return { lookup: await findByKey(tx, act.wardId, clientKey), isNew: false };
}
function legalBasisOf({ rule: rule3 }) {
  const base = [rule3.article, rule3.legalDocument].filter(Boolean).join(" ");
  return `Ngh\u1ECB quy\u1EBFt 66.7/2025/NQ-CP${base ? `, thay cho gi\u1EA5y t\u1EDD t\u1EA1i ${base}` : ""}`.slice(0, 500);
}

// src/features/lookups/failed-lookup.ts
async function findForMatter(db, matter) {
  if (matter.lookupId === void 0) return null;
  const row = await selectLookups(db, matter.wardId).select(["subject_of", "subject_hash"]).where("id", "=", matter.lookupId).where("officer_id", "=", matter.officerId).where("database", "=", matter.database).where("procedure_code", "=", matter.procedureCode).where("paper", "=", matter.paper).executeTakeFirst();
  if (!row || !matter.days.includes(toLocalDay(row.checked_at))) return null;
  const isHis = row.subject_hash.equals(hashOfSubject(row.client_key, matter.number));
  return row.subject_of === "other" || isHis ? toLookup(row) : null;
}
function letsPaperBeAsked({ outcome, adapter: adapter2 }) {
  return mayAskPaper(outcome) && adapter2 !== "none";
}

// src/features/lookups/labels.ts
var OUTCOME_LABELS = {
  found: "C\xF3 d\u1EEF li\u1EC7u, kh\u1EDBp",
  incomplete: "D\u1EEF li\u1EC7u ch\u01B0a \u0111\u1EA7y \u0111\u1EE7",
  not_found: "Kh\xF4ng c\xF3 d\u1EEF li\u1EC7u",
  mismatch: "D\u1EEF li\u1EC7u kh\xF4ng kh\u1EDBp",
  unavailable: "Kh\xF4ng khai th\xE1c \u0111\u01B0\u1EE3c",
  timed_out: "Qu\xE1 th\u1EDDi gian ch\u1EDD"
};
var ADAPTER_LABELS = {
  network: "tra c\u1EE9u qua h\u1EC7 th\u1ED1ng",
  manual: "tra c\u1EE9u ngo\xE0i h\u1EC7 th\u1ED1ng",
  none: "ch\u01B0a k\u1EBFt n\u1ED1i"
};
var BREAKER_LABELS = {
  closed: "\u0110ang k\u1EBFt n\u1ED1i",
  open: "T\u1EA1m ng\u1EAFt v\xEC l\u1ED7i li\xEAn ti\u1EBFp",
  half_open: "\u0110ang th\u1EED l\u1EA1i",
  unconnected: "Ch\u01B0a k\u1EBFt n\u1ED1i"
};

// src/features/lookups/look-up.ts
import { BrokenCircuitError } from "cockatiel";

// src/features/lookups/adapters/wire.ts
import { z as z20 } from "zod";
var PATHS = {
  population: "dan-cu",
  civil_status: "ho-tich",
  business: "dang-ky-kinh-doanh",
  land: "dat-dai",
  insurance: "bao-hiem"
};
var CONNECTED = Object.keys(PATHS);
function isConnectable(code) {
  return code in PATHS;
}
function pathOf(code) {
  return PATHS[code];
}
function questionMessage(asked2) {
  return {
    ...{ MaGiaoDich: asked2.reference, MaDonVi: asked2.agencyCode, CanBo: asked2.officer },
    ...{ MaTTHC: asked2.procedureCode, MucDich: asked2.purpose, CanCuPhapLy: asked2.legalBasis },
    SoDinhDanh: asked2.number
  };
}
var word = z20.string().max(500).transform((text5) => text5.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim());
var perhaps = word.nullish().transform((text5) => text5 ?? "");
var envelope = z20.object({
  MaLoi: z20.string().max(10),
  MaGiaoDich: z20.string().max(60),
  DuLieu: z20.unknown().optional()
});
var RECORDS = {
  population: z20.object({ HoTen: perhaps, NgaySinh: perhaps, NoiThuongTru: perhaps, NoiTamTru: perhaps }),
  civil_status: z20.object({
    ...{ HoTen: perhaps, NgaySinh: perhaps },
    SuKien: z20.array(z20.object({ Loai: word, So: perhaps, NgayDangKy: perhaps, NoiDangKy: perhaps })).max(20)
  }),
  business: z20.object({
    ...{ Ten: perhaps, MaSo: perhaps, LoaiHinh: perhaps, NgayDangKy: perhaps, TinhTrang: perhaps },
    NguoiDaiDien: perhaps
  }),
  land: z20.object({
    ChuSuDung: perhaps,
    GiayChungNhan: z20.array(z20.object({ SoPhatHanh: perhaps, ThuaDat: perhaps, DiaChi: perhaps })).max(20)
  }),
  insurance: z20.object({
    HoTen: perhaps,
    NgaySinh: perhaps,
    MaSo: perhaps,
    TuNgay: perhaps,
    DenNgay: perhaps
  })
};
function readEnvelope(given2, reference) {
  const parsed = envelope.safeParse(given2);
  if (!parsed.success || parsed.data.MaGiaoDich !== reference) return null;
  if (parsed.data.MaLoi === "00") return { record: parsed.data.DuLieu };
  return parsed.data.MaLoi === "01" ? "none" : null;
}

// src/features/lookups/adapters/adapter.ts
function adapter(code, toReading) {
  return {
    read: (record, paper2) => {
      const parsed = RECORDS[code].safeParse(record);
      return parsed.success ? toReading(parsed.data, paper2) : null;
    }
  };
}
function sorted(facts3) {
  return {
    facts: facts3.filter(([, value]) => value !== "").map(([label, value]) => ({ label, value })),
    missing: facts3.filter(([, value, need]) => need === "needed" && value === "").map(([label]) => label)
  };
}
function dayOf3(text5) {
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text5);
  const day3 = local ? `${local[3]}-${local[2].padStart(2, "0")}-${local[1].padStart(2, "0")}` : text5;
  return /^\d{4}-\d{2}-\d{2}$/.test(day3) ? day3 : null;
}

// src/features/lookups/adapters/business.ts
var business = adapter("business", (record) => ({
  ...{ name: record.Ten, birthOn: null },
  ...sorted([
    ["T\xEAn", record.Ten, "needed"],
    ["M\xE3 s\u1ED1", record.MaSo, "needed"],
    ["Lo\u1EA1i h\xECnh", record.LoaiHinh, "extra"],
    ["Ng\xE0y \u0111\u0103ng k\xFD", record.NgayDangKy, "needed"],
    ["T\xECnh tr\u1EA1ng", record.TinhTrang, "needed"],
    ["Ng\u01B0\u1EDDi \u0111\u1EA1i di\u1EC7n", record.NguoiDaiDien, "extra"]
  ])
}));

// src/features/lookups/adapters/civil-status.ts
var EVENTS = [
  [/khai sinh/, "KHAI_SINH"],
  [/kết hôn/, "KET_HON"],
  [/tình trạng hôn nhân/, "TINH_TRANG_HON_NHAN"],
  [/chứng tử|khai tử/, "KHAI_TU"]
];
var civilStatus = adapter("civil_status", ({ HoTen, NgaySinh, SuKien }, paper2) => {
  const wanted = EVENTS.find(([pattern]) => pattern.test(paper2.normalize("NFC").toLowerCase()))?.[1];
  const event = SuKien.find(({ Loai }) => wanted === void 0 || Loai === wanted);
  return {
    ...{ name: HoTen, birthOn: dayOf3(NgaySinh) },
    ...sorted([
      ["H\u1ECD t\xEAn", HoTen, "needed"],
      ["S\u1ED1 \u0111\u0103ng k\xFD", event?.So ?? "", "needed"],
      ["Ng\xE0y \u0111\u0103ng k\xFD", event?.NgayDangKy ?? "", "needed"],
      ["N\u01A1i \u0111\u0103ng k\xFD", event?.NoiDangKy ?? "", "needed"]
    ])
  };
});

// src/features/lookups/adapters/insurance.ts
var insurance = adapter("insurance", ({ HoTen, NgaySinh, MaSo, TuNgay, DenNgay }) => ({
  ...{ name: HoTen, birthOn: dayOf3(NgaySinh) },
  ...sorted([
    ["H\u1ECD t\xEAn", HoTen, "needed"],
    ["M\xE3 s\u1ED1 b\u1EA3o hi\u1EC3m", MaSo, "needed"],
    ["C\xF3 gi\xE1 tr\u1ECB t\u1EEB", TuNgay, "extra"],
    ["C\xF3 gi\xE1 tr\u1ECB \u0111\u1EBFn", DenNgay, "extra"]
  ])
}));

// src/features/lookups/adapters/land.ts
var land = adapter("land", ({ ChuSuDung, GiayChungNhan }) => {
  const first = GiayChungNhan[0];
  const others = GiayChungNhan.slice(1).map((each) => [
    "Gi\u1EA5y ch\u1EE9ng nh\u1EADn kh\xE1c",
    [each.SoPhatHanh, each.ThuaDat, each.DiaChi].filter(Boolean).join(", "),
    "extra"
  ]);
  return {
    ...{ name: ChuSuDung, birthOn: null },
    ...sorted([
      ["Ng\u01B0\u1EDDi s\u1EED d\u1EE5ng \u0111\u1EA5t", ChuSuDung, "needed"],
      ["S\u1ED1 ph\xE1t h\xE0nh", first?.SoPhatHanh ?? "", "needed"],
      ["Th\u1EEDa \u0111\u1EA5t", first?.ThuaDat ?? "", "needed"],
      ["\u0110\u1ECBa ch\u1EC9", first?.DiaChi ?? "", "extra"],
      ...others
    ])
  };
});

// src/features/lookups/adapters/population.ts
var population = adapter("population", ({ HoTen, NgaySinh, NoiThuongTru, NoiTamTru }) => ({
  ...{ name: HoTen, birthOn: dayOf3(NgaySinh) },
  ...sorted([
    ["H\u1ECD t\xEAn", HoTen, "needed"],
    ["Ng\xE0y sinh", NgaySinh, "needed"],
    ["N\u01A1i th\u01B0\u1EDDng tr\xFA", NoiThuongTru, "needed"],
    ["N\u01A1i t\u1EA1m tr\xFA", NoiTamTru, "extra"]
  ])
}));

// src/features/lookups/adapters/adapters.ts
var ADAPTERS_BY_CODE = {
  population,
  civil_status: civilStatus,
  business,
  land,
  insurance
};
function judge(reading, subject) {
  const isOther = subject.name !== "" && reading.name !== "" && fold2(reading.name) !== fold2(subject.name);
  if (isOther) return { outcome: "mismatch", reason: "T\xEAn trong c\u01A1 s\u1EDF d\u1EEF li\u1EC7u kh\xE1c v\u1EDBi h\u1ED3 s\u01A1.", facts: [] };
  const isBornElse = subject.birthOn !== null && reading.birthOn !== null && reading.birthOn !== subject.birthOn;
  if (isBornElse)
    return { outcome: "mismatch", reason: "Ng\xE0y sinh trong c\u01A1 s\u1EDF d\u1EEF li\u1EC7u kh\xE1c v\u1EDBi h\u1ED3 s\u01A1.", facts: [] };
  const { facts: facts3, missing: missing2 } = reading;
  if (missing2.length > 0)
    return { outcome: "incomplete", reason: `Thi\u1EBFu: ${missing2.join(", ").toLowerCase()}.`, facts: facts3 };
  return { outcome: "found", reason: "", facts: facts3 };
}
function fold2(name2) {
  return foldVietnamese(name2).replace(/\s+/g, " ").trim();
}

// src/features/lookups/check-question.ts
function mustLookUp({ officer }) {
  if (officer !== null && !officer.duties.some((duty) => duty === "receive" || duty === "examine"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 tra c\u1EE9u d\u1EEF li\u1EC7u.");
}
function mustHaveNumber({ subject }) {
  if (!checkOrganisationId(subject.number))
    throw new Problem("invalid", "Ch\u01B0a tra c\u1EE9u \u0111\u01B0\u1EE3c: c\u1EA7n s\u1ED1 \u0111\u1ECBnh danh 12 ch\u1EEF s\u1ED1 ho\u1EB7c m\xE3 s\u1ED1 t\u1ED5 ch\u1EE9c.", {
      subject: "Ghi s\u1ED1 \u0111\u1ECBnh danh 12 ch\u1EEF s\u1ED1 ho\u1EB7c m\xE3 s\u1ED1 t\u1ED5 ch\u1EE9c \u0111\u1EC3 tra c\u1EE9u."
    });
}
function mustBeSame(known, act, question) {
  const isSame5 = known.procedureCode === question.procedureCode && known.paper === question.paper && known.database === question.database && known.officerId === (act.officer?.id ?? null);
  if (!isSame5) throw new Problem("changed_meanwhile", "Bi\u1EC3u m\u1EABu n\xE0y \u0111\xE3 d\xF9ng cho m\u1ED9t l\u1EA7n tra c\u1EE9u kh\xE1c.");
  return known;
}

// src/features/lookups/connections/connections.ts
import {
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleAll,
  handleType,
  retry,
  wrap
} from "cockatiel";

// src/features/lookups/connections/post.ts
var Unreachable = class extends Error {
};
var TooSlow = class extends Error {
};
var Unreadable = class extends Error {
};
var MOST_BYTES2 = 64 * 1024;
async function post2(url, message, given2) {
  const { token, signal } = given2;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(message),
      // Another host must not get the token and the number.
      redirect: "error",
      signal
    });
    if (answer.status >= 500 || answer.status === 429)
      throw await dropped(answer, new Unreachable(`M\xE1y ch\u1EE7 b\xE1o l\u1ED7i ${answer.status}.`));
    if (!answer.ok) throw await dropped(answer, new Unreadable(`M\xE1y ch\u1EE7 t\u1EEB ch\u1ED1i, m\xE3 ${answer.status}.`));
    return parse4(await readText(answer));
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Unreachable) throw error;
    if (signal.aborted) throw new TooSlow("Qu\xE1 th\u1EDDi gian ch\u1EDD.");
    throw new Unreachable("Kh\xF4ng k\u1EBFt n\u1ED1i \u0111\u01B0\u1EE3c.");
  }
}
async function dropped(answer, error) {
  await answer.body?.cancel().catch(() => void 0);
  return error;
}
function parse4(text5) {
  try {
    return JSON.parse(text5);
  } catch {
    throw new Unreadable("C\xE2u tr\u1EA3 l\u1EDDi kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c.");
  }
}
async function readText(answer) {
  const chunks = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES2) throw new Unreadable("C\xE2u tr\u1EA3 l\u1EDDi qu\xE1 d\xE0i.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

// src/features/lookups/connections/connections.ts
var FAILURES = 5;
var RETRY_AFTER_MS = 150;
var STATES = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.Isolated]: "open",
  [CircuitState.HalfOpen]: "half_open"
};
var OPENED = /* @__PURE__ */ new WeakMap();
function connectionTo(settings, code) {
  if (settings === null || !isConnectable(code)) return null;
  let opened = OPENED.get(settings);
  if (!opened) {
    opened = new Map(CONNECTED.map((each) => [each, open(settings, each)]));
    OPENED.set(settings, opened);
  }
  return opened.get(code);
}
function open(settings, code) {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: settings.restMs,
    breaker: new ConsecutiveBreaker(FAILURES)
  });
  const again = retry(handleType(Unreachable), {
    maxAttempts: 1,
    backoff: new ConstantBackoff(RETRY_AFTER_MS)
  });
  const policy = wrap(again, breaker);
  const url = `${settings.url}/${pathOf(code)}`;
  return {
    ask: (message) => {
      const signal = AbortSignal.timeout(settings.limitMs);
      return policy.execute(() => post2(url, message, { token: settings.token, signal }));
    },
    state: () => STATES[breaker.state]
  };
}

// src/features/lookups/look-up.ts
async function lookUp(ground, act, question) {
  mustLookUp(act);
  mustHaveNumber(question);
  const known = await findByKey(ground.database.db, act.wardId, question.clientKey);
  if (known) return mustBeSame(known, act, question);
  const ending3 = await ask(ground, act, question);
  return ground.database.transact((tx) => keep(tx, act, question, ending3));
}
async function keep(tx, act, question, ending3) {
  const { lookup, isNew } = await insertLookup(tx, act, question, ending3);
  if (!isNew) return mustBeSame(lookup, act, question);
  await noteAccess(tx, {
    ...{ wardId: act.wardId, officerId: act.officer?.id ?? null, action: "look_up" },
    ...{ subject: `tra c\u1EE9u ${lookup.id}`, requestId: act.requestId, at: act.now }
  });
  return lookup;
}
async function ask(ground, act, question) {
  const { settings, database } = ground;
  const connection = connectionTo(settings.lookups, question.database);
  const base = { checkedAt: act.now, durationMs: 0, facts: null };
  if (connection === null)
    return { ...base, adapter: "none", outcome: "unavailable", reason: "C\u01A1 s\u1EDF d\u1EEF li\u1EC7u n\xE0y ch\u01B0a k\u1EBFt n\u1ED1i." };
  const { agencyCode } = await findWard(database.db, act.wardId);
  const start = performance.now();
  const ending3 = await askOver(connection, agencyCode, act, question);
  const durationMs = performance.now() - start;
  const facts3 = sealFacts(settings.secret, { ...act, clientKey: question.clientKey }, ending3.facts);
  log(ending3.outcome === "found" ? "info" : "warn", "looked_up", {
    ...{ database: question.database, outcome: ending3.outcome, ms: Math.round(durationMs) }
  });
  return {
    adapter: "network",
    outcome: ending3.outcome,
    reason: ending3.reason,
    checkedAt: act.now,
    durationMs,
    facts: facts3
  };
}
async function askOver(connection, agencyCode, act, question) {
  const nothing = { facts: [] };
  try {
    const message = questionMessage({
      ...{ reference: question.clientKey, agencyCode, officer: act.officer?.username ?? "he-thong" },
      ...{ procedureCode: question.procedureCode, number: question.subject.number },
      purpose: `Gi\u1EA3i quy\u1EBFt th\u1EE7 t\u1EE5c ${question.procedureCode}, thay gi\u1EA5y t\u1EDD: ${question.paper}`.slice(0, 300),
      legalBasis: legalBasisOf(question)
    });
    const answer = readEnvelope(await connection.ask(message), question.clientKey);
    if (answer === "none")
      return { ...nothing, outcome: "not_found", reason: "Kh\xF4ng c\xF3 d\u1EEF li\u1EC7u c\u1EE7a s\u1ED1 n\xE0y." };
    const adapter2 = ADAPTERS_BY_CODE[question.database];
    const reading = answer && adapter2.read(answer.record, question.paper);
    if (!reading) return { ...nothing, outcome: "unavailable", reason: "C\xE2u tr\u1EA3 l\u1EDDi kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c." };
    return judge(reading, question.subject);
  } catch (error) {
    if (error instanceof TooSlow) return { ...nothing, outcome: "timed_out", reason: error.message };
    if (error instanceof BrokenCircuitError)
      return { ...nothing, outcome: "unavailable", reason: `T\u1EA1m ng\u1EAFt v\xEC ${nameOf2(question)} l\u1ED7i li\xEAn ti\u1EBFp.` };
    return { ...nothing, outcome: "unavailable", reason: error.message.slice(0, 200) };
  }
}
function nameOf2({ database }) {
  return NATIONAL_DATABASES[database].name;
}

// src/features/lookups/record-by-hand.ts
import { z as z21 } from "zod";
var WRONG3 = "Ch\u01B0a ghi \u0111\u01B0\u1EE3c l\u1EA7n tra c\u1EE9u ngo\xE0i h\u1EC7 th\u1ED1ng: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var DAY_MS2 = 864e5;
var form = z21.object({
  outcome: z21.enum(LOOKUP_OUTCOMES, "Ch\u1ECDn k\u1EBFt qu\u1EA3 tra c\u1EE9u."),
  reason: z21.string().trim().max(500, "T\u1ED1i \u0111a 500 k\xFD t\u1EF1.").default(""),
  /** Local time at which the officer looked; empty: now. */
  checkedAt: z21.string().default("")
});
async function recordByHand(tx, act, question, given2) {
  mustLookUp(act);
  const { outcome, reason: reason2, checkedAt } = parseFields(form, given2, WRONG3);
  if (reason2.length < 5)
    throw new Problem("invalid", WRONG3, { reason: "Ghi \u0111\xE3 tra \u1EDF \u0111\xE2u, th\u1EA5y g\xEC (t\u1EEB 5 k\xFD t\u1EF1)." });
  const seenAt = readTime(checkedAt, act.now);
  return keep(tx, act, question, {
    ...{ adapter: "manual", outcome, reason: reason2, checkedAt: seenAt, durationMs: 0, facts: null }
  });
}
function readTime(text5, now) {
  if (text5 === "") return now;
  const fail = (words3) => new Problem("invalid", WRONG3, { checkedAt: words3 });
  let at;
  try {
    at = parseLocal(text5);
  } catch {
    throw fail("Ghi ng\xE0y gi\u1EDD \u0111\xE3 tra c\u1EE9u.");
  }
  if (at > now) throw fail("L\xFAc tra c\u1EE9u kh\xF4ng th\u1EC3 \u1EDF t\u01B0\u01A1ng lai.");
  if (now.getTime() - at.getTime() > 366 * DAY_MS2) throw fail("L\xFAc tra c\u1EE9u \u0111\xE3 qu\xE1 m\u1ED9t n\u0103m.");
  return at;
}

// src/features/lookups/search.ts
async function searchLookups(db, wardId, search) {
  const { database, outcome, from, to, before, limit } = search;
  let query = selectLookups(db, wardId).where("asked_at", ">=", from).where("asked_at", "<", to);
  if (database !== null) query = query.where("database", "=", database);
  if (outcome === "failed") query = query.where("outcome", "<>", "found");
  else if (outcome !== null) query = query.where("outcome", "=", outcome);
  if (before !== null) query = query.where("id", "<", before);
  const rows = await query.select(
    (on) => on.selectFrom("dossier_documents as doc").select("doc.dossier_id").whereRef("doc.ward_id", "=", "lookups.ward_id").whereRef("doc.lookup_id", "=", "lookups.id").limit(1).as("used_in")
  ).orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({ ...toLookup(row), dossierId: row.dossier_id ?? row.used_in }));
}

// src/features/lookups/seed-lookup.ts
var REASONS = {
  found: "",
  incomplete: "Thi\u1EBFu: ng\xE0y \u0111\u0103ng k\xFD.",
  not_found: "Kh\xF4ng c\xF3 d\u1EEF li\u1EC7u c\u1EE7a s\u1ED1 n\xE0y.",
  mismatch: "T\xEAn trong c\u01A1 s\u1EDF d\u1EEF li\u1EC7u kh\xE1c v\u1EDBi h\u1ED3 s\u01A1.",
  unavailable: "Kh\xF4ng k\u1EBFt n\u1ED1i \u0111\u01B0\u1EE3c.",
  timed_out: "Qu\xE1 th\u1EDDi gian ch\u1EDD."
};
function seedLookup(tx, act, question, given2) {
  const { outcome, durationMs } = given2;
  return keep(tx, act, question, {
    ...{ adapter: "network", outcome, reason: REASONS[outcome], checkedAt: act.now, durationMs, facts: null }
  });
}

// src/features/lookups/standings.ts
import { sql as sql20 } from "kysely";
async function listStandings(db, settings, wardId, { from, to }) {
  const isFound = sql20`outcome = 'found'`;
  const rows = await db.selectFrom("lookups").select([
    "database",
    sql20`count(*) filter (where ${isFound})`.as("found"),
    sql20`count(*) filter (where not ${isFound})`.as("failed"),
    sql20`max(asked_at) filter (where ${isFound})`.as("last_found_at"),
    sql20`max(asked_at) filter (where not ${isFound})`.as("last_failed_at")
  ]).where("ward_id", "=", wardId).where("asked_at", ">=", from).where("asked_at", "<", to).groupBy("database").execute();
  const counted = new Map(rows.map((row) => [row.database, row]));
  return DATABASE_CODES.map((database) => {
    const row = counted.get(database);
    return {
      database,
      state: connectionTo(settings, database)?.state() ?? "unconnected",
      ...{ found: row?.found ?? 0, failed: row?.failed ?? 0 },
      ...{ lastFoundAt: row?.last_found_at ?? null, lastFailedAt: row?.last_failed_at ?? null }
    };
  });
}
function isConnected(settings, database) {
  return connectionTo(settings, database) !== null;
}

// src/features/dossiers/check-applicant.ts
function checkApplicant(input) {
  const fields = {};
  const isOrganisation = input.applicantKind === "organisation";
  const number = given(input.applicantPersonalId);
  if (number !== "" && !(isOrganisation ? checkOrganisationId : checkPersonalId)(number))
    fields.applicantPersonalId = isOrganisation ? ORGANISATION_ID : personalIdFault(number);
  const phone2 = given(input.applicantPhone);
  if (phone2 !== "" && normalisePhone(phone2) === null) fields.applicantPhone = "S\u1ED1 \u0111i\u1EC7n tho\u1EA1i ch\u01B0a \u0111\xFAng.";
  return { ...fields, ...checkBehalf(input, isOrganisation), ...checkNotice(input) };
}
var ORGANISATION_ID = "M\xE3 s\u1ED1 t\u1ED5 ch\u1EE9c g\u1ED3m 10 ch\u1EEF s\u1ED1, 13 ch\u1EEF s\u1ED1 (chi nh\xE1nh), ho\u1EB7c 12 ch\u1EEF s\u1ED1 (h\u1ED9 kinh doanh d\xF9ng s\u1ED1 \u0111\u1ECBnh danh c\u1EE7a ch\u1EE7 h\u1ED9).";
function personalIdFault(number) {
  if (/^\d{10}(-?\d{3})?$/.test(number.replace(/\s/g, "")))
    return '\u0110\xE2y l\xE0 m\xE3 s\u1ED1 c\u1EE7a t\u1ED5 ch\u1EE9c: ch\u1ECDn \u0111\u1ED1i t\u01B0\u1EE3ng "T\u1ED5 ch\u1EE9c, doanh nghi\u1EC7p".';
  return "S\u1ED1 \u0111\u1ECBnh danh g\u1ED3m 12 ch\u1EEF s\u1ED1.";
}
function checkBehalf(input, isOrganisation) {
  const fields = {};
  const [name2, number, basis] = [
    given(input.representativeName),
    given(input.representativePersonalId),
    given(input.representativeBasis)
  ];
  if (number !== "" && !checkPersonalId(number))
    fields.representativePersonalId = "S\u1ED1 \u0111\u1ECBnh danh g\u1ED3m 12 ch\u1EEF s\u1ED1.";
  if (!isOrganisation && name2 === "" && number === "" && basis === "") return fields;
  if (name2 === "")
    fields.representativeName = isOrganisation ? "T\u1ED5 ch\u1EE9c n\u1ED9p qua ng\u01B0\u1EDDi \u0111\u1EA1i di\u1EC7n: ghi h\u1ECD t\xEAn ng\u01B0\u1EDDi \u1EA5y." : "Ghi h\u1ECD t\xEAn ng\u01B0\u1EDDi n\u1ED9p thay.";
  if (basis === "")
    fields.representativeBasis = isOrganisation ? "Ghi ch\u1EE9c v\u1EE5 ho\u1EB7c gi\u1EA5y gi\u1EDBi thi\u1EC7u, gi\u1EA5y \u1EE7y quy\u1EC1n." : "Ghi c\u0103n c\u1EE9 n\u1ED9p thay: gi\u1EA5y \u1EE7y quy\u1EC1n, quan h\u1EC7 gi\xE1m h\u1ED9.";
  return fields;
}
function checkNotice({ noticeBy, applicantEmail, applicantPhone }) {
  if (noticeBy === "mail" && given(applicantEmail) === "")
    return { applicantEmail: "Ng\u01B0\u1EDDi n\u1ED9p mu\u1ED1n nh\u1EADn th\u01B0 \u0111i\u1EC7n t\u1EED: ghi \u0111\u1ECBa ch\u1EC9." };
  if ((noticeBy === "sms" || noticeBy === "zalo") && given(applicantPhone) === "")
    return { applicantPhone: "Ng\u01B0\u1EDDi n\u1ED9p mu\u1ED1n nh\u1EADn tin nh\u1EAFn: ghi s\u1ED1 \u0111i\u1EC7n tho\u1EA1i." };
  return {};
}
function given(value) {
  return (value ?? "").trim();
}

// src/features/dossiers/intake-form.ts
import { z as z22 } from "zod";

// src/features/dossiers/schema.ts
var STATUSES = [
  "submitted",
  "awaiting_intake_supplement",
  "received",
  "awaiting_assignment",
  "transferred",
  "in_process",
  "consulting",
  "awaiting_supplement",
  "suspended",
  "awaiting_linked",
  "forwarded",
  "in_review",
  "awaiting_signature",
  "signed",
  "result_ready",
  "correcting",
  "returned",
  "refused",
  "withdrawn",
  "stopped"
];
var STEPS2 = [
  "submit",
  "accept",
  "admit",
  "transfer",
  "assign",
  "take_over",
  "attach_scan",
  "exempt_scan",
  "request_supplement",
  "answer_supplement",
  "receive_supplement",
  "return_supplement",
  "suspend",
  "resume",
  "consult",
  "answer_consultation",
  "close_consultation",
  "open_linked",
  "note_linked",
  "propose",
  "submit_for_signature",
  "send_back",
  "sign",
  "stamp",
  "return_result",
  "request_correction",
  "approve_correction",
  "reject_correction",
  "extend",
  "apologise",
  "refuse",
  "withdraw",
  "change_delivery",
  "correct_contact",
  "stop",
  "expire",
  "forward",
  "note_status",
  "note_result",
  "undo",
  "recount"
];
var CHANNELS = ["direct", "online", "post", "mobile"];
var APPLICANT_KINDS = ["citizen", "organisation"];
var DOCUMENT_SOURCES = ["original", "copy", "electronic", "database", "reused", "shown"];
var SUPPLEMENT_MODES = ["restart", "pause"];
var PLACES2 = ["here", "forwarded", "from_elsewhere"];
var RETURN_WAYS = ["centre", "post", "online"];
var NOTICE_WAYS = ["", "mail", "sms", "zalo", "none"];
var SUSPEND_CAUSES = ["fee", "confirmation", "force_majeure"];
var LATE_CAUSES = ["rule", "staff", "coordination", "system", "applicant", "other"];
var LINK_TERMS = ["within", "added"];
var OUTCOMES = ["granted", "denied"];

// src/features/dossiers/intake-form.ts
var text3 = (max) => z22.string().trim().max(max, `T\u1ED1i \u0111a ${max} k\xFD t\u1EF1.`);
var someId = (what) => z22.coerce.number(what).int(what).positive(what).nullable().default(null);
var postalNumber = z22.string().default("").transform((given2) => given2.replace(/[\s.-]/g, "").toUpperCase()).pipe(z22.string().regex(/^([A-Z0-9]{6,30})?$/, "S\u1ED1 hi\u1EC7u b\u01B0u g\u1EEDi g\u1ED3m 6 \u0111\u1EBFn 30 ch\u1EEF c\xE1i, ch\u1EEF s\u1ED1."));
var applicantForm = z22.object({
  applicantKind: z22.enum(APPLICANT_KINDS, "Ch\u1ECDn c\xF4ng d\xE2n hay t\u1ED5 ch\u1EE9c."),
  applicantName: text3(200).min(2, "Nh\u1EADp h\u1ECD t\xEAn ho\u1EB7c t\xEAn t\u1ED5 ch\u1EE9c."),
  applicantPersonalId: text3(20).default(""),
  applicantBirthOn: z22.union([z22.literal(""), z22.iso.date("Ng\xE0y sinh ch\u01B0a \u0111\xFAng.")]).default(""),
  applicantPhone: text3(30).default(""),
  applicantAddress: text3(300).default(""),
  applicantEmail: z22.union([z22.literal(""), z22.email("Th\u01B0 \u0111i\u1EC7n t\u1EED ch\u01B0a \u0111\xFAng.")]).default(""),
  representativeName: text3(200).default(""),
  representativePersonalId: text3(20).default(""),
  /** The power of attorney, or the office that he holds in the organisation. */
  representativeBasis: text3(300).default(""),
  request: text3(1e3).default(""),
  /** As far as data replace his papers; it is not kept. */
  applicantOrigin: z22.enum(APPLICANT_ORIGINS, "Ch\u1ECDn ng\u01B0\u1EDDi n\u1ED9p l\xE0 ai.").default("citizen")
});
var intakeForm = applicantForm.extend({
  clientKey: z22.uuid(),
  procedureCode: z22.string().regex(/^\d\.\d{6}$/, "Ch\u1ECDn th\u1EE7 t\u1EE5c."),
  termNo: someId("Ch\u1ECDn tr\u01B0\u1EDDng h\u1EE3p \u0111\u1EC3 t\xEDnh th\u1EDDi h\u1EA1n."),
  channel: z22.enum(CHANNELS, "Ch\u1ECDn c\xE1ch n\u1ED9p."),
  competentUnitId: z22.coerce.number("Ch\u1ECDn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt.").int("Ch\u1ECDn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt.").positive("Ch\u1ECDn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt."),
  /** Local time at which it was taken in on paper, when it is entered later from the paper book. */
  paperBookAt: z22.string().default(""),
  returnBy: z22.enum(RETURN_WAYS, "Ch\u1ECDn c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3.").default("centre"),
  /** Where the post brings the result. */
  returnAddress: text3(300).default(""),
  noticeBy: z22.enum(NOTICE_WAYS, "Ch\u1ECDn c\xE1ch nh\u1EADn th\xF4ng b\xE1o.").default(""),
  /** The trip of the mobile team; empty for the only one of the day. */
  sessionId: someId("Ch\u1ECDn bu\u1ED5i l\u01B0u \u0111\u1ED9ng."),
  postalNumber,
  /** An officer files it online together with the citizen. */
  assistedOnline: z22.boolean().default(false),
  /** It is for another body: another ward of this installation by its id, or a body outside by its name. */
  forWardId: someId("Ch\u1ECDn ph\u01B0\u1EDDng, x\xE3 trong danh s\xE1ch."),
  forBody: text3(200).default(""),
  /** Another body received it for us, and gave it this code. */
  fromBody: text3(200).default(""),
  foreignCode: text3(60).default("")
});

// src/features/dossiers/used-form.ts
function usedForm(what) {
  return new Problem(
    "changed_meanwhile",
    `Bi\u1EC3u m\u1EABu n\xE0y \u0111\xE3 d\xF9ng \u0111\u1EC3 ghi ${what}; l\u1EA7n g\u1EEDi n\xE0y ch\u01B0a ghi g\xEC. H\xE3y m\u1EDF l\u1EA1i trang r\u1ED3i l\xE0m ti\u1EBFp.`
  );
}
async function findCodeOfKey(db, wardId, clientKey) {
  const row = await db.selectFrom("dossier_steps").innerJoin(
    "dossiers",
    (join7) => join7.onRef("dossiers.ward_id", "=", "dossier_steps.ward_id").onRef("dossiers.id", "=", "dossier_steps.dossier_id")
  ).select("dossiers.code").where("dossier_steps.ward_id", "=", wardId).where("dossier_steps.client_key", "=", clientKey).executeTakeFirst();
  return row?.code ?? null;
}

// src/features/dossiers/read-intake.ts
var WRONG4 = "Ch\u01B0a ti\u1EBFp nh\u1EADn \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
function parseIntake(input) {
  const parsed = intakeForm.safeParse(input);
  const fields = wrongFields(parsed.error?.issues ?? []);
  Object.assign(fields, checkApplicant(input));
  if (input.assistedOnline && input.channel !== "online")
    fields.channel = "H\u1ED7 tr\u1EE3 n\u1ED9p tr\u1EF1c tuy\u1EBFn th\xEC c\xE1ch n\u1ED9p l\xE0 tr\u1EF1c tuy\u1EBFn.";
  if ((input.postalNumber ?? "").trim() !== "" && input.channel !== "post")
    fields.postalNumber = "Ch\u1EC9 ghi s\u1ED1 hi\u1EC7u b\u01B0u g\u1EEDi khi c\xE1ch n\u1ED9p l\xE0 b\u01B0u ch\xEDnh.";
  if ((input.forBody || input.forWardId) && input.fromBody)
    fields.fromBody = "Ch\u1EC9 ch\u1ECDn m\u1ED9t: nh\u1EADn thay n\u01A1i kh\xE1c, ho\u1EB7c n\u01A1i kh\xE1c nh\u1EADn thay ph\u01B0\u1EDDng.";
  if (parsed.success && Object.keys(fields).length === 0) return parsed.data;
  throw new Problem("invalid", WRONG4, fields);
}
function toApplicant(form2) {
  return {
    name: form2.applicantName,
    personalId: digitsOf(form2.applicantPersonalId),
    birthOn: form2.applicantBirthOn || null,
    phone: form2.applicantPhone === "" ? null : normalisePhone(form2.applicantPhone),
    address: form2.applicantAddress,
    email: form2.applicantEmail || null,
    representativeName: form2.representativeName || null,
    representativePersonalId: digitsOf(form2.representativePersonalId),
    representativeBasis: form2.representativeBasis || null,
    request: form2.request,
    returnBy: form2.returnBy,
    returnAddress: form2.returnBy === "post" ? form2.returnAddress : "",
    noticeBy: form2.noticeBy
  };
}
function digitsOf(number) {
  return number.replace(/[\s-]/g, "") || null;
}
async function findRepeat(tx, wardId, form2) {
  const code = await findCodeOfKey(tx, wardId, form2.clientKey);
  if (code === null) return null;
  const row = await tx.selectFrom("dossiers").select(["id", "code", "procedure_code", "applicant_name", "applicant_personal_id"]).where("ward_id", "=", wardId).where("client_key", "=", form2.clientKey).executeTakeFirst();
  if (!row) throw usedForm(`m\u1ED9t b\u01B0\u1EDBc c\u1EE7a h\u1ED3 s\u01A1 ${code}`);
  const { name: name2, personalId } = toApplicant(form2);
  const isSame5 = row.procedure_code === form2.procedureCode && row.applicant_name === name2 && row.applicant_personal_id === personalId;
  if (!isSame5) throw usedForm(`h\u1ED3 s\u01A1 ${row.code}`);
  return { dossierId: row.id, code: row.code };
}

// src/features/dossiers/data/lookup-subject.ts
var OF_ORGANISATIONS = /* @__PURE__ */ new Set([
  "business",
  "land",
  "organisation_ids",
  "vehicles"
]);
function lookupSubject(filer2, database) {
  const isOfPersons = filer2.applicantKind === "organisation" && !OF_ORGANISATIONS.has(database);
  if (isOfPersons)
    return {
      ...{ of: "applicant", number: digitsOf2(filer2.representativePersonalId), birthOn: null },
      name: filer2.representativeName ?? ""
    };
  return { of: "applicant", number: digitsOf2(filer2.personalId), name: filer2.name, birthOn: filer2.birthOn };
}
function digitsOf2(number) {
  return (number ?? "").replace(/\D/g, "");
}

// src/features/dossiers/data/check-asked.ts
var ASKED = /* @__PURE__ */ new Set(["original", "copy", "electronic"]);
async function checkAsked(tx, act, intake) {
  const { form: form2, receivedAt } = intake;
  const day3 = toLocalDay(receivedAt);
  const rules = await dataReplacementsOf(tx, form2.procedureCode, day3);
  const checked = [];
  for (const document2 of intake.documents) {
    const decision3 = decideOnPaper({ paper: document2.name, rules, origin: form2.applicantOrigin, day: day3 });
    const { lookupId, ...plain5 } = document2;
    if (decision3.kind === "use_data") {
      const lookup = await findForMatter(tx, {
        ...{ wardId: act.officer.wardId, officerId: act.officer.id, lookupId, paper: document2.name },
        ...{ database: decision3.database.code, procedureCode: form2.procedureCode },
        number: lookupSubject(
          { ...toApplicant(form2), applicantKind: form2.applicantKind },
          decision3.database.code
        ).number,
        days: [day3, toLocalDay(act.now)]
      });
      checked.push(replaced(document2, lookup, decision3.database));
    } else {
      const isByHand = decision3.kind === "by_hand" && ASKED.has(document2.source);
      checked.push({ ...plain5, ...isByHand && { askedBecause: decision3.why } });
    }
  }
  return checked;
}
function replaced(document2, lookup, database) {
  const { lookupId, askedBecause: _, ...plain5 } = document2;
  if (ASKED.has(document2.source)) {
    if (lookup === null || !letsPaperBeAsked(lookup)) throw mustNotAsk(document2.name, database);
    return { ...plain5, reusable: true, lookupId: lookup.id, askedBecause: wordsOf4(lookup) };
  }
  if (document2.source !== "database")
    return { ...plain5, ...lookup && letsPaperBeAsked(lookup) && { lookupId: lookup.id } };
  if (lookupId === void 0) return plain5;
  if (lookup?.outcome !== "found") throw notFound(document2.name, database);
  return { ...plain5, lookupId: lookup.id };
}
function mustNotAsk(name2, { name: database, owner }) {
  return new Problem(
    "invalid",
    `Kh\xF4ng \u0111\u01B0\u1EE3c y\xEAu c\u1EA7u n\u1ED9p "${name2}": d\u1EEF li\u1EC7u c\xF3 trong ${database} (${owner}), theo Ngh\u1ECB quy\u1EBFt 66.7/2025/NQ-CP. H\xE3y tra c\u1EE9u tr\u01B0\u1EDBc; ch\u1EC9 nh\u1EADn gi\u1EA5y khi l\u1EA7n tra c\u1EE9u trong ng\xE0y kh\xF4ng c\xF3 k\u1EBFt qu\u1EA3 v\xE0 \u0111\xE3 \u0111\u01B0\u1EE3c ghi l\u1EA1i.`
  );
}
function notFound(name2, { name: database }) {
  return new Problem(
    "invalid",
    `"${name2}" ch\u01B0a c\xF3 d\u1EEF li\u1EC7u kh\u1EDBp trong ${database}: ch\u1ECDn h\xECnh th\u1EE9c kh\xE1c ho\u1EB7c tra c\u1EE9u l\u1EA1i.`
  );
}
function wordsOf4({ id, checkedAt, outcome, reason: reason2 }) {
  return `Tra c\u1EE9u s\u1ED1 ${id}, ${formatTime(checkedAt)}: ${OUTCOME_LABELS[outcome].toLowerCase()}. ${reason2}`.trim();
}

// src/features/dossiers/mobile-session.ts
async function mobileSessionsBetween(db, wardId, from, to) {
  const years = [...new Set([from, to].map((day3) => Number(day3.slice(0, 4))))];
  const sessions = (await Promise.all(years.map((year) => listSessions(db, wardId, year)))).flat();
  return sessions.filter((each) => each.isMobile && each.day >= from && each.day <= to);
}
async function countBySession(db, wardId, sessionIds) {
  if (sessionIds.length === 0) return /* @__PURE__ */ new Map();
  const rows = await db.selectFrom("dossiers").select(["session_id", ({ fn }) => fn.countAll().as("count")]).where("ward_id", "=", wardId).where("session_id", "in", [...sessionIds]).groupBy("session_id").execute();
  return new Map(rows.map((row) => [row.session_id, Number(row.count)]));
}
async function mobileSessionOf(db, wardId, form2, receivedAt) {
  if (form2.channel !== "mobile") return null;
  const day3 = toLocalDay(receivedAt);
  const sessions = await mobileSessionsBetween(db, wardId, day3, day3);
  const chosen = form2.sessionId === null && sessions.length === 1 ? sessions[0] : sessions.find((each) => each.id === form2.sessionId);
  if (chosen) return chosen.id;
  throw new Problem("invalid", "Ch\u01B0a ti\u1EBFp nh\u1EADn \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.", {
    sessionId: whyNone(sessions.length, form2.sessionId !== null, formatDay(day3))
  });
}
function whyNone(count2, isChosen, day3) {
  if (count2 === 0)
    return `Ng\xE0y ${day3} ph\u01B0\u1EDDng kh\xF4ng c\xF3 bu\u1ED5i l\u01B0u \u0111\u1ED9ng n\xE0o. L\u1EADp bu\u1ED5i \u1EDF trang L\u1ECBch, ho\u1EB7c ch\u1ECDn c\xE1ch n\u1ED9p kh\xE1c.`;
  if (isChosen) return `Bu\u1ED5i \u0111\xE3 ch\u1ECDn kh\xF4ng ph\u1EA3i bu\u1ED5i l\u01B0u \u0111\u1ED9ng c\u1EE7a ph\u01B0\u1EDDng trong ng\xE0y ${day3}. Ch\u1ECDn l\u1EA1i.`;
  return `Ng\xE0y ${day3} c\xF3 ${count2} bu\u1ED5i l\u01B0u \u0111\u1ED9ng: ch\u1ECDn m\u1ED9t bu\u1ED5i.`;
}

// src/features/dossiers/store.ts
var NOT_FOUND = "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 n\xE0y.";
async function findDossier(db, key) {
  const row = await dossierRow(db, key).executeTakeFirst();
  return assemble(db, key, row);
}
async function lockDossier(tx, key) {
  const row = await dossierRow(tx, key).forUpdate().executeTakeFirst();
  return assemble(tx, key, row);
}
async function lockWithKin(tx, key) {
  const row = await dossierRow(tx, key).executeTakeFirst();
  if (!row) throw new Problem("not_found", NOT_FOUND);
  const { twin_ward_id: twinWardId, twin_dossier_id: twinId, parent_id: parentId } = row;
  const kin = [key];
  if (twinWardId !== null && twinId !== null) kin.push({ wardId: twinWardId, dossierId: twinId });
  if (parentId !== null) kin.push({ wardId: key.wardId, dossierId: parentId });
  kin.sort((a, b) => a.wardId - b.wardId || a.dossierId - b.dossierId);
  for (const wardId of new Set(kin.map((each) => each.wardId))) await holdCalendar(tx, wardId, "count");
  if (kin.length > 1) for (const each of kin) await dossierRow(tx, each).forUpdate().execute();
  return lockDossier(tx, key);
}
async function findDossierByCode(db, wardId, code) {
  const row = await db.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("code", "=", code).executeTakeFirst();
  return row ? findDossier(db, { wardId, dossierId: row.id }) : null;
}
function dossierRow(db, key) {
  return db.selectFrom("dossiers").selectAll().where("ward_id", "=", key.wardId).where("id", "=", key.dossierId);
}
async function assemble(db, key, row) {
  if (!row) throw new Problem("not_found", NOT_FOUND);
  const steps = await listSteps(db, key);
  return {
    wardId: row.ward_id,
    id: row.id,
    applicant: {
      name: row.applicant_name,
      personalId: row.applicant_personal_id,
      birthOn: row.applicant_birth_on,
      phone: row.applicant_phone,
      address: row.applicant_address,
      email: row.applicant_email,
      representativeName: row.representative_name,
      representativePersonalId: row.representative_personal_id,
      representativeBasis: row.representative_basis,
      request: row.request,
      returnBy: row.return_by,
      returnAddress: row.return_address,
      noticeBy: row.notice_by
    },
    state: fold(steps.map((each) => each.step)),
    steps
  };
}
async function listSteps(db, key) {
  const rows = await db.selectFrom("dossier_steps").selectAll().where("ward_id", "=", key.wardId).where("dossier_id", "=", key.dossierId).orderBy("no").execute();
  return rows.map(toChainedStep);
}
function toChainedStep(row) {
  const step = {
    step: row.step,
    no: row.no,
    statusAfter: row.status_after,
    at: row.at,
    officerId: row.officer_id,
    unitId: row.unit_id,
    toUnitId: row.to_unit_id,
    toOfficerId: row.to_officer_id,
    dueAt: row.due_at,
    payload: row.payload
  };
  return { step, clientKey: row.client_key, previousHash: row.previous_hash, hash: row.hash };
}

// src/features/dossiers/ward-rules.ts
async function findWardRules(db, wardId, now) {
  const { supplementDays, dueSoonHours, ...settings } = await findSettings(db, wardId, toLocalDay(now));
  const counting = countingOf(await findCalendar(db, wardId));
  return {
    ...counting,
    ...settings,
    get soonUntil() {
      return addWorkingMinutes(now, dueSoonHours * 60, counting.calendar, counting.hoursOn);
    },
    supplementDays: supplementDays === 0 ? null : supplementDays
  };
}
function countingOf({ calendar, hours }) {
  return { calendar, hoursOn: (day3) => hoursOn(hours, day3) };
}
async function findMoment(db, officer, now) {
  const day3 = toLocalDay(now);
  const { undoMinutes } = await findSettings(db, officer.wardId, day3);
  return { now, undoMinutes, standsInFor: await standsInFor(db, officer.wardId, officer.id, day3) };
}

// src/features/dossiers/accept.ts
async function acceptDossier(tx, files, act, intake) {
  return arrive(tx, files, act, { intake, how: acceptArrival, note: "accept" });
}
async function submitDossier(tx, files, act, intake) {
  return arrive(tx, files, act, { intake, how: submitArrival, note: "submit" });
}
async function arrive(tx, files, act, { intake, how, note: note4 }) {
  if (!act.officer.duties.includes("receive"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 ti\u1EBFp nh\u1EADn.");
  const form2 = parseIntake(intake.form);
  const { wardId } = act.officer;
  await holdCalendar(tx, wardId, "count");
  const known = await findRepeat(tx, wardId, form2);
  if (known) return known;
  const receivedAt = readReceivedAt(form2, act.now);
  const procedure = await findProcedure(tx, form2.procedureCode, toLocalDay(receivedAt));
  await mustExamine(tx, wardId, form2.competentUnitId);
  const documents = await checkAsked(tx, act, { form: form2, receivedAt, documents: intake.documents });
  const arrived = await how(tx, act, {
    clientKey: form2.clientKey,
    procedure,
    term: chooseTerm(procedure, form2.termNo),
    rules: await findWardRules(tx, wardId, act.now),
    applicant: toApplicant(form2),
    receivedAt,
    fixed: {
      channel: form2.channel,
      origin: form2.paperBookAt === "" ? "system" : "paper_book",
      applicantKind: form2.applicantKind,
      competentUnitId: form2.competentUnitId,
      documents: await storeDocuments(tx, files, act, documents),
      ...await placeOf2(tx, wardId, form2),
      assistedOnline: form2.assistedOnline,
      sessionId: await mobileSessionOf(tx, wardId, form2, receivedAt),
      postalNumber: form2.postalNumber || null
    }
  });
  await noteAct(tx, act, note4, arrived.code);
  if (!intake.quiet) {
    const dossier = await findDossier(tx, { wardId, dossierId: arrived.dossierId });
    await announce(tx, dossier, form2.clientKey);
  }
  return arrived;
}
async function mustExamine(tx, wardId, unitId) {
  const unit = (await listUnits(tx, wardId)).find((each) => each.id === unitId);
  if (!unit || !examinesDossiers(unit))
    throw new Problem("invalid", WRONG4, { competentUnitId: "Ch\u1ECDn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1 c\u1EE7a ph\u01B0\u1EDDng." });
}
async function placeOf2(tx, wardId, form2) {
  if (form2.forWardId !== null) {
    if (form2.forWardId === wardId)
      throw new Problem("invalid", WRONG4, { forWardId: "Ph\u01B0\u1EDDng m\xECnh gi\u1EA3i quy\u1EBFt th\xEC \u0111\u1EC3 tr\u1ED1ng." });
    const { name: name2 } = await findWard(tx, form2.forWardId);
    return { place: "forwarded", elsewhere: name2, elsewhereWardId: form2.forWardId };
  }
  if (form2.forBody !== "") return { place: "forwarded", elsewhere: form2.forBody };
  if (form2.fromBody === "") return {};
  return { place: "from_elsewhere", elsewhere: form2.fromBody, foreignCode: form2.foreignCode || null };
}
function readReceivedAt(form2, now) {
  if (form2.paperBookAt === "") return now;
  const fail = (text5) => new Problem("invalid", WRONG4, { paperBookAt: text5 });
  let at;
  try {
    at = parseLocal(form2.paperBookAt);
  } catch {
    throw fail("Ghi ng\xE0y gi\u1EDD nh\u1EADn theo s\u1ED5 gi\u1EA5y.");
  }
  if (at > now) throw fail("Th\u1EDDi \u0111i\u1EC3m nh\u1EADn kh\xF4ng th\u1EC3 \u1EDF t\u01B0\u01A1ng lai.");
  if (now.getTime() - at.getTime() > 366 * 864e5) throw fail("Th\u1EDDi \u0111i\u1EC3m nh\u1EADn \u0111\xE3 qu\xE1 m\u1ED9t n\u0103m.");
  return at;
}
async function storeDocuments(tx, files, act, documents) {
  const stored = [];
  for (const [at, { scan, file, ...document2 }] of documents.entries())
    stored.push({
      ...document2,
      no: at + 1,
      file: scan === null ? file ?? null : await saveFile(tx, files, act.officer.wardId, scan, act.now)
    });
  return stored;
}

// src/features/dossiers/asked.ts
function askedNow({ state, steps }) {
  const isAwaited = state.status === "awaiting_supplement" || state.status === "awaiting_intake_supplement";
  if (!isAwaited || state.supplementAnsweredAt !== null) return null;
  const step = steps.map((each) => each.step).findLast(asks);
  if (step === void 0) return null;
  const { items, reason: reason2 } = step.payload;
  return { stepNo: step.no, at: step.at, items, reason: reason2, until: state.supplementUntil };
}
function asks(step) {
  return step.step === "request_supplement" || step.step === "return_supplement";
}

// src/law/clock.ts
function pausedRemainder(dueAt, pausedAt, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  return workingMinutesBetween(pausedAt, dueAt, calendar, hoursOn2);
}
function resumeDue(remainingMinutes, resumedAt, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  return addWorkingMinutes(resumedAt, remainingMinutes, calendar, hoursOn2);
}
function restartDue(term2, at, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  return new Date(due(at, term2, calendar, hoursOn2).dueAt);
}
function changeClock(clock, change, calendar = STATE_CALENDAR, hoursOn2 = workingHoursOn) {
  switch (change.effect) {
    case "none":
      return clock;
    case "pause":
      if (clock.dueAt === null) throw new RangeError("\u0110\u1ED3ng h\u1ED3 \u0111ang d\u1EEBng, kh\xF4ng d\u1EEBng th\xEAm \u0111\u01B0\u1EE3c.");
      return { dueAt: null, remainingMinutes: pausedRemainder(clock.dueAt, change.at, calendar, hoursOn2) };
    case "resume":
      if (clock.dueAt !== null) throw new RangeError("\u0110\u1ED3ng h\u1ED3 \u0111ang ch\u1EA1y, kh\xF4ng c\xF3 g\xEC \u0111\u1EC3 t\xEDnh ti\u1EBFp.");
      return running(resumeDue(clock.remainingMinutes, change.at, calendar, hoursOn2));
    case "restart":
      return running(restartDue(change.term, change.at, calendar, hoursOn2));
    case "extend":
      if (clock.dueAt === null || change.dueAt <= clock.dueAt)
        throw new RangeError("H\u1EB9n tr\u1EA3 m\u1EDBi ph\u1EA3i sau h\u1EB9n tr\u1EA3 c\u0169 c\u1EE7a m\u1ED9t \u0111\u1ED3ng h\u1ED3 \u0111ang ch\u1EA1y.");
      return running(change.dueAt);
  }
}
function running(dueAt) {
  return { dueAt, remainingMinutes: null };
}

// src/platform/files/stored-file.ts
import { sql as sql21 } from "kysely";
async function findStoredFile(db, store, wardId, sha256) {
  const row = await findRow2(db, wardId, sha256);
  return { name: row.name, mediaType: row.media_type, bytes: await store.read(sha256) };
}
async function openStoredFile(db, store, wardId, sha256) {
  const { name: name2, media_type: mediaType, size } = await findRow2(db, wardId, sha256);
  return { name: name2, mediaType, size, stream: await store.open(sha256) };
}
async function findRow2(db, wardId, sha256) {
  const row = await db.selectFrom("files").select(["name", "media_type", "size"]).where("ward_id", "=", wardId).where("sha256", "=", sha256).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 t\u1EC7p n\xE0y.");
  return row;
}
async function shareFile(tx, { sha256, fromWardId, toWardId }) {
  await lockBytes(tx, sha256);
  await tx.insertInto("files").columns(["ward_id", "sha256", "name", "media_type", "size", "created_at", "scanned_at"]).expression(
    (from) => from.selectFrom("files").select([
      sql21`${toWardId}::integer`.as("ward_id"),
      "sha256",
      "name",
      "media_type",
      "size",
      "created_at",
      "scanned_at"
    ]).where("ward_id", "=", fromWardId).where("sha256", "=", sha256)
  ).onConflict((conflict) => conflict.columns(["ward_id", "sha256"]).doUpdateSet({ named_at: sql21`now()` })).execute();
}
async function listUnscanned(db, wardId, sha256s) {
  if (sha256s.length === 0) return /* @__PURE__ */ new Set();
  const rows = await db.selectFrom("files").select("sha256").where("ward_id", "=", wardId).where("sha256", "in", sha256s).where("scanned_at", "is", null).execute();
  return new Set(rows.map((row) => row.sha256));
}

// src/features/dossiers/competent-unit.ts
function competentUnit(units2, code) {
  const found2 = units2.find((each) => each.code === code) ?? units2.find(examinesDossiers);
  if (!found2) throw new Problem("invalid", "Ph\u01B0\u1EDDng gi\u1EA3i quy\u1EBFt ch\u01B0a c\xF3 \u0111\u01A1n v\u1ECB th\u1EE5 l\xFD h\u1ED3 s\u01A1.");
  return found2;
}

// src/features/dossiers/any-place.ts
async function arriveFromWard(context, wardId) {
  const { tx, act, dossier } = context;
  const { state } = dossier;
  const [here, there] = [await findWard(tx, dossier.wardId), await findWard(tx, wardId)];
  const units2 = await listUnits(tx, wardId);
  const desk = units2.find((each) => each.kind === "centre");
  if (!desk) throw new Problem("invalid", `${there.name} ch\u01B0a c\xF3 Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng.`);
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  const day3 = toLocalDay(act.now);
  const number = await nextCodeNumber(tx, wardId, there.agencyCode, day3);
  const code = formatDossierCode({ agencyCode: there.agencyCode, day: day3, number });
  const { applicant } = dossier;
  const dossierId = await saveNewDossier(tx, {
    wardId,
    clientKey: derivedKey(context.clientKey, "arrive"),
    applicant,
    searchText: searchTextOf(code, applicant),
    first: {
      step: "submit",
      no: 1,
      statusAfter: "submitted",
      at: act.now,
      officerId: null,
      unitId: null,
      toUnitId: desk.id,
      toOfficerId: null,
      dueAt: null,
      payload: {
        code,
        procedureCode: state.procedureCode,
        procedureVersion: state.procedureVersion,
        termNo: state.termNo,
        term: state.term,
        channel: state.channel,
        origin: state.origin,
        applicantKind: state.applicantKind,
        competentUnitId: competentUnit(units2, procedure.competentUnitCode).id,
        resultIsDocument: state.resultIsDocument,
        documents: await shareDocuments(tx, dossier.wardId, wardId, state.documents),
        place: "from_elsewhere",
        elsewhere: here.name,
        elsewhereWardId: here.id,
        foreignCode: state.code,
        twin: { wardId: dossier.wardId, dossierId: dossier.id },
        assistedOnline: state.assistedOnline,
        submittedAt: state.receivedAt.toISOString(),
        answerDueAt: answerDue(act.now, state.channel, context.rules)
      }
    }
  });
  return { wardId, dossierId };
}
async function shareDocuments(tx, fromWardId, toWardId, documents) {
  for (const { file } of documents)
    if (file !== null) await shareFile(tx, { sha256: file, fromWardId, toWardId });
  return documents.map(({ vaultItemId: _item, lookupId: _lookup, ...document2 }) => document2);
}

// src/features/dossiers/national-status-of.ts
var NATIONAL = {
  submitted: 1,
  awaiting_intake_supplement: 5,
  received: 2,
  awaiting_assignment: 4,
  transferred: 4,
  in_process: 4,
  consulting: 4,
  awaiting_supplement: 5,
  suspended: 4,
  awaiting_linked: 4,
  forwarded: 4,
  in_review: 4,
  awaiting_signature: 4,
  signed: 4,
  result_ready: 9,
  correcting: 9,
  returned: 10,
  refused: 3,
  withdrawn: 7,
  stopped: 8
};
function nationalStatusOf({
  status,
  suspendCause
}) {
  return status === "suspended" && suspendCause === "fee" ? 6 : NATIONAL[status];
}

// src/law/national-status.ts
var NATIONAL_STATUSES = [
  { code: 1, name: "M\u1EDBi \u0111\u0103ng k\xFD", kind: "waiting_intake" },
  { code: 2, name: "\u0110\u01B0\u1EE3c ti\u1EBFp nh\u1EADn", kind: "in_process" },
  { code: 3, name: "Kh\xF4ng \u0111\u01B0\u1EE3c ti\u1EBFp nh\u1EADn", kind: "ended" },
  { code: 4, name: "\u0110ang x\u1EED l\xFD", kind: "in_process" },
  { code: 5, name: "Y\xEAu c\u1EA7u b\u1ED5 sung gi\u1EA5y t\u1EDD", kind: "with_applicant" },
  { code: 6, name: "Y\xEAu c\u1EA7u th\u1EF1c hi\u1EC7n ngh\u0129a v\u1EE5 t\xE0i ch\xEDnh", kind: "with_applicant" },
  { code: 7, name: "C\xF4ng d\xE2n y\xEAu c\u1EA7u r\xFAt h\u1ED3 s\u01A1", kind: "ended" },
  { code: 8, name: "D\u1EEBng x\u1EED l\xFD", kind: "ended" },
  { code: 9, name: "\u0110\xE3 x\u1EED l\xFD xong", kind: "resolved" },
  { code: 10, name: "\u0110\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3", kind: "returned" }
];
function nationalStatus(code) {
  const found2 = NATIONAL_STATUSES.find((each) => each.code === code);
  if (!found2) throw new RangeError(`Kh\xF4ng c\xF3 tr\u1EA1ng th\xE1i h\u1ED3 s\u01A1 s\u1ED1 ${code}.`);
  return found2;
}

// src/features/dossiers/numbering/book.ts
var RESULT_BOOK = "result";
var NUMBER_STATES = ["reserved", "issued", "void"];
async function reserveNumber(tx, act, use2) {
  const { wardId } = act.officer;
  const held = use2.heldBy === null ? null : await findHeld(tx, wardId, use2.heldBy);
  if (held) return held;
  return takeNext(tx, act, use2);
}
async function takeNext(tx, act, use2) {
  const day3 = toLocalDay(act.now);
  const year = Number(day3.slice(0, 4));
  const { book = RESULT_BOOK } = use2;
  const number = await nextNumber(tx, act.officer.wardId, book, year);
  await tx.insertInto("document_numbers").values({
    ...{ ward_id: act.officer.wardId, book, year, number, state: "reserved", day: day3 },
    ...{ symbol: use2.symbol, title: use2.title, dossier_id: use2.dossierId, held_by: use2.heldBy },
    ...{ reserved_at: act.now, reserved_by: act.officer.id }
  }).execute();
  return { book, year, number, symbol: use2.symbol, day: day3, state: "reserved" };
}
async function findHeld(db, wardId, heldBy2) {
  const row = await db.selectFrom("document_numbers").select(["book", "year", "number", "symbol", "day", "state"]).where("ward_id", "=", wardId).where("held_by", "=", heldBy2).where("state", "<>", "void").executeTakeFirst();
  return row ? { ...row, state: row.state } : null;
}
async function issueNumber(tx, act, number, file) {
  const row = await onNumber(tx, act.officer.wardId, number).set({ state: "issued", file, issued_at: act.now, issued_by: act.officer.id }).where("state", "=", "reserved").returning("number").executeTakeFirst();
  if (!row) throw new Problem("changed_meanwhile", "S\u1ED1 \u0111ang gi\u1EEF cho v\u0103n b\u1EA3n n\xE0y v\u1EEBa b\u1ECB h\u1EE7y. H\xE3y l\xE0m l\u1EA1i.");
}
async function giveNumber(tx, act, use2, file) {
  const taken = await takeNext(tx, act, use2);
  await issueNumber(tx, act, taken, file);
  return taken;
}
async function voidNumber(tx, act, number, reason2) {
  if (!act.officer.duties.includes("stamp"))
    throw new Problem("not_allowed", "Ch\u1EC9 v\u0103n th\u01B0 h\u1EE7y s\u1ED1 c\u1EE7a s\u1ED5 \u0111\u0103ng k\xFD v\u0103n b\u1EA3n.");
  mustHaveReason(reason2);
  const row = await onNumber(tx, act.officer.wardId, number).set({ state: "void", void_at: act.now, void_by: act.officer.id, void_reason: reason2.trim() }).where("state", "=", "reserved").returning("number").executeTakeFirst();
  if (!row) throw new Problem("not_found", "S\u1ED1 n\xE0y kh\xF4ng ph\u1EA3i l\xE0 s\u1ED1 \u0111ang gi\u1EEF.");
  await noteAct(tx, act, "void_number", `${number.book} ${number.number}/${number.year}`);
}
async function revokeDocument(tx, act, number, reason2) {
  if (!act.officer.duties.includes("sign"))
    throw new Problem("not_allowed", "Ch\u1EC9 ng\u01B0\u1EDDi c\xF3 nhi\u1EC7m v\u1EE5 k\xFD \u0111\u01B0\u1EE3c thu h\u1ED3i v\u0103n b\u1EA3n.");
  mustHaveReason(reason2);
  const row = await onNumber(tx, act.officer.wardId, number).set({ revoked_at: act.now, revoked_by: act.officer.id, revoked_reason: reason2.trim() }).where("state", "=", "issued").where("revoked_at", "is", null).returning("number").executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 v\u0103n b\u1EA3n n\xE0y, ho\u1EB7c \u0111\xE3 thu h\u1ED3i.");
  await noteAct(tx, act, "revoke_document", `${number.book} ${number.number}/${number.year}`);
}
function mustHaveReason(reason2) {
  const { length } = reason2.trim();
  if (length < 5 || length > 500)
    throw new Problem("invalid", "Ghi l\xFD do c\u1EE5 th\u1EC3.", { reason: "L\xFD do t\u1EEB 5 \u0111\u1EBFn 500 k\xFD t\u1EF1." });
}
function onNumber(tx, wardId, { book, year, number }) {
  return tx.updateTable("document_numbers").where("ward_id", "=", wardId).where("book", "=", book).where("year", "=", year).where("number", "=", number);
}
async function setFirstNumber(tx, act, first, book = RESULT_BOOK) {
  if (!act.officer.duties.includes("stamp"))
    throw new Problem("not_allowed", "Ch\u1EC9 v\u0103n th\u01B0 \u0111\u1EB7t s\u1ED1 b\u1EAFt \u0111\u1EA7u c\u1EE7a s\u1ED5.");
  if (!Number.isInteger(first) || first < 1 || first > 99999)
    throw new Problem("invalid", "S\u1ED1 b\u1EAFt \u0111\u1EA7u ch\u01B0a \u0111\xFAng.", { first: "Ghi s\u1ED1 t\u1EEB 1 \u0111\u1EBFn 99999." });
  const year = Number(toLocalDay(act.now).slice(0, 4));
  const row = await tx.insertInto("number_books").values({
    ...{ ward_id: act.officer.wardId, book, year },
    ...{ first_number: first, last_number: first - 1 }
  }).onConflict((conflict) => conflict.columns(["ward_id", "book", "year"]).doNothing()).returning("year").executeTakeFirst();
  if (!row) throw new Problem("step_not_open", `S\u1ED5 n\u0103m ${year} \u0111\xE3 c\xF3 s\u1ED1: kh\xF4ng \u0111\u1EB7t l\u1EA1i s\u1ED1 b\u1EAFt \u0111\u1EA7u.`);
  await noteAct(tx, act, "set_first_number", `${book} ${first}/${year}`);
}

// src/features/dossiers/steps/preparation.ts
async function slipNumber({ tx, act }, book) {
  return String(await nextNumber(tx, act.officer.wardId, book, Number(toLocalDay(act.now).slice(0, 4))));
}
async function issuedResult(context) {
  const { tx, act, issued: issued2, dossier } = context;
  const file = await keepFile(context);
  if (issued2 !== null) return { ...issued2, file };
  const title = dossier.state.resultName ?? "";
  const use2 = { dossierId: dossier.id, heldBy: null, symbol: "", title };
  const { number, day: day3 } = await giveNumber(tx, act, use2, file);
  return { number: String(number), resultOn: day3, file };
}
async function keepFile({ tx, files, act, file }) {
  return file === null ? null : saveFile(tx, files, act.officer.wardId, file, act.now);
}
var WRONG_STEP = "Ch\u01B0a ghi \u0111\u01B0\u1EE3c b\u01B0\u1EDBc n\xE0y: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
function invalid(fields) {
  return new Problem("invalid", WRONG_STEP, fields);
}
function lines2(text5) {
  return text5.split("\n").map((line7) => line7.replace(/^[\s–•-]+/, "").trim()).filter((line7) => line7 !== "");
}
function supplemented(dossier, names) {
  const last = Math.max(0, ...dossier.state.documents.map((each) => each.no));
  return names.map((name2, at) => ({
    no: last + at + 1,
    name: name2,
    source: "copy",
    quantity: 1,
    reusable: false,
    file: null,
    scanExemptReason: null
  }));
}

// src/features/dossiers/steps/elsewhere.ts
function statusBack(code) {
  if (code === 3) return "refused";
  if (code === 7) return "withdrawn";
  return code === 8 ? "stopped" : "forwarded";
}
var ELSEWHERE2 = {
  forward: async (form2, context) => {
    const { elsewhereWardId } = context.dossier.state;
    const twin = elsewhereWardId === null ? null : await arriveFromWard(context, elsewhereWardId);
    return { payload: { twin, note: form2.note } };
  },
  note_status: async ({ nationalStatus: code, note: note4, foreignCode }) => ({
    payload: {
      nationalStatus: nationalStatus(code).code,
      note: note4,
      foreignCode: foreignCode === "" ? null : foreignCode
    },
    statusAfter: statusBack(code)
  }),
  note_result: async (form2, context) => ({
    payload: { ...form2, file: await keepFile(context) },
    toUnitId: context.dossier.state.receivingUnitId
  })
};

// src/features/dossiers/steps/waiting.ts
var WAITING = {
  request_supplement: async (form2, context) => {
    const { act, dossier, rules } = context;
    const { state } = dossier;
    const isFurther = !maySupplement(
      state.supplementCount,
      toLocalDay(state.receivedAt ?? state.submittedAt)
    );
    if (isFurther && form2.directorReason.length < 5)
      throw invalid({ directorReason: "Gi\xE1m \u0111\u1ED1c ghi l\xFD do cho y\xEAu c\u1EA7u b\u1ED5 sung th\xEAm l\u1EA7n n\u1EEFa." });
    const until = supplementUntil(act.now, form2.days, rules.calendar, rules.hoursOn);
    return {
      payload: {
        number: await slipNumber(context, "supplement_request"),
        items: lines2(form2.items),
        reason: form2.reason,
        mode: form2.mode,
        remainingMinutes: form2.mode === "pause" ? remaining(context) : null,
        until: until?.toISOString() ?? null,
        ...isFurther && { directorReason: form2.directorReason }
      },
      dueAt: null
    };
  },
  receive_supplement: async (form2, context) => {
    const { act, dossier } = context;
    const arrivedAt = dossier.state.supplementAnsweredAt;
    if (arrivedAt === null && form2.received.length < 3)
      throw invalid({ received: "Ghi gi\u1EA5y t\u1EDD \u0111\xE3 nh\u1EADn, m\u1ED7i d\xF2ng m\u1ED9t gi\u1EA5y t\u1EDD." });
    if (dossier.state.status === "forwarded")
      return { payload: { documents: supplemented(dossier, lines2(form2.received)), mode: "restart" } };
    const asked2 = dossier.steps.findLast((each) => each.step.step === "request_supplement").step.payload;
    const isAccepted = dossier.state.receivedAt !== null;
    return {
      payload: {
        documents: supplemented(dossier, lines2(form2.received)),
        mode: asked2.mode,
        stepDueAt: isAccepted ? await stepDueFrom(context.tx, dossier.state, { now: act.now, rules: context.rules }) : answerDue(act.now, dossier.state.channel, context.rules),
        ...arrivedAt !== null && { arrivedAt: arrivedAt.toISOString() }
      },
      dueAt: isAccepted ? dueAfterSupplement(dossier, asked2, { now: arrivedAt ?? act.now, rules: context.rules }) : null
    };
  },
  return_supplement: async (form2, { act, dossier, rules }) => ({
    payload: {
      items: lines2(form2.items),
      reason: form2.reason,
      until: untilAfterReturn(dossier, act.now, rules)?.toISOString() ?? null
    },
    dueAt: null
  }),
  suspend: async (form2, context) => {
    if (form2.cause === "fee" && form2.amountVnd === null)
      throw invalid({ amountVnd: "Ghi s\u1ED1 ti\u1EC1n ph\u1EA3i n\u1ED9p." });
    const amountVnd = form2.cause === "fee" ? form2.amountVnd : null;
    return {
      payload: { cause: form2.cause, reason: form2.reason, amountVnd, remainingMinutes: remaining(context) },
      dueAt: null
    };
  },
  resume: async (form2, { tx, act, dossier, rules }) => ({
    payload: { ...form2, stepDueAt: await stepDueFrom(tx, dossier.state, { now: act.now, rules }) },
    dueAt: dossier.state.remainingMinutes === null ? null : resumeDue(dossier.state.remainingMinutes, act.now, rules.calendar, rules.hoursOn)
  })
};
function untilAfterReturn({ steps, state }, now, rules) {
  const answer = steps.findLast((each) => each.step.step === "answer_supplement").step.payload;
  if (answer.until === null) return null;
  const answered2 = { sentAt: state.supplementAnsweredAt, returnedAt: now };
  return supplementAgainUntil(new Date(answer.until), answered2, rules.calendar, rules.hoursOn);
}
function remaining({ act, dossier, rules }) {
  const { dueAt } = dossier.state;
  return dueAt && pausedRemainder(dueAt, act.now, rules.calendar, rules.hoursOn);
}
function dueAfterSupplement({ state }, asked2, { now, rules }) {
  if (state.term === null) return null;
  if (asked2.mode === "pause" && asked2.remainingMinutes !== null)
    return resumeDue(asked2.remainingMinutes, now, rules.calendar, rules.hoursOn);
  return restartDue(parseTerm(state.term), now, rules.calendar, rules.hoursOn);
}

// src/features/dossiers/settled.ts
var DOSSIER_SETTLED = "dossiers.settled";
function isSettled(dossier) {
  return dossier.state.status === "returned" || mayFetchResult(dossier);
}
async function passOnSettled(tx, before, after2, now) {
  const isOther = before.state.resultFile !== after2.state.resultFile;
  if (!isSettled(after2) || isSettled(before) && !isOther) return;
  await enqueue(tx, DOSSIER_SETTLED, { wardId: after2.wardId, dossierId: after2.id }, { now });
}

// src/features/dossiers/system-step.ts
async function saveSystemStep(tx, dossier, given2) {
  const { state, wardId } = dossier;
  const step = {
    step: given2.step,
    no: state.stepCount + 1,
    statusAfter: given2.statusAfter,
    at: given2.now,
    officerId: given2.officer?.id ?? null,
    unitId: given2.officer?.unitId ?? null,
    toUnitId: given2.toUnitId ?? null,
    toOfficerId: null,
    dueAt: given2.dueAt === void 0 ? state.dueAt : given2.dueAt,
    payload: given2.payload
  };
  const saved = await saveStep(tx, dossier, step, given2.clientKey);
  await noteAccess(tx, {
    ...{ wardId, officerId: given2.officer?.id ?? null, action: given2.step, subject: state.code },
    at: given2.now
  });
  await passOnSettled(tx, dossier, saved, given2.now);
  if (given2.step !== "recount") await announce(tx, saved, given2.clientKey);
  return saved;
}

// src/features/dossiers/echo.ts
async function echoStep(tx, dossier, cause) {
  const { state } = dossier;
  if (state.parentId !== null && state.finishedAt !== null) await tellParent(tx, dossier, cause);
  if (state.status === "withdrawn" || state.status === "stopped") await closeLinked(tx, dossier, cause);
  if (state.twin === null) return;
  if (state.place === "from_elsewhere") await tellReceiver(tx, dossier, cause);
  if (state.place === "forwarded") await tellResolver(tx, dossier, cause);
}
async function withdrawThere(tx, twin, { reason: reason2, now, clientKey }) {
  if (!WORKFLOW.withdraw.some(({ from }) => from.includes(twin.state.status)))
    throw new Problem("step_not_open", "N\u01A1i gi\u1EA3i quy\u1EBFt \u0111\xE3 k\xFD k\u1EBFt qu\u1EA3: kh\xF4ng r\xFAt \u0111\u01B0\u1EE3c n\u1EEFa.");
  const number = await nextNumber(tx, twin.wardId, "stop_notice", Number(toLocalDay(now).slice(0, 4)));
  await saveSystemStep(tx, twin, {
    step: "withdraw",
    statusAfter: "withdrawn",
    payload: { number: String(number), reason: `${reason2} (r\xFAt t\u1EA1i ${twin.state.elsewhere})` },
    ...{ now, clientKey }
  });
}
async function tellParent(tx, child, { now, clientKey, rules }) {
  const parent = await lockDossier(tx, { wardId: child.wardId, dossierId: child.state.parentId });
  const { state } = parent;
  const linked = state.linked.find((each) => each.dossierId === child.id && each.endedAt === null);
  if (state.status !== "awaiting_linked" || !linked) return;
  const isLast = state.linked.every((each) => each.endedAt !== null || each === linked);
  const linkedDue = dueOfLinked(child, linked.dueAt);
  const overrunMinutes = linkedDue === null ? 0 : workingMinutesBetween(linkedDue, now, rules.calendar, rules.hoursOn);
  const resumed = state.remainingMinutes === null ? state.dueAt && addWorkingMinutes(state.dueAt, overrunMinutes, rules.calendar, rules.hoursOn) : resumeDue(state.remainingMinutes, now, rules.calendar, rules.hoursOn);
  await saveSystemStep(tx, parent, {
    step: "note_linked",
    statusAfter: isLast ? "in_process" : "awaiting_linked",
    payload: {
      dossierId: child.id,
      status: child.state.status,
      overrunMinutes,
      stepDueAt: isLast ? await stepDueFrom(tx, state, { now, rules }) : null
    },
    dueAt: isLast || state.remainingMinutes === null ? resumed : state.dueAt,
    now,
    clientKey: derivedKey(clientKey, "parent")
  });
}
function dueOfLinked({ steps }, promised) {
  const recount = steps.findLast(({ step }) => step.step === "recount");
  return recount?.step.dueAt ?? (promised === null ? null : new Date(promised));
}
async function closeLinked(tx, parent, cause) {
  const statusAfter = parent.state.status;
  for (const { dossierId } of parent.state.linked.filter((each) => each.endedAt === null)) {
    const child = await lockDossier(tx, { wardId: parent.wardId, dossierId });
    const { status } = child.state;
    if (!WORKFLOW.withdraw.some(({ from }) => from.includes(status))) continue;
    const reason2 = `H\u1ED3 s\u01A1 ch\xEDnh ${parent.state.code} \u0111\xE3 d\u1EEBng.`;
    const common2 = { now: cause.now, clientKey: derivedKey(`${cause.clientKey}/${dossierId}`, "linked") };
    if (status === "forwarded") {
      const nationalStatus2 = statusAfter === "withdrawn" ? 7 : 8;
      const payload = { nationalStatus: nationalStatus2, note: reason2, foreignCode: null };
      await saveSystemStep(tx, child, { step: "note_status", statusAfter, payload, ...common2 });
      continue;
    }
    const year = Number(toLocalDay(cause.now).slice(0, 4));
    const number = String(await nextNumber(tx, child.wardId, "stop_notice", year));
    const step = statusAfter === "withdrawn" ? "withdraw" : "stop";
    const closed2 = await saveSystemStep(tx, child, {
      step,
      statusAfter,
      payload: { number, reason: reason2 },
      ...common2
    });
    await closeLinked(tx, closed2, { ...cause, clientKey: common2.clientKey });
  }
}
async function tellReceiver(tx, dossier, { now, clientKey }) {
  const { state, wardId } = dossier;
  const twin = await lockDossier(tx, state.twin);
  const corrects = twin.state.resultNumber !== null && twin.state.resultNumber !== state.resultNumber;
  if (twin.state.status !== "forwarded" && !corrects) return;
  const common2 = { now, clientKey: derivedKey(clientKey, "receiver") };
  if (state.status === "result_ready") {
    if (state.resultFile !== null)
      await shareFile(tx, { sha256: state.resultFile, fromWardId: wardId, toWardId: twin.wardId });
    await saveSystemStep(tx, twin, {
      step: "note_result",
      statusAfter: "result_ready",
      payload: {
        outcome: state.resultOutcome,
        number: state.resultNumber ?? "",
        resultOn: state.resultOn ?? now.toISOString().slice(0, 10),
        file: state.resultFile
      },
      toUnitId: twin.state.receivingUnitId,
      ...common2
    });
    return;
  }
  const code = nationalStatusOf(state);
  if (twin.state.status !== "forwarded" || code === twin.state.foreignStatus) return;
  await saveSystemStep(tx, twin, {
    step: "note_status",
    statusAfter: statusBack(code),
    payload: { nationalStatus: code, note: "", foreignCode: state.code },
    dueAt: state.dueAt,
    ...common2
  });
}
async function tellResolver(tx, dossier, { now, clientKey }) {
  const step = dossier.steps.at(-1).step;
  if (step.step !== "receive_supplement" && step.step !== "return_result" && step.step !== "withdraw") return;
  const twin = await lockDossier(tx, dossier.state.twin);
  if (isEnded(twin.state.status)) return;
  const common2 = { now, clientKey: derivedKey(clientKey, "resolver") };
  if (step.step === "withdraw") {
    await withdrawThere(tx, twin, { reason: step.payload.reason, ...common2 });
    return;
  }
  if (step.step === "return_result") {
    if (twin.state.status !== "result_ready") return;
    const receiver2 = `N\u01A1i ti\u1EBFp nh\u1EADn: ${twin.state.elsewhere}`;
    await saveSystemStep(tx, twin, {
      step: "return_result",
      statusAfter: "returned",
      payload: { receiver: receiver2 },
      ...common2
    });
    return;
  }
  const rules = await findWardRules(tx, twin.wardId, now);
  const asked2 = twin.steps.findLast((each) => each.step.step === "request_supplement").step.payload;
  const last = Math.max(0, ...twin.state.documents.map((each) => each.no));
  const documents = await shareDocuments(tx, dossier.wardId, twin.wardId, step.payload.documents);
  const isAccepted = twin.state.receivedAt !== null;
  await saveSystemStep(tx, twin, {
    step: "receive_supplement",
    statusAfter: isAccepted ? "in_process" : "submitted",
    payload: {
      documents: documents.map((each, at) => ({ ...each, no: last + at + 1 })),
      mode: asked2.mode,
      stepDueAt: await stepDueFrom(tx, twin.state, { now, rules })
    },
    dueAt: isAccepted ? dueAfterSupplement(twin, asked2, { now, rules }) : null,
    ...common2
  });
}

// src/features/dossiers/labels.ts
var STATUS_LABELS = {
  submitted: "Ch\u1EDD ti\u1EBFp nh\u1EADn",
  awaiting_intake_supplement: "Ch\u1EDD b\u1ED5 sung \u0111\u1EC3 ti\u1EBFp nh\u1EADn",
  received: "\u0110\xE3 ti\u1EBFp nh\u1EADn",
  awaiting_assignment: "Ch\u1EDD ph\xE2n c\xF4ng",
  transferred: "\u0110\xE3 chuy\u1EC3n, ch\u1EDD nh\u1EADn",
  in_process: "\u0110ang th\u1EE5 l\xFD",
  consulting: "\u0110ang xin \xFD ki\u1EBFn",
  awaiting_supplement: "Ch\u1EDD b\u1ED5 sung",
  suspended: "T\u1EA1m d\u1EEBng",
  awaiting_linked: "Ch\u1EDD h\u1ED3 s\u01A1 li\xEAn th\xF4ng",
  forwarded: "\u1EDE c\u01A1 quan kh\xE1c",
  in_review: "Ch\u1EDD l\xE3nh \u0111\u1EA1o ph\xF2ng",
  awaiting_signature: "Ch\u1EDD k\xFD",
  signed: "\u0110\xE3 k\xFD, ch\u1EDD \u0111\xF3ng d\u1EA5u",
  result_ready: "C\xF3 k\u1EBFt qu\u1EA3, ch\u1EDD tr\u1EA3",
  correcting: "\u0110ang \u0111\xEDnh ch\xEDnh k\u1EBFt qu\u1EA3",
  returned: "\u0110\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3",
  refused: "T\u1EEB ch\u1ED1i",
  withdrawn: "\u0110\xE3 r\xFAt",
  stopped: "\u0110\xE3 d\u1EEBng"
};
var STATUS_PLAIN = {
  submitted: "H\u1ED3 s\u01A1 \u0111\xE3 \u0111\u1EBFn Trung t\xE2m v\xE0 \u0111ang \u0111\u01B0\u1EE3c ki\u1EC3m tra.",
  awaiting_intake_supplement: "H\u1ED3 s\u01A1 ch\u01B0a \u0111\u01B0\u1EE3c nh\u1EADn v\xEC c\xF2n thi\u1EBFu. B\u1EA1n c\u1EA7n b\u1ED5 sung theo phi\u1EBFu y\xEAu c\u1EA7u.",
  received: "Trung t\xE2m \u0111\xE3 nh\u1EADn h\u1ED3 s\u01A1 v\xE0 \u0111ang chuy\u1EC3n \u0111\u1EBFn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt.",
  awaiting_assignment: "H\u1ED3 s\u01A1 \u0111\xE3 \u0111\u1EBFn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt, \u0111ang giao ng\u01B0\u1EDDi xem x\xE9t.",
  transferred: "H\u1ED3 s\u01A1 \u0111\xE3 \u0111\u01B0\u1EE3c chuy\u1EC3n \u0111\u1EBFn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt.",
  in_process: "\u0110\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt \u0111ang xem x\xE9t h\u1ED3 s\u01A1.",
  consulting: "\u0110\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt \u0111ang h\u1ECFi \xFD ki\u1EBFn c\u01A1 quan kh\xE1c.",
  awaiting_supplement: "H\u1ED3 s\u01A1 c\xF2n thi\u1EBFu gi\u1EA5y t\u1EDD. B\u1EA1n c\u1EA7n b\u1ED5 sung theo phi\u1EBFu y\xEAu c\u1EA7u \u0111\xE3 nh\u1EADn.",
  suspended: "H\u1ED3 s\u01A1 \u0111ang ch\u1EDD b\u1EA1n n\u1ED9p ti\u1EC1n, x\xE1c nh\u1EADn, ho\u1EB7c ch\u1EDD \u0111i\u1EC1u ki\u1EC7n \u0111\xE3 th\xF4ng b\xE1o.",
  awaiting_linked: "H\u1ED3 s\u01A1 \u0111ang ch\u1EDD k\u1EBFt qu\u1EA3 c\u1EE7a m\u1ED9t th\u1EE7 t\u1EE5c li\xEAn quan.",
  forwarded: "H\u1ED3 s\u01A1 \u0111ang \u1EDF c\u01A1 quan c\xF3 th\u1EA9m quy\u1EC1n gi\u1EA3i quy\u1EBFt.",
  in_review: "L\xE3nh \u0111\u1EA1o ph\xF2ng \u0111ang xem l\u1EA1i k\u1EBFt qu\u1EA3.",
  awaiting_signature: "K\u1EBFt qu\u1EA3 \u0111ang ch\u1EDD k\xFD.",
  signed: "K\u1EBFt qu\u1EA3 \u0111\xE3 k\xFD, \u0111ang \u0111\xF3ng d\u1EA5u.",
  result_ready: "\u0110\xE3 c\xF3 k\u1EBFt qu\u1EA3. M\u1EDDi b\u1EA1n \u0111\u1EBFn nh\u1EADn.",
  correcting: "K\u1EBFt qu\u1EA3 c\xF3 ch\u1ED7 sai v\xE0 \u0111ang \u0111\u01B0\u1EE3c s\u1EEDa.",
  returned: "B\u1EA1n \u0111\xE3 nh\u1EADn k\u1EBFt qu\u1EA3. H\u1ED3 s\u01A1 k\u1EBFt th\xFAc.",
  refused: "H\u1ED3 s\u01A1 kh\xF4ng \u0111\u01B0\u1EE3c gi\u1EA3i quy\u1EBFt. L\xFD do ghi tr\xEAn phi\u1EBFu t\u1EEB ch\u1ED1i.",
  withdrawn: "H\u1ED3 s\u01A1 \u0111\xE3 d\u1EEBng theo y\xEAu c\u1EA7u c\u1EE7a b\u1EA1n.",
  stopped: "H\u1ED3 s\u01A1 \u0111\xE3 d\u1EEBng. L\xFD do ghi tr\xEAn th\xF4ng b\xE1o d\u1EEBng."
};
var RESULT_PLAIN = {
  online: "\u0110\xE3 c\xF3 k\u1EBFt qu\u1EA3. B\u1EA3n \u0111i\u1EC7n t\u1EED t\u1EA3i \u0111\u01B0\u1EE3c \u1EDF trang h\u1ED3 s\u01A1.",
  post: "\u0110\xE3 c\xF3 k\u1EBFt qu\u1EA3, \u0111ang g\u1EEDi \u0111\u1EBFn b\u1EA1n qua b\u01B0u ch\xEDnh."
};
function plainStatus({
  status,
  isAnswered: isAnswered2,
  returnBy = "centre"
}) {
  if (status === "result_ready" && returnBy !== "centre") return RESULT_PLAIN[returnBy];
  if (status === "awaiting_supplement" && isAnswered2)
    return "Trung t\xE2m \u0111\xE3 nh\u1EADn ph\u1EA7n b\u1ED5 sung b\u1EA1n g\u1EEDi v\xE0 \u0111ang ki\u1EC3m tra.";
  return STATUS_PLAIN[status];
}
var STEP_LABELS = {
  submit: "N\u1ED9p h\u1ED3 s\u01A1",
  accept: "Ti\u1EBFp nh\u1EADn",
  admit: "Ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1 \u0111\xE3 n\u1ED9p",
  transfer: "Chuy\u1EC3n h\u1ED3 s\u01A1",
  assign: "Ph\xE2n c\xF4ng ng\u01B0\u1EDDi th\u1EE5 l\xFD",
  take_over: "Nh\u1EADn h\u1ED3 s\u01A1",
  attach_scan: "S\u1ED1 h\xF3a gi\u1EA5y t\u1EDD",
  exempt_scan: "Ghi kh\xF4ng s\u1ED1 h\xF3a",
  request_supplement: "Y\xEAu c\u1EA7u b\u1ED5 sung",
  answer_supplement: "G\u1EEDi b\u1ED5 sung qua c\u1ED5ng",
  receive_supplement: "Nh\u1EADn b\u1ED5 sung",
  return_supplement: "B\u1ED5 sung ch\u01B0a \u0111\u1EE7, ch\u1EDD ti\u1EBFp",
  suspend: "T\u1EA1m d\u1EEBng ch\u1EDD ng\u01B0\u1EDDi n\u1ED9p",
  resume: "T\xEDnh ti\u1EBFp th\u1EDDi h\u1EA1n",
  consult: "Xin \xFD ki\u1EBFn",
  answer_consultation: "Tr\u1EA3 l\u1EDDi \xFD ki\u1EBFn",
  close_consultation: "Th\xF4i ch\u1EDD \xFD ki\u1EBFn",
  open_linked: "M\u1EDF h\u1ED3 s\u01A1 li\xEAn th\xF4ng",
  note_linked: "H\u1ED3 s\u01A1 li\xEAn th\xF4ng \u0111\xE3 xong",
  propose: "Tr\xECnh l\xE3nh \u0111\u1EA1o ph\xF2ng",
  submit_for_signature: "Tr\xECnh k\xFD",
  send_back: "Tr\u1EA3 l\u1EA1i \u0111\u1EC3 l\xE0m l\u1EA1i",
  sign: "K\xFD duy\u1EC7t",
  stamp: "V\xE0o s\u1ED1, \u0111\xF3ng d\u1EA5u",
  return_result: "Tr\u1EA3 k\u1EBFt qu\u1EA3",
  request_correction: "\u0110\u1EC1 ngh\u1ECB \u0111\xEDnh ch\xEDnh k\u1EBFt qu\u1EA3",
  approve_correction: "Duy\u1EC7t \u0111\xEDnh ch\xEDnh, c\u1EA5p l\u1EA1i",
  reject_correction: "Kh\xF4ng \u0111\xEDnh ch\xEDnh",
  extend: "Xin l\u1ED7i v\xE0 gia h\u1EA1n",
  apologise: "Xin l\u1ED7i v\xEC tr\u1EA3 ch\u1EADm",
  refuse: "T\u1EEB ch\u1ED1i gi\u1EA3i quy\u1EBFt",
  withdraw: "D\u1EEBng theo y\xEAu c\u1EA7u ng\u01B0\u1EDDi n\u1ED9p",
  change_delivery: "\u0110\u1ED5i c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3",
  correct_contact: "S\u1EEDa \u0111i\u1EC7n tho\u1EA1i, th\u01B0 \u0111i\u1EC7n t\u1EED",
  stop: "D\u1EEBng gi\u1EA3i quy\u1EBFt",
  expire: "H\u1EBFt h\u1EA1n b\u1ED5 sung, d\u1EEBng h\u1ED3 s\u01A1",
  forward: "Chuy\u1EC3n c\u01A1 quan gi\u1EA3i quy\u1EBFt",
  note_status: "Tr\u1EA1ng th\xE1i t\u1EEB c\u01A1 quan gi\u1EA3i quy\u1EBFt",
  note_result: "K\u1EBFt qu\u1EA3 t\u1EEB c\u01A1 quan gi\u1EA3i quy\u1EBFt",
  undo: "Ho\xE0n t\xE1c b\u01B0\u1EDBc v\u1EEBa l\xE0m",
  recount: "T\xEDnh l\u1EA1i h\u1EA1n theo l\u1ECBch"
};
var NOTICE_WAY_LABELS = {
  "": "M\u1ECDi c\xE1ch c\xF3 th\u1EC3",
  mail: "Ch\u1EC9 th\u01B0 \u0111i\u1EC7n t\u1EED",
  sms: "Ch\u1EC9 tin nh\u1EAFn SMS",
  zalo: "Ch\u1EC9 Zalo",
  none: "Kh\xF4ng b\xE1o tin"
};
var SEAT_LABELS = {
  holder: "\u0110\u01A1n v\u1ECB \u0111ang gi\u1EEF h\u1ED3 s\u01A1",
  desk: "Qu\u1EA7y b\u1EA5t k\u1EF3",
  competent: "\u0110\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt",
  signing: "\u0110\u01A1n v\u1ECB \u0111\xE3 k\xFD",
  consulted: "\u0110\u01A1n v\u1ECB \u0111\u01B0\u1EE3c h\u1ECFi \xFD ki\u1EBFn",
  receiving: "\u0110\u01A1n v\u1ECB ti\u1EBFp nh\u1EADn",
  applicant: "Ng\u01B0\u1EDDi n\u1ED9p, qua c\u1ED5ng"
};
var CHANNEL_LABELS = {
  direct: "Tr\u1EF1c ti\u1EBFp",
  online: "Tr\u1EF1c tuy\u1EBFn",
  post: "B\u01B0u ch\xEDnh",
  mobile: "L\u01B0u \u0111\u1ED9ng"
};
var APPLICANT_LABELS2 = {
  citizen: "C\xF4ng d\xE2n",
  organisation: "T\u1ED5 ch\u1EE9c, doanh nghi\u1EC7p"
};
var SOURCE_LABELS = {
  original: "B\u1EA3n ch\xEDnh",
  copy: "B\u1EA3n sao",
  electronic: "B\u1EA3n \u0111i\u1EC7n t\u1EED",
  database: "Khai th\xE1c t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u",
  reused: "D\xF9ng l\u1EA1i b\u1EA3n \u0111\xE3 s\u1ED1 h\xF3a",
  shown: "Ch\u1EC9 xu\u1EA5t tr\xECnh"
};
var MODE_LABELS = {
  restart: "T\xEDnh l\u1EA1i t\u1EEB \u0111\u1EA7u khi nh\u1EADn \u0111\u1EE7",
  pause: "D\u1EEBng t\xEDnh, t\xEDnh ti\u1EBFp khi nh\u1EADn \u0111\u1EE7"
};
var OUTCOME_LABELS2 = {
  granted: "Gi\u1EA3i quy\u1EBFt theo y\xEAu c\u1EA7u",
  denied: "Kh\xF4ng \u0111\u1EE7 \u0111i\u1EC1u ki\u1EC7n gi\u1EA3i quy\u1EBFt"
};
var PLACE_LABELS = {
  here: "Nh\u1EADn v\xE0 gi\u1EA3i quy\u1EBFt t\u1EA1i ph\u01B0\u1EDDng",
  forwarded: "Nh\u1EADn thay c\u01A1 quan kh\xE1c",
  from_elsewhere: "N\u01A1i kh\xE1c nh\u1EADn thay ph\u01B0\u1EDDng"
};
var RETURN_LABELS = {
  centre: "T\u1EA1i Trung t\xE2m",
  post: "Qua b\u01B0u ch\xEDnh c\xF4ng \xEDch",
  online: "B\u1EA3n \u0111i\u1EC7n t\u1EED"
};
var SUSPEND_LABELS = {
  fee: "Ng\u01B0\u1EDDi n\u1ED9p th\u1EF1c hi\u1EC7n ngh\u0129a v\u1EE5 t\xE0i ch\xEDnh",
  confirmation: "Ng\u01B0\u1EDDi n\u1ED9p xin l\xF9i ho\u1EB7c c\u1EA7n x\xE1c nh\u1EADn",
  force_majeure: "B\u1EA5t kh\u1EA3 kh\xE1ng theo quy\u1EBFt \u0111\u1ECBnh"
};
var LATE_CAUSE_LABELS = {
  rule: "Quy \u0111\u1ECBnh v\u01B0\u1EDBng m\u1EAFc, v\u1EE5 vi\u1EC7c ph\u1EE9c t\u1EA1p",
  staff: "Thi\u1EBFu nh\xE2n l\u1EF1c",
  coordination: "C\u01A1 quan ph\u1ED1i h\u1EE3p ch\u1EADm",
  system: "L\u1ED7i h\u1EC7 th\u1ED1ng",
  applicant: "Do ng\u01B0\u1EDDi n\u1ED9p",
  other: "Nguy\xEAn nh\xE2n kh\xE1c"
};
var LINK_TERM_LABELS = {
  within: "N\u1EB1m trong th\u1EDDi h\u1EA1n chung \u0111\xE3 h\u1EB9n",
  added: "C\u1ED9ng th\xEAm: \u1EDF \u0111\xE2y d\u1EEBng t\xEDnh trong l\xFAc ch\u1EDD"
};

// src/features/dossiers/step-forms.ts
import { z as z23 } from "zod";

// src/law/scan-exemption.ts
var SCAN_EXEMPTION_CAUSES = ["online", "shown", "verification", "secret"];
var SCAN_EXEMPTIONS = {
  online: "H\u1ED3 s\u01A1 n\u1ED9p tr\u1EF1c tuy\u1EBFn, gi\u1EA5y t\u1EDD \u0111\xE3 l\xE0 b\u1EA3n \u0111i\u1EC7n t\u1EED",
  shown: "Gi\u1EA5y t\u1EDD ch\u1EC9 xu\u1EA5t tr\xECnh \u0111\u1EC3 \u0111\u1ED1i chi\u1EBFu",
  verification: "K\u1EBFt qu\u1EA3 th\u1EA9m tra, x\xE1c minh, l\u1EA5y \xFD ki\u1EBFn",
  secret: "Gi\u1EA5y t\u1EDD thu\u1ED9c b\xED m\u1EADt nh\xE0 n\u01B0\u1EDBc"
};
function scanExemptionFault(cause, { isOnline }) {
  return cause === "online" && !isOnline ? "H\u1ED3 s\u01A1 n\xE0y kh\xF4ng n\u1ED9p tr\u1EF1c tuy\u1EBFn. Ch\u1ECDn l\xFD do kh\xE1c." : null;
}

// src/features/dossiers/step-forms.ts
var reason = text3(2e3).min(5, "Ghi l\xFD do c\u1EE5 th\u1EC3.");
var note3 = text3(500).default("");
var localTime = z23.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Ghi ng\xE0y v\xE0 gi\u1EDD.");
var someIds = z23.preprocess(
  (given2) => given2 === void 0 ? [] : [given2].flat(),
  z23.array(z23.coerce.number().int().positive())
);
var stepForms = {
  admit: z23.object({
    termNo: z23.preprocess((given2) => given2 || null, z23.coerce.number().int().positive().nullable()),
    competentUnitId: z23.coerce.number().int().positive("Ch\u1ECDn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt.")
  }),
  transfer: z23.object({ note: note3 }),
  assign: z23.object({ officerId: z23.coerce.number().int().positive("Ch\u1ECDn ng\u01B0\u1EDDi th\u1EE5 l\xFD."), note: note3 }),
  take_over: z23.object({ note: note3 }),
  attach_scan: z23.object({ documentNo: z23.coerce.number().int().positive() }),
  exempt_scan: z23.object({
    documentNo: z23.coerce.number().int().positive(),
    cause: z23.enum(SCAN_EXEMPTION_CAUSES, "Ch\u1ECDn l\xFD do kh\xF4ng s\u1ED1 h\xF3a."),
    note: text3(500).default("")
  }),
  request_supplement: z23.object({
    items: text3(2e3).min(3, "Ghi gi\u1EA5y t\u1EDD ho\u1EB7c n\u1ED9i dung c\u1EA7n b\u1ED5 sung, m\u1ED7i d\xF2ng m\u1ED9t \xFD."),
    reason,
    mode: z23.enum(SUPPLEMENT_MODES, "Ch\u1ECDn c\xE1ch t\xEDnh th\u1EDDi h\u1EA1n.").default("restart"),
    days: z23.preprocess(
      (given2) => given2 === "" || given2 === void 0 ? null : given2,
      z23.coerce.number().int().min(1, "T\u1EEB 1 ng\xE0y.").max(365, "T\u1ED1i \u0111a 365 ng\xE0y.").nullable()
    ),
    directorReason: text3(2e3).default("")
  }),
  /** What was brought to the desk; may be empty where the applicant sent it through the portal. */
  receive_supplement: z23.object({ received: text3(2e3).default("") }),
  return_supplement: z23.object({
    items: text3(2e3).min(3, "Ghi gi\u1EA5y t\u1EDD ho\u1EB7c n\u1ED9i dung c\xF2n thi\u1EBFu, m\u1ED7i d\xF2ng m\u1ED9t \xFD."),
    reason
  }),
  suspend: z23.object({
    cause: z23.enum(SUSPEND_CAUSES, "Ch\u1ECDn v\xEC sao d\u1EEBng t\xEDnh th\u1EDDi h\u1EA1n."),
    reason,
    amountVnd: z23.preprocess(
      (given2) => given2 === "" || given2 === void 0 ? null : given2,
      z23.coerce.number().int().min(1, "S\u1ED1 ti\u1EC1n t\u1EEB 1 \u0111\u1ED3ng.").max(1e12).nullable()
    )
  }),
  resume: z23.object({ note: note3 }),
  consult: z23.object({
    unitIds: someIds,
    body: text3(200).default(""),
    question: text3(2e3).min(5, "Ghi n\u1ED9i dung c\u1EA7n h\u1ECFi."),
    dueAt: z23.union([z23.literal(""), localTime]).default("")
  }),
  answer_consultation: z23.object({
    no: z23.coerce.number().int().positive(),
    answer: text3(4e3).min(2, "Ghi \xFD ki\u1EBFn tr\u1EA3 l\u1EDDi.")
  }),
  close_consultation: z23.object({ no: z23.coerce.number().int().positive(), reason }),
  open_linked: z23.object({
    procedureCode: z23.string().regex(/^\d\.\d{6}$/, "Ch\u1ECDn th\u1EE7 t\u1EE5c li\xEAn th\xF4ng."),
    termNo: z23.preprocess((given2) => given2 || null, z23.coerce.number().int().positive().nullable()),
    unitId: z23.preprocess((given2) => given2 || null, z23.coerce.number().int().positive().nullable()),
    body: text3(200).default(""),
    term: z23.enum(LINK_TERMS, "Ch\u1ECDn th\u1EDDi h\u1EA1n n\u1EB1m trong hay c\u1ED9ng th\xEAm.")
  }),
  propose: z23.object({
    outcome: z23.enum(OUTCOMES, "Ch\u1ECDn \u0111\u1EC1 xu\u1EA5t."),
    resultName: text3(500).default(""),
    note: text3(1e3).default("")
  }),
  submit_for_signature: z23.object({ note: note3 }),
  send_back: z23.object({ reason }),
  sign: z23.object({ note: note3 }),
  stamp: z23.object({}),
  return_result: z23.object({
    receiver: text3(200).min(2, "Ghi ng\u01B0\u1EDDi nh\u1EADn k\u1EBFt qu\u1EA3."),
    /** Number of the item by which the post brings it. */
    postalNumber
  }),
  request_correction: z23.object({ what: text3(1e3).min(3, "Ghi ch\u1ED7 sai v\xE0 n\u1ED9i dung \u0111\xFAng."), reason }),
  approve_correction: z23.object({}),
  reject_correction: z23.object({ reason }),
  extend: z23.object({ newDueAt: localTime, cause: z23.enum(LATE_CAUSES, "Ch\u1ECDn nguy\xEAn nh\xE2n."), reason }),
  apologise: z23.object({
    expectedOn: z23.iso.date("Ghi ng\xE0y s\u1EBD tr\u1EA3 k\u1EBFt qu\u1EA3."),
    cause: z23.enum(LATE_CAUSES, "Ch\u1ECDn nguy\xEAn nh\xE2n."),
    reason
  }),
  refuse: z23.object({ reason }),
  withdraw: z23.object({ reason }),
  stop: z23.object({ reason }),
  forward: z23.object({ note: note3 }),
  note_status: z23.object({
    nationalStatus: z23.coerce.number().int().min(1).max(10),
    note: note3,
    foreignCode: text3(60).default("")
  }),
  note_result: z23.object({
    outcome: z23.enum(OUTCOMES, "Ch\u1ECDn k\u1EBFt qu\u1EA3."),
    number: text3(60).min(1, "Ghi s\u1ED1 v\u0103n b\u1EA3n k\u1EBFt qu\u1EA3."),
    resultOn: z23.iso.date("Ghi ng\xE0y c\u1EE7a v\u0103n b\u1EA3n k\u1EBFt qu\u1EA3.")
  }),
  undo: z23.object({ reason: text3(500).default("") })
};
var stepEnvelope = z23.object({
  step: z23.enum(Object.keys(stepForms)),
  clientKey: z23.uuid(),
  stepCount: z23.coerce.number().int().positive()
});

// src/features/dossiers/steps/admitting.ts
var ADMITTING = {
  admit: async (form2, { tx, act, dossier, rules }) => {
    const { state } = dossier;
    const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
    const term2 = chooseTerm(procedure, form2.termNo);
    const unit = (await listUnits(tx, dossier.wardId)).find((each) => each.id === form2.competentUnitId);
    if (!unit || !examinesDossiers(unit)) throw invalid({ competentUnitId: "Ch\u1ECDn \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1." });
    const receivedAt = state.place === "from_elsewhere" ? state.submittedAt : act.now;
    return {
      payload: {
        ...await pin(tx, state.procedureCode, { term: term2, receivedAt, now: act.now, rules }),
        receivedAt: receivedAt.toISOString(),
        termNo: term2?.no ?? null,
        term: term2?.term ?? null,
        competentUnitId: form2.competentUnitId
      },
      dueAt: dueOf(term2, receivedAt, rules)
    };
  }
};

// src/features/dossiers/steps/consulting.ts
var CONSULTING = {
  consult: async (form2, context) => {
    const asked2 = [
      ...(await units(context, form2.unitIds)).map((unitId) => ({ unitId, body: "" })),
      ...form2.body === "" ? [] : [{ unitId: null, body: form2.body }]
    ];
    if (asked2.length === 0) throw invalid({ unitIds: "Ch\u1ECDn \u0111\u01A1n v\u1ECB, ho\u1EB7c ghi c\u01A1 quan c\u1EA7n h\u1ECFi." });
    const dueAt = form2.dueAt === "" ? null : parseLocal(form2.dueAt);
    if (dueAt !== null && dueAt <= context.act.now)
      throw invalid({ dueAt: "H\u1EA1n tr\u1EA3 l\u1EDDi ph\u1EA3i \u1EDF ph\xEDa tr\u01B0\u1EDBc." });
    const last = context.dossier.state.consultations.length;
    return {
      payload: {
        consultations: asked2.map((each, at) => ({
          ...each,
          no: last + at + 1,
          question: form2.question,
          askedAt: context.act.now.toISOString(),
          dueAt: dueAt?.toISOString() ?? null,
          closedAt: null
        }))
      }
    };
  },
  answer_consultation: async (form2, context) => {
    const { state } = context.dossier;
    const { unitId } = context.act.officer;
    const asked2 = findOpen(context, form2.no);
    if (asked2.unitId === null ? unitId !== state.holderUnitId : unitId !== asked2.unitId)
      throw invalid({ no: "C\xE2u h\u1ECFi n\xE0y d\xE0nh cho \u0111\u01A1n v\u1ECB kh\xE1c." });
    return {
      payload: { ...form2, file: await keepFile(context) },
      statusAfter: afterClosing(context, form2.no)
    };
  },
  close_consultation: async (form2, context) => {
    findOpen(context, form2.no);
    return { payload: form2, statusAfter: afterClosing(context, form2.no) };
  }
};
function findOpen({ dossier }, no2) {
  const found2 = openConsultations(dossier.state).find((each) => each.no === no2);
  if (!found2) throw invalid({ no: "C\xE2u h\u1ECFi n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c tr\u1EA3 l\u1EDDi ho\u1EB7c kh\xF4ng c\xF3." });
  return found2;
}
function afterClosing({ dossier }, no2) {
  const others = openConsultations(dossier.state).filter((each) => each.no !== no2);
  return others.length > 0 ? "consulting" : "in_process";
}
async function units({ tx, dossier }, ids) {
  const known = new Map((await listUnits(tx, dossier.wardId)).map((unit) => [unit.id, unit]));
  for (const id of ids)
    if (!known.has(id) || known.get(id).kind === "collective" || id === dossier.state.holderUnitId)
      throw invalid({ unitIds: "Ch\u1ECDn \u0111\u01A1n v\u1ECB kh\xE1c c\u1EE7a ph\u01B0\u1EDDng." });
  return [...new Set(ids)];
}

// src/features/dossiers/steps/ending.ts
var ENDING = {
  refuse: async (form2, context) => ({
    payload: { number: await slipNumber(context, "refusal"), reason: form2.reason }
  }),
  withdraw: noticed,
  stop: noticed,
  request_correction: async (form2) => ({ payload: form2 }),
  approve_correction: async (_form, context) => {
    if (context.file === null && context.dossier.state.resultFile !== null)
      throw invalid({ file: "K\u1EBFt qu\u1EA3 c\u0169 c\xF3 b\u1EA3n \u0111i\u1EC7n t\u1EED: c\u1EA7n t\u1EC7p c\u1EE7a k\u1EBFt qu\u1EA3 \u0111\xE3 \u0111\xEDnh ch\xEDnh." });
    return {
      payload: await issuedResult(context),
      toUnitId: context.dossier.state.receivingUnitId
    };
  },
  reject_correction: async (form2, { dossier }) => ({
    payload: form2,
    statusAfter: dossier.state.statusBeforeCorrection
  })
};
async function noticed(form2, context) {
  return { payload: { number: await slipNumber(context, "stop_notice"), reason: form2.reason } };
}

// src/features/dossiers/steps/lateness.ts
var LATENESS = {
  extend: async (form2, context) => {
    const { act, dossier } = context;
    const dueAt = dossier.state.dueAt;
    const newDueAt = parseLocal(form2.newDueAt);
    const fault = extensionFault({
      ...{ dueAt, newDueAt, at: act.now },
      timesBefore: dossier.state.extensionCount,
      acceptedOn: toLocalDay(dossier.state.receivedAt)
    });
    if (fault) throw invalid({ newDueAt: fault });
    if (newDueAt > instant(addDays(toLocalDay(dueAt), 366), 0))
      throw invalid({ newDueAt: "Kh\xF4ng gia h\u1EA1n qu\xE1 m\u1ED9t n\u0103m." });
    return {
      payload: {
        number: await slipNumber(context, "apology"),
        cause: form2.cause,
        reason: form2.reason,
        dueBefore: dueAt.toISOString()
      },
      dueAt: newDueAt
    };
  },
  apologise: async (form2, context) => {
    const today = toLocalDay(context.act.now);
    if (form2.expectedOn < today)
      throw invalid({ expectedOn: `Ch\u1ECDn t\u1EEB h\xF4m nay (${formatDay(today)}) tr\u1EDF \u0111i.` });
    return { payload: { number: await slipNumber(context, "apology"), ...form2 } };
  }
};

// src/features/dossiers/steps/linking.ts
var LINKING = {
  open_linked: async (form2, context) => {
    const { tx, act, dossier, rules } = context;
    if (form2.unitId === null === (form2.body === ""))
      throw invalid({ unitId: "Ch\u1ECDn m\u1ED9t \u0111\u01A1n v\u1ECB c\u1EE7a ph\u01B0\u1EDDng, ho\u1EB7c ghi t\xEAn c\u01A1 quan ngo\xE0i ph\u01B0\u1EDDng." });
    const procedure = await findProcedure(tx, form2.procedureCode, toLocalDay(act.now));
    const term2 = chooseTerm(procedure, form2.termNo);
    const child = await acceptArrival(tx, act, {
      clientKey: derivedKey(context.clientKey, "linked"),
      procedure,
      term: term2,
      rules,
      applicant: dossier.applicant,
      receivedAt: act.now,
      toUnitId: dossier.state.receivingUnitId,
      fixed: {
        channel: dossier.state.channel,
        origin: "system",
        applicantKind: dossier.state.applicantKind,
        competentUnitId: form2.unitId ?? dossier.state.competentUnitId,
        documents: dossier.state.documents.filter((each) => each.file !== null),
        place: form2.unitId === null ? "forwarded" : "here",
        elsewhere: form2.unitId === null ? form2.body : null,
        parentId: dossier.id
      }
    });
    const left = form2.term === "added" && dossier.state.dueAt !== null ? remaining(context) : null;
    return {
      payload: {
        linked: {
          dossierId: child.dossierId,
          code: child.code,
          procedureCode: procedure.code,
          dueAt: child.dueAt?.toISOString() ?? null,
          endedAt: null
        },
        term: form2.term,
        remainingMinutes: left
      },
      ...left !== null && { dueAt: aggregateDue(context, child.dueAt, left) }
    };
  }
};
function aggregateDue({ rules }, childDueAt, left) {
  return childDueAt && addWorkingMinutes(childDueAt, left, rules.calendar, rules.hoursOn);
}

// src/features/dossiers/steps/moving.ts
var MOVING = {
  transfer: async (form2, context) => onward(form2, context),
  assign: async ({ officerId, note: note4 }, context) => {
    await mustExamine2(context, officerId);
    const { state } = context.dossier;
    if (state.status !== "awaiting_assignment")
      return { payload: { note: note4 }, toUnitId: state.holderUnitId, toOfficerId: officerId };
    return { ...await onward({ note: note4 }, context), toOfficerId: officerId };
  },
  take_over: async (form2) => ({ payload: form2 }),
  attach_scan: async (form2, context) => {
    const file = await keepFile(context);
    if (file === null) throw invalid({ file: "Ch\u1ECDn t\u1EC7p PDF, JPEG ho\u1EB7c PNG \u0111\xE3 qu\xE9t." });
    return { payload: { documentNo: unscanned(context, form2.documentNo).no, file } };
  },
  exempt_scan: async ({ documentNo, cause, note: note4 }, context) => {
    const document2 = unscanned(context, documentNo);
    if (document2.scanExemptReason !== null)
      throw new Problem("step_not_open", "Gi\u1EA5y t\u1EDD n\xE0y \u0111\xE3 ghi l\xFD do kh\xF4ng s\u1ED1 h\xF3a.");
    const isOnline = context.dossier.state.channel === "online";
    const fault = scanExemptionFault(cause, { isOnline });
    if (fault !== null) throw invalid({ cause: fault });
    return { payload: { documentNo, cause, reason: SCAN_EXEMPTIONS[cause], note: note4 } };
  },
  propose: async (form2, context) => onward(form2, context, form2.outcome),
  submit_for_signature: async (form2, context) => onward(form2, context),
  send_back: async (form2, { dossier: { state } }) => {
    const { examined } = state;
    if (examined === null) return { payload: form2, toUnitId: state.competentUnitId };
    return {
      payload: { ...form2, at: { node: examined.node, stepDueAt: null } },
      toUnitId: examined.unitId,
      ...examined.officerId !== null && { toOfficerId: examined.officerId }
    };
  },
  sign: async (form2, context) => {
    const file = await keepFile(context);
    return onward({ ...form2, ...file !== null && { file } }, context);
  },
  stamp: async (_form, context) => onward(await issuedResult(context), context),
  return_result: async ({ receiver: receiver2, postalNumber: postalNumber2 }, context) => {
    const receipt = await keepFile(context);
    return {
      payload: {
        receiver: receiver2,
        ...postalNumber2 !== "" && { postalNumber: postalNumber2 },
        ...receipt !== null && { receipt }
      }
    };
  },
  undo: async (form2, { dossier: { state } }) => ({
    payload: { undoes: state.undoable.no, reason: form2.reason },
    dueAt: state.undoable.before.dueAt
  })
};
async function onward(fields, context, outcome) {
  const { tx, act, dossier, rules } = context;
  const way = await findWay(tx, dossier.wardId, dossier.state, {
    now: act.now,
    rules,
    outcome: outcome ?? null
  });
  return { payload: withNode(fields, way), statusAfter: way.statusAfter, toUnitId: way.toUnitId };
}
function withNode(fields, { at }) {
  return at === void 0 ? fields : { ...fields, at };
}
async function mustExamine2({ tx, dossier }, officerId) {
  const officer = (await listOfficers(tx, dossier.wardId)).find((each) => each.id === officerId);
  const { competentUnitId } = dossier.state;
  if (officer?.unitId !== competentUnitId || !officer.duties.includes("examine"))
    throw invalid({ officerId: "Ch\u1ECDn ng\u01B0\u1EDDi th\u1EE5 l\xFD trong \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt." });
}
function unscanned({ dossier }, no2) {
  const document2 = dossier.state.documents.find((each) => each.no === no2);
  if (!document2) throw new Problem("invalid", "H\u1ED3 s\u01A1 kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0y.");
  if (document2.file !== null) throw new Problem("step_not_open", "Gi\u1EA5y t\u1EDD n\xE0y \u0111\xE3 c\xF3 b\u1EA3n s\u1ED1 h\xF3a.");
  return document2;
}

// src/features/dossiers/steps/preparations.ts
var PREPARATIONS = {
  ...ADMITTING,
  ...MOVING,
  ...WAITING,
  ...CONSULTING,
  ...LINKING,
  ...LATENESS,
  ...ENDING,
  ...ELSEWHERE2
};

// src/features/dossiers/take-step.ts
async function takeStep2(tx, files, act, request) {
  const found2 = await lockWithKin(tx, { wardId: act.officer.wardId, dossierId: request.dossierId });
  if (await isRepeat(tx, found2, act, request)) return found2;
  if (found2.state.stepCount !== request.stepCount)
    throw new Problem(
      "changed_meanwhile",
      `H\u1ED3 s\u01A1 v\u1EEBa c\xF3 b\u01B0\u1EDBc m\u1EDBi: "${STEP_LABELS[found2.steps.at(-1).step.step]}". H\xE3y xem l\u1EA1i r\u1ED3i l\xE0m ti\u1EBFp.`
    );
  const decision3 = decide(request.step, found2.state, act.officer, await findMoment(tx, act.officer, act.now));
  if (!decision3.open) throw new Problem("step_not_open", decision3.why);
  const dossier = await receiveFirst(tx, act, found2, request);
  const rules = await findWardRules(tx, dossier.wardId, act.now);
  const { clientKey, file = null, issued: issued2 = null } = request;
  const context = { tx, files, act, dossier, rules, file, issued: issued2, clientKey };
  const prepared = await prepare(request.step, request.fields, context);
  const saved = await saveStep(tx, dossier, stepOf2(request.step, decision3.to, prepared, context), clientKey);
  await noteAct(tx, act, request.step, dossier.state.code);
  if (!request.quiet) {
    await passOnSettled(tx, dossier, saved, act.now);
    await announce(tx, saved, clientKey);
  }
  await echoStep(tx, saved, { now: act.now, clientKey, rules });
  return saved;
}
async function isRepeat(tx, { steps }, act, request) {
  const written3 = steps.find((each) => each.clientKey === request.clientKey)?.step;
  if (written3?.step === request.step && written3.officerId === act.officer.id) return true;
  if (written3) throw usedForm(`b\u01B0\u1EDBc "${STEP_LABELS[written3.step]}" c\u1EE7a h\u1ED3 s\u01A1 n\xE0y`);
  const code = await findCodeOfKey(tx, act.officer.wardId, request.clientKey);
  if (code !== null) throw usedForm(`m\u1ED9t b\u01B0\u1EDBc c\u1EE7a h\u1ED3 s\u01A1 ${code}`);
  return false;
}
async function receiveFirst(tx, act, dossier, request) {
  const { state } = dossier;
  const isHis = act.officer.unitId === state.holderUnitId && state.status !== "transferred";
  const receives = WORKFLOW.take_over.some(
    (rule3) => rule3.from.includes(state.status) && act.officer.duties.includes(rule3.duty)
  );
  if (!state.awaitsReceipt || !isHis || !receives || request.step === "take_over" || request.step === "undo")
    return dossier;
  const step = {
    step: "take_over",
    no: state.stepCount + 1,
    statusAfter: state.status,
    ...{ at: act.now, officerId: act.officer.id, unitId: act.officer.unitId },
    ...{ toUnitId: null, toOfficerId: act.officer.id, dueAt: state.dueAt },
    payload: { note: "" }
  };
  return saveStep(tx, dossier, step, derivedKey(request.clientKey, "receipt"));
}
function stepOf2(name2, to, prepared, { act, dossier: { state } }) {
  return {
    step: name2,
    no: state.stepCount + 1,
    statusAfter: prepared.statusAfter ?? to[0],
    at: act.now,
    officerId: act.officer.id,
    unitId: act.officer.unitId,
    toUnitId: prepared.toUnitId ?? null,
    toOfficerId: name2 === "take_over" ? act.officer.id : prepared.toOfficerId ?? null,
    dueAt: prepared.dueAt === void 0 ? state.dueAt : prepared.dueAt,
    payload: prepared.payload
  };
}
async function prepare(name2, fields, context) {
  const form2 = parseFields(stepForms[name2], fields, WRONG_STEP);
  const preparation = PREPARATIONS[name2];
  return preparation(form2, context);
}

// src/features/dossiers/bulk.ts
var BULK_STEPS = [
  "transfer",
  "take_over",
  "assign",
  "submit_for_signature",
  "sign",
  "forward"
];
async function takeSteps(database, files, act, { step, clientKey, dossiers, fields }) {
  const results = [];
  for (const { dossierId, stepCount } of dossiers) {
    const key = derivedKey(`${clientKey}/${dossierId}`, step);
    try {
      const { state } = await database.transact(
        (tx) => takeStep2(tx, files, act, { dossierId, step, stepCount, fields, clientKey: key })
      );
      results.push({ dossierId, code: state.code, why: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const why = [error.message, ...Object.values(error.fields)].join(" ");
      results.push({ dossierId, code: await codeOf(database, act, dossierId), why });
    }
  }
  return results;
}
async function codeOf({ db }, act, dossierId) {
  const key = { wardId: act.officer.wardId, dossierId };
  return findDossier(db, key).then(
    ({ state }) => state.code,
    () => `#${dossierId}`
  );
}

// src/features/dossiers/by-applicant/answer-supplement.ts
import { z as z24 } from "zod";

// src/features/dossiers/own.ts
function ownDossiers(db, visitor) {
  const all = db.selectFrom("dossiers").where("ward_id", "=", visitor.wardId);
  if (visitor.kind === "guest") return all.where("id", "=", visitor.dossierId);
  const { citizen, actingFor: actingFor2 } = visitor;
  if (actingFor2 !== null) return all.where("client_organisation_id", "=", actingFor2.id);
  return all.where((where) => {
    const filed = where.and([
      where("citizen_id", "=", citizen.id),
      where("client_organisation_id", "is", null)
    ]);
    if (citizen.assurance < 2 || citizen.personalId === null) return filed;
    return where.or([
      filed,
      where.and([
        where("applicant_personal_id", "=", citizen.personalId),
        where("applicant_kind", "=", "citizen")
      ])
    ]);
  });
}
async function findOwnDossier(db, visitor, code) {
  const row = await ownDossiers(db, visitor).select("id").where("code", "=", code.trim().toUpperCase()).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 n\xE0y trong c\xE1c h\u1ED3 s\u01A1 c\u1EE7a b\u1EA1n.");
  return findDossier(db, { wardId: visitor.wardId, dossierId: row.id });
}

// src/features/dossiers/by-applicant/decide.ts
var APPLICANT_STEPS = [
  "answer_supplement",
  "withdraw",
  "change_delivery",
  "correct_contact"
];
function decideForApplicant(step, dossier, now) {
  const rule3 = WORKFLOW[step].find(({ seat, from }) => seat === "applicant" && from.includes(dossier.status));
  if (!rule3) return { open: false, why: closedBecause(step, dossier.status) };
  const why = GUARDS2[step]?.(dossier, now) ?? false;
  if (why) return { open: false, why };
  return { open: true, to: rule3.to === "same" ? [dossier.status] : rule3.to };
}
function openToApplicant(dossier, now) {
  return APPLICANT_STEPS.filter((step) => decideForApplicant(step, dossier, now).open);
}
var isPart = ({ parentId }) => parentId !== null && "H\u1ED3 s\u01A1 n\xE0y l\xE0 m\u1ED9t ph\u1EA7n c\u1EE7a h\u1ED3 s\u01A1 ch\xEDnh. H\xE3y l\xE0m vi\u1EC7c n\xE0y \u1EDF h\u1ED3 s\u01A1 ch\xEDnh.";
var isElsewhere = ({ place, twin, elsewhere }) => place === "from_elsewhere" && twin !== null && `H\u1ED3 s\u01A1 n\xE0y n\u1ED9p t\u1EA1i ${elsewhere}. H\xE3y l\xE0m vi\u1EC7c n\xE0y \u1EDF n\u01A1i \u1EA5y.`;
var GUARDS2 = {
  answer_supplement: (dossier, now) => {
    if (dossier.supplementAnsweredAt !== null)
      return "B\u1EA1n \u0111\xE3 g\u1EEDi b\u1ED5 sung. Trung t\xE2m \u0111ang ki\u1EC3m tra, ch\u01B0a c\u1EA7n g\u1EEDi th\xEAm.";
    if (dossier.supplementUntil !== null && now > dossier.supplementUntil)
      return "\u0110\xE3 qu\xE1 h\u1EA1n b\u1ED5 sung, h\u1ED3 s\u01A1 s\u1EBD d\u1EEBng. B\u1EA1n c\xF3 th\u1EC3 n\u1ED9p h\u1ED3 s\u01A1 m\u1EDBi.";
    return isPart(dossier, now) || isElsewhere(dossier, now);
  },
  withdraw: (dossier, now) => isPart(dossier, now) || isElsewhere(dossier, now),
  change_delivery: (dossier, now) => isPart(dossier, now) || isElsewhere(dossier, now)
};
var DECIDED = ["signed", "result_ready", "correcting"];
function closedBecause(step, status) {
  if (isEnded(status)) return ENDED[status];
  if (step === "answer_supplement") return "H\u1ED3 s\u01A1 hi\u1EC7n kh\xF4ng ch\u1EDD b\u1EA1n b\u1ED5 sung.";
  if (step === "withdraw" && DECIDED.includes(status))
    return "K\u1EBFt qu\u1EA3 \u0111\xE3 \u0111\u01B0\u1EE3c k\xFD n\xEAn kh\xF4ng r\xFAt h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c n\u1EEFa.";
  return "Vi\u1EC7c n\xE0y kh\xF4ng l\xE0m \u0111\u01B0\u1EE3c \u1EDF t\xECnh tr\u1EA1ng hi\u1EC7n nay c\u1EE7a h\u1ED3 s\u01A1.";
}
var ENDED = {
  returned: "K\u1EBFt qu\u1EA3 \u0111\xE3 tr\u1EA3, h\u1ED3 s\u01A1 \u0111\xE3 k\u1EBFt th\xFAc.",
  refused: "H\u1ED3 s\u01A1 \u0111\xE3 b\u1ECB t\u1EEB ch\u1ED1i, kh\xF4ng l\xE0m th\xEAm \u0111\u01B0\u1EE3c g\xEC \u1EDF h\u1ED3 s\u01A1 n\xE0y.",
  withdrawn: "H\u1ED3 s\u01A1 \u0111\xE3 d\u1EEBng theo y\xEAu c\u1EA7u c\u1EE7a b\u1EA1n.",
  stopped: "H\u1ED3 s\u01A1 \u0111\xE3 d\u1EEBng, kh\xF4ng l\xE0m th\xEAm \u0111\u01B0\u1EE3c g\xEC \u1EDF h\u1ED3 s\u01A1 n\xE0y."
};

// src/features/dossiers/by-applicant/take-own-step.ts
async function takeOwnStep(tx, act, request, prepare2) {
  const { visitor, now } = act;
  const { wardId, id } = await findOwnDossier(tx, visitor, request.code);
  const dossier = await lockWithKin(tx, { wardId, dossierId: id });
  const by = applyingOf(visitor);
  if (await isRepeat2(tx, dossier, { ...request, by })) return dossier;
  const decision3 = decideForApplicant(request.step, dossier.state, now);
  if (!decision3.open) throw new Problem("step_not_open", decision3.why);
  const rules = await findWardRules(tx, wardId, now);
  const statusAfter = decision3.to[0];
  const prepared = await prepare2({ tx, act, dossier, rules, by, statusAfter });
  const step = {
    ...{ step: request.step, no: dossier.state.stepCount + 1, statusAfter, at: now },
    ...{ officerId: null, unitId: null, toUnitId: null, toOfficerId: null },
    dueAt: prepared.dueAt === void 0 ? dossier.state.dueAt : prepared.dueAt,
    payload: prepared.payload
  };
  const { clientKey } = request;
  const current = { ...dossier, applicant: prepared.applicant ?? dossier.applicant };
  const saved = await saveStep(tx, current, step, clientKey);
  const { requestId } = act;
  const subject = dossier.state.code;
  await noteAccess(tx, { wardId, officerId: null, action: request.step, subject, requestId, at: now });
  await announce(tx, saved, clientKey);
  await echoStep(tx, saved, { now, clientKey, rules });
  return saved;
}
function applyingOf(visitor) {
  if (visitor.kind === "guest") return { kind: "guest" };
  return {
    kind: "citizen",
    citizenId: visitor.citizen.id,
    organisationId: visitor.actingFor?.id ?? null
  };
}
async function isRepeat2(tx, { wardId, steps }, { step, clientKey, by }) {
  const written3 = steps.find((each) => each.clientKey === clientKey)?.step;
  if (written3?.step === step && "by" in written3.payload && isSame3(written3.payload.by, by)) return true;
  if (written3) throw usedForm(`b\u01B0\u1EDBc "${STEP_LABELS[written3.step]}" c\u1EE7a h\u1ED3 s\u01A1 n\xE0y`);
  if (await findCodeOfKey(tx, wardId, clientKey) !== null) throw usedForm("m\u1ED9t h\u1ED3 s\u01A1 kh\xE1c");
  return false;
}
function isSame3(one, other) {
  if (one?.kind === "citizen" && other.kind === "citizen") return one.citizenId === other.citizenId;
  return one?.kind === other.kind;
}

// src/features/dossiers/by-applicant/answer-supplement.ts
var WRONG5 = "Ch\u01B0a g\u1EEDi \u0111\u01B0\u1EE3c b\u1ED5 sung: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var answerForm = z24.object({
  note: text3(2e3).default(""),
  asked: z24.coerce.number("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169.").int("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169.").positive("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169.")
});
async function answerSupplement(tx, store, act, request) {
  const { note: note4, asked: asked2 } = parseFields(answerForm, request.answer, WRONG5);
  const { files } = request.answer;
  return takeOwnStep(tx, act, { ...request, step: "answer_supplement" }, async (context) => {
    if (askedNow(context.dossier)?.stepNo !== asked2)
      throw new Problem("changed_meanwhile", "Y\xEAu c\u1EA7u b\u1ED5 sung v\u1EEBa \u0111\u1ED5i. H\xE3y xem l\u1EA1i r\u1ED3i g\u1EEDi.");
    if (note4 === "" && files.length === 0)
      throw new Problem("invalid", WRONG5, { note: "G\u1EEDi \xEDt nh\u1EA5t m\u1ED9t t\u1EC7p, ho\u1EB7c vi\u1EBFt c\xE2u tr\u1EA3 l\u1EDDi." });
    const documents = await keepFiles(store, context, files);
    const { state } = context.dossier;
    return {
      payload: {
        ...{ by: context.by, documents, note: note4 },
        answerDueAt: answerDue(act.now, "online", context.rules),
        until: state.status === "awaiting_supplement" ? state.supplementUntil?.toISOString() ?? null : null
      },
      dueAt: null
    };
  });
}
async function keepFiles(store, { tx, dossier, act }, files) {
  const last = Math.max(0, ...dossier.state.documents.map((each) => each.no));
  const kept3 = [];
  for (const [at, { name: name2, file }] of files.entries())
    kept3.push({
      ...{ no: last + at + 1, name: name2, source: "electronic", quantity: 1, reusable: false },
      file: await saveFile(tx, store, dossier.wardId, file, act.now),
      scanExemptReason: null
    });
  return kept3;
}

// src/features/dossiers/by-applicant/change-delivery.ts
import { z as z25 } from "zod";
var WRONG6 = "Ch\u01B0a \u0111\u1ED5i \u0111\u01B0\u1EE3c c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var delivery = z25.object({
  returnBy: z25.enum(RETURN_WAYS, "Ch\u1ECDn c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3."),
  address: text3(300).default("")
});
async function changeDelivery(tx, act, request) {
  const form2 = parseFields(delivery, request, WRONG6);
  return takeOwnStep(tx, act, { ...request, step: "change_delivery" }, async ({ dossier, by }) => {
    const { applicant } = dossier;
    const known = applicant.returnAddress || applicant.address;
    const address = form2.returnBy === "post" ? form2.address || known : "";
    if (form2.returnBy === "post" && address.length < 5)
      throw new Problem("invalid", WRONG6, { address: "Ghi \u0111\u1ECBa ch\u1EC9 \u0111\u1EC3 b\u01B0u ch\xEDnh mang k\u1EBFt qu\u1EA3 \u0111\u1EBFn." });
    if (by.kind === "guest" && form2.returnBy === "post" && address !== known)
      throw new Problem("not_allowed", "G\u1EEDi \u0111\u1EBFn \u0111\u1ECBa ch\u1EC9 kh\xE1c c\u1EA7n \u0111\u0103ng nh\u1EADp b\u1EB1ng t\xE0i kho\u1EA3n \u0111\u1ECBnh danh.");
    if (form2.returnBy === applicant.returnBy && address === applicant.returnAddress)
      throw new Problem("invalid", WRONG6, { returnBy: "\u0110\xE2y \u0111ang l\xE0 c\xE1ch nh\u1EADn k\u1EBFt qu\u1EA3 c\u1EE7a h\u1ED3 s\u01A1." });
    await tx.updateTable("dossiers").set({ return_by: form2.returnBy, return_address: address }).where("ward_id", "=", dossier.wardId).where("id", "=", dossier.id).execute();
    return {
      payload: { by, returnBy: form2.returnBy, before: applicant.returnBy },
      applicant: { ...applicant, returnBy: form2.returnBy, returnAddress: address }
    };
  });
}

// src/features/dossiers/by-applicant/correct-contact.ts
import { z as z26 } from "zod";
var WRONG7 = "Ch\u01B0a s\u1EEDa \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var contact = z26.object({
  phone: text3(30).min(1, "Nh\u1EADp s\u1ED1 \u0111i\u1EC7n tho\u1EA1i.").transform((given2, context) => {
    const phone2 = normalisePhone(given2);
    if (phone2 === null) context.addIssue({ code: "custom", message: "S\u1ED1 \u0111i\u1EC7n tho\u1EA1i ch\u01B0a \u0111\xFAng." });
    return phone2 ?? "";
  }),
  email: z26.union([z26.literal(""), z26.email("Th\u01B0 \u0111i\u1EC7n t\u1EED ch\u01B0a \u0111\xFAng.").max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1.")]).default("")
});
async function correctContact(tx, act, request) {
  if (act.visitor.kind === "guest")
    throw new Problem("not_allowed", "S\u1EEDa \u0111i\u1EC7n tho\u1EA1i, th\u01B0 \u0111i\u1EC7n t\u1EED c\u1EA7n \u0111\u0103ng nh\u1EADp b\u1EB1ng t\xE0i kho\u1EA3n \u0111\u1ECBnh danh.");
  const form2 = parseFields(contact, request, WRONG7);
  return takeOwnStep(tx, act, { ...request, step: "correct_contact" }, async (context) => {
    const { dossier, by } = context;
    const email2 = form2.email === "" ? null : form2.email;
    if (email2 === null && dossier.applicant.noticeBy === "mail")
      throw new Problem("invalid", WRONG7, { email: "B\u1EA1n \u0111\xE3 ch\u1ECDn nh\u1EADn tin b\u1EB1ng th\u01B0 \u0111i\u1EC7n t\u1EED: ghi \u0111\u1ECBa ch\u1EC9." });
    const changed = [];
    if (form2.phone !== dossier.applicant.phone) changed.push("phone");
    if (email2 !== dossier.applicant.email) changed.push("email");
    if (changed.length === 0)
      throw new Problem("invalid", WRONG7, { phone: "\u0110i\u1EC7n tho\u1EA1i v\xE0 th\u01B0 \u0111i\u1EC7n t\u1EED v\u1EABn nh\u01B0 c\u0169." });
    const applicant = { ...dossier.applicant, phone: form2.phone, email: email2 };
    await save(context, applicant);
    await tellOld(context, { clientKey: request.clientKey, changed });
    return { payload: { by, changed }, applicant };
  });
}
async function save({ tx, dossier }, applicant) {
  await tx.updateTable("dossiers").set({
    applicant_phone: applicant.phone,
    applicant_email: applicant.email,
    search_text: searchTextOf(dossier.state.code, applicant)
  }).where("ward_id", "=", dossier.wardId).where("id", "=", dossier.id).execute();
}
async function tellOld({ tx, dossier, act }, { clientKey, changed }) {
  if (!isTold(dossier)) return;
  const { applicant, state, wardId } = dossier;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event: "contact_changed", now: act.now, code: state.code },
    key: derivedKey(clientKey, "tell the old contact"),
    to: {
      phone: changed.includes("phone") ? applicant.phone : null,
      email: changed.includes("email") ? applicant.email : null
    },
    values: { maHoSo: state.code, thuTuc: procedure.name }
  });
}

// src/features/dossiers/by-applicant/earlier-own.ts
async function findEarlierOwn(db, visitor) {
  const newest = await ownDossiers(db, visitor).select(["applicant_phone", "applicant_email", "applicant_address"]).orderBy("submitted_at", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
  if (!newest) return null;
  return {
    phone: newest.applicant_phone,
    email: newest.applicant_email,
    address: newest.applicant_address
  };
}

// src/features/dossiers/data/look-up-filed.ts
var LOOK_UP_FILED = "dossiers.look-up-filed";
async function queueLookups(tx, { wardId, dossierId }, { documents, now }) {
  if (documents.some(({ source }) => source === "database"))
    await enqueue(tx, LOOK_UP_FILED, { wardId, dossierId }, { now });
}
async function lookUpFiled(platform, key) {
  const { database, now } = platform;
  const dossier = await findDossier(database.db, key);
  if (dossier.state.status !== "submitted") return;
  const act = { wardId: key.wardId, officer: null, now: now(), requestId: LOOK_UP_FILED };
  for (const document2 of dossier.state.documents) {
    const question = document2.source === "database" ? await questionOf(platform, dossier, document2, "filed") : null;
    if (question !== null && checkOrganisationId(question.subject.number))
      await lookUp(platform, act, question);
  }
}
async function questionOf({ database }, dossier, document2, attempt) {
  const { state, applicant } = dossier;
  const day3 = toLocalDay(state.receivedAt ?? state.submittedAt);
  const rules = await dataReplacementsOf(database.db, state.procedureCode, day3);
  const decision3 = decideOnPaper({ paper: document2.name, rules, origin: "citizen", day: day3 });
  if (decision3.kind !== "use_data") return null;
  const filer2 = { ...applicant, applicantKind: state.applicantKind };
  return {
    ...{ procedureCode: state.procedureCode, paper: document2.name, database: decision3.database.code },
    ...{ rule: decision3.rule, subject: lookupSubject(filer2, decision3.database.code) },
    matter: { dossierId: dossier.id, documentNo: document2.no },
    clientKey: derivedKey(state.code, `look up ${document2.no} ${attempt}`)
  };
}

// src/features/dossiers/by-applicant/file-online.ts
async function fileOnline(tx, act, filing) {
  const { visitor, now } = act;
  if (visitor.kind !== "citizen")
    throw new Problem("not_allowed", "N\u1ED9p h\u1ED3 s\u01A1 c\u1EA7n t\xE0i kho\u1EA3n \u0111\u1ECBnh danh. H\xE3y \u0111\u0103ng nh\u1EADp r\u1ED3i n\u1ED9p.");
  const { wardId, citizen, actingFor: actingFor2 } = visitor;
  const units2 = await listUnits(tx, wardId);
  const desk = units2.find((each) => each.kind === "centre" && !each.isClosed);
  if (!desk) throw new Problem("invalid", "Ph\u01B0\u1EDDng ch\u01B0a c\xF3 Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng \u0111\u1EC3 nh\u1EADn h\u1ED3 s\u01A1.");
  const procedure = await findProcedure(tx, filing.form.procedureCode, toLocalDay(now));
  mustBeReceivedOnline(procedure);
  const competentUnitId = competentUnit(units2, procedure.competentUnitCode).id;
  const form2 = parseIntake({ ...filing.form, channel: "online", competentUnitId });
  await holdCalendar(tx, wardId, "count");
  const known = await findRepeat(tx, wardId, form2);
  if (known) return known;
  const arrived = await registerArrival(
    tx,
    { wardId, now, officer: null },
    {
      clientKey: form2.clientKey,
      procedure,
      term: chooseTerm(procedure, form2.termNo),
      rules: await findWardRules(tx, wardId, now),
      applicant: toApplicant(form2),
      receivedAt: now,
      toUnitId: desk.id,
      fixed: {
        channel: "online",
        origin: "system",
        applicantKind: form2.applicantKind,
        competentUnitId,
        documents: filing.documents,
        account: { citizenId: citizen.id, organisationId: actingFor2?.id ?? null }
      }
    }
  );
  const { documents } = filing;
  await queueLookups(tx, { wardId, dossierId: arrived.dossierId }, { documents, now });
  await noteAccess(tx, {
    ...{ wardId, officerId: null, action: "file_online", subject: arrived.code },
    ...{ requestId: act.requestId, at: now }
  });
  await announce(tx, await findDossier(tx, { wardId, dossierId: arrived.dossierId }), form2.clientKey);
  return arrived;
}

// src/features/dossiers/by-applicant/withdraw-own.ts
import { z as z27 } from "zod";
var withdrawal = z27.object({ reason: text3(2e3).min(5, "Ghi l\xFD do r\xFAt h\u1ED3 s\u01A1, v\xE0i ch\u1EEF l\xE0 \u0111\u1EE7.") });
async function withdrawOwn(tx, act, request) {
  const { reason: reason2 } = parseFields(withdrawal, request, "Ch\u01B0a r\xFAt \u0111\u01B0\u1EE3c h\u1ED3 s\u01A1: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.");
  return takeOwnStep(tx, act, { ...request, step: "withdraw" }, async ({ dossier, by }) => {
    const year = Number(toLocalDay(act.now).slice(0, 4));
    const number = String(await nextNumber(tx, dossier.wardId, "stop_notice", year));
    return { payload: { number, reason: reason2, by } };
  });
}

// src/features/dossiers/close-expired.ts
async function closeExpired(database, wardId, now) {
  const ids = await findExpired(database.db, wardId, now);
  let closed2 = 0;
  for (const dossierId of ids)
    if (await database.transact((tx) => closeOne(tx, { wardId, dossierId }, now))) closed2++;
  return closed2;
}
async function findExpired(db, wardId, now) {
  const rows = await db.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("supplement_until", "<", now).orderBy("supplement_until").limit(500).execute();
  return rows.map((row) => row.id);
}
async function closeOne(tx, key, now) {
  const dossier = await lockWithKin(tx, key);
  const { supplementUntil: supplementUntil2 } = dossier.state;
  if (supplementUntil2 === null || supplementUntil2 >= now) return false;
  const number = await nextNumber(tx, key.wardId, "stop_notice", Number(toLocalDay(now).slice(0, 4)));
  const clientKey = derivedKey(`${key.wardId}/${key.dossierId}/${supplementUntil2.toISOString()}`, "expire");
  const saved = await saveSystemStep(tx, dossier, {
    step: "expire",
    statusAfter: "stopped",
    payload: { number: String(number), until: supplementUntil2.toISOString() },
    now,
    clientKey
  });
  await echoStep(tx, saved, { now, clientKey, rules: await findWardRules(tx, key.wardId, now) });
  return true;
}

// src/features/dossiers/data/look-up-for-dossier.ts
async function lookUpForDossier(platform, act, { dossierId, documentNo, clientKey, byHand }) {
  const { officer } = act;
  const dossier = await findDossier(platform.database.db, { wardId: officer.wardId, dossierId });
  if (!mayLookUp(dossier, officer))
    throw new Problem("not_allowed", "Ch\u1EC9 n\u01A1i \u0111ang gi\u1EEF h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c tra c\u1EE9u d\u1EEF li\u1EC7u c\u1EE7a ng\u01B0\u1EDDi n\u1ED9p.");
  if (isEnded(dossier.state.status))
    throw new Problem("step_not_open", "H\u1ED3 s\u01A1 \u0111\xE3 k\u1EBFt th\xFAc: kh\xF4ng tra c\u1EE9u th\xEAm.");
  const document2 = dossier.state.documents.find(({ no: no2 }) => no2 === documentNo);
  const question = document2 && await questionOf(platform, dossier, document2, clientKey);
  if (!question) throw new Problem("not_found", "Gi\u1EA5y t\u1EDD n\xE0y kh\xF4ng thu\u1ED9c di\u1EC7n thay b\u1EB1ng d\u1EEF li\u1EC7u.");
  const lookupAct = { ...act, wardId: officer.wardId };
  if (byHand === null) return lookUp(platform, lookupAct, question);
  return platform.database.transact((tx) => recordByHand(tx, lookupAct, question, byHand));
}
function mayLookUp({ state }, { unitId, duties }) {
  return state.holderUnitId === unitId && duties.some((duty) => duty === "receive" || duty === "examine");
}

// src/features/dossiers/data/look-ups-of.ts
async function lookUpsOf(platform, dossier) {
  const all = await listLookupsOf(platform.database.db, dossier.wardId, dossier.id);
  const found2 = [];
  for (const document2 of dossier.state.documents) {
    const lookups = all.filter(
      ({ id, documentNo }) => documentNo === document2.no || id === document2.lookupId
    );
    const isGiven = document2.source === "database";
    const question = isGiven && lookups.length === 0 ? await questionOf(platform, dossier, document2, "") : null;
    const code = lookups.at(-1)?.database ?? question?.database;
    if (code !== void 0) found2.push({ document: document2, database: NATIONAL_DATABASES[code], lookups });
  }
  return found2;
}

// src/features/dossiers/data/supplement-words.ts
function supplementWords(lookups) {
  const newest = new Map(lookups.map((each) => [each.paper, each]));
  const words3 = [...newest.values()].flatMap((each) => {
    const { outcome } = each;
    if (outcome === "found" || !letsPaperBeAsked(each)) return [];
    return [afterFailedLookUp(each.paper, outcome, NATIONAL_DATABASES[each.database])];
  });
  if (words3.length === 0) return null;
  return {
    items: words3.map(({ item }) => item).join("\n"),
    reason: [...new Set(words3.map(({ reason: reason2 }) => reason2))].join("\n")
  };
}

// src/features/dossiers/due-basis.ts
function dueBasis({ state, steps }) {
  let from = state.receivedAt;
  let moves = [];
  for (const [at, { step }] of steps.entries()) {
    const before = steps[at - 1]?.step.dueAt ?? null;
    if (at === 0 || step.step === "admit" || step.dueAt?.getTime() === before?.getTime()) continue;
    moves.push({ at: step.at, step: step.step, dueAt: step.dueAt });
    if (step.step !== "receive_supplement" || step.payload.mode !== "restart") continue;
    from = new Date(step.payload.arrivedAt ?? step.at);
    moves = [];
  }
  return { from, moves };
}

// src/features/dossiers/duplicates.ts
import { sql as sql22 } from "kysely";
async function findLikeDossiers(db, wardId, asked2) {
  const { personalId, phone: phone2 } = asked2;
  if (personalId === null && phone2 === null) return [];
  const since = new Date(asked2.now.getTime() - asked2.days * 864e5);
  const rows = await db.selectFrom("dossiers").select(["id", "code", "status", "submitted_at", "applicant_name", "applicant_personal_id"]).where("ward_id", "=", wardId).where("procedure_code", "=", asked2.procedureCode).where(sql22`client_key::text <> ${asked2.clientKey}`).where(
    (on) => on.or([
      ...personalId === null ? [] : [on("applicant_personal_id", "=", personalId)],
      ...phone2 === null ? [] : [on("applicant_phone", "=", phone2)]
    ])
  ).where((on) => on.or([on("finished_at", "is", null), on("submitted_at", ">=", since)])).orderBy("submitted_at", "desc").limit(5).execute();
  return rows.filter(
    (row) => personalId !== null && row.applicant_personal_id === personalId || foldVietnamese(row.applicant_name) === foldVietnamese(asked2.name)
  ).map((row) => ({ id: row.id, code: row.code, status: row.status, on: row.submitted_at }));
}
async function popularProcedures(db, wardId, since, limit) {
  const rows = await db.selectFrom("dossiers").select("procedure_code").where("ward_id", "=", wardId).where("submitted_at", ">=", since).groupBy("procedure_code").orderBy(({ fn }) => fn.countAll(), "desc").orderBy("procedure_code").limit(limit).execute();
  return rows.map((row) => row.procedure_code);
}

// src/features/dossiers/earlier.ts
async function findEarlier(db, wardId, personalId) {
  const newest = await db.selectFrom("dossiers").selectAll().where("ward_id", "=", wardId).where("applicant_personal_id", "=", personalId).orderBy("submitted_at", "desc").limit(1).executeTakeFirst();
  if (!newest) return null;
  return {
    code: newest.code,
    on: newest.submitted_at,
    kind: newest.applicant_kind,
    name: newest.applicant_name,
    birthOn: newest.applicant_birth_on,
    phone: newest.applicant_phone,
    address: newest.applicant_address,
    email: newest.applicant_email,
    representativeName: newest.representative_name,
    representativePersonalId: newest.representative_personal_id,
    representativeBasis: newest.representative_basis
  };
}

// src/law/slip-forms.ts
var SLIP_FORM_NAMES = [
  "acceptance-slip",
  "supplement-request",
  "refusal-slip",
  "apology-letter",
  "stop-notice",
  "control-slip",
  "register"
];
var SLIP_FORMS = {
  "acceptance-slip": { number: "01", title: "Gi\u1EA5y ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1 v\xE0 h\u1EB9n tr\u1EA3 k\u1EBFt qu\u1EA3", formerNumber: "01" },
  "supplement-request": {
    number: "02",
    title: "Phi\u1EBFu y\xEAu c\u1EA7u b\u1ED5 sung, ho\xE0n thi\u1EC7n h\u1ED3 s\u01A1",
    formerNumber: "02"
  },
  "refusal-slip": { number: "03", title: "Phi\u1EBFu t\u1EEB ch\u1ED1i ti\u1EBFp nh\u1EADn (gi\u1EA3i quy\u1EBFt) h\u1ED3 s\u01A1", formerNumber: "03" },
  "apology-letter": {
    number: "04",
    title: "V\u0103n b\u1EA3n xin l\u1ED7i v\xE0 \u0111\u1EC1 ngh\u1ECB gia h\u1EA1n th\u1EDDi gian gi\u1EA3i quy\u1EBFt",
    formerNumber: "04",
    formerTitle: "Phi\u1EBFu xin l\u1ED7i v\xE0 h\u1EB9n l\u1EA1i ng\xE0y tr\u1EA3 k\u1EBFt qu\u1EA3"
  },
  "stop-notice": { number: "05", title: "Th\xF4ng b\xE1o d\u1EEBng gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1", formerNumber: null },
  "control-slip": { number: "06", title: "Phi\u1EBFu ki\u1EC3m so\xE1t qu\xE1 tr\xECnh gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1", formerNumber: "05" },
  register: { number: "07", title: "S\u1ED5 theo d\xF5i h\u1ED3 s\u01A1", formerNumber: "06" }
};
var SLIP_FORMS_FROM = "2025-09-15";
function slipFormNumber(name2, day3) {
  return day3 < SLIP_FORMS_FROM ? SLIP_FORMS[name2].formerNumber : SLIP_FORMS[name2].number;
}
function slipFormTitle(name2, day3) {
  const { title, formerTitle } = SLIP_FORMS[name2];
  return day3 < SLIP_FORMS_FROM ? formerTitle ?? title : title;
}
var SIGNED_BY_ORDER = [
  { from: "1995-01-01", until: null, unitKinds: ["division", "centre"] }
];
function signsByOrder(unitKind, day3) {
  return inForce(SIGNED_BY_ORDER, day3).unitKinds.includes(unitKind);
}
var SLIP_SYMBOLS = [
  {
    from: "1995-01-01",
    until: null,
    symbols: {
      "supplement-request": "PBS",
      "refusal-slip": "PTC",
      "apology-letter": "TXL",
      "stop-notice": "TBD"
    }
  }
];
function slipNumberText(name2, number, office, day3) {
  const symbol = inForce(SLIP_SYMBOLS, day3).symbols[name2];
  return symbol === void 0 ? null : `${number.padStart(2, "0")}/${symbol}-${office}`;
}

// src/features/dossiers/forms/slip.ts
var SLIP_KINDS = [
  "acceptance-slip",
  "supplement-request",
  "refusal-slip",
  "apology-letter",
  "stop-notice",
  "control-slip"
];
function slipHead(source, kind, step, issuer) {
  const { ward, dossier, publicUrl } = source;
  const day3 = toLocalDay(step.at);
  const form2 = slipFormNumber(kind, day3);
  return {
    kind,
    stepNo: step.no,
    formName: form2 === null ? "" : `M\u1EABu s\u1ED1 ${form2}`,
    title: slipFormTitle(kind, day3),
    number: numberOn(kind, step, issuer.sign),
    issuer,
    placeAndDay: `${source.words.place || ward.name.replace(/^(phường|xã|đặc khu)\s+/i, "")}, ${longDay(day3)}`,
    issuedAt: step.at,
    code: dossier.state.code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.state.code)}`,
    addressee: null,
    recipients: []
  };
}
function numberOn(kind, step, sign) {
  if (!("number" in step.payload)) return null;
  return slipNumberText(kind, String(step.payload.number), sign, toLocalDay(step.at));
}
function longDay(day3) {
  const [year, month, date] = day3.split("-");
  return `ng\xE0y ${date} th\xE1ng ${Number(month) < 3 ? month : Number(month)} n\u0103m ${year}`;
}
function applicantFacts({ dossier, procedure }, label = "H\u1ED3 s\u01A1 c\u1EE7a") {
  const { applicant } = dossier;
  const behalf = [applicant.representativeName, applicant.representativeBasis].filter(Boolean).join(", ");
  return [
    ["M\xE3 h\u1ED3 s\u01A1", dossier.state.code],
    [label, applicant.name],
    ...behalf === "" ? [] : [["Ng\u01B0\u1EDDi n\u1ED9p thay", behalf]],
    ["\u0110\u1ECBa ch\u1EC9", applicant.address],
    ["S\u1ED1 \u0111i\u1EC7n tho\u1EA1i", applicant.phone ?? ""],
    ["Email", applicant.email ?? ""],
    [
      "N\u1ED9i dung y\xEAu c\u1EA7u gi\u1EA3i quy\u1EBFt",
      [`${procedure.name} (m\xE3 ${procedure.code})`, applicant.request].filter(Boolean).join("; ")
    ]
  ];
}
function ending(source, { fixed = "", closing: closing2 = "", isLetter = false }) {
  const { words: words3 } = source;
  const own2 = (text5) => fill(text5, placesOf(source)).trim();
  const said2 = [
    fixed,
    own2(words3.contact),
    words3.feedback && `Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB: ${own2(words3.feedback)}`,
    own2(words3.closing) || closing2
  ].filter((text5) => text5 !== "");
  return said2.map((text5, at) => ({
    kind: "paragraph",
    text: isLetter && at === said2.length - 1 ? `${text5.replace(/[./\s]+$/, "")}./.` : text5
  }));
}
function placesOf(source) {
  const { ward, dossier, procedure, units: units2 } = source;
  return {
    maHoSo: dossier.state.code,
    thuTuc: procedure.name,
    nguoiNop: dossier.applicant.name,
    henTra: dossier.state.dueAt ? slipTime(dossier.state.dueAt) : "",
    donVi: unitName(source, dossier.state.competentUnitId),
    trungTam: [...units2.values()].find((unit) => unit.kind === "centre")?.name ?? "",
    phuong: ward.name,
    diaChi: ward.address,
    dienThoai: ward.phone ?? ""
  };
}
function filer({ applicant }) {
  return applicant.representativeName ?? applicant.name;
}
function unitName({ units: units2 }, unitId) {
  return units2.get(unitId ?? 0)?.name ?? "";
}
function officerName({ officers }, officerId) {
  return officers.get(officerId ?? 0)?.displayName ?? "";
}
function resolvingBody(source) {
  const { place, elsewhere, competentUnitId } = source.dossier.state;
  return place === "forwarded" && elsewhere ? elsewhere : unitName(source, competentUnitId);
}
function slipTime(at) {
  const [hour, minute] = toLocalIso(at).slice(11, 16).split(":");
  return `${hour} gi\u1EDD ${minute} ph\xFAt, ng\xE0y ${formatDay(toLocalDay(at))}`;
}

// src/features/dossiers/forms/declaration.ts
function declaration(source) {
  const { ward, code, publicUrl, filedAt, form: form2, answers } = source;
  const place = ward.name.replace(/^(phường|xã|đặc khu)\s+/i, "");
  const { name: name2, representativeName } = applicantOf(form2, answers);
  return {
    formName: `T\u1EDD khai \u0111i\u1EC7n t\u1EED ${form2.procedureCode}, b\u1EA3n ${form2.version}`,
    title: form2.title,
    number: null,
    issuer: { parent: [], name: [], sign: "" },
    placeAndDay: `${place}, ${longDay(toLocalDay(filedAt))}`,
    issuedAt: filedAt,
    code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(code)}`,
    addressee: `\u1EE6y ban nh\xE2n d\xE2n ${ward.name}`,
    blocks: [whoDeclares(source), ...answered(form2, answers), closing(source)],
    signatures: [
      { authority: [], who: "Ng\u01B0\u1EDDi khai", hint: "(Khai qua m\u1EA1ng)", name: representativeName || name2 }
    ],
    recipients: []
  };
}
function whoDeclares({ code, procedureName, form: form2, answers }) {
  const { name: name2, representativeName, representativeBasis } = applicantOf(form2, answers);
  const behalf = [representativeName, representativeBasis].filter((text5) => text5 !== "").join(", ");
  return {
    kind: "facts",
    rows: [
      ["M\xE3 h\u1ED3 s\u01A1", code],
      ["Th\u1EE7 t\u1EE5c", procedureName],
      ["Ng\u01B0\u1EDDi y\xEAu c\u1EA7u", name2],
      ...representativeName === "" ? [] : [["Ng\u01B0\u1EDDi n\u1ED9p thay", behalf]]
    ]
  };
}
function answered(form2, answers) {
  return describeAnswers(form2, answers).map(({ page, rows }) => ({
    kind: "table",
    title: page,
    head: ["M\u1EE5c khai", "N\u1ED9i dung khai"],
    widths: [0.38, 0.62],
    rows: rows.map(({ label, value }) => [label, value])
  }));
}
function closing({ filedAt, form: form2 }) {
  const unread = form2.isVerified ? "" : " Bi\u1EC3u m\u1EABu \u0111i\u1EC7n t\u1EED n\xE0y ch\u01B0a \u0111\u01B0\u1EE3c \u0111\u1ED1i chi\u1EBFu v\u1EDBi t\u1EDD khai ch\xEDnh th\u1EE9c (ch\u01B0a x\xE1c minh).";
  return { kind: "paragraph", text: `Ng\u01B0\u1EDDi khai g\u1EEDi qua m\u1EA1ng l\xFAc ${formatTime(filedAt)}.${unread}` };
}

// src/features/dossiers/forms/drawing/draw-pdf.ts
import QRCode from "qrcode";

// src/platform/files/pdf.ts
import { join as join5 } from "node:path";
import PDFDocument from "pdfkit";
var FONTS = join5(root, "node_modules", "@expo-google-fonts", "tinos");
function beginPdf(options) {
  const pdf = new PDFDocument(options);
  const chunks = [];
  pdf.on("data", (chunk) => chunks.push(chunk));
  const bytes = new Promise((done) => pdf.on("end", () => done(Buffer.concat(chunks))));
  pdf.registerFont("regular", join5(FONTS, "400Regular", "Tinos_400Regular.ttf"));
  pdf.registerFont("bold", join5(FONTS, "700Bold", "Tinos_700Bold.ttf"));
  pdf.registerFont("italic", join5(FONTS, "400Regular_Italic", "Tinos_400Regular_Italic.ttf"));
  pdf.registerFont("bold-italic", join5(FONTS, "700Bold_Italic", "Tinos_700Bold_Italic.ttf"));
  return { pdf, bytes };
}

// src/features/dossiers/forms/drawing/draw-table.ts
var PADDING = 3;
function drawTable(pdf, frame, table) {
  const { title, head, rows, struck = [] } = table;
  const widths = table.widths.map((share) => share * frame.width);
  const isEmpty = rows.length === 0;
  const body = isEmpty ? [head.map((_, at) => at === 1 ? "Kh\xF4ng c\xF3" : "")] : rows;
  const heading = { cells: head, isHead: true };
  const begin2 = () => drawRow(pdf, frame, widths, heading);
  const fits = (height) => pdf.y + height <= pdf.page.height - frame.bottom;
  pdf.font("bold").fontSize(13);
  const needed = pdf.heightOfString(title, { width: frame.width }) + 2 * rowHeight(pdf, widths, heading) + 20;
  if (!fits(needed)) pdf.addPage();
  pdf.font("bold").fontSize(13).text(title, frame.x, pdf.y, { width: frame.width });
  pdf.y += 3;
  begin2();
  for (const [at, row] of body.entries()) {
    const isStruck = struck.includes(at);
    for (const cells of piecesOf(pdf, frame, widths, row)) {
      if (!fits(rowHeight(pdf, widths, { cells }))) {
        pdf.addPage();
        begin2();
      }
      drawRow(pdf, frame, widths, { cells, isStruck });
    }
  }
}
function drawRow(pdf, frame, widths, row) {
  const { cells, isStruck = false } = row;
  const height = rowHeight(pdf, widths, row);
  const { y } = pdf;
  let { x } = frame;
  for (const [at, text5] of cells.entries()) {
    pdf.lineWidth(0.5).rect(x, y, widths[at], height).stroke();
    pdf.text(text5, x + PADDING, y + PADDING, { width: widths[at] - 2 * PADDING, strike: isStruck });
    x += widths[at];
  }
  pdf.y = y + height;
}
function rowHeight(pdf, widths, { cells, isHead = false }) {
  pdf.font(isHead ? "bold" : "regular").fontSize(11.5);
  const heights = cells.map((text5, at) => pdf.heightOfString(text5, { width: widths[at] - 2 * PADDING }));
  return Math.max(...heights) + 2 * PADDING;
}
function piecesOf(pdf, frame, widths, row) {
  const most = (pdf.page.height - 2 * frame.bottom) * 0.8;
  if (rowHeight(pdf, widths, { cells: row }) <= most) return [row];
  const words3 = row.map((text5) => text5.split(" "));
  const longest = Math.max(...words3.map((each) => each.length));
  const half = Math.ceil(longest / 2);
  if (longest < 2) return [row];
  const first = words3.map((each) => each.slice(0, half).join(" "));
  const rest = words3.map((each) => each.slice(half).join(" "));
  return [...piecesOf(pdf, frame, widths, first), ...piecesOf(pdf, frame, widths, rest)];
}

// src/law/document-layout.ts
var MARGINS_MM = { top: 20, bottom: 20, left: 30, right: 15 };
var DOCUMENT_LAYOUTS = [
  {
    from: "2020-03-05",
    until: null,
    layout: {
      font: "Times New Roman",
      paper: { widthMm: 210, heightMm: 297 },
      marginsMm: MARGINS_MM,
      pageNumberMm: 10,
      indentMm: 12.7,
      paragraphGapPoints: 6,
      lineSpacing: 1,
      rules: { agency: 0.4, subject: 0.35 },
      styles: {
        state: { points: 12, bold: true, upper: true },
        motto: { points: 13, bold: true },
        parentAgency: { points: 12, upper: true },
        agency: { points: 12, bold: true, upper: true },
        number: { points: 13 },
        placeAndDay: { points: 13, italic: true },
        kindName: { points: 14, bold: true, upper: true },
        subject: { points: 14, bold: true },
        letterSubject: { points: 12 },
        addressee: { points: 14 },
        basis: { points: 14, italic: true },
        body: { points: 14 },
        heading1: { points: 14, bold: true },
        heading2: { points: 14, bold: true },
        heading3: { points: 14, bold: true, italic: true },
        office: { points: 14, bold: true, upper: true },
        signer: { points: 14, bold: true },
        recipientsTitle: { points: 12, bold: true, italic: true },
        recipients: { points: 11 },
        pageNumber: { points: 13 },
        annexTitle: { points: 14, bold: true, upper: true },
        annexOf: { points: 14, italic: true },
        table: { points: 12 }
      }
    }
  }
];
function documentLayout(day3) {
  return inForce(DOCUMENT_LAYOUTS, day3).layout;
}

// src/features/dossiers/forms/drawing/letterhead.ts
var MM = 72 / 25.4;
var MARGINS = {
  ...{ left: MARGINS_MM.left * MM, right: MARGINS_MM.right * MM },
  ...{ top: MARGINS_MM.top * MM, bottom: MARGINS_MM.bottom * MM }
};
var LEFT_HALF = 0.42;
var GAP2 = 6;
var A4 = {
  ...{ size: "A4", margins: MARGINS, lang: "vi-VN", displayTitle: true, bufferPages: true }
};
function widthOf(pdf) {
  return pdf.page.width - MARGINS.left - MARGINS.right;
}
function drawLetterhead(pdf, { parent, name: name2 }) {
  const half = widthOf(pdf) * LEFT_HALF;
  const left = { x: MARGINS.left, width: half - GAP2 };
  const right = { x: MARGINS.left + half, width: widthOf(pdf) - half };
  const centred = (text5, [font, size], column2, y) => pdf.font(font).fontSize(size).text(text5, column2.x, y, { width: column2.width, align: "center" });
  pdf.y = MARGINS.top;
  for (const line7 of parent) centred(line7.toUpperCase(), ["regular", 12], left, pdf.y);
  for (const line7 of name2) centred(line7.toUpperCase(), ["bold", 12], left, pdf.y);
  const leftEnd = name2.length > 0 ? drawRule(pdf, left, 0.4) : MARGINS.top;
  centred("C\u1ED8NG H\xD2A X\xC3 H\u1ED8I CH\u1EE6 NGH\u0128A VI\u1EC6T NAM", ["bold", 12], right, MARGINS.top);
  centred("\u0110\u1ED9c l\u1EADp - T\u1EF1 do - H\u1EA1nh ph\xFAc", ["bold", 13], right, pdf.y);
  const motto = pdf.widthOfString("\u0110\u1ED9c l\u1EADp - T\u1EF1 do - H\u1EA1nh ph\xFAc") / right.width;
  return { left, right, y: Math.max(drawRule(pdf, right, motto), leftEnd) };
}
function drawRule(pdf, column2, share) {
  const from = column2.x + column2.width * (1 - share) / 2;
  const y = pdf.y + 1;
  pdf.moveTo(from, y).lineTo(from + column2.width * share, y).lineWidth(0.6).stroke();
  return y;
}
function numberPages(pdf) {
  const { count: count2 } = pdf.bufferedPageRange();
  for (let page = 1; page < count2; page++) {
    pdf.switchToPage(page);
    pdf.font("regular").fontSize(13).text(String(page + 1), MARGINS.left, 10 * MM, {
      ...{ width: widthOf(pdf), align: "center", lineBreak: false }
    });
  }
}

// src/features/dossiers/forms/drawing/draw-pdf.ts
var { left: LEFT2, top: TOP } = MARGINS;
var QR_SIZE = 26 * MM;
var INDENT = 10 * MM;
async function drawPdf(slip) {
  const { pdf, bytes } = beginPdf({
    ...A4,
    info: {
      Title: `${slip.title} ${slip.code}`,
      Author: slip.issuer.name.join(" ") || (slip.addressee ?? ""),
      CreationDate: slip.issuedAt
    }
  });
  drawHead(pdf, slip);
  await drawBesideQr(pdf, slip);
  const last = slip.blocks.at(-1);
  for (const block of slip.blocks.slice(1)) {
    if (block === last) keepWithSignature(pdf, slip, block);
    drawBlock(pdf, block, widthOf(pdf));
  }
  drawEnd(pdf, slip);
  numberPages(pdf);
  pdf.end();
  return bytes;
}
function drawHead(pdf, slip) {
  pdf.font("italic").fontSize(11).text(slip.formName, LEFT2, TOP - 8 * MM, { width: widthOf(pdf), align: "right" });
  const { left, right, y } = drawLetterhead(pdf, slip.issuer);
  const centred = (text5, font, column2) => pdf.font(font).fontSize(13).text(text5, column2.x, y + 4, { width: column2.width, align: "center" });
  if (slip.number !== null) centred(`S\u1ED1: ${slip.number}`, "regular", left);
  centred(slip.placeAndDay, "italic", right);
  pdf.moveDown(0.8);
  pdf.font("bold").fontSize(14).text(slip.title.toUpperCase(), LEFT2, pdf.y, { width: widthOf(pdf), align: "center" });
  pdf.moveDown(0.5);
}
async function drawBesideQr(pdf, slip) {
  const image = await QRCode.toBuffer(slip.qrText, { errorCorrectionLevel: "M", margin: 2, scale: 8 });
  const { page, y } = pdf;
  pdf.image(image, LEFT2 + widthOf(pdf) - QR_SIZE, y, { width: QR_SIZE });
  const beside = widthOf(pdf) - QR_SIZE - 8;
  pdf.y = y;
  if (slip.addressee !== null) {
    pdf.font("regular").fontSize(13).text(`K\xEDnh g\u1EEDi: ${slip.addressee}`, LEFT2, y, { width: beside, align: "center" });
    pdf.moveDown(0.4);
  }
  drawBlock(pdf, slip.blocks[0], beside);
  if (pdf.page === page) pdf.y = Math.max(pdf.y, y + QR_SIZE + 4);
}
function drawBlock(pdf, block, blockWidth) {
  pdf.fontSize(13);
  pdf.x = LEFT2;
  const justified = { width: blockWidth, align: "justify" };
  if (block.kind === "paragraph")
    pdf.font("regular").text(block.text, LEFT2, pdf.y, { ...justified, indent: INDENT });
  if (block.kind === "facts")
    for (const [label, value] of block.rows) {
      pdf.font("regular").text(`${label}: `, LEFT2, pdf.y, { width: blockWidth, continued: true });
      pdf.font("bold").text(value || "\u2026\u2026\u2026\u2026\u2026\u2026");
      pdf.y += 2;
    }
  if (block.kind === "list") {
    pdf.font("bold").text(block.title, LEFT2, pdf.y, { width: blockWidth });
    pdf.font("regular");
    for (const [at, item] of block.items.entries()) pdf.text(`${at + 1}. ${item}`, LEFT2, pdf.y, justified);
  }
  if (block.kind === "table") drawTable(pdf, { x: LEFT2, width: blockWidth, bottom: TOP }, block);
  pdf.x = LEFT2;
  pdf.y += 6;
}
var END_HEIGHT = 50 * MM;
function keepWithSignature(pdf, { signatures }, last) {
  if (signatures.length === 0 || last.kind !== "paragraph") return;
  const height = pdf.font("regular").fontSize(13).heightOfString(last.text, { width: widthOf(pdf) }) + 6;
  const left = pdf.page.height - TOP - pdf.y;
  if (left < height + END_HEIGHT && height < 60 * MM) pdf.addPage();
}
function drawEnd(pdf, slip) {
  if (slip.signatures.length === 0) return;
  if (pdf.y + END_HEIGHT > pdf.page.height - TOP) pdf.addPage();
  const column2 = widthOf(pdf) / 2;
  const y = pdf.y + 8;
  const offset = slip.signatures.length === 1 ? column2 : 0;
  for (const [at, each] of slip.signatures.entries())
    drawSignature(pdf, each, { x: LEFT2 + offset + at * column2, y, column: column2 });
  if (slip.recipients.length === 0) return;
  const within3 = { width: column2 - 12 };
  pdf.font("bold-italic").fontSize(12).text("N\u01A1i nh\u1EADn:", LEFT2, y, within3);
  pdf.font("regular").fontSize(11);
  for (const [at, each] of slip.recipients.entries())
    pdf.text(`- ${each}${at === slip.recipients.length - 1 ? "." : ";"}`, within3);
}
function drawSignature(pdf, { authority, who, hint, name: name2 }, { x, y, column: column2 }) {
  const centred = { width: column2, align: "center" };
  pdf.font("bold").fontSize(13);
  pdf.text([...authority, who].join("\n").toUpperCase(), x, y, centred);
  pdf.font("italic").fontSize(11).text(hint, x, pdf.y, centred);
  pdf.font("bold").fontSize(13).text(name2, x, y + 36 * MM, centred);
}

// src/features/dossiers/forms/drawing/word-parts.ts
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
var MM2 = 1440 / 25.4;
var WIDTH = Math.round(165 * MM2);
var NONE2 = { style: BorderStyle.NONE, size: 0, color: "auto" };
var NO_BORDERS = { top: NONE2, bottom: NONE2, left: NONE2, right: NONE2 };
function line5(text5, style = {}, alignment = AlignmentType.LEFT, before = 0) {
  return new Paragraph({ alignment, spacing: { before }, children: textRuns(text5, style) });
}
function textRuns(text5, style = {}) {
  return text5.split("\n").map((part, at) => run(part, style, at > 0));
}
function run(text5, { size, ...style } = {}, isNewLine = false) {
  return new TextRun({
    text: text5,
    ...style,
    ...size !== void 0 && { size: size * 2 },
    ...isNewLine && { break: 1 }
  });
}
function rule2(columnWidth, share) {
  const side = Math.round(columnWidth * (1 - share) / 2);
  return new Paragraph({
    spacing: { before: 40, line: 60, lineRule: "exact" },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 4, color: "000000", space: 1 } },
    children: []
  });
}
function columns2(cells) {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: cells.map(({ share }) => Math.round(WIDTH * share)),
    borders: { ...NO_BORDERS, insideHorizontal: NONE2, insideVertical: NONE2 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          ({ share, children }) => new TableCell({
            children,
            borders: NO_BORDERS,
            margins: { left: 0, right: 0 },
            width: { size: Math.round(WIDTH * share), type: WidthType.DXA }
          })
        )
      })
    ]
  });
}
function grid({ head, widths, rows, struck = [] }) {
  const body = rows.length > 0 ? rows : [head.map((_, at) => at === 1 ? "Kh\xF4ng c\xF3" : "")];
  const row = (texts2, style, tableHeader) => new TableRow({
    tableHeader,
    cantSplit: true,
    children: texts2.map(
      (text5, at) => new TableCell({
        width: { size: Math.round(WIDTH * widths[at]), type: WidthType.DXA },
        margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: [line5(text5, { size: 12, ...style })]
      })
    )
  });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((share) => Math.round(WIDTH * share)),
    rows: [
      row(head, { bold: true }, true),
      ...body.map((each, at) => row(each, { strike: struck.includes(at) }, false))
    ]
  });
}

// src/features/dossiers/forms/drawing/write-docx.ts
import { AlignmentType as AlignmentType2, Document, Header, ImageRun, Packer, PageNumber, Paragraph as Paragraph2, TextRun as TextRun2 } from "docx";
import QRCode2 from "qrcode";
var { CENTER, RIGHT, JUSTIFIED, LEFT: LEFT3 } = AlignmentType2;
async function writeDocx(slip) {
  const document2 = new Document({
    title: `${slip.title} ${slip.code}`,
    creator: slip.issuer.name.join(" "),
    styles: {
      default: { document: { run: { font: "Times New Roman", size: 26, language: { value: "vi-VN" } } } }
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * MM2), height: Math.round(297 * MM2) },
            margin: { top: 20 * MM2, bottom: 20 * MM2, left: 30 * MM2, right: 15 * MM2, header: 10 * MM2 }
          }
        },
        headers: {
          first: new Header({ children: [line5(slip.formName, { italics: true, size: 11 }, RIGHT)] }),
          default: new Header({ children: [pageNumber()] })
        },
        children: [
          letterhead(slip),
          line5(slip.title.toUpperCase(), { bold: true, size: 14 }, CENTER, 200),
          line5("", { size: 4 }),
          await besideQr(slip),
          ...slip.blocks.slice(1).flatMap((block) => drawBlock2(block, block === slip.blocks.at(-1))),
          ...slip.signatures.length === 0 ? [] : [ending2(slip)]
        ]
      }
    ]
  });
  return new Uint8Array(await Packer.toBuffer(document2));
}
function pageNumber() {
  return new Paragraph2({
    alignment: CENTER,
    children: [new TextRun2({ children: [PageNumber.CURRENT] })]
  });
}
function letterhead({ issuer, number, placeAndDay }) {
  return columns2([
    {
      share: 0.42,
      children: [
        ...issuer.parent.map((text5) => line5(text5.toUpperCase(), { size: 12 }, CENTER)),
        ...issuer.name.map((text5) => line5(text5.toUpperCase(), { bold: true, size: 12 }, CENTER)),
        rule2(WIDTH * 0.42, 0.4),
        ...number === null ? [] : [line5(`S\u1ED1: ${number}`, { size: 13 }, CENTER, 60)]
      ]
    },
    {
      share: 0.58,
      children: [
        line5("C\u1ED8NG H\xD2A X\xC3 H\u1ED8I CH\u1EE6 NGH\u0128A VI\u1EC6T NAM", { bold: true, size: 12 }, CENTER),
        line5("\u0110\u1ED9c l\u1EADp - T\u1EF1 do - H\u1EA1nh ph\xFAc", { bold: true, size: 13 }, CENTER),
        rule2(WIDTH * 0.58, 0.6),
        line5(placeAndDay, { italics: true, size: 13 }, CENTER, 60)
      ]
    }
  ]);
}
async function besideQr({ qrText, addressee, blocks }) {
  const data = await QRCode2.toBuffer(qrText, { errorCorrectionLevel: "M", margin: 2, scale: 8 });
  const image = new ImageRun({
    type: "png",
    data,
    transformation: { width: 98, height: 98 },
    altText: { name: "QR", title: "M\xE3 QR", description: "M\xE3 QR \u0111\u1EBFn trang tra c\u1EE9u h\u1ED3 s\u01A1" }
  });
  return columns2([
    {
      share: 0.83,
      children: [
        ...addressee === null ? [] : [line5(`K\xEDnh g\u1EEDi: ${addressee}`, {}, CENTER, 60)],
        ...drawBlock2(blocks[0])
      ]
    },
    { share: 0.17, children: [new Paragraph2({ alignment: RIGHT, children: [image] })] }
  ]);
}
function drawBlock2(block, isLast = false) {
  switch (block.kind) {
    case "paragraph":
      return [
        new Paragraph2({
          alignment: JUSTIFIED,
          keepNext: isLast,
          spacing: { before: 120 },
          indent: { firstLine: Math.round(10 * MM2) },
          children: textRuns(block.text)
        })
      ];
    case "facts":
      return block.rows.map(
        ([label, value]) => new Paragraph2({
          spacing: { before: 40 },
          children: [run(`${label}: `), ...textRuns(value || "\u2026\u2026\u2026\u2026\u2026\u2026", { bold: true })]
        })
      );
    case "list":
      return [
        line5(block.title, { bold: true }, LEFT3, 120),
        ...block.items.map((item, at) => line5(`${at + 1}. ${item}`, {}, JUSTIFIED))
      ];
    case "table":
      return [line5(block.title, { bold: true }, LEFT3, 120), grid(block), line5("", { size: 4 })];
  }
}
function ending2({ signatures, recipients }) {
  const signed = signatures.map((each) => ({ share: 0.5, children: signature(each) }));
  if (signed.length > 1) return columns2(signed);
  const last = recipients.length - 1;
  const sentTo = recipients.map((each, at) => line5(`- ${each}${at === last ? "." : ";"}`, { size: 11 }));
  const left = recipients.length === 0 ? [line5("")] : [line5("N\u01A1i nh\u1EADn:", { bold: true, italics: true, size: 12 }, LEFT3, 200), ...sentTo];
  return columns2([{ share: 0.5, children: left }, ...signed]);
}
function signature({ authority, who, hint, name: name2 }) {
  return [
    ...[...authority, who].map(
      (text5, at) => line5(text5.toUpperCase(), { bold: true }, CENTER, at === 0 ? 200 : 0)
    ),
    line5(hint, { italics: true, size: 11 }, CENTER),
    line5(name2, { bold: true }, CENTER, 1100)
  ];
}

// src/features/dossiers/forms/words/slip-words.ts
var WORDED_FORMS = ["all", ...SLIP_FORM_NAMES];
var WORDED_FORM_LABELS = {
  all: "Chung cho m\u1ECDi m\u1EABu",
  ...Object.fromEntries(
    SLIP_FORM_NAMES.map((name2) => [name2, `M\u1EABu ${SLIP_FORMS[name2].number}: ${SLIP_FORMS[name2].title}`])
  )
};
var SIGNERS = ["taker", "unit_head", "director", "chairman"];
var SIGNER_LABELS = {
  taker: "Ng\u01B0\u1EDDi l\u1EADp phi\u1EBFu",
  unit_head: "Ng\u01B0\u1EDDi \u0111\u1EE9ng \u0111\u1EA7u \u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt (TL. Ch\u1EE7 t\u1ECBch)",
  director: "Gi\xE1m \u0111\u1ED1c Trung t\xE2m (TL. Ch\u1EE7 t\u1ECBch)",
  chairman: "Ch\u1EE7 t\u1ECBch \u1EE6y ban nh\xE2n d\xE2n"
};
var SIGNERS_OF = {
  "supplement-request": ["taker", "director"],
  "refusal-slip": ["taker", "unit_head", "director"],
  "apology-letter": ["unit_head", "director", "chairman"],
  "stop-notice": ["taker", "unit_head", "director", "chairman"]
};
var NO_WORDS = {
  ...{ committee: "", centre: "", place: "", contact: "", feedback: "", closing: "", signer: "" }
};
var SLIP_PLACES = {
  maHoSo: "m\xE3 h\u1ED3 s\u01A1",
  thuTuc: "t\xEAn th\u1EE7 t\u1EE5c",
  nguoiNop: "t\xEAn ng\u01B0\u1EDDi n\u1ED9p",
  henTra: "th\u1EDDi \u0111i\u1EC3m h\u1EB9n tr\u1EA3",
  donVi: "\u0111\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt",
  trungTam: "t\xEAn Trung t\xE2m",
  phuong: "t\xEAn ph\u01B0\u1EDDng",
  diaChi: "\u0111\u1ECBa ch\u1EC9 Trung t\xE2m",
  dienThoai: "\u0111i\u1EC7n tho\u1EA1i Trung t\xE2m"
};
function wordingAt(wordings, form2, at) {
  const day3 = toLocalDay(at);
  return wordings.filter((each) => each.form === form2 && each.validFrom <= day3 && each.decidedAt <= at).toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.id - b.id).at(-1);
}
function wordsAt2(wordings, form2, at) {
  const own2 = wordingAt(wordings, form2, at)?.words ?? NO_WORDS;
  const shared = wordingAt(wordings, "all", at)?.words ?? NO_WORDS;
  const names = Object.keys(NO_WORDS);
  const words3 = Object.fromEntries(
    names.map((name2) => [name2, own2[name2] || shared[name2]])
  );
  return { ...words3, signer: own2.signer };
}
function linesOf3(text5) {
  return text5.split("\n").filter((line7) => line7 !== "");
}

// src/features/dossiers/forms/issuer.ts
function centreIssuer(source) {
  const centre = centreOf(source.units);
  const own2 = linesOf3(source.words.centre);
  const name2 = own2.length > 0 ? own2 : inTwo(centre?.name ?? "Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng");
  return { parent: committeeOf(source), name: name2, sign: centre?.code ?? "TTPVHCC" };
}
function headIssuer(source, unit, step) {
  if (unit === void 0) return centreIssuer(source);
  if (signsByOrder(unit.kind, toLocalDay(step.at))) return committeeIssuer(source);
  const named2 = unit.name.replace(/(phường|xã|đặc khu)$/i, source.ward.name);
  return { parent: [], name: inTwo(named2), sign: unit.code };
}
function signedBy(who, name2) {
  return { authority: [], who, hint: "(K\xFD v\xE0 ghi r\xF5 h\u1ECD t\xEAn)", name: name2 };
}
function signedByHead(source, unit, step) {
  const head = unit?.headTitle || "Th\u1EE7 tr\u01B0\u1EDFng c\u01A1 quan gi\u1EA3i quy\u1EBFt";
  const officer = source.officers.get(step.officerId ?? 0);
  const isDeputy = /^phó\s/i.test(officer?.title ?? "");
  const byOrder = unit !== void 0 && signsByOrder(unit.kind, toLocalDay(step.at));
  return {
    authority: [...byOrder ? ["TL. Ch\u1EE7 t\u1ECBch"] : [], ...isDeputy ? [`KT. ${head}`] : []],
    who: isDeputy ? `Ph\xF3 ${head}` : head,
    hint: "",
    name: officer?.displayName ?? ""
  };
}
function signedAs(source, step, usual2) {
  const { units: units2, dossier, words: words3 } = source;
  const chosen = words3.signer || usual2.signer;
  if (chosen === "taker")
    return {
      issuer: centreIssuer(source),
      signature: signedBy(usual2.taker, officerName(source, step.officerId))
    };
  if (chosen === "chairman") return { issuer: committeeIssuer(source), signature: byChairman(source, step) };
  const unit = chosen === "director" ? centreOf(units2) : units2.get(dossier.state.competentUnitId);
  const signature2 = signedByHead(source, unit, step);
  const isUsual = chosen === usual2.signer;
  return {
    issuer: headIssuer(source, unit, step),
    signature: isUsual || isOf(source, unit, step) ? signature2 : { ...signature2, name: "" }
  };
}
function isOf({ officers }, unit, { officerId }) {
  const officer = officers.get(officerId ?? 0);
  return officer?.unitId === unit?.id && officer?.duties.includes("review") === true;
}
function byChairman({ officers }, { officerId }) {
  const officer = officers.get(officerId ?? 0);
  const isChairman = /^chủ tịch/i.test(officer?.title ?? "");
  return { authority: [], who: "Ch\u1EE7 t\u1ECBch", hint: "", name: isChairman ? officer.displayName : "" };
}
function centreOf(units2) {
  return [...units2.values()].find((unit) => unit.kind === "centre");
}
function committeeIssuer(source) {
  return { parent: [], name: committeeOf(source), sign: "UBND" };
}
function committeeOf({ ward, words: words3 }) {
  const own2 = linesOf3(words3.committee);
  return own2.length > 0 ? own2 : ["\u1EE6y ban nh\xE2n d\xE2n", ward.name];
}
function inTwo(name2) {
  if (name2.length <= 22) return [name2];
  const spaces = [...name2.matchAll(/ /g)].map((match) => match.index);
  const middle2 = name2.length / 2;
  const at = spaces.sort((a, b) => Math.abs(a - middle2) - Math.abs(b - middle2))[0];
  return at === void 0 ? [name2] : [name2.slice(0, at), name2.slice(at + 1)];
}

// src/features/dossiers/forms/acceptance-slip.ts
function acceptanceSlip(source, step) {
  const { dossier } = source;
  return {
    ...slipHead(source, "acceptance-slip", step, centreIssuer(source)),
    blocks: [
      { kind: "facts", rows: applicantFacts(source, "Ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1 c\u1EE7a") },
      papers(source, step),
      { kind: "facts", rows: [...wayFacts(source), ...timeFacts(source, step)] },
      ...ending(source, {
        closing: "Qu\xE9t m\xE3 QR, ho\u1EB7c nh\u1EADp m\xE3 h\u1ED3 s\u01A1 v\xE0 4 s\u1ED1 cu\u1ED1i \u0111i\u1EC7n tho\u1EA1i t\u1EA1i trang tra c\u1EE9u, \u0111\u1EC3 bi\u1EBFt h\u1ED3 s\u01A1 \u0111ang \u1EDF \u0111\xE2u."
      })
    ],
    signatures: [
      signedBy("Ng\u01B0\u1EDDi n\u1ED9p h\u1ED3 s\u01A1", filer(dossier)),
      signedBy("Ng\u01B0\u1EDDi ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1", officerName(source, step.officerId))
    ]
  };
}
function papers({ dossier }, { no: no2 }) {
  const accepted = fold(dossier.steps.slice(0, no2).map((each) => each.step));
  return {
    kind: "table",
    title: "Th\xE0nh ph\u1EA7n h\u1ED3 s\u01A1 n\u1ED9p g\u1ED3m:",
    head: ["TT", "T\xEAn gi\u1EA5y t\u1EDD", "H\xECnh th\u1EE9c", "S\u1ED1 l\u01B0\u1EE3ng"],
    widths: [0.07, 0.54, 0.25, 0.14],
    rows: accepted.documents.map((each) => [
      String(each.no),
      each.name,
      each.source === "database" ? "Kh\xF4ng y\xEAu c\u1EA7u, khai th\xE1c d\u1EEF li\u1EC7u" : SOURCE_LABELS[each.source],
      each.source === "database" ? "" : String(each.quantity)
    ])
  };
}
function wayFacts(source) {
  const { place, elsewhere, foreignCode, channel, assistedOnline } = source.dossier.state;
  const rows = [
    ["S\u1ED1 l\u01B0\u1EE3ng h\u1ED3 s\u01A1", "01 (b\u1ED9)"],
    ["H\xECnh th\u1EE9c n\u1ED9p", `${CHANNEL_LABELS[channel]}${assistedOnline ? ", c\xF3 c\xE1n b\u1ED9 h\u1ED7 tr\u1EE3" : ""}`]
  ];
  if (place === "from_elsewhere")
    rows.push([
      "N\u01A1i nh\u1EADn h\u1ED3 s\u01A1 ban \u0111\u1EA7u",
      `${elsewhere ?? ""}${foreignCode ? ` (m\xE3 h\u1ED3 s\u01A1 ${foreignCode})` : ""}`
    ]);
  rows.push(["C\u01A1 quan gi\u1EA3i quy\u1EBFt", resolvingBody(source)]);
  return rows;
}
function timeFacts({ dossier, procedure }, step) {
  const { state, applicant } = dossier;
  const term2 = procedure.terms.find((each) => each.no === state.termNo);
  const receivedAt = state.receivedAt ?? step.at;
  const day3 = toLocalDay(receivedAt);
  const order = state.code.slice(state.code.lastIndexOf("-") + 1);
  return [
    [
      "Th\u1EDDi gian gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1 theo quy \u0111\u1ECBnh l\xE0",
      term2 ? describeTerm(term2) : "Th\u1EE7 t\u1EE5c ch\u01B0a c\xF3 th\u1EDDi h\u1EA1n trong danh m\u1EE5c"
    ],
    ["Th\u1EDDi gian nh\u1EADn h\u1ED3 s\u01A1", slipTime(receivedAt)],
    [
      "Th\u1EDDi gian tr\u1EA3 k\u1EBFt qu\u1EA3 gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1",
      step.dueAt ? slipTime(step.dueAt) : "Theo th\xF4ng b\xE1o c\u1EE7a Trung t\xE2m"
    ],
    ["\u0110\u0103ng k\xFD nh\u1EADn k\u1EBFt qu\u1EA3", RETURN_LABELS[applicant.returnBy]],
    ["V\xE0o S\u1ED5 theo d\xF5i h\u1ED3 s\u01A1", `Quy\u1EC3n s\u1ED1 ${day3.slice(0, 4)}, s\u1ED1 th\u1EE9 t\u1EF1 ${order}, ng\xE0y ${formatDay(day3)}`]
  ];
}

// src/features/dossiers/forms/apology-letter.ts
function apologyLetter(source, given2) {
  const step = given2;
  const { state, applicant } = source.dossier;
  const { issuer, signature: signature2 } = signedAs(source, step, { signer: "unit_head", taker: "" });
  const dueBefore = step.step === "extend" ? new Date(step.payload.dueBefore) : step.dueAt;
  return {
    ...slipHead(source, "apology-letter", step, issuer),
    addressee: applicant.name,
    blocks: [
      {
        kind: "facts",
        rows: [
          ...applicantFacts(source),
          ["Ng\xE0y ti\u1EBFp nh\u1EADn", slipTime(state.receivedAt)],
          ["Th\u1EDDi gian h\u1EB9n tr\u1EA3 k\u1EBFt qu\u1EA3", dueBefore ? slipTime(dueBefore) : ""]
        ]
      },
      { kind: "paragraph", text: opening(step) },
      { kind: "facts", rows: [["Nguy\xEAn nh\xE2n", LATE_CAUSE_LABELS[step.payload.cause]]] },
      { kind: "paragraph", text: `L\xFD do: ${step.payload.reason}` },
      { kind: "paragraph", text: promise(step, unitName(source, state.competentUnitId)) },
      ...ending(source, { closing: "R\u1EA5t mong nh\u1EADn \u0111\u01B0\u1EE3c s\u1EF1 th\xF4ng c\u1EA3m c\u1EE7a \xF4ng/b\xE0", isLetter: true })
    ],
    signatures: [signature2],
    recipients: ["Nh\u01B0 tr\xEAn", "Trung t\xE2m PVHCC (\u0111\u1EC3 tr\u1EA3 ng\u01B0\u1EDDi n\u1ED9p)", "L\u01B0u: VT, h\u1ED3 s\u01A1"]
  };
}
function opening({ step }) {
  return step === "extend" ? "H\u1ED3 s\u01A1 n\xEAu tr\xEAn kh\xF4ng th\u1EC3 gi\u1EA3i quy\u1EBFt xong theo th\u1EDDi gian \u0111\xE3 h\u1EB9n." : "H\u1ED3 s\u01A1 n\xEAu tr\xEAn \u0111\xE3 qu\xE1 th\u1EDDi gian h\u1EB9n tr\u1EA3 m\xE0 ch\u01B0a gi\u1EA3i quy\u1EBFt xong.";
}
function promise(step, unit) {
  return step.step === "extend" ? `${unit} xin l\u1ED7i \xF4ng/b\xE0 v\xE0 \u0111\u1EC1 ngh\u1ECB gia h\u1EA1n: th\u1EDDi gian tr\u1EA3 k\u1EBFt qu\u1EA3 m\u1EDBi l\xE0 ${slipTime(step.dueAt)}.` : `${unit} xin l\u1ED7i \xF4ng/b\xE0 v\xE0 s\u1EBD tr\u1EA3 k\u1EBFt qu\u1EA3 ng\xE0y ${formatDay(step.payload.expectedOn)}.`;
}

// src/features/dossiers/remark.ts
var CONTACT_LABELS = { phone: "\u0110i\u1EC7n tho\u1EA1i", email: "Th\u01B0 \u0111i\u1EC7n t\u1EED" };
function remarkOn(step) {
  switch (step.step) {
    case "request_supplement":
      return sentences(
        step.payload.items.join("; "),
        `L\xFD do: ${step.payload.reason}`,
        step.payload.directorReason && `Gi\xE1m \u0111\u1ED1c cho y\xEAu c\u1EA7u th\xEAm: ${step.payload.directorReason}`,
        step.payload.until && `Ch\u1EDD \u0111\u1EBFn ${formatTime(new Date(step.payload.until))}`
      );
    case "answer_supplement":
      return sentences(step.payload.documents.map((each) => each.name).join("; "), step.payload.note);
    case "receive_supplement":
      return sentences(
        step.payload.documents.map((each) => each.name).join("; "),
        step.payload.arrivedAt && `T\xEDnh t\u1EEB l\xFAc ng\u01B0\u1EDDi n\u1ED9p g\u1EEDi: ${formatTime(new Date(step.payload.arrivedAt))}`
      );
    case "return_supplement":
      return sentences(
        step.payload.items.join("; "),
        `L\xFD do: ${step.payload.reason}`,
        step.payload.until && `Ch\u1EDD \u0111\u1EBFn ${formatTime(new Date(step.payload.until))}`
      );
    case "change_delivery":
      return `${RETURN_LABELS[step.payload.before]} \u2192 ${RETURN_LABELS[step.payload.returnBy]}`;
    case "correct_contact":
      return step.payload.changed.map((each) => CONTACT_LABELS[each]).join(", ");
    case "exempt_scan":
      return sentences(`Gi\u1EA5y t\u1EDD ${step.payload.documentNo}: ${step.payload.reason}`, step.payload.note);
    case "suspend":
      return sentences(SUSPEND_LABELS[step.payload.cause], step.payload.reason);
    case "consult":
      return step.payload.consultations.map((each) => each.question)[0] ?? "";
    case "answer_consultation":
      return step.payload.answer;
    case "open_linked":
      return step.payload.linked.code;
    case "note_linked":
      return STATUS_LABELS[step.payload.status];
    case "propose":
      return sentences(OUTCOME_LABELS2[step.payload.outcome], step.payload.resultName, step.payload.note);
    case "stamp":
    case "approve_correction":
    case "note_result":
      return `S\u1ED1 ${step.payload.number}, ng\xE0y ${formatDay(step.payload.resultOn)}${step.payload.file ? "" : "; kh\xF4ng c\xF3 b\u1EA3n \u0111i\u1EC7n t\u1EED"}`;
    case "return_result":
      return sentences(
        `Ng\u01B0\u1EDDi nh\u1EADn: ${step.payload.receiver}`,
        step.payload.postalNumber && `M\xE3 b\u01B0u g\u1EEDi ${step.payload.postalNumber}`
      );
    case "request_correction":
      return sentences(step.payload.what, `L\xFD do: ${step.payload.reason}`);
    case "extend":
      return sentences(
        `S\u1ED1 ${step.payload.number}`,
        LATE_CAUSE_LABELS[step.payload.cause],
        step.payload.reason,
        step.dueAt && `H\u1EB9n l\u1EA1i ${formatTime(step.dueAt)}`
      );
    case "apologise":
      return sentences(
        `S\u1ED1 ${step.payload.number}`,
        LATE_CAUSE_LABELS[step.payload.cause],
        step.payload.reason,
        `S\u1EBD tr\u1EA3 ng\xE0y ${formatDay(step.payload.expectedOn)}`
      );
    case "note_status":
      return sentences(nationalStatus(step.payload.nationalStatus).name, step.payload.note);
    case "expire":
      return `Kh\xF4ng b\u1ED5 sung tr\u01B0\u1EDBc ${formatTime(new Date(step.payload.until))}`;
    case "recount":
      return sentences(step.payload.reason, step.payload.decision);
    case "undo":
      return sentences(`Ho\xE0n t\xE1c b\u01B0\u1EDBc ${step.payload.undoes}`, step.payload.reason);
    default:
      return plain4(step.payload);
  }
}
function plain4(payload) {
  if ("reason" in payload && payload.reason) return `L\xFD do: ${payload.reason}`;
  return "note" in payload ? String(payload.note) : "";
}
function sentences(...parts) {
  return parts.filter((part) => !!part).map((part) => part.replace(/\.$/, "")).join(". ");
}

// src/features/dossiers/taker.ts
function isByApplicant({ payload }) {
  return "by" in payload && payload.by !== void 0;
}
function takerWithoutOfficer(step) {
  return isByApplicant(step) ? SEAT_LABELS.applicant : "H\u1EC7 th\u1ED1ng";
}

// src/features/dossiers/timeliness.ts
var TIMELINESS_LABELS = {
  early: "Tr\u01B0\u1EDBc h\u1EA1n",
  on_time: "\u0110\xFAng h\u1EA1n",
  late: "Qu\xE1 h\u1EA1n khi xong",
  in_term: "Trong h\u1EA1n",
  due_soon: "S\u1EAFp \u0111\u1EBFn h\u1EA1n",
  overdue: "Qu\xE1 h\u1EA1n",
  no_term: "Kh\xF4ng c\xF3 th\u1EDDi h\u1EA1n",
  paused: "D\u1EEBng t\xEDnh th\u1EDDi h\u1EA1n",
  ended: "\u0110\xE3 k\u1EBFt th\xFAc"
};
var STANDING = /* @__PURE__ */ new Set([
  "awaiting_intake_supplement",
  "awaiting_supplement",
  "suspended"
]);
function timeliness(dossier, now, soonUntil) {
  const { dueAt, finishedAt, status } = dossier;
  if (status === "refused" || status === "withdrawn" || status === "stopped") return "ended";
  if (STANDING.has(status)) return "paused";
  if (dueAt === null) return "no_term";
  if (finishedAt !== null) return finishedTimeliness(finishedAt, dueAt);
  if (soonUntil === void 0 || dueAt < now) return openTimeliness(now, dueAt);
  return dueAt <= soonUntil ? "due_soon" : "in_term";
}

// src/features/dossiers/forms/hand-overs.ts
function handOvers(steps) {
  return steps.filter(isHandOver).map((given2) => ({
    given: given2,
    received: receiptOf(given2, steps),
    dueAt: fold(steps.slice(0, given2.no - 1)).stepDueAt,
    isUndone: steps.some((step) => step.step === "undo" && step.payload.undoes === given2.no)
  }));
}
function isHandOver({ no: no2, step, toUnitId }) {
  return no2 > 1 && (toUnitId !== null || step === "forward" || step === "return_result");
}
function receiptOf(given2, steps) {
  if (given2.step === "return_result") return given2;
  const next = steps.slice(given2.no).find((step) => step.step === "take_over" || step.step === "undo" || isHandOver(step));
  return next?.step === "take_over" ? next : null;
}

// src/features/dossiers/forms/control-slip.ts
function controlSlip(source, last) {
  const chain = source.dossier.steps;
  const steps = chain.map((each) => each.step);
  const { consultations } = source.dossier.state;
  const list = (title, items) => items.length === 0 ? [] : [{ kind: "list", title, items }];
  return {
    ...slipHead(source, "control-slip", last, centreIssuer(source)),
    number: null,
    blocks: [
      { kind: "facts", rows: facts2(source, last) },
      handOverTable(source, handOvers(steps)),
      ...list(
        "\xDD ki\u1EBFn c\u1EE7a c\u01A1 quan ph\u1ED1i h\u1EE3p",
        consultations.map((each) => opinion(each, source))
      ),
      ...list("Ghi ch\xFA v\xE0 c\xE1c vi\u1EC7c kh\xE1c", notes(source, steps)),
      { kind: "facts", rows: [["M\xE3 ki\u1EC3m c\u1EE7a b\u01B0\u1EDBc cu\u1ED1i (SHA-256)", chain.at(-1).hash.toString("hex")]] },
      ...ending(source, {})
    ],
    signatures: []
  };
}
function facts2(source, last) {
  const { state, steps } = source.dossier;
  const arrival = steps.find(({ step }) => step.step === "accept" || step.step === "admit")?.step;
  const asked2 = state.consultations.map((each) => bodyOf(each, source));
  const linked = state.linked.map(
    ({ code, endedAt }) => `${code} (${endedAt ? `xong ${slipTime(new Date(endedAt))}` : "ch\u01B0a xong"})`
  );
  return [
    ["M\xE3 h\u1ED3 s\u01A1", state.code],
    ["Th\u1EE7 t\u1EE5c", `${source.procedure.name} (m\xE3 ${source.procedure.code})`],
    ["C\u01A1 quan (b\u1ED9 ph\u1EADn) gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1", resolvingBody(source)],
    ["C\u01A1 quan ph\u1ED1i h\u1EE3p gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1", [...new Set(asked2)].join("; ") || "Kh\xF4ng"],
    ...linked.length === 0 ? [] : [["H\u1ED3 s\u01A1 li\xEAn th\xF4ng", linked.join("; ")]],
    ["Ng\u01B0\u1EDDi ti\u1EBFp nh\u1EADn", officerName(source, arrival?.officerId ?? null)],
    ["Th\u1EDDi gian ti\u1EBFp nh\u1EADn", state.receivedAt ? slipTime(state.receivedAt) : "Ch\u01B0a ti\u1EBFp nh\u1EADn"],
    ["Th\u1EDDi gian h\u1EB9n tr\u1EA3", state.dueAt ? slipTime(state.dueAt) : "Kh\xF4ng c\xF3 ho\u1EB7c \u0111ang d\u1EEBng t\xEDnh"],
    ["K\u1EBFt qu\u1EA3 gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1", resultOf2(source, last)]
  ];
}
function resultOf2({ dossier: { state } }, last) {
  const { finishedAt, dueAt } = state;
  if (finishedAt !== null && dueAt !== null) return TIMELINESS_NAMES[finishedTimeliness(finishedAt, dueAt)];
  return TIMELINESS_LABELS[timeliness(state, last.at)];
}
function handOverTable(source, rows) {
  return {
    kind: "table",
    title: "Qu\xE1 tr\xECnh giao, nh\u1EADn h\u1ED3 s\u01A1",
    head: ["B\u01B0\u1EDBc", "Giao, nh\u1EADn", "Th\u1EDDi gian giao, nh\u1EADn", "K\u1EBFt qu\u1EA3 gi\u1EA3i quy\u1EBFt c\u1EE7a b\xEAn giao", "Ghi ch\xFA"],
    widths: [0.08, 0.29, 0.26, 0.21, 0.16],
    rows: rows.map((each) => [
      String(each.given.no),
      `Giao: ${giver(each.given, source)}
Nh\u1EADn: ${receiver(each, source)}`,
      `Giao: ${slipTime(each.given.at)}
Nh\u1EADn: ${each.received ? slipTime(each.received.at) : "ch\u01B0a k\xFD nh\u1EADn"}`,
      kept(each),
      `${STEP_LABELS[each.given.step]}${each.isUndone ? ". \u0110\xE3 ho\xE0n t\xE1c" : ""}`
    ]),
    struck: rows.flatMap(({ isUndone }, at) => isUndone ? [at] : [])
  };
}
function giver(step, source) {
  const who = [unitName(source, step.unitId), whoTook(step, source)];
  return who.filter(Boolean).join(", ");
}
function receiver({ given: given2, received }, source) {
  if (given2.step === "return_result") return `${given2.payload.receiver} (ng\u01B0\u1EDDi n\u1ED9p h\u1ED3 s\u01A1)`;
  if (given2.step === "forward") return resolvingBody(source);
  const person = received?.officerId ?? given2.toOfficerId;
  return [unitName(source, given2.toUnitId), officerName(source, person)].filter(Boolean).join(", ");
}
function kept({ given: given2, dueAt }) {
  if (dueAt === null) return "Kh\xF4ng t\xEDnh th\u1EDDi gian";
  return `${TIMELINESS_NAMES[finishedTimeliness(given2.at, dueAt)]}
(h\u1EA1n ${slipTime(dueAt)})`;
}
function opinion(asked2, source) {
  const closing2 = source.dossier.steps.map((each) => each.step).find(
    (step) => (step.step === "answer_consultation" || step.step === "close_consultation") && step.payload.no === asked2.no
  );
  const until = asked2.dueAt ? `, h\u1EA1n tr\u1EA3 l\u1EDDi ${slipTime(new Date(asked2.dueAt))}` : "";
  const question = `${bodyOf(asked2, source)}, h\u1ECFi ${slipTime(new Date(asked2.askedAt))}${until}: ${asked2.question}`;
  if (closing2 === void 0) return `${question} \u2013 Ch\u01B0a tr\u1EA3 l\u1EDDi.`;
  const how = closing2.step === "answer_consultation" ? "Tr\u1EA3 l\u1EDDi" : "Th\xF4i ch\u1EDD";
  return `${question} \u2013 ${how} ${slipTime(closing2.at)} (${whoTook(closing2, source)}): ${remarkOn(closing2)}`;
}
function bodyOf({ unitId, body }, source) {
  return unitId === null ? body : unitName(source, unitId);
}
var ELSEWHERE_SHOWN = /* @__PURE__ */ new Set([
  "take_over",
  "consult",
  "answer_consultation",
  "close_consultation"
]);
function notes(source, steps) {
  return steps.filter((step) => !ELSEWHERE_SHOWN.has(step.step) && (!isHandOver(step) || remarkOn(step) !== "")).map((step) => {
    const remark = remarkOn(step);
    return `B\u01B0\u1EDBc ${step.no}, ${slipTime(step.at)}, ${whoTook(step, source)}: ${STEP_LABELS[step.step]}${remark && `. ${remark}`}`;
  });
}
function whoTook(step, source) {
  const { officerId } = step;
  if (officerId === null) return takerWithoutOfficer(step);
  return officerName(source, officerId) || `c\xE1n b\u1ED9 s\u1ED1 ${officerId}`;
}

// src/features/dossiers/forms/refusal-slip.ts
function refusalSlip(source, given2) {
  const step = given2;
  const { receivedAt, receivingUnitId } = source.dossier.state;
  const isTakenIn = receivedAt !== null;
  const isDesk = !isTakenIn || step.unitId === receivingUnitId;
  const { issuer, signature: signature2 } = signedAs(source, step, {
    signer: "taker",
    taker: isDesk ? "Ng\u01B0\u1EDDi ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1" : "Ng\u01B0\u1EDDi gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1"
  });
  return {
    ...slipHead(source, "refusal-slip", step, issuer),
    blocks: [
      {
        kind: "facts",
        rows: applicantFacts(source, isTakenIn ? "Ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1 c\u1EE7a" : "Xem x\xE9t h\u1ED3 s\u01A1 c\u1EE7a")
      },
      {
        kind: "paragraph",
        text: `Qua xem x\xE9t, ${unitName(source, step.unitId)} th\xF4ng b\xE1o ${isTakenIn ? "kh\xF4ng gi\u1EA3i quy\u1EBFt" : "kh\xF4ng ti\u1EBFp nh\u1EADn"} h\u1ED3 s\u01A1 n\xE0y v\u1EDBi l\xFD do c\u1EE5 th\u1EC3 nh\u01B0 sau:`
      },
      { kind: "paragraph", text: step.payload.reason },
      ...ending(source, { closing: "Xin th\xF4ng b\xE1o \u0111\u1EC3 \xF4ng/b\xE0 \u0111\u01B0\u1EE3c bi\u1EBFt v\xE0 th\u1EF1c hi\u1EC7n", isLetter: true })
    ],
    signatures: [signedBy("Ng\u01B0\u1EDDi n\u1ED9p h\u1ED3 s\u01A1", filer(source.dossier)), signature2]
  };
}

// src/features/dossiers/forms/stop-notice.ts
function stopNotice(source, given2) {
  const step = given2;
  const { issuer, signature: signature2 } = signedAs(source, step, {
    signer: step.officerId === null ? "director" : USUAL_SIGNERS[step.step],
    taker: "Ng\u01B0\u1EDDi l\u1EADp th\xF4ng b\xE1o"
  });
  return {
    ...slipHead(source, "stop-notice", step, issuer),
    addressee: source.dossier.applicant.name,
    blocks: [
      {
        kind: "facts",
        rows: [
          ...applicantFacts(source),
          ["Ng\u01B0\u1EDDi y\xEAu c\u1EA7u d\u1EEBng", askedBy(step, source)],
          ["Th\u1EDDi \u0111i\u1EC3m d\u1EEBng", slipTime(step.at)]
        ]
      },
      { kind: "paragraph", text: `L\xFD do: ${reasonOf2(step)}` },
      ...ending(source, { fixed: because(step), isLetter: true })
    ],
    signatures: [signature2],
    recipients: ["Nh\u01B0 tr\xEAn", "L\u01B0u: VT, h\u1ED3 s\u01A1"]
  };
}
var USUAL_SIGNERS = { withdraw: "taker", stop: "unit_head", expire: "director" };
function askedBy({ step }, source) {
  if (step === "withdraw") return filer(source.dossier);
  return step === "stop" ? unitName(source, source.dossier.state.competentUnitId) : "Kh\xF4ng c\xF3";
}
function reasonOf2(step) {
  if (step.step !== "expire") return step.payload.reason;
  return `H\u1ED3 s\u01A1 kh\xF4ng \u0111\u01B0\u1EE3c b\u1ED5 sung tr\u01B0\u1EDBc ${slipTime(new Date(step.payload.until))} nh\u01B0 \u0111\xE3 y\xEAu c\u1EA7u.`;
}
function because({ step }) {
  const stopped = "H\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c d\u1EEBng gi\u1EA3i quy\u1EBFt k\u1EC3 t\u1EEB th\u1EDDi \u0111i\u1EC3m tr\xEAn";
  if (step === "withdraw") return `${stopped} theo y\xEAu c\u1EA7u c\u1EE7a ng\u01B0\u1EDDi n\u1ED9p`;
  if (step === "stop") return `${stopped} theo quy\u1EBFt \u0111\u1ECBnh c\u1EE7a c\u01A1 quan gi\u1EA3i quy\u1EBFt`;
  return `${stopped} v\xEC \u0111\xE3 h\u1EBFt th\u1EDDi h\u1EA1n b\u1ED5 sung. Khi \u0111\u1EE7 gi\u1EA5y t\u1EDD, \xF4ng/b\xE0 c\xF3 th\u1EC3 n\u1ED9p h\u1ED3 s\u01A1 m\u1EDBi`;
}

// src/features/dossiers/forms/supplement-request.ts
function supplementRequest(source, given2) {
  const step = given2;
  const { items, reason: reason2, directorReason } = step.payload;
  const { issuer, signature: signature2 } = signedAs(directorReason ? usual(source) : source, step, {
    signer: directorReason ? "director" : "taker",
    taker: "Ng\u01B0\u1EDDi h\u01B0\u1EDBng d\u1EABn"
  });
  return {
    ...slipHead(source, "supplement-request", step, issuer),
    blocks: [
      { kind: "facts", rows: applicantFacts(source) },
      { kind: "list", title: "Y\xEAu c\u1EA7u ho\xE0n thi\u1EC7n h\u1ED3 s\u01A1 g\u1ED3m nh\u1EEFng n\u1ED9i dung sau:", items },
      { kind: "paragraph", text: `L\xFD do: ${reason2}` },
      ...directorReason ? [
        {
          kind: "paragraph",
          text: `L\xFD do gi\xE1m \u0111\u1ED1c Trung t\xE2m cho y\xEAu c\u1EA7u b\u1ED5 sung th\xEAm: ${directorReason}`
        }
      ] : [],
      { kind: "facts", rows: timeFacts2(step) },
      ...ending(source, { closing: source.words.contact ? "" : contact2(source) })
    ],
    signatures: [signature2]
  };
}
function usual(source) {
  return { ...source, words: { ...source.words, signer: "" } };
}
function timeFacts2({ statusAfter, payload: { mode, until } }) {
  const isAccepted = statusAfter !== "awaiting_intake_supplement";
  const rows = [
    ["Th\u1EDDi h\u1EA1n gi\u1EA3i quy\u1EBFt", isAccepted ? MODE_LABELS[mode] : "T\xEDnh t\u1EEB khi h\u1ED3 s\u01A1 \u0111\u1EE7 v\xE0 \u0111\u01B0\u1EE3c ti\u1EBFp nh\u1EADn"]
  ];
  if (until) rows.push(["B\u1ED5 sung tr\u01B0\u1EDBc", `${slipTime(new Date(until))}; qu\xE1 th\u1EDDi h\u1EA1n n\xE0y h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c d\u1EEBng`]);
  return rows;
}
function contact2({ ward }) {
  const phone2 = ward.phone ? `, s\u1ED1 \u0111i\u1EC7n tho\u1EA1i ${ward.phone}` : "";
  return `Trong qu\xE1 tr\xECnh ho\xE0n thi\u1EC7n h\u1ED3 s\u01A1, n\u1EBFu c\xF3 v\u01B0\u1EDBng m\u1EAFc, li\xEAn h\u1EC7 Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng, ${ward.address}${phone2}, \u0111\u1EC3 \u0111\u01B0\u1EE3c h\u01B0\u1EDBng d\u1EABn.`;
}

// src/features/dossiers/forms/slips.ts
var FORMS = {
  "acceptance-slip": { from: ["accept", "admit"], fill: acceptanceSlip },
  "supplement-request": { from: ["request_supplement"], fill: supplementRequest },
  "refusal-slip": { from: ["refuse"], fill: refusalSlip },
  "apology-letter": { from: ["extend", "apologise"], fill: apologyLetter },
  "stop-notice": { from: ["withdraw", "stop", "expire"], fill: stopNotice },
  "control-slip": { from: "any", fill: controlSlip }
};
function slipsOf(dossier) {
  return SLIP_KINDS.flatMap(
    (kind) => stepsWith(kind, dossier).map((step) => ({
      kind,
      stepNo: FORMS[kind].from === "any" ? null : step.no,
      title: slipFormTitle(kind, toLocalDay(step.at)),
      number: FORMS[kind].from !== "any" && "number" in step.payload ? String(step.payload.number) : null
    }))
  );
}
function fillSlip(source, kind, stepNo) {
  const isOne = stepNo === null || FORMS[kind].from === "any";
  const found2 = stepsWith(kind, source.dossier).findLast((step) => isOne || step.no === stepNo);
  if (!found2) throw new Problem("not_found", "H\u1ED3 s\u01A1 ch\u01B0a c\xF3 phi\u1EBFu n\xE0y.");
  return FORMS[kind].fill({ ...source, words: wordsAt2(source.wordings, kind, found2.at) }, found2);
}
function stepsWith(kind, { steps }) {
  const { from } = FORMS[kind];
  const all = steps.map((each) => each.step);
  return from === "any" ? all.slice(-1) : all.filter((step) => from.includes(step.step));
}

// src/features/dossiers/forms/words/change-slip-words.ts
import { sql as sql23 } from "kysely";
import { z as z28 } from "zod";
async function listSlipWordings(db, wardId) {
  const rows = await db.selectFrom("slip_words").selectAll().where("ward_id", "=", wardId).orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    form: z28.enum(WORDED_FORMS).parse(row.form),
    words: { ...NO_WORDS, ...row.words },
    validFrom: row.valid_from,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by
  }));
}
var text4 = (most) => z28.string().max(most, `T\u1ED1i \u0111a ${most} k\xFD t\u1EF1.`).transform(
  (given2) => given2.normalize("NFC").split(/\r?\n/).map((line7) => line7.replace(/\s+/g, " ").trim()).filter((line7) => line7 !== "").join("\n")
);
var lines3 = text4(300).refine(
  (given2) => given2.split("\n").length <= 3 && given2.split("\n").every((line7) => line7.length <= 80),
  "T\u1ED1i \u0111a 3 d\xF2ng, m\u1ED7i d\xF2ng 80 k\xFD t\u1EF1."
);
var sentence = (most) => text4(most).transform((given2) => given2.replaceAll("\n", " ")).superRefine((given2, context) => {
  for (const name2 of unknownPlaces(given2, SLIP_PLACES))
    context.addIssue({ code: "custom", message: `Kh\xF4ng c\xF3 ch\u1ED7 \u0111i\u1EC1n {${name2}}.` });
  if (/[{}]/.test(given2.replace(/\{[^{}]*\}/g, "")))
    context.addIssue({ code: "custom", message: "D\u1EA5u ngo\u1EB7c { } ph\u1EA3i \u0111i th\xE0nh c\u1EB7p." });
});
var wordsForm = z28.object({
  form: z28.enum(WORDED_FORMS, "Ch\u1ECDn m\u1EABu phi\u1EBFu."),
  committee: lines3,
  centre: lines3,
  place: text4(60).refine((given2) => !/\n/.test(given2), "\u0110\u1ECBa danh ch\u1EC9 m\u1ED9t d\xF2ng."),
  contact: sentence(500),
  feedback: sentence(500),
  closing: sentence(500),
  signer: z28.enum(["", ...SIGNERS], "Ch\u1ECDn ng\u01B0\u1EDDi k\xFD.")
}).superRefine(({ form: form2, signer }, context) => {
  if (signer !== "" && !SIGNERS_OF[form2]?.includes(signer))
    context.addIssue({ code: "custom", path: ["signer"], message: "M\u1EABu n\xE0y kh\xF4ng ch\u1ECDn ng\u01B0\u1EDDi k\xFD nh\u01B0 v\u1EADy." });
});
var decision2 = z28.object({
  clientKey: z28.uuid("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang."),
  /** The newest decision about the form when the page was opened; 0: none. */
  base: z28.coerce.number().int().nonnegative(),
  validFrom: z28.string().refine(isDay, "Ch\u1ECDn ng\xE0y.")
});
function parseSlipWords(given2) {
  const { form: form2, ...words3 } = parseFields(wordsForm, given2, "L\u1EDDi l\u1EBD ch\u01B0a d\xF9ng \u0111\u01B0\u1EE3c.");
  return { form: form2, words: words3 };
}
async function changeSlipWords(tx, act, given2) {
  const { wardId, id, duties } = act.officer;
  if (!duties.some((duty) => duty === "administer" || duty === "control"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c s\u1EEDa m\u1EABu phi\u1EBFu.");
  const { form: form2, words: words3 } = parseSlipWords(given2);
  const { clientKey, base, validFrom } = parseFields(decision2, given2, "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c m\u1EABu phi\u1EBFu.");
  const today = toLocalDay(act.now);
  if (validFrom < today || validFrom > addDays(today, 366))
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c m\u1EABu phi\u1EBFu.", {
      validFrom: "Ch\u1ECDn ng\xE0y t\u1EEB h\xF4m nay \u0111\u1EBFn m\u1ED9t n\u0103m t\u1EDBi."
    });
  await sql23`select pg_advisory_xact_lock(hashtext('slip_words'), ${wardId})`.execute(tx);
  const isSaved = tx.selectFrom("slip_words").select("id").where("client_key", "=", clientKey);
  if (await isSaved.where("ward_id", "=", wardId).executeTakeFirst()) return;
  const wordings = await listSlipWordings(tx, wardId);
  if ((wordings.findLast((each) => each.form === form2)?.id ?? 0) !== base)
    throw new Problem(
      "changed_meanwhile",
      "Ng\u01B0\u1EDDi kh\xE1c v\u1EEBa s\u1EEDa m\u1EABu n\xE0y. Xem c\xE1c l\u1EA7n s\u1EEDa d\u01B0\u1EDBi \u0111\xE2y r\u1ED3i l\u01B0u l\u1EA7n n\u1EEFa."
    );
  const before = wordingAt(wordings, form2, act.now)?.words ?? NO_WORDS;
  await tx.insertInto("slip_words").values({
    ...{ ward_id: wardId, form: form2, words: JSON.stringify(words3), valid_from: validFrom },
    ...{ decided_by: id, decided_at: act.now, client_key: clientKey }
  }).execute();
  await noteChange(tx, act, { what: "slip_words", subject: form2, before, after: { validFrom, ...words3 } });
}

// src/features/dossiers/forms/words/example-source.ts
var HOUR = 36e5;
function exampleSource({ now, ...given2 }, kind) {
  const chain = chainOf(given2, kind, now);
  return {
    ...given2,
    dossier: {
      wardId: given2.ward.id,
      id: 0,
      applicant: {
        ...{ name: "NGUY\u1EC4N V\u0102N V\xCD D\u1EE4", personalId: null, birthOn: null, phone: "0000000000" },
        ...{ address: "T\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 0", email: "vidu@example.vn", representativeName: null },
        ...{
          representativePersonalId: null,
          representativeBasis: null,
          request: "",
          returnBy: "centre",
          returnAddress: "",
          noticeBy: ""
        }
      },
      state: fold(chain),
      steps: chain.map(chained)
    }
  };
}
function chained(step) {
  return { step, clientKey: "", previousHash: Buffer.alloc(32), hash: Buffer.alloc(32) };
}
function chainOf({ ward, units: units2, officers, procedure }, kind, now) {
  const all = [...units2.values()];
  const centre = all.find((unit) => unit.kind === "centre") ?? all[0];
  const division = all.find((unit) => unit.kind === "division") ?? centre;
  const someoneOf = (unitId) => [...officers.values()].find((each) => each.unitId === unitId)?.id ?? null;
  const [desk, head] = [someoneOf(centre.id), someoneOf(division.id)];
  const day3 = toLocalDay(now);
  const dueAt = instant(day3, 17 * 60);
  const code = `${ward.agencyCode}-${day3.slice(2).replaceAll("-", "")}-0000`;
  const term2 = procedure.terms.find((each) => each.term !== null) ?? null;
  const shared = { toUnitId: null, toOfficerId: null, dueAt };
  const before = kind === "acceptance-slip" ? 0 : kind === "control-slip" ? 2 : 3;
  const at = (no2) => new Date(now.getTime() - (before - no2) * HOUR);
  const paper2 = {
    source: "original",
    quantity: 1,
    reusable: false,
    file: null,
    scanExemptReason: null
  };
  const arrival = {
    ...{ ...shared, step: "accept", no: 1, statusAfter: "received", at: at(0), officerId: desk },
    unitId: centre.id,
    payload: {
      ...{ code, procedureCode: procedure.code, procedureVersion: procedure.version, channel: "direct" },
      ...{ termNo: term2?.no ?? null, term: term2?.term ?? null, origin: "system", applicantKind: "citizen" },
      ...{ competentUnitId: division.id, resultIsDocument: true, receivedAt: at(0).toISOString() },
      documents: [
        { ...paper2, no: 1, name: "T\u1EDD khai (v\xED d\u1EE5)" },
        { ...paper2, no: 2, name: "Gi\u1EA5y t\u1EDD k\xE8m theo (v\xED d\u1EE5)" }
      ]
    }
  };
  if (kind === "acceptance-slip") return [arrival];
  const given2 = {
    ...{ ...shared, step: "transfer", no: 2, statusAfter: "transferred", at: at(1), officerId: desk },
    ...{ unitId: centre.id, toUnitId: division.id, payload: { note: "" } }
  };
  const taken = {
    ...{ ...shared, step: "take_over", no: 3, statusAfter: "in_process", at: at(2), officerId: head },
    ...{ unitId: division.id, payload: { note: "" } }
  };
  if (kind === "control-slip") return [arrival, given2, taken];
  const last = { ...shared, no: 4, at: now, officerId: head, unitId: division.id };
  return [arrival, given2, taken, lastStep(kind, { last, dueAt })];
}
function lastStep(kind, { last, dueAt }) {
  const reason2 = "L\xFD do v\xED d\u1EE5.";
  switch (kind) {
    case "supplement-request":
      return {
        ...{ ...last, step: "request_supplement", statusAfter: "awaiting_supplement", dueAt: null },
        payload: {
          ...{ number: "0", items: ["Gi\u1EA5y t\u1EDD c\u1EA7n b\u1ED5 sung (v\xED d\u1EE5)"], reason: reason2, mode: "pause" },
          ...{ until: dueAt.toISOString(), remainingMinutes: null }
        }
      };
    case "refusal-slip":
      return { ...last, step: "refuse", statusAfter: "refused", payload: { number: "0", reason: reason2 } };
    case "stop-notice":
      return { ...last, step: "stop", statusAfter: "stopped", payload: { number: "0", reason: reason2 } };
    case "apology-letter":
      return {
        ...{ ...last, step: "extend", statusAfter: "in_process" },
        payload: { number: "0", cause: "coordination", reason: reason2, dueBefore: dueAt.toISOString() }
      };
  }
}

// src/features/dossiers/guest-access.ts
import { createHash as createHash10 } from "node:crypto";

// src/features/citizens/account/contacts.ts
import { z as z29 } from "zod";

// src/features/citizens/codes/one-time-code.ts
import { createHmac as createHmac4, randomBytes as randomBytes6, timingSafeEqual as timingSafeEqual3 } from "node:crypto";

// src/features/citizens/hash-of.ts
import { createHash as createHash9, randomBytes as randomBytes5 } from "node:crypto";
function hashOf4(token) {
  return createHash9("sha256").update(token).digest();
}
function newToken() {
  return randomBytes5(32).toString("base64url");
}

// src/features/citizens/codes/one-time-code.ts
var SEND_CODE = "citizens.send-code";
var CODE_MINUTES = 10;
var MOST_TRIES = 5;
async function askOneTimeCode(tx, { wardId, for: what, to, now }) {
  const asked2 = newToken();
  await cancelOlder(tx, wardId, what, now);
  const { id } = await tx.insertInto("one_time_codes").values({
    ...{ ward_id: wardId, asked_hash: hashOf4(asked2), nonce: randomBytes6(16), purpose: what.purpose },
    dossier_id: what.purpose === "dossier" ? what.dossierId : null,
    citizen_id: what.purpose === "dossier" ? null : what.citizenId,
    ...to,
    created_at: now,
    expires_at: new Date(now.getTime() + CODE_MINUTES * 6e4)
  }).returning("id").executeTakeFirstOrThrow();
  await enqueue(tx, SEND_CODE, { wardId, codeId: id }, { now });
  return asked2;
}
async function cancelOlder(tx, wardId, what, now) {
  const open3 = tx.updateTable("one_time_codes").set({ ended_at: now }).where("ward_id", "=", wardId).where("purpose", "=", what.purpose).where("ended_at", "is", null);
  if (what.purpose === "dossier") await open3.where("dossier_id", "=", what.dossierId).execute();
  else await open3.where("citizen_id", "=", what.citizenId).execute();
}
function digitsOf3(secret, row) {
  const text5 = `one-time-code:${row.ward_id}:${row.id}:${row.nonce.toString("hex")}`;
  const number = createHmac4("sha256", secret).update(text5).digest().readUIntBE(0, 6) % 1e6;
  return String(number).padStart(6, "0");
}
async function takeOneTimeCode(tx, { wardId, purpose, asked: asked2, code, secret, now }) {
  const row = await tx.selectFrom("one_time_codes").selectAll().where("ward_id", "=", wardId).where("asked_hash", "=", hashOf4(asked2)).where("purpose", "=", purpose).forUpdate().executeTakeFirst();
  if (!row || row.ended_at !== null || row.expires_at <= now || row.tries >= MOST_TRIES) return null;
  const isRight = isSame4(digitsOf3(secret, row), code.replace(/\s/g, ""));
  const isSent = row.phone !== null || row.email !== null;
  await tx.updateTable("one_time_codes").set({ tries: row.tries + 1, ...isRight && { ended_at: now } }).where("ward_id", "=", wardId).where("id", "=", row.id).execute();
  if (!isRight || !isSent) return null;
  return { dossierId: row.dossier_id, citizenId: row.citizen_id, phone: row.phone, email: row.email };
}
function isSame4(expected, given2) {
  const [one, other] = [Buffer.from(expected), Buffer.from(given2)];
  return one.length === other.length && timingSafeEqual3(one, other);
}
var WRONG_CODE = "M\xE3 ch\u01B0a \u0111\xFAng, \u0111\xE3 d\xF9ng ho\u1EB7c \u0111\xE3 h\u1EBFt h\u1EA1n. H\xE3y xem tin m\u1EDBi nh\u1EA5t r\u1ED3i nh\u1EADp l\u1EA1i, ho\u1EB7c xin m\xE3 m\u1EDBi.";

// src/features/citizens/account/contacts.ts
var phone = z29.string().transform((text5, context) => {
  const number = normalisePhone(text5);
  if (number === null) context.addIssue({ code: "custom", message: "Nh\u1EADp s\u1ED1 \u0111i\u1EC7n tho\u1EA1i, v\xED d\u1EE5 0912345678." });
  return number ?? "";
});
var email = z29.string().trim().max(200).pipe(z29.email("Nh\u1EADp \u0111\u1ECBa ch\u1EC9 th\u01B0, v\xED d\u1EE5 ten@example.com."));
async function askContactCode(database, asked2) {
  const { wardId, citizen, kind, now } = asked2;
  const schema2 = z29.object({ [kind]: kind === "phone" ? phone : email });
  const value = parseFields(schema2, { [kind]: asked2.value }, "Ch\u01B0a g\u1EEDi \u0111\u01B0\u1EE3c m\xE3.")[kind];
  const recipient = hashOf4(value.toLowerCase()).toString("hex");
  return database.transact(async (tx) => {
    await countTry(tx, `contact:${wardId}/${citizen.id}`, 5, 15, now);
    await countTry(tx, `contact-to:${recipient}`, 5, 24 * 60, now);
    const to = { phone: kind === "phone" ? value : null, email: kind === "email" ? value : null };
    return askOneTimeCode(tx, { wardId, for: { purpose: kind, citizenId: citizen.id }, to, now });
  });
}
async function proveContact(database, given2) {
  const { wardId, citizen, kind } = given2;
  const isProven = await database.transact(async (tx) => {
    await countTry(tx, `contact-code:${wardId}/${citizen.id}`, 20, 15, given2.now);
    const proven = await takeOneTimeCode(tx, { ...given2, purpose: kind });
    if (!proven || proven.citizenId !== citizen.id) return false;
    await tx.updateTable("citizens").set(kind === "phone" ? { own_phone: proven.phone } : { own_email: proven.email }).where("ward_id", "=", wardId).where("id", "=", citizen.id).execute();
    return true;
  });
  if (!isProven) throw new Problem("bad_credentials", WRONG_CODE, { ma: "M\xE3 ch\u01B0a \u0111\xFAng." });
}

// src/features/citizens/codes/send-code.ts
async function sendOneTimeCode(platform, messenger, { wardId, codeId }) {
  const { database, settings, now } = platform;
  const row = await database.db.selectFrom("one_time_codes").selectAll().where("ward_id", "=", wardId).where("id", "=", codeId).executeTakeFirst();
  if (!row || row.ended_at !== null || row.expires_at <= now()) return;
  const ward = await findWard(database.db, wardId);
  const { smsAccents } = await findSettings(database.db, wardId, toLocalDay(now()));
  const words3 = wordsOf5(ward.name, digitsOf3(settings.secret, row));
  const short = fitMessage(() => words3, { values: {}, cuttable: [], end: "", accents: smsAccents });
  const key = `code-${row.nonce.toString("hex")}`;
  const sent = await Promise.all(
    waysOf(row, messenger).map((way) => {
      const text5 = way.channel === "mail" ? words3 : short;
      const subject = `M\xE3 x\xE1c nh\u1EADn c\u1EE7a ${ward.name}`;
      return sendOne(messenger, { ...way, subject, text: text5, key: `${key}-${way.channel}` });
    })
  );
  if (sent.length > 0 && sent.every((each) => each === "failed"))
    throw new Error("Ch\u01B0a g\u1EEDi \u0111\u01B0\u1EE3c m\xE3: m\xE1y ch\u1EE7 th\u01B0, c\u1ED5ng tin nh\u1EAFn ch\u01B0a nh\u1EADn.");
}
function wordsOf5(wardName, digits) {
  return `${wardName}: m\xE3 c\u1EE7a b\u1EA1n l\xE0 ${digits}, d\xF9ng m\u1ED9t l\u1EA7n trong ${CODE_MINUTES} ph\xFAt. Kh\xF4ng \u0111\u01B0a m\xE3 cho ai. Kh\xF4ng xin m\xE3 th\xEC b\u1ECF qua tin n\xE0y.`;
}
function waysOf({ phone: phone2, email: email2 }, messenger) {
  const byPhone = ["zalo", "sms"].find((each) => messenger.has(each));
  const ways = [];
  if (phone2 !== null && byPhone) ways.push({ channel: byPhone, recipient: phone2 });
  if (email2 !== null && messenger.has("mail")) ways.push({ channel: "mail", recipient: email2 });
  return ways;
}
async function sendOne(messenger, message) {
  try {
    await messenger.send(message);
    return "sent";
  } catch (error) {
    return error instanceof Refused ? "refused" : "failed";
  }
}

// src/features/citizens/organisations/schema.ts
import { z as z30 } from "zod";
var noControl = (text5) => !/[\p{Cc}\p{Cf}]/u.test(text5);
var line6 = (least, most, asked2) => z30.string().trim().min(least, asked2).max(most, `T\u1ED1i \u0111a ${most} k\xFD t\u1EF1.`).refine(noControl, "Ch\u1EC9 ghi ch\u1EEF v\xE0 s\u1ED1 tr\xEAn m\u1ED9t d\xF2ng.");
var organisationForm = z30.object({
  name: line6(3, 200, "Ghi t\xEAn \u0111\u1EA7y \u0111\u1EE7 c\u1EE7a t\u1ED5 ch\u1EE9c."),
  code: z30.string().trim().refine(checkOrganisationId, "M\xE3 s\u1ED1 c\xF3 10 s\u1ED1, 13 s\u1ED1 (chi nh\xE1nh) ho\u1EB7c 12 s\u1ED1 (h\u1ED9 kinh doanh).").transform((text5) => text5.replace(/[\s-]/g, "")),
  address: line6(0, 300, "").default("")
});
var invitationForm = z30.object({
  personalId: z30.string().trim().refine((text5) => text5 === "" || checkPersonalId(text5), "S\u1ED1 \u0111\u1ECBnh danh c\xF3 12 s\u1ED1.").transform((text5) => text5.replace(/\s/g, "") || null).default(null),
  basis: line6(0, 200, "").default(""),
  clientKey: z30.uuid()
});
function identifiedPerson({ visitor }) {
  if (visitor.kind === "citizen" && visitor.citizen.assurance === 2)
    return { wardId: visitor.wardId, citizen: visitor.citizen };
  throw new Problem(
    "not_allowed",
    "Vi\u1EC7c c\u1EE7a t\u1ED5 ch\u1EE9c c\u1EA7n \u0111\u0103ng nh\u1EADp b\u1EB1ng t\xE0i kho\u1EA3n \u0111\u1ECBnh danh m\u1EE9c 2. H\xE3y \u0111\u0103ng xu\u1EA5t r\u1ED3i \u0111\u0103ng nh\u1EADp l\u1EA1i \u1EDF m\u1EE9c 2."
  );
}

// src/features/citizens/organisations/store.ts
import { sql as sql24 } from "kysely";
async function listOwnOrganisations(db, { wardId, citizenId }) {
  const rows = await ownOrganisations(db, { wardId, citizenId }).orderBy("organisation.name").limit(100).execute();
  return rows.map((row) => ({ ...row, role: row.role }));
}
async function findOwnOrganisation(db, person, organisationId) {
  const row = await ownOrganisations(db, person).where("organisation.id", "=", organisationId).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 t\u1ED5 ch\u1EE9c n\xE0y trong c\xE1c t\u1ED5 ch\u1EE9c c\u1EE7a b\u1EA1n.");
  return { ...row, role: row.role };
}
function ownOrganisations(db, { wardId, citizenId }) {
  return db.selectFrom("organisation_people as people").innerJoin(
    "client_organisations as organisation",
    (join7) => join7.onRef("organisation.ward_id", "=", "people.ward_id").onRef("organisation.id", "=", "people.organisation_id")
  ).select(["organisation.id", "organisation.name", "organisation.code", "organisation.address"]).select(["organisation.phone", "organisation.email", "people.role"]).where("people.ward_id", "=", wardId).where("people.citizen_id", "=", citizenId).where("people.until", "is", null);
}
async function listPeople(db, wardId, organisationId) {
  const rows = await db.selectFrom("organisation_people as people").innerJoin(
    "citizens as citizen",
    (join7) => join7.onRef("citizen.ward_id", "=", "people.ward_id").onRef("citizen.id", "=", "people.citizen_id")
  ).select(["people.citizen_id", "citizen.name", "people.role", "people.basis", "people.since"]).where("people.ward_id", "=", wardId).where("people.organisation_id", "=", organisationId).where("people.until", "is", null).orderBy("people.role").orderBy("citizen.name").execute();
  return rows.map(({ citizen_id, role, ...row }) => ({
    ...row,
    citizenId: citizen_id,
    role
  }));
}
async function listInvitations(db, wardId, organisationId, now) {
  const rows = await db.selectFrom("organisation_invitations").select(["id", "personal_id", "basis", "expires_at"]).where("ward_id", "=", wardId).where("organisation_id", "=", organisationId).where("ended_at", "is", null).where("expires_at", ">", now).orderBy("id", "desc").limit(100).execute();
  return rows.map((row) => ({
    ...{ id: row.id, basis: row.basis, expiresAt: row.expires_at },
    personalId: row.personal_id === null ? null : maskPersonalId(row.personal_id)
  }));
}
async function lockOwnOrganisation(tx, person, organisationId) {
  await tx.selectFrom("client_organisations").select("id").where("ward_id", "=", person.wardId).where("id", "=", organisationId).forUpdate().execute();
  return findOwnOrganisation(tx, person, organisationId);
}
async function lockAsHead(tx, person, organisationId) {
  const own2 = await lockOwnOrganisation(tx, person, organisationId);
  if (own2.role === "head") return own2;
  throw new Problem("not_allowed", "Ch\u1EC9 ng\u01B0\u1EDDi \u0111\u1EE9ng \u0111\u1EA7u t\u1ED5 ch\u1EE9c \u0111\u01B0\u1EE3c l\xE0m vi\u1EC7c n\xE0y.");
}
async function addPerson(tx, row, now) {
  const { since } = await tx.selectFrom("organisation_people").select(sql24`greatest(${now}::timestamptz, max(since) + interval '1 millisecond')`.as("since")).where("ward_id", "=", row.ward_id).where("organisation_id", "=", row.organisation_id).where("citizen_id", "=", row.citizen_id).executeTakeFirstOrThrow();
  await tx.insertInto("organisation_people").values({ ...row, since }).execute();
}
async function endPerson(tx, { wardId, citizenId }, organisationId, now) {
  await tx.updateTable("organisation_people").set({ until: sql24`greatest(${now}::timestamptz, since)` }).where("ward_id", "=", wardId).where("organisation_id", "=", organisationId).where("citizen_id", "=", citizenId).where("until", "is", null).execute();
}
async function stopActing(tx, { wardId, citizenId }, organisationId) {
  await tx.updateTable("citizen_sessions").set({ organisation_id: null }).where("ward_id", "=", wardId).where("citizen_id", "=", citizenId).where("organisation_id", "=", organisationId).execute();
}

// src/features/citizens/organisations/create.ts
var CREATED_PER_DAY = 10;
async function createOrganisation(tx, act, given2) {
  const { wardId, citizen } = identifiedPerson(act);
  const form2 = parseFields(organisationForm, given2, "Ch\u01B0a l\u1EADp \u0111\u01B0\u1EE3c t\u1ED5 ch\u1EE9c.");
  await countTry(tx, `organisation:${wardId}/${citizen.id}`, CREATED_PER_DAY, 24 * 60, act.now);
  const added = await tx.insertInto("client_organisations").values({ ...form2, ward_id: wardId, created_at: act.now }).onConflict((conflict) => conflict.columns(["ward_id", "code"]).doNothing()).returning("id").executeTakeFirst();
  if (added) {
    const row = { ward_id: wardId, organisation_id: added.id, citizen_id: citizen.id };
    await addPerson(tx, { ...row, role: "head", basis: "" }, act.now);
    return added.id;
  }
  const own2 = await listOwnOrganisations(tx, { wardId, citizenId: citizen.id });
  const same2 = own2.find((each) => each.code === form2.code && each.role === "head");
  if (same2) return same2.id;
  throw new Problem(
    "changed_meanwhile",
    "M\xE3 s\u1ED1 n\xE0y \u0111\xE3 c\xF3 t\xE0i kho\u1EA3n t\u1ED5 ch\u1EE9c. H\xE3y nh\u1EDD ng\u01B0\u1EDDi \u0111\u1EE9ng \u0111\u1EA7u m\u1EDDi b\u1EA1n, ho\u1EB7c mang gi\u1EA5y t\u1EDD \u0111\u1EBFn Trung t\xE2m.",
    { code: "M\xE3 s\u1ED1 n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c d\xF9ng." }
  );
}

// src/features/citizens/organisations/invitations.ts
import { createHmac as createHmac5 } from "node:crypto";
var INVITATION_DAYS = 7;
var INVITED_PER_DAY = 50;
async function invite(tx, act, { organisationId, secret }, given2) {
  const { wardId, citizen } = identifiedPerson(act);
  await lockAsHead(tx, { wardId, citizenId: citizen.id }, organisationId);
  const { personalId, basis, clientKey } = parseFields(invitationForm, given2, "Ch\u01B0a m\u1EDDi \u0111\u01B0\u1EE3c.");
  await countTry(tx, `invite:${wardId}/${citizen.id}`, INVITED_PER_DAY, 24 * 60, act.now);
  if (personalId !== null) await withdrawFor(tx, { wardId, organisationId, personalId, now: act.now });
  const text5 = `invitation:${wardId}:${citizen.id}:${organisationId}:${clientKey}`;
  const token = personalId === null ? createHmac5("sha256", secret).update(text5).digest("base64url") : null;
  await tx.insertInto("organisation_invitations").values({
    ...{ ward_id: wardId, organisation_id: organisationId, personal_id: personalId, basis },
    token_hash: token === null ? null : hashOf4(token),
    ...{ invited_by: citizen.id, created_at: act.now },
    expires_at: new Date(act.now.getTime() + INVITATION_DAYS * 24 * 36e5)
  }).onConflict((conflict) => conflict.column("token_hash").where("token_hash", "is not", null).doNothing()).execute();
  return token;
}
async function withdrawFor(tx, given2) {
  await tx.updateTable("organisation_invitations").set({ ended_at: given2.now }).where("ward_id", "=", given2.wardId).where("organisation_id", "=", given2.organisationId).where("personal_id", "=", given2.personalId).where("ended_at", "is", null).execute();
}
async function withdrawInvitation(tx, act, { organisationId, invitationId }) {
  const { wardId, citizen } = identifiedPerson(act);
  await lockAsHead(tx, { wardId, citizenId: citizen.id }, organisationId);
  await tx.updateTable("organisation_invitations").set({ ended_at: act.now }).where("ward_id", "=", wardId).where("organisation_id", "=", organisationId).where("id", "=", invitationId).where("ended_at", "is", null).execute();
}
async function listInvitationsOf(db, { wardId, citizen, now }) {
  if (citizen.assurance < 2 || citizen.personalId === null) return [];
  const rows = await openInvitations(db, wardId, now).where("invitation.personal_id", "=", citizen.personalId).orderBy("invitation.id", "desc").limit(50).execute();
  return rows.map(toInvitation);
}
async function findInvitation(db, given2) {
  const row = await openInvitations(db, given2.wardId, given2.now).where("invitation.token_hash", "=", hashOf4(given2.token)).executeTakeFirst();
  if (!row)
    throw new Problem("not_found", "L\u1EDDi m\u1EDDi n\xE0y \u0111\xE3 d\xF9ng, \u0111\xE3 h\u1EBFt h\u1EA1n ho\u1EB7c kh\xF4ng c\xF3. H\xE3y xin l\u1EDDi m\u1EDDi m\u1EDBi.");
  return toInvitation(row);
}
function openInvitations(db, wardId, now) {
  return db.selectFrom("organisation_invitations as invitation").innerJoin(
    "client_organisations as organisation",
    (join7) => join7.onRef("organisation.ward_id", "=", "invitation.ward_id").onRef("organisation.id", "=", "invitation.organisation_id")
  ).select(["invitation.id", "invitation.organisation_id", "invitation.personal_id", "invitation.basis"]).select(["organisation.name", "organisation.code"]).where("invitation.ward_id", "=", wardId).where("invitation.ended_at", "is", null).where("invitation.expires_at", ">", now);
}
function toInvitation(row) {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationName: row.name,
    organisationCode: row.code
  };
}
async function answerInvitation(tx, act, by, isTaken) {
  const { wardId, citizen } = identifiedPerson(act);
  const open3 = openInvitations(tx, wardId, act.now).forUpdate("invitation");
  const row = await ("token" in by ? open3.where("invitation.token_hash", "=", hashOf4(by.token)) : open3.where("invitation.id", "=", by.invitationId).where("invitation.personal_id", "=", citizen.personalId)).executeTakeFirst();
  if (!row)
    throw new Problem("not_found", "L\u1EDDi m\u1EDDi n\xE0y \u0111\xE3 d\xF9ng, \u0111\xE3 h\u1EBFt h\u1EA1n ho\u1EB7c kh\xF4ng c\xF3. H\xE3y xin l\u1EDDi m\u1EDDi m\u1EDBi.");
  await tx.updateTable("organisation_invitations").set({ ended_at: act.now }).where("ward_id", "=", wardId).where("id", "=", row.id).execute();
  if (isTaken) await join6(tx, { wardId, citizenId: citizen.id, ...row }, act.now);
  return row.organisation_id;
}
async function join6(tx, given2, now) {
  await tx.selectFrom("client_organisations").select("id").where("ward_id", "=", given2.wardId).where("id", "=", given2.organisation_id).forUpdate().execute();
  const row = { ward_id: given2.wardId, organisation_id: given2.organisation_id, citizen_id: given2.citizenId };
  const belongs = await tx.selectFrom("organisation_people").select("role").where("ward_id", "=", row.ward_id).where("organisation_id", "=", row.organisation_id).where("citizen_id", "=", row.citizen_id).where("until", "is", null).executeTakeFirst();
  if (!belongs) await addPerson(tx, { ...row, role: "member", basis: given2.basis }, now);
}

// src/features/citizens/organisations/people.ts
async function removePerson(tx, act, target) {
  const { wardId, citizen } = identifiedPerson(act);
  const isOwn = target.citizenId === citizen.id;
  const lock = isOwn ? lockOwnOrganisation : lockAsHead;
  const { role } = await lock(tx, { wardId, citizenId: citizen.id }, target.organisationId);
  if (isOwn && role === "head")
    throw new Problem("step_not_open", "Ng\u01B0\u1EDDi \u0111\u1EE9ng \u0111\u1EA7u ph\u1EA3i b\xE0n giao cho ng\u01B0\u1EDDi kh\xE1c tr\u01B0\u1EDBc khi r\u1EDDi t\u1ED5 ch\u1EE9c.");
  const person = { wardId, citizenId: target.citizenId };
  await endPerson(tx, person, target.organisationId, act.now);
  await stopActing(tx, person, target.organisationId);
  const gone = await tx.selectFrom("citizens").select("personal_id").where("ward_id", "=", wardId).where("id", "=", target.citizenId).executeTakeFirst();
  const { organisationId } = target;
  if (gone?.personal_id)
    await withdrawFor(tx, { wardId, organisationId, personalId: gone.personal_id, now: act.now });
}
async function handOver(tx, act, target) {
  const { wardId, citizen } = identifiedPerson(act);
  const { organisationId } = target;
  await lockAsHead(tx, { wardId, citizenId: citizen.id }, organisationId);
  if (target.citizenId === citizen.id) return;
  const successor = await tx.selectFrom("organisation_people").select("basis").where("ward_id", "=", wardId).where("organisation_id", "=", organisationId).where("citizen_id", "=", target.citizenId).where("until", "is", null).executeTakeFirst();
  if (!successor) throw new Problem("not_found", "Ng\u01B0\u1EDDi n\xE0y kh\xF4ng c\xF2n trong t\u1ED5 ch\u1EE9c.");
  const row = { ward_id: wardId, organisation_id: organisationId };
  for (const citizenId of [citizen.id, target.citizenId])
    await endPerson(tx, { wardId, citizenId }, organisationId, act.now);
  await addPerson(tx, { ...row, citizen_id: citizen.id, role: "member", basis: "" }, act.now);
  await addPerson(tx, { ...row, ...successor, citizen_id: target.citizenId, role: "head" }, act.now);
}
async function actFor(tx, act, session, organisationId) {
  if (organisationId !== null) {
    const { wardId, citizen } = identifiedPerson(act);
    await lockOwnOrganisation(tx, { wardId, citizenId: citizen.id }, organisationId);
  }
  await tx.updateTable("citizen_sessions").set({ organisation_id: organisationId }).where("token_hash", "=", hashOf4(session)).where("citizen_id", "is not", null).execute();
}

// src/features/citizens/sessions.ts
var SESSION_HOURS2 = 12;
var IDLE_MINUTES = 60;
var ID_TOKEN = "id-token";
async function openCitizenSession(tx, wardId, of, now, sealedIdToken = null) {
  const token = newToken();
  await tx.insertInto("citizen_sessions").values({
    token_hash: hashOf4(token),
    ward_id: wardId,
    citizen_id: "citizenId" in of ? of.citizenId : null,
    organisation_id: "citizenId" in of ? of.organisationId ?? null : null,
    dossier_id: "dossierId" in of ? of.dossierId : null,
    assurance: "citizenId" in of ? (await findCitizenRow(tx, wardId, of.citizenId)).assurance : null,
    sealed_id_token: sealedIdToken,
    created_at: now,
    seen_at: now,
    expires_at: new Date(now.getTime() + SESSION_HOURS2 * 36e5)
  }).execute();
  return token;
}
async function findVisitor(database, wardId, token, now) {
  const tokenHash = hashOf4(token);
  const session = await database.db.selectFrom("citizen_sessions").selectAll().where("token_hash", "=", tokenHash).where("ward_id", "=", wardId).where("expires_at", ">", now).where("seen_at", ">", idleSince(now)).executeTakeFirst();
  if (!session) return null;
  if (now.getTime() - session.seen_at.getTime() > 6e4)
    await database.transact(
      (tx) => tx.updateTable("citizen_sessions").set({ seen_at: now }).where("token_hash", "=", tokenHash).execute()
    );
  if (session.dossier_id !== null) return { kind: "guest", wardId, dossierId: session.dossier_id };
  const citizen = await findCitizen(database.db, wardId, session.citizen_id, session.assurance);
  return {
    ...{ kind: "citizen", wardId, citizen },
    actingFor: citizen.assurance === 2 ? await actingFor(database.db, wardId, citizen.id, session.organisation_id) : null
  };
}
async function closeCitizenSession(tx, token) {
  await tx.deleteFrom("citizen_sessions").where("token_hash", "=", hashOf4(token)).execute();
}
async function signOutCitizen(tx, token, secret) {
  const row = await tx.deleteFrom("citizen_sessions").where("token_hash", "=", hashOf4(token)).returning("sealed_id_token").executeTakeFirst();
  return row?.sealed_id_token ? unseal(secret, ID_TOKEN, row.sealed_id_token) : null;
}
function sealIdToken(secret, idToken) {
  return seal(secret, ID_TOKEN, idToken);
}
async function listCitizenSessions(db, { wardId, citizenId, token, now }) {
  const rows = await db.selectFrom("citizen_sessions").select(["token_hash", "created_at", "seen_at", "assurance"]).where("ward_id", "=", wardId).where("citizen_id", "=", citizenId).where("expires_at", ">", now).where("seen_at", ">", idleSince(now)).orderBy("created_at", "desc").limit(50).execute();
  const own2 = hashOf4(token);
  return rows.map(({ token_hash, created_at, seen_at, assurance }) => ({
    ...{ since: created_at, seenAt: seen_at, assurance, isThis: own2.equals(token_hash) }
  }));
}
async function endOtherSessions(tx, { wardId, citizenId, token }) {
  const rows = await tx.deleteFrom("citizen_sessions").where("ward_id", "=", wardId).where("citizen_id", "=", citizenId).where("token_hash", "!=", hashOf4(token)).returning("citizen_id").execute();
  return rows.length;
}
async function sweepCitizens(tx, now) {
  const over = tx.deleteFrom("citizen_sessions");
  await over.where((where) => where.or([where("expires_at", "<", now), where("seen_at", "<", idleSince(now))])).execute();
  await tx.deleteFrom("sign_ins_under_way").where("expires_at", "<", now).execute();
  const yesterday = new Date(now.getTime() - 24 * 36e5);
  await tx.deleteFrom("one_time_codes").where("created_at", "<", yesterday).execute();
}
var idleSince = (now) => new Date(now.getTime() - IDLE_MINUTES * 6e4);
function findCitizenRow(db, wardId, id) {
  return db.selectFrom("citizens").selectAll().where("ward_id", "=", wardId).where("id", "=", id).executeTakeFirstOrThrow();
}
async function findCitizen(db, wardId, id, level) {
  const row = await findCitizenRow(db, wardId, id);
  const assurance = (level ?? row.assurance) === 2 ? 2 : 1;
  return {
    id: row.id,
    name: row.name,
    personalId: assurance === 2 ? row.personal_id : null,
    birthOn: row.birth_on,
    address: row.address,
    phone: row.own_phone ?? row.phone,
    email: row.own_email ?? row.email,
    assurance
  };
}
async function actingFor(db, wardId, citizenId, organisationId) {
  if (organisationId === null) return null;
  const row = await db.selectFrom("organisation_people as people").innerJoin(
    "client_organisations as organisation",
    (join7) => join7.onRef("organisation.ward_id", "=", "people.ward_id").onRef("organisation.id", "=", "people.organisation_id")
  ).selectAll("organisation").where("people.ward_id", "=", wardId).where("people.citizen_id", "=", citizenId).where("people.organisation_id", "=", organisationId).where("people.until", "is", null).executeTakeFirst();
  if (!row) return null;
  const { id, name: name2, code, address, phone: phone2, email: email2 } = row;
  return { id, name: name2, code, address, phone: phone2, email: email2 };
}

// src/platform/identity/openid.ts
import * as openid from "openid-client";
var TIME_LIMIT_SECONDS = 8;
var KEPT_MINUTES = 60;
var SCOPE = "openid profile email phone address identity";
var ProviderDown = class extends Error {
};
var SignInRefused = class extends Error {
  isDenied;
  constructor(reason2, isDenied) {
    super(reason2);
    this.isDenied = isDenied;
  }
};
var kept2 = /* @__PURE__ */ new Map();
async function discover(identity) {
  const { issuer, clientId, clientSecret } = identity;
  if (issuer === null) throw new ProviderDown("no issuer is named");
  const key = JSON.stringify([issuer, clientId, clientSecret]);
  const known = kept2.get(key);
  if (known && known.until > Date.now()) return known.config;
  const server = new URL(issuer);
  const options = {
    timeout: TIME_LIMIT_SECONDS,
    ...server.protocol === "http:" && { execute: [openid.allowInsecureRequests] }
  };
  const config = openid.discovery(server, clientId, clientSecret ?? void 0, void 0, options).then((found2) => mustLeadOn(found2, server)).catch((error) => {
    kept2.delete(key);
    throw down(error);
  });
  kept2.set(key, { config, until: Date.now() + KEPT_MINUTES * 6e4 });
  return config;
}
function mustLeadOn(config, server) {
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, end_session_endpoint } = config.serverMetadata();
  const given2 = [authorization_endpoint ?? "", token_endpoint ?? "", userinfo_endpoint, end_session_endpoint];
  for (const address of given2.filter((each) => each !== void 0))
    if (!URL.canParse(address) || new URL(address).protocol !== server.protocol)
      throw new ProviderDown("what the provider says about itself leads nowhere");
  return config;
}
async function beginWithProvider(identity, redirectUri) {
  const config = await discover(identity);
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const verifier = openid.randomPKCECodeVerifier();
  const url = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: SCOPE, response_type: "code", state, nonce },
    ...{ code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
    ...{ acr_values: `${identity.level2Acr} 1`, ui_locales: "vi" }
  });
  return { url: url.href, state, nonce, verifier };
}
async function completeWithProvider(identity, answer, expected) {
  const config = await discover(identity);
  try {
    const tokens = await openid.authorizationCodeGrant(config, answer, {
      ...{ expectedState: expected.state, expectedNonce: expected.nonce },
      ...{ pkceCodeVerifier: expected.verifier, idTokenExpected: true }
    });
    const signed = tokens.claims();
    const more = config.serverMetadata().userinfo_endpoint ? await openid.fetchUserInfo(config, tokens.access_token, signed.sub) : {};
    return { issuer: signed.iss, claims: { ...more, ...signed, acr: signed.acr }, idToken: tokens.id_token };
  } catch (error) {
    throw refusalOrDown(error);
  }
}
async function findEndOfSession(identity, idToken, backTo) {
  try {
    const config = await discover(identity);
    if (!config.serverMetadata().end_session_endpoint) return null;
    const given2 = { id_token_hint: idToken, post_logout_redirect_uri: backTo };
    return openid.buildEndSessionUrl(config, given2).href;
  } catch (error) {
    if (error instanceof ProviderDown) return null;
    throw error;
  }
}
function refusalOrDown(error) {
  if (error instanceof openid.AuthorizationResponseError)
    return new SignInRefused(error.error.slice(0, 60), error.error === "access_denied");
  if (error instanceof openid.ResponseBodyError && error.status < 500)
    return new SignInRefused(error.error.slice(0, 60), false);
  const code = error.code ?? "";
  const isAboutAnswer = /INVALID_RESPONSE|JWT|JSON_ATTRIBUTE|KEY_SELECTION|UNSUPPORTED/.test(code);
  return isAboutAnswer ? new SignInRefused(code, false) : down(error);
}
function down(error) {
  if (error instanceof ProviderDown) return error;
  const { code, name: name2, cause } = error;
  return new ProviderDown(`${name2} ${code ?? ""} ${cause?.code ?? ""}`.trim());
}

// src/features/citizens/signing-in/claims.ts
import { z as z31 } from "zod";
var optional = (most) => z31.string().trim().min(1).max(most).nullable().catch(null);
var schema = z31.object({
  sub: z31.string().min(1).max(255),
  name: z31.string().transform((text5) => text5.trim().replace(/\s+/g, " ")).pipe(z31.string().min(1).max(200)),
  birthdate: optional(10),
  phone_number: optional(30),
  email: z31.email().max(200).nullable().catch(null),
  address: z31.object({ formatted: z31.string().trim().max(500) }).nullable().catch(null)
});
function readClaims(claims, names) {
  const parsed = schema.safeParse(claims);
  if (!parsed.success || Object.values(claims).some(holdsNul)) return null;
  const { sub, name: name2, birthdate, phone_number, email: email2, address } = parsed.data;
  const given2 = claims[names.personalIdClaim];
  const personalId = typeof given2 === "string" && checkPersonalId(given2) ? given2.replace(/\s/g, "") : null;
  const assurance = claims.acr === names.level2Acr && personalId !== null ? 2 : 1;
  return {
    ...{ subject: sub, name: name2, email: email2, assurance },
    birthOn: birthdate !== null && isDay(birthdate) ? birthdate : null,
    personalId: assurance === 2 ? personalId : null,
    address: address?.formatted ?? "",
    phone: phone_number === null ? null : normalisePhone(phone_number)
  };
}
function holdsNul(value) {
  return JSON.stringify(value)?.includes("\\u0000") ?? false;
}

// src/features/citizens/signing-in/sign-in.ts
var MOST_MINUTES2 = 15;
var BEGUN_PER_ADDRESS = 200;
var VERIFIER = "pkce";
async function beginCitizenSignIn(platform, given2) {
  const { database, settings } = platform;
  const now = platform.now();
  await database.transact((tx) => countTry(tx, `citizen-login:${given2.address}`, BEGUN_PER_ADDRESS, 15, now));
  const begun = await beginWithProvider(settings.identity, given2.redirectUri).catch(sayWhy);
  await database.transact(
    (tx) => tx.insertInto("sign_ins_under_way").values({
      state_hash: hashOf4(begun.state),
      ward_id: given2.wardId,
      browser_hash: hashOf4(given2.browser),
      nonce: begun.nonce,
      sealed_verifier: seal(settings.secret, VERIFIER, begun.verifier),
      next: given2.next,
      expires_at: new Date(now.getTime() + MOST_MINUTES2 * 6e4)
    }).execute()
  );
  return begun.url;
}
async function completeCitizenSignIn(platform, given2) {
  const state = given2.answer.searchParams.get("state") ?? "";
  const begun = await platform.database.transact((tx) => takeBegun(tx, given2, state));
  if (!begun)
    throw new Problem(
      "bad_credentials",
      "L\u1EA7n \u0111\u0103ng nh\u1EADp n\xE0y kh\xF4ng b\u1EAFt \u0111\u1EA7u t\u1EEB tr\xECnh duy\u1EC7t c\u1EE7a b\u1EA1n, ho\u1EB7c \u0111\xE3 d\xF9ng r\u1ED3i. H\xE3y \u0111\u0103ng nh\u1EADp l\u1EA1i."
    );
  try {
    return { session: await takeAnswer(platform, given2, { state, ...begun }), next: begun.next };
  } catch (error) {
    throw error instanceof Problem ? new StoppedSignIn(error, begun.next) : error;
  }
}
var StoppedSignIn = class extends Problem {
  next;
  constructor({ code, message }, next) {
    super(code, message);
    this.next = next;
  }
};
async function takeAnswer(platform, given2, begun) {
  const { database, settings } = platform;
  if (begun.expires_at <= platform.now())
    throw new Problem("bad_credentials", "\u0110\xE3 qu\xE1 15 ph\xFAt t\u1EEB khi b\u1EAFt \u0111\u1EA7u \u0111\u0103ng nh\u1EADp. H\xE3y \u0111\u0103ng nh\u1EADp l\u1EA1i.");
  const verifier = unseal(settings.secret, VERIFIER, begun.sealed_verifier);
  const expected = { state: begun.state, nonce: begun.nonce, verifier };
  const vouched = await completeWithProvider(settings.identity, given2.answer, expected).catch(sayWhy);
  const person = readClaims(vouched.claims, settings.identity);
  if (!person) throw new Problem("bad_credentials", "Nh\xE0 cung c\u1EA5p \u0111\u1ECBnh danh kh\xF4ng cho bi\u1EBFt h\u1ECD t\xEAn c\u1EE7a b\u1EA1n.");
  return database.transact((tx) => enter(tx, platform, given2, { vouched, person }));
}
function takeBegun(tx, { wardId, browser }, state) {
  return tx.deleteFrom("sign_ins_under_way").where("state_hash", "=", hashOf4(state)).where("ward_id", "=", wardId).where("browser_hash", "=", hashOf4(browser)).returning(["nonce", "sealed_verifier", "next", "expires_at"]).executeTakeFirst();
}
async function enter(tx, { settings, now }, { wardId, oldSession }, { vouched, person }) {
  const citizenId = await saveCitizen(tx, wardId, vouched.issuer, person, now());
  if (oldSession !== null) await closeCitizenSession(tx, oldSession);
  const idToken = sealIdToken(settings.secret, vouched.idToken);
  return openCitizenSession(tx, wardId, { citizenId }, now(), idToken);
}
async function saveCitizen(tx, wardId, issuer, { subject, personalId, birthOn, ...person }, now) {
  const seen = { ...person, birth_on: birthOn, signed_in_at: now };
  const row = await tx.insertInto("citizens").values({ ...seen, ward_id: wardId, issuer, subject, personal_id: personalId, created_at: now }).onConflict(
    (conflict) => conflict.columns(["ward_id", "issuer", "subject"]).doUpdateSet({ ...seen, ...personalId !== null && { personal_id: personalId } })
  ).returning("id").executeTakeFirstOrThrow();
  return row.id;
}
function sayWhy(error) {
  if (error instanceof ProviderDown) {
    log("warn", "identity_provider_down", { reason: error.message });
    throw new Problem(
      "peer_down",
      "N\u01A1i c\u1EA5p t\xE0i kho\u1EA3n \u0111\u1ECBnh danh \u0111ang kh\xF4ng tr\u1EA3 l\u1EDDi. H\xE3y th\u1EED l\u1EA1i sau \xEDt ph\xFAt; c\xE1c trang kh\xE1c v\u1EABn d\xF9ng \u0111\u01B0\u1EE3c."
    );
  }
  if (!(error instanceof SignInRefused)) throw error;
  log("warn", "citizen_sign_in_refused", { reason: error.message });
  if (error.isDenied) throw new Problem("not_allowed", "B\u1EA1n \u0111\xE3 d\u1EEBng \u0111\u0103ng nh\u1EADp. Ch\u01B0a c\xF3 g\xEC \u0111\u01B0\u1EE3c ghi l\u1EA1i.");
  throw new Problem(
    "bad_credentials",
    "C\xE2u tr\u1EA3 l\u1EDDi c\u1EE7a n\u01A1i c\u1EA5p t\xE0i kho\u1EA3n \u0111\u1ECBnh danh kh\xF4ng \u0111\xFAng n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y \u0111\u0103ng nh\u1EADp l\u1EA1i."
  );
}

// src/features/dossiers/guest-access.ts
var ASKED_PER_DOSSIER = { quarter: 5, day: 12 };
var ASKED_PER_ADDRESS = 30;
var TRIED_PER_ADDRESS = 60;
async function askGuestCode(database, ask2) {
  const { wardId, address, now } = ask2;
  const code = ask2.code.trim().toUpperCase();
  const key = `${wardId}/${createHash10("sha256").update(code).digest("hex")}`;
  await database.transact((tx) => countTry(tx, `guest:${address}`, ASKED_PER_ADDRESS, 15, now));
  return database.transact(async (tx) => {
    await countTry(tx, `guest-quarter:${key}`, ASKED_PER_DOSSIER.quarter, 15, now);
    await countTry(tx, `guest-day:${key}`, ASKED_PER_DOSSIER.day, 24 * 60, now);
    const found2 = await findContacts(tx, wardId, code);
    return askOneTimeCode(tx, {
      ...{ wardId, now, for: { purpose: "dossier", dossierId: found2?.id ?? null } },
      to: found2 ? addressesFor(found2) : { phone: null, email: null }
    });
  });
}
function findContacts(db, wardId, code) {
  return db.selectFrom("dossiers").select(["id", "applicant_phone", "applicant_email", "notice_by"]).where("ward_id", "=", wardId).where("code", "=", code).executeTakeFirst();
}
function addressesFor(found2) {
  const [phone2, email2] = [found2.applicant_phone || null, found2.applicant_email || null];
  if (found2.notice_by === "mail" && email2 !== null) return { phone: null, email: email2 };
  if ((found2.notice_by === "sms" || found2.notice_by === "zalo") && phone2 !== null)
    return { phone: phone2, email: null };
  return { phone: phone2, email: email2 };
}
async function enterAsGuest(database, entry) {
  const { wardId, now } = entry;
  await database.transact((tx) => countTry(tx, `guest-code:${entry.address}`, TRIED_PER_ADDRESS, 15, now));
  const entered = await database.transact(async (tx) => {
    const taken = await takeOneTimeCode(tx, { ...entry, purpose: "dossier" });
    if (!taken || taken.dossierId === null) return null;
    const dossier = await tx.selectFrom("dossiers").select("code").where("ward_id", "=", wardId).where("id", "=", taken.dossierId).executeTakeFirstOrThrow();
    if (entry.oldSession !== null) await closeCitizenSession(tx, entry.oldSession);
    const session = await openCitizenSession(tx, wardId, { dossierId: taken.dossierId }, now);
    return { session, dossierCode: dossier.code };
  });
  if (!entered) throw new Problem("bad_credentials", WRONG_CODE, { ma: "M\xE3 ch\u01B0a \u0111\xFAng." });
  return entered;
}

// src/features/dossiers/held.ts
var SHOWN = 20;
async function heldBy(db, wardId, officerId) {
  return open2(db, wardId).where("holder_officer_id", "=", officerId).execute();
}
async function heldByUnit(db, wardId, unitId) {
  return open2(db, wardId).where(({ eb, or }) => or([eb("holder_unit_id", "=", unitId), eb("competent_unit_id", "=", unitId)])).execute();
}
function open2(db, wardId) {
  return db.selectFrom("dossiers").select(["id", "code"]).where("ward_id", "=", wardId).where("returned_at", "is", null).where("status", "not in", ["returned", "refused", "withdrawn", "stopped"]).orderBy("due_at").orderBy("id").limit(SHOWN);
}
var MOST_HELD = 1e3;
async function findHeldBy(db, { wardId, unitId }, holderId) {
  const rows = await db.selectFrom("dossiers").select(["id", "step_count"]).where("ward_id", "=", wardId).where("holder_unit_id", "=", unitId).where("holder_officer_id", "=", holderId).where("finished_at", "is", null).orderBy("due_at").orderBy("id").limit(MOST_HELD).execute();
  return rows.map((row) => ({ dossierId: row.id, stepCount: row.step_count }));
}
function mustHoldNothing(held, field) {
  if (held.length === 0) return;
  const codes = held.slice(0, 5).map(({ code }) => code);
  const more = held.length > codes.length ? " \u2026" : "";
  throw new Problem("invalid", "Ch\u01B0a \u0111\u1ED5i \u0111\u01B0\u1EE3c: c\xF2n h\u1ED3 s\u01A1 ph\u1EA3i b\xE0n giao tr\u01B0\u1EDBc.", {
    [field]: `C\xF2n gi\u1EEF ${held.length === SHOWN ? "t\u1EEB 20" : held.length} h\u1ED3 s\u01A1: ${codes.join(", ")}${more}. L\xE3nh \u0111\u1EA1o \u0111\u01A1n v\u1ECB giao l\u1EA1i r\u1ED3i m\u1EDBi \u0111\u1ED5i.`
  });
}

// src/features/dossiers/needs.ts
var NEED_LABELS = {
  supplement: "B\u1ED5 sung gi\u1EA5y t\u1EDD",
  fee: "N\u1ED9p ti\u1EC1n",
  confirmation: "Tr\u1EA3 l\u1EDDi Trung t\xE2m",
  collect: "Nh\u1EADn k\u1EBFt qu\u1EA3",
  download: "T\u1EA3i k\u1EBFt qu\u1EA3"
};
function needOf2({ status, isAnswered: isAnswered2, suspendCause, returnBy }) {
  switch (status) {
    case "awaiting_intake_supplement":
    case "awaiting_supplement":
      return isAnswered2 ? null : "supplement";
    case "suspended":
      return suspendCause === "force_majeure" ? null : suspendCause;
    case "result_ready":
      if (returnBy === "post") return null;
      return returnBy === "online" ? "download" : "collect";
    default:
      return null;
  }
}

// src/features/dossiers/numbering/register.ts
import { sql as sql25 } from "kysely";
async function listNumbers(db, wardId, search) {
  const { book = RESULT_BOOK, year, state, before, limit } = search;
  let query = db.selectFrom("document_numbers as n").leftJoin(
    "dossiers as d",
    (join7) => join7.onRef("d.ward_id", "=", "n.ward_id").onRef("d.id", "=", "n.dossier_id")
  ).selectAll("n").select(["d.code as dossier_code", "d.applicant_name", "d.procedure_code"]).where("n.ward_id", "=", wardId).where("n.book", "=", book).where("n.year", "=", year);
  if (state !== null) query = query.where("n.state", "=", state);
  if (before !== null) query = query.where("n.number", "<", before);
  return query.orderBy("n.number", "desc").limit(limit).execute();
}
async function findBook(db, wardId, year, book = RESULT_BOOK) {
  const row = await db.selectFrom("number_books").select(["first_number", "last_number"]).where("ward_id", "=", wardId).where("book", "=", book).where("year", "=", year).executeTakeFirst();
  return row ? { first: row.first_number, last: row.last_number } : null;
}
async function bookFaults(db, wardId) {
  const gaps = await sql25`
    select b.book, b.year, (b.last_number - b.first_number + 1 - count(n.number))::int as missing
    from number_books b left join document_numbers n
      on n.ward_id = b.ward_id and n.book = b.book and n.year = b.year
      and n.number between b.first_number and b.last_number
    where b.ward_id = ${wardId} and (b.book = ${RESULT_BOOK} or b.book like 'official-%')
    group by b.book, b.year, b.first_number, b.last_number
    having count(n.number) <> b.last_number - b.first_number + 1`.execute(db);
  const unmatched = await sql25`
    with lines as (
      select dossier_id, year::int as year, number from document_numbers
      where ward_id = ${wardId} and book = ${RESULT_BOOK} and state = 'issued' and dossier_id is not null
    ), steps as (
      select dossier_id, extract(year from (payload ->> 'resultOn')::date)::int as year,
        split_part(payload ->> 'number', '/', 1)::int as number
      from dossier_steps where ward_id = ${wardId} and step in ('stamp', 'approve_correction')
    )
    select coalesce(l.dossier_id, s.dossier_id) as dossier_id, coalesce(l.number, s.number) as number,
      coalesce(l.year, s.year) as year, l.number is not null as has_line
    from lines l full join steps s using (dossier_id, year, number)
    where l.number is null or s.number is null`.execute(db);
  return [
    ...gaps.rows.map(({ book, year, missing: missing2 }) => ({
      dossierId: 0,
      what: `s\u1ED5 v\u0103n b\u1EA3n \u0111i (${book}) n\u0103m ${year} thi\u1EBFu ${missing2} s\u1ED1 kh\xF4ng c\xF3 d\xF2ng n\xE0o ghi l\u1EA1i`
    })),
    ...unmatched.rows.map(({ dossier_id: id, number, year, has_line: hasLine2 }) => ({
      dossierId: Number(id ?? 0),
      what: hasLine2 ? `s\u1ED1 ${number}/${year} \u0111\xE3 c\u1EA5p nh\u01B0ng h\u1ED3 s\u01A1 kh\xF4ng c\xF3 b\u01B0\u1EDBc \u0111\xF3ng d\u1EA5u mang s\u1ED1 \u1EA5y` : `k\u1EBFt qu\u1EA3 s\u1ED1 ${number}/${year} kh\xF4ng c\xF3 trong s\u1ED5 v\u0103n b\u1EA3n \u0111i`
    }))
  ];
}

// src/features/dossiers/receive.ts
async function receive(tx, files, act, intake, desk) {
  if (desk.answer === "accept") return acceptDossier(tx, files, act, intake);
  const arrived = await submitDossier(tx, files, act, intake);
  const { state } = await findDossier(tx, { wardId: act.officer.wardId, dossierId: arrived.dossierId });
  await takeStep2(tx, files, act, {
    dossierId: arrived.dossierId,
    step: desk.answer,
    clientKey: derivedKey(intake.form.clientKey, desk.answer),
    stepCount: state.stepCount,
    fields: { ...desk.fields }
  });
  return arrived;
}

// src/features/dossiers/recounted-due.ts
function recountedDue(steps, counting) {
  const none = { term: null, dueAt: null, remainingMinutes: null };
  return steps.reduce((clock, step) => after(clock, step, counting), none).dueAt;
}
function after(clock, step, counting) {
  const { calendar, hoursOn: hoursOn2 } = counting;
  switch (step.step) {
    case "accept":
    case "admit": {
      const { term: term2, receivedAt } = step.payload;
      return {
        ...clock,
        term: term2,
        dueAt: dueOf(term2 === null ? null : { term: term2 }, new Date(receivedAt), counting)
      };
    }
    case "request_supplement":
    case "suspend": {
      const isPaused = step.payload.remainingMinutes !== null && clock.dueAt !== null;
      const left = isPaused ? pausedRemainder(clock.dueAt, step.at, calendar, hoursOn2) : null;
      return { ...clock, dueAt: null, remainingMinutes: left };
    }
    case "receive_supplement":
    case "resume": {
      const from = arrivalOf(step);
      if (step.dueAt === null || clock.term === null) return { ...clock, remainingMinutes: null };
      const dueAt = clock.remainingMinutes === null ? restartDue(parseTerm(clock.term), from, calendar, hoursOn2) : resumeDue(clock.remainingMinutes, from, calendar, hoursOn2);
      return { ...clock, dueAt, remainingMinutes: null };
    }
    case "open_linked": {
      if (step.payload.remainingMinutes === null || clock.dueAt === null) return clock;
      const left = pausedRemainder(clock.dueAt, step.at, calendar, hoursOn2);
      const linkedDue = step.payload.linked.dueAt;
      const dueAt = linkedDue && addWorkingMinutes(new Date(linkedDue), left, calendar, hoursOn2);
      return { ...clock, dueAt: dueAt || null, remainingMinutes: left };
    }
    case "note_linked":
      if (clock.remainingMinutes === null)
        return {
          ...clock,
          dueAt: clock.dueAt && addWorkingMinutes(clock.dueAt, step.payload.overrunMinutes, calendar, hoursOn2)
        };
      if (step.statusAfter !== "in_process") return clock;
      return {
        ...clock,
        dueAt: resumeDue(clock.remainingMinutes, step.at, calendar, hoursOn2),
        remainingMinutes: null
      };
    case "extend":
      return { ...clock, dueAt: step.dueAt };
    default:
      return clock;
  }
}
function arrivalOf(step) {
  return step.step === "receive_supplement" && step.payload.arrivedAt !== void 0 ? new Date(step.payload.arrivedAt) : step.at;
}

// src/features/dossiers/recount.ts
async function countKept(db, wardId) {
  const rows = await db.selectFrom("dossiers").select((row) => [
    row.case().when("place", "=", "forwarded").then("forwarded").when("due_at", "is", null).then("stopped").else("promised").end().as("why"),
    row.fn.countAll().as("count")
  ]).where("ward_id", "=", wardId).where("finished_at", "is", null).where("received_at", "is not", null).where(
    (row) => row.or([
      row("place", "=", "forwarded"),
      row("status", "in", ["awaiting_supplement", "suspended"]),
      row("extension_count", ">", 0)
    ])
  ).groupBy("why").orderBy("why").execute();
  return rows;
}
async function previewRecount(db, wardId, before, after2) {
  const moved = [];
  for (const dossierId of await openWithDue(db, wardId)) {
    const found2 = recountOf(await findDossier(db, { wardId, dossierId }), before, after2);
    if (found2) moved.push(found2);
  }
  return moved.sort((a, b) => a.dueBefore.getTime() - b.dueBefore.getTime());
}
async function recountDossiers(tx, act, order) {
  const { wardId, id, unitId } = act.officer;
  let moved = 0;
  for (const dossierId of await openWithDue(tx, wardId)) {
    const dossier = await lockDossier(tx, { wardId, dossierId });
    const found2 = recountOf(dossier, order.before, order.after);
    if (!found2) continue;
    await saveSystemStep(tx, dossier, {
      step: "recount",
      statusAfter: dossier.state.status,
      payload: {
        reason: order.reason,
        decision: order.decision,
        dueBefore: found2.dueBefore.toISOString()
      },
      dueAt: found2.dueAfter,
      now: act.now,
      clientKey: derivedKey(`${order.clientKey}/${dossierId}`, "recount"),
      officer: { id, unitId }
    });
    moved++;
  }
  return moved;
}
function recountOf({ id, state, steps }, before, after2) {
  if (state.dueAt === null || state.finishedAt !== null) return null;
  const taken = steps.map((each) => each.step);
  const [then, now] = [recountedDue(taken, before), recountedDue(taken, after2)];
  if (then === null || now === null || then.getTime() === now.getTime()) return null;
  return { dossierId: id, code: state.code, dueBefore: state.dueAt, dueAfter: now };
}
async function openWithDue(db, wardId) {
  const rows = await db.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("finished_at", "is", null).where("due_at", "is not", null).where("place", "<>", "forwarded").orderBy("id").execute();
  return rows.map((row) => row.id);
}

// src/features/dossiers/register.ts
async function listRegister(db, wardId, { from, until, after: after2, limit }) {
  let query = db.selectFrom("dossiers as d").innerJoin(
    "procedure_versions as p",
    (join7) => join7.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).leftJoin(
    "dossier_steps as s",
    (join7) => join7.onRef("s.ward_id", "=", "d.ward_id").onRef("s.dossier_id", "=", "d.id").onRef("s.no", "=", "d.step_count").on("s.step", "=", "return_result")
  ).leftJoin(
    "reception_sessions as r",
    (join7) => join7.onRef("r.ward_id", "=", "d.ward_id").onRef("r.id", "=", "d.session_id")
  ).selectAll("d").select([
    "p.name as procedure_name",
    "s.payload as return_payload",
    "r.day as session_day",
    "r.place as session_place"
  ]).where("d.ward_id", "=", wardId).where("d.received_at", ">=", from).where("d.received_at", "<", until);
  if (after2)
    query = query.where(
      ({ eb, refTuple, tuple }) => eb(refTuple("d.received_at", "d.id"), ">", tuple(after2.at, after2.id))
    );
  const rows = await query.orderBy("d.received_at").orderBy("d.id").limit(limit + 1).execute();
  const shown2 = rows.slice(0, limit);
  const last = rows.length > limit ? shown2.at(-1) : void 0;
  return {
    lines: shown2.map((row) => ({
      id: row.id,
      code: row.code,
      procedureName: row.procedure_name,
      applicantName: row.applicant_name,
      address: row.applicant_address,
      phone: row.applicant_phone,
      competentUnitId: row.competent_unit_id,
      elsewhere: row.elsewhere,
      place: row.place,
      channel: row.channel,
      receivedAt: row.received_at,
      dueAt: row.due_at,
      returnedAt: row.returned_at,
      returnBy: row.return_by,
      receiver: returned(row.return_payload).receiver ?? null,
      postalNumbers: [row.postal_number, returned(row.return_payload).postalNumber].filter(
        (each) => each != null
      ),
      session: row.session_day === null ? null : { day: row.session_day, place: row.session_place ?? "" },
      status: row.status
    })),
    next: last ? { at: last.received_at, id: last.id } : null
  };
}
function returned(payload) {
  return payload ?? {};
}

// src/features/dossiers/remind-supplements.ts
async function remindSupplements(database, wardId, now) {
  const { supplementReminderDays } = await findSettings(database.db, wardId, toLocalDay(now));
  if (supplementReminderDays === 0) return 0;
  const rows = await database.db.selectFrom("dossiers as d").select("d.id").where("d.ward_id", "=", wardId).where("d.supplement_until", ">", now).where("d.supplement_until", "<", new Date(now.getTime() + supplementReminderDays * 864e5)).where(
    ({ not, exists, selectFrom }) => not(
      exists(
        selectFrom("notices as n").select("n.id").whereRef("n.ward_id", "=", "d.ward_id").whereRef("n.subject_code", "=", "d.code").where("n.event", "=", "supplement_reminder").whereRef("n.created_at", ">", "d.status_at")
      )
    )
  ).orderBy("d.supplement_until").limit(500).execute();
  for (const { id } of rows) await database.transact((tx) => remind(tx, { wardId, dossierId: id }, now));
  return rows.length;
}
async function remind(tx, key, now) {
  const dossier = await lockDossier(tx, key);
  const { code, supplementUntil: supplementUntil2, procedureCode, procedureVersion: procedureVersion2 } = dossier.state;
  if (supplementUntil2 === null || supplementUntil2 <= now || !isTold(dossier)) return;
  const procedure = await findProcedureVersion(tx, procedureCode, procedureVersion2);
  const about = `${key.wardId}/${key.dossierId}/${supplementUntil2.toISOString()}`;
  await tell(tx, {
    ...{ wardId: key.wardId, event: "supplement_reminder", now, code, to: addressesOf(dossier) },
    key: derivedKey(about, "remind"),
    values: { maHoSo: code, thuTuc: procedure.name, henTra: formatTime(supplementUntil2) }
  });
}

// src/features/dossiers/retention/expired.ts
import { sql as sql26 } from "kysely";

// src/law/retention.ts
var ENDINGS = ["granted", "denied", "ended"];
var RETENTION = [
  { from: "1995-01-01", until: null, years: null }
];
function retentionOf({ fieldCode, ending: ending3, endedOn }, periods) {
  if (!isDay(endedOn)) throw new RangeError(`"${endedOn}" kh\xF4ng ph\u1EA3i l\xE0 ng\xE0y.`);
  const rank = (period2) => (period2.fieldCode === null ? 0 : 2) + (period2.ending === null ? 0 : 1);
  const [period = null] = periods.filter((each) => each.from <= endedOn).filter((each) => each.fieldCode === null || each.fieldCode === fieldCode).filter((each) => each.ending === null || each.ending === ending3).toReversed().toSorted(
    (one, other) => rank(other) - rank(one) || (one.from < other.from ? 1 : -1) * Number(one.from !== other.from)
  );
  const years = period === null ? inForce(RETENTION, endedOn).years : period.years;
  const keptUntil = years === null ? null : `${Number(endedOn.slice(0, 4)) + 1 + years}-01-01`;
  return { years, keptUntil, decision: period?.decision ?? null };
}

// src/features/dossiers/retention/periods.ts
import { z as z32 } from "zod";
var retentionForm = z32.object({
  clientKey: z32.uuid(),
  fieldCode: z32.preprocess((given2) => given2 || null, z32.string().trim().max(40).nullable()),
  ending: z32.preprocess((given2) => given2 || null, z32.enum(ENDINGS).nullable()),
  years: z32.preprocess(
    (given2) => typeof given2 === "string" && given2.trim() === "" ? null : given2,
    z32.coerce.number("Ghi s\u1ED1 n\u0103m, ho\u1EB7c \u0111\u1EC3 tr\u1ED1ng.").int("Ghi s\u1ED1 n\u0103m tr\xF2n.").min(1, "T\u1EEB 1 n\u0103m.").max(100, "T\u1ED1i \u0111a 100 n\u0103m; l\xE2u h\u01A1n th\xEC \u0111\u1EC3 tr\u1ED1ng l\xE0 v\u0129nh vi\u1EC5n.").nullable()
  ),
  validFrom: z32.iso.date("Ghi ng\xE0y b\u1EAFt \u0111\u1EA7u \xE1p d\u1EE5ng."),
  decision: z32.string().trim().min(2, "Ghi s\u1ED1, ng\xE0y c\u1EE7a quy\u1EBFt \u0111\u1ECBnh.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.")
});
async function listRetentionPeriods(db, wardId) {
  const rows = await db.selectFrom("retention_periods").select(["field_code", "ending", "years", "valid_from", "decision"]).where("ward_id", "=", wardId).orderBy("id").execute();
  return rows.map((row) => ({
    fieldCode: row.field_code || null,
    ending: row.ending || null,
    years: row.years,
    from: row.valid_from,
    decision: row.decision
  }));
}
async function setRetentionPeriod(tx, act, given2) {
  if (!act.officer.duties.some((duty) => duty === "administer" || duty === "control"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c ghi th\u1EDDi h\u1EA1n b\u1EA3o qu\u1EA3n.");
  const said2 = "Ch\u01B0a ghi \u0111\u01B0\u1EE3c th\u1EDDi h\u1EA1n: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
  const form2 = parseFields(retentionForm, given2, said2);
  const fields = await listFields(tx, toLocalDay(act.now));
  if (form2.fieldCode !== null && !fields.some((each) => each.fieldCode === form2.fieldCode))
    throw new Problem("invalid", said2, { fieldCode: "Ch\u1ECDn m\u1ED9t l\u0129nh v\u1EF1c trong danh m\u1EE5c." });
  const added = await tx.insertInto("retention_periods").values({
    ward_id: act.officer.wardId,
    field_code: form2.fieldCode ?? "",
    ending: form2.ending ?? "",
    years: form2.years,
    valid_from: form2.validFrom,
    decision: form2.decision,
    decided_by: act.officer.id,
    decided_at: act.now,
    client_key: form2.clientKey
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).returning("id").execute();
  if (added.length === 0) return;
  const { clientKey: _, fieldCode, ...after2 } = form2;
  await noteChange(tx, act, { what: "retention", subject: fieldCode ?? "all", before: null, after: after2 });
}

// src/features/dossiers/retention/expired.ts
function retentionOfDossier(state, fieldCode, periods) {
  const endedAt = state.returnedAt ?? state.finishedAt;
  if (!isEnded(state.status) || endedAt === null) return null;
  const ending3 = state.resultOutcome ?? "ended";
  return retentionOf({ fieldCode, ending: ending3, endedOn: toLocalDay(endedAt) }, periods);
}
var ENDED2 = sql26`d.status in ('returned', 'refused', 'withdrawn', 'stopped')`;
var ENDED_AT = sql26`coalesce(d.returned_at, d.finished_at)`;
var BATCH = 500;
async function listExpired(db, wardId, { today, limit, after: after2 = null }) {
  const periods = await listRetentionPeriods(db, wardId);
  const shortest = Math.min(...periods.map((each) => each.years ?? Number.POSITIVE_INFINITY));
  const found2 = [];
  if (!Number.isFinite(shortest)) return found2;
  const before = `${Number(today.slice(0, 4)) - shortest}-01-01`;
  for (let last = after2; ; ) {
    const rows = await endedBefore(db, wardId, before, last);
    for (const row of rows) {
      const ending3 = row.result_outcome ?? "ended";
      const endedOn = toLocalDay(row.ended_at);
      const retention = retentionOf({ fieldCode: row.field_code, ending: ending3, endedOn }, periods);
      if (retention.keptUntil === null || retention.keptUntil > today) continue;
      found2.push({ id: row.id, code: row.code, procedure: row.name, endedOn, retention });
      if (found2.length === limit) return found2;
    }
    if (rows.length < BATCH) return found2;
    last = rows.at(-1).id;
  }
}
function endedBefore(db, wardId, before, after2) {
  return db.selectFrom("dossiers as d").innerJoin(
    "procedure_versions as p",
    (join7) => join7.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select(["d.id", "d.code", "d.result_outcome", "p.name", "p.field_code", ENDED_AT.as("ended_at")]).where("d.ward_id", "=", wardId).where(ENDED2).where(sql26`${ENDED_AT} < ${`${before}T00:00:00+07:00`}`).$if(
    after2 !== null,
    (query) => query.where(
      sql26`(${ENDED_AT}, d.id) > (select coalesce(e.returned_at, e.finished_at), e.id from dossiers e
          where e.ward_id = ${wardId} and e.id = ${after2})`
    )
  ).orderBy(ENDED_AT).orderBy("d.id").limit(BATCH).execute();
}

// src/features/dossiers/search-own.ts
import { sql as sql27 } from "kysely";
var OWN_FILTERS = ["all", "open", "needed", "ended"];
var ANSWERED = sql27`(d.status = 'awaiting_supplement' and d.step_due_at is not null)`;
var NEEDED = sql27`(d.status = 'awaiting_intake_supplement'
  or (d.status = 'awaiting_supplement' and d.step_due_at is null)
  or (d.status = 'suspended' and d.suspend_cause <> 'force_majeure')
  or (d.status = 'result_ready' and d.return_by <> 'post'))`;
var RANK = sql27`case when ${NEEDED} then 0 else 1 end`;
var ENDED3 = sql27`d.status in ('returned', 'refused', 'withdrawn', 'stopped')`;
async function searchOwn(db, visitor, { filter, after: after2, limit }) {
  let query = db.selectFrom(ownDossiers(db, visitor).selectAll().as("d")).innerJoin(
    "procedure_versions as p",
    (join7) => join7.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).where("d.parent_id", "is", null);
  if (filter === "open") query = query.where(sql27`not ${ENDED3}`);
  if (filter === "needed") query = query.where(NEEDED);
  if (filter === "ended") query = query.where(ENDED3);
  if (after2)
    query = query.where(
      sql27`(${RANK} > ${after2.rank} or (${RANK} = ${after2.rank}
        and (d.submitted_at, d.id) < (${after2.at}, ${after2.id})))`
    );
  const rows = await query.select([
    ...["d.id", "d.code", "d.applicant_name", "d.status", "d.submitted_at", "d.due_at"],
    ...["d.suspend_cause", "d.return_by", "d.supplement_until", "p.name as procedure_name"],
    ANSWERED.as("is_answered"),
    RANK.as("rank")
  ]).orderBy(RANK).orderBy("d.submitted_at", "desc").orderBy("d.id", "desc").limit(limit + 1).execute();
  const shown2 = rows.slice(0, limit);
  const last = rows.length > limit ? shown2.at(-1) : void 0;
  return {
    lines: shown2.map((row) => {
      const facts3 = {
        status: row.status,
        isAnswered: row.is_answered,
        returnBy: row.return_by
      };
      return {
        ...facts3,
        ...{ id: row.id, code: row.code, procedureName: row.procedure_name },
        ...{ applicantName: row.applicant_name, submittedAt: row.submitted_at },
        ...{ dueAt: row.due_at, supplementUntil: row.supplement_until },
        need: needOf2({
          ...facts3,
          suspendCause: row.suspend_cause
        })
      };
    }),
    next: last ? { rank: last.rank, at: last.submitted_at, id: last.id } : null
  };
}

// src/features/dossiers/track.ts
async function trackDossier(tx, request, now) {
  const code = request.code.trim().toUpperCase();
  await countTry(tx, `track:${request.address}`, 30, 15, now);
  await countTry(tx, `track:${code.slice(0, 60)}`, 10, 15, now);
  const dossier = await findDossierByCode(tx, request.wardId, code);
  if (!dossier?.applicant.phone || lastFourDigits(dossier.applicant.phone) !== request.phoneEnd) return null;
  const {
    code: found2,
    procedureCode,
    procedureVersion: procedureVersion2,
    term: term2,
    submittedAt,
    receivedAt,
    dueAt,
    finishedAt,
    returnedAt,
    status,
    statusAt,
    competentUnitId
  } = dossier.state;
  return {
    ...{
      code: found2,
      procedureCode,
      procedureVersion: procedureVersion2,
      term: term2,
      submittedAt,
      receivedAt,
      dueAt,
      finishedAt,
      returnedAt
    },
    ...{ status, statusAt, competentUnitId },
    steps: dossier.steps.filter(({ step }, at, all) => at === 0 || all[at - 1].step.statusAfter !== step.statusAfter).map(({ step }) => ({ at: step.at, statusAfter: step.statusAfter })),
    basis: dueBasis(dossier),
    toldAt: { email: dossier.applicant.email, phone: dossier.applicant.phone },
    supplementItems: askedNow(dossier)?.items ?? [],
    isAnswered: dossier.state.supplementAnsweredAt !== null
  };
}

// src/features/dossiers/verify.ts
import { sql as sql28 } from "kysely";
var BATCH2 = 500;
async function verifyDossiers(db, wardId) {
  const found2 = { dossiers: 0, steps: 0, documents: 0, byStatus: {}, faults: [] };
  for (let after2 = 0; ; ) {
    const rows = await readRows2(db, wardId, after2);
    if (rows.length === 0) break;
    const ids = rows.map((row) => row.id);
    const steps = groupBy(await readSteps(db, wardId, ids), (row) => row.dossier_id);
    const documents = groupBy(await readDocuments2(db, wardId, ids), (row) => row.dossier_id);
    for (const row of rows) {
      found2.dossiers++;
      found2.byStatus[row.status] = (found2.byStatus[row.status] ?? 0) + 1;
      const chain = (steps.get(row.id) ?? []).map((each) => toChainedStep(each));
      found2.steps += chain.length;
      found2.documents += documents.get(row.id)?.length ?? 0;
      const what = faultOf2(row, chain, documents.get(row.id) ?? []);
      if (what) found2.faults.push({ dossierId: row.id, code: row.code, what });
    }
    after2 = ids.at(-1);
  }
  found2.faults.push(...await orphanSteps(db, wardId), ...await missingNumbers(db, wardId));
  found2.faults.push(...await doubledNumbers(db, wardId));
  for (const fault of await bookFaults(db, wardId)) found2.faults.push({ ...fault, code: "" });
  return found2;
}
function readRows2(db, wardId, after2) {
  return db.selectFrom("dossiers").selectAll().where("ward_id", "=", wardId).where("id", ">", after2).orderBy("id").limit(BATCH2).execute();
}
function readSteps(db, wardId, ids) {
  return db.selectFrom("dossier_steps").selectAll().where("ward_id", "=", wardId).where("dossier_id", "in", ids).orderBy("dossier_id").orderBy("no").execute();
}
function readDocuments2(db, wardId, ids) {
  return db.selectFrom("dossier_documents").selectAll().where("ward_id", "=", wardId).where("dossier_id", "in", ids).orderBy("no").execute();
}
function faultOf2(row, chain, documents) {
  const broken = brokenLink(chain);
  if (broken) return broken;
  let state;
  try {
    state = fold(chain.map((each) => each.step));
  } catch (error) {
    return `phi\u1EBFu ki\u1EC3m so\xE1t kh\xF4ng kh\u1EDBp quy tr\xECnh: ${error.message}`;
  }
  if (!chain.at(-1).hash.equals(row.head_hash)) return "b\u01B0\u1EDBc cu\u1ED1i kh\xF4ng ph\u1EA3i l\xE0 b\u01B0\u1EDBc \u0111\xE3 ghi tr\xEAn h\u1ED3 s\u01A1";
  const wrong = wrongColumn(row, { ...fixedColumns(state), ...stateColumns(state) });
  if (wrong) return `c\u1ED9t ${wrong} c\u1EE7a h\u1ED3 s\u01A1 kh\xE1c v\u1EDBi phi\u1EBFu ki\u1EC3m so\xE1t`;
  return sameDocuments(documents, state.documents) ? null : "gi\u1EA5y t\u1EDD c\u1EE7a h\u1ED3 s\u01A1 kh\xE1c v\u1EDBi phi\u1EBFu ki\u1EC3m so\xE1t";
}
function wrongColumn(row, expected) {
  const actual = new Map(Object.entries(row));
  return Object.entries(expected).find(([name2, value]) => !same(actual.get(name2), value))?.[0];
}
function same(actual, expected) {
  if (actual instanceof Date && expected instanceof Date) return actual.getTime() === expected.getTime();
  return actual === expected;
}
function sameDocuments(rows, documents) {
  return rows.length === documents.length && documents.every((each) => {
    const row = rows.find((candidate) => candidate.no === each.no);
    return row !== void 0 && wrongColumn(row, documentColumns(each)) === void 0;
  });
}
async function orphanSteps(db, wardId) {
  const rows = await db.selectFrom("dossier_steps as s").leftJoin(
    "dossiers as d",
    (join7) => join7.onRef("d.ward_id", "=", "s.ward_id").onRef("d.id", "=", "s.dossier_id")
  ).select("s.dossier_id").distinct().where("s.ward_id", "=", wardId).where("d.id", "is", null).execute();
  return rows.map((row) => ({ dossierId: row.dossier_id, code: "", what: "c\xF3 b\u01B0\u1EDBc nh\u01B0ng h\u1ED3 s\u01A1 \u0111\xE3 m\u1EA5t" }));
}
async function missingNumbers(db, wardId) {
  const counters = await db.selectFrom("dossier_code_counters").selectAll().where("ward_id", "=", wardId).execute();
  const codes = await db.selectFrom("dossiers").select("code").where("ward_id", "=", wardId).execute();
  const perDay = /* @__PURE__ */ new Map();
  for (const { code } of codes) perDay.set(seriesOf(code), (perDay.get(seriesOf(code)) ?? 0) + 1);
  return counters.flatMap(({ agency_code: agencyCode, day: day3, last_number: number }) => {
    const series = seriesOf(formatDossierCode({ agencyCode, day: day3, number: 1 }));
    const have = perDay.get(series) ?? 0;
    const what = `\u0111\xE3 c\u1EA5p ${number} s\u1ED1 nh\u01B0ng c\xF2n ${have} h\u1ED3 s\u01A1`;
    return have === number ? [] : [{ dossierId: 0, code: series, what }];
  });
}
async function doubledNumbers(db, wardId) {
  const book = sql28`case
    when step in ('withdraw', 'stop', 'expire') then 'stop_notice'
    when step in ('extend', 'apologise') then 'apology'
    when step in ('stamp', 'approve_correction') then 'result'
    else step end`;
  const year = sql28`extract(year from coalesce((payload ->> 'resultOn')::date,
    (at at time zone 'Asia/Ho_Chi_Minh')::date))::int`;
  const number = sql28`split_part(payload ->> 'number', '/', 1)`;
  const rows = await db.selectFrom("dossier_steps").select(({ fn }) => [
    book.as("book"),
    year.as("year"),
    number.as("number"),
    fn.max("dossier_id").as("id")
  ]).where("ward_id", "=", wardId).where("step", "<>", "note_result").where(sql28`payload ->> 'number'`, "is not", null).groupBy([book, year, number]).having(({ fn }) => fn.countAll(), ">", 1).execute();
  return rows.map((row) => ({
    ...{ dossierId: Number(row.id), code: "" },
    what: `s\u1ED1 ${row.number}/${row.year} c\u1EE7a s\u1ED5 ${row.book} \u0111\xE3 c\u1EA5p hai l\u1EA7n`
  }));
}
function seriesOf(code) {
  return code.slice(0, code.lastIndexOf("-"));
}
function groupBy(values, key) {
  const groups = /* @__PURE__ */ new Map();
  for (const value of values) {
    const group2 = groups.get(key(value));
    if (group2) group2.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

// src/features/dossiers/workflow-table.ts
function workflowRows() {
  return STATUSES.flatMap(
    (status) => Object.entries(WORKFLOW).flatMap(
      ([step, rules]) => rules.filter(({ from }) => from.includes(status)).map(({ duty, seat, to }) => ({
        ...{ status, duty, step, seat, byProcess: to === NEXT },
        to: to === "same" ? [status] : to === "undone" ? [] : to
      }))
    )
  );
}
function workflowText() {
  const rows = workflowRows();
  const tables = STATUSES.map((status) => {
    const own2 = rows.filter((row) => row.status === status);
    const lines4 = own2.map(
      (row) => `| ${takerOf(row)} | ${STEP_LABELS[row.step]} | ${row.duty === null ? "" : SEAT_LABELS[row.seat]} | ${leadsTo(row)} |`
    );
    const table = lines4.length === 0 ? "K\u1EBFt th\xFAc: kh\xF4ng c\xF2n b\u01B0\u1EDBc n\xE0o." : `| Nhi\u1EC7m v\u1EE5 | B\u01B0\u1EDBc | Ng\u01B0\u1EDDi c\u1EE7a | D\u1EABn \u0111\u1EBFn |
|---|---|---|---|
${lines4.join("\n")}`;
    return `## ${STATUS_LABELS[status]}

${table}
`;
  });
  return ["# T\xECnh tr\u1EA1ng \xD7 nhi\u1EC7m v\u1EE5\n", ...tables].join("\n");
}
function takerOf({ duty, seat }) {
  if (duty !== null) return DUTY_LABELS[duty];
  return seat === "applicant" ? SEAT_LABELS.applicant : "H\u1EC7 th\u1ED1ng";
}
function leadsTo({ to, status, step, byProcess }) {
  if (step === "undo") return "Nh\u01B0 tr\u01B0\u1EDBc b\u01B0\u1EDBc v\u1EEBa l\xE0m";
  if (byProcess) return "B\u01B0\u1EDBc sau c\u1EE7a quy tr\xECnh n\u1ED9i b\u1ED9";
  return to.map((each) => each === status ? "Gi\u1EEF nguy\xEAn" : STATUS_LABELS[each]).join(", ho\u1EB7c ");
}

// src/platform/files/store/keys.ts
import { createHmac as createHmac6, hkdfSync as hkdfSync2 } from "node:crypto";
function openKeys({ key, oldKeys }) {
  const all = [key, ...oldKeys].map(openKey);
  return { current: all[0], all, find: (id) => all.find((each) => each.id.equals(id)) };
}
function openKey(secret) {
  const derive = (salt, purpose, length = 32) => Buffer.from(hkdfSync2("sha256", secret, salt, `motcua files: ${purpose}`, length));
  const nameKey = derive(Buffer.alloc(0), "name");
  return {
    id: derive(Buffer.alloc(0), "id", 8),
    nameOf: (sha256) => placeOf3(createHmac6("sha256", nameKey).update(sha256).digest("hex")),
    derive: (salt, purpose) => derive(salt, purpose)
  };
}
function placeOf3(name2) {
  return `${name2.slice(0, 2)}/${name2}`;
}

// src/platform/files/inspection/kinds.ts
var OFFICE = "application/vnd.openxmlformats-officedocument";
var KINDS2 = {
  pdf: { word: "PDF", mediaType: "application/pdf", extensions: ["pdf"] },
  jpeg: { word: "\u1EA3nh JPEG", mediaType: "image/jpeg", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  png: { word: "\u1EA3nh PNG", mediaType: "image/png", extensions: ["png"] },
  docx: { word: "Word (.docx)", mediaType: `${OFFICE}.wordprocessingml.document`, extensions: ["docx"] },
  xlsx: { word: "Excel (.xlsx)", mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ["xlsx"] }
};
function extensionOf(mediaType) {
  return Object.values(KINDS2).find((kind) => kind.mediaType === mediaType)?.extensions[0] ?? "bin";
}
var OTHERS = [
  [
    /heic|heif|avif/,
    'l\xE0 \u1EA3nh HEIC c\u1EE7a iPhone. H\xE3y v\xE0o C\xE0i \u0111\u1EB7t \u2192 Camera \u2192 \u0110\u1ECBnh d\u1EA1ng, ch\u1ECDn "T\u01B0\u01A1ng th\xEDch nh\u1EA5t", r\u1ED3i ch\u1EE5p l\u1EA1i.'
  ],
  [/webp|gif|bmp|tiff|x-icon|svg/, "l\xE0 lo\u1EA1i \u1EA3nh kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p l\u1EA1i ho\u1EB7c l\u01B0u th\xE0nh JPEG."],
  [/x-cfb|msword|ms-excel/, "l\xE0 t\u1EC7p Word, Excel \u0111\u1EDDi c\u0169. H\xE3y l\u01B0u l\u1EA1i d\u01B0\u1EDBi d\u1EA1ng PDF."],
  [/opendocument|rtf/, "l\xE0 t\u1EC7p so\u1EA1n th\u1EA3o kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y l\u01B0u l\u1EA1i d\u01B0\u1EDBi d\u1EA1ng PDF."],
  [/zip|rar|7z|gzip|tar|compress|bzip|xz|zstd|lz/, "l\xE0 t\u1EC7p n\xE9n. H\xE3y g\u1EEDi t\u1EEBng gi\u1EA5y t\u1EDD ri\xEAng, kh\xF4ng n\xE9n."],
  [/msdownload|elf|mach|executable|dex|java|wasm/, "l\xE0 ch\u01B0\u01A1ng tr\xECnh m\xE1y t\xEDnh."],
  [/^video|^audio|mp4|quicktime/, "l\xE0 phim ho\u1EB7c ghi \xE2m."],
  [/xml|html/, "l\xE0 trang web ho\u1EB7c t\u1EC7p XML."]
];
function otherKind(mime, text5) {
  const head = text5.slice(0, 2048);
  if (/<svg[\s>]/i.test(head))
    return "l\xE0 \u1EA3nh SVG, lo\u1EA1i \u1EA3nh c\xF3 th\u1EC3 ch\u1EE9a m\xE3 l\u1EC7nh. H\xE3y ch\u1EE5p l\u1EA1i ho\u1EB7c l\u01B0u th\xE0nh JPEG.";
  if (/^[\s\0\xef\xbb\xbf]*<(?:!doctype|html|script|head|body|\?xml)/i.test(head))
    return "l\xE0 trang web ho\u1EB7c t\u1EC7p XML.";
  const found2 = OTHERS.find(([pattern]) => mime !== void 0 && pattern.test(mime));
  return found2?.[1] ?? "kh\xF4ng ph\u1EA3i lo\u1EA1i t\u1EC7p \u0111\u01B0\u1EE3c nh\u1EADn.";
}

// src/platform/files/inspection/refuse.ts
function refuse(name2, why) {
  throw new Problem("file_unreadable", `T\u1EC7p "${name2}" ${why}`);
}
var InfectedFile = class extends Problem {
  signature;
  constructor(name2, signature2) {
    super(
      "file_infected",
      `T\u1EC7p "${name2}" c\xF3 m\xE3 \u0111\u1ED9c (${signature2}) n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y qu\xE9t vi-r\xFAt m\xE1y c\u1EE7a b\u1EA1n r\u1ED3i g\u1EEDi l\u1EA1i b\u1EA3n s\u1EA1ch.`
    );
    this.signature = signature2;
  }
};
var BROKEN = "b\u1ECB h\u1ECFng ho\u1EB7c b\u1ECB c\u1EAFt c\u1EE5t. H\xE3y ch\u1EE5p ho\u1EB7c qu\xE9t l\u1EA1i r\u1ED3i g\u1EEDi l\u1EA7n n\u1EEFa.";

// src/platform/files/inspection/inflate.ts
import { constants, createInflate, createInflateRaw, inflateSync } from "node:zlib";
var TooMuch = class extends Error {
};
function inflate(parts, { raw, most, see, tolerant }) {
  const options = { chunkSize: 256 * 1024, ...tolerant && { finishFlush: constants.Z_SYNC_FLUSH } };
  const inflater = raw ? createInflateRaw(options) : createInflate(options);
  return new Promise((resolve, reject) => {
    let size = 0;
    const stop = (end) => {
      inflater.destroy();
      end();
    };
    inflater.on("data", (piece) => {
      size += piece.length;
      if (size > most) return stop(() => reject(new TooMuch()));
      try {
        see?.(piece);
      } catch (error) {
        stop(() => reject(error));
      }
    });
    inflater.on("end", () => resolve(size));
    inflater.on("error", reject);
    for (const part of parts) inflater.write(part);
    inflater.end();
  });
}
function inflateSmall(bytes, most) {
  try {
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error.code === "ERR_BUFFER_TOO_LARGE") throw new TooMuch();
    return null;
  }
}

// src/platform/files/inspection/zip.ts
import { crc32 } from "node:zlib";
var PAPER = { entries: 2e3, bytes: 100 * 1024 * 1024 };
var MOST_RATIO = 200;
var RATIO_FREE = 1024 * 1024;
var BOMB = "n\u1EDF ra qu\xE1 l\u1EDBn khi m\u1EDF n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y l\u01B0u l\u1EA1i d\u01B0\u1EDBi d\u1EA1ng PDF r\u1ED3i g\u1EEDi.";
var UNSAFE = "c\xF3 c\u1EA5u tr\xFAc n\xE9n b\u1EA5t th\u01B0\u1EDDng n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y l\u01B0u l\u1EA1i d\u01B0\u1EDBi d\u1EA1ng PDF r\u1ED3i g\u1EEDi.";
function readZip(name2, bytes, most = PAPER) {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== 101010256 || bytes.readUInt16LE(end + 20) !== 0)
    refuse(name2, bytes.includes("PK", 0, "latin1") ? UNSAFE : BROKEN);
  const count2 = bytes.readUInt16LE(end + 10);
  const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (count2 > most.entries) refuse(name2, BOMB);
  if (count2 === 0 || bytes.readUInt16LE(end + 8) !== count2 || start + size !== end) refuse(name2, UNSAFE);
  const entries = [];
  const ranges = [];
  let at = start;
  for (let index = 0; index < count2; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 33639248) refuse(name2, UNSAFE);
    const { entry, from, to, next } = readEntry(name2, bytes, at);
    entries.push(entry);
    ranges.push({ from, to });
    at = next;
  }
  if (at !== end) refuse(name2, UNSAFE);
  checkRanges(name2, ranges, start);
  checkNames(name2, entries, most.bytes);
  return entries;
}
function readEntry(name2, bytes, at) {
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  if (flags & 8257) refuse(name2, "c\xF3 \u0111\u1EB7t m\u1EADt kh\u1EA9u n\xEAn c\xE1n b\u1ED9 kh\xF4ng xem \u0111\u01B0\u1EE3c. H\xE3y b\u1ECF m\u1EADt kh\u1EA9u r\u1ED3i g\u1EEDi l\u1EA1i.");
  const unixKind = bytes.readUInt32LE(at + 38) >>> 28 & 15;
  if (method !== 0 && method !== 8 || unixKind === 10) refuse(name2, UNSAFE);
  const [packedSize, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  const nameLength = bytes.readUInt16LE(at + 28);
  const entryName = bytes.subarray(at + 46, at + 46 + nameLength);
  const from = bytes.readUInt32LE(at + 42);
  if (from + 30 > bytes.length || bytes.readUInt32LE(from) !== 67324752) refuse(name2, UNSAFE);
  const localNameLength = bytes.readUInt16LE(from + 26);
  const dataAt = from + 30 + localNameLength + bytes.readUInt16LE(from + 28);
  if (!bytes.subarray(from + 30, from + 30 + localNameLength).equals(entryName)) refuse(name2, UNSAFE);
  if (method === 0 && packedSize !== size) refuse(name2, UNSAFE);
  const entry = {
    name: entryName.toString("utf8"),
    isPacked: method === 8,
    crc: bytes.readUInt32LE(at + 16),
    size,
    data: bytes.subarray(dataAt, dataAt + packedSize)
  };
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  return { entry, from, to: dataAt + packedSize, next };
}
function checkRanges(name2, ranges, listAt) {
  let end = 0;
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    if (from < end || from - end > (end === 0 ? 0 : 24)) refuse(name2, UNSAFE);
    end = to;
  }
  if (end > listAt || listAt - end > 24) refuse(name2, UNSAFE);
}
function checkNames(name2, entries, mostBytes) {
  const seen = /* @__PURE__ */ new Set();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    const isOutside = /^[/\\]|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(entry.name);
    const isUnreadable = [...entry.name].some((sign) => sign < " " || sign === "\uFFFD");
    if (isOutside || isUnreadable || entry.name === "" || seen.has(key)) refuse(name2, UNSAFE);
    seen.add(key);
  }
  const total = entries.reduce((sum2, { size }) => sum2 + size, 0);
  const packed = entries.reduce((sum2, { data }) => sum2 + data.length, 0);
  if (total > mostBytes || total > RATIO_FREE && total > packed * MOST_RATIO) refuse(name2, BOMB);
}
async function seeEntry(name2, entry, see) {
  let crc = 0;
  const count2 = (piece) => {
    crc = crc32(piece, crc);
    see(piece);
  };
  if (!entry.isPacked) count2(entry.data);
  const size = !entry.isPacked ? entry.data.length : await inflate([entry.data], { raw: true, most: entry.size, see: count2 }).catch((error) => {
    if (error instanceof Problem) throw error;
    return refuse(name2, error instanceof TooMuch ? BOMB : BROKEN);
  });
  if (size !== entry.size || crc !== entry.crc) refuse(name2, BROKEN);
}

export {
  log,
  TOKEN_HEADER,
  formToken,
  isFormToken,
  lockBytes,
  hashOf3 as hashOf,
  saveFile,
  nameFile,
  toLocalDay,
  minuteOfDay,
  localParts,
  instant,
  toLocalIso,
  addDays,
  daysBetween,
  weekday,
  weekdayName,
  isDay,
  clockTime,
  formatDay,
  formatTime,
  parseLocal,
  DUTIES,
  UNIT_KINDS,
  examinesDossiers,
  loginForm,
  addOfficer,
  noteChange,
  listChanges,
  listWards,
  findWard,
  listUnits,
  collectiveMembers,
  listOfficers,
  listOfficersEver,
  noteAccess,
  noteAct,
  listAccess,
  listOpenSessions,
  endSessions,
  listAccounts,
  openAccount,
  changeAccount,
  setActive,
  resetPassword,
  changeOwnPassword,
  seal,
  unseal,
  proposeSecondFactor,
  enableSecondFactor,
  disableOwnSecondFactor,
  disableSecondFactor,
  openUnit,
  renameUnit,
  setUnitOpen,
  foldVietnamese,
  addWard,
  inForce,
  isInForce,
  STATE_CALENDAR,
  dayKind,
  isWorkingDay,
  workingDayFrom,
  calendarWarnings,
  WORKING_HOURS,
  workingHoursOn,
  WORKING_DAY_MINUTES,
  openingMinute,
  workingMinutesBetween,
  addWorkingMinutes,
  withWardDays,
  hoursOn,
  dayForm,
  hoursForm,
  sessionForm,
  findCalendar,
  listSessions,
  findReceptionSession,
  changeDay,
  changeHours,
  withHours,
  holdCalendar,
  planSession,
  cancelSession,
  DUTY_LABELS,
  UNIT_KIND_LABELS,
  absenceForm,
  recordAbsence,
  cancelAbsence,
  listAbsences,
  findSettings,
  changeSettings,
  listPlannedSettings,
  countTry,
  forgetTries,
  sweepAttempts,
  signIn,
  confirmSignIn,
  findSession,
  signOut,
  sweepSessions,
  normalisePhone,
  lastFourDigits,
  maskPhone,
  enqueue,
  takeJob,
  finishJob,
  failJob,
  listDeadJobs,
  reviveJob,
  newToken,
  SEND_CODE,
  CODE_MINUTES,
  askContactCode,
  proveContact,
  MESSAGE_CHANNELS,
  openMessenger,
  NOTICE_EVENTS,
  EVENT_LABELS,
  readRatingToken,
  findRatingPath,
  countParts,
  fitMessage,
  CHANNELS_OF,
  recipientOf,
  stopPath,
  readStopToken,
  findStopPath,
  findStops,
  setStops,
  PLACEHOLDERS,
  fill,
  findTemplate,
  changeTemplate,
  SHORT_LINK,
  sendNotice,
  SEND_NOTICE,
  tell,
  NOTICE_STATES,
  NOTICE_STATE_LABELS,
  listNotices,
  listTold,
  resendNotice,
  sendOneTimeCode,
  checkPersonalId,
  checkOrganisationId,
  maskPersonalId,
  demoPersonalId,
  listOwnOrganisations,
  findOwnOrganisation,
  listPeople,
  listInvitations,
  createOrganisation,
  INVITATION_DAYS,
  invite,
  withdrawInvitation,
  listInvitationsOf,
  findInvitation,
  answerInvitation,
  removePerson,
  handOver,
  actFor,
  findVisitor,
  signOutCitizen,
  listCitizenSessions,
  endOtherSessions,
  sweepCitizens,
  findEndOfSession,
  beginCitizenSignIn,
  completeCitizenSignIn,
  StoppedSignIn,
  DATABASE_CODES,
  NATIONAL_DATABASES,
  matchDataReplacement,
  readableReplacements,
  databaseFor,
  APPLICANT_ORIGINS,
  decideOnPaper,
  describeTerm,
  describeFee,
  describeWhen,
  questionsOf,
  casesOf,
  countedBy,
  checklistOf,
  certifiedCopyFeeVnd,
  flatFee,
  estimateFee,
  normaliseProcedureCode,
  completeness,
  describeLegalBase,
  listLifeEvents,
  containing,
  PART_NAMES,
  listFields,
  findProcedure,
  findProcedureVersion,
  dataReplacementsOf,
  searchByInitials,
  findProcedures,
  listUnserved,
  searchProcedures,
  describeAnswers,
  applicantOf,
  quantityOf,
  checkForm,
  openPages,
  flatAnswers,
  readPage,
  takePage,
  pageView,
  prefill,
  describeDefinition,
  compareForms,
  generalForm,
  listVersions,
  listVersionsBetween,
  listInForce,
  listPlanned,
  findForm,
  findFormVersion,
  listFormVersions,
  listFormCodes,
  earliestFormDay,
  publishForm,
  readFormOf,
  seedForms,
  ONLINE_LABELS,
  FORM_LABELS,
  METHOD_LABELS,
  PART_LABELS,
  APPLICANT_LABELS,
  COMPETENT_UNIT_LABELS,
  describePart,
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  compareCatalogue,
  keepExport,
  listKeptExports,
  asExported,
  cell,
  UnreadableFile,
  unpack,
  readXlsx,
  readExport,
  compareVersions,
  earliestDay,
  addVersion,
  takeOver,
  nodeOf,
  faultsOf,
  warningsOf,
  adoptProcess,
  NODE_LABELS,
  PLACE_NAMES,
  CONDITION_LABELS,
  describeCondition,
  describeMinutes,
  toBpmn,
  readLimit,
  decodeText,
  gridTables,
  parseCsv,
  readDocx,
  cleanCell,
  readHtml,
  readPdfPages,
  readProcesses,
  findProcessVersion,
  listProcessVersions,
  searchProcesses,
  isReceivedOnline,
  mustBeReceivedOnline,
  readCatalogueSeed,
  seedCatalogue,
  derivedKey,
  mayFetchResult,
  addressesOf,
  parseTerm,
  due,
  intakeAnswerDue,
  nextNumber,
  DEFAULT_SUPPLEMENT_MODE,
  decide,
  openSteps,
  openConsultations,
  isEnded,
  findPinned,
  nodesAhead,
  NEWS,
  publish,
  brokenLink,
  fold,
  DOSSIERS_TOPIC,
  openFacts,
  LOOKUP_OUTCOMES,
  isWrongThere,
  findLookup,
  OUTCOME_LABELS,
  ADAPTER_LABELS,
  BREAKER_LABELS,
  lookUp,
  recordByHand,
  searchLookups,
  seedLookup,
  listStandings,
  isConnected,
  STATUSES,
  STEPS2 as STEPS,
  CHANNELS,
  DOCUMENT_SOURCES,
  PLACES2 as PLACES,
  findCodeOfKey,
  lookupSubject,
  mobileSessionsBetween,
  countBySession,
  findDossier,
  findDossierByCode,
  toChainedStep,
  findWardRules,
  countingOf,
  findMoment,
  acceptDossier,
  askedNow,
  changeClock,
  findStoredFile,
  openStoredFile,
  listUnscanned,
  NATIONAL_STATUSES,
  nationalStatus,
  RESULT_BOOK,
  NUMBER_STATES,
  reserveNumber,
  findHeld,
  issueNumber,
  voidNumber,
  revokeDocument,
  setFirstNumber,
  DOSSIER_SETTLED,
  isSettled,
  STATUS_LABELS,
  plainStatus,
  STEP_LABELS,
  NOTICE_WAY_LABELS,
  CHANNEL_LABELS,
  APPLICANT_LABELS2,
  SOURCE_LABELS,
  MODE_LABELS,
  OUTCOME_LABELS2,
  PLACE_LABELS,
  RETURN_LABELS,
  SUSPEND_LABELS,
  LATE_CAUSE_LABELS,
  LINK_TERM_LABELS,
  SCAN_EXEMPTIONS,
  stepEnvelope,
  takeStep2 as takeStep,
  BULK_STEPS,
  takeSteps,
  findOwnDossier,
  decideForApplicant,
  openToApplicant,
  answerSupplement,
  changeDelivery,
  correctContact,
  findEarlierOwn,
  LOOK_UP_FILED,
  lookUpFiled,
  fileOnline,
  withdrawOwn,
  closeExpired,
  lookUpForDossier,
  mayLookUp,
  lookUpsOf,
  supplementWords,
  dueBasis,
  findLikeDossiers,
  popularProcedures,
  findEarlier,
  SLIP_FORMS,
  slipFormNumber,
  SLIP_KINDS,
  longDay,
  declaration,
  beginPdf,
  documentLayout,
  MM,
  MARGINS,
  A4,
  widthOf,
  drawLetterhead,
  drawRule,
  numberPages,
  drawPdf,
  WIDTH,
  line5 as line,
  textRuns,
  rule2 as rule,
  columns2 as columns,
  writeDocx,
  WORDED_FORMS,
  WORDED_FORM_LABELS,
  SIGNER_LABELS,
  SIGNERS_OF,
  NO_WORDS,
  SLIP_PLACES,
  wordingAt,
  wordsAt2 as wordsAt,
  remarkOn,
  takerWithoutOfficer,
  TIMELINESS_LABELS,
  timeliness,
  slipsOf,
  fillSlip,
  listSlipWordings,
  parseSlipWords,
  changeSlipWords,
  exampleSource,
  askGuestCode,
  enterAsGuest,
  heldBy,
  heldByUnit,
  MOST_HELD,
  findHeldBy,
  mustHoldNothing,
  NEED_LABELS,
  needOf2 as needOf,
  listNumbers,
  findBook,
  receive,
  countKept,
  previewRecount,
  recountDossiers,
  listRegister,
  remindSupplements,
  ENDINGS,
  listRetentionPeriods,
  setRetentionPeriod,
  retentionOfDossier,
  listExpired,
  QUEUES,
  SORTS,
  searchDossiers,
  countWaiting,
  OWN_FILTERS,
  searchOwn,
  trackDossier,
  verifyDossiers,
  workflowRows,
  workflowText,
  KINDS2 as KINDS,
  extensionOf,
  otherKind,
  TooMuch,
  inflate,
  inflateSmall,
  refuse,
  InfectedFile,
  BROKEN,
  readZip,
  seeEntry,
  openKeys,
  placeOf3 as placeOf
};
//# sourceMappingURL=chunk-TIANCPBA.js.map
