import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  feedbackUploads,
  type PortalSender,
  type ReceivedFeedback,
  readPortalForm,
  sendFeedback,
} from '../../../features/feedback/index.ts';
import { feedbackPath } from '../../../features/notices/index.ts';
import { listUnits } from '../../../features/organisation/index.ts';
import { findProcedures, normaliseProcedureCode } from '../../../features/procedures/index.ts';
import { discardUploads } from '../../../features/uploads/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { callerAddress } from '../../../platform/http/caller.ts';
import { formLimit, readForm } from '../../../platform/http/form.ts';
import { isClientKey } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { PortalEnv } from '../../ward.ts';
import { keepFiles, listKept } from '../kept-files.ts';
import { FormPage } from './form-page.tsx';
import { KioskDone } from './kiosk-done.tsx';

type SendContext = Context<PortalEnv>;
type Typed = Record<string, unknown>;

/** Forms that one address may send in an hour; the machine in the hall serves everybody. */
const MOST_FORMS = 20;
const MOST_OF_KIOSK = 120;
const WINDOW_MINUTES = 60;

export const feedbackSending = new Hono<PortalEnv>()
  .get('/phan-anh/gui', async (c) => c.html(await show(c, prefilled(c))))
  .post('/phan-anh/gui', formLimit(35), async (c) => {
    const body = await readForm(c);
    try {
      const received = await send(c, body);
      if (isKiosk(body)) return c.html(await KioskDone({ c, id: received.id }));
      const { secret } = c.var.platform.settings;
      const path =
        received.token === null
          ? feedbackPath(secret, c.var.ward.id, received.code)
          : `/phan-anh/theo-doi/${received.token}`;
      return c.redirect(`${path}?moi=1`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await show(c, body, error), error.status);
    }
  });

const isKiosk = (values: Typed) => values.may === '1';

async function send(c: SendContext, body: Awaited<ReturnType<typeof readForm>>): Promise<ReceivedFeedback> {
  const { platform, ward, visitor } = c.var;
  const { database } = platform;
  const now = platform.now();
  const [most, place] = isKiosk(body) ? [MOST_OF_KIOSK, 'kiosk'] : [MOST_FORMS, 'portal'];
  const key = `feedback-${place}:${callerAddress(c)}`;
  await database.transact((tx) => countTry(tx, key, most, WINDOW_MINUTES, now));
  if (body.website !== undefined && body.website !== '')
    throw new Problem('invalid', 'Chưa gửi: có ô dành cho máy đã bị điền. Hãy xóa ô đó rồi gửi lại.', {
      website: 'Để trống ô này.',
    });
  await keepFiles(c, body);
  const isSignedIn = visitor?.kind === 'citizen' && !isKiosk(body);
  const from: PortalSender = {
    ...{ wardId: ward.id, isKiosk: isKiosk(body), now },
    citizenId: isSignedIn ? visitor.citizen.id : null,
  };
  const read = await readPortalForm(database.db, from, body);
  const received = await database.transact((tx) => sendFeedback(tx, from, read));
  // Sent twice at once: its files went with the first.
  if (received.token === null) await discardUploads(platform, feedbackUploads(ward.id, read.form.clientKey));
  return received;
}

/** What is known before anything is typed: who is signed in, and what the page that led here is about. */
function prefilled(c: SendContext): Typed {
  const { visitor } = c.var;
  const may = c.req.query('may') ?? '';
  const about = {
    ...{ may, dossierCode: (c.req.query('ho-so') ?? '').slice(0, 60) },
    procedureCode: normaliseProcedureCode(c.req.query('thu-tuc') ?? '') ?? '',
  };
  if (may === '1' || visitor?.kind !== 'citizen') return about;
  const { name, address, phone, email } = visitor.citizen;
  return { ...about, who: 'named', name, address, phone: phone ?? '', email: email ?? '' };
}

async function show(c: SendContext, values: Typed, problem?: Problem) {
  const { db } = c.var.platform.database;
  const clientKey =
    typeof values.clientKey === 'string' && isClientKey(values.clientKey) ? values.clientKey : randomUUID();
  const procedureCode = typeof values.procedureCode === 'string' ? values.procedureCode : '';
  const [procedure] = await findProcedures(db, [procedureCode], toLocalDay(c.var.platform.now()));
  c.header('cache-control', 'no-store');
  return (
    <FormPage
      {...{ ward: c.var.ward, values, problem, clientKey, isKiosk: isKiosk(values) }}
      units={await listUnits(db, c.var.ward.id)}
      procedureName={procedure?.name ?? null}
      kept={await listKept(c, clientKey)}
    />
  );
}
