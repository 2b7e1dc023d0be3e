import {
  describeCondition,
  describeMinutes,
  NODE_LABELS,
  type ProcessVersion,
} from '../../features/procedures/index.ts';

const WIDTH = 400;
const LEFT = 6;
const LANE = 14;
const GAP = 26;
const LINE = 17;
const PAD = 10;

/** A way that is drawn at the side: with a condition, or to another step than the next. */
interface SideWay {
  from: number;
  to: number;
  /** Which line of the box it leaves from. */
  line: number;
  label: string;
}

interface Step {
  top: number;
  height: number;
  lines: string[];
  note: string;
  ways: SideWay[];
  goesDown: boolean;
}

/**
 * The process as a drawn flow: steps downwards; what parts from a step is written in its box and leads along the side, so
 * that no line crosses a word. Narrow enough for a telephone. The table beside it says the same.
 */
export function FlowPicture({ process }: { process: Pick<ProcessVersion, 'name' | 'nodes'> }) {
  const lanes = lanesOf(sideWays(process.nodes));
  const width = WIDTH - LEFT - Math.max(1, Math.max(0, ...lanes.values()) + 2) * LANE;
  const steps = layOut(process.nodes, width);
  const bottom = steps.at(-1)!;
  return (
    <svg
      class="flow"
      viewBox={`0 0 ${WIDTH} ${bottom.top + bottom.height + 6}`}
      role="img"
      aria-label={`Sơ đồ ${process.name}: ${steps.length} bước`}
    >
      <defs>
        <marker
          id="mui-ten"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 L8 4 L0 8 z" class="flow-arrow" />
        </marker>
      </defs>
      {steps.map((step, row) => (
        <Box step={step} width={width} below={steps[row + 1]} />
      ))}
      {steps.flatMap((step) =>
        step.ways.map((way) => (
          <Side way={way} steps={steps} right={LEFT + width} lane={lanes.get(keyOf(way)) ?? 0} />
        )),
      )}
    </svg>
  );
}

function Box({ step, width, below }: { step: Step; width: number; below: Step | undefined }) {
  const { top, height, lines, note, ways } = step;
  const y = (line: number) => top + PAD + 12 + line * LINE;
  return (
    <g>
      <rect class="flow-box" x={LEFT} y={top} width={width} height={height} rx="6" />
      {lines.map((line, at) => (
        <text class="flow-name" x={LEFT + PAD} y={y(at)}>
          {line}
        </text>
      ))}
      <text class="flow-note" x={LEFT + PAD} y={y(lines.length)}>
        {note}
      </text>
      {ways.map((way, at) => (
        <text class="flow-note flow-condition" x={LEFT + PAD} y={y(lines.length + 1 + at)}>
          ◇ {shortened(way.label, Math.floor(width / 6.6) - 14)} → bước {way.to + 1}
        </text>
      ))}
      {step.goesDown && below && (
        <path
          class="flow-way"
          d={`M${LEFT + width / 2} ${top + height} V${below.top - 2}`}
          marker-end="url(#mui-ten)"
        />
      )}
    </g>
  );
}

function Side({ way, steps, right, lane }: { way: SideWay; steps: Step[]; right: number; lane: number }) {
  const from = steps[way.from]!;
  const to = steps[way.to]!;
  const y = from.top + PAD + 8 + (from.lines.length + 1 + way.line) * LINE;
  const end = to.top + (way.to > way.from ? 10 : to.height - 10);
  return (
    <path
      class="flow-way flow-side"
      d={`M${right} ${y} H${right + (lane + 1) * LANE} V${end} H${right + 3}`}
      marker-end="url(#mui-ten)"
    />
  );
}

function sideWays(nodes: ProcessVersion['nodes']): SideWay[] {
  const rowOf = (id: string) => nodes.findIndex((each) => each.id === id);
  return nodes.flatMap(({ next }, from) =>
    next
      .filter(({ to, when }) => rowOf(to) !== -1 && (when !== null || rowOf(to) !== from + 1))
      .map(({ to, when }, line) => ({
        ...{ from, line, to: rowOf(to) },
        label: when === null ? 'còn lại' : describeCondition(when),
      })),
  );
}

function keyOf({ from, line }: SideWay): string {
  return `${from}.${line}`;
}

/** Ways that pass one another at the side run beside each other. */
function lanesOf(ways: SideWay[]): Map<string, number> {
  const taken: { from: number; to: number }[][] = [];
  const lanes = new Map<string, number>();
  for (const way of ways) {
    const [from, to] = [Math.min(way.from, way.to), Math.max(way.from, way.to)];
    const isFree = (others: (typeof taken)[number]) =>
      others.every((each) => to < each.from || from > each.to);
    const free = taken.findIndex(isFree);
    const lane = free === -1 ? taken.push([]) - 1 : free;
    taken[lane]!.push({ from, to });
    lanes.set(keyOf(way), lane);
  }
  return lanes;
}

function layOut(nodes: ProcessVersion['nodes'], width: number): Step[] {
  const ways = sideWays(nodes);
  let top = 4;
  return nodes.map((node, row) => {
    const lines = wrapped(`${row + 1}. ${node.name}`, Math.floor((width - 2 * PAD) / 8));
    const own = ways.filter((each) => each.from === row);
    const height = 2 * PAD + (lines.length + 1 + own.length) * LINE - 4;
    const step: Step = {
      ...{ top, height, lines, ways: own },
      note: `${NODE_LABELS[node.kind]} · ${describeMinutes(node.limitMinutes)}`,
      goesDown: node.next.some(({ to, when }) => when === null && to === nodes[row + 1]?.id),
    };
    top += height + GAP;
    return step;
  });
}

/** At most two lines. */
function wrapped(text: string, letters: number): string[] {
  if (text.length <= letters) return [text];
  const space = text.lastIndexOf(' ', letters);
  const cut = space > letters / 2 ? space : letters;
  return [text.slice(0, cut), shortened(text.slice(cut).trim(), letters)];
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
