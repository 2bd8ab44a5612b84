import { z } from 'zod'

/**
 * Texts that people type. Trimmed; never U+0000 or half a surrogate pair, which PostgreSQL refuses or silently changes.
 * The lengths are generous: nobody's words are cut, a too long text is told and kept on the screen.
 */
const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** One line: a name, a place, a title. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1, { message: 'required' })
    .max(max, { message: `too_long:${max}` })
    .refine(storable, { message: 'unstorable' })

/** Running text in the person's own words. */
export const prose = (max = 50_000) => line(max)

/** The same, but may be left empty: '' is what an empty field means. */
export const optionalLine = (max = 200) =>
  z
    .string()
    .trim()
    .max(max, { message: `too_long:${max}` })
    .refine(storable, { message: 'unstorable' })
    .default('')

export const optionalProse = (max = 50_000) => optionalLine(max)

/** A keystroke draft: kept exactly as typed, spaces and all. */
export const draft = (max = 200_000) =>
  z
    .string()
    .max(max, { message: `too_long:${max}` })
    .refine(storable, { message: 'unstorable' })
