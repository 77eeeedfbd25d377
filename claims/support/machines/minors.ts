import { ref } from '#kernel/facts.ts';
import { keepMinorUntil } from '#kernel/identity/server/visibility.ts';
import { UNKNOWN_YEAR } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { transaction } from '#kernel/server/db.ts';
import { bookedAhead } from '#spaces/server';
import { bookAs, refusal, somebody } from './acting.ts';

const THIS_YEAR = new Date().getFullYear();

/** What is known of somebody: her year of birth, and until when the class she was in may be of minors. */
type Known = Readonly<{ born: number | null; until?: number }>;

const minors: Readonly<Record<string, Known>> = {
	'by age': { born: THIS_YEAR - 12 },
	'of age this year': { born: THIS_YEAR - 18 },
	'by class': { born: null, until: THIS_YEAR + 3 },
	'by class, whatever year': { born: THIS_YEAR - 40, until: THIS_YEAR },
	'after a class, unknown': { born: null, until: UNKNOWN_YEAR }
};
const grown: Readonly<Record<string, Known>> = {
	'by age': { born: THIS_YEAR - 19 },
	'class long over': { born: null, until: THIS_YEAR - 1 },
	'nothing known': { born: null }
};

/** Has somebody of each way to be a minor book alone, and with an adult; and grown ones beside them. */
export async function waysToBeMinor(space: string) {
	const problems: string[] = [];
	let [hour, refused] = [0, 0];
	for (const [way, known] of Object.entries(minors)) {
		const person = await made(known);
		const alone = await refusal(bookAs(space, person, ++hour));
		const blank = await refusal(bookAs(space, person, hour, ' '));
		if (alone?.code === 'machines_minor_alone' && blank?.code === 'machines_minor_alone') refused += 1;
		else problems.push(`a minor ${way} alone: ${alone?.code ?? 'booked'}`);
		const reservation = await bookAs(space, person, hour, 'Une adulte');
		if ((await bookedAhead(space)).find(({ id }) => id === reservation)?.adult !== 'Une adulte')
			problems.push(`the adult beside a minor ${way} is not kept`);
	}
	for (const [way, known] of Object.entries(grown))
		if (await refusal(bookAs(space, await made(known), ++hour))) problems.push(`an adult, ${way}, is refused`);
	return { ways: Object.keys(minors).length, refused, problems };
}

async function made({ born, until }: Known): Promise<string> {
	const person = await somebody('Quelqu’un', born);
	if (until === undefined) return person;
	await transaction(async (tx) => {
		await keepMinorUntil(tx, person, until);
		await record(tx, { verb: 'identity.changed', object: ref('person', person), source: 'job', detail: {} });
	});
	return person;
}
