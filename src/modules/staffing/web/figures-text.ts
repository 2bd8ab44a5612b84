import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { FiguresView } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'

/** How amounts and shares of this room are written. */
export const useFigures = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  const share = (value: number, decimals = 0): string => format.number(value * 100, decimals)
  return {
    share,
    percentOr: (value: number | null): string => (value === null ? '–' : text.percent(share(value, 1))),
    /** Thousandths of full time as posts with one decimal, whole ones without. */
    posts: (permille: number): string => format.number(permille / 1000, permille % 1000 === 0 ? 0 : 1),
    percentOf: (permille: number): string => format.number(permille / 10, permille % 10 === 0 ? 0 : 1),
    verdict: (figures: FiguresView): string => {
      const filled = share(1 - (figures.emptyShare ?? 0))
      if (figures.verdict === 'no_need_told' || figures.reserve === null)
        return text.verdictLong.no_need_told(filled)
      return text.verdictLong[figures.verdict](filled, share(figures.reserve, 1))
    },
  }
}
