import { Hono } from 'hono';
import type { PublishedFeedback } from '../../../features/feedback/index.ts';
import { PortalPage } from '../../frame.tsx';
import type { PortalEnv } from '../../ward.ts';
import { publishedWords } from '../../words/published-feedback.ts';
import { FilterForm } from '../filter-form.tsx';
import { addressOf, filtersToQuery } from '../filters.ts';
import { PublishedLines } from '../lines.tsx';
import { readPage } from '../read-page.ts';
import { PlaceDrawing } from './drawing.tsx';
import type { Place } from './place-points.ts';

const PAGE = 50;
const PATH = '/phan-anh/ban-do';

/** The published items that have a place, as a drawing and as a list. */
export const publishedMap = new Hono<PortalEnv>().get(PATH, async (c) => {
  const w = publishedWords();
  const { filters, choices, items, count, last } = await readPage(c, { limit: PAGE, hasPlace: true });
  return c.html(
    <PortalPage title={w.mapTitle} ward={c.var.ward} place="/phan-anh" translated>
      <h1>{w.mapTitle}</h1>
      <p>{w.mapIntro}</p>
      <FilterForm path={PATH} filters={filters} choices={choices} />
      {items.length === 0 ? (
        <p class="empty-state" role="status">
          {filtersToQuery(filters).size > 0 ? w.nothing : w.mapEmpty}
        </p>
      ) : (
        <>
          <p role="status">
            <b>{count}</b> {w.withPlace}.
          </p>
          <PlaceDrawing places={placesOf(items)} isNumbered />
          <h2>{w.list}</h2>
          <PublishedLines items={items} isNumbered />
        </>
      )}
      {last && (
        <p>
          <a class="btn" href={addressOf(PATH, filters, last)}>
            {w.more}
          </a>
        </p>
      )}
      <p>
        <a href={addressOf('/phan-anh', filters)}>{w.allPublished}</a>
      </p>
    </PortalPage>,
  );
});

/** Where items are; those without a place are left out. */
export function placesOf(items: readonly PublishedFeedback[]): Place[] {
  return items.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
}
