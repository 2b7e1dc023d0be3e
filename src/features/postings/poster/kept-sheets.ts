import { createHash } from 'node:crypto';

/** How many sheets are kept; the whole list of a ward has a few hundred kilobytes. */
const MOST = 40;

const kept = new Map<string, Promise<Uint8Array>>();

/**
 * Draws a sheet once for the same content: whoever asks again and again, also at the same time, costs nothing. What was
 * asked for longest ago is forgotten; what failed is not kept.
 */
export function keptSheet<Input>(
  draw: (input: Input) => Promise<Uint8Array>,
  input: Input,
): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(`${draw.name}${JSON.stringify(input)}`)
    .digest('hex');
  const known = kept.get(key);
  kept.delete(key);
  const sheet = known ?? draw(input);
  kept.set(key, sheet);
  sheet.catch(() => kept.delete(key));
  const oldest = kept.keys().next().value;
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return sheet;
}
