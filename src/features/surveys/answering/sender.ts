/** How an answer came to the ward; nobody's name is kept with it. */
export const SURVEY_WAYS = ['session', 'link', 'desk', 'kiosk', 'paper'] as const;
export type SurveyWay = (typeof SURVEY_WAYS)[number];

export const WAY_LABELS: Record<SurveyWay, string> = {
  session: 'Trang hồ sơ của tôi',
  link: 'Đường dẫn trong tin nhắn, thư',
  desk: 'Mã QR ở quầy',
  kiosk: 'Máy đánh giá ở sảnh',
  paper: 'Phiếu giấy, cán bộ nhập',
};

/** Who hands in a form: the applicant by his own way, by a link that was handed out to him, or an officer with his paper. */
export type SurveySender =
  | { way: 'session' | 'link' }
  | { way: 'desk' | 'kiosk'; linkHash: string }
  | { way: 'paper'; typedBy: number; paperNo: string; paperFile: string | null };
