import { describe, expect, it } from 'vitest';
import { root } from '../../../src/platform/root.ts';
import { readSources } from '../../architecture/sources.ts';
import { Visitor } from '../../browse.ts';
import { VECTORS } from '../../xss-vectors.ts';
import { addressOf, type Ground, routesOf } from '../ground.ts';

/** Names that an address of ours is asked with, as the sources read them. */
const NAMES = [
  ...new Set(
    readSources(root).flatMap(({ text }) =>
      [...text.matchAll(/(?:\bquery|searchParams\.get|asked|\bq)\('([a-z][\w-]*)'\)/g)].map(
        ([, name]) => name!,
      ),
    ),
  ),
];

const SQL = [`1' OR '1'='1' --`, `1); select pg_sleep(90); --`, `"\\' union select null, version()--`];
/** What only the database or the program says. */
const LEAK =
  /syntax error|unterminated|PostgreSQL \d|pg_catalog|kysely|node_modules|\bat \w+ \(|\/src\/|column ".*" does not/i;

const TAG =
  /<([a-z!/?][^\s>/]*)((?:[\s/]+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/)*)\s*>/gi;
const ATTRIBUTE = /[\s/]([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const NEVER =
  /^(iframe|object|embed|base|plaintext|applet|frameset|portal|math|marquee|xmp|isindex|foreignobject|animate)$/i;

/** The first tag of a page that a browser would run, or that no page of ours has; what is escaped is no tag. */
function runs(page: string): string | undefined {
  return [...page.matchAll(TAG)].find(([, name, rest]) => {
    const attributes = [...rest!.matchAll(ATTRIBUTE)].map(([, key, ...values]) => {
      const value = values.find((each) => each !== undefined) ?? '';
      return [key!.toLowerCase(), value.replace(/&[a-z]+;|&#\w+;|[\p{Cc}\s]/giu, '').toLowerCase()];
    });
    const leads = attributes.some(
      ([key, value]) =>
        /href|src$|action|data|poster|ping/.test(key!) && /^(javascript|vbscript|data:text)/.test(value!),
    );
    const isOwnScript = attributes.some(([key, value]) => key === 'src' && value!.startsWith('/'));
    const isScript = /^script$/i.test(name!) && !isOwnScript;
    return isScript || leads || NEVER.test(name!) || attributes.some(([key]) => key!.startsWith('on'));
  })?.[0];
}

export function injection(ground: () => Ground): void {
  /** Every page that is read, but for streams that never end. */
  const reads = () =>
    routesOf(ground(), (method) => method === 'GET').filter((each) => !/su-kien/.test(each));
  const ask = (route: string, value: string) => {
    const { officer, citizen } = ground();
    const query = new URLSearchParams(NAMES.map((name) => [name, value]));
    const { visitor } = route.includes('/can-bo') ? officer : citizen;
    return visitor.get(`${addressOf(ground(), route)}?${query}`);
  };

  describe('SQL injection', () => {
    it('every page takes every parameter as text: no fault, no leak, nothing slept', async () => {
      expect(NAMES.length).toBeGreaterThan(40);
      expect(reads().length).toBeGreaterThan(280);
      const wrong: string[] = [];
      for (const [no, route] of reads().entries()) {
        const start = performance.now();
        const answer = await ask(route, SQL[no % SQL.length]!);
        const page = /text|json|xml/.test(answer.headers.get('content-type') ?? '')
          ? await answer.text()
          : '';
        if (answer.status >= 500) wrong.push(`${route}: ${answer.status}`);
        if (LEAK.test(page)) wrong.push(`${route}: ${LEAK.exec(page)![0]}`);
        if (performance.now() - start > 80_000) wrong.push(`${route}: slept`);
      }
      expect(wrong).toEqual([]);
    });

    it('an id in an address is a number or no page', async () => {
      const { officer } = ground();
      for (const id of [`1'--`, '1%20or%201=1', '1;select%201', '0x1', '1e3', '１'])
        expect([id, (await officer.visitor.get(`/can-bo/ho-so/${id}`)).status]).toEqual([id, 404]);
    });

    it('no source puts text of others into SQL but as a value', () => {
      const raw = readSources(root)
        .filter(({ path, text }) => /sql\.(raw|lit)\b/.test(text) && !/\.test\.tsx?$/.test(path))
        .map(({ path }) => path);
      // Names of tables and columns from `sealed-columns.ts`; how long a list is, a number that no address says; conditions that are constants of the same file.
      expect(raw.sort()).toEqual([
        'src/features/dossiers/search.ts',
        'src/features/indicators/list/reuse.ts',
        'src/platform/personal-ids/read-rows.ts',
        'src/platform/personal-ids/reseal.ts',
      ]);
      const glued = readSources(root).filter(
        ({ path, text }) => /\.query\(\s*`[^`]*\$\{(?!NEWS)/.test(text) && !/\.test\.tsx?$/.test(path),
      );
      // An id of a snapshot and names of tables, quoted by the driver; names of functions that the database gave for constants.
      expect(glued.map(({ path }) => path)).toEqual([
        'src/platform/backup/make-backup.ts',
        'src/platform/backup/restore-backup.ts',
        'src/platform/database/migrate.ts',
      ]);
    });
  });

  describe('XSS', () => {
    it('is found by this very test where a page lets it', () => {
      for (const page of [
        '<img src=x onerror=xss()>',
        '<a href="java\tscript:xss()">',
        '<script>x</script>',
        '<svg/onload=x>',
      ])
        expect([page, runs(page)]).toEqual([page, expect.any(String)]);
      expect(
        runs('<p title="&lt;img onerror=x&gt;">&lt;script&gt;</p><script src="/assets/a.js"></script>'),
      ).toBe(undefined);
    });

    it('reflected: no page gives back what its address brought as anything but text', async () => {
      const wrong: string[] = [];
      for (const [no, route] of reads().entries()) {
        const answer = await ask(route, VECTORS[no % VECTORS.length]!.replaceAll('\u0000', ''));
        if (!/text\/html/.test(answer.headers.get('content-type') ?? '')) continue;
        const found = runs(await answer.text());
        if (answer.status >= 500 || found !== undefined) wrong.push(`${route}: ${answer.status} ${found}`);
      }
      expect(wrong).toEqual([]);
    });

    it('reflected: every vector in the searches of both faces', async () => {
      const { officer } = ground();
      for (const vector of VECTORS.map((each) => each.replaceAll('\u0000', ''))) {
        const query = new URLSearchParams({ q: vector });
        for (const path of ['/thu-tuc', '/can-bo/ho-so'])
          expect(runs(await (await officer.visitor.get(`${path}?${query}`)).text()), vector).toBeUndefined();
      }
    });

    it('stored: a name, an address and a request that were typed stay text for officer and applicant', async () => {
      const { at, officer, citizen, own } = ground();
      const all = VECTORS.slice(0, 60).join(' ').replaceAll('\u0000', '');
      const rename = (name: string) =>
        at.database.transact((tx) =>
          tx.updateTable('dossiers').set({ applicant_name: name }).where('id', '=', own.dossierId).execute(),
        );
      await rename(all);
      try {
        for (const [{ visitor }, path] of [
          [officer, `/can-bo/ho-so/${own.dossierId}`],
          [officer, '/can-bo/ho-so?trang-thai=all'],
          [officer, '/can-bo/so-theo-doi'],
          [citizen, '/ho-so-cua-toi'],
          [citizen, `/ho-so-cua-toi/${own.code}`],
        ] as const)
          expect([path, runs(await (await visitor.get(path)).text())]).toEqual([path, undefined]);
      } finally {
        await rename(own.words);
      }
    });
  });

  describe('Open redirects', () => {
    const AWAY = [
      ...[
        '//evil.example',
        'https://evil.example',
        '/\\evil.example',
        '\\\\evil.example',
        '/can-bo\\..\\\\evil',
      ],
      ...[
        'javascript:alert(1)',
        '/can-bo/\r\nSet-Cookie: a=b',
        '/can-bo/\t//evil.example',
        ' //evil.example',
      ],
      ...[
        '/can-bo@evil.example',
        '/%2f%2fevil.example/..',
        'http:evil.example',
        '///evil.example',
        '/.//evil.example',
      ],
    ];
    const isOurs = (location: string | null) =>
      location === null || new URL(location, 'http://localhost').host === 'localhost';

    it.each(AWAY)('%j never follows a sign-in', async (next) => {
      const { at } = ground();
      const officer = await new Visitor(at).post('/dang-nhap', {
        ...{ username: 'congan', password: 'motcua-demo-2026', next },
      });
      expect([officer.status, isOurs(officer.headers.get('location'))]).toEqual([303, true]);
      const page = await new Visitor(at).get(`/dang-nhap-cong-dan?tiep=${encodeURIComponent(next)}`);
      for (const [, href] of (await page.text()).matchAll(/bat-dau\?tiep=([^"&]*)"/g))
        expect(isOurs(decodeURIComponent(href!)), href).toBe(true);
    });

    it('no page sends on to where its address says', async () => {
      const wrong: string[] = [];
      for (const [no, route] of reads().entries()) {
        const location = (await ask(route, AWAY[no % 4]!)).headers.get('location');
        if (!isOurs(location)) wrong.push(`${route}: ${location}`);
      }
      expect(wrong).toEqual([]);
    });
  });
}
