import type { PublicationPhoto, PublicStep, PublishedFeedback } from '../../features/feedback/index.ts';
import type { Ward } from '../../features/organisation/index.ts';
import { formatDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import { here } from '../here.ts';
import { publishedWords } from '../words/published-feedback.ts';
import { beginningOf, pathOf } from './lines.tsx';
import { OpenMapLink, PlaceDrawing } from './map/drawing.tsx';
import type { Place } from './map/place-points.ts';
import { VoteForm } from './vote-form.tsx';

export interface ItemView {
  item: PublishedFeedback;
  photos: readonly PublicationPhoto[];
  steps: readonly PublicStep[];
  procedure: { code: string; name: string } | null;
  /** Other published items near by. */
  neighbours: readonly Place[];
  own: boolean | null;
}

interface PageProps {
  ward: Ward;
  view: ItemView;
  isNew: boolean;
  problem?: Problem | undefined;
}

/** One petition as everyone may see it: what was said, what was answered, what happened when. */
export function ItemPage({ ward, view, isNew, problem }: PageProps) {
  const w = publishedWords();
  const { item, photos } = view;
  const title = item.title || item.code;
  return (
    <PortalPage
      title={title}
      ward={ward}
      place="/phan-anh"
      description={beginningOf(item.content)}
      translated
    >
      <article>
        <h1 lang="vi" dir="auto">
          {title}
        </h1>
        {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
        <p class="text-secondary">
          {item.code} · {item.matters.map((matter) => w[matter]).join('; ')} · {w.published.toLowerCase()}{' '}
          {formatDay(item.publishedOn)}
        </p>
        {here().lang !== 'vi' && <p class="notice">{w.onlyVietnamese}</p>}
        <Words title={w.said} text={item.content} />
        {item.proposal && <Words title={w.proposal} text={item.proposal} />}
        {photos.length > 0 && <Photos code={item.code} photos={photos} />}
        <Answer view={view} />
        <VoteForm item={item} own={view.own} isNew={isNew} />
        <Where view={view} />
        <TimeLine steps={view.steps} />
      </article>
      <p class="part text-secondary">
        {w.stillPersonal} <a href="/phan-anh/gui">{w.tellUs}</a>
        {ward.phone && ` (${ward.phone})`}, {w.withCode} {item.code}.
      </p>
      <p class="door-row">
        <a class="btn" href="/phan-anh">
          {w.allPublished}
        </a>
        <a class="btn" href="/phan-anh/gui">
          {w.send}
        </a>
      </p>
    </PortalPage>
  );
}

function Answer({ view: { item, procedure } }: { view: ItemView }) {
  const w = publishedWords();
  return (
    <section class="part">
      <h2>{w.answer}</h2>
      <p class="said said-words" lang="vi" dir="auto">
        {item.answer}
      </p>
      <dl class="facts">
        {item.unitName && (
          <>
            <dt>{w.unit}</dt>
            <dd lang="vi">{item.unitName}</dd>
          </>
        )}
        {procedure && (
          <>
            <dt>{w.procedure}</dt>
            <dd>
              <a href={`/thu-tuc/${procedure.code}`} lang="vi">
                {procedure.name}
              </a>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <section class="part">
      <h2>{title}</h2>
      <p class="said-words" lang="vi" dir="auto">
        {text}
      </p>
    </section>
  );
}

function Photos({ code, photos }: { code: string; photos: readonly PublicationPhoto[] }) {
  const w = publishedWords();
  return (
    <section class="part">
      <h2>{w.photos}</h2>
      <ul class="public-photos">
        {photos.map((photo, at) => {
          const address = `${pathOf(code)}/anh/${photo.file}`;
          return (
            <li>
              <a href={address}>
                <img
                  {...{ src: address, width: photo.width, height: photo.height, loading: 'lazy' }}
                  alt={photo.description || `${w.photo} ${at + 1}`}
                />
              </a>
              {photo.description && (
                <small lang="vi" dir="auto">
                  {photo.description}
                </small>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Where({ view: { item, neighbours } }: { view: ItemView }) {
  const w = publishedWords();
  const { place, latitude, longitude } = item;
  if (!place && latitude === null) return null;
  return (
    <section class="part">
      <h2>{w.place}</h2>
      {place && (
        <p lang="vi" dir="auto">
          {place}
        </p>
      )}
      {latitude !== null && longitude !== null && (
        <>
          <PlaceDrawing places={[{ latitude, longitude }, ...neighbours]} isNumbered={false} />
          <p>
            <OpenMapLink latitude={latitude} longitude={longitude} /> ·{' '}
            <a href="/phan-anh/ban-do">{w.mapTitle}</a>
          </p>
        </>
      )}
    </section>
  );
}

function TimeLine({ steps }: { steps: readonly PublicStep[] }) {
  const w = publishedWords();
  return (
    <section class="part">
      <h2>{w.timeLine}</h2>
      <ol class="stage-list">
        {steps.map((step) => (
          <li>
            {w[step.what]} <span class="text-secondary">{formatDay(step.on)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
