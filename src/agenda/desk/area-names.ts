import { m } from '#messages';
import type { OfferingArea } from '../index.ts';

const names: Readonly<Record<OfferingArea, () => string>> = {
	network: m.web_area_network,
	agenda: m.web_area_agenda,
	learning: m.web_area_learning,
	journey: m.web_area_journey,
	venture: m.web_area_venture,
	stage: m.web_area_stage,
	city: m.web_area_city
};

/** What a part of the hub is called, in the reader's language. */
export const areaName = (area: OfferingArea): string => names[area]();
