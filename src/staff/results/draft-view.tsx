import { raw } from 'hono/html';
import type { ResultBlock, ResultDocument } from '../../features/results/index.ts';

/** A result as it will be printed: the same words in the same order as its PDF. Number and day come with the seal. */
export function DraftView({ document, qr }: { document: ResultDocument; qr: string }) {
  return (
    <article class="slip result-preview" aria-label="Bản xem trước">
      <div class="slip-head">
        <div>
          {document.issuer.map((line) => (
            <b>{line.toUpperCase()}</b>
          ))}
          <span class="slip-rule" />
          <div>Số: ……/{document.symbol}</div>
          {document.title === '' && <div>{document.subject}</div>}
        </div>
        <div>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <b>Độc lập - Tự do - Hạnh phúc</b>
          <span class="slip-rule slip-rule-wide" />
          <i>{document.place}, ngày … tháng … năm …</i>
        </div>
      </div>
      {document.title !== '' && (
        <p class="slip-title">
          <b>{document.title}</b>
          {document.subject !== '' && <span class="result-subject">{document.subject}</span>}
        </p>
      )}
      {document.addressee !== '' && <p class="slip-addressee">Kính gửi: {document.addressee}</p>}
      {document.blocks.map((block) => (
        <Block block={block} />
      ))}
      <div class="slip-signatures">
        <div class="slip-recipients">
          <b>
            <i>Nơi nhận:</i>
          </b>
          {document.recipients.map((each, at) => (
            <div>
              - {each}
              {at === document.recipients.length - 1 ? '.' : ';'}
            </div>
          ))}
          <div class="result-qr" role="img" aria-label="Mã QR để kiểm tra văn bản">
            {raw(qr)}
          </div>
          <div>{document.checkCode}</div>
        </div>
        <div>
          {document.office.map((line) => (
            <b class="slip-office">{line}</b>
          ))}
          <p class="slip-name">{document.signerName}</p>
        </div>
      </div>
    </article>
  );
}

function Block({ block }: { block: ResultBlock }) {
  switch (block.kind) {
    case 'heading':
      return <p class="result-heading">{block.text}</p>;
    case 'facts':
      return (
        <>
          {block.rows.map(([label, text]) => (
            <p class="slip-fact">
              {label}: <b>{text}</b>
            </p>
          ))}
        </>
      );
    case 'article':
      return (
        <>
          {block.lines.map((line, at) => (
            <p class="slip-text">
              {at === 0 && <b>Điều {block.no}. </b>}
              {line}
            </p>
          ))}
        </>
      );
    default:
      return (
        <>
          {block.lines.map((line) => (
            <p class="slip-text">{block.kind === 'basis' ? <i>{line}</i> : line}</p>
          ))}
        </>
      );
  }
}
