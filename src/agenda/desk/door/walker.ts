import { type NameParts, namePart, wholeName } from '#kernel/name.ts';

/** The name of somebody without a ticket as a form of the door gives it, as one or in two parts; one part alone is a whole name. */
export function nameOf(form: FormData): { name: string; parts?: NameParts } {
	const [name, given, family] = ['name', 'given', 'family'].map((field) => String(form.get(field) ?? '')) as [
		string,
		string,
		string
	];
	if (!form.has('given')) return { name };
	const parts = { given: namePart(given), family: namePart(family) };
	return { name: wholeName(parts), ...(parts.given && { parts }) };
}
