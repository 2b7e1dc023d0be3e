import type { Database } from './database/database.ts';
import type { Events } from './database/listen.ts';
import type { FileStore } from './files/file-store.ts';
import type { Settings } from './settings.ts';

/** What every request and job stands on. Made once in main. */
export interface Platform {
  database: Database;
  /** What transactions publish, for pages that follow it live. */
  events: Events;
  files: FileStore;
  settings: Settings;
  /** The only clock: pages and verbs are given its instant, rules never read it. */
  now(): Date;
  /** Whether the process was told to end: it goes on answering for a while, but wants to be sent nobody new. */
  isDraining(): boolean;
}

/** The same for the work of these wards alone; of none before it is known whose it is. */
export function platformWithin<Given extends Pick<Platform, 'database'>>(
  platform: Given,
  ...wardIds: number[]
): Given {
  return { ...platform, database: platform.database.within(...wardIds) };
}

/** Hono variables that every request carries. */
export interface RequestVariables {
  platform: Platform;
  requestId: string;
}
