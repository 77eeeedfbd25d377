import { trailStarts } from '#city/server';
import { db } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import type { Territory } from '#network';
import { whereaboutsOf } from '#network/server';
import { isIn, type Material, type Scope } from '../../figures/material.ts';
import { setsOf } from '../../figures/one.ts';
import type { Unit } from '../../figures/unit.ts';
import { type At, NOWHERE } from '../../where/where.ts';
import type { On } from '../tables.ts';

type Asked = Readonly<{ units: readonly Unit[]; material: Material; scope: Scope; territory: Territory }>;

/** Where units are by the directory as it stands now: of what was joined into one, the first that is somewhere. What is of people at séances is not known here. */
export async function unitsPlaced(asked: Asked, on: On = db): Promise<(unit: Unit) => At> {
	const keysOf = withEmployers(asked);
	const known = await placed([...new Set(asked.units.flatMap(keysOf))], asked.territory, on);
	return (unit) => {
		const its = keysOf(unit).flatMap((key) => known.get(key) ?? []);
		return {
			commune: its.find(({ commune }) => commune !== null)?.commune ?? null,
			sectors: its.flatMap(({ sectors }) => sectors)
		};
	};
}

/** The keys of a unit, and of a member of staff those of her employer. */
function withEmployers({ material, scope }: Asked): (unit: Unit) => readonly string[] {
	const sets = setsOf(material.joins);
	const staff = material.lines.filter((line) => line.unit !== undefined && isIn(line, scope));
	const employers = Map.groupBy(staff, ({ unit = '' }) => sets.of(unit));
	return ({ key, joined }) => [...joined, ...(employers.get(key) ?? []).flatMap(({ about }) => sets.members(about))];
}

async function placed(keys: readonly string[], { communeOf }: Territory, on: On): Promise<ReadonlyMap<string, At>> {
	const ids = (prefix: string) => keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
	const trails = await trailStarts(ids('trail:'), on);
	const asked = [...ids('organization:'), ...ids('place:'), ...ids('work:')];
	const rows = await whereaboutsOf([...asked, ...trails.flatMap(({ place }) => place ?? [])], on);
	const byId = new Map<string, At>();
	// an outline of a survey has many corners
	await gently(rows, ({ id, sectors, ...where }) => void byId.set(id, { commune: communeOf(where), sectors }));
	for (const { id, place, lat, lon } of trails)
		byId.set(
			id,
			place ? (byId.get(place) ?? NOWHERE) : { commune: communeOf({ lat, lon, locality: null }), sectors: [] }
		);
	return new Map(
		keys.flatMap((key) => {
			const at = byId.get(key.slice(key.indexOf(':') + 1));
			return at ? [[key, at] as const] : [];
		})
	);
}
