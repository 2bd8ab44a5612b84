import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { ChildFacts } from '#modules/access/index.ts'
import { may } from './policy.ts'

const actor = (role: Actor['role'], unitId: string, workerId = 'somebody'): Actor => ({
  tenantId: 't',
  workerId,
  name: '',
  title: '',
  role,
  unitId,
})

const plain: ChildFacts = {
  childId: 'nils',
  responsibleIds: ['maja'],
  unitIds: ['intake'],
  formerUnitIds: [],
  isProtected: false,
}
const guarded: ChildFacts = { ...plain, isProtected: true }

type Key = 'read report' | 'assess report' | 'judge reporter' | 'see protected reporter'

describe('reports', () => {
  test.each<[string, Actor, Key, ChildFacts, boolean]>([
    ['the owner reads', actor('social_worker', 'intake', 'maja'), 'read report', guarded, true],
    ['a colleague in the reception reads', actor('social_worker', 'intake'), 'read report', plain, true],
    [
      'a colleague does not read of a protected child',
      actor('social_worker', 'intake'),
      'read report',
      guarded,
      false,
    ],
    ['the lead reads of a protected child', actor('lead', 'intake'), 'read report', guarded, true],
    ['the head of the service reads', actor('head', 'other'), 'read report', guarded, true],
    ['another unit does not read', actor('social_worker', 'other'), 'read report', plain, false],
    [
      'the manager of another unit does not read',
      actor('unit_manager', 'other'),
      'read report',
      plain,
      false,
    ],
    [
      'an administrator in the reception does not read',
      actor('administrator', 'intake'),
      'read report',
      plain,
      false,
    ],
    ['a colleague stands in and assesses', actor('social_worker', 'intake'), 'assess report', plain, true],
    ['a trainee reads along', actor('trainee', 'intake'), 'read report', plain, true],
    ['a trainee does not assess (SoL 25:1)', actor('trainee', 'intake'), 'assess report', plain, false],
    [
      'a trainee who shares it does not assess',
      actor('trainee', 'intake', 'maja'),
      'assess report',
      plain,
      false,
    ],
    [
      'a colleague does not see a hidden reporter',
      actor('social_worker', 'intake'),
      'see protected reporter',
      plain,
      false,
    ],
    [
      'the owner sees a hidden reporter',
      actor('social_worker', 'intake', 'maja'),
      'see protected reporter',
      plain,
      true,
    ],
    [
      'a colleague does not judge the danger',
      actor('social_worker', 'intake'),
      'judge reporter',
      plain,
      false,
    ],
    ['the lead judges the danger', actor('lead', 'intake'), 'judge reporter', plain, true],
    ['anybody outside does not read', actor('public', ''), 'read report', plain, false],
  ])('%s', (_, who, key, facts, expected) => {
    expect(may[key](who, { children: [facts] }).allowed).toBe(expected)
  })

  test('of a report about several children one is enough to read of that one', () => {
    const other: ChildFacts = { ...plain, unitIds: ['one'], responsibleIds: [] }
    expect(may['read report'](actor('social_worker', 'one'), { children: [plain, other] }).allowed).toBe(true)
  })

  test('the list is for those who work with children', () => {
    for (const role of ['trainee', 'social_worker', 'lead', 'unit_manager', 'head'] as const)
      expect(may['see inflow'](actor(role, 'x'), {}).allowed).toBe(true)
    for (const role of ['administrator', 'public', 'system'] as const)
      expect(may['see inflow'](actor(role, 'x'), {}).allowed).toBe(false)
  })
})
