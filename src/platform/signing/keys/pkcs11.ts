import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../problem.ts';
import { algorithmOf, orderChain, type Signer, sha256 } from './signer.ts';

/** A key on a token or in an HSM, named by its id (hex) or its label. */
export interface TokenKey {
  /** Path of the maker's PKCS #11 library. */
  module: string;
  tokenLabel: string;
  key: { id: string } | { label: string };
  pin: string;
}

const PATIENCE_MS = 20_000;

/**
 * The signer whose key is on a token, through OpenSC's pkcs11-tool. The PIN goes by the environment of that process alone.
 * @throws Problem invalid (no such token, key or certificate), peer_down (no tool, no answer in time)
 */
export async function openPkcs11(token: TokenKey, others: readonly Uint8Array[] = []): Promise<Signer> {
  if (!/^[^\0]+$/.test(token.tokenLabel) || ('id' in token.key && !/^[0-9a-f]{2,64}$/i.test(token.key.id)))
    throw new Problem('invalid', 'Thiết bị ký chưa được khai báo đúng.');
  return inFolder(async (folder) => {
    const file = join(folder, 'certificate.der');
    await run(token, ['--read-object', '--type', 'cert', ...named(token), '--output-file', file], false);
    const certificate = await readFile(file);
    const kind = algorithmOf(certificate);
    return {
      certificate,
      chain: orderChain(certificate, others),
      sign: (message) => signOnToken(token, kind, message),
    };
  });
}

function signOnToken(token: TokenKey, kind: 'rsa' | 'ecdsa', message: Uint8Array): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const [input, output] = [join(folder, 'message'), join(folder, 'signature')];
    // Not every token hashes for ECDSA: it is given what to sign.
    await writeFile(input, kind === 'rsa' ? message : sha256(message), { mode: 0o600 });
    const mechanism =
      kind === 'rsa'
        ? ['--mechanism', 'SHA256-RSA-PKCS']
        : ['--mechanism', 'ECDSA', '--signature-format', 'openssl'];
    const files = ['--input-file', input, '--output-file', output];
    await run(token, ['--sign', ...mechanism, ...named(token), ...files], true);
    return readFile(output);
  });
}

const named = ({ key }: TokenKey) => ('id' in key ? ['--id', key.id] : ['--label', key.label]);

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-token-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the tool says may quote what it was told: it is read for its reason and never shown or logged. */
function run(token: TokenKey, words: readonly string[], login: boolean): Promise<void> {
  const where = ['--module', token.module, '--token-label', token.tokenLabel];
  const how = login ? ['--login', '--pin', 'env:MOTCUA_TOKEN_PIN'] : [];
  return new Promise((done, failed) => {
    const child = spawn('pkcs11-tool', [...where, ...how, ...words], {
      env: { ...tokenEnvironment(), ...(login && { MOTCUA_TOKEN_PIN: token.pin }) },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 20_000) said += chunk.toString('latin1');
    });
    child.once('error', () =>
      failed(new Problem('peer_down', 'Máy chủ chưa cài chương trình dùng thiết bị ký.')),
    );
    child.once('close', (code) => (code === 0 ? done() : failed(reasonOf(code, said))));
  });
}

function tokenEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, SOFTHSM2_CONF } = process.env;
  return { PATH, HOME, ...(SOFTHSM2_CONF && { SOFTHSM2_CONF }) };
}

function reasonOf(code: number | null, said: string): Problem {
  if (code === null)
    return new Problem('peer_down', 'Thiết bị ký không trả lời kịp. Chưa ký gì; hãy thử lại.');
  if (/CKR_PIN_LOCKED/.test(said))
    return new Problem('invalid', 'Thiết bị ký đã khóa vì nhập sai PIN nhiều lần.');
  if (/CKR_PIN_(INCORRECT|INVALID|LEN_RANGE)/.test(said))
    return new Problem('invalid', 'Mã PIN của thiết bị ký chưa đúng.', { secret: 'Mã PIN chưa đúng.' });
  return new Problem('invalid', 'Không tìm thấy thiết bị ký, khóa hoặc chứng thư đã khai báo.');
}
