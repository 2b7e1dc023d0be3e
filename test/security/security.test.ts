import { afterAll, beforeAll } from 'vitest';
import { type Ground, openGround } from './ground.ts';
import { access } from './items/access.ts';
import { csrf } from './items/csrf.ts';
import { injection } from './items/injection.ts';
import { looks } from './items/looks.ts';
import { rates } from './items/rates.ts';
import { session } from './items/session.ts';

/** One ward for all items: each file of `items/` is one of them, by its name. */
let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.at.close());

for (const item of [csrf, session, injection, access, looks, rates]) item(() => ground);
