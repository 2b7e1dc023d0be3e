// A list by the keyboard: j and k move, Enter opens, x ticks, / searches. Nothing needs it.
const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select') !== null
  );
}

function move(by: number): void {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  next?.querySelector<HTMLElement>('a')?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (event.key === 'j') move(1);
  if (event.key === 'k') move(-1);
  if (event.key === 'x') {
    const row = rows().find((each) => each.contains(document.activeElement));
    row?.querySelector<HTMLInputElement>('input[name=dossier]')?.click();
  }
  const search = document.querySelector<HTMLInputElement>('form.filters input[type=search]');
  if (event.key === '/' && search) {
    event.preventDefault();
    search.focus();
  }
});

// Shift and a click tick all rows between.
let last: HTMLInputElement | undefined;
document.addEventListener('click', (event) => {
  const box = event.target as HTMLInputElement;
  if (!box.matches?.('input[name=dossier]')) return;
  const all = [...document.querySelectorAll<HTMLInputElement>('input[name=dossier]')];
  if (event.shiftKey && last) {
    const [a, b] = [all.indexOf(last), all.indexOf(box)].sort((x, y) => x - y) as [number, number];
    for (const each of all.slice(a, b + 1)) each.checked = box.checked;
  }
  last = box;
});
