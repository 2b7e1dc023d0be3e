import type { Unit } from '../../features/organisation/index.ts';
import {
  DUE_KINDS,
  DUE_LABELS,
  describeTarget,
  explainDue,
  type PlanReading,
  type ReviewedTask,
  type ReviewedUnit,
} from '../../features/plans/index.ts';
import { typed } from '../../ui/field.tsx';
import { Status } from '../../ui/page.tsx';

interface ReviewTaskProps {
  task: ReviewedTask;
  source: PlanReading['tasks'][number];
  units: Unit[];
  editable: boolean;
  values: Record<string, unknown>;
}

/** One task: the file's own words on the left, what was understood on the right, open to correction. */
export function ReviewTask(props: ReviewTaskProps) {
  const { task, source } = props;
  return (
    <section class="card card-body mb-3" id={`nhiem-vu-${task.order}`}>
      <h2>
        {task.order}. {[task.section, task.group].filter(Boolean).join(' › ')}
      </h2>
      {task.warnings.map((warning) => (
        <p>
          <Status tone="warn">{warning}</Status>
        </p>
      ))}
      <div class="two-columns">
        <SourceText source={source} />
        <Understood {...props} />
      </div>
    </section>
  );
}

function SourceText({ source }: { source: ReviewTaskProps['source'] }) {
  return (
    <div class="review-source">
      {source.text}
      {'\n\n'}
      <b>Chủ trì:</b> {source.leadUnits.join('; ') || '–'}
      {'\n'}
      <b>Phối hợp:</b> {source.supportingUnits.join('; ') || '–'}
      {'\n'}
      <b>Sản phẩm:</b> {source.deliverables.join('; ') || '–'}
      {'\n'}
      <b>Thời gian:</b> {source.due.raw || '–'}
    </div>
  );
}

function Understood({ task, units, editable, values }: ReviewTaskProps) {
  return (
    <div>
      <UnitLine label="Chủ trì" given={task.lead} units={units} />
      <UnitLine label="Phối hợp" given={task.support} units={units} />
      <p>
        {task.targets.length === 0 ? 'Không có chỉ tiêu bằng số' : 'Chỉ tiêu:'}
        {!editable && task.targets.map((target) => <span> {describeTarget(target)};</span>)}
      </p>
      {editable ? <Fields task={task} values={values} /> : <p>{explainDue(task.due)}</p>}
    </div>
  );
}

function UnitLine({ label, given, units }: { label: string; given: ReviewedUnit[]; units: Unit[] }) {
  if (given.length === 0) return null;
  return (
    <p>
      {label}:{' '}
      {given.map((unit) => {
        const found = units.find((each) => each.id === unit.unitId);
        if (!unit.settled) return <Status tone="warn">{`"${unit.raw}" chưa rõ`}</Status>;
        return <Status tone="good">{found ? found.shortName : `${unit.raw} (không thuộc phường)`}</Status>;
      })}
    </p>
  );
}

function Fields({ task, values }: { task: ReviewedTask; values: Record<string, unknown> }) {
  const kept = (name: string, known: string) => typed(values, name) ?? known;
  const due = `due.${task.order}`;
  const kind = kept(`${due}.kind`, task.due.kind);
  return (
    <>
      {task.targets.map((target, at) => (
        <TargetFields name={`target.${task.order}.${at}`} target={target} kept={kept} />
      ))}
      <div class="filters">
        <label>
          Thời gian
          <select class="form-select" name={`${due}.kind`} id={`${due}.kind`}>
            {DUE_KINDS.map((each) => (
              <option value={each} selected={each === kind}>
                {DUE_LABELS[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Từ ngày
          <input
            class="form-control"
            type="date"
            name={`${due}.from`}
            id={`${due}.from`}
            value={kept(`${due}.from`, task.due.from ?? '')}
          />
        </label>
        <label>
          Đến hết ngày
          <input
            class="form-control"
            type="date"
            name={`${due}.to`}
            id={`${due}.to`}
            value={kept(`${due}.to`, task.due.to ?? '')}
          />
        </label>
      </div>
      <details open={task.due.kind === 'unparsed'}>
        <summary>Sửa nội dung</summary>
        <textarea
          class="form-control"
          name={`text.${task.order}`}
          id={`text.${task.order}`}
          rows={4}
          aria-label={`Nội dung nhiệm vụ ${task.order}`}
        >
          {kept(`text.${task.order}`, task.text)}
        </textarea>
      </details>
    </>
  );
}

function TargetFields(props: {
  name: string;
  target: ReviewedTask['targets'][number];
  kept: (name: string, known: string) => string;
}) {
  const { name, target, kept } = props;
  const op = kept(`${name}.op`, target.op);
  return (
    <div class="filters">
      <label>
        {target.text}
        <select class="form-select" name={`${name}.op`}>
          {(['>=', '=', '<='] as const).map((each) => (
            <option value={each} selected={each === op}>
              {{ '>=': 'ít nhất', '=': 'bằng', '<=': 'nhiều nhất' }[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Giá trị ({target.unit})
        <input
          class="form-control"
          name={`${name}.value`}
          id={`${name}.value`}
          inputmode="numeric"
          value={kept(`${name}.value`, String(target.value).replace('.', ','))}
        />
      </label>
    </div>
  );
}
