// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { z } from 'zod'
import { optionalProse } from '#kernel/input.ts'
import { formValues } from './form-values.ts'

const read = (html: string, schema: z.ZodType): unknown => {
  document.body.innerHTML = `<form>${html}</form>`
  const form = document.querySelector('form')
  if (!form) throw new Error('no form')
  return formValues(form, schema)
}

test('an empty field is what the contract takes for empty', () => {
  const schema = z.object({
    a: optionalProse(),
    b: z.iso.date().nullable(),
    c: z.iso.date().optional(),
    d: z.string().min(1),
  })
  const html = '<input name="a"><input name="b"><input name="c"><input name="d">'
  expect(read(html, schema)).toEqual({ a: '', b: null })
})

test('ticks, lists and figures keep their kind', () => {
  const html = `
    <input name="yes" type="checkbox" data-as="boolean" checked><input name="no" type="checkbox" data-as="boolean">
    <input name="who" type="checkbox" data-as="list" value="child" checked><input name="who" type="checkbox" data-as="list" value="guardian">
    <input name="none" type="checkbox" data-as="list" value="x">
    <input name="how" type="radio" value="alone"><input name="how" type="radio" value="together" checked>
    <input name="minutes" data-as="number" value="1 200"><input name="part" data-as="number" value="0,5"><input name="odd" data-as="number" value="tre">`
  expect(read(html, z.object({}))).toEqual({
    yes: true,
    no: false,
    who: ['child'],
    none: [],
    how: 'together',
    minutes: 1200,
    part: 0.5,
    odd: 'tre',
  })
})

test('dots in names make objects and lists', () => {
  const html =
    '<input name="children.0.name" value="Alva"><input name="children.1.name" value="Bo"><input name="by.phone" value="x">'
  expect(read(html, z.object({}))).toEqual({
    children: [{ name: 'Alva' }, { name: 'Bo' }],
    by: { phone: 'x' },
  })
})
