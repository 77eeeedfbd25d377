/** Two hundred and eighty characters and more, of the kinds that people write; the first four by the code of their language. */
export const texts: Readonly<Record<string, string>> = {
	fr: 'Bonjour, je travaille depuis quatorze ans dans l’administration d’une intercommunale et je voudrais ouvrir un atelier de sérigraphie à Quaregnon : par où faut-il commencer quand on n’a ni capital ni réseau, et que la banque répond toujours la même chose, c’est-à-dire qu’il faut d’abord un bilan ?',
	en: 'Good evening, I have been working for fourteen years in an administration and would like to open a screen-printing workshop: where does one begin without capital or a network, when the bank always gives the same answer, namely that one has to show the figures of the last three years first?',
	nl: 'Goedenavond, ik werk al veertien jaar bij een intercommunale en zou graag een zeefdrukatelier openen: waar begin je wanneer je noch startkapitaal noch netwerk hebt, en de bankverantwoordelijke voor ondernemingsfinanciering telkens om een aansprakelijkheidsverzekering en jaarrekeningen vraagt?',
	fi: 'Hyvää iltaa, olen työskennellyt neljätoista vuotta kuntayhtymän hallinnossa ja haluaisin perustaa silkkipainotyöpajan: mistä pitäisi aloittaa, kun ei ole alkupääomaa eikä yhteistyöverkostoa, ja pankin yritysrahoitusasiantuntija vaatii aina kolmen edellisen tilikauden tilinpäätöstiedot?',
	widest: 'WMWMW MWWMWM '.repeat(24),
	'one word': 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4),
	'one letter': 'W'.repeat(290),
	'high and low': 'ÅÉÊ Çgjpqy ÔÛ Ÿ ĳ '.repeat(18),
	'other scripts': '日本語のテキスト 🙂 مرحبا '.repeat(14)
};

type Schema = Readonly<Record<string, unknown>>;

/** The longest data that a schema of a graphic allows: every text at its limit, every list full. */
export function hardest(schema: Schema, text: string): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, property]) => [
			name,
			longest(property, text)
		])
	);
}

function longest(property: Schema, text: string): unknown {
	if (property.type === 'string')
		return property.enum ? undefined : text.slice(0, Number(property.maxLength ?? 280)).trim();
	if (property.type === 'array')
		return Array.from({ length: Number(property.maxItems) }, () => longest(property.items as Schema, text));
	if (property.type === 'object') return hardest(property, text);
	return property.type === 'boolean' ? true : 987_654;
}
