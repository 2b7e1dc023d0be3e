import type { Platform } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { unseal } from '../../platform/security/seal.ts';
import { openPkcs11, openPkcs12, type Signer } from '../../platform/signing/index.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import { SEAL_PURPOSE } from './register.ts';
import type { Holder, KeptCertificate } from './schema.ts';
import { findCertificate, findKeyPlace } from './store.ts';
import { inTries } from './tries.ts';

export interface OpenSigner {
  signer: Signer;
  certificate: KeptCertificate;
  /** Of the hand-written signature or of the seal; null: none was given. */
  picture: Uint8Array | null;
}

/**
 * The officer's own key, opened with the password or PIN that he types now. It is kept nowhere.
 * @throws Problem invalid (none registered, expired, wrong password), too_many_tries, peer_down
 */
export async function openOfficerSigner(platform: Platform, act: Act, secret: string): Promise<OpenSigner> {
  return open(platform, act, { officerId: act.officer.id }, secret);
}

/**
 * The ward's seal, for officers with the duty to stamp alone.
 * @throws Problem not_allowed, and as for the officer's own
 */
export async function openSealSigner(platform: Platform, act: Act, secret: string): Promise<OpenSigner> {
  if (!act.officer.duties.includes('stamp'))
    throw new Problem('not_allowed', 'Chỉ người có nhiệm vụ đóng dấu được ký số của cơ quan.');
  return open(platform, act, 'seal', secret);
}

async function open(platform: Platform, act: Act, holder: Holder, secret: string): Promise<OpenSigner> {
  const { database } = platform;
  const { wardId } = act.officer;
  const certificate = await findCertificate(database.db, wardId, holder);
  const place = certificate && (await findKeyPlace(database.db, wardId, certificate.id));
  if (!certificate || !place)
    throw new Problem(
      'invalid',
      holder === 'seal'
        ? 'Phường chưa đăng ký chứng thư số của cơ quan. Nhờ quản trị viên đăng ký ở mục Con dấu số.'
        : 'Bạn chưa đăng ký chứng thư số. Hãy đăng ký ở mục Chứng thư số của tài khoản.',
    );
  if (certificate.validUntil <= act.now || certificate.validFrom > act.now)
    throw new Problem('invalid', 'Chứng thư số đã hết hạn hoặc chưa có hiệu lực nên không ký được.');
  const signer = await inTries(platform, act, () => openPlace(platform, place, certificate, secret));
  await database.transact((tx) => noteAct(tx, act, 'signer_open', certificate.serial));
  return { signer, certificate, picture: certificate.picture };
}

type Place = NonNullable<Awaited<ReturnType<typeof findKeyPlace>>>;

async function openPlace(
  { settings }: Platform,
  { sealed_file: file, token_label: tokenLabel, token_key: id }: Place,
  { chain }: KeptCertificate,
  secret: string,
): Promise<Signer> {
  if (file !== null)
    return openPkcs12(Buffer.from(unseal(settings.secret, SEAL_PURPOSE, file), 'base64'), secret);
  const module = settings.signing.pkcs11Module;
  if (module === null || tokenLabel === null || id === null)
    throw new Problem('invalid', 'Hệ thống không còn nối với thiết bị ký (PKCS #11).');
  return openPkcs11({ module, tokenLabel, key: { id }, pin: secret }, chain);
}
