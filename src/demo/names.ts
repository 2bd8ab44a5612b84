import type { Dice } from './dice.ts'

/** Invented people: common given names, family names put together from parts that few or no families carry. */
export type Sex = 'girl' | 'boy'

const givenNames: Readonly<Record<Sex, { readonly young: string; readonly grown: string }>> = {
  girl: {
    young:
      'Agnes Alma Alva Amal Astrid Aya Bianca Clara Ebba Edith Elin Elsa Emilia Ester Fatima Filippa Freja Greta Hanna Hedda Hilma Idun Ines Ingrid Iris Isa Jasmin Julia Klara Leia Lilly Lina Livia Lova Lykke Maja Maryam Meja Mila Mira Moa Nadja Nellie Nora Nour Olivia Ronja Saga Salma Sara Selma Signe Siri Stella Svea Tilde Tuva Vera Wilma Ylva Zahra',
    grown:
      'Agneta Aisha Anette Anna Annika Birgitta Carina Cecilia Daniela Ellinor Emma Erika Eva Frida Gabriella Hala Helena Ida Jeanette Jenny Johanna Josefin Karin Katarina Kristina Layla Lena Linda Linnea Lisa Madeleine Malin Marie Marta Mona Nadia Natalia Nina Paulina Petra Pernilla Rania Rebecka Sandra Sanna Shirin Sofia Susanne Tanja Therese Ulrika Veronica Yasmin',
  },
  boy: {
    young:
      'Adam Albin Ali Alvin Amir Anton Arvid August Axel Bilal Charlie Edvin Elias Elis Elliot Emil Folke Frank Gustav Hamza Harry Henry Hugo Ibrahim Isak Ivar Jonas Josef Julian Kasper Kian Leo Liam Loke Love Ludvig Malte Matteo Melker Milo Mohamed Nils Noah Olle Omar Oscar Otto Ruben Sam Sigge Sixten Tage Theo Ture Valter Vidar Viggo Vincent William Yusuf',
    grown:
      'Abdi Ahmed Anders Andreas Bengt Björn Christian Christoffer Dan Daniel David Dennis Erik Farid Fredrik Göran Hassan Henrik Håkan Jakob Jan Jens Jesper Joakim Johan Jörgen Karim Kenneth Khaled Kristoffer Lars Magnus Marcus Martin Mattias Mehmet Michael Mikael Niklas Ola Patrik Per Peter Rickard Robert Roger Samir Simon Stefan Thomas Tobias Tomasz Ulf',
  },
}

const familyStarts =
  'Alm Asp Berg Björk Blom Dal Ek Elm Fager Fors Fur Gran Grön Hag Hallon Hav Hed Holm Hägg Klöver Kvarn Lilje Lind Ljung Lund Lärk Löv Mal Mo Myr Nord Näck Ringel Ros Rönn Sand Silver Sjö Skog Slät Ström Stäpp Sund Tall Tuv Vall Vide Vik Vind Väst Åker Äng Ö Öst'
const familyEnds =
  'aby brandt bäck dalen fjärd fält gren hage hällen klint kvist lid löf mark minne mo näs rot ryd skär sten strand sätter torp vall vik vret ås'

/** Names that so many carry that they point at nobody. */
const common =
  'Abdi Ahmed Ali Andersson Aziz Begic Farah Garcia Haddad Hassan Hosseini Ibrahim Jansson Johansson Karimi Karlsson Kaya Khalil Kovac Larsson Lopez Mohamed Nilsson Nowak Olsson Omar Osman Persson Popescu Rahimi Said Salazar Svensson Tran Yilmaz'

const list = (text: string): readonly string[] => text.split(' ')

const young: Readonly<Record<Sex, readonly string[]>> = {
  girl: list(givenNames.girl.young),
  boy: list(givenNames.boy.young),
}
const grown: Readonly<Record<Sex, readonly string[]>> = {
  girl: list(givenNames.girl.grown),
  boy: list(givenNames.boy.grown),
}
const starts = list(familyStarts)
const ends = list(familyEnds)
const commonNames = list(common)

export const childName = (dice: Dice, sex: Sex): string => dice.pick(young[sex])

export const grownName = (dice: Dice, sex: Sex): string => dice.pick(grown[sex])

const shareOfCommon = 0.25

export const familyName = (dice: Dice): string =>
  dice.chance(shareOfCommon) ? dice.pick(commonNames) : `${dice.pick(starts)}${dice.pick(ends)}`

const streets =
  'Blåbärsstigen Fjärilsgatan Gärdsvägen Humlegången Kanelgatan Klockarvägen Kometgatan Lavendelstigen Linnéagränd Lärksången Månskensvägen Nyckelgatan Pepparmyntan Regnbågsgatan Rönnbärsvägen Skolstigen Slånbärsvägen Smultronstigen Snickargränd Solrosvägen Sparvgatan Sädesvägen Timotejvägen Vallmogatan Violgränd'
const streetNames = list(streets)

/** 100 00 is no postal town: a letter to this address comes back. */
export const address = (dice: Dice): string => `${dice.pick(streetNames)} ${dice.int(1, 89)}, 100 00 Demostad`

/** 070-174 06 05 to 99: numbers that the telephone authority keeps for invented people. */
export const phone = (dice: Dice): string => `070-174 06 ${String(dice.int(5, 99)).padStart(2, '0')}`

/** Languages that an interpreter is booked for, with Swedish names as the screens show them. */
export const languages: readonly string[] = [
  'arabiska',
  'somaliska',
  'dari',
  'persiska',
  'tigrinja',
  'polska',
  'turkiska',
  'ukrainska',
  'spanska',
]
