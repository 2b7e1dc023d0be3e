import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Revoked } from './answers.ts';
import { fromPem, type Holder, toPem } from './issue.ts';

interface Kept {
  holders: Record<string, { key: string; certificate: string }>;
  revoked: Record<string, string>;
}

/** The test authority's keys and what it revoked, in one file of a folder, or in memory alone. */
export function openKept(folder: string | null) {
  const file = folder === null ? null : join(folder, 'authority.json');
  const kept: Kept =
    file !== null && existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
      : { holders: {}, revoked: {} };
  const save = () => {
    if (file === null) return;
    mkdirSync(folder!, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  };
  return {
    holder(name: string, make: () => Holder): Holder {
      const known = kept.holders[name];
      if (known) return fromPem(known);
      const holder = make();
      kept.holders[name] = toPem(holder);
      save();
      return holder;
    },
    /** Where whoever trusts the authority finds its root. */
    writeRoot(pem: string): string | null {
      if (folder === null) return null;
      const roots = join(folder, 'roots');
      mkdirSync(roots, { recursive: true });
      writeFileSync(join(roots, 'root.pem'), pem);
      return roots;
    },
    revoke(serial: string, at: Date): void {
      kept.revoked[serial] = at.toISOString();
      save();
    },
    revoked(): Revoked {
      return new Map(Object.entries(kept.revoked).map(([serial, at]) => [serial, new Date(at)]));
    },
  };
}
