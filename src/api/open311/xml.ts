/** What each thing in a list is called in XML; in JSON it has no name. */
const EACH: Record<string, string> = {
  ...{ services: 'service', attributes: 'attribute', values: 'value', service_requests: 'request' },
  ...{ errors: 'error', endpoints: 'endpoint', formats: 'format' },
};

/** The value as GeoReport's XML: the same names as in JSON, lists with a name for each of their things. */
export function toXml(root: string, value: unknown): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: unknown): string {
  return `<${name}>${content(name, value)}</${name}>`;
}

function content(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => element(EACH[name] ?? 'item', each)).join('');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => element(key, each))
      .join('');
  return escaped(String(value));
}

const ENTITIES: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' },
};

/** Signs that no XML may hold, not even as entities, become �. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\r]/g, (sign) => ENTITIES[sign]!);
}
