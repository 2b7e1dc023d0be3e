import { formatMinute, type ReceptionRule } from '../../../features/reception/index.ts';
import { formatDay } from '../../../law/day.ts';
import { fieldsOf, Input } from '../../../ui/field.tsx';
import { type SectionProps, SetupForm } from './setup-form.tsx';

const FIELDS: { name: keyof ReceptionRule; label: string; help: string }[] = [
  {
    name: 'ordinaryPerPriority',
    label: 'Số lượt thường giữa hai lượt ưu tiên',
    help: 'Người ưu tiên đầu tiên được gọi ngay; sau đó cứ đủ số lượt thường này mới đến người ưu tiên tiếp theo. 0: luôn gọi ưu tiên trước.',
  },
  {
    name: 'mostAbsences',
    label: 'Vắng mấy lần thì bỏ số',
    help: 'Chưa đủ số lần này thì số xuống cuối hàng.',
  },
  { name: 'opensMinute', label: 'Cho lấy số từ', help: 'Ví dụ 06:45.' },
  { name: 'closesMinute', label: 'Thôi cho lấy số lúc', help: 'Ví dụ 17:00.' },
  {
    name: 'lateMinutes',
    label: 'Đến muộn giờ hẹn được giữ chỗ (phút)',
    help: 'Muộn hơn thì chờ như lượt thường.',
  },
  { name: 'daysAhead', label: 'Nhận hẹn trước tối đa (ngày)', help: 'Tính cả ngày nghỉ.' },
  { name: 'leadMinutes', label: 'Phải đặt trước ít nhất (phút)', help: 'Ví dụ 60.' },
];

export function RuleSection({ rule, ...props }: SectionProps & { rule: ReceptionRule }) {
  const values = Object.fromEntries(FIELDS.map(({ name }) => [name, wordsOf(name, rule)]));
  return (
    <section class="card card-body mb-3" id="rule">
      <h2>Quy tắc gọi số và giờ lấy số</h2>
      <p class="text-secondary">
        Thứ tự gọi là quy định của phường, không phải của pháp luật. Đang dùng từ {formatDay(rule.validFrom)}:
        sau mỗi lượt ưu tiên gọi {rule.ordinaryPerPriority} lượt thường; người hẹn trước được gọi khi đến giờ
        hẹn.
      </p>
      <SetupForm
        {...props}
        name="rule"
        path="quy-tac"
        button="Dùng từ hôm nay"
        summary="Đổi quy tắc"
        values={values}
      >
        {(typed, errors) =>
          FIELDS.map(({ name, label, help }) => (
            <Input {...fieldsOf(typed, errors)(name)} label={label} help={help} required />
          ))
        }
      </SetupForm>
    </section>
  );
}

function wordsOf(name: keyof ReceptionRule, rule: ReceptionRule): string {
  const value = rule[name];
  return name === 'opensMinute' || name === 'closesMinute' ? formatMinute(Number(value)) : String(value);
}
