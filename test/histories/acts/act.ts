import type { Story } from '../life.ts'

/** Something that somebody does. `isLawful` false: the house must refuse it and change nothing. */
export type Act = {
  readonly name: string
  readonly isLawful: boolean
  /** How often it is chosen among those that are possible. */
  readonly weight: number
  readonly when: (story: Story) => boolean
  readonly run: (story: Story) => Promise<void>
}

export const lawfulAct = (name: string, when: Act['when'], run: Act['run'], weight = 2): Act => ({
  name,
  isLawful: true,
  weight,
  when,
  run,
})

export const unlawfulAct = (name: string, when: Act['when'], run: Act['run']): Act => ({
  name,
  isLawful: false,
  weight: 1,
  when,
  run,
})
