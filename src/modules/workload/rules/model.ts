import { z } from 'zod'
import { line } from '#kernel/input.ts'

/** What a matter is in the model, from its first day to its last. A case in two phases counts as the heavier. */
export const matterTypes = [
  'firstAssessment',
  'newInvestigation',
  'investigation',
  'placement',
  'followUp',
  'other',
] as const
export type MatterType = (typeof matterTypes)[number]

/** What makes a matter heavier and can be read out of what is written anyway. */
export const factors = ['compulsory', 'interpreter', 'protected', 'travel', 'plan'] as const
export type Factor = (typeof factors)[number]

/** Duties besides the cases that give points. `agreed_time` takes its share of the capacity instead. */
export const pointDuties = ['mentee', 'student', 'trainer'] as const
export type PointDuty = (typeof pointDuties)[number]
export const dutyKinds = [...pointDuties, 'agreed_time'] as const
export type DutyKind = (typeof dutyKinds)[number]

const points = z.number().min(0, { message: 'points_range' }).max(200, { message: 'points_range' })
const percent = z.int().min(0, { message: 'share_range' }).max(100, { message: 'share_range' })
const border = z.int().min(1).max(300)

const Step = z.strictObject({
  fromMonths: z.int().min(0).max(480),
  percent: z.int().min(1, { message: 'norm_share' }).max(100, { message: 'norm_share' }),
})

/** A model is local data and no norm: the municipality sets it, and what is here is what can be set. */
export const Model = z.strictObject({
  name: line(80),
  /** Points that fill a whole post of somebody experienced. */
  fullTime: z.int().min(20, { message: 'norm_range' }).max(1000, { message: 'norm_range' }),
  /** Points that everybody has before the first case: meetings, reading, the unit itself. */
  stable: points,
  experience: z.array(Step).min(1, { message: 'norm_from_zero' }).max(8),
  matters: z.strictObject({
    firstAssessment: points,
    newInvestigation: points,
    investigation: points,
    placement: points,
    followUp: points,
    other: points,
  }),
  /** So many days an investigation is new. */
  newDays: z.int().min(0).max(120),
  factors: z.strictObject({
    compulsory: points,
    interpreter: points,
    protected: points,
    travel: points,
    plan: points,
  }),
  /** From so many minutes a planned journey counts as long. */
  travelMinutes: z.int().min(10).max(600),
  coworkerPercent: percent,
  siblingPercent: percent,
  duties: z.strictObject({ mentee: points, student: points, trainer: points }),
  /** Borders in per cent of the capacity. Over `talk`: a talk. Over `act`: act. Below `calm` a high own rating does not fit. */
  bands: z.strictObject({ low: border, calm: border, talk: border, act: border }),
})
export type Model = z.output<typeof Model>

export type Fault = { readonly path: string; readonly code: string }

const rising = (values: readonly number[]): number =>
  values.findIndex((value, i) => i > 0 && value <= (values[i - 1] ?? 0))

/** What no single field can say: a month of work without a norm, and borders in the wrong order. */
export const modelFaults = ({ experience, bands }: Model): Fault[] => {
  const faults: Fault[] = []
  if (experience[0]?.fromMonths !== 0)
    faults.push({ path: 'experience.0.fromMonths', code: 'norm_from_zero' })
  const step = rising(experience.map(({ fromMonths }) => fromMonths))
  if (step > 0) faults.push({ path: `experience.${step}.fromMonths`, code: 'steps_rising' })
  const names = ['low', 'calm', 'talk', 'act'] as const
  const band = names[rising(names.map((name) => bands[name]))]
  if (band !== undefined) faults.push({ path: `bands.${band}`, code: 'steps_rising' })
  return faults
}

export type InForce = { readonly version: number; readonly validFrom: string }

/** The model of a day: of those that have begun the one that began last, and of two from one day the later decision. */
export const modelOn = <M extends InForce>(models: readonly M[], on: string): M | undefined =>
  models
    .filter(({ validFrom }) => validFrom <= on)
    .toSorted((a, b) =>
      a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1,
    )
    .at(-1)
