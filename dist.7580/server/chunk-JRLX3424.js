import {
  BROKEN,
  InfectedFile,
  KINDS,
  TOKEN_HEADER,
  TooMuch,
  beginPdf,
  checkOrganisationId,
  checkPersonalId,
  countTry,
  derivedKey,
  enqueue,
  findDossier,
  findDossierByCode,
  findMoment,
  findStoredFile,
  foldVietnamese,
  hashOf,
  inForce,
  inflate,
  inflateSmall,
  isDay,
  isFormToken,
  listOfficers,
  listUnscanned,
  listWards,
  lockBytes,
  log,
  nameFile,
  noteAct,
  openKeys,
  openSteps,
  otherKind,
  publish,
  readZip,
  refuse,
  saveFile,
  seeEntry,
  takeStep,
  toLocalDay
} from "./chunk-TIANCPBA.js";
import {
  Problem,
  parseFields
} from "./chunk-T2QWUXPH.js";

// src/platform/scanning/open-reader.ts
import { Worker } from "node:worker_threads";
var TOO_SLOW = "Trang n\xE0y \u0111\u1ECDc qu\xE1 l\xE2u n\xEAn \u0111\xE3 d\u1EEBng. H\xE3y qu\xE9t l\u1EA1i r\xF5 h\u01A1n ho\u1EB7c gi\u1EEF trang kh\xF4ng k\xE8m ch\u1EEF.";
var CLOSED = "The reader is closed.";
var BROKEN2 = "Trang n\xE0y l\xE0m b\u1ED9 \u0111\u1ECDc d\u1EEBng \u0111\u1ED9t ng\u1ED9t. H\xE3y qu\xE9t l\u1EA1i ho\u1EB7c gi\u1EEF trang kh\xF4ng k\xE8m ch\u1EEF.";
var THREAD = import.meta.url.endsWith(".ts") ? new URL("./thread.ts", import.meta.url) : new URL("./scanning-thread.js", import.meta.url);
function openReader({ threads, pageSeconds = 120 }) {
  const queue = [];
  const idle = [];
  const busy = /* @__PURE__ */ new Map();
  let isClosed = false;
  const ask = (name, ...args) => new Promise((resolve, reject) => {
    if (isClosed) return reject(new Error(CLOSED));
    queue.push({ task: { name, args }, resolve, reject });
    next();
  });
  const next = () => {
    if (isClosed || queue.length === 0 || busy.size >= threads) return;
    const [thread, waiting] = [idle.pop() ?? begin2(), queue.shift()];
    waiting.timer = setTimeout(() => lose(thread, TOO_SLOW), pageSeconds * 1e3);
    busy.set(thread, waiting);
    thread.ref();
    thread.postMessage(waiting.task);
  };
  const begin2 = () => {
    const thread = new Worker(THREAD);
    thread.on("message", (answer) => {
      const waiting = take(thread);
      if (!waiting) return;
      thread.unref();
      idle.push(thread);
      if ("result" in answer) waiting.resolve(answer.result);
      else waiting.reject(new Problem(answer.problem.code, answer.problem.message));
      next();
    });
    thread.on("error", () => lose(thread, BROKEN2));
    thread.on("exit", () => lose(thread, BROKEN2));
    return thread;
  };
  const take = (thread) => {
    const waiting = busy.get(thread);
    clearTimeout(waiting?.timer);
    busy.delete(thread);
    return waiting;
  };
  const lose = (thread, why) => {
    const at = idle.indexOf(thread);
    if (at !== -1) idle.splice(at, 1);
    take(thread)?.reject(new Problem("file_unreadable", why));
    void thread.terminate();
    next();
  };
  return {
    countPages: (file) => ask("countPages", file),
    openPage: (file, number) => ask("openPage", file, number),
    readPage: (image, how = {}) => ask("readPage", image, how),
    async close() {
      isClosed = true;
      const all = [...idle, ...busy.keys()];
      const left = [...queue.splice(0), ...all.flatMap((thread) => take(thread) ?? [])];
      for (const { reject } of left) reject(new Error(CLOSED));
      await Promise.all(all.map((thread) => thread.terminate()));
    }
  };
}

// src/platform/scanning/page.ts
function plainText({ lines }) {
  return lines.map((line) => line.map((word) => word.text).join(" ")).join("\n");
}

// src/platform/scanning/write-pdf.ts
var [A4_WIDTH, A4_HEIGHT, NEAR_A4] = [595.28, 841.89, 0.04];
var LETTERS = 0.8;
async function writePdf(pages, { title, at }) {
  const { pdf, bytes } = beginPdf({
    autoFirstPage: false,
    pdfVersion: "1.7",
    lang: "vi-VN",
    displayTitle: true,
    info: { Title: title, Producer: "M\u1ED9t C\u1EEDa", Creator: "M\u1ED9t C\u1EEDa", CreationDate: at }
  });
  for (const page of pages) drawPage(pdf, page);
  pdf.end();
  return bytes;
}
function drawPage(pdf, page) {
  const [width, height] = paperSize(page);
  pdf.addPage({ size: [width, height], margin: 0 });
  pdf.image(Buffer.from(page.picture), 0, 0, { width, height });
  if (page.text === null) return;
  pdf.save();
  pdf.addContent("3 Tr");
  for (const line of page.text.lines) drawLine(pdf, line, [width, height]);
  pdf.restore();
}
function paperSize({ width, height, dpi }) {
  const size = [width / dpi * 72, height / dpi * 72];
  const [wide, high] = width > height ? [A4_HEIGHT, A4_WIDTH] : [A4_WIDTH, A4_HEIGHT];
  const isNear = Math.abs(size[0] / wide - 1) < NEAR_A4 && Math.abs(size[1] / high - 1) < NEAR_A4;
  const shrink = Math.min(1, 14e3 / Math.max(...size));
  return isNear ? [wide, high] : [size[0] * shrink, size[1] * shrink];
}
function drawLine(pdf, line, [width, height]) {
  const size = Math.max(2, middle(line.map((word) => word.box.height)) * height * LETTERS);
  const base = middle(line.map((word) => word.box.y + word.box.height)) * height;
  pdf.font("regular").fontSize(size);
  for (const [at, { text, box }] of line.entries()) {
    const printed = pdf.widthOfString(text);
    if (printed === 0) continue;
    const horizontalScaling = Math.max(1, Math.round(box.width * width / printed * 1e3) / 10);
    const options = {
      lineBreak: false,
      baseline: "alphabetic",
      horizontalScaling
    };
    pdf.text(at === line.length - 1 ? text : `${text} `, box.x * width, base, options);
  }
}
function middle(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

// src/features/digitisation/reading/kinds.ts
var PAPER_KINDS = [
  ...["birth_certificate", "death_certificate", "marriage_certificate", "marital_status"],
  ...["identity_card", "driving_licence", "residence_confirmation", "land_certificate"],
  ...["business_registration", "diploma", "declaration", "minutes", "decision"],
  ...["authorisation", "contract", "confirmation", "other"]
];
var PAPER_KIND_LABELS = {
  birth_certificate: "Gi\u1EA5y khai sinh",
  death_certificate: "Gi\u1EA5y ch\u1EE9ng t\u1EED, tr\xEDch l\u1EE5c khai t\u1EED",
  marriage_certificate: "Gi\u1EA5y ch\u1EE9ng nh\u1EADn k\u1EBFt h\xF4n",
  marital_status: "Gi\u1EA5y x\xE1c nh\u1EADn t\xECnh tr\u1EA1ng h\xF4n nh\xE2n",
  identity_card: "Th\u1EBB c\u0103n c\u01B0\u1EDBc, c\u0103n c\u01B0\u1EDBc c\xF4ng d\xE2n",
  driving_licence: "Gi\u1EA5y ph\xE9p l\xE1i xe",
  residence_confirmation: "X\xE1c nh\u1EADn th\xF4ng tin v\u1EC1 c\u01B0 tr\xFA",
  land_certificate: "Gi\u1EA5y ch\u1EE9ng nh\u1EADn quy\u1EC1n s\u1EED d\u1EE5ng \u0111\u1EA5t",
  business_registration: "Gi\u1EA5y ch\u1EE9ng nh\u1EADn \u0111\u0103ng k\xFD doanh nghi\u1EC7p, h\u1ED9 kinh doanh",
  diploma: "V\u0103n b\u1EB1ng, ch\u1EE9ng ch\u1EC9",
  declaration: "\u0110\u01A1n, t\u1EDD khai",
  minutes: "Bi\xEAn b\u1EA3n",
  decision: "Quy\u1EBFt \u0111\u1ECBnh",
  authorisation: "Gi\u1EA5y \u1EE7y quy\u1EC1n",
  contract: "H\u1EE3p \u0111\u1ED3ng",
  confirmation: "Gi\u1EA5y x\xE1c nh\u1EADn",
  other: "Gi\u1EA5y t\u1EDD kh\xE1c"
};

// src/features/digitisation/reading/near.ts
var SHORT = 8;
var LEAST_LIKENESS = 0.82;
var MOST_MISREAD = 3;
function findNear(phrase, text, begin2 = 0) {
  const exact = text.indexOf(phrase, begin2);
  if (exact !== -1) return { from: exact, to: exact + phrase.length, likeness: 1 };
  if (phrase.length < SHORT) return null;
  const allowed = Math.min(MOST_MISREAD, Math.floor((1 - LEAST_LIKENESS) * phrase.length));
  return allowed === 0 ? null : nearest(phrase, text.slice(begin2), allowed, begin2);
}
function nearest(phrase, text, allowed, begin2) {
  let costs = Array.from({ length: phrase.length + 1 }, (_, at) => at);
  let starts = Array.from({ length: phrase.length + 1 }, () => 0);
  let best = null;
  for (let at = 0; at < text.length; at++) {
    const [nextCosts, nextStarts] = [[0], [at + 1]];
    for (let letter = 1; letter <= phrase.length; letter++) {
      const change = costs[letter - 1] + (phrase[letter - 1] === text[at] ? 0 : 1);
      const extra = costs[letter] + 1;
      const missing = nextCosts[letter - 1] + 1;
      const least = Math.min(change, extra, missing);
      nextCosts.push(least);
      const start = least === change ? starts[letter - 1] : least === extra ? starts[letter] : nextStarts[letter - 1];
      nextStarts.push(start);
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[phrase.length];
    if (cost <= allowed && (best === null || cost < best.cost))
      best = { from: starts[phrase.length], to: at + 1, cost };
  }
  return best && { from: begin2 + best.from, to: begin2 + best.to, likeness: 1 - best.cost / phrase.length };
}

// src/features/digitisation/reading/rows.ts
function toRows(pages) {
  return pages.flatMap(({ lines }, page) => {
    const rows = [];
    for (const line of [...lines].filter((each) => each.length > 0).sort((a, b) => middleOf(a) - middleOf(b))) {
      const last = rows.at(-1);
      if (last && Math.abs(middleOf(last) - middleOf(line)) < 0.4 * Math.min(heightOf(last), heightOf(line)))
        last.push(...line);
      else rows.push([...line]);
    }
    return rows.map(
      (words) => toRow(
        words.sort((a, b) => a.box.x - b.box.x),
        page
      )
    );
  });
}
function middleOf(words) {
  return words.reduce((sum, { box }) => sum + box.y + box.height / 2, 0) / words.length;
}
function heightOf(words) {
  return words.reduce((sum, { box }) => sum + box.height, 0) / words.length;
}
function toRow(line, page) {
  const words = line.flatMap(cutAtColon);
  const row = { page, words, folded: "", starts: [] };
  for (const word of words) {
    const letters = foldLetters(word.text);
    row.starts.push(row.folded.length + (row.folded !== "" && letters !== "" ? 1 : 0));
    if (letters !== "") row.folded += `${row.folded === "" ? "" : " "}${letters}`;
  }
  return row;
}
function foldLetters(text) {
  return foldVietnamese(text).replace(/[^a-z0-9]+/g, " ").trim();
}
function cutAtColon(word) {
  const at = word.text.indexOf(":");
  if (at === -1 || at === word.text.length - 1) return [word];
  const share = (at + 1) / word.text.length;
  const { x, width } = word.box;
  return [
    { ...word, text: word.text.slice(0, at + 1), box: { ...word.box, width: share * width } },
    {
      ...word,
      text: word.text.slice(at + 1),
      box: { ...word.box, x: x + share * width, width: (1 - share) * width }
    }
  ];
}
function wordsFrom({ words, starts }, place) {
  return words.filter((_, at) => starts[at] >= place - 1);
}

// src/features/digitisation/reading/guess-kind.ts
var TITLES = {
  birth_certificate: ["giay khai sinh", "ban sao giay khai sinh", "trich luc khai sinh"],
  death_certificate: ["trich luc khai tu", "giay chung tu", "giay bao tu"],
  marriage_certificate: ["giay chung nhan ket hon", "trich luc ket hon"],
  marital_status: ["giay xac nhan tinh trang hon nhan"],
  identity_card: [
    "can cuoc cong dan",
    "the can cuoc",
    "can cuoc",
    "giay chung minh nhan dan",
    "identity card"
  ],
  driving_licence: ["giay phep lai xe"],
  residence_confirmation: ["xac nhan thong tin ve cu tru", "giay xac nhan thong tin ve cu tru"],
  land_certificate: [
    "giay chung nhan quyen su dung dat",
    "quyen su dung dat quyen so huu",
    "giay chung nhan quyen su dung dat quyen so huu tai san gan lien voi dat"
  ],
  business_registration: [
    "giay chung nhan dang ky ho kinh doanh",
    "giay chung nhan dang ky doanh nghiep",
    "giay chung nhan dang ky kinh doanh",
    "giay chung nhan dang ky hop tac xa"
  ],
  diploma: [
    ...["bang tot nghiep", "giay chung nhan tot nghiep", "bang cu nhan", "bang ky su", "bang thac si"],
    ...["bang tien si", "chung chi"]
  ],
  declaration: [
    ...[
      "to khai",
      "don de nghi",
      "don xin",
      "don dang ky",
      "giay de nghi",
      "phieu khai",
      "ban khai",
      "don khieu nai"
    ]
  ],
  minutes: ["bien ban"],
  decision: ["quyet dinh"],
  authorisation: ["giay uy quyen", "hop dong uy quyen", "van ban uy quyen"],
  contract: ["hop dong"],
  confirmation: ["giay xac nhan", "xac nhan", "giay chung nhan"]
};
var HEAD = 14;
var PER_LINE = 0.012;
var LONGEST = 4;
var WHOLE = 0.2;
function guessKind(text) {
  const lines = text.split("\n").map(toLine).filter((line) => line.folded !== "");
  let best = {
    kind: "other",
    confidence: 0,
    why: "Kh\xF4ng th\u1EA5y ti\xEAu \u0111\u1EC1 c\u1EE7a m\u1ED9t lo\u1EA1i gi\u1EA5y t\u1EDD \u0111\xE3 bi\u1EBFt."
  };
  for (const [at, line] of lines.entries())
    for (const title of titlesFrom(lines, at))
      for (const kind of Object.keys(TITLES)) {
        const confidence = likenessOf(kind, title) - PER_LINE * Math.max(0, at - 3) - (at > HEAD ? 0.2 : 0);
        if (confidence > best.confidence + 1e-9)
          best = {
            kind,
            confidence,
            why: `C\xF3 d\xF2ng "${line.text.slice(0, 80)}" (${PAPER_KIND_LABELS[kind].toLowerCase()}).`
          };
      }
  return { ...best, confidence: Math.min(0.99, Math.round(best.confidence * 100) / 100) };
}
function toLine(text) {
  const letters = text.match(new RegExp("\\p{L}", "gu"))?.length ?? 0;
  const upper = text.match(new RegExp("\\p{Lu}", "gu"))?.length ?? 0;
  return { text: text.trim(), folded: foldLetters(text), isUpper: letters > 3 && upper > 0.7 * letters };
}
function titlesFrom(lines, at) {
  const [line, next] = [lines[at], lines[at + 1]];
  const goesOn2 = next !== void 0 && next.isUpper === line.isUpper;
  return goesOn2 ? [line, { ...line, folded: `${line.folded} ${next.folded}` }] : [line];
}
function likenessOf(kind, { folded, isUpper }) {
  let best = 0;
  for (const phrase of TITLES[kind]) {
    const found = findNear(phrase, folded);
    if (!found) continue;
    const isTitle = found.from <= 2 || /^(so|no|mau|ban sao)\b/.test(folded);
    const isShort = folded.length <= LONGEST * phrase.length + 10;
    const weight = isTitle ? isUpper ? 0.92 : isShort ? 0.62 : 0.3 : isUpper ? 0.45 : 0.2;
    const share = Math.min(1, phrase.length / folded.length);
    best = Math.max(best, found.likeness * (weight - WHOLE / 2) + WHOLE * share);
  }
  return kind === "confirmation" ? 0.8 * best : best;
}

// src/features/digitisation/reading/labels.ts
var NAMES = [
  ...["ho chu dem ten nguoi yeu cau", "ho chu dem va ten khai sinh", "ho chu dem va ten", "ho chu dem ten"],
  ...["ho va ten khai sinh", "ho va ten full name", "ho va ten", "ho ten", "ten toi la", "toi ten la"]
];
var IDS = [
  ...[
    "so dinh danh ca nhan",
    "so dinh danh",
    "ma so dinh danh",
    "can cuoc cong dan so",
    "the can cuoc so",
    "can cuoc so"
  ],
  ...["so cccd", "cccd so", "cccd", "so cmnd cccd", "so can cuoc", "so no", "giay to tuy than"]
];
var TWO_PEOPLE = ["authorisation", "contract"];
var LABEL_RULES = [
  {
    field: "name",
    shape: "name",
    labels: ["ho chu dem ten vo", "ho va ten vo"],
    kinds: ["marriage_certificate"]
  },
  {
    field: "otherName",
    shape: "name",
    labels: ["ho chu dem ten chong", "ho va ten chong"],
    kinds: ["marriage_certificate"]
  },
  {
    field: "otherPersonalId",
    shape: "id",
    labels: IDS,
    kinds: ["marriage_certificate", ...TWO_PEOPLE],
    nth: 2
  },
  { field: "otherName", shape: "name", labels: NAMES, kinds: TWO_PEOPLE, nth: 2 },
  {
    field: "name",
    shape: "name",
    labels: [...NAMES, "ong ba", "ong", "ba"],
    kinds: ["land_certificate", "diploma", "decision"]
  },
  { field: "name", shape: "name", labels: NAMES },
  { field: "personalId", shape: "id", labels: IDS },
  { field: "bornOn", shape: "day", labels: ["ngay thang nam sinh", "ngay sinh", "sinh ngay"] },
  {
    field: "issuedOn",
    shape: "day",
    labels: ["ngay thang nam dang ky", "dang ky lan dau", "ngay cap", "cap ngay", "ngay dang ky"]
  },
  {
    field: "organisationName",
    shape: "words",
    labels: ["ten ho kinh doanh", "ten cong ty viet bang tieng viet", "ten doanh nghiep", "ten cong ty"],
    kinds: ["business_registration"]
  },
  {
    field: "organisationId",
    shape: "organisationId",
    labels: ["ma so ho kinh doanh", "ma so dang ky ho kinh doanh", "ma so doanh nghiep", "ma so thue"],
    kinds: ["business_registration"]
  },
  {
    field: "number",
    shape: "words",
    labels: ["so vao so cap gcn", "so vao so cap giay chung nhan", "so vao so"],
    kinds: ["land_certificate", "diploma"]
  },
  {
    field: "number",
    shape: "number",
    labels: ["so"],
    kinds: [
      "birth_certificate",
      "death_certificate",
      "marriage_certificate",
      "marital_status",
      "decision",
      "minutes",
      "confirmation",
      "authorisation",
      "contract"
    ]
  },
  {
    field: "issuer",
    shape: "words",
    labels: [
      "noi dang ky khai sinh",
      "noi dang ky ket hon",
      "noi dang ky khai tu",
      "noi dang ky",
      "noi cap",
      "co quan cap"
    ]
  }
];
var NEXT_LABELS = [
  ...[
    "gioi tinh",
    "dan toc",
    "quoc tich",
    "nam sinh",
    "ngay sinh",
    "sinh ngay",
    "so dinh danh",
    "ngay cap",
    "cap ngay",
    "noi cap"
  ],
  ...[
    "to ban do",
    "chuc vu",
    "dien thoai",
    "dia chi",
    "que quan",
    "noi cu tru",
    "cccd",
    "nationality",
    "sex"
  ]
];
var OF_OTHERS = [
  "nguoi me",
  "nguoi cha",
  "me",
  "cha",
  "nguoi di khai",
  "nguoi ky",
  "vo",
  "chong",
  "nguoi duoc"
];

// src/features/digitisation/reading/take-value.ts
function takeValue(shape, words) {
  switch (shape) {
    case "name":
      return takeName(words);
    case "id":
      return takeDigits(words, checkPersonalId);
    case "organisationId":
      return takeDigits(words, (text) => checkOrganisationId(text));
    case "day":
      return takeDay(words);
    case "number":
      return takeNumber(words);
    case "words":
      return takeWords(words);
  }
}
var SURNAMES = [
  ...[
    "Nguy\u1EC5n",
    "Tr\u1EA7n",
    "L\xEA",
    "Ph\u1EA1m",
    "Ho\xE0ng",
    "Hu\u1EF3nh",
    "Phan",
    "V\u0169",
    "V\xF5",
    "\u0110\u1EB7ng",
    "B\xF9i",
    "\u0110\u1ED7",
    "H\u1ED3",
    "Ng\xF4",
    "D\u01B0\u01A1ng"
  ],
  ...[
    "L\xFD",
    "\u0110\xE0o",
    "\u0110o\xE0n",
    "V\u01B0\u01A1ng",
    "Tr\u1ECBnh",
    "\u0110inh",
    "L\xE2m",
    "Ph\xF9ng",
    "Mai",
    "T\xF4",
    "Tr\u01B0\u01A1ng",
    "H\xE0",
    "Cao",
    "T\u1EA1",
    "Chu",
    "L\u01B0\u01A1ng"
  ]
];
var BY_LETTERS = /* @__PURE__ */ new Map();
for (const surname of SURNAMES) {
  const letters = foldVietnamese(surname);
  BY_LETTERS.set(letters, BY_LETTERS.has(letters) ? null : surname);
}
function takeName(words) {
  const found = [];
  for (const word of words) {
    const text = trim(word.text);
    if (text === "" && found.length === 0) continue;
    if (found.length === 0 && /^(ông|bà|anh|chị|cụ)$/i.test(text)) continue;
    if (!new RegExp("^\\p{Lu}\\p{L}*$", "u").test(text)) break;
    found.push(word);
    if (/[,;.]$/.test(word.text)) break;
  }
  if (found.length < 2 || found.length > 6) return null;
  const texts = found.map((word) => trim(word.text));
  const isUpper = texts.every((text) => text === text.toUpperCase());
  if (texts.some((text) => text.length === 1 && !/[ÝÁÀẢÃẠÂĂĐÊÔƠƯYI]/iu.test(text))) return null;
  const surname = BY_LETTERS.get(foldVietnamese(texts[0]));
  const spelt2 = surname && (isUpper ? surname.toUpperCase() : surname);
  const isMended = Boolean(spelt2) && spelt2 !== texts[0] && !SURNAMES.some((each) => each.toUpperCase() === texts[0].toUpperCase());
  return {
    value: [isMended ? spelt2 : texts[0], ...texts.slice(1)].join(" "),
    words: found,
    mends: isMended ? 1 : 0
  };
}
function trim(text) {
  return text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");
}
var LIKE_DIGITS = {
  O: "0",
  o: "0",
  D: "0",
  l: "1",
  I: "1",
  i: "1",
  "|": "1",
  S: "5",
  s: "5",
  B: "8",
  Z: "2",
  z: "2"
};
function takeDigits(words, isValid) {
  for (let from = 0; from < words.length; from++) {
    let value = "";
    let mends = 0;
    for (let to = from; to < Math.min(words.length, from + 5); to++) {
      const text = words[to].text.replace(/^[^\dA-Za-z|]+|[^\dA-Za-z|]+$/g, "").replace(
        /(?<=\d)[.\s](?=\d)/g,
        ""
      );
      const digits = [...text].map((letter) => LIKE_DIGITS[letter] ?? letter).join("");
      if (!/^[\d-]+$/.test(digits) || !/\d{2}/.test(text)) break;
      mends += [...text].filter((letter) => letter in LIKE_DIGITS).length;
      value += digits;
      if (isValid(value) && mends <= 2)
        return { value: value.replaceAll("-", ""), words: words.slice(from, to + 1), mends };
    }
  }
  return null;
}
function takeDay(words) {
  const text = words.map((word) => foldVietnamese(word.text)).join(" ");
  const short = /(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})(?!\d)/.exec(text);
  const long = /(?<!\d)(\d{1,2}),? ?th.{1,4}g ?(\d{1,2}),? ?n.m ?(\d{4})(?!\d)/.exec(text);
  const found = short && long ? short.index < long.index ? short : long : short ?? long;
  if (!found) return null;
  const value = `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}`;
  if (!isDay(value) || value < "1900-01-01" || value > "2100-01-01") return null;
  return { value, words: covered(words, found.index, found.index + found[0].length), mends: 0 };
}
function covered(words, from, to) {
  let place = 0;
  return words.filter((word) => {
    const [start, end] = [place, place + foldVietnamese(word.text).length];
    place = end + 1;
    return start < to && end > from;
  });
}
function takeNumber(words) {
  const found = [];
  let value = "";
  for (const word of words.slice(0, 4)) {
    const text = word.text.replace(/^[:;.,\s]+|[.,;:\s]+$/g, "");
    if (text === "" && value === "") continue;
    if (!/^[\p{Lu}\d/.\-–&]+$/u.test(text)) break;
    if (value !== "" && !/[/\-–.]$/.test(value) && !/^[/\-–]/.test(text)) break;
    value += text.replaceAll("\u2013", "-");
    found.push(word);
  }
  return /^\d{1,6}[\p{Lu}\d]*([/-][\p{Lu}\d][\p{Lu}\d.&-]*)+$/u.test(value) ? { value, words: found, mends: 0 } : null;
}
function takeWords(words) {
  const kept = words.filter((word) => trim(word.text) !== "" || /^[-–&]$/.test(word.text));
  const value = kept.map((word) => word.text).join(" ").replace(/^[:;.,\s]+|[.,;:\s]+$/g, "").trim();
  return value.length >= 2 && value.length <= 200 ? { value, words: kept, mends: 0 } : null;
}

// src/features/digitisation/reading/propose-fields.ts
var LEAST = 0.6;
var UNLABELLED = 0.8;
function proposeFields(kind, pages) {
  const rows = toRows(pages);
  const proposed = /* @__PURE__ */ new Map();
  const propose = (field, found) => {
    const made = found && toProposal(field, found);
    if (made && made.confidence >= LEAST && !proposed.has(field)) proposed.set(field, made);
  };
  for (const rule of LABEL_RULES)
    if (!rule.kinds || rule.kinds.includes(kind)) propose(rule.field, findValue(rule, rows));
  if (kind !== "identity_card") propose("issuedOn", findPlaceAndDay(rows));
  propose("personalId", findLoneId(rows));
  propose("issuer", findHeadIssuer(rows));
  return [...proposed.values()];
}
function findValue(rule, rows) {
  const found = [];
  for (const [at, row] of rows.entries()) {
    const label = nearestLabel(rule, row);
    if (!label) continue;
    const rest = untilNextLabel(row, label.to);
    const taken = takeValue(rule.shape, rest) ?? takeBelow(rule, rest, rows[at + 1]);
    if (!taken) continue;
    found.push({ ...taken, page: row.page, likeness: label.likeness });
    if (found.length === (rule.nth ?? 1)) return found.at(-1);
  }
  return null;
}
function nearestLabel({ labels, shape }, row) {
  const { folded } = row;
  for (const label of labels) {
    const found = findNear(label, folded);
    if (!found || !isWhole(folded, label, found)) continue;
    const isLoose = label.length < 6 || shape === "words";
    if (isLoose && found.from > 3) continue;
    const after = folded.slice(found.to).trim();
    if (shape === "number" && label === "so" && !/^\d/.test(after)) continue;
    if (OF_OTHERS.some((other) => after === other || after.startsWith(`${other} `))) continue;
    return found;
  }
  return null;
}
function isWhole(text, phrase, { from, to, likeness }) {
  const isLetter = (at) => /[a-z0-9]/.test(text[at] ?? "");
  if (likeness === 1) return !isLetter(from - 1) && !isLetter(to);
  return !isLetter(from - 1) && (text[from] === phrase[0] || text[from + 1] === phrase[1]);
}
function untilNextLabel(row, from) {
  const ends = NEXT_LABELS.flatMap((label) => {
    const found = findNear(label, row.folded, from);
    return found && found.from > from + 1 && isWhole(row.folded, label, found) ? [found.from] : [];
  });
  const end = Math.min(...ends, Number.POSITIVE_INFINITY);
  return wordsFrom(row, from).filter((word) => row.starts[row.words.indexOf(word)] < end);
}
function takeBelow(rule, rest, below) {
  const isEmpty = rest.every((word) => !new RegExp("\\d|\\p{L}{2}", "u").test(word.text));
  if (!isEmpty || !below || below.words.some((word) => word.text.endsWith(":"))) return null;
  return rule.shape === "name" || rule.shape === "id" || rule.shape === "day" ? takeValue(rule.shape, below.words) : null;
}
function findPlaceAndDay(rows) {
  for (const row of [...rows].reverse()) {
    if (/\b(sinh|chet|het han|den ngay|tu ngay|can cu|nghi dinh)\b/.test(row.folded) || !/ngay.*nam/.test(row.folded))
      continue;
    const taken = takeValue("day", row.words);
    if (taken) return { ...taken, page: row.page, likeness: UNLABELLED + 0.1 };
  }
  return null;
}
function findLoneId(rows) {
  const found = rows.flatMap((row) => {
    const taken = takeValue("id", row.words);
    return taken ? [{ ...taken, page: row.page, likeness: UNLABELLED }] : [];
  });
  return found.length === 1 ? found[0] : null;
}
function findHeadIssuer(rows) {
  const row = rows.slice(0, 8).find(
    ({ folded }) => (findNear("uy ban nhan dan", folded)?.from ?? 9) <= 2 && /\b(phuong|xa|dac khu|thanh pho|tinh)\b/.test(folded)
  );
  const taken = row && takeValue("words", row.words);
  return taken ? { ...taken, page: row.page, likeness: 1 } : null;
}
function toProposal(field, { value, words, page, likeness, mends }) {
  if (words.length === 0) return null;
  const sure = words.map((word) => word.confidence);
  const mean = sure.reduce((sum, each) => sum + each, 0) / sure.length;
  const confidence = likeness * 0.9 ** mends * (0.5 * Math.min(...sure) + 0.5 * mean);
  return {
    field,
    value,
    confidence: Math.round(Math.min(0.99, confidence) * 100) / 100,
    page,
    boxes: words.map((word) => word.box)
  };
}

// src/features/uploads/store.ts
import { sql } from "kysely";

// src/features/uploads/schema.ts
import { z } from "zod";
var MOST_FILE_MEGABYTES = 10;
var MOST_TOTAL_MEGABYTES = 30;
var MOST_FILES = 20;
var CHUNK_BYTES = 256 * 1024;
var MOST_CHUNK_BYTES = 1024 * 1024;
var CITIZENS_KINDS = ["pdf", "jpeg", "png", "docx", "xlsx"];
var CITIZENS_LIMITS = {
  kinds: CITIZENS_KINDS,
  fileMegabytes: MOST_FILE_MEGABYTES,
  totalMegabytes: MOST_TOTAL_MEGABYTES,
  files: MOST_FILES
};
function limitsOf(owner) {
  return owner.limits ?? CITIZENS_LIMITS;
}
var uuid = z.uuid("Thi\u1EBFu m\xE3 c\u1EE7a l\u1EA7n g\u1EEDi. H\xE3y m\u1EDF l\u1EA1i trang.");
var beginFields = z.object({
  key: uuid,
  name: z.string().max(1e3).default(""),
  size: z.number().int().min(1, "T\u1EC7p r\u1ED7ng. H\xE3y ch\u1ECDn t\u1EC7p kh\xE1c."),
  part: z.string().max(200).default("")
});
function isUploadId(text) {
  return uuid.safeParse(text).success;
}

// src/features/uploads/store.ts
var COLUMNS = ["id", "part", "name", "media_type", "size", "sha256", "scanned_at", "created_at"];
function toUpload(row) {
  return {
    id: row.id,
    part: row.part,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    scanned: row.scanned_at !== null,
    at: row.created_at
  };
}
function ownUploads(db, owner) {
  return db.selectFrom("uploads").select(COLUMNS).where("ward_id", "=", owner.wardId).where("owner_key", "=", owner.key);
}
async function listUploads(db, owner) {
  const rows = await ownUploads(db, owner).orderBy("no").execute();
  return rows.map(toUpload);
}
async function findUpload(db, owner, id) {
  const row = isUploadId(id) ? await ownUploads(db, owner).where("id", "=", id).executeTakeFirst() : null;
  if (!row) throw new Problem("not_found", "Kh\xF4ng c\xF3 t\u1EC7p n\xE0y, ho\u1EB7c t\u1EC7p \u0111\xE3 \u0111\u01B0\u1EE3c x\xF3a.");
  return toUpload(row);
}
async function lockOwner(tx, { wardId, key }) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${wardId}:${key}`}, 0))`.execute(tx);
}
async function findSame(db, owner, { part, sha256 }) {
  const row = await ownUploads(db, owner).where("part", "=", part).where("sha256", "=", sha256).executeTakeFirst();
  return row ? toUpload(row) : null;
}
function checkRoom(owner, taken, size) {
  const { files, totalMegabytes } = limitsOf(owner);
  if (taken.length >= files)
    throw new Problem("invalid", `\u0110\xE3 c\xF3 ${files} t\u1EC7p, l\xE0 s\u1ED1 nhi\u1EC1u nh\u1EA5t. H\xE3y g\u1ED9p gi\u1EA5y t\u1EDD v\xE0o \xEDt t\u1EC7p h\u01A1n.`);
  const total = taken.reduce((sum, each) => sum + each.size, size);
  if (total > totalMegabytes * 1024 * 1024)
    throw new Problem(
      "file_too_large",
      `T\u1EA5t c\u1EA3 c\xE1c t\u1EC7p c\u1ED9ng l\u1EA1i kh\xF4ng \u0111\u01B0\u1EE3c qu\xE1 ${totalMegabytes} MB. H\xE3y x\xF3a b\u1EDBt ho\u1EB7c ch\u1EE5p v\u1EDBi \u0111\u1ED9 ph\xE2n gi\u1EA3i th\u1EA5p h\u01A1n.`
    );
}
async function saveUpload(tx, owner, upload) {
  await tx.insertInto("uploads").values({
    ward_id: owner.wardId,
    owner_key: owner.key,
    id: upload.id,
    part: upload.part,
    sha256: upload.sha256,
    name: upload.name,
    media_type: upload.mediaType,
    size: upload.size,
    scanned_at: upload.scanned ? upload.at : null,
    created_at: upload.at
  }).execute();
}
async function deleteUploads(tx, owner, ids) {
  const rows = await tx.deleteFrom("uploads").where("ward_id", "=", owner.wardId).where("owner_key", "=", owner.key).$if(ids !== "all", (query) => query.where("id", "in", ids)).returning("sha256").execute();
  return rows.map((row) => row.sha256);
}
async function noteInfected(tx, owner, { signature, size, sha256, at }) {
  await tx.insertInto("infected_uploads").values({ ward_id: owner.wardId, owner_key: owner.key, signature, size, sha256, at }).execute();
}

// src/features/uploads/adopt-uploads.ts
async function adoptUploads(tx, owner) {
  await lockOwner(tx, owner);
  const uploads = await listUploads(tx, owner);
  for (const sha256 of new Set(uploads.map((each) => each.sha256).toSorted())) await lockBytes(tx, sha256);
  for (const upload of uploads) await nameFile(tx, owner.wardId, upload, upload.at);
  await deleteUploads(tx, owner, "all");
  return uploads;
}

// src/features/uploads/append-upload.ts
import { createHash } from "node:crypto";

// src/features/uploads/begun.ts
var COLUMNS2 = ["id", "part", "name", "size", "received", "upload_id", "touched_at"];
var toBegun = ({ upload_id, ...row }) => ({
  id: row.id,
  part: row.part,
  name: row.name,
  size: row.size,
  received: row.received,
  uploadId: upload_id
});
function ownBegun(db, owner) {
  return db.selectFrom("begun_uploads").select(COLUMNS2).where("ward_id", "=", owner.wardId).where("owner_key", "=", owner.key);
}
async function findBegun(db, owner, id, now) {
  return mustBe(
    isUploadId(id) ? await ownBegun(db, owner).where("id", "=", id).where("expires_at", ">", now).executeTakeFirst() : void 0
  );
}
async function lockBegun(tx, owner, id, now) {
  if (!isUploadId(id)) return mustBe(void 0);
  return mustBe(
    await ownBegun(tx, owner).where("id", "=", id).where("expires_at", ">", now).forUpdate().executeTakeFirst()
  );
}
function mustBe(row) {
  if (!row) throw new Problem("not_found", "L\u1EA7n g\u1EEDi t\u1EC7p n\xE0y kh\xF4ng c\xF2n. H\xE3y g\u1EEDi l\u1EA1i t\u1EC7p t\u1EEB \u0111\u1EA7u.");
  return toBegun(row);
}
async function deleteBegun(tx, owner, id) {
  await tx.deleteFrom("begun_uploads").where("ward_id", "=", owner.wardId).where("owner_key", "=", owner.key).where("id", "=", id).execute();
}

// src/features/uploads/spool.ts
import { createCipheriv, randomBytes } from "node:crypto";
import { constants, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
var [ID, SALT, BLOCK] = [8, 24, 16];
var HEAD_BYTES = ID + SALT;
function folderOf({ settings }) {
  return join(settings.dataDir, "spool");
}
async function writePiece(ground, id, offset, bytes) {
  const folder = folderOf(ground);
  await mkdir(folder, { recursive: true, mode: 448 });
  const file = await open(join(folder, id), constants.O_RDWR | constants.O_CREAT, 384);
  try {
    if (offset > 0 && (await file.stat()).size - HEAD_BYTES < offset) return false;
    const key = offset === 0 ? await beginSpool(ground, file) : await spoolKey(ground, file);
    if (key === null) return false;
    const secret = turn(key, offset, bytes);
    await file.write(secret, 0, secret.length, HEAD_BYTES + offset);
    await file.datasync();
    if (offset === 0) await syncFolder(folder);
    return true;
  } finally {
    await file.close();
  }
}
async function readPieces(ground, id, size) {
  const file = await open(join(folderOf(ground), id)).catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const key = await spoolKey(ground, file);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(size), 0, size, HEAD_BYTES);
    return key !== null && bytesRead === size ? turn(key, 0, buffer) : null;
  } finally {
    await file.close();
  }
}
async function beginSpool({ settings }, file) {
  const { current } = openKeys(settings.files);
  const salt = randomBytes(SALT);
  await file.truncate(0);
  await file.write(Buffer.concat([current.id, salt]), 0, HEAD_BYTES, 0);
  return keyOf(current, salt);
}
async function spoolKey({ settings }, file) {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  if (bytesRead < HEAD_BYTES) return null;
  const key = openKeys(settings.files).find(buffer.subarray(0, ID));
  return key ? keyOf(key, buffer.subarray(ID)) : null;
}
var keyOf = (key, salt) => key.derive(salt, "spool");
function turn(key, offset, bytes) {
  const counter = Buffer.alloc(BLOCK);
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / BLOCK)), 8);
  const cipher = createCipheriv("aes-256-ctr", key, counter);
  cipher.update(Buffer.alloc(offset % BLOCK));
  return cipher.update(bytes);
}
async function syncFolder(path) {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
async function forgetPieces(ground, id) {
  await rm(join(folderOf(ground), id), { force: true });
}
async function listOldPieces(ground, before) {
  const folder = folderOf(ground);
  const names = await readdir(folder).catch(() => []);
  const old = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && found.mtime < before) old.push(name);
  }
  return old;
}

// src/features/uploads/append-upload.ts
var OtherOffset = class extends Problem {
  offset;
  constructor(message, offset) {
    super("changed_meanwhile", message);
    this.offset = offset;
  }
};
async function appendUpload(ground, owner, id, { offset, bytes, sha256, now }) {
  if (bytes.length > MOST_CHUNK_BYTES)
    throw new Problem("file_too_large", "M\u1ED7i ph\u1EA7n c\u1EE7a t\u1EC7p kh\xF4ng \u0111\u01B0\u1EE3c qu\xE1 1 MB.");
  const isWhole2 = sha256 === null || createHash("sha256").update(bytes).digest("base64") === sha256;
  const received = await ground.database.transact(async (tx) => {
    const begun = await lockBegun(tx, owner, id, now);
    if (!isWhole2)
      throw new OtherOffset("Ph\u1EA7n v\u1EEBa g\u1EEDi b\u1ECB sai l\u1EC7ch tr\xEAn \u0111\u01B0\u1EDDng truy\u1EC1n. H\xE3y g\u1EEDi l\u1EA1i.", begun.received);
    if (begun.uploadId !== null || offset !== begun.received)
      throw new OtherOffset(
        "Ph\u1EA7n v\u1EEBa g\u1EEDi kh\xF4ng n\u1ED1i ti\u1EBFp ph\u1EA7n \u0111\xE3 nh\u1EADn. H\xE3y g\u1EEDi ti\u1EBFp t\u1EEB ch\u1ED7 \u0111\xE3 nh\u1EADn.",
        begun.uploadId === null ? begun.received : begun.size
      );
    const received2 = offset + bytes.length;
    if (received2 > begun.size)
      throw new Problem("invalid", "T\u1EC7p d\xE0i h\u01A1n \u0111\xE3 b\xE1o l\xFAc \u0111\u1EA7u. H\xE3y g\u1EEDi l\u1EA1i t\u1EC7p t\u1EEB \u0111\u1EA7u.");
    if (bytes.length === 0) return received2;
    const isThere = await writePiece(ground, id, offset, bytes);
    await tx.updateTable("begun_uploads").set({ received: isThere ? received2 : 0, touched_at: now }).where("ward_id", "=", owner.wardId).where("id", "=", id).execute();
    return isThere ? received2 : null;
  });
  if (received === null) throw new OtherOffset("Ph\u1EA7n \u0111\xE3 nh\u1EADn b\u1ECB m\u1EA5t tr\xEAn m\xE1y ch\u1EE7. H\xE3y g\u1EEDi l\u1EA1i t\u1EEB \u0111\u1EA7u.", 0);
  return received;
}

// src/features/uploads/begin-upload.ts
import { randomUUID } from "node:crypto";

// src/platform/files/inspect.ts
import { fileTypeFromBuffer } from "file-type";

// src/platform/files/inspection/foreign.ts
var EICAR = `$EICAR-STANDARD-${"ANTIVIRUS-TEST-FILE!$H+H*"}`;
var MARKUP = /<(?:script|html|iframe|object|embed|body|applet|meta|link)[\s>/]|<!doctype\s{1,20}html|<\?php\s|javascript:/i;
var SHORT_TAGS = /<(?:svg|img)\s/gi;
var RUNS = /^<svg\s[\s\S]*xmlns|\son\w{3,30}\s{0,20}=/i;
var TAG_REACH = 400;
var MOST_TAGS = 100;
var ARCHIVES = ["Rar!\x07", "7z\xBC\xAF'", "This program cannot be run in DOS mode"];
var ZIP_ENTRY = "PK";
var ZIP_END = "PK";
var ZIP_END_REACH = 65557;
function refuseEicar(name, text) {
  if (text.includes(EICAR)) throw new InfectedFile(name, "EICAR-Test");
}
function refuseMarkup(name, text) {
  if (MARKUP.test(text) || holdsRunningTag(text))
    refuse(
      name,
      "c\xF3 m\xE3 l\u1EC7nh trang web (HTML) gi\u1EA5u b\xEAn trong n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p ho\u1EB7c qu\xE9t l\u1EA1i gi\u1EA5y t\u1EDD."
    );
}
function refuseHiddenFiles(name, text) {
  if (ARCHIVES.some((head) => text.includes(head)) || holdsZipEntry(text) || text.slice(-ZIP_END_REACH).includes(ZIP_END))
    refuse(name, "c\xF3 t\u1EC7p kh\xE1c gi\u1EA5u b\xEAn trong n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p ho\u1EB7c qu\xE9t l\u1EA1i gi\u1EA5y t\u1EDD.");
}
function holdsZipEntry(text) {
  for (let at = text.indexOf(ZIP_ENTRY); at >= 0; at = text.indexOf(ZIP_ENTRY, at + 4)) {
    const version = text.charCodeAt(at + 4);
    if (version >= 10 && version <= 63 && text.charCodeAt(at + 5) === 0) return true;
  }
  return false;
}
function holdsRunningTag(text) {
  let count = 0;
  for (const { index } of text.matchAll(SHORT_TAGS))
    if (++count > MOST_TAGS || RUNS.test(text.slice(index, index + TAG_REACH))) return true;
  return false;
}

// src/platform/files/inspection/pixels.ts
var MOST_PIXELS = 1e8;
var LONGEST_SIDE = 3e4;
function checkPixels(name, width, height) {
  if (width < 1 || height < 1) refuse(name, "l\xE0 \u1EA3nh r\u1ED7ng. H\xE3y ch\u1EE5p l\u1EA1i.");
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    refuse(
      name,
      `l\xE0 \u1EA3nh qu\xE1 l\u1EDBn (${width} \xD7 ${height} \u0111i\u1EC3m). H\xE3y ch\u1EE5p l\u1EA1i v\u1EDBi \u0111\u1ED9 ph\xE2n gi\u1EA3i th\u01B0\u1EDDng, t\u1ED1i \u0111a 100 tri\u1EC7u \u0111i\u1EC3m.`
    );
}

// src/platform/files/inspection/jpeg.ts
var SCAN = 218;
var END = 217;
var COMMENT = 254;
function checkJpeg(name, given) {
  const walk = { name, bytes: given, hasFrame: false };
  let at = 2;
  let hasScan = false;
  for (; ; ) {
    const marker = markerAt(walk, at);
    at = marker.next;
    if (marker.code === END) break;
    if (marker.code === 1 || marker.code >= 208 && marker.code <= 215) continue;
    const length = at + 2 <= given.length ? given.readUInt16BE(at) : 0;
    if (length < 2 || at + length > given.length) refuse(name, BROKEN);
    checkSegment(walk, marker.code, given.subarray(at + 2, at + length));
    at += length;
    if (marker.code !== SCAN) continue;
    hasScan = true;
    at = endOfScan(walk, at);
  }
  if (!walk.hasFrame || !hasScan) refuse(name, BROKEN);
  return withoutTrailer(name, given, at);
}
function markerAt({ name, bytes }, at) {
  if (bytes[at] !== 255) refuse(name, BROKEN);
  let next = at;
  while (bytes[next] === 255) next++;
  const code = bytes[next];
  if (code === void 0 || code === 0 || code === 216) refuse(name, BROKEN);
  return { code, next: next + 1 };
}
function checkSegment(walk, marker, segment) {
  const isFrame = marker >= 192 && marker <= 207 && ![196, 200, 204].includes(marker);
  if (isFrame) {
    if (segment.length < 6) refuse(walk.name, BROKEN);
    checkPixels(walk.name, segment.readUInt16BE(3), segment.readUInt16BE(1));
    walk.hasFrame = true;
    return;
  }
  const isMetadata = marker === COMMENT || marker >= 224 && marker <= 239;
  if (isMetadata) refuseCode(walk.name, marker, segment);
}
function refuseCode(name, marker, segment) {
  const text = segment.toString("latin1");
  const isTooLongHead = marker === 224 && text.startsWith("JFIF\0") && segment.length !== headLength(segment);
  const isPage = marker === COMMENT && /<[a-z!/?]/i.test(text);
  if (isTooLongHead || isPage || /\*\/\s*[=;(]/.test(text))
    refuse(name, "c\xF3 m\xE3 l\u1EC7nh gi\u1EA5u trong ph\u1EA7n ghi ch\xFA c\u1EE7a \u1EA3nh n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p l\u1EA1i.");
}
function headLength(segment) {
  return 14 + 3 * (segment[12] ?? 0) * (segment[13] ?? 0);
}
function endOfScan({ name, bytes }, from) {
  let at = from;
  for (; ; ) {
    at = bytes.indexOf(255, at);
    const code = bytes[at + 1];
    if (at < 0 || code === void 0) refuse(name, BROKEN);
    if (code !== 0 && !(code >= 208 && code <= 215) && code !== 255) return at;
    at += code === 255 ? 1 : 2;
  }
}
function withoutTrailer(name, bytes, end) {
  const trailer = bytes.subarray(end);
  if (trailer.length === 0) return bytes;
  const isSecondPicture = trailer.subarray(0, 3).equals(Buffer.from([255, 216, 255]));
  const isFilm = trailer.subarray(4, 8).toString("latin1") === "ftyp";
  const isMakersNotes = trailer.subarray(-4).toString("latin1") === "SEFT";
  const isPadding = trailer.every((byte) => byte === 0);
  if (!isSecondPicture && !isFilm && !isMakersNotes && !isPadding)
    refuse(name, "c\xF3 d\u1EEF li\u1EC7u l\u1EA1 n\u1ED1i sau \u1EA3nh n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p l\u1EA1i.");
  return bytes.subarray(0, end);
}

// src/platform/files/inspection/office.ts
var PARTS = /^(?:.*\/)?(?:\[Content_Types\]\.xml|[^/]*\.(?:xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|odttf|bin))$|\/$/i;
var ARCHIVES2 = ["PK", "Rar!", "7z\xBC\xAF", "\x8B\b", "MZ", "\xD0\xCF\xE0", "%PDF-"];
var MACROS = /vbaProject|vbaData|activeX|macrosheets|customUI/i;
var PDF_INSTEAD = "H\xE3y l\u01B0u l\u1EA1i d\u01B0\u1EDBi d\u1EA1ng PDF r\u1ED3i g\u1EEDi.";
function officeKind(bytes) {
  if (!bytes.includes("[Content_Types].xml")) return null;
  if (bytes.includes("word/document.xml")) return "docx";
  return bytes.includes("xl/workbook.xml") ? "xlsx" : null;
}
async function checkOffice(name, bytes) {
  const entries = readZip(name, bytes);
  if (!entries.some((entry) => entry.name === "[Content_Types].xml")) refuse(name, BROKEN);
  for (const entry of entries) {
    if (MACROS.test(entry.name)) refuse(name, `c\xF3 macro (m\xE3 l\u1EC7nh) n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. ${PDF_INSTEAD}`);
    if (/\/embeddings\//i.test(entry.name) || !PARTS.test(entry.name))
      refuse(
        name,
        `c\xF3 t\u1EC7p kh\xE1c nh\xFAng b\xEAn trong (${entry.name.slice(0, 60)}) n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. ${PDF_INSTEAD}`
      );
  }
  for (const entry of entries) await checkEntry(name, entry);
}
async function checkEntry(name, entry) {
  let tail = "";
  let isFirst = true;
  await seeEntry(name, entry, (piece) => {
    const text = piece.toString("latin1");
    if (isFirst && ARCHIVES2.some((head) => text.startsWith(head)))
      refuse(name, `c\xF3 t\u1EC7p kh\xE1c nh\xFAng b\xEAn trong n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. ${PDF_INSTEAD}`);
    isFirst = false;
    checkPiece(name, entry, tail + text);
    tail = text.slice(-2048);
  });
}
function checkPiece(name, entry, text) {
  refuseEicar(name, text);
  if (!/\.(xml|rels|vml)$/i.test(entry.name)) return;
  const plain = text.replaceAll("\0", "");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(plain))
    refuse(name, `c\xF3 khai b\xE1o XML nguy hi\u1EC3m n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. ${PDF_INSTEAD}`);
  if (/macroEnabled|vbaProject/i.test(plain))
    refuse(name, `c\xF3 macro (m\xE3 l\u1EC7nh) n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. ${PDF_INSTEAD}`);
  const isDynamic = /<w:instrText[^<>]{0,200}>\s{0,200}DDE|w:instr="\s{0,200}DDE|<ddeLink|<f[^<>]{0,200}>[^<]{0,500}\bcmd\|/i.test(
    plain
  );
  if (isDynamic || fetchesElsewhere(plain))
    refuse(name, `c\xF3 li\xEAn k\u1EBFt t\u1EF1 t\u1EA3i n\u1ED9i dung b\xEAn ngo\xE0i n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. ${PDF_INSTEAD}`);
}
function fetchesElsewhere(text) {
  for (const [tag] of text.matchAll(/<Relationship\s[^<>]{0,2000}>/g))
    if (/TargetMode\s*=\s*["']External/i.test(tag) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag))
      return true;
  return false;
}

// src/platform/files/inspection/pdf.ts
var FORBIDDEN = [
  [
    /\/Encrypt(?![A-Za-z])/,
    "c\xF3 \u0111\u1EB7t m\u1EADt kh\u1EA9u ho\u1EB7c b\u1ECB kh\xF3a n\xEAn c\xE1n b\u1ED9 kh\xF4ng xem \u0111\u01B0\u1EE3c. H\xE3y b\u1ECF m\u1EADt kh\u1EA9u r\u1ED3i g\u1EEDi l\u1EA1i."
  ],
  [
    /\/JavaScript(?![A-Za-z])/,
    "c\xF3 m\xE3 l\u1EC7nh JavaScript b\xEAn trong n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y in l\u1EA1i ra PDF r\u1ED3i g\u1EEDi."
  ],
  [/\/Launch(?![A-Za-z])/, "c\xF3 l\u1EC7nh m\u1EDF ch\u01B0\u01A1ng tr\xECnh kh\xE1c n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y in l\u1EA1i ra PDF r\u1ED3i g\u1EEDi."],
  [
    /\/(?:EmbeddedFiles?|FileAttachment|GoToE)(?![A-Za-z])/,
    "c\xF3 t\u1EC7p kh\xE1c \u0111\xEDnh k\xE8m b\xEAn trong n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y g\u1EEDi t\u1EEBng t\u1EC7p ri\xEAng."
  ],
  [
    /\/(?:RichMedia|Rendition|SubmitForm|ImportData)(?![A-Za-z])|\/XFA\s{0,20}(?:\[|\d{1,10}\s\d{1,5}\sR)|xfa\.org\/schema/,
    "c\xF3 bi\u1EC3u m\u1EABu \u0111\u1ED9ng ho\u1EB7c n\u1ED9i dung \u0111a ph\u01B0\u01A1ng ti\u1EC7n n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y in l\u1EA1i ra PDF r\u1ED3i g\u1EEDi."
  ]
];
var MOST_STREAMS = 1e4;
var MOST_UNPACKED = 512 * 1024 * 1024;
var SMALL = 4 * 1024;
var HEAD2 = 256 * 1024;
var MOST_OBJECTS = 32 * 1024 * 1024;
var BOMB = "n\u1EDF ra qu\xE1 l\u1EDBn khi m\u1EDF n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y qu\xE9t l\u1EA1i v\u1EDBi \u0111\u1ED9 ph\xE2n gi\u1EA3i 200\u2013300 dpi.";
async function checkPdf(name, bytes) {
  const text = bytes.toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(text)) refuse(name, BROKEN);
  if (!/%%EOF[\s\0]{0,4096}$/.test(text.slice(-8192))) refuse(name, endOf(text));
  if (!/\d\s+\d\s+obj\b/.test(text)) refuse(name, BROKEN);
  refuseForbidden(name, text);
  await checkStreams(name, bytes, text);
}
function endOf(text) {
  return text.includes("%%EOF") ? "c\xF3 d\u1EEF li\u1EC7u l\u1EA1 n\u1ED1i sau ph\u1EA7n cu\u1ED1i PDF n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y in l\u1EA1i ra PDF r\u1ED3i g\u1EEDi." : BROKEN;
}
function spelt(text) {
  if (!text.includes("#")) return text;
  const bytes = Buffer.from(text, "latin1");
  let to = 0;
  for (let at = 0; at < bytes.length; at++, to++) {
    const [high, low] = bytes[at] === HASH ? [digit(bytes[at + 1]), digit(bytes[at + 2])] : [-1, -1];
    const isSpelt = high >= 0 && low >= 0;
    bytes[to] = isSpelt ? high * 16 + low : bytes[at];
    if (isSpelt) at += 2;
  }
  return bytes.toString("latin1", 0, to);
}
var HASH = 35;
function digit(code = 0) {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
function refuseForbidden(name, text) {
  const plain = spelt(text);
  for (const [pattern, why] of FORBIDDEN) if (pattern.test(plain)) refuse(name, why);
  if (/\/(?:FlateDecode|Fl)[\s/[\]]*\/(?:FlateDecode|Fl)(?![A-Za-z])/.test(plain)) refuse(name, BOMB);
}
async function checkStreams(name, bytes, text) {
  let [room, count, end, seen] = [MOST_UNPACKED, 0, 0, 0];
  for (const match of text.matchAll(/stream(?:\r\n|\n|\r)/g)) {
    if (text.startsWith("end", match.index - 3)) continue;
    if (++count > MOST_STREAMS) refuse(name, BOMB);
    const start = match.index + match[0].length;
    if (end < start) end = endAfter(text, start);
    const packed = bytes.subarray(start, end);
    try {
      const size = isPacked(packed) ? await checkPacked(name, packed, room) : 0;
      room -= size;
      if (holdsObjects(text, match.index) && (size > 0 || isPlain(text, match.index))) seen++;
    } catch (error) {
      if (error instanceof TooMuch) refuse(name, BOMB);
      throw error;
    }
  }
  if (seen < (spelt(text).match(/\/ObjStm(?![A-Za-z])/g)?.length ?? 0))
    refuse(
      name,
      "gi\u1EA5u n\u1ED9i dung theo c\xE1ch kh\xF4ng ki\u1EC3m tra \u0111\u01B0\u1EE3c n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y in l\u1EA1i ra PDF r\u1ED3i g\u1EEDi."
    );
}
function endAfter(text, start) {
  const end = text.indexOf("endstream", start);
  return end < 0 ? text.length : end;
}
function isPacked(bytes) {
  return bytes.length > 2 && (bytes[0] & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}
function dictionaryBefore(text, at) {
  const near = text.slice(Math.max(0, at - 4096), at);
  return spelt(near.slice(near.lastIndexOf("obj") + 1));
}
function holdsObjects(text, at) {
  const dictionary = dictionaryBefore(text, at);
  if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) return false;
  const filter = /\/Filter\s{0,20}(?:\[\s{0,20})?\/(?:FlateDecode|Fl)\s{0,20}(?:[\]/>]|$)/;
  return !/\/Filter/.test(dictionary) || filter.test(dictionary) && !/Predictor\s{1,20}(?:[2-9]|1[0-5])|Parms\s{0,20}\d|ASCII|LZW|RunLength|\/Crypt/.test(dictionary);
}
function isPlain(text, at) {
  return !/\/Filter/.test(dictionaryBefore(text, at));
}
async function checkPacked(name, packed, room) {
  if (packed.length < SMALL) {
    const small = inflateSmall(packed, Math.max(1, Math.min(room, 16 * 1024 * 1024)));
    if (small !== null) checkContent(name, looksLikeObjects(small) ? small : small.subarray(0, HEAD2));
    return small?.length ?? 0;
  }
  if (inflateSmall(packed.subarray(0, SMALL), 16 * 1024 * 1024) === null) return 0;
  const pieces = [];
  let kept = 0;
  const size = await inflate([packed], {
    most: room,
    tolerant: true,
    see: (piece) => {
      if (kept === 0 || kept < MOST_OBJECTS && looksLikeObjects(pieces[0])) {
        pieces.push(piece);
        kept += piece.length;
      }
    }
  }).catch((error) => {
    if (error instanceof TooMuch) throw error;
    return 0;
  });
  checkContent(name, Buffer.concat(pieces));
  return size;
}
function looksLikeObjects(piece) {
  return /^[\s\0]*(?:\d+[\s\0]+\d|%|<)/.test(piece.toString("latin1", 0, 1024));
}
function checkContent(name, bytes) {
  const text = bytes.toString("latin1");
  refuseForbidden(name, text);
  refuseEicar(name, text);
  if (text.startsWith("<")) refuseMarkup(name, text);
}

// src/platform/files/inspection/png.ts
import { crc32 } from "node:zlib";
var SAMPLES = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
var MOST_UNPACKED2 = 4e8;
var MOST_CHUNKS = 2e4;
var MOST_TEXT = 4 * 1024 * 1024;
var BOMB2 = "n\u1EDF ra qu\xE1 l\u1EDBn khi m\u1EDF n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p ho\u1EB7c qu\xE9t l\u1EA1i.";
async function checkPng(name, bytes) {
  const chunks = readChunks(name, bytes);
  const head = chunks[0];
  if (head?.type !== "IHDR" || head.data.length !== 13) refuse(name, BROKEN);
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  checkPixels(name, width, height);
  for (const chunk of chunks) checkText(name, chunk);
  const bits = (SAMPLES[head.data[9]] ?? 4) * head.data[8];
  const needed = height * (Math.ceil(width * bits / 8) + 1);
  const packed = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  if (packed.length === 0) refuse(name, BROKEN);
  if (needed > MOST_UNPACKED2) refuse(name, BOMB2);
  const most = needed + 8 * height + 65536;
  const size = await inflate(packed, { most }).catch(
    (error) => refuse(name, error instanceof TooMuch ? BOMB2 : BROKEN)
  );
  if (size < needed) refuse(name, BROKEN);
}
function readChunks(name, bytes) {
  const chunks = [];
  let at = 8;
  for (; ; ) {
    if (at + 12 > bytes.length) refuse(name, BROKEN);
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) refuse(name, BROKEN);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) refuse(name, BROKEN);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (chunks.length >= MOST_CHUNKS) refuse(name, BOMB2);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
    if (type === "IEND") break;
  }
  if (at !== bytes.length)
    refuse(name, "c\xF3 d\u1EEF li\u1EC7u l\u1EA1 n\u1ED1i sau \u1EA3nh n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p ho\u1EB7c qu\xE9t l\u1EA1i.");
  return chunks;
}
function checkText(name, { type, data }) {
  if (!["tEXt", "zTXt", "iTXt", "iCCP"].includes(type)) return;
  const text = textOf(name, type, data).toString("latin1");
  if (type === "iTXt") refuseMarkup(name, text);
  else if (type !== "iCCP" && /<[a-z!/?]/i.test(text)) refuseMarkup(name, "<html>");
}
function textOf(name, type, data) {
  const key = data.indexOf(0);
  if (key < 0) refuse(name, BROKEN);
  if (type === "tEXt") return data.subarray(key + 1);
  if (type !== "iTXt") return unpackText(name, data.subarray(key + 2));
  const language = data.indexOf(0, key + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) refuse(name, BROKEN);
  const text = data.subarray(translated + 1);
  return data[key + 1] === 1 ? unpackText(name, text) : text;
}
function unpackText(name, packed) {
  try {
    return inflateSmall(packed, MOST_TEXT) ?? refuse(name, BROKEN);
  } catch (error) {
    if (error instanceof TooMuch) refuse(name, BOMB2);
    throw error;
  }
}

// src/platform/files/inspection/safe-name.ts
var UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu;
var UNSAFE = /[<>:"|?*]/g;
var RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
var LONGEST2 = 120;
var LOOKED_AT = 1e3;
function splitName(given) {
  const last = given.slice(-LOOKED_AT).normalize("NFC").split(/[/\\]/).at(-1);
  const clean = last.replace(UNSEEN, "").replace(UNSAFE, "-").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  const dot = clean.lastIndexOf(".");
  const extension = dot > 0 ? clean.slice(dot + 1).toLowerCase() : "";
  return dot > 0 && /^[a-z0-9]{1,10}$/.test(extension) ? { stem: clean.slice(0, dot), extension } : { stem: clean, extension: "" };
}
function joinName(stem, extension) {
  const short = [...stem].slice(0, LONGEST2).join("").replace(/[. ]+$/, "");
  const base = short.split(".")[0].trim();
  const safe = short === "" ? "tep-dinh-kem" : RESERVED.test(base) ? `_${short}` : short;
  return `${safe}.${extension}`;
}
function shownName(given) {
  const { stem, extension } = splitName(given);
  const short = [...stem === "" ? "kh\xF4ng t\xEAn" : stem].slice(0, 60).join("");
  return extension === "" ? short : `${short}.${extension}`;
}

// src/platform/files/turns.ts
function openTurns(most) {
  const waiting = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise((wake) => waiting.push(wake));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

// src/platform/files/inspect.ts
var inTurn = openTurns(4);
function inspectFile(given, allowed) {
  return inTurn(() => inspect(given, allowed));
}
async function inspect(given, { kinds, megabytes }) {
  const name = shownName(given.name);
  const bytes = Buffer.from(given.bytes.buffer, given.bytes.byteOffset, given.bytes.byteLength);
  if (bytes.length === 0) refuse(name, "l\xE0 t\u1EC7p r\u1ED7ng. H\xE3y ch\u1ECDn t\u1EC7p kh\xE1c.");
  if (bytes.length > megabytes * 1024 * 1024)
    throw new Problem(
      "file_too_large",
      `T\u1EC7p "${name}" l\u1EDBn h\u01A1n ${megabytes} MB. H\xE3y qu\xE9t l\u1EA1i v\u1EDBi \u0111\u1ED9 ph\xE2n gi\u1EA3i 200\u2013300 dpi.`
    );
  const text = bytes.toString("latin1");
  refuseEicar(name, text);
  const kind = kindOf(bytes);
  if (kind === null || !kinds.includes(kind)) refuse(name, await whyNot(bytes, text, kinds));
  const { stem, extension } = splitName(given.name);
  checkExtension(name, extension, kind);
  const kept = await checkContent2(name, kind, bytes, text);
  const { mediaType, extensions } = KINDS[kind];
  const isKnown = extension === "" || extensions.includes(extension);
  return {
    name: joinName(isKnown ? stem : `${stem}.${extension}`, extensions[0]),
    mediaType,
    bytes: kept
  };
}
function kindOf(bytes) {
  const head = bytes.toString("latin1", 0, 8);
  if (head.startsWith("%PDF-")) return "pdf";
  if (head.startsWith("\xFF\xD8\xFF")) return "jpeg";
  if (head === "\x89PNG\r\n\n") return "png";
  return head.startsWith("PK") ? officeKind(bytes) : null;
}
async function whyNot(bytes, text, kinds) {
  const words = kinds.map((kind) => KINDS[kind].word).join(", ");
  if (text.slice(1, 1100).includes("%PDF-"))
    return "c\xF3 d\u1EEF li\u1EC7u l\u1EA1 \u0111\u1EE9ng tr\u01B0\u1EDBc ph\u1EA7n PDF n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y in l\u1EA1i ra PDF r\u1ED3i g\u1EEDi.";
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => void 0);
  return `${otherKind(found?.mime, text)} Ch\u1EC9 nh\u1EADn ${words}.`;
}
function checkExtension(name, extension, kind) {
  const { extensions, word } = KINDS[kind];
  if (extension === "" || extensions.includes(extension) || !isFileEnding(extension)) return;
  refuse(
    name,
    `mang \u0111u\xF4i .${extension} nh\u01B0ng n\u1ED9i dung l\xE0 ${word}. H\xE3y \u0111\u1ED5i \u0111u\xF4i t\u1EC7p th\xE0nh .${extensions[0]} n\u1EBFu \u0111\xFAng l\xE0 gi\u1EA5y t\u1EDD c\u1EE7a b\u1EA1n.`
  );
}
var ENDINGS = new Set(
  "exe,com,bat,cmd,scr,pif,msi,dll,jar,js,mjs,vbs,vbe,wsf,hta,ps1,sh,py,php,asp,aspx,jsp,lnk,url,apk,htm,html,xhtml,mht,svg,xml,swf,zip,rar,7z,gz,tar,iso,gif,webp,bmp,tif,tiff,heic,heif,avif,ico,psd,doc,docm,dot,dotm,xls,xlsm,xlsb,ppt,pptx,pptm,odt,ods,rtf,txt,csv,eml,msg,mp3,mp4,mov,avi".split(
    ","
  )
);
function isFileEnding(extension) {
  return ENDINGS.has(extension) || Object.values(KINDS).some((each) => each.extensions.includes(extension));
}
async function checkContent2(name, kind, bytes, text) {
  if (kind === "docx" || kind === "xlsx") {
    await checkOffice(name, bytes);
    return bytes;
  }
  refuseMarkup(name, text);
  refuseHiddenFiles(name, text);
  if (kind !== "pdf" && text.includes("%PDF-"))
    refuse(name, "c\xF3 t\u1EC7p PDF gi\u1EA5u b\xEAn trong \u1EA3nh n\xEAn kh\xF4ng \u0111\u01B0\u1EE3c nh\u1EADn. H\xE3y ch\u1EE5p ho\u1EB7c qu\xE9t l\u1EA1i.");
  if (kind === "jpeg") return checkJpeg(name, bytes);
  if (kind === "png") await checkPng(name, bytes);
  else if (kind === "pdf") await checkPdf(name, bytes);
  else refuse(name, BROKEN);
  return bytes;
}

// src/features/uploads/callers.ts
import { createHmac } from "node:crypto";
var UPLOADS_AN_HOUR = 600;
function sealCaller({ settings }, address) {
  return createHmac("sha256", settings.secret).update(`caller:${address}`).digest("base64url");
}
async function countUpload(tx, caller, now) {
  await countTry(tx, `upload:${caller}`, UPLOADS_AN_HOUR, 60, now);
}

// src/features/uploads/begin-upload.ts
var LIFE_MS = 24 * 36e5;
var MOST_OF_OWNER = 5;
var MOST_OF_CALLER = 30;
var IDLE_MS = 15 * 6e4;
async function beginUpload(ground, owner, given, now) {
  const name = shownName(given.name);
  const { fileMegabytes } = limitsOf(owner);
  if (given.size > fileMegabytes * 1024 * 1024)
    throw new Problem(
      "file_too_large",
      `T\u1EC7p "${name}" l\u1EDBn h\u01A1n ${fileMegabytes} MB. H\xE3y qu\xE9t l\u1EA1i v\u1EDBi \u0111\u1ED9 ph\xE2n gi\u1EA3i 200\u2013300 dpi.`
    );
  const caller = sealCaller(ground, given.caller);
  const dropped = [];
  const begun = await ground.database.transact(async (tx) => {
    await lockOwner(tx, owner);
    const known = await ownBegun(tx, owner).where("client_key", "=", given.key).executeTakeFirst();
    if (known) return toBegun(known);
    await countUpload(tx, caller, now);
    dropped.push(...await makeRoom(tx, owner, { size: given.size, caller, now }));
    return insert(tx, owner, { ...given, name: given.name.slice(0, 300).replaceAll("\0", ""), caller }, now);
  });
  for (const id of dropped) await forgetPieces(ground, id);
  return begun;
}
async function makeRoom(tx, owner, { size, caller, now }) {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  const dropped = await tx.deleteFrom("begun_uploads").where("ward_id", "=", owner.wardId).where("owner_key", "=", owner.key).where("upload_id", "is", null).where("touched_at", "<", idleSince).where(
    ({ selectFrom }) => selectFrom("begun_uploads as other").select(({ fn, eb }) => eb(fn.countAll(), ">=", MOST_OF_OWNER).as("isFull")).where("other.ward_id", "=", owner.wardId).where("other.owner_key", "=", owner.key).where("other.upload_id", "is", null)
  ).returning("id").execute();
  const underWay = await ownBegun(tx, owner).where("upload_id", "is", null).execute();
  const ofCaller = await tx.selectFrom("begun_uploads").select(({ fn }) => fn.countAll().as("count")).where("caller", "=", caller).where("upload_id", "is", null).where("touched_at", ">", idleSince).executeTakeFirstOrThrow();
  if (underWay.length >= MOST_OF_OWNER || ofCaller.count >= MOST_OF_CALLER)
    throw new Problem(
      "too_many_tries",
      "\u0110ang g\u1EEDi nhi\u1EC1u t\u1EC7p c\xF9ng l\xFAc. H\xE3y ch\u1EDD c\xE1c t\u1EC7p tr\u01B0\u1EDBc g\u1EEDi xong r\u1ED3i th\u1EED l\u1EA1i."
    );
  const live = underWay.filter((each) => each.touched_at > idleSince);
  checkRoom(owner, [...await listUploads(tx, owner), ...live], size);
  return dropped.map((each) => each.id);
}
async function insert(tx, owner, given, now) {
  const row = await tx.insertInto("begun_uploads").values({
    ward_id: owner.wardId,
    owner_key: owner.key,
    id: randomUUID(),
    part: given.part,
    client_key: given.key,
    caller: given.caller,
    name: given.name,
    size: given.size,
    touched_at: now,
    expires_at: new Date(now.getTime() + LIFE_MS)
  }).returning(["id", "part", "name", "size", "received", "upload_id"]).executeTakeFirstOrThrow();
  return toBegun(row);
}

// src/platform/files/upkeep/references.ts
import { sql as sql2 } from "kysely";
var OWN_NAMES = [
  { table: "uploads", column: "sha256" },
  { table: "kept_packages", column: "sha256" }
];
var NO_NAMES = [
  { table: "files", column: "sha256" },
  { table: "infected_uploads", column: "sha256" },
  { table: "migrations", column: "sha256" },
  { table: "archive_packages", column: "package_sha256" },
  { table: "archived_dossiers", column: "package_sha256" },
  { table: "archive_export_items", column: "kept_sha256" },
  { table: "certificates", column: "sealed_file" },
  { table: "certificates", column: "picture" }
];
async function listFileColumns(db) {
  const { rows } = await sql2`
    select own.conrelid::regclass::text as "table", named.attname as "column"
    from pg_constraint own
    cross join lateral unnest(own.conkey, own.confkey) as pair (own_no, file_no)
    join pg_attribute named on named.attrelid = own.conrelid and named.attnum = pair.own_no
    join pg_attribute hash on hash.attrelid = own.confrelid and hash.attnum = pair.file_no
    where own.contype = 'f' and own.confrelid = 'files'::regclass and hash.attname = 'sha256'
    order by 1, 2`.execute(db);
  return rows;
}
async function listTextColumns(db) {
  const { rows } = await sql2`
    select c.relname as "table", a.attname as "column"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    where a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype, 'text[]'::regtype)
      and has_column_privilege(c.oid, a.attnum, 'select')
    order by 1, 2`.execute(db);
  return rows.filter((each) => !NO_NAMES.some((not) => isSame(not, each)));
}
function isSame(one, other) {
  return one.table === other.table && one.column === other.column;
}
async function isNamed(db, sha256) {
  const [found] = await namedAmong(db, [sha256]);
  return found !== void 0;
}
async function namedAmong(db, sha256s) {
  const from = [{ table: "files", column: "sha256" }, ...OWN_NAMES].map(
    ({ table, column }) => sql2`select ${sql2.ref(column)} as hash from ${sql2.table(table)} where ${sql2.ref(column)} = any(${sha256s})`
  );
  const { rows } = await sql2`${sql2.join(from, sql2` union `)}`.execute(db);
  return rows.map((row) => row.hash);
}
async function* eachNamed(db) {
  const from = [{ table: "files", column: "sha256" }, ...OWN_NAMES].map(
    ({ table, column }) => sql2`select ${sql2.ref(column)} as sha256, size from ${sql2.table(table)}`
  );
  let last = "";
  for (; ; ) {
    const { rows } = await sql2`
      select distinct on (sha256) sha256, size from (${sql2.join(from, sql2` union all `)}) as named
      where sha256 > ${last} order by sha256 limit 1000`.execute(db);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1).sha256;
  }
}

// src/platform/files/upkeep/forget-bytes.ts
async function forgetBytes(tx, store, sha256) {
  await lockBytes(tx, sha256);
  if (await isNamed(tx, sha256)) return false;
  await store.remove(sha256);
  return true;
}

// src/features/uploads/discard-upload.ts
async function discardUpload(ground, owner, id) {
  if (!isUploadId(id)) return;
  const { database } = ground;
  const isBegun = await ownBegun(database.db, owner).where("id", "=", id).executeTakeFirst() !== void 0;
  const freed = await database.transact(async (tx) => {
    if (isBegun) await deleteBegun(tx, owner, id);
    return deleteUploads(tx, owner, [id]);
  });
  if (isBegun) await forgetPieces(ground, id);
  await forgetFreed(ground, freed);
}
async function discardUploads(ground, owner) {
  const begun = await ownBegun(ground.database.db, owner).execute();
  const freed = await ground.database.transact(async (tx) => {
    for (const { id } of begun) await deleteBegun(tx, owner, id);
    return deleteUploads(tx, owner, "all");
  });
  for (const { id } of begun) await forgetPieces(ground, id);
  await forgetFreed(ground, freed);
}
async function forgetFreed({ database, files }, freed) {
  for (const sha256 of freed) await database.transact((tx) => forgetBytes(tx, files, sha256));
}

// src/features/uploads/take-upload.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// src/platform/files/scan.ts
import { createConnection } from "node:net";
var TIME_LIMIT_MS = 2e4;
var PIECE = 64 * 1024;
async function scanFile({ clamd, keepUnscanned }, file, timeLimitMs = TIME_LIMIT_MS) {
  if (clamd === null) return false;
  const answer = await askClamd(clamd, file.bytes, timeLimitMs).catch((error) => error.message);
  if (answer === "OK") return true;
  const found = /^(.+) FOUND$/.exec(answer);
  if (found) throw new InfectedFile(file.name, found[1].slice(0, 100));
  log("warn", "scanner_failed", { error: answer.slice(0, 200) });
  if (keepUnscanned) return false;
  throw new Problem(
    "try_later",
    "M\xE1y qu\xE9t vi-r\xFAt \u0111ang b\u1EADn n\xEAn ch\u01B0a nh\u1EADn \u0111\u01B0\u1EE3c t\u1EC7p. H\xE3y th\u1EED l\u1EA1i sau v\xE0i ph\xFAt; nh\u1EEFng g\xEC \u0111\xE3 g\u1EEDi v\u1EABn c\xF2n."
  );
}
function askClamd(address, bytes, timeLimitMs) {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  const socket = createConnection(host ? { host, port: Number(port) } : { path: address });
  return new Promise((resolve, reject) => {
    let answer = "";
    const timer = setTimeout(() => reject(new Error("time limit")), timeLimitMs);
    socket.on("close", () => clearTimeout(timer));
    socket.on("error", reject);
    socket.on("data", (piece) => {
      answer += piece.toString("latin1");
      if (answer.length > 1e3 || answer.includes("\0")) resolve(answer);
    });
    socket.on("end", () => answer === "" ? reject(new Error("no answer")) : resolve(answer));
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        socket.write(piece);
      }
      socket.write(Buffer.alloc(4));
    });
  }).then(
    (answer) => answer.split("\0")[0].replace(/^stream: /, "").trim()
  ).finally(() => socket.destroy());
}

// src/features/uploads/take-upload.ts
async function takeUpload(ground, owner, given, now) {
  const { caller } = given;
  if (caller !== void 0)
    await ground.database.transact((tx) => countUpload(tx, sealCaller(ground, caller), now));
  const file = await inspectGiven(ground, owner, given, now);
  return ground.database.transact(
    (tx) => keepFile(tx, ground, owner, { ...file, part: given.part ?? "", now })
  );
}
async function inspectGiven({ database, settings }, owner, given, now) {
  try {
    const { kinds, fileMegabytes } = limitsOf(owner);
    const file = await inspectFile(given, { kinds, megabytes: fileMegabytes });
    return { ...file, scanned: await scanFile(settings, file) };
  } catch (error) {
    if (!(error instanceof InfectedFile)) throw error;
    const { signature } = error;
    const [size, sha256] = [given.bytes.length, hashOf(given.bytes)];
    log("warn", "infected_upload", { signature, size });
    await database.transact((tx) => noteInfected(tx, owner, { signature, size, sha256, at: now }));
    throw error;
  }
}
async function keepFile(tx, { files }, owner, file) {
  await lockOwner(tx, owner);
  const [sha256, part] = [hashOf(file.bytes), file.part];
  const same = await findSame(tx, owner, { part, sha256 });
  if (same) return same;
  const size = file.bytes.length;
  checkRoom(owner, await listUploads(tx, owner), size);
  await lockBytes(tx, sha256);
  await files.write(file.bytes);
  const { name, mediaType, scanned = false } = file;
  const upload = { id: randomUUID2(), part, name, mediaType, size, sha256, scanned, at: file.now };
  await saveUpload(tx, owner, upload);
  await owner.taken?.(tx, upload);
  return upload;
}

// src/features/uploads/finish-upload.ts
async function finishUpload(ground, owner, { id, sha256, now }) {
  const begun = await findBegun(ground.database.db, owner, id, now);
  if (begun.uploadId !== null) return findUpload(ground.database.db, owner, begun.uploadId);
  if (begun.received < begun.size) throw new Problem("changed_meanwhile", "T\u1EC7p ch\u01B0a g\u1EEDi xong. H\xE3y g\u1EEDi ti\u1EBFp.");
  try {
    const bytes = await wholeOf(ground, begun, sha256);
    const file = await inspectGiven(ground, owner, { name: begun.name, bytes }, now);
    const upload = await ground.database.transact(async (tx) => {
      const still = await lockBegun(tx, owner, id, now);
      if (still.uploadId !== null) return findUpload(tx, owner, still.uploadId);
      const kept = await keepFile(tx, ground, owner, { ...file, part: begun.part, now });
      await tx.updateTable("begun_uploads").set({ upload_id: kept.id }).where("ward_id", "=", owner.wardId).where("id", "=", id).execute();
      return kept;
    });
    await forgetPieces(ground, id);
    return upload;
  } catch (error) {
    return afterFailure(ground, owner, { id, now }, error);
  }
}
async function wholeOf(ground, { id, size }, sha256) {
  const bytes = await readPieces(ground, id, size);
  if (bytes === null || sha256 !== null && hashOf(bytes) !== sha256.toLowerCase())
    throw new Problem("file_unreadable", "T\u1EC7p b\u1ECB sai l\u1EC7ch tr\xEAn \u0111\u01B0\u1EDDng truy\u1EC1n. H\xE3y g\u1EEDi l\u1EA1i t\u1EC7p t\u1EEB \u0111\u1EA7u.");
  return bytes;
}
async function afterFailure(ground, owner, { id, now }, error) {
  if (!(error instanceof Problem) || error.code === "try_later") throw error;
  const begun = await findBegun(ground.database.db, owner, id, now).catch(() => null);
  if (begun !== null && begun.uploadId !== null) return findUpload(ground.database.db, owner, begun.uploadId);
  await ground.database.transact((tx) => deleteBegun(tx, owner, id));
  await forgetPieces(ground, id);
  throw error;
}

// src/features/uploads/read-upload.ts
async function openUpload(ground, owner, id) {
  const { name, mediaType, size, sha256 } = await findUpload(ground.database.db, owner, id);
  return { name, mediaType, size, stream: await ground.files.open(sha256) };
}

// src/platform/http/caller.ts
import { getConnInfo } from "@hono/node-server/conninfo";
function callerAddress(c) {
  const { settings } = c.var.platform;
  const isServed = c.env?.incoming !== void 0;
  const peer = isServed && getConnInfo(c).remote.address?.replace(/^::ffff:/, "") || "local";
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded && isOurs(peer, settings.trustedProxies) ? forwarded.slice(0, 45) : peer;
}
function isOurs(peer, proxies) {
  return peer === "local" || peer === "::1" || peer.startsWith("127.") || proxies.includes(peer);
}

// src/features/uploads/routes/take-form.ts
function fieldOf(part) {
  return `tep-${part}`;
}
async function takeForm(c, owner, body) {
  const { platform } = c.var;
  const part = String(body.part ?? "").slice(0, 200);
  const given = [body.tep ?? []].flat().filter((each) => each instanceof File && !isLeftEmpty(each));
  const { files } = limitsOf(owner);
  if (given.length > files)
    throw new Problem("invalid", `M\u1ED7i l\u1EA7n g\u1EEDi nhi\u1EC1u nh\u1EA5t ${files} t\u1EC7p. H\xE3y ch\u1ECDn \xEDt h\u01A1n.`);
  const problems = [];
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const one = { name: file.name, bytes, part, caller: callerAddress(c) };
    await takeUpload(platform, owner, one, platform.now()).catch((error) => {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    });
  }
  if (given.length === 0) problems.push(new Problem("invalid", "Ch\u01B0a ch\u1ECDn t\u1EC7p n\xE0o. H\xE3y ch\u1ECDn t\u1EC7p r\u1ED3i g\u1EEDi."));
  if (problems.length === 0) return;
  const words = problems.map((each) => each.message).join(" ");
  throw new Problem(problems[0].code, words, { [fieldOf(part)]: words });
}
function isLeftEmpty(file) {
  return file.name === "" && file.size === 0;
}

// src/features/uploads/routes/upload-routes.ts
import { Hono } from "hono";

// src/platform/http/file-headers.ts
var SHOWN = /* @__PURE__ */ new Set(["application/pdf", "image/jpeg", "image/png"]);
function fileHeaders(file, how) {
  const isShown = how === "inline" && SHOWN.has(file.mediaType);
  return {
    "content-type": file.mediaType,
    "content-disposition": `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(file.name)}`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store"
  };
}
function answerFile(c, file, headers) {
  if ("bytes" in file) return c.body(file.bytes, 200, headers);
  const said = { ...headers, "content-length": String(file.size) };
  if (c.req.method !== "HEAD")
    return c.body(file.stream, 200, said);
  void file.stream.cancel();
  return c.body(null, 200, said);
}
function encodeName(name) {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  );
}

// src/platform/http/form.ts
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
var UNREADABLE = "N\u1ED9i dung g\u1EEDi l\xEAn c\xF3 k\xFD t\u1EF1 kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c. H\xE3y x\xF3a v\xE0 g\xF5 l\u1EA1i.";
var readableAddress = createMiddleware(async (c, next) => {
  if (/%00/.test(c.req.url)) throw new Problem("not_found", "Kh\xF4ng c\xF3 trang n\xE0y.");
  await next();
});
var LISTEN_MS = 15e3;
var LISTEN_BYTES = 256 * 1024 * 1024;
function formLimit(megabytes) {
  const most = megabytes * 1024 * 1024;
  const refuse2 = () => {
    throw new Problem("file_too_large", `Bi\u1EC3u m\u1EABu g\u1EEDi l\xEAn l\u1EDBn h\u01A1n ${megabytes} MB. H\xE3y g\u1EEDi t\u1EC7p nh\u1ECF h\u01A1n.`);
  };
  const limit = bodyLimit({ maxSize: most, onError: refuse2 });
  return createMiddleware(async (c, next) => {
    if (Object.keys(c.req.bodyCache).length > 0) return next();
    const isTooLarge = Number(c.req.header("content-length") ?? 0) > most;
    if (!isTooLarge || c.req.header("transfer-encoding") !== void 0) return limit(c, next);
    await hearOut(c.req.raw.body);
    return refuse2();
  });
}
async function hearOut(body) {
  const reader = body?.getReader();
  const until = Date.now() + LISTEN_MS;
  for (let heard = 0; reader && heard < LISTEN_BYTES && Date.now() < until; ) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: void 0 }));
    if (done) return;
    heard += value?.length ?? 0;
  }
}
async function readForm(c) {
  const body = await c.req.parseBody({ all: true });
  for (const value of Object.values(body).flat())
    if ((typeof value === "string" ? value : value.name).includes("\0"))
      throw new Problem("invalid", UNREADABLE);
  return body;
}

// src/features/uploads/routes/problem-answer.ts
function sendProblem(error, c) {
  const isForScript = c.req.header("accept")?.includes("application/json") === true;
  if (!(error instanceof Problem) || !isForScript) throw error;
  const offset = error instanceof OtherOffset ? error.offset : null;
  const body = {
    type: "about:blank",
    title: error.message,
    status: error.status,
    code: error.code,
    ...offset !== null && { offset }
  };
  if (offset !== null) c.header("upload-offset", String(offset));
  if (error.status === 503 || error.status === 429) c.header("retry-after", "30");
  return c.json(body, error.status, { "content-type": "application/problem+json" });
}

// src/features/uploads/routes/upload-routes.ts
function uploadRoutes(place) {
  const routes = new Hono();
  routes.onError(sendProblem);
  addFormRoutes(routes, place);
  addPieceRoutes(routes, place);
  return routes.get("/:id", async (c) => {
    const owner = await place.ownerOf(c);
    const file = await openUpload(c.var.platform, owner, c.req.param("id"));
    return answerFile(c, file, fileHeaders(file, "inline"));
  });
}
function addFormRoutes(routes, place) {
  routes.post("/", formLimit(place.formMegabytes ?? MOST_TOTAL_MEGABYTES + 2), async (c, next) => {
    if (c.req.header("content-type")?.startsWith("application/json")) return next();
    return asForm(c, place, (owner, body) => takeForm(c, owner, body));
  });
  routes.post(
    "/:id/xoa",
    formLimit(1),
    (c) => asForm(c, place, (owner) => discardUpload(c.var.platform, owner, c.req.param("id")))
  );
}
async function asForm(c, place, work) {
  const body = await c.req.parseBody({ all: true });
  mustBeToken(c, place, c.req.header(TOKEN_HEADER) ?? body._token);
  const owner = await place.ownerOf(c);
  try {
    await work(owner, body);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return place.showAgain(c, error);
  }
  return c.redirect(place.backTo(c), 303);
}
function addPieceRoutes(routes, place) {
  const ownerOf = async (c) => {
    mustBeToken(c, place, c.req.header(TOKEN_HEADER));
    return place.ownerOf(c);
  };
  routes.post("/", async (c) => {
    const owner = await ownerOf(c);
    const fields = parseFields(
      beginFields,
      await readJson(c),
      "Ch\u01B0a b\u1EAFt \u0111\u1EA7u g\u1EEDi t\u1EC7p \u0111\u01B0\u1EE3c. H\xE3y ch\u1ECDn l\u1EA1i t\u1EC7p."
    );
    const given = { ...fields, caller: callerAddress(c) };
    const begun = await beginUpload(c.var.platform, owner, given, c.var.platform.now());
    return c.json({ ...progressOf(begun), chunk: CHUNK_BYTES }, 201);
  }).get("/:id/da-nhan", async (c) => {
    const { database, now } = c.var.platform;
    const owner = await place.ownerOf(c);
    const begun = await findBegun(database.db, owner, c.req.param("id"), now());
    return c.json(progressOf(begun), 200, { "upload-offset": String(begun.received) });
  }).patch("/:id", formLimit(MOST_CHUNK_BYTES / 1024 / 1024), async (c) => {
    const owner = await ownerOf(c);
    const piece = await readPiece(c);
    const offset = await appendUpload(c.var.platform, owner, c.req.param("id"), piece);
    return c.body(null, 204, { "upload-offset": String(offset) });
  }).post("/:id/xong", formLimit(1), async (c) => {
    const owner = await ownerOf(c);
    const { sha256 = null } = await readJson(c);
    const finish = { id: c.req.param("id"), sha256: sha256 === null ? null : String(sha256) };
    const upload = await finishUpload(c.var.platform, owner, { ...finish, now: c.var.platform.now() });
    return c.json(upload, 201);
  }).delete("/:id", async (c) => {
    await discardUpload(c.var.platform, await ownerOf(c), c.req.param("id"));
    return c.body(null, 204);
  });
}
function progressOf({ id, received, size }) {
  return { id, offset: received, size };
}
function mustBeToken(c, place, given) {
  if (!isFormToken(c.var.platform.settings.secret, place.cookieOf(c), given))
    throw new Problem("bad_form_token", "Trang n\xE0y \u0111\xE3 c\u0169. H\xE3y m\u1EDF l\u1EA1i trang v\xE0 g\u1EEDi t\u1EC7p l\u1EA7n n\u1EEFa.");
}
async function readJson(c) {
  const text = await c.req.text().catch(cutOff);
  try {
    const value = JSON.parse(text === "" ? "{}" : text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
  }
  throw new Problem("invalid", "Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c y\xEAu c\u1EA7u g\u1EEDi t\u1EC7p. H\xE3y m\u1EDF l\u1EA1i trang.");
}
async function readPiece(c) {
  const offset = c.req.header("upload-offset") ?? "";
  const [, sha256 = null] = /^sha256 ([A-Za-z0-9+/=]+)$/.exec(c.req.header("upload-checksum") ?? "") ?? [];
  if (!/^\d{1,9}$/.test(offset))
    throw new Problem("invalid", "Thi\u1EBFu v\u1ECB tr\xED c\u1EE7a ph\u1EA7n t\u1EC7p. H\xE3y m\u1EDF l\u1EA1i trang v\xE0 g\u1EEDi l\u1EA1i.");
  const bytes = new Uint8Array(await c.req.arrayBuffer().catch(cutOff));
  return { offset: Number(offset), bytes, sha256, now: c.var.platform.now() };
}
function cutOff() {
  throw new Problem("invalid", "\u0110\u01B0\u1EDDng truy\u1EC1n b\u1ECB ng\u1EAFt khi \u0111ang g\u1EEDi. H\xE3y g\u1EEDi ti\u1EBFp.");
}

// src/features/uploads/sweep-uploads.ts
var DAY_MS = 24 * 36e5;
var LIFE_DAYS = 90;
async function sweepUploads(ground, now) {
  const begun = await ground.database.transact(
    (tx) => tx.deleteFrom("begun_uploads").where("expires_at", "<=", now).returning("id").execute()
  );
  for (const { id } of begun) await forgetPieces(ground, id);
  for (const id of await listOldPieces(ground, new Date(now.getTime() - 2 * DAY_MS)))
    await forgetPieces(ground, id);
  const before = new Date(now.getTime() - LIFE_DAYS * DAY_MS);
  const left = await ground.database.transact(
    (tx) => tx.deleteFrom("uploads").where("created_at", "<", before).returning("sha256").execute()
  );
  await forgetFreed(
    ground,
    left.map((row) => row.sha256)
  );
  return begun.length + left.length;
}

// src/features/digitisation/phone/phone-link.ts
import { createHash as createHash2, createHmac as createHmac2, randomBytes as randomBytes2, randomUUID as randomUUID3 } from "node:crypto";

// src/features/digitisation/schema.ts
var SCANS_TOPIC = "scans";
var TAKE_APART = "digitisation.take-apart";
var READ_PAGE = "digitisation.read-page";
var MOST_PAGES = 300;
var SCAN_LIMITS = {
  kinds: ["pdf", "jpeg", "png"],
  fileMegabytes: 20,
  totalMegabytes: 150,
  files: 60
};
function pagesOf(batch, documentId) {
  return batch.pages.filter((page) => page.documentId === documentId && page.state !== "removed");
}
function seenOf(pages) {
  return pages.map(({ id, image }) => `${id}-${image?.slice(0, 8) ?? ""}`).join(".");
}

// src/features/digitisation/batches/store.ts
var NOT_FOUND = "Kh\xF4ng c\xF3 l\xF4 qu\xE9t n\xE0y.";
function batchRow(db, { wardId, batchId }) {
  return db.selectFrom("scan_batches").selectAll().where("ward_id", "=", wardId).where("id", "=", batchId);
}
function toBatch(row) {
  return {
    wardId: row.ward_id,
    id: row.id,
    officerId: row.officer_id,
    dossierId: row.dossier_id,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedAs: row.closed_as
  };
}
async function findBatch(db, key) {
  const row = await batchRow(db, key).executeTakeFirst();
  if (!row) throw new Problem("not_found", NOT_FOUND);
  return readWhole(db, toBatch(row));
}
async function lockBatch(tx, key) {
  const row = await batchRow(tx, key).forUpdate().executeTakeFirst();
  if (!row) throw new Problem("not_found", NOT_FOUND);
  return readWhole(tx, toBatch(row));
}
async function lockBatchOf(tx, wardId, fileId) {
  for (; ; ) {
    const batchId = await batchIdOf(tx, wardId, fileId);
    if (batchId === null) return null;
    const batch = await lockBatch(tx, { wardId, batchId });
    if (await batchIdOf(tx, wardId, fileId) === batchId) return batch;
  }
}
async function batchIdOf(db, wardId, fileId) {
  const row = await db.selectFrom("scan_files").select("batch_id").where("ward_id", "=", wardId).where("id", "=", fileId).executeTakeFirst();
  return row?.batch_id ?? null;
}
async function readWhole(db, batch) {
  const pages = await listPages(db, batch);
  const first = (id) => pages.findIndex((page) => page.documentId === id);
  const documents = (await listDocuments(db, batch)).sort((a, b) => first(a.id) - first(b.id) || a.id - b.id);
  return { ...batch, files: await listFiles(db, batch), pages, documents };
}
async function listFiles(db, { wardId, id }) {
  const rows = await db.selectFrom("scan_files").selectAll().where("ward_id", "=", wardId).where("batch_id", "=", id).orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    sha256: row.sha256,
    name: row.name,
    state: row.state,
    why: row.why,
    createdAt: row.created_at
  }));
}
async function listPages(db, { wardId, id }) {
  const rows = await db.selectFrom("scan_pages").selectAll().where("ward_id", "=", wardId).where("batch_id", "=", id).orderBy("ord").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    pageOfFile: row.page_of_file,
    ord: row.ord,
    documentId: row.document_id,
    state: row.state,
    why: row.why,
    turns: row.turns,
    image: row.image,
    thumb: row.thumb,
    width: row.width,
    height: row.height,
    dpi: row.dpi,
    reading: row.reading
  }));
}
async function listDocuments(db, { wardId, id }) {
  const rows = await db.selectFrom("scan_documents").selectAll().where("ward_id", "=", wardId).where("batch_id", "=", id).execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    kind: row.kind,
    kindConfidence: row.kind_confidence,
    kindWhy: row.kind_why,
    proposed: row.proposed,
    draft: row.draft,
    documentNo: row.document_no,
    confirmedKind: row.confirmed_kind,
    confirmed: row.confirmed,
    warnings: row.warnings,
    reason: row.reason,
    file: row.file,
    clientKey: row.client_key,
    officerId: row.officer_id,
    at: row.at
  }));
}
function changePages(tx, { wardId, id }, pageIds) {
  return tx.updateTable("scan_pages").where("ward_id", "=", wardId).where("batch_id", "=", id).where("id", "in", pageIds);
}
function changeDocument(tx, { wardId, id }, documentId) {
  return tx.updateTable("scan_documents").where("ward_id", "=", wardId).where("batch_id", "=", id).where("id", "=", documentId);
}
function tellScans(tx, wardId) {
  return publish(tx, wardId, SCANS_TOPIC, "scan");
}

// src/features/digitisation/phone/phone-link.ts
var LINK_MINUTES = 30;
var TRIES_AN_HOUR = 60;
var NO_LINK = "\u0110\u01B0\u1EDDng d\u1EABn n\xE0y kh\xF4ng c\xF2n d\xF9ng \u0111\u01B0\u1EE3c. H\xE3y nh\u1EDD c\xE1n b\u1ED9 m\u1EDF m\xE3 m\u1EDBi.";
var hash = (text) => createHash2("sha256").update(text).digest("hex");
function tokenOf(secret, key) {
  return createHmac2("sha256", secret).update(`scan-link:${key}`).digest("base64url");
}
async function openPhoneLink(tx, act, batch, secret) {
  if (batch.closedAt !== null) throw new Problem("step_not_open", "L\xF4 qu\xE9t n\xE0y \u0111\xE3 \u0111\xF3ng.");
  await closePhoneLinks(tx, act, batch);
  const key = randomUUID3();
  await tx.insertInto("scan_links").values({
    ...{
      ward_id: batch.wardId,
      batch_id: batch.id,
      key,
      token_hash: hash(tokenOf(secret, key)),
      created_at: act.now
    },
    expires_at: new Date(act.now.getTime() + LINK_MINUTES * 6e4)
  }).execute();
  await noteAct(tx, act, "open_scan_phone", `l\xF4 qu\xE9t ${batch.id}`);
  await tellScans(tx, batch.wardId);
}
async function closePhoneLinks(tx, { now }, { wardId, id }) {
  await tx.updateTable("scan_links").set({ closed_at: now }).where("ward_id", "=", wardId).where("batch_id", "=", id).where("closed_at", "is", null).execute();
  await tellScans(tx, wardId);
}
async function findPhoneOf(db, { wardId, id }, { secret, now }) {
  const row = await liveLinks(db, now).where("ward_id", "=", wardId).where("batch_id", "=", id).executeTakeFirst();
  if (!row) return null;
  return { expiresAt: row.expires_at, token: row.session_hash === null ? tokenOf(secret, row.key) : null };
}
function liveLinks(db, now) {
  return db.selectFrom("scan_links").selectAll().where("closed_at", "is", null).where("expires_at", ">", now);
}
async function enterByPhone({ database, settings }, token, { caller, now }) {
  const sealed = sealCaller({ settings }, caller);
  await database.transact((tx) => countTry(tx, `scan-link:${sealed}`, TRIES_AN_HOUR, 60, now));
  const session = randomBytes2(32).toString("base64url");
  await database.transact(async (tx) => {
    const row = await tx.updateTable("scan_links").set({ session_hash: hash(session) }).where("token_hash", "=", hash(token)).where("session_hash", "is", null).where("closed_at", "is", null).where("expires_at", ">", now).returning("ward_id").executeTakeFirst();
    if (!row) throw new Problem("not_found", NO_LINK);
    await tellScans(tx, row.ward_id);
  });
  return session;
}
async function isPhoneToken(db, token, now) {
  const row = await liveLinks(db, now).where("token_hash", "=", hash(token)).where("session_hash", "is", null).executeTakeFirst();
  return row !== void 0;
}
async function findByPhone(db, session, now) {
  const row = session === void 0 ? void 0 : await liveLinks(db, now).where("session_hash", "=", hash(session)).executeTakeFirst();
  if (!row) throw new Problem("not_found", NO_LINK);
  const batch = await findBatch(db, { wardId: row.ward_id, batchId: row.batch_id });
  if (batch.closedAt !== null) throw new Problem("not_found", NO_LINK);
  return {
    link: { wardId: row.ward_id, id: row.id, batchId: row.batch_id, expiresAt: row.expires_at },
    batch
  };
}

// src/features/digitisation/batches/closing.ts
async function closeIfDone(tx, { wardId, id }, now) {
  const batch = await findBatch(tx, { wardId, batchId: id });
  if (batch.closedAt !== null) return true;
  const isBusy = batch.files.some((file) => file.state === "waiting") || batch.pages.some((page) => page.state === "waiting" || page.state === "reading") || batch.documents.some((document) => document.state === "proposed");
  if (isBusy || batch.dossierId === null || batch.documents.length === 0) return false;
  const isConfirmed = batch.documents.some((document) => document.state === "confirmed");
  await closeBatch(tx, batch, isConfirmed ? "confirmed" : "discarded", now);
  return true;
}
async function closeBatch(tx, batch, closedAs, now) {
  const { wardId, id } = batch;
  await tx.updateTable("scan_batches").set({ closed_at: now, closed_as: closedAs }).where("ward_id", "=", wardId).where("id", "=", id).execute();
  await tx.updateTable("scan_pages").set({ image: null, thumb: null, reading: null }).where("ward_id", "=", wardId).where("batch_id", "=", id).execute();
  await tx.updateTable("scan_files").set({ sha256: null }).where("ward_id", "=", wardId).where("batch_id", "=", id).execute();
  await tx.updateTable("scan_documents").set({ proposed: "[]", draft: null }).where("ward_id", "=", wardId).where("batch_id", "=", id).execute();
  await tx.updateTable("scan_documents").set({ state: "discarded" }).where("ward_id", "=", wardId).where("batch_id", "=", id).where("state", "=", "proposed").execute();
  await closePhoneLinks(tx, { now }, batch);
}
async function forgetUploads(ground, { wardId, id }) {
  const links = await ground.database.db.selectFrom("scan_links").select("id").where("ward_id", "=", wardId).where("batch_id", "=", id).execute();
  const keys = [`scan:${id}`, ...links.map((link) => `scan:${id}:phone:${link.id}`)];
  for (const key of keys) await discardUploads(ground, { wardId, key });
}
async function endBatch(tx, batch, now) {
  if (batch.closedAt !== null) return;
  const isConfirmed = batch.documents.some((document) => document.state === "confirmed");
  await closeBatch(tx, batch, isConfirmed ? "confirmed" : "discarded", now);
}

// src/features/digitisation/batches/open-batch.ts
var MAY_NOT = "H\u1ED3 s\u01A1 n\xE0y kh\xF4ng ch\u1EDD b\u1EA1n s\u1ED1 h\xF3a: \u0111\u01A1n v\u1ECB \u0111ang gi\u1EEF h\u1ED3 s\u01A1 s\u1ED1 h\xF3a khi ti\u1EBFp nh\u1EADn ho\u1EB7c th\u1EE5 l\xFD.";
async function mayScan(db, { officer, now }, { state }) {
  return openSteps(state, officer, await findMoment(db, officer, now)).includes("attach_scan");
}
async function mustScan(db, act, dossierId) {
  const dossier = await findDossier(db, { wardId: act.officer.wardId, dossierId });
  if (!await mayScan(db, act, dossier)) throw new Problem("step_not_open", MAY_NOT);
  return dossier;
}
async function openBatch(tx, { officer, now }, dossierId) {
  await tx.insertInto("scan_batches").values({ ward_id: officer.wardId, officer_id: officer.id, dossier_id: dossierId, created_at: now }).onConflict((conflict) => conflict.doNothing()).execute();
  return toBatch(
    await openOnes(tx, officer).where("dossier_id", dossierId === null ? "is" : "=", dossierId).executeTakeFirstOrThrow()
  );
}
function openOnes(db, officer) {
  return db.selectFrom("scan_batches").selectAll().where("ward_id", "=", officer.wardId).where("officer_id", "=", officer.id).where("closed_at", "is", null);
}
async function findTray(db, officer) {
  const row = await openOnes(db, officer).where("dossier_id", "is", null).executeTakeFirst();
  return row ? toBatch(row) : null;
}
async function listOpenOf(db, wardId, dossierId) {
  const rows = await db.selectFrom("scan_batches").selectAll().where("ward_id", "=", wardId).where("dossier_id", "=", dossierId).where("closed_at", "is", null).orderBy("id").execute();
  return rows.map(toBatch);
}
async function listOwnOpen(db, { wardId, id }) {
  return db.selectFrom("scan_batches as batch").innerJoin(
    "dossiers as dossier",
    (join3) => join3.onRef("dossier.ward_id", "=", "batch.ward_id").onRef("dossier.id", "=", "batch.dossier_id")
  ).select(["batch.id", "dossier.code", "batch.created_at as createdAt"]).where("batch.ward_id", "=", wardId).where("batch.officer_id", "=", id).where("batch.closed_at", "is", null).orderBy("batch.id", "desc").limit(20).execute();
}

// src/features/digitisation/batches/take-scan.ts
async function takeScan(tx, { wardId, id }, scan) {
  const { source, clientKey, sha256, name, now } = scan;
  const batch = await lockBatch(tx, { wardId, batchId: id });
  if (batch.closedAt !== null)
    throw new Problem("step_not_open", "L\xF4 qu\xE9t n\xE0y \u0111\xE3 \u0111\xF3ng. H\xE3y m\u1EDF l\u1EA1i trang h\u1ED3 s\u01A1 r\u1ED3i g\u1EEDi l\u1EA1i.");
  const row = await tx.insertInto("scan_files").values({
    ...{ ward_id: wardId, batch_id: id, source, client_key: clientKey, sha256, name },
    ...{ state: "waiting", created_at: now }
  }).onConflict((conflict) => conflict.constraint("scan_files_client_key").doNothing()).returning("id").executeTakeFirst();
  if (!row) return;
  await enqueue(tx, TAKE_APART, { wardId, fileId: row.id }, { now });
  await tellScans(tx, wardId);
}
function scanOwner(batch, how) {
  const key = `scan:${batch.id}`;
  return {
    wardId: batch.wardId,
    key: how.source === "phone" ? `${key}:phone:${how.linkId}` : key,
    limits: how.source === "phone" ? { ...SCAN_LIMITS, kinds: ["jpeg", "png"] } : SCAN_LIMITS,
    taken: async (tx, upload) => {
      const { id: clientKey, sha256, name, at: now } = upload;
      await nameFile(tx, batch.wardId, upload, now);
      await takeScan(tx, batch, { source: how.source, clientKey, sha256, name, now });
    }
  };
}

// src/features/digitisation/confirming/confirm-form.ts
import { z as z2 } from "zod";

// src/features/digitisation/reading/fields.ts
var PAPER_FIELDS = [
  ...["name", "personalId", "bornOn", "otherName", "otherPersonalId"],
  ...["organisationName", "organisationId", "number", "issuedOn", "issuer"]
];
var PAPER_FIELD_LABELS = {
  name: "H\u1ECD v\xE0 t\xEAn",
  personalId: "S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n",
  bornOn: "Ng\xE0y sinh",
  otherName: "H\u1ECD v\xE0 t\xEAn ng\u01B0\u1EDDi th\u1EE9 hai",
  otherPersonalId: "S\u1ED1 \u0111\u1ECBnh danh ng\u01B0\u1EDDi th\u1EE9 hai",
  organisationName: "T\xEAn t\u1ED5 ch\u1EE9c, h\u1ED9 kinh doanh",
  organisationId: "M\xE3 s\u1ED1 t\u1ED5 ch\u1EE9c, h\u1ED9 kinh doanh",
  number: "S\u1ED1, k\xFD hi\u1EC7u",
  issuedOn: "Ng\xE0y c\u1EA5p",
  issuer: "C\u01A1 quan c\u1EA5p"
};

// src/features/digitisation/confirming/confirm-form.ts
var DAYS = ["bornOn", "issuedOn"];
var IDS2 = ["personalId", "otherPersonalId"];
var WRONG = "Ch\u01B0a x\xE1c nh\u1EADn \u0111\u01B0\u1EE3c gi\u1EA5y t\u1EDD: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
var form = z2.object({
  clientKey: z2.uuid(),
  seen: z2.string().max(1e4),
  documentNo: z2.coerce.number("Ch\u1ECDn gi\u1EA5y t\u1EDD c\u1EE7a h\u1ED3 s\u01A1.").int().positive("Ch\u1ECDn gi\u1EA5y t\u1EDD c\u1EE7a h\u1ED3 s\u01A1."),
  kind: z2.enum(PAPER_KINDS, "Ch\u1ECDn lo\u1EA1i gi\u1EA5y t\u1EDD."),
  originalPages: z2.coerce.number("Ghi s\u1ED1 trang.").int().min(1, "T\u1EEB 1 trang.").max(1e3, "Nhi\u1EC1u nh\u1EA5t 1000 trang."),
  reason: z2.string().trim().max(500, "T\u1ED1i \u0111a 500 k\xFD t\u1EF1.").default("")
});
function typedOf(body, { kind, proposed }, pages) {
  const shown = new Map([
    ...PAPER_FIELDS.map((name) => [name, ""]),
    ...proposed.map((each) => [each.field, each.value]),
    ["kind", kind],
    ["originalPages", String(pages)],
    ["reason", ""],
    ["documentNo", ""]
  ]);
  return Object.fromEntries(
    [...shown].flatMap(([name, value]) => {
      const typed = body[name];
      return typeof typed === "string" && typed !== value ? [[name, typed.slice(0, 500)]] : [];
    })
  );
}
function parseConfirm(body, now) {
  const parsed = parseFields(form, body, WRONG);
  const values = {};
  const faults = {};
  for (const field of PAPER_FIELDS) {
    const value = String(body[field] ?? "").trim();
    if (value === "") continue;
    const fault = faultOf(field, value, now);
    if (fault !== null) faults[field] = fault;
    else values[field] = IDS2.includes(field) ? value.replace(/\s/g, "") : value;
  }
  if (Object.keys(faults).length > 0) throw new Problem("invalid", WRONG, faults);
  return { ...parsed, values };
}
function faultOf(field, value, now) {
  if (value.length > 300) return "T\u1ED1i \u0111a 300 k\xFD t\u1EF1.";
  if (IDS2.includes(field) && !checkPersonalId(value))
    return "S\u1ED1 \u0111\u1ECBnh danh g\u1ED3m 12 ch\u1EEF s\u1ED1. \u0110\u1EC3 tr\u1ED1ng n\u1EBFu gi\u1EA5y kh\xF4ng ghi.";
  if (field === "organisationId" && !checkOrganisationId(value))
    return "M\xE3 s\u1ED1 g\u1ED3m 10, 12 ho\u1EB7c 13 ch\u1EEF s\u1ED1. \u0110\u1EC3 tr\u1ED1ng n\u1EBFu gi\u1EA5y kh\xF4ng ghi.";
  if (!DAYS.includes(field)) return null;
  if (!isDay(value)) return "Ghi ng\xE0y c\xF3 th\u1EADt.";
  return value > toLocalDay(now) ? "Ng\xE0y kh\xF4ng th\u1EC3 \u1EDF t\u01B0\u01A1ng lai." : null;
}

// src/features/digitisation/reading/quality.ts
var QUALITY_LIMITS = [
  {
    from: "2023-01-01",
    until: null,
    leastDpi: 200,
    leastSharpness: 0.3,
    leastContrast: 0.15,
    leastConfidence: 0.6
  }
];
var ESTIMATE = 0.9;
function judgeQuality(document, day, limits = QUALITY_LIMITS) {
  const limit = inForce(limits, day);
  return [
    ...judgeWhole(document),
    ...document.pages.flatMap(
      (page, at) => judgePage(page, limit).map((verdict) => ({ ...verdict, page: at }))
    )
  ];
}
function judgeWhole({ pages, originalPages }) {
  const verdicts = [];
  const add = (rule, text) => verdicts.push({ rule, weight: "fault", page: null, text });
  if (pages.length === 0) add("page_count", "Ch\u01B0a c\xF3 \u1EA3nh n\xE0o.");
  else if (originalPages !== null && originalPages !== pages.length)
    add("page_count", `B\u1EA3n gi\u1EA5y c\xF3 ${originalPages} trang nh\u01B0ng c\xF3 ${pages.length} \u1EA3nh.`);
  const numbers = pages.flatMap(({ printedNumber }) => printedNumber ?? []);
  const wrong = numbers.findIndex((number, at) => at > 0 && number <= numbers[at - 1]);
  if (wrong !== -1)
    add("order", `Trang s\u1ED1 ${numbers[wrong]} \u0111\u1EE9ng sau trang s\u1ED1 ${numbers[wrong - 1]}: ki\u1EC3m tra l\u1EA1i th\u1EE9 t\u1EF1.`);
  return verdicts;
}
var EDGES = { top: "tr\xEAn", right: "ph\u1EA3i", bottom: "d\u01B0\u1EDBi", left: "tr\xE1i" };
function judgePage({ measures, confidence }, limit) {
  const { dpi, isDpiKnown, sharpness, contrast, cutEdges, isBlank } = measures;
  const verdicts = [];
  const add = (rule, weight, text) => verdicts.push({ rule, weight, text });
  const least = isDpiKnown ? limit.leastDpi : ESTIMATE * limit.leastDpi;
  if (dpi < least) {
    const about = isDpiKnown ? "" : "kho\u1EA3ng ";
    add("resolution", "fault", `\u1EA2nh ch\u1EC9 c\xF3 ${about}${Math.round(dpi)} dpi, c\u1EA7n t\u1EEB ${limit.leastDpi} dpi.`);
  }
  if (isBlank) {
    add("blank_page", "notice", "Trang tr\u1EAFng: b\u1ECF \u0111i n\u1EBFu kh\xF4ng ph\u1EA3i m\u1EB7t sau c\u1EA7n gi\u1EEF.");
    return verdicts;
  }
  if (sharpness < limit.leastSharpness)
    add("sharpness", "fault", "\u1EA2nh m\u1EDD: n\xE9t ch\u1EEF b\u1ECB nh\xF2e. H\xE3y qu\xE9t ho\u1EB7c ch\u1EE5p l\u1EA1i.");
  if (contrast < limit.leastContrast)
    add("contrast", "notice", "Ch\u1EEF nh\u1EA1t so v\u1EDBi n\u1EC1n gi\u1EA5y: xem l\u1EA1i c\xF3 \u0111\u1ECDc \u0111\u01B0\u1EE3c kh\xF4ng.");
  if (cutEdges.length > 0)
    add(
      "cut_edge",
      "fault",
      `C\xF3 th\u1EC3 b\u1ECB c\u1EAFt m\u1EA5t m\xE9p ${cutEdges.map((edge) => EDGES[edge]).join(", ")}: ch\u1EE5p l\u1EA1i cho \u0111\u1EE7 trang.`
    );
  if (confidence !== null && confidence < limit.leastConfidence)
    add("unread_page", "notice", "M\xE1y \u0111\u1ECDc trang n\xE0y kh\xF4ng ch\u1EAFc ch\u1EAFn: h\xE3y nh\xECn l\u1EA1i b\u1EB1ng m\u1EAFt.");
  return verdicts;
}

// src/features/digitisation/confirming/judge.ts
function judgePages(pages, originalPages, now) {
  const judged = pages.flatMap(
    ({ reading }) => reading === null ? [] : [{ measures: reading.measures, confidence: confidenceOf(reading) }]
  );
  const at = pages.flatMap((page, index) => page.reading === null ? [] : [index]);
  const unread = pages.flatMap((page, index) => page.reading === null ? [unreadVerdict(page, index)] : []);
  const found = judged.length === 0 ? [] : judgeQuality({ pages: judged, originalPages: null }, toLocalDay(now));
  const read = found.map((each) => ({
    ...each,
    page: each.page === null ? null : at[each.page]
  }));
  return [...countVerdict(pages.length, originalPages), ...read, ...unread];
}
function confidenceOf({ text }) {
  return text.source === "layer" ? null : text.confidence;
}
function unreadVerdict({ why }, page) {
  return { rule: "unread_page", weight: "fault", page, text: why ?? "Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c ch\u1EEF tr\xEAn trang n\xE0y." };
}
function countVerdict(pages, originalPages) {
  if (originalPages === null || originalPages === pages) return [];
  const text = `B\u1EA3n g\u1ED1c c\xF3 ${originalPages} trang nh\u01B0ng \u0111\xE3 qu\xE9t ${pages} trang.`;
  return [{ rule: "page_count", weight: "fault", page: null, text }];
}
function personWarnings(values, { applicant }) {
  const { personalId, otherPersonalId } = values;
  const known = [applicant.personalId, applicant.representativePersonalId].filter((each) => each !== null);
  const said = [personalId, otherPersonalId].filter((each) => each !== void 0);
  if (said.length === 0 || known.length === 0 || said.some((each) => known.includes(each))) return [];
  return [
    {
      rule: "other_person",
      text: "S\u1ED1 \u0111\u1ECBnh danh tr\xEAn gi\u1EA5y kh\xE1c s\u1ED1 c\u1EE7a ng\u01B0\u1EDDi n\u1ED9p. H\xE3y xem \u0111\xFAng gi\u1EA5y c\u1EE7a h\u1ED3 s\u01A1 n\xE0y."
    }
  ];
}

// src/features/digitisation/confirming/confirm.ts
async function confirmDocument(ground, act, request) {
  const { documentId, fields, ...key } = request;
  const clientKey = String(fields.clientKey ?? "");
  const seen = takeLook(await findBatch(ground.database.db, key), documentId);
  if (isRepeat(seen.document, act, clientKey)) return;
  mustBeOpen(seen);
  const form2 = parseConfirm(fields, act.now);
  mustBeSeen(seen, form2);
  const dossier = await findDossier(ground.database.db, { ...key, dossierId: seen.batch.dossierId });
  const warnings = judge(seen, form2, dossier, act);
  const file = await makePdf(ground, seen, nameOf(dossier, form2.documentNo), act);
  const isClosed = await ground.database.transact(async (tx) => {
    const now = takeLook(await lockBatch(tx, key), documentId);
    if (isRepeat(now.document, act, clientKey)) return false;
    mustBeOpen(now);
    mustBeSeen(now, form2);
    await attach(tx, ground, act, { seen: now, form: form2, file });
    await keepConfirmed(tx, act, { seen: now, form: form2, warnings });
    return closeIfDone(tx, now.batch, act.now);
  });
  if (isClosed) await forgetUploads(ground, seen.batch);
}
function takeLook(batch, documentId) {
  const document = batch.documents.find((each) => each.id === documentId);
  if (!document) throw new Problem("not_found", "L\xF4 qu\xE9t kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0y.");
  return { batch, document, pages: pagesOf(batch, documentId) };
}
function isRepeat({ state, clientKey, officerId }, act, given) {
  return state === "confirmed" && clientKey === given && officerId === act.officer.id;
}
function mustBeOpen({ batch, document, pages }) {
  if (document.state === "confirmed")
    throw new Problem("changed_meanwhile", "Gi\u1EA5y t\u1EDD n\xE0y v\u1EEBa \u0111\u01B0\u1EE3c x\xE1c nh\u1EADn. H\xE3y xem l\u1EA1i h\u1ED3 s\u01A1.");
  if (document.state === "discarded" || batch.closedAt !== null)
    throw new Problem(
      "changed_meanwhile",
      "Gi\u1EA5y t\u1EDD n\xE0y \u0111\xE3 b\u1ECB b\u1ECF ho\u1EB7c g\u1ED9p v\xE0o gi\u1EA5y kh\xE1c. H\xE3y xem l\u1EA1i l\xF4 qu\xE9t."
    );
  if (batch.dossierId === null)
    throw new Problem("step_not_open", "Gi\u1EA5y t\u1EDD c\xF2n \u1EDF khay qu\xE9t. H\xE3y \u0111\u01B0a v\xE0o h\u1ED3 s\u01A1 tr\u01B0\u1EDBc khi x\xE1c nh\u1EADn.");
  if (pages.some((page) => page.state === "waiting" || page.state === "reading"))
    throw new Problem("step_not_open", "C\xF2n trang \u0111ang \u0111\u1ECDc. H\xE3y ch\u1EDD \u0111\u1ECDc xong r\u1ED3i x\xE1c nh\u1EADn.");
  if (pages.some((page) => page.image === null))
    throw new Problem("step_not_open", "C\xF3 trang kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c. H\xE3y b\u1ECF trang \u1EA5y v\xE0 qu\xE9t l\u1EA1i.");
}
function mustBeSeen({ pages }, form2) {
  if (seenOf(pages) !== form2.seen)
    throw new Problem("changed_meanwhile", "C\xE1c trang v\u1EEBa thay \u0111\u1ED5i. H\xE3y xem l\u1EA1i c\xE1c trang r\u1ED3i x\xE1c nh\u1EADn.");
}
function judge({ pages }, form2, dossier, act) {
  const faults = judgePages(pages, form2.originalPages, act.now).filter((each) => each.weight === "fault");
  if (faults.length > 0 && form2.reason.length < 5)
    throw new Problem("invalid", "B\u1EA3n qu\xE9t ch\u01B0a \u0111\u1EA1t y\xEAu c\u1EA7u.", {
      reason: `Ghi v\xEC sao v\u1EABn nh\u1EADn b\u1EA3n qu\xE9t n\xE0y: ${faults.map((each) => each.text).join(" ")}`
    });
  const said = faults.map(({ rule, page, text }) => ({
    rule,
    text: page === null ? text : `Trang ${page + 1}: ${text}`
  }));
  return [...said, ...personWarnings(form2.values, dossier)];
}
function nameOf({ state }, documentNo) {
  const document = state.documents.find((each) => each.no === documentNo);
  if (!document)
    throw new Problem("invalid", "Ch\u01B0a x\xE1c nh\u1EADn \u0111\u01B0\u1EE3c gi\u1EA5y t\u1EDD.", { documentNo: "Ch\u1ECDn gi\u1EA5y t\u1EDD c\u1EE7a h\u1ED3 s\u01A1." });
  return document.name;
}
async function makePdf({ database, files }, { batch, pages }, name, act) {
  const drawn = [];
  for (const { image, width, height, dpi, reading } of pages)
    drawn.push({
      ...{ picture: await files.read(image), width, height, dpi },
      text: reading?.text ?? null
    });
  const bytes = await writePdf(drawn, { title: name, at: act.now });
  const sources = batch.files.flatMap((file) => file.sha256 ?? []);
  const unscanned = await listUnscanned(database.db, batch.wardId, sources);
  return {
    name: `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim().slice(0, 120)}.pdf`,
    mediaType: "application/pdf",
    bytes,
    scanned: unscanned.size === 0
  };
}
async function attach(tx, { files }, act, { seen: { batch }, form: form2, file }) {
  const { state } = await findDossier(tx, { wardId: batch.wardId, dossierId: batch.dossierId });
  await takeStep(tx, files, act, {
    dossierId: batch.dossierId,
    step: "attach_scan",
    clientKey: form2.clientKey,
    stepCount: state.stepCount,
    fields: { documentNo: form2.documentNo },
    file
  });
}
async function keepConfirmed(tx, act, { seen: { batch, document }, form: form2, warnings }) {
  const { state } = await findDossier(tx, { wardId: batch.wardId, dossierId: batch.dossierId });
  await changeDocument(tx, batch, document.id).set({
    ...{ state: "confirmed", document_no: form2.documentNo, confirmed_kind: form2.kind, draft: null },
    confirmed: JSON.stringify(form2.values),
    warnings: JSON.stringify(warnings),
    reason: form2.reason || null,
    file: state.documents.find((each) => each.no === form2.documentNo).file,
    ...{ client_key: form2.clientKey, officer_id: act.officer.id, at: act.now }
  }).execute();
  await tellScans(tx, batch.wardId);
}

// src/features/digitisation/confirming/keep-draft.ts
async function keepDraft(tx, batch, documentId, typed) {
  const document = batch.documents.find((each) => each.id === documentId);
  if (document?.state !== "proposed" || batch.closedAt !== null) return;
  await changeDocument(tx, batch, documentId).set({ draft: JSON.stringify(typed) }).execute();
}

// src/features/digitisation/pages/propose.ts
var SURE = 0.5;
var NOTHING = { lines: [], confidence: 0, source: "picture" };
async function proposeReady(tx, wardId, batchId) {
  const batch = await findBatch(tx, { wardId, batchId });
  if (batch.closedAt !== null) return;
  const changed = /* @__PURE__ */ new Set();
  let before = null;
  for (const page of batch.pages) {
    if (page.state === "removed") continue;
    let { documentId } = page;
    if (documentId === null) {
      if (!isReady(batch, page)) continue;
      documentId = goesOn(batch, before, page) ? before.documentId : await addDocument(tx, batch);
      await changePages(tx, batch, [page.id]).set({ document_id: documentId }).execute();
      changed.add(documentId);
    }
    before = { page, documentId };
  }
  for (const id of changed) await describeDocument(tx, wardId, batchId, id);
}
function isReady(batch, page) {
  const isDone = ({ state }) => state !== "waiting" && state !== "reading";
  const isOfPdf = batch.pages.some((each) => each.fileId === page.fileId && each.pageOfFile > 1);
  if (isOfPdf) return batch.pages.filter((each) => each.fileId === page.fileId).every(isDone);
  return batch.pages.every(isDone) && batch.files.every((file) => file.state !== "waiting");
}
function goesOn(batch, before, page) {
  if (before === null) return false;
  if (before.page.fileId === page.fileId) return true;
  const isPicture = (fileId) => batch.pages.filter((each) => each.fileId === fileId).length === 1;
  const document = batch.documents.find((each) => each.id === before.documentId);
  if (document !== void 0 && document.state !== "proposed") return false;
  if (!isPicture(before.page.fileId) || !isPicture(page.fileId)) return false;
  const guess = guessKind(textOf2([page]));
  return guess.kind === "other" || guess.confidence < SURE;
}
function textOf2(pages) {
  return pages.map((page) => page.reading === null ? "" : plainText(page.reading.text)).join("\n");
}
async function addDocument(tx, { wardId, id }) {
  const row = await tx.insertInto("scan_documents").values({
    ...{ ward_id: wardId, batch_id: id, state: "proposed", kind: "other" },
    ...{ kind_confidence: 0, kind_why: "", proposed: "[]" }
  }).returning("id").executeTakeFirstOrThrow();
  return row.id;
}
async function describeDocument(tx, wardId, batchId, documentId) {
  const batch = await findBatch(tx, { wardId, batchId });
  const pages = pagesOf(batch, documentId);
  if (pages.length === 0) {
    await changeDocument(tx, batch, documentId).set({ state: "discarded" }).execute();
    return;
  }
  const guess = guessKind(textOf2(pages));
  const fields = proposeFields(
    guess.kind,
    pages.map((page) => page.reading?.text ?? NOTHING)
  );
  await changeDocument(tx, batch, documentId).set({
    ...{ state: "proposed", kind: guess.kind, kind_confidence: guess.confidence, kind_why: guess.why },
    proposed: JSON.stringify(fields)
  }).execute();
}

// src/features/digitisation/folder/put-to-dossier.ts
var WRONG2 = "Ch\u01B0a \u0111\u01B0a v\xE0o h\u1ED3 s\u01A1 \u0111\u01B0\u1EE3c: c\xF3 m\u1EE5c c\u1EA7n s\u1EEDa.";
async function lockTray(tx, act) {
  const tray = await findTray(tx, act.officer);
  if (!tray) throw new Problem("not_found", "Khay qu\xE9t c\u1EE7a b\u1EA1n \u0111ang tr\u1ED1ng.");
  return lockBatch(tx, { wardId: tray.wardId, batchId: tray.id });
}
function chosen(tray, fileIds) {
  const ids = tray.files.filter((file) => fileIds.includes(file.id)).map((file) => file.id);
  if (ids.length === 0) throw new Problem("invalid", WRONG2, { tep: "Ch\u1ECDn t\u1EC7p trong khay." });
  return ids;
}
async function putToDossier(tx, act, { fileIds, code }) {
  const tray = await lockTray(tx, act);
  const ids = chosen(tray, fileIds);
  const dossier = await findDossierByCode(tx, tray.wardId, code.trim().toUpperCase());
  if (!dossier) throw new Problem("invalid", WRONG2, { ma: "Ph\u01B0\u1EDDng kh\xF4ng c\xF3 h\u1ED3 s\u01A1 mang m\xE3 n\xE0y." });
  await mustScan(tx, act, dossier.id);
  const { id } = await openBatch(tx, act, dossier.id);
  const batch = await lockBatch(tx, { wardId: tray.wardId, batchId: id });
  const divided = await moveFiles(tx, tray, batch, ids);
  for (const each of divided) await describeDocument(tx, tray.wardId, tray.id, each);
  for (const each of [tray, batch]) await proposeReady(tx, tray.wardId, each.id);
  await noteAct(tx, act, "put_scan", dossier.state.code);
  await tellScans(tx, tray.wardId);
  return batch;
}
async function moveFiles(tx, tray, batch, fileIds) {
  const documents = tray.pages.filter((page) => fileIds.includes(page.fileId) && page.documentId !== null).map((page) => page.documentId);
  const all = [...new Set(documents)];
  const whole = all.filter(
    (id) => tray.pages.every((page) => page.documentId !== id || fileIds.includes(page.fileId))
  );
  for (const id of whole)
    await tx.updateTable("scan_documents").set({ batch_id: batch.id }).where("ward_id", "=", batch.wardId).where("id", "=", id).execute();
  await tx.updateTable("scan_files").set({ batch_id: batch.id }).where("ward_id", "=", batch.wardId).where("id", "in", fileIds).execute();
  await tx.updateTable("scan_pages").set(({ eb }) => ({
    batch_id: batch.id,
    document_id: eb.case().when("document_id", "in", whole.length > 0 ? whole : [0]).then(eb.ref("document_id")).else(null).end()
  })).where("ward_id", "=", batch.wardId).where("file_id", "in", fileIds).execute();
  return all.filter((id) => !whole.includes(id));
}
async function clearFromTray(tx, act, fileIds) {
  const tray = await lockTray(tx, act);
  const ids = chosen(tray, fileIds);
  await tx.updateTable("scan_pages").set({ state: "removed", image: null, thumb: null, reading: null, document_id: null }).where("ward_id", "=", tray.wardId).where("file_id", "in", ids).execute();
  await tx.updateTable("scan_files").set({ state: "failed", why: "\u0110\xE3 b\u1ECF kh\u1ECFi khay.", sha256: null }).where("ward_id", "=", tray.wardId).where("id", "in", ids).execute();
  await noteAct(tx, act, "clear_tray", `khay qu\xE9t ${tray.id}`);
  await tellScans(tx, tray.wardId);
}

// src/features/digitisation/folder/watch-folder.ts
import { lstat, mkdir as mkdir2, readdir as readdir2, readFile, rename, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";
var DONE = "done";
var REFUSED = "refused";
function watchFolder(ground) {
  let before = /* @__PURE__ */ new Map();
  let isLooking = false;
  return async () => {
    const folder = ground.settings.scanDir;
    if (folder === null || isLooking) return 0;
    isLooking = true;
    try {
      const seen = /* @__PURE__ */ new Map();
      let taken = 0;
      for (const { officer, path } of await officersFolders(ground, folder))
        for (const name of await filesOf(path)) {
          const file = join2(path, name);
          const state = await stateOf(file);
          if (state === null) continue;
          seen.set(file, state);
          if (before.get(file) !== state) continue;
          if (await takeOne(ground, officer, { path, name, state })) taken++;
        }
      before = seen;
      return taken;
    } finally {
      isLooking = false;
    }
  };
}
async function officersFolders({ database }, folder) {
  const names = new Set(await readdir2(folder).catch(() => []));
  const all = [];
  for (const ward of await listWards(database.db))
    for (const officer of await listOfficers(database.db, ward.id)) all.push({ code: ward.code, officer });
  const isAlone = (username) => all.filter((each) => each.officer.username === username).length === 1;
  return all.flatMap(({ code, officer }) => {
    const { username } = officer;
    const own = [`${code}.${username}`, ...isAlone(username) ? [username] : []];
    return own.filter((name) => names.has(name)).map((name) => ({ officer, path: join2(folder, name) }));
  });
}
async function filesOf(path) {
  const entries = await readdir2(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((each) => each.isFile() && !each.name.startsWith(".")).map((each) => each.name).sort();
}
async function stateOf(file) {
  const found = await lstat(file).catch(() => null);
  return found?.isFile() && found.size > 0 ? `${found.size} ${found.mtimeMs} ${found.ino}` : null;
}
async function takeOne(ground, officer, { path, name, state }) {
  const file = join2(path, name);
  try {
    const size = Number(state.split(" ")[0]);
    if (size > SCAN_LIMITS.fileMegabytes * 1024 * 1024)
      throw new Problem("file_too_large", `T\u1EC7p l\u1EDBn h\u01A1n ${SCAN_LIMITS.fileMegabytes} MB.`);
    const bytes = await readFile(file);
    await keep(ground, officer, { name, bytes, state });
  } catch (error) {
    if (error instanceof Problem && error.code !== "try_later") {
      await putAside(path, name, REFUSED);
      await writeFile(join2(path, REFUSED, `${name}.txt`), `${error.message}
`);
      return false;
    }
    log("warn", "scan_folder_failed", { officer: officer.id, error });
    return false;
  }
  await putAside(path, name, DONE);
  return true;
}
async function keep(ground, officer, { name, bytes, state }) {
  const { database, files, settings, now } = ground;
  const { kinds, fileMegabytes: megabytes } = SCAN_LIMITS;
  const inspected = await inspectFile({ name, bytes }, { kinds, megabytes });
  const file = { ...inspected, scanned: await scanFile(settings, inspected) };
  await database.transact(async (tx) => {
    const act = { officer, now: now() };
    const tray = await openBatch(tx, act, null);
    const sha256 = await saveFile(tx, files, officer.wardId, file, act.now);
    const clientKey = derivedKey([officer.wardId, officer.id, name, state].join("\n"), hashOf(bytes));
    await takeScan(tx, tray, { source: "folder", clientKey, sha256, name: file.name, now: act.now });
  });
}
async function putAside(path, name, folder) {
  await mkdir2(join2(path, folder), { recursive: true });
  const isTaken = await lstat(join2(path, folder, name)).catch(() => null) !== null;
  const free = isTaken ? `${Date.now()}-${name}` : name;
  await rename(join2(path, name), join2(path, folder, free));
}

// src/features/digitisation/labels.ts
var SOURCE_LABELS = {
  drag: "T\u1EEB m\xE1y t\xEDnh",
  phone: "T\u1EEB \u0111i\u1EC7n tho\u1EA1i",
  folder: "T\u1EEB m\xE1y qu\xE9t"
};
var FILE_STATE_LABELS = {
  waiting: "\u0110ang ch\u1EDD m\u1EDF",
  taken: "\u0110\xE3 m\u1EDF",
  failed: "Kh\xF4ng nh\u1EADn \u0111\u01B0\u1EE3c"
};
var PAGE_STATE_LABELS = {
  waiting: "Ch\u1EDD \u0111\u1ECDc",
  reading: "\u0110ang \u0111\u1ECDc",
  read: "\u0110\xE3 \u0111\u1ECDc",
  failed: "Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c ch\u1EEF",
  removed: "\u0110\xE3 b\u1ECF"
};

// src/features/digitisation/pages/arrange.ts
var PAGE_DEEDS = ["turn_left", "turn_right", "remove", "restore", "up", "down", "split"];
var DOCUMENT_DEEDS = ["merge", "discard"];
function parseArrangement(text) {
  const [deed = "", id = ""] = String(text).split("~");
  const known = [...PAGE_DEEDS, ...DOCUMENT_DEEDS].find((each) => each === deed);
  if (!known || !/^[1-9]\d{0,14}$/.test(id))
    throw new Problem("invalid", "Kh\xF4ng r\xF5 ph\u1EA3i l\xE0m g\xEC v\u1EDBi trang n\xE0y. H\xE3y m\u1EDF l\u1EA1i trang.");
  return { deed: known, id: Number(id) };
}
async function arrange(tx, batch, { deed, id }, now) {
  if (batch.closedAt !== null) throw new Problem("step_not_open", "L\xF4 qu\xE9t n\xE0y \u0111\xE3 \u0111\xF3ng.");
  if (deed === "merge" || deed === "discard") {
    const document = batch.documents.find((each) => each.id === id);
    if (!document) throw new Problem("not_found", "L\xF4 qu\xE9t kh\xF4ng c\xF3 gi\u1EA5y t\u1EDD n\xE0y.");
    mustBeProposed(document);
    await (deed === "merge" ? merge(tx, batch, document) : discard(tx, batch, document));
  } else {
    const page = batch.pages.find((each) => each.id === id);
    if (!page) throw new Problem("not_found", "L\xF4 qu\xE9t kh\xF4ng c\xF3 trang n\xE0y.");
    const document = batch.documents.find((each) => each.id === page.documentId);
    if (document && document.state === "confirmed") mustBeProposed(document);
    await PAGE_WORK[deed](tx, batch, page, now);
  }
  await tellScans(tx, batch.wardId);
}
function mustBeProposed({ state }) {
  if (state !== "proposed")
    throw new Problem("step_not_open", "Gi\u1EA5y t\u1EDD n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c x\xE1c nh\u1EADn ho\u1EB7c \u0111\xE3 b\u1ECF. H\xE3y xem l\u1EA1i l\xF4 qu\xE9t.");
}
var PAGE_WORK = {
  turn_left: (tx, batch, page, now) => turn2(tx, batch, page, { by: 3, now }),
  turn_right: (tx, batch, page, now) => turn2(tx, batch, page, { by: 1, now }),
  remove: async (tx, batch, page) => {
    await changePages(tx, batch, [page.id]).set({ state: "removed" }).execute();
    await describeAgain(tx, batch, page.documentId);
  },
  restore: async (tx, batch, page, now) => {
    if (page.state !== "removed") return;
    const isRead = page.reading !== null || page.why !== null;
    const state = page.reading !== null ? "read" : page.why !== null ? "failed" : "waiting";
    await changePages(tx, batch, [page.id]).set({ state }).execute();
    if (!isRead) await readAgain(tx, batch, page, now);
    await describeAgain(tx, batch, page.documentId);
  },
  up: (tx, batch, page) => move(tx, batch, page, -1),
  down: (tx, batch, page) => move(tx, batch, page, 1),
  split: async (tx, batch, page) => {
    if (page.documentId === null) return;
    const pages = pagesOf(batch, page.documentId);
    const at = pages.findIndex((each) => each.id === page.id);
    if (at <= 0) return;
    const { id } = await tx.insertInto("scan_documents").values({
      ...{ ward_id: batch.wardId, batch_id: batch.id, state: "proposed", kind: "other" },
      ...{ kind_confidence: 0, kind_why: "", proposed: "[]" }
    }).returning("id").executeTakeFirstOrThrow();
    const moved = pages.slice(at).map((each) => each.id);
    await changePages(tx, batch, moved).set({ document_id: id }).execute();
    await describeAgain(tx, batch, page.documentId);
    await describeAgain(tx, batch, id);
  }
};
async function turn2(tx, batch, page, { by, now }) {
  const turns = ((page.turns ?? page.reading?.turns ?? 0) + by) % 4;
  await changePages(tx, batch, [page.id]).set({ turns, state: "waiting", why: null }).execute();
  await readAgain(tx, batch, page, now);
}
function readAgain(tx, { wardId }, { id, fileId }, now) {
  return enqueue(tx, READ_PAGE, { wardId, fileId, pageId: id }, { now });
}
async function move(tx, batch, page, by) {
  if (page.documentId === null) return;
  const pages = pagesOf(batch, page.documentId);
  const other = pages[pages.findIndex((each) => each.id === page.id) + by];
  if (!other || page.state === "removed") return;
  await changePages(tx, batch, [page.id]).set({ ord: other.ord }).execute();
  await changePages(tx, batch, [other.id]).set({ ord: page.ord }).execute();
  await describeAgain(tx, batch, page.documentId);
}
async function merge(tx, batch, document) {
  const open2 = batch.documents.filter((each) => each.state === "proposed");
  const before = open2[open2.findIndex((each) => each.id === document.id) - 1];
  if (!before) return;
  const moved = batch.pages.filter((page) => page.documentId === document.id).map((page) => page.id);
  await changePages(tx, batch, moved).set({ document_id: before.id }).execute();
  await describeAgain(tx, batch, document.id);
  await describeAgain(tx, batch, before.id);
}
async function discard(tx, batch, { id }) {
  const pages = pagesOf(batch, id).map((page) => page.id);
  if (pages.length > 0) await changePages(tx, batch, pages).set({ state: "removed" }).execute();
  await changeDocument(tx, batch, id).set({ state: "discarded", draft: null }).execute();
}
async function describeAgain(tx, { wardId, id }, documentId) {
  if (documentId !== null) await describeDocument(tx, wardId, id, documentId);
}

// src/platform/scanning/shrink-picture.ts
import sharp from "sharp";
async function shrinkPicture(bytes, longestSide, quality = 80) {
  const { data, info } = await sharp(bytes, { limitInputPixels: 52e6 }).autoOrient().flatten({ background: "#fff" }).resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true }).jpeg({ quality }).toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}

// src/features/digitisation/pages/read-scan-page.ts
var MOST_TRIES = 3;
var THUMB_SIDE = 300;
var PLAIN_SIDE = 3508;
async function readScanPage(ground, key, job) {
  const begun = await ground.database.transact((tx) => begin(tx, key));
  if (begun === null) return;
  const outcome = await readOrKeep(ground, begun, job.attempts >= MOST_TRIES);
  const thumb = outcome.picture && await shrinkPicture(outcome.picture.bytes, THUMB_SIDE, 70);
  await ground.database.transact(async (tx) => {
    const batch = await lockBatchOf(tx, key.wardId, key.fileId);
    const page = batch?.pages.find((each) => each.id === key.pageId);
    if (!batch || batch.closedAt !== null || page?.state !== "reading" || page.turns !== begun.page.turns)
      return;
    const keep2 = (bytes) => {
      const picture2 = { name: `trang-${page.id}.jpg`, mediaType: "image/jpeg", bytes };
      return saveFile(tx, ground.files, key.wardId, picture2, ground.now());
    };
    const { picture, reading, why } = outcome;
    await changePages(tx, batch, [page.id]).set({
      ...{ state: reading === null ? "failed" : "read", why },
      image: picture && await keep2(picture.bytes),
      thumb: thumb && await keep2(thumb.bytes),
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      dpi: picture && Math.round(picture.dpi),
      reading: reading && JSON.stringify(reading)
    }).execute();
    await afterReading(tx, batch, page);
  });
}
async function afterReading(tx, batch, page) {
  const document = batch.documents.find((each) => each.id === page.documentId);
  if (document?.state === "proposed") await describeDocument(tx, batch.wardId, batch.id, document.id);
  await proposeReady(tx, batch.wardId, batch.id);
  await tellScans(tx, batch.wardId);
}
async function begin(tx, { wardId, fileId, pageId }) {
  const batch = await lockBatchOf(tx, wardId, fileId);
  const page = batch?.pages.find((each) => each.id === pageId);
  const file = batch?.files.find((each) => each.id === fileId);
  const isOpen = page !== void 0 && (page.state === "waiting" || page.state === "reading");
  if (!batch || batch.closedAt !== null || !isOpen || !file || file.sha256 === null) return null;
  await changePages(tx, batch, [pageId]).set({ state: "reading" }).execute();
  await tellScans(tx, wardId);
  return { wardId, page, file: { ...file, sha256: file.sha256 } };
}
async function readOrKeep(ground, begun, isLastTry) {
  const { reader } = ground;
  const { wardId, page, file } = begun;
  let image = null;
  try {
    const source = await findStoredFile(ground.database.db, ground.files, wardId, file.sha256);
    image = await reader.openPage(source, page.pageOfFile);
    const read = await reader.readPage(image, {
      ...file.source === "phone" && { isPhoto: true },
      ...page.turns !== null && { turns: page.turns }
    });
    const { picture: bytes, width, height, dpi, text, measures, cleaning } = read;
    return {
      picture: { bytes, width, height, dpi },
      reading: { text, measures, turns: cleaning.turns },
      why: null
    };
  } catch (error) {
    const isRefusal = error instanceof Problem;
    if (!isRefusal && !isLastTry) throw error;
    if (!isRefusal) log("error", "scan_page_failed", { page: page.id, error });
    const why = isRefusal ? error.message : "Trang n\xE0y kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c. C\xF3 th\u1EC3 gi\u1EEF \u1EA3nh, kh\xF4ng k\xE8m ch\u1EEF.";
    return { picture: image && await plainPicture(image), reading: null, why };
  }
}
async function plainPicture({ bytes, dpi }) {
  const small = await shrinkPicture(bytes, PLAIN_SIDE).catch(() => null);
  return small && { ...small, dpi: dpi ?? Math.max(small.width, small.height) / 11.69 };
}

// src/features/digitisation/pages/take-apart.ts
async function takeApart(ground, wardId, fileId) {
  const { database, now } = ground;
  const sha256 = await waitingFile(ground, wardId, fileId);
  if (sha256 === null) return;
  const counted = await countPages(ground, wardId, sha256);
  await database.transact(async (tx) => {
    const batch = await lockBatchOf(tx, wardId, fileId);
    const file = batch?.files.find((each) => each.id === fileId);
    if (!batch || batch.closedAt !== null || file?.state !== "waiting") return;
    const pages = typeof counted === "number" ? counted : 0;
    const isTooMuch = batch.pages.length + pages > MOST_PAGES;
    const why = typeof counted === "string" ? counted : isTooMuch ? TOO_MANY : null;
    await tx.updateTable("scan_files").set({ state: why === null ? "taken" : "failed", why }).where("ward_id", "=", wardId).where("id", "=", fileId).execute();
    if (why === null) await addPages(tx, batch, { fileId, pages, now: now() });
    await proposeReady(tx, wardId, batch.id);
    await tellScans(tx, wardId);
  });
}
var TOO_MANY = `M\u1ED7i l\xF4 qu\xE9t nhi\u1EC1u nh\u1EA5t ${MOST_PAGES} trang. H\xE3y x\xE1c nh\u1EADn c\xE1c trang \u0111\xE3 c\xF3 r\u1ED3i qu\xE9t ti\u1EBFp.`;
async function waitingFile({ database }, wardId, fileId) {
  const row = await database.db.selectFrom("scan_files").select("sha256").where("ward_id", "=", wardId).where("id", "=", fileId).where("state", "=", "waiting").executeTakeFirst();
  return row?.sha256 ?? null;
}
async function countPages({ database, files, reader }, wardId, sha256) {
  const file = await findStoredFile(database.db, files, wardId, sha256);
  return reader.countPages(file).catch((error) => {
    if (error instanceof Problem) return error.message;
    throw error;
  });
}
async function addPages(tx, batch, { fileId, pages, now }) {
  const ids = await tx.insertInto("scan_pages").values(
    Array.from({ length: pages }, (_, at) => ({
      ...{ ward_id: batch.wardId, batch_id: batch.id, file_id: fileId, page_of_file: at + 1 },
      // In the order in which the files came, whichever is taken apart first.
      ...{ ord: fileId * 1e3 + at, state: "waiting" }
    }))
  ).returning("id").execute();
  for (const { id } of ids)
    await enqueue(tx, READ_PAGE, { wardId: batch.wardId, fileId, pageId: id }, { now });
}

// src/features/digitisation/to-digitise.ts
import { sql as sql3 } from "kysely";
var ENDED = ["returned", "refused", "withdrawn", "stopped"];
async function listToDigitise(db, wardId, { after, limit }) {
  const rows = await db.selectFrom("dossiers as d").innerJoin(
    "procedure_versions as p",
    (join3) => join3.onRef("p.code", "=", "d.procedure_code").onRef("p.version", "=", "d.procedure_version")
  ).select((eb) => [
    ...["d.id", "d.code", "d.holder_unit_id", "d.status", "d.received_at", "p.name"],
    eb.selectFrom("dossier_documents as doc").select(sql3`array_agg(doc.name order by doc.no)`.as("names")).whereRef("doc.ward_id", "=", "d.ward_id").whereRef("doc.dossier_id", "=", "d.id").where(UNSCANNED).as("missing")
  ]).where("d.ward_id", "=", wardId).where("d.received_at", "is not", null).where("d.status", "not in", ENDED).where(
    ({ exists, selectFrom }) => exists(
      selectFrom("dossier_documents as doc").select("doc.no").whereRef("doc.ward_id", "=", "d.ward_id").whereRef("doc.dossier_id", "=", "d.id").where(UNSCANNED)
    )
  ).$if(
    after !== null,
    (query) => query.where(sql3`(d.received_at, d.id) > (${after.at}, ${after.id})`)
  ).orderBy("d.received_at").orderBy("d.id").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    procedureName: row.name,
    holderUnitId: row.holder_unit_id,
    status: row.status,
    receivedAt: row.received_at,
    missing: row.missing ?? []
  }));
}
var UNSCANNED = sql3`doc.source in ('original', 'copy', 'electronic')
  and doc.file is null and doc.scan_exempt_reason is null`;

export {
  readableAddress,
  formLimit,
  readForm,
  callerAddress,
  openTurns,
  shownName,
  inspectFile,
  MOST_FILE_MEGABYTES,
  listUploads,
  adoptUploads,
  listFileColumns,
  listTextColumns,
  isNamed,
  eachNamed,
  forgetBytes,
  discardUploads,
  scanFile,
  fieldOf,
  fileHeaders,
  answerFile,
  uploadRoutes,
  sweepUploads,
  SCANS_TOPIC,
  TAKE_APART,
  READ_PAGE,
  SCAN_LIMITS,
  pagesOf,
  seenOf,
  findBatch,
  lockBatch,
  LINK_MINUTES,
  openPhoneLink,
  closePhoneLinks,
  findPhoneOf,
  enterByPhone,
  isPhoneToken,
  findByPhone,
  forgetUploads,
  endBatch,
  mayScan,
  mustScan,
  openBatch,
  findTray,
  listOpenOf,
  listOwnOpen,
  scanOwner,
  openReader,
  plainText,
  PAPER_FIELDS,
  PAPER_FIELD_LABELS,
  PAPER_KIND_LABELS,
  typedOf,
  judgePages,
  personWarnings,
  confirmDocument,
  keepDraft,
  guessKind,
  proposeFields,
  putToDossier,
  clearFromTray,
  watchFolder,
  SOURCE_LABELS,
  FILE_STATE_LABELS,
  PAGE_STATE_LABELS,
  parseArrangement,
  arrange,
  readScanPage,
  takeApart,
  listToDigitise
};
//# sourceMappingURL=chunk-JRLX3424.js.map
