import type { Module } from '#kernel/module.ts';
import { merge } from './merging.ts';
import { erasePerson, exportPerson } from './people/persons.ts';

export const network: Module = { name: 'network', export: exportPerson, merge, erase: erasePerson };
