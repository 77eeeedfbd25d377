import { transaction } from '#kernel/server/db.ts';
import {
	addProgramme,
	addStep,
	changeChallenge,
	changeProgramme,
	changeWay,
	programmeById,
	proposeChallenge,
	publishProgramme,
	publishWay,
	settleChallenge,
	trashProgramme,
	undoProgramme,
	wayById,
	withdrawWay,
	writeWay
} from '#learning/server';
import { by, open } from '../hub.ts';
import { later, offeringOf, words } from './agenda.ts';
import { type Noun, reads, within, wordOf } from './noun.ts';

/** The title of a way, which is drafted and published again. */
export async function way(): Promise<Noun> {
	const name = 'parcours';
	const told = (number: number) => ({
		...{ title: words(wordOf(name, number)), summary: words('Résumé.'), organization: 'hub', fictional: true }
	});
	const step = await offeringOf(await open('etape', later()));
	const { id, slug } = await transaction(async (tx) => {
		const made = await writeWay(tx, told(0));
		await addStep(tx, made, { title: null, offerings: [step], needs: [] }, by);
		await publishWay(tx, made, by);
		return wayById(made, tx);
	});
	return {
		name,
		pages: { '/learning/ways': 'without', [`/learning/ways/${slug}`]: 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeWay(tx, id, told(number), by)),
			hide: within((tx) => withdrawWay(tx, id, 'unpublish', by)),
			show: within((tx) => publishWay(tx, id, by))
		}
	};
}

/** The title of a programme, which is put into the trash and taken out. */
export async function programme(): Promise<Noun> {
	const name = 'programme';
	const told = (number: number) => ({
		...{ title: words(wordOf(name, number)), summary: words('Résumé.'), body: null, organization: 'hub', eqf: null },
		...{ languages: [], byDegree: null, byExperience: null, leastPresence: null, operation: null, fictional: true }
	});
	const { id, slug } = await transaction(async (tx) => {
		const made = await addProgramme(tx, told(0));
		await publishProgramme(tx, made, true, by);
		return programmeById(made, tx);
	});
	return {
		name,
		pages: { '/learning/programmes': 'without', [`/learning/programmes/${slug}`]: 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeProgramme(tx, id, told(number), by)),
			undo: within((tx) => undoProgramme(tx, id, by)),
			hide: within((tx) => trashProgramme(tx, id, true, by)),
			show: within(async (tx) => {
				await trashProgramme(tx, id, false, by);
				await publishProgramme(tx, id, true, by);
			})
		}
	};
}

/** The title of a challenge of an organisation. */
export async function challenge(): Promise<Noun> {
	const name = 'defi';
	const told = (number: number) => ({
		...{ title: words(wordOf(name, number)), question: words('Comment ?'), organization: 'hub', context: null },
		...{ gives: null, untilDay: null, contact: null, fictional: true }
	});
	const id = await transaction(async (tx) => {
		const made = await proposeChallenge(tx, told(0), by);
		await settleChallenge(tx, made, 'accept', by);
		return made;
	});
	return {
		name,
		pages: { '/learning/challenges': 'without', '/network/hub': 'without' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeChallenge(tx, id, told(number), by)),
			hide: within((tx) => settleChallenge(tx, id, 'trash', by)),
			show: within((tx) => settleChallenge(tx, id, 'restore', by))
		}
	};
}
