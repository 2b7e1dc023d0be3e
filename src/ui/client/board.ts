import { RENEWED } from './live.ts';

/** The board of the hall: a call that was not there before flashes and, once sound was turned on, is spoken. */
export function startBoard(): void {
  const board = document.querySelector<HTMLElement>('[data-board]');
  if (!board) return;
  const calls = () => [...board.querySelectorAll<HTMLElement>('[data-call]')];
  let known = new Set(calls().map((call) => call.dataset.call));
  const hears = soundButton();
  document.addEventListener(RENEWED, () => {
    const fresh = calls().filter((call) => !known.has(call.dataset.call));
    known = new Set(calls().map((call) => call.dataset.call));
    for (const call of fresh) {
      call.classList.add('is-new');
      if (hears()) say(call.dataset.say ?? '');
    }
  });
}

/** Browsers speak only after a gesture, so the sound is turned on by hand. */
function soundButton(): () => boolean {
  const button = document.querySelector<HTMLButtonElement>('[data-sound]');
  if (!button || !('speechSynthesis' in window)) return () => false;
  let isOn = false;
  button.hidden = false;
  button.addEventListener('click', () => {
    isOn = !isOn;
    button.setAttribute('aria-pressed', String(isOn));
    button.textContent = isOn ? 'Tắt tiếng' : 'Bật tiếng';
    if (isOn) say('Đã bật tiếng');
    else speechSynthesis.cancel();
  });
  return () => isOn;
}

function say(words: string): void {
  const speech = new SpeechSynthesisUtterance(words);
  speech.lang = 'vi-VN';
  speech.rate = 0.9;
  const voice = speechSynthesis.getVoices().find((each) => each.lang.startsWith('vi'));
  if (voice) speech.voice = voice;
  speechSynthesis.speak(speech);
}
