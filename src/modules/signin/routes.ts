import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'
import * as passkeyAct from './passkeys/actions.ts'
import * as passkeys from './passkeys/contract.ts'
import { forgetPasskeys } from './passkeys/jobs.ts'

export const signin: Module = {
  name: 'signin',
  routes: [
    serve(contract.listOwnSessions, act.answerOwnSessions),
    serve(contract.endSessionOfOwn, act.endOne),
    serve(contract.endOtherSessions, act.endOthers),
    serve(passkeys.listOwnPasskeys, passkeyAct.answerOwnPasskeys),
    serve(passkeys.startPasskey, passkeyAct.start),
    serve(passkeys.addPasskey, passkeyAct.add),
    serve(passkeys.removePasskey, passkeyAct.remove),
    serve(passkeys.seePasskeyNews, passkeyAct.see),
  ],
  jobs: [{ name: 'forget-removed-passkeys', cron: '35 3 * * *', run: forgetPasskeys }],
}
