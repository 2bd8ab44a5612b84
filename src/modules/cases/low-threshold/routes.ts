import { serve } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

/** Help without individual needs assessment, SoL 11:5. */
export const lowThresholdRoutes = [
  serve(contract.listLowThreshold, actions.list),
  serve(contract.noteLowThreshold, actions.note),
  serve(contract.endLowThreshold, actions.end),
]
