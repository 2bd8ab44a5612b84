import { serve, type Served } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

/** The legal courses of a case. */
export const measureRoutes: readonly Served[] = [
  serve(contract.readMeasures, actions.read),
  serve(contract.openMeasure, actions.open),
  serve(contract.stepMeasure, actions.step),
  serve(contract.strikeMeasureStep, actions.strike),
  serve(contract.setMeasureGround, actions.setGround),
]
