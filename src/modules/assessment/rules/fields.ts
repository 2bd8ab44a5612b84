import { type SectionCode, sectionCodes } from './skeleton.ts'

/** The running texts of an investigation as fields of one shared text: each stands by itself, at the top (ADR 0013). */
export const partTexts = ['body', 'source'] as const
export type PartText = (typeof partTexts)[number]

export const sectionField = (section: SectionCode): string => `s:${section}`
export const partField = (partId: string, what: PartText): string => `p:${partId}:${what}`

/** What a field is the text of; undefined for a field that there is not. */
export type FieldPlace =
  | { readonly section: SectionCode }
  | { readonly partId: string; readonly what: PartText }

export const placeOfField = (field: string): FieldPlace | undefined => {
  const [kind = '', id = '', last = ''] = field.split(':')
  if (kind === 's') {
    const section = sectionCodes.find((code) => code === id)
    return section && { section }
  }
  const what = partTexts.find((one) => one === last)
  return kind === 'p' && what ? { partId: id, what } : undefined
}

/** Every field that may hold words, given the parts that there are. */
export const fieldsWith = (partIds: readonly string[]): string[] => [
  ...sectionCodes.map(sectionField),
  ...partIds.flatMap((id) => partTexts.map((what) => partField(id, what))),
]
