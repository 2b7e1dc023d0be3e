import { createHash, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toLocalDay } from '../../../law/day.ts';
import { writeZip, type ZipEntry } from '../../../platform/files/write-zip.ts';
import { Problem } from '../../../platform/problem.ts';
import { root } from '../../../platform/root.ts';
import { publicPem, signingKey } from '../../../platform/security/sign.ts';
import {
  type Dossier,
  isEnded,
  listRetentionPeriods,
  listSlipWordings,
  retentionOfDossier,
  type SlipSource,
} from '../../dossiers/index.ts';
import { findWard, listOfficersEver, listUnits } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { KEY, MANIFEST, type Manifest, SIGNATURE, SUMS } from '../schema.ts';
import { indexPage } from './index-page.ts';
import { manifestOf } from './manifest.ts';
import { storedParts } from './papers.ts';
import { type Ground, type Part, type PartsFrom, partOf } from './part.ts';
import { slipParts } from './slips.ts';
import { writeSums } from './sums.ts';

/** Larger packages are not made: they could not be read back. */
const MOST_BYTES = 900 * 1024 * 1024;

/**
 * The e-dossier package of an ended dossier, piece by piece. The same dossier gives the same bytes: nothing in it says when
 * it was made, and everything in it stands in a fixed order.
 * @throws Problem step_not_open while the dossier has not ended; not_found when a file that a step names is gone;
 * file_too_large
 */
export async function* writePackage(
  ground: Ground,
  dossier: Dossier,
  more: readonly PartsFrom[],
): AsyncGenerator<Uint8Array> {
  const { state } = dossier;
  if (!isEnded(state.status))
    throw new Problem('step_not_open', `Hồ sơ ${state.code} chưa kết thúc nên chưa đóng gói được.`);
  const source = await sourceOf(ground, dossier);
  const parts = [...(await slipParts(source)), ...(await storedParts(ground, dossier))];
  for (const partsFrom of more) parts.push(...(await partsFrom(ground, source.ward, dossier)));
  parts.push(...OFFLINE.map(offlinePart));
  if (parts.reduce((sum, part) => sum + part.size, 0) > MOST_BYTES)
    throw new Problem('file_too_large', `Hồ sơ ${state.code} lớn hơn 900 MB nên không đóng gói được.`);
  yield* writeZip(
    entriesOf(source, parts, { secret: ground.settings.secret, keptUntil: await keptUntil(ground, source) }),
    toLocalDay(state.statusAt),
  );
}

/** The key that signs packages; whoever checks one takes its public half from the portal. */
export function packageKey(secret: string) {
  return signingKey(secret, 'archive package');
}

/** SHA-256 over a public key (SPKI, DER), by which people compare keys. */
export function fingerprint(pem: string | Uint8Array): string {
  const der = createPublicKey(Buffer.from(pem)).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** For people first what they open first; what vouches for the rest last. */
function entriesOf(
  source: SlipSource,
  parts: readonly Part[],
  { secret, keptUntil }: { secret: string; keptUntil: Manifest['keptUntil'] },
): ZipEntry[] {
  const html = indexPage(manifestOf(source, parts, keptUntil));
  const page = partOf({
    ...{ path: 'index.html', role: 'page', mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(html) },
  });
  const files = [page, ...parts];
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(source, files, keptUntil), null, 1)}\n`);
  const key = packageKey(secret);
  const own = [plain(MANIFEST, manifest), plain(KEY, Buffer.from(publicPem(key)))];
  const sums = Buffer.from(writeSums([...files, ...own]));
  return [...files, ...own, plain(SUMS, sums), plain(SIGNATURE, sign(null, sums, key))];
}

/** By the ward's own decision; null while it has made none. */
async function keptUntil(
  { database }: Ground,
  { ward, dossier, procedure }: SlipSource,
): Promise<Manifest['keptUntil']> {
  const periods = await listRetentionPeriods(database.db, ward.id);
  const retention = retentionOfDossier(dossier.state, procedure.fieldCode, periods);
  if (retention === null || retention.decision === null) return null;
  return retention.keptUntil ?? 'forever';
}

function plain(path: string, bytes: Uint8Array) {
  return partOf({ path, role: 'page', mediaType: 'text/plain', bytes });
}

const OFFLINE = [
  { path: 'HUONG-DAN.txt', role: 'guide', mediaType: 'text/plain; charset=utf-8' },
  { path: 'kiem-tra.mjs', role: 'checker', mediaType: 'text/javascript; charset=utf-8' },
  { path: 'kiem-tra.py', role: 'checker', mediaType: 'text/x-python; charset=utf-8' },
] as const;

function offlinePart(file: (typeof OFFLINE)[number]): Part {
  const bytes = readFileSync(join(root, 'src', 'features', 'archive', 'offline', file.path));
  return partOf({ ...file, bytes });
}

async function sourceOf({ database, settings }: Ground, dossier: Dossier): Promise<SlipSource> {
  const { db } = database;
  const { wardId, state } = dossier;
  const units = await listUnits(db, wardId);
  const officers = await listOfficersEver(db, wardId);
  return {
    ward: await findWard(db, wardId),
    dossier,
    procedure: await findProcedureVersion(db, state.procedureCode, state.procedureVersion),
    publicUrl: settings.publicUrl,
    wordings: await listSlipWordings(db, wardId),
    units: new Map(units.map((unit) => [unit.id, unit])),
    officers: new Map(officers.map((officer) => [officer.id, officer])),
  };
}
