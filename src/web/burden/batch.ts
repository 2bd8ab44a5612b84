import { countUses, mostUsesAtOnce, type UseReport } from '#modules/burden/contract.ts'

let waiting: UseReport[] = []
let isListening = false

/** Puts a use beside the others. They leave together, at the next sending or when the page goes. */
export const keepUse = (use: UseReport): void => {
  // A form that was left says so at the latest when the page goes, also when no other form stands there by then.
  if (!isListening) addEventListener('pagehide', sendUses)
  isListening = true
  waiting = [...waiting, use].slice(-mostUsesAtOnce)
}

/**
 * Hands the uses to the browser, which sends them when it has nothing better to do. Nobody waits for an answer: without
 * network they are lost, and the person is never told of it.
 */
export const sendUses = (): void => {
  if (waiting.length === 0) return
  const uses = waiting
  waiting = []
  if (!navigator.onLine) return
  const body = new Blob([JSON.stringify({ uses })], { type: 'application/json' })
  navigator.sendBeacon(countUses.path, body)
}
