import { Hono } from 'hono';
import { formLimit } from '../../platform/http/form.ts';
import { knownCitizen, ownVisitorForm } from '../visitor.ts';
import type { PortalEnv } from '../ward.ts';
import { contacts } from './contacts.tsx';
import { guestPages } from './guest.tsx';
import { organisation } from './organisation.tsx';
import { organisations } from './organisations.tsx';
import { overview } from './overview.tsx';
import { ownData } from './own-data.tsx';
import { ownSessions } from './own-sessions.tsx';
import { signInPages } from './sign-in.tsx';
import { whoLooked } from './who-looked.tsx';

/** Signing in, and everything that a citizen sees about his own account. */
export const account = new Hono<PortalEnv>().route('/', signInPages).route('/', guestPages);
// The size is looked at before anything reads the form.
for (const path of ['/tai-khoan', '/tai-khoan/*'])
  account.use(path, formLimit(1), knownCitizen as never, ownVisitorForm as never);
for (const place of [overview, contacts, ownSessions, ownData, whoLooked, organisations, organisation])
  account.route('/', place as never);
