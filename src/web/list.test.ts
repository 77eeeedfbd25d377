import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { inLocale } from '#kernel/server/locale.ts';
import List from './List.svelte';
import { listQuery } from './list.server.ts';

type Row = Readonly<{ id: string }>;

const text = (given: string) => createRawSnippet<[unknown, string]>(() => ({ render: () => `<p>${given}</p>` }));
const empty = createRawSnippet(() => ({ render: () => '<p>nothing here</p>' }));

function drawn(address: string, rows: readonly Row[]): string {
	const url = new URL(`https://hub.example/fr/coulisses/lieux${address}`);
	const props = {
		...{ caption: 'Lieux', base: '/fr/coulisses/lieux', search: url.searchParams, locale: 'fr', exported: true },
		query: listQuery(url, { sorts: ['name', 'locality'], filters: ['state'] }),
		filters: [{ name: 'state', label: 'État', options: [{ value: 'trashed', label: 'Corbeille' }] }],
		columns: [{ id: 'name', label: 'Nom', sorts: true }],
		...{ rows, total: rows.length, pages: 3, key: (row: unknown) => (row as Row).id },
		...{ cell: text('cell'), empty }
	};
	return inLocale('fr', () => render(List, { props }).body);
}

test('a list that is narrowed stays in its order, and its file has the same rows in the same order', () => {
	const list = drawn('?sort=-locality&state=trashed&trashed=2', [{ id: 'a' }]);
	expect(list).toContain('type="hidden" name="sort" value="-locality"');
	expect(list).toMatch(/value="trashed" selected/);
	expect(list).toContain('/fr/coulisses/lieux/export?sort=-locality&amp;state=trashed&amp;format=csv');
	expect(list).toContain('/fr/coulisses/lieux?sort=-locality&amp;state=trashed&amp;page=2');
	expect(list).toContain('/fr/coulisses/lieux?sort=name');
});

test('a list without rows says so, and offers no file', () => {
	const list = drawn('', []);
	expect(list).toContain('nothing here');
	expect(list).not.toContain('export');
	expect(list).not.toContain('<table');
});
