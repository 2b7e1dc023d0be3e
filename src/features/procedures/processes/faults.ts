import type { NodeKind, ProcessCondition, ProcessNode, ProcessVersion } from './schema.ts';
import { nextNode, type ProcessFacts } from './walk.ts';

/** What keeps a process from being used, in Vietnamese sentences; none when it is sound. */
export function faultsOf(process: Pick<ProcessVersion, 'nodes'>): string[] {
  const { nodes } = process;
  const ids = nodes.map((each) => each.id);
  const doubles = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (doubles.length > 0) return doubles.map((id) => `Mã bước "${id}" lặp lại.`);
  const lost = nodes.flatMap((node) =>
    node.next
      .filter(({ to }) => !ids.includes(to))
      .map(({ to }) => `Bước "${node.id}" đi đến bước không có: "${to}".`),
  );
  if (lost.length > 0) return lost;
  return [
    ...(nodes[0]?.kind === 'receive' ? [] : ['Bước đầu tiên phải là tiếp nhận.']),
    ...nodes.flatMap((node) => faultsOfNode(node)),
    ...unreachable(nodes).map((node) => `Không có đường đến bước "${node.id}".`),
    ...faultsOfPaths(nodes),
    ...circles(nodes),
  ];
}

function faultsOfNode({ id, kind, place, unitCode, next }: ProcessNode): string[] {
  const open = next.filter(({ when }) => when === null);
  const faults: string[] = [];
  if (kind === 'return' && next.length > 0) faults.push(`Bước trả kết quả "${id}" không được có bước sau.`);
  if (kind !== 'return' && open.length !== 1)
    faults.push(`Bước "${id}" cần đúng một đường đi không điều kiện.`);
  if (kind !== 'return' && open.some(({ to }) => to === id)) faults.push(`Bước "${id}" đi về chính nó.`);
  if (place === 'unit' && unitCode === null) faults.push(`Bước "${id}" chưa ghi đơn vị.`);
  return faults;
}

function unreachable(nodes: ProcessNode[]): ProcessNode[] {
  const seen = new Set<string>(nodes[0] ? [nodes[0].id] : []);
  for (const id of seen) for (const { to } of nodes.find((each) => each.id === id)!.next) seen.add(to);
  return nodes.filter((each) => !seen.has(each.id));
}

/** Along the unconditional ways every step reaches the return, and on no way is anything signed or stamped too early. */
function faultsOfPaths(nodes: ProcessNode[]): string[] {
  const faults = nodes
    .filter((node) => !endsInReturn(nodes, node))
    .map((node) => `Từ bước "${node.id}" không đến được bước trả kết quả.`);
  for (const path of pathsOf(nodes)) {
    const kinds = path.map((each) => each.kind);
    faults.push(...tooEarly(kinds, 'sign', 'examine', 'Có đường ký khi chưa thẩm định.'));
    faults.push(...tooEarly(kinds, 'stamp', 'sign', 'Có đường đóng dấu khi chưa ký.'));
    faults.push(...tooEarly(kinds, 'return', 'sign', 'Có đường trả kết quả khi chưa ký.'));
    if (kinds.slice(1).includes('receive')) faults.push('Có bước tiếp nhận ở giữa quy trình.');
  }
  return [...new Set(faults)];
}

function endsInReturn(nodes: ProcessNode[], from: ProcessNode): boolean {
  const after = ({ next }: ProcessNode): ProcessNode | undefined => {
    const way = next.find(({ when }) => when === null);
    return nodes.find((each) => each.id === way?.to);
  };
  const seen = new Set<ProcessNode>();
  let node: ProcessNode | undefined = from;
  while (node && !seen.has(node)) {
    if (node.kind === 'return') return true;
    seen.add(node);
    node = after(node);
  }
  return false;
}

/** Ways that a dossier would go round for ever, its facts being what they are: a condition that leads back holds again. */
function circles(nodes: ProcessNode[]): string[] {
  const process = { code: '', nodes };
  const found = allFacts(nodes).flatMap((facts) => {
    const seen = new Set<string>();
    let node = nodes[0];
    while (node && !seen.has(node.id)) {
      seen.add(node.id);
      node = nextNode(process, node.id, facts) ?? undefined;
    }
    return node ? [`Quy trình quay vòng: có trường hợp luôn trở lại bước "${node.id}".`] : [];
  });
  return [...new Set(found)];
}

/** Every case that the conditions of these steps can tell apart. */
function allFacts(nodes: ProcessNode[]): ProcessFacts[] {
  const asked = nodes.flatMap((each) => each.next).flatMap(({ when }) => when ?? []);
  const values = <Value>(fact: ProcessCondition['fact'], all: readonly Value[], other: Value): Value[] =>
    asked.some((each) => each.fact === fact) ? [...all] : [other];
  const terms = asked.flatMap((each) => (each.fact === 'term' ? each.is : []));
  return values<'granted' | 'denied' | null>('outcome', ['granted', 'denied', null], null).flatMap(
    (outcome) =>
      values('channel', ['direct', 'online', 'post', 'mobile'], 'direct').flatMap((channel) =>
        values('applicant', ['citizen', 'organisation'], 'citizen').flatMap((applicant) =>
          values<number | null>('term', [...new Set(terms), null], null).flatMap((term) =>
            values('consulted', [true, false], false).map((consulted) => ({
              ...{ outcome, channel, applicant, term, consulted },
            })),
          ),
        ),
      ),
  );
}

const MOST_PATHS = 500;

/** Ways from the first step to an end, none through a step twice. */
function pathsOf(nodes: ProcessNode[]): ProcessNode[][] {
  const paths: ProcessNode[][] = [];
  const open: ProcessNode[][] = nodes[0] ? [[nodes[0]]] : [];
  while (open.length > 0 && paths.length < MOST_PATHS) {
    const path = open.pop()!;
    const on = path
      .at(-1)!
      .next.map(({ to }) => nodes.find((each) => each.id === to)!)
      .filter((node) => !path.includes(node));
    if (on.length === 0) paths.push(path);
    open.push(...on.map((node) => [...path, node]));
  }
  return paths;
}

function tooEarly(kinds: NodeKind[], what: NodeKind, after: NodeKind, fault: string): string[] {
  const at = kinds.indexOf(what);
  const before = kinds.indexOf(after);
  return at !== -1 && (before === -1 || before > at) ? [fault] : [];
}

/** What is odd but may be so, such as limits that do not add up to the whole. */
export function warningsOf({
  nodes,
  totalMinutes,
}: Pick<ProcessVersion, 'nodes' | 'totalMinutes'>): string[] {
  const sums = pathsOf(nodes).map((path) => path.reduce((sum, each) => sum + (each.limitMinutes ?? 0), 0));
  const longest = Math.max(0, ...sums);
  if (totalMinutes === null || longest === totalMinutes) return [];
  return [`Các bước cộng lại ${hoursOf(longest)} giờ, quyết định ghi ${hoursOf(totalMinutes)} giờ.`];
}

function hoursOf(minutes: number): string {
  return (minutes / 60).toLocaleString('vi-VN');
}
