import type { FormField, PersonField, PersonPart, RowField, SimpleField } from './schema.ts';

type AddressField = Extract<FormField, { type: 'address' }>;

const text = (name: string, label: string, more: object = {}): SimpleField => ({
  ...{ type: 'text', name, label, required: true, max: 200 },
  ...more,
});

const PERSON: Record<PersonPart, SimpleField> = {
  hoTen: text('hoTen', 'Họ, chữ đệm, tên', { shape: 'name' }),
  ngaySinh: {
    ...{ type: 'date', name: 'ngaySinh', label: 'Ngày sinh', required: true, partial: true },
    ...{ notAfter: 'today', notBefore: '1880-01-01' },
  },
  gioiTinh: {
    ...{ type: 'choice', name: 'gioiTinh', label: 'Giới tính', required: true },
    choices: [
      { value: 'nam', label: 'Nam' },
      { value: 'nu', label: 'Nữ' },
    ],
  },
  danToc: text('danToc', 'Dân tộc', { max: 60 }),
  quocTich: text('quocTich', 'Quốc tịch', { max: 60 }),
  soDinhDanh: {
    ...{ type: 'personalId', name: 'soDinhDanh', label: 'Số định danh cá nhân', required: true },
    help: '12 chữ số, ghi trên thẻ căn cước.',
  },
  giayToKhac: text('giayToKhac', 'Giấy tờ khác thay căn cước', { help: 'Loại giấy, số, ngày cấp, nơi cấp.' }),
  noiCuTru: text('noiCuTru', 'Nơi cư trú', {
    max: 300,
    help: 'Số nhà, đường (thôn), xã (phường), tỉnh (thành phố).',
  }),
  ngheNghiep: text('ngheNghiep', 'Nghề nghiệp'),
  dienThoai: { type: 'phone', name: 'dienThoai', label: 'Số điện thoại', required: true },
  email: { type: 'email', name: 'email', label: 'Thư điện tử', required: true },
};

const ADDRESS = [
  text('tinh', 'Tỉnh, thành phố'),
  text('xa', 'Xã, phường, đặc khu'),
  text('chiTiet', 'Số nhà, đường, thôn, tổ dân phố', { required: false, max: 300 }),
];

/** An address or a person taken apart into simple fields; nothing for every other field. */
export function partsOf(field: FormField | RowField): SimpleField[] {
  if (field.type === 'address') return addressParts(field);
  if (field.type === 'person') return personParts(field);
  return [];
}

function addressParts({ required }: AddressField): SimpleField[] {
  return ADDRESS.map((part) => ({ ...part, required: part.required && required }));
}

function personParts({ parts, optional, required }: PersonField): SimpleField[] {
  return parts.map((part) => ({ ...PERSON[part], required: required && !optional.includes(part) }));
}

/** What stands in a part before anything is typed. */
export function initialParts(field: FormField | RowField): Record<string, string> {
  return field.type === 'person' && field.parts.includes('quocTich') ? { quocTich: 'Việt Nam' } : {};
}
