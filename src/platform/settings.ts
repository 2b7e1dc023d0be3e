import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { idsKeyOf } from './personal-ids/keys.ts';
import { root } from './root.ts';

/** What the process was told by its environment. Read once, in main. */
export interface Settings {
  mode: 'demo' | 'production';
  host: string;
  port: number;
  /** How long the server goes on answering after it was told to end, while `/readyz` already says no. */
  drainSeconds: number;
  /** Files, and the embedded database unless `databaseUrl` names a server. */
  dataDir: string;
  databaseUrl: string | null;
  /** The least grave events that are written to the log. */
  logLevel: LogLevel;
  /** Where Prometheus may ask; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** Key of the form tokens. */
  secret: string;
  /** Address that citizens see, e.g. in QR codes. */
  publicUrl: string;
  demoDossiers: number;
  /** Addresses or networks (10.244.0.0/16) of proxies, besides this machine, that say for whom they speak. */
  trustedProxies: readonly string[];
  /** Peers through which citizens are told; empty: none is installed. */
  messages: {
    smtpUrl: string | null;
    mailFrom: string;
    smsUrl: string | null;
    zaloUrl: string | null;
    gatewayToken: string | null;
  };
  /** Where files lie and what seals them. */
  files: FileSettings;
  /** The virus scanner (clamd): host:port, or the path of its socket; null: none is installed. */
  clamd: string | null;
  /** Whether a file is kept as "not scanned" while the scanner is down, instead of being refused until later. */
  keepUnscanned: boolean;
  /** Who vouches for citizens by OpenID Connect; issuer null: nobody, and citizens cannot sign in. */
  identity: {
    issuer: string | null;
    clientId: string;
    clientSecret: string | null;
    /** The claim that holds the personal id. */
    personalIdClaim: string;
    /** The `acr` of identification of level 2; every other is level 1. */
    level2Acr: string;
  };
  /** The national portal's payment platform; empty: nobody can pay online. */
  payments: { url: string; partner: string; secret: string } | null;
  /** Folder into which scanners put files, one folder an officer; null: there is none. */
  scanDir: string | null;
  /** How many pages are read at once. */
  scanThreads: number;
  /** The way to the national databases (in production the city's LGSP); null: none is connected. */
  lookups: LookupSettings | null;
  signing: SigningSettings;
}

/** Where files lie and what seals them. */
export interface FileSettings {
  /** The folder of this disk, unless there is a bucket. */
  folder: string;
  /** At least 32 random bytes. */
  key: Uint8Array;
  /** Keys of before that files may still be sealed with. */
  oldKeys: readonly Uint8Array[];
  s3: S3Settings | null;
}

export interface S3Settings {
  /** Address of the S3-compatible store; buckets are named in the path. */
  url: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
}

export interface LookupSettings {
  url: string;
  token: string;
  /** How long one look-up may take, tries together, in milliseconds. */
  limitMs: number;
  /** For how long a database that kept failing is left alone, in milliseconds. */
  restMs: number;
}

/** What signing and the check of signatures stand on. */
export interface SigningSettings {
  /** Address of the time stamp authority (RFC 3161); null: nothing is stamped. */
  tsaUrl: string | null;
  /**
   * Origins of certification authorities in the installation's own network that may be asked about revocation; what
   * certificates name elsewhere is only asked on the open internet.
   */
  authorities: readonly string[];
  /** Folder of the roots (PEM) whose signatures are trusted; null: none but those that a ward names. */
  trustRoots: string | null;
  /** Path of the PKCS #11 library of the tokens or the HSM; null: there are none. */
  pkcs11Module: string | null;
}

const DEFAULT_SECRETS = new Set(['', 'secret', 'changeme', 'change-me', 'motcua', 'demo', 'password']);

/** @throws Error with one Vietnamese line when a value cannot be used, or when production lacks a real secret. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const mode = readMode(env);
  const dataDir = resolve(root, env.DATA_DIR || 'data');
  const port = readWhole(env.PORT, 3000, 0, 65_535, 'PORT');
  const host = env.HOST || '127.0.0.1';
  return {
    mode,
    host,
    port,
    drainSeconds: readWhole(env.DRAIN_SECONDS, mode === 'production' ? 5 : 0, 0, 600, 'DRAIN_SECONDS'),
    dataDir,
    databaseUrl: env.DATABASE_URL || null,
    logLevel: readLogLevel(env.LOG_LEVEL),
    metrics: readMetrics(env),
    secret:
      mode === 'production' ? productionSecret(env.SESSION_SECRET) : demoSecret(dataDir, env.SESSION_SECRET),
    publicUrl: (env.PUBLIC_URL || `http://${host}:${port}`).replace(/\/$/, ''),
    demoDossiers: readWhole(env.DEMO_DOSSIERS, 3000, 0, 1_000_000, 'DEMO_DOSSIERS'),
    trustedProxies: readProxies(env.TRUSTED_PROXIES),
    messages: {
      smtpUrl: env.SMTP_URL || null,
      mailFrom: env.MAIL_FROM || 'motcua@localhost',
      smsUrl: env.SMS_URL || null,
      zaloUrl: env.ZALO_URL || null,
      gatewayToken: env.SMS_TOKEN || null,
    },
    files: readFileSettings(env),
    clamd: env.CLAMD || null,
    keepUnscanned: env.CLAMD_DOWN === 'keep',
    identity: {
      issuer: readIssuer(env.OIDC_ISSUER, mode),
      clientId: env.OIDC_CLIENT_ID || 'motcua',
      clientSecret: env.OIDC_CLIENT_SECRET || null,
      personalIdClaim: env.OIDC_PERSONAL_ID_CLAIM || 'personal_id',
      level2Acr: env.OIDC_LEVEL_2_ACR || '2',
    },
    payments: readPayments(env),
    scanDir: env.SCAN_DIR ? resolve(root, env.SCAN_DIR) : null,
    // A core stays for whoever waits for a page of ours.
    scanThreads: readWhole(env.SCAN_THREADS, Math.max(1, availableParallelism() - 1), 1, 64, 'SCAN_THREADS'),
    lookups: readLookups(env, mode),
    signing: {
      tsaUrl: env.TSA_URL ? readHttpUrl('TSA_URL', env.TSA_URL).href : null,
      authorities: (env.CA_URLS ?? '')
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((text) => readHttpUrl('CA_URLS', text).origin),
      trustRoots: env.TRUST_ROOTS ? resolve(root, env.TRUST_ROOTS) : null,
      pkcs11Module: env.PKCS11_MODULE || null,
    },
  };
}

/** Both or neither; the token goes with every question, so that only https may carry it in production. */
function readLookups(env: NodeJS.ProcessEnv, mode: Settings['mode']): LookupSettings | null {
  const { LOOKUP_URL: url, LOOKUP_TOKEN: token } = env;
  if (!url && !token) return null;
  if (!url || !token || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error('LOOKUP_URL (https://…) và LOOKUP_TOKEN phải đặt cùng nhau.');
  if (mode === 'production' && new URL(url).protocol !== 'https:')
    throw new Error('LOOKUP_URL không dùng được: chạy thật cần địa chỉ https://.');
  return {
    ...{ url: url.replace(/\/$/, ''), token },
    limitMs: readWhole(env.LOOKUP_LIMIT_MS, 4000, 200, 20_000, 'LOOKUP_LIMIT_MS'),
    restMs: readWhole(env.LOOKUP_REST_MS, 30_000, 1000, 600_000, 'LOOKUP_REST_MS'),
  };
}

function readMetrics({ METRICS_HOST, METRICS_PORT }: NodeJS.ProcessEnv): Settings['metrics'] {
  if (!METRICS_PORT) return null;
  return {
    host: METRICS_HOST || '127.0.0.1',
    port: readWhole(METRICS_PORT, 0, 1, 65_535, 'METRICS_PORT'),
  };
}

function readLogLevel(text: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((each) => each === (text || 'info'));
  if (level !== undefined) return level;
  throw new Error(`LOG_LEVEL="${text}" không dùng được: chọn một trong ${LOG_LEVELS.join(', ')}.`);
}

/** Whether these are the settings of a place where real people are served. */
export const isProduction = (env: NodeJS.ProcessEnv): boolean => readMode(env) === 'production';

function readMode(env: NodeJS.ProcessEnv): Settings['mode'] {
  return env.MOTCUA_MODE === 'production' || env.NODE_ENV === 'production' ? 'production' : 'demo';
}

/** What commands need that look after files. @throws Error with one Vietnamese line, as `readSettings` does */
export function readFileSettings(env: NodeJS.ProcessEnv): FileSettings {
  const dataDir = resolve(root, env.DATA_DIR || 'data');
  const given = env.FILES_KEY || (readMode(env) === 'demo' ? demoKey(dataDir) : '');
  return {
    folder: join(dataDir, 'files'),
    key: readKey('FILES_KEY', given),
    oldKeys: readKeys('FILES_KEYS_OLD', env.FILES_KEYS_OLD),
    s3: readS3(env),
  };
}

/** What seals backups: another key than that of the files, kept apart from both. @throws Error with one Vietnamese line */
export function readBackupKey(env: NodeJS.ProcessEnv): Uint8Array {
  const isDemo = readMode(env) === 'demo';
  const own = () => ownSecret(resolve(root, env.DATA_DIR || 'data'), 'backup.key');
  return readKey('BACKUP_KEY', env.BACKUP_KEY || (isDemo ? own() : ''));
}

/**
 * What seals personal ids in the database. Without IDS_KEY it follows from FILES_KEY, and what followed from it stays readable when
 * IDS_KEY is set or FILES_KEY changed.
 * @throws Error with one Vietnamese line, as `readSettings` does
 */
export function readIdSettings(env: NodeJS.ProcessEnv): { key: Uint8Array; oldKeys: readonly Uint8Array[] } {
  const files = readFileSettings(env);
  const followed = [files.key, ...files.oldKeys].map(idsKeyOf);
  const own = env.IDS_KEY ? [readKey('IDS_KEY', env.IDS_KEY)] : [];
  const [key, ...oldKeys] = [
    ...own,
    ...followed.slice(0, 1),
    ...readKeys('IDS_KEYS_OLD', env.IDS_KEYS_OLD),
    ...followed.slice(1),
  ];
  return { key: key!, oldKeys };
}

function readKeys(name: string, text = ''): Uint8Array[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => readKey(name, each));
}

/** Hexadecimal or base64. */
function readKey(name: string, text: string): Uint8Array {
  const encoding = /^(?:[0-9a-f]{2})+$/i.test(text) ? 'hex' : 'base64';
  const key = Buffer.from(text, encoding);
  if (key.length >= 32 && new Set(key).size >= 16) return key;
  throw new Error(
    `${name} không dùng được: cần khóa ngẫu nhiên từ 32 byte, ví dụ lấy bằng "openssl rand -hex 32". Mất khóa này là mất mọi thứ đã mã hóa bằng nó.`,
  );
}

/** All five or none. */
function readS3(env: NodeJS.ProcessEnv): S3Settings | null {
  const { FILES_S3_URL: url, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = env;
  const { FILES_S3_KEY: key, FILES_S3_SECRET: secret } = env;
  if (!url && !bucket && !region && !key && !secret) return null;
  if (url && bucket && region && key && secret && /^https?:\/\//.test(url))
    return { url: url.replace(/\/$/, ''), bucket, region, key, secret };
  throw new Error(
    'FILES_S3_URL (https://…), FILES_S3_BUCKET, FILES_S3_REGION, FILES_S3_KEY và FILES_S3_SECRET phải đặt cùng nhau.',
  );
}

function readProxies(text = ''): string[] {
  const all = text.split(/[\s,]+/).filter(Boolean);
  const wrong = all.find((each) => {
    const [address, bits, ...more] = each.split('/');
    const most = isIP(address!) === 6 ? 128 : 32;
    const isBits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    return isIP(address!) === 0 || !isBits || more.length > 0;
  });
  if (wrong === undefined) return all;
  throw new Error(
    `TRUSTED_PROXIES="${wrong}" không dùng được: cần địa chỉ (192.0.2.10) hoặc mạng (10.244.0.0/16) của proxy.`,
  );
}

function readHttpUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Error(
    `${name} không dùng được: cần địa chỉ http:// hoặc https://, ví dụ https://ca.example.gov.vn.`,
  );
}

/** All three or none: half a configuration would look as if one could pay. */
function readPayments({ PAY_URL: url, PAY_PARTNER: partner, PAY_SECRET: secret }: NodeJS.ProcessEnv) {
  if (!url && !partner && !secret) return null;
  if (url && partner && secret && /^https?:\/\//.test(url))
    return { url: url.replace(/\/$/, ''), partner, secret };
  throw new Error('PAY_URL (https://…), PAY_PARTNER và PAY_SECRET phải đặt cùng nhau.');
}

function readWhole(
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
  name: string,
): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name}="${text}" không dùng được: cần một số nguyên từ ${least} đến ${most}.`);
}

/** Who says who somebody is must not be overheard or replaced on the way: https, but for the demo on this machine. */
function readIssuer(text: string | undefined, mode: Settings['mode']): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLocal =
    mode === 'demo' && url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || isLocal) return text;
  throw new Error('OIDC_ISSUER không dùng được: cần địa chỉ https:// của nhà cung cấp định danh.');
}

function productionSecret(given: string | undefined): string {
  if (
    given !== undefined &&
    given.length >= 32 &&
    !DEFAULT_SECRETS.has(given.toLowerCase()) &&
    new Set(given).size >= 8
  )
    return given;
  throw new Error(
    'Chạy thật (production) cần SESSION_SECRET riêng, ngẫu nhiên, từ 32 ký tự: ví dụ lấy bằng "openssl rand -hex 32".',
  );
}

/** The demo makes its own secret once and keeps it beside the data. */
function demoSecret(dataDir: string, given: string | undefined): string {
  return given || ownSecret(dataDir, 'secret');
}

function demoKey(dataDir: string): string {
  return ownSecret(dataDir, 'files.key');
}

/** Made whole before it has its name: what is sealed with half a key would be lost. */
function ownSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  const part = `${file}.${process.pid}`;
  writeFileSync(part, secret, { mode: 0o600, flush: true });
  renameSync(part, file);
  return secret;
}
