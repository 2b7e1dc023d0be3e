import { createHash, createPublicKey, verify } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { hashOf } from '../../../platform/files/file-store.ts';
import { Problem } from '../../../platform/problem.ts';
import { brokenLink, type ChainedStep, type Dossier, fold, isEnded, remarkOn } from '../../dossiers/index.ts';
import { documentOf, factsOf, filesNamed, readStep } from '../facts.ts';
import { fingerprint } from '../package/make-package.ts';
import { readSums } from '../package/sums.ts';
import { KEY, MANIFEST, type Manifest, manifestSchema, SIGNATURE, SUMS } from '../schema.ts';
import { openPackage, type PackageEntry, readEntry } from './read-package.ts';

/** A package in which everything fits. */
export interface CheckedPackage {
  packageSha256: string;
  manifest: Manifest;
  /** As it was written, to the byte. */
  manifestText: string;
  steps: ChainedStep[];
  /** In the order of the package, with the hash of each. */
  entries: (PackageEntry & { sha256: string })[];
  /** Whose key vouched for it: one that was given from outside, or the one in the package, which only says that nothing was changed since it was signed. */
  signer: 'known' | 'enclosed';
  /** SHA-256 of that key. */
  signerKey: string;
}

/**
 * Checks a package by itself: what lies in it, every hash, the signature, the chain of steps, and that the facts of the
 * manifest are what the steps say. Reads only.
 * @param knownKey the exporter's public key (PEM), where it is known from elsewhere
 * @throws Problem file_unreadable, invalid, each with what is wrong in one sentence
 */
export async function checkPackage(bytes: Buffer, knownKey: string | null): Promise<CheckedPackage> {
  const entries = await hashed(openPackage(bytes));
  const textOf = async (path: string) => {
    const entry = entries.find((each) => each.path === path);
    return entry ? readEntry(entry) : wrong(`thiếu tệp ${path}`);
  };
  const sums = await textOf(SUMS);
  const key = knownKey ?? (await textOf(KEY)).toString();
  const signerKey = mustBeSigned(sums, await textOf(SIGNATURE), key);
  const hashes = mustMatchSums(entries, sums.toString());
  const manifestText = (await textOf(MANIFEST)).toString();
  const manifest = parseManifest(manifestText);
  mustNameFiles(manifest, hashes, entries);
  const steps = manifest.steps.map(readStep);
  mustFollow(manifest, steps);
  const signer = knownKey === null ? 'enclosed' : 'known';
  return { packageSha256: hashOf(bytes), manifest, manifestText, steps, entries, signer, signerKey };
}

async function hashed(entries: PackageEntry[]) {
  const found: CheckedPackage['entries'] = [];
  for (const entry of entries) {
    const hash = createHash('sha256');
    await entry.see((piece) => hash.update(piece));
    found.push({ ...entry, sha256: hash.digest('hex') });
  }
  return found;
}

function mustBeSigned(sums: Buffer, signature: Buffer, pem: string): string {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519' && verify(null, sums, key, signature)) return fingerprint(pem);
  } catch {
    return wrong('không đọc được khóa công khai');
  }
  return wrong('chữ ký không đúng với khóa');
}

function mustMatchSums(entries: CheckedPackage['entries'], text: string): Map<string, string> {
  const sums = readSums(text) ?? wrong(`không đọc được ${SUMS}`);
  for (const { path, sha256 } of entries) {
    if (path === SUMS || path === SIGNATURE) continue;
    if (!sums.has(path)) wrong(`có tệp lạ ${path}`);
    if (sums.get(path) !== sha256) wrong(`tệp ${path} đã bị thay đổi`);
  }
  for (const path of sums.keys())
    if (!entries.some((entry) => entry.path === path)) wrong(`thiếu tệp ${path}`);
  return sums;
}

function parseManifest(text: string): Manifest {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return wrong(`${MANIFEST} không phải JSON`);
  }
  const parsed = manifestSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  return wrong(`${MANIFEST} sai ở ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
}

function mustNameFiles(
  { files }: Manifest,
  sums: ReadonlyMap<string, string>,
  entries: CheckedPackage['entries'],
): void {
  const sizes = new Map(entries.map(({ path, size }) => [path, size]));
  for (const { path, sha256, size } of files)
    if (sums.get(path) !== sha256 || sizes.get(path) !== size) wrong(`${MANIFEST} không khớp tệp ${path}`);
  const named = new Set(files.map(({ path }) => path));
  if (
    named.size !== files.length ||
    named.size + 2 !== sums.size ||
    [MANIFEST, KEY].some((path) => named.has(path) || !sums.has(path))
  )
    wrong(`${MANIFEST} không kể đúng các tệp`);
}

/** The chain holds, the steps are such as the workflow allows, and everything that follows from them stands as it must. */
function mustFollow(manifest: Manifest, steps: ChainedStep[]): void {
  const broken = brokenLink(steps);
  if (broken) wrong(broken);
  const state = folded(steps);
  if (!isEnded(state.status)) wrong('hồ sơ chưa kết thúc');
  if (!isDeepStrictEqual(factsOf(state), manifest.dossier)) wrong('dữ kiện của hồ sơ khác với các bước');
  const documents = manifest.documents.map(({ path: _, ...document }) => document);
  if (!isDeepStrictEqual(state.documents.map(documentOf), documents)) wrong('giấy tờ khác với các bước');
  const there = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  for (const { file, path } of manifest.documents)
    if ((path === null ? null : there.get(path)) !== file) wrong('giấy tờ không khớp tệp');
  const hashes = new Set(there.values());
  for (const [sha256, step] of filesNamed(steps.map((each) => each.step)))
    if (!hashes.has(sha256)) wrong(`thiếu tệp mà bước ${step.no} nhắc đến`);
}

/** Steps that cannot be folded or told are none of ours, whatever their hashes. */
function folded(steps: ChainedStep[]): Dossier['state'] {
  try {
    for (const { step } of steps) remarkOn(step);
    return fold(steps.map((each) => each.step));
  } catch {
    return wrong('các bước không khớp quy trình');
  }
}

function wrong(what: string): never {
  throw new Problem('invalid', `Gói không nguyên vẹn: ${what}.`);
}
