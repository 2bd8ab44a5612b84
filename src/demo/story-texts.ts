import type { Dice } from './dice.ts'
import { commonNotes, noteEndings, places } from './texts/reasons.ts'
import { type Happening, type Named, type Theme, told } from './texts/theme.ts'

const happenings: Readonly<Record<string, Happening>> = {
  talk_with_child: 'talk',
  home_visit: 'visit',
  talk_with_guardian: 'guardian',
  meeting: 'meeting',
}

/** What a note of that kind tells of. */
export const happeningOf = (kind: string): Happening => happenings[kind] ?? 'news'

/** Texts of a story, drawn from its theme and with the family's names in them. */
export type Teller = {
  readonly theme: Theme
  readonly say: (text: string) => string
  readonly from: (texts: readonly string[]) => string
  readonly concern: () => string
  readonly happened: (what: Happening) => string
  readonly words: () => string
  readonly assessment: () => string
  readonly place: () => string
}

export const teller = (dice: Dice, theme: Theme, named: Named): Teller => {
  const say = (text: string): string => told(text, named)
  const from = (texts: readonly string[]): string => say(dice.pick(texts))
  return {
    theme,
    say,
    from,
    concern: () => say(dice.some(theme.concerns, dice.int(2, 3)).join(' ')),
    happened: (what) => say(`${dice.pick(theme.notes[what] ?? commonNotes[what])} ${dice.pick(noteEndings)}`),
    words: () => from(theme.words),
    assessment: () => from(theme.assessments),
    place: () => dice.pick(places),
  }
}
