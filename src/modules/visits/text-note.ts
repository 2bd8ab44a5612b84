import type { RelationKind } from '#modules/people/contract.ts'
import type { MinuteCategory } from './rules/events.ts'

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

const minutesAs: Readonly<Record<MinuteCategory, string>> = {
  child: 'med barnet ensamt',
  child_adult: 'med barn och vuxna',
  adult: 'med bara vuxna',
  travel: 'på resa',
}

/** What was tapped at a meeting, one sentence each: for whoever reads taps that were not taken in. */
export const tapWords = {
  line: (on: string, at: string, said: string): string => `${on} kl. ${at} ${said}`,
  somebody: 'Någon',
  aChild: 'Ett annat barn',
  arrived: 'Vi kom fram.',
  started: 'Mötet började.',
  present: (name: string): string => `${name} var med.`,
  left: (name: string): string => `${name} gick.`,
  aloneFrom: (name: string, worker: string): string => `${name} var ensam med ${worker}.`,
  us: 'socialtjänsten',
  aloneUntil: (name: string): string => `${name} var inte längre ensam med socialtjänsten.`,
  travelled: (minutes: number): string => `Resan tog ${minutes} minuter.`,
  paused: 'Mötet fick paus.',
  resumed: 'Mötet fortsatte.',
  ended: 'Mötet slutade.',
  next: (on: string): string => `Nästa möte bestämdes till ${on}.`,
  agreed: (name: string): string => `${name} sa att texten stämmer.`,
  disagreed: (name: string, words: string): string => `${name} sa att texten inte stämmer: ”${words}”`,
  corrected: (minutes: number, category: MinuteCategory): string =>
    `Handläggaren rättade sina minuter ${minutesAs[category]} till ${minutes}.`,
}
