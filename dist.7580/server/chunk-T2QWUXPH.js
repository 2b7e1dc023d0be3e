// src/platform/root.ts
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
var root = findRoot(import.meta.dirname);
function findRoot(from) {
  if (existsSync(join(from, "package.json")) && existsSync(join(from, "db", "migrations"))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No package.json with db/migrations above ${import.meta.dirname}`);
  return findRoot(parent);
}

// src/platform/problem.ts
import { z } from "zod";
z.config({
  localeError: (issue) => {
    if (issue.input === void 0 || issue.input === "") return "Ch\u01B0a ghi m\u1EE5c n\xE0y.";
    if (issue.code === "too_big") return `T\u1ED1i \u0111a ${issue.maximum}${unitOf(issue.origin)}.`;
    if (issue.code === "too_small") return `\xCDt nh\u1EA5t ${issue.minimum}${unitOf(issue.origin)}.`;
    return "M\u1EE5c n\xE0y ch\u01B0a \u0111\xFAng. H\xE3y xem l\u1EA1i.";
  }
});
function unitOf(origin) {
  return origin === "string" ? " k\xFD t\u1EF1" : origin === "array" ? " m\u1EE5c" : "";
}
var STATUS = {
  not_found: 404,
  not_signed_in: 401,
  not_allowed: 403,
  bad_form_token: 403,
  bad_credentials: 401,
  locked_out: 429,
  too_many_tries: 429,
  invalid: 422,
  step_not_open: 409,
  changed_meanwhile: 409,
  file_too_large: 413,
  file_unreadable: 422,
  file_infected: 422,
  try_later: 503,
  peer_down: 503
};
function wrongFields(issues) {
  const fields = {};
  for (const { path, message } of issues) fields[String(path[0])] ??= message;
  return fields;
}
var Problem = class extends Error {
  code;
  fields;
  constructor(code, message, fields = {}) {
    super(message);
    this.name = "Problem";
    this.code = code;
    this.fields = fields;
  }
  get status() {
    return STATUS[this.code];
  }
};
function parseFields(schema, given, message) {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Problem("invalid", message, wrongFields(parsed.error.issues));
}

// src/platform/tables/positioned.ts
function toLines(fragments) {
  const lines = [];
  for (const part of [...fragments].sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last && last.page === part.page && Math.abs(last.y - part.y) < 0.5 * Math.max(last.height, part.height))
      last.parts.push(part);
    else lines.push({ page: part.page, y: part.y, height: part.height, parts: [part] });
  }
  for (const line of lines) line.parts.sort((a, b) => a.x - b.x);
  return lines;
}
function lineText(parts) {
  let text = "";
  let right = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const gap = part.x - right;
    text += text !== "" && gap > 0.12 * part.height && !/\s$/.test(text) && !/^\s/.test(part.text) ? ` ${part.text}` : part.text;
    right = part.right;
  }
  return text.replace(/\s+/g, " ").trim();
}
function cellText(lines, width) {
  let text = "";
  let isList = false;
  let before = null;
  for (const line of lines) {
    const words = lineText(line.parts);
    if (words === "") continue;
    if (before === null) {
      text = words;
      isList = /^[-–•+]\s/.test(words);
    } else if (/\S[/-]$/.test(text) && /^[\p{Lu}\d]/u.test(words) || isBroken(text, words)) text += words;
    else if (/^[-–•+]\s/.test(words)) text += `
${words}`;
    else if (isList) text += ` ${words}`;
    else text += (endedEarly(before, line, words, width) ? "\n" : " ") + words;
    before = line;
  }
  return text;
}
function isBroken(text, words) {
  const last = /\S+$/.exec(text)?.[0] ?? "";
  const first = /^\S+/.exec(words)?.[0] ?? "";
  const whole = last + first;
  return /\d$/.test(last) ? /^\d/.test(first) && /(^|\D)\d{1,2}[/.-](\d{1,2}[/.-])?20\d{2}\W*$/.test(whole) && !/20\d{2}$/.test(last) : new RegExp("&\\p{Lu}+$", "u").test(last) && new RegExp("^\\p{Lu}+$", "u").test(first);
}
var UNFINISHED = /(?:[,(–]|(?:^|\s)(?:và|hoặc|của|về|theo|cho|tại|trong|các|những|với|để|từ|đến|đạt|tối thiểu|ít nhất|tối đa|[-–•]?\s?\d+\s?%))$/iu;
function endedEarly(before, line, words, width) {
  if (new RegExp("^\\p{Ll}", "u").test(words) || UNFINISHED.test(before.parts.at(-1).text.trim())) return false;
  const printed = (each) => each.parts.at(-1).right - each.parts[0].x;
  const firstWord = printed(line) * (words.indexOf(" ") === -1 ? words.length : words.indexOf(" ")) / words.length;
  return width - printed(before) > firstWord + 0.6 * line.height;
}

export {
  root,
  wrongFields,
  Problem,
  parseFields,
  toLines,
  lineText,
  cellText
};
//# sourceMappingURL=chunk-T2QWUXPH.js.map
