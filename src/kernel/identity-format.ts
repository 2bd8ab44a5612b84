import type { Day } from './day.ts'

const turnsTo = 100

/** '201402299808' with its century and a hyphen: '20140229-9808'. What is shown to somebody goes through `formatIdentityNumber`. */
export const plainIdentityNumber = (number: string): string =>
  /^\d{12}$/.test(number) ? `${number.slice(0, 8)}-${number.slice(8)}` : number

/**
 * For the eye. The hyphen becomes a plus in the year in which the person turns 100 (FOL 18 §). Takes the number as it is
 * stored or as it was written before; a number of our own stays as it is.
 */
export const formatIdentityNumber = (number: string, today: Day): string => {
  const plain = plainIdentityNumber(number.replace(/^(\d{8})[-+](?=\d{4}$)/, '$1'))
  const isOld = Number(today.slice(0, 4)) - Number(plain.slice(0, 4)) >= turnsTo
  return isOld ? plain.replace(/^(\d{8})-(?=\d{4}$)/, '$1+') : plain
}
