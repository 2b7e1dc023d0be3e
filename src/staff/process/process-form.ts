import {
  CONDITION_LABELS,
  type ProcessForm,
  type ProcessNode,
  readLimit,
} from '../../features/procedures/index.ts';
import { Problem } from '../../platform/problem.ts';
import { typed } from '../../ui/field.tsx';
import { type NodeRow, typedRows } from './process-rows.ts';

type Values = Readonly<Record<string, unknown>>;
type Ways = ProcessNode['next'];

/** The whole form as the verb takes it. @throws Problem invalid, each fault at its field */
export function readProcessForm(values: Values): ProcessForm {
  const text = (name: string) => (typed(values, name) ?? '').trim();
  const rows = typedRows(values);
  const faults: Record<string, string> = {};
  const total = text('total') === '' ? null : readLimit(text('total'));
  if (total === undefined) faults.total = `Tổng thời hạn "${text('total')}" không đọc được.`;
  const nodes = rows.map((row, at) =>
    readRow(rows, at, (part, said) => {
      faults[`node.${at}.${part}`] ??= `Bước ${row.no || at + 1}: ${said}`;
    }),
  );
  if (Object.keys(faults).length > 0)
    throw new Problem('invalid', 'Chưa lưu được quy trình: có mục cần sửa.', faults);
  return {
    code: text('code'),
    name: text('name'),
    procedureCodes: text('procedureCodes')
      .split(/[\s,;]+/)
      .filter(Boolean),
    decision: text('decision'),
    validFrom: text('validFrom'),
    totalMinutes: total?.minutes ?? null,
    acceptsSum: text('acceptsSum') === 'on',
    nodes,
  };
}

type Say = (part: keyof NodeRow, said: string) => void;

function readRow(rows: NodeRow[], at: number, say: Say): ProcessNode {
  const row = rows[at]!;
  const limit = row.limit === '' ? { minutes: null } : readLimit(row.limit);
  if (limit === undefined) say('limit', `thời hạn "${row.limit}" không đọc được.`);
  if (row.name === '') say('name', 'chưa ghi tên bước.');
  if (row.name.length > 500) say('name', 'tên bước dài quá 500 ký tự.');
  if (row.actor.length > 500) say('actor', 'người làm dài quá 500 ký tự.');
  if (row.place === 'unit' && row.unitCode === '') say('unitCode', 'ghi mã đơn vị làm bước này.');
  if (rows.some((other, place) => place < at && other.no !== '' && other.no === row.no))
    say('no', 'thứ tự này đã có.');
  return {
    id: `b${at + 1}`,
    name: row.name,
    kind: row.kind as ProcessNode['kind'],
    place: row.place as ProcessNode['place'],
    unitCode: row.place === 'unit' ? row.unitCode || null : null,
    actor: row.actor,
    limitMinutes: limit?.minutes ?? null,
    next: waysOf(rows, at, say),
  };
}

/** Ways with a condition come first; a step that names no way on goes on to the next one. */
function waysOf(rows: NodeRow[], at: number, say: Say): Ways {
  const row = rows[at]!;
  const idOf = (part: 'to' | 'to1' | 'to2'): string => {
    const place = rows.findIndex((each) => each.no === row[part]);
    if (place === -1) say(part, `không có bước số "${row[part]}".`);
    return `b${place + 1}`;
  };
  const ways: Ways = [];
  for (const [when, to] of [
    ['when1', 'to1'],
    ['when2', 'to2'],
  ] as const) {
    if (row[when] !== '' && row[to] === '') say(to, 'nhánh có điều kiện chưa ghi đến bước nào.');
    else if (row[to] !== '' && row[when] === '') say(when, 'nhánh chưa chọn điều kiện.');
    else if (row[to] !== '') ways.push({ to: idOf(to), when: conditionOf(row[when]) });
  }
  const isLast = row.kind === 'return' || at + 1 === rows.length;
  if (row.to !== '') ways.push({ to: idOf('to'), when: null });
  else if (!isLast) ways.push({ to: `b${at + 2}`, when: null });
  return ways;
}

function conditionOf(key: string): NonNullable<Ways[number]['when']> {
  if (CONDITION_LABELS[key] === undefined) throw new Problem('invalid', 'Không có điều kiện này.');
  const [fact, value] = key.split('=') as [string, string];
  const is = fact === 'term' ? Number(value) : fact === 'consulted' ? value === 'true' : value;
  return { fact, is: [is] } as never;
}
