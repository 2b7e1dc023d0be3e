import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  askStatus,
  type Feedback,
  findByCodeAndPhone,
  findByOwnLink,
  findPublished,
  type SenderStep,
  takeSenderStep,
  viewForSender,
} from '../../../features/feedback/index.ts';
import { feedbackPath, findFeedbackPath } from '../../../features/notices/index.ts';
import { openStoredFile } from '../../../platform/files/stored-file.ts';
import { callerAddress } from '../../../platform/http/caller.ts';
import { answerFile } from '../../../platform/http/file-headers.ts';
import { formLimit, readForm } from '../../../platform/http/form.ts';
import { isClientKey, readId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { PortalEnv } from '../../ward.ts';
import { keepFiles, listKept } from '../kept-files.ts';
import { AskPage } from './ask-page.tsx';
import { OwnPage } from './own-page.tsx';
import { isForSender } from './time-line.tsx';

type LinkContext = Context<PortalEnv>;
type Typed = Record<string, unknown>;

/** Links, and pairs of code and phone, that one address may try in vain in a quarter of an hour. */
const MISSES = 30;
const ASKS = 10;
const NOT_OURS = 'Đường dẫn này không đúng.';
const PLACE = '/phan-anh/theo-doi';
const STEPS: Record<string, SenderStep> = {
  'bo-sung': 'supplement',
  'xac-nhan': 'confirm',
  'mo-lai': 'reopen',
  rut: 'withdraw',
};

/** What the sender sees of his item and does at it, by his link; without JavaScript and without a session. */
export const feedbackByLink = new Hono<PortalEnv>()
  .get('/pa/:token', async (c) => {
    const { database, settings } = c.var.platform;
    const given = { secret: settings.secret, wardId: c.var.ward.id, token: c.req.param('token') };
    const path = await findFeedbackPath(database.db, given);
    if (path === null) throw await missed(c);
    return c.redirect(path, 302);
  })
  .get(PLACE, (c) => c.html(<AskPage ward={c.var.ward} values={{ ma: c.req.query('ma') ?? '' }} />))
  .post(PLACE, formLimit(1), async (c) => {
    const body = await readForm(c);
    try {
      return c.redirect(await lookUp(c, body), 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(<AskPage ward={c.var.ward} values={body} problem={error} />, error.status);
    }
  })
  .get(`${PLACE}/:token`, async (c) => c.html(await show(c, await read(c), {})))
  .get(`${PLACE}/:token/tep/:no{[0-9]+}`, async (c) => sendFile(c, await read(c)))
  .post(`${PLACE}/:token/:step{bo-sung|xac-nhan|mo-lai|rut|hoi}`, formLimit(35), async (c) => {
    const item = await read(c);
    const body = await readForm(c);
    const name = c.req.param('step');
    try {
      if (name === 'bo-sung') await keepFiles(c, body);
      await take(c, item, name, body);
      return c.redirect(`${pathOf(c)}?xong=${name}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await show(c, await read(c), { problem: error, typed: body, form: name }), error.status);
    }
  });

async function take(c: LinkContext, item: Feedback, name: string, form: Typed): Promise<void> {
  const { database, now } = c.var.platform;
  const deed = { wardId: item.wardId, id: item.id, now: now(), form };
  const step = STEPS[name];
  await database.transact((tx) =>
    step === undefined ? askStatus(tx, deed) : takeSenderStep(tx, { ...deed, step }),
  );
}

const pathOf = (c: LinkContext) => `${PLACE}/${c.req.param('token')}`;

/** The item that the link is about. @throws Problem not_found, too_many_tries */
async function read(c: LinkContext): Promise<Feedback> {
  const { database, settings } = c.var.platform;
  const given = { secret: settings.secret, wardId: c.var.ward.id, token: c.req.param('token') ?? '' };
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'no-store');
  try {
    return await findByOwnLink(database.db, given);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
    throw await missed(c);
  }
}

/** Counts a link that we did not write, so that none is found by trying. */
async function missed(c: LinkContext): Promise<Problem> {
  const { database, now } = c.var.platform;
  await database.transact((tx) => countTry(tx, `feedback-link:${callerAddress(c)}`, MISSES, 15, now()));
  return new Problem('not_found', NOT_OURS);
}

/** The way to an item by its code and the sender's phone. What is wrong of the two is not said. @throws Problem */
async function lookUp(c: LinkContext, body: Typed): Promise<string> {
  const { database, settings, now } = c.var.platform;
  const [code, phone] = [
    String(body.ma ?? '')
      .trim()
      .slice(0, 40),
    String(body.so ?? '').slice(0, 30),
  ];
  for (const key of [
    `feedback-ask:${callerAddress(c)}`,
    `feedback-code:${c.var.ward.id}:${code.toUpperCase()}`,
  ])
    await database.transact((tx) => countTry(tx, key, ASKS, 15, now()));
  const found = await findByCodeAndPhone(database.db, c.var.ward.id, { code, phone });
  if (found === null)
    throw new Problem('invalid', 'Không có phản ánh nào với mã và số điện thoại này.', {
      ma: 'Xem lại mã và số điện thoại bạn đã ghi khi gửi.',
    });
  return feedbackPath(settings.secret, c.var.ward.id, found);
}

async function show(
  c: LinkContext,
  item: Feedback,
  given: { problem?: Problem; typed?: Typed; form?: string },
) {
  const { database, now } = c.var.platform;
  const view = await viewForSender(database.db, item, now());
  const published = await findPublished(database.db, item.wardId, view.handled.state.code);
  const typedKey = given.typed?.clientKey;
  const clientKey = typeof typedKey === 'string' && isClientKey(typedKey) ? typedKey : randomUUID();
  return (
    <OwnPage
      {...{ ward: c.var.ward, view, path: pathOf(c), clientKey, ...given }}
      publicPath={published && `/phan-anh/${published.code}`}
      kept={await listKept(c, clientKey)}
      isNew={c.req.query('moi') !== undefined}
      done={c.req.query('xong')}
    />
  );
}

/** His own files, and those that came to him with an answer; none that officers keep for themselves. */
async function sendFile(c: LinkContext, item: Feedback): Promise<Response> {
  const no = readId(c.req.param('no'));
  const file = item.files.find((each) => each.no === no);
  const step = item.steps.find((each) => each.no === file?.stepNo);
  if (!file || !step || !isForSender(step)) throw new Problem('not_found', 'Không có tệp này.');
  const { database, files } = c.var.platform;
  const opened = await openStoredFile(database.db, files, item.wardId, file.file);
  return answerFile(c, opened, {
    'content-type': opened.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, no-store',
  });
}
