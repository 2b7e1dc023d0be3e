import type { Officer, Unit } from '../../../features/organisation/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { fieldsOf, Input, Select, typed } from '../../../ui/field.tsx';

interface SubtaskFieldsProps {
  values: Record<string, unknown>;
  problem?: Problem | undefined;
  units: Unit[];
  officers: Officer[];
  /** The task's products in the plan's words, to choose from. */
  deliverables: readonly string[];
}

/** What is to be done, by whom, until when, and what must be there in the end. */
export function SubtaskFields({ values, problem, units, officers, deliverables }: SubtaskFieldsProps) {
  const field = fieldsOf(values, problem?.fields);
  const open = units.filter((unit) => !unit.isClosed && unit.kind !== 'collective');
  const nameOf = (id: number) => units.find((unit) => unit.id === id)?.shortName ?? '';
  return (
    <>
      <Input {...field('title')} label="Việc cần làm" required />
      <Select
        {...field('unitId')}
        label="Đơn vị"
        required
        choices={[
          { value: '', label: 'Chọn đơn vị' },
          ...open.map((unit) => ({ value: String(unit.id), label: unit.name })),
        ]}
      />
      <Select
        {...field('officerId')}
        label="Người làm"
        help="Để trống thì trưởng đơn vị phân công; ai của đơn vị cũng báo xong được."
        choices={[
          { value: '', label: 'Cả đơn vị' },
          ...officers.map((each) => ({
            value: String(each.id),
            label: `${nameOf(each.unitId)}: ${each.displayName}`,
          })),
        ]}
      />
      <Input {...field('dueOn')} label="Hạn" type="date" required />
      <Input {...field('product')} label="Sản phẩm" list="san-pham-ke-hoach" />
      <datalist id="san-pham-ke-hoach">
        {deliverables.map((each) => (
          <option value={each} />
        ))}
      </datalist>
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
    </>
  );
}
