import { formatTime } from '../../law/day.ts';
import type { SignatureVerdict, Verdict } from '../../platform/verification/index.ts';

const MARKS = {
  ...{ valid: 'ok', valid_but: 'warn', unknown: 'warn', invalid: 'bad' },
  ...{ unsigned: 'warn', unreadable: 'bad' },
} as const;

const EXPLAINED: Record<Verdict['standing'], string> = {
  valid:
    'Mọi chữ ký đều nguyên vẹn, của người có chứng thư được tin cậy, và văn bản không bị đổi sau khi ký.',
  valid_but: 'Chữ ký nguyên vẹn, nhưng có điều bạn cần biết trước khi dựa vào văn bản này.',
  unknown: 'Không thể nói văn bản này đúng hay sai. Hãy hỏi nơi đã cấp, hoặc mang bản gốc đến Trung tâm.',
  invalid: 'Đừng dựa vào tệp này. Hãy xin lại bản gốc ở nơi đã cấp.',
  unsigned: 'Tệp không mang chữ ký số nào, nên không thể biết ai đã làm ra và có bị sửa hay không.',
  unreadable: 'Tệp hỏng, bị khóa bằng mật khẩu, hoặc không phải tệp PDF.',
};

/** A verdict on a file in plain words, with each of its signatures. */
export function VerdictView({ verdict, name }: { verdict: Verdict; name: string | null }) {
  return (
    <section class="tracked verdict" data-tone={MARKS[verdict.standing]} aria-labelledby="ket-qua">
      <h2 id="ket-qua" class="tracked-now">
        {verdict.words}
      </h2>
      {name !== null && <p>Tệp: {name}</p>}
      <p>{EXPLAINED[verdict.standing]}</p>
      {verdict.signatures.length > 0 && (
        <ol class="verdict-signatures">
          {verdict.signatures.map((each) => (
            <li>{each.isTimestamp ? <StampView stamp={each} /> : <SignatureView signature={each} />}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

const STANDINGS: Record<SignatureVerdict['standing'], string> = {
  valid: 'Hợp lệ',
  valid_but: 'Hợp lệ nhưng có điều cần biết',
  unknown: 'Không xác định',
  invalid: 'Không hợp lệ',
};

function SignatureView({ signature }: { signature: SignatureVerdict }) {
  const { signer, organisation, issuer, coversWholeFile, reasons, notes, standing } = signature;
  return (
    <>
      <h3>{signer || `Chữ ký "${signature.field}"`}</h3>
      <dl>
        <dt>Kết luận</dt>
        <dd>
          <b>{STANDINGS[standing]}</b>
        </dd>
        {organisation && organisation !== signer && (
          <>
            <dt>Cơ quan, tổ chức</dt>
            <dd>{organisation}</dd>
          </>
        )}
        <dt>Ký lúc</dt>
        <dd>{timeWords(signature)}</dd>
        {issuer && (
          <>
            <dt>Chứng thư do</dt>
            <dd>{issuer}</dd>
          </>
        )}
        <dt>Phạm vi</dt>
        <dd>{coversWholeFile ? 'Toàn bộ tệp' : 'Tệp ở thời điểm ký; phần ghi thêm sau đó đã được so lại'}</dd>
      </dl>
      <Sentences list={[...reasons, ...notes]} />
    </>
  );
}

function StampView({ stamp }: { stamp: SignatureVerdict }) {
  return (
    <>
      <h3>Dấu thời gian của văn bản</h3>
      <p>
        {STANDINGS[stamp.standing]}. {timeWords(stamp)}
      </p>
      <Sentences list={[...stamp.reasons, ...stamp.notes]} />
    </>
  );
}

function timeWords({ signedAt, timeIs, stampedBy }: SignatureVerdict): string {
  if (!signedAt) return 'Không rõ';
  const time = formatTime(signedAt);
  return timeIs === 'stamped'
    ? `${time}, theo dấu thời gian của ${stampedBy}`
    : `${time}, theo lời khai của người ký`;
}

function Sentences({ list }: { list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <ul>
      {list.map((each) => (
        <li>{`${each.slice(0, 1).toUpperCase()}${each.slice(1)}.`}</li>
      ))}
    </ul>
  );
}
