import { REGULATION_CRITERIA } from '../../../law/feedback.ts';
import { type Choice, Input, Select, TextArea } from '../../../ui/field.tsx';
import { Box, type FormProps, none, YesNo } from './parts.tsx';

export function VerificationForm(props: FormProps) {
  return (
    <Box {...props} verb="verification" title="Ghi biên bản xác minh" button="Lưu biên bản" takesPaper>
      {({ field }) => (
        <>
          <Input {...field('heldOn')} label="Ngày xác minh" type="date" required />
          <Input {...field('place')} label="Nơi xác minh" required />
          <Input {...field('people')} label="Thành phần" required />
          <TextArea {...field('findings')} label="Kết quả xác minh" required rows={4} />
        </>
      )}
    </Box>
  );
}

export function AskExplanationForm(props: FormProps) {
  return (
    <Box {...props} verb="ask_explanation" title="Yêu cầu giải trình" button="Gửi yêu cầu">
      {({ field }) => (
        <>
          <Select
            {...field('officerId')}
            label="Người giải trình"
            required
            choices={[none('Chọn người'), ...props.officers]}
          />
          <TextArea {...field('text')} label="Cần giải trình điều gì" required />
        </>
      )}
    </Box>
  );
}

/** For the asked officer himself; with `asked` for whoever writes down what was handed in on paper. */
export function ExplanationForm(props: FormProps & { askedOfficers: Choice[] | null }) {
  const { askedOfficers } = props;
  return (
    <Box
      {...props}
      verb="explanation"
      title={askedOfficers === null ? 'Giải trình của tôi' : 'Ghi giải trình nộp bằng giấy'}
      button="Gửi giải trình"
      takesPaper
      isOpen={askedOfficers === null}
    >
      {({ field }) => (
        <>
          {askedOfficers !== null && (
            <Select {...field('officerId')} label="Người giải trình" required choices={askedOfficers} />
          )}
          <TextArea {...field('text')} label="Nội dung giải trình" required rows={5} />
        </>
      )}
    </Box>
  );
}

export function CriteriaForm(props: FormProps) {
  return (
    <Box {...props} verb="criteria" title="Xem xét quy định theo tiêu chí" button="Lưu xem xét">
      {({ field }) => (
        <>
          {REGULATION_CRITERIA.map(({ code, text }) => (
            <YesNo {...field(code)} legend={text} labels={['Đạt', 'Không đạt']} />
          ))}
          <TextArea {...field('text')} label="Nhận xét" required />
        </>
      )}
    </Box>
  );
}

export function ProposalForm(props: FormProps) {
  return (
    <Box {...props} verb="proposal" title="Kiến nghị cấp trên" button="Ghi và soạn công văn">
      {({ field }) => (
        <>
          <Input {...field('to')} label="Cơ quan có thẩm quyền" required />
          <TextArea
            {...field('text')}
            label="Nội dung kiến nghị"
            required
            rows={5}
            help="Hệ thống soạn dự thảo công văn theo thể thức, không nêu người gửi."
          />
        </>
      )}
    </Box>
  );
}

const PLAIN = {
  remedy: { title: 'Ghi việc đã khắc phục', label: 'Đã khắc phục thế nào' },
  note: { title: 'Ghi chú', label: 'Ghi chú' },
  status_told: { title: 'Trả lời người gửi hỏi tình hình', label: 'Đã trả lời' },
} as const;

export function PlainForm(props: FormProps & { verb: keyof typeof PLAIN }) {
  const { title, label } = PLAIN[props.verb];
  return (
    <Box {...props} title={title} button="Ghi lại" takesPaper={props.verb !== 'status_told'}>
      {({ field }) => <TextArea {...field('text')} label={label} required />}
    </Box>
  );
}

/** What must be mended, as a piece of work of a unit that is watched until it is done. */
export function RemedyTaskForm(props: FormProps) {
  return (
    <Box {...props} verb="remedy_task" title="Giao việc khắc phục" button="Giao việc">
      {({ field }) => (
        <>
          <Input {...field('title')} label="Việc phải làm" required />
          <Select
            {...field('unitId')}
            label="Đơn vị làm"
            required
            choices={[none('Chọn đơn vị'), ...props.units]}
          />
          <Input {...field('dueOn')} label="Hạn" type="date" required />
          <Input {...field('product')} label="Sản phẩm phải có" />
        </>
      )}
    </Box>
  );
}
