import { type Module, serve } from '#platform/module.ts'
import { aim, answerOwnTime, answerUnitTime } from './actions.ts'
import { compareFigures, listDefinitions, readOwnTime, readUnitTime, setTarget } from './contract.ts'
import { answerDefinitions, compare } from './definitions.ts'
import { deriveWhenOutdated } from './derive.ts'
import { closeMonths } from './series.ts'
import * as waves from './waves/actions.ts'
import * as contract from './waves/contract.ts'
import { answerDiary, keepDiary } from './waves/diary.ts'
import { answerWave } from './waves/figures.ts'
import { answer, answerOwnMoments, told } from './waves/moments.ts'

export const childtime: Module = {
  name: 'childtime',
  routes: [
    serve(readUnitTime, answerUnitTime),
    serve(readOwnTime, answerOwnTime),
    serve(setTarget, aim),
    serve(listDefinitions, answerDefinitions),
    serve(compareFigures, compare),
    serve(contract.listWaves, waves.answerWaves),
    serve(contract.planWave, waves.plan),
    serve(contract.readWave, answerWave),
    serve(contract.joinWave, waves.join),
    serve(contract.leaveWave, waves.leave),
    serve(contract.closeWave, waves.close),
    serve(contract.readOwnMoments, answerOwnMoments),
    serve(contract.tellMoments, told),
    serve(contract.answerMoment, answer),
    serve(contract.readDiary, answerDiary),
    serve(contract.saveDiary, keepDiary),
  ],
  jobs: [
    { name: 'childtime-derive', cron: '35 1 * * *', run: deriveWhenOutdated },
    { name: 'childtime-months', cron: '50 1 * * *', run: closeMonths },
    { name: 'childtime-waves', cron: '5 2 * * *', run: waves.closeOld },
  ],
}
