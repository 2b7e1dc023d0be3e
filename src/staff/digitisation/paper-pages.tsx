import type { judgePages } from '../../features/digitisation/index.ts';
import {
  PAPER_FIELD_LABELS,
  type PaperField,
  type ProposedField,
  type ScanDocument,
  type ScanPage,
  type WholeBatch,
} from '../../features/digitisation/index.ts';
import { Status } from '../../ui/page.tsx';
import { PageDeeds } from './batch-parts.tsx';
import { pathOf } from './own-batch.ts';

/** The form that the buttons of pages post with, so that what is typed in it is kept. */
export const FORM_ID = 'xac-nhan';

interface PagesProps {
  batch: WholeBatch;
  document: ScanDocument;
  pages: readonly ScanPage[];
  verdicts: ReturnType<typeof judgePages>;
}

/** The pages of a paper, large, with the places from which the proposals were read. */
export function PaperPages({ batch, document, pages, verdicts }: PagesProps) {
  return (
    <ol class="paper-pages">
      {pages.map((page, at) => (
        <li id={`trang-${at + 1}`}>
          <div class="page-head">
            <b>
              Trang {at + 1}/{pages.length}
            </b>
            <div class="deeds">
              <PageDeeds
                page={page}
                at={at}
                count={pages.length}
                form={{ id: FORM_ID, action: `${pathOf(batch)}/giay/${document.id}/xep` }}
              />
            </div>
          </div>
          {page.state === 'failed' && <Status tone="warn">{page.why ?? 'Không đọc được chữ.'}</Status>}
          {verdicts
            .filter((each) => each.page === at && each.rule !== 'unread_page')
            .map((each) => (
              <p class="mb-1">
                <Status tone={each.weight === 'fault' ? 'bad' : 'warn'}>{each.text}</Status>
              </p>
            ))}
          <Picture {...{ batch, page, at }} fields={document.proposed.filter((each) => each.page === at)} />
        </li>
      ))}
    </ol>
  );
}

interface PictureProps {
  batch: WholeBatch;
  page: ScanPage;
  at: number;
  fields: readonly ProposedField[];
}

function Picture({ batch, page, at, fields }: PictureProps) {
  if (page.image === null || page.width === null || page.height === null)
    return <p class="empty-state">Chưa có ảnh của trang này.</p>;
  const { width, height } = page;
  return (
    <div class="paper-picture">
      <img
        src={`${pathOf(batch)}/trang/${page.id}?anh=${page.image.slice(0, 8)}`}
        width={width}
        height={height}
        alt={`Trang ${at + 1} của giấy tờ`}
      />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {fields.flatMap(({ field, boxes }) =>
          boxes.map((box) => <PlaceOf {...{ field, box, width, height }} />),
        )}
      </svg>
    </div>
  );
}

interface PlaceProps {
  field: PaperField;
  box: ProposedField['boxes'][number];
  width: number;
  height: number;
}

/** Where a value stands on the page; a little larger than its words, so that they stay readable. */
function PlaceOf({ field, box, width, height }: PlaceProps) {
  const margin = Math.round(width / 250);
  return (
    <rect
      data-place={field}
      x={Math.round(box.x * width) - margin}
      y={Math.round(box.y * height) - margin}
      width={Math.round(box.width * width) + 2 * margin}
      height={Math.round(box.height * height) + 2 * margin}
    >
      <title>{PAPER_FIELD_LABELS[field]}</title>
    </rect>
  );
}
