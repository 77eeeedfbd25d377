import { expect, test } from 'vitest';
import { calledOf } from './called.ts';
import { type Known, organizationFinder } from './finder.ts';

const known: readonly Known[] = [
	{
		id: 'uni',
		name: 'Université de Valmont (UVAL)',
		website: 'https://web.uval.ac.example',
		locality: 'Valmont',
		identifiers: [{ scheme: 'bce', value: '0200065765' }]
	},
	{ id: 'ville', name: 'Ville de Valmont', locality: 'Valmont' },
	{ id: 'fund25', name: 'Fondation Valmont 2025', locality: 'Valmont' },
	{
		id: 'stage',
		name: 'Orion – Valmont arts de la scène',
		formerNames: ['le grenier.valmont'],
		website: 'https://orion.example'
	},
	{
		id: 'campus',
		name: 'UCLotharingie, campus de Valmont',
		website: 'https://uclotharingie.example',
		locality: 'Valmont'
	},
	{ id: 'school', name: 'Haute École en Ardenne (HEA)', locality: 'Arlon' },
	{ id: 'primary', name: 'École du Bosquet – primaire' },
	{ id: 'museum', name: 'Musée du Dragon', website: 'https://musees.valmont.example', locality: 'Valmont' },
	{
		id: 'arts',
		name: 'CAB – Musée des Beaux-Arts de Valmont',
		website: 'https://musees.valmont.example',
		locality: 'Valmont'
	},
	{ id: 'cactus', name: 'Flying Cactus' },
	{ id: 'start', name: "St'ella" },
	{ id: 'house', name: "La Maison de l'Artisan (LMA)" },
	{ id: 'idea', name: 'IDEM' },
	{ id: 'oy', name: 'Purje Oy', locality: 'Kotka' }
];
const finder = organizationFinder();
for (const one of known) finder.add(one);
const found = (name: string, more: Partial<Known> = {}): string[] => finder.find({ name, ...more }).map(({ id }) => id);

test.each([
	['UVAL', 'uni'],
	['U-Val', 'uni'],
	['University of Valmont', 'uni'],
	['Univ. de Valmont', 'uni'],
	['UVAL - Université de Valmont', 'uni'],
	['UNIVERSITE DE VALMONT', 'uni'],
	['Valmont (Ville de)', 'ville'],
	['Valmont, Ville de', 'ville'],
	['Administration communale de Valmont', 'ville'],
	['Valmont 2025', 'fund25'],
	['Orion', 'stage'],
	['Orion (ex-Grenier)', 'stage'],
	['Le Grenier Valmont', 'stage'],
	['UCLotharingie Valmont', 'campus'],
	['HEA', 'school'],
	['Haute Ecole Ardenne asbl', 'school'],
	['Musée des beaux arts Valmont', 'arts'],
	['Dragon (Musée du)', 'museum'],
	['Flying Cactus SA', 'cactus'],
	['S.A. Flying Cactus', 'cactus'],
	['FlyingCactus', 'cactus'],
	['Flyng Cactus', 'cactus'],
	['Cactus, Flying', 'cactus'],
	['Stella', 'start'],
	['L.M.A.', 'house'],
	['Maison de l’Artisan', 'house'],
	['La Maison de l’Artsan SRL', 'house'],
	['OY Purje', 'oy']
])('%s is found', (name, id) => expect(found(name)[0]).toBe(id));

test.each([
	'Université de Namur',
	'Musées de Valmont',
	'Ville de Valmorel',
	'Fondation Valmont 2030',
	'Valmont',
	'UCLotharingie, campus de Tournai',
	'Haute École Lotharingie en Ardenne (HELA)',
	'École du Bosquet – secondaire',
	'École du Bosquet, secondaire',
	'Musée des Beaux-Arts de Tournai',
	'Les Amis du Musée du Dragon',
	'Flying Elephant',
	'IDELUX',
	'IDEMA',
	'Maison de l’Entreprise',
	'<b>Orion</b><script>',
	'???',
	''
])('%s is another one', (name) => expect(found(name)).toEqual([]));

test('a number says it for good, a site unless several share it', () => {
	expect(found('Autre nom', { identifiers: [{ scheme: 'bce', value: '0200065765' }] })).toEqual(['uni']);
	expect(found('Université de Valmont', { identifiers: [{ scheme: 'bce', value: '0878065378' }] })).not.toContain(
		'uni'
	);
	expect(found('Tout autre chose', { website: 'http://www.orion.example/contact' })).toEqual(['stage']);
	expect(found('Musée du Dragon', { website: 'musees.valmont.example' })).toEqual(['museum']);
	expect(found('Musée de la Mine', { website: 'musees.valmont.example' })).toEqual([]);
	expect(finder.find({ name: 'Orion', website: 'orion.example' })[0]?.why).toBe('website');
});

test('a name is taken apart into what says which one it is', () => {
	expect(calledOf('Asbl « Les Amis »').whole.words).toEqual(['ami']);
	expect(calledOf('Société anonyme Purje').whole.words).toEqual(['purje']);
	expect(calledOf('Université de Valmont (UVAL)').acronyms).toEqual(['uval']);
});
