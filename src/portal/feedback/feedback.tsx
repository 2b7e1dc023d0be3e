import { Hono } from 'hono';
import type { PortalEnv } from '../ward.ts';
import { feedbackByLink } from './own/by-link.tsx';
import { feedbackSending } from './sending/sending.tsx';

/** What citizens say of rules and of how they were treated: the form, and each sender's own page. */
export const feedback = new Hono<PortalEnv>().route('/', feedbackSending).route('/', feedbackByLink);
