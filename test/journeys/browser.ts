import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { root } from '../../src/platform/root.ts';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

export interface Journey {
  at: TestDatabase;
  address: string;
  open(options?: { javaScript?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** The real application on a real port over a fresh database, and Debian's Chromium to walk it. */
export async function startJourney(now?: Date, browserArgs: string[] = []): Promise<Journey> {
  const at = await testDatabase(now);
  const app = createApp(at.platform);
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (started) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
        started({ server, port: info.port }),
      );
    },
  );
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', ...browserArgs],
  });
  const contexts: BrowserContext[] = [];
  const address = `http://127.0.0.1:${port}`;
  at.platform.settings.publicUrl = address;
  return {
    at,
    address,
    open: async ({ javaScript = true } = {}) => {
      const context = await browser.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width: 1280, height: 800 },
        locale: 'vi-VN',
        baseURL: address,
      });
      // A machine that others share may be ten times slower than it was a moment ago.
      context.setDefaultTimeout(120_000);
      contexts.push(context);
      return context.newPage();
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await new Promise((done) => server.close(done));
      await at.close();
    },
  };
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/dang-nhap');
  await page.fill('#username', username);
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('button:has-text("Đăng nhập")');
  await page.waitForURL('**/can-bo/**');
}

/** Screenshots at both widths, and axe on the page: no fault of any weight. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name} runs ${overflow} px over the edge at ${width} px`).toBeLessThanOrEqual(0);
  }
  const found = await new AxeBuilder({ page }).analyze();
  const words = found.violations.map(
    (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(words, `axe on ${name}`).toEqual([]);
}
