import * as cases from '#modules/cases/contract.ts'
import { endChildFollowUp } from '#modules/cases/follow-up/contract.ts'
import { createProposal } from '#modules/decisions/contract.ts'
import { writeText } from '#test/support/investigation.ts'
import { type Login, newUuid } from '#test/support/town.ts'
import { ageToday, lawful, leadOf, managerOf, parties, type Story, unlawful, versionOf } from '../life.ts'
import { numberOf, plusDays, plusMonths, workdayFrom } from '../oracle/calendar.ts'
import { lastDay } from '../oracle/law.ts'
import { type Case, type Investigation, type Letter, openCase } from '../oracle/state.ts'
import { type Act, lawfulAct, unlawfulAct } from './act.ts'
import { decideAs, type Text } from './decide.ts'

type Inquiry = { readonly of: Case; readonly inquiry: Investigation }

const inquiryOf = (story: Story): Inquiry | undefined => {
  const of = openCase(story.life)
  return of?.investigation ? { of, inquiry: of.investigation } : undefined
}

const here = (story: Story): Inquiry => {
  const found = inquiryOf(story)
  if (!found) throw new Error('no investigation is open')
  return found
}

const ifOpen =
  (fits: (at: Inquiry, story: Story) => boolean = () => true) =>
  (story: Story): boolean => {
    const at = inquiryOf(story)
    return at !== undefined && fits(at, story)
  }

const untold = ({ inquiry }: Inquiry, story: Story): string[] =>
  parties(story).filter((id) => !inquiry.told.has(id))

const tell = async (story: Story): Promise<void> => {
  const at = here(story)
  const personId = story.chance.pick(untold(at, story))
  const isWithheld = story.chance.isOneIn(4)
  await lawful(story, at.of.owner, cases.notifyConcerned, {
    caseId: at.of.id,
    id: newUuid(),
    personId,
    toldOn: isWithheld ? null : story.life.today,
    withheldReason: isWithheld ? 'Särskilda skäl.' : '',
  })
  at.inquiry.told.add(personId)
  if (untold(at, story).length === 0) at.inquiry.isEverybodyTold = true
}

const dueOf = ({ inquiry }: Inquiry): string =>
  inquiry.longer.reduce(plusMonths, lastDay('investigation', inquiry.openedOn))

const extend = async (story: Story): Promise<void> => {
  const at = here(story)
  const months = 1 + story.chance.below(4)
  const until = plusMonths(dueOf(at), months)
  const input = {
    caseId: at.of.id,
    months,
    reason: 'Särskilda skäl.',
    version: versionOf(story, at.inquiry.id),
  }
  // A longer time that is over before it is decided is none.
  if (until < story.life.today) return unlawful(story, leadOf(at.of), cases.extendInvestigation, input)
  await lawful(story, leadOf(at.of), cases.extendInvestigation, input)
  at.inquiry.longer.push(months)
}

const send = async (story: Story): Promise<void> => {
  const { of, inquiry } = here(story)
  const letter: Letter = {
    id: newUuid(),
    to: story.chance.pick(parties(story)),
    sentOn: story.life.today,
    days: 1 + story.chance.below(20),
    isAnswered: false,
  }
  await lawful(story, of.owner, cases.sendCommunication, {
    caseId: of.id,
    id: letter.id,
    personId: letter.to,
    material: 'Utredningen',
    how: 'Brev',
    sentOn: letter.sentOn,
    replyDays: letter.days,
    toldOfOralRight: true,
  })
  inquiry.letters.push(letter)
}

const replyBy = (letter: Letter): string => workdayFrom(plusDays(letter.sentOn, letter.days))

const isWaiting = (letter: Letter): boolean => !letter.isAnswered

const reply = async (story: Story): Promise<void> => {
  const { of, inquiry } = here(story)
  const letter = story.chance.pick(inquiry.letters.filter(isWaiting))
  const isSilence = replyBy(letter) < story.life.today && story.chance.isOneIn(2)
  await lawful(story, of.owner, cases.noteReply, {
    caseId: of.id,
    communicationId: letter.id,
    repliedOn: isSilence ? null : story.life.today,
    reply: 'Ja.',
    version: versionOf(story, letter.id),
  })
  letter.isAnswered = true
}

/** FL 25: a time that was given is kept. */
const repliesRun = ({ inquiry }: Inquiry, { life }: Story): boolean =>
  inquiry.letters.some((letter) => isWaiting(letter) && replyBy(letter) >= life.today)

/** FL 25: every party has got the material. */
const isCommunicated = (at: Inquiry, story: Story): boolean =>
  !repliesRun(at, story) &&
  parties(story).every((id) => at.inquiry.letters.some((letter) => letter.to === id))

const write = async (story: Story): Promise<void> => {
  const { inquiry } = here(story)
  if (inquiry.hasText) return
  await writeText(story.town, { investigationId: inquiry.id })
  inquiry.hasText = true
}

/** SoL 20:3: the investigation has its end. */
export const investigationEnds = (of: Case, on: string): void => {
  of.investigation = null
  of.investigatedUntil = on
}

export const refusal = {
  kind: 'refuse_application',
  content: 'Ansökan avslås.',
  reasons: 'Behovet tillgodoses på annat sätt.',
  ruleApplied: 'SoL 11:1',
} as const satisfies Text

const noMeasure = {
  kind: 'close_without_measure',
  content: 'Utredningen avslutas utan insats.',
  reasons: 'Det finns inget behov av insatser.',
} as const satisfies Text

/** SoL 23:1: the board may decide to follow the child afterwards, when help was offered and somebody said no. */
const followUp = { followUp: true, followUpOffer: 'Familjebehandling, som mamman tackade nej till.' } as const

const mayFollow = (story: Story): boolean => ageToday(story) < 18 && story.chance.isOneIn(2)

const refuse = async (story: Story): Promise<void> => {
  const { of } = here(story)
  await write(story)
  const isFollowed = mayFollow(story)
  await decideAs(story, of, managerOf(of), isFollowed ? { ...refusal, ...followUp } : refusal)
  investigationEnds(of, story.life.today)
  if (isFollowed) of.followedFrom = story.life.today
}

/** Is anything begun in the case that goes on, or may somebody still appeal? Then it stays open. */
const goesOn = (of: Case, { life, look }: Story): boolean =>
  of.helps.some((help) => help.endedOn === null) ||
  of.cares.some((care) => care.closedOn === undefined) ||
  of.smalls.some((small) => small.closedOn === null) ||
  of.transfers.some((one) => one.state === 'waiting' || one.state === 'atIvo') ||
  look.clocks.some((one) => one.code === 'appeal' && one.matter === of.id && one.due >= life.today)

const closeWithoutMeasure = async (story: Story): Promise<void> => {
  const { of } = here(story)
  await write(story)
  const isFollowed = mayFollow(story)
  const stays = isFollowed || goesOn(of, story)
  await decideAs(story, of, leadOf(of), isFollowed ? { ...noMeasure, ...followUp } : noMeasure)
  investigationEnds(of, story.life.today)
  if (isFollowed) of.followedFrom = story.life.today
  if (!stays) of.closedOn = story.life.today
}

/** SoL 23:1, 23:5: the follow-up ends when there is no more need of it. */
const endFollowUp = async (story: Story): Promise<void> => {
  const of = openCase(story.life)
  if (!of) throw new Error('no case is open')
  await lawful(story, of.owner, endChildFollowUp, {
    caseId: of.id,
    outcome: story.chance.pick(['no_more_need', 'help_accepted'] as const),
    summary: 'Det går bra.',
    childView: 'Bra.',
    version: story.look.followUps[of.id] ?? 0,
  })
  of.followedFrom = null
}

const unlawfulSign = async (story: Story, as: Login, text: Text): Promise<void> => {
  const { of } = here(story)
  await write(story)
  await decideAs(story, of, as, text, 'is refused')
}

const daysOpen = ({ inquiry }: Inquiry, { life }: Story): number =>
  numberOf(life.today) - numberOf(inquiry.openedOn)

export const investigationActs: readonly Act[] = [
  lawfulAct(
    'somebody concerned is told',
    ifOpen((at, story) => untold(at, story).length > 0),
    tell,
    3,
  ),
  lawfulAct(
    'the investigation gets a longer time',
    ifOpen((at, story) => daysOpen(at, story) > 60 && at.inquiry.longer.length < 3),
    extend,
    4,
  ),
  lawfulAct(
    'the party is sent the material',
    ifOpen((at) => at.inquiry.letters.length < 4),
    send,
    3,
  ),
  lawfulAct(
    'the party replies, or the time to reply has gone',
    ifOpen(({ inquiry }) => inquiry.letters.some(isWaiting)),
    reply,
    3,
  ),
  lawfulAct('the application is refused', ifOpen(isCommunicated), refuse),
  lawfulAct('the investigation is closed without a measure', ifOpen(isCommunicated), closeWithoutMeasure, 2),
  lawfulAct(
    'the follow-up without consent ends',
    (story) => (openCase(story.life)?.followedFrom ?? null) !== null,
    endFollowUp,
  ),
  unlawfulAct(
    'somebody who is 18 is followed without consent',
    ifOpen((at, story) => isCommunicated(at, story) && ageToday(story) >= 18),
    async (story) => {
      const { of } = here(story)
      const proposal = { ...refusal, ...followUp, caseId: of.id, id: newUuid() }
      await unlawful(story, of.owner, createProposal, proposal)
    },
  ),
  unlawfulAct('a social worker alone gives a longer time', ifOpen(), (story) => {
    const { of, inquiry } = here(story)
    return unlawful(story, of.owner === 'cilla' ? 'bo' : of.owner, cases.extendInvestigation, {
      caseId: of.id,
      months: 1,
      reason: 'Skäl.',
      version: versionOf(story, inquiry.id),
    })
  }),
  unlawfulAct('a longer time than the law has is given', ifOpen(), (story) => {
    const { of, inquiry } = here(story)
    return unlawful(story, leadOf(of), cases.extendInvestigation, {
      caseId: of.id,
      months: 5,
      reason: 'Skäl.',
      version: versionOf(story, inquiry.id),
    })
  }),
  unlawfulAct(
    'it is decided while the party has time to reply',
    ifOpen((at, story) => repliesRun(at, story)),
    (story) => unlawfulSign(story, managerOf(here(story).of), refusal),
  ),
  unlawfulAct(
    'it is refused though a party has got no material',
    ifOpen((at, story) => !isCommunicated(at, story) && !repliesRun(at, story)),
    (story) => unlawfulSign(story, managerOf(here(story).of), refusal),
  ),
  unlawfulAct(
    'silence is noted while the time to reply runs',
    ifOpen(({ inquiry }, { life }) =>
      inquiry.letters.some((letter) => isWaiting(letter) && replyBy(letter) >= life.today),
    ),
    (story) => {
      const { of, inquiry } = here(story)
      const letter = story.chance.pick(
        inquiry.letters.filter((one) => isWaiting(one) && replyBy(one) >= story.life.today),
      )
      return unlawful(story, of.owner, cases.noteReply, {
        caseId: of.id,
        communicationId: letter.id,
        repliedOn: null,
        version: versionOf(story, letter.id),
      })
    },
  ),
]
