import type { Child } from 'hono/jsx';
import type { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';

interface FormProps {
  /** The address of the case. */
  path: string;
  token: string;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** What the urged unit says; what was typed stays when something is wrong. */
export function AnswerForm(props: FormProps) {
  const field = fieldsOf(props.values, props.problem?.fields);
  return (
    <Box {...props} id="tra-loi" title="Trả lời" button="Gửi trả lời">
      <TextArea {...field('text')} label="Đã làm gì, vướng gì" required rows={4} />
      <Input
        {...field('promisedOn')}
        label="Hứa xong ngày"
        type="date"
        help="Ngày hứa đầu tiên hoãn bước sau một lần, trong giới hạn của phường."
      />
      <FileField name="file" label="Tệp PDF, JPEG, PNG" error={props.problem?.fields.file} />
    </Box>
  );
}

export function CloseForm(props: FormProps) {
  const field = fieldsOf(props.values, props.problem?.fields);
  return (
    <Box {...props} id="dong" title="Đóng không có sản phẩm" button="Đóng vụ này">
      <p>Có sản phẩm hoặc kết quả thì hệ thống tự đóng. Đóng ở đây phải có lý do và được ghi lại như vậy.</p>
      <TextArea {...field('reason')} label="Lý do đóng" required />
    </Box>
  );
}

export function RedraftForm(props: FormProps) {
  const field = fieldsOf(props.values, props.problem?.fields);
  return (
    <Box {...props} id="soan-lai" title="Văn bản đã hủy" button="Soạn lại văn bản">
      <p>Soạn lại theo số liệu hôm nay.</p>
      <TextArea {...field('reason')} label="Lý do soạn lại" required />
    </Box>
  );
}

function Box(props: FormProps & { id: string; title: string; button: string; children: Child }) {
  const { id, path, problem } = props;
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby={`${id}-muc`}>
      <h2 id={`${id}-muc`}>{props.title}</h2>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={`${path}/${id}`} enctype="multipart/form-data">
        <FormToken value={props.token} />
        <input type="hidden" name="clientKey" value={typed(props.values, 'clientKey')} />
        {props.children}
        <button class="btn btn-primary" type="submit">
          {props.button}
        </button>
      </form>
    </section>
  );
}
