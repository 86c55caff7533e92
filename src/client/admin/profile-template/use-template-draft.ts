import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mergeTemplates } from '../../../domain/merge-profile-templates.ts';
import type { ProfileTemplate } from '../../../domain/profile-template.ts';
import type {
  changeProfileTemplateApi,
  getProfileTemplateApi,
  ProfileTemplateView,
} from '../../../features/profiles/profile-template.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { safeStorage } from '../../safe-storage.ts';

export const templateKey = ['admin', 'profile-template'];

interface Draft {
  /** The stored template that the changes are made upon. */
  base: ProfileTemplateView;
  mine: ProfileTemplate;
  /** What somebody else wrote meanwhile where this admin wrote too, by place. */
  theirs: Record<string, string>;
  /** Somebody else saved while this admin wrote. */
  isMerged: boolean;
}

const storage = safeStorage('localStorage');

/** A template while it is changed: kept over a reload and a lost network, and merged when somebody else saves first. */
export function useTemplateDraft(stored: ProfileTemplateView, tenantId: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const key = `waymark.profile-template.${tenantId}`;
  const [draft, setDraft] = useState<Draft>(() => startFrom(stored, storage.get(key)));
  const place = (next: Draft) => {
    setDraft(next);
    storage.set(key, JSON.stringify({ base: next.base, mine: next.mine }));
  };
  const settle = (answer: ProfileTemplateView) => {
    queries.setQueryData(templateKey, answer);
    setDraft(fresh(answer));
    storage.remove(key);
  };
  const saving = useMutation({
    mutationFn: () =>
      api.call<typeof changeProfileTemplateApi>({
        method: 'put',
        path: '/api/admin/profile-template',
        body: { sections: draft.mine, revision: draft.base.revision },
      }),
    onSuccess: settle,
    async onError(error) {
      if (toApiError(error).rule !== 'TEMPLATE_CHANGED') return;
      const latest = await api.call<typeof getProfileTemplateApi>({
        method: 'get',
        path: '/api/admin/profile-template',
      });
      queries.setQueryData(templateKey, latest);
      place(rebase(draft, latest));
      saving.reset();
    },
  });
  return {
    ...draft,
    isChanged: JSON.stringify(draft.mine) !== JSON.stringify(draft.base.sections),
    change: (mine: ProfileTemplate) => {
      // Faults name places: they hold while the places do.
      if (placesOf(mine) !== placesOf(draft.mine)) saving.reset();
      place({ ...draft, mine });
    },
    undo: () => {
      saving.reset();
      settle(draft.base);
    },
    save: () => saving.mutate(),
    isSaving: saving.isPending,
    isSaved: saving.isSuccess,
    error: saving.error && toApiError(saving.error),
  };
}

const placesOf = (template: ProfileTemplate): string =>
  template.flatMap(({ section, questions }) => [section, ...questions.map(({ id }) => id)]).join();

const fresh = (base: ProfileTemplateView): Draft => ({
  base,
  mine: base.sections,
  theirs: {},
  isMerged: false,
});

function rebase({ base, mine }: Pick<Draft, 'base' | 'mine'>, latest: ProfileTemplateView): Draft {
  const { sections, theirs } = mergeTemplates(base.sections, mine, latest.sections);
  return { base: latest, mine: sections, theirs, isMerged: true };
}

function startFrom(stored: ProfileTemplateView, kept: string | null): Draft {
  const draft = readKept(kept);
  if (!draft) return fresh(stored);
  return draft.base.revision === stored.revision
    ? { ...fresh(stored), mine: draft.mine }
    : rebase(draft, stored);
}

function readKept(text: string | null): Pick<Draft, 'base' | 'mine'> | null {
  try {
    const value = JSON.parse(text ?? 'null') as Pick<Draft, 'base' | 'mine'> | null;
    return value && Array.isArray(value.mine) && Array.isArray(value.base.sections) ? value : null;
  } catch {
    return null;
  }
}
