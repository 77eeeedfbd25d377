import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization, addPlace } from '#network/server';

export const by = { actor: null, source: 'desk' } as const;
/** The year of which the bonds are looked at, and a moment after it. */
export const YEAR = 2025;
export const NOW = new Date('2026-12-01T12:00:00Z');
export const sentence = { source: 'fr', fr: 'Inventée.' } as const;
const unsaid = { formerNames: [], sectors: [], sources: [], lat: null, lon: null, website: null, founded: null };
const unknown = { locality: null, status: null, statusAsOf: null };
const unsaidPlace = { address: null, locality: null, lat: null, lon: null, fictional: true };

/** Adds an organisation. @returns its id */
export const house = (slug: string): Promise<string> =>
	transaction((tx) =>
		addOrganization(tx, { ...unsaid, ...unknown, slug, name: slug, kind: 'company', sentence, fictional: true }, by)
	);

/** Adds a place that an organisation keeps. @returns its id */
export const room = (slug: string, organization: string): Promise<string> =>
	transaction((tx) =>
		addPlace(tx, { ...unsaidPlace, slug, name: slug, kind: 'room', sentence: null, organization }, by)
	);

export const somebody = (name: string): Promise<string> =>
	transaction((tx) => findOrMakePerson(tx, { name, email: null, locale: 'fr' }));
