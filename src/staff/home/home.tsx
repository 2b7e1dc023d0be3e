import { Hono } from 'hono';
import { handlesDossiers } from '../frame.tsx';
import type { StaffEnv } from '../session.ts';

/** Leaders open on the plan's wall, officers on what waits for them, administrators on the organisation. */
export const home = new Hono<StaffEnv>().get('/can-bo', (c) => {
  const { officer } = c.var;
  if (officer.duties.includes('oversee') || officer.duties.includes('control'))
    return c.redirect('/can-bo/ke-hoach');
  return c.redirect(handlesDossiers(officer) ? '/can-bo/ho-so' : '/can-bo/to-chuc');
});
