// Attachments in pieces: photos are made smaller, a lost line or a reload goes on where it stopped. Without this script the
// same form sends whole files by its button.
import { forget, keep, listWaiting, type Waiting } from './attach/keep.ts';
import { cancel, Refused, send } from './attach/send.ts';
import { preview, shrink } from './attach/shrink.ts';

/** One file after the other: a weak line carries one best. */
let turn: Promise<void> = Promise.resolve();

const started = new WeakSet<HTMLElement>();

function startAll(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-attachments]')) {
    if (started.has(box)) continue;
    started.add(box);
    void start(box);
  }
}

startAll();
// On officers' pages Turbo puts other boxes in place without running this file again.
document.addEventListener('turbo:load', startAll);

async function start(box: HTMLElement): Promise<void> {
  const { attachments: action = '', part = '' } = box.dataset;
  const form = box.querySelector<HTMLFormElement>('form[enctype]')!;
  form.querySelector<HTMLButtonElement>('button')!.hidden = true;
  const take = async (files: File[]) => {
    for (const file of files) {
      const { name, blob, picture } = await shrink(file, Number(box.dataset.longest) || undefined);
      const waiting: Waiting = { key: newKey(), action, part, name, blob, at: Date.now() };
      await keep(waiting);
      queue(box, waiting, picture);
    }
  };
  form.addEventListener('change', async (event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    await take(files);
  });
  takeDropped(box, take);
  for (const waiting of await listWaiting(action, part)) queue(box, waiting, null);
}

/** Files that are dropped on the box are as if they were chosen. */
function takeDropped(box: HTMLElement, take: (files: File[]) => Promise<void>): void {
  const isOver = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  box.addEventListener('dragover', (event) => {
    if (!isOver(event)) return;
    event.preventDefault();
    box.classList.add('is-over');
  });
  box.addEventListener('dragleave', () => box.classList.remove('is-over'));
  box.addEventListener('drop', (event) => {
    box.classList.remove('is-over');
    if (!isOver(event)) return;
    event.preventDefault();
    void take([...event.dataTransfer!.files]);
  });
}

function queue(box: HTMLElement, file: Waiting, picture: ImageBitmap | null): void {
  const list = box.querySelector<HTMLElement>('[data-attachment-queue]')!;
  const item = document.createElement('li');
  const [words, bar, button] = [
    make('span', file.name),
    document.createElement('progress'),
    make('button', 'Hủy'),
  ];
  const state = make('small', ' chờ gửi');
  words.append(state);
  bar.setAttribute('aria-label', `Đang gửi ${file.name}`);
  bar.value = 0;
  button.className = 'btn';
  button.setAttribute('aria-label', `Hủy ${file.name}`);
  const thumb = picture && preview(picture);
  // Unpacked it takes hundreds of megabytes on a phone.
  picture?.close();
  item.append(...(thumb ? [thumb] : []), words, bar, button);
  list.append(item);
  list.hidden = false;
  const ended = new AbortController();
  button.addEventListener('click', () => ended.abort());
  const close = () => {
    item.remove();
    list.hidden = list.children.length === 0;
  };
  turn = turn.then(async () => {
    const tell = (share: number | null, waitsFor: string | null) => {
      if (share !== null) bar.value = share;
      state.textContent = ` ${waitsFor ?? `${Math.round(bar.value * 100)} %`}`;
    };
    try {
      ended.signal.throwIfAborted();
      const id = await send(file, { token: box.dataset.token!, signal: ended.signal, tell });
      await forget(file.key);
      close();
      await showTaken(box, id, thumb);
      say(box, `Đã gửi ${file.name}.`);
    } catch (error) {
      // What only needs the visitor to sign in again goes on when he has.
      if (!(error instanceof Refused && error.needsSession)) await forget(file.key);
      if (ended.signal.aborted) {
        close();
        say(box, `Đã hủy ${file.name}.`);
        return cancel(file, box.dataset.token!);
      }
      bar.remove();
      words.className = 'field-error';
      words.setAttribute('role', 'alert');
      words.textContent =
        error instanceof Refused ? error.message : `Không gửi được ${file.name}. Hãy chọn lại tệp.`;
      button.textContent = 'Đóng';
      button.setAttribute('aria-label', `Đóng ${file.name}`);
      button.addEventListener('click', close);
    }
  });
}

/** The list as the server draws it now, with the pictures that are known here. */
async function showTaken(box: HTMLElement, id: string, thumb: HTMLCanvasElement | null): Promise<void> {
  const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } }).catch(
    () => null,
  );
  if (!answer?.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const same = `[data-attachments="${CSS.escape(box.dataset.attachments!)}"][data-part="${CSS.escape(box.dataset.part!)}"] [data-attachment-list]`;
  const fresh = page.querySelector(same);
  if (!fresh) return location.reload();
  const old = box.querySelector('[data-attachment-list]')!;
  for (const item of old.querySelectorAll<HTMLElement>('[data-upload]')) {
    const canvas = item.querySelector('canvas');
    if (canvas) itemOf(fresh, item.dataset.upload!)?.prepend(canvas);
  }
  if (thumb) itemOf(fresh, id)?.prepend(thumb);
  old.replaceWith(fresh);
}

function itemOf(list: Element, id: string): Element | null {
  return list.querySelector(`[data-upload="${CSS.escape(id)}"]`);
}

function say(box: HTMLElement, words: string): void {
  box.querySelector('[data-attachment-news]')!.textContent = words;
}

function make<Tag extends 'span' | 'small' | 'button'>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** A key of this file. On unsafe addresses browsers do not make one by themselves. */
function newKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
