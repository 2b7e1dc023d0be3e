// An identity card at the intake: by camera, or by a scanner that types its line into whatever field has the focus. Either
// way the line goes into the card's own form, with all that was typed so far, and the server fills the rest.
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const CARD_LINE = /^\s*\d{12}\|/;

function cardForm(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>('form[data-card-scan]');
}

/** The reader of the browser, else our own. */
async function openReader(form: HTMLFormElement): Promise<Detector> {
  const own = (
    window as unknown as { BarcodeDetector?: DetectorClass & { getSupportedFormats(): Promise<string[]> } }
  ).BarcodeDetector;
  const known = await own?.getSupportedFormats().catch((): string[] => []);
  const Reader = known?.includes('qr_code')
    ? own!
    : ((await import(form.dataset.cardReader!)) as { BarcodeDetector: DetectorClass }).BarcodeDetector;
  return new Reader({ formats: ['qr_code'] });
}

let stream: MediaStream | null = null;

function stopCamera(): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  const video = document.querySelector<HTMLVideoElement>('[data-card-video]');
  if (video) video.hidden = true;
}

async function scan(form: HTMLFormElement): Promise<void> {
  const video = form.querySelector<HTMLVideoElement>('[data-card-video]')!;
  stopCamera();
  say(form, 'Đưa mặt có mã QR của thẻ vào khung hình.');
  const reader = await openReader(form);
  const opened = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  stream = opened;
  video.srcObject = opened;
  video.hidden = false;
  await video.play();
  while (stream === opened) {
    const [found] = await reader.detect(video).catch(() => []);
    if (found && CARD_LINE.test(found.rawValue)) return submit(form, found.rawValue);
    if (found) say(form, 'Mã QR này không phải của thẻ căn cước. Đưa mặt có mã QR của thẻ vào khung hình.');
    await new Promise((go) => setTimeout(go, 150));
  }
}

function submit(form: HTMLFormElement, line: string): void {
  stopCamera();
  form.querySelector<HTMLInputElement>('#card')!.value = line;
  form.requestSubmit();
}

function say(form: HTMLFormElement, text: string): void {
  form.querySelector('[data-card-words]')!.textContent = text;
}

const REFUSALS: Record<string, string> = {
  NotAllowedError: 'Trình duyệt không được phép dùng camera: cho phép ở thanh địa chỉ, hoặc dùng máy quét.',
  NotFoundError: 'Máy này không có camera: dùng máy quét, hoặc gõ.',
  NotReadableError: 'Camera đang được chương trình khác dùng.',
};

/** What was typed goes along, so that a card scanned late loses nothing; the card's own words win. */
function carryTyped(form: HTMLFormElement): void {
  for (const old of form.querySelectorAll('input[data-carried]')) old.remove();
  const intake = document.querySelector<HTMLFormElement>('form[data-intake]');
  if (!intake) return;
  const papersTouched = [...intake.elements].some(isTouchedPaper);
  for (const [name, value] of new FormData(intake)) {
    if (typeof value !== 'string' || value === '' || form.elements.namedItem(name)) continue;
    if (name.startsWith('doc.') && !papersTouched) continue;
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    input.dataset.carried = '';
    form.append(input);
  }
}

/** Papers that nobody touched are offered anew, with what the person has from earlier. */
function isTouchedPaper(field: Element): boolean {
  if (!(field as HTMLInputElement).name?.startsWith('doc.')) return false;
  if (field instanceof HTMLSelectElement) return !field.selectedOptions[0]?.defaultSelected;
  const input = field as HTMLInputElement;
  return input.type === 'checkbox'
    ? input.checked !== input.defaultChecked
    : input.value !== input.defaultValue;
}

document.addEventListener('click', ({ target }) => {
  const form = (target as HTMLElement).closest('[data-card-camera]') && cardForm();
  if (form)
    scan(form).catch((error: Error) => {
      stopCamera();
      say(form, REFUSALS[error.name] ?? 'Không dùng được camera: dùng máy quét, hoặc gõ.');
    });
});
// A scanner ends its line with Enter or Tab, also in a field that is not for cards.
document.addEventListener(
  'keydown',
  (event) => {
    const input = event.target as HTMLInputElement;
    const form = cardForm();
    if ((event.key !== 'Enter' && event.key !== 'Tab') || !form || !('value' in input)) return;
    if (!CARD_LINE.test(input.value)) return;
    event.preventDefault();
    const line = input.value;
    if (input.id !== 'card') input.value = '';
    submit(form, line);
  },
  true,
);
document.addEventListener('submit', ({ target }) => {
  if ((target as HTMLElement).matches('[data-card-scan]')) carryTyped(target as HTMLFormElement);
});
function offerCamera(): void {
  if (!navigator.mediaDevices) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-card-camera]'))
    button.hidden = false;
}
document.addEventListener('turbo:before-visit', stopCamera);
document.addEventListener('turbo:load', offerCamera);
window.addEventListener('pagehide', stopCamera);
offerCamera();
