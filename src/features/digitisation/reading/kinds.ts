/** The kinds of paper that the desk tells apart when it digitises. A closed list; what is none of them is `other`. */
export const PAPER_KINDS = [
  ...(['birth_certificate', 'death_certificate', 'marriage_certificate', 'marital_status'] as const),
  ...(['identity_card', 'driving_licence', 'residence_confirmation', 'land_certificate'] as const),
  ...(['business_registration', 'diploma', 'declaration', 'minutes', 'decision'] as const),
  ...(['authorisation', 'contract', 'confirmation', 'other'] as const),
] as const;

export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_KIND_LABELS: Record<PaperKind, string> = {
  birth_certificate: 'Giấy khai sinh',
  death_certificate: 'Giấy chứng tử, trích lục khai tử',
  marriage_certificate: 'Giấy chứng nhận kết hôn',
  marital_status: 'Giấy xác nhận tình trạng hôn nhân',
  identity_card: 'Thẻ căn cước, căn cước công dân',
  driving_licence: 'Giấy phép lái xe',
  residence_confirmation: 'Xác nhận thông tin về cư trú',
  land_certificate: 'Giấy chứng nhận quyền sử dụng đất',
  business_registration: 'Giấy chứng nhận đăng ký doanh nghiệp, hộ kinh doanh',
  diploma: 'Văn bằng, chứng chỉ',
  declaration: 'Đơn, tờ khai',
  minutes: 'Biên bản',
  decision: 'Quyết định',
  authorisation: 'Giấy ủy quyền',
  contract: 'Hợp đồng',
  confirmation: 'Giấy xác nhận',
  other: 'Giấy tờ khác',
};
