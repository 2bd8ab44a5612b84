import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'

const sizes = [180, 192, 512] as const
const iconOf = (size: number): string => `assets/icons/barntid-${size}-v1.png`

/** What makes it a program of its own on a telephone or a laptop. Nothing personal: it is read by the operating system. */
const manifest = {
  id: '/',
  name: 'Barntid',
  short_name: 'Barntid',
  lang: 'sv',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#faf8f3',
  theme_color: '#faf8f3',
  icons: [192, 512].map((size) => ({
    src: `/${iconOf(size)}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/**
 * The installed product: manifest, icons, and the service worker with the list of this build's files. The worker's version is a
 * hash of the list, so that a build that changed nothing changes no worker.
 */
export const installed = (folder: string): Plugin => ({
  name: 'barntid-installed',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) })
    for (const size of sizes)
      this.emitFile({
        type: 'asset',
        fileName: iconOf(size),
        source: readFileSync(`src/web/icons/barntid-${size}.png`),
      })
  },
  writeBundle() {
    const files = filesUnder(join(folder, 'assets'))
      .map((file) => `/${relative(folder, file).replaceAll('\\', '/')}`)
      .filter((file) => !/\.(br|gz)$|barntid-(180|512)/.test(file))
      .sort()
    const page = readFileSync(join(folder, 'index.html'))
    const source = stripTypeScriptTypes(readFileSync('src/web/offline/service-worker.ts', 'utf8'))
    const version = createHash('sha256').update(files.join('\n')).update(page).update(source).digest('hex')
    writeFileSync(
      join(folder, 'sw.js'),
      source.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', version.slice(0, 16)),
    )
  },
})
