import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, drawForm, SIGNED_AT } from '../../../../test/signed-files.ts';
import { checkFile } from '../../verification/check-file.ts';
import {
  type LocalAuthority,
  openPkcs11,
  openPkcs12,
  openTimestamps,
  startLocalAuthority,
} from '../index.ts';
import { toPem } from '../local/issue.ts';

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const subject = { commonName: 'Trần Thị Phượng', organisation: 'Ủy ban nhân dân phường' };
let authority: LocalAuthority;
let folder: string;

beforeAll(async () => {
  authority = await startLocalAuthority({ folder: null, port: 0, now: () => SIGNED_AT });
  folder = mkdtempSync(join(tmpdir(), 'motcua-keys-'));
});
afterAll(async () => {
  await authority.close();
  rmSync(folder, { recursive: true, force: true });
});

const openssl = (...words: string[]) =>
  execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
const standingOf = (pdf: Uint8Array) =>
  checkFile(pdf, [{ certificate: authority.root, from: null, until: null }], SIGNED_AT);

describe('a PKCS #12 file', () => {
  it('of ours is one to openssl, and opens with its password alone', async () => {
    const file = await authority.issuePkcs12(subject, 'mật khẩu ướt');
    writeFileSync(join(folder, 'ours.p12'), file);
    const said = openssl('pkcs12', '-in', 'ours.p12', '-nodes', '-passin', 'pass:mật khẩu ướt').toString();
    expect(said.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const signer = await openPkcs12(file, 'mật khẩu ướt');
    expect(signer.chain).toHaveLength(2);
    const wrong = openPkcs12(file, 'sai');
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', fields: { secret: 'Mật khẩu chưa đúng.' } });
  });

  it.each([
    ['AES-256', ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC']],
    [
      '3DES as older programs write it',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
  ])('of openssl opens: %s', async (_name, how) => {
    const { key, certificate } = toPem(authority.issue({ ...subject, algorithm: 'rsa' }));
    writeFileSync(join(folder, 'key.pem'), key);
    writeFileSync(join(folder, 'cert.pem'), certificate);
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'key.pem',
      '-in',
      'cert.pem',
      '-passout',
      'pass:bí mật',
      ...how,
      '-out',
      'other.p12',
    );
    const signer = await openPkcs12(openssl('enc', '-in', 'other.p12'), 'bí mật');
    expect(Buffer.from(signer.certificate).toString('base64')).toBe(
      certificate.replace(/-----[^-]+-----|\s/g, ''),
    );
  });

  it('that is none is refused with a sentence', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('xin chào'), Buffer.alloc(500, 0x30)])
      await expect(openPkcs12(bytes, 'x')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a token', () => {
  const pin = '246810';
  const tool = (...words: string[]) =>
    execFileSync('pkcs11-tool', ['--module', MODULE, '--token-label', 'thử', ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  beforeAll(() => {
    mkdirSync(join(folder, 'tokens'));
    writeFileSync(
      join(folder, 'softhsm2.conf'),
      `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\n`,
    );
    process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf');
    execFileSync(
      'softhsm2-util',
      ['--init-token', '--free', '--label', 'thử', '--so-pin', '135791', '--pin', pin],
      { stdio: 'ignore' },
    );
  });
  afterAll(() => {
    delete process.env.SOFTHSM2_CONF;
  });

  it.each([
    ['rsa:2048', '01'],
    ['EC:prime256v1', '02'],
  ])(
    'signs with its own key (%s) what we and pdfsig accept',
    async (kind, id) => {
      tool('--login', '--pin', pin, '--keypairgen', '--key-type', kind, '--id', id, '--label', id);
      tool('--read-object', '--type', 'pubkey', '--id', id, '--output-file', join(folder, 'spki'));
      const spki = openssl('pkey', '-pubin', '-inform', 'DER', '-in', 'spki', '-outform', 'DER');
      writeFileSync(join(folder, 'cert.der'), authority.certifyKey(subject, spki));
      tool('--login', '--pin', pin, '--write-object', join(folder, 'cert.der'), '--type', 'cert', '--id', id);
      const signer = await openPkcs11(
        { module: MODULE, tokenLabel: 'thử', key: { id }, pin },
        authority.chain,
      );
      const pdf = await approve(await drawForm(), authority, { signer, longTerm: true });
      writeFileSync(join(folder, 'token.pdf'), pdf);
      expect(execFileSync('pdfsig', ['-nocert', join(folder, 'token.pdf')]).toString()).toContain(
        'Signature is Valid',
      );
      expect(standingOf(pdf).words).toBe('Hợp lệ');
    },
    60_000,
  );

  it('refuses a wrong PIN, and says when there is no such key or token', async () => {
    const token = { module: MODULE, tokenLabel: 'thử', key: { id: '01' }, pin: '000000' };
    const signer = await openPkcs11(token);
    await expect(signer.sign(Buffer.from('x'))).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { secret: 'Mã PIN chưa đúng.' } },
    });
    await expect(openPkcs11({ ...token, key: { id: '77' } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(openPkcs11({ ...token, tokenLabel: 'khác' })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a time stamp authority of another make', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=TSA root',
      '-days',
      '30',
    );
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.csr',
      '-subj',
      '/CN=openssl TSA',
    );
    writeFileSync(
      join(folder, 'tsa.ext'),
      'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n',
    );
    openssl(
      'x509',
      '-req',
      '-in',
      'tsa.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      'tsa.pem',
      '-extfile',
      'tsa.ext',
      '-days',
      '20',
    );
    writeFileSync(join(folder, 'serial'), '01\n');
    writeFileSync(
      join(folder, 'tsa.conf'),
      '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ndefault_policy=1.2.3.4.5\ndigests=sha256\nsigner_digest=sha256\ness_cert_id_alg=sha256\n',
    );
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        writeFileSync(join(folder, 'query'), Buffer.concat(chunks));
        openssl(
          'ts',
          '-reply',
          '-config',
          'tsa.conf',
          '-queryfile',
          'query',
          '-signer',
          'tsa.pem',
          '-inkey',
          'tsa.key',
          '-chain',
          'ca.pem',
          '-out',
          'reply',
        );
        response.end(openssl('enc', '-in', 'reply'));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise<void>((done) => void server.close(() => done())));

  it('is understood, and trusted once its root is', async () => {
    const signer = authority.signerOf(
      authority.issue({ ...subject, until: new Date('2028-01-01T00:00:00Z') }),
    );
    const pdf = await approve(await drawForm(), authority, {
      signer,
      timestamps: openTimestamps(url),
      longTerm: true,
    });
    const root = { from: null, until: null };
    const ca = openssl('x509', '-in', 'ca.pem', '-outform', 'DER');
    const roots = [
      { certificate: authority.root, ...root },
      { certificate: new Uint8Array(ca), ...root },
    ];
    const verdict = checkFile(pdf, roots, new Date());
    expect(verdict.signatures[0]).toMatchObject({ timeIs: 'stamped', stampedBy: 'openssl TSA' });
    expect(checkFile(pdf, roots.slice(0, 1), new Date()).signatures[0]).toMatchObject({ timeIs: 'claimed' });
  });

  it('finds our own time stamps good', async () => {
    openssl('ts', '-query', '-data', 'tsa.conf', '-sha256', '-cert', '-out', 'ask');
    const answer = await fetch(authority.tsaUrl, { method: 'POST', body: openssl('enc', '-in', 'ask') });
    writeFileSync(join(folder, 'answer'), Buffer.from(await answer.arrayBuffer()));
    writeFileSync(join(folder, 'root.pem'), pemOf(authority.root));
    const said = openssl(
      'ts',
      '-verify',
      '-queryfile',
      'ask',
      '-in',
      'answer',
      '-CAfile',
      'root.pem',
      '-attime',
      String(SIGNED_AT.getTime() / 1000),
    );
    expect(said.toString()).toMatch(/Verification: OK/);
  });
});

function pemOf(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
