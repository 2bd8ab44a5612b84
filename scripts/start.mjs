/** `npm start`: installs when needed, builds when stale, then runs src/main.ts on Node 26. Asks nothing. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb, fail, findNode, install, root, Stopped } from './bootstrap.mjs'

/** Becomes the server where the system can do that; otherwise passes signals on and ends with its exit code. */
function become(node, words) {
  process.chdir(root)
  if (process.execve && process.platform !== 'win32') process.execve(node, [node, ...words], process.env)
  const child = spawn(node, words, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', fail)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

// Let alone, the heap grows to what there is before it is tidied: 360 MB under load instead of 200 (docs/speed.md).
const heapFlags = () => JSON.parse(readFileSync(join(root, 'scripts', 'heap-flags.json'), 'utf8'))

try {
  await install()
  const node = findNode()
  if (!(await buildWeb())) throw new Stopped('The web pages could not be built; vite says why above.')
  become(node, [...heapFlags(), join(root, 'src', 'main.ts'), ...process.argv.slice(2)])
} catch (error) {
  fail(error)
}
