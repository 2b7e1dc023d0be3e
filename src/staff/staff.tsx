import { Hono } from 'hono';
import { dossierPage } from './dossier/dossier.tsx';
import { intake } from './dossier/intake.tsx';
import { queue } from './dossier/queue.tsx';
import { slips } from './dossier/slips.tsx';
import { steps } from './dossier/steps.tsx';
import { home } from './home/home.tsx';
import { indicatorPages } from './indicators/indicators.tsx';
import { login } from './login/login.tsx';
import { accessLog } from './organisation/access-log.tsx';
import { organisationPage } from './organisation/organisation.tsx';
import { plan } from './plan/plan.tsx';
import { type StaffEnv, signedIn } from './session.ts';

/** All officers' pages. Everything under /can-bo needs a session. */
export const staff = new Hono<StaffEnv>();
staff.route('/', login as never);
staff.use('/can-bo', signedIn);
staff.use('/can-bo/*', signedIn);
for (const place of [
  home,
  plan,
  indicatorPages,
  queue,
  intake,
  dossierPage,
  steps,
  slips,
  organisationPage,
  accessLog,
])
  staff.route('/', place);
