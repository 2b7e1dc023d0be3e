// How much personal data the finder finds, and how much it masks for nothing, in made-up texts of which it is known what stands where;
// and whether its time grows with the text as it should. `npm run bench:personal-data`. BENCH_SHOW=1 lists what the tuning set fails.
import { findPersonalData } from '../src/platform/personal-data/index.ts';
import { makeTexts } from './personal-data/corpus.ts';
import { DEV_PERSONS, HELD_OUT_PERSONS } from './personal-data/made-up-data.ts';
import { DEV_CLEAN, DEV_PHRASES, HELD_OUT_CLEAN, HELD_OUT_PHRASES } from './personal-data/phrases.ts';
import { type Score, type Scored, scoreTexts, sumScores } from './personal-data/score.ts';

const TEXTS = Number(process.env.BENCH_TEXTS ?? 6000);
const say = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));

const dev = makeTexts({ persons: DEV_PERSONS, phrases: DEV_PHRASES, clean: DEV_CLEAN }, TEXTS / 3, 7);
const heldOut = makeTexts(
  { persons: HELD_OUT_PERSONS, phrases: HELD_OUT_PHRASES, clean: HELD_OUT_CLEAN },
  TEXTS,
  20261127,
);

const tuning = scoreTexts(dev, findPersonalData);
report(`Bộ dùng để chỉnh (${dev.length} văn bản)`, tuning);
if (process.env.BENCH_SHOW === '1')
  for (const each of [...tuning.missed.slice(0, 40), '---', ...tuning.wrong.slice(0, 40)]) say(each);
report(`Bộ giữ riêng (${heldOut.length} văn bản)`, scoreTexts(heldOut, findPersonalData));
const sure = scoreTexts(heldOut, (text) =>
  findPersonalData(text).filter(({ certainty }) => certainty === 'sure'),
);
say(`\nChỉ tính phát hiện "chắc": ${line(sumScores(sure.byKind.values()))}`);
byWay();
growth();

function report(title: string, { byKind }: Scored): void {
  say(`\n### ${title}\n\n| loại | số gài | che hết | số phát hiện | đúng chỗ |\n|---|---|---|---|---|`);
  for (const [kind, score] of [...byKind].sort()) say(row(kind, score));
  say(row('**tất cả**', sumScores(byKind.values())));
}

/** Names are what is hard: how many go, by how the author types. */
function byWay(): void {
  say(
    '\n### Tên người trong bộ giữ riêng, theo cách gõ\n\n| cách gõ | số gài | che hết | số phát hiện | đúng chỗ |\n|---|---|---|---|---|',
  );
  for (const way of new Set(heldOut.map((each) => each.way))) {
    const { byKind } = scoreTexts(
      heldOut.filter((each) => each.way === way),
      findPersonalData,
    );
    const names = byKind.get('name');
    if (names !== undefined) say(row(way, names));
  }
}

function row(name: string, { planted, covered, found, right }: Score): string {
  return `| ${name} | ${planted} | ${share(covered, planted)} | ${found} | ${share(right, found)} |`;
}

function line({ planted, covered, found, right }: Score): string {
  return `che hết ${share(covered, planted)} của ${planted}, đúng chỗ ${share(right, found)} của ${found}`;
}

/** Texts made to slow a matcher down, at a quarter of a megabyte and at a whole: four times the time is linear. */
function growth(): void {
  const seeds = [
    '0 ',
    '0-',
    'a@',
    'a.a',
    'Nguyễn ',
    'không ',
    'sinh ngày ',
    'số 1/',
    'facebook.com/',
    'Ông Ông ',
    '12A-',
    'ngõ 1, ',
    '0\u0301',
    '\u200b',
    'a\u0300\u0301',
    '[số điện thoại]',
  ];
  say(
    '\n### Thời gian tăng theo độ dài\n\n| lặp lại | 256 KB (ms) | 1 MB (ms) | tỷ lệ (tuyến tính: 4) |\n|---|---|---|---|',
  );
  for (const seed of seeds) {
    const [quarter, whole] = [time(seed, 2 ** 18), time(seed, 2 ** 20)];
    say(
      `| ${JSON.stringify(seed)} | ${quarter.toFixed(0)} | ${whole.toFixed(0)} | ${(whole / quarter).toFixed(1)} |`,
    );
  }
}

/** The least of three, in milliseconds of this process's own time: a busy machine does not count. */
function time(seed: string, length: number): number {
  const text = seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
  const runs = Array.from({ length: 3 }, () => {
    const from = process.cpuUsage();
    findPersonalData(text);
    return process.cpuUsage(from).user / 1000;
  });
  return Math.min(...runs);
}
