import {
  describeCondition,
  describeMinutes,
  NODE_LABELS,
  type ProcessVersion,
} from '../../features/procedures/index.ts';

const WIDTH = 620;
const BOX = { x: 20, width: 360, height: 56 };
const ROW = 88;

/** The process as a drawn flow: steps downwards, ways with a condition at the side. The table beside it says the same. */
export function FlowPicture({ process }: { process: ProcessVersion }) {
  const { nodes } = process;
  const rowOf = (id: string) => nodes.findIndex((each) => each.id === id);
  const top = (row: number) => 10 + row * ROW;
  const sides = nodes.flatMap((node, row) =>
    node.next
      .filter(({ to, when }) => when !== null || rowOf(to) !== row + 1)
      .map(({ to, when }) => ({ from: row, to: rowOf(to), label: when ? describeCondition(when) : '' })),
  );
  return (
    <svg
      class="flow"
      viewBox={`0 0 ${WIDTH} ${nodes.length * ROW + 10}`}
      role="img"
      aria-label={`Sơ đồ ${process.name}: ${nodes.length} bước`}
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
      {nodes.map((node, row) => (
        <g>
          <rect class="flow-box" x={BOX.x} y={top(row)} width={BOX.width} height={BOX.height} rx="6" />
          <text class="flow-name" x={BOX.x + 12} y={top(row) + 23}>
            {row + 1}. {shortened(node.name, 46)}
          </text>
          <text class="flow-note" x={BOX.x + 12} y={top(row) + 44}>
            {NODE_LABELS[node.kind]} · {describeMinutes(node.limitMinutes)}
          </text>
          {node.next.some(({ to, when }) => when === null && rowOf(to) === row + 1) && (
            <path
              class="flow-way"
              d={`M${BOX.x + BOX.width / 2} ${top(row) + BOX.height} V${top(row + 1) - 2}`}
              marker-end="url(#mui-ten)"
            />
          )}
        </g>
      ))}
      {sides.map(({ from, to, label }, at) => {
        const x = BOX.x + BOX.width;
        const bend = x + 24 + (at % 4) * 14;
        const [y1, y2] = [top(from) + BOX.height / 2 + 8, top(to) + BOX.height / 2 - 8];
        return (
          <g>
            <path
              class="flow-way flow-side"
              d={`M${x} ${y1} H${bend} V${y2} H${x + 3}`}
              marker-end="url(#mui-ten)"
            />
            <text class="flow-note" x={bend + 6} y={(y1 + y2) / 2}>
              {shortened(label, 26)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
