import { type Module, serve } from '#platform/module.ts'
import { answerBurden, count } from './actions.ts'
import { countUses, readBurden } from './contract.ts'
import { add, answerAsked, answerOwnFields, end, renew } from './own/actions.ts'
import { addOwnField, endOwnField, listAskedFields, listOwnFields, renewOwnField } from './own/contract.ts'

export const burden: Module = {
  name: 'burden',
  routes: [
    serve(countUses, count),
    serve(readBurden, answerBurden),
    serve(listAskedFields, answerAsked),
    serve(listOwnFields, answerOwnFields),
    serve(addOwnField, add),
    serve(renewOwnField, renew),
    serve(endOwnField, end),
  ],
}
