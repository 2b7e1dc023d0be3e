import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import {
  CASE_KIND_LABELS,
  CLOSING_LABELS,
  findCase,
  findLetters,
  mayAnswer,
  maySteer,
  type UrgingCase,
  WAIT_LABELS,
  whatNext,
} from '../../features/urging/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { AnswerForm, CloseForm, RedraftForm } from './case-forms.tsx';
import { Letters } from './case-letters.tsx';
import { History } from './history.tsx';
import { ageOf } from './list-page.tsx';
import { PLACE } from './place.ts';

/** Which form was sent, what was typed into it, and what is wrong with it. */
export interface Asked {
  form: 'answer' | 'close' | 'redraft' | null;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** One case on one page: what is late, its letters, what was answered, how it ended. */
export async function casePage(c: StaffContext, caseId: number, asked: Asked) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const known = await findCase(database.db, { wardId: officer.wardId, caseId });
  const { state } = known;
  const [letters, turn, units, officers] = await Promise.all([
    findLetters(database.db, known),
    whatNext(database.db, known, now()),
    listUnits(database.db, officer.wardId),
    listOfficersEver(database.db, officer.wardId),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const isCancelled = letters.at(-1)?.document?.state === 'cancelled';
  const form = (name: Asked['form']) => ({
    ...{ path: `${PLACE}/${caseId}`, token, values: { clientKey: asked.values.clientKey } },
    ...(asked.form === name && { values: asked.values, ...(asked.problem && { problem: asked.problem }) }),
  });
  // What was sent and refused is shown again, also when the case was closed meanwhile.
  const shows = (name: Asked['form'], may: boolean) =>
    asked.form === name || (may && state.closedAt === null);
  return (
    <StaffPage title={`Đôn đốc ${caseId}`} officer={officer} token={token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href={PLACE}>Đôn đốc</a>
      </p>
      <div class="page-head">
        <h1>Vụ đôn đốc số {caseId}</h1>
        <Standing state={state} />
      </div>
      <p class="mb-1">
        <SubjectLink known={known} />
      </p>
      <p class="notice">
        {nextWords(turn)} <span class="text-secondary">Đã mở {ageOf(state, now())}.</span>
      </p>
      <div class="two-columns">
        <div>
          <Letters letters={letters} />
          {shows('answer', mayAnswer(officer, state)) && <AnswerForm {...form('answer')} />}
          <History known={known} officers={new Map(officers.map((each) => [each.id, each.displayName]))} />
        </div>
        <div>
          <Facts known={known} unitNames={unitNames} />
          {shows('redraft', maySteer(officer, state) && isCancelled) && <RedraftForm {...form('redraft')} />}
          {shows('close', maySteer(officer, state)) && <CloseForm {...form('close')} />}
        </div>
      </div>
    </StaffPage>
  );
}

function Standing({ state }: Pick<UrgingCase, 'state'>) {
  if (state.closing === null) return <Status tone="bad">Đang mở</Status>;
  return (
    <Status tone={state.closing === 'by_hand' ? 'warn' : 'good'}>{CLOSING_LABELS[state.closing]}</Status>
  );
}

function nextWords(turn: Awaited<ReturnType<typeof whatNext>>): string {
  if (turn.turn === 'step') return `Đã hết ngày chờ: hệ thống soạn bước "${turn.step.name}" ở lượt tới.`;
  if (turn.turn === 'close') return WAIT_LABELS.closed;
  return turn.until === null
    ? `${WAIT_LABELS[turn.why]}.`
    : `${WAIT_LABELS[turn.why]}: đến hết ngày ${formatDay(turn.until)}.`;
}

/** What is late, as a link to where it stands. */
function SubjectLink({ known: { state } }: { known: UrgingCase }) {
  const [kind, , key] = state.subject.split('/');
  if (kind === 'task') return <a href={`/can-bo/ke-hoach/nhiem-vu/${key}`}>{state.title}</a>;
  return <b>{state.title}</b>;
}

function Facts({ known, unitNames }: { known: UrgingCase; unitNames: ReadonlyMap<number, string> }) {
  const { state } = known;
  return (
    <section class="card card-body mb-3" aria-labelledby="viec-cham">
      <h2 id="viec-cham">Việc chậm</h2>
      <dl class="facts">
        <dt>Loại</dt>
        <dd>{CASE_KIND_LABELS[state.kind]}</dd>
        <dt>Đơn vị</dt>
        <dd>
          {state.unitIds.map((id) => (
            <div>{unitNames.get(id)}</div>
          ))}
          {state.unitIds.length === 0 && 'Không thuộc phường'}
        </dd>
        <dt>Mở</dt>
        <dd>{formatDay(toLocalDay(state.openedAt))}</dd>
        {state.promise && (
          <>
            <dt>Hứa xong</dt>
            <dd>{formatDay(state.promise.on)}</dd>
          </>
        )}
        {state.dossiers.length > 0 && (
          <>
            <dt>Còn quá hạn</dt>
            <dd>
              {state.dossiers.map(({ id, code }) => (
                <div>
                  <a href={`/can-bo/ho-so/${id}`}>{code}</a>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
