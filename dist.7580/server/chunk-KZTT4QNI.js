import {
  TASK_STATES,
  addCharge,
  adoptPlan,
  asOwner,
  assessActivity,
  closeShift,
  confirmTransfer,
  expectedIn,
  findOpenShift,
  findPlan,
  findPlanInUse,
  importPlan,
  keepSettled,
  listRecords,
  offerTransfer,
  openDatabase,
  openShift,
  readPlan,
  receiveWithVault,
  recordActivity,
  seedDemoAccount,
  seedOnlinePayment,
  takeCash,
  worst
} from "./chunk-2Z3IYLCC.js";
import {
  NATIONAL_DATABASES,
  PART_LABELS,
  PART_NAMES,
  STATE_CALENDAR,
  acceptDossier,
  addDays,
  addOfficer,
  addWard,
  addWorkingMinutes,
  asExported,
  beginPdf,
  completeness,
  countTry,
  databaseFor,
  dayKind,
  demoPersonalId,
  describeFee,
  describePart,
  describeTerm,
  due,
  findCalendar,
  findDossier,
  findProcedures,
  findSettings,
  foldVietnamese,
  formatDay,
  formatTime,
  inForce,
  instant,
  isDay,
  isSettled,
  isWorkingDay,
  keepExport,
  lastFourDigits,
  listKeptExports,
  listOfficers,
  listUnits,
  listUnserved,
  listVersionsBetween,
  localParts,
  lookupSubject,
  matchDataReplacement,
  normalisePhone,
  noteAct,
  noteChange,
  parseLocal,
  parseTerm,
  planSession,
  publish,
  readCatalogueSeed,
  readExport,
  readableReplacements,
  saveFile,
  seedCatalogue,
  seedForms,
  seedLookup,
  takeOver,
  takeStep,
  tell,
  toLocalDay,
  toLocalIso,
  weekday,
  weekdayName,
  workingDayFrom,
  workingMinutesBetween
} from "./chunk-TIANCPBA.js";
import {
  Problem,
  parseFields,
  root,
  wrongFields
} from "./chunk-T2QWUXPH.js";

// src/features/indicators/list/any-place.ts
import { sql as sql2 } from "kysely";

// src/features/indicators/catalogue-ratio.ts
import { sql } from "kysely";
function catalogueRatio(words, conditions) {
  const counted = sql`coalesce(${conditions.counted}, false)`;
  const among = conditions.among ?? sql`true`;
  return {
    kind: "catalogue",
    unit: "%",
    ...words,
    readOn: (db, wardId, days) => inForce2(db, wardId, days).where(among).select([
      "on_day.day",
      sql`count(*)`.as("denominator"),
      sql`count(*) filter (where ${counted})`.as("numerator")
    ]).groupBy("on_day.day").execute().then((rows) => {
      const found = new Map(rows.map(({ day, ...ratio }) => [day, ratio]));
      return days.map((day) => found.get(day) ?? { numerator: 0, denominator: 0 });
    }),
    listOn: (db, wardId, day, part) => inForce2(db, wardId, [day]).where(among).where(part === "numerator" ? counted : sql`not ${counted}`).select(["p.code", "p.name"]).orderBy("p.code").execute()
  };
}
function inForce2(db, wardId, days) {
  return db.selectFrom("procedure_versions as p").innerJoin(
    sql`unnest(${[...days]}::date[])`.as(sql`on_day(day)`),
    (join4) => join4.onRef("p.valid_from", "<=", "on_day.day").on((on) => on.or([on("p.valid_until", "is", null), on("p.valid_until", ">", on.ref("on_day.day"))]))
  ).leftJoin(
    "ward_procedures as w",
    (join4) => join4.on("w.ward_id", "=", wardId).onRef("w.code", "=", "p.code")
  ).where(sql`coalesce(w.served, true)`);
}

// src/features/indicators/list/any-place.ts
var anyPlace = catalogueRatio(
  {
    code: "any-place",
    name: "Th\u1EE7 t\u1EE5c kh\xF4ng ph\u1EE5 thu\u1ED9c \u0111\u1ECBa gi\u1EDBi h\xE0nh ch\xEDnh",
    definition: "Trong s\u1ED1 th\u1EE7 t\u1EE5c ph\u01B0\u1EDDng th\u1EF1c hi\u1EC7n m\xE0 danh m\u1EE5c n\xF3i r\xF5 c\xF3 ph\u1EE5 thu\u1ED9c \u0111\u1ECBa gi\u1EDBi hay kh\xF4ng, bao nhi\xEAu th\u1EE7 t\u1EE5c ti\u1EBFp nh\u1EADn kh\xF4ng ph\u1EE5 thu\u1ED9c \u0111\u1ECBa gi\u1EDBi. Th\u1EE7 t\u1EE5c danh m\u1EE5c kh\xF4ng n\xF3i r\xF5 th\xEC kh\xF4ng x\xE9t.",
    numeratorText: "Th\u1EE7 t\u1EE5c ti\u1EBFp nh\u1EADn phi \u0111\u1ECBa gi\u1EDBi",
    denominatorText: "Th\u1EE7 t\u1EE5c danh m\u1EE5c \u0111\xE3 n\xF3i r\xF5",
    law: "N\u0110 118/2025/N\u0110-CP",
    direction: "up"
  },
  {
    among: sql2`(p.content ->> 'anyPlace' is not null)`,
    counted: sql2`(p.content ->> 'anyPlace' = 'true')`
  }
);

// src/features/indicators/list/asked-again.ts
import { sql as sql7 } from "kysely";

// src/features/indicators/dossier-ratio.ts
import { sql as sql4 } from "kysely";

// src/platform/database/spans.ts
import { sql as sql3 } from "kysely";
function spanOf(at, bounds) {
  return sql3`width_bucket(${at}, ${bounds.map((bound) => bound.toISOString())}::timestamptz[])`;
}
function bySpan(rows, bounds) {
  const found = new Map(rows.map((row) => [row.span, row]));
  return bounds.slice(1).map((_, at) => ({
    numerator: found.get(at + 1)?.numerator ?? 0,
    denominator: found.get(at + 1)?.denominator ?? 0
  }));
}

// src/features/indicators/dossier-ratio.ts
function dossierRatio(words, conditions) {
  return {
    kind: "dossiers",
    unit: "%",
    ...words,
    read: (db, wardId, bounds, asOf) => readRatios(db, wardId, { bounds, asOf, conditions }),
    rows: (db, wardId, period, asOf, request) => listRows(db, wardId, { period, asOf, conditions, request }),
    ...conditions.kinds && {
      breakdown: (db, wardId, period, asOf) => countKinds(db, wardId, { period, asOf, conditions })
    }
  };
}
var ALL = sql4`true`;
function population(period, asOf, { at, among = ALL }) {
  return sql4`(${at} >= ${period.from} and ${at} < ${period.to} and ${at} < ${asOf} and ${among})`;
}
async function readRatios(db, wardId, given) {
  const { bounds, asOf, conditions } = given;
  const period = { from: bounds[0], to: bounds.at(-1) };
  const span = spanOf(conditions.at, bounds);
  const rows = await db.selectFrom("dossiers as d").select([
    span.as("span"),
    sql4`count(*)`.as("denominator"),
    sql4`count(*) filter (where ${conditions.counted})`.as("numerator")
  ]).where("d.ward_id", "=", wardId).where(population(period, asOf, conditions)).groupBy("span").execute();
  return bySpan(rows, bounds);
}
async function listRows(db, wardId, given) {
  const { period, asOf, conditions, request } = given;
  let query = db.selectFrom("dossiers as d").innerJoin(
    "procedure_versions as p",
    (join4) => join4.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select([
    "d.id",
    "d.code",
    "p.name",
    "d.received_at",
    "d.due_at",
    "d.finished_at",
    conditions.at.as("at")
  ]).where("d.ward_id", "=", wardId).where(population(period, asOf, conditions)).where(request.part === "numerator" ? conditions.counted : sql4`not ${conditions.counted}`);
  if (request.after)
    query = query.where(sql4`(${conditions.at}, d.id) < (${request.after.at}, ${request.after.id})`);
  const rows = await query.orderBy("at", "desc").orderBy("d.id", "desc").limit(request.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    procedureName: row.name,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    finishedAt: row.finished_at,
    at: row.at
  }));
}
async function countKinds(db, wardId, given) {
  return db.selectFrom("dossiers as d").select([given.conditions.kinds.as("label"), sql4`count(*)`.as("count")]).where("d.ward_id", "=", wardId).where(population(given.period, given.asOf, given.conditions)).groupBy("label").orderBy("label").execute();
}

// src/features/indicators/list/papers-not-asked.ts
import { sql as sql6 } from "kysely";

// src/features/indicators/list/received.ts
import { sql as sql5 } from "kysely";
var RECEIVED = sql5`(d.place <> 'from_elsewhere')`;

// src/features/indicators/list/papers-not-asked.ts
var IS_REPLACED = sql6`(doc.vault_item_id is null and (doc.source = 'database'
  or doc.lookup_id is not null or (doc.reusable and doc.reusable_from is distinct from 'vault' and doc.source in ('original', 'copy', 'electronic'))))`;
var HAS_REPLACED = (condition) => sql6`exists (
  select from dossier_documents as doc
  where doc.ward_id = d.ward_id and doc.dossier_id = d.id and ${IS_REPLACED} and (${condition}))`;
var RECEIVED_WITH_REPLACED = sql6`(${RECEIVED} and ${HAS_REPLACED(sql6`true`)})`;
var papersNotAsked = dossierRatio(
  {
    code: "papers-not-asked",
    name: "H\u1ED3 s\u01A1 kh\xF4ng ph\u1EA3i n\u1ED9p gi\u1EA5y t\u1EDD nh\u1EDD khai th\xE1c d\u1EEF li\u1EC7u",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3 c\xF3 gi\u1EA5y t\u1EDD m\xE0 d\u1EEF li\u1EC7u thay \u0111\u01B0\u1EE3c, bao nhi\xEAu h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c l\u1EA5y d\u1EEF li\u1EC7u thay cho m\u1ECDi gi\u1EA5y t\u1EDD \u1EA5y.",
    numeratorText: "H\u1ED3 s\u01A1 kh\xF4ng thu gi\u1EA5y t\u1EDD n\xE0o \u0111\xE3 c\xF3 d\u1EEF li\u1EC7u",
    denominatorText: "H\u1ED3 s\u01A1 c\xF3 gi\u1EA5y t\u1EDD m\xE0 d\u1EEF li\u1EC7u thay \u0111\u01B0\u1EE3c",
    law: "NQ 66.7/2025/NQ-CP",
    direction: "up"
  },
  {
    at: sql6`d.received_at`,
    among: RECEIVED_WITH_REPLACED,
    counted: sql6`not ${HAS_REPLACED(sql6`doc.source <> 'database'`)}`
  }
);

// src/features/indicators/list/asked-again.ts
var askedAgain = dossierRatio(
  {
    code: "asked-again",
    name: "H\u1ED3 s\u01A1 b\u1ECB y\xEAu c\u1EA7u n\u1ED9p gi\u1EA5y t\u1EDD \u0111\xE3 c\xF3 d\u1EEF li\u1EC7u",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3 c\xF3 gi\u1EA5y t\u1EDD m\xE0 d\u1EEF li\u1EC7u thay \u0111\u01B0\u1EE3c, bao nhi\xEAu h\u1ED3 s\u01A1 v\u1EABn thu gi\u1EA5y t\u1EDD \u1EA5y m\xE0 kh\xF4ng c\xF3 l\u1EA7n tra c\u1EE9u kh\xF4ng k\u1EBFt qu\u1EA3 n\xE0o \u0111\u01B0\u1EE3c ghi l\u1EA1i. H\u1ED3 s\u01A1 c\u0169, tr\u01B0\u1EDBc khi h\u1EC7 th\u1ED1ng ghi tra c\u1EE9u, c\u0169ng t\xEDnh.",
    numeratorText: "H\u1ED3 s\u01A1 thu gi\u1EA5y t\u1EDD \u0111\xE3 c\xF3 d\u1EEF li\u1EC7u khi ch\u01B0a tra c\u1EE9u",
    denominatorText: "H\u1ED3 s\u01A1 c\xF3 gi\u1EA5y t\u1EDD m\xE0 d\u1EEF li\u1EC7u thay \u0111\u01B0\u1EE3c",
    law: "NQ 66.7/2025/NQ-CP",
    direction: "down"
  },
  {
    at: sql7`d.received_at`,
    among: RECEIVED_WITH_REPLACED,
    counted: HAS_REPLACED(sql7`doc.source <> 'database' and doc.lookup_id is null`)
  }
);

// src/features/indicators/list/business-online.ts
import { sql as sql8 } from "kysely";
var businessOnline = catalogueRatio(
  {
    code: "business-online",
    name: "Th\u1EE7 t\u1EE5c cho doanh nghi\u1EC7p th\u1EF1c hi\u1EC7n tr\u1EF1c tuy\u1EBFn",
    definition: "Trong s\u1ED1 th\u1EE7 t\u1EE5c ph\u01B0\u1EDDng th\u1EF1c hi\u1EC7n li\xEAn quan \u0111\u1EBFn doanh nghi\u1EC7p, h\u1ED9 kinh doanh, h\u1EE3p t\xE1c x\xE3, bao nhi\xEAu th\u1EE7 t\u1EE5c n\u1ED9p \u0111\u01B0\u1EE3c tr\u1EF1c tuy\u1EBFn theo danh m\u1EE5c, k\u1EC3 c\u1EA3 th\u1EE7 t\u1EE5c ch\u01B0a x\xE1c minh m\u1EE9c \u0111\u1ED9.",
    numeratorText: "Th\u1EE7 t\u1EE5c cho doanh nghi\u1EC7p n\u1ED9p \u0111\u01B0\u1EE3c tr\u1EF1c tuy\u1EBFn",
    denominatorText: "Th\u1EE7 t\u1EE5c li\xEAn quan \u0111\u1EBFn doanh nghi\u1EC7p",
    law: "N\u0110 224/2026/N\u0110-CP",
    direction: "up"
  },
  {
    among: sql8`((p.content -> 'forBusiness')::boolean)`,
    counted: sql8`(p.content ->> 'onlineLevel' in ('full', 'partial', 'unverified'))`
  }
);

// src/features/indicators/list/digitised.ts
import { sql as sql10 } from "kysely";

// src/features/indicators/list/resolved.ts
import { sql as sql9 } from "kysely";
var RESOLVED = sql9`(d.status in ('result_ready', 'returned', 'correcting') and d.place <> 'forwarded')`;
var HAS_RESULT_FILE = sql9`(not d.result_is_document or d.result_file is not null)`;

// src/features/indicators/list/digitised.ts
var digitised = dossierRatio(
  {
    code: "digitised",
    name: "S\u1ED1 h\xF3a h\u1ED3 s\u01A1 v\xE0 k\u1EBFt qu\u1EA3",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 c\xF3 k\u1EBFt qu\u1EA3 trong k\u1EF3, bao nhi\xEAu h\u1ED3 s\u01A1 \u0111\xE3 c\xF3 t\u1EC7p cho m\u1ECDi gi\u1EA5y t\u1EDD ph\u1EA3i s\u1ED1 h\xF3a v\xE0 cho k\u1EBFt qu\u1EA3. Gi\u1EA5y t\u1EDD ch\u1EC9 xu\u1EA5t tr\xECnh, tra t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u, d\xF9ng l\u1EA1i ho\u1EB7c c\xF3 l\xFD do \u0111\u01B0\u1EE3c mi\u1EC5n th\xEC kh\xF4ng ph\u1EA3i qu\xE9t.",
    numeratorText: "H\u1ED3 s\u01A1 \u0111\u1EE7 t\u1EC7p gi\u1EA5y t\u1EDD v\xE0 t\u1EC7p k\u1EBFt qu\u1EA3",
    denominatorText: "H\u1ED3 s\u01A1 c\xF3 k\u1EBFt qu\u1EA3 trong k\u1EF3",
    law: "TT 01/2023/TT-VPCP; Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m s\u1ED1 h\xF3a h\u1ED3 s\u01A1",
    direction: "up"
  },
  {
    at: sql10`d.finished_at`,
    among: RESOLVED,
    counted: sql10`(${HAS_RESULT_FILE} and not exists (
      select from dossier_documents as doc
      where doc.ward_id = d.ward_id and doc.dossier_id = d.id
        and doc.source in ('original', 'copy', 'electronic')
        and doc.file is null and doc.scan_exempt_reason is null))`
  }
);

// src/features/indicators/list/electronic-result.ts
import { sql as sql11 } from "kysely";
var electronicResult = dossierRatio(
  {
    code: "electronic-result",
    name: "C\u1EA5p k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 c\xF3 k\u1EBFt qu\u1EA3 trong k\u1EF3 m\xE0 k\u1EBFt qu\u1EA3 l\xE0 v\u0103n b\u1EA3n, bao nhi\xEAu h\u1ED3 s\u01A1 c\xF3 t\u1EC7p k\u1EBFt qu\u1EA3 tr\xEAn h\u1EC7 th\u1ED1ng.",
    numeratorText: "H\u1ED3 s\u01A1 c\xF3 t\u1EC7p k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED",
    denominatorText: "H\u1ED3 s\u01A1 c\xF3 k\u1EBFt qu\u1EA3 l\xE0 v\u0103n b\u1EA3n",
    law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m s\u1ED1 h\xF3a h\u1ED3 s\u01A1",
    direction: "up"
  },
  {
    at: sql11`d.finished_at`,
    among: sql11`(${RESOLVED} and d.result_is_document)`,
    counted: sql11`(d.result_file is not null)`
  }
);

// src/features/indicators/list/full-online-services.ts
import { sql as sql12 } from "kysely";
var fullOnlineServices = catalogueRatio(
  {
    code: "full-online-services",
    name: "D\u1ECBch v\u1EE5 c\xF4ng tr\u1EF1c tuy\u1EBFn to\xE0n tr\xECnh",
    definition: "Trong s\u1ED1 th\u1EE7 t\u1EE5c ph\u01B0\u1EDDng th\u1EF1c hi\u1EC7n m\xE0 danh m\u1EE5c ghi r\xF5 m\u1EE9c \u0111\u1ED9 tr\u1EF1c tuy\u1EBFn, bao nhi\xEAu th\u1EE7 t\u1EE5c \u1EDF m\u1EE9c to\xE0n tr\xECnh. Danh s\xE1ch th\u1EE7 t\u1EE5c \u0111\u1EE7 \u0111i\u1EC1u ki\u1EC7n do th\xE0nh ph\u1ED1 l\u1EADp ch\u01B0a \u0111\u01B0\u1EE3c n\u1EA1p; th\u1EE7 t\u1EE5c ch\u01B0a x\xE1c minh m\u1EE9c \u0111\u1ED9 kh\xF4ng \u0111\u01B0\u1EE3c x\xE9t.",
    numeratorText: "Th\u1EE7 t\u1EE5c tr\u1EF1c tuy\u1EBFn to\xE0n tr\xECnh",
    denominatorText: "Th\u1EE7 t\u1EE5c tr\u1EF1c tuy\u1EBFn \u0111\xE3 r\xF5 m\u1EE9c \u0111\u1ED9",
    law: "N\u0110 224/2026/N\u0110-CP, \u0110i\u1EC1u 14",
    direction: "up"
  },
  {
    among: sql12`(p.content ->> 'onlineLevel' in ('full', 'partial'))`,
    counted: sql12`(p.content ->> 'onlineLevel' = 'full')`
  }
);

// src/features/indicators/list/look-up-failures.ts
import { sql as sql13 } from "kysely";
var LOOKUPS = sql13`(
  select k.id, k.outcome, k.database from lookups as k
  where k.ward_id = d.ward_id and k.dossier_id = d.id
  union
  select k.id, k.outcome, k.database from dossier_documents as doc
    join lookups as k on k.ward_id = doc.ward_id and k.id = doc.lookup_id
  where doc.ward_id = d.ward_id and doc.dossier_id = d.id)`;
var NAME_OF_DATABASE = sql13.join(
  Object.values(NATIONAL_DATABASES).map(
    ({ code, name }) => sql13`when ${code} then ${`Kh\xF4ng c\xF3 k\u1EBFt qu\u1EA3 \u1EDF ${name}`}`
  ),
  sql13` `
);
var lookUpFailures = dossierRatio(
  {
    code: "look-up-failures",
    name: "H\u1ED3 s\u01A1 c\xF3 l\u1EA7n tra c\u1EE9u d\u1EEF li\u1EC7u kh\xF4ng k\u1EBFt qu\u1EA3",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3 \u0111\xE3 tra c\u1EE9u c\u01A1 s\u1EDF d\u1EEF li\u1EC7u, bao nhi\xEAu h\u1ED3 s\u01A1 c\xF3 \xEDt nh\u1EA5t m\u1ED9t l\u1EA7n tra c\u1EE9u kh\xF4ng khai th\xE1c \u0111\u01B0\u1EE3c, kh\xF4ng c\xF3, ch\u01B0a \u0111\u1EE7 ho\u1EB7c kh\xF4ng kh\u1EDBp. T\u1EEBng l\u1EA7n tra c\u1EE9u xem \u1EDF trang Khai th\xE1c d\u1EEF li\u1EC7u.",
    numeratorText: "H\u1ED3 s\u01A1 c\xF3 l\u1EA7n tra c\u1EE9u kh\xF4ng k\u1EBFt qu\u1EA3",
    denominatorText: "H\u1ED3 s\u01A1 \u0111\xE3 tra c\u1EE9u",
    law: "NQ 66.7/2025/NQ-CP",
    direction: "down"
  },
  {
    at: sql13`d.received_at`,
    among: sql13`(${RECEIVED} and exists ${LOOKUPS})`,
    counted: sql13`exists (select from ${LOOKUPS} as k where k.outcome <> 'found')`,
    kinds: sql13`coalesce((select case k.database ${NAME_OF_DATABASE} end
      from ${LOOKUPS} as k where k.outcome <> 'found' order by k.id limit 1), 'Tra cứu có kết quả')`
  }
);

// src/features/indicators/list/missing.ts
var missing = (words) => ({
  kind: "missing",
  unit: "%",
  ...words
});
var MISSING = [
  missing({
    code: "feedback-handled",
    name: "Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB \u0111\u01B0\u1EE3c x\u1EED l\xFD",
    definition: "Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB x\u1EED l\xFD xong trong h\u1EA1n tr\xEAn s\u1ED1 \u0111\u1EBFn h\u1EA1n x\u1EED l\xFD trong k\u1EF3.",
    numeratorText: "Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB x\u1EED l\xFD trong h\u1EA1n",
    denominatorText: "Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB \u0111\u1EBFn h\u1EA1n trong k\u1EF3",
    law: "N\u0110 20/2008/N\u0110-CP (\u0111\xE3 s\u1EEDa \u0111\u1ED5i)",
    direction: "up",
    missing: "H\u1EC7 th\u1ED1ng ch\u01B0a ghi ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB."
  }),
  missing({
    code: "feedback-published",
    name: "K\u1EBFt qu\u1EA3 x\u1EED l\xFD ph\u1EA3n \xE1nh \u0111\u01B0\u1EE3c c\xF4ng khai",
    definition: "K\u1EBFt qu\u1EA3 x\u1EED l\xFD \u0111\xE3 c\xF4ng khai tr\xEAn s\u1ED1 ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB x\u1EED l\xFD xong v\xE0 \u0111\u01B0\u1EE3c ph\xE9p c\xF4ng khai.",
    numeratorText: "K\u1EBFt qu\u1EA3 \u0111\xE3 c\xF4ng khai",
    denominatorText: "Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB \u0111\xE3 x\u1EED l\xFD v\xE0 c\xF4ng khai \u0111\u01B0\u1EE3c",
    law: "N\u0110 20/2008/N\u0110-CP (\u0111\xE3 s\u1EEDa \u0111\u1ED5i)",
    direction: "up",
    missing: "H\u1EC7 th\u1ED1ng ch\u01B0a ghi ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB."
  }),
  missing({
    code: "time-cut",
    name: "C\u1EAFt gi\u1EA3m th\u1EDDi gian gi\u1EA3i quy\u1EBFt so v\u1EDBi n\u0103m 2024",
    definition: "T\u1ED5ng th\u1EDDi h\u1EA1n n\u0103m 2024 tr\u1EEB t\u1ED5ng th\u1EDDi h\u1EA1n hi\u1EC7n nay, tr\xEAn t\u1ED5ng th\u1EDDi h\u1EA1n n\u0103m 2024, c\u1EE7a c\xF9ng c\xE1c th\u1EE7 t\u1EE5c.",
    numeratorText: "Th\u1EDDi h\u1EA1n \u0111\xE3 c\u1EAFt gi\u1EA3m",
    denominatorText: "Th\u1EDDi h\u1EA1n n\u0103m 2024",
    law: "K\u1EBF ho\u1EA1ch c\u1EE7a ph\u01B0\u1EDDng",
    direction: "up",
    missing: "Danh m\u1EE5c ch\u01B0a c\xF3 th\u1EDDi h\u1EA1n c\u1EE7a n\u0103m 2024 \u0111\u1EC3 so s\xE1nh."
  }),
  missing({
    code: "cost-cut",
    name: "C\u1EAFt gi\u1EA3m chi ph\xED tu\xE2n th\u1EE7 so v\u1EDBi n\u0103m 2024",
    definition: "Chi ph\xED tu\xE2n th\u1EE7 n\u0103m 2024 tr\u1EEB chi ph\xED hi\u1EC7n nay, tr\xEAn chi ph\xED n\u0103m 2024, c\u1EE7a c\xF9ng c\xE1c th\u1EE7 t\u1EE5c.",
    numeratorText: "Chi ph\xED \u0111\xE3 c\u1EAFt gi\u1EA3m",
    denominatorText: "Chi ph\xED tu\xE2n th\u1EE7 n\u0103m 2024",
    law: "K\u1EBF ho\u1EA1ch c\u1EE7a ph\u01B0\u1EDDng",
    direction: "up",
    missing: "Ch\u01B0a c\xF3 b\u1EA3ng t\xEDnh chi ph\xED tu\xE2n th\u1EE7 c\u1EE7a n\u0103m 2024 v\xE0 c\u1EE7a n\u0103m nay."
  }),
  missing({
    code: "index-766",
    name: "Ch\u1EC9 s\u1ED1 ph\u1EE5c v\u1EE5 ng\u01B0\u1EDDi d\xE2n, doanh nghi\u1EC7p",
    definition: "T\u1ED5ng \u0111i\u1EC3m c\u1EE7a b\u1ED9 ch\u1EC9 s\u1ED1 theo th\u1EDDi gian th\u1EF1c, t\u1ED1i \u0111a 100 \u0111i\u1EC3m.",
    numeratorText: "\u0110i\u1EC3m \u0111\u1EA1t \u0111\u01B0\u1EE3c",
    denominatorText: "\u0110i\u1EC3m t\u1ED1i \u0111a",
    law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022",
    direction: "up",
    missing: "Ch\u01B0a nh\u1EADn \u0111\u01B0\u1EE3c \u0111i\u1EC3m c\xF4ng b\u1ED1 c\u1EE7a C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia."
  })
];

// src/features/indicators/list/on-system.ts
import { sql as sql14 } from "kysely";
var onSystem = dossierRatio(
  {
    code: "on-system",
    name: "H\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn, gi\u1EA3i quy\u1EBFt tr\xEAn h\u1EC7 th\u1ED1ng",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3, bao nhi\xEAu h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c ghi ngay tr\xEAn h\u1EC7 th\u1ED1ng. H\u1ED3 s\u01A1 nh\u1EADp l\u1EA1i t\u1EEB s\u1ED5 gi\u1EA5y n\u1EB1m trong m\u1EABu s\u1ED1 nh\u01B0ng kh\xF4ng \u0111\u01B0\u1EE3c t\xEDnh.",
    numeratorText: "H\u1ED3 s\u01A1 ghi ngay tr\xEAn h\u1EC7 th\u1ED1ng",
    denominatorText: "H\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3, k\u1EC3 c\u1EA3 s\u1ED5 gi\u1EA5y",
    law: "N\u0110 118/2025/N\u0110-CP",
    direction: "up"
  },
  { at: sql14`d.received_at`, among: RECEIVED, counted: sql14`(d.origin = 'system')` }
);

// src/features/indicators/list/on-time.ts
import { sql as sql15 } from "kysely";
var IN_TIME = sql15`(d.finished_at is not null and d.finished_at <= d.due_at and d.supplement_count <= 1)`;
var onTime = dossierRatio(
  {
    code: "on-time",
    name: "H\u1ED3 s\u01A1 gi\u1EA3i quy\u1EBFt \u0111\xFAng h\u1EA1n",
    definition: "M\u1ED7i h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c x\xE9t m\u1ED9t l\u1EA7n: l\xFAc c\xF3 k\u1EBFt qu\u1EA3, ho\u1EB7c l\xFAc h\u1EBFt h\u1EA1n n\u1EBFu khi \u0111\xF3 ch\u01B0a c\xF3 k\u1EBFt qu\u1EA3. H\u1ED3 s\u01A1 ch\u01B0a xong m\xE0 h\u1EBFt h\u1EA1n l\xE0 qu\xE1 h\u1EA1n. B\u1ECB y\xEAu c\u1EA7u b\u1ED5 sung qu\xE1 m\u1ED9t l\u1EA7n l\xE0 qu\xE1 h\u1EA1n. Kh\xF4ng x\xE9t h\u1ED3 s\u01A1 kh\xF4ng c\xF3 th\u1EDDi h\u1EA1n, \u0111ang ch\u1EDD ng\u01B0\u1EDDi n\u1ED9p, b\u1ECB t\u1EEB ch\u1ED1i, \u0111\xE3 r\xFAt, \u0111\xE3 d\u1EEBng, ho\u1EB7c do c\u01A1 quan kh\xE1c gi\u1EA3i quy\u1EBFt.",
    numeratorText: "H\u1ED3 s\u01A1 xong tr\u01B0\u1EDBc h\u1EA1n ho\u1EB7c \u0111\xFAng h\u1EA1n",
    denominatorText: "H\u1ED3 s\u01A1 xong trong h\u1EA1n ho\u1EB7c h\u1EBFt h\u1EA1n trong k\u1EF3",
    law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m ti\u1EBFn \u0111\u1ED9 gi\u1EA3i quy\u1EBFt",
    direction: "up"
  },
  {
    at: sql15`least(d.finished_at, d.due_at)`,
    among: sql15`(d.due_at is not null and d.place <> 'forwarded'
      and d.status not in ('refused', 'withdrawn', 'stopped', 'awaiting_supplement', 'suspended'))`,
    counted: IN_TIME,
    kinds: sql15`case
      when d.finished_at is null then 'Quá hạn, chưa có kết quả'
      when d.supplement_count > 1 then 'Quá hạn vì yêu cầu bổ sung quá một lần'
      when d.finished_at > d.due_at then 'Quá hạn, đã có kết quả'
      when (d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date < (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date then 'Trước hạn'
      else 'Đúng hạn' end`
  }
);

// src/features/indicators/list/payments-online.ts
import { sql as sql16 } from "kysely";
var TAKEN = sql16`(i.settled_at is not null and not i.is_owed_back and i.amount_vnd > 0)`;
var ONLINE = sql16`(i.method = 'platform')`;
var paymentsOnline = {
  kind: "dossiers",
  unit: "%",
  code: "payments-online",
  name: "Thanh to\xE1n tr\u1EF1c tuy\u1EBFn",
  definition: "Giao d\u1ECBch n\u1ED9p ph\xED, l\u1EC7 ph\xED th\xE0nh c\xF4ng qua n\u1EC1n t\u1EA3ng thanh to\xE1n c\u1EE7a C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia tr\xEAn t\u1ED5ng s\u1ED1 giao d\u1ECBch n\u1ED9p ph\xED, l\u1EC7 ph\xED th\xE0nh c\xF4ng c\u1EE7a h\u1ED3 s\u01A1 (l\u1EDBn h\u01A1n 0 \u0111\u1ED3ng). T\xEDnh theo giao d\u1ECBch, v\xE0o l\xFAc ti\u1EC1n v\u1EC1; giao d\u1ECBch n\u1ED9p tr\xF9ng kh\xF4ng t\xEDnh, giao d\u1ECBch ho\xE0n tr\u1EA3 sau \u0111\xF3 v\u1EABn t\xEDnh. Ch\u01B0a g\u1ED3m kho\u1EA3n thu ch\u1EC9 ghi \u1EDF s\u1ED5 ch\u1EE9ng th\u1EF1c v\xE0 giao d\u1ECBch ng\u01B0\u1EDDi d\xE2n n\u1ED9p th\u1EB3ng \u1EDF C\u1ED5ng m\xE0 h\u1EC7 th\u1ED1ng n\xE0y kh\xF4ng nh\u1EADn \u0111\u01B0\u1EE3c.",
  numeratorText: "Giao d\u1ECBch qua n\u1EC1n t\u1EA3ng thanh to\xE1n c\u1EE7a C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia",
  denominatorText: "Giao d\u1ECBch n\u1ED9p ph\xED, l\u1EC7 ph\xED l\u1EDBn h\u01A1n 0 \u0111\u1ED3ng, m\u1ECDi c\xE1ch n\u1ED9p",
  law: "K\u1EBF ho\u1EA1ch c\u1EE7a ph\u01B0\u1EDDng (t\u1ED5ng s\u1ED1 giao d\u1ECBch thanh to\xE1n); Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m thanh to\xE1n tr\u1EF1c tuy\u1EBFn",
  direction: "up",
  read: readRatios2,
  rows: listRows2,
  breakdown: countMethods
};
function within(period, asOf) {
  return sql16`(${TAKEN} and i.settled_at >= ${period.from} and i.settled_at < ${period.to} and i.settled_at < ${asOf})`;
}
async function readRatios2(db, wardId, bounds, asOf) {
  const rows = await db.selectFrom("payment_intents as i").select([
    spanOf(sql16`i.settled_at`, bounds).as("span"),
    sql16`count(*)`.as("denominator"),
    sql16`count(*) filter (where ${ONLINE})`.as("numerator")
  ]).where("i.ward_id", "=", wardId).where(within({ from: bounds[0], to: bounds.at(-1) }, asOf)).groupBy("span").execute();
  return bySpan(rows, bounds);
}
async function listRows2(db, wardId, period, asOf, { part, after, limit }) {
  let query = db.selectFrom("payment_intents as i").innerJoin(
    "dossiers as d",
    (join4) => join4.onRef("d.ward_id", "=", "i.ward_id").onRef("d.id", "=", "i.dossier_id")
  ).innerJoin(
    "procedure_versions as p",
    (join4) => join4.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select(["d.id", "d.code", "p.name", "d.received_at", "d.submitted_at", "d.due_at", "d.finished_at"]).select("i.settled_at as at").where("i.ward_id", "=", wardId).where(within(period, asOf)).where(part === "numerator" ? ONLINE : sql16`not ${ONLINE}`);
  if (after) query = query.where(sql16`(i.settled_at, d.id) < (${after.at}, ${after.id})`);
  const rows = await query.orderBy("i.settled_at", "desc").orderBy("d.id", "desc").limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, procedureName: row.name, at: row.at },
    receivedAt: row.received_at ?? row.submitted_at,
    ...{ dueAt: row.due_at, finishedAt: row.finished_at }
  }));
}
function countMethods(db, wardId, period, asOf) {
  return db.selectFrom("payment_intents as i").select([
    sql16`case i.method when 'platform' then 'Nền tảng của Cổng Dịch vụ công quốc gia'
        when 'vietqr' then 'Chuyển khoản VietQR (không tính)' else 'Tiền mặt tại quầy (không tính)' end`.as(
      "label"
    ),
    sql16`count(*)`.as("count")
  ]).where("i.ward_id", "=", wardId).where(within(period, asOf)).groupBy("i.method").orderBy("i.method").execute();
}

// src/features/indicators/list/processed-online.ts
import { sql as sql17 } from "kysely";
var processedOnline = dossierRatio(
  {
    code: "processed-online",
    name: "H\u1ED3 s\u01A1 x\u1EED l\xFD tr\u1EF1c tuy\u1EBFn",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 c\xF3 k\u1EBFt qu\u1EA3 trong k\u1EF3, bao nhi\xEAu h\u1ED3 s\u01A1 \u0111i tr\u1ECDn tr\xEAn m\xF4i tr\u01B0\u1EDDng \u0111i\u1EC7n t\u1EED: n\u1ED9p tr\u1EF1c tuy\u1EBFn v\xE0, n\u1EBFu k\u1EBFt qu\u1EA3 l\xE0 v\u0103n b\u1EA3n, c\xF3 b\u1EA3n \u0111i\u1EC7n t\u1EED. V\u0103n b\u1EA3n giao ch\u1EC9 ti\xEAu kh\xF4ng \u0111\u1ECBnh ngh\u0129a; \u0111\xE2y l\xE0 c\xE1ch hi\u1EC3u ch\u1EB7t.",
    numeratorText: "H\u1ED3 s\u01A1 n\u1ED9p tr\u1EF1c tuy\u1EBFn v\xE0 c\xF3 k\u1EBFt qu\u1EA3 \u0111i\u1EC7n t\u1EED",
    denominatorText: "H\u1ED3 s\u01A1 c\xF3 k\u1EBFt qu\u1EA3 trong k\u1EF3",
    law: "Ch\u01B0a c\xF3 v\u0103n b\u1EA3n \u0111\u1ECBnh ngh\u0129a; h\u1EC7 th\u1ED1ng n\xEAu r\xF5 c\xE1ch t\xEDnh",
    direction: "up"
  },
  {
    at: sql17`d.finished_at`,
    among: RESOLVED,
    counted: sql17`(d.channel = 'online' and ${HAS_RESULT_FILE})`
  }
);

// src/features/postings/content-hash.ts
import { createHash } from "node:crypto";
function contentHash(procedure) {
  const words = PART_NAMES.map((part) => describePart(procedure, part).map((line) => line.normalize("NFC")));
  return createHash("sha256").update(JSON.stringify([procedure.code, ...words])).digest("hex");
}
function shortHash(hash) {
  return hash.slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/g, "$1-");
}

// src/features/postings/labels.ts
var PLACE_LABELS = {
  board: "B\u1EA3ng ni\xEAm y\u1EBFt t\u1EA1i Trung t\xE2m",
  portal: "C\u1ED5ng, trang \u0111i\u1EC7n t\u1EED",
  screen: "M\xE0n h\xECnh t\u1EA1i Trung t\xE2m"
};
var DEFECT_LABELS = {
  missing: "Thi\u1EBFu",
  stale: "C\u0169",
  different: "Kh\xE1c c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia",
  late: "Mu\u1ED9n"
};
var DEFECT_HELP = {
  missing: "Ch\u01B0a ni\xEAm y\u1EBFt, ho\u1EB7c b\u1EA3n ni\xEAm y\u1EBFt c\xF2n thi\u1EBFu b\u1ED9 ph\u1EADn b\u1EAFt bu\u1ED9c.",
  stale: "\u0110ang treo b\u1EA3n \u0111\xE3 thay ho\u1EB7c th\u1EE7 t\u1EE5c \u0111\xE3 b\xE3i b\u1ECF, ph\u01B0\u1EDDng kh\xF4ng c\xF2n th\u1EF1c hi\u1EC7n.",
  different: "N\u1ED9i dung ni\xEAm y\u1EBFt kh\xE1c b\u1EA3n nh\u1EADp g\u1EA7n nh\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia.",
  late: "Ni\xEAm y\u1EBFt sau h\u1EA1n n\u1ED9i b\u1ED9, t\xEDnh trong n\u0103m ni\xEAm y\u1EBFt."
};

// src/features/postings/schema.ts
import { z } from "zod";
var PLACES = ["board", "portal", "screen"];
var REQUIRED_PLACES = ["board", "portal"];
var DEFECTS = ["missing", "stale", "different", "late"];
var clientKey = z.uuid("H\xE3y m\u1EDF l\u1EA1i trang v\xE0 g\u1EEDi l\u1EA7n n\u1EEFa.");
var item = z.string().regex(/^[1-9]\.\d{6}~\d{1,6}$/, "H\xE3y m\u1EDF l\u1EA1i trang v\xE0 ch\u1ECDn l\u1EA7n n\u1EEFa.").transform((text2) => {
  const [code, version] = text2.split("~");
  return { code, version: Number(version) };
});
var MOST = 2e3;
var postForm = z.object({
  clientKey,
  place: z.enum(PLACES, "Ch\u1ECDn n\u01A1i ni\xEAm y\u1EBFt."),
  /** Code and version that the officer saw: what changed since is not posted unseen. */
  items: z.array(item).min(1, "Ch\u1ECDn \xEDt nh\u1EA5t m\u1ED9t th\u1EE7 t\u1EE5c.").max(MOST, `T\u1ED1i \u0111a ${MOST} th\u1EE7 t\u1EE5c m\u1ED9t l\u1EA7n.`),
  note: z.string().trim().max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.").default("")
});
var takeDownForm = z.object({
  clientKey,
  postings: z.array(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)).min(1, "Ch\u1ECDn \xEDt nh\u1EA5t m\u1ED9t b\u1EA3n ni\xEAm y\u1EBFt \u0111\u1EC3 g\u1EE1.").max(MOST * PLACES.length),
  reason: z.string().trim().min(3, "Ghi v\xEC sao g\u1EE1.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.")
});

// src/features/postings/store.ts
import { sql as sql18 } from "kysely";
async function lockPostings(tx, wardId) {
  await sql18`select pg_advisory_xact_lock(hashtext('postings'), ${wardId})`.execute(tx);
}
function postingRows(db, wardId) {
  return db.selectFrom("postings as p").leftJoin(
    "posting_removals as r",
    (join4) => join4.onRef("r.ward_id", "=", "p.ward_id").onRef("r.posting_id", "=", "p.id")
  ).selectAll("p").select(["r.removed_by", "r.removed_at", "r.reason"]).where("p.ward_id", "=", wardId);
}
function postingOf(row) {
  return {
    ...{ id: row.id, code: row.code, version: row.version, place: row.place },
    ...{ contentHash: row.content_hash, photo: row.photo, note: row.note },
    ...{ postedBy: row.posted_by, postedAt: row.posted_at },
    removal: row.removed_at === null ? null : { by: row.removed_by, at: row.removed_at, reason: row.reason }
  };
}
async function listPostings(db, wardId) {
  return (await postingRows(db, wardId).orderBy("p.id", "desc").execute()).map(postingOf);
}
async function listProofs(db, wardId, code) {
  const rows = await postingRows(db, wardId).where("p.code", "=", code).orderBy("p.id", "desc").execute();
  return rows.map(postingOf);
}
async function listHanging(db, wardId) {
  const rows = await postingRows(db, wardId).where("r.posting_id", "is", null).orderBy("p.id", "desc").execute();
  return rows.map(postingOf);
}
async function findPosting(db, wardId, id2) {
  const row = await postingRows(db, wardId).where("p.id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 b\u1EA3n ni\xEAm y\u1EBFt n\xE0y.");
  return postingOf(row);
}
async function insertPostings(tx, { wardId, officerId, now, clientKey: clientKey3 }, given) {
  await tx.insertInto("postings").values(
    given.postings.map(({ code, version, contentHash: contentHash2 }) => ({
      ...{ ward_id: wardId, code, version, place: given.place, content_hash: contentHash2 },
      ...{ photo: given.photo, note: given.note },
      ...{ posted_by: officerId, posted_at: now, client_key: clientKey3 }
    }))
  ).execute();
}
async function insertRemovals(tx, { wardId, officerId, now, clientKey: clientKey3 }, given) {
  if (given.ids.length === 0) return;
  await tx.insertInto("posting_removals").values(
    given.ids.map((id2) => ({
      ...{ ward_id: wardId, posting_id: id2, reason: given.reason },
      ...{ removed_by: officerId, removed_at: now, client_key: clientKey3 }
    }))
  ).execute();
}
async function countMade(tx, table, { wardId, clientKey: clientKey3 }) {
  const { count } = await tx.selectFrom(table).select(({ fn }) => fn.countAll().as("count")).where("ward_id", "=", wardId).where("client_key", "=", clientKey3).executeTakeFirstOrThrow();
  return count;
}
async function areOurs(db, wardId, ids) {
  const wanted = [...new Set(ids)];
  const rows = await db.selectFrom("postings").select("id").where("ward_id", "=", wardId).where("id", "in", wanted).execute();
  return rows.length === wanted.length;
}

// src/features/postings/post.ts
function mustPost({ officer }) {
  if (!officer.duties.includes("control"))
    throw new Problem("not_allowed", "Ch\u1EC9 \u0111\u1EA7u m\u1ED1i ki\u1EC3m so\xE1t th\u1EE7 t\u1EE5c \u0111\u01B0\u1EE3c ghi nh\u1EADn ni\xEAm y\u1EBFt.");
}
async function post(tx, files, act, given) {
  mustPost(act);
  const form = parseFields(postForm, given.form, "Ch\u01B0a ghi nh\u1EADn ni\xEAm y\u1EBFt.");
  const { wardId, id: officerId } = act.officer;
  const deed = { wardId, officerId, now: act.now, clientKey: form.clientKey };
  await lockPostings(tx, wardId);
  const made = await countMade(tx, "postings", deed);
  if (made > 0) return { posted: made, same: 0, left: [] };
  const chosen = await choose(tx, act, form, given.photo !== null);
  const { fresh, replaced, ...result } = chosen;
  if (fresh.length === 0) return { ...result, posted: 0 };
  const photo = given.photo && await saveFile(tx, files, wardId, given.photo, act.now);
  await insertRemovals(tx, deed, { ids: replaced.map((each) => each.id), reason: "Thay b\u1EB1ng b\u1EA3n m\u1EDBi" });
  await insertPostings(tx, deed, { place: form.place, photo, note: form.note, postings: fresh });
  await noteChange(tx, act, {
    what: "posting",
    subject: fresh.length === 1 ? fresh[0].code : `${fresh.length} th\u1EE7 t\u1EE5c`,
    before: replaced.length === 0 ? null : { [PLACE_LABELS[form.place]]: namesOf(replaced) },
    after: { [PLACE_LABELS[form.place]]: namesOf(fresh), ...photo && { \u1EA2nh: "c\xF3" } }
  });
  return { ...result, posted: fresh.length };
}
var namesOf = (list2) => list2.map(({ code, version }) => `${code} b\u1EA3n ${version}`);
async function choose(tx, act, { items, place }, hasPhoto) {
  const { wardId } = act.officer;
  const seen = new Map(items.map((item2) => [item2.code, item2.version]));
  const inForce3 = await findProcedures(tx, [...seen.keys()], toLocalDay(act.now));
  const unserved = await listUnserved(tx, wardId);
  const current = inForce3.filter(({ code, version }) => seen.get(code) === version && !unserved.has(code));
  const hanging = (await listHanging(tx, wardId)).filter((each) => each.place === place);
  const isThere = ({ code, version }) => hanging.some((each) => each.code === code && each.version === version);
  const todo = current.filter((each) => hasPhoto || !isThere(each));
  const codes = new Set(todo.map((each) => each.code));
  const replaced = hanging.filter((each) => codes.has(each.code));
  const taken = new Set(current.map((each) => each.code));
  return {
    fresh: todo.map((each) => ({ code: each.code, version: each.version, contentHash: contentHash(each) })),
    replaced,
    same: current.length - todo.length,
    left: [...seen.keys()].filter((code) => !taken.has(code))
  };
}

// src/features/postings/poster/paper.ts
import QRCode from "qrcode";
var PAPERS = ["A4", "A3"];
var MM = 72 / 25.4;
var SCALE = { A4: 1, A3: 1.3 };
var INK = "#0b3f4c";
var GOLD = "#b07d1f";
function beginSheet(paper, board, title) {
  const scale = SCALE[paper];
  const margin = 15 * MM * scale;
  const { pdf, bytes } = beginPdf({
    ...{ size: paper, bufferPages: true, lang: "vi-VN", displayTitle: true },
    margins: { left: margin, right: margin, top: margin, bottom: margin },
    info: { Title: title, Author: `\u1EE6y ban nh\xE2n d\xE2n ${board.wardName}` }
  });
  const size = (points) => points * scale;
  const width = pdf.page.width - 2 * margin;
  const bottom = pdf.page.height - margin - size(40);
  return { pdf, bytes, board, size, left: margin, width, bottom };
}
async function drawHead(sheet, {
  title,
  subtitle,
  qrText,
  qrWords
}) {
  const { pdf, left, width, size, board } = sheet;
  const qr = size(86);
  const image = await QRCode.toBuffer(qrText, { errorCorrectionLevel: "M", margin: 2, scale: 10 });
  const top = pdf.y;
  pdf.image(image, left + width - qr, top, { width: qr });
  pdf.font("regular").fontSize(size(8)).fillColor("black").text(qrWords, left + width - qr, top + qr + size(1), { width: qr, align: "center" });
  const qrEnd = pdf.y;
  const beside = { width: width - qr - size(12) };
  pdf.font("bold").fontSize(size(11)).fillColor(INK).text(`\u1EE6Y BAN NH\xC2N D\xC2N ${board.wardName.toUpperCase()}, ${board.city.toUpperCase()}`, left, top, beside).font("regular").text("Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng", beside);
  pdf.moveDown(0.6).font("bold").fontSize(size(17)).text(title, beside);
  pdf.moveDown(0.2).font("regular").fontSize(size(10.5)).fillColor("black");
  for (const line of subtitle) pdf.text(line, beside);
  pdf.y = Math.max(pdf.y, qrEnd) + size(8);
  pdf.moveTo(left, pdf.y).lineTo(left + width, pdf.y).lineWidth(size(1.5)).stroke(GOLD);
  pdf.y += size(8);
  pdf.x = left;
}
function makeRoom({ pdf, bottom }, height) {
  if (pdf.y + height <= bottom) return false;
  pdf.addPage();
  return true;
}
function endSheet(sheet, sections) {
  for (const section of sections)
    for (let page = section.from; page < section.to; page++) drawFoot(sheet, section, page);
  sheet.pdf.end();
  return sheet.bytes;
}
function drawFoot(sheet, { from, to, marks }, page) {
  const { pdf, left, width, size, bottom, board } = sheet;
  pdf.switchToPage(page);
  pdf.page.margins.bottom = 0;
  const top = bottom + size(6);
  pdf.moveTo(left, top).lineTo(left + width, top).lineWidth(size(0.7)).stroke(GOLD);
  pdf.font("bold").fontSize(size(9)).fillColor("black").text(feedbackWords(board), left, top + size(4), { width }).font("regular").fontSize(size(8)).text(`${marks} In ng\xE0y ${board.printedOn}. Trang ${page - from + 1}/${to - from}.`, left, pdf.y, {
    width
  });
}
function feedbackWords({ wardName, address, phone }) {
  const call2 = phone ? `, \u0111i\u1EC7n tho\u1EA1i ${phone}` : "";
  return `Ph\u1EA3n \xE1nh, ki\u1EBFn ngh\u1ECB v\u1EC1 th\u1EE7 t\u1EE5c: \u1EE6y ban nh\xE2n d\xE2n ${wardName}, ${address}${call2}; ho\u1EB7c C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia (dichvucong.gov.vn).`;
}

// src/features/postings/poster/draw-list.ts
var COLUMNS = [
  ["STT", 0.05],
  ["M\xE3", 0.1],
  ["T\xEAn th\u1EE7 t\u1EE5c", 0.4],
  ["Th\u1EDDi h\u1EA1n", 0.19],
  ["Ph\xED, l\u1EC7 ph\xED", 0.15],
  ["Quy\u1EBFt \u0111\u1ECBnh", 0.11]
];
async function drawList(list2) {
  const { procedures, field, board, address } = list2;
  const sheet = beginSheet(list2.paper, board, "Danh m\u1EE5c th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh ni\xEAm y\u1EBFt");
  await drawHead(sheet, {
    title: field ? `Danh m\u1EE5c th\u1EE7 t\u1EE5c: ${field}` : "Danh m\u1EE5c th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh",
    subtitle: [
      `${procedures.length} th\u1EE7 t\u1EE5c th\u1EF1c hi\u1EC7n t\u1EA1i ph\u01B0\u1EDDng, \u0111ang c\xF3 hi\u1EC7u l\u1EF1c ng\xE0y ${board.printedOn}.`,
      "N\u1ED9i dung \u0111\u1EA7y \u0111\u1EE7 c\u1EE7a t\u1EEBng th\u1EE7 t\u1EE5c: qu\xE9t m\xE3 b\xEAn, ho\u1EB7c h\u1ECFi t\u1EA1i qu\u1EA7y h\u01B0\u1EDBng d\u1EABn."
    ],
    qrText: address,
    qrWords: "Qu\xE9t \u0111\u1EC3 xem t\u1EEBng th\u1EE7 t\u1EE5c"
  });
  let number = 0;
  for (const [name, rows] of byField(procedures)) {
    drawField(sheet, name, rows.length);
    for (const row of rows) drawRow(sheet, name, cellsOf(row, ++number));
  }
  const to = sheet.pdf.bufferedPageRange().count;
  return endSheet(sheet, [{ from: 0, to, marks: `${address}.` }]);
}
function byField(procedures) {
  const found = /* @__PURE__ */ new Map();
  for (const each of procedures) found.set(each.field, [...found.get(each.field) ?? [], each]);
  return [...found].sort(([a], [b]) => a.localeCompare(b, "vi"));
}
function cellsOf(procedure, number) {
  const fees = procedure.fees.map((fee) => describeFee({ ...fee, waivers: "" }));
  return [
    String(number),
    procedure.code,
    procedure.name,
    [...new Set(procedure.terms.map(describeTerm))].join("; "),
    [...new Set(fees)].join("; "),
    describePart(procedure, "decision")[0] ?? ""
  ];
}
function drawField(sheet, name, count) {
  const { pdf, left, width, size } = sheet;
  makeRoom(sheet, size(70));
  pdf.y += size(6);
  pdf.font("bold").fontSize(size(11.5)).fillColor("#0b3f4c").text(`${name} (${count})`, left, pdf.y, { width }).fillColor("black");
  pdf.y += size(2);
  drawTitles(sheet);
}
function drawTitles(sheet) {
  drawCells(
    sheet,
    COLUMNS.map(([title]) => title),
    "bold"
  );
}
function drawRow(sheet, field, cells) {
  const { pdf, left, width, size } = sheet;
  if (makeRoom(sheet, heightOf(sheet, cells))) {
    pdf.font("bold").fontSize(size(10)).text(`${field} (ti\u1EBFp)`, left, pdf.y, { width });
    drawTitles(sheet);
  }
  drawCells(sheet, cells, "regular");
}
var PAD = 3;
function heightOf({ pdf, width, size }, cells) {
  pdf.font("regular").fontSize(size(9));
  const heights = cells.map(
    (text2, at) => pdf.heightOfString(text2 || " ", { width: COLUMNS[at][1] * width - size(2 * PAD) })
  );
  return Math.max(...heights) + size(2 * PAD);
}
function drawCells(sheet, cells, font) {
  const { pdf, left, width, size } = sheet;
  const height = heightOf(sheet, cells);
  const top = pdf.y;
  let x = left;
  pdf.font(font).fontSize(size(9)).lineWidth(size(0.4));
  for (const [at, text2] of cells.entries()) {
    const column = COLUMNS[at][1] * width;
    pdf.rect(x, top, column, height).stroke("#8aa4ab");
    pdf.text(text2, x + size(PAD), top + size(PAD), { width: column - size(2 * PAD) });
    x += column;
  }
  pdf.x = left;
  pdf.y = top + height;
}

// src/features/postings/poster/draw-poster.ts
var ORDER = [
  ...["steps", "methods", "documents", "terms", "applicants", "competentUnit", "results", "fees"],
  ...["conditions", "legalBases"]
];
function drawPoster(poster) {
  return drawPosters([poster]);
}
async function drawPosters(posters) {
  const [first] = posters;
  if (!first) throw new RangeError("There is no procedure to draw.");
  const title = posters.length === 1 ? first.procedure.code : first.procedure.field;
  const sheet = beginSheet(first.paper, first.board, `Ni\xEAm y\u1EBFt ${title}`);
  const sections = [];
  for (const poster of posters) {
    if (poster !== first) sheet.pdf.addPage();
    const from = sheet.pdf.bufferedPageRange().count - 1;
    await drawOne(sheet, poster);
    sections.push({ from, to: sheet.pdf.bufferedPageRange().count, marks: marksOf(poster) });
  }
  return endSheet(sheet, sections);
}
function marksOf({ procedure, address }) {
  return `Phi\xEAn b\u1EA3n ${procedure.version}, m\xE3 \u0111\u1ED1i chi\u1EBFu ${shortHash(contentHash(procedure))}. ${address}.`;
}
async function drawOne(sheet, poster) {
  const { procedure, address } = poster;
  await drawHead(sheet, {
    title: procedure.name,
    subtitle: [
      `M\xE3 th\u1EE7 t\u1EE5c: ${procedure.code}. L\u0129nh v\u1EF1c: ${procedure.field}.`,
      `Quy\u1EBFt \u0111\u1ECBnh c\xF4ng b\u1ED1: ${describePart(procedure, "decision")[0] ?? "ch\u01B0a c\xF3 d\u1EEF li\u1EC7u"}.`,
      poster.postedOn ? `Ni\xEAm y\u1EBFt t\u1EEB ng\xE0y ${poster.postedOn}.` : ""
    ].filter(Boolean),
    qrText: address,
    qrWords: "Qu\xE9t \u0111\u1EC3 xem b\u1EA3n m\u1EDBi nh\u1EA5t"
  });
  for (const part of ORDER) drawPart(sheet, PART_LABELS[part], linesOf(poster, part));
  const spared = readableReplacements(poster.replacements);
  if (spared.length > 0)
    drawPart(
      sheet,
      "Kh\xF4ng ph\u1EA3i n\u1ED9p, c\u01A1 quan t\u1EF1 tra (Ngh\u1ECB quy\u1EBFt 66.7/2025/NQ-CP)",
      spared.map(({ paper, database }) => `${paper}: tra trong ${database}`)
    );
}
function linesOf({ procedure, replacements }, part) {
  const lines = describePart(procedure, part);
  if (part === "legalBases") return lines.length > 0 ? [`${lines.join("; ")}.`] : [];
  if (part !== "documents") return lines;
  return lines.map(
    (line, at) => matchDataReplacement(procedure.documents[at].name, replacements) ? `${line} (kh\xF4ng ph\u1EA3i n\u1ED9p, c\u01A1 quan t\u1EF1 tra)` : line
  );
}
function drawPart(sheet, title, lines) {
  const { pdf, left, width, size } = sheet;
  const shown = lines.length === 0 ? ["Ch\u01B0a c\xF3 d\u1EEF li\u1EC7u."] : lines;
  pdf.font("regular").fontSize(size(10.5));
  makeRoom(sheet, size(18) + pdf.heightOfString(shown[0], { width }));
  pdf.font("bold").fontSize(size(11.5)).fillColor("#0b3f4c").text(title, left, pdf.y, { width });
  pdf.font("regular").fontSize(size(10.5)).fillColor("black");
  for (const [at, line] of shown.entries()) {
    const text2 = shown.length > 1 ? `${at + 1}. ${line}` : line;
    makeRoom(sheet, pdf.heightOfString(text2, { width: width - size(8) }));
    pdf.text(text2, left + size(8), pdf.y, { width: width - size(8) });
  }
  pdf.y += size(6);
}

// src/features/postings/poster/kept-sheets.ts
import { createHash as createHash2 } from "node:crypto";
var MOST2 = 40;
var kept = /* @__PURE__ */ new Map();
function keptSheet(draw, input) {
  const key = createHash2("sha256").update(`${draw.name}${JSON.stringify(input)}`).digest("hex");
  const known = kept.get(key);
  kept.delete(key);
  const sheet = known ?? draw(input);
  kept.set(key, sheet);
  sheet.catch(() => kept.delete(key));
  const oldest = kept.keys().next().value;
  if (kept.size > MOST2 && oldest !== void 0) kept.delete(oldest);
  return sheet;
}

// src/features/postings/defects.ts
function postingLimit(arrivedOn, workingDays, calendar) {
  let day = arrivedOn;
  for (let counted = 0; counted < workingDays; counted++) day = workingDayFrom(addDays(day, 1), calendar);
  return day;
}
function judge(required, hanging, onDay) {
  const at = (place) => {
    const posting = hanging.find((each) => each.place === place) ?? null;
    return { posting, isCurrent: posting?.version === required.version };
  };
  const places = { board: at("board"), portal: at("portal"), screen: at("screen") };
  const isOpen = required.postUntil !== null && onDay <= required.postUntil;
  const faults = [
    ...REQUIRED_PLACES.flatMap((place) => placeFaults(required, place, places[place], { onDay, isOpen })),
    ...places.screen.posting ? staleFaults(required, "screen", places.screen) : [],
    ...contentFaults(required, places)
  ];
  const isPosted = REQUIRED_PLACES.every((place) => places[place].isCurrent);
  return {
    ...{ places, faults },
    isWaiting: isOpen && !isPosted,
    isCorrect: isPosted && faults.length === 0
  };
}
function placeFaults(required, place, state, { onDay, isOpen }) {
  const { posting } = state;
  if (posting === null)
    return isOpen ? [] : [{ defect: "missing", place, why: `Ch\u01B0a ni\xEAm y\u1EBFt: ${PLACE_LABELS[place]}.` }];
  return [...staleFaults(required, place, state), ...lateFaults(required, place, { posting, onDay })];
}
function staleFaults(required, place, { posting, isCurrent }) {
  if (posting === null || isCurrent) return [];
  const why = `${PLACE_LABELS[place]} c\xF2n b\u1EA3n ${posting.version}, \u0111ang c\xF3 hi\u1EC7u l\u1EF1c l\xE0 b\u1EA3n ${required.version}.`;
  return [{ defect: "stale", place, why }];
}
function lateFaults({ version, postUntil }, place, { posting, onDay }) {
  const postedOn = toLocalDay(posting.postedAt);
  const isLate = posting.version === version && postUntil !== null && postedOn > postUntil;
  if (!isLate || postedOn.slice(0, 4) !== onDay.slice(0, 4)) return [];
  const why = `${PLACE_LABELS[place]}: ni\xEAm y\u1EBFt ng\xE0y ${formatDay(postedOn)}, h\u1EA1n ${formatDay(postUntil)}.`;
  return [{ defect: "late", place, why }];
}
function contentFaults(required, places) {
  const faults = [];
  if (required.lacks.length > 0)
    faults.push({
      ...{ defect: "missing", place: null },
      why: `N\u1ED9i dung thi\u1EBFu b\u1ED9 ph\u1EADn b\u1EAFt bu\u1ED9c: ${required.lacks.map((each) => each.toLowerCase()).join("; ")}.`
    });
  const other = Object.values(places).find(
    ({ posting, isCurrent }) => isCurrent && required.nationalHash !== null && posting.contentHash !== required.nationalHash
  );
  if (other)
    faults.push({
      ...{ defect: "different", place: null },
      why: "N\u1ED9i dung ni\xEAm y\u1EBFt kh\xE1c b\u1EA3n nh\u1EADp g\u1EA7n nh\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia."
    });
  return faults;
}
function judgeEnded(hanging) {
  return hanging.map(({ place, version }) => ({
    ...{ defect: "stale", place },
    why: `${PLACE_LABELS[place]} c\xF2n b\u1EA3n ${version} c\u1EE7a th\u1EE7 t\u1EE5c \u0111\xE3 b\xE3i b\u1ECF ho\u1EB7c ph\u01B0\u1EDDng kh\xF4ng c\xF2n th\u1EF1c hi\u1EC7n.`
  }));
}

// src/features/postings/standings.ts
async function standingsOn(db, wardId, days) {
  if (days.length === 0) return /* @__PURE__ */ new Map();
  const sorted = [...days].sort();
  const versions = await listVersionsBetween(db, sorted[0], sorted.at(-1));
  const facts = {
    versions,
    postings: await listPostings(db, wardId),
    exports: await listKeptExports(db, wardId),
    unserved: await listUnserved(db, wardId),
    limitOf: await limitsOf(db, wardId, versions)
  };
  return new Map(sorted.map((day) => [day, standingsOf(facts, day)]));
}
function arrivalOf({ validFrom, decidedBy }) {
  if (decidedBy === null) return null;
  const enteredOn = toLocalDay(decidedBy.at);
  return enteredOn > validFrom ? enteredOn : validFrom;
}
async function limitsOf(db, wardId, versions) {
  const { calendar } = await findCalendar(db, wardId);
  const limits = /* @__PURE__ */ new Map();
  for (const version of versions) {
    const arrivedOn = arrivalOf(version);
    if (arrivedOn === null || limits.has(arrivedOn)) continue;
    const { postingLimitDays } = await findSettings(db, wardId, arrivedOn);
    limits.set(arrivedOn, postingLimit(arrivedOn, postingLimitDays, calendar));
  }
  return (version) => limits.get(arrivalOf(version) ?? "") ?? null;
}
function standingsOf(facts, day) {
  const end = instant(addDays(day, 1), 0);
  const hanging = /* @__PURE__ */ new Map();
  for (const each of facts.postings)
    if (each.postedAt < end && (each.removal === null || each.removal.at >= end))
      hanging.set(each.code, [...hanging.get(each.code) ?? [], each]);
  const mustPost2 = facts.versions.filter(
    ({ procedure, validFrom, validUntil }) => validFrom <= day && (validUntil === null || validUntil > day) && !procedure.code.startsWith("6.") && !facts.unserved.has(procedure.code)
  );
  const required = mustPost2.map((version) => standingOf(facts, version, { hanging, day, end }));
  const known = new Set(required.map((each) => each.code));
  const ended = [...hanging].filter(([code]) => !known.has(code)).map(([code, postings]) => ({ code, hanging: postings, faults: judgeEnded(postings) }));
  return { required, ended };
}
function standingOf({ exports, limitOf }, version, { hanging, day, end }) {
  const { procedure, validFrom } = version;
  const { code } = procedure;
  const exported = exports.get(code)?.find((each) => each.readAt < end);
  const postUntil = limitOf(version);
  const required = {
    ...{ code, version: procedure.version, postUntil },
    lacks: completeness(procedure).filter((part) => part.isRequired && !part.present).map((part) => part.name),
    nationalHash: exported ? contentHash(asExported(procedure, exported.row)) : null
  };
  return {
    ...{ code, name: procedure.name, field: procedure.field, fieldCode: procedure.fieldCode },
    ...{ version: procedure.version, validFrom, postUntil },
    ...judge(required, hanging.get(code) ?? [], day)
  };
}

// src/features/postings/take-down.ts
async function takeDown(tx, act, given) {
  mustPost(act);
  const form = parseFields(takeDownForm, given, "Ch\u01B0a ghi nh\u1EADn g\u1EE1 ni\xEAm y\u1EBFt.");
  const { wardId, id: officerId } = act.officer;
  const deed = { wardId, officerId, now: act.now, clientKey: form.clientKey };
  await lockPostings(tx, wardId);
  const made = await countMade(tx, "posting_removals", deed);
  if (made > 0) return made;
  if (!await areOurs(tx, wardId, form.postings))
    throw new Problem("not_found", "Kh\xF4ng c\xF3 b\u1EA3n ni\xEAm y\u1EBFt n\xE0y.");
  const down = (await listHanging(tx, wardId)).filter((each) => form.postings.includes(each.id));
  if (down.length === 0) return 0;
  await insertRemovals(tx, deed, { ids: down.map((each) => each.id), reason: form.reason });
  await noteChange(tx, act, {
    what: "posting",
    subject: down.length === 1 ? down[0].code : `${down.length} th\u1EE7 t\u1EE5c`,
    before: down.map(({ code, version, place }) => `${code} b\u1EA3n ${version}, ${PLACE_LABELS[place]}`),
    after: { "\u0110\xE3 g\u1EE1": form.reason }
  });
  return down.length;
}

// src/features/indicators/list/published-procedures.ts
var publishedProcedures = {
  kind: "catalogue",
  unit: "%",
  code: "published-procedures",
  name: "Th\u1EE7 t\u1EE5c \u0111\u01B0\u1EE3c c\xF4ng khai \u0111\u1EA7y \u0111\u1EE7, ch\xEDnh x\xE1c, k\u1ECBp th\u1EDDi",
  definition: "Trong s\u1ED1 th\u1EE7 t\u1EE5c ph\u01B0\u1EDDng th\u1EF1c hi\u1EC7n, \u0111ang c\xF3 hi\u1EC7u l\u1EF1c v\xE0o ng\xE0y t\xEDnh (kh\xF4ng k\u1EC3 th\u1EE7 t\u1EE5c n\u1ED9i b\u1ED9 gi\u1EEFa c\xE1c c\u01A1 quan), bao nhi\xEAu th\u1EE7 t\u1EE5c c\xF3 b\u1EB1ng ch\u1EE9ng ni\xEAm y\u1EBFt \u0111\xFAng \u1EDF c\u1EA3 Trung t\xE2m v\xE0 c\u1ED5ng: \u0111\xFAng phi\xEAn b\u1EA3n \u0111ang c\xF3 hi\u1EC7u l\u1EF1c, \u0111\u1EE7 c\xE1c b\u1ED9 ph\u1EADn b\u1EAFt bu\u1ED9c, kh\xF4ng kh\xE1c b\u1EA3n nh\u1EADp g\u1EA7n nh\u1EA5t t\u1EEB c\u01A1 s\u1EDF d\u1EEF li\u1EC7u qu\u1ED1c gia, v\xE0 kh\xF4ng mu\u1ED9n h\u1EA1n n\u1ED9i b\u1ED9 trong n\u0103m. B\u1EA3n c\xF2n treo c\u1EE7a th\u1EE7 t\u1EE5c \u0111\xE3 b\xE3i b\u1ECF kh\xF4ng t\xEDnh \u1EDF \u0111\xE2y m\xE0 hi\u1EC7n \u1EDF trang Ni\xEAm y\u1EBFt.",
  numeratorText: "Th\u1EE7 t\u1EE5c ni\xEAm y\u1EBFt \u0111\xFAng",
  denominatorText: "Th\u1EE7 t\u1EE5c ph\u1EA3i c\xF4ng khai",
  law: "N\u0110 63/2010/N\u0110-CP (\u0111\xE3 s\u1EEDa \u0111\u1ED5i), kho\u1EA3n 2 \u0110i\u1EC1u 8 v\xE0 \u0110i\u1EC1u 17; h\u1EA1n ni\xEAm y\u1EBFt l\xE0 h\u1EA1n n\u1ED9i b\u1ED9",
  direction: "up",
  async readOn(db, wardId, days) {
    const standings = await standingsOn(db, wardId, days);
    return days.map((day) => {
      const { required } = standings.get(day);
      return {
        numerator: required.filter((each) => each.isCorrect).length,
        denominator: required.length
      };
    });
  },
  async listOn(db, wardId, day, part) {
    const { required } = (await standingsOn(db, wardId, [day])).get(day);
    return required.filter((each) => each.isCorrect === (part === "numerator")).map(({ code, name }) => ({ code, name }));
  }
};

// src/features/indicators/list/received-online.ts
import { sql as sql19 } from "kysely";
var receivedOnline = dossierRatio(
  {
    code: "received-online",
    name: "H\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn tr\u1EF1c tuy\u1EBFn",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3, bao nhi\xEAu h\u1ED3 s\u01A1 n\u1ED9p tr\u1EF1c tuy\u1EBFn. H\u1ED3 s\u01A1 v\xE0o k\u1EF3 theo l\xFAc ti\u1EBFp nh\u1EADn, k\u1EC3 c\u1EA3 h\u1ED3 s\u01A1 v\u1EC1 sau b\u1ECB t\u1EEB ch\u1ED1i ho\u1EB7c r\xFAt, k\u1EC3 c\u1EA3 h\u1ED3 s\u01A1 nh\u1EADn thay c\u01A1 quan kh\xE1c.",
    numeratorText: "H\u1ED3 s\u01A1 n\u1ED9p tr\u1EF1c tuy\u1EBFn",
    denominatorText: "H\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3",
    law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m cung c\u1EA5p d\u1ECBch v\u1EE5 c\xF4ng tr\u1EF1c tuy\u1EBFn",
    direction: "up"
  },
  { at: sql19`d.received_at`, among: RECEIVED, counted: sql19`(d.channel = 'online')` }
);

// src/features/indicators/list/reuse.ts
import { sql as sql20 } from "kysely";
var hasDocument = (condition) => sql20`exists (
  select from dossier_documents as doc
  where doc.ward_id = d.ward_id and doc.dossier_id = d.id and (${sql20.raw(condition)}))`;
var REUSABLE = sql20`(${RECEIVED} and ${hasDocument("doc.reusable or doc.source in ('database', 'reused')")})`;
var reuse = dossierRatio(
  {
    code: "reuse",
    name: "Khai th\xE1c, s\u1EED d\u1EE5ng l\u1EA1i d\u1EEF li\u1EC7u \u0111\xE3 s\u1ED1 h\xF3a",
    definition: "Trong s\u1ED1 h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3 c\xF3 gi\u1EA5y t\u1EDD m\xE0 c\u01A1 s\u1EDF d\u1EEF li\u1EC7u ho\u1EB7c kho c\u1EE7a ng\u01B0\u1EDDi n\u1ED9p \u0111\xE3 c\xF3 (ghi l\xFAc ti\u1EBFp nh\u1EADn, k\u1EC3 c\u1EA3 khi qu\u1EA7y kh\xF4ng d\xF9ng), bao nhi\xEAu h\u1ED3 s\u01A1 \u0111\xE3 l\u1EA5y l\u1EA1i \xEDt nh\u1EA5t m\u1ED9t gi\u1EA5y t\u1EDD thay v\xEC y\xEAu c\u1EA7u n\u1ED9p.",
    numeratorText: "H\u1ED3 s\u01A1 \u0111\xE3 d\xF9ng l\u1EA1i ho\u1EB7c tra c\u1EE9u \xEDt nh\u1EA5t m\u1ED9t gi\u1EA5y t\u1EDD",
    denominatorText: "H\u1ED3 s\u01A1 c\xF3 gi\u1EA5y t\u1EDD d\xF9ng l\u1EA1i \u0111\u01B0\u1EE3c",
    law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m s\u1ED1 h\xF3a h\u1ED3 s\u01A1; NQ 66.7/2025/NQ-CP",
    direction: "up"
  },
  {
    at: sql20`d.received_at`,
    among: REUSABLE,
    counted: hasDocument("doc.source in ('database', 'reused')")
  }
);

// src/features/indicators/list/reuse-papers.ts
import { sql as sql21 } from "kysely";
var SPARED = sql21`(doc.source in ('database', 'reused'))`;
var reusePapers = {
  kind: "dossiers",
  unit: "%",
  code: "reuse-papers",
  name: "Gi\u1EA5y t\u1EDD \u0111\u01B0\u1EE3c d\xF9ng l\u1EA1i ho\u1EB7c tra c\u1EE9u",
  definition: "Trong s\u1ED1 gi\u1EA5y t\u1EDD c\u1EE7a h\u1ED3 s\u01A1 ti\u1EBFp nh\u1EADn trong k\u1EF3 m\xE0 c\u01A1 s\u1EDF d\u1EEF li\u1EC7u ho\u1EB7c kho c\u1EE7a ng\u01B0\u1EDDi n\u1ED9p \u0111\xE3 c\xF3, bao nhi\xEAu gi\u1EA5y t\u1EDD kh\xF4ng ph\u1EA3i n\u1ED9p. M\u1ED9t h\u1ED3 s\u01A1 c\xF3 bao nhi\xEAu gi\u1EA5y t\u1EDD th\xEC t\xEDnh b\u1EA5y nhi\xEAu.",
  numeratorText: "Gi\u1EA5y t\u1EDD l\u1EA5y t\u1EEB kho ho\u1EB7c tra c\u1EE9u",
  denominatorText: "Gi\u1EA5y t\u1EDD d\xF9ng l\u1EA1i \u0111\u01B0\u1EE3c, ghi l\xFAc ti\u1EBFp nh\u1EADn",
  law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m s\u1ED1 h\xF3a h\u1ED3 s\u01A1; NQ 66.7/2025/NQ-CP",
  direction: "up",
  read: readRatios3,
  rows: listRows3
};
function papers(db, wardId, period, asOf) {
  return db.selectFrom("dossiers as d").innerJoin(
    "dossier_documents as doc",
    (join4) => join4.onRef("doc.ward_id", "=", "d.ward_id").onRef("doc.dossier_id", "=", "d.id")
  ).where("d.ward_id", "=", wardId).where(within2(period, asOf));
}
function within2({ from, to }, asOf) {
  return sql21`(${RECEIVED} and d.received_at >= ${from} and d.received_at < ${to} and d.received_at < ${asOf}
    and (doc.reusable or ${SPARED}))`;
}
async function readRatios3(db, wardId, bounds, asOf) {
  const rows = await papers(db, wardId, { from: bounds[0], to: bounds.at(-1) }, asOf).select([
    spanOf(sql21`d.received_at`, bounds).as("span"),
    sql21`count(*)`.as("denominator"),
    sql21`count(*) filter (where ${SPARED})`.as("numerator")
  ]).groupBy("span").execute();
  return bySpan(rows, bounds);
}
var ROW = sql21`(d.id * 10000 + doc.no)`;
async function listRows3(db, wardId, period, asOf, { part, after, limit }) {
  let query = papers(db, wardId, period, asOf).innerJoin(
    "procedure_versions as p",
    (join4) => join4.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select([ROW.as("row"), "d.id", "d.code", "p.name", "doc.name as paper"]).select(["d.received_at", "d.due_at", "d.finished_at"]).where(part === "numerator" ? SPARED : sql21`not ${SPARED}`);
  if (after) query = query.where(sql21`(d.received_at, ${ROW}) < (${after.at}, ${after.id})`);
  const rows = await query.orderBy("d.received_at", "desc").orderBy("row", "desc").limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.row, dossierId: row.id, code: row.code, procedureName: row.name, paper: row.paper },
    ...{ receivedAt: row.received_at, dueAt: row.due_at, finishedAt: row.finished_at, at: row.received_at }
  }));
}

// src/features/surveys/answer-survey.ts
import { sql as sql22 } from "kysely";
import { z as z2 } from "zod";

// src/features/surveys/questions.ts
var QUESTION_PARTS = ["reception", "resolution", "whole"];
var PART_LABELS2 = {
  reception: "Vi\u1EC7c ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1",
  resolution: "Vi\u1EC7c gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1",
  whole: "Nh\xECn chung"
};
var DECISIVE = "whole";
var QUESTION_SETS = [
  {
    from: "1995-01-01",
    until: null,
    questions: [
      { code: "manner", part: "reception", text: "Th\xE1i \u0111\u1ED9 c\u1EE7a ng\u01B0\u1EDDi ti\u1EBFp nh\u1EADn" },
      { code: "guidance", part: "reception", text: "H\u01B0\u1EDBng d\u1EABn \u0111\u1EA7y \u0111\u1EE7, d\u1EC5 hi\u1EC3u" },
      { code: "place", part: "reception", text: "N\u01A1i ti\u1EBFp nh\u1EADn ho\u1EB7c trang n\u1ED9p tr\u1EF1c tuy\u1EBFn d\u1EC5 d\xF9ng" },
      { code: "on_time", part: "resolution", text: "Tr\u1EA3 k\u1EBFt qu\u1EA3 \u0111\xFAng h\u1EB9n" },
      { code: "result", part: "resolution", text: "K\u1EBFt qu\u1EA3 \u0111\u1EA7y \u0111\u1EE7, ch\xEDnh x\xE1c, ho\u1EB7c l\xFD do t\u1EEB ch\u1ED1i r\xF5 r\xE0ng" },
      { code: "cost", part: "resolution", text: "Ph\xED, l\u1EC7 ph\xED \u0111\xFAng nh\u01B0 c\xF4ng khai, kh\xF4ng ph\u1EA3i \u0111\u01B0a th\xEAm g\xEC" },
      { code: DECISIVE, part: "whole", text: "Vi\u1EC7c ti\u1EBFp nh\u1EADn v\xE0 gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1 n\xE0y" }
    ]
  }
];
function questionsOn(day) {
  return inForce(QUESTION_SETS, day).questions;
}
var SCORE_LABELS = {
  5: "R\u1EA5t h\xE0i l\xF2ng",
  4: "H\xE0i l\xF2ng",
  3: "B\xECnh th\u01B0\u1EDDng",
  2: "Kh\xF4ng h\xE0i l\xF2ng",
  1: "R\u1EA5t kh\xF4ng h\xE0i l\xF2ng"
};
var SATISFIED = 4;

// src/features/surveys/answer-survey.ts
var ANSWER_DAYS = 90;
var CHANGE_DAYS = 7;
var DAY = 864e5;
async function findSurvey(db, dossier, now) {
  const { status, finishedAt, returnedAt } = dossier.state;
  if (status !== "returned" && status !== "refused")
    return { open: false, why: "\u0110\xE1nh gi\xE1 m\u1EDF khi k\u1EBFt qu\u1EA3 \u0111\xE3 tr\u1EA3, ho\u1EB7c khi h\u1ED3 s\u01A1 b\u1ECB t\u1EEB ch\u1ED1i." };
  const endedAt = returnedAt ?? finishedAt;
  const answer = await findAnswer(db, dossier);
  if (answer === null && now.getTime() > endedAt.getTime() + ANSWER_DAYS * DAY)
    return { open: false, why: `\u0110\xE3 qu\xE1 ${ANSWER_DAYS} ng\xE0y t\u1EEB khi h\u1ED3 s\u01A1 k\u1EBFt th\xFAc n\xEAn \u0111\xE1nh gi\xE1 \u0111\xE3 \u0111\xF3ng.` };
  if (answer !== null && now > changeableUntil(answer))
    return {
      open: false,
      why: `B\u1EA1n \u0111\xE3 \u0111\xE1nh gi\xE1 l\xFAc ${formatTime(answer.answeredAt)}. \u0110\xE1nh gi\xE1 ch\u1EC9 s\u1EEDa \u0111\u01B0\u1EE3c trong ${CHANGE_DAYS} ng\xE0y.`
    };
  return { open: true, questions: questionsOn(toLocalDay(endedAt)), answer };
}
function changeableUntil({ answeredAt }) {
  return new Date(answeredAt.getTime() + CHANGE_DAYS * DAY);
}
var WRONG = "Ch\u01B0a g\u1EEDi \u0111\u01B0\u1EE3c \u0111\xE1nh gi\xE1: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
async function answerSurvey(tx, dossier, { clientKey: clientKey3, way, now }, given) {
  const survey = await findSurvey(tx, dossier, now);
  if (!survey.open) throw new Problem("step_not_open", survey.why);
  const { comment, ...answered } = parseFields(formOf(survey.questions), given, WRONG);
  const key = { ward_id: dossier.wardId, dossier_id: dossier.id };
  const kept2 = await tx.insertInto("survey_answers").values({ ...key, client_key: clientKey3, way, comment, answered_at: now, changed_at: now }).onConflict(
    (conflict) => conflict.columns(["ward_id", "dossier_id"]).doUpdateSet({ client_key: clientKey3, way, comment, changed_at: now }).where("survey_answers.answered_at", ">=", new Date(now.getTime() - CHANGE_DAYS * DAY))
  ).returning("answered_at").executeTakeFirst();
  if (!kept2) throw new Problem("step_not_open", `\u0110\xE1nh gi\xE1 ch\u1EC9 s\u1EEDa \u0111\u01B0\u1EE3c trong ${CHANGE_DAYS} ng\xE0y.`);
  await tx.deleteFrom("survey_scores").where("ward_id", "=", dossier.wardId).where("dossier_id", "=", dossier.id).execute();
  const scores = Object.entries(answered).filter((each) => each[1] !== null);
  await tx.insertInto("survey_scores").values(scores.map(([question, score]) => ({ ...key, question, score }))).execute();
}
function formOf(questions) {
  const score = z2.coerce.number("Ch\u1ECDn m\u1ED9t m\u1EE9c.").int("Ch\u1ECDn m\u1ED9t m\u1EE9c.").min(1, "Ch\u1ECDn m\u1ED9t m\u1EE9c.").max(5, "Ch\u1ECDn m\u1ED9t m\u1EE9c.");
  const optional = z2.preprocess(
    (given) => given === "" || given === void 0 ? null : given,
    score.nullable()
  );
  const needed = z2.preprocess((given) => given === "" ? void 0 : given, score);
  const shape = Object.fromEntries(
    questions.map(({ code }) => [code, code === DECISIVE ? needed : optional])
  );
  return z2.object({ comment: z2.string().trim().max(1e3, "T\u1ED1i \u0111a 1000 k\xFD t\u1EF1.").default("") }).extend(shape);
}
async function findAnswer(db, { wardId, id: id2 }) {
  const row = await db.selectFrom("survey_answers as a").select(["a.comment", "a.answered_at"]).select(
    sql22`coalesce((select jsonb_object_agg(s.question, s.score) from survey_scores as s
        where s.ward_id = a.ward_id and s.dossier_id = a.dossier_id), '{}')`.as("scores")
  ).where("a.ward_id", "=", wardId).where("a.dossier_id", "=", id2).executeTakeFirst();
  return row ? { scores: row.scores, comment: row.comment, answeredAt: row.answered_at } : null;
}

// src/features/surveys/figures.ts
import { sql as sql23 } from "kysely";
var ANONYMOUS_FROM = 5;
var SATISFIED_COUNT = sql23`count(*) filter (where s.score >= ${SATISFIED})`;
function forms(db, wardId, from, to, among) {
  return db.selectFrom("survey_answers as a").innerJoin(
    "survey_scores as s",
    (join4) => join4.onRef("s.ward_id", "=", "a.ward_id").onRef("s.dossier_id", "=", "a.dossier_id").on("s.question", "=", DECISIVE)
  ).innerJoin(
    "dossiers as d",
    (join4) => join4.onRef("d.ward_id", "=", "a.ward_id").onRef("d.id", "=", "a.dossier_id")
  ).innerJoin(
    "procedure_versions as p",
    (join4) => join4.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).where("a.ward_id", "=", wardId).where("a.answered_at", ">=", from).where("a.answered_at", "<", to).where(among);
}
function amongOf({ fieldCodes, asOf }) {
  const inFields = fieldCodes === null ? sql23`true` : sql23`p.field_code = any(${[...fieldCodes]})`;
  return sql23`(a.answered_at < ${asOf} and ${inFields})`;
}
async function readSatisfaction(db, wardId, bounds, request) {
  const rows = await forms(db, wardId, bounds[0], bounds.at(-1), amongOf(request)).select([
    spanOf(sql23`a.answered_at`, bounds).as("span"),
    sql23`count(*)`.as("denominator"),
    SATISFIED_COUNT.as("numerator")
  ]).groupBy("span").execute();
  return bySpan(rows, bounds);
}
async function readByField(db, wardId, { from, to }, request) {
  const rows = await forms(db, wardId, from, to, amongOf(request)).select(["p.field as label", sql23`count(*)`.as("denominator"), SATISFIED_COUNT.as("numerator")]).groupBy("p.field").orderBy("p.field").execute();
  const shown = rows.filter((row) => row.denominator >= ANONYMOUS_FROM);
  const few = rows.filter((row) => row.denominator < ANONYMOUS_FROM);
  const rest = {
    label: "C\xE1c l\u0129nh v\u1EF1c \xEDt phi\u1EBFu",
    denominator: few.reduce((sum, row) => sum + row.denominator, 0),
    numerator: few.reduce((sum, row) => sum + row.numerator, 0)
  };
  return rest.denominator >= ANONYMOUS_FROM ? [...shown, rest] : shown;
}
var MOST_COMMENTS = 100;
async function listComments(db, wardId, { from, to }, request) {
  const rows = await forms(db, wardId, from, to, amongOf(request)).select(["a.comment", sql23`count(*) over ()`.as("forms")]).orderBy(sql23`md5(a.comment)`).execute();
  if ((rows[0]?.forms ?? 0) < ANONYMOUS_FROM) return [];
  return rows.map((row) => row.comment).filter((comment) => comment !== "").slice(0, MOST_COMMENTS);
}

// src/features/indicators/list/satisfaction.ts
function satisfaction(words, fieldCodes) {
  return {
    kind: "answers",
    unit: "%",
    direction: "up",
    law: "Q\u0110 766/Q\u0110-TTg ng\xE0y 23/06/2022, nh\xF3m m\u1EE9c \u0111\u1ED9 h\xE0i l\xF2ng",
    ...words,
    read: (db, wardId, bounds, asOf) => readSatisfaction(db, wardId, bounds, { fieldCodes, asOf }),
    byField: (db, wardId, period, asOf) => readByField(db, wardId, period, { fieldCodes, asOf }),
    comments: (db, wardId, period, asOf) => listComments(db, wardId, period, { fieldCodes, asOf })
  };
}
var satisfied = satisfaction(
  {
    code: "satisfaction",
    name: "M\u1EE9c \u0111\u1ED9 h\xE0i l\xF2ng",
    definition: 'Ng\u01B0\u1EDDi n\u1ED9p \u0111\xE1nh gi\xE1 m\u1ED9t l\u1EA7n khi h\u1ED3 s\u01A1 \u0111\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3 ho\u1EB7c b\u1ECB t\u1EEB ch\u1ED1i. Phi\u1EBFu ch\u1ECDn "h\xE0i l\xF2ng" ho\u1EB7c "r\u1EA5t h\xE0i l\xF2ng" \u1EDF c\xE2u h\u1ECFi chung, tr\xEAn t\u1ED5ng s\u1ED1 phi\u1EBFu h\u1EE3p l\u1EC7 g\u1EEDi trong k\u1EF3. Phi\u1EBFu kh\xF4ng ghi t\xEAn ng\u01B0\u1EDDi \u0111\xE1nh gi\xE1.',
    numeratorText: "Phi\u1EBFu h\xE0i l\xF2ng ho\u1EB7c r\u1EA5t h\xE0i l\xF2ng",
    denominatorText: "Phi\u1EBFu h\u1EE3p l\u1EC7"
  },
  null
);
var LAND_FIELDS = [
  ...["dat-dai", "tai-chinh-dat-dai", "hoat-dong-xay-dung", "quan-ly-chat-luong-cong-trinh-xay-dung"],
  ...["quy-hoach-do-thi-va-nong-thon", "nha-o-va-cong-so", "dau-tu", "dau-tu-tai-viet-nam"]
];
var satisfiedLand = satisfaction(
  {
    code: "satisfaction-land",
    name: "M\u1EE9c \u0111\u1ED9 h\xE0i l\xF2ng: \u0111\u1EA5t \u0111ai, x\xE2y d\u1EF1ng, \u0111\u1EA7u t\u01B0",
    definition: "Nh\u01B0 m\u1EE9c \u0111\u1ED9 h\xE0i l\xF2ng, ch\u1EC9 v\u1EDBi h\u1ED3 s\u01A1 c\xE1c l\u0129nh v\u1EF1c \u0111\u1EA5t \u0111ai, x\xE2y d\u1EF1ng (g\u1ED3m nh\xE0 \u1EDF, quy ho\u1EA1ch), \u0111\u1EA7u t\u01B0.",
    numeratorText: "Phi\u1EBFu h\xE0i l\xF2ng ho\u1EB7c r\u1EA5t h\xE0i l\xF2ng trong ba l\u0129nh v\u1EF1c",
    denominatorText: "Phi\u1EBFu h\u1EE3p l\u1EC7 trong ba l\u0129nh v\u1EF1c"
  },
  LAND_FIELDS
);

// src/features/indicators/indicators.ts
var INDICATORS = [
  onTime,
  receivedOnline,
  processedOnline,
  paymentsOnline,
  onSystem,
  digitised,
  electronicResult,
  reuse,
  reusePapers,
  papersNotAsked,
  askedAgain,
  lookUpFailures,
  publishedProcedures,
  fullOnlineServices,
  businessOnline,
  anyPlace,
  satisfied,
  satisfiedLand,
  ...MISSING
];
function findIndicator(code) {
  const found = INDICATORS.find((each) => each.code === code);
  if (!found) throw new Problem("not_found", "Kh\xF4ng c\xF3 ch\u1EC9 ti\xEAu n\xE0y.");
  return found;
}

// src/features/indicators/indicator.ts
function percent(ratio) {
  if (ratio === null || ratio.denominator === 0) return null;
  return 100 * ratio.numerator / ratio.denominator;
}
function sumRatios(ratios) {
  return ratios.reduce(
    (sum, each) => ({
      numerator: sum.numerator + each.numerator,
      denominator: sum.denominator + each.denominator
    }),
    { numerator: 0, denominator: 0 }
  );
}
function formatPercent(value) {
  if (value === null) return "\u2013";
  const rounded = Math.round(value * 10) / 10;
  const shown = rounded === 100 && value < 100 ? 99.9 : rounded === 0 && value > 0 ? 0.1 : rounded;
  return `${shown.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} %`;
}

// src/features/indicators/papers-asked.ts
import { sql as sql24 } from "kysely";
async function countPapersAsked(db, wardId, { from, to }) {
  const isAsked = sql24`doc.source <> 'database'`;
  const row = await db.selectFrom("dossiers as d").innerJoin(
    "dossier_documents as doc",
    (join4) => join4.onRef("doc.ward_id", "=", "d.ward_id").onRef("doc.dossier_id", "=", "d.id")
  ).select([
    sql24`count(*) filter (where not ${isAsked})`.as("given"),
    sql24`count(*) filter (where ${isAsked} and doc.lookup_id is not null)`.as("after"),
    sql24`count(*) filter (where ${isAsked} and doc.lookup_id is null)`.as("wrongly")
  ]).where("d.ward_id", "=", wardId).where("d.received_at", ">=", from).where("d.received_at", "<", to).where(RECEIVED).where(IS_REPLACED).executeTakeFirstOrThrow();
  return { given: row.given, askedAfterLookup: row.after, askedWrongly: row.wrongly };
}

// src/features/indicators/period.ts
function startOf(day) {
  return instant(day, 0);
}
function firstOfMonth(day) {
  return `${day.slice(0, 7)}-01`;
}
function nextMonth(day) {
  return firstOfMonth(addDays(firstOfMonth(day), 31));
}
function monthBounds(from, to) {
  if (from >= to) throw new RangeError("K\u1EF3 tr\u1ED1ng: ng\xE0y \u0111\u1EA7u ph\u1EA3i tr\u01B0\u1EDBc ng\xE0y cu\u1ED1i.");
  const bounds = [startOf(from)];
  for (let day = nextMonth(from); day < to; day = nextMonth(day)) bounds.push(startOf(day));
  return [...bounds, startOf(to)];
}
function boundsUpTo(bounds, asOf) {
  const past = bounds.filter((bound) => bound < asOf);
  const last = bounds.at(-1);
  return last < asOf ? [...bounds] : [...past, asOf];
}
function spansOf(bounds) {
  return bounds.slice(1).map((to, at) => ({ from: bounds[at], to }));
}
var isKept = (day) => day !== void 0 && isDay(day) && day >= "2000-01-01" && day <= "2100-12-31";
function readPeriod(from, until, today) {
  const start = isKept(from) ? from : `${today.slice(0, 4)}-01-01`;
  const end = isKept(until) && until >= start ? until : today;
  return { from: startOf(start), to: startOf(addDays(end < start ? start : end, 1)) };
}
function daysOf(period) {
  return { from: toLocalDay(period.from), until: toLocalDay(new Date(period.to.getTime() - 1)) };
}

// src/features/indicators/assess.ts
var PACE_MONTHS = 3;
var FEW = 30;
function assess(standing) {
  const { trend, target, asOf, end } = standing;
  const ratio = sumRatios(trend);
  const figure = percent(ratio);
  if (figure === null)
    return { state: "no_data", figure, ratio, forecast: null, why: "Trong k\u1EF3 kh\xF4ng c\xF3 d\u1EEF li\u1EC7u \u0111\u1EC3 t\xEDnh." };
  const over = asOf >= end;
  const forecast = over ? figure : forecastOf(trend, ratio, asOf, end);
  const now = reaches(figure, standing);
  const then = reaches(forecast, standing);
  const state = over ? now ? "achieved" : "late" : now && then ? "achieved" : now || then ? "at_risk" : "late";
  return {
    state,
    figure,
    ratio,
    forecast,
    why: explain({ now, then, over, figure, forecast, target, ratio })
  };
}
function forecastOf(trend, sum, asOf, end) {
  const recent = trend.slice(-PACE_MONTHS);
  const known = recent.reduce((total, each) => total + (each.to.getTime() - each.from.getTime()), 0);
  const left = end.getTime() - asOf.getTime();
  const pace = sumRatios(recent);
  const grow = known <= 0 ? 0 : left / known;
  const forecast = percent({
    numerator: sum.numerator + pace.numerator * grow,
    denominator: sum.denominator + pace.denominator * grow
  });
  return Math.min(100, forecast ?? 0);
}
var TOLERANCE = 1e-4;
function reaches(figure, { target, direction }) {
  const atMost = target.op === "<=" || target.op === "=" && direction === "down";
  return atMost ? figure <= target.value + TOLERANCE : figure >= target.value - TOLERANCE;
}
function explain(found) {
  const { now, then, over, forecast } = found;
  const goal = `${GOAL_WORDS[found.target.op]} ${formatPercent(found.target.value)}`;
  const few = found.ratio.denominator < FEW ? ` M\u1EDBi c\xF3 ${found.ratio.denominator} h\u1ED3 s\u01A1, con s\u1ED1 c\xF2n dao \u0111\u1ED9ng.` : "";
  const at = `\u0110\u1EBFn nay ${formatPercent(found.figure)}, ch\u1EC9 ti\xEAu ${goal}`;
  if (over) return `H\u1EBFt k\u1EF3: ${formatPercent(found.figure)}, ch\u1EC9 ti\xEAu ${goal}: ${now ? "\u0111\u1EA1t" : "kh\xF4ng \u0111\u1EA1t"}.${few}`;
  const lead = `theo nh\u1ECBp ba th\xE1ng g\u1EA7n nh\u1EA5t, \u0111\u1EBFn h\u1EBFt k\u1EF3 kho\u1EA3ng ${formatPercent(forecast)}`;
  if (now && then) return `${at}: \u0111ang \u0111\u1EA1t; ${lead}.${few}`;
  if (now) return `${at}: \u0111ang \u0111\u1EA1t nh\u01B0ng xu h\u01B0\u1EDBng x\u1EA5u \u0111i; ${lead}, kh\xF4ng gi\u1EEF \u0111\u01B0\u1EE3c ch\u1EC9 ti\xEAu.${few}`;
  if (then) return `${at}: ch\u01B0a \u0111\u1EA1t; ${lead}, k\u1ECBp n\u1EBFu gi\u1EEF \u0111\u01B0\u1EE3c nh\u1ECBp n\xE0y.${few}`;
  return `${at}: ch\u01B0a \u0111\u1EA1t; ${lead}, kh\xF4ng k\u1ECBp n\u1EBFu kh\xF4ng thay \u0111\u1ED5i.${few}`;
}
var GOAL_WORDS = { ">=": "t\u1EEB", "=": "l\xE0", "<=": "kh\xF4ng qu\xE1" };

// src/features/indicators/task-figures.ts
function measuredDays(task, year) {
  const start = `${year}-01-01`;
  const end = `${year + 1}-01-01`;
  const { kind, from, to } = task.due;
  const named = kind === "by" ? null : from;
  const first = named !== null && named > start && named < end ? named : start;
  const last = to === null ? end : addDays(to, 1);
  return { from: first, to: last > first && last < end ? last : end };
}
var FigureReader = class {
  #db;
  #wardId;
  #asOf;
  #read = /* @__PURE__ */ new Map();
  constructor(db, wardId, asOf) {
    this.#db = db;
    this.#wardId = wardId;
    this.#asOf = asOf;
  }
  /** The figures of a task's targets, in the plan's order; those that no figure measures are left out. */
  async figuresOf(task, year) {
    const { from, to } = measuredDays(task, year);
    const found = task.targets.flatMap((target) => {
      const indicator = INDICATORS.find((each) => each.code === target.indicator);
      return indicator ? [{ target, indicator }] : [];
    });
    return Promise.all(
      found.map(async ({ target, indicator }) => {
        const trend = await this.trend(indicator, from, to);
        return {
          target,
          indicator,
          trend,
          ...this.#judge(target, indicator, trend, to),
          period: { from: startOf(from), to: startOf(to) }
        };
      })
    );
  }
  /** The months of `[from, to)` up to now; empty before the period begins and for a figure without data. */
  trend(indicator, from, to) {
    const key = `${indicator.code} ${from} ${to}`;
    const known = this.#read.get(key) ?? readTrend(this.#db, this.#wardId, indicator, boundsUpTo(monthBounds(from, to), this.#asOf), this.#asOf);
    this.#read.set(key, known);
    return known;
  }
  #judge(target, indicator, trend, to) {
    const none = {
      state: "no_data",
      figure: null,
      ratio: { numerator: 0, denominator: 0 },
      forecast: null
    };
    if (indicator.kind === "missing") return { ...none, why: indicator.missing };
    const measured = indicator.kind === "catalogue" ? trend.slice(-1) : trend;
    const { direction } = indicator;
    return assess({ target, direction, trend: measured, asOf: this.#asOf, end: startOf(to) });
  }
};
async function readTrend(db, wardId, indicator, bounds, asOf) {
  if (bounds.length < 2 || indicator.kind === "missing") return [];
  const ratios = await readRatios4(db, wardId, indicator, bounds, asOf);
  return spansOf(bounds).map((span, at) => ({ ...span, ...ratios[at] }));
}
function readRatios4(db, wardId, indicator, bounds, asOf) {
  if (indicator.kind !== "catalogue") return indicator.read(db, wardId, bounds, asOf);
  const lastDays2 = bounds.slice(1).map((bound) => toLocalDay(new Date(bound.getTime() - 1)));
  return indicator.readOn(db, wardId, lastDays2);
}

// src/features/indicators/wall.ts
async function readWall(db, wardId, plan, asOf) {
  const records = await listRecords(db, wardId, plan.id);
  const reader = new FigureReader(db, wardId, asOf);
  return Promise.all(
    plan.tasks.map(
      async (task) => stand(
        task,
        await reader.figuresOf(task, plan.year),
        records.filter((record) => record.taskKey === task.key),
        asOf
      )
    )
  );
}
async function readStanding(db, wardId, plan, task, asOf) {
  const [standing] = await readWall(db, wardId, { ...plan, tasks: [task] }, asOf);
  return standing;
}
function stand(task, figures, records, asOf) {
  if (figures.length === 0) {
    const judged = assessActivity(task, records, toLocalDay(asOf));
    return { task, ...judged, figures, deciding: null, records };
  }
  const state = worst(figures.map((figure) => figure.state));
  const deciding = figures.find((figure) => figure.state === state);
  return { task, state, why: deciding.why, figures, deciding, records };
}

// src/features/indicators/weekly/store.ts
import { sql as sql25 } from "kysely";
async function listWeeks(db, wardId) {
  const rows = await db.selectFrom("weekly_figures").select("monday").distinct().where("ward_id", "=", wardId).orderBy("monday", "desc").limit(520).execute();
  return rows.map((row) => row.monday);
}
async function listWeeklyFigures(db, wardId, monday) {
  let query = db.selectFrom("weekly_figures as f").leftJoin(
    "weekly_figures as b",
    (join4) => join4.onRef("b.ward_id", "=", "f.ward_id").onRef("b.code", "=", "f.code").on(sql25`b.monday = f.monday - 7`)
  ).select(["f.monday", "f.code", "f.name", "f.definition", "f.numerator_text", "f.denominator_text"]).select(["f.numerator", "f.denominator", "f.taken_at"]).select(["b.numerator as numerator_before", "b.denominator as denominator_before"]).where("f.ward_id", "=", wardId);
  if (monday !== null) query = query.where("f.monday", "=", monday);
  const rows = await query.orderBy("f.monday", "desc").orderBy("f.ord").limit(2e4).execute();
  return rows.map((row) => ({
    monday: row.monday,
    code: row.code,
    name: row.name,
    definition: row.definition,
    numeratorText: row.numerator_text,
    denominatorText: row.denominator_text,
    numerator: row.numerator,
    denominator: row.denominator,
    takenAt: row.taken_at,
    delta: deltaOf(row, row.numerator_before, row.denominator_before)
  }));
}
function deltaOf(now, numerator, denominator) {
  const figure = percent(now);
  const before = numerator === null || denominator === null ? null : percent({ numerator, denominator });
  return figure === null || before === null ? null : figure - before;
}

// src/features/indicators/weekly/week.ts
function mondayOf(day) {
  return addDays(day, -((weekday(day) + 6) % 7));
}
function isoWeekOf(monday) {
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  const dayOfYear = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 864e5;
  return { year, week: Math.floor(dayOfYear / 7) + 1 };
}

// src/features/indicators/weekly/take-week.ts
async function takeWeek(database, wardId, now) {
  const monday = addDays(mondayOf(toLocalDay(now)), -7);
  return database.transact((tx) => keepWeek(tx, wardId, monday, now), "repeatable read");
}
async function keepWeek(tx, wardId, monday, now) {
  const taken = await tx.selectFrom("weekly_figures").select("code").where("ward_id", "=", wardId).where("monday", "=", monday).limit(1).executeTakeFirst();
  if (taken) return 0;
  const lines = [...await figureLines(tx, wardId, monday), ...await planLines(tx, wardId, monday)];
  if (lines.length === 0) return 0;
  const kept2 = await tx.insertInto("weekly_figures").values(
    lines.map((line, at) => ({
      ...{ ward_id: wardId, monday, code: line.code, ord: at + 1, name: line.name },
      ...{ definition: line.definition, numerator_text: line.numeratorText },
      ...{ denominator_text: line.denominatorText, numerator: line.numerator },
      ...{ denominator: line.denominator, taken_at: now }
    }))
  ).onConflict((conflict) => conflict.doNothing()).returning("code").execute();
  return kept2.length;
}
async function figureLines(tx, wardId, monday) {
  const lines = [];
  for (const indicator of INDICATORS) {
    const ratio = await ratioOf(tx, wardId, indicator, monday);
    if (ratio === null) continue;
    const { code, name, definition, numeratorText, denominatorText } = indicator;
    lines.push({ code, name, definition, numeratorText, denominatorText, ...ratio });
  }
  return lines;
}
async function ratioOf(tx, wardId, indicator, monday) {
  if (indicator.kind === "missing") return null;
  if (indicator.kind === "catalogue") return (await indicator.readOn(tx, wardId, [addDays(monday, 6)]))[0];
  const [from, to] = [startOf(monday), startOf(addDays(monday, 7))];
  return (await indicator.read(tx, wardId, [from, to], to))[0];
}
var STATE_WORDS = {
  achieved: "\u0111\u1EA1t",
  at_risk: "c\xF3 nguy c\u01A1",
  late: "ch\u1EADm",
  no_data: "ch\u01B0a c\xF3 d\u1EEF li\u1EC7u"
};
async function planLines(tx, wardId, monday) {
  const plan = await findPlanInUse(tx, wardId, Number(monday.slice(0, 4)));
  if (!plan) return [];
  const end = startOf(addDays(monday, 7));
  const standings = await readWall(tx, wardId, plan, new Date(end.getTime() - 1));
  return TASK_STATES.toReversed().map((state) => ({
    code: `plan-${state.replace("_", "-")}`,
    name: `Nhi\u1EC7m v\u1EE5 k\u1EBF ho\u1EA1ch ${plan.year}: ${STATE_WORDS[state]}`,
    definition: "Tr\u1EA1ng th\xE1i c\u1EE7a t\u1EEBng nhi\u1EC7m v\u1EE5 do h\u1EC7 th\u1ED1ng t\xEDnh t\u1EEB s\u1ED1 li\u1EC7u v\xE0 vi\u1EC7c \u0111\xE3 ghi \u0111\u1EBFn h\u1EBFt tu\u1EA7n; kh\xF4ng ai nh\u1EADp tay \u0111\u01B0\u1EE3c.",
    numeratorText: `Nhi\u1EC7m v\u1EE5 ${STATE_WORDS[state]}`,
    denominatorText: "Nhi\u1EC7m v\u1EE5 c\u1EE7a k\u1EBF ho\u1EA1ch",
    numerator: standings.filter((each) => each.state === state).length,
    denominator: standings.length
  }));
}

// src/platform/database/migrate.ts
import { createHash as createHash3 } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
var MIGRATION_LOCK = 7163001;
async function migrate(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(`create table if not exists migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const done = new Map(
      (await client.query("select name, sha256 from migrations")).rows.map((row) => [row.name, row.sha256])
    );
    const ran = [];
    for (const migration of readMigrations()) {
      const known = done.get(migration.name);
      if (known !== void 0 && known !== migration.sha256)
        throw new Error(`T\u1EC7p di tr\xFA ${migration.name} \u0111\xE3 b\u1ECB s\u1EEDa sau khi ch\u1EA1y.`);
      if (known === void 0) ran.push(await run(client, migration));
    }
    return ran;
  } finally {
    await client.end();
  }
}
function readMigrations() {
  const folder = join(root, "db", "migrations");
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql")).sort();
  return names.map((name) => {
    const sql34 = readFileSync(join(folder, name), "utf8");
    return { name, sql: sql34, sha256: createHash3("sha256").update(sql34).digest("hex") };
  });
}
async function run(client, migration) {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into migrations (name, sha256) values ($1, $2)", [
      migration.name,
      migration.sha256
    ]);
    await client.query("commit");
    return migration.name;
  } catch (error) {
    await client.query("rollback");
    throw new Error(`${migration.name}: ${error.message}`, { cause: error });
  }
}

// src/seed/seed-organisation.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { join as join2 } from "node:path";
var DEMO_PASSWORD = "motcua-demo-2026";
function readOrganisationSeed() {
  return JSON.parse(readFileSync2(join2(root, "db", "seeds", "organisation", "hai-duong.json"), "utf8"));
}
async function seedWard(tx) {
  const seed = readOrganisationSeed();
  const known = await tx.selectFrom("wards").select("id").where("code", "=", seed.ward.code).executeTakeFirst();
  if (known) return { wardId: known.id, isNew: false };
  return { wardId: await addWard(tx, seed), isNew: true };
}
async function seedDemoOfficers(tx, wardId) {
  for (const officer of readOrganisationSeed().officers)
    await addOfficer(tx, wardId, { ...officer, password: DEMO_PASSWORD, isDemo: true });
}

// src/seed/chance.ts
import { createHash as createHash4 } from "node:crypto";
var Chance = class {
  #state;
  constructor(name) {
    this.#state = createHash4("sha256").update(name).digest().readUInt32LE(0);
  }
  /** From 0 up to but not 1. */
  real() {
    this.#state = this.#state + 1831565813 | 0;
    let mixed = Math.imul(this.#state ^ this.#state >>> 15, 1 | this.#state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  }
  happens(probability) {
    return this.real() < probability;
  }
  /** A whole number from `from` to `to`, both included. */
  between(from, to) {
    return from + Math.floor(this.real() * (to - from + 1));
  }
  weighted(choices, weight) {
    let left = this.real() * choices.reduce((sum, each) => sum + weight(each), 0);
    for (const choice of choices) {
      left -= weight(choice);
      if (left < 0) return choice;
    }
    return choices.at(-1);
  }
};

// src/seed/key.ts
import { createHash as createHash5 } from "node:crypto";
function keyOf(words) {
  const hex = createHash5("sha256").update(`motcua seed ${words}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// src/seed/sample-paper.ts
function drawSample(title) {
  const { pdf, bytes } = beginPdf({ size: "A4", info: { Title: title, CreationDate: /* @__PURE__ */ new Date(0) } });
  pdf.font("regular").fontSize(24).text(title, { align: "center" });
  pdf.moveDown().fontSize(12).text("T\u1EC7p minh h\u1ECDa c\u1EE7a b\u1EA3n tr\xECnh di\u1EC5n, kh\xF4ng c\xF3 gi\xE1 tr\u1ECB ph\xE1p l\xFD.", { align: "center" });
  pdf.end();
  return bytes;
}

// src/seed/seed-lookups.ts
var FAILURES = {
  ...{ not_found: 4, incomplete: 2, mismatch: 2, unavailable: 1, timed_out: 1 }
};
async function seedLookups(tx, act, looking) {
  const { procedureCode, rules, filer, key } = looking;
  const documents = [];
  for (const [at, document] of looking.documents.entries()) {
    const rule = matchDataReplacement(document.name, rules);
    if (rule === null) {
      documents.push(document);
      continue;
    }
    const chance = new Chance(`${key} look up ${at}`);
    const database = databaseFor(document.name, rule).code;
    const outcome = document.source === "database" ? "found" : chance.weighted(Object.keys(FAILURES), (each) => FAILURES[each]);
    const { id: id2 } = await seedLookup(
      tx,
      { ...act, wardId: act.officer.wardId },
      {
        ...{ procedureCode, paper: document.name, database, rule, matter: null },
        ...{ subject: lookupSubject(filer, database), clientKey: keyOf(`${key} look up ${at}`) }
      },
      { outcome, durationMs: outcome === "timed_out" ? 4e3 : chance.between(40, 900) }
    );
    documents.push({ ...document, lookupId: id2 });
  }
  return documents;
}

// src/seed/seed-dossiers.ts
var FIRST_APPLICANT = 1001;
var AT_ONCE = 12;
async function seedDossiers(seed) {
  const stage = await setStage(seed);
  const events = (await Promise.all(Array.from({ length: seed.count }, (_, at) => script(stage, at)))).flat();
  events.sort((a, b) => a.at.getTime() - b.at.getTime() || a.dossier - b.dossier || a.no - b.no);
  const ids = /* @__PURE__ */ new Map();
  for (let at = 0; at < events.length; ) {
    const batch = [];
    const busy = /* @__PURE__ */ new Set();
    while (at < events.length && batch.length < AT_ONCE && !busy.has(events[at].dossier)) {
      busy.add(events[at].dossier);
      batch.push(events[at++]);
    }
    await Promise.all(
      batch.map(async (event) => {
        const known = ids.get(event.dossier) ?? { id: 0, steps: 0 };
        ids.set(event.dossier, await event.run(known));
      })
    );
    seed.tell?.(at / events.length);
  }
}
var DEMAND = {
  "2.000815": 60,
  "2.000884": 18,
  "1.001193": 16,
  "1.004873": 14,
  "2.000635": 14,
  "1.000656": 6,
  "1.000894": 5,
  "1.001612": 12,
  "2.000720": 6,
  "1.001266": 4,
  "1.013225": 4,
  "1.012812": 2,
  "2.001035": 5,
  "1.011607": 3
};
async function setStage(seed) {
  const { procedures, replacements } = readCatalogueSeed();
  const officers = await listOfficers(seed.database.db, seed.wardId);
  const units = await listUnits(seed.database.db, seed.wardId);
  const choices = procedures.flatMap((each) => {
    const variant = each.terms.find((term) => term.term !== null);
    if (!variant?.term || each.documents.length === 0 || each.competentUnitCode === null) return [];
    const rules = replacements.filter((rule) => rule.code === each.code);
    const documents = each.documents.map(({ name, form, required }) => ({
      ...{ name, form, required },
      replaced: matchDataReplacement(name, rules) !== null
    }));
    const { code, competentUnitCode: unitCode, forBusiness: business } = each;
    return [
      {
        code,
        unitCode,
        business,
        documents,
        rules,
        term: variant.term,
        termNo: variant.no,
        weight: DEMAND[code] ?? 1
      }
    ];
  });
  const year = toLocalDay(seed.until).slice(0, 4);
  const days = [];
  for (let day = `${year}-01-02`; day <= toLocalDay(seed.until); day = addDays(day, 1))
    if (isWorkingDay(day)) days.push(day);
  return {
    ...seed,
    officers: new Map(officers.map((each) => [each.username, each])),
    unitIds: new Map(units.map((each) => [each.code, each.id])),
    procedures: choices,
    scan: { name: "ban-quet-mau.pdf", mediaType: "application/pdf", bytes: await drawSample("B\u1EA3n qu\xE9t m\u1EABu") },
    result: { name: "ket-qua-mau.pdf", mediaType: "application/pdf", bytes: await drawSample("K\u1EBFt qu\u1EA3 m\u1EABu") },
    days
  };
}
var PEOPLE = {
  VP: { examine: "hotich", review: "chanhvp", sign: "phochutich" },
  KTHTDT: { examine: "kinhte", review: "truongphong.kt", sign: "chutich" },
  VHXH: { examine: "vanhoa", review: "truongphong.vh", sign: "phochutich" },
  CA: { examine: "congan", review: "truongcongan", sign: "truongcongan" },
  CHQS: { examine: "quansu", review: "chihuytruong", sign: "chihuytruong" }
};
async function script(stage, order) {
  const chance = new Chance(`dossier ${order}`);
  const procedure = chance.weighted(stage.procedures, (each) => each.weight);
  const day = stage.days[Math.floor(order / stage.count * stage.days.length)];
  const share = order / stage.count;
  const isMobile = chance.happens(0.02) && Number(day.slice(5, 7)) >= 4;
  const channel = isMobile ? "mobile" : chance.happens(0.66 + 0.2 * share) ? "online" : chance.happens(0.04) ? "post" : "direct";
  const minute = chance.between(0, 9) < 6 ? chance.between(7 * 60 + 5, 11 * 60 + 20) : chance.between(13 * 60 + 32, 16 * 60 + 50);
  const receivedAt = instant(day, minute);
  const desk = isMobile ? "luudong" : chance.happens(0.5) ? "quay1" : "quay2";
  const people = PEOPLE[procedure.unitCode];
  const events = [];
  const add = (at, who, step, fields = {}, file = null) => {
    const no2 = events.length + 1;
    if (at > stage.until || events.at(-1)?.at === void 0) return;
    events.push({
      at,
      dossier: order,
      no: no2,
      run: ({ id: id2, steps: stepCount }) => take(stage, who, at, { id: id2, stepCount, step, fields, file, key: `${order}/${no2}` })
    });
  };
  if (receivedAt > stage.until) return [];
  const elsewhere = channel === "direct" && chance.happens(0.03) ? "S\u1EDF T\u01B0 ph\xE1p th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng" : null;
  events.push({
    at: receivedAt,
    dossier: order,
    no: 1,
    run: () => accept(stage, desk, receivedAt, { order, procedure, channel, chance, elsewhere })
  });
  const dueAt = new Date(due(receivedAt, parseTerm(procedure.term)).dueAt);
  const whole2 = Math.max(60, workingMinutesBetween(receivedAt, dueAt));
  const isLate = chance.happens(0.045 - 0.02 * share);
  const pace = isLate ? 1.08 + chance.real() * 0.5 : 0.3 + chance.real() * 0.62;
  let delay = 0;
  const when = (part) => addWorkingMinutes(receivedAt, Math.round(whole2 * pace * part) + delay);
  if (chance.happens(0.012)) {
    add(when(0.05), desk, "refuse", { reason: "Th\u1EE7 t\u1EE5c kh\xF4ng thu\u1ED9c th\u1EA9m quy\u1EC1n gi\u1EA3i quy\u1EBFt c\u1EE7a ph\u01B0\u1EDDng." });
    return events;
  }
  if (elsewhere !== null) {
    add(when(0.04), desk, "forward");
    add(when(0.2), desk, "note_status", { nationalStatus: "4" });
    const resultOn = toLocalDay(when(0.9));
    add(when(0.9), desk, "note_result", { outcome: "granted", number: `${order}/KQ`, resultOn });
    add(when(1), desk, "return_result", { receiver: `Ng\u01B0\u1EDDi n\u1ED9p ${order + 1}` });
    return events;
  }
  add(when(0.04), desk, "transfer");
  add(when(0.07), people.review, "assign", { officerId: stage.officers.get(people.examine).id });
  add(when(0.1), people.examine, "take_over");
  if (chance.happens(0.012)) {
    add(when(0.3), desk, "withdraw", { reason: "Ng\u01B0\u1EDDi n\u1ED9p \u0111\u1EC1 ngh\u1ECB r\xFAt h\u1ED3 s\u01A1." });
    return events;
  }
  if (chance.happens(0.035)) {
    const mode = chance.happens(0.6) ? "restart" : "pause";
    add(when(0.3), people.examine, "request_supplement", {
      items: "B\u1EA3n sao gi\u1EA5y t\u1EDD c\xF2n thi\u1EBFu ch\u1EEF k\xFD",
      reason: "Gi\u1EA5y t\u1EDD ch\u01B0a \u0111\u1EE7 ch\u1EEF k\xFD c\u1EE7a ng\u01B0\u1EDDi n\u1ED9p.",
      mode
    });
    delay += chance.between(1, 4) * 480;
    add(when(0.3), desk, "receive_supplement", { received: "B\u1EA3n sao gi\u1EA5y t\u1EDD \u0111\xE3 k\xFD" });
  }
  if (delay === 0 && chance.happens(0.03)) {
    const other = procedure.unitCode === "VHXH" ? "KTHTDT" : "VHXH";
    const asked = { unitIds: [stage.unitIds.get(other)], question: "\u0110\u1EC1 ngh\u1ECB cho \xFD ki\u1EBFn v\u1EC1 h\u1ED3 s\u01A1 n\xE0y." };
    add(when(0.3), people.examine, "consult", asked);
    add(when(0.5), PEOPLE[other].examine, "answer_consultation", { no: 1, answer: "Nh\u1EA5t tr\xED." });
  } else if (delay === 0 && chance.happens(0.01)) {
    add(when(0.3), people.examine, "suspend", {
      ...{ cause: "fee", reason: "L\u1EC7 ph\xED theo quy \u0111\u1ECBnh.", amountVnd: 5e4 }
    });
    delay += chance.between(1, 3) * 240;
    add(when(0.3), desk, "resume");
  } else if (isLate && delay === 0 && chance.happens(0.4)) {
    const newDueAt = toLocalIso(addWorkingMinutes(dueAt, 3 * 480)).slice(0, 16);
    add(when(0.55), people.review, "extend", { newDueAt, cause: "coordination", reason: "Ch\u1EDD x\xE1c minh." });
  }
  const outcome = chance.happens(0.985) ? "granted" : "denied";
  add(when(0.65), people.examine, "propose", { outcome });
  add(when(0.75), people.review, "submit_for_signature");
  add(when(0.9), people.sign, "sign");
  add(when(1), "vanthu", "stamp", {}, chance.happens(0.93 + 0.06 * share) ? stage.result : null);
  const picked = addWorkingMinutes(when(1), channel === "online" ? 5 : chance.between(10, 900));
  add(picked, isMobile ? "luudong" : chance.happens(0.5) ? "quay1" : "quay2", "return_result", {
    receiver: `Ng\u01B0\u1EDDi n\u1ED9p ${order + 1}`
  });
  if (chance.happens(4e-3)) {
    add(addWorkingMinutes(picked, 480), people.examine, "request_correction", {
      ...{ what: "Sai ng\xE0y th\xE1ng \u1EDF ph\u1EA7n \u0111\u1EA7u v\u0103n b\u1EA3n.", reason: "L\u1ED7i \u0111\xE1nh m\xE1y." }
    });
    add(addWorkingMinutes(picked, 720), people.sign, "approve_correction", {}, stage.result);
    add(addWorkingMinutes(picked, 960), desk, "return_result", { receiver: `Ng\u01B0\u1EDDi n\u1ED9p ${order + 1}` });
  }
  return events;
}
async function accept(stage, who, at, given) {
  const { order, procedure, channel, chance, elsewhere } = given;
  const number = String(order + 1).padStart(4, "0");
  const isPaperBook = chance.happens(8e-3) && channel === "direct";
  const documents = procedure.documents.filter((each) => each.required || chance.happens(0.3)).map((each) => {
    const source = each.replaced && chance.happens(0.9) ? "database" : each.form === "presented" ? "shown" : channel === "online" ? "electronic" : each.form;
    const isKept2 = source !== "database" && source !== "shown";
    return {
      ...{ name: each.name, source, quantity: 1, reusable: each.replaced },
      scan: isKept2 && (channel === "online" || chance.happens(0.97)) ? stage.scan : null,
      scanExemptReason: source === "shown" ? "Gi\u1EA5y t\u1EDD ch\u1EC9 xu\u1EA5t tr\xECnh" : null
    };
  });
  const isBusiness = procedure.business && chance.happens(0.5);
  const form = {
    clientKey: keyOf(`${order}/1`),
    procedureCode: procedure.code,
    termNo: procedure.termNo,
    channel,
    competentUnitId: stage.unitIds.get(procedure.unitCode),
    applicantKind: isBusiness ? "organisation" : "citizen",
    applicantName: `Ng\u01B0\u1EDDi n\u1ED9p ${number}`,
    applicantPersonalId: demoPersonalId(order + FIRST_APPLICANT),
    applicantPhone: `000000${number}`,
    applicantAddress: `T\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 ${order % 30 + 1}, ph\u01B0\u1EDDng H\u1EA3i D\u01B0\u01A1ng`,
    ...isBusiness && {
      representativeName: `Ng\u01B0\u1EDDi \u0111\u1EA1i di\u1EC7n ${number}`,
      representativeBasis: "Gi\xE1m \u0111\u1ED1c"
    },
    assistedOnline: channel === "online" && chance.happens(0.2),
    forBody: elsewhere ?? "",
    paperBookAt: isPaperBook ? toLocalIso(new Date(at.getTime() - 18e5)).slice(0, 16) : ""
  };
  const accepted = await stage.database.transact(async (tx) => {
    if (channel === "mobile") await planTrip(tx, stage, at);
    const act = actOf(stage, who, at);
    const looked = await seedLookups(tx, act, {
      ...{ procedureCode: procedure.code, rules: procedure.rules, documents, key: `${order}/1` },
      filer: filerOf(form)
    });
    return acceptDossier(tx, stage.files, act, { documents: looked, quiet: true, form });
  });
  return { id: accepted.dossierId, steps: 1 };
}
function filerOf(form) {
  return {
    ...{ applicantKind: form.applicantKind, name: form.applicantName, birthOn: null },
    personalId: form.applicantPersonalId ?? null,
    representativeName: form.representativeName ?? null,
    representativePersonalId: form.representativePersonalId ?? null
  };
}
async function planTrip(tx, stage, at) {
  const day = toLocalDay(at);
  await planSession(tx, actOf(stage, "giamdoc", at), {
    ...{ clientKey: keyOf(`trip ${day}`), day, from: 7 * 60, to: 17 * 60, isMobile: true },
    place: `Nh\xE0 v\u0103n h\xF3a t\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 ${Number(day.slice(8)) % 30 + 1}`
  });
}
async function take(stage, who, at, taken) {
  const { id: id2, step, stepCount, fields, file } = taken;
  const request = { dossierId: id2, step, stepCount, fields, file, clientKey: keyOf(taken.key), quiet: true };
  const { state } = await stage.database.transact(
    (tx) => takeStep(tx, stage.files, actOf(stage, who, at), request)
  );
  return { id: id2, steps: state.stepCount };
}
function actOf(stage, username, now) {
  return { officer: stage.officers.get(username), now, requestId: "gieo" };
}

// src/seed/seed-own.ts
var PERSON = { name: "C\xF4ng d\xE2n Th\u1EED M\u1ED9t", personalId: demoPersonalId(1), phone: "0000000001" };
var TO_EXAMINER = [
  ["quay1", "transfer"],
  ["chanhvp", "assign", { officerId: "hotich" }],
  ["hotich", "take_over"]
];
var TO_RESULT = [
  ...TO_EXAMINER,
  ["hotich", "propose", { outcome: "granted" }],
  ["chanhvp", "submit_for_signature"],
  ["chutich", "sign"],
  ["vanthu", "stamp", {}, "result"]
];
var ASKED = [
  "hotich",
  "request_supplement",
  {
    ...{ items: "B\u1EA3n ch\u1EE5p r\xF5 gi\u1EA5y t\u1EDD t\xF9y th\xE2n\nT\u1EDD khai c\xF3 ch\u1EEF k\xFD", reason: "\u1EA2nh g\u1EEDi k\xE8m b\u1ECB m\u1EDD." },
    ...{ mode: "restart", days: "15" }
  }
];
var STORIES = [
  { procedureCode: "1.004873", returnBy: "online", hoursAgo: 6, steps: TO_EXAMINER },
  { procedureCode: "1.004873", returnBy: "online", hoursAgo: 12, steps: [...TO_EXAMINER, ASKED] },
  { procedureCode: "1.004873", returnBy: "online", hoursAgo: 22, steps: TO_RESULT },
  {
    ...{ procedureCode: "1.004873", returnBy: "centre", hoursAgo: 60 },
    steps: [...TO_RESULT, ["quay1", "return_result", { receiver: PERSON.name }]]
  },
  {
    ...{ procedureCode: "1.004873", returnBy: "centre", hoursAgo: 90 },
    steps: [["quay1", "refuse", { reason: "N\u01A1i c\u01B0 tr\xFA kh\xF4ng thu\u1ED9c ph\u01B0\u1EDDng." }]]
  }
];
async function seedOwn(seed) {
  const found = await listOfficers(seed.database.db, seed.wardId);
  const officers = new Map(found.map((each) => [each.username, each]));
  const result = {
    ...{ name: "ket-qua-mau.pdf", mediaType: "application/pdf" },
    bytes: await drawSample("K\u1EBFt qu\u1EA3 m\u1EABu")
  };
  for (const [no2, story] of STORIES.entries()) await tellStory(seed, { no: no2, story, officers, result });
}
async function tellStory({ database, files, until }, given) {
  const { no: no2, story, officers, result } = given;
  const began = workingHoursBefore(until, story.hoursAgo);
  const actOf3 = (who, now) => ({ officer: officers.get(who), now, requestId: "gieo" });
  const form = {
    ...{ clientKey: keyOf(`own/${no2}/1`), procedureCode: story.procedureCode, termNo: 1 },
    ...{ channel: "online", competentUnitId: officers.get("hotich").unitId },
    ...{ applicantKind: "citizen", applicantName: PERSON.name, applicantPhone: PERSON.phone },
    ...{ applicantPersonalId: PERSON.personalId, returnBy: story.returnBy },
    applicantAddress: "T\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 1, ph\u01B0\u1EDDng H\u1EA3i D\u01B0\u01A1ng"
  };
  const { dossierId } = await database.transact(
    (tx) => acceptDossier(tx, files, actOf3("quay1", began), { form, documents: [], quiet: true })
  );
  let stepCount = 1;
  for (const [at, [who, step, fields = {}, file]] of story.steps.entries()) {
    const officerId = officers.get(String(fields.officerId))?.id;
    const request = {
      ...{ dossierId, step, stepCount, clientKey: keyOf(`own/${no2}/${at + 2}`), quiet: true },
      fields: { ...fields, ...officerId !== void 0 && { officerId } },
      file: file === void 0 ? null : result
    };
    const now = addWorkingMinutes(began, (at + 1) * 20);
    const { state } = await database.transact((tx) => takeStep(tx, files, actOf3(who, now), request));
    stepCount = state.stepCount;
  }
}
function workingHoursBefore(until, hours) {
  let at = new Date(until.getTime() - Math.ceil(hours / 8) * 864e5);
  while (addWorkingMinutes(at, hours * 60) > until) at = new Date(at.getTime() - 864e5);
  return at;
}

// src/seed/seed-payments.ts
import { sql as sql26 } from "kysely";
var DESKS = ["quay1", "quay2"];
async function seedPayments({ database, wardId, until }) {
  const officers = new Map((await listOfficers(database.db, wardId)).map((each) => [each.username, each]));
  const paying = await findPaying(database, wardId);
  const till = new Till(database, wardId);
  for (const [at, dossier] of paying.entries()) {
    const chance = new Chance(`payment ${dossier.code}`);
    const paidAt = new Date(dossier.receivedAt.getTime() + chance.between(4, 40) * 6e4);
    if (paidAt.getTime() + 5 * 6e4 > until.getTime() || !chance.happens(0.55)) continue;
    const officer = officers.get(DESKS[chance.between(0, 1)]);
    const way = wayOf(chance, dossier.channel, at / paying.length);
    await pay({ database, till, officer, dossier, paidAt, way, chance });
  }
  await till.closeBefore(toLocalDay(until));
}
function wayOf(chance, channel, share) {
  if (chance.happens(channel === "online" ? 0.68 + 0.22 * share : 0.1 + 0.2 * share)) return "platform";
  return chance.happens(0.45) ? "vietqr" : "cash";
}
async function pay({ database, till, officer, dossier, paidAt, way, chance }) {
  const act = { officer, now: paidAt, requestId: "gieo" };
  const count = dossier.isByPage ? chance.between(1, 6) : 1;
  const charge = await database.transact(
    (tx) => addCharge(tx, { ...act, now: dossier.receivedAt }, dossier.id, {
      ...{ clientKey: keyOf(`charge ${dossier.code}`), feeNo: "0", quantity: String(count) },
      pages: String(dossier.isByPage ? chance.between(1, 12) : 1)
    })
  );
  const fields = { clientKey: keyOf(`pay ${dossier.code}`), amountVnd: String(charge.dueVnd) };
  if (way === "platform")
    return database.transact(
      (tx) => seedOnlinePayment(tx, { ...fields, wardId: officer.wardId, dossierId: dossier.id, at: paidAt })
    );
  if (way === "cash") return till.take(act, dossier.id, fields);
  const seenAt = { ...act, now: new Date(paidAt.getTime() + 5 * 6e4) };
  await database.transact(async (tx) => {
    const intent = await offerTransfer(tx, act, dossier.id, fields);
    const amountVnd = String(charge.dueVnd);
    await confirmTransfer(tx, seenAt, intent.id, { transactionId: `FT.MAU.${intent.id}`, amountVnd });
  });
}
var Till = class {
  #database;
  #wardId;
  #open = /* @__PURE__ */ new Map();
  constructor(database, wardId) {
    this.#database = database;
    this.#wardId = wardId;
  }
  async take(act, dossierId, fields) {
    const day = toLocalDay(act.now);
    const { id: id2 } = act.officer;
    if (this.#open.get(id2)?.day !== day) await this.#close(id2);
    const clientKey3 = keyOf(`shift ${act.officer.username} ${day}`);
    if (!this.#open.has(id2)) {
      const opening = { ...act, now: instant(day, 7 * 60) };
      await this.#database.transact((tx) => openShift(tx, opening, { clientKey: clientKey3, openingVnd: "200000" }));
      this.#open.set(id2, { officer: act.officer, day });
    }
    if (await findOpenShift(this.#database.db, this.#wardId, id2) === null) return;
    await this.#database.transact((tx) => takeCash(tx, act, dossierId, fields));
  }
  /** Leaves open only what was opened on this day. */
  async closeBefore(today) {
    for (const [officerId, { day }] of this.#open) if (day !== today) await this.#close(officerId);
  }
  async #close(officerId) {
    const known = this.#open.get(officerId);
    this.#open.delete(officerId);
    if (!known) return;
    const act = { officer: known.officer, now: instant(known.day, 17 * 60 + 30), requestId: "gieo" };
    const shift = await findOpenShift(this.#database.db, this.#wardId, officerId);
    if (shift === null) return;
    const countedVnd = String(await expectedIn(this.#database.db, this.#wardId, shift));
    await this.#database.transact((tx) => closeShift(tx, act, shift.id, { countedVnd }));
  }
};
async function findPaying(database, wardId) {
  const rows = await database.db.selectFrom("dossiers as d").innerJoin(
    "procedure_versions as p",
    (join4) => join4.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select(["d.id", "d.code", "d.channel", "d.received_at"]).select(sql26`p.content #>> '{fees,0,kind}'`.as("kind")).where("d.ward_id", "=", wardId).where("d.received_at", "is not", null).where("d.status", "not in", ["refused", "withdrawn", "stopped", "forwarded"]).where(sql26`p.content #>> '{fees,0,kind}' in ('fixed', 'tiered')`).orderBy("d.received_at").orderBy("d.id").execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, channel: row.channel, receivedAt: row.received_at },
    isByPage: row.kind === "tiered"
  }));
}

// src/seed/seed-plan.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { join as join3 } from "node:path";
var FILE = "hai-duong-2026.txt";
var YEAR = 2026;
async function seedPlan(database, files, wardId) {
  if (await findPlan(database.db, wardId, YEAR)) return;
  const bytes = new Uint8Array(readFileSync3(join3(root, "db", "seeds", "plans", FILE)));
  const reading = await readPlan(bytes, FILE);
  const act = await actAs(database, wardId, "giamdoc", "2026-03-10");
  await database.transact(async (tx) => {
    const id2 = await importPlan(tx, files, act, {
      bytes,
      fileName: FILE,
      mediaType: "text/plain; charset=utf-8",
      reading
    });
    await adoptPlan(tx, act, id2, YEAR);
  });
}
var ACTIVITIES = [
  {
    task: 1,
    on: "2026-03-12",
    title: "Ban h\xE0nh k\u1EBF ho\u1EA1ch tuy\xEAn truy\u1EC1n c\u1EA3i c\xE1ch th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh",
    number: "31/KH-UBND"
  },
  { task: 1, on: "2026-09-15", title: "Ban h\xE0nh v\u0103n b\u1EA3n \u0111\xF4n \u0111\u1ED1c s\u1ED1 h\xF3a h\u1ED3 s\u01A1", number: "118/UBND-TTPVHCC" },
  {
    task: 2,
    on: "2026-10-05",
    title: "Ki\u1EC3m tra vi\u1EC7c ti\u1EBFp nh\u1EADn, s\u1ED1 h\xF3a t\u1EA1i c\xE1c ph\xF2ng",
    number: "134/TB-UBND"
  },
  { task: 3, on: "2026-06-18", title: "Tham gia \xFD ki\u1EBFn d\u1EF1 th\u1EA3o ngh\u1ECB quy\u1EBFt c\u1EE7a H\u0110ND ph\u01B0\u1EDDng", number: "77/VP" },
  { task: 8, on: "2026-04-20", title: "T\u1EF1 ki\u1EC3m tra t\u1EA1i ba ph\xF2ng chuy\xEAn m\xF4n", number: "52/BC-TTPVHCC" },
  { task: 10, on: "2026-09-28", title: "C\u1EADp nh\u1EADt ni\xEAm y\u1EBFt danh m\u1EE5c th\u1EE7 t\u1EE5c t\u1EA1i Trung t\xE2m" },
  { task: 12, on: "2026-04-18", title: "\u0110o\xE0n c\xF4ng t\xE1c ti\u1EBFp nh\u1EADn l\u01B0u \u0111\u1ED9ng t\u1EA1i t\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 4" },
  { task: 12, on: "2026-07-11", title: "\u0110o\xE0n c\xF4ng t\xE1c ti\u1EBFp nh\u1EADn l\u01B0u \u0111\u1ED9ng t\u1EA1i t\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 12" },
  { task: 12, on: "2026-10-10", title: "\u0110o\xE0n c\xF4ng t\xE1c ti\u1EBFp nh\u1EADn l\u01B0u \u0111\u1ED9ng t\u1EA1i t\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 21" },
  { task: 13, on: "2026-11-13", title: "C\xF4ng khai k\u1EBFt qu\u1EA3 \u0111\xE1nh gi\xE1 tu\u1EA7n 45" },
  { task: 14, on: "2026-05-06", title: "Tri\u1EC3n khai v\u0103n b\u1EA3n v\u1EC1 t\xE1i c\u1EA5u tr\xFAc quy tr\xECnh", number: "61/UBND-VP" },
  { task: 24, on: "2026-08-20", title: "Ph\xE1t loa truy\u1EC1n thanh v\u1EC1 n\u1ED9p h\u1ED3 s\u01A1 tr\u1EF1c tuy\u1EBFn" },
  { task: 24, on: "2026-10-22", title: "\u0110\u0103ng tin b\xE0i v\u1EC1 th\u1EE7 t\u1EE5c phi \u0111\u1ECBa gi\u1EDBi tr\xEAn c\u1ED5ng c\u1EE7a ph\u01B0\u1EDDng" },
  { task: 25, on: "2026-06-30", title: "G\u1EB7p g\u1EE1, gi\u1EA3i \u0111\xE1p cho h\u1ED9 kinh doanh" },
  {
    task: 27,
    on: "2026-05-21",
    title: "\u0110o\xE0n trao \u0111\u1ED5i kinh nghi\u1EC7m v\u1EC1 c\u1EA3i c\xE1ch th\u1EE7 t\u1EE5c",
    number: "69/BC-TTPVHCC",
    completes: true
  },
  { task: 28, on: "2026-09-03", title: "\u0110\u1EC1 xu\u1EA5t s\xE1ng ki\u1EBFn h\u1EB9n gi\u1EDD n\u1ED9p h\u1ED3 s\u01A1" },
  { task: 29, on: "2026-10-30", title: "Giao ban th\xE1ng 10 v\xE0 t\u1EADp hu\u1EA5n s\u1ED1 h\xF3a" },
  { task: 30, on: "2026-10-31", title: "B\xE1o c\xE1o th\xE1ng 10", number: "142/BC-UBND" }
];
async function seedActivities(database, files, wardId, until) {
  const plan = await findPlan(database.db, wardId, YEAR);
  if (!plan) return;
  for (const [at, activity] of ACTIVITIES.entries()) {
    const task = plan.tasks.find((each) => each.order === activity.task);
    const act = await actAs(database, wardId, "kiemsoat", activity.on);
    if (!task || act.now > until) continue;
    const form = {
      clientKey: keyOf(`activity ${at}`),
      title: activity.title,
      happenedOn: activity.on,
      documentNumber: activity.number ?? "",
      ...activity.completes && { completes: "1" }
    };
    await database.transact(
      (tx) => recordActivity(tx, files, act, plan, { taskKey: task.key, form, file: null })
    );
  }
}
async function actAs(database, wardId, username, day) {
  const officer = (await listOfficers(database.db, wardId)).find((each) => each.username === username);
  if (!officer) throw new Error(`Kh\xF4ng c\xF3 t\xE0i kho\u1EA3n "${username}" \u0111\u1EC3 gieo d\u1EEF li\u1EC7u.`);
  return { officer, now: instant(day, 16 * 60), requestId: "gieo" };
}

// src/seed/seed-postings.ts
import { createHash as createHash6 } from "node:crypto";
var BOTH = ["ho-tich", "chung-thuc", "bao-tro-xa-hoi", "thanh-lap-va-hoat-dong-doanh-nghiep-ho-kinh-doanh"];
var BOARD_ONLY = ["hoat-dong-xay-dung"];
var NOT_SERVED = ["1.000080", "1.000094", "1.000110", "1.004827", "1.003005", "2.002349"];
var HANGS_STILL = "1.000094";
var STALE = "2.000575";
var LATE = "1.001570";
var DIFFERENT = "2.000908";
async function seedPostings(database, files, wardId, until) {
  if (until < instant("2026-10-10", 0)) return;
  const officers = await listOfficers(database.db, wardId);
  const officer = officers.find((each) => each.username === "kiemsoat");
  const on = (day) => ({ officer, now: instant(day, 9 * 60), requestId: "seed" });
  const hang = (day, place, items) => database.transact(
    (tx) => post(tx, files, on(day), {
      form: { clientKey: keyOf(`posting ${day} ${place}`), place, items },
      photo: null
    })
  );
  const fields = await itemsOf(database, wardId);
  const both = BOTH.flatMap((field) => fields.get(field) ?? []);
  const board = BOARD_ONLY.flatMap((field) => fields.get(field) ?? []);
  await hang("2026-09-28", "board", [...both, ...board]);
  await hang("2026-09-29", "portal", both);
  await leaveOut(database, wardId);
  await renew({ database, files, act: on("2026-10-01") });
  await hang("2026-10-07", "board", [`${LATE}~2`]);
  await hang("2026-10-08", "portal", [`${LATE}~2`]);
}
async function itemsOf(database, wardId) {
  const day = "2026-09-28";
  const { required } = (await standingsOn(database.db, wardId, [day])).get(day);
  const found = /* @__PURE__ */ new Map();
  for (const { code, version, fieldCode } of required) {
    if (NOT_SERVED.includes(code) && code !== HANGS_STILL) continue;
    found.set(fieldCode, [...found.get(fieldCode) ?? [], `${code}~${version}`]);
  }
  return found;
}
async function leaveOut(database, wardId) {
  await database.transact(
    (tx) => tx.insertInto("ward_procedures").values(NOT_SERVED.map((code) => ({ ward_id: wardId, code, served: false }))).onConflict((conflict) => conflict.columns(["ward_id", "code"]).doNothing()).execute()
  );
}
async function renew({ database, files, act }) {
  const row = (code, decision) => ({
    ma_thu_tuc: code,
    ten: NAMES[code],
    so_quyet_dinh: decision
  });
  const text2 = JSON.stringify([
    row(STALE, "B\u1EA3n tr\xECnh di\u1EC5n 1"),
    row(LATE, "B\u1EA3n tr\xECnh di\u1EC5n 2"),
    row(DIFFERENT, "B\u1EA3n tr\xECnh di\u1EC5n 3")
  ]);
  const bytes = new TextEncoder().encode(text2);
  const { rows } = await readExport(bytes);
  const name = "xuat-csdlqg-trinh-dien.json";
  const clientKey3 = keyOf(`export ${createHash6("sha256").update(text2).digest("hex")}`);
  await database.transact(async (tx) => {
    const file = await saveFile(
      tx,
      files,
      act.officer.wardId,
      { name, mediaType: "application/json", bytes },
      act.now
    );
    await keepExport(tx, act, { file, rows });
    await takeOver(tx, act, { rows, points: [STALE, LATE], validFrom: "2026-10-02", clientKey: clientKey3 });
  });
}
var NAMES = {
  [STALE]: "C\u1EA5p l\u1EA1i Gi\u1EA5y ch\u1EE9ng nh\u1EADn \u0111\u0103ng k\xFD h\u1ED9 kinh doanh, C\u1EA5p \u0111\u1ED5i sang Gi\u1EA5y ch\u1EE9ng nh\u1EADn \u0111\u0103ng k\xFD h\u1ED9 kinh doanh",
  [LATE]: "T\u1EA1m ng\u1EEBng kinh doanh, ti\u1EBFp t\u1EE5c kinh doanh tr\u01B0\u1EDBc th\u1EDDi h\u1EA1n \u0111\xE3 th\xF4ng b\xE1o c\u1EE7a h\u1ED9 kinh doanh",
  [DIFFERENT]: "Th\u1EE7 t\u1EE5c c\u1EA5p b\u1EA3n sao t\u1EEB s\u1ED5 g\u1ED1c"
};

// src/features/reception/appointments/book.ts
import { randomBytes, randomInt } from "node:crypto";
import { sql as sql27 } from "kysely";

// src/features/reception/schema.ts
import { z as z3 } from "zod";
var QUEUE_TOPIC = "queue";
var DESK_STEPS = ["call", "recall", "start", "finish", "mark_absent", "pass_on"];
var text = (most, empty) => z3.string().trim().min(1, empty).max(most, `T\u1ED1i \u0111a ${most} k\xFD t\u1EF1.`);
var whole = (least, most, message) => z3.coerce.number(message).int(message).min(least, message).max(most, message);
var id = (message) => whole(1, 2 ** 47, message);
var checked = z3.preprocess((value) => value === "1" || value === true, z3.boolean());
var clientKey2 = z3.uuid("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang.");
var clock = (message) => z3.string(message).regex(/^([01]\d|2[0-3]):[0-5]\d$/, message).transform((value) => Number(value.slice(0, 2)) * 60 + Number(value.slice(3)));
var list = (item2) => z3.preprocess(
  (value) => value === void 0 ? [] : Array.isArray(value) ? value : [value],
  z3.array(item2).max(200)
);
var ticketForm = z3.object({
  clientKey: clientKey2,
  serviceId: id("Ch\u1ECDn vi\u1EC7c c\u1EA7n l\xE0m."),
  isPriority: checked
});
var checkInForm = z3.object({
  clientKey: clientKey2,
  code: text(20, "Nh\u1EADp m\xE3 l\u1ECBch h\u1EB9n.").transform((value) => value.toUpperCase()),
  isPriority: checked
});
var callForm = z3.object({ clientKey: clientKey2 });
var deskStepForm = z3.object({
  clientKey: clientKey2,
  step: z3.enum(DESK_STEPS, "Ch\u1ECDn vi\u1EC7c c\u1EA7n l\xE0m v\u1EDBi s\u1ED1 n\xE0y."),
  stepCount: whole(1, 3e4, "Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang."),
  serviceId: id("Ch\u1ECDn l\u0129nh v\u1EF1c chuy\u1EC3n \u0111\u1EBFn.").optional(),
  deskNo: z3.preprocess((value) => value || void 0, whole(1, 99, "Ch\u1ECDn qu\u1EA7y chuy\u1EC3n \u0111\u1EBFn.").optional())
});
var bookingForm = z3.object({
  clientKey: clientKey2,
  serviceId: id("Ch\u1ECDn vi\u1EC7c c\u1EA7n l\xE0m."),
  procedureCode: z3.preprocess((value) => value || null, z3.string().max(20).nullable()),
  day: z3.iso.date("Ch\u1ECDn ng\xE0y."),
  minute: whole(0, 1439, "Ch\u1ECDn gi\u1EDD."),
  name: text(120, "Nh\u1EADp h\u1ECD v\xE0 t\xEAn."),
  phone: text(30, "Nh\u1EADp s\u1ED1 \u0111i\u1EC7n tho\u1EA1i.")
});
var serviceForm = z3.object({
  name: text(80, "Nh\u1EADp t\xEAn l\u0129nh v\u1EF1c."),
  hint: z3.string().trim().max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1.").default(""),
  prefix: z3.string().trim().toUpperCase().regex(/^[A-Z]$/, "M\u1ED9t ch\u1EEF c\xE1i t\u1EEB A \u0111\u1EBFn Z."),
  fieldCodes: list(z3.string().max(120)),
  ord: whole(0, 999, "Th\u1EE9 t\u1EF1 l\xE0 s\u1ED1 t\u1EEB 0 \u0111\u1EBFn 999."),
  active: checked
});
var deskForm = z3.object({
  no: whole(1, 99, "S\u1ED1 qu\u1EA7y t\u1EEB 1 \u0111\u1EBFn 99."),
  name: text(60, "Nh\u1EADp t\xEAn qu\u1EA7y."),
  serviceIds: list(id("L\u0129nh v\u1EF1c kh\xF4ng c\xF3.")),
  active: checked
});
var ruleForm = z3.object({
  ordinaryPerPriority: whole(0, 20, "T\u1EEB 0 \u0111\u1EBFn 20."),
  mostAbsences: whole(1, 5, "T\u1EEB 1 \u0111\u1EBFn 5."),
  opensMinute: clock("Nh\u1EADp gi\u1EDD m\u1EDF, v\xED d\u1EE5 06:45."),
  closesMinute: clock("Nh\u1EADp gi\u1EDD \u0111\xF3ng, v\xED d\u1EE5 16:45."),
  lateMinutes: whole(0, 240, "T\u1EEB 0 \u0111\u1EBFn 240 ph\xFAt."),
  daysAhead: whole(1, 60, "T\u1EEB 1 \u0111\u1EBFn 60 ng\xE0y."),
  leadMinutes: whole(0, 2880, "T\u1EEB 0 \u0111\u1EBFn 2880 ph\xFAt.")
}).refine((form) => form.opensMinute < form.closesMinute, {
  path: ["closesMinute"],
  message: "Gi\u1EDD \u0111\xF3ng ph\u1EA3i sau gi\u1EDD m\u1EDF."
});
var windowForm = z3.object({
  serviceId: id("Ch\u1ECDn l\u0129nh v\u1EF1c."),
  weekdays: list(whole(0, 6, "Ch\u1ECDn th\u1EE9 trong tu\u1EA7n.")).refine(
    (days) => days.length > 0,
    "Ch\u1ECDn \xEDt nh\u1EA5t m\u1ED9t th\u1EE9."
  ),
  fromMinute: clock("Nh\u1EADp gi\u1EDD b\u1EAFt \u0111\u1EA7u, v\xED d\u1EE5 08:00."),
  toMinute: clock("Nh\u1EADp gi\u1EDD k\u1EBFt th\xFAc, v\xED d\u1EE5 11:00."),
  slotMinutes: whole(5, 240, "T\u1EEB 5 \u0111\u1EBFn 240 ph\xFAt."),
  capacity: whole(1, 50, "T\u1EEB 1 \u0111\u1EBFn 50 ng\u01B0\u1EDDi.")
}).refine((form) => form.toMinute - form.fromMinute >= form.slotMinutes, {
  path: ["toMinute"],
  message: "Khung gi\u1EDD ph\u1EA3i d\xE0i \xEDt nh\u1EA5t b\u1EB1ng m\u1ED9t l\u01B0\u1EE3t h\u1EB9n."
});

// src/features/reception/setup/store.ts
async function listServices(db, wardId) {
  const rows = await db.selectFrom("reception_services").selectAll().where("ward_id", "=", wardId).orderBy("ord").orderBy("id").execute();
  return rows.map(({ id: id2, name, hint, prefix, field_codes, ord, active }) => ({
    ...{ id: id2, name, hint, prefix, ord, active },
    fieldCodes: field_codes
  }));
}
async function mustOffer(db, wardId, serviceId) {
  const found = (await listServices(db, wardId)).find((each) => each.id === serviceId && each.active);
  if (!found) throw new Problem("invalid", "Ch\u1ECDn vi\u1EC7c c\u1EA7n l\xE0m.", { serviceId: "Ch\u1ECDn vi\u1EC7c c\u1EA7n l\xE0m." });
  return found;
}
async function listDesks(db, wardId) {
  const rows = await db.selectFrom("reception_desks").selectAll().where("ward_id", "=", wardId).orderBy("no").execute();
  const served = await db.selectFrom("reception_desk_services").selectAll().where("ward_id", "=", wardId).orderBy("service_id").execute();
  return rows.map((row) => ({
    no: row.no,
    name: row.name,
    active: row.active,
    officerId: row.officer_id,
    seatedAt: row.seated_at,
    serviceIds: served.filter((each) => each.desk_no === row.no).map((each) => each.service_id)
  }));
}
async function findDeskOf(db, wardId, officerId) {
  return (await listDesks(db, wardId)).find((each) => each.officerId === officerId && each.active) ?? null;
}
var DEFAULT_RULE = {
  validFrom: "1995-01-01",
  validUntil: null,
  ordinaryPerPriority: 2,
  mostAbsences: 2,
  opensMinute: 6 * 60 + 45,
  closesMinute: 17 * 60,
  lateMinutes: 15,
  daysAhead: 14,
  leadMinutes: 60
};
async function findRule(db, wardId, at) {
  const day = toLocalDay(at);
  const row = await db.selectFrom("reception_rules").selectAll().where("ward_id", "=", wardId).where("valid_from", "<=", day).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day)])).executeTakeFirst();
  if (!row) return DEFAULT_RULE;
  return {
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    ordinaryPerPriority: row.ordinary_per_priority,
    mostAbsences: row.most_absences,
    opensMinute: row.opens_minute,
    closesMinute: row.closes_minute,
    lateMinutes: row.late_minutes,
    daysAhead: row.days_ahead,
    leadMinutes: row.lead_minutes
  };
}
async function listWindows(db, wardId, day) {
  const rows = await db.selectFrom("reception_windows").selectAll().where("ward_id", "=", wardId).where((on) => on.or([on("valid_until", "is", null), on("valid_until", ">", day)])).orderBy("service_id").orderBy("weekday").orderBy("from_minute").execute();
  return rows.map((row) => ({
    id: row.id,
    serviceId: row.service_id,
    weekday: row.weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    slotMinutes: row.slot_minutes,
    capacity: row.capacity,
    validFrom: row.valid_from,
    validUntil: row.valid_until
  }));
}
async function lockDesk(tx, wardId, no2) {
  const row = await tx.selectFrom("reception_desks").select("no").where("ward_id", "=", wardId).where("no", "=", no2).forUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 qu\u1EA7y n\xE0y.");
}

// src/features/reception/appointments/slots.ts
function slotsOn(windows, serviceId, day, calendar = STATE_CALENDAR) {
  if (!isWorkingDay(day, calendar)) return [];
  return windows.filter((each) => each.serviceId === serviceId && each.weekday === weekday(day) && holdsOn(each, day)).flatMap(
    ({ fromMinute, toMinute, slotMinutes, capacity }) => Array.from({ length: Math.floor((toMinute - fromMinute) / slotMinutes) }, (_, at) => ({
      minute: fromMinute + at * slotMinutes,
      slotMinutes,
      capacity
    }))
  ).sort((a, b) => a.minute - b.minute);
}
function holdsOn(window, day) {
  return window.validFrom <= day && (window.validUntil === null || day < window.validUntil);
}
function isBookable(rule, slot, now) {
  if (slot.day > addDays(toLocalDay(now), rule.daysAhead)) return false;
  return instant(slot.day, slot.minute).getTime() >= now.getTime() + rule.leadMinutes * 6e4;
}
function daysAhead(rule, now) {
  return Array.from({ length: rule.daysAhead + 1 }, (_, at) => addDays(toLocalDay(now), at));
}

// src/features/reception/appointments/store.ts
function toAppointment(row) {
  return {
    wardId: row.ward_id,
    id: row.id,
    code: row.code,
    token: row.token,
    serviceId: row.service_id,
    procedureCode: row.procedure_code,
    day: row.day,
    minute: row.minute,
    slotMinutes: row.slot_minutes,
    applicantName: row.applicant_name,
    applicantPhone: row.applicant_phone,
    status: row.status,
    bookedAt: row.booked_at,
    statusAt: row.status_at
  };
}
async function findAppointmentByToken(db, wardId, token) {
  const row = await appointmentsOf(db, wardId).where("token", "=", token).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1ECBch h\u1EB9n n\xE0y.");
  return toAppointment(row);
}
async function lockAppointment(tx, wardId, by) {
  const all = appointmentsOf(tx, wardId);
  const found = "token" in by ? all.where("token", "=", by.token) : all.where("code", "=", by.code);
  const row = await found.forUpdate().executeTakeFirst();
  return row ? toAppointment(row) : null;
}
async function trackAppointment(tx, act, given) {
  const code = given.code.trim().toUpperCase().slice(0, 20);
  await countTry(tx, `appointment:${act.address}`, 30, 15, act.now);
  await countTry(tx, `appointment:${code}`, 10, 15, act.now);
  const row = await appointmentsOf(tx, act.wardId).where("code", "=", code).executeTakeFirst();
  const matches = row !== void 0 && lastFourDigits(row.applicant_phone) === given.phoneEnd.trim();
  return matches ? toAppointment(row) : null;
}
async function listFreeDays(db, wardId, serviceId, now) {
  const rule = await findRule(db, wardId, now);
  const windows = await listWindows(db, wardId, toLocalDay(now));
  const days = daysAhead(rule, now);
  const seats = await db.selectFrom("appointment_seats").selectAll().where("ward_id", "=", wardId).where("service_id", "=", serviceId).where("day", ">=", days[0]).where("day", "<=", days.at(-1)).execute();
  const taken = new Map(seats.map((seat) => [`${seat.day} ${seat.minute}`, seat.taken]));
  return days.map((day) => ({
    day,
    slots: slotsOn(windows, serviceId, day).filter((slot) => isBookable(rule, { day, minute: slot.minute }, now)).map((slot) => ({
      ...slot,
      free: Math.max(0, slot.capacity - (taken.get(`${day} ${slot.minute}`) ?? 0))
    }))
  })).filter((each) => each.slots.length > 0);
}
async function listAppointments(db, wardId, search) {
  let query = db.selectFrom("appointments as a").leftJoin(
    "tickets as t",
    (join4) => join4.onRef("t.ward_id", "=", "a.ward_id").onRef("t.appointment_id", "=", "a.id")
  ).selectAll("a").select("t.code as ticket_code").where("a.ward_id", "=", wardId).where("a.day", "=", search.day);
  if (search.serviceId !== null) query = query.where("a.service_id", "=", search.serviceId);
  const { after } = search;
  if (after !== null)
    query = query.where(
      (on) => on.or([
        on("a.minute", ">", after.minute),
        on.and([on("a.minute", "=", after.minute), on("a.id", ">", after.id)])
      ])
    );
  const rows = await query.orderBy("a.minute").orderBy("a.id").limit(search.limit).execute();
  return rows.map((row) => ({ ...toAppointment(row), ticketCode: row.ticket_code }));
}
function appointmentsOf(db, wardId) {
  return db.selectFrom("appointments").selectAll().where("ward_id", "=", wardId);
}

// src/features/reception/appointments/tell-appointment.ts
import { createHash as createHash7 } from "node:crypto";
async function tellAppointment(tx, appointment, { event, now }) {
  const { wardId, id: id2, code, token, day, minute, serviceId } = appointment;
  const service = await tx.selectFrom("reception_services").select("name").where("ward_id", "=", wardId).where("id", "=", serviceId).executeTakeFirst();
  await tell(tx, {
    ...{ wardId, event, now, code, to: { email: null, phone: appointment.applicantPhone } },
    key: keyOf2(`${wardId}/appointment/${id2}/${event}`),
    values: {
      maHoSo: code,
      thuTuc: service?.name ?? "",
      henTra: formatTime(instant(day, minute)),
      duongDan: `/dat-lich/hen/${token}`
    }
  });
}
async function remindAppointments(database, wardId, now) {
  const tomorrow = addDays(toLocalDay(now), 1);
  const rows = await database.db.selectFrom("appointments").selectAll().where("ward_id", "=", wardId).where("day", "=", tomorrow).where("status", "=", "booked").where("booked_at", "<", instant(toLocalDay(now), 0)).execute();
  for (const row of rows)
    await database.transact(
      (tx) => tellAppointment(tx, toAppointment(row), { event: "appointment_reminder", now })
    );
  return rows.length;
}
function keyOf2(what) {
  const hex = createHash7("sha256").update(what).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// src/features/reception/appointments/book.ts
var MOST_AHEAD = 3;
var LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
async function bookAppointment(tx, act, given) {
  const { form, phone } = readBooking(given);
  const known = await tx.selectFrom("appointments").selectAll().where("ward_id", "=", act.wardId).where("client_key", "=", form.clientKey).executeTakeFirst();
  if (known) return sameBooking(toAppointment(known), form, phone);
  await mustOffer(tx, act.wardId, form.serviceId);
  const slot = await mustBeSlot(tx, act, form);
  await mustHoldFew(tx, act, phone);
  await takeSeat(tx, act.wardId, form, slot);
  const row = await insert(tx, act, { form, phone, slot });
  await publish(tx, act.wardId, QUEUE_TOPIC, "appointment");
  const appointment = toAppointment(row);
  await tellAppointment(tx, appointment, { event: "appointment_made", now: act.now });
  return appointment;
}
function sameBooking(known, form, phone) {
  const isSame = known.applicantPhone === phone && known.applicantName === form.name && known.day === form.day && known.minute === form.minute;
  if (isSame) return known;
  throw new Problem(
    "changed_meanwhile",
    "Bi\u1EC3u m\u1EABu n\xE0y \u0111\xE3 \u0111\u1EB7t m\u1ED9t l\u1ECBch h\u1EB9n; l\u1EA7n g\u1EEDi n\xE0y ch\u01B0a \u0111\u1EB7t g\xEC. H\xE3y m\u1EDF l\u1EA1i trang \u0111\u1EB7t l\u1ECBch."
  );
}
function readBooking(given) {
  const parsed = bookingForm.safeParse(given);
  const fields = parsed.success ? {} : wrongFields(parsed.error.issues);
  const phone = normalisePhone(String(given.phone ?? ""));
  if (phone === null) fields.phone ??= "S\u1ED1 \u0111i\u1EC7n tho\u1EA1i ch\u01B0a \u0111\xFAng.";
  if (!parsed.success || phone === null)
    throw new Problem("invalid", "Ch\u01B0a \u0111\u1EB7t \u0111\u01B0\u1EE3c l\u1ECBch: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.", fields);
  return { form: parsed.data, phone };
}
async function mustBeSlot(tx, act, form) {
  const rule = await findRule(tx, act.wardId, act.now);
  const windows = await listWindows(tx, act.wardId, toLocalDay(act.now));
  const slot = slotsOn(windows, form.serviceId, form.day).find((each) => each.minute === form.minute);
  if (!slot || !isBookable(rule, form, act.now))
    throw new Problem("invalid", "Gi\u1EDD n\xE0y kh\xF4ng nh\u1EADn h\u1EB9n. H\xE3y ch\u1ECDn gi\u1EDD kh\xE1c.", {
      minute: "Ch\u1ECDn m\u1ED9t gi\u1EDD c\xF2n ch\u1ED7."
    });
  return slot;
}
async function mustHoldFew(tx, act, phone) {
  await sql27`select pg_advisory_xact_lock(hashtextextended(${`${act.wardId} ${phone}`}, 0))`.execute(tx);
  const held = await tx.selectFrom("appointments").select("id").where("ward_id", "=", act.wardId).where("applicant_phone", "=", phone).where("status", "=", "booked").where("day", ">=", toLocalDay(act.now)).limit(MOST_AHEAD).execute();
  if (held.length >= MOST_AHEAD)
    throw new Problem("invalid", `S\u1ED1 \u0111i\u1EC7n tho\u1EA1i n\xE0y \u0111\xE3 c\xF3 ${MOST_AHEAD} l\u1ECBch h\u1EB9n. H\xE3y h\u1EE7y b\u1EDBt tr\u01B0\u1EDBc.`, {
      phone: `M\u1ED7i s\u1ED1 \u0111i\u1EC7n tho\u1EA1i gi\u1EEF t\u1ED1i \u0111a ${MOST_AHEAD} l\u1ECBch h\u1EB9n.`
    });
}
async function takeSeat(tx, wardId, form, slot) {
  const seat = await tx.insertInto("appointment_seats").values({ ward_id: wardId, service_id: form.serviceId, day: form.day, minute: form.minute, taken: 1 }).onConflict(
    (conflict) => conflict.columns(["ward_id", "service_id", "day", "minute"]).doUpdateSet({ taken: sql27`appointment_seats.taken + 1` }).where("appointment_seats.taken", "<", slot.capacity)
  ).returning("taken").executeTakeFirst();
  if (!seat)
    throw new Problem("invalid", "Gi\u1EDD n\xE0y v\u1EEBa h\u1EBFt ch\u1ED7. H\xE3y ch\u1ECDn gi\u1EDD kh\xE1c.", {
      minute: "Ch\u1ECDn m\u1ED9t gi\u1EDD c\xF2n ch\u1ED7."
    });
}
async function insert(tx, act, given) {
  const { form, phone, slot } = given;
  for (; ; ) {
    const row = await tx.insertInto("appointments").values({
      ward_id: act.wardId,
      client_key: form.clientKey,
      code: newCode(),
      token: randomBytes(12).toString("base64url"),
      service_id: form.serviceId,
      procedure_code: form.procedureCode,
      day: form.day,
      minute: form.minute,
      slot_minutes: slot.slotMinutes,
      applicant_name: form.name,
      applicant_phone: phone,
      status: "booked",
      booked_at: act.now,
      status_at: act.now
    }).onConflict((conflict) => conflict.columns(["ward_id", "code"]).doNothing()).returningAll().executeTakeFirst();
    if (row) return row;
  }
}
function newCode() {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

// src/features/reception/appointments/cancel.ts
import { sql as sql28 } from "kysely";
async function cancelAppointment(tx, act, token) {
  const appointment = await lockAppointment(tx, act.wardId, { token });
  if (!appointment) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1ECBch h\u1EB9n n\xE0y.");
  if (appointment.status === "cancelled") return;
  if (appointment.status === "arrived")
    throw new Problem("step_not_open", "L\u1ECBch h\u1EB9n n\xE0y \u0111\xE3 d\xF9ng, kh\xF4ng h\u1EE7y \u0111\u01B0\u1EE3c.");
  await tx.updateTable("appointments").set({ status: "cancelled", status_at: act.now }).where("ward_id", "=", act.wardId).where("id", "=", appointment.id).execute();
  await tx.updateTable("appointment_seats").set({ taken: sql28`taken - 1` }).where("ward_id", "=", act.wardId).where("service_id", "=", appointment.serviceId).where("day", "=", appointment.day).where("minute", "=", appointment.minute).execute();
  await publish(tx, act.wardId, QUEUE_TOPIC, "appointment");
}

// src/features/reception/tickets/store.ts
import { sql as sql29 } from "kysely";
function toTicket(row) {
  return {
    wardId: row.ward_id,
    id: row.id,
    token: row.token,
    day: row.day,
    code: row.code,
    lane: row.lane,
    appointmentId: row.appointment_id,
    serviceId: row.service_id,
    forDeskNo: row.for_desk_no,
    status: row.status,
    lineAt: row.line_at,
    takenAt: row.taken_at,
    waitingSince: row.waiting_since,
    deskNo: row.desk_no,
    officerId: row.officer_id,
    calledAt: row.called_at,
    callCount: row.call_count,
    absences: row.absences,
    servedAt: row.served_at,
    endedAt: row.ended_at,
    waitedSeconds: row.waited_seconds,
    servedSeconds: row.served_seconds,
    stepCount: row.step_count
  };
}
async function findTicket(db, wardId, id2) {
  const row = await ticketsOf(db, wardId).where("id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 s\u1ED1 n\xE0y.");
  return toTicket(row);
}
async function findTicketByToken(db, wardId, token) {
  const row = await ticketsOf(db, wardId).where("token", "=", token).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 s\u1ED1 n\xE0y.");
  return toTicket(row);
}
async function lockTicket(tx, wardId, id2) {
  const row = await ticketsOf(tx, wardId).where("id", "=", id2).forUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 s\u1ED1 n\xE0y.");
  return toTicket(row);
}
async function findTicketOfStep(db, wardId, clientKey3) {
  const step = await db.selectFrom("ticket_steps").select("ticket_id").where("ward_id", "=", wardId).where("client_key", "=", clientKey3).executeTakeFirst();
  return step ? findTicket(db, wardId, step.ticket_id) : null;
}
async function findOpenTicket(db, wardId, day, deskNo) {
  const row = await ticketsOf(db, wardId).where("day", "=", day).where("desk_no", "=", deskNo).where("status", "in", ["called", "serving"]).executeTakeFirst();
  return row ? toTicket(row) : null;
}
async function listWaiting(db, wardId, day) {
  const rows = await ticketsOf(db, wardId).where("day", "=", day).where("status", "=", "waiting").orderBy("line_at").orderBy("id").execute();
  return rows.map(toTicket);
}
async function lockFirst(tx, at, turn) {
  const { desk, now } = at;
  const lane = turn === "due" || turn === "early" ? "appointment" : turn;
  let query = ticketsOf(tx, at.wardId).where("day", "=", at.day).where("status", "=", "waiting").where("lane", "=", lane).where(
    (on) => on.or([
      on("for_desk_no", "=", desk.no),
      on.and([on("for_desk_no", "is", null), on("service_id", "in", [0, ...desk.serviceIds])])
    ])
  );
  if (turn === "due") query = query.where("line_at", "<=", now);
  if (turn === "early") query = query.where("line_at", ">", now);
  const row = await query.orderBy("line_at").orderBy("id").limit(1).forUpdate().skipLocked().executeTakeFirst();
  return row ? toTicket(row) : null;
}
async function countOrdinarySince(db, wardId, day, of) {
  const calls = db.selectFrom("ticket_steps").where("ward_id", "=", wardId).where("step", "=", "call").where("at", ">=", instant(day, 0)).where(
    "deskNo" in of ? sql29`desk_no = ${of.deskNo}` : sql29`service_id = ${of.serviceId}`
  );
  const priority = await calls.select((on) => on.fn.max("at").as("at")).where("lane", "=", "priority").executeTakeFirstOrThrow();
  if (priority.at === null) return null;
  const since = await calls.select((on) => on.fn.countAll().as("count")).where("lane", "=", "ordinary").where("at", ">", priority.at).executeTakeFirstOrThrow();
  return since.count;
}
function ticketsOf(db, wardId) {
  return db.selectFrom("tickets").selectAll().where("ward_id", "=", wardId);
}

// src/features/reception/tickets/take-ticket.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { sql as sql30 } from "kysely";

// src/features/reception/hours.ts
function formatMinute(minute) {
  const pad = (value) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
function whyClosed(rule, now, calendar = STATE_CALENDAR) {
  const { day, minute } = localParts(now);
  const hours = `t\u1EEB ${formatMinute(rule.opensMinute)} \u0111\u1EBFn ${formatMinute(rule.closesMinute)} c\xE1c ng\xE0y l\xE0m vi\u1EC7c`;
  const kind = dayKind(day, calendar);
  if (!kind.worked) return `H\xF4m nay Trung t\xE2m kh\xF4ng l\xE0m vi\u1EC7c (${kind.why}). L\u1EA5y s\u1ED1 ${hours}.`;
  if (minute < rule.opensMinute || minute >= rule.closesMinute)
    return `B\xE2y gi\u1EDD ngo\xE0i gi\u1EDD l\u1EA5y s\u1ED1. L\u1EA5y s\u1ED1 ${hours}.`;
  return null;
}

// src/features/reception/tickets/save.ts
async function saveTicketStep(tx, ticket, step, change = {}) {
  const row = await tx.updateTable("tickets").set({ ...change, status: step.statusAfter, step_count: ticket.stepCount + 1 }).where("ward_id", "=", ticket.wardId).where("id", "=", ticket.id).returningAll().executeTakeFirstOrThrow();
  const saved = toTicket(row);
  await insertTicketStep(tx, saved, step);
  return saved;
}
async function insertTicketStep(tx, ticket, step) {
  await tx.insertInto("ticket_steps").values({
    ward_id: ticket.wardId,
    ticket_id: ticket.id,
    no: ticket.stepCount,
    step: step.step,
    status_after: step.statusAfter,
    at: step.at,
    officer_id: step.officerId,
    desk_no: step.deskNo,
    service_id: ticket.serviceId,
    lane: ticket.lane,
    client_key: step.clientKey
  }).execute();
  await publish(tx, ticket.wardId, QUEUE_TOPIC, step.step);
}

// src/features/reception/tickets/take-ticket.ts
async function takeTicket(tx, act, given) {
  const parsed = ticketForm.safeParse(given);
  if (!parsed.success) throw new Problem("invalid", "Ch\u01B0a l\u1EA5y \u0111\u01B0\u1EE3c s\u1ED1.", wrongFields(parsed.error.issues));
  const { clientKey: clientKey3, serviceId, isPriority } = parsed.data;
  const known = await findTicketOfKey(tx, act.wardId, clientKey3);
  if (known) return known;
  const service = await mustOffer(tx, act.wardId, serviceId);
  await mustBeOpen(tx, act);
  return addTicket(tx, act, {
    ...{ clientKey: clientKey3, service, lineAt: act.now, appointmentId: null },
    lane: isPriority ? "priority" : "ordinary"
  });
}
async function mustBeOpen(tx, act) {
  const why = whyClosed(await findRule(tx, act.wardId, act.now), act.now);
  if (why !== null) throw new Problem("step_not_open", why);
}
async function findTicketOfKey(tx, wardId, clientKey3) {
  const row = await tx.selectFrom("tickets").selectAll().where("ward_id", "=", wardId).where("client_key", "=", clientKey3).executeTakeFirst();
  return row ? toTicket(row) : null;
}
async function addTicket(tx, act, ticket) {
  const { service } = ticket;
  const day = toLocalDay(act.now);
  const number = await nextTicketNumber(tx, act.wardId, service.id, day);
  const row = await tx.insertInto("tickets").values({
    ward_id: act.wardId,
    client_key: ticket.clientKey,
    token: randomBytes2(12).toString("base64url"),
    day,
    first_service_id: service.id,
    number,
    code: `${service.prefix}${String(number).padStart(3, "0")}`,
    lane: ticket.lane,
    appointment_id: ticket.appointmentId,
    service_id: service.id,
    status: "waiting",
    line_at: ticket.lineAt,
    taken_at: act.now,
    waiting_since: act.now,
    step_count: 1
  }).returningAll().executeTakeFirstOrThrow();
  const taken = toTicket(row);
  const { clientKey: clientKey3 } = ticket;
  const nobody = { officerId: null, deskNo: null };
  await insertTicketStep(tx, taken, {
    step: "take",
    statusAfter: "waiting",
    at: act.now,
    clientKey: clientKey3,
    ...nobody
  });
  return taken;
}
async function nextTicketNumber(tx, wardId, serviceId, day) {
  const row = await tx.insertInto("ticket_counters").values({ ward_id: wardId, service_id: serviceId, day, last_number: 1 }).onConflict(
    (conflict) => conflict.columns(["ward_id", "service_id", "day"]).doUpdateSet({ last_number: sql30`ticket_counters.last_number + 1` })
  ).returning("last_number").executeTakeFirstOrThrow();
  return row.last_number;
}

// src/features/reception/appointments/check-in.ts
async function checkIn(tx, act, given) {
  const parsed = checkInForm.safeParse(given);
  if (!parsed.success) throw new Problem("invalid", "Ch\u01B0a l\u1EA5y \u0111\u01B0\u1EE3c s\u1ED1.", wrongFields(parsed.error.issues));
  const { code, clientKey: clientKey3, isPriority } = parsed.data;
  const appointment = await lockAppointment(tx, act.wardId, { code });
  const known = await findTicketOfKey(tx, act.wardId, clientKey3) ?? (appointment && await findTicketOfAppointment(tx, appointment));
  if (known) return known;
  await mustBeOpen(tx, act);
  mustBeToday(appointment, act.now);
  await tx.updateTable("appointments").set({ status: "arrived", status_at: act.now }).where("ward_id", "=", act.wardId).where("id", "=", appointment.id).execute();
  const services = await listServices(tx, act.wardId);
  const service = services.find((each) => each.id === appointment.serviceId);
  const place = await placeOf(tx, act, appointment, isPriority ? "priority" : "ordinary");
  return addTicket(tx, act, { clientKey: clientKey3, service, appointmentId: appointment.id, ...place });
}
async function findTicketOfAppointment(tx, { wardId, id: id2 }) {
  const row = await tx.selectFrom("tickets").select("id").where("ward_id", "=", wardId).where("appointment_id", "=", id2).executeTakeFirst();
  return row ? findTicket(tx, wardId, row.id) : null;
}
function mustBeToday(appointment, now) {
  const wrong = (message) => new Problem("invalid", message, { code: message });
  if (appointment === null) throw wrong("Kh\xF4ng c\xF3 l\u1ECBch h\u1EB9n mang m\xE3 n\xE0y. H\xE3y xem l\u1EA1i m\xE3, ho\u1EB7c l\u1EA5y s\u1ED1 th\u01B0\u1EDDng.");
  if (appointment.status === "cancelled") throw wrong("L\u1ECBch h\u1EB9n n\xE0y \u0111\xE3 h\u1EE7y. H\xE3y l\u1EA5y s\u1ED1 th\u01B0\u1EDDng.");
  if (appointment.day !== toLocalDay(now))
    throw wrong(`L\u1ECBch h\u1EB9n n\xE0y l\xE0 ng\xE0y ${formatDay(appointment.day)}, kh\xF4ng ph\u1EA3i h\xF4m nay.`);
}
async function placeOf(tx, act, { day, minute }, otherwise) {
  const { lateMinutes } = await findRule(tx, act.wardId, act.now);
  const promised = instant(day, minute);
  const isLate = act.now.getTime() > promised.getTime() + lateMinutes * 6e4;
  return isLate ? { lane: otherwise, lineAt: act.now } : { lane: "appointment", lineAt: promised };
}

// src/platform/calendar-event.ts
function writeCalendarEvent(event) {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mot Cua//Lich hen//VI"],
    `METHOD:${event.isCancelled ? "CANCEL" : "PUBLISH"}`,
    ...ZONE,
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${inUtc(event.stampedAt)}`,
    `DTSTART;TZID=${ZONE_NAME}:${inZone(event.startsAt)}`,
    `DTEND;TZID=${ZONE_NAME}:${inZone(event.endsAt)}`,
    `SUMMARY:${escaped(event.summary)}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    ...["END:VEVENT", "END:VCALENDAR"]
  ];
  return `${lines.map(folded).join("\r\n")}\r
`;
}
var ZONE_NAME = "Asia/Ho_Chi_Minh";
var ZONE_HOURS = 7;
var ZONE = [
  ...["BEGIN:VTIMEZONE", `TZID:${ZONE_NAME}`, "BEGIN:STANDARD", "DTSTART:19750613T000000"],
  ...["TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE"]
];
function inUtc(at) {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
function inZone(at) {
  return inUtc(new Date(at.getTime() + ZONE_HOURS * 36e5)).slice(0, -1);
}
function escaped(text2) {
  return text2.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}
function folded(line) {
  const parts = [""];
  for (const sign of line) {
    const last = parts.at(-1) + sign;
    if (Buffer.byteLength(last) > 73) parts.push(` ${sign}`);
    else parts[parts.length - 1] = last;
  }
  return parts.join("\r\n");
}

// src/features/reception/appointments/write-ics.ts
function writeIcs(appointment, words) {
  const { code, day, minute, slotMinutes, statusAt, status } = appointment;
  const isCancelled = status === "cancelled";
  return writeCalendarEvent({
    ...{ uid: `${code}@mot-cua`, sequence: isCancelled ? 1 : 0, stampedAt: statusAt, isCancelled },
    startsAt: instant(day, minute),
    endsAt: instant(day, minute + slotMinutes),
    ...{ summary: words.summary, place: words.place, url: words.address },
    description: `M\xE3 l\u1ECBch h\u1EB9n ${code}. ${words.address}`
  });
}

// src/features/reception/figures/visits.ts
import { sql as sql31 } from "kysely";
var VISIT_PARTS = ["done", "absent", "open", "lapsed", "waited", "served"];
var PARTS = {
  done: sql31`status = 'done'`,
  absent: sql31`status = 'absent'`,
  open: sql31`status in ('waiting', 'called', 'serving')`,
  lapsed: sql31`status = 'lapsed'`,
  waited: sql31`waited_seconds is not null`,
  served: sql31`served_seconds is not null`
};
var HOUR = sql31`extract(hour from taken_at at time zone 'Asia/Ho_Chi_Minh')::int`;
function visits(db, wardId, filter) {
  let query = db.selectFrom("tickets").where("ward_id", "=", wardId).where("taken_at", ">=", instant(filter.from, 0)).where("taken_at", "<", instant(filter.until, 24 * 60));
  if (filter.serviceId !== null) query = query.where("service_id", "=", filter.serviceId);
  if (filter.deskNo !== null) query = query.where("desk_no", "=", filter.deskNo);
  if (filter.hour !== null) query = query.where(sql31`${HOUR} = ${filter.hour}`);
  return filter.part === null ? query : query.where(PARTS[filter.part]);
}
function partCondition(part) {
  return PARTS[part];
}

// src/features/reception/figures/waiting.ts
import { sql as sql32 } from "kysely";
var GROUPINGS = ["day", "service", "desk", "hour"];
var KEYS = {
  day: sql32`day::text`,
  service: sql32`service_id::text`,
  desk: sql32`coalesce(desk_no::text, '')`,
  hour: sql32`lpad(${HOUR}::text, 2, '0')`
};
async function readWaiting(db, wardId, filter, grouping) {
  const key = grouping === null ? sql32`''` : KEYS[grouping];
  const rows = await visits(db, wardId, filter).select([
    key.as("key"),
    sql32`count(*)`.as("taken"),
    ...VISIT_PARTS.map((part) => sql32`count(*) filter (where ${partCondition(part)})`.as(part)),
    ...timesOf("waited_seconds", "wait"),
    ...timesOf("served_seconds", "serve")
  ]).$if(grouping !== null, (query) => query.groupBy(key).orderBy(key)).execute();
  return rows.map(toFigure);
}
function timesOf(column, name) {
  const seconds = sql32.ref(column);
  return [
    sql32`avg(${seconds})`.as(`${name}_mean`),
    sql32`percentile_cont(0.5) within group (order by ${seconds})`.as(`${name}_median`),
    sql32`percentile_disc(0.9) within group (order by ${seconds})`.as(`${name}_p90`)
  ];
}
function toFigure(row) {
  const number = (name) => Number(row[name] ?? 0);
  const time = (name) => row[name] === null ? null : Number(row[name]);
  const times = (name) => ({
    mean: time(`${name}_mean`),
    median: time(`${name}_median`),
    p90: time(`${name}_p90`)
  });
  return {
    key: String(row.key),
    counts: {
      taken: number("taken"),
      done: number("done"),
      absent: number("absent"),
      open: number("open"),
      lapsed: number("lapsed"),
      waited: number("waited"),
      served: number("served")
    },
    wait: times("wait"),
    serve: times("serve")
  };
}
async function listVisits(db, wardId, filter, page) {
  let query = visits(db, wardId, filter).selectAll();
  if (page.after !== null)
    query = query.where(sql32`(taken_at, id) < (${page.after.at}, ${page.after.id})`);
  const rows = await query.orderBy("taken_at", "desc").orderBy("id", "desc").limit(page.limit).execute();
  return rows.map(toTicket);
}

// src/features/reception/labels.ts
var TICKET_STATUS_LABELS = {
  waiting: "\u0110ang ch\u1EDD",
  called: "\u0110ang g\u1ECDi",
  serving: "\u0110ang ph\u1EE5c v\u1EE5",
  done: "\u0110\xE3 xong",
  absent: "V\u1EAFng m\u1EB7t",
  lapsed: "H\u1EBFt ng\xE0y, ch\u01B0a xong"
};
var TICKET_STATUS_PLAIN = {
  waiting: "M\u1EDDi b\u1EA1n ng\u1ED3i ch\u1EDD. S\u1ED1 c\u1EE7a b\u1EA1n s\u1EBD hi\u1EC7n tr\xEAn b\u1EA3ng v\xE0 \u0111\u01B0\u1EE3c \u0111\u1ECDc l\xEAn.",
  called: "M\u1EDDi b\u1EA1n \u0111\u1EBFn qu\u1EA7y ngay.",
  serving: "B\u1EA1n \u0111ang \u0111\u01B0\u1EE3c ph\u1EE5c v\u1EE5 t\u1EA1i qu\u1EA7y.",
  done: "\u0110\xE3 ph\u1EE5c v\u1EE5 xong. C\u1EA3m \u01A1n b\u1EA1n.",
  absent: "S\u1ED1 c\u1EE7a b\u1EA1n \u0111\xE3 \u0111\u01B0\u1EE3c g\u1ECDi m\xE0 b\u1EA1n kh\xF4ng c\xF3 m\u1EB7t. H\xE3y l\u1EA5y s\u1ED1 m\u1EDBi.",
  lapsed: "S\u1ED1 n\xE0y c\u1EE7a ng\xE0y \u0111\xE3 qua. H\xE3y l\u1EA5y s\u1ED1 m\u1EDBi."
};
var DESK_STEP_LABELS = {
  call: "G\u1ECDi s\u1ED1 ti\u1EBFp theo",
  recall: "G\u1ECDi l\u1EA1i",
  start: "B\u1EAFt \u0111\u1EA7u ph\u1EE5c v\u1EE5",
  finish: "Xong",
  mark_absent: "Kh\xF4ng c\xF3 m\u1EB7t",
  pass_on: "Chuy\u1EC3n"
};
var LANE_LABELS = {
  appointment: "\u0110\xE3 h\u1EB9n tr\u01B0\u1EDBc",
  priority: "\u01AFu ti\xEAn",
  ordinary: "Th\u01B0\u1EDDng"
};
var APPOINTMENT_STATUS_LABELS = {
  booked: "\u0110\xE3 h\u1EB9n",
  arrived: "\u0110\xE3 \u0111\u1EBFn",
  cancelled: "\u0110\xE3 h\u1EE7y"
};

// src/features/reception/setup/note-setup.ts
async function changeSetup(tx, act, subject, work) {
  const before = await snapshot(tx, act);
  await work();
  const after = await snapshot(tx, act);
  const gone = before.filter((each) => !after.includes(each));
  const come = after.filter((each) => !before.includes(each));
  if (gone.length + come.length === 0) return;
  const read = (lines) => lines.length === 0 ? null : lines.map((each) => JSON.parse(each));
  await noteChange(tx, act, { what: "reception", subject, before: read(gone), after: read(come) });
}
async function snapshot(db, { officer: { wardId }, now }) {
  const desks = (await listDesks(db, wardId)).map(({ no: no2, name, active, serviceIds }) => ({
    ...{ no: no2, name, active, serviceIds }
  }));
  const windows = db.selectFrom("reception_windows").selectAll().where("ward_id", "=", wardId).orderBy("id");
  const parts = [
    ...await listServices(db, wardId),
    ...desks,
    ...await windows.execute(),
    await findRule(db, wardId, now)
  ];
  return parts.map((each) => JSON.stringify(each));
}

// src/features/reception/setup/save-service.ts
async function saveService(tx, act, id2, given) {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = serviceForm.safeParse(given);
  if (!parsed.success)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c l\u0129nh v\u1EF1c.", wrongFields(parsed.error.issues));
  const { fieldCodes, ...form } = parsed.data;
  const others = (await listServices(tx, wardId)).filter((each) => each.id !== id2);
  if (others.some((each) => each.prefix === form.prefix)) throw prefixTaken(form.prefix);
  const values = { ...form, field_codes: fieldCodes };
  if (id2 === null) {
    const added = await tx.insertInto("reception_services").values({ ward_id: wardId, ...values }).onConflict((conflict) => conflict.columns(["ward_id", "prefix"]).doNothing()).returning("id").executeTakeFirst();
    if (!added) throw prefixTaken(form.prefix);
  } else {
    const changed = await tx.updateTable("reception_services").set(values).where("ward_id", "=", wardId).where("id", "=", id2).returning("id").executeTakeFirst();
    if (!changed) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u0129nh v\u1EF1c n\xE0y.");
  }
  await noteAct(tx, act, "save_reception", `l\u0129nh v\u1EF1c ${form.prefix} ${form.name}`);
  await publish(tx, wardId, QUEUE_TOPIC, "setup");
}
function mustAdminister(act) {
  if (!act.officer.duties.includes("administer"))
    throw new Problem("not_allowed", "Ch\u1EC9 ng\u01B0\u1EDDi qu\u1EA3n tr\u1ECB h\u1EC7 th\u1ED1ng s\u1EEDa \u0111\u01B0\u1EE3c ph\u1EA7n n\xE0y.");
}
function prefixTaken(prefix) {
  return new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c l\u0129nh v\u1EF1c.", {
    prefix: `Ch\u1EEF c\xE1i ${prefix} \u0111\xE3 d\xF9ng cho l\u0129nh v\u1EF1c kh\xE1c.`
  });
}

// src/features/reception/setup/save-desk.ts
async function saveDesk(tx, act, given) {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = deskForm.safeParse(given);
  if (!parsed.success) throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c qu\u1EA7y.", wrongFields(parsed.error.issues));
  const { no: no2, name, active, serviceIds } = parsed.data;
  const known = new Set((await listServices(tx, wardId)).map((each) => each.id));
  if (serviceIds.some((id2) => !known.has(id2)))
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c qu\u1EA7y.", { serviceIds: "L\u0129nh v\u1EF1c kh\xF4ng c\xF3." });
  await tx.insertInto("reception_desks").values({ ward_id: wardId, no: no2, name, active }).onConflict(
    (conflict) => conflict.columns(["ward_id", "no"]).doUpdateSet({ name, active, ...!active && { officer_id: null, seated_at: null } })
  ).execute();
  await setServices(tx, wardId, no2, [...new Set(serviceIds)]);
  if (!active)
    await tx.updateTable("tickets").set({ for_desk_no: null }).where("ward_id", "=", wardId).where("for_desk_no", "=", no2).where("status", "=", "waiting").execute();
  await noteAct(tx, act, "save_reception", `qu\u1EA7y ${no2}`);
  await publish(tx, wardId, QUEUE_TOPIC, "setup");
}
async function setServices(tx, wardId, deskNo, serviceIds) {
  await tx.deleteFrom("reception_desk_services").where("ward_id", "=", wardId).where("desk_no", "=", deskNo).execute();
  if (serviceIds.length > 0)
    await tx.insertInto("reception_desk_services").values(serviceIds.map((id2) => ({ ward_id: wardId, desk_no: deskNo, service_id: id2 }))).execute();
}

// src/features/reception/setup/save-rule.ts
async function saveRule(tx, act, given) {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = ruleForm.safeParse(given);
  if (!parsed.success)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c quy t\u1EAFc.", wrongFields(parsed.error.issues));
  const form = parsed.data;
  const today = toLocalDay(act.now);
  const values = {
    ordinary_per_priority: form.ordinaryPerPriority,
    most_absences: form.mostAbsences,
    opens_minute: form.opensMinute,
    closes_minute: form.closesMinute,
    late_minutes: form.lateMinutes,
    days_ahead: form.daysAhead,
    lead_minutes: form.leadMinutes
  };
  await tx.selectFrom("reception_services").select("id").where("ward_id", "=", wardId).forUpdate().execute();
  const before = await findRule(tx, wardId, act.now);
  await tx.updateTable("reception_rules").set({ valid_until: today }).where("ward_id", "=", wardId).where("valid_from", "=", before.validFrom).where("valid_from", "<", today).execute();
  await tx.insertInto("reception_rules").values({ ward_id: wardId, valid_from: today, valid_until: before.validUntil, ...values }).onConflict((conflict) => conflict.columns(["ward_id", "valid_from"]).doUpdateSet(values)).execute();
  await noteAct(tx, act, "save_reception", `quy t\u1EAFc h\xE0ng ch\u1EDD t\u1EEB ${today}`);
}

// src/features/reception/setup/save-window.ts
async function addWindows(tx, act, given) {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = windowForm.safeParse(given);
  if (!parsed.success)
    throw new Problem("invalid", "Ch\u01B0a th\xEAm \u0111\u01B0\u1EE3c khung gi\u1EDD.", wrongFields(parsed.error.issues));
  const { weekdays, ...form } = parsed.data;
  await mustOffer(tx, wardId, form.serviceId);
  await lockService(tx, wardId, form.serviceId);
  const today = toLocalDay(act.now);
  const met = (await listWindows(tx, wardId, today)).find(
    (each) => each.serviceId === form.serviceId && weekdays.includes(each.weekday) && each.fromMinute < form.toMinute && form.fromMinute < each.toMinute
  );
  if (met)
    throw new Problem("invalid", "Ch\u01B0a th\xEAm \u0111\u01B0\u1EE3c khung gi\u1EDD.", {
      fromMinute: `Tr\xF9ng gi\u1EDD v\u1EDBi m\u1ED9t khung \u0111\xE3 c\xF3 c\u1EE7a ${nameOfWeekday(met.weekday)}.`
    });
  await tx.insertInto("reception_windows").values(
    [...new Set(weekdays)].map((weekday2) => ({
      ward_id: wardId,
      service_id: form.serviceId,
      weekday: weekday2,
      from_minute: form.fromMinute,
      to_minute: form.toMinute,
      slot_minutes: form.slotMinutes,
      capacity: form.capacity,
      valid_from: today
    }))
  ).execute();
  await noteAct(tx, act, "save_reception", `khung gi\u1EDD h\u1EB9n, l\u0129nh v\u1EF1c ${form.serviceId}`);
}
async function endWindow(tx, act, id2) {
  mustAdminister(act);
  const { wardId } = act.officer;
  const tomorrow = addDays(toLocalDay(act.now), 1);
  const window = (await listWindows(tx, wardId, toLocalDay(act.now))).find((each) => each.id === id2);
  if (!window) throw new Problem("not_found", "Kh\xF4ng c\xF3 khung gi\u1EDD n\xE0y.");
  if (window.validUntil !== null) return;
  await tx.updateTable("reception_windows").set({ valid_until: tomorrow }).where("ward_id", "=", wardId).where("id", "=", id2).execute();
  await noteAct(tx, act, "save_reception", `d\u1EEBng khung gi\u1EDD h\u1EB9n ${id2}`);
}
function nameOfWeekday(weekday2) {
  return weekdayName(addDays("2026-11-22", weekday2));
}
async function lockService(tx, wardId, serviceId) {
  await tx.selectFrom("reception_services").select("id").where("ward_id", "=", wardId).where("id", "=", serviceId).forUpdate().execute();
}

// src/features/reception/setup/seed.ts
async function seedReception(tx, wardId, seed) {
  const known = await tx.selectFrom("reception_services").select("id").where("ward_id", "=", wardId).executeTakeFirst();
  if (known) return;
  const services = await tx.insertInto("reception_services").values(
    seed.services.map(({ name, hint, prefix, fields }, at) => ({
      ...{ ward_id: wardId, name, hint, prefix, field_codes: fields, ord: at + 1 }
    }))
  ).returning(["id", "prefix"]).execute();
  const idOf = (prefix) => services.find((each) => each.prefix === prefix).id;
  await tx.insertInto("reception_desks").values(seed.desks.map(({ no: no2, name }) => ({ ward_id: wardId, no: no2, name }))).execute();
  await tx.insertInto("reception_desk_services").values(
    seed.desks.flatMap(
      ({ no: no2, serves }) => serves.map((prefix) => ({ ward_id: wardId, desk_no: no2, service_id: idOf(prefix) }))
    )
  ).execute();
  await tx.insertInto("reception_windows").values(
    seed.windows.flatMap(
      (window) => window.serves.flatMap(
        (prefix) => window.weekdays.map((weekday2) => ({
          ward_id: wardId,
          service_id: idOf(prefix),
          weekday: weekday2,
          from_minute: window.fromMinute,
          to_minute: window.toMinute,
          slot_minutes: window.slotMinutes,
          capacity: window.capacity,
          valid_from: seed.validFrom
        }))
      )
    )
  ).execute();
}

// src/features/reception/tickets/workflow.ts
var TICKET_WORKFLOW = {
  call: { from: ["waiting"], to: "called", place: "line" },
  recall: { from: ["called"], to: "same", place: "desk" },
  start: { from: ["called"], to: "serving", place: "desk" },
  finish: { from: ["serving"], to: "done", place: "desk" },
  mark_absent: { from: ["called"], to: "absent", place: "desk" },
  pass_on: { from: ["called", "serving"], to: "waiting", place: "desk" }
};
var UNFINISHED = ["waiting", "called", "serving"];
function servesCitizens(officer) {
  return officer.duties.includes("receive") || officer.duties.includes("return");
}
function decideTicket(step, ticket, caller) {
  const rule = TICKET_WORKFLOW[step];
  if (!servesCitizens(caller.officer)) return no("T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 \u1EDF qu\u1EA7y.");
  if (caller.desk === null) return no("H\xE3y ch\u1ECDn qu\u1EA7y c\u1EE7a b\u1EA1n tr\u01B0\u1EDBc.");
  if (!rule.from.includes(ticket.status)) return no("Vi\u1EC7c n\xE0y kh\xF4ng m\u1EDF \u1EDF t\xECnh tr\u1EA1ng hi\u1EC7n nay c\u1EE7a s\u1ED1.");
  if (rule.place === "desk" && ticket.deskNo !== caller.desk.no) return no("S\u1ED1 n\xE0y \u0111ang \u1EDF qu\u1EA7y kh\xE1c.");
  if (rule.place === "line" && !isInLineOf(ticket, caller.desk))
    return no("Qu\u1EA7y c\u1EE7a b\u1EA1n kh\xF4ng ph\u1EE5c v\u1EE5 s\u1ED1 n\xE0y.");
  if (step === "mark_absent" && ticket.absences + 1 < caller.mostAbsences)
    return { open: true, statusAfter: "waiting" };
  return { open: true, statusAfter: rule.to === "same" ? ticket.status : rule.to };
}
function isInLineOf(ticket, desk) {
  return ticket.forDeskNo === null ? desk.serviceIds.includes(ticket.serviceId) : ticket.forDeskNo === desk.no;
}
function openTicketSteps(ticket, caller) {
  return DESK_STEPS.filter((step) => decideTicket(step, ticket, caller).open);
}
function no(why) {
  return { open: false, why };
}

// src/features/reception/setup/sit.ts
async function sitAt(tx, act, no2) {
  const { wardId, id: officerId } = act.officer;
  if (!servesCitizens(act.officer))
    throw new Problem("not_allowed", "Ch\u1EC9 c\xE1n b\u1ED9 ti\u1EBFp nh\u1EADn, tr\u1EA3 k\u1EBFt qu\u1EA3 ng\u1ED3i qu\u1EA7y.");
  const desks = await listDesks(tx, wardId);
  const held = desks.find((each) => each.officerId === officerId)?.no ?? null;
  if (held === no2) return;
  if (no2 !== null && !desks.some((each) => each.no === no2 && each.active))
    throw new Problem("not_found", "Kh\xF4ng c\xF3 qu\u1EA7y n\xE0y.");
  for (const each of [held, no2].filter((given) => given !== null).sort((a, b) => a - b))
    await lockDesk(tx, wardId, each);
  const set = (change) => tx.updateTable("reception_desks").set(change).where("ward_id", "=", wardId);
  await set({ officer_id: null, seated_at: null }).where("officer_id", "=", officerId).execute();
  if (no2 !== null) await set({ officer_id: officerId, seated_at: act.now }).where("no", "=", no2).execute();
  await noteAct(tx, act, no2 === null ? "leave_desk" : "sit_at_desk", `qu\u1EA7y ${no2 ?? held}`);
  await publish(tx, wardId, QUEUE_TOPIC, "desk");
}

// src/features/reception/tickets/order.ts
function turnOf(ticket, now) {
  if (ticket.lane !== "appointment") return ticket.lane;
  return ticket.lineAt <= now ? "due" : "early";
}
function turns(ordinarySince, ordinaryPerPriority) {
  const isPriorityNext = ordinarySince === null || ordinarySince >= ordinaryPerPriority;
  return isPriorityNext ? ["due", "priority", "ordinary", "early"] : ["due", "ordinary", "priority", "early"];
}
function countCall(since, lane) {
  if (lane === "priority") return 0;
  return lane === "ordinary" && since !== null ? since + 1 : since;
}
function orderLine(line, facts) {
  const left = [...line].sort((a, b) => a.lineAt.getTime() - b.lineAt.getTime() || a.id - b.id);
  const ordered = [];
  for (let since = facts.ordinarySince; left.length > 0; ) {
    const next = turns(since, facts.ordinaryPerPriority).map((turn) => left.find((each) => turnOf(each, facts.now) === turn)).find((each) => each !== void 0);
    left.splice(left.indexOf(next), 1);
    ordered.push(next);
    since = countCall(since, next.lane);
  }
  return ordered;
}

// src/features/reception/tickets/call-next.ts
async function callNext(tx, act, clientKey3) {
  const { wardId } = act.officer;
  if (!callForm.safeParse({ clientKey: clientKey3 }).success)
    throw new Problem("invalid", "Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang.");
  const desk = await lockOwnDesk(tx, act);
  const known = await findTicketOfStep(tx, wardId, clientKey3);
  if (known) return known;
  const day = toLocalDay(act.now);
  const open = await findOpenTicket(tx, wardId, day, desk.no);
  if (open)
    throw new Problem(
      "step_not_open",
      `Qu\u1EA7y \u0111ang c\xF3 s\u1ED1 ${open.code}. H\xE3y k\u1EBFt th\xFAc s\u1ED1 n\xE0y tr\u01B0\u1EDBc khi g\u1ECDi ti\u1EBFp.`
    );
  const rule = await findRule(tx, wardId, act.now);
  const since = await countOrdinarySince(tx, wardId, day, { deskNo: desk.no });
  for (const turn of turns(since, rule.ordinaryPerPriority)) {
    const ticket = await lockFirst(tx, { wardId, day, desk, now: act.now }, turn);
    if (ticket) return call(tx, act, desk, ticket, clientKey3);
  }
  return null;
}
function call(tx, act, desk, ticket, clientKey3) {
  const { officer, now } = act;
  const waited = ticket.waitingSince === null ? 0 : secondsBetween(ticket.waitingSince, now);
  return saveTicketStep(
    tx,
    ticket,
    { step: "call", statusAfter: "called", at: now, officerId: officer.id, deskNo: desk.no, clientKey: clientKey3 },
    {
      desk_no: desk.no,
      officer_id: officer.id,
      called_at: now,
      call_count: ticket.callCount + 1,
      waited_seconds: (ticket.waitedSeconds ?? 0) + waited,
      waiting_since: null
    }
  );
}
async function lockOwnDesk(tx, act) {
  const { officer } = act;
  if (!servesCitizens(officer))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 \u1EDF qu\u1EA7y.");
  const desk = await findDeskOf(tx, officer.wardId, officer.id);
  if (!desk) throw new Problem("step_not_open", "H\xE3y ch\u1ECDn qu\u1EA7y c\u1EE7a b\u1EA1n tr\u01B0\u1EDBc.");
  await lockDesk(tx, officer.wardId, desk.no);
  return desk;
}
function secondsBetween(from, to) {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1e3));
}

// src/features/reception/tickets/lapse.ts
import { randomUUID } from "node:crypto";
async function lapseTickets(tx, wardId, now) {
  const rows = await tx.selectFrom("tickets").selectAll().where("ward_id", "=", wardId).where("day", "<", toLocalDay(now)).where("status", "in", UNFINISHED).forUpdate().skipLocked().execute();
  for (const row of rows)
    await saveTicketStep(
      tx,
      toTicket(row),
      {
        ...{ step: "lapse", statusAfter: "lapsed", at: now, officerId: null, deskNo: row.desk_no },
        clientKey: randomUUID()
      },
      { ended_at: now, waiting_since: null }
    );
  return rows.length;
}

// src/features/reception/tickets/line.ts
async function readHall(db, officer, now) {
  const { wardId } = officer;
  const day = toLocalDay(now);
  const [services, desks, desk, waiting, rule] = await Promise.all([
    listServices(db, wardId),
    listDesks(db, wardId),
    findDeskOf(db, wardId, officer.id),
    listWaiting(db, wardId, day),
    findRule(db, wardId, now)
  ]);
  const open = desk && await findOpenTicket(db, wardId, day, desk.no);
  const ordinarySince = desk && await countOrdinarySince(db, wardId, day, { deskNo: desk.no });
  const isMine = (ticket) => desk !== null && isInLineOf(ticket, desk);
  const { ordinaryPerPriority, mostAbsences } = rule;
  return {
    services,
    desks: desks.filter((each) => each.active),
    desk,
    open,
    steps: open ? openTicketSteps(open, { officer, desk, mostAbsences }) : [],
    mine: orderLine(waiting.filter(isMine), { now, ordinarySince, ordinaryPerPriority }),
    others: waiting.filter((ticket) => !isMine(ticket))
  };
}

// src/features/reception/tickets/take-desk-step.ts
async function takeDeskStep(tx, act, ticketId, given) {
  const { wardId } = act.officer;
  const parsed = deskStepForm.safeParse(given);
  if (!parsed.success)
    throw new Problem("invalid", "Ch\u01B0a ghi \u0111\u01B0\u1EE3c vi\u1EC7c n\xE0y.", wrongFields(parsed.error.issues));
  const form = parsed.data;
  const desk = await lockOwnDesk(tx, act);
  const ticket = await lockTicket(tx, wardId, ticketId);
  if (await findTicketOfStep(tx, wardId, form.clientKey) !== null) return ticket;
  if (ticket.stepCount !== form.stepCount)
    throw new Problem("changed_meanwhile", `S\u1ED1 ${ticket.code} v\u1EEBa thay \u0111\u1ED5i. H\xE3y xem l\u1EA1i r\u1ED3i l\xE0m ti\u1EBFp.`);
  if (form.step === "call") throw new Problem("step_not_open", "S\u1ED1 \u0111\u01B0\u1EE3c g\u1ECDi theo th\u1EE9 t\u1EF1 c\u1EE7a h\xE0ng ch\u1EDD.");
  const rule = await findRule(tx, wardId, act.now);
  const decision = decideTicket(form.step, ticket, {
    ...{ officer: act.officer, desk, mostAbsences: rule.mostAbsences }
  });
  if (!decision.open) throw new Problem("step_not_open", decision.why);
  const change = await changeOf(tx, act, ticket, form, decision.statusAfter);
  const { step, clientKey: clientKey3 } = form;
  const who = { officerId: act.officer.id, deskNo: desk.no };
  return saveTicketStep(
    tx,
    ticket,
    { step, statusAfter: decision.statusAfter, at: act.now, clientKey: clientKey3, ...who },
    change
  );
}
async function changeOf(tx, act, ticket, form, statusAfter) {
  const { now } = act;
  switch (form.step) {
    case "recall":
      return { called_at: now, call_count: ticket.callCount + 1 };
    case "start":
      return { served_at: now };
    case "finish":
      return { ended_at: now, served_seconds: servedUntil(ticket, now) };
    case "mark_absent":
      return {
        absences: ticket.absences + 1,
        ...statusAfter === "waiting" ? backToTheEnd(ticket, now) : { ended_at: now }
      };
    case "pass_on":
      return passedOn(tx, act, ticket, form);
    default:
      return {};
  }
}
function servedUntil(ticket, now) {
  return (ticket.servedSeconds ?? 0) + secondsBetween(ticket.servedAt, now);
}
function backToTheEnd(ticket, now) {
  const lane = ticket.lane === "appointment" ? "ordinary" : ticket.lane;
  return { lane, line_at: now, waiting_since: null, desk_no: null, officer_id: null };
}
async function passedOn(tx, act, ticket, form) {
  const { wardId } = act.officer;
  const service = await mustOffer(tx, wardId, form.serviceId ?? ticket.serviceId);
  const forDesk = form.deskNo ?? null;
  if (forDesk === ticket.deskNo || forDesk === null && service.id === ticket.serviceId)
    throw new Problem("invalid", "Ch\u1ECDn n\u01A1i chuy\u1EC3n \u0111\u1EBFn.", { serviceId: "Ch\u1ECDn l\u0129nh v\u1EF1c kh\xE1c ho\u1EB7c qu\u1EA7y kh\xE1c." });
  const desks = await listDesks(tx, wardId);
  if (forDesk !== null && !desks.some((each) => each.no === forDesk && each.active))
    throw new Problem("invalid", "Ch\u1ECDn n\u01A1i chuy\u1EC3n \u0111\u1EBFn.", { deskNo: "Kh\xF4ng c\xF3 qu\u1EA7y n\xE0y." });
  return {
    service_id: service.id,
    for_desk_no: forDesk,
    desk_no: null,
    officer_id: null,
    waiting_since: act.now,
    ...ticket.status === "serving" && { served_seconds: servedUntil(ticket, act.now) }
  };
}

// src/features/reception/tickets/watch.ts
var ON_BOARD = 12;
async function readBoard(db, wardId, now) {
  const rows = await db.selectFrom("tickets").innerJoin(
    "reception_desks as d",
    (join4) => join4.onRef("d.ward_id", "=", "tickets.ward_id").onRef("d.no", "=", "tickets.desk_no")
  ).select(["tickets.id", "code", "call_count", "status", "d.no", "d.name"]).where("tickets.ward_id", "=", wardId).where("day", "=", toLocalDay(now)).where("status", "in", ["called", "serving"]).orderBy("called_at", "desc").orderBy("tickets.id", "desc").limit(ON_BOARD).execute();
  return rows.map((row) => ({
    key: `${row.id}.${row.call_count}`,
    code: row.code,
    deskNo: row.no,
    deskName: row.name,
    isServing: row.status === "serving"
  }));
}
async function watchTicket(db, wardId, token, now) {
  const ticket = await findTicketByToken(db, wardId, token);
  const service = (await listServices(db, wardId)).find((each) => each.id === ticket.serviceId);
  const waits = ticket.status === "waiting" && ticket.day === toLocalDay(now);
  return { ticket, service, before: waits ? await countBefore(db, ticket, now) : null };
}
async function countBefore(db, ticket, now) {
  const { wardId, day, serviceId } = ticket;
  const line = (await listWaiting(db, wardId, day)).filter((each) => each.serviceId === serviceId);
  const { ordinaryPerPriority } = await findRule(db, wardId, now);
  const ordinarySince = await countOrdinarySince(db, wardId, day, { serviceId });
  const ordered = orderLine(line, { now, ordinarySince, ordinaryPerPriority });
  return ordered.findIndex((each) => each.id === ticket.id);
}

// src/seed/seed-queue.ts
var DAYS = 5;
var SEATS = [
  { who: "quay1", no: 1 },
  { who: "quay2", no: 2 },
  { who: "luudong", no: 3 }
];
var DEMAND2 = { A: 10, B: 4, C: 3, D: 3, E: 5, K: 2 };
var LENGTH = {
  ...{ A: [4, 14], B: [8, 22], C: [6, 16], D: [6, 18], E: [2, 5], K: [2, 8] }
};
async function seedQueue(database, wardId, until) {
  const services = await listServices(database.db, wardId);
  const officers = await listOfficers(database.db, wardId);
  const stage = {
    wardId,
    until,
    officers: new Map(officers.map((each) => [each.username, each])),
    serviceIds: new Map(services.map((each) => [each.prefix, each.id]))
  };
  for (const day of lastDays(toLocalDay(until))) await database.transact((tx) => play(tx, stage, day));
  for (let order = 0; order < 8; order++) await database.transact((tx) => book(tx, stage, until, order));
}
function lastDays(today) {
  const days = [];
  for (let day = today; days.length < DAYS; day = addDays(day, -1)) if (isWorkingDay(day)) days.unshift(day);
  return days;
}
async function play(tx, stage, day) {
  const known = await tx.selectFrom("tickets").select("id").where("ward_id", "=", stage.wardId).where("day", "=", day).limit(1).executeTakeFirst();
  if (known) return;
  const chance = new Chance(`queue ${day}`);
  const arrivals = [...walkIns(stage, day, chance), ...await booked(tx, stage, day)].sort(
    (a, b) => a.at.getTime() - b.at.getTime()
  );
  for (const { who, no: no2 } of SEATS) await sitAt(tx, actOf2(stage, who, instant(day, 7 * 60)), no2);
  await serve(tx, stage, { day, chance, arrivals });
  const closing = instant(day, 17 * 60 + 30);
  if (closing <= stage.until) for (const { who } of SEATS) await sitAt(tx, actOf2(stage, who, closing), null);
}
function walkIns(stage, day, chance) {
  const prefixes = Object.keys(DEMAND2);
  return Array.from({ length: chance.between(42, 60) }, (_, order) => {
    const isMorning = chance.happens(0.62);
    const minute = isMorning ? chance.between(7 * 60, 11 * 60) : chance.between(13 * 60 + 30, 16 * 60 + 20);
    const at = instant(day, minute);
    const prefix = chance.weighted(prefixes, (each) => DEMAND2[each]);
    const form = {
      clientKey: keyOf(`walk-in ${day} ${order}`),
      serviceId: stage.serviceIds.get(prefix),
      isPriority: chance.happens(0.12)
    };
    return { at, come: (tx) => takeTicket(tx, { wardId: stage.wardId, now: at }, form) };
  });
}
async function booked(tx, stage, day) {
  const arrivals = [];
  for (const [order, minute] of [480, 510, 570, 600, 840, 900].entries()) {
    const chance = new Chance(`appointment ${day} ${order}`);
    const prefix = chance.weighted(["A", "B", "C", "D"], (each) => DEMAND2[each]);
    const act = { wardId: stage.wardId, now: instant(addDays(day, -2), 600) };
    const appointment = await bookAppointment(tx, act, {
      clientKey: keyOf(`appointment ${day} ${order}`),
      serviceId: stage.serviceIds.get(prefix),
      ...{
        day,
        minute,
        name: `Ng\u01B0\u1EDDi h\u1EB9n ${order + 1}`,
        phone: `000${day.slice(5).replace("-", "")}00${order}`
      }
    });
    if (chance.happens(0.12)) continue;
    const at = instant(day, minute + chance.between(-15, 20));
    const form = { clientKey: keyOf(`arrival ${day} ${order}`), code: appointment.code };
    arrivals.push({ at, come: (open) => checkIn(open, { wardId: stage.wardId, now: at }, form) });
  }
  return arrivals;
}
async function serve(tx, stage, { day, chance, arrivals }) {
  const seats = SEATS.map((seat) => ({ ...seat, freeAt: instant(day, 7 * 60 + 5), calls: 0 }));
  for (let next = 0; ; ) {
    const seat = seats.reduce((first, each) => each.freeAt < first.freeAt ? each : first);
    const arrival = arrivals[next];
    if (arrival && arrival.at <= seat.freeAt) {
      if (arrival.at > stage.until) return;
      await arrival.come(tx);
      next++;
      continue;
    }
    if (seat.freeAt > stage.until) return;
    const key = `${day} ${seat.no} ${seat.calls++}`;
    const ticket = await callNext(tx, actOf2(stage, seat.who, seat.freeAt), keyOf(`call ${key}`));
    if (ticket) seat.freeAt = await attend(tx, stage, { seat, ticket, key, chance });
    else if (arrival) seat.freeAt = new Date(arrival.at.getTime() + 2e4);
    else seat.freeAt = instant(day, 24 * 60);
    if (seats.every((each) => each.freeAt >= instant(day, 24 * 60))) return;
  }
}
async function attend(tx, stage, { seat, ticket, key, chance }) {
  const later = (minutes) => new Date(seat.freeAt.getTime() + minutes * 6e4);
  const step = async (from, name, at) => {
    if (at > stage.until) return from;
    const form = { clientKey: keyOf(`${name} ${key}`), step: name, stepCount: from.stepCount };
    return takeDeskStep(tx, actOf2(stage, seat.who, at), from.id, form);
  };
  if (chance.happens(0.05)) {
    await step(ticket, "mark_absent", later(2));
    return later(2.2);
  }
  const [least, most] = LENGTH[ticket.code[0]];
  const length = chance.between(least, most);
  await step(await step(ticket, "start", later(0.7)), "finish", later(0.7 + length));
  return later(1 + length);
}
async function book(tx, stage, now, order) {
  const clientKey3 = keyOf(`appointment to come ${order}`);
  const known = await tx.selectFrom("appointments").select("id").where("ward_id", "=", stage.wardId).where("client_key", "=", clientKey3).executeTakeFirst();
  if (known) return;
  const chance = new Chance(`appointment to come ${order}`);
  const serviceId = stage.serviceIds.get(
    chance.weighted(["A", "B", "C", "D"], (each) => DEMAND2[each])
  );
  const days = await listFreeDays(tx, stage.wardId, serviceId, now);
  const day = days[chance.between(0, Math.min(2, days.length - 1))];
  const slot = day?.slots.find((each) => each.free > 0);
  if (!day || !slot) return;
  await bookAppointment(
    tx,
    { wardId: stage.wardId, now },
    {
      clientKey: clientKey3,
      ...{
        serviceId,
        day: day.day,
        minute: slot.minute,
        name: `Ng\u01B0\u1EDDi h\u1EB9n ${order + 1}`,
        phone: `000999900${order}`
      }
    }
  );
}
function actOf2(stage, username, now) {
  return { officer: stage.officers.get(username), now, requestId: "gieo" };
}

// src/seed/seed-reception.ts
var WEEK = [1, 2, 3, 4, 5];
var HALL = {
  validFrom: "2026-01-01",
  services: [
    {
      name: "H\u1ED9 t\u1ECBch \u2013 ch\u1EE9ng th\u1EF1c",
      hint: "Khai sinh, k\u1EBFt h\xF4n, khai t\u1EED, tr\xEDch l\u1EE5c, sao y, ch\u1EE9ng th\u1EF1c ch\u1EEF k\xFD",
      prefix: "A",
      fields: ["ho-tich", "chung-thuc", "nuoi-con-nuoi", "lien-thong-dvc"]
    },
    {
      name: "\u0110\u1EA5t \u0111ai \u2013 x\xE2y d\u1EF1ng",
      hint: "Gi\u1EA5y ch\u1EE9ng nh\u1EADn, bi\u1EBFn \u0111\u1ED9ng \u0111\u1EA5t \u0111ai, gi\u1EA5y ph\xE9p x\xE2y d\u1EF1ng",
      prefix: "B",
      fields: [
        ...["dat-dai", "tai-chinh-dat-dai", "hoat-dong-xay-dung", "nha-o-va-cong-so"],
        ...["quy-hoach-do-thi-va-nong-thon", "ha-tang-ky-thuat", "dang-ky-bien-phap-bao-dam"],
        "quan-ly-chat-luong-cong-trinh-xay-dung"
      ]
    },
    {
      name: "H\u1ED9 kinh doanh",
      hint: "\u0110\u0103ng k\xFD, thay \u0111\u1ED5i, t\u1EA1m ng\u1EEBng, ch\u1EA5m d\u1EE9t h\u1ED9 kinh doanh, t\u1ED5 h\u1EE3p t\xE1c",
      prefix: "C",
      fields: [
        "thanh-lap-va-hoat-dong-doanh-nghiep-ho-kinh-doanh",
        "thanh-lap-va-hoat-dong-cua-to-hop-tac",
        "thanh-lap-va-hoat-dong-cua-to-hop-tac-hop-tac-xa-lien-hiep-hop-tac-xa",
        "thanh-lap-va-hoat-dong-ho-tro-cua-to-hop-tac-hop-tac-xa-lien-hiep-hop-tac-xa"
      ]
    },
    {
      name: "B\u1EA3o tr\u1EE3 x\xE3 h\u1ED9i \u2013 ng\u01B0\u1EDDi c\xF3 c\xF4ng",
      hint: "Tr\u1EE3 c\u1EA5p, mai t\xE1ng ph\xED, ng\u01B0\u1EDDi khuy\u1EBFt t\u1EADt, ng\u01B0\u1EDDi cao tu\u1ED5i, tr\u1EBB em",
      prefix: "D",
      fields: ["bao-tro-xa-hoi", "nguoi-co-cong", "tre-em", "giam-ngheo", "dan-so-ba-me-tre-em"]
    },
    { name: "Tr\u1EA3 k\u1EBFt qu\u1EA3", hint: "Nh\u1EADn k\u1EBFt qu\u1EA3 c\u1EE7a h\u1ED3 s\u01A1 \u0111\xE3 n\u1ED9p", prefix: "E", fields: [] },
    { name: "Vi\u1EC7c kh\xE1c", hint: "H\u1ECFi th\xF4ng tin, ph\u1EA3n \xE1nh, vi\u1EC7c ch\u01B0a c\xF3 \u1EDF tr\xEAn", prefix: "K", fields: [] }
  ],
  desks: [
    { no: 1, name: "Qu\u1EA7y 1", serves: ["A", "E", "K"] },
    { no: 2, name: "Qu\u1EA7y 2", serves: ["A", "C", "D"] },
    { no: 3, name: "Qu\u1EA7y 3", serves: ["B", "C", "K"] },
    { no: 4, name: "Qu\u1EA7y 4", serves: ["D", "E"] }
  ],
  windows: [
    {
      ...{ serves: ["A", "B", "C", "D"], weekdays: WEEK, slotMinutes: 30, capacity: 2 },
      ...{ fromMinute: 8 * 60, toMinute: 11 * 60 }
    },
    {
      ...{ serves: ["A", "B", "C", "D"], weekdays: WEEK, slotMinutes: 30, capacity: 2 },
      ...{ fromMinute: 14 * 60, toMinute: 16 * 60 }
    }
  ]
};
function seedHall(tx, wardId) {
  return seedReception(tx, wardId, HALL);
}

// src/features/articles/add-picture.ts
import { fileTypeFromBuffer } from "file-type";

// src/features/articles/picture-origin.ts
var TELLING = /* @__PURE__ */ new Set([225, 237, 254]);
function withoutOrigin(bytes) {
  const kept2 = [];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 255) {
    const marker = bytes[at + 1];
    if (marker === 255) {
      at++;
      continue;
    }
    if (marker === 218) break;
    const end = at + 2 + (bytes[at + 2] << 8 | bytes[at + 3]);
    if (end > bytes.length || end < at + 4) return bytes;
    const segment = bytes.subarray(at, end);
    if (!TELLING.has(marker)) kept2.push(segment);
    else if (marker === 225) turned = orientationOf(segment) ?? turned;
    at = end;
  }
  const up = turned === 1 ? [] : [orientationSegment(turned)];
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), ...up, ...kept2, bytes.subarray(at)]));
}
function orientationOf(segment) {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (Buffer.from(segment.subarray(4, 10)).toString("latin1") !== "Exif\0\0" || segment.length < 20)
    return null;
  const isLittle = view.getUint16(10) === 18761;
  const start = 10 + view.getUint32(14, isLittle);
  if (start + 2 > segment.length) return null;
  const count = view.getUint16(start, isLittle);
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= segment.length; entry += 12) {
    const value = view.getUint16(entry + 8, isLittle);
    if (view.getUint16(entry, isLittle) === 274) return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
function orientationSegment(turned) {
  const tiff = [
    77,
    77,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    18,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0
  ];
  return Uint8Array.from([255, 225, 0, 8 + tiff.length, ...Buffer.from("Exif\0\0", "latin1"), ...tiff]);
}

// src/features/articles/store.ts
import { sql as sql33 } from "kysely";

// src/features/articles/workflow.ts
var LEADS = ["control", "oversee"];
var TELLS_DOWNTIME = [...LEADS, "administer"];
var has = (officer, duties) => duties.some((duty) => officer.duties.includes(duty));
function mayLead(officer, kind) {
  return has(officer, kind === "downtime" ? TELLS_DOWNTIME : LEADS);
}
function mayRead(officer, article) {
  return article.state === "published" || mayLead(officer, article.kind) || article.authors.includes(officer.id);
}
function whyNotWrite(officer, article) {
  if (article.authors.includes(officer.id) || mayLead(officer, article.kind)) return null;
  return "Ch\u1EC9 ng\u01B0\u1EDDi vi\u1EBFt v\xE0 ng\u01B0\u1EDDi duy\u1EC7t tin \u0111\u01B0\u1EE3c s\u1EEDa tin n\xE0y.";
}
function whyNotStep(officer, article, step) {
  if (!mayLead(officer, article.kind))
    return "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c \u0111\u0103ng, g\u1EE1 tin n\xE0y: vi\u1EC7c \u1EA5y c\u1EE7a ng\u01B0\u1EDDi c\xF3 nhi\u1EC7m v\u1EE5 ki\u1EC3m so\xE1t ho\u1EB7c gi\xE1m s\xE1t.";
  if (step === "withdraw") return article.state === "published" ? null : "Tin n\xE0y kh\xF4ng \u0111ang \u0111\u0103ng.";
  if (article.state === "published" && article.publishedVersion === article.currentVersion)
    return "B\u1EA3n n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c \u0111\u0103ng.";
  if (article.kind !== "downtime" && article.writtenBy === officer.id)
    return "B\u1EA3n n\xE0y do ch\xEDnh b\u1EA1n vi\u1EBFt: ng\u01B0\u1EDDi kh\xE1c c\xF3 nhi\u1EC7m v\u1EE5 ki\u1EC3m so\xE1t ho\u1EB7c gi\xE1m s\xE1t ph\u1EA3i duy\u1EC7t \u0111\u0103ng.";
  return null;
}

// src/features/articles/store.ts
function withVersion(db, which) {
  return db.selectFrom("articles as a").innerJoin(
    "article_versions as v",
    (join4) => join4.onRef("v.ward_id", "=", "a.ward_id").onRef("v.article_id", "=", "a.id").onRef("v.version", "=", `a.${which}`)
  ).select([
    "a.id",
    "a.slug",
    "a.kind",
    "a.state",
    "a.current_version",
    "a.published_version",
    "a.published_at"
  ]).select(["v.version", "v.title", "v.summary", "v.body", "v.is_pinned", "v.shown_from", "v.shown_until"]).select(["v.written_by", "v.written_at", "a.changed_at"]);
}
function toArticle(row) {
  return {
    id: row.id,
    slug: `${row.slug}-${row.id}`,
    kind: row.kind,
    state: row.state,
    version: row.version,
    currentVersion: row.current_version,
    publishedVersion: row.published_version,
    publishedAt: row.published_at,
    title: row.title,
    summary: row.summary,
    body: row.body,
    isPinned: row.is_pinned,
    shownFrom: row.shown_from,
    shownUntil: row.shown_until,
    writtenBy: row.written_by,
    writtenAt: row.written_at
  };
}
var isShown = (now) => sql33`(a.state = 'published' and coalesce(v.shown_from, '-infinity') <= ${now}
    and coalesce(v.shown_until, 'infinity') > ${now})`;
async function listNews(db, wardId, { now, after, limit }) {
  const shown = () => withVersion(db, "published_version").where("a.ward_id", "=", wardId).where(isShown(now));
  const pinned = after ? [] : await shown().where("v.is_pinned", "=", true).orderBy("a.published_at", "desc").orderBy("a.id", "desc").limit(5).execute();
  let query = shown().where("v.is_pinned", "=", false);
  if (after)
    query = query.where(
      sql33`(a.published_at, a.id) < (${after.at}::timestamptz, ${after.id}::bigint)`
    );
  const rows = await query.orderBy("a.published_at", "desc").orderBy("a.id", "desc").limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : void 0;
  return {
    articles: [...pinned, ...page].map(toArticle),
    next: last ? { at: last.published_at, id: last.id } : null
  };
}
async function listDowntime(db, wardId, now) {
  const rows = await withVersion(db, "published_version").where("a.ward_id", "=", wardId).where("a.kind", "=", "downtime").where(isShown(now)).orderBy("v.shown_from").orderBy("a.id").limit(3).execute();
  return rows.map(toArticle);
}
async function findPublished(db, wardId, id2, now) {
  const row = await withVersion(db, "published_version").where("a.ward_id", "=", wardId).where("a.id", "=", id2).where(sql33`coalesce(v.shown_from, '-infinity') <= ${now}`).executeTakeFirst();
  if (row?.state === "published") return toArticle(row);
  throw new Problem("not_found", row ? "Tin n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c g\u1EE1." : "Kh\xF4ng c\xF3 tin n\xE0y.");
}
var authorsOf = sql33`(select json_agg(distinct w.written_by) from article_versions as w
  where w.ward_id = a.ward_id and w.article_id = a.id)`.as("authors");
async function findArticle(db, officer, id2) {
  const row = await withVersion(db, "current_version").select(authorsOf).where("a.ward_id", "=", officer.wardId).where("a.id", "=", id2).executeTakeFirst();
  const article = row && { ...toArticle(row), authors: row.authors };
  if (!article || !mayRead(officer, article)) throw new Problem("not_found", "Kh\xF4ng c\xF3 tin n\xE0y.");
  return article;
}
async function lockArticle(tx, officer, id2) {
  await tx.selectFrom("articles").select("id").where("ward_id", "=", officer.wardId).where("id", "=", id2).forUpdate().execute();
  return findArticle(tx, officer, id2);
}
async function listArticles(db, officer, search) {
  const leads = officer.duties.some((duty) => duty === "control" || duty === "oversee");
  const runs = officer.duties.includes("administer");
  let query = withVersion(db, "current_version").select(authorsOf).where("a.ward_id", "=", officer.wardId);
  if (!leads)
    query = query.where(
      sql33`(a.state = 'published' or (${runs} and a.kind = 'downtime') or exists (
        select 1 from article_versions as w
        where w.ward_id = a.ward_id and w.article_id = a.id and w.written_by = ${officer.id}))`
    );
  if (search.state) query = query.where("a.state", "=", search.state);
  const { after } = search;
  if (after)
    query = query.where(sql33`(a.changed_at, a.id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  const rows = await query.orderBy("a.changed_at", "desc").orderBy("a.id", "desc").limit(search.limit + 1).execute();
  const page = rows.slice(0, search.limit);
  const last = rows.length > search.limit ? page.at(-1) : void 0;
  return {
    articles: page.map((row) => ({ ...toArticle(row), authors: row.authors })),
    next: last ? { at: last.changed_at, id: last.id } : null
  };
}
async function listArticleSteps(db, wardId, articleId) {
  const rows = await db.selectFrom("article_steps").selectAll().where("ward_id", "=", wardId).where("article_id", "=", articleId).orderBy("no").execute();
  return rows.map((row) => ({
    step: row.step,
    version: row.version,
    why: row.why,
    by: row.taken_by,
    at: row.taken_at
  }));
}
async function listArticleVersions(db, wardId, articleId) {
  return db.selectFrom("article_versions").select(["version", "title", "written_by as by", "written_at as at"]).where("ward_id", "=", wardId).where("article_id", "=", articleId).orderBy("version", "desc").execute();
}
async function listPictures(db, wardId, articleId) {
  const rows = await db.selectFrom("article_pictures").select(["file", "media_type", "description"]).where("ward_id", "=", wardId).where("article_id", "=", articleId).orderBy("added_at").orderBy("file").execute();
  return rows.map(({ media_type, ...row }) => ({ ...row, mediaType: media_type }));
}
async function findPublicPicture(db, wardId, file, now) {
  const row = await withVersion(db, "published_version").innerJoin(
    "article_pictures as p",
    (join4) => join4.onRef("p.ward_id", "=", "a.ward_id").onRef("p.article_id", "=", "a.id")
  ).select("p.media_type").where("a.ward_id", "=", wardId).where("p.file", "=", file).where("a.state", "=", "published").where(sql33`coalesce(v.shown_from, '-infinity') <= ${now}`).where(sql33`position(p.file in v.body) > 0`).limit(1).executeTakeFirst();
  return row?.media_type ?? null;
}

// src/features/articles/add-picture.ts
var MOST_BYTES = 5 * 1024 * 1024;
var MOST_PICTURES = 30;
var KINDS = {
  "image/jpeg": "image/jpeg",
  "image/png": "image/png",
  "image/webp": "image/webp"
};
async function readPicture(given) {
  if (!(given instanceof File) || given.size === 0)
    throw new Problem("invalid", "Ch\u01B0a th\xEAm \u0111\u01B0\u1EE3c \u1EA3nh.", { picture: "Ch\u1ECDn m\u1ED9t t\u1EC7p \u1EA3nh." });
  if (given.size > MOST_BYTES)
    throw new Problem("file_too_large", "\u1EA2nh l\u1EDBn h\u01A1n 5 MB. H\xE3y thu nh\u1ECF r\u1ED3i ch\u1ECDn l\u1EA1i.", {
      picture: "\u1EA2nh l\u1EDBn h\u01A1n 5 MB."
    });
  const bytes = new Uint8Array(await given.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes).catch(() => void 0);
  const mediaType = KINDS[found?.mime ?? ""];
  if (!mediaType)
    throw new Problem("file_unreadable", "T\u1EC7p n\xE0y kh\xF4ng ph\u1EA3i \u1EA3nh JPEG, PNG hay WebP.", {
      picture: "Ch\u1ECDn \u1EA3nh JPEG, PNG hay WebP."
    });
  const name = given.name.slice(0, 200) || "anh";
  return { name, mediaType, bytes: mediaType === "image/jpeg" ? withoutOrigin(bytes) : bytes };
}
async function addPicture(tx, store, act, given) {
  const { articleId } = given;
  const article = await lockArticle(tx, act.officer, articleId);
  const why = whyNotWrite(act.officer, article);
  if (why) throw new Problem("not_allowed", why);
  const picture = await readPicture(given.picture);
  const words = given.description.replace(/[\s[\]]+/g, " ").trim();
  if (words.length < 3 || words.length > 200)
    throw new Problem("invalid", "Ch\u01B0a th\xEAm \u0111\u01B0\u1EE3c \u1EA3nh.", {
      description: "T\u1EA3 \u1EA3nh b\u1EB1ng v\xE0i ch\u1EEF (3\u2013200 k\xFD t\u1EF1) cho ng\u01B0\u1EDDi kh\xF4ng nh\xECn th\u1EA5y \u1EA3nh."
    });
  const { wardId } = act.officer;
  const { count } = await tx.selectFrom("article_pictures").select(({ fn }) => fn.countAll().as("count")).where("ward_id", "=", wardId).where("article_id", "=", articleId).executeTakeFirstOrThrow();
  if (count >= MOST_PICTURES)
    throw new Problem("invalid", `M\u1ED9t tin c\xF3 nhi\u1EC1u nh\u1EA5t ${MOST_PICTURES} \u1EA3nh.`, { picture: "\u0110\xE3 \u0111\u1EE7 \u1EA3nh." });
  const file = await saveFile(tx, store, wardId, picture, act.now);
  await tx.insertInto("article_pictures").values({
    ...{ ward_id: wardId, article_id: articleId, file, media_type: picture.mediaType, description: words },
    ...{ added_by: act.officer.id, added_at: act.now }
  }).onConflict((conflict) => conflict.columns(["ward_id", "article_id", "file"]).doNothing()).execute();
  return file;
}

// src/features/articles/labels.ts
var KIND_LABELS = {
  news: "Tin t\u1EE9c",
  announcement: "Th\xF4ng b\xE1o",
  downtime: "Th\xF4ng b\xE1o t\u1EA1m ng\u1EEBng"
};
var ARTICLE_STATE_LABELS = {
  draft: "B\u1EA3n nh\xE1p",
  published: "\u0110\xE3 \u0111\u0103ng",
  withdrawn: "\u0110\xE3 g\u1EE1"
};
var ARTICLE_STEP_LABELS = { publish: "\u0110\u0103ng", withdraw: "G\u1EE1" };

// src/features/articles/render.ts
import { Marked } from "marked";
import sanitizeHtml from "sanitize-html";
var HEADINGS = { h1: "h2", h2: "h2", h3: "h3", h4: "h4", h5: "h4", h6: "h4" };
var PICTURE = /^\/tin-tuc\/anh\/[0-9a-f]{64}$/;
var LINK = /^(?:https?:\/\/[^\s\\]+|mailto:[^\s\\]+|tel:[+\d][\d.() -]*|\/(?![/\\])[^\s\\]*)$/i;
var TAGS = [
  ...["h2", "h3", "h4", "p", "br", "hr", "strong", "em", "del", "blockquote", "ul", "ol", "li", "a", "img"],
  ...["code", "pre", "table", "thead", "tbody", "tr", "th", "td"]
];
var RULES = {
  allowedTags: TAGS,
  allowedAttributes: { a: ["href", "rel"], img: ["src", "alt", "loading"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nestingLimit: 30,
  transformTags: {
    ...HEADINGS,
    b: "strong",
    i: "em",
    a: (_tag, { href = "" }) => ({
      tagName: "a",
      attribs: LINK.test(href) ? { href, ...!href.startsWith("/") && { rel: "noopener noreferrer nofollow" } } : {}
    }),
    img: (_tag, { src = "", alt = "" }) => ({
      tagName: "img",
      attribs: { src, alt, loading: "lazy" }
    }),
    ol: (_tag, { start = "" }) => ({
      tagName: "ol",
      attribs: /^\d{1,4}$/.test(start) ? { start } : {}
    })
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !PICTURE.test(attribs.src ?? "")
};
var markdown = new Marked({ gfm: true, breaks: true, async: false });
var TOO_DEEP = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){20}/m;
var RULED = /^[ \t*_-]+$/gm;
function renderArticle(body) {
  if (TOO_DEEP.test(body.replace(RULED, ""))) throw unreadable();
  try {
    const html = sanitizeHtml(markdown.parse(body), RULES);
    return html.replaceAll(
      "<table>",
      '<div class="table-scroll" tabindex="0" role="group" aria-label="B\u1EA3ng"><table class="table">'
    ).replaceAll("</table>", "</table></div>");
  } catch (error) {
    if (error instanceof RangeError) throw unreadable();
    throw error;
  }
}
function unreadable() {
  const what = "N\u1ED9i dung l\u1ED3ng nhau qu\xE1 nhi\u1EC1u l\u1EDBp. H\xE3y b\u1ECF b\u1EDBt d\u1EA5u \u1EDF \u0111\u1EA7u d\xF2ng.";
  return new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c tin.", { body: what });
}
function firstWords(body, most) {
  const html = renderArticle(body);
  const bare = sanitizeHtml(/<p>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? html, {
    allowedTags: [],
    allowedAttributes: {}
  }).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&").replace(/\s+/g, " ").trim();
  if (bare.length <= most) return bare;
  return `${bare.slice(0, most).replace(/\s\S*$/, "")} \u2026`;
}

// src/features/articles/schema.ts
import { z as z4 } from "zod";
var ARTICLE_KINDS = ["news", "announcement", "downtime"];
var ARTICLE_STATES = ["draft", "published", "withdrawn"];
var ARTICLE_STEPS = ["publish", "withdraw"];
var MOST_BODY = 5e4;
var moment = z4.string().trim().default("").transform((text2, context) => {
  if (text2 === "") return null;
  try {
    const at = parseLocal(text2);
    const year = Number(toLocalIso(at).slice(0, 4));
    if (year >= 2e3 && year <= 2100) return at;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  context.addIssue({ code: "custom", message: "Ghi ng\xE0y v\xE0 gi\u1EDD, v\xED d\u1EE5 25/11/2026 17:00." });
  return z4.NEVER;
});
var oneLine = (least, most, short) => z4.string(short).trim().min(least, short).max(most, `T\u1ED1i \u0111a ${most} k\xFD t\u1EF1.`).transform((text2) => text2.replace(/\s+/g, " "));
var articleForm = z4.object({
  clientKey: z4.uuid("Trang n\xE0y \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang."),
  kind: z4.enum(ARTICLE_KINDS, "Ch\u1ECDn lo\u1EA1i tin."),
  title: oneLine(3, 200, "Ghi ti\xEAu \u0111\u1EC1, \xEDt nh\u1EA5t 3 k\xFD t\u1EF1."),
  summary: oneLine(0, 300, "").default(""),
  body: z4.string("Ghi n\u1ED9i dung.").trim().min(1, "Ghi n\u1ED9i dung.").max(MOST_BODY, "N\u1ED9i dung qu\xE1 d\xE0i."),
  isPinned: z4.preprocess((value) => value === "1" || value === true, z4.boolean()),
  shownFrom: moment,
  shownUntil: moment,
  /** The version that was being read when this was typed; 0 for a new article. */
  baseVersion: z4.coerce.number().int().min(0).max(1e6).default(0)
}).superRefine(({ kind, shownFrom, shownUntil }, context) => {
  const fault = (path, message) => context.addIssue({ code: "custom", path: [path], message });
  if (shownFrom && shownUntil && shownFrom >= shownUntil) fault("shownUntil", "Ph\u1EA3i sau l\xFAc b\u1EAFt \u0111\u1EA7u hi\u1EC7n.");
  if (kind !== "downtime") return;
  if (!shownFrom) fault("shownFrom", "Th\xF4ng b\xE1o t\u1EA1m ng\u1EEBng c\u1EA7n l\xFAc b\u1EAFt \u0111\u1EA7u hi\u1EC7n.");
  if (!shownUntil) fault("shownUntil", "Th\xF4ng b\xE1o t\u1EA1m ng\u1EEBng c\u1EA7n l\xFAc th\xF4i hi\u1EC7n.");
});
var stepForm = z4.object({
  clientKey: z4.uuid("Trang n\xE0y \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang."),
  step: z4.enum(ARTICLE_STEPS, "Ch\u1ECDn vi\u1EC7c c\u1EA7n l\xE0m."),
  version: z4.coerce.number().int().min(1).max(1e6),
  why: z4.string().trim().max(500, "T\u1ED1i \u0111a 500 k\xFD t\u1EF1.").default("")
});

// src/features/articles/take-article-step.ts
async function takeArticleStep(tx, act, id2, given) {
  const form = parseFields(stepForm, given, "Ch\u01B0a l\xE0m \u0111\u01B0\u1EE3c vi\u1EC7c n\xE0y.");
  const article = await lockArticle(tx, act.officer, id2);
  if (await isRepeated(tx, act, form.clientKey)) return;
  const why = whyNotStep(act.officer, article, form.step);
  if (why) throw new Problem(mayLead(act.officer, article.kind) ? "step_not_open" : "not_allowed", why);
  if (form.version !== article.currentVersion)
    throw new Problem(
      "changed_meanwhile",
      `Tin \u0111\xE3 c\xF3 b\u1EA3n ${article.currentVersion}. H\xE3y xem l\u1EA1i r\u1ED3i l\xE0m ti\u1EBFp.`
    );
  if (form.step === "withdraw" && form.why.length < 5)
    throw new Problem("invalid", "Ch\u01B0a g\u1EE1 \u0111\u01B0\u1EE3c tin.", { why: "Ghi l\xFD do g\u1EE1, \xEDt nh\u1EA5t 5 k\xFD t\u1EF1." });
  await save(tx, act, article, form);
}
async function isRepeated(tx, { officer }, clientKey3) {
  const row = await tx.selectFrom("article_steps").select("no").where("ward_id", "=", officer.wardId).where("client_key", "=", clientKey3).executeTakeFirst();
  return row !== void 0;
}
async function save(tx, act, article, form) {
  const key = { ward_id: act.officer.wardId, article_id: article.id };
  const { count } = await tx.selectFrom("article_steps").select(({ fn }) => fn.countAll().as("count")).where("ward_id", "=", key.ward_id).where("article_id", "=", key.article_id).executeTakeFirstOrThrow();
  const version = form.step === "publish" ? article.currentVersion : article.publishedVersion;
  await tx.insertInto("article_steps").values({
    ...{ ...key, no: count + 1, step: form.step, version, why: form.why },
    ...{ taken_by: act.officer.id, taken_at: act.now, client_key: form.clientKey }
  }).execute();
  const state = form.step === "publish" ? "published" : "withdrawn";
  await tx.updateTable("articles").set({
    ...{ state, published_version: version, changed_at: act.now },
    published_at: article.publishedAt ?? act.now
  }).where("ward_id", "=", key.ward_id).where("id", "=", article.id).execute();
  await noteChange(tx, act, {
    ...{ what: "article", subject: String(article.id) },
    before: { state: ARTICLE_STATE_LABELS[article.state], version: article.publishedVersion },
    after: { state: ARTICLE_STATE_LABELS[state], version, ...form.why && { why: form.why } }
  });
}

// src/features/articles/write-article.ts
var REFUSED = "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c tin.";
async function writeArticle(tx, act, id2, given) {
  const form = parseFields(articleForm, given, REFUSED);
  renderArticle(form.body);
  const repeated = await findByKey(tx, act, form.clientKey);
  if (repeated !== null) return repeated;
  const version = id2 === null ? 1 : await nextVersion(tx, act, id2, form);
  const articleId = id2 ?? await addArticle(tx, act, form);
  await tx.insertInto("article_versions").values({
    ward_id: act.officer.wardId,
    article_id: articleId,
    version,
    title: form.title,
    summary: form.summary || firstWords(form.body, 200),
    body: form.body,
    is_pinned: form.isPinned,
    shown_from: form.shownFrom,
    shown_until: form.shownUntil,
    written_by: act.officer.id,
    written_at: act.now,
    client_key: form.clientKey
  }).execute();
  return articleId;
}
async function findByKey(tx, { officer }, clientKey3) {
  const row = await tx.selectFrom("article_versions").select("article_id").where("ward_id", "=", officer.wardId).where("client_key", "=", clientKey3).executeTakeFirst();
  return row?.article_id ?? null;
}
async function nextVersion(tx, act, id2, form) {
  const article = await lockArticle(tx, act.officer, id2);
  const why = whyNotWrite(act.officer, article);
  if (why) throw new Problem("not_allowed", why);
  if (form.kind !== article.kind)
    throw new Problem("invalid", REFUSED, { kind: "Lo\u1EA1i c\u1EE7a tin kh\xF4ng \u0111\u1ED5i \u0111\u01B0\u1EE3c. H\xE3y vi\u1EBFt tin m\u1EDBi." });
  if (form.baseVersion !== article.currentVersion)
    throw new Problem(
      "changed_meanwhile",
      `Trong l\xFAc b\u1EA1n vi\u1EBFt, tin \u0111\xE3 c\xF3 b\u1EA3n ${article.currentVersion}. N\u1ED9i dung b\u1EA1n g\xF5 v\u1EABn c\xF2n d\u01B0\u1EDBi \u0111\xE2y; h\xE3y xem b\u1EA3n m\u1EDBi r\u1ED3i l\u01B0u l\u1EA1i.`
    );
  await tx.updateTable("articles").set({ current_version: article.currentVersion + 1, changed_at: act.now }).where("ward_id", "=", act.officer.wardId).where("id", "=", id2).execute();
  return article.currentVersion + 1;
}
async function addArticle(tx, act, form) {
  if (form.kind === "downtime" && !mayLead(act.officer, "downtime"))
    throw new Problem("invalid", REFUSED, { kind: "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c vi\u1EBFt th\xF4ng b\xE1o t\u1EA1m ng\u1EEBng." });
  const { id: id2 } = await tx.insertInto("articles").values({
    ward_id: act.officer.wardId,
    slug: slugOf(form.title),
    kind: form.kind,
    state: "draft",
    current_version: 1,
    changed_at: act.now
  }).returning("id").executeTakeFirstOrThrow();
  await noteChange(tx, act, {
    ...{ what: "article", subject: String(id2), before: null },
    after: { title: form.title, kind: form.kind, state: "draft" }
  });
  return id2;
}
function slugOf(title) {
  const words = foldVietnamese(title).replace(/[^a-z0-9]+/g, "-").slice(0, 80).replace(/^-+|-+$/g, "");
  return words || "tin";
}

// src/seed/seed-site.ts
var WEEKS = 8;
async function seedWeeks(database, wardId, until) {
  const monday = mondayOf(toLocalDay(until));
  for (let back = WEEKS - 1; back >= 0; back--) {
    const at = instant(addDays(monday, -7 * back), 60);
    if (at <= until) await takeWeek(database, wardId, at);
  }
}
var ARTICLES = [
  {
    on: "2026-10-12",
    kind: "news",
    title: "N\u1ED9p h\u1ED3 s\u01A1 t\u1EA1i nh\xE0, kh\xF4ng c\u1EA7n \u0111\u1EBFn Trung t\xE2m",
    body: `T\u1EEB nay nhi\u1EC1u th\u1EE7 t\u1EE5c n\u1ED9p \u0111\u01B0\u1EE3c tr\xEAn c\u1ED5ng n\xE0y.

## C\u1EA7n g\xEC

- T\xE0i kho\u1EA3n \u0111\u1ECBnh danh \u0111i\u1EC7n t\u1EED
- \u1EA2nh ch\u1EE5p r\xF5 c\xE1c gi\u1EA5y t\u1EDD

## L\xE0m th\u1EBF n\xE0o

1. [T\xECm th\u1EE7 t\u1EE5c](/thu-tuc) v\xE0 \u0111\u1ECDc ph\u1EA7n *C\u1EA7n mang theo*
2. \u0110i\u1EC1n t\u1EDD khai, g\u1EAFn \u1EA3nh gi\u1EA5y t\u1EDD
3. Theo d\xF5i t\u1EA1i [H\u1ED3 s\u01A1 c\u1EE7a t\xF4i](/ho-so-cua-toi)

Kh\xF4ng ti\u1EC7n d\xF9ng m\xE1y? C\xE1n b\u1ED9 t\u1EA1i Trung t\xE2m s\u1EBD l\xE0m c\xF9ng b\u1EA1n.`
  },
  {
    on: "2026-11-16",
    kind: "announcement",
    title: "Ngh\u1EC9 Ng\xE0y V\u0103n h\xF3a Vi\u1EC7t Nam 24/11/2026",
    isPinned: "1",
    shownUntil: "2026-11-30T00:00",
    body: `Trung t\xE2m **ngh\u1EC9 th\u1EE9 Ba, 24/11/2026**. N\u1ED9p h\u1ED3 s\u01A1 tr\xEAn c\u1ED5ng v\u1EABn \u0111\u01B0\u1EE3c; ng\xE0y n\xE0y kh\xF4ng t\xEDnh v\xE0o th\u1EDDi h\u1EA1n gi\u1EA3i quy\u1EBFt.

Gi\u1EDD l\xE0m vi\u1EC7c c\xE1c ng\xE0y kh\xE1c: xem [Gi\u1EDBi thi\u1EC7u](/gioi-thieu).`
  },
  {
    on: "2026-11-18",
    kind: "news",
    title: "Ph\u01B0\u1EDDng c\xF4ng khai s\u1ED1 li\u1EC7u ph\u1EE5c v\u1EE5 t\u1EEBng tu\u1EA7n",
    body: `M\u1ED7i th\u1EE9 Hai, h\u1EC7 th\u1ED1ng ch\u1ED1t s\u1ED1 li\u1EC7u c\u1EE7a tu\u1EA7n tr\u01B0\u1EDBc: h\u1ED3 s\u01A1 \u0111\xFAng h\u1EA1n, n\u1ED9p tr\u1EF1c tuy\u1EBFn, s\u1ED1 h\xF3a \u2026 Ai c\u0169ng xem \u0111\u01B0\u1EE3c t\u1EA1i [S\u1ED1 li\u1EC7u c\xF4ng khai](/cong-khai) v\xE0 t\u1EA3i v\u1EC1 t\u1EA1i [D\u1EEF li\u1EC7u m\u1EDF](/du-lieu-mo).`
  }
];
async function seedArticles(database, wardId, until) {
  const officers = await listOfficers(database.db, wardId);
  const act = (username, day, hour) => ({
    officer: officers.find((each) => each.username === username),
    now: instant(day, hour * 60),
    requestId: "gieo"
  });
  for (const { on, ...text2 } of ARTICLES) {
    if (instant(on, 16 * 60) > until) continue;
    const form = { ...text2, clientKey: keyOf(`article ${on}`) };
    await database.transact(async (tx) => {
      const id2 = await writeArticle(tx, act("quay1", on, 9), null, form);
      const step = { clientKey: keyOf(`publish ${on}`), step: "publish", version: "1" };
      await takeArticleStep(tx, act("giamdoc", on, 10), id2, step);
    });
  }
}

// src/seed/seed-surveys.ts
var SHARE = 0.1;
var COMMENTS = [
  "Nhanh, d\u1EC5 hi\u1EC3u.",
  "C\xE1n b\u1ED9 h\u01B0\u1EDBng d\u1EABn t\u1EADn t\xECnh.",
  "Ch\u1EDD h\u01A1i l\xE2u.",
  "Trang n\u1ED9p tr\u1EF1c tuy\u1EBFn d\u1EC5 d\xF9ng."
];
async function seedSurveys(database, wardId, until) {
  const rows = await database.db.selectFrom("dossiers").select(["id", "code", "finished_at", "returned_at"]).where("ward_id", "=", wardId).where("status", "in", ["returned", "refused"]).orderBy("id").execute();
  for (const { id: id2, code, finished_at: finishedAt, returned_at: returnedAt } of rows) {
    const chance = new Chance(`survey ${code}`);
    const now = new Date((returnedAt ?? finishedAt).getTime() + 864e5);
    if (!chance.happens(SHARE) || now > until) continue;
    const score = () => String(chance.happens(0.96) ? chance.between(4, 5) : chance.between(1, 3));
    const given = {
      ...{ whole: score(), manner: score(), on_time: score() },
      comment: chance.happens(0.2) ? COMMENTS[chance.between(0, COMMENTS.length - 1)] : ""
    };
    const dossier = await findDossier(database.db, { wardId, dossierId: id2 });
    const how = { clientKey: keyOf(`survey ${code}`), way: "link", now };
    await database.transact((tx) => answerSurvey(tx, dossier, how, given));
  }
}

// src/seed/seed-vault.ts
var MOST3 = 200;
var MINUTES_LATER = 5;
var PERSON2 = { applicantName: "C\xF4ng d\xE2n Th\u1EED M\u1ED9t", applicantPersonalId: demoPersonalId(1) };
var MARITAL_STATUS = "Gi\u1EA5y x\xE1c nh\u1EADn t\xECnh tr\u1EA1ng h\xF4n nh\xE2n";
async function seedVault(seed) {
  const { database, wardId, until } = seed;
  const rows = await database.db.selectFrom("dossiers").select(["id", "status_at"]).where("ward_id", "=", wardId).where("status", "in", ["returned", "result_ready"]).where("result_outcome", "=", "granted").orderBy("status_at", "desc").orderBy("id", "desc").limit(MOST3).execute();
  for (const { id: id2, status_at: endedAt } of rows.reverse()) {
    const key = { wardId, dossierId: id2 };
    const now = new Date(endedAt.getTime() + MINUTES_LATER * 6e4);
    if (now > until || !isSettled(await findDossier(database.db, key))) continue;
    await database.transact((tx) => keepSettled(tx, key, now));
  }
  await useAgain(seed);
}
async function useAgain({ database, files, wardId, until }) {
  const item2 = await database.db.selectFrom("vault_items").select(["id", "name", "kept_at"]).where("ward_id", "=", wardId).where("owner_number", "=", PERSON2.applicantPersonalId).where("owner_name", "=", foldVietnamese(PERSON2.applicantName)).where("source", "=", "result").where("name", "=", MARITAL_STATUS).orderBy("id").executeTakeFirst();
  const officer = (await listOfficers(database.db, wardId)).find(({ username }) => username === "quay1");
  const at = item2 && addWorkingMinutes(item2.kept_at, 30);
  if (!item2 || !officer || !at || at > until) return;
  const scan = {
    ...{ name: "to-khai.pdf", mediaType: "application/pdf" },
    bytes: await drawSample("T\u1EDD khai \u0111\u0103ng k\xFD k\u1EBFt h\xF4n")
  };
  const plain = { quantity: 1, reusable: false, scanExemptReason: null };
  const examiner = (await listOfficers(database.db, wardId)).find(({ username }) => username === "hotich");
  await database.transact(
    (tx) => receiveWithVault(
      tx,
      files,
      { officer, now: at, requestId: "gieo" },
      {
        ...{ isAgreed: true, quiet: true },
        documents: [
          { ...plain, name: "T\u1EDD khai \u0111\u0103ng k\xFD k\u1EBFt h\xF4n, hai b\xEAn khai chung", source: "original", scan },
          { ...plain, name: item2.name, source: "reused", scan: null, vaultItemId: item2.id }
        ],
        form: {
          ...{ ...PERSON2, applicantKind: "citizen", applicantPhone: "0000000001" },
          ...{ clientKey: keyOf("vault/again"), procedureCode: "1.000894", termNo: 1, channel: "direct" },
          competentUnitId: examiner.unitId,
          applicantAddress: "T\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 1, ph\u01B0\u1EDDng H\u1EA3i D\u01B0\u01A1ng"
        }
      },
      { answer: "accept" }
    )
  );
}

// src/seed/seed.ts
async function seedBasics(ownerUrl, options) {
  await asOwner(
    ownerUrl,
    (owner) => owner.transact(async (tx) => {
      await seedCatalogue(tx);
      await seedForms(tx);
      const { wardId, isNew } = await seedWard(tx);
      if (isNew && options.demo) await seedDemoOfficers(tx, wardId);
      if (options.demo) await seedDemoAccount(tx, wardId);
      await seedHall(tx, wardId);
    })
  );
}
var DEMO = "demo";
async function seedDemo(seed) {
  await asOwner(seed.ownerUrl, async (owner) => {
    const done = await owner.db.selectFrom("seeds_done").select("name").where("name", "=", DEMO).executeTakeFirst();
    if (done) return;
    const ward = await owner.db.selectFrom("wards").select("id").orderBy("id").executeTakeFirstOrThrow();
    const database = openDatabase(seed.ownerUrl, { isReplayable: true });
    try {
      await sow(database, seed, ward.id);
    } finally {
      await database.close();
    }
    await owner.transact((tx) => tx.insertInto("seeds_done").values({ name: DEMO }).execute());
  });
}
var WHOLE_DEMO = 100;
async function sow(database, { files, dossiers: count, until, tell: tell2 }, wardId) {
  await seedPlan(database, files, wardId);
  await seedDossiers({ database, files, wardId, count, until, ...tell2 && { tell: tell2 } });
  await seedPayments({ database, wardId, until });
  if (count >= WHOLE_DEMO) await seedOwn({ database, files, wardId, until });
  if (count >= WHOLE_DEMO) await seedVault({ database, files, wardId, until });
  await seedSurveys(database, wardId, until);
  await seedActivities(database, files, wardId, until);
  await seedQueue(database, wardId, until);
  await seedArticles(database, wardId, until);
  await seedWeeks(database, wardId, until);
  await seedPostings(database, files, wardId, until);
}

export {
  whyNotWrite,
  whyNotStep,
  listNews,
  listDowntime,
  findPublished,
  findArticle,
  listArticles,
  listArticleSteps,
  listArticleVersions,
  listPictures,
  findPublicPicture,
  addPicture,
  KIND_LABELS,
  ARTICLE_STATE_LABELS,
  ARTICLE_STEP_LABELS,
  renderArticle,
  ARTICLE_STATES,
  takeArticleStep,
  writeArticle,
  writeCalendarEvent,
  QUESTION_PARTS,
  PART_LABELS2 as PART_LABELS,
  DECISIVE,
  SCORE_LABELS,
  CHANGE_DAYS,
  findSurvey,
  changeableUntil,
  answerSurvey,
  contentHash,
  shortHash,
  PLACE_LABELS,
  DEFECT_LABELS,
  DEFECT_HELP,
  PLACES,
  DEFECTS,
  listProofs,
  findPosting,
  post,
  PAPERS,
  feedbackWords,
  drawList,
  drawPoster,
  drawPosters,
  keptSheet,
  standingsOn,
  takeDown,
  QUEUE_TOPIC,
  listServices,
  listDesks,
  findRule,
  listWindows,
  findAppointmentByToken,
  trackAppointment,
  listFreeDays,
  listAppointments,
  remindAppointments,
  bookAppointment,
  cancelAppointment,
  formatMinute,
  whyClosed,
  takeTicket,
  checkIn,
  writeIcs,
  VISIT_PARTS,
  GROUPINGS,
  readWaiting,
  listVisits,
  TICKET_STATUS_LABELS,
  TICKET_STATUS_PLAIN,
  DESK_STEP_LABELS,
  LANE_LABELS,
  APPOINTMENT_STATUS_LABELS,
  changeSetup,
  saveService,
  saveDesk,
  saveRule,
  addWindows,
  endWindow,
  nameOfWeekday,
  servesCitizens,
  sitAt,
  callNext,
  lapseTickets,
  readHall,
  takeDeskStep,
  readBoard,
  watchTicket,
  percent,
  sumRatios,
  formatPercent,
  INDICATORS,
  findIndicator,
  countPapersAsked,
  readPeriod,
  daysOf,
  FigureReader,
  readWall,
  readStanding,
  listWeeks,
  listWeeklyFigures,
  isoWeekOf,
  takeWeek,
  migrate,
  keyOf,
  DEMO_PASSWORD,
  readOrganisationSeed,
  seedBasics,
  seedDemo
};
//# sourceMappingURL=chunk-KZTT4QNI.js.map
