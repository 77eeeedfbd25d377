/** Whoever reads two languages sees one word for one thing: what is equal in French and in English is equal in every language. */
import { locales } from '../../src/kernel/words.ts';

/** What is the same in French and in English, and rightly another in Dutch or Finnish. */
const apart: Readonly<Record<string, string>> = {
	desk_followup_shown: 'what readers see, where « en ligne » is also a way to take part: Julkaistu, Verkossa',
	desk_question_options: 'the choices one offers, not those one has made: Vaihtoehdot, Valintoja',
	desk_room_import: 'the name of a room, not a button: Tuonti, Tuo',
	editorial_about_title: 'the hub speaks of itself, not of an organisation: Over ons, Over',
	editorial_accessibility_title: 'of a site, not of a place: Saavutettavuus, Esteettömyys',
	festival_people: 'those who perform, not those who accompany: Esiintyjät, Seurue',
	web_work_name: 'the name of a work, not a heading: Nimi, Otsikko',
	gallery_year: 'of the calendar, not of the school: Jaar, Leerjaar',
	web_everyone: 'all people, not all things: Allen, Alle',
	house_space: 'what one books, not a key of the keyboard: Ruimte, Tila',
	me_code: 'typed once, where that of a course is a mark of it: Koodi, Tunnus',
	regie_mark: 'a button that puts it on air, not the state of being there: Lähetykseen, Lähetyksessä',
	search_title: 'the name of a page, not a button: Haku, Hae',
	shows_picture: 'of a broadcast, not of a file: Beeld, Afbeelding',
	spaces_from: 'the hour at which it begins, not who sends: Alkaa, Keneltä',
	site_signature: 'the name below a text, not a stroke of the hand: Ondertekening, Handtekening',
	site_state_planned: 'will happen by itself, where a session is prepared: Ajastettu, Suunniteltu',
	site_state_published: 'what readers see, where « en ligne » is also a way to take part: Julkaistu, Verkossa'
};

/** A segment of an address is chosen among its neighbours. */
const PATH = /^[a-z]+_path_/;

/** The keys whose French and English are those of another key, but not their Dutch or Finnish; `said`: the messages of a key, one a language. */
export function differing(said: ReadonlyMap<string, readonly unknown[]>): string[] {
	const firsts = new Map<string, string>();
	const problems: string[] = [];
	const keys = [...said.keys()].filter((key) => !PATH.test(key));
	const ordered = [...keys.filter((key) => !(key in apart)), ...keys.filter((key) => key in apart)];
	for (const key of ordered) {
		const meaning = JSON.stringify([word(key, 'fr'), word(key, 'en')]);
		const first = firsts.get(meaning) ?? key;
		firsts.set(meaning, first);
		const others = locales.filter((locale) => word(key, locale) !== word(first, locale));
		if (key in apart && !others.length)
			problems.push(`« ${key} » is listed apart in scripts/messages/same.ts, but says the same`);
		if (!(key in apart) && others.length)
			problems.push(`« ${key} » and « ${first} » are equal in French and English, not in ${others.join(', ')}`);
	}
	for (const key of Object.keys(apart))
		if (!said.has(key)) problems.push(`« ${key} » is listed apart in scripts/messages/same.ts, but is no message`);
	return problems;

	function word(key: string, locale: (typeof locales)[number]): string {
		return JSON.stringify(said.get(key)?.[locales.indexOf(locale)]);
	}
}
