import { Hono } from 'hono';
import {
  findPublishedDocument,
  kindOf,
  listPublishedDocuments,
  type OfficialDocumentRecord,
} from '../../features/official-documents/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { answerFile, fileHeaders } from '../../platform/http/file-headers.ts';
import { mustBeId, readAfter, writeAfter } from '../../platform/http/keys.ts';
import { PortalPage } from '../frame.tsx';
import { here } from '../here.ts';
import type { PortalEnv } from '../ward.ts';
import { officialDocumentWords } from '../words/official-documents.ts';

const PLACE = '/van-ban';
const PAGE = 20;

/** What the ward has issued and lets everybody read: plans, reports, notices, as their signed files. */
export const publishedDocuments = new Hono<PortalEnv>()
  .get(PLACE, async (c) => {
    const { db } = c.var.platform.database;
    const w = officialDocumentWords();
    const after = readAfter(c.req.query('sau'));
    const { documents, next } = await listPublishedDocuments(db, c.var.ward.id, { after, limit: PAGE });
    return c.html(
      <PortalPage title={w.title} ward={c.var.ward} place={PLACE} description={w.description} translated>
        <h1>{w.title}</h1>
        {here().lang !== 'vi' && <p class="notice">{w.onlyVietnamese}</p>}
        {documents.length === 0 ? (
          <p class="empty-state">{w.empty}</p>
        ) : (
          <ul class="news-list" lang="vi">
            {documents.map((each) => (
              <li>
                <h2>
                  <a href={`${PLACE}/${each.id}`}>{each.subject}</a>
                </h2>
                <p class="text-secondary">
                  {labelOf(each)} {each.number}, {formatDay(each.day!)}
                </p>
              </li>
            ))}
          </ul>
        )}
        {next && (
          <p>
            <a class="btn" href={`${PLACE}?sau=${encodeURIComponent(writeAfter(next))}`}>
              {w.more}
            </a>
          </p>
        )}
      </PortalPage>,
    );
  })
  .get(`${PLACE}/:id{[0-9]+}`, async (c) => {
    const { db } = c.var.platform.database;
    const w = officialDocumentWords();
    const document = await findPublishedDocument(db, c.var.ward.id, mustBeId(c.req.param('id')));
    return c.html(
      <PortalPage
        title={document.subject}
        ward={c.var.ward}
        place={PLACE}
        description={document.subject}
        translated
      >
        <p class="text-secondary" lang="vi">
          {labelOf(document)}
        </p>
        <h1 lang="vi">{document.subject}</h1>
        <dl>
          <dt>{w.number}</dt>
          <dd>{document.number}</dd>
          <dt>{w.day}</dt>
          <dd>{formatDay(document.day!)}</dd>
          <dt>{w.posted}</dt>
          <dd>{formatTime(document.publishedAt!)}</dd>
          <dt>{w.hash}</dt>
          <dd class="signed-text">{document.files.pdf}</dd>
        </dl>
        <p>
          <a class="btn btn-primary" href={`${PLACE}/${document.id}.pdf`}>
            {w.open}
          </a>{' '}
          <a class="btn" href={`/kiem-tra-van-ban/${document.code}`}>
            {w.check}
          </a>
        </p>
        <p>
          <a href={PLACE}>{w.all}</a>
        </p>
      </PortalPage>,
    );
  })
  .get(`${PLACE}/:file{[0-9]+\\.pdf}`, async (c) => {
    const { database, files } = c.var.platform;
    const id = mustBeId(c.req.param('file').slice(0, -4));
    const document = await findPublishedDocument(database.db, c.var.ward.id, id);
    const file = await openStoredFile(database.db, files, c.var.ward.id, document.files.pdf!);
    return answerFile(c, file, fileHeaders(file, 'inline'));
  });

/** A kind as it is called on the day of the document. */
function labelOf({ kind, day }: OfficialDocumentRecord): string {
  return kindOf(kind, day!).label;
}
