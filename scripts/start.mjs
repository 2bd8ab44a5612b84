/** `npm start`: installs when needed, builds when stale, then runs src/main.ts on Node 26. Asks nothing. */
import { spawn } from 'node:child_process'
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

try {
  await install()
  const node = findNode()
  if (!(await buildWeb())) throw new Stopped('The web pages could not be built; vite says why above.')
  become(node, [join(root, 'src', 'main.ts'), ...process.argv.slice(2)])
} catch (error) {
  fail(error)
}
