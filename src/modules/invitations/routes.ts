import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'
import * as family from './family/actions.ts'
import * as shared from './family/contract.ts'

const failed = { failed: family.failedPage } as const

export const invitations: Module = {
  name: 'invitations',
  routes: [
    serve(contract.listInvitations, act.answerList),
    serve(contract.invite, act.invite),
    serve(contract.approveInvitation, act.approve),
    serve(contract.takeBackInvitation, act.takeBack),
    serve(contract.previewInvitation, family.preview),
    serve(shared.showOwnPage, family.showOwn, failed),
    serve(shared.showShared, family.showOne, failed),
    serve(shared.showSharedDecision, family.showDecision),
  ],
}
