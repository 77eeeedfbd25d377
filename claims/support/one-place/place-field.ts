import { wheelchair } from './place-field-seen.ts';
import type { Change } from './scratch.ts';

const said = {
	label: { fr: 'En fauteuil roulant', en: 'In a wheelchair', nl: 'In een rolstoel', fi: 'Pyörätuolilla' },
	yes: { fr: 'Partout', en: 'Everywhere', nl: 'Overal', fi: 'Kaikkialla' },
	partly: { fr: 'En partie', en: 'In part', nl: 'Gedeeltelijk', fi: 'Osittain' },
	no: { fr: 'Pas du tout', en: 'Not at all', nl: 'Helemaal niet', fi: 'Ei lainkaan' }
} as const;

/** Whether one gets into a place in a wheelchair: a field that one chooses from. */
export const placeField: Change = {
	name: 'place field',
	most: 12,
	apply(scratch) {
		scratch.add(
			'migrations/9001_network_wheelchair.sql',
			"alter table network.place add column wheelchair text check (wheelchair in ('yes', 'partly', 'no'));\n"
		);
		scratch.edit('src/network/place-fields.ts', (text) =>
			text.replace(
				/\n(?=\] as const satisfies)/,
				`,
	{
		name: 'wheelchair',
		kind: 'choice',
		label: m.network_wheelchair_label,
		most: 10,
		choices: { yes: m.network_wheelchair_yes, partly: m.network_wheelchair_partly, no: m.network_wheelchair_no },
		also: ['fauteuil', 'pmr', 'wheelchair', 'rolstoel', 'pyörätuoli']
	}
`
			)
		);
		for (const locale of ['fr', 'en', 'nl', 'fi'] as const)
			scratch.edit(`src/network/messages/${locale}.json`, (text) =>
				text.replace(
					/\n\}\s*$/,
					`,\n${Object.entries(said)
						.map(([key, words]) => `\t"network_wheelchair_${key}": "${words[locale]}"`)
						.join(',\n')}\n}\n`
				)
			);
		scratch.edit('src/routes/(public)/places/[slug]/+page.svelte', (text) =>
			text
				.replace("import { placeLine } from '#network';", "import { fieldsOfPlace, placeLine } from '#network';")
				.replace(
					'\t\t\t{#if place.organization &&',
					`\t\t\t{#if place.wheelchair}
				<dt>{m.network_wheelchair_label()}</dt>
				<dd>{fieldsOfPlace.find(({ name }) => name === 'wheelchair')?.choices?.[place.wheelchair]?.()}</dd>
			{/if}
			{#if place.organization &&`
				)
		);
	},
	see: wheelchair
};
