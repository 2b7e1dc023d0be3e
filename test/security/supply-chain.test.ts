import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
}
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));

describe('Supply chain', () => {
  const { packages, lockfileVersion } = read('package-lock.json') as {
    packages: Record<string, Locked>;
    lockfileVersion: number;
  };
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  it('every locked package carries a strong hash and comes from the public registry over https', () => {
    expect(lockfileVersion).toBe(3);
    expect(locked.length).toBeGreaterThan(300);
    const wrong = locked.filter(
      ([, { integrity, resolved, link }]) =>
        link === true ||
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ||
        // Left out where npm asks the registry of its configuration; that is the public one (below).
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('no configuration of the project names another registry or lets packages run scripts', () => {
    const settings = readFileSync(join(root, '.npmrc'), 'utf8');
    expect(settings).not.toMatch(/registry|_auth|cafile|strict-ssl/);
    expect(settings).toMatch(/^allow-scripts=$/m);
    expect(readFileSync(join(root, 'launch.mjs'), 'utf8')).toContain("'--ignore-scripts'");
  });

  it('what is asked for is pinned to one version, never to a range, a branch or an address', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = read('package.json');
    const asked = { ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides };
    expect(Object.keys(asked).length).toBeGreaterThan(50);
    for (const [name, version] of Object.entries(asked))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
  });
});
