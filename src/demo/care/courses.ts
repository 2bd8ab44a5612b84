import { openMeasure, readMeasures, stepMeasure } from '#modules/cases/measures/contract.ts'
import type { MeasureKind } from '#modules/cases/measures/contract.ts'
import type { Child } from './case.ts'
import type { CareTown, Tale } from './town.ts'

type More = { readonly note?: string }

/** A legal course begins by hand: an application, a final judgment, a need. */
export const begin = async (
  { scene, caseId, owner }: Child,
  kind: MeasureKind,
  { step, ago, note = '' }: More & { readonly step: string; readonly ago: number },
): Promise<void> => {
  const input = {
    caseId,
    id: scene.dice.id(scene.days.ago(ago)),
    kind,
    ground: null,
    step,
    on: scene.days.ago(scene.days.office(ago)),
    note: scene.tell.say(note),
  }
  await scene.act(owner, openMeasure, input, scene.moment(ago))
}

/** One more step, on its day. */
export const goOn = async (
  { scene, caseId, owner }: Child,
  kind: MeasureKind,
  { step, ago, note = '' }: More & { readonly step: string; readonly ago: number },
): Promise<void> => {
  const at = scene.moment(ago)
  const { measures } = await scene.act(owner, readMeasures, { caseId }, at)
  const open = measures.find((one) => one.kind === kind && one.closedOn === null)
  if (open === undefined) throw new Error(`no open ${kind} for ${step}`)
  const input = {
    caseId,
    measureId: open.process.processId,
    step,
    on: scene.days.ago(scene.days.office(ago)),
    note: scene.tell.say(note),
    version: open.version,
  }
  await scene.act(owner, stepMeasure, input, at)
}

/** Days on which steps of one course are taken. */
export const course = async function* (
  it: Child,
  kind: MeasureKind,
  taken: readonly (readonly [step: string, ago: number, note?: string])[],
): Tale {
  for (const [step, ago, note = ''] of taken) {
    yield ago
    await goOn(it, kind, { step, ago, note })
  }
}

/** FL 25: on which day the parties got the material. */
export const told = (town: CareTown, ago: number) => ({ toldOn: town.days.ago(ago) })
