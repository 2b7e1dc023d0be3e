/** What kind of personal data was found. `number` is a long number of which nobody can tell what it stands for. */
export type PersonalKind =
  | 'name'
  | 'phone'
  | 'personal-id'
  | 'passport'
  | 'plate'
  | 'email'
  | 'bank-account'
  | 'insurance'
  | 'tax-code'
  | 'birth'
  | 'address'
  | 'profile'
  | 'dossier-code'
  | 'number'
  | 'known';

/** A place in a text, in UTF-16 units of the text as it was given: [start, end). */
export interface Finding {
  kind: PersonalKind;
  start: number;
  end: number;
  text: string;
  /** `sure`: shape or cue leave little doubt. `likely`: somebody has to look. */
  certainty: 'sure' | 'likely';
}

/** A finding before the text is cut out: offsets in the folded text. */
export type Span = Pick<Finding, 'kind' | 'start' | 'end' | 'certainty'>;

/** What stands in the place of what was masked. */
export const PLACEHOLDERS: Record<PersonalKind, string> = {
  name: '[tên người]',
  phone: '[số điện thoại]',
  'personal-id': '[số định danh]',
  passport: '[số hộ chiếu]',
  plate: '[biển số xe]',
  email: '[thư điện tử]',
  'bank-account': '[số tài khoản]',
  insurance: '[số bảo hiểm]',
  'tax-code': '[mã số thuế]',
  birth: '[ngày sinh]',
  address: '[địa chỉ]',
  profile: '[trang cá nhân]',
  'dossier-code': '[mã hồ sơ]',
  number: '[dãy số]',
  known: '[thông tin cá nhân]',
};
