import { type Context, Hono } from 'hono';
import {
  type LifeEvent,
  listFields,
  listLifeEvents,
  normaliseProcedureCode,
  searchProcedures,
} from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { EventSteps, Events, eventSteps } from './events.tsx';
import { Fields, type Filters, FindForm, filtersToQuery } from './find-form.tsx';
import { procedurePage } from './procedure.tsx';
import { type Found, Results } from './results.tsx';

const PAGE = 30;

/** Finding a procedure: by what happens in a life, by field, by words. The address holds every filter. */
export const procedures = new Hono<PortalEnv>()
  .get('/thu-tuc', async (c) => {
    const onDay = toLocalDay(c.var.platform.now());
    const filters = filtersOf(c);
    const event = listLifeEvents(onDay).find((each) => each.slug === c.req.query('su-kien'));
    if (event && filters.q === '') return c.html(await eventPage(c, event, filters));
    const found = await find(c, filters);
    const results = found && <Results found={found} filters={filters} />;
    if (c.req.header('x-part') === 'results') return c.html(results ?? '');
    return c.html(await findPage(c, filters, found));
  })
  .route('/', procedurePage);

function filtersOf(c: Context<PortalEnv>): Filters {
  const q = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100);
  const applicant = (['citizen', 'organisation'] as const).find((each) => each === c.req.query('doi-tuong'));
  return { q, applicant: applicant ?? null, field: c.req.query('linh-vuc')?.slice(0, 100) || null };
}

/** What the filters find; null when none is set. */
async function find(c: Context<PortalEnv>, filters: Filters): Promise<Found | null> {
  const { database, now } = c.var.platform;
  const [rank, last] = (c.req.query('sau') ?? '').split('~');
  const code = normaliseProcedureCode(last ?? '');
  const after = code && /^\d{1,6}$/.test(rank ?? '') ? { rank: Number(rank), code } : null;
  if (filters.q === '' && filters.field === null && filters.applicant === null && after === null) return null;
  const search = { ...filters, onDay: toLocalDay(now()), limit: PAGE, publicOnly: true, after };
  const page = await searchProcedures(database.db, search);
  const isNarrowed = filters.q !== '' && (filters.field !== null || filters.applicant !== null);
  if (page.procedures.length > 0 || !isNarrowed) return { page, beyond: [] };
  const wide = { ...search, field: null, applicant: null, limit: 5 };
  return { page, beyond: (await searchProcedures(database.db, wide)).procedures };
}

async function findPage(c: Context<PortalEnv>, filters: Filters, found: Found | null) {
  const { database, now } = c.var.platform;
  const onDay = toLocalDay(now());
  const fields = await listFields(database.db, onDay);
  const chosen = fields.find((each) => each.fieldCode === filters.field);
  const isLost = found !== null && found.page.procedures.length === 0;
  return (
    <PortalPage title={chosen ? `Thủ tục: ${chosen.field}` : 'Thủ tục'} ward={c.var.ward} place="/thu-tuc">
      <h1>{chosen ? chosen.field : 'Tìm thủ tục'}</h1>
      <FindForm filters={filters} />
      <div data-live-results aria-live="polite">
        {found && <Results found={found} filters={filters} />}
      </div>
      {chosen && (
        <p>
          <a href={`/thu-tuc?${filtersToQuery({ ...filters, field: null })}`}>Xem mọi lĩnh vực</a>
        </p>
      )}
      {(found === null || isLost) && (
        <>
          <Events events={listLifeEvents(onDay)} applicant={filters.applicant} />
          <Fields fields={fields} applicant={filters.applicant} />
        </>
      )}
    </PortalPage>
  );
}

async function eventPage(c: Context<PortalEnv>, event: LifeEvent, filters: Filters) {
  const { database, now } = c.var.platform;
  const steps = await eventSteps(database.db, event, toLocalDay(now()));
  return (
    <PortalPage title={event.name} ward={c.var.ward} place="/thu-tuc">
      <h1>{event.name}</h1>
      <p>{event.about}</p>
      <EventSteps steps={steps} />
      <p>
        Không thấy việc của bạn? <a href="/thu-tuc">Xem các việc khác</a>, hoặc tìm bằng lời của bạn:
      </p>
      <FindForm filters={filters} />
    </PortalPage>
  );
}
