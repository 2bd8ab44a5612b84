import { type Module, serve } from '#platform/module.ts'
import * as checkouts from './checkouts.ts'
import * as contract from './contract.ts'
import * as devices from './devices.ts'
import * as quarantine from './quarantine.ts'
import { answerUnitBags } from './unit.ts'

/** A sealed note of 200 000 letters is bigger than what the house takes otherwise. */
const biggestBody = 4 * 1024 * 1024

export const bag: Module = {
  name: 'bag',
  routes: [
    serve(contract.listOwnDevices, devices.answerOwnDevices),
    serve(contract.registerDevice, devices.register),
    serve(contract.endDevice, devices.end),
    serve(contract.greetDevice, devices.greet),
    serve(contract.returnBag, devices.giveBack),
    serve(contract.listPackable, checkouts.answerPackable),
    serve(contract.checkOut, checkouts.takeAlong),
    serve(contract.askForPermit, checkouts.askForPermit),
    serve(contract.answerPermit, checkouts.decidePermit),
    serve(contract.readUnitBags, answerUnitBags),
    serve(contract.openSealed, quarantine.answerSealed, { biggestBody }),
    serve(contract.quarantineWords, quarantine.handIn, { biggestBody }),
    serve(contract.listQuarantine, quarantine.answerQuarantine),
    serve(contract.readQuarantined, quarantine.answerQuarantined),
    serve(contract.fileQuarantined, quarantine.file),
    serve(contract.throwQuarantined, quarantine.throwAway),
    serve(contract.takeBackQuarantined, quarantine.takeBack),
  ],
  jobs: [{ name: 'bag.forget-thrown-words', cron: '40 3 * * *', run: quarantine.forgetThrown }],
}
