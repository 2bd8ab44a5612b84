import { expect, test } from 'vitest'
import { withOwner } from './choices.ts'

test('the second who is made the one responsible changes places with the other', () => {
  const seats = { ownerId: 'hodan', coworkerId: 'goran', isMoving: true }
  expect(withOwner(seats, 'goran')).toEqual({ ...seats, ownerId: 'goran', coworkerId: 'hodan' })
  expect(withOwner(seats, 'amira')).toEqual({ ...seats, ownerId: 'amira' })
})
