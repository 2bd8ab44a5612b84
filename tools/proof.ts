import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dayOf } from '#kernel/day.ts'
import { systemClock } from '#platform/clock.ts'
import { figuresOf, isProof, patterns, proofFile } from '#modules/openness/proofs.ts'

/**
 * `npm run proof -- fault:kill --rounds 50`: runs the command of that name, and keeps the last line with its figures for
 * "Så skyddar vi uppgifterna". A run that missed its aim is kept too: the page tells the aim beside the figure.
 */
const [name = '', ...rest] = process.argv.slice(2)

const listen = (command: string, words: readonly string[]): Promise<{ code: number; lines: string[] }> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', command, ...(words.length > 0 ? ['--', ...words] : [])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      process.stdout.write(piece)
      said += piece.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, lines: said.split('\n') }))
  })

if (isProof(name)) {
  const { code, lines } = await listen(name, rest)
  const line = lines.findLast((one) => figuresOf(name, one) !== undefined)
  if (line !== undefined) {
    const kept: Record<string, unknown> = JSON.parse(readFileSync(proofFile, 'utf8'))
    kept[name] = { line: line.trim(), on: dayOf(systemClock.now()) }
    const sorted = Object.fromEntries(Object.entries(kept).toSorted(([a], [b]) => a.localeCompare(b)))
    writeFileSync(proofFile, `${JSON.stringify(sorted, null, 2)}\n`)
  } else process.stderr.write(`Nothing is kept of ${name}: it ended with ${code} and without its figures.\n`)
  process.exitCode = line === undefined ? 1 : code
} else {
  process.stderr.write(`Which proof? ${Object.keys(patterns).join(', ')}\n`)
  process.exitCode = 2
}
