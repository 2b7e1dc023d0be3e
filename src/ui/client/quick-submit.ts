// Ctrl+Enter takes the dossier in, as the button does, wherever the cursor is; F2 on a dossier opens the next form for the
// same person.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.ctrlKey) {
    const form = document.querySelector<HTMLFormElement>('form[data-intake]');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=accept]'));
  }
  if (event.key === 'F2') {
    const next = document.querySelector<HTMLAnchorElement>('[data-next-dossier]');
    if (!next) return;
    event.preventDefault();
    next.click();
  }
});
