import { countOpenings, type Served, servedTrails } from '#city/server';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { ago } from './calendar.ts';

const DAYS = 40;
const MOST_VISITS = 14;

/** Tells how invented visitors have read each trail: some every day, each a little less far than the one before. The same in every loading. */
export async function tellVisits(): Promise<void> {
	const { trails } = await servedTrails({ limit: 50, offset: 0 });
	for (const [turn, trail] of trails.entries())
		for (let back = 0; back < DAYS; back++) {
			const lines = linesOf(trail, turn * DAYS + back, ago(back));
			if (lines.length)
				await transaction((tx) => countOpenings(tx, { receipt: newId(), trail: trail.slug, lines }, ago(back)));
		}
}

type Line = Parameters<typeof countOpenings>[1]['lines'][number];

function linesOf({ manifest }: Served, seed: number, at: Date): Line[] {
	const day = at.toISOString().slice(0, 10);
	const codes = manifest.stops.map(({ code }) => code);
	const visits = Math.round(drawn(seed, 0) * MOST_VISITS);
	return Array.from({ length: visits }, (_, visit) => {
		const which = drawn(seed, visit + 1);
		const far = Math.max(1, Math.round(codes.length * Math.sqrt(drawn(visit + 1, seed))));
		const locale =
			which < 0.6 ? manifest.locales[0] : manifest.locales[Math.floor(((which - 0.6) / 0.4) * manifest.locales.length)];
		return codes.slice(0, far).map(
			(stop, index): Line => ({
				...{ day, stop, locale: locale ?? 'fr', audience: which > 0.8 ? 'child' : 'adult', arrived: true },
				...{ from: codes[index - 1] ?? null, seconds: Math.round(25 + 140 * drawn(visit + 3, index + seed)) }
			})
		);
	}).flat();
}

/** Between 0 and 1, and the same for the same two numbers. */
const drawn = (seed: number, at: number): number => {
	const turned = Math.sin(seed * 127.1 + at * 311.7) * 43_758.545;
	return turned - Math.floor(turned);
};
