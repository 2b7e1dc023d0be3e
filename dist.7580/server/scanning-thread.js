import {
  cleanPage,
  countPages,
  openPage,
  recognise
} from "./chunk-RGZRGMXG.js";
import {
  Problem
} from "./chunk-T2QWUXPH.js";

// src/platform/scanning/thread.ts
import { parentPort } from "node:worker_threads";

// src/platform/scanning/read-page.ts
import sharp from "sharp";
var DOUBTFUL = 0.72;
var SURE = 0.6;
var CLEAR = 1.5;
var JPEG_QUALITY = 80;
async function readPage(image, how) {
  if (image.text !== null && !how.turns)
    return finish({ page: await cleanPage(image, { isPlain: true }), text: image.text });
  let best = await attempt(image, how.turns);
  for (const turns of how.turns === void 0 ? otherTurns(best.page) : []) {
    if (!isDoubtful(best)) break;
    best = better(best, await attempt(image, turns));
  }
  if (isDoubtful(best) && how.turns === void 0) best = better(best, await attempt(image, void 0, true));
  return finish(best);
}
async function attempt(image, turns, isPlain = false) {
  const page = await cleanPage(image, { turns, isPlain });
  const isEmpty = page.measures.isBlank;
  const text = isEmpty ? { lines: [], confidence: 0, source: "picture" } : await recognise(page.reading, page.dpi);
  return { page, text };
}
function otherTurns({ cleaning: { turns }, clearness, measures }) {
  if (measures.isBlank) return [];
  const turned = (by) => (turns + by) % 4;
  return clearness < CLEAR ? [turned(2), turned(1), turned(3)] : [turned(2)];
}
function isDoubtful({ text, page }) {
  return !page.measures.isBlank && text.confidence < DOUBTFUL;
}
function better(one, other) {
  return weight(other.text) > 1.05 * weight(one.text) ? other : one;
}
function weight({ lines }) {
  const sure = lines.flat().filter((word) => word.confidence >= SURE && new RegExp("\\p{L}{2}|\\d{2}", "u").test(word.text));
  return sure.reduce((sum, word) => sum + word.text.length * word.confidence ** 2, 0);
}
async function finish({ page, text }) {
  const { data, width, height, channels } = page.picture;
  const shrink = Math.min(1, page.measures.dpi / page.dpi);
  const size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const picture = await sharp(data, { raw: { width, height, channels } }).resize({ ...size, fit: "fill" }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
  return {
    picture: new Uint8Array(picture),
    ...size,
    dpi: page.dpi * shrink,
    text,
    cleaning: page.cleaning,
    measures: page.measures
  };
}

// src/platform/scanning/thread.ts
parentPort.on("message", (task) => {
  perform(task).then(
    (answer) => parentPort.postMessage(answer),
    // What is no refusal ends the thread: the reader says so and takes a new one.
    (error) => setImmediate(() => {
      throw error;
    })
  );
});
async function perform({ name, args }) {
  try {
    if (name === "countPages") return { result: await countPages(args[0]) };
    if (name === "openPage") return { result: await openPage(args[0], args[1]) };
    return { result: await readPage(args[0], args[1]) };
  } catch (error) {
    if (error instanceof Problem) return { problem: { code: error.code, message: error.message } };
    throw error;
  }
}
//# sourceMappingURL=scanning-thread.js.map
