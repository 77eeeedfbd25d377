import { isLocale, type Locale } from './words.ts';

/** First segments of addresses that people read aloud, in each language; what is not here is the same in all four. */
const segments: Record<string, Record<Locale, string>> = {
	network: { fr: 'reseau', en: 'network', nl: 'netwerk', fi: 'verkosto' },
	booking: { fr: 'inscription', en: 'booking', nl: 'inschrijving', fi: 'ilmoittautuminen' },
	'sign-in': { fr: 'connexion', en: 'sign-in', nl: 'aanmelden', fi: 'kirjaudu' },
	me: { fr: 'moi', en: 'me', nl: 'ik', fi: 'mina' },
	desk: { fr: 'coulisses', en: 'backstage', nl: 'coulissen', fi: 'kulissit' },
	pages: { fr: 'pages', en: 'pages', nl: 'paginas', fi: 'sivut' },
	places: { fr: 'lieux', en: 'places', nl: 'plaatsen', fi: 'paikat' },
	people: { fr: 'personnes', en: 'people', nl: 'mensen', fi: 'ihmiset' },
	gallery: { fr: 'galerie', en: 'gallery', nl: 'galerij', fi: 'galleria' },
	search: { fr: 'chercher', en: 'search', nl: 'zoeken', fi: 'haku' },
	news: { fr: 'actualites', en: 'news', nl: 'nieuws', fi: 'uutiset' },
	newsletter: { fr: 'lettre', en: 'newsletter', nl: 'nieuwsbrief', fi: 'uutiskirje' },
	report: { fr: 'signaler', en: 'report', nl: 'melden', fi: 'ilmoita' },
	festival: { fr: 'festival', en: 'festival', nl: 'festival', fi: 'festivaali' },
	antenne: { fr: 'antenne', en: 'live', nl: 'live', fi: 'suora' },
	learning: { fr: 'apprendre', en: 'learning', nl: 'leren', fi: 'oppiminen' },
	journey: { fr: 'parcours', en: 'journey', nl: 'traject', fi: 'polku' },
	canvas: { fr: 'canevas', en: 'canvas', nl: 'canvas', fi: 'tyotaulu' },
	class: { fr: 'classe', en: 'class', nl: 'klas', fi: 'luokka' },
	present: { fr: 'present', en: 'present', nl: 'aanwezig', fi: 'paikalla' },
	privacy: { fr: 'vie-privee', en: 'privacy', nl: 'privacy', fi: 'tietosuoja' }
};

const back = new Map(
	Object.entries(segments).flatMap(([own, words]) =>
		Object.entries(words).map(([locale, word]) => [`${locale}/${word}`, own])
	)
);

/** The address of one of our paths in a language: `href('/network', 'fr')` → `/fr/reseau`. */
export function href(path: string, locale: Locale): string {
	const [, first = '', ...rest] = path.split('/');
	const [name = '', ...query] = first.split(/(?=[?#])/);
	const spoken = (segments[name]?.[locale] ?? name) + query.join('');
	return `/${[locale, spoken, ...rest].filter((part, index) => index === 0 || part).join('/')}`;
}

/** The language and our own path behind an address, or null when it names no language. */
export function parseAddress(pathname: string): { locale: Locale; path: string } | null {
	const [, locale, first = '', ...rest] = pathname.split('/');
	if (!isLocale(locale)) return null;
	const own = back.get(`${locale}/${first}`) ?? first;
	return { locale, path: `/${[own, ...rest].filter(Boolean).join('/')}` };
}
