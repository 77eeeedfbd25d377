import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { locales } from '#kernel/words.ts';
import { organizationNames, sectors } from '#network/server';
import { fileKindName, fileKinds, stageName, stages } from '../../kinds.ts';
import type { On } from '../tables.ts';
import type { Known } from './reading.ts';

/** By what the words of a table are understood. */
export type Lexicon = Readonly<{
	kinds: readonly Known[];
	stages: readonly Known[];
	sectors: readonly Known[];
	operations: readonly Known[];
	/** The codes under which something can be written today. */
	openOperations: ReadonlySet<string>;
	/** The organisations whose adviser she is. */
	keepers: readonly Known[];
	/** Who accompanies, or did, by the keeper. */
	advisers: ReadonlyMap<string, readonly (Known & { standing: boolean })[]>;
	timeZone: string;
}>;

/** Reads by what words are understood that an adviser writes. */
export async function lexiconOf(viewer: Viewer, on: On = db): Promise<Lexicon> {
	const mine = advisedBy(viewer);
	const [its, all, codes, keepers, advisers] = await Promise.all([
		hub(),
		sectors(on),
		operations({}, on),
		mine.length ? organizationNames({ ids: mine }, on) : [],
		advisersEver(mine, on)
	]);
	const inAll = <Key extends string>(
		keys: readonly Key[],
		name: (key: Key, locale: (typeof locales)[number]) => string
	) => keys.map((value) => ({ value, names: locales.map((locale) => name(value, locale)) }));
	return {
		kinds: inAll(fileKinds, fileKindName),
		stages: inAll(stages, stageName),
		sectors: all.map(({ slug, label }) => ({ value: slug, names: locales.flatMap((locale) => label[locale] ?? []) })),
		operations: codes.map(({ code }) => ({ value: code, names: [] })),
		openOperations: new Set(codes.flatMap(({ code, closedAt }) => (closedAt ? [] : [code]))),
		keepers: keepers.map(({ id, name }) => ({ value: id, names: [name] })),
		advisers,
		timeZone: its.timeZone
	};
}

async function advisersEver(organizations: readonly string[], on: On): Promise<Lexicon['advisers']> {
	const { rows } = await sql<{ organization: string; value: string; name: string; standing: boolean }>`
		select r.scope as organization, p.id as value, p.name, bool_or(r.revoked_at is null) as standing
		from identity.role r join identity.person p on p.id = r.person
		where r.role = 'adviser' and r.scope = any(${[...organizations]}::uuid[]) group by 1, 2, 3 order by 4 desc, 3`.execute(
		on
	);
	const found = new Map<string, (Known & { standing: boolean })[]>();
	for (const { organization, value, name, standing } of rows)
		found.set(organization, [...(found.get(organization) ?? []), { value, names: [name], standing }]);
	return found;
}
