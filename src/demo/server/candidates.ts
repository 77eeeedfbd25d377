import { PDFDocument } from 'pdf-lib';
import { ref } from '#kernel/facts.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { documentsAsked } from '#learning';
import {
	addDocument,
	applicationById,
	beginApplication,
	decideApplication,
	nameReader,
	submitApplication,
	writeApplication,
	writeReview
} from '#learning/server';
import { ago } from './calendar.ts';
import type { Stage } from './programmes.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['programmes']['next'];
/** Days ago: since when people apply, and since when they are read. */
const [APPLIED, READ] = [19, 7];
type Candidate = Told['candidates'][number];

/** Tells who has applied to a cohort, and how far each application is. */
export async function tellCandidates(
	tx: Tx,
	{ candidates, readers }: Told,
	cohort: string,
	stage: Stage
): Promise<void> {
	const paper = await emptyPaper();
	for (const [turn, candidate] of candidates.entries()) {
		const applied = ago(APPLIED - 2 * turn);
		const id = await happenedAt(applied, () => write(tx, candidate, cohort, stage, paper));
		if (candidate.stage !== 'draft') await happenedAt(ago(READ - turn), () => judge(tx, id, candidate, readers, stage));
	}
}

async function judge(tx: Tx, id: string, candidate: Candidate, readers: Told['readers'], stage: Stage): Promise<void> {
	for (const reader of readers)
		await nameReader(tx, await applicationById(id, tx), stage.personOf(reader).id, { actor: null, source: 'demo' });
	for (const [at, recommendation] of candidate.advice.entries()) {
		const reader = stage.personOf(readers[at] ?? '');
		const by = { actor: ref('person', reader.id), source: 'demo' } as const;
		const words = 'Lecture inventée pour la démonstration.';
		await writeReview(tx, await applicationById(id, tx), reader.id, { recommendation, words }, by);
	}
	await decide(tx, id, candidate);
}

async function write(tx: Tx, told: Candidate, cohort: string, stage: Stage, content: Buffer): Promise<string> {
	const person = stage.personOf(told.person);
	const by = { actor: ref('person', person.id), source: 'demo' } as const;
	const id = await beginApplication(tx, cohort, person, by);
	const { route, degree, experience, motivation } = told;
	await writeApplication(tx, await applicationById(id, tx), {
		route,
		degree,
		experience,
		motivation,
		payer: 'participant'
	});
	if (told.stage === 'draft') return id;
	for (const kind of documentsAsked[route])
		await addDocument(tx, await applicationById(id, tx), { kind, name: `${kind}-fictif.pdf`, content });
	await submitApplication(tx, await applicationById(id, tx), by);
	return id;
}

async function decide(tx: Tx, id: string, { stage, words }: Candidate): Promise<void> {
	if (stage !== 'accepted' && stage !== 'declined') return;
	const reason = stage === 'declined' ? 'incomplete' : null;
	await decideApplication(
		tx,
		await applicationById(id, tx),
		{ outcome: stage, reason, words },
		{ actor: null, source: 'demo' }
	);
}

/** A page that says that there is nothing on it. */
async function emptyPaper(): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	pdf.addPage().drawText('Document fictif', { x: 60, y: 760, size: 24 });
	return Buffer.from(await pdf.save());
}
