import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isInForce } from '../../../law/in-force.ts';
import { root } from '../../../platform/root.ts';

const lifeEvent = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  about: z.string(),
  for: z.array(z.enum(['citizen', 'organisation'])),
  from: z.string(),
  until: z.string().nullable(),
  /** In the order in which they are needed, each with the case in which it is. */
  procedures: z.array(z.object({ code: z.string(), why: z.string() })),
});
export type LifeEvent = z.infer<typeof lifeEvent>;

let read: LifeEvent[] | undefined;

/** What happens in a life or a business and leads to the ward, as it is listed on a day. */
export function listLifeEvents(onDay: string): LifeEvent[] {
  read ??= z
    .array(lifeEvent)
    .parse(JSON.parse(readFileSync(join(root, 'db', 'seeds', 'finding', 'life-events.json'), 'utf8')));
  return read.filter((each) => isInForce(each, onDay));
}
