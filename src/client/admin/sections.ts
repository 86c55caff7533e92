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
    path: 'overview',
    scopes: ['tenant', 'installation'],
    label: (t) => t.overview.title,
    Screen: lazy(async () => ({
      default: (await import('./overview/overview-section.tsx')).OverviewSection,
    })),
  },
  {
    path: 'tenants',
    scopes: ['installation'],
    label: (t) => t.admin.tenants.title,
    Screen: lazy(async () => ({
      default: (await import('./tenants/tenants-section.tsx')).TenantsSection,
    })),
  },
  {
    path: 'platforms',
    scopes: ['tenant', 'installation'],
    label: (t) => t.platforms.title,
    Screen: lazy(async () => ({
      default: (await import('./platforms/platforms-section.tsx')).PlatformsSection,
    })),
  },
  {
    path: 'connect',
    scopes: ['tenant', 'installation'],
    label: (t) => t.connect.title,
    Screen: lazy(async () => ({
      default: (await import('./connect/connect-section.tsx')).ConnectSection,
    })),
  },
  {
    path: 'launches',
    scopes: ['tenant', 'installation'],
    label: (t) => t.launches.title,
    Screen: lazy(async () => ({
      default: (await import('./launches/launches-section.tsx')).LaunchesSection,
    })),
  },
  {
    path: 'grades',
    scopes: ['tenant', 'installation'],
    label: (t) => t.grades.menu,
    Screen: lazy(async () => ({
      default: (await import('./grades/grades-section.tsx')).GradesSection,
    })),
  },
  {
    path: 'people',
    scopes: ['tenant', 'installation'],
    label: (t) => t.adminPeople.menu,
    Screen: lazy(async () => ({
      default: (await import('./people/people-section.tsx')).PeopleSection,
    })),
  },
  {
    path: 'settings',
    scopes: ['tenant'],
    label: (t) => t.adminSettings.title,
    Screen: lazy(async () => ({
      default: (await import('./settings/settings-section.tsx')).SettingsSection,
    })),
  },
  {
    path: 'privacy',
    scopes: ['tenant'],
    label: (t) => t.privacy.title,
    Screen: lazy(async () => ({
      default: (await import('./privacy/privacy-section.tsx')).PrivacySection,
    })),
  },
  {
    path: 'audit',
    scopes: ['tenant', 'installation'],
    label: (t) => t.auditTrail.title,
    Screen: lazy(async () => ({ default: (await import('./audit/audit-section.tsx')).AuditSection })),
  },
];
