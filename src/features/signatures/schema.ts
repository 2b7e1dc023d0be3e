import { z } from 'zod';

const clientKey = z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.');

/** A certificate in a PKCS #12 file, with the password that proves it can be used. */
export const fileForm = z.object({
  clientKey,
  secret: z.string().min(1, 'Nhập mật khẩu của tệp chứng thư số.').max(200),
});

/** A certificate on a token or in an HSM. */
export const tokenForm = z.object({
  clientKey,
  tokenLabel: z.string().trim().min(1, 'Ghi nhãn của thiết bị ký.').max(100),
  tokenKey: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([0-9a-f]{2}){1,32}$/, 'Mã khóa trên thiết bị: số hệ 16, ví dụ 01 hay a1b2.'),
  secret: z.string().min(1, 'Nhập mã PIN.').max(100),
});

export const withdrawForm = z.object({
  reason: z.string().trim().min(3, 'Ghi lý do: mất, lộ mật khẩu, thôi giữ chức vụ …').max(300),
});

export const anchorForm = z.object({
  clientKey,
  basis: z.string().trim().min(3, 'Ghi căn cứ: danh sách, quyết định …').max(300),
  trustedFrom: z.iso.date('Chọn ngày.'),
});

/** Whose certificate: an officer's own (his id), or the ward's seal. */
export type Holder = { officerId: number } | 'seal';

export interface KeptCertificate {
  id: number;
  officerId: number | null;
  kind: 'pkcs12' | 'pkcs11';
  certificate: Uint8Array;
  chain: Uint8Array[];
  /** Common name and organisation, as the certificate names them. */
  subject: string;
  issuer: string;
  serial: string;
  validFrom: Date;
  validUntil: Date;
  picture: Uint8Array | null;
  addedAt: Date;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
}

export interface TrustAnchor {
  id: number;
  certificate: Uint8Array;
  subject: string;
  fingerprint: string;
  trustedFrom: string;
  trustedUntil: string | null;
  basis: string;
}
