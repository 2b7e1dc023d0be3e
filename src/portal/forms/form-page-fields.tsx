import {
  type Answers,
  type FormDefinition,
  type FormPage,
  pageView,
} from '../../features/procedures/index.ts';
import { FormPageDrawing } from '../../ui/form-page/form-page.tsx';
import { FormOrigin } from './form-origin.tsx';

interface FormPageFieldsProps {
  form: FormDefinition;
  page: Pick<FormPage, 'id'>;
  answers: Answers;
  errors: Readonly<Record<string, string>>;
}

/** The fields of a page of a procedure's form with what was answered; nothing when the page is not open. */
export function FormPageFields({ form, page, answers, errors }: FormPageFieldsProps) {
  const view = pageView(form, page.id, answers);
  return (
    view && (
      <>
        <FormPageDrawing {...view} errors={errors} />
        <FormOrigin form={form} />
      </>
    )
  );
}
