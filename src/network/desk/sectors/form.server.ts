import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { naceKey } from '../../index.ts';
import { keepSector, sectorEntries } from '../../server/index.ts';

/** Writes the sector that the form says, a new one or one that there is. @throws network_text_missing, network_sector_known, network_nace_wrong. */
export async function writeSector(tx: Tx, form: FormData, locale: Locale, by: By): Promise<void> {
	const label = wordsField(form, 'label', locale);
	if (!label) throw refused('network_text_missing', {}, 422);
	const slug = fieldOf(form, 'sector') || (await newSlug(tx, label));
	await keepSector(tx, { slug, label, nace: naceIn(fieldOf(form, 'nace')) }, by);
}

/** @throws network_sector_known when a sector of that name is there. */
async function newSlug(tx: Tx, label: Words): Promise<string> {
	const slug = slugOf(label.en ?? label);
	const known = (await sectorEntries(tx)).some((one) => one.slug === slug);
	if (!slug || known) throw refused('network_sector_known', {}, 422);
	return slug;
}

function naceIn(given: string): string[] {
	const codes = given.split(/[,;\s]+/).filter(Boolean);
	return codes.map((code) => {
		const key = naceKey(code);
		if (!key) throw refused('network_nace_wrong', {}, 422);
		return key;
	});
}
