import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

const program = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium'].find((path) => existsSync(path));

const hostile = `</pre></style><script>document.title='taken'</script><img src=http://127.0.0.1:9/x>&quot;"'`;

const runbook = `apiVersion: runbook/v1
name: hostile
summary: Say things that a page must not believe
inputs:
  words: { type: string, description: What to say }
secrets:
  token: { from: token }
steps:
  - id: first
    needs: []
    name: "</span><script>document.title='taken'</script>"
    env: { WORDS: "{{ inputs.words }}" }
    run: printf '%s\\n' "$WORDS"
    irreversible: "<b>said</b> is said"
  - id: beside
    needs: []
    env: { TOKEN: "{{ secrets.token }}" }
    run: echo "it is $TOKEN"
    rollback:
      - uses: file.facts
        with: { path: /tmp }
  - id: fails
    needs: [first, beside]
    run: echo no >&2; exit 3
    rollback:
      - uses: file.facts
        with: { path: /tmp }
`;

const secret = 'correct-horse-battery';

/** Both pages of a run that failed, made by the built program. */
async function makePages(rig: Rig): Promise<void> {
  const env = { RUNBOOK_SECRET_TOKEN: secret };
  rig.write('hostile.yaml', runbook);
  const named = ['./hostile.yaml', '--input', `words=${hostile}`];
  expect((await rig.run(['plan', ...named, '-o', 'plan.html'], { env })).stderr).toContain('plan.html');
  await rig.run(['run', ...named], { env });
  const written = await rig.run(['report', 'last', '-o', 'report.html'], { env });
  expect(written.stderr).toBe('');
}

const sizes = [
  { name: 'desktop, light', width: 1200, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, colorScheme: 'dark' },
] as const;

const pages = ['plan.html', 'report.html'] as const;

describe('pages', () => {
  let rig: Rig;
  let browser: Browser | undefined;
  beforeAll(async () => {
    rig = openRig();
    await makePages(rig);
    if (program === undefined) {
      console.log('left out: looking at pages in a browser (set CHROMIUM to one)');
      return;
    }
    // A browser makes folders in the home of whoever starts it.
    const home = { HOME: rig.path('home'), XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined };
    const env = { ...process.env, ...home };
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'], env });
  });
  afterAll(async () => {
    await browser?.close();
    await rig[Symbol.asyncDispose]();
  });

  test.each(pages)('%s is one file without scripts, links or secrets', (name) => {
    const text = rig.read(name);
    expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(text).not.toContain(secret);
    expect(text).toContain('&lt;script&gt;');
    expect(text).toContain("default-src 'none'".replaceAll("'", '&#39;'));
  });

  describe.each(sizes)('$name', ({ width, colorScheme }) => {
    test.skipIf(program === undefined).each(pages)(
      '%s fits, asks for nothing and believes nothing',
      async (name) => {
        if (browser === undefined) throw new Error('the browser was not started');
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        const asked: string[] = [];
        page.on('request', (request) => void asked.push(request.url()));
        page.on('console', (message) => void asked.push(message.text()));
        await page.goto(`file://${rig.path(name)}`);
        expect(asked).toEqual([`file://${rig.path(name)}`]);
        expect(await page.title()).toContain('hostile in local');
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await page.locator('script, img, link').count()).toBe(0);
        expect(await backgroundOf(page)).toBe(
          colorScheme === 'dark' ? 'rgb(13, 17, 23)' : 'rgb(255, 255, 255)',
        );
        expect(await page.locator('svg[role=img]').first().isVisible()).toBe(true);
        await page.close();
      },
    );
  });

  test.skipIf(program === undefined)('the report sets what happened beside the plan', async () => {
    if (browser === undefined) throw new Error('the browser was not started');
    const page = await browser.newPage();
    await page.goto(`file://${rig.path('report.html')}`);
    const failed = page.locator('.steps > li', { hasText: 'exit code 3' });
    expect(await failed.locator('.chip').allTextContents()).toEqual(['change', 'FAILED']);
    const first = page.locator('.steps.both > li', { hasText: 'is said' });
    const output = first.locator('pre', { hasText: 'taken' }).first();
    expect(await output.isVisible(), 'folded').toBe(false);
    await first.locator('summary', { hasText: 'output' }).click();
    expect(await output.textContent()).toContain(hostile);
    await page.emulateMedia({ media: 'print' });
    const inputs = page.locator('.steps.both pre');
    expect(await inputs.first().isVisible(), 'open on paper').toBe(true);
    await page.close();
  });
});

async function backgroundOf(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}
