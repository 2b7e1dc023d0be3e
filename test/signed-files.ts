import { beginPdf } from '../src/platform/files/pdf.ts';
import {
  type LocalAuthority,
  openTimestamps,
  prepareForm,
  type Signer,
  type SignPdf,
  signPdf,
} from '../src/platform/signing/index.ts';

/** When everything in these tests is signed. */
export const SIGNED_AT = new Date('2026-11-23T03:00:00Z');

/** A short paper of the ward as a result is drawn. */
export function drawSample(): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({ size: 'A4', margin: 60 });
  pdf.font('bold').fontSize(14).text('GIẤY XÁC NHẬN', { align: 'center' });
  pdf.font('regular').fontSize(13).text('Ủy ban nhân dân phường xác nhận nội dung này là đúng.');
  pdf.end();
  return bytes;
}

/** The same with a place for the number, the day and both signatures. */
export async function drawForm(): Promise<Uint8Array> {
  return prepareForm(await drawSample(), {
    texts: [
      { name: 'so', page: 1, rect: { x: 100, y: 700, width: 60, height: 18 } },
      { name: 'ngay', page: 1, rect: { x: 300, y: 700, width: 200, height: 18 }, font: 'italic' },
    ],
    signatures: [
      { name: 'ky', page: 1, rect: { x: 330, y: 200, width: 200, height: 80 } },
      { name: 'dau', page: 1, rect: { x: 280, y: 300, width: 220, height: 80 } },
    ],
  });
}

export function officerOf(authority: LocalAuthority, algorithm: 'rsa' | 'ecdsa' = 'ecdsa'): Signer {
  const organisation = 'Ủy ban nhân dân phường Thử Nghiệm';
  return authority.signerOf(authority.issue({ commonName: 'Nguyễn Thị Ưỡng', organisation, algorithm }));
}

export function sealOf(authority: LocalAuthority): Signer {
  const organisation = 'Ủy ban nhân dân phường Thử Nghiệm';
  return authority.signerOf(authority.issue({ commonName: organisation, organisation }));
}

type Changed = Partial<SignPdf> & { signer: Signer };

/** Signs as an officer approves; what differs is given. */
export function approve(pdf: Uint8Array, authority: LocalAuthority, given: Changed): Promise<Uint8Array> {
  return signPdf(pdf, {
    ...{ fieldName: 'ky', page: 1, rect: null, reason: 'Ký duyệt', place: 'Hải Dương', at: SIGNED_AT },
    appearance: { lines: ['Nguyễn Thị Ưỡng', '2026-11-23T10:00:00+07:00'] },
    ...{
      timestamps: openTimestamps(authority.tsaUrl),
      longTerm: false,
      authorities: [new URL(authority.tsaUrl).origin],
    },
    ...given,
  });
}

/** Seals as the ward issues a result: number and day filled in, and what a later check needs. */
export function stamp(pdf: Uint8Array, authority: LocalAuthority, given: Changed): Promise<Uint8Array> {
  return approve(pdf, authority, {
    ...{ fieldName: 'dau', fill: { so: '015', ngay: 'ngày 23 tháng 11 năm 2026' }, reason: 'Phát hành' },
    appearance: {
      kind: 'agency',
      lines: ['Cơ quan: ỦY BAN NHÂN DÂN PHƯỜNG', 'Thời gian ký: 2026-11-23T10:00:00+07:00'],
    },
    longTerm: true,
    ...given,
  });
}

/** A result with both signatures, as it leaves the ward. */
export async function signBoth(authority: LocalAuthority): Promise<Uint8Array> {
  const signer = officerOf(authority);
  const approved = await approve(await drawForm(), authority, { signer, permits: 'fill and sign' });
  return stamp(approved, authority, { signer: sealOf(authority) });
}
