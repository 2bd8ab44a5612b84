import { noteConsent } from '#modules/cases/consent/contract.ts'
import * as cases from '#modules/cases/contract.ts'
import { interruptIntervention } from '#modules/cases/late/contract.ts'
import { writeText } from '#test/support/investigation.ts'
import { newUuid } from '#test/support/town.ts'
import { ageToday, lawful, leadOf, managerOf, type Story, unlawful, versionOf } from '../life.ts'
import { ageAt, plusDays, workdayFrom } from '../oracle/calendar.ts'
import { type Case, type Help, openCase } from '../oracle/state.ts'
import { type Act, lawfulAct, unlawfulAct } from './act.ts'
import { committeeDecides, decideAs, hasMet, type Text } from './decide.ts'
import { investigationEnds } from './investigation.ts'

const grants = {
  open_care: { kind: 'grant_open_care', interventionKind: 'open_care' },
  contact_family: { kind: 'grant_contact_person', interventionKind: 'contact_family' },
  residential_care_home: { kind: 'grant_residential_care', interventionKind: 'residential_care_home' },
  foster_home: { kind: 'grant_foster_care', interventionKind: 'foster_home' },
  emergency_foster_home: { kind: 'grant_foster_care', interventionKind: 'emergency_foster_home' },
} as const
type Granted = keyof typeof grants

const textOf = (granted: Granted): Text => ({
  ...grants[granted],
  content: 'Insatsen beviljas.',
  reasons: 'Behovet finns.',
  interventionName: 'Påhittad insats',
  kinship: 'Ingen i släkten kan.',
})

const replyRuns = (of: Case, { life }: Story): boolean =>
  of.investigation?.letters.some(
    (letter) => !letter.isAnswered && workdayFrom(plusDays(letter.sentOn, letter.days)) >= life.today,
  ) ?? false

const mayBeGranted = (story: Story): boolean => {
  const of = openCase(story.life)
  return Boolean(of?.investigation) && of !== undefined && !replyRuns(of, story) && ageToday(story) < 21
}

const inCase = (story: Story): Case => {
  const of = openCase(story.life)
  if (!of) throw new Error('no case is open')
  return of
}

const decide = (story: Story, of: Case, granted: Granted): Promise<string> => {
  const text = textOf(granted)
  if (text.kind === 'grant_foster_care') return committeeDecides(story, of, text)
  const by = { grant_open_care: of.owner, grant_contact_person: leadOf(of) }
  return decideAs(
    story,
    of,
    text.kind === 'grant_open_care' || text.kind === 'grant_contact_person' ? by[text.kind] : managerOf(of),
    text,
  )
}

/** SoL 11:1, 20:3: help is granted and the investigation ends. */
const grant = (kinds: readonly Granted[]) => async (story: Story) => {
  const of = inCase(story)
  const granted = story.chance.pick(kinds)
  if (of.investigation && !of.investigation.hasText)
    await writeText(story.town, { investigationId: of.investigation.id })
  const decisionId = await decide(story, of, granted)
  investigationEnds(of, story.life.today)
  of.restsFrom = null
  const { rows } = await story.owner.query<{ id: string }>(
    'select id from interventions where tenant_id = $1 and decision_id = $2',
    [story.town.tenantId, decisionId],
  )
  of.helps.push({
    id: rows[0]?.id ?? '',
    kind: granted,
    basis: 'sol',
    decidedOn: story.life.today,
    startedOn: null,
    endedOn: null,
    followedOn: null,
    months: 3,
    interruptedOn: null,
    resumedOn: null,
    agreed: new Set(),
  })
}

/** SoL 21:1, FB 6:2, 6:13: the guardians; from 15 the young person too, where it is suitable as well; from 18 alone. */
export const mustAgree = ({ life }: Story, on: string): string[] => {
  const age = ageAt(life.birthOn, on)
  if (age >= 18) return [life.childId]
  return age >= 15 ? [life.motherId, life.childId] : [life.motherId]
}

/** Under LVU nobody must agree. */
export const hasConsent = (story: Story, help: Help): boolean =>
  help.basis !== 'sol' || mustAgree(story, story.life.today).every((id) => help.agreed.has(id))

const isPlacement = ({ kind }: Help): boolean => kind.endsWith('home')
const isGranted = (help: Help): boolean => help.startedOn === null && help.endedOn === null
const isInterrupted = (help: Help): boolean => help.interruptedOn !== null && help.endedOn === null
const isRunning = (help: Help): boolean =>
  help.startedOn !== null && help.endedOn === null && !isInterrupted(help)

const helpWhere =
  (fits: (help: Help, story: Story) => boolean) =>
  (story: Story): boolean =>
    openCase(story.life)?.helps.some((help) => fits(help, story)) ?? false

const pick = (story: Story, fits: (help: Help, story: Story) => boolean): { of: Case; help: Help } => {
  const of = inCase(story)
  return { of, help: story.chance.pick(of.helps.filter((help) => fits(help, story))) }
}

const say = async (story: Story, answer: 'agrees' | 'refuses', { of, help }: { of: Case; help: Help }) => {
  const missing = mustAgree(story, story.life.today).filter(
    (id) => help.agreed.has(id) !== (answer === 'agrees'),
  )
  const personId = story.chance.pick(missing.length > 0 ? missing : mustAgree(story, story.life.today))
  await lawful(story, of.owner, noteConsent, {
    caseId: of.id,
    id: newUuid(),
    interventionId: help.id,
    personId,
    answer,
    form: 'oral',
    scope: 'Insatsen',
    givenOn: story.life.today,
  })
  if (answer === 'agrees') help.agreed.add(personId)
  else help.agreed.delete(personId)
}

const lacksConsent = (help: Help, story: Story): boolean => isGranted(help) && !hasConsent(story, help)
const mayStart = (help: Help, story: Story): boolean =>
  (isGranted(help) || isInterrupted(help)) && !isPlacement(help) && hasConsent(story, help)

const starting = (story: Story, { of, help }: { of: Case; help: Help }, startedOn = story.life.today) => ({
  caseId: of.id,
  interventionId: help.id,
  startedOn,
  version: versionOf(story, help.id),
})

const start = async (story: Story): Promise<void> => {
  const at = pick(story, mayStart)
  await lawful(story, at.of.owner, cases.startIntervention, starting(story, at))
  const { today } = story.life
  if (at.help.interruptedOn === null) at.help.startedOn = today
  else Object.assign(at.help, { interruptedOn: null, resumedOn: today })
}

/** SoL 34:1: what had begun is interrupted, and three new months run until it is carried out again. */
const interrupt = async (story: Story): Promise<void> => {
  const { of, help } = pick(story, mayBeInterrupted)
  await lawful(story, of.owner, interruptIntervention, {
    caseId: of.id,
    interventionId: help.id,
    id: newUuid(),
    interruptedOn: story.life.today,
    reason: 'Behandlaren är sjuk.',
    version: versionOf(story, help.id),
  })
  help.interruptedOn = story.life.today
}

const mayBeInterrupted = (help: Help): boolean => isRunning(help) && !isPlacement(help)

/** SoF 10:3: the plan says when the help is followed up, counted from its start or the last time. */
const plan = async (story: Story): Promise<void> => {
  const { of, help } = pick(story, (one) => one.endedOn === null && !isPlacement(one))
  const months = 1 + story.chance.below(6)
  await lawful(story, of.owner, cases.saveImplementationPlan, {
    caseId: of.id,
    interventionId: help.id,
    goals: [{ goal: 'Lugna kvällar' }],
    how: 'Samtal',
    childView: 'Bra',
    followUpMonths: months,
    version: help.plans ?? 0,
  })
  help.plans = (help.plans ?? 0) + 1
  help.months = months
}

const following = (story: Story, of: Case, { help, nextStep }: { help: Help; nextStep: string }) => ({
  caseId: of.id,
  interventionId: help.id,
  heldOn: story.life.today,
  summary: 'Det går bra.',
  childView: 'Bra',
  goalResults: [],
  nextStep,
  endReason: nextStep === 'end' ? 'Klart.' : '',
  version: versionOf(story, help.id),
})

const followUp = async (story: Story): Promise<void> => {
  const { of, help } = pick(story, isRunning)
  const nextStep = story.chance.pick(
    isPlacement(help)
      ? (['continue', 'change'] as const)
      : (['continue', 'continue', 'change', 'end'] as const),
  )
  await lawful(story, of.owner, cases.followUpIntervention, following(story, of, { help, nextStep }))
  help.followedOn = story.life.today
  if (nextStep === 'end') help.endedOn = story.life.today
}

const canEnd = (help: Help): boolean =>
  help.endedOn === null && (help.startedOn === null || isInterrupted(help) || !isPlacement(help))

const end = async (story: Story): Promise<void> => {
  const { of, help } = pick(story, canEnd)
  await lawful(story, of.owner, cases.endIntervention, {
    caseId: of.id,
    interventionId: help.id,
    endedOn: story.life.today,
    reason: 'Familjen flyttar.',
    version: versionOf(story, help.id),
  })
  help.endedOn = story.life.today
}

export const helpActs: readonly Act[] = [
  lawfulAct('help at home is granted', mayBeGranted, grant(['open_care', 'contact_family']), 4),
  lawfulAct('a home for care is granted', mayBeGranted, grant(['residential_care_home']), 2),
  lawfulAct(
    'the committee grants a family home',
    (story) => mayBeGranted(story) && !hasMet(story, 'committee'),
    grant(['foster_home', 'emergency_foster_home']),
    2,
  ),
  lawfulAct(
    'somebody agrees to the help',
    helpWhere(lacksConsent),
    (story) => say(story, 'agrees', pick(story, lacksConsent)),
    8,
  ),
  lawfulAct(
    'somebody takes back a consent',
    helpWhere((help, story) => help.endedOn === null && hasConsent(story, help)),
    (story) =>
      say(
        story,
        'refuses',
        pick(story, (help) => help.endedOn === null && hasConsent(story, help)),
      ),
    1,
  ),
  lawfulAct('the help begins', helpWhere(mayStart), start, 10),
  lawfulAct(
    'the plan says when the help is followed up',
    helpWhere((help) => help.endedOn === null && !isPlacement(help)),
    plan,
  ),
  lawfulAct('the help is followed up', helpWhere(isRunning), followUp, 3),
  lawfulAct('the help ends', helpWhere(canEnd), end, 1),
  lawfulAct('the help is interrupted', helpWhere(mayBeInterrupted), interrupt, 1),
  unlawfulAct('interrupted help is followed up', helpWhere(isInterrupted), (story) => {
    const { of, help } = pick(story, isInterrupted)
    return unlawful(
      story,
      of.owner,
      cases.followUpIntervention,
      following(story, of, { help, nextStep: 'continue' }),
    )
  }),
  unlawfulAct(
    'help begins without consent',
    helpWhere((help, story) => lacksConsent(help, story) && !isPlacement(help)),
    (story) => {
      const at = pick(story, (help) => lacksConsent(help, story) && !isPlacement(help))
      return unlawful(story, at.of.owner, cases.startIntervention, starting(story, at))
    },
  ),
  unlawfulAct('help begins tomorrow', helpWhere(mayStart), (story) => {
    const at = pick(story, mayStart)
    return unlawful(
      story,
      at.of.owner,
      cases.startIntervention,
      starting(story, at, plusDays(story.life.today, 1)),
    )
  }),
  unlawfulAct('help begins before it was decided', helpWhere(mayStart), (story) => {
    const at = pick(story, mayStart)
    const startedOn = plusDays(at.help.interruptedOn ?? at.help.decidedOn, -1)
    return unlawful(story, at.of.owner, cases.startIntervention, starting(story, at, startedOn))
  }),
  unlawfulAct('help begins twice', helpWhere(isRunning), (story) => {
    const at = pick(story, isRunning)
    return unlawful(story, at.of.owner, cases.startIntervention, starting(story, at))
  }),
  unlawfulAct(
    'help that has ended is followed up',
    helpWhere((help) => help.endedOn !== null),
    (story) => {
      const { of, help } = pick(story, (one) => one.endedOn !== null)
      return unlawful(story, of.owner, cases.endIntervention, {
        caseId: of.id,
        interventionId: help.id,
        endedOn: story.life.today,
        reason: 'Igen.',
        version: versionOf(story, help.id),
      })
    },
  ),
  unlawfulAct('a social worker alone grants a home for care', mayBeGranted, async (story) => {
    const of = inCase(story)
    if (of.investigation && !of.investigation.hasText) {
      await writeText(story.town, { investigationId: of.investigation.id })
      of.investigation.hasText = true
    }
    await decideAs(story, of, of.owner, textOf('residential_care_home'), 'is refused')
  }),
]
