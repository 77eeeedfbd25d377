import { sql } from 'kysely';
import sharp from 'sharp';
import { NewTrail } from '#city';
import { writeTrail } from '#city/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent, grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { organization, somebody } from '../referral/people.ts';

const words = (text: string) => ({ source: 'fr' as const, fr: text });

/** Somebody who answers for an invented museum. */
export async function director(name: string): Promise<Viewer & { own: string }> {
	const own = await organization(`Musée de ${name} (fictif)`);
	const person = await somebody(`${name} Essai (fictive)`, `${name.toLowerCase()}@musee.example`);
	await transaction((tx) =>
		grant(tx, { person, role: 'director', scope: ref('organization', own), by: null, source: 'desk' })
	);
	const viewer = await absent(person);
	if (!viewer) throw new Error('nobody directs the museum');
	return { ...viewer, own };
}

/** A trail of hers without a stop. */
export const emptyTrail = (who: Viewer & { own: string }): Promise<string> =>
	transaction((tx) => {
		const about = {
			title: words(`Visite ${newId()}`),
			summary: words('Un tour.'),
			minutes: 45,
			stepFree: true,
			ageFrom: null
		};
		const given = NewTrail.parse({ ...about, reuse: 'nobody', licence: 'by' });
		return writeTrail(tx, given, { organization: who.own, fictional: true }, who);
	});

let drawn = 0;
/** A small picture that no other one is, also once it is kept: two that differ by a shade may be the same bytes then. */
export async function picture(): Promise<Buffer> {
	drawn += 1;
	const size = { width: 20 + (drawn % 60), height: 20 + Math.floor(drawn / 60) };
	return sharp({ create: { ...size, channels: 3, background: { r: 160, g: 90, b: 60 } } })
		.png()
		.toBuffer();
}

/** A tenth of a second of a tone, as WAV. */
export function sound(): Buffer {
	const [rate, samples] = [8000, 800];
	const head = Buffer.alloc(44);
	head.write('RIFF', 0);
	head.writeUInt32LE(36 + samples * 2, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(rate, 24);
	head.writeUInt32LE(rate * 2, 28);
	head.writeUInt16LE(2, 32);
	head.writeUInt16LE(16, 34);
	head.write('data', 36);
	head.writeUInt32LE(samples * 2, 40);
	const body = Buffer.alloc(samples * 2);
	for (let at = 0; at < samples; at++) body.writeInt16LE(Math.round(9000 * Math.sin(at / 3)), at * 2);
	return Buffer.concat([head, body]);
}

/** How many stops, texts and files there are of a trail and its organisation. */
export async function written(trail: string, own: string): Promise<Record<'stops' | 'layers' | 'media', number>> {
	const { rows } = await sql<Record<'stops' | 'layers' | 'media', number>>`
		select (select count(*)::int from city.stop where trail = ${trail}) as stops,
			(select count(*)::int from city.layer l join city.stop s on s.id = l.stop where s.trail = ${trail}) as layers,
			(select count(*)::int from city.media where organization = ${own}) as media`.execute(db);
	return rows[0] ?? { stops: 0, layers: 0, media: 0 };
}
