import { z } from 'zod'

/** What may never lie open about somebody with a protected identity (OSL 21:3, 21:3 a, 26:1; trust.md 3). */
export const sealedFields = [
  'address',
  'phone',
  'email',
  'school',
  'workplace',
  'lives_at',
  'new_name',
] as const
export const SealedFieldSchema = z.enum(sealedFields)
export type SealedField = (typeof sealedFields)[number]

/** Why somebody opens: to reach the person, to meet, because there is danger, to correct what stands there. */
export const openingPurposes = ['contact', 'visit', 'danger', 'correct', 'other'] as const
export const OpeningPurposeSchema = z.enum(openingPurposes)
export type OpeningPurpose = (typeof openingPurposes)[number]

/** As long as what was opened stays on a screen. */
export const openSeconds = 60
