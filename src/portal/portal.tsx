import { Hono } from 'hono';
import type { RequestVariables } from '../platform/platform.ts';
import { home } from './home.tsx';
import { procedures } from './procedures/procedures.tsx';
import { tracking } from './tracking/tracking.tsx';

/** All citizens' pages. They need neither a session nor JavaScript. */
export const portal = new Hono<{ Variables: RequestVariables }>();
for (const place of [home, procedures, tracking]) portal.route('/', place);
