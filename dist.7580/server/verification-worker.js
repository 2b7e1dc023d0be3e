import {
  Findings,
  OID,
  RANK,
  derOf,
  namesIn,
  own,
  readCertificate,
  wordsFor
} from "./chunk-HTAC5FOP.js";

// src/platform/verification/worker.ts
import { parentPort, workerData } from "node:worker_threads";

// src/platform/verification/pdf/values.ts
var PdfName = class {
  name;
  constructor(name) {
    this.name = name;
  }
};
var PdfText = class {
  bytes;
  isHex;
  /** From its first bracket to behind its last. */
  span;
  constructor(bytes2, isHex, span) {
    this.bytes = bytes2;
    this.isHex = isHex;
    this.span = span;
  }
};
var PdfRef = class {
  no;
  generation;
  constructor(no, generation) {
    this.no = no;
    this.generation = generation;
  }
};
var PdfDict = class {
  entries;
  constructor(entries) {
    this.entries = entries;
  }
  get(key) {
    return this.entries.get(key) ?? null;
  }
};
var PdfStream = class {
  dict;
  bytes;
  constructor(dict, bytes2) {
    this.dict = dict;
    this.bytes = bytes2;
  }
};
var Unreadable = class extends Error {
};
function refuse(what) {
  throw new Unreadable(what);
}
var isName = (value, name) => value instanceof PdfName && value.name === name;
function isSame(one, other) {
  if (one instanceof PdfName) return other instanceof PdfName && one.name === other.name;
  if (one instanceof PdfText) return other instanceof PdfText && one.bytes.equals(other.bytes);
  if (one instanceof PdfRef) return other instanceof PdfRef && isSameRef(one, other);
  if (one instanceof PdfStream)
    return other instanceof PdfStream && isSame(one.dict, other.dict) && one.bytes.equals(other.bytes);
  if (one instanceof PdfDict)
    return other instanceof PdfDict && one.entries.size === other.entries.size && [...one.entries].every(([key, value]) => other.entries.has(key) && isSame(value, other.get(key)));
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  return one === other;
}
var isSameRef = (one, other) => one.no === other.no && one.generation === other.generation;
function* refsIn(value) {
  if (value instanceof PdfRef) yield value;
  else if (Array.isArray(value)) for (const each of value) yield* refsIn(each);
  else if (value instanceof PdfDict) for (const each of value.entries.values()) yield* refsIn(each);
  else if (value instanceof PdfStream) yield* refsIn(value.dict);
}
function textOf(value) {
  if (!(value instanceof PdfText)) return null;
  const { bytes: bytes2 } = value;
  if (bytes2[0] === 254 && bytes2[1] === 255) {
    const even = bytes2.subarray(2, bytes2.length - bytes2.length % 2);
    return Buffer.from(even).swap16().toString("utf16le");
  }
  if (bytes2[0] === 239 && bytes2[1] === 187 && bytes2[2] === 191) return bytes2.toString("utf8", 3);
  return bytes2.toString("latin1");
}

// src/platform/verification/pdf/fields.ts
var MOST_FIELDS = 2e4;
var fieldsOf = (file) => {
  const fields = [];
  const form = file.dict(file.root.get("AcroForm"));
  const seen = /* @__PURE__ */ new Set();
  const visit = (value, above, depth) => {
    const ref = value instanceof PdfRef ? value : null;
    const dict = file.dict(value);
    if (!dict || depth > 20 || fields.length > MOST_FIELDS || ref && seen.has(ref.no)) return;
    if (ref) seen.add(ref.no);
    const own2 = textOf(file.resolve(dict.get("T")));
    const name = [above.name, own2].filter(Boolean).join(".");
    const given = file.resolve(dict.get("FT"));
    const kind = given instanceof PdfName ? given.name : above.kind;
    const kids = file.list(dict.get("Kids"));
    const hasFields = kids.some((kid) => file.dict(kid)?.get("T") != null);
    if (hasFields) for (const kid of kids) visit(kid, { name, kind }, depth + 1);
    else fields.push({ name, ref, dict, kind });
  };
  for (const each of file.list(form?.get("Fields") ?? null)) visit(each, { name: "", kind: null }, 0);
  return fields;
};
function signaturesOf(file) {
  const found = fieldsOf(file).filter(({ kind, dict }) => kind === "Sig" && file.resolve(dict.get("V")) !== null).map((field) => readSignature(file, field));
  const place = (each) => "fault" in each ? -1 : each.until;
  return found.sort((one, other) => place(one) - place(other));
}
function readSignature(file, { name: field, ref, dict: fieldDict }) {
  const broken2 = (fault) => ({ field, fault });
  const value = fieldDict.get("V");
  const dict = file.dict(value);
  const home = value instanceof PdfRef ? value : ref;
  if (!dict || !home) return broken2("kh\xF4ng c\xF3 n\u1ED9i dung ch\u1EEF k\xFD");
  if (file.entry(home.no).kind !== "at") return broken2("ch\u1EEF k\xFD n\u1EB1m \u1EDF ch\u1ED7 kh\xF4ng \u0111\u01B0\u1EE3c ph\xE9p");
  const contents = dict.get("Contents");
  if (!(contents instanceof PdfText) || !contents.isHex || contents.bytes.length === 0)
    return broken2("kh\xF4ng c\xF3 n\u1ED9i dung ch\u1EEF k\xFD");
  const range = readRange(file, dict, contents);
  if (typeof range === "string") return broken2(range);
  const isTimestamp = isName(dict.get("Type"), "DocTimeStamp");
  const subFilter = dict.get("SubFilter");
  const found = {
    ...{ field, fieldNo: ref?.no ?? -1, dict, isTimestamp, contents: contents.bytes },
    ...{
      subFilter: subFilter instanceof PdfName ? subFilter.name : "",
      hole: range.hole,
      until: range.until
    }
  };
  return found;
}
function readRange(file, dict, contents) {
  const range = dict.get("ByteRange");
  if (!Array.isArray(range) || range.length !== 4 || !range.every((each) => Number.isInteger(each)))
    return "ph\u1EA1m vi k\xFD kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c";
  const [from, length, next, rest] = range;
  const { bytes: bytes2 } = file;
  if (from !== 0 || length <= 0 || next <= length || rest <= 0 || next + rest > bytes2.length)
    return "ph\u1EA1m vi k\xFD sai";
  if (contents.span.from !== length || contents.span.until !== next)
    return "ph\u1EA1m vi k\xFD ch\u1EEBa ra ph\u1EA7n kh\xE1c ngo\xE0i ch\u1EEF k\xFD";
  if (!/^<[0-9a-fA-F]+>$/.test(bytes2.toString("latin1", length, next))) return "chu\u1ED7i ch\u1EEF k\xFD c\xF3 d\u1EEF li\u1EC7u l\u1EA1";
  return { hole: [length, next], until: next + rest };
}

// src/platform/verification/changes/forms.ts
var NEW_FIELD_KEYS = new Set(
  "Type,Subtype,FT,T,V,F,P,Rect,AP,Ff,MK,DA,Lock,SV,BS,Border,DR,TU,TM,H,Q,M,NM".split(",")
);
var FILL_KEYS = /* @__PURE__ */ new Set(["V", "AP", "AS", "M"]);
var SIGN_KEYS = /* @__PURE__ */ new Set(["V", "AP", "M", "MK", "DA"]);
function compareForms(before, after, report) {
  const [known2, now2] = [before.root.get("AcroForm"), after.root.get("AcroForm")];
  const [form, later] = [before.dict(known2) ?? EMPTY, after.dict(now2) ?? EMPTY];
  if (after.resolve(now2) !== null && later === EMPTY) report.changed("bi\u1EC3u m\u1EABu b\u1ECB thay");
  report.explainRef(known2, now2);
  for (const key of /* @__PURE__ */ new Set([...form.entries.keys(), ...later.entries.keys()]))
    if (key !== "Fields" && key !== "SigFlags" && !isSame(form.get(key), later.get(key)))
      report.unclear(`bi\u1EC3u m\u1EABu b\u1ECB \u0111\u1ED5i \u1EDF m\u1EE5c /${key}`);
  const added = addedTo(before, after, [form.get("Fields"), later.get("Fields")], report);
  if (added === null) report.changed("\xF4 c\u1EE7a bi\u1EC3u m\u1EABu b\u1ECB b\u1ECF");
  for (const each of added ?? []) checkNewField(before, after, each, report);
  compareFields(before, after, report);
}
var EMPTY = new PdfDict(/* @__PURE__ */ new Map());
function addedTo(before, after, [known2, now2], report) {
  const [list, longer] = [before.resolve(known2) ?? [], after.resolve(now2) ?? []];
  if (!Array.isArray(list) || !Array.isArray(longer)) return null;
  if (!list.every((each, at) => isSame(each, longer[at] ?? null))) return null;
  report.explainRef(known2, now2);
  return longer.slice(list.length);
}
function compareFields(before, after, report) {
  const later = new Map(fieldsOf(after).flatMap((each) => each.ref ? [[each.ref.no, each]] : []));
  for (const field of fieldsOf(before)) {
    if (!field.ref) continue;
    const now2 = later.get(field.ref.no);
    if (!now2) report.changed("\xF4 c\u1EE7a bi\u1EC3u m\u1EABu b\u1ECB b\u1ECF");
    else if (!isSame(field.dict, now2.dict)) compareField([before, after], field, now2, report);
  }
}
function compareField([before, after], field, now2, report) {
  const wasSigned = field.kind === "Sig" && before.resolve(field.dict.get("V")) !== null;
  const mayChange = field.kind === "Sig" ? SIGN_KEYS : FILL_KEYS;
  const keys = [.../* @__PURE__ */ new Set([...field.dict.entries.keys(), ...now2.dict.entries.keys()])].filter(
    (key) => !isSame(field.dict.get(key), now2.dict.get(key))
  );
  if (wasSigned || now2.kind !== field.kind || keys.some((key) => !mayChange.has(key))) {
    report.changed(`\xF4 "${field.name}" b\u1ECB \u0111\u1ED5i`);
    return;
  }
  report.explain(field.ref.no);
  if (field.kind !== "Sig") report.filled.add(field.name);
  else if (after.dict(now2.dict.get("V"))) noteSigned(after, now2, report);
  else report.changed(`\xF4 "${field.name}" b\u1ECB \u0111\u1ED5i`);
}
function noteSigned(after, { dict, name }, report) {
  const isStamp = isName(after.dict(dict.get("V"))?.get("Type") ?? null, "DocTimeStamp");
  if (!isStamp) report.signed.add(name);
  else if (isSeen(after, dict)) report.changed("d\u1EA5u th\u1EDDi gian che l\xEAn trang");
  else report.stamped.add(name);
}
function isSeen(file, field) {
  const [left, bottom, right, top] = file.list(field.get("Rect"));
  return left !== right && bottom !== top;
}
function checkNewField(before, after, value, report) {
  const no = value instanceof PdfRef && before.entry(value.no).kind === "free" ? value.no : null;
  const field = no === null ? void 0 : fieldsOf(after).find(({ ref }) => ref?.no === no);
  const isSignature = field?.kind === "Sig" && [...field.dict.entries.keys()].every((key) => NEW_FIELD_KEYS.has(key)) && after.dict(field.dict.get("V")) !== null;
  if (!field || !isSignature) {
    report.changed("bi\u1EC3u m\u1EABu \u0111\u01B0\u1EE3c th\xEAm \xF4 kh\xF4ng ph\u1EA3i ch\u1EEF k\xFD");
    return;
  }
  if (isSeen(after, field.dict)) report.placed.add(field.name);
  noteSigned(after, field, report);
}

// src/platform/verification/changes/objects.ts
function compareObjects(before, after, reachable, report) {
  for (const no of reachable) {
    if (isSamePlace(before, after, no) || report.isExplained(no)) continue;
    if (after.entry(no).kind === "free") report.changed("m\u1ED9t ph\u1EA7n c\u1EE7a v\u0103n b\u1EA3n b\u1ECB x\xF3a");
    else if (!isSame(before.object(no), after.object(no))) report.changed("m\u1ED9t ph\u1EA7n c\u1EE7a v\u0103n b\u1EA3n b\u1ECB thay");
  }
}
function isSamePlace(before, after, no) {
  const [one, other] = [before.entry(no), after.entry(no)];
  if (!isSameEntry(one, other)) return false;
  return one.kind !== "in" || isSameEntry(before.entry(one.container), after.entry(one.container));
}
function isSameEntry(one, other) {
  if (one.kind === "at")
    return other.kind === "at" && one.offset === other.offset && one.generation === other.generation;
  if (one.kind === "in")
    return other.kind === "in" && one.container === other.container && one.index === other.index;
  return other.kind === "free";
}

// src/platform/verification/changes/pages.ts
var MOST_PAGES = 2e4;
function comparePages(before, after, report) {
  if (!isSame(before.root.get("Pages"), after.root.get("Pages"))) report.changed("c\xE1c trang b\u1ECB thay");
  const old = new Set(fieldsOf(before).map(({ ref }) => ref?.no));
  const places = new Set(
    fieldsOf(after).flatMap(({ ref, kind }) => ref && kind === "Sig" && !old.has(ref.no) ? [ref.no] : [])
  );
  for (const no of pageNumbers(before)) comparePage(before, after, no, { places, report });
}
function comparePage(before, after, no, { places, report }) {
  const [one, other] = [before.dict(new PdfRef(no, 0)), after.dict(new PdfRef(no, 0))];
  if (!one || !other) return;
  const keys = [.../* @__PURE__ */ new Set([...one.entries.keys(), ...other.entries.keys()])];
  const isPlace = (each) => each instanceof PdfRef && places.has(each.no);
  const added = addedTo(before, after, [one.get("Annots"), other.get("Annots")], report);
  if (keys.some((key) => key !== "Annots" && !isSame(one.get(key), other.get(key))))
    report.changed("n\u1ED9i dung trang b\u1ECB \u0111\u1ED5i");
  else if (!added?.every(isPlace)) report.changed("trang \u0111\u01B0\u1EE3c th\xEAm ho\u1EB7c b\u1EDBt ch\xFA th\xEDch");
  else report.explain(no);
}
function pageNumbers(file) {
  const [pages, seen, waiting] = [[], /* @__PURE__ */ new Set(), [file.root.get("Pages")]];
  for (let value = waiting.pop(); value !== void 0; value = waiting.pop()) {
    if (!(value instanceof PdfRef) || seen.has(value.no) || seen.size > MOST_PAGES) continue;
    seen.add(value.no);
    const dict = file.dict(value);
    if (!dict) continue;
    const kids = dict.get("Kids");
    if (kids === null) pages.push(value.no);
    else waiting.push(...file.list(kids));
  }
  return pages;
}

// src/platform/verification/changes/report.ts
var Report = class {
  /** Sure changes of what is seen or of what it means. */
  changes = /* @__PURE__ */ new Set();
  /** Changes of which nothing can be said. */
  doubts = /* @__PURE__ */ new Set();
  /** Names of text fields that were filled. */
  filled = /* @__PURE__ */ new Set();
  /** Names of fields signed since; time stamps apart. */
  signed = /* @__PURE__ */ new Set();
  stamped = /* @__PURE__ */ new Set();
  /** New fields that were put on a page, where no place was prepared for them. */
  placed = /* @__PURE__ */ new Set();
  #explained = /* @__PURE__ */ new Set();
  changed(what) {
    this.changes.add(what);
  }
  unclear(what) {
    this.doubts.add(what);
  }
  /** The object was looked at key by key and may differ. */
  explain(no) {
    this.#explained.add(no);
  }
  /** The same for what both states refer to alike; where they refer to different objects, the old one must stay as it was. */
  explainRef(before, after) {
    if (before instanceof PdfRef && isSame(before, after)) this.explain(before.no);
  }
  isExplained(no) {
    return this.#explained.has(no);
  }
};

// src/platform/verification/changes/told.ts
var BETWEEN = /^([\0\t\n\f\r ]|%[^\r\n]*|startxref[\0\t\n\f\r ]+\d{1,10}(?=[\0\t\n\f\r ]))*$/;
function isAllTold(before, after) {
  const [old, all] = [before.sections, after.sections];
  const since = all.length - old.length;
  if (since < 0 || !old.every(({ span }, at2) => span.from === all[since + at2].span.from)) return false;
  const from = before.bytes.length;
  const spans = [];
  for (const { span, entries } of all.slice(0, since)) {
    if (span.from < from) return false;
    spans.push(span);
    for (const [no, entry] of entries)
      if (entry.kind === "at" && entry.offset >= from) spans.push(after.objectAt(no, entry.offset).span);
  }
  spans.sort((one, other) => one.from - other.from || one.until - other.until);
  let at = from;
  for (const [index, span] of spans.entries()) {
    if (index > 0 && spans[index - 1].from === span.from && spans[index - 1].until === span.until) continue;
    if (span.from < at || !isBetween(after.bytes, at, span.from)) return false;
    at = span.until;
  }
  return isBetween(after.bytes, at, after.bytes.length);
}
function isBetween(bytes2, from, until) {
  return until - from < 4096 && BETWEEN.test(bytes2.toString("latin1", from, until));
}

// src/platform/verification/changes/changes.ts
var SILENT_KEYS = /* @__PURE__ */ new Set(["AcroForm", "DSS", "Extensions", "Metadata"]);
var STORE_KEYS = /* @__PURE__ */ new Set(["Type", "VRI", "Certs", "CRLs", "OCSPs"]);
function compareStates(before, after) {
  const report = new Report();
  if (!isAllTold(before, after)) report.unclear("c\xF3 d\u1EEF li\u1EC7u \u0111\u01B0\u1EE3c n\u1ED1i th\xEAm kh\xF4ng theo chu\u1EA9n");
  if (!isSameRef(before.rootRef, after.rootRef)) report.changed("g\u1ED1c c\u1EE7a v\u0103n b\u1EA3n b\u1ECB thay");
  const { found, dangling } = before.reachable();
  for (const no of dangling)
    if (after.entry(no).kind !== "free") report.changed("ch\u1ED7 \u0111\u1EC3 tr\u1ED1ng t\u1EEB tr\u01B0\u1EDBc khi k\xFD \u0111\u01B0\u1EE3c \u0111i\u1EC1n n\u1ED9i dung");
  report.explain(before.rootRef.no);
  compareCatalogues(before, after, report);
  compareForms(before, after, report);
  comparePages(before, after, report);
  explainInfo(before, after, report);
  compareObjects(before, after, found, report);
  return report;
}
function compareCatalogues(before, after, report) {
  const [one, other] = [before.root, after.root];
  for (const key of /* @__PURE__ */ new Set([...one.entries.keys(), ...other.entries.keys()])) {
    if (isSame(one.get(key), other.get(key))) continue;
    if (!SILENT_KEYS.has(key)) report.unclear(`m\u1EE5c /${key} c\u1EE7a v\u0103n b\u1EA3n b\u1ECB \u0111\u1ED5i`);
  }
  const [store, later] = [one.get("DSS"), other.get("DSS")];
  if (later !== null && !isStore(after.dict(later))) report.unclear("kho ch\u1EE9ng c\u1EE9 c\xF3 m\u1EE5c l\u1EA1");
  if (isStore(before.dict(store)) && isStore(after.dict(later))) report.explainRef(store, later);
}
var isStore = (dict) => dict !== null && [...dict.entries.keys()].every((key) => STORE_KEYS.has(key));
function explainInfo(before, after, report) {
  const [info, later] = [before.trailer.get("Info"), after.trailer.get("Info")];
  if (isPlain(before.dict(info)) && isPlain(after.dict(later))) report.explainRef(info, later);
}
var isPlain = (dict) => dict !== null && [...dict.entries.values()].every((each) => each instanceof PdfText || each instanceof PdfName);

// src/platform/verification/changes/permission.ts
function permissionOf(file, { dict }) {
  const certification = file.dict(file.dict(file.root.get("Perms"))?.get("DocMDP") ?? null);
  for (const each of file.list(certification?.get("Reference") ?? null)) {
    const reference = file.dict(each);
    if (!reference || !isName(reference.get("TransformMethod"), "DocMDP")) continue;
    const level = file.resolve(file.dict(reference.get("TransformParams"))?.get("P") ?? 2);
    return level === 1 ? "nothing" : "fill and sign";
  }
  const locks = file.list(dict.get("Reference")).some((each) => isName(file.dict(each)?.get("TransformMethod") ?? null, "FieldMDP"));
  return locks ? "unknown" : "not said";
}

// src/platform/verification/day-words.ts
function formatDay(at) {
  const [year, month, day] = new Date(at.getTime() + 7 * 36e5).toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

// src/platform/verification/pdf/decode.ts
import { inflateSync } from "node:zlib";
var LARGEST = 64 * 1024 * 1024;
function decode({ dict, bytes: bytes2 }) {
  const given = dict.get("Filter");
  const filter = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (filter === null) return bytes2;
  if (!isName(filter, "FlateDecode") || dict.get("F") !== null) refuse(`a stream packed in an unknown way`);
  const parameters = dict.get("DecodeParms");
  const how = Array.isArray(parameters) ? parameters[0] ?? null : parameters;
  const plain = inflate(bytes2);
  return how instanceof PdfDict ? undoPredictor(plain, how) : plain;
}
function inflate(bytes2) {
  try {
    return inflateSync(bytes2, { maxOutputLength: LARGEST });
  } catch {
    return refuse("a stream that cannot be unpacked");
  }
}
function undoPredictor(bytes2, how) {
  const number = (key, otherwise) => {
    const value = how.get(key);
    return typeof value === "number" ? value : otherwise;
  };
  if (number("Predictor", 1) === 1) return bytes2;
  const pixel = Math.ceil(number("Colors", 1) * number("BitsPerComponent", 8) / 8);
  const row = Math.ceil(number("Colors", 1) * number("BitsPerComponent", 8) * number("Columns", 1) / 8);
  if (number("Predictor", 1) < 10 || !(row > 0 && row < 1e4) || pixel < 1) refuse("an unknown predictor");
  const lines = Math.floor(bytes2.length / (row + 1));
  const out = Buffer.alloc(lines * row);
  for (let line = 0; line < lines; line++) undoRow(bytes2, out, { line, row, pixel });
  return out;
}
function undoRow(bytes2, out, { line, row, pixel }) {
  const kind = bytes2[line * (row + 1)];
  const [from, to] = [line * (row + 1) + 1, line * row];
  for (let at = 0; at < row; at++) {
    const left = at >= pixel ? out[to + at - pixel] : 0;
    const above = line > 0 ? out[to + at - row] : 0;
    const corner = line > 0 && at >= pixel ? out[to + at - row - pixel] : 0;
    const guess = [0, left, above, left + above >> 1, paeth(left, above, corner)][kind];
    if (guess === void 0) refuse("an unknown predictor");
    out[to + at] = bytes2[from + at] + guess;
  }
}
function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

// src/platform/verification/pdf/reader.ts
var MOST_DEPTH = 60;
var SPACE = /* @__PURE__ */ new Set([0, 9, 10, 12, 13, 32]);
var DELIMITER = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
var ESCAPES = { n: "\n", r: "\r", t: "	", b: "\b", f: "\f" };
var Reader = class {
  bytes;
  at;
  constructor(bytes2, at) {
    this.bytes = bytes2;
    this.at = at;
  }
  skipSpace() {
    for (; ; ) {
      const byte = this.bytes[this.at];
      if (byte === void 0) return;
      if (byte === 37) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
          this.at++;
      } else if (SPACE.has(byte)) this.at++;
      else return;
    }
  }
  /** A word up to the next space or delimiter. */
  word() {
    this.skipSpace();
    const from = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at];
      if (SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at++;
      if (this.at - from > 200) refuse("a word without an end");
    }
    return this.bytes.toString("latin1", from, this.at);
  }
  expect(word) {
    const found = this.word();
    if (found !== word) refuse(`"${word}" expected at ${this.at}`);
  }
  whole() {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) refuse(`a whole number expected at ${this.at}`);
    return Number(word);
  }
  value(depth = 0) {
    if (depth > MOST_DEPTH) refuse("values too deep in one another");
    this.skipSpace();
    const sign = this.#sign();
    if (sign === "/") return this.#name();
    if (sign === "(") return this.#literal();
    if (sign === "[") return this.#array(depth);
    if (sign === "<") return this.bytes[this.at + 1] === 60 ? this.#dict(depth) : this.#hex();
    return this.#plain();
  }
  #sign() {
    if (this.at >= this.bytes.length) refuse("the end comes too early");
    return String.fromCharCode(this.bytes[this.at]);
  }
  #name() {
    this.at++;
    const from = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at];
      if (SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at++;
    }
    const written = this.bytes.toString("latin1", from, this.at);
    return new PdfName(
      written.replace(/#([0-9a-fA-F]{2})/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16)))
    );
  }
  #array(depth) {
    this.at++;
    const values = [];
    for (; ; ) {
      this.skipSpace();
      if (this.#sign() === "]") {
        this.at++;
        return values;
      }
      values.push(this.value(depth + 1));
    }
  }
  #dict(depth) {
    this.at += 2;
    const entries = /* @__PURE__ */ new Map();
    for (; ; ) {
      this.skipSpace();
      if (this.#sign() === ">") {
        if (this.bytes[this.at + 1] !== 62) refuse("a dictionary without an end");
        this.at += 2;
        return new PdfDict(entries);
      }
      if (this.#sign() !== "/") refuse(`a key expected at ${this.at}`);
      const { name } = this.#name();
      if (entries.has(name)) refuse(`the key ${name} stands twice`);
      entries.set(name, this.value(depth + 1));
    }
  }
  #hex() {
    const from = this.at;
    const until = this.bytes.indexOf(62, from) + 1;
    if (until === 0) refuse("a text without an end");
    const digits = this.bytes.toString("latin1", from + 1, until - 1).replace(/[\0\t\n\f\r ]+/g, "");
    if (!/^[0-9a-fA-F]*$/.test(digits)) refuse("a text with a wrong digit");
    this.at = until;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return new PdfText(Buffer.from(even, "hex"), true, { from, until });
  }
  #literal() {
    const from = this.at;
    const parts = [];
    for (let depth = 0; ; ) {
      const sign = this.#sign();
      this.at++;
      if (sign === "\\") parts.push(this.#escape());
      else {
        if (sign === "(") depth++;
        if (sign === ")") depth--;
        if (depth === 0) break;
        if (!(sign === "(" && depth === 1 && this.at === from + 1)) parts.push(sign);
      }
    }
    return new PdfText(Buffer.from(parts.join(""), "latin1"), false, { from, until: this.at });
  }
  #escape() {
    const sign = this.#sign();
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString("latin1", this.at, this.at + 3))?.[0];
    if (octal !== void 0) {
      this.at += octal.length;
      return String.fromCharCode(parseInt(octal, 8) & 255);
    }
    this.at++;
    if (sign === "\r") {
      if (this.bytes[this.at] === 10) this.at++;
      return "";
    }
    return sign === "\n" ? "" : ESCAPES[sign] ?? sign;
  }
  #plain() {
    const word = this.word();
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) refuse(`an unknown word at ${this.at}`);
    if (/^\d{1,10}$/.test(word)) {
      const after = this.at;
      const tail = this.bytes.toString("latin1", after, after + 30);
      const reference = /^[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(tail);
      if (reference) {
        this.at = after + reference[0].length;
        return new PdfRef(Number(word), Number(reference[1]));
      }
    }
    return Number(word);
  }
};

// src/platform/verification/pdf/object.ts
function readObject(bytes2, from, lookup) {
  const reader = new Reader(bytes2, from);
  if (!/^\d/.test(bytes2.toString("latin1", from, from + 1))) refuse(`no object at ${from}`);
  const [no, generation] = [reader.whole(), reader.whole()];
  reader.expect("obj");
  let value = reader.value();
  let word = reader.word();
  if (word === "stream") {
    if (!(value instanceof PdfDict)) refuse("a stream without a dictionary");
    value = readStream(reader, value, lookup);
    word = reader.word();
  }
  if (word !== "endobj") refuse(`the object ${no} has no end`);
  return { no, generation, value, span: { from, until: reader.at } };
}
function readStream(reader, dict, lookup) {
  const { bytes: bytes2 } = reader;
  if (bytes2[reader.at] === 13 && bytes2[reader.at + 1] === 10) reader.at += 2;
  else if (bytes2[reader.at] === 10) reader.at += 1;
  else refuse("a stream that does not begin on a line of its own");
  const given = dict.get("Length");
  const length = given instanceof PdfRef ? lookup?.(given) ?? null : given;
  if (typeof length !== "number" || !Number.isInteger(length) || length < 0 || reader.at + length > bytes2.length)
    return refuse("a stream of unknown length");
  const content = bytes2.subarray(reader.at, reader.at + length);
  reader.at += length;
  reader.expect("endstream");
  return new PdfStream(dict, content);
}

// src/platform/verification/pdf/sections.ts
var MOST_SECTIONS = 200;
var MOST_OBJECTS = 5e5;
function readSections(bytes2) {
  const sections = [];
  const seen = /* @__PURE__ */ new Set();
  let offset = readStart(bytes2);
  while (offset !== null) {
    if (seen.has(offset) || sections.length >= MOST_SECTIONS)
      refuse("the sections of the file go round in a circle");
    seen.add(offset);
    const section = readSection(bytes2, offset);
    sections.push(section);
    const hybrid = section.trailer.get("XRefStm");
    if (typeof hybrid === "number" && sections.length < MOST_SECTIONS) sections.push(hybridOf(bytes2, hybrid));
    offset = previousOf(section.trailer);
  }
  return sections;
}
function readStart(bytes2) {
  const tail = bytes2.toString("latin1", Math.max(0, bytes2.length - 1100));
  const found = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(tail);
  if (!found) refuse("no end of a PDF file");
  return Number(found[1]);
}
function previousOf(trailer) {
  const previous = trailer.get("Prev");
  if (previous === null) return null;
  return typeof previous === "number" && Number.isInteger(previous) && previous >= 0 ? previous : refuse("a wrong place of an earlier section");
}
function hybridOf(bytes2, offset) {
  const section = readSection(bytes2, offset);
  return { ...section, trailer: new PdfDict(/* @__PURE__ */ new Map()) };
}
function readSection(bytes2, offset) {
  if (offset >= bytes2.length) refuse("a section behind the end");
  return bytes2.toString("latin1", offset, offset + 4) === "xref" ? readTable(bytes2, offset) : readStreamSection(bytes2, offset);
}
function readTable(bytes2, from) {
  const reader = new Reader(bytes2, from + 4);
  const entries = /* @__PURE__ */ new Map();
  for (; ; ) {
    const word = reader.word();
    if (word === "trailer") break;
    if (!/^\d{1,10}$/.test(word)) refuse("a broken cross-reference table");
    const count = reader.whole();
    if (count > MOST_OBJECTS) refuse("too many objects");
    for (let at = 0; at < count; at++) {
      const [offset, generation, kind] = [reader.whole(), reader.whole(), reader.word()];
      if (kind !== "n" && kind !== "f") refuse("a broken cross-reference table");
      put(entries, Number(word) + at, kind === "n" ? { kind: "at", offset, generation } : { kind: "free" });
    }
  }
  const trailer = reader.value();
  if (!(trailer instanceof PdfDict)) refuse("a section without a trailer");
  return { span: { from, until: reader.at }, entries, trailer };
}
function put(entries, no, entry) {
  if (entries.has(no)) refuse(`the object ${no} stands twice in one section`);
  if (entries.size > MOST_OBJECTS) refuse("too many objects");
  entries.set(no, entry);
}
function readStreamSection(bytes2, from) {
  const { value, span } = readObject(bytes2, from, null);
  if (!(value instanceof PdfStream) || !isName(value.dict.get("Type"), "XRef"))
    return refuse("no section there");
  const { dict } = value;
  const size = dict.get("Size");
  const widths = numbersOf(dict.get("W"));
  const index = dict.get("Index") === null ? [0, Number(size)] : numbersOf(dict.get("Index"));
  if (widths.length !== 3 || index.length % 2 !== 0) refuse("a broken cross-reference stream");
  const rows = rowsOf(decode(value), widths);
  const entries = /* @__PURE__ */ new Map();
  for (let part = 0; part < index.length; part += 2)
    for (let at = 0; at < index[part + 1]; at++) {
      const row = rows.next();
      if (row.done) return refuse("a cross-reference stream that is too short");
      put(entries, index[part] + at, row.value);
    }
  return { span, entries, trailer: dict };
}
function numbersOf(value) {
  const list = Array.isArray(value) ? value : [];
  return list.every(
    (each) => typeof each === "number" && Number.isInteger(each) && each >= 0 && each <= MOST_OBJECTS
  ) ? list : refuse("a broken cross-reference stream");
}
function* rowsOf(bytes2, widths) {
  const row = widths.reduce((sum, each) => sum + each, 0);
  if (row < 1 || row > 20 || widths.some((each) => each > 6)) refuse("a broken cross-reference stream");
  for (let from = 0; from + row <= bytes2.length; from += row) {
    let at = from;
    const [kind, second, third] = widths.map((width, column) => {
      const value = width === 0 ? column === 0 ? 1 : 0 : bytes2.readUIntBE(at, width);
      at += width;
      return value;
    });
    if (kind > 2) refuse("an unknown kind of entry");
    if (kind === 0) yield { kind: "free" };
    else if (kind === 1) yield { kind: "at", offset: second, generation: third };
    else yield { kind: "in", container: second, index: third };
  }
  return void 0;
}

// src/platform/verification/pdf/document.ts
var MOST_OBJECTS2 = 5e5;
var PdfFile = class {
  bytes;
  sections;
  trailer;
  #entries = /* @__PURE__ */ new Map();
  #values = /* @__PURE__ */ new Map();
  #containers = /* @__PURE__ */ new Map();
  #reading = /* @__PURE__ */ new Set();
  constructor(bytes2) {
    this.bytes = bytes2;
    if (bytes2.toString("latin1", 0, 5) !== "%PDF-") refuse("no PDF");
    this.sections = readSections(bytes2);
    this.trailer = this.sections[0].trailer;
    for (const { entries } of this.sections)
      for (const [no, entry] of entries) if (!this.#entries.has(no)) this.#entries.set(no, entry);
    if (this.#entries.size > MOST_OBJECTS2) refuse("too many objects");
    if (this.trailer.get("Encrypt") !== null) refuse("the file is locked");
    if (!(this.root instanceof PdfDict)) refuse("no catalogue");
  }
  get rootRef() {
    const ref = this.trailer.get("Root");
    return ref instanceof PdfRef ? ref : refuse("no catalogue");
  }
  get root() {
    const root = this.resolve(this.rootRef);
    return root instanceof PdfDict ? root : refuse("no catalogue");
  }
  /** Numbers of all objects that exist. */
  *numbers() {
    for (const [no, entry] of this.#entries) if (entry.kind !== "free") yield no;
  }
  entry(no) {
    return this.#entries.get(no) ?? { kind: "free" };
  }
  /** What a value is, behind the reference that it may be. */
  resolve(value) {
    if (!(value instanceof PdfRef)) return value;
    const entry = this.entry(value.no);
    const generation = entry.kind === "at" ? entry.generation : 0;
    if (entry.kind === "free" || generation !== value.generation) return null;
    const found = this.object(value.no);
    return found instanceof PdfRef ? refuse("a reference to a reference") : found;
  }
  object(no) {
    const known2 = this.#values.get(no);
    if (known2 !== void 0) return known2;
    if (this.#reading.has(no)) refuse("an object within itself");
    this.#reading.add(no);
    const entry = this.entry(no);
    const value = entry.kind === "at" ? this.objectAt(no, entry.offset).value : entry.kind === "in" ? this.#objectIn(no, entry) : null;
    this.#reading.delete(no);
    this.#values.set(no, value);
    return value;
  }
  objectAt(no, offset) {
    const found = readObject(this.bytes, offset, (ref) => this.resolve(ref));
    if (found.no !== no) refuse(`another object than ${no} in its place`);
    return found;
  }
  dict(value) {
    const found = this.resolve(value);
    return found instanceof PdfDict ? found : null;
  }
  list(value) {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }
  /** Everything that the trailer leads to; references that lead nowhere are given too. */
  reachable() {
    const [found, dangling, waiting] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set(), [...refsIn(this.trailer)]];
    for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
      if (found.has(ref.no)) continue;
      const value = this.resolve(ref);
      if (value === null && this.entry(ref.no).kind === "free") dangling.add(ref.no);
      else found.add(ref.no);
      for (const next of refsIn(value)) if (!found.has(next.no) && !dangling.has(next.no)) waiting.push(next);
    }
    return { found, dangling };
  }
  #objectIn(no, { container, index }) {
    const [number, value] = this.#unpack(container)[index] ?? [-1, null];
    return number === no ? value : refuse(`another object than ${no} in its place`);
  }
  #unpack(container) {
    const known2 = this.#containers.get(container);
    if (known2) return known2;
    if (this.entry(container).kind !== "at") refuse("a stream of objects that is in none");
    const stream = this.object(container);
    if (!(stream instanceof PdfStream) || !isName(stream.dict.get("Type"), "ObjStm"))
      return refuse("no stream of objects");
    const [count, first] = [stream.dict.get("N"), stream.dict.get("First")];
    if (typeof count !== "number" || typeof first !== "number" || count > MOST_OBJECTS2)
      return refuse("a broken stream of objects");
    const bytes2 = decode(stream);
    const heads = new Reader(bytes2, 0);
    const places = Array.from({ length: count }, () => [heads.whole(), heads.whole()]);
    const objects = places.map(
      ([no, offset]) => [no, new Reader(bytes2, first + offset).value()]
    );
    this.#containers.set(container, objects);
    return objects;
  }
};

// src/platform/verification/trust/certificates.ts
import { X509Certificate } from "node:crypto";
import { BasicConstraints, ExtKeyUsage } from "pkijs";
var USAGE = {
  digitalSignature: 128,
  nonRepudiation: 64,
  certificateSigning: 4,
  crlSigning: 2
};
var KNOWN_CRITICAL = /* @__PURE__ */ new Set([
  ...[OID.keyUsage, OID.basicConstraints, OID.extendedKeyUsage],
  ...["2.5.29.17", "2.5.29.18", "2.5.29.32", OID.crlDistribution]
]);
var MOST_KNOWN = 300;
var known = /* @__PURE__ */ new Map();
function openCertificate(der) {
  const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString("base64");
  const before = known.get(key);
  if (before !== void 0) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const certificate = open(der);
  known.set(key, certificate);
  return certificate;
}
function open(der) {
  try {
    const x509 = new X509Certificate(der);
    const read = readCertificate(der);
    const extensions = read.extensions ?? [];
    const parsed = (oid) => extensions.find((each) => each.extnID === oid)?.parsedValue;
    const [basic, extended] = [parsed(OID.basicConstraints), parsed(OID.extendedKeyUsage)];
    const usage = parsed(OID.keyUsage);
    const pathLength = basic instanceof BasicConstraints ? basic.pathLenConstraint : void 0;
    return {
      ...{
        der,
        read,
        x509,
        key: x509.publicKey,
        from: new Date(x509.validFrom),
        until: new Date(x509.validTo)
      },
      ...{ subject: namesIn(read.subject), issuer: namesIn(read.issuer) },
      isAuthority: basic instanceof BasicConstraints && basic.cA,
      pathLength: typeof pathLength === "number" ? pathLength : null,
      usage: usage ? usage.valueBlock.valueHexView[0] ?? 0 : null,
      purposes: extended instanceof ExtKeyUsage ? extended.keyPurposes : null,
      hasUnknownCritical: extensions.some(({ critical, extnID }) => critical && !KNOWN_CRITICAL.has(extnID))
    };
  } catch {
    return null;
  }
}
var isWithin = ({ from, until }, at) => from <= at && at <= until;
var isOneOf = (one, others) => others.some((each) => each.x509.fingerprint256 === one.x509.fingerprint256);

// src/platform/verification/trust/chain.ts
var LONGEST = 8;
var MOST_TRIES = 200;
function findChain(leaf, pool, roots2, at) {
  const trusted = roots2.filter(({ from, until }) => (from === null || from <= at) && (until === null || at < until)).flatMap(({ certificate }) => openCertificate(certificate) ?? []);
  let tries = 0;
  let best = { fault: "untrusted" };
  const search = (way) => {
    const last = way.at(-1);
    if (isOneOf(last, trusted)) {
      const fault = faultOf(way, at);
      if (fault === null) return { way };
      best = { fault };
      return null;
    }
    if (way.length >= LONGEST) return null;
    for (const issuer of [...trusted, ...pool]) {
      if (++tries > MOST_TRIES) return null;
      if (isOneOf(issuer, way) || !hasIssued(issuer, last, way.length - 1)) continue;
      const found = search([...way, issuer]);
      if (found) return found;
    }
    return null;
  };
  return search([leaf]) ?? best;
}
function faultOf(way, at) {
  if (way.some((each) => each.hasUnknownCritical)) return "unknown rule";
  return way.every((each) => isWithin(each, at)) ? null : "not in force";
}
function hasIssued(issuer, certificate, below) {
  if (!issuer.isAuthority || issuer.pathLength !== null && issuer.pathLength < below) return false;
  if (issuer.usage !== null && (issuer.usage & USAGE.certificateSigning) === 0) return false;
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.key);
  } catch {
    return false;
  }
}

// src/platform/verification/trust/cms.ts
import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import {
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData
} from "pkijs";

// src/platform/verification/trust/algorithms.ts
import { constants, verify } from "node:crypto";
import { RSASSAPSSParams } from "pkijs";
var DIGESTS = {
  [OID.sha256]: "sha256",
  [OID.sha384]: "sha384",
  [OID.sha512]: "sha512"
};
var SIGNATURES = {
  [OID.rsaSha256]: { key: "rsa", digest: "sha256" },
  [OID.rsaSha384]: { key: "rsa", digest: "sha384" },
  [OID.rsaSha512]: { key: "rsa", digest: "sha512" },
  [OID.ecdsaSha256]: { key: "ec", digest: "sha256" },
  [OID.ecdsaSha384]: { key: "ec", digest: "sha384" },
  [OID.ecdsaSha512]: { key: "ec", digest: "sha512" }
};
function isSignedBy(key, { data, signature, how, digest }) {
  try {
    if (how.algorithmId === OID.rsaPss) return isPss(key, { data, signature, how });
    const plain = how.algorithmId === OID.rsa && digest ? { key: "rsa", digest } : null;
    const known2 = plain ?? SIGNATURES[how.algorithmId];
    if (!known2) return null;
    if (key.asymmetricKeyType !== known2.key) return false;
    if (known2.key === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return null;
    return verify(known2.digest, data, key, signature);
  } catch {
    return false;
  }
}
function isPss(key, { data, signature, how }) {
  const { hashAlgorithm, saltLength } = new RSASSAPSSParams({ schema: how.algorithmParams });
  const digest = DIGESTS[hashAlgorithm.algorithmId];
  if (!digest || !["rsa", "rsa-pss"].includes(key.asymmetricKeyType ?? "")) return null;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify(digest, data, { key, padding, saltLength }, signature);
}

// src/platform/verification/trust/cms.ts
var ARCHIVAL = "1.2.840.113583.1.1.8";
function readCms(bytes2) {
  try {
    const { offset, result } = asn1js.fromBER(own(bytes2));
    if (offset <= 0) return "n\u1ED9i dung ch\u1EEF k\xFD kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c";
    if (bytes2.subarray(offset).some((byte) => byte !== 0)) return "sau ch\u1EEF k\xFD c\xF2n d\u1EEF li\u1EC7u l\u1EA1";
    const outer = new ContentInfo({ schema: result });
    if (outer.contentType !== OID.signedData) return "n\u1ED9i dung ch\u1EEF k\xFD kh\xF4ng \u0111\xFAng lo\u1EA1i";
    return readSigned(new SignedData({ schema: outer.content }), rawCertificates(outer.content));
  } catch {
    return "n\u1ED9i dung ch\u1EEF k\xFD kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c";
  }
}
function rawCertificates(content) {
  const parts = content instanceof asn1js.Sequence ? content.valueBlock.value : [];
  const set = parts.find((each) => each.idBlock.tagClass === 3 && each.idBlock.tagNumber === 0);
  const list = set instanceof asn1js.Constructed ? set.valueBlock.value : [];
  return list.map((each) => Uint8Array.from(each.valueBeforeDecodeView));
}
function readSigned(data, raw) {
  const [info] = data.signerInfos;
  if (!info || data.signerInfos.length !== 1) return "ch\u1EEF k\xFD kh\xF4ng c\xF3 \u0111\xFAng m\u1ED9t ng\u01B0\u1EDDi k\xFD";
  const certificates = raw.slice(0, 50).flatMap((each) => openCertificate(each) ?? []);
  const signer = certificates.find(({ read }) => isOf(info, read));
  if (!signer) return "ch\u1EEF k\xFD kh\xF4ng k\xE8m ch\u1EE9ng th\u01B0 c\u1EE7a ng\u01B0\u1EDDi k\xFD";
  const { eContent, eContentType } = data.encapContentInfo;
  const time = attributeOf(info, OID.signingTime)?.values[0];
  return {
    ...{ data, info, signer, certificates, contentType: eContentType },
    content: eContent ? Buffer.from(eContent.getValue()) : null,
    ...archivalOf(info),
    signingTime: time instanceof asn1js.UTCTime || time instanceof asn1js.GeneralizedTime ? time.toDate() : null,
    stamps: (info.unsignedAttrs?.attributes ?? []).filter((each) => each.type === OID.timeStampToken).flatMap(
      (each) => each.values.map((value) => Uint8Array.from(value.valueBeforeDecodeView))
    )
  };
}
function isOf({ sid }, certificate) {
  if (sid instanceof IssuerAndSerialNumber)
    return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
  const id = certificate.extensions?.find((each) => each.extnID === OID.subjectKeyId)?.parsedValue;
  const wanted = sid?.valueBlock?.valueHexView ?? sid?.valueBlock?.value?.[0]?.valueBlock?.valueHexView;
  return id !== void 0 && wanted !== void 0 && Buffer.from(id.valueBlock.valueHexView).equals(wanted);
}
function attributeOf(info, type) {
  return info.signedAttrs?.attributes.find((each) => each.type === type);
}
function archivalOf(info) {
  const value = attributeOf(info, ARCHIVAL)?.values[0];
  const parts = value instanceof asn1js.Sequence ? value.valueBlock.value : [];
  const inside = (tag) => parts.filter((each) => each instanceof asn1js.Constructed && each.idBlock.tagNumber === tag).flatMap((each) => each.valueBlock.value).flatMap((each) => each instanceof asn1js.Sequence ? each.valueBlock.value : []).map((each) => new Uint8Array(each.toBER()));
  return { crls: inside(0), ocsps: inside(1) };
}
function faultOf2(cms, signed, isCades) {
  const fault = (text, isUnknown = false) => ({ fault: text, isUnknown });
  const { info, signer } = cms;
  const digest = DIGESTS[info.digestAlgorithm.algorithmId];
  if (!digest) return fault("thu\u1EADt to\xE1n b\u0103m c\u1EE7a ch\u1EEF k\xFD qu\xE1 c\u0169 ho\u1EB7c kh\xF4ng \u0111\u01B0\u1EE3c h\u1ED7 tr\u1EE3", true);
  const hash = createHash(digest).update(signed).digest();
  if (info.signedAttrs) {
    const content = attributeOf(info, OID.contentType)?.values[0];
    const written = attributeOf(info, OID.messageDigest)?.values[0];
    if (!(content instanceof asn1js.ObjectIdentifier) || content.getValue() !== cms.contentType)
      return fault("ch\u1EEF k\xFD kh\xF4ng n\xF3i \u0111\xFAng lo\u1EA1i n\u1ED9i dung");
    if (!(written instanceof asn1js.OctetString) || !hash.equals(Buffer.from(written.getValue())))
      return fault("n\u1ED9i dung \u0111\xE3 b\u1ECB \u0111\u1ED5i sau khi k\xFD");
  }
  const data = info.signedAttrs ? Buffer.from(info.signedAttrs.encodedValue) : signed;
  const signature = new Uint8Array(info.signature.getValue());
  const holds = isSignedBy(signer.key, { data, signature, how: info.signatureAlgorithm, digest });
  if (holds === null) return fault("thu\u1EADt to\xE1n k\xFD qu\xE1 y\u1EBFu ho\u1EB7c kh\xF4ng \u0111\u01B0\u1EE3c h\u1ED7 tr\u1EE3", true);
  if (!holds) return fault("ch\u1EEF k\xFD kh\xF4ng kh\u1EDBp v\u1EDBi n\u1ED9i dung ho\u1EB7c v\u1EDBi ch\u1EE9ng th\u01B0");
  return certificateFault(cms, isCades);
}
function certificateFault({ info, signer }, isCades) {
  const value = attributeOf(info, OID.signingCertificateV2)?.values[0];
  if (value === void 0)
    return isCades ? { fault: "ch\u1EEF k\xFD kh\xF4ng n\xEAu ch\u1EE9ng th\u01B0 \u0111\xE3 d\xF9ng \u0111\u1EC3 k\xFD", isUnknown: false } : null;
  const [list] = value instanceof asn1js.Sequence ? value.valueBlock.value : [];
  const [first] = list instanceof asn1js.Sequence ? list.valueBlock.value : [];
  const parts = first instanceof asn1js.Sequence ? first.valueBlock.value : [];
  const named = parts[0] instanceof asn1js.Sequence ? parts[0].valueBlock.value[0] : null;
  const oid = named instanceof asn1js.ObjectIdentifier ? named.getValue() : OID.sha256;
  const hash = parts.find((each) => each instanceof asn1js.OctetString);
  const digest = DIGESTS[oid];
  const isSame2 = digest !== void 0 && hash instanceof asn1js.OctetString && createHash(digest).update(signer.der).digest().equals(Buffer.from(hash.getValue()));
  return isSame2 ? null : { fault: "ch\u1EEF k\xFD \u0111\u01B0\u1EE3c g\u1EAFn v\u1EDBi m\u1ED9t ch\u1EE9ng th\u01B0 kh\xE1c", isUnknown: false };
}

// src/platform/verification/trust/revocation.ts
import { createHash as createHash2 } from "node:crypto";
import * as asn1js2 from "asn1js";
import {
  BasicOCSPResponse,
  CertificateRevocationList,
  OCSPResponse
} from "pkijs";
var MOST_PROOFS = 50;
function stateOf(certificate, issuer, { crls, ocsps }, at) {
  const said = [
    ...ocsps.slice(0, MOST_PROOFS).map((each) => attempt(() => byOcsp(certificate, issuer, each, at))),
    ...crls.slice(0, MOST_PROOFS).map((each) => attempt(() => byCrl(certificate, issuer, each, at)))
  ];
  return said.find((each) => typeof each === "object") ?? said.find((each) => each === "good") ?? "unknown";
}
function attempt(read) {
  try {
    return read();
  } catch {
    return "unknown";
  }
}
function byCrl(certificate, issuer, bytes2, at) {
  const list = readCrl(bytes2);
  const [subject, parent] = [certificate.read, issuer.read];
  if (!list.issuer.isEqual(parent.subject)) return "unknown";
  if (list.crlExtensions?.extensions.some((each) => each.critical)) return "unknown";
  const signature = list.signatureValue.valueBlock.valueHexView;
  if (!isSignedBy(issuer.key, { data: list.tbsView, signature, how: list.signatureAlgorithm, digest: null }))
    return "unknown";
  const entry = list.revokedCertificates?.find((each) => each.userCertificate.isEqual(subject.serialNumber));
  if (entry) return { revokedAt: entry.revocationDate.value };
  return list.nextUpdate && list.nextUpdate.value < at ? "unknown" : "good";
}
function byOcsp(certificate, issuer, bytes2, at) {
  const basic = readOcsp(bytes2);
  if (basic === null) return "unknown";
  if (!isAnsweredFor(basic, issuer)) return "unknown";
  const [subject, parent] = [certificate.read, issuer.read];
  const single = basic.tbsResponseData.responses.find((each) => isAbout(each, subject, parent));
  if (!single) return "unknown";
  const status = single.certStatus;
  if (status.idBlock.tagNumber === 1) return { revokedAt: revokedAtOf(status) };
  if (status.idBlock.tagNumber !== 0) return "unknown";
  return single.nextUpdate && single.nextUpdate < at ? "unknown" : "good";
}
var readCrl = once((bytes2) => CertificateRevocationList.fromBER(own(bytes2)));
var readOcsp = once((bytes2) => {
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(own(bytes2));
  if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== OID.ocspBasic) return null;
  return BasicOCSPResponse.fromBER(own(new Uint8Array(responseBytes.response.getValue())));
});
function once(read) {
  const known2 = /* @__PURE__ */ new WeakMap();
  return (bytes2) => {
    const found = known2.get(bytes2) ?? { result: read(bytes2) };
    known2.set(bytes2, found);
    return found.result;
  };
}
function isAnsweredFor(basic, issuer) {
  const { tbsResponseData, signatureAlgorithm: how } = basic;
  const signed = {
    data: tbsResponseData.tbsView,
    signature: basic.signature.valueBlock.valueHexView,
    how,
    digest: null
  };
  const named = (basic.certs ?? []).slice(0, 5).flatMap((each) => openCertificate(derOf(each)) ?? []).filter((each) => each.purposes?.includes(OID.ocspSigning) && isWithin(each, tbsResponseData.producedAt)).filter((each) => each.x509.checkIssued(issuer.x509) && each.x509.verify(issuer.key));
  return [issuer, ...named].some((each) => isSignedBy(each.key, signed) === true);
}
function isAbout({ certID }, subject, issuer) {
  const digest = { [OID.sha1]: "sha1", [OID.sha256]: "sha256" }[certID.hashAlgorithm.algorithmId];
  if (!digest || !certID.serialNumber.isEqual(subject.serialNumber)) return false;
  const hash = (bytes2) => createHash2(digest).update(bytes2).digest();
  const key = issuer.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return hash(key).equals(Buffer.from(certID.issuerKeyHash.valueBlock.valueHexView)) && hash(derOf(issuer.subject)).equals(Buffer.from(certID.issuerNameHash.valueBlock.valueHexView));
}
function revokedAtOf(status) {
  const [time] = status instanceof asn1js2.Constructed ? status.valueBlock.value : [];
  return time instanceof asn1js2.GeneralizedTime ? time.toDate() : /* @__PURE__ */ new Date(0);
}

// src/platform/verification/trust/stamp.ts
import { createHash as createHash3 } from "node:crypto";
import { TSTInfo } from "pkijs";
function readStamp(token, over, knowledge) {
  const cms = readCms(token);
  if (typeof cms === "string") return cms;
  const { content, contentType, signer } = cms;
  if (content === null || contentType !== OID.timeStampContent) return "d\u1EA5u th\u1EDDi gian kh\xF4ng \u0111\xFAng lo\u1EA1i";
  const fault = faultOf2(cms, content, false);
  if (fault) return fault.fault;
  const info = readInfo(content);
  if (!info) return "d\u1EA5u th\u1EDDi gian kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c";
  const digest = DIGESTS[info.messageImprint.hashAlgorithm.algorithmId];
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  if (!digest || !createHash3(digest).update(over).digest().equals(imprint))
    return "d\u1EA5u th\u1EDDi gian \u0111\u01B0\u1EE3c \u0111\xF3ng l\xEAn n\u1ED9i dung kh\xE1c";
  const time = info.genTime;
  const isForStamps = signer.purposes?.length === 1 && signer.purposes[0] === OID.timeStamping;
  const chain = findChain(signer, [...cms.certificates, ...knowledge.pool], knowledge.roots, time);
  const isTrusted = isForStamps && "way" in chain && !isRevoked(chain.way, time, knowledge);
  return { time, isTrusted, authority: signer.subject.name };
}
function readInfo(content) {
  try {
    return TSTInfo.fromBER(own(content));
  } catch {
    return null;
  }
}
function isRevoked(way, time, { proofs }) {
  return way.slice(0, -1).some((each, at) => {
    const state = stateOf(each, way[at + 1], proofs, time);
    return typeof state === "object" && state.revokedAt <= time;
  });
}

// src/platform/verification/check-signature.ts
var CADES = "ETSI.CAdES.detached";
var SUPPORTED = /* @__PURE__ */ new Set([CADES, "adbe.pkcs7.detached"]);
var OTHER_PURPOSES = /* @__PURE__ */ new Set([
  "1.3.6.1.5.5.7.3.1",
  "1.3.6.1.5.5.7.3.3",
  "1.3.6.1.5.5.7.3.8",
  "1.3.6.1.5.5.7.3.9"
]);
function checkSignature(given) {
  const { file, signature } = given;
  const findings = new Findings();
  const notes = [];
  const verdict = {
    ...{ field: signature.field, isTimestamp: false, standing: "unknown", reasons: [], notes },
    ...{ signer: "", organisation: "", issuer: "", signedAt: null, timeIs: "unknown", stampedBy: "" },
    coversWholeFile: coversAll(file, signature.until)
  };
  if (!SUPPORTED.has(signature.subFilter)) findings.add("unknown", "lo\u1EA1i ch\u1EEF k\xFD kh\xF4ng \u0111\u01B0\u1EE3c h\u1ED7 tr\u1EE3");
  const cms = readCms(signature.contents);
  if (typeof cms === "string") findings.add("invalid", cms);
  else checkCms(given, cms, verdict, findings);
  noteChanges(changesSince(file, signature, findings), file, signature, { findings, notes });
  return Object.assign(verdict, { standing: findings.standing, reasons: findings.reasons });
}
var coveredBytes = ({ bytes: bytes2 }, { hole, until }) => Buffer.concat([bytes2.subarray(0, hole[0]), bytes2.subarray(hole[1], until)]);
var coversAll = ({ bytes: bytes2 }, until) => /^[\0\t\n\f\r ]*$/.test(bytes2.toString("latin1", until, Math.min(bytes2.length, until + 64))) && bytes2.length - until <= 64;
function checkCms(given, cms, verdict, findings) {
  const { file, signature } = given;
  const { signer } = cms;
  const { subject, issuer } = signer;
  Object.assign(verdict, { signer: subject.name, organisation: subject.organisation, issuer: issuer.name });
  if (cms.content !== null) findings.add("invalid", "ch\u1EEF k\xFD mang theo m\u1ED9t n\u1ED9i dung kh\xE1c");
  const fault = faultOf2(cms, coveredBytes(file, signature), signature.subFilter === CADES);
  if (fault) findings.add(fault.isUnknown ? "unknown" : "invalid", fault.fault);
  checkUse(signer, findings);
  const stamp = ownStamp(cms, given.knowledge, findings);
  const trusted = stamp?.isTrusted ? stamp : given.documentStamp;
  const claimed = cms.signingTime ?? claimedTime(signature);
  const time = trusted?.time ?? claimed;
  Object.assign(verdict, { signedAt: time, timeIs: trusted ? "stamped" : claimed ? "claimed" : "unknown" });
  verdict.stampedBy = trusted?.authority ?? "";
  if (!trusted && time)
    verdict.notes.push("th\u1EDDi gian k\xFD do ng\u01B0\u1EDDi k\xFD t\u1EF1 khai, kh\xF4ng c\xF3 d\u1EA5u th\u1EDDi gian tin c\u1EADy");
  checkTrust(given.knowledge, cms, { time: trusted?.time ?? null }, { findings, notes: verdict.notes });
}
function checkUse({ usage, purposes }, findings) {
  const mayByUsage = usage === null || (usage & (USAGE.digitalSignature | USAGE.nonRepudiation)) !== 0;
  const mayByPurpose = purposes === null || purposes.some((each) => !OTHER_PURPOSES.has(each));
  if (!mayByUsage || !mayByPurpose) findings.add("invalid", "ch\u1EE9ng th\u01B0 kh\xF4ng \u0111\u01B0\u1EE3c c\u1EA5p \u0111\u1EC3 k\xFD v\u0103n b\u1EA3n");
}
function ownStamp(cms, knowledge, findings) {
  const [token] = cms.stamps;
  if (!token) return null;
  const stamp = readStamp(Buffer.from(token), new Uint8Array(cms.info.signature.getValue()), knowledge);
  if (typeof stamp !== "string") return stamp;
  findings.add("unknown", `d\u1EA5u th\u1EDDi gian c\u1EE7a ch\u1EEF k\xFD kh\xF4ng d\xF9ng \u0111\u01B0\u1EE3c (${stamp})`);
  return null;
}
function claimedTime({ dict }) {
  const text = textOf(dict.get("M")) ?? "";
  const found = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:([+-])(\d{2})'?(\d{2})'?|Z.*)?$/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, sign, hours = "00", minutes = "00"] = found;
  const zone = sign ? `${sign}${hours}:${minutes}` : "Z";
  const time = /* @__PURE__ */ new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(time.getTime()) ? null : time;
}
function checkTrust(knowledge, cms, { time }, pen) {
  const { findings, notes } = pen;
  const at = time ?? knowledge.now;
  const pool = [...cms.certificates, ...knowledge.pool];
  const chain = findChain(cms.signer, pool, knowledge.roots, at);
  if ("fault" in chain) {
    if (chain.fault === "not in force") findings.add(...outOfForce(cms.signer, time, at));
    else if (chain.fault === "untrusted")
      findings.add("unknown", "ch\u1EE9ng th\u01B0 ng\u01B0\u1EDDi k\xFD kh\xF4ng thu\u1ED9c ngu\u1ED3n \u0111\u01B0\u1EE3c tin c\u1EADy \u1EDF \u0111\xE2y");
    else findings.add("unknown", "ch\u1EE9ng th\u01B0 c\xF3 quy t\u1EAFc m\xE0 h\u1EC7 th\u1ED1ng kh\xF4ng hi\u1EC3u");
    return;
  }
  if (/thử nghiệm/i.test(chain.way.at(-1).subject.name))
    notes.push("ch\u1EE9ng th\u01B0 th\u1EED nghi\u1EC7m, kh\xF4ng c\xF3 gi\xE1 tr\u1ECB ph\xE1p l\xFD");
  const proofs = {
    crls: [...cms.crls, ...knowledge.proofs.crls],
    ocsps: [...cms.ocsps, ...knowledge.proofs.ocsps]
  };
  const states = chain.way.slice(0, -1).map((each, index) => stateOf(each, chain.way[index + 1], proofs, at));
  for (const state of states)
    if (typeof state === "object") {
      const isBefore = time === null || state.revokedAt <= time;
      if (isBefore) findings.add("invalid", `ch\u1EE9ng th\u01B0 \u0111\xE3 b\u1ECB thu h\u1ED3i ng\xE0y ${formatDay(state.revokedAt)}`);
      else notes.push(`ch\u1EE9ng th\u01B0 b\u1ECB thu h\u1ED3i sau khi k\xFD, ng\xE0y ${formatDay(state.revokedAt)}`);
    }
  if (states.includes("unknown"))
    findings.add("valid_but", "kh\xF4ng ki\u1EC3m tra \u0111\u01B0\u1EE3c ch\u1EE9ng th\u01B0 c\xF3 b\u1ECB thu h\u1ED3i hay kh\xF4ng");
}
function outOfForce(signer, time, at) {
  if (time !== null) return ["invalid", "ch\u1EE9ng th\u01B0 kh\xF4ng c\xF3 hi\u1EC7u l\u1EF1c v\xE0o l\xFAc k\xFD"];
  return signer.until < at ? ["unknown", "ch\u1EE9ng th\u01B0 \u0111\xE3 h\u1EBFt h\u1EA1n v\xE0 kh\xF4ng c\xF3 d\u1EA5u th\u1EDDi gian tin c\u1EADy n\xE0o cho bi\u1EBFt \u0111\xE3 k\xFD tr\u01B0\u1EDBc \u0111\xF3"] : ["unknown", "ch\u1EE9ng th\u01B0 ho\u1EB7c ngu\u1ED3n c\u1EA5p c\u1EE7a n\xF3 kh\xF4ng c\xF3 hi\u1EC7u l\u1EF1c l\xFAc n\xE0y"];
}
function changesSince(file, signature, findings) {
  if (coversAll(file, signature.until)) return null;
  const before = new PdfFile(file.bytes.subarray(0, signature.until));
  const isThere = signaturesOf(before).some(
    (each) => !("fault" in each) && each.hole[0] === signature.hole[0] && each.until === signature.until
  );
  if (!isThere) findings.add("invalid", "ch\u1EEF k\xFD \u0111\u01B0\u1EE3c g\u1EAFn v\xE0o ph\u1EA7n m\xE0 n\xF3 kh\xF4ng k\xFD");
  return compareStates(before, file);
}
function noteChanges(report, file, signature, { findings, notes }) {
  if (!report) return;
  for (const each of report.changes) findings.add("invalid", `sau khi k\xFD, ${each}`);
  for (const each of report.doubts) findings.add("unknown", `sau khi k\xFD, ${each}`);
  const permits = permissionOf(file, signature);
  const filled = [...report.filled];
  if (filled.length > 0) {
    if (permits === "nothing") findings.add("invalid", "sau khi k\xFD, bi\u1EC3u m\u1EABu \u0111\u01B0\u1EE3c \u0111i\u1EC1n d\xF9 kh\xF4ng \u0111\u01B0\u1EE3c ph\xE9p");
    else if (permits === "unknown") findings.add("unknown", "sau khi k\xFD, c\xF3 \xF4 b\u1ECB kh\xF3a \u0111\u01B0\u1EE3c \u0111i\u1EC1n");
    else if (report.signed.size === 0)
      findings.add("valid_but", `c\xF3 \xF4 \u0111\u01B0\u1EE3c \u0111i\u1EC1n m\xE0 kh\xF4ng ai k\xFD sau \u0111\xF3: ${filled.join(", ")}`);
    else notes.push(`\xF4 \u0111\u01B0\u1EE3c \u0111i\u1EC1n sau ch\u1EEF k\xFD n\xE0y, tr\u01B0\u1EDBc ch\u1EEF k\xFD ti\u1EBFp theo: ${filled.join(", ")}`);
  }
  if (report.signed.size > 0 && permits === "nothing")
    findings.add("invalid", "v\u0103n b\u1EA3n \u0111\u01B0\u1EE3c k\xFD th\xEAm d\xF9 kh\xF4ng \u0111\u01B0\u1EE3c ph\xE9p");
  if (report.placed.size > 0)
    findings.add("valid_but", "sau ch\u1EEF k\xFD n\xE0y c\xF3 ch\u1EEF k\xFD kh\xE1c \u0111\u01B0\u1EE3c \u0111\u1EB7t th\xEAm l\xEAn trang");
}

// src/platform/verification/trust/knowledge.ts
var MOST = 100;
function readStore(file) {
  const store = file.dict(file.root.get("DSS"));
  const streams = (key) => file.list(store?.get(key) ?? null).slice(0, MOST).flatMap((each) => {
    const stream = file.resolve(each);
    return stream instanceof PdfStream ? [new Uint8Array(decode(stream))] : [];
  });
  return {
    pool: streams("Certs").flatMap((each) => openCertificate(each) ?? []),
    proofs: { crls: streams("CRLs"), ocsps: streams("OCSPs") }
  };
}

// src/platform/verification/check-file.ts
var MOST_SIGNATURES = 30;
var NOTHING = {
  signer: "",
  organisation: "",
  issuer: "",
  signedAt: null,
  timeIs: "unknown",
  stampedBy: ""
};
function checkFile(bytes2, roots2, now2) {
  const file = Buffer.from(bytes2.buffer, bytes2.byteOffset, bytes2.byteLength);
  try {
    return judge(new PdfFile(file), roots2, now2);
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof RangeError || error instanceof TypeError))
      throw error;
    const isSigned = file.subarray(0, 5).toString("latin1") === "%PDF-" && file.includes("/ByteRange");
    if (!isSigned)
      return { standing: "unreadable", words: wordsFor("unreadable", void 0), signatures: [] };
    const reason = "t\u1EC7p h\u1ECFng ho\u1EB7c c\xF3 c\u1EA5u tr\xFAc kh\xF4ng theo chu\u1EA9n n\xEAn ch\u1EEF k\xFD kh\xF4ng ki\u1EC3m tra \u0111\u01B0\u1EE3c";
    return { standing: "unknown", words: wordsFor("unknown", reason), signatures: [] };
  }
}
function judge(file, roots2, now2) {
  const all = signaturesOf(file);
  if (all.length === 0)
    return { standing: "unsigned", words: wordsFor("unsigned", void 0), signatures: [] };
  if (all.length > MOST_SIGNATURES) throw new Unreadable("too many signatures");
  const knowledge = { roots: roots2, now: now2, ...readStore(file) };
  const found = all.filter((each) => !("fault" in each));
  const stamps = found.filter(({ isTimestamp }) => isTimestamp).map((each) => ({ each, stamp: readStamp(each.contents, coveredBytes(file, each), knowledge) }));
  const over = (signature) => {
    const covering = stamps.flatMap(
      ({ each, stamp }) => each.until > signature.until && typeof stamp !== "string" && stamp.isTrusted ? [stamp] : []
    );
    return covering[0] ?? null;
  };
  const signatures = all.map((each) => {
    if ("fault" in each) return broken(each);
    if (!each.isTimestamp)
      return checkSignature({ file, signature: each, knowledge, documentStamp: over(each) });
    return stampVerdict(file, each, stamps.find((stamp) => stamp.each === each).stamp);
  });
  return summed(signatures);
}
function summed(signatures) {
  const worst = signatures.toSorted(
    (one, other) => RANK.indexOf(other.standing) - RANK.indexOf(one.standing)
  )[0];
  if (worst.standing !== "invalid" && signatures.every(({ isTimestamp }) => isTimestamp)) {
    const reason = "t\u1EC7p ch\u1EC9 c\xF3 d\u1EA5u th\u1EDDi gian, kh\xF4ng c\xF3 ch\u1EEF k\xFD c\u1EE7a ai";
    return { standing: "unknown", words: wordsFor("unknown", reason), signatures };
  }
  return { standing: worst.standing, words: wordsFor(worst.standing, worst.reasons[0]), signatures };
}
function broken({ field, fault }) {
  const standing = "invalid";
  return {
    field,
    isTimestamp: false,
    standing,
    ...NOTHING,
    coversWholeFile: false,
    reasons: [fault],
    notes: []
  };
}
function stampVerdict(file, { field, until }, stamp) {
  const base = {
    field,
    isTimestamp: true,
    ...NOTHING,
    coversWholeFile: until === file.bytes.length,
    notes: []
  };
  if (typeof stamp === "string") return { ...base, standing: "invalid", reasons: [stamp] };
  const timeIs = stamp.isTrusted ? "stamped" : "claimed";
  const notes = stamp.isTrusted ? [] : ["d\u1EA5u th\u1EDDi gian kh\xF4ng thu\u1ED9c ngu\u1ED3n \u0111\u01B0\u1EE3c tin c\u1EADy \u1EDF \u0111\xE2y"];
  return {
    ...base,
    standing: "valid",
    signedAt: stamp.time,
    timeIs,
    stampedBy: stamp.authority,
    reasons: [],
    notes
  };
}

// src/platform/verification/worker.ts
var { bytes, roots, now } = workerData;
parentPort.postMessage(checkFile(bytes, roots, now));
//# sourceMappingURL=verification-worker.js.map
