import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { raw } from 'hono/html';

const require = createRequire(import.meta.url);
const kept = new Map<string, string>();

/** An icon of the Tabler set by its name; decoration only, so it is hidden from screen readers. */
export function Icon({ name }: { name: string }) {
  let svg = kept.get(name);
  if (svg === undefined) {
    svg = readFileSync(require.resolve(`@tabler/icons/outline/${name}.svg`), 'utf8')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/class="[^"]*"/, 'class="icon" aria-hidden="true" focusable="false"')
      .replace(/\s+/g, ' ')
      .trim();
    kept.set(name, svg);
  }
  return raw(svg);
}
