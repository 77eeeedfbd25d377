import { m } from '#messages';
import type { OfferingArea } from '../index.ts';

const names: Readonly<Record<OfferingArea, () => string>> = {
	network: m.routes_area_network,
	agenda: m.routes_area_agenda,
	learning: m.routes_area_learning,
	journey: m.routes_area_journey,
	venture: m.routes_area_venture,
	stage: m.routes_area_stage,
	city: m.routes_area_city
};

/** What a part of the hub is called, in the reader's language. */
export const areaName = (area: OfferingArea): string => names[area]();
