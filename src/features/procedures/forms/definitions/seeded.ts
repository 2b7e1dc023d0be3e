import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../../platform/root.ts';
import type { FormDefinition } from '../schema.ts';
import { readDefinition } from './read-definition.ts';

const FOLDER = join(root, 'db', 'seeds', 'forms');

/** Pages and fields that several forms share; `with` changes what stands in the fragment. */
const fragments = z.strictObject({
  pages: z.record(z.string(), z.looseObject({ id: z.string() })),
  fields: z.record(z.string(), z.looseObject({ name: z.string() })),
});
type Fragments = z.infer<typeof fragments>;

const use = z.strictObject({ use: z.string(), with: z.record(z.string(), z.unknown()).default({}) });
const written = z.looseObject({ pages: z.array(z.looseObject({ fields: z.array(z.unknown()).optional() })) });

export function readFragments(): Fragments {
  return fragments.parse(JSON.parse(readFileSync(join(FOLDER, 'fragments.json'), 'utf8')));
}

/** Every form that comes with the software, with its fragments written out. @throws Error naming file and faults */
export function readSeededForms(): FormDefinition[] {
  const shared = readFragments();
  const names = readdirSync(FOLDER).filter((name) => /^\d\.\d{6}(-v\d+)?\.json$/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const reading = readDefinition(JSON.stringify(writeOut(JSON.parse(text), shared)));
    if (reading.form === null) throw new Error(`${name}:\n${reading.faults.join('\n')}`);
    return reading.form;
  });
}

/** The definition with each `{ "use": … }` replaced by what it stands for. */
export function writeOut(given: unknown, shared: Fragments): unknown {
  const form = written.parse(given);
  const pages = form.pages.map((page) => ('use' in page ? fragment(page, shared.pages) : page));
  return {
    ...form,
    pages: pages.map((page) => ({
      ...page,
      fields: (written.shape.pages.element.parse(page).fields ?? []).map((field) =>
        typeof field === 'object' && field !== null && 'use' in field
          ? fragment(field, shared.fields)
          : field,
      ),
    })),
  };
}

function fragment(given: unknown, from: Record<string, object>): object {
  const { use: name, with: changes } = use.parse(given);
  const found = from[name];
  if (!found) throw new Error(`No fragment "${name}"`);
  return { ...found, ...changes };
}
