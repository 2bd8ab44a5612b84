import { nice, ticks } from 'd3-array'

export type Scale = {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
  readonly domain: readonly [number, number]
}

/** Values to pixels, straight; with `rounded`, the domain ends at round numbers. */
export const scaleOf = (
  domain: readonly [number, number],
  range: readonly [number, number],
  wantedTicks: number,
  ends: 'rounded' | 'exact' = 'rounded',
): Scale => {
  const [low, high] = domain[0] === domain[1] ? [domain[0] - 1, domain[1] + 1] : domain
  const [from, to] = ends === 'rounded' ? nice(low, high, wantedTicks) : [low, high]
  const [start, end] = range
  return {
    at: (value) => start + ((value - from) / (to - from)) * (end - start),
    ticks: ticks(from, to, wantedTicks),
    domain: [from, to],
  }
}

/** Every n-th of `count` places, so that labels of this width fit; the last one always, and none just before it. */
export const shownPlaces = (count: number, available: number, labelWidth: number): readonly number[] => {
  if (count <= 1) return count === 1 ? [0] : []
  const fitting = Math.max(2, Math.floor(available / labelWidth))
  const step = Math.max(1, Math.ceil((count - 1) / (fitting - 1)))
  const last = count - 1
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index === last || (index % step === 0 && last - index >= step),
  )
}
