import type { Child } from 'hono/jsx';
import {
  type Dossier,
  LATE_CAUSE_LABELS,
  LINK_TERM_LABELS,
  MODE_LABELS,
  OUTCOME_LABELS,
  openConsultations,
  SUSPEND_LABELS,
  type TakeableStep,
} from '../../../features/dossiers/index.ts';
import { describeTerm, type ProcedureVersion } from '../../../features/procedures/index.ts';
import { formatTime } from '../../../law/day.ts';
import { NATIONAL_STATUSES } from '../../../law/national-status.ts';
import { SCAN_EXEMPTIONS } from '../../../law/scan-exemption.ts';
import { DEFAULT_SUPPLEMENT_MODE } from '../../../law/supplement.ts';
import {
  type Choice,
  choicesOf,
  FileField,
  type fieldsOf,
  Input,
  Select,
  TextArea,
} from '../../../ui/field.tsx';
import { ConsultedUnits } from './consulted-units.tsx';
import { SignedReceipt } from './signed-receipt.tsx';

/** What the fields of steps offer, as far as the steps open now need it. */
export interface StepChoices {
  procedure: ProcedureVersion;
  units: Choice[];
  examiningUnits: Choice[];
  examiners: Choice[];
  supplementDays: number | null;
  /** What to ask for after look-ups that failed; null when none did. */
  supplement: { items: string; reason: string } | null;
}

interface FieldContext {
  dossier: Dossier;
  choices: StepChoices;
  field: ReturnType<typeof fieldsOf>;
}

const note = ({ field }: FieldContext) => <Input {...field('note')} label="Ghi chú" />;
const reason =
  (help: string) =>
  ({ field }: FieldContext) => <TextArea {...field('reason')} label="Lý do" required help={help} />;
const cause = ({ field }: FieldContext) => (
  <Select {...field('cause')} label="Nguyên nhân" required choices={choicesOf(LATE_CAUSE_LABELS)} />
);
const consulted = ({ dossier, field, choices }: FieldContext) => (
  <Select
    {...field('no')}
    label="Câu hỏi"
    required
    choices={openConsultations(dossier.state).map((each) => ({
      value: String(each.no),
      label: `${choices.units.find((unit) => unit.value === String(each.unitId))?.label ?? each.body}: ${each.question}`,
    }))}
  />
);
const resultFile = (label: string, help: string, field: FieldContext['field']) => (
  <FileField name="file" label={label} error={field('file').error} help={help} />
);

/** What each step asks. */
export const FIELDS: Record<TakeableStep, (context: FieldContext) => Child> = {
  admit: ({ dossier, choices, field }) => (
    <>
      <Select
        {...field('termNo')}
        label="Thời hạn giải quyết"
        required
        value={field('termNo').value ?? String(dossier.state.termNo ?? '')}
        choices={termChoices(choices.procedure)}
      />
      <Select
        {...field('competentUnitId')}
        label="Đơn vị giải quyết"
        required
        value={field('competentUnitId').value ?? String(dossier.state.competentUnitId)}
        choices={choices.examiningUnits}
      />
    </>
  ),
  transfer: note,
  assign: ({ choices, field }) => (
    <>
      <Select {...field('officerId')} label="Người thụ lý" required choices={choices.examiners} />
      <Input {...field('note')} label="Ghi chú" />
    </>
  ),
  take_over: note,
  submit_for_signature: note,
  sign: note,
  resume: note,
  forward: note,
  attach_scan: ({ dossier, field }) => (
    <>
      <Select
        {...field('documentNo')}
        label="Giấy tờ"
        required
        choices={dossier.state.documents
          .filter((each) => each.file === null)
          .map((each) => ({ value: String(each.no), label: each.name }))}
      />
      <FileField name="file" label="Bản quét (PDF, JPEG, PNG)" error={field('file').error} required />
    </>
  ),
  exempt_scan: ({ dossier, field }) => (
    <>
      <Select
        {...field('documentNo')}
        label="Giấy tờ"
        required
        choices={dossier.state.documents
          .filter((each) => each.file === null && each.scanExemptReason === null)
          .map((each) => ({ value: String(each.no), label: each.name }))}
      />
      <Select
        {...field('cause')}
        label="Vì sao không số hóa"
        required
        choices={choicesOf(SCAN_EXEMPTIONS)}
        help="TT 01/2023/TT-VPCP, chương II. Giấy tờ không thuộc các trường hợp này thì phải số hóa."
      />
      <Input {...field('note')} label="Ghi chú" />
    </>
  ),
  request_supplement: ({ dossier, choices, field }) => (
    <>
      {dossier.state.supplementCount > 0 && (
        <TextArea
          {...field('directorReason')}
          label="Lý do giám đốc cho yêu cầu thêm"
          required
          help="Hồ sơ đã bị yêu cầu bổ sung một lần. Yêu cầu nữa thì hồ sơ tính là quá hạn theo QĐ 766."
        />
      )}
      <TextArea
        {...field('items')}
        value={field('items').value ?? choices.supplement?.items}
        label="Giấy tờ, nội dung cần bổ sung"
        required
        help="Mỗi dòng một ý."
      />
      <TextArea
        {...field('reason')}
        value={field('reason').value ?? choices.supplement?.reason}
        label="Lý do"
        required
      />
      {dossier.state.receivedAt !== null && (
        <Select
          {...field('mode')}
          label="Thời hạn giải quyết"
          required
          value={field('mode').value ?? DEFAULT_SUPPLEMENT_MODE}
          choices={choicesOf(MODE_LABELS)}
        />
      )}
      <Input
        {...field('days')}
        label="Số ngày chờ bổ sung"
        type="number"
        value={field('days').value ?? String(choices.supplementDays ?? '')}
        help="Quá ngày này mà chưa bổ sung, hồ sơ tự dừng. Để trống: không tự dừng."
      />
    </>
  ),
  receive_supplement: ({ dossier, field }) =>
    dossier.state.supplementAnsweredAt === null ? (
      <TextArea {...field('received')} label="Giấy tờ đã nhận" required help="Mỗi dòng một giấy tờ." />
    ) : (
      <>
        <p>
          Người nộp đã gửi qua cổng lúc {formatTime(dossier.state.supplementAnsweredAt)}. Xác nhận là đủ thì
          thời hạn tính từ lúc ấy.
        </p>
        <TextArea {...field('received')} label="Giấy tờ nhận thêm tại quầy" help="Mỗi dòng một giấy tờ." />
      </>
    ),
  return_supplement: ({ field }) => (
    <>
      <TextArea {...field('items')} label="Còn thiếu" required help="Mỗi dòng một giấy tờ, một nội dung." />
      <TextArea {...field('reason')} label="Vì sao chưa đủ" required />
      <p class="form-hint">Người nộp được bù số ngày mà Trung tâm đã xem.</p>
    </>
  ),
  suspend: ({ field }) => (
    <>
      <Select {...field('cause')} label="Vì sao" required choices={choicesOf(SUSPEND_LABELS)} />
      <Input {...field('amountVnd')} label="Số tiền phải nộp (đồng)" inputmode="numeric" />
      <TextArea {...field('reason')} label="Nội dung" required help="Thời hạn dừng tính đến khi xong." />
    </>
  ),
  consult: ({ dossier, choices, field }) => (
    <>
      <ConsultedUnits
        units={choices.units.filter((each) => each.value !== String(dossier.state.holderUnitId))}
        error={field('unitIds').error}
      />
      <Input {...field('body')} label="Cơ quan ngoài phường" />
      <TextArea {...field('question')} label="Nội dung cần hỏi" required />
      <Input {...field('dueAt')} label="Trả lời trước" type="datetime-local" />
    </>
  ),
  answer_consultation: (context) => (
    <>
      {consulted(context)}
      <TextArea {...context.field('answer')} label="Ý kiến" required />
      {resultFile('Văn bản trả lời', 'PDF, JPEG hoặc PNG, nếu có.', context.field)}
    </>
  ),
  close_consultation: (context) => (
    <>
      {consulted(context)}
      {reason('Vì sao không chờ nữa.')(context)}
    </>
  ),
  open_linked: ({ choices, field }) => (
    <>
      <Input
        {...field('procedureCode')}
        label="Mã thủ tục liên thông"
        required
        help="Ví dụ 1.004873. Tra mã ở trang Tiếp nhận."
      />
      <Input {...field('termNo')} label="Trường hợp thời hạn số" inputmode="numeric" />
      <Select
        {...field('unitId')}
        label="Đơn vị của phường giải quyết"
        choices={[{ value: '', label: 'Cơ quan ngoài phường' }, ...choices.examiningUnits]}
      />
      <Input {...field('body')} label="Cơ quan ngoài phường" />
      <Select {...field('term')} label="Thời hạn" required choices={choicesOf(LINK_TERM_LABELS)} />
    </>
  ),
  propose: ({ choices, field }) => (
    <>
      <Select
        {...field('outcome')}
        label="Đề xuất"
        required
        value={field('outcome').value ?? 'granted'}
        choices={choicesOf(OUTCOME_LABELS)}
      />
      {choices.procedure.results.length > 1 && (
        <Select
          {...field('resultName')}
          label="Loại kết quả"
          choices={choices.procedure.results.map(({ name }) => ({ value: name, label: name }))}
        />
      )}
      <Input {...field('note')} label="Ghi chú" />
    </>
  ),
  send_back: reason('Nói rõ phải sửa gì.'),
  stamp: ({ field }) =>
    resultFile(
      'Kết quả điện tử đã ký (PDF)',
      'Không có tệp thì hồ sơ không tính là có kết quả điện tử.',
      field,
    ),
  return_result: ({ dossier, field }) => (
    <>
      <Input
        {...field('receiver')}
        label="Người nhận kết quả"
        required
        value={
          field('receiver').value ??
          (dossier.state.place === 'from_elsewhere'
            ? `Nơi tiếp nhận: ${dossier.state.elsewhere}`
            : (dossier.applicant.representativeName ?? dossier.applicant.name))
        }
      />
      {dossier.applicant.returnBy === 'post' && (
        <>
          <p>Gửi đến: {dossier.applicant.returnAddress || dossier.applicant.address || 'chưa có địa chỉ'}.</p>
          <Input {...field('postalNumber')} label="Mã bưu gửi" help="Khi gửi kết quả qua bưu chính." />
        </>
      )}
      {dossier.applicant.returnBy === 'online' && dossier.state.resultFile !== null && (
        <p>Người nộp chọn nhận bản điện tử và tải được ở trang hồ sơ của mình.</p>
      )}
      <SignedReceipt dossierId={dossier.id} error={field('file').error} />
    </>
  ),
  request_correction: (context) => (
    <>
      <TextArea {...context.field('what')} label="Chỗ sai và nội dung đúng" required />
      {reason('Căn cứ để đính chính. Người khác sẽ duyệt.')(context)}
    </>
  ),
  approve_correction: ({ field }) =>
    resultFile('Kết quả đã đính chính (PDF)', 'Kết quả được cấp số mới; bản cũ vẫn lưu.', field),
  reject_correction: reason('Vì sao không đính chính.'),
  extend: (context) => (
    <>
      <Input {...context.field('newDueAt')} label="Hẹn trả mới" type="datetime-local" required />
      {cause(context)}
      {reason('In trên văn bản xin lỗi. Chỉ gia hạn một lần, trước khi quá hạn.')(context)}
    </>
  ),
  apologise: (context) => (
    <>
      <Input {...context.field('expectedOn')} label="Ngày sẽ trả kết quả" type="date" required />
      {cause(context)}
      {reason('In trên văn bản xin lỗi. Hồ sơ vẫn tính là quá hạn.')(context)}
    </>
  ),
  refuse: reason('Căn cứ quy định nào, vì sao không giải quyết được. Lý do được in trên phiếu từ chối.'),
  withdraw: reason('Theo yêu cầu của người nộp. Lý do được in trên thông báo dừng.'),
  stop: reason('Căn cứ để dừng. Lý do được in trên thông báo dừng.'),
  note_status: ({ field }) => (
    <>
      <Select
        {...field('nationalStatus')}
        label="Trạng thái ở cơ quan giải quyết"
        required
        value={field('nationalStatus').value ?? '4'}
        choices={NATIONAL_STATUSES.filter(({ code }) => code < 9).map((each) => ({
          value: String(each.code),
          label: each.name,
        }))}
      />
      <Input {...field('foreignCode')} label="Mã hồ sơ ở cơ quan ấy" />
      <Input {...field('note')} label="Ghi chú" />
    </>
  ),
  note_result: ({ field }) => (
    <>
      <Select {...field('outcome')} label="Kết quả" required choices={choicesOf(OUTCOME_LABELS)} />
      <Input {...field('number')} label="Số văn bản kết quả" required />
      <Input {...field('resultOn')} label="Ngày của văn bản" type="date" required />
      {resultFile('Kết quả điện tử (PDF)', 'Nếu cơ quan giải quyết gửi.', field)}
    </>
  ),
  undo: ({ field }) => (
    <Input
      {...field('reason')}
      label="Lý do"
      help="Hồ sơ trở về như trước bước vừa làm; cả hai việc đều được ghi lại."
    />
  ),
};

function termChoices({ terms }: ProcedureVersion): Choice[] {
  const counted = terms.filter((each) => each.term !== null);
  if (counted.length === 0) return [{ value: '', label: 'Danh mục chưa có thời hạn' }];
  return counted.map((each) => ({ value: String(each.no), label: describeTerm(each) }));
}
