import { randomUUID } from 'node:crypto';
import QRCode from 'qrcode';
import type { Dossier } from '../../features/dossiers/index.ts';
import type { Officer } from '../../features/organisation/index.ts';
import { composeResult, findTemplate, type ResultDraft, resultSource } from '../../features/results/index.ts';
import { FormToken } from '../../ui/field.tsx';
import type { StaffContext } from '../session.ts';
import { DraftView } from './draft-view.tsx';
import { SecretForm } from './secret-form.tsx';

interface PartProps {
  c: StaffContext;
  dossier: Dossier;
  draft: ResultDraft;
  officers: Officer[];
}

/** The newest version as it will be printed. */
export async function Preview({ c, dossier, draft, officers }: PartProps) {
  const version = draft.versions.at(-1)!;
  const source = await resultSource(c.var.platform.database.db, dossier, c.var.platform.settings.publicUrl);
  const signer = officers.find(({ id }) => id === version.signerId) ?? source.officers.get(version.signerId)!;
  const template = findTemplate(version.template);
  const { written, savedAt: drawnAt } = version;
  const document = composeResult({ source, template, written, signer, checkCode: draft.code, drawnAt });
  return (
    <DraftView
      document={document}
      qr={await QRCode.toString(document.checkUrl, { type: 'svg', margin: 1 })}
    />
  );
}

/** What is signed is named by its hash: a newer version is another one, and is refused. */
export function Signing({ c, dossier, draft, officers }: PartProps) {
  const version = draft.versions.at(-1)!;
  const path = `/can-bo/ho-so/${dossier.id}/ket-qua`;
  const signer = officers.find(({ id }) => id === version.signerId);
  return (
    <section class="card card-body mb-3" aria-labelledby="ky">
      <h2 id="ky">Ký số</h2>
      <p>
        Bạn ký đúng{' '}
        <a href={`${path}.pdf?ban=${version.no}`} data-turbo="false">
          bản {version.no} (PDF)
        </a>
        . Mã băm SHA-256: <code class="hash">{version.file}</code>
      </p>
      {version.signerId === c.var.officer.id ? (
        <SecretForm
          {...{ token: c.var.token, action: '/can-bo/phat-hanh/ky', id: 'ma-ky' }}
          label="Mật khẩu hoặc mã PIN chứng thư số của bạn"
          button="Ký số"
        >
          <input
            type="hidden"
            name="item"
            value={`${dossier.id}.${dossier.state.stepCount}.${version.file}`}
          />
        </SecretForm>
      ) : (
        <form method="post" action={`${path}/nguoi-ky`}>
          <FormToken value={c.var.token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <input type="hidden" name="seen" value={String(version.no)} />
          <p>Dự thảo ghi người ký là {signer?.displayName ?? 'người khác'}.</p>
          <button class="btn" type="submit">
            Đổi người ký thành tôi
          </button>
        </form>
      )}
    </section>
  );
}

/** Number and seal in one deed. */
export function Sealing({ c, dossier }: Pick<PartProps, 'c' | 'dossier'>) {
  return (
    <section class="card card-body mb-3" aria-labelledby="dau">
      <h2 id="dau">Cấp số, ký số của cơ quan</h2>
      <p>Số lấy ở sổ đăng ký văn bản; số và ngày được điền vào văn bản khi ký.</p>
      <SecretForm
        {...{ token: c.var.token, action: '/can-bo/phat-hanh/dong-dau', id: 'ma-dau' }}
        label="Mật khẩu hoặc mã PIN chứng thư số của cơ quan"
        button="Cấp số và đóng dấu"
      >
        <input type="hidden" name="item" value={`${dossier.id}.${dossier.state.stepCount}`} />
      </SecretForm>
    </section>
  );
}
