import { createHash, randomBytes } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Dossier } from '../../dossiers/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import type { SurveySender } from './sender.ts';
import { ANSWER_DAYS, findSurvey } from './survey-state.ts';

const DAY = 86_400_000;
/** The machine in the hall serves the next person soon. */
const KIOSK_MINUTES = 15;

/**
 * A link to the form of one dossier, for the applicant who stands at the desk: shown once, kept only as its hash, good until
 * the survey closes. It changes no answer but its own.
 * @returns the token
 * @throws Problem step_not_open when the dossier is not to be answered, or was
 */
export async function handOutLink(tx: Tx, act: Act, dossier: Dossier): Promise<string> {
  const { finishedAt, returnedAt, code } = dossier.state;
  const token = newToken();
  await mustBeOpen(tx, dossier, act.now, { way: 'desk', linkHash: hashOf(token) });
  const endedAt = returnedAt ?? finishedAt!;
  await saveLink(tx, dossier, {
    ...{ token, way: 'desk', madeBy: act.officer.id, now: act.now },
    expiresAt: new Date(endedAt.getTime() + ANSWER_DAYS * DAY),
  });
  await noteAct(tx, act, 'hand_out_survey', code);
  return token;
}

/** The same for whoever showed at the machine in the hall that the dossier is his. @throws Problem step_not_open */
export async function openAtKiosk(tx: Tx, dossier: Dossier, now: Date): Promise<string> {
  const token = newToken();
  await mustBeOpen(tx, dossier, now, { way: 'kiosk', linkHash: hashOf(token) });
  const expiresAt = new Date(now.getTime() + KIOSK_MINUTES * 60_000);
  await saveLink(tx, dossier, { token, way: 'kiosk', madeBy: null, now, expiresAt });
  return token;
}

export const LINK_TOKEN = /^[\w-]{32}$/;

/** Which dossier a handed-out link is about, and how an answer by it comes; null for one that is not ours or is over. */
export async function findLink(
  db: Db,
  wardId: number,
  token: string,
  now: Date,
): Promise<{ dossierId: number; sender: SurveySender } | null> {
  if (!LINK_TOKEN.test(token)) return null;
  const linkHash = hashOf(token);
  const row = await db
    .selectFrom('survey_links')
    .select(['dossier_id', 'way'])
    .where('ward_id', '=', wardId)
    .where('hash', '=', linkHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ? { dossierId: row.dossier_id, sender: { way: row.way as 'desk' | 'kiosk', linkHash } } : null;
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(`survey:${token}`).digest('hex');
}

async function mustBeOpen(tx: Tx, dossier: Dossier, now: Date, sender: SurveySender): Promise<void> {
  const survey = await findSurvey(tx, dossier, now, sender);
  if (!survey.open) throw new Problem('step_not_open', survey.why);
}

interface NewLink {
  token: string;
  way: 'desk' | 'kiosk';
  madeBy: number | null;
  now: Date;
  expiresAt: Date;
}

async function saveLink(tx: Tx, { wardId, id }: Dossier, link: NewLink): Promise<void> {
  await tx
    .insertInto('survey_links')
    .values({
      ...{ ward_id: wardId, hash: hashOf(link.token), dossier_id: id, way: link.way },
      ...{ made_by: link.madeBy, made_at: link.now, expires_at: link.expiresAt },
    })
    .execute();
}
