import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const widths = [1280, 320] as const
const colours = ['light', 'dark'] as const
// So tall that nothing has to be scrolled: what lies under a bar that stays in its place cannot be judged.
const tall = 9_000

// Axe leaves the contrast of an arrow to people, as it is no letter: the arrows have the colours of the keys beside them.
const isArrow = ({ any }: NodeResult): boolean =>
  any.some(({ data }) => (data as { messageKey?: string } | null)?.messageKey === 'nonBmp')

// What a page in the dark can do wrong that it does not do in the light.
const ofColours = ['color-contrast', 'link-in-text-block']

// Axe leaves the contrast of every text in an SVG to people; `paleChartTexts` decides it for the texts of charts.
const isChartText = (rule: string, { html }: NodeResult): boolean =>
  rule === 'color-contrast' && html.startsWith('<text ') && html.includes('class="chart-text ')

/** How much was looked at in this file: a look is one state of a screen in one width and one colour. */
export const looked = { looks: 0, violations: 0, undecided: 0 }

// What axe could not decide is a fault too, until somebody has looked at it.
const faultsOf = (results: AxeResults): string[] =>
  [...results.violations, ...results.incomplete].flatMap(({ id, help, nodes }) =>
    nodes
      .filter((node) => !isArrow(node) && !isChartText(id, node))
      .map(({ target, html }) => `${id} (${help}): ${target.join(' ')} ${html.slice(0, 160)}`),
  )

/** Nothing is on its way, and what was asked to be drawn stands there. */
export const settled = async (page: Page): Promise<void> => {
  await page
    .locator('h1')
    .first()
    .waitFor({ state: 'attached' })
    .catch(async (cause: unknown) => {
      const shown = await page.evaluate(() =>
        JSON.stringify({
          state: document.readyState,
          worker: navigator.serviceWorker.controller?.state,
          body: document.body.innerHTML.slice(0, 1_500),
          unanswered: performance
            .getEntriesByType('resource')
            .filter((one) => one.duration === 0)
            .map(({ name }) => name),
        }),
      )
      throw new Error(`no heading at ${page.url()}: ${shown}`, { cause })
    })
  // The gallery shows the waiting itself.
  await page.waitForFunction(
    () => location.pathname === '/galleri' || document.querySelector('[aria-busy=true]') === null,
  )
}

// Colours glide from light to dark, if ever so shortly: half of the way there is no colour of ours.
const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // On a busy machine the change comes a frame late: two frames in turn without anything on its way.
    for (let quiet = 0; quiet < 2; quiet += 1) {
      await new Promise((done) => requestAnimationFrame(done))
      // What has arrived and stays there (fill-mode both) is listed for ever: only what still moves is waited for.
      const gliding = document.getAnimations().filter(({ playState }) => playState === 'running')
      if (gliding.length > 0) quiet = -1
      await Promise.allSettled(gliding.map(({ finished }) => finished))
    }
  })

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrastOf = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Texts of charts below 4.5:1 against the rim of paper that each of them has (WCAG 2.2, 1.4.3). */
const paleChartTexts = async (page: Page): Promise<string[]> => {
  const texts = await page.evaluate(() =>
    Array.from(document.querySelectorAll('text.chart-text'), (text) => {
      const { fill, stroke, paintOrder } = getComputedStyle(text)
      return { html: text.outerHTML, fill, stroke, isRimmed: paintOrder.startsWith('stroke') }
    }),
  )
  return texts
    .filter(({ fill, stroke, isRimmed }) => !isRimmed || contrastOf(fill, stroke) < 4.5)
    .map(({ html, fill, stroke }) => `chart text ${html}: ${fill} on ${stroke}`)
}

// Through the debugger, not as a script of the page: our rules for scripts stay in force while we look.
const look = async (page: Page, colorScheme: (typeof colours)[number]): Promise<string[]> => {
  await page.evaluate(`if (!window.axe) { ${source} }`)
  const results = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(options),
    {
      resultTypes: ['violations', 'incomplete'],
      // The page is the same in the dark but for its colours.
      ...(colorScheme === 'dark' ? { runOnly: { type: 'rule' as const, values: ofColours } } : {}),
    },
  )
  const pale = await paleChartTexts(page)
  looked.looks += 1
  looked.violations += faultsOf({ ...results, incomplete: [] }).length + pale.length
  looked.undecided += faultsOf({ ...results, violations: [] }).length
  return [...faultsOf(results), ...pale]
}

/** What axe finds on the page as it stands now, wide and narrow, light and dark; and whether it can be read at 320 px. */
export const faultsOn = async (page: Page, name: string): Promise<string[]> => {
  const before = page.viewportSize() ?? { width: 1280, height: 900 }
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: tall })
    for (const colorScheme of colours) {
      await page.emulateMedia({ colorScheme })
      await drawn(page)
      const found = await look(page, colorScheme)
      faults.push(...found.map((fault) => `${name}, ${width} px, ${colorScheme}: ${fault}`))
    }
    const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    if (wide > width) faults.push(`${name}: ${wide} px wide on a screen of ${width} px`)
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
  return faults
}
