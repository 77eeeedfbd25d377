import { languageOf } from '#kernel/languages.ts';
import type { Picture } from '#kernel/picture.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { m } from '#messages';

export const materialKinds = ['slides', 'link', 'recording', 'picture', 'text'] as const;
export type MaterialKind = (typeof materialKinds)[number];

/** Something that was said or shown at a séance: one of a text, an address, a file or a picture. */
export type Material = Readonly<{
	id: string;
	occurrence: string;
	kind: MaterialKind;
	title: Words;
	body: Words | null;
	url: string | null;
	fileName: string | null;
	bytes: number | null;
	picture: Picture | null;
}>;

/** A question that came after a séance. Without a name it is not signed. */
export type Followup = Readonly<{
	id: string;
	occurrence: string;
	name: string | null;
	text: string;
	locale: Locale;
	askedAt: Date;
	answer: Words | null;
	answeredAt: Date | null;
	/** When the organiser accepted it: then everybody reads it. */
	shownAt: Date | null;
	hiddenAt: Date | null;
}>;

const kinds: Record<MaterialKind, () => string> = {
	slides: m.agenda_material_slides,
	link: m.ui_link,
	recording: m.agenda_material_recording,
	picture: m.web_picture,
	text: m.web_text
};

/** What a kind of material is called, in the reader's language. */
export const materialKindName = (kind: MaterialKind): string => kinds[kind]();

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** The size of a file as people read it: « 3,4 Mo » in French and « 3.4 MB » in English. */
export function fileSize(bytes: number, locale: Locale): string {
	const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
	const unit = { style: 'unit', unit: UNITS[step], unitDisplay: 'short' } as const;
	return (bytes / 1000 ** step).toLocaleString(languageOf(locale).region, {
		...unit,
		maximumFractionDigits: step === 2 ? 1 : 0
	});
}
