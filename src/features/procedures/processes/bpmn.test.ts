import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORKING_HOURS } from '../../../law/working-time.ts';
import { root } from '../../../platform/root.ts';
import { toBpmn } from './bpmn.ts';
import { genericProcess } from './generic.ts';
import type { ProcessCondition, ProcessVersion } from './schema.ts';

const SCHEMA = join(root, 'node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd');

const CONDITIONS: ProcessCondition[] = [
  { fact: 'outcome', is: ['denied'] },
  { fact: 'channel', is: ['online', 'post'] },
  { fact: 'term', is: [2] },
  { fact: 'consulted', is: [true] },
];

/** The generic process with ways that part, some to one step twice, some back, some to a named unit. */
const branched = fc
  .array(fc.tuple(fc.nat(5), fc.nat(6), fc.nat(3)), { maxLength: 6 })
  .map((ways): ProcessVersion => {
    const process = genericProcess({ amount: 5, unit: 'wd' }, WORKING_HOURS[0]!);
    process.nodes[3] = { ...process.nodes[3]!, place: 'unit', unitCode: 'VHXH' };
    for (const [from, to, when] of ways)
      process.nodes[from]!.next.unshift({ to: `b${to + 1}`, when: CONDITIONS[when]! });
    return { ...process, name: 'Quy trình "thử" <có> & nhánh', procedureCodes: ['1.099001'] };
  });

interface Box {
  id: string;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

function boxesOf(xml: string): Box[] {
  const shapes = xml.matchAll(
    /<bpmndi:BPMNShape id="(\w+)_di"[^>]*>\s*<dc:Bounds x="(-?[\d.]+)" y="(-?[\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
  );
  return [...shapes].map(([, id, ...numbers]) => {
    const [x, y, width, height] = numbers.map(Number) as [number, number, number, number];
    return { id: id!, x, y, right: x + width, bottom: y + height };
  });
}

const overlap = (a: Box, b: Box) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
const within = (a: Box, b: Box) => a.x >= b.x && a.right <= b.right && a.y >= b.y && a.bottom <= b.bottom;

/** The straight pieces of each way as thin boxes, without what touches its ends. */
function piecesOf(xml: string): Box[] {
  return [...xml.matchAll(/<bpmndi:BPMNEdge id="(\w+)"[^>]*>(.*?)<\/bpmndi:BPMNEdge>/gs)].flatMap(
    ([, id, inner]) => {
      const points = [...inner!.matchAll(/x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ]);
      return points.slice(1).map(([x2, y2], at) => {
        const [x1, y1] = points[at]!;
        const [left, right] = [Math.min(x1!, x2!), Math.max(x1!, x2!)];
        const [top, bottom] = [Math.min(y1!, y2!), Math.max(y1!, y2!)];
        return { id: id!, x: left, right, y: top, bottom };
      });
    },
  );
}

describe('BPMN of any process', () => {
  it('is read back without a warning, with unique ids, conditions and a default way', async () => {
    await fc.assert(
      fc.asyncProperty(branched, async (process) => {
        const xml = await toBpmn(process);
        const { warnings } = await new BpmnModdle().fromXML(xml);
        expect(warnings).toEqual([]);
        const ids = [...xml.matchAll(/ id="(\w+)"/g)].map((match) => match[1]);
        expect(new Set(ids).size).toBe(ids.length);
        const parted = process.nodes.filter((each) => each.next.length > 1).length;
        expect(xml.match(/<bpmn:exclusiveGateway [^>]*default="/g)?.length ?? 0).toBe(parted);
        const conditions = process.nodes.flatMap((each) => each.next).filter(({ when }) => when !== null);
        expect(xml.match(/<bpmn:conditionExpression/g)?.length ?? 0).toBe(conditions.length);
      }),
      { numRuns: 50 },
    );
  });

  it('is drawn with no shape over another, each in its lane, and no way through a shape', async () => {
    await fc.assert(
      fc.asyncProperty(branched, async (process) => {
        const xml = await toBpmn(process);
        const boxes = boxesOf(xml);
        const lanes = boxes.filter((each) => each.id.startsWith('lane_'));
        const shapes = boxes.filter((each) => !/^(lane_|participant)/.test(each.id));
        expect(lanes.length).toBe(5);
        expect(shapes.length).toBeGreaterThanOrEqual(9);
        for (const [at, shape] of shapes.entries()) {
          expect(shapes.slice(at + 1).filter((other) => overlap(shape, other))).toEqual([]);
          expect(lanes.filter((lane) => within(shape, lane))).toHaveLength(1);
        }
        for (const [at, lane] of lanes.entries())
          expect(lanes.slice(at + 1).filter((other) => overlap(lane, other))).toEqual([]);
        const pieces = piecesOf(xml);
        expect(pieces.length).toBeGreaterThanOrEqual(8);
        for (const piece of pieces)
          expect(
            shapes.filter((shape) => overlap(piece, shape)).map((each) => `${piece.id} ${each.id}`),
          ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is valid by the schema of the OMG', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bpmn-'));
    const files: string[] = [];
    for (const [at, process] of fc.sample(branched, 12).entries()) {
      files.push(join(folder, `${at}.bpmn`));
      writeFileSync(files.at(-1)!, await toBpmn(process));
    }
    const checked = () =>
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, ...files], { stdio: 'pipe' });
    expect(checked).not.toThrow();
  });
});
