import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, stepHash } from './chain.ts';
import { fold } from './state.ts';
import type { Step } from './step-payloads.ts';

interface Recorded {
  name: string;
  steps: (Omit<Step, 'at' | 'dueAt'> & {
    at: string;
    dueAt: string | null;
    clientKey: string;
    hash: string;
  })[];
  [column: string]: unknown;
}

const FOLDER = join(import.meta.dirname, 'histories');

/** One file for each version of the workflow that ever wrote steps: what it wrote must fold the same for good. */
const HISTORIES = readdirSync(FOLDER).map((file) => ({
  file,
  dossiers: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Recorded[],
}));

const revive = ({ clientKey: _key, hash: _hash, ...step }: Recorded['steps'][number]) =>
  ({ ...step, at: new Date(step.at), dueAt: step.dueAt === null ? null : new Date(step.dueAt) }) as Step;

describe.each(HISTORIES)('the histories of $file', ({ dossiers }) => {
  it.each(dossiers.map((each) => [each.name, each] as const))(
    'fold to the same state: %s',
    (_name, dossier) => {
      const { steps, name: _, documents, ...columns } = dossier;
      const state = fold(steps.map(revive));
      for (const [column, value] of Object.entries(columns)) {
        const found = state[column as keyof typeof state];
        expect(found instanceof Date ? found.toISOString() : found, column).toEqual(value);
      }
      expect(state.documents.length).toBe(documents);
    },
  );

  it.each(dossiers.map((each) => [each.name, each] as const))('keep their chain: %s', (_name, { steps }) => {
    let previous: Buffer = CHAIN_START;
    for (const recorded of steps) {
      const hash = stepHash(previous, revive(recorded), recorded.clientKey);
      expect(hash.toString('hex')).toBe(recorded.hash);
      previous = hash;
    }
  });
});
