import { Fault, type Values } from '#exchange/server';
import type { Locale, Words } from '#kernel/words.ts';
import type { CopyMedia } from '../../faults.ts';
import { type Licence, type MediaKind, mediaKinds } from '../../kinds.ts';
import type { BroughtFile } from './brought.ts';
import type { ColumnId } from './columns.ts';
import { cell, spokenBy } from './lines.ts';

/** A file that a line names: one that came with the table, or one that the organisation has. `file`: its hash. */
export type NamedFile = Readonly<{ file: string; brought: BroughtFile | null; media: CopyMedia | null }>;

/** What a table says of a file, in all its lines together. */
export type Rights = Readonly<{ owner: string; licence: Licence | null; until: string | null; alt: Words | null }>;

const plainName = (name: string): string => name.normalize('NFC').toLowerCase();
const nameIn = (path: string): string => plainName(path.split(/[\\/]/).at(-1) ?? path);
const stemOf = (name: string): string => name.replace(/\.[a-z0-9]{2,4}$/, '');

/** Finds the file that a line names: by its name, or by that without its ending where only one has it. */
export function finder(brought: readonly BroughtFile[], media: readonly CopyMedia[]) {
	const named = Map.groupBy(brought, ({ name }) => plainName(name));
	const stems = Map.groupBy(brought, ({ name }) => stemOf(plainName(name)));
	const own = new Map(media.map((one) => [`${one.kind} ${plainName(one.fileName)}`, one]));
	const files = new Map(media.map((one) => [`${one.kind} ${one.file}`, one]));
	return (kind: MediaKind, said: string): NamedFile | Fault => {
		const name = nameIn(said);
		const found = named.get(name) ?? (stems.get(name) ?? []).filter((one) => one.kind === kind);
		const its = found.find(({ problem }) => !problem) ?? found[0];
		if (!its) {
			const known = own.get(`${kind} ${name}`);
			return known
				? { file: known.file, brought: null, media: known }
				: new Fault('city_line_file_missing', { name: said });
		}
		if (!its.file) return new Fault(its.problem ?? 'city_line_file_missing', its.params);
		if (its.kind !== kind) return new Fault(`city_line_no_${kind}`);
		if (found.some(({ file }) => file && file !== its.file)) return new Fault('city_line_file_twice');
		return { file: its.file, brought: its, media: files.get(`${kind} ${its.file}`) ?? null };
	};
}

/** Which column says something of the file of a kind in a line: what is said of the sound apart comes first. */
export const rightsColumn = (kind: MediaKind, of: 'owner' | 'licence' | 'until', values: Values): ColumnId =>
	kind === 'sound' && values[`sound_${of}`] != null ? `sound_${of}` : of;

/** The first that any line says of each file, and what the organisation has said of it before. */
export function rightsIn(
	lines: readonly Values[],
	find: ReturnType<typeof finder>,
	first: Locale
): Map<string, Rights> {
	const found = new Map<string, Rights>();
	for (const values of lines)
		for (const kind of mediaKinds) {
			const its = values[kind] == null ? null : find(kind, cell(values, kind));
			if (!its || its instanceof Fault) continue;
			found.set(its.file, more(found.get(its.file) ?? known(its.media), kind, values, first));
		}
	return found;
}

const known = (media: CopyMedia | null): Rights => ({
	owner: media?.owner ?? '',
	licence: media?.licence ?? null,
	until: media?.licenceUntil ?? null,
	alt: media?.alt ?? null
});

function more(before: Rights, kind: MediaKind, values: Values, first: Locale): Rights {
	const said = (of: 'owner' | 'licence' | 'until'): string => cell(values, rightsColumn(kind, of, values));
	const { locale } = spokenBy(values, first);
	const alt = kind === 'sound' ? '' : cell(values, kind === 'film' ? 'film_alt' : 'alt');
	return {
		owner: before.owner || said('owner'),
		licence: before.licence ?? ((said('licence') as Licence) || null),
		until: before.until ?? (said('until') || null),
		alt: alt && !before.alt?.[locale] ? { source: locale, ...before.alt, [locale]: alt } : before.alt
	};
}
