import type { TestProject } from 'vitest/node'
import { dropDatabase, makeTemplate, startServer } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    template: string
  }
}

/** One migrated database for the whole run; every test file works in a copy of it. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startServer()
  const template = await makeTemplate(server.ownerUrl)
  project.provide('template', template)
  return async () => {
    await dropDatabase(template)
    await server.stop()
  }
}

export default setup
