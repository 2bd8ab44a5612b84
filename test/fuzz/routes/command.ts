import { parseArgs } from 'node:util'
import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { openOn } from '#test/support/town.ts'
import { fuzzRoutes, inOneLine } from './fuzz.ts'

/** `npm run fuzz -- --inputs N [--seed S] [--route name] [--town K]`: N inputs on every route of the product, on real PostgreSQL. */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200' },
    seed: { type: 'string' },
    route: { type: 'string', multiple: true },
    town: { type: 'string' },
    loud: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))
const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const opened = await openOn(template)
  console.log(`seed ${seed}`)
  const fuzzed = await fuzzRoutes(opened, {
    inputs: Number(values.inputs),
    seed,
    ...(values.route === undefined ? {} : { only: values.route }),
    ...(values.town === undefined ? {} : { town: Number(values.town) }),
    ...(values.loud ? { say: (line) => console.log(line) } : {}),
  })
  await opened.close()
  for (const { route, town, n, what, request, logged } of fuzzed.faults.slice(0, 30)) {
    console.log(`- ${route} ${n}: ${what}\n  ${request}\n  ${logged.slice(0, 900)}`)
    const only = (values.route ?? []).map((name) => ` --route ${name}`).join('')
    console.log(`  again: npm run fuzz -- --inputs ${values.inputs} --seed ${seed}${only} --town ${town}`)
  }
  console.log(inOneLine(fuzzed, seed))
  process.exitCode = fuzzed.faults.length > 0 || fuzzed.routes === 0 ? 1 : 0
} finally {
  await dropDatabase(template)
  await server.stop()
}
