/** The house's type, beside the module of each graphic; one document loads it once, however many graphics there are. */
const TITLE = 'Valley Title';
const TEXT = 'Valley Text';
const LATIN = 'U+20-FF, U+152-153, U+178, U+2000-206F, U+20AC, U+2122, U+2212';
const EXTENDED = 'U+100-151, U+154-177, U+179-24F';
/** Type that does not come must not keep a graphic off the air. */
const PATIENCE_MS = 1500;

const here = import.meta.url;

export async function loadFonts(): Promise<void> {
	if (![...document.fonts].some(({ family }) => family.includes(TITLE))) {
		add(TITLE, 'title', '700', LATIN);
		add(TITLE, 'title-extended', '700', EXTENDED);
		add(TEXT, 'text', '400 700', LATIN);
		add(TEXT, 'text-extended', '400 700', EXTENDED);
	}
	const letters = 'aé→ő';
	const loading = [`700 20px "${TITLE}"`, `400 20px "${TEXT}"`].map((font) => document.fonts.load(font, letters));
	await Promise.race([
		Promise.allSettled(loading),
		new Promise((done) => {
			setTimeout(done, PATIENCE_MS);
		})
	]);
}

function add(family: string, file: string, weight: string, unicodeRange: string): void {
	const address = new URL(`${file}.woff2`, here);
	document.fonts.add(new FontFace(family, `url("${address}") format("woff2")`, { weight, unicodeRange }));
}
