/** Told on the document after parts of the page were renewed. */
export const RENEWED = 'motcua:renewed';

const SETTLE_MS = 120;
const RETRY_MS = 10_000;
let streams: EventSource[] = [];
let generation = 0;

/**
 * Keeps the parts of a page that name a stream (`data-live`) as the server has them: at every word of the stream the
 * page is fetched and the parts, known by their id, are put in place. A part in which somebody types is left until he
 * has done. Called again for another page, the streams of the one before end.
 */
export function startLive(): void {
  for (const stream of streams) stream.close();
  generation++;
  const addresses = new Set(liveParts().map((part) => part.dataset.live!));
  streams = [...addresses].map((address) => follow(address, generation));
}

function liveParts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-live][id]')];
}

function follow(address: string, at: number): EventSource {
  const stream = new EventSource(address);
  let settling: number | undefined;
  const renewSoon = () => {
    clearTimeout(settling);
    settling = window.setTimeout(() => void renew(at), SETTLE_MS);
  };
  stream.addEventListener('message', renewSoon);
  // What was told while the stream was away, after a restart of the server or a break of the line, was told to nobody here.
  let wasLost = false;
  stream.addEventListener('open', () => {
    if (wasLost) renewSoon();
    wasLost = false;
  });
  // The browser comes back by itself after a break, but not after a refusal.
  stream.addEventListener('error', () => {
    wasLost = true;
    if (stream.readyState === EventSource.CLOSED && at === generation)
      window.setTimeout(() => {
        if (at !== generation) return;
        void renew(at);
        streams.push(follow(address, at));
      }, RETRY_MS);
  });
  return stream;
}

async function renew(at: number): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected || at !== generation) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of liveParts()) putInPlace(part, page.getElementById(part.id));
    document.dispatchEvent(new Event(RENEWED));
  } catch {
    // Offline: the stream says when the server is there again.
  }
}

function putInPlace(part: HTMLElement, next: HTMLElement | null): void {
  if (!next || part.innerHTML === next.innerHTML) return;
  const active = document.activeElement;
  const isInside = active !== null && part.contains(active);
  if (isInside && active.matches('input, select, textarea')) {
    active.addEventListener('blur', () => putInPlace(part, next), { once: true });
    return;
  }
  const opened = [...part.querySelectorAll('details[open][id]')].map((each) => each.id);
  const focused = isInside ? active.id : '';
  part.innerHTML = next.innerHTML;
  // What ended is put in place once more and then left alone: somebody may type there now.
  if (next.dataset.live === undefined) delete part.dataset.live;
  for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
  if (focused !== '') document.getElementById(focused)?.focus();
}
