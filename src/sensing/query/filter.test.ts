import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparisons, type Filter, parseFilter, sayFilter } from './filter.ts';
import { optionsIn } from './options.ts';
import { parsePath } from './path.ts';

const refusal = (act: () => unknown): string => {
	try {
		act();
		return 'done';
	} catch (error) {
		const { status, code } = error as { status: number; code: string };
		return `${status} ${code}`;
	}
};

const leaf: fc.Arbitrary<Filter> = fc.oneof(
	fc.string({ maxLength: 12 }).map((value) => ({ is: 'text' as const, value })),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ is: 'number' as const, value: value || 0 })),
	fc
		.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
		.map((value) => ({ is: 'time' as const, value })),
	fc.boolean().map((value) => ({ is: 'truth' as const, value })),
	fc.constant({ is: 'nothing' as const }),
	fc
		.array(fc.constantFrom('result', 'name', 'properties', 'Datastream', 'Thing', '@iot.id'), {
			minLength: 1,
			maxLength: 3
		})
		.map((steps) => ({ is: 'path' as const, steps }))
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
	filter: fc.oneof(
		{ maxDepth: 5 },
		leaf,
		fc.record({ is: fc.constantFrom('and' as const, 'or' as const), left: tie('filter'), right: tie('filter') }),
		fc.record({ is: fc.constant('not' as const), of: tie('filter') }),
		fc.record({
			...{ is: fc.constant('compare' as const), by: fc.constantFrom(...comparisons) },
			...{ left: tie('filter'), right: tie('filter') }
		}),
		fc.record({
			...{ is: fc.constant('reckon' as const), by: fc.constantFrom('add' as const, 'sub' as const, 'mul' as const) },
			...{ left: tie('filter'), right: tie('filter') }
		}),
		fc.record({
			is: fc.constant('call' as const),
			name: fc.constantFrom('startswith', 'length', 'year', 'now'),
			given: fc.array(tie('filter'), { maxLength: 3 })
		})
	)
}));

test('a filter that is written and read again is the same', () => {
	fc.assert(
		fc.property(filter, (one) => {
			expect(parseFilter(sayFilter(one))).toEqual(one);
		})
	);
});

test('whatever is written is read or refused with where', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (text) => {
			expect(['done', '400 sensing_asked_unread']).toContain(refusal(() => parseFilter(text)));
		})
	);
});

test('products bind more than sums, sums than comparisons, « not » than « and », « and » than « or »', () => {
	const same = (short: string, long: string) => expect(parseFilter(short)).toEqual(parseFilter(long));
	same(
		"result add 2 mul 3 gt 4 and name eq null or not startswith(name,'a') and true",
		"(((result add (2 mul 3)) gt 4) and (name eq null)) or ((not startswith(name,'a')) and true)"
	);
	same('result sub 1 sub 2 eq -3e2', '((result sub 1) sub 2) eq -300');
	expect(parseFilter("Datastream/Thing/name eq 'O''Neil'")).toMatchObject({ right: { is: 'text', value: "O'Neil" } });
	expect(parseFilter('resultTime ge 2014-01-01T00:00:00.104Z')).toMatchObject({ right: { is: 'time' } });
	for (const wrong of [
		'',
		'result gt',
		'(result gt 1',
		'result gt 1)',
		'result >= 1',
		"name eq 'a",
		`${'not '.repeat(60)}true`
	])
		expect(
			refusal(() => parseFilter(wrong)),
			wrong
		).toBe('400 sensing_asked_unread');
});

test('an address is steps and what is meant at their end', () => {
	expect(parsePath('')).toBeNull();
	expect(parsePath('Things(1)/Datastreams(2)/Observations/$ref')).toMatchObject({
		of: 'ref',
		steps: [{ id: '1' }, { id: '2' }, { many: true }]
	});
	expect(parsePath('Datastreams(2)/Thing/name/$value')).toMatchObject({
		of: 'value',
		property: 'name',
		steps: [{}, { set: 'Things', many: false }]
	});
	for (const [path, said] of [
		['Chairs', '404 kernel_missing'],
		['Things/name', '404 kernel_missing'],
		['Things(9223372036854775808)', '404 kernel_missing'],
		["Things('a')", '400 sensing_asked_unread'],
		['Things(1)/name/$value/more', '404 kernel_missing'],
		['MultiDatastreams', '501 sensing_not_done']
	] as const)
		expect(
			refusal(() => parsePath(path)),
			path
		).toBe(said);
});

test('what is asked beside the address is read whole, expansions in expansions too', () => {
	const read = (query: string) => optionsIn('Things', new URLSearchParams(query));
	const { expand } = read(
		"$expand=Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc;$filter=result ne 'a;b'),Sensor),Locations"
	);
	expect([...expand.keys()]).toEqual(['Datastreams', 'Locations']);
	expect(expand.get('Datastreams')?.expand.get('Observations')).toMatchObject({
		top: 1,
		order: [{ descending: true }]
	});
	const both = read('$expand=Datastreams/Sensor,Datastreams/Thing').expand.get('Datastreams')?.expand;
	expect([...(both?.keys() ?? [])]).toEqual(['Sensor', 'Thing']);
	for (const [query, said] of [
		['$top=-1', '400 sensing_asked_unread'],
		['$top=1&$top=2', '400 sensing_asked_unread'],
		['$select=colour', '400 sensing_asked_unknown'],
		['$expand=Chairs', '400 sensing_asked_unknown'],
		['$expand=Datastreams(top=1)', '400 sensing_asked_unknown'],
		['top=1', '400 sensing_asked_unknown'],
		['$search=x', '501 sensing_not_done'],
		[`$expand=${'Datastreams/Thing/'.repeat(3)}Locations`, '501 sensing_not_done']
	] as const)
		expect(
			refusal(() => read(query)),
			query
		).toBe(said);
});
