import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { registryAddresses, stubOf, withStubs } from './fix-lock.mjs'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

test('the lock holds every package that npm ci asks for, on whatever platform', () => {
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
  expect(withStubs(lock).added).toEqual([])
})

test('the lock names no registry', () => {
  expect(registryAddresses(lock)).toEqual([])
})

test('what a package is for is read from its name', () => {
  expect(stubOf('@oxlint/binding-linux-x64-musl', '^1.2.3')).toEqual({
    version: '1.2.3',
    cpu: ['x64'],
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  })
})

test('a missing optional package of a nested package gets an entry, one that is there does not', () => {
  const packages = {
    '': { optionalDependencies: { there: '1.0.0' } },
    'node_modules/a/node_modules/b': {
      dev: true,
      optionalDependencies: { there: '1.0.0', 'b-darwin-arm64': '2.0.0' },
    },
    'node_modules/there': { version: '1.0.0' },
  }
  expect(withStubs({ packages }).added).toEqual(['b-darwin-arm64'])
  expect(withStubs({ packages }).lock.packages['node_modules/b-darwin-arm64']).toMatchObject({
    dev: true,
    os: ['darwin'],
  })
})
