// axe-core on the page as it stands. By default everything of WCAG 2.2 A and AA that is serious or critical.
import assert from 'node:assert/strict';
import axe from 'axe-core';

const usual = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function accessible(page, what, rules = {}) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([tags, extra]) => globalThis.axe.run(document, { runOnly: tags, rules: extra, resultTypes: ['violations'] }),
    [usual, rules],
  );
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 5)
          .map(({ target }) => target.join(' '))
          .join(' | ')}`,
    );
  assert.deepEqual(grave, [], what);
}

// Text on the public page reaches 7:1 (4.5:1 where it is large).
export const highContrast = { 'color-contrast-enhanced': { enabled: true } };
