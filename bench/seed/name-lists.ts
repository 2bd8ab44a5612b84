/** Names as they are in Sweden, the most common first: the n-th is drawn about 1/n as often. They point at nobody. Single words. */
const list = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

export const girls = list(`
  Alice Maja Vera Alma Selma Elsa Lilly Astrid Wilma Freja Olivia Ebba Saga Ella Agnes Julia Stella Ellie Signe Alva
  Clara Nova Leah Ines Juni Molly Iris Ellen Luna Tyra Isabelle Sigrid Edith Emma Linnea Ester Elise Hedda Sara Nellie
  Lo Liv Lova Meja Märta Ellinor Emilia Thea Ingrid Leia Elvira Livia Majken Celine Hilma Amanda Siri Moa Ronja Svea
  Cornelia Nora Tuva Maryam Filippa Mila Aya Fatima Hanna Matilda Felicia Tilde Hilda Nour Greta Ida Zahra Amina Ylva
  Åse Görel Zoë Noëlle Léonie Mariam Jasmine Leila Hala Rania Nadja Tindra Ebony Kerstin Lovisa Beata Vendela Tekla
  Disa Idun Frida Johanna Rut Miriam Salma Sofija Daria Oksana Zofia Yasmin Layan Sumaya Hodan Ifrah Selam Ruta`)

export const boys = list(`
  Noah William Hugo Liam Lucas Adam Oliver Matteo Elias August Nils Leo Walter Alfred Vincent Frans Theo Ludvig Harry
  Alexander Otto Sam Isak Axel Filip Valter Arvid Ellis Oscar Albin Love Malte Gustav Charlie Benjamin Sixten Milo
  Frank Henry Elliot Vidar Edvin Mohamed Ture Folke Josef Tage Viggo Ivar Melvin Melker Viktor Ali Olle Emil Jack
  Loke Theodor Julian Erik Carl Sigge Anton Kasper Felix Omar Ibrahim Yusuf Hamza Bilal Amir Adrian Levi Leon Aron
  Jonathan Samuel Gabriel Simon David Daniel Elton Ebbe Wilmer Hjalmar Åke Göte Björn Östen Rasmus Anders Tim Noel
  André René Kian Ruben Mustafa Said Idris Zakaria Abdi Mehdi Dawit Yonas Filmon Maksym Danylo Jakub Stanisław`)

export const women = list(`
  Anna Eva Maria Karin Sara Lena Emma Kristina Kerstin Malin Marie Jenny Ingrid Hanna Linda Birgitta Susanne Elin
  Monica Johanna Inger Ulla Sofia Carina Elisabeth Julia Katarina Ida Linnea Åsa Anneli Sandra Camilla Anette Emelie
  Amanda Marianne Barbro Gunilla Helena Caroline Maja Siv Annika Ann Therese Jessica Frida Ellen Josefin Anita
  Cecilia Ulrika Helen Matilda Pernilla Felicia Rebecka Agneta Alice Ebba Margareta Madeleine Ewa Lisa Klara Louise
  Gun Erika Berit Lovisa Nathalie Pia Charlotte Moa Astrid Irene Mona Victoria Yvonne Lisbeth
  Gunnel Britt Sonja Viktoria Fanny Kajsa Märta Gerd Görel Fatima Mariam Amina Zahra Nadia Hala Layla Shirin Aisha
  Maryam Samira Hodan Faduma Selam Natalia Oksana Olena Agnieszka Małgorzata Ewelina Mirjana Jasmina Zoë Désirée Renée
  Aïcha Ylva Åse Östa Gudrun Solveig Ragnhild`)

export const men = list(`
  Lars Mikael Anders Johan Erik Per Peter Karl Thomas Jan Daniel Fredrik Andreas Hans Mohamed Stefan Mats Alexander
  Marcus Magnus Bengt Bo Jonas Niklas Oskar Simon Emil Martin Patrik Björn Viktor Henrik David Leif Christer Robert
  Filip Mattias Ulf Christian Sven Jonathan Anton William Gustav Roger Robin Elias Kjell Göran Håkan Joakim Axel Adam
  Jakob Sebastian Tommy Rickard Linus Samuel Tobias Hugo Lennart Johannes Jesper Jörgen Rolf Ali Ahmed Kent Jens
  Stig Åke Lucas Max Kenneth Albin Olle Isak Roland Dan Ove Tony Börje Torbjörn Ola Pontus Ludvig Sören Rasmus
  Christoffer Mehmet Hassan Ibrahim Omar Khaled Karim Samir Said Abdi Hussein Yusuf Mustafa Farid Reza Amir Mehdi
  Tomasz Piotr Andrzej Zoran Goran Dragan Oleksandr Serhij Yonas Tesfay Dawit André René Håkon Søren
  Örjan Östen Göte Ragnvald Torvald Hjalmar Sigurd`)

/** Both given name and family name: who bears one of these in the demo gets another of them. */
export const eitherNames = list(
  'Ali Hassan Ahmed Mohamed Ibrahim Omar Hussein Abdi Yusuf Said Osman Khalil Salem',
)

const commonFamilies = list(`
  Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson
  Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Berg Axelsson Bergström
  Lundberg Lind Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Mohamed Sjöberg
  Wallin Ali Engström Eklund Danielsson Lundin Håkansson Björk Bergman Gunnarsson Holm Wikström Samuelsson Isaksson
  Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren Söderberg Nyberg Ahmed Blomqvist Claesson Nordström Hassan
  Mårtensson Lundström Viklund Björklund Eliasson Pålsson Berggren Sandström Lund Nordin Ström Åberg Falk Hermansson
  Ekström Holmgren Hellström Dahlberg Hedlund Sundberg Sjögren Ek Blom Abrahamsson Martinsson Öberg Andreasson
  Strömberg Månsson Hansen Åkesson Dahl Lindholm Norberg Holmqvist Jonasson Sundström Åström Ivarsson Mohamud Ibrahim
  Nguyen Kaya Yilmaz Haddad Hosseini Ahmadi Rahimi Karimi Kowalski Nowak Kovač Petrović Tesfay Berhane Warsame Farah`)

const starts = list(`
  Ahl Alm Asp Berg Björk Blom Bäck Dahl Ed Ek Elm Eng Fager Fors Gran Grön Gyll Hag Hall Hed Hjelm Holm Häll Kull
  Käll Lind Ljung Lund Löf Malm Mo Myr Mörk Nord Norr Ny Ring Ros Rönn Sand Silver Sjö Skog Sten Strand Ström Stål
  Sund Söder Tall Torn Vall Väst Wester Wik Ylvin Åker Ås Äng Öd Öst Öhr`)
const ends = list(`
  berg bladh blom bom borg brand bäck dal ell en fors feldt gren gård hammar holm hult in kvist land lid lind lund
  löv man mark mo ner ning nor rot ros ryd sjö skog sten strand ström städt vall vik ängen ås`)

/** Long after the common ones: so many that each is rare. */
const rareFamilies = starts.flatMap((start) => ends.map((end) => `${start}${end}`))

/** Every third family has a name out of the rare ones. */
export const families = { common: commonFamilies, rare: rareFamilies, rareShare: 0.35 } as const
