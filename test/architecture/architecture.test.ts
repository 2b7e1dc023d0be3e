import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';
import { importsOf, violations } from './rules.ts';
import { readSources } from './sources.ts';

const sources = readSources(root);

describe('the house', () => {
  it('was found: every place has its files, and imports are read', () => {
    for (const place of [
      'law',
      'features/dossiers',
      'features/plans/reading',
      'portal',
      'staff',
      'ui',
      'platform',
    ])
      expect(sources.filter(({ path }) => path.startsWith(`src/${place}/`)).length, place).toBeGreaterThan(3);
    expect(sources.length).toBeGreaterThan(150);
    const store = sources.find(({ path }) => path === 'src/features/dossiers/save.ts')!;
    expect(importsOf(store)).toEqual(
      expect.arrayContaining([
        'kysely',
        'src/platform/database/database.ts',
        'src/features/dossiers/state.ts',
      ]),
    );
  });

  it('keeps its rules', () => {
    expect(violations(sources).map(({ path, rule, what }) => `${path}: ${rule}: ${what}`)).toEqual([]);
  });

  it.each([
    ['layers', 'src/ui/x.tsx', "import { takeStep } from '../features/dossiers/index.ts';"],
    ['layers', 'src/platform/x.ts', "import { due } from '../law/due.ts';"],
    ['layers', 'src/portal/x.tsx', "import { signedIn } from '../staff/session.ts';"],
    ['layers', 'src/features/dossiers/x.ts', "import { Icon } from '../../ui/icon.tsx';"],
    ['law', 'src/law/x.ts', "import { readdirSync, readFileSync } from 'node:fs';"],
    ['law', 'src/law/x.ts', "import { z } from 'zod';"],
    ['layers', 'src/law/x.ts', "import { root } from '../platform/root.ts';"],
    ['door', 'src/staff/x.tsx', "import { saveStep } from '../features/dossiers/store.ts';"],
    ['door', 'src/features/plans/x.ts', "export { fold } from '../dossiers/state.ts';"],
    ['order', 'src/features/organisation/x.ts', "import { findPlan } from '../plans/index.ts';"],
    ['order', 'src/features/dossiers/x.ts', "import { INDICATORS } from '../indicators/index.ts';"],
    ['pure', 'src/law/x.ts', 'export const today = () => new Date();'],
    ['pure', 'src/features/dossiers/workflow.ts', 'export const now = Date.now();'],
    ['sql', 'src/staff/x.tsx', "const rows = db.selectFrom('dossiers');"],
    ['folder', 'src/features/dossiers/utils/x.ts', 'export {};'],
    ['place', 'src/services/x.ts', 'export {};'],
    ['place', 'src/features/billing/x.ts', 'export {};'],
    ['log', 'src/features/plans/x.ts', "console.log('x');"],
  ])('catches a planted fault: %s in %s', (rule, path, text) => {
    expect(violations([...sources, { path, text }]).map((each) => [each.path, each.rule])).toContainEqual([
      path,
      rule,
    ]);
  });
});

describe('a ring of imports', () => {
  it('is found over several files, of types too, and once', () => {
    const ring = [
      { path: 'src/ui/a.ts', text: "import type { B } from './b.ts';" },
      { path: 'src/ui/b.ts', text: "export { c } from './c.ts';" },
      { path: 'src/ui/c.ts', text: "import { a } from './a.ts';" },
    ];
    const circles = violations([...sources, ...ring]).filter((each) => each.rule === 'circle');
    expect(circles.map((each) => each.what)).toEqual([
      'src/ui/a.ts → src/ui/b.ts → src/ui/c.ts → src/ui/a.ts',
    ]);
  });
});

describe('the documents', () => {
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
  const decisions = readDecisions();

  function readDecisions(): string {
    const files = readdirSync(join(root, 'docs', 'decisions'));
    expect(files.length).toBeGreaterThan(15);
    return files.map((name) => read('docs', 'decisions', name)).join('\n');
  }

  it('say for every dependency what it does that we would otherwise write', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(names.filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(['README.md', 'README.vi.md'])('%s shows the two commands first', (name) => {
    const lines = read(name).split('\n').slice(0, 25);
    const start = lines.findIndex((line) => line.includes('npm start'));
    const test = lines.findIndex((line) => line.includes('npm test'));
    expect(start).toBeGreaterThan(0);
    expect(test).toBeGreaterThan(start);
  });
});
