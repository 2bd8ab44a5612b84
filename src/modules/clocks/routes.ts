import { type Module, serve } from '#platform/module.ts'
import { answerRules } from './actions.ts'
import { listClockRules } from './contract.ts'

export const clocks: Module = {
  name: 'clocks',
  routes: [serve(listClockRules, answerRules)],
}
