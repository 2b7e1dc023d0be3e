import {
  DECLINE_LABELS,
  type FeedbackState,
  MATTER_LABELS,
  REDIRECTION_LABELS,
} from '../../../features/feedback/index.ts';
import { type Choice, choicesOf, Input, Select, TextArea } from '../../../ui/field.tsx';
import { Box, Checks, type FormProps, none } from './parts.tsx';

/** Taking it up, with what is known of it already. */
export function AcceptForm(
  props: FormProps & { state: FeedbackState; dossierCode: string; fields: Choice[] },
) {
  const { state, units, officers } = props;
  const standing = (id: number | null) => (id === null ? '' : String(id));
  return (
    <Box
      {...props}
      verb="accept"
      title={state.status === 'new' ? 'Phân loại, tiếp nhận' : 'Phân loại lại'}
      button="Lưu phân loại, tiếp nhận"
      isOpen={state.status === 'new'}
    >
      {({ field, chosen }) => (
        <>
          <Checks
            {...chosen('matters', state.matters)}
            legend="Phản ánh về"
            choices={choicesOf(MATTER_LABELS)}
          />
          <Select
            {...field('subjectUnitId', standing(state.subjectUnitId))}
            label="Đơn vị bị phản ánh"
            choices={[none('Không có, chưa rõ'), ...units]}
            help="Đơn vị, người bị phản ánh về hành vi không thấy và không xử lý phản ánh này."
          />
          <Select
            {...field('subjectOfficerId', standing(state.subjectOfficerId))}
            label="Người bị phản ánh"
            choices={[none('Không có, chưa rõ'), ...officers]}
          />
          <Input {...field('dossierCode', props.dossierCode)} label="Mã hồ sơ liên quan" />
          <Input {...field('procedureCode', state.procedureCode ?? '')} label="Mã thủ tục liên quan" />
          <Select
            {...field('fieldCode', state.fieldCode ?? '')}
            label="Lĩnh vực"
            choices={[none('Theo thủ tục'), ...props.fields]}
          />
          <TextArea {...field('note')} label="Ghi chú" />
        </>
      )}
    </Box>
  );
}

export function DeclineForm(props: FormProps) {
  return (
    <Box {...props} verb="decline" title="Không tiếp nhận" button="Không tiếp nhận, báo người gửi">
      {({ field }) => (
        <>
          <Select
            {...field('reason')}
            label="Lý do"
            required
            choices={[none('Chọn lý do'), ...choicesOf(DECLINE_LABELS)]}
          />
          <TextArea {...field('note')} label="Lời gửi người phản ánh" required />
        </>
      )}
    </Box>
  );
}

export function RedirectForm(props: FormProps) {
  return (
    <Box {...props} verb="redirect" title="Chuyển, hướng dẫn nơi khác" button="Chuyển, lập phiếu">
      {({ field }) => (
        <>
          <Select
            {...field('as')}
            label="Chuyển vì"
            required
            choices={[none('Chọn hướng'), ...choicesOf(REDIRECTION_LABELS)]}
            help="Khiếu nại, tố cáo, tiếp công dân: phiếu nêu nghị định áp dụng."
          />
          <Input {...field('to')} label="Cơ quan nhận" required />
          <TextArea {...field('note')} label="Lời kèm theo" />
        </>
      )}
    </Box>
  );
}

export function AskSupplementForm(props: FormProps) {
  return (
    <Box {...props} verb="ask_supplement" title="Yêu cầu bổ sung" button="Gửi yêu cầu bổ sung">
      {({ field }) => <TextArea {...field('ask')} label="Cần bổ sung gì" required />}
    </Box>
  );
}

export function SupplementForm(props: FormProps) {
  return (
    <Box
      {...props}
      verb="supplement"
      title="Ghi bổ sung của người gửi"
      button="Ghi bổ sung"
      takesPaper
      isOpen
    >
      {({ field }) => <TextArea {...field('text')} label="Nội dung bổ sung" required />}
    </Box>
  );
}

export function AssignForm(
  props: FormProps & { state: FeedbackState; free: Choice[]; freeOfficers: Choice[] },
) {
  return (
    <Box
      {...props}
      verb="assign"
      title={props.state.unitId === null ? 'Phân công xác minh, xử lý' : 'Phân công lại'}
      button="Phân công"
      isOpen={props.state.status === 'accepted'}
    >
      {({ field }) => (
        <>
          <Select
            {...field('unitId')}
            label="Đơn vị xử lý"
            required
            choices={[none('Chọn đơn vị'), ...props.free]}
          />
          <Select
            {...field('officerId')}
            label="Người xử lý"
            choices={[none('Cả đơn vị'), ...props.freeOfficers]}
          />
          <TextArea {...field('note')} label="Yêu cầu" />
        </>
      )}
    </Box>
  );
}
