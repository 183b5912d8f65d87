/** The keys, as their dialog shows them. */
export const keyTable: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  { title: 'Överallt', keys: [['/', 'Sök bland årets händelser'], ['?', 'Visa tangenterna'], ['Ctrl + Z', 'Ångra din senaste ändring'], ['Esc', 'Stäng eller lämna']] },
  { title: 'I tabellen', keys: [
    ['Piltangenter', 'Gå mellan celler'], ['Home, End', 'Första och sista cellen i raden'], ['Ctrl + Home, Ctrl + End', 'Första och sista raden'], ['Page Up, Page Down', 'Tio rader upp och ned'],
    ['Enter, F2', 'Ändra'], ['1–5', 'Sätt värdet och gå vidare'], ['Mellanslag', 'Öppna raden, se allt'], ['Shift + mellanslag', 'Välj raden'], ['Shift + pil upp, ned', 'Välj flera rader'],
    ['Ctrl + D', 'Fyll nedåt från den översta valda raden'], ['Ctrl + V', 'Klistra in celler från Excel'], ['Delete', 'Ta bort raden'],
  ] },
];
