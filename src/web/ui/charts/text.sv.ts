export const sv = { read: 'Läs av', asTable: 'Visa som tabell' }
