import type { FormDefinition } from '../../features/procedures/index.ts';

/** Where a form comes from, and that nobody compared it with the official declaration yet. */
export function FormOrigin({ form }: { form: FormDefinition }) {
  return (
    <p class="text-secondary">
      <small>
        Biểu mẫu điện tử {form.procedureCode}, bản {form.version}
        {form.isVerified
          ? ', đã đối chiếu với tờ khai chính thức.'
          : ', chưa đối chiếu với tờ khai chính thức (chưa xác minh).'}
      </small>
    </p>
  );
}
