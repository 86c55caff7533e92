import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { answerDeepLinkingApi } from '../../features/deep-linking/deep-linking.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import type { SentItem } from './chosen-item.ts';

/**
 * Answers the LMS once: the server signs, and the page posts the signed answer in the same frame.
 * No items means "cancelled". Nothing can be sent while it is under way or after it was sent.
 */
export function useAnswer() {
  const { api } = useApp();
  const [isGone, setGone] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (items: SentItem[]) =>
      api.call<typeof answerDeepLinkingApi>({
        method: 'post',
        path: '/api/deep-linking/responses',
        body: { items },
      }),
    onSuccess: ({ returnUrl, jwt }) => {
      setGone(true);
      postForm(returnUrl, { JWT: jwt });
    },
  });
  const failure = error === null ? null : toApiError(error);
  const wasSent = failure?.status === 409;
  return { send: mutate, isGone, wasSent, isBusy: isPending || isGone || wasSent, error: failure };
}

/** Leaves this page, as Deep Linking asks (LTI Deep Linking 2.0, "Deep Linking Response Message"). */
function postForm(action: string, fields: Record<string, string>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
