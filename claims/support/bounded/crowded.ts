import { sql } from 'kysely';
import { db, transaction } from '#kernel/server/db.ts';
import { everySection } from '../hub.ts';
import { fillProposals } from '../matches/many.ts';
import { observe } from './observations.ts';
import { fillSeances } from './registrations.ts';
import { layTrails } from './trails.ts';

/** How much a hub has of what grows. */
export type Crowd = Readonly<Record<'observations' | 'registrations' | 'offers' | 'trails', number>>;

/** The hub that the claim promises of. */
export const full: Crowd = { observations: 1_000_000, registrations: 100_000, offers: 10_000, trails: 500 };

/** Which are the largest of each: a stream by its number, a séance by its activity, and the key that writes observations. */
export type Crowded = Readonly<{
	stream: number;
	key: string;
	seance: Readonly<{ offering: string; occurrence: string }>;
}>;

/**
 * Adds so much to a demonstration, as it would stand there after years: what is laid down are rows, of which no fact tells. Of all things a twentieth or a quarter is in
 * one place: one séance of thousands, one stream that has written every minute.
 */
export async function crowd({ observations, registrations, offers, trails }: Crowd): Promise<Crowded> {
	const seance = await transaction((tx) => fillSeances(tx, registrations));
	for (const direction of ['offer', 'request'] as const)
		await transaction((tx) => fillProposals(tx, 0, Math.ceil(offers / 2), direction));
	await transaction(tellSheets);
	await transaction((tx) => layTrails(tx, trails));
	const { stream, key } = await observe(observations);
	// what autovacuum does within minutes
	await sql`vacuum analyze`.execute(db);
	await everySection();
	return { stream, key, seance };
}

/** What technology tells besides. */
const tellSheets = (tx: Parameters<typeof fillProposals>[0]) =>
	sql`insert into partnering.sheet (proposal, stage, licence) select id, 'prototype', 'licence' from partnering.proposal where kind = 'technology'
		on conflict do nothing`.execute(tx);
