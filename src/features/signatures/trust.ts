import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../law/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/files/file-store.ts';
import { Problem } from '../../platform/problem.ts';
import type { SigningSettings } from '../../platform/settings.ts';
import { readCertificate } from '../../platform/signing/index.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import { nameIn } from './register.ts';
import type { TrustAnchor } from './schema.ts';
import { isKeyUsed } from './store.ts';

/** A root and the days on which it is trusted; null: without a bound. */
export interface TrustedRoot {
  certificate: Uint8Array;
  from: Day | null;
  until: Day | null;
}

/** Every root that signatures may lead to: the installation's folder and the ward's own list. */
export async function listTrustedRoots(
  db: Db,
  wardId: number,
  { trustRoots }: Pick<SigningSettings, 'trustRoots'>,
): Promise<TrustedRoot[]> {
  const anchors = await listAnchors(db, wardId);
  return [
    ...readFolder(trustRoots).map((certificate) => ({ certificate, from: null, until: null })),
    ...anchors.map(({ certificate, trustedFrom, trustedUntil }) => ({
      ...{ certificate, from: trustedFrom, until: trustedUntil },
    })),
  ];
}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function readFolder(folder: string | null): Uint8Array[] {
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(pem|crt)$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'latin1').match(PEM) ?? [])
    .map((pem) => new X509Certificate(pem).raw);
}

export async function listAnchors(db: Db, wardId: number): Promise<TrustAnchor[]> {
  const rows = await db
    .selectFrom('trust_anchors')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, certificate: row.certificate, subject: row.subject, fingerprint: row.fingerprint },
    ...{ trustedFrom: row.trusted_from, trustedUntil: row.trusted_until, basis: row.basis },
  }));
}

/** Trusts a root from a day on. @throws Problem invalid, not_allowed */
export async function addAnchor(
  tx: Tx,
  act: Act,
  given: { file: Uint8Array; basis: string; trustedFrom: Day; clientKey: string },
): Promise<void> {
  const { wardId, id: decidedBy } = mustAdminister(act);
  if (await isKeyUsed(tx, 'trust_anchors', wardId, given.clientKey)) return;
  const root = readRoot(given.file);
  const subject = nameIn(readCertificate(root.raw).subject);
  await tx
    .insertInto('trust_anchors')
    .values({
      ...{ ward_id: wardId, certificate: root.raw, subject, fingerprint: hashOf(root.raw) },
      ...{ trusted_from: given.trustedFrom, basis: given.basis, client_key: given.clientKey },
      ...{ decided_by: decidedBy, decided_at: act.now },
    })
    .execute();
  const after = { subject, fingerprint: hashOf(root.raw), from: given.trustedFrom };
  await noteChange(tx, act, { what: 'trust', subject: 'anchor', before: null, after });
}

/** Trusts it no longer from a day on; signatures of before stay good. @throws Problem not_found, not_allowed */
export async function endAnchor(tx: Tx, act: Act, id: number, from: Day): Promise<void> {
  const { wardId } = mustAdminister(act);
  const ended = await tx
    .updateTable('trust_anchors')
    .set({ trusted_until: from })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .where('trusted_until', 'is', null)
    .where('trusted_from', '<', from)
    .returning('fingerprint')
    .executeTakeFirst();
  if (!ended)
    throw new Problem('not_found', 'Không có chứng thư gốc này, hoặc nó chỉ mới được tin cậy hôm nay.');
  const after = { fingerprint: ended.fingerprint, until: from };
  await noteChange(tx, act, { what: 'trust', subject: 'anchor', before: null, after });
}

function mustAdminister({ officer }: Act) {
  if (officer.duties.includes('administer')) return officer;
  throw new Problem('not_allowed', 'Chỉ quản trị viên đổi được danh sách chứng thư gốc tin cậy.');
}

function readRoot(file: Uint8Array): X509Certificate {
  try {
    const root = new X509Certificate(file);
    if (root.ca && root.checkIssued(root) && root.verify(root.publicKey)) return root;
  } catch {
    // Not a certificate at all: the same sentence.
  }
  throw new Problem('invalid', 'Tệp này không phải chứng thư gốc (tự ký, của cơ quan cấp chứng thư).', {
    file: 'Chọn tệp chứng thư gốc (.pem, .crt, .cer).',
  });
}
