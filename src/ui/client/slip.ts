/** A slip is printed by its button; at the machine in the hall at once, and then the machine is free again. */
export function startSlip(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
  const slip = document.querySelector<HTMLElement>('[data-return]');
  if (!slip) return;
  if (slip.dataset.printNow !== undefined) window.print();
  window.setTimeout(() => location.assign(slip.dataset.return!), Number(slip.dataset.seconds) * 1000);
}
