import { type FormDefinition, formDefinition } from '../schema.ts';
import { readFragments, writeOut } from './seeded.ts';

/** What is asked where a procedure has no form of its own: who files, and what is wanted. Its papers say the rest. */
export function generalForm(procedure: { code: string; name: string }): FormDefinition {
  const role = (part: string) => [`nguoiUyQuyen.${part}`, `nguoiNop.${part}`];
  const written = {
    procedureCode: procedure.code,
    version: 1,
    validFrom: '2025-07-01',
    title: procedure.name,
    source: 'Biểu mẫu chung của hệ thống: thủ tục chưa có biểu mẫu điện tử riêng.',
    applicant: {
      ...{ name: role('hoTen'), personalId: role('soDinhDanh'), birthOn: role('ngaySinh') },
      ...{ phone: ['nguoiNop.dienThoai'], email: ['nguoiNop.email'], address: role('noiCuTru') },
      ...{ representativeName: ['nguoiNopThay'], representativePersonalId: ['soNopThay'] },
      representativeBasis: ['canCuKhac', 'canCuChiTiet', 'canCu'],
    },
    summary: ['noiDung'],
    pages: [
      { use: 'nguoi-nop' },
      { use: 'uy-quyen' },
      {
        id: 'noi-dung',
        title: 'Nội dung yêu cầu',
        fields: [
          {
            ...{ type: 'longText', name: 'noiDung', label: 'Bạn yêu cầu giải quyết việc gì?', max: 2000 },
            help: 'Ghi việc cần giải quyết và thông tin cần thiết. Tờ khai theo mẫu thì đính kèm ở bước sau.',
          },
        ],
      },
    ],
  };
  return formDefinition.parse(writeOut(written, readFragments()));
}
