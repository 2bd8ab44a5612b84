import { parseSync } from 'vite'

type Node = Readonly<Record<string, unknown>> & { readonly type: string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

/** `test` of `test.each(rows)('…')`. */
const rootOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  if (node.type === 'Identifier') return String(node['name'])
  if (node.type === 'MemberExpression') return rootOf(node['object'])
  return node.type === 'CallExpression' ? rootOf(node['callee']) : ''
}

const isFunction = ({ type }: Node): boolean => /Function/.test(type)

const wordsOf = (node: Node): string[] => {
  const { value, quasis } = node
  if (node.type === 'Literal') return typeof value === 'string' ? [value] : []
  if (node.type !== 'TemplateLiteral' || !Array.isArray(quasis)) return []
  const parts = quasis.filter(isNode).map(({ value: part }) => Object(part).cooked)
  return [parts.join('…')]
}

type Rows = ReadonlyMap<string, Node>

/** `const rows = […]` at the top of a file, for tests that are made of each. */
const rowsIn = (program: Node): Rows =>
  new Map(
    childrenOf(program)
      .filter(({ type }) => type === 'VariableDeclaration')
      .flatMap(({ declarations }) => (Array.isArray(declarations) ? declarations.filter(isNode) : []))
      .flatMap(({ id, init }) =>
        isNode(id) && isNode(init) && init.type === 'ArrayExpression'
          ? [[String(id['name']), init] as const]
          : [],
      ),
  )

/** All texts of a call but those inside of what it runs. */
const textsIn = (node: Node, rows: Rows): string[] => {
  if (isFunction(node)) return []
  const of = node.type === 'Identifier' ? rows.get(String(node['name'])) : undefined
  return [...wordsOf(node), ...(of ? [of] : childrenOf(node)).flatMap((one) => textsIn(one, rows))]
}

/** The names of all tests, groups and rows in a test file; `${…}` in a name is "…". */
export const titlesIn = (path: string, text: string): ReadonlySet<string> => {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new SyntaxError(`${path} cannot be read: ${errors[0]?.message}`)
  const found = new Set<string>()
  const walk = (node: Node, rows: Rows): void => {
    if (node.type === 'CallExpression' && /^(?:test|it|describe)$/.test(rootOf(node['callee'])))
      for (const title of textsIn(node, rows)) found.add(title)
    for (const child of childrenOf(node)) walk(child, rows)
  }
  if (isNode(program)) walk(program, rowsIn(program))
  return found
}
