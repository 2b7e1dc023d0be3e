import { randomUUID } from 'node:crypto';
import { findArticle } from '../../features/articles/index.ts';
import { INDICATORS } from '../../features/indicators/index.ts';
import { listSessions, listUnits } from '../../features/organisation/index.ts';
import {
  AUDIENCE_LABELS,
  BROADCAST_TEMPLATES,
  mayPlan,
  OUTREACH_KIND_LABELS,
  OUTREACH_KINDS,
  type OutreachKind,
} from '../../features/outreach/index.ts';
import { clockTime, formatDay, toLocalDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { KindFields } from './kinds/plan-fields.tsx';
import type { SentForm } from './outreach-view.ts';
import { PLACE } from './place.ts';

/** The form that plans a piece of outreach of the kind in the address. */
export async function newPage(c: StaffContext, sent: SentForm | null) {
  const { officer, token } = c.var;
  const asked = sent ? typed(sent.values, 'kind') : c.req.query('loai');
  const kind = OUTREACH_KINDS.find((each) => each === asked);
  if (!kind) throw new Problem('not_found', 'Không có loại việc này.');
  const units = (await listUnits(c.var.platform.database.db, officer.wardId)).filter(
    (unit) => !unit.isClosed && unit.kind !== 'collective' && mayPlan(officer, unit.id),
  );
  const values = sent?.values ?? (await startOf(c, kind));
  const field = fieldsOf(values, sent?.problem.fields);
  return (
    <StaffPage title={OUTREACH_KIND_LABELS[kind]} officer={officer} token={token} place="/can-bo/ke-hoach">
      <p>
        <a href={PLACE}>Tuyên truyền</a>
      </p>
      <h1>{OUTREACH_KIND_LABELS[kind]}</h1>
      {sent && <ErrorSummary message={sent.problem.message} fields={sent.problem.fields} />}
      {kind === 'broadcast' && <Templates />}
      <form class="card card-body mb-3" method="post" action={PLACE}>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <input type="hidden" name="kind" value={kind} />
        <Input {...field('title')} label="Tên" required />
        <Select
          {...field('unitId')}
          label="Đơn vị"
          required
          choices={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        />
        {(kind === 'broadcast' || kind === 'article') && (
          <Select {...field('audience')} label="Nói với ai" required choices={choicesOf(AUDIENCE_LABELS)} />
        )}
        <KindFields kind={kind} values={values} field={field} choices={await choicesFor(c, kind)} />
        <button class="btn btn-primary" type="submit">
          Lập
        </button>
      </form>
    </StaffPage>
  );
}

function Templates() {
  return (
    <p>
      Bắt đầu từ lời mẫu:{' '}
      {BROADCAST_TEMPLATES.map(({ code, title }, at) => (
        <>
          {at > 0 && ' · '}
          <a href={`${PLACE}/moi?loai=broadcast&mau=${code}`}>{title}</a>
        </>
      ))}
    </p>
  );
}

async function startOf(c: StaffContext, kind: OutreachKind): Promise<Record<string, unknown>> {
  const start = {
    ...{ clientKey: randomUUID(), day: toLocalDay(c.var.platform.now()) },
    unitId: String(c.var.officer.unitId),
  };
  const articleId = readId(c.req.query('tin'));
  if (articleId !== null && (kind === 'article' || kind === 'broadcast')) {
    const { title, summary } = await findArticle(c.var.platform.database.db, c.var.officer, articleId);
    return { ...start, title, summary, text: summary, articleId: String(articleId) };
  }
  const template = BROADCAST_TEMPLATES.find(({ code }) => code === c.req.query('mau'));
  return template ? { ...start, title: template.title, text: template.text } : start;
}

/** What may be chosen for the figure of an idea, or as the session of a trip. */
async function choicesFor(c: StaffContext, kind: OutreachKind) {
  if (kind === 'idea')
    return INDICATORS.filter((each) => each.kind !== 'missing').map(({ code, name }) => ({
      value: code,
      label: name,
    }));
  if (kind !== 'trip') return [];
  const { database, now } = c.var.platform;
  const year = Number(toLocalDay(now()).slice(0, 4));
  const sessions = await listSessions(database.db, c.var.officer.wardId, year);
  return sessions
    .filter(({ isMobile }) => isMobile)
    .map(({ id, day, fromMinute, place }) => ({
      value: String(id),
      label: `${formatDay(day)}, ${clockTime(fromMinute)}, ${place}`,
    }));
}
