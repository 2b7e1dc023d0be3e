import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { type LookedAt, noteLook } from '../../features/privacy/index.ts';
import { readId } from '../../platform/http/keys.ts';
import { log } from '../../platform/log.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { type Shown, shownBy } from './shown.ts';

/** A file that is written while it is sent: how many rows it has is known at its end. */
const STREAMED = /_export$/;

/**
 * Keeps one row for every answer that showed personal data, before it is sent: when the row cannot be kept, nothing is shown. What was refused
 * or not found was not shown.
 */
export const noteShown = createMiddleware<StaffEnv>(async (c, next) => {
  await next();
  if (c.req.method === 'HEAD' || !isShown(c)) return;
  const route = routePath(c, -1);
  const shown = shownBy(route);
  if (shown === undefined) throw new Error(`${route} does not say whether it shows personal data`);
  if ('nobody' in shown) return;
  const rows = c.var.shownRows ?? null;
  // What was written before must not be answered by an error: only of a page that reads is it a fault to have forgotten this.
  if (c.req.method === 'GET' && shown.isList && rows === null && !STREAMED.test(shown.kind))
    throw new Error(`${route} lists persons and does not say how many`);
  await note(c, shown, rows);
});

/** A page or a file; of a write also the form with what was wrong, but not where it leads on. */
function isShown(c: StaffContext): boolean {
  if (c.error !== undefined) return false;
  const { status, headers } = c.res;
  if (status >= 200 && status < 300) return status !== 204;
  if (status === 404) return false;
  return c.req.method !== 'GET' && status >= 400 && /text\/html/.test(headers.get('content-type') ?? '');
}

async function note(c: StaffContext, shown: Shown, rows: number | null): Promise<void> {
  const { database, now } = c.var.platform;
  const { officer, requestId } = c.var;
  const wardId = c.var.shownWard?.id ?? officer.wardId;
  const isOwn = wardId === officer.wardId;
  await database.transact(async (tx) => {
    for (const of of allOf(c, shown))
      await noteLook(tx, {
        ...{ wardId, at: now(), requestId, kind: shown.kind, rows, of },
        ...{ officerId: isOwn ? officer.id : null, unitId: isOwn ? officer.unitId : null },
        viewer: isOwn ? '' : c.var.shownWard!.viewer,
        subject: c.var.shownSubject ?? restOf(c),
      });
  });
}

/** What the answer was of: as the page said, else as the number in the address says. */
function allOf(c: StaffContext, { of }: Shown): ({ what: LookedAt; id: number } | null)[] {
  const said = c.var.shownDossiers ?? [];
  if (said.length > 0) return said.map((id) => ({ what: 'dossier', id }));
  const id = of && readId(c.req.param(of.param as never)?.replace(/\D+$/, ''));
  return [of && id ? { what: of.what, id } : null];
}

/** Which list or thing it was, as the address names it, without what was searched for. */
function restOf(c: StaffContext): string {
  return new URL(c.req.url).pathname.replace(/^\/can-bo\//, '').replace(/[0-9a-f]{64}/, 'tệp');
}

/** The pages of a file that is written while it is sent; at its end, or where its reader left, how many rows went out is kept too. */
export async function* counted<Row>(c: StaffContext, pages: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
  let rows = 0;
  try {
    for await (const page of pages) {
      rows += page.length;
      yield page;
    }
  } finally {
    const shown = shownBy(routePath(c, -1));
    if (shown !== undefined && 'kind' in shown)
      await note(c, shown, rows).catch((error) => log('error', 'look_lost', { kind: shown.kind, error }));
  }
}
