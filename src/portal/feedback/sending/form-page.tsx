import { ABOUT, ABOUT_LABELS, FEEDBACK_FILES, GoesElsewhere } from '../../../features/feedback/index.ts';
import type { Unit, Ward } from '../../../features/organisation/index.ts';
import type { Upload } from '../../../features/uploads/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { fieldsOf, Input, Select, TextArea, typed } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { PortalPage } from '../../frame.tsx';
import { Choices } from '../choices.tsx';
import { FilesField } from '../files-field.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { SenderFields } from './sender-fields.tsx';

interface FormProps {
  ward: Ward;
  values: Record<string, unknown>;
  problem: Problem | undefined;
  clientKey: string;
  isKiosk: boolean;
  units: Unit[];
  /** Of the procedure that the page before was about. */
  procedureName: string | null;
  kept: readonly Upload[];
}

/** After so many seconds the machine in the hall shows an empty form again. */
const KIOSK_SECONDS = 600;

/** The one form by which a citizen says what he wants said; without JavaScript too. */
export function FormPage(props: FormProps) {
  const { ward, values, problem, clientKey, isKiosk, procedureName } = props;
  const field = fieldsOf(values, problem?.fields);
  return (
    <PortalPage
      title="Gửi phản ánh, kiến nghị"
      ward={ward}
      place="/phan-anh"
      refresh={isKiosk ? `${KIOSK_SECONDS};url=/phan-anh/gui?may=1` : undefined}
    >
      <h1>Gửi phản ánh, kiến nghị</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {isKiosk && (
        <p class="notice">
          Máy dùng chung: sau 10 phút không gửi, trang tự xóa.{' '}
          <a href="/phan-anh/gui?may=1">Xóa ngay, viết lại</a>
        </p>
      )}
      <p>
        Về một quy định, thủ tục, hoặc về cách bạn được phục vụ. Phường phân loại trong 2 ngày làm việc và trả
        lời trong 15 ngày làm việc. Đã gửi rồi? <a href="/phan-anh/theo-doi">Theo dõi phản ánh</a>.
      </p>
      <form
        method="post"
        action="/phan-anh/gui"
        enctype="multipart/form-data"
        autocomplete={isKiosk ? 'off' : 'on'}
      >
        <input type="hidden" name="clientKey" value={clientKey} />
        {isKiosk && <input type="hidden" name="may" value="1" />}
        {problem instanceof GoesElsewhere && <Elsewhere as={problem.as} ward={ward} />}
        <Choices
          legend="Bạn muốn nói về điều gì?"
          choices={ABOUT.map((value) => ({ value, label: ABOUT_LABELS[value] }))}
          {...field('about')}
        />
        <TextArea
          {...field('content')}
          label="Nội dung"
          rows={7}
          required
          help="Việc gì, khi nào, ở đâu. Đừng ghi số định danh của ai."
        />
        <TextArea {...field('proposal')} label="Bạn đề nghị gì?" />
        <About {...props} />
        <FilesField kept={props.kept} error={problem?.fields.tep} limits={FEEDBACK_FILES} />
        <SenderFields values={values} errors={problem?.fields ?? {}} isKiosk={isKiosk} />
        {procedureName !== null && (
          <input type="hidden" name="procedureCode" value={typed(values, 'procedureCode') ?? ''} />
        )}
        <div class="visually-hidden" aria-hidden="true">
          <label for="website">Để trống ô này</label>
          <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
        </div>
        <button class="btn btn-primary" type="submit">
          Gửi
        </button>
      </form>
    </PortalPage>
  );
}

/** What it is about, where the sender knows it. */
function About({ values, problem, units, procedureName }: FormProps) {
  const field = fieldsOf(values, problem?.fields);
  const names = [...['dossierCode', 'subjectUnitId', 'aboutWhom', 'place', 'latitude', 'longitude']];
  const isOpen = names.some((name) => typed(values, name) || problem?.fields[name]);
  return (
    <>
      {procedureName !== null && (
        <p>
          Thủ tục: <b>{procedureName}</b>
        </p>
      )}
      <details open={isOpen} class="mb-3">
        <summary>Hồ sơ, đơn vị, địa điểm (không bắt buộc)</summary>
        <Input {...field('dossierCode')} label="Mã hồ sơ" autocomplete="off" help="Ghi trên giấy hẹn." />
        <Select
          {...field('subjectUnitId')}
          label="Đơn vị bị phản ánh"
          help="Đơn vị này không được xử lý và không biết bạn là ai."
          choices={[
            { value: '', label: 'Không rõ, không có' },
            ...units.map((unit) => ({ value: String(unit.id), label: unit.name })),
          ]}
        />
        <Input
          {...field('aboutWhom')}
          label="Người, cơ quan bị phản ánh"
          help="Tên hoặc đặc điểm, nếu biết."
        />
        <Input {...field('place')} label="Địa điểm" help="Số nhà, đường, tổ, hoặc nơi gần đó." />
        <Input {...field('latitude')} label="Vĩ độ" autocomplete="off" />
        <Input {...field('longitude')} label="Kinh độ" autocomplete="off" />
        <button class="btn" type="button" data-position hidden>
          Lấy vị trí của tôi
        </button>{' '}
        <span data-position-news role="status" />
      </details>
    </>
  );
}
