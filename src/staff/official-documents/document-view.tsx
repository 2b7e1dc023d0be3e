import type {
  Block,
  OfficialDocument,
  OfficialDocumentRecord,
  TableBlock,
} from '../../features/official-documents/index.ts';
import { formatDay } from '../../law/day.ts';
import { SCROLLS } from '../../ui/page.tsx';

interface DocumentViewProps {
  document: OfficialDocument;
  record: Pick<OfficialDocumentRecord, 'number' | 'day'>;
}

/** A document as it will be printed: the same words in the same order as its PDF. Number and day come with the seal. */
export function DocumentView({ document, record }: DocumentViewProps) {
  const { agency, kindName, subject, place } = document;
  return (
    <article class="slip result-preview" aria-label="Bản xem trước">
      <div class="slip-head">
        <div>
          {agency.name.split('\n').map((line) => (
            <b>{line}</b>
          ))}
          <span class="slip-rule" />
          <div>Số: {record.number ?? `……/${document.symbol}`}</div>
          {kindName === null && <div>V/v {subject}</div>}
        </div>
        <div>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <b>Độc lập - Tự do - Hạnh phúc</b>
          <span class="slip-rule slip-rule-wide" />
          <i>
            {place}, {record.day === null ? 'ngày … tháng … năm …' : `ngày ${formatDay(record.day)}`}
          </i>
        </div>
      </div>
      {kindName !== null && (
        <p class="slip-title">
          <b>{kindName}</b>
          <span class="result-subject">{subject}</span>
        </p>
      )}
      <Addressees given={document.addressees} />
      {document.basis.map((line) => (
        <p class="slip-text">
          <i>{line}</i>
        </p>
      ))}
      {document.body.map((block) => (
        <BlockView block={block} />
      ))}
      <Ending document={document} />
      {document.annexes.map((annex) => (
        <section aria-label={annex.title}>
          <p class="slip-title">
            <b>PHỤ LỤC</b>
            <span class="result-subject">{annex.title}</span>
          </p>
          {annex.body.map((block) => (
            <BlockView block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Addressees({ given }: { given: readonly string[] }) {
  if (given.length === 0) return null;
  if (given.length === 1) return <p class="slip-addressee">Kính gửi: {given[0]}</p>;
  return (
    <div class="slip-addressee">
      Kính gửi:
      {given.map((each) => (
        <div>- {each}</div>
      ))}
    </div>
  );
}

function Ending({ document: { recipients, signature } }: { document: OfficialDocument }) {
  return (
    <div class="slip-signatures">
      <div class="slip-recipients">
        <b>
          <i>Nơi nhận:</i>
        </b>
        {recipients.map((each) => (
          <div>- {each}</div>
        ))}
      </div>
      <div>
        {[...(signature.authority?.split('\n') ?? []), signature.position].map((line) => (
          <b class="slip-office">{line}</b>
        ))}
        <p class="slip-name">{signature.name}</p>
      </div>
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p class="slip-text">
          <b>{block.text}</b>
        </p>
      );
    case 'paragraph':
      return <p class="slip-text">{block.text}</p>;
    case 'item':
      return <p class="slip-text">- {block.text}</p>;
    case 'table':
      return <TableView table={block} />;
    case 'picture':
      return (
        <figure>
          <img
            class="img-fluid"
            src={`data:image/png;base64,${Buffer.from(block.png).toString('base64')}`}
            alt={block.description || block.caption}
          />
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
  }
}

const SIDES = { left: '', right: 'text-end', center: 'text-center' } as const;

function TableView({ table: { caption, columns, rows, strong } }: { table: TableBlock }) {
  return (
    <div class="table-responsive" {...SCROLLS}>
      <table class="table table-sm">
        {caption !== null && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr>
              {cells.map((text, place) => (
                <td class={SIDES[columns[place]!.align]}>{strong.includes(at) ? <b>{text}</b> : text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
