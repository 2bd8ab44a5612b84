/** What a note tells of: `news` is what others let us know. */
export type Happening = 'talk' | 'visit' | 'guardian' | 'meeting' | 'news'

/**
 * What a story is about, in sentences written for the demo. {B} is the child's given name, {V} the guardian's, {Bs} and
 * {Vs} "of" them; {han} {hans} {honom} follow the child, {hen} the guardian. `ages` is for which ages the sentences make sense.
 */
export type Theme = {
  readonly code: string
  readonly ages: readonly [number, number]
  /** What reporters write. */
  readonly concerns: readonly string[]
  /** What happened, as a social worker writes it. */
  readonly notes: Readonly<Partial<Record<Happening, readonly string[]>>>
  /** What the child said, in own words; of the smallest, what could be seen. */
  readonly words: readonly string[]
  readonly assessments: readonly string[]
  readonly questions: readonly string[]
  /** A goal, and how everybody will see that it is reached. */
  readonly goals: readonly (readonly [string, string])[]
}

export type Named = {
  readonly child: string
  readonly girl: boolean
  readonly guardian: string
  readonly woman: boolean
}

const genitive = (name: string): string => (/[sxz]$/.test(name) ? name : `${name}s`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Puts the family's names into a text. */
export const told = (text: string, { child, girl, guardian, woman }: Named): string => {
  const words: Readonly<Record<string, string>> = {
    B: child,
    Bs: genitive(child),
    V: guardian,
    Vs: genitive(guardian),
    han: girl ? 'hon' : 'han',
    hans: girl ? 'hennes' : 'hans',
    hen: woman ? 'hon' : 'han',
    honom: girl ? 'henne' : 'honom',
  }
  return text.replaceAll(
    /\{(\w+)\}/g,
    (_, token: string) => words[token] ?? capital(words[token.toLowerCase()] ?? token),
  )
}
