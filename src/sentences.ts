import type { Sentences } from '#platform/http/errors.ts'
import { en as assessmentEn } from '#modules/assessment/text.en.ts'
import { sv as assessmentSv } from '#modules/assessment/text.sv.ts'
import { en as structureEn } from '#modules/assessment/structure/text.en.ts'
import { sv as structureSv } from '#modules/assessment/structure/text.sv.ts'
import { en as bagEn } from '#modules/bag/text.en.ts'
import { sv as bagSv } from '#modules/bag/text.sv.ts'
import { en as breakglassEn } from '#modules/breakglass/text.en.ts'
import { sv as breakglassSv } from '#modules/breakglass/text.sv.ts'
import { en as casesEn } from '#modules/cases/text.en.ts'
import { sv as casesSv } from '#modules/cases/text.sv.ts'
import { en as followUpEn } from '#modules/cases/follow-up/text.en.ts'
import { sv as followUpSv } from '#modules/cases/follow-up/text.sv.ts'
import { en as homesEn } from '#modules/cases/homes/text.en.ts'
import { sv as homesSv } from '#modules/cases/homes/text.sv.ts'
import { en as measuresEn } from '#modules/cases/measures/text.en.ts'
import { sv as measuresSv } from '#modules/cases/measures/text.sv.ts'
import { en as placementsEn } from '#modules/cases/placements/text.en.ts'
import { sv as placementsSv } from '#modules/cases/placements/text.sv.ts'
import { en as burdenEn } from '#modules/burden/text.en.ts'
import { sv as burdenSv } from '#modules/burden/text.sv.ts'
import { en as childtimeEn } from '#modules/childtime/text.en.ts'
import { sv as childtimeSv } from '#modules/childtime/text.sv.ts'
import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { en as conflictsEn } from '#modules/cases/conflicts/text.en.ts'
import { sv as conflictsSv } from '#modules/cases/conflicts/text.sv.ts'
import { en as consentEn } from '#modules/cases/consent/text.en.ts'
import { sv as consentSv } from '#modules/cases/consent/text.sv.ts'
import { en as appealsEn } from '#modules/decisions/appeals/text.en.ts'
import { sv as appealsSv } from '#modules/decisions/appeals/text.sv.ts'
import { en as boardEn } from '#modules/decisions/board/text.en.ts'
import { sv as boardSv } from '#modules/decisions/board/text.sv.ts'
import { en as lowThresholdEn } from '#modules/cases/low-threshold/text.en.ts'
import { sv as lowThresholdSv } from '#modules/cases/low-threshold/text.sv.ts'
import { en as transfersEn } from '#modules/cases/transfers/text.en.ts'
import { sv as transfersSv } from '#modules/cases/transfers/text.sv.ts'
import { en as decisionsEn } from '#modules/decisions/text.en.ts'
import { sv as decisionsSv } from '#modules/decisions/text.sv.ts'
import { en as filesEn } from '#modules/files/text.en.ts'
import { sv as filesSv } from '#modules/files/text.sv.ts'
import { en as handoverEn } from '#modules/handover/text.en.ts'
import { sv as handoverSv } from '#modules/handover/text.sv.ts'
import { en as denialsEn } from '#modules/denials/text.en.ts'
import { sv as denialsSv } from '#modules/denials/text.sv.ts'
import { en as disclosureEn } from '#modules/disclosure/text.en.ts'
import { sv as disclosureSv } from '#modules/disclosure/text.sv.ts'
import { en as dutiesEn } from '#modules/duties/text.en.ts'
import { sv as dutiesSv } from '#modules/duties/text.sv.ts'
import { en as intakeEn } from '#modules/intake/text.en.ts'
import { sv as intakeSv } from '#modules/intake/text.sv.ts'
import { en as invitationsEn } from '#modules/invitations/text.en.ts'
import { sv as invitationsSv } from '#modules/invitations/text.sv.ts'
import { en as journalEn } from '#modules/journal/text.en.ts'
import { sv as journalSv } from '#modules/journal/text.sv.ts'
import { en as logreviewEn } from '#modules/logreview/text.en.ts'
import { sv as logreviewSv } from '#modules/logreview/text.sv.ts'
import { en as peopleEn } from '#modules/people/text.en.ts'
import { sv as peopleSv } from '#modules/people/text.sv.ts'
import { en as passkeysEn } from '#modules/signin/passkeys/text.en.ts'
import { sv as passkeysSv } from '#modules/signin/passkeys/text.sv.ts'
import { en as staffEn } from '#modules/staff/text.en.ts'
import { sv as staffSv } from '#modules/staff/text.sv.ts'
import { en as staffingEn } from '#modules/staffing/text.en.ts'
import { sv as staffingSv } from '#modules/staffing/text.sv.ts'
import { en as retentionEn } from '#modules/retention/text.en.ts'
import { sv as retentionSv } from '#modules/retention/text.sv.ts'
import { en as sealedEn } from '#modules/people/sealed/text.en.ts'
import { sv as sealedSv } from '#modules/people/sealed/text.sv.ts'
import { en as releaseEn } from '#modules/release/text.en.ts'
import { sv as releaseSv } from '#modules/release/text.sv.ts'
import { en as workloadEn } from '#modules/workload/text.en.ts'
import { sv as workloadSv } from '#modules/workload/text.sv.ts'
import { en as visitsEn } from '#modules/visits/text.en.ts'
import { sv as visitsSv } from '#modules/visits/text.sv.ts'
import { en as togetherEn } from '#modules/together/text.en.ts'
import { sv as togetherSv } from '#modules/together/text.sv.ts'

type Answers = Readonly<Record<string, string>>

/** What each room says when it must say no: error code → sentence. Codes are unique over the house. */
const said: readonly { readonly sv: Answers; readonly en: Answers }[] = [
  { sv: burdenSv.answers, en: burdenEn.answers },
  { sv: clocksSv.answers, en: clocksEn.answers },
  { sv: dutiesSv.answers, en: dutiesEn.answers },
  { sv: peopleSv.answers, en: peopleEn.answers },
  { sv: sealedSv.answers, en: sealedEn.answers },
  { sv: releaseSv.answers, en: releaseEn.answers },
  { sv: intakeSv.answers, en: intakeEn.answers },
  { sv: casesSv.answers, en: casesEn.answers },
  { sv: conflictsSv.answers, en: conflictsEn.answers },
  { sv: consentSv.answers, en: consentEn.answers },
  { sv: lowThresholdSv.answers, en: lowThresholdEn.answers },
  { sv: followUpSv.answers, en: followUpEn.answers },
  { sv: homesSv.answers, en: homesEn.answers },
  { sv: measuresSv.answers, en: measuresEn.answers },
  { sv: placementsSv.answers, en: placementsEn.answers },
  { sv: transfersSv.answers, en: transfersEn.answers },
  { sv: journalSv.answers, en: journalEn.answers },
  { sv: filesSv.answers, en: filesEn.answers },
  { sv: visitsSv.answers, en: visitsEn.answers },
  { sv: childtimeSv.answers, en: childtimeEn.answers },
  { sv: assessmentSv.answers, en: assessmentEn.answers },
  { sv: togetherSv.answers, en: togetherEn.answers },
  { sv: structureSv.answers, en: structureEn.answers },
  { sv: decisionsSv.answers, en: decisionsEn.answers },
  { sv: handoverSv.answers, en: handoverEn.answers },
  { sv: disclosureSv.answers, en: disclosureEn.answers },
  { sv: invitationsSv.answers, en: invitationsEn.answers },
  { sv: denialsSv.answers, en: denialsEn.answers },
  { sv: staffSv.answers, en: staffEn.answers },
  { sv: passkeysSv.answers, en: passkeysEn.answers },
  { sv: staffingSv.answers, en: staffingEn.answers },
  { sv: bagSv.answers, en: bagEn.answers },
  { sv: logreviewSv.answers, en: logreviewEn.answers },
  { sv: retentionSv.answers, en: retentionEn.answers },
  { sv: breakglassSv.answers, en: breakglassEn.answers },
  { sv: workloadSv.answers, en: workloadEn.answers },
  { sv: boardSv.answers, en: boardEn.answers },
  { sv: appealsSv.answers, en: appealsEn.answers },
]

const merged = (language: 'sv' | 'en'): ReadonlyMap<string, string> =>
  new Map(said.flatMap((room) => Object.entries(room[language])))

export const sentences: Sentences = { sv: merged('sv'), en: merged('en') }
