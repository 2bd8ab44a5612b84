import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { latinWoff2 } from './web-font.ts'

/**
 * Same names in every build, since tokens.css names them and the server's own pages use it as it is.
 * They are cached for a year: another cut of the font needs another version in its name.
 */
const faces = {
  'assets/fonts/source-sans-3-v1.woff2': '400Regular/SourceSans3_400Regular.ttf',
  'assets/fonts/source-sans-3-italic-v1.woff2': '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  'assets/fonts/source-sans-3-semibold-v1.woff2': '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const

const face = (file: string): Buffer =>
  latinWoff2(readFileSync(join('node_modules/@expo-google-fonts/source-sans-3', file)))

/** Cuts the fonts out of their package into `/assets/fonts/*.woff2`, at build and in development. */
export const fonts = (): Plugin => ({
  name: 'barntid-fonts',
  configureServer: (server) => {
    server.middlewares.use((request, response, next) => {
      const file = Object.entries(faces).find(([path]) => request.url === `/${path}`)?.[1]
      if (file === undefined) return next()
      response.setHeader('content-type', 'font/woff2')
      response.end(face(file))
    })
  },
  generateBundle() {
    for (const [fileName, file] of Object.entries(faces))
      this.emitFile({ type: 'asset', fileName, source: face(file) })
  },
})

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(7)

/** Writes a `.br` and a `.gz` beside each text file, and prints what each script weighs on the wire. */
export const precompress = (folder: string): Plugin => ({
  name: 'barntid-precompress',
  apply: 'build',
  closeBundle() {
    const texts = filesUnder(folder).filter((file) => /\.(js|css|html|svg)$/.test(file))
    const weights = texts.map((file) => {
      const bytes = readFileSync(file)
      const gzip = gzipSync(bytes, { level: 9 })
      const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
      // The nonce is written into the page for each answer, so the page itself is never sent packed from here.
      if (!file.endsWith('.html')) {
        writeFileSync(`${file}.gz`, gzip)
        writeFileSync(`${file}.br`, brotli)
      }
      return { file: relative(folder, file), gzip: gzip.length, brotli: brotli.length }
    })
    const lines = weights.sort((a, b) => b.gzip - a.gzip)
    console.log('kB gzip  kB brotli  file')
    for (const { file, gzip, brotli } of lines)
      console.log(`${kilobytes(gzip)}    ${kilobytes(brotli)}  ${file}`)
    const fontBytes = filesUnder(folder).filter((file) => file.endsWith('.woff2'))
    for (const file of fontBytes)
      console.log(`${kilobytes(statSync(file).size)}             ${relative(folder, file)}`)
    console.log(`first load, script: ${kilobytes(firstLoad(folder, weights)).trim()} kB gzip (limit 180)`)
  },
})

/** What index.html names and their static imports; lazy chunks are not in it. */
const firstLoad = (folder: string, weights: readonly { file: string; gzip: number }[]): number => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const code = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of code.matchAll(/(?:^|[;}\n])\s*(?:import|export)[^;()]*?["']\.\/([^"']+\.js)["']/g))
      if (name !== undefined) visit(join('assets', name))
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  for (const [, file] of page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g))
    if (file !== undefined) visit(file)
  return weights.filter(({ file }) => seen.has(file)).reduce((sum, { gzip }) => sum + gzip, 0)
}
