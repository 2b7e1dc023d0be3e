import type { ProcedureVersion, RequiredDocument } from './schema.ts';

export const ONLINE_LABELS: Record<NonNullable<ProcedureVersion['onlineLevel']>, string> = {
  full: 'Toàn trình: nộp và nhận kết quả qua mạng',
  partial: 'Một phần: còn việc phải đến trực tiếp',
  none: 'Chưa nộp được qua mạng',
  unverified: 'Nộp được qua mạng (mức độ chưa xác minh)',
};

export const FORM_LABELS: Record<RequiredDocument['form'], string> = {
  original: 'bản chính',
  copy: 'bản sao',
  presented: 'xuất trình',
};

export const METHOD_LABELS: Record<ProcedureVersion['methods'][number], string> = {
  direct: 'Đến Trung tâm Phục vụ hành chính công',
  online: 'Qua mạng, trên Cổng Dịch vụ công quốc gia',
  post: 'Qua bưu chính công ích',
};
