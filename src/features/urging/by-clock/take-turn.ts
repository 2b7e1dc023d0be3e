import type { Calendar } from '../../../law/calendar.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { UrgingRules } from '../../../law/urging.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { findLetters } from '../letters/find-letters.ts';
import type { NewEvent, UrgingCase } from '../schema.ts';
import type { Judged } from '../sources/source.ts';
import { lockCase, saveEvent } from '../store.ts';
import { nextStep, type Turn, type TurnFacts } from '../workflow.ts';

/** What every turn of a ward at one instant rests on. */
export interface Ground {
  wardId: number;
  now: Date;
  rules: UrgingRules;
  calendar: Calendar;
  kindOfUnit: ReadonlyMap<number, string>;
}

/** What came of a turn; null when the case changed since it was judged: the next turn sees it as it is then. */
export async function takeTurn(
  tx: Tx,
  ground: Ground,
  known: UrgingCase,
  judged: Judged,
): Promise<Turn['turn'] | null> {
  const locked = await lockCase(tx, { wardId: ground.wardId, caseId: known.id });
  if (locked.state.eventCount !== known.state.eventCount) return null;
  return turnCase(tx, ground, locked, judged);
}

/** The same for a case that nobody else can change now. */
export async function turnCase(
  tx: Tx,
  ground: Ground,
  locked: UrgingCase,
  judged: Judged,
): Promise<Turn['turn']> {
  const { now } = ground;
  let present = locked;
  const add = async (event: NewEvent) => {
    const place = `event ${present.state.eventCount + 1}`;
    const clientKey = derivedKey(`urging/${present.wardId}/${present.id}`, place);
    present = await saveEvent(tx, present, event, { now, officerId: null, clientKey });
  };
  if (judged.left.length > 0) await add({ event: 'left', payload: { dossiers: judged.left } });
  if (judged.joined.length > 0) await add({ event: 'joined', payload: { dossiers: judged.joined } });
  const turn = nextStep(
    present.state,
    await factsOf(tx, ground, present, judged),
    ground.rules,
    ground.calendar,
  );
  if (turn.turn === 'close') await add({ event: 'closed', payload: turn.ended });
  if (turn.turn === 'step' && judged.late !== null) {
    const { step } = turn;
    const documentId = await draftLetter(tx, present, { step, late: judged.late, now });
    await add({ event: 'step', payload: { step, documentId, why: judged.late.why } });
  }
  return turn.turn;
}

/** What the next step of a case depends on. */
export async function factsOf(
  tx: Parameters<typeof findLetters>[0],
  ground: Ground,
  known: UrgingCase,
  { ended }: Pick<Judged, 'ended'>,
): Promise<TurnFacts> {
  const letter = (await findLetters(tx, known)).at(-1);
  return {
    today: toLocalDay(ground.now),
    ended,
    letter: letter
      ? {
          issuedOn: letter.day,
          isCancelled: letter.document === null || letter.document.state === 'cancelled',
        }
      : null,
    unitKinds: known.state.unitIds.flatMap((id) => ground.kindOfUnit.get(id) ?? []),
  };
}
