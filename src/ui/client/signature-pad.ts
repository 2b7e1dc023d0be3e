/** The receiver signs on the screen: what he draws becomes the picture that the form's file box sends. */
function startPad(pad: HTMLElement): void {
  if (pad.dataset.ready) return;
  const canvas = pad.querySelector('canvas');
  const box = pad.closest('form')?.querySelector<HTMLInputElement>('input[type=file]');
  const ink = canvas?.getContext('2d');
  if (!canvas || !box || !ink) return;
  pad.dataset.ready = 'yes';
  pad.hidden = false;
  const clear = () => {
    ink.fillStyle = 'white';
    ink.fillRect(0, 0, canvas.width, canvas.height);
    box.value = '';
  };
  clear();
  ink.lineWidth = 2.5;
  ink.lineCap = 'round';
  ink.strokeStyle = '#10316b';
  const at = (event: PointerEvent): [number, number] => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [
      ((event.clientX - left) * canvas.width) / width,
      ((event.clientY - top) * canvas.height) / height,
    ];
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    ink.beginPath();
    ink.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    ink.lineTo(...at(event));
    ink.stroke();
  });
  canvas.addEventListener('pointerup', () => keepPicture(canvas, box));
  pad.querySelector('[data-clear]')?.addEventListener('click', clear);
}

function keepPicture(canvas: HTMLCanvasElement, box: HTMLInputElement): void {
  canvas.toBlob((picture) => {
    if (!picture) return;
    const files = new DataTransfer();
    files.items.add(new File([picture], 'chu-ky-nguoi-nhan.png', { type: 'image/png' }));
    box.files = files.files;
  }, 'image/png');
}

document.addEventListener('turbo:load', () => {
  for (const pad of document.querySelectorAll<HTMLElement>('[data-signature-pad]')) startPad(pad);
});
