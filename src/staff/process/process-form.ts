import {
  CONDITION_LABELS,
  type ProcessForm,
  type ProcessNode,
  readLimit,
} from '../../features/procedures/index.ts';
import { Problem } from '../../platform/problem.ts';
import { typed } from '../../ui/field.tsx';

type Values = Readonly<Record<string, unknown>>;

/** One row of the editor as it was typed. `no` orders the rows and is what the ways out point to. */
export interface NodeRow {
  no: string;
  name: string;
  kind: string;
  place: string;
  unitCode: string;
  actor: string;
  limit: string;
  to: string;
  when1: string;
  to1: string;
  when2: string;
  to2: string;
}

export const ROW_FIELDS = [
  ...['no', 'name', 'kind', 'place', 'unitCode', 'actor', 'limit', 'to', 'when1', 'to1', 'when2', 'to2'],
] as (keyof NodeRow)[];

const MOST_ROWS = 60;

/** The rows of the form that have a name, as typed. */
export function typedRows(values: Values): NodeRow[] {
  const rows: NodeRow[] = [];
  for (let at = 0; at < MOST_ROWS; at++) {
    const row = Object.fromEntries(
      ROW_FIELDS.map((field) => [field, (typed(values, `node.${at}.${field}`) ?? '').trim()]),
    ) as unknown as NodeRow;
    if (row.name !== '') rows.push(row);
  }
  return rows;
}

/** The rows that show a process for editing. */
export function rowsOf(nodes: readonly ProcessNode[]): NodeRow[] {
  const number = (id: string | undefined) =>
    id === undefined ? '' : String(nodes.findIndex((each) => each.id === id) + 1);
  return nodes.map((node, at) => {
    const [first, second] = node.next.filter(({ when }) => when !== null);
    const key = (way: typeof first) => (way?.when ? `${way.when.fact}=${way.when.is[0]}` : '');
    return {
      no: String(at + 1),
      name: node.name,
      kind: node.kind,
      place: node.place,
      unitCode: node.unitCode ?? '',
      actor: node.actor,
      limit: node.limitMinutes === null ? '' : limitText(node.limitMinutes),
      to: number(node.next.find(({ when }) => when === null)?.to),
      ...{ when1: key(first), to1: number(first?.to), when2: key(second), to2: number(second?.to) },
    };
  });
}

function limitText(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} giờ` : `${minutes} phút`;
}

/** The whole form as the verb takes it. @throws Problem invalid when a limit or a way cannot be read */
export function readProcessForm(values: Values): ProcessForm {
  const text = (name: string) => (typed(values, name) ?? '').trim();
  const rows = typedRows(values).sort((a, b) => Number(a.no) - Number(b.no));
  const faults: string[] = [];
  const idOf = (no: string) => `b${rows.findIndex((each) => each.no === no) + 1}`;
  const nodes = rows.map((row, at) => {
    const limit = row.limit === '' ? { minutes: null } : readLimit(row.limit);
    if (limit === undefined) faults.push(`Bước ${at + 1}: thời hạn "${row.limit}" không đọc được.`);
    const ways = [
      ...[
        [row.when1, row.to1],
        [row.when2, row.to2],
      ].flatMap(([when, to]) => (when && to ? [{ to: idOf(to), when: conditionOf(when) }] : [])),
      ...(row.to === '' ? [] : [{ to: idOf(row.to), when: null }]),
    ];
    return {
      id: `b${at + 1}`,
      name: row.name,
      kind: row.kind as ProcessNode['kind'],
      place: row.place as ProcessNode['place'],
      unitCode: row.place === 'unit' ? row.unitCode || null : null,
      actor: row.actor,
      limitMinutes: limit?.minutes ?? null,
      next: ways,
    };
  });
  const total = text('total') === '' ? null : readLimit(text('total'));
  if (total === undefined) faults.push(`Tổng thời hạn "${text('total')}" không đọc được.`);
  if (faults.length > 0)
    throw new Problem('invalid', 'Chưa lưu được quy trình.', { nodes: faults.join(' ') });
  return {
    code: text('code'),
    name: text('name'),
    procedureCodes: text('procedureCodes')
      .split(/[\s,;]+/)
      .filter(Boolean),
    decision: text('decision'),
    validFrom: text('validFrom'),
    totalMinutes: total?.minutes ?? null,
    nodes,
  };
}

function conditionOf(key: string): NonNullable<ProcessNode['next'][number]['when']> {
  if (CONDITION_LABELS[key] === undefined) throw new Problem('invalid', 'Không có điều kiện này.');
  const [fact, value] = key.split('=') as [string, string];
  const is = fact === 'term' ? Number(value) : fact === 'consulted' ? value === 'true' : value;
  return { fact, is: [is] } as never;
}
