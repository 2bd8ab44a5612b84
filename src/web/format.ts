import type { Day, Instant } from '#kernel/day.ts'
import { daysBetween } from '#kernel/day.ts'
import { formatIdentityNumber } from '#kernel/identity-format.ts'
import type { Language } from '#kernel/text.ts'
import { today } from './clock.ts'
import { useLanguage } from './language.ts'

const locales = { sv: 'sv-SE', en: 'en-GB' } as const
const zone = 'Europe/Stockholm'
const formatters = new Map<string, Intl.DateTimeFormat>()

// Intl objects are dear to make: one of each kind lives as long as the page.
const formatter = (
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  const found = formatters.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...options, timeZone })
  formatters.set(key, found)
  return found
}

// A day has no zone: it is read as UTC and written as UTC, so it can never slip to its neighbour.
const dayAs = (on: Day, language: Language, options: Intl.DateTimeFormatOptions): string =>
  formatter(language, 'UTC', options).format(
    Temporal.PlainDate.from(on).toZonedDateTime('UTC').epochMilliseconds,
  )

const momentAs = (at: Instant, language: Language, options: Intl.DateTimeFormatOptions): string =>
  formatter(language, zone, options).format(Temporal.Instant.from(at).epochMilliseconds)

/** '22 november 2026' */
export const dayText = (on: Day, language: Language): string =>
  dayAs(on, language, { day: 'numeric', month: 'long', year: 'numeric' })

/** '22 nov.' in the year of `from`, else '22 nov. 2025' */
export const shortDayText = (on: Day, language: Language, from?: Day): string =>
  dayAs(on, language, {
    day: 'numeric',
    month: 'short',
    ...(from?.slice(0, 4) === on.slice(0, 4) ? {} : { year: 'numeric' }),
  })

/** 'nov.' */
export const monthText = (on: Day, language: Language): string => dayAs(on, language, { month: 'short' })

/** 'söndag 22 november 2026' */
export const weekdayText = (on: Day, language: Language): string =>
  dayAs(on, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** '09:15' in Sweden */
export const timeText = (at: Instant, language: Language): string =>
  momentAs(at, language, { hour: '2-digit', minute: '2-digit' })

/** '22 november 2026 kl. 09:15' */
export const momentText = (at: Instant, language: Language): string =>
  momentAs(at, language, { dateStyle: 'long', timeStyle: 'short' })

/** '12 000' */
export const numberText = (value: number, language: Language, decimals = 0): string =>
  new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value)

/** '2 h 15 min': whole minutes in, nothing rounded. */
export const minutesText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ')
}

/** Swedish alphabetical order: å, ä and ö come last. */
export const inOrder = (a: string, b: string): number => a.localeCompare(b, 'sv', { numeric: true })

const monthNames = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const monthNumber = (word: string): number => {
  const start = word.slice(0, 3).toLowerCase()
  const found = monthNames.indexOf(start)
  return (found >= 0 ? found : englishMonths.indexOf(start)) + 1
}

const isoDay = (year: number, month: number, dayOfMonth: number): string | undefined => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    return undefined
  }
}

const shifted = (from: Day, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString()

const words: Readonly<Record<string, number>> = {
  idag: 0,
  'i dag': 0,
  today: 0,
  igår: -1,
  'i går': -1,
  yesterday: -1,
  imorgon: 1,
  'i morgon': 1,
  tomorrow: 1,
}

// A day without a year is the nearest such day: in December '7/1' is next January, not the last.
const nearest = (from: Day, month: number, dayOfMonth: number): string | undefined => {
  const year = Number(from.slice(0, 4))
  const options = [year - 1, year, year + 1]
    .map((one) => isoDay(one, month, dayOfMonth))
    .filter((d) => d !== undefined)
  const distance = (text: string): number =>
    Math.abs(Temporal.PlainDate.from(from).until(text, { largestUnit: 'day' }).days)
  return options.sort((a, b) => distance(a) - distance(b))[0]
}

/**
 * Reads a day as people type it: 2026-11-22, 20261122, 22/11, 22.11.2026, 22 nov, 'i dag'.
 * Undefined when it cannot be read or does not exist; two-figure years are never guessed.
 */
export const typedDay = (typed: string, from: Day): string | undefined => {
  const text = typed.trim().toLowerCase()
  const word = words[text]
  if (word !== undefined) return shifted(from, word)
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const swedish = /^(\d{1,2})\s*(?:[/.]\s*(\d{1,2})|(?:\s|\.)\s*([a-zåäö]{3,9})\.?)(?:[\s/.]+(\d{4}))?$/.exec(
    text,
  )
  if (!swedish) return undefined
  const month = swedish[2] === undefined ? monthNumber(swedish[3] ?? '') : Number(swedish[2])
  if (month < 1) return undefined
  const year = swedish[4]
  return year === undefined
    ? nearest(from, month, Number(swedish[1]))
    : isoDay(Number(year), month, Number(swedish[1]))
}

/** The formats above, bound to the person's language. */
export const useFormat = () => {
  const language = useLanguage()
  return {
    day: (on: Day) => dayText(on, language),
    shortDay: (on: Day, from?: Day) => shortDayText(on, language, from),
    month: (on: Day) => monthText(on, language),
    weekday: (on: Day) => weekdayText(on, language),
    time: (at: Instant) => timeText(at, language),
    moment: (at: Instant) => momentText(at, language),
    number: (value: number, decimals = 0) => numberText(value, language, decimals),
    minutes: minutesText,
    identityNumber: (number: string) => formatIdentityNumber(number, today()),
    daysLeft: (from: Day, on: Day) => daysBetween(from, on),
  }
}
