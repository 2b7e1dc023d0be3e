import { X509Certificate } from 'node:crypto';
import { inspectFile } from '../../platform/files/inspect.ts';
import type { Platform } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { seal } from '../../platform/security/seal.ts';
import {
  namesIn,
  openPkcs11,
  openPkcs12,
  readCertificate,
  type Signer,
} from '../../platform/signing/index.ts';
import { type Act, noteAct, noteChange } from '../organisation/index.ts';
import type { Holder } from './schema.ts';
import {
  findCertificate,
  holdPlace,
  isKeyUsed,
  type NewCertificate,
  saveCertificate,
  saveWithdrawal,
} from './store.ts';
import { inTries } from './tries.ts';

export const SEAL_PURPOSE = 'signing certificate';

type Given = Pick<NewCertificate, 'kind' | 'sealedFile' | 'token' | 'picture' | 'clientKey'>;

/**
 * Keeps a certificate from a PKCS #12 file for the officer himself or as the ward's seal; one that was in use before is
 * withdrawn. The password only proves that the file opens.
 * @throws Problem invalid, not_allowed, too_many_tries, file_unreadable (the picture)
 */
export async function registerFile(
  platform: Platform,
  act: Act,
  given: { holder: Holder; file: Uint8Array; secret: string; picture: File | null; clientKey: string },
): Promise<void> {
  mayKeep(act, given.holder);
  const { file, secret, clientKey } = given;
  const signer = await inTries(platform, act, () => openPkcs12(file, secret));
  const sealedFile = seal(platform.settings.secret, SEAL_PURPOSE, Buffer.from(file).toString('base64'));
  const picture = await readPicture(given.picture);
  await keep(platform, act, given.holder, signer, {
    kind: 'pkcs12',
    sealedFile,
    token: null,
    picture,
    clientKey,
  });
}

/**
 * The same for a key on a token or in the HSM of the installation: the PIN is proved by a signature and forgotten.
 * @throws Problem invalid, not_allowed, too_many_tries, peer_down, file_unreadable (the picture)
 */
export async function registerToken(
  platform: Platform,
  act: Act,
  given: {
    holder: Holder;
    tokenLabel: string;
    tokenKey: string;
    secret: string;
    picture: File | null;
    clientKey: string;
  },
): Promise<void> {
  mayKeep(act, given.holder);
  const { tokenLabel, tokenKey, secret, clientKey } = given;
  const module = platform.settings.signing.pkcs11Module;
  if (module === null) throw new Problem('invalid', 'Hệ thống chưa được nối với thiết bị ký (PKCS #11).');
  const signer = await inTries(platform, act, async () => {
    const opened = await openPkcs11({ module, tokenLabel, key: { id: tokenKey }, pin: secret });
    await opened.sign(Buffer.from('Thử mã PIN'));
    return opened;
  });
  const token = { label: tokenLabel, key: tokenKey };
  const picture = await readPicture(given.picture);
  await keep(platform, act, given.holder, signer, {
    kind: 'pkcs11',
    sealedFile: null,
    token,
    picture,
    clientKey,
  });
}

/** Everybody keeps his own; the seal's is kept by who administers. */
export function mayKeep({ officer }: Act, holder: Holder): void {
  const isAllowed =
    holder === 'seal' ? officer.duties.includes('administer') : holder.officerId === officer.id;
  if (!isAllowed) throw new Problem('not_allowed', 'Tài khoản của bạn không được giữ chứng thư số này.');
}

async function keep(
  platform: Platform,
  act: Act,
  holder: Holder,
  signer: Signer,
  given: Given,
): Promise<void> {
  const certificate = describeCertificate(signer, act.now);
  const { wardId, id: by } = act.officer;
  await platform.database.transact(async (tx) => {
    await holdPlace(tx, wardId, holder);
    if (await isKeyUsed(tx, 'certificates', wardId, given.clientKey)) return;
    const before = await findCertificate(tx, wardId, holder);
    if (before) {
      const reason = 'Thay bằng chứng thư mới';
      await saveWithdrawal(tx, { wardId, id: before.id, at: act.now, by, reason });
    }
    const officerId = holder === 'seal' ? null : holder.officerId;
    await saveCertificate(tx, wardId, { ...certificate, ...given, officerId, addedAt: act.now, addedBy: by });
    await noteAct(tx, act, 'certificate_add', certificate.serial);
    if (holder === 'seal')
      await noteChange(tx, act, {
        ...{ what: 'seal', subject: 'certificate' },
        before: before && { serial: before.serial },
        after: { serial: certificate.serial },
      });
  });
}

/** What is kept of a certificate. @throws Problem invalid when it cannot sign on that day */
export function describeCertificate({ certificate, chain }: Signer, now: Date) {
  const read = new X509Certificate(certificate);
  const names = readCertificate(certificate);
  const [validFrom, validUntil] = [new Date(read.validFrom), new Date(read.validTo)];
  if (read.ca)
    throw new Problem('invalid', 'Chứng thư này là của một cơ quan cấp chứng thư, không dùng để ký văn bản.');
  if (validFrom > now || validUntil <= now)
    throw new Problem('invalid', 'Chứng thư số này chưa có hoặc đã hết hiệu lực.');
  return {
    ...{ certificate, chain, serial: read.serialNumber, validFrom, validUntil },
    ...{ subject: nameIn(names.subject), issuer: nameIn(names.issuer) },
  };
}

/** "Nguyễn Văn A, Ủy ban nhân dân …" */
export function nameIn(given: Parameters<typeof namesIn>[0]): string {
  const { name, organisation } = namesIn(given);
  return organisation && organisation !== name ? `${name}, ${organisation}` : name;
}

async function readPicture(given: File | null): Promise<Uint8Array | null> {
  if (given === null || given.size === 0) return null;
  const bytes = new Uint8Array(await given.arrayBuffer());
  return (await inspectFile({ name: given.name, bytes }, { kinds: ['png', 'jpeg'], megabytes: 1 })).bytes;
}
