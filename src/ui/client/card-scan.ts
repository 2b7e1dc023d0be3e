// The camera as a card reader. The line goes where a scanner would type it, and the form is filled by the server.
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats?(): Promise<string[]>;
};

const Barcodes = (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
const LOOK_EVERY_MS = 150;

const WORDS: Record<string, string> = {
  NotAllowedError:
    'Trình duyệt chưa được phép dùng camera. Bấm biểu tượng ổ khóa cạnh địa chỉ trang, cho phép camera rồi thử lại; hoặc dùng máy quét, hoặc gõ tay.',
  NotFoundError: 'Máy này không có camera. Dùng máy quét, hoặc gõ số định danh.',
  NotReadableError: 'Camera đang được chương trình khác dùng. Tắt chương trình ấy rồi thử lại.',
};
const OTHER_WORDS = 'Không mở được camera. Dùng máy quét, hoặc gõ số định danh.';

let turnOff: (() => void) | undefined;

function part<Kind extends HTMLElement>(box: HTMLElement, name: string): Kind {
  return box.querySelector<Kind>(`[data-card-${name}]`)!;
}

function show(box: HTMLElement, isOn: boolean): void {
  part(box, 'video').hidden = !isOn;
  part(box, 'stop').hidden = !isOn;
  part(box, 'camera').hidden = isOn;
}

function say(box: HTMLElement, words: string): void {
  part(box, 'error').textContent = words;
}

/** How a frame is read: by the browser when it can, else by a reader in plain script that is fetched now. */
async function openReader(box: HTMLElement): Promise<Detector> {
  const formats = (await Barcodes?.getSupportedFormats?.().catch((): string[] => [])) ?? [];
  const Reader = formats.includes('qr_code')
    ? Barcodes!
    : ((await import(box.dataset.cardReader!)) as { BarcodeDetector: DetectorClass }).BarcodeDetector;
  return new Reader({ formats: ['qr_code'] });
}

async function scan(box: HTMLElement): Promise<void> {
  turnOff?.();
  const video = part<HTMLVideoElement>(box, 'video');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  let isOn = true;
  turnOff = () => {
    isOn = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    show(box, false);
    turnOff = undefined;
  };
  video.srcObject = stream;
  show(box, true);
  await video.play();
  const reader = await openReader(box);
  while (isOn) {
    const [found] = await reader.detect(video).catch(() => []);
    if (found && isOn && /^\D{0,3}\d{12}\|/.test(found.rawValue)) return give(box, found.rawValue);
    if (found && isOn)
      say(box, 'Mã QR này không phải của thẻ căn cước. Đưa mặt có mã QR của thẻ vào khung hình.');
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

/** Puts a line into the card's field and has the form filled from it. */
function give(box: HTMLElement, line: string): void {
  turnOff?.();
  box.querySelector<HTMLInputElement>('#card')!.value = line;
  const button = box.querySelector<HTMLButtonElement>('button[value=card]')!;
  button.form!.requestSubmit(button);
}

document.addEventListener('click', (event) => {
  const target = event.target as HTMLElement;
  const box = target.closest<HTMLElement>('[data-card-scan]');
  if (!box) return;
  if (target.closest('[data-card-stop]')) turnOff?.();
  if (!target.closest('[data-card-camera]')) return;
  say(box, '');
  scan(box).catch((error: Error) => {
    turnOff?.();
    say(box, WORDS[error.name] ?? OTHER_WORDS);
  });
});

const CARD = /\d{12}(?:\|[^|\n]*){5,}/;
const PAUSE_MS = 1000;
/** The keys since the last pause, for fields that keep no text; and the value that such a field had before them. */
let keys = '';
let lastAt = 0;
let before = '';

/** The line of a card that ends in a field, taken out of it again. */
function takeLine(field: HTMLInputElement): string | null {
  const found = CARD.exec(field.value ?? '');
  if (found) {
    field.value = field.value.replace(found[0], '').trim();
    return found[0];
  }
  const typed = CARD.exec(keys);
  if (!typed) return null;
  field.value = before;
  return typed[0];
}

// A scanner types wherever the cursor stands and ends with Enter or Tab: its line goes to the card's field all the same.
document.addEventListener(
  'keydown',
  (event) => {
    const box = document.querySelector<HTMLElement>('[data-card-scan]');
    const field = event.target as HTMLInputElement;
    if (!box || !('value' in field)) return;
    if (event.timeStamp - lastAt > PAUSE_MS) {
      keys = '';
      before = field.value;
    }
    lastAt = event.timeStamp;
    if (event.key.length === 1) keys += event.key;
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.ctrlKey) return;
    const line = takeLine(field);
    keys = '';
    if (line === null) return;
    event.preventDefault();
    give(box, line);
  },
  { capture: true },
);

function offerCamera(): void {
  turnOff?.();
  if (!navigator.mediaDevices) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-card-camera]'))
    button.hidden = false;
}
document.addEventListener('turbo:before-visit', () => turnOff?.());
window.addEventListener('pagehide', () => turnOff?.());
document.addEventListener('visibilitychange', () => document.hidden && turnOff?.());
document.addEventListener('turbo:load', offerCamera);
offerCamera();

export {};
