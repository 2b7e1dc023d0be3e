import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  findFeedback,
  findLikelySame,
  type LikelySame,
  mayRead,
  mayTakeDown,
  takeDownFeedback,
} from '../../../features/feedback/index.ts';
import { listUnits } from '../../../features/organisation/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { StoredFile } from '../../../platform/files/file-store.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { readForm } from '../../../platform/http/form.ts';
import { isClientKey, readId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
import { TakeDownPage, TakenDown } from './take-down-page.tsx';

const PATH = '/can-bo/phan-anh/moi';
type Typed = Record<string, unknown>;

/** What an officer writes down: a call, a letter, what the press said. */
export const takeDownPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    mustTakeDown(c);
    const id = readId(c.req.query('xong'));
    if (id !== null) return c.html(await showTaken(c, id));
    return c.html(await show(c, { happenedOn: toLocalDay(c.var.platform.now()), who: 'named' }));
  })
  .post(PATH, async (c) => {
    mustTakeDown(c);
    const body = await readForm(c);
    const { database, files, now } = c.var.platform;
    try {
      const papers = await readPapers(c, body);
      const likely = body.goOn === '1' ? [] : await likelySame(c, body, now());
      if (likely.length > 0) return c.html(await show(c, body, { likely }), 422);
      const { id } = await database.transact((tx) =>
        takeDownFeedback(tx, files, actOf(c), { form: body, papers }),
      );
      return c.redirect(`${PATH}?xong=${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await show(c, body, { problem: error }), error.status);
    }
  });

function mustTakeDown(c: StaffContext): void {
  if (!mayTakeDown(c.var.officer))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ ghi phản ánh.');
}

/** @throws Problem invalid at the field of the files */
async function readPapers(
  c: StaffContext,
  body: Awaited<ReturnType<typeof readForm>>,
): Promise<StoredFile[]> {
  const papers: StoredFile[] = [];
  for (const given of [body.tep ?? []].flat()) {
    const paper = await readPaper(given, c.var.platform.settings).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      throw new Problem('invalid', 'Chưa ghi được: có tệp không nhận được.', { tep: error.message });
    });
    if (paper !== null) papers.push(paper);
  }
  return papers;
}

async function likelySame(c: StaffContext, body: Typed, now: Date): Promise<LikelySame[]> {
  const textOf = (name: string) => String(body[name] ?? '');
  const given = { clientKey: textOf('clientKey'), phone: textOf('phone'), content: textOf('content') };
  return findLikelySame(c.var.platform.database.db, c.var.officer, given, now);
}

async function show(
  c: StaffContext,
  values: Typed,
  { problem, likely = [] }: { problem?: Problem; likely?: LikelySame[] } = {},
) {
  const { officer, token } = c.var;
  const given = typeof values.clientKey === 'string' ? values.clientKey : '';
  return (
    <TakeDownPage
      {...{ officer, token, values, problem, likely }}
      clientKey={isClientKey(given) ? given : randomUUID()}
      units={await listUnits(c.var.platform.database.db, officer.wardId)}
    />
  );
}

/** The code, to be read out; only whoever wrote it down or may read it comes here. */
async function showTaken(c: StaffContext, id: number) {
  const { officer, token } = c.var;
  const item = await findFeedback(c.var.platform.database.db, officer.wardId, id);
  const opens = mayRead(officer, { ...item.state, asked: [] });
  if (item.takenBy !== officer.id && !opens)
    throw new Problem('not_found', 'Không có phản ánh, kiến nghị này.');
  return <TakenDown {...{ officer, token, item, opens }} />;
}
