import { randomUUID } from 'node:crypto';
import type { KeptCertificate } from '../../features/signatures/index.ts';
import { formatTime } from '../../law/day.ts';
import { FileField, FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { Status } from '../../ui/page.tsx';

const DAY_MS = 86_400_000;
/** From how many days before its end a certificate asks to be renewed. */
const SOON_DAYS = 30;

/** The certificate in use, with a warning when it ends soon. */
export function InUse({ certificate, now }: { certificate: KeptCertificate; now: Date }) {
  const days = Math.floor((certificate.validUntil.getTime() - now.getTime()) / DAY_MS);
  return (
    <>
      <dl>
        <dt>Cấp cho</dt>
        <dd>{certificate.subject}</dd>
        <dt>Nơi cấp</dt>
        <dd>{certificate.issuer}</dd>
        <dt>Số hiệu</dt>
        <dd class="text-break">{certificate.serial}</dd>
        <dt>Hiệu lực</dt>
        <dd>
          {formatTime(certificate.validFrom)} – {formatTime(certificate.validUntil)}
        </dd>
        <dt>Khóa ký</dt>
        <dd>{certificate.kind === 'pkcs11' ? 'Trên thiết bị ký' : 'Trong tệp, dưới mật khẩu của tệp'}</dd>
      </dl>
      {days < 0 && <Status tone="bad">Đã hết hạn: không ký được. Hãy đăng ký chứng thư mới.</Status>}
      {days >= 0 && days < SOON_DAYS && (
        <Status tone="warn">Còn {days} ngày là hết hạn: hãy gia hạn và đăng ký lại.</Status>
      )}
    </>
  );
}

interface FormsProps {
  path: string;
  token: string;
  hasTokens: boolean;
  values: Readonly<Record<string, unknown>>;
  errors: Readonly<Record<string, string>>;
  /** What the picture shows. */
  picture: string;
}

/** Two ways of registering: a file, or a key on a token. Passwords and PINs are never shown again. */
export function RegisterForms({ path, token, hasTokens, values, errors, picture }: FormsProps) {
  const isToken = values.tokenLabel !== undefined;
  const field = fieldsOf(isToken ? {} : values, isToken ? {} : errors);
  const tokenField = fieldsOf(isToken ? values : {}, isToken ? errors : {});
  const pictureHelp = `${picture} PNG nền trong suốt, dưới 1 MB.`;
  return (
    <>
      <form
        method="post"
        action={`${path}/tep`}
        enctype="multipart/form-data"
        class="card card-body"
        autocomplete="off"
      >
        <h2>Đăng ký bằng tệp .p12</h2>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <FileField
          {...field('file')}
          label="Tệp chứng thư số"
          accept=".p12,.pfx"
          help="Tệp .p12 hoặc .pfx. Tệp được niêm phong khi lưu và chỉ mở được bằng mật khẩu của nó."
          required
        />
        <Input
          name="secret"
          error={field('secret').error}
          label="Mật khẩu của tệp"
          type="password"
          autocomplete="off"
          required
          help="Chỉ để kiểm tra. Mật khẩu không được lưu; mỗi lần ký phải nhập lại."
        />
        <FileField {...field('picture')} label="Hình" accept="image/png,image/jpeg" help={pictureHelp} />
        <button class="btn btn-primary" type="submit">
          Đăng ký tệp
        </button>
      </form>
      {hasTokens && (
        <form
          method="post"
          action={`${path}/thiet-bi`}
          enctype="multipart/form-data"
          class="card card-body"
          autocomplete="off"
        >
          <h2>Đăng ký thiết bị ký</h2>
          <FormToken value={token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <Input {...tokenField('tokenLabel')} label="Nhãn thiết bị" required />
          <Input
            {...tokenField('tokenKey')}
            label="Mã khóa trên thiết bị"
            required
            help="Số hệ 16, ví dụ 01."
          />
          <div class="mb-3">
            <label class="form-label" for="pin">
              Mã PIN
            </label>
            <input class="form-control" id="pin" name="secret" type="password" autocomplete="off" required />
            {tokenField('secret').error && <div class="field-error">{tokenField('secret').error}</div>}
          </div>
          <button class="btn btn-primary" type="submit">
            Đăng ký thiết bị
          </button>
        </form>
      )}
    </>
  );
}

export function WithdrawForm({ path, token, errors }: Pick<FormsProps, 'path' | 'token' | 'errors'>) {
  return (
    <form method="post" action={`${path}/thu-hoi`} class="mt-3">
      <FormToken value={token} />
      <Input
        name="reason"
        error={errors.reason}
        label="Lý do thôi dùng"
        required
        help="Nếu bị mất hoặc lộ, báo cả nơi cấp để thu hồi chứng thư."
      />
      <button class="btn btn-outline-danger" type="submit">
        Thôi dùng chứng thư này
      </button>
    </form>
  );
}

/** Those that were in use before. */
export function Earlier({ certificates }: { certificates: readonly KeptCertificate[] }) {
  if (certificates.length === 0) return null;
  return (
    <section class="card card-body" aria-labelledby="da-dung">
      <h2 id="da-dung">Đã thôi dùng</h2>
      <ul>
        {certificates.map((each) => (
          <li>
            {each.subject}, số hiệu <span class="text-break">{each.serial}</span>, thôi dùng{' '}
            {formatTime(each.withdrawnAt!)}: {each.withdrawReason}
          </li>
        ))}
      </ul>
    </section>
  );
}
