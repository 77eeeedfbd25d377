import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { naceKey } from '#network';
import { organizationNames, sectors } from '#network/server';
import { typedOf } from '#web/form.server.ts';
import { FileCard } from '../file.ts';

const fields = [
	'kind',
	'name',
	'sentence',
	'stage',
	'sector',
	'nace',
	'locality',
	'needs',
	'promises',
	'company'
] as const;

/** What was typed into the form of a card. */
export type TypedCard = Readonly<Record<(typeof fields)[number], string>>;

export const cardTyped = (form: FormData): TypedCard => typedOf(form, fields);

/** Reads the form of a card; a code of NACE as people write it. */
export const readCard = ({ nace, company, ...typed }: TypedCard) =>
	FileCard.safeParse({ ...typed, nace: nace.trim() ? (naceKey(nace) ?? nace) : null, company: company || null });

/** What the form of a card lets one choose from. */
export async function cardChoices(locale: Locale) {
	const [all, companies] = await Promise.all([sectors(), organizationNames()]);
	return {
		sectors: all.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })),
		companies: companies.map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** The funded projects under which something can be written; a closed one only where it is so already. */
export async function operationChoices(locale: Locale, chosen: string | null = null) {
	return (await operations())
		.filter(({ code, closedAt }) => !closedAt || code === chosen)
		.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` }));
}
