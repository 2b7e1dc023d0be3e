// All guards, one line each; the words of those that fail stand at the end. Run by `npm run check`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { violations } from '../test/architecture/rules.ts';
import { readSources } from '../test/architecture/sources.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

function run(program: string, args: string[]): () => string | null {
  return () => {
    const done = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return done.status === 0 ? null : `${done.stdout}${done.stderr}${done.error?.message ?? ''}`.trim();
  };
}

function architecture(): string | null {
  const sources = readSources(root);
  if (sources.length < 100) return `only ${sources.length} sources found`;
  const found = violations(sources);
  return found.length === 0
    ? null
    : found.map(({ path, rule, what }) => `${path}: ${rule}: ${what}`).join('\n');
}

const guards: [string, () => string | null][] = [
  ['types', run(bin('tsc'), ['--noEmit', '-p', '.'])],
  ['lint', run(bin('biome'), ['check', '.'])],
  ['architecture', architecture],
  ['dead code', run(bin('knip'), [])],
  ['law list', run(process.execPath, [join('tools', 'write-law.ts'), '--check'])],
];

const failures: string[] = [];
for (const [name, guard] of guards) {
  const start = performance.now();
  const words = guard();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${words === null ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (words !== null) failures.push(`--- ${name}\n${words}`);
}
if (failures.length > 0) {
  process.stderr.write(`${failures.join('\n')}\n`);
  process.exitCode = 1;
}
