import { Hono } from 'hono';
import { noteAccess } from '../../features/organisation/index.ts';
import { listOwnCopies } from '../../features/results/index.ts';
import { formatTime } from '../../law/day.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { PortalPage } from '../frame.tsx';
import type { KnownEnv } from '../visitor.ts';
import { sendOwnFile } from './read-own.ts';

const PATH = '/ho-so-cua-toi/ban-sao';

/** Certified copies that were made for whoever is signed in, by the personal id that his account vouches for. */
export const ownCopies = new Hono<KnownEnv>()
  .get(PATH, async (c) => {
    const copies = await listOwnCopies(c.var.platform.database.db, c.var.visitor);
    return c.html(
      <PortalPage title="Bản sao điện tử của tôi" ward={c.var.ward} place="/ho-so-cua-toi">
        <h1>Bản sao điện tử có chứng thực của tôi</h1>
        {copies.length === 0 ? (
          <p>Chưa có bản sao nào ghi số định danh của bạn. Chỉ tài khoản định danh mức 2 xem được mục này.</p>
        ) : (
          <ul>
            {copies.map((each) => (
              <li>
                <a href={`${PATH}/${each.id}`}>{each.document}</a>, số chứng thực {each.number}/{each.year},{' '}
                {formatTime(each.made_at)}
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href="/ho-so-cua-toi">Về hồ sơ của tôi</a>
        </p>
      </PortalPage>,
    );
  })
  .get(`${PATH}/:id{[0-9]+}`, async (c) => {
    const { database, files, now } = c.var.platform;
    const id = readId(c.req.param('id'));
    const copy = (await listOwnCopies(database.db, c.var.visitor)).find((each) => each.id === id);
    if (!copy) throw new Problem('not_found', 'Không có bản sao này trong các bản sao của bạn.');
    const entry = { wardId: copy.ward_id, officerId: null, action: 'fetch_copy' };
    const subject = `${copy.number}/${copy.year}`;
    await database.transact((tx) =>
      noteAccess(tx, { ...entry, subject, requestId: c.var.requestId, at: now() }),
    );
    return sendOwnFile(c, await findStoredFile(database.db, files, copy.ward_id, copy.sealed!));
  });
