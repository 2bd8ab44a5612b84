import { numberText } from '#web/format.ts'
import { useLanguage, useText } from '#web/language.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** The texts of the room, and figures as they are said in them. */
export const useTime = () => {
  const text = useText({ sv, en })
  const language = useLanguage()
  const one = (value: number): string => numberText(value, language, 1)
  return {
    text,
    /** '18,5 %' */
    percent: (share: number): string => `${one(share * 100)} %`,
    /** '+7,5' */
    points: (points: number): string => `${points >= 0 ? '+' : '−'}${one(Math.abs(points) * 100)}`,
    /** '12,5' hours of minutes. */
    hours: (minutes: number): string => one(minutes / 60),
    one,
    whole: (value: number): string => numberText(value, language),
  }
}

/** 'november 2026' */
export const monthName = (monthOn: string, language: 'sv' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Temporal.PlainDate.from(monthOn).toZonedDateTime('UTC').epochMilliseconds)
