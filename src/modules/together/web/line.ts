import { Told } from '../contract.ts'

type LineOptions = {
  readonly address: string
  readonly onTold: (told: Told) => void
  /** The server does not let the line be opened: `status` says why. */
  readonly onRefused: (status: number) => void
}

const retryMilliseconds = 2_000
const longestRetryMilliseconds = 60_000

const readLines = async (response: Response, onTold: (told: Told) => void): Promise<void> => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('data: ')) continue
      const told = Told.safeParse(JSON.parse(line.slice(6)))
      if (told.success) onTold(told.data)
    }
  }
}

/**
 * The live line: open while the page is looked at, opened anew when it breaks, more and more seldom while nobody answers, and
 * not at all without a network. It keeps no session alive, and no word of the text comes by it.
 */
export const openLine = ({ address, onTold, onRefused }: LineOptions) => {
  let stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isEnded = false
  let wait = retryMilliseconds

  const listen = async (): Promise<void> => {
    const mine = stop
    try {
      const response = await fetch(address, {
        headers: { accept: 'text/event-stream', 'x-by-itself': '1' },
        credentials: 'same-origin',
        signal: mine.signal,
      })
      if (response.ok) {
        wait = retryMilliseconds
        await readLines(response, onTold)
      } else onRefused(response.status)
    } catch {
      // No network, or the line was closed here: opened anew below, or not.
    }
    if (isEnded || mine.signal.aborted || !navigator.onLine) return
    timer = setTimeout(() => void listen(), wait)
    wait = Math.min(wait * 2, longestRetryMilliseconds)
  }

  const look = (): void => {
    stop.abort()
    clearTimeout(timer)
    stop = new AbortController()
    wait = retryMilliseconds
    if (!isEnded && navigator.onLine && document.visibilityState === 'visible') void listen()
  }

  document.addEventListener('visibilitychange', look)
  addEventListener('online', look)
  look()
  return {
    end: (): void => {
      isEnded = true
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('online', look)
    },
  }
}
