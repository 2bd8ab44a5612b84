import type { Locator, Page } from 'playwright-core'

/** A browser without a window gives the focus to no page by itself: this one has it now, as if it lay on top. */
export const onTop = async (page: Page): Promise<Page> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  return page
}

/**
 * What is wrong with the focus as it stands: lost, without a ring, or wholly under something else (WCAG 2.4.3, 2.4.7,
 * 2.4.11). What takes the focus only so that it is read out (a heading, a summary of faults) needs no ring.
 */
const focusFault = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return 'the focus is lost'
    const name = `${at.tagName.toLowerCase()} "${(at.getAttribute('aria-label') ?? at.innerText).slice(0, 60)}"`
    // A link may draw its ring around the whole row, a field around its frame.
    const rings = [
      getComputedStyle(at),
      getComputedStyle(at, '::after'),
      getComputedStyle(at.parentElement ?? at),
    ]
    const hasRing = rings.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow.includes('inset'),
    )
    if (at.tabIndex >= 0 && !hasRing) return `${name} has the focus and no ring`
    const { left, top, width, height } = at.getBoundingClientRect()
    const isSeen = [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const hit = document.elementFromPoint(left + width * across, top + height * down)
        return hit !== null && (at.contains(hit) || hit.contains(at))
      }),
    )
    return isSeen ? '' : `${name} has the focus and is covered`
  })

/** Fails when the focus is lost, cannot be seen or is covered. */
export const seeFocus = async (page: Page): Promise<void> => {
  // What moves in when it gets the focus has moved by the second look.
  const first = await focusFault(page)
  if (first === '') return
  await page.waitForTimeout(50)
  const fault = await focusFault(page)
  if (fault !== '') throw new Error(`${fault} at ${new URL(page.url()).pathname}`)
}

/** The focus stands somewhere and stays there: after a save nobody begins again at the top of the page. */
export const focusStays = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.activeElement !== null && document.activeElement !== document.body,
  )
  // A form leaves the page a moment after its answer has been drawn.
  await page.waitForTimeout(400)
  await seeFocus(page)
}

const mostTabs = 150
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))

/** Tab, until the focus is there; each stop on the way is looked at. */
export const tabTo = async (page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  await target.first().waitFor()
  for (let stop = 0; stop < mostTabs; stop += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press(key)
    await seeFocus(page)
  }
  throw new Error(`${mostTabs} presses of ${key} do not lead to ${target.toString()}`)
}

/** Tab there and press Enter. */
export const enter = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tab there and type. */
export const typeInto = async (page: Page, target: Locator, words: string): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.type(words)
}
