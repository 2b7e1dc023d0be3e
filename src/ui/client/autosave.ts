const QUIET_MS = 1500;

/** Sends what was typed in a form of filing a moment after the typing stops; the page says when it was kept. */
export function autosave(form: HTMLFormElement): void {
  let timer: number | undefined;
  let isLeaving = false;
  const send = async (): Promise<void> => {
    if (isLeaving) return;
    const said = document.querySelector('[data-saved-at]');
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new FormData(form),
        headers: { 'x-autosave': '1' },
        redirect: 'error',
      });
      const saved = form.querySelector<HTMLInputElement>('input[name=_saved]');
      const savedAt = answer.headers.get('x-saved-at');
      if (saved && savedAt) saved.value = savedAt;
      if (!said) return;
      const at = new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' });
      said.textContent = answer.ok ? `Đã tự lưu lúc ${at}` : 'Chưa tự lưu được: bấm Tiếp tục để lưu.';
    } catch {
      if (said) said.textContent = 'Mất kết nối: điều vừa ghi chưa được lưu.';
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(send, QUIET_MS);
  });
  form.addEventListener('submit', () => {
    isLeaving = true;
    clearTimeout(timer);
  });
}
