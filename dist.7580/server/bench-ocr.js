import {
  guessKind,
  openReader,
  plainText,
  proposeFields
} from "./chunk-JRLX3424.js";
import {
  beginPdf,
  demoPersonalId
} from "./chunk-TIANCPBA.js";
import {
  DATA,
  chain,
  move,
  ontoCorners,
  openPage,
  rotate,
  scale,
  toText,
  warp
} from "./chunk-RGZRGMXG.js";
import {
  root
} from "./chunk-T2QWUXPH.js";

// bench/ocr.ts
import { availableParallelism } from "node:os";
import { createWorker, OEM } from "tesseract.js";

// bench/forms/damage.ts
import sharp from "sharp";
var CONDITIONS = [
  "s\u1EA1ch 300 dpi",
  "s\u1EA1ch 200 dpi",
  "nghi\xEAng +5\xB0",
  "nghi\xEAng \u22123\xB0",
  "xoay 90\xB0",
  "xoay 180\xB0",
  "nhi\u1EC5u h\u1EA1t",
  "m\u1EDD n\xE9t",
  "m\u1EF1c nh\u1EA1t, gi\u1EA5y x\xE1m",
  "b\xF3ng \u0111\u1ED5",
  "vi\u1EC1n \u0111en m\xE1y qu\xE9t",
  "\u1EA3nh ch\u1EE5p tr\xEAn b\xE0n"
];
async function damage(sheet, condition, chance) {
  const page = await toRaw(sheet);
  switch (condition) {
    case "s\u1EA1ch 300 dpi":
      return asScan(page, 300);
    case "s\u1EA1ch 200 dpi":
      return asScan(await resize(page, 2 / 3), 200);
    case "nghi\xEAng +5\xB0":
      return asScan(lean(page, 5), 300);
    case "nghi\xEAng \u22123\xB0":
      return asScan(lean(page, -3), 300);
    case "xoay 90\xB0":
      return asScan(await turn(page, 90), 300);
    case "xoay 180\xB0":
      return asScan(await turn(lean(page, 1.5), 180), 300);
    case "nhi\u1EC5u h\u1EA1t":
      return asScan(addGrain(page, chance, 34, 6e-3), 300);
    case "m\u1EDD n\xE9t":
      return asScan(await blur(page, 3.2), 300);
    case "m\u1EF1c nh\u1EA1t, gi\u1EA5y x\xE1m":
      return asScan(addGrain(fade(page, 0.24, 196), chance, 5, 0), 300);
    case "b\xF3ng \u0111\u1ED5":
      return asScan(shade(page, chance, 0.7), 300);
    case "vi\u1EC1n \u0111en m\xE1y qu\xE9t":
      return asScan(frame(page, chance), 300);
    case "\u1EA3nh ch\u1EE5p tr\xEAn b\xE0n":
      return takePhoto(page, chance);
  }
}
async function toRaw({ bytes }) {
  const { data, info } = await sharp(bytes).removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}
var picture = ({ data, width, height, channels }) => sharp(data, { raw: { width, height, channels } });
async function asScan(page, dpi) {
  const bytes = await picture(page).withDensity(dpi).jpeg({ quality: 85 }).toBuffer();
  return { bytes, width: page.width, height: page.height, dpi, isPhoto: false, text: null };
}
async function resize(page, by) {
  const width = Math.round(page.width * by);
  const { data, info } = await picture(page).resize({ width }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}
async function blur(page, sigma) {
  return { ...page, data: await picture(page).blur(sigma).raw().toBuffer() };
}
async function turn(page, degrees) {
  const { data, info } = await picture(page).rotate(degrees).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}
function lean(page, degrees) {
  const [x, y] = [page.width / 2, page.height / 2];
  return warp(page, page, chain(move(x, y), rotate(-degrees), move(-x, -y)));
}
function eachPixel(page, change) {
  const data = Uint8Array.from(page.data);
  for (let y = 0, at = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++)
      for (let channel = 0; channel < 3; channel++, at++)
        data[at] = Math.max(0, Math.min(255, change(data[at], x, y)));
  return { ...page, data };
}
function addGrain(page, chance, shades, specks) {
  const data = Uint8Array.from(page.data);
  for (let at = 0; at < data.length; at += 3) {
    const grain = (chance() + chance() + chance() - 1.5) * 2 * shades;
    const speck = chance() < specks ? chance() < 0.5 ? -255 : 255 : 0;
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = Math.max(0, Math.min(255, data[at + channel] + grain + speck));
  }
  return { ...page, data };
}
function fade(page, contrast, paper) {
  return eachPixel(page, (shade2) => paper - (255 - shade2) * contrast);
}
function shade(page, chance, depth) {
  const angle = chance() * 2 * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return eachPixel(page, (tone, x, y) => {
    const along = ((x / page.width - 0.5) * cos + (y / page.height - 0.5) * sin) * 3;
    return tone * (1 - depth / (1 + Math.exp(-4 * along)));
  });
}
function frame(page, chance) {
  const size = { width: Math.round(page.width * 1.16), height: Math.round(page.height * 1.1) };
  const degrees = 2.5 * (chance() - 0.5) * 2;
  const map = chain(
    move(page.width / 2, page.height / 2),
    rotate(-degrees),
    move(-size.width / 2, -size.height / 2)
  );
  return onGround(page, size, map, () => 18);
}
function onGround(page, size, map, ground) {
  const laid = warp(page, size, map);
  const inside = warp(
    { data: new Uint8Array(page.width * page.height), width: page.width, height: page.height, channels: 1 },
    size,
    map
  );
  for (let at = 0; at < inside.data.length; at++)
    if (inside.data[at] > 127) {
      const tone = ground(at % size.width, Math.floor(at / size.width));
      laid.data.set([tone, tone * 0.8, tone * 0.62], at * 3);
    }
  return laid;
}
async function takePhoto(page, chance) {
  const shape = page.height / page.width;
  const size = shape < 1 ? { width: 4e3, height: 3e3 } : { width: 3e3, height: 4e3 };
  const [wide, high] = shape < 1 ? [0.8 * size.width, 0.8 * size.width * shape] : [0.84 * size.height / shape, 0.84 * size.height];
  const [left, top] = [(size.width - wide) / 2, (size.height - high) / 2];
  const bend = () => (chance() - 0.5) * 0.07 * wide;
  const at = (x, y) => [left + x * wide + bend(), top + y * high + bend()];
  const corners = ontoCorners([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]);
  const map = chain(scale(page.width, page.height), inverse(corners));
  const wood = (x, y) => 92 + 14 * Math.sin(x / 37 + 3 * Math.sin(y / 310)) + 8 * Math.sin(x / 5);
  const laid = onGround(page, size, map, wood);
  const lit = shade(await blur(laid, 1.3), chance, 0.4);
  const warm = addGrain(lit, chance, 6, 0);
  const bytes = await picture(warm).jpeg({ quality: 78 }).toBuffer();
  return { bytes, ...size, dpi: null, isPhoto: true, text: null };
}
function inverse(m) {
  const [a, b, c, d, e, f, g, h, i] = m;
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d
  ];
}

// bench/forms/faces.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
var MODULES = join(root, "node_modules");
var TINOS = join(MODULES, "@expo-google-fonts", "tinos");
var BE_VIETNAM = join(MODULES, "@fontsource", "be-vietnam-pro", "files");
var DEJAVU = "/usr/share/fonts/truetype/dejavu";
var beVietnam = (weight) => ["latin", "vietnamese"].map((part) => join(BE_VIETNAM, `be-vietnam-pro-${part}-${weight}-normal.woff`));
var FACES = [
  {
    name: "Tinos",
    regular: [join(TINOS, "400Regular", "Tinos_400Regular.ttf")],
    bold: [join(TINOS, "700Bold", "Tinos_700Bold.ttf")]
  },
  { name: "Be Vietnam Pro", regular: beVietnam(400), bold: beVietnam(700) },
  existsSync(join(DEJAVU, "DejaVuSerif-Bold.ttf")) ? {
    name: "DejaVu Serif",
    regular: [join(DEJAVU, "DejaVuSerif.ttf")],
    bold: [join(DEJAVU, "DejaVuSerif-Bold.ttf")]
  } : {
    name: "Tinos nghi\xEAng",
    regular: [join(TINOS, "400Regular_Italic", "Tinos_400Regular_Italic.ttf")],
    bold: [join(TINOS, "700Bold_Italic", "Tinos_700Bold_Italic.ttf")]
  }
];
var VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]+/g;
function put(pdf, text, [x, y], style) {
  const files = style.isBold ? style.face.bold : style.face.regular;
  let right = x;
  for (const { piece, file } of piecesOf(text, files)) {
    pdf.font(file).fontSize(style.size).fillColor(style.color ?? "black");
    pdf.text(piece, right, y, { lineBreak: false, baseline: "alphabetic" });
    right += pdf.widthOfString(piece);
  }
  return right - x;
}
function widthOf(pdf, text, style) {
  const files = style.isBold ? style.face.bold : style.face.regular;
  return piecesOf(text, files).reduce(
    (sum, { piece, file }) => sum + pdf.font(file).fontSize(style.size).widthOfString(piece),
    0
  );
}
function piecesOf(text, files) {
  const [first, second] = files;
  if (second === void 0) return [{ piece: text, file: first }];
  const pieces = [];
  let done = 0;
  for (const match of text.matchAll(VIETNAMESE)) {
    if (match.index > done) pieces.push({ piece: text.slice(done, match.index), file: first });
    pieces.push({ piece: match[0], file: second });
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push({ piece: text.slice(done), file: first });
  return pieces;
}

// bench/forms/draw-form.ts
var A4 = [595.28, 841.89];
var CARD = [242.6, 153];
async function drawForm(form, face) {
  const bytes = await printForm(form, face);
  return { ...await openPage({ mediaType: "application/pdf", bytes }, 1), text: null };
}
function printForm(form, face) {
  const size = form.isCard ? CARD : A4;
  const { pdf, bytes } = beginPdf({ size: [...size], margin: 0, info: { CreationDate: /* @__PURE__ */ new Date(0) } });
  if (form.isCard) pdf.rect(0, 0, size[0], size[1]).fill("#e4f0ea");
  const margin = form.isCard ? 12 : 64;
  let y = form.isCard ? 8 : 50;
  for (const line2 of form.lines) {
    const size2 = line2.size ?? 13;
    y += (line2.above ?? (form.isCard ? 0.5 : 4)) + size2 * 1.2;
    drawLine(pdf, line2, { face, y, size: size2, margin });
  }
  if (form.lines.some((line2) => line2.align === "half")) drawStamp(pdf, y - 40);
  pdf.end();
  return bytes;
}
function drawLine(pdf, line2, { face, y, size, margin }) {
  const { text, align = "left", isBold = false, color = "black" } = line2;
  const style = { face, isBold, size, color };
  const room = pdf.page.width - 2 * margin;
  const wide = widthOf(pdf, text, style);
  if (wide > room) style.size = size * room / wide;
  const width = Math.min(wide, room);
  const x = {
    left: margin,
    center: margin + (room - width) / 2,
    right: margin + room - width,
    half: margin + Math.max(0.35 * room, 0.7 * room - width / 2)
  }[align];
  put(pdf, text, [Math.min(x, margin + room - width), y], style);
}
function drawStamp(pdf, y) {
  const [x, radius] = [330, 46];
  pdf.save().strokeColor("#d2232a").strokeOpacity(0.75).lineWidth(2.5);
  pdf.circle(x, y, radius).stroke().lineWidth(1).circle(x, y, radius - 12).stroke();
  pdf.path(starPath(x, y, 14)).fillOpacity(0.75).fill("#d2232a");
  pdf.restore();
}
function starPath(x, y, radius) {
  const points = Array.from({ length: 10 }, (_, at) => {
    const far = at % 2 === 0 ? radius : radius * 0.4;
    const angle = at * Math.PI / 5 - Math.PI / 2;
    return `${(x + far * Math.cos(angle)).toFixed(1)} ${(y + far * Math.sin(angle)).toFixed(1)}`;
  });
  return `M ${points.join(" L ")} Z`;
}

// bench/forms/forms.ts
function openChance(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}
var SURNAMES = ["Nguy\u1EC5n", "Tr\u1EA7n", "L\xEA", "Ph\u1EA1m", "Ho\xE0ng", "V\u0169", "\u0110\u1EB7ng", "B\xF9i", "\u0110\u1ED7", "H\u1ED3", "Ng\xF4", "D\u01B0\u01A1ng"];
var MIDDLE = ["V\u0103n", "Th\u1ECB", "\u0110\u1EE9c", "Ng\u1ECDc", "Qu\u1ED1c", "Th\xF9y"];
var GIVEN = ["V\xED D\u1EE5", "Minh H\u1ECDa", "Th\u1EED Nghi\u1EC7m", "B\u1EA3n M\u1EABu", "Gi\u1EA3 \u0110\u1ECBnh", "Tr\xECnh Di\u1EC5n"];
var WARDS = ["ph\u01B0\u1EDDng H\u1EA3i D\u01B0\u01A1ng", "ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng", "ph\u01B0\u1EDDng L\xEA Thanh Ngh\u1ECB", "x\xE3 T\u1EE9 K\u1EF3"];
function facts(chance) {
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const whole = (from, to) => from + Math.floor(chance() * (to - from + 1));
  const two = (value) => String(value).padStart(2, "0");
  const day = (from, to) => {
    const [year, month, date] = [whole(from, to), whole(1, 12), whole(1, 28)];
    return {
      value: `${year}-${two(month)}-${two(date)}`,
      slashes: `${two(date)}/${two(month)}/${year}`,
      words: `ng\xE0y ${two(date)} th\xE1ng ${two(month)} n\u0103m ${year}`
    };
  };
  const person = () => `${pick(SURNAMES)} ${pick(MIDDLE)} ${pick(GIVEN)}`;
  return { pick, whole, day, person, id: () => demoPersonalId(whole(1, 999999999)) };
}
var NATION = [
  { text: "C\u1ED8NG H\xD2A X\xC3 H\u1ED8I CH\u1EE6 NGH\u0128A VI\u1EC6T NAM", align: "center", isBold: true, size: 12 },
  { text: "\u0110\u1ED9c l\u1EADp - T\u1EF1 do - H\u1EA1nh ph\xFAc", align: "center", isBold: true }
];
var title = (text, color) => ({
  text,
  align: "center",
  isBold: true,
  size: 16,
  above: 22,
  ...color && { color }
});
var line = (text) => ({ text });
var signed = (...texts) => texts.map((text, at) => ({
  text,
  align: "half",
  isBold: true,
  above: at === 0 ? 18 : at === 1 ? 0 : 56
}));
var birth = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(2015, 2025), f.day(2025, 2026), f.id()];
  const [number, ward] = [`${f.whole(10, 980)}/2026`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    title("GI\u1EA4Y KHAI SINH", "#b3202a"),
    { text: `S\u1ED1: ${number}`, align: "center" },
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn: ${name}`,
      `Ng\xE0y, th\xE1ng, n\u0103m sinh: ${born.slashes}`,
      "Gi\u1EDBi t\xEDnh: N\u1EEF     D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam"
    ].map(line),
    ...[
      "N\u01A1i sinh: B\u1EC7nh vi\u1EC7n Ph\u1EE5 s\u1EA3n th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng",
      "Qu\xEA qu\xE1n: x\xE3 T\u1EE9 K\u1EF3, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng",
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`
    ].map(line),
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn ng\u01B0\u1EDDi m\u1EB9: ${f.person()}`,
      "N\u0103m sinh: 1990     D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam"
    ].map(line),
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn ng\u01B0\u1EDDi cha: ${f.person()}`,
      "N\u0103m sinh: 1988     D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam"
    ].map(line),
    ...[`N\u01A1i \u0111\u0103ng k\xFD khai sinh: \u1EE6y ban nh\xE2n d\xE2n ${ward}`, `Ng\xE0y, th\xE1ng, n\u0103m \u0111\u0103ng k\xFD: ${issued.slashes}`].map(
      line
    ),
    ...signed("NG\u01AF\u1EDCI K\xDD GI\u1EA4Y KHAI SINH", "CH\u1EE6 T\u1ECACH", f.person())
  ];
  const fields = {
    name,
    personalId: id,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `\u1EE6y ban nh\xE2n d\xE2n ${ward}`
  };
  return { kind: "birth_certificate", lines, fields };
};
var death = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(1935, 1960), f.day(2025, 2026), f.id()];
  const [number, ward] = [`${f.whole(10, 400)}/TLKT`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    { text: `\u1EE6Y BAN NH\xC2N D\xC2N ${ward.toUpperCase()}`, align: "center", isBold: true, above: 8 },
    { text: `S\u1ED1: ${number}`, align: "center" },
    title("TR\xCDCH L\u1EE4C KHAI T\u1EEC"),
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn: ${name}`,
      `Ng\xE0y, th\xE1ng, n\u0103m sinh: ${born.slashes}`,
      "Gi\u1EDBi t\xEDnh: Nam     D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam"
    ].map(line),
    ...[
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`,
      `\u0110\xE3 ch\u1EBFt v\xE0o l\xFAc: 06 gi\u1EDD 15 ph\xFAt, ${f.day(2025, 2025).words}`,
      "N\u01A1i ch\u1EBFt: t\u1EA1i nh\xE0 ri\xEAng",
      "Nguy\xEAn nh\xE2n ch\u1EBFt: b\u1EC7nh gi\xE0"
    ].map(line),
    line(`H\u1EA3i Ph\xF2ng, ${issued.words}`),
    ...signed("NG\u01AF\u1EDCI K\xDD TR\xCDCH L\u1EE4C", "PH\xD3 CH\u1EE6 T\u1ECACH", f.person())
  ];
  const fields = {
    name,
    personalId: id,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `\u1EE6y ban nh\xE2n d\xE2n ${ward}`
  };
  return { kind: "death_certificate", lines, fields };
};
var marriage = (f) => {
  const [wife, husband, born, issued] = [
    f.person().toUpperCase(),
    f.person().toUpperCase(),
    f.day(1990, 2e3),
    f.day(2024, 2026)
  ];
  const [id, other, number, ward] = [f.id(), f.id(), `${f.whole(10, 300)}/2026`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    title("GI\u1EA4Y CH\u1EE8NG NH\u1EACN K\u1EBET H\xD4N", "#b3202a"),
    { text: `S\u1ED1: ${number}`, align: "center" },
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn v\u1EE3: ${wife}`,
      `Ng\xE0y, th\xE1ng, n\u0103m sinh: ${born.slashes}`,
      "D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam",
      "N\u01A1i c\u01B0 tr\xFA: ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng",
      `Gi\u1EA5y t\u1EDD t\xF9y th\xE2n: C\u0103n c\u01B0\u1EDBc s\u1ED1 ${id}`
    ].map(line),
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn ch\u1ED3ng: ${husband}`,
      `Ng\xE0y, th\xE1ng, n\u0103m sinh: ${f.day(1985, 1998).slashes}`,
      "D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam",
      "N\u01A1i c\u01B0 tr\xFA: x\xE3 T\u1EE9 K\u1EF3, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng",
      `Gi\u1EA5y t\u1EDD t\xF9y th\xE2n: C\u0103n c\u01B0\u1EDBc s\u1ED1 ${other}`
    ].map(line),
    ...[`N\u01A1i \u0111\u0103ng k\xFD k\u1EBFt h\xF4n: \u1EE6y ban nh\xE2n d\xE2n ${ward}`, `Ng\xE0y, th\xE1ng, n\u0103m \u0111\u0103ng k\xFD: ${issued.slashes}`].map(
      line
    ),
    ...signed("NG\u01AF\u1EDCI K\xDD GI\u1EA4Y CH\u1EE8NG NH\u1EACN K\u1EBET H\xD4N", "CH\u1EE6 T\u1ECACH", f.person())
  ];
  const fields = {
    name: wife,
    otherName: husband,
    personalId: id,
    otherPersonalId: other,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `\u1EE6y ban nh\xE2n d\xE2n ${ward}`
  };
  return { kind: "marriage_certificate", lines, fields };
};
var marital = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(1985, 2004), f.day(2025, 2026), f.id()];
  const [number, ward] = [`${f.whole(10, 400)}/UBND-XNTTHN`, f.pick(WARDS)];
  const lines = [
    ...NATION,
    { text: `\u1EE6Y BAN NH\xC2N D\xC2N ${ward.toUpperCase()}`, align: "center", isBold: true, above: 8 },
    { text: `S\u1ED1: ${number}`, align: "center" },
    title("GI\u1EA4Y X\xC1C NH\u1EACN T\xCCNH TR\u1EA0NG H\xD4N NH\xC2N"),
    ...[
      `X\xE9t \u0111\u1EC1 ngh\u1ECB c\u1EE7a \xF4ng/b\xE0: ${f.person()}`,
      "X\xC1C NH\u1EACN:",
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn: ${name}`,
      `Ng\xE0y, th\xE1ng, n\u0103m sinh: ${born.slashes}`
    ].map(line),
    ...[
      "Gi\u1EDBi t\xEDnh: Nam     D\xE2n t\u1ED9c: Kinh     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam",
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`,
      "N\u01A1i c\u01B0 tr\xFA: ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng"
    ].map(line),
    ...[
      "T\xECnh tr\u1EA1ng h\xF4n nh\xE2n: Ch\u01B0a \u0111\u0103ng k\xFD k\u1EBFt h\xF4n v\u1EDBi ai.",
      "Gi\u1EA5y n\xE0y c\xF3 gi\xE1 tr\u1ECB trong th\u1EDDi h\u1EA1n 06 th\xE1ng k\u1EC3 t\u1EEB ng\xE0y c\u1EA5p,",
      "\u0111\u01B0\u1EE3c s\u1EED d\u1EE5ng \u0111\u1EC3: l\xE0m th\u1EE7 t\u1EE5c mua b\xE1n nh\xE0 \u1EDF."
    ].map(line),
    { text: `H\u1EA3i Ph\xF2ng, ${issued.words}`, align: "right", above: 10 },
    ...signed("NG\u01AF\u1EDCI K\xDD", "CH\u1EE6 T\u1ECACH", f.person())
  ];
  const fields = {
    name,
    personalId: id,
    bornOn: born.value,
    number,
    issuedOn: issued.value,
    issuer: `\u1EE6y ban nh\xE2n d\xE2n ${ward}`
  };
  return { kind: "marital_status", lines, fields };
};
var card = (f) => {
  const [name, born, id] = [f.person().toUpperCase(), f.day(1960, 2004), f.id()];
  const lines = [
    { text: "C\u1ED8NG H\xD2A X\xC3 H\u1ED8I CH\u1EE6 NGH\u0128A VI\u1EC6T NAM", align: "center", isBold: true, size: 7.5 },
    { text: "\u0110\u1ED9c l\u1EADp - T\u1EF1 do - H\u1EA1nh ph\xFAc", align: "center", size: 7 },
    {
      text: "C\u0102N C\u01AF\u1EDAC C\xD4NG D\xC2N",
      align: "center",
      isBold: true,
      size: 11,
      color: "#b3202a",
      above: 4
    },
    { text: `S\u1ED1 / No.: ${id}`, isBold: true, size: 10, above: 6 },
    { text: "H\u1ECD v\xE0 t\xEAn / Full name:", size: 6.5, above: 2 },
    { text: name, size: 9 },
    { text: `Ng\xE0y sinh / Date of birth: ${born.slashes}`, size: 7, above: 2 },
    { text: "Gi\u1EDBi t\xEDnh / Sex: Nam     Qu\u1ED1c t\u1ECBch / Nationality: Vi\u1EC7t Nam", size: 7 },
    { text: "Qu\xEA qu\xE1n / Place of origin:", size: 6.5, above: 2 },
    { text: "T\u1EE9 K\u1EF3, H\u1EA3i Ph\xF2ng", size: 7.5 },
    { text: "N\u01A1i th\u01B0\u1EDDng tr\xFA / Place of residence:", size: 6.5 },
    { text: "Ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, H\u1EA3i Ph\xF2ng", size: 7.5 }
  ];
  return { kind: "identity_card", lines, fields: { name, personalId: id, bornOn: born.value }, isCard: true };
};
var land = (f) => {
  const [name, issued, id] = [f.person().toUpperCase(), f.day(2019, 2025), f.id()];
  const number = `CS ${f.whole(1e4, 99999)}`;
  const lines = [
    ...NATION,
    title("GI\u1EA4Y CH\u1EE8NG NH\u1EACN", "#b3202a"),
    {
      text: "QUY\u1EC0N S\u1EEC D\u1EE4NG \u0110\u1EA4T, QUY\u1EC0N S\u1EDE H\u1EEEU T\xC0I S\u1EA2N G\u1EAEN LI\u1EC0N V\u1EDAI \u0110\u1EA4T",
      align: "center",
      isBold: true,
      size: 12,
      color: "#b3202a"
    },
    { text: "I. Ng\u01B0\u1EDDi s\u1EED d\u1EE5ng \u0111\u1EA5t, ch\u1EE7 s\u1EDF h\u1EEFu t\xE0i s\u1EA3n g\u1EAFn li\u1EC1n v\u1EDBi \u0111\u1EA5t:", isBold: true, above: 12 },
    ...[`\xD4ng: ${name}`, `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`, "\u0110\u1ECBa ch\u1EC9: ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng"].map(
      line
    ),
    { text: "II. Th\xF4ng tin th\u1EEDa \u0111\u1EA5t:", isBold: true, above: 8 },
    ...[
      `Th\u1EEDa \u0111\u1EA5t s\u1ED1: ${f.whole(10, 400)}     T\u1EDD b\u1EA3n \u0111\u1ED3 s\u1ED1: ${f.whole(1, 60)}`,
      "Di\u1EC7n t\xEDch: 85,5 m2",
      "Lo\u1EA1i \u0111\u1EA5t: \u0110\u1EA5t \u1EDF t\u1EA1i \u0111\xF4 th\u1ECB",
      "Th\u1EDDi h\u1EA1n s\u1EED d\u1EE5ng: L\xE2u d\xE0i",
      "Ngu\u1ED3n g\u1ED1c s\u1EED d\u1EE5ng: Nh\u1EADn chuy\u1EC3n nh\u01B0\u1EE3ng \u0111\u1EA5t"
    ].map(line),
    { text: `H\u1EA3i Ph\xF2ng, ${issued.words}`, align: "right", above: 10 },
    ...signed("TM. \u1EE6Y BAN NH\xC2N D\xC2N", "CH\u1EE6 T\u1ECACH", f.person()),
    { text: `S\u1ED1 v\xE0o s\u1ED5 c\u1EA5p GCN: ${number}`, above: 14 }
  ];
  return {
    kind: "land_certificate",
    lines,
    fields: { name, personalId: id, issuedOn: issued.value, number }
  };
};
var business = (f) => {
  const [name, born, issued, id] = [f.person().toUpperCase(), f.day(1970, 2e3), f.day(2022, 2026), f.id()];
  const [shop, tax] = [
    `H\u1ED8 KINH DOANH ${f.pick(["T\u1EA0P H\xD3A", "C\u01A0M B\xCCNH D\xC2N", "S\u1EECA XE"])} ${f.pick(["V\xCD D\u1EE4", "MINH H\u1ECCA", "B\u1EA2N M\u1EAAU"])}`,
    `99${f.whole(1e7, 99999999)}`
  ];
  const lines = [
    ...NATION,
    title("GI\u1EA4Y CH\u1EE8NG NH\u1EACN \u0110\u0102NG K\xDD H\u1ED8 KINH DOANH"),
    { text: `M\xE3 s\u1ED1 h\u1ED9 kinh doanh: ${tax}`, align: "center" },
    { text: `\u0110\u0103ng k\xFD l\u1EA7n \u0111\u1EA7u, ${issued.words}`, align: "center" },
    ...[
      `1. T\xEAn h\u1ED9 kinh doanh: ${shop}`,
      "2. \u0110\u1ECBa ch\u1EC9 tr\u1EE5 s\u1EDF: ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng",
      "3. Ng\xE0nh, ngh\u1EC1 kinh doanh: B\xE1n l\u1EBB l\u01B0\u01A1ng th\u1EF1c, th\u1EF1c ph\u1EA9m",
      "4. V\u1ED1n kinh doanh: 50.000.000 \u0111\u1ED3ng",
      "5. Th\xF4ng tin v\u1EC1 ch\u1EE7 h\u1ED9 kinh doanh"
    ].map(line),
    ...[
      `H\u1ECD v\xE0 t\xEAn: ${name}`,
      `Ng\xE0y sinh: ${born.slashes}     Gi\u1EDBi t\xEDnh: Nam     Qu\u1ED1c t\u1ECBch: Vi\u1EC7t Nam`,
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`
    ].map(line),
    ...signed("TR\u01AF\u1EDENG PH\xD2NG", "(K\xFD, ghi r\xF5 h\u1ECD t\xEAn v\xE0 \u0111\xF3ng d\u1EA5u)", f.person())
  ];
  return {
    kind: "business_registration",
    lines,
    fields: {
      name,
      personalId: id,
      bornOn: born.value,
      organisationName: shop,
      organisationId: tax,
      issuedOn: issued.value
    }
  };
};
var declaration = (f) => {
  const [name, born, issued, id] = [f.person(), f.day(1965, 2003), f.day(2026, 2026), f.id()];
  const lines = [
    ...NATION,
    title("T\u1EDC KHAI C\u1EA4P B\u1EA2N SAO TR\xCDCH L\u1EE4C H\u1ED8 T\u1ECACH"),
    { text: `K\xEDnh g\u1EEDi: \u1EE6y ban nh\xE2n d\xE2n ${f.pick(WARDS)}`, align: "center", above: 8 },
    ...[
      `H\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn ng\u01B0\u1EDDi y\xEAu c\u1EA7u: ${name}`,
      `Ng\xE0y, th\xE1ng, n\u0103m sinh: ${born.slashes}`,
      "N\u01A1i c\u01B0 tr\xFA: s\u1ED1 12, ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng",
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`
    ].map(line),
    ...[
      "\u0110\u1EC1 ngh\u1ECB c\u01A1 quan c\u1EA5p b\u1EA3n sao tr\xEDch l\u1EE5c khai sinh cho ng\u01B0\u1EDDi c\xF3 t\xEAn d\u01B0\u1EDBi \u0111\xE2y,",
      "s\u1ED1 l\u01B0\u1EE3ng b\u1EA3n sao y\xEAu c\u1EA7u c\u1EA5p: 02 b\u1EA3n. T\xF4i cam \u0111oan nh\u1EEFng n\u1ED9i dung khai",
      "tr\xEAn \u0111\xE2y l\xE0 \u0111\xFAng s\u1EF1 th\u1EADt v\xE0 ch\u1ECBu tr\xE1ch nhi\u1EC7m tr\u01B0\u1EDBc ph\xE1p lu\u1EADt."
    ].map(line),
    { text: `L\xE0m t\u1EA1i: H\u1EA3i Ph\xF2ng, ${issued.words}`, align: "right", above: 10 },
    ...signed("Ng\u01B0\u1EDDi y\xEAu c\u1EA7u", "(K\xFD, ghi r\xF5 h\u1ECD, ch\u1EEF \u0111\u1EC7m, t\xEAn)", name)
  ];
  return {
    kind: "declaration",
    lines,
    fields: { name, personalId: id, bornOn: born.value, issuedOn: issued.value }
  };
};
var decision = (f) => {
  const [issued, ward] = [f.day(2025, 2026), f.pick(WARDS)];
  const number = `${f.whole(10, 2e3)}/Q\u0110-UBND`;
  const lines = [
    { text: `\u1EE6Y BAN NH\xC2N D\xC2N ${ward.toUpperCase()}`, isBold: true, size: 12, align: "center" },
    { text: `S\u1ED1: ${number}`, align: "center" },
    { ...NATION[0], above: 8 },
    NATION[1],
    { text: `H\u1EA3i Ph\xF2ng, ${issued.words}`, align: "right", above: 6 },
    title("QUY\u1EBET \u0110\u1ECANH"),
    { text: "V\u1EC1 vi\u1EC7c tr\u1EE3 c\u1EA5p x\xE3 h\u1ED9i h\u1EB1ng th\xE1ng", align: "center", isBold: true },
    {
      text: `CH\u1EE6 T\u1ECACH \u1EE6Y BAN NH\xC2N D\xC2N ${ward.toUpperCase()}`,
      align: "center",
      isBold: true,
      above: 8
    },
    ...["C\u0103n c\u1EE9 Lu\u1EADt T\u1ED5 ch\u1EE9c ch\xEDnh quy\u1EC1n \u0111\u1ECBa ph\u01B0\u01A1ng;", "X\xE9t \u0111\u1EC1 ngh\u1ECB c\u1EE7a Tr\u01B0\u1EDFng ph\xF2ng V\u0103n h\xF3a - X\xE3 h\u1ED9i,"].map(
      line
    ),
    { text: "QUY\u1EBET \u0110\u1ECANH:", align: "center", isBold: true, above: 6 },
    ...[
      "\u0110i\u1EC1u 1. Tr\u1EE3 c\u1EA5p x\xE3 h\u1ED9i h\u1EB1ng th\xE1ng \u0111\u1ED1i v\u1EDBi ng\u01B0\u1EDDi c\xF3 t\xEAn trong danh s\xE1ch",
      "k\xE8m theo, m\u1EE9c tr\u1EE3 c\u1EA5p l\xE0 500.000 \u0111\u1ED3ng m\u1ED7i th\xE1ng.",
      "\u0110i\u1EC1u 2. Quy\u1EBFt \u0111\u1ECBnh n\xE0y c\xF3 hi\u1EC7u l\u1EF1c k\u1EC3 t\u1EEB ng\xE0y k\xFD.",
      "\u0110i\u1EC1u 3. Ch\xE1nh V\u0103n ph\xF2ng v\xE0 c\xE1c \u0111\u01A1n v\u1ECB li\xEAn quan ch\u1ECBu tr\xE1ch nhi\u1EC7m thi h\xE0nh."
    ].map(line),
    ...signed("CH\u1EE6 T\u1ECACH", "(K\xFD t\xEAn, \u0111\xF3ng d\u1EA5u)", f.person())
  ];
  return {
    kind: "decision",
    lines,
    fields: { number, issuedOn: issued.value, issuer: `\u1EE6y ban nh\xE2n d\xE2n ${ward}` }
  };
};
var authorisation = (f) => {
  const born = f.day(1960, 1990);
  const [name, other, id, otherId, made] = [
    f.person().toUpperCase(),
    f.person().toUpperCase(),
    f.id(),
    f.id(),
    f.day(2026, 2026)
  ];
  const lines = [
    ...NATION,
    title("GI\u1EA4Y \u1EE6Y QUY\u1EC0N"),
    { text: "I. B\xEAn \u1EE7y quy\u1EC1n (B\xEAn A):", isBold: true, above: 10 },
    ...[
      `H\u1ECD v\xE0 t\xEAn: ${name}`,
      `Sinh ng\xE0y: ${born.slashes}`,
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${id}`,
      "\u0110\u1ECBa ch\u1EC9: ph\u01B0\u1EDDng Th\xE0nh \u0110\xF4ng, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng"
    ].map(line),
    { text: "II. B\xEAn \u0111\u01B0\u1EE3c \u1EE7y quy\u1EC1n (B\xEAn B):", isBold: true, above: 8 },
    ...[
      `H\u1ECD v\xE0 t\xEAn: ${other}`,
      `Sinh ng\xE0y: ${f.day(1970, 2e3).slashes}`,
      `S\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n: ${otherId}`,
      "\u0110\u1ECBa ch\u1EC9: x\xE3 T\u1EE9 K\u1EF3, th\xE0nh ph\u1ED1 H\u1EA3i Ph\xF2ng"
    ].map(line),
    { text: "III. N\u1ED9i dung \u1EE7y quy\u1EC1n:", isBold: true, above: 8 },
    ...[
      "B\xEAn A \u1EE7y quy\u1EC1n cho b\xEAn B thay m\u1EB7t n\u1ED9p h\u1ED3 s\u01A1 v\xE0 nh\u1EADn k\u1EBFt qu\u1EA3 gi\u1EA3i quy\u1EBFt",
      "th\u1EE7 t\u1EE5c h\xE0nh ch\xEDnh t\u1EA1i Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng."
    ].map(line),
    { text: `H\u1EA3i Ph\xF2ng, ${made.words}`, align: "right", above: 10 },
    ...signed("B\xCAN \u1EE6Y QUY\u1EC0N", "(K\xFD, ghi r\xF5 h\u1ECD t\xEAn)", name)
  ];
  return {
    kind: "authorisation",
    lines,
    fields: {
      name,
      personalId: id,
      bornOn: born.value,
      otherName: other,
      otherPersonalId: otherId,
      issuedOn: made.value
    }
  };
};
var FORMS = [
  birth,
  business,
  marital,
  marriage,
  declaration,
  land,
  decision,
  authorisation,
  death
];
function makeForm(order, chance) {
  return FORMS[order % FORMS.length](facts(chance));
}
function makeCard(chance) {
  return card(facts(chance));
}

// bench/ocr.ts
var PAGES = Number(process.env.BENCH_PAGES ?? 5);
var THREADS = Math.min(2, availableParallelism());
async function* makeSheets() {
  for (const [at, condition] of [...CONDITIONS, "th\u1EBB c\u0103n c\u01B0\u1EDBc ch\u1EE5p"].entries())
    for (let number = 0; number < PAGES; number++) {
      const chance = openChance(1e3 * (at + 1) + number);
      const isCard = condition === "th\u1EBB c\u0103n c\u01B0\u1EDBc ch\u1EE5p";
      const form = isCard ? makeCard(chance) : makeForm(at + number, chance);
      const sheet = await drawForm(form, FACES[number % FACES.length]);
      yield { condition, form, page: await damage(sheet, isCard ? "\u1EA3nh ch\u1EE5p tr\xEAn b\xE0n" : condition, chance) };
    }
}
var reader = openReader({ threads: THREADS });
var engines = await Promise.all(
  Array.from(
    { length: THREADS },
    () => createWorker("vie", OEM.LSTM_ONLY, { langPath: DATA, cacheMethod: "none" })
  )
);
var ways = {
  ours: async (page) => (await reader.readPage(page)).text,
  raw: async (page) => {
    const engine = engines.pop();
    const { data } = await engine.recognize(Buffer.from(page.bytes), {}, { text: false, blocks: true });
    engines.push(engine);
    return toText(data.blocks, page);
  }
};
var scores = /* @__PURE__ */ new Map();
var running = /* @__PURE__ */ new Set();
for await (const sheet of makeSheets()) {
  const work = judge(sheet).finally(() => running.delete(work));
  running.add(work);
  if (running.size >= THREADS) await Promise.race(running);
}
await Promise.all(running);
process.stdout.write(`
${table()}
`);
await reader.close();
await Promise.all(engines.map((engine) => engine.terminate()));
process.exit(0);
async function judge({ condition, form, page }) {
  for (const [way, read] of Object.entries(ways)) {
    const start = performance.now();
    const text = await read(page);
    const seconds = (performance.now() - start) / 1e3;
    const row = scores.get(condition) ?? {};
    scores.set(condition, row);
    row[way] = add(row[way], score(form, text, seconds));
    if (process.env.BENCH_SHOW)
      process.stdout.write(`${JSON.stringify({ condition, way, form, text, seconds })}
`);
  }
  if (!process.env.BENCH_SHOW) process.stdout.write(".");
}
function score(form, text, seconds) {
  const truth = form.lines.map((line2) => line2.text).join(" ");
  const lines = [...text.lines].sort((a, b) => a[0].box.y - b[0].box.y);
  const kind = guessKind(plainText(text)).kind;
  const proposed = new Map(proposeFields(kind, [text]).map(({ field, value }) => [field, value]));
  const wanted = Object.entries(form.fields);
  const isRight = ([field, value]) => same(proposed.get(field), value);
  return {
    errors: Math.min(truth.length, distance(squeeze(truth), squeeze(plainText({ lines })))),
    letters: truth.length,
    fields: wanted.length,
    right: wanted.filter(isRight).length,
    wrong: wanted.filter((each) => proposed.has(each[0]) && !isRight(each)).length,
    kinds: Number(kind === form.kind),
    seconds
  };
}
function same(proposed, value) {
  return proposed !== void 0 && squeeze(proposed).toUpperCase() === squeeze(value).toUpperCase();
}
function squeeze(text) {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
function add(one, other) {
  if (!one) return other;
  const keys = Object.keys(other);
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]]));
}
function table() {
  const percent = (part, whole) => `${(100 * part / whole).toFixed(1)} %`.padStart(8);
  const head = "t\xECnh tr\u1EA1ng (s\u1ED1 trang)".padEnd(26) + ["sai ch\u1EEF", "th\xF4", "m\u1EE5c \u0111\xFAng", "th\xF4", "m\u1EE5c sai", "th\xF4", "lo\u1EA1i", "th\xF4", "gi\xE2y", "th\xF4"].map((each) => each.padStart(9)).join("");
  const total = {};
  for (const row of scores.values())
    for (const way of Object.keys(ways)) total[way] = add(total[way], row[way]);
  const line2 = (name, pages, { ours, raw }) => {
    const both = (of) => [of(ours), of(raw)].map((each) => each.padStart(9)).join("");
    return `${name} (${pages})`.padEnd(26) + both((each) => percent(each.errors, each.letters)) + both((each) => percent(each.right, each.fields)) + both((each) => percent(each.wrong, each.fields)) + both((each) => percent(each.kinds, pages)) + both((each) => (each.seconds / pages).toFixed(1));
  };
  const lines = [...scores].map(([name, row]) => line2(name, PAGES, row));
  return [
    head,
    ...lines,
    line2("t\u1EA5t c\u1EA3", PAGES * scores.size, total),
    "",
    `M\u1EB7t ch\u1EEF: ${FACES.map((face) => face.name).join(", ")}.`
  ].join("\n");
}
//# sourceMappingURL=bench-ocr.js.map
