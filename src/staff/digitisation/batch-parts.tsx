import {
  FILE_STATE_LABELS,
  PAGE_STATE_LABELS,
  PAPER_KIND_LABELS,
  pagesOf,
  type ScanDocument,
  type ScanPage,
  SOURCE_LABELS,
  type WholeBatch,
} from '../../features/digitisation/index.ts';
import type { Dossier } from '../../features/dossiers/index.ts';
import { formatTime } from '../../law/day.ts';
import { FormToken } from '../../ui/field.tsx';
import { Status } from '../../ui/page.tsx';
import { pathOf } from './own-batch.ts';
import { describeProgress, isBusy } from './scan-box.tsx';

interface PartsProps {
  batch: WholeBatch;
  dossier: Dossier;
  /** Whether this officer may change it now. */
  may: boolean;
  token: string;
}

/** How far reading has come, and the papers that were made of the pages. Holds buttons alone, so that it can be renewed. */
export function BatchParts(props: PartsProps) {
  const { batch, may, token } = props;
  const documents = batch.documents.filter((each) => each.state !== 'discarded');
  const proposed = documents.filter((each) => each.state === 'proposed');
  const alone = batch.pages.filter((page) => page.documentId === null && page.state !== 'removed');
  return (
    <>
      <Progress batch={batch} />
      <Files batch={batch} />
      {documents.map((document) =>
        document.state === 'confirmed' ? (
          <ConfirmedPaper {...props} document={document} />
        ) : (
          <ProposedPaper {...props} document={document} isFirst={document.id === proposed[0]?.id} />
        ),
      )}
      {alone.length > 0 && (
        <section class="card card-body mt-3" aria-labelledby="cho-doc">
          <h2 id="cho-doc">Trang chưa xếp vào giấy tờ</h2>
          <PageRow pages={alone} batch={batch} may={may} token={token} />
        </section>
      )}
      {may && <Removed {...props} />}
    </>
  );
}

function Progress({ batch }: { batch: WholeBatch }) {
  const pages = batch.pages.filter((page) => page.state !== 'removed');
  const done = pages.filter((page) => page.state === 'read' || page.state === 'failed').length;
  if (batch.closedAt !== null)
    return (
      <p class="notice">
        Lô quét đã đóng lúc {formatTime(batch.closedAt)}. Ảnh và chữ của các trang đã được xóa; bản số hóa nằm
        ở hồ sơ.
      </p>
    );
  return (
    <div class="scan-progress" role="status">
      {isBusy(batch) && (
        <progress aria-label="Tiến độ đọc" {...(pages.length > 0 && { max: pages.length, value: done })} />
      )}
      <span>
        {batch.files.length === 0
          ? 'Chưa có trang nào. Hãy thêm tệp hoặc chụp bằng điện thoại.'
          : describeProgress(batch)}
      </span>
    </div>
  );
}

/** Files that are not opened yet, or could not be. */
function Files({ batch }: { batch: WholeBatch }) {
  const shown = batch.files.filter((file) => file.state !== 'taken');
  if (shown.length === 0 || batch.closedAt !== null) return null;
  return (
    <ul class="scan-files">
      {shown.map((file) => (
        <li>
          {file.name} <small class="text-secondary">{SOURCE_LABELS[file.source]}</small>{' '}
          <Status tone={file.state === 'failed' ? 'bad' : 'none'}>{FILE_STATE_LABELS[file.state]}</Status>
          {file.why && <div>{file.why}</div>}
        </li>
      ))}
    </ul>
  );
}

function ConfirmedPaper({ dossier, document }: PartsProps & { document: ScanDocument }) {
  const name = dossier.state.documents.find((each) => each.no === document.documentNo)?.name;
  return (
    <section class="card card-body mt-3">
      <h2>{name}</h2>
      <p class="mb-0">
        <Status tone="good">Đã xác nhận</Status> {PAPER_KIND_LABELS[document.confirmedKind!]}, lúc{' '}
        {formatTime(document.at!)}.{' '}
        <a href={`/can-bo/ho-so/${dossier.id}/tep/${document.file}`} data-turbo="false">
          Mở bản số hóa
        </a>
      </p>
      {document.warnings!.map(({ text }) => (
        <p class="mb-0">
          <Status tone="warn">{text}</Status>
        </p>
      ))}
      {document.reason && <p class="mb-0">Lý do vẫn nhận: {document.reason}</p>}
    </section>
  );
}

interface PaperProps extends PartsProps {
  document: ScanDocument;
  isFirst: boolean;
}

function ProposedPaper({ batch, document, may, token, isFirst }: PaperProps) {
  const pages = pagesOf(batch, document.id);
  const title = `giay-${document.id}`;
  return (
    <section class="card card-body mt-3" aria-labelledby={title}>
      <div class="page-head">
        <h2 id={title}>
          {PAPER_KIND_LABELS[document.kind]} <small class="text-secondary">{pages.length} trang</small>
        </h2>
        {may && (
          <a class="btn btn-primary" href={`${pathOf(batch)}/giay/${document.id}`}>
            Xem và xác nhận<span class="visually-hidden">: {PAPER_KIND_LABELS[document.kind]}</span>
          </a>
        )}
      </div>
      {document.kindWhy && <p class="text-secondary">{document.kindWhy}</p>}
      <PageRow pages={pages} batch={batch} may={may} token={token} />
      {may && (
        <form method="post" action={`${pathOf(batch)}/xep`} class="deeds">
          <FormToken value={token} />
          {!isFirst && (
            <button class="btn btn-sm" type="submit" name="viec" value={`merge~${document.id}`}>
              Gộp vào giấy tờ phía trên
            </button>
          )}
          <button class="btn btn-sm" type="submit" name="viec" value={`discard~${document.id}`}>
            Bỏ cả giấy tờ này
          </button>
        </form>
      )}
    </section>
  );
}

interface RowProps {
  pages: readonly ScanPage[];
  batch: WholeBatch;
  may: boolean;
  token: string;
}

/** The pages side by side, each with what can be done to it. */
function PageRow({ pages, batch, may, token }: RowProps) {
  return (
    <ol class="scan-row">
      {pages.map((page, at) => (
        <li>
          <Thumb page={page} batch={batch} at={at} />
          {page.state !== 'read' && (
            <Status tone={page.state === 'failed' ? 'warn' : 'none'}>{PAGE_STATE_LABELS[page.state]}</Status>
          )}
          {page.state === 'failed' && page.why && <small>{page.why}</small>}
          {may && page.documentId !== null && (
            <form method="post" action={`${pathOf(batch)}/xep`} class="deeds">
              <FormToken value={token} />
              <PageDeeds page={page} at={at} count={pages.length} />
            </form>
          )}
        </li>
      ))}
    </ol>
  );
}

function Thumb({ page, batch, at }: { page: ScanPage; batch: WholeBatch; at: number }) {
  if (page.thumb === null)
    return (
      <div class="scan-blank" aria-hidden="true">
        {at + 1}
      </div>
    );
  const src = `${pathOf(batch)}/trang/${page.id}?nho=1&anh=${page.thumb.slice(0, 8)}`;
  return <img class="scan-thumb" src={src} alt={`Trang ${at + 1}`} loading="lazy" />;
}

interface DeedsProps {
  page: ScanPage;
  at: number;
  count: number;
  /** The form that posts them, where they stand outside of it. */
  form?: { id: string; action: string };
}

/** The buttons of a page. */
export function PageDeeds({ page, at, count, form }: DeedsProps) {
  const deeds = [
    ['turn_left', '↺', 'Xoay trái', true],
    ['turn_right', '↻', 'Xoay phải', true],
    ['up', '←', 'Đưa lên trước', at > 0],
    ['down', '→', 'Đưa ra sau', at < count - 1],
    ['split', '✂', 'Bắt đầu giấy tờ mới từ', at > 0],
    ['remove', '✕', 'Bỏ', true],
  ] as const;
  return (
    <>
      {deeds
        .filter(([, , , isOpen]) => isOpen)
        .map(([deed, sign, words]) => (
          <button
            class="btn btn-sm btn-icon"
            type="submit"
            name="viec"
            value={`${deed}~${page.id}`}
            title={`${words} trang ${at + 1}`}
            aria-label={`${words} trang ${at + 1}`}
            {...(form && { form: form.id, formaction: form.action, formnovalidate: true })}
          >
            {sign}
          </button>
        ))}
    </>
  );
}

function Removed({ batch, token }: PartsProps) {
  const pages = batch.pages.filter((page) => page.state === 'removed' && page.documentId !== null);
  if (pages.length === 0) return null;
  return (
    <details class="card card-body mt-3" id="da-bo">
      <summary>Trang đã bỏ ({pages.length})</summary>
      <form method="post" action={`${pathOf(batch)}/xep`} class="scan-row">
        <FormToken value={token} />
        {pages.map((page, at) => (
          <div>
            <Thumb page={page} batch={batch} at={at} />
            <button class="btn btn-sm" type="submit" name="viec" value={`restore~${page.id}`}>
              Lấy lại<span class="visually-hidden"> trang đã bỏ {at + 1}</span>
            </button>
          </div>
        ))}
      </form>
    </details>
  );
}
