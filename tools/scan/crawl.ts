interface How {
  start: string;
  cookie: string | null;
  /** Pages that are read at most. */
  most: number;
  leftOut: readonly string[];
}

/** Follows links within the site, each kind of page once, and gathers every address that takes parameters. */
export async function crawl(address: string, how: How): Promise<{ seen: number; targets: string[] }> {
  const waiting = [how.start];
  const [kinds, targets] = [new Set<string>(), new Map<string, string>()];
  let seen = 0;
  while (waiting.length > 0 && seen < how.most) {
    const path = waiting.shift()!;
    const url = new URL(path, address);
    const kind = kindOf(url);
    if (kinds.has(kind) || url.origin !== address || how.leftOut.includes(url.pathname)) continue;
    kinds.add(kind);
    const answer = await fetch(url, {
      headers: how.cookie ? { cookie: how.cookie } : {},
      redirect: 'manual',
    });
    seen++;
    if (answer.status >= 300 && answer.status < 400) waiting.push(answer.headers.get('location') ?? '/');
    if (!/text\/html/.test(answer.headers.get('content-type') ?? '')) continue;
    const page = await answer.text();
    if (url.search !== '') targets.set(kind, url.href);
    for (const form of formsIn(page, url)) targets.set(kindOf(form), form.href);
    for (const [, href] of page.matchAll(/<a[^>]*\shref="([^"#]+)/g)) waiting.push(unescaped(href!));
  }
  return { seen, targets: [...targets.values()] };
}

/** Forms that ask, with a value for each of their names. */
function formsIn(page: string, at: URL): URL[] {
  return [...page.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head, body]) => {
    if (/method="post"/i.test(head!)) return [];
    const url = new URL(unescaped(/action="([^"]*)"/.exec(head!)?.[1] ?? at.pathname), at);
    const names = [...body!.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name!);
    for (const name of names) if (!url.searchParams.has(name)) url.searchParams.set(name, '1');
    return names.length > 0 && url.origin === at.origin ? [url] : [];
  });
}

const kindOf = (url: URL) =>
  `${url.pathname.replace(/\d+/g, 'N')}?${[...new Set(url.searchParams.keys())].sort().join('&')}`;

const unescaped = (text: string) => text.replaceAll('&amp;', '&');
