import { addDays } from '#kernel/day.ts'
import { useToday } from '../clock.ts'
import { useFormat } from '../format.ts'
import { Badge } from '../ui/badge.tsx'
import { Due } from '../ui/due.tsx'
import { Link } from '../ui/link.tsx'
import { List } from '../ui/list.tsx'
import { Row } from '../ui/row.tsx'
import { Section } from '../ui/section.tsx'
import { Table } from '../ui/table.tsx'
import { Timeline } from '../ui/timeline.tsx'

const matters = [
  {
    child: 'Alva Påhittsson',
    what: 'Bedöm behov av omedelbart skydd',
    meta: 'Anmälan från skola',
    days: 0,
    risk: true,
  },
  { child: 'Bo Exempelsson', what: 'Avsluta utredningen', meta: 'IFO 2026-0388', days: -3, risk: false },
  {
    child: 'Cleo Provsson',
    what: 'Signera anteckning från hembesök',
    meta: 'Skriven i fredags',
    days: 1,
    risk: false,
  },
  {
    child: 'Dina Låtsasdotter',
    what: 'Prata med Dina om planen',
    meta: 'IFO 2026-0402',
    days: 2,
    risk: false,
    isNew: true,
  },
  {
    child: 'Emil Demoberg',
    what: 'Följ upp insatsen kontaktfamilj',
    meta: 'IFO 2025-1190',
    days: 9,
    risk: false,
  },
  {
    child: 'Freja Testlund',
    what: 'Vänta på yttrande från vårdnadshavare',
    meta: 'Kommunicering',
    days: 75,
    risk: false,
  },
]

const units = [
  { name: 'Utredning 1', open: 64, late: 3, minutes: 1325 },
  { name: 'Utredning 2', open: 71, late: 0, minutes: 980 },
  { name: 'Mottagning', open: 38, late: 1, minutes: 415 },
]

export const Lists = () => {
  const today = useToday()
  const format = useFormat()
  return (
    <>
      <Section title="Idag" count={matters.length} lead="En rad, en länk, en dag.">
        <List label="Att göra">
          {matters.map(({ child, what, meta, days, risk, isNew }, at) => (
            <Row
              key={child}
              to="/galleri"
              title={child}
              what={what}
              meta={meta}
              risk={risk}
              isNew={isNew ?? false}
              protection={at === 1 ? 'marking' : 'none'}
              due={{ on: addDays(today, days), rule: 'SoL 20 kap. 2 §' }}
            />
          ))}
        </List>
      </Section>
      <Section title="Tabell">
        <Table
          caption="Enheter"
          items={units}
          itemKey={({ name }) => name}
          columns={[
            {
              key: 'name',
              label: 'Enhet',
              render: ({ name }) => <Link to="/galleri">{name}</Link>,
              sortBy: ({ name }) => name,
            },
            {
              key: 'open',
              label: 'Öppna ärenden',
              render: ({ open }) => format.number(open),
              isNumber: true,
              sortBy: ({ open }) => open,
            },
            {
              key: 'late',
              label: 'Försenade',
              render: ({ late }) => (late > 0 ? <Badge tone="danger">{late}</Badge> : '0'),
              isNumber: true,
            },
            {
              key: 'time',
              label: 'Tid med barn',
              render: ({ minutes }) => format.minutes(minutes),
              isNumber: true,
              sortBy: ({ minutes }) => minutes,
            },
          ]}
          foot="Uppdaterad i dag 06.00."
        />
      </Section>
      <Section title="Märken och dagar">
        <div className="cluster">
          <Badge>Utkast</Badge>
          <Badge tone="accent">Pågår</Badge>
          <Badge tone="warn">Väntar på svar</Badge>
          <Badge tone="danger">Försenad</Badge>
          <Badge tone="done">Signerad</Badge>
        </div>
        <div className="cluster">
          {[-3, -1, 0, 1, 3, 20, 90].map((days) => (
            <Due key={days} on={addDays(today, days)} rule="SoL 20 kap. 2 §" />
          ))}
          <Due on={addDays(today, -3)} isDone />
        </div>
      </Section>
      <Section title="Händelser">
        <Timeline
          label="Händelser i ärendet"
          items={[
            {
              key: '1',
              at: addDays(today, 21),
              when: format.shortDay(addDays(today, 21)),
              title: 'Utredningen ska vara klar',
              tone: 'ahead',
            },
            {
              key: '2',
              at: addDays(today, -2),
              when: format.shortDay(addDays(today, -2)),
              title: 'Hembesök',
              by: 'Amira Lindqvist och Jonas Ek',
              children: <blockquote>Jag vill att mamma och pappa slutar bråka när jag ska sova.</blockquote>,
            },
            {
              key: '3',
              at: addDays(today, -11),
              when: format.shortDay(addDays(today, -11)),
              title: 'Beslut att inleda utredning',
              by: 'Sara Björk',
              tone: 'weighty',
            },
            {
              key: '4',
              at: addDays(today, -12),
              when: format.shortDay(addDays(today, -12)),
              title: 'Anmälan kom in',
              by: 'Från skola',
            },
          ]}
        />
      </Section>
    </>
  )
}
