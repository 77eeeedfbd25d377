import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { NewPlaytest, NewTester } from '#venture';
import { becomeTester, playtestFor, publishPlaytest, takeSeat, writePlaytest } from '#venture/server';
import { ago, momentOf, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Known = Readonly<{
	told: Demonstration['venture'];
	timeZone: string;
	/** The id of a file, by its word. */
	files: ReadonlyMap<string, string>;
	viewerOf: (slug: string) => Viewer;
}>;

const MINUTE = 60_000;

/** Tells who wants to try things out, and what can be tried out, with places that are taken. */
export async function tellPlaytest({ told, timeZone, files, viewerOf }: Known): Promise<void> {
	const { file, person, testers, slots, ...given } = told.playtest;
	const viewer = viewerOf(person);
	const asked = NewPlaytest.parse({
		...{ ...given, file: files.get(file) },
		slots: slots.map(({ days, at, minutes, places }) => {
			const startsAt = momentOf(todayIn(timeZone).add({ days }), 0, at, timeZone);
			return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE), places };
		})
	});
	for (const { person: slug, takes: _, ...likes } of testers) {
		const tester = viewerOf(slug);
		await transaction((tx) => becomeTester(tx, tester.id, NewTester.parse(likes), byOf(tester.id, 12)));
	}
	const id = await transaction(async (tx) => {
		const made = await writePlaytest(tx, asked, viewer, { fictional: true });
		await publishPlaytest(tx, made, viewer, byOf(viewer.id, 4));
		return made;
	});
	const { slots: offered, ndaHash } = await playtestFor(null, id);
	for (const { person: slug, takes } of testers) {
		const slot = offered[takes - 1];
		if (!slot) continue;
		const tester = viewerOf(slug);
		const wanted = { playtest: id, slot: slot.id, nda: ndaHash ?? '' };
		await transaction((tx) => takeSeat(tx, wanted, tester, byOf(tester.id, 2)));
	}
}

const byOf = (person: string, days: number): By => ({ actor: ref('person', person), source: 'demo', at: ago(days) });
