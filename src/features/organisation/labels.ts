import type { Duty, UnitKind } from './schema.ts';

export const DUTY_LABELS: Record<Duty, string> = {
  receive: 'Tiếp nhận',
  examine: 'Thụ lý',
  review: 'Thẩm tra, trình ký',
  sign: 'Ký duyệt',
  stamp: 'Văn thư, đóng dấu',
  return: 'Trả kết quả',
  oversee: 'Lãnh đạo, theo dõi kế hoạch',
  control: 'Kiểm soát thủ tục hành chính',
  administer: 'Quản trị hệ thống',
};

export const UNIT_KIND_LABELS: Record<UnitKind, string> = {
  office: 'Văn phòng',
  division: 'Phòng chuyên môn',
  centre: 'Trung tâm Phục vụ hành chính công',
  service: 'Đơn vị sự nghiệp',
  portal: 'Cổng thông tin điện tử',
  police: 'Công an',
  military: 'Quân sự',
  union: 'Đoàn thể',
  collective: 'Tên gọi chung của nhiều đơn vị',
};
