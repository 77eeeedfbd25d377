/** A text without capitals, accents or runs of blanks, so that « MUSEE » finds « musée ». */
export const plain = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[\s\u2019'-]+/gu, ' ')
		.trim();
