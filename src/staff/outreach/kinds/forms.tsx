import { FileField, Input, TextArea } from '../../../ui/field.tsx';
import type { OutreachView } from '../outreach-view.ts';
import { StepCard, stepFields } from '../step-form.tsx';
import { GiveForm, HoldForm } from './held-forms.tsx';
import { DecideForm, ScoreForm } from './idea-forms.tsx';
import { PlayForm } from './play-form.tsx';

/** The forms of the steps that are open to the reader. */
export function KindForms({ view }: { view: OutreachView }) {
  return (
    <>
      <ApproveForms view={view} />
      <PlayForm view={view} />
      <PublishForm view={view} />
      <Guide view={view} />
      <HoldForm view={view} />
      <ReportForm view={view} />
      <GiveForm view={view} />
      <ScoreForm view={view} />
      <DecideForm view={view} />
      <StepCard view={view} step="replicate" title="Đề xuất nhân rộng" button="Ghi đề xuất">
        <TextArea {...stepFields(view, 'replicate')('note')} label="Nhân rộng ở đâu, làm thế nào" required />
      </StepCard>
      <EndForms view={view} />
    </>
  );
}

function ApproveForms({ view }: { view: OutreachView }) {
  const { item } = view;
  if (item.kind !== 'broadcast') return null;
  return (
    <>
      <StepCard view={view} step="approve" title="Duyệt phát" button="Duyệt, bắt đầu phát theo lịch" />
      <StepCard view={view} step="rewrite" title="Sửa lời phát" button="Lưu lời phát" tone="btn">
        <TextArea
          {...stepFields(view, 'rewrite', { text: item.content.text })('text')}
          label="Lời phát"
          rows={8}
          required
        />
      </StepCard>
    </>
  );
}

function PublishForm({ view }: { view: OutreachView }) {
  const field = stepFields(view, 'publish', { day: view.today });
  return (
    <StepCard view={view} step="publish" title="Ghi tin bài đã đăng, phát" button="Ghi lại">
      <Input {...field('day')} label="Ngày đăng, phát" type="date" required />
      <Input {...field('outlet')} label="Báo, đài, trang" required />
      <Input {...field('link')} label="Địa chỉ bài" />
      <FileField {...field('file')} label="Ảnh chụp, bản PDF của bài" />
      <TextArea {...field('note')} label="Ghi chú" rows={2} />
    </StepCard>
  );
}

/** One button a person, which works on a weak phone without JavaScript; every press is kept with who and when. */
function Guide({ view }: { view: OutreachView }) {
  if (!view.open.includes('guide') || view.item.day !== view.today) return null;
  return (
    <StepCard
      view={view}
      step="guide"
      title="Người được hướng dẫn mà không nộp hồ sơ"
      button="+1 lượt"
      tone="btn btn-primary btn-lg"
    />
  );
}

function ReportForm({ view }: { view: OutreachView }) {
  const field = stepFields(view, 'report');
  return (
    <StepCard view={view} step="report" title="Ghi báo cáo kết quả" button="Ghi báo cáo">
      <p class="text-secondary">
        Báo cáo soạn ở đây và đã ban hành thì để trống số và ngày. Báo cáo làm ngoài hệ thống thì ghi số, ngày
        và kèm tệp đã ký.
      </p>
      <Input {...field('number')} label="Số báo cáo" />
      <Input {...field('day')} label="Ngày báo cáo" type="date" />
      <FileField {...field('file')} label="Tệp báo cáo đã ký" />
    </StepCard>
  );
}

function EndForms({ view }: { view: OutreachView }) {
  const steps = (['close', 'cancel'] as const).filter((step) => view.open.includes(step));
  const words = {
    close: 'Kết thúc đợt phát',
    cancel: view.item.kind === 'idea' ? 'Rút đề xuất' : 'Không thực hiện',
  };
  return (
    <>
      {steps.map((step) => (
        <StepCard view={view} step={step} title={words[step]} button={words[step]} tone="btn">
          <Input {...stepFields(view, step)('note')} label="Lý do" required />
        </StepCard>
      ))}
    </>
  );
}
