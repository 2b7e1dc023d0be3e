import { raw } from 'hono/html';
import type { Slip, SlipBlock } from '../../features/dossiers/index.ts';

/** A slip as it is printed: the same words in the same order as the PDF and the Word document. */
export function SlipPage({ slip, qr }: { slip: Slip; qr: string }) {
  return (
    <article class="slip">
      <p class="slip-form">{slip.formName}</p>
      <Letterhead slip={slip} />
      <h1 class="slip-title">{slip.title}</h1>
      <div class="qr" role="img" aria-label="Mã QR đến trang tra cứu hồ sơ">
        {raw(qr)}
      </div>
      {slip.addressee !== null && <p class="slip-addressee">Kính gửi: {slip.addressee}</p>}
      {slip.blocks.map((block) => (
        <Block block={block} />
      ))}
      <Ending slip={slip} />
    </article>
  );
}

function Letterhead({ slip: { issuer, number, placeAndDay } }: { slip: Slip }) {
  return (
    <div class="slip-head">
      <div>
        {issuer.parent.map((line) => (
          <div>{line.toUpperCase()}</div>
        ))}
        {issuer.name.map((line) => (
          <b>{line.toUpperCase()}</b>
        ))}
        <span class="slip-rule" />
        {number !== null && <div>Số: {number}</div>}
      </div>
      <div>
        <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
        <b>Độc lập - Tự do - Hạnh phúc</b>
        <span class="slip-rule slip-rule-wide" />
        <i>{placeAndDay}</i>
      </div>
    </div>
  );
}

function Ending({ slip: { recipients, signatures } }: { slip: Slip }) {
  return (
    <div class="slip-signatures">
      {recipients.length > 0 && (
        <div class="slip-recipients">
          <b>
            <i>Nơi nhận:</i>
          </b>
          {recipients.map((each, at) => (
            <div>
              - {each}
              {at === recipients.length - 1 ? '.' : ';'}
            </div>
          ))}
        </div>
      )}
      {signatures.map(({ authority, who, hint, name }) => (
        <div>
          {[...authority, who].map((line) => (
            <b class="slip-office">{line}</b>
          ))}
          {hint !== '' && <i>{hint}</i>}
          <p class="slip-name">{name}</p>
        </div>
      ))}
    </div>
  );
}

function Block({ block }: { block: SlipBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p class="slip-text">{block.text}</p>;
    case 'facts':
      return (
        <>
          {block.rows.map(([label, value]) => (
            <p class="slip-fact">
              {label}: <b>{value || '………………'}</b>
            </p>
          ))}
        </>
      );
    case 'list':
      return (
        <>
          <p class="slip-fact">
            <b>{block.title}</b>
          </p>
          <ol>
            {block.items.map((item) => (
              <li>{item}</li>
            ))}
          </ol>
        </>
      );
    case 'table':
      return <Table table={block} />;
  }
}

function Table({ table }: { table: Extract<SlipBlock, { kind: 'table' }> }) {
  const { title, head, rows, struck = [] } = table;
  return (
    <section class="slip-table" aria-label={title} tabindex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr class={struck.includes(at) ? 'slip-struck' : undefined}>
              {row.map((text) => (
                <td>{text}</td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colspan={head.length}>Không có</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
