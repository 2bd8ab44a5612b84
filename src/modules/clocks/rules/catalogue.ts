import { afterRules } from './after.ts'
import { banRules } from './bans.ts'
import { boardRules } from './board.ts'
import { careRules } from './care.ts'
import { compulsoryRules } from './compulsory.ts'
import { decisionRules } from './decisions.ts'
import { investigationRules } from './investigations.ts'
import type { ClockCode, ClockRule } from './model.ts'
import { municipalityRules } from './municipality.ts'
import { reportRules } from './reports.ts'
import { shelterRules } from './shelter.ts'

/** The statutory clocks as data. One entry for each row of the law, with every wording that a living case can fall under. */
export const clockRules: Readonly<Record<ClockCode, ClockRule>> = {
  ...reportRules,
  ...investigationRules,
  ...decisionRules,
  ...careRules,
  ...compulsoryRules,
  ...banRules,
  ...shelterRules,
  ...afterRules,
  ...boardRules,
  ...municipalityRules,
}
