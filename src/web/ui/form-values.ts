import { z } from 'zod'

type Tree = { [key: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** The schema of one field, found by its dotted name, through what is optional, nullable or has a default. */
const schemaAt = (schema: unknown, path: readonly string[]): z.ZodType | undefined => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return path.length === 0 ? schema : schemaAt(schema.unwrap(), path)
  const [first, ...rest] = path
  if (first === undefined) return schema instanceof z.ZodType ? schema : undefined
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[first], rest)
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest)
  return undefined
}

/**
 * What an empty field means is for the contract to say: '' where it takes an empty text, null where it takes none,
 * else nothing at all, so that a required field is told as missing and not as wrong.
 */
const emptyValue = (schema: z.ZodType | undefined): '' | null | undefined => {
  if (schema === undefined || schema.safeParse('').success) return ''
  return schema.safeParse(null).success ? null : undefined
}

const numberOf = (text: string): number | string => {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

const put = (tree: Tree, path: readonly string[], value: unknown): void => {
  const [first, ...rest] = path
  if (first === undefined) return
  if (rest.length === 0) {
    if (value !== undefined) tree[first] = value
    return
  }
  const below = tree[first]
  const next: Tree = isTree(below) ? below : {}
  tree[first] = next
  put(next, rest, value)
}

// Names like children.0.name make an object with the keys 0, 1, …: in a contract that is a list.
const withLists = (value: unknown): unknown => {
  if (Array.isArray(value) || !isTree(value)) return value
  const entries = Object.entries(value).map(([key, below]) => [key, withLists(below)] as const)
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))
  return isList ? entries.map(([, below]) => below) : Object.fromEntries(entries)
}

/** Reads all fields of a form into the shape of the contract. Dots in names nest, `data-as` tells the kind. */
export const formValues = (form: HTMLFormElement, schema: z.ZodType): Tree => {
  const tree: Tree = {}
  const lists = new Map<string, string[]>()
  for (const field of form.elements) {
    const isInput = field instanceof HTMLInputElement
    if (!isInput && !(field instanceof HTMLSelectElement) && !(field instanceof HTMLTextAreaElement)) continue
    if (field.name === '' || field.disabled) continue
    const path = field.name.split('.')
    if (isInput && field.dataset['as'] === 'list') {
      const chosen = lists.get(field.name) ?? []
      lists.set(field.name, field.checked ? [...chosen, field.value] : chosen)
    } else if (isInput && field.dataset['as'] === 'boolean') put(tree, path, field.checked)
    else if (isInput && field.type === 'radio') {
      if (field.checked) put(tree, path, field.value)
    } else if (field.value.trim() === '') put(tree, path, emptyValue(schemaAt(schema, path)))
    else put(tree, path, field.dataset['as'] === 'number' ? numberOf(field.value) : field.value)
  }
  for (const [name, chosen] of lists) put(tree, name.split('.'), chosen)
  const read = withLists(tree)
  return isTree(read) ? read : {}
}
