import { type Module, serve } from '#platform/module.ts'
import { answerNotes } from './actions.ts'
import * as contract from './contract.ts'
import * as drafts from './drafts.ts'

export const journal: Module = {
  name: 'journal',
  routes: [
    serve(contract.listNotes, answerNotes),
    serve(contract.listOwnDrafts, drafts.answerOwnDrafts),
    serve(contract.readDraft, drafts.answerDraft),
    serve(contract.saveDraft, drafts.keepDraft),
    serve(contract.signDraft, drafts.sign),
    serve(contract.throwDraft, drafts.throwAway),
  ],
}
