import { sign } from 'node:crypto';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveLife } from '../../../../test/archive-life.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { makeZip } from '../../../../test/files.ts';
import { rehash, resign, rezip, type Unpacked } from '../../../../test/tampering.ts';
import { publicPem } from '../../../platform/security/sign.ts';
import { packageKey } from '../package/make-package.ts';
import { MANIFEST, SIGNATURE, SUMS } from '../schema.ts';
import { checkPackage } from './check-package.ts';

let at: TestDatabase;
let files: Unpacked;
let key: string;
beforeAll(async () => {
  at = await testDatabase();
  const life = archiveLife(at);
  const bytes = await life.pack(await life.ended());
  files = unzipSync(bytes);
  key = publicPem(packageKey(at.platform.settings.secret));
  await expect(checkPackage(bytes, key)).resolves.toMatchObject({ signer: 'known' });
  await expect(checkPackage(rezip(files), null)).resolves.toMatchObject({ signer: 'enclosed' });
});
afterAll(() => at.close());

/** Whether the package is taken. Whatever is refused is refused in a Vietnamese sentence, never by a crash. */
async function isTaken(bytes: Buffer, known: string | null = null): Promise<boolean> {
  return checkPackage(bytes, known).then(
    () => true,
    (error) => {
      expect(['invalid', 'file_unreadable']).toContain(error.code);
      return false;
    },
  );
}

type Leaf = { path: (string | number)[]; value: unknown };
const manifest = () => JSON.parse(Buffer.from(files[MANIFEST]!).toString());

/** Every value in the manifest that holds no others. */
function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]));
}

function withLeaf({ path }: Leaf, value: unknown): Unpacked {
  const changed = manifest();
  let inner = changed;
  for (const name of path.slice(0, -1)) inner = inner[name];
  inner[path.at(-1)!] = value;
  return { ...files, [MANIFEST]: Buffer.from(JSON.stringify(changed)) };
}

/** Another value of the same kind, so that only what it says is wrong. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  const text = String(value);
  const at = text.search(/[0-9a-f]/);
  return at === -1 ? `${text}x` : `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
}

describe('a changed package', () => {
  it('is found by any byte of any file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(files)),
        fc.nat(),
        fc.nat(6),
        async (path, place, bit) => {
          const bytes = Buffer.from(files[path]!);
          bytes[place % bytes.length]! ^= 1 << bit;
          expect(await isTaken(rezip({ ...files, [path]: bytes }))).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is found by any file that is missing, more, or in the place of another', async () => {
    for (const path of Object.keys(files)) {
      const { [path]: _, ...rest } = files;
      expect([path, await isTaken(rezip(rest))]).toEqual([path, false]);
    }
    expect(await isTaken(rezip({ ...files, 'giay-to/99-la.pdf': Buffer.from('x') }))).toBe(false);
    const [one, two] = Object.keys(files).filter((path) => path.endsWith('.pdf')) as [string, string];
    const swapped = { ...files, [one]: files[two]!, [two]: files[one]! };
    expect(await isTaken(rezip(swapped))).toBe(false);
    expect(await isTaken(rezip(rehash(swapped)))).toBe(false);
  });

  it('is found by any word of the manifest, also when all hashes are made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...leavesOf(manifest())), async (leaf) => {
        expect(await isTaken(rezip(rehash(withLeaf(leaf, other(leaf.value)))))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is found by any word of the steps and of what follows from them, whoever signed it', async () => {
    const bound = leavesOf(manifest()).filter(({ path }) =>
      ['steps', 'dossier', 'documents', 'format'].includes(String(path[0])),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bound), async (leaf) => {
        expect(await isTaken(rezip(resign(withLeaf(leaf, other(leaf.value)))))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is found by a step that was left out, doubled or moved', async () => {
    const tries: ((steps: unknown[]) => unknown[])[] = [
      (steps) => steps.slice(0, -1),
      (steps) => steps.toSpliced(3, 1),
      (steps) => [...steps, steps.at(-1)],
      (steps) => steps.toReversed(),
      () => [],
    ];
    for (const change of tries) {
      const changed = manifest();
      changed.steps = change(changed.steps);
      const forged = resign({ ...files, [MANIFEST]: Buffer.from(JSON.stringify(changed)) });
      expect(await isTaken(rezip(forged))).toBe(false);
    }
  });

  it('is found by the exporter’s key where only the applicant’s words were changed and signed by another', async () => {
    const changed = manifest();
    changed.applicant.name = 'Người khác';
    const forged = rezip(resign({ ...files, [MANIFEST]: Buffer.from(JSON.stringify(changed)) }));
    expect(await isTaken(forged, key)).toBe(false);
    // Its own key says no more than that nothing was changed since.
    expect(await isTaken(forged)).toBe(true);
  });

  it('is refused with a key of another kind or none', async () => {
    expect(await isTaken(rezip(files), 'không phải khóa')).toBe(false);
    const cut = { ...files, [SIGNATURE]: files[SIGNATURE]!.slice(0, 60) };
    expect(await isTaken(rezip(cut))).toBe(false);
    const empty = { ...files, [SUMS]: Buffer.alloc(0) };
    const own = packageKey(at.platform.settings.secret);
    expect(await isTaken(rezip({ ...empty, [SIGNATURE]: sign(null, Buffer.alloc(0), own) }))).toBe(false);
  });
});

describe('a hostile file', () => {
  const part = (name: string, data = Buffer.from('x')) => ({ name, data });
  const all = () => Object.entries(files).map(([name, data]) => part(name, Buffer.from(data)));
  it.each([
    ['a path above the folder', () => makeZip([...all(), part('../ngoai.pdf')])],
    ['a path from the root', () => makeZip([...all(), part('/etc/ngoai.pdf')])],
    ['a drive of Windows', () => makeZip([...all(), part('C:\\ngoai.pdf')])],
    ['a deep path above', () => makeZip([...all(), part('giay-to/../../ngoai.pdf')])],
    ['a name twice', () => makeZip([...all(), part('index.html')])],
    ['a name twice in another case', () => makeZip([...all(), part('INDEX.html')])],
    ['a link', () => makeZip([...all(), { ...part('lien-ket.pdf'), unixMode: 0o120777 }])],
    ['a folder', () => makeZip([...all(), part('giay-to/')])],
    ['a bomb', () => makeZip([...all(), part('bom.pdf', Buffer.alloc(40 * 1024 * 1024))])],
    ['too many files', () => makeZip(Array.from({ length: 2001 }, (_, no) => part(`${no}.pdf`)))],
    ['a size that lies', () => makeZip([...all(), { ...part('a.pdf'), size: 2 ** 31 }])],
    ['something before it', () => makeZip(all(), { before: 'rác' })],
    ['something after it', () => makeZip(all(), { after: 'rác' })],
    ['no zip', () => Buffer.from('không phải tệp nén')],
    ['nothing', () => Buffer.alloc(0)],
    ['an empty zip', () => makeZip([])],
  ])('%s', async (_what, make) => {
    expect(await isTaken(make())).toBe(false);
  });

  it('never crashes the reader, cut or changed anywhere', async () => {
    const whole = rezip(files);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (place, isCut) => {
        const bytes = isCut ? whole.subarray(0, place) : Buffer.from(whole);
        if (!isCut) bytes[place]! ^= 0xff;
        // What a zip says besides names and contents, such as a date, is nobody's word.
        if (await isTaken(bytes)) expect(unzipSync(bytes)).toEqual(files);
      }),
      { numRuns: 60 },
    );
  });
});
