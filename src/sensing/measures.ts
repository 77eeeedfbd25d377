import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';

const qudt = (name: string): string => `http://qudt.org/vocab/unit/${name}`;

/** What is measured most in rooms and streets, with the unit that it is said in. */
export const measures = {
	temperature: {
		name: m.sensing_measure_temperature,
		unit: { name: 'degree Celsius', symbol: '°C', definition: qudt('DEG_C') }
	},
	humidity: { name: m.sensing_measure_humidity, unit: { name: 'percent', symbol: '%', definition: qudt('PERCENT') } },
	co2: { name: m.sensing_measure_co2, unit: { name: 'parts per million', symbol: 'ppm', definition: qudt('PPM') } },
	noise: { name: m.sensing_measure_noise, unit: { name: 'decibel', symbol: 'dB', definition: qudt('DeciB') } },
	light: { name: m.sensing_measure_light, unit: { name: 'lux', symbol: 'lx', definition: qudt('LUX') } },
	dust: {
		name: m.sensing_measure_dust,
		unit: { name: 'microgram per cubic metre', symbol: 'µg/m³', definition: qudt('MicroGM-PER-M3') }
	},
	count: { name: m.sensing_measure_count, unit: { name: 'number', symbol: '', definition: qudt('NUM') } }
} as const;

type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as Measure[];

/** « Température (°C) » */
export const measureName = (measure: Measure, locale: Locale): string => {
	const { name, unit } = measures[measure];
	return unit.symbol ? `${name({}, { locale })} (${unit.symbol})` : name({}, { locale });
};
