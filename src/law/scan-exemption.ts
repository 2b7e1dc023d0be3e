/** Why a paper of a dossier lawfully has no scan: a closed list. */
export const SCAN_EXEMPTION_CAUSES = ['online', 'shown', 'verification', 'secret'] as const;
export type ScanExemptionCause = (typeof SCAN_EXEMPTION_CAUSES)[number];

/**
 * What the record says of each.
 * @law TT 01/2023/TT-VPCP, chương II (không số hóa: hồ sơ trực tuyến; giấy tờ chỉ xuất trình; kết quả thẩm tra, xác minh, lấy ý
 * kiến; giấy tờ thuộc bí mật nhà nước)
 * @checked 2026-11-27 in the digest of the circular (domain.md §9.1)
 * @uncertain the circular itself was not read: neither the article nor the day from which each case holds is known
 */
export const SCAN_EXEMPTIONS: Readonly<Record<ScanExemptionCause, string>> = {
  online: 'Hồ sơ nộp trực tuyến, giấy tờ đã là bản điện tử',
  shown: 'Giấy tờ chỉ xuất trình để đối chiếu',
  verification: 'Kết quả thẩm tra, xác minh, lấy ý kiến',
  secret: 'Giấy tờ thuộc bí mật nhà nước',
};

/**
 * Why a cause cannot hold for this paper, in Vietnamese; null when it can. Whether a paper was only shown, is secret or came
 * of a verification is for the officer to say; how the dossier was filed is known.
 * @law TT 01/2023/TT-VPCP, chương II
 * @checked 2026-11-27 in the digest of the circular (domain.md §9.1)
 * @uncertain the circular itself was not read
 */
export function scanExemptionFault(cause: ScanExemptionCause, { isOnline }: { isOnline: boolean }) {
  return cause === 'online' && !isOnline ? 'Hồ sơ này không nộp trực tuyến. Chọn lý do khác.' : null;
}
