// The camera as a card reader, where the browser can read QR codes by itself. The line goes where a scanner would type it.
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const Barcodes = (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

function offerCamera(): void {
  if (!Barcodes || !navigator.mediaDevices) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-card-camera]'))
    button.hidden = false;
}

async function scan(form: HTMLFormElement): Promise<void> {
  const video = form.querySelector<HTMLVideoElement>('[data-card-video]')!;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = stream;
  video.hidden = false;
  await video.play();
  const detector = new Barcodes!({ formats: ['qr_code'] });
  const look = async () => {
    const [found] = await detector.detect(video).catch(() => []);
    if (!found) return void setTimeout(look, 200);
    for (const track of stream.getTracks()) track.stop();
    video.hidden = true;
    form.querySelector<HTMLInputElement>('#card')!.value = found.rawValue;
    form.requestSubmit();
  };
  await look();
}

document.addEventListener('click', (event) => {
  const button = (event.target as HTMLElement).closest<HTMLElement>('[data-card-camera]');
  const form = button?.closest<HTMLFormElement>('[data-card-scan]');
  if (form) scan(form).catch(() => button!.setAttribute('hidden', ''));
});
document.addEventListener('turbo:load', offerCamera);
offerCamera();
