import { type Module, serve } from '#platform/module.ts'
import { answerDuties, answerDuty, giveDuty, takeStep } from './actions.ts'
import { assignDuty, listDuties, openDuty, readDuty, takeDutyStep } from './contract.ts'
import { openByHand, openYearly } from './open.ts'

export const duties: Module = {
  name: 'duties',
  routes: [
    serve(listDuties, answerDuties),
    serve(readDuty, answerDuty),
    serve(openDuty, openByHand),
    serve(takeDutyStep, takeStep),
    serve(assignDuty, giveDuty),
  ],
  jobs: [{ name: 'open-yearly-duties', cron: '10 4 * 1-3 *', run: openYearly }],
}
