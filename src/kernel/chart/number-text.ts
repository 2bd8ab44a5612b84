import type { Language } from '../text.ts'

const locales = { sv: 'sv-SE', en: 'en-GB' } as const

/** What a value is counted in. A share is from 0 to 1 and is written as per cent. */
export type Unit = 'share' | 'number' | 'minutes'

export type NumberText = {
  /** 0.185 is '18,5 %'. */
  readonly share: (value: number) => string
  /** 0.95 is '95 %': decimals only where there are any. */
  readonly level: (value: number) => string
  readonly count: (value: number) => string
  readonly value: (value: number, unit: Unit) => string
  /** '+7,5 procentenheter' without the words: '+7,5'. */
  readonly points: (value: number) => string
}

/** '18,5–21,0 %' and the like are put together by the texts; here is only how a number is written. */
export const numberText = (language: Language): NumberText => {
  const locale = locales[language]
  const format = (options: Intl.NumberFormatOptions) => {
    const formatter = new Intl.NumberFormat(locale, options)
    return (value: number): string => formatter.format(value)
  }
  const share = format({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const level = format({ style: 'percent', maximumFractionDigits: 1 })
  const count = format({ maximumFractionDigits: 0 })
  const decimal = format({ maximumFractionDigits: 1 })
  const signed = format({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  return {
    share,
    level,
    count,
    points: (value) => signed(value * 100),
    value: (value, unit) => {
      if (unit === 'share') return share(value)
      return unit === 'minutes' ? `${decimal(value)}\u00a0min` : decimal(value)
    },
  }
}
