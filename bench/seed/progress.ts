export type Say = (text: string) => void

export const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(0)} s`

const spaced = (n: number): string => Math.round(n).toLocaleString('sv-SE')

const everySeconds = 5

/** Says how far a table is: at most every few seconds, and at its end. */
export const progressOf = (say: Say, name: string, total: number) => {
  const start = performance.now()
  let done = 0
  let said = start
  const line = (): void =>
    say(`  ${name.padEnd(28)} ${spaced(done).padStart(11)} / ${spaced(total)}  ${secondsSince(start)}`)
  return {
    add: (rows: number): void => {
      done += rows
      if (performance.now() - said < everySeconds * 1000) return
      said = performance.now()
      line()
    },
    end: line,
  }
}
