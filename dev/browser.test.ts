// The browser the stories are told in: it opens pages without scripts, and survives a page being closed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from './browser.ts';

test('two browsers open at once, show a page with JavaScript off, and outlive a closed context', async () => {
  const browsers = await Promise.all([openBrowser(), openBrowser()]);
  for (const browser of browsers) {
    const first = await browser.newContext({ javaScriptEnabled: false });
    const page = await first.newPage();
    await page.setContent('<h1>Demands</h1><script>document.querySelector("h1").textContent = "changed"</script>');
    assert.equal(await page.textContent('h1'), 'Demands');
    await first.close();
    const second = await browser.newPage();
    assert.equal(await second.evaluate('1 + 1'), 2);
    await browser.close();
  }
});
