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

/** The focus stands in the content and stays there: after a save nobody begins again at the top of the page. */
export const focusStays = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.activeElement?.closest('main, dialog') instanceof Element)
  // A form leaves the page a moment after its answer has been drawn.
  await page.waitForTimeout(400)
  await seeFocus(page)
}

const mostTabs = 150
const mostArrows = 40

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))

/** One press, and a look at where it led. */
const press = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key)
  await seeFocus(page)
}

/** Back if it stands before what has the focus now, else on. */
const wayTo = (target: Locator): Promise<'Tab' | 'Shift+Tab'> =>
  target.first().evaluate((it) => {
    const at = document.activeElement ?? document.body
    const isBefore = at.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING
    return isBefore === 0 || it.contains(at) ? 'Tab' : 'Shift+Tab'
  })

const tabUntil = async (page: Page, isThere: () => Promise<boolean>, target: Locator): Promise<void> => {
  await target.first().waitFor()
  const key = await wayTo(target)
  for (let stop = 0; stop < mostTabs; stop += 1) {
    if (await isThere()) return
    await press(page, key)
  }
  throw new Error(`${mostTabs} presses of ${key} do not lead to ${target.toString()}`)
}

/** Tab, or Shift+Tab, until the focus is there; each stop on the way is looked at. */
export const tabTo = (page: Page, target: Locator): Promise<void> =>
  tabUntil(page, () => isFocused(target), target)

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

const arrowUntil = async (page: Page, isThere: () => Promise<boolean>, what: Locator): Promise<void> => {
  for (let step = 0; step < mostArrows; step += 1) {
    if (await isThere()) return
    await press(page, 'ArrowDown')
  }
  throw new Error(`${mostArrows} presses of ArrowDown do not choose ${what.toString()}`)
}

// Tab leads to a group of radio buttons once; inside it only the arrows move.
const isInGroupOf = (radio: Locator): Promise<boolean> =>
  radio.evaluate((it) => {
    const at = document.activeElement
    return (
      it instanceof HTMLInputElement &&
      at instanceof HTMLInputElement &&
      at.type === 'radio' &&
      at.name === it.name &&
      at.form === it.form
    )
  })

/** Tab to the group and choose one of it: Space for the one that Tab led to, the arrows for the others. */
export const pick = async (page: Page, radio: Locator): Promise<void> => {
  await tabUntil(page, () => isInGroupOf(radio), radio)
  if (await isFocused(radio)) await press(page, 'Space')
  await arrowUntil(page, () => radio.isChecked(), radio)
}

/** Tab to a box and tick it. */
export const tick = async (page: Page, box: Locator): Promise<void> => {
  await tabTo(page, box)
  await press(page, 'Space')
  if (!(await box.isChecked())) throw new Error(`Space does not tick ${box.toString()}`)
}

/** Tab to a list of the browser's own and go down in it. */
export const choose = async (page: Page, list: Locator, label: string): Promise<void> => {
  const shown = () =>
    list.evaluate((it) => (it instanceof HTMLSelectElement ? (it.selectedOptions[0]?.label ?? '') : ''))
  await tabTo(page, list)
  await press(page, 'Home')
  await arrowUntil(page, async () => (await shown()) === label, list)
}

/** Tab to a field with a list of its own, type a part and take what it finds; Escape closes the list and nothing else. */
export const find = async (page: Page, box: Locator, typed: string, option: RegExp): Promise<void> => {
  await typeInto(page, box, typed)
  const found = page.getByRole('option', { name: option, selected: true })
  await found.waitFor()
  await press(page, 'Escape')
  await found.waitFor({ state: 'hidden' })
  await press(page, 'ArrowDown')
  await found.waitFor()
  await press(page, 'Enter')
  if (!option.test(await box.inputValue())) throw new Error(`Enter does not take ${option.source}`)
}

/** Tab to what saves, press Enter, wait until it has worked: the focus stands somewhere still. */
export const act = async (
  page: Page,
  button: Locator,
  until: Locator,
  state: 'visible' | 'hidden' = 'visible',
): Promise<void> => {
  await enter(page, button)
  await until.waitFor({ state })
  await focusStays(page)
}

/** Tab to what saves and leaves with its form: what is next to be done gets the focus. */
export const actAndGoOn = async (page: Page, button: Locator): Promise<void> => {
  await enter(page, button)
  await page
    .waitForFunction(() => document.activeElement?.matches('[data-next], :has(> [data-next])'))
    .catch(() => {
      throw new Error(`after ${button.toString()} the focus does not stand at the next step`)
    })
  await focusStays(page)
}

/** Opens what lies above the page; Escape gives the focus back to what opened it; then it is opened again. */
export const openTwice = async (page: Page, button: Locator, dialog: Locator): Promise<void> => {
  await enter(page, button)
  await dialog.waitFor()
  await seeFocus(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  if (!(await isFocused(button))) throw new Error(`Escape does not lead back to ${button.toString()}`)
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  await seeFocus(page)
}
