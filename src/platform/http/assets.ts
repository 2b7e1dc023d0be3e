import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { root } from '../root.ts';

const folder = join(root, 'dist');
const manifestFile = join(folder, 'manifest.json');
const manifest: Record<string, string> = existsSync(manifestFile)
  ? JSON.parse(readFileSync(manifestFile, 'utf8'))
  : {};

/** The address of a built file, e.g. `staff.css` → `/assets/staff-1a2b3c.css`. */
export function assetUrl(name: string): string {
  return manifest[name] ?? `/assets/${name}`;
}

/** The addresses of the built files whose names a test accepts. */
export function assetUrls(isWanted: (name: string) => boolean): string[] {
  return Object.keys(manifest)
    .filter(isWanted)
    .map((name) => manifest[name]!);
}

/** The text of a built script; null when nothing was built. */
export async function readScript(name: string): Promise<string | null> {
  const address = manifest[name];
  return address === undefined ? null : readFile(join(folder, address), 'utf8');
}

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};

const kept = new Map<string, Promise<Buffer | null>>();

/** Serves dist/assets: every name carries a hash of the bytes, so it may be kept for ever. */
export const assets = new Hono().get('/assets/:name', async (c) => {
  const name = basename(c.req.param('name'));
  const type = TYPES[name.split('.').pop() ?? ''];
  if (!type) return c.notFound();
  const accepted = c.req.header('accept-encoding') ?? '';
  for (const [encoding, suffix] of [
    ['br', '.br'],
    ['gzip', '.gz'],
    ['', ''],
  ] as const) {
    if (encoding && !accepted.includes(encoding)) continue;
    const bytes = await load(name + suffix);
    if (!bytes) continue;
    const headers: Record<string, string> = {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    };
    if (encoding) headers['content-encoding'] = encoding;
    return c.body(new Uint8Array(bytes), 200, headers);
  }
  return c.notFound();
});

function load(name: string): Promise<Buffer | null> {
  const known = kept.get(name);
  if (known) return known;
  const reading = readFile(join(folder, 'assets', name)).catch(() => null);
  kept.set(name, reading);
  return reading;
}
