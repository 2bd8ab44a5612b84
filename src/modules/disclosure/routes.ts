import { type Module, serve } from '#platform/module.ts'
import * as contract from './contract.ts'
import { approve, decide, makeFile, showFile } from './decide.ts'
import { choose, judge, send, start } from './prepare.ts'
import { answerList, answerOne, preview } from './read.ts'

export const disclosure: Module = {
  name: 'disclosure',
  routes: [
    serve(contract.listDisclosures, answerList),
    serve(contract.startDisclosure, start),
    serve(contract.readDisclosure, answerOne),
    serve(contract.chooseDisclosed, choose),
    serve(contract.judgeDisclosed, judge),
    serve(contract.previewDisclosure, preview),
    serve(contract.sendDisclosure, send),
    serve(contract.decideDisclosure, decide),
    serve(contract.approveDisclosure, approve),
    serve(contract.makeDisclosureFile, makeFile),
    serve(contract.disclosureFile, showFile),
  ],
}
