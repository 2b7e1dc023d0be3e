import type { Child } from 'hono/jsx';
import { FEEDBACK_FILES, type SenderView } from '../../../features/feedback/index.ts';
import { formatDay } from '../../../law/day.ts';
import { fieldsOf, TextArea } from '../../../ui/field.tsx';
import { Choices } from '../choices.tsx';
import { FilesField } from '../files-field.tsx';
import type { OwnPageProps } from './own-page-props.ts';

type FormsProps = Pick<OwnPageProps, 'view' | 'path' | 'clientKey' | 'kept' | 'problem' | 'typed' | 'form'>;

/** What the sender may do now, each a form of its own. */
export function OwnForms(props: FormsProps) {
  const { view } = props;
  const { open } = view;
  return (
    <>
      {open.includes('supplement') && <Supplement {...props} />}
      {open.includes('confirm') && <Confirm {...props} />}
      {open.includes('reopen') && <Reopen {...props} />}
      {view.mayAsk && view.askedAt === null && (
        <OwnForm {...props} name="hoi" title={null} button="Hỏi tình hình xử lý" isQuiet>
          <p>Muốn biết phản ánh của bạn đang ở đâu? Phường trả lời ngay trên trang này.</p>
        </OwnForm>
      )}
      {open.includes('withdraw') && <Withdraw {...props} />}
    </>
  );
}

interface OwnFormProps extends FormsProps {
  name: string;
  title: string | null;
  button: string;
  isQuiet?: boolean;
  children?: Child;
}

function OwnForm({ path, name, title, button, clientKey, isQuiet, children }: OwnFormProps) {
  return (
    <section class="part no-print">
      {title && <h2>{title}</h2>}
      <form method="post" action={`${path}/${name}`} enctype="multipart/form-data">
        <input type="hidden" name="clientKey" value={clientKey} />
        {children}
        <button class={isQuiet ? 'btn' : 'btn btn-primary'} type="submit">
          {button}
        </button>
      </form>
    </section>
  );
}

/** Typed values and errors of the one form that came back. */
function fieldsFor({ form, typed, problem }: FormsProps, name: string) {
  return form === name ? fieldsOf(typed ?? {}, problem?.fields) : fieldsOf({});
}

function Supplement(props: FormsProps) {
  const field = fieldsFor(props, 'bo-sung');
  const asked = props.view.item.steps.findLast((each) => each.step === 'ask_supplement');
  return (
    <OwnForm {...props} name="bo-sung" title="Bổ sung" button="Gửi bổ sung">
      {asked?.step === 'ask_supplement' && (
        <p>
          Phường hỏi: {asked.payload.ask} <b>Chậm nhất {formatDay(asked.payload.dueOn)}.</b>
        </p>
      )}
      <TextArea {...field('text')} label="Bạn nói rõ thêm" rows={5} required />
      <FilesField
        kept={props.kept}
        error={props.form === 'bo-sung' ? props.problem?.fields.tep : undefined}
        limits={FEEDBACK_FILES}
      />
    </OwnForm>
  );
}

function Confirm(props: FormsProps) {
  const field = fieldsFor(props, 'xac-nhan');
  return (
    <OwnForm {...props} name="xac-nhan" title="Đã giải quyết thật chưa?" button="Gửi câu trả lời">
      <Choices
        legend="Việc bạn phản ánh"
        choices={[
          { value: 'yes', label: 'Đã được giải quyết' },
          { value: 'no', label: 'Chưa được giải quyết' },
        ]}
        {...field('isSolved')}
      />
      <TextArea {...field('comment')} label="Ý kiến của bạn" rows={2} />
    </OwnForm>
  );
}

function Reopen(props: FormsProps) {
  const field = fieldsFor(props, 'mo-lai');
  const until: SenderView['reopenUntil'] = props.view.reopenUntil;
  return (
    <OwnForm {...props} name="mo-lai" title="Chưa xong? Mở lại" button="Mở lại phản ánh" isQuiet>
      <p>
        Được mở lại một lần{until !== null && `, đến hết ngày ${formatDay(until)}`}. Phường xử lý lại với thời
        hạn mới.
      </p>
      <TextArea {...field('reason')} label="Còn gì chưa giải quyết?" rows={3} required />
    </OwnForm>
  );
}

function Withdraw(props: FormsProps) {
  const field = fieldsFor(props, 'rut');
  return (
    <details class="part no-print" open={props.form === 'rut'}>
      <summary>Rút phản ánh này</summary>
      <OwnForm {...props} name="rut" title={null} button="Rút phản ánh" isQuiet>
        <TextArea {...field('reason')} label="Vì sao bạn rút?" rows={2} required />
      </OwnForm>
    </details>
  );
}
