import { z } from 'zod'
import { instant } from './day.ts'

const isWithinLiving = (text: string): boolean => {
  const year = Number(text.slice(0, 4))
  return year >= 1900 && year <= 2200
}

/** A day in a request or reply. Years 1900–2200: outside of that a slip of the pen, never a fact of a case. */
export const DaySchema = z.iso.date().refine(isWithinLiving, { error: 'not_a_day' }).brand<'Day'>()

/** A moment in a request or reply: UTC ('Z'), written with three decimals whatever came in. */
export const InstantSchema = z.iso
  .datetime({ abort: true })
  .refine(isWithinLiving, { error: 'not_a_day', abort: true })
  .overwrite(instant)
  .brand<'Instant'>()
