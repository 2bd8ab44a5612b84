import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type Model, modelOn } from '../rules/model.ts'
import { sampleModel, sampleVersion } from '../rules/sample-model.ts'
import { allModels } from './store.ts'

export type ModelInForce = { readonly version: number; readonly model: Model }

/** The municipality's own model of a day; the invented sample until it has one. */
export const modelInForce = async (tx: Tx, on: Day): Promise<ModelInForce> =>
  modelOn(await allModels(tx), on) ?? { version: sampleVersion, model: sampleModel }
