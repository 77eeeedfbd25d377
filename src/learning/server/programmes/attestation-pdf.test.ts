import { expect, test } from 'vitest';
import { emblemPng, FUNDER } from '#kernel/server/pdf/funded.fixture.ts';
import { readParts } from '#kernel/server/pdf/parts.fixture.ts';
import { type Printed, printAttestation } from './attestation-pdf.ts';

const printed: Printed = {
	...{ locale: 'nl', kicker: 'School — Hub', title: 'Attest', number: 'AEP-2026-0001', opening: 'Eve was er.' },
	rows: [['Programma', 'Master']],
	...{ closing: 'Wet.', place: 'Bergen', signature: ['Ada', 'secretaris'], funded: null, issuedAt: new Date(0) }
};
const paper = async () => ({
	emblem: await emblemPng(),
	alt: `Embleem: ${FUNDER}`,
	sentence: { text: 'Payé par un fonds fictif.', lang: 'fr' as const }
});

test('who pays stands first on an attestation, the emblem with its words and the sentence in its language', async () => {
	const { language, parts } = await readParts(await printAttestation(printed, await paper()));
	expect(language).toBe('nl');
	expect(parts.slice(0, 2)).toEqual([
		{ role: 'Figure', alt: `Embleem: ${FUNDER}` },
		{ role: 'P', lang: 'fr' }
	]);
	const alone = await readParts(await printAttestation(printed, null));
	expect(alone.parts).toEqual(parts.slice(2));
	expect(alone.parts.map(({ role }) => role)).toContain('H1');
});

test('the same words, moment and emblem give the same bytes', async () => {
	const [one, other] = [await printAttestation(printed, await paper()), await printAttestation(printed, await paper())];
	expect(one.equals(other)).toBe(true);
});
