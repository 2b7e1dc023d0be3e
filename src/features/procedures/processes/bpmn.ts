import { BpmnModdle } from 'bpmn-moddle';
import { describeCondition, describeMinutes, PLACE_NAMES } from './labels.ts';
import type { ProcessCondition, ProcessNode, ProcessVersion } from './schema.ts';

const BOX = { width: 160, height: 80 };
const GAP = 70;
const LANE = 140;
const LEFT = 120;

type Moddle = BpmnModdle;
type Element = ReturnType<Moddle['create']>;

/** The process as BPMN 2.0 with its diagram: a lane for each place, a user task for each step, gateways where ways part. */
export async function toBpmn(process: ProcessVersion): Promise<string> {
  const moddle = new BpmnModdle();
  const drawing = draw(moddle, process);
  const lanes = moddle.create('bpmn:LaneSet', { id: 'lanes', lanes: drawing.lanes });
  const definition = moddle.create('bpmn:Process', {
    id: 'process',
    name: `${process.name} (bản ${process.version})`,
    isExecutable: false,
    laneSets: [lanes],
    flowElements: drawing.elements,
  });
  const participant = moddle.create('bpmn:Participant', {
    id: 'participant',
    name: process.name,
    processRef: definition,
  });
  const collaboration = moddle.create('bpmn:Collaboration', {
    id: 'collaboration',
    participants: [participant],
  });
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: collaboration });
  const whole = { x: LEFT - 90, y: 0, width: drawing.width, height: drawing.lanes.length * LANE };
  plane.planeElement = [
    shape(moddle, participant, 'participant', whole),
    ...drawing.laneShapes(whole),
    ...drawing.shapes,
  ];
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: 'https://motcua.vn/bpmn',
    rootElements: [collaboration, definition],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function shape(moddle: Moddle, element: Element, id: string, bounds: Box): Element {
  return moddle.create('bpmndi:BPMNShape', {
    id: `${id}_di`,
    bpmnElement: element,
    bounds: moddle.create('dc:Bounds', { ...bounds }),
    ...((id === 'participant' || id.startsWith('lane')) && { isHorizontal: true }),
  });
}

function draw(moddle: Moddle, { nodes }: ProcessVersion) {
  const places = [...new Set(nodes.map(laneOf))];
  const elements: Element[] = [];
  const shapes: Element[] = [];
  const boxes = new Map<Element, Box>();
  /** Edges go round every shape, so they are drawn when all have their place. */
  const waits: (() => void)[] = [];
  const put = (element: Element, box: Box): Element => {
    elements.push(element);
    boxes.set(element, box);
    shapes.push(shape(moddle, element, String(element.id), box));
    return element;
  };
  let flows = 0;
  const connect = (from: Element, to: Element, when: ProcessCondition | null): Element => {
    const flow = moddle.create('bpmn:SequenceFlow', {
      ...{ id: `flow_${++flows}`, sourceRef: from, targetRef: to },
      ...(when !== null && {
        name: describeCondition(when),
        conditionExpression: moddle.create('bpmn:FormalExpression', { body: expressionOf(when) }),
      }),
    });
    elements.push(flow);
    const way = { from: boxes.get(from)!, to: boxes.get(to)!, others: boxes, lane: flows };
    waits.push(() => shapes.push(edge(moddle, flow, way)));
    return flow;
  };
  const middle = (node: ProcessNode) => places.indexOf(laneOf(node)) * LANE + LANE / 2;
  const xs = columns(nodes);
  const tasks = new Map(
    nodes.map((node) => {
      const task = moddle.create('bpmn:UserTask', {
        id: `step_${node.id}`,
        name: node.name,
        documentation: [
          moddle.create('bpmn:Documentation', {
            text: `${node.actor}. Thời hạn: ${describeMinutes(node.limitMinutes)}${isoOf(node.limitMinutes)}.`,
          }),
        ],
      });
      return [node.id, put(task, { x: xs.get(node.id)!, y: middle(node) - BOX.height / 2, ...BOX })];
    }),
  );
  const first = nodes[0]!;
  const start = put(moddle.create('bpmn:StartEvent', { id: 'start', name: 'Nộp hồ sơ' }), {
    ...{ x: LEFT - 50, y: middle(first) - 18, width: 36, height: 36 },
  });
  connect(start, tasks.get(first.id)!, null);
  for (const node of nodes) {
    const task = tasks.get(node.id)!;
    const right = xs.get(node.id)! + BOX.width;
    if (node.next.length === 0) {
      const end = moddle.create('bpmn:EndEvent', { id: `end_${node.id}`, name: 'Kết thúc' });
      connect(task, put(end, { x: right + 24, y: middle(node) - 18, width: 36, height: 36 }), null);
      continue;
    }
    const from = node.next.length === 1 ? task : fork(moddle, node, { put, connect, task, right, middle });
    for (const { to, when } of node.next) {
      const flow = connect(from, tasks.get(to)!, when);
      if (when === null && from !== task) from.default = flow;
    }
  }
  for (const drawEdge of waits) drawEdge();
  const inLane = (place: string) =>
    elements.filter((each) => {
      const box = boxes.get(each);
      return box !== undefined && Math.floor((box.y + box.height / 2) / LANE) === places.indexOf(place);
    });
  const lanes = places.map((place) =>
    moddle.create('bpmn:Lane', { id: `lane_${place}`, name: laneName(place), flowNodeRef: inLane(place) }),
  );
  return {
    ...{ elements, shapes, lanes },
    width: Math.max(...[...boxes.values()].map((box) => box.x + box.width)) + 60 - (LEFT - 90),
    laneShapes: (whole: Box) =>
      lanes.map((lane, at) =>
        shape(moddle, lane, String(lane.id), {
          ...{ x: whole.x + 30, y: at * LANE, width: whole.width - 30, height: LANE },
        }),
      ),
  };
}

/** Steps stand in their order, with room for the gateway of those that part. */
function columns(nodes: ProcessNode[]): Map<string, number> {
  let x = LEFT;
  return new Map(
    nodes.map((node) => {
      const at = x;
      x += BOX.width + GAP + (node.next.length > 1 ? 90 : 0);
      return [node.id, at];
    }),
  );
}

interface Pens {
  put(element: Element, box: Box): Element;
  connect(from: Element, to: Element, when: ProcessCondition | null): Element;
  task: Element;
  right: number;
  middle(node: ProcessNode): number;
}

function fork(moddle: Moddle, node: ProcessNode, { put, connect, task, right, middle }: Pens): Element {
  const gateway = moddle.create('bpmn:ExclusiveGateway', { id: `fork_${node.id}` });
  put(gateway, { x: right + 40, y: middle(node) - 25, width: 50, height: 50 });
  connect(task, gateway, null);
  return gateway;
}

interface Way {
  from: Box;
  to: Box;
  others: ReadonlyMap<Element, Box>;
  /** Keeps ways that run along one margin apart. */
  lane: number;
}

function edge(moddle: Moddle, flow: Element, way: Way): Element {
  return moddle.create('bpmndi:BPMNEdge', {
    id: `${String(flow.id)}_di`,
    bpmnElement: flow,
    waypoint: pointsOf(way).map((point) => moddle.create('dc:Point', point)),
  });
}

/** To the next shape straight; else along the free margin of the lane, and up into the target. */
function pointsOf({ from, to, others, lane }: Way): { x: number; y: number }[] {
  const y = (box: Box) => box.y + box.height / 2;
  const start = { x: from.x + from.width, y: y(from) };
  const bend = start.x + 12;
  const isFree = ![...others.values()].some(
    (box) => box !== from && box !== to && box.x < to.x && box.x + box.width > start.x && y(box) === y(to),
  );
  if (to.x > start.x && isFree)
    return y(from) === y(to)
      ? [start, { x: to.x, y: y(to) }]
      : [start, { x: bend, y: y(from) }, { x: bend, y: y(to) }, { x: to.x, y: y(to) }];
  const margin = Math.floor(y(to) / LANE) * LANE + LANE - 6 - (lane % 4) * 6;
  const under = to.x + to.width / 2;
  return [
    ...[start, { x: bend, y: y(from) }, { x: bend, y: margin }, { x: under, y: margin }],
    { x: under, y: to.y + to.height },
  ];
}

/** Desk, unit that resolves, leaders, clerk: a lane each; a unit that is named has its own. */
function laneOf({ place, unitCode }: ProcessNode): string {
  return place === 'unit' ? `unit_${unitCode}` : place;
}

function laneName(lane: string): string {
  const name = PLACE_NAMES[lane as ProcessNode['place']];
  return name ?? `Đơn vị ${lane.replace(/^unit_/, '')}`;
}

/** A condition for a machine: `outcome in ["denied"]`. */
function expressionOf({ fact, is }: ProcessCondition): string {
  return `${fact} in ${JSON.stringify(is)}`;
}

function isoOf(minutes: number | null): string {
  return minutes === null ? '' : ` (PT${minutes}M)`;
}
