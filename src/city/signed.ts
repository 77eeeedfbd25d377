/** What there is to know of a sign language: what it calls itself in writing, in the language that it is written in, and how its people shorten that. */
type Signed = Readonly<{ name: string; lang: string; short: string }>;

/**
 * The sign languages of films, by their codes of ISO 639-3, those around the hubs first. A line here is a language: nothing else names one, and no CHECK of the database does
 * (decision 21).
 */
export const signLanguages = {
	sfb: { name: 'Langue des signes de Belgique francophone', lang: 'fr', short: 'LSFB' },
	vgt: { name: 'Vlaamse Gebarentaal', lang: 'nl', short: 'VGT' },
	fse: { name: 'Suomalainen viittomakieli', lang: 'fi', short: 'SVK' },
	fss: { name: 'Finlandssvenskt teckenspråk', lang: 'sv', short: 'FinSSL' },
	bfi: { name: 'British Sign Language', lang: 'en', short: 'BSL' },
	isg: { name: 'Irish Sign Language', lang: 'en', short: 'ISL' },
	fsl: { name: 'Langue des signes française', lang: 'fr', short: 'LSF' },
	ssr: { name: 'Langue des signes de Suisse romande', lang: 'fr', short: 'LSF-SR' },
	dse: { name: 'Nederlandse Gebarentaal', lang: 'nl', short: 'NGT' },
	gsg: { name: 'Deutsche Gebärdensprache', lang: 'de', short: 'DGS' },
	swl: { name: 'Svenskt teckenspråk', lang: 'sv', short: 'STS' },
	ise: { name: 'Lingua dei segni italiana', lang: 'it', short: 'LIS' },
	ssp: { name: 'Lengua de signos española', lang: 'es', short: 'LSE' },
	psr: { name: 'Língua gestual portuguesa', lang: 'pt', short: 'LGP' },
	pso: { name: 'Polski język migowy', lang: 'pl', short: 'PJM' },
	ase: { name: 'American Sign Language', lang: 'en', short: 'ASL' },
	ils: { name: 'International Sign', lang: 'en', short: 'IS' }
} as const satisfies Readonly<Record<string, Signed>>;

export type SignLanguage = keyof typeof signLanguages;

export const signCodes = Object.keys(signLanguages) as [SignLanguage, ...SignLanguage[]];

/** « LSFB »; of a code that is not in the table, itself. */
export const signShort = (code: string): string => (signLanguages as Record<string, Signed>)[code]?.short ?? code;

/** To choose from: « LSFB, langue des signes de Belgique francophone ». */
export const signChoices = signCodes.map((value) => {
	const { name, lang, short } = signLanguages[value];
	return { value, label: `${short}, ${name}`, lang };
});
