import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { addOwnPaper } from '../../features/vault/index.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input, typed } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { type VaultContext, VaultPage } from './frame.tsx';

const PATH = '/kho-giay-to/them';

/** A paper of one's own into the vault, before anyone has verified it. */
export const addPage = new Hono<KnownEnv>()
  .get(PATH, (c) => c.html(<AddPage c={c} values={{}} />))
  .post(PATH, async (c) => {
    const body = await readForm(c);
    const { database, files, settings } = c.var.platform;
    try {
      const file = await readPaper(body.file, settings);
      const id = await database.transact((tx) =>
        addOwnPaper(tx, files, visitorActOf(c), { fields: body, file }),
      );
      return c.redirect(`/kho-giay-to/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isFile = error.code.startsWith('file_');
      const problem = isFile ? new Problem(error.code, error.message, { file: error.message }) : error;
      return c.html(<AddPage c={c} values={body} problem={problem} />, error.status);
    }
  });

interface AddPageProps {
  c: VaultContext;
  values: Record<string, unknown>;
  problem?: Problem;
}

function AddPage({ c, values, problem }: AddPageProps) {
  const field = fieldsOf(values, problem?.fields);
  const isKnown = c.var.visitor.kind === 'citizen' && c.var.visitor.citizen.assurance === 2;
  return (
    <VaultPage c={c} title="Đưa giấy tờ vào kho" problem={problem}>
      {isKnown ? (
        <>
          <p>
            Giấy tờ ở trạng thái "Chưa xác minh" cho đến khi cán bộ đối chiếu với bản chính ở lần nộp hồ sơ
            tới. Chỉ bạn xem được, và cán bộ khi bạn đồng ý lúc nộp hồ sơ; bạn xóa được khi chưa ai xác minh.
          </p>
          <form method="post" action={PATH} enctype="multipart/form-data" novalidate>
            <FormToken value={c.var.token} />
            <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
            <Input {...field('name')} label="Tên giấy tờ" required help="Ví dụ: Giấy khai sinh." />
            <Input {...field('number')} label="Số hiệu trên giấy" />
            <Input {...field('issuedOn')} label="Ngày cấp" type="date" />
            <Input
              {...field('validUntil')}
              label="Có giá trị đến hết ngày"
              type="date"
              help="Chỉ điền khi trên giấy có ghi thời hạn."
            />
            <FileField
              name="file"
              label="Tệp hoặc ảnh chụp"
              required
              error={problem?.fields.file}
              help="PDF, ảnh JPEG hoặc PNG, không quá 20 MB."
            />
            <button class="btn btn-primary" type="submit">
              Đưa vào kho
            </button>
          </form>
        </>
      ) : (
        <p>
          Việc này cần đăng nhập bằng tài khoản định danh mức 2, để biết chắc kho là của ai. Hãy đăng xuất rồi
          đăng nhập lại ở mức 2.
        </p>
      )}
    </VaultPage>
  );
}
