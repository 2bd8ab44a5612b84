/**
 * SoL 22:7: no notice is needed when it is "obehövligt", and the act says no more. Our own list of when that is; a lawyer must
 * confirm it. The keys are stored: never rename, never remove.
 */
export const needlessReasons = [
  'examined_lately',
  'examination_under_way',
  'followed_in_care',
  'other',
] as const
export type NeedlessReason = (typeof needlessReasons)[number]
