import type { Database, Db, Tx } from '../../../platform/database/database.ts';
import { log } from '../../../platform/log.ts';
import { countDossiers } from '../../dossiers/index.ts';
import { countFeedback } from '../../feedback/index.ts';
import {
  compareFigures,
  FactSums,
  type FigureDifference,
  findDefinitions,
  hashOfDefinitions,
  holdFigures,
  noteDefinitions,
  replaceFigures,
  stopCounting,
} from '../../figures/index.ts';
import { listWards } from '../../organisation/index.ts';
import { countPayments } from '../../payments/index.ts';
import { countAnswers } from '../../surveys/index.ts';

/**
 * What facts are counted by which version of their definition. Whoever changes what a fact means adds one to its version: figures are
 * then counted again, by the new meaning, before the ward is served. Periods that are over keep what was frozen of them.
 */
const DEFINITIONS = ['dossiers 2', 'feedback 2', 'look-ups 1', 'payments 1', 'satisfaction 1', 'steps 1'];

interface Counted {
  sums: FactSums;
  dossiers: number;
  /** Dossiers whose steps cannot be followed. */
  broken: number[];
}

/** Everything that a ward's figures count, from steps, look-ups, payments, answers and petitions alone. */
async function countWard(db: Db, wardId: number): Promise<Counted> {
  const counted: Counted = { sums: new FactSums(), dossiers: 0, broken: [] };
  for await (const { dossiers, facts, broken } of countDossiers(db, wardId)) {
    counted.sums.add(facts);
    counted.dossiers += dossiers;
    counted.broken.push(...broken);
  }
  for await (const facts of countPayments(db, wardId)) counted.sums.add(facts);
  for await (const facts of countAnswers(db, wardId)) counted.sums.add(facts);
  for await (const facts of countFeedback(db, wardId)) counted.sums.add(facts);
  return counted;
}

/** What came of comparing a ward's kept figures with what they are counted from. */
export interface FigureReport {
  dossiers: number;
  /** Sums that were compared. */
  facts: number;
  broken: number[];
  differences: FigureDifference[];
}

/** Compares without changing anything. */
export function verifyFigures(database: Database, wardId: number): Promise<FigureReport> {
  return database.transact(async (tx) => {
    const { sums, dossiers, broken } = await countWard(tx, wardId);
    return { dossiers, broken, ...(await compareFigures(tx, wardId, sums)) };
  }, 'repeatable read');
}

/** Counts a ward's figures again and puts them in place of the kept ones. Whoever works on a dossier waits until it is done. */
export function recountFigures(database: Database, wardId: number, now: Date): Promise<{ dossiers: number }> {
  return database.transact((tx) => recount(tx, wardId, now));
}

async function recount(tx: Tx, wardId: number, now: Date): Promise<{ dossiers: number }> {
  await holdFigures(tx, wardId);
  await stopCounting(tx);
  const { sums, dossiers, broken } = await countWard(tx, wardId);
  await replaceFigures(tx, wardId, sums);
  await noteDefinitions(tx, wardId, hashOfDefinitions(DEFINITIONS), now);
  if (broken.length > 0) log('error', 'figures_without', { wardId, dossiers: broken.slice(0, 50) });
  return { dossiers };
}

/** A ward whose figures were counted by today's definitions as its rows were made. */
export function noteCounted(tx: Tx, wardId: number, now: Date): Promise<void> {
  return noteDefinitions(tx, wardId, hashOfDefinitions(DEFINITIONS), now);
}

/** Before anybody is served: wards whose figures were counted by other definitions, or never, are counted again. */
export async function prepareFigures(database: Database, now: Date): Promise<void> {
  for (const ward of await listWards(database.db)) {
    const own = database.within(ward.id);
    if ((await findDefinitions(own.db, ward.id)) === hashOfDefinitions(DEFINITIONS)) continue;
    const { dossiers } = await recountFigures(own, ward.id, now);
    log('info', 'figures_counted', { ward: ward.code, dossiers });
  }
}
