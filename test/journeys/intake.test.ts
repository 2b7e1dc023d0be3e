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
    await this.#page.keyboard.type(text);
  }

  /** Tabs to a field that is near: one decision, a key for each stop. */
  async tabTo(id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    this.thoughts++;
    for (let stops = 0; stops < 30; stops++) {
      if (await this.#page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
      this.keys += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
    throw new Error(`no way to "${id}" by ${key}`);
  }

  /** A scanner types its line and Enter. */
  async scan(line: string): Promise<void> {
    this.scans++;
    await this.#page.keyboard.insertText(line);
    await this.#page.keyboard.press('Enter');
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
  expect(hands.seconds).toBeLessThan(60);
});

it('takes in an organisation with its representative by the keyboard alone', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  const hands = new Hands(page);
  await hands.type('dkhkd');
  await page.waitForSelector('[data-live-results] ol:not([data-popular]) a');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=**');
  await hands.tabTo('applicantName');
  await hands.type('Hộ kinh doanh Hòa Bình');
  await hands.tabTo('applicantPersonalId');
  await hands.type('0123456789');
  await hands.tabTo('applicantPhone');
  await hands.type('0000004567');
  await hands.tabTo('applicantKind');
  await hands.type('T');
  await hands.tabTo('on-behalf');
  await hands.press('Enter');
  await hands.tabTo('representativeName');
  await hands.type('Lê Văn Hòa');
  await hands.tabTo('representativeBasis');
  await hands.type('Chủ hộ');
  await hands.press('Control+Enter');
  await page.waitForURL(/ho-so\/\d+$/);
  expect(await page.textContent('main')).toContain('Lê Văn Hòa, Chủ hộ');
  expect(hands.seconds).toBeLessThan(60);
});

it('asks at once for what lacks by the keyboard alone', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  const hands = new Hands(page);
  await hands.type('1');
  await hands.press('Enter');
  await page.waitForURL('**thu-tuc=2.000815**');
  await hands.scan(CARD.replace('999000000456', '999000000458'));
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#applicantName')?.value !== '');
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
  expect(hands.seconds).toBeLessThan(60);
});

it('searches as one types and opens the first hit with Enter', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
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
