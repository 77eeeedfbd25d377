import type { Module } from '#kernel/module.ts';
import { erasePerson, exportPerson } from './people/persons.ts';

export const network: Module = { name: 'network', export: exportPerson, erase: erasePerson };
