import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Funded } from '#kernel/funded.ts';
import { inLocale } from '#kernel/server/locale.ts';
import FundedBy from './FundedBy.svelte';

const drawn = (funded: Funded | null): string =>
	inLocale('en', () => render(FundedBy, { props: { funded, locale: 'en' } }).body);

test('the emblem has its words, and a sentence in another language says in which', () => {
	const page = drawn({ funder: 'Fonds', sentence: { source: 'fr', fr: 'Payé.' }, emblem: 'a'.repeat(64) });
	expect(page).toContain(`src="/funding/${'a'.repeat(64)}" alt="Emblem: Fonds"`);
	expect(page).toMatch(/lang="fr">Payé\./);
});

test('where nobody pays nothing stands', () => {
	expect(drawn(null)).not.toMatch(/<(aside|img|p)/);
});
