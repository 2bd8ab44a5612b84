import { join } from 'node:path'
import { readTowns, refuseDangers, refuseRealTowns, refuseSettings } from '#platform/boot-checks.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openLogKey } from '#platform/audit/log-key.ts'
import { openProof, proofFiles } from '#platform/audit/proof.ts'
import { openHouseFiles, refuseFilesUrl } from '#platform/files/house-files.ts'
import { startSealer } from '#platform/audit/sealer.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { validateConstraints } from '#platform/db/validate.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { startReadings } from '#modules/burden/index.ts'
import { startSweeping } from '#modules/files/index.ts'
import { sealAtStart } from '#modules/people/index.ts'
import { startDisposals } from '#modules/retention/index.ts'
import { readSignIn } from '#modules/signin/index.ts'
import { runEverywhere, startJobs } from '#platform/jobs.ts'
import { openSealKeys } from '#platform/sealed/keys.ts'
import { upkeep } from '#platform/upkeep.ts'
import { seedDemo } from './demo/seed.ts'
import { openHouse, serveFiles, serveHouse } from './house.ts'
import { rooms } from './rooms.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Printed in demo mode: whom to sign in as, and where anybody reports a concern. */
const whomToBe = [
  'Logga in som till exempel:',
  '  Maja Sundsätter, tar emot anmälningar',
  '  Amira Lindqvist, utreder',
  '  Dagmar Ekminne, är chef',
  'Vem som helst kan anmäla oro på /orosanmalan. Alla personer är påhittade.',
]

const start = async (): Promise<() => Promise<void>> => {
  const config = readConfig(process.env)
  const signIn = config.signInFile === undefined ? undefined : await readSignIn(config.signInFile)
  if (!config.demo) {
    refuseSettings(signIn, [config.ownerUrl, config.appUrl])
    refuseFilesUrl(config.filesUrl, signIn?.publicUrl)
  }
  const sealKeys = openSealKeys(config.sealKeysFile ?? join(config.dataDir, 'sealed-store.key'), {
    mayMake: config.demo,
  })
  const embedded =
    config.ownerUrl === undefined
      ? await startEmbedded({ dataDir: join(config.dataDir, 'postgres') })
      : undefined
  const ownerUrl = config.ownerUrl ?? embedded?.ownerUrl ?? ''
  const login = appLogin(ownerUrl)
  const appUrl = config.appUrl ?? login.url
  // Whoever names the login's address has chosen its password too.
  const chosen = config.appUrl === undefined ? '' : decodeURIComponent(new URL(config.appUrl).password)
  await migrate({ ownerUrl, appPassword: chosen === '' ? login.password : chosen })
  const db = openDatabase({ url: appUrl })
  if (config.demo) refuseRealTowns(await readTowns(db))
  else await refuseDangers(db, new Set(signIn?.providers.keys()))
  const files = await openHouseFiles({
    dataDir: config.dataDir,
    keyFile: config.filesKeyFile,
    mayMakeKey: config.demo,
    scannerAt: config.clamAv,
    url: config.filesUrl,
  })
  const house = openHouse(db, { demo: config.demo, sealKeys, files })
  if (config.demo) await seedDemo(house, { ownerUrl, clock: systemClock, say })
  // Before anybody is let in: what lies open of protected people is sealed, or the server does not start.
  await runEverywhere(house, systemClock, sealAtStart)
  await validateConstraints(ownerUrl)
  const app = await serveHouse({
    house,
    clock: systemClock,
    https: config.https,
    proxies: config.proxies,
    logLevel: config.logLevel,
    signIn: config.demo ? undefined : signIn,
  })
  const onError = (error: unknown): void => app.log.error({ err: error }, 'background')
  const proof = await openProof(db, {
    dataDir: config.dataDir,
    keyFile: config.logKeyFile,
    witnessFile: config.witnessFile,
    mayMakeKey: config.demo,
    clock: systemClock,
    onError,
  })
  proof.addTo(app)
  const sealer = startSealer(db, {
    clock: systemClock,
    headsFile: join(config.dataDir, 'audit-heads.jsonl'),
    onError,
  })
  proof.start()
  const disposals = startDisposals(house, {
    folder: join(config.dataDir, 'disposal-ledger'),
    key: await openLogKey(config.logKeyFile ?? proofFiles(config.dataDir).key, { mayMake: config.demo }),
    clock: systemClock,
    onError,
  })
  const readings = startReadings(db, { readings: house.readings, onError })
  // Answers first: the job library takes its time to find its queues.
  const address = await app.listen({ port: config.port, host: config.host })
  const second = serveFiles({ house, clock: systemClock, https: config.https })
  const filesAddress = await second.listen({ port: config.filesPort, host: config.host })
  // Without a name of its own the second origin is the same host by another port.
  if (config.filesUrl === undefined) files.place.at = `:${new URL(filesAddress).port}`
  const sweeping = startSweeping({ db, files: files.store }, { clock: systemClock, onError })
  const jobs = await startJobs(house, {
    url: appUrl,
    clock: systemClock,
    modules: [upkeep, ...rooms],
    onError,
  })
  say(`Barntid: ${address}`)
  if (config.demo) for (const line of whomToBe) say(line)
  return async () => {
    await app.close()
    await second.close()
    sweeping.stop()
    await jobs.stop()
    await disposals.stop()
    await readings.stop()
    await sealer.stop()
    await proof.stop()
    await db.close()
    await embedded?.stop()
  }
}

const stop = await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void stop().finally(() => process.exit(0))
  })
}
