import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { AdminMessages } from '../messages/admin-en.ts';

export interface Section {
  /** Below /app. */
  path: string;
  /** Whether it looks after one tenant, or after the whole installation. */
  scopes: readonly ('tenant' | 'installation')[];
  label(t: AdminMessages): string;
  /** Renders a `Page` of its own; may hold `Routes` below its path. */
  Screen: ComponentType;
}

/** Every section of the console, in the order of its menu; the first one of a scope is its home. */
export const sections: Section[] = [
  {
    path: 'tenants',
    scopes: ['installation'],
    label: (t) => t.admin.tenants.title,
    Screen: lazy(async () => ({
      default: (await import('./tenants/tenants-section.tsx')).TenantsSection,
    })),
  },
];
