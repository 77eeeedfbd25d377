import { relationOf, setNames, sets } from '#sensing';
import { type Ask, asker, type Keeper, numberIn, ROOT } from './world.ts';

const MEASURED = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
const BIGGEST = '9223372036854775807';
const stream = (name: string) => ({
	...{ name, description: name, observationType: MEASURED },
	unitOfMeasurement: { name: 'Lumen', symbol: 'lm', definition: 'http://qudt.org/vocab/unit#Lumen' },
	ObservedProperty: { name: 'Luminous Flux', definition: 'http://example.org/flux', description: name },
	Sensor: { name: `sensor ${name}`, description: name, encodingType: 'application/pdf', metadata: 'Light flux sensor' }
});
const thing = (name: string, east: number) => ({
	...{ name, description: name, properties: { reference: name } },
	Locations: [
		{
			name: `place ${name}`,
			description: name,
			encodingType: 'application/vnd.geo+json',
			location: { type: 'Point', coordinates: [east, 51] }
		}
	],
	Datastreams: [stream(`${name} a`), stream(`${name} b`)]
});

type Trial = Readonly<{ ask: Ask; is: (what: string, got: unknown, wanted: unknown) => void; url: string }>;

/** The conformance classes that OGC's suite looks at, over the wire. @returns what is wrong, and how many checks there were */
export async function requirementFaults(url: string, keeper: Keeper): Promise<{ faults: string[]; checks: number }> {
	const faults: string[] = [];
	let checks = 0;
	const is = (what: string, got: unknown, wanted: unknown) => {
		checks++;
		if (JSON.stringify(got) !== JSON.stringify(wanted))
			faults.push(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
	};
	const trial = { ask: asker(url, keeper.key), is, url };
	const { body: before } = await trial.ask('GET', '');
	is(
		'the root',
		before.value,
		setNames.map((name) => ({ name, url: `${url}${ROOT}/${name}` }))
	);
	await makesAll(trial);
	await readsAll(trial);
	await refuses(trial);
	await removesAll(trial);
	await letsStrangersIn(trial);
	return { faults, checks };
}

async function makesAll({ ask, is }: Trial): Promise<void> {
	for (const [at, name] of ['one', 'two'].entries()) {
		const made = await ask('POST', 'Things', thing(name, 3.9 + at));
		is(`${name} is made`, made.status, 201);
		const { body } = await ask('GET', `Things(${numberIn(made.location)})/Datastreams`);
		for (const [turn, one] of body.value.entries())
			for (let day = 1; day <= 3; day++) {
				const result = at * 6 + turn * 3 + day;
				const said = await ask('POST', `Datastreams(${one['@iot.id']})/Observations`, {
					phenomenonTime: `2015-03-${String(result).padStart(2, '0')}T00:00:00Z`,
					result
				});
				is(`observation ${result}`, said.status, 201);
			}
	}
}

async function readsAll({ ask, is }: Trial): Promise<void> {
	for (const set of setNames) {
		const { body } = await ask('GET', `${set}?$count=true`);
		is(`${set} has its count`, body['@iot.count'], body.value.length);
		const [first] = body.value;
		const { body: one } = await ask('GET', `${set}(${first['@iot.id']})`);
		is(`${set}, one`, one, first);
		is(`${set}, nobody's`, (await ask('GET', `${set}(${BIGGEST})`)).status, 404);
		for (const property of sets[set].properties.filter((name) => name in first)) {
			is(`${set}/${property}`, (await ask('GET', `${set}(${first['@iot.id']})/${property}`)).body, {
				[property]: first[property]
			});
			is(`${set}/${property}/$value`, (await ask('GET', `${set}(${first['@iot.id']})/${property}/$value`)).status, 200);
			const { body: selected } = await ask('GET', `${set}?$select=${property}`);
			is(`${set} selects ${property}`, Object.keys(selected.value[0]), ['@iot.selfLink', property]);
		}
		for (const relation of Object.keys(sets[set].relations)) {
			const { body: found } = await ask('GET', `${set}?$expand=${relation}`);
			is(`${set} expands ${relation}`, Array.isArray(found.value[0][relation]), relationOf(set, relation)?.many);
			is(`${set}/${relation}/$ref`, (await ask('GET', `${set}(${first['@iot.id']})/${relation}/$ref`)).status, 200);
		}
	}
	const { body: asked } = await ask(
		'GET',
		"Observations?$count=true&$top=1&$skip=2&$orderby=phenomenonTime%20asc&$filter=result%20gt%20'3'"
	);
	is('the order of options', [asked['@iot.count'], asked.value[0].result], [6, 6]);
	let [found, next] = [0, 'Observations?$top=5'];
	for (; next; ) {
		const { body } = await ask('GET', next);
		found += body.value.length;
		next = body['@iot.nextLink'] ?? '';
	}
	is('all by following links', found, 12);
}

async function refuses({ ask, is }: Trial): Promise<void> {
	const { Sensor: _, ...noSensor } = stream('x');
	for (const [what, address, body, status] of [
		['a stream without a sensor', 'Things', { ...thing('x', 1), Datastreams: [noSensor] }, 400],
		['an observation without a stream', 'Observations', { result: 1 }, 400],
		[
			'an observation of nothing',
			'Things',
			{ ...thing('x', 1), Locations: [], Datastreams: [{ ...stream('x'), Observations: [{ result: 1 }] }] },
			400
		],
		['a property that there is not', 'Things', { name: 'x', description: 'x', colour: 1 }, 400],
		['a set that there is not', 'Chairs', {}, 404],
		['tasking', 'TaskingCapabilities', {}, 501]
	] as const)
		is(what, (await ask('POST', address, body)).status, status);
	is('nothing of it is kept', (await ask('GET', 'Things?$count=true')).body['@iot.count'], 2);
	is('an option that there is not', (await ask('GET', 'Things?top=1')).status, 400);
	is('a filter that cannot be read', (await ask('GET', 'Things?$filter=name%20eq')).status, 400);
}

async function removesAll({ ask, is }: Trial): Promise<void> {
	const { body } = await ask('GET', 'Sensors');
	is('a sensor goes', (await ask('DELETE', `Sensors(${body.value[0]['@iot.id']})`)).status, 200);
	is('its stream with it', (await ask('GET', 'Datastreams?$count=true')).body['@iot.count'], 3);
	is('and its observations', (await ask('GET', 'Observations?$count=true')).body['@iot.count'], 9);
	const { body: things } = await ask('GET', 'Things');
	const [{ '@iot.id': id, ...before }] = things.value;
	is('a change', (await ask('PATCH', `Things(${id})`, { description: 'PATCHED' })).status, 200);
	is('what it leaves', (await ask('GET', `Things(${id})`)).body, { '@iot.id': id, ...before, description: 'PATCHED' });
	is(
		'a change that would make something',
		(await ask('PATCH', `Things(${id})`, { Locations: [{ name: 'x' }] })).status,
		400
	);
}

async function letsStrangersIn({ is, url }: Trial): Promise<void> {
	const nobody = asker(url, null);
	is(
		'a stranger sees nothing that nobody has published',
		(await nobody('GET', 'Things?$count=true')).body['@iot.count'] ?? 0,
		0
	);
	is('a stranger makes nothing', (await nobody('POST', 'Things', thing('x', 1))).status, 401);
	is('a wrong key', (await asker(url, `cvk_${'0'.repeat(46)}`)('GET', 'Things')).status, 401);
	const read = await fetch(`${url}${ROOT}/Things`, { headers: { origin: 'https://elsewhere.example' } });
	is('pages of others may read', read.headers.get('access-control-allow-origin'), '*');
}
