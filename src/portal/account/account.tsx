import { Hono } from 'hono';
import type { PortalEnv } from '../ward.ts';
import { guestPages } from './guest.tsx';
import { signInPages } from './sign-in.tsx';

/** Signing in, and everything that a citizen sees about his own account. */
export const account = new Hono<PortalEnv>().route('/', signInPages).route('/', guestPages);
