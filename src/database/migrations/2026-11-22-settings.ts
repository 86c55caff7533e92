import type { Connection } from 'mongoose';
import type { Migration } from '../migration.ts';

/** Voice comments were on or off for a tenant; now a district suggests, and each setting says how and since when. */
export const settingsWithModes: Migration = {
  id: '2026-11-22-settings',
  indexes: [],
  async up(connection: Connection) {
    const tenants = connection.collection('tenants');
    const voice = { value: true, mode: 'suggested', at: new Date() };
    await tenants.updateMany({ 'settings.voice': true }, { $set: { 'settings.voice': voice } });
    await tenants.updateMany({ 'settings.voice': false }, { $unset: { 'settings.voice': 1 } });
  },
  async down(connection: Connection) {
    const tenants = connection.collection('tenants');
    await tenants.updateMany({ 'settings.voice.value': true }, { $set: { settings: { voice: true } } });
  },
};
