import {
  APPLICANT_LABELS,
  type Earlier,
  type LikeDossier,
  NOTICE_WAY_LABELS,
  STATUS_LABELS,
} from '../../../features/dossiers/index.ts';
import type { Ward } from '../../../features/organisation/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import { assetUrl } from '../../../platform/http/assets.ts';
import type { Problem } from '../../../platform/problem.ts';
import { choicesOf, type fieldsOf, Input, Select, TextArea, typed } from '../../../ui/field.tsx';

type Values = Record<string, unknown>;
interface Parts {
  field: ReturnType<typeof fieldsOf>;
  values: Values;
}

/**
 * The identity card: a scanner types its line and Enter, which fills the form; an organisation is found by its number. It
 * stands in the form itself, so that nothing typed before the scan is lost.
 */
export function CardField(props: Parts & { earlier: Earlier | null; notice: string | undefined }) {
  const { field, values, earlier, notice } = props;
  const { value, error } = field('card');
  const isFirst = focusOf(values) === 'card';
  return (
    <div class="card-scan no-print" data-card-scan data-card-reader={assetUrl('card-reader.js')}>
      <label for="card">Quét thẻ căn cước</label>
      <input
        class="form-control"
        id="card"
        name="card"
        autocomplete="off"
        autofocus={isFirst || error !== undefined}
        placeholder="Quét thẻ, hoặc gõ số định danh, mã số tổ chức"
        value={value ?? ''}
        {...(error && { 'aria-invalid': 'true', 'aria-describedby': 'card-error' })}
      />
      <label class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          name="cardOf"
          value="representative"
          checked={typed(values, 'cardOf') === 'representative'}
        />
        <span class="form-check-label">Thẻ của người nộp thay</span>
      </label>
      <button class="btn" type="submit" name="answer" value="card">
        Điền từ thẻ
      </button>
      <button class="btn" type="button" data-card-camera hidden>
        Quét bằng camera
      </button>
      <button class="btn" type="button" data-card-stop hidden>
        Tắt camera
      </button>
      <video data-card-video hidden muted playsinline aria-label="Hình từ camera" />
      <span class="field-error" id="card-error" role="alert" data-card-error>
        {error ?? ''}
      </span>
      {notice && (
        <span class="form-hint" role="status">
          {notice}
        </span>
      )}
      {earlier && (
        <span class="form-hint">
          Đã có hồ sơ trước: {earlier.code}, ngày {formatDay(toLocalDay(earlier.on))}.
        </span>
      )}
    </div>
  );
}

/** Where the cursor goes: the card first, then the first of what is usually still missing, at last the button. */
export function focusOf(values: Values): string {
  const isEmpty = (name: string) => (typed(values, name) ?? '') === '';
  if (isEmpty('applicantName')) return isEmpty('applicantPersonalId') ? 'card' : 'applicantName';
  if (isEmpty('applicantPhone')) return 'applicantPhone';
  const isOrganisation = typed(values, 'applicantKind') === 'organisation';
  if (isOrganisation && isEmpty('representativeName')) return 'card';
  if (!isEmpty('representativeName') && isEmpty('representativeBasis')) return 'representativeBasis';
  return 'accept';
}

const MORE = [
  ...['representativeName', 'representativePersonalId', 'representativeBasis'],
  ...['applicantEmail', 'noticeBy', 'request'],
];

/** Who files it, and for whom. */
export function Person({ field, values, procedure }: Parts & { procedure: ProcedureVersion }) {
  const kind = typed(values, 'applicantKind') ?? defaultKind(procedure);
  const hasMore = kind === 'organisation' || MORE.some((name) => typed(values, name) || field(name).error);
  const next = focusOf(values);
  return (
    <>
      <Input
        {...field('applicantName')}
        label="Họ tên hoặc tên tổ chức"
        required
        autocomplete="off"
        autofocus={next === 'applicantName'}
      />
      <div class="pair">
        <Input {...field('applicantPersonalId')} label="Số định danh, mã số tổ chức" inputmode="numeric" />
        <Input {...field('applicantBirthOn')} label="Ngày sinh" type="date" />
      </div>
      <Input
        {...field('applicantPhone')}
        label="Số điện thoại"
        type="tel"
        inputmode="tel"
        autofocus={next === 'applicantPhone'}
        help="Cần để người nộp tra cứu hồ sơ."
      />
      <Input {...field('applicantAddress')} label="Địa chỉ" />
      <Select
        {...field('applicantKind')}
        label="Đối tượng"
        required
        value={kind}
        choices={choicesOf(APPLICANT_LABELS)}
      />
      <details open={hasMore}>
        <summary id="on-behalf">Người nộp thay, người đại diện, thư điện tử, thông báo, nội dung</summary>
        <Input {...field('representativeName')} label="Người nộp thay, người đại diện" />
        <Input
          {...field('representativePersonalId')}
          label="Số định danh của người nộp thay"
          inputmode="numeric"
        />
        <Input
          {...field('representativeBasis')}
          label="Căn cứ nộp thay"
          autofocus={next === 'representativeBasis'}
          help="Giấy ủy quyền, chức vụ trong tổ chức."
        />
        <Input {...field('applicantEmail')} label="Thư điện tử" type="email" />
        <Select
          {...field('noticeBy')}
          label="Nhận thông báo qua"
          required
          choices={choicesOf(NOTICE_WAY_LABELS)}
        />
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

/** Help with filing online, the paper book, and dossiers that another body resolves or received. */
export function Elsewhere(props: Parts & { problem: Problem | undefined; wards: Ward[] }) {
  const { field, values, problem, wards } = props;
  const isOpen = [
    'paperBookAt',
    'forBody',
    'fromBody',
    'forWardId',
    'postalNumber',
    'foreignCode',
    'assistedOnline',
  ].some((name) => problem?.fields[name] !== undefined || (typed(values, name) ?? '') !== '');
  return (
    <details open={isOpen}>
      <summary>Bưu gửi, hỗ trợ trực tuyến, sổ giấy, phi địa giới</summary>
      <Input
        {...field('postalNumber')}
        label="Mã bưu gửi"
        autocomplete="off"
        help="Ghi trên nhãn của bưu gửi, khi hồ sơ đến qua bưu chính."
      />
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

/** Whether the databases know him: of a foreigner they may not. */
export function Origin(props: { name: string; value: string | undefined; error: string | undefined }) {
  return (
    <Select
      {...props}
      label="Người nộp là"
      required
      choices={[
        { value: 'citizen', label: 'Công dân Việt Nam, tổ chức trong nước' },
        { value: 'foreigner', label: 'Người nước ngoài' },
        { value: 'overseas', label: 'Người Việt Nam định cư ở nước ngoài' },
      ]}
    />
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
