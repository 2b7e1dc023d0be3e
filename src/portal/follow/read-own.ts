import type { Context } from 'hono';
import {
  type Counting,
  type Dossier,
  findOwnDossier,
  findPinned,
  findWardRules,
} from '../../features/dossiers/index.ts';
import { listOfficers, listUnits } from '../../features/organisation/index.ts';
import {
  findProcedureVersion,
  type ProcedureVersion,
  type ProcessVersion,
} from '../../features/procedures/index.ts';
import type { OpenedFile, StoredFile } from '../../platform/files/file-store.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { answerFile } from '../../platform/http/file-headers.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import type { KnownEnv } from '../visitor.ts';

export type OwnContext = Context<KnownEnv>;

/** Codes that are not his which one visitor, and one address, may ask for in a quarter of an hour. */
const MISSES_PER_VISITOR = 20;
const MISSES_PER_ADDRESS = 60;

/**
 * The visitor's own dossier that the address names. Another's is not found, as one that does not exist; asking for many
 * such codes is refused.
 * @throws Problem not_found, too_many_tries
 */
export async function readOwn(c: OwnContext): Promise<Dossier> {
  const { database, now } = c.var.platform;
  try {
    return await findOwnDossier(database.db, c.var.visitor, (c.req.param('code') ?? '').slice(0, 60));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await database.transact(async (tx) => {
      await countTry(tx, `own:${visitorKey(c)}`, MISSES_PER_VISITOR, 15, now());
      await countTry(tx, `own:${callerAddress(c)}`, MISSES_PER_ADDRESS, 15, now());
    });
    throw error;
  }
}

/** Who asks, by numbers alone. */
function visitorKey(c: OwnContext): string {
  const { visitor } = c.var;
  const who = visitor.kind === 'guest' ? `dossier ${visitor.dossierId}` : `citizen ${visitor.citizen.id}`;
  return `${visitor.wardId} ${who}`;
}

/** Everything that the page of a dossier shows. */
export interface OwnDossier {
  dossier: Dossier;
  procedure: ProcedureVersion;
  process: ProcessVersion | null;
  counting: Counting;
  competentUnit: string;
  /** Where it is now: the unit, and the title of who has it; never his name. */
  holder: { unit: string; title: string | null };
}

export async function describeOwn(c: OwnContext, dossier: Dossier): Promise<OwnDossier> {
  const { db } = c.var.platform.database;
  const { state, wardId } = dossier;
  const units = new Map((await listUnits(db, wardId)).map((unit) => [unit.id, unit.name]));
  const officers = await listOfficers(db, wardId);
  const officer = officers.find((each) => each.id === state.holderOfficerId);
  return {
    dossier,
    procedure: await findProcedureVersion(db, state.procedureCode, state.procedureVersion),
    process: await findPinned(db, state),
    counting: await findWardRules(db, wardId, c.var.platform.now()),
    competentUnit:
      state.elsewhere !== null && state.place === 'forwarded'
        ? state.elsewhere
        : (units.get(state.competentUnitId) ?? ''),
    holder: { unit: units.get(state.holderUnitId) ?? '', title: officer?.title || null },
  };
}

/** A file for this visitor alone, always saved and never opened as a page of ours. */
export function sendOwnFile(c: OwnContext, file: StoredFile | OpenedFile): Response {
  return answerFile(c, file, {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, no-store',
  });
}

export function pathOf(dossier: Dossier, part = ''): string {
  return `/ho-so-cua-toi/${dossier.state.code}${part && `/${part}`}`;
}
