import { ageOn } from '#kernel/day.ts'
import * as cases from '#modules/cases/contract.ts'
import type { CaseView } from '#modules/cases/contract.ts'
import type { Invented } from '../families.ts'
import type { Worker } from '../organisation.ts'
import * as reasons from '../texts/reasons.ts'
import type { Scene } from './scene.ts'

/** An open case in the hands of its owner. `view` is what the last act answered: nothing before the first one. */
export type Ongoing = {
  readonly scene: Scene
  readonly caseId: string
  readonly owner: Worker
  readonly coworker: Worker
  /** Areas of the text that are written already. */
  readonly written: Set<string>
  view: CaseView | undefined
}

const ofLegalAge = 15
const schoolAge = 6

export type Asked = { readonly id: string; readonly answer: string }

const investigationOf = ({ view }: Ongoing) => {
  if (!view?.investigation) throw new Error('the story has no open investigation')
  return view.investigation
}

export const readAnew = async (it: Ongoing, ago: number): Promise<void> => {
  it.view = await it.scene.act(it.owner, cases.readCase, { caseId: it.caseId }, it.scene.moment(ago))
}

const partiesOf = ({ family, child, days }: Scene): Invented[] => [
  ...family.guardians,
  ...(ageOn(child.birthOn, days.today) >= ofLegalAge ? [child] : []),
]

/** SoL 20:4; somebody who must not learn where the child lives is not told, and the reason is written. */
export const notifyAll = async (it: Ongoing, ago: number, withheldFrom?: Invented): Promise<void> => {
  const { scene, caseId, owner } = it
  for (const person of partiesOf(scene)) {
    const at = scene.moment(ago)
    const told =
      person.id === withheldFrom?.id
        ? { toldOn: null, how: '', withheldReason: reasons.withheld }
        : {
            toldOn: scene.days.ago(scene.days.office(ago)),
            how: scene.tell.from(reasons.howTold),
            withheldReason: '',
          }
    const input = { caseId, id: scene.dice.id(scene.days.ago(ago)), personId: person.id, ...told }
    it.view = await scene.act(owner, cases.notifyConcerned, input, at)
  }
}

export const planInvestigation = async (it: Ongoing, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  const { dice, tell } = scene
  const input = {
    caseId,
    purpose: tell.from(reasons.purposes),
    questions: dice.some(tell.theme.questions, 3).map((question) => ({
      question: tell.say(question),
      how: dice.pick(['Samtal', 'Hembesök', 'Fråga till skolan', 'Observation']),
      from: dice.pick(['Barnet', 'Vårdnadshavare', 'Skolan', 'Vården']),
    })),
    withChild: tell.from(reasons.withChild),
    version: investigationOf(it).version,
  }
  it.view = await scene.act(owner, cases.saveInvestigationPlan, input, scene.moment(ago))
}

/** Asks a school, a doctor or the police. Gives what the answer is noted with. */
export const askOutside = async (it: Ongoing, ago: number): Promise<Asked> => {
  const { scene, caseId, owner } = it
  const { dice, days, tell } = scene
  const isSmall = ageOn(scene.child.birthOn, days.today) < schoolAge
  const source = dice.pick(reasons.sources.filter((one) => one.kind !== (isSmall ? 'school' : 'preschool')))
  const id = dice.id(days.ago(ago))
  const asked = {
    caseId,
    id,
    sourceKind: source.kind,
    sourceName: source.name,
    question: tell.say(source.question),
    askedOn: days.ago(days.office(ago)),
  }
  it.view = await scene.act(owner, cases.askForInformation, asked, scene.moment(ago))
  return { id, answer: tell.say(dice.pick<string>(source.answers)) }
}

export const noteAnswer = async (it: Ongoing, { id, answer }: Asked, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  const version = investigationOf(it).requests.find((one) => one.id === id)?.version ?? 0
  const answeredOn = scene.days.ago(scene.days.office(ago))
  const input = { caseId, requestId: id, answeredOn, answer, version }
  it.view = await scene.act(owner, cases.noteAnswer, input, scene.moment(ago))
}

const replyDays = 14

/** FL 25: every party gets the material and a time to reply. */
export const sendLetters = async (it: Ongoing, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  const { dice, days, tell } = scene
  for (const person of partiesOf(scene)) {
    const id = dice.id(days.ago(ago))
    const sentOn = days.ago(days.office(ago))
    const letter = {
      caseId,
      id,
      personId: person.id,
      material: tell.from(reasons.materials),
      how: 'Brev och samtal',
    }
    const input = { ...letter, sentOn, replyDays, toldOfOralRight: true }
    it.view = await scene.act(owner, cases.sendCommunication, input, scene.moment(ago))
  }
}

/** Whoever was written to has replied. */
export const noteReplies = async (it: Ongoing, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  const repliedOn = scene.days.ago(scene.days.office(ago))
  for (const { id, version } of investigationOf(it).communications) {
    const input = { caseId, communicationId: id, repliedOn, reply: scene.tell.from(reasons.replies), version }
    it.view = await scene.act(owner, cases.noteReply, input, scene.moment(ago))
  }
}

export const extendTime = async (
  it: Ongoing,
  lead: Worker,
  { ago, months }: { ago: number; months: number },
): Promise<void> => {
  const { scene, caseId } = it
  const input = {
    caseId,
    months,
    reason: scene.tell.from(reasons.extensionReasons),
    version: investigationOf(it).version,
  }
  it.view = await scene.act(lead, cases.extendInvestigation, input, scene.moment(ago))
}
