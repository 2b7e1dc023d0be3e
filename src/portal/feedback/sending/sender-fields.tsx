import { fieldsOf, Input, typed } from '../../../ui/field.tsx';
import { Choices } from '../choices.tsx';

interface SenderFieldsProps {
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
  isKiosk: boolean;
}

/** Who sends it, or that he does not say; with what follows from either. */
export function SenderFields({ values, errors, isKiosk }: SenderFieldsProps) {
  const field = fieldsOf(values, errors);
  const auto = (word: string) => ({ autocomplete: isKiosk ? 'off' : word });
  return (
    <section class="part">
      <h2>Người gửi</h2>
      <Choices
        legend="Bạn có ghi tên không?"
        choices={[
          { value: 'named', label: 'Có. Phường xử lý và trả lời tôi.' },
          {
            value: 'anonymous',
            label:
              'Không ghi tên. Phường giữ làm thông tin tham khảo, không có nghĩa vụ xử lý và không trả lời.',
          },
        ]}
        {...field('who')}
      />
      <p class="form-hint">
        Ghi tên thì cần họ tên và ít nhất một nơi để trả lời: điện thoại, thư hoặc địa chỉ. Không ghi tên thì
        bỏ qua; phường không lưu gì ở các ô này.
      </p>
      <Input {...field('name')} label="Họ tên, hoặc tên tổ chức" {...auto('name')} />
      <Input {...field('phone')} label="Số điện thoại" type="tel" inputmode="tel" {...auto('tel')} />
      <Input {...field('email')} label="Thư điện tử" type="email" {...auto('email')} />
      <Input {...field('address')} label="Địa chỉ" {...auto('street-address')} />
      <label class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          name="isProtected"
          value="1"
          checked={typed(values, 'isProtected') === '1'}
        />
        <span class="form-check-label">
          Bảo vệ danh tính của tôi: ngoài bộ phận tiếp nhận phản ánh, không ai được biết tôi là người gửi.
        </span>
      </label>
      <p class="form-hint">
        Đơn vị bị phản ánh và nơi công khai không bao giờ thấy tên, số điện thoại, địa chỉ của bạn.
      </p>
    </section>
  );
}
