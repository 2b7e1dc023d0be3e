/** A database whose data stand in place of papers. */
export interface NationalDatabase {
  code: DatabaseCode;
  name: string;
  owner: string;
  /** Where whoever stands in it wrongly has that put right, as a sentence to the applicant. */
  update: string;
}

export const DATABASE_CODES = [
  'population',
  'civil_status',
  'business',
  'land',
  'insurance',
  'identity_card',
  'vehicles',
  'driving_licences',
  'criminal_records',
  'health',
  'passports',
  'organisation_ids',
  'children',
] as const;
export type DatabaseCode = (typeof DATABASE_CODES)[number];

const POLICE = 'Bộ Công an';
const FINANCE = 'Bộ Tài chính';

/**
 * The databases that the annex names, their owners, and where their data are put right.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I (tên cơ sở dữ liệu, cơ quan chủ quản)
 * @checked 2026-11-27 in the rows of the annex
 * @uncertain the owner of the databases on children and on health is named in few rows; where data are put right is general knowledge
 */
export const NATIONAL_DATABASES: Readonly<Record<DatabaseCode, NationalDatabase>> = {
  population: {
    ...{ code: 'population', name: 'Cơ sở dữ liệu quốc gia về dân cư', owner: POLICE },
    update: 'Đề nghị cập nhật tại Công an phường, xã nơi cư trú hoặc trên VNeID.',
  },
  civil_status: {
    ...{ code: 'civil_status', name: 'Cơ sở dữ liệu hộ tịch điện tử', owner: 'Bộ Tư pháp' },
    update: 'Đề nghị cập nhật tại cơ quan đăng ký hộ tịch nơi đã đăng ký (Ủy ban nhân dân cấp xã).',
  },
  business: {
    ...{ code: 'business', name: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp', owner: FINANCE },
    update: 'Đề nghị cập nhật tại cơ quan đăng ký kinh doanh đã cấp giấy chứng nhận.',
  },
  land: {
    ...{ code: 'land', name: 'Cơ sở dữ liệu quốc gia về đất đai', owner: 'Bộ Nông nghiệp và Môi trường' },
    update: 'Đề nghị cập nhật tại Văn phòng đăng ký đất đai, chi nhánh nơi có đất.',
  },
  insurance: {
    ...{ code: 'insurance', name: 'Cơ sở dữ liệu quốc gia về bảo hiểm', owner: FINANCE },
    update: 'Đề nghị cập nhật tại cơ quan Bảo hiểm xã hội hoặc trên VssID.',
  },
  identity_card: {
    ...{ code: 'identity_card', name: 'Cơ sở dữ liệu căn cước', owner: POLICE },
    update: 'Đề nghị cập nhật tại cơ quan quản lý căn cước (Công an).',
  },
  vehicles: {
    ...{ code: 'vehicles', name: 'Cơ sở dữ liệu đăng ký xe', owner: POLICE },
    update: 'Đề nghị cập nhật tại cơ quan đăng ký xe (Công an).',
  },
  driving_licences: {
    ...{ code: 'driving_licences', name: 'Cơ sở dữ liệu giấy phép lái xe', owner: POLICE },
    update: 'Đề nghị cập nhật tại cơ quan cấp giấy phép lái xe.',
  },
  criminal_records: {
    ...{ code: 'criminal_records', name: 'Cơ sở dữ liệu lý lịch tư pháp', owner: POLICE },
    update: 'Đề nghị cập nhật tại cơ quan quản lý lý lịch tư pháp.',
  },
  health: {
    ...{ code: 'health', name: 'Cơ sở dữ liệu sổ sức khỏe điện tử', owner: 'Bộ Y tế' },
    update: 'Đề nghị cập nhật tại cơ sở khám bệnh, chữa bệnh đã khám.',
  },
  passports: {
    ...{ code: 'passports', name: 'Cơ sở dữ liệu cấp, quản lý hộ chiếu phổ thông', owner: POLICE },
    update: 'Đề nghị cập nhật tại cơ quan quản lý xuất nhập cảnh.',
  },
  organisation_ids: {
    ...{ code: 'organisation_ids', name: 'Cơ sở dữ liệu định danh điện tử tổ chức', owner: POLICE },
    update: 'Đề nghị cập nhật tại cơ quan quản lý định danh và xác thực điện tử.',
  },
  children: {
    ...{ code: 'children', name: 'Cơ sở dữ liệu trẻ em', owner: 'Bộ Y tế' },
    update: 'Đề nghị cập nhật tại Ủy ban nhân dân cấp xã nơi trẻ em cư trú.',
  },
};

/** How the annex calls each; one row may name several. */
const CALLED: readonly [DatabaseCode, RegExp][] = [
  ['population', /dân cư/],
  ['civil_status', /hộ tịch/],
  ['business', /đăng ký doanh|hợp tác xã|hộ kinh doanh/],
  ['land', /đất đai/],
  ['insurance', /bảo hiểm|bhxh/],
  ['identity_card', /căn cước/],
  ['vehicles', /đăng ký xe/],
  ['driving_licences', /giấy phép lái xe/],
  ['criminal_records', /lý lịch tư pháp/],
  ['health', /sức khỏe|y tế/],
  ['passports', /hộ chiếu/],
  ['organisation_ids', /định danh điện tử tổ chức/],
  ['children', /trẻ em/],
];

/**
 * The databases that a cell of the annex names, in the order of our list; none where the cell holds something else.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-27 on all 792 rows
 */
export function databasesNamed(cell: string): DatabaseCode[] {
  const words = cell.normalize('NFC').toLowerCase();
  return CALLED.filter(([, pattern]) => pattern.test(words)).map(([code]) => code);
}
