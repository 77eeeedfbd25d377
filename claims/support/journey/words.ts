/** Words that hold a French sentence together; two of them are no quotation. */
const FRENCH = /(?<![\p{L}’'-])(vous|votre|nous|est|sont|avec|dans|cette|pour|qui|que|les|des|une)(?![\p{L}’'-])/giu;

/** The keys of texts in another language that look as if they were still French. */
export function foreignIn(words: Readonly<Record<string, string>>, locale: string): string[] {
	// « des » and « les » are Dutch or English names now and then: it takes three different ones
	return Object.entries(words)
		.filter(
			([, text]) =>
				new Set(
					text
						.replace(/«[^»]*»/g, '')
						.toLowerCase()
						.match(FRENCH)
				).size > (locale === 'fi' ? 1 : 2)
		)
		.map(([key]) => key);
}
