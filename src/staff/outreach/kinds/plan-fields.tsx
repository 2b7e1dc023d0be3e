import { type OutreachKind, SYLLABLES_PER_MINUTE } from '../../../features/outreach/index.ts';
import { type Choice, type fieldsOf, Input, Select, TextArea } from '../../../ui/field.tsx';
import { WEEKDAYS } from '../place.ts';

interface PlanFieldsProps {
  kind: OutreachKind;
  values: Record<string, unknown>;
  field: ReturnType<typeof fieldsOf>;
  choices: Choice[];
}

/** What is asked for a kind beside name and unit. */
export function KindFields(props: PlanFieldsProps) {
  const { kind, field, choices } = props;
  const day = (label: string) => <Input {...field('day')} label={label} type="date" required />;
  switch (kind) {
    case 'broadcast':
      return <BroadcastFields {...props} />;
    case 'article':
      return (
        <>
          {day('Ngày dự kiến')}
          <TextArea {...field('summary')} label="Nội dung" />
          <Input
            {...field('articleId')}
            label="Số của tin bài trên Cổng của phường"
            inputmode="numeric"
            help="Bỏ trống nếu đăng ở báo, đài khác. Tin trên Cổng đã tính vào kế hoạch từ khi đăng, không tính lần hai."
          />
        </>
      );
    case 'training':
      return (
        <>
          {day('Ngày')}
          <Input {...field('place')} label="Nơi tổ chức" required />
          <TextArea {...field('topic')} label="Nội dung" required />
        </>
      );
    case 'study':
      return (
        <>
          {day('Ngày đi')}
          <Input {...field('place')} label="Nơi đến" required />
          <TextArea {...field('members')} label="Thành phần đoàn" required help="Mỗi dòng một người." />
          <TextArea {...field('programme')} label="Chương trình" required />
        </>
      );
    case 'idea':
      return (
        <>
          <TextArea {...field('problem')} label="Vấn đề" required />
          <TextArea {...field('solution')} label="Giải pháp" required />
          <TextArea {...field('effect')} label="Hiệu quả mong đợi" required />
          <Select {...field('indicator')} label="Đo bằng chỉ tiêu" required choices={choices} />
        </>
      );
    case 'trip':
      return (
        <>
          <Select
            {...field('sessionId')}
            label="Buổi lưu động"
            required
            choices={choices}
            help="Lên lịch buổi ở trang Quản trị, Lịch làm việc; buổi ấy cũng hiện trên Cổng cho người dân."
          />
          <Input {...field('area')} label="Tổ dân phố" required />
          <TextArea
            {...field('team')}
            label="Người của tổ"
            required
            help="Mỗi dòng một người và việc của người ấy."
          />
          <TextArea {...field('equipment')} label="Thiết bị mang theo" help="Mỗi dòng một thứ." />
          <Input {...field('directive')} label="Số văn bản chỉ đạo" />
        </>
      );
  }
}

function BroadcastFields({ values, field }: PlanFieldsProps) {
  const chosen = [values.weekdays].flat().map(String);
  const error = field('weekdays').error;
  return (
    <>
      <TextArea
        {...field('text')}
        label="Lời phát"
        rows={8}
        required
        help={`Viết hết chữ như đọc: không viết tắt, ngày tháng ghi bằng lời. Thời lượng ước tính ở tốc độ ${SYLLABLES_PER_MINUTE} tiếng một phút.`}
      />
      <fieldset class="mb-3" id="weekdays">
        <legend class="form-label">Ngày trong tuần</legend>
        {WEEKDAYS.map(({ value, label }) => (
          <label class="form-check form-check-inline">
            <input
              class="form-check-input"
              type="checkbox"
              name="weekdays"
              value={String(value)}
              checked={chosen.includes(String(value))}
            />
            <span class="form-check-label">{label}</span>
          </label>
        ))}
        {error && <div class="field-error">{error}</div>}
      </fieldset>
      <TextArea {...field('minutes')} label="Giờ phát" required help="Mỗi dòng một giờ, như 06:00." />
      <TextArea {...field('clusters')} label="Cụm loa, tổ dân phố" required help="Mỗi dòng một cụm." />
      <Input {...field('day')} label="Phát từ ngày" type="date" required />
      <Input {...field('until')} label="Đến hết ngày" type="date" required />
    </>
  );
}
