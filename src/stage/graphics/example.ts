import type { Words } from '#kernel/words.ts';

/** A text of an example, invented like all that stands in one. */
export const words = (fr: string, en: string, nl: string, fi: string): Words => ({ source: 'fr', fr, en, nl, fi });

export const quit = words(
	'Faut-il quitter son job pour créer ?',
	'Should you quit your job to create?',
	'Moet je je baan opgeven om te creëren?',
	'Pitääkö työ jättää, jotta voi luoda?'
);
export const answers = [
	words('Oui, tout de suite', 'Yes, right away', 'Ja, meteen', 'Kyllä, heti'),
	words('Pas tout de suite', 'Not right away', 'Niet meteen', 'Ei vielä'),
	words('Non, les deux à la fois', 'No, both at once', 'Nee, allebei tegelijk', 'Ei, molemmat yhtä aikaa')
];
