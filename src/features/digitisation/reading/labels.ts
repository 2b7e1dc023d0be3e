import type { PaperField } from './fields.ts';
import type { PaperKind } from './kinds.ts';

/** How the value behind a label is written. */
export type Shape = 'name' | 'id' | 'organisationId' | 'day' | 'number' | 'words';

/** A field of certain kinds of paper: the words, folded, after which its value stands. The first label that is found counts. */
export interface LabelRule {
  field: PaperField;
  shape: Shape;
  labels: readonly string[];
  /** Papers that have it; all when missing. */
  kinds?: readonly PaperKind[];
  /** 2: the second place where such a label stands, of the second person. */
  nth?: 2;
}

const NAMES = [
  ...['ho chu dem ten nguoi yeu cau', 'ho chu dem va ten khai sinh', 'ho chu dem va ten', 'ho chu dem ten'],
  ...['ho va ten khai sinh', 'ho va ten full name', 'ho va ten', 'ho ten', 'ten toi la', 'toi ten la'],
];
const IDS = [
  ...[
    'so dinh danh ca nhan',
    'so dinh danh',
    'ma so dinh danh',
    'can cuoc cong dan so',
    'the can cuoc so',
    'can cuoc so',
  ],
  ...['so cccd', 'cccd so', 'cccd', 'so cmnd cccd', 'so can cuoc', 'so no', 'giay to tuy than'],
];
const TWO_PEOPLE: readonly PaperKind[] = ['authorisation', 'contract'];

/** In the order in which they are tried: a more telling rule stands before a general one of its field. */
export const LABEL_RULES: readonly LabelRule[] = [
  {
    field: 'name',
    shape: 'name',
    labels: ['ho chu dem ten vo', 'ho va ten vo'],
    kinds: ['marriage_certificate'],
  },
  {
    field: 'otherName',
    shape: 'name',
    labels: ['ho chu dem ten chong', 'ho va ten chong'],
    kinds: ['marriage_certificate'],
  },
  {
    field: 'otherPersonalId',
    shape: 'id',
    labels: IDS,
    kinds: ['marriage_certificate', ...TWO_PEOPLE],
    nth: 2,
  },
  { field: 'otherName', shape: 'name', labels: NAMES, kinds: TWO_PEOPLE, nth: 2 },
  {
    field: 'name',
    shape: 'name',
    labels: [...NAMES, 'ong ba', 'ong', 'ba'],
    kinds: ['land_certificate', 'diploma', 'decision'],
  },
  { field: 'name', shape: 'name', labels: NAMES },
  { field: 'personalId', shape: 'id', labels: IDS },
  { field: 'bornOn', shape: 'day', labels: ['ngay thang nam sinh', 'ngay sinh', 'sinh ngay'] },
  {
    field: 'issuedOn',
    shape: 'day',
    labels: ['ngay thang nam dang ky', 'dang ky lan dau', 'ngay cap', 'cap ngay', 'ngay dang ky'],
  },
  {
    field: 'organisationName',
    shape: 'words',
    labels: ['ten ho kinh doanh', 'ten cong ty viet bang tieng viet', 'ten doanh nghiep', 'ten cong ty'],
    kinds: ['business_registration'],
  },
  {
    field: 'organisationId',
    shape: 'organisationId',
    labels: ['ma so ho kinh doanh', 'ma so dang ky ho kinh doanh', 'ma so doanh nghiep', 'ma so thue'],
    kinds: ['business_registration'],
  },
  {
    field: 'number',
    shape: 'words',
    labels: ['so vao so cap gcn', 'so vao so cap giay chung nhan', 'so vao so'],
    kinds: ['land_certificate', 'diploma'],
  },
  {
    field: 'number',
    shape: 'number',
    labels: ['so'],
    kinds: [
      'birth_certificate',
      'death_certificate',
      'marriage_certificate',
      'marital_status',
      'decision',
      'minutes',
      'confirmation',
      'authorisation',
      'contract',
    ],
  },
  {
    field: 'issuer',
    shape: 'words',
    labels: [
      'noi dang ky khai sinh',
      'noi dang ky ket hon',
      'noi dang ky khai tu',
      'noi dang ky',
      'noi cap',
      'co quan cap',
    ],
  },
];

/** Labels that end the value before them on the same row. */
export const NEXT_LABELS: readonly string[] = [
  ...[
    'gioi tinh',
    'dan toc',
    'quoc tich',
    'nam sinh',
    'ngay sinh',
    'sinh ngay',
    'so dinh danh',
    'ngay cap',
    'cap ngay',
    'noi cap',
  ],
  ...[
    'to ban do',
    'chuc vu',
    'dien thoai',
    'dia chi',
    'que quan',
    'noi cu tru',
    'cccd',
    'nationality',
    'sex',
  ],
];

/** Whose name or number it is when it is not the paper's own. */
export const OF_OTHERS: readonly string[] = [
  'nguoi me',
  'nguoi cha',
  'me',
  'cha',
  'nguoi di khai',
  'nguoi ky',
  'vo',
  'chong',
  'nguoi duoc',
];
