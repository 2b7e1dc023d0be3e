// Builds dist/: the server bundle, the few client scripts, the two style sheets with what they use, the icons, and the manifest.
// Made beside the old one and moved into place, so that a half-built dist/ is never served.
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { drawIcon } from './draw-icon.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, `dist.${process.pid}`);
const assets = join(out, 'assets');
const manifest: Record<string, string> = {};

mkdirSync(assets, { recursive: true });
await buildServer();
await buildScripts();
await buildStyles();
for (const size of [180, 192, 512]) keep(`icon-${size}.png`, drawIcon(size));
keep('icon-cut-512.png', drawIcon(512, true));
writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest, null, 2));
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(out, join(root, 'dist'));

async function buildServer(): Promise<void> {
  await build({
    entryPoints: {
      main: join(root, 'src/main.ts'),
      cli: join(root, 'src/cli.ts'),
      'verification-worker': join(root, 'src/platform/verification/worker.ts'),
      bench: join(root, 'bench/bench.ts'),
      'bench-portal': join(root, 'bench/portal.ts'),
      'bench-figures': join(root, 'bench/figures.ts'),
      'bench-ocr': join(root, 'bench/ocr.ts'),
      'bench-personal-data': join(root, 'bench/personal-data.ts'),
      'bench-forecast': join(root, 'bench/forecast.ts'),
      torture: join(root, 'bench/torture.ts'),
      ha: join(root, 'bench/ha.ts'),
      'scanning-thread': join(root, 'src/platform/scanning/thread.ts'),
    },
    outdir: join(out, 'server'),
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    logLevel: 'warning',
  });
}

async function buildScripts(): Promise<void> {
  const result = await build({
    entryPoints: {
      staff: join(root, 'src/ui/client/staff.ts'),
      portal: join(root, 'src/ui/client/portal.ts'),
      worker: join(root, 'src/ui/client/worker.ts'),
      attachments: join(root, 'src/ui/client/attachments.ts'),
    },
    bundle: true,
    write: false,
    outdir: assets,
    minify: true,
    target: 'es2022',
    logLevel: 'warning',
  });
  const late = await build({
    entryPoints: { 'card-reader': join(root, 'src/ui/client/card-reader.ts') },
    bundle: true,
    write: false,
    outdir: assets,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
  for (const file of [...result.outputFiles, ...late.outputFiles])
    keep(basename(file.path), Buffer.from(file.contents));
}

/** Tabler is large; each face gets only the rules whose classes its own pages name. */
async function buildStyles(): Promise<void> {
  const faces = { staff: ['staff', 'ui'], portal: ['portal', 'ui'] };
  for (const [face, folders] of Object.entries(faces)) {
    const result = await build({
      entryPoints: [join(root, `src/ui/theme/${face}.css`)],
      bundle: true,
      write: false,
      outdir: assets,
      assetNames: '[name]-[hash]',
      publicPath: '/assets',
      loader: { '.woff2': 'file', '.svg': 'dataurl' },
      logLevel: 'warning',
      target: 'es2022',
    });
    for (const file of result.outputFiles.filter((each) => !each.path.endsWith('.css'))) {
      writeFileSync(file.path, file.contents);
      const name = basename(file.path);
      manifest[name.replace(/-[A-Z0-9]{8}(?=\.)/, '')] = `/assets/${name}`;
    }
    const css = result.outputFiles.find((each) => each.path.endsWith('.css'))!.text;
    const content = folders.map((folder) => join(root, `src/${folder}/**/*.{ts,tsx}`));
    const [purged] = await new PurgeCSS().purge({
      content,
      css: [{ raw: css }],
      // Tabler defines some seven hundred variables; most belong to rules that are gone.
      variables: true,
      keyframes: true,
      safelist: { standard: [/^turbo-/, /^:is/, 'html', 'body'], greedy: [/data-bs-theme/] },
    });
    const small = await build({
      stdin: { contents: purged!.css, loader: 'css' },
      bundle: false,
      write: false,
      minify: true,
      logLevel: 'error',
    });
    keep(`${face}.css`, Buffer.from(small.outputFiles[0]!.contents));
  }
}

function keep(name: string, bytes: Buffer): void {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}-${hash}${extension}`;
  manifest[name] = `/assets/${hashed}`;
  writeFileSync(join(assets, hashed), bytes);
  writeFileSync(join(assets, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(
    join(assets, `${hashed}.br`),
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  );
}
