import { serve } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

/** Consent to help, by age and by guardian. */
export const consentRoutes = [
  serve(contract.readConsents, actions.read),
  serve(contract.noteConsent, actions.note),
  serve(contract.withdrawConsent, actions.withdraw),
  serve(contract.chooseConsentGround, actions.chooseGround),
  serve(contract.endConsentGround, actions.endGround),
]
