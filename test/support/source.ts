import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'

/** The repository's own source as data, for the tests that guard its shape (src/architecture.test.ts). */
export type Import = {
  /** A path from the repository's root when it is ours, the package's name otherwise. */
  readonly to: string
  readonly line: number
  readonly typeOnly: boolean
}

/** Something in a file that a rule may have an opinion on. */
export type Use = { readonly what: string; readonly line: number }

export type SourceFile = {
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  readonly uses: readonly Use[]
}

const root = join(import.meta.dirname, '../..')
const isSource = (name: string): boolean => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')

const pathsUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()

const aliases: Readonly<Record<string, string>> = {
  '#kernel/': 'src/kernel/',
  '#platform/': 'src/platform/',
  '#modules/': 'src/modules/',
  '#web/': 'src/web/',
  '#db/': 'db/',
  '#test/': 'test/',
}

const resolve = (from: string, asked: string): string => {
  if (asked.startsWith('.')) return normalize(join(dirname(from), asked))
  const alias = Object.keys(aliases).find((start) => asked.startsWith(start))
  return alias === undefined ? asked : `${aliases[alias] ?? ''}${asked.slice(alias.length)}`
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

const nameOf = (node: unknown): string =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : ''

const textOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined

/** `import { type A }` alone is erased too; `import 'x'` and `import {} from 'x'` are not. */
const isTypeOnly = (node: Node): boolean => {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const { specifiers } = node
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((one) => isNode(one) && (one['importKind'] === 'type' || one['exportKind'] === 'type'))
  )
}

const importTypes = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** `console.log` is `console.log`, `Date` is `Date`, `test.skip(...)` is `test.skip`. */
const useOf = (node: Node): string | undefined => {
  if (node.type === 'TSAnyKeyword') return ': any'
  if (node.type === 'TSNonNullExpression') return 'non-null !'
  if (node.type === 'ExportDefaultDeclaration') return 'export default'
  if (node.type === 'MemberExpression') {
    const { object, property } = node
    const inner = isNode(object) && object.type === 'CallExpression' ? object['callee'] : object
    const start = isNode(inner) && inner.type === 'MemberExpression' ? nameOf(inner['object']) : nameOf(inner)
    return start === '' || nameOf(property) === '' ? undefined : `${start}.${nameOf(property)}`
  }
  return node.type === 'Identifier' ? nameOf(node) : undefined
}

/** Names that are only labels: `{ Date: 1 }`, `x.Date`. */
const isLabel = (node: Node, parent: Node | undefined): boolean =>
  parent !== undefined &&
  ((parent['key'] === node && parent['shorthand'] !== true && parent['computed'] !== true) ||
    (parent['property'] === node && parent['computed'] !== true))

/** Reads one file's text. `path` is from the root of the repository. */
export const readSource = (path: string, text: string): SourceFile => {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]
  const lineOf = (at: number): number => starts.findLastIndex((start) => start <= at) + 1
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new SyntaxError(`${path} cannot be read: ${errors[0]?.message}`)
  const imports: Import[] = []
  const uses: Use[] = comments.map((comment) => ({
    what: `// ${comment.value.trim()}`,
    line: lineOf(comment.start),
  }))
  const walk = (node: Node, parent: Node | undefined): void => {
    const asked = importTypes.has(node.type) ? textOf(node['source']) : undefined
    const line = lineOf(node.start)
    if (asked !== undefined)
      imports.push({
        to: resolve(path, asked),
        line,
        typeOnly: node.type === 'TSImportType' || isTypeOnly(node),
      })
    const what = isLabel(node, parent) ? undefined : useOf(node)
    if (what !== undefined) uses.push({ what, line })
    for (const child of childrenOf(node)) walk(child, node)
  }
  if (isNode(program)) walk(program, undefined)
  return { path, lines: starts.length - (text.endsWith('\n') ? 1 : 0), imports, uses }
}

/** Every .ts and .tsx file under the folders, read. */
export const sourceUnder = (...folders: readonly string[]): SourceFile[] =>
  folders.flatMap(pathsUnder).map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))
