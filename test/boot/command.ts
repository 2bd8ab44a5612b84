import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { isRefused, tryStart, unsafeStarts } from './cases.ts'

/** `npm run test:boot`: starts the real server once with each unsafe setting, and counts the starts that were refused. */
const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
const failed: string[] = []
for (const unsafe of unsafeStarts) {
  const start = await tryStart(template, unsafe)
  if (!isRefused(start, unsafe)) failed.push(`${unsafe.name}: ${start.code} ${start.said.slice(0, 300)}`)
}
const { said } = await tryStart(template, {})
const wronged = unsafeStarts.filter(({ says }) => says.test(said)).map(({ name }) => name)
await dropDatabase(template)
await server.stop()
for (const line of failed) process.stderr.write(`${line}\n`)
const refused = unsafeStarts.length - failed.length
process.stdout.write(
  `boot: ${refused} of ${unsafeStarts.length} unsafe settings refused, ${wronged.length} false alarms on a safe start\n`,
)
process.exitCode = failed.length + wronged.length === 0 ? 0 : 1
