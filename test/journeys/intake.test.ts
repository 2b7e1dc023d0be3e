import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDossier } from '../../src/features/dossiers/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

/**
 * Keystroke-level model (Card, Moran, Newell 1980): a key of a skilled typist 0.28 s, making up one's mind 1.35 s, moving
 * the hand to another device 0.4 s; a scan of a card counts as a move there and back and the second that it takes.
 */
const KEY_SECONDS = 0.28;
const THINK_SECONDS = 1.35;
const SCAN_SECONDS = 1.8;

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-16T08:00'));
});
afterAll(() => journey.close());

/** Nobody types before the page shows a cursor; a page gives it with its first frame, which may come after "load". */
const seeCursor = (page: Page) =>
  page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);

/** A keyboard that counts; there is no mouse. */
class Hands {
  keys = 0;
  thoughts = 0;
  scans = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.thoughts++;
    this.keys += key.split('+').length;
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.thoughts++;
    this.keys += text.length;
    await seeCursor(this.#page);
    await this.#page.keyboard.type(text);
  }

  /** A scanner types its line and Enter. */
  async scan(line: string): Promise<void> {
    this.scans++;
    await seeCursor(this.#page);
    await this.#page.keyboard.insertText(line);
    await this.#page.keyboard.press('Enter');
  }

  /** A scanner that types key by key and ends its line with Tab or Enter. */
  async wedge(line: string, end: 'Tab' | 'Enter'): Promise<void> {
    this.scans++;
    await seeCursor(this.#page);
    await this.#page.keyboard.type(line);
    await this.#page.keyboard.press(end);
  }

  /** Tabs to a field that is near: one decision, a key for each stop. */
  async tabTo(id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    this.thoughts++;
    for (let stops = 0; stops < 40; stops++) {
      if (await this.#page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
      this.keys += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
    throw new Error(`no way to "${id}" by ${key}`);
  }

  /** Says what a case took, and holds it to a minute. */
  mustBeQuick(name: string): void {
    const { keys, thoughts, scans } = this;
    process.stdout.write(
      `${name}: ${keys} keys, ${thoughts} decisions, ${scans} scans = ${this.seconds.toFixed(1)} s\n`,
    );
    expect(this.seconds).toBeLessThan(60);
  }

  get seconds(): number {
    return this.keys * KEY_SECONDS + this.thoughts * THINK_SECONDS + this.scans * SCAN_SECONDS;
  }
}

const CARD = '999000000456||Nguyễn Văn Bình|05021990|Nam|Tổ dân phố số 5, phường Hải Dương|10052021';

it('takes in a full dossier in under a minute by the keyboard alone', async () => {
  const { at } = journey;
  for (let times = 0; times < 3; times++)
    await dossierLife(at).accept({ procedureCode: '2.000815', termNo: 1 });
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  await look(page, 'intake-popular');
  await page.setViewportSize({ width: 1366, height: 768 });

  const hands = new Hands(page);
  await hands.type('1');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=2.000815**');
  expect(hands.keys).toBe(2);
  await hands.scan(CARD);
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#applicantName')?.value !== '');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('applicantPhone');
  await hands.type('0000004567');
  await hands.press('Control+Enter');
  await page.waitForURL(/ho-so\/\d+$/);

  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)![0]);
  const { state, applicant } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
  expect(applicant).toMatchObject({
    name: 'Nguyễn Văn Bình',
    personalId: '999000000456',
    phone: '0000004567',
    address: 'Tổ dân phố số 5, phường Hải Dương',
  });
  expect(state.status).toBe('received');
  expect(state.documents.length).toBeGreaterThan(0);
  expect(hands.keys).toBeLessThanOrEqual(20);
  hands.mustBeQuick('a citizen with a card');

  const again = new Hands(page);
  await again.press('F2');
  await page.waitForURL('**tiep=**');
  await again.type('1');
  await again.press('Enter');
  await page.waitForSelector('#applicantName[value="Nguyễn Văn Bình"]');
  expect(await page.inputValue('#applicantPhone')).toBe('0000004567');
  again.mustBeQuick('the next form for the same person');
});

const value = (page: Page, id: string) => page.inputValue(`#${id}`);

it('takes in an organisation that comes again: its number, its representative as before', async () => {
  const { at } = journey;
  await dossierLife(at).accept({
    ...{ procedureCode: '2.000815', termNo: 1, applicantKind: 'organisation', applicantPhone: '0000004321' },
    ...{ applicantName: 'Hợp tác xã Bình Minh', applicantPersonalId: '9990000001' },
    ...{ representativeName: 'Lê Thị Đại', representativePersonalId: '999000000888' },
    representativeBasis: 'Giám đốc',
  });
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  const hands = new Hands(page);
  await hands.type('1');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=**');
  await hands.type('9990000001');
  await hands.press('Enter');
  await page.waitForSelector('#applicantName[value="Hợp tác xã Bình Minh"]');
  await look(page, 'intake-organisation');
  expect(await value(page, 'representativeName')).toBe('Lê Thị Đại');
  await page.locator('button[value=accept]').focus();
  await hands.press('Control+Enter');
  await page.waitForSelector('#acknowledged');
  await hands.tabTo('acknowledged');
  await hands.press('Space');
  await hands.press('Control+Enter');
  await page.waitForURL(/ho-so\/\d+$/);
  expect(await page.textContent('main')).toContain('Lê Thị Đại, Giám đốc');
  hands.mustBeQuick('an organisation that comes again');
});

it('takes in an organisation that is new, with the card of its representative', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  const hands = new Hands(page);
  await hands.type('1');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=**');
  await hands.type('9990000002');
  await hands.press('Enter');
  await page.waitForSelector('[role=status]:has-text("chưa có hồ sơ nào")');
  await hands.type('Công ty Một Hai');
  await hands.tabTo('applicantPhone');
  await hands.wedge(CARD.replace('999000000456', '999000000462'), 'Tab');
  await page.waitForSelector('#representativeName[value="Nguyễn Văn Bình"]');
  expect(await value(page, 'applicantName')).toBe('Công ty Một Hai');
  expect(await value(page, 'applicantPhone')).toBe('');
  await hands.type('0000009999');
  await hands.tabTo('representativeBasis');
  await hands.type('Giám đốc');
  await hands.press('Control+Enter');
  await page.waitForURL(/ho-so\/\d+$/);
  expect(await page.textContent('main')).toContain('Nguyễn Văn Bình, Giám đốc');
  hands.mustBeQuick('a new organisation with its representative');
});

it('chooses among several terms by the keyboard alone', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  const hands = new Hands(page);
  await hands.type('1.012812');
  await page.waitForSelector('[data-live-results] ol:not([data-popular]) a');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=1.012812**');
  await hands.scan(CARD.replace('999000000456', '999000000463'));
  await page.waitForSelector('#applicantName[value="Nguyễn Văn Bình"]');
  await hands.type('0000004563');
  await hands.tabTo('termNo');
  const before = await value(page, 'termNo');
  await hands.press('ArrowDown');
  expect(await value(page, 'termNo')).not.toBe(before);
  await hands.press('Control+Enter');
  await page.waitForURL(/ho-so\/\d+$/);
  hands.mustBeQuick('a procedure with several terms');
});

it('asks at once for what lacks by the keyboard alone', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  const hands = new Hands(page);
  await hands.type('1');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=**');
  await hands.scan(CARD.replace('999000000456', '999000000464'));
  await page.waitForSelector('#applicantName[value="Nguyễn Văn Bình"]');
  await hands.type('0000004568');
  await hands.tabTo('other-answers', 'Shift+Tab');
  await hands.press('Enter');
  await hands.tabTo('answerItems');
  await hands.type('Bản chính');
  await hands.tabTo('answerReason');
  await hands.type('Chưa có bản chính');
  await hands.tabTo('ask-supplement');
  await hands.press('Enter');
  await page.waitForURL(/ho-so\/\d+$/);
  expect(await page.textContent('main')).toContain('Chờ bổ sung để tiếp nhận');
  hands.mustBeQuick('a supplement at intake');
});

it.each(['Tab', 'Enter'] as const)(
  'catches a scanner that types into another field and ends with %s',
  async (end) => {
    const page = await journey.open();
    await signIn(page, 'quay1');
    await page.goto('/can-bo/ho-so/moi?thu-tuc=2.000815');
    await page.fill('#applicantAddress', 'Gõ trước khi quét');
    await page.fill('#applicantPhone', '0000001111');
    const hands = new Hands(page);
    for (const id of ['representativeBasis', 'channel']) {
      await page.evaluate(() =>
        document.querySelector('#on-behalf')!.parentElement!.setAttribute('open', ''),
      );
      await page.focus(`#${id}`);
      await hands.wedge(CARD.replace('999000000456', '999000000470'), end);
      await page.waitForSelector('#applicantPersonalId[value="999000000470"]');
      expect(await value(page, 'applicantPhone')).toBe('0000001111');
      expect(await value(page, 'channel')).toBe('direct');
      expect(await value(page, 'representativeBasis')).toBe('');
      await page.fill('#applicantPersonalId', '');
      await page.evaluate(() => document.querySelector('#applicantPersonalId')!.removeAttribute('value'));
    }
  },
);

it('searches as one types and opens the first hit with Enter', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  await seeCursor(page);
  await page.keyboard.type('khai sinh');
  await page.waitForSelector('[data-live-results] ol:not([data-popular]) a:has-text("khai sinh")');
  const first = await page.locator('[data-live-results] ol a').first().textContent();
  await page.keyboard.press('Enter');
  await page.waitForURL('**thu-tuc=**');
  expect(await page.textContent('h1')).toContain(first!);
  await look(page, 'intake-form');
});

it('works the same without JavaScript', async () => {
  const page = await journey.open({ javaScript: false });
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  await page.fill('input[name=q]', '1');
  await page.keyboard.press('Enter');
  await page.waitForURL('**thu-tuc=2.000815**');
  await page.fill('#card', CARD.replace('999000000456', '999000000457'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('#applicantName[value="Nguyễn Văn Bình"]');
  await page.fill('#applicantPhone', '0000004599');
  await page.keyboard.press('Enter');
  await page.waitForURL(/ho-so\/\d+$/);
  expect(await page.textContent('main')).toContain('Nguyễn Văn Bình');
});
