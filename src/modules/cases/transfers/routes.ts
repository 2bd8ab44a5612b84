import { serve } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import * as incoming from './incoming.ts'

/** A child that moves, and cases that change municipality (SoL 29:9–11). */
export const transferRoutes = [
  serve(contract.listMunicipalities, incoming.listMunicipalities),
  serve(contract.readTransfers, actions.read),
  serve(contract.noteMove, actions.noteMove),
  serve(contract.requestTransfer, actions.request),
  serve(contract.stepTransfer, actions.takeStep),
  serve(contract.listIncoming, incoming.list),
  serve(contract.readIncoming, incoming.readOne),
  serve(contract.registerIncoming, incoming.register),
  serve(contract.answerIncoming, incoming.answer),
]
