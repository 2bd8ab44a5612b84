const nothing = (): void => {}

/** Does `work` again and again, with a pause after it was done. `stop` does it once more and waits for it. */
export const repeat = (
  work: () => Promise<void>,
  {
    pauseMilliseconds,
    onError,
  }: { readonly pauseMilliseconds: number; readonly onError: (error: unknown) => void },
): { stop: () => Promise<void> } => {
  const state = { isStopped: false, wake: nothing }
  const forever = async (): Promise<void> => {
    for (;;) {
      await work().catch(onError)
      if (state.isStopped) break
      await new Promise<void>((resolve) => {
        state.wake = resolve
        setTimeout(resolve, pauseMilliseconds).unref()
      })
    }
    await work().catch(onError)
  }
  const running = forever()
  return {
    stop: () => {
      state.isStopped = true
      state.wake()
      return running
    },
  }
}
