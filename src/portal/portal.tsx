import { Hono } from 'hono';
import type { RequestVariables } from '../platform/platform.ts';
import { home } from './home.tsx';

/** All citizens' pages. They need neither a session nor JavaScript. */
export const portal = new Hono<{ Variables: RequestVariables }>();
portal.route('/', home);
