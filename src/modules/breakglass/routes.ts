import { type Module, serve } from '#platform/module.ts'
import { answerOwn, breakGlass, end } from './actions.ts'
import * as contract from './contract.ts'
import { answerList, review } from './review.ts'

// A whole number is at hand once, not by trying: whoever tries many in a minute is stopped.
const notByTrying = { perMinute: 20 } as const

export const breakglass: Module = {
  name: 'breakglass',
  routes: [
    serve(contract.breakTheGlass, breakGlass, notByTrying),
    serve(contract.readOwnBreakGlasses, answerOwn),
    serve(contract.endBreakGlass, end),
    serve(contract.readBreakGlasses, answerList),
    serve(contract.reviewBreakGlass, review),
  ],
}
