import { type Module, serve } from '#platform/module.ts'
import { answerTeam, answerToday } from './actions.ts'
import { answerChild } from './child.ts'
import { readChild, readTeam, readToday } from './contract.ts'

export const overview: Module = {
  name: 'overview',
  routes: [serve(readToday, answerToday), serve(readTeam, answerTeam), serve(readChild, answerChild)],
}
