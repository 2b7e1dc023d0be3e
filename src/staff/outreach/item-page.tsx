import { randomUUID } from 'node:crypto';
import { countBySession } from '../../features/dossiers/index.ts';
import { listByOrigin } from '../../features/official-documents/index.ts';
import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import {
  AUDIENCE_LABELS,
  findOutreach,
  listOutreachSteps,
  mayPlan,
  mayReportOn,
  mayTake,
  OUTREACH_KIND_LABELS,
  openSteps,
  originOf,
  readEffect,
  stateLabel,
} from '../../features/outreach/index.ts';
import { listSubtasks } from '../../features/plans/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { History } from './history.tsx';
import { KindFacts } from './kinds/facts.tsx';
import { KindForms } from './kinds/forms.tsx';
import type { OutreachView, SentForm } from './outreach-view.ts';
import { PLACE } from './place.ts';
import { Work } from './work.tsx';

/** One piece of outreach: what it is, what can be done now, what came of it, everything that was done. */
export async function itemPage(c: StaffContext, form: SentForm | null) {
  const view = await readView(c, form);
  const { item } = view;
  return (
    <StaffPage title={item.title} officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href={PLACE}>Tuyên truyền</a>
      </p>
      <div class="page-head">
        <h1>{item.title}</h1>
        <span>{stateLabel(item)}</span>
      </div>
      <p>
        {OUTREACH_KIND_LABELS[item.kind]}, {formatDay(item.day)},{' '}
        {view.units.find((unit) => unit.id === item.unitId)?.name}
        {(item.kind === 'article' || item.kind === 'broadcast') &&
          `. Nói với: ${AUDIENCE_LABELS[item.audience].toLowerCase()}`}
        .
      </p>
      {form && <ErrorSummary message={form.problem.message} fields={fieldsOnPage(form)} />}
      <div class="two-columns">
        <div>
          <KindFacts view={view} />
          <Work view={view} />
        </div>
        <div>
          <KindForms view={view} />
          <History view={view} />
        </div>
      </div>
    </StaffPage>
  );
}

export async function readView(c: StaffContext, form: SentForm | null): Promise<OutreachView> {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { db } = database;
  const item = await findOutreach(db, officer.wardId, mustBeId(c.req.param('id')));
  const sessionIds = item.kind === 'trip' ? [item.content.sessionId] : [];
  const [steps, units, officers, subtasks, documents, taken] = await Promise.all([
    listOutreachSteps(db, officer.wardId, item.id),
    listUnits(db, officer.wardId),
    listOfficersEver(db, officer.wardId),
    listSubtasks(db, officer.wardId, { originPrefix: `${originOf(item.id)}/` }),
    listByOrigin(db, officer.wardId, [originOf(item.id)]),
    countBySession(db, officer.wardId, sessionIds),
  ]);
  const effect =
    item.kind === 'idea' ? await readEffect(db, officer.wardId, { item, steps, now: now() }) : null;
  return {
    ...{ item, steps, units, officers, subtasks, documents, effect, token, form, freshKey: randomUUID },
    ...{ dossiers: taken.get(sessionIds[0] ?? 0) ?? 0, today: toLocalDay(now()), now: now() },
    open: openSteps(item).filter((step) => mayTake(officer, item, step)),
    mayReport: mayReportOn(item) && mayPlan(officer, item.unitId),
  };
}

/** The fields of a step's form carry the step before their name; groups of them have an id of their own. */
function fieldsOnPage({ values, problem }: SentForm): Record<string, string> {
  const groups = ['clusters', 'units'];
  return Object.fromEntries(
    Object.entries(problem.fields).map(([name, text]) => [
      groups.includes(name) ? name : `${String(values.step)}.${name}`,
      text,
    ]),
  );
}
