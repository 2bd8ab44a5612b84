import type { Sentences } from '#platform/http/errors.ts'
import { en as assessmentEn } from '#modules/assessment/text.en.ts'
import { sv as assessmentSv } from '#modules/assessment/text.sv.ts'
import { en as casesEn } from '#modules/cases/text.en.ts'
import { sv as casesSv } from '#modules/cases/text.sv.ts'
import { en as decisionsEn } from '#modules/decisions/text.en.ts'
import { sv as decisionsSv } from '#modules/decisions/text.sv.ts'
import { en as intakeEn } from '#modules/intake/text.en.ts'
import { sv as intakeSv } from '#modules/intake/text.sv.ts'
import { en as journalEn } from '#modules/journal/text.en.ts'
import { sv as journalSv } from '#modules/journal/text.sv.ts'
import { en as peopleEn } from '#modules/people/text.en.ts'
import { sv as peopleSv } from '#modules/people/text.sv.ts'

type Answers = Readonly<Record<string, string>>

/** What each room says when it must say no: error code → sentence. Codes are unique over the house. */
const said: readonly { readonly sv: Answers; readonly en: Answers }[] = [
  { sv: peopleSv.answers, en: peopleEn.answers },
  { sv: intakeSv.answers, en: intakeEn.answers },
  { sv: casesSv.answers, en: casesEn.answers },
  { sv: journalSv.answers, en: journalEn.answers },
  { sv: assessmentSv.answers, en: assessmentEn.answers },
  { sv: decisionsSv.answers, en: decisionsEn.answers },
]

const merged = (language: 'sv' | 'en'): ReadonlyMap<string, string> =>
  new Map(said.flatMap((room) => Object.entries(room[language])))

export const sentences: Sentences = { sv: merged('sv'), en: merged('en') }
