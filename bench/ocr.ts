// How well papers are read: made-up Vietnamese forms in several faces, damaged as papers are, read by this product and by plain
// tesseract (the same engine and data, the picture as it came) in the same run. `npm run bench:ocr`. Nothing is asserted here.
import { availableParallelism } from 'node:os';
import { createWorker, OEM } from 'tesseract.js';
import { guessKind, type PaperField, proposeFields } from '../src/features/digitisation/index.ts';
import { openReader, type PageImage, type PageText, plainText } from '../src/platform/scanning/index.ts';
import { DATA, toText } from '../src/platform/scanning/recognise.ts';
import { CONDITIONS, type Condition, damage } from './forms/damage.ts';
import { drawForm } from './forms/draw-form.ts';
import { FACES } from './forms/faces.ts';
import { type Form, makeCard, makeForm, openChance } from './forms/forms.ts';

const PAGES = Number(process.env.BENCH_PAGES ?? 5);
const THREADS = Math.min(2, availableParallelism());

interface Sheet {
  condition: Condition | 'thẻ căn cước chụp';
  form: Form;
  page: PageImage;
}

interface Score {
  errors: number;
  letters: number;
  fields: number;
  right: number;
  wrong: number;
  kinds: number;
  seconds: number;
}

type Read = (page: PageImage) => Promise<PageText>;

async function* makeSheets(): AsyncGenerator<Sheet> {
  for (const [at, condition] of [...CONDITIONS, 'thẻ căn cước chụp' as const].entries())
    for (let number = 0; number < PAGES; number++) {
      const chance = openChance(1000 * (at + 1) + number);
      const isCard = condition === 'thẻ căn cước chụp';
      const form = isCard ? makeCard(chance) : makeForm(at + number, chance);
      const sheet = await drawForm(form, FACES[number % FACES.length]!);
      yield { condition, form, page: await damage(sheet, isCard ? 'ảnh chụp trên bàn' : condition, chance) };
    }
}

const reader = openReader({ threads: THREADS });
const engines = await Promise.all(
  Array.from({ length: THREADS }, () =>
    createWorker('vie', OEM.LSTM_ONLY, { langPath: DATA, cacheMethod: 'none' }),
  ),
);
const ways: Record<string, Read> = {
  ours: async (page) => (await reader.readPage(page)).text,
  raw: async (page) => {
    const engine = engines.pop()!;
    const { data } = await engine.recognize(Buffer.from(page.bytes), {}, { text: false, blocks: true });
    engines.push(engine);
    return toText(data.blocks, page);
  },
};

const scores = new Map<string, Record<string, Score>>();
const running = new Set<Promise<void>>();
for await (const sheet of makeSheets()) {
  const work = judge(sheet).finally(() => running.delete(work));
  running.add(work);
  if (running.size >= THREADS) await Promise.race(running);
}
await Promise.all(running);
process.stdout.write(`\n${table()}\n`);
await reader.close();
await Promise.all(engines.map((engine) => engine.terminate()));
process.exit(0);

async function judge({ condition, form, page }: Sheet): Promise<void> {
  for (const [way, read] of Object.entries(ways)) {
    const start = performance.now();
    const text = await read(page);
    const seconds = (performance.now() - start) / 1000;
    const row = scores.get(condition) ?? {};
    scores.set(condition, row);
    row[way] = add(row[way], score(form, text, seconds));
    if (process.env.BENCH_SHOW)
      process.stdout.write(`${JSON.stringify({ condition, way, form, text, seconds })}\n`);
  }
  if (!process.env.BENCH_SHOW) process.stdout.write('.');
}

function score(form: Form, text: PageText, seconds: number): Score {
  const truth = form.lines.map((line) => line.text).join(' ');
  const lines = [...text.lines].sort((a, b) => a[0]!.box.y - b[0]!.box.y);
  const kind = guessKind(plainText(text)).kind;
  const proposed = new Map(proposeFields(kind, [text]).map(({ field, value }) => [field, value]));
  const wanted = Object.entries(form.fields) as [PaperField, string][];
  const isRight = ([field, value]: [PaperField, string]) => same(proposed.get(field), value);
  return {
    errors: Math.min(truth.length, distance(squeeze(truth), squeeze(plainText({ lines })))),
    letters: truth.length,
    fields: wanted.length,
    right: wanted.filter(isRight).length,
    wrong: wanted.filter((each) => proposed.has(each[0]) && !isRight(each)).length,
    kinds: Number(kind === form.kind),
    seconds,
  };
}

function same(proposed: string | undefined, value: string): boolean {
  return proposed !== undefined && squeeze(proposed).toUpperCase() === squeeze(value).toUpperCase();
}

function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The fewest letters to put in, take out or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

function add(one: Score | undefined, other: Score): Score {
  if (!one) return other;
  const keys = Object.keys(other) as (keyof Score)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as Score;
}

function table(): string {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
  const head =
    'tình trạng (số trang)'.padEnd(26) +
    ['sai chữ', 'thô', 'mục đúng', 'thô', 'mục sai', 'thô', 'loại', 'thô', 'giây', 'thô']
      .map((each) => each.padStart(9))
      .join('');
  const total: Record<string, Score> = {};
  for (const row of scores.values())
    for (const way of Object.keys(ways)) total[way] = add(total[way], row[way]!);
  const line = (name: string, pages: number, { ours, raw }: Record<string, Score>) => {
    const both = (of: (score: Score) => string) =>
      [of(ours!), of(raw!)].map((each) => each.padStart(9)).join('');
    return (
      `${name} (${pages})`.padEnd(26) +
      both((each) => percent(each.errors, each.letters)) +
      both((each) => percent(each.right, each.fields)) +
      both((each) => percent(each.wrong, each.fields)) +
      both((each) => percent(each.kinds, pages)) +
      both((each) => (each.seconds / pages).toFixed(1))
    );
  };
  const lines = [...scores].map(([name, row]) => line(name, PAGES, row));
  return [
    head,
    ...lines,
    line('tất cả', PAGES * scores.size, total),
    '',
    `Mặt chữ: ${FACES.map((face) => face.name).join(', ')}.`,
  ].join('\n');
}
