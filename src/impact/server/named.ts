import { trailNames } from '#city/server';
import { db } from '#kernel/server/db.ts';
import { namesOfCounted } from '#network/server';
import { outsideNames } from '#partnering/server';
import type { AboutKind } from '../kinds.ts';
import type { On } from './tables.ts';

/** What each key is called today: `organization:…`, `place:…`, `outside:…`. Names of persons and of files are not looked up: they are theirs. */
export async function namesOf(keys: readonly string[], on: On = db): Promise<ReadonlyMap<string, string>> {
	const ids = (prefix: string) => keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
	const all = await Promise.all([
		named('organization:', namesOfCounted(ids('organization:'), on)),
		named('place:', namesOfCounted(ids('place:'), on)),
		named('outside:', outsideNames(ids('outside:'), on)),
		named('trail:', trailNames(ids('trail:'), on))
	]);
	return new Map(all.flat());
}

const named = async (prefix: string, names: Promise<ReadonlyMap<string, string>>) =>
	[...(await names)].map(([id, name]) => [`${prefix}${id}`, name] as const);

const prefixes: Readonly<Record<AboutKind, string>> = {
	...{ organization: 'organization:', place: 'place:', trail: 'trail:' }
};

/** The key of what is declared about, as figures count it. */
export const keyOf = (kind: AboutKind, id: string): string => `${prefixes[kind]}${id}`;

export const isThere = async (kind: AboutKind, id: string, on: On): Promise<boolean> =>
	(await namesOf([keyOf(kind, id)], on)).size > 0;
