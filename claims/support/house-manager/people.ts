import type { Somebody } from '../monday-hand.ts';

export const RESIDENT = { name: 'Rosa Résidente (fictive)', email: 'rosa.residente@exemple.invalid' };
export const VISITOR = { name: 'Nadia Nomade (fictive)', email: 'nadia.nomade@exemple.invalid' };
export const CHOIR = 'Chorale du Relais (fictive)';

export const PLACE = 'Le Relais (fictif)';
/** Everybody books it at once; the house is asked for the studio; desks are for who has a plan. */
export const [ROOM, STUDIO, DESKS] = ['Salle Terril', 'Studio Ocre', 'Postes du Relais'];

/** Clicks on what leads to a file. @returns its bytes. */
export async function downloaded({ hand, page }: Somebody, what: string): Promise<Buffer> {
	const [download] = await Promise.all([page.waitForEvent('download'), hand.click(what)]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
