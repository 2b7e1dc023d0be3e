import {
  CHANNEL_LABELS,
  type Feedback,
  type LikelySame,
  TAKEN_CHANNELS,
} from '../../../features/feedback/index.ts';
import type { Officer, Unit } from '../../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import type { Problem } from '../../../platform/problem.ts';
import { Field, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';

const PLACE = '/can-bo/phan-anh';

interface TakeDownProps {
  officer: Officer;
  token: string;
  values: Record<string, unknown>;
  problem: Problem | undefined;
  /** What came lately that may be the same. */
  likely: LikelySame[];
  clientKey: string;
  units: Unit[];
}

/** One form for the telephone, letters and the press: what only one of them needs says so. */
export function TakeDownPage(props: TakeDownProps) {
  const { officer, token, values, problem, likely, clientKey, units } = props;
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Ghi phản ánh, kiến nghị" officer={officer} token={token} place={PLACE}>
      <h1>Ghi phản ánh, kiến nghị</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={`${PLACE}/moi`} enctype="multipart/form-data" class="card card-body">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={clientKey} />
        {likely.length > 0 && <Likely likely={likely} />}
        <Select
          {...field('channel')}
          label="Đến bằng"
          required
          choices={[
            { value: '', label: 'Chọn' },
            ...TAKEN_CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] })),
          ]}
        />
        <Input
          {...field('happenedOn')}
          label="Ngày gọi, ngày ghi trên văn bản, ngày đăng"
          type="date"
          required
        />
        <Input {...field('happenedTime')} label="Giờ gọi đến" type="time" help="Cho điện thoại." />
        <Input
          {...field('source')}
          label="Báo, đài, trang mạng và đường dẫn"
          help="Cho báo chí, mạng xã hội."
        />
        <TextArea
          {...field('content')}
          label="Nội dung"
          rows={8}
          required
          help="Ghi đúng lời người gửi nói hoặc viết, không thêm ý của mình."
        />
        <TextArea {...field('proposal')} label="Người gửi đề nghị" />
        <Checkbox {...props} name="isReadBack" label="Đã đọc lại cho người gọi nghe và họ đồng ý" />
        <Papers error={problem?.fields.tep} />
        <Sender {...props} />
        <h2>Nói về</h2>
        <Input {...field('dossierCode')} label="Mã hồ sơ" />
        <Select
          {...field('subjectUnitId')}
          label="Đơn vị bị phản ánh"
          choices={[
            { value: '', label: 'Không rõ, không có' },
            ...units.map((unit) => ({ value: String(unit.id), label: unit.name })),
          ]}
        />
        <Input {...field('aboutWhom')} label="Người, cơ quan bị phản ánh" />
        <Input {...field('place')} label="Địa điểm" />
        <div>
          <button class="btn btn-primary" type="submit">
            Ghi vào sổ
          </button>
        </div>
      </form>
    </StaffPage>
  );
}

function Likely({ likely }: { likely: LikelySame[] }) {
  return (
    <section class="notice" aria-labelledby="likely">
      <h2 id="likely">Có thể đã có trong 30 ngày qua</h2>
      <ul>
        {likely.map((each) => (
          <li>
            <a href={`${PLACE}/${each.id}`}>{each.code}</a> {each.title}{' '}
            <span class="text-secondary">
              {formatDay(toLocalDay(each.receivedAt))}
              {each.isSamePhone ? ', cùng số điện thoại' : ', lời gần giống'}
            </span>
          </li>
        ))}
      </ul>
      <p>
        Nếu là cùng việc, vẫn ghi mới rồi nhập vào phản ánh kia: người gửi nào cũng được trả lời. Tệp phải
        chọn lại.
      </p>
      <label class="form-check">
        <input class="form-check-input" type="checkbox" name="goOn" value="1" />
        <span class="form-check-label">Đã xem, vẫn ghi mới</span>
      </label>
    </section>
  );
}

function Checkbox(props: Pick<TakeDownProps, 'values' | 'problem'> & { name: string; label: string }) {
  const { values, problem, name, label } = props;
  const error = problem?.fields[name];
  return (
    <div class="mb-3" id={name} tabindex={-1}>
      <label class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          name={name}
          value="1"
          checked={typed(values, name) === '1'}
        />
        <span class="form-check-label">{label}</span>
      </label>
      {error && <div class="field-error">{error}</div>}
    </div>
  );
}

function Papers({ error }: { error: string | undefined }) {
  return (
    <Field
      name="tep"
      label="Bản quét, ảnh"
      error={error}
      help="PDF, JPEG, PNG, mỗi tệp không quá 20 MB. Văn bản giấy phải có bản quét."
    >
      <input
        class="form-control"
        id="tep"
        name="tep"
        type="file"
        multiple
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby={error ? 'tep-help tep-error' : 'tep-help'}
      />
    </Field>
  );
}

function Sender(props: TakeDownProps) {
  const { values, problem } = props;
  const field = fieldsOf(values, problem?.fields);
  return (
    <>
      <h2>Người gửi</h2>
      <Select
        {...field('who')}
        label="Người gửi"
        required
        choices={[
          { value: 'named', label: 'Có tên' },
          { value: 'anonymous', label: 'Không cho biết tên: giữ làm thông tin tham khảo' },
        ]}
      />
      <Input {...field('name')} label="Họ tên, tên tổ chức" />
      <Input {...field('phone')} label="Số điện thoại" type="tel" help="Số đã gọi đến, hoặc số để trả lời." />
      <Input {...field('email')} label="Thư điện tử" type="email" />
      <Input {...field('address')} label="Địa chỉ" />
      <Checkbox {...props} name="isProtected" label="Người gửi xin bảo vệ danh tính" />
    </>
  );
}

/** What is read out to the caller or written on the letter. */
export function TakenDown(props: { officer: Officer; token: string; item: Feedback; opens: boolean }) {
  const { officer, token, item, opens } = props;
  const { state } = item;
  return (
    <StaffPage title="Đã ghi phản ánh" officer={officer} token={token} place={PLACE}>
      <h1>Đã ghi vào sổ: {state.code}</h1>
      {state.isAnonymous ? (
        <p>Không có tên người gửi: giữ làm thông tin tham khảo, không có hạn.</p>
      ) : (
        <p>
          Báo người gửi mã này. Phân loại chậm nhất {formatDay(state.dueDays.classify)}, trả lời chậm nhất{' '}
          {formatDay(state.dueDays.handle)}.
        </p>
      )}
      <p class="no-print">
        {opens && (
          <a class="btn btn-primary" href={`${PLACE}/${item.id}`}>
            Mở phản ánh
          </a>
        )}{' '}
        <a class="btn" href={`${PLACE}/moi`}>
          Ghi phản ánh khác
        </a>
      </p>
    </StaffPage>
  );
}
