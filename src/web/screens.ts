import type { ComponentType } from 'react'
import { screens as bag } from '#modules/bag/web/screens.tsx'
import { screens as assessment } from '#modules/assessment/web/screens.tsx'
import { screens as breakglass } from '#modules/breakglass/web/screens.tsx'
import { screens as burden } from '#modules/burden/web/screens.tsx'
import { screens as childtime } from '#modules/childtime/web/screens.tsx'
import { screens as clocks } from '#modules/clocks/web/screens.tsx'
import { screens as decisions } from '#modules/decisions/web/screens.tsx'
import { screens as cases } from '#modules/cases/web/screens.tsx'
import { screens as handover } from '#modules/handover/web/screens.tsx'
import { screens as disclosure } from '#modules/disclosure/web/screens.tsx'
import { screens as denials } from '#modules/denials/web/screens.tsx'
import { screens as staff } from '#modules/staff/web/screens.tsx'
import { screens as staffing } from '#modules/staffing/web/screens.tsx'
import { screens as duties } from '#modules/duties/web/screens.tsx'
import { screens as intake } from '#modules/intake/web/screens.tsx'
import { screens as invitations } from '#modules/invitations/web/screens.tsx'
import { screens as journal } from '#modules/journal/web/screens.tsx'
import { screens as logreview } from '#modules/logreview/web/screens.tsx'
import { screens as organisation } from '#modules/organisation/web/screens.tsx'
import { screens as overview } from '#modules/overview/web/screens.tsx'
import { screens as people } from '#modules/people/web/screens.tsx'
import { screens as retention } from '#modules/retention/web/screens.tsx'
import { screens as signin } from '#modules/signin/web/screens.tsx'
import { screens as visits } from '#modules/visits/web/screens.tsx'
import { screens as workload } from '#modules/workload/web/screens.tsx'
import type { Command } from './ui/command-palette.tsx'

/** What a screen gets: the parts of its address. Ids only; nothing personal ever stands in an address. */
export type ScreenProps = {
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, unknown>>
}

/** One screen of a module. `path` as TanStack Router writes it: '/arenden/$caseId'. */
export type ScreenEntry = {
  readonly path: string
  readonly load: () => Promise<{ readonly Screen: ComponentType<ScreenProps> }>
  /** Name in menus and in the palette. Never anything personal. */
  readonly title: { readonly sv: string; readonly en: string }
  /** Puts the screen in the menu "Mer" and in the palette, for those who have the permission. */
  readonly menu?: { readonly needs?: string }
}

/** Finds things by what is typed in the palette. By POST, so that no name ever stands in an address. `go` shows a screen. */
export type Search = (typed: string, go: (to: string) => void) => Promise<readonly Command[]>

/** The screens of all modules, in the order of the menu: `...cases, ...intake`. */
export const screens: readonly ScreenEntry[] = [
  ...overview,
  ...bag,
  ...decisions,
  ...intake,
  ...people,
  ...cases,
  ...handover,
  ...denials,
  ...staff,
  ...staffing,
  ...disclosure,
  ...invitations,
  ...breakglass,
  ...journal,
  ...visits,
  ...assessment,
  ...organisation,
  ...signin,
  ...duties,
  ...childtime,
  ...burden,
  ...workload,
  ...logreview,
  ...retention,
  ...clocks,
  {
    path: '/galleri',
    load: async () => ({ Screen: (await import('./gallery.tsx')).Gallery }),
    title: { sv: 'Galleri', en: 'Gallery' },
    menu: { needs: 'demo' },
  },
]

/** The searches of all modules; their hits stand one after the other. Fetched when somebody searches. */
export const searches: readonly Search[] = [
  async (typed, go) => (await import('#modules/cases/web/search-command.ts')).searchCaseByNumber(typed, go),
  async (typed, go) => (await import('#modules/people/web/search-command.ts')).searchPeopleByName(typed, go),
]
