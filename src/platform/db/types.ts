import pg from 'pg'

/**
 * What PostgreSQL's values become. The driver's own habit turns a `date` into midnight in some zone, which shifts the day:
 * days and instants stay text (kernel/day.ts), and whole numbers of 64 bits become numbers where that is exact.
 */
const instantText = (text: string): string => {
  const [whole = '', fraction = ''] = text
    .replace(' ', 'T')
    .replace(/\+00(:00)?$/, '')
    .split('.')
  return `${whole}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

const whole = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a whole number past 2^53')
  return value
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: whole,
  1082: (text) => text,
  1184: instantText,
}

/** The driver's own table, with ours laid over it; a table of this pool's own, so that no other connection changes. */
const own = new pg.TypeOverrides()
for (const [oid, parse] of Object.entries(parsers)) own.setTypeParser(Number(oid), parse)

export const types: pg.CustomTypesConfig = own
