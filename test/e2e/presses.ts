import type { Page } from 'playwright-core'

/** What a task cost: presses by mouse, finger or key, and fields that something was written in, one line each. */
export type Cost = { readonly presses: readonly string[]; readonly fields: readonly string[] }

type Told = { readonly kind: 'press' | 'field'; readonly what: string }

/** Runs in the page. Only what a person does: a press, a choice by key, the first letter in a field, an address typed. */
const listen = (): void => {
  type Window = {
    barntidTells?: (told: { kind: string; what: string }) => Promise<void>
    barntidListens?: boolean
  }
  const page: Window = Object(globalThis)
  if (page.barntidListens === true) return
  page.barntidListens = true
  const tell = (kind: string, about: EventTarget | string | null, more = ''): void => {
    if (!(about instanceof Element)) {
      const what = typeof about === 'string' ? about : ''
      return void page.barntidTells?.({ kind, what })
    }
    const control =
      about.closest('button, a, label, summary, option, [role=option], input, select, textarea') ?? about
    const { name = '' }: { name?: string } = Object(control)
    const words = (control.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60)
    const what = `${control.tagName.toLowerCase()} ${words === '' ? name : words}${more}`
    void page.barntidTells?.({ kind, what })
  }
  const [navigation] = performance.getEntriesByType('navigation')
  const { type = '' }: { type?: string } = Object(navigation)
  if (type === 'navigate') tell('press', 'goes to a page by the menu')
  let key = 0
  let pointer = 0
  const written = new WeakSet<object>()
  const options = { capture: true }
  addEventListener(
    'pointerdown',
    (event) => {
      pointer = event.timeStamp
      tell('press', event.target)
    },
    options,
  )
  addEventListener(
    'keydown',
    (event) => {
      key = event.timeStamp
      if (event.ctrlKey && event.key === 'Enter') tell('press', 'Ctrl+Enter')
    },
    options,
  )
  addEventListener(
    'click',
    (event) => {
      if (event.detail === 0 && event.isTrusted && key > pointer) tell('press', event.target, ' by key')
    },
    options,
  )
  addEventListener(
    'input',
    ({ target }) => {
      const { type: kind = '' }: { type?: string } = Object(target)
      if (target === null || written.has(target) || kind === 'radio' || kind === 'checkbox') return
      written.add(target)
      tell('field', target)
    },
    options,
  )
}

/** Counts what is done on a page from now on: `const cost = await count(() => assessProtection(maja))`. */
export const pressesOf = async (page: Page) => {
  let told: Told[] = []
  await page.exposeBinding('barntidTells', (_, one: Told) => void told.push(one))
  await page.addInitScript(listen)
  await page.evaluate(listen)
  const named = (kind: Told['kind']): string[] => told.flatMap((one) => (one.kind === kind ? [one.what] : []))
  return async (task: () => Promise<unknown>): Promise<Cost> => {
    told = []
    await task()
    // What the page has told is on its way here: the next answer comes after it.
    await page.evaluate(() => true)
    return { presses: named('press'), fields: named('field') }
  }
}
