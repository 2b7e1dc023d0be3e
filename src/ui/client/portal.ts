import { autosave } from './autosave.ts';
import { startBoard } from './board.ts';
import { startLive } from './live.ts';
import { startPosition } from './position.ts';
import { startSlip } from './slip.ts';

startLive();
startBoard();
startSlip();
startPosition();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosave(form);

// Search as one types. Without this script the same form works by its button.
const form = document.querySelector<HTMLFormElement>('form[data-live-search]');
const list = document.querySelector<HTMLElement>('[data-live-results]');
const input = form?.querySelector<HTMLInputElement>('input[name=q]');

if (form && list && input) {
  let waiting: number | undefined;
  let running: AbortController | undefined;

  const show = async () => {
    running?.abort();
    running = new AbortController();
    const address = `${form.action}?${new URLSearchParams(new FormData(form) as never)}`;
    try {
      const answer = await fetch(address, { headers: { 'x-part': 'results' }, signal: running.signal });
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
      history.replaceState(null, '', address);
    } catch (error) {
      if ((error as Error).name !== 'AbortError') form.submit();
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(show, 200);
  });
}

// Not in the way of the page itself: the shelf for times without net is set up afterwards.
if ('serviceWorker' in navigator)
  window.addEventListener(
    'load',
    () => void navigator.serviceWorker.register('/trinh-giup.js').catch(() => undefined),
  );
