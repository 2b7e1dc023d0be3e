import { Hono } from 'hono';
import { login } from './login/login.tsx';
import { type StaffEnv, signedIn } from './session.ts';

/** All officers' pages. Everything under /can-bo needs a session. */
export const staff = new Hono<StaffEnv>();
staff.route('/', login as never);
staff.use('/can-bo', signedIn);
staff.use('/can-bo/*', signedIn);
