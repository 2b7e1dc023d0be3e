import {
  APPLICANT_LABELS,
  type Earlier,
  type LikeDossier,
  NOTICE_WAY_LABELS,
  STATUS_LABELS,
} from '../../../features/dossiers/index.ts';
import type { ReceptionSession, Ward } from '../../../features/organisation/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import { assetUrl } from '../../../platform/http/assets.ts';
import type { Problem } from '../../../platform/problem.ts';
import { choicesOf, FormToken, type fieldsOf, Input, Select, TextArea, typed } from '../../../ui/field.tsx';

type Values = Record<string, unknown>;
interface Parts {
  field: ReturnType<typeof fieldsOf>;
  values: Values;
}

/** The identity card: a scanner types its line and Enter, which fills the form; without one the rest is typed. */
export function CardForm(props: {
  token: string;
  procedure: ProcedureVersion;
  values: Values;
  earlier: Earlier | null;
}) {
  const { token, procedure, values, earlier } = props;
  const isFilled = (typed(values, 'applicantName') ?? '') !== '';
  return (
    <form
      method="post"
      action="/can-bo/ho-so/moi/the"
      class="card-scan no-print"
      data-card-scan
      data-card-reader={assetUrl('card-reader.js')}
      data-turbo="false"
    >
      <FormToken value={token} />
      <input type="hidden" name="procedureCode" value={procedure.code} />
      {typed(values, 'luot') && <input type="hidden" name="luot" value={typed(values, 'luot')} />}
      <label for="card">Quét thẻ căn cước</label>
      <input
        class="form-control"
        id="card"
        name="card"
        autocomplete="off"
        autofocus={!isFilled}
        placeholder="Đưa thẻ vào máy quét"
      />
      <button class="btn" type="submit">
        Điền từ thẻ
      </button>
      <button class="btn" type="button" data-card-camera hidden>
        Quét bằng camera
      </button>
      <video data-card-video hidden muted playsinline />
      <span class="form-hint" data-card-words role="status" />
      {earlier && (
        <span class="form-hint">
          Đã có hồ sơ trước: {earlier.code}, ngày {formatDay(toLocalDay(earlier.on))}; {earlier.papers.length}{' '}
          giấy tờ đã số hóa.
        </span>
      )}
    </form>
  );
}

/** Who files it, and for whom. */
export function Person({ field, values, procedure }: Parts & { procedure: ProcedureVersion }) {
  const isFilled = (typed(values, 'applicantName') ?? '') !== '';
  const isPhoneNext = isFilled && (typed(values, 'applicantPhone') ?? '') === '';
  const hasMore = ['representativeName', 'applicantEmail', 'request'].some((name) => typed(values, name));
  return (
    <>
      <Input {...field('applicantName')} label="Họ tên hoặc tên tổ chức" required autocomplete="off" />
      <div class="pair">
        <Input {...field('applicantPersonalId')} label="Số định danh, mã số tổ chức" inputmode="numeric" />
        <Input {...field('applicantBirthOn')} label="Ngày sinh" type="date" />
      </div>
      <Input
        {...field('applicantPhone')}
        label="Số điện thoại"
        type="tel"
        inputmode="tel"
        autofocus={isPhoneNext}
        help="Cần để người nộp tra cứu hồ sơ."
      />
      <Input {...field('applicantAddress')} label="Địa chỉ" />
      <Select
        {...field('applicantKind')}
        label="Đối tượng"
        required
        value={typed(values, 'applicantKind') ?? defaultKind(procedure)}
        choices={choicesOf(APPLICANT_LABELS)}
      />
      <details open={hasMore}>
        <summary id="on-behalf">Người nộp thay, thư điện tử, nội dung yêu cầu</summary>
        <Input {...field('representativeName')} label="Người nộp thay, người đại diện" />
        <Input
          {...field('representativePersonalId')}
          label="Số định danh của người nộp thay"
          inputmode="numeric"
        />
        <Input
          {...field('representativeBasis')}
          label="Căn cứ nộp thay"
          help="Giấy ủy quyền, chức vụ trong tổ chức."
        />
        <Input {...field('applicantEmail')} label="Thư điện tử" type="email" />
        <Select {...field('noticeBy')} label="Báo tin cho người nộp" choices={choicesOf(NOTICE_WAY_LABELS)} />
        <TextArea {...field('request')} label="Nội dung yêu cầu" />
      </details>
    </>
  );
}

function defaultKind(procedure: ProcedureVersion): string {
  return procedure.applicants.includes('citizen') || procedure.applicants.length === 0
    ? 'citizen'
    : 'organisation';
}

/** The trips of mobile teams that have begun, newest first; nothing where there are none. */
export function Trips({ field, trips }: Parts & { trips: ReceptionSession[] }) {
  if (trips.length === 0) return null;
  return (
    <Select
      {...field('sessionId')}
      label="Buổi lưu động"
      help="Khi cách nộp là lưu động; để trống thì là buổi duy nhất của hôm nay."
      choices={[
        { value: '', label: 'Không, hoặc buổi của hôm nay' },
        ...trips.map(({ id, day, place }) => ({ value: String(id), label: `${formatDay(day)}, ${place}` })),
      ]}
    />
  );
}

/** Help with filing online, the paper book, and dossiers that another body resolves or received. */
export function Elsewhere(props: Parts & { problem: Problem | undefined; wards: Ward[] }) {
  const { field, values, problem, wards } = props;
  const isOpen = ['paperBookAt', 'forBody', 'fromBody', 'forWardId', 'postalNumber'].some(
    (name) => problem?.fields[name] !== undefined || (typed(values, name) ?? '') !== '',
  );
  return (
    <details open={isOpen}>
      <summary>Bưu chính, hỗ trợ trực tuyến, sổ giấy, phi địa giới</summary>
      <Input {...field('postalNumber')} label="Mã bưu gửi" help="Khi hồ sơ đến qua bưu chính." />
      <label class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          name="assistedOnline"
          value="1"
          checked={typed(values, 'assistedOnline') === '1'}
        />
        <span class="form-check-label">Cán bộ nộp trực tuyến cùng người dân (cách nộp: trực tuyến)</span>
      </label>
      {wards.length > 0 && (
        <Select
          {...field('forWardId')}
          label="Nhận thay phường, xã"
          choices={[
            { value: '', label: 'Không' },
            ...wards.map((ward) => ({ value: String(ward.id), label: ward.name })),
          ]}
        />
      )}
      <Input {...field('forBody')} label="Nhận thay cơ quan khác" help="Ví dụ Sở Xây dựng." />
      <Input {...field('fromBody')} label="Nơi khác đã nhận thay phường" />
      <Input {...field('foreignCode')} label="Mã hồ sơ ở nơi đã nhận" />
      <Input
        {...field('paperBookAt')}
        label="Thời điểm đã nhận theo sổ giấy"
        type="datetime-local"
        help="Chỉ điền khi hồ sơ đã nhận ngoài hệ thống. Hồ sơ này không tính là tiếp nhận trên hệ thống."
      />
    </details>
  );
}

/** Dossiers that may be the same: shown before another is taken in. */
export function Like({ like }: { like: LikeDossier[] }) {
  if (like.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-label="Hồ sơ giống">
      <ul>
        {like.map((each) => (
          <li>
            <a href={`/can-bo/ho-so/${each.id}`}>{each.code}</a>, nộp {formatDay(toLocalDay(each.on))},{' '}
            {STATUS_LABELS[each.status].toLowerCase()}
          </li>
        ))}
      </ul>
      <label class="form-check">
        <input class="form-check-input" type="checkbox" id="acknowledged" name="acknowledged" value="1" />
        <span class="form-check-label">Đây là hồ sơ khác, vẫn tiếp nhận</span>
      </label>
    </section>
  );
}

/** What the desk does with a dossier that it cannot take in. */
export function OtherAnswers({ field, values }: Parts) {
  const isOpen = typed(values, 'answer') === 'refuse' || typed(values, 'answer') === 'request_supplement';
  return (
    <details class="card card-body" open={isOpen}>
      <summary id="other-answers">Chưa nhận được: yêu cầu bổ sung (Mẫu 02) hoặc từ chối (Mẫu 03)</summary>
      <TextArea {...field('answerItems')} label="Giấy tờ, nội dung cần bổ sung" help="Mỗi dòng một ý." />
      <TextArea {...field('answerReason')} label="Lý do" />
      <Input {...field('answerDays')} label="Số ngày chờ bổ sung" inputmode="numeric" />
      <p>
        <button class="btn" type="submit" id="ask-supplement" name="answer" value="request_supplement">
          Yêu cầu bổ sung
        </button>{' '}
        <button class="btn" type="submit" name="answer" value="refuse">
          Từ chối
        </button>
      </p>
    </details>
  );
}
