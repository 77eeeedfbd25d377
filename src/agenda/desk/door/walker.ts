import { type NameParts, namePart, wholeName } from '#kernel/name.ts';

/** Somebody without a ticket, as a form of the door names her. */
export type Walker = Readonly<{ name: string; parts?: NameParts }>;

/** How many come in with her, and of which kind their tickets are. */
export type Company = Readonly<{ seats: number; category?: string }>;

/** The name of somebody without a ticket as a form of the door gives it, as one or in two parts; one part alone is a whole name. */
export function nameOf(form: FormData): Walker {
	const [name, given, family] = ['name', 'given', 'family'].map((field) => String(form.get(field) ?? '')) as [
		string,
		string,
		string
	];
	if (!form.has('given')) return { name };
	const parts = { given: namePart(given), family: namePart(family) };
	return { name: wholeName(parts), ...(parts.given && { parts }) };
}
