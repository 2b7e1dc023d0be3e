import { here } from '../here.ts';

interface Feed {
  title: string;
  description: string;
  /** Of the page that it is of, and its own. */
  path: string;
  self: string;
  items: readonly { title: string; address: string; at: Date; summary: string }[];
  changedAt: Date;
}

/** Text as XML may hold it: signs that no XML knows are left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** RSS 2.0. */
export function writeFeed({ title, description, path, self, items, changedAt }: Feed): string {
  const { origin } = here();
  const entries = items.map((each) => {
    const address = xml(each.address);
    return `<item><title>${xml(each.title)}</title><link>${address}</link><guid isPermaLink="true">${address}</guid><pubDate>${each.at.toUTCString()}</pubDate><description>${xml(each.summary)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(title)}</title>
<link>${xml(origin + path)}</link>
<atom:link href="${xml(origin + self)}" rel="self" type="application/rss+xml"/>
<description>${xml(description)}</description>
<language>vi</language>
<lastBuildDate>${changedAt.toUTCString()}</lastBuildDate>
${entries.join('\n')}
</channel>
</rss>
`;
}
