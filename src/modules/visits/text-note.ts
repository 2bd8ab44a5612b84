import type { RelationKind } from '#modules/people/contract.ts'

/** Words that the house puts into a note. A note is Swedish, whatever language the screen has. */
export const roleWords = {
  child: 'barnet',
  sibling: 'syskon',
  aSibling: 'Ett syskon',
  worker: 'socialtjänsten',
} as const

/** The note says that there was a place, and not which (OSL 21:3). */
export const protectedPlace = 'Anges inte (skyddade personuppgifter)'

/** SoL 14:6: whose words they are, and then the words as they were said. */
export const viewWords = (name: string, words: string): string => `${name}: ”${words}”`

/** What somebody is to the child. */
export const relationWords: Readonly<Record<RelationKind, string>> = {
  guardian: 'vårdnadshavare',
  appointed_guardian: 'särskilt förordnad vårdnadshavare',
  parent: 'förälder',
  family_home_parent: 'familjehemsförälder',
  good_man: 'god man',
  sibling: 'syskon',
  half_sibling: 'halvsyskon',
  network: 'närstående',
  other: 'närstående',
}
