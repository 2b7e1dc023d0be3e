import type { Ground } from '../../features/archive/index.ts';
import { asOwner, openDatabase } from '../../platform/database/database.ts';
import { openFileStore } from '../../platform/files/store/open-store.ts';
import { noteIdKey } from '../../platform/personal-ids/known-keys.ts';
import { readSettings } from '../../platform/settings.ts';
import { withDatabase } from '../database.ts';

/** Works on the same database and files as the server with this environment. */
export async function onGround<T>(work: (ground: Ground, ownerUrl: string) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  return withDatabase(process.env, async (url) => {
    // What is imported is sealed with it.
    await asOwner(url, noteIdKey);
    const database = openDatabase(url, { max: 3 }).acrossWards();
    const files = openFileStore(settings.files);
    try {
      return await work({ database, files, settings, now: () => new Date() }, url);
    } finally {
      await database.close();
    }
  });
}
