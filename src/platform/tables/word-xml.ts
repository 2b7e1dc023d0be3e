import { XMLParser } from 'fast-xml-parser';

/** A node of the parsed XML in document order: one key with its children. */
export type Node = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
});

export function parseXml(xml: string): Node[] {
  return parser.parse(xml) as Node[];
}

export function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

export function childrenOf(node: Node | undefined): Node[] {
  const children = node?.[node ? nameOf(node) : ''];
  return Array.isArray(children) ? (children as Node[]) : [];
}

export function find(nodes: Node[], name: string): Node | undefined {
  return nodes.find((node) => name in node);
}

/** An attribute of the first child of that name. */
export function attribute(nodes: Node[], name: string, key: string): string | undefined {
  return attributeOf(find(nodes, name), key);
}

export function attributeOf(node: Node | undefined, key: string): string | undefined {
  return (node?.[':@'] as Record<string, string> | undefined)?.[key];
}
