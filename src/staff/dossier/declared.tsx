import { type Answers, describeAnswers, type FormDefinition } from '../../features/procedures/index.ts';
import { DeclaredAnswers } from '../../ui/form-page/declared-answers.tsx';

interface DeclaredProps {
  form: FormDefinition;
  answers: Answers;
  /** Where the declaration is printed. */
  pdf: string;
}

/** What the applicant declared online, on the dossier's page: in the words of the version he filled in. */
export function Declared({ form, answers, pdf }: DeclaredProps) {
  return (
    <section class="card card-body mb-3" aria-label="Tờ khai điện tử">
      <div class="page-head">
        <h2>Tờ khai điện tử</h2>
        <a class="btn" href={pdf} data-turbo="false">
          Mở PDF để in
        </a>
      </div>
      <p class="text-secondary">
        {form.title}, biểu mẫu bản {form.version}
        {!form.isVerified && '; chưa đối chiếu với tờ khai chính thức (chưa xác minh)'}.
      </p>
      <DeclaredAnswers pages={describeAnswers(form, answers)} />
    </section>
  );
}
