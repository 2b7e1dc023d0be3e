import type { ProcessNode } from '../../features/procedures/index.ts';
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

export const EMPTY_ROW: NodeRow = {
  ...{ no: '', name: '', kind: 'examine', place: 'competent', unitCode: '', actor: '' },
  ...{ limit: '', to: '', when1: '', to1: '', when2: '', to2: '' },
};

const MOST_ROWS = 60;
const WAYS = ['to', 'to1', 'to2'] as const;

/** The rows of the form in which anything was typed, in the order of their numbers. */
export function typedRows(values: Values): NodeRow[] {
  const rows: NodeRow[] = [];
  for (let at = 0; at < MOST_ROWS; at++) {
    const row = Object.fromEntries(
      ROW_FIELDS.map((field) => [field, (typed(values, `node.${at}.${field}`) ?? '').trim()]),
    ) as unknown as NodeRow;
    if (row.name !== '' || row.actor !== '' || row.limit !== '') rows.push(row);
  }
  return rows.sort((a, b) => orderOf(a) - orderOf(b));
}

function orderOf({ no }: NodeRow): number {
  const order = Number(no.replace(',', '.'));
  return no === '' || Number.isNaN(order) ? Number.MAX_SAFE_INTEGER : order;
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

/** What a button of the editor asks: "up.2" moves the third row; null: the form is to be saved. */
export function changeOf(values: Values): { what: string; at: number } | null {
  const [, what, at] = /^(up|down|remove|after)\.(\d{1,2})$/.exec(typed(values, 'change') ?? '') ?? [];
  return what === undefined ? null : { what, at: Number(at) };
}

/** The rows after a button was pressed, numbered anew; ways follow the steps that they lead to. */
export function changeRows(rows: readonly NodeRow[], { what, at }: { what: string; at: number }): NodeRow[] {
  const changed = [...rows];
  if (what === 'remove') changed.splice(at, 1);
  if (what === 'after') changed.splice(at + 1, 0, { ...EMPTY_ROW });
  if (what === 'up' && at > 0) changed.splice(at - 1, 0, ...changed.splice(at, 1));
  if (what === 'down') changed.splice(at + 1, 0, ...changed.splice(at, 1));
  const places = new Map(changed.flatMap((row, place) => (row.no === '' ? [] : [[row.no, place + 1]])));
  return changed.map((row, place) => {
    const ways = WAYS.map((way) => [way, String(places.get(row[way]) ?? '')]);
    return { ...row, ...Object.fromEntries(ways), no: String(place + 1) };
  });
}
