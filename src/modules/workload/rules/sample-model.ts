import type { Model } from './model.ts'

/** Version of the sample: what a municipality has until it has decided on its own. */
export const sampleVersion = 0

/**
 * INVENTED figures, in the shape of what is published of Swedish models, and nobody's norm: the screens say so wherever they are
 * in use. A municipality sets its own in one workshop, for example by letting each worker rate four cases drawn by lot.
 */
export const sampleModel: Model = {
  name: 'Exempelmodell',
  fullTime: 150,
  stable: 0,
  experience: [
    { fromMonths: 0, percent: 50 },
    { fromMonths: 6, percent: 70 },
    { fromMonths: 12, percent: 80 },
    { fromMonths: 24, percent: 90 },
    { fromMonths: 60, percent: 100 },
  ],
  matters: {
    firstAssessment: 5,
    newInvestigation: 15,
    investigation: 12,
    placement: 10,
    followUp: 6,
    other: 2,
  },
  newDays: 30,
  factors: { compulsory: 8, interpreter: 2, protected: 4, travel: 2, plan: 3 },
  travelMinutes: 45,
  coworkerPercent: 50,
  siblingPercent: 60,
  duties: { mentee: 12, student: 8, trainer: 6 },
  bands: { low: 70, calm: 90, talk: 100, act: 115 },
}
