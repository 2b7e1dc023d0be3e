import { attribute, attributeOf, childrenOf, find, type Node, parseXml } from './word-xml.ts';

interface Level {
  format: string;
  /** "%1.%2": the numbers of the levels with what stands between them. */
  text: string;
  start: number;
}

interface List {
  /** Lists of one kind count on together. */
  kind: string;
  levels: Level[];
  /** Where this list begins anew, by level. */
  restarts: Map<number, number>;
}

/** What Word prints before a paragraph: "1.", "II", "-"; null for one that is in no list. */
export type ListLabel = (properties: Node[]) => string | null;

/**
 * Numbers that Word itself counts are not in the text: they are counted here in the document's order, so that the
 * returned function must be called once for each paragraph.
 */
export function countNumbers(numberingXml: string | undefined, stylesXml: string | undefined): ListLabel {
  const lists = readLists(numberingXml);
  const styles = readStyles(stylesXml);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return (properties) => {
    const place = placeOf(properties) ?? styles.get(attribute(properties, 'w:pStyle', 'w:val') ?? '');
    if (!place || place.id === '0') return null;
    const list = lists.get(place.id);
    const level = list?.levels[place.level];
    if (!list || !level || level.format === 'bullet') return '-';
    const counts = counters.get(list.kind) ?? [];
    counters.set(list.kind, counts);
    if (!begun.has(place.id)) for (const [at] of list.restarts) delete counts[at];
    begun.add(place.id);
    counts[place.level] = (counts[place.level] ?? (list.restarts.get(place.level) ?? level.start) - 1) + 1;
    counts.length = place.level + 1;
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(counts[at] ?? list.levels[at]?.start ?? 1, list.levels[at]?.format ?? 'decimal');
    });
  };
}

interface Place {
  id: string;
  level: number;
}

function placeOf(properties: Node[]): Place | null {
  const numbering = childrenOf(find(properties, 'w:numPr'));
  const id = attribute(numbering, 'w:numId', 'w:val');
  return id === undefined ? null : { id, level: Number(attribute(numbering, 'w:ilvl', 'w:val') ?? 0) };
}

function readLists(xml: string | undefined): Map<string, List> {
  const nodes = xml === undefined ? [] : childrenOf(find(parseXml(xml), 'w:numbering'));
  const kinds = new Map<string, Level[]>();
  const lists = new Map<string, List>();
  for (const node of nodes.filter((each) => 'w:abstractNum' in each))
    kinds.set(
      attributeOf(node, 'w:abstractNumId') ?? '',
      childrenOf(node)
        .filter((each) => 'w:lvl' in each)
        .map((each) => readLevel(childrenOf(each))),
    );
  for (const node of nodes.filter((each) => 'w:num' in each)) {
    const kind = attribute(childrenOf(node), 'w:abstractNumId', 'w:val') ?? '';
    const overrides = childrenOf(node).filter((each) => 'w:lvlOverride' in each);
    const restarts = overrides.flatMap((each): [number, number][] => {
      const start = attribute(childrenOf(each), 'w:startOverride', 'w:val');
      return start === undefined ? [] : [[Number(attributeOf(each, 'w:ilvl') ?? 0), Number(start)]];
    });
    const levels = kinds.get(kind) ?? [];
    lists.set(attributeOf(node, 'w:numId') ?? '', { kind, levels, restarts: new Map(restarts) });
  }
  return lists;
}

function readLevel(nodes: Node[]): Level {
  return {
    format: attribute(nodes, 'w:numFmt', 'w:val') ?? 'decimal',
    text: attribute(nodes, 'w:lvlText', 'w:val') ?? '%1',
    start: Number(attribute(nodes, 'w:start', 'w:val') ?? 1),
  };
}

function readStyles(xml: string | undefined): Map<string, Place> {
  const nodes = xml === undefined ? [] : childrenOf(find(parseXml(xml), 'w:styles'));
  const places = nodes.flatMap((node): [string, Place][] => {
    const place = placeOf(childrenOf(find(childrenOf(node), 'w:pPr')));
    const id = attributeOf(node, 'w:styleId');
    return place && id !== undefined ? [[id, place]] : [];
  });
  return new Map(places);
}

const ROMAN: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function written(number: number, format: string): string {
  if (format === 'none' || number < 1 || number > 5000) return '';
  if (format === 'lowerLetter') return String.fromCharCode(97 + ((number - 1) % 26));
  if (format === 'upperLetter') return String.fromCharCode(65 + ((number - 1) % 26));
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  if (format !== 'upperRoman' && format !== 'lowerRoman') return String(number);
  let [rest, text] = [number, ''];
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters;
  return format === 'lowerRoman' ? text.toLowerCase() : text;
}
