import { type Module, serve } from '#platform/module.ts'
import { answerRules, setLength } from './actions.ts'
import { listClockRules, setLocalLength } from './contract.ts'

export const clocks: Module = {
  name: 'clocks',
  routes: [serve(listClockRules, answerRules), serve(setLocalLength, setLength)],
}
