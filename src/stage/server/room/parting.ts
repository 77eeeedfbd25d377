import { transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { refusal } from './answers.ts';
import type { Ground } from './direction.ts';
import type { LiveRoom } from './live.ts';
import { type Portion, type Written, write } from './writing.ts';

type Known = Pick<LiveRoom, 'state' | 'version'>;
const report = reportAs('room');

/** A text that the database does not take must not take the others with it: then each order is written by itself, and that one is refused. */
export async function writeOrPart(ground: Ground, known: Known, portion: Portion): Promise<Written | null> {
	try {
		return await transaction((tx) => write(tx, ground, known, portion));
	} catch (error) {
		if (!/^2[23]/.test((error as { code?: string }).code ?? '') || !portion.asked.length) throw error;
		report(error);
		return writeEach(ground, known, portion);
	}
}

async function writeEach(ground: Ground, known: Known, portion: Portion): Promise<Written | null> {
	let last: Written | null = null;
	const done: Written['batch'][] = [];
	const answers: Written['batch']['answers'] = new Map();
	for (const one of portion.asked)
		try {
			last = await transaction((tx) => write(tx, ground, known, { ...portion, asked: [one], reactions: {} }));
			if (last) done.push(last.batch);
			for (const [asked, answer] of last?.batch.answers ?? []) answers.set(asked, answer);
		} catch (error) {
			report(error);
			answers.set(one, refusal(one, 'kernel_bad_request'));
		}
	const rest = await transaction((tx) => write(tx, ground, known, { ...portion, asked: [] }));
	if (!rest) return last;
	for (const [asked, answer] of answers) rest.batch.answers.set(asked, answer);
	for (const { polls, questions } of done) {
		for (const poll of polls) rest.batch.polls.add(poll);
		for (const question of questions) rest.batch.questions.add(question);
	}
	return rest;
}
