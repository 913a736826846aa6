/**
 * Takes the picture of the README: the trace screen with the checkout example, in the built app.
 * `npm run screenshot` writes scripts/screenshot.png.
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';
import { buildApp, isStale, ROOT, serveBuilt } from './serve.mjs';

if (isStale()) buildApp();
const { url, close } = await serveBuilt({ port: 4600 });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 860 },
    colorScheme: 'light',
    timezoneId: 'UTC',
  });
  await page.goto(`${url}#/example/checkout`);
  await page.getByText('678.1 ms').click();
  await page.getByRole('treegrid').waitFor();
  // The slow attempt at the bank: the second of the errors below the first.
  for (let error = 0; error < 3; error++) await page.keyboard.press('e');
  await page.getByRole('complementary').getByText('POST /v1/charges').first().waitFor();
  const path = join(ROOT, 'scripts', 'screenshot.png');
  await page.screenshot({ path });
  console.log(path);
} finally {
  await browser.close();
  await close();
}
