import {
  type AnswerTemplate,
  CONCLUSION_LABELS,
  type FeedbackState,
  OUTCOME_LABELS,
  OUTCOMES_OF,
} from '../../../features/feedback/index.ts';
import { choicesOf, Input, Select, TextArea } from '../../../ui/field.tsx';
import { Box, Checks, type FormProps, none, YesNo } from './parts.tsx';

interface SubmitProps extends FormProps {
  state: FeedbackState;
  templates: readonly AnswerTemplate[];
  /** The words of the template that was chosen, filled. */
  filled: string | undefined;
  /** The address of the item. */
  path: string;
}

/** Handing the result in; a template fills the answer by a link, which works without a script. */
export function SubmitForm(props: SubmitProps) {
  const outcomes = [...new Set(props.state.matters.flatMap((matter) => OUTCOMES_OF[matter]))];
  return (
    <Box
      {...props}
      verb="submit"
      title="Trình duyệt kết quả"
      button="Trình duyệt"
      isOpen={props.filled !== undefined}
    >
      {({ field, chosen }) => (
        <>
          <Select
            {...field('conclusion')}
            label="Kết luận"
            required
            choices={[none('Chọn kết luận'), ...choicesOf(CONCLUSION_LABELS)]}
          />
          <Checks
            {...chosen('outcomes')}
            legend="Hình thức xử lý"
            choices={outcomes.map((value) => ({ value, label: OUTCOME_LABELS[value] }))}
          />
          <p class="mb-1">
            Điền từ mẫu:{' '}
            {props.templates.map(({ code, title }, at) => (
              <>
                {at > 0 && '; '}
                <a href={`${props.path}?mau=${code}#submit`}>{title}</a>
              </>
            ))}
          </p>
          <TextArea {...field('answer', props.filled)} label="Dự thảo trả lời người gửi" required rows={8} />
        </>
      )}
    </Box>
  );
}

export function ApproveForm(props: FormProps & { answer: string }) {
  return (
    <Box {...props} verb="approve" title="Duyệt và trả lời" button="Duyệt, gửi trả lời" isOpen>
      {({ field, chosen }) => (
        <>
          <TextArea {...field('answer', props.answer)} label="Trả lời người gửi" required rows={8} />
          <Checks
            {...chosen('isWithheld')}
            legend="Công khai"
            choices={[{ value: '1', label: 'Không công khai' }]}
          />
          <Input {...field('withheld')} label="Lý do không công khai" />
        </>
      )}
    </Box>
  );
}

const REASONS = {
  send_back: { title: 'Trả lại để làm thêm', label: 'Cần làm thêm gì', button: 'Trả lại' },
  extend: { title: 'Kéo dài thời hạn (việc phức tạp)', label: 'Lý do', button: 'Kéo dài' },
  reopen: { title: 'Mở lại theo đề nghị của người gửi', label: 'Lý do', button: 'Mở lại' },
  withdraw: { title: 'Người gửi rút', label: 'Người gửi nói gì', button: 'Ghi việc rút' },
  take_down: { title: 'Hạ xuống, không công khai', label: 'Lý do', button: 'Hạ xuống' },
  unmerge: { title: 'Tách ra thành phản ánh riêng', label: 'Lý do', button: 'Tách ra' },
} as const;

export function ReasonForm(props: FormProps & { verb: keyof typeof REASONS }) {
  const { title, label, button } = REASONS[props.verb];
  return (
    <Box {...props} title={title} button={button}>
      {({ field }) => <TextArea {...field('reason')} label={label} required />}
    </Box>
  );
}

export function ConfirmForm(props: FormProps) {
  return (
    <Box {...props} verb="confirm" title="Ghi ý kiến người gửi" button="Ghi ý kiến">
      {({ field }) => (
        <>
          <YesNo
            {...field('isSolved')}
            legend="Đã giải quyết thật chưa"
            labels={['Đã giải quyết', 'Chưa giải quyết']}
          />
          <TextArea {...field('comment')} label="Lời người gửi" />
        </>
      )}
    </Box>
  );
}

const JOINS = {
  merge: {
    title: 'Nhập vào phản ánh khác (cùng việc, người gửi khác)',
    button: 'Nhập vào',
    help: 'Người gửi vẫn theo dõi bằng đường dẫn của mình và nhận trả lời của phản ánh kia.',
  },
  repeat: {
    title: 'Ghi là nhắc lại (cùng người gửi)',
    button: 'Ghi là nhắc lại',
    help: 'Để trống mã: bỏ ghi là nhắc lại.',
  },
} as const;

export function JoinForm(props: FormProps & { verb: keyof typeof JOINS }) {
  const { title, button, help } = JOINS[props.verb];
  return (
    <Box {...props} title={title} button={button}>
      {({ field }) => (
        <>
          <Input {...field('code')} label="Mã phản ánh kia" help={help} required={props.verb === 'merge'} />
          <TextArea {...field('note')} label="Ghi chú" />
        </>
      )}
    </Box>
  );
}
