/** What belongs to each section, pinned here and not read from the program: whatever it forgets to declare is found. */
export type Pinned = Readonly<{
	key: string;
	/** Our own paths of it, for visitors and for programs. */
	paths: RegExp;
	/** Of these, what a letter promised. */
	promised?: RegExp;
	/** Its rooms of Coulisses. */
	desk: RegExp;
	/** Pages of one's own. */
	own?: RegExp;
	/** Below `/api/v1`. */
	open: readonly string[];
	/** The kinds of what a search finds. */
	kinds: readonly string[];
	/** How the hub itself speaks of it, in any language, where nobody has written anything. */
	words: RegExp;
}>;

export const pinned: readonly Pinned[] = [
	{
		key: 'spaces',
		paths: /^\/(spaces|screen)(\/|$)|^\/places\/[^/]+\/(plan|spaces\.ics)$/,
		promised: /^\/spaces\/booking\//,
		desk: /^\/desk\/(spaces|machines|kits)(\/|$)/,
		own: /^\/me\/(spaces|machines)(\/|$)/,
		open: ['spaces', 'spaces-busy'],
		kinds: ['space'],
		words: /\b(espaces?|spaces?|ruimtes?|tilat|tiloja)\b/i
	},
	{
		key: 'partnering',
		paths: /^\/partnering(\/|$)/,
		promised: /^\/partnering\/(renew|after|invited|abroad)\//,
		desk: /^\/desk\/partnering(\/|$)/,
		own: /^\/me\/partnering(\/|$)/,
		open: ['proposals'],
		kinds: ['partnering_proposal'],
		words: /je propose, je cherche|offers and requests|vraag en aanbod|tarjotaan ja etsitään/i
	},
	{
		key: 'missions',
		paths: /^\/missions(\/|$)/,
		promised: /^\/missions\/(guest|calendar)\//,
		desk: /^\/desk\/missions(\/|$)/,
		own: /^\/me\/missions(\/|$)/,
		open: ['missions'],
		kinds: ['mission'],
		words: /\b(missions|missies|vienninedistämismatkat)\b/i
	},
	{
		key: 'groups',
		paths: /^\/groups(\/|$)/,
		desk: /^\/desk\/groups(\/|$)/,
		own: /^\/me\/groups(\/|$)/,
		open: ['groups'],
		kinds: ['group'],
		words:
			/groupes et projets communs|groups and joint projects|groepen en gezamenlijke projecten|ryhmät ja yhteishankkeet/i
	},
	{
		key: 'guide',
		paths: /^\/(guide|g)(\/|$)/,
		desk: /^\/desk\/guide(\/|$)/,
		own: /^\/me\/guide(\/|$)/,
		open: ['trails'],
		kinds: ['trail'],
		words:
			/visites à faire avec son téléphone|trails to follow with your phone|routes om met je telefoon|reittejä, jotka kuljet puhelimesi/i
	},
	{
		key: 'sensing',
		paths: /^\/sensors(\/|$)/,
		desk: /^\/desk\/sensors(\/|$)/,
		own: /^\/me\/sensors(\/|$)/,
		open: ['sensors'],
		kinds: ['thing'],
		words: /\b(capteurs|sensors|sensoren|anturit)\b/i
	},
	{
		key: 'learning',
		paths: /^\/(learning|class)(\/|$)/,
		promised: /^\/learning\/classes\/booking\/|^\/class(\/|$)/,
		desk: /^\/desk\/((programmes|classes|workshops|ways)(\/|$)|activities\/[^/]+\/goal)/,
		own: /^\/me\/(programmes|classes|workshops|progress)(\/|$)/,
		open: ['programmes', 'classes', 'ways'],
		kinds: ['programme', 'way', 'class'],
		words:
			/\b(apprendre|formations|avec une classe|une classe|learning|programmes|with a class|a class|leren|opleidingen|met een klas|oppiminen|koulutukset|luokan kanssa)\b/i
	},
	{
		key: 'venture',
		paths: /^\/(venture|projects|calls|talk)(\/|$)/,
		promised: /^\/(venture\/(sheet|after|playtests\/form)|talk)\//,
		desk: /^\/desk\/ventures(\/|$)/,
		own: /^\/me\/(ventures|questions|mentoring|briefs|playtests)(\/|$)/,
		open: ['projects', 'calls'],
		kinds: ['project'],
		words:
			/alumni|accompagnement|parler à quelqu|talk to somebody|met iemand praten|juttele jonkun|mentors|mentoren|mentorit/i
	},
	{
		key: 'journey',
		paths: /^\/journey(\/|$)/,
		desk: /^\/desk\/(journey|stories)(\/|$)/,
		own: /^\/me\/journey(\/|$)/,
		open: [],
		kinds: [],
		words: /\b(parcours|le jeu|journey|the game|traject|het spel|polku|peli)\b/i
	},
	{
		key: 'stage',
		paths: /^\/(antenne|embed\/antenne|overlay|films)(\/|$)/,
		desk: /^\/desk\/(shows|films|stations|trade)(\/|$)/,
		open: ['shows'],
		kinds: ['show'],
		words: /\b(antenne|émissions?|on air|(?<!\.)live(?!\.)|uitzending(en)?|suora|ohjelmat|lähetys)\b/i
	},
	{
		key: 'gallery',
		paths: /^\/gallery(\/|$)/,
		desk: /^\/desk\/gallery(\/|$)/,
		open: ['works'],
		kinds: ['work'],
		words: /\b(galerie|gallery|galerij|galleria|œuvres?|teokset)\b/i
	},
	{
		key: 'news',
		paths: /^\/news(\.atom)?(\/|$)/,
		desk: /^\/desk\/news(\/|$)/,
		open: [],
		kinds: ['news'],
		words: /\b(actualités?|news|nieuws|uutiset)\b/i
	},
	{
		key: 'newsletter',
		paths: /^\/newsletter(\/|$)/,
		promised: /^\/newsletter\/(stop|confirm)\//,
		desk: /^\/desk\/newsletter(\/|$)/,
		open: [],
		kinds: [],
		words: /\b(recevoir la lettre|la lettre|newsletter|nieuwsbrief|uutiskirje)\b/i
	}
];

/** Whether a path of ours leads to a section's public pages, other than what was promised. */
export const isOf = ({ paths, promised }: Pinned, path: string): boolean => paths.test(path) && !promised?.test(path);
