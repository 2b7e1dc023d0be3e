/** A button that fills in where one stands; without this script it is not there, and the two fields can be typed. */
export function startPosition(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-position]');
  const news = document.querySelector<HTMLElement>('[data-position-news]');
  if (!button || !news || !('geolocation' in navigator)) return;
  const fill = (name: string, value: number) => {
    const field = document.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (field) field.value = value.toFixed(6);
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    news.textContent = 'Đang hỏi vị trí…';
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill('latitude', coords.latitude);
        fill('longitude', coords.longitude);
        news.textContent = 'Đã ghi vị trí của bạn.';
      },
      () => {
        news.textContent = 'Không lấy được vị trí. Hãy ghi địa điểm bằng lời.';
      },
      { timeout: 15_000, enableHighAccuracy: true },
    );
  });
}
