import { missing } from '#kernel/errors.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { organizationNames } from '#network/server';
import {
	documentsOf,
	type File,
	holdersOf,
	numbersOf,
	planOf,
	sharesOf,
	sheetsOf,
	stepsOf,
	supportOf
} from '../server/index.ts';
import { type Part, reads } from '../standing.ts';

/** What a part of a file shows. @throws 404 for who has no such part. */
function requirePart(file: File, part: Part): File {
	if (!reads(file.standing, part)) throw missing();
	return file;
}

/** What was agreed and given, and the sheets. */
export async function planShown(file: File) {
	requirePart(file, 'plan');
	const [plan, support, sheets] = await Promise.all([planOf(file.id), supportOf(file.id), sheetsOf(file.id)]);
	return { plan, support, sheets };
}

/** Documents and numbers, as far as the reader may see them. */
export async function papersShown(file: File) {
	const [documents, numbers] = await Promise.all([
		reads(file.standing, 'documents') ? documentsOf(file.id) : null,
		numbersOf(file)
	]);
	return { documents, numbers };
}

/** Whose it is; for its holders and its keeper also to whom it is open, and whom it can be opened to. */
export async function peopleShown(file: File) {
	const partner = file.standing.as === 'partner';
	const [holders, shares, organizations] = await Promise.all([
		holdersOf(file.id),
		partner ? [] : sharesOf(file.id),
		file.standing.as === 'holder' ? organizationNames() : []
	]);
	const others = organizations.filter(({ id }) => id !== file.keeper.id);
	return {
		// a partner learns who they are, not how to reach those who have not asked for it
		holders: holders.filter(({ ended }) => !partner || !ended).map((one) => (partner ? { ...one, email: null } : one)),
		shares,
		organizations: others.map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** What a holder has put on the line of time. */
export async function lineShown(file: File) {
	requirePart(file, 'line');
	return { steps: await stepsOf(file.id) };
}

/** The day by the hub's clock, ISO 8601. */
export const todayHere = async (): Promise<string> => localOf(new Date(), (await hub()).timeZone).slice(0, 10);
