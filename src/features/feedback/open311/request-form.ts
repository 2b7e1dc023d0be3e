import { z } from 'zod';
import { normalisePhone } from '../../../law/phone.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { FeedbackSender } from '../schema.ts';

/** The country with its seas and islands, in degrees: what lies outside was sent with a wrong sign or changed round. */
const VIETNAM = { lat: [6, 24], long: [102, 118] } as const;

const line = (most: number) => z.string().trim().max(most, `Tối đa ${most} ký tự.`).default('');
const text = (most: number) =>
  z
    .string()
    .default('')
    .transform((given) => given.replaceAll('\r\n', '\n').trim())
    .refine((given) => [...given].length <= most, `Tối đa ${most} ký tự.`);
const degrees = ([from, to]: readonly [number, number]) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      (given) => /^([+-]?\d{1,3}(\.\d{1,20})?)?$/.test(given),
      'Tọa độ chưa đúng: ghi số thập phân như 20.93.',
    )
    .transform((given) => (given === '' ? null : Number(given)))
    .refine((given) => given === null || (given >= from && given <= to), 'Tọa độ nằm ngoài Việt Nam.');

/** What GeoReport v2 lets a program send, by its names. `account_id` says nothing here. */
const requestForm = z.object({
  service_code: line(60).refine((given) => given !== '', 'Thiếu service_code.'),
  description: text(4000).refine((given) => given !== '', 'Thiếu nội dung phản ánh.'),
  ...{ lat: degrees(VIETNAM.lat), long: degrees(VIETNAM.long) },
  ...{ address_string: line(300), address_id: line(100), first_name: line(90), last_name: line(100) },
  phone: line(30)
    .transform((given) => (given === '' ? '' : normalisePhone(given)))
    .refine((given): given is string => given !== null, 'Số điện thoại chưa đúng.'),
  email: line(200).refine(
    (given) => given === '' || z.email().safeParse(given).success,
    'Thư điện tử chưa đúng.',
  ),
  media_url: line(500),
  'attribute[linh-vuc]': line(100),
  'attribute[thu-tuc]': line(40),
  'attribute[ho-so]': line(60),
  'attribute[ve-ai]': line(300),
  'attribute[de-xuat]': text(4000),
});
export type Open311Form = z.infer<typeof requestForm>;

/** @throws Problem invalid, with the parameters that are wrong */
export function readOpen311Form(given: Readonly<Record<string, string>>): Open311Form {
  const form = parseFields(requestForm, given, 'Chưa nhận được.');
  const { lat, long, address_string, address_id } = form;
  if ((lat === null) !== (long === null))
    throw new Problem('invalid', 'Chưa nhận được.', {
      [lat === null ? 'lat' : 'long']: 'Gửi cả lat và long.',
    });
  if (lat === null && address_string === '' && address_id === '')
    throw new Problem('invalid', 'Chưa nhận được.', {
      address_string: 'Thiếu nơi xảy ra: gửi lat và long, hoặc address_string, hoặc address_id.',
    });
  return form;
}

/** Who sends it; null where the ward could not answer him. Without a name he is called by what he can be reached by, as in mails. */
export function open311SenderOf({ first_name, last_name, phone, email }: Open311Form): FeedbackSender | null {
  if (phone === '' && email === '') return null;
  const name = [last_name, first_name].filter(Boolean).join(' ') || email || phone;
  return { kind: 'person', name, address: '', phone, email, citizenId: null, isProtected: false };
}
