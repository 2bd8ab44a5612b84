import { disability, online, youngCarer } from './friends-and-family.ts'
import { absence, care, conflict } from './school-and-home.ts'
import { alcohol, discipline, illness } from './strain.ts'
import type { Theme } from './theme.ts'
import { housing, infant, ownRisk } from './young-and-small.ts'

export const themes: readonly Theme[] = [
  absence,
  care,
  conflict,
  alcohol,
  discipline,
  illness,
  ownRisk,
  infant,
  housing,
  youngCarer,
  online,
  disability,
]

/** The themes that make sense for a child of that age. */
export const themesFor = (age: number): readonly Theme[] =>
  themes.filter(({ ages: [least, most] }) => least <= age && age <= most)
