// Search as one types, also on pages that Turbo swaps in. Without this script the same form works by its button.
let waiting: number | undefined;
let running: AbortController | undefined;

async function show(form: HTMLFormElement, list: HTMLElement): Promise<void> {
  running?.abort();
  running = new AbortController();
  const address = `${form.action}?${new URLSearchParams(new FormData(form) as never)}`;
  try {
    const answer = await fetch(address, { headers: { 'x-part': 'results' }, signal: running.signal });
    if (answer.ok && !answer.redirected) list.innerHTML = await answer.text();
  } catch (error) {
    if ((error as Error).name !== 'AbortError') form.submit();
  }
}

document.addEventListener('input', ({ target }) => {
  const form = (target as HTMLElement).closest<HTMLFormElement>('form[data-live-search]');
  const list = document.querySelector<HTMLElement>('[data-live-results]');
  if (!form || !list) return;
  clearTimeout(waiting);
  waiting = window.setTimeout(() => show(form, list), 150);
});

// Enter with letters opens the first hit that is shown; a digit alone is answered by the server.
document.addEventListener('keydown', (event) => {
  const input = event.target as HTMLInputElement;
  const form = input.closest?.<HTMLFormElement>('form[data-live-search]');
  const first = document.querySelector<HTMLAnchorElement>('[data-live-results] ol:not([data-popular]) a');
  if (event.key !== 'Enter' || !form || !first || input.value.trim() === '') return;
  event.preventDefault();
  first.click();
});
