// Ctrl+Enter in any field takes the dossier in, as the button does.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.ctrlKey) return;
  const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-intake]');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=accept]'));
});
