import { BrokenCircuitError } from 'cockatiel';
import { NATIONAL_DATABASES } from '../../law/national-databases.ts';
import type { Tx } from '../../platform/database/database.ts';
import { log } from '../../platform/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { findWard, noteAccess } from '../organisation/index.ts';
import { ADAPTERS_BY_CODE, judge } from './adapters/adapters.ts';
import { type ConnectedCode, questionMessage, readEnvelope } from './adapters/wire.ts';
import { mustBeSame, mustHaveNumber, mustLookUp } from './check-question.ts';
import { type Connection, connectionTo } from './connections/connections.ts';
import { TooSlow } from './connections/post.ts';
import { sealFacts } from './facts.ts';
import type { Ending, Lookup, LookupAct, LookupQuestion } from './schema.ts';
import { findByKey, insertLookup, legalBasisOf, type NewLookup } from './store.ts';

type Ground = Pick<Platform, 'database' | 'settings'>;

/** What goes with keeping a look-up, in its transaction. */
export type Keeping = (tx: Tx, keep: () => Promise<Lookup>) => Promise<Lookup>;

/**
 * Looks someone up in a national database in place of a paper, and keeps that as one row however it ends. Not in a
 * transaction: the database is asked first, for as long as the settings allow. The same client key asks once.
 * @throws Problem not_allowed, invalid (no number), changed_meanwhile (the key belongs to another look-up)
 */
export async function lookUp(
  ground: Ground,
  act: LookupAct,
  question: LookupQuestion,
  keeping: Keeping = (_tx, kept) => kept(),
): Promise<Lookup> {
  mustLookUp(act);
  mustHaveNumber(question);
  const known = await findByKey(ground.database.db, act.wardId, question.clientKey);
  if (known) return mustBeSame(known, act, question);
  const ending = await ask(ground, act, question);
  return ground.database.transact((tx) => keeping(tx, () => keep(tx, act, question, ending)));
}

/** In one transaction with the line of the access log. */
export async function keep(
  tx: Tx,
  act: LookupAct,
  question: LookupQuestion,
  ending: NewLookup,
): Promise<Lookup> {
  const { lookup, isNew } = await insertLookup(tx, act, question, ending);
  if (!isNew) return mustBeSame(lookup, act, question);
  await noteAccess(tx, {
    ...{ wardId: act.wardId, officerId: act.officer?.id ?? null, action: 'look_up' },
    ...{ subject: `tra cứu ${lookup.id}`, requestId: act.requestId, at: act.now },
  });
  return lookup;
}

async function ask(ground: Ground, act: LookupAct, question: LookupQuestion): Promise<NewLookup> {
  const { settings, database } = ground;
  const connection = connectionTo(settings.lookups, question.database);
  const base = { checkedAt: act.now, durationMs: 0, facts: null };
  if (connection === null)
    return { ...base, adapter: 'none', outcome: 'unavailable', reason: 'Cơ sở dữ liệu này chưa kết nối.' };
  const { agencyCode } = await findWard(database.db, act.wardId);
  const start = performance.now();
  const ending = await askOver(connection, agencyCode, act, question);
  const durationMs = performance.now() - start;
  const facts = sealFacts(settings.secret, { ...act, clientKey: question.clientKey }, ending.facts);
  log(ending.outcome === 'found' ? 'info' : 'warn', 'looked_up', {
    ...{ database: question.database, outcome: ending.outcome, ms: Math.round(durationMs) },
  });
  return {
    adapter: 'network',
    outcome: ending.outcome,
    reason: ending.reason,
    checkedAt: act.now,
    durationMs,
    facts,
  };
}

async function askOver(
  connection: Connection,
  agencyCode: string,
  act: LookupAct,
  question: LookupQuestion,
): Promise<Ending> {
  const nothing = { facts: [] };
  try {
    const message = questionMessage({
      ...{ reference: question.clientKey, agencyCode, officer: act.officer?.username ?? 'he-thong' },
      ...{ procedureCode: question.procedureCode, number: question.subject.number },
      purpose: `Giải quyết thủ tục ${question.procedureCode}, thay giấy tờ: ${question.paper}`.slice(0, 300),
      legalBasis: legalBasisOf(question),
    });
    const answer = readEnvelope(await connection.ask(message), question.clientKey);
    if (answer === 'none')
      return { ...nothing, outcome: 'not_found', reason: 'Không có dữ liệu của số này.' };
    const adapter = ADAPTERS_BY_CODE[question.database as ConnectedCode];
    const reading = answer && adapter.read(answer.record, question.paper);
    if (!reading) return { ...nothing, outcome: 'unavailable', reason: 'Câu trả lời không đọc được.' };
    return judge(reading, question.subject);
  } catch (error) {
    if (error instanceof TooSlow) return { ...nothing, outcome: 'timed_out', reason: error.message };
    if (error instanceof BrokenCircuitError)
      return { ...nothing, outcome: 'unavailable', reason: `Tạm ngắt vì ${nameOf(question)} lỗi liên tiếp.` };
    return { ...nothing, outcome: 'unavailable', reason: (error as Error).message.slice(0, 200) };
  }
}

function nameOf({ database }: LookupQuestion): string {
  return NATIONAL_DATABASES[database].name;
}
