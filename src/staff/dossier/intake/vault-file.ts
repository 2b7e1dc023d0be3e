import { Hono } from 'hono';
import { findSeenItem } from '../../../features/vault/index.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { sendFile } from '../../send-file.ts';
import { actOf, requireDuty, type StaffEnv } from '../../session.ts';

/** The file of an item that was just offered to this officer at an intake. */
export const vaultFile = new Hono<StaffEnv>().get('/can-bo/ho-so/moi/kho/:id{[0-9]+}', async (c) => {
  requireDuty(c.var.officer, 'receive');
  const { database, files } = c.var.platform;
  const act = actOf(c);
  const id = mustBeId(c.req.param('id'));
  const sha256 = await database.transact((tx) => findSeenItem(tx, act, id));
  return sendFile(c, await findStoredFile(database.db, files, act.officer.wardId, sha256), 'inline');
});
